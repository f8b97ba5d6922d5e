"""What lists of customers and subscriptions can be asked for: frozen values and the orders that are offered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.data.conditions import Condition
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
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class SortKey:
    """One column to sort by."""

    sort: SubscriptionSort
    descending: bool = False


class ContactFilter(StrEnum):
    """By the effective contact."""

    DEFAULT = "default"
    RESELLER = "reseller"
    NOT_ELIGIBLE = "not_eligible"


@dataclass(frozen=True, slots=True)
class SubscriptionQuery:
    """What to list; None in a filter means any. `contact_tenant` is a tenant id.

    `today` and `strict` are for NOT_ELIGIBLE: whether a contact may be chosen depends on the day and the settings;
    `today` also for conditions that count days. `further` orders rows that are equal by `sort`.
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
    conditions: tuple[Condition, ...] = ()
    further: tuple[SortKey, ...] = ()

    @property
    def sort_keys(self) -> tuple[SortKey, ...]:
        """All columns to sort by, each once, the first one first."""
        return once((SortKey(self.sort, self.descending), *self.further))


def once(keys: Iterable[SortKey]) -> tuple[SortKey, ...]:
    """The keys without those whose column comes before already."""
    kept: dict[SubscriptionSort, SortKey] = {}
    for key in keys:
        kept.setdefault(key.sort, key)
    return tuple(kept.values())
