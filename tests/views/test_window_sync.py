"""Syncing in the window, with a service that does what the test says: bar, menu, and what is said in the end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton

from desktop.data.store import Store
from desktop.data.syncing.account import Rows
from desktop.data.syncing.runs import Summary, Trouble, keep_run
from desktop.errors import DeskError
from desktop.models.desk import Desk
from desktop.models.roles import ChipKind
from desktop.models.syncing import Progress, SignedIn, SyncState, Wish
from desktop.settings import Settings
from desktop.views.connect_dialog import ConnectDialog
from desktop.views.language import apply_language
from desktop.views.main_window import MainWindow
from desktop.views.panels import NoticeBar
from desktop.views.status_bar import DeskStatusBar
from desktop.views.sync_bar import SyncBar
from tests.desk_fixtures import ACTOR
from tests.views.scripted_service import ScriptedService, summary


class Opened:
    def __init__(self, qtbot: Any, desk: Desk, service: ScriptedService, settings: Settings) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.service = service
        apply_language(QApplication.instance(), settings.language)
        self.window = MainWindow(
            lambda _actor: desk, settings, lambda _settings: ACTOR, {}, "desk.sqlite", lambda: service
        )
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        self.settle()

    @property
    def syncing(self):
        return self.window.sync.syncing

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.desk.runner.busy)

    def part(self, kind: type[Any], name: str) -> Any:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def act(self, name: str) -> None:
        self.part(QAction, f"{name}Action").trigger()
        self.settle()

    def sync(self) -> NoticeBar:
        self.act("sync")
        self.end()
        return self.notice

    def end(self) -> None:
        self.qtbot.waitUntil(lambda: bool(self.service.runs) and not self.syncing.busy)
        self.settle()

    @property
    def notice(self) -> NoticeBar:
        return self.part(NoticeBar, "windowNotice")

    @property
    def button(self) -> QPushButton:
        return self.notice.findChild(QPushButton, "noticeButton")

    @property
    def standing(self) -> str:
        return self.part(QPushButton, "standingButton").text()


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    service = ScriptedService()
    yield service
    service.release.set()


@pytest.fixture
def opened(qtbot, desk: Desk, service: ScriptedService) -> Opened:
    return Opened(qtbot, desk, service, Settings(author="Ann", language="en", connected=True))


def keep(store: Store, done: Summary) -> None:
    with store.writing() as session:
        keep_run(session, done)


def test_a_run_has_a_thread_of_its_own_and_knows_the_customer_on_screen(opened: Opened) -> None:
    opened.qtbot.waitUntil(lambda: opened.window.sync._customer_on_screen() is not None)
    opened.sync()
    assert opened.service.threads
    assert opened.service.threads[0] != threading.get_ident()
    assert opened.service.wishes == [Wish()]
    assert opened.service.open_customer() == opened.window.sync._customer_on_screen()


def test_the_bar_tells_how_far_it_is_and_holds_it_back(opened: Opened) -> None:
    opened.service.holds = True
    opened.service.steps = [Progress("contacts", 1_234, 2_500, 1_930, 190.0)]
    opened.act("sync")
    opened.qtbot.waitUntil(lambda: opened.syncing.progress.done > 0)
    bar = opened.part(SyncBar, "syncBar")
    assert bar.isVisible()
    assert not opened.part(QPushButton, "standingButton").isVisible()
    assert bar.words.text() == "Reading support contacts: 1,234 of 2,500 · 1,930 requests · 3 min left"
    assert (bar.bar.value(), bar.bar.maximum()) == (1_234, 2_500)
    run = opened.service.runs[0]
    bar.pause.click()
    assert run.paused
    assert opened.syncing.state is SyncState.PAUSED
    assert bar.words.text().startswith("Paused · Reading support contacts")
    assert (bar.pause.text(), opened.part(QAction, "pauseSyncAction").text()) == ("Continue", "C&ontinue")
    opened.act("pauseSync")
    assert not run.paused
    assert not opened.part(QAction, "syncAction").isEnabled()
    bar.cancel.click()
    assert run.cancelled.is_set()
    assert not bar.cancel.isEnabled()
    opened.end()
    assert "was stopped" in opened.notice.text()
    assert opened.notice.kind() is ChipKind.INFO
    assert not bar.isVisible()
    assert opened.part(QAction, "syncAction").isEnabled()


@pytest.mark.parametrize(
    ("values", "said", "kind", "button"),
    [
        ({}, ["Synced: there was nothing new."], ChipKind.GOOD, "Details…"),
        (
            {"rows": {"customers": Rows(new=12), "subscriptions": Rows(changed=4, gone=1)}},
            ["Synced. Rows: 12 new, 4 changed, 1 gone."],
            ChipKind.GOOD,
            "Details…",
        ),
        (
            {"confirmed": 3, "conflicts": 1, "refused": 2, "unknown": 1},
            ["3 changes confirmed.", "1 conflict:", "2 changes refused.", "1 change without answer"],
            ChipKind.CAUTION,
            "Show the changes",
        ),
        ({"drift": 5}, ["Synced. 5 contacts changed elsewhere."], ChipKind.GOOD, "Show the changes"),
        ({"trouble_count": 2}, ["2 things could not be read."], ChipKind.CAUTION, "Details…"),
        ({"stopped": "remote_unreachable"}, ["cannot be reached", "next sync"], ChipKind.CAUTION, "Try again"),
        ({"stopped": "remote_throttled"}, ["asks to wait"], ChipKind.CAUTION, "Try again"),
        ({"stopped": "remote_not_permitted"}, ["Your role in Partner Center"], ChipKind.CAUTION, "Details…"),
        ({"push_stopped": "remote_not_permitted"}, ["Your role"], ChipKind.CAUTION, "Details…"),
        ({"stopped": "remote_bad_answer"}, ["cannot be used"], ChipKind.CAUTION, "Try again"),
        ({"stopped": "new_code", "stopped_text": "In English."}, ["In English."], ChipKind.CAUTION, "Details…"),
    ],
)
def test_what_came_of_it_is_one_sentence_with_the_way_on(
    opened: Opened, values: dict[str, Any], said: list[str], kind: ChipKind, button: str
) -> None:
    opened.service.ends = [summary(**values)]
    notice = opened.sync()
    for part in said:
        assert part in notice.text()
    assert notice.kind() is kind
    assert opened.button.text() == button


def test_offline_is_a_state_and_trying_again_wishes_the_same(opened: Opened, store: Store) -> None:
    synced = summary()
    lost = summary(stopped="remote_unreachable", stopped_text="No network.")
    keep(store, synced)
    keep(store, lost)
    opened.service.ends = [lost]
    opened.act("syncAnew")
    opened.end()
    opened.qtbot.waitUntil(lambda: opened.standing.startswith("Offline · synced "))
    opened.button.click()
    opened.end()
    assert opened.service.wishes == [Wish(full=True), Wish(full=True)]
    assert not opened.notice.text().startswith("Partner Center cannot")


def test_a_sign_in_that_ends_meanwhile_leads_to_signing_in_and_goes_on(opened: Opened) -> None:
    opened.service.ends = [summary(stopped="sign_in_again", stopped_text="Again."), summary(confirmed=1)]
    opened.act("sync")
    opened.qtbot.waitUntil(lambda: opened.window.findChild(ConnectDialog) is not None)
    dialog = opened.part(ConnectDialog, "connectDialog")
    assert "has ended; sign in again" in dialog.notice.text()
    opened.service.signs_in = SignedIn("ann@northwind.example")
    opened.qtbot.waitUntil(lambda: opened.window.sync.signing.who is not None)
    dialog.client_id.setText("11111111-2222-3333-4444-555555555555")
    dialog.sign_in_button.click()
    opened.qtbot.waitUntil(lambda: len(opened.service.runs) == 2)
    opened.end()
    assert "1 change confirmed." in opened.notice.text()
    opened.qtbot.waitUntil(lambda: opened.window.findChild(ConnectDialog) is None)


@pytest.mark.parametrize(
    ("error", "said", "button"),
    [
        (DeskError("sync_under_way", "Busy."), "is being synced already", "Try again"),
        (DeskError("other_provider", "{} {}", "Trey", "Northwind"), "the book of Trey, but the sign-in is for", ""),
        (DeskError("bad_base_url", "{}", "http://far.example"), "http://far.example is no address", "Connection…"),
    ],
)
def test_what_cannot_begin_says_why(opened: Opened, error: DeskError, said: str, button: str) -> None:
    opened.service.ends = [error]
    notice = opened.sync()
    assert said in notice.text()
    assert opened.button.text() == button
    assert ("made up" in notice.text()) == (error.code == "other_provider")


def test_much_is_announced_and_a_second_press_begins(qtbot, desk: Desk, service: ScriptedService) -> None:
    opened = Opened(qtbot, desk, service, Settings(author="Ann", language="en", connected=True, per_minute=10))
    opened.act("sync")
    assert service.runs == []
    assert "requests and takes about" in opened.notice.text()
    opened.act("sync")
    opened.end()
    assert len(service.runs) == 1


def test_without_a_connection_f5_leads_to_connecting(qtbot, desk: Desk, service: ScriptedService) -> None:
    opened = Opened(qtbot, desk, service, Settings(author="Ann", language="en"))
    assert opened.standing.startswith("Not connected")
    assert not desk.connected
    service.token = True
    opened.window.activateWindow()
    qtbot.keyClick(opened.window, Qt.Key.Key_F5)
    dialog = opened.part(ConnectDialog, "connectDialog")
    dialog.sync_button.click()
    opened.end()
    assert desk.connected
    assert opened.notice.text() == "Synced: there was nothing new."


def test_details_name_what_could_not_be_read(opened: Opened) -> None:
    opened.service.ends = [
        summary(
            rows={"customers": Rows(new=1_200, unchanged=3)},
            requests={"customers": 3, "subscriptions": 1_200},
            throttled=2,
            troubles=(
                Trouble("contoso", "remote_unexpected", "English."),
                Trouble("fabrikam", "odd", "Odd <b>one</b>."),
            ),
            trouble_count=5,
        )
    ]
    opened.sync()
    opened.button.click()
    details = opened.part(QDialog, "syncDetails")
    words = [label.text() for label in details.findChildren(QLabel)]
    assert "1,200" in words
    assert any("1,203 requests" in text and "asked to wait 2 times" in text for text in words)
    troubles = details.findChild(QPlainTextEdit, "syncDetailsTroubles").toPlainText()
    assert "fabrikam: Odd <b>one</b>." in troubles
    assert "3 more" in troubles


def test_a_notice_of_somebody_else_keeps_its_own_button(opened: Opened) -> None:
    opened.service.ends = [replace(summary(), stopped="remote_unreachable")]
    opened.sync()
    opened.notice.show_notice(ChipKind.INFO, "Something else.", "Do it")
    opened.notice.close_notice()
    opened.notice.show_notice(ChipKind.INFO, "Something else.", "Do it")
    opened.button.click()
    opened.settle()
    assert len(opened.service.runs) == 1


def test_closing_ends_a_run(opened: Opened) -> None:
    opened.service.holds = True
    opened.act("sync")
    opened.qtbot.waitUntil(lambda: bool(opened.service.threads))
    opened.window.close()
    opened.desk.runner.close()
    assert opened.service.runs[0].cancelled.is_set()


def test_the_language_changes_while_it_runs(opened: Opened) -> None:
    opened.service.holds = True
    opened.service.steps = [Progress("customers", 500, 0, 4)]
    opened.act("sync")
    opened.qtbot.waitUntil(lambda: opened.syncing.progress.done > 0)
    opened.window.apply_settings(Settings(author="Ann", language="ru", connected=True))
    bar = opened.part(SyncBar, "syncBar")
    opened.qtbot.waitUntil(lambda: bar.words.text() == "Чтение клиентов: 500 · 4 запроса")
    assert bar.pause.text() == "Пауза"


def test_connecting_after_one_customer_syncs_everything(opened: Opened) -> None:
    opened.qtbot.waitUntil(lambda: opened.window.sync._customer_on_screen() is not None)
    opened.act("syncCustomer")
    opened.end()
    customer = opened.window.sync._customer_on_screen()
    opened.service.token = True
    opened.act("connect")
    opened.part(ConnectDialog, "connectDialog").sync_button.click()
    opened.qtbot.waitUntil(lambda: len(opened.service.runs) == 2)
    opened.end()
    assert opened.service.wishes == [Wish(customer=customer), Wish()]


def test_a_bug_ends_a_run_as_well(opened: Opened) -> None:
    opened.service.ends = [ZeroDivisionError("a bug")]
    with opened.qtbot.waitSignal(opened.desk.runner.bug_found):
        opened.act("sync")
    assert opened.syncing.state is SyncState.IDLE
    assert not opened.part(SyncBar, "syncBar").isVisible()
    opened.part(QDialog, "bugReport").reject()
    assert opened.sync().text() == "Synced: there was nothing new."


def test_in_a_narrow_window_the_role_gives_way_to_a_run(opened: Opened) -> None:
    opened.service.holds = True
    role = opened.part(QPushButton, "roleButton")
    opened.act("sync")
    assert role.isVisible()
    opened.window.resize(opened.window.minimumSize())
    opened.qtbot.waitUntil(lambda: not role.isVisible())
    bar = opened.part(SyncBar, "syncBar")
    status = opened.window.findChild(DeskStatusBar)
    assert status is not None
    assert status.rect().contains(bar.geometry())
    opened.service.release.set()
    opened.end()
    assert role.isVisible()
