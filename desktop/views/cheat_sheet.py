"""All shortcuts on one sheet, section by section, as the window gives them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.views.form_dialog import BodyScroll
from desktop.views.panels import Caption, PlainLabel, SectionTitle
from desktop.views.theme import LARGE, MEDIUM, SMALL, TIGHT, WIDE

Sections = Sequence[tuple[str, Sequence[tuple[str, str]]]]

_CHARACTERS: Final = 92


class CheatSheet(QDialog):
    """Shows `(section, [(what it does, shortcut), …])` in two columns, half of the lines in each."""

    def __init__(self, sections: Sections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cheatSheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.heading = SectionTitle("", self)
        self.lead = Caption("", self)
        body = QWidget(self)
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, SMALL, 0)
        across.setSpacing(WIDE + LARGE)
        for half in _halves(sections):
            column = QVBoxLayout()
            column.setSpacing(LARGE)
            for title, lines in half:
                column.addWidget(_section(title, lines, body))
            column.addStretch(1)
            across.addLayout(column, 1)
        self._scroll = BodyScroll(body, self)
        # It can be read from the keyboard when it is longer than the screen.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setObjectName("cheatSheetLines")
        self.close_button = QPushButton(self)
        self.close_button.setObjectName("cheatSheetCloseButton")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(self.heading)
        column.addWidget(self.lead)
        column.addWidget(self._scroll, 1)
        column.addLayout(row)
        self._retranslate()
        self.close_button.setFocus()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.heading.setText(self.tr("Keyboard shortcuts"))
        self.lead.setText(self.tr("They work in the Russian layout too: the key counts, not the letter on it."))
        self._scroll.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.close_button.setText(self.tr("Close"))

    def open(self) -> None:
        """Open at the size that the lines want, as far as the screen has it."""
        hint = self.sizeHint()
        room = self.screen().availableSize()
        width = max(hint.width(), _CHARACTERS * self.fontMetrics().averageCharWidth())
        self.resize(min(width, room.width() - 2 * WIDE), min(hint.height(), room.height() - 2 * WIDE))
        super().open()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _halves(sections: Sections) -> list[Sections]:
    """The sections in two parts of about the same length, in order."""
    weights = [len(lines) + 2 for _, lines in sections]
    best = min(
        range(len(sections) + 1),
        key=lambda cut: abs(sum(weights[:cut]) - sum(weights[cut:])),
        default=0,
    )
    return [half for half in (sections[:best], sections[best:]) if half]


def _section(title: str, lines: Sequence[tuple[str, str]], parent: QWidget) -> QWidget:
    part = QWidget(parent)
    part.setAccessibleName(title)
    head = PlainLabel(title, part)
    font = head.font()
    font.setBold(True)
    head.setFont(font)
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(LARGE)
    grid.setVerticalSpacing(TIGHT)
    grid.setColumnStretch(0, 1)
    grid.addWidget(head, 0, 0, 1, 2)
    for place, (text, keys) in enumerate(lines, 1):
        what = PlainLabel(text, part)
        what.setWordWrap(True)
        shortcut = PlainLabel(keys, part, role="muted")
        shortcut.setWordWrap(True)
        shortcut.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(what, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shortcut, place, 1, Qt.AlignmentFlag.AlignTop)
    return part
