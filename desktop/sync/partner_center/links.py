"""Links to the next page: followed to the configured address only, and trusted with no credential (section 7.1)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

import httpx

from desktop.data.importing.partner_center import Members
from desktop.sync.errors import BadAnswer

_LONGEST_URI: Final = 8_000
_LONGEST_HEADERS: Final = 16_000
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_HEADER_VALUE = re.compile(r"[\x21-\x7e](?:[\x20-\x7e\t]*[\x21-\x7e])?")
_PLAIN = re.compile(r"(?:/[A-Za-z0-9_-]+)+(?:\?[A-Za-z0-9_=&%.-]*)?", re.ASCII)
_UNFIT = re.compile(r"[\x00-\x20\x7f\\]|[^\x00-\x7f]")

# What a link may never decide: who we are, whom we talk to, how the message is framed, and which request this is.
_OURS = frozenset(
    "accept accept-encoding authorization connection content-encoding content-length content-type cookie expect "
    "forwarded host keep-alive ms-correlationid ms-requestid origin te trailer transfer-encoding upgrade via".split()
)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a listing goes on, as the service wrote it: an address and the headers to send along."""

    uri: str
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def token(self) -> str:
        """The link as one line of text, which `link_of` reads again in a later run. It holds no credential."""
        return json.dumps({"uri": self.uri, "headers": self.headers}, separators=(",", ":"))


def link_of(token: str) -> Link | None:
    """The link that a page's token stands for; None when it is none. Nothing in it is trusted before `Root.follow`."""
    try:
        value = json.loads(token)
        uri, headers = value["uri"], [(name, text) for name, text in value["headers"]]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not isinstance(uri, str) or not all(isinstance(part, str) for pair in headers for part in pair):
        return None
    return Link(uri, tuple(headers))


def next_link(members: Members) -> Link | None:
    """The `links.next` of a collection; None at its end. Raises `BadAnswer` when it cannot be understood."""
    found = members.inner("links").get("next")
    if found is None:
        return None
    if not isinstance(found, Mapping):
        raise _bad_link("")
    link = Members(found)
    uri = link.get("uri")
    listed = link.get("headers") or []
    if not isinstance(uri, str) or not uri.strip() or not isinstance(listed, list):
        raise _bad_link("")
    headers: list[tuple[str, str]] = []
    for entry in listed:
        pair = Members(entry) if isinstance(entry, Mapping) else Members({})
        name, value = pair.get("key"), pair.get("value")
        if not isinstance(name, str) or not isinstance(value, str):
            raise _bad_link("")
        # What is not ours to take is not ours to remember either.
        if not _is_ours(name.strip()):
            headers.append((name.strip(), value.strip()))
    return Link(uri.strip(), tuple(headers))


class Root:
    """The address that all resources hang under, and the only one that is ever asked."""

    def __init__(self, root: str) -> None:
        self._root = httpx.URL(root)
        self._path = self._root.path.rstrip("/")
        self._above = self._path.removesuffix("/v1")
        self._written = str(self._root).rstrip("/")

    def url(self, path: str) -> httpx.URL:
        """The address of a resource of ours; `path` is escaped and begins with a slash."""
        if _PLAIN.fullmatch(path):
            # Nothing in it could lead elsewhere, and looking at its parts takes longer than reading the answer.
            return httpx.URL(self._written + path)
        return self._checked(self._written + path)

    def follow(self, link: Link) -> tuple[httpx.URL, dict[str, str]]:
        """The address and the headers of a link. Raises `BadAnswer` when it leads anywhere but below the root."""
        uri = link.uri.partition("#")[0]
        if not uri or len(uri) > _LONGEST_URI or _UNFIT.search(uri):
            raise _bad_link(link.uri)
        # Samples print a second question mark where an ampersand belongs.
        path, mark, query = uri.partition("?")
        query = mark + query.replace("?", "&")
        if path.startswith("//"):
            raise _foreign(link.uri)
        if _SCHEME.match(path):
            try:
                said = httpx.URL(path)
            except httpx.InvalidURL:
                raise _bad_link(link.uri) from None
            if not self._is_ours(said) or said.userinfo:
                raise _foreign(link.uri)
            if not said.path.startswith(f"{self._path}/"):
                raise _foreign(link.uri)
            # What is ours up to here; the rest goes on as it was written.
            path = "/" + path.split("/", 3)[3]
        path = f"/{path.lstrip('/')}"
        if self._above and path.startswith(f"{self._above}/"):
            path = path[len(self._above) :]
        while path.startswith("/v1/"):
            path = path[3:]
        return self._checked(self._written + path + query), _headers(link)

    def _checked(self, written: str) -> httpx.URL:
        """An address made of the root and more, looked at once more in the form in which it is sent."""
        try:
            url = httpx.URL(written)
        except httpx.InvalidURL:
            raise _bad_link(written) from None
        segments = url.raw_path.partition(b"?")[0].decode("ascii").split("/")
        if any(unquote(segment) in {".", ".."} or re.search(r"[/\\]", unquote(segment)) for segment in segments):
            raise _bad_link(written)
        if not self._is_ours(url) or not url.path.startswith(f"{self._path}/"):
            raise _foreign(written)
        return url

    def _is_ours(self, url: httpx.URL) -> bool:
        # `port` is None for the usual one of the scheme, however it was written.
        return (url.scheme, url.host, url.port) == (self._root.scheme, self._root.host, self._root.port)


def _is_ours(header: str) -> bool:
    lowered = header.lower()
    return lowered in _OURS or lowered.startswith(("proxy-", "sec-", "x-forwarded-"))


def _headers(link: Link) -> dict[str, str]:
    """The headers of a link, but for those that are ours to set."""
    kept: dict[str, str] = {}
    for name, value in link.headers:
        if _is_ours(name):
            continue
        if not _HEADER_NAME.fullmatch(name) or (value and not _HEADER_VALUE.fullmatch(value)):
            raise _bad_link(link.uri)
        kept[name] = value
    if sum(len(name) + len(value) for name, value in kept.items()) > _LONGEST_HEADERS:
        raise _bad_link(link.uri)
    return kept


def _bad_link(uri: str) -> BadAnswer:
    return BadAnswer("remote_bad_link", "The service's link to the next page cannot be used.{}", _where(uri))


def _foreign(uri: str) -> BadAnswer:
    return BadAnswer("remote_foreign_link", "The service's link leads elsewhere and was not followed.{}", _where(uri))


def _where(uri: str) -> str:
    """The server that a link names, for the error's text: paths and queries hold customers' data and worse."""
    named = re.match(r"(?:[a-z][a-z0-9+.-]{0,20}:)?//(?:[^/?#\\]*@)?([A-Za-z0-9.:\[\]-]{1,100})", uri, re.IGNORECASE)
    return f" It names {named[1]}." if named else ""
