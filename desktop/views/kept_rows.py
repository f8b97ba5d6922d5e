"""Keeps the selection of a table by the keys of its rows while the rows are exchanged."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from desktop.models.paging import PagedModel
from desktop.views.table import DeskTable

MOST_KEPT: Final = 5_000
"""The most selected rows that are found again after the rows have moved."""


class KeptRows:
    """Finds the selected rows of a table again by their keys when the rows have moved."""

    def __init__(self, table: DeskTable, model: PagedModel[Any]) -> None:
        self._table = table
        self._model = model
        self._keys: list[int] = []
        model.modelAboutToBeReset.connect(self._remember)

    def _remember(self) -> None:
        ranges = self._table.selected_ranges()
        if sum(len(rows) for rows in ranges) > MOST_KEPT:
            self._keys = []
            return
        keys = (self._model.key_at(row) for rows in ranges for row in rows)
        self._keys = [key for key in keys if key is not None]

    def select_again(self, current: int) -> None:
        """Make row `current` the current one, with the others that were selected and are still there."""
        keys, self._keys = self._keys, []
        rows = sorted(row for row in map(self._model.row_of, keys) if row >= 0)
        self._table.select_row(current)
        if current in rows and len(rows) > 1:
            last = self._model.columnCount() - 1
            selection = QItemSelection()
            for row in rows:
                selection.select(self._model.index(row, 0), self._model.index(row, last))
            self._table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)
