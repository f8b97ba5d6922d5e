"""The account of a sync: rows by what happened to them, in the form in which it is added up and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.data.applying import Applied, Rejected


@dataclass(slots=True)
class Rows:
    """Rows of one kind by what happened to them. `gone`: the service does not list them any more."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0

    def add(self, other: Rows) -> None:
        """Count the rows of another account as well."""
        self.new += other.new
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.gone += other.gone

    @property
    def written(self) -> int:
        """Rows that differ from before."""
        return self.new + self.changed + self.gone


@dataclass(slots=True)
class Taken:
    """What taking in one answer, or a few, did: rows by kind, contacts changed elsewhere, what could not be taken."""

    rows: dict[str, Rows] = field(default_factory=dict)
    drift: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    def of(self, kind: str) -> Rows:
        """The rows of one kind."""
        return self.rows.setdefault(kind, Rows())

    def add_applied(self, applied: Applied) -> None:
        """Count what applying facts did."""
        for kind, tally in applied.tallies.items():
            self.of(kind).add(Rows(tally.new, tally.changed, tally.unchanged))
        self.rejected += applied.rejected

    def add(self, other: Taken) -> None:
        """Count what taking in something else did."""
        for kind, rows in other.rows.items():
            self.of(kind).add(rows)
        self.drift += other.drift
        self.rejected += other.rejected


def written(rows: Mapping[str, Rows]) -> int:
    """Rows of any kind that differ from before."""
    return sum(one.written for one in rows.values())
