"""Importing assignments: a file or the clipboard, suggestions that a person accepts, and one act."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog

from desktop.data import outbox, sweeping
from desktop.data.store import Store
from desktop.domain.folding import fold
from desktop.domain.records import ChangeState
from desktop.domain.roles import Actor, Role
from desktop.models.desk import Desk
from desktop.views.assigning.dialog import AssignmentsDialog
from tests.desk_fixtures import ACTOR, TODAY


@pytest.fixture
def lines(store: Store) -> list[tuple[str, str]]:
    """Subscription ids, and the name of the reseller who may have each; no two of one reseller stand together."""
    with store.reading() as session:
        found = sweeping.sweep(session, ACTOR, TODAY)
        # Two of the sample look alike: either name is ambiguous.
        named = Counter(fold(one.contact.name) for one in found.proposals)
        keys = [(one.keys[0], one.contact.name) for one in found.proposals if named[fold(one.contact.name)] == 1]
        rows = sweeping.rows(session, ACTOR, TODAY, [key for key, _ in keys])
        return [(rows[key].subscription.id, name) for key, name in keys]


@pytest.fixture
def file(tmp_path: Path, lines) -> Path:
    """Two good lines, one whose reseller is nearly known, one that is nonsense."""
    (one, name), (two, other), (three, third), *_ = lines
    path = tmp_path / "March.csv"
    path.write_text(
        f'Subscription ID,Reseller,Reason\n{one},"{name}",HD-9\n{two},"{other}",\n{three},"{third}x Ltd",\nx,default,\n'
    )
    return path


def opened(qtbot, desk: Desk, file: Path | None = None) -> AssignmentsDialog:
    dialog = AssignmentsDialog(desk, file)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    # Shortcuts belong to the active window.
    qtbot.waitUntil(dialog.isActiveWindow)
    settle(qtbot, dialog)
    return dialog


def settle(qtbot, dialog: AssignmentsDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.reading.running)


def test_without_a_sheet_there_is_nothing_to_stage(qtbot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    assert not dialog.stage_button.isVisible()
    assert dialog.focusWidget().objectName() == "stateButton"


def test_a_file_shows_what_it_would_do(qtbot, desk: Desk, file: Path) -> None:
    dialog = opened(qtbot, desk, file)
    assert dialog.assignments.rowCount() == 2
    assert dialog.offers.rowCount() >= 1
    assert [line.trouble.line for line in dialog.troubles.records] == [5]
    assert "2" in dialog.stage_button.text()
    assert "March.csv" in dialog._lead.text()
    assert dialog.suggested.table.hasFocus()


def test_enter_accepts_the_current_suggestion(qtbot, desk: Desk, file: Path) -> None:
    dialog = opened(qtbot, desk, file)
    qtbot.keyClick(dialog.suggested.table, Qt.Key.Key_Return)
    settle(qtbot, dialog)
    assert dialog.assignments.rowCount() == 3
    assert not dialog.suggested.isVisible()


def test_all_likely_suggestions_are_accepted_at_once(qtbot, desk: Desk, file: Path) -> None:
    dialog = opened(qtbot, desk, file)
    assert dialog.accept_all_button.isEnabled()
    dialog.accept_all_button.click()
    settle(qtbot, dialog)
    assert dialog.assignments.rowCount() == 3


def test_staging_is_one_act_and_closes(qtbot, desk: Desk, store: Store, file: Path) -> None:
    dialog = opened(qtbot, desk, file)
    dialog.reason.setText("HD-1")
    with qtbot.waitSignal(dialog.staged):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted
    with store.reading() as session:
        made = [one for one in outbox.changes(session, states=[ChangeState.STAGED]) if one.reason in ("HD-1", "HD-9")]
    assert sorted(change.reason for change in made) == ["HD-1", "HD-9"]
    assert len({change.batch_id for change in made}) == 1


def test_rows_are_pasted_from_a_spreadsheet(qtbot, desk: Desk, lines) -> None:
    dialog = opened(qtbot, desk)
    QGuiApplication.clipboard().setText(f"{lines[0][0]}\t{lines[0][1]}\n")
    qtbot.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, dialog)
    assert dialog.assignments.rowCount() == 1
    QGuiApplication.clipboard().setText("")
    dialog.paste()
    assert dialog.notice.isVisible()


def test_a_file_is_dropped_on_it(qtbot, desk: Desk, file: Path) -> None:
    dialog = opened(qtbot, desk)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    dialog.dropEvent(
        QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    )
    settle(qtbot, dialog)
    assert dialog.assignments.rowCount() == 2


def test_a_file_that_is_no_such_sheet_is_refused_in_place(qtbot, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    dialog = opened(qtbot, desk, tmp_path / "other.csv")
    assert "other.csv" in dialog.notice.text()
    assert not dialog.stage_button.isVisible()


def test_what_is_wrong_can_be_copied(qtbot, desk: Desk, file: Path) -> None:
    dialog = opened(qtbot, desk, file)
    dialog.copy_button.click()
    assert "5" in QGuiApplication.clipboard().text()


def test_a_role_that_may_not_assign_can_look_only(qtbot, runner, file: Path) -> None:
    desk = Desk(runner, lambda: Actor("Ann", Role.SALES_AGENT), today=lambda: TODAY)
    dialog = opened(qtbot, desk, file)
    assert not dialog.stage_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
