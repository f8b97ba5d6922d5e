"""Syncing as the window knows it: what is asked of a service, how far a run is, and who is signed in.

The window knows no service. Whoever builds it hands in a `Service`; its calls block, and are made on threads of their
own, so that a person goes on working meanwhile. The two objects here live on the GUI thread and tell by signals.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from desktop.domain.roles import Actor
from desktop.errors import DeskError
from desktop.settings import Settings
from desktop.tasks import Task, TaskRunner, Tell

if TYPE_CHECKING:
    from desktop.data.store import Store
    from desktop.data.syncing.runs import Summary


@dataclass(frozen=True, slots=True)
class Wish:
    """What a run is to do: everything anew, only one customer (tenant id), and whether decisions are sent as well."""

    full: bool = False
    customer: str | None = None
    push: bool = True


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `phase` is a name; `total` is 0 while it is not known; `requests` are those of this run."""

    phase: str
    done: int = 0
    total: int = 0
    requests: int = 0
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is signed in. Without a name nobody is; `by_token` when a token of the environment is used instead.

    `outlives_session` is False where no protected store is there to keep the sign-in.
    """

    name: str = ""
    by_token: bool = False
    outlives_session: bool = True

    @property
    def somebody(self) -> bool:
        """Whether requests can be made in somebody's name."""
        return bool(self.name) or self.by_token


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """What a person types where: a short code, and the address of a page."""

    code: str
    address: str


class SyncRun(Protocol):
    """One run. `go` blocks; the others may be called on any thread at any time."""

    def go(self, store: Store, actor: Actor) -> Summary:
        """Send and read, and say what came of it. Raises DeskError where it cannot begin."""

    def pause(self) -> None:
        """Ask for nothing new."""

    def resume(self) -> None:
        """Go on."""

    def cancel(self) -> None:
        """End it soon; what it has settled and read stays."""


class Service(Protocol):
    """A service that can be connected to. `check` and `uses_token` answer at once; the others block."""

    def check(self, settings: Settings) -> None:
        """Raise DeskError when the settings lead nowhere, or where a token must not be sent."""

    def uses_token(self) -> bool:
        """Whether a token of the environment is used, so that nobody has to sign in."""

    def run(
        self,
        settings: Settings,
        wish: Wish,
        open_customer: Callable[[], str | None],
        told: Callable[[Progress], None],
    ) -> SyncRun:
        """A run that has not begun; at once. `told` and `open_customer` are called on the thread of `go`."""

    def signed_in(self, settings: Settings) -> SignedIn:
        """Who is signed in, as far as is known here."""

    def sign_in(self, settings: Settings, page: str, should_stop: Callable[[], bool]) -> SignedIn:
        """Sign a person in with the browser, which says `page` in the end. Raises DeskError, Cancelled."""

    def sign_in_by_code(
        self, settings: Settings, show: Callable[[DeviceCode], None], should_stop: Callable[[], bool]
    ) -> SignedIn:
        """Sign a person in on another device. Raises DeskError, Cancelled."""

    def sign_out(self, settings: Settings) -> SignedIn:
        """Forget who is signed in."""

    def close(self) -> None:
        """Give back what is open."""


class NoService:
    """A `Service` for a window that was given none: nothing can be connected to."""

    def check(self, settings: Settings) -> None:
        """Raise DeskError."""
        raise self._refused()

    def uses_token(self) -> bool:
        """No."""
        return False

    def run(
        self,
        settings: Settings,
        wish: Wish,
        open_customer: Callable[[], str | None],
        told: Callable[[Progress], None],
    ) -> SyncRun:
        """Raise DeskError."""
        raise self._refused()

    def signed_in(self, settings: Settings) -> SignedIn:
        """Nobody."""
        return SignedIn()

    def sign_in(self, settings: Settings, page: str, should_stop: Callable[[], bool]) -> SignedIn:
        """Raise DeskError."""
        raise self._refused()

    def sign_in_by_code(
        self, settings: Settings, show: Callable[[DeviceCode], None], should_stop: Callable[[], bool]
    ) -> SignedIn:
        """Raise DeskError."""
        raise self._refused()

    def sign_out(self, settings: Settings) -> SignedIn:
        """Nobody."""
        return SignedIn()

    def close(self) -> None:
        """Nothing is open."""

    @staticmethod
    def _refused() -> DeskError:
        return DeskError("no_service", "This desk knows no service to connect to.")


class SyncState(Enum):
    """What a sync is doing."""

    IDLE = auto()
    RUNNING = auto()
    PAUSED = auto()
    ENDING = auto()
    """Somebody asked it to end, and answers that are due are waited for."""


class Syncing(QObject):
    """The one sync of a window. Lives on the GUI thread."""

    state_changed = Signal()
    progressed = Signal()
    finished = Signal(object)
    """A run ended by itself or was ended: its `Summary`."""
    failed = Signal(object)
    """A run could not begin: a `DeskError`."""

    def __init__(
        self, runner: TaskRunner, service: Service, actor: Callable[[], Actor], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._service = service
        self._actor = actor
        self._run: SyncRun | None = None
        self.state = SyncState.IDLE
        self.progress = Progress("provider")
        self.wish = Wish()
        self.open_customer: str | None = None
        """The tenant id of the customer on screen; a run reads its contacts first."""

    @property
    def busy(self) -> bool:
        """Whether a run has not ended."""
        return self.state is not SyncState.IDLE

    def start(self, settings: Settings, wish: Wish) -> None:
        """Begin a run; nothing when one is under way. How it ends is told by `finished` or `failed`."""
        if self.busy:
            return
        actor = self._actor()
        self.wish = wish
        self.progress = Progress("provider")
        told: list[Tell] = []

        def tell(progress: Progress) -> None:
            told[0](partial(self._take_progress, progress))

        run = self._service.run(settings, wish, lambda: self.open_customer, tell)

        def work(store: Callable[[], Store], answer: Tell) -> Summary:
            told.append(answer)
            return run.go(store(), actor)

        self._run = run
        self._set_state(SyncState.RUNNING)
        self._runner.beside(work, self.finished.emit, self.failed.emit, ended=self._end, stop=run.cancel)

    def pause(self) -> None:
        """Ask for nothing new; what is under way comes home."""
        if self._run is not None and self.state is SyncState.RUNNING:
            self._run.pause()
            self._set_state(SyncState.PAUSED)

    def resume(self) -> None:
        """Go on."""
        if self._run is not None and self.state is SyncState.PAUSED:
            self._run.resume()
            self._set_state(SyncState.RUNNING)

    def cancel(self) -> None:
        """End the run; what it has read and settled stays."""
        if self._run is not None and self.state in (SyncState.RUNNING, SyncState.PAUSED):
            self._run.cancel()
            self._set_state(SyncState.ENDING)

    def _take_progress(self, progress: Progress) -> None:
        if self.busy:
            self.progress = progress
            self.progressed.emit()

    def _end(self) -> None:
        self._run = None
        self._set_state(SyncState.IDLE)

    def _set_state(self, state: SyncState) -> None:
        self.state = state
        self.state_changed.emit()


class SigningIn(QObject):
    """Who is signed in, and one attempt to sign in at a time. Lives on the GUI thread."""

    changed = Signal()
    """Another person, another step, or an end: look at `who`, `waiting` and `code`."""
    signed_in = Signal()
    failed = Signal(object)
    """A `DeskError`: nobody was signed in."""

    def __init__(self, runner: TaskRunner, service: Service, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.service = service
        self._task: Task[SignedIn] | None = None
        self._look: Task[SignedIn] | None = None
        self.who: SignedIn | None = None
        """None until it is known."""
        self.code: DeviceCode | None = None
        """What a person has to type on another device."""

    @property
    def waiting(self) -> bool:
        """Whether an attempt has not ended."""
        return self._task is not None

    def look(self, settings: Settings) -> None:
        """Find out who is signed in; the answer comes as `changed`."""
        if self.service.uses_token():
            self._take(SignedIn(by_token=True))
        elif not settings.client_id:
            self._take(SignedIn())
        elif self._task is None:
            self._look = look = self._runner.beside(
                lambda _store, _tell: self.service.signed_in(settings),
                lambda who: self._take(who) if self._look is look else None,
                lambda error: self._take(SignedIn()) if self._look is look else None,
            )

    def sign_in(self, settings: Settings, page: str) -> None:
        """Sign in with the browser; it says `page` in the end."""
        self._begin(lambda _tell, stop: self.service.sign_in(settings, page, stop.is_set))

    def sign_in_by_code(self, settings: Settings) -> None:
        """Sign in by a code on another device: `code` is set when it has come."""

        def work(tell: Tell, stop: threading.Event) -> SignedIn:
            return self.service.sign_in_by_code(
                settings, lambda code: tell(partial(self._show_code, stop, code)), stop.is_set
            )

        self._begin(work)

    def sign_out(self, settings: Settings) -> None:
        """Forget who is signed in."""
        self._begin(lambda _tell, _stop: self.service.sign_out(settings), tells=False)

    def cancel(self) -> None:
        """Give up an attempt."""
        if self._task is not None:
            task, self._task = self._task, None
            self.code = None
            task.cancel()
            self.changed.emit()

    def _begin(self, work: Callable[[Tell, threading.Event], SignedIn], *, tells: bool = True) -> None:
        self.cancel()
        self._look = None
        stop = threading.Event()
        counts: list[Task[SignedIn]] = []

        def ended() -> None:
            # One that was given up does not count any more.
            if self._task is counts[0]:
                self._task, self.code = None, None
                self.changed.emit()
            else:
                counts.clear()

        def done(who: SignedIn) -> None:
            if counts:
                self._take(who)
                if tells:
                    self.signed_in.emit()

        def failed(error: DeskError) -> None:
            if counts:
                self.failed.emit(error)

        task = self._runner.beside(lambda _store, tell: work(tell, stop), done, failed, ended=ended, stop=stop.set)
        counts.append(task)
        self._task = task
        self.changed.emit()

    def _show_code(self, stop: threading.Event, code: DeviceCode) -> None:
        if not stop.is_set() and self._task is not None:
            self.code = code
            self.changed.emit()

    def _take(self, who: SignedIn) -> None:
        self.who = who
        self.changed.emit()
