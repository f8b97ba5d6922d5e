"""A sheet of assignments as models: reading it, and the words for all that can be wrong with a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.data import sweeping
from desktop.data.assigning import SENTENCES, Sheet, SuggestionKey, Trouble, What, read_pasted
from desktop.data.store import Store
from desktop.domain.eligibility import Finding, Reason
from desktop.errors import DeskError
from desktop.models.assigning import (
    AssignmentsModel,
    OffersModel,
    Read,
    SheetReading,
    TroublesModel,
    trouble_sentence,
    what_word,
)
from desktop.models.desk import Desk
from tests.desk_fixtures import ACTOR, TODAY


@pytest.fixture
def lines(store: Store) -> list[tuple[str, str]]:
    """Subscription ids, and the name of the reseller who may have each."""
    with store.reading() as session:
        found = sweeping.sweep(session, ACTOR, TODAY)
        pairs = [(key, one.contact.name) for one in found.proposals for key in one.keys]
        rows = sweeping.rows(session, ACTOR, TODAY, [key for key, _ in pairs])
        return [(rows[key].subscription.id, name) for key, name in pairs]


def read(qtbot, desk: Desk, source: Path | Sheet, accepted: dict[SuggestionKey, int] | None = None) -> Read:
    reading = SheetReading(desk)
    with qtbot.waitSignal(reading.found) as answer:
        reading.start(source, accepted or {})
    assert not reading.running
    return answer.args[0]


def shown(model, row: int, key: str) -> str:
    return model.index(row, model.column_of(key)).data()


def test_what_would_be_staged_is_shown_with_its_subscription(qtbot, desk: Desk, lines) -> None:
    (guid, name), *_ = lines
    found = read(qtbot, desk, read_pasted(f"{guid}\t{name}\tHD-1"))
    model = AssignmentsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_read(found)
    assert model.rowCount() == 1
    assert (shown(model, 0, "line"), shown(model, 0, "wanted"), shown(model, 0, "reason")) == ("1", name, "HD-1")
    assert shown(model, 0, "customer")
    model.sort(model.column_of("line"), Qt.SortOrder.DescendingOrder)
    assert name in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_each_option_of_an_unknown_name_is_a_row(qtbot, desk: Desk, lines) -> None:
    (guid, name), *_ = lines
    sheet = read_pasted(f"{guid}\t{name}x Ltd")
    found = read(qtbot, desk, sheet)
    model = OffersModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_suggestions(found.preview.suggestions)
    assert model.rowCount() == len(found.preview.suggestions[0].options) > 0
    assert shown(model, 0, "name") == name
    for column in model.columns:
        model.sort(model.column_of(column.key))
    best = model.record_at(model.row_of(0))
    assert best is not None
    found = read(qtbot, desk, sheet, {best.suggestion.key: best.key})
    assert [one.wanted.name for one in found.preview.assignments] == [name]


def test_lines_in_trouble_say_why(qtbot, desk: Desk, lines) -> None:
    found = read(qtbot, desk, read_pasted(f"{lines[0][0]}\t{lines[0][1]}\nnonsense\tdefault\n{lines[1][0]}"))
    model = TroublesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_read(found)
    assert [shown(model, row, "line") for row in range(model.rowCount())] == ["2", "3"]
    assert "nonsense" in shown(model, 0, "why")


def test_every_trouble_has_words() -> None:
    for code in SENTENCES:
        assert "VALUE" in trouble_sentence(Trouble(1, code, "VALUE")) or "%1" not in trouble_sentence(Trouble(1, code))
    finding = Finding(Reason.NOT_LINKED)
    assert trouble_sentence(Trouble(1, "not_eligible", "Fabrikam", 1, (finding,))).startswith("Fabrikam")
    assert all(map(what_word, What))


def test_a_file_that_cannot_be_read_is_told(qtbot, desk: Desk, tmp_path: Path) -> None:
    reading = SheetReading(desk)
    with qtbot.waitSignal(reading.failed) as answer:
        reading.start(tmp_path / "nowhere.csv", {})
    assert isinstance(answer.args[0], DeskError)


def test_reading_is_stopped_and_its_answer_dropped(qtbot, desk: Desk, lines) -> None:
    reading = SheetReading(desk)
    answers: list[Read] = []
    reading.found.connect(answers.append)
    reading.start(read_pasted(f"{lines[0][0]}\t{lines[0][1]}"), {})
    reading.cancel()
    qtbot.waitUntil(lambda: not desk.runner.busy)
    assert answers == []
