"""What lists need of every subscription, a few numbers for each row, placed by the row's key."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.data.finding.codes import Codes
from desktop.data.finding.texts import Texts
from desktop.domain.folding import fold

NOTHING = -(2**31)
"""Stands for a missing number or moment; it comes first in an order, as NULL does in SQL."""

_KINDS: dict[str, type[np.generic]] = {
    "customer": np.int32,
    "word_code": np.int32,
    "contact": np.int32,
    "record": np.int32,
    "status": np.int16,
    "publishing": np.int8,
    "change": np.int8,
    "past": np.bool_,
    "there": np.bool_,
    "quantity": np.int32,
    "term_end": np.int32,
    "read_at": np.int32,
}
_BITE = 2_000
# Minutes since 1970 for the end of a term, which may lie far away; seconds since 2000 for a reading, which may not.
_SELECT = """
SELECT s.id, s.customer_id, s.product_sort, s.product, s.nickname, s.quantity, s.status, s.publishing, s.change_state,
       s.shown_contact_id, s.reseller_of_record, s.reseller_of_record_name,
       s.status = 'deleted' OR s.gone_at IS NOT NULL,
       CAST(strftime('%s', s.term_end) AS INTEGER) / 60, CAST(strftime('%s', c.read_at) AS INTEGER) - 946684800
FROM subscription s LEFT JOIN support_contact c ON c.subscription_id = s.id
"""
_LARGEST = 2**31 - 1

Words = tuple[str, str, str]
Record = tuple[str, str]


class SubscriptionColumns:
    """Arrays of one length, indexed by subscription key; `there` says which keys exist."""

    def __init__(self) -> None:
        self.arrays: dict[str, NDArray[Any]] = {name: np.zeros(1, kind) for name, kind in _KINDS.items()}
        self.words: Codes[Words] = Codes()
        self.records: Codes[Record] = Codes()
        self.statuses: Codes[str] = Codes()
        self.publishings: Codes[str] = Codes()
        self.changes: Codes[str] = Codes()
        self.words_texts = Texts.of([])
        self._texts_of = 0

    @property
    def size(self) -> int:
        """One more than the largest key."""
        return len(self.arrays["there"])

    def __getattr__(self, name: str) -> NDArray[Any]:
        try:
            return self.__dict__["arrays"][name]  # type: ignore[no-any-return]
        except KeyError:
            raise AttributeError(name) from None

    def put(self, rows: Iterable[Sequence[Any]]) -> int:
        """Write rows of the select; returns how many. Keys beyond the end make the arrays longer."""
        count = 0
        stream = iter(rows)
        while bite := [row for _, row in zip(range(_BITE), stream, strict=False)]:
            count += len(bite)
            self._put(bite)
        self._know_words()
        return count

    def _put(self, bite: list[Sequence[Any]]) -> None:
        (
            keys,
            customers,
            sorts,
            products,
            nicknames,
            quantities,
            statuses,
            publishings,
            changes,
            contacts,
            mpn_ids,
            names,
            past,
            ends,
            reads,
        ) = zip(*bite, strict=True)
        where = np.array(keys, np.int64)
        if (top := int(where.max())) >= self.size:
            # Room to grow, so that rows that come one by one do not copy everything each time.
            room = top + 1 if self.size == 1 or len(bite) < _BITE else max(top + 1, self.size * 5 // 4)
            self._resize(room)
        columns: dict[str, Sequence[Any] | NDArray[Any]] = {
            "customer": customers,
            "word_code": [self.words.of(value) for value in zip(sorts, products, nicknames, strict=True)],
            "contact": contacts,
            "record": [self.records.of(value) for value in zip(mpn_ids, names, strict=True)],
            "status": [self.statuses.of(value) for value in statuses],
            "publishing": [self.publishings.of(value) for value in publishings],
            "change": [self.changes.of(value) for value in changes],
            "past": past,
            "there": [True] * len(keys),
            "quantity": [_number(value) for value in quantities],
            "term_end": [_number(value) for value in ends],
            "read_at": [_number(value) for value in reads],
        }
        for name, values in columns.items():
            self.arrays[name][where] = values

    def _resize(self, size: int) -> None:
        grown = {}
        for name, before in self.arrays.items():
            grown[name] = np.zeros(size, before.dtype)
            grown[name][: len(before)] = before
        self.arrays = grown

    def fit(self) -> None:
        """Give back the room after the last key."""
        there = np.flatnonzero(self.arrays["there"])
        size = int(there[-1]) + 1 if len(there) else 1
        if size < self.size:
            self.arrays = {name: values[:size].copy() for name, values in self.arrays.items()}

    def _know_words(self) -> None:
        """Keep the searchable text of each combination of product and nickname."""
        if self._texts_of < len(self.words):
            self.words_texts = Texts.of([fold(f"{product} {nickname}") for _, product, nickname in self.words.values])
            self._texts_of = len(self.words)

    def state(self) -> tuple[dict[str, NDArray[Any]], dict[str, list[Any]]]:
        """Arrays and lists to be kept."""
        codes = {
            name: getattr(self, name).values for name in ("words", "records", "statuses", "publishings", "changes")
        }
        return self.arrays, codes

    @classmethod
    def kept(cls, arrays: dict[str, NDArray[Any]], codes: dict[str, list[Any]]) -> SubscriptionColumns:
        """From what `state` gave."""
        columns = cls()
        columns.arrays = arrays
        columns.words = Codes([(sort, product, nickname) for sort, product, nickname in codes["words"]])
        columns.records = Codes([(mpn_id, name) for mpn_id, name in codes["records"]])
        columns.statuses = Codes(codes["statuses"])
        columns.publishings = Codes(codes["publishings"])
        columns.changes = Codes(codes["changes"])
        columns._know_words()
        return columns


def _number(value: int | None) -> int:
    return NOTHING if value is None else max(min(value, _LARGEST), NOTHING + 1)


def new_rows(cursor: sqlite3.Cursor, after: int) -> Iterable[Sequence[Any]]:
    """The rows with a key beyond `after`."""
    return cursor.execute(f"{_SELECT} WHERE s.id > ? ORDER BY s.id", (after,))


def these_rows(cursor: sqlite3.Cursor, keys: Iterable[int]) -> Iterable[Sequence[Any]]:
    """The rows of some keys."""
    listed = ",".join(map(str, keys))
    return cursor.execute(f"{_SELECT} WHERE s.id IN (SELECT value FROM json_each(?))", (f"[{listed}]",))  # noqa: S608
