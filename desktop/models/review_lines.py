"""What a review is about: staged changes with what speaks for and against each, and what became of them.

Lines are structs, made in one go on a reader thread; there may be a hundred thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop.data import candidates, outbox
from desktop.data.outbox import ReviewLine, StagedChange, SubmitOutcome
from desktop.data.store import Session
from desktop.domain.records import DelegatedAdmin, Publishing, SupportContact
from desktop.domain.roles import Actor

translate = QCoreApplication.translate


def subscription_word(change: StagedChange) -> str:
    """What a person calls the subscription."""
    return change.nickname or change.product or change.subscription_id


def contact_word(contact: SupportContact) -> str:
    """A support contact by the best name that is known."""
    if contact.is_provider:
        return contact.name or translate("Review", "Provider (default)")
    return contact.name or contact.mpn_id or contact.tenant_id


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


@dataclass(frozen=True, slots=True)
class Review:
    """The lines of a review by customer and subscription, and what holds of all of them."""

    lines: Sequence[ReviewLine] = ()
    totals: ReviewTotals = ReviewTotals()
    barred: frozenset[int] = frozenset()
    """Keys of the changes that may not be submitted."""
    counts: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """How many changes there are of each customer and reseller."""


def review_of(lines: Sequence[ReviewLine]) -> Review:
    """What holds of these lines, found in one pass. Any thread."""
    by_publishing: dict[Publishing, int] = dict.fromkeys(Publishing, 0)
    customers: set[int] = set()
    unconfirmed: set[tuple[int, int] | None] = set()
    barred: list[int] = []
    counts: Counter[tuple[int, int] | None] = Counter()
    for line in lines:
        customers.add(line.change.customer_key)
        if line.verdict.eligible:
            by_publishing[line.change.publishing] += 1
        else:
            barred.append(line.change.key)
        pair = line.pair
        counts[pair] += 1
        if line.needs_attest:
            unconfirmed.add(pair)
    totals = ReviewTotals(
        len(lines),
        len(customers),
        by_publishing[Publishing.PUBLISHABLE],
        by_publishing[Publishing.UNCERTAIN],
        by_publishing[Publishing.KEPT_HERE],
        len(barred),
        len(unconfirmed - {None}),
    )
    return Review(lines, totals, frozenset(barred), {pair: n for pair, n in counts.items() if pair is not None})


def read_review(session: Session, actor: Actor, today: date) -> list[ReviewLine]:
    """All staged changes by customer and subscription, judged anew. Reader thread."""
    by_customer: dict[int, list[ReviewLine]] = {}
    for line in outbox.staged(session, actor, today):
        by_customer.setdefault(line.change.customer_key, []).append(line)
    # Few are sorted at a time: sorting a hundred thousand texts at once would hold the window up.
    groups = sorted(by_customer.values(), key=lambda group: _by_customer(group[0].change))
    return [line for group in groups for line in sorted(group, key=lambda line: _by_subscription(line.change))]


def _by_customer(change: StagedChange) -> tuple[str, int]:
    return change.customer_name.casefold(), change.customer_key


def _by_subscription(change: StagedChange) -> tuple[str, int]:
    return subscription_word(change).casefold(), change.subscription_key


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
    became = dict.fromkeys(asked, Outcome.GONE)
    became |= dict.fromkeys(outcome.barred, Outcome.BARRED)
    became |= dict.fromkeys(outcome.submitted, Outcome.SUBMITTED)
    became |= dict.fromkeys(outcome.kept, Outcome.KEPT)
    keys = [line.change.key for line in lines]
    return Receipt({key: became.get(key, Outcome.NOT_INCLUDED) for key in keys}, dict(outcome.barred))
