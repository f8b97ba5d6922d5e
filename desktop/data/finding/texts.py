"""Many short folded texts held as one block of bytes, in which a word is found in a few milliseconds."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.data.finding.pairs import Mask, Pairs

_MOST_LATE = 2_000
_ANSWERS_KEPT = 12
_FEW = 3_000
"""Up to so many rows are looked at one by one."""
_STRETCH = 1 << 17
"""So many bytes are counted in one go."""
_DENSE = 16
"""One hit for so many texts, and it is cheaper to go over all bytes than to look up the text of each hit."""


class Texts:
    """The texts of rows 0 … n-1. A word that holds no white space is found as a substring of a text."""

    def __init__(self, block: bytes, starts: NDArray[np.int32], *, paired: bool = False) -> None:
        self._block = block
        self._bytes = np.frombuffer(block, np.uint8)
        self._starts = starts
        self._often = np.zeros(256, np.int64)
        # Counting makes eight bytes of each that it is shown.
        for start in range(0, len(self._bytes), _STRETCH):
            self._often += np.bincount(self._bytes[start : start + _STRETCH], minlength=256)
        # Whether the store keeps which of these texts hold which pairs of bytes.
        self._paired = paired
        # Texts that came or changed since, until there are too many of them.
        self._late: dict[int, str] = {}
        # Answers of late: while a word is typed, each is within the one before.
        self._answers: OrderedDict[str, Mask] = OrderedDict()
        self._lock = threading.Lock()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """The texts in their order."""
        parts = [text.replace("\n", " ").encode("utf-8", "surrogatepass") for text in texts]
        lengths = np.fromiter((len(part) + 1 for part in parts), np.int32, len(parts))
        starts = np.zeros(len(parts), np.int32)
        np.cumsum(lengths[:-1], out=starts[1:])
        return cls(b"\n".join([*parts, b""]), starts)

    def __len__(self) -> int:
        return max([len(self._starts), *(row + 1 for row in self._late)]) if self._late else len(self._starts)

    @property
    def block(self) -> bytes:
        """All texts, each ended by a line feed; call `settled` first."""
        return self._block

    @property
    def starts(self) -> NDArray[np.int32]:
        """Where each text begins in the block."""
        return self._starts

    def put(self, row: int, text: str) -> None:
        """Replace or add the text of a row."""
        with self._lock:
            self._late[row] = text
            self._answers.clear()

    def settled(self, force: bool = False) -> Texts:
        """This, or a new block when many texts came late. Other threads may go on reading this one."""
        if not self._late or (len(self._late) <= _MOST_LATE and not force):
            return self
        old = self._block.decode("utf-8", "surrogatepass").split("\n")[:-1]
        old.extend([""] * (len(self) - len(old)))
        for row, text in self._late.items():
            old[row] = text
        return Texts.of(old)

    def having(self, word: str, pairs: Pairs | None = None) -> Mask:
        """Which rows hold the word; with the `pairs` of the store in less time. Whoever asks may not write into it."""
        with self._lock:
            answer = self._answers.get(word)
            wider = [mask for known, mask in self._answers.items() if known in word] if answer is None else []
        if answer is not None:
            return answer
        found = np.zeros(len(self), np.bool_)
        raw = word.encode("utf-8", "surrogatepass")
        rows = self._likely(raw, wider, pairs)
        if rows is None:
            if len(self._bytes) >= len(raw) > 0:
                self._look(np.frombuffer(raw, np.uint8), found)
        else:
            found[rows] = True if self._is_told(raw, pairs) else self._held(raw, rows)
        for row, text in list(self._late.items()):
            found[row] = word in text
        with self._lock:
            self._answers[word] = found
            while len(self._answers) > _ANSWERS_KEPT:
                self._answers.popitem(last=False)
        return found

    def _is_told(self, raw: bytes, pairs: Pairs | None) -> bool:
        """Whether the pairs alone tell who holds these bytes."""
        return self._paired and pairs is not None and len(raw) <= 2

    def _likely(self, raw: bytes, wider: list[Mask], pairs: Pairs | None) -> NDArray[np.integer] | None:
        """The rows of the block that alone can hold the bytes, where they are few or are told for certain."""
        known = len(self._starts)
        if self._paired and pairs is not None and raw:
            rows = np.flatnonzero(pairs.holding(raw, known))
            if len(raw) <= 2 or len(rows) <= _FEW:
                return rows
        counts = [int(np.count_nonzero(mask)) for mask in wider]
        if counts and min(counts) <= _FEW:
            rows = np.flatnonzero(wider[counts.index(min(counts))])
            return rows[rows < known]
        return None

    def _look(self, needle: NDArray[np.uint8], found: Mask) -> None:
        """Mark the rows of the block in which the bytes stand one after the other."""
        data = self._bytes
        last = len(data) - len(needle) + 1
        # The rarest bytes of the word leave the fewest places to look at.
        rarest, *others = np.argsort(self._often[needle], kind="stable").tolist()
        hits = data[rarest : rarest + last] == needle[rarest]
        likely = int(self._often[needle[rarest]])
        while others and likely * _DENSE > len(data):
            # Comparing all bytes once more costs less than looking up the text of each of so many places.
            offset = others.pop(0)
            hits &= data[offset : offset + last] == needle[offset]
            likely = likely * int(self._often[needle[offset]]) // max(len(data), 1)
        if not others and likely * _DENSE * _DENSE > len(data):
            there = np.zeros(len(data), np.bool_)
            there[rarest : rarest + last] = hits
            # Where a word begins and where its rarest byte stands is the same text: no text holds a line feed.
            found[: len(self._starts)] = np.maximum.reduceat(there, self._starts)
            return
        places = np.flatnonzero(hits)
        for offset in others:
            if not len(places):
                return
            places = places[data[places + offset] == needle[offset]]
        found[np.searchsorted(self._starts, places, "right") - 1] = True

    def _held(self, raw: bytes, rows: NDArray[np.integer]) -> Mask:
        """Which of some rows of the block hold the bytes, read one by one."""
        block = self._block
        ends = np.append(self._starts, np.int32(len(block)))
        places = zip(self._starts[rows].tolist(), ends[rows + 1].tolist(), strict=True)
        return np.fromiter((block.find(raw, start, end) >= 0 for start, end in places), np.bool_, len(rows))

    def among(self, word: str, rows: NDArray[np.integer], pairs: Pairs | None = None) -> Mask:
        """Which of some rows hold the word: for few rows faster than looking through all."""
        raw = word.encode("utf-8", "surrogatepass")
        if len(rows) > _FEW or word in self._answers or self._is_told(raw, pairs):
            return self.having(word, pairs).take(rows, mode="clip")
        held = np.zeros(len(rows), np.bool_)
        within = rows < len(self._starts)
        if self._paired and pairs is not None:
            within &= pairs.holding(raw, len(self._starts)).take(rows, mode="clip")
        held[within] = self._held(raw, rows[within])
        late = dict(self._late)
        for place in np.flatnonzero(np.isin(rows, [*late])).tolist() if late else ():
            held[place] = word in late[int(rows[place])]
        return held


def word_mask(tables: Sequence[tuple[Texts, NDArray[np.integer]]], word: str, size: int) -> Mask:
    """Rows for which one of the texts that they refer to (by a code for each row) holds the word."""
    mask = np.zeros(size, np.bool_)
    for texts, codes in tables:
        having = texts.having(word)
        if having.any():
            mask |= having.take(codes[:size], mode="clip")
    return mask
