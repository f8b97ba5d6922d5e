"""Conditions over the columns in memory: each is a test of some rows, or of every row, in a millisecond or two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.data.conditions import (
    CONTACT_KINDS,
    DEFAULT,
    ELSEWHERE,
    GONE,
    IN_CONFLICT,
    NOT_ELIGIBLE,
    RESELLER,
    Condition,
    Field,
    Operator,
    changed_since,
    term_bounds,
)
from desktop.data.finding.not_eligible import not_eligible
from desktop.data.finding.pairs import Mask
from desktop.data.finding.subscription_columns import NOTHING
from desktop.data.narrowing import NO_STATUS, drifted, named_contacts, states_of
from desktop.data.queries import SubscriptionQuery
from desktop.data.store.schema import PROVIDER_CONTACT, ContactRow
from desktop.domain.folding import sort_form
from desktop.domain.records import ChangeState, SubscriptionStatus

if TYPE_CHECKING:
    from desktop.data.finding.finder import Finder

Rows = slice | NDArray[np.integer]
Test = Callable[[Rows], Mask]
"""Which of some rows, or of every row, are meant. Whoever asks may write into the answer."""

_LARGEST = 2**31 - 1
_EMPTINESS = (Operator.EMPTY, Operator.NOT_EMPTY)


def tests(finder: Finder, session: Session, query: SubscriptionQuery) -> list[Test]:
    """One test for each condition of the query."""
    return [_wanted(_meant(finder, session, query, one), one) for one in query.conditions]


def _wanted(meant: Test, condition: Condition) -> Test:
    return (lambda rows: ~meant(rows)) if condition.negated else meant


def _meant(finder: Finder, session: Session, query: SubscriptionQuery, condition: Condition) -> Test:
    """What is named, or nothing there; whether that is wanted is another question."""
    columns, field, values = finder.subscriptions, condition.field, condition.values
    empty = condition.operator in _EMPTINESS
    if field is Field.STATUS:
        return _status(finder, NO_STATUS if empty else values)
    if field is Field.CONTACT:
        return _equal(columns.read_at, NOTHING) if empty else _contact(finder, session, query, values)
    if field is Field.RESELLER_OF_RECORD:
        mpn_ids = frozenset(("",) if empty else values)
        return _coded(columns.record, columns.records.where(lambda record: record[0] in mpn_ids))
    if field is Field.PUBLISHING:
        return _coded(columns.publishing, columns.publishings.where(lambda value: value in values))
    if field is Field.PENDING:
        states = frozenset(("",)) if empty else states_of(values)
        return _coded(columns.change, columns.changes.where(lambda state: state in states))
    if field is Field.PRODUCT:
        return _product(finder, condition)
    if field is Field.TERM_END:
        return _equal(columns.term_end, NOTHING) if empty else _term(finder, query, condition)
    if field is Field.CHANGED:
        since = None if empty else changed_since(condition, query.today)
        mask = finder.filters.happened(session, since, columns.size)
        return (lambda rows: ~mask[rows]) if empty else (lambda rows: mask[rows].copy())
    return _conflict(finder, session, condition)


def _equal(column: NDArray[Any], value: int) -> Test:
    return lambda rows: column[rows] == value


def _coded(codes: NDArray[np.integer], meant: Mask) -> Test:
    def test(rows: Rows) -> Mask:
        some = codes[rows]
        return meant.take(some, mode="clip") if len(meant) else np.zeros(len(some), np.bool_)

    return test


def _status(finder: Finder, values: Sequence[str]) -> Test:
    columns = finder.subscriptions
    named = _coded(columns.status, columns.statuses.where(lambda status: status in values))
    live = _coded(columns.status, columns.statuses.where(lambda status: status != SubscriptionStatus.DELETED))
    past, gone_too = columns.past, GONE in values

    def test(rows: Rows) -> Mask:
        mask = named(rows)
        # What is past and not deleted is gone, whatever its status was.
        gone = past[rows] & live(rows)
        if gone_too:
            mask |= gone
        else:
            mask &= ~gone
        return mask

    return test


def _contact(finder: Finder, session: Session, query: SubscriptionQuery, values: Sequence[str]) -> Test:
    meant = np.zeros(max(len(finder.contact_names), PROVIDER_CONTACT + 1), np.bool_)
    if RESELLER in values:
        meant[:] = True
        meant[PROVIDER_CONTACT] = False
    if DEFAULT in values:
        meant[PROVIDER_CONTACT] = True
    if any(value not in CONTACT_KINDS for value in values):
        keys = np.fromiter(session.scalars(select(ContactRow.id).where(*named_contacts(values))), np.int64)
        meant[keys[keys < len(meant)]] = True
    shown = _coded(finder.subscriptions.contact, meant)
    if NOT_ELIGIBLE not in values:
        return shown
    barred = not_eligible(finder, session, query.today, strict=query.strict)
    return lambda rows: shown(rows) | barred[rows]


def _product(finder: Finder, condition: Condition) -> Test:
    product_of, products = finder.filters.products(finder.subscriptions.words.values)
    if condition.operator in (Operator.EMPTY, Operator.NOT_EMPTY):
        return _coded(
            finder.subscriptions.word_code, finder.subscriptions.words.where(lambda words: not words[1])
        )  # fmt: skip
    forms = [sort_form(value) for value in condition.values]
    if condition.operator in (Operator.IS, Operator.IS_NOT):
        held = [product in forms for product in products]
    else:
        held = [any(form in product for form in forms) for product in products]
    meant = np.array(held, np.bool_)
    return _coded(finder.subscriptions.word_code, meant[product_of] if len(meant) else meant)


def _term(finder: Finder, query: SubscriptionQuery, condition: Condition) -> Test:
    column = finder.subscriptions.term_end
    start, end = (
        None if moment is None else min(int(moment.timestamp()) // 60, _LARGEST)
        for moment in term_bounds(condition, query.today)
    )

    def test(rows: Rows) -> Mask:
        ends = column[rows]
        mask: Mask = ends != NOTHING
        if start is not None:
            mask &= ends >= start
        if end is not None:
            mask &= ends < end
        return mask

    return test


def _conflict(finder: Finder, session: Session, condition: Condition) -> Test:
    columns = finder.subscriptions
    empty = condition.operator in _EMPTINESS
    values = (IN_CONFLICT, ELSEWHERE) if empty else condition.values
    conflict = ChangeState.CONFLICT.value
    in_conflict = _coded(columns.change, columns.changes.where(lambda state: state == conflict))
    elsewhere: Mask | None = None
    if ELSEWHERE in values:
        elsewhere = np.zeros(columns.size, np.bool_)
        keys = np.fromiter(session.scalars(drifted()), np.int64)
        elsewhere[keys[keys < columns.size]] = True

    def test(rows: Rows) -> Mask:
        if elsewhere is None:
            mask = in_conflict(rows)
        else:
            mask = elsewhere[rows].copy()
            if IN_CONFLICT in values:
                mask |= in_conflict(rows)
        return ~mask if empty else mask

    return test
