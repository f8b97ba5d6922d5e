"""Requests: the letter with its link locked, what is remembered, and how requests are followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from desktop.data import requests, resellers
from desktop.data.clock import utc_now
from desktop.data.sample import story
from desktop.data.store import Store
from desktop.domain.records import PartnershipState, Provider, RequestKind, RequestState, Reseller
from desktop.domain.roles import Actor, Role
from desktop.models.desk import Desk
from desktop.tasks import TaskRunner
from desktop.views.panels import NoticeBar
from desktop.views.request import letters
from desktop.views.request.dialog import RequestDialog
from desktop.views.request.invitation import clean_link, known_origin
from desktop.views.request.letters import Parts
from desktop.views.request.mail import BODY_LIMIT, fits_mail, mail_url
from desktop.views.requests_tracker import RequestsTracker
from desktop.views.tenant_id_dialog import TenantIdDialog
from desktop.views.theme import Theme, apply_theme
from tests.desk_fixtures import TODAY

LINK = "https://partner.microsoft.com/dashboard/invite?id=4f45&tab=a%20b"
PARTNERSHIP, CUSTOMER_LINK = RequestKind.PARTNERSHIP, RequestKind.CUSTOMER_LINK
KEY = Qt.Key


@pytest.fixture
def provider(store: Store) -> Provider:
    with store.reading() as session:
        found = resellers.provider(session)
    assert found is not None
    return found


@pytest.fixture
def reseller(store: Store) -> Reseller:
    with store.reading() as session:
        found = resellers.by_tenant_id(session, story.ADVENTURE_WORKS.tenant_id)
    assert found is not None
    return found


@pytest.fixture
def window(qtbot, qapp) -> QWidget:
    apply_theme(qapp, Theme())
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    return window


class Mail:
    """Stands where the desktop's mail program would be."""

    def __init__(self) -> None:
        self.opened: list[QUrl] = []
        self.answers = True

    def __call__(self, url: QUrl) -> bool:
        self.opened.append(url)
        return self.answers


@pytest.fixture
def mail() -> Mail:
    return Mail()


def opened(
    desk: Desk, window: QWidget, mail: Mail, provider: Provider, kind: RequestKind, reseller: Reseller | None, **more
) -> RequestDialog:
    customer = (1, "Contoso Ltd") if kind is CUSTOMER_LINK else (None, "")
    language = more.pop("language", "en")
    dialog = RequestDialog(desk, kind, reseller, *customer, provider, language, window, open_url=mail, **more)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    return dialog


@pytest.fixture
def linked(desk: Desk, window: QWidget, mail: Mail, provider: Provider, reseller: Reseller) -> RequestDialog:
    """A request to link a reseller to a customer: its link is known."""
    return opened(desk, window, mail, provider, CUSTOMER_LINK, reseller)


@pytest.fixture
def partner(desk: Desk, window: QWidget, mail: Mail, provider: Provider, reseller: Reseller) -> RequestDialog:
    """A request for a partnership: its link has to be pasted."""
    return opened(desk, window, mail, provider, PARTNERSHIP, reseller)


def button(dialog: QWidget, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def label(dialog: QWidget, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert found is not None
    return found.text()


def remembered(store: Store) -> list:
    with store.reading() as session:
        return requests.listed(session)


def settle(qtbot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.runner.busy)


# Letters


@pytest.mark.parametrize("language", letters.LANGUAGES)
@pytest.mark.parametrize("kind", list(RequestKind))
@pytest.mark.parametrize("reminder", [False, True])
def test_every_letter_is_whole_and_short_enough_for_mail(language: str, kind: RequestKind, reminder: bool) -> None:
    parts = Parts("Anna", "Northwind", "Fabrikam", "Contoso", "Ann Desk", LINK)
    letter = letters.draft(kind, language, parts, reminder=reminder)
    assert "$" not in letter.subject + letter.body
    assert LINK in letter.body.split("\n")
    assert "Anna" in letter.body
    assert letter.body.rstrip().endswith("Ann Desk\nNorthwind")
    assert len(letter.body) < BODY_LIMIT
    cyrillic = any("а" <= mark <= "я" for mark in letter.subject + letter.body)
    assert cyrillic == (language == "ru")


def test_names_from_outside_keep_the_letter_in_shape() -> None:
    parts = Parts("$link\nBcc: x\u202e", "Northwind", link=LINK)
    letter = letters.draft(PARTNERSHIP, "en", parts)
    assert letter.body.startswith("Hello $link Bcc: x,")
    assert letter.body.count(LINK) == 1


def test_a_mail_address_is_encoded_as_mail_programs_read_it() -> None:
    url = mail_url("50 % & more?", "Привет + a\nsecond line\n")
    encoded = bytes(url.toEncoded().data()).decode()
    assert url.isValid()
    assert encoded.startswith("mailto:?subject=50%20%25%20%26%20more%3F&body=%D0%9F")
    assert "%20%2B%20a%0D%0Asecond%20line%0D%0A" in encoded
    assert "+" not in encoded


def test_long_letters_do_not_fit_a_mail_link() -> None:
    assert fits_mail("s", "x" * BODY_LIMIT, "linux")
    assert not fits_mail("s", "x" * (BODY_LIMIT + 1), "linux")
    assert not fits_mail("s", "я" * 600, "win32")


@pytest.mark.parametrize(
    "text",
    [
        "http://partner.microsoft.com/x",
        "javascript:alert(1)",
        "https://",
        "https://localhost",
        "https://user:secret@microsoft.com/",
        "https://microsoft.com/a b",
        "https://microsoft.com/\nx",
        "https://miсrosoft.com/x",
        'https://microsoft.com/"><b>',
        "see https://microsoft.com/x",
        "",
    ],
)
def test_what_is_no_plain_https_link_is_not_taken(text: str) -> None:
    assert clean_link(text) is None


def test_a_link_is_taken_as_it_came() -> None:
    assert clean_link(f"  {LINK}\n") == LINK
    assert clean_link("https://a.microsoft.com/?x=1&amp;y=2#/z") == "https://a.microsoft.com/?x=1&y=2#/z"
    assert known_origin(LINK)
    assert not known_origin("https://microsoft.com.example.org/")


# The dialog


def test_the_two_relationships_are_told_apart(partner: RequestDialog, linked: RequestDialog) -> None:
    assert "between Adventure Works Cloud and us" in label(partner, "requestMeaning")
    assert "between Adventure Works Cloud and Contoso Ltd" in label(linked, "requestMeaning")
    assert "gives no delegated admin" in label(linked, "requestMeaning")


def test_a_known_link_is_in_the_letter_with_its_age(linked: RequestDialog, provider: Provider) -> None:
    assert provider.invitation_link in linked.letter.toPlainText().split("\n")
    assert "Links change over time" in label(linked, "linkAge")
    assert not linked.link.edit.isVisible()
    assert button(linked, "openMailButton").isEnabled()
    assert linked.focusWidget() is button(linked, "requestCancelButton")


def test_an_old_link_is_to_be_fetched_again(desk: Desk, window: QWidget, mail: Mail, provider, reseller) -> None:
    old = replace(provider, invitation_read_at=utc_now() - timedelta(days=31))
    dialog = opened(desk, window, mail, old, CUSTOMER_LINK, reseller)
    assert "before you send it" in label(dialog, "linkAge")


def test_a_partnership_waits_for_its_pasted_link(qtbot, partner: RequestDialog) -> None:
    assert partner.link.edit.isVisible()
    assert partner.focusWidget() is partner.link.edit
    send = [button(partner, name) for name in ("openMailButton", "copyLetterButton", "rememberButton")]
    assert not any(one.isEnabled() for one in send)
    qtbot.keyClicks(partner.link.edit, "http://x")
    assert not any(one.isEnabled() for one in send)
    partner.link.edit.setText(f" {LINK} ")
    assert all(one.isEnabled() for one in send)
    assert LINK in partner.letter.toPlainText().split("\n")


def test_pasting_a_link_keeps_what_was_written_before(partner: RequestDialog) -> None:
    partner.letter.moveCursor(QTextCursor.MoveOperation.Start)
    partner.letter.insertPlainText("Dear friends, ")
    partner.link.edit.setText(LINK)
    text = partner.letter.toPlainText()
    assert text.startswith("Dear friends, Hello")
    assert LINK in text.split("\n")


def place_in_link(dialog: RequestDialog, offset: int) -> QTextCursor:
    cursor = dialog.letter.textCursor()
    at = dialog.letter.toPlainText().index("https://")
    cursor.setPosition(at + offset)
    dialog.letter.setTextCursor(cursor)
    return cursor


@pytest.mark.parametrize("offset", [0, 5])
def test_typing_into_the_link_is_refused(qtbot, linked: RequestDialog, offset: int) -> None:
    before = linked.letter.toPlainText()
    place_in_link(linked, offset)
    with qtbot.waitSignal(linked.letter.refused):
        qtbot.keyClick(linked.letter, KEY.Key_X)
    assert linked.letter.toPlainText() == before
    assert "locked" in linked.findChild(NoticeBar, "requestNotice").text()


@pytest.mark.parametrize("key", [KEY.Key_Delete, KEY.Key_Return, KEY.Key_Backspace])
def test_keys_do_not_break_the_link(qtbot, linked: RequestDialog, key: Qt.Key) -> None:
    before = linked.letter.toPlainText()
    place_in_link(linked, 4)
    qtbot.keyClick(linked.letter, key)
    assert linked.letter.toPlainText() == before


def test_deleting_or_pasting_over_everything_is_refused(qtbot, linked: RequestDialog) -> None:
    before = linked.letter.toPlainText()
    linked.letter.selectAll()
    qtbot.keyClick(linked.letter, KEY.Key_Delete)
    assert linked.letter.toPlainText() == before
    data = QMimeData()
    data.setText("something else")
    linked.letter.selectAll()
    linked.letter.insertFromMimeData(data)
    assert linked.letter.toPlainText() == before
    linked.letter.redo()
    assert linked.letter.toPlainText() == before


def test_the_rest_of_the_letter_is_free(qtbot, linked: RequestDialog, provider: Provider) -> None:
    linked.letter.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(linked.letter, "PS ")
    place_in_link(linked, 0)
    qtbot.keyClick(linked.letter, KEY.Key_Return)
    text = linked.letter.toPlainText()
    assert text.startswith("PS Hello")
    assert provider.invitation_link in text.split("\n")
    linked.letter.undo()
    linked.letter.undo()
    assert not linked.letter.toPlainText().startswith("PS ")


def test_each_language_keeps_what_was_written_in_it(linked: RequestDialog) -> None:
    linked.letter.moveCursor(QTextCursor.MoveOperation.Start)
    linked.letter.insertPlainText("PS ")
    linked.language.setCurrentIndex(linked.language.findData("ru"))
    assert linked.letter.toPlainText().startswith("Здравствуйте, Contoso Ltd!")
    assert "Adventure Works Cloud" in linked.subject.text()
    linked.language.setCurrentIndex(linked.language.findData("en"))
    assert linked.letter.toPlainText().startswith("PS Hello")


def test_the_recipient_goes_into_the_letter(qtbot, linked: RequestDialog) -> None:
    qtbot.keyClicks(linked.recipient, "Anna")
    assert linked.letter.toPlainText().startswith("Hello Anna,")


def test_opening_in_mail_remembers_once(qtbot, store: Store, desk: Desk, linked: RequestDialog, mail: Mail) -> None:
    with qtbot.waitSignal(linked.remembered) as told:
        button(linked, "openMailButton").click()
    settle(qtbot, desk)
    (url,) = mail.opened
    assert url.scheme() == "mailto"
    assert "Remembered as sent on" in label(linked, "requestStatus")
    (request,) = remembered(store)
    assert request.id == told.args[0]
    assert (request.kind, request.state, request.customer_key) == (CUSTOMER_LINK, RequestState.SENT, 1)
    button(linked, "copyLetterButton").click()
    settle(qtbot, desk)
    (again,) = remembered(store)
    assert again.state is RequestState.SENT
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(linked.subject.text())
    assert linked.letter.toPlainText().strip() in copied
    close = button(linked, "requestCancelButton")
    assert close.text() == "Close"
    with qtbot.waitSignal(linked.accepted):
        close.click()


def test_a_partnership_becomes_requested(qtbot, store: Store, desk: Desk, window, mail: Mail, provider) -> None:
    with store.reading() as session:
        (datum,) = resellers.find(session, story.DATUM.mpn_id)
    dialog = opened(desk, window, mail, provider, PARTNERSHIP, datum, language="ru_RU")
    dialog.link.edit.setText(LINK)
    with qtbot.waitSignal(dialog.remembered):
        button(dialog, "rememberButton").click()
    assert mail.opened == []
    with store.reading() as session:
        (after,) = resellers.find(session, story.DATUM.mpn_id)
    assert after.partnership is PartnershipState.REQUESTED
    (request,) = remembered(store)
    assert (request.language, request.link) == ("ru", LINK)


def test_without_a_mail_program_the_letter_is_copied(qtbot, linked: RequestDialog, mail: Mail) -> None:
    mail.answers = False
    with qtbot.waitSignal(linked.remembered):
        button(linked, "openMailButton").click()
    assert "paste it" in linked.findChild(NoticeBar, "requestNotice").text()
    assert linked.letter.toPlainText().strip() in QGuiApplication.clipboard().text()


def test_a_long_letter_is_copied_and_mail_opens_with_the_subject(qtbot, linked: RequestDialog, mail: Mail) -> None:
    linked.letter.moveCursor(QTextCursor.MoveOperation.End)
    linked.letter.insertPlainText("x" * BODY_LIMIT)
    with qtbot.waitSignal(linked.remembered):
        button(linked, "openMailButton").click()
    assert "body=" not in mail.opened[0].toString()
    assert QGuiApplication.clipboard().text() == linked.letter.toPlainText().strip()


def test_cancel_remembers_nothing(qtbot, store: Store, desk: Desk, linked: RequestDialog) -> None:
    qtbot.keyClick(linked, KEY.Key_Escape)
    settle(qtbot, desk)
    assert not linked.isVisible()
    assert remembered(store) == []


def test_a_new_reseller_is_put_into_the_directory(qtbot, store: Store, desk: Desk, window, mail, provider) -> None:
    dialog = opened(desk, window, mail, provider, PARTNERSHIP, None)
    assert dialog.focusWidget() is dialog.new_reseller.name
    dialog.link.edit.setText(LINK)
    qtbot.keyClicks(dialog.new_reseller.name, "Lucerne IT")
    mail_button = button(dialog, "openMailButton")
    for wrong in ("", "12a"):
        dialog.new_reseller.mpn.setText(wrong)
        assert not mail_button.isEnabled()
        assert "MPN ID" in label(dialog, "requestStatus")
    dialog.new_reseller.mpn.setText("6190001")
    dialog.new_reseller.tenant.setText("not one")
    assert not mail_button.isEnabled()
    dialog.new_reseller.tenant.setText("{4F45A9F4-3CC5-41AD-A858-7DE23F4B8ECF}")
    assert dialog.letter.toPlainText().startswith("Hello Lucerne IT,")
    with qtbot.waitSignal(dialog.remembered):
        mail_button.click()
    with store.reading() as session:
        (found,) = resellers.find(session, "6190001")
    assert (found.name, found.location) == ("Lucerne IT", "KZ")
    assert found.tenant_id == "4f45a9f4-3cc5-41ad-a858-7de23f4b8ecf"
    assert found.partnership is PartnershipState.REQUESTED


def test_a_role_that_may_not_ask_sees_why(runner: TaskRunner, window, mail, provider, reseller) -> None:
    desk = Desk(runner, lambda: Actor("Sam", Role.HELPDESK_AGENT), today=lambda: TODAY)
    dialog = opened(desk, window, mail, provider, CUSTOMER_LINK, reseller)
    assert not button(dialog, "openMailButton").isEnabled()
    assert "Helpdesk agent" in label(dialog, "requestStatus")


def test_what_the_rules_refuse_is_told_and_nothing_is_sent(qtbot, store, runner, window, mail, provider) -> None:
    actor = Actor("Sam")
    desk = Desk(runner, lambda: actor, today=lambda: TODAY)
    dialog = opened(desk, window, mail, provider, PARTNERSHIP, None)
    dialog.new_reseller.name.setText("Lucerne IT")
    dialog.new_reseller.mpn.setText("6190001")
    dialog.link.edit.setText(LINK)
    button(dialog, "openMailButton").click()
    # Changed in the settings before the request is written: the rules have the last word.
    actor = Actor("Sam", Role.HELPDESK_AGENT)
    settle(qtbot, desk)
    assert mail.opened == []
    assert remembered(store) == []
    assert "role" in dialog.findChild(NoticeBar, "requestNotice").text()
    actor = Actor("Sam")
    dialog.changeEvent(QEvent(QEvent.Type.LanguageChange))
    with qtbot.waitSignal(dialog.remembered):
        button(dialog, "openMailButton").click()
    assert len(mail.opened) == 1


def test_enter_in_a_field_gives_nothing_up(qtbot, linked: RequestDialog) -> None:
    linked.recipient.setFocus()
    qtbot.keyClick(linked.recipient, KEY.Key_Return)
    assert linked.isVisible()


def test_words_follow_the_language_and_the_letter_does_not(linked: RequestDialog) -> None:
    before = linked.letter.toPlainText()
    button(linked, "openMailButton").setText("")
    linked.changeEvent(QEvent(QEvent.Type.LanguageChange))
    assert button(linked, "openMailButton").text() == "&Open in mail"
    assert linked.letter.toPlainText() == before


# The tracker


@pytest.fixture
def tracker(
    qtbot, store: Store, desk: Desk, window: QWidget, mail: Mail, provider: Provider, reseller
) -> RequestsTracker:
    now = utc_now()
    with store.writing() as session:
        (datum,) = resellers.find(session, story.DATUM.mpn_id)
        requests.remember(session, desk.actor, now, PARTNERSHIP, datum.key, link=LINK)
        requests.remember(
            session, desk.actor, now, CUSTOMER_LINK, reseller.key, customer_key=1, language="ru", link=LINK
        )
    tracker = RequestsTracker(desk, window, open_url=mail)
    desk.changed.connect(tracker.refresh)
    tracker.resize(900, 300)
    tracker.show()
    tracker.reload()
    settle(qtbot, desk)
    return tracker


def choose(tracker: RequestsTracker, kind: RequestKind) -> None:
    rows = [row for row, line in enumerate(tracker.model.records) if line.request.kind is kind]
    tracker.table.select_row(rows[0])


def test_requests_are_listed_until_they_are_answered(qtbot, store: Store, desk: Desk, tracker: RequestsTracker) -> None:
    assert tracker.model.rowCount() == 2
    choose(tracker, CUSTOMER_LINK)
    with qtbot.waitSignal(tracker.counted) as counted:
        button(tracker, "declinedButton").click()
    assert counted.args == [1]
    settle(qtbot, desk)
    tracker._closed.setChecked(True)
    settle(qtbot, desk)
    assert [line.request.state for line in tracker.model.records] == [RequestState.SENT, RequestState.DECLINED]
    tracker.table.select_row(1)
    for name in ("remindButton", "establishedButton", "declinedButton"):
        assert not button(tracker, name).isEnabled()


def test_established_links_the_reseller(qtbot, store: Store, desk: Desk, tracker: RequestsTracker) -> None:
    choose(tracker, CUSTOMER_LINK)
    button(tracker, "establishedButton").click()
    settle(qtbot, desk)
    assert {request.state for request in remembered(store)} == {RequestState.SENT, RequestState.ESTABLISHED}


def test_established_asks_for_a_missing_microsoft_id(qtbot, store: Store, desk: Desk, tracker: RequestsTracker) -> None:
    choose(tracker, PARTNERSHIP)
    assert "Microsoft ID" in label(tracker, "requestHint")
    button(tracker, "establishedButton").click()
    dialog = tracker.findChild(TenantIdDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit, "tenantId")
    field.setText("4f45a9f4-3cc5-41ad-a858-7de23f4b8ecf")
    dialog.save()
    settle(qtbot, desk)
    with store.reading() as session:
        (datum,) = resellers.find(session, story.DATUM.mpn_id)
    assert datum.tenant_id == "4f45a9f4-3cc5-41ad-a858-7de23f4b8ecf"
    assert datum.partnership is PartnershipState.ACTIVE


def test_reminding_writes_again_with_the_same_link(
    qtbot, store: Store, desk: Desk, tracker: RequestsTracker, mail: Mail
) -> None:
    choose(tracker, CUSTOMER_LINK)
    button(tracker, "remindButton").click()
    dialog = tracker.findChild(RequestDialog)
    assert dialog is not None
    assert dialog.letter.toPlainText().startswith("Здравствуйте")
    assert LINK in dialog.letter.toPlainText().split("\n")
    with qtbot.waitSignal(dialog.remembered):
        button(dialog, "openMailButton").click()
    settle(qtbot, desk)
    assert len(mail.opened) == 1
    states = {request.kind: request.state for request in remembered(store)}
    assert states == {CUSTOMER_LINK: RequestState.REMINDED, PARTNERSHIP: RequestState.SENT}


def test_no_request_is_said_so(qtbot, desk: Desk, window: QWidget) -> None:
    tracker = RequestsTracker(desk, window)
    tracker.show()
    tracker.reload()
    settle(qtbot, desk)
    assert label(tracker, "stateSentence") == "No request awaits an answer."
