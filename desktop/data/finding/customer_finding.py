"""Customers out of the columns: by their own text or by what they have bought and from whom."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from desktop.data.finding import FIRST_PAGE, Found
from desktop.data.finding.finder import EVERY, Finder, Rank, Rows
from desktop.data.finding.pairs import Mask, Pairs
from desktop.data.finding.walking import SubscriptionWord, first_page
from desktop.data.queries import CustomerQuery, CustomerSort
from desktop.data.search import search_words

_COLUMNS = {
    CustomerSort.SUBSCRIPTIONS: "subscriptions",
    CustomerSort.ON_DEFAULT: "on_default",
    CustomerSort.PENDING: "pending",
}
_FEW = 400
"""Up to so many customers all that they have bought is read."""
_SOME = 2_000
"""And up to so many what is in memory of it."""
_BUYERS = (96, 160, 256)
"""How many customers are looked at for what they have bought, step by step, before that is looked up for all."""
_PLACES = {CustomerSort.NAME: "by_name", CustomerSort.DOMAIN: "by_domain"}


def find_customers(finder: Finder, session: Session, query: CustomerQuery, *, quick: bool = False) -> Found:
    """Keys of the matching customers in order; with `quick` perhaps only the first page of them."""
    cursor = finder.follow(session)
    columns = finder.customers
    words = search_words(query.text)
    pairs = Pairs(cursor)
    passes = _filter(finder, cursor, query)
    rank = _rank(finder, cursor, query.sort)
    by, there = ("customers", query.sort), columns.arrays["there"]
    # The longest word is likely to leave the fewest customers for the others.
    asked = [SubscriptionWord(finder, cursor, word, pairs) for word in words]
    asked.sort(key=lambda word: -word.size)
    ordered = finder.whole_order(by, rank, there)
    if quick and words and _own_first(query):
        # Who is called so comes first, and who has bought something called so need not be known for a full page.
        called = [word.among_customers for word in asked]
        page = first_page(ordered, [passes, *called], descending=query.descending, patient=True)
        if page is not None and not page.complete:
            return page
    mask = passes(EVERY)
    own = mask.copy()
    for word in asked:
        own &= _padded(word.customers, len(mask))
    if quick and words and _own_first(query) and all(word.may_be_shared for word in asked):
        page = _page_with_buyers(cursor, ordered, own, passes, asked)
        if page is not None:
            return page
    for word in asked:
        mask = _holding(finder, cursor, word, mask)
    if not words or not _own_first(query):
        return Found(finder.order(by, rank, there, mask, descending=query.descending))
    first = finder.order(by, rank, there, mask & own, descending=False)
    return Found(first + finder.order(by, rank, there, mask & ~own, descending=False))


def _holding(finder: Finder, cursor: sqlite3.Cursor, word: SubscriptionWord, mask: Mask) -> Mask:
    """Who of the mask is called so or has bought something called so."""
    rows = np.flatnonzero(mask)
    held = word.among_customers(rows)
    left = rows[~held]
    if len(left) <= (_FEW if word.reads else _SOME):
        held[~held] = _bought_by(cursor, word, left)
        mask[rows] = held
        return mask
    if word.reads or len(left) * 2 > len(mask):
        buyers = _buyers(finder, word.own() & finder.subscriptions.there, len(mask))
    else:
        asked = np.zeros(finder.customers.size, np.bool_)
        asked[left] = True
        theirs = asked.take(finder.subscriptions.customer, mode="clip") & finder.subscriptions.there
        buyers = _buyers(finder, word.within_own(theirs), len(mask))
    buyers[rows[held]] = True
    mask &= buyers
    return mask


def _page_with_buyers(
    cursor: sqlite3.Cursor,
    ordered: NDArray[np.int32],
    own: Mask,
    passes: Callable[[Rows], Mask],
    words: Sequence[SubscriptionWord],
) -> Found | None:
    """The first page where those who are called so do not fill it and buyers are met soon; None where they are not."""
    keys = ordered[own[ordered]].tolist()
    at = 0
    for step in _BUYERS:
        rows = ordered[at : at + step]
        at += step
        rows = rows[passes(rows) & ~own[rows]]
        for word in words:
            held = word.among_customers(rows)
            held[~held] = _bought_by(cursor, word, rows[~held])
            rows = rows[held]
        keys.extend(rows.tolist())
        if len(keys) >= FIRST_PAGE:
            return Found(array("i", keys[:FIRST_PAGE]), complete=False)
        if len(keys) * sum(_BUYERS) < FIRST_PAGE * at:
            return None
    return None


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
    """Which of some customers have a subscription that holds the word."""
    listed = ",".join(map(str, customers.tolist()))
    sold = cursor.execute(
        "SELECT id, customer_id FROM subscription WHERE customer_id IN (SELECT value FROM json_each(?))",
        (f"[{listed}]",),
    ).fetchall()
    keys, buyers = np.array(sold, np.int64).reshape(-1, 2).T
    told = word.told(keys)
    bought = np.isin(customers, buyers[told])
    # What has to be read is read of those alone who are not known to be buyers.
    left = ~np.isin(buyers, customers[bought])
    if left.any():
        bought |= np.isin(customers, buyers[left][word.identified(keys[left])])
    return bought


def _buyers(finder: Finder, subscriptions: Mask, size: int) -> Mask:
    """The customers of some subscriptions."""
    mask = np.zeros(size, np.bool_)
    if subscriptions.any():
        customers = finder.subscriptions.customer[: len(subscriptions)].compress(subscriptions)
        mask[customers[customers < size]] = True
    return mask
