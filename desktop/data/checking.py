"""Whether a store is sound: the file, its search, what is derived, and the life of every change. Changes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, null, or_, select, text
from sqlalchemy.orm import Session, aliased

from desktop.data.finding import FOLLOWING, stale
from desktop.data.store import Store
from desktop.data.store.schema import (
    PROVIDER_CONTACT,
    Base,
    ChangeRow,
    ContactRow,
    CustomerRow,
    HistoryRow,
    SubscriptionRow,
    SupportContactRow,
)
from desktop.domain.changes import EVENT_OF, LAID_OVER, OPEN
from desktop.domain.records import ChangeState, Event, SubscriptionStatus
from desktop.errors import StoreError

_NAMED = 20
"""Faults of one kind that are named one by one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a stable code, and plain English."""

    code: str
    text: str


def faults_of(store: Store) -> list[Fault]:
    """Everything that is wrong with the store, nothing when it is sound. Blocks while all of it is read."""
    faults: list[Fault] = []
    try:
        if store.dialect == "sqlite":
            faults += _file(store)
            faults += _schema(store)
            faults += _search(store)
        with store.reading() as session:
            for look in (_contacts, _subscriptions, _customers, _open_changes, _histories):
                faults += look(session)
    except StoreError as error:
        faults.append(Fault(error.code, str(error)))
    return faults


def _file(store: Store) -> Iterator[Fault]:
    """SQLite's own checks, and who may read the file."""
    with store.reading() as session:
        for (verdict,) in session.execute(text("PRAGMA integrity_check")):
            if verdict != "ok":
                yield Fault("damaged", str(verdict))
        found = session.execute(text("PRAGMA foreign_key_check")).all()
        for row in found[:_NAMED]:
            yield Fault("dangling", f"Row {row[1]} of {row[0]} refers to a row of {row[2]} that is not there.")
        if len(found) > _NAMED:
            yield Fault("dangling", f"{len(found) - _NAMED:,} more rows refer to rows that are not there.")
    if os.name == "posix" and store.path is not None and store.path.stat().st_mode & 0o077:
        yield Fault("readable_by_others", f"{store.path} can be opened by other users of this machine.")


def _schema(store: Store) -> Iterator[Fault]:
    """Every table, index and trigger that the store was made with: a trigger that is gone guards nothing any more."""
    wanted = {str(index.name) for table in Base.metadata.tables.values() for index in table.indexes}
    wanted |= set(Base.metadata.tables)
    wanted |= {"identifier_search", *(f"identifier_search_{verb}" for verb in ("insert", "delete", "update"))}
    wanted |= FOLLOWING
    wanted |= {"history_refuses_update", "history_refuses_delete"}
    with store.reading() as session:
        there = set(session.scalars(text("SELECT name FROM sqlite_master")))
        for name in sorted(wanted - there):
            yield Fault("missing", f"{name} is missing: it was part of the store when it was made.")
        # Rows are numbered one after the other, and none is ever deleted.
        rows, last = session.execute(select(func.count(), func.coalesce(func.max(HistoryRow.id), 0))).one()
        if rows != last:
            yield Fault("history_gap", f"The history has {rows:,} rows where {last:,} were written.")


def _search(store: Store) -> Iterator[Fault]:
    """The search index against the rows it is about, and what finding keeps against the same computed anew."""
    try:
        with store.writing() as session:
            # SQLite asks for this check as an insert; it writes nothing.
            session.execute(
                text("INSERT INTO identifier_search(identifier_search, rank) VALUES ('integrity-check', 1)")
            )
    except StoreError as error:
        if error.code != "store_damaged":
            raise
        yield Fault("search", "The search index of identifiers does not agree with its rows.")
    with store.reading() as session:
        for name in stale(session):
            yield Fault("finding", f"What finding keeps of {name} does not agree with the rows.")


def _contacts(session: Session) -> Iterator[Fault]:
    if session.get(ContactRow, PROVIDER_CONTACT) is None:
        yield Fault("no_default", "The row that stands for the default contact is missing.")


def _subscriptions(session: Session) -> Iterator[Fault]:
    """The shown contact and change of every subscription, computed anew."""
    deciding = sorted(LAID_OVER | {ChangeState.CONFIRMED})
    newest = (
        select(ChangeRow.subscription_id, func.max(ChangeRow.id).label("change_id"))
        .where(ChangeRow.state.in_(deciding))
        .group_by(ChangeRow.subscription_id)
        .subquery()
    )
    change = aliased(ChangeRow)
    over = change.id.is_not(None) & (change.state != ChangeState.CONFIRMED)
    wanted = case((over, change.wanted_contact_id), else_=null())
    found = session.scalars(
        select(SubscriptionRow.guid)
        .outerjoin(newest, newest.c.subscription_id == SubscriptionRow.id)
        .outerjoin(change, change.id == newest.c.change_id)
        .outerjoin(SupportContactRow, SupportContactRow.subscription_id == SubscriptionRow.id)
        .where(
            or_(
                SubscriptionRow.shown_contact_id
                != func.coalesce(wanted, SupportContactRow.contact_id, PROVIDER_CONTACT),
                func.coalesce(SubscriptionRow.change_id, 0) != case((over, change.id), else_=0),
                SubscriptionRow.change_state != case((over, change.state), else_=""),
            )
        )
        .order_by(SubscriptionRow.id)
    ).all()
    yield from _some("shown_contact", "The contact shown for subscription {} is not the one that holds.", list(found))


def _customers(session: Session) -> Iterator[Fault]:
    """The counts of every customer, computed anew."""

    def number(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.sum(case((condition, 1), else_=0))

    counted = (
        select(
            SubscriptionRow.customer_id,
            func.count().label("live"),
            number(SubscriptionRow.shown_contact_id == PROVIDER_CONTACT).label("on_default"),
            number(SubscriptionRow.change_state.in_(sorted(OPEN))).label("pending"),
        )
        .where(SubscriptionRow.status != SubscriptionStatus.DELETED, SubscriptionRow.gone_at.is_(None))
        .group_by(SubscriptionRow.customer_id)
        .subquery()
    )
    found = session.scalars(
        select(CustomerRow.tenant_id)
        .outerjoin(counted, counted.c.customer_id == CustomerRow.id)
        .where(
            or_(
                CustomerRow.subscription_count != func.coalesce(counted.c.live, 0),
                CustomerRow.default_count != func.coalesce(counted.c.on_default, 0),
                CustomerRow.pending_count != func.coalesce(counted.c.pending, 0),
            )
        )
        .order_by(CustomerRow.id)
    ).all()
    yield from _some("counts", "The counts of customer {} are not those of its subscriptions.", list(found))


def _open_changes(session: Session) -> Iterator[Fault]:
    """A subscription has at most one decision under way."""
    found = session.scalars(
        select(SubscriptionRow.guid)
        .join(ChangeRow, ChangeRow.subscription_id == SubscriptionRow.id)
        .where(ChangeRow.state.in_(sorted(OPEN)))
        .group_by(SubscriptionRow.id, SubscriptionRow.guid)
        .having(func.count() > 1)
    ).all()
    yield from _some("two_changes", "Subscription {} has more than one change under way.", list(found))


def _histories(session: Session) -> Iterator[Fault]:
    """The last thing that the history tells of a change is the state that it is in."""
    latest = (
        select(HistoryRow.change_id, func.max(HistoryRow.id).label("last"))
        .where(HistoryRow.change_id.is_not(None), HistoryRow.event.in_([Event.STAGED, *EVENT_OF.values()]))
        .group_by(HistoryRow.change_id)
        .subquery()
    )
    event = case((HistoryRow.event == Event.RESTAGED, Event.STAGED), else_=HistoryRow.event)
    found = session.scalars(
        select(ChangeRow.uid)
        .outerjoin(latest, latest.c.change_id == ChangeRow.id)
        .outerjoin(HistoryRow, HistoryRow.id == latest.c.last)
        .where(or_(HistoryRow.id.is_(None), event != ChangeRow.state))
        .order_by(ChangeRow.id)
    ).all()
    yield from _some("history", "The history does not tell how change {} came to its state.", list(found))


def _some(code: str, sentence: str, found: list[str]) -> Iterator[Fault]:
    """A fault for each of the first, and one for all the rest."""
    for name in found[:_NAMED]:
        yield Fault(code, sentence.format(name))
    if len(found) > _NAMED:
        yield Fault(code, f"The same holds for {len(found) - _NAMED:,} more.")
