"""The changes page by keys, buttons and menus, on a real store with changes in every state."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton

from desktop.data import change_lines, outbox
from desktop.data.change_lines import BatchLine, ChangeGroup, ChangeLine
from desktop.data.checking import faults_of
from desktop.data.store import Store
from desktop.data.syncing import sending
from desktop.domain.records import ChangeState
from desktop.domain.roles import Actor, Role
from desktop.models.desk import Desk, Kind
from desktop.models.paging import Phase
from desktop.models.roles import ChipKind
from desktop.tasks import TaskRunner
from desktop.views.changes_page import ChangesPage
from desktop.views.review.sheet import ReviewSheet
from desktop.views.states import State
from tests.changing import ANN, NOW, TODAY, Made, decide_in_every_way, meet_other_contact, roomy_desk
from tests.factories import WINGTIP

S, G, Key = ChangeState, ChangeGroup, Qt.Key


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = roomy_desk(tmp_path)
    yield store
    store.close()


@pytest.fixture
def made(store: Store) -> Made:
    return decide_in_every_way(store)


class Opened:
    """The page in a window of its own, and what a person does with it."""

    def __init__(self, qtbot, desk: Desk) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.page = ChangesPage(desk)
        qtbot.addWidget(self.page)
        desk.changed.connect(self.page.refresh)
        self.page.resize(1300, 800)
        self.page.show()
        self.settled()

    def settled(self) -> None:
        page = self.page

        def calm() -> bool:
            return page.model.phase is Phase.READY and not self.desk.runner.busy and page._counting is None

        self.qtbot.waitUntil(calm)
        self.qtbot.waitUntil(lambda: not page.model.rowCount() or page.line() is not None)
        self.qtbot.waitUntil(calm)

    def go(self, group: ChangeGroup) -> None:
        self.page.groups.choose(group)
        self.settled()

    def press(self, name: str) -> None:
        button = self.page.findChild(QAbstractButton, name)
        assert button.isVisibleTo(self.page), name
        assert button.isEnabled(), name
        button.click()
        self.settled()

    def press_key(self, code: Qt.Key) -> None:
        self.qtbot.keyClick(self.page.table, code)
        self.settled()

    def menu_all(self, name: str) -> None:
        acts = self.page.acts
        acts.menu.aboutToShow.emit()
        action = next(one for one in acts.menu.actions() if one.objectName() == name)
        action.trigger()
        self.settled()

    def select(self, *rows: int) -> None:
        self.page.table.select_row(rows[0])
        for row in rows[1:]:
            index = self.page.model.index(row, 1)
            flags = self.page.table.selectionModel().SelectionFlag
            self.page.table.selectionModel().select(index, flags.Select | flags.Rows)
        self.settled()

    def count(self, group: ChangeGroup) -> int:
        return self.page.groups.count(group)

    def shown(self, name: str) -> bool:
        return self.page.findChild(QAbstractButton, name).isVisibleTo(self.page)


@pytest.fixture
def opened(qtbot, made: Made, runner: TaskRunner) -> Opened:
    return Opened(qtbot, Desk(runner, lambda: ANN, today=lambda: TODAY))


def states(store: Store) -> dict[int, ChangeState]:
    with store.reading() as session:
        return {one.key: one.state for one in outbox.changes(session)}


# Groups


def test_groups_show_their_numbers_and_are_walked_by_arrows(opened: Opened) -> None:
    assert {group: opened.count(group) for group in (G.STAGED, G.CONFLICTS, G.REFUSED, G.DRIFT)} == {
        G.STAGED: 8, G.CONFLICTS: 3, G.REFUSED: 2, G.DRIFT: 4,
    }  # fmt: skip
    groups = opened.page.groups
    assert "3" in groups.findChild(QAbstractButton, "changeGroup_conflicts").text()
    opened.qtbot.keyClick(groups, Key.Key_Right)
    opened.settled()
    assert groups.group is G.STAGED
    assert not opened.page.table.isColumnHidden(opened.page.model.include)
    button = groups.findChild(QAbstractButton, "changeGroup_staged")
    opened.qtbot.keyClick(button, Key.Key_Left)
    opened.qtbot.waitUntil(lambda: groups.group is G.ALL)
    opened.qtbot.keyClick(groups, Key.Key_Left)
    opened.settled()
    assert groups.group is G.DRIFT
    assert opened.page.table.isColumnHidden(opened.page.model.include)


def test_the_search_narrows_what_is_listed_and_what_all_means(opened: Opened) -> None:
    opened.go(G.CONFLICTS)
    opened.page.set_search("branch-07")
    opened.settled()
    assert opened.page.model.rowCount() == 2
    assert not opened.shown("allListedButton")
    opened.page.set_search("nothing like this")
    opened.qtbot.waitUntil(lambda: opened.page.stated.state() is State.NOTHING_FOUND)
    assert not opened.page._foot.isVisibleTo(opened.page)
    with opened.qtbot.waitSignal(opened.page.clear_search_requested):
        opened.page.stated.overlay().findChild(QPushButton, "stateButton").click()


def test_an_empty_group_is_one_sentence_and_one_button(qtbot, store: Store, runner: TaskRunner) -> None:
    opened = Opened(qtbot, Desk(runner, lambda: ANN, today=lambda: TODAY))
    assert "Nothing has been decided" in opened.page.stated.overlay().accessibleName()
    opened.go(G.CONFLICTS)
    assert "no conflict" in opened.page.stated.overlay().accessibleName()
    opened.page.stated.overlay().findChild(QPushButton, "stateButton").click()
    opened.settled()
    assert opened.page.groups.group is G.ALL


# What is staged


def test_space_and_clicks_leave_out_and_the_review_opens_with_what_is_included(opened: Opened) -> None:
    opened.go(G.STAGED)
    page = opened.page
    assert page.acts.submit.text() == "&Submit 8 change(s)…"
    opened.select(1)
    opened.press_key(Key.Key_Space)
    assert page.acts.submit.text() == "&Submit 7 change(s)…"
    # A click into the box does not change which row is current.
    place = page.table.visualRect(page.model.index(3, page.model.include)).center()
    click(page, place)
    opened.settled()
    assert page.acts.submit.text() == "&Submit 6 change(s)…"
    assert page.table.currentIndex().row() == 1
    with opened.qtbot.waitSignal(page.review_requested):
        page.acts.submit.click()
    sheet = ReviewSheet(opened.desk, page)
    opened.qtbot.waitUntil(lambda: len(sheet.model.records) == 8)
    assert sheet.model.count_to_submit() == 6
    # What is brought in again there is included here as well.
    sheet.model.set_included(range(8), True)
    opened.settled()
    assert page.acts.submit.text() == "&Submit 8 change(s)…"
    sheet.reject()
    opened.menu_all("all_leave_out")
    assert not page.acts.submit.isEnabled()
    opened.menu_all("all_include")
    assert page.acts.submit.text() == "&Submit 8 change(s)…"


def click(page: ChangesPage, place: QPoint) -> None:
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(
            kind, place, page.table.viewport().mapToGlobal(place), Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QGuiApplication.sendEvent(page.table.viewport(), event)


def test_del_discards_and_the_notice_undoes_it(opened: Opened, store: Store, made: Made) -> None:
    opened.go(G.STAGED)
    opened.select(1)
    opened.press_key(Key.Key_Delete)
    assert opened.count(G.STAGED) == 7
    assert opened.count(G.BIN) == 3
    assert "discarded" in opened.page.notice.text()
    opened.page.notice.findChild(QPushButton, "noticeButton").click()
    opened.settled()
    assert opened.count(G.STAGED) == 8
    assert faults_of(store) == []


def test_del_on_what_cannot_be_taken_back_does_nothing(opened: Opened, store: Store) -> None:
    before = states(store)
    for group in (G.CONFIRMED, G.REFUSED, G.CONFLICTS, G.DRIFT, G.UNKNOWN):
        opened.go(group)
        opened.press_key(Key.Key_Delete)
    assert states(store) == before


def test_what_is_kept_here_can_be_discarded_too(opened: Opened, store: Store) -> None:
    opened.go(G.KEPT)
    opened.select(1)
    opened.press_key(Key.Key_Delete)
    assert (opened.count(G.KEPT), opened.count(G.BIN)) == (2, 3)
    opened.desk.undo()
    opened.settled()
    assert (opened.count(G.KEPT), opened.count(G.STAGED)) == (2, 9)
    assert faults_of(store) == []


def test_a_heading_stands_for_its_changes(opened: Opened) -> None:
    opened.go(G.STAGED)
    opened.select(5)
    assert isinstance(opened.page.line(), BatchLine)
    opened.press("discardButton")
    assert opened.count(G.STAGED) == 3


def test_discarding_all_is_confirmed_and_the_safe_answer_is_the_default(opened: Opened) -> None:
    opened.go(G.STAGED)
    opened.menu_all("all_discard")
    box = opened.page.findChild(QMessageBox, "discardAllDialog")
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    box.reject()
    opened.settled()
    assert opened.count(G.STAGED) == 8
    opened.menu_all("all_discard")
    boxes = opened.page.findChildren(QMessageBox, "discardAllDialog")
    boxes[-1].findChild(QPushButton, "discardAllConfirmButton").click()
    opened.settled()
    assert opened.count(G.STAGED) == 0
    assert opened.count(G.BIN) == 10


def test_what_was_discarded_is_restored(opened: Opened, store: Store) -> None:
    opened.go(G.BIN)
    opened.select(1)
    opened.press("restoreButton")
    assert (opened.count(G.BIN), opened.count(G.STAGED)) == (1, 9)
    opened.page.notice.findChild(QPushButton, "noticeButton").click()
    opened.settled()
    assert opened.page.groups.group is G.STAGED
    opened.go(G.BIN)
    opened.select(0, 1)
    opened.press("restoreButton")
    assert (opened.count(G.BIN), opened.count(G.STAGED)) == (0, 10)
    assert faults_of(store) == []


# Conflicts


def test_a_conflict_shows_three_contacts_and_one_is_kept(opened: Opened, store: Store, made: Made) -> None:
    opened.go(G.CONFLICTS)
    names = [side._name.text() for side in opened.page.details._sides]
    assert names == ["Tien Shan Cloud", "Fabrikam", "Ёлка Сервис"]
    spoken = [side._name.accessibleName() for side in opened.page.details._sides]
    assert [name.split(":")[0] for name in spoken] == ["You decided on top of", "Mine", "Theirs, in Partner Center now"]
    first, second, third = made.changes[S.CONFLICT]
    opened.press("laterButton")
    line = opened.page.line()
    assert isinstance(line, ChangeLine)
    assert line.change.key == second
    opened.press("keepMineButton")
    assert states(store)[second] is S.SUBMITTED
    assert opened.count(G.CONFLICTS) == 2
    # The next one is current, so that one can go on.
    line = opened.page.line()
    assert isinstance(line, ChangeLine)
    assert line.change.key == third
    opened.press("takeTheirsButton")
    assert states(store)[third] is S.WITHDRAWN
    assert states(store)[first] is S.CONFLICT
    assert faults_of(store) == []


def test_conflicts_are_settled_for_the_selection_and_for_all_alike(opened: Opened, store: Store, made: Made) -> None:
    opened.go(G.CONFLICTS)
    opened.select(1, 2)
    assert opened.page.acts.findChild(QPushButton, "keepMineButton").text() == "&Keep mine (2)"
    opened.press("keepMineButton")
    assert opened.count(G.CONFLICTS) == 1
    opened.desk.changes.undo_act(made.batches["sent"])
    opened.settled()


def test_all_alike_leaves_those_between_other_contacts(opened: Opened, store: Store, made: Made) -> None:
    with store.writing() as session:
        waiting = [one.key for one in outbox.changes(session, states=[S.SUBMITTED])][:1]
        sending.begin(session, ANN, NOW, waiting)
        meet_other_contact(session, waiting, WINGTIP)
    opened.page.refresh(Kind.ALL)
    opened.go(G.CONFLICTS)
    assert opened.count(G.CONFLICTS) == 4
    opened.select(1)
    opened.menu_all("all_take_theirs_alike")
    assert opened.count(G.CONFLICTS) == 1


# Refusals


def test_a_refusal_is_told_copied_exported_and_staged_again(opened: Opened, store: Store, tmp_path: Path) -> None:
    opened.go(G.REFUSED)
    told = opened.page.details.text.text()
    assert "600009 · The partner has no relationship with the customer." in told
    assert "Correlation ID: 5f9c1b52" in told
    opened.press("copyErrorButton")
    assert "5f9c1b52" in QGuiApplication.clipboard().text()
    file = tmp_path / "failures.csv"
    opened.page.telling.export_failures(opened.page.listed(), str(file))
    opened.settled()
    assert "2" in opened.page.notice.text()
    with file.open(encoding="utf-8-sig", newline="") as lines:
        assert len(list(csv.DictReader(lines))) == 2
    opened.menu_all("all_stage_again")
    assert (opened.count(G.REFUSED), opened.count(G.STAGED)) == (0, 10)
    assert opened.page.notice.kind() is ChipKind.GOOD
    assert faults_of(store) == []


def test_a_refusal_is_set_aside_and_taken_up_again(opened: Opened, store: Store, made: Made) -> None:
    opened.go(G.REFUSED)
    opened.press("setAsideButton")
    assert opened.count(G.REFUSED) == 1
    with store.reading() as session:
        assert change_lines.number_needing(session) == 3 + 1 + 4
    opened.menu_all("all_set_aside") if opened.shown("allListedButton") else opened.press("setAsideButton")
    assert opened.count(G.REFUSED) == 0
    opened.page.notice.findChild(QPushButton, "noticeButton").click()
    opened.settled()
    assert opened.count(G.REFUSED) == 1
    # What was set aside can still be tried again.
    opened.go(G.ALL)
    rows = [row for row in range(opened.page.model.rowCount()) if is_set_aside(opened.page.model.record_at(row))]
    opened.select(rows[0])
    assert not opened.shown("setAsideButton")
    opened.press("stageAgainButton")
    assert opened.count(G.STAGED) == 9
    assert {states(store)[one] for one in made.changes[S.REFUSED]} == {S.REFUSED}
    assert faults_of(store) == []


def is_set_aside(line: object) -> bool:
    return isinstance(line, ChangeLine) and line.set_aside


def test_a_file_that_cannot_be_written_is_told(opened: Opened, tmp_path: Path) -> None:
    opened.go(G.REFUSED)
    opened.page.telling.export_failures(opened.page.listed(), str(tmp_path / "nowhere" / "a.csv"))
    opened.settled()
    assert opened.page.notice.kind() is ChipKind.BAD


# Contacts that were changed elsewhere


def test_drift_is_accepted_and_that_is_taken_back(opened: Opened) -> None:
    opened.go(G.DRIFT)
    opened.press("acceptDriftButton")
    assert opened.count(G.DRIFT) == 3
    opened.page.notice.findChild(QPushButton, "noticeButton").click()
    opened.settled()
    assert opened.count(G.DRIFT) == 4


def test_drift_is_put_back_through_the_review(opened: Opened, store: Store) -> None:
    opened.go(G.DRIFT)
    opened.select(0, 1)
    opened.press("putBackButton")
    assert (opened.count(G.DRIFT), opened.count(G.STAGED)) == (2, 10)
    opened.menu_all("all_put_back_alike")
    assert (opened.count(G.DRIFT), opened.count(G.STAGED)) == (0, 12)
    assert faults_of(store) == []


# Acts


def test_an_act_is_undone_by_name_and_what_is_left_is_listed(opened: Opened, store: Store, made: Made) -> None:
    page = opened.page
    acts = [row for row in range(page.model.rowCount()) if isinstance(page.model.record_at(row), BatchLine)]
    opened.select(acts[-1])
    undo = page.acts.findChild(QPushButton, "undoActButton")
    assert undo.text() == "&Undo assigning Fabrikam to 12 subscription(s)"
    opened.press("undoActButton")
    told = page.notice.text()
    # Four were confirmed and get a counter-change; those in conflict or unanswered are left, by name.
    assert opened.count(G.STAGED) == 8 + 4
    assert "Branch-06" in told
    assert "Branch-09" in told
    assert "Branch-00" not in told
    assert faults_of(store) == []
    after = states(store)
    assert [after[one] for one in made.changes[S.CONFLICT]] == [S.CONFLICT] * 3


def test_only_the_failures_of_an_act_are_tried_again(opened: Opened, store: Store, made: Made) -> None:
    page = opened.page
    acts = [row for row in range(page.model.rowCount()) if isinstance(page.model.record_at(row), BatchLine)]
    opened.select(acts[-1])
    assert page.acts.findChild(QPushButton, "stageAgainButton").text() == "Stage &again (2)"
    opened.press("stageAgainButton")
    assert (opened.count(G.REFUSED), opened.count(G.STAGED)) == (0, 10)
    assert opened.count(G.BIN) == 2
    acts = [row for row in range(page.model.rowCount()) if isinstance(page.model.record_at(row), BatchLine)]
    opened.select(acts[-1])
    assert not opened.shown("stageAgainButton")
    assert faults_of(store) == []


def test_the_menu_offers_what_the_line_allows(opened: Opened) -> None:
    def names() -> set[str]:
        line = opened.page.line()
        assert line is not None
        menu = opened.page.menu_of(line)
        return {action.objectName() for action in menu.actions() if action.objectName().startswith("menu")}

    common = {"menuShowSubscription", "menuCopy", "menuCopyWithHeaders", "menuCopyId"}
    opened.go(G.CONFLICTS)
    assert names() >= common | {"menuKeepMine", "menuTakeTheirs"}
    opened.go(G.STAGED)
    assert names() >= common | {"menuDiscard", "menuInclude"}
    opened.go(G.DRIFT)
    assert names() >= common | {"menuAccept", "menuPutBack"}
    opened.go(G.ALL)
    opened.select(0)
    assert "menuUndoAct" in names()
    opened.go(G.REFUSED)
    line = opened.page.line()
    assert line is not None
    acts = {action.objectName(): action for action in opened.page.menu_of(line).actions()}
    with opened.qtbot.waitSignal(opened.page.subscription_requested):
        acts["menuShowSubscription"].trigger()
    acts["menuCopyError"].trigger()
    assert "600009" in QGuiApplication.clipboard().text()


def test_enter_leads_to_the_details_and_esc_back(opened: Opened) -> None:
    opened.page.activateWindow()
    opened.go(G.CONFLICTS)
    opened.page.focus_main()
    opened.press_key(Key.Key_Return)
    opened.qtbot.waitUntil(opened.page.details.text.hasFocus)
    opened.qtbot.keyClick(opened.page.details.text, Key.Key_Escape)
    opened.qtbot.waitUntil(opened.page.table.hasFocus)
    assert opened.page.acts.first_button() in opened.page.panes()


def test_a_role_that_may_not_assign_sees_everything_and_changes_nothing(
    qtbot, made: Made, store: Store, runner: TaskRunner
) -> None:
    opened = Opened(qtbot, Desk(runner, lambda: Actor("Sal", Role.SALES_AGENT), today=lambda: TODAY))
    before = states(store)
    for group, name in ((G.CONFLICTS, "keepMineButton"), (G.DRIFT, "acceptDriftButton"), (G.STAGED, "discardButton")):
        opened.go(group)
        assert not opened.page.findChild(QPushButton, name).isEnabled()
        opened.press_key(Key.Key_Delete)
    assert not opened.page.acts.submit.isEnabled()
    assert states(store) == before


def test_the_layout_is_kept(opened: Opened) -> None:
    opened.go(G.REFUSED)
    opened.page.table.columns.set_shown("correlation", True)
    saved = opened.page.save_layout()
    opened.page.table.columns.set_shown("correlation", False)
    opened.go(G.ALL)
    opened.page.restore_layout(saved)
    opened.settled()
    assert opened.page.groups.group is G.REFUSED
    assert not opened.page.table.isColumnHidden(opened.page.model.column_of("correlation"))
    opened.page.restore_layout({"group": "nonsense", "sizes": ["x"], "columns": None})
    assert opened.page.groups.group is G.REFUSED
