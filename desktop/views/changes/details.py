"""What one line of the changes page tells in full: contacts side by side, who and when, and what the service said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.data.change_lines import BatchLine, ChangeGroup, ChangeLine, DriftLine, Line
from desktop.data.outbox.failures import failure_of
from desktop.domain.records import ChangeState, SupportContact
from desktop.models import wording
from desktop.models.change_words import (
    act_name,
    check_sentences,
    error_words,
    group_about,
    result_words,
    state_chip,
    states_words,
    what,
)
from desktop.models.filling import fill
from desktop.models.review_lines import contact_word
from desktop.views.chips import ChipLabel
from desktop.views.panels import Caption, PlainLabel, QuietButton
from desktop.views.theme import LARGE, MEDIUM, SMALL, WIDE

_S = ChangeState
_Side = tuple[str, SupportContact, str]
"""A title, a contact, and who and when."""


class ContactSide(QWidget):
    """One of the contacts that are compared: what it is here, its name, and who said so when."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Caption("", self)
        self._name = PlainLabel("", self, role="strong")
        self._name.setObjectName(name)
        self._name.setWordWrap(True)
        flags = Qt.TextInteractionFlag
        self._name.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self._about = Caption("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self._title, self._name, self._about):
            column.addWidget(label)
        column.addStretch(1)

    def show_side(self, side: _Side) -> None:
        """Show a contact."""
        title, contact, about = side
        self._title.setText(title)
        self._name.setText(contact_word(contact))
        mpn = fill(self.tr("MPN %1"), contact.mpn_id) if contact.mpn_id else ""
        self._about.setText("\n".join(part for part in (mpn, about) if part))
        self._name.setAccessibleName(f"{title}: {contact_word(contact)}")


class ChangeDetails(QWidget):
    """Shows a line; nothing is decided here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changeDetails")
        self._line: Line | None = None
        self.title = PlainLabel("", self, role="strong")
        self.title.setObjectName("changeTitle")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._chip = ChipLabel(None, self)
        self._sides = [ContactSide(f"changeSide{name}", self) for name in ("Base", "Mine", "Theirs")]
        self.text = PlainLabel("", self)
        self.text.setObjectName("changeText")
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        # A long address in a reason must not widen the window.
        self.text.setMinimumWidth(1)
        flags = Qt.TextInteractionFlag
        self.text.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.copy = QuietButton("", self)
        self.copy.setObjectName("copyErrorButton")
        self.copy.clicked.connect(self._copy)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._chip)
        head.addWidget(self.title, 1)
        across = QHBoxLayout()
        across.setSpacing(WIDE)
        for side in self._sides:
            across.addWidget(side, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.text, 1)
        foot.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, SMALL)
        column.setSpacing(SMALL)
        column.addLayout(head)
        column.addLayout(across)
        column.addLayout(foot)
        column.addStretch(1)

    def show_line(self, line: Line | None) -> None:
        """Show a line, or nothing."""
        self._line = line
        self._fill()

    def error_text(self) -> str:
        """All that the service said of the line, for its support; empty when it said nothing."""
        line = self._line
        return line.change.last_error if isinstance(line, ChangeLine) else ""

    def _fill(self) -> None:
        line = self._line
        sides: Sequence[_Side] = ()
        lines: list[str] = []
        title = ""
        if isinstance(line, BatchLine):
            title = act_name(line)
            lines = [states_words(line), self._by(line.author, line.act.at), line.reason]
        elif isinstance(line, DriftLine):
            drift = line.drift
            title = f"{what(line)} · {drift.customer_name}"
            noticed = fill(
                self.tr("noticed %1; Partner Center does not tell who set it"), wording.moment(drift.noticed_at)
            )
            sides = (
                (self.tr("Here before"), drift.before, ""),
                (self.tr("In Partner Center now"), drift.after, noticed),
            )
        elif isinstance(line, ChangeLine):
            title = f"{what(line)} · {line.change.customer_name}"
            sides = self._sides_of(line)
            lines = self._told_of(line)
        self.title.setText(title)
        self._chip.set_chip(state_chip(line) if line is not None else None)
        for place, widget in enumerate(self._sides):
            widget.setVisible(place < len(sides))
            if place < len(sides):
                widget.show_side(sides[place])
        self.text.setText("\n".join(part for part in lines if part))
        self.copy.setVisible(bool(self.error_text()))

    def _sides_of(self, line: ChangeLine) -> Sequence[_Side]:
        change = line.change
        conflict = change.state is _S.CONFLICT
        base = self.tr("You decided on top of") if conflict else self.tr("Contact before")
        mine = self.tr("Mine") if conflict else self.tr("New contact")
        sides: list[_Side] = [
            (base, change.base, ""),
            (mine, change.wanted, self._by(change.author, change.created_at)),
        ]
        if line.told is not None and change.state not in (_S.CONFIRMED, _S.WITHDRAWN):
            read = fill(self.tr("read %1"), wording.moment(line.told_at))
            if conflict:
                read = fill(self.tr("%1; Partner Center does not tell who set it"), read)
            theirs = self.tr("Theirs, in Partner Center now") if conflict else self.tr("In Partner Center now")
            sides.append((theirs, line.told, read))
        return sides

    def _told_of(self, line: ChangeLine) -> list[str]:
        change = line.change
        lines = [fill(self.tr("Reason or ticket: %1"), change.reason) if change.reason else "", *check_sentences(line)]
        if change.last_error:
            failure = failure_of(change.last_error)
            lines.append(error_words(change.last_error))
            if change.state is _S.UNKNOWN:
                lines.append(f"{group_about(ChangeGroup.UNKNOWN)}.")
            if failure.correlation_id:
                lines.append(fill(self.tr("Correlation ID: %1"), failure.correlation_id))
        elif change.state in (_S.SUBMITTED, _S.SENDING):
            lines.append(f"{group_about(ChangeGroup.WAITING)}.")
        elif change.state in (_S.WITHDRAWN, _S.CONFIRMED, _S.KEPT):
            since = f"{wording.change_chip(change.state).text}: {wording.moment(change.state_at)}"
            lines.append(" · ".join(part for part in (since, result_words(line)) if part))
        return lines

    def _by(self, author: str, at: datetime) -> str:
        return fill(self.tr("%1, %2", "a person and a time"), author or self.tr("nobody named"), wording.moment(at))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.error_text())

    def retranslate(self) -> None:
        """Say everything again."""
        self.setAccessibleName(self.tr("The change in full"))
        self.text.setAccessibleName(self.tr("What is known of it"))
        self.copy.setText(self.tr("Cop&y what was said"))
        self.copy.setToolTip(self.tr("Copy the code, the words and the correlation ID, for Partner Center's support"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
