"""What finding holds in memory, kept in the store, so that the next start reads a few blocks instead of every row.

`finding_touched` is the log of rows that changed, written by triggers; it is emptied when the parts are written anew.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from desktop.data.finding import identifiers
from desktop.data.finding import pairs as pairs_of_texts
from desktop.data.finding.codes import Codes
from desktop.data.finding.customer_columns import CustomerColumns
from desktop.data.finding.identifiers import Identifiers
from desktop.data.finding.subscription_columns import SubscriptionColumns
from desktop.data.finding.texts import Texts

if TYPE_CHECKING:
    from desktop.data.finding.finder import Finder


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept, and the place in the log up to which it is true."""

    upto: int
    generation: int
    subscriptions: SubscriptionColumns
    customers: CustomerColumns
    identifiers: Identifiers


def generation_of(cursor: sqlite3.Cursor) -> tuple[int, int]:
    """How often parts were written, and the place in the log at which they were."""
    generation, upto = cursor.execute("SELECT generation, upto FROM finding WHERE id = 1").fetchone()
    return generation, upto


def write(cursor: sqlite3.Cursor, subscriptions: SubscriptionColumns, customers: CustomerColumns, upto: int) -> None:
    """Keep the columns as parts; `upto` is the last touched row that they know of. Needs the write lock."""
    subscriptions.fit()
    customers.texts = customers.texts.settled(force=True)
    if not customers.ranked:
        customers.rank(cursor)
    cursor.execute("DELETE FROM finding_part")
    pairs = identifiers.write_blocks(cursor, subscriptions.size - 1)
    arrays, codes = subscriptions.state()

    def part(name: str, data: bytes | memoryview) -> None:
        cursor.execute("INSERT INTO finding_part (name, data) VALUES (?, ?)", (name, data))

    for name, values in arrays.items():
        part(f"subscription:{name}", values.data)
    for name, values in customers.arrays.items():
        part(f"customer:{name}", values.data)
    part("customer:texts", customers.texts.block)
    part("customer:starts", customers.texts.starts.data)
    pairs_of_texts.write(cursor, np.frombuffer(customers.texts.block, np.uint8), customers.texts.starts)
    part("pairs", pairs.tobytes())
    kinds = {
        **{f"subscription:{name}": values.dtype.str for name, values in arrays.items()},
        **{f"customer:{name}": values.dtype.str for name, values in customers.arrays.items()},
    }
    part("codes", json.dumps({"kinds": kinds, "codes": codes}).encode())
    cursor.execute("DELETE FROM finding_touched WHERE seq <= ?", (upto,))
    cursor.execute(
        "UPDATE finding SET generation = generation + 1, upto = ?, subscriptions = ? WHERE id = 1",
        (upto, subscriptions.size - 1),
    )


def read(cursor: sqlite3.Cursor) -> Kept | None:
    """What was kept, None when nothing was."""
    generation, upto = generation_of(cursor)
    if not generation:
        return None

    def part(name: str) -> bytes:
        row = cursor.execute("SELECT data FROM finding_part WHERE name = ?", (name,)).fetchone()
        return row[0]  # type: ignore[no-any-return]

    told: dict[str, Any] = json.loads(part("codes"))

    def arrays(table: str) -> dict[str, NDArray[Any]]:
        return {
            name.partition(":")[2]: np.frombuffer(bytearray(part(name)), np.dtype(kind))
            for name, kind in told["kinds"].items()
            if name.startswith(f"{table}:")
        }

    subscriptions = SubscriptionColumns.kept(arrays("subscription"), told["codes"])
    customers = CustomerColumns()
    customers.arrays = arrays("customer")
    paired = cursor.execute("SELECT 1 FROM finding_part WHERE name LIKE 'text-pair:%' LIMIT 1").fetchone() is not None
    starts = np.frombuffer(part("customer:starts"), np.int32)
    customers.texts = Texts(part("customer:texts"), starts, paired=paired)
    customers.ranked = True
    known = Identifiers()
    known.blocks_to = subscriptions.size - 1
    known.pairs = np.frombuffer(part("pairs"), np.bool_).reshape(256, 256)
    return Kept(upto, generation, subscriptions, customers, known)


def differences(session: Session, followed: Finder | None = None) -> list[str]:
    """Columns that differ between what is kept and followed, and what the rows give when they are read anew."""
    from desktop.data.finding.finder import Finder

    followed = followed or Finder()
    anew = Finder(kept=False)
    cursor = followed.follow(session)
    anew.follow(session)
    for finder in (followed, anew):
        finder.rank_customers(cursor)
    names: list[str] = []
    one, two = followed.subscriptions, anew.subscriptions
    size = min(one.size, two.size)
    if not np.array_equal(np.flatnonzero(one.there), np.flatnonzero(two.there)):
        names.append("subscriptions there")
    coded = {"word_code": "words", "record": "records", "status": "statuses", "publishing": "publishings"}
    coded["change"] = "changes"
    for name in two.arrays:
        ours, theirs = one.arrays[name][:size], two.arrays[name][:size]
        if name in coded:
            # The same values may have got other numbers.
            values = Codes([*getattr(one, coded[name]).values])
            number = np.array([values.of(value) for value in getattr(two, coded[name]).values] or [0])
            theirs = number[theirs]
        there = two.there[:size]
        if not np.array_equal(ours[there], theirs[there]):
            names.append(f"subscription {name}")
    for name, theirs in anew.customers.arrays.items():
        if not np.array_equal(followed.customers.arrays[name], theirs):
            names.append(f"customer {name}")
    if followed.customers.texts.settled(force=True).block != anew.customers.texts.settled(force=True).block:
        names.append("customer texts")
    return names
