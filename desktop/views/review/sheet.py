"""The sheet between Submit and what it does: every staged change, what speaks against it, and what became of it.

It works on all staged changes, reads them anew when others change them, and never closes over a submit under way.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.data.outbox import SubmitOutcome
from desktop.domain.records import DelegatedAdminKind
from desktop.domain.roles import DeskAct
from desktop.errors import DeskError
from desktop.models import wording
from desktop.models.desk import Desk, Kind
from desktop.models.error_words import error_sentence
from desktop.models.review import ReviewModel
from desktop.models.review_lines import Review, read_review, receipt_of, review_of
from desktop.models.roles import ChipKind
from desktop.tasks import Task
from desktop.views.panels import Caption, Hairline, NoticeBar, PlainLabel, PrimaryButton, SectionTitle
from desktop.views.review import summary
from desktop.views.review.change_list import ChangeList
from desktop.views.review.details import ReviewDetails
from desktop.views.states import announce
from desktop.views.theme import LARGE, MEDIUM, SMALL, TIGHT
from desktop.views.words import fill

_SHOWS: Final = Kind.CHANGES | Kind.RESELLERS | Kind.PROVIDER | Kind.CUSTOMERS | Kind.SUBSCRIPTIONS

# In average characters and lines.
_WIDTH: Final = 170
_HEIGHT: Final = 40
_NARROW: Final = 100
_DETAILS_WIDTH: Final = 50


class ReviewSheet(QDialog):
    """The review sheet. `open()` it over the window; `finished_review` tells what was submitted."""

    finished_review = Signal(object)
    """The `SubmitOutcome`, or None when nothing was submitted; once, as the sheet closes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewSheet")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self._desk = desk
        self._loaded = False
        self._submitting = False
        self._told = False
        self._asked: frozenset[int] = frozenset()
        self._outcome: SubmitOutcome | None = None
        self._reading: Task[Review] | None = None
        self.model = ReviewModel(self, desk.left_out.keys)
        self._build()
        self._connect()
        self._retranslate()
        self._fit_first()
        self._reload()

    # Building

    def _build(self) -> None:
        self._title = SectionTitle("", self)
        self._summary = PlainLabel("", self)
        self._summary.setObjectName("reviewSummary")
        self._summary.setWordWrap(True)
        self._notice = NoticeBar(self)
        self._notice.setObjectName("reviewNotice")
        self.changes = ChangeList(self.model, self)
        self.table = self.changes.table
        self.details = ReviewDetails(self._desk, self.model, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setObjectName("reviewSplitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.changes)
        self._splitter.addWidget(self.details)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        head = QVBoxLayout()
        head.setContentsMargins(LARGE, LARGE, LARGE, MEDIUM)
        head.setSpacing(TIGHT)
        head.addWidget(self._title)
        head.addWidget(self._summary)
        head.addWidget(self._notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline(self))
        column.addWidget(self._splitter, 1)
        column.addWidget(Hairline(self))
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        self._caption = Caption("", self)
        self._caption.setObjectName("reviewCaption")
        self._cancel = QPushButton(self)
        self._cancel.setObjectName("reviewCancelButton")
        self._cancel.setDefault(True)
        self._confirm = PrimaryButton("", self)
        self._confirm.setObjectName("reviewConfirmButton")
        self._close = QPushButton(self)
        self._close.setObjectName("reviewCloseButton")
        self._close.hide()
        row = QHBoxLayout()
        row.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        row.setSpacing(SMALL)
        row.addWidget(self._caption, 1)
        row.addWidget(self._cancel)
        row.addWidget(self._confirm)
        row.addWidget(self._close)
        return row

    def _connect(self) -> None:
        self._confirm.clicked.connect(self.confirm)
        self._cancel.clicked.connect(self.reject)
        self._close.clicked.connect(self.accept)
        self._notice.action_requested.connect(self._reload)
        self.changes.again_requested.connect(self._reload)
        self.changes.remove_requested.connect(self._remove_current)
        self.changes.unconfirmed_reached.connect(self.details.enter)
        self.details.attested.connect(self._attest)
        self.table.current_row_changed.connect(self._current_changed)
        self.table.activated_row.connect(self._row_activated)
        self.model.inclusion_changed.connect(self._update_buttons)
        self.model.inclusion_changed.connect(self._desk.left_out.changed)
        self._desk.changed.connect(self._desk_changed)
        self._desk.refused.connect(self._failed)
        self._desk.runner.bug_found.connect(self._bug_found)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.confirm)
        QShortcut(QKeySequence("F6"), self, self.next_pane)
        QShortcut(QKeySequence("Shift+F6"), self, self.previous_pane)

    # Words

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Review changes"))
        self._cancel.setText(self.tr("&Back"))
        self._cancel.setToolTip(self.tr("Close without submitting; everything stays staged (Esc)"))
        self._close.setText(self.tr("&Close"))
        self.changes.retranslate()
        self.details.retranslate()
        self._say_state()
        self._update_buttons()

    def _show_all(self) -> None:
        """Say where the review stands, show the current change, and offer what can be done."""
        self._say_state()
        self.details.show_line(self.changes.current())
        self._update_buttons()

    def _say_state(self) -> None:
        receipt = self.model.receipt
        if receipt is None:
            self._title.setText(self.tr("Review changes"))
            self._summary.setText(summary.before_submit(self.model.review.totals))
        else:
            self._title.setText(self.tr("Changes submitted"))
            self._summary.setText(summary.after_submit(receipt))
        self._summary.setVisible(bool(self._summary.text()))
        if receipt is None and self._is_empty():
            self.changes.say_empty()

    def _is_empty(self) -> bool:
        return self._loaded and not self.model.records

    # Reading

    def _desk_changed(self, kinds: Kind) -> None:
        if kinds & _SHOWS and not self._submitting and self.model.receipt is None:
            self._reload()

    def _reload(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        if not self._loaded:
            self.changes.say_loading()
        actor, today = self._desk.actor, self._desk.today
        self._reading = self._desk.runner.read(
            lambda session: review_of(read_review(session, actor, today)), self._take_review, self._reading_failed
        )

    def _reading_failed(self, error: DeskError) -> None:
        self._reading = None
        self.changes.say_failed(error_sentence(error))
        self._update_buttons()

    def _take_review(self, review: Review) -> None:
        self._reading = None
        if self._submitting or self.model.receipt is not None:
            return
        first = not self._loaded
        self._loaded = True
        self.details.forget_admin()
        self.changes.show_review(review)
        self._show_all()
        if first or not review.lines:
            self._focus_safely()

    def _current_changed(self, _index: QModelIndex) -> None:
        self.details.show_line(self.changes.current())
        self._update_buttons()

    # Submitting

    def _update_buttons(self) -> None:
        done = self.model.receipt is not None
        only_close = done or self._is_empty()
        may = self._desk.actor.may(DeskAct.ASSIGN_CONTACT)
        count = 0 if done else self.model.count_to_submit()
        for button in (self._cancel, self._confirm):
            button.setVisible(not only_close)
        self._close.setVisible(only_close)
        self._cancel.setEnabled(not self._submitting)
        self._confirm.setText(self.tr("&Submit %Ln change(s)", "", count))
        self._confirm.setEnabled(may and count > 0 and not self._submitting)
        self.changes.set_acts(shown=not only_close, enabled=not self._submitting)
        self.details.attest.setEnabled(not self._submitting)
        why = self._undo_hint() if done else self._obstacle(may, count)
        self._caption.setText(why or (self._what_follows() if count else ""))
        self._confirm.setToolTip(why or self.tr("Submit (Ctrl+Enter)"))

    def _what_follows(self) -> str:
        """What submitting means, with a connection and without; then the words are those of the status bar."""
        if self._desk.connected:
            return self.tr("They wait here and go to Partner Center with the next sync (F5).")
        return QCoreApplication.translate(
            "DeskStatusBar", "No connection to Partner Center is set up; everything is kept on this machine"
        )

    def _undo_hint(self) -> str:
        if self._outcome is None or not (self._outcome.kept or self._outcome.submitted):
            return ""
        undo = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        return fill(self.tr("You can still undo this: Undo is in the Edit menu (%1)."), undo)

    def _obstacle(self, may: bool, count: int) -> str:
        """Why nothing can be submitted; empty when something can, or when there is nothing."""
        if not may:
            role = wording.role_word(self._desk.actor.role)
            return fill(self.tr("Your role, %1, may not assign support contacts."), role)
        if self._loaded and self.model.records and not count:
            return self.tr("No change is included that can be submitted.")
        return ""

    def confirm(self) -> None:
        """Submit what is included; the answer comes into the rows."""
        if not self._confirm.isEnabled() or not self._confirm.isVisibleTo(self):
            return
        self._notice.hide()
        self._submitting = True
        self._asked = self.model.included_keys()
        self._update_buttons()
        self._desk.submit(sorted(self._asked), done=self._submitted, failed=self._submit_failed)

    def _submitted(self, outcome: SubmitOutcome) -> None:
        self._submitting = False
        self._outcome = outcome
        self.model.take_receipt(receipt_of(self.model.records, self._asked, outcome))
        self.changes.show_results()
        self._show_all()
        self._focus_safely()
        announce(self, self._summary.text())

    def _submit_failed(self, error: DeskError) -> None:
        self._submitting = False
        self._failed(error)
        self._reload()

    def _failed(self, error: DeskError) -> None:
        if self.model.receipt is None:
            self._notice.show_notice(ChipKind.BAD, error_sentence(error))
        self._update_buttons()

    def _bug_found(self, _error: object) -> None:
        """Told elsewhere; here nothing may stay locked for an answer that does not come."""
        if self._submitting:
            self._submitting = False
            self._reload()
            self._update_buttons()

    # Acts on one change

    def _remove_current(self) -> None:
        line = self.changes.current()
        if line is not None and self.model.receipt is None:
            self._notice.hide()
            self._desk.withdraw([line.change.key])

    def _attest(self, pair: tuple[int, int], kind: DelegatedAdminKind, ends_on: date | None, how: str) -> None:
        self._notice.hide()
        customer_key, reseller_key = pair
        self._desk.attest(customer_key, reseller_key, kind, how, ends_on, self._attest_done)

    def _attest_done(self, _nothing: None) -> None:
        if not self._told:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_activated(self, index: QModelIndex) -> None:
        # A double click on a check box is two clicks on it.
        if index.column() != self.model.column_of("include") or not self.table.underMouse():
            self.details.enter()

    # Keyboard

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_safely()

    def _focus_safely(self) -> None:
        button = self._close if self._close.isVisibleTo(self) else self._cancel
        button.setDefault(True)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not isinstance(self.focusWidget(), QPushButton):
            # Enter in a field or the table belongs to it, and never closes the sheet.
            event.accept()
            return
        super().keyPressEvent(event)

    def next_pane(self) -> None:
        """Focus the next of table, details, buttons."""
        self._go_to_pane(1)

    def previous_pane(self) -> None:
        """Focus the previous of table, details, buttons."""
        self._go_to_pane(-1)

    def _go_to_pane(self, step: int) -> None:
        button = self._close if self._close.isVisibleTo(self) else self._cancel
        panes = [pane for pane in (self.table, self.details.first_field(), button) if pane.isVisibleTo(self)]
        focus = QApplication.focusWidget()
        here = 0
        if isinstance(focus, QWidget):
            if self.changes.stated.isAncestorOf(focus):
                here = 0
            elif self.details.isAncestorOf(focus) or focus is self.details:
                here = min(1, len(panes) - 1)
            else:
                here = len(panes) - 1
        panes[(here + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Shape

    def _fit_first(self) -> None:
        width = self.fontMetrics().averageCharWidth() * _WIDTH
        height = self.fontMetrics().height() * _HEIGHT
        parent = self.parentWidget()
        if parent is not None:
            room = parent.window().size()
            width = min(width, room.width() - 2 * LARGE)
            height = min(height, room.height() - 2 * LARGE)
        self._turn(width)
        self.resize(width, height)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(self.width())

    def _turn(self, width: int) -> None:
        """Put the details below the table where there is no room beside it."""
        narrow = width < self.fontMetrics().averageCharWidth() * _NARROW
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._splitter.orientation() != wanted:
            self._splitter.setOrientation(wanted)
            QTimer.singleShot(0, self._splitter, self._share_room)

    def _share_room(self) -> None:
        """Give the details a line that reads well, and the table the rest."""
        if self._splitter.orientation() == Qt.Orientation.Vertical:
            self._splitter.setSizes([self.height() // 2, self.height() // 2])
            return
        details = min(self.fontMetrics().averageCharWidth() * _DETAILS_WIDTH, self.width() * 2 // 5)
        self._splitter.setSizes([self.width() - details, details])

    # The end

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._submitting:
            event.ignore()
            return
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc and Back; after a submit the same as Close."""
        if not self._submitting:
            super().reject()

    def done(self, result: int) -> None:
        """Close, and tell once what was submitted."""
        if self._reading is not None:
            self._reading.cancel()
        self.details.stop()
        if not self._told:
            self._told = True
            self.finished_review.emit(self._outcome)
        super().done(result)
