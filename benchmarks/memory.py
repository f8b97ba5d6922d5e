"""Peak memory after a minute of scrolling, searching and sorting, above a process that shows an empty window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Bar, Figure, Measure
from benchmarks.starting import STARTERS, environment
from benchmarks.stores import Book

SECONDS = {"XL": 60.0, "L": 10.0}


def weigh(program: str, arguments: Sequence[str], folder: Path) -> float:
    """Megabytes at the peak of one of the weighed starters."""
    command = [sys.executable, str(STARTERS / f"weighed_{program}.py"), *arguments]
    done = subprocess.run(command, env=environment(folder), check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout.split()[-1])


def figures(book: Book, folder: Path, *, seconds: float | None = None) -> list[Figure]:
    """The memory of one size."""
    took = SECONDS.get(book.label, 5.0) if seconds is None else seconds
    path = str(book.path.absolute())
    config = str(folder / "config")
    # Whoever comes first compiles, which takes memory that no later start needs.
    weigh("empty", [], folder)
    weigh("desk", [path, config, "0"], folder)
    empty = weigh("empty", [], folder)
    desk = weigh("desk", [path, config, str(took)], folder)
    peer = weigh("peer", [path], folder)
    return [
        Figure(
            "memory",
            f"peak memory above an empty window, {took:g} s of work",
            desk - empty,
            "MB",
            "the empty window itself",
            empty,
            "a list model that holds every row",
            peer - empty,
            (Bar(Measure.VALUE, 90.0),),
        )
    ]
