"""Moving changes from state to state, any number at once: each move legal, and each told in the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Integer,
    Select,
    String,
    Table,
    Text,
    and_,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.orm import Session

from desktop.data import history
from desktop.data.contacts import contacts_by_key
from desktop.data.judgement import facts_columns
from desktop.data.many_rows import among, asked, emptied, insert_rows, keys_of, temporary
from desktop.data.projection import project_all_of
from desktop.data.store.schema import ChangeRow, SubscriptionRow
from desktop.domain import changes
from desktop.domain.changes import EVENT_OF
from desktop.domain.records import ChangeState, Event
from desktop.domain.roles import Actor

CHANGE = cast(Table, ChangeRow.__table__)

MOVING = temporary(
    "moving",
    Column("key", Integer, primary_key=True),
    Column("part", String(40)),
    Column("subscription_id", Integer),
    Column("customer_id", Integer),
    Column("base_contact_id", Integer),
    Column("wanted_contact_id", Integer),
    Column("batch_id", Integer),
    Column("reason", Text),
    # Known where they are to be judged.
    *facts_columns(),
    Column("verdict", Integer, server_default="0"),
)
"""The changes that an act moves, by key. A `part` of them moves together, and is told in the order of its keys."""

# The words of moves in the history: few, as many changes have the same.
_TOLD = temporary(
    "told",
    Column("base_contact_id", Integer, primary_key=True),
    Column("wanted_contact_id", Integer, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("base_name", Text),
    Column("wanted_name", Text),
    Column("forth", Text),
    Column("back", Text),
)


def begin(session: Session) -> None:
    """Nothing is moving yet. A session has one such act at a time."""
    emptied(session, MOVING)
    emptied(session, _TOLD)


def changes_to_move(
    part: ColumnElement[str] | str, *conditions: ColumnElement[bool], **told: ColumnElement[Any]
) -> Select[*tuple[Any, ...]]:
    """The changes that meet the conditions, for `take`; they are told as they are, or as `told` says."""
    known: dict[str, Any] = {
        "key": ChangeRow.id,
        "part": literal(part) if isinstance(part, str) else part,
        "subscription_id": ChangeRow.subscription_id,
        "customer_id": SubscriptionRow.customer_id,
        "base_contact_id": ChangeRow.base_contact_id,
        "wanted_contact_id": ChangeRow.wanted_contact_id,
        "batch_id": ChangeRow.batch_id,
        "reason": ChangeRow.reason,
    } | told
    return (
        select(*(column.label(name) for name, column in known.items()))
        .select_from(ChangeRow)
        .join(SubscriptionRow, SubscriptionRow.id == ChangeRow.subscription_id)
        .where(*conditions)
    )


def take(session: Session, query: Select[*tuple[Any, ...]]) -> None:
    """Put what a query finds, by the names of its columns, with what is moving."""
    session.execute(insert(MOVING).from_select(query.selected_columns.keys(), query))


def of(*parts: str) -> ColumnElement[bool]:
    """The condition that something moving belongs to one of these parts."""
    return MOVING.c.part == parts[0] if len(parts) == 1 else MOVING.c.part.in_(parts)


def changes_in(session: Session, *parts: str) -> list[int]:
    """Keys of the changes of some parts, in order."""
    return keys_of(session, select(MOVING.c.key).where(of(*parts)).order_by(MOVING.c.key))


def subscriptions_in(session: Session, *parts: str) -> list[int]:
    """Keys of the subscriptions of some parts, in the order of the changes."""
    return keys_of(session, select(MOVING.c.subscription_id).where(of(*parts)).order_by(MOVING.c.key))


def move(
    session: Session,
    actor: Actor,
    now: datetime,
    to: ChangeState,
    *parts: str,
    batch: int | None = None,
    detail: str = "",
    **values: Any,
) -> None:
    """Move some parts to a state, and tell it of `batch`, or of the batch that made each change.

    Raises IllegalMove when a change may not go there.
    """
    which = CHANGE.c.id.in_(among(MOVING).where(of(*parts)))
    states = session.scalars(select(CHANGE.c.state).where(which).distinct()).all()
    for state in states:
        changes.move(ChangeState(state), to)
    if states:
        put(session, now, to, *parts, last_error=detail, **values)
        tell(session, actor, now, EVENT_OF[to], *parts, batch=batch, detail=detail)


def put(session: Session, now: datetime, to: ChangeState, *parts: str, **values: Any) -> None:
    """Write a state into the changes of some parts, and `values`; the caller has made sure and tells it."""
    which = CHANGE.c.id.in_(among(MOVING).where(of(*parts)))
    session.execute(update(CHANGE).where(which).values(state=to, state_at=now, **values))


def tell(
    session: Session,
    actor: Actor,
    now: datetime,
    event: Event,
    *parts: str,
    batch: int | None = None,
    detail: str = "",
) -> None:
    """Write a row of history for each change of some parts, in the order of the changes."""
    _know_words(session, actor.author, *parts)
    backwards = event is Event.WITHDRAWN
    row, words = MOVING.c, _TOLD.c
    same = and_(
        words.base_contact_id == row.base_contact_id,
        words.wanted_contact_id == row.wanted_contact_id,
        words.reason == row.reason,
    )
    history.write_all_of(
        session,
        event,
        now,
        actor,
        select(
            row.subscription_id,
            row.customer_id,
            row.key.label("change_id"),
            (row.batch_id if batch is None else literal(batch)).label("batch_id"),
            (words.wanted_name if backwards else words.base_name).label("before"),
            (words.base_name if backwards else words.wanted_name).label("after"),
            row.reason,
            literal(detail, Text).label("detail"),
            (words.back if backwards else words.forth).label("search_text"),
        )
        .select_from(MOVING.join(_TOLD, same))
        .where(of(*parts))
        .order_by(row.key),
    )


def _know_words(session: Session, author: str, *parts: str) -> None:
    """Put into words what was not yet."""
    row, words = MOVING.c, _TOLD.c
    three = (row.base_contact_id, row.wanted_contact_id, row.reason)
    known = and_(
        words.base_contact_id == row.base_contact_id,
        words.wanted_contact_id == row.wanted_contact_id,
        words.reason == row.reason,
    )
    new = (
        select(*three)
        .select_from(MOVING.outerjoin(_TOLD, known))
        .where(of(*parts), words.base_contact_id.is_(None))
        .distinct()
    )
    found = session.execute(new).all()
    if not found:
        return
    contacts = contacts_by_key(session, (key for base, wanted, _ in found for key in (base, wanted)))
    insert_rows(
        session,
        _TOLD,
        _TOLD.c.keys(),
        (
            (
                base,
                wanted,
                reason,
                (before := contacts[base].name),
                (after := contacts[wanted].name),
                history.search_text(author, before, after, reason),
                history.search_text(author, after, before, reason),
            )
            for base, wanted, reason in found
        ),
    )


def show_again(session: Session, *parts: str) -> None:
    """Refresh the projection of the subscriptions of some parts."""
    project_all_of(session, select(MOVING.c.subscription_id).where(of(*parts)))


def move_changes(
    session: Session, actor: Actor, now: datetime, keys: Sequence[int], to: ChangeState, *, detail: str = ""
) -> None:
    """Move changes as whoever sends them reports, each told with `detail`; IllegalMove when one may not go there."""
    begin(session)
    take(session, changes_to_move("moved", ChangeRow.id.in_(among(asked(session, keys)))))
    move(session, actor, now, to, "moved", detail=detail)
    show_again(session, "moved")
