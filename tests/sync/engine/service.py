"""A service in memory, at the outermost seam: what it holds, what it was asked, and what goes wrong when."""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from desktop.data import outbox
from desktop.data.checking import faults_of
from desktop.data.facts import ContactFact, CustomerFact, LinkFact, ProviderFact, ResellerFact, SubscriptionFact
from desktop.data.store import Store, open_store
from desktop.data.store.schema import ContactRow, SubscriptionRow, SupportContactRow
from desktop.domain.records import PartnershipState, RelationshipState, SupportContact
from desktop.domain.roles import Actor
from desktop.sync.engine import Control, Options, Progress, Summary, sync
from desktop.sync.errors import CustomerLost, Missing
from desktop.sync.remote import Happening, Meter, Page
from tests.factories import guid

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = START.date()
ACTOR = Actor("Aigerim")
PROVIDER = 1
PAGE = 3


class Clock:
    """A clock that goes on by a millisecond whenever it is read, and by more when told."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def sleep(self, **span: float) -> None:
        self.now += timedelta(**span)


def partner(number: int) -> SupportContact:
    """The contact that a partner is, as the service tells it."""
    return SupportContact(guid(number), str(number * 100), f"Partner {number}", is_provider=number == PROVIDER)


@dataclass
class Book:
    """What the service holds, by the numbers of `guid`."""

    resellers: dict[int, str] = field(default_factory=dict)
    customers: dict[int, str] = field(default_factory=dict)
    subscriptions: dict[int, SubscriptionFact] = field(default_factory=dict)
    contacts: dict[int, SupportContact] = field(default_factory=dict)
    links: set[tuple[int, int]] = field(default_factory=set)
    log: list[Happening] = field(default_factory=list)
    denied: set[int] = field(default_factory=set)


def number_of(tenant: str) -> int:
    return int(tenant[-12:])


def book(customers: int = 5, each: int = 2, resellers: int = 3) -> Book:
    """Customers from 100 on, with legacy subscriptions from 1000 on, and one of new commerce for every third."""
    made = Book()
    made.resellers = {number: f"Partner {number}" for number in range(2, 2 + resellers)}
    made.customers = {number: f"Customer {number}" for number in range(100, 100 + customers)}
    serial = 1000
    for customer in made.customers:
        made.links |= {(customer, 2 + customer % max(resellers, 1))} if resellers else set()
        for turn in range(each):
            made.subscriptions[serial] = subscription(serial, customer, new_commerce=customer % 3 == 0 and turn == 1)
            made.contacts[serial] = partner(PROVIDER)
            serial += 1
    return made


def subscription(number: int, customer: int, *, new_commerce: bool = False, **told: object) -> SubscriptionFact:
    fields: dict[str, object] = {
        "id": guid(number),
        "id_received": guid(number).upper(),
        "customer": guid(customer),
        "product": f"Product {number}",
        "offer_id": "CFQ7TTC0LH18:0001:CFQ7TTC0K971" if new_commerce else "796b6b5f-613c-4e24-a17c-eba730d49c02",
        "billing_type": "license",
        "status": "active",
        "quantity": 5,
    }
    return SubscriptionFact(**fields | told)  # type: ignore[arg-type]


class Service:
    """Answers the engine. `before` and `after` see each request, by kind and number, and may raise in its place."""

    def __init__(self, held: Book, clock: Callable[[], datetime]) -> None:
        self.book = held
        self.clock = clock
        self.asked: list[tuple[str, str]] = []
        self.puts: list[tuple[str, str, str]] = []
        self.before: Callable[[str, str, int], None] = lambda _kind, _about, _number: None
        self.after: Callable[[str, str, int], None] = lambda _kind, _about, _number: None
        self.should_stop: Callable[[], bool] = lambda: False
        self._lock = threading.RLock()

    def _ask(self, kind: str, about: str = "") -> int:
        with self._lock:
            self.asked.append((kind, about))
            number = len(self.asked)
        self.before(kind, about, number)
        return number

    def requests(self, since: int = 0) -> Counter[str]:
        """Requests by kind, from a number on."""
        return Counter(kind for kind, _ in self.asked[since:])

    def _subscription(self, customer: str, subscription: str) -> int:
        number = number_of(subscription)
        if number_of(customer) in self.book.denied:
            raise CustomerLost("remote_customer_lost", "No relationship with {}.", customer)
        if number not in self.book.subscriptions:
            raise Missing("remote_missing", "There is no subscription {}.", subscription)
        return number

    # The protocol

    def provider(self) -> ProviderFact:
        self._ask("profiles")
        return ProviderFact(tenant_id=guid(PROVIDER), mpn_id="100", name="Partner 1")

    def resellers(self) -> list[ResellerFact]:
        self._ask("relationships")
        return [
            ResellerFact(guid(number), str(number * 100), name, partnership=PartnershipState.ACTIVE)
            for number, name in self.book.resellers.items()
        ]

    def customers(self, token: str = "") -> Iterator[Page]:
        numbers = sorted(self.book.customers)
        start = int(token or 0)
        while True:
            number = self._ask("customers", str(start))
            part = numbers[start : start + PAGE]
            facts = tuple(
                CustomerFact(guid(one), self.book.customers[one], relationship=RelationshipState.RESELLER)
                for one in part
            )
            start += PAGE
            more = start < len(numbers)
            self.after("customers", "", number)
            yield Page(facts, str(start) if more else "")
            if not more:
                return

    def customers_of(self, reseller: str) -> Iterator[str]:
        number = self._ask("customers_of", reseller)
        yield from [guid(customer) for customer, one in sorted(self.book.links) if one == number_of(reseller)]
        self.after("customers_of", reseller, number)

    def links_of(self, customer: str) -> list[LinkFact]:
        self._ask("links_of", customer)
        return [
            LinkFact(customer, guid(reseller))
            for one, reseller in sorted(self.book.links)
            if one == number_of(customer)
        ]

    def subscriptions(self, customer: str) -> list[SubscriptionFact]:
        number = self._ask("subscriptions", customer)
        if number_of(customer) in self.book.denied:
            raise CustomerLost("remote_customer_lost", "No relationship with {}.", customer)
        found = [fact for fact in self.book.subscriptions.values() if fact.customer == customer]
        self.after("subscriptions", customer, number)
        return found

    def support_contact(self, customer: str, subscription: str) -> ContactFact:
        request = self._ask("contact", subscription.lower())
        with self._lock:
            told = self.book.contacts[self._subscription(customer, subscription)]
        self.after("contact", subscription.lower(), request)
        return self._told(subscription, told)

    def put_support_contact(
        self, customer: str, subscription: str, wanted: SupportContact, received_tenant_id: str, request_id: str
    ) -> ContactFact:
        request = self._ask("put", subscription.lower())
        with self._lock:
            number = self._subscription(customer, subscription)
            self.book.contacts[number] = wanted
            self.puts.append((subscription.lower(), wanted.tenant_id, request_id))
        self.after("put", subscription.lower(), request)
        return self._told(subscription, self.book.contacts[number])

    def _told(self, subscription: str, told: SupportContact) -> ContactFact:
        return ContactFact(
            subscription.lower(), told.tenant_id.lower(), told.mpn_id, told.name, told.tenant_id.upper(), self.clock()
        )

    def happenings(self, since: date, until: date) -> Iterator[Happening]:
        self._ask("activity")
        yield from [one for one in self.book.log if one.at is None or since <= one.at.date() <= until]

    def meter(self) -> Meter:
        return Meter(dict(self.requests()), 0, 0.0)

    def stop(self, should_stop: Callable[[], bool]) -> None:
        self.should_stop = should_stop

    def close(self) -> None:
        pass


@dataclass
class Desk:
    """A store, the service that it is synced with, and the clock of both."""

    path: Path
    service: Service
    clock: Clock
    store: Store

    def sync(
        self,
        options: Options | None = None,
        *,
        control: Control | None = None,
        progress: Callable[[Progress], None] | None = None,
        store: Store | None = None,
    ) -> Summary:
        """One run, by the clock of the test."""
        return sync(
            store or self.store, self.service, ACTOR, options, clock=self.clock, control=control, progress=progress
        )


def new_desk(folder: Path, held: Book | None = None) -> Desk:
    """A desk that knows nothing yet. Close its store."""
    clock = Clock()
    path = folder / "desk.sqlite"
    return Desk(path, Service(held or book(), clock), clock, open_store(path))


def copied(store: Store, path: Path) -> Path:
    """A copy of an open store, for `put_back`."""
    assert store.path is not None
    with closing(sqlite3.connect(store.path)) as live, closing(sqlite3.connect(path)) as copy:
        live.backup(copy)
    return path


def put_back(store: Store, copy: Path) -> None:
    """Make an open store what it was when it was copied: one that is opened anew compiles all its statements anew."""
    assert store.path is not None
    with closing(sqlite3.connect(copy)) as wanted, closing(sqlite3.connect(store.path)) as live:
        wanted.backup(live)


# What a person does


def key_of(desk: Desk, number: int) -> int:
    """The row key of a subscription."""
    with desk.store.reading() as session:
        return session.scalars(select(SubscriptionRow.id).where(SubscriptionRow.guid == guid(number))).one()


def decide(desk: Desk, numbers: list[int], wanted: int, *, connected: bool = True) -> list[int]:
    """Choose a partner for subscriptions and submit it; returns the keys of the changes."""
    keys = [key_of(desk, number) for number in numbers]
    with desk.store.writing() as session:
        chosen = outbox.stage(session, ACTOR, desk.clock(), TODAY, keys, partner(wanted))
        assert not chosen.barred, chosen.barred
        done = outbox.submit(session, ACTOR, desk.clock(), TODAY, connected=connected)
        assert not done.barred
    return [*done.submitted, *done.kept]


def states(desk: Desk) -> list[tuple[int, str]]:
    """Every change as the number of its subscription and its state, in the order in which they were made."""
    with desk.store.reading() as session:
        return [(number_of(one.subscription_id), one.state.value) for one in outbox.changes(session)]


def told(desk: Desk) -> dict[int, int]:
    """Subscription → partner, as the store was told; those never read are absent."""
    with desk.store.reading() as session:
        rows = session.execute(
            select(SubscriptionRow.guid, ContactRow.tenant_id)
            .join(SupportContactRow, SupportContactRow.subscription_id == SubscriptionRow.id)
            .join(ContactRow, ContactRow.id == SupportContactRow.contact_id)
        )
        return {number_of(row.guid): number_of(row.tenant_id) for row in rows}


def sound(desk: Desk) -> bool:
    """Whether `partner-desk check` finds nothing."""
    faults = faults_of(desk.store)
    assert faults == [], faults
    return True
