"""One filter that is in use: a button that says what is let through, with a cross that lifts it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.data.conditions import Condition
from desktop.views.icons import paint_icon
from desktop.views.theme import RADIUS, SMALL, TIGHT, row_height, tones
from desktop.views.tooltips import plain_tooltip

_LONGEST = 52
"""The most average characters that are shown; the tooltip says it whole."""


class FilterChip(QAbstractButton):
    """Enter or a click asks to change it; Delete, or a click on the cross, to lift it."""

    lifted = Signal()

    def __init__(self, condition: Condition, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterChip")
        self.condition = condition
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._over_cross = False

    def show_words(self, sentence: str) -> None:
        """Say what is let through."""
        self.setText(sentence)
        self.setAccessibleName(self.tr("Filter: %1").replace("%1", sentence))
        self.setAccessibleDescription(self.tr("Enter changes it, Delete removes it."))
        hint = self.tr("Click or Enter changes it; the cross or Delete removes it.")
        self.setToolTip(plain_tooltip(f"{sentence}\n{hint}"))
        self.updateGeometry()
        self.update()

    def _side(self) -> int:
        return round(self.fontMetrics().height() * 0.75)

    def cross(self) -> QRect:
        """Where the cross is, with room around it to be hit."""
        wide = self._side() + 2 * SMALL
        return QRect(self.width() - wide, 0, wide, self.height())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = min(metrics.horizontalAdvance(self.text()), _LONGEST * metrics.averageCharWidth())
        return QSize(words + SMALL + TIGHT + self._side() + 2 * SMALL, row_height(metrics))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(8 * metrics.averageCharWidth() + self._side() + 3 * SMALL, row_height(metrics))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            event.accept()
            self.lifted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_F2):
            event.accept()
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self.isDown() and self.cross().contains(here):
            self.setDown(False)
            event.accept()
            self.lifted.emit()
            return
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position().toPoint())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QPoint(-1, -1))
        super().leaveEvent(event)

    def _hover(self, here: QPoint) -> None:
        over = self.cross().contains(here)
        if over != self._over_cross:
            self._over_cross = over
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = tones(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        focused = self.hasFocus()
        painter.setPen(QPen(tone.accent, 2 if focused else 1))
        painter.setBrush(tone.hover if self.underMouse() or self.isDown() else tone.selection_idle)
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5) if focused else body, RADIUS, RADIUS)
        cross = self.cross()
        if self._over_cross:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone.button_down)
            painter.drawRoundedRect(QRectF(cross).adjusted(2, 3, -3, -3), RADIUS, RADIUS)
        room = QRectF(SMALL, 0, self.width() - SMALL - cross.width(), self.height())
        painter.setPen(tone.text)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        side = self._side()
        box = QRectF(cross.center().x() - side / 2, cross.center().y() - side / 2, side, side)
        paint_icon(painter, box, "close", tone.text if self._over_cross else tone.muted)
        painter.end()
