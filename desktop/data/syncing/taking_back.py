"""Taking back decisions, with what hangs on them besides: a contact that was put back is open again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.data import outbox
from desktop.data.chunks import chunks
from desktop.data.outbox import UndoOutcome
from desktop.data.store.schema import ChangeRow
from desktop.data.syncing import drift
from desktop.domain.roles import Actor


def undo(session: Session, actor: Actor, now: datetime, today: date, batch: str | None = None) -> UndoOutcome:
    """Take back the newest act of the person, or the named batch, as `outbox.undo` does."""
    outcome = outbox.undo(session, actor, now, today, batch)
    drift.reopen_put_back(session, outcome.withdrawn)
    return outcome


def discard(session: Session, actor: Actor, now: datetime, changes: Sequence[int]) -> list[int]:
    """Take back changes by hand, as `outbox.withdraw` does; returns the keys withdrawn."""
    keys = outbox.withdraw(session, actor, now, changes)
    query = select(ChangeRow.subscription_id)
    subscriptions = [key for part in chunks(keys) for key in session.scalars(query.where(ChangeRow.id.in_(part)))]
    drift.reopen_put_back(session, subscriptions)
    return keys
