"""Connecting: what is typed counts, what is wrong is said in place, and a sign-in can be waited for and given up."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from desktop.errors import DeskError
from desktop.models.syncing import SignedIn, SigningIn
from desktop.settings import Settings
from desktop.tasks import TaskRunner
from desktop.views.connect_dialog import ConnectDialog
from tests.views.scripted_service import ScriptedService

CLIENT = "11111111-2222-3333-4444-555555555555"


class Opened:
    def __init__(self, qtbot: Any, runner: TaskRunner, service: ScriptedService, settings: Settings) -> None:
        self.qtbot = qtbot
        self.service = service
        self.signing = SigningIn(runner, service)
        self.told: list[Settings] = []
        self.synced: list[bool] = []
        self.dialog = ConnectDialog(settings, self.signing)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.dialog.settings_changed.connect(self.told.append)
        self.dialog.connect_requested.connect(lambda: self.synced.append(True))
        qtbot.addWidget(self.dialog)
        self.dialog.open()
        qtbot.waitUntil(lambda: self.signing.who is not None)

    def wait(self, holds: Any) -> None:
        self.qtbot.waitUntil(holds)

    def type(self, field: QWidget, text: str) -> None:
        self.qtbot.keyClicks(field, text)


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService()


@pytest.fixture
def opened(qtbot, runner: TaskRunner, service: ScriptedService) -> Opened:
    return Opened(qtbot, runner, service, Settings(author="Ann", tenant="northwind.example", client_id=CLIENT))


def test_what_is_typed_is_told_once_and_looked_up(qtbot, runner: TaskRunner, service: ScriptedService) -> None:
    opened = Opened(qtbot, runner, service, Settings(author="Ann"))
    assert service.asked == [], "without an application nobody can be signed in"
    assert opened.dialog.focusWidget() is opened.dialog.tenant
    opened.type(opened.dialog.tenant, " northwind.example ")
    opened.type(opened.dialog.client_id, CLIENT)
    qtbot.keyClick(opened.dialog.client_id, Qt.Key.Key_Tab)
    opened.wait(lambda: bool(opened.told))
    assert (opened.told[-1].tenant, opened.told[-1].client_id) == ("northwind.example", CLIENT)
    assert opened.told[-1].author == "Ann"
    assert not opened.told[-1].connected
    opened.wait(lambda: "who" in service.asked)


def test_signing_in_connects_and_offers_the_sync(opened: Opened) -> None:
    assert not opened.dialog.sync_button.isVisible()
    opened.dialog.sign_in_button.click()
    assert opened.dialog.give_up_button.isVisible()
    assert "browser" in opened.dialog.person.text()
    opened.wait(lambda: not opened.signing.waiting)
    assert "ann@northwind.example" in opened.dialog.person.text()
    assert opened.told[-1].connected
    assert any("go back to Partner Desk" in asked for asked in opened.service.asked)
    assert opened.dialog.isVisible()
    opened.dialog.sync_button.click()
    assert opened.synced == [True]
    assert not opened.dialog.isVisible()


def test_who_was_sent_to_sign_in_goes_on_by_itself(opened: Opened) -> None:
    opened.dialog.lead_on("The sign-in has ended.")
    assert opened.dialog.notice.text() == "The sign-in has ended."
    opened.dialog.sign_in_button.click()
    opened.wait(lambda: bool(opened.synced))
    assert not opened.dialog.isVisible()


def test_a_code_is_shown_copied_and_given_up(opened: Opened) -> None:
    opened.service.signs_in = None
    opened.dialog.code_button.click()
    opened.wait(opened.dialog.code.isVisible)
    assert opened.dialog.code.text() == "F7KQ2M9XD"
    words = [label.text() for label in opened.dialog.findChildren(QLabel) if label.isVisible()]
    assert any("https://microsoft.com/devicelogin" in text for text in words)
    opened.dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "F7KQ2M9XD"
    assert not opened.dialog.tenant.isEnabled()
    opened.dialog.give_up_button.click()
    assert not opened.dialog.code.isVisible()
    assert opened.dialog.sign_in_button.isVisible()
    assert not any(told.connected for told in opened.told)


def test_closing_stops_waiting(opened: Opened) -> None:
    opened.service.signs_in = None
    opened.dialog.sign_in_button.click()
    assert opened.signing.waiting
    opened.dialog.reject()
    assert not opened.signing.waiting


def test_a_refusal_is_said_in_the_dialog(opened: Opened) -> None:
    opened.service.signs_in = DeskError("sign_in_declined", "The sign-in was declined.")
    opened.dialog.sign_in_button.click()
    opened.wait(opened.dialog.notice.isVisible)
    assert "declined" in opened.dialog.notice.text()
    assert opened.dialog.sign_in_button.isVisible()
    opened.service.signs_in = SignedIn("ann@northwind.example")
    opened.dialog.sign_in_button.click()
    assert not opened.dialog.notice.isVisible()
    opened.wait(lambda: bool(opened.told) and opened.told[-1].connected)


def test_what_is_wrong_leads_to_its_field(qtbot, runner: TaskRunner, service: ScriptedService) -> None:
    opened = Opened(qtbot, runner, service, Settings(author="Ann"))
    opened.dialog.sign_in_button.click()
    assert "application" in opened.dialog.notice.text()
    assert opened.dialog.focusWidget() is opened.dialog.client_id
    opened.type(opened.dialog.client_id, CLIENT)
    service.faults["http://far.example"] = DeskError("bad_base_url", "{} is no address.", "http://far.example")
    opened.dialog.more_button.click()
    opened.type(opened.dialog.base_url, "http://far.example")
    opened.dialog.sign_in_button.click()
    assert "http://far.example is no address" in opened.dialog.notice.text()
    assert opened.dialog.focusWidget() is opened.dialog.base_url
    assert not opened.signing.waiting


def test_it_is_said_where_a_sign_in_ends_with_the_session(opened: Opened) -> None:
    opened.service.signs_in = SignedIn("ann@northwind.example", outlives_session=False)
    opened.dialog.sign_in_button.click()
    opened.wait(lambda: not opened.signing.waiting)
    kept = opened.dialog.findChild(QLabel, "connectKept")
    assert "until Partner Desk is closed" in kept.text()
    assert kept.isVisible()


def test_signing_out_disconnects(opened: Opened) -> None:
    opened.dialog.sign_in_button.click()
    opened.wait(lambda: not opened.signing.waiting)
    opened.dialog.sign_out_button.click()
    opened.wait(lambda: not opened.signing.waiting)
    assert "sign out" in opened.service.asked
    assert not opened.told[-1].connected
    assert opened.dialog.person.text() == "Nobody is signed in."


def test_with_a_token_of_the_environment_nobody_signs_in(qtbot, runner: TaskRunner, service: ScriptedService) -> None:
    service.token = True
    opened = Opened(qtbot, runner, service, Settings(author="Ann", base_url="http://127.0.0.1:9"))
    assert service.asked == []
    assert not opened.dialog.sign_in_button.isVisible()
    opened.dialog.sync_button.click()
    assert opened.told[-1].connected
    assert opened.synced == [True]


def test_every_act_has_a_key_and_every_field_a_name(opened: Opened) -> None:
    dialog = opened.dialog
    for field in (dialog.cloud, dialog.tenant, dialog.client_id, dialog.per_minute, dialog.base_url):
        assert field.accessibleName()
    for button in (dialog.sign_in_button, dialog.code_button, dialog.sync_button, dialog.sign_out_button):
        assert "&" in button.text() or not button.isVisible()
