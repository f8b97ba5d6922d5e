"""Loading, empty, nothing found and never imported are different, and none of them flashes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.views.states import State, StatedView
from desktop.views.table import DeskTable
from desktop.views.theme import Theme, apply_theme


@pytest.fixture
def view(qtbot) -> StatedView:
    view = StatedView(DeskTable())
    qtbot.addWidget(view)
    view.show()
    return view


def sentence(view: StatedView) -> str:
    label = view.overlay().findChild(QLabel, "stateSentence")
    return label.text() if label.isVisible() else ""


@pytest.mark.parametrize("state", [state for state in State if state is not State.LOADING])
def test_a_state_is_one_sentence_and_one_button(qtbot, view: StatedView, state: State) -> None:
    view.show_state(state, "Nothing <b>here</b>.", "Import files…")
    assert view.state() is state
    assert sentence(view) == "Nothing <b>here</b>."
    assert view.overlay().accessibleName() == "Nothing <b>here</b>."
    button = view.overlay().findChild(QPushButton, "stateButton")
    assert button.isVisible()
    with qtbot.waitSignal(view.action_requested):
        button.click()
    view.show_state(state, "Nothing here.")
    assert not button.isVisible()
    view.show_content()
    assert view.state() is None
    assert view.content().isVisible()


def test_a_quick_answer_flashes_nothing(qtbot, view: StatedView) -> None:
    view.show_state(State.LOADING, "Loading…")
    assert view.state() is None
    view.show_content()
    assert not view._wait.isActive()


def test_a_slow_answer_says_that_it_is_loading(qtbot, view: StatedView) -> None:
    view.show_state(State.LOADING, "Loading…")
    qtbot.waitUntil(lambda: view.state() is State.LOADING)
    assert sentence(view) == "Loading…"
    view.show_content()
    assert view.state() is None


def test_another_state_ends_the_wait(qtbot, view: StatedView) -> None:
    view.show_state(State.LOADING, "Loading…")
    view.show_state(State.NOTHING_FOUND, "Nothing matches.")
    assert view.state() is State.NOTHING_FOUND
    assert not view._wait.isActive()


def test_the_icon_grows_with_the_text(qapp, view: StatedView) -> None:
    apply_theme(qapp, Theme())
    view.show_state(State.EMPTY, "No subscriptions.")
    picture = next(label for label in view.overlay().findChildren(QLabel) if not label.pixmap().isNull())
    side = picture.pixmap().width()
    apply_theme(qapp, Theme(text_scale=2.0))
    assert picture.pixmap().width() == side * 2
    apply_theme(qapp, Theme())


def test_focus_stays_in_the_view(qtbot, view: StatedView) -> None:
    view.activateWindow()
    view.content().setFocus()
    qtbot.waitUntil(lambda: view.content().hasFocus())
    view.show_state(State.NOTHING_FOUND, "Nothing matches.", "Clear search")
    assert view.isAncestorOf(view.window().focusWidget())
    view.show_content()
    assert view.content().hasFocus()
