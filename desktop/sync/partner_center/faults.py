"""What an answer that is no success means: by HTTP status first, then by the service's code (contract section 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final

import httpx

from desktop.data.importing import values
from desktop.data.importing.partner_center import Members, holds_token
from desktop.data.importing.payloads import parse
from desktop.sync.errors import BadAnswer, CustomerLost, Missing, NotPermitted, Refused, RemoteError, Unreachable
from desktop.sync.partner_center.tokens import Challenge, sign_in_needed

TRANSIENT: Final = frozenset({408, 500, 502, 503, 504})
"""Statuses after which the same request may succeed."""

_LONGEST_DESCRIPTION: Final = 500
# The caller's role or a policy bars every call of this kind.
_ROLE_CODES = frozenset({"900150", "900308", "900309", "900329"})
# "Access denied", "Authorization failed": of the caller on a listing, but of one change where a contact is concerned.
_DENIED_CODES = frozenset({"", "2032", "1002"})
_NOT_FOUND_CODES = frozenset({"", "404", "1000", "20003", "60003"})
_LOST_CODE = "20002"
_WRONG_AUDIENCE = "900420"
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_CLAIMS = re.compile(r'claims\s*=\s*"([^"]{1,8000})"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """What an error body says, in one of its shapes; empty where it says nothing. `named` are the GUIDs in it."""

    code: str = ""
    description: str = ""
    named: frozenset[str] = frozenset()


def read_fault(body: bytes, secret: str) -> Fault:
    """The fault in an error body: the API's, the gateway's, or that of model binding. Anything else is empty.

    A body that repeats `secret`, or holds any token, is not taken: descriptions are shown and logged.
    """
    try:
        text = body.decode("utf-8-sig")
        value = parse(text)
    except ValueError:
        return Fault()
    if not isinstance(value, dict) or holds_token([text]) or (secret and secret in text):
        return Fault()
    members = Members(value)
    if isinstance(members.get("error"), dict):
        members = members.inner("error")
    code = members.get("code")
    said = next((said for name in ("description", "message") if isinstance(said := members.get(name), str)), "")
    return Fault(
        # The gateway repeats the status, which tells nothing.
        values.clean(str(code))[:40] if isinstance(code, str | int) and not isinstance(code, bool) else "",
        values.clean(said)[:_LONGEST_DESCRIPTION],
        frozenset(found.lower() for found in _GUID.findall(text[:20_000])),
    )


def challenge_of(response: httpx.Response) -> Challenge:
    """What a 401 asks for. `invalid_token` alone is also what an expired token gets."""
    header = response.headers.get("www-authenticate", "")
    claims = _CLAIMS.search(header)
    return Challenge(
        second_factor="mfa" in response.reason_phrase.lower() or "mfa required" in header.lower(),
        claims=claims[1] if claims else "",
    )


def retry_after(response: httpx.Response, now: float) -> float | None:
    """The seconds that the service asks to wait; None when it does not say.

    A moment is measured against the service's own clock where it tells it, since this machine's may be wrong. `now` is
    seconds since 1970.
    """
    text = response.headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(?:\.\d+)?", text, re.ASCII):
        return float(text)
    until = _moment(text)
    if until is None:
        return None
    there = _moment(response.headers.get("date", ""))
    return max(0.0, until - (now if there is None else there))


def _moment(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def error_of(
    status: int, fault: Fault, correlation_id: str, *, about_customer: bool, about_contact: bool
) -> RemoteError:
    """The error of an answer that is not 2xx and not 429, for a request that is not worth repeating."""
    code = fault.code
    if 300 <= status < 400:
        return BadAnswer(
            "remote_redirect", "The service sent the request elsewhere; that was not followed.",
            correlation_id=correlation_id,
        )  # fmt: skip
    if status == 401:
        return sign_in_needed(
            "sign_in_wrong_audience" if code == _WRONG_AUDIENCE else "sign_in_refused", correlation_id
        )
    if status in TRANSIENT or status >= 500:
        return Unreachable(
            "remote_unavailable", "Partner Center is not available at present (HTTP status {}).", status,
            correlation_id=correlation_id,
        )  # fmt: skip
    if status == 403 and code == _LOST_CODE and about_customer:
        return CustomerLost(
            "remote_customer_lost", "There is no relationship with this customer any more.",
            correlation_id=correlation_id,
        )  # fmt: skip
    if status == 403 and (
        code in _ROLE_CODES
        or (not about_contact and code in _DENIED_CODES and (code or not about_customer))
        or not about_customer
    ):
        return NotPermitted(
            "remote_not_permitted", "The role of the signed-in person does not allow this: {} (code {}).",
            fault.description or status, code or status, correlation_id=correlation_id,
        )  # fmt: skip
    if status == 404 and (not about_contact or code in _NOT_FOUND_CODES):
        return Missing(
            "remote_missing", "Partner Center does not have it: {} (code {}).",
            fault.description or status, code or status, correlation_id=correlation_id,
        )  # fmt: skip
    return Refused(status, code, fault.description, correlation_id=correlation_id)
