"""Three doors, each by mouse and by keyboard, and a way to stop what one of them began."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.views.first_run import Door, FirstRunPage


@pytest.fixture
def page(qtbot) -> FirstRunPage:
    page = FirstRunPage()
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("firstRunSampleButton", "sample_requested"),
        ("firstRunImportButton", "import_requested"),
        ("firstRunConnectButton", "connect_requested"),
    ],
)
def test_each_door_opens_by_mouse_and_by_keyboard(qtbot, page: FirstRunPage, name: str, signal: str) -> None:
    door = page.findChild(Door, name)
    assert door.accessibleName()
    assert door.accessibleDescription()
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.mouseClick(door, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(door, Qt.Key.Key_Space)
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(door, Qt.Key.Key_Return)


def test_work_shows_how_far_it_is_and_can_be_stopped(qtbot, page: FirstRunPage) -> None:
    cancel = page.findChild(QPushButton, "firstRunCancelButton")
    assert not cancel.isVisible()
    page.set_busy("Making…", 3, 10)
    assert cancel.isVisible()
    assert (page.progress.value(), page.progress.maximum()) == (3, 10)
    assert not page.sample.isEnabled()
    with qtbot.waitSignal(page.cancel_requested):
        cancel.click()
    page.set_idle()
    assert page.sample.isEnabled()
    assert not cancel.isVisible()
