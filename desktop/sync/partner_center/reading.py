"""Answers into facts, through the reader of Partner Center's files. What cannot be read is left out and logged."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from desktop.data.facts import ContactFact, Fact, PlacedFact, Problem, ProviderFact
from desktop.data.importing import values
from desktop.data.importing.partner_center import Members, PayloadReader
from desktop.errors import ImportRefused
from desktop.sync.errors import BadAnswer, Missing
from desktop.sync.remote import Happening

logger = logging.getLogger(__name__)

F = TypeVar("F", bound=Fact)


def listed(payload: dict[str, object]) -> list[object]:
    """The items of a collection. Raises `BadAnswer` when there are none to be found: an empty list says a lot."""
    members = Members(payload)
    items = members.get("items")
    if isinstance(items, list):
        return items
    if items is None and "items" in members and members.get("totalCount") == 0:
        return []
    raise unexpected("a list")


def facts_in(payload: dict[str, object], customer: str | None = None, subscription: str | None = None) -> list[Fact]:
    """All facts of an answer, whatever it is about."""
    facts: list[Fact] = []
    problems: list[Problem] = []
    try:
        for found in PayloadReader("", customer, subscription).read(payload):
            if isinstance(found, PlacedFact):
                facts.append(found.fact)
            else:
                problems.append(found)
    except ImportRefused:
        return []
    for problem in problems:
        # Codes and columns only: the value is a customer's.
        logger.info("an answer of Partner Center holds what cannot be read: %s %s", problem.column, problem.code)
    return facts


def only(kind: type[F], facts: list[Fact]) -> list[F]:
    """The facts of one kind."""
    return [fact for fact in facts if isinstance(fact, kind)]


def facts_of(kind: type[F], payload: dict[str, object], customer: str | None = None) -> list[F]:
    """The facts of a listing. Raises `BadAnswer` when it lists things and none of them can be read."""
    items = listed(payload)
    facts = only(kind, facts_in(payload, customer)) if items else []
    if items and not facts:
        raise unexpected("a list of what was asked for")
    return facts


def contact_of(payload: dict[str, object], subscription: str, read_at: datetime) -> ContactFact:
    """The contact of a subscription (lower-case GUID), which the answer itself need not name.

    Raises `Missing` when it names no contact, `BadAnswer` when it is something else.
    """
    members = Members(payload)
    told = members.get("supportTenantId")
    found = only(ContactFact, facts_in(payload, None, subscription))
    if not found and "supportTenantId" in members and (told is None or (isinstance(told, str) and not told.strip())):
        raise Missing("remote_no_contact", "Partner Center tells no support contact of this subscription.")
    if "supportTenantId" not in members or len(found) != 1:
        raise unexpected("a support contact")
    return replace(found[0], subscription=subscription, read_at=read_at)


def provider_of(*payloads: dict[str, object]) -> ProviderFact:
    """One fact out of several profiles of ours; the first that tells a thing counts."""
    told: dict[str, str] = {}
    for payload in payloads:
        for fact in only(ProviderFact, facts_in(payload)):
            for name in ProviderFact.__struct_fields__:
                value = getattr(fact, name)
                if value and name not in told:
                    told[name] = value
    return ProviderFact(**told)


def happening_of(item: object) -> Happening | None:
    """A record of the activity log; None when it is none. A date that cannot be read loses the date only."""
    if not isinstance(item, dict):
        return None
    members = Members(item)

    def text(name: str) -> str:
        value = members.get(name)
        return values.clean(value)[: values.NAME_LIMIT] if isinstance(value, str) else ""

    kind, at, customer = text("operationType"), text("operationDate"), text("customerId")
    if not kind:
        return None
    identifier = text("id")
    if not identifier:
        # Records of 2017 have none; these four are never the same for two.
        identifier = "|".join((customer.lower(), kind, at, text("originalCorrelationId")))
    return Happening(
        identifier,
        _tried(values.moment, at),
        kind.lower(),
        text("resourceType").lower(),
        _tried(values.guid, customer) or "",
        text("operationStatus").lower() == "succeeded",
    )


T = TypeVar("T")


def _tried(read: Callable[[str], T | None], text: str) -> T | None:
    try:
        return read(text) if text else None
    except values.BadValue:
        return None


def unexpected(wanted: str) -> BadAnswer:
    """The error for an answer that is JSON and not what was asked for."""
    return BadAnswer("remote_unexpected", "The answer of Partner Center is not {}.", wanted)
