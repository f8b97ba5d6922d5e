"""What was asked of a sandbox, so that a test can prove what was sent, how often, and how many at a time."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import asdict, dataclass
from threading import Condition
from typing import Any, Final

from desktop.sandbox.requests import Call, Request

_KEPT: Final = 100_000
_WIDEST_BODY: Final = 2_000


@dataclass(slots=True)
class Entry:
    """One request. `status` is 0 until it is answered, and stays so when the answer was never sent whole.

    `faults` are the kinds that it met, `replayed` tells that a request id was seen before and the first answer given
    again. No token is ever kept; `authorized` tells whether one was sent.
    """

    number: int
    at: float
    method: str
    target: str
    host: str
    call: Call
    customer: str
    subscription: str
    request_id: str
    correlation_id: str
    authorized: bool
    body: str = ""
    status: int = 0
    faults: tuple[str, ...] = ()
    replayed: bool = False

    def told(self) -> dict[str, Any]:
        """The same for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Applied:
    """A support contact that a PUT stored."""

    customer: str
    subscription: str
    tenant_id: str
    mpn_id: str
    name: str
    request_id: str

    def told(self) -> dict[str, str]:
        """The same for JSON."""
        return asdict(self)


class RequestLog:
    """The requests to `/v1`, in the order of their arrival. May be read from any thread.

    Counts are of all requests; of the entries the last hundred thousand are kept.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._entries: deque[Entry] = deque(maxlen=_KEPT)
        self._numbers = 0
        self._under_way = 0
        self.clear()

    def clear(self) -> None:
        """Forget everything; requests under way are still counted as such."""
        with self._changed:
            self._entries.clear()
            self.counts: Counter[Call] = Counter()
            """Requests by call."""
            self.statuses: Counter[int] = Counter()
            """Answers by status; 0 for requests without one."""
            self.applied: list[Applied] = []
            """Contacts stored by a PUT, once for each time."""
            self.most_at_once = self._under_way
            """How many requests were under way together, at most."""

    @property
    def entries(self) -> list[Entry]:
        """The requests so far."""
        with self._changed:
            return list(self._entries)

    def of(self, call: Call | str) -> list[Entry]:
        """The requests of one kind so far."""
        return [entry for entry in self.entries if entry.call == call]

    @property
    def total(self) -> int:
        """How many requests there were."""
        with self._changed:
            return sum(self.counts.values())

    def wait_for(self, done: Callable[[RequestLog], bool], timeout: float = 10.0) -> None:
        """Wait until `done` holds of this log, asked after each request and answer. Raises TimeoutError."""
        with self._changed:
            if not self._changed.wait_for(lambda: done(self), timeout):
                raise TimeoutError("the requests waited for did not come")

    def began(self, request: Request) -> Entry:
        """Write down a request that has arrived whole."""
        headers = request.headers
        with self._changed:
            self._numbers += 1
            entry = Entry(
                self._numbers,
                time.time(),
                request.method,
                request.target,
                headers.get("host", ""),
                request.call,
                request.customer,
                request.subscription,
                headers.get("ms-requestid", ""),
                headers.get("ms-correlationid", ""),
                "authorization" in headers,
                request.body[:_WIDEST_BODY].decode(errors="replace") if request.body else "",
            )
            self._entries.append(entry)
            self.counts[request.call] += 1
            self._under_way += 1
            self.most_at_once = max(self.most_at_once, self._under_way)
            self._changed.notify_all()
        return entry

    def ended(self, entry: Entry, status: int) -> None:
        """Write down that a request was answered, or (0) will never be."""
        with self._changed:
            entry.status = status
            self.statuses[status] += 1
            self._under_way -= 1
            self._changed.notify_all()

    def stored(self, applied: Applied) -> None:
        """Write down that a PUT was applied."""
        with self._changed:
            self.applied.append(applied)
