"""The subscriptions page: the whole book as one list, by keyboard, over a real store."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton, QWidget

from desktop.data import outbox, resellers, subscriptions
from desktop.data.conditions import Condition, Field, Operator
from desktop.data.queries import SubscriptionQuery
from desktop.data.sample import story
from desktop.domain.folding import sort_form
from desktop.domain.records import ChangeState, Publishing, SubscriptionRow, SubscriptionStatus
from desktop.models.desk import Desk, Kind
from desktop.models.paging import Phase
from desktop.views import subscriptions_page
from desktop.views.states import State
from desktop.views.subscriptions_page import SubscriptionsPage
from desktop.views.theme import Theme, apply_theme

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


class Opened:
    """A page that is on screen, and what a test does with it."""

    def __init__(self, qtbot: Any, desk: Desk, width: int = 1180) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.page = SubscriptionsPage(desk)
        qtbot.addWidget(self.page)
        desk.changed.connect(self.page.refresh)
        self.page.resize(width, 760)
        self.page.show()
        self.page.activateWindow()
        self.settle()

    @property
    def table(self):
        return self.page.table

    @property
    def model(self):
        return self.page.model

    def settle(self) -> None:
        """Wait until nothing is being read, written or about to be asked for."""
        self.qtbot.waitUntil(
            lambda: (
                not self.desk.runner.busy
                and self.model.phase is not Phase.LOADING
                and not self.model._timer.isActive()
                and not self.page._typing.busy
            )
        )

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, widget: QWidget | None = None) -> None:
        self.qtbot.keyClick(widget or self.table, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.table, text)
        self.settle()

    def search(self, text: str) -> None:
        self.page.set_search(text)
        self.settle()

    def filter(self, *conditions: Condition) -> None:
        self.page.filter_row.set_conditions(conditions)
        self.page.filter_row.changed.emit()
        self.settle()

    def sort(self, key: str, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.table.horizontalHeader().setSortIndicator(self.model.column_of(key), order)
        self.settle()

    def rows(self) -> list[SubscriptionRow]:
        keys = [self.model.key_at(row) for row in range(self.model.rowCount())]
        with self.desk.runner._store.reading() as session:
            found = subscriptions.rows(session, keys)
        return [found[key] for key in keys]

    def column(self, key: str) -> list[str]:
        column = self.model.columns[self.model.column_of(key)]
        return [column.text(row) for row in self.rows()]

    def current(self) -> SubscriptionRow:
        return self.model.record_at(self.table.currentIndex().row())

    def go_to(self, guid: str) -> None:
        with self.desk.runner._store.reading() as session:
            key = subscriptions.key_of(session, guid)
        self.table.select_row(self.model.row_of(key))
        self.settle()

    def changes(self):
        with self.desk.runner._store.reading() as session:
            return outbox.changes(session, states=[ChangeState.STAGED])


@pytest.fixture
def opened(qtbot: Any, desk: Desk) -> Opened:
    return Opened(qtbot, desk)


def test_every_subscription_of_every_customer_is_listed(opened: Opened) -> None:
    QAbstractItemModelTester(opened.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with opened.desk.runner._store.reading() as session:
        everything = subscriptions.total(session)
    assert opened.model.rowCount() == everything >= 90
    assert len({row.customer_key for row in opened.rows()}) > 20
    assert opened.page.stated.state() is None
    record = opened.current()
    assert opened.table.currentIndex().row() == 0
    assert opened.page.findChild(QLabel, "subscriptionCustomerName").text() == record.customer_name
    assert opened.page.panel.told.row.key == record.key


def test_customers_come_by_name_unless_a_column_is_sorted(opened: Opened) -> None:
    names = [sort_form(name) for name in opened.column("customer")]
    assert names == sorted(names)
    opened.sort("quantity", Qt.SortOrder.DescendingOrder)
    quantities = [row.quantity or 0 for row in opened.rows()]
    assert quantities == sorted(quantities, reverse=True)


def test_the_row_gone_to_stays_when_the_rows_are_sorted_anew(opened: Opened) -> None:
    opened.go_to(story.CONTOSO_HEAD_OFFICE)
    opened.sort("product")
    assert opened.current().id == story.CONTOSO_HEAD_OFFICE
    assert opened.table.visualRect(opened.table.currentIndex()).isValid()
    opened.sort("product", Qt.SortOrder.DescendingOrder)
    assert opened.current().id == story.CONTOSO_HEAD_OFFICE


def test_a_selection_stays_by_its_ids(opened: Opened) -> None:
    rows = [3, 4, 9]
    keys = {opened.model.key_at(row) for row in rows}
    opened.table.select_row(3)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in rows[1:]:
        opened.table.selectionModel().select(opened.model.index(row, 0), flags)
    opened.sort("product", Qt.SortOrder.DescendingOrder)
    assert set(opened.page.selected_keys()) == keys
    opened.page.refresh(Kind.ALL)
    opened.settle()
    assert set(opened.page.selected_keys()) == keys


def test_select_all_counts_all_rows(opened: Opened) -> None:
    counts: list[tuple[int, int]] = []
    opened.page.counts_changed.connect(lambda shown, selected: counts.append((shown, selected)))
    opened.page.focus_main()
    opened.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    total = opened.model.rowCount()
    assert counts[-1] == (total, total)
    assert len(opened.page.panel.told.keys) == total
    opened.sort("product")
    assert opened.table.selected_count() == total


def test_the_same_key_selects_all_in_the_russian_layout(opened: Opened) -> None:
    opened.page.focus_main()
    # QTest knows the keys of one alphabet only.
    event = QKeyEvent(QEvent.Type.KeyPress, 0x0424, Qt.KeyboardModifier.ControlModifier, "\x01")
    QApplication.sendEvent(opened.table, event)
    assert opened.table.selected_count() == opened.model.rowCount()


def test_more_than_go_at_once_are_counted_and_not_changed(opened: Opened, monkeypatch) -> None:
    monkeypatch.setattr(subscriptions_page, "MOST_AT_ONCE", 10)
    opened.page.focus_main()
    opened.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    total = opened.model.rowCount()
    said = opened.page.findChild(QLabel, "contactAbout").text()
    assert said == f"{total} subscription(s) are selected. Select fewer to choose a contact: 10 at once."
    assert opened.page.panel.told is None
    opened.press(Key.Key_Delete)
    assert opened.changes() == []
    opened.press(Key.Key_End)
    assert opened.page.panel.told.row.key == opened.current().key


@pytest.mark.parametrize("text", ["contoso", "visio", "ромашка", story.FABRIKAM.name.lower(), "e3 contoso"])
def test_a_search_lists_what_the_book_holds(opened: Opened, text: str) -> None:
    opened.search(text)
    with opened.desk.runner._store.reading() as session:
        wanted = list(subscriptions.ids(session, SubscriptionQuery(text=text)))
    assert {row.key for row in opened.rows()} == set(wanted)
    opened.search("")
    assert opened.model.rowCount() > len(wanted)


def test_nothing_found_is_not_nothing_there(opened: Opened) -> None:
    opened.search("zzz <b>")
    assert opened.page.stated.state() is State.NOTHING_FOUND
    assert opened.page.panel.told is None
    button = opened.page.stated.overlay().findChild(QPushButton, "stateButton")
    with opened.qtbot.waitSignal(opened.page.clear_search_requested):
        button.click()
    opened.search("")
    opened.filter(
        Condition(Field.STATUS, Operator.IS, ("disabled",)), Condition(Field.PENDING, Operator.IS, ("staged",))
    )
    assert opened.page.stated.state() is State.NOTHING_FOUND
    button.click()
    opened.settle()
    assert opened.page.stated.state() is None
    assert not opened.page.filter_row.is_narrowing()


def test_never_imported_is_not_nothing_found(qtbot: Any, empty_desk: Desk) -> None:
    opened = Opened(qtbot, empty_desk)
    assert opened.page.stated.state() is State.NEVER_IMPORTED
    with qtbot.waitSignal(opened.page.first_run_requested):
        opened.page.stated.overlay().findChild(QPushButton, "stateButton").click()


def test_filters_narrow_together(opened: Opened) -> None:
    everything = opened.rows()
    default = Condition(Field.CONTACT, Operator.IS, ("default",))
    opened.filter(default)
    assert {row.key for row in opened.rows()} == {row.key for row in everything if row.contact.is_provider}
    active = Condition(Field.STATUS, Operator.IS, ("active",))
    opened.filter(default, active)
    on_default = {row.key for row in everything if row.contact.is_provider and row.status == SubscriptionStatus.ACTIVE}
    assert {row.key for row in opened.rows()} == on_default
    opened.filter(default, active, Condition(Field.PUBLISHING, Operator.IS, (Publishing.KEPT_HERE.value,)))
    kept = {row.key for row in everything if row.publishing is Publishing.KEPT_HERE} & on_default
    assert {row.key for row in opened.rows()} == kept
    opened.search("contoso")
    assert {row.key for row in opened.rows()} <= kept
    opened.search("")
    opened.qtbot.mouseClick(opened.page.findChild(QPushButton, "clearFiltersButton"), Qt.MouseButton.LeftButton)
    opened.settle()
    assert opened.model.rowCount() == len(everything)


def test_pending_is_a_filter(opened: Opened) -> None:
    opened.go_to(story.CONTOSO_HEAD_OFFICE)
    opened.page.panel.assign(next(c.contact for c in opened.page.panel.told.candidates.eligible[1:]))
    opened.settle()
    opened.filter(Condition(Field.PENDING, Operator.IS, ("open",)))
    assert story.CONTOSO_HEAD_OFFICE in {row.id for row in opened.rows()}
    contact = opened.model.index(0, opened.model.column_of("contact"))
    assert opened.current().server_contact.name in contact.data(Qt.ItemDataRole.ToolTipRole)
    opened.filter(Condition(Field.PENDING, Operator.EMPTY))
    assert story.CONTOSO_HEAD_OFFICE not in {row.id for row in opened.rows()}


def test_what_a_reseller_supports_is_listed(opened: Opened) -> None:
    opened.search("zzz")
    opened.filter(Condition(Field.STATUS, Operator.IS, ("deleted",)))
    with opened.desk.runner._store.reading() as session:
        fabrikam = resellers.by_tenant_id(session, story.FABRIKAM.tenant_id)
    with opened.qtbot.waitSignal(opened.page.clear_search_requested):
        opened.page.show_contact(fabrikam)
    opened.settle()
    assert {row.contact.tenant_id for row in opened.rows()} <= {story.FABRIKAM.tenant_id}
    assert [chip.text() for chip in opened.page.filter_row.chips()] == [f"Support contact is {story.FABRIKAM.name}"]


@pytest.mark.parametrize(
    ("column", "typed", "begins"),
    [
        ("customer", "contoso", "contoso"),
        ("customer", "Contoso L", "contoso l"),
        ("product", "visio", "visio"),
        ("status", "susp", "suspended"),
        ("publishing", "kept", "kept here only"),
    ],
)
@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_typing_goes_to_the_first_row_that_begins_so(
    opened: Opened, column: str, typed: str, begins: str, order: Qt.SortOrder
) -> None:
    opened.sort(column, order)
    opened.page.focus_main()
    opened.type(typed)
    texts = [
        row.product if column == "product" else text
        for row, text in zip(opened.rows(), opened.column(column), strict=True)
    ]
    first = next(place for place, text in enumerate(texts) if text.lower().startswith(begins))
    assert opened.table.currentIndex().row() == first


def test_typing_on_the_other_layout_finds_the_same(opened: Opened) -> None:
    opened.page.focus_main()
    opened.table.keyboardSearch("сщтещ")
    opened.settle()
    assert opened.current().customer_name.lower().startswith("conto")


def test_typing_what_nobody_is_called_says_so_and_goes_nowhere(opened: Opened) -> None:
    opened.page.focus_main()
    with opened.qtbot.waitSignal(opened.page.said) as said:
        opened.type("zzzz")
    assert said.args[0].startswith("Nothing in the sorted column “Customer” begins with “z")
    assert opened.table.currentIndex().row() == 0


def test_the_journey_by_keyboard(opened: Opened) -> None:
    opened.page.focus_main()
    opened.type("contoso ltd")
    opened.go_to(story.CONTOSO_HEAD_OFFICE)
    opened.press(Key.Key_Return)
    picker = opened.page.panel.picker
    assert picker.view().isVisible()
    opened.qtbot.keyClicks(picker.lineEdit(), "fabrikam")
    opened.press(Key.Key_Return, widget=picker.lineEdit())
    assert [change.wanted.name for change in opened.changes()] == [story.FABRIKAM.name]
    opened.qtbot.waitUntil(opened.table.hasFocus)
    assert opened.current().contact.name == story.FABRIKAM.name
    assert opened.current().change_state is ChangeState.STAGED
    opened.press(Key.Key_Delete)
    assert opened.changes() == []
    with opened.qtbot.waitSignal(opened.page.customer_requested) as asked:
        opened.page.show_customer()
    assert asked.args == [opened.current().customer_key, opened.current().key]


def test_ends_and_pages_are_reached_by_key(opened: Opened) -> None:
    opened.page.focus_main()
    opened.press(Key.Key_End)
    last = opened.model.rowCount() - 1
    assert opened.table.currentIndex().row() == last
    assert opened.page.panel.told.row.key == opened.model.key_at(last)
    assert opened.page.findChild(QLabel, "subscriptionCustomerName").text() == opened.current().customer_name
    opened.press(Key.Key_PageUp)
    assert opened.table.currentIndex().row() < last
    opened.press(Key.Key_Home)
    assert opened.table.currentIndex().row() == 0


def test_the_dragged_scroll_bar_says_where_one_is(opened: Opened) -> None:
    opened.table.select_row(opened.model.rowCount() - 1)
    opened.settle()
    opened.table.viewport().repaint()
    opened.settle()
    first = opened.table.rowAt(0)
    words = opened.page.scroll_place.words()
    assert words == f"Row {first + 1} of {opened.model.rowCount()} · {opened.model.record_at(first).customer_name}"


def test_the_menu_offers_what_can_be_done(opened: Opened) -> None:
    opened.go_to(story.CONTOSO_HEAD_OFFICE)
    opened.page._menu(opened.table.currentIndex(), QPoint(0, 0))
    menu = opened.page.findChild(QMenu, "rowMenu")
    names = {action.objectName() for action in menu.actions() if action.objectName()}
    assert {"menuChooseContact", "menuDefaultContact", "menuShowCustomer", "menuCopy", "menuCopyId"} <= names
    with opened.qtbot.waitSignal(opened.page.customer_requested):
        next(action for action in menu.actions() if action.objectName() == "menuShowCustomer").trigger()
    menu.close()


def test_the_button_leads_to_the_customer(opened: Opened) -> None:
    button = opened.page.findChild(QToolButton, "showCustomerButton")
    with opened.qtbot.waitSignal(opened.page.customer_requested):
        button.click()


def test_hostile_names_are_plain_text(opened: Opened) -> None:
    opened.search("bold")
    for label in opened.page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
    assert "<b>" in opened.page.findChild(QLabel, "subscriptionCustomerName").text()


def test_columns_and_sort_are_remembered(opened: Opened, qtbot: Any, desk: Desk) -> None:
    opened.table.columns.set_shown("term_end", True)
    opened.table.columns.set_shown("status", False)
    opened.sort("product", Qt.SortOrder.DescendingOrder)
    layout = opened.page.save_layout()
    other = SubscriptionsPage(desk)
    qtbot.addWidget(other)
    other.restore_layout(layout)
    header = other.table.horizontalHeader()
    assert not header.isSectionHidden(other.model.column_of("term_end"))
    assert header.isSectionHidden(other.model.column_of("status"))
    assert header.sortIndicatorSection() == other.model.column_of("product")
    assert other.model.sort_order is Qt.SortOrder.DescendingOrder


def test_the_panel_stands_below_where_it_is_narrow(qtbot: Any, qapp, desk: Desk) -> None:
    opened = Opened(qtbot, desk, width=600)
    assert opened.page.splitter.orientation() is Qt.Orientation.Vertical
    opened.page.resize(1400, 800)
    assert opened.page.splitter.orientation() is Qt.Orientation.Horizontal
    assert opened.page.filter_row.height() < opened.page.height() / 4


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_small_window_holds_it_all(qtbot: Any, qapp, desk: Desk, scale: float) -> None:
    before = Theme()
    apply_theme(qapp, Theme("light", scale))
    try:
        opened = Opened(qtbot, desk, width=700)
        assert opened.page.minimumSizeHint().width() <= 700
        assert opened.table.isVisible()
        assert opened.table.viewport().height() > opened.table.rowHeight(0)
    finally:
        apply_theme(qapp, before)
