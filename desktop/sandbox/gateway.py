"""From a request to what goes back on the wire: faults, token, quota, the service, and the headers around an answer."""

from __future__ import annotations

import gzip
import logging
import math
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from enum import Enum, auto
from typing import Final
from uuid import uuid4

from desktop.sandbox.answers import Answer, fault, nothing, success, throttled, unauthorized
from desktop.sandbox.directory import Directory
from desktop.sandbox.faults import Fault, Faults, Kind, turn
from desktop.sandbox.quota import Quota
from desktop.sandbox.request_log import Applied, Entry, RequestLog
from desktop.sandbox.requests import VERSION, Call, Request
from desktop.sandbox.service import Service
from desktop.sandbox.tenant import Tenant
from desktop.sandbox.tokens import Tokens

_REMEMBERED: Final = 20_000
_WORTH_PACKING: Final = 1_000
_HTML: Final = b"<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h1>Sorry</h1></body></html>"


_log = logging.getLogger(__name__)


class Manner(Enum):
    """How an answer is put on the wire."""

    WHOLE = auto()
    CLOSING = auto()
    TRICKLING = auto()
    CUT = auto()
    RESET = auto()
    NEVER = auto()


@dataclass(slots=True)
class Delivery:
    """What the connection is to do: `data` in this manner, after so many seconds (when trickling: over so many)."""

    data: bytes
    manner: Manner
    entry: Entry
    status: int
    delay: float = 0.0
    spread: float = 0.0


class Gateway:
    """Answers requests under `/v1`. Called on the server's thread; everything it holds may be used from others."""

    def __init__(self, tenant: Tenant, port: int) -> None:
        self.faults = Faults()
        self.tokens = Tokens(tenant.seed)
        self.log = RequestLog()
        self.quota: Quota | None = None
        self.directory = Directory(tenant, self.now)
        self._elsewhere = f"http://localhost:{port}"
        self._service = Service(self.directory, self.now, self._stored)
        self._answers: OrderedDict[tuple[str, str], Answer] = OrderedDict()
        self._dated = (0, "")

    def now(self) -> datetime:
        """The service's clock, in UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.faults.skew)

    def deliver(self, request: Request) -> Delivery:
        """What becomes of a request; it is done when this returns, though the answer may have to wait."""
        entry = self.log.began(request)
        met = self.faults.met_by(request)
        if met:
            entry.faults = tuple(met)
        try:
            answer = self._barred(request, met) or self._answer(request, entry, met)
            if met:
                answer = self._spoilt(answer, met)
                if Kind.OVERTAKEN in met and request.call is Call.CONTACT and answer.status == 200:
                    self.directory.change_contact(request.customer, request.subscription, met[Kind.OVERTAKEN].text)
        except Exception:
            _log.exception("the sandbox failed at %s %s", request.method, request.target)
            answer = nothing(500)
        delivery = Delivery(self._written(request, answer), _manner(met), entry, answer.status)
        if Kind.SLOW in met:
            delivery.delay = met[Kind.SLOW].seconds
        if Kind.TRICKLES in met:
            delivery.spread = met[Kind.TRICKLES].seconds
        if Kind.CUT_OFF in met:
            body = len(answer.body)
            delivery.data = delivery.data[: len(delivery.data) - max(body // 2, 1)]
        return delivery

    def _barred(self, request: Request, met: Mapping[Kind, Fault]) -> Answer | None:
        """The answer of a fault that keeps the request from being handled, or of a missing token or a used-up quota."""
        for kind, ordered in met.items():
            if (answer := self._of_fault(request, kind, ordered)) is not None:
                return answer
        grant = self.tokens.grant(request.headers.get("authorization", ""))
        if grant is None or not grant.mfa:
            return unauthorized(mfa=grant is not None)
        if self.quota is not None:
            wait = self.quota.take(request.customer, time.monotonic())
            if wait is not None:
                return throttled(str(max(1, math.ceil(wait))))
        return None

    def _of_fault(self, request: Request, kind: Kind, ordered: Fault) -> Answer | None:
        match kind:
            case Kind.THROTTLED:
                return throttled(ordered.retry_after)
            case Kind.ERROR:
                return _error(ordered)
            case Kind.EXPIRED_TOKEN | Kind.NO_MFA:
                return unauthorized(mfa=kind is Kind.NO_MFA)
            case Kind.REDIRECT:
                where = ordered.text or self._elsewhere + request.target
                return Answer(ordered.status or 302, headers=[("Location", where)])
            case Kind.LOST_CUSTOMER:
                gone = f"The partner does not have a commerce relationship with customer {request.customer}."
                return fault(403, 20002, gone)
            case Kind.RESET | Kind.SILENT:
                # Whatever it says is never sent.
                return nothing(503)
        return None

    def _answer(self, request: Request, entry: Entry, met: Mapping[Kind, Fault]) -> Answer:
        """The service's answer. A write whose id was seen before gets the first answer again, and is not applied."""
        repeated = (request.headers.get("ms-requestid", "").lower(), request.path.lower())
        if request.call is not Call.PUT_CONTACT or not repeated[0]:
            with self.directory.lock:
                return self._service.answer(request, turn(met, self._elsewhere))
        with self.directory.lock:
            known = self._answers.get(repeated)
            if known is not None:
                entry.replayed = True
                return known
            answer = self._service.answer(request, turn(met, self._elsewhere))
        self._answers[repeated] = answer
        if len(self._answers) > _REMEMBERED:
            self._answers.popitem(last=False)
        return answer

    def _stored(self, request: Request) -> None:
        contact = self.directory.contact(request.customer, request.subscription)
        ids = request.customer.lower(), request.subscription.lower()
        self.log.stored(Applied(*ids, *contact, request.headers.get("ms-requestid", "")))

    @staticmethod
    def _spoilt(answer: Answer, met: Mapping[Kind, Fault]) -> Answer:
        """The answer after the faults that change it."""
        if (ordered := met.get(Kind.ERROR_AFTER)) is not None:
            answer = _error(ordered)
        if (ordered := met.get(Kind.HTML)) is not None:
            answer = Answer(ordered.status or 200, _HTML, [("Content-Type", "text/html; charset=utf-8")], echo=None)
        if Kind.WRONG_TYPE in met:
            kept = [pair for pair in answer.headers if pair[0] != "Content-Type"]
            answer = replace(answer, headers=[*kept, ("Content-Type", "text/plain")])
        if Kind.HALF_JSON in met and answer.body:
            answer = replace(answer, body=answer.body[: len(answer.body) // 2])
        return answer

    # Writing

    def _written(self, request: Request, answer: Answer) -> bytes:
        """The answer as bytes, packed when the client takes that and it is worth it."""
        lines = [answer.line]
        body = answer.body
        for name, value in answer.headers:
            lines.append(f"{name}: {value}")
        if len(body) >= _WORTH_PACKING and "gzip" in request.headers.get("accept-encoding", ""):
            body = gzip.compress(body, 1, mtime=0)
            lines += ("Content-Encoding: gzip", "Vary: Accept-Encoding")
        if answer.chunked:
            lines.append("Transfer-Encoding: chunked")
            body = b"0\r\n\r\n"
        else:
            lines.append(f"Content-Length: {len(body)}")
        if answer.echo is not None:
            correlation = _printable(request.headers.get("ms-correlationid", "")) or str(uuid4())
            own = _printable(request.headers.get("ms-requestid", "")) if answer.echo else ""
            lines += (
                f"MS-CorrelationId: {correlation}",
                f"MS-RequestId: {own or uuid4()}",
                "MS-CV: sLRFZMWm+EKuL47u.0",
                "MS-ServerId: 102030524",
            )
            if locale := _printable(request.headers.get("x-locale", "")):
                lines.append(f"X-Locale: {locale},{locale}")
        lines += (f"Date: {self._date()}", "", "")
        return "\r\n".join(lines).encode("latin-1") + body

    def _date(self) -> str:
        """The Date header, formatted once a second."""
        second = int(time.time() + self.faults.skew)
        if second != self._dated[0]:
            self._dated = (second, format_datetime(datetime.fromtimestamp(second, UTC), usegmt=True))
        return self._dated[1]


def _manner(met: Mapping[Kind, Fault]) -> Manner:
    if met.keys() & {Kind.SILENT, Kind.SILENT_AFTER}:
        return Manner.NEVER
    if met.keys() & {Kind.RESET, Kind.RESET_AFTER}:
        return Manner.RESET
    if Kind.CUT_OFF in met:
        return Manner.CUT
    if Kind.TRICKLES in met:
        return Manner.TRICKLING
    return Manner.CLOSING if Kind.HANGS_UP in met else Manner.WHOLE


def _error(ordered: Fault) -> Answer:
    """The error that was ordered: 503 unless it names a status; a fault with a code, else without a body."""
    status = ordered.status or 503
    if ordered.code is None and not ordered.text:
        return nothing(status)
    if ordered.code is None:
        return replace(success({"message": ordered.text}, bom=False), status=status)
    return fault(status, ordered.code, ordered.text)


def _printable(text: str) -> str:
    """What may be sent back in a header: short and plain, or nothing."""
    return text if text.isascii() and text.isprintable() and len(text) <= 100 else ""


def belongs_here(path: str) -> bool:
    """Whether the gateway answers for a path."""
    return path.lower().startswith(f"{VERSION}/") or path.lower() == VERSION
