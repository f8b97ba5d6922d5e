"""Importing files into the store: each file is read, judged and written in bites, wholly or not at all.

A file is one transaction, so what goes before can be taken back at any moment and a file of any length takes the same
memory. Its price is the write lock: another desk can read the store as it was before the file, but write only when the
file is in, and gives up with `store_busy` after half a minute of waiting. What can be found out about a file before its
first row is written is found out before the lock is taken: an encoding that is none, an unknown heading, a workbook
that cannot be read, JSON that is broken anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from desktop.data import history
from desktop.data.applying import FactWriter, Tally
from desktop.data.applying.keeping import keep_for_finding
from desktop.data.facts import MOST_LISTED, PlacedFact, Problem
from desktop.data.importing import problems
from desktop.data.importing.reading import FileReading
from desktop.data.lookups import StoreLookups
from desktop.data.store import Store
from desktop.domain.records import Event
from desktop.domain.roles import Actor
from desktop.errors import ImportRefused

Progress = Callable[[int, int], None]

SENTENCES: dict[str, str] = {
    **problems.PROBLEMS,
    # What turns out only when a row is laid beside what the store knows, or what the file told before.
    "duplicate_row": "The same thing stands in line {} with other values; this later row counts.",
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
# The rest is making indexes and counts anew.
_STEPS_OF_ROWS = 900


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one file did: kinds of facts in it, rows by what happened (by kind), what was wrong, remarks, rows seen.

    `problems` are the first ones, in the order of their lines; of all others `unlisted` has the number for each code.
    """

    file: str
    kinds: tuple[str, ...]
    tallies: dict[str, Tally]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    rows: int
    unlisted: Mapping[str, int] = field(default_factory=dict)

    @property
    def problem_count(self) -> int:
        """How many problems there are, listed or not."""
        return len(self.problems) + sum(self.unlisted.values())

    @property
    def codes(self) -> set[str]:
        """The codes of all problems, listed or not."""
        return {problem.code for problem in self.problems}.union(self.unlisted)

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
    killed, the store is as it was. Blocks, and holds the write lock for as long as it takes; not for the GUI thread.
    """
    steps = _Steps(progress)
    reading = FileReading(path, customer=customer, kind=kind, progress=steps.read)
    reading.look()
    sieve = _Sieve()
    with store.writing(much=True) as session:
        writer = FactWriter(session, actor, now, progress=steps.wrote, tell_twice=True)
        # Names are looked up in the store as it was before the file.
        with store.reading() as before:
            writer.write(sieve.facts_of(reading.iter_facts(StoreLookups(before))))
        applied = writer.finish()
        rejected = [Problem(path.name, no.place.line, no.column, no.code, no.text) for no in applied.rejected]
        listed = sorted([*sieve.problems, *rejected], key=lambda problem: problem.line)
        unlisted = sieve.unlisted + applied.unlisted + Counter(problem.code for problem in listed[MOST_LISTED:])
        result = ImportReport(
            file=path.name,
            kinds=tuple(reading.kinds),
            tallies=applied.tallies,
            problems=tuple(listed[:MOST_LISTED]),
            notes=tuple(dict.fromkeys([*reading.notes, *applied.notes])),
            rows=reading.rows,
            unlisted=dict(unlisted),
        )
        if result.wrote:
            event = history.happened(Event.IMPORTED, now, actor, after=path.name, detail=_account(result))
            history.write(session, [event])
        # The last chance to cancel; after it everything is committed at once.
        steps.end()
    return result


class _Steps:
    """How far a file is, of a thousand steps: reading tells it while there are rows, then writing does."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._at = 0

    def read(self, done: int, total: int) -> None:
        """So much of the file is read."""
        self._tell(_STEPS_OF_ROWS * min(done, total) // max(total, 1))

    def wrote(self, _facts: int) -> None:
        """Another bite is written, or another index is made: nobody knows how many there will be."""
        at = self._at
        self._tell(at if at < _STEPS_OF_ROWS else at + (_STEPS - at) // 8)

    def end(self) -> None:
        """All is done but the commit."""
        self._tell(_STEPS)

    def _tell(self, at: int) -> None:
        self._at = max(at, self._at)
        if self._progress is not None:
            self._progress(self._at, _STEPS)


class _Sieve:
    """Takes the problems out of what reading a file gives, and holds as many of them as are listed."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.unlisted: Counter[str] = Counter()

    def facts_of(self, stream: Iterable[PlacedFact | Problem]) -> Iterator[PlacedFact]:
        """The facts, as they come."""
        for found in stream:
            if isinstance(found, PlacedFact):
                yield found
            elif len(self.problems) < MOST_LISTED:
                self.problems.append(found)
            else:
                self.unlisted[found.code] += 1


def _account(result: ImportReport) -> str:
    """The counts in the form that a view takes apart: `new=3 changed=0 unchanged=1 problems=2 rows=6`."""
    counts = {
        "new": sum(tally.new for tally in result.tallies.values()),
        "changed": sum(tally.changed for tally in result.tallies.values()),
        "unchanged": sum(tally.unchanged for tally in result.tallies.values()),
        "problems": result.problem_count,
        "rows": result.rows,
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
        if not explained or not isinstance(first, ImportReport) or not _WAITING & first.codes:
            continue
        second = take(path)
        if isinstance(second, ImportReport):
            results[index] = (path, replace(second, tallies=_sum(first.tallies, second.tallies)))
    if any(isinstance(result, ImportReport) and result.wrote for _, result in results):
        keep_for_finding(store)
    return results


def _sum(first: dict[str, Tally], second: dict[str, Tally]) -> dict[str, Tally]:
    """The tallies of a file that was taken twice; what the first time wrote is unchanged the second time."""
    total: dict[str, Tally] = {}
    for kind in {**first, **second}:
        one, two = first.get(kind, Tally()), second.get(kind, Tally())
        wrote = one.new + one.changed
        total[kind] = Tally(one.new + two.new, one.changed + two.changed, max(two.unchanged - wrote, 0))
    return total
