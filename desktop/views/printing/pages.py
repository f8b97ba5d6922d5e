"""The pages of a list: how its columns share the width, how many rows stand on each, and painting one.

Everything is measured in points with unhinted fonts, so that a page is the same on every device. Painting is done off
the GUI thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPageLayout, QPageSize, QPainter, QPen

from desktop.data.exporting.columns import Column, Kind, Value
from desktop.data.exporting.extracts import Words
from desktop.data.exporting.rows import Rows
from desktop.models import wording
from desktop.models.filling import fill

translate = QCoreApplication.translate

_MARGIN_MM: Final = 12.0
_TEXT: Final = 8
_TITLE: Final = 14
_SMALL_TITLE: Final = 9
_ROW: Final = 14.0
_PAD: Final = 4.5
_GAP: Final = 8.0
_FOOT: Final = 18.0
_LABEL: Final = 110.0
_LEAST: Final = 26.0
_SAMPLE: Final = 300
_MOST_ACCOUNT_LINES: Final = 3
_MOST_TITLE_LINES: Final = 3
_TWO_LINES: Final = 0.62
# Paper is white, whatever the theme of the window.
_INK: Final = QColor(28, 33, 39)
_QUIET: Final = QColor(89, 98, 110)
_LINE: Final = QColor(200, 205, 212)
_HEAD: Final = QColor(240, 242, 245)
# What is a day on the screen is a day on paper.
_DAYS: Final = frozenset({"term_end", "agreement_until"})


def page_layout() -> QPageLayout:
    """A4, landscape."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter
    )


def texts(columns: Sequence[Column], words: Words, row: Sequence[Value]) -> list[str]:
    """The cells of a row as one reads them, each on one line."""
    return [_text(column, words, value) for column, value in zip(columns, row, strict=True)]


def _text(column: Column, words: Words, value: Any) -> str:
    if value is None or value == "":
        return ""
    match column.kind:
        case Kind.NUMBER:
            return wording.number(value)
        case Kind.WORD:
            return words.values.get(column.key, {}).get(value, value)
        case Kind.MOMENT:
            assert isinstance(value, datetime)
            return wording.day(value.date()) if column.key in _DAYS else wording.moment(value)
        case _:
            return " ".join(str(value).split())


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of a page and of what may be painted on it, in points, and its resolution."""

    page: QRectF
    content: QRectF
    corner: QPointF

    @classmethod
    def of(cls, layout: QPageLayout) -> Sheet:
        """The sheet of a page layout; what is painted begins at the corner of the content."""
        full = layout.fullRectPoints()
        inside = layout.paintRectPoints()
        return cls(QRectF(full), QRectF(0, 0, inside.width(), inside.height()), QPointF(inside.topLeft()))


class Pages:
    """The pages of one list on one kind of sheet. Belongs to the thread that made it, as its rows do."""

    def __init__(self, rows: Rows, words: Words, sheet: Sheet) -> None:
        self._rows = rows
        self._words = words
        self._area = sheet.content
        self._font = _font(_TEXT)
        self._bold = _font(_TEXT, bold=True)
        self._metrics = QFontMetricsF(self._font)
        self._titles = [words.title(column) for column in rows.columns]
        self._widths = self._shared_width()
        self._titles_height = self._height_of_titles()
        self._account_height = self._height_of_account()
        head = _TITLE * 1.6 + self._account_height + _GAP
        self._first = self._fitting(head)
        self._other = self._fitting(_SMALL_TITLE * 1.6 + _GAP / 2)
        rest = max(0, len(rows) - self._first)
        self.count = 1 + -(-rest // self._other)

    def rows_of(self, page: int) -> range:
        """The rows that stand on a page, counted from 0."""
        start = 0 if page == 0 else self._first + (page - 1) * self._other
        return range(start, min(len(self._rows), start + (self._other if page else self._first)))

    def stream(self) -> Iterator[Sequence[list[str]]]:
        """The rows of one page after the other; the store is read in larger bites."""
        source = (texts(self._rows.columns, self._words, row) for bite in self._rows.bites() for row in bite)
        for page in range(self.count):
            yield list(islice(source, len(self.rows_of(page))))

    def read(self, page: int) -> list[list[str]]:
        """The rows of one page."""
        place = self.rows_of(page)
        return [
            texts(self._rows.columns, self._words, row)
            for bite in self._rows.bites(start=place.start, end=place.stop)
            for row in bite
        ]

    def paint(self, painter: QPainter, page: int, rows: Sequence[Sequence[str]]) -> None:
        """Paint a page; the painter's unit is a point and its origin the corner of the content."""
        top = self._paint_head(painter, page)
        self._paint_titles(painter, top)
        for number, row in enumerate(rows):
            self._paint_row(painter, top + self._titles_height + _ROW * number, row)
        if not rows and page == 0:
            painter.setPen(_QUIET)
            self._line(
                painter,
                QRectF(0, top + self._titles_height + _GAP, self._area.width(), _ROW),
                translate("Print", "No rows."),
            )
        self._paint_foot(painter, page)

    # Measuring

    def _fitting(self, head: float) -> int:
        return max(1, int((self._area.height() - head - _FOOT - self._titles_height - _GAP / 4) // _ROW))

    def _shared_width(self) -> list[float]:
        """Each column gets what it needs; where that is too much, the widest give way to a common limit."""
        bold = QFontMetricsF(self._bold)
        # A heading may take two lines, and no word of it is broken while there is room.
        wanted = [
            max([bold.horizontalAdvance(title) * _TWO_LINES, *map(bold.horizontalAdvance, title.split())])
            for title in self._titles
        ]
        sample = next(self._rows.bites(end=min(len(self._rows), _SAMPLE)), [])
        if sample:
            shown = [texts(self._rows.columns, self._words, row) for row in sample]
            for number, column in enumerate(zip(*shown, strict=True)):
                lengths = sorted(map(self._metrics.horizontalAdvance, column))
                # One very long name does not widen its column; states and numbers are to be read whole.
                usual = int(len(lengths) * 0.95) if self._rows.columns[number].kind is Kind.TEXT else -1
                wanted[number] = max(wanted[number], lengths[usual])
        wanted = [max(width + 2 * _PAD, _LEAST) for width in wanted]
        room = self._area.width()
        if (spare := room - sum(wanted)) > 0:
            return [width + spare * width / sum(wanted) for width in wanted]
        limit = _limit(wanted, room)
        return [min(width, limit) for width in wanted]

    def _height_of_titles(self) -> float:
        bold = QFontMetricsF(self._bold)
        most = _MOST_TITLE_LINES * bold.height()
        heights = [
            bold.boundingRect(QRectF(0, 0, width - 2 * _PAD, most), int(Qt.TextFlag.TextWordWrap), title).height()
            for width, title in zip(self._widths, self._titles, strict=True)
        ]
        return max(min(max(heights, default=0.0), most) + 4, _ROW * 1.15)

    def _account(self) -> Iterator[tuple[int, str, str]]:
        for number, (label, text) in enumerate(self._words.about):
            yield number, label, " ".join(text.split())

    def _account_lines(self) -> list[tuple[QRectF, str, str]]:
        """What the list says of itself, in two columns: where each line stands, its label and its text."""
        half = self._area.width() / 2
        lines: list[tuple[QRectF, str, str]] = []
        top = 0.0
        height = 0.0
        for number, label, text in self._account():
            left = 0.0 if number % 2 == 0 else half
            if number % 2 == 0:
                top += height
                height = 0.0
            box = QRectF(0, 0, half - _LABEL - _GAP, _MOST_ACCOUNT_LINES * self._metrics.height())
            needed = self._metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), text).height()
            mine = min(max(needed, self._metrics.height()), box.height()) + 2
            height = max(height, mine)
            lines.append((QRectF(left, top, half - _GAP, mine), label, text))
        return lines

    def _height_of_account(self) -> float:
        return max((rect.bottom() for rect, _, _ in self._account_lines()), default=0.0)

    # Painting

    def _paint_head(self, painter: QPainter, page: int) -> float:
        width = self._area.width()
        size = _TITLE if page == 0 else _SMALL_TITLE
        painter.setFont(_font(size, bold=True))
        painter.setPen(_INK)
        self._line(painter, QRectF(0, 0, width, size * 1.6), self._words.sheet)
        top = size * 1.6
        if page:
            return top + _GAP / 2
        for rect, label, text in self._account_lines():
            place = rect.translated(0, top)
            painter.setFont(self._font)
            painter.setPen(_QUIET)
            self._line(painter, QRectF(place.left(), place.top(), _LABEL, self._metrics.height()), label)
            painter.setPen(_INK)
            box = place.adjusted(_LABEL, 0, 0, 0)
            painter.save()
            painter.setClipRect(box)
            painter.drawText(box, int(Qt.TextFlag.TextWordWrap), text)
            painter.restore()
        return top + self._account_height + _GAP

    def _paint_titles(self, painter: QPainter, top: float) -> None:
        height = self._titles_height
        metrics = QFontMetricsF(self._bold)
        painter.fillRect(QRectF(0, top, self._area.width(), height), _HEAD)
        painter.setFont(self._bold)
        painter.setPen(_INK)
        for column, title, rect in zip(self._rows.columns, self._titles, self._cells(top, height), strict=True):
            inside = rect.adjusted(_PAD, 0, -_PAD, 0)
            right = column.kind is Kind.NUMBER
            if any(metrics.horizontalAdvance(word) > inside.width() for word in title.split()):
                self._line(painter, rect, title, right=right)
                continue
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            painter.save()
            painter.setClipRect(inside)
            flags = int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(inside, flags, title)
            painter.restore()
        painter.setPen(QPen(_QUIET, 0.75))
        painter.drawLine(QPointF(0, top + height), QPointF(self._area.width(), top + height))

    def _paint_row(self, painter: QPainter, top: float, row: Sequence[str]) -> None:
        painter.setFont(self._font)
        painter.setPen(_INK)
        for column, text, rect in zip(self._rows.columns, row, self._cells(top, _ROW), strict=True):
            if text:
                middle = column.kind is Kind.IDENTIFIER
                self._line(painter, rect, text, right=column.kind is Kind.NUMBER, middle=middle)
        painter.setPen(QPen(_LINE, 0.4))
        painter.drawLine(QPointF(0, top + _ROW), QPointF(self._area.width(), top + _ROW))

    def _paint_foot(self, painter: QPainter, page: int) -> None:
        painter.setFont(self._font)
        painter.setPen(_QUIET)
        rect = QRectF(0, self._area.height() - _FOOT + _GAP / 2, self._area.width(), _FOOT - _GAP / 2)
        number = fill(translate("Print", "Page %1 of %2"), wording.number(page + 1), wording.number(self.count))
        room = self._metrics.horizontalAdvance(number) + 2 * _GAP
        told = " · ".join(text for _, text in list(self._words.about)[2:7:2])
        self._line(painter, rect.adjusted(-_PAD, 0, -room, 0), told)
        self._line(painter, rect.adjusted(0, 0, _PAD, 0), number, right=True)

    def _cells(self, top: float, height: float) -> Iterator[QRectF]:
        left = 0.0
        for width in self._widths:
            yield QRectF(left, top, width, height)
            left += width

    def _line(self, painter: QPainter, rect: QRectF, text: str, *, right: bool = False, middle: bool = False) -> None:
        """One line of text that ends where its place ends."""
        inside = rect.adjusted(_PAD, 0, -_PAD, 0)
        metrics = QFontMetricsF(painter.font())
        side = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        shown = metrics.elidedText(text, side, inside.width())
        # A name in a script of the other direction stays on the side of its column.
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(inside, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)


def _limit(wanted: Sequence[float], room: float) -> float:
    """The width that no column may exceed so that all of them fit into `room`."""
    left = list(wanted)
    room_left = room
    while left:
        fair = room_left / len(left)
        small = [width for width in left if width <= fair]
        if not small:
            return fair
        room_left -= sum(small)
        left = [width for width in left if width > fair]
    return room


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont(QGuiApplication.font().family())
    # A pixel is a point once the painter is scaled.
    font.setPixelSize(size)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
