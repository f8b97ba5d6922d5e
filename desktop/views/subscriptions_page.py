"""The subscriptions page: every subscription of every customer in one grid, and the contact of what is selected."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from desktop.data.queries import SubscriptionQuery
from desktop.data.saved_views import ALL, SavedView
from desktop.domain.records import Reseller, SubscriptionRow
from desktop.models import roles, typing_ahead
from desktop.models.desk import DECISION, Desk, Kind
from desktop.models.paging import Phase
from desktop.models.subscriptions import AllSubscriptionsModel
from desktop.views.contact_panel import ContactPanel
from desktop.views.customer_header import CustomerHeader
from desktop.views.kept_rows import KeptRows
from desktop.views.listing import Listing, ListingWords
from desktop.views.row_menu import Entry, row_menu
from desktop.views.scroll_place import ScrollPlace, nothing_begins_so
from desktop.views.subscriptions.contact_rows import MOST_AT_ONCE, ContactRows
from desktop.views.subscriptions.filters import SubscriptionFilters
from desktop.views.subscriptions.row_acts import contact_acts, ids_to_copy
from desktop.views.subscriptions.sort_keys import SortKeys
from desktop.views.subscriptions.table import SubscriptionsTable
from desktop.views.subscriptions.view_selector import ViewSelector

PANEL_CHARACTERS: Final = 60
"""How wide the panel is before a person sizes it, in average characters."""
BESIDE_CHARACTERS: Final = 140
"""From this width on, in average characters, the panel stands beside the grid, else below it."""

_SHOWS = DECISION | Kind.CUSTOMERS | Kind.SUBSCRIPTIONS


class SubscriptionsPage(QWidget):
    """Shows the whole book row by row and emits what leads elsewhere."""

    review_requested = Signal()
    request_requested = Signal(object, object, object)
    """A request is wanted: its `RequestKind`, the `Reseller` or None for somebody new, and a customer's key or None."""
    profile_requested = Signal(str, str)
    """The support details of a partner are to be edited: tenant id and name."""
    customer_requested = Signal(object, object)
    """A subscription is to be shown on the customers page: the customer's key and its own."""
    sweep_requested = Signal()
    """The default sweep is wanted, over what is selected or listed."""
    first_run_requested = Signal()
    clear_search_requested = Signal()
    counts_changed = Signal(int, int)
    """How many subscriptions are listed, and how many are selected."""
    copy_refused = Signal(int)
    said = Signal(str)
    """Something for the status bar."""
    layout_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("subscriptionsPage")
        self._desk = desk
        self._text = ""
        self._current: int | None = None
        self._from_the_top = False
        self._sizes: dict[Qt.Orientation, list[int]] = {}
        self._sized = False
        self._line = self.fontMetrics().height()
        self.filters: QWidget | None = None
        self._build_grid()
        self._build_side()
        self._connect()
        self._retranslate()

    # Building

    def _build_grid(self) -> None:
        self.model = AllSubscriptionsModel(self._desk.runner, self)
        self.table = SubscriptionsTable(self)
        self.table.setObjectName("allSubscriptionsTable")
        self.stated = Listing(self.table, self.model, self._desk.runner, self)
        self._kept = KeptRows(self.table, self.model)
        self._typing = typing_ahead.for_subscriptions(self.model, self._desk.runner)
        self.scroll_place = ScrollPlace(self.table)
        self.sort_keys = SortKeys(self.table, self.model, self)
        self.selector = ViewSelector(self._desk, self._state, self.sort_keys.menu, self)
        # Filters do not fit beside the search box of a narrow window.
        self.filter_row = SubscriptionFilters(self._desk, self, self.selector)
        self.selector.load()

    def _build_side(self) -> None:
        self.header = CustomerHeader("arrow-right", self)
        self.header.name.setObjectName("subscriptionCustomerName")
        self.header.about.setObjectName("subscriptionCustomerAbout")
        self.header.button.setObjectName("showCustomerButton")
        self.panel = ContactPanel(self._desk, self)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.panel, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setObjectName("subscriptionsSplitter")
        self.splitter.setChildrenCollapsible(False)
        # One pixel to see; Qt widens what the mouse can take hold of.
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.stated)
        self.splitter.addWidget(side)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.filter_row)
        whole.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.model.rows_arrived.connect(self._fill_header)
        self.model.modelReset.connect(self._rows_exchanged)
        self.model.rows_arrived.connect(self.scroll_place.tell)
        self.stated.listed.connect(self._select_current)
        self.stated.emptied.connect(self._show_none)
        self.stated.again_requested.connect(self._show)
        self.stated.show_all_requested.connect(self.filter_row.clear)
        self.stated.clear_search_requested.connect(self.clear_search_requested)
        self.stated.first_run_requested.connect(self.first_run_requested)
        self.filter_row.changed.connect(self._filters_changed)
        self.sort_keys.changed.connect(self._view_changed)
        self.table.columns.layout_changed.connect(self.selector.refresh)
        self.selector.chosen.connect(self.show_view)
        self.selector.said.connect(self.said)
        self.table.current_row_changed.connect(lambda _index: self._rows_changed())
        self.table.selection_changed.connect(self._rows_changed)
        self.table.activated_row.connect(lambda _index: self.panel.open_list())
        self.table.menu_requested.connect(self._menu)
        self.table.copy_refused.connect(self.copy_refused)
        self.table.default_wanted.connect(self.panel.assign_default)
        self.table.left.connect(self._leave_table)
        self.table.typed.connect(self._typing.type)
        self.table.columns.layout_changed.connect(self.layout_changed)
        self._typing.found.connect(self.table.select_row)
        self._typing.nothing_found.connect(self._say_nothing_begins_so)
        self.header.acted.connect(self.show_customer)
        self.panel.review_requested.connect(self.review_requested)
        self.panel.request_requested.connect(self.request_requested)
        self.panel.profile_requested.connect(self.profile_requested)
        self.panel.done.connect(self.focus_main)
        self.splitter.splitterMoved.connect(self._remember_sizes)

    # The page

    def set_search(self, text: str) -> None:
        """List the subscriptions that match `text`, at once."""
        if text != self._text:
            self._text = text
            # Whoever types looks for the best match; whoever has done with it goes on where they were.
            self._from_the_top = bool(text.strip())
            self._show()

    def search_hint(self) -> str:
        """What the search box asks for."""
        return self.tr("Customer, product, ID, order, reseller…")

    def refresh(self, kinds: Kind) -> None:
        """Something changed: read again what is shown here."""
        if kinds & _SHOWS:
            self._show()
        self.panel.refresh(kinds)

    def focus_main(self) -> None:
        """Go to the grid."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Where F6 leads, in order."""
        return [self.selector, self.table, self.panel.picker]

    def contact_rows(self) -> ContactRows:
        """What fills down and is pasted onto here."""
        return ContactRows(self.table, self.model, self.panel)

    def columns_menu(self) -> QMenu:
        """The menu that chooses columns."""
        return self.table.columns.columns_menu()

    def save_layout(self) -> dict[str, Any]:
        """Columns and sort, and how the page is divided."""
        layout: dict[str, Any] = {
            "columns": self.table.columns.save(),
            "line": self.fontMetrics().height(),
            "view": self.selector.remembered(),
        }
        for orientation, name in _NAMES.items():
            if sizes := self._sizes.get(orientation):
                layout[name] = sizes
        return layout

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Lay out as saved; parts that make no sense are left out."""
        columns = layout.get("columns")
        if isinstance(columns, dict):
            self.table.columns.restore(columns)
        if (state := self.selector.recall(layout.get("view"))) is not None:
            self.filter_row.set_conditions(state.conditions)
            self.sort_keys.apply(state.sort)
            self.selector.refresh()
        if layout.get("line") != self.fontMetrics().height():
            # Divided for text of another size.
            return
        for orientation, name in _NAMES.items():
            sizes = layout.get(name)
            if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(s, int) and s > 0 for s in sizes):
                self._sizes[orientation] = sizes

    def show_contact(self, reseller: Reseller) -> None:
        """List what this reseller supports, whatever was searched and filtered before."""
        self._text = ""
        self.filter_row.choose_reseller(reseller)
        self.selector.set_base(ALL)
        self.clear_search_requested.emit()
        self._show()

    @property
    def shown_customer_id(self) -> str | None:
        """The tenant id of the current row's customer."""
        record = self._record()
        return None if record is None else record.customer_id

    def show_view(self, view: SavedView) -> None:
        """List what a saved view lists, as it lists it; the search stays."""
        self.filter_row.set_conditions(view.conditions)
        self.table.columns.show_only(view.columns, view.widths)
        self.sort_keys.apply(view.sort)
        self._filters_changed()

    def _state(self) -> SavedView:
        """What is shown, as a view without a name."""
        columns = self.table.columns
        sort = tuple(self.sort_keys.saved())
        return SavedView("", "", self.filter_row.conditions, sort, columns.shown(), columns.widths())

    def _filters_changed(self) -> None:
        self._show()
        self._view_changed()

    def _view_changed(self) -> None:
        self.selector.refresh()
        self.layout_changed.emit()

    def selected_keys(self) -> list[int]:
        """Keys of the selected subscriptions, the current one first; none when more are selected than go at once."""
        if self.table.selected_count() > MOST_AT_ONCE:
            return []
        return self.model.keys_led_by(self.table.currentIndex().row(), self.table.selected_ranges())

    def to_sweep(self) -> tuple[SubscriptionQuery | None, list[int]]:
        """What the list shows, None when that is everything, and what is selected when it is more than a row."""
        query = self.model.query
        everything = not self._text and not self.filter_row.is_narrowing()
        return None if everything else query, self.selected_keys() if self.table.selected_count() > 1 else []

    # Rows

    def _show(self) -> None:
        self.stated.set_asked(self._text, filtered=self.filter_row.is_narrowing())
        query = self.filter_row.narrowed(SubscriptionQuery(text=self._text))
        self.model.show(self.model.sorted_query(query))

    def _rows_exchanged(self) -> None:
        if self._from_the_top:
            self.table.scrollToTop()

    def _select_current(self) -> None:
        row = -1
        if self._current is not None and not self._from_the_top:
            row = self.model.row_of(self._current)
        self._from_the_top = False
        row = max(row, 0)
        if self.table.currentIndex().row() != row or not self.table.selected_count():
            self._kept.select_again(row)
        self._rows_changed()

    def _rows_changed(self) -> None:
        index = self.table.currentIndex()
        # While rows are exchanged there is no current one; its key is remembered.
        if index.isValid():
            self._current = self.model.key_at(index.row())
            keys = self.selected_keys()
            selected = self.table.selected_count()
            if keys:
                narrowed = bool(self._text.strip()) or self.filter_row.is_narrowing()
                self.panel.show_subscriptions(keys, self.model.rowCount(), narrowed=narrowed)
            elif selected:
                self.panel.show_too_many(selected, MOST_AT_ONCE)
            self._fill_header()
        self._tell_counts()

    def _show_none(self) -> None:
        self.panel.show_subscriptions([])
        self._fill_header()
        self._tell_counts()

    def _tell_counts(self) -> None:
        self.counts_changed.emit(self.model.rowCount(), self.table.selected_count())

    def _record(self) -> SubscriptionRow | None:
        return self.model.record_at(self.table.currentIndex().row())

    def _fill_header(self) -> None:
        index = self.table.currentIndex()
        record = self._record()
        self.header.button.setEnabled(record is not None)
        if record is not None:
            self.header.show_words(record.customer_name, self._about(record))
        elif index.isValid():
            # The page of the row may not have been painted, and so not been asked for.
            self.model.data(index)
        else:
            self.header.show_words("", "")

    def _about(self, record: SubscriptionRow) -> str:
        selected = self.table.selected_count()
        if selected < 2:
            return record.customer_id
        return self.tr("The customer of the current one of %Ln selected subscription(s)", "", selected)

    def _say_nothing_begins_so(self, typed: str) -> None:
        self.said.emit(nothing_begins_so(self.table, typed))

    # Elsewhere

    def show_customer(self) -> None:
        """Go to the customer of the current row, with that subscription."""
        record = self._record()
        if record is not None:
            self.customer_requested.emit(record.customer_key, record.key)

    def _leave_table(self) -> None:
        if self._text:
            self.clear_search_requested.emit()

    def _menu(self, index: QModelIndex, where: QPoint) -> None:
        record = index.data(roles.RECORD) if index.isValid() else None
        acts: list[Entry] = []
        ids: list[tuple[str, str, str]] = []
        if isinstance(record, SubscriptionRow):
            acts = [
                *contact_acts(self.panel),
                ("menuShowCustomer", self.tr("Sho&w the customer"), self.show_customer, True),
                ("menuSweep", self.tr("Default s&weep…"), self.sweep_requested.emit, True),
            ]
            ids = ids_to_copy(record)
        row_menu(self.table, acts, ids).popup(where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._text:
            event.accept()
            self.clear_search_requested.emit()
            return
        super().keyPressEvent(event)

    # Words and shape

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Subscriptions"))
        self.table.setAccessibleName(self.tr("Subscriptions of all customers"))
        self.header.button.setToolTip(self.tr("Show the customer (Ctrl+G)"))
        self.header.button.setAccessibleName(self.tr("Show the customer"))
        self.filter_row.retranslate()
        self.selector.retranslate()
        self.model.retranslate()
        self._fill_header()
        self.stated.set_words(
            ListingWords(
                loading=self.tr("Reading the subscriptions…"),
                failed=self.tr("The subscriptions could not be read."),
                no_match=self.tr("No subscription matches “%1”."),
                none_of_sort=self.tr("No subscription passes these filters."),
                never_imported=self.tr("Nothing has been imported yet, so no subscription is known."),
                empty=self.tr("The store holds no subscriptions yet."),
            )
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.model.phase is Phase.IDLE:
            self._show()
        if not self._sized:
            self._divide()

    def _divide(self) -> None:
        """Put the panel beside or below the grid, as large as it was there."""
        character = self.fontMetrics().averageCharWidth()
        beside = self.width() >= BESIDE_CHARACTERS * character
        orientation = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        self._sized = True
        self.splitter.setOrientation(orientation)
        if sizes := self._sizes.get(orientation):
            self.splitter.setSizes(sizes)
        elif beside:
            wanted = PANEL_CHARACTERS * character
            self.splitter.setSizes([max(self.width() - wanted, wanted), wanted])
        else:
            self.splitter.setSizes([self.height() // 2, self.height() // 2])

    def _remember_sizes(self) -> None:
        self._sizes[self.splitter.orientation()] = self.splitter.sizes()
        self.layout_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE_CHARACTERS * self.fontMetrics().averageCharWidth()
        if self._sized and beside != (self.splitter.orientation() is Qt.Orientation.Horizontal):
            self._divide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange and self._line != self.fontMetrics().height():
            # Large text pushes the parts about; small text would stay squeezed where they were left.
            self._line = self.fontMetrics().height()
            self._sizes.clear()
            if self.isVisible():
                QTimer.singleShot(0, self, self._divide)
            else:
                self._sized = False


_NAMES: Final = {Qt.Orientation.Horizontal: "beside", Qt.Orientation.Vertical: "below"}
