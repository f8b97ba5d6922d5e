"""A table whose rows are read from the store, or why it has none and the one thing that helps.

The sentences are the page's own; which of them is true, and what its button does, is the same on every page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.data import overview
from desktop.models.paging import PagedModel, Phase
from desktop.tasks import Task, TaskRunner
from desktop.views.states import State, StatedView
from desktop.views.table import DeskTable
from desktop.views.words import fill


@dataclass(frozen=True, slots=True)
class ListingWords:
    """What a page says where its rows would be; `no_match` has the place %1 for what was searched."""

    loading: str = ""
    failed: str = ""
    no_match: str = ""
    none_of_sort: str = ""
    never_imported: str = ""
    empty: str = ""


class Listing(StatedView):
    """Shows a table while its model has rows. The page tells it the words, and what was asked of the model."""

    listed = Signal()
    """There are rows."""
    emptied = Signal()
    """There are none, and why is said here."""
    again_requested = Signal()
    clear_search_requested = Signal()
    show_all_requested = Signal()
    first_run_requested = Signal()

    def __init__(
        self, table: DeskTable, model: PagedModel[Any], runner: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(table, parent)
        self._table = table
        self._model = model
        self._runner = runner
        self._words = ListingWords()
        self._search = ""
        self._filtered = False
        self._asking: Task[bool] | None = None
        table.setModel(model)
        model.phase_changed.connect(self._phase_changed)
        # The first of many rows are shown before all of them are known.
        model.rows_arrived.connect(self.show_content)
        self.action_requested.connect(self._act)

    def set_words(self, words: ListingWords) -> None:
        """Speak with these words from now on."""
        self._words = words
        if self.state() is not None:
            self._phase_changed()

    def set_asked(self, search: str, *, filtered: bool) -> None:
        """What the rows have to match: it explains why there are none."""
        self._search = search.strip()
        self._filtered = filtered

    def select(self, key: int | None) -> None:
        """Make the row with this key current; the first one when there is no such row."""
        row = -1 if key is None else self._model.row_of(key)
        if row < 0 or row != self._table.currentIndex().row():
            self._table.select_row(max(row, 0))

    def _phase_changed(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
        phase, words = self._model.phase, self._words
        if phase is Phase.READY and self._model.rowCount():
            self.show_content()
            self.listed.emit()
        elif phase is Phase.READY:
            self.emptied.emit()
            self._explain()
        elif phase is Phase.LOADING and not self._model.rowCount():
            self.show_state(State.LOADING, words.loading)
        elif phase is Phase.FAILED and not self._model.rowCount():
            self.show_state(State.FAILED, words.failed, self.tr("Try again"))

    def _explain(self) -> None:
        if self._search:
            self.show_state(State.NOTHING_FOUND, fill(self._words.no_match, self._search), self.tr("Clear search"))
        elif self._filtered:
            self.show_state(State.NOTHING_FOUND, self._words.none_of_sort, self.tr("Show all"))
        else:
            self._asking = self._runner.read(overview.is_empty, self._explain_empty)

    def _explain_empty(self, never_imported: bool) -> None:
        self._asking = None
        if self._model.rowCount():
            return
        if never_imported:
            self.show_state(State.NEVER_IMPORTED, self._words.never_imported, self.tr("Import files…"))
        else:
            self.show_state(State.EMPTY, self._words.empty, self.tr("Import files…"))

    def _act(self) -> None:
        state = self.state()
        if state is State.FAILED:
            self.again_requested.emit()
        elif state is not State.NOTHING_FOUND:
            self.first_run_requested.emit()
        elif self._search:
            self.clear_search_requested.emit()
        else:
            self.show_all_requested.emit()
