"""The start: rows are on screen before what takes long to load, and everything follows by itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import settings
from desktop.app import open_desk
from desktop.data.queries import CustomerSort
from desktop.models.paging import Phase
from desktop.views.customers_page import CustomersPage
from desktop.views.main_window import MainWindow

PROGRAM = """
import sys
from pathlib import Path
from desktop.app import application, open_desk
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTableView

class FirstFrame(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            loaded = [name for name in ("sqlalchemy", "alembic", "numpy") if name in sys.modules]
            print(watched.parent().model().rowCount(), *loaded, flush=True)
            app.quit()
        return False

app = application()
with open_desk(sys.argv[1], config_dir=Path(sys.argv[2])) as window:
    frame = FirstFrame()
    window.findChild(QTableView, "customersTable").viewport().installEventFilter(frame)
    window.show()
    app.exec()
"""


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_file, tmp_path / "desk.sqlite"))


def customers_page(window: MainWindow) -> CustomersPage:
    page = window.findChild(CustomersPage)
    assert page is not None
    return page


def at_rest(window: MainWindow) -> Callable[[], bool]:
    return lambda: not window.desk.runner.busy and customers_page(window).customers.phase is Phase.READY


def test_the_first_frame_shows_rows_before_sqlalchemy_is_loaded(path: Path, tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), str(tmp_path / "config")],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.split()[0] == "30"
    assert answer.stdout.split()[1:] == []


def test_what_the_first_rows_lead_to_follows_when_they_are_painted(qtbot, path: Path, tmp_path: Path) -> None:
    with open_desk(str(path), config_dir=tmp_path / "config") as window:
        page = customers_page(window)
        assert page.customers.rowCount() == 30
        assert page.customers_table.currentIndex().row() == 0
        assert page.header.name.text()
        assert not window.is_first_run
        window.show()
        # A key is not waited for until the store is open.
        QTest.keyClick(page.customers_table, Qt.Key.Key_Down)
        assert page.customers_table.currentIndex().row() == 1
        qtbot.waitUntil(at_rest(window))
        assert page.customers_table.currentIndex().row() == 1
        assert page.subscriptions.rowCount()
        assert page.shown_subscription is not None
        assert page.shown_subscription.customer_key == page.customers.key_at(1)


def test_a_window_that_nobody_sees_reads_on_as_well(qtbot, path: Path, tmp_path: Path) -> None:
    with open_desk(str(path), config_dir=tmp_path / "config") as window:
        qtbot.waitUntil(at_rest(window))
        assert customers_page(window).subscriptions.rowCount()


def test_the_first_rows_stand_in_the_order_that_was_left(qtbot, path: Path, tmp_path: Path) -> None:
    config = tmp_path / "config"
    with open_desk(str(path), config_dir=config) as window:
        window.show()
        qtbot.waitUntil(at_rest(window))
        page = customers_page(window)
        page.customers_table.sortByColumn(page.customers.column_of("subscriptions"), Qt.SortOrder.DescendingOrder)
        qtbot.waitUntil(at_rest(window))
        wanted = [page.customers.key_at(row) for row in range(30)]
    with open_desk(str(path), config_dir=config) as window:
        page = customers_page(window)
        assert window.desk.runner.first_rows is not None
        assert page.customers.query.sort is CustomerSort.SUBSCRIPTIONS
        assert [page.customers.key_at(row) for row in range(30)] == wanted


def test_another_page_opens_its_store_first(qtbot, path: Path, tmp_path: Path) -> None:
    config = tmp_path / "config"
    settings.save_layout(config, {"page": "resellers"})
    with open_desk(str(path), config_dir=config) as window:
        assert window.desk.runner.first_rows is None
        assert window.page == "resellers"


def test_a_store_that_breaks_behind_its_first_rows_is_told_in_the_window(qtbot, path: Path, tmp_path: Path) -> None:
    with open_desk(str(path), config_dir=tmp_path / "config") as window:
        path.write_bytes(b"Dear Sir or Madam" * 1000)
        window.show()
        qtbot.waitUntil(lambda: not window.desk.runner.busy)
        assert customers_page(window).customers.rowCount() == 30
        assert window.findChild(object, "windowNotice").isVisible()
