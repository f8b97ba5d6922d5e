"""What lists need of every customer: its text, its counts, and its place in the orders of name and domain."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.data.finding.texts import Texts

_KINDS: dict[str, type[np.generic]] = {
    "there": np.bool_,
    "subscriptions": np.int32,
    "on_default": np.int32,
    "pending": np.int32,
    "by_name": np.int32,
    "by_domain": np.int32,
}
_SELECT = "SELECT id, search_text, subscription_count, default_count, pending_count FROM customer"
_MANY = 2_000


class CustomerColumns:
    """Arrays of one length, indexed by customer key; the orders are read when they are first needed."""

    def __init__(self) -> None:
        self.arrays: dict[str, NDArray[Any]] = {name: np.zeros(1, kind) for name, kind in _KINDS.items()}
        self.texts = Texts.of([""])
        self.ranked = False

    @property
    def size(self) -> int:
        """One more than the largest key."""
        return len(self.arrays["there"])

    def put(self, rows: Iterable[Sequence[Any]], *, names: bool) -> None:
        """Write rows of the select; `names` says that names or texts may differ from those known."""
        found = list(rows)
        if not found:
            return
        keys, texts, subscriptions, on_default, pending = zip(*found, strict=True)
        where = np.array(keys, np.int64)
        if (top := int(where.max())) >= self.size:
            grown = {name: np.zeros(top + 1, values.dtype) for name, values in self.arrays.items()}
            for name, values in self.arrays.items():
                grown[name][: len(values)] = values
            self.arrays = grown
        self.arrays["there"][where] = True
        self.arrays["subscriptions"][where] = subscriptions
        self.arrays["on_default"][where] = on_default
        self.arrays["pending"][where] = pending
        if not names:
            return
        self.ranked = False
        if len(found) > _MANY:
            every = self.texts.settled(force=True).block.decode("utf-8", "surrogatepass").split("\n")[:-1]
            every.extend([""] * (self.size - len(every)))
            for key, text in zip(keys, texts, strict=True):
                every[key] = text
            self.texts = Texts.of(every)
        else:
            for key, text in zip(keys, texts, strict=True):
                self.texts.put(key, text)
            self.texts = self.texts.settled()

    def rank(self, cursor: sqlite3.Cursor) -> None:
        """Read the two orders of names from their indexes."""
        for name, column in (("by_name", "name_sort"), ("by_domain", "domain")):
            places = np.zeros(self.size, np.int32)
            keys = np.fromiter(
                (key for (key,) in cursor.execute(f"SELECT id FROM customer ORDER BY {column}, id")),  # noqa: S608 - two literal columns
                np.int32,
            )
            keys = keys[keys < self.size]
            places[keys] = np.arange(len(keys), dtype=np.int32)
            self.arrays[name] = places
        self.ranked = True


def new_rows(cursor: sqlite3.Cursor, after: int) -> Iterable[Sequence[Any]]:
    """The rows with a key beyond `after`."""
    return cursor.execute(f"{_SELECT} WHERE id > ? ORDER BY id", (after,))


def these_rows(cursor: sqlite3.Cursor, keys: Iterable[int]) -> Iterable[Sequence[Any]]:
    """The rows of some keys."""
    listed = ",".join(map(str, keys))
    return cursor.execute(f"{_SELECT} WHERE id IN (SELECT value FROM json_each(?))", (f"[{listed}]",))  # noqa: S608
