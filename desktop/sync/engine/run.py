"""What the parts of one run share: store and service, the account, and whether to go on."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

from desktop.data.store import Session, Store
from desktop.data.syncing.account import Taken
from desktop.data.syncing.runs import Summary, Trouble
from desktop.data.syncing.taking import deny_customer
from desktop.domain.roles import Actor
from desktop.errors import Cancelled, DeskError
from desktop.sync.engine.control import Control, Options, Phase, Progress
from desktop.sync.engine.flight import Flight
from desktop.sync.errors import NotPermitted, RemoteError, SignInNeeded, Throttled, Unreachable
from desktop.sync.remote import Meter, Remote

T = TypeVar("T")

_NAMED = 20
"""Troubles that are named one by one."""
_PATIENCE = 20
"""Answers that fail one after the other, until the service as a whole is taken to be out of order."""
_OFTEN = 0.1
"""Seconds between two tellings of the same phase."""

Telling = Callable[[Progress], None]


class Run:
    """One run. All of it is used by the thread that called `sync`, apart from `should_stop`."""

    def __init__(
        self,
        store: Store,
        remote: Remote,
        actor: Actor,
        options: Options,
        clock: Callable[[], datetime],
        control: Control,
        telling: Telling | None,
    ) -> None:
        self.store = store
        self.remote = remote
        self.actor = actor
        self.options = options
        self.clock = clock
        self._control = control
        self._telling = telling
        self.flight = Flight(options.in_flight, control, self.heed, options.grace)
        self.relaxed = False
        """Whether what is written now was only read, and may be lost to a power cut as it can be read again."""
        self.taken = Taken()
        self.sent: Counter[str] = Counter()
        self.lost = 0
        self._troubles: list[Trouble] = []
        self._trouble_count = 0
        self._in_a_row = 0
        self._started = time.monotonic()
        self._started_at = clock()
        self._before = remote.meter()
        self._phase = Phase.PROVIDER
        self._done = self._total = self._later = 0
        self._told = 0.0
        self._ended = False
        remote.stop(self.should_stop)

    def should_stop(self) -> bool:
        """Whether a request that waits for its turn is to be given up. Any thread."""
        return self._ended or self._control.cancelled or self.flight.ending

    def end(self) -> None:
        """Nothing is asked any more."""
        self._ended = True
        self.flight.close()

    # Sessions

    def write(self, work: Callable[[Session, datetime], T]) -> T:
        """Do `work` in one transaction, at one moment."""
        with self.store.writing(relaxed=self.relaxed) as session:
            return work(session, self.clock())

    def read(self, work: Callable[[Session], T]) -> T:
        """Do `work` in a session that writes nothing."""
        with self.store.reading() as session:
            return work(session)

    def take(self, taking: Callable[..., Taken], what: object, **how: bool) -> None:
        """Take in what was told, in one transaction, and put it on the account."""
        self.note(self.write(lambda session, now: taking(session, self.actor, now, what, **how)))

    def deny(self, customer: int) -> None:
        """The service says that we do not have this customer (row key)."""
        self.lost += self.write(partial(deny_customer, key=customer))

    # Going on

    def begin(self, phase: Phase, total: int = 0, later: int = 0) -> None:
        """Enter a phase of so many steps, with so many requests to come after it as far as is known."""
        self._phase, self._done, self._total, self._later = phase, 0, total, later
        self._told = 0.0
        self.heed()

    def step(self, number: int = 1) -> None:
        """So many more steps of the phase are done."""
        self._done += number

    def heed(self) -> None:
        """Tell how far it is, and raise Cancelled when the run is to end."""
        if self._control.cancelled:
            raise Cancelled
        now = time.monotonic()
        if self._telling is None or now - self._told < _OFTEN:
            return
        self._told = now
        try:
            self._telling(self._progress(now))
        except Cancelled:
            self._control.cancel()
            raise

    def _progress(self, now: float) -> Progress:
        meter = self.remote.meter()
        asked = meter.total - self._before.total
        left = max(self._total - self._done, 0) + self._later
        pace = meter.per_minute / 60
        spent = now - self._started
        if asked > 20 and spent > 1:
            pace = min(pace, asked / spent) if pace > 0 else asked / spent
        seconds = left / pace if pace > 0 and self._total else None
        return Progress(self._phase, self._done, self._total, asked, seconds, self._control.paused)

    # Errors

    def answered(self) -> None:
        """The service answered well: what failed before was about single things."""
        self._in_a_row = 0

    def weigh(self, about: str, error: RemoteError | Cancelled) -> None:
        """Note what failed for one thing; raise it when it stands for all."""
        if not isinstance(error, RemoteError) or stands_for_all(error):
            raise error
        self.trouble(about, error)
        self._in_a_row += 1
        if self._in_a_row >= _PATIENCE:
            raise error

    def trouble(self, about: str, error: DeskError) -> None:
        """Note something that could not be read or taken in."""
        self._trouble_count += 1
        if len(self._troubles) < _NAMED:
            self._troubles.append(Trouble(about, error.code, str(error), _values(error)))

    def note(self, taken: Taken) -> None:
        """Put what was taken in on the account."""
        for no in taken.rejected:
            self.trouble(
                no.text, DeskError(no.code, "What the service told of it could not be taken in ({}).", no.code)
            )
        taken.rejected.clear()
        self.taken.add(taken)

    def summary(
        self, kind: str, left: int, unknown: int, stopped: DeskError | Cancelled | None, push: DeskError | None
    ) -> Summary:
        """The account of the run."""
        meter = self.remote.meter()
        return Summary(
            kind=kind,
            started_at=self._started_at,
            ended_at=self.clock(),
            seconds=round(time.monotonic() - self._started, 3),
            requests=_asked(self._before, meter),
            throttled=meter.throttled - self._before.throttled,
            rows=self.taken.rows,
            confirmed=self.sent["confirmed"],
            conflicts=self.sent["conflict"],
            refused=self.sent["refused"],
            unknown=unknown,
            kept=self.sent["kept"],
            left=left,
            drift=self.taken.drift,
            lost=self.lost,
            troubles=tuple(self._troubles),
            trouble_count=self._trouble_count,
            stopped=_code(stopped),
            stopped_text=_words(stopped),
            stopped_values=_values(stopped),
            push_stopped=_code(push),
            push_stopped_text=_words(push),
            push_stopped_values=_values(push),
        )


def ends_all(error: DeskError) -> bool:
    """Whether an error means that no other request will fare better."""
    return isinstance(error, SignInNeeded | Unreachable | Throttled)


def stands_for_all(error: RemoteError | Cancelled) -> bool:
    """Whether an error is not about the one thing that was asked for."""
    return not isinstance(error, RemoteError) or ends_all(error) or isinstance(error, NotPermitted)


def _asked(before: Meter, after: Meter) -> dict[str, int]:
    asked = {kind: number - before.requests.get(kind, 0) for kind, number in after.requests.items()}
    return {kind: number for kind, number in asked.items() if number}


def _code(stopped: DeskError | Cancelled | None) -> str:
    if stopped is None:
        return ""
    return stopped.code if isinstance(stopped, DeskError) else "cancelled"


def _words(stopped: DeskError | Cancelled | None) -> str:
    if stopped is None:
        return ""
    return str(stopped) if isinstance(stopped, DeskError) else "It was cancelled."


def _values(stopped: DeskError | Cancelled | None) -> tuple[str, ...]:
    return tuple(map(str, stopped.values)) if isinstance(stopped, DeskError) else ()
