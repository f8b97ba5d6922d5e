"""The few customers, resellers and subscriptions that a person who types a name may want to go to."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from desktop.data import customers, resellers, subscriptions
from desktop.data.queries import CustomerQuery, SubscriptionQuery
from desktop.data.resellers import ResellerQuery
from desktop.data.search import search_words
from desktop.domain.folding import fold
from desktop.domain.records import CustomerRow, Reseller, SubscriptionRow

OFFERED = 6
"""How many of each are offered; typing more narrows them."""
_LOOKED_AT = 64


@dataclass(frozen=True, slots=True)
class Partners:
    """Customers and resellers that hold what was typed, those whose own name begins so first."""

    customers: tuple[CustomerRow, ...] = ()
    resellers: tuple[Reseller, ...] = ()


def partners(session: Session, typed: str) -> Partners:
    """Customers and resellers for `typed`; nothing for an empty text. Reader thread."""
    if not search_words(typed):
        return Partners()
    found = list(customers.find(session, CustomerQuery(typed), quick=True).keys[:_LOOKED_AT])
    rows = customers.rows(session, found)
    known = resellers.directory(session, list(resellers.ids(session, ResellerQuery(typed))[:_LOOKED_AT]))
    begins = fold(typed)
    return Partners(
        tuple(
            sorted((rows[key] for key in found if key in rows), key=lambda row: not fold(row.name).startswith(begins))[
                :OFFERED
            ]
        ),
        tuple(sorted(known, key=lambda reseller: not fold(reseller.name).startswith(begins))[:OFFERED]),
    )


def matching_subscriptions(session: Session, typed: str) -> tuple[SubscriptionRow, ...]:
    """Subscriptions for `typed`, by nickname, product, ID or whose they are; those called so first. Reader thread."""
    if not search_words(typed):
        return ()
    found = list(subscriptions.find(session, SubscriptionQuery(typed), quick=True).keys[:_LOOKED_AT])
    rows = subscriptions.rows(session, found)
    wanted = search_words(typed)

    def own(row: SubscriptionRow) -> bool:
        text = fold(f"{row.nickname} {row.product} {row.id}")
        return not all(word in text for word in wanted)

    return tuple(sorted((rows[key] for key in found if key in rows), key=own)[:OFFERED])
