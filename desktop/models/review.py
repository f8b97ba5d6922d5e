"""The review before a submit: every staged change with what speaks for it and against it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.data import candidates, outbox, resellers
from desktop.data.outbox import SubmitOutcome
from desktop.data.store import Session
from desktop.domain.eligibility import Finding, Reason, Verdict
from desktop.domain.records import Change, ChangeState, DelegatedAdmin, Publishing, SupportContact, SupportProfile
from desktop.domain.roles import Actor
from desktop.models import wording
from desktop.models.filling import fill
from desktop.models.listed import ListedModel
from desktop.models.paging import Column
from desktop.models.roles import Chip, ChipKind

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """What a review says about a wanted contact. `reseller_key` is None for the provider and for strangers."""

    contact: SupportContact
    profile: SupportProfile = field(default_factory=SupportProfile)
    reseller_key: int | None = None
    location: str = ""
    has_agreement: bool = True


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One staged change and the verdict on it as of now."""

    change: Change
    verdict: Verdict
    partner: PartnerFacts

    @property
    def pair(self) -> tuple[int, int] | None:
        """Customer and reseller, None when no reseller of the directory is wanted."""
        key = self.partner.reseller_key
        return None if key is None else (self.change.customer_key, key)

    @property
    def needs_attest(self) -> bool:
        """Whether nobody has vouched for the delegated admin that this change counts on."""
        return self.verdict.unconfirmed or any(
            finding.reason is Reason.DELEGATED_ADMIN_UNCONFIRMED for finding in self.verdict.findings
        )


@dataclass(frozen=True, slots=True)
class ReviewTotals:
    """What the summary tells."""

    changes: int = 0
    customers: int = 0
    publishable: int = 0
    uncertain: int = 0
    kept_here: int = 0
    barred: int = 0
    unconfirmed_pairs: int = 0


def totals(lines: Iterable[ReviewLine]) -> ReviewTotals:
    """Count lines in one pass."""
    by_publishing: dict[Publishing, int] = dict.fromkeys(Publishing, 0)
    customers: set[int] = set()
    pairs: set[tuple[int, int] | None] = set()
    changes = barred = 0
    for line in lines:
        changes += 1
        customers.add(line.change.customer_key)
        if not line.verdict.eligible:
            barred += 1
        else:
            by_publishing[line.change.publishing] += 1
        if line.needs_attest:
            pairs.add(line.pair)
    return ReviewTotals(
        changes,
        len(customers),
        by_publishing[Publishing.PUBLISHABLE],
        by_publishing[Publishing.UNCERTAIN],
        by_publishing[Publishing.KEPT_HERE],
        barred,
        len(pairs - {None}),
    )


def read_review(session: Session, actor: Actor, today: date) -> list[ReviewLine]:
    """All staged changes by customer and subscription, judged anew. Reader thread."""
    staged = outbox.changes(session, states=[ChangeState.STAGED])
    by_wanted: dict[tuple[str, str, bool], list[Change]] = {}
    for change in staged:
        wanted = change.wanted
        by_wanted.setdefault((wanted.tenant_id, wanted.mpn_id, wanted.is_provider), []).append(change)
    provider = resellers.provider(session)
    tenants = sorted({tenant for tenant, _, _ in by_wanted if tenant})
    agreed = resellers.has_agreement(session, tenants, today)
    lines: list[ReviewLine] = []
    for group in by_wanted.values():
        wanted = group[0].wanted
        reseller = None if wanted.is_provider else resellers.of_contact(session, wanted)
        if wanted.is_provider:
            profile = provider.profile if provider else SupportProfile()
            partner = PartnerFacts(wanted, profile, location=provider.location if provider else "")
        elif reseller is not None:
            agreement = reseller.tenant_id in agreed
            partner = PartnerFacts(wanted, reseller.profile, reseller.key, reseller.location, agreement)
        else:
            partner = PartnerFacts(wanted, has_agreement=False)
        verdicts = candidates.verdicts_for(session, actor, today, [c.subscription_key for c in group], wanted)
        lines.extend(ReviewLine(change, verdicts[change.subscription_key], partner) for change in group)
    lines.sort(key=_natural_order)
    return lines


def read_admin(
    session: Session, actor: Actor, today: date, subscription_key: int, reseller_key: int
) -> DelegatedAdmin | None:
    """What is known of a reseller's delegated admin for a subscription's customer; None when it is not linked."""
    found = candidates.candidates_for(session, actor, today, subscription_key, with_not_eligible=False)
    if found is None:
        return None
    for candidate in (*found.eligible, *found.not_eligible):
        if candidate.reseller is not None and candidate.reseller.key == reseller_key:
            return candidate.link.delegated_admin if candidate.link else None
    return None


def _natural_order(line: ReviewLine) -> tuple[Any, ...]:
    change = line.change
    return (
        change.customer_name.casefold(),
        change.customer_key,
        subscription_word(change).casefold(),
        change.subscription_key,
    )


class Outcome(StrEnum):
    """What submitting did with one line."""

    KEPT = "kept"
    SUBMITTED = "submitted"
    BARRED = "barred"
    NOT_INCLUDED = "not_included"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of every line of a review: outcomes by change key, and the reasons of those that were barred."""

    outcomes: Mapping[int, Outcome] = field(default_factory=dict)
    reasons: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def count(self, outcome: Outcome) -> int:
        """How many lines came out so."""
        return sum(1 for one in self.outcomes.values() if one is outcome)


def receipt_of(lines: Iterable[ReviewLine], asked: frozenset[int], outcome: SubmitOutcome) -> Receipt:
    """The receipt of a submit; a change that was asked for and not met had been withdrawn elsewhere."""
    kept, submitted = frozenset(outcome.kept), frozenset(outcome.submitted)
    found: dict[int, Outcome] = {}
    for line in lines:
        key = line.change.key
        if key in kept:
            found[key] = Outcome.KEPT
        elif key in submitted:
            found[key] = Outcome.SUBMITTED
        elif key in outcome.barred:
            found[key] = Outcome.BARRED
        else:
            found[key] = Outcome.GONE if key in asked else Outcome.NOT_INCLUDED
    return Receipt(found, dict(outcome.barred))


# Words


def subscription_word(change: Change) -> str:
    """What a person calls the subscription."""
    return change.nickname or change.product or change.subscription_id


def contact_word(contact: SupportContact) -> str:
    """A support contact by the best name that is known."""
    if contact.is_provider:
        return contact.name or translate("Review", "Provider (default)")
    return contact.name or contact.mpn_id or contact.tenant_id


def _mpn_caption(contact: SupportContact) -> str:
    if contact.is_provider or not contact.mpn_id or not contact.name:
        return ""
    return fill(translate("Review", "MPN %1"), contact.mpn_id)


def admin_chip(line: ReviewLine) -> Chip | None:
    """Whether somebody has vouched for the delegated admin; nothing for the provider."""
    if line.change.wanted.is_provider:
        return None
    if line.needs_attest:
        return Chip(ChipKind.CAUTION, translate("Review", "Unconfirmed"))
    if not line.verdict.eligible:
        return Chip(ChipKind.BAD, translate("Review", "Not eligible"))
    return Chip(ChipKind.GOOD, translate("Review", "Attested"))


def outcome_chip(outcome: Outcome) -> Chip:
    """The chip of what submitting did."""
    return {
        Outcome.KEPT: wording.change_chip(ChangeState.KEPT),
        Outcome.SUBMITTED: wording.change_chip(ChangeState.SUBMITTED),
        Outcome.BARRED: Chip(ChipKind.BAD, translate("Review", "Left out")),
        Outcome.NOT_INCLUDED: Chip(ChipKind.STAGED, translate("Review", "Still staged")),
        Outcome.GONE: Chip(ChipKind.NEUTRAL, translate("Review", "Removed meanwhile")),
    }[outcome]


def reason_sentences(line: ReviewLine, codes: Sequence[str] = ()) -> list[str]:
    """Why a line may not be submitted: by these codes, or by its own verdict when there are none."""
    own = {finding.reason.value: finding for finding in line.verdict.findings}
    sentences: list[str] = []
    for code in codes or own:
        finding = own.get(code)
        if finding is None:
            try:
                finding = Finding(Reason(code))
            except ValueError:
                continue
        sentences.append(fill(wording.reason_sentence(finding), "?"))
    return sentences


def _columns(model: ReviewModel) -> tuple[Column[ReviewLine], ...]:
    return (
        Column(
            "include",
            lambda: translate("Review", "Include"),
            lambda line: "",
            width=7,
            about=lambda: translate("Review", "Whether this change goes with this submit; Space switches it"),
        ),
        Column(
            "result",
            lambda: translate("Review", "Result"),
            lambda line: chip.text if (chip := model.result_chip(line)) else "",
            sort="result",
            chip=model.result_chip,
            shown=False,
            width=20,
        ),
        Column(
            "customer",
            lambda: translate("Review", "Customer"),
            lambda line: line.change.customer_name,
            sort="customer",
            width=17,
        ),
        Column(
            "subscription",
            lambda: translate("Review", "Subscription"),
            lambda line: subscription_word(line.change),
            sort="subscription",
            caption=lambda line: line.change.product if line.change.nickname not in ("", line.change.product) else "",
            width=20,
        ),
        Column(
            "base",
            lambda: translate("Review", "Contact now"),
            lambda line: contact_word(line.change.base),
            sort="base",
            width=14,
        ),
        Column(
            "wanted",
            lambda: translate("Review", "New contact"),
            lambda line: contact_word(line.change.wanted),
            sort="wanted",
            caption=lambda line: _mpn_caption(line.change.wanted),
            width=18,
        ),
        Column(
            "publishing",
            lambda: translate("Review", "Publishing"),
            lambda line: wording.publishing_chip(line.change.publishing).text,
            sort="publishing",
            chip=lambda line: wording.publishing_chip(line.change.publishing),
            width=24,
        ),
        Column(
            "admin",
            lambda: translate("Review", "Delegated admin"),
            lambda line: chip.text if (chip := admin_chip(line)) else "",
            sort="admin",
            chip=admin_chip,
            width=18,
            about=lambda: translate("Review", "Whether somebody has vouched that the reseller holds delegated admin"),
        ),
        Column(
            "reason",
            lambda: translate("Review", "Reason or ticket"),
            lambda line: line.change.reason,
            sort="reason",
            width=18,
        ),
    )


class ReviewModel(ListedModel[ReviewLine]):
    """The lines of a review; the first column is a check box that a person sets."""

    inclusion_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_columns(self), lambda line: line.change.key, self._spoken, parent)
        self._excluded: set[int] = set()
        self._receipt: Receipt | None = None

    # What goes with the submit

    def is_included(self, line: ReviewLine) -> bool:
        """Whether a person wants this line submitted."""
        return line.change.key not in self._excluded

    def included(self) -> list[ReviewLine]:
        """The lines that a person wants submitted."""
        return [line for line in self.records if line.change.key not in self._excluded]

    def set_included(self, rows: Iterable[int], included: bool) -> None:
        """Include rows in the submit, or leave them out of it."""
        if self._receipt is not None:
            return
        keys = {key for row in rows if (key := self.key_at(row)) is not None}
        before = len(self._excluded)
        if included:
            self._excluded -= keys
        else:
            self._excluded |= keys
        if len(self._excluded) != before:
            self._all_changed()
            self.inclusion_changed.emit()

    # What became of it

    @property
    def receipt(self) -> Receipt | None:
        """What submitting did; None before."""
        return self._receipt

    def take_receipt(self, receipt: Receipt) -> None:
        """Show what submitting did; nothing can be included or left out any more."""
        self._receipt = receipt
        self._all_changed()

    def result_chip(self, line: ReviewLine) -> Chip | None:
        """What submitting did with a line."""
        outcome = self._receipt.outcomes.get(line.change.key) if self._receipt else None
        return None if outcome is None else outcome_chip(outcome)

    def why_left_out(self, line: ReviewLine) -> list[str]:
        """Why a line was barred, or would be."""
        codes = self._receipt.reasons.get(line.change.key, ()) if self._receipt else ()
        if self._receipt is not None and not codes:
            return []
        return reason_sentences(line, codes)

    # Qt

    def sort_value(self, record: ReviewLine, column: Column[ReviewLine]) -> Any:
        if column.key == "publishing":
            return (list(Publishing).index(record.change.publishing), _natural_order(record))
        if column.key == "customer":
            return _natural_order(record)
        return (column.text(record).casefold(), _natural_order(record))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].key == "include" and self._receipt is None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def value(self, record: ReviewLine, column: Column[ReviewLine], role: int) -> Any:
        if column.key == "include":
            if role == Qt.ItemDataRole.CheckStateRole:
                state = Qt.CheckState.Checked if self.is_included(record) else Qt.CheckState.Unchecked
                return state.value
            if role == Qt.ItemDataRole.DisplayRole:
                return None
        if role == Qt.ItemDataRole.ToolTipRole and column.key in ("admin", "result"):
            return "\n".join(self.why_left_out(record)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole and column.key == "result":
            # It takes the place of the check box, which speaks for the row before.
            return self._spoken(record)
        return super().value(record, column, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or self._receipt is not None:
            return False
        self.set_included([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _spoken(self, line: ReviewLine) -> str:
        change = line.change
        parts = [
            change.customer_name,
            subscription_word(change),
            fill(
                translate("Review", "from %1 to %2", "support contacts"),
                contact_word(change.base),
                contact_word(change.wanted),
            ),
        ]
        result = self.result_chip(line)
        if result is not None:
            parts.append(result.text)
        else:
            included = self.is_included(line)
            parts.append(translate("Review", "included") if included else translate("Review", "left out"))
            admin = admin_chip(line)
            if admin is not None and admin.kind is not ChipKind.GOOD:
                parts.append(admin.text)
        return ", ".join(parts)
