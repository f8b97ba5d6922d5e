"""Many rows in few statements: key lists in temporary tables, and inserts without work for each row.

A statement over a temporary table runs inside the engine from its first row to its last, so that the window keeps the
interpreter while a hundred thousand rows are written. Rows from Python go in bites, which keeps memory flat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Column, Dialect, Integer, MetaData, Select, Table, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateTable

BITE = 1_000
"""Rows that are in Python's hands at a time."""


def temporary(name: str, *columns: Column[Any]) -> Table:
    """A table that each connection has for itself, while it lasts."""
    return Table(name, MetaData(), *columns, prefixes=["TEMPORARY"])


_ASKED = temporary("asked", Column("place", Integer, primary_key=True), Column("key", Integer, unique=True))


_creating: dict[tuple[str, str], str] = {}


def _create(table: Table, dialect: Dialect) -> str:
    """The statement that makes a table which is not there; SQLAlchemy would put it together anew each time."""
    known = _creating.get((table.name, dialect.name))
    if known is None:
        known = str(CreateTable(table, if_not_exists=True).compile(dialect=dialect))
        _creating[table.name, dialect.name] = known
    return known


def emptied(session: Session, table: Table) -> Table:
    """The temporary `table`, there and empty. Needs a writing session."""
    connection = session.connection()
    connection.exec_driver_sql(_create(table, connection.dialect))
    connection.execute(table.delete())
    return table


def asked(session: Session, keys: Iterable[int]) -> Table:
    """A temporary table of these keys, each once, with its `place`. The next call empties it."""
    table = emptied(session, _ASKED)
    insert_rows(session, table, ("place", "key"), enumerate(dict.fromkeys(keys)))
    return table


def insert_rows(
    session: Session, table: Table, names: Sequence[str], rows: Iterable[tuple[Any, ...]], **same: Any
) -> None:
    """Insert `rows` (the columns `names`, in order), with the values `same` in each of them.

    The values of `rows` are integers, truths, texts or None; moments and days go into `same` only.
    """
    connection = session.connection()
    bites = _bites(rows)
    if connection.dialect.name != "sqlite":
        for bite in bites:
            connection.execute(insert(table), [dict(zip(names, row, strict=True)) | same for row in bite])
        return
    # Without this, two thirds of the time would go into preparing values that need no preparation.
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(quote(name) for name in (*names, *same))
    marks = ", ".join("?" * (len(names) + len(same)))
    sql = f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of the schema
    ends = tuple(_prepared(table.c[name], value, connection.dialect) for name, value in same.items())
    cursor = connection.connection.cursor()
    try:
        for bite in bites:
            cursor.executemany(sql, [row + ends for row in bite] if ends else bite)
    finally:
        cursor.close()


def _prepared(column: Column[Any], value: Any, dialect: Dialect) -> Any:
    """`value` as the driver takes it."""
    prepare = column.type.dialect_impl(dialect).bind_processor(dialect)
    return value if prepare is None else prepare(value)


def _bites(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    left = iter(rows)
    while bite := list(islice(left, BITE)):
        yield bite


def streamed(session: Session, query: Select[*tuple[Any, ...]]) -> Iterator[Any]:
    """The rows of a query as they are found, a bite at a time. Read them all before the next write."""
    with session.connection().execute(query, execution_options={"yield_per": BITE}) as result:
        for bite in result.partitions():
            yield from bite


def keys_of(session: Session, query: Select[int]) -> list[int]:
    """The one column of a query, in its order."""
    return [row[0] for row in streamed(session, query)]


def among(table: Table, name: str = "key") -> Select[int]:
    """The keys in a temporary table, for `IN`."""
    return select(table.c[name])
