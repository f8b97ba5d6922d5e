"""Syncing in the real window with a real service over the loopback: connect, read, decide, send; what goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QSpinBox

from desktop import logs, settings
from desktop.app import open_desk
from desktop.data import overview
from desktop.data.clock import local_today, utc_now
from desktop.data.sample.building import build_sample
from desktop.data.sample.tenant import SampleSize
from desktop.data.store import open_store
from desktop.data.syncing.locking import only_sync
from desktop.domain.roles import Actor
from desktop.journey import Journey, wait_until
from desktop.models.syncing import SyncState
from desktop.sandbox.faults import Kind
from desktop.sandbox.requests import Call
from desktop.sandbox.running import Sandbox, running
from desktop.sandbox.tenant import Tenant
from desktop.settings import Settings
from desktop.views.connect_dialog import ConnectDialog
from desktop.views.main_window import MainWindow
from desktop.views.panels import NoticeBar
from desktop.views.sync_bar import SyncBar
from tests.sync.engine.sockets import decide_some, states

TENANT = Tenant(customers=40, subscriptions=160, resellers=16, lost=False)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    with running(TENANT) as sandbox:
        monkeypatch.setenv("PARTNER_DESK_TOKEN", sandbox.token)
        yield sandbox


@pytest.fixture
def folder(tmp_path: Path, sandbox: Sandbox) -> Path:
    """A folder without a store, and settings of a person that lead nowhere yet."""
    save(tmp_path)
    return tmp_path


def save(folder: Path, **values: object) -> None:
    settings.save(folder / "config", Settings(author="Ann Desk", language="en", theme="light", **values))


def connected(folder: Path, sandbox: Sandbox) -> Path:
    save(folder, connected=True, base_url=sandbox.base_url, per_minute=60_000)
    return folder


@pytest.fixture
def window(qapp, folder: Path) -> Iterator[MainWindow]:
    yield from opened(folder)


def opened(folder: Path) -> Iterator[MainWindow]:
    with open_desk(str(folder / "desk.sqlite"), config_dir=folder / "config") as window:
        window.resize(1280, 800)
        window.show()
        yield window


@pytest.fixture
def syncing(qapp, folder: Path, sandbox: Sandbox) -> Iterator[Journey]:
    """A window that is connected already, on a store without rows."""
    for window in opened(connected(folder, sandbox)):
        desk = Journey(window)
        desk.settled()
        yield desk


def type_into(desk: Journey, name: str, text: str) -> None:
    line = desk.part(QLineEdit, name)
    line.selectAll()
    QTest.keyClicks(line, text)
    assert line.text() == text


def notice(desk: Journey) -> NoticeBar:
    return desk.part(NoticeBar, "windowNotice")


def ended(desk: Journey) -> NoticeBar:
    """Wait until the sync has ended, and return what is said of it."""
    wait_until(lambda: not desk.window.sync.syncing.busy, "the end of the sync")
    desk.settled()
    return notice(desk)


def sync(desk: Journey) -> NoticeBar:
    """Press F5 and wait until what came of it is said."""
    model = desk.window.sync.syncing
    ends: list[object] = []
    model.finished.connect(ends.append)
    model.failed.connect(ends.append)
    desk.key(Qt.Key.Key_F5)
    wait_until(lambda: bool(ends), "the end of the sync")
    return ended(desk)


def standing(desk: Journey) -> str:
    return desk.part(QPushButton, "standingButton").text()


def counts(folder: Path) -> tuple[int, int]:
    store = open_store(folder / "desk.sqlite")
    with store.reading() as session:
        found = overview.counts(session)
    store.close()
    return found.customers, found.subscriptions


def test_from_the_first_door_to_a_confirmed_change(
    window: MainWindow, folder: Path, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logs.start(folder / "logs")
    desk = Journey(window)
    desk.settled()
    assert window.is_first_run
    assert "Not connected" in standing(desk)
    desk.press("firstRunConnectButton")
    desk.press("connectMoreButton")
    type_into(desk, "connectBaseUrl", sandbox.base_url)
    desk.part(QSpinBox, "connectPerMinute").setValue(60_000)
    assert "PARTNER_DESK_TOKEN" in desk.part(ConnectDialog, "connectDialog").person.text()
    desk.press("connectSyncButton")
    wait_until(lambda: not window.is_first_run, "the first rows")
    said = ended(desk)
    assert said.text().startswith("Synced. Rows: ")
    assert counts(folder) == (40, 160)
    assert standing(desk).startswith("Synced ")

    desk.choose_row("customersTable", "Contoso Ltd")
    desk.choose_row("subscriptionsTable", "Head office")
    desk.choose_contact("fab")
    desk.take_contact()
    desk.press("submitButton")
    desk.settled()
    desk.press("reviewConfirmButton")
    desk.settled()
    desk.press("reviewCloseButton")
    desk.settled()
    assert desk.change_chip() == "Submitted"
    assert standing(desk).startswith("1 to send · Synced ")
    said = sync(desk)
    assert "1 change confirmed." in said.text()
    assert len(sandbox.log.applied) == 1
    assert desk.change_chip() == ""

    secret = sandbox.token.encode()
    for path in (path for path in folder.rglob("*") if path.is_file()):
        assert secret not in path.read_bytes(), path
    assert sandbox.token not in caplog.text
    logs.stop()
    kept = settings.load(folder / "config")
    assert (kept.connected, kept.base_url) == (True, sandbox.base_url)


def test_an_address_that_a_token_must_not_go_to_is_refused_in_the_dialog(
    window: MainWindow, folder: Path, sandbox: Sandbox
) -> None:
    desk = Journey(window)
    desk.settled()
    desk.press("firstRunConnectButton")
    desk.press("connectMoreButton")
    type_into(desk, "connectBaseUrl", "http://example.com")
    desk.press("connectSyncButton")
    dialog = desk.part(ConnectDialog, "connectDialog")
    assert "http://example.com is no address" in dialog.notice.text()
    assert not window.sync.syncing.busy
    assert not settings.load(folder / "config").connected
    type_into(desk, "connectBaseUrl", sandbox.base_url)
    desk.press("connectSyncButton")
    assert ended(desk).text().startswith("Synced. Rows: ")


def test_a_network_that_is_cut_half_way_is_a_state_and_the_next_sync_goes_on(
    syncing: Journey, folder: Path, sandbox: Sandbox
) -> None:
    cut = sandbox.faults.add(Kind.RESET, skip=30)
    said = sync(syncing)
    assert "cannot be reached" in said.text()
    assert standing(syncing) == "Offline"
    customers, subscriptions = counts(folder)
    assert customers == 40
    assert 0 < subscriptions < 160
    asked = sandbox.log.counts[Call.SUBSCRIPTIONS]
    sandbox.faults.remove(cut.number)
    sandbox.log.clear()
    syncing.press("noticeButton")
    said = ended(syncing)
    assert said.text().startswith("Synced. Rows: ")
    assert counts(folder) == (40, 160)
    assert 0 < sandbox.log.counts[Call.SUBSCRIPTIONS] < 40 <= asked + sandbox.log.counts[Call.SUBSCRIPTIONS]
    assert standing(syncing).startswith("Synced ")


def test_a_sync_is_paused_and_goes_on_and_is_cancelled(syncing: Journey, folder: Path, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.SLOW, seconds=0.05)
    model = syncing.window.sync.syncing
    syncing.key(Qt.Key.Key_F5)
    wait_until(lambda: sandbox.log.counts[Call.CUSTOMERS] > 0, "requests")
    bar = syncing.part(SyncBar, "syncBar")
    syncing.press("syncPauseButton")
    assert model.state is SyncState.PAUSED
    assert bar.words.text().startswith("Paused")
    syncing.press("syncPauseButton")
    assert model.state is SyncState.RUNNING
    wait_until(lambda: sandbox.log.counts[Call.SUBSCRIPTIONS] > 2, "requests")
    syncing.press("syncCancelButton")
    said = ended(syncing)
    assert "was stopped" in said.text()
    assert counts(folder)[0] == 40
    sandbox.faults.clear()
    assert sync(syncing).text().startswith("Synced. Rows: ")
    assert counts(folder) == (40, 160)


def test_people_go_on_working_while_a_sync_runs(syncing: Journey, folder: Path, sandbox: Sandbox) -> None:
    sync(syncing)
    sandbox.faults.add(Kind.SLOW, seconds=0.3)
    syncing.window.sync.sync_anew()
    wait_until(lambda: syncing.window.sync.syncing.busy, "a sync")
    syncing.choose_row("customersTable", "Contoso Ltd")
    syncing.choose_row("subscriptionsTable", "Head office")
    syncing.choose_contact("fab")
    syncing.take_contact()
    assert syncing.change_chip() == "Staged"
    assert syncing.window.sync.syncing.busy
    syncing.window.sync.cancel()
    ended(syncing)
    assert syncing.change_chip() == "Staged"


def test_closing_the_window_ends_a_sync_quickly_and_in_good_order(qapp, folder: Path, sandbox: Sandbox) -> None:
    connected(folder, sandbox)
    sandbox.faults.add(Kind.SLOW, seconds=0.2)
    for window in opened(folder):
        desk = Journey(window)
        desk.settled()
        desk.key(Qt.Key.Key_F5)
        wait_until(lambda: sandbox.log.counts[Call.SUBSCRIPTIONS] > 2, "requests")
        window.close()
    sandbox.faults.clear()
    for window in opened(folder):
        desk = Journey(window)
        desk.settled()
        assert counts(folder)[0] == 40
        sync(desk)
        assert counts(folder) == (40, 160)


def test_what_needs_a_person_is_said_with_the_way_there(syncing: Journey, folder: Path, sandbox: Sandbox) -> None:
    sync(syncing)
    store = open_store(folder / "desk.sqlite")
    first, second = decide_some(store, 2)
    store.close()
    sandbox.faults.add(
        Kind.ERROR, on=Call.PUT_CONTACT, path=f"*{second}*", status=400, code=900279, text="Not this one."
    )
    said = sync(syncing)
    assert "1 change confirmed." in said.text()
    assert "1 change refused." in said.text()
    store = open_store(folder / "desk.sqlite")
    assert states(store) == {first: "confirmed", second: "refused"}
    store.close()
    syncing.press("noticeButton")
    syncing.settled()
    assert syncing.window.page in ("changes", "activity")


def test_a_token_that_is_not_taken_and_another_sync_are_said_plainly(
    syncing: Journey, folder: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTNER_DESK_TOKEN", "eyJ.not.good")
    said = sync(syncing)
    assert "did not accept the token" in said.text()
    assert standing(syncing) == "Sign-in needed"
    monkeypatch.setenv("PARTNER_DESK_TOKEN", sandbox.token)
    store = open_store(folder / "desk.sqlite")
    with only_sync(store):
        assert "is being synced already" in sync(syncing).text()
    store.close()
    syncing.press("noticeButton")
    assert ended(syncing).text().startswith("Synced. Rows: ")


def test_the_book_of_another_provider_is_left_alone(qapp, folder: Path, sandbox: Sandbox) -> None:
    store = open_store(folder / "desk.sqlite")
    build_sample(store, SampleSize(30, 90, 16, seed=5), local_today(), Actor("sample"), utc_now())
    with store.writing() as session:
        from sqlalchemy import update

        from desktop.data.store.schema import ProviderRow

        session.execute(update(ProviderRow).values(tenant_id="00000000-0000-4000-8000-000000000077"))
    store.close()
    for window in opened(connected(folder, sandbox)):
        desk = Journey(window)
        desk.settled()
        said = sync(desk)
        assert "This store is the book of " in said.text()
        assert "made up" in said.text()
        assert counts(folder) == (30, 90)


def test_much_is_announced_before_it_is_asked(qapp, folder: Path, sandbox: Sandbox) -> None:
    for window in opened(connected(folder, sandbox)):
        desk = Journey(window)
        desk.settled()
        sync(desk)
    save(folder, connected=True, base_url=sandbox.base_url, per_minute=20)
    for window in opened(folder):
        desk = Journey(window)
        desk.settled()
        sandbox.log.clear()
        window.sync.sync_anew()
        desk.settled()
        assert not window.sync.syncing.busy
        assert "requests and takes about" in notice(desk).text()
        assert sum(sandbox.log.counts.values()) == 0
        desk.press("noticeButton")
        assert window.sync.syncing.busy
        window.sync.cancel()
        ended(desk)
