"""Conditions in SQL, where no columns in memory answer; and what both ways of answering read beside the rows."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, not_, or_, select
from sqlalchemy.orm import Session

from desktop.data.conditions import (
    CONTACT_KINDS,
    DEFAULT,
    ELSEWHERE,
    GONE,
    IN_CONFLICT,
    NOT_ELIGIBLE,
    RESELLER,
    UNDER_WAY,
    Condition,
    Field,
    Operator,
    changed_since,
    term_bounds,
)
from desktop.data.misplaced import misplaced
from desktop.data.queries import SubscriptionQuery
from desktop.data.store.schema import (
    PROVIDER_CONTACT,
    ContactRow,
    DriftRow,
    HistoryRow,
    SubscriptionRow,
    SupportContactRow,
)
from desktop.domain.changes import OPEN
from desktop.domain.folding import sort_form
from desktop.domain.identifiers import guid
from desktop.domain.records import ChangeState, DriftState, SubscriptionStatus

_EMPTINESS = (Operator.EMPTY, Operator.NOT_EMPTY)


def in_sql(condition: Condition, today: date) -> ColumnElement[bool] | None:
    """The condition as SQL. None when it takes a judgement that SQL cannot make: then `only_judged` is to follow."""
    if condition.field is Field.CONTACT and NOT_ELIGIBLE in condition.values:
        return None
    meant = _meant(condition, today)
    return not_(func.coalesce(meant, False)) if condition.negated else meant


def _meant(condition: Condition, today: date) -> ColumnElement[bool]:
    """What is named, or nothing there; whether that is wanted is another question."""
    field, values, row = condition.field, condition.values, SubscriptionRow
    if condition.operator in _EMPTINESS:
        return _nothing_there(field)
    if field is Field.STATUS:
        lost = and_(row.gone_at.is_not(None), row.status != SubscriptionStatus.DELETED)
        named = and_(not_(lost), row.status.in_(values))
        return or_(lost, named) if GONE in values else named
    if field is Field.CONTACT:
        return _contact(values)
    if field is Field.RESELLER_OF_RECORD:
        return row.reseller_of_record.in_(values)
    if field is Field.PUBLISHING:
        return row.publishing.in_(values)
    if field is Field.PENDING:
        return row.change_state.in_(sorted(states_of(values)))
    if field is Field.PRODUCT:
        forms = [sort_form(value) for value in values]
        if condition.operator in (Operator.IS, Operator.IS_NOT):
            return row.product_sort.in_(forms)
        return or_(*(row.product_sort.contains(form, autoescape=True) for form in forms))
    if field is Field.TERM_END:
        start, end = term_bounds(condition, today)
        parts: list[ColumnElement[bool]] = [row.term_end.is_not(None)]
        if start is not None:
            parts.append(row.term_end >= start)
        if end is not None:
            parts.append(row.term_end < end)
        return and_(*parts)
    if field is Field.CHANGED:
        return row.id.in_(happened().where(HistoryRow.at >= changed_since(condition, today)))
    return or_(*(_CONFLICTS[value]() for value in values))


def _nothing_there(field: Field) -> ColumnElement[bool]:
    row = SubscriptionRow
    if field is Field.CONTACT:
        return row.id.not_in(select(SupportContactRow.subscription_id).correlate(None))
    if field is Field.TERM_END:
        return row.term_end.is_(None)
    if field is Field.CHANGED:
        return row.id.not_in(happened())
    if field is Field.CONFLICT:
        return not_(or_(*(conflict() for conflict in _CONFLICTS.values())))
    if field is Field.STATUS:
        return and_(row.gone_at.is_(None), row.status.in_(NO_STATUS))
    column: dict[Field, Any] = {
        Field.RESELLER_OF_RECORD: row.reseller_of_record,
        Field.PUBLISHING: row.publishing,
        Field.PENDING: row.change_state,
        Field.PRODUCT: row.product,
    }
    return column[field] == ""  # type: ignore[no-any-return]


NO_STATUS = ("", SubscriptionStatus.NONE.value)
"""What the service says when it has no status for a subscription."""


def states_of(values: Sequence[str]) -> frozenset[str]:
    """The states of changes that values of `PENDING` name."""
    states = {value for value in values if value != UNDER_WAY}
    return frozenset(states | {state.value for state in OPEN} if UNDER_WAY in values else states)


def _contact(values: Sequence[str]) -> ColumnElement[bool]:
    shown = SubscriptionRow.shown_contact_id
    parts = [shown == PROVIDER_CONTACT] if DEFAULT in values else []
    if RESELLER in values:
        parts.append(shown != PROVIDER_CONTACT)
    if identified := named_contacts(values):
        parts.append(shown.in_(select(ContactRow.id).where(*identified).correlate(None)))
    return or_(*parts)


def named_contacts(values: Sequence[str]) -> list[ColumnElement[bool]]:
    """The condition on contacts that have one of the tenant ids, or one of the MPN IDs and no tenant id."""
    named = [value for value in values if value not in CONTACT_KINDS]
    tenants = [value for value in named if guid(value)]
    without = [value for value in named if value not in tenants]
    parts: list[ColumnElement[bool]] = []
    if tenants:
        parts.append(ContactRow.tenant_id.in_(tenants))
    if without:
        parts.append(and_(ContactRow.tenant_id == "", ContactRow.mpn_id.in_(without)))
    return [or_(*parts)] if parts else []


def happened() -> Select[Any]:
    """Keys of subscriptions to whose contact anything happened, as often as it did."""
    return select(HistoryRow.subscription_id).where(HistoryRow.subscription_id.is_not(None))


def drifted() -> Select[Any]:
    """Keys of subscriptions whose contact was changed elsewhere, which nobody has settled."""
    return select(DriftRow.subscription_id).where(DriftRow.state == DriftState.OPEN.value)


_CONFLICTS: dict[str, Any] = {
    IN_CONFLICT: lambda: SubscriptionRow.change_state == ChangeState.CONFLICT.value,
    ELSEWHERE: lambda: SubscriptionRow.id.in_(drifted()),
}


def only_judged(session: Session, query: SubscriptionQuery, keys: array[int]) -> array[int]:
    """Those of the keys that pass the conditions for which `in_sql` had no answer."""
    for condition in query.conditions:
        if condition.field is not Field.CONTACT or NOT_ELIGIBLE not in condition.values:
            continue
        meant = wrongly_placed(session, query.today, strict=query.strict)
        others = tuple(value for value in condition.values if value != NOT_ELIGIBLE)
        if others:
            meant |= set(session.scalars(select(SubscriptionRow.id).where(_contact(others))))
        keys = array("i", (key for key in keys if (key in meant) != condition.negated))
    return keys


def wrongly_placed(session: Session, today: date, *, strict: bool) -> set[int]:
    """Keys of the live subscriptions that stand on a reseller who may not be chosen."""
    rows = session.execute(
        select(SubscriptionRow.id, SubscriptionRow.customer_id, SubscriptionRow.shown_contact_id).where(
            SubscriptionRow.shown_contact_id != PROVIDER_CONTACT,
            SubscriptionRow.status != SubscriptionStatus.DELETED,
            SubscriptionRow.gone_at.is_(None),
        )
    ).all()
    pairs = [(row.customer_id, row.shown_contact_id) for row in rows]
    bad = misplaced(session, pairs, today, strict=strict)
    return {row.id for row, is_bad in zip(rows, bad, strict=True) if is_bad}
