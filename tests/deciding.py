"""Lives of changes on a small book, acted at a desk on all rows at once or row by row: both come to the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from desktop.data import history, outbox
from desktop.data.facts import Fact, LinkFact, SubscriptionFact
from desktop.data.store import Store
from desktop.data.store.schema import ChangeRow, CustomerRow, HistoryRow, SubscriptionRow
from desktop.domain.records import ChangeState, DelegatedAdminKind
from tests.factories import (
    ACTOR,
    CONTOSO,
    FABRIKAM,
    NOW,
    PROVIDER,
    ROMASHKA,
    TAILSPIN,
    TODAY,
    contact,
    contact_fact,
    link_fact,
    small_facts,
    subscription_fact,
)

S = ChangeState
KEYS = range(1, 9)
UNKNOWN = 99
LEGACY, NEW = "796b6b5f-613c-4e24-a17c-eba730d49c02", "A:B:C"
GDAP = (DelegatedAdminKind.GDAP, None, None, True)

Act = tuple[Any, ...]
"""The name of a method of `ActingDesk`, and its values."""


@dataclass(frozen=True, slots=True)
class Book:
    """Eight subscriptions: customer, status, offer and the contact that the service tells; and delegated admins."""

    rows: Sequence[tuple[int, str, str, int | None]]
    links: dict[tuple[int, int], tuple[Any, ...] | None]

    def facts(self) -> list[Fact]:
        """What makes a store of it."""
        facts = [fact for fact in small_facts() if not isinstance(fact, SubscriptionFact | LinkFact)]
        for number, (customer, status, offer, told) in enumerate(self.rows, start=20):
            facts.append(subscription_fact(number, customer, status=status, offer_id=offer))
            if told is not None:
                facts.append(contact_fact(number, told))
        for (customer, partner), admin in self.links.items():
            if admin is not None:
                kind, starts, ends, attested = admin
                facts.append(link_fact(customer, partner, attested=attested, kind=kind, starts_on=starts, ends_on=ends))
        return facts


class ActingDesk:
    """A desk at which each act is done on all rows at once, or one row after the other; each tells what it did."""

    def __init__(self, store: Store, *, at_once: bool) -> None:
        self.store = store
        self.at_once = at_once
        # The batches of each act, and of those that were undone.
        self.done: list[list[str]] = []
        self.undone: list[list[str]] = []

    def parts(self, keys: Sequence[int]) -> list[Sequence[int]]:
        return [keys] if self.at_once else [[key] for key in dict.fromkeys(keys)]

    def stage(self, keys: Sequence[int], partner: int, reason: str, strict: bool) -> tuple[Any, ...]:
        actor = replace(ACTOR, strict=strict)
        staged, removed, unchanged, batches = [], [], [], []
        barred: dict[int, tuple[str, ...]] = {}
        for part in self.parts(keys):
            with self.store.writing() as session:
                outcome = outbox.stage(session, actor, NOW, TODAY, part, contact(session, partner), reason=reason)
            staged += outcome.staged
            removed += outcome.removed
            unchanged += outcome.unchanged
            barred |= outcome.barred
            if outcome.staged or outcome.removed:
                batches.append(outcome.batch_id)
        if batches:
            self.done.append(batches)
            self.undone.clear()
        return staged, removed, unchanged, list(barred.items())

    def changes_on(self, subscriptions: Sequence[int]) -> list[int]:
        with self.store.reading() as session:
            return [c.key for c in outbox.changes(session) if c.subscription_key in subscriptions]

    def subscriptions_of(self, changes: Sequence[int]) -> list[int]:
        with self.store.reading() as session:
            of = {change.key: change.subscription_key for change in outbox.changes(session)}
        return sorted(of[key] for key in changes)

    def submit(self, subscriptions: Sequence[int], connected: bool) -> tuple[Any, ...]:
        sent, kept = [], []
        barred: dict[int, tuple[str, ...]] = {}
        for part in self.parts(self.changes_on(subscriptions)):
            with self.store.writing() as session:
                outcome = outbox.submit(session, ACTOR, NOW, TODAY, part, connected=connected)
            sent += outcome.submitted
            kept += outcome.kept
            barred |= outcome.barred
        reasons = sorted((self.subscriptions_of([key]), why) for key, why in barred.items())
        return self.subscriptions_of(sent), self.subscriptions_of(kept), reasons

    def withdraw(self, subscriptions: Sequence[int]) -> list[int]:
        taken = []
        batches = []
        for part in self.parts(self.changes_on(subscriptions)):
            with self.store.writing() as session:
                keys = outbox.withdraw(session, ACTOR, NOW, part)
                newest = outbox.next_undo(session, ACTOR.author)
            if keys:
                assert newest is not None
                batches.append(newest.batch_id)
            taken += keys
        if batches:
            self.done.append(batches)
            self.undone.clear()
        return self.subscriptions_of(taken)

    def set_reason(self, subscriptions: Sequence[int], reason: str) -> list[int]:
        changed = []
        for part in self.parts(subscriptions):
            with self.store.writing() as session:
                changed += outbox.set_reason(session, ACTOR, NOW, part, reason)
        return self.subscriptions_of(changed)

    def send(self, subscriptions: Sequence[int], *states: ChangeState) -> None:
        with self.store.reading() as session:
            waiting = outbox.changes(session, states=[S.SUBMITTED])
        keys = [change.key for change in waiting if change.subscription_key in subscriptions]
        for state in states:
            for part in self.parts(keys):
                with self.store.writing() as session:
                    outbox.move_changes(session, ACTOR, NOW, part, state, detail=f"told {state}")

    def undo(self, back: int) -> tuple[Any, ...]:
        """Undo the newest act, or one before it."""
        if len(self.done) <= back:
            return ()
        outcomes = []
        batches = self.done.pop(-1 - back)
        for batch in reversed(batches):
            with self.store.writing() as session:
                outcomes.append(outbox.undo(session, ACTOR, NOW, TODAY, batch))
        withdrawn, restaged, counter, left = (
            sorted(key for outcome in outcomes for key in getattr(outcome, name))
            for name in ("withdrawn", "restaged", "counter", "left")
        )
        if counter or (left and not (withdrawn or restaged)):
            # Of an act that came back in part, or not yet, each row is an act of its own: redo ends here.
            with self.store.writing() as session:
                outbox.drop_redo(session, ACTOR.author)
            self.undone.clear()
        else:
            self.undone.append(batches)
        return withdrawn, restaged, counter, left

    def redo(self) -> tuple[Any, ...]:
        if not self.undone:
            return ()
        outcomes = []
        batches = self.undone.pop()
        for _ in batches:
            with self.store.writing() as session:
                outcomes.append(outbox.redo(session, ACTOR, NOW))
        self.done.append(batches)
        return tuple(
            sorted(key for outcome in outcomes for key in getattr(outcome, name))
            for name in ("withdrawn", "restaged", "left")
        )

    def state(self) -> dict[str, Any]:
        """All that does not tell how many acts there were: changes, history, and what is shown."""
        change, told, row, customer = ChangeRow, HistoryRow, SubscriptionRow, CustomerRow
        subject = select(change.subscription_id).where(change.id == told.change_id).scalar_subquery()
        shown_for = select(change.subscription_id).where(change.id == row.change_id).scalar_subquery()
        queries = {
            "changes": select(
                change.subscription_id, change.state, change.reason, change.author, change.role, change.created_at,
                change.state_at, change.submitted_at, change.last_error, change.unconfirmed, change.base_contact_id,
                change.wanted_contact_id, change.replaced_by_batch_id.is_(None),
            ).order_by(change.subscription_id, change.id),
            # One act tells all rows of one move before the next; of each row the order is the same.
            "history": select(
                told.at, told.event, told.author, told.role, told.subscription_id, told.customer_id, told.reseller_id,
                subject, told.before, told.after, told.reason, told.detail, told.search_text,
            ).order_by(told.subscription_id, told.id),
            "shown": select(row.id, row.change_state, row.shown_contact_id, shown_for).order_by(row.id),
            "customers": select(customer.id, customer.pending_count, customer.default_count).order_by(customer.id),
        }  # fmt: skip
        with self.store.reading() as session:
            state = {name: list(map(tuple, session.execute(query))) for name, query in queries.items()}
            for author, before, after, reason, text in session.execute(
                select(told.author, told.before, told.after, told.reason, told.search_text).where(told.change_id > 0)
            ):
                assert text == history.search_text(author, before, after, reason)
        return state


def live(desks: Sequence[ActingDesk], partner: int, acts: Sequence[Act]) -> None:
    """Choose a partner for all rows and go on with `acts`; the desks come to the same after each of them."""
    for name, *values in [("stage", list(KEYS), partner, "", False), *acts]:
        first, *others = [getattr(desk, name)(*values) for desk in desks]
        assert others == [first] * len(others)
        first, *others = [desk.state() for desk in desks]
        assert others == [first] * len(others)


_ALL = list(KEYS)
_LINKED = {(c, r): GDAP for c in (ROMASHKA, CONTOSO) for r in (FABRIKAM, TAILSPIN)}
_PLAIN = Book([(ROMASHKA, "active", LEGACY, None)] * 5 + [(CONTOSO, "active", NEW, None)] * 3, _LINKED)
_TOLD_APART = Book(
    [(ROMASHKA, "active", LEGACY, told) for told in (None, PROVIDER, FABRIKAM, TAILSPIN)] * 2, _LINKED
)  # fmt: skip
# Attested on one customer only, and over on the other.
_ODDLY_LINKED = replace(
    _PLAIN,
    links=_LINKED
    | {
        (CONTOSO, FABRIKAM): (DelegatedAdminKind.GDAP, None, None, False),
        (CONTOSO, TAILSPIN): (DelegatedAdminKind.GDAP, None, date(2026, 3, 1), True),
    },
)

LIVES: dict[str, tuple[Book, int, list[Act]]] = {
    "kept rows that were decided anew are left": (_PLAIN, FABRIKAM, [
        ("submit", [1, 2, 3, 4], False), ("stage", [1, 2, 6], TAILSPIN, "HD-1", False), ("undo", 1), ("undo", 0),
    ]),
    "sent and answered in every way, then undone": (_PLAIN, FABRIKAM, [
        ("submit", _ALL, True), ("send", [1], S.SENDING, S.CONFIRMED), ("send", [2], S.SENDING, S.REFUSED),
        ("send", [3], S.SENDING, S.CONFLICT), ("send", [4], S.SENDING), ("stage", _ALL, TAILSPIN, "", False),
        ("undo", 0), ("undo", 0),
    ]),
    "what was settled meanwhile is not done again": (_PLAIN, FABRIKAM, [
        ("stage", [2, 3, 7], TAILSPIN, "", False), ("undo", 0), ("submit", [3, 4], False), ("redo",), ("undo", 0),
        ("redo",),
    ]),
    "verdicts that differ by one fact": (_ODDLY_LINKED, FABRIKAM, [
        ("stage", [*_ALL, UNKNOWN], TAILSPIN, "HD-1", False), ("stage", _ALL, PROVIDER, "", False), ("undo", 0),
        ("stage", [1, 6, 7], PROVIDER, "", False), ("stage", [6, 1, 7], FABRIKAM, "", True), ("submit", _ALL, True),
    ]),
    "each change has its own reason and base": (_TOLD_APART, TAILSPIN, [
        ("set_reason", [1, 2], "HD-1"), ("set_reason", [2, 3], "Тикет «7»"), ("withdraw", [2, 3, 4, 5]), ("undo", 0),
        ("submit", _ALL, False), ("undo", 1), ("redo",),
    ]),
}  # fmt: skip
"""Lives that lead to rows of one act faring differently."""
