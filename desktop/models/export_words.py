"""The words of an exported or printed list: headings, states, and what it says of itself, in the person's language.

They are asked for on the thread that reads the rows, as what a filter names stands in the store.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTimeZone

from desktop.data.later import condition_values, customers, resellers
from desktop.data.queries import ContactFilter
from desktop.domain.records import (
    ChangeState,
    Commerce,
    DelegatedAdminKind,
    Event,
    PartnershipState,
    Publishing,
    RelationshipState,
    RequestKind,
    RequestState,
    SubscriptionStatus,
)
from desktop.domain.roles import Actor, Role
from desktop.models import wording
from desktop.models.condition_words import condition_sentence
from desktop.models.filling import fill

if TYPE_CHECKING:
    from desktop.data.conditions import Condition
    from desktop.data.exporting.extracts import Words
    from desktop.data.exporting.rows import Rows
    from desktop.data.store import Session

translate = QCoreApplication.translate


def list_word(listed: str) -> str:
    """The name of a list."""
    return {
        "subscriptions": translate("Export", "Subscriptions"),
        "customers": translate("Export", "Customers"),
        "resellers": translate("Export", "Resellers"),
        "changes": translate("Export", "Changes"),
        "history": translate("Export", "Activity"),
    }[listed]


def titles(listed: str) -> dict[str, str]:
    """The headings of a list by column; the import knows those of columns that it takes."""
    return {
        "subscriptions": _subscription_titles,
        "customers": _customer_titles,
        "resellers": _reseller_titles,
        "changes": _change_titles,
        "history": _history_titles,
    }[listed]()


def _subscription_titles() -> dict[str, str]:
    return {
        "customer": translate("Export", "Customer"),
        "product": translate("Export", "Product"),
        "nickname": translate("Export", "Nickname"),
        "contact": translate("Export", "Support contact"),
        "on_default": translate("Export", "Default contact"),
        "change": translate("Export", "Change"),
        "status": translate("Export", "Status"),
        "reseller_of_record": translate("Export", "Reseller of record"),
        "reseller_of_record_mpn_id": translate("Export", "Reseller of record MPN ID"),
        "quantity": translate("Export", "Quantity"),
        "publishing": translate("Export", "Publishing"),
        "term_end": translate("Export", "Term end"),
        "commerce": translate("Export", "Commerce"),
        "contact_read_at": translate("Export", "Contact read"),
        "order": translate("Export", "Order"),
        "id": translate("Export", "Subscription ID"),
        "customer_id": translate("Export", "Customer ID"),
        "customer_domain": translate("Export", "Customer domain"),
        "contact_tenant_id": translate("Export", "Support contact tenant ID"),
        "contact_mpn_id": translate("Export", "Support contact MPN ID"),
    }


def _customer_titles() -> dict[str, str]:
    return {
        "name": translate("Export", "Customer"),
        "alias": translate("Export", "Alias"),
        "domain": translate("Export", "Domain"),
        "subscriptions": translate("Export", "Subscriptions"),
        "on_default": translate("Export", "On default"),
        "pending": translate("Export", "Pending"),
        "location": translate("Export", "Country"),
        "relationship": translate("Export", "Relationship"),
        "id": translate("Export", "Microsoft ID"),
        "read_at": translate("Export", "Read"),
    }


def _reseller_titles() -> dict[str, str]:
    return {
        "name": translate("Export", "Reseller"),
        "alias": translate("Export", "Alias"),
        "state": translate("Export", "Partnership"),
        "mpn_id": translate("Export", "MPN ID"),
        "location": translate("Export", "Country"),
        "supported": translate("Export", "Supports"),
        "linked": translate("Export", "Customers"),
        "agreement": translate("Export", "Support agreement"),
        "agreement_until": translate("Export", "Agreement until"),
        "signed": translate("Export", "MPA"),
        "request": translate("Export", "Request"),
        "phone": translate("Export", "Phone"),
        "mail": translate("Export", "Mail"),
        "id": translate("Export", "Microsoft ID"),
    }


def _change_titles() -> dict[str, str]:
    return {
        "customer": translate("Export", "Customer"),
        "product": translate("Export", "Product"),
        "nickname": translate("Export", "Nickname"),
        "base": translate("Export", "Contact before"),
        "wanted": translate("Export", "Contact wanted"),
        "state": translate("Export", "State"),
        "reason": translate("Export", "Reason or ticket"),
        "author": translate("Export", "Who"),
        "role": translate("Export", "Role"),
        "created_at": translate("Export", "Chosen at"),
        "state_at": translate("Export", "State since"),
        "publishing": translate("Export", "Publishing"),
        "error": translate("Export", "Last error"),
        "subscription_id": translate("Export", "Subscription ID"),
        "id": translate("Export", "Change ID"),
        "batch_id": translate("Export", "Batch ID"),
    }


def _history_titles() -> dict[str, str]:
    return {
        "at": translate("Export", "When"),
        "event": translate("Export", "What"),
        "customer": translate("Export", "Customer"),
        "subject": translate("Export", "Subscription or partner"),
        "before": translate("Export", "Before"),
        "after": translate("Export", "After"),
        "author": translate("Export", "Who"),
        "role": translate("Export", "Role"),
        "reason": translate("Export", "Reason or ticket"),
        "reseller": translate("Export", "Reseller"),
        "detail": translate("Export", "Details"),
        "id": translate("Export", "Subscription ID"),
    }


def values(listed: str) -> dict[str, dict[str, str]]:
    """By column, the person's word for each stable one."""
    publishing = {one.value: wording.publishing_chip(one).text for one in Publishing}
    changes = {one.value: wording.change_chip(one).text for one in ChangeState}
    roles = {one.value: wording.role_word(one) for one in Role}
    status = {one.value: wording.status_chip(one).text for one in SubscriptionStatus}
    told = {
        **{f"{Event.ATTESTED}:{one}": wording.admin_kind_word(one) for one in DelegatedAdminKind},
        **{f"{Event.PARTNERSHIP_CHANGED}:{one}": wording.partnership_chip(one).text for one in PartnershipState},
        f"{Event.IMPORTED}:sample": translate("Export", "Sample data"),
    }
    return {
        "subscriptions": {
            "on_default": {"default": translate("Export", "yes"), "": ""},
            "change": changes,
            "status": status | {"gone": translate("Export", "Gone")},
            "publishing": publishing,
            "commerce": {one.value: wording.commerce_word(one) for one in Commerce},
        },
        "customers": {"relationship": {one.value: wording.relationship_word(one) for one in RelationshipState}},
        "resellers": {
            "state": {one.value: wording.partnership_chip(one).text for one in PartnershipState},
            "signed": {"signed": translate("Export", "Signed"), "not_signed": translate("Export", "Not signed")},
            "request": {one.value: wording.request_chip(one).text for one in RequestState},
        },
        "changes": {"state": changes, "publishing": publishing, "role": roles},
        "history": {
            "event": {one.value: wording.event_word(one) for one in Event},
            "role": roles,
            "before": told,
            "after": told,
            "detail": {f"request:{one}": wording.request_word(one) for one in RequestKind},
        },
    }[listed]


def words(session: Session, rows: Rows, actor: Actor, now: datetime, *, view: str = "", paper: bool = False) -> Words:
    """All words of a file or of paper, in the language that the application speaks. Not for the GUI thread.

    `view` is the name of a saved view; without one the list's name stands for it. On `paper` moments stand in the
    person's own zone, in a file in UTC.
    """
    from desktop.data.exporting.describing import machine_account
    from desktop.data.exporting.extracts import Words

    extract = rows.extract
    listed = extract.listed
    name = view or list_word(listed)
    russian = QLocale().language() == QLocale.Language.Russian
    zone = QDateTime.fromSecsSinceEpoch(int(now.timestamp()), QTimeZone.systemTimeZone()).timeZoneAbbreviation()
    count = wording.number(len(rows))
    about = [
        (translate("Export", "View"), name),
        (
            translate("Export", "Rows"),
            count if extract.keys is None else fill(translate("Export", "%1, selected by hand"), count),
        ),
        (translate("Export", "Filter"), filter_sentence(session, listed, extract.query)),
        (translate("Export", "Sort"), sort_sentence(listed, extract.query)),
        (translate("Export", "Exported"), f"{wording.moment(now)} ({zone})"),
        (translate("Export", "Newest data"), _read_sentence(rows.read_at, now)),
        (translate("Export", "By"), _who(actor)),
        (translate("Export", "Times in the table"), zone if paper else translate("Export", "UTC")),
    ]
    return Words(
        titles=titles(listed),
        values=values(listed),
        about=about,
        machine=machine_account(rows, actor, now, view=view),
        sheet=name,
        about_sheet=translate("Export", "About this list"),
        delimiter=";" if russian else ",",
    )


def _read_sentence(read_at: datetime | None, now: datetime) -> str:
    if read_at is None:
        return wording.age(None, now)
    return f"{wording.moment(read_at)} ({wording.age(read_at, now)})"


def _who(actor: Actor) -> str:
    return f"{actor.author or translate('Export', 'nobody named')} ({wording.role_word(actor.role)})"


# Filters


def filter_sentence(session: Session, listed: str, query: Any) -> str:
    """What narrows a list, in one line; a word for all of it where nothing does."""
    parts = [part for part in _filter_parts(session, listed, query) if part]
    return "; ".join(parts) or translate("Export", "none, the whole list")


def _filter_parts(session: Session, listed: str, query: Any) -> list[str]:
    told: list[str] = []
    words = _FILTERS
    for one in fields(query):
        value = getattr(query, one.name)
        if one.name in _ORDER_FIELDS or value == one.default:
            continue
        describe = words.get(one.name)
        # A filter that has no words yet is told as it is rather than kept back.
        told.append(describe(session, listed, value) if describe else f"{one.name}={_plain(value)}")
    return told


_ORDER_FIELDS = {"sort", "descending", "further", "today", "strict"}


def _plain(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return ", ".join(map(_plain, value)) if isinstance(value, tuple) else str(value)


def _pair(label: str, value: str) -> str:
    return fill(translate("Export", "%1: %2"), label, value)


def _text_part(_session: Session, _listed: str, text: str) -> str:
    return fill(translate("Export", "search “%1”"), text.strip()) if text.strip() else ""


def _customer_part(session: Session, _listed: str, key: int) -> str:
    row = customers.rows(session, [key]).get(key)
    return _pair(translate("Export", "Customer"), row.name if row else str(key))


def _reseller_part(session: Session, _listed: str, key: int) -> str:
    found = resellers.directory(session, [key])
    return _pair(translate("Export", "Reseller"), found[0].name if found else str(key))


def _contact_part(_session: Session, _listed: str, contact: ContactFilter) -> str:
    word = {
        ContactFilter.DEFAULT: translate("Export", "on default"),
        ContactFilter.RESELLER: translate("Export", "on a reseller"),
        ContactFilter.NOT_ELIGIBLE: translate("Export", "not eligible"),
    }[contact]
    return _pair(translate("Export", "Support contact"), word)


def _tenant_part(session: Session, _listed: str, tenant: str) -> str:
    found = resellers.by_tenant_id(session, tenant)
    return _pair(translate("Export", "Support contact"), found.name if found else tenant)


def _record_part(session: Session, _listed: str, mpn_id: str) -> str:
    found = resellers.find(session, mpn_id) if mpn_id else []
    name = found[0].name if found else mpn_id or translate("Export", "none")
    return _pair(translate("Export", "Reseller of record"), name)


def _statuses_part(_session: Session, _listed: str, statuses: tuple[str, ...]) -> str:
    return _pair(translate("Export", "Status"), ", ".join(wording.status_chip(status).text for status in statuses))


def _publishing_part(_session: Session, _listed: str, publishing: Publishing) -> str:
    return _pair(translate("Export", "Publishing"), wording.publishing_chip(publishing).text)


def _pending_part(_session: Session, _listed: str, pending: bool) -> str:
    return translate("Export", "with pending changes") if pending else translate("Export", "without pending changes")


def _on_default_part(_session: Session, _listed: str, some: bool) -> str:
    return (
        translate("Export", "some subscriptions on default")
        if some
        else translate("Export", "no subscription on default")
    )


def _state_part(_session: Session, _listed: str, state: PartnershipState) -> str:
    return _pair(translate("Export", "Partnership"), wording.partnership_chip(state).text)


def _states_part(_session: Session, _listed: str, states: tuple[ChangeState, ...]) -> str:
    return _pair(translate("Export", "State"), ", ".join(wording.change_chip(state).text for state in states))


def _events_part(_session: Session, _listed: str, events: tuple[Event, ...]) -> str:
    return _pair(translate("Export", "What"), ", ".join(wording.event_word(event) for event in events))


def _conditions_part(session: Session, _listed: str, conditions: tuple[Condition, ...]) -> str:
    names = condition_values.names_of(session, [value for one in conditions for value in one.values])
    return "; ".join(condition_sentence(one, names) for one in conditions)


_FILTERS: dict[str, Callable[[Any, str, Any], str]] = {
    "text": _text_part,
    "customer_key": _customer_part,
    "reseller_key": _reseller_part,
    "contact": _contact_part,
    "contact_tenant": _tenant_part,
    "reseller_of_record": _record_part,
    "statuses": _statuses_part,
    "publishing": _publishing_part,
    "pending": _pending_part,
    "on_default": _on_default_part,
    "state": _state_part,
    "states": _states_part,
    "events": _events_part,
    "conditions": _conditions_part,
}


def sort_sentence(listed: str, query: Any) -> str:
    """The order of a list in one line, with all the columns that it goes by."""
    first = (str(getattr(query, "sort", "")), bool(getattr(query, "descending", False)))
    further = [(str(key.sort), key.descending) for key in getattr(query, "further", ())]
    return ", ".join(_key_sentence(listed, key, descending=down) for key, down in (first, *further))


def _key_sentence(listed: str, key: str, *, descending: bool) -> str:
    known = titles(listed)
    name = known.get({"contact_age": "contact_read_at"}.get(key or "created_at", key or "created_at"), key)
    if listed == "history":
        name = known["at"]
    return fill(translate("Export", "%1, descending") if descending else translate("Export", "%1, ascending"), name)
