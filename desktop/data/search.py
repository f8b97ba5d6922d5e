"""The seam where engines differ in finding text: columns in memory over SQLite, LIKE over the folded column elsewhere.

A word is found as a substring of the folded text. Search text is data: it is bound and escaped, never syntax.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from sqlite3 import Cursor
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import Session

from desktop.data.finding import place_of
from desktop.data.store.schema import PROVIDER_CONTACT, ContactRow, CustomerRow, ResellerRow, SubscriptionRow
from desktop.domain.folding import words

if TYPE_CHECKING:
    from desktop.data.finding.finder import Finder

LONGEST = 200
"""Letters of a search text that count; nobody types more, and a pasted page must not slow the desk down."""


def search_words(typed: str) -> tuple[str, ...]:
    """The folded words to look for."""
    return words(typed[:LONGEST])


def _matching(session: Session, keys: Callable[[Finder, Cursor], Iterable[int]]) -> Select[int] | None:
    """Keys out of the columns in memory as a subquery; None for an engine that looks through its rows."""
    place = place_of(session)
    if place is None:
        return None
    finder = place.get()
    found = ",".join(map(str, keys(finder, finder.follow(session))))
    each = func.json_each(f"[{found}]").table_valued("value")
    return select(each.c.value)


def customers_with(session: Session, word: str) -> ColumnElement[bool]:
    """Whether a customer's own text holds the word."""
    found = _matching(session, lambda finder, cursor: finder.customers_called(cursor, word))
    return CustomerRow.search_text.contains(word, autoescape=True) if found is None else CustomerRow.id.in_(found)


def subscriptions_called(session: Session, word: str) -> ColumnElement[bool]:
    """Whether a subscription's own text holds the word."""
    found = _matching(session, lambda finder, cursor: finder.subscriptions_called(cursor, word))
    if found is None:
        return SubscriptionRow.search_text.contains(word, autoescape=True)
    return SubscriptionRow.id.in_(found)


def subscriptions_with(session: Session, word: str) -> ColumnElement[bool]:
    """Whether a subscription's own text holds the word, or its contact's or reseller of record's does."""
    contacts = list(
        session.scalars(select(ContactRow.id).where(ContactRow.search_text.contains(word, autoescape=True)).limit(500))
    )
    found = select(ResellerRow.mpn_id).where(
        ResellerRow.search_text.contains(word, autoescape=True), ResellerRow.mpn_id != ""
    )
    records = list(session.scalars(found.limit(500)))
    conditions = [subscriptions_called(session, word)]
    # The provider is the contact of most rows: finding it by name would find everything.
    if shown := [key for key in contacts if key != PROVIDER_CONTACT]:
        conditions.append(SubscriptionRow.shown_contact_id.in_(shown))
    if records:
        conditions.append(SubscriptionRow.reseller_of_record.in_(records))
    return or_(*conditions)


def customers_own(session: Session, typed: str) -> ColumnElement[bool]:
    """Whether every word stands in the customer's own text, and not only in what it has bought or from whom."""
    return and_(true(), *(customers_with(session, word) for word in search_words(typed)))


def customers_found(session: Session, typed: str) -> list[ColumnElement[bool]]:
    """Conditions on customers: each word stands in the customer's text or in that of one of its subscriptions."""
    conditions: list[ColumnElement[bool]] = []
    for word in search_words(typed):
        of_subscriptions = select(SubscriptionRow.customer_id).where(subscriptions_with(session, word))
        conditions.append(or_(customers_with(session, word), CustomerRow.id.in_(of_subscriptions)))
    return conditions


def subscriptions_found(session: Session, typed: str) -> list[ColumnElement[bool]]:
    """Conditions on subscriptions: each word stands in the subscription's text or in its customer's."""
    conditions: list[ColumnElement[bool]] = []
    for word in search_words(typed):
        of_customers = select(CustomerRow.id).where(customers_with(session, word))
        conditions.append(or_(subscriptions_with(session, word), SubscriptionRow.customer_id.in_(of_customers)))
    return conditions
