"""Subscriptions out of the columns: words, filters and a sort, and the first page when all of it takes longer."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from desktop.data.finding import Found
from desktop.data.finding.codes import ranks_of
from desktop.data.finding.finder import Finder, name_ranks, verify_subscriptions
from desktop.data.finding.not_eligible import not_eligible
from desktop.data.finding.texts import Mask
from desktop.data.search import search_words
from desktop.data.store.schema import PROVIDER_CONTACT
from desktop.data.subscriptions import ContactFilter, SubscriptionQuery, SubscriptionSort
from desktop.domain.changes import OPEN

_OPEN = frozenset(str(state.value) for state in OPEN)


def find_subscriptions(finder: Finder, session: Session, query: SubscriptionQuery, *, quick: bool = False) -> Found:
    """Keys of the matching subscriptions in order; with `quick` perhaps only the first page of them."""
    cursor = finder.follow(session)
    mask = _filtered(finder, session, query)
    rank = _rank(finder, cursor, query.sort)
    known: list[tuple[Mask, str]] = []
    for word in search_words(query.text):
        held = finder.subscriptions_by_words(word)
        customers = finder.customers.texts.having(word)
        if customers.any():
            held |= customers.take(finder.subscriptions.customer, mode="clip")
        few = finder.identifiers.few(cursor, word) if not finder.identifiers.known(word) else None
        if few is None and quick and not finder.identifiers.known(word):
            known.append((held, word))
        else:
            mask &= finder.with_identifiers(cursor, word, held, few)
    if known:
        ordered = finder.order(query.sort, rank, mask, descending=query.descending)
        page = finder.walk(ordered, [(held, verify_subscriptions(cursor, word)) for held, word in known])
        if page is not None:
            return page
        for held, word in known:
            mask &= finder.with_identifiers(cursor, word, held, None)
    keys = finder.order(query.sort, rank, mask, descending=query.descending)
    if query.customer_key is not None:
        # Of one customer what is past comes last.
        past = finder.subscriptions.past
        keys = array("i", sorted(keys, key=lambda key: bool(past[key])))
    return Found(keys)


def _filtered(finder: Finder, session: Session, query: SubscriptionQuery) -> Mask:
    columns = finder.subscriptions
    mask: Mask = columns.there.copy()
    if query.customer_key is not None:
        mask &= columns.customer == query.customer_key
    if query.statuses:
        mask &= _in(columns.status, columns.statuses.where(lambda status: status in query.statuses))
    if query.publishing is not None:
        mask &= _in(columns.publishing, columns.publishings.where(lambda value: value == query.publishing))
    if query.pending is not None:
        mask &= _in(columns.change, columns.changes.where(lambda state: (state in _OPEN) == query.pending))
    if query.reseller_of_record is not None:
        mask &= _in(columns.record, columns.records.where(lambda record: record[0] == query.reseller_of_record))
    if query.contact_tenant is not None:
        mask &= _in(columns.contact, np.array([tenant == query.contact_tenant for tenant in finder.contact_tenants]))
    if query.contact is ContactFilter.DEFAULT:
        mask &= columns.contact == PROVIDER_CONTACT
    elif query.contact is ContactFilter.RESELLER:
        mask &= columns.contact != PROVIDER_CONTACT
    elif query.contact is ContactFilter.NOT_ELIGIBLE:
        mask &= not_eligible(finder, session, query.today, strict=query.strict)
    return mask


def _dense(values: NDArray[np.int64]) -> NDArray[np.integer]:
    """Small numbers in the same order."""
    return np.unique(values, return_inverse=True)[1]


def _in(codes: NDArray[np.integer], meant: Mask) -> Mask:
    return meant.take(codes, mode="clip") if len(meant) else np.zeros(len(codes), np.bool_)


def _rank(finder: Finder, cursor: sqlite3.Cursor, sort: SubscriptionSort) -> Callable[[], NDArray[np.integer]]:
    """For each row its place by one column."""
    columns = finder.subscriptions

    def looked_up(ranks: NDArray[np.int32], codes: NDArray[np.integer]) -> NDArray[np.integer]:
        return ranks.take(codes, mode="clip") if len(ranks) else np.zeros(len(codes), np.int32)

    def rank() -> NDArray[np.integer]:
        if sort is SubscriptionSort.PRODUCT:
            return looked_up(columns.words.ranks(lambda value: value[0]), columns.word_code)
        if sort is SubscriptionSort.NICKNAME:
            return looked_up(name_ranks([value[2] for value in columns.words.values]), columns.word_code)
        if sort is SubscriptionSort.STATUS:
            return looked_up(columns.statuses.ranks(str), columns.status)
        if sort is SubscriptionSort.PUBLISHING:
            return looked_up(columns.publishings.ranks(str), columns.publishing)
        if sort is SubscriptionSort.CONTACT:
            return looked_up(name_ranks(finder.contact_names), columns.contact)
        if sort is SubscriptionSort.RESELLER_OF_RECORD:
            forms = list(zip(name_ranks(finder.record_names).tolist(), columns.records.values, strict=True))
            return looked_up(ranks_of([(place, record[0]) for place, record in forms]), columns.record)
        if sort is SubscriptionSort.CUSTOMER:
            finder.rank_customers(cursor)
            places = finder.customers.arrays["by_name"].take(columns.customer, mode="clip").astype(np.int64)
            products = columns.words.ranks(lambda value: value[0])
            if not len(products):
                return places
            # Within a customer by product: one number for both, which stays far below 2 ** 31 for any real book.
            places *= len(products)
            places += products.take(columns.word_code, mode="clip")
            return places if finder.customers.size * len(products) < 2**31 else _dense(places)
        if sort is SubscriptionSort.TERM_END:
            return columns.term_end
        if sort is SubscriptionSort.QUANTITY:
            return columns.quantity
        return columns.read_at

    return rank
