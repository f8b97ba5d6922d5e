"""The part of the status bar that shows a sync under way: how far it is, and what holds it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.models import wording
from desktop.models.filling import fill
from desktop.models.sync_words import phase_word, progress_sentence, time_left
from desktop.models.syncing import Progress, SyncState
from desktop.views.panels import QuietButton
from desktop.views.states import announce
from desktop.views.status_bar import GivingLine
from desktop.views.theme import SMALL

_CHARACTERS = 10
"""How long the bar is, in average characters."""
_LEAST = 24
_USUAL = 64
"""How much of the words is shown in a narrow window and in a wide one: it stays while numbers grow and shrink."""


class SyncBar(QWidget):
    """Shows one run; emits what a person asks of it."""

    pause_requested = Signal()
    resume_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("syncBar")
        self._progress = Progress("provider")
        self._state = SyncState.IDLE
        self._spoken = ""
        self.words = GivingLine(self, least=_LEAST, usual=_USUAL)
        self.words.setObjectName("syncProgressLabel")
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar(self)
        self.bar.setObjectName("syncProgress")
        self.bar.setTextVisible(False)
        self.pause = QuietButton("", self)
        self.pause.setObjectName("syncPauseButton")
        self.cancel = QuietButton("", self)
        self.cancel.setObjectName("syncCancelButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.words, 1)
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.pause)
        row.addWidget(self.cancel)
        self.pause.clicked.connect(self._press)
        self.cancel.clicked.connect(self.cancel_requested)
        self._fit()
        self._fill()

    def show_progress(self, progress: Progress, state: SyncState) -> None:
        """Show how far a run is."""
        self._progress, self._state = progress, state
        self._fill()
        # A reader hears each new phase, and not each row.
        spoken = f"{progress.phase} {state.name}"
        if spoken != self._spoken:
            self._spoken = spoken
            announce(self, self.words.text())

    def _press(self) -> None:
        (self.resume_requested if self._state is SyncState.PAUSED else self.pause_requested).emit()

    def _fit(self) -> None:
        self.bar.setFixedWidth(_CHARACTERS * self.fontMetrics().averageCharWidth())

    def _fill(self) -> None:
        progress, state = self._progress, self._state
        sentence = progress_sentence(progress, state)
        self.words.setText(sentence)
        # The line may be cut; the whole of it is here.
        about = [phase_word(progress.phase)]
        if progress.total:
            about.append(fill(self.tr("%1 of %2"), wording.number(progress.done), wording.number(progress.total)))
        about.append(fill(self.tr("Requests made: %1"), wording.number(progress.requests)))
        about.append(time_left(progress.seconds_left))
        self.words.setToolTip("\n".join(part for part in about if part))
        # Without a total it runs to and fro, but not while it waits.
        moving = state is SyncState.RUNNING
        self.bar.setRange(0, progress.total or (0 if moving else 1))
        self.bar.setValue(progress.done if progress.total else 0)
        self.bar.setAccessibleName(sentence)
        paused = state is SyncState.PAUSED
        self.pause.setText(self.tr("Continue") if paused else self.tr("Pause"))
        self.pause.setAccessibleName(self.tr("Continue the sync") if paused else self.tr("Pause the sync"))
        self.pause.setToolTip(
            self.tr("Ask for more again")
            if paused
            else self.tr("Ask for nothing new until you continue; what was read stays")
        )
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel the sync"))
        self.cancel.setToolTip(self.tr("End the sync; what was read stays, and the next one goes on there"))
        self.pause.setEnabled(state in (SyncState.RUNNING, SyncState.PAUSED))
        self.cancel.setEnabled(state in (SyncState.RUNNING, SyncState.PAUSED))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
