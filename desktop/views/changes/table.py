"""The table of the changes page: an act is a heading over its changes; a check box says what goes with the submit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.models.changes import ChangesModel
from desktop.models.paging import PagedModel
from desktop.models.roles import Cell
from desktop.views.cells import cell_painter, chip_size
from desktop.views.table import DeskTable
from desktop.views.theme import MEDIUM, SMALL, tones


class ChangesTable(DeskTable):
    """Space includes the selected changes or leaves them out, Del discards, Esc backs out."""

    inclusion_wanted = Signal()
    """The selected changes are to go with the next submit, or not to: as the current one does not."""
    discard_wanted = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Delete and not event.isAutoRepeat():
            event.accept()
            self.discard_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            event.accept()
            self.left.emit()
        elif key == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.accept()
            self.inclusion_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and self._switch(index):
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # A double click on a check box is two clicks on it.
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and self._switch(index):
            event.accept()
            return
        super().mouseDoubleClickEvent(event)

    def _switch(self, index: QModelIndex) -> bool:
        model = self.model()
        if not isinstance(model, ChangesModel) or not index.isValid() or index.column() != model.include:
            return False
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return False
        wanted = Qt.CheckState.Unchecked if state == Qt.CheckState.Checked.value else Qt.CheckState.Checked
        return model.setData(index, wanted.value, Qt.ItemDataRole.CheckStateRole)

    # Painting

    def _paint_cells(self, painter: QPainter, model: PagedModel[Any], rows: range, area: QRect) -> None:
        if not isinstance(model, ChangesModel):
            super()._paint_cells(painter, model, rows, area)
            return
        start = rows.start
        for row in rows:
            if model.heading(row) is None:
                continue
            if start < row:
                super()._paint_cells(painter, model, range(start, row), area)
            self._paint_heading(painter, model, row)
            start = row + 1
        if start < rows.stop:
            super()._paint_cells(painter, model, range(start, rows.stop), area)
        if not self.isColumnHidden(model.include):
            for row in rows:
                self._paint_check(painter, model, row)

    def _paint_heading(self, painter: QPainter, model: ChangesModel, row: int) -> None:
        cell = model.heading(row)
        assert cell is not None
        rect = self._row_rect(row)
        if not self.selectionModel().isRowSelected(row):
            painter.fillRect(rect, tones(self.palette()).window)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        room = QRectF(rect).adjusted(SMALL, 0, -SMALL, 0)
        ratio, enabled = self.devicePixelRatioF(), self.isEnabled()
        strong = cell_painter(font, self.palette(), enabled=enabled, ratio=ratio)
        strong.paint(painter, room, Cell(cell.text, "", cell.chip))
        used = QFontMetrics(font).horizontalAdvance(cell.text) + MEDIUM
        if cell.chip is not None:
            used += chip_size(cell.chip, font).width() + SMALL
        plain = cell_painter(self.font(), self.palette(), enabled=enabled, ratio=ratio)
        plain.paint(painter, room.adjusted(used, 0, 0, 0), Cell("", cell.caption))

    def _paint_check(self, painter: QPainter, model: ChangesModel, row: int) -> None:
        state = model.index(row, model.include).data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        header = self.horizontalHeader()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        checked = state == Qt.CheckState.Checked.value
        option.checkState = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        option.state |= QStyle.StateFlag.State_Enabled
        option.state |= QStyle.StateFlag.State_On if checked else QStyle.StateFlag.State_Off
        left, top = header.sectionViewportPosition(model.include), self.rowViewportPosition(row)
        option.rect = QRect(left + SMALL, top, header.sectionSize(model.include) - 2 * SMALL, self.rowHeight(row))
        style = self.style()
        option.rect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, self)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, option, painter, self)
