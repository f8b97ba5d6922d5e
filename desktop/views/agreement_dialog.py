"""A support agreement with a reseller: its reference, what it covers, and its days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QWidget

from desktop.models.desk import Desk
from desktop.views.breaking import breakable
from desktop.views.form_dialog import FormDialog
from desktop.views.panels import keep_from_wheel
from desktop.views.words import fill


def _day_of(edit: QDateEdit) -> date:
    value = edit.date()
    return date(value.year(), value.month(), value.day())


def _show_day(edit: QDateEdit) -> None:
    """Days in the person's short form, years always whole: an agreement may run for decades."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    edit.setDisplayFormat(form if "yyyy" in form else form.replace("yy", "yyyy"))


class AgreementDialog(FormDialog):
    """Records an agreement; one with the same reference is replaced."""

    def __init__(self, desk: Desk, reseller_key: int, reseller_name: str, parent: QWidget | None = None) -> None:
        super().__init__("agreementDialog", parent)
        self._desk = desk
        self._key = reseller_key
        self._name = reseller_name
        today = QDate(desk.today.year, desk.today.month, desk.today.day)
        self.reference = QLineEdit(self)
        self.reference.setObjectName("agreementReference")
        self.scope = QLineEdit(self)
        self.scope.setObjectName("agreementScope")
        self.valid_from = QDateEdit(today, self)
        self.valid_from.setObjectName("agreementValidFrom")
        self.valid_from.setCalendarPopup(True)
        self.has_end = QCheckBox(self)
        self.has_end.setObjectName("agreementHasEnd")
        self.valid_to = QDateEdit(today.addYears(1), self)
        self.valid_to.setObjectName("agreementValidTo")
        self.valid_to.setCalendarPopup(True)
        self.valid_to.setEnabled(False)
        keep_from_wheel(self.valid_from, self.valid_to)
        self.has_end.toggled.connect(self.valid_to.setEnabled)
        self._reference_row = self.add_row(self.reference)
        self._scope_row = self.add_row(self.scope)
        self._from_row = self.add_row(self.valid_from)
        self.fields.addWidget(self.has_end)
        self._to_row = self.add_row(self.valid_to)
        self.retranslate()
        self.reference.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        super().retranslate()
        self.setWindowTitle(self.tr("Support agreement"))
        self.heading.setText(fill(self.tr("Support agreement with %1"), breakable(self._name)))
        self.lead.setText(self.tr("What you have agreed on support. An agreement with the same reference is replaced."))
        self._reference_row.set_label(self.tr("&Reference (needed)"))
        self._scope_row.set_label(self.tr("&What it covers"))
        self._scope_row.set_hint(self.tr("For example: all customers, office hours."))
        self._from_row.set_label(self.tr("Valid &from"))
        self.has_end.setText(self.tr("The agreement &ends"))
        self._to_row.set_label(self.tr("&Last day"))
        self.save_button.setText(self.tr("Record the agreement"))
        for edit in (self.valid_from, self.valid_to):
            _show_day(edit)

    def save(self) -> None:
        """Record the agreement, unless it has no reference or ends before it begins."""
        reference = self.reference.text().strip()
        if not reference:
            self.complain(self.tr("An agreement needs a reference by which it can be found."), self.reference)
            return
        start = _day_of(self.valid_from)
        end = _day_of(self.valid_to) if self.has_end.isChecked() else None
        if end is not None and end < start:
            self.complain(self.tr("The last day is before the first."), self.valid_to)
            return
        self._desk.record_agreement(self._key, reference, self.scope.text().strip(), start, end)
        self.accept()
