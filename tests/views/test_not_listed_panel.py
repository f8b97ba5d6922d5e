"""The panel of those who may not be chosen: reasons, cures, and which relationship to ask for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.data import subscriptions
from desktop.data.sample import story
from desktop.data.store import Store
from desktop.domain.records import RequestKind
from desktop.domain.roles import Actor, Role
from desktop.models.candidates import NotListed, read_not_listed
from desktop.views.not_listed_panel import NotListedPanel
from desktop.views.states import State
from tests.desk_fixtures import ACTOR, TODAY


def entries(store: Store, actor: Actor = ACTOR) -> tuple[NotListed, ...]:
    with store.reading() as session:
        key = subscriptions.key_of(session, story.CONTOSO_HEAD_OFFICE)
        assert key is not None
        return read_not_listed(session, actor, TODAY, key)


@pytest.fixture
def panel(qtbot, store: Store) -> NotListedPanel:
    panel = NotListedPanel()
    qtbot.addWidget(panel)
    panel.resize(420, 500)
    panel.show()
    panel.activateWindow()
    panel.show_entries(entries(store), ACTOR)
    return panel


def go_to(panel: NotListedPanel, who: story.Cast) -> None:
    panel.search.setText(who.mpn_id)
    assert panel.model.rowCount() == 1


def test_all_are_listed_and_searched(qtbot, panel: NotListedPanel) -> None:
    assert panel.model.rowCount() == 14
    assert panel.stated.state() is None
    qtbot.keyClicks(panel.search, "PROSE")
    assert panel.model.rowCount() == 1
    assert panel.entry().candidate.contact.name == story.PROSEWARE.name
    qtbot.keyClicks(panel.search, "x")
    assert panel.stated.state() is State.NOTHING_FOUND
    assert not panel.request.isEnabled()
    panel.stated.action_requested.emit()
    assert panel.model.rowCount() == 14


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        (story.DATUM, RequestKind.PARTNERSHIP),
        (story.WOODGROVE, RequestKind.PARTNERSHIP),
        (story.ADVENTURE_WORKS, RequestKind.CUSTOMER_LINK),
    ],
)
def test_the_relationship_that_helps_is_asked_for(
    qtbot, panel: NotListedPanel, who: story.Cast, kind: RequestKind
) -> None:
    go_to(panel, who)
    with qtbot.waitSignal(panel.request_requested) as asked:
        qtbot.mouseClick(panel.request, Qt.MouseButton.LeftButton)
    assert asked.args[0] is kind
    assert asked.args[1].name == who.name


def test_no_request_where_none_would_help(panel: NotListedPanel) -> None:
    go_to(panel, story.WINGTIP)
    assert not panel.request.isEnabled()
    assert panel.request.accessibleDescription()


def test_enter_in_the_list_asks(qtbot, panel: NotListedPanel) -> None:
    go_to(panel, story.ADVENTURE_WORKS)
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.list.hasFocus()
    with qtbot.waitSignal(panel.request_requested):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)


def test_somebody_new_is_asked_for_a_partnership(qtbot, panel: NotListedPanel) -> None:
    with qtbot.waitSignal(panel.request_requested) as asked:
        qtbot.mouseClick(panel.request_new, Qt.MouseButton.LeftButton)
    assert asked.args == [RequestKind.PARTNERSHIP, None]


def test_a_role_that_may_not_ask_sees_why(panel: NotListedPanel, store: Store) -> None:
    helpdesk = Actor("Hal", Role.HELPDESK_AGENT)
    panel.show_entries(entries(store, helpdesk), helpdesk)
    go_to(panel, story.ADVENTURE_WORKS)
    assert not panel.request.isEnabled()
    assert "Helpdesk agent" in panel.request.accessibleDescription()
    assert not panel.request_new.isEnabled()


def test_esc_clears_the_search_and_then_leaves(qtbot, panel: NotListedPanel) -> None:
    left: list[bool] = []
    panel.left.connect(lambda: left.append(True))
    qtbot.keyClicks(panel.search, "pro")
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""
    assert left == []
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert left == [True]


def test_the_current_one_stays_when_the_list_is_read_again(panel: NotListedPanel, store: Store) -> None:
    trey = next(e.candidate.reseller.key for e in entries(store) if e.candidate.contact.name == story.TREY.name)
    row = panel.model.row_of(trey)
    panel.list.setCurrentIndex(panel.model.index(row))
    panel.show_entries(entries(store)[1:], ACTOR)
    assert panel.entry().candidate.contact.name == story.TREY.name


def test_five_thousand_are_laid_out_and_painted(panel: NotListedPanel, store: Store) -> None:
    panel.show_entries(entries(store) * 360, ACTOR)
    assert panel.model.rowCount() > 5000
    assert not panel.grab().isNull()
    panel.search.setText("proseware")
    assert panel.model.rowCount() == 360
    assert not panel.grab().isNull()
