"""Staging: a person's choice of one contact for any number of subscriptions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, String, Text, case, insert, literal, select, update
from sqlalchemy.orm import Session

from desktop.data import contacts
from desktop.data.judgement import Judgement, Keyed
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


class Fate(StrEnum):
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
    staged, removed = having(session, Fate.STAGED), having(session, Fate.REMOVED)
    if staged or removed:
        wanted_key = contacts.key_of(session, wanted)
        if kind is None:
            kind = ActKind.RESET if wanted_key == PROVIDER_CONTACT else ActKind.ASSIGN
        count = len(staged) + len(removed)
        touched = select(STANDING.c.key).where(standing_as(Fate.STAGED, Fate.REMOVED))
        batch = acts.new_batch(session, uid, kind, actor, now, wanted.name, reason, count, touched)
        moving.begin(session)
        why = literal(reason, Text)
        withdraw_replaced(session, actor, now, batch, why)
        if staged:
            add(session, actor, now, batch, literal(wanted_key), why, verdicts)
        project_all_of(session, touched)
    return StagingOutcome(uid, staged, removed, having(session, Fate.UNCHANGED), barred_by(session, verdicts))


def _find_fates(
    session: Session, actor: Actor, today: date, subscriptions: Sequence[int], wanted: SupportContact
) -> list[Verdict]:
    """Say of each row what becomes of it; returns the verdicts by their numbers."""
    same = list(contacts.same_keys(session, wanted))
    judgement = Judgement(session, actor, today, {_WANTED: wanted})
    asked(session, subscriptions)
    query = with_fates(standings(), lambda contact: contact.in_(same))
    return judged(session, judgement, judgement.facts(query, literal(_WANTED), judgement.reseller_key(_WANTED)))


def with_fates(
    query: Select[*tuple[Any, ...]], names_wanted: Callable[[Keyed], ColumnElement[bool]]
) -> Select[*tuple[Any, ...]]:
    """`standings` with what the choice of a contact makes of each row, as long as nothing bars the contact.

    `names_wanted` says whether the key of a contact names the wanted one.
    """
    is_free = UNDER_WAY.id.is_(None)
    base = case((is_free, SETTLED), else_=UNDER_WAY.base_contact_id)
    goes_back = names_wanted(base)
    fate = case(
        (SubscriptionRow.id.is_(None), Fate.UNKNOWN),
        (UNDER_WAY.state.not_in(_REPLACEABLE), Fate.IN_FLIGHT),
        (goes_back & is_free, Fate.UNCHANGED),
        (goes_back, Fate.REMOVED),
        (names_wanted(UNDER_WAY.wanted_contact_id), Fate.UNCHANGED),
        else_=Fate.STAGED,
    )
    return query.add_columns(base.label("base"), fate.label("fate"))


def judged(session: Session, judgement: Judgement, query: Select[*tuple[Any, ...]]) -> list[Verdict]:
    """Put what a query finds into `STANDING`, and bar what is not eligible; returns the verdicts by their numbers."""
    session.execute(insert(emptied(session, STANDING)).from_select(query.selected_columns.keys(), query))
    verdicts = judgement.judge(session, STANDING, standing_as(Fate.STAGED))
    barring = [number for number, verdict in enumerate(verdicts) if not verdict.eligible]
    if barring:
        barred = standing_as(Fate.STAGED) & STANDING.c.verdict.in_(barring)
        session.execute(update(STANDING).where(barred).values(fate=Fate.BARRED))
    return verdicts


def standing_as(*fates: Fate) -> ColumnElement[bool]:
    """The condition that a row of `STANDING` has one of these fates."""
    return STANDING.c.fate.in_(fates)


def having(session: Session, fate: Fate) -> tuple[int, ...]:
    """Keys of the rows that have a fate, in their places."""
    return tuple(keys_of(session, select(STANDING.c.key).where(standing_as(fate)).order_by(STANDING.c.place)))


def barred_by(session: Session, verdicts: Sequence[Verdict]) -> dict[int, tuple[str, ...]]:
    """Why rows are left out, by key."""
    reasons = [tuple(finding.reason.value for finding in verdict.findings) for verdict in verdicts]
    why = {Fate.UNKNOWN: (_UNKNOWN,), Fate.IN_FLIGHT: (IN_FLIGHT,)}
    found = streamed(
        session,
        select(STANDING.c.key, STANDING.c.fate, STANDING.c.verdict)
        .where(standing_as(Fate.UNKNOWN, Fate.IN_FLIGHT, Fate.BARRED))
        .order_by(STANDING.c.place),
    )
    return {key: why.get(fate) or reasons[verdict] for key, fate, verdict in found}


def withdraw_replaced(session: Session, actor: Actor, now: datetime, batch: int, reason: ColumnElement[str]) -> None:
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
            reason.label("reason"),
        ).where(standing_as(Fate.STAGED, Fate.REMOVED), row.open_id.is_not(None)),
    )
    moving.put(session, now, ChangeState.WITHDRAWN, _REPLACED, replaced_by_batch_id=batch)
    moving.tell(session, actor, now, Event.WITHDRAWN, _REPLACED, batch=batch)


def add(
    session: Session,
    actor: Actor,
    now: datetime,
    batch: int,
    wanted: ColumnElement[int],
    reason: ColumnElement[str],
    verdicts: Sequence[Verdict],
) -> None:
    """Make the new changes, in the places of their rows; `wanted` and `reason` may be columns of `STANDING`."""
    unconfirmed = [number for number, verdict in enumerate(verdicts) if verdict.unconfirmed]
    row = STANDING.c
    values: dict[str, ColumnElement[Any]] = {
        "uid": new_guid(),
        "subscription_id": row.key,
        "batch_id": literal(batch),
        "base_contact_id": row.base,
        "wanted_contact_id": wanted,
        "state": literal(ChangeState.STAGED, String),
        "author": literal(actor.author, Text),
        "role": literal(actor.role, String),
        "reason": reason,
        "created_at": literal(now, CHANGE.c.created_at.type),
        "state_at": literal(now, CHANGE.c.state_at.type),
        "request_id": new_guid(),
        "unconfirmed": row.verdict.in_(unconfirmed),
    }
    query = select(*(value.label(name) for name, value in values.items()))
    query = query.where(standing_as(Fate.STAGED)).order_by(row.place)
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
