"""What many selected subscriptions have in common: counted, so that their rows need not be read whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
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
    # Counting is left to Python: asked to group, SQLite walks the index over every contact.
    row = SubscriptionRow.__table__.c
    return select(row.shown_contact_id, row.change_state).where(row.id.in_(bindparam("keys", expanding=True)))


def look_over(session: Session, keys: Sequence[int]) -> Selection:
    """What these subscriptions have in common; keys that are not there do not count."""
    standing: Counter[tuple[int, str]] = Counter()
    connection = session.connection()
    for part in chunks(keys):
        standing.update((row[0], row[1]) for row in connection.execute(_standing(), {"keys": list(part)}).all())
    # One partner may stand under several names.
    named = list(contacts_by_key(session, {contact for contact, _ in standing}).values())
    staged = sum(number for (_, state), number in standing.items() if state == ChangeState.STAGED)
    return Selection(standing.total(), staged, all(other.same_as(named[0]) for other in named))
