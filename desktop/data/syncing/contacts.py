"""Taking in support contacts as the service tells them, and noticing those that were changed elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from desktop.data.chunks import chunks
from desktop.data.facts import ContactFact
from desktop.data.store.schema import SubscriptionRow, SupportContactRow, UnreadContactRow
from desktop.data.syncing import drift
from desktop.data.syncing.account import Taken
from desktop.data.syncing.taking import applied
from desktop.domain.roles import Actor


def take_contacts(session: Session, actor: Actor, now: datetime, facts: Sequence[ContactFact]) -> Taken:
    """Contacts that were read. One that differs from the last reading is in the history, and drifted."""
    guids = [fact.subscription for fact in facts]
    before = _told(session, guids)
    taken = applied(session, actor, now, facts)
    if before:
        after = _told(session, guids)
        moved = [(key, old, after[key]) for key, old in before.items() if after[key] != old]
        taken.drift += drift.notice(session, now, moved)
    for part in chunks(guids):
        told = (
            select(SupportContactRow.subscription_id)
            .join(SubscriptionRow, SubscriptionRow.id == SupportContactRow.subscription_id)
            .where(SubscriptionRow.guid.in_(part))
        )
        session.execute(
            delete(UnreadContactRow).where(UnreadContactRow.subscription_id.in_(told)),
            execution_options={"synchronize_session": False},
        )
    return taken


def _told(session: Session, guids: Sequence[str]) -> dict[int, int]:
    """Subscription key → contact key, of those whose contact was read."""
    found: dict[int, int] = {}
    for part in chunks(guids):
        rows = session.execute(
            select(SupportContactRow.subscription_id, SupportContactRow.contact_id)
            .join(SubscriptionRow, SubscriptionRow.id == SupportContactRow.subscription_id)
            .where(SubscriptionRow.guid.in_(part))
        )
        found |= {row.subscription_id: row.contact_id for row in rows}
    return found


def note_unread(session: Session, now: datetime, said: dict[int, str]) -> None:
    """The service would not tell the contacts of these subscriptions, and what it said: they wait for the sweep."""
    for part in chunks(list(said)):
        known = set(
            session.scalars(select(UnreadContactRow.subscription_id).where(UnreadContactRow.subscription_id.in_(part)))
        )
        rows = [{"subscription_id": key, "asked_at": now, "said": said[key]} for key in part]
        new = [row for row in rows if row["subscription_id"] not in known]
        if new:
            session.execute(insert(UnreadContactRow), new)
        if known:
            session.execute(update(UnreadContactRow), [row for row in rows if row["subscription_id"] in known])
