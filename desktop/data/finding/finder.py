"""The finder of one store: columns in memory that follow the store, and answers to queries out of them.

Any thread may ask; each call sees at least what its session sees. numpy gives up the interpreter during its loops, so
a search does not hold up the window.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from desktop.data.finding import customer_columns, keeping, subscription_columns
from desktop.data.finding.codes import ranks_of
from desktop.data.finding.customer_columns import CustomerColumns
from desktop.data.finding.filter_memory import FilterMemory
from desktop.data.finding.identifiers import Identifiers
from desktop.data.finding.not_eligible import Judged
from desktop.data.finding.pairs import Mask, Pairs
from desktop.data.finding.subscription_columns import SubscriptionColumns
from desktop.data.finding.texts import Texts, word_mask
from desktop.data.store.schema import PROVIDER_CONTACT
from desktop.domain.folding import sort_form

_ORDERS_KEPT = 2
EVERY = slice(None)
Rows = slice | NDArray[np.integer]
Rank = Callable[[Rows], NDArray[np.integer]]
"""Gives the place of some rows, or of every row, in an order."""

SUBSCRIPTION, CUSTOMER, RESELLER, CONTACT, SUBSCRIPTION_TEXT, CUSTOMER_TEXT, LINK = range(1, 8)
"""Kinds of touched rows in the log."""


def raw_cursor(session: Session) -> sqlite3.Cursor:
    """A cursor of the driver in the session's transaction: a million keys are read without a wrapper for each."""
    return session.connection().connection.cursor()  # type: ignore[return-value]


class Finder:
    """Columns of one store. `loaded` once they were read for the first time."""

    def __init__(self, *, kept: bool = True) -> None:
        self._use_kept = kept
        self._lock = threading.Lock()
        self.loaded = False
        self.subscriptions = SubscriptionColumns()
        self.customers = CustomerColumns()
        self.identifiers = Identifiers()
        self.contact_texts = Texts.of([])
        self.contact_names: list[str] = []
        self.contact_tenants: list[str] = []
        self.record_texts = Texts.of([])
        self.record_names: list[str] = []
        self._directory: dict[str, tuple[str, str]] = {}
        self._generation = -1
        self._seq = 0
        self.version = 0
        self._names = 0
        self._code_ranks: dict[Any, tuple[tuple[int, int], NDArray[np.int32]]] = {}
        self._orders: OrderedDict[Any, NDArray[np.int32]] = OrderedDict()
        # Counts whenever something changed by which eligibility is judged.
        self.facts = 0
        self.judged: Judged | None = None
        self.filters = FilterMemory()

    # Following the store

    def follow(self, session: Session) -> sqlite3.Cursor:
        """Bring the columns up to what the session sees; returns a cursor for further reading."""
        cursor = raw_cursor(session)
        with self._lock:
            self._follow(cursor)
        return cursor

    def _follow(self, cursor: sqlite3.Cursor) -> None:
        generation, upto = keeping.generation_of(cursor)
        if not self.loaded or (generation != self._generation and self._seq < upto):
            self._load(cursor)
        self._generation = generation
        touched: dict[int, set[int]] = {}
        last = self._seq
        for seq, kind, key in cursor.execute(
            "SELECT seq, kind, key FROM finding_touched WHERE seq > ? ORDER BY seq", (self._seq,)
        ):
            touched.setdefault(kind, set()).add(key)
            last = seq
        # New rows first: one of them that was touched as well would hide those before it.
        changed = self._new_rows(cursor) or bool(touched)
        if touched:
            self._reread(cursor, touched)
        if touched.keys() & {RESELLER, CONTACT, LINK, CUSTOMER_TEXT} or not self.loaded:
            self.facts += 1
        if touched.keys() & {RESELLER, CONTACT} or not self.loaded:
            self._read_directory(cursor)
            changed = True
        elif len(self.record_names) < len(self.subscriptions.records):
            self._know_records()
        self._seq = last
        self.loaded = True
        if changed:
            self.version += 1
            self._orders.clear()

    def _load(self, cursor: sqlite3.Cursor) -> None:
        kept = keeping.read(cursor) if self._use_kept else None
        self.loaded = False
        if kept is None:
            self.subscriptions, self.customers, self.identifiers = (
                SubscriptionColumns(),
                CustomerColumns(),
                Identifiers(),
            )
            self._seq = cursor.execute("SELECT coalesce(max(seq), 0) FROM finding_touched").fetchone()[0]
        else:
            self.subscriptions, self.customers, self.identifiers = kept.subscriptions, kept.customers, kept.identifiers
            self._seq = kept.upto

    def _reread(self, cursor: sqlite3.Cursor, touched: dict[int, set[int]]) -> None:
        subscriptions = touched.get(SUBSCRIPTION, set()) | touched.get(SUBSCRIPTION_TEXT, set())
        if subscriptions:
            self.subscriptions.put(subscription_columns.these_rows(cursor, subscriptions))
        if texts := touched.get(SUBSCRIPTION_TEXT):
            self.identifiers.late |= texts
            self.identifiers.forget()
        if texts := touched.get(CUSTOMER_TEXT):
            self.customers.put(customer_columns.these_rows(cursor, texts), names=True)
        if counts := touched.get(CUSTOMER):
            self.customers.put(customer_columns.these_rows(cursor, counts), names=False)

    def _new_rows(self, cursor: sqlite3.Cursor) -> bool:
        count = self.subscriptions.put(subscription_columns.new_rows(cursor, self._last(self.subscriptions.there)))
        if count:
            self.identifiers.forget()
            self.identifiers.more = True
        before = self.customers.size
        self.customers.put(customer_columns.new_rows(cursor, before - 1), names=True)
        return bool(count) or self.customers.size > before

    @staticmethod
    def _last(there: Mask) -> int:
        """The largest key that is there; the arrays may have room beyond it."""
        place = int(np.argmax(there[::-1])) if there.any() else len(there) - 1
        return len(there) - 1 - place

    def _read_directory(self, cursor: sqlite3.Cursor) -> None:
        """Contacts and resellers are few: they are read whole."""
        size = cursor.execute("SELECT coalesce(max(id), 0) FROM contact").fetchone()[0] + 1
        texts, self.contact_names, self.contact_tenants = [""] * size, [""] * size, [""] * size
        for key, text, name, mpn_id, tenant in cursor.execute(
            "SELECT id, search_text, name, mpn_id, tenant_id FROM contact"
        ):
            # The provider is the contact of most rows: finding it by name would find everything.
            texts[key] = "" if key == PROVIDER_CONTACT else text
            self.contact_names[key] = name or mpn_id or tenant
            self.contact_tenants[key] = tenant
        self.contact_texts = Texts.of(texts)
        self._directory = {
            mpn_id: (name, text)
            for mpn_id, name, text in cursor.execute(
                "SELECT mpn_id, name, search_text FROM reseller WHERE mpn_id <> ''"
            )
        }
        self._know_records()

    def _know_records(self) -> None:
        names, texts = [], []
        for mpn_id, told in self.subscriptions.records.values:
            name, text = self._directory.get(mpn_id, (told, "")) if mpn_id else (told, "")
            names.append(name or told or mpn_id)
            texts.append(text)
        self.record_names, self.record_texts = names, Texts.of(texts)
        self._names += 1

    def keep(self, session: Session) -> bool:
        """Write the columns into the store. Needs a writing session that writes nothing else; whether it was done."""
        cursor = raw_cursor(session)
        with self._lock:
            self._follow(cursor)
            keeping.write(cursor, self.subscriptions, self.customers, self._seq)
            # Until this is committed others see the old parts, and so must this finder if it is not.
            self.loaded = False
        return True

    # Orders

    def code_ranks(self, sort: Any, count: int, ranks: Callable[[], NDArray[np.int32]]) -> NDArray[np.int32]:
        """For each of `count` codes the place of what it stands for; kept until a name or the count changes."""
        known = self._code_ranks.get(sort)
        mark = (self._names, count)
        if known is None or known[0] != mark:
            known = self._code_ranks[sort] = (mark, ranks())
        return known[1]

    def rank_customers(self, cursor: sqlite3.Cursor) -> None:
        """Know the places of the customers' names and domains."""
        with self._lock:
            if not self.customers.ranked:
                self.customers.rank(cursor)

    def whole_order(self, sort: Any, rank: Rank, there: Mask) -> NDArray[np.int32]:
        """All rows that are there by rank, then by key; kept until the columns change."""
        known = self._orders.get((sort, len(there), self.version))
        if known is None:
            rows = np.flatnonzero(there)
            known = self._orders[sort, len(there), self.version] = by_rank(rank(rows), rows)
            while len(self._orders) > _ORDERS_KEPT:
                self._orders.popitem(last=False)
        return known

    def order(self, sort: Any, rank: Rank, there: Mask, mask: Mask, *, descending: bool) -> array[int]:
        """The keys of the mask by rank, then by key; all of it turned round when descending.

        `mask` holds no rows but those that are `there`.
        """
        count = int(np.count_nonzero(mask))
        if count * 8 < len(mask):
            rows = np.flatnonzero(mask)
            ordered = by_rank(rank(rows), rows)
        else:
            ordered = self.whole_order(sort, rank, there)
            if count < len(ordered):
                ordered = ordered[mask[ordered]]
        return as_keys(ordered[::-1] if descending else ordered)

    # Words

    def subscriptions_by_words(self, word: str) -> Mask:
        """Subscriptions that hold a word in product, nickname, contact or reseller of record."""
        columns = self.subscriptions
        tables = (
            (columns.words_texts, columns.word_code),
            (self.contact_texts, columns.contact),
            (self.record_texts, columns.record),
        )
        return word_mask(tables, word, columns.size)

    def subscriptions_called(self, cursor: sqlite3.Cursor, word: str) -> list[int]:
        """Keys of the subscriptions whose own text holds the word, for a condition of another query."""
        columns = self.subscriptions
        mask = word_mask([(columns.words_texts, columns.word_code)], word, columns.size)
        mask = (
            self.with_identifiers(cursor, word, mask, self.identifiers.few(cursor, word)) & columns.there[: len(mask)]
        )
        return np.flatnonzero(mask).tolist()

    def customers_called(self, cursor: sqlite3.Cursor, word: str) -> list[int]:
        """Keys of the customers whose own text holds the word, for a condition of another query."""
        return np.flatnonzero(self.customers.texts.having(word, Pairs(cursor))).tolist()

    def with_identifiers(self, cursor: sqlite3.Cursor, word: str, mask: Mask, few: Sequence[int] | None) -> Mask:
        """`mask` with the subscriptions that hold the word in an identifier; `few` when they are known already."""
        if few is None:
            return mask | self.identifiers.having(cursor, word, len(mask))
        keys = np.array(few, np.int64)
        mask[keys[keys < len(mask)]] = True
        return mask


def by_rank(ranks: NDArray[np.integer], rows: NDArray[np.integer]) -> NDArray[np.int32]:
    """Rows by rank, then by row."""
    if not len(rows):
        return np.zeros(0, np.int32)
    least, most = int(ranks.min()), int(ranks.max())
    bits = int(rows.max()).bit_length()
    if least >= 0 and most << bits < 1 << 32:
        # Half the bytes take half the time.
        short = ranks.astype(np.uint32)
        short <<= np.uint32(bits)
        short |= rows.astype(np.uint32)
        short.sort()
        short &= np.uint32((1 << bits) - 1)
        return short.view(np.int32)
    if most >> 31:
        # Places by several columns leave the row no more bits than it needs.
        joined = ranks.astype(np.int64)
        joined <<= bits
        joined |= rows
        joined.sort()
        joined &= (1 << bits) - 1
        return joined.astype(np.int32)
    joined = np.empty(len(rows), np.int64)
    halves = joined.view(np.int32).reshape(-1, 2)
    low, high = (0, 1) if sys.byteorder == "little" else (1, 0)
    halves[:, high] = ranks
    halves[:, low] = rows
    joined.sort()
    return halves[:, low].copy()


def as_keys(rows: NDArray[np.int32]) -> array[int]:
    """Rows as keys are handed out."""
    keys: array[int] = array("i")
    keys.frombytes(np.ascontiguousarray(rows, np.int32).data.cast("B"))
    return keys


def name_ranks(names: Sequence[str]) -> NDArray[np.int32]:
    """The places of names as people order them."""
    return ranks_of([(sort_form(name), name) for name in names])
