"""Partner Center as the window asks for it. HTTP and signing in are loaded when somebody connects, not before.

Whoever signed in stays signed in for as long as the object lives, also where no protected store keeps the sign-in.
"""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final

from desktop.domain.identifiers import guid
from desktop.domain.roles import Actor
from desktop.errors import DeskError
from desktop.garbage import loading
from desktop.models.syncing import DeviceCode, Progress, SignedIn, Wish
from desktop.settings import Settings

if TYPE_CHECKING:
    from desktop.data.store import Store
    from desktop.data.syncing.runs import Summary
    from desktop.sync import engine
    from desktop.sync.partner_center.budget import Budget
    from desktop.sync.partner_center.connection import Connection
    from desktop.sync.partner_center.sign_in import Account, SignIn

_TENANT: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_GRACE_S: Final = 2.0
"""How long answers that are due are waited for when a person ends a run, or closes the window."""


class PartnerCenterService:
    """A `Service`. Any thread may call it. `browse` opens an address, by itself in the system's browser."""

    def __init__(self, browse: Callable[[str], bool] | None = None) -> None:
        self._browse = browse
        self._lock = threading.Lock()
        self._sign_in: tuple[Connection, SignIn] | None = None
        self._budget: tuple[Connection, Budget] | None = None

    def check(self, settings: Settings) -> None:
        """Raise DeskError when the settings lead nowhere, or where a token must not be sent."""
        _connection(settings)

    def uses_token(self) -> bool:
        """Whether the environment holds a token."""
        from desktop.sync.partner_center.tokens import VARIABLE

        return bool(os.environ.get(VARIABLE, "").strip())

    def run(
        self,
        settings: Settings,
        wish: Wish,
        open_customer: Callable[[], str | None],
        told: Callable[[Progress], None],
    ) -> _Run:
        """A run that has not begun."""
        return _Run(self, settings, wish, open_customer, told)

    def signed_in(self, settings: Settings) -> SignedIn:
        """Who is signed in."""
        signing = self.signing(_connection(settings))
        return _told(signing, signing.account())

    def sign_in(self, settings: Settings, page: str, should_stop: Callable[[], bool]) -> SignedIn:
        """Sign in with the browser. Raises DeskError, Cancelled."""
        signing = self.signing(_connection(settings))
        if self._browse is None:
            return _told(signing, signing.sign_in(should_stop=should_stop, page=page))
        return _told(signing, signing.sign_in(self._browse, should_stop=should_stop, page=page))

    def sign_in_by_code(
        self, settings: Settings, show: Callable[[DeviceCode], None], should_stop: Callable[[], bool]
    ) -> SignedIn:
        """Sign in on another device. Raises DeskError, Cancelled."""
        signing = self.signing(_connection(settings))
        account = signing.sign_in_by_code(
            lambda told: show(DeviceCode(told.code, told.address)), should_stop=should_stop
        )
        return _told(signing, account)

    def sign_out(self, settings: Settings) -> SignedIn:
        """Forget who is signed in, here and in the protected store."""
        signing = self.signing(_connection(settings))
        signing.sign_out()
        return _told(signing, None)

    def close(self) -> None:
        """Give back the connections to the sign-in service."""
        with self._lock:
            if self._sign_in is not None:
                self._sign_in[1].close()
                self._sign_in = None

    def signing(self, connection: Connection) -> SignIn:
        """The one sign-in of a connection: what it holds in memory is good until another connection is asked for."""
        with self._lock:
            if self._sign_in is None or not _same_door(self._sign_in[0], connection):
                _load("desktop.sync.connecting", "desktop.sync.partner_center.sign_in")
                from desktop.sync.connecting import sign_in_of

                if self._sign_in is not None:
                    self._sign_in[1].close()
                self._sign_in = connection, sign_in_of(connection)
            return self._sign_in[1]

    def budget(self, connection: Connection) -> Budget:
        """The quota of a connection, with what one run has used of it when the next one begins."""
        with self._lock:
            if self._budget is None or self._budget[0] != connection:
                from desktop.sync.partner_center.budget import Budget

                self._budget = (
                    connection,
                    Budget(connection.per_minute, connection.in_flight, connection.longest_wait),
                )
            return self._budget[1]


class _Run:
    """A `SyncRun` of Partner Center."""

    def __init__(
        self,
        service: PartnerCenterService,
        settings: Settings,
        wish: Wish,
        open_customer: Callable[[], str | None],
        told: Callable[[Progress], None],
    ) -> None:
        self._service = service
        self._settings = settings
        self._wish = wish
        self._open_customer = open_customer
        self._told = told
        self._lock = threading.Lock()
        self._control: engine.Control | None = None
        self._paused = False
        self._cancelled = False

    def go(self, store: Store, actor: Actor) -> Summary:
        """Send and read. Raises DeskError."""
        _load("desktop.sync.connecting", "desktop.sync.engine")
        from desktop.sync.connecting import connect
        from desktop.sync.engine import Options, sync

        connection = _connection(self._settings)
        control = self._begin()
        signing = None if self._service.uses_token() else self._service.signing(connection)
        remote = connect(connection, signing, self._service.budget(connection))
        options = Options(
            full=self._wish.full,
            push=self._wish.push,
            customer=self._wish.customer,
            open_customer=self._open_customer,
            grace=_GRACE_S,
        )
        try:
            return sync(store, remote, actor, options, control=control, progress=self._tell)
        finally:
            remote.close()

    def pause(self) -> None:
        """Ask for nothing new."""
        self._hold(paused=True)

    def resume(self) -> None:
        """Go on."""
        self._hold(paused=False)

    def cancel(self) -> None:
        """End it soon."""
        with self._lock:
            self._cancelled = True
            if self._control is not None:
                self._control.cancel()

    def _begin(self) -> engine.Control:
        from desktop.sync.engine import Control

        with self._lock:
            self._control = control = Control()
            # What was asked for while this was being loaded counts as well.
            if self._paused:
                control.pause()
            if self._cancelled:
                control.cancel()
        return control

    def _hold(self, *, paused: bool) -> None:
        with self._lock:
            self._paused = paused
            if self._control is not None:
                (self._control.pause if paused else self._control.resume)()

    def _tell(self, told: engine.Progress) -> None:
        self._told(Progress(told.phase.value, told.done, told.total, told.requests, told.seconds_left))


def _load(*modules: str) -> None:
    """Load modules and what they stand on, which is much: once, and without holding the window up."""
    if any(module not in sys.modules for module in modules):
        with loading():
            for module in modules:
                import_module(module)


def _connection(settings: Settings) -> Connection:
    """Where the settings lead. Raises DeskError for what is no address, tenant or application."""
    from desktop.sync.partner_center.connection import Cloud, Connection

    if settings.tenant and not _TENANT.fullmatch(settings.tenant):
        raise DeskError("bad_tenant", "{} is no tenant: it is an ID or a domain.", settings.tenant[:200])
    if settings.client_id and guid(settings.client_id) is None:
        raise DeskError("bad_client_id", "{} is no application (client) ID.", settings.client_id[:200])
    return Connection(
        tenant=settings.tenant or "organizations",
        client_id=guid(settings.client_id) or "",
        cloud=Cloud(settings.cloud),
        base_url=settings.base_url,
        per_minute=settings.per_minute,
    )


def _same_door(one: Connection, other: Connection) -> bool:
    return (one.authority, one.client_id, one.scopes) == (other.authority, other.client_id, other.scopes)


def _told(signing: SignIn, account: Account | None) -> SignedIn:
    name = "" if account is None else account.name or account.tenant_id
    return SignedIn(name, outlives_session=signing.outlives_session)
