"""Real sockets: a store synced with a sandbox by the client itself, and decisions that the rules allow."""

from __future__ import annotations

from sqlalchemy import select

from desktop.data import outbox
from desktop.data.store import Session, Store
from desktop.data.store.schema import (
    CustomerLinkRow,
    CustomerRow,
    PartnershipRow,
    ResellerRow,
    SubscriptionRow,
    SupportContactRow,
)
from desktop.domain.records import PartnershipState, Publishing, SubscriptionStatus, SupportContact
from tests.sync.engine.service import ACTOR, START, TODAY


def decide_some(store: Store, number: int, *, connected: bool = True) -> dict[str, str]:
    """Choose resellers for so many subscriptions and submit that; returns subscription id → tenant id wanted."""
    chosen: dict[str, str] = {}
    with store.writing() as session:
        for key, guid, reseller in _possible(session):
            if len(chosen) == number:
                break
            if guid not in chosen and outbox.stage(session, ACTOR, START, TODAY, [key], reseller).staged:
                chosen[guid] = reseller.tenant_id
        outbox.submit(session, ACTOR, START, TODAY, connected=connected)
    assert len(chosen) == number
    return chosen


def _possible(session: Session) -> list[tuple[int, str, SupportContact]]:
    rows = session.execute(
        select(SubscriptionRow.id, SubscriptionRow.guid, ResellerRow.tenant_id, ResellerRow.mpn_id, ResellerRow.name)
        .join(CustomerLinkRow, CustomerLinkRow.customer_id == SubscriptionRow.customer_id)
        .join(ResellerRow, ResellerRow.id == CustomerLinkRow.reseller_id)
        .join(PartnershipRow, PartnershipRow.reseller_id == ResellerRow.id)
        .join(SupportContactRow, SupportContactRow.subscription_id == SubscriptionRow.id)
        .where(
            PartnershipRow.state == PartnershipState.ACTIVE,
            SubscriptionRow.publishing == Publishing.PUBLISHABLE,
            SubscriptionRow.status == SubscriptionStatus.ACTIVE,
            SubscriptionRow.shown_contact_id == 1,
        )
        .order_by(SubscriptionRow.id, ResellerRow.id)
    ).all()
    return [(row.id, row.guid, SupportContact(row.tenant_id, row.mpn_id, row.name)) for row in rows]


def states(store: Store) -> dict[str, str]:
    """Subscription id → state of its newest change."""
    with store.reading() as session:
        return {one.subscription_id: one.state.value for one in outbox.changes(session)}


def customer_of(store: Store, subscription: str) -> str:
    """The tenant id of the customer of a subscription."""
    with store.reading() as session:
        return session.scalars(
            select(CustomerRow.tenant_id)
            .join(SubscriptionRow, SubscriptionRow.customer_id == CustomerRow.id)
            .where(SubscriptionRow.guid == subscription)
        ).one()
