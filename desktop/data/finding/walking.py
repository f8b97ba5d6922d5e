"""The first page of an answer, found by looking at rows in their order until there are enough of them.

A word that is common is met at once; one that is rare is cheaper to look up for all rows, and then this gives up.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.data.finding import FIRST_PAGE, Found
from desktop.data.finding.finder import Finder, as_keys
from desktop.data.finding.identifiers import holding
from desktop.data.finding.pairs import Mask, Pairs
from desktop.data.finding.texts import Texts

Rows = NDArray[np.integer]
Test = Callable[[Rows], Mask]
"""Which of some rows pass."""

MANY_FOUND = 20_000
"""Up to so many rows all of an answer is put in order at once."""
_STEPS = (512, 1_536, 4_096)
"""How many rows are looked at, step by step, where each has to be read."""
READ_AT_MOST = sum(_STEPS)
_ENOUGH_TO_TELL = 2_048
_FURTHER = (16_384, 49_152)
"""And then, where what is in memory tells."""


def first_page(
    ordered: NDArray[np.int32], tests: Sequence[Test], *, descending: bool, reads: bool = False, patient: bool = False
) -> Found | None:
    """The first rows of `ordered` that pass all tests, or the whole answer when that is at hand; None if it takes long.

    Tests come cheapest first: the later ones see only what the earlier ones let pass. With `reads` they read rows. Who
    is not `patient` gives up where the page would not be full after all the steps.
    """
    walked = ordered[::-1] if descending else ordered
    keys: array[int] = array("i")
    at = 0
    for step in _STEPS if reads else (*_STEPS, *_FURTHER):
        rows: Rows = walked[at : at + step]
        at += step
        for test in tests:
            if not len(rows):
                break
            rows = rows[test(rows)]
        keys.extend(rows.tolist())
        if at >= len(walked):
            return Found(keys)
        if len(keys) >= FIRST_PAGE:
            return Found(keys[:FIRST_PAGE], complete=False)
        # At this rate all the steps would not fill the page: then looking everything up is cheaper.
        if not patient and at >= _ENOUGH_TO_TELL and len(keys) * sum(_FURTHER) < FIRST_PAGE * at:
            return None
    return None


def page_of(ordered: NDArray[np.int32], mask: Mask, *, descending: bool) -> Found:
    """The first rows of `ordered` that are in the mask, which more rows are in than a page has."""
    return Found(as_keys(leading(ordered, mask, FIRST_PAGE, descending=descending)[:FIRST_PAGE]), complete=False)


def leading(ordered: NDArray[np.int32], mask: Mask, number: int, *, descending: bool) -> NDArray[np.int32]:
    """The first rows of `ordered` that are in the mask: at least so many, or all."""
    walked = ordered[::-1] if descending else ordered
    at, step = 0, 4_096
    found: list[NDArray[np.int32]] = []
    while at < len(walked) and sum(map(len, found)) < number:
        rows = walked[at : at + step]
        found.append(rows[mask[rows]])
        at, step = at + step, step * 4
    return np.concatenate(found) if found else walked[:0]


class SubscriptionWord:
    """One word, asked of subscriptions: in product, nickname, contact and reseller of record, in their customer's text,
    and in their identifiers."""

    def __init__(self, finder: Finder, cursor: sqlite3.Cursor, word: str, pairs: Pairs) -> None:
        self._finder = finder
        self._pairs = pairs
        self._cursor = cursor
        self._word = word
        columns = finder.subscriptions
        tables: list[tuple[Texts, Rows]] = [
            (columns.words_texts, columns.word_code),
            (finder.contact_texts, columns.contact),
            (finder.record_texts, columns.record),
        ]
        looked_up = [(texts.having(word), codes) for texts, codes in tables]
        self._tables = [(having, codes) for having, codes in looked_up if having.any()]
        self._few: list[int] | None = None
        self._held: Mask | None = None
        self._is_few_known = False

    @property
    def size(self) -> int:
        """In bytes: a letter of most scripts is rarer than one of the Latin script."""
        return len(self._word.encode("utf-8", "surrogatepass"))

    @property
    def reads(self) -> bool:
        """Whether asking of some rows means to read them."""
        return self.few is None

    @property
    def few(self) -> list[int] | None:
        """The keys that hold it in an identifier when they are few; None when they are many, or not easily known."""
        if not self._is_few_known:
            ids = self._finder.identifiers
            self._few = None if ids.known(self._word) else ids.few(self._cursor, self._word)
            self._is_few_known = True
        return self._few

    def told(self, rows: Rows) -> Mask:
        """Which of some rows hold it in a text that many rows share."""
        held = np.zeros(len(rows), np.bool_)
        for having, codes in self._tables:
            held |= having.take(codes[rows], mode="clip")
        return held

    def among(self, rows: Rows) -> Mask:
        """Which of some rows hold it anywhere."""
        held = self.told(rows)
        self._also(held, rows, self._of_customers)
        self._also(held, rows, self.identified)
        return held

    def shared(self) -> Mask:
        """Which of all rows hold it in a text that many rows share."""
        mask = np.zeros(self._finder.subscriptions.size, np.bool_)
        for having, codes in self._tables:
            mask |= having.take(codes, mode="clip")
        return mask

    @property
    def may_be_shared(self) -> bool:
        """Whether it stands in a text that many rows share."""
        return bool(self._tables)

    @property
    def customers(self) -> Mask:
        """Which customers are called so."""
        return self._finder.customers.texts.having(self._word, self._pairs)

    def among_customers(self, customers: Rows) -> Mask:
        """Which of some customers are called so."""
        return self._finder.customers.texts.among(self._word, customers, self._pairs)

    def within(self, mask: Mask) -> Mask:
        """Which rows of the mask hold it anywhere; the mask is given away."""
        count = int(np.count_nonzero(mask))
        if self.reads or count * 8 > len(mask):
            mask &= self.everywhere()
            return mask
        rows = np.flatnonzero(mask)
        mask[rows] = self.among(rows)
        return mask

    def within_own(self, mask: Mask) -> Mask:
        """Which rows of the mask hold it in a text of theirs, their customer's left out."""
        rows = np.flatnonzero(mask)
        held = self.told(rows)
        self._also(held, rows, self.identified)
        within = np.zeros(len(mask), np.bool_)
        within[rows] = held
        return within

    def own(self) -> Mask:
        """Which of all rows hold it in a text of theirs, their customer's left out."""
        return self._finder.with_identifiers(self._cursor, self._word, self.shared(), self.few)

    def everywhere(self) -> Mask:
        """Which of all rows hold it anywhere."""
        mask = self.own()
        if self.customers.any():
            mask |= self.customers.take(self._finder.subscriptions.customer, mode="clip")
        return mask

    @staticmethod
    def _also(held: Mask, rows: Rows, look: Callable[[Rows], Mask]) -> None:
        """Ask further of the rows that are not held yet."""
        left = np.flatnonzero(~held)
        if len(left):
            held[left] = look(rows[left])

    def _of_customers(self, rows: Rows) -> Mask:
        customers, place = np.unique(self._finder.subscriptions.customer[rows], return_inverse=True)
        return self.among_customers(customers)[place]

    def identified(self, rows: Rows) -> Mask:
        """Which of some rows hold it in an identifier."""
        if self.few is not None:
            if self._held is None:
                self._held = self._finder.with_identifiers(
                    self._cursor, self._word, np.zeros(self._finder.subscriptions.size, np.bool_), self.few
                )
            return self._held[rows]
        there = holding(self._cursor, self._word, rows)
        return np.fromiter((row in there for row in rows.tolist()), np.bool_, len(rows))
