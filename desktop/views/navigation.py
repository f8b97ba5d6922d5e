"""The list of places at the side of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from desktop.models import roles
from desktop.views.chips import NavigationDelegate
from desktop.views.icons import icon
from desktop.views.pages import PAGES
from desktop.views.theme import MEDIUM, current_theme


class Navigation(QListView):
    """Lists the pages by name; as wide as their names need."""

    chosen = Signal(str)
    """A person went to the page of that name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._places = QStandardItemModel(len(PAGES), 1, self)
        for row, name in enumerate(PAGES):
            item = QStandardItem(icon(name), "")
            item.setEditable(False)
            self._places.setItem(row, item)
        self.setModel(self._places)
        self.setItemDelegate(NavigationDelegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._moved)
        self._retranslate()

    def show_place(self, name: str) -> None:
        """Mark the page of that name as the one that is shown."""
        index = self._places.index(PAGES.index(name), 0)
        if self.currentIndex() != index:
            self.setCurrentIndex(index)

    def show_waiting(self, name: str, words: str | None) -> None:
        """Say at a place what waits there; None when nothing does."""
        self._places.item(PAGES.index(name)).setData(words, roles.CAPTION)

    def show_hints(self, hints: Sequence[str]) -> None:
        """What each place says when one points at it, in their order: its name and its key."""
        for row, hint in enumerate(hints):
            self._places.item(row).setToolTip(hint)

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(PAGES[current.row()])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _retranslate(self) -> None:
        names = {
            "customers": self.tr("Customers"),
            "subscriptions": self.tr("Subscriptions"),
            "resellers": self.tr("Resellers"),
            "changes": self.tr("Changes"),
            "activity": self.tr("Activity"),
        }
        for row, page in enumerate(PAGES):
            item = self._places.item(row)
            item.setText(names[page])
            item.setData(names[page], Qt.ItemDataRole.AccessibleTextRole)
        self.setAccessibleName(self.tr("Places"))
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self.sizeHintForColumn(0) + 2 * MEDIUM)
        side = current_theme().icon_size
        self.setIconSize(QSize(side, side))
