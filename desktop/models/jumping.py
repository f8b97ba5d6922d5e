"""Where one can jump to: customers, resellers, subscriptions, pages and commands; with nothing typed the recent ones.

What is found first is listed first; a later answer is put behind it, and the answer to an older text is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.data.later import jumping
from desktop.domain.folding import fold
from desktop.models import roles
from desktop.models.candidates import place
from desktop.models.filling import fill
from desktop.models.roles import Chip, ChipKind
from desktop.tasks import Task, TaskRunner

if TYPE_CHECKING:
    from desktop.data.jumping import Partners
    from desktop.domain.records import CustomerRow, Reseller, SubscriptionRow

translate = QCoreApplication.translate
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()

RECENT_KEPT: Final = 8
"""Targets that are offered again before anything is typed."""
_COMMANDS_OFFERED: Final = 5


class TargetKind(StrEnum):
    """What a target is."""

    CUSTOMER = "customer"
    RESELLER = "reseller"
    SUBSCRIPTION = "subscription"
    PAGE = "page"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Target:
    """One place to go to: `id` is the service's own, or the name of an action; `key` that of a customer."""

    kind: TargetKind
    id: str
    name: str
    caption: str = ""
    key: int = 0


def _kind_word(kind: TargetKind) -> str:
    words = {
        TargetKind.CUSTOMER: translate("Jump", "Customer"),
        TargetKind.RESELLER: translate("Jump", "Reseller"),
        TargetKind.SUBSCRIPTION: translate("Jump", "Subscription"),
        TargetKind.PAGE: translate("Jump", "Page"),
        TargetKind.COMMAND: translate("Jump", "Command"),
    }
    return words[kind]


def _customer(row: CustomerRow) -> Target:
    return Target(TargetKind.CUSTOMER, row.id, row.name, row.domain, row.key)


def _reseller(reseller: Reseller) -> Target:
    return Target(TargetKind.RESELLER, reseller.tenant_id, reseller.name, place(reseller.mpn_id, reseller.location))


def _subscription(row: SubscriptionRow) -> Target:
    name = row.nickname or row.product
    caption = row.customer_name
    if row.nickname and row.nickname != row.product:
        caption = fill(translate("Jump", "%1 · %2"), row.product, row.customer_name)
    return Target(TargetKind.SUBSCRIPTION, row.id, name, caption)


class TargetsModel(QAbstractListModel):
    """The targets that hold what was typed. Lives on the GUI thread; what it looks up is read elsewhere."""

    arrived = Signal()
    """Something was found, or nothing: the list is what the text finds by now."""

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._commands: list[Target] = []
        self._recent: list[Target] = []
        self._rows: list[Target] = []
        self._typed = ""
        self._partners: list[Target] = []
        self._subscriptions: list[Target] = []
        self._tasks: list[Task[Any]] = []
        self._awaited = 0
        self.answers_typed = True
        """Whether the rows are those of the text, not yet those of the text before it."""

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._awaited > 0

    def offer(self, commands: Sequence[Target]) -> None:
        """The pages and commands that can be chosen now."""
        self._commands = list(commands)

    def remember(self, target: Target) -> None:
        """Offer a target before anything is typed, this one first."""
        self._recent = [target, *(known for known in self._recent if known != target)][:RECENT_KEPT]

    def target_at(self, row: int) -> Target | None:
        """The target in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def look_for(self, typed: str) -> None:
        """List what holds every word of `typed`; with nothing typed the recent targets, then the pages."""
        self.stop()
        self._typed = typed
        self._partners, self._subscriptions = [], []
        self.answers_typed = False
        if not fold(typed):
            self._list()
            return
        self._awaited = 2
        self._tasks = [
            self._runner.read(lambda session: jumping.partners(session, typed), self._take_partners),
            self._runner.read(lambda session: jumping.matching_subscriptions(session, typed), self._take_subscriptions),
        ]
        if self._matching_commands():
            self._list()

    def stop(self) -> None:
        """Drop what is awaited."""
        for task in self._tasks:
            task.cancel()
        self._tasks = []
        self._awaited = 0

    def _take_partners(self, found: Partners) -> None:
        self._awaited -= 1
        self._partners = [*map(_customer, found.customers), *map(_reseller, found.resellers)]
        self._list()

    def _take_subscriptions(self, found: tuple[SubscriptionRow, ...]) -> None:
        self._awaited -= 1
        self._subscriptions = [_subscription(row) for row in found]
        self._list()

    def _matching_commands(self) -> list[Target]:
        words = fold(self._typed).split()
        found = [
            command
            for command in self._commands
            if all(any(part.startswith(word) for part in fold(command.name).split()) for word in words)
        ]
        return found[:_COMMANDS_OFFERED]

    def row_of(self, target: Target) -> int:
        """The row of a target, or -1."""
        return self._rows.index(target) if target in self._rows else -1

    def _list(self) -> None:
        self.answers_typed = True
        if fold(self._typed):
            rows = [*self._matching_commands(), *self._partners, *self._subscriptions]
        else:
            known = {target.id for target in self._recent}
            pages = [one for one in self._commands if one.kind is TargetKind.PAGE and one.id not in known]
            rows = [*self._recent, *pages]
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        self.arrived.emit()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        target = self.target_at(index.row()) if index.isValid() else None
        if target is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return target.name
        if role == roles.CAPTION:
            return target.caption
        if role == roles.CHIP:
            return Chip(ChipKind.NEUTRAL, _kind_word(target.kind))
        if role == roles.RECORD:
            return target
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (target.name, target.caption, _kind_word(target.kind)) if part)
        return None
