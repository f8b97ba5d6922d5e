"""The table of subscriptions: the keys that choose a support contact, wherever subscriptions are listed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.views.table import DeskTable


class SubscriptionsTable(DeskTable):
    """Alt+Down opens the picker's list, Del goes back to the default contact, Esc backs out."""

    default_wanted = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_Down and alt and self.currentIndex().isValid():
            event.accept()
            self.activated_row.emit(self.currentIndex())
        elif key == Qt.Key.Key_Delete and not event.isAutoRepeat():
            event.accept()
            self.default_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            event.accept()
            self.left.emit()
        else:
            super().keyPressEvent(event)
