"""A real conflict: a contact is changed in the service between decision and sync, and settled by hand in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QToolButton

from desktop import settings
from desktop.app import open_desk
from desktop.data.checking import faults_of
from desktop.data.store import Store, open_store
from desktop.journey import Journey
from desktop.models import roles
from desktop.models.desk import Kind
from desktop.sandbox.running import Sandbox, running
from desktop.sandbox.tenant import Tenant
from desktop.settings import Settings
from desktop.sync.engine import Summary, sync
from desktop.sync.partner_center.client import PartnerCenter
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.tokens import VARIABLE, EnvironmentToken
from desktop.views.changes.details import ChangeDetails
from desktop.views.main_window import MainWindow
from tests.sync.engine.service import ACTOR
from tests.sync.engine.sockets import customer_of, decide_some, states
from tests.sync.partner_center.scripted import Time

TENANT = Tenant(customers=40, subscriptions=160, resellers=16, lost=False)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    with running(TENANT) as sandbox:
        monkeypatch.setenv(VARIABLE, sandbox.token)
        yield sandbox


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.sqlite")
    yield store
    store.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    settings.save(tmp_path / "config", Settings(author=ACTOR.author, language="en", theme="light"))
    return tmp_path


def synced(sandbox: Sandbox, store: Store) -> Summary:
    time = Time()
    remote = PartnerCenter(Connection(base_url=sandbox.base_url), EnvironmentToken(), clock=time, sleep=time.sleep)
    try:
        return sync(store, remote, ACTOR)
    finally:
        remote.close()


def meddle(sandbox: Sandbox, store: Store, chosen: dict[str, str]) -> dict[str, str]:
    """Somebody sets other resellers in the service on these subscriptions; subscription → their tenant id."""
    directory = sandbox.directory
    set_there: dict[str, str] = {}
    for subscription, wanted in chosen.items():
        other = next(
            str(fact.tenant_id)
            for fact in directory.listed_resellers()
            if fact.tenant_id and str(fact.tenant_id).lower() != wanted.lower()
        )
        directory.change_contact(customer_of(store, subscription), subscription, other)
        set_there[subscription] = other.lower()
    return set_there


def held(sandbox: Sandbox, store: Store, subscription: str) -> str:
    """The tenant id of the contact that the service holds."""
    return sandbox.directory.contact(customer_of(store, subscription), subscription)[0].lower()


def waiting_at_changes(window: MainWindow) -> str:
    navigation = window.findChild(QListView, "navigation")
    assert navigation is not None
    return str(navigation.model().index(3, 0).data(roles.CAPTION) or "")


def test_a_conflict_is_settled_in_the_window_and_confirmed_by_the_next_sync(
    qapp, sandbox: Sandbox, store: Store, folder: Path
) -> None:
    synced(sandbox, store)
    chosen = decide_some(store, 3)
    mine, theirs, untouched = chosen
    there = meddle(sandbox, store, {one: chosen[one] for one in (mine, theirs)})
    done = synced(sandbox, store)
    assert (done.conflicts, done.confirmed) == (2, 1)

    with open_desk(str(folder / "desk.sqlite"), config_dir=folder / "config") as window:
        window.resize(1280, 800)
        window.show()
        desk = Journey(window)
        desk.settled()
        assert waiting_at_changes(window) == "2"
        desk.key(Qt.Key.Key_4, CONTROL)
        desk.settled()
        desk.part(QToolButton, "changeGroup_conflicts").click()
        desk.settled()
        for subscription, act in ((mine, "keepMineButton"), (theirs, "takeTheirsButton")):
            desk.search(subscription)
            desk.choose_row("changesTable", "Conflict")
            details = desk.part(ChangeDetails, "changeDetails")
            assert [side.isVisible() for side in details._sides] == [True, True, True]
            desk.press(act)
            desk.settled()
        desk.search("")
        assert states(store)[mine] == "submitted"
        assert states(store)[theirs] == "withdrawn"
        assert waiting_at_changes(window) == ""

        done = synced(sandbox, store)
        assert (done.confirmed, done.conflicts) == (1, 0)
        window.desk.tell(Kind.ALL)
        desk.part(QToolButton, "changeGroup_confirmed").click()
        desk.settled()
        page = window._pages.get("changes")
        found = [page.model.record_at(row) for row in range(page.model.rowCount())]
        confirmed = {line.change.subscription_id for line in found if hasattr(line, "change")}
        assert confirmed == {mine, untouched}

    assert held(sandbox, store, mine) == chosen[mine].lower()
    assert held(sandbox, store, theirs) == there[theirs]
    assert states(store) == {mine: "confirmed", theirs: "withdrawn", untouched: "confirmed"}
    assert faults_of(store) == []
