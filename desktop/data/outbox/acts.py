"""Acts of persons: each is a batch, which undo takes back and redo does again as a whole."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Select, insert, select, update
from sqlalchemy.orm import Session

from desktop.data.store.schema import BatchRow, SubscriptionRow
from desktop.domain.records import Act, ActKind
from desktop.domain.roles import Actor

_ACT = (
    BatchRow.uid,
    BatchRow.kind,
    BatchRow.contact_name,
    BatchRow.subscription_name,
    BatchRow.count,
    BatchRow.created_at,
)


def act_of(row: Any) -> Act:
    """The act in a row of the queries of this module."""
    return Act(row.uid, ActKind(row.kind), row.contact_name, row.subscription_name, row.count, row.created_at)


def new_uid() -> str:
    """What a new batch is called."""
    return str(uuid.uuid4())


def new_batch(
    session: Session,
    uid: str,
    kind: ActKind,
    actor: Actor,
    now: datetime,
    contact_name: str,
    reason: str,
    count: int,
    touched: Select[int],
) -> int:
    """The key of a new batch of `count` rows; `touched` finds the subscription that names it when it is the only one.

    A person's new act ends what that person could redo.
    """
    drop_redo(session, actor.author)
    name = ""
    if count == 1:
        only = SubscriptionRow.id.in_(touched)
        row = session.execute(select(SubscriptionRow.nickname, SubscriptionRow.product).where(only)).one()
        name = row.nickname or row.product
    return session.execute(
        insert(BatchRow)
        .values(
            uid=uid,
            kind=kind,
            contact_name=contact_name,
            subscription_name=name,
            count=count,
            author=actor.author,
            role=actor.role,
            reason=reason,
            created_at=now,
        )
        .returning(BatchRow.id)
    ).scalar_one()


def drop_redo(session: Session, author: str) -> None:
    """A person's new act ends what that person could redo; what others can redo stays."""
    mine = (BatchRow.author == author) & BatchRow.undone & ~BatchRow.dropped
    session.execute(update(BatchRow).where(mine).values(dropped=True), execution_options=_QUIETLY)


def mark(session: Session, batch: int, **values: bool) -> None:
    """Place a batch on the stacks of undo and redo, or off them."""
    session.execute(update(BatchRow).where(BatchRow.id == batch).values(values), execution_options=_QUIETLY)


_QUIETLY = {"synchronize_session": False}


def next_undo(session: Session, author: str) -> Act | None:
    """The act of that person that undo would take back, None when there is none."""
    row = session.execute(undoable(author)).one_or_none()
    return act_of(row) if row else None


def next_redo(session: Session, author: str) -> Act | None:
    """The act of that person that redo would do again, None when there is none."""
    row = session.execute(redoable(author)).one_or_none()
    return act_of(row) if row else None


def undoable(author: str) -> Select[*tuple[Any, ...]]:
    """The newest act of a person that is not undone."""
    mine = (BatchRow.author == author) & ~BatchRow.undone
    return select(BatchRow.id, *_ACT).where(mine).order_by(BatchRow.id.desc()).limit(1)


def redoable(author: str) -> Select[*tuple[Any, ...]]:
    """The act of a person that was undone last of those that can be done again."""
    mine = (BatchRow.author == author) & BatchRow.undone & ~BatchRow.dropped
    return select(BatchRow.id, *_ACT).where(mine).order_by(BatchRow.id).limit(1)


def standing_batch(uid: str) -> Select[*tuple[Any, ...]]:
    """The act of anybody by its batch, when it is not undone."""
    return select(BatchRow.id, *_ACT).where(BatchRow.uid == uid, ~BatchRow.undone)
