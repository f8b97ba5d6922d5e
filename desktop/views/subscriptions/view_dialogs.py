"""Naming a view, and making sure that one is to be deleted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.data.saved_views import LONGEST_NAME
from desktop.errors import DeskError
from desktop.models.error_words import error_sentence
from desktop.views.breaking import breakable
from desktop.views.form_dialog import FormDialog
from desktop.views.words import fill

Failed = Callable[[DeskError], None]


class ViewNameDialog(FormDialog):
    """Asks for a name. `keep` is told of it, with whom to call when it was kept and when it cannot be."""

    def __init__(
        self,
        name: str,
        keep: Callable[[str, Callable[[], None], Failed], None],
        parent: QWidget | None = None,
        *,
        renames: bool = False,
    ) -> None:
        super().__init__("viewNameDialog", parent)
        self._keep = keep
        self._renames = renames
        self.name = QLineEdit(name, self)
        self.name.setObjectName("viewName")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.selectAll()
        self.name.textChanged.connect(self._fit_button)
        self._row = self.add_row(self.name)
        self.retranslate()
        self._fit_button()
        self.name.setFocus()

    def _fit_button(self) -> None:
        self.save_button.setEnabled(bool(self.name.text().strip()))

    def retranslate(self) -> None:
        """Set every word."""
        super().retranslate()
        title = self.tr("Rename view") if self._renames else self.tr("Save view")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.lead.setText(self.tr("A view keeps the filters, the order of the rows, and the columns."))
        self._row.set_label(self.tr("&Name"))
        self.save_button.setText(title)

    def save(self) -> None:
        """Keep the name, and stay where it cannot be kept."""
        self.save_button.setEnabled(False)
        self._keep(self.name.text(), self.accept, self._refused)

    def _refused(self, error: DeskError) -> None:
        self._fit_button()
        self.complain(error_sentence(error), self.name)


class DeleteViewDialog(FormDialog):
    """Makes sure; the safe button is the default."""

    def __init__(self, name: str, delete: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__("deleteViewDialog", parent)
        self._name = name
        self.accepted.connect(delete)
        self.body.hide()
        self.save_button.setDefault(False)
        self.cancel_button.setDefault(True)
        self.retranslate()
        self.cancel_button.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        super().retranslate()
        self.setWindowTitle(self.tr("Delete view"))
        self.heading.setText(fill(self.tr("Delete the view “%1”?"), breakable(self._name)))
        self.lead.setText(self.tr("The subscriptions stay as they are. A view that is deleted does not come back."))
        self.save_button.setText(self.tr("Delete view"))
