"""The default sweep: who could take over the subscriptions that still stand on the provider, and why the others not.

A stretch of subscriptions is one statement, which gathers rows with the same facts and hands out their keys as one
text. So the engine does the work without the interpreter, a verdict is found once for many rows, and of each row four
bytes are held.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Select, String, case, cast, func, or_, select
from sqlalchemy.orm import Session

from desktop.data import outbox, resellers, subscriptions
from desktop.data.chunks import chunks
from desktop.data.judgement import Judgement
from desktop.data.outbox import Choice
from desktop.data.queries import SubscriptionQuery
from desktop.data.store.schema import PROVIDER_CONTACT, ChangeRow, CustomerRow, ResellerRow, SubscriptionRow
from desktop.domain import records
from desktop.domain.changes import OPEN
from desktop.domain.eligibility import Finding, Reason, Verdict
from desktop.domain.records import ActKind, StagingOutcome, SubscriptionStatus, SupportContact
from desktop.domain.roles import Actor

Progress = Callable[[int, int], None]

_STRETCH = 20_000
"""Rows that one statement looks at; between two of them there is time to stop."""
_NOBODY = Verdict(())
_ORDERED = 50_000
"""As many keys are put in the order of their customers; of more the order in the store is as good."""


class Bar(StrEnum):
    """Why nobody is proposed, where it is not that the reseller is not eligible."""

    PENDING = "pending"
    SOLD_BY_PROVIDER = "sold_by_provider"
    NO_RESELLER_OF_RECORD = "no_reseller_of_record"
    NAME_ONLY = "name_only"
    UNKNOWN_RESELLER = "unknown_reseller"
    AMBIGUOUS_RESELLER = "ambiguous_reseller"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A reseller of record who may take over, and the keys of the subscriptions. `unconfirmed`: of how many of them
    nobody has attested the reseller's delegated admin."""

    reseller_key: int
    contact: SupportContact
    keys: array[int]
    unconfirmed: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Subscriptions for which nobody is proposed. One for whose reseller there are several reasons is under the first
    one, as that is to be cured first."""

    why: Bar | Reason
    keys: array[int]


@dataclass(frozen=True, slots=True)
class Sweep:
    """What a sweep found: every subscription that stands on the provider is in one group. Proposals come by name,
    what is left out by its number, most first."""

    proposals: tuple[Proposal, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def proposed(self) -> int:
        """For how many subscriptions somebody is proposed."""
        return sum(len(proposal.keys) for proposal in self.proposals)

    @property
    def total(self) -> int:
        """How many subscriptions stand on the provider."""
        return self.proposed + sum(len(group.keys) for group in self.left_out)


@dataclass(frozen=True, slots=True)
class SweptRow:
    """One subscription of a sweep, the reseller of record where it is known here, and what speaks against it."""

    subscription: records.SubscriptionRow
    contact: SupportContact | None
    findings: tuple[Finding, ...]
    unconfirmed: bool


def sweep(
    session: Session,
    actor: Actor,
    today: date,
    among: SubscriptionQuery | Sequence[int] | None = None,
    *,
    progress: Progress | None = None,
) -> Sweep:
    """Look at all subscriptions, at those of a query or at these keys; those that have another contact do not count.

    Reads only. `progress(done, total)` counts subscriptions and may raise `Cancelled`. Not for the GUI thread: a
    million subscriptions take some seconds.
    """
    book = _Book(session, actor, today)
    found: dict[int | Bar | Reason, array[int]] = {}
    unconfirmed: Counter[int | Bar | Reason] = Counter()
    for stretch, done, total in _stretches(session, among):
        for row in session.connection().execute(book.groups(stretch)):
            what, is_unconfirmed = book.place_of(row)
            keys = array("i", map(int, row.keys_text.split(",")))
            found.setdefault(what, array("i")).extend(keys)
            unconfirmed[what] += len(keys) * is_unconfirmed
        if progress is not None:
            progress(done, total)
    proposals = [
        Proposal(key, book.contacts[key], _sorted(keys), unconfirmed[key])
        for key, keys in found.items()
        if isinstance(key, int)
    ]
    left_out = [LeftOut(why, _sorted(keys)) for why, keys in found.items() if not isinstance(why, int)]
    proposals.sort(key=lambda one: (one.contact.name.casefold(), one.reseller_key))
    left_out.sort(key=lambda one: (-len(one.keys), one.why.value))
    return Sweep(tuple(proposals), tuple(left_out))


def stage(
    session: Session,
    actor: Actor,
    now: datetime,
    today: date,
    proposals: Iterable[Proposal],
    *,
    without: Collection[int] = frozenset(),
    reason: str = "",
) -> StagingOutcome:
    """Stage proposals as one act, but for the subscriptions `without`. All is judged once more, as a sweep ages."""
    choices = (
        Choice(proposal.contact, [key for key in proposal.keys if key not in without] if without else proposal.keys)
        for proposal in proposals
    )
    return outbox.stage_each(session, actor, now, today, choices, kind=ActKind.SWEEP, reason=reason)


def ordered(session: Session, keys: Sequence[int]) -> array[int]:
    """The keys of a group in the order in which a person looks for them: by customer, then by product."""
    if len(keys) > _ORDERED:
        return array("i", keys)
    query = (
        select(SubscriptionRow.id, CustomerRow.name_sort, SubscriptionRow.customer_id, SubscriptionRow.product_sort)
        .join(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
    )  # fmt: skip
    found = [
        (name, customer, product, key)
        for part in chunks(keys)
        for key, name, customer, product in session.connection().execute(query.where(SubscriptionRow.id.in_(part)))
    ]
    return array("i", (one[-1] for one in sorted(found)))


def rows(session: Session, actor: Actor, today: date, keys: Sequence[int]) -> dict[int, SweptRow]:
    """Rows of a group by key, for a page of them."""
    listed = subscriptions.rows(session, keys)
    book = _Book(session, actor, today, {row.reseller_of_record for row in listed.values()})
    found: dict[int, SweptRow] = {}
    for row in session.connection().execute(book.each.where(SubscriptionRow.id.in_(keys))):
        if row.id in listed:
            verdict = _NOBODY if row.reseller_id is None else book.verdict_of(row)
            contact = book.contacts.get(row.reseller_id)
            found[row.id] = SweptRow(listed[row.id], contact, verdict.findings, verdict.unconfirmed)
    return found


def _sorted(keys: array[int]) -> array[int]:
    ordered_keys = array("i")
    ordered_keys.frombytes(np.sort(np.frombuffer(keys, f"i{keys.itemsize}")).tobytes())
    return ordered_keys


def _stretches(
    session: Session, among: SubscriptionQuery | Sequence[int] | None
) -> Iterator[tuple[ColumnElement[bool], int, int]]:
    """Conditions that cut what is looked at into stretches, and how many rows of how many are looked at after each."""
    key = SubscriptionRow.id
    if among is None:
        # Keys start at 1, and few are missing.
        last = session.execute(select(func.coalesce(func.max(key), 0))).scalar_one()
        for start in range(1, last + 1, _STRETCH):
            end = min(start + _STRETCH, last + 1)
            yield key.between(start, end - 1), end - 1, last
        return
    keys = subscriptions.ids(session, among) if isinstance(among, SubscriptionQuery) else among
    done = 0
    for part in chunks(keys):
        done += len(part)
        yield key.in_(part), done, len(keys)


class _Book:
    """What a sweep knows: the resellers of record, the rule on each of them, and the query for the facts of rows."""

    def __init__(self, session: Session, actor: Actor, today: date, mpn_ids: Collection[str] | None = None) -> None:
        provider = resellers.provider_contact(session)
        query = select(ResellerRow.id, ResellerRow.tenant_id, ResellerRow.mpn_id, ResellerRow.name)
        if mpn_ids is not None:
            query = query.where(ResellerRow.mpn_id.in_(mpn_ids))
        self.contacts = {
            key: SupportContact(tenant or "", mpn, name or mpn) for key, tenant, mpn, name in session.execute(query)
        }
        self._ours = {
            key
            for key, contact in self.contacts.items()
            if contact.tenant_id and contact.tenant_id == provider.tenant_id
        }
        self._judgement = Judgement(session, actor, today, self.contacts)
        known = (
            select(ResellerRow.mpn_id, func.min(ResellerRow.id).label("id"), func.count().label("count"))
            .where(ResellerRow.mpn_id != "")
            .group_by(ResellerRow.mpn_id)
            .subquery()
        )
        is_over = or_(SubscriptionRow.status == SubscriptionStatus.DELETED, SubscriptionRow.gone_at.is_not(None))
        record = SubscriptionRow.reseller_of_record
        bar = case(
            (is_over, Reason.SUBSCRIPTION_DELETED.value),
            (SubscriptionRow.change_state.in_(sorted(OPEN)), Bar.PENDING.value),
            (known.c.count > 1, Bar.AMBIGUOUS_RESELLER.value),
            (known.c.id.is_not(None), ""),
            (
                (SubscriptionRow.reseller_of_record == provider.mpn_id) & (provider.mpn_id != ""),
                Bar.SOLD_BY_PROVIDER.value,
            ),
            (record != "", Bar.UNKNOWN_RESELLER.value),
            (SubscriptionRow.reseller_of_record_name != "", Bar.NAME_ONLY.value),
            else_=Bar.NO_RESELLER_OF_RECORD.value,
        )
        base = (
            select(bar.label("bar"), known.c.id.label("reseller_id"))
            .select_from(SubscriptionRow)
            .outerjoin(known, known.c.mpn_id == record)
            .outerjoin(ChangeRow, ChangeRow.id == SubscriptionRow.change_id)
            # With a decision under way, where it came from counts.
            .where(
                or_(
                    SubscriptionRow.shown_contact_id == PROVIDER_CONTACT,
                    ChangeRow.state.in_(sorted(OPEN)) & (ChangeRow.base_contact_id == PROVIDER_CONTACT),
                )
            )
        )
        facts = partial(self._judgement.facts, wanted=known.c.id, reseller=known.c.id)
        self.each: Select[*tuple[Any, ...]] = facts(base.add_columns(SubscriptionRow.id))

    def groups(self, which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
        """The facts that some subscriptions have, each once, with the keys of those that have them as one text."""
        # Grouped by names, as two expressions with parameters are never the same to a server.
        row = self.each.where(which).subquery().c
        same = [column for column in row if column.key != "id"]
        texts = func.aggregate_strings(cast(row.id, String), ",").label("keys_text")
        return select(texts, *same).group_by(*same)

    def verdict_of(self, row: Any) -> Verdict:
        """The verdict on the reseller of record in a row of the queries."""
        return self._judgement.of(row)

    def place_of(self, row: Any) -> tuple[int | Bar | Reason, bool]:
        """Where a row belongs: to the proposal of a reseller, by its key, or under why not; and whether unconfirmed."""
        if row.bar == Reason.SUBSCRIPTION_DELETED:
            return Reason.SUBSCRIPTION_DELETED, False
        if row.bar:
            return Bar(row.bar), False
        if row.reseller_id in self._ours:
            return Bar.SOLD_BY_PROVIDER, False
        verdict = self.verdict_of(row)
        if verdict.findings:
            return verdict.findings[0].reason, False
        return int(row.reseller_id), verdict.unconfirmed
