"""Starting a sandbox in this process: `with running(Tenant()) as sandbox: … sandbox.base_url … sandbox.log`."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from desktop.sandbox.control import Control
from desktop.sandbox.directory import Directory
from desktop.sandbox.faults import Faults
from desktop.sandbox.gateway import Gateway
from desktop.sandbox.quota import Quota
from desktop.sandbox.request_log import RequestLog
from desktop.sandbox.server import HOST, Server, listening_socket
from desktop.sandbox.tenant import Tenant
from desktop.sandbox.tokens import Tokens


@dataclass(slots=True)
class Sandbox:
    """A sandbox that is running. Everything of it may be used from any thread.

    `token` is good until `tokens.expire(token)`; `tokens.issue(…)` gives others. `directory` is what the service holds,
    with the acts of others (`change_contact`, `add_subscription`, `join`, `leave`, …); `faults.add(…)` orders what
    shall go wrong; `log` tells what was asked.
    """

    base_url: str
    token: str
    gateway: Gateway
    _server: Server

    def stop(self) -> None:
        """End it before its time: connections end, and nobody listens any more."""
        self._server.stop()

    @property
    def directory(self) -> Directory:
        """What the service holds at this moment."""
        return self.gateway.directory

    @property
    def faults(self) -> Faults:
        """What shall go wrong."""
        return self.gateway.faults

    @property
    def log(self) -> RequestLog:
        """What was asked so far."""
        return self.gateway.log

    @property
    def tokens(self) -> Tokens:
        """The tokens given so far."""
        return self.gateway.tokens

    @property
    def quota(self) -> Quota | None:
        """How many requests are let through; None is all."""
        return self.gateway.quota

    @quota.setter
    def quota(self, quota: Quota | None) -> None:
        self.gateway.quota = quota


@contextmanager
def running(tenant: Tenant | None = None, *, port: int = 0, quota: Quota | None = None) -> Generator[Sandbox]:
    """A sandbox on the loopback, on a free port unless one is named, until the block ends.

    Raises OSError when the port is taken.
    """
    tenant = tenant or Tenant()
    sock = listening_socket(port)
    try:
        number = sock.getsockname()[1]
        gateway = Gateway(tenant, number)
        gateway.quota = quota
        server = Server(sock, gateway, Control(gateway))
    except BaseException:
        sock.close()
        raise
    server.start()
    try:
        yield Sandbox(f"http://{HOST}:{number}", gateway.tokens.first, gateway, server)
    finally:
        server.stop()
