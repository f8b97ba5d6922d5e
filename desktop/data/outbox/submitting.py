"""Submitting what is staged, judged once more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import case, select, update
from sqlalchemy.orm import Session

from desktop.data.contacts import contacts_by_key
from desktop.data.judgement import Judgement, names_reseller
from desktop.data.many_rows import among, asked, streamed
from desktop.data.outbox import moving
from desktop.data.outbox.moving import MOVING
from desktop.data.store.schema import ChangeRow, ContactRow, ResellerRow, SubscriptionRow
from desktop.domain.records import ChangeState, Publishing
from desktop.domain.roles import Actor, DeskAct
from desktop.errors import NotAllowed

_SENT, _KEPT, _BARRED = "sent", "kept", "barred"
"""Parts of what moves: what waits to be sent, what stays on this desk, and what may not go."""


@dataclass(frozen=True, slots=True)
class SubmitOutcome:
    """Change keys by what submitting did: to be sent, or kept here only; and those no longer allowed, with reasons."""

    submitted: tuple[int, ...]
    kept: tuple[int, ...]
    barred: dict[int, tuple[str, ...]]


def submit(
    session: Session,
    actor: Actor,
    now: datetime,
    today: date,
    changes: Sequence[int] | None = None,
    *,
    connected: bool = False,
) -> SubmitOutcome:
    """Submit staged changes (all of them when None).

    Eligibility is judged again: a change whose reseller may not be chosen any more stays staged, with its reasons.
    Without a connection every change is kept; with one, only those that cannot be published.
    """
    if not actor.may(DeskAct.ASSIGN_CONTACT):
        raise NotAllowed("role_may_not", "The role {} may not assign support contacts.", actor.role)
    reasons = _take_staged(session, actor, today, changes, connected=connected)
    moving.move(session, actor, now, ChangeState.SUBMITTED, _SENT, _KEPT, submitted_at=now)
    moving.move(session, actor, now, ChangeState.KEPT, _KEPT)
    moving.show_again(session, _SENT, _KEPT)
    barred = streamed(session, select(MOVING.c.key, MOVING.c.verdict).where(moving.of(_BARRED)).order_by(MOVING.c.key))
    return SubmitOutcome(
        tuple(moving.changes_in(session, _SENT)),
        tuple(moving.changes_in(session, _KEPT)),
        {key: reasons[verdict] for key, verdict in barred},
    )


def _take_staged(
    session: Session, actor: Actor, today: date, changes: Sequence[int] | None, *, connected: bool
) -> list[tuple[str, ...]]:
    """Take what is to be submitted, in its parts; returns the reasons of verdicts by their numbers."""
    conditions = [ChangeRow.state == ChangeState.STAGED]
    if changes is not None:
        conditions.append(ChangeRow.id.in_(among(asked(session, changes))))
    wanted = session.scalars(select(ChangeRow.wanted_contact_id).where(*conditions).distinct()).all()
    judgement = Judgement(session, actor, today, contacts_by_key(session, wanted))
    stays = SubscriptionRow.publishing == Publishing.KEPT_HERE
    part = case((stays, _KEPT), else_=_SENT) if connected else _KEPT
    query = (
        moving.changes_to_move(part, *conditions)
        .outerjoin(ContactRow, ContactRow.id == ChangeRow.wanted_contact_id)
        .outerjoin(ResellerRow, names_reseller())
        .order_by(ChangeRow.subscription_id)
    )
    moving.begin(session)
    moving.take(session, judgement.facts(query, ChangeRow.wanted_contact_id, ResellerRow.id))
    verdicts = judgement.judge(session, MOVING, moving.of(_SENT, _KEPT))
    barring = [number for number, verdict in enumerate(verdicts) if not verdict.eligible]
    if barring:
        session.execute(update(MOVING).where(MOVING.c.verdict.in_(barring)).values(part=_BARRED))
    return [tuple(finding.reason.value for finding in verdict.findings) for verdict in verdicts]
