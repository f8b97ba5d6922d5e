"""Taking changes back by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.data.contacts import contacts_by_key
from desktop.data.many_rows import among, asked
from desktop.data.outbox import acts, moving
from desktop.data.outbox.moving import MOVING
from desktop.data.store.schema import PROVIDER_CONTACT, ChangeRow
from desktop.domain.changes import UNSENT
from desktop.domain.records import ActKind, ChangeState
from desktop.domain.roles import Actor

_TAKEN_BACK = "taken_back"


def withdraw(session: Session, actor: Actor, now: datetime, changes: Sequence[int]) -> list[int]:
    """Take back changes of which nothing has left the desk, as one act; returns the keys withdrawn.

    Undo stages them again, those too that were submitted or kept here.
    """
    moving.begin(session)
    these = ChangeRow.id.in_(among(asked(session, changes)))
    takeable = ChangeRow.state.in_(sorted(UNSENT))
    moving.take(session, moving.changes_to_move(_TAKEN_BACK, these, takeable))
    keys = moving.changes_in(session, _TAKEN_BACK)
    if not keys:
        return []
    elsewhere = session.scalars(
        select(func.count()).select_from(MOVING).where(MOVING.c.base_contact_id != PROVIDER_CONTACT)
    ).one()
    first = session.scalars(select(MOVING.c.base_contact_id).order_by(MOVING.c.key).limit(1)).one()
    kind = ActKind.ASSIGN if elsewhere else ActKind.RESET
    name = contacts_by_key(session, [first])[first].name
    touched = select(MOVING.c.subscription_id)
    batch = acts.new_batch(session, acts.new_uid(), kind, actor, now, name, "", len(keys), touched)
    moving.move(session, actor, now, ChangeState.WITHDRAWN, _TAKEN_BACK, batch=batch, replaced_by_batch_id=batch)
    moving.show_again(session, _TAKEN_BACK)
    return keys
