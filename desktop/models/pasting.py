"""The words of a preview of what was pasted: what would be assigned, and each line that would not, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from desktop.models import wording
from desktop.models.candidates import contact_name
from desktop.models.filling import fill

if TYPE_CHECKING:
    from desktop.data.assigning import Assignment, Suggestion, Trouble
    from desktop.data.pasted import PastedSheet
    from desktop.domain.records import SubscriptionRow

translate = QCoreApplication.translate


def _sentences() -> dict[str, str]:
    return {
        "ragged_row": translate("Pasting", "The line has another number of cells than the heading: %1."),
        "unclosed_quote": translate("Pasting", "A quotation mark is opened and not closed."),
        "bad_id": translate("Pasting", "“%1” is not an identifier."),
        "bad_mpn_id": translate("Pasting", "“%1” is not an MPN ID (digits only)."),
        "too_long": translate("Pasting", "The text is too long: %1"),
        "missing_subscription": translate("Pasting", "No row is selected for “%1”."),
        "missing_partner": translate("Pasting", "Nothing says which reseller is wanted."),
        "unknown_subscription": translate("Pasting", "No subscription “%1” is known."),
        "unknown_customer": translate("Pasting", "No customer is known as “%1”."),
        "ambiguous_customer": translate("Pasting", "More than one customer is known as “%1”."),
        "unknown_product": translate("Pasting", "The customer has no subscription “%1”."),
        "ambiguous_product": translate("Pasting", "The customer has more than one such subscription (%1)."),
        "unknown_partner": translate("Pasting", "No reseller is known as “%1”."),
        "ambiguous_partner": translate("Pasting", "More than one reseller is known as “%1”; paste the tenant ID."),
        "partners_differ": translate("Pasting", "The columns name different resellers: %1."),
        "said_before": translate("Pasting", "Line %1 says the same about this subscription."),
        "contradicted": translate("Pasting", "Line %1 wants another contact for it; neither is taken."),
        "in_flight": translate("Pasting", "An earlier decision on it is on its way or in conflict."),
        "not_eligible": translate("Pasting", "%1 may not be its support contact."),
    }


MOST_LINES: Final = 200
"""Lines of each kind that are shown; the rest is counted."""


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """A pasted sheet waits for a person's yes. Answers as `proposing.Question` does."""

    sheet: PastedSheet
    reason: str
    shows_lines: bool = True

    @property
    def takes(self) -> int:
        """How many rows would be assigned."""
        return len(self.sheet.preview.assignments)

    @property
    def left(self) -> int:
        """How many lines come to nothing."""
        return len(self.sheet.preview.troubles) + self.sheet.preview.waiting

    def sentences(self) -> tuple[str, ...]:
        """What the sheet comes to."""
        preview = self.sheet.preview
        said = [translate("Pasting", "Pasted: %Ln subscription(s) would be assigned.", "", self.takes)]
        if not self.takes:
            said = [translate("Pasting", "Pasted: nothing of it can be assigned.")]
        if preview.unchanged:
            said.append(translate("Pasting", "%Ln line(s) say what is so already.", "", len(preview.unchanged)))
        if self.left:
            said.append(translate("Pasting", "%Ln line(s) would be left out.", "", self.left))
        return tuple(said)

    def lines(self) -> list[str]:
        """First what would be left out, then what would be assigned."""
        preview = self.sheet.preview
        lines = [self._trouble(trouble) for trouble in preview.troubles[:MOST_LINES]]
        lines += [_suggestion(one) for one in preview.suggestions[:MOST_LINES]]
        lines += [self._assignment(one) for one in preview.assignments[:MOST_LINES]]
        parts = (preview.troubles, preview.suggestions, preview.assignments)
        if rest := sum(max(0, len(part) - MOST_LINES) for part in parts):
            lines.append(translate("Pasting", "and %Ln more line(s)", "", rest))
        return lines

    def _trouble(self, trouble: Trouble) -> str:
        why = fill(_sentences().get(trouble.code, trouble.code), trouble.text)
        if trouble.findings:
            why += " " + "; ".join(wording.reason_sentence(finding) for finding in trouble.findings) + "."
        row = self.sheet.rows.get(trouble.subscription_key or 0)
        if row is not None:
            why = fill(translate("Pasting", "%1: %2"), _called(row), why)
        return fill(translate("Pasting", "Line %1. %2"), wording.number(trouble.line), why)

    def _assignment(self, one: Assignment) -> str:
        row = self.sheet.rows.get(one.subscription_key)
        return fill(translate("Pasting", "%1 → %2"), _called(row) if row else "", contact_name(one.wanted))


def _suggestion(suggestion: Suggestion) -> str:
    like = ", ".join(option.name for option in suggestion.options)
    first = suggestion.lines[0] if suggestion.lines else 0
    words = translate("Pasting", "Line %1. Nobody is called “%2”. Like it: %3")
    return fill(words, wording.number(first), suggestion.text, like)


def _called(row: SubscriptionRow) -> str:
    return fill(translate("Pasting", "%1 · %2"), row.customer_name, row.nickname or row.product)
