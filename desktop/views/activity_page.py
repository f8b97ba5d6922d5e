"""The activity page: everything that was decided, said of partners and imported, newest first."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.data.history import HistoryQuery
from desktop.domain.records import HistoryRow
from desktop.models.activity import ActivityModel, EventGroup, account, group_word
from desktop.models.desk import Desk, Kind
from desktop.models.paging import Phase
from desktop.views.listing import Listing, ListingWords
from desktop.views.panels import Hairline, PlainLabel
from desktop.views.row_menu import row_menu
from desktop.views.table import DeskTable
from desktop.views.theme import LARGE, SMALL

_GROUPS = (None, EventGroup.DECISIONS, EventGroup.PARTNERS, EventGroup.IMPORTS)
_DETAIL_LINES = 4


class ActivityPage(QWidget):
    """Shows the history; what a row tells in full stands below the table."""

    subscription_requested = Signal(str)
    """The subscription with this id is to be shown."""
    clear_search_requested = Signal()
    first_run_requested = Signal()
    copy_refused = Signal(int)
    layout_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("activityPage")
        self._desk = desk
        self._text = ""
        self._current: int | None = None
        self.model = ActivityModel(desk.runner, self)
        self.table = DeskTable(self)
        self.table.setObjectName("activityTable")
        self.stated = Listing(self.table, self.model, desk.runner, self)
        self.detail = PlainLabel("", self)
        self.detail.setObjectName("activityDetail")
        self.detail.setWordWrap(True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        # A long address in a reason must not widen the window.
        self.detail.setMinimumWidth(1)
        flags = Qt.TextInteractionFlag
        self.detail.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.show_subscription = QPushButton(self)
        self.show_subscription.setObjectName("activityShowButton")
        self._line = Hairline(self)
        self._foot = QWidget(self)
        self._foot.setObjectName("activityFoot")
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        row.setSpacing(LARGE)
        row.addWidget(self.detail, 1)
        row.addWidget(self.show_subscription, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stated, 1)
        column.addWidget(self._line)
        column.addWidget(self._foot)
        self._build_filters()
        self._connect()
        self._retranslate()

    def _build_filters(self) -> None:
        self.filters = QWidget()
        self.event_filter = QComboBox(self.filters)
        self.event_filter.setObjectName("eventFilter")
        self.event_filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for group in _GROUPS:
            self.event_filter.addItem("", group)
        row = QHBoxLayout(self.filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.event_filter)

    def _connect(self) -> None:
        self.model.rows_arrived.connect(self._show_detail)
        self.table.current_row_changed.connect(self._current_row_changed)
        self.table.activated_row.connect(self._activated)
        self.table.menu_requested.connect(self._show_menu)
        self.table.copy_refused.connect(self.copy_refused)
        self.table.columns.layout_changed.connect(self.layout_changed)
        self.show_subscription.clicked.connect(lambda: self._activated(self.table.currentIndex()))
        self.stated.listed.connect(self._select_current)
        self.stated.emptied.connect(self._show_detail)
        self.stated.again_requested.connect(self._show)
        self.stated.show_all_requested.connect(lambda: self.event_filter.setCurrentIndex(0))
        self.stated.clear_search_requested.connect(self.clear_search_requested)
        self.stated.first_run_requested.connect(self.first_run_requested)
        self.event_filter.currentIndexChanged.connect(lambda _index: self._show())

    # The page

    def set_search(self, text: str) -> None:
        """List what matches `text`."""
        self._text = text
        self._show()

    def search_hint(self) -> str:
        """What the search box asks for."""
        return self.tr("Customer, subscription, reseller, person, ticket…")

    def refresh(self, kinds: Kind) -> None:
        """Something changed: read again, unless nothing of it is shown here."""
        if kinds & (Kind.HISTORY | Kind.CUSTOMERS | Kind.SUBSCRIPTIONS | Kind.RESELLERS):
            self._show()

    def focus_main(self) -> None:
        """Go to the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Where F6 leads, in order."""
        return [self.table, self.show_subscription]

    def columns_menu(self) -> QMenu:
        """The menu that chooses columns."""
        return self.table.columns.columns_menu()

    def save_layout(self) -> dict[str, Any]:
        """Columns and sort."""
        return {"columns": self.table.columns.save()}

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Lay out as saved."""
        columns = layout.get("columns")
        if isinstance(columns, dict):
            self.table.columns.restore(columns)

    # Rows

    def _show(self) -> None:
        group = self.event_filter.currentData()
        query = HistoryQuery(text=self._text, events=group.value if isinstance(group, EventGroup) else ())
        self.stated.set_asked(self._text, filtered=group is not None)
        self.model.show(self.model.sorted_query(query))

    def _select_current(self) -> None:
        self.stated.select(self._current)
        self._show_detail()

    # The current row

    def _record(self, index: QModelIndex) -> HistoryRow | None:
        record = self.model.record_at(index.row()) if index.isValid() else None
        return record if isinstance(record, HistoryRow) else None

    def _current_row_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self._current = self.model.key_at(index.row())
            self._show_detail()

    def _show_detail(self) -> None:
        record = self._record(self.table.currentIndex())
        self.detail.setText(account(record) if record else "")
        self.show_subscription.setEnabled(record is not None and bool(record.subscription_id))
        shown = self.model.rowCount() > 0
        self._line.setVisible(shown)
        self._foot.setVisible(shown)
        # The foot keeps its height from row to row, so the table does not jump.
        self.detail.setMinimumHeight(_DETAIL_LINES * self.fontMetrics().lineSpacing())

    def _activated(self, index: QModelIndex) -> None:
        record = self._record(index)
        if record is not None and record.subscription_id:
            self.subscription_requested.emit(record.subscription_id)

    def menu_of(self, record: HistoryRow) -> QMenu:
        """The context menu of a row."""
        subscription = record.subscription_id
        acts = (
            (
                "menuShowSubscription",
                self.tr("Show the &subscription"),
                lambda: self.subscription_requested.emit(subscription),
                bool(subscription),
            ),
        )
        return row_menu(self.table, acts, (("menuCopyId", self.tr("Copy subscription &ID"), subscription),))

    def _show_menu(self, index: QModelIndex, where: QPoint) -> None:
        record = self._record(index)
        if record is not None:
            self.menu_of(record).popup(where)

    # Words

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Activity"))
        self.table.setAccessibleName(self.tr("Activity"))
        self.detail.setAccessibleName(self.tr("What happened"))
        self.event_filter.setAccessibleName(self.tr("What to show"))
        self.event_filter.setToolTip(self.tr("Show only what happened of one sort"))
        for place, group in enumerate(_GROUPS):
            self.event_filter.setItemText(place, self.tr("Everything") if group is None else group_word(group))
        self.show_subscription.setText(self.tr("Show the &subscription"))
        self.model.retranslate()
        self.stated.set_words(
            ListingWords(
                loading=self.tr("Reading the history…"),
                failed=self.tr("The history could not be read."),
                no_match=self.tr("Nothing in the history matches “%1”."),
                none_of_sort=self.tr("Nothing of this sort has happened yet."),
                never_imported=self.tr("Nothing has been imported yet, so nothing has happened."),
                empty=self.tr("Nothing has happened yet."),
            )
        )
        self._show_detail()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.model.phase is Phase.IDLE:
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
