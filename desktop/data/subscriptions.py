"""Subscriptions: finding them in an order, and reading rows with the effective contact."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from desktop.data import search
from desktop.data.chunks import chunks
from desktop.data.finding import FIRST_PAGE, Found, place_of
from desktop.data.misplaced import misplaced
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


class SubscriptionSort(StrEnum):
    """The orders that lists offer."""

    PRODUCT = "product"
    NICKNAME = "nickname"
    QUANTITY = "quantity"
    STATUS = "status"
    CONTACT = "contact"
    RESELLER_OF_RECORD = "reseller_of_record"
    TERM_END = "term_end"
    PUBLISHING = "publishing"
    CUSTOMER = "customer"
    CONTACT_AGE = "contact_age"


class ContactFilter(StrEnum):
    """By the effective contact."""

    DEFAULT = "default"
    RESELLER = "reseller"
    NOT_ELIGIBLE = "not_eligible"


@dataclass(frozen=True, slots=True)
class SubscriptionQuery:
    """What to list; None in a filter means any. `contact_tenant` is a tenant id.

    `today` and `strict` are for NOT_ELIGIBLE: whether a contact may be chosen depends on the day and the settings.
    """

    text: str = ""
    customer_key: int | None = None
    statuses: tuple[str, ...] = ()
    contact: ContactFilter | None = None
    contact_tenant: str | None = None
    reseller_of_record: str | None = None
    publishing: Publishing | None = None
    pending: bool | None = None
    today: date = date.min
    strict: bool = False
    sort: SubscriptionSort = SubscriptionSort.PRODUCT
    descending: bool = False


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
        same = select(ContactRow.id).where(ContactRow.tenant_id == query.contact_tenant)
        found = found.where(SubscriptionRow.shown_contact_id.in_(same))
    if query.reseller_of_record is not None:
        found = found.where(SubscriptionRow.reseller_of_record == query.reseller_of_record)
    if query.publishing is not None:
        found = found.where(SubscriptionRow.publishing == query.publishing)
    if query.pending is not None:
        pending = SubscriptionRow.change_state.in_(sorted(OPEN))
        found = found.where(pending if query.pending else ~pending)
    if query.sort is SubscriptionSort.CONTACT:
        found = found.join(ContactRow, ContactRow.id == SubscriptionRow.shown_contact_id)
    elif query.sort is SubscriptionSort.CUSTOMER:
        found = found.join(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
    elif query.sort is SubscriptionSort.CONTACT_AGE:
        found = found.outerjoin(SupportContactRow, SupportContactRow.subscription_id == SubscriptionRow.id)
    order = _ORDER[query.sort]
    if query.customer_key is not None:
        # Of one customer there are few; over all of them the order must stay the index's.
        past = (SubscriptionRow.status == SubscriptionStatus.DELETED) | SubscriptionRow.gone_at.is_not(None)
        found = found.order_by(past)
    by: list[Any] = [order, SubscriptionRow.id]
    if query.sort is SubscriptionSort.CUSTOMER:
        by = [order, CustomerRow.id, SubscriptionRow.product_sort, SubscriptionRow.id]
    found = found.order_by(*(column.desc() if query.descending else column for column in by))
    if limit is not None and query.contact is not ContactFilter.NOT_ELIGIBLE:
        found = found.limit(limit)
    keys = array("i", session.scalars(found))
    if query.contact is ContactFilter.NOT_ELIGIBLE:
        keys = _only_misplaced(session, query, keys)
    return keys if limit is None else keys[:limit]


def _only_misplaced(session: Session, query: SubscriptionQuery, keys: array[int]) -> array[int]:
    """Those of the keys that are live and stand on a reseller who may not be chosen."""
    rows = session.execute(
        select(SubscriptionRow.id, SubscriptionRow.customer_id, SubscriptionRow.shown_contact_id).where(
            SubscriptionRow.shown_contact_id != PROVIDER_CONTACT,
            SubscriptionRow.status != SubscriptionStatus.DELETED,
            SubscriptionRow.gone_at.is_(None),
        )
    ).all()
    pairs = [(row.customer_id, row.shown_contact_id) for row in rows]
    bad = misplaced(session, pairs, query.today, strict=query.strict)
    wrong = {row.id for row, is_bad in zip(rows, bad, strict=True) if is_bad}
    return array("i", (key for key in keys if key in wrong))


def rows(session: Session, keys: Sequence[int]) -> dict[int, records.SubscriptionRow]:
    """Rows by key, with the effective contact laid over the service's."""
    shown = aliased(ContactRow)
    told = aliased(ContactRow)
    query = (
        select(
            SubscriptionRow.id,
            SubscriptionRow.guid,
            SubscriptionRow.customer_id,
            CustomerRow.tenant_id.label("customer_tenant"),
            CustomerRow.name.label("customer_name"),
            CustomerRow.domain.label("customer_domain"),
            SubscriptionRow.product,
            SubscriptionRow.nickname,
            SubscriptionRow.quantity,
            SubscriptionRow.status,
            SubscriptionRow.commerce,
            SubscriptionRow.publishing,
            SubscriptionRow.term_end,
            SubscriptionRow.reseller_of_record,
            SubscriptionRow.reseller_of_record_name,
            SubscriptionRow.order_id,
            SubscriptionRow.parent_guid,
            SubscriptionRow.gone_at,
            SubscriptionRow.change_state,
            ChangeRow.uid.label("change_uid"),
            shown.id.label("shown_key"),
            shown.tenant_id.label("shown_tenant"),
            shown.mpn_id.label("shown_mpn"),
            shown.name.label("shown_name"),
            told.id.label("told_key"),
            told.tenant_id.label("told_tenant"),
            told.mpn_id.label("told_mpn"),
            told.name.label("told_name"),
            SupportContactRow.read_at.label("contact_read_at"),
        )
        .join(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
        .join(shown, shown.id == SubscriptionRow.shown_contact_id)
        .outerjoin(SupportContactRow, SupportContactRow.subscription_id == SubscriptionRow.id)
        .outerjoin(told, told.id == SupportContactRow.contact_id)
        .outerjoin(ChangeRow, ChangeRow.id == SubscriptionRow.change_id)
    )
    found = [row for part in chunks(keys) for row in session.execute(query.where(SubscriptionRow.id.in_(part)))]
    names = _reseller_names(session, {row.reseller_of_record for row in found if row.reseller_of_record})
    return {
        row.id: records.SubscriptionRow(
            key=row.id,
            id=row.guid,
            customer_key=row.customer_id,
            customer_id=row.customer_tenant,
            customer_name=row.customer_name or row.customer_domain or row.customer_tenant,
            product=row.product or row.nickname or row.guid,
            nickname=row.nickname,
            quantity=row.quantity,
            status=row.status,
            commerce=Commerce(row.commerce),
            publishing=Publishing(row.publishing),
            term_end=row.term_end,
            reseller_of_record=row.reseller_of_record,
            reseller_of_record_name=names.get(row.reseller_of_record, row.reseller_of_record_name),
            contact=SupportContact(row.shown_tenant, row.shown_mpn, row.shown_name, row.shown_key == PROVIDER_CONTACT),
            server_contact=None
            if row.told_key is None
            else SupportContact(row.told_tenant, row.told_mpn, row.told_name, row.told_key == PROVIDER_CONTACT),
            contact_read_at=row.contact_read_at,
            change_state=ChangeState(row.change_state) if row.change_state else None,
            change_id=row.change_uid or "",
            order_id=row.order_id,
            is_add_on=bool(row.parent_guid),
            gone=row.gone_at is not None,
        )
        for row in found
    }


def _reseller_names(session: Session, mpn_ids: set[str]) -> dict[str, str]:
    if not mpn_ids:
        return {}
    query = select(ResellerRow.mpn_id, ResellerRow.name)
    return {
        row.mpn_id: row.name
        for part in chunks(sorted(mpn_ids))
        for row in session.execute(query.where(ResellerRow.mpn_id.in_(part)))
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
