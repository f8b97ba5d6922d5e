"""Rows of the two long lists straight from the database: only the columns that are asked for, and no record between.

A name that the service never told is replaced as on the screen, unless the stored values are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, case, func, select
from sqlalchemy.orm import Session

from desktop.data.exporting.columns import Value
from desktop.data.store.schema import (
    PROVIDER_CONTACT,
    ContactRow,
    CustomerRow,
    ResellerRow,
    SubscriptionRow,
    SupportContactRow,
)

_SUBSCRIPTION = SubscriptionRow.__table__
_CUSTOMER = CustomerRow.__table__
_SHOWN = ContactRow.__table__
_TOLD = SupportContactRow.__table__
_RESELLER = ResellerRow.__table__


def _first(*columns: ColumnElement[Any]) -> ColumnElement[Any]:
    """The first of the texts that is not empty."""
    return func.coalesce(*(func.nullif(column, "") for column in columns[:-1]), columns[-1])


_CUSTOMER_SHOWN = _first(_CUSTOMER.c.name, _CUSTOMER.c.domain, _CUSTOMER.c.tenant_id)
_RECORD_NAME = (
    select(_RESELLER.c.name)
    .where(_RESELLER.c.mpn_id == _SUBSCRIPTION.c.reseller_of_record, _SUBSCRIPTION.c.reseller_of_record != "")
    .order_by(_RESELLER.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_OF_SUBSCRIPTION: Mapping[str, ColumnElement[Any]] = {
    "customer": _CUSTOMER_SHOWN,
    "product": _first(_SUBSCRIPTION.c.product, _SUBSCRIPTION.c.nickname, _SUBSCRIPTION.c.guid),
    "nickname": _SUBSCRIPTION.c.nickname,
    "contact": _first(_SHOWN.c.name, _SHOWN.c.mpn_id, _SHOWN.c.tenant_id),
    "on_default": case((_SHOWN.c.id == PROVIDER_CONTACT, "default"), else_=""),
    "change": _SUBSCRIPTION.c.change_state,
    "status": case((_SUBSCRIPTION.c.gone_at.is_not(None), "gone"), else_=_SUBSCRIPTION.c.status),
    "reseller_of_record": func.coalesce(_RECORD_NAME, _SUBSCRIPTION.c.reseller_of_record_name),
    "reseller_of_record_mpn_id": _SUBSCRIPTION.c.reseller_of_record,
    "quantity": _SUBSCRIPTION.c.quantity,
    "publishing": _SUBSCRIPTION.c.publishing,
    "term_end": _SUBSCRIPTION.c.term_end,
    "commerce": _SUBSCRIPTION.c.commerce,
    "contact_read_at": _TOLD.c.read_at,
    "order": _SUBSCRIPTION.c.order_id,
    "id": _SUBSCRIPTION.c.guid,
    "customer_id": _CUSTOMER.c.tenant_id,
    "customer_domain": _CUSTOMER.c.domain,
    "contact_tenant_id": _SHOWN.c.tenant_id,
    "contact_mpn_id": _SHOWN.c.mpn_id,
}
_OF_CUSTOMER: Mapping[str, ColumnElement[Any]] = {
    "name": _CUSTOMER_SHOWN,
    "alias": _CUSTOMER.c.alias,
    "domain": _CUSTOMER.c.domain,
    "subscriptions": _CUSTOMER.c.subscription_count,
    "on_default": _CUSTOMER.c.default_count,
    "pending": _CUSTOMER.c.pending_count,
    "location": _CUSTOMER.c.location,
    "relationship": _CUSTOMER.c.relationship,
    "id": _CUSTOMER.c.tenant_id,
    "read_at": _CUSTOMER.c.read_at,
}
# What the service told, where the screen shows something in its place.
_STORED: Mapping[str, ColumnElement[Any]] = {
    "customer": _CUSTOMER.c.name,
    "name": _CUSTOMER.c.name,
    "product": _SUBSCRIPTION.c.product,
}


@lru_cache(maxsize=64)
def _subscriptions_query(names: tuple[str, ...], stored: bool) -> Select[*tuple[Any, ...]]:
    """Made once for each layout of columns: that takes longer than to run it on a few rows."""
    wanted = [_expression(_OF_SUBSCRIPTION, name, stored) for name in names]
    tables: FromClause = _SUBSCRIPTION.join(_CUSTOMER, _CUSTOMER.c.id == _SUBSCRIPTION.c.customer_id)
    if {"contact", "on_default", "contact_tenant_id", "contact_mpn_id"} & set(names):
        tables = tables.join(_SHOWN, _SHOWN.c.id == _SUBSCRIPTION.c.shown_contact_id)
    if "contact_read_at" in names:
        tables = tables.outerjoin(_TOLD, _TOLD.c.subscription_id == _SUBSCRIPTION.c.id)
    keys = _SUBSCRIPTION.c.id.in_(bindparam("keys", expanding=True))
    return select(_SUBSCRIPTION.c.id, *wanted).select_from(tables).where(keys)


@lru_cache(maxsize=64)
def _customers_query(names: tuple[str, ...], stored: bool) -> Select[*tuple[Any, ...]]:
    wanted = [_expression(_OF_CUSTOMER, name, stored) for name in names]
    return select(_CUSTOMER.c.id, *wanted).where(_CUSTOMER.c.id.in_(bindparam("keys", expanding=True)))


def _expression(known: Mapping[str, ColumnElement[Any]], name: str, stored: bool) -> ColumnElement[Any]:
    return (_STORED.get(name, known[name]) if stored else known[name]).label(f"cell_{name}")


def subscriptions(
    session: Session, keys: Sequence[int], names: Sequence[str], stored: bool, _today: date
) -> list[tuple[Value, ...]]:
    """The columns `names` of these subscriptions, in the order of the keys."""
    return _in_order(session, _subscriptions_query(tuple(names), stored), keys)


def customers(
    session: Session, keys: Sequence[int], names: Sequence[str], stored: bool, _today: date
) -> list[tuple[Value, ...]]:
    """The columns `names` of these customers, in the order of the keys."""
    return _in_order(session, _customers_query(tuple(names), stored), keys)


def _in_order(session: Session, query: Select[*tuple[Any, ...]], keys: Sequence[int]) -> list[tuple[Value, ...]]:
    found = {row[0]: row for row in session.connection().execute(query, {"keys": keys})}
    return [found[key][1:] for key in keys if key in found]
