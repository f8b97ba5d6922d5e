"""The window around the pages: what its keys, its box and its messages do wherever one is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPushButton

from desktop.data import outbox, subscriptions
from desktop.data.sample import story
from desktop.data.store import Store
from desktop.domain.records import SupportContact
from desktop.errors import StoreError
from desktop.models import roles
from desktop.models.desk import Desk, Kind
from desktop.models.roles import ChipKind
from desktop.views.main_window import MainWindow
from desktop.views.panels import NoticeBar
from desktop.views.review.sheet import ReviewSheet
from desktop.views.status_bar import DeskStatusBar
from tests.desk_fixtures import ACTOR, TODAY


def action(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert found is not None
    return found


def test_the_acts_of_customers_come_back_with_their_page(qtbot: Any, window: MainWindow, desk: Desk) -> None:
    window.go_to("resellers")
    desk.tell(Kind.ALL)
    qtbot.waitUntil(lambda: not desk.runner.busy)
    assert not action(window, "chooseContactAction").isEnabled()
    window.go_to("customers")
    assert action(window, "chooseContactAction").isEnabled()


def test_a_search_is_counted_until_it_is_cleared(qtbot: Any, window: MainWindow, desk: Desk) -> None:
    box = window.findChild(QLineEdit, "searchBox")
    counts = window.findChild(QLabel, "countsLabel")
    assert box is not None
    assert counts is not None
    box.setText("contoso ltd")
    qtbot.waitUntil(lambda: "shown" in counts.text())
    window.go_to("resellers")
    assert "shown" not in counts.text()
    window.go_to("customers")
    assert "shown" in counts.text()
    window.go_to("customers")
    assert "shown" in counts.text()


def test_enter_presses_the_button_that_has_the_focus(qtbot: Any, window: MainWindow) -> None:
    # Another page has a panel of the same names.
    qtbot.waitUntil(lambda: any(found.isVisible() for found in window.findChildren(QPushButton, "notListedButton")))
    button = next(found for found in window.findChildren(QPushButton, "notListedButton") if found.isVisible())
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.waitUntil(button.isEnabled)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed


def test_what_another_desk_did_shows_when_one_comes_back(
    qtbot: Any, window: MainWindow, desk: Desk, store: Store
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    counts = window.findChild(QPushButton, "stagedButton")
    assert counts is not None
    assert counts.isHidden()
    with store.writing() as session:
        keys = list(subscriptions.keys_of(session, [story.CONTOSO_HEAD_OFFICE]).values())
        fabrikam = SupportContact(story.FABRIKAM.tenant_id, story.FABRIKAM.mpn_id, story.FABRIKAM.name)
        outbox.stage(session, ACTOR, datetime(2026, 11, 23, 9, tzinfo=UTC), TODAY, keys, fabrikam)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(lambda: counts.isVisible() and counts.text() == "1 staged")
    places = window.findChild(QListView, "navigation")
    assert places is not None
    waiting = [places.model().index(row, 0).data(roles.CAPTION) for row in range(places.model().rowCount())]
    assert [word or "" for word in waiting] == ["", "", "", "1", ""]


def test_a_refusal_is_told_once_where_the_person_is(qtbot: Any, window: MainWindow, desk: Desk) -> None:
    notice = window.findChild(NoticeBar, "windowNotice")
    assert notice is not None
    window.review()
    qtbot.waitUntil(lambda: not desk.runner.busy)
    desk.refused.emit(StoreError("disk_full", "The disk is full."))
    assert notice.isHidden()
    sheet = window.findChild(ReviewSheet)
    assert sheet is not None
    sheet.reject()
    desk.refused.emit(StoreError("disk_full", "The disk is full."))
    assert not notice.isHidden()


def test_what_is_said_gives_way_in_a_narrow_window(window: MainWindow) -> None:
    counts = window.findChild(QLabel, "countsLabel")
    bar = window.findChild(DeskStatusBar)
    assert bar is not None
    assert counts is not None
    before = bar.minimumSizeHint().width()
    bar.say("Undone: " + "w" * 300)
    assert counts.text().startswith("Undone")
    assert bar.minimumSizeHint().width() == before


def test_a_message_goes_with_the_next_act_and_an_error_stays(window: MainWindow, desk: Desk) -> None:
    notice = window.findChild(NoticeBar, "windowNotice")
    assert notice is not None
    notice.show_notice(ChipKind.GOOD, "Backed up.")
    desk.tell(Kind.ALL)
    assert notice.isHidden()
    notice.show_notice(ChipKind.BAD, "The disk is full.")
    desk.tell(Kind.ALL)
    assert not notice.isHidden()
