"""The life of a change: its states and the legal moves between them."""

from __future__ import annotations

from desktop.domain.records import ChangeState, Event

_S = ChangeState

MOVES: dict[ChangeState, frozenset[ChangeState]] = {
    _S.STAGED: frozenset({_S.WITHDRAWN, _S.SUBMITTED}),
    _S.WITHDRAWN: frozenset({_S.STAGED}),
    # Submitted waits for the adapter: it can still be withdrawn, and is kept when it cannot be published.
    _S.SUBMITTED: frozenset({_S.SENDING, _S.KEPT, _S.WITHDRAWN}),
    # Kept was never sent, so undo withdraws it; a connected adapter may take it up again.
    _S.KEPT: frozenset({_S.WITHDRAWN, _S.SUBMITTED}),
    # The service may turn a sender away before it takes anything (sign in again, wait); then the change waits on.
    _S.SENDING: frozenset({_S.CONFIRMED, _S.CONFLICT, _S.REFUSED, _S.UNKNOWN, _S.SUBMITTED}),
    _S.UNKNOWN: frozenset({_S.SENDING, _S.CONFIRMED, _S.CONFLICT, _S.REFUSED}),
    # A person settles a conflict: keep mine (send again), take theirs (withdraw), or later (stay).
    _S.CONFLICT: frozenset({_S.SUBMITTED, _S.WITHDRAWN}),
    _S.REFUSED: frozenset(),
    _S.CONFIRMED: frozenset(),
}

EVENT_OF: dict[ChangeState, Event] = {
    _S.STAGED: Event.RESTAGED,
    _S.WITHDRAWN: Event.WITHDRAWN,
    _S.SUBMITTED: Event.SUBMITTED,
    _S.SENDING: Event.SENDING,
    _S.KEPT: Event.KEPT,
    _S.CONFIRMED: Event.CONFIRMED,
    _S.CONFLICT: Event.CONFLICT,
    _S.REFUSED: Event.REFUSED,
    _S.UNKNOWN: Event.UNKNOWN,
}

OPEN = frozenset({_S.STAGED, _S.SUBMITTED, _S.SENDING, _S.UNKNOWN, _S.CONFLICT})
"""States of a decision that is still under way; a subscription has at most one such change."""

LAID_OVER = OPEN | {_S.KEPT}
"""States whose wanted contact is what lists and details show."""

UNSENT = frozenset({_S.STAGED, _S.SUBMITTED, _S.KEPT})
"""States that undo may withdraw, as nothing has left the desk."""


class IllegalMove(ValueError):
    """A move that the life of a change does not know."""


def move(state: ChangeState, to: ChangeState) -> ChangeState:
    """`to`, when a change in `state` may go there; raises IllegalMove otherwise."""
    if to not in MOVES[state]:
        raise IllegalMove(f"a {state} change cannot become {to}")
    return to
