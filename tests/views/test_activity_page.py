"""The activity page: newest first, narrowed by what happened, each row told in full."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPushButton

from desktop.data import customers, resellers, subscriptions
from desktop.data.queries import SubscriptionQuery
from desktop.data.sample import story
from desktop.domain.records import Event, SupportContact
from desktop.models.activity import EventGroup
from desktop.models.paging import Phase
from desktop.views.activity_page import ActivityPage
from desktop.views.states import State


def settled(qtbot, page: ActivityPage) -> None:
    qtbot.waitUntil(lambda: page.model.phase is Phase.READY and not page._desk.runner.busy)
    # The rows on screen are asked for when they are painted.
    qtbot.waitUntil(lambda: not page.model.rowCount() or page.model.record_at(0) is not None)


@pytest.fixture
def page(qtbot, desk) -> ActivityPage:
    page = ActivityPage(desk)
    qtbot.addWidget(page)
    qtbot.addWidget(page.filters)
    desk.changed.connect(page.refresh)
    page.resize(1000, 500)
    page.show()
    settled(qtbot, page)
    return page


def stage_contoso(qtbot, desk, store) -> None:
    with store.reading() as session:
        customer = customers.key_of(session, story.CONTOSO)
        keys = list(subscriptions.ids(session, SubscriptionQuery(customer_key=customer)))
        who = resellers.by_tenant_id(session, story.FABRIKAM.tenant_id)
    contact = SupportContact(who.tenant_id, who.mpn_id, who.name)
    with qtbot.waitSignal(desk.changed):
        desk.stage(keys, contact, reason="T-42")


def test_the_build_of_the_sample_is_the_first_row(page: ActivityPage) -> None:
    assert page.model.record_at(0).event is Event.IMPORTED
    assert "File imported" in page.detail.text()
    assert page.detail.textFormat() is Qt.TextFormat.PlainText
    assert not page.show_subscription.isEnabled()


def test_a_decision_turns_up_and_leads_to_its_subscription(qtbot, page: ActivityPage, desk, store) -> None:
    before = page.model.rowCount()
    stage_contoso(qtbot, desk, store)
    qtbot.waitUntil(lambda: page.model.rowCount() > before)
    settled(qtbot, page)
    page.table.select_row(0)
    qtbot.waitUntil(lambda: "T-42" in page.detail.text())
    assert story.FABRIKAM.name in page.detail.text()
    record = page.model.record_at(0)
    with qtbot.waitSignal(page.subscription_requested) as asked:
        page.table.doubleClicked.emit(page.model.index(0, 0))
    assert asked.args == [record.subscription_id]
    with qtbot.waitSignal(page.subscription_requested):
        page.findChild(QPushButton, "activityShowButton").click()


def test_the_filter_narrows_to_one_sort(qtbot, page: ActivityPage, desk, store) -> None:
    stage_contoso(qtbot, desk, store)
    box = page.filters.findChild(QComboBox, "eventFilter")
    box.setCurrentIndex(box.findData(EventGroup.IMPORTS))
    settled(qtbot, page)
    assert page.model.record_at(0).event is Event.IMPORTED
    box.setCurrentIndex(box.findData(EventGroup.DECISIONS))
    settled(qtbot, page)
    assert page.model.record_at(0).event in EventGroup.DECISIONS.value


def test_nothing_found_offers_to_clear_the_search(qtbot, page: ActivityPage) -> None:
    page.set_search("no such thing")
    qtbot.waitUntil(lambda: page.stated.state() is State.NOTHING_FOUND)
    with qtbot.waitSignal(page.clear_search_requested):
        page.stated.overlay().findChild(QPushButton, "stateButton").click()
    page.set_search("")
    qtbot.waitUntil(lambda: page.stated.state() is None)


def test_an_empty_desk_is_led_to_files(qtbot, empty_desk) -> None:
    page = ActivityPage(empty_desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.stated.state() is State.NEVER_IMPORTED)
    with qtbot.waitSignal(page.first_run_requested):
        page.stated.overlay().findChild(QPushButton, "stateButton").click()


def test_the_layout_is_kept(page: ActivityPage) -> None:
    page.table.columns.set_shown("id", True)
    saved = page.save_layout()
    page.table.columns.set_shown("id", False)
    page.restore_layout(saved)
    assert not page.table.isColumnHidden(page.model.column_of("id"))
    page.restore_layout({"columns": None})


def test_the_menu_of_a_row_leads_to_the_subscription(qtbot, page: ActivityPage, desk, store) -> None:
    before = page.model.rowCount()
    stage_contoso(qtbot, desk, store)
    qtbot.waitUntil(lambda: page.model.rowCount() > before)
    settled(qtbot, page)
    record = page.model.record_at(0)
    acts = {action.objectName(): action for action in page.menu_of(record).actions()}
    with qtbot.waitSignal(page.subscription_requested) as asked:
        acts["menuShowSubscription"].trigger()
    assert asked.args == [record.subscription_id]
    acts["menuCopyId"].trigger()
    assert QGuiApplication.clipboard().text() == record.subscription_id
