"""Every code of an import has words on screen, and the values stand in them."""

from __future__ import annotations

import string

import pytest

from desktop.data.applying import Tally
from desktop.data.facts import Problem
from desktop.data.importing import running
from desktop.data.importing.problems import REFUSALS, refused
from desktop.data.importing.running import ImportReport
from desktop.models import problem_words
from desktop.models.import_report import FilesModel, ProblemsModel, file_lines, problem_lines
from desktop.models.problem_words import kind_word, note_sentence, problem_sentence, refusal_sentence


@pytest.mark.parametrize("code", sorted(running.SENTENCES))
def test_every_problem_has_words(code: str) -> None:
    assert code in problem_words._problems()
    told = problem_sentence(Problem("a.csv", 3, "Name", code, "%1 <b>"))
    assert ("%1 <b>" in told) == ("{}" in running.SENTENCES[code])


@pytest.mark.parametrize("code", sorted(REFUSALS))
def test_every_refusal_has_words_with_all_its_values(code: str) -> None:
    places = sum(1 for _, name, _, _ in string.Formatter().parse(REFUSALS[code]) if name is not None)
    values = [f"value {place}" for place in range(places)]
    told = refusal_sentence(refused(code, *values))
    assert all(value in told for value in values)
    assert "%" not in told
    assert code in problem_words._refusals()


@pytest.mark.parametrize("code", sorted(running.NOTES))
def test_every_remark_has_words(code: str) -> None:
    assert code in problem_words._notes()


def test_codes_of_a_newer_version_are_shown_all_the_same() -> None:
    assert problem_sentence(Problem("a", 1, "", "newer", "x")) == "newer"
    assert note_sentence("newer") == "newer"
    assert kind_word("newer") == "newer"


def test_a_file_has_a_line_for_each_kind_and_says_its_outcome_once() -> None:
    report = ImportReport(
        "a.csv",
        ("customers",),
        {"customers": Tally(2, 0, 1), "contacts": Tally(0, 1, 0)},
        (Problem("a.csv", 4, "Name", "missing_value"), Problem("a.csv", 30, "", "bad_json")),
        ("encoding_guessed",),
        5,
    )
    results = [("a.csv", report), ("b.bin", refused("binary_file", "b.bin"))]
    lines = file_lines(results)
    assert [(line.file, line.kind, line.new, line.problems) for line in lines] == [
        ("a.csv", "Customers", 2, 2),
        ("a.csv", "Support contacts", 0, None),
        ("b.bin", "", None, None),
    ]
    assert [line.outcome.text if line.outcome else None for line in lines] == ["With problems", None, "Not imported"]
    assert "Windows-1251" in lines[0].remark
    files, problems = FilesModel(), ProblemsModel()
    files.show(lines)
    problems.show(problem_lines(results))
    assert (files.rowCount(), problems.rowCount()) == (3, 2)
    problems.sort(problems.column_of("line"))
    assert problems.index(0, problems.column_of("line")).data() == "4"
