"""What of a page is exported or printed: the list that the person is at, as it stands on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.data import change_lines
from desktop.data.change_lines import LineKind
from desktop.data.exporting.columns import USUAL, shown_as
from desktop.data.exporting.extracts import Extract
from desktop.data.exporting.lists import ChangeQuery
from desktop.models.paging import PagedModel
from desktop.views.table import DeskTable


@dataclass(frozen=True, slots=True)
class Subject:
    """A list on a page. `listed` is its name, `columns` the keys of the columns that are shown, in their order.

    `every` are the keys of all that is shown, where the query alone does not tell them.
    """

    listed: str
    query: Any
    columns: tuple[str, ...]
    shown: int
    selected: Sequence[int]
    every: Sequence[int] | None = None

    def extract(self, today: date, *, selection: bool, identifiers: bool = False) -> Extract:
        """What is to be written: all that is shown, or the selection."""
        columns = shown_as(self.listed, self.columns, identifiers=identifiers)
        return Extract(self.listed, self.query, columns, today, self.selected if selection else self.every)


def table_of(name: str, page: Any) -> DeskTable:
    """The table of the page of this name that the person is at."""
    if name == "customers":
        table: DeskTable = page.subscriptions_table if page.subscriptions_table.hasFocus() else page.customers_table
    else:
        table = page.table
    return table


_LISTED = {"customers": "customers", "subscriptions": "subscriptions", "resellers": "resellers", "activity": "history"}


def subject_of(name: str, page: Any) -> Subject | None:
    """The list of the page of this name, None while it shows none.

    On the customers page it is the list that has the focus: the customers, or the subscriptions of one of them.
    """
    table = table_of(name, page)
    if name == "customers":
        if table is page.subscriptions_table and page.subscriptions.query is not None:
            return _of_table("subscriptions", table, page.subscriptions)
        return _of_table("customers", page.customers_table, page.customers)
    if name == "changes":
        return _of_changes(table, page.model)
    return _of_table(_LISTED[name], table, page.model)


def _of_changes(table: DeskTable, model: PagedModel[Any]) -> Subject | None:
    """The changes among the lines; acts are headings over them, and what was changed elsewhere is no change of ours."""
    if model.query is None:
        return None
    query = ChangeQuery(change_lines.states_of(model.query.group))
    every = change_lines.row_keys(model.keys_in([range(model.rowCount())]), LineKind.CHANGE)
    selected = change_lines.row_keys(model.keys_in(table.selected_ranges()), LineKind.CHANGE)
    return Subject("changes", query, USUAL["changes"], len(every), selected, every)


def _of_table(listed: str, table: DeskTable, model: PagedModel[Any]) -> Subject | None:
    if model.query is None:
        return None
    columns = tuple(model.columns[section].key for section in table.shown_columns())
    selected = model.keys_in(table.selected_ranges())
    return Subject(listed, model.query, columns, model.rowCount(), selected)
