"""What a window shows first of a store that is up to date, read by SQLite's driver alone, and the way into the store.

SQLAlchemy and what stands on it take longer to load than all that a person sees at the start. So the first rows are
read from here before there is a window, and the store is opened behind them, by the first thread that needs a session.
"""

from __future__ import annotations

import gc
import sqlite3
import threading
from array import array
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.data.finding import FIRST_PAGE, Found
from desktop.data.queries import CustomerQuery, CustomerSort
from desktop.data.store.revision import HEAD
from desktop.domain.records import CustomerRow, RelationshipState

if TYPE_CHECKING:
    from desktop.data.store.opening import Store

_PATIENCE: Final = 0.2
"""Seconds for which another desk's lock is waited for; after that the store is opened in the ordinary way."""

_SELECT: Final = (
    "SELECT id, tenant_id, name, domain, location, relationship, alias, subscription_count, default_count, "
    "pending_count, read_at FROM customer"
)
_ORDER: Final = {
    CustomerSort.NAME: "name_sort",
    CustomerSort.DOMAIN: "domain",
    CustomerSort.SUBSCRIPTIONS: "subscription_count",
    CustomerSort.ON_DEFAULT: "default_count",
    CustomerSort.PENDING: "pending_count",
}


class FirstRows:
    """An up-to-date SQLite store that holds customers and is not opened yet; `look_in` makes it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._store: Store | None = None

    @property
    def location(self) -> str:
        """The path of the file."""
        return str(self._path)

    def customers(self, query: CustomerQuery) -> tuple[Found, dict[int, CustomerRow]] | None:
        """The first page of the list in the order asked for; None when that takes more than walking along an index.

        Reads on the calling thread, for a few milliseconds whatever the size of the store.
        """
        if query != CustomerQuery(sort=query.sort, descending=query.descending):
            return None
        way = "DESC" if query.descending else "ASC"
        statement = f"{_SELECT} ORDER BY {_ORDER[query.sort]} {way}, id {way} LIMIT {FIRST_PAGE}"
        try:
            with closing(_connect(self._path)) as connection:
                records = [_record(row) for row in connection.execute(statement)]
        except (sqlite3.Error, ValueError):
            # Whatever it is, it comes up again, and is told, when the store is opened.
            return None
        return Found(array("i", (record.key for record in records)), complete=False), {
            record.key: record for record in records
        }

    def store(self) -> Store:
        """The store, opened by the first call; not for the GUI thread. Raises StoreError."""
        with self._lock:
            if self._store is None:
                from desktop.data.store.opening import open_store

                self._store = open_store(self._path)
                # What was loaded for it stays to the end: no collection of garbage needs to walk it.
                gc.freeze()
            return self._store

    def close(self) -> None:
        """Close the store if it was opened. Harmless when repeated."""
        if self._store is not None:
            self._store.close()


def look_in(location: str | Path) -> FirstRows | None:
    """The first rows of the store at a path; None where it takes the ordinary way to open or to refuse it.

    That is a URL, a new or empty store, one of another revision, and any file that does not answer at once.
    """
    if "://" in str(location):
        return None
    path = Path(location).expanduser().absolute()
    try:
        with closing(_connect(path)) as connection:
            revisions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            some = connection.execute("SELECT EXISTS (SELECT 1 FROM customer)").fetchone()
    except sqlite3.Error:
        return None
    return FirstRows(path) if revisions == [(HEAD,)] and some == (1,) else None


def _connect(path: Path) -> sqlite3.Connection:
    # Never makes a file. Not read-only, as that cannot read what another desk has only written to the log.
    return sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=_PATIENCE)


def _record(row: tuple[Any, ...]) -> CustomerRow:
    key, tenant_id, name, domain, location, relationship, alias, subscriptions, on_default, pending, read_at = row
    return CustomerRow(
        key=key,
        id=tenant_id,
        name=name or domain or tenant_id,
        domain=domain,
        location=location,
        relationship=RelationshipState(relationship),
        alias=alias,
        subscriptions=subscriptions,
        on_default=on_default,
        pending=pending,
        read_at=datetime.fromisoformat(read_at).replace(tzinfo=UTC) if read_at else None,
    )
