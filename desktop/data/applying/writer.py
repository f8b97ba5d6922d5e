"""The one path by which facts get into the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from desktop.data import requests
from desktop.data.applying.account import Applied
from desktop.data.applying.customers import Customers
from desktop.data.applying.links import Links
from desktop.data.applying.providers import Providers
from desktop.data.applying.resellers import Resellers
from desktop.data.applying.subscriptions import Subscriptions
from desktop.data.applying.support_contacts import SupportContacts
from desktop.data.applying.unit import Unit, bites
from desktop.data.chunks import chunks
from desktop.data.facts import (
    AgreementFact,
    ContactFact,
    CustomerFact,
    LinkFact,
    PlacedFact,
    ProviderFact,
    ResellerFact,
    SubscriptionFact,
)
from desktop.data.projection import project
from desktop.data.store.schema import CustomerRow
from desktop.domain.roles import Actor


class FactWriter:
    """Applies facts in one unit of work; call `finish` before the transaction ends.

    A thing that is told more than once is counted once, under the most that happened to it; with `tell_twice` the
    account also names the rows that told of it with other values. `progress` counts facts and may raise.
    """

    def __init__(
        self,
        session: Session,
        actor: Actor,
        now: datetime,
        *,
        progress: Callable[[int], None] | None = None,
        tell_twice: bool = False,
    ) -> None:
        self._unit = Unit(session, actor, now, tell_twice=tell_twice)
        self._progress = progress
        self._done = 0
        self._providers = Providers(self._unit)
        self._resellers = Resellers(self._unit)
        self._customers = Customers(self._unit)
        self._links = Links(self._unit, self._customers, self._resellers)
        self._subscriptions = Subscriptions(self._unit, self._customers)
        self._contacts = SupportContacts(self._unit, self._resellers, self._subscriptions)
        self._be_quiet()

    @property
    def applied(self) -> Applied:
        """The account so far."""
        return self._unit.applied

    def write(self, facts: Iterable[PlacedFact]) -> None:
        """Apply a stream of facts. Within a bite they are applied in the order in which kinds refer to each other."""
        indexes = self._unit.indexes
        try:
            for bite in bites(facts):
                indexes.settle()
                self._write(bite)
                indexes.fill()
                self._done += len(bite)
                self._tell()
        finally:
            indexes.settle()

    def _write(self, bite: Sequence[PlacedFact]) -> None:
        kinds: dict[type, list[PlacedFact]] = {}
        for placed in bite:
            kinds.setdefault(type(placed.fact), []).append(placed)
        if found := kinds.get(ProviderFact):
            self._providers.write(found)
        if found := kinds.get(ResellerFact):
            self._resellers.write(found)
        if found := kinds.get(AgreementFact):
            self._resellers.write_agreements(found)
        if found := kinds.get(CustomerFact):
            self._customers.write(found)
        # What links tell of resellers comes before contacts; the links themselves come last, for new customers are
        # written together with their first subscriptions.
        self._links.take(kinds.get(LinkFact, ()))
        self._contacts.take(kinds.get(ContactFact, ()))
        self._subscriptions.write(kinds.get(SubscriptionFact, ()), self._contacts.contact_of_new)
        self._contacts.write()
        self._links.write()
        self._customers.end_bite()

    def _tell(self) -> None:
        if self._progress:
            self._progress(self._done)

    def finish(self, *, notice_requests: bool = True) -> Applied:
        """Refresh what is derived from the written rows and return the account.

        With `notice_requests`, relationship requests that the facts have fulfilled are marked so.
        """
        unit = self._unit
        unit.indexes.put_back(self._tell)
        if unit.touched.every:
            project(unit.session, None)
        else:
            customers: Sequence[int] = sorted(unit.touched_customers.keys)
            if unit.touched_customers.every:
                top = unit.session.execute(select(func.max(CustomerRow.id))).scalar_one()
                customers = range(1, top + 1)
            if unit.touched.keys:
                project(unit.session, sorted(unit.touched.keys))
            for part in chunks(customers):
                project(unit.session, (), part)
                self._tell()
        if notice_requests:
            requests.notice_established(unit.session, unit.actor, unit.now)
        self._be_loud()
        return unit.applied

    def _be_quiet(self) -> None:
        """New rows need no entries in the log of touched rows (`data.finding`): their keys tell that they are new."""
        if self._unit.session.get_bind().dialect.name == "sqlite":
            self._unit.session.execute(
                text("UPDATE finding SET quiet_above = (SELECT coalesce(max(id), 0) FROM subscription)")
            )

    def _be_loud(self) -> None:
        if self._unit.session.get_bind().dialect.name == "sqlite":
            self._unit.session.execute(text("UPDATE finding SET quiet_above = NULL"))
