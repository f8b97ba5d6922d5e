"""Opening the store: one engine, its connection settings, migration after a backup, and the two kinds of session.

SQLite runs in WAL mode, so readers and the one writer overlap. A writing session takes the write lock at its start
(`BEGIN IMMEDIATE`), so that two desks on one store wait for each other instead of failing half-way, and commits with
full synchronisation: what was committed survives a power cut, but for what is marked as to be had again.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from desktop.data.finding import FINDER, LINKS_APART, FinderPlace
from desktop.data.store.copies import copy_store
from desktop.data.store.revision import HEAD
from desktop.errors import StoreError

BUSY_SECONDS = 30

_READING = ("synchronous = FULL", "cache_size = -2048", "temp_store = MEMORY")
"""What a page of rows needs, for each connection; the system's cache holds the rest of the file, once for all."""
_WRITING = ("cache_size = -16384",)
"""While a connection writes: an act on many rows touches the same pages of many indexes again and again."""
_MUCH = ("cache_size = -65536", "temp_store = FILE")
"""Many rows in one transaction: the index of identifiers is met in no order, so as much of it as may be stays in
memory, and what has to be sorted goes to the disk instead."""

_RELAXED = ("synchronous = NORMAL",)
"""What is committed outlives the process, and what a power cut takes of it can be had again."""

_WIDENED = "widened"
"""Marks a pooled connection that was given other settings for writing."""

_WRITE_LOCK = 0x5044_4553
"""The name of the writers' lock on a shared server; any number that nothing else there uses."""


class Store:
    """An open store. Sessions are per unit of work and may be opened on any thread; close() ends the engine."""

    def __init__(self, engine: Engine, path: Path | None) -> None:
        self._engine = engine
        self.path = path
        # What reading sessions carry with them: other engines find in SQL.
        self.finder = FinderPlace() if engine.dialect.name == "sqlite" else None

    @property
    def location(self) -> str:
        """The path of the file, or the URL without its password."""
        return str(self.path) if self.path else self._engine.url.render_as_string(hide_password=True)

    @property
    def dialect(self) -> str:
        """`sqlite`, `postgresql`, …: for the few queries in which engines differ."""
        return self._engine.dialect.name

    @contextmanager
    def reading(self) -> Generator[Session]:
        """A session that sees one consistent state and writes nothing."""
        with _world_errors(), Session(self._engine, autoflush=False, info={FINDER: self.finder}) as session:
            try:
                yield session
            finally:
                session.rollback()

    @contextmanager
    def writing(self, *, much: bool = False, relaxed: bool = False) -> Generator[Session]:
        """A session that holds the write lock; committed when the block ends, rolled back when it raises.

        `much` says that very many rows are coming: SQLite then holds up to 64 MB of the file in memory, not 16.
        `relaxed` is for what can be had again: the disk is not waited for, so that a power cut, though no crash of the
        program, may take the last of such transactions back. The next one that is not relaxed keeps them all.
        """
        # What it finds may never be committed, so nobody else may see it.
        own = {FINDER: FinderPlace() if self.finder else None}
        session = Session(self._engine, autoflush=False, expire_on_commit=False, info=own)
        with _world_errors(), session:
            connection = session.connection(execution_options={"writing": True, "much": much, "relaxed": relaxed})
            if self.finder:
                connection.exec_driver_sql(LINKS_APART)
            yield session
            session.commit()

    def raw_connection(self) -> Any:
        """A DBAPI connection of the engine's pool, for SQLite's own backup and integrity check."""
        return self._engine.raw_connection()

    def close(self) -> None:
        """End the engine. Harmless when repeated."""
        self._engine.dispose()


_BUSY = "Another desk is writing to the store and has not finished. Try again in a moment."
_DAMAGED = "The store is damaged. Restore a backup (partner-desk restore)."
_NO_ANSWER = "The store's server does not answer."
_WORLD = (
    ("locked", "store_busy", _BUSY),
    ("busy", "store_busy", _BUSY),
    ("lock timeout", "store_busy", _BUSY),
    (
        "is full",
        "store_full",
        "The disk that holds the store is full. Nothing was changed; free some space and try again.",
    ),
    ("disk i/o", "store_disk", "The disk that holds the store does not answer properly. Nothing was changed."),
    ("readonly", "store_read_only", "The store can be read but not written. Nothing was changed."),
    ("malformed", "store_damaged", _DAMAGED),
    ("corrupt", "store_damaged", _DAMAGED),
    # A search index whose own pages are damaged, and text that is none.
    ("vtable constructor failed", "store_damaged", _DAMAGED),
    ("could not decode", "store_damaged", _DAMAGED),
    ("not a database", "store_not_a_store", "The file is not a Partner Desk store."),
    (
        "unable to open",
        "store_unreachable",
        "The store cannot be opened. Check that the folder exists and may be read.",
    ),
    ("could not connect", "store_unreachable", _NO_ANSWER),
    ("connection", "store_unreachable", _NO_ANSWER),
)
"""What the drivers say, the code of the error that it is, and its sentence."""


@contextmanager
def _world_errors() -> Generator[None]:
    """Tell what the world does to a store (full, locked, read-only, corrupt) apart from bugs, here and nowhere else."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        known = None if isinstance(error, IntegrityError) else _world_error(error)
        if known is None:
            raise
        raise known from error


def _world_error(error: DBAPIError | sqlite3.Error) -> StoreError | None:
    message = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    return next((StoreError(code, sentence) for needle, code, sentence in _WORLD if needle in message), None)


def open_store(location: str | Path) -> Store:
    """The store at a path or SQLAlchemy URL, created or migrated when needed.

    Raises StoreError when it cannot be opened, is damaged, belongs to another program, or comes from a newer version.
    """
    url, path = _resolve(location)
    if path is not None:
        _create_owner_only(path)
    try:
        engine = create_engine(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError("store_url", "The store's address cannot be used: {}", error) from error
    if url.get_backend_name() == "sqlite":
        _prepare_sqlite(engine)
    elif url.get_backend_name() == "postgresql":
        _prepare_postgresql(engine)
    store = Store(engine, path)
    try:
        with _world_errors():
            _bring_up_to_date(store, engine)
    except BaseException:
        store.close()
        raise
    return store


def _resolve(location: str | Path) -> tuple[URL, Path | None]:
    text_form = str(location)
    if "://" not in text_form:
        path = Path(text_form).expanduser().absolute()
        return URL.create("sqlite", database=str(path)), path
    try:
        url = make_url(text_form)
    except ArgumentError as error:
        raise StoreError("store_url", "The store's address cannot be used: {}", error) from error
    if url.get_backend_name() != "sqlite":
        return url, None
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise StoreError("store_in_memory", "A store has to be a file: one in memory would be lost with the window.")
    path = Path(url.database).absolute()
    return url.set(database=str(path)), path


def _create_owner_only(path: Path) -> None:
    """Make the file before SQLite does, readable by its owner only; SQLite gives its side files the same mode."""
    try:
        if not path.parent.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(
            "store_unreachable", "The store {} cannot be made: {}", path, error.strerror or error
        ) from error


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        # The desk begins its transactions itself; the driver would begin them late and without the write lock.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
        cursor.execute("PRAGMA foreign_keys = ON")
        # A large import leaves a log of its own size; the next writer cuts it back to this.
        cursor.execute("PRAGMA journal_size_limit = 67108864")
        for setting in _READING:
            cursor.execute(f"PRAGMA {setting}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        writing = options.get("writing", False)
        more = _MUCH if options.get("much", False) else _WRITING if writing else ()
        for setting in (*more, *(_RELAXED if options.get("relaxed", False) else ())):
            connection.exec_driver_sql(f"PRAGMA {setting}")
            connection.info[_WIDENED] = True
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    @event.listens_for(engine, "checkin")
    def _checkin(connection: sqlite3.Connection | None, record: ConnectionPoolEntry) -> None:
        if record.info.pop(_WIDENED, False) and connection is not None:
            for setting in _READING:
                connection.execute(f"PRAGMA {setting}")


def _prepare_postgresql(engine: Engine) -> None:
    """Give a shared server the two kinds of session: readers on one snapshot, writers one after the other."""

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writing", False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(BUSY_SECONDS * 1000)}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _use_wal(engine: Engine) -> None:
    """Switch the file to WAL, which it stays in. A file that turns out to be another program's is not touched so."""
    deadline = time.monotonic() + BUSY_SECONDS
    connection = engine.raw_connection()
    try:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                # SQLite does not wait here by itself when two desks start on one new store.
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
            else:
                return
    finally:
        connection.close()


def _revision(connection: Connection) -> str | None:
    """The revision of an existing store, None for an empty one."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise StoreError("store_not_a_store", "The file is not a Partner Desk store.")
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _bring_up_to_date(store: Store, engine: Engine) -> None:
    with engine.connect() as connection:
        found = _revision(connection)
    if found is not None and found != HEAD:
        from desktop.data.store import upgrading

        upgrading.refuse_newer(found)
    if engine.dialect.name == "sqlite":
        _use_wal(engine)
    if found == HEAD:
        return
    from desktop.data.store import upgrading

    if found is not None and store.path is not None:
        copy_store(store.path, "before-upgrade")
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        # Two desks may start on one empty store: who waited for the lock finds the work done.
        if _revision(connection) != HEAD:
            upgrading.upgrade(connection)
