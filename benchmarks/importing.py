"""Writing a whole book: the sample built, and a table of every subscription imported, beside plain sqlite3.

The desk's side runs in a process of its own, whose peak memory is weighed beside that of a book a tenth as large.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks import bare
from benchmarks.figures import Bar, Figure, Measure
from benchmarks.starting import STARTERS, environment
from benchmarks.stores import Book
from desktop.data.sample.tenant import SampleSize

_HALF = Bar(Measure.SHARE_OF_FLOOR, 1 / 2)
_THIRD = Bar(Measure.SHARE_OF_FLOOR, 1 / 3)
_NOT_SLOWER = Bar(Measure.SHARE_OF_FLOOR, 1.0)
_FLAT = (Bar(Measure.TIMES_FLOOR, 1.3), Bar(Measure.VALUE, 300.0))
_WRITTEN = "plain sqlite3: the same rows, indexes and kept columns, as SQLite advises for a bulk load"
_READ = "plain sqlite3 and the csv module, nothing judged: the same rows, indexes and kept columns"


def figures(book: Book, folder: Path) -> list[Figure]:
    """Rates and memory of one size."""
    return [*_building(book.size, folder), *_importing(book, folder)]


def _building(size: SampleSize, folder: Path) -> list[Figure]:
    built, copied = folder / "built.sqlite", folder / "floor.sqlite"
    small = _desk(folder, "build", folder / "small.sqlite", *_words(_tenth(size)))
    desk = _desk(folder, "build", built, *_words(size))
    assert desk["new"] == size.subscriptions
    floor = bare.rebuilt(built, copied)
    for path in (built, copied, folder / "small.sqlite"):
        path.unlink()
    rows = size.subscriptions
    return [
        Figure(
            "build",
            f"build the sample, {rows:,} subscriptions",
            rows / desk["seconds"],
            "rows/s",
            _WRITTEN,
            rows / floor,
            bars=(_HALF,),
        ),
        _memory("build", "building the sample", desk, small),
    ]


def _importing(book: Book, folder: Path) -> list[Figure]:
    whole, part = folder / "all.csv", folder / "part.csv"
    rows = book.size.subscriptions
    bare.write_table(book.path, whole, rows)
    bare.write_table(book.path, part, rows // 10)
    taken, copied, small = folder / "taken.sqlite", folder / "floor.sqlite", folder / "small.sqlite"
    little = _desk(folder, "import", small, str(part))
    first = _desk(folder, "import", taken, str(whole))
    assert (first["new"], first["changed"]) == (rows, 0), first
    floor = bare.imported(whole, copied, taken)
    again = _desk(folder, "import", taken, str(whole))
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, rows), again
    for path in (whole, part, taken, copied, small):
        path.unlink()
    return [
        Figure(
            "import",
            f"import a table of {rows:,} subscriptions",
            rows / first["seconds"],
            "rows/s",
            _READ,
            rows / floor,
            bars=(_THIRD,),
        ),
        Figure(
            "import.again",
            "the same table once more, which changes nothing",
            rows / again["seconds"],
            "rows/s",
            "the desk, the first time",
            rows / first["seconds"],
            bars=(_NOT_SLOWER,),
        ),
        _memory("import", "importing the table", first, little),
    ]


def _memory(key: str, doing: str, desk: dict[str, Any], small: dict[str, Any]) -> Figure:
    """What a process holds at most may hardly grow with the rows."""
    return Figure(
        f"memory.{key}",
        f"peak memory of {doing}",
        desk["peak"],
        "MB",
        "the same with a tenth of the rows",
        small["peak"],
        bars=_FLAT,
    )


def _tenth(size: SampleSize) -> SampleSize:
    return SampleSize(size.customers // 10, size.subscriptions // 10, size.resellers // 10, size.seed)


def _words(size: SampleSize) -> list[str]:
    return [str(size.customers), str(size.subscriptions), str(size.resellers), str(size.seed)]


def _desk(folder: Path, *words: str | Path) -> dict[str, Any]:
    """What `starters/bulk.py` says of its work."""
    command = [sys.executable, str(STARTERS / "bulk.py"), *map(str, words)]
    done = subprocess.run(command, env=environment(folder), check=True, stdout=subprocess.PIPE, text=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
