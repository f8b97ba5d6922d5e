"""The resellers page: the directory, one reseller beside it, and the requests that are under way."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop.data.resellers import ResellerQuery
from desktop.domain.records import PartnershipState, RequestKind, Reseller, ResellerRow
from desktop.domain.roles import DeskAct
from desktop.models import roles, wording
from desktop.models.desk import Desk, Kind
from desktop.models.paging import Phase
from desktop.models.resellers import ResellersModel
from desktop.tasks import Task
from desktop.views.agreement_dialog import AgreementDialog
from desktop.views.listing import Listing, ListingWords
from desktop.views.profile_dialog import ProfileDialog
from desktop.views.requests_tracker import RequestsTracker
from desktop.views.reseller_panel import ResellerFile, ResellerPanel, read_file
from desktop.views.row_menu import row_menu
from desktop.views.table import DeskTable
from desktop.views.tenant_id_dialog import TenantIdDialog
from desktop.views.theme import SMALL
from desktop.views.tooltips import plain_tooltip
from desktop.views.words import fill

PANEL_CHARACTERS: Final = 46
"""How wide the panel is before a person sizes it, in average characters."""

_SHOWS = Kind.RESELLERS | Kind.REQUESTS | Kind.SUBSCRIPTIONS
_STATES = (
    None,
    PartnershipState.ACTIVE,
    PartnershipState.REQUESTED,
    PartnershipState.ENDED,
    PartnershipState.NONE,
    PartnershipState.UNKNOWN,
)


class ResellersPage(QWidget):
    """Shows the directory and emits what leads elsewhere."""

    request_requested = Signal(object, object, object)
    """A request is wanted: its RequestKind, the Reseller or None for somebody new, and a customer's key or None."""
    customers_of_requested = Signal(object)
    """The subscriptions that this Reseller supports are to be shown."""
    first_run_requested = Signal()
    clear_search_requested = Signal()
    copy_refused = Signal(int)
    said = Signal(str)
    """What an act has led to, for the status bar."""
    layout_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resellersPage")
        self._desk = desk
        self._text = ""
        self._current: int | None = None
        self._file_task: Task[ResellerFile] | None = None
        self.model = ResellersModel(desk.runner, lambda: desk.today, self)
        self.table = DeskTable(self)
        self.table.setObjectName("resellersTable")
        self.stated = Listing(self.table, self.model, desk.runner, self)
        self.panel = ResellerPanel(self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setObjectName("resellersSplitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.stated)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self._sized = False
        self.tracker = RequestsTracker(desk, self)
        self._waiting = 0
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("resellersTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.splitter, "")
        self.tabs.addTab(self.tracker, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        self._build_filters()
        self._connect()
        self._retranslate()

    def _build_filters(self) -> None:
        self.filters = QWidget()
        self.state_filter = QComboBox(self.filters)
        self.state_filter.setObjectName("stateFilter")
        self.state_filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for state in _STATES:
            self.state_filter.addItem("", state)
        self.add_reseller = QPushButton(self.filters)
        self.add_reseller.setObjectName("addResellerButton")
        row = QHBoxLayout(self.filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.state_filter)
        row.addWidget(self.add_reseller)

    def _connect(self) -> None:
        self.model.rows_arrived.connect(self._show_current)
        self.table.current_row_changed.connect(self._current_row_changed)
        self.table.activated_row.connect(lambda _index: self.panel.setFocus(Qt.FocusReason.TabFocusReason))
        self.table.menu_requested.connect(self._show_menu)
        self.table.copy_refused.connect(self.copy_refused)
        self.tracker.table.copy_refused.connect(self.copy_refused)
        self.table.columns.layout_changed.connect(self.layout_changed)
        self.splitter.splitterMoved.connect(lambda _place, _index: self.layout_changed.emit())
        self.stated.listed.connect(self._select_current)
        self.stated.emptied.connect(self._show_none)
        self.stated.again_requested.connect(self._show)
        self.stated.show_all_requested.connect(lambda: self.state_filter.setCurrentIndex(0))
        self.stated.clear_search_requested.connect(self.clear_search_requested)
        self.stated.first_run_requested.connect(self.first_run_requested)
        self.tracker.counted.connect(self._count_requests)
        self.tracker.said.connect(self.said)
        self.tracker.layout_changed.connect(self.layout_changed)
        self.state_filter.currentIndexChanged.connect(lambda _index: self._show())
        self.add_reseller.clicked.connect(lambda: self.request_requested.emit(RequestKind.PARTNERSHIP, None, None))
        self.panel.edit_profile_requested.connect(self._edit_profile)
        self.panel.add_agreement_requested.connect(self._add_agreement)
        self.panel.enter_tenant_id_requested.connect(self._enter_tenant_id)
        self.panel.partnership_requested.connect(self._request_partnership)
        self.panel.customers_requested.connect(self._show_customers)

    # The page

    def set_search(self, text: str) -> None:
        """List the resellers that match `text`; who searches wants to see the directory."""
        self._text = text
        if text:
            self.tabs.setCurrentWidget(self.splitter)
        self._show()

    def search_hint(self) -> str:
        """What the search box asks for."""
        return self.tr("Name, MPN ID, alias, country…")

    def refresh(self, kinds: Kind) -> None:
        """Something changed: read again what is shown here."""
        self._judge_adding()
        if kinds & _SHOWS:
            self._show()
            self._read_file()
        self.tracker.refresh(kinds)

    def focus_main(self) -> None:
        """Go to the table of the tab that is shown."""
        self._shown_table().setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Where F6 leads, in order."""
        if self.tabs.currentWidget() is self.tracker:
            return [self.tabs.tabBar(), self.tracker]
        return [self.tabs.tabBar(), self.table, self.panel]

    def _shown_table(self) -> DeskTable:
        return self.tracker.table if self.tabs.currentWidget() is self.tracker else self.table

    def columns_menu(self) -> QMenu:
        """The menu that chooses columns."""
        return self._shown_table().columns.columns_menu()

    def save_layout(self) -> dict[str, Any]:
        """Columns and sort of both tables, and the width of the panel."""
        return {
            "columns": self.table.columns.save(),
            "splitter": self.splitter.sizes(),
            "requests": self.tracker.save_layout(),
        }

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Lay out as saved."""
        columns = layout.get("columns")
        if isinstance(columns, dict):
            self.table.columns.restore(columns)
        requests = layout.get("requests")
        if isinstance(requests, dict):
            self.tracker.restore_layout(requests)
        sizes = layout.get("splitter")
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(s, int) and s > 0 for s in sizes):
            self.splitter.setSizes(sizes)
            self._sized = True

    def go_to(self, reseller_key: int) -> None:
        """Make this reseller the current one, as soon as the directory is known."""
        self._current = reseller_key
        self._read_file()
        self.tabs.setCurrentWidget(self.splitter)
        if self.model.phase is Phase.READY:
            self._select_current()

    # Rows

    def _show(self) -> None:
        state = self.state_filter.currentData()
        self.stated.set_asked(self._text, filtered=state is not None)
        self.model.show(self.model.sorted_query(ResellerQuery(text=self._text, state=state)))

    def _select_current(self) -> None:
        self.stated.select(self._current)
        self._show_current()

    def _show_none(self) -> None:
        self.panel.show_reseller(None, self._desk.today, self._desk.actor)

    def _count_requests(self, waiting: int) -> None:
        self._waiting = waiting
        self._name_tabs()

    def _name_tabs(self) -> None:
        self.tabs.setTabText(0, self.tr("Directory"))
        requests = self.tr("Requests")
        if self._waiting:
            requests = fill(self.tr("Requests (%1)"), wording.number(self._waiting))
        self.tabs.setTabText(1, requests)

    # The current reseller

    def _current_row_changed(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        key = index.data(roles.KEY)
        if key != self._current or self.panel.row is None:
            self._current = key
            self._show_current()
            self._read_file()

    def _show_current(self) -> None:
        index = self.table.currentIndex()
        record = self.model.record_at(index.row()) if index.isValid() else None
        if isinstance(record, ResellerRow):
            self.panel.show_reseller(record, self._desk.today, self._desk.actor)

    def _read_file(self) -> None:
        if self._file_task is not None:
            self._file_task.cancel()
        key = self._current
        if key is not None:
            self._file_task = self._desk.runner.read(
                lambda session: read_file(session, key), lambda found: self._take_file(key, found)
            )

    def _take_file(self, key: int, found: ResellerFile) -> None:
        if key == self._current:
            self.panel.show_file(found)

    def _reseller(self) -> Reseller | None:
        return self.panel.row.reseller if self.panel.row is not None else None

    def _edit_profile(self) -> None:
        reseller = self._reseller()
        if reseller is not None:
            ProfileDialog(self._desk, reseller.tenant_id, reseller.name, reseller.profile, self).open()

    def _add_agreement(self) -> None:
        reseller = self._reseller()
        if reseller is not None:
            AgreementDialog(self._desk, reseller.key, reseller.name, self).open()

    def _enter_tenant_id(self) -> None:
        reseller = self._reseller()
        if reseller is not None:
            TenantIdDialog(self._desk, reseller.key, reseller.name, self).open()

    def _request_partnership(self) -> None:
        reseller = self._reseller()
        if reseller is not None:
            self.request_requested.emit(RequestKind.PARTNERSHIP, reseller, None)

    def _show_customers(self) -> None:
        reseller = self._reseller()
        if reseller is not None:
            self.customers_of_requested.emit(reseller)

    def menu_of(self, row: ResellerRow) -> QMenu:
        """The context menu of a reseller."""
        reseller = row.reseller
        may = self._desk.actor.may(DeskAct.REQUEST_PARTNERSHIP)
        can_request = may and reseller.partnership is not PartnershipState.ACTIVE
        acts = (
            ("menuShowSubscriptions", self.tr("Show its &subscriptions"), self._show_customers, row.supported > 0),
            ("menuRequestPartnership", self.tr("&Request a partnership…"), self._request_partnership, can_request),
            ("menuEditProfile", self.tr("&Edit support details…"), self._edit_profile, bool(reseller.tenant_id)),
            ("menuAddAgreement", self.tr("Add an &agreement…"), self._add_agreement, True),
        )
        ids = (
            ("menuCopyMpnId", self.tr("Copy &MPN ID"), reseller.mpn_id),
            ("menuCopyTenantId", self.tr("Copy Microsoft &ID"), reseller.tenant_id),
        )
        return row_menu(self.table, acts, ids)

    def _show_menu(self, index: QModelIndex, where: QPoint) -> None:
        # The acts are about the reseller in the panel, which is the current row.
        row = self.panel.row
        if index.isValid() and row is not None and row.reseller.key == index.data(roles.KEY):
            self.menu_of(row).popup(where)

    # Words

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Resellers"))
        self.table.setAccessibleName(self.tr("Resellers"))
        self.state_filter.setAccessibleName(self.tr("Partnership"))
        self.state_filter.setToolTip(self.tr("Show only resellers in this state of partnership"))
        for place, state in enumerate(_STATES):
            text = self.tr("Any partnership") if state is None else wording.partnership_chip(state).text
            self.state_filter.setItemText(place, text)
        self.add_reseller.setText(self.tr("Someone &new…"))
        self._name_tabs()
        self._judge_adding()
        self.model.retranslate()
        self.stated.set_words(
            ListingWords(
                loading=self.tr("Reading the directory…"),
                failed=self.tr("The directory could not be read."),
                no_match=self.tr("No reseller matches “%1”."),
                none_of_sort=self.tr("No reseller has this partnership state."),
                never_imported=self.tr("Nothing has been imported yet, so no reseller is known."),
                empty=self.tr("The directory holds no resellers yet."),
            )
        )

    def _judge_adding(self) -> None:
        actor = self._desk.actor
        allowed = actor.may(DeskAct.REQUEST_PARTNERSHIP)
        self.add_reseller.setEnabled(allowed)
        if allowed:
            about = self.tr("Request a partnership with a reseller who is not in the directory")
        else:
            role = wording.role_word(actor.role)
            about = fill(self.tr("Your role (%1) may not request a partnership."), role)
        self.add_reseller.setToolTip(plain_tooltip(about))
        self.add_reseller.setAccessibleDescription(about)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.model.phase is Phase.IDLE:
            self._show()
            self.tracker.refresh(Kind.REQUESTS)
        if not self._sized:
            self._sized = True
            wanted = PANEL_CHARACTERS * self.fontMetrics().averageCharWidth()
            self.splitter.setSizes([max(self.width() - wanted, wanted), wanted])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
