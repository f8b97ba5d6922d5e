"""What a column of an exported list holds, and which columns stand for a column of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import Final

Value = str | int | date | datetime | None


class Kind(Enum):
    """How the values of a column are to be written."""

    TEXT = auto()
    """Text from people or from outside: it may look like a formula."""
    IDENTIFIER = auto()
    """An id or number that names something: text, whatever it looks like."""
    NUMBER = auto()
    MOMENT = auto()
    WORD = auto()
    """A stable English word of the desk, put into the reader's words."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its stable key, how its values are written, and its usual width in characters."""

    key: str
    kind: Kind = Kind.TEXT
    width: int = 16


SUBSCRIPTIONS: Final = (
    Column("customer", width=32),
    Column("product", width=36),
    Column("nickname", width=28),
    Column("contact", width=30),
    Column("on_default", Kind.WORD, 12),
    Column("change", Kind.WORD, 14),
    Column("status", Kind.WORD, 14),
    Column("reseller_of_record", width=30),
    Column("reseller_of_record_mpn_id", Kind.IDENTIFIER, 14),
    Column("quantity", Kind.NUMBER, 8),
    Column("publishing", Kind.WORD, 18),
    Column("term_end", Kind.MOMENT, 19),
    Column("commerce", Kind.WORD, 16),
    Column("contact_read_at", Kind.MOMENT, 19),
    Column("order", Kind.IDENTIFIER, 20),
    Column("id", Kind.IDENTIFIER, 37),
    Column("customer_id", Kind.IDENTIFIER, 37),
    Column("customer_domain", width=30),
    Column("contact_tenant_id", Kind.IDENTIFIER, 37),
    Column("contact_mpn_id", Kind.IDENTIFIER, 14),
)
CUSTOMERS: Final = (
    Column("name", width=34),
    Column("alias", width=20),
    Column("domain", width=30),
    Column("subscriptions", Kind.NUMBER, 10),
    Column("on_default", Kind.NUMBER, 10),
    Column("pending", Kind.NUMBER, 10),
    Column("location", width=9),
    Column("relationship", Kind.WORD, 16),
    Column("id", Kind.IDENTIFIER, 37),
    Column("read_at", Kind.MOMENT, 19),
)
RESELLERS: Final = (
    Column("name", width=34),
    Column("alias", width=20),
    Column("state", Kind.WORD, 16),
    Column("mpn_id", Kind.IDENTIFIER, 14),
    Column("location", width=9),
    Column("supported", Kind.NUMBER, 10),
    Column("linked", Kind.NUMBER, 10),
    Column("agreement", width=24),
    Column("agreement_until", Kind.MOMENT, 12),
    Column("signed", Kind.WORD, 14),
    Column("request", Kind.WORD, 16),
    Column("phone", width=20),
    Column("mail", width=30),
    Column("id", Kind.IDENTIFIER, 37),
)
CHANGES: Final = (
    Column("customer", width=32),
    Column("product", width=36),
    Column("nickname", width=28),
    Column("base", width=30),
    Column("wanted", width=30),
    Column("state", Kind.WORD, 16),
    Column("reason", width=30),
    Column("author", width=20),
    Column("role", Kind.WORD, 18),
    Column("created_at", Kind.MOMENT, 19),
    Column("state_at", Kind.MOMENT, 19),
    Column("publishing", Kind.WORD, 18),
    Column("error", width=40),
    Column("subscription_id", Kind.IDENTIFIER, 37),
    Column("id", Kind.IDENTIFIER, 37),
    Column("batch_id", Kind.IDENTIFIER, 37),
)
HISTORY: Final = (
    Column("at", Kind.MOMENT, 19),
    Column("event", Kind.WORD, 28),
    Column("customer", width=32),
    Column("subject", width=36),
    # A name as it was, or a stored state: those are words of the kind of event, such as “attested:gdap”.
    Column("before", Kind.WORD, 30),
    Column("after", Kind.WORD, 30),
    Column("author", width=20),
    Column("role", Kind.WORD, 18),
    Column("reason", width=30),
    Column("reseller", width=30),
    Column("detail", Kind.WORD, 40),
    Column("id", Kind.IDENTIFIER, 37),
)

OF_LIST: Final[dict[str, tuple[Column, ...]]] = {
    "subscriptions": SUBSCRIPTIONS,
    "customers": CUSTOMERS,
    "resellers": RESELLERS,
    "changes": CHANGES,
    "history": HISTORY,
}
"""The columns of each list, by its name, in their natural order."""

IDENTIFIERS: Final[dict[str, tuple[str, ...]]] = {
    "subscriptions": ("id", "customer_id", "customer_domain", "contact_tenant_id", "contact_mpn_id"),
    "customers": ("id",),
    "resellers": ("id", "mpn_id"),
    "changes": ("subscription_id", "id", "batch_id"),
    "history": ("id",),
}
"""What names the things of a row for good: with these a file can be taken in again, or joined with another."""

USUAL: Final[dict[str, tuple[str, ...]]] = {
    "subscriptions": ("customer", "product", "contact", "change", "status", "reseller_of_record", "quantity"),
    "customers": ("name", "domain", "subscriptions", "on_default", "pending", "location"),
    "resellers": ("name", "state", "mpn_id", "location", "supported", "linked", "agreement", "signed", "phone"),
    "changes": ("customer", "product", "base", "wanted", "state", "reason", "author", "created_at"),
    "history": ("at", "event", "customer", "subject", "change", "author", "reason"),
}
"""The columns of the screen that fit on paper, where nobody has chosen others."""

# A cell of the screen that says two things is two columns of a file.
_TWO: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "subscriptions": {
        "product": ("product", "nickname"),
        "contact": ("contact", "on_default"),
        "reseller_of_record": ("reseller_of_record", "reseller_of_record_mpn_id"),
        "contact_age": ("contact_read_at",),
    },
    "customers": {"name": ("name", "alias")},
    "resellers": {"name": ("name", "alias"), "agreement": ("agreement", "agreement_until")},
    "changes": {},
    "history": {"change": ("before", "after")},
}


def shown_as(listed: str, screen: tuple[str, ...], *, identifiers: bool = False) -> tuple[str, ...]:
    """The keys of the columns that stand for these columns of the screen, in their order, identifiers behind them.

    A column of the screen that no file has is left out.
    """
    known = {column.key for column in OF_LIST[listed]}
    keys = [part for key in screen for part in _TWO[listed].get(key, (key,)) if part in known]
    if identifiers:
        keys += IDENTIFIERS[listed]
    return tuple(dict.fromkeys(keys))


def columns_of(listed: str, keys: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns with these keys, in this order. Raises KeyError for a key that the list does not have."""
    known = {column.key: column for column in OF_LIST[listed]}
    return tuple(known[key] for key in keys)
