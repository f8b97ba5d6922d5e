"""Which of many kept texts hold two bytes one after the other, and which hold one: kept beside the texts.

A word of one or two bytes is found by that alone. Of a longer one it leaves few texts to look into.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]

_STRETCH = 8_192
"""So many texts are gone over in one go when the pairs are written."""
_LINE_FEED = 10
_SPARSE = 32
"""Where fewer than one text in so many holds a pair, the rows take less room than a bit for each text."""
_BITS, _ROWS = b"bits", b"rows"
_SELECT = "SELECT data FROM finding_part WHERE name = ?"


class Pairs:
    """The pairs of one block of texts, read within one transaction. Used by one thread."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor
        self._read: dict[bytes, bytes | None] = {}

    def holding(self, word: bytes, size: int) -> Mask:
        """Which of `size` texts may hold the word; certainly do, where it has no more than two bytes."""
        held: Mask | None = None
        for part in {word} if len(word) == 1 else {bytes(pair) for pair in pairwise(word)}:
            told = self._told(part)
            if told is None:
                return np.zeros(size, np.bool_)
            if told.startswith(_BITS):
                these = np.unpackbits(np.frombuffer(told, np.uint8, offset=len(_BITS)), count=size).view(np.bool_)
            else:
                these = np.zeros(size, np.bool_)
                these[np.frombuffer(told, np.int32, offset=len(_ROWS))] = True
            held = these if held is None else np.logical_and(held, these, out=held)
        return np.ones(size, np.bool_) if held is None else held

    def _told(self, part: bytes) -> bytes | None:
        if part not in self._read:
            row = self._cursor.execute(_SELECT, (_name(part),)).fetchone()
            self._read[part] = None if row is None else row[0]
        return self._read[part]


def write(cursor: sqlite3.Cursor, block: NDArray[np.uint8], starts: NDArray[np.int32]) -> None:
    """Write the pairs of a block of texts, each ended by a line feed, in place of what was there."""
    cursor.execute("DELETE FROM finding_part WHERE name LIKE 'text-pair:%'")
    size = len(starts)
    rows: dict[int, list[NDArray[np.int32]]] = {}
    for first in range(0, size, _STRETCH):
        last = min(first + _STRETCH, size)
        begin, end = int(starts[first]), int(starts[last]) if last < size else len(block)
        data = block[begin:end]
        of_row = np.repeat(np.arange(last - first), np.diff(starts[first:last], append=np.int32(end)))
        for keys in (data.astype(np.int32), _pairs_of(data) + 256):
            known = np.bincount(keys)
            there = np.flatnonzero(known)
            number = np.zeros(len(known), np.int32)
            number[there] = np.arange(len(there))
            marks = np.zeros((len(there), last - first), np.bool_)
            marks[number[keys], of_row[: len(keys)]] = True
            for key, mark in zip(there.tolist(), marks, strict=True):
                if not _crosses(key):
                    rows.setdefault(key, []).append((np.flatnonzero(mark) + first).astype(np.int32))
    cursor.executemany("INSERT INTO finding_part (name, data) VALUES (?, ?)", _parts(rows, size))


def _parts(rows: dict[int, list[NDArray[np.int32]]], size: int) -> Iterable[tuple[str, bytes]]:
    while rows:
        key, found = rows.popitem()
        held = np.concatenate(found)
        part = bytes([key]) if key < 256 else bytes(divmod(key - 256, 256))
        if len(held) * _SPARSE < size:
            yield _name(part), _ROWS + held.tobytes()
        else:
            mask = np.zeros(size, np.bool_)
            mask[held] = True
            yield _name(part), _BITS + np.packbits(mask).tobytes()


def _pairs_of(data: NDArray[np.uint8]) -> NDArray[np.int32]:
    pairs = data[:-1].astype(np.int32)
    pairs <<= 8
    pairs |= data[1:]
    return pairs


def _crosses(key: int) -> bool:
    """Whether a key stands for the end of a text, which no word holds."""
    return _LINE_FEED in ((key,) if key < 256 else divmod(key - 256, 256))


def _name(part: bytes) -> str:
    return f"text-pair:{part.hex()}"
