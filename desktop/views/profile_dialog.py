"""The support details of a partner: what its customers see when it is their support contact."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.records import SupportProfile
from desktop.models.desk import Desk
from desktop.views.breaking import breakable
from desktop.views.form_dialog import FormDialog
from desktop.views.words import fill


class ProfileDialog(FormDialog):
    """Mail, phone and site of the partner of one tenant."""

    def __init__(
        self, desk: Desk, tenant_id: str, name: str, profile: SupportProfile, parent: QWidget | None = None
    ) -> None:
        super().__init__("profileDialog", parent)
        self._desk = desk
        self._tenant_id = tenant_id
        self._name = name
        self.mail = QLineEdit(profile.mail, self)
        self.mail.setObjectName("profileMail")
        self.phone = QLineEdit(profile.phone, self)
        self.phone.setObjectName("profilePhone")
        self.site = QLineEdit(profile.site, self)
        self.site.setObjectName("profileSite")
        self._mail_row = self.add_row(self.mail)
        self._phone_row = self.add_row(self.phone)
        self._site_row = self.add_row(self.site)
        self.retranslate()
        self.mail.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        super().retranslate()
        self.setWindowTitle(self.tr("Support details"))
        self.heading.setText(fill(self.tr("Support details of %1"), breakable(self._name)))
        self.lead.setText(
            self.tr(
                "Customers see these details when this partner is their support contact. They are kept on this desk; "
                "nothing is sent."
            )
        )
        self._mail_row.set_label(self.tr("Support &e-mail"))
        self._phone_row.set_label(self.tr("Support &phone"))
        self._phone_row.set_hint(self.tr("With the country code, as a customer would dial it."))
        self._site_row.set_label(self.tr("Support &web site"))
        self.save_button.setText(self.tr("Save details"))

    def profile(self) -> SupportProfile:
        """The details as typed."""
        return SupportProfile(self.mail.text().strip(), self.phone.text().strip(), self.site.text().strip())

    def save(self) -> None:
        """Keep the details, unless a mail or web address cannot be one."""
        wanted = self.profile()
        if wanted.mail and (wanted.mail.count("@") != 1 or " " in wanted.mail):
            self.complain(self.tr("This is not an e-mail address."), self.mail)
            return
        if wanted.site and not wanted.site.lower().startswith(("https://", "http://")):
            self.complain(self.tr("A web address begins with https://."), self.site)
            return
        self._desk.set_profile(self._tenant_id, wanted)
        self.accept()
