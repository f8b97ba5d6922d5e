"""A line in which a customer is found by typing: by name, domain, id or alias."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from desktop.data import customers
from desktop.data.queries import CustomerQuery
from desktop.data.store import Session
from desktop.domain.identifiers import guid
from desktop.domain.records import CustomerRow
from desktop.tasks import Task, TaskRunner
from desktop.views.panels import SearchEdit
from desktop.views.words import fill

_OFFERED: Final = 20
_ID: Final = int(Qt.ItemDataRole.UserRole)


def _found(session: Session, text: str) -> list[CustomerRow]:
    keys = list(customers.ids(session, CustomerQuery(text=text)))[:_OFFERED]
    rows = customers.rows(session, keys)
    return [rows[key] for key in keys if key in rows]


class CustomerPicker(SearchEdit):
    """Offers customers as somebody types; `tenant_id` is that of the one chosen."""

    chosen = Signal(str)
    """The tenant id of the customer that was picked; empty when the text is changed afterwards."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._task: Task[list[CustomerRow]] | None = None
        self._tenant_id = ""
        self._offers = QStandardItemModel(0, 1, self)
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(10)
        self.setCompleter(completer)
        # The stubs know no overloads of a signal.
        completer.activated[QModelIndex].connect(self._picked)  # type: ignore[index]
        self.textEdited.connect(self._edited)

    @property
    def tenant_id(self) -> str | None:
        """The customer that is meant: the one picked, or an id that was typed. None while neither is so."""
        return self._tenant_id or guid(self.text())

    def _edited(self, text: str) -> None:
        if self._tenant_id:
            self._tenant_id = ""
            self.chosen.emit("")
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if not text.strip():
            self._offers.clear()
            return
        self._task = self._runner.read(lambda session: _found(session, text), self._offer)

    def _offer(self, rows: Sequence[CustomerRow]) -> None:
        self._task = None
        self._offers.clear()
        for row in rows:
            shown = fill(self.tr("%1 · %2"), row.name, row.domain) if row.domain else row.name
            item = QStandardItem(shown)
            item.setData(row.id, _ID)
            item.setEditable(False)
            self._offers.appendRow(item)
        if rows and self.hasFocus():
            self.completer().complete()

    def _picked(self, index: QModelIndex) -> None:
        self._tenant_id = str(index.data(_ID))
        self.chosen.emit(self._tenant_id)
