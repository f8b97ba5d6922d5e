"""The reason of what is staged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Text, literal, update
from sqlalchemy.orm import Session

from desktop.data.many_rows import among, asked
from desktop.data.outbox import moving
from desktop.data.outbox.moving import CHANGE, MOVING
from desktop.data.store.schema import ChangeRow
from desktop.domain.records import ChangeState, Event
from desktop.domain.roles import Actor

_REASONED = "reasoned"


def set_reason(session: Session, actor: Actor, now: datetime, subscriptions: Sequence[int], reason: str) -> list[int]:
    """Give the staged changes on these subscriptions another reason; returns the keys of those that differ."""
    moving.begin(session)
    these = ChangeRow.subscription_id.in_(among(asked(session, subscriptions)))
    differing = (ChangeRow.state == ChangeState.STAGED) & (ChangeRow.reason != reason)
    moving.take(session, moving.changes_to_move(_REASONED, these, differing, reason=literal(reason, Text)))
    keys = moving.changes_in(session, _REASONED)
    if keys:
        session.execute(update(CHANGE).where(CHANGE.c.id.in_(among(MOVING))).values(reason=reason))
        moving.tell(session, actor, now, Event.REASON_CHANGED, _REASONED)
    return keys
