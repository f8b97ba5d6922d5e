"""Many rows in few statements: key lists in temporary tables, and inserts without work for each row.

A statement over a temporary table runs inside the engine from its first row to its last, so that the window keeps the
interpreter while a hundred thousand rows are written. Rows from Python go in bites, which keeps memory flat.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Dialect,
    FromClause,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    column,
    func,
    insert,
    select,
    values,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateTable
from sqlalchemy.sql.functions import GenericFunction

BITE = 1_000
"""Rows that are in Python's hands at a time."""


def temporary(name: str, *columns: Column[Any]) -> Table:
    """A table that each connection has for itself, while it lasts."""
    return Table(name, MetaData(), *columns, prefixes=["TEMPORARY"])


ASKED = temporary("asked", Column("place", Integer, primary_key=True), Column("key", Integer, unique=True))
"""Keys, each once, with the place at which it was named."""


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
    table = emptied(session, ASKED)
    each = dict.fromkeys(keys)
    if session.connection().dialect.name != "sqlite":
        insert_rows(session, table, ("place", "key"), enumerate(each))
        return table
    # One statement takes them all, which leaves the interpreter to others.
    every = func.json_each(json.dumps(list(each))).table_valued("key", "value")
    session.execute(insert(table).from_select(["place", "key"], select(every.c.key, every.c.value)))
    return table


def pairs(session: Session, rows: Sequence[tuple[int, int]]) -> FromClause:
    """A table of pairs, `key` and `other`, for one statement of a session that may only read."""
    if session.connection().dialect.name != "sqlite":
        return values(column("key", Integer), column("other", Integer), name="pairs").data(list(rows)).cte()
    # A statement with a parameter for each number takes longer to put together than to run.
    each = func.json_each(json.dumps(rows)).table_valued("value").c.value
    at = [func.json_extract(each, f"$[{place}]").label(name) for place, name in enumerate(("key", "other"))]
    return select(*at).subquery()


def asked_of(session: Session, query: Select[int, int]) -> Table:
    """The temporary table of `asked`, with the places and the keys that a query finds."""
    table = emptied(session, ASKED)
    session.execute(insert(table).from_select(["place", "key"], query))
    return table


class new_guid(GenericFunction[str]):  # noqa: N801 - it stands in statements as functions do
    """A random identifier for each row of a statement (RFC 9562, version 4), made by the engine."""

    type = String(36)
    inherit_cache = True


@compiles(new_guid, "sqlite")
def _new_guid_in_sqlite(_element: new_guid, _compiler: Any, **_how: Any) -> str:
    # A blob cut into parts would be one statement's, not one row's.
    return (
        "printf('%08x-%04x-4%03x-%04x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, "
        "0x8000 | (random() & 0x3fff), random() & 0xffffffffffff)"
    )


@compiles(new_guid, "postgresql")
def _new_guid_in_postgresql(_element: new_guid, _compiler: Any, **_how: Any) -> str:
    return "CAST(gen_random_uuid() AS VARCHAR)"


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


def stretches(session: Session, key: ColumnElement[int], size: int) -> Iterator[ColumnElement[bool]]:
    """Conditions on the `key` of a temporary table that cut it into stretches of `size` rows, the last one shorter.

    Keys are positive. Each stretch has bounds, so that the engine walks it and searches in what it is joined with.
    """
    number = func.row_number().over(order_by=key).label("number")
    numbered = select(key.label("key"), number).subquery()
    ends = select(numbered.c.key).where(numbered.c.number % size == 0).order_by(numbered.c.key)
    after = 0
    for end in session.scalars(ends).all():
        yield key.between(after + 1, end)
        after = end
    yield key > after
