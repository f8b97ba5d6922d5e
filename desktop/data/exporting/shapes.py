"""Records in their JSON shapes, which scripts rely on: the command line and exported files write the same."""

from __future__ import annotations

from desktop.domain.records import (
    Change,
    CustomerRow,
    HistoryRow,
    Publishing,
    Reseller,
    ResellerRow,
    SubscriptionRow,
    SupportContact,
)

Shape = dict[str, object]


def contact(partner: SupportContact) -> Shape:
    """A support contact."""
    return {
        "tenant_id": partner.tenant_id,
        "mpn_id": partner.mpn_id,
        "name": partner.name,
        "is_provider": partner.is_provider,
    }


def customer(row: CustomerRow) -> Shape:
    """A customer."""
    return {
        "id": row.id,
        "name": row.name,
        "domain": row.domain,
        "location": row.location,
        "relationship": row.relationship,
        "alias": row.alias,
        "subscriptions": row.subscriptions,
        "on_default": row.on_default,
        "pending": row.pending,
        "read_at": row.read_at,
    }


def subscription(row: SubscriptionRow) -> Shape:
    """A subscription; `pending` is the change that is laid over what the service told."""
    pending: Shape | None = None
    if row.change_state is not None:
        told = row.server_contact
        pending = {
            "change_id": row.change_id,
            "state": row.change_state,
            "wanted": contact(row.contact),
            "service_contact": None if told is None else contact(told),
        }
    return {
        "id": row.id,
        "customer_id": row.customer_id,
        "customer_name": row.customer_name,
        "product": row.product,
        "nickname": row.nickname,
        "quantity": row.quantity,
        "contact": contact(row.contact),
        "reseller_of_record": row.reseller_of_record,
        "status": row.status,
        "publishable": row.publishing is not Publishing.KEPT_HERE,
        "publishing": row.publishing,
        "commerce": row.commerce,
        "pending": pending,
    }


def partner(reseller: Reseller) -> Shape:
    """A reseller as it is named beside others."""
    return {
        "tenant_id": reseller.tenant_id,
        "mpn_id": reseller.mpn_id,
        "name": reseller.name,
        "location": reseller.location,
    }


def reseller(row: ResellerRow) -> Shape:
    """A line of the directory."""
    one = row.reseller
    agreed = row.agreement
    return {
        **partner(one),
        "partnership": one.partnership,
        "partnership_since": one.partnership_since,
        "partnership_ended": one.partnership_ended,
        "agreement_signed": one.agreement_signed,
        "supported": row.supported,
        "linked_customers": row.linked_customers,
        "agreement": None
        if agreed is None
        else {
            "reference": agreed.reference,
            "scope": agreed.scope,
            "valid_from": agreed.valid_from,
            "valid_to": agreed.valid_to,
        },
        "open_request": row.open_request,
        "mail": one.profile.mail,
        "phone": one.profile.phone,
        "site": one.profile.site,
        "alias": one.alias,
    }


def change(one: Change) -> Shape:
    """A change."""
    return {
        "id": one.id,
        "subscription_id": one.subscription_id,
        "customer_id": one.customer_id,
        "customer_name": one.customer_name,
        "product": one.product,
        "base": contact(one.base),
        "wanted": contact(one.wanted),
        "state": one.state,
        "batch": one.batch_id,
        "reason": one.reason,
        "author": one.author,
        "role": one.role,
        "created_at": one.created_at,
        "state_at": one.state_at,
        "submitted_at": one.submitted_at,
        "publishing": one.publishing,
        "unconfirmed": one.unconfirmed and not one.attested,
        "last_error": one.last_error,
    }


def happening(row: HistoryRow) -> Shape:
    """A row of the history."""
    return {
        "at": row.at,
        "event": row.event,
        "customer_name": row.customer_name,
        "subscription_id": row.subscription_id,
        "product": row.product,
        "reseller_name": row.reseller_name,
        "before": row.before,
        "after": row.after,
        "author": row.author,
        "role": row.role,
        "reason": row.reason,
        "batch": row.batch_id,
        "detail": row.detail,
    }
