"""The default sweep as models: groups, what is left in, and the rows of a group page by page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.data import outbox, sweeping
from desktop.data.store import Store
from desktop.data.sweeping import Bar, Sweep
from desktop.domain.eligibility import Reason
from desktop.domain.records import ChangeState, StagingOutcome
from desktop.models.desk import Desk
from desktop.models.paging import Phase
from desktop.models.sweeping import (
    LeftOutModel,
    ProposalsModel,
    Sweeping,
    SweptRowsModel,
    cure_word,
    groups_of,
    staging,
    why_word,
)
from tests.desk_fixtures import ACTOR, TODAY

CHECK = Qt.ItemDataRole.CheckStateRole
CHECKED, UNCHECKED, PARTLY = (
    state.value for state in (Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked)
)


@pytest.fixture
def found(store: Store) -> Sweep:
    with store.reading() as session:
        return sweeping.sweep(session, ACTOR, TODAY)


@pytest.fixture
def proposals(qapp, found: Sweep) -> ProposalsModel:
    model = ProposalsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_anew(groups_of(found)[0])
    return model


@pytest.fixture
def rows(qtbot, desk: Desk, proposals: ProposalsModel) -> SweptRowsModel:
    model = SweptRowsModel(desk, proposals)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    show(qtbot, model, max(proposals.records, key=lambda group: group.count))
    return model


def show(qtbot, model: SweptRowsModel, group) -> None:
    model.show_group(group)
    qtbot.waitUntil(lambda: model.phase is Phase.READY)


def test_everything_is_included_at_first(proposals: ProposalsModel, found: Sweep) -> None:
    assert proposals.taken == found.proposed > 0
    assert proposals.chosen() == (list(found.proposals), frozenset())
    assert {proposals.index(row, 0).data(CHECK) for row in range(proposals.rowCount())} == {CHECKED}


def test_a_group_is_left_out_as_a_whole(qtbot, proposals: ProposalsModel, found: Sweep) -> None:
    with qtbot.waitSignal(proposals.choice_changed):
        assert proposals.setData(proposals.index(0, 0), UNCHECKED, CHECK)
    assert proposals.index(0, 0).data(CHECK) == UNCHECKED
    assert proposals.taken == found.proposed - len(found.proposals[0].keys)
    assert proposals.chosen()[0] == list(found.proposals[1:])
    assert not proposals.setData(proposals.index(0, 1), "x")


def test_rows_are_taken_out_and_their_group_says_so(rows: SweptRowsModel, proposals: ProposalsModel) -> None:
    group = rows.group
    assert group is not None
    assert group.count > 1
    place = proposals.row_of(group.place)
    before = proposals.taken
    assert rows.setData(rows.index(0, 0), UNCHECKED, CHECK)
    assert (rows.index(0, 0).data(CHECK), rows.index(1, 0).data(CHECK)) == (UNCHECKED, CHECKED)
    assert proposals.index(place, 0).data(CHECK) == PARTLY
    assert proposals.taken == before - 1
    assert proposals.chosen()[1] == {rows.key_at(0)}
    # Taken out one by one, the whole group is out; one row brings it back alone.
    rows.set_taken([range(group.count)], False)
    assert proposals.index(place, 0).data(CHECK) == UNCHECKED
    assert proposals.taken == before - group.count
    rows.set_taken([range(1, 2)], True)
    assert proposals.taken == before - group.count + 1
    assert [rows.is_taken(row) for row in range(3)][:2] == [False, True]
    # Including the group takes all of it.
    proposals.set_included([place], True)
    assert proposals.taken == before


def test_rows_that_nobody_is_proposed_for_have_no_box(
    qtbot, rows: SweptRowsModel, proposals: ProposalsModel, found: Sweep
) -> None:
    left_out = LeftOutModel()
    QAbstractItemModelTester(left_out, QAbstractItemModelTester.FailureReportingMode.Fatal)
    left_out.show(groups_of(found)[1])
    group = left_out.record_at(0)
    assert group is not None
    show(qtbot, rows, group)
    assert rows.rowCount() == group.count
    assert rows.index(0, 0).data(CHECK) is None
    assert not rows.setData(rows.index(0, 0), UNCHECKED, CHECK)
    rows.set_taken([range(1)], False)
    assert proposals.taken == found.proposed
    rows.show_group(None)
    assert rows.rowCount() == 0


def test_every_reason_has_words() -> None:
    for why in (*Bar, *Reason):
        assert why_word(why)
        assert "%" not in why_word(why)
        assert cure_word(why)


def test_looking_tells_how_far_it_is_and_what_was_found(qtbot, desk: Desk, found: Sweep) -> None:
    looking = Sweeping(desk)
    told: list[tuple[int, int]] = []
    looking.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(looking.found) as answer:
        looking.start(None)
    assert answer.args == [found]
    assert told
    assert not looking.running


def test_looking_is_stopped_and_its_answer_dropped(qtbot, desk: Desk) -> None:
    looking = Sweeping(desk)
    answers: list[Sweep] = []
    looking.found.connect(answers.append)
    with qtbot.waitSignal(looking.stopped):
        looking.start(None)
        looking.cancel()
    qtbot.waitUntil(lambda: not desk.runner.busy)
    assert answers == []
    looking.start([])
    qtbot.waitUntil(lambda: answers == [Sweep()])


def test_what_is_left_in_is_staged_as_one_act(qtbot, desk: Desk, store: Store, proposals: ProposalsModel) -> None:
    proposals.set_included([0], False)
    outcomes: list[StagingOutcome] = []
    desk.stage_by(staging(proposals.chosen(), "HD-1"), done=outcomes.append, failed=pytest.fail)
    qtbot.waitUntil(lambda: bool(outcomes))
    assert len(outcomes[0].staged) == proposals.taken
    with store.reading() as session:
        staged = outbox.changes(session, states=[ChangeState.STAGED])
    assert {change.reason for change in staged if change.batch_id == outcomes[0].batch_id} == {"HD-1"}
