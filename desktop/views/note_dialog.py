"""What the desk calls a customer, and what it has to remember of it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.data.later import customers
from desktop.models.desk import Desk
from desktop.views.breaking import breakable
from desktop.views.form_dialog import FormDialog
from desktop.views.words import fill

_NOTE_LINES = 6


class NoteDialog(FormDialog):
    """Alias and note of one customer; both are searched and stay on this desk."""

    def __init__(self, desk: Desk, customer_key: int, customer_name: str, parent: QWidget | None = None) -> None:
        super().__init__("noteDialog", parent)
        self._desk = desk
        self._key = customer_key
        self._name = customer_name
        self.alias = QLineEdit(self)
        self.alias.setObjectName("noteAlias")
        self.note = QPlainTextEdit(self)
        self.note.setObjectName("noteText")
        self.note.setTabChangesFocus(True)
        self.note.setMinimumHeight(_NOTE_LINES * self.fontMetrics().lineSpacing())
        self._alias_row = self.add_row(self.alias)
        self._note_row = self.add_row(self.note)
        self.retranslate()
        # Nothing may be typed over until it is known what stands there.
        self.body.setEnabled(False)
        self.save_button.setEnabled(False)
        task = desk.runner.read(lambda session: customers.note_of(session, customer_key), self._take)
        self.finished.connect(lambda _result: task.cancel())

    def _take(self, told: tuple[str, str]) -> None:
        alias, note = told
        self.alias.setText(alias)
        self.note.setPlainText(note)
        self.body.setEnabled(True)
        self.save_button.setEnabled(True)
        self.alias.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        super().retranslate()
        self.setWindowTitle(self.tr("Alias and note"))
        self.heading.setText(fill(self.tr("Alias and note of %1"), breakable(self._name)))
        self.lead.setText(self.tr("Both are found by the search. They stay on this desk; nobody else sees them."))
        self._alias_row.set_label(self.tr("&Alias"))
        self._alias_row.set_hint(self.tr("What your desk calls this customer."))
        self._note_row.set_label(self.tr("&Note"))
        self.save_button.setText(self.tr("Save note"))

    def save(self) -> None:
        """Keep both."""
        self._desk.set_customer_note(self._key, self.alias.text().strip(), self.note.toPlainText().strip())
        self.accept()
