"""How the service writes JSON: its casing, its dates, its links, and the mark before a body."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, Final

Json = dict[str, Any]

BOM: Final = b"\xef\xbb\xbf"
"""Stands before the body of every successful answer, and of no other."""

NO_END: Final = "9999-12-14T00:00:00Z"
NEVER: Final = "0001-01-01T00:00:00"
"""The first moment of .NET, for what was never set; without a zone, as the service writes it."""

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_TICKS_AT_1970: Final = 621_355_968_000_000_000


def encoded(value: object) -> bytes:
    """Compact JSON in UTF-8."""
    return _ENCODER.encode(value).encode()


def moment(at: datetime, digits: int = 0, *, tail: int = 0) -> str:
    """A moment in UTC with up to seven fraction digits; `tail` is the one that Python's clock does not have."""
    whole = at.astimezone(UTC)
    text = whole.strftime("%Y-%m-%dT%H:%M:%S")
    return f"{text}.{f'{whole.microsecond:06d}{tail}'[:digits]}Z" if digits else f"{text}Z"


def ticks(at: datetime, *, tail: int = 0) -> int:
    """The same moment as .NET counts it: tenths of microseconds since the year 1."""
    whole = at.astimezone(UTC)
    seconds = int(whole.replace(microsecond=0).timestamp())
    return _TICKS_AT_1970 + seconds * 10_000_000 + whole.microsecond * 10 + tail


def link(uri: str, method: str = "GET") -> Json:
    """A link as it stands under `links`."""
    return {"uri": uri, "method": method, "headers": []}


def collection(items: list[Json], *, total: int | None = None, links: Json | None = None, token: str = "") -> Json:
    """A list as the service wraps it. `total` is what it claims, which need not be how many there are."""
    wrapped: Json = {"totalCount": len(items) if total is None else total, "items": items}
    if links is not None:
        wrapped["links"] = links
    if token:
        wrapped["continuationToken"] = token
    wrapped["attributes"] = {"objectType": "Collection"}
    return wrapped


def pascal(value: Any) -> Any:
    """The same value with its names in PascalCase, as in answers to writes and inside the activity log."""
    if isinstance(value, dict):
        return {name[:1].upper() + name[1:]: pascal(member) for name, member in value.items()}
    return [pascal(member) for member in value] if isinstance(value, list) else value


def member(value: object, name: str) -> object:
    """A member of an object by its name in any case; None when it is absent, or `value` is no object."""
    if not isinstance(value, dict):
        return None
    wanted = name.casefold()
    return next((found for key, found in value.items() if key.casefold() == wanted), None)
