"""The resellers page: the directory, one reseller in full, and what leads elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QMenu, QPushButton

from desktop.data import resellers
from desktop.data.sample import story
from desktop.domain.records import PartnershipState, RequestKind
from desktop.domain.roles import Actor, Role
from desktop.models.desk import Desk, Kind
from desktop.models.paging import Phase
from desktop.views.agreement_dialog import AgreementDialog
from desktop.views.form_dialog import FormDialog
from desktop.views.profile_dialog import ProfileDialog
from desktop.views.resellers_page import ResellersPage
from desktop.views.states import State
from desktop.views.tenant_id_dialog import TenantIdDialog
from desktop.views.theme import Theme, apply_theme


def opened(qtbot, desk) -> ResellersPage:
    page = ResellersPage(desk)
    qtbot.addWidget(page)
    qtbot.addWidget(page.filters)
    desk.changed.connect(page.refresh)
    page.resize(1000, 600)
    page.show()
    qtbot.waitUntil(lambda: page.model.phase is Phase.READY and not desk.runner.busy)
    # The rows on screen are asked for when they are painted.
    qtbot.waitUntil(lambda: page.model.record_at(0) is not None and page.panel.row is not None)
    return page


@pytest.fixture
def page(qtbot, desk) -> ResellersPage:
    return opened(qtbot, desk)


def go_to(qtbot, page: ResellersPage, who: story.Cast) -> None:
    row = next(row for row in range(page.model.rowCount()) if page.model.record_at(row).reseller.name == who.name)
    page.table.select_row(row)
    qtbot.waitUntil(lambda: page.panel.name.text() == who.name and not page._desk.runner.busy)


def button(page: ResellersPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name) or page.filters.findChild(QPushButton, name)
    assert found is not None, name
    return found


def dialog(page: ResellersPage, kind: type[FormDialog]) -> FormDialog:
    return page.findChild(kind)


def test_the_first_reseller_is_shown_at_once(page: ResellersPage) -> None:
    assert page.model.rowCount() == 16
    assert page.panel.name.text() == page.model.record_at(0).reseller.name
    assert page.panel.name.textFormat() is Qt.TextFormat.PlainText


def test_the_state_filter_narrows_the_directory(qtbot, page: ResellersPage) -> None:
    box = page.filters.findChild(QComboBox, "stateFilter")
    box.setCurrentIndex(box.findData(PartnershipState.ENDED))
    qtbot.waitUntil(lambda: page.model.phase is Phase.READY and page.model.rowCount() == 1)
    qtbot.waitUntil(lambda: page.panel.name.text() == story.WOODGROVE.name)


def test_nothing_found_is_not_nothing_there(qtbot, page: ResellersPage) -> None:
    page.set_search("zzz <b>")
    qtbot.waitUntil(lambda: page.stated.state() is State.NOTHING_FOUND)
    with qtbot.waitSignal(page.clear_search_requested):
        page.stated.overlay().findChild(QPushButton, "stateButton").click()
    page.set_search("")
    qtbot.waitUntil(lambda: page.stated.state() is None)


def test_a_desk_without_files_is_led_to_them(qtbot, empty_desk) -> None:
    page = ResellersPage(empty_desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.stated.state() is State.NEVER_IMPORTED)
    with qtbot.waitSignal(page.first_run_requested):
        page.stated.overlay().findChild(QPushButton, "stateButton").click()


def test_agreements_and_note_of_the_current_reseller_are_shown(qtbot, page: ResellersPage) -> None:
    go_to(qtbot, page, story.WINGTIP)
    words = [label.text() for label in page.panel.findChildren(QLabel)]
    assert "SUP-A-003" in words
    go_to(qtbot, page, story.FABRIKAM)
    assert "Гульнара" in page.panel.findChild(QLabel, "resellerNote").text()


def test_an_agreement_is_recorded_and_shown(qtbot, page: ResellersPage, store) -> None:
    go_to(qtbot, page, story.TREY)
    button(page, "addAgreementButton").click()
    form = dialog(page, AgreementDialog)
    form.save()
    assert form.isVisible()
    assert not form.notice.isHidden()
    form.reference.setText("T-1 <i>")
    form.has_end.setChecked(True)
    form.valid_from.setDate(QDate(2026, 1, 1))
    form.valid_to.setDate(QDate(2025, 1, 1))
    form.save()
    assert form.isVisible()
    form.valid_to.setDate(QDate(2026, 12, 31))
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "T-1 <i>" in [label.text() for label in page.panel.findChildren(QLabel)])
    with store.reading() as session:
        key = resellers.by_tenant_id(session, story.TREY.tenant_id).key
        [kept] = resellers.agreements(session, [key])
    assert (kept.reference, kept.valid_from, kept.valid_to) == ("T-1 <i>", date(2026, 1, 1), date(2026, 12, 31))


def test_support_details_are_edited(qtbot, page: ResellersPage) -> None:
    go_to(qtbot, page, story.TAILSPIN)
    assert page.panel.card.missing()
    button(page, "editProfileButton").click()
    form = dialog(page, ProfileDialog)
    form.findChild(QLineEdit, "profileMail").setText("not an address")
    form.save()
    assert form.isVisible()
    form.findChild(QLineEdit, "profileMail").setText("help@tailspin.example")
    form.findChild(QLineEdit, "profilePhone").setText("+7 1")
    form.save()
    qtbot.waitUntil(lambda: page.panel.row.reseller.profile.phone == "+7 1")


def test_a_missing_microsoft_id_is_entered(qtbot, page: ResellersPage) -> None:
    go_to(qtbot, page, story.FABRIKAM)
    assert button(page, "enterTenantIdButton").isHidden()
    go_to(qtbot, page, story.DATUM)
    assert not button(page, "editProfileButton").isEnabled()
    button(page, "enterTenantIdButton").click()
    form = dialog(page, TenantIdDialog)
    form.tenant_id.setText("nonsense")
    form.save()
    assert form.isVisible()
    form.tenant_id.setText("{5419C4E7-E6B8-4626-ABDB-D74742880999}")
    form.save()
    qtbot.waitUntil(lambda: page.panel.row.reseller.tenant_id == "5419c4e7-e6b8-4626-abdb-d74742880999")


def test_escape_leaves_everything_as_it_was(qtbot, page: ResellersPage) -> None:
    go_to(qtbot, page, story.TAILSPIN)
    button(page, "editProfileButton").click()
    form = dialog(page, ProfileDialog)
    with qtbot.waitSignal(form.finished) as closed:
        qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert closed.args == [QDialog.DialogCode.Rejected.value]
    assert page.panel.row.reseller.profile.phone == ""


def test_requests_lead_elsewhere(qtbot, page: ResellersPage) -> None:
    go_to(qtbot, page, story.LITWARE)
    with qtbot.waitSignal(page.request_requested) as asked:
        button(page, "requestPartnershipButton").click()
    assert asked.args[0] is RequestKind.PARTNERSHIP
    assert asked.args[1].name == story.LITWARE.name
    with qtbot.waitSignal(page.request_requested) as asked:
        button(page, "addResellerButton").click()
    assert asked.args == [RequestKind.PARTNERSHIP, None, None]
    go_to(qtbot, page, story.FABRIKAM)
    assert button(page, "requestPartnershipButton").isHidden()
    with qtbot.waitSignal(page.customers_of_requested) as asked:
        button(page, "showSubscriptionsButton").click()
    assert asked.args[0].name == story.FABRIKAM.name


def test_a_role_that_may_not_request_sees_why(qtbot, runner) -> None:
    page = opened(qtbot, Desk(runner, lambda: Actor("Bob", Role.HELPDESK_AGENT)))
    assert not button(page, "addResellerButton").isEnabled()
    assert "Helpdesk agent" in button(page, "addResellerButton").accessibleDescription()
    go_to(qtbot, page, story.LITWARE)
    assert not button(page, "requestPartnershipButton").isEnabled()


def test_the_current_reseller_survives_a_refresh_and_another_order(qtbot, page: ResellersPage) -> None:
    go_to(qtbot, page, story.PROSEWARE)
    page.table.horizontalHeader().setSortIndicator(page.model.column_of("supported"), Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: page.model.phase is Phase.READY and not page._desk.runner.busy)
    assert page.panel.name.text() == story.PROSEWARE.name
    page.refresh(Kind.ALL)
    qtbot.waitUntil(lambda: page.model.phase is Phase.READY and not page._desk.runner.busy)
    assert page.model.record_at(page.table.currentIndex().row()).reseller.name == story.PROSEWARE.name


def test_the_layout_is_kept(qtbot, page: ResellersPage) -> None:
    page.table.columns.set_shown("mail", True)
    saved = page.save_layout()
    page.table.columns.set_shown("mail", False)
    page.restore_layout(saved)
    assert not page.table.isColumnHidden(page.model.column_of("mail"))
    page.restore_layout({"columns": 3, "splitter": ["a"]})


def test_a_request_under_way_is_counted_on_its_tab(qtbot, page: ResellersPage, desk) -> None:
    go_to(qtbot, page, story.LITWARE)
    before = page.tabs.tabText(1)
    with qtbot.waitSignal(page.tracker.counted):
        desk.request(RequestKind.PARTNERSHIP, page.panel.row.reseller.key, None, "en", "")
    qtbot.waitUntil(lambda: page.tabs.tabText(1) != before)
    assert "1" in page.tabs.tabText(1)
    assert [pane.isVisibleTo(page) for pane in page.panes()] == [True, True, True]
    page.tabs.setCurrentWidget(page.tracker)
    assert page.panes()[-1] is page.tracker
    page.set_search("Fabrikam")
    assert page.tabs.currentWidget() is page.splitter


def test_the_menu_of_a_row_offers_what_the_panel_does(qtbot, page: ResellersPage) -> None:
    go_to(qtbot, page, story.FABRIKAM)
    menu = page.menu_of(page.panel.row)
    acts = {action.objectName(): action for action in menu.actions()}
    assert not acts["menuRequestPartnership"].isEnabled()
    with qtbot.waitSignal(page.customers_of_requested):
        acts["menuShowSubscriptions"].trigger()
    acts["menuCopyMpnId"].trigger()
    assert QGuiApplication.clipboard().text() == story.FABRIKAM.mpn_id
    acts["menuCopy"].trigger()
    assert story.FABRIKAM.name in QGuiApplication.clipboard().text()
    page.table.menu_requested.emit(page.table.currentIndex(), QPoint(5, 5))
    shown = [found for found in page.findChildren(QMenu, "rowMenu") if found.isVisible()]
    assert len(shown) == 1
    shown[0].close()


def test_a_narrow_panel_cuts_no_mpn_id(qtbot, qapp, desk) -> None:
    apply_theme(qapp, Theme())
    page = opened(qtbot, desk)
    go_to(qtbot, page, story.LITWARE)
    page.splitter.setSizes([10_000, 1])
    value = page.panel.findChild(QLabel, "reseller_mpn_id")
    qtbot.waitUntil(lambda: page.panel.width() == page.panel.minimumSizeHint().width())
    assert value.text() == story.LITWARE.mpn_id
    assert value.width() >= value.fontMetrics().horizontalAdvance(value.text())
