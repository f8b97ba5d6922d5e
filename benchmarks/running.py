"""Running the parts of a benchmark, each in a process of its own, so that none weighs on the next."""

from __future__ import annotations

import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from benchmarks import stores
from benchmarks.figures import Figure
from benchmarks.stores import Book

T = TypeVar("T")

PARTS = (
    "starting",
    "window",
    "working",
    "memory",
    "deciding",
    "reviewing",
    "sweeping",
    "importing",
    "exporting",
    "syncing",
    "first_sync",
)
"""Modules of this package with `figures(book, folder)`, in the order in which they are measured."""
FEWER_ACTIONS = 60
"""Below XL, where no bar asks for two hundred, so that M takes about a minute."""


def measure(
    label: str, parts: list[str], failed: list[str], *, fresh: bool = False, kept: Path = stores.KEPT
) -> list[Figure]:
    """All figures of one size; parts that could not be measured are added to `failed`."""
    start = time.monotonic()
    book = alone(partial(stores.book, label, kept=kept, fresh=fresh, told=say))
    taken: list[Figure] = []
    for part in parts:
        say(f"{label} {time.monotonic() - start:5.0f} s  {part}")
        with tempfile.TemporaryDirectory(prefix="partner-desk-bench-") as folder:
            try:
                taken += alone(partial(figures_of, part, book, Path(folder), kept))
            except Exception as error:
                # What the other parts measured is worth having; the run ends as failed.
                say(f"{label} {part} was not measured: {error!r}\n{''.join(traceback.format_exception(error))}")
                failed.append(part)
    if "window" in parts:
        say(f"{label} {time.monotonic() - start:5.0f} s  peers")
        from benchmarks import peers

        taken = peers.beside(taken, peers.measured(book))
    say(f"{label} {time.monotonic() - start:5.0f} s  done")
    return taken


def figures_of(part: str, book: Book, folder: Path, kept: Path) -> list[Figure]:
    """The figures of one part, in the process that calls."""
    module = import_module(f"benchmarks.{part}")
    quick = book.label != "XL"
    if part == "window":
        found = module.figures(book, folder, actions=FEWER_ACTIONS if quick else module.ACTIONS)
    elif part == "starting":
        found = module.figures(book, folder, small=stores.book("S", kept=kept, told=say) if not quick else None)
    else:
        found = module.figures(book, folder)
    return list(found)


def tell(runs: dict[str, list[Figure]], out: Path, picture: Path | None) -> None:
    """Print the tables, write the JSON, and draw the picture where several sizes were measured."""
    from benchmarks import report
    from benchmarks.growth import draw, growth_figures

    grown = growth_figures(runs)
    report.write_json(out, {**runs, **({"M to XL": grown} if grown else {})})
    for label, figures in runs.items():
        print(f"\n{report.heading(label)}\n\n{report.table(figures)}")
    if grown:
        print(f"\nfrom M to XL\n\n{report.table(grown)}")
    if picture is not None:
        from PySide6.QtGui import QGuiApplication

        application = QGuiApplication([])
        draw(runs, picture)
        application.shutdown()


def alone(work: Callable[[], T]) -> T:
    """What `work` gives, done in a new process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work).result()


def say(words: str) -> None:
    """Say on stderr how far it is: the table alone goes to stdout."""
    print(words, file=sys.stderr, flush=True)
