"""Keeps the selection of a table by the keys of its rows while the rows are exchanged."""

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
        model.modelAboutToBeReset.connect(self._remember)

    def _remember(self) -> None:
        self._keys = self._model.keys_in(self._table.selected_ranges())

    def select_again(self, current: int) -> None:
        """Make row `current` the current one, with the others that were selected and are still there."""
        keys, self._keys = self._keys, array("i")
        self._table.select_row(current)
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
