"""Ctrl+K: type a few letters and go there: a customer, a reseller, a subscription, a page or a command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from desktop.models.jumping import Target, TargetsModel
from desktop.tasks import TaskRunner
from desktop.views.chips import ChipDelegate
from desktop.views.panels import Caption, SearchEdit
from desktop.views.theme import LARGE, SMALL, TIGHT, row_height

_CHARACTERS: Final = 84
_LINES: Final = 14
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class Palette(QFrame):
    """Opens with `open_over`, closes by itself."""

    chosen = Signal(object)
    """The `Target` that was picked."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setFrameShape(QFrame.Shape.Box)
        self.model = TargetsModel(runner, self)
        # Enter before the answer picks what the answer will have first.
        self._picks_first = False
        # Where the arrows led stays chosen when more is found.
        self._moved_to: Target | None = None
        self.search = SearchEdit(self)
        self.search.setObjectName("paletteSearch")
        self.search.setMaxLength(200)
        self.list = QListView(self)
        self.list.setObjectName("paletteList")
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChipDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint = Caption("", self)
        self.hint.setObjectName("paletteHint")
        column = QVBoxLayout(self)
        column.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        column.setSpacing(TIGHT)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._look)
        self.model.arrived.connect(self._arrived)
        self.list.clicked.connect(lambda index: self._pick(index.row()))

    def open_over(self, window: QWidget, commands: Sequence[Target]) -> None:
        """Open with an empty line over the upper part of a window."""
        self.search.setAccessibleName(self.tr("Jump to"))
        self.search.setPlaceholderText(self.tr("Customer, reseller, subscription, page or command"))
        self.list.setAccessibleName(self.tr("Where to jump"))
        metrics = self.fontMetrics()
        width = min(_CHARACTERS * metrics.averageCharWidth(), window.width() - 2 * LARGE)
        self.resize(width, min(_LINES * row_height(metrics), window.height() - 2 * LARGE))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, max(LARGE, window.height() // 10))))
        self.model.offer(commands)
        self.search.clear()
        self._look("")
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _look(self, text: str) -> None:
        self._picks_first = False
        self._moved_to = None
        self.model.look_for(text)

    def _arrived(self) -> None:
        if self.model.rowCount():
            row = self.model.row_of(self._moved_to) if self._moved_to is not None else 0
            self.list.setCurrentIndex(self.model.index(max(0, row)))
            self.hint.setText(self.tr("Up and Down choose, Enter goes there, Esc closes."))
        elif not self.model.busy:
            self.hint.setText(self.tr("Nothing is called so."))
        if self._picks_first and not self.model.busy:
            self._pick(0)

    def _pick(self, row: int) -> None:
        self._picks_first = False
        target = self.model.target_at(row)
        if target is not None:
            self.model.remember(target)
            self.close()
            self.chosen.emit(target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                self._moved_to = self.model.target_at(self.list.currentIndex().row())
                return True
            if event.key() in _ENTER:
                if self.model.rowCount() and self.model.answers_typed:
                    self._pick(max(0, self.list.currentIndex().row()))
                else:
                    self._picks_first = self.model.busy
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.stop()
