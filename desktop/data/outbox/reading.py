"""Reading changes: by state, by subscription, by key."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from desktop.data.chunks import chunks
from desktop.data.store.schema import (
    PROVIDER_CONTACT,
    BatchRow,
    ChangeRow,
    ContactRow,
    CustomerLinkRow,
    CustomerRow,
    ResellerRow,
    SubscriptionRow,
)
from desktop.domain.records import Change, ChangeState, Publishing, SupportContact


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
            & (CustomerLinkRow.reseller_id == ResellerRow.id)
            & CustomerLinkRow.gone_at.is_(None),
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


def staged_on(session: Session, subscriptions: Sequence[int]) -> list[int]:
    """Keys of the staged changes on these subscriptions."""
    query = select(ChangeRow.id).where(ChangeRow.state == ChangeState.STAGED)
    return sorted(
        key
        for part in chunks(subscriptions)
        for key in session.scalars(query.where(ChangeRow.subscription_id.in_(part)))
    )
