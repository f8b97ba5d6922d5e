"""The report of an import as two tables: what each file did, and what was wrong with its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from desktop.data.facts import Problem
from desktop.data.importing.running import ImportReport
from desktop.errors import ImportRefused
from desktop.models import wording
from desktop.models.listed import ListedModel
from desktop.models.paging import Column
from desktop.models.problem_words import kind_word, note_sentence, problem_sentence, refusal_sentence
from desktop.models.roles import Chip, ChipKind

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class FileLine:
    """What one file did to one kind of row; the first line of a file also has its problems and its outcome."""

    key: int
    file: str
    kind: str = ""
    new: int | None = None
    changed: int | None = None
    unchanged: int | None = None
    problems: int | None = None
    outcome: Chip | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem and its place in the report."""

    key: int
    problem: Problem


def _outcome(report: ImportReport) -> Chip:
    if report.problems:
        return Chip(ChipKind.CAUTION, translate("Import", "With problems"))
    if report.wrote:
        return Chip(ChipKind.GOOD, translate("Import", "Imported"))
    return Chip(ChipKind.NEUTRAL, translate("Import", "Nothing new"))


def file_lines(results: Sequence[tuple[str, ImportReport | ImportRefused]]) -> list[FileLine]:
    """The lines of the first table."""
    lines: list[FileLine] = []
    for name, result in results:
        if isinstance(result, ImportRefused):
            chip = Chip(ChipKind.BAD, translate("Import", "Not imported"))
            lines.append(FileLine(len(lines), name, outcome=chip, remark=refusal_sentence(result)))
            continue
        outcome: Chip | None = _outcome(result)
        remark = " ".join(note_sentence(code) for code in result.notes)
        problems: int | None = result.problem_count
        told = {kind: tally for kind, tally in result.tallies.items() if tally.new or tally.changed or tally.unchanged}
        if not told:
            kinds = ", ".join(kind_word(kind) for kind in result.kinds)
            lines.append(FileLine(len(lines), name, kinds, 0, 0, 0, problems, outcome, remark))
        for kind, tally in told.items():
            lines.append(
                FileLine(
                    len(lines),
                    name,
                    kind_word(kind),
                    tally.new,
                    tally.changed,
                    tally.unchanged,
                    problems,
                    outcome,
                    remark,
                )
            )
            problems, outcome, remark = None, None, ""
    return lines


def problem_lines(results: Sequence[tuple[str, ImportReport | ImportRefused]]) -> list[ProblemLine]:
    """The lines of the second table."""
    found = [p for _, result in results if isinstance(result, ImportReport) for p in result.problems]
    return [ProblemLine(place, problem) for place, problem in enumerate(found)]


FILE_COLUMNS: tuple[Column[FileLine], ...] = (
    Column("file", lambda: translate("Import", "File"), lambda line: line.file, elide_middle=True, width=20),
    Column(
        "outcome",
        lambda: translate("Import", "Outcome"),
        lambda line: line.outcome.text if line.outcome else "",
        chip=lambda line: line.outcome,
        width=21,
    ),
    Column(
        "kind",
        lambda: translate("Import", "What is in it"),
        lambda line: line.kind or line.remark,
        caption=lambda line: line.remark if line.kind else "",
        width=40,
    ),
    Column("new", lambda: translate("Import", "New"), lambda line: wording.number(line.new), numeric=True, width=7),
    Column(
        "changed",
        lambda: translate("Import", "Changed"),
        lambda line: wording.number(line.changed),
        numeric=True,
        width=10,
    ),
    Column(
        "unchanged",
        lambda: translate("Import", "Unchanged"),
        lambda line: wording.number(line.unchanged),
        numeric=True,
        width=11,
    ),
    Column(
        "problems",
        lambda: translate("Import", "Problems"),
        lambda line: wording.number(line.problems),
        numeric=True,
        width=10,
    ),
)

PROBLEM_COLUMNS: tuple[Column[ProblemLine], ...] = (
    Column(
        "file",
        lambda: translate("Import", "File"),
        lambda line: line.problem.file,
        sort="file",
        elide_middle=True,
        width=22,
    ),
    Column(
        "line",
        lambda: translate("Import", "Line"),
        lambda line: wording.number(line.problem.line) if line.problem.line else "",
        sort="line",
        numeric=True,
        width=8,
    ),
    Column("column", lambda: translate("Import", "Column"), lambda line: line.problem.column, sort="column", width=18),
    Column(
        "reason",
        lambda: translate("Import", "What is wrong"),
        lambda line: problem_sentence(line.problem),
        sort="reason",
        width=52,
    ),
    Column("value", lambda: translate("Import", "Value"), lambda line: line.problem.text, sort="value", width=24),
)


class FilesModel(ListedModel[FileLine]):
    """What each file did."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(FILE_COLUMNS, lambda line: line.key, _file_summary, parent)


class ProblemsModel(ListedModel[ProblemLine]):
    """What was wrong, by file and line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(PROBLEM_COLUMNS, lambda line: line.key, _problem_summary, parent)

    def sort_value(self, record: ProblemLine, column: Column[ProblemLine]) -> object:
        """Lines are sorted as numbers."""
        return record.problem.line if column.key == "line" else super().sort_value(record, column)


def _file_summary(line: FileLine) -> str:
    parts = (line.file, line.outcome.text if line.outcome else "", line.kind, line.remark)
    return ", ".join(part for part in parts if part)


def _problem_summary(line: ProblemLine) -> str:
    where = translate("Import", "line %Ln", "", line.problem.line)
    return ", ".join(part for part in (line.problem.file, where, problem_sentence(line.problem)) if part)
