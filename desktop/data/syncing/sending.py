"""Changes on their way to the service: each move is committed before or after the request that it is about.

`sending` is committed before a contact is put, so that a crash leaves it there: the next run takes it as `unknown` and
reads before it decides anything. Nothing is put twice without a reading in between, and then with the same request id.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from desktop.data import history
from desktop.data.chunks import chunks
from desktop.data.contacts import Contacts
from desktop.data.facts import ContactFact
from desktop.data.projection import project
from desktop.data.store.schema import ChangeRow, ContactRow, CustomerRow, SubscriptionRow, SupportContactRow
from desktop.data.syncing import drift
from desktop.data.syncing.account import Taken
from desktop.data.syncing.contacts import take_contacts
from desktop.domain.changes import EVENT_OF, move
from desktop.domain.records import ChangeState, Publishing, SupportContact
from desktop.domain.roles import Actor

INTERRUPTED = "interrupted"
"""Told of a change whose sender ended before it could tell what came of it."""

_S = ChangeState


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change to be sent, with all that its requests need. `bases` are what the service may say before it is put.

    There are two where a change was decided on top of one that was only kept here.
    """

    key: int
    subscription_id: str
    customer_key: int
    customer: str
    subscription: str
    bases: tuple[SupportContact, ...]
    wanted: SupportContact
    wanted_received: str
    request_id: str
    state: ChangeState


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a change: its state, what the service told on the way, and why."""

    key: int
    state: ChangeState
    told: ContactFact | None = None
    detail: str = ""


def _rows(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Changes with what a move of theirs needs for its history."""
    base, wanted = aliased(ContactRow), aliased(ContactRow)
    return (
        select(
            ChangeRow.id,
            ChangeRow.state,
            ChangeRow.subscription_id,
            ChangeRow.batch_id,
            ChangeRow.reason,
            ChangeRow.base_contact_id,
            ChangeRow.wanted_contact_id,
            SubscriptionRow.customer_id,
            SubscriptionRow.publishing,
            base.name.label("base_name"),
            wanted.name.label("wanted_name"),
        )
        .join(SubscriptionRow, SubscriptionRow.id == ChangeRow.subscription_id)
        .join(base, base.id == ChangeRow.base_contact_id)
        .join(wanted, wanted.id == ChangeRow.wanted_contact_id)
        .where(*conditions)
        .order_by(ChangeRow.id)
    )


def changes_among(session: Session, keys: Collection[int], *conditions: ColumnElement[bool]) -> list[Any]:
    """The changes among these keys that meet the conditions, for `move_changes`."""
    return [row for part in chunks(sorted(keys)) for row in session.execute(_rows(ChangeRow.id.in_(part), *conditions))]


def move_changes(
    session: Session,
    actor: Actor,
    now: datetime,
    rows: Sequence[Any],
    to: ChangeState,
    details: dict[int, str] | None = None,
    *,
    come_from: ChangeState | None = None,
    **values: Any,
) -> None:
    """Move changes, each told in the history. Errors stay with the change while it needs somebody to look at it."""
    details = details or {}
    for row in rows:
        move(come_from or ChangeState(row.state), to)
    by_error: dict[str, list[int]] = {}
    keeps_error = to in (_S.REFUSED, _S.UNKNOWN, _S.SUBMITTED)
    for row in rows:
        by_error.setdefault(details.get(row.id, "") if keeps_error else "", []).append(row.id)
    for error, keys in by_error.items():
        for part in chunks(keys):
            session.execute(
                update(ChangeRow)
                .where(ChangeRow.id.in_(part))
                .values(state=to, state_at=now, last_error=error, **values)
            )
    backwards = to is _S.WITHDRAWN
    history.write(
        session,
        [
            history.happened(
                EVENT_OF[to],
                now,
                actor,
                subscription=row.subscription_id,
                customer=row.customer_id,
                change=row.id,
                batch=row.batch_id,
                before=row.wanted_name if backwards else row.base_name,
                after=row.base_name if backwards else row.wanted_name,
                reason=row.reason,
                detail=details.get(row.id, ""),
            )
            for row in rows
        ],
    )


# What waits


def recover(session: Session, actor: Actor, now: datetime) -> int:
    """What a run left on its way that ended without a word is unknown. Only for who holds the sync lock."""
    rows = list(session.execute(_rows(ChangeRow.state == _S.SENDING)))
    move_changes(session, actor, now, rows, _S.UNKNOWN, dict.fromkeys((row.id for row in rows), INTERRUPTED))
    project(session, sorted({row.subscription_id for row in rows}))
    return len(rows)


def _of(customer: str | None) -> list[ColumnElement[bool]]:
    """The condition that a subscription is one of a customer's (tenant id)."""
    if customer is None:
        return []
    return [SubscriptionRow.customer_id.in_(select(CustomerRow.id).where(CustomerRow.tenant_id == customer))]


def take_up_kept(session: Session, actor: Actor, now: datetime, customer: str | None = None) -> int:
    """Submit what was decided without a connection, where the service takes it; returns how many.

    Only what still holds, and only for one customer (tenant id) when one is named.
    """
    holds = (ChangeRow.state == _S.KEPT) & (SubscriptionRow.change_id == ChangeRow.id)
    publishable = SubscriptionRow.publishing != Publishing.KEPT_HERE
    rows = list(session.execute(_rows(holds, publishable, *_of(customer))))
    move_changes(session, actor, now, rows, _S.SUBMITTED)
    project(session, sorted({row.subscription_id for row in rows}))
    return len(rows)


def keep_unpublishable(session: Session, actor: Actor, now: datetime) -> int:
    """Submitted changes that the service would not take are kept here: new commerce, and what is gone or deleted."""
    unpublishable = SubscriptionRow.publishing == Publishing.KEPT_HERE
    rows = list(session.execute(_rows(ChangeRow.state == _S.SUBMITTED, unpublishable)))
    move_changes(session, actor, now, rows, _S.KEPT)
    project(session, sorted({row.subscription_id for row in rows}))
    return len(rows)


def _waits(customer: str | None) -> list[ColumnElement[bool]]:
    return [ChangeRow.state.in_((_S.SUBMITTED, _S.UNKNOWN)), *_of(customer)]


def number_waiting(session: Session, customer: str | None = None) -> int:
    """How many changes are to be sent, or to be looked after as nobody knows what became of them."""
    query = select(func.count()).select_from(ChangeRow)
    if customer is not None:
        query = query.join(SubscriptionRow, SubscriptionRow.id == ChangeRow.subscription_id)
    return session.execute(query.where(*_waits(customer))).scalar_one()


def number(session: Session, state: ChangeState) -> int:
    """How many changes are in a state."""
    return session.execute(select(func.count()).where(ChangeRow.state == state)).scalar_one()


def waiting(session: Session, customer: str | None = None, *, after: int = 0, limit: int = 500) -> list[Waiting]:
    """Changes to be sent with keys above `after`, in the order in which they were made."""
    wanted = aliased(ContactRow)
    rows = session.execute(
        select(
            ChangeRow.id,
            ChangeRow.state,
            ChangeRow.subscription_id,
            ChangeRow.base_contact_id,
            ChangeRow.wanted_contact_id,
            ChangeRow.request_id,
            SubscriptionRow.guid,
            SubscriptionRow.guid_received,
            SubscriptionRow.customer_id,
            CustomerRow.tenant_id,
            wanted.tenant_id_received,
        )
        .join(SubscriptionRow, SubscriptionRow.id == ChangeRow.subscription_id)
        .join(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
        .join(wanted, wanted.id == ChangeRow.wanted_contact_id)
        .where(ChangeRow.id > after, *_waits(customer))
        .order_by(ChangeRow.id)
        .limit(limit)
    ).all()
    contacts = Contacts(session)
    kept = _kept_below(session, [row.subscription_id for row in rows])
    return [
        Waiting(
            row.id,
            row.guid,
            row.customer_id,
            row.tenant_id,
            row.guid_received,
            _bases(contacts, row, kept.get(row.subscription_id, ())),
            contacts[row.wanted_contact_id],
            row.tenant_id_received or contacts[row.wanted_contact_id].tenant_id,
            row.request_id,
            ChangeState(row.state),
        )
        for row in rows
    ]


def _kept_below(session: Session, subscriptions: Sequence[int]) -> dict[int, list[Any]]:
    """Kept changes of these subscriptions since the last confirmed one, the latest first."""
    confirmed = aliased(ChangeRow)
    last = (
        select(func.max(confirmed.id))
        .where(confirmed.subscription_id == ChangeRow.subscription_id, confirmed.state == _S.CONFIRMED)
        .scalar_subquery()
    )
    found: dict[int, list[Any]] = {}
    for part in chunks(subscriptions):
        for row in session.execute(
            select(ChangeRow.id, ChangeRow.subscription_id, ChangeRow.base_contact_id, ChangeRow.wanted_contact_id)
            .where(
                ChangeRow.subscription_id.in_(part), ChangeRow.state == _S.KEPT, ChangeRow.id > func.coalesce(last, 0)
            )
            .order_by(ChangeRow.id.desc())
        ):
            found.setdefault(row.subscription_id, []).append(row)
    return found


def _bases(contacts: Contacts, change: Any, kept: Iterable[Any]) -> tuple[SupportContact, ...]:
    """The base of a change, and what lies beneath the kept changes that it was decided on top of."""
    base = change.base_contact_id
    for below in kept:
        if below.id < change.id and contacts[below.wanted_contact_id].same_as(contacts[base]):
            base = below.base_contact_id
    return tuple(dict.fromkeys((contacts[change.base_contact_id], contacts[base])))


# On the way


def begin(session: Session, actor: Actor, now: datetime, keys: Collection[int]) -> set[int]:
    """Changes are about to be put; returns those that are. What a person took back meanwhile is not."""
    publishable = SubscriptionRow.publishing != Publishing.KEPT_HERE
    # What may have been put already is put to an end, whatever the subscription has become since.
    may = (ChangeRow.state == _S.UNKNOWN) | ((ChangeRow.state == _S.SUBMITTED) & publishable)
    rows = changes_among(session, keys, may)
    move_changes(session, actor, now, rows, _S.SENDING)
    project(session, sorted({row.subscription_id for row in rows}))
    return {row.id for row in rows}


def wait_again(
    session: Session, actor: Actor, now: datetime, why: dict[int, str], answered: Collection[int] = ()
) -> None:
    """The service took nothing of these: they are submitted still.

    Those that it `answered` get a new request id: under the old one it might give the same answer again.
    """
    rows = changes_among(session, why, ChangeRow.state == _S.SENDING)
    anew = [{"id": row.id, "request_id": str(uuid.uuid4())} for row in rows if row.id in answered]
    if anew:
        session.execute(update(ChangeRow), anew)
    move_changes(session, actor, now, rows, _S.SUBMITTED, why)
    project(session, sorted({row.subscription_id for row in rows}))


def settle(session: Session, actor: Actor, now: datetime, outcomes: Sequence[Outcome]) -> tuple[Counter[str], Taken]:
    """Write down what became of changes, and what the service told of their contacts; counts by state.

    A change that turned out settled before it was put passes through `sending` here. One that a person took back
    meanwhile is left, and not counted; what was told is kept all the same.
    """
    by_key = {outcome.key: outcome for outcome in outcomes}
    rows = changes_among(session, by_key)
    live = [row for row in rows if row.state in (_S.SUBMITTED, _S.SENDING, _S.UNKNOWN)]
    sent = {row.id for row in live}
    confirmed = [row for row in live if by_key[row.id].state is _S.CONFIRMED]
    _write_confirmed(session, now, {row.subscription_id: by_key[row.id].told for row in confirmed})
    done = {row.id for row in confirmed}
    told = [one.told for one in outcomes if one.told is not None and one.key not in done]
    taken = take_contacts(session, actor, now, told) if told else Taken()
    move_changes(session, actor, now, [row for row in live if row.state == _S.SUBMITTED], _S.SENDING)
    counts: Counter[str] = Counter()
    for state in (_S.CONFIRMED, _S.CONFLICT, _S.REFUSED, _S.UNKNOWN):
        arriving = [row for row in live if by_key[row.id].state is state]
        details = {row.id: by_key[row.id].detail for row in arriving}
        for come_from in (_S.SENDING, _S.UNKNOWN):
            moving = [row for row in arriving if (row.state == _S.UNKNOWN) is (come_from is _S.UNKNOWN)]
            # Unknown stays what it is until something is known.
            if moving and come_from is not state:
                move_changes(session, actor, now, moving, state, details, come_from=come_from)
        counts[state.value] += len(arriving)
    drift.overtake(session, now, actor.author, [row.subscription_id for row in confirmed])
    project(session, sorted({row.subscription_id for row in rows if row.id in sent}))
    return counts, taken


def _write_confirmed(session: Session, now: datetime, told: dict[int, ContactFact | None]) -> None:
    """What the service says it holds. The change's own row of history tells of it, so no other does."""
    contacts = Contacts(session)
    rows = [
        {
            "subscription_id": key,
            "contact_id": contacts.key_of(contact_of(contacts, fact), fact.tenant_id_received),
            "read_at": fact.read_at or now,
        }
        for key, fact in told.items()
        if fact is not None
    ]
    known = {
        key
        for part in chunks(list(told))
        for key in session.scalars(
            select(SupportContactRow.subscription_id).where(SupportContactRow.subscription_id.in_(part))
        )
    }
    new = [row for row in rows if row["subscription_id"] not in known]
    old = [row for row in rows if row["subscription_id"] in known]
    if new:
        session.execute(insert(SupportContactRow), new)
    if old:
        session.execute(update(SupportContactRow), old)


def contact_of(contacts: Contacts, fact: ContactFact) -> SupportContact:
    """The contact that the service told; whatever names the provider's tenant is the provider."""
    return contacts.settled(SupportContact(fact.tenant_id or "", fact.mpn_id or "", fact.name or ""))
