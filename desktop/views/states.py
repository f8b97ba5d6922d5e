"""What stands where rows would be: loading, empty, nothing found, never imported, or not readable.

They are different messages, each with the one button that helps. Loading shows only after a moment, so a quick
answer flashes nothing.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from desktop.views.icons import icon
from desktop.views.theme import LARGE, MEDIUM, WIDE, current_theme

LOADING_DELAY_MS: Final = 150


class State(Enum):
    """Why there are no rows to see; the value is the icon that goes with it."""

    LOADING = "clock"
    EMPTY = "inbox"
    NOTHING_FOUND = "search"
    NEVER_IMPORTED = "import"
    FAILED = "warning"


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say `sentence` when it is next idle. GUI thread."""
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, sentence)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)


class StateOverlay(QWidget):
    """A quiet icon, one sentence, at most one button."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stateOverlay")
        self._state = State.EMPTY
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("stateSentence")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setWordWrap(True)
        self._sentence.setProperty("role", "muted")
        self._progress = QProgressBar(self)
        self._progress.setObjectName("stateProgress")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._button = QPushButton(self)
        self._button.setObjectName("stateButton")
        self._button.clicked.connect(self.action_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(MEDIUM)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(self._sentence)
        column.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(LARGE - MEDIUM)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def state(self) -> State:
        """The state that is described."""
        return self._state

    def set_state(self, state: State, sentence: str, button_text: str = "") -> None:
        """Describe `state`; no button without its text."""
        self._state = state
        self._draw()
        self._sentence.setText(sentence)
        self._button.setText(button_text)
        self._button.setAccessibleName(button_text)
        self._button.setAccessibleDescription(sentence)
        self._button.setVisible(bool(button_text))
        self._progress.setVisible(state is State.LOADING)
        self._progress.setAccessibleName(sentence)
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(button_text)

    def _draw(self) -> None:
        side = current_theme().icon_size * 2
        picture = icon(self._state.value, self.palette(), "caution_text" if self._state is State.FAILED else "disabled")
        self._picture.setPixmap(picture.pixmap(QSize(side, side), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()


class StatedView(QWidget):
    """Shows its content, or in the same place why there is none."""

    action_requested = Signal()
    """The button of the state that is shown was pressed."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._overlay = StateOverlay(self)
        self._overlay.action_requested.connect(self.action_requested)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(content)
        self._stack.addWidget(self._overlay)
        self._pending = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(LOADING_DELAY_MS)
        self._wait.timeout.connect(self._show_loading)
        self.setFocusProxy(content)

    def content(self) -> QWidget:
        """What is shown when there is something to show."""
        return self._content

    def overlay(self) -> StateOverlay:
        """What is shown when there is nothing."""
        return self._overlay

    def state(self) -> State | None:
        """The state on screen, or None while the content is."""
        return self._overlay.state() if self._stack.currentWidget() is self._overlay else None

    def show_content(self) -> None:
        """Show the content, and no longer wait to say that it is loading."""
        self._wait.stop()
        self._swap(self._content)

    def show_state(self, state: State, sentence: str, button_text: str = "") -> None:
        """Say why there are no rows. `LOADING` leaves what is on screen for a moment, in case rows come quickly."""
        if state is State.LOADING:
            self._pending = sentence
            if self.state() is not State.LOADING and not self._wait.isActive():
                self._wait.start()
            return
        self._wait.stop()
        self._set(state, sentence, button_text)

    def _show_loading(self) -> None:
        self._set(State.LOADING, self._pending, "")

    def _set(self, state: State, sentence: str, button_text: str) -> None:
        self._overlay.set_state(state, sentence, button_text)
        self._swap(self._overlay)
        announce(self._overlay, sentence)

    def _swap(self, widget: QWidget) -> None:
        if self._stack.currentWidget() is widget:
            return
        focus = QApplication.focusWidget()
        had_focus = isinstance(focus, QWidget) and self.isAncestorOf(focus)
        self._stack.setCurrentWidget(widget)
        if had_focus:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
