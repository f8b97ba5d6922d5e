"""Taking in what the service lists: each list whole, with what it lacks, in the caller's transaction.

What a whole list lacks is gone or lost: a state, never a deletion, and it ends when the thing is listed again. Only
lists that ended are judged so; `whole` says that this was the last part of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from msgspec.structs import astuple, replace
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from desktop.data.applying import FactWriter
from desktop.data.chunks import chunks
from desktop.data.facts import (
    CustomerFact,
    Fact,
    LinkFact,
    Place,
    PlacedFact,
    ProviderFact,
    ResellerFact,
    SubscriptionFact,
)
from desktop.data.projection import project
from desktop.data.store.schema import (
    CustomerLinkRow,
    CustomerReadingRow,
    CustomerRow,
    PartnershipRow,
    ProviderRow,
    ResellerReadingRow,
    ResellerRow,
    SubscriptionRow,
    SupportProfileRow,
)
from desktop.data.syncing.account import Taken
from desktop.domain.records import PartnershipState, Publishing, RelationshipState
from desktop.domain.roles import Actor
from desktop.errors import DeskError

_NOWHERE = Place(0)


class OtherProvider(DeskError):
    """Somebody is signed in for another provider than the one whose book this is."""

    def __init__(self, signed_in: str, known: str) -> None:
        super().__init__(
            "other_provider",
            "This is the book of {}, but the sign-in is for {}. Sign in there, or open another store.",
            known,
            signed_in,
        )


def applied(session: Session, actor: Actor, now: datetime, facts: Iterable[Fact]) -> Taken:
    """Write facts that differ from what is stored. Requests that they fulfil are noticed at the end of a run."""
    writer = FactWriter(session, actor, now)
    writer.write(PlacedFact(fact, _NOWHERE) for fact in facts)
    taken = Taken()
    taken.add_applied(writer.finish(notice_requests=False))
    return taken


# The provider and its resellers


def take_provider(session: Session, actor: Actor, now: datetime, fact: ProviderFact) -> Taken:
    """Who we are. Raises OtherProvider when the store is the book of somebody else."""
    row = session.execute(select(ProviderRow.__table__)).mappings().one_or_none()
    known: dict[str, Any] = dict(row) if row else {}
    if known.get("tenant_id") and fact.tenant_id and known["tenant_id"] != fact.tenant_id:
        raise OtherProvider(fact.name or fact.tenant_id, known["name"] or known["tenant_id"])
    profile = session.execute(
        select(SupportProfileRow.__table__).where(SupportProfileRow.tenant_id == known.get("tenant_id"))
    ).mappings().one_or_none()  # fmt: skip
    known = dict(profile or {}) | known
    names = ("tenant_id", "mpn_id", "name", "location", "mail", "phone", "site", "invitation_link")
    # Writing the provider anew would have everything that shows its name read again.
    if known and all(told in (None, known.get(name, "")) for name, told in zip(names, astuple(fact), strict=True)):
        taken = Taken()
        taken.of("provider").unchanged += 1
        return taken
    return applied(session, actor, now, [fact])


def take_resellers(session: Session, actor: Actor, now: datetime, facts: Sequence[ResellerFact]) -> Taken:
    """The whole list of partners: an active partnership that it lacks has ended.

    An empty list ends nothing: it is more likely a slip of the service than the end of everything.
    """
    taken = applied(session, actor, now, facts)
    told = {value for fact in facts for value in (fact.tenant_id, fact.mpn_id) if value}
    active = session.execute(
        select(ResellerRow.tenant_id, ResellerRow.mpn_id)
        .join(PartnershipRow, PartnershipRow.reseller_id == ResellerRow.id)
        .where(PartnershipRow.state == PartnershipState.ACTIVE)
    ).all()
    # A row without a tenant id is known by its MPN ID; one with both may share that with another tenant.
    ended = [row for row in active if (row.tenant_id or row.mpn_id) not in told] if told else []
    if ended:
        state = PartnershipState.ENDED
        ends = [ResellerFact(tenant_id=row.tenant_id, mpn_id=row.mpn_id or None, partnership=state) for row in ended]
        applied(session, actor, now, ends)
        taken.of("resellers").gone += len(ends)
    return taken


# Customers


def take_customers(
    session: Session, actor: Actor, now: datetime, facts: Sequence[CustomerFact]
) -> tuple[Taken, list[int]]:
    """A part of the list of customers, and the keys of those in it. Who is listed again is lost no more.

    But for those whom the service denies: they come back when it answers for them again.
    """
    tenants = [fact.tenant_id for fact in facts]
    lost = {
        row.tenant_id: row.denied_at is not None
        for part in chunks(tenants)
        for row in session.execute(
            select(CustomerRow.tenant_id, CustomerReadingRow.denied_at)
            .outerjoin(CustomerReadingRow, CustomerReadingRow.customer_id == CustomerRow.id)
            .where(CustomerRow.tenant_id.in_(part), CustomerRow.relationship == RelationshipState.LOST)
        )
    }
    if lost:
        facts = [_listed_again(fact, lost) for fact in facts]
    taken = applied(session, actor, now, facts)
    keys = [
        key
        for part in chunks(tenants)
        for key in session.scalars(select(CustomerRow.id).where(CustomerRow.tenant_id.in_(part)))
    ]
    return taken, keys


def _listed_again(fact: CustomerFact, lost: dict[str, bool]) -> CustomerFact:
    if fact.tenant_id not in lost:
        return fact
    if lost[fact.tenant_id]:
        return replace(fact, relationship=None, relationship_text=None)
    return replace(fact, relationship=fact.relationship or RelationshipState.RESELLER)


def unlisted(session: Session, listed: set[int]) -> list[int]:
    """Customers of ours that a whole list lacks. An empty list lacks nobody."""
    ours = session.scalars(select(CustomerRow.id).where(CustomerRow.relationship != RelationshipState.LOST))
    return [key for key in ours if key not in listed] if listed else []


def lose_unlisted(session: Session, now: datetime, listed: set[int]) -> int:
    """Customers that a whole list lacks are lost; returns how many. An empty list loses nobody."""
    if not listed:
        return 0
    missing = unlisted(session, listed)
    for part in chunks(missing):
        session.execute(
            update(CustomerRow)
            .where(CustomerRow.id.in_(part))
            .values(relationship=RelationshipState.LOST, relationship_text="", read_at=now)
        )
    denied = session.scalars(
        select(CustomerReadingRow.customer_id)
        .join(CustomerRow, CustomerRow.id == CustomerReadingRow.customer_id)
        .where(CustomerReadingRow.denied_at.is_not(None))
    ).all()
    for part in chunks([key for key in denied if key not in listed]):
        # They are not asked about any more, until they are listed again.
        session.execute(
            update(CustomerReadingRow).where(CustomerReadingRow.customer_id.in_(part)).values(denied_at=None)
        )
    return len(missing)


def deny_customer(session: Session, now: datetime, key: int) -> bool:
    """The service says that we do not have this customer; whether that is news. Its rows and changes stay."""
    known = session.execute(select(CustomerRow.relationship).where(CustomerRow.id == key)).scalar_one()
    news = known != RelationshipState.LOST
    if news:
        session.execute(
            update(CustomerRow)
            .where(CustomerRow.id == key)
            .values(relationship=RelationshipState.LOST, relationship_text="", read_at=now)
        )
    note_readings(session, {key: {"denied_at": now, "subscriptions_due": False, "links_due": False}})
    return news


def note_readings(session: Session, readings: dict[int, dict[str, Any]]) -> None:
    """Write values into what is known of readings of customers; each customer gets the same columns."""
    there = {
        key
        for part in chunks(list(readings))
        for key in session.scalars(
            select(CustomerReadingRow.customer_id).where(CustomerReadingRow.customer_id.in_(part))
        )
    }
    new = [{"customer_id": key, **values} for key, values in readings.items() if key not in there]
    known = [{"customer_id": key, **values} for key, values in readings.items() if key in there]
    if new:
        session.execute(insert(CustomerReadingRow), new)
    if known:
        session.execute(update(CustomerReadingRow), known)


# Subscriptions


@dataclass(frozen=True, slots=True)
class Listed:
    """The subscriptions of a customer, or the last part of them; `ids` are those of the earlier parts."""

    key: int
    tenant_id: str
    facts: Sequence[SubscriptionFact]
    ids: frozenset[str] = frozenset()


def take_part(session: Session, actor: Actor, now: datetime, part: Listed) -> Taken:
    """A part of a long list, of which more is to come: nothing is missing yet."""
    return applied(session, actor, now, _of(part.tenant_id, part.facts))


def take_subscriptions(
    session: Session, actor: Actor, now: datetime, lists: Sequence[Listed], *, ask_for_links: bool = False
) -> Taken:
    """Whole lists of the subscriptions of some customers. What a list lacks is gone.

    With `ask_for_links`, the links of customers whose subscriptions were never read before are due, too.
    """
    taken = applied(session, actor, now, (fact for one in lists for fact in _of(one.tenant_id, one.facts)))
    keys = [one.key for one in lists]
    there = {one.key: one.ids | {fact.id for fact in one.facts} for one in lists}
    gone = [
        row.id
        for part in chunks(keys)
        for row in session.execute(
            select(SubscriptionRow.id, SubscriptionRow.guid, SubscriptionRow.customer_id).where(
                SubscriptionRow.customer_id.in_(part), SubscriptionRow.gone_at.is_(None)
            )
        )
        if row.guid not in there[row.customer_id]
    ]
    for part in chunks(gone):
        session.execute(
            update(SubscriptionRow)
            .where(SubscriptionRow.id.in_(part))
            .values(gone_at=now, publishing=Publishing.KEPT_HERE, read_at=now)
        )
    if gone:
        project(session, gone)
        taken.of("subscriptions").gone += len(gone)
    _note_lists(session, now, keys, ask_for_links=ask_for_links)
    return taken


def _of(tenant_id: str, facts: Sequence[SubscriptionFact]) -> Iterable[SubscriptionFact]:
    """Whoever was asked about has them, whatever the rows say."""
    return (fact if fact.customer == tenant_id else replace(fact, customer=tenant_id) for fact in facts)


def _note_lists(session: Session, now: datetime, keys: Sequence[int], *, ask_for_links: bool) -> None:
    known = {
        row.customer_id: row
        for part in chunks(keys)
        for row in session.execute(select(CustomerReadingRow.__table__).where(CustomerReadingRow.customer_id.in_(part)))
    }
    answered = [key for key, row in known.items() if row.denied_at is not None]
    if answered:
        session.execute(
            update(CustomerRow)
            .where(CustomerRow.id.in_(answered), CustomerRow.relationship == RelationshipState.LOST)
            .values(relationship=RelationshipState.RESELLER, read_at=now)
        )
    readings: dict[int, dict[str, Any]] = {}
    for key in keys:
        row = known.get(key)
        first = row is None or row.subscriptions_read_at is None
        readings[key] = {
            "subscriptions_read_at": now,
            "subscriptions_due": False,
            "links_due": bool(row and row.links_due) or (first and ask_for_links),
            "denied_at": None,
        }
    note_readings(session, readings)


# Links


@dataclass(frozen=True, slots=True)
class ResellersOf:
    """The resellers that work with a customer."""

    key: int
    tenant_id: str
    facts: Sequence[LinkFact]


@dataclass(frozen=True, slots=True)
class CustomersOf:
    """The customers that work with a reseller, or a part of them; not `whole` while more is to come."""

    key: int
    tenant_id: str
    customers: Sequence[str]
    earlier: frozenset[str] = frozenset()
    whole: bool = True


def take_resellers_of(session: Session, actor: Actor, now: datetime, lists: Sequence[ResellersOf]) -> Taken:
    """Whole lists of the resellers of some customers."""
    taken = applied(session, actor, now, (fact for one in lists for fact in one.facts))
    keys = _reseller_keys(session)
    there = {(one.key, keys.get(fact.reseller)) for one in lists for fact in one.facts}
    customers = [one.key for one in lists]
    _links_gone(session, now, CustomerLinkRow.customer_id, customers, there, taken)
    note_readings(session, {key: {"links_read_at": now, "links_due": False} for key in customers})
    return taken


def _reseller_keys(session: Session) -> dict[str, int]:
    rows = session.execute(select(ResellerRow.id, ResellerRow.tenant_id, ResellerRow.mpn_id)).all()
    return {row.mpn_id: row.id for row in rows if row.mpn_id} | {row.tenant_id: row.id for row in rows if row.tenant_id}


def take_customers_of(session: Session, actor: Actor, now: datetime, lists: Sequence[CustomersOf]) -> Taken:
    """Lists of the customers of some resellers; what a whole one lacks is gone."""
    taken = applied(
        session, actor, now, (LinkFact(customer, one.tenant_id) for one in lists for customer in one.customers)
    )
    whole = {one.key: one for one in lists if one.whole}
    if not whole:
        return taken
    told = {tenant for one in whole.values() for tenant in (*one.customers, *one.earlier)}
    keys = {
        row.tenant_id: row.id
        for part in chunks(sorted(told))
        for row in session.execute(select(CustomerRow.tenant_id, CustomerRow.id).where(CustomerRow.tenant_id.in_(part)))
    }
    there = {(keys.get(tenant), one.key) for one in whole.values() for tenant in (*one.customers, *one.earlier)}
    _links_gone(session, now, CustomerLinkRow.reseller_id, list(whole), there, taken)
    read = set(
        session.scalars(select(ResellerReadingRow.reseller_id).where(ResellerReadingRow.reseller_id.in_(list(whole))))
    )
    new = [{"reseller_id": key, "links_read_at": now} for key in whole if key not in read]
    if new:
        session.execute(insert(ResellerReadingRow), new)
    if read:
        session.execute(
            update(ResellerReadingRow).where(ResellerReadingRow.reseller_id.in_(read)).values(links_read_at=now)
        )
    return taken


def _links_gone(
    session: Session, now: datetime, column: Any, keys: Sequence[int], there: set[tuple[Any, Any]], taken: Taken
) -> None:
    """Links that whole lists lack. What a person has attested stands until that person says otherwise."""
    for part in chunks(keys):
        found = session.execute(
            select(CustomerLinkRow.customer_id, CustomerLinkRow.reseller_id).where(
                column.in_(part), CustomerLinkRow.gone_at.is_(None), CustomerLinkRow.attested_at.is_(None)
            )
        )
        gone = [
            {"customer_id": row.customer_id, "reseller_id": row.reseller_id, "gone_at": now}
            for row in found
            if (row.customer_id, row.reseller_id) not in there
        ]
        if gone:
            session.execute(update(CustomerLinkRow), gone)
            taken.of("customer_links").gone += len(gone)


def know_resellers(session: Session, now: datetime) -> None:
    """All links were read: nobody's are waiting to be read for the first time."""
    read = select(ResellerReadingRow.reseller_id)
    missing = session.scalars(
        select(ResellerRow.id).where(ResellerRow.tenant_id.is_not(None), ResellerRow.id.not_in(read))
    ).all()
    if missing:
        session.execute(insert(ResellerReadingRow), [{"reseller_id": key, "links_read_at": now} for key in missing])


def note_due(session: Session, customers: Iterable[int], *, subscriptions: bool = False, links: bool = False) -> None:
    """Something says that the lists of these customers have changed: the next reading has to ask."""
    values = {name: True for name, due in (("subscriptions_due", subscriptions), ("links_due", links)) if due}
    keys = list(dict.fromkeys(customers))
    if values and keys:
        note_readings(session, dict.fromkeys(keys, values))
