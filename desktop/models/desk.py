"""The acts of a person on the open store, and the one signal that tells every view what has changed.

Each act runs on the writer thread and answers on the GUI thread after it is durable. An act that the rules or the world
refuse reaches `refused`, which the window shows where the person is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Flag, auto
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.data.clock import local_today, utc_now
from desktop.data.later import backup, customers, outbox, requests, resellers, taking_back
from desktop.data.saved_views import ViewShelf
from desktop.domain.records import (
    Act,
    DelegatedAdminKind,
    RequestKind,
    RequestState,
    StagingOutcome,
    SupportContact,
    SupportProfile,
)
from desktop.domain.roles import Actor
from desktop.errors import DeskError
from desktop.models.change_acts import ChangeActs
from desktop.models.left_out import LeftOut
from desktop.tasks import Progress, TaskRunner

if TYPE_CHECKING:
    from desktop.data.store import Session, Store

T = TypeVar("T")
StagingWork = Callable[["Session", Actor, datetime, date], StagingOutcome]
"""Stages in a writing session, and says what became of each row."""


class Kind(Flag):
    """Kinds of record that a write may have changed."""

    CUSTOMERS = auto()
    SUBSCRIPTIONS = auto()
    RESELLERS = auto()
    CHANGES = auto()
    HISTORY = auto()
    REQUESTS = auto()
    PROVIDER = auto()
    ALL = CUSTOMERS | SUBSCRIPTIONS | RESELLERS | CHANGES | HISTORY | REQUESTS | PROVIDER


DECISION = Kind.CUSTOMERS | Kind.SUBSCRIPTIONS | Kind.CHANGES | Kind.HISTORY | Kind.RESELLERS


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do; None greys the menu."""

    undo: Act | None = None
    redo: Act | None = None


class Desk(QObject):
    """Acts on one store by one person. Lives on the GUI thread; views call it through the window."""

    changed = Signal(object)
    refused = Signal(object)
    undo_state_changed = Signal(object)

    def __init__(
        self,
        runner: TaskRunner,
        actor: Callable[[], Actor],
        *,
        today: Callable[[], date] = local_today,
        views: ViewShelf | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.runner = runner
        self.views = views or ViewShelf()
        self._actor = actor
        self._today = today
        self._undo_state = UndoState()
        self.left_out = LeftOut(self)
        self.changes = ChangeActs(lambda work, done: self._act(work, DECISION, done), actor, today)
        self.connected = False
        """Whether what is submitted waits for a sync; otherwise it is kept here until there is a connection."""

    @property
    def actor(self) -> Actor:
        """Who acts, as the settings say now."""
        return self._actor()

    @property
    def today(self) -> date:
        """The person's calendar day."""
        return self._today()

    @property
    def undo_state(self) -> UndoState:
        """The state of the undo menu as last read."""
        return self._undo_state

    def read_undo_state(self) -> None:
        """Ask what undo and redo would do; the answer comes as `undo_state_changed`."""
        author = self.actor.author
        self.runner.read(
            lambda session: UndoState(outbox.next_undo(session, author), outbox.next_redo(session, author)),
            self._take_undo_state,
        )

    def _take_undo_state(self, state: UndoState) -> None:
        self._undo_state = state
        self.undo_state_changed.emit(state)

    def tell(self, kinds: Kind) -> None:
        """Tell every view what has changed (also after an import or a sample)."""
        self.changed.emit(kinds)
        if kinds & Kind.CHANGES:
            self.read_undo_state()

    def _act(
        self,
        work: Callable[[Session], T],
        kinds: Kind,
        done: Callable[[T], None] | None,
        failed: Callable[[DeskError], None] | None = None,
    ) -> None:
        def finished(value: T) -> None:
            self.tell(kinds)
            if done is not None:
                done(value)

        self.runner.write(work, finished, failed or self.refused.emit)

    # Decisions

    def stage(
        self,
        subscriptions: Sequence[int],
        wanted: SupportContact,
        *,
        reason: str = "",
        done: Callable[[StagingOutcome], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
    ) -> None:
        """Stage `wanted` on subscriptions, as one act."""
        actor, today = self.actor, self.today
        self._act(
            lambda session: outbox.stage(session, actor, utc_now(), today, subscriptions, wanted, reason=reason),
            DECISION,
            done,
            failed,
        )

    def stage_by(
        self,
        work: StagingWork,
        *,
        done: Callable[[StagingOutcome], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        """Stage what `work` decides for each row, as one act."""
        actor, today = self.actor, self.today
        self._act(lambda session: work(session, actor, utc_now(), today), DECISION, done, failed)

    def submit(
        self,
        changes: Sequence[int] | None = None,
        *,
        done: Callable[[outbox.SubmitOutcome], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
    ) -> None:
        """Submit staged changes, all when None, after a copy of the store."""
        actor, today, connected = self.actor, self.today, self.connected

        def work(store: Store, _progress: Progress) -> outbox.SubmitOutcome:
            backup.back_up_before_submit(store)
            with store.writing() as session:
                return outbox.submit(session, actor, utc_now(), today, changes, connected=connected)

        def finished(outcome: outbox.SubmitOutcome) -> None:
            self.tell(DECISION)
            if done is not None:
                done(outcome)

        self.runner.run(work, finished, failed or self.refused.emit)

    def set_reason(
        self,
        subscriptions: Sequence[int],
        reason: str,
        *,
        done: Callable[[list[int]], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
    ) -> None:
        """Give the staged changes on subscriptions another reason."""
        actor = self.actor
        self._act(
            lambda session: outbox.set_reason(session, actor, utc_now(), subscriptions, reason),
            Kind.CHANGES | Kind.HISTORY,
            done,
            failed,
        )

    def withdraw(self, changes: Sequence[int], done: Callable[[list[int]], None] | None = None) -> None:
        """Take back staged changes, one by one."""
        actor = self.actor
        self._act(lambda session: taking_back.discard(session, actor, utc_now(), changes), DECISION, done)

    def undo(self, done: Callable[[outbox.UndoOutcome], None] | None = None) -> None:
        """Undo the act that the menu names; another desk on the same store may have acted since."""
        actor, today = self.actor, self.today
        batch = self._undo_state.undo.batch_id if self._undo_state.undo else None
        self._act(lambda session: taking_back.undo(session, actor, utc_now(), today, batch), DECISION, done)

    def redo(self, done: Callable[[outbox.UndoOutcome], None] | None = None) -> None:
        """Redo what was undone last."""
        actor = self.actor
        self._act(lambda session: outbox.redo(session, actor, utc_now()), DECISION, done)

    # What is said of partners

    def attest(
        self,
        customer_key: int,
        reseller_key: int,
        kind: DelegatedAdminKind,
        how: str,
        ends_on: date | None = None,
        done: Callable[[None], None] | None = None,
    ) -> None:
        """Vouch for delegated admin."""
        actor = self.actor
        self._act(
            lambda session: resellers.attest(
                session, actor, utc_now(), customer_key, reseller_key, kind, how, ends_on=ends_on
            ),
            Kind.SUBSCRIPTIONS | Kind.RESELLERS | Kind.HISTORY | Kind.CHANGES,
            done,
        )

    def request(
        self,
        kind: RequestKind,
        reseller_key: int,
        customer_key: int | None,
        language: str,
        link: str,
        done: Callable[[str], None] | None = None,
    ) -> None:
        """Remember that a request was sent."""
        actor = self.actor
        self._act(
            lambda session: requests.remember(
                session, actor, utc_now(), kind, reseller_key, customer_key=customer_key, language=language, link=link
            ),
            Kind.REQUESTS | Kind.RESELLERS | Kind.HISTORY | Kind.SUBSCRIPTIONS,
            done,
        )

    def move_request(self, request_id: str, state: RequestState, done: Callable[[None], None] | None = None) -> None:
        """Say how a request went on."""
        actor = self.actor
        self._act(
            lambda session: requests.move(session, actor, utc_now(), request_id, state),
            Kind.REQUESTS | Kind.RESELLERS | Kind.HISTORY | Kind.SUBSCRIPTIONS,
            done,
        )

    def add_reseller(
        self,
        name: str,
        mpn_id: str,
        tenant_id: str | None,
        location: str,
        done: Callable[[int], None] | None = None,
    ) -> None:
        """Put a reseller into the directory."""
        self._act(
            lambda session: requests.add_reseller(
                session, name=name, mpn_id=mpn_id, tenant_id=tenant_id, location=location, now=utc_now()
            ),
            Kind.RESELLERS,
            done,
        )

    def set_tenant_id(self, reseller_key: int, tenant_id: str) -> None:
        """Complete a reseller of whom only the MPN ID was known."""
        self._act(
            lambda session: resellers.set_tenant_id(session, reseller_key, tenant_id),
            Kind.RESELLERS | Kind.SUBSCRIPTIONS,
            None,
        )

    def record_agreement(
        self, reseller_key: int, reference: str, scope: str, valid_from: date | None, valid_to: date | None
    ) -> None:
        """Keep a support agreement."""
        actor = self.actor
        self._act(
            lambda session: resellers.record_agreement(
                session, actor, utc_now(), reseller_key, reference, scope, valid_from, valid_to
            ),
            Kind.RESELLERS | Kind.HISTORY,
            None,
        )

    def set_profile(self, tenant_id: str, profile: SupportProfile) -> None:
        """Keep what customers are shown about a partner."""
        actor = self.actor
        self._act(
            lambda session: resellers.set_profile(session, actor, utc_now(), tenant_id, profile),
            Kind.RESELLERS | Kind.PROVIDER | Kind.HISTORY,
            None,
        )

    def set_customer_note(self, customer_key: int, alias: str, note: str) -> None:
        """Keep a customer's alias and note."""
        self._act(lambda session: customers.set_note(session, customer_key, alias, note), Kind.CUSTOMERS, None)
