"""The sign-in service over HTTP, in the form in which MSAL asks for it, with the same care as Partner Center itself."""

from __future__ import annotations

import json
import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import httpx
import truststore

from desktop.sync.errors import BadAnswer, RemoteError, Unreachable
from desktop.sync.partner_center.quiet import hush

logger = logging.getLogger(__name__)

_TIMEOUT = httpx.Timeout(connect=10.0, read=30.0, write=30.0, pool=30.0)
_LARGEST: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class LoginAnswer:
    """What MSAL reads of an answer."""

    status_code: int
    text: str = field(repr=False)
    headers: dict[str, str] = field(repr=False)

    def raise_for_status(self) -> None:
        """Nothing: what MSAL would raise for is raised before it sees the answer."""


class LoginClient:
    """Asks the sign-in service. Raises `Unreachable` and `BadAnswer`, so that MSAL never sees, nor logs, a broken body.

    Only addresses with https are asked, redirects are not followed, and nothing is repeated: codes are good for once.
    """

    def __init__(self, transport: httpx.BaseTransport | None = None) -> None:
        hush()
        self._client = httpx.Client(
            transport=transport,
            verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if transport is None else True,
            timeout=_TIMEOUT,
            follow_redirects=False,
            # It is asked once an hour; a connection kept open would only wait to be closed.
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        **_: object,
    ) -> LoginAnswer:
        """Called by MSAL."""
        return self._ask(self._client.build_request("GET", url, params=params, headers=_plain(headers)))

    def post(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        **_: object,
    ) -> LoginAnswer:
        """Called by MSAL."""
        return self._ask(self._client.build_request("POST", url, params=params, data=data, headers=_plain(headers)))

    def close(self) -> None:
        """Give back the connections."""
        self._client.close()

    def _ask(self, request: httpx.Request) -> LoginAnswer:
        found = self._sent(request)
        if isinstance(found, RemoteError):
            raise found
        return found

    def _sent(self, request: httpx.Request) -> LoginAnswer | RemoteError:
        """The answer, or what to raise: outside of the handlers, so that no error drags the request along."""
        if request.url.scheme != "https":
            return _unusable("its address is not secure")
        try:
            response = self._client.send(request, stream=True)
        except httpx.TransportError as error:
            return _unreachable(str(error)[:200] or type(error).__name__)
        try:
            body = _body(response)
        except httpx.TransportError as error:
            return _unreachable(type(error).__name__)
        except httpx.DecodingError:
            body = None
        finally:
            response.close()
        status = response.status_code
        logger.debug("sign-in service: %d", status)
        if status >= 500 or status in {408, 429}:
            return _unreachable(f"HTTP status {status}")
        if response.has_redirect_location or body is None:
            return _unusable(f"HTTP status {status}")
        try:
            text = body.decode("utf-8-sig")
            if not isinstance(json.loads(text), dict):
                return _unusable("it is no JSON object")
        except (ValueError, RecursionError):
            return _unusable("it is not JSON")
        return LoginAnswer(status, text, dict(response.headers))


def _body(response: httpx.Response) -> bytes | None:
    taken = b""
    for piece in response.iter_bytes():
        taken += piece
        if len(taken) > _LARGEST:
            return None
    return taken


def _plain(headers: Mapping[str, str] | None) -> dict[str, str]:
    """The headers without the empty ones that MSAL passes on."""
    return {name: value for name, value in (headers or {}).items() if value}


def _unreachable(why: str) -> Unreachable:
    return Unreachable("sign_in_unreachable", "The sign-in service cannot be reached: {}", why)


def _unusable(why: str) -> BadAnswer:
    return BadAnswer("sign_in_bad_answer", "The answer of the sign-in service cannot be used: {}", why)
