"""Pages of a list: the token that names the next one, and what faults do to it."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from typing import Final

from desktop.sandbox.answers import Refusal, invalid
from desktop.sandbox.wire import Json, encoded

MOST: Final = 500
"""No answer holds more items, whatever is asked for."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is wrong with the step from one page to the next, as faults order it."""

    loops: bool = False
    """The page leads to itself."""
    repeats: bool = False
    """The next page is this one once more, and leads on from there."""
    moves: bool = False
    """Meanwhile an item moves to a page already read, and one from there to the next page."""
    foreign: str = ""
    """The link is absolute, to this address."""
    odd: bool = False
    """The link has a second question mark."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a listing stands: what is listed, from which place on, with how many items to a page."""

    listing: str
    query: dict[str, str]
    size: int = MOST
    at: int = 0
    page: int = 1
    again: tuple[int, ...] = ()
    """Places that come up once more, before the rest of the page."""
    missed: tuple[int, ...] = ()
    """Places that have moved away and will not come up."""
    repeated: bool = False

    @property
    def token(self) -> str:
        """The continuation token: opaque to whoever keeps to the rules."""
        return urlsafe_b64encode(encoded(asdict(self))).decode()


def place_of(token: str, listing: str) -> Place:
    """The place that a token names. Raises Refusal for what is none, or one of another list."""
    try:
        members = json.loads(urlsafe_b64decode(token.encode()))
        place = Place(**{**members, "again": tuple(members["again"]), "missed": tuple(members["missed"])})
    except (ValueError, TypeError, KeyError):
        raise Refusal(invalid()) from None
    if place.listing != listing or not isinstance(place.at, int):
        raise Refusal(invalid())
    return place


def size_of(text: str) -> int:
    """How many items a page is to have; 0, nothing and too many are the most there can be. Raises Refusal."""
    if not text:
        return MOST
    if not (text.isascii() and text.isdigit()):
        raise Refusal(invalid())
    return min(int(text) or MOST, MOST)


def page(place: Place, places: Iterable[int], item: Callable[[int], Json | None], turn: Turn) -> tuple[list[Json], str]:
    """The items of a page and the token of the next one, "" at the end.

    `places` are those from `place.at` on; `item` makes one, or None where there is none (any more).
    """
    items = [found for again in place.again if (found := item(again)) is not None]
    last: int | None = None
    upcoming: int | None = None
    for at in places:
        if at in place.missed:
            continue
        found = item(at)
        if found is None:
            continue
        if len(items) >= place.size:
            upcoming = at
            break
        items.append(found)
        last = at
    if turn.loops:
        return items, place.token
    if turn.repeats and not place.repeated:
        return items, replace(place, page=place.page + 1, repeated=True).token
    if upcoming is None:
        return items, ""
    following = replace(place, at=upcoming, page=place.page + 1, again=(), repeated=False)
    if turn.moves and last is not None:
        following = replace(following, again=(last,), missed=(*place.missed, upcoming))
    return items, following.token


def next_link(path: str, place: Place, token: str, turn: Turn) -> Json:
    """The link to the next page: with the version in front on every other page, and a header to send."""
    uri = f"{path}?size={place.size}{'?' if turn.odd else '&'}seekOperation=Next"
    if turn.foreign:
        uri = f"{turn.foreign}/v1{uri}"
    elif place.page % 2 == 0:
        uri = f"/v1{uri}"
    return {"uri": uri, "method": "GET", "headers": [{"key": "MS-ContinuationToken", "value": token}]}
