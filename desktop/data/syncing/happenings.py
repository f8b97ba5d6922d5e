"""The activity log as it was taken in: records are known again by a digest, and say whose lists are to be read anew."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from desktop.data.chunks import chunks
from desktop.data.store.schema import CustomerReadingRow, CustomerRow, HappeningRow
from desktop.data.syncing.taking import note_due

LATE = timedelta(hours=1)
"""So long after a record the lists may still be what they were before it, and clocks may differ."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A record that says that the lists of a customer have changed."""

    id: str
    day: date
    at: datetime | None
    customer: str
    subscriptions: bool
    links: bool


def digest(text: str) -> str:
    """Records are known by this: their ids are as long as their makers like."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def take_happenings(session: Session, heard: Sequence[Heard]) -> int:
    """Note whose lists are due; returns the number of records that were not known."""
    marks = {digest(one.id): one for one in heard}
    known = {
        mark
        for part in chunks(list(marks))
        for mark in session.scalars(select(HappeningRow.digest).where(HappeningRow.digest.in_(part)))
    }
    new = {mark: one for mark, one in marks.items() if mark not in known}
    tenants = sorted({one.customer for one in new.values()})
    read = {
        row.tenant_id: row
        for part in chunks(tenants)
        for row in session.execute(
            select(
                CustomerRow.tenant_id,
                CustomerRow.id,
                CustomerReadingRow.subscriptions_read_at,
                CustomerReadingRow.links_read_at,
            )
            .outerjoin(CustomerReadingRow, CustomerReadingRow.customer_id == CustomerRow.id)
            .where(CustomerRow.tenant_id.in_(part))
        )
    }
    subscriptions: list[int] = []
    links: list[int] = []
    for one in new.values():
        row = read.get(one.customer)
        # Whom we do not know is told by the list of customers, and read then.
        if row is None:
            continue
        if one.subscriptions and not _since(row.subscriptions_read_at, one.at):
            subscriptions.append(row.id)
        if one.links and not _since(row.links_read_at, one.at):
            links.append(row.id)
    note_due(session, subscriptions, subscriptions=True)
    note_due(session, links, links=True)
    rows = [{"digest": mark, "day": one.day} for mark, one in new.items()]
    if rows:
        session.execute(insert(HappeningRow), rows)
    return len(new)


def _since(read_at: datetime | None, at: datetime | None) -> bool:
    """Whether a list was read so long after a record that it shows what the record tells."""
    return read_at is not None and at is not None and read_at > at + LATE


def forget_happenings(session: Session, until: date) -> None:
    """Drop what is known of days that are not read again."""
    session.execute(delete(HappeningRow).where(HappeningRow.day < until))
