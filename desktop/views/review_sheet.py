"""The sheet between Submit and what it does: every staged change, what speaks against it, and what became of it.

It works on all staged changes, reads them anew when others change them, and never closes over a submit under way.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import (
    QAbstractItemModel,
    QDate,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.data.outbox import SubmitOutcome
from desktop.domain.eligibility import Reason
from desktop.domain.records import Commerce, DelegatedAdmin, DelegatedAdminKind, Publishing
from desktop.domain.roles import DeskAct
from desktop.errors import DeskError
from desktop.models import wording
from desktop.models.desk import Desk, Kind
from desktop.models.error_words import error_sentence
from desktop.models.review import (
    Outcome,
    ReviewLine,
    ReviewModel,
    admin_chip,
    contact_word,
    read_admin,
    read_review,
    receipt_of,
    subscription_word,
    totals,
)
from desktop.models.roles import ChipKind
from desktop.tasks import Task
from desktop.views.chips import ChipDelegate, ChipLabel
from desktop.views.panels import (
    Caption,
    FormRow,
    Hairline,
    NoticeBar,
    PlainLabel,
    PrimaryButton,
    QuietButton,
    SectionTitle,
    SupportCard,
    keep_from_wheel,
)
from desktop.views.states import State, StatedView, announce
from desktop.views.table import DeskTable
from desktop.views.theme import LARGE, MEDIUM, SMALL, TIGHT
from desktop.views.words import fill

_ATTEST_KINDS = (DelegatedAdminKind.GDAP, DelegatedAdminKind.DAP, DelegatedAdminKind.NONE)
_DAY = "yyyy-MM-dd"
_LONG_WORD = 24


class AttestForm(QWidget):
    """Vouching for the delegated admin of one reseller on one customer, or leaving it open."""

    attested = Signal(object, object, str)
    """Kind, last day (or None), and how the person knows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attestForm")
        self._names = ("", "")
        self._count = 0
        self._strict = False
        self._again = False
        self._explanation = PlainLabel("", self)
        self._explanation.setWordWrap(True)
        self.kind = QComboBox(self)
        self.kind.setObjectName("attestKind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(12)
        for kind in _ATTEST_KINDS:
            self.kind.addItem("", kind.value)
        self.how = QLineEdit(self)
        self.how.setObjectName("attestHow")
        self.how.setMaxLength(400)
        self.has_end = QCheckBox(self)
        self.has_end.setObjectName("attestHasEnd")
        self.until = QDateEdit(self)
        self.until.setObjectName("attestUntil")
        self.until.setCalendarPopup(True)
        self.until.setEnabled(False)
        keep_from_wheel(self.kind, self.until)
        self.button = QPushButton(self)
        self.button.setObjectName("attestButton")
        self.button.setAutoDefault(False)
        self._open = Caption("", self)
        self._kind_row = FormRow("", self.kind)
        self._how_row = FormRow("", self.how)
        until = QHBoxLayout()
        until.setSpacing(SMALL)
        until.addWidget(self.has_end)
        until.addWidget(self.until, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._explanation)
        column.addWidget(self._kind_row)
        column.addLayout(until)
        column.addWidget(self._how_row)
        column.addLayout(buttons)
        column.addWidget(self._open)
        self.has_end.toggled.connect(self._fit)
        self.kind.currentIndexChanged.connect(self._fit)
        self.button.clicked.connect(self._attest)
        self.how.returnPressed.connect(self._attest)
        self.retranslate()

    def show_pair(
        self, reseller: str, customer: str, count: int, today: date, *, strict: bool, again: bool = False
    ) -> None:
        """Ask about one pair, on which `count` changes of the review count; `again` when it is attested already."""
        if (reseller, customer) != self._names:
            self.kind.setCurrentIndex(0)
            self.has_end.setChecked(False)
            self.how.clear()
            self.until.setDate(QDate(today.year, today.month, today.day).addYears(2))
        self._names, self._count, self._strict, self._again = (reseller, customer), count, strict, again
        self.retranslate()

    def allow(self, allowed: bool, reason: str) -> None:
        """Let the person attest, or say why not."""
        for widget in (self.kind, self.has_end, self.how, self.button):
            widget.setEnabled(allowed)
            widget.setToolTip("" if allowed else reason)
        self._fit()

    def _fit(self) -> None:
        none = self.kind.currentData() == DelegatedAdminKind.NONE.value
        self.has_end.setVisible(not none)
        self.until.setVisible(not none)
        self.until.setEnabled(self.has_end.isEnabled() and self.has_end.isChecked())

    def _attest(self) -> None:
        if not self.button.isEnabled():
            return
        kind = DelegatedAdminKind(self.kind.currentData())
        ends_on: date | None = None
        if kind is not DelegatedAdminKind.NONE and self.has_end.isChecked():
            ends_on = date.fromisoformat(self.until.date().toString(_DAY))
        self.attested.emit(kind, ends_on, self.how.text().strip())

    def retranslate(self) -> None:
        """Say all words again."""
        reseller, customer = map(breakable, self._names)
        if self._again:
            explanation = self.tr("Attest anew which delegated admin %1 holds on %2.")
        else:
            explanation = self.tr("Nobody has attested that %1 holds delegated admin on %2.")
        self._explanation.setText(fill(explanation, reseller, customer))
        self._open.setVisible(not self._again)
        for place, kind in enumerate(_ATTEST_KINDS):
            word = self.tr("None: it holds no delegated admin")
            self.kind.setItemText(place, word if kind is DelegatedAdminKind.NONE else wording.admin_kind_word(kind))
        self._kind_row.set_label(self.tr("&Kind"))
        self.has_end.setText(self.tr("&Until"))
        self.until.setAccessibleName(self.tr("Last day of the delegated admin"))
        self._how_row.set_label(self.tr("&How do you know?"))
        self.how.setPlaceholderText(self.tr("for example: mail of 12 March"))
        self.button.setText(self.tr("&Attest for %n change(s)", "", self._count))
        if self._strict:
            self._open.setText(self.tr("Your settings ask for attested delegated admin, so it cannot be left open."))
        else:
            self._open.setText(self.tr("You may also leave it open: the change can be submitted all the same."))


def breakable(text: str) -> str:
    """`text` with places to wrap inside words that no panel has room for: names come from outside."""
    if len(text) <= _LONG_WORD:
        return text
    pieces = (
        [word[place : place + _LONG_WORD] for place in range(0, len(word), _LONG_WORD)] for word in text.split(" ")
    )
    return " ".join("\u200b".join(word) for word in pieces)


class CheckDelegate(ChipDelegate):
    """A check box in line with the text of other cells; a click anywhere in the cell switches it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(TIGHT, 0, 0, 0)
        # The table tints and frames whole rows; a cell of its own would show seams.
        inner.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        super().paint(painter, inner, index)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        released = event.type() == QEvent.Type.MouseButtonRelease
        if released and isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
            wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
            return model.setData(index, wanted.value, Qt.ItemDataRole.CheckStateRole)
        return False


class DetailsArea(QScrollArea):
    """Scrolls down: as wide as what stands in it wants to be, unless that is one endless word from outside."""

    def __init__(self, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = body
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(body)
        body.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        width = self._body.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(min(width, 48 * self.fontMetrics().averageCharWidth()), 6 * self.fontMetrics().height())


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
        self._reading: Task[list[ReviewLine]] | None = None
        self._admin_task: Task[DelegatedAdmin | None] | None = None
        self._admin: tuple[int, DelegatedAdmin | None] | None = None
        self._again_pair: tuple[int, int] | None = None
        self.model = ReviewModel(self)
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
        self.table = DeskTable(self)
        self.table.setObjectName("reviewTable")
        self.table.setModel(self.model)
        include = self.model.column_of("include")
        self.table.setItemDelegateForColumn(include, CheckDelegate(self.table, paints_background=False))
        self._stated = StatedView(self.table, self)
        self._details = self._build_details()
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setObjectName("reviewSplitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._build_list())
        self._splitter.addWidget(self._details)
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

    def _build_list(self) -> QWidget:
        pane = QWidget(self)
        self._remove = QuietButton("", pane)
        self._remove.setObjectName("removeChangeButton")
        self._next = QuietButton("", pane)
        self._next.setObjectName("nextUnconfirmedButton")
        self._acts = QWidget(pane)
        acts = QHBoxLayout()
        acts.setContentsMargins(0, TIGHT, 0, TIGHT)
        acts.setSpacing(SMALL)
        acts.addWidget(self._remove)
        acts.addWidget(self._next)
        acts.addStretch(1)
        below = QVBoxLayout(self._acts)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(Hairline(self._acts))
        below.addLayout(acts)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stated, 1)
        column.addWidget(self._acts)
        return pane

    def _build_details(self) -> QScrollArea:
        self._body = QWidget(self)
        self._customer = PlainLabel("", self._body, role="muted")
        self._customer.setWordWrap(True)
        self._subscription = SectionTitle("", self._body)
        self._product = Caption("", self._body)
        self._from_label = PlainLabel("", self._body, role="label")
        self._from = PlainLabel("", self._body)
        self._from.setWordWrap(True)
        self._to_label = PlainLabel("", self._body, role="label")
        self._to = PlainLabel("", self._body)
        self._to.setObjectName("reviewWanted")
        self._to.setWordWrap(True)
        self._reason_label = PlainLabel("", self._body, role="label")
        self._reason = PlainLabel("", self._body)
        self._reason.setWordWrap(True)
        facts = QGridLayout()
        facts.setHorizontalSpacing(MEDIUM)
        facts.setVerticalSpacing(TIGHT)
        facts.setColumnStretch(1, 1)
        pairs = ((self._from_label, self._from), (self._to_label, self._to), (self._reason_label, self._reason))
        for row, (label, value) in enumerate(pairs):
            facts.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(value, row, 1)
        self._barred = NoticeBar(self._body)
        self._barred.setObjectName("reviewBarred")
        self._publishing = ChipLabel(None, self._body)
        self._publishing_why = PlainLabel("", self._body, role="muted")
        self._publishing_why.setWordWrap(True)
        self._card_title = PlainLabel("", self._body, role="label")
        self._card_title.setWordWrap(True)
        self.card = SupportCard(self._body)
        self._card_lack = Caption("", self._body)
        self._card_lack.setObjectName("reviewCardLack")
        self._agreement = NoticeBar(self._body)
        self._agreement.setObjectName("reviewAgreement")
        self._admin_title = PlainLabel("", self._body, role="label")
        self._admin_chip = ChipLabel(None, self._body)
        self._admin_text = PlainLabel("", self._body, role="muted")
        self._admin_text.setObjectName("reviewAdmin")
        self._admin_text.setWordWrap(True)
        self.attest = AttestForm(self._body)
        self._again = QuietButton("", self._body)
        self._again.setObjectName("attestAgainButton")
        self._again.setAutoDefault(False)
        again = QHBoxLayout()
        again.addWidget(self._again)
        again.addStretch(1)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, LARGE)
        column.setSpacing(TIGHT)
        for widget in (self._customer, self._subscription, self._product):
            column.addWidget(widget)
        column.addSpacing(SMALL)
        column.addLayout(facts)
        column.addSpacing(SMALL)
        column.addWidget(self._barred)
        column.addWidget(self._publishing)
        column.addWidget(self._publishing_why)
        column.addSpacing(MEDIUM)
        column.addWidget(self._card_title)
        column.addWidget(self.card)
        column.addWidget(self._card_lack)
        column.addWidget(self._agreement)
        column.addSpacing(MEDIUM)
        column.addWidget(self._admin_title)
        column.addWidget(self._admin_chip)
        column.addWidget(self._admin_text)
        column.addLayout(again)
        column.addWidget(self.attest)
        column.addStretch(1)
        area = DetailsArea(self._body, self)
        area.setObjectName("reviewDetails")
        return area

    def _build_buttons(self) -> QHBoxLayout:
        self._caption = Caption("", self)
        self._caption.setObjectName("reviewCaption")
        self._cancel = QPushButton(self)
        self._cancel.setObjectName("reviewCancelButton")
        self._confirm = PrimaryButton("", self)
        self._confirm.setObjectName("reviewConfirmButton")
        self._close = QPushButton(self)
        self._close.setObjectName("reviewCloseButton")
        self._close.hide()
        for button in (self._remove, self._next, self._confirm):
            button.setAutoDefault(False)
        self._cancel.setDefault(True)
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
        self._remove.clicked.connect(self._remove_current)
        self._next.clicked.connect(self._go_to_unconfirmed)
        self._notice.action_requested.connect(self._reload)
        self._stated.action_requested.connect(self._reload)
        self.attest.attested.connect(self._attest)
        self._again.clicked.connect(self._attest_again)
        self.table.current_row_changed.connect(self._current_changed)
        self.table.activated_row.connect(self._go_to_details)
        self.table.installEventFilter(self)
        self.model.inclusion_changed.connect(self._update_buttons)
        self._desk.changed.connect(self._desk_changed)
        self._desk.refused.connect(self._failed)
        self._desk.runner.bug_found.connect(self._bug_found)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.confirm)
        QShortcut(QKeySequence("F6"), self, self.next_pane)
        QShortcut(QKeySequence("Shift+F6"), self, self.previous_pane)

    def _fit_first(self) -> None:
        character = self.fontMetrics().averageCharWidth()
        line = self.fontMetrics().height()
        wanted_width, wanted_height = character * 170, line * 40
        parent = self.parentWidget()
        if parent is not None:
            room = parent.window().size()
            wanted_width = min(wanted_width, room.width() - 2 * LARGE)
            wanted_height = min(wanted_height, room.height() - 2 * LARGE)
        self._turn(wanted_width)
        self.resize(wanted_width, wanted_height)
        self._share_room()

    # Words

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Review changes"))
        self.table.setAccessibleName(self.tr("Staged changes"))
        self._details.setAccessibleName(self.tr("Details of the change"))
        self._from_label.setText(self.tr("Contact now"))
        self._to_label.setText(self.tr("New contact"))
        self._reason_label.setText(self.tr("Reason or ticket"))
        self._card_title.setText(self.tr("What the customer will see"))
        self._admin_title.setText(self.tr("Delegated admin"))
        self._remove.setText(self.tr("&Remove change"))
        self._remove.setToolTip(self.tr("Take this change back: the subscription keeps the contact it has now"))
        self._next.setText(self.tr("&Next unconfirmed"))
        self._next.setToolTip(self.tr("Go to the next change whose delegated admin nobody has attested"))
        self._cancel.setText(self.tr("&Back"))
        self._cancel.setToolTip(self.tr("Close without submitting; everything stays staged (Esc)"))
        self._close.setText(self.tr("&Close"))
        self._again.setText(self.tr("Attest ane&w…"))
        self.attest.retranslate()
        self.model.retranslate()
        self._say_state()
        self._show_current()
        self._update_buttons()

    def _say_state(self) -> None:
        """Title, summary and, when there are no rows, why."""
        receipt = self.model.receipt
        self._title.setText(self.tr("Review changes") if receipt is None else self.tr("Changes submitted"))
        self._summary.setText(self._receipt_text() if receipt is not None else self._summary_text())
        self._summary.setVisible(bool(self._summary.text()))
        if receipt is None and self._loaded and not self.model.records:
            self._stated.show_state(
                State.EMPTY, self.tr("Nothing is staged. Choose a support contact for a subscription first.")
            )

    def _summary_text(self) -> str:
        if not self.model.records:
            return ""
        count = totals(self.model.records)
        customers = self.tr("%n customer(s)", "after the word for", count.customers)
        sentences = [fill(self.tr("%n change(s) for %1.", "%1 is a number of customers", count.changes), customers)]
        if count.publishable:
            sentences.append(self.tr("%n can be published.", "changes", count.publishable))
        if count.uncertain:
            sentences.append(self.tr("%n may be refused.", "changes", count.uncertain))
        if count.kept_here:
            sentences.append(self.tr("%n kept here only.", "changes", count.kept_here))
        if count.barred:
            sentences.append(self.tr("%n cannot be submitted.", "changes", count.barred))
        if count.unconfirmed_pairs:
            sentences.append(
                self.tr("%n delegated admin(s) to attest or to leave open.", "of a reseller", count.unconfirmed_pairs)
            )
        return " ".join(sentences)

    def _receipt_text(self) -> str:
        receipt = self.model.receipt
        assert receipt is not None
        sentences: list[str] = []
        if kept := receipt.count(Outcome.KEPT):
            sentences.append(self.tr("%n change(s) kept on this desk.", "", kept))
        if submitted := receipt.count(Outcome.SUBMITTED):
            sentences.append(self.tr("%n change(s) submitted, to be sent with the next sync.", "", submitted))
        if barred := receipt.count(Outcome.BARRED):
            sentences.append(self.tr("%n change(s) left out, for the reasons below.", "", barred))
        if waiting := receipt.count(Outcome.NOT_INCLUDED):
            sentences.append(self.tr("%n change(s) still staged, as you chose.", "", waiting))
        if gone := receipt.count(Outcome.GONE):
            sentences.append(self.tr("%n change(s) removed meanwhile.", "", gone))
        return " ".join(sentences)

    # Reading

    def _desk_changed(self, kinds: Kind) -> None:
        read = Kind.CHANGES | Kind.RESELLERS | Kind.PROVIDER | Kind.CUSTOMERS | Kind.SUBSCRIPTIONS
        if kinds & read and not self._submitting and self.model.receipt is None:
            self._reload()

    def _reload(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        if not self._loaded:
            self._stated.show_state(State.LOADING, self.tr("Reading the staged changes…"))
        actor, today = self._desk.actor, self._desk.today
        self._reading = self._desk.runner.read(
            lambda session: read_review(session, actor, today), self._take_lines, self._reading_failed
        )

    def _reading_failed(self, error: DeskError) -> None:
        self._reading = None
        self._stated.show_state(State.FAILED, error_sentence(error), self.tr("Try again"))
        self._update_buttons()

    def _take_lines(self, lines: list[ReviewLine]) -> None:
        self._reading = None
        if self._submitting or self.model.receipt is not None:
            return
        first = not self._loaded
        self._loaded = True
        row = self.table.currentIndex().row()
        key = self.model.key_at(row)
        scroll = self.table.verticalScrollBar().value()
        self._admin = None
        self.model.show(lines)
        if lines:
            self._stated.show_content()
            again = self.model.row_of(key) if key is not None else -1
            if again < 0:
                again = min(max(row, 0), len(lines) - 1)
            if again != self.table.currentIndex().row():
                self.table.select_row(again)
                self.table.verticalScrollBar().setValue(scroll)
        self._say_state()
        self._show_current()
        self._update_buttons()
        if first or not lines:
            self._focus_safely()

    def _focus_safely(self) -> None:
        button = self._close if self._close.isVisibleTo(self) else self._cancel
        button.setDefault(True)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_safely()

    # The current row

    def _current_line(self) -> ReviewLine | None:
        return self.model.record_at(self.table.currentIndex().row())

    def _current_changed(self, _index: QModelIndex) -> None:
        self._show_current()
        self._update_buttons()

    def _show_current(self) -> None:
        line = self._current_line()
        self._details.setVisible(line is not None)
        if line is None:
            return
        change = line.change
        self._customer.setText(breakable(change.customer_name))
        self._subscription.setText(breakable(subscription_word(change)))
        product = change.product if subscription_word(change) != change.product else ""
        self._product.setText(breakable(product))
        self._product.setVisible(bool(product))
        self._from.setText(breakable(contact_word(change.base)))
        self._to.setText(breakable(self._wanted_text(line)))
        for widget in (self._reason_label, self._reason):
            widget.setVisible(bool(change.reason))
        self._reason.setText(breakable(change.reason))
        self._show_barred(line)
        self._publishing.set_chip(wording.publishing_chip(change.publishing) if line.verdict.eligible else None)
        self._publishing_why.setText(self._publishing_text(line))
        self._publishing_why.setVisible(line.verdict.eligible and change.publishing is not Publishing.PUBLISHABLE)
        profile = line.partner.profile
        self.card.show_card(
            breakable(contact_word(change.wanted)),
            profile.mail or None,
            profile.phone or None,
            profile.site or None,
            change.wanted.is_provider,
        )
        self._card_lack.setText(self._lack_text(line))
        self._card_lack.setVisible(bool(self._card_lack.text()))
        self._show_agreement(line)
        self._show_admin(line)

    def _wanted_text(self, line: ReviewLine) -> str:
        wanted = line.change.wanted
        parts = [contact_word(wanted)]
        if wanted.mpn_id and not wanted.is_provider:
            parts.append(fill(self.tr("MPN %1"), wanted.mpn_id))
        if line.partner.location and not wanted.is_provider:
            parts.append(line.partner.location)
        return " · ".join(parts)

    def _publishing_text(self, line: ReviewLine) -> str:
        change = line.change
        deleted = any(finding.reason is Reason.SUBSCRIPTION_DELETED for finding in line.verdict.findings)
        new = change.publishing is Publishing.KEPT_HERE and not deleted
        return wording.publishing_reason(change.publishing, Commerce.NEW if new else Commerce.LEGACY)

    def _lack_text(self, line: ReviewLine) -> str:
        if not self.card.missing():
            return ""
        if line.change.wanted.is_provider:
            return self.tr("What is missing, the customer will not see. Complete your own support profile.")
        return self.tr("What is missing, the customer will not see. Complete the profile on the Resellers page.")

    def _show_barred(self, line: ReviewLine) -> None:
        reasons = self.model.why_left_out(line)
        if not reasons:
            self._barred.hide()
            return
        cures = [wording.cure_sentence(finding.cure) for finding in line.verdict.findings]
        told = self.model.receipt is not None
        head = self.tr("This change was left out:") if told else self.tr("This change cannot be submitted:")
        lines = [head, *(f"• {reason}" for reason in reasons)]
        if cures:
            lines.append(fill(self.tr("What helps: %1."), "; ".join(dict.fromkeys(cures))))
        self._barred.show_notice(ChipKind.BAD, "\n".join(lines), can_close=False)

    def _show_agreement(self, line: ReviewLine) -> None:
        if line.change.wanted.is_provider or line.partner.has_agreement:
            self._agreement.hide()
            return
        text = fill(
            self.tr("No support agreement with %1 is recorded. You can submit the change all the same."),
            breakable(contact_word(line.change.wanted)),
        )
        self._agreement.show_notice(ChipKind.CAUTION, text, can_close=False)

    def _show_admin(self, line: ReviewLine) -> None:
        chip = admin_chip(line)
        may_ask = line.pair is not None and self.model.receipt is None
        again = line.pair == self._again_pair and not line.needs_attest
        asks = may_ask and (line.needs_attest or again)
        self._admin_title.setVisible(chip is not None)
        self._admin_chip.set_chip(chip)
        self.attest.setVisible(asks)
        self._admin_text.setVisible(chip is not None and not line.needs_attest)
        self._again.setVisible(may_ask and not asks)
        if asks:
            count = sum(1 for other in self.model.records if other.pair == line.pair)
            actor = self._desk.actor
            self.attest.show_pair(
                contact_word(line.change.wanted),
                line.change.customer_name,
                count,
                self._desk.today,
                strict=actor.strict,
                again=again,
            )
            reason = fill(self.tr("Your role, %1, may not attest delegated admin."), wording.role_word(actor.role))
            self.attest.allow(actor.may(DeskAct.ATTEST_DELEGATED_ADMIN), reason)
        if chip is not None and not line.needs_attest:
            self._read_admin(line)

    def _read_admin(self, line: ReviewLine) -> None:
        key = line.change.key
        if self._admin is not None and self._admin[0] == key:
            self._admin_text.setText(self._admin_sentence(self._admin[1]))
            return
        if self._admin_task is not None:
            self._admin_task.cancel()
        self._admin_text.setText("")
        reseller_key = line.partner.reseller_key
        if reseller_key is None:
            return
        actor, today, subscription = self._desk.actor, self._desk.today, line.change.subscription_key

        def take(admin: DelegatedAdmin | None) -> None:
            self._admin_task = None
            self._admin = (key, admin)
            current = self._current_line()
            if current is not None and current.change.key == key:
                self._admin_text.setText(self._admin_sentence(admin))

        self._admin_task = self._desk.runner.read(
            lambda session: read_admin(session, actor, today, subscription, reseller_key), take, lambda _error: None
        )

    def _admin_sentence(self, admin: DelegatedAdmin | None) -> str:
        if admin is None:
            return self.tr("The reseller is not linked to this customer.")
        sentences = [wording.admin_sentence(admin)]
        if admin.attested_at is not None:
            sentences.append(
                fill(
                    self.tr("attested by %1 on %2"),
                    admin.attested_by or self.tr("somebody"),
                    wording.moment(admin.attested_at),
                )
            )
        if admin.attested_how:
            sentences.append(admin.attested_how)
        return breakable(" · ".join(sentences))

    # Acts

    def _update_buttons(self) -> None:
        done = self.model.receipt is not None
        empty = self._loaded and not self.model.records
        only_close = done or empty
        for widget in (self._acts, self._cancel, self._confirm):
            widget.setVisible(not only_close)
        self._close.setVisible(only_close)
        self._next.setVisible(any(line.needs_attest for line in self.model.records))
        actor = self._desk.actor
        allowed = actor.may(DeskAct.ASSIGN_CONTACT)
        count = 0 if done else sum(1 for line in self.model.included() if line.verdict.eligible)
        self._confirm.setText(self.tr("&Submit %n change(s)", "", count))
        self._confirm.setEnabled(allowed and count > 0 and not self._submitting)
        self._cancel.setEnabled(not self._submitting)
        self._remove.setEnabled(self._current_line() is not None and not self._submitting)
        self._next.setEnabled(not self._submitting)
        self.attest.setEnabled(not self._submitting)
        why = ""
        if done:
            undo = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
            why = fill(self.tr("You can still undo this: Undo is in the Edit menu (%1)."), undo)
            if not self._went_out():
                why = ""
        elif not allowed:
            why = fill(self.tr("Your role, %1, may not assign support contacts."), wording.role_word(actor.role))
        elif self._loaded and self.model.records and not count:
            why = self.tr("No change is included that can be submitted.")
        self._confirm.setToolTip(why or self.tr("Submit (Ctrl+Enter)"))
        self._caption.setText(why)

    def _went_out(self) -> bool:
        return self._outcome is not None and bool(self._outcome.kept or self._outcome.submitted)

    def confirm(self) -> None:
        """Submit what is included; the answer comes into the rows."""
        if not self._confirm.isEnabled() or not self._confirm.isVisibleTo(self):
            return
        self._notice.hide()
        self._submitting = True
        self._asked = frozenset(line.change.key for line in self.model.included())
        self._update_buttons()
        self._desk.submit(sorted(self._asked), done=self._submitted, failed=self._submit_failed)

    def _submit_failed(self, error: DeskError) -> None:
        self._submitting = False
        self._failed(error)
        self._reload()

    def _submitted(self, outcome: SubmitOutcome) -> None:
        self._submitting = False
        self._outcome = outcome
        self.model.take_receipt(receipt_of(self.model.records, self._asked, outcome))
        self.table.columns.set_shown("include", False)
        self.table.columns.set_shown("result", True)
        self._say_state()
        self._show_current()
        self._update_buttons()
        self._focus_safely()
        announce(self, self._summary.text())

    def _bug_found(self, _error: object) -> None:
        """Told elsewhere; here nothing may stay locked for an answer that does not come."""
        if self._submitting:
            self._submitting = False
            self._reload()
            self._update_buttons()

    def _failed(self, error: DeskError) -> None:
        if self.model.receipt is None:
            self._notice.show_notice(ChipKind.BAD, error_sentence(error))
        self._update_buttons()

    def _remove_current(self) -> None:
        line = self._current_line()
        if line is not None and self.model.receipt is None:
            self._notice.hide()
            self._desk.withdraw([line.change.key])

    def _attest(self, kind: DelegatedAdminKind, ends_on: date | None, how: str) -> None:
        line = self._current_line()
        if line is None or line.pair is None:
            return
        self._notice.hide()
        self._again_pair = None
        customer_key, reseller_key = line.pair
        self._desk.attest(customer_key, reseller_key, kind, how, ends_on, self._attest_done)

    def _attest_again(self) -> None:
        line = self._current_line()
        if line is not None:
            self._again_pair = line.pair
            self._show_admin(line)
            self._go_to_attest()

    def _attest_done(self, _nothing: None) -> None:
        if not self._told:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_unconfirmed(self) -> None:
        rows = len(self.model.records)
        start = self.table.currentIndex().row()
        for step in range(1, rows + 1):
            row = (start + step) % rows
            if self.model.records[row].needs_attest:
                self.table.select_row(row)
                self._go_to_attest()
                return

    def _go_to_attest(self) -> None:
        layout = self._body.layout()
        if layout is not None:
            # The form may have come into view just now: places are known only after the layout has run.
            layout.activate()
        QTimer.singleShot(0, self._details, self._scroll_to_attest)
        self.attest.kind.setFocus(Qt.FocusReason.TabFocusReason)

    def _scroll_to_attest(self) -> None:
        self._details.verticalScrollBar().setValue(self._admin_title.y() - SMALL)

    def _go_to_details(self, index: QModelIndex) -> None:
        if index.column() == self.model.column_of("include") and self.table.underMouse():
            return
        if self.attest.isVisibleTo(self):
            self._go_to_attest()
        else:
            self._details.setFocus(Qt.FocusReason.TabFocusReason)

    # Keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if watched is self.table and space and event.type() == QEvent.Type.KeyPress:
            self._toggle_selected()
            return True
        return super().eventFilter(watched, event)

    def _toggle_selected(self) -> None:
        line = self._current_line()
        if line is None or self._submitting:
            return
        rows = [row for part in self.table.selected_ranges() for row in part] or [self.table.currentIndex().row()]
        self.model.set_included(rows, not self.model.is_included(line))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not isinstance(self.focusWidget(), QPushButton):
            # Enter in a field or the table belongs to it, and never closes the sheet.
            event.accept()
            return
        super().keyPressEvent(event)

    def _panes(self) -> list[QWidget]:
        button = self._close if self._close.isVisibleTo(self) else self._cancel
        details: QWidget = self.attest.kind if self.attest.isVisibleTo(self) else self._details
        return [pane for pane in (self.table, details, button) if pane.isVisibleTo(self)]

    def _go_to_pane(self, step: int) -> None:
        panes = self._panes()
        focus = QApplication.focusWidget()
        here = 0
        if isinstance(focus, QWidget):
            if self._stated.isAncestorOf(focus):
                here = panes.index(self.table) if self.table in panes else 0
            elif self._details.isAncestorOf(focus) or focus is self._details:
                here = min(1, len(panes) - 1)
            else:
                here = len(panes) - 1
        panes[(here + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_pane(self) -> None:
        """Focus the next of table, details, buttons."""
        self._go_to_pane(1)

    def previous_pane(self) -> None:
        """Focus the previous of table, details, buttons."""
        self._go_to_pane(-1)

    # Shape and end

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(self.width())

    def _turn(self, width: int) -> None:
        """Put the details below the table where there is no room beside it."""
        narrow = width < self.fontMetrics().averageCharWidth() * 100
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._splitter.orientation() != wanted:
            self._splitter.setOrientation(wanted)
            QTimer.singleShot(0, self._splitter, self._share_room)

    def _share_room(self) -> None:
        """Give the details a line that reads well, and the table the rest."""
        if self._splitter.orientation() == Qt.Orientation.Vertical:
            self._splitter.setSizes([self.height() // 2, self.height() // 2])
            return
        details = min(self.fontMetrics().averageCharWidth() * 50, self.width() * 2 // 5)
        self._splitter.setSizes([self.width() - details, details])

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
        for task in (self._reading, self._admin_task):
            if task is not None:
                task.cancel()
        if not self._told:
            self._told = True
            self.finished_review.emit(self._outcome)
        super().done(result)
