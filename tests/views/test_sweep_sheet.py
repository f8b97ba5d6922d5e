"""The sheet of the default sweep: groups and rows with boxes, one act, and the review after it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.data import outbox, subscriptions
from desktop.data.queries import ContactFilter, SubscriptionQuery
from desktop.data.store import Store
from desktop.domain.records import Change, ChangeState
from desktop.domain.roles import Actor, Role
from desktop.models.desk import Desk
from desktop.models.paging import Phase
from desktop.views.sweep.sheet import SweepSheet
from tests.desk_fixtures import ACTOR, TODAY

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def opened(qtbot, desk: Desk, *of) -> SweepSheet:
    sheet = SweepSheet(desk, *of)
    qtbot.addWidget(sheet)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    sheet.open()
    qtbot.waitUntil(lambda: not sheet.sweeping.running and sheet.rows.phase is not Phase.LOADING)
    return sheet


def staged(store: Store) -> list[Change]:
    with store.reading() as session:
        return outbox.changes(session, states=[ChangeState.STAGED])


def test_the_sheet_opens_on_the_first_proposal_with_its_rows(qtbot, desk: Desk) -> None:
    sheet = opened(qtbot, desk)
    assert sheet.proposals_table.hasFocus()
    group = sheet.proposals.record_at(0)
    assert sheet.rows.group is group
    assert sheet.rows.rowCount() == group.count
    assert str(sheet.proposals.taken) in sheet.stage_button.text()


def test_space_leaves_groups_and_rows_out(qtbot, desk: Desk) -> None:
    sheet = opened(qtbot, desk)
    all_of_them = sheet.proposals.taken
    count = sheet.proposals.record_at(0).count
    qtbot.keyClick(sheet.proposals_table, Qt.Key.Key_Space)
    assert sheet.proposals.taken == all_of_them - count
    qtbot.keyClick(sheet.proposals_table, Qt.Key.Key_Space)
    qtbot.keyClick(sheet, Qt.Key.Key_F6)
    assert sheet.rows_table.hasFocus()
    sheet.rows_table.select_row(0)
    qtbot.keyClick(sheet.rows_table, Qt.Key.Key_Space)
    assert sheet.proposals.taken == all_of_them - 1


def test_a_click_in_the_box_takes_a_row_out(qtbot, desk: Desk) -> None:
    sheet = opened(qtbot, desk)
    before = sheet.proposals.taken
    where = sheet.rows_table.visualRect(sheet.rows.index(0, 0)).center()
    qtbot.mouseClick(sheet.rows_table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert sheet.proposals.taken == before - 1
    assert not sheet.grab().isNull()


def test_a_reason_for_nobody_shows_its_rows_and_what_would_help(qtbot, desk: Desk) -> None:
    sheet = opened(qtbot, desk)
    sheet.left_out_table.setFocus()
    sheet.left_out_table.select_row(0)
    qtbot.waitUntil(lambda: sheet.rows.phase is Phase.READY)
    group = sheet.left_out.record_at(0)
    assert sheet.rows.group is group
    assert sheet.rows.rowCount() == group.count
    assert sheet.rows_table.isColumnHidden(0)
    # Looking at the other table is not asking for its group; Enter is.
    sheet.proposals_table.setFocus()
    assert sheet.rows.group is group
    qtbot.keyClick(sheet.proposals_table, Qt.Key.Key_Return)
    assert sheet.rows.group is sheet.proposals.record_at(0)
    assert not sheet.left_out_table.selected_count()
    assert not sheet.rows_table.isColumnHidden(0)


def test_staging_is_one_act_with_its_reason_and_closes(qtbot, desk: Desk, store: Store) -> None:
    sheet = opened(qtbot, desk)
    before = len(staged(store))
    count = sheet.proposals.taken
    sheet.reason.setText(" HD-5 ")
    with qtbot.waitSignal(sheet.staged):
        qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.result() == QDialog.DialogCode.Accepted
    made = [change for change in staged(store) if change.reason == "HD-5"]
    assert len(made) == count
    assert len({change.batch_id for change in made}) == 1
    assert len(staged(store)) >= before


def test_what_was_decided_meanwhile_is_said(qtbot, desk: Desk, store: Store) -> None:
    sheet = opened(qtbot, desk)
    with store.writing() as session:
        for proposal in sheet.proposals.chosen()[0]:
            outbox.stage(session, ACTOR, NOW, TODAY, list(proposal.keys), proposal.contact)
    sheet.stage()
    qtbot.waitUntil(sheet.notice.isVisible)
    assert sheet.isVisible()
    assert sheet.stage_button.isEnabled()


def test_it_looks_at_the_list_or_the_selection(qtbot, desk: Desk, store: Store) -> None:
    with store.reading() as session:
        keys = subscriptions.ids(session, SubscriptionQuery(contact=ContactFilter.DEFAULT)).tolist()[:2]
    sheet = opened(qtbot, desk, SubscriptionQuery(text="azure"), keys)
    assert sheet.scope.count() == 3
    assert sheet.scope.currentIndex() == 2
    assert sheet._found.total == 2
    sheet.scope.setCurrentIndex(1)
    sheet.scope.activated.emit(1)
    qtbot.waitUntil(lambda: not sheet.sweeping.running)
    listed = sheet._found.total
    sheet.scope.setCurrentIndex(0)
    sheet.scope.activated.emit(0)
    qtbot.waitUntil(lambda: not sheet.sweeping.running)
    assert listed < sheet._found.total


def test_nobody_to_propose(qtbot, desk: Desk) -> None:
    sheet = opened(qtbot, desk, None, [10_000_000])
    assert not sheet.stage_button.isEnabled()
    assert sheet._stated.state() is not None


def test_escape_stops_looking_and_closes(qtbot, desk: Desk) -> None:
    sheet = SweepSheet(desk)
    qtbot.addWidget(sheet)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    sheet.open()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert not sheet.sweeping.running
    qtbot.waitUntil(lambda: not desk.runner.busy)


@pytest.mark.parametrize("role", [Role.SALES_AGENT, Role.USER_MANAGEMENT_ADMIN])
def test_a_role_that_may_not_assign_can_look_only(qtbot, runner, role: Role) -> None:
    desk = Desk(runner, lambda: Actor("Ann", role), today=lambda: TODAY)
    sheet = opened(qtbot, desk)
    assert not sheet.stage_button.isEnabled()
