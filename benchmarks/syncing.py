"""Syncing with a service on this machine that is a process of its own: what a pull asks, how fast, and within a quota.

The floor of the rate is a bare loop: as many threads with one `httpx.Client`, which make the same requests and look at
nothing that comes. Both take turns, so that what else the machine does meets both.

The quota is a real one in a quicker world: the client's clock runs `QUICKER` times as fast as the machine's, and the
service counts in windows as much shorter. The client waits and reckons as ever, and the minutes pass in seconds.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import httpx
from sqlalchemy import select

from benchmarks.figures import Bar, Figure, Measure
from benchmarks.sizes import ACTOR
from benchmarks.stores import Book
from desktop.data.sample.tenant import SampleSize
from desktop.data.store import Store, open_store
from desktop.data.store.schema import CustomerRow
from desktop.sandbox.process import SeparateSandbox, separate
from desktop.sandbox.tenant import Tenant
from desktop.sync.engine import Options, Summary, sync
from desktop.sync.partner_center.client import PAGE_SIZE, PartnerCenter
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.tokens import Challenge

CUSTOMERS = 1_000
"""No larger tenant is read: a request is what costs, and a larger tenant only makes more of them."""
ROUNDS = 3
QUOTA = 500
QUICKER = 6.0
CHANGED = (1, 10, 100)
UNLIMITED = 1_000_000

_LEAST = Bar(Measure.SHARE_OF_FLOOR, 0.6)
_USED = Bar(Measure.SHARE_OF_FLOOR, 0.95)
_RECKONED = Bar(Measure.TIMES_FLOOR, 1.02)
_NONE = Bar(Measure.VALUE, 0)
_LINEAR = Bar(Measure.TIMES_FLOOR, 1.1)


def figures(book: Book, folder: Path) -> list[Figure]:
    """The figures of a tenant of the book's size, or of the largest that is read."""
    size = book.size
    share = max(1.0, size.customers / CUSTOMERS)
    tenant = _tenant(size, share)
    with separate(tenant) as sandbox:
        found = _pulled(sandbox, tenant, folder)
        found += _changed(sandbox, tenant, folder / "pull-0.sqlite")
    # Some minutes of the quicker clock are enough to see whether the quota is kept from one to the next.
    with separate(_tenant(size, 2.5 * share)) as sandbox:
        found += _within_a_quota(sandbox, folder)
    return found


def _tenant(size: SampleSize, share: float) -> Tenant:
    """A tenant that is so many times as small."""
    return Tenant(
        int(size.customers / share), int(size.subscriptions / share), max(1, int(size.resellers / share)), lost=False
    )


@dataclass(frozen=True, slots=True)
class _Token:
    """The token of the sandbox."""

    text: str

    def token(self) -> str:
        return self.text

    def renewed(self, refused: str, challenge: Challenge) -> str:
        raise AssertionError("the sandbox took its own token back")

    def __repr__(self) -> str:
        return "_Token()"


def _synced(store: Store, sandbox: SeparateSandbox, *, per_minute: int = UNLIMITED, quicker: float = 1.0) -> Summary:
    """One run, by a clock that runs so many times as fast."""
    remote = PartnerCenter(
        Connection(base_url=sandbox.base_url, per_minute=per_minute),
        _Token(sandbox.token),
        clock=lambda: time.monotonic() * quicker,
        sleep=lambda seconds: time.sleep(seconds / quicker),
    )
    try:
        done = sync(store, remote, ACTOR, Options())
    finally:
        remote.close()
    assert done.finished, done
    assert not done.trouble_count, done.troubles
    return done


# A full pull


def _pulled(sandbox: SeparateSandbox, tenant: Tenant, folder: Path) -> list[Figure]:
    """Whole pulls into new stores, each beside the same requests made by a bare loop."""
    rates: list[float] = []
    floors: list[float] = []
    for number in range(ROUNDS):
        sandbox.ask("DELETE", "log")
        store = open_store(folder / f"pull-{number}.sqlite")
        try:
            done = _synced(store, sandbox)
        finally:
            store.close()
        asked = [one["target"] for one in sandbox.ask("GET", "log")]
        assert len(asked) == done.total_requests
        rates.append(len(asked) / done.seconds)
        # A later page of a list takes a header that only the page before it tells.
        asked = [target for target in asked if "seekOperation" not in target]
        floors.append(len(asked) / _bare(sandbox, asked, Options().in_flight))
    reckoned = (
        4
        + ceil(tenant.customers / PAGE_SIZE)
        + tenant.customers
        + done.rows["contacts"].new
        + min(tenant.customers, done.rows["resellers"].new)
    )
    held = f"{tenant.customers:,} customers, {tenant.subscriptions:,} subscriptions"
    pairs = sorted(zip(rates, floors, strict=True), key=lambda pair: pair[0] / pair[1])
    rate, floor = pairs[len(pairs) // 2]
    least, most = (pair[0] / pair[1] for pair in (pairs[0], pairs[-1]))
    return [
        Figure(
            "sync.requests",
            f"requests of a full pull, {held}",
            done.total_requests,
            "",
            floor="3 profiles, the partners, the pages of customers, each customer, each contact, each partner's links",
            floor_value=reckoned,
            bars=(_RECKONED,),
        ),
        Figure(
            "sync.rate",
            "a full pull into a new store, without a quota",
            rate,
            "requests/s",
            floor="the same requests by httpx on as many threads, answers not looked at",
            floor_value=floor,
            bars=(_LEAST,),
            note=f"{least:.2f} to {most:.2f} of the floor in {ROUNDS} turns; this is the one in the middle",
        ),
    ]


def _bare(sandbox: SeparateSandbox, asked: Sequence[str], threads: int) -> float:
    """Seconds that a bare loop takes for the same requests."""
    headers = {"Authorization": f"Bearer {sandbox.token}", "Accept": "application/json", "Accept-Encoding": "gzip"}
    limits = httpx.Limits(max_connections=threads, max_keepalive_connections=threads)
    with httpx.Client(base_url=sandbox.base_url, headers=headers, limits=limits, trust_env=False) as client:

        def ask(target: str) -> None:
            assert client.get(target).is_success

        with ThreadPoolExecutor(threads) as pool:
            start = time.perf_counter()
            for _ in pool.map(ask, asked):
                pass
            return time.perf_counter() - start


# Within a quota


def _within_a_quota(sandbox: SeparateSandbox, folder: Path) -> list[Figure]:
    """A whole pull of a service that counts, and of a client that knows how much it may ask."""
    sandbox.ask("PUT", "quota", requests=QUOTA, seconds=60 / QUICKER, sliding=True)
    store = open_store(folder / "quota.sqlite")
    try:
        done = _synced(store, sandbox, per_minute=QUOTA, quicker=QUICKER)
    finally:
        store.close()
        sandbox.ask("DELETE", "quota")
    minutes = done.seconds * QUICKER / 60
    return [
        Figure(
            "sync.quota",
            f"a full pull within a quota of {QUOTA} a minute",
            done.total_requests / minutes,
            "requests/min",
            floor="the quota",
            floor_value=float(QUOTA),
            bars=(_USED,),
            note=f"{minutes:.1f} minutes of a clock that runs {QUICKER:g} times as fast",
        ),
        Figure("sync.throttled", "answers that ask to wait", done.throttled, "", bars=(_NONE,)),
    ]


# What has changed


def _changed(sandbox: SeparateSandbox, tenant: Tenant, path: Path) -> list[Figure]:
    """Runs after some customers bought something: each costs those customers and what every run costs."""
    store = open_store(path)
    try:
        # What the log tells of the time before the pull is heard once.
        _synced(store, sandbox)
        always = _synced(store, sandbox).total_requests
        customers = _customers(store)
        found = [Figure("sync.delta.0", "requests of a run when nothing has changed", always, "")]
        for number in (number for number in CHANGED if number <= tenant.customers):
            for customer in customers[:number]:
                sandbox.ask("POST", "subscriptions", customer=customer)
            done = _synced(store, sandbox)
            found.append(
                Figure(
                    f"sync.delta.{number}",
                    f"requests of a run when {number:,} customers have bought something",
                    done.total_requests,
                    "",
                    floor="those customers, contacts that are new, and what a run costs when nothing has changed",
                    floor_value=float(always + number + done.rows["contacts"].new),
                    bars=(_LINEAR,),
                    note=f"{done.seconds:.2f} s",
                )
            )
    finally:
        store.close()
    return found


def _customers(store: Store) -> list[str]:
    """The tenant ids of all customers."""
    with store.reading() as session:
        return list(session.scalars(select(CustomerRow.tenant_id).order_by(CustomerRow.id)))
