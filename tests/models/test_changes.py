"""Lines of the changes page as a table: words, check boxes, order; under Qt's own model tester."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.data.change_lines import BatchLine, ChangeGroup, ChangeLine, ChangesQuery, DriftLine
from desktop.data.store import Store
from desktop.domain.records import ChangeState, SupportContact
from desktop.models import change_words, roles
from desktop.models.changes import ChangesModel
from desktop.models.desk import Desk
from desktop.models.paging import Phase
from desktop.models.roles import ChipKind
from desktop.tasks import TaskRunner
from tests.changing import ANN, TODAY, Made, decide_in_every_way, roomy_desk

S, G = ChangeState, ChangeGroup


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = roomy_desk(tmp_path)
    yield store
    store.close()


@pytest.fixture
def made(store: Store) -> Made:
    return decide_in_every_way(store)


@pytest.fixture
def model(qtbot, store: Store, made: Made, runner: TaskRunner) -> ChangesModel:
    model = ChangesModel(Desk(runner, lambda: ANN, today=lambda: TODAY))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tester.setParent(model)
    return model


def show(qtbot, model: ChangesModel, group: ChangeGroup, text: str = "") -> None:
    model.show(model.sorted_query(ChangesQuery(group, text, TODAY)))
    qtbot.waitUntil(lambda: model.phase is Phase.READY)
    for row in range(model.rowCount()):
        model.data(model.index(row, 0))
    qtbot.waitUntil(lambda: all(model.record_at(row) is not None for row in range(model.rowCount())))


def texts(model: ChangesModel, row: int) -> dict[str, str]:
    return {
        column.key: str(model.index(row, place).data() or "") for place, column in enumerate(model.columns)
    }  # fmt: skip


def test_every_kind_of_line_says_what_it_is(qtbot, model: ChangesModel) -> None:
    show(qtbot, model, G.ALL)
    acts = [row for row in range(model.rowCount()) if isinstance(model.record_at(row), BatchLine)]
    sent = texts(model, acts[-1])
    assert sent["subscription"] == "Assigning Fabrikam to 12 subscription(s)"
    assert sent["result"] == "2 submitted · 4 confirmed · 3 conflict · 2 refused · 1 unknown"
    assert (sent["reason"], sent["author"], sent["customer"]) == ("HD-1041", "Ann Desk", "")
    heading = model.heading(acts[-1])
    assert heading is not None
    assert "HD-1041 · Ann Desk" in heading.caption
    assert model.heading(acts[-1] + 1) is None
    show(qtbot, model, G.REFUSED)
    refused = texts(model, 1)
    assert refused["result"] == "600009 · The partner has no relationship with the customer."
    assert refused["correlation"].startswith("5f9c1b52")
    show(qtbot, model, G.CONFLICTS)
    assert texts(model, 1)["result"] == "Partner Center has Ёлка Сервис"
    show(qtbot, model, G.DRIFT)
    drift = texts(model, 0)
    assert (drift["base"], drift["wanted"], drift["state"]) == ("Tien Shan Cloud", "Fabrikam", "Elsewhere")
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Contoso, Branch-33, from Tien Shan Cloud to Fabrikam, Elsewhere")


def test_a_header_sorts_and_then_there_are_no_headings(qtbot, model: ChangesModel) -> None:
    show(qtbot, model, G.ALL)
    lines = model.rowCount()
    model.sort(model.column_of("customer"), Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: model.phase is Phase.READY and model.rowCount() == 26)
    assert lines == 26 + 5
    model.sort(-1)
    qtbot.waitUntil(lambda: model.phase is Phase.READY and model.rowCount() == lines)
    assert isinstance(model.record_at(0), BatchLine)


def test_check_boxes_say_what_goes_with_the_next_submit(qtbot, model: ChangesModel, made: Made) -> None:
    show(qtbot, model, G.STAGED)
    include = model.include
    state = Qt.ItemDataRole.CheckStateRole
    assert model.index(0, include).data(state) is None
    assert model.index(1, include).data(state) == Qt.CheckState.Checked.value
    assert model.flags(model.index(1, include)) & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.flags(model.index(0, include)) & Qt.ItemFlag.ItemIsUserCheckable
    with qtbot.waitSignal(model.dataChanged):
        assert model.setData(model.index(1, include), Qt.CheckState.Unchecked.value, state)
    assert model.index(1, include).data(state) == Qt.CheckState.Unchecked.value
    assert "left out" in model.index(1, include).data(Qt.ItemDataRole.AccessibleTextRole)
    assert not model.setData(model.index(0, include), Qt.CheckState.Unchecked.value, state)
    # The heading of an act stands for its changes, and the rest stays as it is.
    model.set_included([range(2, 3)], False)
    assert len(model.left_out.keys) == 3
    model.set_included([range(model.rowCount())], True)
    assert model.left_out.keys == set()
    show(qtbot, model, G.CONFLICTS)
    assert model.index(1, include).data(state) is None


def test_what_the_check_before_a_submit_finds(qtbot, model: ChangesModel) -> None:
    show(qtbot, model, G.STAGED, "branch-17")
    line = model.record_at(1)
    assert isinstance(line, ChangeLine)
    assert line.review is not None
    chip = change_words.check_chip
    assert chip(line).text == "Unconfirmed"
    assert model.index(1, model.column_of("result")).data(roles.CHIP).kind is ChipKind.CAUTION
    assert "Nobody has attested" in model.index(1, model.column_of("result")).data(Qt.ItemDataRole.ToolTipRole)
    wanted = line.change.wanted
    assert chip(replace(line, told=wanted)).text == "Already so"
    other = SupportContact("t", "9", "Wingtip")
    moved = replace(line, told=other)
    assert chip(moved).text == "Moved meanwhile"
    assert any("Wingtip" in sentence for sentence in change_words.check_sentences(moved))
    show(qtbot, model, G.STAGED, "branch-12")
    plain = model.record_at(1)
    assert isinstance(plain, ChangeLine)
    assert chip(plain).text == "No agreement"
    assert change_words.check_chip(replace(plain, review=None)) is None


def test_every_group_and_state_has_its_words() -> None:
    for group in ChangeGroup:
        assert change_words.group_word(group)
        assert change_words.group_about(group)
    assert change_words.error_words("interrupted") == "The sync ended before the answer came"
    assert change_words.error_words("other_answer") == "The answer named another contact"
    assert change_words.error_words("") == ""


def test_a_drifted_line_has_no_author(qtbot, model: ChangesModel) -> None:
    show(qtbot, model, G.DRIFT)
    line = model.record_at(0)
    assert isinstance(line, DriftLine)
    assert (change_words.author_of(line), change_words.reason_of(line)) == ("", "")
