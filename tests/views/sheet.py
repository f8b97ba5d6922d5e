"""A small model for the tests of the table: rows of plain values, some of them not loaded."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.models import roles
from desktop.models.roles import Chip, ChipKind

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
ACTIVE = Chip(ChipKind.GOOD, "Active")


class Sheet(QAbstractTableModel):
    """Columns by key; rows of text. `extra` answers any role of any cell."""

    def __init__(self, rows: int = 50, keys: tuple[str, ...] = ("name", "domain", "status", "count")) -> None:
        super().__init__()
        self.rows = rows
        self.keys = list(keys)
        self.not_loaded: set[int] = set()
        self.extra: dict[tuple[int, str, int], Any] = {}
        self.hidden: set[str] = set()
        self.unsortable: set[str] = set()
        self.sorted_by: list[tuple[int, Qt.SortOrder]] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.keys)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.keys):
            return None
        key = self.keys[section]
        if role == DISPLAY:
            return key.title()
        if role == roles.COLUMN_KEY:
            return key
        if role == roles.HIDDEN:
            return key in self.hidden
        if role == roles.SORT:
            return key not in self.unsortable
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row, key = index.row(), self.keys[index.column()]
        if (row, key, role) in self.extra:
            return self.extra[row, key, role]
        if role == roles.PLACEHOLDER:
            return row in self.not_loaded
        if row in self.not_loaded:
            return None
        if role == DISPLAY:
            return "Active" if key == "status" else f"{key} {row}"
        if role == roles.CHIP and key == "status":
            return ACTIVE
        if role == Qt.ItemDataRole.TextAlignmentRole and key == "count":
            return int(Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignVCenter.value)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sorted_by.append((column, order))

    def reset_to(self, keys: tuple[str, ...]) -> None:
        self.beginResetModel()
        self.keys = list(keys)
        self.endResetModel()
