"""Rows of one table as tuples in the form in which the database keeps them: the quick way in and out for many rows.

SQLite takes the tuples as they are, without the work that SQLAlchemy does for each value; other engines get the same
values through SQLAlchemy. This is the one place in which that differs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Table, func, insert, select, text

from desktop.data.applying.unit import Unit
from desktop.data.chunks import chunks
from desktop.data.store.schema import Base


@lru_cache(maxsize=8192)
def _day_of(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _moment(value: datetime | None) -> str | None:
    # Every row has four of them: this takes half the time of `isoformat`.
    if value is None:
        return None
    if value.tzinfo is not UTC:
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        value = value.astimezone(UTC)
    day = _day_of(value.toordinal())
    return f"{day} {value.hour:02}:{value.minute:02}:{value.second:02}.{value.microsecond:06}"


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _json(value: dict[str, Any] | None) -> str | None:
    return None if value is None else json.dumps(value)


def _same(value: Any) -> Any:
    return value


class Stored:
    """The rows of one table. Bound to its unit of work."""

    def __init__(self, unit: Unit, table: type[Base], columns: Sequence[str]) -> None:
        session = self._session = unit.session
        self._indexes = unit.indexes
        self._table = cast(Table, table.__table__)
        self._columns = tuple(columns)
        dialect = session.get_bind().dialect.name
        self._plain = dialect == "sqlite"
        self._sequence = dialect == "postgresql"
        self._next: int | None = None
        marks = ", ".join("?" * len(self._columns))
        quoted = ", ".join(f'"{name}"' for name in self._columns)
        self._insert = f'INSERT INTO "{self._table.name}" ({quoted}) VALUES ({marks})'  # noqa: S608
        self.moment: Callable[[datetime | None], Any] = _moment if self._plain else _same
        self.day: Callable[[date | None], Any] = _day if self._plain else _same
        self.json: Callable[[dict[str, Any] | None], Any] = _json if self._plain else _same

    def insert(self, rows: Sequence[Sequence[Any]]) -> None:
        """Write new rows of the columns."""
        if not rows:
            return
        if self._plain:
            self._indexes.expect(self._table.name, len(rows))
            self._session.connection().exec_driver_sql(self._insert, cast(Any, rows))
            return
        names = self._columns
        self._session.execute(insert(self._table), [dict(zip(names, row, strict=True)) for row in rows])

    def find(self, by: str, keys: Sequence[Any], columns: Sequence[str]) -> Iterator[Sequence[Any]]:
        """The stored rows whose column `by` is among `keys`: first that column, then `columns`."""
        if not keys:
            return
        if self._plain:
            names = ", ".join(f'"{name}"' for name in (by, *columns))
            sql = f'SELECT {names} FROM "{self._table.name}" WHERE "{by}" IN (SELECT value FROM json_each(?))'  # noqa: S608
            yield from cast(
                Iterable[Sequence[Any]],
                self._session.connection().exec_driver_sql(sql, (json.dumps(list(keys)),)).cursor.fetchall(),
            )
            return
        wanted = [self._table.c[name] for name in (by, *columns)]
        for part in chunks(list(keys)):
            yield from self._session.execute(select(*wanted).where(wanted[0].in_(part)))

    def holds_nothing(self) -> bool:
        """Whether the table is empty."""
        return self._session.execute(select(self._table.c.id).limit(1)).first() is None

    def new_keys(self, count: int) -> Sequence[int]:
        """So many primary keys for new rows, ascending; the write lock keeps others from taking them."""
        if self._sequence:
            sql = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
            return list(self._session.scalars(sql, {"name": self._table.name, "count": count}))
        if self._next is None:
            self._next = (self._session.execute(select(func.max(self._table.c.id))).scalar() or 0) + 1
        first = self._next
        self._next += count
        return range(first, first + count)
