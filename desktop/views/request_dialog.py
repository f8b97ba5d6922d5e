"""Asking for a relationship: the letter with its link locked, opened in mail or copied, and the request remembered.

Two things are called a relationship and are never blurred here: the partnership between a reseller and us, and the
link of a reseller to one customer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.data.clock import utc_now
from desktop.domain.identifiers import country, guid, mpn_id
from desktop.domain.records import Provider, RelationshipRequest, RequestKind, Reseller
from desktop.domain.roles import DeskAct
from desktop.errors import DeskError
from desktop.models import wording
from desktop.models.desk import Desk
from desktop.models.error_words import error_sentence
from desktop.models.roles import ChipKind
from desktop.views import letters
from desktop.views.form_dialog import BodyScroll
from desktop.views.icons import paint_icon
from desktop.views.letters import Parts
from desktop.views.panels import (
    Caption,
    FormRow,
    NoticeBar,
    PlainLabel,
    PrimaryButton,
    QuietButton,
    SectionTitle,
    keep_from_wheel,
)
from desktop.views.states import announce
from desktop.views.theme import LARGE, MEDIUM, SMALL, TIGHT, WIDE, current_theme, tones
from desktop.views.words import fill

BODY_LIMIT: Final = 1_900
"""Mail programs cut longer bodies that come in a link."""
_WINDOWS_LIMIT: Final = 2_000
_LINK_MOST: Final = 2_000
_OLD_LINK = timedelta(days=30)
_KNOWN_HOSTS: Final = ("microsoft.com", "office.com", "partner.microsoftonline.cn")


def mail_url(subject: str, body: str) -> QUrl:
    """A `mailto:` address of no recipient, encoded as RFC 6068 asks: blanks as %20, line ends as %0D%0A."""
    lines = body.replace("\r\n", "\n").replace("\n", "\r\n")
    query = b"subject=" + _encoded(subject)
    if body:
        query += b"&body=" + _encoded(lines)
    return QUrl.fromEncoded(QByteArray(b"mailto:?" + query), QUrl.ParsingMode.StrictMode)


def _encoded(text: str) -> bytes:
    return bytes(QUrl.toPercentEncoding(text).data())


def fits_mail(subject: str, body: str, platform: str = sys.platform) -> bool:
    """Whether a letter goes through a `mailto:` link whole."""
    if len(body) > BODY_LIMIT:
        return False
    return platform != "win32" or mail_url(subject, body).toEncoded().size() <= _WINDOWS_LIMIT


def clean_link(text: str) -> str | None:
    """The invitation link in `text`, or None when it is no plain https address. It is opaque: nothing else is read."""
    link = text.strip().replace("&amp;", "&")
    if not link.isascii() or not link.isprintable() or any(mark in link for mark in ' "<>\\^`{|}'):
        return None
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    plain = url.isValid() and url.scheme() == "https" and "." in url.host() and not url.userInfo()
    return link if plain and len(link) <= _LINK_MOST else None


def known_origin(link: str) -> bool:
    """Whether a link leads to a place that Microsoft's invitations have led to."""
    host = QUrl(link).host().casefold()
    return any(host == known or host.endswith(f".{known}") for known in _KNOWN_HOSTS)


class LetterEdit(QPlainTextEdit):
    """A letter that a person may change, all but the line of the link: what would alter that line is undone."""

    refused = Signal()
    """An edit would have altered or removed the link."""
    edited = Signal()
    """The person has changed the letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._link = ""
        self._guarding = False
        self.textChanged.connect(self._guard)
        self._fit()

    def set_letter(self, body: str, link: str) -> None:
        """Show a draft; `link` is the line that is locked, empty for none."""
        self._guarding = True
        self._link = link
        self.setPlainText(body)
        self.document().clearUndoRedoStacks()
        self._guarding = False
        self._mark()

    def _link_block(self) -> int:
        if not self._link:
            return -1
        block = self.document().begin()
        while block.isValid():
            if block.text() == self._link:
                return block.blockNumber()
            block = block.next()
        return -1

    def _guard(self) -> None:
        if self._guarding:
            return
        if self._link and self._link_block() < 0:
            self._guarding = True
            while self._link_block() < 0 and self.document().isUndoAvailable():
                self.document().undo()
            self._guarding = False
            self._mark()
            self.refused.emit()
            return
        self._mark()
        self.edited.emit()

    def _mark(self) -> None:
        number = self._link_block()
        if number < 0:
            self.setExtraSelections([])
            return
        cursor = QTextCursor(self.document().findBlockByNumber(number))
        tint = QTextCharFormat()
        tint.setBackground(tones(self.palette()).info_tint)
        tint.setForeground(tones(self.palette()).info_text)
        tint.setProperty(QTextFormat.Property.FullWidthSelection, True)
        lines: list[QTextEdit.ExtraSelection] = []
        # A full-width selection covers one line of the screen; a long link has several.
        layout = cursor.block().layout()
        for place in range(max(1, layout.lineCount())):
            part = QTextEdit.ExtraSelection()
            part.format = tint
            at = QTextCursor(cursor.block())
            if layout.lineCount():
                at.setPosition(cursor.block().position() + layout.lineAt(place).textStart())
            part.cursor = at
            lines.append(part)
        self.setExtraSelections(lines)

    def _fit(self) -> None:
        # The margin of the page holds the lock.
        self.document().setDocumentMargin(current_theme().icon_size + SMALL)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._fit()
            self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mark()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        number = self._link_block()
        if number < 0:
            return
        block = self.document().findBlockByNumber(number)
        place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        side = current_theme().icon_size
        line = self.fontMetrics().lineSpacing()
        lock = QRectF(TIGHT, place.top() + (line - side) / 2, side, side)
        painter = QPainter(self.viewport())
        paint_icon(painter, lock, "lock", tones(self.palette()).info_text)
        painter.end()


class RequestDialog(QDialog):
    """Drafts the letter, and remembers the request when the letter leaves."""

    remembered = Signal(str)
    """The request is kept; with its id."""

    def __init__(
        self,
        desk: Desk,
        kind: RequestKind,
        reseller: Reseller | None,
        customer_key: int | None,
        customer_name: str,
        provider: Provider,
        language: str,
        parent: QWidget | None = None,
        *,
        reminds: RelationshipRequest | None = None,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("requestDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._desk = desk
        self._kind = kind
        self._reseller = reseller
        self._reseller_key = reseller.key if reseller is not None else None
        self._customer_key = customer_key
        self._customer_name = customer_name
        self._provider = provider
        self._reminds = reminds
        self._open_url = open_url
        self._sent_at: datetime | None = None
        self._pending: Callable[[], None] | None = None
        self._texts: dict[str, tuple[str, str]] = {}
        self._given_link = self._known_link()
        self._link = self._given_link
        self._build(letters.letter_language(reminds.language if reminds is not None else language))
        self._connect()
        self._retranslate()
        self._draft()
        self._fit_first()

    def _known_link(self) -> str:
        """The link that needs no pasting: what the service gave, or what an earlier request used."""
        if self._reminds is not None and clean_link(self._reminds.link):
            return self._reminds.link
        if self._kind is RequestKind.CUSTOMER_LINK:
            return clean_link(self._provider.invitation_link) or ""
        # The partner-to-partner link is in Partner Center's own draft mail and nowhere else.
        return ""

    # Building

    def _build(self, language: str) -> None:
        self._title = SectionTitle("", self)
        self._meaning = PlainLabel("", self)
        self._meaning.setObjectName("requestMeaning")
        self._meaning.setWordWrap(True)
        self._notice = NoticeBar(self)
        self._notice.setObjectName("requestNotice")
        body = QWidget(self)
        self._fields = QVBoxLayout(body)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(MEDIUM)
        self._build_reseller(body)
        self.recipient = QLineEdit(body)
        self.recipient.setObjectName("recipientEdit")
        self.language = QComboBox(body)
        self.language.setObjectName("letterLanguage")
        for code, name in (("en", "English"), ("ru", "Русский")):
            self.language.addItem(name, code)
        keep_from_wheel(self.language)
        self.language.setCurrentIndex(self.language.findData(language))
        self._recipient_row = FormRow("", self.recipient, parent=body)
        self._language_row = FormRow("", self.language, parent=body)
        two = QHBoxLayout()
        two.setSpacing(MEDIUM)
        two.addWidget(self._recipient_row, 2, Qt.AlignmentFlag.AlignBottom)
        two.addWidget(self._language_row, 1, Qt.AlignmentFlag.AlignBottom)
        self._fields.addLayout(two)
        self.link = QLineEdit(body)
        self.link.setObjectName("linkEdit")
        self._link_row = FormRow("", self.link, parent=body)
        self._link_age = Caption("", body)
        self._link_age.setObjectName("linkAge")
        self._other_link = QuietButton("", body)
        self._other_link.setObjectName("otherLinkButton")
        self._other_link.setAutoDefault(False)
        given = QHBoxLayout()
        given.setSpacing(SMALL)
        given.addWidget(self._link_age, 1)
        given.addWidget(self._other_link)
        self._fields.addLayout(given)
        self._fields.addWidget(self._link_row)
        self.subject = QLineEdit(body)
        self.subject.setObjectName("letterSubject")
        self._subject_row = FormRow("", self.subject, parent=body)
        self._fields.addWidget(self._subject_row)
        self.letter = LetterEdit(body)
        self.letter.setObjectName("letterEdit")
        self.letter.setMinimumHeight(self.fontMetrics().lineSpacing() * 10)
        self._letter_row = FormRow("", self.letter, parent=body)
        self._fields.addWidget(self._letter_row, 1)
        self._scroll = BodyScroll(body, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(self._title)
        column.addWidget(self._meaning)
        column.addWidget(self._notice)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._build_buttons())

    def _build_reseller(self, body: QWidget) -> None:
        self.name = QLineEdit(body)
        self.name.setObjectName("newResellerName")
        self.mpn = QLineEdit(body)
        self.mpn.setObjectName("newResellerMpn")
        self.tenant = QLineEdit(body)
        self.tenant.setObjectName("newResellerTenant")
        self.tenant.setPlaceholderText("00000000-0000-0000-0000-000000000000")
        self.location = QLineEdit(self._provider.location, body)
        self.location.setObjectName("newResellerCountry")
        self.location.setMaxLength(2)
        self._name_row = FormRow("", self.name, parent=body)
        self._mpn_row = FormRow("", self.mpn, parent=body)
        self._tenant_row = FormRow("", self.tenant, parent=body)
        self._location_row = FormRow("", self.location, parent=body)
        grid = QGridLayout()
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
        self._fields.addLayout(grid)
        for row in (self._name_row, self._mpn_row, self._tenant_row, self._location_row):
            row.setVisible(self._reseller is None)

    def _build_buttons(self) -> QVBoxLayout:
        self._status = Caption("", self)
        self._status.setObjectName("requestStatus")
        self._cancel = QPushButton(self)
        self._cancel.setObjectName("requestCancelButton")
        self._remember = QuietButton("", self)
        self._remember.setObjectName("rememberButton")
        self._copy = QPushButton(self)
        self._copy.setObjectName("copyLetterButton")
        self._mail = PrimaryButton("", self)
        self._mail.setObjectName("openMailButton")
        for button in (self._remember, self._copy, self._mail):
            button.setAutoDefault(False)
        self._cancel.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self._remember)
        row.addStretch(1)
        for button in (self._cancel, self._copy, self._mail):
            row.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(SMALL)
        column.addWidget(self._status)
        column.addLayout(row)
        return column

    def _connect(self) -> None:
        self._cancel.clicked.connect(self._leave)
        self._mail.clicked.connect(lambda: self._send(self._open_mail))
        self._copy.clicked.connect(lambda: self._send(self._copy_letter))
        self._remember.clicked.connect(lambda: self._send(self._only_remember))
        self.language.currentIndexChanged.connect(self._draft)
        self.recipient.textEdited.connect(self._draft)
        self.name.textChanged.connect(self._name_typed)
        for edit in (self.mpn, self.tenant, self.location):
            edit.textChanged.connect(self._update)
        self.link.textChanged.connect(self._link_typed)
        self._other_link.clicked.connect(self._paste_other)
        self.subject.textEdited.connect(self._keep_text)
        self.letter.edited.connect(self._keep_text)
        self.letter.refused.connect(self._link_kept)
        self._desk.refused.connect(self._failed)
        self._desk.runner.bug_found.connect(self._bug_found)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._mail.click)

    def _fit_first(self) -> None:
        """Wide enough for a letter, and never larger than the window it belongs to (or the screen)."""
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        width = min(self.fontMetrics().averageCharWidth() * 92, room.width() - WIDE)
        height = min(self.fontMetrics().lineSpacing() * 44, room.height() - WIDE)
        self.resize(max(width, self.minimumSizeHint().width()), max(height, self.minimumSizeHint().height()))

    # Words

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        partnership = self._kind is RequestKind.PARTNERSHIP
        reseller = self._reseller_name() or self.tr("the reseller")
        if partnership:
            self._title.setText(
                fill(self.tr("Request a partnership with %1"), self._reseller_name())
                if self._reseller is not None
                else self.tr("Request a partnership with a new reseller")
            )
            self._meaning.setText(
                fill(
                    self.tr(
                        "A partnership is between %1 and us. A global administrator of %1 must accept it. It makes %1 "
                        "one of our resellers, but links it to no customer."
                    ),
                    reseller,
                )
            )
        else:
            self._title.setText(fill(self.tr("Request a link to %1"), self._customer_name))
            self._meaning.setText(
                fill(
                    self.tr(
                        "A customer link is between %1 and %2. A global administrator of %2 must accept it. It lets %1 "
                        "work with %2, but gives no delegated admin and no partnership with us."
                    ),
                    reseller,
                    self._customer_name,
                )
            )
        self.setWindowTitle(self.tr("Remind of a request") if self._reminds else self.tr("Request a relationship"))
        self._name_row.set_label(self.tr("&Name of the reseller"))
        self._mpn_row.set_label(self.tr("&PartnerID (MPN ID)"))
        self._tenant_row.set_label(self.tr("Microsoft &ID (tenant ID), if you know it"))
        self._location_row.set_label(self.tr("Coun&try (two letters)"))
        self._recipient_row.set_label(self.tr("&Recipient"))
        self._language_row.set_label(self.tr("&Language of the letter"))
        self._subject_row.set_label(self.tr("&Subject"))
        self._letter_row.set_label(self.tr("L&etter"))
        self._letter_row.set_hint(self.tr("You may change the letter; the line with the link is locked."))
        self._link_row.set_label(self.tr("Paste the in&vitation link from Partner Center"))
        self._other_link.setText(self.tr("&Use another link"))
        self._copy.setText(self.tr("&Copy"))
        self._mail.setText(self.tr("&Open in mail"))
        self._mail.setToolTip(self.tr("Open the letter in your mail program and remember the request (Ctrl+Enter)"))
        self._copy.setToolTip(self.tr("Copy subject and letter and remember the request"))
        self._remember.setText(self.tr("Only re&member"))
        self._remember.setToolTip(self.tr("The request went out in another way: remember it as sent"))
        self._update()

    def _reseller_name(self) -> str:
        return self._reseller.name if self._reseller is not None else self.name.text().strip()

    # The draft

    def _default_recipient(self) -> str:
        return self._reseller_name() if self._kind is RequestKind.PARTNERSHIP else self._customer_name

    def _code(self) -> str:
        return str(self.language.currentData())

    def _draft(self) -> None:
        """Write the letter of the chosen language, or bring back the one that the person has changed."""
        code = self._code()
        kept = self._texts.get(code)
        if kept is None:
            placeholder = "…" if self._reseller is None and not self._reseller_name() else ""
            parts = Parts(
                recipient=self.recipient.text().strip() or self._default_recipient() or placeholder,
                provider=self._provider.name or "…",
                reseller=self._reseller_name() or placeholder,
                customer=self._customer_name,
                author=self._desk.actor.author,
                link=self._link,
            )
            letter = letters.draft(self._kind, code, parts, reminder=self._reminds is not None)
            kept = (letter.subject, letter.body.strip())
            self.subject.setText(kept[0])
        else:
            self.subject.setText(kept[0])
        self.subject.setCursorPosition(0)
        self.letter.set_letter(kept[1], self._link or letters.no_link_line(code))
        self.recipient.setPlaceholderText(self._default_recipient())
        self._update()

    def _keep_text(self) -> None:
        self._texts[self._code()] = (self.subject.text(), self.letter.toPlainText())

    def _name_typed(self) -> None:
        self._retranslate()
        self._draft()

    def _link_typed(self) -> None:
        before = self._link
        self._link = (clean_link(self.link.text()) or "") if self.link.text().strip() else self._given_link
        for code, (subject, body) in list(self._texts.items()):
            old, new = before or letters.no_link_line(code), self._link or letters.no_link_line(code)
            lines = [new if line == old else line for line in body.split("\n")]
            self._texts[code] = (subject, "\n".join(lines))
        self._draft()

    def _paste_other(self) -> None:
        self._link_row.show()
        self._other_link.hide()
        self.link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link_kept(self) -> None:
        text = self.tr("The invitation link is locked: it works only as Partner Center wrote it.")
        self._notice.show_notice(ChipKind.INFO, text)

    # State

    def _update(self) -> None:
        typed = bool(self.link.text().strip())
        if not self._given_link:
            self._link_row.show()
            self._other_link.hide()
        elif not typed and not self.link.hasFocus() and not self._other_link.isHidden():
            self._link_row.hide()
        self._link_row.set_hint(self._link_hint(typed))
        self._link_age.setText(self._age_text())
        self._link_age.setVisible(bool(self._given_link) and not typed)
        problem = self._problem()
        busy = self._pending is not None
        for button in (self._mail, self._copy, self._remember):
            button.setEnabled(not problem and not busy)
        self._remember.setVisible(self._sent_at is None)
        self._cancel.setText(self.tr("Close") if self._sent_at is not None else self.tr("Cancel"))
        if self._sent_at is not None:
            problem = fill(
                self.tr("Remembered as sent on %1; it is followed on the Resellers page."),
                wording.moment(self._sent_at),
            )
        self._status.setText(problem)
        self._status.setVisible(bool(problem))

    def _link_hint(self, typed: bool) -> str:
        if typed and not clean_link(self.link.text()):
            return self.tr("This is not a link: it has to begin with https:// and hold no blanks.")
        if typed and not known_origin(self._link):
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
        read_at = self._provider.invitation_read_at
        if read_at is None:
            return self.tr("It is not known when this link was read. Links change over time: check that it works.")
        age = wording.age(read_at, utc_now())
        if utc_now() - read_at > _OLD_LINK:
            return fill(
                self.tr("The link was read %1. Links change over time: fetch it again before you send it."), age
            )
        return fill(
            self.tr("The link was read %1. Links change over time: fetch it again when it is older than 30 days."), age
        )

    def _problem(self) -> str:
        """Why the letter cannot go out yet; empty when it can."""
        actor = self._desk.actor
        partnership = self._kind is RequestKind.PARTNERSHIP
        if not actor.may(DeskAct.REQUEST_PARTNERSHIP if partnership else DeskAct.REQUEST_RELATIONSHIP):
            role = wording.role_word(actor.role)
            if partnership:
                return fill(self.tr("Your role, %1, may not request a partnership."), role)
            return fill(self.tr("Your role, %1, may not request a relationship with a customer."), role)
        if self._reseller is None:
            if not self.name.text().strip():
                return self.tr("The name of the reseller is missing.")
            if mpn_id(self.mpn.text()) is None:
                return self.tr("The PartnerID (MPN ID) has to be a number.")
            if self.tenant.text().strip() and guid(self.tenant.text()) is None:
                return self.tr("A Microsoft ID has the form 00000000-0000-0000-0000-000000000000.")
            if self.location.text().strip() and not country(self.location.text()):
                return self.tr("The country is two letters, such as KZ.")
        if not self._link:
            return self.tr("The invitation link is missing.")
        return ""

    # Sending

    def _send(self, action: Callable[[], None]) -> None:
        """Remember the request, once, and then do what was asked: nothing leaves that would not be followed."""
        if self._pending is not None or self._problem():
            return
        self._notice.hide()
        if self._sent_at is not None:
            action()
            return
        self._pending = action
        self._update()
        if self._reseller_key is not None:
            self._request(self._reseller_key)
            return
        self._desk.add_reseller(
            letters.one_line(self.name.text()),
            mpn_id(self.mpn.text()) or "",
            guid(self.tenant.text()),
            country(self.location.text()),
            self._request,
        )

    def _request(self, reseller_key: int) -> None:
        self._reseller_key = reseller_key
        customer = self._customer_key if self._kind is RequestKind.CUSTOMER_LINK else None
        self._desk.request(self._kind, reseller_key, customer, self._code(), self._link, self._is_remembered)

    def _is_remembered(self, request_id: str) -> None:
        action, self._pending = self._pending, None
        self._sent_at = utc_now()
        for edit in (self.name, self.mpn, self.tenant, self.location, self.link):
            edit.setReadOnly(True)
        self._other_link.setEnabled(False)
        self._update()
        announce(self, self._status.text())
        self.remembered.emit(request_id)
        if action is not None:
            action()

    def _failed(self, error: DeskError) -> None:
        if self._pending is None:
            return
        self._pending = None
        self._notice.show_notice(ChipKind.BAD, error_sentence(error))
        self._update()

    def _bug_found(self, _error: object) -> None:
        """Told elsewhere; here nothing may stay locked for an answer that does not come."""
        self._pending = None
        self._update()

    def _text(self) -> str:
        return f"{self.subject.text().strip()}\n\n{self.letter.toPlainText().strip()}\n"

    def _open_mail(self) -> None:
        subject, body = letters.one_line(self.subject.text()), self.letter.toPlainText().strip()
        if fits_mail(subject, body):
            if not self._open_url(mail_url(subject, body)):
                QGuiApplication.clipboard().setText(self._text())
                text = self.tr("No mail program answered. The letter is copied: paste it into a mail.")
                self._notice.show_notice(ChipKind.CAUTION, text)
            return
        QGuiApplication.clipboard().setText(body)
        self._open_url(mail_url(subject, ""))
        text = self.tr("The letter is too long to hand over to the mail program. It is copied: paste it into the mail.")
        self._notice.show_notice(ChipKind.CAUTION, text)

    def _copy_letter(self) -> None:
        QGuiApplication.clipboard().setText(self._text())
        self._notice.show_notice(ChipKind.GOOD, self.tr("The letter is copied, with its subject as the first line."))

    def _only_remember(self) -> None:
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        if self._sent_at is not None:
            self.accept()
        else:
            self.reject()

    def reject(self) -> None:
        """Esc and Cancel; not while the request is being kept, as the letter follows it."""
        if self._pending is None:
            super().reject()

    # Keyboard

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first: QWidget = self._cancel
        if self._reseller is None:
            first = self.name
        elif not self._link:
            first = self.link
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not isinstance(self.focusWidget(), QPushButton):
            # Enter in a field belongs to it, and never gives the letter up.
            event.accept()
            return
        super().keyPressEvent(event)
