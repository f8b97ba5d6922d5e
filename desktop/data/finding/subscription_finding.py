"""Subscriptions out of the columns: words, filters and a sort, and the first page when all of it takes longer."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from desktop.data.finding import Found, filters, orders
from desktop.data.finding.codes import ranks_of
from desktop.data.finding.finder import EVERY, Finder, Rank, Rows, name_ranks
from desktop.data.finding.not_eligible import not_eligible
from desktop.data.finding.pairs import Mask, Pairs
from desktop.data.finding.walking import MANY_FOUND, READ_AT_MOST, SubscriptionWord, first_page, leading, page_of
from desktop.data.queries import ContactFilter, SubscriptionQuery, SubscriptionSort
from desktop.data.search import search_words
from desktop.data.store.schema import PROVIDER_CONTACT
from desktop.domain.changes import OPEN

_OPEN = frozenset(str(state.value) for state in OPEN)


def find_subscriptions(finder: Finder, session: Session, query: SubscriptionQuery, *, quick: bool = False) -> Found:
    """Keys of the matching subscriptions in order; with `quick` perhaps only the first page of them."""
    cursor = finder.follow(session)
    columns = finder.subscriptions
    rank = orders.rank_of(finder, cursor, query, lambda sort: _rank(finder, cursor, sort))
    order = orders.mark_of(query)
    passes = _filter(finder, session, query)
    pairs = Pairs(cursor)
    words = [SubscriptionWord(finder, cursor, word, pairs) for word in search_words(query.text)]
    # Without a word all of an answer takes no longer than a blink, and the row one is on keeps its place in it.
    quick = quick and bool(words) and query.customer_key is None
    if quick:
        ordered = finder.whole_order(order, rank, columns.there)
        page = first_page(
            ordered,
            [passes, *(word.among for word in words)],
            descending=query.descending,
            reads=any(word.reads for word in words),
        )
        if page is not None:
            return page
    mask = passes(EVERY)
    # The longest word is likely to leave the fewest rows for the others; what has to be read is left to the end.
    words.sort(key=lambda word: (word.reads, -word.size))
    for word in words:
        if quick and word.reads and (page := _read_page(ordered, mask, words, descending=query.descending)) is not None:
            return page
        mask = word.within(mask)
    if quick and np.count_nonzero(mask) > MANY_FOUND:
        return page_of(ordered, mask, descending=query.descending)
    keys = finder.order(order, rank, columns.there, mask, descending=query.descending)
    if query.customer_key is not None:
        # Of one customer what is past comes last.
        past = columns.past
        keys = array("i", sorted(keys, key=lambda key: bool(past[key])))
    return Found(keys)


def _read_page(
    ordered: NDArray[np.int32], mask: Mask, words: Sequence[SubscriptionWord], *, descending: bool
) -> Found | None:
    """The first page of what is left of the rows, where words have to be read row by row; None if it takes long."""
    left = leading(ordered, mask, READ_AT_MOST + 1, descending=descending)
    tests = [word.among for word in words if word.reads]
    return first_page(left, tests, descending=False, reads=True, patient=True)


def _filter(finder: Finder, session: Session, query: SubscriptionQuery) -> Callable[[Rows], Mask]:
    """Which of some rows, or of every row, pass the filters."""
    columns = finder.subscriptions
    # Of each coded column, which codes are meant.
    meant: list[tuple[NDArray[np.integer], Mask]] = []
    if query.statuses:
        meant.append((columns.status, columns.statuses.where(lambda status: status in query.statuses)))
    if query.publishing is not None:
        meant.append((columns.publishing, columns.publishings.where(lambda value: value == query.publishing)))
    if query.pending is not None:
        meant.append((columns.change, columns.changes.where(lambda state: (state in _OPEN) == query.pending)))
    if query.reseller_of_record is not None:
        meant.append((columns.record, columns.records.where(lambda record: record[0] == query.reseller_of_record)))
    if query.contact_tenant is not None:
        tenants = finder.contact_tenants
        meant.append((columns.contact, np.array([tenant == query.contact_tenant for tenant in tenants], np.bool_)))
    further = filters.tests(finder, session, query)
    barred = None
    if query.contact is ContactFilter.NOT_ELIGIBLE:
        barred = not_eligible(finder, session, query.today, strict=query.strict)

    def passes(rows: Rows) -> Mask:
        mask: Mask = columns.there[rows].copy()
        if query.customer_key is not None:
            mask &= columns.customer[rows] == query.customer_key
        for codes, wanted in meant:
            mask &= _in(codes[rows], wanted)
        if query.contact is ContactFilter.DEFAULT:
            mask &= columns.contact[rows] == PROVIDER_CONTACT
        elif query.contact is ContactFilter.RESELLER:
            mask &= columns.contact[rows] != PROVIDER_CONTACT
        elif barred is not None:
            mask &= barred[rows]
        for test in further:
            mask &= test(rows)
        return mask

    return passes


def _dense(values: NDArray[np.int64]) -> NDArray[np.integer]:
    """Small numbers in the same order."""
    return np.unique(values, return_inverse=True)[1]


def _in(codes: NDArray[np.integer], meant: Mask) -> Mask:
    return meant.take(codes, mode="clip") if len(meant) else np.zeros(len(codes), np.bool_)


def _rank(finder: Finder, cursor: sqlite3.Cursor, sort: SubscriptionSort) -> Rank:
    """For each row its place by one column."""
    columns = finder.subscriptions

    def looked_up(
        values: Sequence[Any], ranks: Callable[[], NDArray[np.int32]], codes: NDArray[np.integer]
    ) -> NDArray[np.integer]:
        if not values:
            return np.zeros(len(codes), np.int32)
        return finder.code_ranks(sort, len(values), ranks).take(codes, mode="clip")

    def of_records() -> NDArray[np.int32]:
        places = name_ranks(finder.record_names).tolist()
        return ranks_of([(place, mpn_id) for place, (mpn_id, _) in zip(places, columns.records.values, strict=True)])

    def by_customer(rows: Rows) -> NDArray[np.integer]:
        finder.rank_customers(cursor)
        places = finder.customers.arrays["by_name"].take(columns.customer[rows], mode="clip").astype(np.int64)
        count = len(columns.words)
        # Within a customer by product: one number for both, which stays far below 2 ** 31 for any real book.
        places *= max(count, 1)
        places += looked_up(columns.words.values, lambda: columns.words.ranks(_product), columns.word_code[rows])
        return places if finder.customers.size * max(count, 1) < 2**31 else _dense(places)

    def rank(rows: Rows) -> NDArray[np.integer]:
        words, statuses, publishings = columns.words, columns.statuses, columns.publishings
        changes = columns.changes
        if sort is SubscriptionSort.PRODUCT:
            return looked_up(words.values, lambda: words.ranks(_product), columns.word_code[rows])
        if sort is SubscriptionSort.NICKNAME:
            nicknames = [nickname for _, _, nickname in words.values]
            return looked_up(words.values, lambda: name_ranks(nicknames), columns.word_code[rows])
        if sort is SubscriptionSort.STATUS:
            return looked_up(statuses.values, lambda: statuses.ranks(str), columns.status[rows])
        if sort is SubscriptionSort.PUBLISHING:
            return looked_up(publishings.values, lambda: publishings.ranks(str), columns.publishing[rows])
        if sort is SubscriptionSort.CONTACT:
            return looked_up(
                finder.contact_names, lambda: name_ranks(finder.contact_names), columns.contact[rows]
            )  # fmt: skip
        if sort is SubscriptionSort.RESELLER_OF_RECORD:
            return looked_up(columns.records.values, of_records, columns.record[rows])
        if sort is SubscriptionSort.CUSTOMER:
            return by_customer(rows)
        if sort is SubscriptionSort.TERM_END:
            return columns.term_end[rows]
        if sort is SubscriptionSort.CHANGE:
            return looked_up(changes.values, lambda: changes.ranks(str), columns.change[rows])
        if sort is SubscriptionSort.QUANTITY:
            return columns.quantity[rows]
        return columns.read_at[rows]

    return rank


def _product(value: tuple[str, str, str]) -> str:
    return value[0]
