"""The dialog that exports the list of a page: which rows, which format, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.data.clock import utc_now
from desktop.errors import DeskError
from desktop.models import export_words, wording
from desktop.models.desk import Desk
from desktop.models.error_words import error_sentence
from desktop.models.filling import fill
from desktop.models.roles import ChipKind
from desktop.tasks import Progress, Task
from desktop.views.exports.subject import Subject
from desktop.views.form_dialog import FormDialog
from desktop.views.theme import SMALL

if TYPE_CHECKING:
    from desktop.data.store import Store

FORMATS = ("xlsx", "csv", "json", "pdf")
_WITH_IDENTIFIERS = ("xlsx", "csv")


class ExportDialog(FormDialog):
    """Writes one list into a file behind the window. `said` is told what was written, once it is."""

    def __init__(
        self, desk: Desk, subject: Subject, said: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__("exportDialog", parent)
        self._desk = desk
        self._subject = subject
        self._said = said
        self._task: Task[int] | None = None
        self._path = Path()
        self._build()
        self.retranslate()
        self._judge()

    def _build(self) -> None:
        self.all_rows = QRadioButton(self)
        self.all_rows.setObjectName("exportAllRows")
        self.selected_rows = QRadioButton(self)
        self.selected_rows.setObjectName("exportSelectedRows")
        self._which = QButtonGroup(self)
        rows = QWidget(self)
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for button in (self.all_rows, self.selected_rows):
            self._which.addButton(button)
            column.addWidget(button)
        # One selected row is where the person is; several are what the person means.
        many = len(self._subject.selected) > 1
        (self.selected_rows if many else self.all_rows).setChecked(True)
        self.selected_rows.setEnabled(bool(self._subject.selected))
        self.form = QComboBox(self)
        self.form.setObjectName("exportFormat")
        for name in FORMATS:
            self.form.addItem("", name)
        self.form.currentIndexChanged.connect(self._judge)
        self.identifiers = QCheckBox(self)
        self.identifiers.setObjectName("exportIdentifiers")
        self.progress = QProgressBar(self)
        self.progress.setObjectName("exportProgress")
        self.progress.setTextVisible(False)
        self.progress.hide()
        self._rows_row = self.add_row(rows)
        self._form_row = self.add_row(self.form)
        self.fields.addWidget(self.identifiers)
        self.fields.addWidget(self.progress)
        self.fields.addStretch(1)
        # The buttons were made first; a person comes to them last.
        order = (self.all_rows, self.selected_rows, self.form, self.identifiers, self.cancel_button, self.save_button)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        self.form.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        listed = export_words.list_word(self._subject.listed)
        self.setWindowTitle(self.tr("Export"))
        self.heading.setText(fill(self.tr("Export: %1"), listed))
        self.lead.setText(
            self.tr("The columns that are shown, in their order; the rows as they are filtered and sorted.")
        )
        self._rows_row.set_label(self.tr("Rows"))
        self._form_row.set_label(self.tr("Format"))
        shown, selected = self._subject.shown, len(self._subject.selected)
        self.all_rows.setText(fill(self.tr("All %1 that are shown", "", shown), wording.number(shown)))
        self.selected_rows.setText(fill(self.tr("The %1 selected", "", selected), wording.number(selected)))
        words = {
            "xlsx": self.tr("Excel workbook (XLSX)"),
            "csv": self.tr("Table as text (CSV)"),
            "json": self.tr("For programs (JSON)"),
            "pdf": self.tr("To read and print (PDF)"),
        }
        for place in range(self.form.count()):
            self.form.setItemText(place, words[self.form.itemData(place)])
        self.form.setAccessibleName(self.tr("Format"))
        self.identifiers.setText(
            self.tr("With identifiers in the last columns, so that the file can be imported again")
        )
        self.progress.setAccessibleName(self.tr("Exporting"))
        self.save_button.setText(self.tr("&Export…"))

    def _judge(self) -> None:
        self.identifiers.setEnabled(self._task is None and self.form.currentData() in _WITH_IDENTIFIERS)

    # Where to

    def save(self) -> None:
        """Ask for the file, then write it."""
        form = self.form.currentData()
        dialog = QFileDialog(self, self.tr("Export to"))
        dialog.setObjectName("exportFileDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form)
        dialog.setNameFilters([f"{form.upper()} (*.{form})"])
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if folder and Path(folder).is_dir():
            dialog.setDirectory(folder)
        dialog.selectFile(self._file_name(utc_now().astimezone()))
        dialog.fileSelected.connect(self.export_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _file_name(self, now: datetime) -> str:
        listed = export_words.list_word(self._subject.listed)
        return f"{listed} {now:%Y-%m-%d %H-%M}.{self.form.currentData()}"

    def export_to(self, file: str) -> None:
        """Write the list into this file behind the window."""
        desk, actor, now, form = self._desk, self._desk.actor, utc_now(), self.form.currentData()
        extract = self._subject.extract(
            desk.today,
            selection=self.selected_rows.isChecked(),
            identifiers=self.identifiers.isChecked() and form in _WITH_IDENTIFIERS,
        )
        path = self._path = Path(file)

        def work(store: Store, progress: Progress) -> int:
            from desktop.data.exporting.rows import Rows
            from desktop.data.exporting.writing import Format, write

            with store.reading() as session:
                rows = Rows(session, extract)
                words = export_words.words(session, rows, actor, now, paper=form == "pdf")
                if form == "pdf":
                    from desktop.views.printing.pdf import write_pdf

                    return write_pdf(rows, words, path, progress)
                return write(rows, words, path, Format(form), progress)

        self._set_busy(True)
        self._task = desk.runner.run(
            work, self._done, self._failed, self._progressed, lambda: self._set_busy(False), apart=True
        )

    # How far it is

    def _set_busy(self, busy: bool) -> None:
        if not busy:
            self._task = None
        for widget in (self.form, self.all_rows, self.save_button):
            widget.setEnabled(not busy)
        self.selected_rows.setEnabled(not busy and bool(self._subject.selected))
        self.progress.setRange(0, 0)
        self.progress.setVisible(busy)
        self.notice.close_notice()
        self._judge()
        if busy:
            self.identifiers.setEnabled(False)
            self.cancel_button.setFocus()

    def _progressed(self, now: int, total: int) -> None:
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(now)

    def _done(self, rows: int) -> None:
        self._said(fill(self.tr("%1 rows were exported to %2.", "", rows), wording.number(rows), self._path.name))
        self._task = None
        self.accept()

    def _failed(self, error: DeskError) -> None:
        self._set_busy(False)
        self.notice.show_notice(ChipKind.BAD, error_sentence(error))

    def reject(self) -> None:
        """Stop the export, or close when there is none."""
        if self._task is None:
            super().reject()
            return
        self._task.cancel()
