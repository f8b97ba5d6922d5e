"""Where subscriptions stand before a new choice: the contact that holds, and the decision that is under way."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Column, Integer, Select, String, Text, func, select
from sqlalchemy.orm import aliased

from desktop.data.judgement import facts_columns
from desktop.data.many_rows import ASKED, temporary
from desktop.data.projection import in_one_of
from desktop.data.store.schema import PROVIDER_CONTACT, ChangeRow, SubscriptionRow, SupportContactRow
from desktop.domain.changes import OPEN
from desktop.domain.records import ChangeState

STANDING = temporary(
    "standing",
    Column("place", Integer, primary_key=True),
    Column("key", Integer, unique=True),
    Column("customer_id", Integer),
    Column("settled", Integer),
    Column("open_id", Integer),
    Column("open_base", Integer),
    Column("open_wanted", Integer),
    # What a new choice makes of it.
    Column("base", Integer),
    Column("fate", String(40)),
    # Where rows get different contacts: which of them, and why.
    Column("choice", Integer),
    Column("reason", Text),
    *facts_columns(),
    Column("verdict", Integer, server_default="0"),
)
"""Subscriptions, in the places in which they were asked for."""

UNDER_WAY = aliased(ChangeRow)
"""The decision on a subscription that is under way, where there is one."""
_KEPT = aliased(ChangeRow)
SETTLED = func.coalesce(_KEPT.wanted_contact_id, SupportContactRow.contact_id, PROVIDER_CONTACT)
"""The contact of a subscription that holds when nothing is under way."""


_LATER, _OPENED = aliased(ChangeRow), aliased(ChangeRow)


@cache
def standings() -> Select[*tuple[Any, ...]]:
    """What is known of the subscriptions that are `ASKED` for, by the names of `STANDING`.

    It reads `SubscriptionRow`, whose columns are NULL where there is no such subscription.
    """
    # The newest kept change holds until a newer confirmed one ends it.
    newest = (
        select(func.max(_LATER.id))
        .where(_LATER.subscription_id == ASKED.c.key, in_one_of(_LATER, (ChangeState.KEPT, ChangeState.CONFIRMED)))
        .scalar_subquery()
    )
    only = (
        select(func.max(_OPENED.id))
        .where(_OPENED.subscription_id == ASKED.c.key, in_one_of(_OPENED, OPEN))
        .scalar_subquery()
    )
    return (
        select(
            ASKED.c.key,
            ASKED.c.place,
            SubscriptionRow.customer_id,
            SETTLED.label("settled"),
            UNDER_WAY.id.label("open_id"),
            UNDER_WAY.base_contact_id.label("open_base"),
            UNDER_WAY.wanted_contact_id.label("open_wanted"),
        )
        .select_from(ASKED)
        .outerjoin(SubscriptionRow, SubscriptionRow.id == ASKED.c.key)
        .outerjoin(SupportContactRow, SupportContactRow.subscription_id == ASKED.c.key)
        .outerjoin(_KEPT, (_KEPT.id == newest) & (_KEPT.state == ChangeState.KEPT))
        .outerjoin(UNDER_WAY, UNDER_WAY.id == only)
        # Neighbours lie together.
        .order_by(ASKED.c.key)
    )
