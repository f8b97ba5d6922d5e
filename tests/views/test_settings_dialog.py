"""The settings: each choice is told at once, and what it means stands beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel

from desktop.domain.records import Provider
from desktop.domain.roles import Role, RoleTable
from desktop.settings import Settings
from desktop.views.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(qtbot) -> SettingsDialog:
    dialog = SettingsDialog(Settings(author="Ann"), Provider("t-1", "6120418", "North & <b>wind</b>"))
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    return dialog


def pick(box: QComboBox, value: object) -> None:
    place = box.findData(value)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("settingsRole", Role.SALES_AGENT, "role"),
        ("settingsLanguage", "ru", "language"),
        ("settingsLetterLanguage", "en", "letter_language"),
        ("settingsTheme", "dark", "theme"),
    ],
)
def test_a_choice_is_told_at_once(qtbot, dialog: SettingsDialog, name: str, value: object, field: str) -> None:
    with qtbot.waitSignal(dialog.settings_changed) as told:
        pick(dialog.findChild(QComboBox, name), value)
    assert getattr(told.args[0], field) == value
    assert told.args[0].author == "Ann"


def test_the_edition_decides_what_is_said_of_a_role(qtbot, dialog: SettingsDialog) -> None:
    pick(dialog.role, Role.USER_MANAGEMENT_ADMIN)
    hints = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("may not assign" in hint for hint in hints)
    with qtbot.waitSignal(dialog.settings_changed) as told:
        dialog.findChild(QCheckBox, "settingsArticle2020").click()
    assert told.args[0].role_edition is RoleTable.ARTICLE_2020
    hints = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("may assign" in hint for hint in hints)
    assert any("05/04/2020" in hint for hint in hints)


def test_the_roles_of_both_editions_are_told_apart(dialog: SettingsDialog) -> None:
    words = [dialog.role.itemText(place) for place in range(dialog.role.count())]
    assert len(words) == 5
    assert sum("2020" in word for word in words) == 2


def test_strict_delegated_admin_is_told(qtbot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.settings_changed) as told:
        dialog.findChild(QCheckBox, "settingsStrict").click()
    assert told.args[0].strict


def test_text_grows_in_steps_of_ten_percent(qtbot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.settings_changed) as told:
        dialog.text_scale.setValue(148)
    assert told.args[0].text_scale == 1.5
    assert dialog.text_scale.value() == 150


def test_a_name_is_told_when_it_is_typed_and_when_the_dialog_closes(qtbot, dialog: SettingsDialog) -> None:
    dialog.author.clear()
    with qtbot.waitSignal(dialog.settings_changed) as told:
        qtbot.keyClicks(dialog.author, "Bob")
    assert told.args[0].author == "Bob"
    qtbot.keyClicks(dialog.author, "by")
    with qtbot.waitSignal(dialog.settings_changed) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert told.args[0].author == "Bobby"


def test_opening_and_closing_changes_nothing(qtbot, dialog: SettingsDialog) -> None:
    with qtbot.assertNotEmitted(dialog.settings_changed):
        dialog.close_button.click()


def test_our_company_is_shown_as_plain_text(qtbot, dialog: SettingsDialog) -> None:
    shown = dialog.findChild(QLabel, "providerName")
    assert shown.text() == "North & <b>wind</b>"
    assert shown.textFormat() is Qt.TextFormat.PlainText
    unknown = SettingsDialog(Settings(author="Ann"))
    qtbot.addWidget(unknown)
    assert unknown.findChild(QLabel, "providerName").isHidden() or not unknown.findChild(
        QLabel, "providerName"
    ).isVisibleTo(unknown)
