"""Settling conflicts: a decision met another contact than it was made on, and a person says what is to hold.

To keep mine is to submit it again, on what the service says now; to take theirs is to withdraw it; to settle it later
is to do nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from desktop.data.chunks import chunks
from desktop.data.contacts import Contacts
from desktop.data.projection import project
from desktop.data.store.schema import ChangeRow, SupportContactRow
from desktop.data.syncing.sending import changes_among, move_changes
from desktop.domain.records import ChangeState, SupportContact
from desktop.domain.roles import Actor, DeskAct
from desktop.errors import NotAllowed

_S = ChangeState


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change that met another contact than it was decided on, by key: what it wants, and what the service says."""

    key: int
    subscription_key: int
    base: SupportContact
    mine: SupportContact
    theirs: SupportContact
    read_at: datetime


def conflicts(session: Session, keys: Collection[int] | None = None) -> list[Conflict]:
    """Changes in conflict (those of `keys`), in the order in which they were made."""
    query = (
        select(
            ChangeRow.id,
            ChangeRow.subscription_id,
            ChangeRow.base_contact_id,
            ChangeRow.wanted_contact_id,
            SupportContactRow.contact_id,
            SupportContactRow.read_at,
        )
        .join(SupportContactRow, SupportContactRow.subscription_id == ChangeRow.subscription_id)
        .where(ChangeRow.state == _S.CONFLICT)
        .order_by(ChangeRow.id)
    )
    bites = [query] if keys is None else [query.where(ChangeRow.id.in_(part)) for part in chunks(sorted(set(keys)))]
    contacts = Contacts(session)
    return [
        Conflict(
            row.id,
            row.subscription_id,
            contacts[row.base_contact_id],
            contacts[row.wanted_contact_id],
            contacts[row.contact_id],
            row.read_at,
        )
        for bite in bites
        for row in session.execute(bite)
    ]


def keep_mine(session: Session, actor: Actor, now: datetime, keys: Collection[int]) -> list[int]:
    """Submit conflicting changes again, on what the service says now; returns the keys of those that were in conflict.

    They get a new request id: with another base it is another decision. To settle later is to do nothing.
    """
    _may_settle(actor)
    rows = changes_among(session, keys, ChangeRow.state == _S.CONFLICT)
    theirs = {
        row.subscription_id: row.contact_id
        for part in chunks([row.subscription_id for row in rows])
        for row in session.execute(
            select(SupportContactRow.subscription_id, SupportContactRow.contact_id).where(
                SupportContactRow.subscription_id.in_(part)
            )
        )
    }
    anew = [
        {"id": row.id, "base_contact_id": theirs[row.subscription_id], "request_id": str(uuid.uuid4())}
        for row in rows
        if row.subscription_id in theirs
    ]
    if anew:
        session.execute(update(ChangeRow), anew)
    # Read again, for the history tells from what it goes to what.
    rows = changes_among(session, keys, ChangeRow.state == _S.CONFLICT)
    move_changes(session, actor, now, rows, _S.SUBMITTED)
    project(session, sorted({row.subscription_id for row in rows}))
    return [row.id for row in rows]


def take_theirs(session: Session, actor: Actor, now: datetime, keys: Collection[int]) -> list[int]:
    """Withdraw conflicting changes: what the service says holds. Returns the keys of those that were in conflict."""
    _may_settle(actor)
    rows = changes_among(session, keys, ChangeRow.state == _S.CONFLICT)
    move_changes(session, actor, now, rows, _S.WITHDRAWN)
    project(session, sorted({row.subscription_id for row in rows}))
    return [row.id for row in rows]


def _may_settle(actor: Actor) -> None:
    if not actor.may(DeskAct.ASSIGN_CONTACT):
        raise NotAllowed("role_may_not", "The role {} may not assign support contacts.", actor.role)
