"""The review sheet: nothing leaves unseen, and what became of it stays in place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from sqlalchemy import update

from desktop.data import outbox, subscriptions
from desktop.data.sample import story
from desktop.data.sample.story import Cast
from desktop.data.store import Store
from desktop.data.store.schema import CustomerRow
from desktop.domain.records import ChangeState, DelegatedAdminKind, SupportContact
from desktop.domain.roles import Actor, Role
from desktop.models import roles
from desktop.models.desk import Desk
from desktop.models.review_lines import Outcome
from desktop.tasks import TaskRunner
from desktop.views.panels import NoticeBar
from desktop.views.review.sheet import ReviewSheet
from desktop.views.theme import Theme, apply_theme
from tests.desk_fixtures import ACTOR, TODAY

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
STAGED = [ChangeState.STAGED]
KEY = Qt.Key


def contact(cast: Cast) -> SupportContact:
    return SupportContact(cast.tenant_id, cast.mpn_id, cast.name)


def stage(store: Store, cast: Cast, *guids: str) -> None:
    with store.writing() as session:
        keys = list(subscriptions.keys_of(session, guids).values())
        outcome = outbox.stage(session, ACTOR, NOW, TODAY, keys, contact(cast), reason="HD-1")
    assert len(outcome.staged) == len(guids)


def staged(store: Store) -> set[str]:
    with store.reading() as session:
        return {change.subscription_id for change in outbox.changes(session, states=STAGED)}


@pytest.fixture
def some(store: Store) -> None:
    """Four staged changes of two customers, one of them on unconfirmed delegated admin."""
    stage(store, story.FABRIKAM, story.CONTOSO_HEAD_OFFICE, story.CONTOSO_E5_NEW)
    stage(store, story.TAILSPIN, story.CONTOSO_E3)
    stage(store, story.LUTIK, story.ROMASHKA_AZURE)


@pytest.fixture
def window(qtbot, qapp) -> QWidget:
    apply_theme(qapp, Theme())
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    return window


def opened(qtbot, desk: Desk, window: QWidget) -> ReviewSheet:
    sheet = ReviewSheet(desk, window)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    sheet.open()
    qtbot.waitUntil(lambda: not desk.runner.busy)
    return sheet


@pytest.fixture
def sheet(qtbot, some: None, desk: Desk, window: QWidget) -> ReviewSheet:
    return opened(qtbot, desk, window)


def button(sheet: QWidget, name: str) -> QPushButton:
    found = sheet.findChild(QPushButton, name)
    assert found is not None
    return found


def text(sheet: QWidget, name: str) -> str:
    found = sheet.findChild(QLabel, name)
    assert found is not None
    return found.text()


def go_to(sheet: ReviewSheet, guid: str) -> None:
    rows = [i for i, line in enumerate(sheet.model.records) if line.change.subscription_id == guid]
    sheet.table.select_row(rows[0])


def settle(qtbot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.runner.busy)


def test_it_opens_on_the_safe_choice_and_counts(sheet: ReviewSheet) -> None:
    assert sheet.objectName() == "reviewSheet"
    assert sheet.windowModality() is Qt.WindowModality.WindowModal
    assert sheet.model.rowCount() == 4
    summary = text(sheet, "reviewSummary")
    for part in ("4 change", "2 customer", "2 can be published", "1 may be refused", "1 kept here only"):
        assert part in summary
    back = button(sheet, "reviewCancelButton")
    assert back.isDefault()
    assert sheet.focusWidget() is back
    assert button(sheet, "reviewConfirmButton").text() == "&Submit 4 change(s)"
    assert not button(sheet, "reviewCloseButton").isVisible()


def test_nothing_staged_offers_only_close(qtbot, desk: Desk, window: QWidget) -> None:
    sheet = opened(qtbot, desk, window)
    assert sheet.findChild(QLabel, "stateSentence").text().startswith("Nothing is staged.")
    assert button(sheet, "reviewCloseButton").isVisible()
    assert sheet.focusWidget() is button(sheet, "reviewCloseButton")
    for name in ("reviewConfirmButton", "reviewCancelButton", "removeChangeButton"):
        assert not button(sheet, name).isVisible()
    with qtbot.waitSignal(sheet.finished_review) as finished:
        button(sheet, "reviewCloseButton").click()
    assert finished.args == [None]


def test_the_card_says_what_the_customer_sees_and_what_is_missing(sheet: ReviewSheet) -> None:
    go_to(sheet, story.CONTOSO_E3)
    assert sheet.details.card.missing() == ["No phone number"]
    assert "will not see" in text(sheet, "reviewCardLack")
    go_to(sheet, story.CONTOSO_HEAD_OFFICE)
    assert sheet.details.card.missing() == []
    assert text(sheet, "supportCardPhone") == "+7 727 555 02 10"
    assert not sheet.findChild(QLabel, "reviewCardLack").isVisible()


def test_a_missing_agreement_warns_and_does_not_bar(qtbot, store: Store, desk: Desk, window: QWidget) -> None:
    stage(store, story.ALPHA_HYPHEN, story.ZHULDYZ_OFFICE)
    sheet = opened(qtbot, desk, window)
    warning = sheet.findChild(NoticeBar, "reviewAgreement")
    assert warning.isVisible()
    assert story.ALPHA_HYPHEN.name in warning.text()
    assert button(sheet, "reviewConfirmButton").isEnabled()


def test_confirming_keeps_the_changes_and_shows_the_result_in_place(
    qtbot, store: Store, desk: Desk, sheet: ReviewSheet
) -> None:
    include, result = (sheet.model.column_of(key) for key in ("include", "result"))
    assert sheet.table.isColumnHidden(result)
    assert "everything is kept on this machine" in text(sheet, "reviewCaption")
    qtbot.keyClick(sheet, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not button(sheet, "reviewConfirmButton").isEnabled()
    assert not button(sheet, "reviewCancelButton").isEnabled()
    settle(qtbot, desk)
    assert staged(store) == set()
    assert text(sheet, "reviewSummary") == "4 change(s) kept on this desk."
    assert [sheet.model.index(row, result).data(roles.CHIP).text for row in range(4)] == ["Kept here"] * 4
    assert sheet.table.isColumnHidden(include)
    assert not sheet.table.isColumnHidden(result)
    close = button(sheet, "reviewCloseButton")
    assert close.isVisible()
    assert close.isDefault()
    assert sheet.focusWidget() is close
    assert not button(sheet, "reviewConfirmButton").isVisible()
    assert "Undo" in text(sheet, "reviewCaption")
    with qtbot.waitSignal(sheet.finished_review) as finished:
        qtbot.keyClick(close, KEY.Key_Space)
    assert len(finished.args[0].kept) == 4


def test_undo_works_after_closing(qtbot, store: Store, desk: Desk, sheet: ReviewSheet) -> None:
    sheet.confirm()
    settle(qtbot, desk)
    sheet.accept()
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    settle(qtbot, desk)
    with store.reading() as session:
        kept = outbox.changes(session, states=[ChangeState.KEPT])
    assert story.ROMASHKA_AZURE not in {change.subscription_id for change in kept}


def test_what_is_left_out_stays_staged(qtbot, store: Store, desk: Desk, sheet: ReviewSheet) -> None:
    go_to(sheet, story.CONTOSO_E3)
    qtbot.keyClick(sheet.table, KEY.Key_Space)
    assert button(sheet, "reviewConfirmButton").text() == "&Submit 3 change(s)"
    sheet.confirm()
    settle(qtbot, desk)
    assert staged(store) == {story.CONTOSO_E3}
    assert "1 change(s) still staged" in text(sheet, "reviewSummary")


def test_space_switches_all_selected_rows(qtbot, sheet: ReviewSheet) -> None:
    sheet.table.selectAll()
    qtbot.keyClick(sheet.table, KEY.Key_Space)
    assert sheet.model.included() == []
    confirm = button(sheet, "reviewConfirmButton")
    assert not confirm.isEnabled()
    assert text(sheet, "reviewCaption")
    qtbot.keyClick(sheet.table, KEY.Key_Space)
    assert len(sheet.model.included()) == 4
    assert confirm.isEnabled()


def test_a_click_in_the_cell_switches_the_row(qtbot, sheet: ReviewSheet) -> None:
    cell = sheet.table.visualRect(sheet.model.index(1, sheet.model.column_of("include")))
    qtbot.mouseClick(sheet.table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert len(sheet.model.included()) == 3
    qtbot.mouseClick(sheet.table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert len(sheet.model.included()) == 4


def test_a_change_can_be_removed(qtbot, store: Store, desk: Desk, sheet: ReviewSheet) -> None:
    go_to(sheet, story.CONTOSO_E5_NEW)
    row = sheet.table.currentIndex().row()
    button(sheet, "removeChangeButton").click()
    settle(qtbot, desk)
    assert story.CONTOSO_E5_NEW not in staged(store)
    assert sheet.model.rowCount() == 3
    assert sheet.table.currentIndex().row() == min(row, 2)


def test_delegated_admin_is_attested_for_the_pair(qtbot, store: Store, desk: Desk, sheet: ReviewSheet) -> None:
    button(sheet, "nextUnconfirmedButton").click()
    line = sheet.model.record_at(sheet.table.currentIndex().row())
    assert line.change.subscription_id == story.CONTOSO_E3
    kind = sheet.findChild(QComboBox, "attestKind")
    assert sheet.focusWidget() is kind
    kind.setCurrentIndex(kind.findData(DelegatedAdminKind.GDAP.value))
    how = sheet.findChild(QLineEdit, "attestHow")
    qtbot.keyClicks(how, "mail of 12.03")
    # Enter attests, and never closes the sheet.
    qtbot.keyClick(how, KEY.Key_Return)
    settle(qtbot, desk)
    assert sheet.isVisible()
    line = sheet.model.record_at(sheet.table.currentIndex().row())
    assert not line.needs_attest
    assert not sheet.details.attest.isVisible()
    qtbot.waitUntil(lambda: "mail of 12.03" in text(sheet, "reviewAdmin"))
    assert not button(sheet, "nextUnconfirmedButton").isVisible()


def test_attesting_none_leaves_the_row_out_with_its_reason(qtbot, store: Store, desk: Desk, sheet: ReviewSheet) -> None:
    go_to(sheet, story.CONTOSO_E3)
    kind = sheet.findChild(QComboBox, "attestKind")
    kind.setCurrentIndex(kind.findData(DelegatedAdminKind.NONE.value))
    button(sheet, "attestButton").click()
    settle(qtbot, desk)
    barred = sheet.findChild(NoticeBar, "reviewBarred")
    assert "No delegated admin on this customer" in barred.text()
    assert "1 cannot be submitted" in text(sheet, "reviewSummary")
    assert button(sheet, "reviewConfirmButton").text() == "&Submit 3 change(s)"
    sheet.confirm()
    settle(qtbot, desk)
    assert staged(store) == {story.CONTOSO_E3}
    line = next(one for one in sheet.model.records if one.change.subscription_id == story.CONTOSO_E3)
    assert sheet.model.receipt.outcomes[line.change.key] is Outcome.BARRED
    assert "1 change(s) left out" in text(sheet, "reviewSummary")


def test_what_was_attested_by_mistake_can_be_attested_anew(qtbot, desk: Desk, sheet: ReviewSheet) -> None:
    go_to(sheet, story.CONTOSO_E3)
    kind = sheet.findChild(QComboBox, "attestKind")
    for answer, eligible in ((DelegatedAdminKind.NONE, False), (DelegatedAdminKind.DAP, True)):
        kind.setCurrentIndex(kind.findData(answer.value))
        button(sheet, "attestButton").click()
        settle(qtbot, desk)
        line = sheet.model.record_at(sheet.table.currentIndex().row())
        assert line.verdict.eligible is eligible
        assert not sheet.details.attest.isVisible()
        button(sheet, "attestAgainButton").click()
        assert sheet.details.attest.isVisible()


def test_changes_made_elsewhere_come_in_and_keep_what_was_left_out(
    qtbot, store: Store, desk: Desk, sheet: ReviewSheet
) -> None:
    go_to(sheet, story.CONTOSO_E3)
    qtbot.keyClick(sheet.table, KEY.Key_Space)
    with store.reading() as session:
        other = subscriptions.key_of(session, story.ROMASHKA_OFFICE)
    desk.stage([other], contact(story.LUTIK))
    settle(qtbot, desk)
    assert sheet.model.rowCount() == 5
    left_out = [line for line in sheet.model.records if not sheet.model.is_included(line)]
    assert [line.change.subscription_id for line in left_out] == [story.CONTOSO_E3]
    assert sheet.model.record_at(sheet.table.currentIndex().row()) == left_out[0]


def test_escape_backs_out_and_leaves_everything_staged(qtbot, store: Store, sheet: ReviewSheet) -> None:
    with qtbot.waitSignal(sheet.finished_review) as finished:
        qtbot.keyClick(sheet, KEY.Key_Escape)
    assert finished.args == [None]
    assert len(staged(store)) == 4


def test_a_submit_under_way_is_not_closed_over(qtbot, desk: Desk, sheet: ReviewSheet) -> None:
    sheet.confirm()
    qtbot.keyClick(sheet, KEY.Key_Escape)
    sheet.close()
    assert sheet.isVisible()
    settle(qtbot, desk)
    assert sheet.model.receipt is not None


def test_f6_walks_through_the_panes(qtbot, sheet: ReviewSheet) -> None:
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    go_to(sheet, story.CONTOSO_E3)
    places = []
    for _ in range(3):
        qtbot.keyClick(sheet, KEY.Key_F6)
        places.append(sheet.focusWidget().objectName())
    assert places == ["reviewTable", "attestKind", "reviewCancelButton"]
    qtbot.keyClick(sheet, KEY.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.focusWidget().objectName() == "attestKind"


def test_a_role_that_may_not_assign_sees_why(qtbot, some: None, runner: TaskRunner, window: QWidget) -> None:
    desk = Desk(runner, lambda: Actor("Sam", Role.SALES_AGENT), today=lambda: TODAY)
    sheet = opened(qtbot, desk, window)
    confirm = button(sheet, "reviewConfirmButton")
    assert not confirm.isEnabled()
    assert "Sales agent" in text(sheet, "reviewCaption")
    sheet.confirm()
    assert sheet.model.receipt is None


def test_an_error_is_told_in_place(qtbot, some: None, runner: TaskRunner, window: QWidget) -> None:
    actor = ACTOR
    desk = Desk(runner, lambda: actor, today=lambda: TODAY)
    sheet = opened(qtbot, desk, window)
    # Changed in the settings while the sheet is open: the rules answer, and the sheet says what.
    actor = Actor("Ann Desk", Role.SALES_AGENT)
    sheet.confirm()
    settle(qtbot, desk)
    notice = sheet.findChild(NoticeBar, "reviewNotice")
    assert notice.isVisible()
    assert "role" in notice.text()
    assert sheet.model.receipt is None
    assert button(sheet, "reviewCancelButton").isEnabled()


def test_hostile_names_are_shown_as_they_are(qtbot, store: Store, desk: Desk, window: QWidget) -> None:
    hostile = "<b>Contoso</b> \u202egnp.exe 😀 " + "x" * 200
    stage(store, story.FABRIKAM, story.CONTOSO_HEAD_OFFICE)
    with store.writing() as session:
        session.execute(update(CustomerRow).where(CustomerRow.tenant_id == story.CONTOSO).values(name=hostile))
    before = window.width()
    sheet = opened(qtbot, desk, window)
    assert sheet.model.record_at(0).change.customer_name == hostile
    labels = [label for label in sheet.findChildren(QLabel) if label.text()]
    assert hostile in [label.text().replace("\u200b", "") for label in labels]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert sheet.width() <= before


def test_another_language_is_taken_live(qtbot, sheet: ReviewSheet) -> None:
    button(sheet, "reviewConfirmButton").setText("")
    sheet.changeEvent(QEvent(QEvent.Type.LanguageChange))
    assert button(sheet, "reviewConfirmButton").text() == "&Submit 4 change(s)"


def test_everything_that_is_acted_on_has_a_name(sheet: ReviewSheet) -> None:
    for kind in (QPushButton, QLineEdit, QComboBox):
        for widget in sheet.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                assert widget.objectName()
                assert widget.accessibleName() or (isinstance(widget, QPushButton) and widget.text())
    assert sheet.table.accessibleName()


@pytest.mark.parametrize("connected", [False, True])
def test_it_is_said_whether_what_is_submitted_goes_out(
    qtbot, desk: Desk, window: QWidget, some: None, connected: bool
) -> None:
    desk.connected = connected
    sheet = opened(qtbot, desk, window)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert any("next sync (F5)" in text for text in words) == connected
    assert any("No connection" in text for text in words) != connected
    with qtbot.waitSignal(desk.changed):
        sheet.confirm()
    qtbot.waitUntil(lambda: not desk.runner.busy)
    receipt = sheet.model.receipt
    assert receipt is not None
    assert bool(receipt.count(Outcome.SUBMITTED)) == connected
    assert receipt.count(Outcome.KEPT) > 0, "new commerce takes no contact"
