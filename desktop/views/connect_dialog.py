"""Connecting to Partner Center: where it is, which application signs in, and who is signed in.

Configuration counts as it is typed, as in the settings. No token is ever shown or kept here.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFont, QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from desktop.errors import DeskError
from desktop.models.error_words import error_sentence
from desktop.models.roles import ChipKind
from desktop.models.syncing import SigningIn
from desktop.settings import Settings
from desktop.views.form_dialog import ClosingDialog
from desktop.views.icons import icon
from desktop.views.panels import (
    Caption,
    FormRow,
    Hairline,
    NoticeBar,
    PlainLabel,
    PrimaryButton,
    QuietButton,
    SectionTitle,
    keep_from_wheel,
)
from desktop.views.states import announce
from desktop.views.theme import MEDIUM, SMALL, TIGHT, current_theme
from desktop.views.words import fill

_CHARACTERS: Final = 72
_SHORTEST: Final = 12
_SETTLE_MS: Final = 400
_CLOUDS: Final = ("public", "us_government", "china")


class ConnectDialog(ClosingDialog):
    """Shows and changes how the desk is connected; `connect_requested` once somebody wants to sync with it."""

    settings_changed = Signal(object)
    connect_requested = Signal()

    def __init__(self, settings: Settings, signing: SigningIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectDialog")
        self.close_button.setObjectName("connectCloseButton")
        self.close_button.setDefault(False)
        self._settings = settings
        self._signing = signing
        self._leads_on = False
        self._error: DeskError | None = None
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_SETTLE_MS)
        self._typed.timeout.connect(self._take)
        self.parts.setSpacing(MEDIUM)
        self._build_head()
        self._build_fields()
        self._build_person()
        self.parts.addStretch(1)
        self._show_settings()
        self.retranslate()
        signing.changed.connect(self._show_person)
        signing.signed_in.connect(self._connected)
        signing.failed.connect(self._show_error)
        signing.look(settings)
        (self.tenant if not settings.client_id else self.sign_in_button).setFocus()

    # Building

    def _build_head(self) -> None:
        self._title = SectionTitle("", self.content)
        self._lead = Caption("", self.content)
        self.notice = NoticeBar(self.content)
        self.notice.setObjectName("connectNotice")
        for part in (self._title, self._lead, self.notice):
            self.parts.addWidget(part)

    def _build_fields(self) -> None:
        self.cloud = QComboBox(self.content)
        self.cloud.setObjectName("connectCloud")
        for cloud in _CLOUDS:
            self.cloud.addItem("", cloud)
        self.cloud.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.cloud.setMinimumContentsLength(_SHORTEST)
        self.tenant = QLineEdit(self.content)
        self.tenant.setObjectName("connectTenant")
        self.client_id = QLineEdit(self.content)
        self.client_id.setObjectName("connectClientId")
        self.per_minute = QSpinBox(self.content)
        self.per_minute.setObjectName("connectPerMinute")
        self.per_minute.setRange(1, 100_000)
        self.per_minute.setGroupSeparatorShown(True)
        self.per_minute.lineEdit().setTextMargins(SMALL, 0, 0, 0)
        self.base_url = QLineEdit(self.content)
        self.base_url.setObjectName("connectBaseUrl")
        self.base_url.setPlaceholderText("https://…")
        for line in (self.tenant, self.client_id, self.base_url):
            line.setMaxLength(300)
        keep_from_wheel(self.cloud, self.per_minute)
        self._cloud_row = FormRow("", self.cloud, parent=self.content)
        self._tenant_row = FormRow("", self.tenant, parent=self.content)
        self._client_row = FormRow("", self.client_id, parent=self.content)
        # What few people need is out of the way until it is asked for.
        self._more = QWidget(self.content)
        self._pace_row = FormRow("", self.per_minute, parent=self._more)
        self._base_row = FormRow("", self.base_url, parent=self._more)
        column = QVBoxLayout(self._more)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self._pace_row)
        column.addWidget(self._base_row)
        self.more_button = QuietButton("", self.content)
        self.more_button.setObjectName("connectMoreButton")
        self.more_button.setAutoDefault(False)
        for row in (self._cloud_row, self._tenant_row, self._client_row):
            self.parts.addWidget(row)
        self.parts.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.parts.addWidget(self._more)
        self.more_button.clicked.connect(self._show_more)
        self.cloud.activated.connect(lambda _place: self._take())
        self.per_minute.valueChanged.connect(lambda _number: self._typed.start())
        for line in (self.tenant, self.client_id, self.base_url):
            line.textEdited.connect(lambda _text: self._typed.start())
            line.editingFinished.connect(self._take)

    def _build_person(self) -> None:
        self.parts.addWidget(Hairline(self.content))
        self._picture = QLabel(self.content)
        self.person = PlainLabel("", self.content)
        self.person.setObjectName("connectPerson")
        self.person.setWordWrap(True)
        who = QHBoxLayout()
        who.setSpacing(SMALL)
        who.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        who.addWidget(self.person, 1)
        self._kept = Caption("", self.content)
        self._kept.setObjectName("connectKept")
        self.parts.addLayout(who)
        self.parts.addWidget(self._kept)
        self._build_code()
        self.sign_in_button = PrimaryButton("", self.content)
        self.sign_in_button.setObjectName("connectSignInButton")
        self.code_button = QPushButton(self.content)
        self.code_button.setObjectName("connectByCodeButton")
        self.sync_button = PrimaryButton("", self.content)
        self.sync_button.setObjectName("connectSyncButton")
        self.sign_out_button = QPushButton(self.content)
        self.sign_out_button.setObjectName("connectSignOutButton")
        self.give_up_button = QPushButton(self.content)
        self.give_up_button.setObjectName("connectGiveUpButton")
        acts = QHBoxLayout()
        acts.setSpacing(SMALL)
        for button, act in (
            (self.sync_button, self._sync),
            (self.sign_in_button, self._sign_in),
            (self.code_button, self._sign_in_by_code),
            (self.sign_out_button, self._sign_out),
            (self.give_up_button, self._signing.cancel),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            acts.addWidget(button)
        acts.addStretch(1)
        self.parts.addLayout(acts)

    def _build_code(self) -> None:
        self._code_part = QWidget(self.content)
        self._code_about = PlainLabel("", self._code_part)
        self._code_about.setWordWrap(True)
        self.code = PlainLabel("", self._code_part, role="title")
        self.code.setObjectName("connectCode")
        font = QFont(self.code.font())
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 2)
        self.code.setFont(font)
        flags = Qt.TextInteractionFlag
        self.code.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.copy_button = QPushButton(self._code_part)
        self.copy_button.setObjectName("connectCopyCodeButton")
        self.page_button = QuietButton("", self._code_part)
        self.page_button.setObjectName("connectOpenPageButton")
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        row.addWidget(self.code)
        row.addWidget(self.copy_button)
        row.addWidget(self.page_button)
        row.addStretch(1)
        column = QVBoxLayout(self._code_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._code_about)
        column.addLayout(row)
        self.copy_button.setAutoDefault(False)
        self.page_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._copy_code)
        self.page_button.clicked.connect(self._open_page)
        self.parts.addWidget(self._code_part)

    # Values

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def _show_settings(self) -> None:
        settings = self._settings
        self.cloud.setCurrentIndex(self.cloud.findData(settings.cloud))
        self.tenant.setText(settings.tenant)
        self.client_id.setText(settings.client_id)
        self.base_url.setText(settings.base_url)
        self.per_minute.setValue(settings.per_minute)
        self._typed.stop()
        is_usual = not settings.base_url and settings.per_minute == Settings().per_minute
        self._more.setVisible(not is_usual)
        self.more_button.setVisible(is_usual)

    def _show_more(self) -> None:
        self._more.show()
        self.more_button.hide()
        self.per_minute.setFocus(Qt.FocusReason.OtherFocusReason)
        self._grow()

    def _grow(self) -> None:
        """Take the room that parts want which have come."""
        if self.isVisible():
            before = self.height()
            self.fit(_CHARACTERS)
            if self.height() < before:
                self.resize(self.width(), before)

    def _take(self) -> None:
        """Tell of what was typed, and look who is signed in there."""
        self._typed.stop()
        self._change(
            cloud=self.cloud.currentData(),
            tenant=self.tenant.text().strip(),
            client_id=self.client_id.text().strip(),
            base_url=self.base_url.text().strip(),
            per_minute=self.per_minute.value(),
        )

    def _change(self, **values: Any) -> None:
        known = {name: getattr(self._settings, name) for name in self._settings.__struct_fields__}
        changed = Settings(**{**known, **values})
        if changed == self._settings:
            return
        elsewhere = any(
            getattr(changed, name) != getattr(self._settings, name) for name in ("cloud", "tenant", "client_id")
        )
        self._settings = changed
        self._clear_error()
        if elsewhere:
            self._signing.cancel()
            self._signing.look(changed)
        self.settings_changed.emit(changed)

    def _is_good(self, *, to_sign_in: bool) -> bool:
        """Whether the settings lead somewhere; otherwise says why not, beside the field."""
        self._take()
        field: QWidget | None = None
        try:
            self._signing.service.check(self._settings)
        except DeskError as error:
            fields = {"bad_base_url": self.base_url, "bad_tenant": self.tenant, "bad_client_id": self.client_id}
            field = fields.get(error.code)
            self._show_error(error)
        else:
            if not to_sign_in or self._settings.client_id:
                return True
            self._show_error(DeskError("sign_in_no_application", "No application is configured to sign in with."))
            field = self.client_id
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    # Acts

    def _sign_in(self) -> None:
        self._clear_error()
        if self._is_good(to_sign_in=True):
            page = self.tr("You are signed in to Partner Center. Close this page and go back to Partner Desk.")
            self._signing.sign_in(self._settings, page)
            self.give_up_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sign_in_by_code(self) -> None:
        self._clear_error()
        if self._is_good(to_sign_in=True):
            self._signing.sign_in_by_code(self._settings)
            self.give_up_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sign_out(self) -> None:
        self._clear_error()
        if self._signing.who is not None and self._signing.who.by_token:
            self._change(connected=False)
            self._show_person()
            return
        if self._is_good(to_sign_in=False):
            self._signing.sign_out(self._settings)
            self._change(connected=False)

    def _connected(self) -> None:
        """Somebody has signed in: that is what connecting is."""
        self._change(connected=True)
        self._show_person()
        self.sync_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._leads_on:
            self.connect_requested.emit()
            self.accept()

    def _sync(self) -> None:
        self._clear_error()
        if self._is_good(to_sign_in=False):
            self._change(connected=True)
            self.connect_requested.emit()
            self.accept()

    def lead_on(self, sentence: str = "") -> None:
        """Close and ask for a sync by itself as soon as somebody has signed in; `sentence` says why this is open."""
        self._leads_on = True
        if sentence:
            self.notice.show_notice(ChipKind.CAUTION, sentence)

    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())
        self.copy_button.setText(self.tr("Copied"))

    def _open_page(self) -> None:
        code = self._signing.code
        if code is not None and code.address.startswith("https://"):
            QDesktopServices.openUrl(QUrl(code.address))

    # What is shown

    def _show_error(self, error: DeskError) -> None:
        self._error = error
        if error.code == "bad_base_url":
            self._more.show()
            self.more_button.hide()
        self.notice.show_notice(ChipKind.BAD, error_sentence(error))
        self._grow()
        self.body.ensureWidgetVisible(self.notice)

    def _clear_error(self) -> None:
        if self._error is not None:
            self._error = None
            self.notice.close_notice()

    def _show_person(self) -> None:
        who, code, waiting = self._signing.who, self._signing.code, self._signing.waiting
        somebody = who is not None and who.somebody
        by_token = who is not None and who.by_token
        drawing, tone = ("person", "good_text") if somebody else ("person", "muted")
        if waiting:
            said = self.tr("Waiting for the code to be typed…") if code else self.tr("Waiting for the browser…")
            drawing, tone = "clock", "info_text"
        elif who is None:
            said = self.tr("Looking who is signed in…")
        elif by_token:
            said = self.tr("The token in PARTNER_DESK_TOKEN is used. Nobody has to sign in.")
            drawing = "lock"
        elif who.name:
            said = fill(self.tr("Signed in as %1"), who.name)
        else:
            said = self.tr("Nobody is signed in.")
        if said != self.person.text():
            announce(self, said)
        self.person.setText(said)
        side = current_theme().icon_size
        self._picture.setPixmap(icon(drawing, self.palette(), tone).pixmap(side, side))
        self._kept.setText(self._kept_sentence())
        self._kept.setVisible(bool(self._kept.text()))
        self._code_part.setVisible(code is not None)
        if code is not None:
            self.code.setText(code.code)
            self._code_about.setText(fill(self.tr("On any device, open %1 and type this code:"), code.address))
        self.sync_button.setVisible(somebody and not waiting)
        self.sign_in_button.setVisible(not somebody and not waiting)
        self.code_button.setVisible(not somebody and not waiting)
        self.sign_out_button.setVisible(somebody and not waiting and (not by_token or self._settings.connected))
        self.sign_out_button.setText(self.tr("D&isconnect") if by_token else self.tr("Sign &out"))
        self.give_up_button.setVisible(waiting)
        for field in (self.cloud, self.tenant, self.client_id, self.base_url, self.per_minute):
            field.setEnabled(not waiting)
        self._grow()

    def _kept_sentence(self) -> str:
        who = self._signing.who
        if who is None or who.by_token or self._signing.waiting or not self._settings.client_id:
            return ""
        if not who.outlives_session:
            return self.tr(
                "This machine has no protected store for sign-ins (such as a keyring), so the sign-in lasts until "
                "Partner Desk is closed."
            )
        return self.tr("The sign-in is kept in the protected store of this machine, never in a file of Partner Desk.")

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Connection"))
        self._title.setText(self.tr("Connect to Partner Center"))
        self._lead.setText(
            self.tr(
                "Your administrator registers Partner Desk once and gives you these values. Nothing is sent before "
                "you sync, and only what you have submitted."
            )
        )
        self._cloud_row.set_label(self.tr("&Cloud"))
        names = (self.tr("Public"), self.tr("US Government"), self.tr("21Vianet (China; no support contacts)"))
        for place, name in enumerate(names):
            self.cloud.setItemText(place, name)
        self._tenant_row.set_label(self.tr("&Tenant"))
        self._tenant_row.set_hint(self.tr("The ID of your own company's tenant, or its domain."))
        self._client_row.set_label(self.tr("&Application (client) ID"))
        self.more_button.setText(self.tr("&More settings"))
        self._pace_row.set_label(self.tr("&Requests a minute"))
        self._pace_row.set_hint(self.tr("Partner Center allows 500 for all together; fewer leave room for others."))
        self._base_row.set_label(self.tr("Ot&her address"))
        self._base_row.set_hint(self.tr("Empty for Partner Center itself. Name a sandbox on this machine here."))
        self.sign_in_button.setText(self.tr("&Sign in…"))
        self.code_button.setText(self.tr("Sign in with a co&de…"))
        self.code_button.setToolTip(self.tr("For a machine without a browser: type a code on another device"))
        self.sync_button.setText(self.tr("Sync &now"))
        self.give_up_button.setText(self.tr("Stop waiting"))
        self.copy_button.setText(self.tr("Cop&y code"))
        self.page_button.setText(self.tr("Open the &page"))
        self.code.setAccessibleName(self.tr("Code to type"))
        self._show_person()
        if self._error is not None:
            self.notice.show_notice(ChipKind.BAD, error_sentence(self._error))

    def open(self) -> None:
        """Open at the size that the words want."""
        super().open()
        self.fit(_CHARACTERS)

    def done(self, result: int) -> None:
        """Close; what was just typed counts, and nobody is waited for any more."""
        self._take()
        self._signing.cancel()
        super().done(result)
