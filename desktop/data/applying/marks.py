"""What became of each row of one kind in one unit of work, so that a thing told twice is counted once.

A row that one file brings and a later part of the same file tells differently is new, not new and changed.
"""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Sequence

from desktop.data.applying.account import Tally

UNCHANGED, CHANGED, NEW = 1, 2, 3
_OUTCOMES = 3
_LAST_LINE = (1 << 30) - 1
_SPREAD = 0x9E37_79B9_7F4A_7C15


def count(tally: Tally, outcome: int) -> None:
    """Count a row of which no mark is kept."""
    tally.unchanged += outcome == UNCHANGED
    tally.changed += outcome == CHANGED
    tally.new += outcome == NEW


def _mark(line: int, outcome: int) -> int:
    return min(line, _LAST_LINE) << 2 | outcome


def _counted(tally: Tally, before: int, outcome: int, line: int) -> int:
    """Count a row under the most that happened to it so far; returns its new mark."""
    was = before & _OUTCOMES
    if outcome <= was:
        return before
    if was:
        tally.unchanged -= was == UNCHANGED
        tally.changed -= was == CHANGED
    count(tally, outcome)
    return before & ~_OUTCOMES | outcome if was else _mark(line, outcome)


class Marks:
    """The marks of the rows of one table by their keys: four bytes for each, with the line that told of it first."""

    def __init__(self) -> None:
        self._marks = array("I")

    def new(self, tally: Tally, keys: Sequence[int], lines: Sequence[int]) -> None:
        """Count rows that were written with these keys, told on these lines."""
        if not keys:
            return
        self._reach(max(keys))
        marks = self._marks
        for key, line in zip(keys, lines, strict=True):
            marks[key] = _mark(line, NEW)
        tally.new += len(lines)

    def note(self, tally: Tally, key: int, outcome: int, line: int) -> int | None:
        """Count a row under the most that happened to it; returns the line on which it was told before, if it was."""
        self._reach(key)
        before = self._marks[key]
        self._marks[key] = _counted(tally, before, outcome, line)
        return before >> 2 if before else None

    def _reach(self, key: int) -> None:
        if (missing := key + 1 - len(self._marks)) > 0:
            self._marks.frombytes(bytes(self._marks.itemsize * missing))


class PairMarks:
    """The same for rows whose key is a pair of numbers: a table of places found by hashing, some 20 bytes a row."""

    def __init__(self) -> None:
        self._held = 0
        self._make(1 << 10)

    def note(self, tally: Tally, key: tuple[int, int], outcome: int, line: int) -> int | None:
        """Count a row under the most that happened to it; returns the line on which it was told before, if it was."""
        packed = key[0] << 32 | key[1]
        place = self._place(packed)
        before = self._marks[place]
        if not before:
            self._held += 1
            self._keys[place] = packed
        self._marks[place] = _counted(tally, before, outcome, line)
        if self._held * 3 > len(self._keys) * 2:
            self._grow()
        return before >> 2 if before else None

    def _make(self, size: int) -> None:
        self._keys = array("q", bytes(8 * size))
        self._marks = array("I", bytes(4 * size))

    def _place(self, packed: int) -> int:
        """Where the key stands, or the empty place where it would. The length of the table is a power of two."""
        last = len(self._keys) - 1
        place = packed * _SPREAD >> 20 & last
        keys, marks = self._keys, self._marks
        while marks[place] and keys[place] != packed:
            place = place + 1 & last
        return place

    def _grow(self) -> None:
        keys, marks = self._keys, self._marks
        self._make(2 * len(keys))
        for packed, mark in zip(keys, marks, strict=True):
            if mark:
                place = self._place(packed)
                self._keys[place], self._marks[place] = packed, mark


class SparseMarks:
    """The same for rows without a number as their key. They take more memory, so they suit short tables."""

    def __init__(self) -> None:
        self._marks: dict[Hashable, int] = {}

    def note(self, tally: Tally, key: Hashable, outcome: int, line: int) -> int | None:
        """Count a row under the most that happened to it; returns the line on which it was told before, if it was."""
        before = self._marks.get(key, 0)
        self._marks[key] = _counted(tally, before, outcome, line)
        return before >> 2 if before else None
