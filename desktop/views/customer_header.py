"""Whose subscriptions are meant: a name, a line about it, both to be selected and copied, and one button."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.views.icons import icon
from desktop.views.panels import Caption, SectionTitle
from desktop.views.theme import LARGE, MEDIUM, SMALL, TIGHT, WIDE
from desktop.views.tooltips import plain_tooltip

_LINES: Final = 2


class CustomerHeader(QWidget):
    """Stands over what belongs to one customer. The owner names the parts."""

    acted = Signal()
    """The button was pressed."""

    def __init__(self, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = SectionTitle("", self)
        self.about = Caption("", self)
        for label in (self.name, self.about):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QToolButton(self)
        self.button.setIcon(icon(picture))
        self.button.setMinimumSize(WIDE, WIDE)
        self.button.clicked.connect(self.acted)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addWidget(self.name)
        words.addWidget(self.about)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, MEDIUM, MEDIUM, SMALL)
        row.setSpacing(SMALL)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_words(self, name: str, about: str) -> None:
        """Tell who it is."""
        for label, text in ((self.name, name), (self.about, about)):
            if label.text() != text:
                label.setText(text)
                label.setToolTip(plain_tooltip(text))
        self._fit()

    def _fit(self) -> None:
        # A splitter gives the least height, and a label that wraps claims but one line of it.
        for label in (self.name, self.about):
            # Else the least height of a longer name would be taken for what this one wants.
            label.setMinimumHeight(0)
            wanted = max(0, label.heightForWidth(label.width()))
            label.setMinimumHeight(min(wanted, _LINES * label.fontMetrics().lineSpacing()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
