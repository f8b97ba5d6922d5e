"""The customers page: browse, find, assign and take back, by keyboard, over a real store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton, QWidget

from desktop.data import customers, outbox, subscriptions
from desktop.data.sample import story
from desktop.data.store import Store
from desktop.domain.records import ChangeState, RequestKind, RequestState, SubscriptionRow
from desktop.domain.roles import Actor, Role
from desktop.models.desk import Desk, Kind
from desktop.models.paging import Phase
from desktop.views.customers_page import CustomersPage
from desktop.views.note_dialog import NoteDialog
from desktop.views.states import State
from desktop.views.theme import Theme, apply_theme
from tests.desk_fixtures import TODAY

Key = Qt.Key


class Opened:
    """A page that is on screen, and what a test does with it."""

    def __init__(self, qtbot, desk: Desk) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.page = CustomersPage(desk)
        qtbot.addWidget(self.page)
        qtbot.addWidget(self.page.filters)
        desk.changed.connect(self.page.refresh)
        self.page.resize(1180, 760)
        self.page.show()
        self.page.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being read, written or about to be asked for."""
        page = self.page

        def settled() -> bool:
            return (
                not self.desk.runner.busy
                and page.customers.phase is not Phase.LOADING
                and page.subscriptions.phase is not Phase.LOADING
                and not page.customers._timer.isActive()
                and not page.subscriptions._timer.isActive()
            )

        self.qtbot.waitUntil(settled)

    def press(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(widget, key, modifier)

    def customer(self) -> str:
        return self.page.findChild(QLabel, "customerName").text()

    def subscription(self) -> str:
        return self.page.panel.told.row.id

    def open(self, customer: str, subscription: str | None = None) -> None:
        with self.desk.runner._store.reading() as session:
            customer_key = customers.key_of(session, customer)
            key = subscriptions.key_of(session, subscription) if subscription else None
        if key is None:
            self.page.open_customer(customer_key)
        else:
            self.page.open_subscription(customer_key, key)
        self.settle()

    def search(self, text: str) -> None:
        self.page.set_search(text)
        self.settle()

    def pick(self, typed: str) -> None:
        edit = self.page.panel.picker.lineEdit()
        edit.setFocus()
        edit.selectAll()
        # QTest knows the keys of one alphabet only.
        for letter in typed:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(edit, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        self.press(edit, Key.Key_Return)
        self.settle()

    def button(self, name: str) -> QPushButton:
        return self.page.findChild(QPushButton, name)

    def changes(self, *states: ChangeState):
        with self.desk.runner._store.reading() as session:
            return outbox.changes(session, states=states or [ChangeState.STAGED])

    def chip(self) -> str:
        """The change chip of the shown subscription in the table."""
        page = self.page
        row = page.subscriptions_table.currentIndex().row()
        return page.subscriptions.index(row, page.subscriptions.column_of("change")).data() or ""


@pytest.fixture
def opened(qtbot, desk) -> Opened:
    return Opened(qtbot, desk)


@pytest.fixture
def contoso(opened: Opened) -> Opened:
    opened.open(story.CONTOSO, story.CONTOSO_HEAD_OFFICE)
    return opened


def test_the_first_customer_is_shown_at_once(opened: Opened) -> None:
    page = opened.page
    assert page.customers.rowCount() == 30
    assert page.customers_table.currentIndex().row() == 0
    first = page.customers.record_at(0)
    assert opened.customer() == first.name
    assert page.subscriptions.rowCount() > 0
    assert page.panel.told is not None
    assert page.panel.told.row.customer_key == first.key
    assert page.customers_stated.state() is None


def test_hostile_names_are_plain_text(opened: Opened) -> None:
    opened.open(story.BOLD)
    label = opened.page.findChild(QLabel, "customerName")
    assert label.text() == "<b>Bold</b> & Söhne"
    for each in opened.page.findChildren(QLabel):
        assert each.textFormat() is Qt.TextFormat.PlainText or not each.text()


def test_endless_names_push_nothing_out(opened: Opened, store: Store) -> None:
    page = opened.page
    before = page.minimumSizeHint().width()
    with store.writing() as session:
        rows = {name: customers.key_of(session, name) for name in (story.CONTOSO,)}
        customers.set_note(session, rows[story.CONTOSO], "W" * 200, "")
    page.refresh(Kind.ALL)
    opened.open(story.CONTOSO, story.CONTOSO_HEAD_OFFICE)
    assert "W" * 200 in opened.customer()
    assert page.minimumSizeHint().width() <= before + 200
    assert page.width() == 1180


def test_a_turned_name_turns_no_other_words(opened: Opened) -> None:
    opened.open(story.BOLD, story.BOLD_NICKNAMED)
    about = opened.page.findChild(QLabel, "contactAbout").text()
    assert about.index("\u2068") < about.index("\u202e") < about.index("\u2069") < about.index("Microsoft 365")


def test_the_customer_has_no_column_of_its_own(opened: Opened) -> None:
    assert opened.page.subscriptions.column_of("customer") == -1
    menu = opened.page.subscriptions_table.columns.columns_menu()
    assert not [action for action in menu.actions() if action.objectName() == "column:customer"]
    menu.deleteLater()


def test_arrow_keys_show_the_next_customer(opened: Opened) -> None:
    page = opened.page
    page.focus_main()
    for _ in range(5):
        opened.press(page.customers_table, Key.Key_Down)
    opened.settle()
    record = page.customers.record_at(5)
    assert opened.customer() == record.name
    assert page.subscriptions.query.customer_key == record.key
    told = page.panel.told
    assert told is None or told.row.customer_key == record.key


def test_the_journey_by_keyboard(contoso: Opened) -> None:
    page = contoso.page
    page.focus_main()
    contoso.press(page.customers_table, Key.Key_Return)
    assert page.subscriptions_table.hasFocus()
    contoso.press(page.subscriptions_table, Key.Key_F2)
    assert page.panel.picker.view().isVisible()
    contoso.qtbot.keyClicks(page.panel.picker.lineEdit(), "fabrikam")
    contoso.press(page.panel.picker.lineEdit(), Key.Key_Return)
    contoso.settle()
    assert [change.wanted.name for change in contoso.changes()] == [story.FABRIKAM.name]
    assert contoso.chip() == "Staged"
    assert page.panel.picker.currentText() == story.FABRIKAM.name
    contoso.qtbot.waitUntil(page.subscriptions_table.hasFocus)
    assert "Submit 1 change" in contoso.button("submitButton").text().replace("&", "")
    contoso.press(page.subscriptions_table, Key.Key_Delete)
    contoso.settle()
    assert contoso.changes() == []
    assert contoso.chip() == ""
    contoso.press(page.subscriptions_table, Key.Key_Escape)
    contoso.qtbot.waitUntil(page.customers_table.hasFocus)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Down, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_three_keys_open_the_list_and_esc_goes_back(contoso: Opened, key: Qt.Key, modifier) -> None:
    page = contoso.page
    page.subscriptions_table.setFocus()
    contoso.press(page.subscriptions_table, key, modifier)
    assert page.panel.picker.view().isVisible()
    contoso.press(page.panel.picker.view(), Key.Key_Escape)
    contoso.press(page.panel.picker.lineEdit(), Key.Key_Escape)
    assert page.subscriptions_table.hasFocus()
    assert contoso.changes() == []


def test_the_list_opens_for_the_row_gone_to_and_not_for_the_one_before(contoso: Opened) -> None:
    page = contoso.page
    page.subscriptions_table.setFocus()
    contoso.press(page.subscriptions_table, Key.Key_End)
    contoso.press(page.subscriptions_table, Key.Key_F2)
    assert not page.panel.picker.view().isVisible()
    contoso.settle()
    assert page.panel.picker.view().isVisible()
    assert page.panel.told.row.key == page.subscriptions.key_at(page.subscriptions.rowCount() - 1)


def test_a_row_says_staged_only_when_it_is_in_the_store(contoso: Opened) -> None:
    page = contoso.page
    row = page.subscriptions_table.currentIndex().row()
    seen: list[tuple[str, int]] = []

    def look() -> None:
        record = page.subscriptions.record_at(row)
        if record is not None and record.change_state is ChangeState.STAGED:
            seen.append((record.contact.name, len(contoso.changes())))

    page.subscriptions.dataChanged.connect(look)
    edit = page.panel.picker.lineEdit()
    edit.selectAll()
    contoso.qtbot.keyClicks(edit, "tail")
    contoso.press(edit, Key.Key_Return)
    assert contoso.chip() == ""
    contoso.settle()
    assert seen
    assert set(seen) == {(story.TAILSPIN.name, 1)}


def test_what_was_there_before_is_said(contoso: Opened) -> None:
    contoso.pick("tail")
    said = " ".join(label.text() for label in contoso.page.panel.findChildren(QLabel))
    assert f"Was: {story.PROVIDER.name}" in said
    assert "Nobody has attested it" in said
    assert contoso.page.panel.card.missing() == ["No phone number"]


def test_the_reason_goes_with_the_change_before_and_after_choosing(contoso: Opened) -> None:
    panel = contoso.page.panel
    panel.reason.setFocus()
    contoso.qtbot.keyClicks(panel.reason, "HD-1")
    contoso.pick("tail")
    assert [change.reason for change in contoso.changes()] == ["HD-1"]
    panel.reason.setFocus()
    contoso.qtbot.keyClicks(panel.reason, "0")
    contoso.press(panel.reason, Key.Key_Return)
    contoso.settle()
    assert [change.reason for change in contoso.changes()] == ["HD-10"]
    contoso.open(story.CONTOSO, story.CONTOSO_E3)
    assert panel.reason.text() == ""


def test_a_reason_typed_first_waits_for_the_choice(contoso: Opened) -> None:
    panel = contoso.page.panel
    panel.reason.setFocus()
    contoso.qtbot.keyClicks(panel.reason, "HD-7")
    contoso.open(story.CONTOSO, story.CONTOSO_E3)
    assert panel.reason.text() == "HD-7"
    contoso.pick("tail")
    assert [change.reason for change in contoso.changes()] == ["HD-7"]
    contoso.open(story.CONTOSO, story.CONTOSO_HEAD_OFFICE)
    assert panel.reason.text() == ""


def test_reset_takes_back_the_row_and_no_other(contoso: Opened) -> None:
    contoso.pick("tail")
    contoso.open(story.CONTOSO, story.CONTOSO_E3)
    assert not contoso.button("resetButton").isEnabled()
    contoso.pick("fabrikam")
    assert len(contoso.changes()) == 2
    contoso.qtbot.mouseClick(contoso.button("resetButton"), Qt.MouseButton.LeftButton)
    contoso.settle()
    assert [change.wanted.name for change in contoso.changes()] == [story.TAILSPIN.name]
    assert contoso.chip() == ""


def test_submit_counts_all_that_is_staged(contoso: Opened) -> None:
    submit = contoso.button("submitButton")
    assert not submit.isEnabled()
    assert submit.accessibleDescription() == "Nothing is staged yet."
    contoso.pick("tail")
    contoso.open(story.ROMASHKA, story.ROMASHKA_OFFICE)
    contoso.pick("лютик")
    assert "2" in submit.text()
    with contoso.qtbot.waitSignal(contoso.page.review_requested):
        contoso.qtbot.mouseClick(submit, Qt.MouseButton.LeftButton)


def test_many_rows_are_assigned_at_once_after_asking_about_those_that_do_not_take_it(contoso: Opened) -> None:
    page = contoso.page
    rows = [page.subscriptions.row_of(page.panel.told.row.key)]
    selection = page.subscriptions_table.selectionModel()
    for row in range(page.subscriptions.rowCount()):
        if page.subscriptions.record_at(row).id in (story.CONTOSO_E3, story.CONTOSO_VISIO_DELETED):
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            selection.select(page.subscriptions.index(row, 0), flags)
            rows.append(row)
    contoso.settle()
    assert len(page.panel.told.keys) == 3
    assert page.panel.told.row.id == story.CONTOSO_HEAD_OFFICE
    contoso.pick("fabrikam")
    assert contoso.changes() == []
    question = page.panel.question
    assert question.isVisible()
    assert question.stop.hasFocus()
    assert "may be chosen for 2 of the 3 selected" in question.text()
    question.which.click()
    assert question.lines() == ["Contoso Ltd (1): The subscription is deleted"]
    question.leave_out.click()
    contoso.settle()
    assert not question.isVisible()
    assert {change.subscription_id for change in contoso.changes()} == {
        story.CONTOSO_HEAD_OFFICE,
        story.CONTOSO_E3,
    }
    assert len({change.batch_id for change in contoso.changes()}) == 1
    assert not page.panel.notice.isVisible()
    assert page.subscriptions_table.selected_count() == 3
    assert contoso.button("resetButton").isEnabled()
    contoso.qtbot.mouseClick(contoso.button("resetButton"), Qt.MouseButton.LeftButton)
    contoso.settle()
    assert contoso.changes() == []


def test_a_role_that_may_not_assign_sees_everything_and_why(qtbot, runner) -> None:
    desk = Desk(runner, lambda: Actor("Sam", Role.SALES_AGENT), today=lambda: TODAY)
    opened = Opened(qtbot, desk)
    opened.open(story.CONTOSO, story.CONTOSO_HEAD_OFFICE)
    panel = opened.page.panel
    assert panel.picker.isVisible()
    assert not panel.picker.isEnabled()
    assert panel.picker.currentText() == story.PROVIDER.name
    said = " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())
    assert "Your role (Sales agent) may not assign support contacts." in said
    assert not opened.button("submitButton").isEnabled()
    opened.press(opened.page.subscriptions_table, Key.Key_Delete)
    opened.press(opened.page.subscriptions_table, Key.Key_F2)
    opened.settle()
    assert opened.changes() == []


def test_a_search_is_answered_at_each_letter_and_keeps_who_is_found(contoso: Opened) -> None:
    page = contoso.page
    before = page.panel.told.row.key
    for end in range(1, len("contoso") + 1):
        page.set_search("contoso"[:end])
    contoso.settle()
    assert 0 < page.customers.rowCount() < 30
    assert contoso.customer() == "Contoso Ltd"
    assert page.panel.told.row.key == before
    contoso.search("")
    assert page.customers.rowCount() == 30
    assert contoso.customer() == "Contoso Ltd"
    assert page.customers_table.currentIndex().row() == page.customers.row_of(page.panel.told.row.customer_key)


@pytest.mark.parametrize("text", [story.ROMASHKA_BOOKKEEPING, "бухгалтерия елка", "camomile бухг"])
def test_a_search_for_a_subscription_goes_to_it(opened: Opened, text: str) -> None:
    opened.search(text)
    assert opened.customer() == "ООО «Ромашка» (Camomile)"
    assert opened.subscription() == story.ROMASHKA_BOOKKEEPING


def test_after_the_search_a_person_may_go_elsewhere(opened: Opened) -> None:
    page = opened.page
    opened.search("бухгалтерия")
    other = next(r for r in range(page.subscriptions.rowCount()) if r != page.subscriptions_table.currentIndex().row())
    page.subscriptions_table.select_row(other)
    opened.settle()
    page.refresh(Kind.ALL)
    opened.settle()
    assert page.subscriptions_table.currentIndex().row() == other


def test_nothing_found_offers_to_clear_the_search(opened: Opened) -> None:
    page = opened.page
    opened.search("zzzzzz")
    assert page.customers_stated.state() is State.NOTHING_FOUND
    assert page.panel.told is None
    with opened.qtbot.waitSignal(page.clear_search_requested):
        page.customers_stated.action_requested.emit()
    opened.search("")
    assert page.customers_stated.state() is None
    assert page.panel.told is not None


def test_nothing_imported_offers_the_first_run(qtbot, empty_desk) -> None:
    opened = Opened(qtbot, empty_desk)
    page = opened.page
    assert page.customers_stated.state() is State.NEVER_IMPORTED
    opened.search("contoso")
    assert page.customers_stated.state() is State.NEVER_IMPORTED
    with qtbot.waitSignal(page.first_run_requested):
        page.customers_stated.action_requested.emit()


def test_a_customer_without_subscriptions_says_so(opened: Opened) -> None:
    opened.open(story.WIDE_WORLD)
    assert opened.customer() == "Wide World Importers"
    assert opened.page.subscriptions_stated.state() is State.EMPTY
    assert opened.page.panel.told is None
    assert not opened.button("resetButton").isEnabled()


def test_the_filter_shows_customers_by_their_contacts(contoso: Opened) -> None:
    page = contoso.page
    page.contact_filter.setCurrentIndex(3)
    contoso.settle()
    assert page.customers_stated.state() is State.NOTHING_FOUND
    page.customers_stated.action_requested.emit()
    contoso.settle()
    assert page.customers.rowCount() == 30
    page.contact_filter.setCurrentIndex(1)
    contoso.settle()
    some = page.customers.rowCount()
    page.contact_filter.setCurrentIndex(2)
    contoso.settle()
    assert some + page.customers.rowCount() == 30


def test_going_to_a_hidden_subscription_gives_up_the_search(opened: Opened) -> None:
    opened.page.contact_filter.setCurrentIndex(2)
    opened.search("zhuldyz")
    with opened.qtbot.waitSignal(opened.page.clear_search_requested):
        opened.open(story.CONTOSO, story.CONTOSO_E3)
    opened.settle()
    assert opened.subscription() == story.CONTOSO_E3
    assert opened.customer() == "Contoso Ltd"


def test_sorting_keeps_the_current_customer(contoso: Opened) -> None:
    page = contoso.page
    page.customers_table.sortByColumn(page.customers.column_of("subscriptions"), Qt.SortOrder.DescendingOrder)
    contoso.settle()
    assert contoso.customer() == "Contoso Ltd"
    assert page.customers.key_at(page.customers_table.currentIndex().row()) == page.panel.told.row.customer_key
    page.subscriptions_table.sortByColumn(page.subscriptions.column_of("quantity"), Qt.SortOrder.DescendingOrder)
    contoso.settle()
    assert contoso.subscription() == story.CONTOSO_HEAD_OFFICE


def test_a_change_from_elsewhere_keeps_the_places(contoso: Opened, store: Store) -> None:
    page = contoso.page
    with store.writing() as session:
        key = subscriptions.key_of(session, story.CONTOSO_HEAD_OFFICE)
        wanted = page.panel.told.candidates.eligible[1].contact
        outbox.stage(session, contoso.desk.actor, page.panel.told.row.contact_read_at, TODAY, [key], wanted)
    page.refresh(Kind.ALL)
    contoso.settle()
    assert contoso.chip() == "Staged"
    assert contoso.subscription() == story.CONTOSO_HEAD_OFFICE
    assert page.panel.picker.currentText() == story.FABRIKAM.name


def test_layout_is_remembered(contoso: Opened) -> None:
    page = contoso.page
    page.customers_table.columns.set_shown("location", True)
    page.subscriptions_table.columns.set_shown("publishing", False)
    page.splitter.setSizes([300, 880])
    saved = page.save_layout()
    other = Opened(contoso.qtbot, contoso.desk)
    other.page.restore_layout(saved)
    other.page.restore_layout({"customers": 7, "splitter": ["a"], "right": [0, 0]})
    assert not other.page.customers_table.isColumnHidden(other.page.customers.column_of("location"))
    assert other.page.subscriptions_table.isColumnHidden(other.page.subscriptions.column_of("publishing"))
    assert abs(other.page.splitter.sizes()[0] - page.splitter.sizes()[0]) <= 2


def test_signals_tell_what_is_shown(contoso: Opened) -> None:
    page = contoso.page
    rows: list[SubscriptionRow | None] = []
    counts: list[tuple[int, int]] = []
    page.subscription_shown.connect(rows.append)
    page.counts_changed.connect(lambda shown, selected: counts.append((shown, selected)))
    contoso.open(story.CONTOSO, story.CONTOSO_E3)
    assert rows[-1].id == story.CONTOSO_E3
    assert counts[-1] == (30, 1)
    contoso.search("zzzzzz")
    assert rows[-1] is None
    assert counts[-1] == (0, 0)


def test_not_listed_leads_to_a_request_for_this_customer(contoso: Opened) -> None:
    page = contoso.page
    button = contoso.button("notListedButton")
    contoso.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    contoso.settle()
    panel = page.findChild(QWidget, "notListedPanel")
    assert panel.isVisible()
    assert panel.search.hasFocus()
    contoso.qtbot.keyClicks(panel.search, "adventure")
    with contoso.qtbot.waitSignal(page.request_requested) as asked:
        contoso.qtbot.mouseClick(contoso.button("requestButton"), Qt.MouseButton.LeftButton)
    kind, reseller, customer = asked.args
    assert kind is RequestKind.CUSTOMER_LINK
    assert reseller.name == story.ADVENTURE_WORKS.name
    assert customer == page.panel.told.row.customer_key
    page.refresh(Kind.ALL)
    contoso.settle()
    assert panel.isVisible()
    assert not page.panel.card.isVisible()
    contoso.press(panel.search, Key.Key_Escape)
    contoso.press(panel.search, Key.Key_Escape)
    assert not panel.isVisible()
    assert page.panel.card.isVisible()
    assert button.hasFocus()


def test_a_reseller_turns_up_once_the_link_is_established(contoso: Opened) -> None:
    page = contoso.page
    before = page.panel.picker.count()
    contoso.button("notListedButton").click()
    contoso.settle()
    entry = next(
        page.panel.not_listed.model.entry_at(row)
        for row in range(page.panel.not_listed.model.rowCount())
        if page.panel.not_listed.model.entry_at(row).candidate.contact.name == story.ADVENTURE_WORKS.name
    )
    uids: list[str] = []
    customer = page.panel.told.row.customer_key
    contoso.desk.request(RequestKind.CUSTOMER_LINK, entry.candidate.reseller.key, customer, "en", "", uids.append)
    contoso.settle()
    contoso.desk.move_request(uids[0], RequestState.ESTABLISHED)
    contoso.settle()
    assert page.panel.picker.count() == before + 1
    assert page.panel.picker.findText(story.ADVENTURE_WORKS.name) > 0


def test_the_profile_of_the_effective_contact_may_be_edited(contoso: Opened) -> None:
    contoso.pick("tail")
    with contoso.qtbot.waitSignal(contoso.page.profile_requested) as asked:
        contoso.qtbot.mouseClick(contoso.button("editProfileButton"), Qt.MouseButton.LeftButton)
    assert asked.args == [story.TAILSPIN.tenant_id, story.TAILSPIN.name]


def test_the_note_of_a_customer_is_kept_and_found(contoso: Opened) -> None:
    contoso.qtbot.mouseClick(contoso.page.findChild(QToolButton, "customerNoteButton"), Qt.MouseButton.LeftButton)
    contoso.settle()
    dialog = contoso.page.findChild(NoteDialog)
    dialog.alias.setText("Big blue")
    dialog.save()
    contoso.settle()
    assert contoso.customer() == "Contoso Ltd (Big blue)"
    contoso.search("big blue")
    assert contoso.page.customers.rowCount() == 1


def test_the_context_menu_copies_an_id(contoso: Opened) -> None:
    page = contoso.page
    table = page.subscriptions_table
    table.menu_requested.emit(table.currentIndex(), table.mapToGlobal(table.rect().center()))
    menu = table.findChild(QMenu, "rowMenu")
    act = next(action for action in menu.actions() if action.objectName() == "menuCopyId")
    act.trigger()
    assert QGuiApplication.clipboard().text() == story.CONTOSO_HEAD_OFFICE
    assert [action for action in menu.actions() if action.menu()]
    menu.close()


def test_a_new_language_reaches_every_word(contoso: Opened) -> None:
    page = contoso.page
    contoso.button("submitButton").setText("?")
    for widget in (page, page.panel):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert contoso.button("submitButton").text() != "?"
    assert page.panel.picker.currentText() == story.PROVIDER.name


def test_a_name_that_may_not_be_chosen_shows_why_while_it_is_typed(contoso: Opened) -> None:
    panel = contoso.page.panel
    edit = panel.picker.lineEdit()
    edit.setFocus()
    edit.selectAll()
    contoso.qtbot.keyClicks(edit, "adventure")
    contoso.settle()
    assert panel.not_listed.isVisible()
    assert panel.not_listed.entry().candidate.contact.name == story.ADVENTURE_WORKS.name
    assert contoso.page.window().focusWidget() in (edit, panel.picker)
    contoso.press(edit, Key.Key_Return)
    assert contoso.page.window().focusWidget() is panel.not_listed.list
    contoso.press(panel.not_listed.list, Key.Key_Escape)
    assert not panel.not_listed.isVisible()


def test_what_typing_opened_typing_closes(contoso: Opened) -> None:
    panel = contoso.page.panel
    edit = panel.picker.lineEdit()
    edit.setFocus()
    edit.selectAll()
    contoso.qtbot.keyClicks(edit, "adventure")
    assert panel.not_listed.isVisible()
    contoso.press(edit, Key.Key_Escape)
    assert not panel.not_listed.isVisible()
    assert edit.text() == panel.told.row.contact.name


def test_a_choice_shows_what_the_customer_will_see_again(contoso: Opened) -> None:
    panel = contoso.page.panel
    panel.not_listed_button.setChecked(True)
    contoso.settle()
    contoso.pick("fab")
    assert contoso.chip() == "Staged"
    assert panel.card.isVisible()
    assert not panel.not_listed.isVisible()


def test_text_of_another_size_divides_the_page_anew(qapp, contoso: Opened) -> None:
    page = contoso.page
    before = page.splitter.sizes()
    page.splitter.setSizes([100, 1000])
    saved = page.save_layout()
    try:
        apply_theme(qapp, Theme(text_scale=2.0))
        contoso.settle()
        page.restore_layout(saved)
        assert page.splitter.sizes()[0] > 100
    finally:
        apply_theme(qapp, Theme())
    contoso.qtbot.waitUntil(lambda: page.splitter.sizes() == before)
