"""`python -m benchmarks SIZE=M`: each figure beside its floor, as a table and as JSON in build/bench.json."""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from desktop.data import candidates, customers, outbox, subscriptions
from desktop.data.customers import CustomerQuery
from desktop.data.resellers import provider_contact
from desktop.data.sample.building import build_sample
from desktop.data.sample.tenant import SampleSize
from desktop.data.store import Store, open_store
from desktop.data.subscriptions import SubscriptionQuery
from desktop.domain.roles import Actor

SIZES = {
    "S": SampleSize(75, 375, 20),
    "M": SampleSize(1_000, 3_000, 150),
    "L": SampleSize(10_000, 30_000, 500),
    "XL": SampleSize(100_000, 1_000_000, 5_000),
}
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ACTOR = Actor("bench")
TYPED = ("contoso", "ромашка", "zzzzzz", "a", "office 365", "6104201")


@dataclass
class Figure:
    """One cost, and what it stands beside."""

    name: str
    value: float
    unit: str
    floor: str = ""
    floor_value: float = 0.0

    @property
    def ratio(self) -> float | None:
        """Value over floor."""
        return self.value / self.floor_value if self.floor_value else None


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def build(path: Path, size: SampleSize) -> tuple[Store, Figure]:
    """The sample through the desk's own path, against plain sqlite3 writing the same rows into the same tables."""
    store = open_store(path)
    took = seconds(lambda: build_sample(store, size, TODAY, ACTOR, NOW))
    empty = path.with_name("floor.sqlite")
    open_store(empty).close()
    with closing(sqlite3.connect(path)) as made, closing(sqlite3.connect(empty)) as bare:
        tables = [
            name
            for (name,) in made.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\' "
                "AND name NOT IN ('alembic_version', 'sqlite_sequence')"
            )
        ]
        rows = {name: made.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
        bare.execute("PRAGMA synchronous = FULL")

        def floor() -> None:
            with bare:
                bare.execute("DELETE FROM contact")
                for name, found in rows.items():
                    if found:
                        marks = ", ".join("?" * len(found[0]))
                        bare.executemany(f"INSERT INTO {name} VALUES ({marks})", found)

        return store, Figure("build the sample", took, "s", "sqlite3, same rows and indexes", seconds(floor))


def finding(store: Store) -> list[Figure]:
    """Each search to its first page of rows."""
    figures = []
    for typed in TYPED:

        def search(typed: str = typed) -> None:
            with store.reading() as session:
                found = customers.ids(session, CustomerQuery(text=typed))
                customers.rows(session, found[:64])

        figures.append(Figure(f"search “{typed}” and its first page", seconds(search, 9) * 1000, "ms"))
    return figures


def deciding(store: Store) -> list[Figure]:
    """Who may be chosen, and staging."""
    with store.reading() as session:
        keys = subscriptions.ids(session, SubscriptionQuery(), limit=1_000)

        def field() -> None:
            candidates.candidates_for(session, ACTOR, TODAY, keys[0])

        listed = Figure("who may be chosen, and why others may not", seconds(field, 9) * 1000, "ms")

    def stage() -> None:
        with store.reading() as session:
            provider = provider_contact(session)
        with store.writing() as session:
            outbox.stage(session, ACTOR, NOW, TODAY, list(keys), provider)

    return [listed, Figure(f"stage the default on {len(keys)} rows", seconds(stage) * 1000, "ms")]


OPEN = """
import sys, time
from pathlib import Path
from desktop.app import application, open_desk
from desktop.journey import Journey
application()
with open_desk(sys.argv[1], config_dir=Path(sys.argv[2])) as window:
    window.show()
    Journey(window).settled()
"""
EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
import sqlalchemy.orm
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
"""


def opening(path: Path) -> Figure:
    """A whole process from its start to painted rows, against one that only imports Qt and SQLAlchemy."""

    def start(code: str, *arguments: str) -> None:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run([sys.executable, "-c", code, *arguments], check=True, env=environment)

    config = str(path.parent / "config")
    return Figure(
        "process start to painted rows",
        seconds(lambda: start(OPEN, str(path), config), 3),
        "s",
        "empty window with the same imports",
        seconds(lambda: start(EMPTY), 3),
    )


def main() -> None:
    """Measure one size and print it."""
    chosen = next((word.partition("=")[2] for word in sys.argv[1:] if word.startswith("SIZE=")), "M") or "M"
    size = SIZES[chosen.upper()]
    with tempfile.TemporaryDirectory(prefix="partner-desk-bench-") as folder:
        path = Path(folder) / "desk.sqlite"
        store, built = build(path, size)
        try:
            figures = [built, *finding(store), *deciding(store)]
        finally:
            store.close()
        figures.append(opening(path))
    print(
        f"size {chosen}: {size.customers:,} customers, {size.subscriptions:,} subscriptions, "
        f"{size.resellers:,} resellers"
    )
    for figure in figures:
        ratio = f"{figure.ratio:6.2f} × {figure.floor} ({figure.floor_value:.2f} {figure.unit})" if figure.ratio else ""
        print(f"  {figure.name:<48} {figure.value:9.2f} {figure.unit:<3} {ratio}")
    target = Path("build/bench.json")
    target.parent.mkdir(exist_ok=True)
    target.write_text(
        json.dumps({"size": chosen, "figures": [asdict(figure) for figure in figures]}, indent=1), "utf-8"
    )


if __name__ == "__main__":
    main()
