"""About, cheat sheet and the customer's note: short, plain, and closed by Esc."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from desktop import __version__
from desktop.data import customers
from desktop.data.sample import story
from desktop.views.about_dialog import AboutDialog
from desktop.views.agreement_dialog import AgreementDialog
from desktop.views.cheat_sheet import CheatSheet, _halves
from desktop.views.note_dialog import NoteDialog

SECTIONS = [
    ("File", [("Open <b>", "Ctrl+O"), ("Quit", "Ctrl+Q")]),
    ("Edit", [("Undo", "Ctrl+Z")]),
    ("View", [("Customers", "Ctrl+1")]),
]


def words(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_about_tells_versions_store_and_licences(qtbot) -> None:
    dialog = AboutDialog("/some/where/desk.sqlite")
    qtbot.addWidget(dialog)
    told = "\n".join(words(dialog))
    for part in (__version__, "LGPL", "not affiliated with Microsoft", "/some/where/desk.sqlite"):
        assert part in told
    assert dialog.folder_button.isVisibleTo(dialog)


def test_a_store_on_a_server_has_no_folder(qtbot) -> None:
    dialog = AboutDialog("postgresql://desk@db/desk")
    qtbot.addWidget(dialog)
    assert not dialog.folder_button.isVisibleTo(dialog)


def test_the_sheet_shows_every_line_it_is_given(qtbot) -> None:
    dialog = CheatSheet(SECTIONS)
    qtbot.addWidget(dialog)
    told = words(dialog)
    for title, lines in SECTIONS:
        assert title in told
        for text, keys in lines:
            assert {text, keys} <= set(told)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_no_section_is_lost_or_told_twice(qtbot, count: int) -> None:
    halves = _halves(SECTIONS[:count])
    assert [section for half in halves for section in half] == SECTIONS[:count]
    qtbot.addWidget(CheatSheet(SECTIONS[:count]))


def test_alias_and_note_are_read_kept_and_read_again(qtbot, desk, store) -> None:
    with store.reading() as session:
        key = customers.key_of(session, story.CONTOSO)
    dialog = NoteDialog(desk, key, "Contoso <b>")
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    assert not dialog.save_button.isEnabled()
    qtbot.waitUntil(dialog.save_button.isEnabled)
    dialog.alias.setText(" Big one ")
    dialog.note.setPlainText("Ask for <i>Ann</i>\nbefore noon")
    with qtbot.waitSignal(desk.changed):
        dialog.save()
    with store.reading() as session:
        assert customers.note_of(session, key) == ("Big one", "Ask for <i>Ann</i>\nbefore noon")


def test_a_note_that_is_closed_at_once_takes_no_late_answer(qtbot, desk, store) -> None:
    with store.reading() as session:
        key = customers.key_of(session, story.CONTOSO)
    dialog = NoteDialog(desk, key, "Contoso")
    dialog.open()
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(gone) and not desk.runner.busy)


def test_enter_on_a_button_presses_that_one(qtbot, desk) -> None:
    dialog = AgreementDialog(desk, 1, "Fabrikam")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.cancel_button.setFocus()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.cancel_button, Qt.Key.Key_Return)
