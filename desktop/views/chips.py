"""Cells and chips in Qt's views and in forms: the delegate of tables and lists, the one of places, and a chip alone.

A chip is a glyph, a word and a tint: the same everywhere, in tables (`ChipDelegate`) and forms (`ChipLabel`).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QIcon, QPainter, QPaintEvent, QPen
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
from desktop.models.roles import Cell, Chip
from desktop.views.cells import cell_painter, chip_size, one_line, paint_chip, paint_placeholder
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


def _cell(index: _Index, text: str, alignment: Qt.AlignmentFlag) -> Cell:
    chip = index.data(roles.CHIP)
    chip = chip if isinstance(chip, Chip) else None
    caption = index.data(roles.CAPTION)
    shown = one_line(text)
    return Cell(
        "" if chip is not None and shown == one_line(chip.text) else shown,
        one_line(str(caption)) if caption else "",
        chip,
        bool(alignment & Qt.AlignmentFlag.AlignRight),
        index.data(roles.ELIDE) == roles.ELIDE_MIDDLE,
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
            self._paint_cell(painter, cell, room, _cell(index, cell.text, cell.displayAlignment))
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

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, room: QRectF, cell: Cell) -> None:
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        if not option.icon.isNull():
            side = current_theme().icon_size
            mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
            top = round(room.center().y() - side / 2)
            option.icon.paint(painter, round(room.left()), top, side, side, mode=mode)
            room.setLeft(room.left() + side + SMALL)
        ratio = painter.device().devicePixelRatio()
        cell_painter(option.font, option.palette, enabled=enabled, ratio=ratio).paint(painter, room, cell)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        metrics = QFontMetrics(cell.font)
        parts = _cell(index, cell.text, cell.displayAlignment)
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
        parts = _cell(index, str(index.data(Qt.ItemDataRole.DisplayRole) or ""), option.displayAlignment)
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
        self._paint_cell(painter, cell, room, Cell(one_line(cell.text), "", chip if isinstance(chip, Chip) else None))
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
