"""Keeps selection and place of a table by the keys of its rows while the rows are exchanged."""

from __future__ import annotations

from array import array
from typing import Any, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from desktop.models.paging import PagedModel
from desktop.views.table import DeskTable

MOST_RANGES: Final = 20_000
"""Rows that another order has scattered into more pieces are not selected again: Qt looks at every piece."""


class KeptRows:
    """Finds the selected rows of a table again by their keys when the rows have moved."""

    def __init__(self, table: DeskTable, model: PagedModel[Any]) -> None:
        self._table = table
        self._model = model
        self._keys: array[int] = array("i")
        self._anchor: tuple[int, int] | None = None
        model.modelAboutToBeReset.connect(self._remember)

    def _remember(self) -> None:
        self._keys = self._model.keys_in(self._table.selected_ranges())
        self._anchor = self._row_to_hold() if self._model.again else None

    def _row_to_hold(self) -> tuple[int, int] | None:
        """The key of a row in view, the current one if it is, and how far below the top it stands."""
        table = self._table
        for row in (table.currentIndex().row(), table.rowAt(0)):
            key = self._model.key_at(row) if row >= 0 else None
            top = table.rowViewportPosition(row)
            if key is not None and -table.rowHeight(row) < top < table.viewport().height():
                return key, top
        return None

    def _hold(self, anchor: tuple[int, int]) -> None:
        """Scroll so that the row stands where it stood."""
        key, top = anchor
        row = self._model.row_of(key)
        if row < 0:
            return
        bar = self._table.verticalScrollBar()
        by_pixel = self._table.verticalScrollMode() is DeskTable.ScrollMode.ScrollPerPixel
        moved = self._table.rowViewportPosition(row) - top
        bar.setValue(bar.value() + (moved if by_pixel else round(moved / max(self._table.rowHeight(row), 1))))

    def select_again(self, current: int) -> None:
        """Make row `current` the current one, with the others that were selected and are still there."""
        keys, self._keys = self._keys, array("i")
        anchor, self._anchor = self._anchor, None
        self._table.select_row(current)
        if anchor is not None:
            self._hold(anchor)
        if len(keys) < 2:
            return
        ranges = self._model.ranges_of(keys)
        if len(ranges) > MOST_RANGES or not any(current in rows for rows in ranges):
            return
        last = self._model.columnCount() - 1
        selection = QItemSelection()
        for rows in ranges:
            selection.select(self._model.index(rows.start, 0), self._model.index(rows.stop - 1, last))
        self._table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)
