"""The default sweep proposes exactly the eligible ones, and says of every other subscription why nobody is proposed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from desktop.data import candidates, outbox, subscriptions, sweeping
from desktop.data.checking import faults_of
from desktop.data.queries import SubscriptionQuery
from desktop.data.store import Session, Store, open_store
from desktop.data.sweeping import Sweep
from desktop.domain.eligibility import Reason
from desktop.domain.records import ActKind, ChangeState, DelegatedAdminKind
from desktop.errors import Cancelled
from tests.deciding import GDAP, KEYS, LEGACY, Book
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
    reseller_fact,
    small_desk,
    subscription_fact,
    write,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = small_desk(tmp_path)
    yield store
    store.close()


def swept(store: Store, among: SubscriptionQuery | list[int] | None = None) -> dict[str, list[int]]:
    with store.reading() as session:
        return groups(sweeping.sweep(session, ACTOR, TODAY, among))


def groups(found: Sweep) -> dict[str, list[int]]:
    """Keys of the subscriptions by the name of who is proposed, or by why nobody is."""
    told = {one.contact.name: one.keys.tolist() for one in found.proposals}
    told |= {group.why.value: group.keys.tolist() for group in found.left_out}
    assert sum(map(len, told.values())) == found.total
    return told


def test_the_reseller_of_record_is_proposed_where_it_is_eligible(store: Store) -> None:
    write(
        store,
        *(subscription_fact(number, reseller_of_record="200") for number in (20, 21)),
        subscription_fact(22, reseller_of_record="300"),
        subscription_fact(23, reseller_of_record="200"),
        contact_fact(23, FABRIKAM),
        subscription_fact(24, CONTOSO, reseller_of_record="300"),
    )
    with store.reading() as session:
        found = sweeping.sweep(session, ACTOR, TODAY)
    assert groups(found) == {
        "Fabrikam": [1, 2],
        "Ёлка Сервис": [3],
        "not_linked": [5],
        "no_reseller_of_record": [6],
    }
    assert {one.contact.name: one.unconfirmed for one in found.proposals} == {"Fabrikam": 0, "Ёлка Сервис": 1}
    assert (found.proposed, found.total) == (3, 5)


def test_a_strict_desk_is_proposed_nobody_who_is_unconfirmed(store: Store) -> None:
    write(store, subscription_fact(22, reseller_of_record="300"))
    with store.reading() as session:
        found = sweeping.sweep(session, replace(ACTOR, strict=True), TODAY)
    assert groups(found)["delegated_admin_unconfirmed"] == [3]


def test_every_other_subscription_has_its_reason(store: Store) -> None:
    write(
        store,
        reseller_fact(6, mpn_id="300", name="Ёлка Второй"),
        subscription_fact(20, reseller_of_record="100"),
        subscription_fact(21, reseller_of_record="987654"),
        subscription_fact(22, reseller_of_record="300"),
        subscription_fact(23, reseller_of_record="200", status="deleted"),
        subscription_fact(24, CONTOSO, reseller_of_record_name="Fabrikam"),
        subscription_fact(25, CONTOSO, reseller_of_record="400"),
    )
    assert swept(store) == {
        "sold_by_provider": [1],
        "unknown_reseller": [2],
        "ambiguous_reseller": [3],
        "subscription_deleted": [4],
        "name_only": [5],
        "partnership_requested": [6],
    }


def test_what_is_decided_already_is_pending(store: Store) -> None:
    write(store, *(subscription_fact(number, reseller_of_record="200") for number in (20, 21, 22)))
    write(store, contact_fact(22, FABRIKAM))
    with store.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1], contact(session, FABRIKAM))
        # From a reseller back to the provider: it stands there, but somebody has just put it there.
        outbox.stage(session, ACTOR, NOW, TODAY, [3], contact(session, PROVIDER))
    assert swept(store, [1, 2, 3]) == {"Fabrikam": [2], "pending": [1, 3]}


def test_a_sweep_looks_at_what_it_is_asked_for(store: Store) -> None:
    write(store, *(subscription_fact(number, reseller_of_record="200") for number in (20, 21, 22, 23)))
    assert swept(store, SubscriptionQuery(text="seats 21")) == {"Fabrikam": [2]}
    assert swept(store, SubscriptionQuery(customer_key=2)) == {"no_reseller_of_record": [5, 6]}
    assert swept(store, [4, 5, 99]) == {"Fabrikam": [4], "no_reseller_of_record": [5]}
    assert swept(store, []) == {}


def test_an_empty_store_has_nothing_to_sweep(empty_store: Store) -> None:
    assert swept(empty_store) == {}


def test_a_sweep_tells_how_far_it_is_and_may_be_stopped(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "_STRETCH", 2)
    told: list[tuple[int, int]] = []
    with store.reading() as session:
        whole = sweeping.sweep(session, ACTOR, TODAY, progress=lambda done, total: told.append((done, total)))
    assert told == [(2, 6), (4, 6), (6, 6)]
    monkeypatch.setattr(sweeping, "_STRETCH", 1_000)
    with store.reading() as session:
        assert sweeping.sweep(session, ACTOR, TODAY) == whole

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with store.reading() as session, pytest.raises(Cancelled):
        sweeping.sweep(session, ACTOR, TODAY, progress=stop)


def test_staging_leaves_out_what_is_taken_out_and_is_one_step_of_undo(store: Store) -> None:
    write(store, *(subscription_fact(number, reseller_of_record="200") for number in (20, 21)))
    write(store, subscription_fact(22, reseller_of_record="300"))
    with store.writing() as session:
        found = sweeping.sweep(session, ACTOR, TODAY)
        done = sweeping.stage(session, ACTOR, NOW, TODAY, found.proposals, without={2}, reason="HD-1")
        act = outbox.next_undo(session, ACTOR.author)
        staged = outbox.changes(session, states=[ChangeState.STAGED])
    assert sorted(done.staged) == [1, 3]
    assert {one.reason for one in staged} == {"HD-1"}
    assert act is not None
    assert (act.kind, act.count) == (ActKind.SWEEP, 2)
    assert faults_of(store) == []
    assert swept(store) == {"Fabrikam": [2], "no_reseller_of_record": [4, 5, 6], "pending": [1, 3]}


def test_rows_of_a_group_come_by_customer_and_say_all_that_speaks_against_them(store: Store) -> None:
    write(
        store,
        subscription_fact(24, CONTOSO, reseller_of_record="400"),
        subscription_fact(20, ROMASHKA, reseller_of_record="300"),
        subscription_fact(21, ROMASHKA, reseller_of_record="31"),
    )
    with store.reading() as session:
        assert sweeping.ordered(session, [1, 5, 2]).tolist() == [5, 1, 2]
        rows = sweeping.rows(session, ACTOR, TODAY, [1, 2, 5, 77])
    assert {key: (row.contact and row.contact.name) for key, row in rows.items()} == {
        1: "Ёлка Сервис", 2: None, 5: "Wingtip",
    }  # fmt: skip
    assert [finding.reason for finding in rows[5].findings] == [Reason.PARTNERSHIP_REQUESTED, Reason.NOT_LINKED]
    assert rows[1].unconfirmed
    assert rows[1].subscription.customer_name == "ООО «Ромашка»"


def test_a_stretch_is_one_statement_however_many_rows_it_has(store: Store) -> None:
    write(store, *(subscription_fact(number, reseller_of_record="200") for number in range(20, 200)))
    counted: list[str] = []
    with store.reading() as session:
        event.listen(session.get_bind(), "before_cursor_execute", lambda *given: counted.append(given[2]))
        sweeping.sweep(session, ACTOR, TODAY)
    assert len(counted) < 10


# The law


days = st.sampled_from([None, date(2026, 3, 1), TODAY, date(2026, 3, 3)])
links = st.one_of(st.just(GDAP), st.none(), st.tuples(st.sampled_from(DelegatedAdminKind), days, days, st.booleans()))
rows = st.tuples(
    st.sampled_from([ROMASHKA, CONTOSO]),
    st.sampled_from(["active", "active", "suspended", "deleted"]),
    st.just(LEGACY),
    st.sampled_from([None, None, PROVIDER, FABRIKAM]),
)
books = st.builds(
    Book,
    st.lists(rows, min_size=len(KEYS), max_size=len(KEYS)),
    st.fixed_dictionaries({(c, r): links for c in (ROMASHKA, CONTOSO) for r in (FABRIKAM, TAILSPIN)}),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "desk.sqlite"
    open_store(path).close()
    return path


def eligible_resellers_of_record(session: Session, strict: bool) -> dict[int, str]:
    """Row by row, by what the drop-down of each would offer."""
    found = {}
    for key in KEYS:
        row = subscriptions.rows(session, [key])[key]
        if not row.contact.is_provider or row.change_state is not None:
            continue
        field = candidates.candidates_for(session, replace(ACTOR, strict=strict), TODAY, key)
        assert field is not None
        for candidate in field.eligible:
            if candidate.is_reseller_of_record:
                found[key] = candidate.contact.name
    return found


@settings(max_examples=20)
@given(
    books,
    st.lists(st.sampled_from(["", "200", "300", "400", "100", "999"]), min_size=len(KEYS), max_size=len(KEYS)),
    st.sets(st.sampled_from(KEYS), max_size=3),
    st.booleans(),
)
def test_exactly_the_eligible_resellers_of_record_are_proposed(
    empty: Path,
    tmp_path_factory: pytest.TempPathFactory,
    book: Book,
    of_record: list[str],
    decided: set[int],
    strict: bool,
) -> None:
    path = tmp_path_factory.mktemp("desk") / "desk.sqlite"
    shutil.copy(empty, path)
    store = open_store(path)
    try:
        assert not write(store, *book.facts()).rejected
        write(
            store,
            *(
                subscription_fact(number, row[0], status=row[1], reseller_of_record=mpn)
                for number, row, mpn in zip(range(20, 28), book.rows, of_record, strict=True)
            ),
        )
        actor = replace(ACTOR, strict=strict)
        with store.writing() as session:
            outbox.stage(session, ACTOR, NOW, TODAY, sorted(decided), contact(session, TAILSPIN))
        with store.reading() as session:
            found = sweeping.sweep(session, actor, TODAY)
            proposed = {key: one.contact.name for one in found.proposals for key in one.keys}
            assert proposed == eligible_resellers_of_record(session, strict)
            shown = subscriptions.rows(session, list(KEYS))
            # Each that stands on the provider is in one group, and nobody else is unless a decision is under way.
            everywhere = sorted([*proposed, *(key for group in found.left_out for key in group.keys)])
            assert everywhere == sorted(set(everywhere))
            for key, row in shown.items():
                assert (key in everywhere) or not row.contact.is_provider
                assert (key not in everywhere) or row.contact.is_provider or row.change_state is not None
            assert sum(one.unconfirmed for one in found.proposals) == sum(
                row.unconfirmed for row in sweeping.rows(session, actor, TODAY, sorted(proposed)).values()
            )
        with store.writing() as session:
            done = sweeping.stage(session, actor, NOW, TODAY, found.proposals)
        assert sorted(done.staged) == sorted(proposed)
        assert not done.barred
    finally:
        store.close()
