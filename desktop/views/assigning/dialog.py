"""Importing assignments: a file or text from the clipboard, what each line would do, and one act for all of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.data.assigning import Sheet, SuggestionKey, read_pasted
from desktop.domain.records import StagingOutcome
from desktop.domain.roles import DeskAct
from desktop.errors import DeskError, ImportRefused
from desktop.models import wording
from desktop.models.assigning import (
    MOST_LISTED,
    AssignmentsModel,
    OffersModel,
    Read,
    SheetReading,
    TroublesModel,
    staging,
)
from desktop.models.desk import Desk
from desktop.models.error_words import error_sentence
from desktop.models.problem_words import note_sentence, refusal_sentence
from desktop.models.roles import ChipKind
from desktop.views.actions import with_russian_layout
from desktop.views.assigning.section import Section
from desktop.views.panels import Caption, FormRow, Hairline, NoticeBar, PrimaryButton, SectionTitle
from desktop.views.states import LOADING_DELAY_MS, State, StatedView, announce
from desktop.views.theme import LARGE, MEDIUM, SMALL, TIGHT, WIDE
from desktop.views.words import fill

_WIDTH: Final = 170
_HEIGHT: Final = 42
"""In average characters and lines."""
_CHOICE, _WORK, _PREVIEW = range(3)


class AssignmentsDialog(QDialog):
    """The dialog. `open()` it over the window; `staged` tells that it has staged something, as it closes."""

    staged = Signal()

    def __init__(self, desk: Desk, file: str | Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("assignmentsDialog")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self.setAcceptDrops(True)
        self._desk = desk
        self._read: Read | None = None
        self._accepted: dict[SuggestionKey, int] = {}
        self._staging = False
        self.reading = SheetReading(desk, self)
        self._build()
        self._connect()
        self._retranslate()
        self._judge()
        if file is not None:
            self.read_file(file)

    # Building

    def _build(self) -> None:
        self._title = SectionTitle("", self)
        self._lead = Caption("", self)
        self._lead.setObjectName("assignmentsLead")
        self._lead.setWordWrap(True)
        self.notice = NoticeBar(self)
        self.choose_button = QPushButton(self)
        self.choose_button.setObjectName("assignmentsChooseButton")
        self.paste_button = QPushButton(self)
        self.paste_button.setObjectName("assignmentsPasteButton")
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._title, 1)
        head.addWidget(self.paste_button)
        head.addWidget(self.choose_button)
        above = QVBoxLayout()
        above.setContentsMargins(LARGE, LARGE, LARGE, MEDIUM)
        above.setSpacing(TIGHT)
        above.addLayout(head)
        above.addWidget(self._lead)
        above.addWidget(self.notice)
        self._steps = QStackedWidget(self)
        self._choice = StatedView(QWidget(self), self)
        self._steps.addWidget(self._choice)
        self._steps.addWidget(self._build_work())
        self._steps.addWidget(self._build_preview())
        # What is read at once shows no progress, which would only flash.
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(LOADING_DELAY_MS)
        self._wait.timeout.connect(partial(self._steps.setCurrentIndex, _WORK))
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
        self.progress = QProgressBar(work)
        self.progress.setObjectName("assignmentsProgress")
        self.progress.setTextVisible(False)
        column = QVBoxLayout(work)
        column.setContentsMargins(LARGE, 0, LARGE, 0)
        column.addStretch(1)
        column.addWidget(self.progress)
        column.addStretch(1)
        return work

    def _build_preview(self) -> QWidget:
        self.assignments = AssignmentsModel(self)
        self.offers = OffersModel(self)
        self.troubles = TroublesModel(self)
        self.matched = Section(self.assignments, self)
        self.matched.table.setObjectName("assignmentsTable")
        self.suggested = Section(self.offers, self)
        self.suggested.table.setObjectName("assignmentsOffers")
        self.accept_button = self.suggested.add_button("assignmentsAcceptButton")
        self.accept_all_button = self.suggested.add_button("assignmentsAcceptAllButton")
        self.wrong = Section(self.troubles, self)
        self.wrong.table.setObjectName("assignmentsTroubles")
        self.copy_button = self.wrong.add_button("assignmentsCopyButton")
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setObjectName("assignmentsSplitter")
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        for section, share in ((self.suggested, 3), (self.matched, 4), (self.wrong, 3)):
            parts.addWidget(section)
            parts.setStretchFactor(parts.count() - 1, share)
        return parts

    def _build_buttons(self) -> QHBoxLayout:
        self.reason = QLineEdit(self)
        self.reason.setObjectName("assignmentsReason")
        self.reason.setMaxLength(2_000)
        # Its room stays while there is nothing to give a reason for.
        self._reason_row = FormRow("", self.reason, parent=self)
        policy = self._reason_row.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reason_row.setSizePolicy(policy)
        self.close_button = QPushButton(self)
        self.close_button.setObjectName("assignmentsCloseButton")
        self.stage_button = PrimaryButton("", self)
        self.stage_button.setObjectName("assignmentsStageButton")
        for button in self.findChildren(QPushButton):
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
        self.choose_button.clicked.connect(self.choose_file)
        self.paste_button.clicked.connect(self.paste)
        self._choice.action_requested.connect(self.choose_file)
        self.reading.progressed.connect(self._progressed)
        self.reading.found.connect(self._take)
        self.reading.failed.connect(self._failed)
        self.suggested.table.activated_row.connect(self._accept_current)
        self.suggested.table.current_row_changed.connect(self._judge)
        self.accept_button.clicked.connect(self._accept_current)
        self.accept_all_button.clicked.connect(self.accept_all)
        self.copy_button.clicked.connect(self._copy_troubles)
        self.close_button.clicked.connect(self.reject)
        self.stage_button.clicked.connect(self.stage)
        self._desk.runner.bug_found.connect(self._bug_found)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.stage)
        for paste in with_russian_layout(("Ctrl+V", "Shift+Ins")):
            QShortcut(paste, self, self.paste)

    # Reading

    def choose_file(self) -> None:
        """Ask which file."""
        dialog = QFileDialog(self, self.tr("Choose a sheet of assignments"))
        dialog.setObjectName("assignmentsFileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables (*.csv *.tsv *.txt *.xlsx)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.read_file)
        dialog.open()

    def read_file(self, file: str | Path) -> None:
        """Read a file and show what it would do."""
        self._accepted.clear()
        self._start(Path(file))

    def paste(self) -> None:
        """Take the sheet that is on the clipboard."""
        sheet = read_pasted(QGuiApplication.clipboard().text())
        if not sheet.lines and not sheet.unreadable:
            self.notice.show_notice(ChipKind.INFO, self.tr("There are no rows on the clipboard; copy some first."))
            return
        self._accepted.clear()
        self._start(sheet)

    def _start(self, source: Path | Sheet) -> None:
        if self._staging:
            return
        self.notice.hide()
        self._read = None
        self.progress.setRange(0, 0)
        self._wait.start()
        self.reading.start(source, self._accepted)
        self._say()
        self._judge()

    def _progressed(self, done: int, total: int) -> None:
        if self.reading.running:
            self.progress.setRange(0, max(total, 1))
            self.progress.setValue(done)

    def _take(self, read: Read) -> None:
        self._wait.stop()
        self._read = read
        preview = read.preview
        self.assignments.show_read(read)
        self.offers.show_suggestions(preview.suggestions)
        self.troubles.show_read(read)
        self.suggested.setVisible(bool(preview.suggestions))
        self.wrong.setVisible(bool(preview.troubles))
        self.matched.setVisible(bool(preview.assignments) or not preview.suggestions)
        self._steps.setCurrentIndex(_PREVIEW)
        if notes := [note_sentence(code) for code in read.sheet.notes]:
            self.notice.show_notice(ChipKind.INFO, " ".join(notes))
        self._say()
        self._judge()
        first = next((one for one in (self.suggested, self.matched, self.wrong) if one.table.model().rowCount()), None)
        if first is not None:
            first.table.select_row(0)
            first.table.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._lead.text())

    def _failed(self, error: DeskError) -> None:
        self._wait.stop()
        self._steps.setCurrentIndex(_CHOICE)
        sentence = refusal_sentence(error) if isinstance(error, ImportRefused) else error_sentence(error)
        self.notice.show_notice(ChipKind.BAD, sentence)
        self._say()
        self._judge()

    # Suggestions

    def _accept_current(self, *_given: object) -> None:
        offer = self.offers.record_at(self.suggested.table.currentIndex().row())
        if offer is not None:
            self._accept({offer.suggestion.key: offer.key})

    def accept_all(self) -> None:
        """Accept the leading option of every name that has one; the others are for a person to choose."""
        if self._read is not None:
            self._accept({one.key: best.key for one in self._read.preview.suggestions if (best := one.leading)})

    def _accept(self, accepted: dict[SuggestionKey, int]) -> None:
        if self._read is not None and accepted and not self.reading.running and not self._staging:
            self._accepted |= accepted
            self.reading.start(self._read.sheet, self._accepted)
            self._judge()

    def _copy_troubles(self) -> None:
        table = self.wrong.table
        if not table.selected_count():
            table.selectAll()
        text = table.copied_text(with_headers=True)
        if text:
            QGuiApplication.clipboard().setText(text)

    # Staging

    def _judge(self, *_given: object) -> None:
        """What can be done follows from what was read."""
        preview = self._read.preview if self._read is not None else None
        count = len(preview.assignments) if preview else 0
        may = self._desk.actor.may(DeskAct.ASSIGN_CONTACT)
        idle = not self._staging and not self.reading.running
        self.stage_button.setText(self.tr("&Stage %Ln change(s)", "", count) if count else self.tr("&Stage changes"))
        self.stage_button.setEnabled(bool(count) and may and idle)
        self.stage_button.setToolTip(
            self.tr("Stage, then review; nothing is submitted yet (Ctrl+Enter)")
            if may
            else self.tr("Your role may not assign support contacts")
        )
        leading = sum(1 for one in preview.suggestions if one.leading) if preview else 0
        self.accept_all_button.setText(
            self.tr("Accept &all %Ln likely one(s)", "", leading) if leading else self.tr("Accept &all likely ones")
        )
        self.accept_all_button.setEnabled(bool(leading) and idle)
        self.accept_button.setEnabled(idle and self.suggested.table.currentIndex().isValid())
        self.choose_button.setVisible(self._steps.currentIndex() != _CHOICE)
        self.choose_button.setEnabled(not self._staging)
        self.paste_button.setEnabled(not self._staging)
        self.close_button.setEnabled(not self._staging)
        self._reason_row.setVisible(preview is not None)
        self.stage_button.setVisible(preview is not None)
        self.reason.setEnabled(not self._staging)

    def stage(self) -> None:
        """Stage what was matched, as one act, and then close."""
        if not self.stage_button.isEnabled() or self._read is None:
            return
        self._staging = True
        self.notice.hide()
        self._judge()
        work = staging(self._read.preview, self.reason.text().strip())
        self._desk.stage_by(work, done=self._staged, failed=self._staging_failed)

    def _staged(self, outcome: StagingOutcome) -> None:
        self._staging = False
        if outcome.staged or outcome.removed:
            self.staged.emit()
            self.accept()
            return
        # Somebody else was quicker: show what it is like now.
        if self._read is not None:
            self.reading.start(self._read.sheet, self._accepted)
        self._judge()
        self.notice.show_notice(ChipKind.CAUTION, self.tr("Nothing could be staged: all of it was decided meanwhile."))

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
        """Stops what is being read, and closes; what is being staged is waited for."""
        if not self._staging:
            self.reading.cancel()
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._staging:
            event.ignore()
            return
        self.reading.cancel()
        super().closeEvent(event)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        room = self.screen().availableSize()
        if (window := self.parentWidget()) is not None:
            room = room.boundedTo(window.window().size())
        wanted = QSize(_WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        return wanted.boundedTo(QSize(room.width() - WIDE, room.height() - WIDE))

    def open(self) -> None:
        """Open at a size that shows a preview."""
        self.resize(self.sizeHint())
        super().open()
        if self._steps.currentIndex() == _CHOICE:
            # The next key is the next step.
            for button in self._choice.overlay().findChildren(QPushButton):
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.read_file(files[0])

    # Words

    def _say(self) -> None:
        if self._read is None:
            self._lead.setText(
                self.tr(
                    "A table (CSV, Excel) whose rows name a subscription and the reseller who is to support it: the "
                    "subscription by its ID, or by customer and product; the reseller by MPN ID, Microsoft ID or name; "
                    "“default” is yourself."
                )
            )
            return
        preview, name = self._read.preview, self._read.sheet.name
        told = [self.tr("%Ln line(s) can be staged", "", len(preview.assignments))]
        if preview.unchanged:
            told.append(self.tr("%Ln have that contact already", "", len(preview.unchanged)))
        if preview.waiting:
            told.append(self.tr("%Ln wait for a suggestion to be accepted", "", preview.waiting))
        if preview.troubles:
            told.append(self.tr("%Ln cannot be taken", "", len(preview.troubles)))
        sentence = " · ".join(told)
        self._lead.setText(fill(self.tr("%1 · %2"), name, sentence) if name else sentence)
        self.matched.set_title(self._listed(self.tr("What would be staged"), len(preview.assignments)))
        self.suggested.set_title(self.tr("Names that are not known. Whom do they mean?"))
        self.wrong.set_title(self._listed(self.tr("Lines that cannot be taken"), len(preview.troubles)))

    def _listed(self, title: str, count: int) -> str:
        if count <= MOST_LISTED:
            return title
        return fill(self.tr("%1 (the first %2 are listed)"), title, wording.number(MOST_LISTED))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import assignments"))
        self._title.setText(self.tr("Import assignments"))
        self.choose_button.setText(self.tr("Another &file…"))
        self.paste_button.setText(self.tr("&Paste"))
        self.paste_button.setToolTip(self.tr("Take rows that were copied in a spreadsheet (Ctrl+V)"))
        self.accept_button.setText(self.tr("A&ccept"))
        self.copy_button.setText(self.tr("C&opy"))
        self.close_button.setText(self.tr("C&lose"))
        self._reason_row.set_label(self.tr("&Reason or ticket, for lines without their own"))
        self.progress.setAccessibleName(self.tr("Reading the sheet…"))
        self.matched.table.setAccessibleName(self.tr("What would be staged"))
        self.suggested.table.setAccessibleName(self.tr("Suggestions"))
        self.wrong.table.setAccessibleName(self.tr("Lines that cannot be taken"))
        self._choice.show_state(
            State.NEVER_IMPORTED, self.tr("Drop a file here, choose one, or paste rows."), self.tr("Choose a file…")
        )
        for model in (self.assignments, self.offers, self.troubles):
            model.retranslate()
        self._say()
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
