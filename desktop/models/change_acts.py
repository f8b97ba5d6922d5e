"""Acts on decisions that were made: settling conflicts and drift, discarding, restoring, trying again, undoing an act.

Each runs on the writer thread, and answers on the GUI thread after it is durable, as the other acts of the desk do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.data.clock import utc_now
from desktop.data.later import change_picking, drift, outbox, settling, taking_back
from desktop.domain.changes import UNSENT
from desktop.domain.records import ChangeState, StagingOutcome
from desktop.domain.roles import Actor

if TYPE_CHECKING:
    from desktop.data.change_picking import Picked
    from desktop.data.outbox import RestagingOutcome, UndoOutcome
    from desktop.data.store import Session

    Work = Callable[[Session], Any]

_S = ChangeState
DISCARDABLE = tuple(sorted(UNSENT))
"""What can be discarded: nothing of it has left the desk, and nobody has to answer for it elsewhere."""


@dataclass(frozen=True, slots=True)
class PutBack:
    """What putting back did: rows whose way back is staged, and rows that may not take their former contact."""

    staged: int
    barred: int


@dataclass(frozen=True, slots=True)
class Discarded:
    """What discarding did: keys of the changes, and the batch that takes it back when it is undone."""

    changes: tuple[int, ...]
    batch_id: str


class ChangeActs:
    """The acts, each with a call for when it is done. `act` runs work as the desk does and tells every view."""

    def __init__(
        self,
        act: Callable[[Work, Callable[[Any], None] | None], None],
        actor: Callable[[], Actor],
        today: Callable[[], date],
    ) -> None:
        self._act = act
        self._actor = actor
        self._today = today

    # Conflicts

    def keep_mine(self, picked: Picked, done: Callable[[list[int]], None] | None = None) -> None:
        """Send again what is in conflict, on what the service says now; `done` gets the keys of the changes."""
        actor = self._actor()

        def work(session: Session) -> list[int]:
            keys = change_picking.picked_changes(session, picked, _S.CONFLICT)
            return settling.keep_mine(session, actor, utc_now(), keys)

        self._act(work, done)

    def take_theirs(self, picked: Picked, done: Callable[[list[int]], None] | None = None) -> None:
        """Give way to what the service says; the changes are in the bin then. `done` gets their keys."""
        actor = self._actor()

        def work(session: Session) -> list[int]:
            keys = change_picking.picked_changes(session, picked, _S.CONFLICT)
            return settling.take_theirs(session, actor, utc_now(), keys)

        self._act(work, done)

    # Contacts that were changed elsewhere

    def accept(self, picked: Picked, done: Callable[[list[int]], None] | None = None) -> None:
        """Take note of contacts that were changed elsewhere; `done` gets their keys, for `reopen`."""
        actor = self._actor()

        def work(session: Session) -> list[int]:
            keys = change_picking.picked_drift(session, picked)
            found = [one.key for one in drift.listed(session, keys=keys)]
            drift.accept(session, actor, utc_now(), found)
            return found

        self._act(work, done)

    def reopen(self, keys: Sequence[int], done: Callable[[int], None] | None = None) -> None:
        """Take back that they were accepted."""
        actor = self._actor()
        self._act(lambda session: drift.reopen(session, actor, keys), done)

    def put_back(self, picked: Picked, done: Callable[[PutBack], None] | None = None) -> None:
        """Stage what these contacts were before."""
        actor, today = self._actor(), self._today()

        def work(session: Session) -> PutBack:
            keys = change_picking.picked_drift(session, picked)
            outcomes: list[StagingOutcome] = drift.put_back(session, actor, utc_now(), today, keys)
            return PutBack(sum(len(one.staged) for one in outcomes), sum(len(one.barred) for one in outcomes))

        self._act(work, done)

    # Changes

    def discard(self, picked: Picked, done: Callable[[Discarded], None] | None = None) -> None:
        """Take changes back that were not sent, as one act that `undo_act` can take back."""
        actor = self._actor()

        def work(session: Session) -> Discarded:
            keys = change_picking.picked_changes(session, picked, *DISCARDABLE)
            taken = taking_back.discard(session, actor, utc_now(), keys)
            act = outbox.next_undo(session, actor.author) if taken else None
            return Discarded(tuple(taken), act.batch_id if act else "")

        self._act(work, done)

    def stage_again(self, picked: Picked, done: Callable[[RestagingOutcome], None] | None = None) -> None:
        """Try again what was refused: each is a new choice, judged as of now."""
        self._restage(picked, _S.REFUSED, done)

    def set_aside(self, picked: Picked, done: Callable[[list[int]], None] | None = None) -> None:
        """Leave what was refused at that; `done` gets the keys of the changes, for `take_up`."""
        actor = self._actor()

        def work(session: Session) -> list[int]:
            keys = change_picking.picked_changes(session, picked, _S.REFUSED)
            return outbox.set_aside(session, actor, utc_now(), keys)

        self._act(work, done)

    def take_up(self, keys: Sequence[int], done: Callable[[list[int]], None] | None = None) -> None:
        """Take back that refused changes were set aside."""
        actor = self._actor()
        self._act(lambda session: outbox.take_up(session, actor, utc_now(), keys), done)

    def restore(self, picked: Picked, done: Callable[[RestagingOutcome], None] | None = None) -> None:
        """Restore what was discarded: each is a new choice, judged as of now."""
        self._restage(picked, _S.WITHDRAWN, done)

    def _restage(self, picked: Picked, state: ChangeState, done: Callable[[RestagingOutcome], None] | None) -> None:
        actor, today = self._actor(), self._today()

        def work(session: Session) -> RestagingOutcome:
            keys = change_picking.picked_changes(session, picked, state)
            return outbox.restage(session, actor, utc_now(), today, keys)

        self._act(work, done)

    def undo_act(self, batch_id: str, done: Callable[[UndoOutcome], None] | None = None) -> None:
        """Undo an act by its batch, whoever's it is."""
        actor, today = self._actor(), self._today()
        self._act(lambda session: taking_back.undo(session, actor, utc_now(), today, batch_id), done)
