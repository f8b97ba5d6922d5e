"""Subscriptions: finding them in an order, and reading rows with the effective contact."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from desktop.data import narrowing, search
from desktop.data.chunks import chunks
from desktop.data.finding import FIRST_PAGE, Found, place_of
from desktop.data.queries import ContactFilter, SubscriptionQuery, SubscriptionSort
from desktop.data.store.schema import (
    PROVIDER_CONTACT,
    ChangeRow,
    ContactRow,
    CustomerRow,
    ResellerRow,
    SubscriptionRow,
    SupportContactRow,
)
from desktop.domain import records
from desktop.domain.changes import OPEN
from desktop.domain.folding import other_layout
from desktop.domain.records import ChangeState, Commerce, Publishing, SubscriptionStatus, SupportContact

_BY_CUSTOMER = SubscriptionQuery(sort=SubscriptionSort.CUSTOMER)

_ORDER = {
    SubscriptionSort.PRODUCT: SubscriptionRow.product_sort,
    SubscriptionSort.NICKNAME: SubscriptionRow.nickname,
    SubscriptionSort.QUANTITY: SubscriptionRow.quantity,
    SubscriptionSort.STATUS: SubscriptionRow.status,
    SubscriptionSort.CONTACT: ContactRow.name,
    SubscriptionSort.RESELLER_OF_RECORD: SubscriptionRow.reseller_of_record,
    SubscriptionSort.TERM_END: SubscriptionRow.term_end,
    SubscriptionSort.PUBLISHING: SubscriptionRow.publishing,
    SubscriptionSort.CUSTOMER: CustomerRow.name_sort,
    SubscriptionSort.CONTACT_AGE: SupportContactRow.read_at,
    SubscriptionSort.CHANGE: SubscriptionRow.change_state,
}


def ids(session: Session, query: SubscriptionQuery, *, limit: int | None = None) -> array[int]:
    """Keys of the matching subscriptions, in order; a text that finds nothing is tried on the other keyboard layout."""
    place = place_of(session)
    # Of one customer there are few, and an index lists them.
    if place is None or (query.customer_key is not None and not query.text):
        return _in_sql(session, query, limit)
    keys = find(session, query).keys
    return keys if limit is None else keys[:limit]


def find(session: Session, query: SubscriptionQuery, *, quick: bool = False) -> Found:
    """What `ids` gives; with `quick` perhaps only the first page, when all of it takes longer than a blink."""
    place = place_of(session)
    if place is None or (query.customer_key is not None and not query.text):
        return Found(_in_sql(session, query, None))
    if quick and not place.loaded and query == _BY_CUSTOMER:
        # The order in which the page opens, walked along two indexes.
        return Found(_in_sql(session, query, FIRST_PAGE), complete=False)
    from desktop.data.finding.subscription_finding import find_subscriptions

    finder = place.get()
    found = find_subscriptions(finder, session, query, quick=quick)
    if not found.keys and query.text.strip():
        found = find_subscriptions(finder, session, replace(query, text=other_layout(query.text)), quick=quick)
    return found


def _in_sql(session: Session, query: SubscriptionQuery, limit: int | None) -> array[int]:
    """Keys in order by SQL alone."""
    found = select(SubscriptionRow.id).where(*search.subscriptions_found(session, query.text))
    if query.customer_key is not None:
        found = found.where(SubscriptionRow.customer_id == query.customer_key)
    if query.statuses:
        found = found.where(SubscriptionRow.status.in_(query.statuses))
    if query.contact in (ContactFilter.DEFAULT, ContactFilter.RESELLER):
        on_default = SubscriptionRow.shown_contact_id == PROVIDER_CONTACT
        found = found.where(on_default if query.contact is ContactFilter.DEFAULT else ~on_default)
    if query.contact_tenant is not None:
        same = select(ContactRow.id).where(ContactRow.tenant_id == query.contact_tenant).correlate(None)
        found = found.where(SubscriptionRow.shown_contact_id.in_(same))
    if query.reseller_of_record is not None:
        found = found.where(SubscriptionRow.reseller_of_record == query.reseller_of_record)
    if query.publishing is not None:
        found = found.where(SubscriptionRow.publishing == query.publishing)
    if query.pending is not None:
        pending = SubscriptionRow.change_state.in_(sorted(OPEN))
        found = found.where(pending if query.pending else ~pending)
    judged = query.contact is ContactFilter.NOT_ELIGIBLE
    for condition in query.conditions:
        asked = narrowing.in_sql(condition, query.today)
        if asked is None:
            judged = True
        else:
            found = found.where(asked)
    sorts = {key.sort for key in query.sort_keys}
    if SubscriptionSort.CONTACT in sorts:
        found = found.join(ContactRow, ContactRow.id == SubscriptionRow.shown_contact_id)
    if SubscriptionSort.CUSTOMER in sorts:
        found = found.join(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
    if SubscriptionSort.CONTACT_AGE in sorts:
        found = found.outerjoin(SupportContactRow, SupportContactRow.subscription_id == SubscriptionRow.id)
    if query.customer_key is not None:
        # Of one customer there are few; over all of them the order must stay the index's.
        past = (SubscriptionRow.status == SubscriptionStatus.DELETED) | SubscriptionRow.gone_at.is_not(None)
        found = found.order_by(past)
    found = found.order_by(*_order_by(query))
    if limit is not None and not judged:
        found = found.limit(limit)
    keys = array("i", session.scalars(found))
    if query.contact is ContactFilter.NOT_ELIGIBLE:
        wrong = narrowing.wrongly_placed(session, query.today, strict=query.strict)
        keys = array("i", (key for key in keys if key in wrong))
    if judged:
        keys = narrowing.only_judged(session, query, keys)
    return keys if limit is None else keys[:limit]


def _order_by(query: SubscriptionQuery) -> list[Any]:
    """The columns to sort by, and by key what is equal by all of them."""
    by: list[Any] = []
    keys = query.sort_keys
    for key in keys:
        columns: list[Any] = [_ORDER[key.sort]]
        if key.sort is SubscriptionSort.CUSTOMER:
            columns.append(CustomerRow.id)
            if key is keys[-1]:
                columns.append(SubscriptionRow.product_sort)
        by.extend(column.desc() if key.descending else column for column in columns)
    by.append(SubscriptionRow.id.desc() if query.descending else SubscriptionRow.id)
    return by


@cache
def _page_query() -> Select[*tuple[Any, ...]]:
    """What a list shows of some subscriptions. Put together once: that takes longer than to run it."""
    shown = ContactRow.__table__.alias("shown")
    told = ContactRow.__table__.alias("told")
    subscription, customer = SubscriptionRow.__table__, CustomerRow.__table__
    contact, change = SupportContactRow.__table__, ChangeRow.__table__
    return (
        select(
            subscription.c.id,
            subscription.c.guid,
            subscription.c.customer_id,
            customer.c.tenant_id,
            customer.c.name,
            customer.c.domain,
            subscription.c.product,
            subscription.c.nickname,
            subscription.c.quantity,
            subscription.c.status,
            subscription.c.commerce,
            subscription.c.publishing,
            subscription.c.term_end,
            subscription.c.reseller_of_record,
            subscription.c.reseller_of_record_name,
            subscription.c.order_id,
            subscription.c.parent_guid,
            subscription.c.gone_at,
            subscription.c.change_state,
            change.c.uid,
            shown.c.id,
            shown.c.tenant_id,
            shown.c.mpn_id,
            shown.c.name,
            told.c.id,
            told.c.tenant_id,
            told.c.mpn_id,
            told.c.name,
            contact.c.read_at,
        )
        .select_from(subscription)
        .join(customer, customer.c.id == subscription.c.customer_id)
        .join(shown, shown.c.id == subscription.c.shown_contact_id)
        .outerjoin(contact, contact.c.subscription_id == subscription.c.id)
        .outerjoin(told, told.c.id == contact.c.contact_id)
        .outerjoin(change, change.c.id == subscription.c.change_id)
        .where(subscription.c.id.in_(bindparam("keys", expanding=True)))
    )


def rows(session: Session, keys: Sequence[int]) -> dict[int, records.SubscriptionRow]:
    """Rows by key, with the effective contact laid over the service's."""
    connection = session.connection()
    found = [row for part in chunks(keys) for row in connection.execute(_page_query(), {"keys": list(part)}).all()]
    names = _reseller_names(session, {row[13] for row in found if row[13]})
    contacts: dict[int, SupportContact] = {}

    def contact_of(key: int, tenant_id: str, mpn_id: str, name: str) -> SupportContact:
        contact = contacts.get(key)
        if contact is None:
            contact = contacts[key] = SupportContact(tenant_id, mpn_id, name, key == PROVIDER_CONTACT)
        return contact

    listed: dict[int, records.SubscriptionRow] = {}
    for row in found:
        (
            key, guid, customer_key, tenant_id, customer_name, domain, product, nickname, quantity, status, commerce,
            publishing, term_end, record, record_name, order_id, parent, gone_at, change_state, change_uid,
            *two, read_at,
        ) = row  # fmt: skip
        listed[key] = records.SubscriptionRow(
            key=key,
            id=guid,
            customer_key=customer_key,
            customer_id=tenant_id,
            customer_name=customer_name or domain or tenant_id,
            product=product or nickname or guid,
            nickname=nickname,
            quantity=quantity,
            status=status,
            commerce=_COMMERCE[commerce],
            publishing=_PUBLISHING[publishing],
            term_end=term_end,
            reseller_of_record=record,
            reseller_of_record_name=names.get(record, record_name),
            contact=contact_of(*two[:4]),
            server_contact=None if two[4] is None else contact_of(*two[4:]),
            contact_read_at=read_at,
            change_state=_CHANGE_STATES[change_state] if change_state else None,
            change_id=change_uid or "",
            order_id=order_id,
            is_add_on=bool(parent),
            gone=gone_at is not None,
        )
    return listed


_COMMERCE = {commerce.value: commerce for commerce in Commerce}
_PUBLISHING = {publishing.value: publishing for publishing in Publishing}
_CHANGE_STATES = {state.value: state for state in ChangeState}


@cache
def _names_query() -> Select[*tuple[Any, ...]]:
    reseller = ResellerRow.__table__
    return select(reseller.c.mpn_id, reseller.c.name).where(reseller.c.mpn_id.in_(bindparam("ids", expanding=True)))


def _reseller_names(session: Session, mpn_ids: set[str]) -> dict[str, str]:
    connection = session.connection()
    return {
        mpn_id: name
        for part in chunks(sorted(mpn_ids))
        for mpn_id, name in connection.execute(_names_query(), {"ids": list(part)})
    }


def key_of(session: Session, guid: str) -> int | None:
    """The key of a subscription by its (lower-case) id."""
    return session.execute(select(SubscriptionRow.id).where(SubscriptionRow.guid == guid)).scalar_one_or_none()


def keys_of(session: Session, guids: Sequence[str]) -> dict[str, int]:
    """Keys by (lower-case) subscription id; unknown ids are absent."""
    query = select(SubscriptionRow.guid, SubscriptionRow.id)
    return {
        row.guid: row.id
        for part in chunks(guids)
        for row in session.execute(query.where(SubscriptionRow.guid.in_(part)))
    }


def total(session: Session, query: SubscriptionQuery | None = None) -> int:
    """How many subscriptions match."""
    if query is None or query == SubscriptionQuery():
        return session.execute(select(func.count()).select_from(SubscriptionRow)).scalar_one()
    return len(ids(session, query))


def status_known(status: str) -> SubscriptionStatus:
    """The status as the desk knows it; a text it does not know is UNKNOWN."""
    try:
        return SubscriptionStatus(status)
    except ValueError:
        return SubscriptionStatus.UNKNOWN
