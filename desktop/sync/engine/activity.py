"""What a record of the activity log means for the lists of a customer (contract section 12).

Resellers and the list of customers are read in every run, so only two effects matter: a customer's subscriptions, and
its links, are to be read anew. Kinds that nobody has documented count by the resource that they are about.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop.data.syncing.happenings import Heard
from desktop.sync.remote import Happening

_SUBSCRIPTIONS: Final = frozenset(
    {
        "add_customer", "extend_relationship", "resellerrelationshipacceptedbycustomer", "create_order",
        "update_order", "update_subscription", "upgrade_subscription", "convert_trial_subscription",
        "create_transfer", "update_transfer", "create_new_commerce_migration",
    }
)  # fmt: skip
_LINKS: Final = frozenset({"add_customer", "extend_relationship", "resellerrelationshipacceptedbycustomer"})
_NEITHER: Final = frozenset(
    {
        # They say of the customer itself what its line in the list says, or end it, which the list says, too.
        "update_customer_billing_profile", "update_customer_partner_contract_company_name", "update_company_info",
        "remove_partner_customer_relationship", "delete_customer", "delete_tip_customer",
    }
)  # fmt: skip
_SUBSCRIPTION_RESOURCES: Final = frozenset(
    {"order", "subscription", "transfer", "third_party_add_on", "new_commerce_migration", "azure_entitlement"}
)
_LINK_RESOURCES: Final = frozenset({"partner_customer_relationship"})


def heard(happening: Happening, today: date) -> Heard | None:
    """What a record says of the lists of its customer; None when it says nothing of them.

    One that failed says nothing, and neither does one in progress: not remembered, it is heard once it is done.
    """
    kind = happening.kind.casefold()
    resource = happening.resource.casefold()
    if not happening.succeeded or not happening.customer or kind in _NEITHER:
        return None
    known = kind in _SUBSCRIPTIONS | _LINKS
    subscriptions = kind in _SUBSCRIPTIONS if known else resource in _SUBSCRIPTION_RESOURCES
    links = kind in _LINKS if known else resource in _LINK_RESOURCES
    if not subscriptions and not links:
        return None
    return Heard(
        id=happening.id or f"{happening.customer} {kind} {resource} {happening.at}",
        day=happening.at.date() if happening.at is not None else today,
        at=happening.at,
        customer=happening.customer,
        subscriptions=subscriptions,
        links=links,
    )
