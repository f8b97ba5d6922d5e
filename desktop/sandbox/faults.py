"""Everything that may go wrong, to be ordered one by one: `faults.add(Kind.THROTTLED, on="subscriptions", every=3)`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from fnmatch import fnmatchcase
from itertools import count
from threading import RLock
from typing import Any, Final

from desktop.sandbox.paging import Turn
from desktop.sandbox.requests import Call, Request


class Kind(StrEnum):
    """The kinds of faults. In brackets: which settings of a `Fault` they look at."""

    THROTTLED = "throttled"
    """429 of the gateway [retry_after]."""
    ERROR = "error"
    """An error instead of handling the request [status, code, text]."""
    ERROR_AFTER = "error_after"
    """The request is handled, and the answer is an error all the same [status, code, text]."""
    RESET = "reset"
    """The connection is reset before the request is handled."""
    RESET_AFTER = "reset_after"
    """The request is handled, then the connection is reset: the answer is lost."""
    SILENT = "silent"
    """The request is not handled, and there is never an answer."""
    SILENT_AFTER = "silent_after"
    """The request is handled, and there is never an answer."""
    HANGS_UP = "hangs_up"
    """The connection is closed after the answer, without a word."""
    SLOW = "slow"
    """The answer takes its time [seconds]."""
    TRICKLES = "trickles"
    """The body arrives in small pieces [seconds for all of it]."""
    CUT_OFF = "cut_off"
    """The connection ends in the middle of the body."""
    HALF_JSON = "half_json"
    """The body is whole as far as HTTP knows, but its JSON stops half-way."""
    HTML = "html"
    """A page of HTML in place of the body [status]."""
    WRONG_TYPE = "wrong_type"
    """The right body, called plain text."""
    EXPIRED_TOKEN = "expired_token"  # noqa: S105 - the name of a fault
    """401: the token is not good any more."""
    NO_MFA = "no_mfa"
    """401: the token was given without a second factor."""
    REDIRECT = "redirect"
    """A redirection to another host [status, text is the address]."""
    FOREIGN_LINK = "foreign_link"
    """The link to the next page leads to another host [text is its address]."""
    ODD_LINK = "odd_link"
    """The link to the next page has two question marks."""
    LOOPING_PAGE = "looping_page"
    """A page leads to itself."""
    DOUBLED_PAGE = "doubled_page"
    """A page comes twice, and leads on the second time."""
    MOVING_ITEMS = "moving_items"
    """Between two pages an item moves to one already read, and another one the other way."""
    LOST_CUSTOMER = "lost_customer"
    """403: the provider has no relationship with the customer."""
    OVERTAKEN = "overtaken"
    """Right after a contact was read, somebody else changes it [text is an MPN ID or tenant id; "" the provider]."""
    CLOCK_SKEW = "clock_skew"
    """The service's clock is wrong, in its headers and in what it writes down [seconds]."""


BEFORE: Final = frozenset(
    {
        Kind.THROTTLED,
        Kind.ERROR,
        Kind.RESET,
        Kind.SILENT,
        Kind.EXPIRED_TOKEN,
        Kind.NO_MFA,
        Kind.REDIRECT,
        Kind.LOST_CUSTOMER,
    }
)
"""What keeps a request from being handled."""

_TURNS: Final = frozenset(
    {Kind.FOREIGN_LINK, Kind.ODD_LINK, Kind.LOOPING_PAGE, Kind.DOUBLED_PAGE, Kind.MOVING_ITEMS},
)


@dataclass(slots=True)
class Fault:
    """One fault, and which requests meet it: those that fit `on`, `method`, `path` and `customer`, empty fits all.

    `on` is a call (`requests.Call`), `path` a pattern with `*` for the path without the version, in lower case. Of the
    requests that fit, the first `skip` are spared, then every `every`-th meets it, `times` times at most.
    """

    kind: Kind
    on: str = ""
    method: str = ""
    path: str = ""
    customer: str = ""
    every: int = 1
    skip: int = 0
    times: int | None = None
    seconds: float = 1.0
    retry_after: str | None = "57"
    status: int = 0
    code: int | None = None
    text: str = ""
    number: int = 0
    fitted: int = field(default=0, init=False)
    met: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.kind = Kind(self.kind)
        if self.on:
            self.on = Call(self.on)
        if self.every < 1 or self.skip < 0:
            raise ValueError("a fault is met by every first request or a later one")
        if self.status and not 200 <= self.status <= 599:
            raise ValueError(f"{self.status} is no status of an answer")

    def meets(self, request: Request) -> bool:
        """Whether this request meets it. Counts the request when it fits."""
        if self.times is not None and self.met >= self.times:
            return False
        if (
            (self.on and request.call != self.on)
            or (self.method and request.method != self.method.upper())
            or (self.customer and request.customer.lower() != self.customer.lower())
            or (self.path and not fnmatchcase(request.path.lower().removeprefix("/v1"), self.path.lower()))
        ):
            return False
        self.fitted += 1
        if self.fitted <= self.skip or (self.fitted - self.skip) % self.every:
            return False
        self.met += 1
        return True

    def told(self) -> dict[str, Any]:
        """Its settings and counts, for JSON."""
        return asdict(self)


SETTINGS: Final = frozenset(each.name for each in fields(Fault) if each.init) - {"number"}
"""What may be said of a fault when it is ordered."""


class Faults:
    """The faults ordered at present. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._numbers = count(1)
        self._ordered: tuple[Fault, ...] = ()

    def add(self, kind: Kind | str, **settings: Any) -> Fault:
        """Order a fault; it is met from the next request on. Raises ValueError or TypeError for wrong settings."""
        if unknown := settings.keys() - SETTINGS:
            raise TypeError(f"a fault has no {', '.join(sorted(unknown))}")
        with self._lock:
            fault = Fault(Kind(kind), **settings, number=next(self._numbers))
            self._ordered = (*self._ordered, fault)
        return fault

    def remove(self, number: int) -> None:
        """Take one back. Raises LookupError when there is none of this number."""
        with self._lock:
            left = tuple(fault for fault in self._ordered if fault.number != number)
            if len(left) == len(self._ordered):
                raise LookupError(f"no fault {number}")
            self._ordered = left

    def clear(self) -> None:
        """Take all back."""
        self._ordered = ()

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._ordered)

    @property
    def skew(self) -> float:
        """By how many seconds the service's clock is wrong."""
        return sum(fault.seconds for fault in self._ordered if fault.kind is Kind.CLOCK_SKEW)

    def met_by(self, request: Request) -> Mapping[Kind, Fault]:
        """What this request meets, one of a kind, and of those that keep it from being handled only the first."""
        if not self._ordered:
            return _NONE
        met: dict[Kind, Fault] = {}
        barred = False
        with self._lock:
            for fault in self._ordered:
                bars = fault.kind in BEFORE
                if fault.kind in met or (bars and barred) or fault.kind is Kind.CLOCK_SKEW:
                    continue
                if fault.meets(request):
                    met[fault.kind] = fault
                    barred = barred or bars
        return met


_NONE: Final[Mapping[Kind, Fault]] = {}

NO_TURN: Final = Turn()


def turn(met: Mapping[Kind, Fault], elsewhere: str) -> Turn:
    """What is wrong with the step to the next page. `elsewhere` is the other host for a link that names none."""
    if not met or not _TURNS & met.keys():
        return NO_TURN
    foreign = met.get(Kind.FOREIGN_LINK)
    return Turn(
        loops=Kind.LOOPING_PAGE in met,
        repeats=Kind.DOUBLED_PAGE in met,
        moves=Kind.MOVING_ITEMS in met,
        foreign=(foreign.text or elsewhere) if foreign else "",
        odd=Kind.ODD_LINK in met,
    )


USUAL: Final[Mapping[Kind, Mapping[str, Any]]] = {
    Kind.THROTTLED: {"every": 20, "retry_after": "2"},
    Kind.ERROR: {"every": 25},
    Kind.ERROR_AFTER: {"every": 5, "on": Call.PUT_CONTACT},
    Kind.RESET: {"every": 50},
    Kind.RESET_AFTER: {"every": 5, "on": Call.PUT_CONTACT},
    Kind.SILENT: {"every": 100},
    Kind.SILENT_AFTER: {"every": 5, "on": Call.PUT_CONTACT},
    Kind.HANGS_UP: {"every": 10},
    Kind.SLOW: {"seconds": 0.3},
    Kind.TRICKLES: {"every": 20, "seconds": 3},
    Kind.CUT_OFF: {"every": 40},
    Kind.HALF_JSON: {"every": 40},
    Kind.HTML: {"every": 40, "status": 502},
    Kind.WRONG_TYPE: {"every": 40},
    Kind.EXPIRED_TOKEN: {"skip": 50, "times": 1},
    Kind.NO_MFA: {"skip": 50},
    Kind.REDIRECT: {"every": 40},
    Kind.FOREIGN_LINK: {"on": Call.CUSTOMERS},
    Kind.ODD_LINK: {},
    Kind.LOOPING_PAGE: {"on": Call.CUSTOMERS},
    Kind.DOUBLED_PAGE: {"on": Call.CUSTOMERS},
    Kind.MOVING_ITEMS: {"on": Call.CUSTOMERS},
    Kind.LOST_CUSTOMER: {"on": Call.SUBSCRIPTIONS, "every": 10},
    Kind.OVERTAKEN: {"on": Call.CONTACT, "every": 10},
    Kind.CLOCK_SKEW: {"seconds": 600},
}
"""How each kind is ordered when only its name is given, as a person who tries sync would meet it."""
