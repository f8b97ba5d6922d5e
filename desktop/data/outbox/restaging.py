"""Deciding again what was refused or discarded: the same contact for the same reason, as a new choice.

A new change is staged, judged as of now and based on what the service says now; the old one keeps what became of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, aliased

from desktop.data.contacts import contacts_by_key
from desktop.data.many_rows import among, asked, streamed
from desktop.data.outbox.staging import stage
from desktop.data.store.schema import ChangeRow
from desktop.domain.records import ChangeState
from desktop.domain.roles import Actor, DeskAct
from desktop.errors import NotAllowed

ENDED = (ChangeState.REFUSED, ChangeState.WITHDRAWN)
"""States of changes that came to nothing, and can be decided again."""

_LATER = aliased(ChangeRow)


def decided_anew() -> ColumnElement[bool]:
    """Whether the subscription of a row of `ChangeRow` has a later change, whatever became of that one."""
    return exists().where(_LATER.subscription_id == ChangeRow.subscription_id, _LATER.id > ChangeRow.id)


@dataclass(frozen=True, slots=True)
class RestagingOutcome:
    """Subscription keys by what deciding again did; `barred` with the reasons. One batch for each contact and reason.

    `passed_over` counts changes that cannot be decided again: they did not come to nothing, or something was decided
    on their subscription since.
    """

    staged: tuple[int, ...] = ()
    unchanged: tuple[int, ...] = ()
    barred: dict[int, tuple[str, ...]] = field(default_factory=dict)
    passed_over: int = 0


def restage(session: Session, actor: Actor, now: datetime, today: date, changes: Sequence[int]) -> RestagingOutcome:
    """Stage again what these changes wanted, where they were refused or withdrawn and nothing was decided since."""
    if not actor.may(DeskAct.ASSIGN_CONTACT):
        raise NotAllowed("role_may_not", "The role {} may not assign support contacts.", actor.role)
    these = ChangeRow.id.in_(among(asked(session, changes)))
    query = (
        select(ChangeRow.wanted_contact_id, ChangeRow.reason, ChangeRow.subscription_id)
        .where(these, ChangeRow.state.in_(ENDED), ~decided_anew())
        .order_by(ChangeRow.id)
    )
    alike: dict[tuple[int, str], list[int]] = {}
    for wanted, reason, subscription in streamed(session, query):
        alike.setdefault((wanted, reason), []).append(subscription)
    contacts = contacts_by_key(session, {wanted for wanted, _ in alike})
    staged: list[int] = []
    unchanged: list[int] = []
    barred: dict[int, tuple[str, ...]] = {}
    for (wanted, reason), subscriptions in alike.items():
        outcome = stage(session, actor, now, today, subscriptions, contacts[wanted], reason=reason)
        staged += outcome.staged
        unchanged += [*outcome.unchanged, *outcome.removed]
        barred |= outcome.barred
    taken = sum(map(len, alike.values()))
    return RestagingOutcome(tuple(staged), tuple(unchanged), barred, len(set(changes)) - taken)
