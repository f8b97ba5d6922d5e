"""Importing files into the store: each file is read first, then written in one transaction, wholly or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop.data import history
from desktop.data.applying import FactWriter, Tally
from desktop.data.facts import Problem
from desktop.data.importing import problems
from desktop.data.importing.reading import FileFacts, read_file
from desktop.data.lookups import StoreLookups
from desktop.data.store import Store
from desktop.domain.records import Event
from desktop.domain.roles import Actor
from desktop.errors import ImportRefused

Progress = Callable[[int, int], None]

SENTENCES: dict[str, str] = {
    **problems.PROBLEMS,
    # What turns out only when a row is laid beside what the store knows.
    "unknown_subscription": "No subscription {} is known; import the customer's subscriptions first.",
    "unknown_contact": "No partner is known as “{}”, so it cannot be a support contact.",
    "reseller_without_id": "“{}” has neither a tenant ID nor an MPN ID.",
}
"""The English sentence of every problem code of an import; `{}` is the problem's text."""

NOTES: dict[str, str] = {
    **problems.NOTES,
    "partnership_assumed_active": "Nothing is said about the partnerships of new resellers; they were taken as active.",
}

# A row that says this may only have come before the file that explains it.
_WAITING = frozenset({"unknown_customer", "unknown_reseller", "unknown_subscription", "unknown_contact", "no_customer"})
_STEPS = 1000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one file did: kinds of facts in it, rows by what happened (by kind), what was wrong, remarks, rows seen."""

    file: str
    kinds: tuple[str, ...]
    tallies: dict[str, Tally]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    rows: int

    @property
    def wrote(self) -> bool:
        """Whether the file told anything new."""
        return any(tally.new or tally.changed for tally in self.tallies.values())


def sentence(problem: Problem) -> str:
    """The English sentence of a problem, with its value filled in."""
    return SENTENCES[problem.code].replace("{}", problem.text)


def import_file(
    store: Store,
    path: Path,
    actor: Actor,
    now: datetime,
    *,
    customer: str | None = None,
    kind: str | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Take one file into the store and say what became of every row.

    `customer` is the tenant id of rows that name none, `kind` forces the kind of a table. `progress(done, total)` may
    raise `Cancelled`. Raises ImportRefused for a file that cannot be taken and StoreError; then, and when cancelled or
    killed, the store is as it was. Blocks; not for the GUI thread.
    """

    def report(done: int, total: int, part: int) -> None:
        """Reading is the first half of the work, writing the second."""
        if progress is not None:
            progress((part * _STEPS + _STEPS * done // max(total, 1)) // 2, _STEPS)

    with store.reading() as session:
        told = read_file(
            path,
            known=StoreLookups(session),
            customer=customer,
            kind=kind,
            progress=lambda done, total: report(min(done, total), total, 0),
        )
    with store.writing() as session:
        writer = FactWriter(session, actor, now, progress=lambda done: report(done, len(told.facts) + 1, 1))
        writer.write(told.facts)
        applied = writer.finish()
        rejected = [Problem(path.name, no.place.line, no.column, no.code, no.text) for no in applied.rejected]
        result = ImportReport(
            file=path.name,
            kinds=told.kinds,
            tallies=applied.tallies,
            problems=tuple(sorted([*told.problems, *rejected], key=lambda problem: problem.line)),
            notes=tuple(dict.fromkeys([*told.notes, *applied.notes])),
            rows=told.rows,
        )
        if result.wrote:
            event = history.happened(Event.IMPORTED, now, actor, after=path.name, detail=_account(result, told))
            history.write(session, [event])
        # The last chance to cancel; after it everything is committed at once.
        report(1, 1, 1)
    return result


def _account(result: ImportReport, told: FileFacts) -> str:
    """The counts in the form that a view takes apart: `new=3 changed=0 unchanged=1 problems=2 rows=6`."""
    counts = {
        "new": sum(tally.new for tally in result.tallies.values()),
        "changed": sum(tally.changed for tally in result.tallies.values()),
        "unchanged": sum(tally.unchanged for tally in result.tallies.values()),
        "problems": len(result.problems),
        "rows": told.rows,
    }
    return " ".join(f"{name}={number}" for name, number in counts.items())


def import_files(
    store: Store,
    paths: Iterable[Path],
    actor: Actor,
    now: datetime,
    *,
    customer: str | None = None,
    kind: str | None = None,
    progress: Callable[[Path, int, int], None] | None = None,
) -> list[tuple[Path, ImportReport | ImportRefused]]:
    """Take several files, each on its own; a refused one does not stop the others.

    The order does not matter: a file that spoke of things which a later file brought is taken once more at the end.
    """
    results: list[tuple[Path, ImportReport | ImportRefused]] = []

    def take(path: Path) -> ImportReport | ImportRefused:
        watched = None if progress is None else lambda done, total: progress(path, done, total)
        try:
            return import_file(store, path, actor, now, customer=customer, kind=kind, progress=watched)
        except ImportRefused as refusal:
            return refusal

    results = [(path, take(path)) for path in paths]
    for index, (path, first) in enumerate(results):
        explained = any(isinstance(later, ImportReport) and later.wrote for _, later in results[index + 1 :])
        if not explained or not isinstance(first, ImportReport) or not _WAITING & {p.code for p in first.problems}:
            continue
        second = take(path)
        if isinstance(second, ImportReport):
            results[index] = (path, replace(second, tallies=_sum(first.tallies, second.tallies)))
    return results


def _sum(first: dict[str, Tally], second: dict[str, Tally]) -> dict[str, Tally]:
    """The tallies of a file that was taken twice; what the first time wrote is unchanged the second time."""
    total: dict[str, Tally] = {}
    for kind in {**first, **second}:
        one, two = first.get(kind, Tally()), second.get(kind, Tally())
        wrote = one.new + one.changed
        total[kind] = Tally(one.new + two.new, one.changed + two.changed, max(two.unchanged - wrote, 0))
    return total
