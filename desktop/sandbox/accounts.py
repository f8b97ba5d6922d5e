"""The customers of a made-up tenant, each made up when it is asked for and always the same.

Held are the resellers, one number per customer (how many subscriptions it has) and the accounts asked for last.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Final, NamedTuple

from msgspec.structs import replace

from desktop.data.facts import ContactFact, CustomerFact, Fact, LinkFact, ProviderFact, ResellerFact, SubscriptionFact
from desktop.data.sample import story
from desktop.data.sample.tenant import Book, SampleSize, sample_facts
from desktop.sandbox.identities import Identities
from desktop.sandbox.tenant import Tenant

_HELD: Final = 2000


class Contact(NamedTuple):
    """A support contact as the service stores it."""

    tenant_id: str
    mpn_id: str
    name: str


class Standing(Enum):
    """How the provider stands with a customer."""

    HELD = auto()
    WITHDRAWN = auto()
    """Still listed, but every question about it is refused."""
    DELETED = auto()
    """Still listed, but its tenant does not exist any more."""
    LEFT = auto()
    """Neither listed nor answered for."""


@dataclass(slots=True)
class Account:
    """A customer with all that hangs on it. Subscriptions and contacts go by the compared form of the subscription id.

    `resellers` are tenant ids. `versions` counts the changes of a subscription; a missing one is at its first.
    """

    customer: CustomerFact
    resellers: tuple[str, ...] = ()
    subscriptions: dict[str, SubscriptionFact] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)


class Accounts:
    """All customers as the tenant was made up, by their place in the list."""

    def __init__(self, tenant: Tenant, today: date) -> None:
        self._tenant = tenant
        self._identities = Identities(tenant.seed, "customer")
        self._held: OrderedDict[int, Account] = OrderedDict()
        self._told: list[Account] = []
        self.provider = ProviderFact()
        self.resellers: list[ResellerFact] = []
        self._take_story(today)
        self._index_of_told = {account.customer.tenant_id: place for place, account in enumerate(self._told)}
        self._book = Book(tenant.seed, today, list(self.resellers))
        self._book.sort_resellers()
        self._counts = self._share_out()

    def __len__(self) -> int:
        return self._tenant.customers

    def place_of(self, tenant_id: str) -> int | None:
        """Where in the list the customer of a tenant id (compared form) stands; None for one that was not made up."""
        place = self._index_of_told.get(tenant_id)
        if place is None:
            place = self._identities.index_of(tenant_id)
            if place is None or not len(self._told) <= place < len(self):
                return None
        return place

    def customer(self, place: int) -> CustomerFact:
        """The customer alone, which is quicker than its account."""
        if place < len(self._told):
            return self._told[place].customer
        if place in self._held:
            return self._held[place].customer
        fact = next(self._facts(place, 0))
        assert isinstance(fact, CustomerFact)
        return replace(fact, tenant_id=self._identities.at(place))

    def links(self, place: int) -> tuple[str, ...]:
        """Tenant ids of the resellers that work with the customer."""
        if place < len(self._told):
            return self._told[place].resellers
        return tuple(fact.reseller for fact in self._facts(place, 0) if isinstance(fact, LinkFact))

    def account(self, place: int) -> Account:
        """The customer with its links, subscriptions and contacts. Not to be altered: it is made up anew each time."""
        if place < len(self._told):
            return self._told[place]
        account = self._held.get(place)
        if account is None:
            account = self._make_up(place)
            self._held[place] = account
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        else:
            self._held.move_to_end(place)
        return account

    def standing(self, place: int) -> Standing:
        """How the provider stood with the customer when the tenant was made up."""
        if not self._tenant.lost or place < len(self._told):
            return Standing.HELD
        # The steps are primes, so that the losses do not march with the oddities of the names.
        if place % 89 == 37:
            return Standing.WITHDRAWN
        return Standing.DELETED if place % 233 == 101 else Standing.HELD

    def _take_story(self, today: date) -> None:
        """The provider, all resellers and the curated customers, as the sample tells them."""
        size = self._tenant.size
        chapters = story.chapters(today)
        if size.customers > len(chapters):
            curated = sum(len(chapter.subscriptions) for chapter in chapters)
            size = SampleSize(len(chapters), min(size.subscriptions, curated), size.resellers, size.seed)
        for fact in sample_facts(size, today):
            if isinstance(fact, ProviderFact):
                self.provider = fact
            elif isinstance(fact, ResellerFact):
                self.resellers.append(fact)
            elif isinstance(fact, CustomerFact):
                self._told.append(Account(fact))
            elif isinstance(fact, ContactFact):
                owner = next(account for account in self._told if fact.subscription in account.subscriptions)
                owner.contacts[fact.subscription] = _contact(fact)
            elif self._told:
                _hang_on(next(a for a in self._told if a.customer.tenant_id == _customer_of(fact)), fact)

    def _share_out(self) -> array[int]:
        """How many subscriptions each customer beyond the story has."""
        customers = range(len(self._told), len(self))
        served = [place for place in customers if self.standing(place) is Standing.HELD]
        counts = array("L", bytes(array("L").itemsize * len(customers)))
        left = self._tenant.subscriptions - sum(len(account.subscriptions) for account in self._told)
        for done, place in enumerate(served):
            share = self._book.share(left, len(served) - done)
            counts[place - len(self._told)] = share
            left -= share
        return counts

    def _facts(self, place: int, count: int) -> Iterator[Fact]:
        self._book.open_at(place)
        return self._book.customer(place, count)

    def _make_up(self, place: int) -> Account:
        tenant_id = self._identities.at(place)
        facts = self._facts(place, self._counts[place - len(self._told)])
        customer = next(facts)
        assert isinstance(customer, CustomerFact)
        account = Account(replace(customer, tenant_id=tenant_id))
        for fact in facts:
            if isinstance(fact, ContactFact):
                account.contacts[fact.subscription] = _contact(fact)
            else:
                _hang_on(account, fact)
        return account


def _customer_of(fact: Fact) -> str | None:
    return fact.customer if isinstance(fact, (LinkFact, SubscriptionFact)) else None


def _contact(fact: ContactFact) -> Contact:
    return Contact(fact.tenant_id or "", fact.mpn_id or "", fact.name or "")


def _hang_on(account: Account, fact: Fact) -> None:
    if isinstance(fact, LinkFact):
        account.resellers = (*account.resellers, fact.reseller)
    elif isinstance(fact, SubscriptionFact):
        account.subscriptions[fact.id] = replace(fact, customer=account.customer.tenant_id)
