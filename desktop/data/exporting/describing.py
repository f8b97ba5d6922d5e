"""What an exported file says of itself to programs: stable English keys and values."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from desktop.data.exporting.rows import Rows
from desktop.domain.roles import Actor


def machine_account(rows: Rows, actor: Actor, now: datetime, *, view: str = "") -> dict[str, object]:
    """View, filter, order, time, age of the data and who, for a JSON file; reads the store."""
    query = rows.extract.query
    told: dict[str, object] = {
        one.name: _plain(getattr(query, one.name)) for one in fields(query) if getattr(query, one.name) != one.default
    }
    sort = told.pop("sort", None) or _plain(getattr(query, "sort", ""))
    told.pop("descending", None)
    further = told.pop("further", [])
    return {
        "view": view or rows.extract.listed,
        "selection": rows.extract.keys is not None,
        "filter": told,
        "sort": sort,
        "descending": bool(getattr(query, "descending", False)),
        **({"then": further} if further else {}),
        "exported_at": now,
        "data_read_at": rows.read_at,
        "exported_by": actor.author,
        "role": actor.role.value,
    }


def _plain(value: Any) -> object:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
