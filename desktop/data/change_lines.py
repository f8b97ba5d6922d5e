"""The changes page: every decision before and after it is sent, by act, and contacts that were changed elsewhere.

Lines are of three kinds: an act (a batch), a change of it, and a contact that drifted. A line's key says which: four
times the row's own key, and the kind. So a page, a selection and an act can hold lines of all kinds.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from desktop.data import outbox, search
from desktop.data.chunks import chunks
from desktop.data.contacts import contacts_by_key
from desktop.data.many_rows import keys_of
from desktop.data.outbox import ReviewLine
from desktop.data.outbox.acts import act_of
from desktop.data.outbox.restaging import decided_anew
from desktop.data.outbox.setting_aside import is_set_aside
from desktop.data.store.schema import (
    BatchRow,
    ChangeRow,
    ContactRow,
    CustomerRow,
    DriftRow,
    SubscriptionRow,
    SupportContactRow,
)
from desktop.data.syncing import drift as drifting
from desktop.domain.folding import fold
from desktop.domain.records import Act, Change, ChangeState, Drift, DriftState, SupportContact
from desktop.domain.roles import Actor

BIN_DAYS = 30
"""How long what was discarded can be restored."""

_S = ChangeState


class ChangeGroup(StrEnum):
    """What the page can be narrowed to."""

    ALL = "all"
    STAGED = "staged"
    WAITING = "waiting"
    CONFLICTS = "conflicts"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    KEPT = "kept"
    CONFIRMED = "confirmed"
    BIN = "bin"
    DRIFT = "drift"


NEEDING = (ChangeGroup.CONFLICTS, ChangeGroup.REFUSED, ChangeGroup.DRIFT)
"""Groups whose lines wait for a person, apart from what is staged."""

_STATES: dict[ChangeGroup, tuple[ChangeState, ...]] = {
    ChangeGroup.STAGED: (_S.STAGED,),
    ChangeGroup.WAITING: (_S.SUBMITTED, _S.SENDING),
    ChangeGroup.CONFLICTS: (_S.CONFLICT,),
    ChangeGroup.REFUSED: (_S.REFUSED,),
    ChangeGroup.UNKNOWN: (_S.UNKNOWN,),
    ChangeGroup.KEPT: (_S.KEPT,),
    ChangeGroup.CONFIRMED: (_S.CONFIRMED,),
    ChangeGroup.BIN: (_S.WITHDRAWN,),
}


class ChangeSort(StrEnum):
    """The orders that the page offers besides its own, which is by act, the newest first."""

    CUSTOMER = "customer"
    SUBSCRIPTION = "subscription"
    WANTED = "wanted"
    STATE = "state"
    AUTHOR = "author"
    WHEN = "when"


@dataclass(frozen=True, slots=True)
class ChangesQuery:
    """What to list. `today` is the person's day: it says how far back the bin reaches."""

    group: ChangeGroup = ChangeGroup.ALL
    text: str = ""
    today: date = date.min
    sort: ChangeSort | None = None
    descending: bool = False


class LineKind(IntEnum):
    """What a line is about."""

    CHANGE = 0
    DRIFT = 1
    BATCH = 2


KINDS = 4
"""What the keys of lines are counted in."""


def line_key(kind: LineKind, key: int) -> int:
    """The key of the line about a row."""
    return key * KINDS + kind


def states_of(group: ChangeGroup) -> tuple[ChangeState, ...]:
    """The states of the changes that a group lists; none in particular for all of them."""
    return _STATES.get(group, ())


def kind_of(line: int) -> LineKind:
    """What the line with this key is about."""
    return LineKind(line % KINDS)


def row_key(line: int) -> int:
    """The key of the row that the line with this key is about."""
    return line // KINDS


def row_keys(lines: Iterable[int], kind: LineKind) -> list[int]:
    """The keys of the rows of one kind that these lines are about."""
    wanted = int(kind)
    return [line // KINDS for line in lines if line % KINDS == wanted]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change. `told` is what the service says now; `review` the verdict of a staged one as of now."""

    key: int
    change: Change
    told: SupportContact | None = None
    told_at: datetime | None = None
    review: ReviewLine | None = None
    decided_anew: bool = False
    set_aside: bool = False
    restorable_until: date | None = None


@dataclass(frozen=True, slots=True)
class DriftLine:
    """A contact that was changed elsewhere."""

    key: int
    drift: Drift


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One act: who did it, why, what became of its changes, and whether it was taken back.

    `failed` counts those that were refused, and neither decided anew nor set aside.
    """

    key: int
    act: Act
    author: str
    role: str
    reason: str
    states: Mapping[ChangeState, int] = field(default_factory=dict)
    undone: bool = False
    failed: int = 0

    @property
    def total(self) -> int:
        """How many changes it made."""
        return sum(self.states.values())


Line = ChangeLine | DriftLine | BatchLine


# What is listed


def _bin_from(today: date) -> datetime:
    return datetime.combine(max(today, date.min + timedelta(BIN_DAYS)) - timedelta(BIN_DAYS), time(), UTC)


def _narrowed(group: ChangeGroup, today: date) -> list[ColumnElement[bool]]:
    """Conditions on changes: what is in a group."""
    states = _STATES.get(group)
    conditions: list[ColumnElement[bool]] = [] if states is None else [ChangeRow.state.in_(states)]
    if group in (ChangeGroup.REFUSED, ChangeGroup.BIN):
        # Whoever decides anew has answered to what came of the decision before.
        conditions.append(~decided_anew())
    if group is ChangeGroup.REFUSED:
        conditions.append(~is_set_aside())
    if group is ChangeGroup.BIN:
        conditions.append(ChangeRow.state_at >= _bin_from(today))
    return conditions


def matching(session: Session, query: ChangesQuery) -> list[ColumnElement[bool]]:
    """Conditions on changes: what the query asks for."""
    conditions = _narrowed(query.group, query.today)
    for word in search.search_words(query.text):
        contacts = select(ContactRow.id).where(ContactRow.search_text.contains(word, autoescape=True))
        # Few are written, many have the same; in what case a letter of any script is typed does not matter.
        said = session.execute(select(ChangeRow.reason, ChangeRow.author).distinct()).all()
        reasons = sorted({row.reason for row in said if word in fold(row.reason)})[:_MOST]
        authors = sorted({row.author for row in said if word in fold(row.author)})[:_MOST]
        conditions.append(
            or_(
                ChangeRow.subscription_id.in_(_subscriptions_called(session, word)),
                ChangeRow.wanted_contact_id.in_(contacts),
                ChangeRow.base_contact_id.in_(contacts),
                ChangeRow.reason.contains(word, autoescape=True),
                ChangeRow.reason.in_(reasons),
                ChangeRow.author.in_(authors),
                ChangeRow.last_error.contains(word, autoescape=True),
            )
        )
    return conditions


_MOST = 500
"""Texts that go into one statement."""


def _subscriptions_called(session: Session, word: str) -> Select[int]:
    customers = select(CustomerRow.id).where(search.customers_with(session, word))
    called = or_(search.subscriptions_called(session, word), SubscriptionRow.customer_id.in_(customers))
    return select(SubscriptionRow.id).where(called)


def drift_matching(session: Session, query: ChangesQuery) -> list[ColumnElement[bool]]:
    """Conditions on contacts that drifted: what the query asks for of those that are open."""
    conditions: list[ColumnElement[bool]] = [DriftRow.state == DriftState.OPEN]
    for word in search.search_words(query.text):
        contacts = select(ContactRow.id).where(ContactRow.search_text.contains(word, autoescape=True))
        conditions.append(
            or_(
                DriftRow.subscription_id.in_(_subscriptions_called(session, word)),
                DriftRow.before_contact_id.in_(contacts),
                DriftRow.after_contact_id.in_(contacts),
            )
        )
    return conditions


def ids(session: Session, query: ChangesQuery) -> array[int]:
    """Keys of the lines, in order: each act before its changes, the newest act first, unless another order is asked."""
    return array("q", keys_of(session, _lines(session, query)))


def _lines(session: Session, query: ChangesQuery) -> Select[Any]:
    if query.group is ChangeGroup.DRIFT:
        return _drift_lines(query).where(*drift_matching(session, query))
    conditions = matching(session, query)
    if query.sort is not None:
        return _sorted_lines(query).where(*conditions)
    found = select(ChangeRow.batch_id, ChangeRow.id).where(*conditions).cte("found")
    batch, change = found.c.batch_id, found.c.id
    lines = union_all(
        select(
            batch.label("batch"), literal(0).label("place"), (batch * KINDS + LineKind.BATCH).label("line")
        ).distinct(),
        select(batch, change, change * KINDS + LineKind.CHANGE),
    ).subquery()
    return select(lines.c.line).order_by(lines.c.batch.desc(), lines.c.place)


def _sorted_lines(query: ChangesQuery) -> Select[Any]:
    lines: Select[Any] = select(ChangeRow.id * KINDS + LineKind.CHANGE)
    if query.sort in (ChangeSort.CUSTOMER, ChangeSort.SUBSCRIPTION):
        lines = lines.join(SubscriptionRow, SubscriptionRow.id == ChangeRow.subscription_id)
        lines = lines.join(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
    if query.sort is ChangeSort.WANTED:
        lines = lines.join(ContactRow, ContactRow.id == ChangeRow.wanted_contact_id)
    return _ordered(lines, query, ChangeRow, ChangeRow.state_at)


def _drift_lines(query: ChangesQuery) -> Select[Any]:
    lines: Select[Any] = select(DriftRow.id * KINDS + LineKind.DRIFT)
    if query.sort in (ChangeSort.CUSTOMER, ChangeSort.SUBSCRIPTION):
        lines = lines.join(SubscriptionRow, SubscriptionRow.id == DriftRow.subscription_id)
        lines = lines.join(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
    if query.sort is ChangeSort.WANTED:
        lines = lines.join(ContactRow, ContactRow.id == DriftRow.after_contact_id)
    return _ordered(lines, query, DriftRow, DriftRow.noticed_at)


def _ordered(lines: Select[Any], query: ChangesQuery, row: Any, moment: Any) -> Select[Any]:
    by = {
        ChangeSort.CUSTOMER: (CustomerRow.name_sort, SubscriptionRow.product_sort),
        ChangeSort.SUBSCRIPTION: (SubscriptionRow.product_sort,),
        ChangeSort.WANTED: (ContactRow.name,),
        ChangeSort.STATE: (row.state,),
        ChangeSort.AUTHOR: (getattr(row, "author", row.state),),
        ChangeSort.WHEN: (moment,),
    }.get(query.sort or ChangeSort.WHEN, ())
    newest_first = query.sort is None or query.descending
    return lines.order_by(*((*(part.desc() for part in by), row.id.desc()) if newest_first else (*by, row.id)))


# The lines themselves


def rows(session: Session, keys: Sequence[int], actor: Actor, today: date) -> dict[int, Line]:
    """Lines by key; staged changes are judged for this person as of `today`."""
    found: dict[int, Line] = {}
    for part in chunks(keys):
        found |= _change_lines(session, row_keys(part, LineKind.CHANGE), actor, today)
        found |= _batch_lines(session, row_keys(part, LineKind.BATCH))
        for one in drifting.listed(session, states=list(DriftState), keys=row_keys(part, LineKind.DRIFT)):
            key = line_key(LineKind.DRIFT, one.key)
            found[key] = DriftLine(key, one)
    return found


def _change_lines(session: Session, keys: Sequence[int], actor: Actor, today: date) -> dict[int, ChangeLine]:
    if not keys:
        return {}
    found = outbox.changes(session, keys=keys)
    told = _told(session, [one.subscription_key for one in found])
    staged = [one.key for one in found if one.state is _S.STAGED]
    reviews = {line.change.key: line for line in outbox.staged(session, actor, today, staged)} if staged else {}
    ended = [one.key for one in found if one.state in (_S.REFUSED, _S.WITHDRAWN)]
    anew = set(session.scalars(select(ChangeRow.id).where(ChangeRow.id.in_(ended), decided_anew()))) if ended else set()
    aside = (
        set(session.scalars(select(ChangeRow.id).where(ChangeRow.id.in_(ended), is_set_aside()))) if ended else set()
    )
    lines: dict[int, ChangeLine] = {}
    for one in found:
        contact, at = told.get(one.subscription_key, (None, None))
        until = None
        if one.state is _S.WITHDRAWN and one.key not in anew and one.state_at >= _bin_from(today):
            until = one.state_at.date() + timedelta(BIN_DAYS)
        key = line_key(LineKind.CHANGE, one.key)
        lines[key] = ChangeLine(key, one, contact, at, reviews.get(one.key), one.key in anew, one.key in aside, until)
    return lines


def _told(session: Session, subscriptions: Sequence[int]) -> dict[int, tuple[SupportContact, datetime]]:
    read = session.execute(
        select(SupportContactRow.subscription_id, SupportContactRow.contact_id, SupportContactRow.read_at).where(
            SupportContactRow.subscription_id.in_(subscriptions)
        )
    ).all()
    contacts = contacts_by_key(session, {row.contact_id for row in read})
    return {row.subscription_id: (contacts[row.contact_id], row.read_at) for row in read}


def _batch_lines(session: Session, keys: Sequence[int]) -> dict[int, BatchLine]:
    if not keys:
        return {}
    states: dict[int, dict[ChangeState, int]] = {}
    counted = (
        select(ChangeRow.batch_id, ChangeRow.state, func.count().label("number"))
        .where(ChangeRow.batch_id.in_(keys))
        .group_by(ChangeRow.batch_id, ChangeRow.state)
    )
    for row in session.execute(counted):
        states.setdefault(row.batch_id, {})[ChangeState(row.state)] = row.number
    standing = counted.where(*_narrowed(ChangeGroup.REFUSED, date.min))
    failed = {row.batch_id: row.number for row in session.execute(standing)}
    lines: dict[int, BatchLine] = {}
    for batch in session.scalars(select(BatchRow).where(BatchRow.id.in_(keys))):
        key = line_key(LineKind.BATCH, batch.id)
        lines[key] = BatchLine(
            key,
            act_of(batch),
            batch.author,
            batch.role,
            batch.reason,
            states.get(batch.id, {}),
            batch.undone,
            failed.get(batch.id, 0),
        )
    return lines


# Counting


def counts(session: Session, today: date) -> dict[ChangeGroup, int]:
    """How many changes, or contacts that drifted, are in each group."""
    by_state: dict[str, int] = {
        row.state: row.number
        for row in session.execute(select(ChangeRow.state, func.count().label("number")).group_by(ChangeRow.state))
    }
    found = {
        group: sum(by_state.get(state, 0) for state in states)
        for group, states in _STATES.items()
    }  # fmt: skip
    found[ChangeGroup.ALL] = sum(by_state.values())
    found[ChangeGroup.DRIFT] = drifting.number(session)
    for group in (ChangeGroup.REFUSED, ChangeGroup.BIN):
        if found[group]:
            found[group] = _number(session, group, today)
    return found


def _number(session: Session, group: ChangeGroup, today: date) -> int:
    return session.execute(select(func.count()).select_from(ChangeRow).where(*_narrowed(group, today))).scalar_one()


def number_needing(session: Session) -> int:
    """How many changes and contacts wait for a person to settle them."""
    conflicts = session.execute(select(func.count()).where(ChangeRow.state == _S.CONFLICT)).scalar_one()
    return conflicts + _number(session, ChangeGroup.REFUSED, date.min) + drifting.number(session)


def number_staged(session: Session, changes: Iterable[int]) -> int:
    """How many of these changes are staged."""
    counted = select(func.count()).select_from(ChangeRow).where(ChangeRow.state == _S.STAGED)
    return sum(session.execute(counted.where(ChangeRow.id.in_(part))).scalar_one() for part in chunks(sorted(changes)))
