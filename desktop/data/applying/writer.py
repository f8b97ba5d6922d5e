"""The one path by which facts get into the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

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
from desktop.domain.roles import Actor

PROJECT_ALL = 50_000
"""From this many touched subscriptions on, the whole table is projected at once."""


class FactWriter:
    """Applies facts in one unit of work; call `finish` before the transaction ends."""

    def __init__(
        self,
        session: Session,
        actor: Actor,
        now: datetime,
        *,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        self._unit = Unit(session, actor, now)
        self._progress = progress
        self._done = 0
        resellers = Resellers(self._unit)
        customers = Customers(self._unit)
        # In the order in which kinds refer to each other.
        self._writers = (
            (ProviderFact, Providers(self._unit).write),
            (ResellerFact, resellers.write),
            (AgreementFact, resellers.write_agreements),
            (CustomerFact, customers.write),
            (LinkFact, Links(self._unit, customers, resellers).write),
            (SubscriptionFact, Subscriptions(self._unit, customers).write),
            (ContactFact, SupportContacts(self._unit, resellers).write),
        )

    @property
    def applied(self) -> Applied:
        """The account so far."""
        return self._unit.applied

    def write(self, facts: Iterable[PlacedFact]) -> None:
        """Apply a stream of facts. Within a bite they are applied in the order in which kinds refer to each other."""
        for bite in bites(facts):
            kinds: dict[type, list[PlacedFact]] = {}
            for placed in bite:
                kinds.setdefault(type(placed.fact), []).append(placed)
            for kind, apply in self._writers:
                if placed_facts := kinds.get(kind):
                    apply(placed_facts)
            self._done += len(bite)
            if self._progress:
                self._progress(self._done)

    def finish(self) -> Applied:
        """Refresh what is derived from the written rows and return the account."""
        unit = self._unit
        if len(unit.touched) > PROJECT_ALL:
            project(unit.session, None)
        else:
            project(unit.session, sorted(unit.touched), sorted(unit.touched_customers))
        requests.notice_established(unit.session, unit.actor, unit.now)
        return unit.applied
