"""The status bar: how much there is, what waits, how old it is, in which role; each part opens its pane."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStatusBar, QWidget

from desktop.domain.records import Counts
from desktop.models import wording
from desktop.models.filling import fill
from desktop.views.panels import PlainLabel, QuietButton
from desktop.views.states import announce
from desktop.views.theme import MEDIUM, TIGHT

SAY_MS = 6_000
_WIDE = 115
"""From how many average characters on there is room for everything."""


class GivingLine(PlainLabel):
    """One line that gives way when the window is narrow."""

    def __init__(self, parent: QWidget | None = None, *, least: int = 0, usual: int = 0) -> None:
        """`least` and `usual` are how many average characters it has room for, however short its text is."""
        super().__init__("", parent)
        self._least, self._usual = least, usual

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least * self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint.expandedTo(QSize(self._usual * self.fontMetrics().averageCharWidth(), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        QPainter(self).drawText(room, self.alignment().value, words)


class DeskStatusBar(QStatusBar):
    """Shows counts; emits what a click on a part asks for."""

    review_requested = Signal()
    settings_requested = Signal()
    standing_requested = Signal()
    """More is wanted about how the desk stands to Partner Center."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(MEDIUM, 0, TIGHT, 0)
        self._counts: Counts | None = None
        self._role = ""
        self._now: datetime | None = None
        self._selected = 0
        self._shown = 0
        self._of_subscriptions = False
        self._left = GivingLine()
        self._left.setObjectName("countsLabel")
        self._said = ""
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(SAY_MS)
        self._forget.timeout.connect(self._unsay)
        self._staged = QuietButton()
        self._staged.setObjectName("stagedButton")
        self._staged.clicked.connect(self.review_requested)
        self._standing = ("", "")
        self._running: QWidget | None = None
        self._age = QuietButton()
        self._age.setObjectName("standingButton")
        self._age.clicked.connect(self.standing_requested)
        self._role_button = QuietButton()
        self._role_button.setObjectName("roleButton")
        self._role_button.clicked.connect(self.settings_requested)
        self.addWidget(self._left, 1)
        self.addPermanentWidget(self._staged)
        self.addPermanentWidget(self._age)
        self.addPermanentWidget(self._role_button)

    def show_state(self, counts: Counts | None, role: str, now: datetime) -> None:
        """Show the counts of the store and the person's role."""
        self._counts, self._role, self._now = counts, role, now
        self._fill()

    def show_selection(self, shown: int, selected: int, *, of_subscriptions: bool = False) -> None:
        """Show how many customers, or subscriptions, are listed and how many subscriptions are selected.

        All of them, and one selected row, say nothing new.
        """
        self._shown, self._selected, self._of_subscriptions = shown, selected, of_subscriptions
        self._fill()

    def show_standing(self, sentence: str, about: str) -> None:
        """Show how the desk stands to Partner Center; an empty sentence when no connection is set up."""
        self._standing = (sentence, about)
        self._fill()

    def show_running(self, part: QWidget, running: bool) -> None:
        """Show `part` instead while a sync is under way; it is the bar's from then on."""
        if self._running is not part:
            self._running = part
            self.insertPermanentWidget(1, part)
        part.setVisible(running)
        self._age.setVisible(not running)
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow window the role gives way to what is under way: it is in the settings as well."""
        running = self._running is not None and not self._running.isHidden()
        wide = self.width() >= _WIDE * self.fontMetrics().averageCharWidth()
        self._role_button.setVisible(wide or not running)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def say(self, sentence: str) -> None:
        """Say something for a moment, where the counts stand."""
        # A message of QStatusBar itself would stand out of line, and hide what is shown besides.
        self._said = sentence
        self._fill()
        self._forget.start()
        announce(self, sentence)

    def _unsay(self) -> None:
        self._said = ""
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        counts = self._counts
        self._role_button.setText(self._role)
        self._role_button.setAccessibleName(fill(self.tr("Role: %1. Opens the settings."), self._role))
        self._role_button.setToolTip(self.tr("The role in which you act; change it in the settings"))
        self._staged.setVisible(counts is not None and counts.staged > 0)
        if counts is None:
            self._left.setText(self._said)
            self._age.setText("")
            return
        parts = [
            fill(self.tr("%1 customers", "", counts.customers), wording.number(counts.customers)),
            fill(self.tr("%1 subscriptions", "", counts.subscriptions), wording.number(counts.subscriptions)),
        ]
        whole = counts.subscriptions if self._of_subscriptions else counts.customers
        if self._shown and self._shown != whole:
            parts.append(fill(self.tr("%1 shown"), wording.number(self._shown)))
        if self._selected > 1:
            parts.append(fill(self.tr("%1 selected"), wording.number(self._selected)))
        self._left.setText(self._said or " · ".join(parts))
        self._staged.setText(self.tr("%Ln staged", "", counts.staged))
        self._staged.setAccessibleName(self.tr("%Ln staged change(s). Opens the review.", "", counts.staged))
        self._staged.setToolTip(self.tr("Review and submit (Ctrl+Enter)"))
        self._show_age(counts)

    def _show_age(self, counts: Counts) -> None:
        sentence, about = self._standing
        if not sentence:
            sentence = self.tr("Not connected")
            if counts.newest_read_at is not None and self._now is not None:
                read = wording.age(counts.newest_read_at, self._now)
                sentence = fill(self.tr("%1 · contacts read %2"), sentence, read)
            about = self.tr("No connection to Partner Center is set up; everything is kept on this machine")
        if counts.submitted:
            sentence = fill(self.tr("%1 to send · %2"), wording.number(counts.submitted), sentence)
        self._age.setText(sentence)
        self._age.setAccessibleName(sentence)
        self._age.setToolTip(about)
