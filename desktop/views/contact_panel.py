"""The contact panel: where a subscription stands, the picker, why not the others, and what the customer sees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.data.clock import utc_now
from desktop.domain.eligibility import Finding, Reason
from desktop.domain.records import (
    ChangeState,
    DelegatedAdminKind,
    RequestKind,
    Reseller,
    StagingOutcome,
    SupportContact,
)
from desktop.domain.roles import DeskAct
from desktop.errors import DeskError
from desktop.models import selected_words, wording
from desktop.models.candidates import (
    NotListed,
    Particulars,
    barred_account,
    barred_names,
    contact_name,
    contact_of,
    place,
    read_not_listed,
    read_panel,
    staged_changes,
)
from desktop.models.desk import DECISION, Desk, Kind
from desktop.models.proposing import Asks, Proposal, Proposing
from desktop.models.roles import Chip, ChipKind
from desktop.tasks import Task
from desktop.views.chips import ChipLabel
from desktop.views.contact_picker import ContactPicker
from desktop.views.contact_question import ContactQuestion
from desktop.views.not_listed_panel import NotListedPanel
from desktop.views.panels import (
    Caption,
    FormRow,
    Hairline,
    NoticeBar,
    PlainLabel,
    PrimaryButton,
    QuietButton,
    SectionTitle,
    SupportCard,
)
from desktop.views.theme import LARGE, MEDIUM, SMALL
from desktop.views.tooltips import plain_tooltip
from desktop.views.words import fill

SIDE_BY_SIDE_CHARACTERS: Final = 78
"""From this width on, in average characters, the card stands beside the picker, else below it."""


_NOT_OF_THE_CONTACT = {Reason.ROLE_MAY_NOT, Reason.SUBSCRIPTION_DELETED}


class _ChipLine(QWidget):
    """A chip and a sentence on one line; the sentence wraps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = ChipLabel(None, self)
        self.chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.sentence = Caption("", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)

    def say(self, chip: Chip | None, sentence: str) -> None:
        """Show both, or nothing at all."""
        self.chip.set_chip(chip)
        self.sentence.setText(sentence)
        self.setVisible(chip is not None or bool(sentence))


class _Scroll(QScrollArea):
    """Scrolls up and down only, so it is never narrower than what it shows."""

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        shown = self.widget()
        if shown is not None:
            size.setWidth(shown.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())
        return size


class ContactPanel(QWidget):
    """Shows and changes the support contact of the subscriptions it is given."""

    review_requested = Signal()
    request_requested = Signal(object, object, object)
    """A request is wanted: its `RequestKind`, the `Reseller` or None for somebody new, and a customer's key."""
    profile_requested = Signal(str, str)
    """The support details of a partner are to be edited: tenant id and name."""
    done = Signal()
    """The person has chosen or backed out: focus may go back to where it came from."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contactPanel")
        self._desk = desk
        self._keys: tuple[int, ...] = ()
        self._told: Particulars | None = None
        self._too_many = (0, 0)
        self._staged = 0
        self._task: Task[tuple[Particulars | None, int]] | None = None
        self._not_listed_task: Task[tuple[NotListed, ...]] | None = None
        self._open_when_told = False
        self._default_when_told = False
        self._opened_by_typing = False
        self._writing = False
        self._listed = (0, False)
        self.proposing = Proposing(desk, self)
        self._build_choice()
        self._build_details()
        self._build_frame()
        self._connect()
        self._retranslate()

    # Building

    def _build_choice(self) -> None:
        self.title = SectionTitle("", self)
        self._about = PlainLabel("", self, role="muted")
        self._about.setObjectName("contactAbout")
        self._about.setWordWrap(True)
        self._standing = _ChipLine(self)
        self._standing.setObjectName("contactStanding")
        self._publishing = _ChipLine(self)
        self._publishing.setObjectName("contactPublishing")
        self.picker = ContactPicker(self)
        self.title.setBuddy(self.picker)
        self.question = ContactQuestion(self)
        self._told_apart = _ChipLine(self)
        self._told_apart.setObjectName("contactToldApart")
        self._barred = _ChipLine(self)
        self._barred.setObjectName("contactBarred")
        self.reason = QLineEdit(self)
        self.reason.setObjectName("reasonEdit")
        self.reason.setMaxLength(500)
        self._reason_row = FormRow("", self.reason, parent=self)
        self.not_listed_button = QuietButton("", self)
        self.not_listed_button.setObjectName("notListedButton")
        self.not_listed_button.setCheckable(True)
        self.notice = NoticeBar(self)
        self._choice = QWidget(self)
        column = QVBoxLayout(self._choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.title)
        column.addWidget(self._about)
        column.addWidget(self._standing)
        column.addWidget(self.picker)
        column.addWidget(self.question)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self._told_apart, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.not_listed_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self._barred)
        column.addWidget(self.notice)
        column.addWidget(self._reason_row)
        column.addWidget(self._publishing)
        column.addStretch(1)

    def _build_details(self) -> None:
        self._details = QWidget(self)
        self._card_title = PlainLabel("", self._details, role="label")
        self._card_title.setWordWrap(True)
        self.card = SupportCard(self._details)
        self._lacking = _ChipLine(self._details)
        self._lacking.setObjectName("contactLacking")
        self.edit_profile = QuietButton("", self._details)
        self.edit_profile.setObjectName("editProfileButton")
        self._admin_title = PlainLabel("", self._details, role="label")
        self._admin = _ChipLine(self._details)
        self._admin.setObjectName("contactDelegatedAdmin")
        column = QVBoxLayout(self._details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self._card_title, 1)
        row.addWidget(self.edit_profile)
        column.addLayout(row)
        column.addWidget(self.card)
        column.addWidget(self._lacking)
        column.addWidget(self._admin_title)
        column.addWidget(self._admin)
        column.addStretch(1)
        self.not_listed = NotListedPanel(self)
        self._beside = QStackedWidget(self)
        self._beside.addWidget(self._details)
        self._beside.addWidget(self.not_listed)
        self._nothing = QWidget(self)
        self._beside.addWidget(self._nothing)

    def _build_frame(self) -> None:
        body = QWidget(self)
        self._flow = QBoxLayout(QBoxLayout.Direction.TopToBottom, body)
        self._flow.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        self._flow.setSpacing(LARGE)
        self._flow.addWidget(self._choice, 1)
        self._flow.addWidget(self._beside, 1)
        self._scroll = _Scroll(self)
        self._scroll.setObjectName("contactScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        self._scroll.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        self.reset = QPushButton(self)
        self.reset.setObjectName("resetButton")
        self.submit = PrimaryButton("", self)
        self.submit.setObjectName("submitButton")
        self._waiting = Caption("", self)
        self._waiting.setObjectName("submitCaption")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # Its words come and go with what is staged, and must not push the lists about.
        foot = QWidget(self)
        foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight, foot)
        self._foot.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        self._foot.setSpacing(SMALL)
        self._foot.addWidget(self.reset)
        self._foot.addWidget(self._waiting, 1)
        self._foot.addWidget(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(Hairline(self))
        column.addWidget(foot)
        self.setTabOrder(self.picker, self.question.stop)
        self.setTabOrder(self.question.stop, self.question.leave_out)
        self.setTabOrder(self.question.leave_out, self.question.which)
        self.setTabOrder(self.question.which, self.question.list)
        self.setTabOrder(self.question.list, self.not_listed_button)
        self.setTabOrder(self.not_listed_button, self.reason)
        self.setTabOrder(self.reason, self.edit_profile)
        self.setTabOrder(self.edit_profile, self.not_listed.search)
        self.setTabOrder(self.not_listed.search, self.not_listed.list)
        self.setTabOrder(self.not_listed.list, self.not_listed.request)
        self.setTabOrder(self.not_listed.request, self.not_listed.request_new)
        self.setTabOrder(self.not_listed.request_new, self.reset)
        self.setTabOrder(self.reset, self.submit)

    def _connect(self) -> None:
        self.picker.chosen.connect(self.assign)
        self.picker.left.connect(self.done)
        self.picker.sought.connect(self._look_among_not_listed)
        self.picker.insisted.connect(self._go_to_not_listed)
        self.reason.editingFinished.connect(self._reason_edited)
        self.not_listed_button.toggled.connect(self._toggle_not_listed)
        self.not_listed.request_requested.connect(self._ask_for)
        self.not_listed.left.connect(lambda: self.not_listed_button.setChecked(False))
        self.edit_profile.clicked.connect(self._edit_profile)
        self.reset.clicked.connect(self.withdraw)
        self.submit.clicked.connect(self.review_requested)
        self.question.left_out.connect(self._leave_out)
        self.question.which.clicked.connect(self._show_which)
        self.question.stopped.connect(self.proposing.stop)
        self.proposing.asked.connect(self._ask)
        self.proposing.staged.connect(self._take_outcome)
        self.proposing.failed.connect(self._not_staged)
        self.proposing.stopped.connect(self._stopped)
        self.proposing.nothing_pasted.connect(self._nothing_pasted)

    # What is shown

    @property
    def told(self) -> Particulars | None:
        """What the panel shows, None while it shows nothing."""
        return self._told

    def show_subscriptions(self, keys: Sequence[int], listed: int = 0, *, narrowed: bool = False) -> None:
        """Show the contact of these subscriptions, the details of the first; what stands there stays till they come.

        Where several may be selected, `listed` is how many the list holds, and `narrowed` that a filter chose them.
        """
        self._too_many = (0, 0)
        self._listed = (listed, narrowed)
        if tuple(keys) != self._keys:
            self._keys = tuple(keys)
            self._open_when_told = self._default_when_told = False
            self.notice.close_notice()
            self.proposing.stop()
        self._read()

    def show_too_many(self, selected: int, most: int) -> None:
        """Say that more is selected than can be shown and changed at once."""
        if self._too_many[0] != selected:
            self.show_subscriptions(())
            self._too_many = (selected, most)
            self._told = None
            self._fill()

    def refresh(self, kinds: Kind) -> None:
        """Something changed: read again what is shown."""
        if kinds & (DECISION | Kind.PROVIDER | Kind.REQUESTS):
            self._read()

    def _read(self) -> None:
        if self._task is not None:
            self._task.cancel()
        keys, actor, today = self._keys, self._desk.actor, self._desk.today
        # What is read here would only be in the way of the rows.
        self._task = self._desk.runner.read(
            lambda session: read_panel(session, actor, today, keys), self._take, self._fail, after_painting=True
        )
        if self.not_listed_button.isChecked():
            self._read_not_listed()

    def _fail(self, error: DeskError) -> None:
        self._desk.refused.emit(error)

    def _take(self, answer: tuple[Particulars | None, int]) -> None:
        self._task = None
        told, self._staged = answer
        other = told is None or self._told is None or told.keys != self._told.keys
        self._told = told
        if other or not self.reason.hasFocus():
            self._show_reason(told)
        self._fill()
        if told is not None and self._open_when_told:
            self._open_when_told = False
            self.open_list()
        if told is not None and self._default_when_told:
            self._default_when_told = False
            self.assign_default()

    def _show_reason(self, told: Particulars | None) -> None:
        if told is not None and told.row.change_state is ChangeState.STAGED and told.change is not None:
            self.reason.setText(told.change.reason)
        elif self.reason.isModified():
            # Typed and not used yet: it waits for the choice, on whichever row that is made.
            return
        else:
            self.reason.setText("")
        self.reason.setModified(False)

    def _fill(self) -> None:
        told = self._told
        self._choice.setEnabled(told is not None)
        self._beside.setEnabled(told is not None)
        if told is None:
            self._fill_nothing()
            return
        self._fill_standing(told)
        self._fill_picker(told)
        self._fill_details(told)
        self._fill_foot(told.staged_here, told.may_assign)

    def _fill_nothing(self) -> None:
        selected, most = self._too_many
        if selected:
            sentence = self.tr(
                "%Ln subscription(s) are selected. Select fewer to choose a contact: %1 at once.", "", selected
            )
            self._about.setText(fill(sentence, wording.number(most)))
        else:
            self._about.setText(self.tr("No subscription is chosen."))
        for line in (self._standing, self._publishing, self._told_apart, self._barred, self._lacking, self._admin):
            line.say(None, "")
        self._show_beside()
        self._fill_foot(0, may_assign=True)

    def _fill_standing(self, told: Particulars) -> None:
        row = told.row
        if told.is_of_many:
            listed, narrowed = self._listed
            self._about.setText(selected_words.how_many(told, listed, narrowed=narrowed))
            self._standing.say(*selected_words.standing(told))
            self._publishing.say(*selected_words.publishing(told))
            return
        if row.nickname and row.nickname != row.product:
            self._about.setText(fill(self.tr("%1 · %2"), row.nickname, row.product))
        else:
            self._about.setText(row.product)
        self._standing.say(
            wording.change_chip(row.change_state) if row.change_state is not None else None, self._stands(told)
        )
        self._publishing.say(
            wording.publishing_chip(row.publishing), wording.publishing_reason(row.publishing, row.commerce)
        )

    def _stands(self, told: Particulars) -> str:
        """What the service said, and what the contact was before a change."""
        row, was = told.row, told.change.base if told.change is not None else None
        read = wording.age(row.contact_read_at, utc_now())
        if row.server_contact is None:
            sentence = self.tr("Partner Center has not told the contact yet; it starts on the provider.")
        elif was is not None and was.same_as(row.server_contact):
            return fill(self.tr("Was: %1, as read from Partner Center %2."), contact_name(was), read)
        else:
            sentence = fill(self.tr("In Partner Center: %1, read %2."), contact_name(row.server_contact), read)
        return sentence if was is None else fill(self.tr("Was: %1. %2"), contact_name(was), sentence)

    def _fill_picker(self, told: Particulars) -> None:
        row = told.row
        contact, text = (row.contact, "") if told.one_contact else (None, self.tr("Different contacts"))
        self.picker.show_candidates(told.candidates, contact, text, told.takes, len(told.keys))
        self.picker.set_busy(self._writing)
        self.not_listed_button.setText(
            self.tr("Not &listed for the first one?") if told.is_of_many else self.tr("Not &listed?")
        )
        self.picker.setEnabled(told.may_assign)
        self.reason.setEnabled(told.may_assign)
        location = told.reseller.location if told.reseller else ""
        apart = place(row.contact.mpn_id, location) if told.one_contact else ""
        chip: Chip | None = None
        findings = [f for f in told.verdict.findings if f.reason not in _NOT_OF_THE_CONTACT]
        if told.one_contact and findings:
            chip = Chip(ChipKind.CAUTION, self.tr("Not eligible now"))
            why = "; ".join(wording.reason_sentence(finding) for finding in findings)
            apart = fill(self.tr("%1. %2."), apart, why) if apart else fill(self.tr("%1."), why)
        elif row.contact.is_provider and told.one_contact:
            apart = fill(self.tr("%1 · default contact"), apart) if apart else self.tr("Default contact")
        elif told.one_contact and row.contact.mpn_id == row.reseller_of_record:
            apart = fill(self.tr("%1 · reseller of record"), apart)
        self._told_apart.say(chip, apart)
        self._barred.say(*self._barred_words(told))

    def _barred_words(self, told: Particulars) -> tuple[Chip | None, str]:
        """Why nobody, or nobody but the provider, may be chosen."""
        if not told.may_assign:
            role = wording.role_word(self._desk.actor.role)
            cure = wording.cure_sentence(Finding(Reason.ROLE_MAY_NOT).cure)
            sentence = fill(self.tr("Your role (%1) may not assign support contacts. %2."), role, cure)
            return Chip(ChipKind.CAUTION, self.tr("Not allowed")), sentence
        if Reason.SUBSCRIPTION_DELETED.value in told.candidates.barred:
            return None, self.tr("The subscription is deleted: only the default contact may be chosen.")
        if len(told.candidates.eligible) <= 1:
            return None, self.tr("No reseller may be chosen here yet. “Not listed?” tells why.")
        return None, ""

    def _fill_details(self, told: Particulars) -> None:
        self._show_beside()
        contact = told.row.contact
        profile = told.profile
        self.card.show_card(contact_name(contact), profile.mail, profile.phone, profile.site, contact.is_provider)
        if not told.one_contact:
            self._card_title.setText(self.tr("What the customer will see for the first one"))
        else:
            self._card_title.setText(self.tr("What the customer will see"))
        lacking = self.card.missing()
        sentence = ""
        if lacking:
            sentence = self.tr("The customer will look for it in vain. Add it before you submit.")
        self._lacking.say(Chip(ChipKind.CAUTION, self.tr("Incomplete")) if lacking else None, sentence)
        self.edit_profile.setEnabled(bool(contact.tenant_id))
        about = fill(self.tr("Edit the support details of %1"), contact_name(contact))
        self.edit_profile.setAccessibleName(about)
        self.edit_profile.setToolTip(plain_tooltip(about))
        admin = told.link.delegated_admin if told.link is not None else None
        shown = told.reseller is not None and admin is not None
        self._admin_title.setVisible(shown)
        if admin is None or told.reseller is None:
            self._admin.say(None, "")
            return
        sentence = wording.admin_sentence(admin)
        chip: Chip | None = None
        if admin.attested:
            who = admin.attested_by or self.tr("somebody")
            sentence = fill(
                self.tr("%1. Attested by %2 on %3: %4"),
                sentence,
                who,
                wording.day(admin.attested_at.date() if admin.attested_at else None),
                admin.attested_how or self.tr("no source given"),
            )
        elif admin.kind is not DelegatedAdminKind.NONE:
            chip = Chip(ChipKind.CAUTION, self.tr("Unconfirmed"))
            sentence = fill(self.tr("%1. Nobody has attested it; the review asks for it."), sentence)
        self._admin.say(chip, sentence)

    def _fill_foot(self, here: int, may_assign: bool) -> None:
        staged = self._staged
        self.reset.setEnabled(here > 0 and may_assign and not self._writing)
        if here > 1:
            self.reset.setText(self.tr("Rese&t %Ln change(s)", "", here))
        else:
            self.reset.setText(self.tr("Rese&t"))
        self.reset.setToolTip(
            plain_tooltip(self.tr("Withdraw the staged change of what is selected") if here else self._no_reset())
        )
        why = ""
        if not may_assign:
            why = self.tr("Your role may not submit changes.")
        elif not staged:
            why = self.tr("Nothing is staged yet.")
        self.submit.setText(self.tr("&Submit %Ln change(s)…", "", staged) if staged else self.tr("&Submit…"))
        self.submit.setEnabled(bool(staged) and may_assign)
        self.submit.setToolTip(plain_tooltip(why or self.tr("Review what is staged, then confirm (Ctrl+Enter)")))
        self.submit.setAccessibleDescription(why)
        self._waiting.setText(why)
        self._fit_foot()

    def _no_reset(self) -> str:
        return self.tr("Nothing is staged on what is selected.")

    # Acts

    def open_list(self) -> None:
        """Open the picker's list, as soon as it is known for what is selected."""
        if self._told is None or self._told.keys != self._keys:
            self._open_when_told = True
            return
        if self.picker.isEnabled():
            self._scroll.ensureWidgetVisible(self.picker)
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
            self.picker.showPopup()

    def assign(self, wanted: SupportContact) -> None:
        """Stage `wanted` on all that is selected; the rows say so when it is durable."""
        told = self._told
        if told is None or told.keys != self._keys or self._writing or not told.may_assign:
            return
        self.propose(told.keys, wanted, sure=told.takes_all(wanted))

    def propose(self, keys: Sequence[int], wanted: SupportContact, *, sure: bool = False) -> None:
        """Stage `wanted` on these of the selected subscriptions; where some do not take it, ask here first."""
        if self._writing:
            return
        self.notice.close_notice()
        self.reason.setModified(False)
        self._set_writing(True)
        self.not_listed_button.setChecked(False)
        self.proposing.propose(Proposal(tuple(keys), wanted, self.reason.text().strip()), sure=sure)
        self.done.emit()

    def fill_down(self, first: int, keys: Sequence[int]) -> None:
        """The contact of the subscription `first` for the others of `keys`."""
        others = tuple(key for key in keys if key != first)
        if others and self._desk.actor.may(DeskAct.ASSIGN_CONTACT):

            def go_on(wanted: SupportContact | None) -> None:
                if wanted is not None:
                    self.propose(others, wanted)

            self._desk.runner.read(lambda session: contact_of(session, first), go_on, self._fail)

    def paste(self, keys: Sequence[int], text: str) -> None:
        """Ask whether to do to the subscriptions `keys` what a pasted text says."""
        if not self._writing and self._desk.actor.may(DeskAct.ASSIGN_CONTACT):
            self._set_writing(True)
            self.notice.close_notice()
            self.proposing.paste(keys, text, self.reason.text().strip())

    def _nothing_pasted(self) -> None:
        self._set_writing(False)
        self.notice.show_notice(ChipKind.INFO, self.tr("There is no text in the clipboard to paste."))

    def _ask(self, question: Asks) -> None:
        self._set_writing(False)
        self.question.ask(question)
        # Once the question has its place.
        QTimer.singleShot(0, self.question, lambda: self._scroll.ensureWidgetVisible(self.question.stop))

    def _show_which(self, shown: bool) -> None:
        if shown:
            QTimer.singleShot(0, self.question, lambda: self._scroll.ensureWidgetVisible(self.question.list))

    def _leave_out(self) -> None:
        self._set_writing(True)
        self.question.close_question()
        self.proposing.leave_out()
        self.done.emit()

    def _stopped(self) -> None:
        had_focus = self.question.isAncestorOf(QApplication.focusWidget() or self)
        self.question.close_question()
        self._set_writing(False)
        if had_focus:
            self.done.emit()

    def assign_default(self) -> None:
        """Back to the default contact, as soon as what is selected is known."""
        told = self._told
        if told is None or told.keys != self._keys:
            self._default_when_told = bool(self._keys)
        else:
            self.assign(told.candidates.eligible[0].contact)

    def withdraw(self) -> None:
        """Take back what is staged on the selected subscriptions."""
        if self._told is None or self._writing or not self._told.staged_here:
            return
        keys = self._told.keys
        self._set_writing(True)
        self._desk.runner.read(lambda session: staged_changes(session, keys), self._withdraw, self._not_staged)

    def _withdraw(self, changes: list[int]) -> None:
        self._set_writing(False)
        if changes:
            self._desk.withdraw(changes, lambda _keys: self._read())

    def _set_writing(self, writing: bool) -> None:
        self._writing = writing
        self.picker.set_busy(writing)

    def _take_outcome(self, outcome: StagingOutcome, agreed: int) -> None:
        self._set_writing(False)
        self._read()
        if not self.question.isHidden():
            self.question.close_question()
        if len(outcome.barred) <= agreed:
            return
        barred = list(outcome.barred)
        self._desk.runner.read(
            lambda session: barred_names(session, barred),
            lambda names: self._name_barred(outcome, names),
        )

    def _name_barred(self, outcome: StagingOutcome, names: dict[int, str]) -> None:
        head = self.tr("%Ln subscription(s) left as they were:", "", len(outcome.barred))
        self.notice.show_notice(ChipKind.CAUTION, f"{head}\n{barred_account(outcome, names)}")

    def _not_staged(self, error: DeskError) -> None:
        self._set_writing(False)
        self._read()
        self._desk.refused.emit(error)

    def _reason_edited(self) -> None:
        """A reason that is given after the choice belongs to it as well."""
        told = self._told
        if told is None or not self.reason.isModified() or not told.staged_here or self._writing:
            return
        self.reason.setModified(False)
        reason = self.reason.text().strip()
        if told.change is not None and told.change.reason == reason and len(told.keys) == 1:
            return
        self._set_writing(True)
        self._desk.set_reason(told.keys, reason, done=self._reason_kept, failed=self._not_staged)

    def _reason_kept(self, _changes: list[int]) -> None:
        self._set_writing(False)
        self._read()

    def _edit_profile(self) -> None:
        if self._told is not None:
            contact = self._told.row.contact
            self.profile_requested.emit(contact.tenant_id, contact_name(contact))

    # Not listed

    def _toggle_not_listed(self, shown: bool) -> None:
        focus = QApplication.focusWidget()
        was_inside = isinstance(focus, QWidget) and self.not_listed.isAncestorOf(focus)
        if was_inside:
            # What is hidden gives its focus to anything.
            self.not_listed_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_beside()
        if shown:
            self.not_listed.show_waiting()
            self._read_not_listed()
            if not self._opened_by_typing:
                self.not_listed.focus_main()
                self._scroll.ensureWidgetVisible(self.not_listed)
        else:
            self._opened_by_typing = False

    def _look_among_not_listed(self, typed: str) -> None:
        """Nobody of that name may be chosen: say beside why; what typing has opened, typing closes."""
        if typed:
            if not self.not_listed_button.isChecked():
                self._opened_by_typing = True
                self.not_listed_button.setChecked(True)
            self.not_listed.search.setText(typed)
        elif self._opened_by_typing:
            self.not_listed.search.clear()
            self.not_listed_button.setChecked(False)

    def _go_to_not_listed(self) -> None:
        self._opened_by_typing = False
        self.not_listed.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(self.not_listed)

    def _read_not_listed(self) -> None:
        if self._not_listed_task is not None:
            self._not_listed_task.cancel()
        if not self._keys:
            return
        key, actor, today = self._keys[0], self._desk.actor, self._desk.today
        self._not_listed_task = self._desk.runner.read(
            lambda session: read_not_listed(session, actor, today, key),
            lambda entries: self.not_listed.show_entries(entries, actor),
            self._fail,
        )

    def _ask_for(self, kind: RequestKind, reseller: Reseller | None) -> None:
        customer = self._told.row.customer_key if self._told is not None else None
        self.request_requested.emit(kind, reseller, customer)

    # Shape

    def _show_beside(self) -> None:
        """Show who may not be chosen, else what the customer will see; only the part that is shown counts in height."""
        shown = self._details if self._told is not None else self._nothing
        if self.not_listed_button.isChecked():
            shown = self.not_listed
        self._beside.setCurrentWidget(shown)
        for part in (self._details, self.not_listed):
            ignored = part is not shown
            vertical = QSizePolicy.Policy.Ignored if ignored else QSizePolicy.Policy.Preferred
            part.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)

    def _fit_flow(self) -> None:
        margins = self._flow.contentsMargins()
        least = margins.left() + margins.right() + self._flow.spacing() + self._scroll.verticalScrollBar().width()
        least += 2 * max(part.minimumSizeHint().width() for part in (self._choice, self._beside))
        wide = self.width() >= max(least, SIDE_BY_SIDE_CHARACTERS * self.fontMetrics().averageCharWidth())
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._flow.direction() != direction:
            self._flow.setDirection(direction)

    def _fit_foot(self) -> None:
        """Put the buttons one above the other where they do not fit side by side."""
        margins = self._foot.contentsMargins()
        wanted = margins.left() + margins.right() + self._foot.spacing()
        wanted += self.reset.sizeHint().width() + self.submit.sizeHint().width()
        beside = self.width() >= wanted
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop
        if self._foot.direction() != direction:
            self._foot.setDirection(direction)
        # Side by side it keeps the buttons apart, also with nothing to say.
        self._waiting.setVisible(beside or bool(self._waiting.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_flow()
        self._fit_foot()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            if self.not_listed_button.isChecked():
                self.not_listed_button.setChecked(False)
            else:
                self.done.emit()
            return
        super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("&Designated support contact"))
        self.picker.setAccessibleName(self.tr("Designated support contact"))
        self._reason_row.set_label(self.tr("Reason or tic&ket"))
        self.reason.setPlaceholderText(self.tr("Kept with the change"))
        self.not_listed_button.setText(self.tr("Not &listed?"))
        self.not_listed_button.setToolTip(self.tr("Who may not be chosen, and why"))
        self.edit_profile.setText(self.tr("Ed&it…"))
        self._admin_title.setText(self.tr("Delegated admin"))
        self.picker.retranslate()
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_flow()
            self._fit_foot()
