"""Sending decisions: read, compare, put, verify; one change never waits for the fate of another.

Each change is read first. What the service holds already is confirmed without a write; what it holds otherwise than
the decision was made on is a conflict; else the change is `sending`, in a transaction of its own, before the contact is
put. A write without an answer is settled by reading again: it may be put once more, with the same request id, only when
the service still holds what it held before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from msgspec import structs

from desktop.data.contacts import Contacts
from desktop.data.facts import ContactFact
from desktop.data.store import Session
from desktop.data.syncing import sending, taking
from desktop.data.syncing.sending import Outcome, Waiting
from desktop.domain.records import ChangeState
from desktop.errors import Cancelled
from desktop.sync.engine.contacts import NO_CONTACT, default_contact
from desktop.sync.engine.control import Phase
from desktop.sync.engine.flight import Job, Landing
from desktop.sync.engine.run import Run
from desktop.sync.errors import (
    BadAnswer,
    CustomerLost,
    Missing,
    NotPermitted,
    Refused,
    RemoteError,
    SignInNeeded,
    Throttled,
    Unanswered,
)

_PUTS = 2
"""How often one run puts one change: once, and once more when reading shows that the first was not applied."""

OTHER_ANSWER = "other_answer"
"""Told of a change whose write was answered with another contact than was put."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A contact is being read, after so many writes."""

    change: Waiting
    puts: int = 0


@dataclass(frozen=True, slots=True)
class _Putting:
    """A contact is being put, for the time `puts`."""

    change: Waiting
    puts: int


_Step = _Reading | _Putting


class Push:
    """Sends what waits in one run."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._customer = run.options.customer

    def go(self) -> None:
        """Send all that waits. Raises what stands for all changes; what was not tried is as it was."""
        run = self._run
        actor, customer = run.actor, self._customer
        run.write(lambda session, now: sending.recover(session, actor, now))
        if run.options.take_up_kept:
            run.write(lambda session, now: sending.take_up_kept(session, actor, now, customer))
        run.sent["kept"] += run.write(lambda session, now: sending.keep_unpublishable(session, actor, now))
        total = run.read(lambda session: sending.number_waiting(session, customer))
        if total:
            run.begin(Phase.PUSH, total)
            # Few at a time: what is read is put soon after, and a crash leaves few to be looked after.
            run.flight.fly(self._jobs(), self._landed, ahead=2, together=0)

    def _jobs(self) -> Iterator[Job[_Step]]:
        after = 0
        while True:
            page = self._run.read(partial(sending.waiting, customer=self._customer, after=after))
            if not page:
                return
            for change in page:
                yield self._read(change, 0)
            after = page[-1].key

    def _read(self, change: Waiting, puts: int) -> Job[_Step]:
        call = partial(self._run.remote.support_contact, change.customer, change.subscription)
        return Job(_Reading(change, puts), call)

    def _put(self, change: Waiting, puts: int) -> Job[_Step]:
        call = partial(
            self._run.remote.put_support_contact,
            change.customer, change.subscription, change.wanted, change.wanted_received, change.request_id,
        )  # fmt: skip
        return Job(_Putting(change, puts), call)

    def _landed(self, landed: list[Landing[_Step]]) -> Iterable[Job[_Step]]:
        run = self._run
        work = _Landed()
        run.write(lambda session, now: self._settle(session, now, landed, work))
        run.step(work.ended)
        # What is to be put is put only while the rest may go on, too.
        for about, error in work.errors:
            run.weigh(about, error)
        following = [self._read(change, puts) for change, puts in work.read_again]
        if work.to_put and not run.flight.ending:
            keys = {change.key: change for change, _ in work.to_put}
            begun = run.write(lambda session, now: sending.begin(session, run.actor, now, keys))
            run.step(len(keys.keys() - begun))
            following += [self._put(change, puts + 1) for change, puts in work.to_put if change.key in begun]
        return [] if run.flight.ending else following

    def _settle(self, session: Session, now: datetime, landed: list[Landing[_Step]], work: _Landed) -> None:
        """Write down what the answers say; what is to be asked next is in `work`."""
        run = self._run
        contacts = Contacts(session)
        outcomes: list[Outcome] = []
        again: dict[int, str] = {}
        for landing in landed:
            step, change = landing.tag, landing.tag.change
            if landing.error is None:
                run.answered()
            if isinstance(step, _Reading):
                outcome = self._read_says(contacts, step, landing, work)
            else:
                outcome = self._put_says(contacts, step, landing, work, again)
            if outcome is not None:
                outcomes.append(outcome)
            if isinstance(landing.error, CustomerLost) and taking.deny_customer(session, now, change.customer_key):
                run.lost += 1
        if again:
            sending.wait_again(session, run.actor, now, again, work.answered)
        if outcomes:
            counts, taken = sending.settle(session, run.actor, now, outcomes)
            run.sent.update(counts)
            run.note(taken)
            work.ended += sum(outcome.state is not ChangeState.UNKNOWN for outcome in outcomes)

    def _read_says(self, contacts: Contacts, step: _Reading, landing: Landing[_Step], work: _Landed) -> Outcome | None:
        change, error = step.change, landing.error
        if isinstance(error, Missing) and error.code == NO_CONTACT:
            fact = default_contact(contacts, change.subscription_id)
        elif isinstance(error, Missing | CustomerLost | Refused):
            return Outcome(change.key, ChangeState.REFUSED, detail=_why(error))
        elif error is not None:
            # Nothing was sent yet, or nothing is known yet: it stays what it is.
            work.errors.append((change.subscription_id, error))
            return None
        else:
            fact = _named(landing.answer, change)
        told = sending.contact_of(contacts, fact)
        if told.same_as(change.wanted):
            return Outcome(change.key, ChangeState.CONFIRMED, fact)
        if not any(told.same_as(base) for base in change.bases):
            return Outcome(change.key, ChangeState.CONFLICT, fact, told.name)
        if step.puts < _PUTS:
            work.to_put.append((change, step.puts))
        return None

    def _put_says(
        self,
        contacts: Contacts,
        step: _Putting,
        landing: Landing[_Step],
        work: _Landed,
        again: dict[int, str],
    ) -> Outcome | None:
        change, error = step.change, landing.error
        if error is None:
            fact = _named(landing.answer, change)
            if sending.contact_of(contacts, fact).same_as(change.wanted):
                return Outcome(change.key, ChangeState.CONFIRMED, fact)
            return self._doubted(step, work, OTHER_ANSWER)
        if isinstance(error, Missing | CustomerLost | Refused):
            return Outcome(change.key, ChangeState.REFUSED, detail=_why(error))
        if isinstance(error, Unanswered | BadAnswer):
            return self._doubted(step, work, _why(error))
        work.errors.append((change.subscription_id, error))
        why = _why(error) if isinstance(error, RemoteError) else ""
        if change.state is ChangeState.UNKNOWN or step.puts > 1:
            # This write was turned away, but an earlier one may still arrive.
            return Outcome(change.key, ChangeState.UNKNOWN, detail=why)
        again[change.key] = why
        if isinstance(error, NotPermitted | SignInNeeded | Throttled):
            work.answered.add(change.key)
        return None

    def _doubted(self, step: _Putting, work: _Landed, why: str) -> Outcome:
        unknown = replace(step.change, state=ChangeState.UNKNOWN)
        work.read_again.append((unknown, step.puts))
        return Outcome(step.change.key, ChangeState.UNKNOWN, detail=why)


class _Landed:
    """What is to be done about answers once they are written down."""

    def __init__(self) -> None:
        self.read_again: list[tuple[Waiting, int]] = []
        self.to_put: list[tuple[Waiting, int]] = []
        self.errors: list[tuple[str, RemoteError | Cancelled]] = []
        self.ended = 0
        self.answered: set[int] = set()


def _named(fact: ContactFact, change: Waiting) -> ContactFact:
    """The contact as one of the subscription that was asked about, whatever the answer says."""
    return structs.replace(fact, subscription=change.subscription_id)


def _why(error: RemoteError) -> str:
    """What a person, and the service's support, have to know."""
    return f"{error} ({error.correlation_id})" if error.correlation_id else str(error)
