"""A table model over a list that is wholly loaded: for what a person decided, not for what the service holds.

Ten thousand rows cost one sort of a Python list; for more, and for anything searched in SQL, there is `paging`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.models import roles
from desktop.models.paging import Column

R = TypeVar("R")

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class ListedModel(QAbstractTableModel, Generic[R]):
    """Shows records that are given to it. A column with a `sort` name sorts by `sort_value`."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], int],
        summary: Callable[[R], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._summary = summary
        self._given: list[R] = []
        self._records: list[R] = []
        self._keys: list[int] = []
        # Rows by key, once somebody asks.
        self._places: dict[int, int] | None = None
        self.sort_column = -1
        self.sort_order = Qt.SortOrder.AscendingOrder

    # Records

    def show(self, records: Sequence[R]) -> None:
        """Show these; when they are the same rows in the same order, selection and place stay as they are."""
        self._given = list(records)
        ordered = self._ordered()
        keys = list(map(self._key, ordered))
        if keys and keys == self._keys:
            self._records = ordered
            self._all_changed()
            return
        self.beginResetModel()
        self._take(ordered, keys)
        self.endResetModel()

    def _take(self, ordered: list[R], keys: list[int]) -> None:
        self._records, self._keys, self._places = ordered, keys, None

    def _all_changed(self) -> None:
        if self._records:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._records) - 1, len(self.columns) - 1))

    @property
    def records(self) -> Sequence[R]:
        """What is shown, in the order of the rows."""
        return self._records

    def record_at(self, row: int) -> R | None:
        """The record in a row, None outside."""
        return self._records[row] if 0 <= row < len(self._records) else None

    def key_at(self, row: int) -> int | None:
        """The key of the record in a row."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: int) -> int:
        """The row that holds a key, or -1."""
        if self._places is None:
            self._places = dict(zip(self._keys, range(len(self._keys)), strict=True))
        return self._places.get(key, -1)

    def column_of(self, key: str) -> int:
        """The section of a column key, or -1."""
        return next((i for i, column in enumerate(self.columns) if column.key == key), -1)

    # Order

    def sort_value(self, record: R, column: Column[R]) -> Any:
        """What a record is sorted by in a column: its text, unless a model knows better."""
        return column.text(record).casefold()

    def _ordered(self) -> list[R]:
        if self.sort_column < 0:
            return list(self._given)
        column = self.columns[self.sort_column]
        falling = self.sort_order == Qt.SortOrder.DescendingOrder
        return sorted(self._given, key=lambda record: self.sort_value(record, column), reverse=falling)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 goes back to the order in which the records were given."""
        if column >= len(self.columns) or (column >= 0 and self.columns[column].sort is None):
            return
        self.sort_column, self.sort_order = column, order
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        keys = [self.key_at(index.row()) for index in kept]
        ordered = self._ordered()
        self._take(ordered, list(map(self._key, ordered)))
        moved = [
            self.index(self.row_of(key), index.column()) if key is not None else QModelIndex()
            for index, key in zip(kept, keys, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    # Qt

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        record = self.record_at(index.row()) if index.isValid() else None
        return None if record is None else self.value(record, self.columns[index.column()], role)

    def value(self, record: R, column: Column[R], role: int) -> Any:
        """What a record answers in a column; models with more to say override this."""
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        if role == roles.CHIP:
            return column.chip(record) if column.chip else None
        if role == roles.CAPTION:
            return column.caption(record) if column.caption else None
        if role == roles.KEY:
            return self._key(record)
        if role == roles.RECORD:
            return record
        if role == roles.PLACEHOLDER:
            return False
        if role == roles.ELIDE:
            return roles.ELIDE_MIDDLE if column.elide_middle else roles.ELIDE_END
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column.numeric)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            # The first column speaks for the row, as some readers read rows and some cells.
            if column is self.columns[0]:
                return self._summary(record)
            return f"{column.title()}: {column.text(record)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.title()
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.about() if column.about else None
        if role == roles.COLUMN_KEY:
            return column.key
        if role == roles.SORT:
            return column.sort is not None
        if role == roles.WIDTH:
            return column.width
        if role == roles.HIDDEN:
            return not column.shown
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column.numeric)
        return None

    def retranslate(self) -> None:
        """The language changed: every word is asked for again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self._all_changed()


def _alignment(numeric: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
