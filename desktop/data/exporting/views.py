"""Views by name: each list is one, and whoever keeps views of a person's own adds a finder here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class View:
    """What a view shows: a list, the query of it, and the keys of the columns on the screen; none means the usual."""

    name: str
    listed: str
    query: Any
    columns: tuple[str, ...] = ()


finders: list[Callable[[Session, str], View | None]] = []
"""Each is asked for a view by name, and answers None for a name that it does not know."""


def view_named(session: Session, name: str) -> View | None:
    """The view of that name, None where nobody knows one."""
    for find in finders:
        if (view := find(session, name)) is not None:
            return view
    return None
