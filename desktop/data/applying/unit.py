"""What the writers of one unit of work share: its session, its account, and rows compared before they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from desktop.data.applying.account import Applied, Rejected
from desktop.data.applying.indexes import Indexes
from desktop.data.applying.marks import CHANGED, NEW, UNCHANGED
from desktop.data.contacts import Contacts
from desktop.data.facts import Place
from desktop.data.store.schema import Base
from desktop.domain.roles import Actor

CHUNK = 5_000

PROJECT_ALL = 50_000
"""From this many touched rows on, all are projected: so many keys are not held."""

Row = dict[str, Any]
T = TypeVar("T")


def told_over(row: Row, values: Mapping[str, Any]) -> Row:
    """`values` without what was not told, laid over `row`."""
    return {**row, **{name: value for name, value in values.items() if value is not None}}


def bites(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """`items` in lists of at most `size`."""
    stream = iter(items)
    while bite := list(islice(stream, size)):
        yield bite


class Touched:
    """Keys of rows whose projection is stale; `every` once there are too many to hold."""

    def __init__(self) -> None:
        self.keys: set[int] = set()
        self.every = False

    def add(self, key: int) -> None:
        """One more."""
        if not self.every:
            self.keys.add(key)
            self._weigh()

    def update(self, keys: Iterable[int]) -> None:
        """Some more."""
        if not self.every:
            self.keys.update(keys)
            self._weigh()

    def _weigh(self) -> None:
        if len(self.keys) > PROJECT_ALL:
            self.every = True
            self.keys.clear()


class Unit:
    """One unit of work: written rows are noted here, so that what is derived from them can be refreshed at its end."""

    def __init__(self, session: Session, actor: Actor, now: datetime, *, tell_twice: bool = False) -> None:
        self.session = session
        self.actor = actor
        self.now = now
        self.applied = Applied()
        self.indexes = Indexes(session)
        self.contacts = Contacts(session)
        self.touched = Touched()
        self.touched_customers = Touched()
        self._tell_twice = tell_twice

    def known_rows(self, table: type[Base], column: Any, keys: Sequence[str]) -> dict[str, Row]:
        """The stored rows whose `column` is in `keys`, by that column."""
        known: dict[str, Row] = {}
        for part in bites(keys):
            found = self.session.execute(select(table.__table__).where(column.in_(part))).mappings()
            known |= {row[column.key]: dict(row) for row in found}
        return known

    def insert(self, table: type[Base], rows: list[Row]) -> None:
        """Write new rows."""
        if rows:
            self.session.execute(insert(cast(Table, table.__table__)), rows)

    def update(self, table: type[Base], rows: list[Row]) -> None:
        """Write changed rows, found by their primary keys."""
        if rows:
            self.session.execute(update(table), rows)

    def store_one(self, table: type[Base], before: Row | None, after: Row) -> int:
        """Write one row if it is new or differs, and return which of them it is (`marks`)."""
        if before is None:
            self.insert(table, [after])
            return NEW
        if after != before:
            self.update(table, [after])
            return CHANGED
        return UNCHANGED

    def note(self, remark: str) -> None:
        """Put a remark on the account, once."""
        if remark not in self.applied.notes:
            self.applied.notes.append(remark)

    def reject(self, place: Place, column: str, code: str, text: str) -> None:
        """Put a fact that cannot be applied on the account."""
        self.applied.reject(Rejected(place, column, code, text))

    def told_twice(self, place: Place, line: int | None) -> None:
        """Put on the account that this was told with other values on that line before, where files are taken in."""
        if self._tell_twice and line is not None:
            self.reject(place, "", "duplicate_row", str(line))
