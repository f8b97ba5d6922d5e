"""The Microsoft ID of a reseller of whom only the MPN ID is known."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.identifiers import guid
from desktop.models.desk import Desk
from desktop.views.breaking import breakable
from desktop.views.form_dialog import FormDialog
from desktop.views.words import fill


class TenantIdDialog(FormDialog):
    """Takes a GUID in any of its usual forms."""

    def __init__(self, desk: Desk, reseller_key: int, reseller_name: str, parent: QWidget | None = None) -> None:
        super().__init__("tenantIdDialog", parent)
        self._desk = desk
        self._key = reseller_key
        self._name = reseller_name
        self.tenant_id = QLineEdit(self)
        self.tenant_id.setObjectName("tenantId")
        self.tenant_id.setPlaceholderText("00000000-0000-0000-0000-000000000000")
        self._row = self.add_row(self.tenant_id)
        self.retranslate()
        self.tenant_id.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        super().retranslate()
        self.setWindowTitle(self.tr("Microsoft ID"))
        self.heading.setText(fill(self.tr("Microsoft ID of %1"), breakable(self._name)))
        self.lead.setText(self.tr("Without it the reseller cannot be chosen as a support contact."))
        self._row.set_label(self.tr("&Microsoft ID (tenant ID)"))
        self._row.set_hint(self.tr("The reseller finds it in Partner Center, under its account settings."))
        self.save_button.setText(self.tr("Save Microsoft ID"))

    def save(self) -> None:
        """Keep the id, unless it is none."""
        wanted = guid(self.tenant_id.text())
        if wanted is None:
            self.complain(self.tr("A Microsoft ID has the form 00000000-0000-0000-0000-000000000000."), self.tenant_id)
            return
        self._desk.set_tenant_id(self._key, wanted)
        self.accept()
