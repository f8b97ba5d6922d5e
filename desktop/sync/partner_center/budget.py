"""The one budget of a partner tenant, shared by all threads that call: quota, calls in flight, and waiting for both."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from desktop.errors import Cancelled
from desktop.sync.errors import Throttled
from desktop.sync.partner_center.quota import Quota

_LOOK: Final = 0.1
"""Seconds between two looks at whether somebody asked to stop."""


def never() -> bool:
    """Nobody asks to stop."""
    return False


class Budget:
    """Lets requests go one by one. Every method may be called from any thread; only `slot` and `wait` wait.

    `clock` gives seconds that never go back, `sleep` waits that many; tests pass their own.
    """

    def __init__(
        self,
        per_minute: int = 500,
        in_flight: int = 4,
        longest_wait: float = 300.0,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._longest_wait = longest_wait
        self._clock = clock
        self._sleep = sleep
        self._free = max(1, in_flight)
        self._changed = threading.Condition()
        self._quota = Quota(per_minute, clock())
        self._refusals = 0

    @property
    def per_minute(self) -> float:
        """How many requests a minute are allowed at present."""
        with self._changed:
            return self._quota.per_minute

    @property
    def refusals(self) -> int:
        """How often the service asked to wait."""
        with self._changed:
            return self._refusals

    @contextmanager
    def slot(self, customer: str, should_stop: Callable[[], bool]) -> Iterator[float]:
        """Wait until a request may leave, and hold its place in flight; gives the moment at which it may leave.

        Raises `Cancelled` when asked to stop while waiting, `Throttled` when it would take longer than allowed.
        """
        asked_at = self._enter(customer, should_stop)
        try:
            yield asked_at
        finally:
            with self._changed:
                self._free += 1
                self._changed.notify()

    def _enter(self, customer: str, should_stop: Callable[[], bool]) -> float:
        while True:
            with self._changed:
                # A call that waits for the quota holds no place, so one paused customer does not hold up the others.
                if self._free == 0:
                    self._changed.wait(_LOOK)
                    left = 0.0
                else:
                    now = self._clock()
                    left = self._quota.take(now, customer)
                    if left == 0.0:
                        self._free -= 1
                        return now
            if left > self._longest_wait:
                raise Throttled(
                    "remote_throttled", "The service asks to wait {} seconds.", round(left), seconds=left
                )  # fmt: skip
            self.wait(min(left, _LOOK), should_stop)

    def wait(self, seconds: float, should_stop: Callable[[], bool]) -> None:
        """Wait that long. Raises `Cancelled` when asked to stop meanwhile."""
        until = self._clock() + seconds
        while True:
            if should_stop():
                raise Cancelled
            left = until - self._clock()
            if left <= 0:
                return
            self._sleep(min(left, _LOOK))

    def refused(self, asked_at: float, retry_after: float | None, customer: str = "") -> None:
        """The service asked to wait; see `Quota.refused`."""
        with self._changed:
            self._refusals += 1
            self._quota.refused(self._clock(), asked_at, retry_after, customer)

    def answered(self, asked_at: float, customer: str = "") -> None:
        """A request was not refused."""
        with self._changed:
            self._quota.answered(asked_at, customer)
