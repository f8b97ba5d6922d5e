"""Exports of the desk, taken in again: what they say behind their rows, and what in them is no fact.

An export shows what the desk shows: a support contact with the decisions laid over it, a relationship and a partnership
in the desk's own words. None of that is what the service said, so none of it is taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from desktop.data.exporting.columns import OF_LIST
from desktop.data.exporting.mark import MARK
from desktop.data.importing.headers import Header
from desktop.data.importing.problems import refused
from desktop.data.importing.values import key

SEARCHED_FROM_END: Final = 60
"""In so many of the last rows of a sheet the mark is looked for."""
_TAIL: Final = 1 << 16
_ACCOUNT: Final = re.compile(rf"\n[;,\t|\" ]*\r?\n\"?{MARK}\"?[;,\t|]+\"?([a-z_]+)")
_WIDTH: Final = {"utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
_NO_FACTS: Final = {
    "subscriptions": {"contact_tenant", "contact_mpn", "contact_name", "contact_read_at"},
    "customers": {"relationship"},
    "resellers": {"partnership"},
}
"""The lists that can be taken in again, by their kind of table, and the fields in them that are no facts."""
_GONE: Final = {key(word) for word in ("gone", "Больше нет")}


def list_of_text(path: Path, encoding: str) -> str:
    """The list of which a text file is an export of the desk, empty for any other file. May raise OSError."""
    codec, width = _WIDTH.get(encoding, (encoding.removesuffix("-sig"), 1))
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - _TAIL) // width * width)
        tail = stream.read().decode(codec, "replace")
    # A cell further up may hold anything; what the desk wrote itself comes last.
    found = _ACCOUNT.findall(tail)
    return found[-1] if found else ""


def is_own_payload(payload: object) -> bool:
    """Whether a JSON value is an export of the desk: in its own shapes, which tell no facts."""
    return isinstance(payload, dict) and isinstance(told := payload.get("export"), dict) and told.get("list") in OF_LIST


def kind_of(own: str, kind: str | None, path: Path) -> str | None:
    """The kind that the table of an export has; the one asked for, where somebody asks.

    Raises ImportRefused for an export of a list that tells no facts.
    """
    if not own or kind is not None:
        return kind
    if own not in _NO_FACTS:
        raise refused("unknown_header", path.name, f"{MARK} {own}")
    return own


def as_own(header: Header, own: str) -> Header:
    """The heading of an export, without the columns that are no facts; any other heading as it is."""
    if own != header.kind or own not in _NO_FACTS:
        return header
    columns = {field: index for field, index in header.columns.items() if field not in _NO_FACTS[own]}
    return replace(header, columns=columns, own=True)


def begins_account(cells: Sequence[str]) -> bool:
    """Whether a row is the first of what an export says of itself. Above it is an empty one, or nothing."""
    return len(cells) > 1 and cells[0].strip() == MARK and cells[1].strip() in OF_LIST and not any(cells[2:])


def is_gone(status: str | None) -> bool:
    """Whether the status is the desk's word for a subscription that the service does not list any more."""
    return status is not None and key(status) in _GONE
