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
from desktop.domain.records import ChangeState, Publishing, SupportContact


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
    # Counting is left to Python: asked to group, SQLite walks the index over every contact.
    row = SubscriptionRow.__table__.c
    return select(row.shown_contact_id, row.change_state, row.publishing).where(
        row.id.in_(bindparam("keys", expanding=True))
    )


def look_over(session: Session, keys: Sequence[int]) -> Selection:
    """What these subscriptions have in common; keys that are not there do not count."""
    standing: Counter[tuple[int, str, str]] = Counter()
    connection = session.connection()
    for part in chunks(keys):
        standing.update(tuple(row) for row in connection.execute(_standing(), {"keys": list(part)}).all())
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
