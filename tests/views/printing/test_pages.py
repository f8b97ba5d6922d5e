"""Pages of a list: everything on them, nothing over the edge, in both languages."""

from __future__ import annotations

import re
import zlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.data.exporting.columns import OF_LIST, USUAL, shown_as
from desktop.data.exporting.extracts import Extract
from desktop.data.exporting.rows import Rows
from desktop.data.queries import CustomerQuery, SubscriptionQuery
from desktop.data.resellers import ResellerQuery
from desktop.data.store import Store
from desktop.errors import Cancelled, DeskError
from desktop.models import export_words
from desktop.views.language import apply_language
from desktop.views.printing.pages import Pages, Sheet, _limit, page_layout
from desktop.views.printing.pdf import write_pdf
from tests.factories import ACTOR, NOW, TODAY

QUERIES: dict[str, Any] = {
    "subscriptions": SubscriptionQuery(),
    "customers": CustomerQuery(),
    "resellers": ResellerQuery(),
}


def pages_of(session: Any, listed: str, columns: tuple[str, ...] | None = None, query: Any = None) -> Pages:
    keys = columns or shown_as(listed, USUAL[listed])
    rows = Rows(session, Extract(listed, query or QUERIES[listed], keys, TODAY))
    return Pages(rows, export_words.words(session, rows, ACTOR, NOW, paper=True), Sheet.of(page_layout()))


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("listed", QUERIES)
def test_every_row_is_on_one_page(qapp: Any, store: Store, listed: str, lang: str) -> None:
    apply_language(qapp, lang)
    with store.reading() as session:
        pages = pages_of(session, listed)
        rows = [number for page in range(pages.count) for number in pages.rows_of(page)]
        assert rows == list(range(len(pages._rows)))
        streamed = list(pages.stream())
        assert len(streamed) == pages.count
        assert [list(page) for page in streamed] == [pages.read(number) for number in range(pages.count)]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_columns_share_the_width_and_end_at_the_edge(qapp: Any, store: Store, lang: str) -> None:
    apply_language(qapp, lang)
    with store.reading() as session:
        for listed in QUERIES:
            for columns in (None, tuple(column.key for column in OF_LIST[listed]), (OF_LIST[listed][0].key,)):
                pages = pages_of(session, listed, columns)
                assert sum(pages._widths) <= pages._area.width() + 0.01
                cells = list(pages._cells(0, 10))
                assert all(one.right() <= other.left() + 0.01 for one, other in pairwise(cells))


def test_nothing_is_painted_outside_of_a_page(qapp: Any, store: Store) -> None:
    sheet = Sheet.of(page_layout())
    edge = 20
    with store.reading() as session:
        pages = pages_of(session, "subscriptions", tuple(column.key for column in OF_LIST["subscriptions"]))
        for number in (0, pages.count - 1):
            area = sheet.content
            picture = QImage(int(area.width()) + 2 * edge, int(area.height()) + 2 * edge, QImage.Format.Format_RGB32)
            picture.fill(0xFFFFFFFF)
            painter = QPainter(picture)
            painter.translate(edge, edge)
            pages.paint(painter, number, pages.read(number))
            painter.end()
            inside = QRectF(edge - 1, edge - 1, area.width() + 2, area.height() + 2)
            outside = [
                (x, y)
                for x in range(picture.width())
                for y in range(picture.height())
                if not inside.contains(x, y) and picture.pixel(x, y) != 0xFFFFFFFF
            ]
            assert not outside
            ink = sum(picture.pixel(x, int(picture.height() / 2)) != 0xFFFFFFFF for x in range(picture.width()))
            assert ink or number


def test_the_widest_columns_give_way() -> None:
    assert _limit([10, 20, 300], 100) == 70
    assert _limit([50, 50], 40) == 20
    assert _limit([10, 10], 100) == 100


def test_a_pdf_has_all_pages(qapp: Any, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    told: list[tuple[int, int]] = []
    with store.reading() as session:
        pages = pages_of(session, "subscriptions")
        done = write_pdf(pages._rows, pages._words, path, lambda now, total: told.append((now, total)))
    data = path.read_bytes()
    assert done == 90
    assert told[-1] == (90, 90)
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == pages.count > 1
    # Letters are kept as letters, so that the text can be searched.
    assert any(b"beginbfchar" in stream or b"beginbfrange" in stream for stream in _streams(data))


def _streams(data: bytes) -> list[bytes]:
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            found.append(stream)
    return found


def test_an_empty_list_is_one_page(qapp: Any, store: Store, tmp_path: Path) -> None:
    with store.reading() as session:
        pages = pages_of(session, "subscriptions", query=SubscriptionQuery(text="zzzzqqqq"))
        assert pages.count == 1
        assert write_pdf(pages._rows, pages._words, tmp_path / "list.pdf", lambda _now, _total: None) == 0


def test_a_cancelled_pdf_leaves_nothing(qapp: Any, store: Store, tmp_path: Path) -> None:
    def stop(now: int, _total: int) -> None:
        if now:
            raise Cancelled

    folder = tmp_path / "out"
    folder.mkdir()
    with store.reading() as session:
        pages = pages_of(session, "subscriptions")
        with pytest.raises(Cancelled):
            write_pdf(pages._rows, pages._words, folder / "list.pdf", stop)
        with pytest.raises(DeskError):
            write_pdf(pages._rows, pages._words, folder / "no" / "list.pdf", stop)
    assert not list(folder.iterdir())
