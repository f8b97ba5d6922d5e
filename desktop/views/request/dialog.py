"""Asking for a relationship: the letter with its link locked, opened in mail or copied, and the request remembered.

Two things are called a relationship and are never blurred here: the partnership between a reseller and us, and the
link of a reseller to one customer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.data.clock import utc_now
from desktop.domain.records import Provider, RelationshipRequest, RequestKind, Reseller
from desktop.domain.roles import DeskAct
from desktop.errors import DeskError
from desktop.models import wording
from desktop.models.desk import Desk
from desktop.models.error_words import error_sentence
from desktop.models.roles import ChipKind
from desktop.views.form_dialog import BodyScroll
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
from desktop.views.request import letters
from desktop.views.request.invitation import LinkField
from desktop.views.request.letter_edit import LetterEdit
from desktop.views.request.mail import fits_mail, mail_url
from desktop.views.request.new_reseller import NewReseller
from desktop.views.states import announce
from desktop.views.theme import LARGE, MEDIUM, SMALL, WIDE
from desktop.views.words import fill

# In average characters and lines.
_WIDTH: Final = 92
_HEIGHT: Final = 44
_LETTER_HEIGHT: Final = 10


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
        # Subject and body of the letters that the person has changed, by language.
        self._texts: dict[str, tuple[str, str]] = {}
        self._build(letters.letter_language(reminds.language if reminds is not None else language))
        self._connect()
        self._retranslate()
        self._draft()
        self._fit_first()

    # Building

    def _build(self, language: str) -> None:
        self._title = SectionTitle("", self)
        self._meaning = PlainLabel("", self)
        self._meaning.setObjectName("requestMeaning")
        self._meaning.setWordWrap(True)
        self._notice = NoticeBar(self)
        self._notice.setObjectName("requestNotice")
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(self._title)
        column.addWidget(self._meaning)
        column.addWidget(self._notice)
        column.addWidget(BodyScroll(self._build_fields(language), self), 1)
        column.addLayout(self._build_buttons())

    def _build_fields(self, language: str) -> QWidget:
        body = QWidget(self)
        self.new_reseller = NewReseller(self._provider.location, body)
        self.new_reseller.setVisible(self._reseller is None)
        self.recipient = QLineEdit(body)
        self.recipient.setObjectName("recipientEdit")
        self._recipient_row = FormRow("", self.recipient, parent=body)
        self.language = QComboBox(body)
        self.language.setObjectName("letterLanguage")
        for code, name in (("en", "English"), ("ru", "Русский")):
            self.language.addItem(name, code)
        keep_from_wheel(self.language)
        self.language.setCurrentIndex(self.language.findData(language))
        self._language_row = FormRow("", self.language, parent=body)
        self.link = LinkField(self._kind, self._provider, self._reminds, body)
        self.subject = QLineEdit(body)
        self.subject.setObjectName("letterSubject")
        self._subject_row = FormRow("", self.subject, parent=body)
        self.letter = LetterEdit(body)
        self.letter.setObjectName("letterEdit")
        self.letter.setMinimumHeight(self.fontMetrics().lineSpacing() * _LETTER_HEIGHT)
        self._letter_row = FormRow("", self.letter, parent=body)
        two = QHBoxLayout()
        two.setSpacing(MEDIUM)
        two.addWidget(self._recipient_row, 2, Qt.AlignmentFlag.AlignBottom)
        two.addWidget(self._language_row, 1, Qt.AlignmentFlag.AlignBottom)
        fields = QVBoxLayout(body)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(MEDIUM)
        fields.addWidget(self.new_reseller)
        fields.addLayout(two)
        fields.addWidget(self.link)
        fields.addWidget(self._subject_row)
        fields.addWidget(self._letter_row, 1)
        return body

    def _build_buttons(self) -> QVBoxLayout:
        self._status = Caption("", self)
        self._status.setObjectName("requestStatus")
        self._cancel = QPushButton(self)
        self._cancel.setObjectName("requestCancelButton")
        self._cancel.setDefault(True)
        self._remember = QuietButton("", self)
        self._remember.setObjectName("rememberButton")
        self._copy = QPushButton(self)
        self._copy.setObjectName("copyLetterButton")
        self._mail = PrimaryButton("", self)
        self._mail.setObjectName("openMailButton")
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
        self.new_reseller.renamed.connect(self._reseller_renamed)
        self.new_reseller.edited.connect(self._update)
        self.recipient.textEdited.connect(self._draft)
        self.language.currentIndexChanged.connect(self._draft)
        self.link.changed.connect(self._link_changed)
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
        width = min(self.fontMetrics().averageCharWidth() * _WIDTH, room.width() - WIDE)
        height = min(self.fontMetrics().lineSpacing() * _HEIGHT, room.height() - WIDE)
        self.resize(max(width, self.minimumSizeHint().width()), max(height, self.minimumSizeHint().height()))

    # Words

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Remind of a request") if self._reminds else self.tr("Request a relationship"))
        self._say_what_it_means()
        self.new_reseller.retranslate()
        self.link.retranslate()
        self._recipient_row.set_label(self.tr("&Recipient"))
        self._language_row.set_label(self.tr("&Language of the letter"))
        self._subject_row.set_label(self.tr("&Subject"))
        self._letter_row.set_label(self.tr("L&etter"))
        self._letter_row.set_hint(self.tr("You may change the letter; the line with the link is locked."))
        self._copy.setText(self.tr("&Copy"))
        self._copy.setToolTip(self.tr("Copy subject and letter and remember the request"))
        self._mail.setText(self.tr("&Open in mail"))
        self._mail.setToolTip(self.tr("Open the letter in your mail program and remember the request (Ctrl+Enter)"))
        self._remember.setText(self.tr("Only re&member"))
        self._remember.setToolTip(self.tr("The request went out in another way: remember it as sent"))
        self._update()

    def _say_what_it_means(self) -> None:
        reseller = self._reseller_name() or self.tr("the reseller")
        if self._kind is RequestKind.CUSTOMER_LINK:
            title = fill(self.tr("Request a link to %1"), self._customer_name)
            meaning = self.tr(
                "A customer link is between %1 and %2. A global administrator of %2 must accept it. It lets %1 "
                "work with %2, but gives no delegated admin and no partnership with us."
            )
        else:
            title = self.tr("Request a partnership with a new reseller")
            if self._reseller is not None:
                title = fill(self.tr("Request a partnership with %1"), self._reseller.name)
            meaning = self.tr(
                "A partnership is between %1 and us. A global administrator of %1 must accept it. It makes %1 "
                "one of our resellers, but links it to no customer."
            )
        self._title.setText(title)
        self._meaning.setText(fill(meaning, reseller, self._customer_name))

    def _reseller_name(self) -> str:
        return self._reseller.name if self._reseller is not None else self.new_reseller.entered_name()

    # The draft

    def _default_recipient(self) -> str:
        return self._reseller_name() if self._kind is RequestKind.PARTNERSHIP else self._customer_name

    def _code(self) -> str:
        return str(self.language.currentData())

    def _draft(self) -> None:
        """Write the letter of the chosen language, or bring back the one that the person has changed."""
        code = self._code()
        subject, body = self._texts.get(code) or self._first_draft(code)
        self.subject.setText(subject)
        self.subject.setCursorPosition(0)
        self.letter.set_letter(body, self.link.link or letters.no_link_line(code))
        self.recipient.setPlaceholderText(self._default_recipient())
        self._update()

    def _first_draft(self, code: str) -> tuple[str, str]:
        gap = "" if self._reseller_name() else "…"
        parts = letters.Parts(
            recipient=self.recipient.text().strip() or self._default_recipient() or gap,
            provider=self._provider.name or "…",
            reseller=self._reseller_name() or gap,
            customer=self._customer_name,
            author=self._desk.actor.author,
            link=self.link.link,
        )
        letter = letters.draft(self._kind, code, parts, reminder=self._reminds is not None)
        return letter.subject, letter.body.strip()

    def _keep_text(self) -> None:
        self._texts[self._code()] = (self.subject.text(), self.letter.toPlainText())

    def _reseller_renamed(self) -> None:
        self._say_what_it_means()
        self._draft()

    def _link_changed(self, before: str) -> None:
        """Put the other link into the letters that the person has changed, too."""
        for code, (subject, body) in list(self._texts.items()):
            old, new = before or letters.no_link_line(code), self.link.link or letters.no_link_line(code)
            lines = [new if line == old else line for line in body.split("\n")]
            self._texts[code] = (subject, "\n".join(lines))
        self._draft()

    def _link_kept(self) -> None:
        text = self.tr("The invitation link is locked: it works only as Partner Center wrote it.")
        self._notice.show_notice(ChipKind.INFO, text)

    # State

    def _update(self) -> None:
        status = self._problem()
        ready = not status and self._pending is None
        for button in (self._mail, self._copy, self._remember):
            button.setEnabled(ready)
        self._remember.setVisible(self._sent_at is None)
        self._cancel.setText(self.tr("Close") if self._sent_at is not None else self.tr("Cancel"))
        if self._sent_at is not None:
            status = fill(
                self.tr("Remembered as sent on %1; it is followed on the Resellers page."),
                wording.moment(self._sent_at),
            )
        self._status.setText(status)
        self._status.setVisible(bool(status))

    def _problem(self) -> str:
        """Why the letter cannot go out yet; empty when it can."""
        problem = self._role_problem()
        if not problem and self._reseller is None:
            problem = self.new_reseller.problem()
        if not problem and not self.link.link:
            problem = self.tr("The invitation link is missing.")
        return problem

    def _role_problem(self) -> str:
        actor = self._desk.actor
        role = wording.role_word(actor.role)
        if self._kind is RequestKind.PARTNERSHIP:
            if not actor.may(DeskAct.REQUEST_PARTNERSHIP):
                return fill(self.tr("Your role, %1, may not request a partnership."), role)
        elif not actor.may(DeskAct.REQUEST_RELATIONSHIP):
            return fill(self.tr("Your role, %1, may not request a relationship with a customer."), role)
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
        else:
            self.new_reseller.add(self._desk, self._request)

    def _request(self, reseller_key: int) -> None:
        self._reseller_key = reseller_key
        customer = self._customer_key if self._kind is RequestKind.CUSTOMER_LINK else None
        self._desk.request(self._kind, reseller_key, customer, self._code(), self.link.link, self._is_remembered)

    def _is_remembered(self, request_id: str) -> None:
        action, self._pending = self._pending, None
        self._sent_at = utc_now()
        self.new_reseller.lock()
        self.link.lock()
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
            first = self.new_reseller
        elif not self.link.link:
            first = self.link
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not isinstance(self.focusWidget(), QPushButton):
            # Enter in a field belongs to it, and never gives the letter up.
            event.accept()
            return
        super().keyPressEvent(event)
