"""The requests for a relationship that are under way: reminding, and saying how each went on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.records import Provider, RelationshipRequest, RequestKind, RequestState
from desktop.errors import DeskError
from desktop.models.desk import Desk, Kind
from desktop.models.error_words import error_sentence
from desktop.models.requests import RequestLine, Requests, RequestsModel, read_requests
from desktop.tasks import Task
from desktop.views.panels import Caption
from desktop.views.request.dialog import RequestDialog
from desktop.views.states import State, StatedView
from desktop.views.table import DeskTable
from desktop.views.tenant_id_dialog import TenantIdDialog
from desktop.views.theme import MEDIUM, SMALL
from desktop.views.words import fill


class RequestsTracker(QWidget):
    """A table of requests with the three things that can be done about one. Reads when it is told to `refresh`."""

    counted = Signal(int)
    """How many requests await an answer; after each reading."""
    layout_changed = Signal()
    said = Signal(str)
    """What an act here has led to, for the status bar: the row itself may have left the list."""
    """A person changed columns or sort."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("requestsTracker")
        self._desk = desk
        self._open_url = open_url
        self._provider: Provider | None = None
        self._reading: Task[Requests] | None = None
        self._loaded = False
        self.model = RequestsModel(self)
        self.table = DeskTable(self)
        self.table.setObjectName("requestsTable")
        self.table.setModel(self.model)
        self._stated = StatedView(self.table, self)
        self._closed = QCheckBox(self)
        self._closed.setObjectName("showClosedRequests")
        self._remind = QPushButton(self)
        self._remind.setObjectName("remindButton")
        self._established = QPushButton(self)
        self._established.setObjectName("establishedButton")
        self._declined = QPushButton(self)
        self._declined.setObjectName("declinedButton")
        self._hint = Caption("", self)
        self._hint.setObjectName("requestHint")
        self._hint.setContentsMargins(MEDIUM, SMALL, MEDIUM, 0)
        head = QHBoxLayout()
        head.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        head.setSpacing(SMALL)
        head.addWidget(self._closed)
        head.addStretch(1)
        acts = QHBoxLayout()
        acts.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        acts.setSpacing(SMALL)
        acts.addStretch(1)
        for button in (self._remind, self._established, self._declined):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stated, 1)
        column.addWidget(self._hint)
        column.addLayout(acts)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusProxy(self.table)
        self._closed.toggled.connect(lambda _on: self.reload())
        self._remind.clicked.connect(self.remind)
        self._established.clicked.connect(self.establish)
        self._declined.clicked.connect(self.decline)
        self.table.current_row_changed.connect(lambda _index: self._update())
        self.table.activated_row.connect(self._activated)
        self.table.columns.layout_changed.connect(self.layout_changed)
        self._stated.action_requested.connect(self.reload)
        self._retranslate()

    # Words

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Requests for a relationship"))
        self._closed.setText(self.tr("Also those that are ans&wered"))
        self._remind.setText(self.tr("Re&mind…"))
        self._remind.setToolTip(self.tr("Write the reseller or customer again"))
        self._established.setText(self.tr("E&stablished"))
        self._established.setToolTip(self.tr("The request was accepted"))
        self._declined.setText(self.tr("&Declined"))
        self._declined.setToolTip(self.tr("The request was turned down"))
        self.model.retranslate()
        self._say_state()
        self._update()

    def _say_state(self) -> None:
        if not self._loaded or self.model.records:
            return
        text = self.tr("No request awaits an answer.")
        if self._closed.isChecked():
            text = self.tr("No relationship was ever requested from this desk.")
        self._stated.show_state(State.EMPTY, text)

    # Reading

    def refresh(self, kinds: Kind) -> None:
        """Something changed: read again when it may be shown here."""
        if kinds & (Kind.REQUESTS | Kind.RESELLERS | Kind.CUSTOMERS | Kind.PROVIDER) or not self._loaded:
            self.reload()

    def reload(self) -> None:
        """Read the requests anew; the rows shown so far stay until then."""
        if self._reading is not None:
            self._reading.cancel()
        if not self._loaded:
            self._stated.show_state(State.LOADING, self.tr("Reading the requests…"))
        open_only = not self._closed.isChecked()
        self._reading = self._desk.runner.read(
            lambda session: read_requests(session, open_only=open_only), self._take, self._failed
        )

    def _take(self, found: Requests) -> None:
        self._reading = None
        self._loaded = True
        self._provider = found.provider
        key = self.model.key_at(self.table.currentIndex().row())
        self.model.show(found.lines)
        if found.lines:
            self._stated.show_content()
            row = self.model.row_of(key) if key is not None else -1
            if row != self.table.currentIndex().row() or row < 0:
                self.table.select_row(max(row, 0))
        self._say_state()
        self._update()
        self.counted.emit(sum(1 for line in found.lines if line.is_open))

    def _failed(self, error: DeskError) -> None:
        self._reading = None
        self._stated.show_state(State.FAILED, error_sentence(error), self.tr("Try again"))

    # Acts

    def current(self) -> RequestLine | None:
        """The request that the buttons are about."""
        return self.model.record_at(self.table.currentIndex().row())

    def _update(self) -> None:
        line = self.current()
        is_open = line is not None and line.is_open
        self._remind.setEnabled(is_open and self._provider is not None)
        self._established.setEnabled(is_open)
        self._declined.setEnabled(is_open)
        hint = ""
        if line is not None and is_open and not line.reseller.tenant_id:
            hint = self.tr("The Microsoft ID of this reseller is not known yet; Established asks for it.")
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _activated(self, _index: QModelIndex) -> None:
        line = self.current()
        if line is not None and line.is_open:
            self.remind()

    def remind(self) -> None:
        """Write again; the request is then remembered as reminded."""
        line = self.current()
        if line is None or not line.is_open or self._provider is None:
            return
        request = line.request
        RequestDialog(
            self._desk,
            request.kind,
            line.reseller,
            request.customer_key,
            request.customer_name,
            self._provider,
            request.language,
            self,
            reminds=request,
            open_url=self._open_url,
        ).open()

    def establish(self) -> None:
        """The request was accepted; a reseller without a Microsoft ID is asked for it first."""
        line = self.current()
        if line is None or not line.is_open:
            return
        if line.reseller.tenant_id:
            self._move(line.request, RequestState.ESTABLISHED)
            return
        dialog = TenantIdDialog(self._desk, line.reseller.key, line.reseller.name, self)
        request = line.request

        def answered(result: int) -> None:
            # Writes run one after another: the id is kept before the request is established.
            if result == QDialog.DialogCode.Accepted.value:
                self._move(request, RequestState.ESTABLISHED)

        dialog.finished.connect(answered)
        dialog.open()

    def decline(self) -> None:
        """The request was turned down."""
        line = self.current()
        if line is not None and line.is_open:
            self._move(line.request, RequestState.DECLINED)

    def _move(self, request: RelationshipRequest, state: RequestState) -> None:
        if state is RequestState.DECLINED:
            sentence = self.tr("The request to %1 is closed as declined.")
        elif request.kind is RequestKind.PARTNERSHIP:
            sentence = self.tr("The partnership with %1 is active.")
        else:
            sentence = self.tr("%1 may be chosen for this customer now.")
        words = fill(sentence, request.reseller_name)
        self._desk.move_request(request.id, state, lambda _none: self.said.emit(words))

    # Layout

    def save_layout(self) -> dict[str, Any]:
        """Columns and sort as plain values."""
        return self.table.columns.save()

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Lay out the columns as saved."""
        self.table.columns.restore(layout)
