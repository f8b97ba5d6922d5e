"""The journey in the real window: browse, assign, submit, review, close, undo, restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListView, QTableView, QWidget

from desktop import settings, tour
from desktop.app import open_desk, run
from desktop.data import outbox, overview
from desktop.data.clock import local_today, utc_now
from desktop.data.sample.building import build_sample
from desktop.data.sample.tenant import SampleSize
from desktop.data.store import open_store
from desktop.domain.records import ChangeState
from desktop.domain.roles import Actor, Role
from desktop.journey import Journey, wait_until
from desktop.models import roles
from desktop.settings import Settings
from desktop.views.help_dialog import HelpDialog
from desktop.views.main_window import MainWindow
from desktop.views.panels import NoticeBar

REQUIRED = {
    "navigation": QWidget,
    "searchBox": QLineEdit,
    "customersTable": QTableView,
    "subscriptionsTable": QTableView,
    "contactPicker": QComboBox,
    "notListedPanel": QWidget,
    "submitButton": QAbstractButton,
    "resellersTable": QTableView,
    "changesTable": QTableView,
    "activityTable": QTableView,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sample store and settings of a person."""
    store = open_store(tmp_path / "desk.sqlite")
    build_sample(store, SampleSize(30, 90, 16), local_today(), Actor("sample"), utc_now())
    store.close()
    settings.save(tmp_path / "config", Settings(author="Ann Desk", language="en", theme="light"))
    return tmp_path


@pytest.fixture
def window(qapp, folder: Path) -> Iterator[MainWindow]:
    with open_desk(str(folder / "desk.sqlite"), config_dir=folder / "config") as window:
        window.resize(1280, 800)
        window.show()
        yield window


def at_head_office(window: MainWindow) -> Journey:
    desk = Journey(window)
    desk.settled()
    desk.search("contoso ltd")
    desk.choose_row("customersTable", "Contoso Ltd")
    desk.choose_row("subscriptionsTable", "Head office")
    return desk


def states(folder: Path) -> list[ChangeState]:
    store = open_store(folder / "desk.sqlite")
    with store.reading() as session:
        found = [change.state for change in outbox.changes(session)]
    store.close()
    return found


def test_every_promised_part_is_there(window: MainWindow) -> None:
    Journey(window).settled()
    for name, kind in REQUIRED.items():
        # Pages that were not visited yet are built while nothing else is to do.
        wait_until(lambda kind=kind, name=name: window.findChild(kind, name) is not None, name)


def test_choose_review_submit_close_undo(window: MainWindow, folder: Path) -> None:
    desk = at_head_office(window)
    assert desk.candidates() == ["Northwind Distribution", "Fabrikam IT Services", "Tailspin Support"]
    desk.choose_contact("fab")
    desk.take_contact()
    assert desk.change_chip() == "Staged"
    assert states(folder) == [ChangeState.STAGED]
    desk.press("submitButton")
    desk.settled()
    desk.press("reviewConfirmButton")
    desk.settled()
    assert states(folder) == [ChangeState.KEPT]
    desk.press("reviewCloseButton")
    desk.settled()
    desk.choose_row("subscriptionsTable", "Head office")
    assert desk.change_chip() == "Kept here"
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settled()
    assert states(folder) == [ChangeState.WITHDRAWN]
    assert desk.change_chip() == ""


def test_choosing_the_base_again_removes_the_change(window: MainWindow, folder: Path) -> None:
    desk = at_head_office(window)
    desk.choose_contact("fab")
    desk.take_contact()
    desk.choose_contact("northwind")
    desk.take_contact()
    assert desk.change_chip() == ""
    assert states(folder) == [ChangeState.WITHDRAWN]


def test_a_staged_choice_and_its_undo_outlive_the_window(qapp, folder: Path) -> None:
    with open_desk(str(folder / "desk.sqlite"), config_dir=folder / "config") as window:
        window.show()
        desk = at_head_office(window)
        desk.choose_contact("fab")
        desk.take_contact()
    with open_desk(str(folder / "desk.sqlite"), config_dir=folder / "config") as window:
        window.show()
        desk = at_head_office(window)
        assert desk.change_chip() == "Staged"
        assert window.desk.undo_state.undo is not None
        desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        desk.settled()
        assert desk.change_chip() == ""


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_journey_by_keyboard_alone(window: MainWindow, folder: Path, language: Literal["en", "ru"]) -> None:
    desk = Journey(window)
    desk.settled()
    window.apply_settings(Settings(author="Ann Desk", language=language, theme="light"))
    desk.settled()
    desk.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.type("contoso ltd")
    desk.settled()
    desk.key(Qt.Key.Key_Down)
    table = window.findChild(QTableView, "customersTable")
    assert table is not None
    for _ in range(table.model().rowCount()):
        if table.currentIndex().siblingAtColumn(0).data() == "Contoso Ltd":
            break
        desk.key(Qt.Key.Key_Down)
        desk.settled()
    desk.key(Qt.Key.Key_Return)
    desk.settled()
    subscriptions = window.findChild(QTableView, "subscriptionsTable")
    assert subscriptions is not None
    assert subscriptions.hasFocus()
    model = subscriptions.model()
    keys = [model.headerData(c, Qt.Orientation.Horizontal, roles.COLUMN_KEY) for c in range(model.columnCount())]
    product = keys.index("product")
    names = [model.index(row, product).data() for row in range(model.rowCount())]
    for _ in range(names.index("Head office") - subscriptions.currentIndex().row()):
        desk.key(Qt.Key.Key_Down)
    desk.settled()
    desk.key(Qt.Key.Key_F2)
    desk.type("fab")
    desk.settled()
    desk.key(Qt.Key.Key_Return)
    desk.settled()
    assert states(folder) == [ChangeState.STAGED]
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settled()
    desk.part(QWidget, "reviewSheet")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settled()
    assert states(folder) == [ChangeState.KEPT]
    desk.key(Qt.Key.Key_Return)
    desk.settled()
    assert not [top for top in window.findChildren(QWidget, "reviewSheet") if top.isVisible()]


def test_a_role_that_may_not_assign_sees_everything_and_why(qapp, folder: Path) -> None:
    settings.save(folder / "config", Settings(author="Sam", role=Role.SALES_AGENT, language="en"))
    with open_desk(str(folder / "desk.sqlite"), config_dir=folder / "config") as window:
        window.show()
        desk = at_head_office(window)
        picker = desk.part(QComboBox, "contactPicker")
        assert not picker.isEnabled()
        said = " ".join(
            label.text() for label in window.findChildren(QWidget) if hasattr(label, "text") and label.isVisible()
        )
        assert "role" in said
        window.apply_settings(Settings(author="Sam", role=Role.ADMIN_AGENT, language="en"))
        desk.settled()
        assert picker.isEnabled()


def test_two_desks_in_one_process_know_nothing_of_each_other(qapp, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with (
        open_desk(str(folder / "desk.sqlite"), config_dir=folder / "config") as full,
        open_desk(str(other), config_dir=tmp_path / "other-config") as empty,
    ):
        full.show()
        empty.show()
        Journey(empty).settled()
        assert empty.is_first_run
        desk = at_head_office(full)
        desk.choose_contact("fab")
        desk.take_contact()
        assert desk.change_chip()
        Journey(empty).settled()
        assert empty.is_first_run


def test_the_language_switches_while_the_window_is_open(window: MainWindow) -> None:
    desk = Journey(window)
    desk.settled()
    navigation = desk.part(QListView, "navigation")
    assert navigation.model().index(0, 0).data() == "Customers"
    window.apply_settings(Settings(author="Ann Desk", language="ru", theme="light"))
    desk.settled()
    assert navigation.model().index(0, 0).data() == "Клиенты"
    window.apply_settings(Settings(author="Ann Desk", language="en", theme="light"))
    desk.settled()
    assert navigation.model().index(0, 0).data() == "Customers"


def test_closing_the_window_ends_the_program(qapp, folder: Path) -> None:
    overdue: list[bool] = []

    def close_when_open() -> None:
        for window in qapp.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible() and not window.desk.runner.busy:
                HelpDialog("en", window).show()
                window.close()

    def give_up() -> None:
        overdue.append(True)
        qapp.exit(1)

    look, guard = QTimer(), QTimer()
    look.timeout.connect(close_when_open)
    look.start(20)
    guard.timeout.connect(give_up)
    guard.start(20_000)
    assert run(str(folder / "desk.sqlite"), config_dir=folder / "config") == 0
    assert not overdue
    later = QEventLoop()
    QTimer.singleShot(0, lambda: later.exit(7))
    assert later.exec() == 7, "event loops of the process end as soon as they start"


def test_a_store_that_does_not_open_leaves_one_where_one_is(qapp, folder: Path) -> None:
    wrong, other = folder / "wrong.sqlite", folder / "other.sqlite"
    wrong.write_bytes(bytes(range(256)) * 16)
    open_store(other).close()
    seen: list[str] = []

    def act() -> None:
        windows = [top for top in qapp.topLevelWidgets() if isinstance(top, MainWindow) and top.isVisible()]
        for window in windows:
            notice = window.findChild(NoticeBar, "windowNotice")
            if window.desk.runner.busy:
                continue
            if window.is_first_run:
                seen.append("other")
                window.close()
            elif notice.isVisible():
                seen.append(notice.text())
                window.store_requested.emit(str(other))
            elif not seen:
                seen.append("asked")
                window.store_requested.emit(str(wrong))

    look, guard = QTimer(), QTimer()
    look.timeout.connect(act)
    look.start(20)
    guard.timeout.connect(qapp.closeAllWindows)
    guard.start(20_000)
    assert run(str(folder / "desk.sqlite"), config_dir=folder / "config") == 0
    assert seen[0] == "asked"
    assert "not a Partner Desk store" in seen[1]
    assert seen[2] == "other"


def test_the_first_run_makes_the_sample(qapp, tmp_path: Path) -> None:
    settings.save(tmp_path / "config", Settings(language="en"))
    with open_desk(str(tmp_path / "new.sqlite"), config_dir=tmp_path / "config") as window:
        window.show()
        desk = Journey(window)
        desk.settled()
        assert window.is_first_run
        desk.press("firstRunSampleButton")
        desk.settled()
        assert not window.is_first_run
        assert "sample" in window.windowTitle()
    store = open_store(tmp_path / "new.sqlite")
    with store.reading() as session:
        assert overview.counts(session).subscriptions == 6_000
    store.close()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_tour_pictures_every_step(qapp, tmp_path: Path, language: str) -> None:
    pictures = tour.play(tmp_path / "pictures", language=language, theme="dark" if language == "ru" else "light")
    assert len(pictures) == 14
    assert all(picture.stat().st_size > 10_000 for picture in pictures)
