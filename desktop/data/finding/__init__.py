"""Finding and ordering rows of an SQLite store from columns held in memory; what is shown is always read from rows.

Other engines answer the same queries in SQL (`data.search`). The columns are loaded at the first search, never at the
start; the log of touched rows keeps them true, also when another process writes.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array

    from sqlalchemy.orm import Session

    from desktop.data.finding.finder import Finder
    from desktop.data.store import Store

# Read when numpy is loaded: it would start threads for products of matrices, of which there are none here.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

FIRST_PAGE = 64
"""Rows of a first page, which is shown before all of an answer is known."""

_WORTH_KEEPING = 20_000

FINDER = "finder"
"""Where a session of an SQLite store carries the store's finder."""


FOLLOWING = frozenset(
    {
        "finding", "finding_part", "finding_touched", "identifier", "finding_subscription",
        "finding_subscription_text", "finding_contact_read", "finding_contact_read_again", "finding_customer",
        "finding_customer_text", "finding_reseller_new", "finding_reseller", "finding_contact_new", "finding_contact",
        *(f"finding_{table}_{verb}" for table in ("customer_link", "partnership")
          for verb in ("insert", "update", "delete")),
    }
)  # fmt: skip
"""Tables and triggers of an SQLite store by which the columns follow its rows."""


LINKS_APART = """
INSERT INTO finding_touched (kind, key)
SELECT 0, 0 WHERE (SELECT kind FROM finding_touched ORDER BY seq DESC LIMIT 1) = 7
"""
"""To be run as a transaction begins to write. Of links that change one after the other only the first is noted; what
was noted earlier may have been seen by now, so that the next link must be noted again."""


@dataclass(frozen=True, slots=True)
class Found:
    """Keys in order. When not `complete`, they are the first ones of the answer, and all of it takes longer."""

    keys: array[int]
    complete: bool = True


class FinderPlace:
    """Holds the finder of one store, made when it is first asked for: what it imports is not needed at the start."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._finder: Finder | None = None

    @property
    def loaded(self) -> bool:
        """Whether the columns are in memory, so that an answer takes no longer than looking."""
        return self._finder is not None and self._finder.loaded

    def get(self) -> Finder:
        """The finder. Any thread: whoever asks meanwhile waits for it, as two would hold the columns twice."""
        with self._lock:
            if self._finder is None:
                from desktop.data.finding.finder import Finder

                self._finder = Finder()
            return self._finder


def place_of(session: Session) -> FinderPlace | None:
    """The store's finder, None for an engine that finds in SQL."""
    return session.info.get(FINDER)


def keep(store: Store, *, always: bool = False) -> bool:
    """Keep the columns in the store when many rows came or changed since they were kept; whether that was done.

    Worth calling after whatever wrote many rows: the next start reads what is kept. Blocks; not for the GUI thread.
    """
    place = store.finder
    if place is None:
        return False
    with store.reading() as session:
        if not always and not worth_keeping(session):
            return False
    with store.writing() as session:
        # The session writes nothing else, so the finder that all share may learn from it.
        return place.get().keep(session)


def worth_keeping(session: Session) -> bool:
    """Whether so many rows came or changed that the next start would take longer for them."""
    from sqlalchemy import text

    since = session.execute(
        text(
            "SELECT (SELECT count(*) FROM finding_touched) + (SELECT coalesce(max(id), 0) FROM subscription) "
            "- (SELECT subscriptions FROM finding)"
        )
    ).scalar_one()
    return bool(since >= _WORTH_KEEPING)


def stale(session: Session) -> list[str]:
    """What the kept columns, followed up to now, say otherwise than the rows; nothing when all is well."""
    place = place_of(session)
    if place is None:
        return []
    from desktop.data.finding.keeping import differences

    return differences(session)
