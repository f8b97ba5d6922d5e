"""What a view shows, whether it is a whole list or one that a person has saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class View:
    """What a view shows: a list, the query of it, and the keys of the columns on the screen; none means the usual."""

    name: str
    listed: str
    query: Any
    columns: tuple[str, ...] = ()
