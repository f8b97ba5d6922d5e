"""The reseller directory: the provider's partners, their profiles and support agreements."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.orm import Session

from desktop.data import history
from desktop.data.chunks import chunks
from desktop.data.search import search_words
from desktop.data.store.schema import (
    PROVIDER_CONTACT,
    ContactRow,
    CustomerLinkRow,
    PartnershipRow,
    ProviderRow,
    RequestRow,
    ResellerRow,
    SubscriptionRow,
    SupportAgreementRow,
    SupportProfileRow,
)
from desktop.domain import records
from desktop.domain.folding import fold, other_layout
from desktop.domain.records import (
    DelegatedAdminKind,
    Event,
    PartnershipState,
    Provider,
    RequestState,
    Reseller,
    SubscriptionStatus,
    SupportAgreement,
    SupportContact,
    SupportProfile,
)
from desktop.domain.roles import Actor, DeskAct
from desktop.errors import NotAllowed, NotFound


def provider(session: Session) -> Provider | None:
    """Us, or None while the desk does not know its provider."""
    row = session.execute(select(ProviderRow.__table__)).mappings().one_or_none()
    if row is None:
        return None
    return Provider(
        tenant_id=row["tenant_id"],
        mpn_id=row["mpn_id"],
        name=row["name"],
        location=row["location"],
        profile=profile_of(session, row["tenant_id"]),
        invitation_link=row["invitation_link"],
        invitation_read_at=row["invitation_read_at"],
    )


def provider_contact(session: Session) -> SupportContact:
    """The default contact; its fields are empty while the provider is not known."""
    row = session.execute(
        select(ContactRow.tenant_id, ContactRow.mpn_id, ContactRow.name).where(ContactRow.id == PROVIDER_CONTACT)
    ).one()
    return SupportContact(row.tenant_id, row.mpn_id, row.name, is_provider=True)


def profile_of(session: Session, tenant_id: str) -> SupportProfile:
    """What customers are shown about the partner of this tenant; empty where nothing is known."""
    row = session.execute(
        select(SupportProfileRow.mail, SupportProfileRow.phone, SupportProfileRow.site).where(
            SupportProfileRow.tenant_id == tenant_id
        )
    ).one_or_none()
    return SupportProfile(row.mail, row.phone, row.site) if row else SupportProfile()


def _resellers() -> Select[*tuple[Any, ...]]:
    return (
        select(
            ResellerRow,
            PartnershipRow.state,
            PartnershipRow.since,
            PartnershipRow.ended_at,
            SupportProfileRow.mail,
            SupportProfileRow.phone,
            SupportProfileRow.site,
        )
        .outerjoin(PartnershipRow, PartnershipRow.reseller_id == ResellerRow.id)
        .outerjoin(SupportProfileRow, SupportProfileRow.tenant_id == ResellerRow.tenant_id)
        .order_by(ResellerRow.name_sort, ResellerRow.id)
    )


def _record(row: Any) -> Reseller:
    reseller: ResellerRow = row.ResellerRow
    return Reseller(
        key=reseller.id,
        tenant_id=reseller.tenant_id or "",
        mpn_id=reseller.mpn_id,
        name=reseller.name or reseller.mpn_id,
        location=reseller.location,
        partnership=PartnershipState(row.state) if row.state else PartnershipState.NONE,
        partnership_since=row.since,
        partnership_ended=row.ended_at,
        agreement_signed=reseller.agreement_signed,
        alias=reseller.alias,
        note=reseller.note,
        profile=SupportProfile(row.mail or "", row.phone or "", row.site or ""),
        read_at=reseller.read_at,
    )


def directory(session: Session, keys: Sequence[int] | None = None) -> list[Reseller]:
    """Resellers by name; all of them, or those with these keys."""
    query = _resellers()
    if keys is not None:
        query = query.where(ResellerRow.id.in_(keys))
    return [_record(row) for row in session.execute(query)]


def by_tenant_id(session: Session, tenant_id: str) -> Reseller | None:
    """The reseller of a tenant."""
    row = session.execute(_resellers().where(ResellerRow.tenant_id == tenant_id)).one_or_none() if tenant_id else None
    return _record(row) if row else None


def of_contact(session: Session, contact: SupportContact) -> Reseller | None:
    """The reseller that a contact names: by tenant id, or by MPN ID when neither side knows the tenant."""
    if contact.tenant_id:
        return by_tenant_id(session, contact.tenant_id)
    same = (ResellerRow.mpn_id == contact.mpn_id) & ResellerRow.tenant_id.is_(None)
    row = session.execute(_resellers().where(same).limit(1)).one_or_none() if contact.mpn_id else None
    return _record(row) if row else None


def of_contacts(session: Session, contacts: Sequence[SupportContact]) -> dict[SupportContact, Reseller]:
    """The reseller of each contact, as `of_contact` finds it; contacts that name none are absent."""
    tenants = sorted({contact.tenant_id for contact in contacts if contact.tenant_id})
    known = {
        reseller.tenant_id: reseller
        for part in chunks(tenants)
        for reseller in map(_record, session.execute(_resellers().where(ResellerRow.tenant_id.in_(part))))
    }
    # Contacts without a tenant are few.
    found = {one: known.get(one.tenant_id) if one.tenant_id else of_contact(session, one) for one in contacts}
    return {contact: reseller for contact, reseller in found.items() if reseller is not None}


def find(session: Session, named: str) -> list[Reseller]:
    """Resellers named by tenant id or MPN ID; several may share an MPN ID."""
    query = _resellers().where((ResellerRow.tenant_id == named.lower()) | (ResellerRow.mpn_id == named))
    return [_record(row) for row in session.execute(query)]


class ResellerSort(StrEnum):
    """The orders that the resellers page offers."""

    NAME = "name"
    STATE = "state"
    MPN_ID = "mpn_id"
    LOCATION = "location"
    SUPPORTED = "supported"


@dataclass(frozen=True, slots=True)
class ResellerQuery:
    """What of the directory to list."""

    text: str = ""
    state: PartnershipState | None = None
    sort: ResellerSort = ResellerSort.NAME
    descending: bool = False


def ids(session: Session, query: ResellerQuery) -> array[int]:
    """Keys of the matching rows, in order; a text that finds nothing is tried as typed on the other keyboard layout."""
    found = _ids(session, query)
    if not found and query.text.strip():
        found = _ids(session, replace(query, text=other_layout(query.text)))
    return found


def _ids(session: Session, query: ResellerQuery) -> array[int]:
    found = select(ResellerRow.id).outerjoin(PartnershipRow, PartnershipRow.reseller_id == ResellerRow.id)
    for word in search_words(query.text):
        found = found.where(ResellerRow.search_text.contains(word, autoescape=True))
    if query.state is not None:
        found = found.where(func.coalesce(PartnershipRow.state, PartnershipState.NONE) == query.state)
    supported = _supported_counts().subquery()
    order: Any = {
        ResellerSort.NAME: ResellerRow.name_sort,
        ResellerSort.STATE: PartnershipRow.state,
        ResellerSort.MPN_ID: ResellerRow.mpn_id,
        ResellerSort.LOCATION: ResellerRow.location,
        ResellerSort.SUPPORTED: func.coalesce(supported.c.supported, 0),
    }[query.sort]
    if query.sort is ResellerSort.SUPPORTED:
        found = found.outerjoin(supported, supported.c.tenant_id == ResellerRow.tenant_id)
    if query.descending:
        found = found.order_by(order.desc(), ResellerRow.name_sort.desc(), ResellerRow.id.desc())
    else:
        found = found.order_by(order, ResellerRow.name_sort, ResellerRow.id)
    return array("q", session.scalars(found))


def _supported_counts() -> Select[*tuple[Any, ...]]:
    """Live subscriptions by the tenant of their effective contact."""
    return (
        select(ContactRow.tenant_id, func.count().label("supported"))
        .join(SubscriptionRow, SubscriptionRow.shown_contact_id == ContactRow.id)
        .where(
            ContactRow.id != PROVIDER_CONTACT,
            SubscriptionRow.status != SubscriptionStatus.DELETED,
            SubscriptionRow.gone_at.is_(None),
        )
        .group_by(ContactRow.tenant_id)
    )


def rows(session: Session, keys: Sequence[int], today: date) -> dict[int, records.ResellerRow]:
    """Lines of the resellers page by key; the agreement is the one valid today, else the latest."""
    found = [_record(row) for row in session.execute(_resellers().where(ResellerRow.id.in_(keys)))]
    tenants = [reseller.tenant_id for reseller in found if reseller.tenant_id]
    supported = {
        row.tenant_id: row.supported
        for row in session.execute(_supported_counts().where(ContactRow.tenant_id.in_(tenants)))
    }
    linked = {
        row.reseller_id: row.customers
        for row in session.execute(
            select(CustomerLinkRow.reseller_id, func.count().label("customers"))
            .where(CustomerLinkRow.reseller_id.in_(keys), CustomerLinkRow.gone_at.is_(None))
            .group_by(CustomerLinkRow.reseller_id)
        )
    }
    current: dict[int, SupportAgreement] = {}
    for agreement in agreements(session, keys):
        known = current.get(agreement.reseller_key)
        if known is None or (_valid(agreement, today), agreement.valid_from or date.min) >= (
            _valid(known, today),
            known.valid_from or date.min,
        ):
            current[agreement.reseller_key] = agreement
    asked = {
        row.reseller_id: RequestState(row.state)
        for row in session.execute(
            select(RequestRow.reseller_id, RequestRow.state)
            .where(RequestRow.reseller_id.in_(keys), RequestRow.state.in_((RequestState.SENT, RequestState.REMINDED)))
            .order_by(RequestRow.id)
        )
    }
    return {
        reseller.key: records.ResellerRow(
            reseller=reseller,
            supported=supported.get(reseller.tenant_id, 0),
            linked_customers=linked.get(reseller.key, 0),
            agreement=current.get(reseller.key),
            open_request=asked.get(reseller.key),
        )
        for reseller in found
    }


def _valid(agreement: SupportAgreement, today: date) -> bool:
    return (agreement.valid_from or date.min) <= today <= (agreement.valid_to or date.max)


def agreements(session: Session, reseller_keys: Sequence[int]) -> list[SupportAgreement]:
    """Support agreements of these resellers, oldest first."""
    found = session.execute(
        select(
            SupportAgreementRow.id,
            SupportAgreementRow.reseller_id,
            SupportAgreementRow.reference,
            SupportAgreementRow.scope,
            SupportAgreementRow.valid_from,
            SupportAgreementRow.valid_to,
        )
        .where(SupportAgreementRow.reseller_id.in_(reseller_keys))
        .order_by(SupportAgreementRow.valid_from, SupportAgreementRow.id)
    )
    return [SupportAgreement(*row) for row in found]


def has_agreement(session: Session, tenant_ids: Sequence[str], today: date) -> set[str]:
    """Tenant ids of the resellers with a support agreement that is valid today."""
    found = session.execute(
        select(
            ResellerRow.tenant_id, SupportAgreementRow.valid_from, SupportAgreementRow.valid_to
        )
        .join(SupportAgreementRow, SupportAgreementRow.reseller_id == ResellerRow.id)
        .where(ResellerRow.tenant_id.in_(tenant_ids))
    )  # fmt: skip
    return {
        row.tenant_id
        for row in found
        if row.tenant_id and (row.valid_from or date.min) <= today <= (row.valid_to or date.max)
    }


def record_agreement(
    session: Session,
    actor: Actor,
    now: datetime,
    reseller_key: int,
    reference: str,
    scope: str,
    valid_from: date | None,
    valid_to: date | None,
) -> None:
    """Keep a support agreement; one with the same reference is replaced."""
    values = {"scope": scope, "valid_from": valid_from, "valid_to": valid_to}
    same = (SupportAgreementRow.reseller_id == reseller_key) & (SupportAgreementRow.reference == reference)
    if session.execute(select(SupportAgreementRow.id).where(same)).first():
        session.execute(update(SupportAgreementRow).where(same).values(values))
    else:
        session.execute(insert(SupportAgreementRow).values(reseller_id=reseller_key, reference=reference, **values))
    event = history.happened(Event.AGREEMENT_RECORDED, now, actor, reseller=reseller_key, after=reference, detail=scope)
    history.write(session, [event])


def set_profile(session: Session, actor: Actor, now: datetime, tenant_id: str, profile: SupportProfile) -> None:
    """Keep what customers are shown about a partner."""
    known = session.execute(
        select(SupportProfileRow.tenant_id).where(SupportProfileRow.tenant_id == tenant_id)
    ).one_or_none()
    values = {"mail": profile.mail, "phone": profile.phone, "site": profile.site, "updated_at": now}
    if known:
        session.execute(update(SupportProfileRow).where(SupportProfileRow.tenant_id == tenant_id).values(values))
    else:
        session.execute(insert(SupportProfileRow).values(tenant_id=tenant_id, **values))
    key = session.execute(select(ResellerRow.id).where(ResellerRow.tenant_id == tenant_id)).scalar_one_or_none()
    history.write(session, [history.happened(Event.PROFILE_CHANGED, now, actor, reseller=key)])


def set_tenant_id(session: Session, reseller_key: int, tenant_id: str) -> None:
    """Complete a reseller of whom only the MPN ID was known. Raises NotAllowed when another one has that tenant."""
    taken = select(ResellerRow.id).where(ResellerRow.tenant_id == tenant_id, ResellerRow.id != reseller_key)
    if session.execute(taken).first():
        raise NotAllowed("tenant_id_taken", "Another reseller has the tenant id {}.", tenant_id)
    row = session.execute(
        select(ResellerRow.name, ResellerRow.mpn_id, ResellerRow.alias, ResellerRow.location).where(
            ResellerRow.id == reseller_key
        )
    ).one()
    session.execute(
        update(ResellerRow)
        .where(ResellerRow.id == reseller_key)
        .values(
            tenant_id=tenant_id,
            search_text=fold(f"{row.name} {row.mpn_id} {tenant_id} {row.alias} {row.location}"),
        )
    )


def attest(
    session: Session,
    actor: Actor,
    now: datetime,
    customer_key: int,
    reseller_key: int,
    kind: DelegatedAdminKind,
    how: str,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> None:
    """A person vouches for the delegated admin of a reseller on a customer.

    It holds from today on: days known before that say otherwise go, unless told anew. Raises NotAllowed by role, and
    NotFound when the reseller is not linked to the customer.
    """
    if not actor.may(DeskAct.ATTEST_DELEGATED_ADMIN):
        raise NotAllowed("role_may_not", "The role {} may not attest delegated admin.", actor.role)
    link = (CustomerLinkRow.customer_id == customer_key) & (CustomerLinkRow.reseller_id == reseller_key)
    known = session.execute(
        select(CustomerLinkRow.admin_kind, CustomerLinkRow.admin_starts_on, CustomerLinkRow.admin_ends_on).where(link)
    ).one_or_none()
    if known is None:
        raise NotFound("not_linked", "The reseller is not linked to this customer.")
    values: dict[str, Any] = {
        "admin_kind": kind.value,
        "attested_by": actor.author,
        "attested_at": now,
        "attested_how": how,
        # Whoever vouches for it says that it is there, whatever the service lists.
        "gone_at": None,
    }
    today = now.date()
    if starts_on is not None or (known.admin_starts_on is not None and known.admin_starts_on > today):
        values["admin_starts_on"] = starts_on
    if ends_on is not None or (known.admin_ends_on is not None and known.admin_ends_on < today):
        values["admin_ends_on"] = ends_on
    session.execute(update(CustomerLinkRow).where(link).values(values))
    event = history.happened(
        Event.ATTESTED,
        now,
        actor,
        customer=customer_key,
        reseller=reseller_key,
        before=known.admin_kind,
        after=kind.value,
        detail=how,
    )
    history.write(session, [event])
