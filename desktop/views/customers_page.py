"""The customers page: customers, the subscriptions of the current one, and the contact panel below them."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.data.later import overview, subscriptions
from desktop.data.queries import CustomerQuery, SubscriptionQuery
from desktop.domain.records import CustomerRow, SubscriptionRow
from desktop.models import roles, typing_ahead
from desktop.models.customers import CustomersModel
from desktop.models.desk import DECISION, Desk, Kind
from desktop.models.paging import Phase
from desktop.models.subscriptions import SubscriptionsModel, columns_of_one_customer
from desktop.tasks import Task
from desktop.views.contact_panel import ContactPanel
from desktop.views.customer_header import CustomerHeader
from desktop.views.kept_rows import KeptRows
from desktop.views.note_dialog import NoteDialog
from desktop.views.row_menu import Entry, row_menu
from desktop.views.scroll_place import ScrollPlace, nothing_begins_so
from desktop.views.states import State, StatedView
from desktop.views.subscriptions.contact_rows import ContactRows
from desktop.views.subscriptions.row_acts import contact_acts, ids_to_copy
from desktop.views.subscriptions.table import SubscriptionsTable
from desktop.views.table import DeskTable
from desktop.views.theme import SMALL
from desktop.views.words import fill

LIST_CHARACTERS: Final = 58
"""How wide the customers are before a person sizes them, in average characters."""
_MOST_MATCHED: Final = 5_000
_SHOWS = DECISION | Kind.CUSTOMERS | Kind.SUBSCRIPTIONS


class _CustomersTable(DeskTable):
    """Right goes on to the subscriptions, unless the columns have to be scrolled first."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.horizontalScrollBar()
        if event.key() == Qt.Key.Key_Right and bar.value() >= bar.maximum() and self.currentIndex().isValid():
            event.accept()
            self.activated_row.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class CustomersPage(QWidget):
    """Shows the book customer by customer and emits what leads elsewhere."""

    review_requested = Signal()
    request_requested = Signal(object, object, object)
    """A request is wanted: its `RequestKind`, the `Reseller` or None for somebody new, and a customer's key or None."""
    profile_requested = Signal(str, str)
    """The support details of a partner are to be edited: tenant id and name."""
    first_run_requested = Signal()
    clear_search_requested = Signal()
    counts_changed = Signal(int, int)
    """How many customers are listed, and how many subscriptions are selected."""
    subscription_shown = Signal(object)
    """The `SubscriptionRow` that the contact panel tells of, or None."""
    copy_refused = Signal(int)
    said = Signal(str)
    """Something for the status bar."""
    layout_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customersPage")
        self._desk = desk
        self._text = ""
        self._customer: int | None = None
        self._subscription: int | None = None
        self._wanted_customer: int | None = None
        self._wanted_subscription: int | None = None
        self._shown_row: SubscriptionRow | None = None
        self._match_task: Task[list[int]] | None = None
        self._empty_task: Task[bool] | None = None
        self._match_wanted = False
        self._from_the_top = False
        self._sized = False
        self.is_being_read = False
        """Whether a sync reads everything, so that what is not there yet may still come."""
        self._line = self.fontMetrics().height()
        self._build_lists()
        self._build_right()
        self._build_filters()
        self._connect()
        self._retranslate()

    # Building

    def _build_lists(self) -> None:
        self.customers = CustomersModel(self._desk.runner, self)
        self.customers_table = _CustomersTable(self)
        self.customers_table.setObjectName("customersTable")
        self.customers_table.setModel(self.customers)
        self.customers_stated = StatedView(self.customers_table, self)
        self._kept_customers = KeptRows(self.customers_table, self.customers)
        self._typing = typing_ahead.for_customers(self.customers, self._desk.runner)
        self.scroll_place = ScrollPlace(self.customers_table)
        self.subscriptions = SubscriptionsModel(self._desk.runner, self, columns_of_one_customer())
        self.subscriptions_table = SubscriptionsTable(self)
        self.subscriptions_table.setObjectName("subscriptionsTable")
        self.subscriptions_table.setModel(self.subscriptions)
        self.subscriptions_stated = StatedView(self.subscriptions_table, self)
        self._kept_subscriptions = KeptRows(self.subscriptions_table, self.subscriptions)

    def _build_right(self) -> None:
        self.header = CustomerHeader("pencil", self)
        self.header.name.setObjectName("customerName")
        self.header.about.setObjectName("customerAbout")
        self.header.button.setObjectName("customerNoteButton")
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.subscriptions_stated, 1)
        self.panel = ContactPanel(self._desk, self)
        self.right_splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.right_splitter.setObjectName("customerSplitter")
        self.right_splitter.setChildrenCollapsible(False)
        # One pixel to see; Qt widens what the mouse can take hold of.
        self.right_splitter.setHandleWidth(1)
        self.right_splitter.addWidget(upper)
        self.right_splitter.addWidget(self.panel)
        self._right = QStackedWidget(self)
        self._right.addWidget(QWidget(self))
        self._right.addWidget(self.right_splitter)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setObjectName("customersSplitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.customers_stated)
        self.splitter.addWidget(self._right)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)

    def _build_filters(self) -> None:
        self.filters = QWidget()
        self.contact_filter = QComboBox(self.filters)
        self.contact_filter.setObjectName("contactFilter")
        self.contact_filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for _ in range(4):
            self.contact_filter.addItem("")
        row = QHBoxLayout(self.filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.contact_filter)

    def _connect(self) -> None:
        self.customers.phase_changed.connect(self._customers_phase)
        self.customers.rows_arrived.connect(self.customers_stated.show_content)
        self.customers.rows_arrived.connect(self._fill_header)
        self.customers.modelReset.connect(self._customers_exchanged)
        self.subscriptions.phase_changed.connect(self._subscriptions_phase)
        self.subscriptions.rows_arrived.connect(self._tell_shown)
        self.customers_table.current_row_changed.connect(self._customer_row_changed)
        self.customers_table.activated_row.connect(lambda _index: self._enter_subscriptions())
        self.customers_table.menu_requested.connect(partial(self._menu, self.customers_table))
        self.customers_table.copy_refused.connect(self.copy_refused)
        self.customers_table.typed.connect(self._typing.type)
        self.customers.rows_arrived.connect(self.scroll_place.tell)
        self._typing.found.connect(self.customers_table.select_row)
        self._typing.nothing_found.connect(self._say_nothing_begins_so)
        self.subscriptions_table.current_row_changed.connect(lambda _index: self._subscription_rows_changed())
        self.subscriptions_table.selection_changed.connect(self._subscription_rows_changed)
        self.subscriptions_table.activated_row.connect(lambda _index: self.panel.open_list())
        self.subscriptions_table.menu_requested.connect(partial(self._menu, self.subscriptions_table))
        self.subscriptions_table.copy_refused.connect(self.copy_refused)
        self.subscriptions_table.default_wanted.connect(self.panel.assign_default)
        self.subscriptions_table.left.connect(self.focus_main)
        self.customers_stated.action_requested.connect(self._state_action)
        self.subscriptions_stated.action_requested.connect(self._show_subscriptions)
        self.contact_filter.currentIndexChanged.connect(lambda _index: self._show())
        self.header.acted.connect(self._edit_note)
        self.panel.review_requested.connect(self.review_requested)
        self.panel.request_requested.connect(self.request_requested)
        self.panel.profile_requested.connect(self.profile_requested)
        self.panel.done.connect(self._leave_panel)
        for table in (self.customers_table, self.subscriptions_table):
            table.columns.layout_changed.connect(self.layout_changed)
        for splitter in (self.splitter, self.right_splitter):
            splitter.splitterMoved.connect(lambda _place, _index: self.layout_changed.emit())

    # The page

    def set_search(self, text: str) -> None:
        """List the customers that match `text`, at once."""
        if text == self._text:
            return
        self._text = text
        self._match_wanted = True
        # Whoever types looks for the best match; whoever has done with it goes on where they were.
        self._from_the_top = bool(text.strip())
        self._show()

    def search_hint(self) -> str:
        """What the search box asks for."""
        return self.tr("Customer, domain, ID, product, reseller…")

    def refresh(self, kinds: Kind) -> None:
        """Something changed: read again what is shown here."""
        if kinds & _SHOWS:
            self._show()
            self.subscriptions.refresh()
        self.panel.refresh(kinds)

    def focus_main(self) -> None:
        """Go to the customers."""
        self.customers_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Where F6 leads, in order."""
        return [self.customers_table, self.subscriptions_table, self.panel.picker]

    def contact_rows(self) -> ContactRows:
        """What fills down and is pasted onto here."""
        return ContactRows(self.subscriptions_table, self.subscriptions, self.panel)

    def columns_menu(self) -> QMenu:
        """The menu that chooses columns of the table that has the focus, else of the customers."""
        table = self.subscriptions_table if self.subscriptions_table.hasFocus() else self.customers_table
        return table.columns.columns_menu()

    def save_layout(self) -> dict[str, Any]:
        """Columns and sort of both tables, and how the page is divided."""
        layout: dict[str, Any] = {
            "customers": self.customers_table.columns.save(),
            "subscriptions": self.subscriptions_table.columns.save(),
        }
        if self._sized:
            layout["splitter"] = self.splitter.sizes()
            layout["right"] = self.right_splitter.sizes()
            layout["line"] = self.fontMetrics().height()
        return layout

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Lay out as saved; parts that make no sense are left out."""
        for name, table in (("customers", self.customers_table), ("subscriptions", self.subscriptions_table)):
            columns = layout.get(name)
            if isinstance(columns, dict):
                table.columns.restore(columns)
        if layout.get("line", self.fontMetrics().height()) != self.fontMetrics().height():
            # Divided for text of another size.
            return
        places = [_sizes(layout.get("splitter")), _sizes(layout.get("right"))]
        for splitter, sizes in zip((self.splitter, self.right_splitter), places, strict=True):
            if sizes is not None:
                splitter.setSizes(sizes)
        self._sized = places[0] is not None and places[1] is not None

    def open_customer(self, key: int) -> None:
        """Show this customer, as soon as the list is known; search and filter give way when they hide it."""
        self._wanted_customer = key
        self._go()

    def open_subscription(self, customer_key: int, subscription_key: int) -> None:
        """Show this subscription of this customer."""
        self._wanted_customer = customer_key
        self._wanted_subscription = subscription_key
        self._go()

    def _go(self) -> None:
        if self.customers.phase is Phase.READY:
            self._customers_ready()
        elif self.customers.phase is Phase.IDLE:
            self._show()

    @property
    def shown_customer_id(self) -> str | None:
        """The tenant id of the customer whose subscriptions are shown."""
        record = self._record()
        return None if record is None else record.id

    @property
    def shown_subscription(self) -> SubscriptionRow | None:
        """The subscription that the contact panel tells of."""
        return self._shown_row

    def selected_keys(self) -> list[int]:
        """Keys of the selected subscriptions, the current one first."""
        table = self.subscriptions_table
        return self.subscriptions.keys_led_by(table.currentIndex().row(), table.selected_ranges())

    # Customers

    def _query(self) -> CustomerQuery:
        choice = self.contact_filter.currentIndex()
        return CustomerQuery(
            text=self._text,
            on_default={1: True, 2: False}.get(choice),
            pending=True if choice == 3 else None,
        )

    def _show(self) -> None:
        self.customers.show(self.customers.sorted_query(self._query()))

    def _customers_phase(self) -> None:
        phase = self.customers.phase
        if phase is Phase.LOADING:
            if not self.customers.rowCount():
                self.customers_stated.show_state(State.LOADING, self.tr("Reading the customers…"))
            elif self._customer is None:
                # The first rows are at hand before all are known.
                self._kept_customers.select_again(0)
        elif phase is Phase.FAILED:
            if not self.customers.rowCount():
                self.customers_stated.show_state(
                    State.FAILED, self.tr("The customers could not be read."), self.tr("Try again")
                )
        elif phase is Phase.READY:
            self._customers_ready()

    def _customers_exchanged(self) -> None:
        if self._from_the_top:
            self.customers_table.scrollToTop()

    def _customers_ready(self) -> None:
        self._tell_counts()
        row = -1
        if self._wanted_customer is not None:
            row = self.customers.row_of(self._wanted_customer)
            if row < 0 and self._is_narrowed():
                self._widen()
                return
            self._wanted_customer = None
        if not self.customers.rowCount():
            self._show_nobody()
            return
        self.customers_stated.show_content()
        if row < 0 and self._customer is not None and not self._from_the_top:
            row = self.customers.row_of(self._customer)
        self._from_the_top = False
        row = max(row, 0)
        if self.customers_table.currentIndex().row() != row:
            self._kept_customers.select_again(row)
        if self.customers.key_at(row) != self._customer:
            self._take_customer(self.customers.key_at(row))
        else:
            self._find_subscription()
        self._fill_header()

    def _is_narrowed(self) -> bool:
        return bool(self._text.strip()) or self.contact_filter.currentIndex() > 0

    def _widen(self) -> None:
        """Search and filter hide what is to be shown: they are given up."""
        self._text = ""
        self.contact_filter.blockSignals(True)
        self.contact_filter.setCurrentIndex(0)
        self.contact_filter.blockSignals(False)
        self.clear_search_requested.emit()
        self._show()

    def _customer_row_changed(self, index: QModelIndex) -> None:
        # While rows are exchanged there is no current one; the key is remembered.
        if not index.isValid():
            return
        key = self.customers.key_at(index.row())
        if key is not None and key != self._customer:
            self._take_customer(key)
            self._fill_header()

    def _take_customer(self, key: int | None) -> None:
        # Also before all customers are known: of the first one everything can be shown.
        self._right.setCurrentIndex(1)
        self._customer = key
        self._subscription = None
        self._show_subscriptions()

    def _show_nobody(self) -> None:
        self._customer = None
        self._subscription = None
        self.subscriptions.clear()
        self._right.setCurrentIndex(0)
        self._show_panel([])
        if self._empty_task is not None:
            self._empty_task.cancel()
        self._empty_task = self._desk.runner.read(overview.is_empty, self._say_why_nobody)

    def _say_why_nobody(self, never_imported: bool) -> None:
        if self.customers.rowCount():
            return
        stated = self.customers_stated
        if never_imported:
            stated.show_state(
                State.NEVER_IMPORTED,
                self.tr("Nothing has been imported yet. Import your customers, or look around in sample data."),
                self.tr("Get started…"),
            )
        elif self._text.strip():
            stated.show_state(
                State.NOTHING_FOUND,
                fill(self.tr("No customer matches “%1”."), self._text.strip()),
                self.tr("Clear search"),
            )
        elif self.contact_filter.currentIndex() > 0:
            stated.show_state(State.NOTHING_FOUND, self.tr("No customer passes this filter."), self.tr("Show all"))
        else:
            stated.show_state(State.EMPTY, self.tr("The store holds no customers yet."), self.tr("Get started…"))

    def _state_action(self) -> None:
        state = self.customers_stated.state()
        if state is State.FAILED:
            self._show()
        elif state is not State.NOTHING_FOUND:
            self.first_run_requested.emit()
        elif self._text.strip():
            self.clear_search_requested.emit()
        else:
            self.contact_filter.setCurrentIndex(0)

    def _record(self) -> CustomerRow | None:
        return self.customers.record_at(self.customers.row_of(self._customer)) if self._customer is not None else None

    def _fill_header(self) -> None:
        record = self._record()
        if record is None:
            # The page of the row may not have been painted, and so not been asked for.
            row = self.customers.row_of(self._customer) if self._customer is not None else -1
            if row >= 0:
                self.customers.data(self.customers.index(row, 0))
            return
        name = fill(self.tr("%1 (%2)"), record.name, record.alias) if record.alias else record.name
        about = " · ".join(part for part in (record.domain, record.location, record.id) if part)
        self.header.show_words(name, about)
        self.subscriptions_table.setAccessibleName(fill(self.tr("Subscriptions of %1"), record.name))

    def _say_nothing_begins_so(self, typed: str) -> None:
        self.said.emit(nothing_begins_so(self.customers_table, typed))

    def _edit_note(self) -> None:
        record = self._record()
        if record is not None:
            NoteDialog(self._desk, record.key, record.name, self).open()

    # Subscriptions

    def _show_subscriptions(self) -> None:
        if self._customer is None:
            return
        query = SubscriptionQuery(customer_key=self._customer)
        self.subscriptions.show(self.subscriptions.sorted_query(query))

    def _subscriptions_phase(self) -> None:
        phase = self.subscriptions.phase
        if phase is Phase.LOADING:
            if not self.subscriptions.rowCount():
                self.subscriptions_stated.show_state(State.LOADING, self.tr("Reading the subscriptions…"))
        elif phase is Phase.FAILED:
            self.subscriptions_stated.show_state(
                State.FAILED, self.tr("The subscriptions could not be read."), self.tr("Try again")
            )
        elif phase is Phase.READY:
            self._subscriptions_ready()

    def _subscriptions_ready(self) -> None:
        if not self.subscriptions.rowCount():
            self._subscription = None
            self._wanted_subscription = None
            if self.is_being_read:
                words = self.tr("The sync has not come to the subscriptions of this customer yet.")
                self.subscriptions_stated.show_state(State.LOADING, words)
            else:
                self.subscriptions_stated.show_state(State.EMPTY, self.tr("This customer has no subscriptions."))
            self._show_panel([])
            return
        self.subscriptions_stated.show_content()
        row = self.subscriptions.row_of(self._subscription) if self._subscription is not None else -1
        is_new = row < 0
        row = max(row, 0)
        if self.subscriptions_table.currentIndex().row() != row or not self.subscriptions_table.selected_count():
            self._kept_subscriptions.select_again(row)
        self._subscription_rows_changed()
        self._match_wanted |= is_new
        self._find_subscription()

    def _find_subscription(self) -> None:
        """Go to the subscription that is asked for, or that the search text is about."""
        if self._match_task is not None:
            self._match_task.cancel()
            self._match_task = None
        if self._wanted_subscription is not None:
            row = self.subscriptions.row_of(self._wanted_subscription)
            if row >= 0:
                self._wanted_subscription = None
                self.subscriptions_table.select_row(row)
            return
        text, customer = self._text, self._customer
        if not self._match_wanted or customer is None or self.subscriptions.phase is not Phase.READY:
            return
        # Once for each text and customer: after that a person may go where they like.
        self._match_wanted = False
        if not text.strip():
            return
        query = SubscriptionQuery(text=text, customer_key=customer)
        self._match_task = self._desk.runner.read(
            lambda session: list(subscriptions.ids(session, query, limit=_MOST_MATCHED)), partial(self._match, customer)
        )

    def _match(self, customer: int, keys: list[int]) -> None:
        self._match_task = None
        if customer != self._customer or not keys or self._subscription in keys:
            return
        rows = [row for row in map(self.subscriptions.row_of, keys) if row >= 0]
        if rows:
            self.subscriptions_table.select_row(min(rows))

    def _subscription_rows_changed(self) -> None:
        if self.subscriptions.phase is Phase.LOADING and not self.subscriptions_table.currentIndex().isValid():
            return
        keys = self.selected_keys()
        if not keys:
            return
        self._subscription = keys[0]
        self._show_panel(keys)

    def _show_panel(self, keys: list[int]) -> None:
        self.panel.show_subscriptions(keys)
        self._tell_shown()
        self._tell_counts()

    def _tell_shown(self) -> None:
        row = self.subscriptions.row_of(self._subscription) if self._subscription is not None else -1
        record = self.subscriptions.record_at(row) if row >= 0 else None
        if record != self._shown_row and (record is not None or row < 0):
            self._shown_row = record
            self.subscription_shown.emit(record)

    def _tell_counts(self) -> None:
        self.counts_changed.emit(self.customers.rowCount(), self.subscriptions_table.selected_count())

    # Panes

    def _enter_subscriptions(self) -> None:
        if self.subscriptions.rowCount():
            self.subscriptions_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_panel(self) -> None:
        self.subscriptions_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._text:
            event.accept()
            self.clear_search_requested.emit()
            return
        super().keyPressEvent(event)

    # Menus

    def _menu(self, table: DeskTable, index: QModelIndex, where: QPoint) -> None:
        record = index.data(roles.RECORD) if index.isValid() else None
        acts: list[Entry] = []
        ids: list[tuple[str, str, str]] = []
        if isinstance(record, SubscriptionRow):
            acts, ids = contact_acts(self.panel), ids_to_copy(record)
        elif isinstance(record, CustomerRow):
            acts = [("menuCustomerNote", self.tr("Alias and &note…"), self._edit_note, True)]
            ids = [
                ("menuCopyId", self.tr("Copy Microsoft &ID"), record.id),
                ("menuCopyDomain", self.tr("Copy &domain"), record.domain),
            ]
        row_menu(table, acts, ids).popup(where)

    # Words

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Customers"))
        self.customers_table.setAccessibleName(self.tr("Customers"))
        self.subscriptions_table.setAccessibleName(self.tr("Subscriptions"))
        self.header.button.setToolTip(self.tr("Alias and note…"))
        self.header.button.setAccessibleName(self.tr("Alias and note"))
        self.contact_filter.setAccessibleName(self.tr("Support contacts of the customer"))
        self.contact_filter.setToolTip(self.tr("Show only customers whose support contacts stand like this"))
        words = (
            self.tr("Any contacts"),
            self.tr("Some on default"),
            self.tr("None on default"),
            self.tr("Pending changes"),
        )
        for place, word in enumerate(words):
            self.contact_filter.setItemText(place, word)
        self.customers.retranslate()
        self.subscriptions.retranslate()
        self._fill_header()
        if self.customers_stated.state() is not None and self.customers.phase is Phase.READY:
            self._customers_ready()
        if self.subscriptions_stated.state() is not None and self.subscriptions.phase is Phase.READY:
            self._subscriptions_ready()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.customers.phase is Phase.IDLE:
            self._show()
        if not self._sized:
            self._divide()

    def _divide(self) -> None:
        self._sized = True
        self._line = self.fontMetrics().height()
        wanted = min(LIST_CHARACTERS * self.fontMetrics().averageCharWidth(), self.width() * 2 // 5)
        self.splitter.setSizes([wanted, max(self.width() - wanted, 1)])
        self.right_splitter.setSizes([self.height() * 2 // 5, self.height() * 3 // 5])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange and self._line != self.fontMetrics().height():
            # Large text pushes the parts about; small text would stay squeezed where they were left.
            self._line = self.fontMetrics().height()
            self._sized = False
            if self.isVisible():
                QTimer.singleShot(0, self, self._divide)


def _sizes(value: object) -> list[int] | None:
    """Two saved sizes, None when they make no sense."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(size, int) and size > 0 for size in value):
        return value
    return None
