"""What many selected subscriptions have in common: counted in the store, so that their rows need not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from desktop.data.chunks import chunks
from desktop.data.contacts import contacts_by_key
from desktop.data.store.schema import SubscriptionRow
from desktop.domain.records import ChangeState


@dataclass(frozen=True, slots=True)
class Selection:
    """Of some subscriptions: how many there are, how many of them have a staged change, and whether all have one
    effective contact."""

    count: int
    staged: int
    one_contact: bool


@cache
def _standing() -> Select[*tuple[Any, ...]]:
    row = SubscriptionRow.__table__.c
    return (
        select(row.shown_contact_id, row.change_state, func.count())
        .where(row.id.in_(bindparam("keys", expanding=True)))
        .group_by(row.shown_contact_id, row.change_state)
    )


def look_over(session: Session, keys: Sequence[int]) -> Selection:
    """What these subscriptions have in common; keys that are not there do not count."""
    count = staged = 0
    contacts: set[int] = set()
    connection = session.connection()
    for part in chunks(keys):
        for contact, state, number in connection.execute(_standing(), {"keys": list(part)}).all():
            contacts.add(contact)
            count += number
            staged += number if state == ChangeState.STAGED else 0
    # One partner may stand under several names.
    named = list(contacts_by_key(session, contacts).values())
    return Selection(count, staged, all(other.same_as(named[0]) for other in named))
