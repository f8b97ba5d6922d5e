"""Words for the filters of subscriptions and for the views that come along."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.data.conditions import (
    DEFAULT,
    ELSEWHERE,
    GONE,
    IN_CONFLICT,
    NOT_ELIGIBLE,
    RESELLER,
    UNDER_WAY,
    Condition,
    Field,
    Operator,
)
from desktop.domain.records import ChangeState, Publishing, SubscriptionStatus
from desktop.models import wording
from desktop.models.filling import fill

translate = QCoreApplication.translate

_SHOWN = 2
"""So many values are named in one line; of the others their number is."""

CHOICES: Mapping[Field, tuple[str, ...]] = {
    Field.STATUS: (
        SubscriptionStatus.ACTIVE.value,
        SubscriptionStatus.PENDING.value,
        SubscriptionStatus.SUSPENDED.value,
        SubscriptionStatus.EXPIRED.value,
        SubscriptionStatus.DISABLED.value,
        SubscriptionStatus.DELETED.value,
        GONE,
    ),
    Field.CONTACT: (DEFAULT, RESELLER, NOT_ELIGIBLE),
    Field.PUBLISHING: tuple(value.value for value in Publishing),
    Field.PENDING: (
        UNDER_WAY,
        ChangeState.STAGED.value,
        ChangeState.SUBMITTED.value,
        ChangeState.SENDING.value,
        ChangeState.UNKNOWN.value,
        ChangeState.CONFLICT.value,
        ChangeState.KEPT.value,
    ),
    Field.CONFLICT: (IN_CONFLICT, ELSEWHERE),
}
"""The values that are offered at once; resellers and products are looked for."""


def field_word(field: Field) -> str:
    """What a filter is about."""
    return {
        Field.STATUS: translate("Filter", "Status"),
        Field.CONTACT: translate("Filter", "Support contact"),
        Field.RESELLER_OF_RECORD: translate("Filter", "Reseller of record"),
        Field.PUBLISHING: translate("Filter", "Publishing"),
        Field.PENDING: translate("Filter", "Change"),
        Field.PRODUCT: translate("Filter", "Product"),
        Field.TERM_END: translate("Filter", "Term end"),
        Field.CHANGED: translate("Filter", "Last change"),
        Field.CONFLICT: translate("Filter", "Conflict"),
    }[field]


def operator_word(field: Field, operator: Operator) -> str:
    """What is asked of a field, as one choice among others."""
    if field is Field.CONTACT and operator in (Operator.EMPTY, Operator.NOT_EMPTY):
        never = operator is Operator.EMPTY
        return translate("Filter", "was never read") if never else translate("Filter", "was read")
    if field is Field.CHANGED and operator in (Operator.WITHIN, Operator.NOT_WITHIN):
        recent = operator is Operator.WITHIN
        return translate("Filter", "in the last days") if recent else translate("Filter", "not in the last days")
    return {
        Operator.IS: translate("Filter", "is"),
        Operator.IS_NOT: translate("Filter", "is not"),
        Operator.CONTAINS: translate("Filter", "contains"),
        Operator.CONTAINS_NOT: translate("Filter", "does not contain"),
        Operator.WITHIN: translate("Filter", "within days from today"),
        Operator.NOT_WITHIN: translate("Filter", "not within days from today"),
        Operator.BEFORE: translate("Filter", "before"),
        Operator.AFTER: translate("Filter", "after"),
        Operator.EMPTY: translate("Filter", "is empty"),
        Operator.NOT_EMPTY: translate("Filter", "is not empty"),
    }[operator]


def value_word(field: Field, value: str, names: Mapping[str, str]) -> str:
    """One value; `names` are those of resellers by tenant or MPN ID."""
    if field is Field.STATUS:
        return translate("Subscriptions", "Gone") if value == GONE else wording.status_chip(value).text
    if field is Field.PUBLISHING:
        return wording.publishing_chip(Publishing(value)).text
    if field is Field.PENDING:
        if value == UNDER_WAY:
            return translate("Filter", "Under way")
        return wording.change_chip(ChangeState(value)).text
    words = {
        (Field.CONTACT, DEFAULT): translate("Filter", "On default"),
        (Field.CONTACT, RESELLER): translate("Filter", "On a reseller"),
        (Field.CONTACT, NOT_ELIGIBLE): translate("Filter", "Not eligible"),
        (Field.CONFLICT, IN_CONFLICT): translate("Filter", "Decision in conflict"),
        (Field.CONFLICT, ELSEWHERE): translate("Filter", "Changed elsewhere"),
    }
    return words.get((field, value)) or names.get(value, value)


def condition_sentence(condition: Condition, names: Mapping[str, str]) -> str:
    """A filter as one short line."""
    field, operator = condition.field, condition.operator
    word = field_word(field)
    if operator in (Operator.EMPTY, Operator.NOT_EMPTY):
        return fill(translate("Filter", "%1 %2"), word, operator_word(field, operator))
    if operator in (Operator.WITHIN, Operator.NOT_WITHIN):
        return fill(_within(field, operator, condition.days), word)
    if operator in (Operator.BEFORE, Operator.AFTER):
        before = operator is Operator.BEFORE
        sentence = translate("Filter", "%1 before %2") if before else translate("Filter", "%1 after %2")
        return fill(sentence, word, wording.day(condition.day))
    sentence = {
        Operator.IS: translate("Filter", "%1 is %2"),
        Operator.IS_NOT: translate("Filter", "%1 is not %2"),
        Operator.CONTAINS: translate("Filter", "%1 contains %2"),
        Operator.CONTAINS_NOT: translate("Filter", "%1 does not contain %2"),
    }[operator]
    return fill(sentence, word, _values(condition, names))


def _within(field: Field, operator: Operator, days: int) -> str:
    within = operator is Operator.WITHIN
    if field is Field.CHANGED:
        if within:
            return translate("Filter", "%1 in the last %Ln day(s)", "", days)
        return translate("Filter", "%1 not in the last %Ln day(s)", "", days)
    if within:
        return translate("Filter", "%1 within %Ln day(s)", "", days)
    return translate("Filter", "%1 not within %Ln day(s)", "", days)


def _values(condition: Condition, names: Mapping[str, str]) -> str:
    words = [value_word(condition.field, value, names) for value in condition.values]
    shown = words[:_SHOWN]
    if len(words) > _SHOWN:
        shown = [*words[: _SHOWN - 1], translate("Filter", "%Ln more", "", len(words) - _SHOWN + 1)]
    both = translate("Filter", "%1 or %2")
    return shown[0] if len(shown) == 1 else fill(both, *shown)


def proposed(field: Field, operator: Operator, today: date) -> tuple[str, ...]:
    """The values with which a new filter begins; none where a person has to choose."""
    if operator in (Operator.WITHIN, Operator.NOT_WITHIN):
        return ("7",) if field is Field.CHANGED else ("60",)
    if operator in (Operator.BEFORE, Operator.AFTER):
        return (today.isoformat(),)
    return ()


def view_word(key: str) -> str:
    """The name of a view that comes along."""
    return {
        "all": translate("SavedViews", "All subscriptions"),
        "on_default": translate("SavedViews", "On default"),
        "not_eligible": translate("SavedViews", "Contact not eligible"),
        "pending": translate("SavedViews", "Pending"),
        "conflicts": translate("SavedViews", "Conflicts"),
        "expiring": translate("SavedViews", "Expiring in 60 days"),
        "changed": translate("SavedViews", "Changed this week"),
    }[key]
