"""A small list that opens below a filter: one reseller of the directory is found by typing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.data import resellers
from desktop.data.resellers import ResellerQuery
from desktop.data.store import Session
from desktop.domain.records import Reseller
from desktop.models.candidates import place
from desktop.tasks import Task, TaskRunner
from desktop.views.panels import SearchEdit
from desktop.views.theme import SMALL, TIGHT, row_height
from desktop.views.tooltips import plain_tooltip
from desktop.views.words import fill

OFFERED: Final = 100
"""How many resellers are listed; typing more of the name narrows them."""

_CHARACTERS: Final = 48
_LINES: Final = 10
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


def _found(session: Session, text: str) -> list[Reseller]:
    keys = list(resellers.ids(session, ResellerQuery(text=text))[:OFFERED])
    return resellers.directory(session, keys)


class ResellerChooser(QFrame):
    """Opens with `open_below`, closes by itself."""

    chosen = Signal(object)
    """The Reseller that was picked."""
    left = Signal()
    """It was closed, whether or not somebody was picked."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("resellerChooser")
        self.setFrameShape(QFrame.Shape.Box)
        self._runner = runner
        self._task: Task[list[Reseller]] | None = None
        self._resellers: list[Reseller] = []
        self.search = SearchEdit(self)
        self.search.setObjectName("resellerChooserSearch")
        self.search.setMaxLength(200)
        self.search.textChanged.connect(lambda _text: self._look())
        self.search.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setObjectName("resellerChooserList")
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda item: self._pick(self.list.row(item)))
        column = QVBoxLayout(self)
        column.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        column.setSpacing(TIGHT)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)

    def open_below(self, widget: QWidget) -> None:
        """Open with an empty line below a widget."""
        self.search.setAccessibleName(self.tr("Find a reseller"))
        self.search.setPlaceholderText(self.tr("Name or MPN ID"))
        self.list.setAccessibleName(self.tr("Resellers"))
        metrics = self.fontMetrics()
        self.resize(_CHARACTERS * metrics.averageCharWidth(), _LINES * row_height(metrics))
        where = widget.mapToGlobal(QPoint(0, widget.height()))
        screen = widget.screen().availableGeometry()
        where.setX(max(screen.left(), min(where.x(), screen.right() - self.width())))
        where.setY(max(screen.top(), min(where.y(), screen.bottom() - self.height())))
        self.move(where)
        self.search.clear()
        self._look()
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _look(self) -> None:
        if self._task is not None:
            self._task.cancel()
        text = self.search.text()
        self._task = self._runner.read(lambda session: _found(session, text), self._show)

    def _show(self, found: list[Reseller]) -> None:
        self._task = None
        self._resellers = found
        self.list.clear()
        high = row_height(self.fontMetrics())
        for reseller in found:
            apart = place(reseller.mpn_id, reseller.location)
            text = fill(self.tr("%1 · %2"), reseller.name, apart) if apart else reseller.name
            item = QListWidgetItem(text)
            item.setToolTip(plain_tooltip(text))
            item.setSizeHint(QSize(0, high))
            self.list.addItem(item)
        if found:
            self.list.setCurrentRow(0)

    def _pick(self, row: int) -> None:
        # While an answer is awaited the list shows what an earlier text has found.
        if self._task is None and 0 <= row < len(self._resellers):
            reseller = self._resellers[row]
            self.chosen.emit(reseller)
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in _ENTER:
                self._pick(self.list.currentRow())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.left.emit()
