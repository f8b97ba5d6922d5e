"""Facts with every field defaulted, and a small desk made of them: tests name only what they are about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.data import resellers
from desktop.data.applying import Applied, FactWriter
from desktop.data.facts import (
    ContactFact,
    CustomerFact,
    Fact,
    LinkFact,
    Place,
    PlacedFact,
    ProviderFact,
    ResellerFact,
    SubscriptionFact,
)
from desktop.data.store import Store, open_store
from desktop.domain.records import DelegatedAdminKind, PartnershipState, SupportContact
from desktop.domain.roles import Actor

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
ACTOR = Actor("Aigerim")

PROVIDER, FABRIKAM, TAILSPIN, WINGTIP, LITWARE = 1, 2, 3, 4, 5
ROMASHKA, CONTOSO = 10, 11
ROMASHKA_SUBSCRIPTIONS = (20, 21, 22, 23)
CONTOSO_SUBSCRIPTIONS = (24, 25)


def guid(number: int) -> str:
    """A tenant or subscription id."""
    return f"00000000-0000-4000-8000-{number:012d}"


def provider_fact(**fields: Any) -> ProviderFact:
    """Us, in Kazakhstan."""
    return ProviderFact(
        **{"tenant_id": guid(PROVIDER), "mpn_id": "100", "name": "Tien Shan Cloud", "location": "KZ"} | fields
    )


def reseller_fact(number: int, **fields: Any) -> ResellerFact:
    """An active reseller in the provider's market."""
    told: dict[str, Any] = {
        "tenant_id": guid(number),
        "mpn_id": str(number * 100),
        "name": f"Reseller {number}",
        "location": "KZ",
        "partnership": PartnershipState.ACTIVE,
    }
    return ResellerFact(**told | fields)


def customer_fact(number: int, **fields: Any) -> CustomerFact:
    """A customer in the provider's market."""
    told: dict[str, Any] = {"name": f"Customer {number}", "domain": f"customer{number}.example", "location": "KZ"}
    return CustomerFact(guid(number), **told | fields)


def link_fact(customer: int, reseller: int, *, attested: bool = True, **fields: Any) -> LinkFact:
    """A reseller holds GDAP on a customer, vouched for unless told otherwise."""
    told: dict[str, Any] = {"kind": DelegatedAdminKind.GDAP}
    if attested:
        told |= {"attested_by": "Aigerim", "attested_at": NOW, "attested_how": "seen in their portal"}
    return LinkFact(guid(customer), guid(reseller), **told | fields)


def subscription_fact(number: int, customer: int = ROMASHKA, **fields: Any) -> SubscriptionFact:
    """A legacy licence-based subscription of a customer."""
    told: dict[str, Any] = {
        "customer": guid(customer),
        "product": "Office 365 E3",
        "nickname": f"Seats {number}",
        "offer_id": "796b6b5f-613c-4e24-a17c-eba730d49c02",
        "billing_type": "license",
        "status": "active",
        "quantity": 10,
    }
    return SubscriptionFact(guid(number), **told | fields)


def contact_fact(subscription: int, partner: int, **fields: Any) -> ContactFact:
    """The service says that a partner is contact of a subscription."""
    told: dict[str, Any] = {
        "tenant_id": guid(partner),
        "mpn_id": str(partner * 100),
        "name": f"Reseller {partner}",
        "read_at": NOW,
    }
    return ContactFact(guid(subscription), **told | fields)


def apply(session: Session, facts: Iterable[Fact], *, now: datetime = NOW, actor: Actor = ACTOR) -> Applied:
    """Write facts in the caller's transaction; the line of each is its place in the list, from 1."""
    writer = FactWriter(session, actor, now)
    writer.write(PlacedFact(fact, Place(line)) for line, fact in enumerate(facts, start=1))
    return writer.finish()


def write(store: Store, *facts: Fact, now: datetime = NOW) -> Applied:
    """Write facts in a transaction of their own."""
    with store.writing() as session:
        return apply(session, facts, now=now)


def small_facts() -> list[Fact]:
    """Us; two eligible resellers, one requested and one ended; two customers with six subscriptions on the default."""
    return [
        provider_fact(),
        reseller_fact(FABRIKAM, name="Fabrikam", mail="help@fabrikam.example"),
        reseller_fact(TAILSPIN, name="Ёлка Сервис"),
        reseller_fact(WINGTIP, name="Wingtip", partnership=PartnershipState.REQUESTED),
        reseller_fact(LITWARE, name="Litware", partnership=PartnershipState.ENDED),
        customer_fact(ROMASHKA, name="ООО «Ромашка»", domain="romashka.onmicrosoft.example"),
        customer_fact(CONTOSO, name="Contoso", domain="contoso.example"),
        link_fact(ROMASHKA, FABRIKAM),
        link_fact(ROMASHKA, TAILSPIN, attested=False),
        link_fact(CONTOSO, FABRIKAM),
        *(subscription_fact(number) for number in ROMASHKA_SUBSCRIPTIONS),
        *(subscription_fact(number, CONTOSO) for number in CONTOSO_SUBSCRIPTIONS),
    ]


def small_desk(folder: Path) -> Store:
    """A store that holds the small facts. Subscription 20 has key 1, and so on; Ромашка has key 1, Contoso key 2."""
    store = open_store(folder / "desk.sqlite")
    applied = write(store, *small_facts())
    assert not applied.rejected
    return store


def contact(session: Session, number: int) -> SupportContact:
    """The contact that chooses a partner by its number."""
    if number == PROVIDER:
        return resellers.provider_contact(session)
    reseller = resellers.by_tenant_id(session, guid(number))
    assert reseller is not None
    return SupportContact(reseller.tenant_id, reseller.mpn_id, reseller.name)


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, for comparing two states of a store."""
    from desktop.data.store.schema import Base

    with store.reading() as session:
        return {
            name: sorted((tuple(row) for row in session.execute(table.select())), key=repr)
            for name, table in Base.metadata.tables.items()
        }
