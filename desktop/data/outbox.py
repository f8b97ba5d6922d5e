"""The outbox: staging, withdrawing, submitting and undoing decisions, each with its history in the same transaction."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from desktop.data import candidates, history
from desktop.data.chunks import chunks
from desktop.data.contacts import Contacts
from desktop.data.projection import project
from desktop.data.store.schema import (
    PROVIDER_CONTACT,
    BatchRow,
    ChangeRow,
    ContactRow,
    CustomerLinkRow,
    CustomerRow,
    ResellerRow,
    SubscriptionRow,
    SupportContactRow,
)
from desktop.domain.changes import EVENT_OF, OPEN, UNSENT, move
from desktop.domain.records import (
    Act,
    ActKind,
    Change,
    ChangeState,
    Event,
    Publishing,
    StagingOutcome,
    SupportContact,
)
from desktop.domain.roles import Actor, DeskAct
from desktop.errors import NotAllowed, NotFound

IN_FLIGHT = "in_flight"
"""Barred because an earlier decision on the row is on its way, unanswered or in conflict."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a subscription stands before a new choice."""

    key: int
    customer_key: int
    settled: int
    open_id: int | None
    open_state: ChangeState | None
    open_base: int | None
    open_wanted: int | None


def _standings(session: Session, keys: Sequence[int]) -> dict[int, _Standing]:
    """For each subscription: the contact that holds when nothing is under way, and the decision that is."""
    kept = aliased(ChangeRow)
    later = aliased(ChangeRow)
    # The newest kept change holds until a newer confirmed one ends it.
    newest = (
        select(func.max(later.id))
        .where(later.subscription_id == SubscriptionRow.id, later.state.in_((ChangeState.KEPT, ChangeState.CONFIRMED)))
        .scalar_subquery()
    )
    under_way = aliased(ChangeRow)
    found: dict[int, _Standing] = {}
    for part in chunks(keys):
        rows = session.execute(
            select(
                SubscriptionRow.id,
                SubscriptionRow.customer_id,
                func.coalesce(kept.wanted_contact_id, SupportContactRow.contact_id, PROVIDER_CONTACT).label("settled"),
                under_way.id.label("open_id"),
                under_way.state.label("open_state"),
                under_way.base_contact_id.label("open_base"),
                under_way.wanted_contact_id.label("open_wanted"),
            )
            .outerjoin(SupportContactRow, SupportContactRow.subscription_id == SubscriptionRow.id)
            .outerjoin(kept, (kept.id == newest) & (kept.state == ChangeState.KEPT))
            .outerjoin(under_way, (under_way.subscription_id == SubscriptionRow.id) & under_way.state.in_(sorted(OPEN)))
            .where(SubscriptionRow.id.in_(part))
        )
        for row in rows:
            found[row.id] = _Standing(
                row.id,
                row.customer_id,
                row.settled,
                row.open_id,
                ChangeState(row.open_state) if row.open_state else None,
                row.open_base,
                row.open_wanted,
            )
    return found


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
    dictionary = Contacts(session)
    wanted = dictionary.settled(wanted)
    standings = _standings(session, subscriptions)
    verdicts = candidates.verdicts_for(session, actor, today, list(standings), wanted)
    batch_uid = str(uuid.uuid4())
    staged: list[int] = []
    removed: list[int] = []
    unchanged: list[int] = []
    barred: dict[int, tuple[str, ...]] = {}
    withdrawals: list[_Standing] = []
    additions: list[tuple[_Standing, int]] = []
    for key in dict.fromkeys(subscriptions):
        standing = standings.get(key)
        if standing is None:
            barred[key] = ("unknown_subscription",)
            continue
        replaceable = standing.open_state in (None, ChangeState.STAGED, ChangeState.SUBMITTED)
        base = standing.settled if standing.open_base is None else standing.open_base
        if not replaceable:
            barred[key] = (IN_FLIGHT,)
        elif dictionary[base].same_as(wanted):
            if standing.open_id is None:
                unchanged.append(key)
            else:
                withdrawals.append(standing)
                removed.append(key)
        elif standing.open_wanted is not None and dictionary[standing.open_wanted].same_as(wanted):
            unchanged.append(key)
        elif not verdicts[key].eligible:
            barred[key] = tuple(finding.reason.value for finding in verdicts[key].findings)
        else:
            if standing.open_id is not None:
                withdrawals.append(standing)
            additions.append((standing, base))
            staged.append(key)
    if not withdrawals and not additions:
        return StagingOutcome(batch_uid, (), (), tuple(unchanged), barred)
    wanted_key = dictionary.key_of(wanted)
    drop_redo(session, actor.author)
    if kind is None:
        kind = ActKind.RESET if wanted_key == PROVIDER_CONTACT else ActKind.ASSIGN
    batch = _new_batch(session, batch_uid, kind, actor, now, dictionary[wanted_key].name, reason, staged + removed)
    events: list[dict[str, Any]] = []
    if withdrawals:
        for part in chunks(withdrawals):
            session.execute(
                update(ChangeRow)
                .where(ChangeRow.id.in_([s.open_id for s in part]))
                .values(state=ChangeState.WITHDRAWN, state_at=now, replaced_by_batch_id=batch)
            )
        for standing in withdrawals:
            assert standing.open_wanted is not None
            assert standing.open_base is not None
            events.append(
                history.happened(
                    Event.WITHDRAWN,
                    now,
                    actor,
                    subscription=standing.key,
                    customer=standing.customer_key,
                    change=standing.open_id,
                    batch=batch,
                    before=dictionary[standing.open_wanted].name,
                    after=dictionary[standing.open_base].name,
                    reason=reason,
                )
            )
    if additions:
        rows = [
            {
                "uid": str(uuid.uuid4()),
                "subscription_id": standing.key,
                "batch_id": batch,
                "base_contact_id": base,
                "wanted_contact_id": wanted_key,
                "state": ChangeState.STAGED,
                "author": actor.author,
                "role": actor.role,
                "reason": reason,
                "created_at": now,
                "state_at": now,
                "request_id": str(uuid.uuid4()),
                "unconfirmed": verdicts[standing.key].unconfirmed,
            }
            for standing, base in additions
        ]
        session.execute(insert(ChangeRow), rows)
        made: dict[int, int] = {
            row.subscription_id: row.id
            for row in session.execute(
                select(ChangeRow.subscription_id, ChangeRow.id).where(ChangeRow.batch_id == batch)
            )
        }
        events.extend(
            history.happened(
                Event.STAGED,
                now,
                actor,
                subscription=standing.key,
                customer=standing.customer_key,
                change=made[standing.key],
                batch=batch,
                before=dictionary[base].name,
                after=dictionary[wanted_key].name,
                reason=reason,
            )
            for standing, base in additions
        )
    history.write(session, events)
    project(session, sorted({*staged, *removed}))
    return StagingOutcome(batch_uid, tuple(staged), tuple(removed), tuple(unchanged), barred)


def _new_batch(
    session: Session,
    uid: str,
    kind: ActKind,
    actor: Actor,
    now: datetime,
    contact_name: str,
    reason: str,
    touched: Sequence[int],
) -> int:
    name = ""
    if len(touched) == 1:
        row = session.execute(
            select(SubscriptionRow.nickname, SubscriptionRow.product).where(SubscriptionRow.id == touched[0])
        ).one()
        name = row.nickname or row.product
    return session.execute(
        insert(BatchRow)
        .values(
            uid=uid,
            kind=kind,
            contact_name=contact_name,
            subscription_name=name,
            count=len(touched),
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
    session.execute(update(BatchRow).where(mine).values(dropped=True))


def _change_rows(*conditions: Any) -> Select[*tuple[Any, ...]]:
    """Changes with what a move of theirs needs for its history."""
    base = aliased(ContactRow)
    wanted = aliased(ContactRow)
    replacing = aliased(BatchRow)
    return (
        select(
            ChangeRow.id,
            ChangeRow.state,
            ChangeRow.subscription_id,
            SubscriptionRow.customer_id,
            SubscriptionRow.publishing,
            ChangeRow.base_contact_id,
            ChangeRow.wanted_contact_id,
            ChangeRow.batch_id,
            ChangeRow.reason,
            ChangeRow.replaced_by_batch_id,
            replacing.undone.label("replaced_by_undone"),
            base.name.label("base_name"),
            wanted.name.label("wanted_name"),
        )
        .join(SubscriptionRow, SubscriptionRow.id == ChangeRow.subscription_id)
        .join(base, base.id == ChangeRow.base_contact_id)
        .join(wanted, wanted.id == ChangeRow.wanted_contact_id)
        .outerjoin(replacing, replacing.id == ChangeRow.replaced_by_batch_id)
        .where(*conditions)
        .order_by(ChangeRow.id)
    )


def _move_all(
    session: Session,
    actor: Actor,
    now: datetime,
    rows: Sequence[Any],
    to: ChangeState,
    *,
    batch: int | None = None,
    detail: str = "",
    **values: Any,
) -> None:
    """Move changes to a state: each move legal, each in the history."""
    if not rows:
        return
    for row in rows:
        move(ChangeState(row.state), to)
    for part in chunks([row.id for row in rows]):
        session.execute(
            update(ChangeRow).where(ChangeRow.id.in_(part)).values(state=to, state_at=now, last_error=detail, **values)
        )
    backwards = to is ChangeState.WITHDRAWN
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
                batch=batch if batch is not None else row.batch_id,
                before=row.wanted_name if backwards else row.base_name,
                after=row.base_name if backwards else row.wanted_name,
                reason=row.reason,
                detail=detail,
            )
            for row in rows
        ],
    )


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
    conditions: list[Any] = [ChangeRow.state == ChangeState.STAGED]
    rows: list[Any] = []
    if changes is None:
        rows = list(session.execute(_change_rows(*conditions)))
    else:
        for part in chunks(changes):
            rows.extend(session.execute(_change_rows(*conditions, ChangeRow.id.in_(part))))
    dictionary = Contacts(session)
    barred: dict[int, tuple[str, ...]] = {}
    by_wanted: dict[int, list[Any]] = {}
    for row in rows:
        by_wanted.setdefault(row.wanted_contact_id, []).append(row)
    for wanted_key, group in by_wanted.items():
        verdicts = candidates.verdicts_for(
            session, actor, today, [row.subscription_id for row in group], dictionary[wanted_key]
        )
        for row in group:
            verdict = verdicts[row.subscription_id]
            if not verdict.eligible:
                barred[row.id] = tuple(finding.reason.value for finding in verdict.findings)
    going = [row for row in rows if row.id not in barred]
    staying_here = [row for row in going if not connected or row.publishing == Publishing.KEPT_HERE]
    _move_all(session, actor, now, going, ChangeState.SUBMITTED, submitted_at=now)
    keys = [row.id for row in staying_here]
    again: list[Any] = []
    for part in chunks(keys):
        again.extend(session.execute(_change_rows(ChangeRow.id.in_(part))))
    _move_all(session, actor, now, again, ChangeState.KEPT)
    project(session, sorted({row.subscription_id for row in going}))
    kept = frozenset(keys)
    return SubmitOutcome(tuple(row.id for row in going if row.id not in kept), tuple(keys), barred)


def withdraw(session: Session, actor: Actor, now: datetime, changes: Sequence[int]) -> list[int]:
    """Take back staged or submitted changes, as one act that undo can take back; returns the keys withdrawn."""
    rows: list[Any] = []
    for part in chunks(changes):
        rows.extend(
            session.execute(
                _change_rows(ChangeRow.id.in_(part), ChangeRow.state.in_((ChangeState.STAGED, ChangeState.SUBMITTED)))
            )
        )
    if not rows:
        return []
    drop_redo(session, actor.author)
    to_provider = all(row.base_contact_id == PROVIDER_CONTACT for row in rows)
    kind = ActKind.RESET if to_provider else ActKind.ASSIGN
    subscriptions = [row.subscription_id for row in rows]
    batch = _new_batch(session, str(uuid.uuid4()), kind, actor, now, rows[0].base_name, "", subscriptions)
    _move_all(session, actor, now, rows, ChangeState.WITHDRAWN, batch=batch, replaced_by_batch_id=batch)
    project(session, sorted(subscriptions))
    return [row.id for row in rows]


def set_reason(session: Session, actor: Actor, now: datetime, subscriptions: Sequence[int], reason: str) -> list[int]:
    """Give the staged changes on these subscriptions another reason; returns the keys of those that differ."""
    rows: list[Any] = []
    for part in chunks(subscriptions):
        rows.extend(
            session.execute(
                _change_rows(
                    ChangeRow.subscription_id.in_(part),
                    ChangeRow.state == ChangeState.STAGED,
                    ChangeRow.reason != reason,
                )
            )
        )
    for part in chunks([row.id for row in rows]):
        session.execute(update(ChangeRow).where(ChangeRow.id.in_(part)).values(reason=reason))
    history.write(
        session,
        [
            history.happened(
                Event.REASON_CHANGED,
                now,
                actor,
                subscription=row.subscription_id,
                customer=row.customer_id,
                change=row.id,
                batch=row.batch_id,
                before=row.base_name,
                after=row.wanted_name,
                reason=reason,
            )
            for row in rows
        ],
    )
    return [row.id for row in rows]


@dataclass(frozen=True, slots=True)
class UndoOutcome:
    """What undo or redo did: the act, the rows that went back, those staged again, and those left as they were."""

    act: Act
    withdrawn: tuple[int, ...]
    restaged: tuple[int, ...]
    counter: tuple[int, ...]
    left: tuple[int, ...]


_ACT = (
    BatchRow.uid,
    BatchRow.kind,
    BatchRow.contact_name,
    BatchRow.subscription_name,
    BatchRow.count,
    BatchRow.created_at,
)


def _act(row: Any) -> Act:
    return Act(row.uid, ActKind(row.kind), row.contact_name, row.subscription_name, row.count, row.created_at)


def next_undo(session: Session, author: str) -> Act | None:
    """The act of that person that undo would take back, None when there is none."""
    row = session.execute(_undoable(author).with_only_columns(*_ACT)).one_or_none()
    return _act(row) if row else None


def next_redo(session: Session, author: str) -> Act | None:
    """The act of that person that redo would do again, None when there is none."""
    row = session.execute(_redoable(author).with_only_columns(*_ACT)).one_or_none()
    return _act(row) if row else None


def _undoable(author: str) -> Select[*tuple[Any, ...]]:
    mine = (BatchRow.author == author) & ~BatchRow.undone
    return select(BatchRow.id, *_ACT).where(mine).order_by(BatchRow.id.desc()).limit(1)


def _redoable(author: str) -> Select[*tuple[Any, ...]]:
    mine = (BatchRow.author == author) & BatchRow.undone & ~BatchRow.dropped
    return select(BatchRow.id, *_ACT).where(mine).order_by(BatchRow.id).limit(1)


def undo(session: Session, actor: Actor, now: datetime, today: date, batch_uid: str | None = None) -> UndoOutcome:
    """Take back the newest act of the person (or the named batch, whoever's it is).

    Name the batch that was shown, as another desk of the same person may have acted since. What was not sent is
    withdrawn, and what it had replaced is staged again. What was confirmed gets a counter-change, staged for review.
    Rows on their way, in conflict or decided anew since are left, and listed.
    """
    query = _undoable(actor.author)
    if batch_uid is not None:
        query = select(BatchRow.id, *_ACT).where(BatchRow.uid == batch_uid, ~BatchRow.undone)
    batch = session.execute(query).one_or_none()
    if batch is None:
        raise NotFound("nothing_to_undo", "There is nothing to undo.")
    rows = list(session.execute(_change_rows(ChangeRow.batch_id == batch.id)))
    newest = _newest_changes(session, [row.subscription_id for row in rows])
    standing = [row for row in rows if newest.get(row.subscription_id) == row.id]
    unsent = [row for row in standing if row.state in UNSENT]
    sent = [row for row in standing if row.state == ChangeState.CONFIRMED]
    _move_all(session, actor, now, unsent, ChangeState.WITHDRAWN, batch=batch.id)
    replaced = list(
        session.execute(
            _change_rows(ChangeRow.replaced_by_batch_id == batch.id, ChangeRow.state == ChangeState.WITHDRAWN)
        )
    )
    newest = _newest_changes(session, [row.subscription_id for row in replaced])
    # A row with a later decision keeps it.
    replaced = [row for row in replaced if newest.get(row.subscription_id, 0) < row.id]
    _move_all(session, actor, now, replaced, ChangeState.STAGED, batch=batch.id)
    project(session, sorted({row.subscription_id for row in (*unsent, *replaced)}))
    counter, barred = _counter(session, actor, now, today, sent)
    done = {row.id for row in unsent} | {row.id for row in sent if row.subscription_id not in barred}
    left = tuple(row.subscription_id for row in rows if row.id not in done and row.state not in _CAME_TO_NOTHING)
    if done or replaced or not left:
        # An act of which nothing could be taken back yet stays, to be undone once its rows have settled.
        session.execute(update(BatchRow).where(BatchRow.id == batch.id).values(undone=True, dropped=bool(counter)))
    return UndoOutcome(
        _act(batch),
        tuple(row.subscription_id for row in unsent),
        tuple(row.subscription_id for row in replaced),
        tuple(counter),
        left,
    )


_CAME_TO_NOTHING = (ChangeState.WITHDRAWN, ChangeState.REFUSED)


def _newest_changes(session: Session, subscriptions: Sequence[int]) -> dict[int, int]:
    """The newest decision that stands on each subscription; those without one are absent."""
    newest: dict[int, int] = {}
    for part in chunks(subscriptions):
        newest |= {
            row.subscription_id: row.newest
            for row in session.execute(
                select(ChangeRow.subscription_id, func.max(ChangeRow.id).label("newest"))
                .where(ChangeRow.subscription_id.in_(part), ChangeRow.state.not_in(_CAME_TO_NOTHING))
                .group_by(ChangeRow.subscription_id)
            )
        }
    return newest


def _counter(
    session: Session, actor: Actor, now: datetime, today: date, sent: Sequence[Any]
) -> tuple[list[int], set[int]]:
    """Stage the way back of confirmed changes; one batch for each contact that rows go back to.

    Returns the subscriptions on which it was staged, and those whose former contact may not be chosen any more.
    """
    dictionary = Contacts(session)
    back: dict[int, list[int]] = {}
    for row in sent:
        back.setdefault(row.base_contact_id, []).append(row.subscription_id)
    staged: list[int] = []
    barred: set[int] = set()
    for contact_key, subscriptions in back.items():
        outcome = stage(
            session, actor, now, today, subscriptions, dictionary[contact_key], kind=ActKind.COUNTER
        )  # fmt: skip
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
    batch = session.execute(_redoable(actor.author)).one_or_none()
    if batch is None:
        raise NotFound("nothing_to_redo", "There is nothing to redo.")
    replaced = {
        row.subscription_id: row
        for row in session.execute(
            _change_rows(ChangeRow.replaced_by_batch_id == batch.id, ChangeRow.state == ChangeState.STAGED)
        )
    }
    wanted = [
        row
        for row in session.execute(
            _change_rows(ChangeRow.batch_id == batch.id, ChangeRow.state == ChangeState.WITHDRAWN)
        )
        # Undone out of order, it may have been replaced by an act that still holds.
        if row.replaced_by_batch_id is None or row.replaced_by_undone
    ]
    dictionary = Contacts(session)
    standings = _standings(session, [row.subscription_id for row in wanted])
    again: list[Any] = []
    left: list[int] = []
    for row in wanted:
        standing = standings[row.subscription_id]
        in_the_way = replaced.get(row.subscription_id)
        free = standing.open_id == (in_the_way.id if in_the_way else None)
        if free and dictionary[standing.settled].same_as(dictionary[row.base_contact_id]):
            again.append(row)
        else:
            left.append(row.subscription_id)
            replaced.pop(row.subscription_id, None)
    _move_all(session, actor, now, list(replaced.values()), ChangeState.WITHDRAWN, batch=batch.id)
    _move_all(session, actor, now, again, ChangeState.STAGED, batch=batch.id)
    session.execute(update(BatchRow).where(BatchRow.id == batch.id).values(undone=False))
    project(session, sorted({row.subscription_id for row in (*again, *replaced.values())}))
    return UndoOutcome(
        _act(batch),
        tuple(replaced),
        tuple(row.subscription_id for row in again),
        (),
        tuple(left),
    )


def changes(
    session: Session,
    *,
    states: Sequence[ChangeState] = (),
    subscription_key: int | None = None,
    keys: Sequence[int] | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[Change]:
    """Changes in the order in which they were made, with everything a review shows. A `limit` goes without `keys`."""
    base = aliased(ContactRow)
    wanted = aliased(ContactRow)
    query = (
        select(
            ChangeRow,
            BatchRow.uid.label("batch_uid"),
            SubscriptionRow.guid,
            SubscriptionRow.product,
            SubscriptionRow.nickname,
            SubscriptionRow.publishing,
            CustomerRow.id.label("customer_key"),
            CustomerRow.tenant_id.label("customer_id"),
            CustomerRow.name.label("customer_name"),
            base.id.label("base_key"),
            base.tenant_id.label("base_tenant"),
            base.mpn_id.label("base_mpn"),
            base.name.label("base_name"),
            wanted.id.label("wanted_key"),
            wanted.tenant_id.label("wanted_tenant"),
            wanted.mpn_id.label("wanted_mpn"),
            wanted.name.label("wanted_name"),
            CustomerLinkRow.attested_at,
        )
        .join(BatchRow, BatchRow.id == ChangeRow.batch_id)
        .join(SubscriptionRow, SubscriptionRow.id == ChangeRow.subscription_id)
        .join(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
        .join(base, base.id == ChangeRow.base_contact_id)
        .join(wanted, wanted.id == ChangeRow.wanted_contact_id)
        .outerjoin(ResellerRow, (ResellerRow.tenant_id == wanted.tenant_id) & (wanted.tenant_id != ""))
        .outerjoin(
            CustomerLinkRow,
            (CustomerLinkRow.customer_id == SubscriptionRow.customer_id)
            & (CustomerLinkRow.reseller_id == ResellerRow.id),
        )
        .order_by(ChangeRow.id)
    )
    if states:
        query = query.where(ChangeRow.state.in_(states))
    if subscription_key is not None:
        query = query.where(ChangeRow.subscription_id == subscription_key)
    if limit is not None:
        query = query.limit(limit).offset(offset)
    bites = [query] if keys is None else [query.where(ChangeRow.id.in_(part)) for part in chunks(sorted(set(keys)))]
    found: list[Change] = []
    for row in (row for bite in bites for row in session.execute(bite)):
        change: ChangeRow = row.ChangeRow
        found.append(
            Change(
                key=change.id,
                id=change.uid,
                batch_id=row.batch_uid,
                subscription_key=change.subscription_id,
                subscription_id=row.guid,
                customer_key=row.customer_key,
                customer_id=row.customer_id,
                customer_name=row.customer_name,
                product=row.product,
                nickname=row.nickname,
                base=SupportContact(row.base_tenant, row.base_mpn, row.base_name, row.base_key == PROVIDER_CONTACT),
                wanted=SupportContact(
                    row.wanted_tenant, row.wanted_mpn, row.wanted_name, row.wanted_key == PROVIDER_CONTACT
                ),
                state=ChangeState(change.state),
                publishing=Publishing(row.publishing),
                author=change.author,
                role=change.role,
                reason=change.reason,
                created_at=change.created_at,
                state_at=change.state_at,
                submitted_at=change.submitted_at,
                last_error=change.last_error,
                unconfirmed=change.unconfirmed,
                attested=row.attested_at is not None,
            )
        )
    return found


def count(session: Session, states: Sequence[ChangeState]) -> int:
    """How many changes are in one of these states."""
    return session.execute(select(func.count()).where(ChangeRow.state.in_(states))).scalar_one()
