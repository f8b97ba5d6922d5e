"""What `open_desk` leaves behind for whoever drives the window: nothing."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app import open_desk
from desktop.views.main_window import MainWindow


@pytest.fixture
def handed_over(qtbot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window that the tear-down of pytest-qt deletes before the desk is closed."""
    with open_desk(str(tmp_path / "desk.sqlite"), config_dir=tmp_path / "config") as window:
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        yield window


def opened_and_closed(qtbot, folder: Path, *, shown: bool) -> weakref.ref[MainWindow]:
    with open_desk(str(folder / "desk.sqlite"), config_dir=folder / "config") as window:
        qtbot.addWidget(window)
        assert not window.isVisible()
        if shown:
            window.show()
            qtbot.waitUntil(lambda: not window.desk.runner.busy)
        return weakref.ref(window)


@pytest.mark.parametrize("shown", [False, True])
def test_nothing_is_left_of_a_window_that_was_closed(qtbot, tmp_path: Path, shown: bool) -> None:
    before = threading.active_count()
    left = opened_and_closed(qtbot, tmp_path, shown=shown)
    assert left() is None
    assert threading.active_count() == before


def test_a_window_may_be_deleted_before_its_desk_is_closed(handed_over: MainWindow) -> None:
    assert handed_over.isVisible()


def test_an_error_inside_closes_the_desk(qapp, tmp_path: Path) -> None:
    before = threading.active_count()

    def fails() -> None:
        with open_desk(str(tmp_path / "desk.sqlite"), config_dir=tmp_path / "config") as window:
            window.show()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert threading.active_count() == before
