"""How often Partner Center may be asked: pure logic over a clock that callers read.

Two rules together. A bucket of tokens spreads the requests over the minute. A log of the last grants makes the quota
exact: whatever was saved up, no window of a minute holds more than it. The window is taken a second longer than the
service's, because requests granted apart may arrive closer together.

All users of a partner share its quota, and the service moves it: a refusal (429) stops everybody for as long as it says
and lowers what the desk allows itself; after some quiet minutes that rises again, slowly, since being wrong costs a
minute.
"""

from __future__ import annotations

from collections import deque
from typing import Final

WINDOW: Final = 60.0
"""Seconds in which the service counts."""

SLACK: Final = 1.0
"""Seconds that an earlier request may lose to a later one on the way."""

UNTOLD_WAIT: Final = 60.0
"""Seconds to wait when the service asks to wait and does not say how long."""

_SHORTEST_WAIT: Final = 1.0
_LONGEST_PAUSE: Final = 3600.0
_FIRST_EXTRA: Final = 5.0
_LONGEST_EXTRA: Final = 600.0
_BURST: Final = 0.02
_LOWERED: Final = 0.8
_LOWEST: Final = 0.1
_QUIET: Final = 300.0
_STEP: Final = 0.02
_CLOSE: Final = 1e-9


class _Pause:
    """Until when to wait, and how often in a row the service has asked to."""

    __slots__ = ("repeats", "set_at", "until")

    def __init__(self) -> None:
        self.until = float("-inf")
        self.set_at = float("-inf")
        self.repeats = 0

    def extend(self, now: float, asked_at: float, seconds: float) -> bool:
        """Wait longer; whether this is a new refusal, not one more of the calls that ran when the pause was set."""
        new = asked_at >= self.set_at
        if new:
            self.repeats += 1
            self.set_at = now
        extra = min(_LONGEST_EXTRA, _FIRST_EXTRA * 2 ** min(self.repeats - 2, 10)) if self.repeats > 1 else 0.0
        self.until = max(self.until, now + seconds + extra)
        return new


class Quota:
    """A budget of `configured` requests a minute. Not thread-safe; `now` is seconds of a clock that never goes back."""

    def __init__(self, configured: int, now: float) -> None:
        self._configured = max(1, configured)
        self._limit = float(self._configured)
        self._granted: deque[float] = deque()
        self._tokens = self._capacity
        self._filled_at = now
        self._raised_at = now
        self._pause = _Pause()
        self._customers: dict[str, _Pause] = {}

    @property
    def per_minute(self) -> float:
        """What is allowed at present: the configured quota, or what refusals have taught."""
        return self._limit

    @property
    def _capacity(self) -> float:
        return max(1.0, self._limit * _BURST)

    def take(self, now: float, customer: str = "") -> float:
        """0 when a request may leave now, which is then counted; else the seconds after which it is worth asking again.

        `customer` is whom the request is about: a pause may be theirs alone.
        """
        paused = max(self._pause.until, self._customers[customer].until if customer in self._customers else 0.0) - now
        if paused > 0:
            return paused
        self._rise(now)
        self._fill(now)
        while self._granted and self._granted[0] + WINDOW + SLACK <= now:
            self._granted.popleft()
        over = len(self._granted) - int(self._limit)
        if over >= 0:
            return max(_CLOSE, self._granted[over] + WINDOW + SLACK - now)
        if self._tokens < 1.0 - _CLOSE:
            return (1.0 - self._tokens) * (WINDOW + SLACK) / self._limit
        self._tokens -= 1.0
        self._granted.append(now)
        return 0.0

    def refused(self, now: float, asked_at: float, retry_after: float | None, customer: str = "") -> None:
        """The service asks to wait, in answer to a request that left at `asked_at`.

        With `customer` only requests about that customer wait. The second refusal in a row waits longer than the
        service says, and each further one twice as much longer.
        """
        seconds = UNTOLD_WAIT if retry_after is None else min(_LONGEST_PAUSE, max(_SHORTEST_WAIT, retry_after))
        if customer:
            self._customers = {name: pause for name, pause in self._customers.items() if pause.until + WINDOW > now}
            self._customers.setdefault(customer, _Pause()).extend(now, asked_at, seconds)
            return
        if self._pause.extend(now, asked_at, seconds):
            self._lower(now)
        self._tokens = min(self._tokens, 1.0)
        self._raised_at = max(self._raised_at, self._pause.until + _QUIET - WINDOW)

    def answered(self, asked_at: float, customer: str = "") -> None:
        """A request that left at `asked_at` was not refused: what comes next is no repetition."""
        for pause in (self._pause, self._customers.get(customer)):
            if pause is not None and asked_at >= pause.set_at:
                pause.repeats = 0

    def _lower(self, now: float) -> None:
        """What was granted in the last minute was too much; far less than the limit means that others spent it."""
        seen = sum(granted + WINDOW > now for granted in self._granted)
        lowered = self._limit * _LOWERED
        if seen >= self._limit / 4:
            lowered = min(self._limit * 0.9, max(self._limit * 0.5, seen * 0.95))
        self._limit = max(1.0, self._configured * _LOWEST, lowered)

    def _rise(self, now: float) -> None:
        minutes = int((now - self._raised_at) // WINDOW)
        if minutes > 0:
            self._raised_at += minutes * WINDOW
            self._limit = min(float(self._configured), self._limit + minutes * self._configured * _STEP)

    def _fill(self, now: float) -> None:
        gained = (now - self._filled_at) * self._limit / (WINDOW + SLACK)
        self._tokens = min(self._capacity, self._tokens + max(0.0, gained))
        self._filled_at = max(now, self._filled_at)
