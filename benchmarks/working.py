"""How long the window stands while much is written: an import, and a choice on as many rows as the book has.

The person goes on scrolling meanwhile, twenty places a second; the longest stall of each second is taken.
"""

from __future__ import annotations

import csv
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.figures import Bar, Figure, Measure
from benchmarks.stores import Book
from benchmarks.watching import wait, wait_until
from benchmarks.window import Desk, opened
from desktop.data.clock import utc_now
from desktop.data.importing.running import import_file
from desktop.data.resellers import provider_contact
from desktop.domain.records import SupportContact
from desktop.errors import DeskError
from desktop.models.desk import Kind

MOST = 100_000
"""Rows of a choice, or as many as the book has."""
PATIENCE_MS = 1_800_000


def _while_it_runs(desk: Desk, start: Callable[[Callable[[object], None]], None]) -> list[float]:
    """Start some long work and scroll until it has been answered and the desk is at rest: the longest stalls."""
    grid = desk.grids[0]
    bar = grid.table.verticalScrollBar()
    place = random.Random(13)
    answers: list[object] = []
    desk.heart.take()
    desk.heart.start()
    start(answers.append)
    turns = 0
    while not answers or not desk.is_idle():
        bar.setValue(place.randint(bar.minimum(), bar.maximum()))
        wait(50)
        turns += 1
        if turns % 20 == 0:
            desk.heart.stop()
            desk.heart.start()
        if turns * 50 > PATIENCE_MS:
            break
    desk.heart.stop()
    wait_until(desk.is_idle)
    if not answers or isinstance(answers[0], DeskError):
        raise RuntimeError(f"the work did not come to its end: {answers}")
    return desk.heart.take()


def _table(book: Book, folder: Path) -> Path:
    """The book's own subscriptions as a CSV file, every hundredth with another quantity."""
    path = folder / "subscriptions.csv"
    columns = "customer.tenant_id, guid, product, quantity + (subscription.id % 100 = 0), status"
    with closing(sqlite3.connect(book.path)) as store, path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Customer Tenant Id", "Subscription Id", "Product", "Quantity", "Status"])
        rows.writerows(
            store.execute(f"SELECT {columns} FROM subscription JOIN customer ON customer.id = subscription.customer_id")
        )
    return path


def _choice(path: Path) -> tuple[list[int], SupportContact]:
    """Rows to decide, and what is chosen for them: back to the provider where a reseller stands."""
    with closing(sqlite3.connect(path)) as store:
        keys = [
            key
            for (key,) in store.execute(
                "SELECT id FROM subscription WHERE shown_contact_id <> 1 AND change_id IS NULL LIMIT ?", (MOST,)
            )
        ]
    from desktop.data.store import open_store

    opened_store = open_store(path)
    try:
        with opened_store.reading() as session:
            return keys, provider_contact(session)
    finally:
        opened_store.close()


def figures(book: Book, folder: Path) -> list[Figure]:
    """The stalls of one size."""
    path = book.copy(folder)
    table = _table(book, folder)
    keys, provider = _choice(path)
    result = []
    with opened(path, folder / "config") as desk:
        acts = desk.window.desk

        def stage(done: Callable[[object], None]) -> None:
            acts.stage(keys, provider, done=done, failed=done)

        def submit(done: Callable[[object], None]) -> None:
            acts.submit(done=done, failed=done)

        def take(done: Callable[[object], None]) -> None:
            actor, now = acts.actor, utc_now()

            def finished(report: Any) -> None:
                acts.tell(Kind.ALL)
                done(report)

            acts.runner.run(
                lambda store, progress: import_file(store, table, actor, now, progress=progress), finished, done
            )

        for key, name, start in (
            ("stall.stage", f"longest stall while {len(keys):,} changes are staged", stage),
            ("stall.submit", f"longest stall while {len(keys):,} changes are submitted", submit),
            ("stall.import", f"longest stall while {book.size.subscriptions:,} rows are imported", take),
        ):
            stalls = _while_it_runs(desk, start)
            result.append(Figure.sampled(key, name, stalls, bars=(Bar(Measure.WORST, 50.0),)))
    return result
