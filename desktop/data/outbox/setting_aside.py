"""Setting refusals aside: a person has seen that the service did not take a change, and leaves it at that.

The change stays refused. What marks it is the batch in `replaced_by_batch_id`: its own, as no other took its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, update
from sqlalchemy.orm import Session

from desktop.data.many_rows import among, asked
from desktop.data.outbox import moving
from desktop.data.outbox.moving import CHANGE, MOVING
from desktop.data.store.schema import ChangeRow
from desktop.domain.records import ChangeState, Event
from desktop.domain.roles import Actor, DeskAct
from desktop.errors import NotAllowed

_ASIDE = "aside"


def is_set_aside() -> ColumnElement[bool]:
    """Whether a row of `ChangeRow` was refused and a person has left it at that."""
    return (ChangeRow.state == ChangeState.REFUSED) & ChangeRow.replaced_by_batch_id.is_not(None)


def set_aside(session: Session, actor: Actor, now: datetime, changes: Sequence[int]) -> list[int]:
    """Leave refused changes at that; returns the keys of those that were not set aside before."""
    return _mark(session, actor, now, changes, aside=True)


def take_up(session: Session, actor: Actor, now: datetime, changes: Sequence[int]) -> list[int]:
    """Take back that refused changes were set aside; returns their keys."""
    return _mark(session, actor, now, changes, aside=False)


def _mark(session: Session, actor: Actor, now: datetime, changes: Sequence[int], *, aside: bool) -> list[int]:
    if not actor.may(DeskAct.ASSIGN_CONTACT):
        raise NotAllowed("role_may_not", "The role {} may not assign support contacts.", actor.role)
    moving.begin(session)
    these = ChangeRow.id.in_(among(asked(session, changes)))
    refused = ChangeRow.state == ChangeState.REFUSED
    moving.take(session, moving.changes_to_move(_ASIDE, these, refused, ~is_set_aside() if aside else is_set_aside()))
    keys = moving.changes_in(session, _ASIDE)
    if keys:
        marked = CHANGE.c.batch_id if aside else None
        which = CHANGE.c.id.in_(among(MOVING))
        session.execute(update(CHANGE).where(which).values(replaced_by_batch_id=marked))
        moving.tell(session, actor, now, Event.SET_ASIDE if aside else Event.TAKEN_UP, _ASIDE)
    return keys
