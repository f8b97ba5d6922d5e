"""Customers out of the columns: by their own text or by what they have bought and from whom."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from desktop.data.finding import Found
from desktop.data.finding.finder import EVERY, Finder, Rank, Rows
from desktop.data.finding.texts import Mask
from desktop.data.finding.walking import SubscriptionWord, first_page
from desktop.data.queries import CustomerQuery, CustomerSort
from desktop.data.search import search_words

_COLUMNS = {
    CustomerSort.SUBSCRIPTIONS: "subscriptions",
    CustomerSort.ON_DEFAULT: "on_default",
    CustomerSort.PENDING: "pending",
}
_FEW = 400
"""Up to so many customers the subscriptions are read."""
_PLACES = {CustomerSort.NAME: "by_name", CustomerSort.DOMAIN: "by_domain"}


def find_customers(finder: Finder, session: Session, query: CustomerQuery, *, quick: bool = False) -> Found:
    """Keys of the matching customers in order; with `quick` perhaps only the first page of them."""
    cursor = finder.follow(session)
    columns = finder.customers
    words = search_words(query.text)
    passes = _filter(finder, cursor, query)
    rank = _rank(finder, cursor, query.sort)
    by, there = ("customers", query.sort), columns.arrays["there"]
    if quick and words and _own_first(query):
        # Who is called so comes first, and who has bought something called so need not be known for a full page.
        called = [lambda rows, word=word: columns.texts.among(word, rows) for word in words]
        ordered = finder.whole_order(by, rank, there)
        page = first_page(ordered, [passes, *called], descending=query.descending, patient=True)
        if page is not None and not page.complete:
            return page
    mask = passes(EVERY)
    own = np.ones(len(mask), np.bool_)
    # The longest word is likely to leave the fewest customers for the others.
    for word in sorted(words, key=len, reverse=True):
        held = _padded(columns.texts.having(word), len(mask))
        own &= held
        left = np.flatnonzero(mask & ~held)
        bought = SubscriptionWord(finder, cursor, word)
        if bought.reads and len(left) <= _FEW:
            mask[left] = _bought_by(cursor, bought, left)
        else:
            mask &= held | _buyers(finder, bought.own() & finder.subscriptions.there, len(mask))
    if not words or not _own_first(query):
        return Found(finder.order(by, rank, there, mask, descending=query.descending))
    first = finder.order(by, rank, there, mask & own, descending=False)
    return Found(first + finder.order(by, rank, there, mask & ~own, descending=False))


def _filter(finder: Finder, cursor: sqlite3.Cursor, query: CustomerQuery) -> Callable[[Rows], Mask]:
    """Which of some customers, or of all, pass the filters."""
    arrays = finder.customers.arrays
    linked: Mask | None = None
    if query.reseller_key is not None:
        linked = np.zeros(finder.customers.size, np.bool_)
        theirs = "SELECT customer_id FROM customer_link WHERE reseller_id = ? AND gone_at IS NULL"
        keys = cursor.execute(theirs, (query.reseller_key,))
        linked[_keys_below((key for (key,) in keys), len(linked))] = True

    def passes(rows: Rows) -> Mask:
        mask: Mask = arrays["there"][rows].copy()
        if query.on_default is not None:
            mask &= (arrays["on_default"][rows] > 0) == query.on_default
        if query.pending is not None:
            mask &= (arrays["pending"][rows] > 0) == query.pending
        if linked is not None:
            mask &= linked[rows]
        return mask

    return passes


def _own_first(query: CustomerQuery) -> bool:
    """Who is called so comes before who has bought something called so."""
    return query.sort is CustomerSort.NAME and not query.descending


def _rank(finder: Finder, cursor: sqlite3.Cursor, sort: CustomerSort) -> Rank:
    def rank(rows: Rows) -> NDArray[np.integer]:
        if sort not in _COLUMNS:
            finder.rank_customers(cursor)
        ranks: NDArray[np.integer] = finder.customers.arrays[_COLUMNS.get(sort) or _PLACES[sort]][rows]
        return ranks

    return rank


def _padded(mask: Mask, size: int) -> Mask:
    if len(mask) >= size:
        return mask[:size]
    longer = np.zeros(size, np.bool_)
    longer[: len(mask)] = mask
    return longer


def _keys_below(keys: Iterable[int], size: int) -> NDArray[np.int64]:
    found = np.fromiter(keys, np.int64)
    return found[found < size]


def _bought_by(cursor: sqlite3.Cursor, word: SubscriptionWord, customers: NDArray[np.integer]) -> Mask:
    """Which of some customers have a subscription that holds the word; read from their rows."""
    listed = ",".join(map(str, customers.tolist()))
    sold = cursor.execute(
        "SELECT id, customer_id FROM subscription WHERE customer_id IN (SELECT value FROM json_each(?))",
        (f"[{listed}]",),
    ).fetchall()
    keys, buyers = np.array(sold, np.int64).reshape(-1, 2).T
    return np.isin(customers, buyers[word.among_own(keys)])


def _buyers(finder: Finder, subscriptions: Mask, size: int) -> Mask:
    """The customers of some subscriptions."""
    mask = np.zeros(size, np.bool_)
    if subscriptions.any():
        customers = finder.subscriptions.customer[: len(subscriptions)].compress(subscriptions)
        mask[customers[customers < size]] = True
    return mask
