"""The least that an interactive action can cost: SQLite reads one page of rows, and Qt paints it as plain text."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing

from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QMainWindow, QTableView

from benchmarks.figures import Samples
from benchmarks.stores import Book
from benchmarks.watching import FrameWatch, Heartbeat, Stage, wait
from desktop.models.paging import PAGE as PAGE_ROWS

PAGE = "sqlite3 reads 64 rows, a plain QTableView paints them"
_COLUMNS = 5


def page_ms(book: Book, times: int) -> float:
    """The p95 of reading 64 rows by key with plain sqlite3 and painting them in a plain table, in milliseconds."""
    return Samples.of([read + paint for read, paint in zip(_reads(book, times), _paints(times), strict=True)]).p95


def _reads(book: Book, times: int) -> list[float]:
    from time import perf_counter

    place = random.Random(3)
    costs = []
    with closing(sqlite3.connect(f"file:{book.path.absolute()}?mode=ro", uri=True)) as store:
        most = store.execute("SELECT max(id) FROM subscription").fetchone()[0]
        marks = ", ".join("?" * PAGE_ROWS)
        for _ in range(times):
            keys = [place.randint(1, most) for _ in range(PAGE_ROWS)]
            start = perf_counter()
            store.execute(f"SELECT * FROM subscription WHERE id IN ({marks})", keys).fetchall()
            costs.append((perf_counter() - start) * 1000)
    return costs


def _paints(times: int) -> list[float]:
    model = QStandardItemModel(PAGE_ROWS, _COLUMNS)
    for row in range(PAGE_ROWS):
        for column in range(_COLUMNS):
            model.setItem(row, column, QStandardItem(f"Contoso {row} of {column}"))
    window = QMainWindow()
    table = QTableView()
    table.setModel(model)
    window.setCentralWidget(table)
    window.resize(1280, 800)
    window.show()
    wait(100)
    frames = FrameWatch(window, [table.viewport()])
    stage = Stage(frames, Heartbeat())
    costs = []
    for number in range(times):
        outcome = stage.perform(table.viewport().update, lambda n=number: n, lambda: True, needs_answer=False)  # type: ignore[misc]
        costs.append(outcome.cost if outcome else 0.0)
    frames.close()
    window.close()
    window.deleteLater()
    QTimer.singleShot(0, window, lambda: None)
    return costs
