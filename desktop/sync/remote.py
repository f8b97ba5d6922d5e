"""What the engine asks of a service: one method for each remote call, facts in and out, never JSON.

An implementation is called from several threads at once. It waits for its quota by itself, and raises only
`sync.errors`, and `Cancelled` where `stop` says so. Nothing here writes to the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from desktop.data.facts import ContactFact, CustomerFact, LinkFact, ProviderFact, ResellerFact, SubscriptionFact
from desktop.domain.records import SupportContact


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of a listing. `token` names the next one for a later run, empty at the end or when it cannot."""

    customers: tuple[CustomerFact, ...]
    token: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """A record of the service's activity log, with what a delta needs of it. Unknown kinds keep their text."""

    id: str
    at: datetime | None
    kind: str
    resource: str
    customer: str
    succeeded: bool


@dataclass(frozen=True, slots=True)
class Meter:
    """What was asked so far: requests by kind, how often the service asked to wait, and what the quota allows."""

    requests: dict[str, int]
    throttled: int
    per_minute: float

    @property
    def total(self) -> int:
        """All requests, those repeated included."""
        return sum(self.requests.values())


class Remote(Protocol):
    """A service that holds customers, subscriptions, resellers and support contacts."""

    def provider(self) -> ProviderFact:
        """Our own profiles (organization, MPN, support)."""

    def resellers(self) -> list[ResellerFact]:
        """Every reseller that the provider is in partnership with. One request."""

    def customers(self, token: str = "") -> Iterator[Page]:
        """The whole list of customers, page by page; from a former page's `token` on, where that is still good.

        Raises BadAnswer when a page leads to itself or back to an earlier one.
        """

    def customers_of(self, reseller: str) -> Iterator[str]:
        """Tenant ids of the customers that work with a reseller (tenant id)."""

    def links_of(self, customer: str) -> list[LinkFact]:
        """The resellers that work with a customer (tenant id)."""

    def subscriptions(self, customer: str) -> list[SubscriptionFact]:
        """All subscriptions of a customer (tenant id). Raises CustomerLost, Missing."""

    def support_contact(self, customer: str, subscription: str) -> ContactFact:
        """The designated support contact of a subscription, with `read_at`. Both ids in the form last received.

        Raises CustomerLost, Refused, and Missing: with the code `remote_no_contact` when the subscription is there and
        nobody is named, which means the default contact.
        """

    def put_support_contact(
        self, customer: str, subscription: str, wanted: SupportContact, received_tenant_id: str, request_id: str
    ) -> ContactFact:
        """Store `wanted` and return what the service says it has stored.

        `request_id` is the idempotency key of this decision: the same on each retry. Raises Unanswered when the answer
        was lost, Refused for a final one. Whatever says that others fare no better (SignInNeeded, NotPermitted,
        Unreachable, Throttled, Cancelled) also says that nothing was taken there.
        """

    def happenings(self, since: date, until: date) -> Iterator[Happening]:
        """The activity log of these days, at most 90 back. Order is not promised."""

    def meter(self) -> Meter:
        """What was asked so far."""

    def stop(self, should_stop: Callable[[], bool]) -> None:
        """Ask `should_stop` while waiting for the quota or as told to; waiting ends with `Cancelled` when it holds."""

    def close(self) -> None:
        """Give back connections. Harmless when repeated."""
