"""Subscriptions by a list of keys of any length, in one statement that reads only."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, bindparam, column, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.data.store.schema import SubscriptionRow


def each_of(
    session: Session, subscriptions: Sequence[int], *columns: ColumnElement[Any] | InstrumentedAttribute[Any]
) -> Select[*tuple[Any, ...]]:
    """A query for columns of the subscriptions with these keys, each once; keys that are not there are left out.

    The engine walks the keys and looks each row up, so that what groups and counts leaves the interpreter to others.
    """
    # Neighbours lie together.
    distinct = sorted(set(subscriptions))
    if session.connection().dialect.name == "sqlite":
        keys = func.json_each(json.dumps(distinct)).table_valued("value", name="keys")
    else:
        keys = func.unnest(bindparam(None, distinct, ARRAY(Integer))).table_valued(
            column("value", Integer), name="keys"
        )
    return select(*columns).select_from(keys).join(SubscriptionRow, SubscriptionRow.id == keys.c.value)
