"""A person's choice on its way to the store: where some rows do not take the contact, it asks before it stages.

What a question says of the rows is read off the GUI thread, a hundred thousand of them as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.data.later import candidates_of_many
from desktop.domain.records import StagingOutcome, SupportContact
from desktop.errors import DeskError
from desktop.models import wording
from desktop.models.candidates import barred_sentence, contact_name
from desktop.models.desk import Desk
from desktop.models.filling import fill
from desktop.tasks import Task

if TYPE_CHECKING:
    from desktop.data.candidates_of_many import LeftOut, Reach

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Proposal:
    """A contact for some subscriptions, and why."""

    keys: tuple[int, ...]
    wanted: SupportContact
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Some rows would be left out: whether to go on without them."""

    proposal: Proposal
    reach: Reach

    @property
    def takes(self) -> int:
        """How many rows take the contact."""
        return self.reach.rows - self.reach.left

    def sentences(self) -> tuple[str, str]:
        """For how many the contact may be chosen, and what becomes of the others."""
        name, rows = contact_name(self.proposal.wanted), self.reach.rows
        if not self.takes:
            words = translate("Assigning", "%1 may be chosen for none of the %Ln selected subscription(s).", "", rows)
            return fill(words, name), translate("Assigning", "Nothing was changed.")
        words = translate("Assigning", "%1 may be chosen for %2 of the %Ln selected subscription(s).", "", rows)
        stay = translate("Assigning", "%Ln subscription(s) would stay as they are.", "", self.reach.left)
        return fill(words, name, wording.number(self.takes)), stay

    def lines(self) -> list[str]:
        """Those left out, a customer and a reason on each line, most rows first; the rest is counted."""
        named = self.reach.named
        lines = [_line(left) for left in named]
        if rest := self.reach.left - sum(left.rows for left in named):
            lines.append(translate("Assigning", "and %Ln more subscription(s)", "", rest))
        return lines


def _line(left: LeftOut) -> str:
    why = "; ".join(barred_sentence(reason) for reason in left.reasons)
    return fill(translate("Assigning", "%1 (%2): %3"), left.customer, wording.number(left.rows), why)


class Assigning(QObject):
    """Stages proposals one at a time. Lives on the GUI thread."""

    asked = Signal(object)
    """A `Question` waits for `leave_out` or `stop`."""
    staged = Signal(object, int)
    """The `StagingOutcome`, and of how many rows the person knew that they are left out."""
    failed = Signal(object)
    """The `DeskError` for which nothing was staged."""
    stopped = Signal()
    """The question was taken back; nothing was staged."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task[Reach] | None = None
        self._question: Question | None = None
        self._writing = False

    @property
    def busy(self) -> bool:
        """Whether a proposal is being looked at or staged; no other is taken meanwhile."""
        return self._writing or self._task is not None

    @property
    def question(self) -> Question | None:
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

    def leave_out(self) -> None:
        """Go on without the rows that do not take the contact."""
        question, self._question = self._question, None
        if question is not None and question.takes:
            self._stage(question.proposal, question.reach.left)

    def stop(self) -> None:
        """Take the question back, if there is one."""
        if self._question is not None:
            self._question = None
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
