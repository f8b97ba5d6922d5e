"""Painting what a cell shows: text, muted caption, numbers that line up, and the chip.

A frame of a table holds hundreds of cells, so what can be kept is: how a text is cut and shaped, and the picture of a
chip. All of it depends on the font and the palette; other ones get another painter.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap, QStaticText

from desktop.models.roles import Cell, Chip
from desktop.views.icons import paint_icon
from desktop.views.theme import RADIUS, SMALL, TIGHT, caption_font, tabular, tones

_CHIP_PAD: Final = 6
_OUTLINE_ALPHA: Final = 80
# Below this many characters a text beside a chip says nothing: the chip then gives up its word.
_LEAST_CHARACTERS: Final = 5
_BREAKS: Final = frozenset("\n\r\t\u2028\u2029")
_TEXTS_KEPT: Final = 3_000
_CHIPS_KEPT: Final = 200


def one_line(text: str) -> str:
    """`text` without line breaks and tabs: a row of a table has one line."""
    return text if _BREAKS.isdisjoint(text) else " ".join(text.split())


def _glyph_side(metrics: QFontMetrics) -> int:
    return max(9, round(metrics.height() * 0.62))


def chip_size(chip: Chip, font: QFont, *, word: bool = True) -> QSize:
    """How large `chip` is beside text in `font`; without its word only the glyph is counted."""
    metrics = QFontMetrics(caption_font(font))
    width = 2 * _CHIP_PAD + _glyph_side(metrics)
    if word:
        # Advances are rounded; one pixel more than the word keeps it from being cut.
        width += TIGHT + metrics.horizontalAdvance(one_line(chip.text)) + 2
    return QSize(width, metrics.height() + TIGHT)


def paint_chip(painter: QPainter, rect: QRectF, chip: Chip, palette: QPalette, font: QFont) -> None:
    """Paint `chip` into `rect`, its word cut at the end when the rectangle is narrower than `chip_size`."""
    tone = tones(palette)
    text_colour, tint = tone.chip(chip.kind)
    small = caption_font(font)
    metrics = QFontMetrics(small)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QColor(text_colour)
    if tint != tone.base:
        outline.setAlpha(_OUTLINE_ALPHA)
    painter.setPen(QPen(outline, 1))
    painter.setBrush(tint)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    side = _glyph_side(metrics)
    room = rect.width() - 2 * _CHIP_PAD - side - TIGHT
    word = metrics.elidedText(one_line(chip.text), Qt.TextElideMode.ElideRight, int(room)) if room > 0 else ""
    left = rect.left() + _CHIP_PAD if word else rect.center().x() - side / 2
    glyph = QRectF(round(left), round(rect.center().y() - side / 2), side, side)
    paint_icon(painter, glyph, f"chip-{chip.kind.value}", text_colour, tint)
    if word:
        painter.setPen(text_colour)
        painter.setFont(small)
        words = QRectF(glyph.right() + TIGHT, rect.top(), room + 1, rect.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
    painter.restore()


def paint_placeholder(painter: QPainter, rect: QRectF, palette: QPalette, seed: int) -> None:
    """Paint the soft bar that stands for text not loaded yet; `seed` varies its length."""
    share = 0.4 + (seed * 37 % 40) / 100
    height = max(6.0, rect.height() * 0.28)
    bar = QRectF(rect.left(), rect.center().y() - height / 2, max(24.0, rect.width() * share), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tones(palette).placeholder)
    painter.drawRoundedRect(bar & rect, height / 2, height / 2)
    painter.restore()


class _Script:
    """One font and how texts look in it; shaped texts are kept, the oldest go first."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self.height = self.metrics.height()
        self._kept: OrderedDict[tuple[str, int, bool], tuple[QStaticText, float]] = OrderedDict()

    def shaped(self, text: str, room: int, *, middle: bool) -> tuple[QStaticText, float]:
        """`text` cut to `room` pixels, ready to be painted, and how wide it is."""
        key = text, room, middle
        known = self._kept.get(key)
        if known is None:
            mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
            cut = self.metrics.elidedText(text, mode, room)
            shape = QStaticText(cut)
            shape.setTextFormat(Qt.TextFormat.PlainText)
            shape.prepare(font=self.font)
            known = self._kept[key] = shape, float(self.metrics.horizontalAdvance(cut))
            while len(self._kept) > _TEXTS_KEPT:
                self._kept.popitem(last=False)
        return known


class CellPainter:
    """Paints cells in one font and palette. GUI thread."""

    def __init__(self, font: QFont, palette: QPalette, *, enabled: bool, ratio: float) -> None:
        group = QPalette.ColorGroup.Normal if enabled else QPalette.ColorGroup.Disabled
        self._palette = palette
        self._font = font
        self._ratio = ratio
        self._colour = palette.color(group, QPalette.ColorRole.Text)
        self._muted = tones(palette).muted if enabled else self._colour
        self._plain = _Script(font)
        self._numbers = _Script(tabular(font))
        self._small = _Script(caption_font(font))
        self._chips: OrderedDict[tuple[Chip, int], QPixmap] = OrderedDict()
        self._sizes: dict[Chip, QSize] = {}
        self._least = _LEAST_CHARACTERS * self._plain.metrics.averageCharWidth()

    def paint(self, painter: QPainter, room: QRectF, cell: Cell) -> None:
        """Paint `cell` into `room`, which is the cell without its padding. Changes the painter's font and pen."""
        script = self._numbers if cell.to_the_right else self._plain
        text = cell.text
        if cell.chip is not None:
            room = self._chip_beside(painter, room, text, cell, script, cell.chip)
        if not text and not cell.caption:
            return
        left, top, width, height = room.left(), room.top(), room.width(), room.height()
        if not cell.caption:
            self._write(painter, script, self._colour, text, cell, left, top, width, height)
            return
        small = self._small
        if height >= script.height + small.height + SMALL:
            upper = top + (height - script.height - small.height) / 2
            self._write(painter, script, self._colour, text, cell, left, upper, width, script.height)
            self._write(
                painter, small, self._muted, cell.caption, cell, left, upper + script.height, width, small.height
            )
            return
        own = 0.0
        if text:
            own = self._write(painter, script, self._colour, text, cell, left, top, width, height) + SMALL
        rest = width - own
        if rest > small.metrics.averageCharWidth() * 3:
            self._write(painter, small, self._muted, cell.caption, cell, left + own, top, rest, height)

    def _write(
        self,
        painter: QPainter,
        script: _Script,
        colour: QColor,
        text: str,
        cell: Cell,
        left: float,
        top: float,
        width: float,
        height: float,
    ) -> float:
        """Write one line in the middle of a box; how wide it became."""
        shape, wide = script.shaped(one_line(text), int(width), middle=cell.elide_middle and script is not self._small)
        if cell.to_the_right:
            left += max(0.0, width - wide)
        painter.setFont(script.font)
        painter.setPen(colour)
        painter.drawStaticText(QPointF(left, top + (int(height) - script.height) // 2), shape)
        return min(wide + 1.0, width)

    def _chip_beside(
        self, painter: QPainter, room: QRectF, text: str, cell: Cell, script: _Script, chip: Chip
    ) -> QRectF:
        """Paint the chip alone at the start of the cell, or after the text; what is left for the text."""
        size = self._sizes.get(chip)
        if size is None:
            size = self._sizes[chip] = chip_size(chip, self._font)
        wide, high = size.width(), size.height()
        top = round(room.center().y() - high / 2)
        if not text and not cell.caption:
            self._stamp(painter, room.left(), top, min(wide, int(room.width())), high, chip)
            return room
        advance = script.metrics.horizontalAdvance(text)
        if room.width() - wide - SMALL < min(advance, self._least):
            wide = chip_size(chip, self._font, word=False).width()
        wanted = room.width() if cell.caption else advance + 1.0
        text_width = min(wanted, room.width() - wide - SMALL)
        self._stamp(painter, room.left() + text_width + SMALL, top, wide, high, chip)
        return QRectF(room.left(), room.top(), max(0.0, text_width), room.height())

    def _stamp(self, painter: QPainter, left: float, top: int, wide: int, high: int, chip: Chip) -> None:
        if wide <= 0:
            return
        picture = self._chips.get((chip, wide))
        if picture is None:
            picture = QPixmap((QSizeF(wide, high) * self._ratio).toSize())
            picture.setDevicePixelRatio(self._ratio)
            picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(picture)
            paint_chip(inner, QRectF(0, 0, wide, high), chip, self._palette, self._font)
            inner.end()
            self._chips[chip, wide] = picture
            while len(self._chips) > _CHIPS_KEPT:
                self._chips.popitem(last=False)
        painter.drawPixmap(QPointF(round(left), top), picture)


@lru_cache(maxsize=16)
def _place(*_look: object) -> list[CellPainter]:
    return []


def cell_painter(font: QFont, palette: QPalette, *, enabled: bool, ratio: float) -> CellPainter:
    """The painter for this font and palette on a screen of this pixel ratio; asking again gives the same one."""
    # Views lay colours of their own into palettes, so that no two are the same object: what is painted with counts.
    group = QPalette.ColorGroup.Normal if enabled else QPalette.ColorGroup.Disabled
    colour = palette.color(group, QPalette.ColorRole.Text).rgba()
    place = _place(font.key(), colour, id(tones(palette)), enabled, ratio)
    if not place:
        place.append(CellPainter(QFont(font), QPalette(palette), enabled=enabled, ratio=ratio))
    return place[0]
