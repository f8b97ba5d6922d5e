"""Where Partner Center stands and who asks: the clouds, and one connection's configuration. Loads no HTTP."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

from desktop.errors import DeskError


class Cloud(StrEnum):
    """The clouds that Partner Center is run in (contract section 2)."""

    PUBLIC = "public"
    US_GOVERNMENT = "us_government"
    CHINA = "china"


@dataclass(frozen=True, slots=True)
class _Place:
    base_url: str
    login: str


_PLACES = {
    Cloud.PUBLIC: _Place("https://api.partnercenter.microsoft.com", "https://login.microsoftonline.com"),
    Cloud.US_GOVERNMENT: _Place("https://api.partnercenter.microsoft.com", "https://login.microsoftonline.us"),
    Cloud.CHINA: _Place("https://partner.partnercenterapi.microsoftonline.cn", "https://login.chinacloudapi.cn"),
}

LACKING = frozenset({Cloud.CHINA})
"""Clouds whose service knows neither support contacts nor an activity log."""


@dataclass(frozen=True, slots=True)
class Connection:
    """One connection to Partner Center. What is left empty is what the cloud says.

    `tenant` is the provider's tenant id or domain, `client_id` the application registered there. `per_minute` is the
    quota of requests that the partner tenant has, `in_flight` how many calls run at once, and `longest_wait` how many
    seconds a call waits for the service before it gives up with `Throttled`.

    Raises `DeskError` ("bad_base_url", "bad_login") for an address that a token must not be sent to.
    """

    tenant: str = "organizations"
    client_id: str = ""
    cloud: Cloud = Cloud.PUBLIC
    base_url: str = ""
    login: str = ""
    scope: str = ""
    per_minute: int = 500
    in_flight: int = 4
    longest_wait: float = 300.0

    def __post_init__(self) -> None:
        parts = _split(self.base_url or self.place.base_url)
        if parts is None or (parts.scheme != "https" and not _is_loopback(parts.hostname or "")):
            raise DeskError(
                "bad_base_url", "{} is no address of a service: it begins with https://.", self.base_url[:200]
            )
        login = _split(self.login or self.place.login)
        if login is None or login.scheme != "https":
            raise DeskError("bad_login", "{} is no address to sign in at: it begins with https://.", self.login[:200])

    @property
    def place(self) -> _Place:
        """What the cloud says."""
        return _PLACES[self.cloud]

    @property
    def root(self) -> str:
        """The base URL that all resources hang under: with `/v1`, without a slash at its end."""
        base = (self.base_url or self.place.base_url).rstrip("/")
        return base if base.endswith("/v1") else f"{base}/v1"

    @property
    def is_loopback(self) -> bool:
        """Whether the service runs on this machine: a sandbox."""
        return _is_loopback(urlsplit(self.root).hostname or "")

    @property
    def authority(self) -> str:
        """The address that signs people of the tenant in."""
        return f"{(self.login or self.place.login).rstrip('/')}/{self.tenant}"

    @property
    def scopes(self) -> list[str]:
        """What is asked for at sign-in."""
        return [self.scope or f"{self.place.base_url}/user_impersonation"]


def _split(url: str) -> SplitResult | None:
    """The parts of an address that can be nothing but what it looks like, else None."""
    if any(ch.isspace() or ch in "\\@#?" or not ch.isprintable() for ch in url):
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if usable else None


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
