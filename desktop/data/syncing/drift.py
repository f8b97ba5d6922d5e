"""Support contacts that were changed elsewhere: noticed when they are read, open until a person answers.

To accept one is to take note; to put it back stages a counter-change on what the service says now, which goes through
the same review as any other. A decision that is confirmed later overtakes what drifted before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from desktop.data import outbox
from desktop.data.chunks import chunks
from desktop.data.contacts import Contacts
from desktop.data.store.schema import (
    PROVIDER_CONTACT,
    ChangeRow,
    ContactRow,
    CustomerRow,
    DriftRow,
    SubscriptionRow,
)
from desktop.domain.changes import OPEN
from desktop.domain.records import ActKind, ChangeState, Drift, DriftState, StagingOutcome, SupportContact
from desktop.domain.roles import Actor, DeskAct
from desktop.errors import NotAllowed

_SENT_FOR = sorted(OPEN - {ChangeState.STAGED})


def notice(session: Session, now: datetime, moved: Sequence[tuple[int, int, int]]) -> int:
    """Note contacts that were read (subscription, contact before, contact after); returns how many drifted.

    A decision that is under way there says it itself, as a conflict. A contact that is again what it was has reverted.
    """
    if not moved:
        return 0
    contacts = Contacts(session)
    moved = [row for row in moved if not contacts[row[1]].same_as(contacts[row[2]])]
    if not moved:
        return 0
    keys = [row[0] for row in moved]
    under_way = {
        key
        for part in chunks(keys)
        for key in session.scalars(
            select(ChangeRow.subscription_id).where(ChangeRow.subscription_id.in_(part), ChangeRow.state.in_(_SENT_FOR))
        )
    }
    known = {
        row.subscription_id: row
        for part in chunks(keys)
        for row in session.execute(
            select(DriftRow.id, DriftRow.subscription_id, DriftRow.before_contact_id).where(
                DriftRow.subscription_id.in_(part), DriftRow.state == DriftState.OPEN
            )
        )
    }
    new: list[dict[str, Any]] = []
    reverted: list[int] = []
    further: list[dict[str, Any]] = []
    for subscription, before, after in moved:
        row = known.get(subscription)
        if row is not None and contacts[row.before_contact_id].same_as(contacts[after]):
            reverted.append(row.id)
        elif row is not None:
            further.append({"id": row.id, "after_contact_id": after, "noticed_at": now})
        elif subscription not in under_way:
            new.append(
                {
                    "subscription_id": subscription,
                    "before_contact_id": before,
                    "after_contact_id": after,
                    "state": DriftState.OPEN,
                    "noticed_at": now,
                }
            )
    if new:
        session.execute(insert(DriftRow), new)
    if further:
        session.execute(update(DriftRow), further)
    _close(session, now, reverted, DriftState.REVERTED, "")
    return len(new) + len(further)


def overtake(session: Session, now: datetime, author: str, subscriptions: Sequence[int]) -> None:
    """Decisions about these subscriptions were confirmed: what had drifted there before is settled by them."""
    keys: list[int] = []
    for part in chunks(subscriptions):
        keys += session.scalars(
            select(DriftRow.id).where(DriftRow.subscription_id.in_(part), DriftRow.state == DriftState.OPEN)
        )
    _close(session, now, keys, DriftState.OVERTAKEN, author)


def _close(session: Session, now: datetime, keys: Sequence[int], state: DriftState, author: str) -> None:
    for part in chunks(keys):
        session.execute(
            update(DriftRow).where(DriftRow.id.in_(part)).values(state=state, settled_at=now, settled_by=author)
        )


def number(session: Session) -> int:
    """How many are open."""
    return session.execute(select(func.count()).where(DriftRow.state == DriftState.OPEN)).scalar_one()


def listed(
    session: Session,
    *,
    states: Sequence[DriftState] = (DriftState.OPEN,),
    keys: Sequence[int] | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[Drift]:
    """Contacts that drifted, the latest first. A `limit` goes without `keys`."""
    before, after = aliased(ContactRow), aliased(ContactRow)
    query = (
        select(
            DriftRow,
            SubscriptionRow.guid,
            SubscriptionRow.product,
            SubscriptionRow.nickname,
            CustomerRow.id.label("customer_key"),
            CustomerRow.tenant_id,
            CustomerRow.name,
            before,
            after,
        )
        .join(SubscriptionRow, SubscriptionRow.id == DriftRow.subscription_id)
        .join(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
        .join(before, before.id == DriftRow.before_contact_id)
        .join(after, after.id == DriftRow.after_contact_id)
        .where(DriftRow.state.in_(states))
        .order_by(DriftRow.id.desc())
    )
    if limit is not None:
        query = query.limit(limit).offset(offset)
    bites = [query] if keys is None else [query.where(DriftRow.id.in_(part)) for part in chunks(sorted(set(keys)))]
    found: list[Drift] = []
    for row in (row for bite in bites for row in session.execute(bite)):
        drift, was, became = row[0], row[7], row[8]
        found.append(
            Drift(
                key=drift.id,
                subscription_key=drift.subscription_id,
                subscription_id=row.guid,
                customer_key=row.customer_key,
                customer_id=row.tenant_id,
                customer_name=row.name,
                product=row.product,
                nickname=row.nickname,
                before=_contact(was),
                after=_contact(became),
                state=DriftState(drift.state),
                noticed_at=drift.noticed_at,
                settled_at=drift.settled_at,
                settled_by=drift.settled_by,
            )
        )
    return found


def _contact(row: ContactRow) -> SupportContact:
    return SupportContact(row.tenant_id, row.mpn_id, row.name, row.id == PROVIDER_CONTACT)


def accept(session: Session, actor: Actor, now: datetime, keys: Sequence[int]) -> int:
    """A person takes note: what the service says is right. Returns how many of these were open."""
    if not actor.may(DeskAct.ASSIGN_CONTACT):
        raise NotAllowed("role_may_not", "The role {} may not assign support contacts.", actor.role)
    found = [one.key for one in listed(session, keys=keys)]
    _close(session, now, found, DriftState.ACCEPTED, actor.author)
    return len(found)


def reopen(session: Session, actor: Actor, keys: Sequence[int]) -> int:
    """Take back that a person accepted these, where nothing drifted since; returns how many are open again."""
    if not actor.may(DeskAct.ASSIGN_CONTACT):
        raise NotAllowed("role_may_not", "The role {} may not assign support contacts.", actor.role)
    later = aliased(DriftRow)
    since = exists().where(later.subscription_id == DriftRow.subscription_id, later.id > DriftRow.id)
    found = [
        key
        for part in chunks(sorted(set(keys)))
        for key in session.scalars(
            select(DriftRow.id).where(DriftRow.id.in_(part), DriftRow.state == DriftState.ACCEPTED, ~since)
        )
    ]
    _open(session, found)
    return len(found)


def reopen_put_back(session: Session, subscriptions: Sequence[int]) -> int:
    """The way back of these was withdrawn before it was sent: what had drifted there is open again. Returns how many.

    Only where the service says still what it was changed to, and nothing else was decided or has drifted since.
    """
    later = aliased(DriftRow)
    since = exists().where(later.subscription_id == DriftRow.subscription_id, later.id > DriftRow.id)
    found = [
        key
        for part in chunks(sorted(set(subscriptions)))
        for key in session.scalars(
            select(DriftRow.id)
            .join(SubscriptionRow, SubscriptionRow.id == DriftRow.subscription_id)
            .where(
                DriftRow.subscription_id.in_(part),
                DriftRow.state == DriftState.PUT_BACK,
                SubscriptionRow.change_id.is_(None),
                SubscriptionRow.shown_contact_id == DriftRow.after_contact_id,
                ~since,
            )
        )
    ]
    _open(session, found)
    return len(found)


def _open(session: Session, keys: Sequence[int]) -> None:
    for part in chunks(keys):
        reopened = {"state": DriftState.OPEN, "settled_at": None, "settled_by": ""}
        session.execute(update(DriftRow).where(DriftRow.id.in_(part)).values(reopened))


def put_back(
    session: Session, actor: Actor, now: datetime, today: date, keys: Sequence[int], *, reason: str = ""
) -> list[StagingOutcome]:
    """Stage what each contact was before it was changed elsewhere, on what the service says now.

    One batch for each contact that rows go back to. Rows that may not take it stay open, with their reasons. A staged
    choice on such a row was made on what no longer holds, so it gives way.
    """
    found = listed(session, keys=keys)
    staged = outbox.changes(session, states=(ChangeState.STAGED,)) if found else []
    rows = {one.subscription_key for one in found}
    outbox.withdraw(session, actor, now, [one.key for one in staged if one.subscription_key in rows])
    back: dict[SupportContact, list[Drift]] = {}
    for one in found:
        back.setdefault(one.before, []).append(one)
    outcomes: list[StagingOutcome] = []
    for contact, drifted in back.items():
        outcome = outbox.stage(
            session, actor, now, today, [one.subscription_key for one in drifted], contact,
            reason=reason, kind=ActKind.COUNTER,
        )  # fmt: skip
        done = {*outcome.staged, *outcome.unchanged}
        closed = [one.key for one in drifted if one.subscription_key in done]
        _close(session, now, closed, DriftState.PUT_BACK, actor.author)
        outcomes.append(outcome)
    return outcomes
