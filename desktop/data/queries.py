"""What lists of customers and subscriptions can be asked for: frozen values and the orders that are offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.records import Publishing


class CustomerSort(StrEnum):
    """The orders that the list offers; each has its index."""

    NAME = "name"
    DOMAIN = "domain"
    SUBSCRIPTIONS = "subscriptions"
    ON_DEFAULT = "on_default"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class CustomerQuery:
    """What to list: None in a filter means any."""

    text: str = ""
    on_default: bool | None = None
    pending: bool | None = None
    reseller_key: int | None = None
    sort: CustomerSort = CustomerSort.NAME
    descending: bool = False


class SubscriptionSort(StrEnum):
    """The orders that lists offer."""

    PRODUCT = "product"
    NICKNAME = "nickname"
    QUANTITY = "quantity"
    STATUS = "status"
    CONTACT = "contact"
    RESELLER_OF_RECORD = "reseller_of_record"
    TERM_END = "term_end"
    PUBLISHING = "publishing"
    CUSTOMER = "customer"
    CONTACT_AGE = "contact_age"


class ContactFilter(StrEnum):
    """By the effective contact."""

    DEFAULT = "default"
    RESELLER = "reseller"
    NOT_ELIGIBLE = "not_eligible"


@dataclass(frozen=True, slots=True)
class SubscriptionQuery:
    """What to list; None in a filter means any. `contact_tenant` is a tenant id.

    `today` and `strict` are for NOT_ELIGIBLE: whether a contact may be chosen depends on the day and the settings.
    """

    text: str = ""
    customer_key: int | None = None
    statuses: tuple[str, ...] = ()
    contact: ContactFilter | None = None
    contact_tenant: str | None = None
    reseller_of_record: str | None = None
    publishing: Publishing | None = None
    pending: bool | None = None
    today: date = date.min
    strict: bool = False
    sort: SubscriptionSort = SubscriptionSort.PRODUCT
    descending: bool = False
