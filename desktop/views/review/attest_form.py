"""The form with which a person vouches for the delegated admin of one reseller on one customer."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.records import DelegatedAdminKind
from desktop.models import wording
from desktop.views.breaking import breakable
from desktop.views.panels import Caption, FormRow, PlainLabel, keep_from_wheel
from desktop.views.theme import SMALL
from desktop.views.words import fill

_KINDS: Final = (DelegatedAdminKind.GDAP, DelegatedAdminKind.DAP, DelegatedAdminKind.NONE)
_SHORTEST: Final = 12
_LONGEST: Final = 400
_USUAL_YEARS: Final = 2
_DAY: Final = "yyyy-MM-dd"


class AttestForm(QWidget):
    """Asks which delegated admin there is, until when, and how the person knows; or it may be left open."""

    attested = Signal(object, object, str)
    """Kind, last day (or None), and how the person knows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attestForm")
        self._names = ("", "")
        self._count = 0
        self._strict = False
        self._again = False
        self._explanation = PlainLabel("", self)
        self._explanation.setWordWrap(True)
        self.kind = QComboBox(self)
        self.kind.setObjectName("attestKind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(_SHORTEST)
        for kind in _KINDS:
            self.kind.addItem("", kind.value)
        self._kind_row = FormRow("", self.kind, parent=self)
        self.has_end = QCheckBox(self)
        self.has_end.setObjectName("attestHasEnd")
        self.until = QDateEdit(self)
        self.until.setObjectName("attestUntil")
        self.until.setCalendarPopup(True)
        self.until.setEnabled(False)
        keep_from_wheel(self.kind, self.until)
        self.how = QLineEdit(self)
        self.how.setObjectName("attestHow")
        self.how.setMaxLength(_LONGEST)
        self._how_row = FormRow("", self.how, parent=self)
        self.button = QPushButton(self)
        self.button.setObjectName("attestButton")
        self._open = Caption("", self)
        self._lay_out()
        self.has_end.toggled.connect(self._fit)
        self.kind.currentIndexChanged.connect(self._fit)
        self.button.clicked.connect(self._attest)
        self.how.returnPressed.connect(self._attest)
        self.retranslate()

    def _lay_out(self) -> None:
        until = QHBoxLayout()
        until.setSpacing(SMALL)
        until.addWidget(self.has_end)
        until.addWidget(self.until, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._explanation)
        column.addWidget(self._kind_row)
        column.addLayout(until)
        column.addWidget(self._how_row)
        column.addLayout(buttons)
        column.addWidget(self._open)

    def show_pair(
        self, reseller: str, customer: str, count: int, today: date, *, strict: bool, again: bool = False
    ) -> None:
        """Ask about one pair, on which `count` changes of the review count; `again` when it is attested already."""
        if (reseller, customer) != self._names:
            self.kind.setCurrentIndex(0)
            self.has_end.setChecked(False)
            self.how.clear()
            self.until.setDate(QDate(today.year, today.month, today.day).addYears(_USUAL_YEARS))
        self._names, self._count, self._strict, self._again = (reseller, customer), count, strict, again
        self.retranslate()

    def allow(self, allowed: bool, reason: str) -> None:
        """Let the person attest, or say why not."""
        for widget in (self.kind, self.has_end, self.how, self.button):
            widget.setEnabled(allowed)
            widget.setToolTip("" if allowed else reason)
        self._fit()

    def _fit(self) -> None:
        none = self.kind.currentData() == DelegatedAdminKind.NONE.value
        self.has_end.setVisible(not none)
        self.until.setVisible(not none)
        self.until.setEnabled(self.has_end.isEnabled() and self.has_end.isChecked())

    def _attest(self) -> None:
        if not self.button.isEnabled():
            return
        kind = DelegatedAdminKind(self.kind.currentData())
        ends_on: date | None = None
        if kind is not DelegatedAdminKind.NONE and self.has_end.isChecked():
            ends_on = date.fromisoformat(self.until.date().toString(_DAY))
        self.attested.emit(kind, ends_on, self.how.text().strip())

    def retranslate(self) -> None:
        """Say all words again."""
        reseller, customer = map(breakable, self._names)
        if self._again:
            explanation = self.tr("Attest anew which delegated admin %1 holds on %2.")
        else:
            explanation = self.tr("Nobody has attested that %1 holds delegated admin on %2.")
        self._explanation.setText(fill(explanation, reseller, customer))
        self._open.setVisible(not self._again)
        for place, kind in enumerate(_KINDS):
            word = self.tr("None: it holds no delegated admin")
            self.kind.setItemText(place, word if kind is DelegatedAdminKind.NONE else wording.admin_kind_word(kind))
        self._kind_row.set_label(self.tr("&Kind"))
        self.has_end.setText(self.tr("&Until"))
        self.until.setAccessibleName(self.tr("Last day of the delegated admin"))
        self._how_row.set_label(self.tr("&How do you know?"))
        self.how.setPlaceholderText(self.tr("for example: mail of 12 March"))
        self.button.setText(self.tr("&Attest for %Ln change(s)", "", self._count))
        if self._strict:
            self._open.setText(self.tr("Your settings ask for attested delegated admin, so it cannot be left open."))
        else:
            self._open.setText(self.tr("You may also leave it open: the change can be submitted all the same."))
