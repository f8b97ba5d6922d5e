"""The append-only history: written beside the act it tells of; read as pages, as a time line, and as of a moment."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import Select, String, Table, Text, insert, literal, or_, select
from sqlalchemy.orm import Session

from desktop.data import search
from desktop.data.chunks import chunks
from desktop.data.many_rows import insert_rows
from desktop.data.store.schema import BatchRow, CustomerRow, HistoryRow, ResellerRow, SubscriptionRow
from desktop.domain import records
from desktop.domain.folding import fold
from desktop.domain.records import Event
from desktop.domain.roles import Actor

_TABLE = cast(Table, HistoryRow.__table__)


@lru_cache(4_096)
def search_text(author: str, before: str, after: str, reason: str) -> str:
    """What a history row is found by. The rows of one act have few different ones."""
    return fold(f"{author} {before} {after} {reason}")


def happened(
    event: Event,
    at: datetime,
    actor: Actor,
    *,
    subscription: int | None = None,
    customer: int | None = None,
    reseller: int | None = None,
    change: int | None = None,
    batch: int | None = None,
    before: str = "",
    after: str = "",
    reason: str = "",
    detail: str = "",
) -> dict[str, Any]:
    """One history row, for `write`."""
    return {
        "at": at,
        "event": event,
        "author": actor.author,
        "role": actor.role,
        "subscription_id": subscription,
        "customer_id": customer,
        "reseller_id": reseller,
        "change_id": change,
        "batch_id": batch,
        "before": before,
        "after": after,
        "reason": reason,
        "detail": detail,
        "search_text": search_text(actor.author, before, after, reason),
    }


_COLUMNS = tuple(column.name for column in HistoryRow.__table__.columns if column.name not in ("id", "at"))


def write(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Append rows, in the caller's transaction."""
    for at, together in groupby(rows, itemgetter("at")):
        texts = itemgetter(*_COLUMNS)
        insert_rows(session, _TABLE, _COLUMNS, map(texts, together), at=at)


def write_all_of(session: Session, event: Event, at: datetime, actor: Actor, query: Select[*tuple[Any, ...]]) -> None:
    """Append a row for each that a query finds, in its order; its columns are named as those of the history.

    Its `search_text` is what `search_text` makes of the author and the other texts.
    """
    same = {
        "at": literal(at, HistoryRow.at.type),
        "event": literal(event, String),
        "author": literal(actor.author, Text),
        "role": literal(actor.role, String),
    }
    query = query.add_columns(*(value.label(name) for name, value in same.items()))
    session.execute(insert(_TABLE).from_select(query.selected_columns.keys(), query))


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """What of the history to show; newest first unless `descending` is off."""

    text: str = ""
    subscription_key: int | None = None
    customer_key: int | None = None
    reseller_key: int | None = None
    events: tuple[Event, ...] = ()
    descending: bool = True


def _matching(session: Session, query: HistoryQuery) -> Select[int]:
    found = select(HistoryRow.id)
    for column, key in (
        (HistoryRow.subscription_id, query.subscription_key),
        (HistoryRow.customer_id, query.customer_key),
        (HistoryRow.reseller_id, query.reseller_key),
    ):
        if key is not None:
            found = found.where(column == key)
    if query.events:
        found = found.where(HistoryRow.event.in_(query.events))
    for word in search.search_words(query.text):
        customers = select(CustomerRow.id).where(search.customers_with(session, word))
        resellers = select(ResellerRow.id).where(ResellerRow.search_text.contains(word, autoescape=True))
        subscriptions = select(SubscriptionRow.id).where(search.subscriptions_called(session, word))
        found = found.where(
            or_(
                HistoryRow.customer_id.in_(customers),
                HistoryRow.reseller_id.in_(resellers),
                HistoryRow.subscription_id.in_(subscriptions),
                HistoryRow.search_text.contains(word, autoescape=True),
            )
        )
    return found.order_by(HistoryRow.id.desc() if query.descending else HistoryRow.id)


def ids(session: Session, query: HistoryQuery) -> array[int]:
    """Keys of the matching history rows, in order."""
    return array("q", session.scalars(_matching(session, query)))


def rows(session: Session, keys: Sequence[int]) -> dict[int, records.HistoryRow]:
    """History rows by key."""
    query = (
        select(
            HistoryRow.id,
            HistoryRow.at,
            HistoryRow.event,
            HistoryRow.author,
            HistoryRow.role,
            HistoryRow.before,
            HistoryRow.after,
            HistoryRow.reason,
            HistoryRow.detail,
            CustomerRow.name.label("customer_name"),
            SubscriptionRow.guid,
            SubscriptionRow.product,
            SubscriptionRow.nickname,
            ResellerRow.name.label("reseller_name"),
            BatchRow.uid,
        )
        .outerjoin(CustomerRow, CustomerRow.id == HistoryRow.customer_id)
        .outerjoin(SubscriptionRow, SubscriptionRow.id == HistoryRow.subscription_id)
        .outerjoin(ResellerRow, ResellerRow.id == HistoryRow.reseller_id)
        .outerjoin(BatchRow, BatchRow.id == HistoryRow.batch_id)
    )
    found = [row for part in chunks(keys) for row in session.execute(query.where(HistoryRow.id.in_(part)))]
    return {
        row.id: records.HistoryRow(
            key=row.id,
            at=row.at,
            event=Event(row.event),
            author=row.author,
            role=row.role,
            customer_name=row.customer_name or "",
            subscription_id=row.guid or "",
            product=" · ".join(part for part in (row.nickname, row.product) if part),
            reseller_name=row.reseller_name or "",
            before=row.before,
            after=row.after,
            reason=row.reason,
            batch_id=row.uid or "",
            detail=row.detail,
        )
        for row in found
    }


def contact_as_of(session: Session, subscription_key: int, moment: datetime) -> str | None:
    """The name of the contact who was responsible at `moment`; None when nothing is recorded before it.

    The service's word, or a confirmed change, holds; a change kept here is laid over both until it is withdrawn.
    """
    told: str | None = None
    kept: dict[int, str] = {}
    found = session.execute(
        select(HistoryRow.event, HistoryRow.change_id, HistoryRow.before, HistoryRow.after)
        .where(HistoryRow.subscription_id == subscription_key, HistoryRow.at <= moment)
        .order_by(HistoryRow.id)
    )
    for row in found:
        if row.event == Event.CONTACT_READ:
            told = row.after
        elif row.event == Event.CONFIRMED:
            told = row.after
            kept.clear()
        elif row.event == Event.KEPT:
            if told is None and not kept:
                told = row.before
            kept[row.change_id] = row.after
        elif row.event in (Event.WITHDRAWN, Event.REFUSED):
            kept.pop(row.change_id, None)
    return next(reversed(kept.values()), told)
