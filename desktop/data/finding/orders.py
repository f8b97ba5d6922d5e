"""Orders by several columns: their ranks side by side in one number for each row, so that one sort is enough."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable

import numpy as np
from numpy.typing import NDArray

from desktop.data.finding.finder import Finder, Rank, Rows
from desktop.data.finding.subscription_columns import NOTHING
from desktop.data.queries import SortKey, SubscriptionQuery, SubscriptionSort

_WIDEST = 62
"""Bits of a number that may be used."""


def mark_of(query: SubscriptionQuery) -> Hashable:
    """What an order is kept by: a single column by itself, several with those that go the other way than the first."""
    keys = query.sort_keys
    return query.sort if len(keys) == 1 else tuple((key.sort, key.descending != query.descending) for key in keys)


def rank_of(
    finder: Finder, cursor: sqlite3.Cursor, query: SubscriptionQuery, single: Callable[[SubscriptionSort], Rank]
) -> Rank:
    """For each row its place by all columns of the query, where the first one rises.

    `single` gives the rank by one column. All of the order is turned round when the first column falls.
    """
    keys = query.sort_keys
    if len(keys) == 1:
        return single(query.sort)
    finder.rank_customers(cursor)
    parts = [(_one(finder, single, key.sort), key.descending != query.descending) for key in _told_apart(keys)]

    def rank(rows: Rows) -> NDArray[np.integer]:
        joined, used = _squeezed(parts[0][0], rows, turned=False)
        room = _WIDEST - max(finder.subscriptions.size - 1, 1).bit_length()
        for part, turned in parts[1:]:
            places, bits = _squeezed(part, rows, turned=turned)
            if used + bits > room:
                joined, used = _dense(joined)
            if used + bits > room:
                places, bits = _dense(places)
            joined <<= bits
            joined |= places
            used += bits
        return joined

    return rank


def _told_apart(keys: tuple[SortKey, ...]) -> tuple[SortKey, ...]:
    """The keys; where customers come last, within one of them by product, as when they are the only key."""
    sorts = {key.sort for key in keys}
    if keys[-1].sort is SubscriptionSort.CUSTOMER and SubscriptionSort.PRODUCT not in sorts:
        return (*keys, SortKey(SubscriptionSort.PRODUCT, keys[-1].descending))
    return keys


def _one(finder: Finder, single: Callable[[SubscriptionSort], Rank], sort: SubscriptionSort) -> Rank:
    if sort is not SubscriptionSort.CUSTOMER:
        return single(sort)

    def by_customer(rows: Rows) -> NDArray[np.integer]:
        columns = finder.subscriptions
        return finder.customers.arrays["by_name"].take(columns.customer[rows], mode="clip")

    return by_customer


def _squeezed(rank: Rank, rows: Rows, *, turned: bool) -> tuple[NDArray[np.int64], int]:
    """Places from 0 on, and how many bits they take."""
    places = rank(rows)
    if not len(places):
        return places.astype(np.int64), 0
    least, most = int(places.min()), int(places.max())
    if least == NOTHING < most:
        # What is missing comes right before the rest: its number is far away from all others.
        missing = places == NOTHING
        least = int(places.min(where=~missing, initial=most)) - 1
        places = np.where(missing, places.dtype.type(least), places)
    wide = places.astype(np.int64)
    if turned:
        np.subtract(most, wide, out=wide)
    elif least:
        wide -= least
    return wide, (most - least).bit_length()


def _dense(places: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """Places in the same order that leave none out, and how many bits they take."""
    bits = max(len(places) - 1, 1).bit_length()
    joined = places << bits
    joined |= np.arange(len(places))
    joined.sort()
    rows = joined & ((1 << bits) - 1)
    joined >>= bits
    steps = np.zeros(len(places), np.int64)
    np.cumsum(joined[1:] != joined[:-1], out=steps[1:])
    dense = np.empty_like(steps)
    dense[rows] = steps
    return dense, int(steps[-1]).bit_length() if len(steps) else 0
