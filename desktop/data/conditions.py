"""Conditions on subscriptions: a field, what is asked of it, and values, all as plain keys that a file can hold.

Conditions of a query hold together; of one condition any of its values is enough. Days are calendar days: a term ends
on a day of UTC, as lists show it, and a change falls on a day of this machine's zone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from desktop.domain.changes import LAID_OVER
from desktop.domain.identifiers import guid, mpn_id
from desktop.domain.records import Publishing


class Field(StrEnum):
    """What a condition is about. `CHANGED`: when something last happened to the contact of a subscription."""

    STATUS = "status"
    CONTACT = "contact"
    RESELLER_OF_RECORD = "reseller_of_record"
    PUBLISHING = "publishing"
    PENDING = "pending"
    PRODUCT = "product"
    TERM_END = "term_end"
    CHANGED = "changed"
    CONFLICT = "conflict"


class Operator(StrEnum):
    """What is asked. `WITHIN` counts days: forward from today for the end of a term, back from today for changes."""

    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    CONTAINS_NOT = "contains_not"
    WITHIN = "within"
    NOT_WITHIN = "not_within"
    BEFORE = "before"
    AFTER = "after"
    EMPTY = "empty"
    NOT_EMPTY = "not_empty"


_O = Operator
_EMPTINESS = (_O.EMPTY, _O.NOT_EMPTY)
OPERATORS: Final[dict[Field, tuple[Operator, ...]]] = {
    Field.STATUS: (_O.IS, _O.IS_NOT, *_EMPTINESS),
    Field.CONTACT: (_O.IS, _O.IS_NOT, *_EMPTINESS),
    Field.RESELLER_OF_RECORD: (_O.IS, _O.IS_NOT, *_EMPTINESS),
    Field.PUBLISHING: (_O.IS, _O.IS_NOT),
    Field.PENDING: (_O.IS, _O.IS_NOT, *_EMPTINESS),
    Field.PRODUCT: (_O.IS, _O.IS_NOT, _O.CONTAINS, _O.CONTAINS_NOT, *_EMPTINESS),
    Field.TERM_END: (_O.WITHIN, _O.NOT_WITHIN, _O.BEFORE, _O.AFTER, *_EMPTINESS),
    Field.CHANGED: (_O.WITHIN, _O.NOT_WITHIN, *_EMPTINESS),
    Field.CONFLICT: (_O.IS, _O.IS_NOT, *_EMPTINESS),
}
"""What can be asked of each field; the first is proposed. A contact is empty while nobody has read it."""

NEGATIONS: Final = frozenset({_O.IS_NOT, _O.CONTAINS_NOT, _O.NOT_WITHIN, _O.NOT_EMPTY})

DEFAULT: Final = "default"
RESELLER: Final = "reseller"
NOT_ELIGIBLE: Final = "not_eligible"
CONTACT_KINDS: Final = (DEFAULT, RESELLER, NOT_ELIGIBLE)
"""Values of `CONTACT` beside tenant ids and MPN IDs."""
GONE: Final = "gone"
"""The status of a subscription that the service does not list any more."""
UNDER_WAY: Final = "open"
"""Of `PENDING`: any decision that is under way."""
IN_CONFLICT: Final = "conflict"
ELSEWHERE: Final = "elsewhere"
"""Of `CONFLICT`: a decision that met another contact than it was made on; a contact changed elsewhere, not settled."""

MOST_VALUES: Final = 200
LONGEST_VALUE: Final = 200
MOST_DAYS: Final = 3_650
FIRST_DAY: Final = date(1970, 1, 1)
LAST_DAY: Final = date(5999, 12, 31)


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter. `values` are keys, identifiers, days as YYYY-MM-DD, or a number of days; none for emptiness."""

    field: Field
    operator: Operator
    values: tuple[str, ...] = ()

    @property
    def negated(self) -> bool:
        """Whether what is named is left out."""
        return self.operator in NEGATIONS

    @property
    def days(self) -> int:
        """The number of days of `WITHIN`."""
        return int(self.values[0])

    @property
    def day(self) -> date:
        """The day of `BEFORE` and `AFTER`."""
        return date.fromisoformat(self.values[0])


_CHANGES = frozenset({UNDER_WAY, *(state.value for state in LAID_OVER)})
_CHOICES: Mapping[Field, frozenset[str]] = {
    Field.PUBLISHING: frozenset(value.value for value in Publishing),
    Field.PENDING: _CHANGES,
    Field.CONFLICT: frozenset({IN_CONFLICT, ELSEWHERE}),
}


def checked(field: str, operator: str, values: tuple[str, ...]) -> Condition:
    """A condition from outside. Raises ValueError, which says what is wrong with it, in English."""
    try:
        condition = Condition(Field(field), Operator(operator), values)
    except ValueError as error:
        raise ValueError(f"{error}") from None
    if condition.operator not in OPERATORS[condition.field]:
        raise ValueError(f"{field!r} cannot be asked {operator!r}")
    if condition.operator in _EMPTINESS:
        if values:
            raise ValueError(f"{operator!r} takes no value")
        return condition
    if not 0 < len(values) <= MOST_VALUES:
        raise ValueError(f"{field!r} needs between 1 and {MOST_VALUES} values")
    for value in values:
        if not 0 < len(value) <= LONGEST_VALUE or not value.isprintable():
            raise ValueError(f"a value of {field!r} is empty, too long, or holds what cannot be printed")
    _check_values(condition)
    return condition


def _check_values(condition: Condition) -> None:
    field, operator, values = condition.field, condition.operator, condition.values
    if operator in (_O.WITHIN, _O.NOT_WITHIN, _O.BEFORE, _O.AFTER) and len(values) != 1:
        raise ValueError(f"{operator!r} takes one value")
    if operator in (_O.WITHIN, _O.NOT_WITHIN):
        if not (values[0].isascii() and values[0].isdigit() and int(values[0]) <= MOST_DAYS):
            raise ValueError(f"{values[0]!r} is not a number of days up to {MOST_DAYS}")
        return
    if operator in (_O.BEFORE, _O.AFTER):
        day = date.fromisoformat(values[0])
        if day.isoformat() != values[0]:
            raise ValueError(f"{values[0]!r} is not a day (YYYY-MM-DD)")
        if not FIRST_DAY <= day <= LAST_DAY:
            raise ValueError(f"{values[0]!r} is not between {FIRST_DAY} and {LAST_DAY}")
        return
    choices = _CHOICES.get(field)
    for value in values:
        if choices is not None and value not in choices:
            raise ValueError(f"{value!r} is not a value of {field!r}")
        if field is Field.CONTACT and value not in CONTACT_KINDS and guid(value) != value and mpn_id(value) != value:
            raise ValueError(f"{value!r} names no support contact")


_FIRST_CHANGES: Final = date(1971, 1, 1)


def term_bounds(condition: Condition, today: date) -> tuple[datetime | None, datetime | None]:
    """From when on and before when a term ends that is meant by `WITHIN`, `BEFORE` or `AFTER`; UTC, None is open."""
    if condition.operator is _O.BEFORE:
        return None, _midnight(condition.day)
    if condition.operator is _O.AFTER:
        return _midnight(_later(condition.day, 1)), None
    return _midnight(today), _midnight(_later(today, condition.days + 1))


def changed_since(condition: Condition, today: date) -> datetime:
    """From when on a change is meant by `WITHIN`: the beginning of a day on this machine, in UTC."""
    # Before that some machines know no zone.
    behind = max((today - _FIRST_CHANGES).days, 0)
    day = max(today, _FIRST_CHANGES) - timedelta(days=min(condition.days, behind))
    return datetime.combine(day, time.min).astimezone(UTC)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
