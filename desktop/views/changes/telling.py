"""What acts on changes did, told where the person is, with the one button that helps; and the list of failures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.data import change_picking, subscriptions
from desktop.data.change_picking import Picked
from desktop.data.outbox import RestagingOutcome, UndoOutcome
from desktop.data.outbox.failures import save_failures
from desktop.data.store import Store
from desktop.models import wording
from desktop.models.change_acts import Discarded, PutBack
from desktop.models.desk import Desk
from desktop.models.error_words import error_sentence
from desktop.models.roles import ChipKind
from desktop.tasks import Progress
from desktop.views.panels import NoticeBar
from desktop.views.words import fill

_NAMED: Final = 5
"""Rows that are called by name where some were left out."""


class ActTelling(QObject):
    """Speaks through one notice bar."""

    said = Signal(str)
    """Something for the status bar."""
    staged_wanted = Signal()
    """A person wants to see what is staged."""

    def __init__(self, desk: Desk, notice: NoticeBar, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._notice = notice
        self._undo: Callable[[], None] | None = None
        notice.action_requested.connect(self._notice_acted)

    def _tell(self, kind: ChipKind, sentence: str, button: str = "", undo: Callable[[], None] | None = None) -> None:
        self._undo = undo
        self._notice.show_notice(kind, sentence, button)

    def _notice_acted(self) -> None:
        undo = self._undo
        self._notice.close_notice()
        if undo is None:
            self.staged_wanted.emit()
        else:
            undo()

    def kept_mine(self, keys: list[int]) -> None:
        """Conflicts were settled by sending again."""
        words = self.tr("%Ln change(s) will be sent again with the next sync.", "", len(keys))
        self._tell(ChipKind.GOOD, words)

    def took_theirs(self, keys: list[int]) -> None:
        """Conflicts were settled by giving way."""
        words = self.tr("%Ln change(s) gave way to what Partner Center holds. They can be restored.", "", len(keys))
        self._tell(ChipKind.INFO, words)

    def accepted(self, keys: list[int]) -> None:
        """Contacts that drifted were accepted; that can be undone."""

        def undo() -> None:
            self._desk.changes.reopen(
                keys, lambda number: self.said.emit(self.tr("%Ln contact(s) are open again.", "", number))
            )

        self._tell(ChipKind.GOOD, self.tr("%Ln contact(s) accepted.", "", len(keys)), self.tr("&Undo"), undo)

    def put_back(self, done: PutBack) -> None:
        """The way back of contacts that drifted is staged."""
        words = self.tr("%Ln contact(s) go back through the review: nothing is sent until you submit.", "", done.staged)
        if done.barred:
            words += " " + self.tr(
                "%Ln row(s) may not take their former contact any more, and stay here.", "", done.barred
            )
        kind = ChipKind.CAUTION if done.barred else ChipKind.GOOD
        self._tell(kind, words, self.tr("Show what is &staged") if done.staged else "")

    def staged_again(self, done: RestagingOutcome) -> None:
        """Changes that came to nothing were decided again."""
        words = self.tr("%Ln change(s) staged again: nothing is sent until you submit.", "", len(done.staged))
        if done.barred:
            words += " " + self.tr("%Ln row(s) may not take that contact any more.", "", len(done.barred))
        if done.unchanged:
            words += " " + self.tr("%Ln row(s) have that contact already.", "", len(done.unchanged))
        if done.passed_over:
            words += " " + self.tr("%Ln row(s) were decided anew since.", "", done.passed_over)
        whole = bool(done.staged) and not done.barred
        self._tell(
            ChipKind.GOOD if whole else ChipKind.CAUTION, words, self.tr("Show what is &staged") if done.staged else ""
        )

    def was_set_aside(self, keys: list[int]) -> None:
        """Refused changes were left at that; that can be undone."""

        def undo() -> None:
            self._desk.changes.take_up(
                keys, lambda taken: self.said.emit(self.tr("%Ln change(s) taken up again.", "", len(taken)))
            )

        self._tell(ChipKind.INFO, self.tr("%Ln change(s) set aside.", "", len(keys)), self.tr("&Undo"), undo)

    def discarded(self, done: Discarded) -> None:
        """Changes were taken back; that can be undone."""
        words = self.tr("%Ln change(s) discarded. They can be restored for 30 days.", "", len(done.changes))

        def undo() -> None:
            # By its name: somebody may have acted since.
            self._desk.changes.undo_act(done.batch_id, lambda outcome: self.said.emit(self._undone_words(outcome)))

        self._tell(ChipKind.INFO, words, self.tr("&Undo") if done.changes else "", undo)

    def _undone_words(self, outcome: UndoOutcome) -> str:
        return fill(self.tr("Undone: %1."), wording.act_sentence(outcome.act))

    def undone(self, outcome: UndoOutcome) -> None:
        """An act was undone; rows that were left are called by name."""
        some = list(outcome.left[:_NAMED])
        self._desk.runner.read(
            lambda session: [
                row.nickname or row.product or row.id for row in subscriptions.rows(session, some).values()
            ],
            lambda names: self._tell_undone(outcome, names),
        )

    def _tell_undone(self, outcome: UndoOutcome, names: list[str]) -> None:
        words = self._undone_words(outcome)
        if outcome.counter:
            words += " " + self.tr(
                "%Ln confirmed row(s) go back through the review: nothing is sent until you submit.",
                "",
                len(outcome.counter),
            )
        if outcome.left:
            words += " " + self.tr("Left as they are, on their way or decided anew since:") + " " + ", ".join(names)
            if len(outcome.left) > len(names):
                words += " " + self.tr("and %Ln more", "", len(outcome.left) - len(names))
            words += "."
        kind = ChipKind.CAUTION if outcome.left else ChipKind.INFO
        self._tell(kind, words, self.tr("Show what is &staged") if outcome.counter else "")

    # The list of failures

    def choose_file(self, picked: Picked) -> None:
        """Ask for a file, and write into it what was picked."""
        dialog = QFileDialog(self._page, self.tr("Export as a list"))
        dialog.setObjectName("failuresFileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("failures.csv")
        dialog.setNameFilters([self.tr("Comma-separated values (*.csv)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda file: self.export_failures(picked, file))
        dialog.open()

    def export_failures(self, picked: Picked, file: str) -> None:
        """Write what was picked into a CSV file."""
        path = Path(file)

        def work(store: Store, _progress: Progress) -> int:
            with store.reading() as session:
                return save_failures(session, change_picking.picked_changes(session, picked), path)

        self._desk.runner.run(
            work,
            lambda number: self._tell_saved(number, path),
            lambda error: self._tell(ChipKind.BAD, error_sentence(error)),
        )

    def _tell_saved(self, number: int, path: Path) -> None:
        self._tell(ChipKind.GOOD, fill(self.tr("%Ln row(s) saved to %1.", "", number), path.name))
