"""Several requests in flight: they go out from a few threads, and their answers are handled by the caller's alone.

Answers that have landed are handled together, so that a quick service or a slow disk gets fewer and larger
transactions. A crash costs what is in the air and what has landed within some hundredths of a second.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from desktop.errors import Cancelled
from desktop.sync.engine.control import Control
from desktop.sync.errors import RemoteError

Tag = TypeVar("Tag")

_TICK = 0.1
"""Seconds after which a wait is interrupted to look whether the run is to end."""
TOGETHER = 0.08
"""Seconds for which an answer may wait for others, to be handled with them, while others are in the air."""
_NAP = 0.005
"""Seconds between two looks at whether the others have landed."""
_AHEAD = 20
"""Jobs under way for each thread, so that none of them waits while answers are handled."""


@dataclass(frozen=True, slots=True)
class Job(Generic[Tag]):
    """A request to be made: what it is about, and the call."""

    tag: Tag
    call: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Landing(Generic[Tag]):
    """An answer, or the error in its place; `Cancelled` when it was not asked any more."""

    tag: Tag
    answer: Any = None
    error: RemoteError | Cancelled | None = None
    bug: BaseException | None = None


Handle = Callable[[list[Landing[Tag]]], Iterable[Job[Tag]]]
"""Deals with answers that have landed, and gives the jobs that follow from them."""


class _Trip:
    """The jobs of one `fly` and where their answers land; once it is `ending`, those not begun are not made."""

    def __init__(self) -> None:
        self.home: SimpleQueue[Landing[Any]] = SimpleQueue()
        self.flying = 0
        self.ending = False

    def landed(self, together: float, most: int) -> list[Landing[Any]]:
        """Answers that are there, at most so many, after a short wait for the first and for others to go with it."""
        most = min(self.flying, most)
        landed: list[Landing[Any]] = []
        try:
            landed.append(self.home.get(timeout=_TICK))
            until = time.monotonic() + together
            # Not woken by each answer: that would take the interpreter from the threads that make the requests.
            while len(landed) + self.home.qsize() < most and (left := until - time.monotonic()) > 0:
                time.sleep(min(left, _NAP))
            while len(landed) < most:
                landed.append(self.home.get_nowait())
        except Empty:
            pass
        self.flying -= len(landed)
        return landed


class Flight:
    """Makes requests for one run. `heed` is called between answers, and ends the run by raising Cancelled."""

    def __init__(self, width: int, control: Control, heed: Callable[[], None], grace: float) -> None:
        self._width = width
        self._control = control
        self._heed = heed
        self._grace = grace
        self._jobs: SimpleQueue[tuple[Job[Any], _Trip] | None] = SimpleQueue()
        self._trip = _Trip()
        # Daemons: a request that hangs must not keep the process from ending.
        self._threads = [
            threading.Thread(target=self._work, name=f"sync-request-{number}", daemon=True) for number in range(width)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def ending(self) -> bool:
        """Whether nothing new goes out any more."""
        return self._trip.ending

    def _work(self) -> None:
        while (asked := self._jobs.get()) is not None:
            job, trip = asked
            landing: Landing[Any]
            try:
                landing = Landing(job.tag, error=Cancelled()) if trip.ending else Landing(job.tag, job.call())
            except (RemoteError, Cancelled) as error:
                landing = Landing(job.tag, error=error)
            except BaseException as bug:
                landing = Landing(job.tag, bug=bug)
            trip.home.put(landing)

    def fly(
        self, jobs: Iterable[Job[Tag]], handle: Handle[Tag], *, ahead: int = _AHEAD, together: float = TOGETHER
    ) -> None:
        """Make the requests of `jobs` and of what follows from them, and return when all are handled.

        Raises what `handle` or `heed` raise, once the answers that were due have landed and been handled too: `ending`
        holds meanwhile, and nothing new goes out.
        """
        trip = self._trip = _Trip()
        waiting = iter(jobs)
        more = True
        reason: BaseException | None = None
        deadline = float("inf")
        while (trip.flying or (more and reason is None)) and time.monotonic() < deadline:
            try:
                while more and reason is None and trip.flying < ahead * self._width and not self._control.paused:
                    job = next(waiting, None)
                    if job is None:
                        more = False
                    else:
                        self._launch(trip, job)
                if trip.flying:
                    # Most of what is under way: the rest keeps the threads busy meanwhile.
                    self._handle(trip, handle, trip.landed(together, max(ahead * self._width * 3 // 4, 1)))
                elif more:
                    self._control.wait_while_paused(_TICK)
                if reason is None:
                    self._heed()
            except BaseException as error:
                if reason is None:
                    reason, deadline = error, time.monotonic() + self._grace
                    trip.ending = True
        # What has not come home by now never will.
        trip.ending = True
        if reason is not None:
            raise reason

    def _launch(self, trip: _Trip, job: Job[Any]) -> None:
        trip.flying += 1
        self._jobs.put((job, trip))

    def _handle(self, trip: _Trip, handle: Handle[Any], landed: list[Landing[Any]]) -> None:
        bugs = [landing.bug for landing in landed if landing.bug is not None]
        answered = [landing for landing in landed if landing.bug is None]
        if answered:
            for job in handle(answered):
                self._launch(trip, job)
        if bugs:
            raise bugs[0]

    def close(self) -> None:
        """Send the threads home. One that waits for an answer ends when that comes."""
        self._trip.ending = True
        for _ in self._threads:
            self._jobs.put(None)
