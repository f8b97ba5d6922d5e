"""Sorting the subscriptions by several columns: Shift and a click, a menu, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from desktop.data.queries import SortKey, SubscriptionQuery
from desktop.models.subscriptions import SubscriptionsModel
from desktop.views.cells import one_line
from desktop.views.header import DeskHeader
from desktop.views.table import DeskTable

_BLANK = SubscriptionQuery()
_RISING, _FALLING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class SortKeys(QObject):
    """Keeps header and model of a table agreed on the columns that sort, the first one being Qt's own."""

    changed = Signal()
    """A person sorts by other columns, or the other way."""

    def __init__(self, table: DeskTable, model: SubscriptionsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self._model = model
        self._quiet = False
        header = table.horizontalHeader()
        assert isinstance(header, DeskHeader)
        self._header = header
        header.further_requested.connect(self.toggle)
        # After the table's own handler, which sorts by that column alone.
        header.sortIndicatorChanged.connect(self._first_changed)

    def _first_changed(self) -> None:
        self._header.show_further(self._model.further)
        if not self._quiet:
            self.changed.emit()

    def keys(self) -> list[tuple[int, Qt.SortOrder]]:
        """The sections that sort, with their order; none in the natural order."""
        if self._model.sort_column < 0:
            return []
        return [(self._model.sort_column, self._model.sort_order), *self._model.further]

    def set_keys(self, keys: Sequence[tuple[int, Qt.SortOrder]]) -> None:
        """Sort by these sections and no others. Not announced."""
        self._quiet = True
        first = keys[0] if keys else (-1, _RISING)
        if first == (-1, _RISING) and self._model.sort_column >= 0:
            # Qt says nothing of an order that nothing is sorted by.
            self._header.setSortIndicator(*first)
        self._header.setSortIndicator(*first)
        if self._model.sort_column != first[0] or self._model.sort_order != first[1]:
            self._model.sort(*first)
        if tuple(keys[1:]) != self._model.further:
            self._model.sort_further(keys[1:])
        self._header.show_further(self._model.further)
        self._quiet = False

    def toggle(self, section: int) -> None:
        """Let a section sort after the others; then the other way; then no more. The first one only turns."""
        if not self._model.columns[section].sort:
            return
        keys = self.keys()
        place = next((i for i, (other, _) in enumerate(keys) if other == section), -1)
        if place < 0:
            keys.append((section, _RISING))
        elif place == 0 or keys[place][1] is _RISING:
            keys[place] = (section, _RISING if keys[place][1] is _FALLING else _FALLING)
        else:
            del keys[place]
        self._take(keys)

    def _take(self, keys: Sequence[tuple[int, Qt.SortOrder]]) -> None:
        self.set_keys(keys)
        self.changed.emit()

    def only(self, section: int) -> None:
        """Sort by one section alone; the other way when it does so already."""
        falling = self.keys() == [(section, _RISING)]
        self._take([(section, _FALLING if falling else _RISING)])

    def clear(self) -> None:
        """Back to the natural order."""
        self._take([])

    # As keys that do not depend on the place of a column

    def saved(self) -> list[SortKey]:
        """The columns that sort, by what a query calls them."""
        query = self._model.sorted_query(_BLANK)
        return list(query.sort_keys) if self.keys() else []

    def apply(self, keys: Sequence[SortKey]) -> None:
        """Sort by these columns; those that the table does not have are left out. Not announced."""
        sections = {column.sort: section for section, column in enumerate(self._model.columns) if column.sort}
        self.set_keys(
            [(sections[key.sort], _FALLING if key.descending else _RISING) for key in keys if key.sort in sections]
        )

    # By keyboard

    def menu(self, parent: QMenu) -> QMenu:
        """A menu that sorts: by one column, then by others, and no more."""
        menu = parent.addMenu(self.tr("S&ort by"))
        menu.setObjectName("sortMenu")
        then = QMenu(self.tr("&Then by"), menu)
        then.setObjectName("sortFurtherMenu")
        keys = self.keys()
        for section, column in enumerate(self._model.columns):
            if not column.sort:
                continue
            title = one_line(column.title()).replace("&", "&&")
            mark = next((order for other, order in keys if other == section), None)
            if mark is not None:
                title += "  ↓" if mark is _FALLING else "  ↑"
            for target, name, act in ((menu, "sort", self.only), (then, "sortFurther", self.toggle)):
                action = target.addAction(title)
                action.setObjectName(f"{name}:{column.key}")
                action.setCheckable(True)
                place = next((i for i, (other, _) in enumerate(keys) if other == section), -1)
                action.setChecked(place == 0 if target is menu else place > 0)
                action.triggered.connect(partial(_call, act, section))
        menu.addSeparator()
        menu.addMenu(then)
        then.setEnabled(bool(keys))
        clear = menu.addAction(self.tr("&Clear sort"), self.clear)
        clear.setObjectName("clearSort")
        clear.setEnabled(bool(keys))
        return menu


def _call(act: Any, section: int, _checked: bool = False) -> None:
    act(section)
