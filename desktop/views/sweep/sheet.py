"""The sheet of the default sweep: who could take over, row by row, and why the others stay; then one act for all.

What was found is judged once more when it is staged, so it need not follow what is decided elsewhere meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.data.queries import SubscriptionQuery
from desktop.data.sweeping import LeftOut, Proposal, Sweep
from desktop.domain.records import StagingOutcome
from desktop.domain.roles import DeskAct
from desktop.errors import DeskError
from desktop.models import wording
from desktop.models.candidates import contact_name
from desktop.models.desk import Desk
from desktop.models.error_words import error_sentence
from desktop.models.roles import ChipKind
from desktop.models.sweeping import (
    Among,
    Group,
    LeftOutModel,
    ProposalsModel,
    Sweeping,
    SweptRowsModel,
    cure_word,
    groups_of,
    staging,
    why_word,
)
from desktop.views.listing import Listing, ListingWords
from desktop.views.panels import Caption, FormRow, Hairline, NoticeBar, PlainLabel, PrimaryButton, SectionTitle
from desktop.views.states import LOADING_DELAY_MS, State, StatedView, announce
from desktop.views.sweep.tables import CheckedTable
from desktop.views.table import DeskTable
from desktop.views.theme import LARGE, MEDIUM, SMALL, TIGHT, WIDE
from desktop.views.words import fill

_WIDTH: Final = 190
_HEIGHT: Final = 44
_GROUPS: Final = 66
"""In average characters and lines."""


class SweepSheet(QDialog):
    """The sheet. `open()` it over the window; `staged` tells that it has staged something, as it closes."""

    staged = Signal()

    def __init__(
        self,
        desk: Desk,
        listed: SubscriptionQuery | None = None,
        selected: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sweepSheet")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self._desk = desk
        self._listed = listed
        self._selected = list(selected)
        self._found: Sweep | None = None
        self._staging = False
        self.sweeping = Sweeping(desk, self)
        self.proposals = ProposalsModel(self)
        self.left_out = LeftOutModel(self)
        self.rows = SweptRowsModel(desk, self.proposals, self)
        self._build()
        self._connect()
        self._retranslate()
        self._look()

    # Building

    def _build(self) -> None:
        self._title = SectionTitle("", self)
        self._summary = PlainLabel("", self)
        self._summary.setObjectName("sweepSummary")
        self._summary.setWordWrap(True)
        self.notice = NoticeBar(self)
        self.scope = QComboBox(self)
        self.scope.setObjectName("sweepScope")
        for _ in range(1 + (self._listed is not None) + bool(self._selected)):
            self.scope.addItem("")
        self.scope.setVisible(self.scope.count() > 1)
        # What a person has selected is what the act is about.
        self.scope.setCurrentIndex(self.scope.count() - 1 if self._selected else 0)
        self.again_button = QPushButton(self)
        self.again_button.setObjectName("sweepAgainButton")
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._title, 1)
        head.addWidget(self.scope)
        head.addWidget(self.again_button)
        above = QVBoxLayout()
        above.setContentsMargins(LARGE, LARGE, LARGE, MEDIUM)
        above.setSpacing(TIGHT)
        above.addLayout(head)
        above.addWidget(self._summary)
        above.addWidget(self.notice)
        self._steps = QStackedWidget(self)
        self._steps.addWidget(self._build_work())
        self._steps.addWidget(self._build_groups())
        self._steps.setCurrentIndex(1)
        # What is found at once shows no progress, which would only flash.
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(LOADING_DELAY_MS)
        self._wait.timeout.connect(partial(self._steps.setCurrentIndex, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(Hairline(self))
        column.addWidget(self._steps, 1)
        column.addWidget(Hairline(self))
        column.addLayout(self._build_buttons())

    def _build_work(self) -> QWidget:
        work = QWidget(self)
        self._doing = PlainLabel("", work)
        self.progress = QProgressBar(work)
        self.progress.setObjectName("sweepProgress")
        self.progress.setTextVisible(False)
        column = QVBoxLayout(work)
        column.setContentsMargins(LARGE, 0, LARGE, 0)
        column.setSpacing(MEDIUM)
        column.addStretch(1)
        column.addWidget(self._doing)
        column.addWidget(self.progress)
        column.addStretch(2)
        return work

    def _build_groups(self) -> QWidget:
        self.proposals_table = CheckedTable(self._switch_groups, self)
        self.proposals_table.setObjectName("sweepProposals")
        self.proposals_table.setModel(self.proposals)
        self._stated = StatedView(self.proposals_table, self)
        self.left_out_table = DeskTable(self)
        self.left_out_table.setObjectName("sweepLeftOut")
        self.left_out_table.setModel(self.left_out)
        groups = QSplitter(Qt.Orientation.Vertical, self)
        groups.setObjectName("sweepGroups")
        groups.setChildrenCollapsible(False)
        groups.setHandleWidth(1)
        groups.addWidget(self._stated)
        groups.addWidget(self.left_out_table)
        groups.setStretchFactor(0, 3)
        groups.setStretchFactor(1, 2)
        self._whole = QSplitter(Qt.Orientation.Horizontal, self)
        self._whole.setObjectName("sweepSplitter")
        self._whole.setChildrenCollapsible(False)
        self._whole.setHandleWidth(1)
        self._whole.addWidget(groups)
        self._whole.addWidget(self._build_rows())
        self._whole.setStretchFactor(0, 2)
        self._whole.setStretchFactor(1, 3)
        return self._whole

    def _build_rows(self) -> QWidget:
        side = QWidget(self)
        self._group_title = PlainLabel("", side)
        self._group_title.setObjectName("sweepGroupTitle")
        self._group_title.setProperty("role", "label")
        self._group_about = Caption("", side)
        self.rows_table = CheckedTable(self._switch_rows, side)
        self.rows_table.setObjectName("sweepRows")
        self._listing = Listing(self.rows_table, self.rows, self._desk.runner, side)
        head = QVBoxLayout()
        head.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        head.setSpacing(0)
        head.addWidget(self._group_title)
        head.addWidget(self._group_about)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline(side))
        column.addWidget(self._listing, 1)
        return side

    def _build_buttons(self) -> QHBoxLayout:
        self.reason = QLineEdit(self)
        self.reason.setObjectName("sweepReason")
        self.reason.setMaxLength(2_000)
        self._reason_row = FormRow("", self.reason, parent=self)
        self.close_button = QPushButton(self)
        self.close_button.setObjectName("sweepCloseButton")
        self.stage_button = PrimaryButton("", self)
        self.stage_button.setObjectName("sweepStageButton")
        for button in (self.close_button, self.again_button, self.stage_button):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        row.setSpacing(SMALL)
        row.addWidget(self._reason_row, 1)
        row.addSpacing(LARGE)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.stage_button, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _connect(self) -> None:
        self.sweeping.progressed.connect(self._progressed)
        self.sweeping.found.connect(self._take)
        self.sweeping.failed.connect(self._failed)
        self.scope.activated.connect(self._look)
        self.again_button.clicked.connect(self._look)
        self.proposals.choice_changed.connect(self._judge)
        for table in (self.proposals_table, self.left_out_table):
            table.current_row_changed.connect(partial(self._group_current, table))
            table.selection_changed.connect(partial(self._group_current, table))
            # The current row of the other table is current still when a person comes back to it.
            table.clicked.connect(partial(self._enter_group, table))
            table.activated_row.connect(partial(self._enter_group, table))
        self.close_button.clicked.connect(self.reject)
        self.stage_button.clicked.connect(self.stage)
        self._desk.runner.bug_found.connect(self._bug_found)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.stage)
        QShortcut(QKeySequence("F6"), self, lambda: self._cycle(1))
        QShortcut(QKeySequence("Shift+F6"), self, lambda: self._cycle(-1))

    # Looking

    def _among(self) -> Among:
        choices: list[Among] = [None]
        if self._listed is not None:
            choices.append(self._listed)
        if self._selected:
            choices.append(self._selected)
        return choices[self.scope.currentIndex()]

    def _look(self) -> None:
        self._found = None
        self.notice.hide()
        self.progress.setRange(0, 0)
        self._wait.start()
        self.sweeping.start(self._among())
        self._judge()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _progressed(self, done: int, total: int) -> None:
        if self.sweeping.running:
            self.progress.setRange(0, max(total, 1))
            self.progress.setValue(done)

    def _take(self, found: Sweep) -> None:
        self._wait.stop()
        self._found = found
        proposed, left_out = groups_of(found)
        self.proposals.show_anew(proposed)
        self.left_out.show(left_out)
        self.rows.show_group(None)
        self._steps.setCurrentIndex(1)
        self.left_out_table.setVisible(bool(left_out))
        if proposed:
            self._stated.show_content()
            self.proposals_table.select_row(0)
            self.proposals_table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._say_nobody()
            self.left_out_table.select_row(0)
            self.left_out_table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()
        self._judge()
        announce(self, self._summary.text())

    def _failed(self, error: DeskError) -> None:
        self._wait.stop()
        self._steps.setCurrentIndex(1)
        self._stated.show_state(State.FAILED, error_sentence(error))
        self._judge()

    # Groups and rows

    def _group_current(self, table: DeskTable, _index: QModelIndex | None = None) -> None:
        index = table.currentIndex()
        # A table that gets the focus makes its first row current and selects nothing: nobody has asked for that group.
        if index.isValid() and table.selectionModel().isRowSelected(index.row()):
            self._enter_group(table, index)

    def _enter_group(self, table: DeskTable, index: QModelIndex) -> None:
        model, other = (
            (self.proposals, self.left_out_table)
            if table is self.proposals_table
            else (self.left_out, self.proposals_table)
        )
        if not table.selectionModel().isRowSelected(index.row()):
            table.select_row(index.row())
        other.clearSelection()
        self._show_group(model.record_at(index.row()))

    def _show_group(self, group: Group | None) -> None:
        if group is None or group is self.rows.group:
            return
        self.rows.show_group(group)
        self.rows_table.columns.set_shown("include", self.rows.can_choose)
        self.rows_table.columns.set_shown("admin", self.rows.can_choose)
        self.rows_table.columns.set_shown("publishing", self.rows.can_choose)
        self.rows_table.columns.set_shown("record", not self.rows.can_choose)
        self.rows_table.columns.set_shown("against", not self.rows.can_choose)
        self.rows_table.scrollToTop()
        self._say_group()

    def _say_group(self) -> None:
        group = self.rows.group
        if group is None:
            self._group_title.setText("")
            self._group_about.setText("")
        elif isinstance(group.what, Proposal):
            self._group_title.setText(contact_name(group.what.contact))
            self._group_about.setText(
                self.tr("Reseller of record of %Ln subscription(s) on the default contact", "", group.count)
            )
        else:
            assert isinstance(group.what, LeftOut)
            self._group_title.setText(why_word(group.what.why))
            self._group_about.setText(cure_word(group.what.why))

    def _switch_groups(self, rows: list[range], included: bool) -> None:
        self.proposals.set_included([row for part in rows for row in part], included)

    def _switch_rows(self, rows: list[range], taken: bool) -> None:
        self.rows.set_taken(rows, taken)

    def _cycle(self, step: int) -> None:
        panes: list[QWidget] = [self.proposals_table, self.rows_table, self.left_out_table, self.reason]
        panes = [pane for pane in panes if pane.isVisible()]
        here = next((place for place, pane in enumerate(panes) if pane.hasFocus()), -1)
        if panes:
            panes[(here + step) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    # Staging

    def _judge(self) -> None:
        """What can be done follows from what was found and left in."""
        taken = self.proposals.taken if self._found is not None else 0
        may = self._desk.actor.may(DeskAct.ASSIGN_CONTACT)
        idle = not self._staging and not self.sweeping.running
        self.stage_button.setText(self.tr("&Stage %Ln change(s)", "", taken) if taken else self.tr("&Stage changes"))
        self.stage_button.setEnabled(bool(taken) and may and idle)
        self.stage_button.setToolTip(
            self.tr("Stage, then review; nothing is submitted yet (Ctrl+Enter)")
            if may
            else self.tr("Your role may not assign support contacts")
        )
        self.again_button.setEnabled(idle)
        self.scope.setEnabled(idle)
        self.reason.setEnabled(not self._staging)
        self.close_button.setText(self.tr("&Cancel") if self.sweeping.running else self.tr("&Close"))
        self.close_button.setEnabled(not self._staging)

    def stage(self) -> None:
        """Stage what is left in, as one act, and then close."""
        if not self.stage_button.isEnabled():
            return
        self._staging = True
        self.notice.hide()
        self._judge()
        work = staging(self.proposals.chosen(), self.reason.text().strip())
        self._desk.stage_by(work, done=self._staged, failed=self._staging_failed)

    def _staged(self, outcome: StagingOutcome) -> None:
        self._staging = False
        if outcome.staged:
            self.staged.emit()
            self.accept()
            return
        self._judge()
        self.notice.show_notice(
            ChipKind.CAUTION, self.tr("Nothing could be staged: all of it was decided meanwhile. Look again.")
        )

    def _staging_failed(self, error: DeskError) -> None:
        self._staging = False
        self._judge()
        self.notice.show_notice(ChipKind.BAD, error_sentence(error))

    def _bug_found(self, _error: object) -> None:
        """Told elsewhere; here nothing may stay locked for an answer that does not come."""
        self._staging = False
        self._judge()

    # Window

    def reject(self) -> None:
        """While it looks, this stops it; what is being staged is waited for."""
        if not self._staging:
            self.sweeping.cancel()
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._staging:
            event.ignore()
            return
        self.sweeping.cancel()
        super().closeEvent(event)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        room = self.screen().availableSize()
        if (window := self.parentWidget()) is not None:
            room = room.boundedTo(window.window().size())
        wanted = QSize(_WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        return wanted.boundedTo(QSize(room.width() - WIDE, room.height() - WIDE))

    def open(self) -> None:
        """Open nearly as large as the window."""
        self.resize(self.sizeHint())
        width = self.width()
        # How many there are of a group is seen in a narrow window too.
        left = min(max(width * 2 // 5, _GROUPS * self.fontMetrics().averageCharWidth()), width // 2)
        self._whole.setSizes([left, width - left])
        super().open()

    # Words

    def _say(self) -> None:
        if self._found is None:
            self._summary.setText(
                self.tr("Where the default contact still stands, the reseller of record takes over if it is eligible.")
            )
            return
        on_default = self.tr("%Ln subscription(s) stand on the default contact.", "", self._found.total)
        proposed = self.tr("%Ln of them can go to their reseller of record.", "", self._found.proposed)
        self._summary.setText(f"{on_default} {proposed}" if self._found.total else on_default)

    def _say_nobody(self) -> None:
        self._stated.show_state(State.EMPTY, self.tr("There is nobody to propose here."))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Default sweep"))
        self._title.setText(self.tr("Default sweep"))
        self._doing.setText(self.tr("Looking at the subscriptions…"))
        self.progress.setAccessibleName(self._doing.text())
        self.scope.setAccessibleName(self.tr("What to look at"))
        names = [self.tr("All subscriptions")]
        if self._listed is not None:
            names.append(self.tr("What the list shows"))
        if self._selected:
            names.append(fill(self.tr("What is selected (%1)"), wording.number(len(self._selected))))
        for place, name in enumerate(names):
            self.scope.setItemText(place, name)
        self.again_button.setText(self.tr("&Look again"))
        self._reason_row.set_label(self.tr("&Reason or ticket, for all of them"))
        self.proposals_table.setAccessibleName(self.tr("Proposed resellers"))
        self.left_out_table.setAccessibleName(self.tr("Why nobody is proposed"))
        self.rows_table.setAccessibleName(self.tr("Subscriptions of the group"))
        for model in (self.proposals, self.left_out, self.rows):
            model.retranslate()
        self._listing.set_words(
            ListingWords(
                loading=self.tr("Reading the subscriptions…"), failed=self.tr("The subscriptions could not be read.")
            )
        )
        if self._found is not None and not self._found.proposals:
            self._say_nobody()
        self._say()
        self._say_group()
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
