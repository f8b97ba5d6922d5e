"""Importing files: choosing them, how far it is, and what became of every row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.data.clock import utc_now
from desktop.data.importing.report_file import save_rows
from desktop.data.importing.running import ImportReport, import_files
from desktop.data.store import Store
from desktop.errors import DeskError, ImportRefused
from desktop.models import wording
from desktop.models.desk import Desk, Kind
from desktop.models.error_words import error_sentence
from desktop.models.import_report import FilesModel, ProblemsModel, file_lines, problem_lines
from desktop.models.roles import ChipKind
from desktop.tasks import Progress, Task
from desktop.views.customer_picker import CustomerPicker
from desktop.views.icons import icon
from desktop.views.panels import Caption, FormRow, NoticeBar, PlainLabel, PrimaryButton, SectionTitle
from desktop.views.states import State, StatedView
from desktop.views.table import DeskTable
from desktop.views.theme import LARGE, MEDIUM, SMALL, WIDE
from desktop.views.tooltips import plain_tooltip
from desktop.views.words import fill

Results = list[tuple[Path, ImportReport | ImportRefused]]

_STEPS: Final = 1000
_PATH: Final = int(Qt.ItemDataRole.UserRole)
_CHARACTERS: Final = 132
_LINES: Final = 32


class ImportDialog(QDialog):
    """Three steps in one place: the files, the work, the report."""

    imported = Signal(int)
    """Files were taken; with how many."""

    def __init__(self, desk: Desk, files: Sequence[str | Path] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setAcceptDrops(True)
        self._desk = desk
        self._task: Task[Results] | None = None
        self._running: list[Path] = []
        self._at = 0
        self._results: Results = []
        self._finished: list[Results] = []
        self.heading = SectionTitle("", self)
        self.lead = Caption("", self)
        self.notice = NoticeBar(self)
        self._steps = QStackedWidget(self)
        self._build_choice()
        self._build_work()
        self._build_report()
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(self.heading)
        column.addWidget(self.lead)
        column.addWidget(self.notice)
        column.addWidget(self._steps, 1)
        column.addLayout(self._build_buttons())
        self._connect()
        self._retranslate()
        self.add_files(files or [])

    # Building

    def _build_choice(self) -> None:
        self._choice = QWidget(self)
        self.files = QListWidget(self._choice)
        self.files.setObjectName("importFileList")
        self.files.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setUniformItemSizes(True)
        self._list = StatedView(self.files, self._choice)
        self.add_button = QPushButton(self._choice)
        self.add_button.setObjectName("importAddButton")
        self.remove_button = QPushButton(self._choice)
        self.remove_button.setObjectName("importRemoveButton")
        self.customer = CustomerPicker(self._desk.runner, self._choice)
        self.customer.setObjectName("importCustomer")
        self._customer_row = FormRow("", self.customer, parent=self._choice)
        beside = QHBoxLayout()
        beside.setSpacing(SMALL)
        beside.addWidget(self.add_button)
        beside.addWidget(self.remove_button)
        beside.addStretch(1)
        column = QVBoxLayout(self._choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self._list, 1)
        column.addLayout(beside)
        column.addWidget(self._customer_row)
        self._steps.addWidget(self._choice)

    def _build_work(self) -> None:
        self._work = QWidget(self)
        self._doing = PlainLabel("", self._work)
        self._doing.setWordWrap(True)
        self.progress = QProgressBar(self._work)
        self.progress.setObjectName("importProgress")
        self.progress.setTextVisible(False)
        self._promise = Caption("", self._work)
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addStretch(1)
        column.addWidget(self._doing)
        column.addWidget(self.progress)
        column.addWidget(self._promise)
        column.addStretch(2)
        self._steps.addWidget(self._work)

    def _build_report(self) -> None:
        self._report = QWidget(self)
        self.files_model = FilesModel(self)
        self.files_table = DeskTable(self._report)
        self.files_table.setObjectName("importFilesTable")
        self.files_table.setModel(self.files_model)
        self.problems_model = ProblemsModel(self)
        self.problems_table = DeskTable(self._report)
        self.problems_table.setObjectName("importProblemsTable")
        self.problems_table.setModel(self.problems_model)
        self._problems = QWidget(self._report)
        self._problems_title = PlainLabel("", self._problems)
        self._problems_title.setWordWrap(True)
        self.copy_button = QPushButton(self._problems)
        self.copy_button.setObjectName("importCopyButton")
        self.save_button = QPushButton(self._problems)
        self.save_button.setObjectName("importSaveButton")
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._problems_title, 1)
        for button in (self.copy_button, self.save_button):
            head.addWidget(button)
        below = QVBoxLayout(self._problems)
        below.setContentsMargins(0, SMALL, 0, 0)
        below.setSpacing(SMALL)
        below.addLayout(head)
        below.addWidget(self.problems_table, 1)
        parts = QSplitter(Qt.Orientation.Vertical, self._report)
        parts.setObjectName("importSplitter")
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.addWidget(self.files_table)
        parts.addWidget(self._problems)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        column = QVBoxLayout(self._report)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts, 1)
        self._steps.addWidget(self._report)

    def _build_buttons(self) -> QHBoxLayout:
        self.back_button = QPushButton(self)
        self.back_button.setObjectName("importBackButton")
        self.close_button = QPushButton(self)
        self.close_button.setObjectName("importCloseButton")
        self.start_button = PrimaryButton("", self)
        self.start_button.setObjectName("importStartButton")
        self.start_button.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.start_button)
        return row

    def _connect(self) -> None:
        self._desk.runner.became_idle.connect(self._became_idle)
        self.add_button.clicked.connect(self._choose_files)
        self.remove_button.clicked.connect(self._remove_files)
        self.files.itemSelectionChanged.connect(self._judge)
        self.start_button.clicked.connect(self.start)
        self.close_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(self._go_back)
        self.copy_button.clicked.connect(self._copy_problems)
        self.save_button.clicked.connect(self._choose_report_file)

    # Choosing

    def chosen_files(self) -> list[Path]:
        """The files in the list."""
        return [Path(self.files.item(row).data(_PATH)) for row in range(self.files.count())]

    def add_files(self, files: Sequence[str | Path]) -> None:
        """Put files below the others, each once."""
        there = set(self.chosen_files())
        for file in files:
            path = Path(file)
            if path in there:
                continue
            there.add(path)
            item = QListWidgetItem(icon("database", tone="muted"), path.name)
            item.setData(_PATH, str(path))
            item.setToolTip(plain_tooltip(str(path)))
            self.files.addItem(item)
        self._judge()
        if self.start_button.isEnabled():
            # The next key is the next step.
            self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose files to import"))
        dialog.setObjectName("importFileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("Tables and Partner Center data (*.csv *.tsv *.txt *.xlsx *.json)"), self.tr("All files (*)")]
        )
        dialog.filesSelected.connect(self.add_files)
        dialog.open()

    def _remove_files(self) -> None:
        for item in self.files.selectedItems():
            self.files.takeItem(self.files.row(item))
        self._judge()

    def _judge(self) -> None:
        """What can be done follows from the step and the list."""
        step = self._steps.currentWidget()
        choosing, working = step is self._choice, step is self._work
        count = self.files.count()
        self.start_button.setVisible(choosing)
        self.start_button.setEnabled(count > 0)
        self.start_button.setText(self.tr("Import %Ln file(s)", "", count) if count else self.tr("Import"))
        self._list.show_state(State.NEVER_IMPORTED, self.tr("Drop files here, or add them."))
        if count:
            self._list.show_content()
        self.remove_button.setEnabled(bool(self.files.selectedItems()))
        self.back_button.setVisible(step is self._report)
        self.close_button.setText(self.tr("Close") if step is self._report else self.tr("Cancel"))
        self.close_button.setDefault(not choosing)
        self.setAcceptDrops(choosing)
        self.lead.setVisible(not working)
        self._set_lead()

    def _go_to(self, step: QWidget) -> None:
        self._steps.setCurrentWidget(step)
        self._judge()

    def _go_back(self) -> None:
        self.notice.hide()
        self._go_to(self._choice)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # Working

    def start(self) -> None:
        """Import the files of the list."""
        paths = self.chosen_files()
        if not paths or self._task is not None:
            return
        customer = self.customer.tenant_id
        if self.customer.text().strip() and customer is None:
            self.notice.show_notice(
                ChipKind.CAUTION, self.tr("Choose the customer from the list, or leave the line empty.")
            )
            self.customer.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        actor = self._desk.actor

        def work(store: Store, progress: Progress) -> Results:
            places = {path: place for place, path in enumerate(paths)}

            def report(path: Path, done: int, total: int) -> None:
                progress(places[path] * _STEPS + _STEPS * done // max(total, 1), len(paths) * _STEPS)

            results = import_files(store, paths, actor, utc_now(), customer=customer, progress=report)
            finished.append(results)
            return results

        finished: list[Results] = []
        self._finished = finished
        self._running = paths
        self.notice.hide()
        self.progress.setRange(0, len(paths) * _STEPS)
        self._progressed(0, len(paths) * _STEPS)
        self._go_to(self._work)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._task = self._desk.runner.run(work, self._done, self._failed, self._progressed, self._cancelled)

    def _progressed(self, now: int, total: int) -> None:
        self._at = min(now // _STEPS, len(self._running) - 1)
        self.progress.setValue(now)
        self._say_doing()

    def _say_doing(self) -> None:
        if self._running:
            self._doing.setText(
                fill(
                    self.tr("Importing %1 (%2 of %3)…"), self._running[self._at].name, self._at + 1, len(self._running)
                )
            )
            self.progress.setAccessibleName(self._doing.text())

    def _cancelled(self) -> None:
        self._task = None
        stopped = self._running[self._at].name
        self._go_to(self._choice)
        sentence = fill(self.tr("Stopped. Nothing of %1 was taken."), stopped)
        if self._at:
            sentence += " " + self.tr("%Ln file(s) before it are in.", "", self._at)
        self.notice.show_notice(ChipKind.INFO, sentence)
        if self._at:
            self._desk.tell(Kind.ALL)

    def _became_idle(self) -> None:
        """Stopping came after the last file was in: its answer was dropped, so the report is taken from here."""
        if self._task is not None and self._task.cancelled:
            self._done(self._finished[0]) if self._finished else self._cancelled()

    def _failed(self, error: DeskError) -> None:
        self._task = None
        self._go_to(self._choice)
        self.notice.show_notice(ChipKind.BAD, error_sentence(error))
        if self._at:
            self._desk.tell(Kind.ALL)

    def _done(self, results: Results) -> None:
        self._task = None
        self._results = results
        self._show_results()
        self._go_to(self._report)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.tell(Kind.ALL)
        self.imported.emit(sum(1 for _, result in results if isinstance(result, ImportReport)))

    # The report

    def _show_results(self) -> None:
        named = [(path.name, result) for path, result in self._results]
        self.files_model.show(file_lines(named))
        problems = problem_lines(named)
        self.problems_model.show(problems)
        self._problems.setVisible(bool(problems))
        count = sum(result.problem_count for _, result in named if isinstance(result, ImportReport))
        words = self.tr("%Ln row(s) or value(s) could not be taken. The rest of the files is in.", "", count)
        if count > len(problems):
            words = fill(self.tr("%1 The first ones are listed: %2."), words, wording.number(len(problems)))
        self._problems_title.setText(words)
        needs_customer = any(
            result.code == "no_customer"
            if isinstance(result, ImportRefused)
            else any(problem.code == "no_customer" for problem in result.problems)
            for _, result in self._results
        )
        if needs_customer:
            self.notice.show_notice(
                ChipKind.CAUTION,
                self.tr(
                    "A file does not say which customer it belongs to. Go back, choose the customer and import it "
                    "again; what is in already stays as it is."
                ),
            )

    def problem_rows(self) -> list[list[str]]:
        """Headings and all problems, as the table shows them."""
        model = self.problems_model
        columns = model.columns
        return [[column.title() for column in columns]] + [
            [column.text(line) for column in columns] for line in model.records
        ]

    def _copy_problems(self) -> None:
        if not self.problems_table.selected_count():
            self.problems_table.selectAll()
        text = self.problems_table.copied_text(with_headers=True)
        if text is None:
            self.notice.show_notice(ChipKind.INFO, self.tr("These are too many rows to copy. Save them as CSV."))
        elif text:
            QGuiApplication.clipboard().setText(text)

    def _choose_report_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the problems"))
        dialog.setObjectName("importSaveDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setNameFilters([self.tr("Comma-separated values (*.csv)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.save_problems)
        dialog.open()

    def save_problems(self, file: str) -> None:
        """Write the table of problems into a CSV file that the person's spreadsheet opens right."""
        rows = self.problem_rows()
        path = Path(file)
        # Excel splits cells at the list separator of the language; in Russian that is the semicolon.
        delimiter = ";" if QLocale().decimalPoint() == "," else ","
        self._desk.runner.run(
            lambda _store, _progress: save_rows(path, rows, delimiter),
            lambda _nothing: self.notice.show_notice(ChipKind.GOOD, fill(self.tr("Saved to %1."), path.name)),
            lambda error: self.notice.show_notice(
                ChipKind.BAD, fill(self.tr("%1 could not be written: %2"), path.name, error_sentence(error))
            ),
        )

    # Window

    def reject(self) -> None:
        """While files are imported this stops the import; then it closes."""
        if self._task is not None:
            self._task.cancel()
            return
        super().reject()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        room = self.screen().availableSize()
        wanted = QSize(_CHARACTERS * metrics.averageCharWidth(), _LINES * metrics.lineSpacing())
        return wanted.boundedTo(QSize(room.width() - 2 * WIDE, room.height() - 2 * WIDE))

    def open(self) -> None:
        """Open at a size that shows a report."""
        self.resize(self.sizeHint())
        super().open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.start_button if self.files.count() else self.add_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    # Words

    def _set_lead(self) -> None:
        if self._steps.currentWidget() is self._report:
            self.heading.setText(self.tr("What was imported"))
            self.lead.setText(self.tr("Importing a file twice changes nothing."))
        else:
            self.heading.setText(self.tr("Import files"))
            self.lead.setText(
                self.tr(
                    "Exports of Partner Center, tables (CSV, Excel) of customers, subscriptions, resellers, customer "
                    "links, agreements and contacts, and Partner Center JSON. The kind of each file is found by its "
                    "headings; files can be dropped here."
                )
            )

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import files"))
        self.files.setAccessibleName(self.tr("Files to import"))
        self.add_button.setText(self.tr("&Add files…"))
        self.remove_button.setText(self.tr("&Remove"))
        self._customer_row.set_label(self.tr("&Customer, for files that name none"))
        self._customer_row.set_hint(
            self.tr("A subscriptions export of one customer does not say whose it is. Type a name, a domain or an ID.")
        )
        self._promise.setText(self.tr("A file that is stopped leaves the desk as it was before that file."))
        self.files_table.setAccessibleName(self.tr("Imported files"))
        self.problems_table.setAccessibleName(self.tr("Problems"))
        self.copy_button.setText(self.tr("C&opy"))
        self.save_button.setText(self.tr("&Save as CSV…"))
        self.back_button.setText(self.tr("Import &more…"))
        self._say_doing()
        if self._results:
            self._show_results()
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
