"""One request and its answer over HTTP: identifiers, time-outs, limits, repetition, and errors of our own tree.

A read is repeated when the line or the service fails. A write is repeated only when it certainly was not taken: nothing
was sent, or it was answered with 401 or 429. After anything else only reading again tells what became of it.
"""

from __future__ import annotations

import json
import logging
import re
import ssl
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx
import truststore

import desktop
from desktop.data.importing.payloads import parse
from desktop.sync.errors import BadAnswer, RemoteError, Throttled, Unanswered, Unreachable
from desktop.sync.partner_center.budget import Budget, never
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.faults import TRANSIENT, challenge_of, error_of, read_fault, retry_after
from desktop.sync.partner_center.quiet import hush
from desktop.sync.partner_center.tokens import Tokens, sign_in_needed

logger = logging.getLogger(__name__)

PAUSES: Final = (0.5, 1.5, 3.5)
"""Seconds before a read is repeated, each time longer."""

# A service that is down may say when it will be back; a person does not wait longer than this for one answer.
_LONGEST_PAUSE: Final = 60.0
_DEADLINE: Final = 180.0
_LARGEST: Final = 64 * 1024 * 1024
_LARGEST_FAULT: Final = 64 * 1024
_MOST_REFUSALS: Final = 6
_JSON_TYPES = ("application/json", "text/json")


@dataclass(frozen=True, slots=True)
class Call:
    """One request: `kind` is what the meter counts it as, `customer` the tenant id that it is about, if any."""

    kind: str
    url: httpx.URL
    customer: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, str] | None = None
    request_id: str = ""
    about_contact: bool = False

    @property
    def writes(self) -> bool:
        """Whether it changes something there."""
        return self.body is not None


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one answer: seconds from the request to its last byte, and bytes once unpacked."""

    deadline: float = _DEADLINE
    largest: int = _LARGEST
    timeout: httpx.Timeout = field(
        default_factory=lambda: httpx.Timeout(connect=10.0, read=60.0, write=30.0, pool=30.0)
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came back. `damage` says why the body is not whole: "slow", "cut", "large", "packing"; empty when it is."""

    response: httpx.Response
    body: bytes
    damage: str
    correlation_id: str = ""

    @property
    def status(self) -> int:
        return self.response.status_code


@dataclass(frozen=True, slots=True)
class _Silence:
    """Nothing came back. `sent` tells whether the request may have arrived, `untrusted` that its certificate is not."""

    why: str
    sent: bool
    untrusted: bool = False


class Wire:
    """Sends calls. Used from several threads at once. Raises `sync.errors` and `Cancelled` only."""

    def __init__(
        self,
        connection: Connection,
        tokens: Tokens,
        budget: Budget,
        *,
        transport: httpx.BaseTransport | None = None,
        limits: Limits | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        hush()
        self._tokens = tokens
        self._budget = budget
        self._limits = limits or Limits()
        self._now = now
        self._lock = threading.Lock()
        self._counted: Counter[str] = Counter()
        self.should_stop: Callable[[], bool] = never
        # The transport alone: what a client adds (cookies, redirects, other people's credentials) is not wanted here,
        # and costs a third of a request.
        self._transport = _transport(connection) if transport is None else transport
        self._extensions = {"timeout": self._limits.timeout.as_dict()}

    @property
    def counted(self) -> dict[str, int]:
        """How many requests were sent so far, by kind."""
        with self._lock:
            return dict(self._counted)

    def close(self) -> None:
        """Give back the connections."""
        self._transport.close()

    def ask(self, call: Call) -> dict[str, object]:
        """The JSON object that answers the call."""
        answer = self._settled(call)
        try:
            return _object_in(answer)
        except BadAnswer as bad:
            if not call.writes:
                raise
            error = _unanswered(str(bad), answer.correlation_id)
        raise error

    def _settled(self, call: Call) -> _Answer:
        """The answer of success, after as many attempts as are harmless."""
        # The same over all attempts of one operation, and only then (contract section 3).
        request_id = call.request_id or str(uuid.uuid4())
        correlation_id = str(uuid.uuid4())
        pauses = iter(PAUSES)
        refusals = 0
        renewed = ""
        while True:
            with self._budget.slot(call.customer, self.should_stop) as asked_at:
                token = renewed or self._tokens.token()
                found = self._attempt(call, token, request_id, correlation_id)
                if isinstance(found, _Answer) and found.status != 429:
                    self._budget.answered(asked_at, call.customer)
            if isinstance(found, _Answer) and 200 <= found.status < 300 and not found.damage:
                return found
            if isinstance(found, _Answer) and found.status == 429:
                refusals += 1
                self._refused(call, found, asked_at, token, last=refusals == _MOST_REFUSALS)
                continue
            if isinstance(found, _Answer) and found.status == 401 and not renewed:
                renewed = self._tokens.renewed(token, challenge_of(found.response))
                continue
            if not _worth_repeating(call, found):
                break
            pause = next(pauses, None)
            if pause is None:
                break
            if isinstance(found, _Answer):
                pause = max(pause, min(_LONGEST_PAUSE, retry_after(found.response, self._now()) or 0.0))
            self._budget.wait(pause, self.should_stop)
        raise _error_of(call, found, token, correlation_id)

    def _refused(self, call: Call, answer: _Answer, asked_at: float, token: str, *, last: bool) -> None:
        """Take note that the service asks to wait. Raises `Throttled` when it has asked this call often enough."""
        seconds = retry_after(answer.response, self._now())
        fault = read_fault(answer.body, token)
        only_theirs = bool(call.customer) and call.customer.lower() in fault.named
        self._budget.refused(asked_at, seconds, call.customer if only_theirs else "")
        if last:
            raise Throttled(
                "remote_throttled", "The service asks to wait {} seconds.", round(seconds or 60),
                seconds=seconds or 60.0, correlation_id=answer.correlation_id,
            )  # fmt: skip

    def _attempt(self, call: Call, token: str, request_id: str, correlation_id: str) -> _Answer | _Silence:
        """Send the call once."""
        asked = {name.lower() for name in call.headers}
        headers = {
            **(_HEADERS if not asked else {name: text for name, text in _HEADERS.items() if name.lower() not in asked}),
            **call.headers,
            "Authorization": f"Bearer {token}",
            "MS-RequestId": request_id,
            "MS-CorrelationId": correlation_id,
        }
        content: bytes | None = None
        if call.body is not None:
            content = json.dumps(call.body, ensure_ascii=False).encode("utf-8", "replace")
            headers["Content-Type"] = "application/json"
        with self._lock:
            self._counted[call.kind] += 1
        started = time.monotonic()
        method = "PUT" if call.writes else "GET"
        request = httpx.Request(method, call.url, headers=headers, content=content, extensions=self._extensions)
        found = self._exchange(request, started + self._limits.deadline)
        if isinstance(found, _Answer):
            found = replace(found, correlation_id=_correlation_in(found.response, token) or correlation_id)
        logger.debug(
            "%s: %s after %.0f ms, correlation %s",
            call.kind,
            found.why if isinstance(found, _Silence) else f"{found.status} {found.damage}".rstrip(),
            (time.monotonic() - started) * 1000,
            correlation_id if isinstance(found, _Silence) else found.correlation_id,
        )
        return found

    def _exchange(self, request: httpx.Request, deadline: float) -> _Answer | _Silence:
        try:
            response = self._transport.handle_request(request)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError, httpx.PoolTimeout) as error:
            return _not_sent(error)
        except httpx.TimeoutException:
            return _Silence("no answer in time", sent=True)
        except httpx.TransportError as error:
            return _Silence(f"the connection was lost ({type(error).__name__})", sent=True)
        response.request = request
        try:
            body, damage = self._body(response, deadline)
        finally:
            response.close()
        return _Answer(response, body, damage)

    def _body(self, response: httpx.Response, deadline: float) -> tuple[bytes, str]:
        """The body as far as it is taken, and what is wrong with it."""
        largest = self._limits.largest if response.is_success else _LARGEST_FAULT
        told = response.headers.get("content-length", "")
        if told.isascii() and told.isdigit() and len(told) < 20 and int(told) > largest:
            return b"", "large"
        taken: list[bytes] = []
        size = 0
        try:
            for piece in response.iter_bytes():
                taken.append(piece)
                size += len(piece)
                if size > largest:
                    return b"", "large"
                if time.monotonic() > deadline:
                    return b"", "slow"
        except httpx.TimeoutException:
            return b"", "slow"
        except httpx.DecodingError:
            return b"", "packing"
        except httpx.TransportError:
            return b"", "cut"
        return b"".join(taken), ""


_HEADERS: Final = {
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
    "User-Agent": f"partner-desk/{desktop.__version__}",
    "MS-PartnerCenter-Application": "Partner Desk",
    "X-Locale": "en-US",
}


def _transport(connection: Connection) -> httpx.HTTPTransport:
    """Connections to the one service, whose certificate is checked against those that the operating system trusts;
    there is no way not to. Raises `Unreachable` for a proxy that is none.
    """
    limits = httpx.Limits(
        max_connections=connection.in_flight,
        max_keepalive_connections=connection.in_flight,
        # Shorter than a service keeps them, so that a write seldom meets a connection that is being closed.
        keepalive_expiry=30.0,
    )
    trusted = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        return httpx.HTTPTransport(verify=trusted, http1=True, http2=False, proxy=proxy_of(connection), limits=limits)
    except (httpx.InvalidURL, ValueError, ImportError) as error:
        # Its address may hold a password, and so may the words of the error.
        logger.info("the proxy of the environment cannot be used: %s", type(error).__name__)
    raise Unreachable("remote_proxy", "The proxy that the environment names (HTTPS_PROXY) cannot be used.")


def proxy_of(connection: Connection) -> str | None:
    """The proxy that the environment, or the system's settings, name for the service; None where there is none.

    A token for a sandbox on this machine never leaves it, whatever is named.
    """
    root = urlsplit(connection.root)
    if connection.is_loopback or proxy_bypass(root.netloc):
        return None
    named = getproxies()
    found = named.get(root.scheme) or named.get("all")
    if not found:
        return None
    return found if "://" in found else f"http://{found}"


def _not_sent(error: httpx.TransportError) -> _Silence:
    """Nothing left this machine but the attempt to connect."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLCertVerificationError):
        cause = cause.__cause__ or cause.__context__
    return _Silence(str(error)[:200] or "no connection in time", sent=False, untrusted=cause is not None)


def _correlation_in(response: httpx.Response, secret: str) -> str:
    """The service's own identifier of the exchange; empty where it gave none that can be shown."""
    theirs = response.headers.get("ms-correlationid", "")
    return theirs if re.fullmatch(r"[A-Za-z0-9.-]{1,64}", theirs) and secret not in theirs else ""


def _worth_repeating(call: Call, found: _Answer | _Silence) -> bool:
    if isinstance(found, _Silence):
        return not found.untrusted and not (found.sent and call.writes)
    if call.writes:
        return False
    return found.status in TRANSIENT or (found.response.is_success and found.damage in {"slow", "cut"})


_DAMAGED = {
    "slow": "it did not end in time",
    "cut": "it was cut off",
    "large": "it is too large",
    "packing": "it cannot be unpacked",
}


def _error_of(call: Call, found: _Answer | _Silence, token: str, correlation_id: str) -> RemoteError:
    """What a person or the engine is told when repeating is over, or no use."""
    if isinstance(found, _Silence):
        if found.sent and call.writes:
            return _unanswered(found.why, correlation_id)
        if found.untrusted:
            return Unreachable(
                "remote_certificate", "The certificate of Partner Center is not trusted here: {}", found.why,
                correlation_id=correlation_id,
            )  # fmt: skip
        return Unreachable(
            "remote_unreachable", "Partner Center cannot be reached: {}", found.why, correlation_id=correlation_id
        )
    correlation_id = found.correlation_id
    if found.response.is_success:
        why = _DAMAGED[found.damage]
        if call.writes:
            return _unanswered(why, correlation_id)
        if found.damage == "slow":
            return Unreachable(
                "remote_unreachable", "Partner Center cannot be reached: {}", why, correlation_id=correlation_id
            )
        return _bad_answer(why, correlation_id)
    if call.writes and (found.status in TRANSIENT or found.status >= 500):
        return _unanswered(f"HTTP status {found.status}", correlation_id)
    if found.status == 401 and challenge_of(found.response).second_factor:
        return sign_in_needed("sign_in_second_factor", correlation_id)
    return error_of(
        found.status,
        read_fault(found.body, token),
        correlation_id,
        about_customer=bool(call.customer),
        about_contact=call.about_contact,
    )


def _unanswered(why: str, correlation_id: str) -> Unanswered:
    return Unanswered(
        "remote_unanswered", "The change was sent and its answer did not come: {}", why, correlation_id=correlation_id
    )


def _bad_answer(why: str, correlation_id: str) -> BadAnswer:
    return BadAnswer(
        "remote_bad_answer", "The answer of Partner Center cannot be used: {}", why, correlation_id=correlation_id
    )


def _object_in(answer: _Answer) -> dict[str, object]:
    """The JSON object of an answer. Raises `BadAnswer` for anything else: a page of a proxy, a list, half a text."""
    kind = answer.response.headers.get("content-type", "").partition(";")[0].strip().lower()
    # Where no type is told, the text itself shows what it is.
    if kind and kind not in _JSON_TYPES and not kind.endswith("+json"):
        raise _bad_answer("it is not JSON", answer.correlation_id)
    value: object = None
    why = "it is not JSON"
    try:
        # Answers begin with a byte order mark, most of them.
        value = parse(answer.body.decode("utf-8-sig"))
        why = "it is no JSON object"
    except ValueError:
        pass
    if not isinstance(value, dict):
        raise _bad_answer(why, answer.correlation_id)
    return value
