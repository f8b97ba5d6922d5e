"""What a sync has to read: of which customers, resellers and subscriptions, the most wanted first.

`before` is when a full pull began: whatever was read before it is due. `swept` is the age from which the slow sweep
reads again, oldest first and not more than `budget` of them. Customers that are lost are not asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, String, case, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from desktop.data.many_rows import keys_of, streamed
from desktop.data.store.schema import (
    CustomerLinkRow,
    CustomerReadingRow,
    CustomerRow,
    PartnershipRow,
    ResellerReadingRow,
    ResellerRow,
    SubscriptionRow,
    SupportContactRow,
    UnreadContactRow,
)
from desktop.domain.changes import LAID_OVER
from desktop.domain.records import PartnershipState, Publishing, RelationshipState, SubscriptionStatus


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody to ask about: the row key, and the tenant id that the service knows."""

    key: int
    tenant_id: str


@dataclass(frozen=True, slots=True)
class ContactAsked:
    """A support contact to read: row keys, and the ids that the service knows, in the form last received."""

    key: int
    id: str
    customer_key: int
    customer: str
    subscription: str


_OURS = CustomerRow.relationship != RelationshipState.LOST


def _asked(session: Session, query: Select[int, str]) -> list[Asked]:
    return [Asked(key, tenant_id) for key, tenant_id in streamed(session, query)]


def _customers() -> Select[int, str]:
    return select(CustomerRow.id, CustomerRow.tenant_id).outerjoin(
        CustomerReadingRow, CustomerReadingRow.customer_id == CustomerRow.id
    )


def customers_to_list(
    session: Session, *, before: datetime | None = None, swept: datetime | None = None, budget: int = 0
) -> list[Asked]:
    """Customers whose subscriptions are due: those with pending changes first, then those never or longest not read."""
    read_at = CustomerReadingRow.subscriptions_read_at
    due: ColumnElement[bool] = or_(read_at.is_(None), CustomerReadingRow.subscriptions_due)
    if before is not None:
        due = due | (read_at < before)
    never = case((read_at.is_(None), 0), else_=1)
    pending = case((CustomerRow.pending_count > 0, 0), else_=1)
    found = _asked(session, _customers().where(_OURS, due).order_by(pending, never, read_at, CustomerRow.id))
    # The service may have changed its mind about those that it denied.
    if before is not None:
        found += _asked(session, _customers().where(_denied_before(before)).order_by(CustomerRow.id))
    elif swept is not None and budget > 0:
        aged = or_(_OURS & ~due & (read_at < swept), _denied_before(swept))
        longest = func.coalesce(CustomerReadingRow.denied_at, read_at)
        found += _asked(session, _customers().where(aged).order_by(longest, CustomerRow.id).limit(budget))
    return found


def _denied_before(moment: datetime) -> ColumnElement[bool]:
    """The condition that the service denied a customer when it was last asked, before `moment`."""
    return (CustomerRow.relationship == RelationshipState.LOST) & (CustomerReadingRow.denied_at < moment)


@dataclass(frozen=True, slots=True)
class LinksDue:
    """Whose links are to be read: the resellers of these customers, the customers of these resellers."""

    customers: list[Asked]
    resellers: list[Asked]

    def __len__(self) -> int:
        return len(self.customers) + len(self.resellers)


def all_links(session: Session, before: datetime, page: int) -> LinksDue:
    """The links of everybody, as far as they were not read since `before`, whichever way takes fewer requests.

    By customer it takes one request each; by reseller at least one, and one for every `page` customers.
    """
    by_customer = _customers().where(
        _OURS, or_(CustomerReadingRow.links_read_at.is_(None), CustomerReadingRow.links_read_at < before)
    )
    known = (
        select(CustomerLinkRow.reseller_id, func.count().label("customers"))
        .where(CustomerLinkRow.gone_at.is_(None))
        .group_by(CustomerLinkRow.reseller_id)
        .subquery()
    )
    fresh = ResellerReadingRow.links_read_at >= before
    partners = _partners().outerjoin(known, known.c.reseller_id == ResellerRow.id).where(or_(fresh.is_(None), ~fresh))
    pages = session.execute(
        partners.with_only_columns(func.coalesce(func.sum(1 + func.coalesce(known.c.customers, 0) // page), 0))
    ).scalar_one()
    customers = session.execute(by_customer.with_only_columns(func.count())).scalar_one()
    if customers < pages:
        return LinksDue(_asked(session, by_customer.order_by(CustomerRow.id)), [])
    return LinksDue([], _asked(session, partners.order_by(ResellerRow.id)))


def _partners() -> Select[int, str]:
    """Resellers whom the service can be asked about."""
    return (
        select(ResellerRow.id, type_coerce(ResellerRow.tenant_id, String).label("tenant_id"))
        .join(PartnershipRow, PartnershipRow.reseller_id == ResellerRow.id)
        .outerjoin(ResellerReadingRow, ResellerReadingRow.reseller_id == ResellerRow.id)
        .where(ResellerRow.tenant_id.is_not(None), PartnershipRow.state == PartnershipState.ACTIVE)
    )


def changed_links(session: Session, *, swept: datetime, budget: int) -> LinksDue:
    """The links of customers that have changed and of resellers never asked about; then the sweep.

    The sweep goes by resellers or by customers, whichever are fewer.
    """
    reading = CustomerReadingRow
    customers = _asked(session, _customers().where(_OURS, reading.links_due).order_by(CustomerRow.id))
    new = ResellerReadingRow.reseller_id.is_(None)
    resellers = _asked(session, _partners().where(new).order_by(ResellerRow.id))
    if budget <= 0:
        return LinksDue(customers, resellers)
    aged_resellers = _partners().where(ResellerReadingRow.links_read_at < swept)
    aged_customers = _customers().where(_OURS, ~reading.links_due, reading.links_read_at < swept)
    if _number(session, _partners()) <= _number(session, _customers().where(_OURS)):
        resellers += _asked(session, aged_resellers.order_by(ResellerReadingRow.links_read_at).limit(budget))
    else:
        customers += _asked(session, aged_customers.order_by(reading.links_read_at).limit(budget))
    return LinksDue(customers, resellers)


def _number(session: Session, query: Select[int, str]) -> int:
    return session.execute(query.with_only_columns(func.count())).scalar_one()


_ASKED_AT = func.coalesce(SupportContactRow.read_at, UnreadContactRow.asked_at)
_EXISTS = (SubscriptionRow.publishing != Publishing.KEPT_HERE) & SubscriptionRow.gone_at.is_(None)
"""New commerce and deleted subscriptions have no support contact at the service."""


def _contacts() -> Select[int]:
    return (
        select(SubscriptionRow.id)
        .join(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
        .outerjoin(SupportContactRow, SupportContactRow.subscription_id == SubscriptionRow.id)
        .outerjoin(UnreadContactRow, UnreadContactRow.subscription_id == SubscriptionRow.id)
        .where(_OURS, _EXISTS)
    )


def contacts_to_read(
    session: Session, *, before: datetime | None = None, swept: datetime | None = None, budget: int = 0
) -> list[int]:
    """Subscriptions whose contact is due: with pending changes, publishable and active, the rest; the oldest first."""
    due: ColumnElement[bool] = _ASKED_AT.is_(None)
    if before is not None:
        due = due | (before > _ASKED_AT)
    wanted = case(
        (SubscriptionRow.change_state.in_(sorted(LAID_OVER)), 0),
        (
            (SubscriptionRow.publishing == Publishing.PUBLISHABLE)
            & (SubscriptionRow.status == SubscriptionStatus.ACTIVE),
            1,
        ),
        else_=2,
    )
    never = case((_ASKED_AT.is_(None), 0), else_=1)
    found = keys_of(session, _contacts().where(due).order_by(wanted, never, _ASKED_AT, SubscriptionRow.id))
    if before is None and swept is not None and budget > 0:
        aged = _contacts().where(swept > _ASKED_AT).order_by(_ASKED_AT, SubscriptionRow.id).limit(budget)
        found += keys_of(session, aged)
    return found


def contacts_of(session: Session, customer: str, *, before: datetime) -> list[int]:
    """Subscriptions of a customer (tenant id) whose contact was not read since `before`."""
    due = or_(_ASKED_AT.is_(None), before > _ASKED_AT)
    return keys_of(session, _contacts().where(CustomerRow.tenant_id == customer, due).order_by(SubscriptionRow.id))


def contacts_asked(session: Session, keys: Sequence[int]) -> list[ContactAsked]:
    """What the service has to be asked for the contacts of these subscriptions, in their order; few at a time."""
    found = {
        row.id: ContactAsked(row.id, row.guid, row.customer_id, row.tenant_id, row.guid_received)
        for row in session.execute(
            select(
                SubscriptionRow.id,
                SubscriptionRow.guid,
                SubscriptionRow.guid_received,
                SubscriptionRow.customer_id,
                CustomerRow.tenant_id,
            )
            .join(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
            # A customer may have been lost since the keys were found.
            .where(SubscriptionRow.id.in_(keys), _OURS, _EXISTS)
        )
    }
    return [found[key] for key in keys if key in found]


def customer_asked(session: Session, tenant_id: str) -> Asked | None:
    """The customer of a tenant id, None when the store does not hold it."""
    key = session.execute(select(CustomerRow.id).where(CustomerRow.tenant_id == tenant_id)).scalar_one_or_none()
    return None if key is None else Asked(key, tenant_id)


def numbers_due(session: Session, before: datetime | None = None) -> tuple[int, int]:
    """How many customers and how many contacts are due, without the sweep; `before` is when a full pull began."""
    read_at = CustomerReadingRow.subscriptions_read_at
    lists: ColumnElement[bool] = or_(read_at.is_(None), CustomerReadingRow.subscriptions_due)
    contacts: ColumnElement[bool] = _ASKED_AT.is_(None)
    if before is not None:
        lists, contacts = lists | (read_at < before), contacts | (before > _ASKED_AT)
    counted = func.count()
    return (
        session.execute(_customers().where(_OURS, lists).with_only_columns(counted)).scalar_one(),
        session.execute(_contacts().where(contacts).with_only_columns(counted)).scalar_one(),
    )
