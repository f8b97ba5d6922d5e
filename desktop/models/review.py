"""The review before a submit: every staged change with what speaks for it and against it, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.data.outbox import ReviewLine
from desktop.domain.eligibility import Finding, Reason
from desktop.domain.records import ChangeState, Publishing, SupportContact
from desktop.models import wording
from desktop.models.filling import fill
from desktop.models.listed import ListedModel
from desktop.models.paging import Column
from desktop.models.review_lines import Outcome, Receipt, Review, contact_word, review_of, subscription_word
from desktop.models.roles import Chip, ChipKind

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex


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


# What the text of a column is made of, for sorting: many lines have the same, and their texts are made once.
_MADE_OF: dict[str, Callable[[ReviewLine], Any]] = {
    "subscription": lambda line: subscription_word(line.change),
    "base": lambda line: id(line.change.base),
    "wanted": lambda line: id(line.change.wanted),
    "admin": lambda line: (id(line.verdict), line.change.wanted.is_provider),
    "reason": lambda line: line.change.reason,
}


class ReviewModel(ListedModel[ReviewLine]):
    """The lines of a review; the first column is a check box that a person sets.

    `left_out` are the keys of changes that are not to go with the submit; it is kept up to date.
    """

    inclusion_changed = Signal()

    def __init__(self, parent: QObject | None = None, left_out: set[int] | None = None) -> None:
        super().__init__(_columns(self), lambda line: line.change.key, self._spoken, parent)
        self._review = Review()
        self._excluded: set[int] = set() if left_out is None else left_out
        self._receipt: Receipt | None = None

    @property
    def review(self) -> Review:
        """What holds of all lines."""
        return self._review

    def show(self, records: Sequence[ReviewLine]) -> None:
        self.show_review(review_of(records))

    def show_review(self, review: Review) -> None:
        """Show the lines of a review; what a person left out stays left out."""
        self._review = review
        super().show(review.lines)

    def next_asking(self, row: int) -> int:
        """The next row, from the first again after the last, that nobody has attested; -1 when there is none."""
        asking: dict[int, bool] = {}
        count = len(self._records)
        for step in range(1, count + 1):
            line = self._records[(row + step) % count]
            verdict = id(line.verdict)
            if verdict not in asking:
                asking[verdict] = line.needs_attest
            if asking[verdict]:
                return (row + step) % count
        return -1

    # What goes with the submit

    def is_included(self, line: ReviewLine) -> bool:
        """Whether a person wants this line submitted."""
        return line.change.key not in self._excluded

    def included(self) -> list[ReviewLine]:
        """The lines that a person wants submitted."""
        return [line for line in self.records if line.change.key not in self._excluded]

    def included_keys(self) -> frozenset[int]:
        """Keys of the changes that a person wants submitted."""
        return frozenset(self._keys).difference(self._excluded)

    def count_to_submit(self) -> int:
        """How many of them may be submitted."""
        barred = self._review.barred
        return len(self._keys) - len(barred) - len(self._excluded.intersection(self._keys) - barred)

    def set_included(self, rows: Iterable[int], included: bool) -> None:
        """Include rows in the submit, or leave them out of it."""
        if self._receipt is not None:
            return
        keys = {self._keys[row] for row in rows if 0 <= row < len(self._keys)}
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
            return list(Publishing).index(record.change.publishing)
        # Lines are given by customer.
        return 0 if column.key == "customer" else super().sort_value(record, column)

    def _ordered(self) -> list[ReviewLine]:
        if self.sort_column < 0:
            return list(self._given)
        column = self.columns[self.sort_column]
        made_of = _MADE_OF.get(column.key)
        known: dict[Any, Any] = {}

        def value(line: ReviewLine) -> Any:
            if made_of is None:
                return self.sort_value(line, column)
            what = made_of(line)
            if what not in known:
                known[what] = self.sort_value(line, column)
            return known[what]

        # Lines that have the same stay in the order in which they are given.
        ordered = sorted(self._given, key=value)
        return ordered[::-1] if self.sort_order == Qt.SortOrder.DescendingOrder else ordered

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
