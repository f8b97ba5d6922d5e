"""All that the desk knows of one reseller, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.data import requests, resellers
from desktop.data.store import Session
from desktop.domain.records import PartnershipState, RelationshipRequest, ResellerRow, SupportAgreement
from desktop.domain.roles import Actor, DeskAct
from desktop.models import wording
from desktop.models.resellers import agreement_chip, agreement_days, signed_word
from desktop.views.breaking import breakable
from desktop.views.chips import ChipLabel
from desktop.views.panels import Caption, PlainLabel, SectionTitle, SupportCard
from desktop.views.theme import LARGE, MEDIUM, SMALL, TIGHT
from desktop.views.words import fill

_WIDEST: Final = 60
_LEAST_CHARACTERS: Final = 40


@dataclass(frozen=True, slots=True)
class ResellerFile:
    """What belongs to a reseller besides its line in the directory."""

    key: int = 0
    agreements: tuple[SupportAgreement, ...] = ()
    requests: tuple[RelationshipRequest, ...] = ()


def read_file(session: Session, key: int) -> ResellerFile:
    """The agreements (newest first) and the open requests of a reseller."""
    found = resellers.agreements(session, [key])
    return ResellerFile(key, tuple(reversed(found)), tuple(requests.listed(session, open_only=True, reseller_key=key)))


class _Value(PlainLabel):
    """A value that can be selected and copied, by mouse and by keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWordWrap(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)


class Section(QWidget):
    """A part of the panel below its own small title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", self)
        self._title.setWordWrap(True)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, SMALL, 0, 0)
        self.column.setSpacing(SMALL)
        self.column.addWidget(self._title)

    def set_title(self, title: str) -> None:
        """Name the part."""
        self._title.setText(title)
        self.setAccessibleName(title)


class ResellerPanel(QScrollArea):
    """Shows one reseller; emits what a person wants done."""

    edit_profile_requested = Signal()
    add_agreement_requested = Signal()
    enter_tenant_id_requested = Signal()
    partnership_requested = Signal()
    customers_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resellerPanel")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._row: ResellerRow | None = None
        self._file = ResellerFile()
        self._today = date.min
        self._actor = Actor()
        body = QWidget(self)
        self._nothing = Caption("", body)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._known = QWidget(body)
        whole = QVBoxLayout(body)
        whole.setContentsMargins(LARGE, MEDIUM, LARGE, LARGE)
        whole.addWidget(self._nothing)
        whole.addWidget(self._known)
        whole.addStretch(1)
        self._build_head()
        self._build_facts()
        self._build_card()
        self._build_agreements()
        self._build_requests()
        self._build_note()
        self._build_acts()
        column = QVBoxLayout(self._known)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for part in (
            self._head,
            self._facts,
            self._acts,
            self._card_group,
            self._agreement_group,
            self._request_group,
            self._note_group,
        ):
            column.addWidget(part)
        self.setWidget(body)
        self._body = body
        self._retranslate()

    # Building

    def _build_head(self) -> None:
        self._head = QWidget(self._known)
        self.name = SectionTitle("", self._head)
        self.name.setObjectName("resellerName")
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._alias = Caption("", self._head)
        self.state_chip = ChipLabel(None, self._head)
        self._since = Caption("", self._head)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self.state_chip, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._since, 1)
        column = QVBoxLayout(self._head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.name)
        column.addWidget(self._alias)
        column.addLayout(line)

    def _build_facts(self) -> None:
        self._facts = QWidget(self._known)
        form = QFormLayout(self._facts)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(LARGE)
        form.setVerticalSpacing(TIGHT)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._labels: dict[str, QLabel] = {}
        self._values: dict[str, _Value] = {}
        for name in ("mpn_id", "tenant_id", "location", "signed", "supported", "linked"):
            label = PlainLabel("", self._facts, role="label")
            label.setWordWrap(True)
            value = _Value(self._facts)
            value.setObjectName(f"reseller_{name}")
            self._labels[name], self._values[name] = label, value
            form.addRow(label, value)
        self.enter_tenant_id = QPushButton(self._facts)
        self.enter_tenant_id.setObjectName("enterTenantIdButton")
        self.enter_tenant_id.clicked.connect(self.enter_tenant_id_requested)
        form.insertRow(2, self.enter_tenant_id)
        form.setAlignment(self.enter_tenant_id, Qt.AlignmentFlag.AlignLeft)

    def _build_card(self) -> None:
        self._card_group = Section(self._known)
        self.card = SupportCard(self._card_group)
        # A long name wraps, and the card must grow by that.
        policy = self.card.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.card.setSizePolicy(policy)
        self.edit_profile = QPushButton(self._card_group)
        self.edit_profile.setObjectName("editProfileButton")
        self.edit_profile.clicked.connect(self.edit_profile_requested)
        self._no_profile = Caption("", self._card_group)
        column = self._card_group.column
        column.addWidget(self.card)
        column.addWidget(self._no_profile)
        column.addWidget(self.edit_profile, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_agreements(self) -> None:
        self._agreement_group = Section(self._known)
        self._agreement_group.setObjectName("resellerAgreements")
        column = self._agreement_group.column
        self._agreement_lines = QVBoxLayout()
        self._agreement_lines.setSpacing(SMALL)
        column.addLayout(self._agreement_lines)
        self.add_agreement = QPushButton(self._agreement_group)
        self.add_agreement.setObjectName("addAgreementButton")
        self.add_agreement.clicked.connect(self.add_agreement_requested)
        column.addWidget(self.add_agreement, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_requests(self) -> None:
        self._request_group = Section(self._known)
        self._request_group.setObjectName("resellerRequests")
        self._request_lines = QVBoxLayout()
        self._request_lines.setSpacing(SMALL)
        self._request_group.column.addLayout(self._request_lines)

    def _build_note(self) -> None:
        self._note_group = Section(self._known)
        self._note = _Value(self._note_group)
        self._note.setObjectName("resellerNote")
        self._note_group.column.addWidget(self._note)

    def _build_acts(self) -> None:
        self._acts = QWidget(self._known)
        self.show_customers = QPushButton(self._acts)
        self.show_customers.setObjectName("showSubscriptionsButton")
        self.show_customers.clicked.connect(self.customers_requested)
        self.request_partnership = QPushButton(self._acts)
        self.request_partnership.setObjectName("requestPartnershipButton")
        self.request_partnership.clicked.connect(self.partnership_requested)
        self._barred = Caption("", self._acts)
        column = QVBoxLayout(self._acts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.show_customers, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.request_partnership, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._barred)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the words allow, up to a bound; beyond it the panel scrolls."""
        wanted = self._body.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        character = self.fontMetrics().averageCharWidth()
        # Narrower than the least, an MPN ID beside its word loses a digit.
        return QSize(
            min(max(wanted, _LEAST_CHARACTERS * character), _WIDEST * character), super().minimumSizeHint().height()
        )

    # Showing

    @property
    def row(self) -> ResellerRow | None:
        """The reseller on show."""
        return self._row

    def show_reseller(self, row: ResellerRow | None, today: date, actor: Actor) -> None:
        """Show a line of the directory; what belongs to it follows by `show_file`."""
        # The file of this reseller may have come before its line.
        if row is None or row.reseller.key != self._file.key:
            self._file = ResellerFile()
        self._row, self._today, self._actor = row, today, actor
        self._fill()

    def show_file(self, found: ResellerFile) -> None:
        """Show agreements and open requests."""
        self._file = found
        self._fill()

    def _fill(self) -> None:
        row = self._row
        self._nothing.setVisible(row is None)
        self._known.setVisible(row is not None)
        if row is None:
            return
        reseller = row.reseller
        self.name.setText(breakable(reseller.name))
        self._alias.setText(breakable(reseller.alias))
        self._alias.setVisible(bool(reseller.alias))
        self.state_chip.set_chip(wording.partnership_chip(reseller.partnership))
        self._since.setText(self._since_words(row))
        self._since.setVisible(bool(self._since.text()))
        unknown = self.tr("Not known")
        self._values["mpn_id"].setText(reseller.mpn_id or unknown)
        self._values["tenant_id"].setText(reseller.tenant_id or unknown)
        self._values["location"].setText(reseller.location or unknown)
        self._values["signed"].setText(signed_word(reseller.agreement_signed))
        self._values["supported"].setText(self.tr("%Ln subscription(s)", "", row.supported))
        self._values["linked"].setText(self.tr("%Ln customer(s)", "", row.linked_customers))
        self.enter_tenant_id.setVisible(not reseller.tenant_id)
        profile = reseller.profile
        self.card.show_card(breakable(reseller.name), profile.mail, profile.phone, profile.site, False)
        self.edit_profile.setEnabled(bool(reseller.tenant_id))
        self._no_profile.setVisible(not reseller.tenant_id)
        self._fill_agreements(self._file.agreements)
        self._fill_requests(self._file.requests)
        self._note.setText(reseller.note)
        self._note_group.setVisible(bool(reseller.note))
        self.show_customers.setText(self.tr("Show its &subscriptions"))
        self.show_customers.setEnabled(row.supported > 0)
        self._fill_request_act(row)
        self.updateGeometry()
        # The keyboard enters the panel at the first thing that can be done.
        acts = (self.enter_tenant_id, self.show_customers, self.request_partnership, self.edit_profile)
        first = next((act for act in acts if act.isEnabled() and not act.isHidden()), self.add_agreement)
        if self.focusProxy() is not first:
            self.setFocusProxy(first)

    def _since_words(self, row: ResellerRow) -> str:
        reseller = row.reseller
        if reseller.partnership is PartnershipState.ENDED and reseller.partnership_ended is not None:
            return fill(self.tr("ended on %1"), wording.day(reseller.partnership_ended.date()))
        if reseller.partnership_since is not None:
            return fill(self.tr("since %1"), wording.day(reseller.partnership_since.date()))
        return ""

    def _fill_request_act(self, row: ResellerRow) -> None:
        barred = ""
        if row.reseller.partnership is PartnershipState.ACTIVE:
            barred = self.tr("The partnership is active; there is nothing to request.")
        elif not self._actor.may(DeskAct.REQUEST_PARTNERSHIP):
            role = wording.role_word(self._actor.role)
            barred = fill(self.tr("Your role (%1) may not request a partnership."), role)
        self.request_partnership.setVisible(row.reseller.partnership is not PartnershipState.ACTIVE)
        self.request_partnership.setEnabled(not barred)
        self.request_partnership.setAccessibleDescription(barred)
        self._barred.setText(barred)
        self._barred.setVisible(bool(barred) and row.reseller.partnership is not PartnershipState.ACTIVE)

    def _fill_agreements(self, agreements: Sequence[SupportAgreement]) -> None:
        _clear(self._agreement_lines)
        if not agreements:
            self._agreement_lines.addWidget(Caption(self.tr("No support agreement is recorded."), self))
        for agreement in agreements:
            chip = ChipLabel(agreement_chip(agreement, self._today), self)
            about = [part for part in (agreement.scope, agreement_days(agreement)) if part]
            self._agreement_lines.addWidget(_Line(agreement.reference, about, chip, self))

    def _fill_requests(self, found: Sequence[RelationshipRequest]) -> None:
        _clear(self._request_lines)
        self._request_group.setVisible(bool(found))
        for request in found:
            chip = ChipLabel(wording.request_chip(request.state), self)
            head = wording.request_word(request.kind)
            about = [part for part in (request.customer_name, wording.moment(request.state_at)) if part]
            self._request_lines.addWidget(_Line(head, about, chip, self))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Reseller"))
        self._nothing.setText(self.tr("Choose a reseller to see what is known of it."))
        words = {
            "mpn_id": self.tr("MPN ID"),
            "tenant_id": self.tr("Microsoft ID"),
            "location": self.tr("Country"),
            "signed": self.tr("Partner agreement"),
            "supported": self.tr("Supports"),
            "linked": self.tr("Works with"),
        }
        for name, word in words.items():
            self._labels[name].setText(word)
            self._values[name].setAccessibleName(word)
        self.enter_tenant_id.setText(self.tr("Enter its &Microsoft ID…"))
        self._card_group.set_title(self.tr("What the customer sees"))
        self.edit_profile.setText(self.tr("E&dit these details…"))
        self._no_profile.setText(self.tr("Details can be kept once the Microsoft ID is known."))
        self._agreement_group.set_title(self.tr("Support agreements"))
        self.add_agreement.setText(self.tr("Add an a&greement…"))
        self._request_group.set_title(self.tr("Open requests"))
        self._note_group.set_title(self.tr("Note"))
        self.request_partnership.setText(self.tr("&Request a partnership…"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class _Line(QWidget):
    """A name with its chip, and below it what goes with it."""

    def __init__(self, head: str, about: Sequence[str], chip: ChipLabel, parent: QWidget) -> None:
        super().__init__(parent)
        name = PlainLabel(breakable(head), self)
        name.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(name, 1)
        top.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        chip.setVisible(chip.chip() is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(top)
        for text in about:
            column.addWidget(Caption(breakable(text), self))
        self.setAccessibleName(", ".join([head, *about]))


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
