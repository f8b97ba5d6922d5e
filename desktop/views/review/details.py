"""The details of one staged change: what bars it, what the customer will see, and what is known of delegated admin."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.data.outbox import ReviewLine, StagedChange
from desktop.domain.eligibility import Reason
from desktop.domain.records import Commerce, DelegatedAdmin, DelegatedAdminKind, Publishing
from desktop.domain.roles import DeskAct
from desktop.models import wording
from desktop.models.desk import Desk
from desktop.models.review import ReviewModel, admin_chip
from desktop.models.review_lines import contact_word, read_admin, subscription_word
from desktop.models.roles import ChipKind
from desktop.tasks import Task
from desktop.views.breaking import breakable
from desktop.views.chips import ChipLabel
from desktop.views.panels import Caption, NoticeBar, PlainLabel, QuietButton, SectionTitle, SupportCard
from desktop.views.review.attest_form import AttestForm
from desktop.views.theme import LARGE, MEDIUM, SMALL, TIGHT
from desktop.views.words import fill

# In average characters and lines.
_WIDEST: Final = 48
_LOWEST: Final = 6


class ReviewDetails(QScrollArea):
    """Shows one line of a review, and lets a person attest its delegated admin. It reads what the line does not know.

    It scrolls down only: it is as wide as what stands in it wants to be, unless that is one endless word from outside.
    """

    attested = Signal(object, object, object, str)
    """A customer and a reseller (their keys, as a pair), the kind, its last day or None, and how the person knows."""

    def __init__(self, desk: Desk, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewDetails")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._desk = desk
        self._model = model
        self._line: ReviewLine | None = None
        self._admin: tuple[int, DelegatedAdmin | None] | None = None
        self._admin_task: Task[DelegatedAdmin | None] | None = None
        self._again_pair: tuple[int, int] | None = None
        self._body = QWidget(self)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(LARGE, MEDIUM, LARGE, LARGE)
        self._column.setSpacing(TIGHT)
        self._build_change()
        self._build_contact()
        self._build_admin()
        self._column.addStretch(1)
        self.setWidget(self._body)
        self._body.installEventFilter(self)
        self.attest.attested.connect(self._attest)
        self._again.clicked.connect(self._attest_again)
        self.retranslate()

    # Building

    def _wrapping(self, role: str = "") -> PlainLabel:
        label = PlainLabel("", self._body, role=role)
        label.setWordWrap(True)
        return label

    def _add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._column.addWidget(widget)

    def _build_change(self) -> None:
        self._customer = self._wrapping("muted")
        self._subscription = SectionTitle("", self._body)
        self._product = Caption("", self._body)
        self._from_label = PlainLabel("", self._body, role="label")
        self._from = self._wrapping()
        self._to_label = PlainLabel("", self._body, role="label")
        self._to = self._wrapping()
        self._to.setObjectName("reviewWanted")
        self._reason_label = PlainLabel("", self._body, role="label")
        self._reason = self._wrapping()
        facts = QGridLayout()
        facts.setHorizontalSpacing(MEDIUM)
        facts.setVerticalSpacing(TIGHT)
        facts.setColumnStretch(1, 1)
        pairs = ((self._from_label, self._from), (self._to_label, self._to), (self._reason_label, self._reason))
        for row, (label, value) in enumerate(pairs):
            facts.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(value, row, 1)
        self._barred = NoticeBar(self._body)
        self._barred.setObjectName("reviewBarred")
        self._publishing = ChipLabel(None, self._body)
        self._publishing_why = self._wrapping("muted")
        self._add(self._customer, self._subscription, self._product)
        self._column.addSpacing(SMALL)
        self._column.addLayout(facts)
        self._column.addSpacing(SMALL)
        self._add(self._barred, self._publishing, self._publishing_why)

    def _build_contact(self) -> None:
        self._card_title = self._wrapping("label")
        self.card = SupportCard(self._body)
        self._card_lack = Caption("", self._body)
        self._card_lack.setObjectName("reviewCardLack")
        self._agreement = NoticeBar(self._body)
        self._agreement.setObjectName("reviewAgreement")
        self._column.addSpacing(MEDIUM)
        self._add(self._card_title, self.card, self._card_lack, self._agreement)

    def _build_admin(self) -> None:
        self._admin_title = PlainLabel("", self._body, role="label")
        self._admin_chip = ChipLabel(None, self._body)
        self._admin_text = self._wrapping("muted")
        self._admin_text.setObjectName("reviewAdmin")
        self._again = QuietButton("", self._body)
        self._again.setObjectName("attestAgainButton")
        self.attest = AttestForm(self._body)
        again = QHBoxLayout()
        again.addWidget(self._again)
        again.addStretch(1)
        self._column.addSpacing(MEDIUM)
        self._add(self._admin_title, self._admin_chip, self._admin_text)
        self._column.addLayout(again)
        self._add(self.attest)

    def retranslate(self) -> None:
        """Say all words again."""
        self.setAccessibleName(self.tr("Details of the change"))
        self._from_label.setText(self.tr("Contact now"))
        self._to_label.setText(self.tr("New contact"))
        self._reason_label.setText(self.tr("Reason or ticket"))
        self._card_title.setText(self.tr("What the customer will see"))
        self._admin_title.setText(self.tr("Delegated admin"))
        self._again.setText(self.tr("Attest ane&w…"))
        self.attest.retranslate()
        self.show_line(self._line)

    # The change

    def show_line(self, line: ReviewLine | None) -> None:
        """Tell of this change; hidden when there is none."""
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        self._show_change(line.change, self._wanted_text(line))
        self._show_barred(line)
        self._show_publishing(line)
        self._show_card(line)
        self._show_agreement(line)
        self._show_admin(line)

    def _show_change(self, change: StagedChange, wanted: str) -> None:
        name = subscription_word(change)
        product = change.product if name != change.product else ""
        self._customer.setText(breakable(change.customer_name))
        self._subscription.setText(breakable(name))
        self._product.setText(breakable(product))
        self._product.setVisible(bool(product))
        self._from.setText(breakable(contact_word(change.base)))
        self._to.setText(breakable(wanted))
        self._reason.setText(breakable(change.reason))
        for widget in (self._reason_label, self._reason):
            widget.setVisible(bool(change.reason))

    def _wanted_text(self, line: ReviewLine) -> str:
        wanted = line.change.wanted
        parts = [contact_word(wanted)]
        if wanted.mpn_id and not wanted.is_provider:
            parts.append(fill(self.tr("MPN %1"), wanted.mpn_id))
        if line.partner.location and not wanted.is_provider:
            parts.append(line.partner.location)
        return " · ".join(parts)

    def _show_barred(self, line: ReviewLine) -> None:
        reasons = self._model.why_left_out(line)
        if not reasons:
            self._barred.hide()
            return
        cures = [wording.cure_sentence(finding.cure) for finding in line.verdict.findings]
        told = self._model.receipt is not None
        head = self.tr("This change was left out:") if told else self.tr("This change cannot be submitted:")
        lines = [head, *(f"• {reason}" for reason in reasons)]
        if cures:
            lines.append(fill(self.tr("What helps: %1."), "; ".join(dict.fromkeys(cures))))
        self._barred.show_notice(ChipKind.BAD, "\n".join(lines), can_close=False)

    def _show_publishing(self, line: ReviewLine) -> None:
        publishing, eligible = line.change.publishing, line.verdict.eligible
        deleted = any(finding.reason is Reason.SUBSCRIPTION_DELETED for finding in line.verdict.findings)
        new = publishing is Publishing.KEPT_HERE and not deleted
        self._publishing.set_chip(wording.publishing_chip(publishing) if eligible else None)
        self._publishing_why.setText(wording.publishing_reason(publishing, Commerce.NEW if new else Commerce.LEGACY))
        self._publishing_why.setVisible(eligible and publishing is not Publishing.PUBLISHABLE)

    def _show_card(self, line: ReviewLine) -> None:
        wanted, profile = line.change.wanted, line.partner.profile
        self.card.show_card(
            breakable(contact_word(wanted)),
            profile.mail or None,
            profile.phone or None,
            profile.site or None,
            wanted.is_provider,
        )
        lack = ""
        if self.card.missing() and wanted.is_provider:
            lack = self.tr("What is missing, the customer will not see. Complete your own support profile.")
        elif self.card.missing():
            lack = self.tr("What is missing, the customer will not see. Complete the profile on the Resellers page.")
        self._card_lack.setText(lack)
        self._card_lack.setVisible(bool(lack))

    def _show_agreement(self, line: ReviewLine) -> None:
        if line.change.wanted.is_provider or line.partner.has_agreement:
            self._agreement.hide()
            return
        text = fill(
            self.tr("No support agreement with %1 is recorded. You can submit the change all the same."),
            breakable(contact_word(line.change.wanted)),
        )
        self._agreement.show_notice(ChipKind.CAUTION, text, can_close=False)

    # Delegated admin

    def _show_admin(self, line: ReviewLine) -> None:
        chip = admin_chip(line)
        known = chip is not None and not line.needs_attest
        may_ask = line.pair is not None and self._model.receipt is None
        again = line.pair == self._again_pair and not line.needs_attest
        asks = may_ask and (line.needs_attest or again)
        self._admin_title.setVisible(chip is not None)
        self._admin_chip.set_chip(chip)
        self._admin_text.setVisible(known)
        self._again.setVisible(may_ask and not asks)
        self.attest.setVisible(asks)
        if asks:
            self._ask(line, again)
        if known:
            self._read_admin(line)

    def _ask(self, line: ReviewLine, again: bool) -> None:
        actor = self._desk.actor
        self.attest.show_pair(
            contact_word(line.change.wanted),
            line.change.customer_name,
            self._model.review.counts.get(line.pair, 0) if line.pair else 0,
            self._desk.today,
            strict=actor.strict,
            again=again,
        )
        reason = fill(self.tr("Your role, %1, may not attest delegated admin."), wording.role_word(actor.role))
        self.attest.allow(actor.may(DeskAct.ATTEST_DELEGATED_ADMIN), reason)

    def _read_admin(self, line: ReviewLine) -> None:
        key = line.change.key
        if self._admin is not None and self._admin[0] == key:
            self._admin_text.setText(self._admin_sentence(self._admin[1]))
            return
        self.stop()
        self._admin_text.setText("")
        reseller_key = line.partner.reseller_key
        if reseller_key is None:
            return
        actor, today, subscription = self._desk.actor, self._desk.today, line.change.subscription_key

        def take(admin: DelegatedAdmin | None) -> None:
            self._admin_task = None
            self._admin = (key, admin)
            if self._line is not None and self._line.change.key == key:
                self._admin_text.setText(self._admin_sentence(admin))

        self._admin_task = self._desk.runner.read(
            lambda session: read_admin(session, actor, today, subscription, reseller_key), take, lambda _error: None
        )

    def _admin_sentence(self, admin: DelegatedAdmin | None) -> str:
        if admin is None:
            return self.tr("The reseller is not linked to this customer.")
        sentences = [wording.admin_sentence(admin)]
        if admin.attested_at is not None:
            sentences.append(
                fill(
                    self.tr("attested by %1 on %2"),
                    admin.attested_by or self.tr("somebody"),
                    wording.moment(admin.attested_at),
                )
            )
        if admin.attested_how:
            sentences.append(admin.attested_how)
        return breakable(" · ".join(sentences))

    def forget_admin(self) -> None:
        """Read delegated admin anew with the next line: what was read may have changed."""
        self._admin = None

    def stop(self) -> None:
        """Read nothing any more."""
        if self._admin_task is not None:
            self._admin_task.cancel()

    def _attest(self, kind: DelegatedAdminKind, ends_on: date | None, how: str) -> None:
        if self._line is not None and self._line.pair is not None:
            self._again_pair = None
            self.attested.emit(self._line.pair, kind, ends_on, how)

    def _attest_again(self) -> None:
        if self._line is not None:
            self._again_pair = self._line.pair
            self._show_admin(self._line)
            self.enter()

    # Focus and shape

    def first_field(self) -> QWidget:
        """Where the keyboard goes first: the form when it asks, else the details, which scroll."""
        return self.attest.kind if self.attest.isVisibleTo(self) else self

    def enter(self) -> None:
        """Take the focus; when the form asks, it comes into view."""
        if self.attest.isVisibleTo(self):
            # It may have been shown just now: places are known only after the layout has run.
            self._column.activate()
            QTimer.singleShot(0, self, self._scroll_to_admin)
        self.first_field().setFocus(Qt.FocusReason.TabFocusReason)

    def _scroll_to_admin(self) -> None:
        self.verticalScrollBar().setValue(self._admin_title.y() - SMALL)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = self._body.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(min(width, _WIDEST * metrics.averageCharWidth()), _LOWEST * metrics.height())
