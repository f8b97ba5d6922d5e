"""The keys of the real window, in the Latin layout and in the Russian one."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from desktop.data import subscriptions
from desktop.data.sample import story
from desktop.models.jumping import TargetKind
from desktop.views.actions import ACTIONS, LIST_KEYS
from desktop.views.key_layout import LATIN
from desktop.views.main_window import MainWindow
from desktop.views.palette import Palette
from tests.views.test_main_window import action

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def settle(qtbot: Any, shown: MainWindow) -> None:
    qtbot.waitUntil(lambda: not shown.desk.runner.busy)


def cyrillic(target: Any, key: int, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    """A key as Qt tells it to a window where the Russian layout stands alone."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, chr(key).lower()))


def table_of(shown: MainWindow, name: str = "allSubscriptionsTable") -> QTableView:
    return next(found for found in shown.findChildren(QTableView, name) if found.isVisible())


@pytest.fixture
def active(qtbot: Any, window: MainWindow) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go_to("subscriptions")
    settle(qtbot, window)
    table_of(window).setFocus()
    qtbot.waitUntil(lambda: window._pages.current.panel.told is not None)
    settle(qtbot, window)
    return window


def test_every_shortcut_is_a_key_with_ctrl_or_a_function_key() -> None:
    for declared in ACTIONS:
        for key in declared.keys:
            assert "+" in key or key.startswith("F"), (declared.id, key)


def test_no_two_actions_answer_to_one_key(active: MainWindow) -> None:
    seen: dict[str, str] = {}
    for found in active.findChildren(QAction):
        for shortcut in found.shortcuts() if found.objectName().endswith("Action") else ():
            before = seen.setdefault(shortcut.toString(), found.objectName())
            assert before == found.objectName(), shortcut.toString()


def test_each_letter_answers_in_the_russian_layout_too(active: MainWindow) -> None:
    of_latin = {latin: letter for letter, latin in LATIN.items()}
    for declared in ACTIONS:
        shortcuts = {shortcut.toString() for shortcut in action(active, f"{declared.id}Action").shortcuts()}
        for key in declared.keys:
            *modifiers, last = key.split("+")
            if modifiers and last in of_latin:
                assert QKeySequence("+".join((*modifiers, of_latin[last]))).toString() in shortcuts, key


def test_a_line_copies_and_takes_back_in_the_russian_layout(qtbot: Any, active: MainWindow) -> None:
    box = active.findChild(QLineEdit, "searchBox")
    assert box is not None
    box.setFocus()
    qtbot.keyClicks(box, "contoso")
    settle(qtbot, active)
    undone: list[bool] = []
    action(active, "undoAction").triggered.connect(lambda: undone.append(True))
    handle = active.windowHandle()
    cyrillic(handle, ord("Ф"))
    cyrillic(handle, ord("С"))
    assert QGuiApplication.clipboard().text() == "contoso"
    cyrillic(handle, ord("Я"))
    assert box.text() != "contoso"
    assert not undone
    settle(qtbot, active)


def test_a_letter_without_ctrl_stays_as_it_is(qtbot: Any, active: MainWindow) -> None:
    box = active.findChild(QLineEdit, "searchBox")
    assert box is not None
    box.setFocus()
    cyrillic(active.windowHandle(), ord("Ф"), Qt.KeyboardModifier.NoModifier)
    assert box.text() == "ф"
    box.clear()
    settle(qtbot, active)


def test_f3_goes_from_match_to_match_and_around(qtbot: Any, active: MainWindow) -> None:
    box = active.findChild(QLineEdit, "searchBox")
    assert box is not None
    QTest.keyClick(active.windowHandle(), Key.Key_F3)
    assert box.hasFocus()
    qtbot.keyClicks(box, "contoso ltd")
    settle(qtbot, active)
    table = table_of(active)
    model = table.model()
    qtbot.waitUntil(lambda: table.currentIndex().row() == 0 and model.rowCount() > 2)
    QTest.keyClick(active.windowHandle(), Key.Key_F3)
    assert table.hasFocus()
    assert table.currentIndex().row() == 1
    for _ in range(2):
        QTest.keyClick(active.windowHandle(), Key.Key_F3, SHIFT)
    assert table.currentIndex().row() == model.rowCount() - 1
    settle(qtbot, active)


def test_the_keys_of_lists_do_what_the_cheat_sheet_says(qtbot: Any, active: MainWindow) -> None:
    assert len(LIST_KEYS) == 6
    table = table_of(active)
    handle = active.windowHandle()
    page = active._pages.current
    for key, modifiers in (
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Down, Qt.KeyboardModifier.AltModifier),
    ):
        table.setFocus()
        QTest.keyClick(handle, key, modifiers)
        qtbot.waitUntil(page.panel.picker.view().isVisible)
        page.panel.picker.restore()
    table.setFocus()
    table.select_row(0)
    QTest.keyClick(handle, Key.Key_Down, SHIFT)
    assert table.selected_count() == 2
    QTest.keyClick(handle, Key.Key_Down, CONTROL)
    QTest.keyClick(handle, Key.Key_Down, CONTROL)
    assert table.selected_count() == 2
    QTest.keyClick(handle, Key.Key_Space, CONTROL)
    assert table.selected_count() == 3
    flags = QItemSelectionModel.SelectionFlag
    table.select_row(0)
    table.selectionModel().setCurrentIndex(table.model().index(4, 0), flags.NoUpdate)
    QTest.keyClick(handle, Key.Key_Space, SHIFT)
    assert table.selected_count() >= 1
    assert table.selectionModel().isRowSelected(4)
    QTest.keyClick(handle, Key.Key_A, CONTROL)
    assert table.selected_count() == table.model().rowCount()
    settle(qtbot, active)


def test_ctrl_d_and_ctrl_v_reach_the_rows(qtbot: Any, active: MainWindow) -> None:
    table = table_of(active)
    page = active._pages.current
    with active.desk.runner._store.reading() as session:
        key = subscriptions.key_of(session, story.CONTOSO_HEAD_OFFICE)
    table.select_row(page.model.row_of(key))
    settle(qtbot, active)
    QGuiApplication.clipboard().setText(story.FABRIKAM.mpn_id)
    QTest.keyClick(active.windowHandle(), Key.Key_V, CONTROL)
    settle(qtbot, active)
    assert page.panel.question.isVisible()
    page.panel.question.leave_out.click()
    settle(qtbot, active)
    assert page.panel.told.row.contact.name == story.FABRIKAM.name
    assert story.FABRIKAM.name in action(active, "undoAction").text()


# Ctrl+K


@pytest.fixture
def palette(qtbot: Any, active: MainWindow) -> Palette:
    QTest.keyClick(active.windowHandle(), Key.Key_K, CONTROL)
    found = active.findChild(Palette)
    assert found is not None
    assert found.isVisible()
    return found


def names(palette: Palette) -> list[str]:
    return [palette.model.index(row, 0).data() for row in range(palette.model.rowCount())]


def test_the_palette_begins_with_pages_and_then_with_where_one_was(
    qtbot: Any, active: MainWindow, palette: Palette
) -> None:
    assert names(palette) == ["Customers", "Subscriptions", "Resellers", "Changes", "Activity"]
    qtbot.keyClicks(palette.search, "contoso ltd")
    settle(qtbot, active)
    first = palette.model.target_at(0)
    assert (first.kind, first.name) == (TargetKind.CUSTOMER, "Contoso Ltd")
    qtbot.keyClick(palette.search, Key.Key_Return)
    assert not palette.isVisible()
    settle(qtbot, active)
    assert active.page == "customers"
    qtbot.waitUntil(
        lambda: (
            active._pages.current.customers.record_at(active._pages.current.customers_table.currentIndex().row()).name
            == "Contoso Ltd"
        )
    )
    active._dialogs.jump(active._actions.commands(), active._jumped)
    assert names(palette)[0] == "Contoso Ltd"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        (story.CONTOSO_HEAD_OFFICE, TargetKind.SUBSCRIPTION),
        ("head office", TargetKind.SUBSCRIPTION),
        (story.FABRIKAM.mpn_id, TargetKind.RESELLER),
        ("review", TargetKind.COMMAND),
        ("resell", TargetKind.PAGE),
    ],
)
def test_the_palette_finds_each_kind(
    qtbot: Any, active: MainWindow, palette: Palette, typed: str, kind: TargetKind
) -> None:
    palette.search.setText(typed)
    settle(qtbot, active)
    kinds = {palette.model.target_at(row).kind for row in range(palette.model.rowCount())}
    if typed == "review":
        # Nothing is staged, so there is nothing to review.
        assert TargetKind.COMMAND not in kinds
        return
    assert kind in kinds


def test_arrows_choose_enter_goes_and_esc_closes(qtbot: Any, active: MainWindow, palette: Palette) -> None:
    qtbot.keyClick(palette.search, Key.Key_Down)
    qtbot.keyClick(palette.search, Key.Key_Down)
    qtbot.keyClick(palette.search, Key.Key_Return)
    settle(qtbot, active)
    assert active.page == "resellers"
    QTest.keyClick(active.windowHandle(), Key.Key_K, CONTROL)
    assert palette.isVisible()
    qtbot.keyClick(palette.search, Key.Key_Escape)
    assert not palette.isVisible()
    assert active.page == "resellers"


def test_enter_before_the_answer_goes_to_the_first_that_comes(qtbot: Any, active: MainWindow, palette: Palette) -> None:
    palette.search.setText(story.CONTOSO_HEAD_OFFICE)
    qtbot.keyClick(palette.search, Key.Key_Return)
    settle(qtbot, active)
    qtbot.waitUntil(lambda: not palette.isVisible())
    settle(qtbot, active)
    assert active.page == "customers"
    qtbot.waitUntil(lambda: active._pages.current.panel.told.row.id == story.CONTOSO_HEAD_OFFICE)


def test_nothing_found_is_said(qtbot: Any, active: MainWindow, palette: Palette) -> None:
    palette.search.setText("zzzzzz")
    settle(qtbot, active)
    assert palette.model.rowCount() == 0
    assert palette.hint.text() == "Nothing is called so."
    assert QApplication.activePopupWidget() is palette
