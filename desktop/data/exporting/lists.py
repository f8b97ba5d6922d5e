"""Where the rows of each list come from: its keys in order, its values by column, its shapes for programs."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.data import customers, history, outbox, resellers, subscriptions
from desktop.data.exporting import in_sql, shapes
from desktop.data.exporting.columns import Value
from desktop.data.store.schema import ChangeRow, CustomerRow, HistoryRow, ResellerRow, SupportContactRow
from desktop.domain import records

Values = list[tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class ChangeQuery:
    """Which changes: all of them, or those in some states, in the order in which they were made."""

    states: tuple[records.ChangeState, ...] = ()
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One list. Every function reads in the session it is given."""

    ids: Callable[[Session, Any], array[int]]
    rows: Callable[[Session, Sequence[int], Sequence[str], bool, date], Values]
    shapes: Callable[[Session, Sequence[int], date], list[Mapping[str, object]]]
    read_at: Callable[[Session], datetime | None]


def _change_ids(session: Session, query: ChangeQuery) -> array[int]:
    found = select(ChangeRow.id).order_by(ChangeRow.id.desc() if query.descending else ChangeRow.id)
    if query.states:
        found = found.where(ChangeRow.state.in_(query.states))
    return array("q", session.scalars(found))


def _changes(session: Session, keys: Sequence[int], _today: date | None = None) -> dict[int, records.Change]:
    return {change.key: change for change in outbox.changes(session, keys=keys)}


def _of_records(
    read: Callable[[Session, Sequence[int], date], Mapping[int, Any]], values: Mapping[str, Callable[[Any], Value]]
) -> Callable[[Session, Sequence[int], Sequence[str], bool, date], Values]:
    """Rows from the records that the screen is made of: for lists that are never very long."""

    def rows(session: Session, keys: Sequence[int], names: Sequence[str], _stored: bool, today: date) -> Values:
        found = read(session, keys, today)
        columns = [values[name] for name in names]
        return [tuple(value(found[key]) for value in columns) for key in keys if key in found]

    return rows


def _shaped(
    read: Callable[[Session, Sequence[int], date], Mapping[int, Any]], shape: Callable[[Any], Mapping[str, object]]
) -> Callable[[Session, Sequence[int], date], list[Mapping[str, object]]]:
    def shaped(session: Session, keys: Sequence[int], today: date) -> list[Mapping[str, object]]:
        found = read(session, keys, today)
        return [shape(found[key]) for key in keys if key in found]

    return shaped


def _newest(column: Any) -> Callable[[Session], datetime | None]:
    return lambda session: session.execute(select(func.max(column))).scalar_one()


def _until(agreement: records.SupportAgreement | None) -> datetime | None:
    if agreement is None or agreement.valid_to is None:
        return None
    return datetime.combine(agreement.valid_to, time(tzinfo=UTC))


def _signed(signed: bool | None) -> str:
    return "" if signed is None else "signed" if signed else "not_signed"


def _contact(partner: records.SupportContact) -> str:
    return partner.name or partner.mpn_id or partner.tenant_id


# Events that tell of a stored state, not of a name.
_STATES: Final = frozenset({records.Event.ATTESTED, records.Event.PARTNERSHIP_CHANGED})


def _told(event: records.Event, value: str) -> str:
    """A value of a happening, marked with the event where it is a stored word."""
    stored = event in _STATES or (event is records.Event.IMPORTED and value == "sample")
    return f"{event.value}:{value}" if value and stored else value


def _detail(row: records.HistoryRow) -> str:
    return f"request:{row.detail}" if row.detail and row.event.value.startswith("request_") else row.detail


_RESELLER: Final[dict[str, Callable[[records.ResellerRow], Value]]] = {
    "name": lambda row: row.reseller.name,
    "alias": lambda row: row.reseller.alias,
    "state": lambda row: row.reseller.partnership.value,
    "mpn_id": lambda row: row.reseller.mpn_id,
    "location": lambda row: row.reseller.location,
    "supported": lambda row: row.supported,
    "linked": lambda row: row.linked_customers,
    "agreement": lambda row: row.agreement.reference if row.agreement else "",
    "agreement_until": lambda row: _until(row.agreement),
    "signed": lambda row: _signed(row.reseller.agreement_signed),
    "request": lambda row: row.open_request.value if row.open_request else "",
    "phone": lambda row: row.reseller.profile.phone,
    "mail": lambda row: row.reseller.profile.mail,
    "id": lambda row: row.reseller.tenant_id,
}
_CHANGE: Final[dict[str, Callable[[records.Change], Value]]] = {
    "customer": lambda one: one.customer_name or one.customer_id,
    "product": lambda one: one.product or one.nickname or one.subscription_id,
    "nickname": lambda one: one.nickname,
    "base": lambda one: _contact(one.base),
    "wanted": lambda one: _contact(one.wanted),
    "state": lambda one: one.state.value,
    "reason": lambda one: one.reason,
    "author": lambda one: one.author,
    "role": lambda one: one.role,
    "created_at": lambda one: one.created_at,
    "state_at": lambda one: one.state_at,
    "publishing": lambda one: one.publishing.value,
    "error": lambda one: one.last_error,
    "subscription_id": lambda one: one.subscription_id,
    "id": lambda one: one.id,
    "batch_id": lambda one: one.batch_id,
}
_HISTORY: Final[dict[str, Callable[[records.HistoryRow], Value]]] = {
    "at": lambda row: row.at,
    "event": lambda row: row.event.value,
    "customer": lambda row: row.customer_name,
    "subject": lambda row: row.product or row.subscription_id or row.reseller_name,
    "before": lambda row: _told(row.event, row.before),
    "after": lambda row: _told(row.event, row.after),
    "author": lambda row: row.author,
    "role": lambda row: row.role,
    "reason": lambda row: row.reason,
    "reseller": lambda row: row.reseller_name,
    "detail": _detail,
    "id": lambda row: row.subscription_id,
}


def _subscriptions(
    session: Session, keys: Sequence[int], _today: date | None = None
) -> dict[int, records.SubscriptionRow]:
    return subscriptions.rows(session, keys)


def _customers(session: Session, keys: Sequence[int], _today: date | None = None) -> dict[int, records.CustomerRow]:
    return customers.rows(session, keys)


def _history(session: Session, keys: Sequence[int], _today: date | None = None) -> dict[int, records.HistoryRow]:
    return history.rows(session, keys)


SOURCES: Final[dict[str, Source]] = {
    "subscriptions": Source(
        subscriptions.ids,
        in_sql.subscriptions,
        _shaped(_subscriptions, shapes.subscription),
        _newest(SupportContactRow.read_at),
    ),
    "customers": Source(
        customers.ids,
        in_sql.customers,
        _shaped(_customers, shapes.customer),
        _newest(CustomerRow.read_at),
    ),
    "resellers": Source(
        resellers.ids,
        _of_records(resellers.rows, _RESELLER),
        _shaped(resellers.rows, shapes.reseller),
        _newest(ResellerRow.read_at),
    ),
    "changes": Source(
        _change_ids,
        _of_records(_changes, _CHANGE),
        _shaped(_changes, shapes.change),
        _newest(ChangeRow.state_at),
    ),
    "history": Source(
        history.ids,
        _of_records(_history, _HISTORY),
        _shaped(_history, shapes.happening),
        _newest(HistoryRow.at),
    ),
}
"""The lists that can be exported, by name."""
