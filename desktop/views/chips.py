"""How a cell is painted: text, muted caption, numbers that line up, placeholder bars, and the chip.

A chip is a glyph, a word and a tint: the same everywhere, in tables (`ChipDelegate`) and forms (`ChipLabel`).
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMargins, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QIcon, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop.models import roles
from desktop.models.roles import Chip
from desktop.views.icons import paint_icon
from desktop.views.theme import (
    MEDIUM,
    RADIUS,
    SMALL,
    TIGHT,
    caption_font,
    current_theme,
    row_height,
    tabular,
    tones,
)
from desktop.views.tooltips import plain_tooltip

_Index = QModelIndex | QPersistentModelIndex

_CHIP_PAD = 6
_OUTLINE_ALPHA = 80
# Below this many characters a text beside a chip says nothing: the chip then gives up its word.
_LEAST_CHARACTERS = 5


def one_line(text: str) -> str:
    """`text` without line breaks and tabs: a row of a table has one line."""
    return " ".join(text.split()) if any(mark in text for mark in "\n\r\t\u2028\u2029") else text


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


@dataclass(frozen=True, slots=True)
class _Parts:
    """What one cell shows, read once from the model."""

    text: str
    caption: str
    chip: Chip | None
    elide: Qt.TextElideMode


def _parts(index: _Index, text: str) -> _Parts:
    chip = index.data(roles.CHIP)
    chip = chip if isinstance(chip, Chip) else None
    caption = index.data(roles.CAPTION)
    middle = index.data(roles.ELIDE) == roles.ELIDE_MIDDLE
    shown = one_line(text)
    if chip is not None and shown == one_line(chip.text):
        shown = ""
    return _Parts(
        shown,
        one_line(str(caption)) if caption else "",
        chip,
        Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight,
    )


class ChipDelegate(QStyledItemDelegate):
    """Paints cells from `models.roles`; cells with a check box or an editor are left to Qt.

    `paints_background` is False where the view paints whole rows itself.
    """

    def __init__(self, parent: QWidget | None = None, *, paints_background: bool = True, padding: int = SMALL) -> None:
        super().__init__(parent)
        self._paints_background = paints_background
        self._padding = padding

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        if cell.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setClipRect(cell.rect)
        if self._paints_background:
            self._paint_background(painter, cell)
        room = QRectF(cell.rect).adjusted(self._padding, 0, -self._padding, 0)
        if index.data(roles.PLACEHOLDER):
            paint_placeholder(painter, room, cell.palette, index.row() + 3 * index.column())
        else:
            self._paint_parts(painter, cell, room, _parts(index, cell.text))
        painter.restore()

    def _paint_background(self, painter: QPainter, cell: QStyleOptionViewItem) -> None:
        tone = tones(cell.palette)
        if cell.state & QStyle.StateFlag.State_Selected:
            active = cell.state & QStyle.StateFlag.State_Active
            painter.fillRect(cell.rect, tone.selection if active else tone.selection_idle)
        elif cell.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(cell.rect, tone.hover)
        if cell.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tone.accent, 1))
            painter.drawRect(QRectF(cell.rect).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_parts(self, painter: QPainter, cell: QStyleOptionViewItem, room: QRectF, parts: _Parts) -> None:
        enabled = bool(cell.state & QStyle.StateFlag.State_Enabled)
        tone = tones(cell.palette)
        if not cell.icon.isNull():
            side = current_theme().icon_size
            mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
            top = round(room.center().y() - side / 2)
            cell.icon.paint(painter, round(room.left()), top, side, side, mode=mode)
            room.setLeft(room.left() + side + SMALL)
        to_the_right = bool(cell.displayAlignment & Qt.AlignmentFlag.AlignRight)
        font = tabular(cell.font) if to_the_right else cell.font
        metrics = QFontMetrics(font)
        if parts.chip is not None:
            room = self._paint_cell_chip(painter, cell, room, parts, metrics, parts.chip)
        if not parts.text and not parts.caption:
            return
        colour = cell.palette.color(
            QPalette.ColorGroup.Normal if enabled else QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text
        )
        across = Qt.AlignmentFlag.AlignRight if to_the_right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(colour)
        if not parts.caption:
            words = metrics.elidedText(parts.text, parts.elide, int(room.width()))
            painter.drawText(room, across | Qt.AlignmentFlag.AlignVCenter, words)
            return
        small = caption_font(cell.font)
        small_metrics = QFontMetrics(small)
        muted = tone.muted if enabled else colour
        if room.height() >= metrics.height() + small_metrics.height():
            upper = room.center().y() - (metrics.height() + small_metrics.height()) / 2
            first = QRectF(room.left(), upper, room.width(), metrics.height())
            second = QRectF(room.left(), first.bottom(), room.width(), small_metrics.height())
        else:
            width = min(metrics.horizontalAdvance(parts.text) + 1.0, room.width())
            first = QRectF(room.left(), room.top(), width, room.height())
            left = first.right() + (SMALL if parts.text else 0)
            second = QRectF(left, room.top(), max(0.0, room.right() - left), room.height())
        words = metrics.elidedText(parts.text, parts.elide, int(first.width()))
        painter.drawText(first, across | Qt.AlignmentFlag.AlignVCenter, words)
        if second.width() > small_metrics.averageCharWidth() * 3:
            painter.setFont(small)
            painter.setPen(muted)
            words = small_metrics.elidedText(parts.caption, Qt.TextElideMode.ElideRight, int(second.width()))
            painter.drawText(second, across | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_cell_chip(
        self,
        painter: QPainter,
        cell: QStyleOptionViewItem,
        room: QRectF,
        parts: _Parts,
        metrics: QFontMetrics,
        chip: Chip,
    ) -> QRectF:
        """Paint the chip alone at the start of the cell, or after the text; what is left for the text."""
        size = chip_size(chip, cell.font)
        top = round(room.center().y() - size.height() / 2)
        if not parts.text and not parts.caption:
            alone = QRectF(room.left(), top, min(float(size.width()), room.width()), size.height())
            paint_chip(painter, alone, chip, cell.palette, cell.font)
            return room
        least = min(metrics.horizontalAdvance(parts.text), _LEAST_CHARACTERS * metrics.averageCharWidth())
        if room.width() - size.width() - SMALL < least:
            size = chip_size(chip, cell.font, word=False)
        wanted = metrics.horizontalAdvance(parts.text) + 1.0
        if parts.caption:
            wanted = room.width()
        text_width = min(wanted, room.width() - size.width() - SMALL)
        left = room.left() + text_width + SMALL
        paint_chip(painter, QRectF(left, top, size.width(), size.height()), chip, cell.palette, cell.font)
        return QRectF(room.left(), room.top(), max(0.0, text_width), room.height())

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        metrics = QFontMetrics(cell.font)
        parts = _parts(index, cell.text)
        width = 2 * self._padding + metrics.horizontalAdvance(parts.text) + 2
        if cell.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            return super().sizeHint(option, index).grownBy(QMargins(self._padding, 0, self._padding, 0))
        if not cell.icon.isNull():
            width += current_theme().icon_size + SMALL
        if parts.caption:
            width += SMALL + QFontMetrics(caption_font(cell.font)).horizontalAdvance(parts.caption)
        if parts.chip is not None:
            width += chip_size(parts.chip, cell.font).width()
            width += SMALL if parts.text or parts.caption else 0
        return QSize(width, row_height(metrics))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """The model's tooltip, else the whole text where the cell cuts it; always as plain text."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        text = self.tooltip_text(option, index)
        if not text:
            QToolTip.hideText()
            return False
        QToolTip.showText(event.globalPos(), plain_tooltip(text), view)
        return True

    def tooltip_text(self, option: QStyleOptionViewItem, index: _Index) -> str:
        """What the tooltip of a cell says: nothing when all of the cell can be read."""
        given = index.data(Qt.ItemDataRole.ToolTipRole)
        if given:
            return str(given)
        if index.data(roles.PLACEHOLDER) or option.rect.width() >= self.sizeHint(option, index).width():
            return ""
        parts = _parts(index, str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        lines = (parts.text, parts.caption, parts.chip.text if parts.chip else "")
        return "\n".join(line for line in lines if line)


class NavigationDelegate(ChipDelegate):
    """Rows of a list of places: icon and name, and what waits there (the CAPTION) at the far end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=MEDIUM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        tone = tones(cell.palette)
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        body = QRectF(cell.rect).adjusted(TIGHT, 1, -TIGHT, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected:
            painter.setBrush(tone.selection)
            painter.drawRoundedRect(body, RADIUS, RADIUS)
            painter.setBrush(tone.accent)
            mark = QRectF(body.left(), body.top() + body.height() / 4, 3, body.height() / 2)
            painter.drawRoundedRect(mark, 1.5, 1.5)
        elif cell.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tone.button_down)
            painter.drawRoundedRect(body, RADIUS, RADIUS)
        if cell.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tone.accent, 1.5))
            painter.drawRoundedRect(body.adjusted(0.75, 0.75, -0.75, -0.75), RADIUS, RADIUS)
        room = body.adjusted(self._padding - TIGHT, 0, -SMALL, 0)
        waiting = index.data(roles.CAPTION)
        if waiting:
            painter.setFont(tabular(caption_font(cell.font)))
            painter.setPen(tone.text if selected else tone.muted)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(waiting))
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(str(waiting)) - SMALL)
        chip = index.data(roles.CHIP)
        self._paint_parts(
            painter,
            cell,
            room,
            _Parts(one_line(cell.text), "", chip if isinstance(chip, Chip) else None, Qt.TextElideMode.ElideRight),
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + MEDIUM, size.height() + TIGHT)


class ChipLabel(QWidget):
    """A chip in a form, painted as in a table. Takes no room while it has no chip."""

    def __init__(self, chip: Chip | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chipLabel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._chip: Chip | None = None
        self.set_chip(chip)

    def chip(self) -> Chip | None:
        """The chip that is shown."""
        return self._chip

    def set_chip(self, chip: Chip | None) -> None:
        """Show `chip`, or nothing."""
        self._chip = chip
        self.setAccessibleName(chip.text if chip is not None else "")
        self.setToolTip(plain_tooltip(chip.text) if chip is not None else "")
        # Shown before it stands in a form it would open a window of its own.
        if chip is None or self.parentWidget() is not None:
            self.setVisible(chip is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, 0) if self._chip is None else chip_size(self._chip, self.font())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0) if self._chip is None else chip_size(self._chip, self.font(), word=False)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chip is None:
            return
        wanted = self.sizeHint()
        width = min(wanted.width(), self.width())
        top = (self.height() - wanted.height()) // 2
        painter = QPainter(self)
        paint_chip(painter, QRectF(0, top, width, wanted.height()), self._chip, self.palette(), self.font())
        painter.end()
