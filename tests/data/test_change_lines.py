"""The lines of the changes page: groups, order, search, what an act is about; and deciding again what failed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.data import change_lines, change_picking, history, outbox
from desktop.data.change_lines import (
    BatchLine,
    ChangeGroup,
    ChangeLine,
    ChangeSort,
    ChangesQuery,
    DriftLine,
    LineKind,
    line_key,
    row_keys,
)
from desktop.data.change_picking import Picked
from desktop.data.checking import faults_of
from desktop.data.history import HistoryQuery
from desktop.data.outbox import failures
from desktop.data.outbox.failures import Failure, failure_of
from desktop.data.store import Store
from desktop.data.syncing import drift, sending, taking_back
from desktop.domain.records import ChangeState, Event
from desktop.domain.roles import Actor, Role
from desktop.errors import DeskError, NotAllowed
from tests.changing import (
    ANN,
    CORRELATION,
    NOW,
    REFUSAL,
    TODAY,
    Made,
    changes_of,
    choose,
    decide_in_every_way,
    key,
    refuse,
    roomy_desk,
)
from tests.factories import FABRIKAM, TAILSPIN

S, G = ChangeState, ChangeGroup
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = roomy_desk(tmp_path)
    yield store
    store.close()


@pytest.fixture
def made(store: Store) -> Made:
    return decide_in_every_way(store)


def lines(store: Store, group: ChangeGroup = G.ALL, text: str = "", **asked: object) -> list[change_lines.Line]:
    query = ChangesQuery(group, text, TODAY, **asked)  # type: ignore[arg-type]
    with store.reading() as session:
        keys = change_lines.ids(session, query)
        found = change_lines.rows(session, keys, ANN, TODAY)
        assert sorted(found) == sorted(keys)
        return [found[one] for one in keys]


def changes_in(found: list[change_lines.Line]) -> list[ChangeLine]:
    return [line for line in found if isinstance(line, ChangeLine)]


def count(store: Store) -> dict[ChangeGroup, int]:
    with store.reading() as session:
        return change_lines.counts(session, TODAY)


def test_each_group_lists_as_many_as_it_counts(store: Store, made: Made) -> None:
    expected = {
        G.STAGED: 8, G.WAITING: 3, G.CONFLICTS: 3, G.REFUSED: 2, G.UNKNOWN: 1, G.KEPT: 3, G.CONFIRMED: 4, G.BIN: 2,
        G.DRIFT: 4, G.ALL: 26,
    }  # fmt: skip
    assert count(store) == expected
    for group, number in expected.items():
        found = lines(store, group)
        assert sum(not isinstance(line, BatchLine) for line in found) == number, group
    with store.reading() as session:
        assert change_lines.number_needing(session) == 3 + 2 + 4
    assert faults_of(store) == []


def test_an_act_stands_before_its_changes_and_the_newest_act_first(store: Store, made: Made) -> None:
    found = lines(store)
    acts = [line for line in found if isinstance(line, BatchLine)]
    assert [line.act.at for line in acts] == sorted((line.act.at for line in acts), reverse=True)
    under = ""
    for line in found:
        if isinstance(line, BatchLine):
            under = line.act.batch_id
        else:
            assert isinstance(line, ChangeLine)
            assert line.change.batch_id == under
    sent = next(line for line in acts if line.act.batch_id == made.batches["sent"])
    assert (sent.author, sent.reason, sent.total) == ("Ann Desk", "HD-1041", 12)
    assert sent.states == {S.CONFIRMED: 4, S.REFUSED: 2, S.CONFLICT: 3, S.UNKNOWN: 1, S.SUBMITTED: 2}


def test_another_order_lists_no_acts(store: Store, made: Made) -> None:
    for sort in ChangeSort:
        for group in (G.ALL, G.DRIFT):
            up = lines(store, group, sort=sort)
            down = lines(store, group, sort=sort, descending=True)
            assert [line.key for line in up] == [line.key for line in reversed(down)]
            assert not any(isinstance(line, BatchLine) for line in up)
    names = [line.change.customer_name for line in changes_in(lines(store, sort=ChangeSort.CUSTOMER))]
    assert names == sorted(names, key=lambda name: name != "Contoso")


def test_the_search_looks_at_everything_that_a_person_may_type(store: Store, made: Made) -> None:
    def found(text: str, group: ChangeGroup = G.ALL) -> int:
        return len(changes_in(lines(store, group, text)))

    assert found("hd-1041") == 12
    assert found("ДОГОВОР") == 4
    assert found("боб") == 4
    assert found("branch-03") == 1
    assert found("ромашка") == 19
    assert found("ромашка", G.REFUSED) == 2
    assert found(CORRELATION) == 2
    assert found("tailspin") == 0
    assert found("Елка") == 2
    assert found("no such thing") == 0
    assert len(lines(store, G.DRIFT, "branch-31")) == 1
    assert len(lines(store, G.DRIFT, "fabrikam")) == 4
    assert lines(store, G.DRIFT, "ромашка") == []


def test_a_staged_line_is_judged_and_a_conflict_says_what_the_service_holds(store: Store, made: Made) -> None:
    staged = changes_in(lines(store, G.STAGED))
    assert all(line.review is not None and line.review.verdict.eligible for line in staged)
    unsure = [line for line in staged if line.review is not None and line.review.needs_attest]
    assert {line.change.batch_id for line in unsure} == {made.batches["unsure"]}
    for line in changes_in(lines(store, G.CONFLICTS)):
        assert (line.change.base.name, line.change.wanted.name) == ("Tien Shan Cloud", "Fabrikam")
        assert line.told is not None
        assert line.told.name == "Ёлка Сервис"
        assert line.told_at == NOW + timedelta(minutes=41)
    assert [line.drift.after.name for line in lines(store, G.DRIFT) if isinstance(line, DriftLine)] == ["Fabrikam"] * 4


def test_the_bin_reaches_back_thirty_days_and_only_to_what_nobody_decided_anew(store: Store, made: Made) -> None:
    dropped = changes_in(lines(store, G.BIN))
    assert [line.restorable_until for line in dropped] == [TODAY + timedelta(30)] * 2
    with store.writing() as session:
        choose(session, range(24, 25), FABRIKAM, ANN, 60)
    assert len(changes_in(lines(store, G.BIN))) == 1
    with store.reading() as session:
        old = ChangesQuery(G.BIN, "", TODAY + timedelta(31))
        assert not change_lines.ids(session, old)
        assert change_lines.counts(session, TODAY + timedelta(31))[G.BIN] == 0
        every = change_lines.rows(session, change_lines.ids(session, ChangesQuery()), ANN, TODAY + timedelta(31))
        gone = [line for line in every.values() if isinstance(line, ChangeLine) and line.change.state is S.WITHDRAWN]
        assert len(gone) == 2
        assert all(line.restorable_until is None for line in gone)


def test_a_line_of_an_act_stands_for_what_is_listed_of_it(store: Store, made: Made) -> None:
    with store.reading() as session:
        query = ChangesQuery(G.CONFLICTS, "", TODAY)
        acts = [one for one in change_lines.ids(session, query) if one % 4 == LineKind.BATCH]
        one = line_key(LineKind.CHANGE, made.changes[S.CONFLICT][0])
        assert change_picking.picked_changes(session, Picked(query, (*acts, one))) == made.changes[S.CONFLICT]
        assert change_picking.picked_changes(session, Picked(query, (one,))) == made.changes[S.CONFLICT][:1]
        assert change_picking.picked_changes(session, Picked(query)) == made.changes[S.CONFLICT]
        assert change_picking.picked_changes(session, Picked(ChangesQuery(text="branch-07"))) == [8]
        everything = Picked(ChangesQuery(today=TODAY))
        assert change_picking.picked_changes(session, everything, S.REFUSED) == made.changes[S.REFUSED]
        drifted = ChangesQuery(G.DRIFT, "branch-31")
        assert len(change_picking.picked_drift(session, Picked(drifted))) == 1
        every = tuple(change_lines.ids(session, ChangesQuery(G.DRIFT)))
        assert len(change_picking.picked_drift(session, Picked(ChangesQuery(G.DRIFT), every))) == 4
        assert len(change_picking.picked_drift(session, Picked(drifted, every))) == 1
        assert len(change_picking.picked_drift(session, Picked(ChangesQuery(G.DRIFT), None, every[0]))) == 4
        assert change_picking.picked_drift(session, everything) == []
        assert change_picking.picked_changes(session, Picked(drifted)) == []
    assert row_keys([4, 5, 6], LineKind.DRIFT) == [1]


# Deciding again


def restage(store: Store, keys: list[int]) -> outbox.RestagingOutcome:
    with store.writing() as session:
        return outbox.restage(session, ANN, LATER, TODAY, keys)


def test_what_was_refused_is_staged_again_as_a_new_choice(store: Store, made: Made) -> None:
    refused = made.changes[S.REFUSED]
    done = restage(store, [*refused, *made.changes[S.CONFIRMED], 9_999])
    assert done.staged == (key(4), key(5))
    assert done.passed_over == 5
    assert count(store)[G.REFUSED] == 0
    again = [line.change for line in changes_in(lines(store, G.STAGED)) if line.change.subscription_key in done.staged]
    assert [(one.wanted.name, one.reason) for one in again] == [("Fabrikam", "HD-1041")] * 2
    # It is a choice like any other: undo takes it back, and then it is the one that lies in the bin.
    with store.writing() as session:
        outbox.undo(session, ANN, LATER, TODAY)
    assert count(store)[G.BIN] == 4
    assert faults_of(store) == []


def test_what_was_discarded_comes_back_once(store: Store, made: Made) -> None:
    dropped = made.changes[S.WITHDRAWN]
    done = restage(store, dropped[:1])
    assert done.staged == (key(24),)
    assert restage(store, dropped[:1]).passed_over == 1
    assert [line.change.key for line in changes_in(lines(store, G.BIN))] == dropped[1:]
    assert faults_of(store) == []


def test_what_may_not_be_chosen_any_more_stays_out_with_its_reasons(store: Store, made: Made) -> None:
    with store.writing() as session:
        strict = Actor("Ann Desk", strict=True)
        choose(session, range(34, 35), FABRIKAM, ANN, 61)
        batch = choose(session, range(19, 20), TAILSPIN, ANN, 62)
        [unattested] = [one.key for one in outbox.changes(session) if one.batch_id == batch]
        outbox.withdraw(session, ANN, LATER, [unattested])
        done = outbox.restage(session, strict, LATER, TODAY, [unattested])
        assert done.barred == {key(19): ("delegated_admin_unconfirmed",)}
        with pytest.raises(NotAllowed):
            outbox.restage(session, Actor("Sal", Role.SALES_AGENT), LATER, TODAY, [unattested])


def test_a_refusal_that_is_set_aside_needs_nobody_and_the_history_tells_it(store: Store, made: Made) -> None:
    refused = made.changes[S.REFUSED]
    with store.writing() as session:
        assert outbox.set_aside(session, ANN, LATER, [*refused, *made.changes[S.CONFLICT]]) == refused
        assert outbox.set_aside(session, ANN, LATER, refused) == []
        assert change_lines.number_needing(session) == 3 + 4
        newest = history.rows(session, history.ids(session, HistoryQuery())[:1])
        assert [row.event for row in newest.values()] == [Event.SET_ASIDE]
    assert count(store)[G.REFUSED] == 0
    assert all(line.set_aside for line in changes_in(lines(store)) if line.change.state is S.REFUSED)
    with store.writing() as session:
        assert outbox.take_up(session, ANN, LATER, refused[:1]) == refused[:1]
        # Undo of the act that made them, and redo, leave the mark alone.
        outbox.undo(session, ANN, LATER, TODAY, made.batches["sent"])
        with pytest.raises(NotAllowed):
            outbox.set_aside(session, Actor("Sal", Role.SALES_AGENT), LATER, refused)
    assert count(store)[G.REFUSED] == 1
    assert faults_of(store) == []


# Failures


@pytest.mark.parametrize(
    ("said", "failure"),
    [
        (REFUSAL, Failure("600009", "The partner has no relationship with the customer.", CORRELATION)),
        ("The service refused: no (code 400).", Failure("400", "no", "")),
        ("There is no relationship with this customer any more.",
         Failure("", "There is no relationship with this customer any more.", "")),
        (f"There was no answer. ({CORRELATION})", Failure("", "There was no answer.", CORRELATION)),
        ("", Failure()),
    ],
)  # fmt: skip
def test_what_a_change_remembers_is_taken_apart(said: str, failure: Failure) -> None:
    assert failure_of(said) == failure


def test_failures_go_to_a_file_that_runs_nothing(store: Store, made: Made, tmp_path: Path) -> None:
    with store.writing() as session:
        batch = choose(session, range(35, 36), FABRIKAM, ANN, 70)
        outbox.submit(session, ANN, LATER, TODAY, changes_of(session, batch), connected=True)
        sending.begin(session, ANN, LATER, changes_of(session, batch))
        refuse(session, changes_of(session, batch), "The service refused: =HYPERLINK(1) (code 3000).")
    path = tmp_path / "failures.csv"
    with store.reading() as session:
        keys = change_picking.picked_changes(session, Picked(ChangesQuery(G.REFUSED, "", TODAY)))
        assert failures.save_failures(session, keys, path) == 3
        with pytest.raises(DeskError, match="cannot be written"):
            failures.save_failures(session, keys, tmp_path / "nowhere" / "failures.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *found = list(csv.reader(file))
    assert header == ["subscription_id", "mpn_id", "tenant_id", "reseller", "code", "reason", "said"]
    assert found[0][1:] == [
        "200", "00000000-0000-4000-8000-000000000002", "Fabrikam", "600009", "HD-1041",
        f"The partner has no relationship with the customer. ({CORRELATION})",
    ]  # fmt: skip
    assert found[2][4:] == ["3000", "", "'=HYPERLINK(1)"]


# Contacts that were changed elsewhere


def test_what_was_put_back_and_taken_back_again_is_open_again(store: Store, made: Made) -> None:
    with store.writing() as session:
        keys = [one.key for one in drift.listed(session)]
        drift.put_back(session, ANN, LATER, TODAY, keys[:3])
    assert (count(store)[G.DRIFT], count(store)[G.STAGED]) == (1, 11)
    with store.writing() as session:
        staged = [one for one in outbox.changes(session, states=[S.STAGED]) if one.wanted.is_provider]
        assert taking_back.discard(session, ANN, LATER, [staged[0].key]) == [staged[0].key]
    assert count(store)[G.DRIFT] == 2
    with store.writing() as session:
        # The discarding first, then the putting back.
        taking_back.undo(session, ANN, LATER, TODAY)
        taking_back.undo(session, ANN, LATER, TODAY)
    assert (count(store)[G.DRIFT], count(store)[G.STAGED]) == (4, 8)
    assert faults_of(store) == []


def test_what_was_decided_otherwise_since_stays_settled(store: Store, made: Made) -> None:
    with store.writing() as session:
        first, second, *_rest = drift.listed(session)
        drift.put_back(session, ANN, LATER, TODAY, [first.key])
        batch = outbox.next_undo(session, ANN.author)
        assert batch is not None
        outbox.submit(session, ANN, LATER, TODAY, connected=False)
        drift.accept(session, ANN, LATER, [second.key])
        assert drift.reopen(session, ANN, [first.key, second.key]) == 1
        drift.accept(session, ANN, LATER, [second.key])
        drift.reopen_put_back(session, [first.subscription_key, second.subscription_key])
    assert count(store)[G.DRIFT] == 2
    with pytest.raises(NotAllowed), store.writing() as session:
        drift.reopen(session, Actor("Sal", Role.SALES_AGENT), [1])
