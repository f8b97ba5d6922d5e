"""A titled table with buttons beside its title: one part of a preview."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.views.panels import PlainLabel, QuietButton
from desktop.views.table import DeskTable
from desktop.views.theme import MEDIUM, SMALL, TIGHT


class Section(QWidget):
    """The title, the buttons and the table."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", self)
        self._title.setProperty("role", "label")
        self.table = DeskTable(self)
        self.table.setModel(model)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(MEDIUM, TIGHT, SMALL, TIGHT)
        self._head.setSpacing(SMALL)
        self._head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.table, 1)

    def set_title(self, title: str) -> None:
        """Say what the table holds."""
        self._title.setText(title)

    def add_button(self, name: str) -> QPushButton:
        """Another button at the right of the title."""
        button = QuietButton("", self)
        button.setObjectName(name)
        self._head.addWidget(button)
        return button
