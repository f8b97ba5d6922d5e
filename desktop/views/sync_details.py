"""The account of a sync: rows by kind, requests, and each thing that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from desktop.models import wording
from desktop.models.error_words import kept_sentence
from desktop.models.filling import fill
from desktop.models.sync_words import phase_word, told_of
from desktop.views.form_dialog import ClosingDialog
from desktop.views.panels import Caption, PlainLabel, SectionTitle
from desktop.views.theme import LARGE, MEDIUM, SMALL

if TYPE_CHECKING:
    from desktop.data.syncing.runs import Summary, Trouble

_CHARACTERS: Final = 76
_LINES: Final = 6
_SHOWN: Final = ("customers", "subscriptions", "resellers", "customer_links", "contacts")


class SyncDetails(ClosingDialog):
    """Shows what one run did."""

    def __init__(self, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("syncDetails")
        self.close_button.setObjectName("syncDetailsCloseButton")
        self._summary = summary
        self.parts.setSpacing(MEDIUM)
        self._title = SectionTitle("", self.content)
        self._when = Caption("", self.content)
        self._told = PlainLabel("", self.content)
        self._told.setObjectName("syncDetailsTold")
        self._told.setWordWrap(True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._table = QWidget(self.content)
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, SMALL, 0, SMALL)
        self._grid.setHorizontalSpacing(LARGE)
        self._grid.setVerticalSpacing(SMALL)
        self._grid.setColumnStretch(0, 1)
        self._cells: list[list[PlainLabel]] = []
        self._kinds = [kind for kind in _SHOWN if kind in summary.rows]
        for row in range(len(self._kinds) + 1):
            line = [PlainLabel("", self._table, role="label" if row == 0 or column == 0 else "") for column in range(5)]
            for column, label in enumerate(line):
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                self._grid.addWidget(label, row, column, side)
            self._cells.append(line)
        self._table.setVisible(bool(self._kinds))
        self._trouble_title = PlainLabel("", self.content, role="strong")
        self._troubles = QPlainTextEdit(self.content)
        self._troubles.setObjectName("syncDetailsTroubles")
        self._troubles.setReadOnly(True)
        self._troubles.setTabChangesFocus(True)
        self._troubles.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())
        for part in (self._title, self._when, self._told, self._table, self._trouble_title, self._troubles):
            self.parts.addWidget(part)
        for part in (self._trouble_title, self._troubles):
            part.setVisible(bool(summary.troubles))
        self.parts.addStretch(1)
        self.retranslate()
        self.close_button.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        done = self._summary
        self.setWindowTitle(self.tr("The last sync"))
        self._title.setText(self.tr("What came of the last sync"))
        asked = fill(self.tr("%1 requests", "", done.total_requests), wording.number(done.total_requests))
        parts = [wording.moment(done.ended_at), asked, fill(self.tr("%1 s"), wording.number(round(done.seconds)))]
        if done.throttled:
            parts.append(self.tr("asked to wait %Ln time(s)", "", done.throttled))
        self._when.setText(" · ".join(parts))
        self._told.setText(told_of(done).sentence)
        heads = ("", self.tr("New"), self.tr("Changed"), self.tr("As before"), self.tr("Gone"))
        names = {
            "customers": self.tr("Customers"),
            "subscriptions": self.tr("Subscriptions"),
            "resellers": self.tr("Resellers"),
            "customer_links": self.tr("Customer links"),
            "contacts": self.tr("Support contacts"),
        }
        lines: list[tuple[str, ...]] = [heads]
        for kind in self._kinds:
            rows = done.rows[kind]
            numbers = (rows.new, rows.changed, rows.unchanged, rows.gone)
            lines.append((names[kind], *(wording.number(number) if number else "–" for number in numbers)))
        for labels, line in zip(self._cells, lines, strict=True):
            for label, text in zip(labels, line, strict=True):
                label.setText(text)
        self._table.setAccessibleName("; ".join(" ".join(line) for line in lines[1:]))
        self._trouble_title.setText(self.tr("What could not be read"))
        told = [_line(trouble) for trouble in done.troubles]
        if done.trouble_count > len(done.troubles):
            more = done.trouble_count - len(done.troubles)
            told.append(self.tr("… and %Ln more of the kind", "", more))
        self._troubles.setPlainText("\n".join(told))
        self._troubles.setAccessibleName(self._trouble_title.text())

    def open(self) -> None:
        """Open at the size that the words want."""
        super().open()
        self.fit(_CHARACTERS)


def _line(trouble: Trouble) -> str:
    return fill("%1: %2", phase_word(trouble.about), kept_sentence(trouble.code, trouble.values, trouble.text))
