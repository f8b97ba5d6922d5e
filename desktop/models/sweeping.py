"""The default sweep: looking for it, its groups and the rows of one, and what a person leaves out."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.data import sweeping
from desktop.data.queries import SubscriptionQuery
from desktop.data.store import Session
from desktop.data.sweeping import Bar, LeftOut, Proposal, Sweep, SweptRow
from desktop.domain.eligibility import CURES, Finding, Reason
from desktop.errors import Cancelled, DeskError
from desktop.models import wording
from desktop.models.candidates import contact_name
from desktop.models.desk import Desk, StagingWork
from desktop.models.listed import ListedModel
from desktop.models.paging import Column, PagedModel
from desktop.models.roles import Chip, ChipKind
from desktop.tasks import Task

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
Among = SubscriptionQuery | Sequence[int] | None


class Sweeping(QObject):
    """Looks for a sweep on a reader thread. One at a time: a new one stops the one before. GUI thread."""

    progressed = Signal(int, int)
    found = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task[Sweep] | None = None
        self._stop = threading.Event()

    @property
    def running(self) -> bool:
        """Whether an answer is still to come."""
        return self._task is not None

    def start(self, among: Among) -> None:
        """Look at all subscriptions, at those of a query, or at these keys."""
        self.cancel()
        self._stop = stop = threading.Event()
        actor, today = self._desk.actor, self._desk.today

        def progress(done: int, total: int) -> None:
            if stop.is_set():
                raise Cancelled
            # Emitted on the reader thread, and delivered on the GUI thread.
            self.progressed.emit(done, total)

        def work(session: Session) -> Sweep:
            return sweeping.sweep(session, actor, today, among, progress=progress)

        self._task = self._desk.runner.read(work, self._take, self._fail)

    def cancel(self) -> None:
        """Stop looking; harmless when nothing runs."""
        if self._task is not None:
            self._stop.set()
            self._task.cancel()
            self._task = None
            self.stopped.emit()

    def _take(self, found: Sweep) -> None:
        self._task = None
        self.found.emit(found)

    def _fail(self, error: DeskError) -> None:
        self._task = None
        self.failed.emit(error)


# Groups


@dataclass(frozen=True, slots=True)
class Group:
    """A reseller who is proposed, or a reason why nobody is; `place` is its own among all groups of a sweep."""

    place: int
    what: Proposal | LeftOut

    @property
    def count(self) -> int:
        """How many subscriptions it has."""
        return len(self.what.keys)


def groups_of(found: Sweep) -> tuple[list[Group], list[Group]]:
    """The proposals and what is left out."""
    proposed = [Group(place, one) for place, one in enumerate(found.proposals)]
    return proposed, [Group(place, one) for place, one in enumerate(found.left_out, len(proposed))]


def why_word(why: Bar | Reason) -> str:
    """Why nobody is proposed, as a short line."""
    known: dict[Bar | Reason, Callable[[], str]] = {
        Bar.PENDING: lambda: translate("Sweep", "A decision is under way already"),
        Bar.SOLD_BY_PROVIDER: lambda: translate("Sweep", "You are the reseller of record yourself"),
        Bar.NO_RESELLER_OF_RECORD: lambda: translate("Sweep", "Nobody is reseller of record"),
        Bar.NAME_ONLY: lambda: translate("Sweep", "The reseller of record is known by name only"),
        Bar.UNKNOWN_RESELLER: lambda: translate("Sweep", "The reseller of record is not in the directory"),
        Bar.AMBIGUOUS_RESELLER: lambda: translate("Sweep", "Several resellers have the MPN ID of record"),
        Reason.DELEGATED_ADMIN_EXPIRED: lambda: translate("Sweep", "Delegated admin has expired"),
        Reason.DELEGATED_ADMIN_NOT_STARTED: lambda: translate("Sweep", "Delegated admin has not started yet"),
    }
    if why in known:
        return known[why]()
    assert isinstance(why, Reason)
    return wording.reason_sentence(Finding(why))


def cure_word(why: Bar | Reason) -> str:
    """What would help, as a sentence."""
    if isinstance(why, Reason):
        return wording.cure_sentence(CURES[why])
    return {
        Bar.PENDING: translate("Sweep", "Submit or undo what is decided; until then the row is left as it is."),
        Bar.SOLD_BY_PROVIDER: translate("Sweep", "The default contact is right here: you sold these yourself."),
        Bar.NO_RESELLER_OF_RECORD: translate("Sweep", "Choose a contact by hand, or import who sold them."),
        Bar.NAME_ONLY: translate("Sweep", "Import an export that has the MPN ID of the reseller of record."),
        Bar.UNKNOWN_RESELLER: translate("Sweep", "Import your resellers, so that the MPN ID of record is known here."),
        Bar.AMBIGUOUS_RESELLER: translate("Sweep", "Choose the right location by hand."),
    }[why]


def _unconfirmed_chip(group: Group) -> Chip | None:
    count = group.what.unconfirmed if isinstance(group.what, Proposal) else 0
    if not count:
        return None
    return Chip(ChipKind.CAUTION, translate("Sweep", "%Ln unconfirmed", "", count))


class ProposalsModel(ListedModel[Group]):
    """The resellers who are proposed; each can be left out as a whole, or some of its subscriptions."""

    choice_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Column(
                    "include",
                    lambda: translate("Sweep", "Include"),
                    lambda group: "",
                    width=7,
                    about=lambda: translate("Sweep", "Whether these go with the sweep; Space switches it"),
                ),
                Column(
                    "reseller",
                    lambda: translate("Sweep", "Reseller of record"),
                    _title,
                    sort="reseller",
                    width=26,
                ),
                Column(
                    "count",
                    lambda: translate("Sweep", "Subscriptions"),
                    lambda group: wording.number(self.taken_of(group)),
                    sort="count",
                    numeric=True,
                    width=13,
                ),
                Column(
                    "unconfirmed",
                    lambda: translate("Sweep", "Delegated admin"),
                    lambda group: chip.text if (chip := _unconfirmed_chip(group)) else "",
                    sort="unconfirmed",
                    chip=_unconfirmed_chip,
                    width=18,
                ),
            ),
            lambda group: group.place,
            self._spoken,
            parent,
        )
        self._left: set[int] = set()
        self._without: dict[int, set[int]] = {}

    def show_anew(self, groups: Sequence[Group]) -> None:
        """Show the proposals of another sweep, all of them included."""
        self._left.clear()
        self._without.clear()
        self.show(groups)
        self.choice_changed.emit()

    def is_included(self, group: Group) -> bool:
        """Whether a group goes with the sweep."""
        return group.place not in self._left

    def takes(self, group: Group, key: int) -> bool:
        """Whether a subscription of a group goes with the sweep."""
        return group.place not in self._left and key not in self._without.get(group.place, ())

    def taken_of(self, group: Group) -> int:
        """How many of a group's subscriptions are not taken out one by one."""
        return group.count - len(self._without.get(group.place, ()))

    @property
    def taken(self) -> int:
        """How many subscriptions go with the sweep."""
        return sum(self.taken_of(group) for group in self._given if group.place not in self._left)

    def chosen(self) -> tuple[list[Proposal], frozenset[int]]:
        """The proposals that go with the sweep, and the subscriptions of theirs that do not."""
        groups = [group for group in self._given if group.place not in self._left]
        without = frozenset().union(*(self._without.get(group.place, ()) for group in groups))
        return [group.what for group in groups if isinstance(group.what, Proposal)], without

    def set_included(self, rows: Iterable[int], included: bool) -> None:
        """Include groups with all their subscriptions, or leave them out."""
        for row in rows:
            group = self.record_at(row)
            if group is not None:
                (self._left.discard if included else self._left.add)(group.place)
                self._without.pop(group.place, None)
        self._changed()

    def set_taken(self, group: Group, keys: Iterable[int], taken: bool) -> None:
        """Take subscriptions of a group into the sweep, or out of it; a group without any is left out."""
        without = self._without.setdefault(group.place, set())
        if group.place in self._left:
            # The first row that is taken brings its group back, alone.
            without.update(group.what.keys)
            self._left.discard(group.place)
        (without.difference_update if taken else without.update)(keys)
        if len(without) == group.count:
            self._left.add(group.place)
            del self._without[group.place]
        self._changed()

    def _changed(self) -> None:
        self._all_changed()
        self.choice_changed.emit()

    def sort_value(self, record: Group, column: Column[Group]) -> Any:
        if column.key == "count":
            return self.taken_of(record)
        if column.key == "unconfirmed":
            return record.what.unconfirmed if isinstance(record.what, Proposal) else 0
        return super().sort_value(record, column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].key == "include":
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def value(self, record: Group, column: Column[Group], role: int) -> Any:
        if column.key == "include" and role == Qt.ItemDataRole.CheckStateRole:
            if not self.is_included(record):
                return Qt.CheckState.Unchecked.value
            whole = record.place not in self._without or not self._without[record.place]
            return (Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked).value
        if column.key == "include" and role == Qt.ItemDataRole.DisplayRole:
            return None
        return super().value(record, column, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.set_included([index.row()], Qt.CheckState(value) is not Qt.CheckState.Unchecked)
        return True

    def _spoken(self, group: Group) -> str:
        included = self.is_included(group)
        state = translate("Sweep", "included") if included else translate("Sweep", "left out")
        return f"{_title(group)}, {wording.number(self.taken_of(group))}, {state}"


class LeftOutModel(ListedModel[Group]):
    """Why nobody is proposed, and for how many."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Column("why", lambda: translate("Sweep", "Nobody proposed because"), _title, sort="why", width=40),
                Column(
                    "count",
                    lambda: translate("Sweep", "Subscriptions"),
                    lambda group: wording.number(group.count),
                    sort="count",
                    numeric=True,
                    width=13,
                ),
            ),
            lambda group: group.place,
            lambda group: f"{_title(group)}, {wording.number(group.count)}",
            parent,
        )

    def sort_value(self, record: Group, column: Column[Group]) -> Any:
        return record.count if column.key == "count" else super().sort_value(record, column)


def _title(group: Group) -> str:
    if isinstance(group.what, Proposal):
        return contact_name(group.what.contact)
    return why_word(group.what.why)


# Rows


def _against(row: SweptRow) -> str:
    return "; ".join(wording.reason_sentence(finding) for finding in row.findings)


def _admin_chip(row: SweptRow) -> Chip | None:
    if row.findings or row.contact is None:
        return None
    if row.unconfirmed:
        return Chip(ChipKind.CAUTION, translate("Sweep", "Unconfirmed"))
    return Chip(ChipKind.GOOD, translate("Sweep", "Attested"))


def _subscription(row: SweptRow) -> str:
    return row.subscription.nickname or row.subscription.product


def _product(row: SweptRow) -> str:
    return row.subscription.product if row.subscription.nickname else ""


class SweptRowsModel(PagedModel[SweptRow]):
    """The subscriptions of one group, by customer. Those of a proposal can be taken out one by one."""

    def __init__(self, desk: Desk, proposals: ProposalsModel, parent: QObject | None = None) -> None:
        self._proposals = proposals
        self._group: Group | None = None
        super().__init__(
            desk.runner,
            (
                Column("include", lambda: translate("Sweep", "Include"), lambda row: "", width=7),
                Column(
                    "customer",
                    lambda: translate("Sweep", "Customer"),
                    lambda row: row.subscription.customer_name,
                    width=26,
                ),
                Column(
                    "subscription",
                    lambda: translate("Sweep", "Subscription"),
                    _subscription,
                    caption=lambda row: (
                        row.subscription.product if _subscription(row) != row.subscription.product else ""
                    ),
                    width=30,
                ),
                Column(
                    "admin",
                    lambda: translate("Sweep", "Delegated admin"),
                    lambda row: chip.text if (chip := _admin_chip(row)) else "",
                    chip=_admin_chip,
                    width=16,
                ),
                Column(
                    "publishing",
                    lambda: translate("Sweep", "Publishing"),
                    lambda row: wording.publishing_chip(row.subscription.publishing).text,
                    chip=lambda row: wording.publishing_chip(row.subscription.publishing),
                    width=22,
                ),
                Column(
                    "record",
                    lambda: translate("Sweep", "Reseller of record"),
                    lambda row: row.subscription.reseller_of_record_name or row.subscription.reseller_of_record,
                    width=22,
                ),
                Column("against", lambda: translate("Sweep", "What speaks against it"), _against, width=48),
            ),
            self._ids_of,
            lambda session, keys: sweeping.rows(session, desk.actor, desk.today, keys),
            self._spoken,
            parent,
        )
        proposals.choice_changed.connect(self._choice_changed)

    @property
    def group(self) -> Group | None:
        """Whose rows are shown."""
        return self._group

    def show_group(self, group: Group | None) -> None:
        """Show the rows of a group."""
        self._group = group
        if group is None:
            self.clear()
        else:
            self.show(group)

    @staticmethod
    def _ids_of(session: Session, query: Group) -> array[int]:
        return sweeping.ordered(session, query.what.keys)

    @property
    def can_choose(self) -> bool:
        """Whether rows can be taken out: of a proposal they can."""
        return self._group is not None and isinstance(self._group.what, Proposal)

    def is_taken(self, row: int) -> bool:
        """Whether the subscription in a row goes with the sweep."""
        key = self.key_at(row)
        return self._group is not None and key is not None and self._proposals.takes(self._group, key)

    def set_taken(self, rows: Sequence[range], taken: bool) -> None:
        """Take rows into the sweep, or out of it."""
        if self._group is not None and self.can_choose:
            self._proposals.set_taken(self._group, self.keys_in(rows), taken)

    def _choice_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == 0 and self.can_choose:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == 0 and self.can_choose:
            return (Qt.CheckState.Checked if self.is_taken(index.row()) else Qt.CheckState.Unchecked).value
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or not self.can_choose:
            return False
        row = index.row()
        self.set_taken([range(row, row + 1)], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _spoken(self, row: SweptRow) -> str:
        parts = [row.subscription.customer_name, _subscription(row)]
        chip = _admin_chip(row)
        parts += [chip.text] if chip else [_against(row)]
        if self._group is not None and self.can_choose:
            taken = self._proposals.takes(self._group, row.subscription.key)
            parts.append(translate("Sweep", "included") if taken else translate("Sweep", "left out"))
        return ", ".join(part for part in parts if part)


def staging(chosen: tuple[Sequence[Proposal], frozenset[int]], reason: str) -> StagingWork:
    """The work that stages what a person chose, for `Desk.stage_by`."""
    proposals, without = chosen
    return lambda session, actor, now, today: sweeping.stage(
        session, actor, now, today, proposals, without=without, reason=reason
    )
