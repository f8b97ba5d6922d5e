"""What a run is asked to do, how a person holds it back, and what it tells while it goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Phase(StrEnum):
    """What a run is about, in the order in which that comes."""

    PROVIDER = "provider"
    PUSH = "push"
    RESELLERS = "resellers"
    CUSTOMERS = "customers"
    ACTIVITY = "activity"
    SUBSCRIPTIONS = "subscriptions"
    LINKS = "links"
    CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `total` is 0 while it is not known; `seconds_left` is a guess by the quota and the pace so far.

    `requests` are those of this run. `paused`: nothing new is asked until somebody lets it go on.
    """

    phase: Phase
    done: int
    total: int
    requests: int
    seconds_left: float | None = None
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """What to do, and how much of it.

    A full pull reads everything anew; without `full` it happens by itself when there was none, or none was heard of for
    longer than the activity log reaches back. `customer` (tenant id) limits the run to that customer. The sweep reads
    each list once `lists_within`, and each contact once `contacts_within`, with at most `sweep` requests in a run.
    `open_customer` names the customer on screen, whose contacts come first and are not older than `open_within`.
    """

    full: bool = False
    push: bool = True
    pull: bool = True
    customer: str | None = None
    take_up_kept: bool = True
    in_flight: int = 4
    lists_within: timedelta = timedelta(days=7)
    contacts_within: timedelta = timedelta(days=30)
    sweep: int = 1_000
    open_customer: Callable[[], str | None] = lambda: None
    open_within: timedelta = timedelta(minutes=15)
    grace: float = 5.0
    """Seconds for which a run that is to end waits for answers that are due; a later one is settled by the next run."""


class Control:
    """Holds a run back, from any thread."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._going = threading.Event()
        self._going.set()

    def pause(self) -> None:
        """Ask for nothing new; what is in flight comes home and is kept."""
        self._going.clear()

    def resume(self) -> None:
        """Go on."""
        self._going.set()

    def cancel(self) -> None:
        """End the run at once; what it has read and settled stays."""
        self._cancelled.set()
        self._going.set()

    @property
    def paused(self) -> bool:
        """Whether nothing new is to be asked."""
        return not self._going.is_set()

    @property
    def cancelled(self) -> bool:
        """Whether the run is to end."""
        return self._cancelled.is_set()

    def wait_while_paused(self, seconds: float) -> None:
        """Wait until the run may go on, at most so long."""
        self._going.wait(seconds)
