"""The sandbox's own endpoint, `/_sandbox/`: ordering faults and changes while it runs, and reading what happened.

| request | does |
|---|---|
| `GET /_sandbox/` | counts, and what is ordered |
| `GET /_sandbox/log`, `DELETE` | the requests so far; forgets them |
| `GET /_sandbox/applied` | contacts that a PUT stored, once for each time |
| `GET /_sandbox/faults`, `POST`, `DELETE` | faults; orders one (`kind` and the settings of `Fault`); takes all back |
| `DELETE /_sandbox/faults/N` | takes one back |
| `PUT /_sandbox/quota`, `DELETE` | `requests`, `seconds`, `sliding`, `per_customer` |
| `POST /_sandbox/tokens` | another token: `seconds`, `mfa` |
| `GET /_sandbox/contacts?customer=&subscription=`, `POST` | a contact; changes it (`customer`, `subscription`, `to`) |
| `POST /_sandbox/subscriptions`, `PATCH`, `DELETE` | one is bought, changes, disappears (`customer`, …) |
| `POST /_sandbox/customers`, `DELETE` | a customer joins (`name`, `domain`, `resellers`), leaves (`customer`) |

Bodies and answers are JSON. It listens to programs on this machine only; a page in a browser cannot reach it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from desktop.sandbox.gateway import Gateway
from desktop.sandbox.quota import Quota
from desktop.sandbox.requests import Request
from desktop.sandbox.wire import Json, encoded

PREFIX: Final = "/_sandbox/"

_OWN_NAMES: Final = frozenset({"127.0.0.1", "localhost"})


class Control:
    """Answers what is asked under `/_sandbox/`."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._directory = gateway.directory
        self._acts: dict[tuple[str, str], Callable[[Json], object]] = {
            ("GET", ""): lambda _: self._overview(),
            ("GET", "log"): lambda _: [entry.told() for entry in gateway.log.entries],
            ("DELETE", "log"): lambda _: gateway.log.clear(),
            ("GET", "applied"): lambda _: [applied.told() for applied in list(gateway.log.applied)],
            ("GET", "faults"): lambda _: [fault.told() for fault in gateway.faults],
            ("POST", "faults"): lambda given: gateway.faults.add(**given).told(),
            ("DELETE", "faults"): lambda _: gateway.faults.clear(),
            ("PUT", "quota"): self._set_quota,
            ("DELETE", "quota"): self._lift_quota,
            ("POST", "tokens"): lambda given: {"token": gateway.tokens.issue(**given)},
            ("GET", "contacts"): lambda given: self._directory.contact(**given)._asdict(),
            ("POST", "contacts"): lambda given: self._directory.change_contact(**given)._asdict(),
            ("POST", "subscriptions"): lambda given: {"id": self._directory.add_subscription(**given)},
            ("PATCH", "subscriptions"): lambda given: self._directory.change_subscription(**given),
            ("DELETE", "subscriptions"): lambda given: self._directory.remove_subscription(**given),
            ("POST", "customers"): lambda given: {"id": self._directory.join(**given)},
            ("DELETE", "customers"): lambda given: self._directory.leave(**given),
        }

    def __call__(self, request: Request) -> bytes:
        """The whole answer to a request. Called on the server's thread."""
        try:
            status, value = HTTPStatus.OK, self._answered(request)
        except (LookupError, TypeError, ValueError) as error:
            status, value = HTTPStatus.BAD_REQUEST, {"error": str(error)}
        body = encoded(value)
        head = f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: application/json\r\n"
        return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body

    def _answered(self, request: Request) -> object:
        if urlsplit(f"//{request.headers.get('host', '')}").hostname not in _OWN_NAMES:
            raise ValueError("the sandbox is asked by its own address only")
        if request.method != "GET" and request.headers.get("content-type", "").partition(";")[0] != "application/json":
            raise ValueError("a request that changes something is of type application/json")
        if not request.path.startswith(PREFIX):
            raise LookupError(
                f"nothing is at {request.path}; the service is under /v1, and {PREFIX} tells of this sandbox"
            )
        name = request.path.removeprefix(PREFIX).rstrip("/")
        given: Any = json.loads(request.body) if request.body else dict(request.query)
        if not isinstance(given, dict):
            raise TypeError("a body is one JSON object")
        if request.method == "DELETE" and name.startswith("faults/"):
            self._gateway.faults.remove(int(name.removeprefix("faults/")))
            return None
        act = self._acts.get((request.method, name))
        if act is None:
            raise LookupError(f"nothing is done by {request.method} {request.path}")
        return act(given)

    def _overview(self) -> Json:
        log, quota = self._gateway.log, self._gateway.quota
        limits = None if quota is None else {"requests": quota.requests, "seconds": quota.seconds}
        return {
            "requests": log.total,
            "counts": dict(log.counts),
            "statuses": dict(log.statuses),
            "applied": len(log.applied),
            "most_at_once": log.most_at_once,
            "quota": limits,
            "faults": [fault.told() for fault in self._gateway.faults],
        }

    def _set_quota(self, given: Json) -> None:
        self._gateway.quota = Quota(**given)

    def _lift_quota(self, _given: Json) -> None:
        self._gateway.quota = None
