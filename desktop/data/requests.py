"""Requests for a relationship: remembered when the letter goes out, and followed until established or declined."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.orm import Session

from desktop.data import history
from desktop.data.store.schema import (
    CustomerLinkRow,
    CustomerRow,
    PartnershipRow,
    RequestRow,
    ResellerRow,
)
from desktop.domain.folding import fold, sort_form
from desktop.domain.records import (
    DelegatedAdminKind,
    Event,
    PartnershipState,
    RelationshipRequest,
    RequestKind,
    RequestState,
)
from desktop.domain.roles import Actor, DeskAct
from desktop.errors import NotAllowed, NotFound

OPEN = (RequestState.SENT, RequestState.REMINDED)

_EVENTS = {
    RequestState.SENT: Event.REQUEST_SENT,
    RequestState.REMINDED: Event.REQUEST_REMINDED,
    RequestState.ESTABLISHED: Event.REQUEST_ESTABLISHED,
    RequestState.DECLINED: Event.REQUEST_DECLINED,
}


def remember(
    session: Session,
    actor: Actor,
    now: datetime,
    kind: RequestKind,
    reseller_key: int,
    *,
    customer_key: int | None = None,
    language: str = "en",
    link: str = "",
) -> str:
    """Remember that a request was sent and return its id; asking again for the same thing is a reminder.

    Raises NotAllowed when the role may not ask. A partnership that was none or ended becomes requested.
    """
    act = DeskAct.REQUEST_PARTNERSHIP if kind is RequestKind.PARTNERSHIP else DeskAct.REQUEST_RELATIONSHIP
    if not actor.may(act):
        raise NotAllowed("role_may_not", "The role {} may not request a relationship.", actor.role)
    for_customer = customer_key if kind is RequestKind.CUSTOMER_LINK else None
    same_customer = RequestRow.customer_id.is_(None) if for_customer is None else RequestRow.customer_id == for_customer
    open_one = session.execute(
        select(RequestRow.uid).where(
            RequestRow.kind == kind, RequestRow.reseller_id == reseller_key, same_customer, RequestRow.state.in_(OPEN)
        )
    ).scalar_one_or_none()
    if open_one is not None:
        move(session, actor, now, open_one, RequestState.REMINDED)
        return open_one
    uid = str(uuid.uuid4())
    session.execute(
        insert(RequestRow).values(
            uid=uid,
            kind=kind,
            state=RequestState.SENT,
            reseller_id=reseller_key,
            customer_id=for_customer,
            language=language,
            link=link,
            author=actor.author,
            created_at=now,
            state_at=now,
        )
    )
    if kind is RequestKind.PARTNERSHIP:
        _partnership_becomes(session, reseller_key, PartnershipState.REQUESTED, now)
    event = history.happened(Event.REQUEST_SENT, now, actor, reseller=reseller_key, customer=for_customer, detail=kind)
    history.write(session, [event])
    return uid


def move(session: Session, actor: Actor, now: datetime, uid: str, state: RequestState) -> None:
    """A person says how a request went on. Established makes the partnership active, or the customer link."""
    row = session.execute(
        select(RequestRow.kind, RequestRow.reseller_id, RequestRow.customer_id).where(RequestRow.uid == uid)
    ).one_or_none()
    if row is None:
        raise NotFound("unknown_request", "There is no request {}.", uid)
    session.execute(update(RequestRow).where(RequestRow.uid == uid).values(state=state, state_at=now))
    if state is RequestState.ESTABLISHED:
        if row.kind == RequestKind.PARTNERSHIP:
            _partnership_becomes(session, row.reseller_id, PartnershipState.ACTIVE, now)
        elif row.customer_id is not None:
            _link(session, row.customer_id, row.reseller_id, now)
    elif state is RequestState.DECLINED and row.kind == RequestKind.PARTNERSHIP:
        _partnership_becomes(session, row.reseller_id, PartnershipState.NONE, now)
    event = history.happened(
        _EVENTS[state], now, actor, reseller=row.reseller_id, customer=row.customer_id, detail=row.kind
    )
    history.write(session, [event])


def _partnership_becomes(session: Session, reseller_key: int, state: PartnershipState, now: datetime) -> None:
    known = session.execute(
        select(PartnershipRow.state, PartnershipRow.ended_at).where(PartnershipRow.reseller_id == reseller_key)
    ).one_or_none()
    values = {"state": state.value, "state_text": "", "read_at": None}
    if state is PartnershipState.ACTIVE:
        values |= {"since": now, "ended_at": None}  # type: ignore[dict-item]
    elif state is PartnershipState.NONE and known is not None and known.ended_at is not None:
        # Declining to renew leaves it ended.
        values["state"] = PartnershipState.ENDED.value
    # What is active already is the service's word; a request neither opens nor ends it.
    if known is None:
        session.execute(insert(PartnershipRow).values(reseller_id=reseller_key, **values))
    elif known.state != PartnershipState.ACTIVE:
        session.execute(update(PartnershipRow).where(PartnershipRow.reseller_id == reseller_key).values(values))


def _link(session: Session, customer_key: int, reseller_key: int, now: datetime) -> None:
    link = (CustomerLinkRow.customer_id == customer_key) & (CustomerLinkRow.reseller_id == reseller_key)
    there = session.execute(select(CustomerLinkRow.customer_id).where(link)).scalar_one_or_none()
    if there is not None:
        session.execute(update(CustomerLinkRow).where(link, CustomerLinkRow.gone_at.is_not(None)).values(gone_at=None))
    else:
        session.execute(
            insert(CustomerLinkRow).values(
                customer_id=customer_key,
                reseller_id=reseller_key,
                admin_kind=DelegatedAdminKind.UNKNOWN,
                read_at=now,
            )
        )


def add_reseller(
    session: Session, *, name: str, mpn_id: str, tenant_id: str | None, location: str, now: datetime
) -> int:
    """Put a reseller who is not in the directory yet into it, without a partnership, and return its key.

    One with the same tenant id or MPN ID is that reseller.
    """
    same: ColumnElement[bool] = (ResellerRow.mpn_id == mpn_id) & (ResellerRow.mpn_id != "")
    if tenant_id:
        same = same | (ResellerRow.tenant_id == tenant_id)
    known = session.execute(select(ResellerRow.id).where(same).limit(1)).scalar_one_or_none()
    if known is not None:
        return known
    key = session.execute(
        insert(ResellerRow)
        .values(
            name=name,
            name_sort=sort_form(name),
            mpn_id=mpn_id,
            tenant_id=tenant_id or None,
            location=location,
            search_text=fold(f"{name} {mpn_id} {tenant_id or ''} {location}"),
        )
        .returning(ResellerRow.id)
    ).scalar_one()
    session.execute(insert(PartnershipRow).values(reseller_id=key, state=PartnershipState.NONE))
    return key


def notice_established(session: Session, actor: Actor, now: datetime) -> list[str]:
    """Mark the open requests that facts have since fulfilled, and return their ids."""
    partnerships = (
        select(RequestRow.uid)
        .join(PartnershipRow, PartnershipRow.reseller_id == RequestRow.reseller_id)
        .where(
            RequestRow.kind == RequestKind.PARTNERSHIP,
            RequestRow.state.in_(OPEN),
            PartnershipRow.state == PartnershipState.ACTIVE,
        )
    )
    links = (
        select(RequestRow.uid)
        .join(
            CustomerLinkRow,
            (CustomerLinkRow.reseller_id == RequestRow.reseller_id)
            & (CustomerLinkRow.customer_id == RequestRow.customer_id),
        )
        .where(
            RequestRow.kind == RequestKind.CUSTOMER_LINK,
            RequestRow.state.in_(OPEN),
            CustomerLinkRow.gone_at.is_(None),
        )
    )
    fulfilled = [*session.scalars(partnerships), *session.scalars(links)]
    for uid in fulfilled:
        move(session, actor, now, uid, RequestState.ESTABLISHED)
    return fulfilled


def listed(session: Session, *, open_only: bool = False, reseller_key: int | None = None) -> list[RelationshipRequest]:
    """Requests, the latest first."""
    query = (
        select(
            RequestRow.id,
            RequestRow.uid,
            RequestRow.kind,
            RequestRow.state,
            RequestRow.reseller_id,
            ResellerRow.name.label("reseller_name"),
            RequestRow.customer_id,
            CustomerRow.name.label("customer_name"),
            RequestRow.language,
            RequestRow.link,
            RequestRow.author,
            RequestRow.created_at,
            RequestRow.state_at,
        )
        .join(ResellerRow, ResellerRow.id == RequestRow.reseller_id)
        .outerjoin(CustomerRow, CustomerRow.id == RequestRow.customer_id)
        .order_by(RequestRow.id.desc())
    )
    if open_only:
        query = query.where(RequestRow.state.in_(OPEN))
    if reseller_key is not None:
        query = query.where(RequestRow.reseller_id == reseller_key)
    return [
        RelationshipRequest(
            key=row.id,
            id=row.uid,
            kind=RequestKind(row.kind),
            state=RequestState(row.state),
            reseller_key=row.reseller_id,
            reseller_name=row.reseller_name,
            customer_key=row.customer_id,
            customer_name=row.customer_name or "",
            language=row.language,
            link=row.link,
            author=row.author,
            created_at=row.created_at,
            state_at=row.state_at,
        )
        for row in session.execute(query)
    ]
