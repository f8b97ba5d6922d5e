"""Saved views of the subscriptions: a name, filters, sort and columns, kept as keys in a file of the config folder.

Nothing here is in a person's language: the six views that come along are known by key, and whoever shows them has the
words. What a file holds is checked before it is used; an entry that this version does not understand stays in the file.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from desktop import settings
from desktop.data.conditions import (
    DEFAULT,
    ELSEWHERE,
    GONE,
    IN_CONFLICT,
    NOT_ELIGIBLE,
    UNDER_WAY,
    Condition,
    Field,
    Operator,
    checked,
)
from desktop.data.queries import SortKey, SubscriptionQuery, SubscriptionSort, once
from desktop.domain.records import SubscriptionStatus
from desktop.errors import DeskError, NotFound

VERSION: Final = 1
KIND: Final = "partner-desk-view"
LARGEST: Final = 1 << 20
"""Bytes of a file that are read; a view takes a few hundred."""
MOST_CONDITIONS: Final = 40
MOST_COLUMNS: Final = 100
MOST_VIEWS: Final = 500
LONGEST_NAME: Final = 80
NARROWEST: Final = 3.0
WIDEST: Final = 400.0
"""Of columns, in characters."""

_FILE = "views.json"


@dataclass(frozen=True, slots=True)
class SavedView:
    """`key` is that of a view that comes along, empty for one of a person. `columns` are those shown, from the left;
    none means the usual ones. `widths` are in characters."""

    name: str
    key: str = ""
    conditions: tuple[Condition, ...] = ()
    sort: tuple[SortKey, ...] = ()
    columns: tuple[str, ...] = ()
    widths: Mapping[str, float] = field(default_factory=dict)

    def query(self, today: date, *, strict: bool = False, text: str = "") -> SubscriptionQuery:
        """What lists the view on that day, by the rules of a desk that is `strict` about delegated admin or not."""
        first, *further = self.sort or (SortKey(SubscriptionSort.CUSTOMER),)
        return SubscriptionQuery(
            text=text,
            today=today,
            strict=strict,
            sort=first.sort,
            descending=first.descending,
            further=tuple(further),
            conditions=self.conditions,
        )


_LIVE: Final = Condition(Field.STATUS, Operator.IS_NOT, (SubscriptionStatus.DELETED.value, GONE))

ALL: Final = SavedView("All subscriptions", "all")
"""The view without a filter; it cannot be changed either."""

SHIPPED: Final = (
    SavedView("On default", "on_default", (Condition(Field.CONTACT, Operator.IS, (DEFAULT,)), _LIVE)),
    SavedView("Contact not eligible", "not_eligible", (Condition(Field.CONTACT, Operator.IS, (NOT_ELIGIBLE,)),)),
    SavedView("Pending", "pending", (Condition(Field.PENDING, Operator.IS, (UNDER_WAY,)),)),
    SavedView("Conflicts", "conflicts", (Condition(Field.CONFLICT, Operator.IS, (IN_CONFLICT, ELSEWHERE)),)),
    SavedView(
        "Expiring in 60 days",
        "expiring",
        (Condition(Field.TERM_END, Operator.WITHIN, ("60",)), _LIVE),
        (SortKey(SubscriptionSort.TERM_END), SortKey(SubscriptionSort.CUSTOMER)),
        ("customer", "product", "term_end", "contact", "change", "status", "reseller_of_record", "quantity"),
    ),
    SavedView("Changed this week", "changed", (Condition(Field.CHANGED, Operator.WITHIN, ("7",)),)),
)
"""The views that come along, by their English names. They can be copied, and neither changed nor deleted."""


class ViewShelf:
    """The saved views of one config folder; without a folder they last as long as this. Any thread; blocks.

    Each act reads the file, changes one entry and writes the file whole, so that two desks do not undo each other.
    Raises DeskError: `views_broken` and `views_newer` when the file cannot be used (it stays as it is), `view_exists`,
    `view_shipped`, `view_unknown`, `views_many`, and `settings_unwritable`.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = None if folder is None else folder / _FILE
        self._entries: list[Any] = []
        self._lock = threading.Lock()

    def views(self) -> tuple[SavedView, ...]:
        """The person's own views by name; entries that cannot be used are passed over, and stay in the file."""
        found = (_usable(entry) for entry in self._read()["views"])
        return tuple(sorted((view for view in found if view is not None), key=lambda view: view.name.casefold()))

    def put(self, view: SavedView, *, replaces: str | None = None) -> SavedView:
        """Save a view under its name, instead of the one called `replaces`; returns it as it was saved."""
        saved = replace(view, key="", name=_name(view.name))

        def act(entries: list[Any]) -> list[Any]:
            place = next((i for i, entry in enumerate(entries) if _called(entry, replaces)), None)
            if replaces is not None and place is None:
                raise NotFound("view_unknown", "No view is called {}.", replaces)
            same = replaces is not None and _same(saved.name, replaces)
            if not same and (shipped(saved.name) or any(_called(entry, saved.name) for entry in entries)):
                raise DeskError("view_exists", "A view is called {} already.", saved.name)
            if place is None:
                if len(entries) >= MOST_VIEWS:
                    raise DeskError("views_many", "There are {} views already; delete some first.", MOST_VIEWS)
                return [*entries, to_plain(saved)]
            # Keys of a newer version stay.
            known = entries[place] if isinstance(entries[place], dict) else {}
            return [*entries[:place], {**known, **to_plain(saved)}, *entries[place + 1 :]]

        self._change(act)
        return saved

    def remove(self, name: str) -> None:
        """Delete a view of the person."""

        def act(entries: list[Any]) -> list[Any]:
            if shipped(name):
                raise DeskError("view_shipped", "The view {} comes along and cannot be deleted.", name)
            left = [entry for entry in entries if not _called(entry, name)]
            if len(left) == len(entries):
                raise NotFound("view_unknown", "No view is called {}.", name)
            return left

        self._change(act)

    def free_name(self, name: str) -> str:
        """`name`, with a number behind it when a view is called so already."""
        entries = self._read()["views"]
        free, count = _name(name), 1
        while shipped(free) or any(_called(entry, free) for entry in entries):
            count += 1
            free = f"{_name(name)[: LONGEST_NAME - len(str(count)) - 3]} ({count})"
        return free

    def find(self, name: str) -> SavedView:
        """The view of that name, or of that key; names count more, and case does not. Raises NotFound."""
        for view in self.views():
            if _same(view.name, name):
                return view
        found = shipped(name)
        if found is None:
            raise NotFound("view_unknown", "No view is called {}.", name)
        return found

    def _change(self, act: Callable[[list[Any]], list[Any]]) -> None:
        with self._lock:
            stored = self._read()
            stored["views"] = act(stored["views"])
            if self._path is None:
                self._entries = stored["views"]
            else:
                settings.write_object(self._path, stored)

    def _read(self) -> dict[str, Any]:
        if self._path is None:
            return {"version": VERSION, "views": list(self._entries)}
        try:
            raw = self._path.read_bytes()
        except FileNotFoundError:
            return {"version": VERSION, "views": []}
        except OSError as error:
            raise DeskError("views_unreadable", "{} cannot be read: {}", self._path, error.strerror or error) from error
        stored = _object(raw)
        if stored is None or not isinstance(stored.get("views"), list):
            raise DeskError(
                "views_broken", "{} is broken and was left as it is. Mend it, or move it away.", self._path
            )  # fmt: skip
        if stored.get("version") != VERSION:
            raise DeskError(
                "views_newer", "{} was written by another version of Partner Desk and was left as it is.", self._path
            )
        return stored


def named(folder: Path, name: str) -> SavedView:
    """The view of that name in a config folder, or the one that comes along under that name or key. For commands.

    Raises NotFound, or DeskError where the file of views cannot be used and the name is not one that comes along.
    """
    try:
        return ViewShelf(folder).find(name)
    except NotFound:
        raise
    except DeskError:
        if found := shipped(name):
            return found
        raise


def shipped(name: str) -> SavedView | None:
    """The view that comes along under this English name or key."""
    key = name.strip().casefold().replace("-", "_").replace(" ", "_")
    for view in (ALL, *SHIPPED):
        if key == view.key or _same(view.name, name):
            return view
    return None


# Plain values


def to_plain(view: SavedView) -> dict[str, Any]:
    """A view as plain values for JSON: keys, no words."""
    return {
        "name": view.name,
        "filters": [
            {"field": one.field.value, "operator": one.operator.value, "values": list(one.values)}
            for one in view.conditions
        ],
        "sort": [{"by": key.sort.value, "descending": key.descending} for key in view.sort],
        "columns": list(view.columns),
        "widths": {key: min(max(width, NARROWEST), WIDEST) for key, width in view.widths.items()},
    }


def from_plain(stored: object) -> SavedView:
    """A view out of plain values. Raises ValueError that says, in English, what cannot be used."""
    if not isinstance(stored, dict):
        raise ValueError("a view is an object")
    name = stored.get("name")
    if not isinstance(name, str):
        raise ValueError("a view has a name")
    widths = _expect(stored, "widths", dict)
    return SavedView(
        _name(name),
        "",
        tuple(_condition(one) for one in _expect(stored, "filters", list, MOST_CONDITIONS)),
        once(_sort_key(one) for one in _expect(stored, "sort", list, MOST_COLUMNS)),
        tuple(dict.fromkeys(_column(one) for one in _expect(stored, "columns", list, MOST_COLUMNS))),
        {_column(key): _width(width) for key, width in widths.items()},
    )


def _expect(stored: dict[str, Any], name: str, kind: type, most: int = MOST_COLUMNS) -> Any:
    value = stored.get(name, kind())
    if not isinstance(value, kind) or len(value) > most:  # type: ignore[arg-type]
        raise ValueError(f"{name!r} is not what it should be, or too long")
    return value


def _condition(stored: object) -> Condition:
    if not isinstance(stored, dict):
        raise ValueError("a filter is an object")
    about, operator, values = stored.get("field"), stored.get("operator"), stored.get("values", [])
    if not isinstance(about, str) or not isinstance(operator, str) or not isinstance(values, list):
        raise ValueError("a filter has a field, an operator and a list of values")
    if not all(isinstance(value, str) for value in values):
        raise ValueError("the values of a filter are texts")
    return checked(about, operator, tuple(values))


def _sort_key(stored: object) -> SortKey:
    if not isinstance(stored, dict) or not isinstance(stored.get("by"), str):
        raise ValueError("a sort key has a column")
    return SortKey(SubscriptionSort(stored["by"]), stored.get("descending") is True)


def _column(key: object) -> str:
    if not isinstance(key, str) or not 0 < len(key) <= 40 or not key.isprintable():
        raise ValueError("a column is a short text")
    return key


def _width(width: object) -> float:
    if isinstance(width, bool) or not isinstance(width, int | float) or not NARROWEST <= width <= WIDEST:
        raise ValueError("a width is a number of characters")
    return float(width)


def _name(name: str) -> str:
    stripped = name.strip()
    if not 0 < len(stripped) <= LONGEST_NAME or not stripped.isprintable():
        raise DeskError("view_name", "A view needs a name of one line, up to {} characters.", LONGEST_NAME)
    return stripped


def _same(one: str, two: str) -> bool:
    return one.strip().casefold() == two.strip().casefold()


def _called(entry: object, name: str | None) -> bool:
    given = entry.get("name") if isinstance(entry, dict) else None
    return name is not None and isinstance(given, str) and _same(given, name)


def _usable(entry: object) -> SavedView | None:
    try:
        return from_plain(entry)
    except (ValueError, DeskError):
        return None


def _object(raw: bytes) -> dict[str, Any] | None:
    if len(raw) > LARGEST:
        return None
    try:
        stored = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return stored if isinstance(stored, dict) else None


# Files of one view


def export_view(view: SavedView, path: Path) -> None:
    """Write one view to a file that another desk can import. Raises DeskError `file_unwritable`."""
    try:
        settings.write_object(path, {"kind": KIND, "version": VERSION, **to_plain(view)})
    except DeskError as error:
        raise DeskError("file_unwritable", "{} cannot be written: {}", *error.values) from error


def import_view(path: Path) -> SavedView:
    """The view in a file.

    Raises DeskError: `file_unreadable`, `view_file_foreign`, `view_file_newer`, `view_file_bad`.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise DeskError("file_unreadable", "{} cannot be read: {}", path.name, error.strerror or error) from error
    stored = _object(raw)
    if stored is None or stored.get("kind") != KIND:
        raise DeskError("view_file_foreign", "{} is not a view of Partner Desk.", path.name)
    version = stored.get("version")
    if isinstance(version, int) and version > VERSION:
        raise DeskError("view_file_newer", "{} was written by a newer version of Partner Desk.", path.name)
    try:
        return from_plain(stored)
    except (ValueError, DeskError) as error:
        raise DeskError("view_file_bad", "{} holds a view that cannot be used: {}", path.name, error) from error
