"""What the values of conditions are called, and which there are to choose among."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.data import resellers
from desktop.data.conditions import Field
from desktop.data.finding import place_of
from desktop.data.resellers import ResellerQuery
from desktop.data.store.schema import ContactRow, ResellerRow, SubscriptionRow
from desktop.domain.folding import sort_form
from desktop.domain.identifiers import guid

OFFERED = 60
"""The most values that are offered; typing more of a name narrows them."""


def names_of(session: Session, values: Sequence[str]) -> dict[str, str]:
    """Names of partners by tenant or MPN ID; those that nobody knows are absent."""
    tenants = [value for value in values if guid(value)]
    mpn_ids = [value for value in values if value.isdigit()]
    found: dict[str, str] = {}
    for row in session.execute(
        select(ContactRow.tenant_id, ContactRow.mpn_id, ContactRow.name)
        .where(ContactRow.tenant_id.in_(tenants) | ContactRow.mpn_id.in_(mpn_ids))
        .order_by(ContactRow.id.desc())
    ):
        found.update({row.tenant_id: row.name, row.mpn_id: row.name} if row.name else {})
    for line in session.execute(
        select(ResellerRow.tenant_id, ResellerRow.mpn_id, ResellerRow.name).where(
            ResellerRow.tenant_id.in_(tenants) | ResellerRow.mpn_id.in_(mpn_ids)
        )
    ):
        found.update({line.tenant_id or "": line.name, line.mpn_id: line.name})
    return {value: found[value] for value in values if found.get(value)}


def offered(session: Session, field: Field, text: str) -> list[tuple[str, str]]:
    """Values of a field that a text finds, with what they are called: resellers, or products."""
    if field is Field.PRODUCT:
        return [(product, product) for product in _products(session, text)]
    keys = list(resellers.ids(session, ResellerQuery(text=text))[:OFFERED])
    found = resellers.directory(session, keys)
    if field is Field.RESELLER_OF_RECORD:
        return [(one.mpn_id, one.name) for one in found if one.mpn_id]
    return [(one.tenant_id or one.mpn_id, one.name) for one in found if one.tenant_id or one.mpn_id]


def _products(session: Session, text: str) -> list[str]:
    place = place_of(session)
    if place is None:
        held = SubscriptionRow.product_sort.contains(sort_form(text), autoescape=True)
        named = select(SubscriptionRow.product).where(held, SubscriptionRow.product != "").distinct()
        return list(session.scalars(named.order_by(SubscriptionRow.product).limit(OFFERED)))
    finder = place.get()
    finder.follow(session)
    return finder.filters.named(finder.subscriptions.words.values, text, OFFERED)
