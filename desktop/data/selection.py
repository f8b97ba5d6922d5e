"""What many selected subscriptions have in common: counted, so that their rows need not be read whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from desktop.data.contacts import contacts_by_key
from desktop.data.key_lists import each_of
from desktop.data.store.schema import SubscriptionRow
from desktop.domain.records import ChangeState, Publishing, SupportContact

MANY: Final = 1_000
"""From so many keys on, the engine counts; below, putting its statement together takes longer than it saves."""

_Standing = tuple[int, str, str]
"""Contact, state of the change, and publishing."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Of some subscriptions: how many there are, how many of them have a staged change, and whether all have one
    effective contact. `contacts` are those contacts, the one of most rows first; `publishing` counts by its values."""

    count: int
    staged: int
    one_contact: bool
    contacts: tuple[tuple[SupportContact, int], ...] = ()
    publishing: tuple[tuple[Publishing, int], ...] = ()


@cache
def _standing() -> Select[*tuple[Any, ...]]:
    # Counting is left to Python: asked to group a list of keys, SQLite walks the index over every contact.
    row = SubscriptionRow.__table__.c
    return select(row.shown_contact_id, row.change_state, row.publishing).where(
        row.id.in_(bindparam("keys", expanding=True))
    )


def _few(session: Session, keys: Sequence[int]) -> Counter[_Standing]:
    rows = session.connection().execute(_standing(), {"keys": list(keys)}).all()
    return Counter((contact, state, publishing) for contact, state, publishing in rows)


def _many(session: Session, keys: Sequence[int]) -> Counter[_Standing]:
    row = SubscriptionRow
    what = (row.shown_contact_id, row.change_state, row.publishing)
    query = each_of(session, keys, *what, func.count()).group_by(*what)
    counted = session.connection().execute(query)
    return Counter({(contact, state, publishing): number for contact, state, publishing, number in counted})


def look_over(session: Session, keys: Sequence[int]) -> Selection:
    """What these subscriptions have in common; keys that are not there do not count."""
    standing = _many(session, keys) if len(keys) > MANY else _few(session, keys)
    named = contacts_by_key(session, {contact for contact, *_ in standing})
    # One partner may stand under several names.
    shown: dict[tuple[str, str], SupportContact] = {}
    holds: Counter[tuple[str, str]] = Counter()
    publishing: Counter[str] = Counter()
    for (key, _, published), number in standing.items():
        contact = named[key]
        partner = (contact.tenant_id, contact.mpn_id)
        shown.setdefault(partner, contact)
        holds[partner] += number
        publishing[published] += number
    staged = sum(number for (_, state, _), number in standing.items() if state == ChangeState.STAGED)
    return Selection(
        standing.total(),
        staged,
        len(holds) < 2,
        tuple((shown[partner], number) for partner, number in holds.most_common()),
        tuple((value, publishing[value]) for value in Publishing if publishing[value]),
    )
