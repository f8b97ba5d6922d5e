"""Random acts on a few subscriptions, against a model of a few lines: what is shown, what is open, what is told."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import func, select

from desktop.data import outbox
from desktop.data.contacts import Contacts
from desktop.data.projection import project
from desktop.data.store.schema import ChangeRow, CustomerRow, HistoryRow, SubscriptionRow
from desktop.domain.changes import EVENT_OF, OPEN
from desktop.domain.records import ChangeState, Event
from tests.factories import ACTOR, FABRIKAM, NOW, PROVIDER, TAILSPIN, TODAY, contact, small_desk

KEYS = (1, 2, 3)
# For each row what is settled and what is staged over it, if anything is.
Rows = dict[int, tuple[tuple[int, ...], int | None]]


class Outbox(RuleBasedStateMachine):
    """The model keeps, for each row, the contacts that were settled one over the other, and the staged one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = small_desk(Path(self.folder.name))
        self.rows: Rows = dict.fromkeys(KEYS, ((PROVIDER,), None))
        self.undoable: list[Rows] = []
        self.redoable: list[Rows] = []
        self.told = 0
        with self.store.reading() as session:
            self.contacts = {partner: contact(session, partner) for partner in (PROVIDER, FABRIKAM, TAILSPIN)}

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def shown(self, key: int) -> int:
        settled, staged = self.rows[key]
        return settled[-1] if staged is None else staged

    @rule(keys=st.sets(st.sampled_from(KEYS), min_size=1), partner=st.sampled_from([PROVIDER, FABRIKAM, TAILSPIN]))
    def stage(self, keys: set[int], partner: int) -> None:
        with self.store.writing() as session:
            outcome = outbox.stage(session, ACTOR, NOW, TODAY, sorted(keys), self.contacts[partner])
        changing = {key for key in keys if self.shown(key) != partner}
        assert {*outcome.staged, *outcome.removed} == changing
        assert outcome.barred == {}
        if not changing:
            return
        self.undoable.append(dict(self.rows))
        self.redoable.clear()
        for key in changing:
            settled, _ = self.rows[key]
            self.rows[key] = (settled, None if settled[-1] == partner else partner)

    @precondition(lambda self: not self.redoable)
    @rule()
    def submit(self) -> None:
        with self.store.writing() as session:
            outcome = outbox.submit(session, ACTOR, NOW, TODAY)
        staged = {key for key in KEYS if self.rows[key][1] is not None}
        assert len(outcome.kept) == len(staged)
        for key in staged:
            settled, wanted = self.rows[key]
            assert wanted is not None
            self.rows[key] = ((*settled, wanted), None)

    @precondition(lambda self: self.undoable)
    @rule()
    def undo(self) -> None:
        with self.store.writing() as session:
            outcome = outbox.undo(session, ACTOR, NOW, TODAY)
        assert outcome.left == ()
        before = self.undoable.pop()
        self.redoable.append(dict(self.rows))
        # Undo takes back the act; a submit in between leaves what it had settled beneath.
        for key in {*outcome.withdrawn, *outcome.restaged}:
            self.rows[key] = before[key]

    @precondition(lambda self: self.redoable)
    @rule()
    def redo(self) -> None:
        with self.store.writing() as session:
            outcome = outbox.redo(session, ACTOR, NOW)
        after = self.redoable.pop()
        self.undoable.append(dict(self.rows))
        for key in KEYS:
            settled, staged = after[key]
            now_settled, _ = self.rows[key]
            if key in outcome.left:
                # What it was decided on does not hold now: an act before it was kept, and came back staged only.
                assert (settled[-1] if staged is not None else settled[-2]) != now_settled[-1]
            elif key in outcome.restaged:
                # What was kept comes back staged, and waits for submit.
                self.rows[key] = (now_settled, settled[-1] if staged is None else staged)
            elif key in outcome.withdrawn:
                self.rows[key] = (now_settled, None)

    @invariant()
    def what_is_shown_is_the_models(self) -> None:
        with self.store.reading() as session:
            query = select(SubscriptionRow.id, SubscriptionRow.shown_contact_id).where(SubscriptionRow.id.in_(KEYS))
            keys = {row.id: row.shown_contact_id for row in session.execute(query)}
            dictionary = Contacts(session)
            assert {key: dictionary[shown].tenant_id for key, shown in keys.items()} == {
                key: self.contacts[self.shown(key)].tenant_id for key in KEYS
            }

    @invariant()
    def one_open_change_at_most(self) -> None:
        with self.store.reading() as session:
            found = session.execute(
                select(ChangeRow.subscription_id, func.count().label("number"))
                .where(ChangeRow.state.in_(sorted(OPEN)))
                .group_by(ChangeRow.subscription_id)
            )
            opened = {row.subscription_id: row.number for row in found}
        assert opened == {key: 1 for key in KEYS if self.rows[key][1] is not None}

    @invariant()
    def the_projection_is_what_recomputing_gives(self) -> None:
        columns = [*SubscriptionRow.__table__.columns], [*CustomerRow.__table__.columns]
        with self.store.reading() as session:
            before = [session.execute(select(*some)).all() for some in columns]
            session.rollback()
        with self.store.writing() as session:
            project(session, None)
            after = [session.execute(select(*some)).all() for some in columns]
        assert after == before

    @invariant()
    def the_history_never_shrinks_and_explains_every_state(self) -> None:
        with self.store.reading() as session:
            told = session.execute(
                select(HistoryRow.change_id, HistoryRow.event)
                .where(HistoryRow.change_id.is_not(None))
                .order_by(HistoryRow.id)
            ).all()
            states = {key: ChangeState(state) for key, state in session.execute(select(ChangeRow.id, ChangeRow.state))}
        assert len(told) >= self.told
        self.told = len(told)
        last = {change: Event.RESTAGED if event == Event.STAGED else Event(event) for change, event in told}
        assert last == {key: EVENT_OF[state] for key, state in states.items()}


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
