"""Legacy or new commerce, and whether Partner Center takes a support contact (contract section 8)."""

from __future__ import annotations

from desktop.domain.records import Commerce, Publishing, SubscriptionStatus


def commerce_of(product_type_id: str, offer_id: str) -> Commerce:
    """New commerce when the product type says so or the offer id has the form `PRODUCT:SKU:AVAILABILITY`."""
    if product_type_id.strip().casefold() == "onlineservicesnce" or offer_id.count(":") == 2:
        return Commerce.NEW
    return Commerce.LEGACY


def publishing_of(commerce: Commerce, billing_type: str, status: str, *, gone: bool = False) -> Publishing:
    """Whether a contact can be published.

    Legacy licence-based rows can; legacy usage-based ones may be refused, and so may rows whose billing type was
    never told (an imported list has none); new commerce and deleted rows are kept here only.
    """
    if commerce is Commerce.NEW or gone or status.casefold() == SubscriptionStatus.DELETED:
        return Publishing.KEPT_HERE
    if billing_type.casefold() == "license":
        return Publishing.PUBLISHABLE
    return Publishing.UNCERTAIN
