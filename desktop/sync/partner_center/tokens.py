"""Where bearer tokens come from. A token is a plain text while it is used and is never stored, logged or shown."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Final, Protocol

from desktop.sync.errors import SignInNeeded

VARIABLE: Final = "PARTNER_DESK_TOKEN"
"""The environment variable that holds a token for scripts and tests."""

# As RFC 6750 writes them; anything else would break the header.
_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]+=*")
_SCHEME = re.compile(r"bearer(?:\s+|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Challenge:
    """Why the service refused a token: the second factor is missing, or further claims are asked for."""

    second_factor: bool = False
    claims: str = ""


class Tokens(Protocol):
    """A source of bearer tokens. Called from several threads at once; may ask the sign-in service, never a person."""

    def token(self) -> str:
        """A token that is good for the next request. Raises `SignInNeeded`, or `Unreachable` when none can be had."""

    def renewed(self, refused: str, challenge: Challenge) -> str:
        """Another token than the one that was refused. Raises as `token` does."""


def sign_in_needed(code: str, correlation_id: str = "") -> SignInNeeded:
    """The error that sends a person to sign in; `code` is a key of the sentences below."""
    return SignInNeeded(code, _SENTENCES[code], correlation_id=correlation_id)


_SENTENCES = {
    "sign_in": "Sign in to Partner Center.",
    "sign_in_again": "The sign-in has ended; sign in again.",
    "sign_in_second_factor": "Partner Center asks for a sign-in with a second factor.",
    "sign_in_refused": "Partner Center did not accept the sign-in; sign in again.",
    "sign_in_declined": "The sign-in was declined.",
    "sign_in_expired": "Nobody signed in in time.",
    "sign_in_wrong_audience": "The sign-in was not made for Partner Center; check the application that is configured.",
    "token_missing": f"No token is in {VARIABLE}.",
    "token_unfit": f"What is in {VARIABLE} is no token.",
    "token_refused": f"Partner Center did not accept the token in {VARIABLE}.",
}


class EnvironmentToken:
    """The token in the environment, read at each request, so that whoever runs the desk may put a new one there."""

    def token(self) -> str:
        """What stands in the environment. Raises `SignInNeeded` when it is nothing that can be sent."""
        text = _SCHEME.sub("", os.environ.get(VARIABLE, "").strip())
        if not text:
            raise sign_in_needed("token_missing")
        if not _TOKEN.fullmatch(text):
            raise sign_in_needed("token_unfit")
        return text

    def renewed(self, refused: str, challenge: Challenge) -> str:
        """A token that was put there meanwhile. Raises `SignInNeeded` when it is still the same."""
        found = self.token()
        if found == refused:
            raise sign_in_needed("sign_in_second_factor" if challenge.second_factor else "token_refused")
        return found
