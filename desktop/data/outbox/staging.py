"""Staging: a person's choice of one contact for any number of subscriptions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, String, Text, case, insert, literal, select, update
from sqlalchemy.orm import Session

from desktop.data import contacts
from desktop.data.judgement import Judgement
from desktop.data.many_rows import asked, emptied, keys_of, new_guid, streamed
from desktop.data.outbox import acts, moving
from desktop.data.outbox.moving import CHANGE
from desktop.data.outbox.standing import SETTLED, STANDING, UNDER_WAY, standings
from desktop.data.projection import project_all_of
from desktop.data.store.schema import PROVIDER_CONTACT, SubscriptionRow
from desktop.domain.eligibility import Verdict
from desktop.domain.records import ActKind, ChangeState, Event, StagingOutcome, SupportContact
from desktop.domain.roles import Actor, DeskAct
from desktop.errors import NotAllowed

IN_FLIGHT = "in_flight"
"""Barred because an earlier decision on the row is on its way, unanswered or in conflict."""
_UNKNOWN = "unknown_subscription"
_REPLACEABLE = (ChangeState.STAGED, ChangeState.SUBMITTED)
_WANTED = 0
"""The key of the wanted contact in what is judged, as it may have no row yet."""

_REPLACED, _ADDED = "replaced", "added"
"""Parts of what moves: the changes that a choice takes the place of, and those that it makes."""


class _Fate(StrEnum):
    """What becomes of a row."""

    STAGED = "staged"
    REMOVED = "removed"
    UNCHANGED = "unchanged"
    BARRED = "barred"
    IN_FLIGHT = "in_flight"
    UNKNOWN = "unknown"


def stage(
    session: Session,
    actor: Actor,
    now: datetime,
    today: date,
    subscriptions: Sequence[int],
    wanted: SupportContact,
    *,
    reason: str = "",
    kind: ActKind | None = None,
) -> StagingOutcome:
    """Stage `wanted` on each subscription, as one batch, and say what became of each row.

    Choosing the contact that a row had before its staged change removes that change; rows that may not take the
    contact are left out with their reasons. A batch id is given even when no row changed; then nothing was written.
    """
    if not actor.may(DeskAct.ASSIGN_CONTACT):
        raise NotAllowed("role_may_not", "The role {} may not assign support contacts.", actor.role)
    wanted = contacts.settled(session, wanted)
    verdicts = _find_fates(session, actor, today, subscriptions, wanted)
    uid = acts.new_uid()
    staged, removed = _having(session, _Fate.STAGED), _having(session, _Fate.REMOVED)
    if staged or removed:
        wanted_key = contacts.key_of(session, wanted)
        if kind is None:
            kind = ActKind.RESET if wanted_key == PROVIDER_CONTACT else ActKind.ASSIGN
        count = len(staged) + len(removed)
        touched = select(STANDING.c.key).where(_is(_Fate.STAGED, _Fate.REMOVED))
        batch = acts.new_batch(session, uid, kind, actor, now, wanted.name, reason, count, touched)
        moving.begin(session)
        _withdraw_replaced(session, actor, now, batch, reason)
        if staged:
            _add(session, actor, now, batch, wanted_key, reason, verdicts)
        project_all_of(session, touched)
    return StagingOutcome(uid, staged, removed, _having(session, _Fate.UNCHANGED), _barred(session, verdicts))


def _find_fates(
    session: Session, actor: Actor, today: date, subscriptions: Sequence[int], wanted: SupportContact
) -> list[Verdict]:
    """Say of each row what becomes of it; returns the verdicts by their numbers."""
    same = list(contacts.same_keys(session, wanted))
    judgement = Judgement(session, actor, today, {_WANTED: wanted})
    is_free = UNDER_WAY.id.is_(None)
    base = case((is_free, SETTLED), else_=UNDER_WAY.base_contact_id)
    fate = case(
        (SubscriptionRow.id.is_(None), _Fate.UNKNOWN),
        (UNDER_WAY.state.not_in(_REPLACEABLE), _Fate.IN_FLIGHT),
        (base.in_(same) & is_free, _Fate.UNCHANGED),
        (base.in_(same), _Fate.REMOVED),
        (UNDER_WAY.wanted_contact_id.in_(same), _Fate.UNCHANGED),
        else_=_Fate.STAGED,
    )
    asked(session, subscriptions)
    query = standings().add_columns(base.label("base"), fate.label("fate"))
    query = judgement.facts(query, literal(_WANTED), judgement.reseller_key(_WANTED))
    session.execute(insert(emptied(session, STANDING)).from_select(query.selected_columns.keys(), query))
    verdicts = judgement.judge(session, STANDING, _is(_Fate.STAGED))
    barring = [number for number, verdict in enumerate(verdicts) if not verdict.eligible]
    if barring:
        barred = _is(_Fate.STAGED) & STANDING.c.verdict.in_(barring)
        session.execute(update(STANDING).where(barred).values(fate=_Fate.BARRED))
    return verdicts


def _is(*fates: _Fate) -> ColumnElement[bool]:
    return STANDING.c.fate.in_(fates)


def _having(session: Session, fate: _Fate) -> tuple[int, ...]:
    """Keys of the rows that have a fate, in their places."""
    return tuple(keys_of(session, select(STANDING.c.key).where(_is(fate)).order_by(STANDING.c.place)))


def _barred(session: Session, verdicts: Sequence[Verdict]) -> dict[int, tuple[str, ...]]:
    """Why rows are left out, by key."""
    reasons = [tuple(finding.reason.value for finding in verdict.findings) for verdict in verdicts]
    why = {_Fate.UNKNOWN: (_UNKNOWN,), _Fate.IN_FLIGHT: (IN_FLIGHT,)}
    found = streamed(
        session,
        select(STANDING.c.key, STANDING.c.fate, STANDING.c.verdict)
        .where(_is(_Fate.UNKNOWN, _Fate.IN_FLIGHT, _Fate.BARRED))
        .order_by(STANDING.c.place),
    )
    return {key: why.get(fate) or reasons[verdict] for key, fate, verdict in found}


def _withdraw_replaced(session: Session, actor: Actor, now: datetime, batch: int, reason: str) -> None:
    """Withdraw the open change of each row that is decided anew, or that goes back to what it was."""
    row = STANDING.c
    moving.take(
        session,
        select(
            row.open_id.label("key"),
            literal(_REPLACED).label("part"),
            row.key.label("subscription_id"),
            row.customer_id,
            row.open_base.label("base_contact_id"),
            row.open_wanted.label("wanted_contact_id"),
            literal(reason, Text).label("reason"),
        ).where(_is(_Fate.STAGED, _Fate.REMOVED), row.open_id.is_not(None)),
    )
    moving.put(session, now, ChangeState.WITHDRAWN, _REPLACED, replaced_by_batch_id=batch)
    moving.tell(session, actor, now, Event.WITHDRAWN, _REPLACED, batch=batch)


def _add(
    session: Session, actor: Actor, now: datetime, batch: int, wanted: int, reason: str, verdicts: Sequence[Verdict]
) -> None:
    """Make the new changes, in the places of their rows."""
    unconfirmed = [number for number, verdict in enumerate(verdicts) if verdict.unconfirmed]
    row = STANDING.c
    values: dict[str, ColumnElement[Any]] = {
        "uid": new_guid(),
        "subscription_id": row.key,
        "batch_id": literal(batch),
        "base_contact_id": row.base,
        "wanted_contact_id": literal(wanted),
        "state": literal(ChangeState.STAGED, String),
        "author": literal(actor.author, Text),
        "role": literal(actor.role, String),
        "reason": literal(reason, Text),
        "created_at": literal(now, CHANGE.c.created_at.type),
        "state_at": literal(now, CHANGE.c.state_at.type),
        "request_id": new_guid(),
        "unconfirmed": row.verdict.in_(unconfirmed),
    }
    query = select(*(value.label(name) for name, value in values.items()))
    query = query.where(_is(_Fate.STAGED)).order_by(row.place)
    session.execute(insert(CHANGE).from_select(list(values), query))
    mine = CHANGE.c.batch_id == batch
    moving.take(
        session,
        select(
            CHANGE.c.id.label("key"),
            literal(_ADDED).label("part"),
            CHANGE.c.subscription_id,
            row.customer_id,
            CHANGE.c.base_contact_id,
            CHANGE.c.wanted_contact_id,
            CHANGE.c.reason,
        )
        .select_from(CHANGE.join(STANDING, row.key == CHANGE.c.subscription_id))
        .where(mine),
    )
    moving.tell(session, actor, now, Event.STAGED, _ADDED, batch=batch)
