"""Customers: finding them in an order, and reading rows for a page."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select, update
from sqlalchemy.orm import Session

from desktop.data import search
from desktop.data.chunks import chunks
from desktop.data.finding import FIRST_PAGE, Found, place_of
from desktop.data.queries import CustomerQuery, CustomerSort
from desktop.data.store.schema import CustomerLinkRow, CustomerRow, SubscriptionRow
from desktop.domain import records
from desktop.domain.folding import fold, other_layout
from desktop.domain.records import RelationshipState

_ORDER = {
    CustomerSort.NAME: CustomerRow.name_sort,
    CustomerSort.DOMAIN: CustomerRow.domain,
    CustomerSort.SUBSCRIPTIONS: CustomerRow.subscription_count,
    CustomerSort.ON_DEFAULT: CustomerRow.default_count,
    CustomerSort.PENDING: CustomerRow.pending_count,
}


def ids(session: Session, query: CustomerQuery) -> array[int]:
    """Keys of the matching rows, in order; a text that finds nothing is tried as typed on the other keyboard layout."""
    return find(session, query).keys


def find(session: Session, query: CustomerQuery, *, quick: bool = False) -> Found:
    """What `ids` gives; with `quick` perhaps only the first page, when all of it takes longer than a blink."""
    found = _find(session, query, quick)
    if not found.keys and query.text.strip():
        found = _find(session, replace(query, text=other_layout(query.text)), quick)
    return found


def _find(session: Session, query: CustomerQuery, quick: bool) -> Found:
    place = place_of(session)
    if place is None:
        return Found(_in_sql(session, query))
    if quick and not place.loaded and not query.text.strip():
        return Found(_in_sql(session, query, FIRST_PAGE), complete=False)
    from desktop.data.finding.customer_finding import find_customers

    return find_customers(place.get(), session, query, quick=quick)


def _in_sql(session: Session, query: CustomerQuery, limit: int | None = None) -> array[int]:
    """Keys in order by SQL alone."""
    found = select(CustomerRow.id).where(*search.customers_found(session, query.text))
    if query.on_default is not None:
        found = found.where(CustomerRow.default_count > 0 if query.on_default else CustomerRow.default_count == 0)
    if query.pending is not None:
        found = found.where(CustomerRow.pending_count > 0 if query.pending else CustomerRow.pending_count == 0)
    if query.reseller_key is not None:
        found = found.where(
            CustomerRow.id.in_(
                select(CustomerLinkRow.customer_id).where(
                    CustomerLinkRow.reseller_id == query.reseller_key, CustomerLinkRow.gone_at.is_(None)
                )
            )
        )
    order = _ORDER[query.sort]
    if query.sort is CustomerSort.NAME and not query.descending and search.search_words(query.text):
        # Who is called so comes before who has bought something called so.
        found = found.order_by(~search.customers_own(session, query.text))
    if query.descending:
        found = found.order_by(order.desc(), CustomerRow.id.desc())
    else:
        found = found.order_by(order, CustomerRow.id)
    return array("i", session.scalars(found if limit is None else found.limit(limit)))


@cache
def _page_query() -> Select[*tuple[Any, ...]]:
    """What a list shows of some customers. Put together once: that takes longer than to run it."""
    customer = CustomerRow.__table__
    return select(
        customer.c.id,
        customer.c.tenant_id,
        customer.c.name,
        customer.c.domain,
        customer.c.location,
        customer.c.relationship,
        customer.c.alias,
        customer.c.subscription_count,
        customer.c.default_count,
        customer.c.pending_count,
        customer.c.read_at,
    ).where(customer.c.id.in_(bindparam("keys", expanding=True)))


def rows(session: Session, keys: Sequence[int]) -> dict[int, records.CustomerRow]:
    """Rows by key. A customer without a name is called by its domain, else by its tenant id."""
    connection = session.connection()
    return {
        key: records.CustomerRow(
            key=key,
            id=tenant_id,
            name=name or domain or tenant_id,
            domain=domain,
            location=location,
            relationship=_RELATIONSHIPS[relationship],
            alias=alias,
            subscriptions=subscription_count,
            on_default=on_default,
            pending=pending,
            read_at=read_at,
        )
        for part in chunks(keys)
        for (
            key, tenant_id, name, domain, location, relationship, alias, subscription_count, on_default, pending,
            read_at,
        ) in connection.execute(_page_query(), {"keys": list(part)}).all()
    }  # fmt: skip


_RELATIONSHIPS = {state.value: state for state in RelationshipState}


def note_of(session: Session, key: int) -> tuple[str, str]:
    """Alias and note of a customer."""
    row = session.execute(select(CustomerRow.alias, CustomerRow.note).where(CustomerRow.id == key)).one()
    return row.alias, row.note


def set_note(session: Session, key: int, alias: str, note: str) -> None:
    """Store alias and note; both are searched."""
    row = session.execute(
        select(CustomerRow.name, CustomerRow.domain, CustomerRow.tenant_id).where(CustomerRow.id == key)
    ).one()
    session.execute(
        update(CustomerRow)
        .where(CustomerRow.id == key)
        .values(
            alias=alias,
            note=note,
            search_text=fold(f"{row.name} {row.domain} {row.tenant_id} {alias} {note}"),
        )
    )


def key_of(session: Session, tenant_id: str) -> int | None:
    """The key of a customer by tenant id."""
    return session.execute(select(CustomerRow.id).where(CustomerRow.tenant_id == tenant_id)).scalar_one_or_none()


def named(session: Session, name: str) -> list[records.CustomerRow]:
    """The customers that are called so: by tenant id, domain, name or alias, in any case and with any quotes."""
    wanted = fold(name)
    keys = ids(session, CustomerQuery(name)) if wanted else ()
    return [
        row
        for row in rows(session, keys).values()
        if wanted in (fold(row.id), fold(row.domain), fold(row.name), fold(row.alias))
    ]


def total(session: Session) -> int:
    """How many customers the store holds."""
    return session.execute(select(func.count()).select_from(CustomerRow)).scalar_one()


def of_subscription(session: Session, guid: str) -> tuple[int, int] | None:
    """Customer key and subscription key of a subscription id, for jumping to it."""
    row = session.execute(
        select(SubscriptionRow.customer_id, SubscriptionRow.id).where(SubscriptionRow.guid == guid)
    ).one_or_none()
    return (row.customer_id, row.id) if row else None
