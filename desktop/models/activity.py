"""The append-only history as a table, newest first, and what one row of it tells in full."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject, Qt

from desktop.data import history
from desktop.data.history import HistoryQuery
from desktop.domain.records import DelegatedAdminKind, Event, HistoryRow, PartnershipState, RequestKind
from desktop.domain.roles import Role
from desktop.models import wording
from desktop.models.filling import fill
from desktop.models.paging import Column, PagedModel
from desktop.tasks import TaskRunner

translate = QCoreApplication.translate


class EventGroup(Enum):
    """What the activity page can be narrowed to; the value is the events of the group."""

    DECISIONS = (
        Event.STAGED,
        Event.WITHDRAWN,
        Event.RESTAGED,
        Event.REASON_CHANGED,
        Event.SUBMITTED,
        Event.KEPT,
        Event.SENDING,
        Event.CONFIRMED,
        Event.CONFLICT,
        Event.REFUSED,
        Event.SET_ASIDE,
        Event.TAKEN_UP,
        Event.UNKNOWN,
        Event.CONTACT_READ,
    )
    PARTNERS = (
        Event.ATTESTED,
        Event.REQUEST_SENT,
        Event.REQUEST_REMINDED,
        Event.REQUEST_ESTABLISHED,
        Event.REQUEST_DECLINED,
        Event.PARTNERSHIP_CHANGED,
        Event.AGREEMENT_RECORDED,
        Event.PROFILE_CHANGED,
        Event.NOTE_CHANGED,
    )
    IMPORTS = (Event.IMPORTED,)


def group_word(group: EventGroup) -> str:
    """The name of a group of events."""
    return {
        EventGroup.DECISIONS: translate("Activity", "Decisions"),
        EventGroup.PARTNERS: translate("Activity", "Partners"),
        EventGroup.IMPORTS: translate("Activity", "Imports"),
    }[group]


def role_word(role: str) -> str:
    """A role as stored; one that this version does not know is shown as stored."""
    try:
        return wording.role_word(Role(role))
    except ValueError:
        return role


def _value_word(event: Event, value: str) -> str:
    """A value of before and after: a name as it was, or the word of a stored state."""
    try:
        if event is Event.ATTESTED and value:
            return wording.admin_kind_word(DelegatedAdminKind(value))
        if event is Event.PARTNERSHIP_CHANGED and value:
            return wording.partnership_chip(PartnershipState(value)).text
    except ValueError:
        return value
    if event is Event.IMPORTED and value == "sample":
        return translate("Activity", "Sample data")
    return value


def change_words(row: HistoryRow) -> str:
    """What it was and what it became."""
    before, after = _value_word(row.event, row.before), _value_word(row.event, row.after)
    if before and after:
        return fill(translate("Activity", "%1 → %2"), before, after)
    return after or before


def subject_word(row: HistoryRow) -> str:
    """The subscription that a row is about, else the partner."""
    return row.product or row.subscription_id or row.reseller_name


def _counts(detail: str) -> dict[str, int]:
    return {name: int(count) for name, count in re.findall(r"\b(\w+)=(\d+)", detail)}


def _imported_words(row: HistoryRow) -> str:
    counts = _counts(row.detail)
    if "rows" in counts:
        sentence = fill(
            translate("Activity", "%1 new, %2 changed, %3 unchanged."),
            *(wording.number(counts.get(name, 0)) for name in ("new", "changed", "unchanged")),
        )
        if counts.get("problems"):
            sentence += " " + translate("Activity", "%Ln problem(s) in the file.", "", counts["problems"])
        return sentence
    if "customers" in counts:
        return fill(
            translate("Activity", "Customers: %1, subscriptions: %2, resellers: %3."),
            *(wording.number(counts.get(name, 0)) for name in ("customers", "subscriptions", "resellers")),
        )
    return row.detail


def detail_word(row: HistoryRow) -> str:
    """What a row tells besides its columns."""
    if row.event is Event.IMPORTED:
        return _imported_words(row)
    if row.event.value.startswith("request_"):
        try:
            return wording.request_word(RequestKind(row.detail))
        except ValueError:
            return row.detail
    return row.detail


def account(row: HistoryRow) -> str:
    """Everything that a row tells, as plain lines."""
    who = row.author or translate("Activity", "nobody named")
    lines = [
        fill(
            translate("Activity", "%1, %2, by %3 (%4)"),
            wording.event_word(row.event),
            wording.moment(row.at),
            who,
            role_word(row.role),
        )
    ]
    about = [part for part in (row.customer_name, row.product, row.subscription_id, row.reseller_name) if part]
    lines.extend(part for part in (" · ".join(about), change_words(row), row.reason, detail_word(row)) if part)
    return "\n".join(lines)


COLUMNS: tuple[Column[HistoryRow], ...] = (
    Column(
        "at",
        lambda: translate("Activity", "When"),
        lambda row: wording.moment(row.at),
        sort="at",
        width=20,
    ),
    Column("event", lambda: translate("Activity", "What"), lambda row: wording.event_word(row.event), width=26),
    Column("customer", lambda: translate("Activity", "Customer"), lambda row: row.customer_name, width=24),
    Column(
        "subject",
        lambda: translate("Activity", "Subscription or partner"),
        subject_word,
        width=28,
    ),
    Column("change", lambda: translate("Activity", "Before → after"), change_words, width=38),
    Column("author", lambda: translate("Activity", "Who"), lambda row: row.author, width=16),
    Column("role", lambda: translate("Activity", "Role"), lambda row: role_word(row.role), width=16),
    Column("reason", lambda: translate("Activity", "Reason or ticket"), lambda row: row.reason, width=24),
    Column(
        "reseller",
        lambda: translate("Activity", "Reseller"),
        lambda row: row.reseller_name,
        shown=False,
        width=24,
    ),
    Column("detail", lambda: translate("Activity", "Details"), detail_word, shown=False, width=30),
    Column(
        "id",
        lambda: translate("Activity", "Subscription ID"),
        lambda row: row.subscription_id,
        elide_middle=True,
        shown=False,
        width=20,
    ),
)


def _summary(row: HistoryRow) -> str:
    parts = (wording.moment(row.at), wording.event_word(row.event), row.customer_name, subject_word(row))
    return ", ".join(part for part in (*parts, change_words(row)) if part)


class ActivityModel(PagedModel[HistoryRow]):
    """History rows of a `HistoryQuery`, newest first until the header says otherwise."""

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(runner, COLUMNS, history.ids, history.rows, _summary, parent)

    def sorted_query(self, query: HistoryQuery) -> HistoryQuery:
        """`query` in the order that the header shows."""
        newest_first = self.sort_column < 0 or self.sort_order == Qt.SortOrder.DescendingOrder
        return replace(query, descending=newest_first)
