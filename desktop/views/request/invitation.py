"""The invitation link: what counts as one, and the field into which a person pastes it from Partner Center."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.data.clock import utc_now
from desktop.domain.records import Provider, RelationshipRequest, RequestKind
from desktop.models import wording
from desktop.views.panels import Caption, FormRow, QuietButton
from desktop.views.theme import MEDIUM, SMALL
from desktop.views.words import fill

_LONGEST: Final = 2_000
_OLD: Final = timedelta(days=30)
_KNOWN_HOSTS: Final = ("microsoft.com", "office.com", "partner.microsoftonline.cn")


def clean_link(text: str) -> str | None:
    """The invitation link in `text`, or None when it is no plain https address. It is opaque: nothing else is read."""
    link = text.strip().replace("&amp;", "&")
    if not link.isascii() or not link.isprintable() or any(mark in link for mark in ' "<>\\^`{|}'):
        return None
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    plain = url.isValid() and url.scheme() == "https" and "." in url.host() and not url.userInfo()
    return link if plain and len(link) <= _LONGEST else None


def known_origin(link: str) -> bool:
    """Whether a link leads to a place that Microsoft's invitations have led to."""
    host = QUrl(link).host().casefold()
    return any(host == known or host.endswith(f".{known}") for known in _KNOWN_HOSTS)


class LinkField(QWidget):
    """Tells how old the link is that is known, and takes another one; or asks for one when none is known."""

    changed = Signal(str)
    """`link` is another one now; with what it was before."""

    def __init__(
        self,
        kind: RequestKind,
        provider: Provider,
        reminds: RelationshipRequest | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._provider = provider
        self._reminds = reminds
        self._known = self._known_link()
        self.link = self._known
        """The link that goes into the letter, empty while there is none."""
        self._age = Caption("", self)
        self._age.setObjectName("linkAge")
        self._other = QuietButton("", self)
        self._other.setObjectName("otherLinkButton")
        self._other.setVisible(bool(self._known))
        self.edit = QLineEdit(self)
        self.edit.setObjectName("linkEdit")
        self._row = FormRow("", self.edit, parent=self)
        self._row.setVisible(not self._known)
        known = QHBoxLayout()
        known.setSpacing(SMALL)
        known.addWidget(self._age, 1)
        known.addWidget(self._other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addLayout(known)
        column.addWidget(self._row)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._typed)
        self._other.clicked.connect(self._ask_for_other)
        self.retranslate()

    def _known_link(self) -> str:
        """The link that needs no pasting: what the service gave, or what an earlier request used."""
        if self._reminds is not None and clean_link(self._reminds.link):
            return self._reminds.link
        if self._kind is RequestKind.CUSTOMER_LINK:
            return clean_link(self._provider.invitation_link) or ""
        # The partner-to-partner link is in Partner Center's own draft mail and nowhere else.
        return ""

    def lock(self) -> None:
        """Let the link be read and no longer changed."""
        self.edit.setReadOnly(True)
        self._other.setEnabled(False)

    def _typed(self, text: str) -> None:
        before = self.link
        self.link = (clean_link(text) or "") if text.strip() else self._known
        self._comment()
        if self.link != before:
            self.changed.emit(before)

    def _ask_for_other(self) -> None:
        self._row.show()
        self._other.hide()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # Words

    def retranslate(self) -> None:
        """Say all words again."""
        self._row.set_label(self.tr("Paste the in&vitation link from Partner Center"))
        self._other.setText(self.tr("&Use another link"))
        self._comment()

    def _comment(self) -> None:
        typed = bool(self.edit.text().strip())
        self._row.set_hint(self._hint(typed))
        self._age.setText(self._age_text())
        self._age.setVisible(bool(self._known) and not typed)

    def _hint(self, typed: bool) -> str:
        if typed and not self.link:
            return self.tr("This is not a link: it has to begin with https:// and hold no blanks.")
        if typed and not known_origin(self.link):
            return self.tr("This link does not lead to Microsoft: check that you copied the right one.")
        if self._kind is RequestKind.PARTNERSHIP:
            return self.tr(
                "You find it in Partner Center under Indirect resellers > Request a partnership, in the draft mail."
            )
        return self.tr(
            "You find it in Partner Center under Customers > Request a reseller relationship, in the draft mail."
        )

    def _age_text(self) -> str:
        if self._reminds is not None:
            return fill(
                self.tr("The link is the one sent on %1. Links change over time: paste a new one if it fails."),
                wording.day(self._reminds.created_at.astimezone().date()),
            )
        read_at, now = self._provider.invitation_read_at, utc_now()
        if read_at is None:
            return self.tr("It is not known when this link was read. Links change over time: check that it works.")
        if now - read_at > _OLD:
            text = self.tr("The link was read %1. Links change over time: fetch it again before you send it.")
        else:
            text = self.tr(
                "The link was read %1. Links change over time: fetch it again when it is older than 30 days."
            )
        return fill(text, wording.age(read_at, now))
