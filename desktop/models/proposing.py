"""A person's choice on its way to the store: where some rows do not take the contact, it asks before it stages.

What a question says of the rows is read off the GUI thread, a hundred thousand of them as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.data.clock import utc_now
from desktop.data.later import assigning, candidates_of_many, pasted
from desktop.domain.records import StagingOutcome, SupportContact
from desktop.errors import DeskError
from desktop.models import wording
from desktop.models.candidates import barred_sentence, contact_name
from desktop.models.desk import DECISION, Desk
from desktop.models.filling import fill
from desktop.models.pasting import SheetQuestion
from desktop.tasks import Task

if TYPE_CHECKING:
    from desktop.data.candidates_of_many import LeftOut, Reach
    from desktop.data.pasted import OneForAll, PastedSheet

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Proposal:
    """A contact for some subscriptions, and why."""

    keys: tuple[int, ...]
    wanted: SupportContact
    reason: str = ""


class Asks(Protocol):
    """What is shown before anything is staged."""

    @property
    def shows_lines(self) -> bool:
        """Whether the lines are to be seen at once, as a preview."""

    @property
    def takes(self) -> int:
        """How many rows would be staged."""

    @property
    def left(self) -> int:
        """How many would be left out."""

    def sentences(self) -> tuple[str, ...]:
        """What it comes to."""

    def lines(self) -> list[str]:
        """Which ones, and why."""


@dataclass(frozen=True, slots=True)
class Question:
    """Some rows would be left out: whether to go on without them."""

    proposal: Proposal
    reach: Reach
    shows_lines: bool = False

    @property
    def takes(self) -> int:
        """How many rows take the contact."""
        return self.reach.rows - self.reach.left

    @property
    def left(self) -> int:
        """How many do not."""
        return self.reach.left

    def sentences(self) -> tuple[str, ...]:
        """For how many the contact may be chosen, and what becomes of the others."""
        name, rows = contact_name(self.proposal.wanted), self.reach.rows
        if not self.takes:
            words = translate("Proposing", "%1 may be chosen for none of the %Ln selected subscription(s).", "", rows)
            return fill(words, name), translate("Proposing", "Nothing was changed.")
        if not self.reach.left:
            return (fill(translate("Proposing", "%1 may be chosen for all %Ln of them.", "", rows), name),)
        words = translate("Proposing", "%1 may be chosen for %2 of the %Ln selected subscription(s).", "", rows)
        stay = translate("Proposing", "%Ln subscription(s) would stay as they are.", "", self.reach.left)
        return fill(words, name, wording.number(self.takes)), stay

    def lines(self) -> list[str]:
        """Those left out, a customer and a reason on each line, most rows first; the rest is counted."""
        named = self.reach.named
        lines = [_line(left) for left in named]
        if rest := self.reach.left - sum(left.rows for left in named):
            lines.append(translate("Proposing", "and %Ln more subscription(s)", "", rest))
        return lines


def _line(left: LeftOut) -> str:
    why = "; ".join(barred_sentence(reason) for reason in left.reasons)
    return fill(translate("Proposing", "%1 (%2): %3"), left.customer, wording.number(left.rows), why)


class Proposing(QObject):
    """Stages proposals one at a time. Lives on the GUI thread."""

    asked = Signal(object)
    """Something that `Asks` waits for `leave_out` or `stop`."""
    nothing_pasted = Signal()
    """There was no text to paste."""
    staged = Signal(object, int)
    """The `StagingOutcome`, and of how many rows the person knew that they are left out."""
    failed = Signal(object)
    """The `DeskError` for which nothing was staged."""
    stopped = Signal()
    """The question was taken back; nothing was staged."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task[Any] | None = None
        self._question: Question | SheetQuestion | None = None
        self._writing = False

    @property
    def busy(self) -> bool:
        """Whether a proposal is being looked at or staged; no other is taken meanwhile."""
        return self._writing or self._task is not None

    @property
    def question(self) -> Question | SheetQuestion | None:
        """What waits for an answer."""
        return self._question

    def propose(self, proposal: Proposal, *, sure: bool = False) -> None:
        """Stage a proposal, after asking where some rows do not take it; `sure` says that all of them do."""
        if self.busy or not proposal.keys:
            return
        self.stop()
        if sure:
            self._stage(proposal, 0)
            return
        actor, today = self._desk.actor, self._desk.today
        self._task = self._desk.runner.read(
            lambda session: candidates_of_many.reach(session, actor, today, proposal.keys, proposal.wanted),
            lambda reach: self._take_reach(proposal, reach),
            self._fail,
        )

    def _take_reach(self, proposal: Proposal, reach: Reach) -> None:
        self._task = None
        if not reach.left:
            self._stage(proposal, 0)
            return
        self._question = Question(proposal, reach)
        self.asked.emit(self._question)

    def paste(self, keys: Sequence[int], text: str, reason: str) -> None:
        """Ask whether to do to the subscriptions `keys` what `text` says: one contact for all, or a sheet."""
        if self.busy:
            return
        self.stop()
        actor, today = self._desk.actor, self._desk.today
        self._task = self._desk.runner.read(
            lambda session: pasted.read(session, actor, today, text, keys),
            lambda found: self._take_pasted(tuple(keys), reason, found),
            self._fail,
        )

    def _take_pasted(self, keys: tuple[int, ...], reason: str, found: OneForAll | PastedSheet | None) -> None:
        self._task = None
        if found is None:
            self.nothing_pasted.emit()
        elif isinstance(found, pasted.OneForAll):
            self._question = Question(Proposal(keys, found.contact, reason), found.reach, shows_lines=True)
            self.asked.emit(self._question)
        else:
            self._question = SheetQuestion(found, reason)
            self.asked.emit(self._question)

    def leave_out(self) -> None:
        """Go on without the rows that do not take the contact."""
        question, self._question = self._question, None
        if question is None or not question.takes:
            return
        if isinstance(question, Question):
            self._stage(question.proposal, question.left)
            return
        self._writing = True
        actor, today, reason = self._desk.actor, self._desk.today, question.reason
        assignments = question.sheet.preview.assignments

        def done(outcome: StagingOutcome) -> None:
            self._writing = False
            self._desk.tell(DECISION)
            self.staged.emit(outcome, 0)

        self._desk.runner.write(
            lambda session: assigning.stage(session, actor, utc_now(), today, assignments, reason=reason),
            done,
            self._fail,
        )

    def stop(self) -> None:
        """Take the question back, also one that is only being thought of."""
        task, self._task = self._task, None
        question, self._question = self._question, None
        if task is not None:
            task.cancel()
        if task is not None or question is not None:
            self.stopped.emit()

    def _stage(self, proposal: Proposal, agreed: int) -> None:
        self._writing = True

        def done(outcome: StagingOutcome) -> None:
            self._writing = False
            self.staged.emit(outcome, agreed)

        self._desk.stage(proposal.keys, proposal.wanted, reason=proposal.reason, done=done, failed=self._fail)

    def _fail(self, error: DeskError) -> None:
        self._task = None
        self._writing = False
        self.failed.emit(error)
