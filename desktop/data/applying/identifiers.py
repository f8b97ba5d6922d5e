"""The index over the identifiers of subscriptions, filled for many new rows at once instead of row by row.

Its trigger makes SQLite bring the index to its pages after every row, which takes eight times as long as the rows
themselves. Both ways write the same entries.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from sqlalchemy.orm import Session

_TRIGGER = "identifier_search_insert"
_WORTH_IT = 100


@contextmanager
def indexed_at_once(session: Session, keys: Sequence[int]) -> Generator[None]:
    """While new subscriptions with these keys are inserted. The caller's transaction takes all of it back or none."""
    connection = session.connection()
    made = None
    if session.get_bind().dialect.name == "sqlite" and len(keys) >= _WORTH_IT:
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (_TRIGGER,)).scalar()
    if made is None:
        yield
        return
    connection.exec_driver_sql(f"DROP TRIGGER {_TRIGGER}")
    yield
    connection.exec_driver_sql(
        "INSERT INTO identifier_search (rowid, ids) SELECT id, ids FROM identifier WHERE id BETWEEN ? AND ?",
        (keys[0], keys[-1]),
    )
    connection.exec_driver_sql(made)
