"""The text of a letter, with the line of its link locked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop.views.icons import paint_icon
from desktop.views.theme import SMALL, TIGHT, current_theme, tones


class LetterEdit(QPlainTextEdit):
    """A letter that a person may change, all but the line of the link: what would alter that line is undone."""

    refused = Signal()
    """An edit would have altered or removed the link."""
    edited = Signal()
    """The person has changed the letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._link = ""
        self._guarding = False
        self.textChanged.connect(self._guard)
        self._fit()

    def set_letter(self, body: str, link: str) -> None:
        """Show a draft; `link` is the line that is locked, empty for none."""
        self._guarding = True
        self._link = link
        self.setPlainText(body)
        self.document().clearUndoRedoStacks()
        self._guarding = False
        self._mark()

    def _link_block(self) -> QTextBlock | None:
        block = self.document().begin()
        while self._link and block.isValid():
            if block.text() == self._link:
                return block
            block = block.next()
        return None

    def _guard(self) -> None:
        if self._guarding:
            return
        if self._link and self._link_block() is None:
            self._guarding = True
            while self._link_block() is None and self.document().isUndoAvailable():
                self.document().undo()
            self._guarding = False
            self._mark()
            self.refused.emit()
            return
        self._mark()
        self.edited.emit()

    def _mark(self) -> None:
        block = self._link_block()
        if block is None:
            self.setExtraSelections([])
            return
        tint = QTextCharFormat()
        tint.setBackground(tones(self.palette()).info_tint)
        tint.setForeground(tones(self.palette()).info_text)
        tint.setProperty(QTextFormat.Property.FullWidthSelection, True)
        lines: list[QTextEdit.ExtraSelection] = []
        # A full-width selection covers one line of the screen; a long link has several.
        layout = block.layout()
        for place in range(max(1, layout.lineCount())):
            part = QTextEdit.ExtraSelection()
            part.format = tint
            start = QTextCursor(block)
            if layout.lineCount():
                start.setPosition(block.position() + layout.lineAt(place).textStart())
            part.cursor = start
            lines.append(part)
        self.setExtraSelections(lines)

    def _fit(self) -> None:
        # The margin of the page holds the lock.
        self.document().setDocumentMargin(current_theme().icon_size + SMALL)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._fit()
            self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mark()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        block = self._link_block()
        if block is None:
            return
        place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        side = current_theme().icon_size
        line = self.fontMetrics().lineSpacing()
        lock = QRectF(TIGHT, place.top() + (line - side) / 2, side, side)
        painter = QPainter(self.viewport())
        paint_icon(painter, lock, "lock", tones(self.palette()).info_text)
        painter.end()
