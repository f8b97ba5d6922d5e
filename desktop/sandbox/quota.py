"""How many requests the service takes in a stretch of time, before it asks to wait."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Window:
    """The attempts of one tenant, or of one of its customers."""

    begins: float = 0.0
    count: int = 0
    attempts: deque[float] = field(default_factory=deque)


@dataclass(slots=True)
class Quota:
    """At most `requests` in `seconds`; refused attempts count too. Raises ValueError unless both are above nothing.

    A fixed window begins with the first request after the last one; a `sliding` one looks back from each request.
    `per_customer` counts the calls of each customer by themselves, those of none together.
    """

    requests: int
    seconds: float = 60.0
    sliding: bool = False
    per_customer: bool = False
    _windows: dict[str, _Window] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        if self.requests < 1 or self.seconds <= 0:
            raise ValueError("a quota allows at least one request in some time")

    def take(self, customer: str, now: float) -> float | None:
        """Count an attempt at `now`; None when it is let through, else the seconds until one would be."""
        window = self._windows.setdefault(customer.lower() if self.per_customer else "", _Window())
        return self._sliding(window, now) if self.sliding else self._fixed(window, now)

    def _fixed(self, window: _Window, now: float) -> float | None:
        if not window.count or now - window.begins >= self.seconds:
            window.begins, window.count = now, 0
        window.count += 1
        return None if window.count <= self.requests else window.begins + self.seconds - now

    def _sliding(self, window: _Window, now: float) -> float | None:
        attempts = window.attempts
        while attempts and now - attempts[0] >= self.seconds:
            attempts.popleft()
        attempts.append(now)
        if len(attempts) <= self.requests:
            return None
        # One is let through again when so many are left that it fits in.
        return attempts[len(attempts) - self.requests] + self.seconds - now
