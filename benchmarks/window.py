"""The interactive figures: the real window, offscreen, driven by its own events; each action to its painted rows."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView, QWidget

from benchmarks import floors
from benchmarks.figures import Bar, Figure, Measure
from benchmarks.stores import Book
from benchmarks.terms import Kind, Vocabulary, kind_of
from benchmarks.watching import FrameWatch, Heartbeat, Look, Outcome, Stage, wait, wait_until
from desktop.app import application, open_desk
from desktop.models import roles
from desktop.models.paging import PagedModel, Phase
from desktop.views import main_window
from desktop.views.main_window import MainWindow
from desktop.views.states import StatedView

ACTIONS = 200
"""The least number of actions behind a p95."""
FRAME = (Bar(Measure.P95, 16.7), Bar(Measure.WORST, 50.0))
TOTAL = (Bar(Measure.WORST, 500.0),)
SCROLL = (Bar(Measure.P95, 16.7),)
SLOW = (Bar(Measure.P95, 33.0),)
STALL = (Bar(Measure.WORST, 50.0),)
PLACEHOLDER = (Bar(Measure.WORST, 100.0),)

TABLES = {"customers": "customersTable", "subscriptions": "allSubscriptionsTable"}
"""The pages that list the whole book, and their tables."""


@dataclass(slots=True)
class Grid:
    """One page that lists the whole book."""

    page: str
    table: QTableView
    model: PagedModel[Any]
    stated: StatedView

    def look(self) -> Hashable | None:
        """Keys and first cells of the rows in view, or what is said instead; None while one is a placeholder."""
        if self.stated.state() is not None:
            words = [label.text() for label in self.stated.overlay().findChildren(QLabel) if label.text()]
            return (self.stated.state(), *words)
        return rows_in_view(self.table)

    def is_ready(self) -> bool:
        """Whether the order and the exact number of rows are known."""
        return self.model.phase is Phase.READY


def rows_in_view(table: QTableView) -> Hashable | None:
    """Keys and first cells of the visible rows; None while one of them is a placeholder."""
    model = table.model()
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    if first < 0:
        return (model.rowCount(),)
    last = last if last >= 0 else model.rowCount() - 1
    column = max(0, table.horizontalHeader().logicalIndex(0))
    shown = []
    for row in range(first, last + 1):
        index = model.index(row, column)
        if index.data(roles.PLACEHOLDER):
            return None
        shown.append((row, index.data(roles.KEY), index.data(Qt.ItemDataRole.DisplayRole)))
    return tuple(shown)


class Desk:
    """The open window with everything that is needed to act on it and to see what came of it."""

    def __init__(self, window: MainWindow, actions: int) -> None:
        self.window = window
        self.actions = actions
        self.heart = Heartbeat()
        self.search = _part(window, QLineEdit, "searchBox")
        self.grids: list[Grid] = []
        for page in reversed([name for name in main_window.PAGES if name in TABLES]):
            # A page is built when it is first shown.
            window.go_to(page)
            self.grids.insert(0, self._grid(page, TABLES[page]))
        self.rows = _part(window, QTableView, "subscriptionsTable")
        self.panel = _part(window, QWidget, "contactPanel")
        watched: list[QWidget] = [grid.table.viewport() for grid in self.grids]
        watched += [grid.stated.overlay() for grid in self.grids]
        watched += [self.rows.viewport(), self.panel, *self.panel.findChildren(QLabel)]
        self.frames = FrameWatch(window, watched)
        self.stage = Stage(self.frames, self.heart)
        for grid in self.grids:
            for signal in (grid.model.modelReset, grid.model.dataChanged, grid.model.layoutChanged):
                signal.connect(self.stage.answer)
        rows = self.rows.model()
        for signal in (rows.modelReset, rows.dataChanged):
            signal.connect(self.stage.answer)

    def _grid(self, page: str, name: str) -> Grid:
        table = _part(self.window, QTableView, name)
        model = table.model()
        assert isinstance(model, PagedModel)
        stated = table.parentWidget()
        while not isinstance(stated, StatedView):
            assert stated is not None
            stated = stated.parentWidget()
        return Grid(page, table, model, stated)

    def is_idle(self) -> bool:
        """Whether nothing is read or written."""
        return not self.window.desk.runner.busy and all(grid.model.phase is not Phase.LOADING for grid in self.grids)

    def show_page(self, grid: Grid) -> None:
        """Go to a page and wait until it has its rows."""
        self.window.go_to(grid.page)
        self.search.clear()
        wait_until(lambda: self.is_idle() and grid.is_ready() and grid.look() is not None)
        wait(50)
        wait_until(self.is_idle)

    def perform(self, action: Callable[[], None], look: Look, **how: Any) -> Outcome | None:
        """Do something and wait for what comes of it."""
        return self.stage.perform(action, look, self.is_idle, **how)

    def post_key(self, target: QWidget, key: int, text: str = "") -> None:
        """Post a key as the window system would deliver it."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def click_header(self, grid: Grid, number: int) -> Outcome | None:
        """Sort by a column as a person does, once its header is in view."""
        header = grid.table.horizontalHeader()
        bar = grid.table.horizontalScrollBar()
        if not bar.value() <= header.sectionPosition(number) <= bar.value() + header.viewport().width() - 40:
            bar.setValue(max(0, header.sectionPosition(number) - 40))
            wait(20)
        where = QPoint(header.sectionViewportPosition(number) + 20, header.height() // 2)
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        return self.perform(lambda: QTest.mouseClick(header.viewport(), left, plain, where), grid.look)

    def panel_look(self) -> Hashable | None:
        """The subscriptions in view and every word that is visible in the contact panel, with its place."""
        rows = rows_in_view(self.rows)
        if rows is None:
            return None
        labels = [w for w in self.panel.findChildren(QLabel) if w.isVisible()]
        edits = [w for w in self.panel.findChildren(QLineEdit) if w.isVisible()]
        words = tuple((w.text(), w.geometry().getRect()) for w in (*labels, *edits))
        return (rows, words)


def _part(window: QWidget, kind: type[Any], name: str) -> Any:
    part = window.findChild(kind, name)
    assert part is not None, name
    return part


@contextmanager
def opened(store: Path, config: Path, actions: int = ACTIONS) -> Iterator[Desk]:
    """The window on a store, shown, active and at rest."""
    application()
    with open_desk(str(store), config_dir=config) as window:
        window.show()
        window.activateWindow()
        desk = Desk(window, actions)
        wait_until(lambda: desk.is_idle() and desk.grids[0].is_ready() and desk.grids[0].look() is not None)
        wait(200)
        wait_until(desk.is_idle)
        yield desk
        desk.frames.close()


# Searching


def search_figures(desk: Desk, grid: Grid, words: Vocabulary, floor: float) -> Iterator[Figure]:
    """A keystroke to its first page, by the kind of term, and to the exact total with the whole order."""
    desk.show_page(grid)
    whole = grid.model.rowCount()
    costs: dict[Kind, list[float]] = {kind: [] for kind in Kind}
    totals: list[float] = []
    desk.heart.take()
    desk.search.setFocus()
    for _round in range(desk.actions * len(Kind)):
        wanted = min(Kind, key=lambda kind: len(costs[kind]))
        if len(costs[wanted]) >= desk.actions:
            break
        before = ""
        for text in words.typing(wanted):
            outcome = type_text(desk, grid, before, text)
            before = text
            if outcome is not None:
                costs[kind_of(text, grid.model.rowCount(), whole)].append(outcome.cost)
                totals.append(outcome.marks.get("total", outcome.rest))
    stalls = desk.heart.take()
    for kind in Kind:
        if costs[kind]:
            yield Figure.sampled(
                f"search.{grid.page}.{kind.name.lower()}",
                f"{grid.page}: a key in the search box to its rows, {kind}",
                costs[kind],
                floor=floors.PAGE,
                floor_value=floor,
                bars=FRAME,
            )
    yield Figure.sampled(
        f"total.{grid.page}", f"{grid.page}: a key to the exact total and the whole order", totals, bars=TOTAL
    )
    yield Figure.sampled(f"stall.search.{grid.page}", f"{grid.page}: longest stall while typing", stalls, bars=STALL)
    desk.search.clear()


def type_text(desk: Desk, grid: Grid, before: str, text: str) -> Outcome | None:
    """One keystroke that makes the box hold `text`; None when its rows are those that stood there already."""
    if before and len(text) > 1:
        letter = text[len(before) :]
    else:
        letter = text[-1]
        if len(text) > 1:
            # What stands before the letter was put there at once, and has been answered.
            desk.search.setText(text[:-1])
            wait_until(desk.is_idle)
        else:
            desk.search.selectAll()
    asked = grid.model.query

    def is_known() -> bool:
        return grid.model.query is not asked and grid.is_ready()

    def press() -> None:
        # Two letters come as one only where the first was a space, which finds nothing new.
        for one in letter:
            desk.post_key(desk.search, ord(one.upper()) if one.isascii() else 0, one)

    def look() -> Hashable | None:
        return (grid.model.query is not asked, shown) if (shown := grid.look()) is not None else None

    return desk.perform(press, look, marks={"total": is_known})


# Moving


def scroll_figures(desk: Desk, grid: Grid, floor: float) -> Iterator[Figure]:
    """Jumping anywhere, walking by pages and dragging the bar, to painted rows; and the oldest placeholder."""
    desk.show_page(grid)
    place = random.Random(7)
    bar = grid.table.verticalScrollBar()
    desk.heart.take()
    costs: list[float] = []
    ages: list[float] = []

    def move(to: int) -> None:
        if to == bar.value():
            return
        outcome = desk.perform(lambda: bar.setValue(to), grid.look, needs_answer=False)
        if outcome is not None:
            costs.append(outcome.cost)
            ages.append(outcome.placeholder)

    for _ in range(desk.actions):
        move(place.randint(bar.minimum(), bar.maximum()))
    jumps, costs = costs, []
    bar.setValue(bar.minimum())
    wait_until(desk.is_idle)
    for _ in range(desk.actions):
        move(min(bar.value() + bar.pageStep(), bar.maximum()))
    if jumps:
        yield Figure.sampled(
            f"jump.{grid.page}",
            f"{grid.page}: a jump to any place",
            jumps,
            floor=floors.PAGE,
            floor_value=floor,
            bars=SCROLL,
        )
    if costs:
        yield Figure.sampled(
            f"scroll.{grid.page}", f"{grid.page}: a page down", costs, floor=floors.PAGE, floor_value=floor, bars=SCROLL
        )
    ages += _drag(desk, grid)
    yield Figure.sampled(
        f"placeholder.{grid.page}", f"{grid.page}: oldest placeholder on screen", ages, bars=PLACEHOLDER
    )
    yield Figure.sampled(
        f"stall.scroll.{grid.page}", f"{grid.page}: longest stall while scrolling", desk.heart.take(), bars=STALL
    )
    bar.setValue(bar.minimum())
    wait_until(desk.is_idle)


def _drag(desk: Desk, grid: Grid) -> list[float]:
    """Drag the bar from top to bottom, sixty places a second: the ages of the placeholders that were seen."""
    bar = grid.table.verticalScrollBar()
    steps = desk.actions
    outcomes = []
    desk.frames.frames.clear()
    desk.frames.look = grid.look
    desk.heart.start()
    for step in range(steps + 1):
        bar.setValue(bar.minimum() + (bar.maximum() - bar.minimum()) * step // steps)
        wait(16)
    wait_until(lambda: desk.is_idle() and grid.look() is not None)
    wait(20)
    desk.heart.stop()
    since = None
    for frame in desk.frames.frames:
        if frame.shown is None:
            since = frame.at if since is None else since
        elif since is not None:
            outcomes.append((frame.at - since) * 1000)
            since = None
    return outcomes or [0.0]


# Sorting


def sort_figures(desk: Desk, grid: Grid, floor: float) -> Iterator[Figure]:
    """A click on each header, up and down, to the first page in that order."""
    desk.show_page(grid)
    header = grid.table.horizontalHeader()
    columns = [number for number, column in enumerate(grid.model.columns) if column.sort is not None]
    for number in columns:
        header.setSectionHidden(number, False)
    wait(50)
    wait_until(desk.is_idle)
    desk.heart.take()
    costs: list[float] = []
    by_column: dict[str, list[float]] = {}

    for _round in range(-(-desk.actions // (2 * len(columns)))):
        for number in columns:
            for _order in range(2):
                outcome = desk.click_header(grid, number)
                if outcome is not None:
                    costs.append(outcome.cost)
                    by_column.setdefault(grid.model.columns[number].key, []).append(outcome.cost)
    slowest = max(by_column, key=lambda key: max(by_column[key])) if by_column else ""
    if costs:
        yield Figure.sampled(
            f"sort.{grid.page}",
            f"{grid.page}: a click on a header to the first page, {len(columns)} columns",
            costs,
            floor=floors.PAGE,
            floor_value=floor,
            bars=SLOW,
            note=f"slowest column: {slowest}",
        )
    yield Figure.sampled(
        f"stall.sort.{grid.page}", f"{grid.page}: longest stall while sorting", desk.heart.take(), bars=STALL
    )
    grid.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    grid.table.horizontalScrollBar().setValue(0)
    wait_until(desk.is_idle)


# Selecting


def select_figures(desk: Desk, floor: float) -> Iterator[Figure]:
    """The next customer by key, or any by a click, to its subscriptions and contact panel."""
    grid = desk.grids[0]
    desk.show_page(grid)
    place = random.Random(11)
    grid.table.setFocus()
    desk.heart.take()
    costs: list[float] = []
    for number in range(desk.actions):
        if number % 20 == 0:
            bar = grid.table.verticalScrollBar()
            bar.setValue(place.randint(bar.minimum(), bar.maximum()))
            wait_until(lambda: desk.is_idle() and grid.look() is not None)
            row = grid.table.rowAt(grid.table.viewport().height() // 2)
            where = grid.table.visualRect(grid.model.index(max(row, 0), 0)).center()
            outcome = desk.perform(lambda where=where: _click(grid.table, where), desk.panel_look)  # type: ignore[misc]
        else:
            outcome = desk.perform(lambda: desk.post_key(grid.table, Qt.Key.Key_Down), desk.panel_look)
        if outcome is not None:
            costs.append(outcome.cost)
    if costs:
        yield Figure.sampled(
            "select.customer",
            "a customer selected to its subscriptions and contact panel",
            costs,
            floor=floors.PAGE,
            floor_value=floor,
            bars=SLOW,
        )
    yield Figure.sampled(
        "stall.select", "longest stall while going from customer to customer", desk.heart.take(), bars=STALL
    )


def _click(table: QTableView, where: QPoint) -> None:
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def figures(book: Book, folder: Path, *, actions: int = ACTIONS) -> list[Figure]:
    """All interactive figures of one size."""
    application()
    page = floors.page_ms(book, actions)
    taken: list[Figure] = []
    words = Vocabulary(book.path)
    with opened(book.path, folder / "config", actions) as desk:
        for grid in desk.grids:
            taken += search_figures(desk, grid, words, page)
            taken += scroll_figures(desk, grid, page)
            taken += sort_figures(desk, grid, page)
        taken += select_figures(desk, page)
    return taken
