"""The review sheet over many staged changes: from Submit to its painted rows, and what the window stands meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from benchmarks import deciding
from benchmarks.figures import Bar, Figure, Measure
from benchmarks.sizes import ACTOR, NOW, TODAY
from benchmarks.stores import Book
from benchmarks.watching import FrameWatch, wait, wait_until
from benchmarks.window import Desk, opened
from desktop.data import outbox
from desktop.data.store import open_store

_OPEN = (Bar(Measure.VALUE, 300.0),)
_STALL = (Bar(Measure.WORST, 50.0),)


def figures(book: Book, folder: Path) -> list[Figure]:
    """A review of the usual number of changes, and of many."""
    found = []
    for key, most, bars, stall in (("usual", deciding.USUAL, _OPEN, _STALL), ("many", deciding.MANY, (), ())):
        act = deciding.prepared(book, folder, min(most, book.size.subscriptions // 3))
        store = open_store(act.path)
        with store.writing() as session:
            outbox.stage(session, ACTOR, NOW, TODAY, act.keys, act.wanted, reason="HD-1")
        store.close()
        count = len(act.keys)
        with opened(act.path, folder / "config") as desk:
            cost, stalls = _reviewed(desk, count)
        found += [
            Figure(f"review.{key}", f"Submit to the painted review of {count:,} changes", cost, "ms", bars=bars),
            Figure.sampled(f"stall.review.{key}", f"longest stall in a review of {count:,}", stalls, bars=stall),
        ]
    return found


def _reviewed(desk: Desk, count: int) -> tuple[float, list[float]]:
    """How long the sheet takes to show its rows, and the longest stall of each thing that is done in it."""
    desk.heart.take()
    desk.heart.start()
    start = time.perf_counter()
    desk.window.review()
    sheet = next(widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "reviewSheet")
    model, table = sheet.model, sheet.changes.table
    frames = FrameWatch(sheet, [table.viewport()])
    frames.look = model.rowCount
    wait_until(lambda: any(frame.shown == count for frame in frames.frames))
    cost = (next(frame.at for frame in frames.frames if frame.shown == count) - start) * 1000
    desk.heart.stop()
    wait_until(desk.is_idle)

    def act(work: Callable[[], object]) -> None:
        desk.heart.start()
        work()
        wait(50)
        wait_until(desk.is_idle)
        desk.heart.stop()

    for step in (
        lambda: table.select_row(count // 2),
        lambda: table.sortByColumn(model.column_of("subscription"), Qt.SortOrder.DescendingOrder),
        lambda: model.set_included([0], False),
        lambda: model.set_included(range(count), False),
        lambda: model.set_included(range(count), True),
    ):
        act(step)
    frames.close()
    sheet.reject()
    wait_until(desk.is_idle)
    return cost, desk.heart.take()
