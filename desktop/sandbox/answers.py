"""Answers of the service, among them its four ways to say no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from desktop.sandbox.wire import BOM, encoded

JSON: Final = "application/json; charset=utf-8"


@dataclass(slots=True)
class Answer:
    """An answer before it is put on the wire. An empty `reason` is the usual one of the status.

    `echo` tells whether it carries the request's own MS-RequestId (some answers carry another one); None: the gateway
    answered, which knows none of these headers. With `chunked` the body is sent without saying how long it is.
    """

    status: int
    body: bytes = b""
    headers: list[tuple[str, str]] = field(default_factory=list)
    reason: str = ""
    echo: bool | None = True
    chunked: bool = False

    @property
    def line(self) -> str:
        """The first line."""
        return f"HTTP/1.1 {self.status} {self.reason or HTTPStatus(self.status).phrase}"


class Refusal(Exception):
    """Raised where a request is refused, with the answer that says so."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.line)
        self.answer = answer


def success(value: object, *, bom: bool = True, charset: bool = True, echo: bool = True) -> Answer:
    """200 with a JSON body, after a byte order mark unless `bom` is false."""
    body = (BOM if bom else b"") + encoded(value)
    return Answer(200, body, [("Content-Type", JSON if charset else "application/json")], echo=echo)


def fault(status: int, code: int, description: str, *, source: str = "PartnerFD", data: Sequence[str] = ()) -> Answer:
    """The fault of the service itself: an integer code, a description, mostly empty data, and no byte order mark."""
    body = encoded({"code": code, "description": description, "data": list(data), "source": source})
    return Answer(status, body, [("Content-Type", JSON)])


def invalid() -> Answer:
    """400 of the framework, when parameters cannot be read."""
    return Answer(400, encoded({"message": "The request is invalid."}), [("Content-Type", JSON)])


def nothing(status: int) -> Answer:
    """A status without a body."""
    return Answer(status)


def throttled(retry_after: str | None) -> Answer:
    """429 of the gateway. `retry_after` goes into the header as it is; None leaves the header out."""
    text = f"Rate limit is exceeded. Try again in {retry_after or 60} seconds."
    headers = [("Content-Type", "application/json")]
    if retry_after is not None:
        headers.append(("Retry-After", retry_after))
    return Answer(429, encoded({"statusCode": 429, "message": text}), headers, echo=None)


def unauthorized(*, mfa: bool = False) -> Answer:
    """401 without a body. With `mfa` the reason says that the second factor is missing."""
    headers = [
        ("Request-Context", "appId=cid-v1:5a4d0b0e-0000-4000-8000-5a4d0b0c0001"),
        ("WWW-Authenticate", 'Bearer error="invalid_token"'),
    ]
    reason = "Unauthorized - MFA required" if mfa else ""
    return Answer(401, headers=headers, reason=reason, echo=None, chunked=True)
