"""The client of Partner Center: one method for each remote call, facts in and out (contract sections 7 to 12)."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import replace as with_
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import quote

import httpx
from msgspec.structs import replace

from desktop.data.clock import utc_now
from desktop.data.facts import ContactFact, CustomerFact, LinkFact, ProviderFact, ResellerFact, SubscriptionFact
from desktop.data.importing.partner_center import Members
from desktop.domain import identifiers
from desktop.domain.records import SupportContact
from desktop.sync.errors import BadAnswer, Missing, NotPermitted, Refused, Unanswered
from desktop.sync.partner_center.budget import Budget
from desktop.sync.partner_center.connection import LACKING, Connection
from desktop.sync.partner_center.links import Link, Root, link_of, next_link
from desktop.sync.partner_center.reading import (
    contact_of,
    facts_in,
    facts_of,
    happening_of,
    listed,
    only,
    provider_of,
    unexpected,
)
from desktop.sync.partner_center.tokens import Tokens
from desktop.sync.partner_center.wire import Call, Limits, Wire
from desktop.sync.remote import Happening, Meter, Page

logger = logging.getLogger(__name__)

PAGE_SIZE: Final = 500
"""The most that the service lists at once."""

LOOK_BACK: Final = timedelta(days=90)
"""How far the activity log reaches."""

_LONGEST_WINDOW: Final = timedelta(days=30)
_MOST_IDLE_PAGES: Final = 10
_MOST_RESTARTS: Final = 2


class PartnerCenter:
    """`Remote` over HTTP. Any thread may call it, several at once.

    `tokens` gives the bearer tokens and `budget` the quota; clients of one partner tenant share a budget. `transport`
    stands in for the network, `now` gives the present moment (a `datetime` in UTC), `limits` bound an answer. Without a
    budget one is made of what the connection says, with `clock` and `sleep`.
    """

    def __init__(
        self,
        connection: Connection,
        tokens: Tokens,
        *,
        budget: Budget | None = None,
        transport: httpx.BaseTransport | None = None,
        limits: Limits | None = None,
        now: Callable[[], datetime] = utc_now,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._now = now
        self._cloud = connection.cloud
        self._root = Root(connection.root)
        self._budget = budget or Budget(
            connection.per_minute, connection.in_flight, connection.longest_wait, clock=clock, sleep=sleep
        )
        self._wire = Wire(
            connection,
            tokens,
            self._budget,
            transport=transport,
            limits=limits,
            now=lambda: now().timestamp(),
        )

    def provider(self) -> ProviderFact:
        """Our own profiles. One that may not be read is left out: not every cloud and role has them all."""
        profiles = [self._wire.ask(self._call("profiles", "/profiles/organization"))]
        for path in ("/profiles/mpn", "/profiles/support"):
            try:
                profiles.append(self._wire.ask(self._call("profiles", path)))
            except (Missing, NotPermitted, Refused) as error:
                logger.info("%s cannot be read: %s", path, error.code)
        provider = provider_of(*profiles)
        if provider.tenant_id is None:
            raise unexpected("the profile of an organization")
        return provider

    def resellers(self) -> list[ResellerFact]:
        """Every reseller that the provider is in partnership with."""
        call = self._call("resellers", "/relationships", relationship_type="IsIndirectCloudSolutionProviderOf")
        found: dict[str, ResellerFact] = {}
        for payload, _ in self._pages(call):
            for fact in facts_of(ResellerFact, payload):
                found.setdefault(fact.tenant_id or "", fact)
        return list(found.values())

    def customers(self, token: str = "") -> Iterator[Page]:
        """The list of customers, page by page; see `Remote`. A customer that is listed twice is told once."""
        seen: set[str] = set()
        for payload, link in self._pages(self._call("customers", "/customers", size=PAGE_SIZE), link_of(token)):
            fresh = {fact.tenant_id: fact for fact in facts_of(CustomerFact, payload) if fact.tenant_id not in seen}
            seen.update(fresh)
            yield Page(tuple(fresh.values()), "" if link is None else link.token)

    def customers_of(self, reseller: str) -> Iterator[str]:
        """Tenant ids of the customers that work with a reseller (tenant id)."""
        wanted = {"Field": "IndirectReseller", "Value": reseller, "Operator": "starts_with"}
        call = self._call(
            "customer_links", "/customers", size=PAGE_SIZE, filter=json.dumps(wanted, separators=(",", ":"))
        )
        seen: set[str] = set()
        for payload, _ in self._pages(call):
            for fact in facts_of(CustomerFact, payload):
                if fact.tenant_id not in seen:
                    seen.add(fact.tenant_id)
                    yield fact.tenant_id

    def links_of(self, customer: str) -> list[LinkFact]:
        """The resellers that work with a customer (tenant id)."""
        tenant = _same(customer)
        found: dict[str, LinkFact] = {}
        for payload, _ in self._pages(
            self._call("customer_links", f"/customers/{_segment(customer)}/relationships", tenant)
        ):
            facts = facts_in(payload, tenant) if listed(payload) else []
            # With a state, which the contract does not foresee here, the reader takes an item for a reseller of ours.
            links = only(LinkFact, facts) + [
                LinkFact(tenant, fact.tenant_id, reseller_fact=fact)
                for fact in only(ResellerFact, facts)
                if fact.tenant_id
            ]
            if listed(payload) and not links:
                raise unexpected("a list of resellers")
            for link in links:
                found.setdefault(link.reseller, replace(link, customer=tenant))
        return list(found.values())

    def subscriptions(self, customer: str) -> list[SubscriptionFact]:
        """All subscriptions of a customer (tenant id). Raises `CustomerLost`, `Missing`."""
        tenant = _same(customer)
        call = self._call("subscriptions", f"/customers/{_segment(customer)}/subscriptions", tenant)
        found: dict[str, SubscriptionFact] = {}
        for payload, _ in self._pages(call):
            for fact in facts_of(SubscriptionFact, payload, tenant):
                # It was asked about this customer, whatever an item's own link says.
                found[fact.id] = replace(fact, customer=tenant)
        return list(found.values())

    def support_contact(self, customer: str, subscription: str) -> ContactFact:
        """The support contact of a subscription; see `Remote`. `Missing` also when the service tells none."""
        payload = self._wire.ask(self._contact_call("contacts", customer, subscription))
        return contact_of(payload, _same(subscription), self._now())

    def put_support_contact(
        self, customer: str, subscription: str, wanted: SupportContact, received_tenant_id: str, request_id: str
    ) -> ContactFact:
        """Store `wanted`; see `Remote`. Raises `Unanswered` for every answer that does not say what became of it."""
        call = with_(
            self._contact_call("contact_writes", customer, subscription),
            body={
                "SupportTenantId": received_tenant_id or wanted.tenant_id,
                "SupportMpnId": wanted.mpn_id,
                "Name": wanted.name,
            },
            request_id=request_id,
        )
        payload = self._wire.ask(call)
        try:
            return contact_of(payload, _same(subscription), self._now())
        except (BadAnswer, Missing) as unclear:
            why = str(unclear)
        raise Unanswered("remote_unanswered", "The change was sent and its answer did not come: {}", why)

    def happenings(self, since: date, until: date) -> Iterator[Happening]:
        """The activity log of these days, both included. What is older than the log reaches is left out."""
        self._demand_public()
        today = self._now().date()
        start = max(since, today - LOOK_BACK)
        seen: set[str] = set()
        while start <= until:
            # The service counts the days of a window with both ends.
            end = min(until, start + _LONGEST_WINDOW - timedelta(days=1))
            call = self._call(
                "activity", "/auditrecords", startDate=start.isoformat(), endDate=end.isoformat(), size=PAGE_SIZE
            )
            for payload, _ in self._pages(call):
                for item in listed(payload):
                    found = happening_of(item)
                    if found is not None and found.id not in seen:
                        seen.add(found.id)
                        yield found
            start = end + timedelta(days=1)

    def meter(self) -> Meter:
        """What was asked so far."""
        return Meter(self._wire.counted, self._budget.refusals, self._budget.per_minute)

    def stop(self, should_stop: Callable[[], bool]) -> None:
        """Ask `should_stop` while waiting, from any of the threads that wait."""
        self._wire.should_stop = should_stop

    def close(self) -> None:
        """Give back the connections. Harmless when repeated."""
        self._wire.close()

    def _call(self, kind: str, path: str, customer: str = "", **parameters: str | int) -> Call:
        query = "&".join(f"{name}={quote(str(value), safe='')}" for name, value in parameters.items())
        return Call(kind, self._root.url(f"{path}?{query}" if query else path), customer)

    def _contact_call(self, kind: str, customer: str, subscription: str) -> Call:
        self._demand_public()
        path = f"/customers/{_segment(customer)}/subscriptions/{_segment(subscription)}/supportcontact"
        return with_(self._call(kind, path, _same(customer)), about_contact=True)

    def _demand_public(self) -> None:
        """Do not ask for what the cloud does not have. Raises `NotPermitted`."""
        if self._cloud in LACKING:
            raise NotPermitted("remote_not_in_cloud", "Partner Center does not offer this in this cloud.")

    def _pages(self, first: Call, link: Link | None = None) -> Iterator[tuple[dict[str, object], Link | None]]:
        """The answers of a listing, each with the link to the next. `link` is where an earlier run left off.

        A link that the service does not take any more begins the listing anew, which tells some things twice. Raises
        `BadAnswer` when a page leads back to an earlier one, or page after page brings nothing new.
        """
        call = first if link is None else self._resumed(first, link)
        followed = {_step(call)}
        told: set[int] = set()
        restarts = idle = 0
        while True:
            try:
                payload = self._wire.ask(call)
            except (Refused, Missing) as error:
                if call is first or restarts == _MOST_RESTARTS:
                    raise
                logger.info("a listing begins anew: %s", error.code)
                restarts += 1
                call = first
                followed = {_step(first)}
                continue
            items = listed(payload)
            link = next_link(Members(payload))
            if link is None:
                yield payload, None
                return
            mark = hash(repr(items))
            idle = idle + 1 if mark in told or not items else 0
            told.add(mark)
            call = self._call_of(first, link)
            if _step(call) in followed or idle == _MOST_IDLE_PAGES:
                raise BadAnswer("remote_endless", "The list of Partner Center leads back to where it was.")
            followed.add(_step(call))
            yield payload, link

    def _call_of(self, first: Call, link: Link) -> Call:
        url, headers = self._root.follow(link)
        return with_(first, url=url, headers=headers)

    def _resumed(self, first: Call, link: Link) -> Call:
        """Where an earlier run left off; the beginning when that run asked another service."""
        try:
            return self._call_of(first, link)
        except BadAnswer as error:
            logger.info("a listing begins anew: %s", error.code)
            return first


def _step(call: Call) -> tuple[str, tuple[tuple[str, str], ...]]:
    return str(call.url), tuple(sorted(call.headers.items()))


def _same(identifier: str) -> str:
    """An identifier in the form that is compared."""
    return identifiers.guid(identifier) or identifier.strip().lower()


def _segment(identifier: str) -> str:
    """An identifier as a part of a path, in the form last received. Raises `Missing` when it cannot be one."""
    written = quote(identifier.strip(), safe="")
    if written in {"", ".", ".."}:
        raise Missing("remote_missing", "Partner Center does not have it: {} (code {}).", identifier, "")
    return written
