"""One sync at a time on a store, by whichever process; a lock dies with the process that holds it.

Beside an SQLite file lies a lock file that the operating system locks; a PostgreSQL server gives a lock that lasts as
long as its connection.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from desktop.data.store import Store
from desktop.errors import DeskError, StoreError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_SYNC_LOCK = 0x5044_5359
"""The name of the lock on a shared server; any number that nothing else there uses."""


class SyncUnderWay(DeskError):
    """Another sync of the same store has not ended."""

    def __init__(self) -> None:
        super().__init__("sync_under_way", "This store is being synced already. Try again when that has ended.")


@contextmanager
def only_sync(store: Store) -> Generator[None]:
    """Hold the store's sync lock. Raises SyncUnderWay at once when somebody else holds it, StoreError without one."""
    if store.path is not None:
        with _file_lock(store.path.with_name(store.path.name + ".sync")):
            yield
    elif store.dialect == "postgresql":
        with _server_lock(store):
            yield
    else:
        raise StoreError("sync_no_lock", "A store on {} cannot be synced: it gives no lock.", store.dialect)


@contextmanager
def _file_lock(path: Path) -> Generator[None]:
    try:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise StoreError(
            "sync_no_lock", "The lock file {} cannot be made: {}", path, error.strerror or error
        ) from error
    try:
        _take(handle, path)
        # The file stays: removing it would let two processes hold locks on two files of one name.
        yield
    finally:
        os.close(handle)


def _take(handle: int, path: Path) -> None:
    """Lock an open file, until it is closed. Raises SyncUnderWay when it is locked."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        raise SyncUnderWay from error
    except OSError as error:
        raise StoreError("sync_no_lock", "{} cannot be locked: {}", path, error.strerror or error) from error


@contextmanager
def _server_lock(store: Store) -> Generator[None]:
    connection = store.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(f"SELECT pg_try_advisory_lock({_SYNC_LOCK})")
        (taken,) = cursor.fetchone()
        connection.commit()
        if not taken:
            raise SyncUnderWay
        try:
            yield
        finally:
            cursor.execute(f"SELECT pg_advisory_unlock({_SYNC_LOCK})")
            connection.commit()
    finally:
        connection.close()
