"""The store on a server that a team shares. Runs where PARTNER_DESK_TEST_POSTGRESQL names an empty database."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.data import assigning, customers, outbox, overview, requests, subscriptions, sweeping
from desktop.data.checking import faults_of
from desktop.data.store import Store, open_store, opening
from desktop.data.store.backup import back_up
from desktop.domain.records import ChangeState, RequestKind
from desktop.errors import StoreError
from tests.deciding import LIVES, Act, ActingDesk, Book, live
from tests.factories import (
    ACTOR,
    FABRIKAM,
    NOW,
    PROVIDER,
    TODAY,
    contact,
    dump,
    guid,
    small_facts,
    subscription_fact,
    write,
)

URL = os.environ.get("PARTNER_DESK_TEST_POSTGRESQL", "")

pytestmark = pytest.mark.skipif(not URL, reason="PARTNER_DESK_TEST_POSTGRESQL names no database")


@pytest.fixture
def empty() -> Iterator[Store]:
    store = open_store(URL)
    with store.writing() as session:
        session.execute(text("DROP SCHEMA public CASCADE"))
        session.execute(text("CREATE SCHEMA public"))
    store.close()
    store = open_store(URL)
    yield store
    store.close()


@pytest.fixture
def desk(empty: Store) -> Store:
    write(empty, *small_facts())
    return empty


def test_a_sweep_and_a_sheet_are_found_and_staged(desk: Store) -> None:
    write(desk, *(subscription_fact(number, reseller_of_record="200") for number in (20, 21)))
    write(desk, subscription_fact(22, reseller_of_record="300"), subscription_fact(23, reseller_of_record="400"))
    with desk.reading() as session:
        found = sweeping.sweep(session, ACTOR, TODAY)
        part = sweeping.sweep(session, ACTOR, TODAY, [1, 3])
        rows = sweeping.rows(session, ACTOR, TODAY, [1, 4])
        sheet = assigning.preview_pasted(session, ACTOR, TODAY, f"{guid(20)}\t300\n{guid(24)}\tFabrikam\n")
    assert {one.contact.name: one.keys.tolist() for one in found.proposals} == {"Fabrikam": [1, 2], "Ёлка Сервис": [3]}
    assert {group.why.value: group.keys.tolist() for group in found.left_out} == {
        "no_reseller_of_record": [5, 6],
        "partnership_requested": [4],
    }
    assert part.proposed == 2
    assert rows[4].findings
    assert [one.subscription_key for one in sheet.assignments] == [1, 5]
    with desk.writing() as session:
        assert len(sweeping.stage(session, ACTOR, NOW, TODAY, found.proposals, reason="HD-1").staged) == 3
    with desk.writing() as session:
        assert assigning.stage(session, ACTOR, NOW, TODAY, sheet.assignments).staged == (1, 5)
    with desk.writing() as session:
        outbox.undo(session, ACTOR, NOW, TODAY)
    assert faults_of(desk) == []


def test_the_journey(desk: Store) -> None:
    before = dump(desk)
    write(desk, *small_facts())
    assert dump(desk) == before
    with desk.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1, 2], contact(session, FABRIKAM))
    with desk.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1], contact(session, PROVIDER))
    with desk.writing() as session:
        outbox.undo(session, ACTOR, NOW, TODAY)
    with desk.reading() as session:
        assert [line.change.subscription_key for line in outbox.staged(session, ACTOR, TODAY)] == [1, 2]
    with desk.writing() as session:
        outbox.submit(session, ACTOR, NOW, TODAY)
        requests.remember(session, ACTOR, NOW, RequestKind.PARTNERSHIP, 3)
    with desk.reading() as session:
        assert [change.state for change in outbox.changes(session)] == [ChangeState.KEPT] * 2
        assert overview.counts(session).kept == 2
        for typed in ("РОМАШКА", "e3", "fabrikam", "ро", '"*%_\\'):
            customers.ids(session, customers.CustomerQuery(text=typed))
        for order in subscriptions.SubscriptionSort:
            assert len(subscriptions.ids(session, subscriptions.SubscriptionQuery(sort=order))) == 6


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_acts_come_to_what_they_do_in_a_file(tmp_path: Path, empty: Store, life: tuple[Book, int, list[Act]]) -> None:
    book, partner, acts = life
    file = open_store(tmp_path / "desk.sqlite")
    for store in (empty, file):
        assert not write(store, *book.facts()).rejected
    live([ActingDesk(empty, at_once=True), ActingDesk(file, at_once=True)], partner, acts)
    assert faults_of(empty) == []
    file.close()


def test_writers_wait_for_each_other_and_readers_write_nothing(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    failed: list[BaseException] = []

    def work(partners: tuple[int, int]) -> None:
        try:
            other = open_store(URL)
            for turn in range(20):
                with other.writing() as session:
                    outbox.stage(session, ACTOR, NOW, TODAY, [1, 2], contact(session, partners[turn % 2]))
            other.close()
        except BaseException as error:
            failed.append(error)

    desks = [threading.Thread(target=work, args=(pair,)) for pair in ((FABRIKAM, PROVIDER), (PROVIDER, FABRIKAM))]
    for thread in desks:
        thread.start()
    for thread in desks:
        thread.join()
    assert failed == []
    with desk.reading() as session:
        assert outbox.count(session, [ChangeState.STAGED]) in (0, 2)
        with pytest.raises(Exception, match="read-only"):
            session.execute(text("UPDATE customer SET name = 'x'"))
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.2)
    other = open_store(URL)
    with desk.writing(), pytest.raises(StoreError) as refused, other.writing():
        pass
    assert refused.value.code == "store_busy"
    other.close()


def test_history_is_append_only(desk: Store) -> None:
    with desk.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1], contact(session, FABRIKAM))
    with pytest.raises(Exception, match="append-only"), desk.writing() as session:
        session.execute(text("DELETE FROM history"))


def test_its_password_is_never_shown_and_its_backup_is_the_servers(desk: Store) -> None:
    assert desk.path is None
    assert desk.dialect == "postgresql"
    with pytest.raises(StoreError) as refused:
        back_up(desk, reason="manual")
    assert refused.value.code == "backup_elsewhere"
