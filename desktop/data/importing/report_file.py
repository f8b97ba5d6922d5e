"""The problems of an import as a CSV file that a spreadsheet opens right."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop.data.formulas import guarded
from desktop.errors import DeskError


def save_rows(path: Path, rows: Iterable[Sequence[str]], delimiter: str = ",") -> None:
    """Write rows as UTF-8 with a byte order mark; no cell can run as a formula. Raises DeskError when it cannot.

    A file of that name is replaced only once the new one is complete. Blocks; not for the GUI thread.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=delimiter)
            writer.writerows([guarded(cell) for cell in row] for row in rows)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise DeskError("file_unwritable", "{} cannot be written: {}", path, error.strerror or error) from error
