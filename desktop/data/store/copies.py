"""Copying a store file through SQLite's own backup, which sees what WAL still holds, and rotating the copies."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.errors import StoreError

KEEP = 10
"""Copies of one reason that are kept; older ones make room."""

_STAMP = "%Y%m%d-%H%M%S-%f"
_STAMPED = len("20200405-123456-123456")


def backup_folder(path: Path) -> Path:
    """Where the copies of the store at `path` lie."""
    return path.with_name(path.name + ".backups")


def copy_store(path: Path, reason: str, target: Path | None = None) -> Path:
    """Copy the store at `path` and return the copy's path; raises StoreError when it fails.

    Without a `target` the copy goes to the backup folder, named by time and `reason`, and old ones of that reason go.
    """
    rotate = target is None
    if target is None:
        target = place_for(path, reason)
    if target.exists():
        raise StoreError("backup_exists", "{} is there already; a backup never overwrites.", target)
    partial = target.with_name(target.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        partial.unlink(missing_ok=True)
        raise StoreError("backup_failed", "The backup could not be written: {}", error) from error
    if rotate:
        for old in _copies(path, reason)[:-KEEP]:
            old.unlink(missing_ok=True)
    return target


def place_for(path: Path, reason: str) -> Path:
    """A new name in the backup folder, which is made when it is not there."""
    folder = backup_folder(path)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise StoreError("backup_failed", "The backup could not be written: {}", error) from error
    return folder / f"{datetime.now(UTC).strftime(_STAMP)}-{reason}.sqlite"


def copied_within(path: Path, reason: str, age: timedelta) -> bool:
    """Whether the newest copy of that reason is younger than `age`."""
    copies = _copies(path, reason)
    if not copies:
        return False
    made = datetime.strptime(copies[-1].name[:_STAMPED], _STAMP).replace(tzinfo=UTC)
    return datetime.now(UTC) - made < age


def _copies(path: Path, reason: str) -> list[Path]:
    """Copies of one reason, oldest first."""
    return sorted(copy for copy in backup_folder(path).glob("*.sqlite") if copy.name[_STAMPED:] == f"-{reason}.sqlite")
