"""The engine with the real client on a real server: what it costs, and that decisions arrive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import Any

import httpx
import pytest

from desktop.data.checking import faults_of
from desktop.data.store import Store, open_store
from desktop.sandbox.requests import Call
from desktop.sandbox.running import Sandbox, running
from desktop.sandbox.tenant import Tenant
from desktop.sync.engine import Options, Summary, sync
from desktop.sync.partner_center.client import PartnerCenter
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.tokens import VARIABLE, EnvironmentToken
from desktop.sync.partner_center.wire import Limits
from tests.factories import dump
from tests.sync.engine.service import ACTOR
from tests.sync.engine.sockets import customer_of, decide_some, states
from tests.sync.partner_center.scripted import Time

TENANT = Tenant(customers=60, subscriptions=240, resellers=20, lost=False)
BOOKKEEPING = {"sync_run", "checkpoint", "happening", "support_contact", "customer_reading", "reseller_reading"}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with running(TENANT) as sandbox:
        yield sandbox


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.sqlite")
    yield store
    store.close()


class Syncing:
    """Runs against one sandbox, each with a client of its own whose waits take no time."""

    def __init__(self, sandbox: Sandbox, store: Store) -> None:
        self.sandbox = sandbox
        self.store = store

    def __call__(self, options: Options | None = None) -> Summary:
        time = Time()
        remote = PartnerCenter(
            Connection(base_url=self.sandbox.base_url),
            EnvironmentToken(),
            limits=Limits(deadline=0.6, timeout=httpx.Timeout(0.4)),
            clock=time,
            sleep=time.sleep,
        )
        try:
            return sync(self.store, remote, ACTOR, options)
        finally:
            remote.close()

    def asked(self) -> Counter[Call]:
        """Requests by call since the last time."""
        counts = Counter(self.sandbox.log.counts)
        self.sandbox.log.clear()
        return counts


@pytest.fixture
def run(sandbox: Sandbox, store: Store, monkeypatch: pytest.MonkeyPatch) -> Syncing:
    monkeypatch.setenv(VARIABLE, sandbox.token)
    return Syncing(sandbox, store)


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    return {name: found for name, found in dump(store).items() if name not in BOOKKEEPING}


def test_a_full_pull_costs_what_the_contract_reckons(run: Syncing) -> None:
    done = run()
    assert done.clean
    asked = run.asked()
    contacts = asked[Call.CONTACT]
    resellers = done.rows["resellers"].new
    reckoned = 3 + 1 + ceil(60 / 500) + 60 + contacts + min(60, resellers)
    assert sum(asked.values()) == done.total_requests
    assert done.total_requests <= 1.02 * reckoned
    assert (asked[Call.SUBSCRIPTIONS], done.requests["customers"]) == (60, 1)
    assert faults_of(run.store) == []
    assert contacts == done.rows["contacts"].new


def test_the_second_run_asks_little_and_writes_nothing(run: Syncing) -> None:
    run()
    run.asked()
    before = rows(run.store)
    done = run()
    assert done.kind == "delta"
    assert sum(run.asked().values()) <= 10
    assert rows(run.store) == before
    done = run(Options(full=True))
    assert done.clean
    assert sum(one.written for one in done.rows.values()) == 0
    assert rows(run.store) == before


def test_a_delta_is_about_what_changed(run: Syncing) -> None:
    run()
    run.asked()
    directory = run.sandbox.directory
    customers = [fact.tenant_id for fact in list(directory.customers())[:3]]
    fact = next(fact for fact in directory.subscriptions(customers[0]) if fact.status == "active")
    directory.change_subscription(customers[0], fact.id, quantity=(fact.quantity or 0) + 7)
    directory.add_subscription(customers[1])
    newcomer = directory.join("Newcomer", "newcomer.example")
    done = run()
    asked = run.asked()
    assert asked[Call.SUBSCRIPTIONS] == 3
    assert sum(asked.values()) <= 16
    assert (done.rows["customers"].new, done.rows["subscriptions"].changed) == (1, 1)
    directory.leave(newcomer)
    assert run().lost == 1
    assert faults_of(run.store) == []


def test_decisions_arrive_once(run: Syncing) -> None:
    run()
    wanted = decide_some(run.store, 12)
    done = run()
    assert done.confirmed == 12
    applied = run.sandbox.log.applied
    assert {one.subscription.lower(): one.tenant_id.lower() for one in applied} == wanted
    assert len(applied) == 12
    assert set(states(run.store).values()) == {"confirmed"}


def test_somebody_elses_change_is_a_conflict(run: Syncing) -> None:
    run()
    wanted = decide_some(run.store, 4)
    directory = run.sandbox.directory
    moved = next(iter(wanted))
    customer = customer_of(run.store, moved)
    other = next(fact for fact in directory.listed_resellers() if fact.tenant_id != wanted[moved])
    directory.change_contact(customer, moved, str(other.tenant_id))
    done = run()
    assert (done.confirmed, done.conflicts) == (3, 1)
    assert states(run.store)[moved] == "conflict"
    assert len(run.sandbox.log.applied) == 3
