"""Taking an act back, and doing it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, case, exists, insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from desktop.data.contacts import contacts_by_key
from desktop.data.many_rows import ASKED, asked_of, emptied
from desktop.data.outbox import acts, moving
from desktop.data.outbox.moving import MOVING
from desktop.data.outbox.staging import stage
from desktop.data.outbox.standing import SETTLED, STANDING, UNDER_WAY, standings
from desktop.data.store.schema import BatchRow, ChangeRow, ContactRow
from desktop.domain.changes import UNSENT
from desktop.domain.records import Act, ActKind, ChangeState
from desktop.domain.roles import Actor, DeskAct
from desktop.errors import NotAllowed, NotFound

_CAME_TO_NOTHING = (ChangeState.WITHDRAWN, ChangeState.REFUSED)
_UNSENT, _CONFIRMED, _NOTHING, _LEFT = "unsent", "confirmed", "nothing", "left"
"""Parts of the changes of an act that is undone: what can be taken back, and what cannot."""
_REPLACED, _AGAIN = "replaced", "again"
"""Parts of what moves with an act: the changes that it took the place of, and its own that are done again."""

_LATER, _REPLACING = aliased(ChangeRow), aliased(BatchRow)
_BASE, _SETTLED = aliased(ContactRow), aliased(ContactRow)


@dataclass(frozen=True, slots=True)
class UndoOutcome:
    """What undo or redo did: the act, the rows that went back, those staged again, and those left as they were."""

    act: Act
    withdrawn: tuple[int, ...]
    restaged: tuple[int, ...]
    counter: tuple[int, ...]
    left: tuple[int, ...]


def undo(session: Session, actor: Actor, now: datetime, today: date, batch_uid: str | None = None) -> UndoOutcome:
    """Take back the newest act of the person (or the named batch, whoever's it is).

    Name the batch that was shown, as another desk of the same person may have acted since. What was not sent is
    withdrawn, and what it had replaced is staged again. What was confirmed gets a counter-change, staged for review.
    Rows on their way, in conflict or decided anew since are left, and listed.
    """
    query = acts.undoable(actor.author) if batch_uid is None else acts.standing_batch(batch_uid)
    batch = session.execute(query).one_or_none()
    if batch is None:
        raise NotFound("nothing_to_undo", "There is nothing to undo.")
    moving.begin(session)
    part = case(
        (ChangeRow.state.in_(_CAME_TO_NOTHING), _NOTHING),
        (_decided_later(), _LEFT),
        (ChangeRow.state.in_(sorted(UNSENT)), _UNSENT),
        (ChangeRow.state == ChangeState.CONFIRMED, _CONFIRMED),
        else_=_LEFT,
    )
    moving.take(session, moving.changes_to_move(part, ChangeRow.batch_id == batch.id))
    moving.move(session, actor, now, ChangeState.WITHDRAWN, _UNSENT, batch=batch.id)
    # A row with a later decision keeps it.
    replaced = and_(ChangeRow.replaced_by_batch_id == batch.id, ChangeRow.state == ChangeState.WITHDRAWN)
    moving.take(session, moving.changes_to_move(_REPLACED, replaced, ~_decided_later()))
    moving.move(session, actor, now, ChangeState.STAGED, _REPLACED, batch=batch.id)
    moving.show_again(session, _UNSENT, _REPLACED)
    withdrawn, restaged = moving.subscriptions_in(session, _UNSENT), moving.subscriptions_in(session, _REPLACED)
    sent = frozenset(moving.subscriptions_in(session, _CONFIRMED))
    left = moving.subscriptions_in(session, _LEFT, _CONFIRMED)
    counter, barred = _counter(session, actor, now, today) if sent else ([], set())
    left = [key for key in left if key not in sent or key in barred]
    if withdrawn or restaged or sent - barred or not left:
        # An act of which nothing could be taken back yet stays, to be undone once its rows have settled.
        acts.mark(session, batch.id, undone=True, dropped=bool(counter))
    return UndoOutcome(acts.act_of(batch), tuple(withdrawn), tuple(restaged), tuple(counter), tuple(left))


def _decided_later() -> ColumnElement[bool]:
    """Whether a later change than a row of `ChangeRow` stands on its subscription."""
    return exists().where(
        _LATER.subscription_id == ChangeRow.subscription_id,
        _LATER.id > ChangeRow.id,
        _LATER.state.not_in(_CAME_TO_NOTHING),
    )


def _counter(session: Session, actor: Actor, now: datetime, today: date) -> tuple[list[int], set[int]]:
    """Stage the way back of the confirmed changes; one batch for each contact that rows go back to.

    Returns the subscriptions on which it was staged, and those whose former contact may not be chosen any more.
    """
    row = MOVING.c
    query = select(row.base_contact_id, row.subscription_id).where(moving.of(_CONFIRMED)).order_by(row.key)
    back: dict[int, list[int]] = {}
    for contact_key, subscription in session.execute(query):
        back.setdefault(contact_key, []).append(subscription)
    contacts = contacts_by_key(session, back)
    staged: list[int] = []
    barred: set[int] = set()
    for contact_key, subscriptions in back.items():
        outcome = stage(session, actor, now, today, subscriptions, contacts[contact_key], kind=ActKind.COUNTER)
        staged.extend(outcome.staged)
        barred.update(outcome.barred)
    return staged, barred


def redo(session: Session, actor: Actor, now: datetime) -> UndoOutcome:
    """Do the person's act again that was undone first of those still to redo. Its changes are staged, and await submit.

    Rows that stand otherwise than when the act was undone (submitted since, or told anew by the service) are left, and
    listed.
    """
    if not actor.may(DeskAct.ASSIGN_CONTACT):
        raise NotAllowed("role_may_not", "The role {} may not assign support contacts.", actor.role)
    batch = session.execute(acts.redoable(actor.author)).one_or_none()
    if batch is None:
        raise NotFound("nothing_to_redo", "There is nothing to redo.")
    # Undone out of order, it may have been replaced by an act that still holds.
    holds = exists().where(_REPLACING.id == ChangeRow.replaced_by_batch_id, ~_REPLACING.undone)
    mine = and_(ChangeRow.batch_id == batch.id, ChangeRow.state == ChangeState.WITHDRAWN, ~holds)
    replaced = and_(ChangeRow.replaced_by_batch_id == batch.id, ChangeRow.state == ChangeState.STAGED)
    moving.begin(session)
    moving.take(session, moving.changes_to_move(_AGAIN, mine))
    moving.take(session, moving.changes_to_move(_REPLACED, replaced))
    _leave(session, batch.id)
    moving.move(session, actor, now, ChangeState.WITHDRAWN, _REPLACED, batch=batch.id)
    moving.move(session, actor, now, ChangeState.STAGED, _AGAIN, batch=batch.id)
    acts.mark(session, batch.id, undone=False)
    moving.show_again(session, _REPLACED, _AGAIN)
    return UndoOutcome(
        acts.act_of(batch),
        tuple(moving.subscriptions_in(session, _REPLACED)),
        tuple(moving.subscriptions_in(session, _AGAIN)),
        (),
        tuple(moving.subscriptions_in(session, _LEFT)),
    )


def _leave(session: Session, batch: int) -> None:
    """Leave the changes whose row stands otherwise, and what they would take the place of."""
    row = MOVING.c
    asked_of(session, select(row.key, row.subscription_id).where(moving.of(_AGAIN)))
    in_the_way = and_(UNDER_WAY.state == ChangeState.STAGED, UNDER_WAY.replaced_by_batch_id == batch)
    same = and_(_SETTLED.tenant_id == _BASE.tenant_id, _SETTLED.mpn_id == _BASE.mpn_id)
    query = (
        standings()
        .add_columns(case((or_(UNDER_WAY.id.is_(None), in_the_way) & same, _AGAIN), else_=_LEFT).label("fate"))
        .join(MOVING, row.key == ASKED.c.place)
        .join(_BASE, _BASE.id == row.base_contact_id)
        .join(_SETTLED, _SETTLED.id == SETTLED)
    )
    session.execute(insert(emptied(session, STANDING)).from_select(query.selected_columns.keys(), query))
    left = select(STANDING.c.key).where(STANDING.c.fate == _LEFT)
    part = case((row.part == _AGAIN, _LEFT), else_=_NOTHING)
    session.execute(update(MOVING).where(row.subscription_id.in_(left)).values(part=part))
