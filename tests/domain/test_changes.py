"""The life of a change: the full matrix of moves, legal and not."""

from __future__ import annotations

import pytest

from desktop.domain.changes import EVENT_OF, LAID_OVER, MOVES, OPEN, UNSENT, IllegalMove, move
from desktop.domain.records import ChangeState, Event

LEGAL = {
    ("staged", "withdrawn"),
    ("staged", "submitted"),
    ("withdrawn", "staged"),
    ("submitted", "sending"),
    ("submitted", "kept"),
    ("submitted", "withdrawn"),
    ("kept", "withdrawn"),
    ("kept", "submitted"),
    ("sending", "confirmed"),
    ("sending", "conflict"),
    ("sending", "refused"),
    ("sending", "unknown"),
    ("sending", "submitted"),
    ("unknown", "sending"),
    ("unknown", "confirmed"),
    ("unknown", "conflict"),
    ("unknown", "refused"),
    ("conflict", "submitted"),
    ("conflict", "withdrawn"),
}


@pytest.mark.parametrize("to", list(ChangeState))
@pytest.mark.parametrize("state", list(ChangeState))
def test_every_legal_move_is_made_and_every_other_raises(state: ChangeState, to: ChangeState) -> None:
    if (state.value, to.value) in LEGAL:
        assert move(state, to) is to
    else:
        with pytest.raises(IllegalMove, match=f"a {state} change cannot become {to}"):
            move(state, to)


def test_every_state_has_its_moves_and_its_event() -> None:
    assert MOVES.keys() == set(ChangeState)
    assert EVENT_OF.keys() == set(ChangeState)
    assert len(set(EVENT_OF.values())) == len(EVENT_OF)
    assert Event.STAGED not in EVENT_OF.values()


def test_final_states_have_no_way_out() -> None:
    assert {state for state, moves in MOVES.items() if not moves} == {ChangeState.CONFIRMED, ChangeState.REFUSED}


def test_every_state_is_reached_from_staged() -> None:
    reached, frontier = set(), {ChangeState.STAGED}
    while frontier:
        reached |= frontier
        frontier = {to for state in frontier for to in MOVES[state]} - reached
    assert reached == set(ChangeState)


def test_groups_of_states() -> None:
    closed = {ChangeState.WITHDRAWN, ChangeState.KEPT, ChangeState.CONFIRMED, ChangeState.REFUSED}
    assert set(ChangeState) - closed == OPEN
    assert {ChangeState.KEPT} == LAID_OVER - OPEN
    assert {ChangeState.STAGED, ChangeState.SUBMITTED, ChangeState.KEPT} == UNSENT
    assert all(ChangeState.WITHDRAWN in MOVES[state] for state in UNSENT)


def test_nothing_sent_can_be_withdrawn_but_a_conflict() -> None:
    sent = set(ChangeState) - UNSENT - {ChangeState.WITHDRAWN}
    assert {state for state in sent if ChangeState.WITHDRAWN in MOVES[state]} == {ChangeState.CONFLICT}
