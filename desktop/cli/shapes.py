"""Records in the JSON shapes of the command line, which scripts rely on."""

from __future__ import annotations

from desktop.data.exporting.shapes import Shape, change, contact, customer, partner, reseller, subscription
from desktop.domain.records import Act, Drift, RelationshipRequest

__all__ = ["Shape", "act", "change", "contact", "customer", "drift", "partner", "request", "reseller", "subscription"]


def drift(one: Drift) -> Shape:
    """A support contact that was changed elsewhere."""
    return {
        "subscription_id": one.subscription_id,
        "customer_id": one.customer_id,
        "customer_name": one.customer_name,
        "product": one.product,
        "before": contact(one.before),
        "after": contact(one.after),
        "state": one.state,
        "noticed_at": one.noticed_at,
    }


def act(done: Act) -> Shape:
    """An act that was undone or redone."""
    return {
        "batch_id": done.batch_id,
        "kind": done.kind,
        "contact_name": done.contact_name,
        "subscription_name": done.subscription_name,
        "count": done.count,
        "at": done.at,
    }


def request(one: RelationshipRequest) -> Shape:
    """A request for a relationship."""
    return {
        "id": one.id,
        "kind": one.kind,
        "state": one.state,
        "reseller_name": one.reseller_name,
        "customer_name": one.customer_name,
        "language": one.language,
        "author": one.author,
        "created_at": one.created_at,
        "state_at": one.state_at,
    }
