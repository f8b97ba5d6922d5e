"""Rows as a table for the clipboard: text that cannot run, and HTML in which text stays text."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from desktop.data.formulas import unguarded
from desktop.models.copying import as_table
from desktop.models.paging import Column

COLUMNS: tuple[Column[tuple[str, int]], ...] = (
    Column("name", lambda: "Name", lambda row: row[0]),
    Column("count", lambda: "=Count", lambda row: f"{row[1]:,}", numeric=True),
)


class Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data


def cells(html: bytes) -> list[list[str]]:
    parser = Cells()
    parser.feed(html.decode())
    return parser.rows


def test_headings_go_along_when_they_are_wanted() -> None:
    copied = as_table(COLUMNS, [("a\tb\n<i>", 1234)], with_headers=True)
    assert copied.text == b"Name\t'=Count\na b <i>\t1,234"
    assert cells(copied.html) == [["Name", "'=Count"], ["a b <i>", "1234"]]
    assert copied.rows == 1
    assert as_table(COLUMNS, []).text == b""


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",))), min_size=1, max_size=5))
def test_whatever_stands_in_a_cell_is_one_inert_cell(names: list[str]) -> None:
    copied = as_table(COLUMNS, [(name, 1) for name in names])
    rows = [row.split("\t") for row in copied.text.decode().split("\n")]
    assert len(rows) == len(names)
    for row, name in zip(rows, names, strict=True):
        text, count = row
        assert count == "1"
        assert not text.lstrip(" \u00a0").startswith(("=", "+", "-", "@"))
        assert unguarded(text) == (name if name.isprintable() else " ".join(name.split()))
    assert len(cells(copied.html)) == len(names)
