"""A store of each size, built once and kept in build/bench under a name that tells its sample and its schema."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sizes import ACTOR, NOW, SIZES, TODAY
from desktop.data.sample.building import build_sample, sample_mark
from desktop.data.sample.tenant import SampleSize
from desktop.data.store import open_store
from desktop.data.store.opening import HEAD

KEPT = Path("build/bench")


@dataclass(frozen=True, slots=True)
class Book:
    """A built store of one size. Nothing may write to `path`: take a `copy` for that."""

    label: str
    size: SampleSize
    path: Path

    def copy(self, folder: Path, name: str = "desk.sqlite") -> Path:
        """A copy that may be written to; the caller owns `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / name
        for rest in ("-wal", "-shm"):
            target.with_name(target.name + rest).unlink(missing_ok=True)
        shutil.copyfile(self.path, target)
        target.chmod(0o600)
        return target


def book(label: str, *, kept: Path = KEPT, fresh: bool = False, told: Callable[[str], None] = print) -> Book:
    """The store of a size, built when there is none of this sample and schema yet, or when a fresh one is wanted."""
    size = SIZES[label]
    mark = sample_mark(size).replace(" ", "-").replace("=", "")
    path = kept / f"{label}-{mark}-{TODAY:%Y%m%d}-schema{HEAD}.sqlite"
    if fresh or not path.exists():
        kept.mkdir(parents=True, exist_ok=True)
        told(f"building the store of size {label}: {size.subscriptions:,} subscriptions")
        unfinished = path.with_suffix(".building")
        for rest in ("", "-wal", "-shm"):
            unfinished.with_name(unfinished.name + rest).unlink(missing_ok=True)
        store = open_store(unfinished)
        try:
            build_sample(store, size, TODAY, ACTOR, NOW)
        finally:
            store.close()
        # SQLite empties and removes the log when the last connection is closed; then the file is the whole store.
        unfinished.rename(path)
    return Book(label, size, path)
