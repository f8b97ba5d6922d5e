"""Rows as a table on the clipboard: as text with tabs, and as HTML in which a spreadsheet leaves text as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from desktop.data.formulas import guarded
from desktop.models.paging import Column

# Each spreadsheet has its own way of being told that a cell is text.
_BEFORE = (
    '<html><head><meta charset="utf-8"><style>td, th { mso-number-format: "\\@"; text-align: left; }'
    " td.n { mso-number-format: General; text-align: right; }</style></head><body><table>\n"
)
_AFTER = "</table></body></html>"
_TEXT = '<td sdnum="1033;0;@">'
_NUMBER = '<td class="n">'


@dataclass(frozen=True, slots=True)
class Copied:
    """A table in both forms that the clipboard gets, and how many rows it has.

    They are UTF-8 already: putting a hundred thousand rows into Qt's own strings would stop the window.
    """

    text: bytes
    html: bytes
    rows: int


def as_table(columns: Sequence[Column[Any]], records: Iterable[Any], *, with_headers: bool = False) -> Copied:
    """The records as the columns show them; nothing in them can run in a spreadsheet. For any thread."""
    lines: list[bytes] = []
    rows: list[bytes] = [_BEFORE.encode()]
    if with_headers:
        titles = [_plain(column.title()) for column in columns]
        lines.append(_encoded("\t".join(titles)))
        rows.append(_encoded("<tr>" + "".join(f"<th>{escape(title)}</th>" for title in titles) + "</tr>\n"))
    count = 0
    for record in records:
        count += 1
        cells = [_plain(column.text(record)) for column in columns]
        # Row by row: encoding all of it at once would keep the window from the interpreter.
        lines.append(_encoded("\t".join(cells)))
        parts = (_cell(column, cell) for column, cell in zip(columns, cells, strict=True))
        rows.append(_encoded("<tr>" + "".join(parts) + "</tr>\n"))
    rows.append(_AFTER.encode())
    return Copied(b"\n".join(lines), b"".join(rows), count)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _plain(text: str) -> str:
    return guarded(text if text.isprintable() else " ".join(text.split()))


def _cell(column: Column[Any], text: str) -> str:
    if column.numeric:
        # Without the marks between thousands, which every language sets otherwise.
        digits = "".join(filter(str.isdecimal, text))
        return f"{_NUMBER}{digits}</td>"
    return f"{_TEXT}{escape(text)}</td>"
