"""What a sync leaves in the store for the rest of the desk: links that are gone, what is due, one lock, accounts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from desktop.data import candidates, customers, outbox, requests, resellers
from desktop.data.checking import faults_of
from desktop.data.facts import LinkFact
from desktop.data.store import Store, open_store
from desktop.data.store.schema import ChangeRow, CustomerLinkRow, CustomerRow
from desktop.data.syncing import due, happenings, runs, taking
from desktop.data.syncing.checkpoints import Checkpoint, checkpoints, reach
from desktop.data.syncing.happenings import Heard
from desktop.data.syncing.locking import SyncUnderWay, only_sync
from desktop.data.syncing.runs import Summary, keep_run
from desktop.data.syncing.taking import Listed, ResellersOf
from desktop.domain.records import DelegatedAdminKind, RequestKind, RequestState
from desktop.errors import StoreError
from tests.factories import (
    ACTOR,
    CONTOSO,
    FABRIKAM,
    NOW,
    ROMASHKA,
    TAILSPIN,
    TODAY,
    apply,
    contact,
    guid,
    link_fact,
    small_desk,
    subscription_fact,
    write,
)

ROOT = Path(__file__).parents[2]
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    opened = small_desk(tmp_path)
    yield opened
    opened.close()


# Links that are gone


def lose_links(desk: Store) -> None:
    """The service lists no reseller of Ромашка any more; Fabrikam's delegated admin there was attested."""
    with desk.writing() as session:
        taken = taking.take_resellers_of(session, ACTOR, LATER, [ResellersOf(1, guid(ROMASHKA), [])])
        assert taken.of("customer_links").gone == 1


def names(desk: Store) -> tuple[list[str], list[str]]:
    with desk.reading() as session:
        field = candidates.candidates_for(session, ACTOR, TODAY, 1)
        assert field is not None
        return [one.contact.name for one in field.eligible], [one.contact.name for one in field.not_eligible]


def test_a_reseller_whose_link_is_gone_may_not_be_chosen(desk: Store) -> None:
    assert "Ёлка Сервис" in names(desk)[0]
    lose_links(desk)
    eligible, others = names(desk)
    assert "Fabrikam" in eligible, "what somebody has attested stands"
    assert "Ёлка Сервис" in others
    with desk.reading() as session:
        verdict = candidates.verdicts_for(session, ACTOR, TODAY, [1], contact(session, TAILSPIN))[1]
        assert [finding.reason.value for finding in verdict.findings] == ["not_linked"]
        tailspin = resellers.by_tenant_id(session, guid(TAILSPIN))
        assert tailspin is not None
        query = customers.CustomerQuery(reseller_key=tailspin.key)
        assert list(customers.ids(session, query)) == []
        assert resellers.rows(session, [tailspin.key], TODAY)[tailspin.key].linked_customers == 0


@pytest.mark.parametrize("how", ["told", "attested", "established"])
def test_it_comes_back_when_it_is_told_attested_or_established(desk: Store, how: str) -> None:
    lose_links(desk)
    with desk.writing() as session:
        key = session.scalars(select(CustomerLinkRow.reseller_id).where(CustomerLinkRow.gone_at.is_not(None))).one()
        if how == "told":
            apply(session, [LinkFact(guid(ROMASHKA), guid(TAILSPIN))], now=LATER)
        elif how == "attested":
            resellers.attest(session, ACTOR, LATER, 1, key, DelegatedAdminKind.GDAP, "asked them")
        else:
            uid = requests.remember(session, ACTOR, LATER, RequestKind.CUSTOMER_LINK, key, customer_key=1)
            assert requests.notice_established(session, ACTOR, LATER) == [], "a link that is gone fulfils nothing"
            requests.move(session, ACTOR, LATER, uid, RequestState.ESTABLISHED)
    assert "Ёлка Сервис" in names(desk)[0]


# What is due


def test_a_list_that_was_read_is_not_due_until_something_says_so(desk: Store) -> None:
    def listed() -> list[int]:
        with desk.reading() as session:
            return [one.key for one in due.customers_to_list(session)]

    assert listed() == [1, 2]
    with desk.writing() as session:
        facts = [subscription_fact(number) for number in (20, 21, 22, 23)]
        taking.take_subscriptions(session, ACTOR, NOW, [Listed(1, guid(ROMASHKA), facts)])
    assert listed() == [2]
    with desk.writing() as session:
        early, late = NOW - timedelta(days=1), NOW + timedelta(minutes=5)
        heard = [Heard("early", early.date(), early, guid(ROMASHKA), True, False)]
        assert happenings.take_happenings(session, heard) == 1
    assert listed() == [2], "the list was read after it happened"
    with desk.writing() as session:
        heard = [Heard("late", late.date(), late, guid(ROMASHKA), True, False)]
        assert happenings.take_happenings(session, heard) == 1
        assert happenings.take_happenings(session, heard) == 0
    assert listed() == [2, 1]
    with desk.writing() as session:
        happenings.forget_happenings(session, TODAY + timedelta(days=1))
        assert happenings.take_happenings(session, heard) == 1


def test_a_full_pull_takes_customers_with_pending_changes_first(desk: Store) -> None:
    with desk.writing() as session:
        session.execute(update(CustomerRow).where(CustomerRow.id == 2).values(pending_count=1))
        assert [one.key for one in due.customers_to_list(session, before=LATER)] == [2, 1]


def test_gone_subscriptions_keep_their_changes_and_their_counts_are_true(desk: Store) -> None:
    with desk.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1], contact(session, FABRIKAM))
        outbox.submit(session, ACTOR, NOW, TODAY, connected=True)
        part = [subscription_fact(number) for number in (21, 22)]
        taking.take_part(session, ACTOR, LATER, Listed(1, guid(ROMASHKA), part))
        last = Listed(1, guid(ROMASHKA), [subscription_fact(23)], frozenset(fact.id for fact in part))
        assert taking.take_subscriptions(session, ACTOR, LATER, [last]).of("subscriptions").gone == 1
        assert session.scalars(select(ChangeRow.state)).all() == ["submitted"]
        assert session.scalars(select(CustomerRow.subscription_count).where(CustomerRow.id == 1)).one() == 3
    assert faults_of(desk) == []


def test_a_subscription_that_is_listed_elsewhere_has_moved(desk: Store) -> None:
    with desk.writing() as session:
        moved = Listed(2, guid(CONTOSO), [subscription_fact(number, CONTOSO) for number in (20, 24, 25)])
        taking.take_subscriptions(session, ACTOR, LATER, [moved])
        left = Listed(1, guid(ROMASHKA), [subscription_fact(number) for number in (21, 22, 23)])
        assert taking.take_subscriptions(session, ACTOR, LATER, [left]).of("subscriptions").gone == 0


# How far it came, and the account of it


def test_checkpoints(desk: Store) -> None:
    with desk.writing() as session:
        reach(session, Checkpoint.FULL_SINCE, NOW)
        reach(session, Checkpoint.ACTIVITY, TODAY)
        reach(session, Checkpoint.CUSTOMERS, "token")
    with desk.reading() as session:
        there = checkpoints(session)
    assert (there.full_since, there.activity, there.customers) == (NOW, TODAY, "token")
    with desk.writing() as session:
        reach(session, Checkpoint.CUSTOMERS, "")
        reach(session, Checkpoint.FULL_SINCE, None)
        there = checkpoints(session)
    assert (there.full_since, there.customers, there.full_done) == (None, "", None)


def test_the_last_runs_are_kept(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "KEPT", 3)
    with desk.writing() as session:
        for number in range(5):
            keep_run(session, Summary("delta", NOW, LATER, float(number)))
    with desk.reading() as session:
        assert [run.seconds for run in runs.runs(session)] == [4.0, 3.0, 2.0]


# One at a time


def test_one_sync_at_a_time_in_this_process(desk: Store) -> None:
    other = open_store(str(desk.path))
    with only_sync(desk), pytest.raises(SyncUnderWay), only_sync(other):
        pass
    with only_sync(other):
        pass
    other.close()


HOLDER = """
import sys
from desktop.data.store import open_store
from desktop.data.syncing.locking import only_sync
with only_sync(open_store(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_lock_dies_with_its_process(desk: Store) -> None:
    command = [sys.executable, "-c", HOLDER, str(desk.path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(SyncUnderWay), only_sync(desk):
            pass
        process.kill()
        process.wait()
    with only_sync(desk):
        pass


def test_a_store_without_a_lock_is_not_synced(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "path", None)
    monkeypatch.setattr(type(desk), "dialect", "mysql")
    with pytest.raises(StoreError, match="mysql cannot be synced"), only_sync(desk):
        pass


def test_told_twice_is_written_once(desk: Store) -> None:
    write(desk, link_fact(ROMASHKA, FABRIKAM))
    with desk.writing() as session:
        taken = taking.take_resellers_of(
            session, ACTOR, LATER, [ResellersOf(1, guid(ROMASHKA), [LinkFact(guid(ROMASHKA), guid(FABRIKAM))])]
        )
    assert taken.of("customer_links").unchanged == 1
