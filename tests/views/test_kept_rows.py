"""Rows that come while one looks at a list: the place, the selection and what is painted stay."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint

from desktop.models import roles
from desktop.models.paging import Column, PagedModel, Phase
from desktop.tasks import TaskRunner
from desktop.views.kept_rows import KeptRows
from desktop.views.table import DeskTable

COLUMNS = (Column("text", lambda: "Text", str, sort="text"),)


class Book:
    """Rows that others may put between those that are shown."""

    def __init__(self) -> None:
        self.keys = list(range(10, 5_000, 10))
        self.slow: list[int] = []

    def ids(self, _session: object, _query: str) -> array[int]:
        return array("q", self.keys)

    def rows(self, _session: object, keys: Sequence[int]) -> dict[int, str]:
        self.slow.append(keys[0])
        return {key: f"row {key}" for key in keys}


class Shown:
    def __init__(self, qtbot, runner: TaskRunner) -> None:
        self.qtbot = qtbot
        self.book = Book()
        self.model: PagedModel[str] = PagedModel(runner, COLUMNS, self.book.ids, self.book.rows, str)
        self.table = DeskTable()
        qtbot.addWidget(self.table)
        self.table.setModel(self.model)
        self.kept = KeptRows(self.table, self.model)
        self.current = 10
        self.model.phase_changed.connect(self._ready)
        self.table.resize(300, 400)
        self.table.show()
        self.model.show("all")
        self.settle()

    def _ready(self) -> None:
        if self.model.phase is Phase.READY:
            self.kept.select_again(self.model.row_of(self.current))

    def settle(self) -> None:
        model = self.model
        self.qtbot.waitUntil(
            lambda: model.phase is Phase.READY and not model._runner.busy and not model._timer.isActive()
        )

    def top(self) -> tuple[int | None, int]:
        """The first row in view, and where it stands."""
        row = self.table.rowAt(0)
        return self.model.key_at(row), self.table.rowViewportPosition(row)

    def placeholders(self) -> list[int]:
        last = self.table.rowAt(self.table.viewport().height() - 1)
        rows = range(self.table.rowAt(0), last + 1)
        return [row for row in rows if self.model.index(row, 0).data(roles.PLACEHOLDER)]


@pytest.fixture
def shown(qtbot, runner: TaskRunner) -> Shown:
    return Shown(qtbot, runner)


@pytest.mark.parametrize("came", [[5], [3, 15, 25], list(range(1, 4_999, 7))])
def test_rows_that_come_move_nothing_that_is_looked_at(shown: Shown, came: list[int]) -> None:
    shown.table.verticalScrollBar().setValue(shown.table.verticalScrollBar().maximum() // 2)
    shown.settle()
    before = shown.top()
    shown.book.keys = sorted({*shown.book.keys, *came})
    shown.model.refresh()
    shown.settle()
    assert shown.top() == before
    assert shown.table.currentIndex().row() == shown.model.row_of(10)


def test_the_current_row_keeps_its_place_when_it_is_in_view(shown: Shown) -> None:
    shown.current = 500
    shown.table.select_row(shown.model.row_of(500))
    place = shown.table.rowViewportPosition(shown.model.row_of(500))
    assert place > 0
    shown.book.keys = sorted({*shown.book.keys, 1, 2, 3, 495})
    shown.model.refresh()
    shown.settle()
    assert shown.table.rowViewportPosition(shown.model.row_of(500)) == place
    assert shown.table.selectionModel().selectedRows()[0].row() == shown.model.row_of(500)


def test_rows_at_hand_are_shown_until_they_are_read_again(shown: Shown) -> None:
    shown.table.select_row(shown.model.row_of(2_500))
    shown.current = 2_500
    shown.qtbot.waitUntil(lambda: shown.placeholders() == [])
    flickered: list[list[int]] = []
    shown.model.modelReset.connect(lambda: flickered.append(shown.placeholders()))
    shown.book.keys = sorted({*shown.book.keys, 5, 15})
    shown.book.slow.clear()
    shown.model.refresh()
    shown.settle()
    assert flickered == [[]]
    assert shown.book.slow, "what is shown is read again"


def test_another_question_is_not_held_in_place(shown: Shown) -> None:
    shown.table.verticalScrollBar().setValue(shown.table.verticalScrollBar().maximum() // 2)
    shown.model.show("something else")
    shown.settle()
    assert shown.table.visualRect(shown.table.currentIndex()).top() >= 0
    assert shown.table.indexAt(QPoint(5, 5)).row() == 0
