"""Acts on many rows: the same as row by row, in few statements that search and do not scan."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select, text

from desktop.data import history, outbox, subscriptions
from desktop.data.checking import faults_of
from desktop.data.facts import Fact
from desktop.data.store import Store, open_store
from desktop.data.store.schema import (
    ChangeRow,
    ContactRow,
    CustomerRow,
    HistoryRow,
    SubscriptionRow,
)
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
    WINGTIP,
    contact,
    contact_fact,
    guid,
    link_fact,
    small_desk,
    small_facts,
    subscription_fact,
    write,
)

S = ChangeState
KEYS = range(1, 9)
UNKNOWN = 99
LEGACY = "796b6b5f-613c-4e24-a17c-eba730d49c02"


# The same as row by row


class Desk:
    """A desk at which each act is done on all rows at once, or one row after the other."""

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
        with self.store.reading() as session:
            subjects = dict(iter(session.execute(select(ChangeRow.id, ChangeRow.subscription_id))))
            made = session.execute(
                select(
                    ChangeRow.subscription_id, ChangeRow.state, ChangeRow.reason, ChangeRow.author, ChangeRow.role,
                    ChangeRow.created_at, ChangeRow.state_at, ChangeRow.submitted_at, ChangeRow.last_error,
                    ChangeRow.unconfirmed, ChangeRow.base_contact_id, ChangeRow.wanted_contact_id,
                    ChangeRow.replaced_by_batch_id.is_(None),
                ).order_by(ChangeRow.subscription_id, ChangeRow.id)
            ).all()  # fmt: skip
            told = session.execute(
                select(
                    HistoryRow.at, HistoryRow.event, HistoryRow.author, HistoryRow.role, HistoryRow.subscription_id,
                    HistoryRow.customer_id, HistoryRow.reseller_id, HistoryRow.change_id, HistoryRow.before,
                    HistoryRow.after, HistoryRow.reason, HistoryRow.detail, HistoryRow.search_text,
                ).order_by(HistoryRow.subscription_id, HistoryRow.id)
            ).all()  # fmt: skip
            for row in told:
                if row.change_id:
                    assert row.search_text == history.search_text(row.author, row.before, row.after, row.reason)
            shown = session.execute(
                select(
                    SubscriptionRow.id, SubscriptionRow.change_state, ContactRow.tenant_id, SubscriptionRow.change_id
                ).join(ContactRow, ContactRow.id == SubscriptionRow.shown_contact_id)
            ).all()
            return {
                "changes": made,
                # One act tells all rows of one move before the next; of each row the order is the same.
                "history": [
                    tuple(subjects.get(v) if k == "change_id" else v for k, v in r._mapping.items()) for r in told
                ],
                "shown": [(key, state, tenant, subjects.get(change)) for key, state, tenant, change in shown],
                "customers": session.execute(
                    select(CustomerRow.id, CustomerRow.pending_count, CustomerRow.default_count)
                ).all(),
            }


PARTNERS = (PROVIDER, FABRIKAM, TAILSPIN, WINGTIP)
GDAP = (DelegatedAdminKind.GDAP, None, None, True)
days = st.sampled_from([None, date(2026, 3, 1), TODAY, date(2026, 3, 3)])
links = st.one_of(
    st.just(GDAP), st.none(), st.tuples(st.sampled_from(DelegatedAdminKind), days, days, st.booleans())
)  # fmt: skip
rows = st.tuples(
    st.sampled_from([ROMASHKA, CONTOSO]),
    st.sampled_from(["active", "active", "active", "deleted"]),
    st.sampled_from([LEGACY, "A:B:C"]),
    st.sampled_from([None, PROVIDER, FABRIKAM, TAILSPIN]),
)
books = st.tuples(
    st.lists(rows, min_size=len(KEYS), max_size=len(KEYS)),
    st.fixed_dictionaries({(c, r): links for c in (ROMASHKA, CONTOSO) for r in (FABRIKAM, TAILSPIN)}),
)
some = st.lists(st.sampled_from(KEYS), min_size=2, max_size=len(KEYS), unique=True)
reasons = st.sampled_from(["", "HD-1", "Тикет «7»"])
# Often what leads to more than one state at once.
acts = st.one_of(
    st.tuples(st.just("stage"), st.lists(st.sampled_from([*KEYS, UNKNOWN]), min_size=3, max_size=12),
              st.sampled_from(PARTNERS), reasons, st.booleans()),
    st.tuples(st.just("stage"), some, st.sampled_from([PROVIDER, TAILSPIN]), reasons, st.just(False)),
    st.tuples(st.just("submit"), some, st.booleans()),
    st.tuples(st.just("send"), some, st.just(S.SENDING),
              st.sampled_from([S.CONFIRMED, S.REFUSED, S.CONFLICT, S.UNKNOWN])),
    st.tuples(st.just("withdraw"), some),
    st.tuples(st.just("set_reason"), some, reasons),
    st.tuples(st.just("undo"), st.sampled_from([0, 0, 1])),
    st.tuples(st.just("undo"), st.just(0)),
    st.tuples(st.just("redo")),
)  # fmt: skip


def facts_of(book: tuple[list[tuple[Any, ...]], dict[tuple[int, int], Any]]) -> list[Fact]:
    subscriptions, linked = book
    facts = [fact for fact in small_facts() if type(fact).__name__ not in ("SubscriptionFact", "LinkFact")]
    for number, (customer, status, offer, told) in enumerate(subscriptions, start=20):
        facts.append(subscription_fact(number, customer, status=status, offer_id=offer))
        if told is not None:
            facts.append(contact_fact(number, told))
    for (customer, reseller), admin in linked.items():
        if admin is not None:
            kind, starts, ends, attested = admin
            facts.append(link_fact(customer, reseller, attested=attested, kind=kind, starts_on=starts, ends_on=ends))
    return facts


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "desk.sqlite"
    open_store(path).close()
    return path


LINKED = {(c, r): GDAP for c in (ROMASHKA, CONTOSO) for r in (FABRIKAM, TAILSPIN)}
PLAIN = [(ROMASHKA, "active", LEGACY, None)] * 5 + [(CONTOSO, "active", "A:B:C", None)] * 3
TOLD_APART = [(ROMASHKA, "active", LEGACY, told) for told in (None, PROVIDER, FABRIKAM, TAILSPIN)] * 2
# Attested on one customer only, and over on the other.
ODDLY_LINKED = LINKED | {
    (CONTOSO, FABRIKAM): (DelegatedAdminKind.GDAP, None, None, False),
    (CONTOSO, TAILSPIN): (DelegatedAdminKind.GDAP, None, date(2026, 3, 1), True),
}
ALL = list(KEYS)


# Kept rows that were decided anew are left when the older act is undone, with the rest of it told.
@example(
    (PLAIN, LINKED),
    FABRIKAM,
    [
        ("submit", [1, 2, 3, 4], False),
        ("stage", [1, 2, 6], TAILSPIN, "HD-1", False),
        ("undo", 1),
        ("undo", 0),
    ],
)
# Sent and answered in every way, then undone.
@example(
    (PLAIN, LINKED),
    FABRIKAM,
    [
        ("submit", ALL, True),
        ("send", [1], S.SENDING, S.CONFIRMED),
        ("send", [2], S.SENDING, S.REFUSED),
        ("send", [3], S.SENDING, S.CONFLICT),
        ("send", [4], S.SENDING),
        ("stage", ALL, TAILSPIN, "", False),
        ("undo", 0),
        ("undo", 0),
    ],
)
# Of an act that is done again, what was settled meanwhile is left, with what it would replace.
@example(
    (PLAIN, LINKED),
    FABRIKAM,
    [
        ("stage", [2, 3, 7], TAILSPIN, "", False),
        ("undo", 0),
        ("submit", [3, 4], False),
        ("redo",),
        ("undo", 0),
        ("redo",),
    ],
)
# Verdicts that differ by one fact; strict, unconfirmed ones bar.
@example(
    (PLAIN, ODDLY_LINKED),
    FABRIKAM,
    [
        ("stage", [*ALL, UNKNOWN], TAILSPIN, "HD-1", False),
        ("stage", ALL, PROVIDER, "", False),
        ("undo", 0),
        ("stage", [1, 6, 7], PROVIDER, "", False),
        ("stage", [6, 1, 7], FABRIKAM, "", True),
        ("submit", ALL, True),
    ],
)
# Each change has its own reason and base.
@example((TOLD_APART, LINKED), TAILSPIN, [
    ("set_reason", [1, 2], "HD-1"), ("set_reason", [2, 3], "Тикет «7»"), ("withdraw", [2, 3, 4, 5]), ("undo", 0),
    ("submit", ALL, False), ("undo", 1), ("redo",),
])  # fmt: skip
@settings(max_examples=20, deadline=None)
@given(books, st.sampled_from([FABRIKAM, TAILSPIN]), st.lists(acts, min_size=8, max_size=12))
def test_an_act_on_many_rows_is_the_same_act_row_by_row(
    empty: Path, book: Any, partner: int, told: list[tuple[Any, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = (Path(folder) / name for name in ("first.sqlite", "second.sqlite"))
        shutil.copy(empty, first)
        store = open_store(first)
        assert not write(store, *facts_of(book)).rejected
        store.close()
        shutil.copy(first, second)
        desks = [Desk(open_store(path), at_once=path is first) for path in (first, second)]
        try:
            for name, *values in [("stage", list(KEYS), partner, "", False), *told]:
                one, other = (getattr(desk, name)(*values) for desk in desks)
                assert one == other
                one, other = (desk.state() for desk in desks)
                assert one == other
            assert faults_of(desks[0].store) == []
        finally:
            for desk in desks:
                desk.store.close()


# In few statements


@contextmanager
def statements(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """The statements that run meanwhile."""
    told: list[tuple[str, Any]] = []

    def note(_conn: object, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
        told.append((statement, parameters))

    event.listen(store._engine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(store._engine, "before_cursor_execute", note)


def life_of(store: Store, numbers: Sequence[int]) -> dict[str, list[tuple[str, Any]]]:
    """The statements of each act on these subscriptions; each act reaches all of them."""
    acts: dict[str, list[tuple[str, Any]]] = {}
    count = len(numbers)
    with store.reading() as session:
        keys = list(subscriptions.keys_of(session, [guid(number) for number in numbers]).values())
        fabrikam, tailspin = contact(session, FABRIKAM), contact(session, TAILSPIN)

    def act(name: str, work: Callable[..., Any], *values: Any) -> Any:
        with store.writing() as session, statements(store) as told:
            outcome = work(session, ACTOR, NOW, *values)
        acts[name] = told
        return outcome

    assert len(act("stage", outbox.stage, TODAY, keys, fabrikam).staged) == count
    assert len(act("replace", outbox.stage, TODAY, keys, tailspin).staged) == count
    assert len(act("set_reason", outbox.set_reason, keys, "HD-2")) == count
    assert len(act("undo", outbox.undo, TODAY).restaged) == count
    assert len(act("redo", outbox.redo).restaged) == count
    with store.reading() as session:
        staged = outbox.staged_on(session, keys)
    assert len(act("submit", partial(outbox.submit, connected=True), TODAY, staged).submitted) == count
    act("send", outbox.move_changes, staged, S.SENDING)
    act("confirm", outbox.move_changes, staged, S.CONFIRMED)
    write(store, *(contact_fact(number, TAILSPIN) for number in numbers))
    assert len(act("counter", outbox.undo, TODAY).counter) == count
    with store.reading() as session:
        staged = outbox.staged_on(session, keys)
    assert len(act("withdraw", outbox.withdraw, staged)) == count
    return acts


def test_an_act_on_five_thousand_rows_runs_as_many_statements_as_one_on_two(tmp_path: Path) -> None:
    few, many = (small_desk(tmp_path / name) for name in ("few", "many"))
    write(many, *(subscription_fact(number) for number in range(1_000, 6_000)))
    try:
        costs = {name: len(told) for name, told in life_of(few, [20, 21]).items()}
        acts = life_of(many, [20, 21, *range(1_000, 6_000)])
        assert {name: len(told) for name, told in acts.items()} == costs
        assert faults_of(many) == []
    finally:
        few.close()
        many.close()


def test_submitting_for_many_resellers_runs_as_many_statements_as_for_one(tmp_path: Path) -> None:
    store = small_desk(tmp_path)
    costs = []
    try:
        for partners in ((FABRIKAM,), (FABRIKAM, TAILSPIN)):
            for key, partner in enumerate(partners, start=1):
                with store.writing() as session:
                    outbox.stage(session, ACTOR, NOW, TODAY, [key], contact(session, partner))
            with store.writing() as session, statements(store) as told:
                assert len(outbox.submit(session, ACTOR, NOW, TODAY).kept) == len(partners)
            costs.append(len(told))
            with store.writing() as session:
                outbox.undo(session, ACTOR, NOW, TODAY)
        # The second time finds verdicts that ask for something, which are written down.
        assert costs[0] <= costs[1] <= costs[0] + 4
    finally:
        store.close()


def test_acts_search_and_do_not_scan(tmp_path: Path) -> None:
    store = small_desk(tmp_path)
    try:
        acts = life_of(store, [20, 21])
        connection = store.raw_connection()
        try:
            cursor = connection.cursor()
            lasting = {name for (name,) in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            plans = {
                (statement, str(row[3]))
                for told in acts.values()
                for statement, parameters in told
                if statement.startswith(("SELECT", "INSERT", "UPDATE"))
                for row in cursor.execute(f"EXPLAIN QUERY PLAN {statement}", first_of(parameters)).fetchall()
            }
        finally:
            connection.close()
        assert len(plans) > 50
        walked = {
            (step, statement) for statement, step in plans if step.startswith("SCAN") and step.split()[1] in lasting
        }
        # Acts are few. A new contact is looked for in rows that refer to it only while some refer to nothing.
        expected = {one for one in walked if "batch" in one[0].split() or one[1].startswith("INSERT INTO contact ")}
        assert walked - expected == set()
    finally:
        store.close()


def first_of(parameters: Any) -> Any:
    """The parameters of the first row where there are many."""
    return parameters[0] if isinstance(parameters, list) else parameters


# What it leaves


def test_every_new_change_has_identifiers_of_its_own(tmp_path: Path) -> None:
    store = small_desk(tmp_path)
    write(store, *(subscription_fact(number) for number in range(1_000, 2_000)))
    try:
        with store.writing() as session:
            outbox.stage(session, ACTOR, NOW, TODAY, range(7, 1_007), contact(session, FABRIKAM))
        with store.reading() as session:
            uids = [uid for pair in session.execute(select(ChangeRow.uid, ChangeRow.request_id)) for uid in pair]
    finally:
        store.close()
    assert len(set(uids)) == 2_000
    for uid in uids:
        assert str(uuid.UUID(uid)) == uid
        assert (uuid.UUID(uid).version, uuid.UUID(uid).variant) == (4, uuid.RFC_4122)


def test_changes_are_made_in_the_order_in_which_their_rows_were_named(tmp_path: Path) -> None:
    store = small_desk(tmp_path)
    try:
        with store.writing() as session:
            outcome = outbox.stage(session, ACTOR, NOW, TODAY, [5, 1, UNKNOWN, 2, 1], contact(session, FABRIKAM))
        with store.reading() as session:
            made = [change.subscription_key for change in outbox.changes(session)]
    finally:
        store.close()
    assert list(outcome.staged) == made == [5, 1, 2]


def test_finding_is_told_of_each_row_and_customer_once_an_act(tmp_path: Path) -> None:
    store = small_desk(tmp_path)
    try:
        with store.writing() as session:
            session.execute(text("DELETE FROM finding_touched"))
            outbox.stage(session, ACTOR, NOW, TODAY, [1, 2, 5], contact(session, FABRIKAM))
            touched = session.execute(text("SELECT kind, key FROM finding_touched")).all()
            assert Counter(map(tuple, touched)) == Counter(
                {(1, 1): 1, (1, 2): 1, (1, 5): 1, (2, 1): 1, (2, 2): 1, (4, 2): 1}
            )
    finally:
        store.close()


@pytest.mark.parametrize("strict", [False, True])
def test_a_refused_act_leaves_no_trace_for_the_next(tmp_path: Path, strict: bool) -> None:
    """What stands in the temporary tables of an act that was rolled back is not taken for the next one's."""
    store = small_desk(tmp_path)

    def fail() -> None:
        with store.writing() as session:
            outbox.stage(session, ACTOR, NOW, TODAY, [1, 2, 5], contact(session, FABRIKAM))
            raise LookupError

    try:
        with pytest.raises(LookupError):
            fail()
        actor = replace(ACTOR, strict=strict)
        with store.writing() as session:
            outcome = outbox.stage(session, actor, NOW, TODAY, [2], contact(session, TAILSPIN))
        with store.reading() as session:
            made = [change.subscription_key for change in outbox.changes(session)]
        assert list(outcome.staged) == made == ([] if strict else [2])
    finally:
        store.close()
