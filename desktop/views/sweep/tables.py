"""Tables whose first column is a check box that Space switches for all selected rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from desktop.models.paging import PagedModel
from desktop.views.review.change_list import CheckDelegate
from desktop.views.table import DeskTable
from desktop.views.theme import TIGHT


class CheckedTable(DeskTable):
    """A table of rows that a person leaves in or takes out; `switch` is told of the selected rows, and of which way."""

    def __init__(self, switch: Callable[[list[range], bool], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._switch = switch
        self.setItemDelegateForColumn(0, CheckDelegate(self, paints_background=False))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.switch_selected()
            return
        super().keyPressEvent(event)

    def switch_selected(self) -> None:
        """Switch the selected rows: all become what the current one is not."""
        row = self.currentIndex().row()
        state = self.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            rows = self.selected_ranges() or [range(row, row + 1)]
            self._switch(rows, state == Qt.CheckState.Unchecked.value)

    def _paint_cells(self, painter: QPainter, model: PagedModel[Any], rows: range, area: QRect) -> None:
        super()._paint_cells(painter, model, rows, area)
        if not self.isColumnHidden(0):
            for row in rows:
                self._paint_box(painter, model, row)

    def _paint_box(self, painter: QPainter, model: PagedModel[Any], row: int) -> None:
        index = model.index(row, 0)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index).adjusted(TIGHT, 0, 0, 0)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        option.state |= QStyle.StateFlag.State_Enabled
        on = state == Qt.CheckState.Checked.value
        option.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        box = self.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, self)
        option.rect = box
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, option, painter, self)
