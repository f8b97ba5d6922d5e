"""A service that does what a test tells it, in place of Partner Center."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from desktop.data.store import Store
from desktop.data.syncing.runs import Summary
from desktop.domain.roles import Actor
from desktop.errors import Cancelled, DeskError
from desktop.models.syncing import DeviceCode, Progress, SignedIn, Wish
from desktop.settings import Settings

PATIENCE = 20.0


def summary(**values: Any) -> Summary:
    moment = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
    return Summary(**{"kind": "delta", "started_at": moment, "ended_at": moment, "seconds": 3.0, **values})


class ScriptedRun:
    """One run: it goes on step by step as the test says, until it is told how it ends."""

    def __init__(self, service: ScriptedService, told: Callable[[Progress], None]) -> None:
        self._service = service
        self._told = told
        self.paused = False
        self.cancelled = threading.Event()

    def go(self, store: Store, actor: Actor) -> Summary:
        self._service.threads.append(threading.get_ident())
        for progress in self._service.steps:
            self._told(progress)
        if self._service.holds:
            self._service.release.wait(PATIENCE)
        if self.cancelled.is_set():
            return summary(stopped="cancelled", stopped_text="It was cancelled.")
        end = self._service.ends.pop(0) if self._service.ends else summary()
        if isinstance(end, Exception):
            raise end
        return end

    def pause(self) -> None:
        self.paused = True

    def resume(self) -> None:
        self.paused = False

    def cancel(self) -> None:
        self.cancelled.set()
        self._service.release.set()


class ScriptedService:
    """Ends of runs, and of sign-ins, in the order in which they come; what was asked stands in `asked`."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.wishes: list[Wish] = []
        self.runs: list[ScriptedRun] = []
        self.steps: list[Progress] = []
        self.ends: list[Summary | Exception] = []
        self.holds = False
        self.release = threading.Event()
        self.threads: list[int] = []
        self.token = False
        self.who = SignedIn()
        self.signs_in: SignedIn | DeskError | None = SignedIn("ann@northwind.example")
        """None waits until somebody gives up."""
        self.faults: dict[str, DeskError] = {}

    def check(self, settings: Settings) -> None:
        for value in (settings.tenant, settings.client_id, settings.base_url):
            if value in self.faults:
                raise self.faults[value]

    def uses_token(self) -> bool:
        return self.token

    def run(
        self,
        settings: Settings,
        wish: Wish,
        open_customer: Callable[[], str | None],
        told: Callable[[Progress], None],
    ) -> ScriptedRun:
        self.wishes.append(wish)
        self.open_customer = open_customer
        self.runs.append(ScriptedRun(self, told))
        return self.runs[-1]

    def signed_in(self, settings: Settings) -> SignedIn:
        self.asked.append("who")
        return self.who

    def _sign_in(self, should_stop: Callable[[], bool]) -> SignedIn:
        until = threading.Event()
        while self.signs_in is None:
            if should_stop():
                raise Cancelled
            until.wait(0.01)
        if isinstance(self.signs_in, DeskError):
            raise self.signs_in
        self.who = self.signs_in
        return self.who

    def sign_in(self, settings: Settings, page: str, should_stop: Callable[[], bool]) -> SignedIn:
        self.asked.append(f"sign in: {page}")
        return self._sign_in(should_stop)

    def sign_in_by_code(
        self, settings: Settings, show: Callable[[DeviceCode], None], should_stop: Callable[[], bool]
    ) -> SignedIn:
        self.asked.append("code")
        show(DeviceCode("F7KQ2M9XD", "https://microsoft.com/devicelogin"))
        return self._sign_in(should_stop)

    def sign_out(self, settings: Settings) -> SignedIn:
        self.asked.append("sign out")
        self.who = SignedIn()
        return self.who

    def close(self) -> None:
        self.asked.append("close")
