"""All shortcuts on one sheet, section by section, as the window gives them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.form_dialog import ClosingDialog
from desktop.views.panels import Caption, PlainLabel, SectionTitle
from desktop.views.theme import LARGE, MEDIUM, TIGHT, WIDE

Sections = Sequence[tuple[str, Sequence[tuple[str, str]]]]

_CHARACTERS: Final = 92


class CheatSheet(ClosingDialog):
    """Shows `(section, [(what it does, shortcut), …])` in two columns, half of the lines in each."""

    def __init__(self, sections: Sections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cheatSheet")
        self.close_button.setObjectName("cheatSheetCloseButton")
        self.heading = SectionTitle("", self)
        self.lead = Caption("", self)
        self.column.setSpacing(MEDIUM)
        self.column.insertWidget(0, self.heading)
        self.column.insertWidget(1, self.lead)
        across = QHBoxLayout()
        across.setSpacing(WIDE + LARGE)
        for half in _halves(sections):
            column = QVBoxLayout()
            column.setSpacing(LARGE)
            for title, lines in half:
                column.addWidget(_section(title, lines, self.content))
            column.addStretch(1)
            across.addLayout(column, 1)
        self.parts.addLayout(across)
        # It can be read from the keyboard when it is longer than the screen.
        self.body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setObjectName("cheatSheetLines")
        self.retranslate()
        self.close_button.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.heading.setText(self.tr("Keyboard shortcuts"))
        self.lead.setText(self.tr("They work in the Russian layout too: the key counts, not the letter on it."))
        self.body.setAccessibleName(self.tr("Keyboard shortcuts"))

    def open(self) -> None:
        """Open at the size that the lines want, as far as the screen has it."""
        hint = self.sizeHint()
        room = self.screen().availableSize()
        width = max(hint.width(), _CHARACTERS * self.fontMetrics().averageCharWidth())
        self.resize(min(width, room.width() - 2 * WIDE), min(hint.height(), room.height() - 2 * WIDE))
        super().open()


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
