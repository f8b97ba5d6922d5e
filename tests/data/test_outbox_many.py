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
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select, text

from desktop.data import outbox, subscriptions
from desktop.data.checking import faults_of
from desktop.data.store import Store, open_store
from desktop.data.store.schema import (
    ChangeRow,
)
from desktop.domain.records import ChangeState, DelegatedAdminKind
from tests.deciding import GDAP, KEYS, LEGACY, LIVES, NEW, UNKNOWN, Act, ActingDesk, Book, live
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
    small_desk,
    subscription_fact,
    write,
)

S = ChangeState


# The same as row by row


PARTNERS = (PROVIDER, FABRIKAM, TAILSPIN, WINGTIP)
days = st.sampled_from([None, date(2026, 3, 1), TODAY, date(2026, 3, 3)])
links = st.one_of(
    st.just(GDAP), st.none(), st.tuples(st.sampled_from(DelegatedAdminKind), days, days, st.booleans())
)  # fmt: skip
rows = st.tuples(
    st.sampled_from([ROMASHKA, CONTOSO]),
    st.sampled_from(["active", "active", "active", "deleted"]),
    st.sampled_from([LEGACY, NEW]),
    st.sampled_from([None, PROVIDER, FABRIKAM, TAILSPIN]),
)
books = st.builds(
    Book,
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


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "desk.sqlite"
    open_store(path).close()
    return path


def live_twice(empty: Path, folder: Path, book: Book, partner: int, told: Sequence[Act]) -> None:
    """At once in one store, and row by row in another."""
    first, second = folder / "first.sqlite", folder / "second.sqlite"
    shutil.copy(empty, first)
    store = open_store(first)
    assert not write(store, *book.facts()).rejected
    store.close()
    shutil.copy(first, second)
    desks = [ActingDesk(open_store(path), at_once=path is first) for path in (first, second)]
    try:
        live(desks, partner, told)
        assert faults_of(desks[0].store) == []
    finally:
        for desk in desks:
            desk.store.close()


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_rows_of_one_act_fare_each_for_itself(
    empty: Path, tmp_path: Path, life: tuple[Book, int, list[Act]]
) -> None:  # fmt: skip
    live_twice(empty, tmp_path, *life)


@settings(max_examples=20, deadline=None)
@given(books, st.sampled_from([FABRIKAM, TAILSPIN]), st.lists(acts, min_size=8, max_size=12))
def test_an_act_on_many_rows_is_the_same_act_row_by_row(
    empty: Path, book: Book, partner: int, told: list[Act]
) -> None:  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        live_twice(empty, Path(folder), book, partner, told)


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
