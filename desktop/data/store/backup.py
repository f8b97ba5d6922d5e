"""Copies of the store through SQLite's own backup, which sees what WAL still holds; restoring; checking."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from desktop.data.store.copies import backup_folder, copied_within, copy_store, place_for
from desktop.data.store.opening import Store
from desktop.data.store.revision import HEAD
from desktop.errors import StoreError

PATIENCE = 5.0
"""Seconds for which a restore waits for a desk that is writing."""


SUBMIT_PAUSE = timedelta(minutes=10)
"""A copy this young serves the next submit too."""


def back_up(store: Store, *, reason: str, target: Path | None = None) -> Path:
    """Copy a SQLite store and return the copy's path; raises StoreError for other engines or when it fails.

    Without a `target` the copy goes to the backup folder, named by time and `reason`, and old ones of that reason go.
    """
    if store.path is None:
        raise StoreError("backup_elsewhere", "This store lies on a server: back it up with the server's own tools.")
    return copy_store(store.path, reason, target)


def back_up_before_submit(store: Store) -> None:
    """Copy the store before decisions leave it, unless a copy is fresh or the store lies on a server."""
    if store.path is not None and not copied_within(store.path, "before-submit", SUBMIT_PAUSE):
        copy_store(store.path, "before-submit")


def backups(path: Path) -> list[Path]:
    """The copies in the backup folder of the store at `path`, newest first."""
    return sorted(backup_folder(path).glob("*.sqlite"), reverse=True)


def restore(path: Path, source: Path) -> Path | None:
    """Put the backup `source` in place of the store at `path`; the store it replaces is backed up first.

    Returns that backup's path, None when there was no store. Raises StoreError when `source` is not a sound store of
    this version or an older one, or when the disk or another writer gets in the way.
    """
    _require_sound(source)
    kept = place_for(path, "before-restore") if path.exists() else None
    try:
        if kept is not None:
            _keep(path, kept)
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(path, timeout=PATIENCE)) as live, closing(sqlite3.connect(source)) as wanted:
            # Through SQLite's backup a desk that has the store open sees the old state or the new one, never half.
            wanted.backup(live, progress=_stop_waiting_at(time.monotonic() + PATIENCE))
    except (OSError, sqlite3.Error) as error:
        raise StoreError("restore_failed", "The backup could not be put in place: {}", error) from error
    return kept


def _stop_waiting_at(deadline: float) -> Callable[[int, int, int], None]:
    """A look at each step of a backup that ends one that waits for a lock for too long; Python's own waits for ever."""

    def look(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
            raise sqlite3.OperationalError("another desk is writing to the store")

    return look


def _keep(path: Path, kept: Path) -> None:
    """Copy the store to `kept`; one too damaged to be read is moved there as it is, with its side files."""
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE)) as live:
            sound = live.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            if sound:
                os.close(os.open(kept, os.O_CREAT | os.O_RDWR, 0o600))
                with closing(sqlite3.connect(kept)) as copy:
                    live.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        for suffix in ("", "-wal", "-shm"):
            part = path.with_name(path.name + suffix)
            if part.exists():
                part.replace(kept.with_name(kept.name + suffix))


def _require_sound(source: Path) -> None:
    if not source.is_file():
        raise StoreError("restore_missing", "There is no backup at {}.", source)
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as copy:
            revision = copy.execute("SELECT version_num FROM alembic_version").fetchone()
            verdict = copy.execute("PRAGMA quick_check").fetchone()
    except sqlite3.Error as error:
        raise StoreError("restore_unsound", "{} is not a sound Partner Desk backup: {}", source, error) from error
    if verdict != ("ok",) or revision is None:
        raise StoreError("restore_unsound", "{} is not a sound Partner Desk backup: {}", source, verdict)
    if revision[0] > HEAD:
        raise StoreError("store_newer", "The backup {} comes from a newer version of Partner Desk.", source)
