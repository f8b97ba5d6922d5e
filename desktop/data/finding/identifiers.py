"""The identifiers of subscriptions: a trigram index for three letters and more, blocks of plain bytes for fewer.

Identifiers are all different, so they are not held in memory. The text of a subscription starts with them, up to a line
feed (`data.applying`).
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from desktop.data.finding.pairs import Mask

BLOCK = 1 << 16
TRIGRAM = 3
MANY = 20_000
"""From so many hits on, the first page comes from looking at rows in their order."""
RARE = 20_000
"""A pair of bytes that occurs up to so often is rare."""
_LINE_FEED = 10
_KEPT_WORDS = 48
_IDS = "substr(search_text, 1, instr(search_text, char(10)))"


class Identifiers:
    """Finds words in identifiers. `blocks_to` is the key up to which blocks are written; later rows are read."""

    def __init__(self) -> None:
        self.blocks_to = 0
        self.pairs: Mask = np.ones((256, 256), np.bool_)
        self.late: set[int] = set()
        self.more = False
        """Whether there are rows beyond the blocks."""
        self._found: OrderedDict[str, NDArray[np.uint8]] = OrderedDict()

    def forget(self) -> None:
        """Identifiers came or changed: what was found may not hold any more."""
        self._found.clear()

    def known(self, word: str) -> bool:
        """Whether the answer for a word is at hand."""
        return word in self._found

    def absent(self, word: str) -> bool:
        """Whether a short word certainly stands in no identifier."""
        raw = word.encode("utf-8", "surrogatepass")
        if not self.blocks_to or self.late or self.more:
            return False
        if len(raw) == 1:
            return not (self.pairs[raw[0]].any() or self.pairs[:, raw[0]].any())
        return not all(self.pairs[one, two] for one, two in pairwise(raw))

    def few(self, cursor: sqlite3.Cursor, word: str) -> list[int] | None:
        """The keys that hold the word when they are not many; None when they are, or when that takes time."""
        if len(word) < TRIGRAM:
            return [] if self.absent(word) else self._rare(cursor, word)
        keys = [key for (key,) in cursor.execute(f"{_MATCH} LIMIT {MANY + 1}", (_quoted(word),))]
        return keys if len(keys) <= MANY else None

    def _rare(self, cursor: sqlite3.Cursor, word: str) -> list[int] | None:
        """The keys that hold a short word of which a pair of bytes is rare; None where none of its pairs is."""
        raw = word.encode("utf-8", "surrogatepass")
        rarest: NDArray[np.int32] | None = None
        for pair in pairwise(raw) if self.blocks_to else ():
            row = cursor.execute("SELECT data FROM finding_part WHERE name = ?", (_pair_name(*pair),)).fetchone()
            if row is not None and (rarest is None or len(row[0]) < rarest.nbytes):
                rarest = np.frombuffer(row[0], np.int32)
        if rarest is None:
            return None
        keys = set(rarest.tolist()) - self.late
        if len(raw) > 2:
            keys = holding(cursor, word, np.array(sorted(keys), np.int64))
        if self.late or self.more:
            keys.update(self._since(cursor, word))
        return sorted(keys)

    def _since(self, cursor: sqlite3.Cursor, word: str) -> Iterator[int]:
        """What holds the word among the rows that came or changed since the blocks were written."""
        late = ",".join(map(str, sorted(self.late)))
        for (key,) in cursor.execute(
            f"SELECT id FROM subscription WHERE instr({_IDS}, ?) > 0 AND "  # noqa: S608 - literals of this module
            "(id > ? OR id IN (SELECT value FROM json_each(?)))",
            (word, self.blocks_to, f"[{late}]"),
        ):
            yield key

    def having(self, cursor: sqlite3.Cursor, word: str, size: int) -> Mask:
        """Which keys hold the word."""
        kept = self._found.get(word)
        if kept is not None:
            self._found.move_to_end(word)
            return np.unpackbits(kept, count=size).view(np.bool_)
        mask = np.zeros(size, np.bool_)
        if len(word) >= TRIGRAM:
            answer = cursor.execute(_MATCH, (_quoted(word),))
            while rows := answer.fetchmany(4_096):
                keys = np.fromiter((key for (key,) in rows), np.int64, len(rows))
                mask[keys[keys < size]] = True
        elif not self.absent(word):
            self._scan(cursor, word, mask)
        self._found[word] = np.packbits(mask)
        while len(self._found) > _KEPT_WORDS:
            self._found.popitem(last=False)
        return mask

    def _scan(self, cursor: sqlite3.Cursor, word: str, mask: Mask) -> None:
        needle = np.frombuffer(word.encode("utf-8", "surrogatepass"), np.uint8)
        for number in range((self.blocks_to + BLOCK) // BLOCK if self.blocks_to else 0):
            row = cursor.execute("SELECT data FROM finding_part WHERE name = ?", (f"ids:{number}",)).fetchone()
            data = np.frombuffer(row[0], np.uint8)
            first = number * BLOCK
            found = _rows_with(data, needle)[: max(len(mask) - first, 0)]
            mask[first : first + len(found)] = found
        # The block is of yesterday: what came or changed since is read from the rows.
        mask[self.blocks_to + 1 :] = False
        mask[[key for key in self.late if key < len(mask)]] = False
        since = np.fromiter(self._since(cursor, word), np.int64)
        mask[since[since < len(mask)]] = True


def _rows_with(data: NDArray[np.uint8], needle: NDArray[np.uint8]) -> Mask:
    """For each line of a block whether it holds the bytes."""
    ends = np.flatnonzero(data == _LINE_FEED)
    hits = np.zeros(len(data), np.bool_)
    last = len(data) - len(needle) + 1
    if last <= 0 or not len(ends):
        return np.zeros(len(ends), np.bool_)
    there = data[:last] == needle[0]
    for offset in range(1, len(needle)):
        there &= data[offset : offset + last] == needle[offset]
    hits[:last] = there
    starts = np.zeros(len(ends), np.int64)
    starts[1:] = ends[:-1] + 1
    return np.maximum.reduceat(hits, starts)


_MATCH = "SELECT rowid FROM identifier_search WHERE identifier_search MATCH ?"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def holding(cursor: sqlite3.Cursor, word: str, keys: NDArray[np.integer]) -> set[int]:
    """Which of these subscriptions hold the word in an identifier, read row by row."""
    listed = ",".join(map(str, keys.tolist()))
    found = cursor.execute(
        f"SELECT id FROM subscription WHERE id IN (SELECT value FROM json_each(?)) AND instr({_IDS}, ?) > 0",  # noqa: S608
        (f"[{listed}]", word),
    )
    return {key for (key,) in found}


def write_blocks(cursor: sqlite3.Cursor, upto: int) -> Mask:
    """Write the identifiers of all subscriptions up to a key as blocks; returns which pairs of bytes occur.

    Rows of a pair that few of them hold are written beside the blocks: a short word that holds one is found there.
    """
    counts = np.zeros(1 << 16, np.int64)
    cursor.execute("DELETE FROM finding_part WHERE name LIKE 'ids:%' OR name LIKE 'pair:%'")
    blocks = (upto + BLOCK) // BLOCK
    for number in range(blocks):
        first = number * BLOCK
        block = _block(cursor, first, min(first + BLOCK, upto + 1))
        data = np.frombuffer(block, np.uint8)
        # A stretch at a time: the numbers of all pairs would take eight times the block.
        for start in range(0, len(data) - 1, BLOCK):
            counts += np.bincount(_pairs_of(data[start : start + BLOCK + 1]), minlength=1 << 16)
        cursor.execute("INSERT INTO finding_part (name, data) VALUES (?, ?)", (f"ids:{number}", block))
    _write_rare(cursor, blocks, (counts > 0) & (counts <= RARE))
    return (counts > 0).reshape(256, 256)


def _block(cursor: sqlite3.Cursor, first: int, end: int) -> bytes:
    """The identifiers of the keys from `first` up to `end`, a line for each."""
    # SQLite joins the lines, with nothing to do for Python; a key that is not there has a line all the same.
    block, held = cursor.execute(
        f"SELECT CAST(group_concat(ids, '') AS BLOB), count(*) FROM "  # noqa: S608 - literals of this module
        f"(SELECT {_IDS} AS ids FROM subscription WHERE id BETWEEN ? AND ? ORDER BY id)",
        (first, end - 1),
    ).fetchone()
    if held and held == end - max(first, 1) and block.count(b"\n") == held:
        return b"\n" * (first == 0) + bytes(block)
    lines = [b""] * (end - first)
    found = cursor.execute(
        f"SELECT id, CAST({_IDS} AS BLOB) FROM subscription WHERE id BETWEEN ? AND ?",  # noqa: S608 - as above
        (first, end - 1),
    )
    while rows := found.fetchmany(2_000):
        for key, text in rows:
            lines[key - first] = text.rstrip(b"\n")
    return b"\n".join([*lines, b""])


def _pairs_of(data: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Each byte with the next one, as one number."""
    pairs = data[:-1].astype(np.uint16)
    pairs <<= 8
    pairs |= data[1:]
    return pairs


def _write_rare(cursor: sqlite3.Cursor, blocks: int, rare: Mask) -> None:
    """Write for each rare pair of bytes the keys whose identifiers hold it."""
    pairs: list[NDArray[np.uint16]] = []
    keys: list[NDArray[np.int32]] = []
    for number in range(blocks):
        row = cursor.execute("SELECT data FROM finding_part WHERE name = ?", (f"ids:{number}",)).fetchone()
        data = np.frombuffer(row[0], np.uint8)
        every = _pairs_of(data)
        places = np.flatnonzero(rare[every])
        ends = np.flatnonzero(data == _LINE_FEED)
        pairs.append(every[places])
        keys.append((np.searchsorted(ends, places) + number * BLOCK).astype(np.int32))
    if not pairs:
        return
    together, holders = np.concatenate(pairs), np.concatenate(keys)
    order = np.argsort(together, kind="stable")
    together, holders = together[order], holders[order]
    starts = np.flatnonzero(np.diff(together, prepend=together[:1] + 1))
    for start, end in pairwise([*starts.tolist(), len(together)]):
        name = _pair_name(*divmod(int(together[start]), 256))
        held = np.unique(holders[start:end])
        cursor.execute("INSERT INTO finding_part (name, data) VALUES (?, ?)", (name, held.tobytes()))


def _pair_name(one: int, two: int) -> str:
    return f"pair:{one:02x}{two:02x}"
