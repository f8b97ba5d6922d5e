"""Bearer tokens: one that never ends, and others as ordered."""

from __future__ import annotations

import time
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock


@dataclass(slots=True)
class Grant:
    """What a token is good for. `ends` is on the monotonic clock; None is never."""

    ends: float | None = None
    mfa: bool = True


class Tokens:
    """The tokens that this sandbox gave. May be used from any thread."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._lock = Lock()
        self._grants: dict[str, Grant] = {}
        self.first = self.issue()

    def issue(self, seconds: float | None = None, *, mfa: bool = True) -> str:
        """A new token, good for so many seconds. The first ones are the same for the same seed."""
        with self._lock:
            text = blake2b(f"{self._seed} {len(self._grants)}".encode(), digest_size=12).hexdigest()
            token = f"sandbox-{text}"
            self._grants[token] = Grant(None if seconds is None else time.monotonic() + seconds, mfa)
        return token

    def expire(self, token: str, seconds: float = 0.0) -> None:
        """Let a token end in so many seconds. Raises LookupError for one that was not given here."""
        self._grants[token].ends = time.monotonic() + seconds

    def grant(self, authorization: str) -> Grant | None:
        """What the value of an Authorization header is good for; None for nothing (any more)."""
        scheme, _, token = authorization.partition(" ")
        grant = self._grants.get(token.strip()) if scheme.lower() == "bearer" else None
        if grant is None or (grant.ends is not None and time.monotonic() >= grant.ends):
            return None
        return grant
