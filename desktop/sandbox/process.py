"""A sandbox in a process of its own: it survives a client that is killed, and takes no time from one measured."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from desktop.sandbox.control import PREFIX
from desktop.sandbox.tenant import Tenant


@dataclass(frozen=True, slots=True)
class SeparateSandbox:
    """Where a sandbox in another process is, and how to order and ask things of it (see `control`)."""

    base_url: str
    token: str

    def ask(self, method: str, name: str, /, **members: Any) -> Any:
        """One request to its own endpoint: `ask("POST", "faults", kind="reset")`. Raises ValueError when refused."""
        connection = HTTPConnection(urlsplit(self.base_url).netloc, timeout=30)
        try:
            query = f"?{urlencode(members)}" if method == "GET" and members else ""
            body = None if method == "GET" else json.dumps(members)
            connection.request(method, f"{PREFIX}{name}{query}", body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            value = json.loads(answer.read())
        finally:
            connection.close()
        if answer.status != 200:
            raise ValueError(value["error"])
        return value


@contextmanager
def separate(tenant: Tenant | None = None) -> Generator[SeparateSandbox]:
    """A sandbox in a process of its own, until the block ends or this process does."""
    members = asdict(tenant or Tenant())
    members["today"] = str(members["today"]) if members["today"] else None
    command = [sys.executable, "-m", "desktop.sandbox"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(members) + "\n")
            process.stdin.flush()
            told = json.loads(process.stdout.readline())
            yield SeparateSandbox(told["base_url"], told["token"])
        finally:
            process.stdin.close()
