"""Customers out of the columns: by their own text or by what they have bought and from whom."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from desktop.data.customers import CustomerQuery, CustomerSort
from desktop.data.finding import Found
from desktop.data.finding.finder import Finder
from desktop.data.finding.identifiers import holding
from desktop.data.finding.texts import Mask
from desktop.data.search import search_words

_COLUMNS = {
    CustomerSort.SUBSCRIPTIONS: "subscriptions",
    CustomerSort.ON_DEFAULT: "on_default",
    CustomerSort.PENDING: "pending",
}


def find_customers(finder: Finder, session: Session, query: CustomerQuery, *, quick: bool = False) -> Found:
    """Keys of the matching customers in order; with `quick` perhaps only the first page of them."""
    cursor = finder.follow(session)
    columns = finder.customers
    mask: Mask = columns.arrays["there"].copy()
    if query.on_default is not None:
        mask &= (columns.arrays["on_default"] > 0) == query.on_default
    if query.pending is not None:
        mask &= (columns.arrays["pending"] > 0) == query.pending
    if query.reseller_key is not None:
        linked = np.zeros(len(mask), np.bool_)
        keys = cursor.execute("SELECT customer_id FROM customer_link WHERE reseller_id = ?", (query.reseller_key,))
        linked[_keys_below((key for (key,) in keys), len(mask))] = True
        mask &= linked
    own = np.ones(len(mask), np.bool_)
    known: list[tuple[Mask, str]] = []
    words = search_words(query.text)
    for word in words:
        called = _padded(columns.texts.having(word), len(mask))
        own &= called
        held = called | _buyers(finder, finder.subscriptions_by_words(word), len(mask))
        ids = finder.identifiers
        few = ids.few(cursor, word) if not ids.known(word) else None
        if few is None and quick and not ids.known(word):
            known.append((held, word))
        else:
            mask &= held | _buying(finder, cursor, word, few, len(mask))
    rank = _rank(finder, cursor, query, own if words else None)
    order_name = (query.sort, own.tobytes() if words and _own_first(query) else b"")
    if known:
        ordered = finder.order(order_name, rank, mask, descending=query.descending)
        page = finder.walk(ordered, [(held, _verify(cursor, word)) for held, word in known])
        if page is not None:
            return page
        for held, word in known:
            mask &= held | _buying(finder, cursor, word, None, len(mask))
    return Found(finder.order(order_name, rank, mask, descending=query.descending))


def _own_first(query: CustomerQuery) -> bool:
    """Who is called so comes before who has bought something called so."""
    return query.sort is CustomerSort.NAME and not query.descending


def _rank(
    finder: Finder, cursor: sqlite3.Cursor, query: CustomerQuery, own: Mask | None
) -> Callable[[], NDArray[np.integer]]:
    def rank() -> NDArray[np.integer]:
        arrays = finder.customers.arrays
        if query.sort in _COLUMNS:
            return arrays[_COLUMNS[query.sort]]
        finder.rank_customers(cursor)
        places = finder.customers.arrays["by_name" if query.sort is CustomerSort.NAME else "by_domain"]
        if own is not None and _own_first(query):
            return places + np.where(own, 0, len(places)).astype(np.int32)
        return places

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


def _buyers(finder: Finder, subscriptions: Mask, size: int) -> Mask:
    """The customers of some subscriptions."""
    mask = np.zeros(size, np.bool_)
    if subscriptions.any():
        customers = finder.subscriptions.customer[: len(subscriptions)].compress(subscriptions)
        mask[customers[customers < size]] = True
    return mask


def _buying(finder: Finder, cursor: sqlite3.Cursor, word: str, few: list[int] | None, size: int) -> Mask:
    """The customers with a subscription that holds the word in an identifier."""
    held = np.zeros(finder.subscriptions.size, np.bool_)
    held = finder.with_identifiers(cursor, word, held, few)
    held &= finder.subscriptions.there[: len(held)]
    return _buyers(finder, held, size)


def _verify(cursor: sqlite3.Cursor, word: str) -> Callable[[NDArray[np.integer]], set[int]]:
    def verify(customers: NDArray[np.integer]) -> set[int]:
        listed = ",".join(map(str, customers.tolist()))
        bought = dict(
            cursor.execute(
                "SELECT id, customer_id FROM subscription WHERE customer_id IN (SELECT value FROM json_each(?))",
                (f"[{listed}]",),
            )
        )
        found = holding(cursor, word, np.fromiter(bought, np.int64, len(bought)))
        return {bought[key] for key in found}

    return verify
