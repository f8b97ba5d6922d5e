"""What is asked in place before a choice leaves rows out: for how many it holds, for which ones not, and why."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from desktop.models import wording
from desktop.models.proposing import Asks
from desktop.models.roles import ChipKind
from desktop.views.flow import FlowLayout
from desktop.views.icons import icon
from desktop.views.panels import PlainLabel, QuietButton, paint_notice
from desktop.views.states import announce
from desktop.views.theme import MEDIUM, SMALL, TIGHT, current_theme, row_height
from desktop.views.words import fill

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHOWN_LINES: Final = 6


class ContactQuestion(QWidget):
    """Hidden until it has something to ask. The safe answer has the focus; Esc gives it too."""

    left_out = Signal()
    """Go on without the rows that do not take the contact."""
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contactQuestion")
        self._question: Asks | None = None
        self._picture = QLabel(self)
        self._text = PlainLabel("", self)
        self._text.setObjectName("contactQuestionText")
        self._text.setWordWrap(True)
        self.which = QuietButton("", self)
        self.which.setObjectName("contactQuestionWhich")
        self.which.setCheckable(True)
        self._lines = QStringListModel(self)
        self.list = QListView(self)
        self.list.setObjectName("contactQuestionList")
        self.list.setModel(self._lines)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setSpacing(TIGHT // 2)
        self.stop = QPushButton(self)
        self.stop.setObjectName("contactQuestionStop")
        self.leave_out = QPushButton(self)
        self.leave_out.setObjectName("contactQuestionLeaveOut")
        words = QHBoxLayout()
        words.setSpacing(SMALL)
        words.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._text, 1)
        answers = QWidget(self)
        flow = FlowLayout(answers, spacing=SMALL)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (self.stop, self.leave_out, self.which):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MEDIUM, SMALL, SMALL, SMALL)
        column.setSpacing(SMALL)
        column.addLayout(words)
        column.addWidget(answers)
        column.addWidget(self.list)
        self.stop.clicked.connect(self.stopped)
        self.leave_out.clicked.connect(self.left_out)
        self.which.toggled.connect(self._show_lines)
        self.hide()

    def ask(self, question: Asks) -> None:
        """Show a question, with the safe answer in focus."""
        self._question = question
        self.which.setChecked(question.shows_lines)
        self._show_lines(question.shows_lines)
        self._retranslate()
        self._take_colours()
        self.show()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._text.text())

    def close_question(self) -> None:
        """Nothing is asked any more."""
        self._question = None
        self.hide()

    def text(self) -> str:
        """What is asked."""
        return self._text.text()

    def lines(self) -> list[str]:
        """Which rows are left out, and why."""
        return self._lines.stringList()

    def _show_lines(self, shown: bool) -> None:
        self.list.setVisible(shown)
        self._lines.setStringList(self._question.lines() if shown and self._question else [])
        self.which.setVisible(bool(self._question and (self._question.left or self._question.shows_lines)))
        if shown and not self._lines.rowCount():
            # There is nobody to name: the sentence says it all.
            self.list.hide()
            self.which.hide()
        elif shown:
            # Of a few lines all are seen; more of them scroll.
            lines = min(self._lines.rowCount(), _SHOWN_LINES)
            self.list.setFixedHeight(lines * row_height(self.fontMetrics()) + 2 * self.list.frameWidth() + TIGHT)
            self.list.setCurrentIndex(self._lines.index(0, 0))

    def _retranslate(self) -> None:
        self.which.setText(self.tr("&Which ones?"))
        self.list.setAccessibleName(self.tr("What would be left out or assigned"))
        self.stop.setText(self.tr("Sto&p"))
        if self._question is None:
            return
        left, takes = self._question.left, self._question.takes
        self._text.setText(" ".join(self._question.sentences()))
        self.setAccessibleName(self._text.text())
        self.stop.setText(self.tr("Sto&p") if takes else self.tr("Unders&tood"))
        if left:
            words = fill(self.tr("Lea&ve out %1, assign %2"), wording.number(left), wording.number(takes))
        else:
            words = fill(self.tr("&Assign %1"), wording.number(takes))
        self.leave_out.setText(words)
        self.leave_out.setVisible(takes > 0)
        if self.which.isChecked():
            self._show_lines(True)

    def _take_colours(self) -> None:
        side = current_theme().icon_size
        picture = icon("warning", self.palette(), "caution_text")
        self._picture.setPixmap(picture.pixmap(side, side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.stopped.emit()
            return
        if event.key() in _ENTER:
            for button in (self.stop, self.leave_out, self.which):
                if button.hasFocus():
                    event.accept()
                    button.click()
                    return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._take_colours()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_notice(self, ChipKind.CAUTION)
