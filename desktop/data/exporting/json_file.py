"""JSON in the shapes of the command line: what the file is, then every row, written as it is read."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from desktop.data.exporting.extracts import Words
from desktop.data.exporting.rows import Rows


def write(path: Path, rows: Rows, words: Words, progress: Callable[[int, int], None]) -> int:
    """Write the file and return how many rows it holds; may raise OSError, and what `progress` raises."""
    total, done = len(rows), 0
    about = {"list": rows.extract.listed, **words.machine}
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(f'{{"export": {_as_json(about)},\n"items": [')
        for bite in rows.shapes():
            for shape in bite:
                file.write((",\n" if done else "\n") + _as_json(shape))
                done += 1
            progress(done, total)
        # Only now it is known: a row may have vanished meanwhile.
        file.write(f'\n], "total": {done}}}\n')
    return done


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
