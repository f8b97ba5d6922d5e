"""The account of applied facts: rows by what happened to them, and what could not be applied."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from desktop.data.facts import MOST_LISTED, Place


@dataclass(slots=True)
class Tally:
    """Rows by what happened to them."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Rejected:
    """A fact that could not be applied: where it came from, a problem code, and the value it is about."""

    place: Place
    column: str
    code: str
    text: str


@dataclass(slots=True)
class Applied:
    """What applying facts did, by kind of row, and what could not be applied.

    `rejected` are the first of them; of those beyond, `unlisted` has the number for each code.
    """

    tallies: dict[str, Tally] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    unlisted: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def tally(self, kind: str) -> Tally:
        """The tally of one kind, made at first use."""
        return self.tallies.setdefault(kind, Tally())

    def reject(self, rejected: Rejected) -> None:
        """Add what could not be applied."""
        if len(self.rejected) < MOST_LISTED:
            self.rejected.append(rejected)
        else:
            self.unlisted[rejected.code] += 1
