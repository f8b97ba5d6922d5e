"""The naive peer in one window: every row in a Python list model behind a QSortFilterProxyModel.

It is measured by the same watch as the desk. Where it takes longer than a person would wait it is measured once, and
where it does not come to an end it is ended and said to have taken longer.
"""

from __future__ import annotations

import multiprocessing
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.figures import Figure, Samples
from benchmarks.stores import Book

PATIENCE_S = 60
TIMES = 10
FEW = 60_000
"""Up to so many rows an action is repeated."""

_CUSTOMERS = (
    "SELECT name, domain, tenant_id, alias, subscription_count, default_count, pending_count FROM customer "
    "ORDER BY name_sort"
)
_SUBSCRIPTIONS = (
    "SELECT product, nickname, customer.name, customer.domain, quantity, status, reseller_of_record, guid, order_id "
    "FROM subscription JOIN customer ON customer.id = subscription.customer_id ORDER BY product_sort"
)
LISTS = {"customers": _CUSTOMERS, "subscriptions": _SUBSCRIPTIONS}
NAME = "QSortFilterProxyModel over a list model"


@dataclass(frozen=True, slots=True)
class Peer:
    """What an act costs there, in milliseconds; None when it was ended after the patience was over."""

    milliseconds: float | None
    note: str = ""


def _measure(path: Path, page: str, answers: Connection) -> None:
    """In a process of its own: load, filter, jump, sort, telling each cost as soon as it is known."""
    from PySide6.QtCore import QAbstractTableModel, QSortFilterProxyModel, Qt
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    from benchmarks.watching import FrameWatch, Heartbeat, Stage, wait

    class Rows(QAbstractTableModel):
        """All rows in a list."""

        def __init__(self, rows: list[tuple[Any, ...]]) -> None:
            super().__init__()
            self.rows = rows

        def rowCount(self, parent: Any = None) -> int:
            return len(self.rows)

        def columnCount(self, parent: Any = None) -> int:
            return len(self.rows[0]) if self.rows else 0

        def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
            return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    app = QApplication.instance() or QApplication([])
    start = perf_counter()
    with closing(sqlite3.connect(f"file:{path.absolute()}?mode=ro", uri=True)) as store:
        model = Rows(store.execute(LISTS[page]).fetchall())
    proxy = QSortFilterProxyModel()
    proxy.setFilterKeyColumn(-1)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    proxy.setSourceModel(model)
    window = QMainWindow()
    table = QTableView()
    table.setModel(proxy)
    window.setCentralWidget(table)
    window.resize(1280, 800)
    window.show()
    wait(1)
    answers.send(("load", (perf_counter() - start) * 1000))
    wait(100)
    frames = FrameWatch(window, [table.viewport()])
    stage = Stage(frames, Heartbeat())
    few = model.rowCount() <= FEW

    def take(name: str, actions: list[Callable[[], Any]]) -> None:
        costs = []
        for number, action in enumerate(actions[: None if few else 1]):
            seen = number

            def look(seen: int = seen) -> int:
                return seen

            outcome = stage.perform(action, look, lambda: True, needs_answer=False)
            if outcome is not None:
                costs.append(outcome.cost)
        answers.send((name, Samples.of(costs).p95 if costs else None))

    place = random.Random(1)
    bar = table.verticalScrollBar()
    take("jump", [lambda: bar.setValue(place.randint(1, max(bar.maximum(), 1))) for _ in range(TIMES)])
    texts = ["contoso", "alpine", "e", "example", "on", "group", "qxz", "micro", "гр", "a"]
    take("filter", [lambda text=text: proxy.setFilterFixedString(text) for text in texts])  # type: ignore[misc]
    proxy.setFilterFixedString("")
    wait(50)
    orders = [(column, order) for column in range(model.columnCount()) for order in Qt.SortOrder]
    take("sort", [lambda c=c, o=o: proxy.sort(c, o) for c, o in orders[:TIMES]])  # type: ignore[misc]
    answers.close()
    del app


def measured(book: Book, patience: float = PATIENCE_S) -> dict[str, Peer]:
    """What each act costs by page, such as `filter.customers`."""
    context = multiprocessing.get_context("spawn")
    found: dict[str, Peer] = {}
    for page in LISTS:
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(target=_measure, args=(book.path, page, sending))
        process.start()
        sending.close()
        end = perf_counter() + patience
        try:
            while receiving.poll(max(0.0, end - perf_counter())):
                name, cost = receiving.recv()
                found[f"{name}.{page}"] = Peer(cost)
        except EOFError:
            pass
        for name in ("load", "jump", "filter", "sort"):
            found.setdefault(f"{name}.{page}", Peer(None, f"ended after {patience:g} s"))
        if process.is_alive():
            process.terminate()
        process.join()
    return found


_ACTS = {"search": "filter", "sort": "sort", "jump": "jump", "scroll": "jump"}


def beside(figures: list[Figure], peers: dict[str, Peer]) -> list[Figure]:
    """The figures, each interactive one beside its peer."""
    result = []
    for figure in figures:
        act, _, rest = figure.key.partition(".")
        peer = peers.get(f"{_ACTS.get(act, '')}.{rest.partition('.')[0]}")
        if peer is not None and not figure.peer:
            name = f"{NAME}, {peer.note}" if peer.note else NAME
            figure = replace(figure, peer=name, peer_value=peer.milliseconds)
        result.append(figure)
    return result
