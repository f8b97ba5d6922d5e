"""Files that are there whole or not at all: written beside their place, and put there once they are complete."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Final

from desktop.errors import DeskError

_LEFT_BEHIND_S: Final = 24 * 3600
_numbers = count()


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """A path to write to, in the same folder; when the block ends the file is `path`, when it raises there is none.

    What stood at `path` stays until then. Raises DeskError ("file_unwritable") for what the disk refuses.
    """
    partial = path.with_name(f".{path.name[:120]}.{os.getpid()}-{next(_numbers)}.partial")
    try:
        _sweep(path)
        # What cannot be written is known before the work, not after it.
        partial.touch()
        yield partial
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise DeskError("file_unwritable", "{} cannot be written: {}", path, error.strerror or error) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove what a killed process has left behind of this file, once nobody can be writing it any more."""
    oldest = time.time() - _LEFT_BEHIND_S
    prefix = f".{path.name[:120]}."
    with contextlib.suppress(OSError), os.scandir(path.parent) as entries:
        for entry in entries:
            if entry.name.startswith(prefix) and entry.name.endswith(".partial") and entry.stat().st_mtime < oldest:
                Path(entry.path).unlink(missing_ok=True)
