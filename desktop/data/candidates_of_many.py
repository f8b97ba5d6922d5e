"""Who may be chosen for many subscriptions at once: for how many of them each reseller is eligible, and which are left.

The rule is judged once for what rows have in common, and the engine counts them, so that the window keeps the
interpreter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import (
    and_,
    case,
    false,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from desktop.data import contacts, resellers
from desktop.data.judgement import ONCE, Judgement
from desktop.data.key_lists import each_of
from desktop.data.outbox.staging import IN_FLIGHT
from desktop.data.store.schema import (
    ChangeRow,
    CustomerLinkRow,
    CustomerRow,
    PartnershipRow,
    ResellerRow,
    SubscriptionRow,
)
from desktop.domain.changes import OPEN
from desktop.domain.eligibility import Circumstances, Verdict, judge
from desktop.domain.records import (
    ChangeState,
    CustomerLink,
    DelegatedAdmin,
    DelegatedAdminKind,
    PartnershipState,
    Reseller,
    SubscriptionStatus,
    SupportContact,
)
from desktop.domain.roles import Actor

_WANTED = 0
"""The key of the only wanted contact."""
_WHOLE = 0
"""Stands for a reseller in the line that counts all rows."""
_REPLACEABLE = (ChangeState.STAGED, ChangeState.SUBMITTED)
_ON_ITS_WAY = sorted(OPEN.difference(_REPLACEABLE))

MOST_NAMED = 200
"""Customers that are named when rows are left out; the rest is counted."""


@dataclass(frozen=True, slots=True)
class CandidateOfMany:
    """A reseller, or the provider (`reseller` is None), and for how many of the rows it is eligible."""

    contact: SupportContact
    takes: int
    unconfirmed: int = 0
    """How many of those its delegated admin is not attested for."""
    reseller: Reseller | None = None


@dataclass(frozen=True, slots=True)
class FieldOfMany:
    """Who may be chosen: the provider first, then those who take most rows, then by name; nobody who takes none."""

    rows: int
    customers: int
    on_their_way: int
    """Rows that no choice reaches, as an earlier decision on them is on its way."""
    candidates: tuple[CandidateOfMany, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows of one customer that do not take a contact, all for the same reasons."""

    customer: str
    rows: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a choice reaches: of `rows`, `left` do not take it. `named` are those by customer, most rows first."""

    rows: int
    left: int
    named: tuple[LeftOut, ...]


def field_of_many(session: Session, actor: Actor, today: date, subscriptions: Sequence[int]) -> FieldOfMany:
    """Who may be chosen for these subscriptions, and for how many of them. Keys that are not there do not count."""
    row, link, customer = SubscriptionRow, CustomerLinkRow, CustomerRow
    way = row.change_state.in_(_ON_ITS_WAY)
    deleted = row.gone_at.is_not(None) | (func.lower(row.status) == SubscriptionStatus.DELETED)
    number = func.count().label("number")
    here = (
        each_of(
            session, subscriptions, row.customer_id.label("customer_id"), way.label("way"), deleted.label("deleted")
        )
        .add_columns(number)
        .group_by(row.customer_id, way, deleted)
        .cte("here")
    )
    # A link holds today or it does not: which day it began or ends on tells nothing more.
    begun = case((link.admin_starts_on > today, 1), else_=0)
    ended = case((link.admin_ends_on < today, 1), else_=0)
    facts = (link.reseller_id, customer.location, link.admin_kind, begun, ended, link.attested_at.is_not(None))
    linked = (
        select(*facts, func.sum(here.c.number))
        .select_from(here)
        .join(customer, customer.id == here.c.customer_id)
        .join(link, and_(link.customer_id == here.c.customer_id, link.gone_at.is_(None)))
        .where(~here.c.way, ~here.c.deleted)
        .group_by(*facts)
    )
    # In the same statement, so that the rows are looked up once.
    whole = select(
        literal(_WHOLE),
        literal(""),
        literal(""),
        func.coalesce(func.sum(case((here.c.way, here.c.number), else_=0)), 0),
        func.count(here.c.customer_id.distinct()),
        false(),
        func.coalesce(func.sum(here.c.number), 0),
    )
    found = session.connection().execute(union_all(whole, linked)).all()
    on_their_way, customers, rows = next((line[3], line[4], line[6]) for line in found if line[0] == _WHOLE)
    found = [line for line in found if line[0] != _WHOLE]
    directory = _directory(session, {key for key, *_ in found})
    takes: Counter[int] = Counter()
    unconfirmed: Counter[int] = Counter()
    known: dict[tuple[object, ...], Verdict] = {}
    for key, *told, count in found:
        reseller = directory[key]
        # Thousands of resellers differ in few facts that count.
        alike = (
            reseller.partnership, bool(reseller.tenant_id), reseller.location, reseller.agreement_signed, *told
        )  # fmt: skip
        verdict = known.get(alike)
        if verdict is None:
            verdict = known[alike] = _judge(reseller, actor, today, *told)
        if verdict.eligible:
            takes[key] += count
            unconfirmed[key] += count if verdict.unconfirmed else 0
    provider = resellers.provider_contact(session)
    candidates = [
        CandidateOfMany(SupportContact(r.tenant_id, r.mpn_id, r.name), takes[key], unconfirmed[key], r)
        for key, r in directory.items()
        if takes[key] and r.tenant_id != provider.tenant_id
    ]
    # The directory comes by name; sorting is stable.
    candidates.sort(key=lambda candidate: -candidate.takes)
    first = CandidateOfMany(provider, rows - on_their_way)
    return FieldOfMany(rows, customers, on_their_way, (first, *candidates))


def reach(session: Session, actor: Actor, today: date, subscriptions: Sequence[int], wanted: SupportContact) -> Reach:
    """Which of these subscriptions would not take `wanted`, by customer and with the reasons.

    Rows that have it already, and those that go back to it, take it whether it may be chosen anew or not.
    """
    wanted = contacts.settled(session, wanted)
    same = list(contacts.same_keys(session, wanted))
    judgement = Judgement(session, actor, today, {_WANTED: wanted})
    row, change = SubscriptionRow, ChangeRow
    way = row.change_state.in_(_ON_ITS_WAY)
    has = row.shown_contact_id.in_(same) | func.coalesce(
        and_(change.state.in_(_REPLACEABLE), change.base_contact_id.in_(same)), false()
    )
    query = each_of(session, subscriptions, row.customer_id.label("customer_id"), way.label("way"), has.label("has"))
    query = query.outerjoin(change, change.id == row.change_id)
    query = judgement.facts(query, literal(_WANTED), judgement.reseller_key(_WANTED))
    facts = query.subquery()
    its = [each for each in facts.c if each.name not in ("customer_id", "way", "has")]
    counted = select(facts.c.customer_id, facts.c.way, facts.c.has, func.count(), *its).group_by(
        facts.c.customer_id, facts.c.way, facts.c.has, *its
    )
    rows = 0
    left: Counter[tuple[int, tuple[str, ...]]] = Counter()
    for found in session.connection().execute(counted):
        customer, is_on_its_way, has_it, number = found[:4]
        rows += number
        if is_on_its_way:
            left[customer, (IN_FLIGHT,)] += number
        elif not has_it and not (verdict := judgement.of(found)).eligible:
            left[customer, tuple(finding.reason.value for finding in verdict.findings)] += number
    most = left.most_common(MOST_NAMED)
    names = {
        found.id: found.name or found.domain or found.tenant_id
        for found in session.execute(
            select(CustomerRow.id, CustomerRow.name, CustomerRow.domain, CustomerRow.tenant_id).where(
                CustomerRow.id.in_({customer for (customer, _), _ in most})
            )
        )
    }
    named = (LeftOut(names.get(customer, ""), number, reasons) for (customer, reasons), number in most)
    return Reach(rows, left.total(), tuple(named))


def _directory(session: Session, keys: set[int]) -> dict[int, Reseller]:
    """These resellers by name, with what a choice is made by; their profiles are left out."""
    row, partnership = ResellerRow, PartnershipRow
    query = (
        select(
            row.id, row.tenant_id, row.mpn_id, row.name, row.location, row.alias, row.agreement_signed,
            partnership.state,
        )
        .outerjoin(partnership, partnership.reseller_id == row.id)
        .order_by(row.name_sort, row.id)
    )  # fmt: skip
    return {
        key: Reseller(
            key,
            tenant_id or "",
            mpn_id,
            name or mpn_id,
            location,
            PartnershipState(state) if state else PartnershipState.NONE,
            agreement_signed=signed,
            alias=alias,
        )
        for key, tenant_id, mpn_id, name, location, alias, signed, state in session.connection().execute(query)
        if key in keys
    }


def _judge(
    reseller: Reseller, actor: Actor, today: date, location: str, kind: str, begun: int, ended: int, attested: bool
) -> Verdict:
    day = timedelta(days=1)
    where = Circumstances(
        today=today, customer_location=location, role=actor.role, edition=actor.edition, strict=actor.strict
    )
    admin = DelegatedAdmin(
        DelegatedAdminKind(kind),
        today + day if begun else None,
        today - day if ended else None,
        attested_at=ONCE if attested else None,
    )
    return judge(reseller, CustomerLink(reseller.key, 0, admin), where)
