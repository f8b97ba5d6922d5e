"""The part of a request that asks who the reseller is, when it is not in the directory yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.domain.identifiers import country, guid, mpn_id
from desktop.models.desk import Desk
from desktop.views.panels import FormRow
from desktop.views.request import letters
from desktop.views.theme import MEDIUM


class NewReseller(QWidget):
    """Takes name, PartnerID, Microsoft ID and country; only the first two are needed."""

    renamed = Signal()
    """Another name was entered."""
    edited = Signal()
    """Something else was entered."""

    def __init__(self, location: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(self)
        self.name.setObjectName("newResellerName")
        self.mpn = QLineEdit(self)
        self.mpn.setObjectName("newResellerMpn")
        self.tenant = QLineEdit(self)
        self.tenant.setObjectName("newResellerTenant")
        self.tenant.setPlaceholderText("00000000-0000-0000-0000-000000000000")
        self.location = QLineEdit(location, self)
        self.location.setObjectName("newResellerCountry")
        self.location.setMaxLength(2)
        self._name_row = FormRow("", self.name, parent=self)
        self._mpn_row = FormRow("", self.mpn, parent=self)
        self._tenant_row = FormRow("", self.tenant, parent=self)
        self._location_row = FormRow("", self.location, parent=self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(MEDIUM)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        # Labels of unlike heights leave the fields of a line on one level.
        below = Qt.AlignmentFlag.AlignBottom
        grid.addWidget(self._name_row, 0, 0, below)
        grid.addWidget(self._mpn_row, 0, 1, below)
        grid.addWidget(self._tenant_row, 1, 0, below)
        grid.addWidget(self._location_row, 1, 1, below)
        self.setFocusProxy(self.name)
        self.name.textChanged.connect(lambda _text: self.renamed.emit())
        for edit in (self.mpn, self.tenant, self.location):
            edit.textChanged.connect(lambda _text: self.edited.emit())
        self.retranslate()

    def retranslate(self) -> None:
        """Say all words again."""
        self._name_row.set_label(self.tr("&Name of the reseller"))
        self._mpn_row.set_label(self.tr("&PartnerID (MPN ID)"))
        self._tenant_row.set_label(self.tr("Microsoft &ID (tenant ID), if you know it"))
        self._location_row.set_label(self.tr("Coun&try (two letters)"))

    def entered_name(self) -> str:
        """The name as it is so far."""
        return self.name.text().strip()

    def problem(self) -> str:
        """Why the reseller cannot be added yet; empty when it can."""
        if not self.entered_name():
            return self.tr("The name of the reseller is missing.")
        if mpn_id(self.mpn.text()) is None:
            return self.tr("The PartnerID (MPN ID) has to be a number.")
        if self.tenant.text().strip() and guid(self.tenant.text()) is None:
            return self.tr("A Microsoft ID has the form 00000000-0000-0000-0000-000000000000.")
        if self.location.text().strip() and not country(self.location.text()):
            return self.tr("The country is two letters, such as KZ.")
        return ""

    def add(self, desk: Desk, done: Callable[[int], None]) -> None:
        """Put the reseller into the directory; `done` is told its key."""
        desk.add_reseller(
            letters.one_line(self.name.text()),
            mpn_id(self.mpn.text()) or "",
            guid(self.tenant.text()),
            country(self.location.text()),
            done,
        )

    def lock(self) -> None:
        """Let everything be read and no longer changed."""
        for edit in (self.name, self.mpn, self.tenant, self.location):
            edit.setReadOnly(True)
