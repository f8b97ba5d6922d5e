"""The indexes of an SQLite store while very many new rows come: filled from many rows at once, not row by row.

An index that is made over rows that are there is sorted once; kept row by row it is searched, and written in all its
places, again and again. So a table that holds little when many rows come has its indexes put away until they are in.
The index of identifiers is always filled a bite at a time, on a second thread while the next bite is read and judged.
All of it happens in the caller's transaction, which takes all of it back or none, and nobody else sees it half done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

MANY = 1_000
"""From so many new rows at once on, their indexes are worth putting away."""
_FEW = 20_000
"""Rows of a table whose indexes are made anew in no time."""
_SORTING = "PRAGMA cache_size = -16384"
_IDENTIFIERS = "identifier_search_insert"
# It logs nothing about new rows, and where there were none before, all are new.
_LOG = "finding_contact_read"
_MERGE = "INSERT INTO identifier_search (identifier_search, rank) VALUES ('automerge', ?)"
# So many parts of an index are made before they are merged: fewer merges take a fifth off the whole.
_SELDOM, _USUALLY = 8, 4


class Indexes:
    """The indexes of one unit of work. `put_back` must come before its transaction ends, and before lists are read."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection() if session.get_bind().dialect.name == "sqlite" else None
        self._asked: set[str] = set()
        self._away: dict[str, str] = {}
        self._coming: list[tuple[int, int]] = []
        self._filling: threading.Thread | None = None
        self._error: Exception | None = None

    def expect(self, table: str, count: int) -> None:
        """So many rows are about to be inserted."""
        if count < MANY or table in self._asked or self._connection is None:
            return
        self._asked.add(table)
        held = self._connection.exec_driver_sql(
            f'SELECT count(*) FROM (SELECT 1 FROM "{table}" LIMIT {_FEW})'  # noqa: S608 - a name of the schema
        ).scalar_one()
        if held < _FEW:
            self._put_away("index", "tbl_name = ? AND sql LIKE 'CREATE INDEX%'", table)

    def identify(self, keys: Sequence[int]) -> None:
        """Subscriptions with these keys are about to be inserted."""
        if self._connection is None or not (len(keys) >= MANY or _IDENTIFIERS in self._away):
            return
        if _IDENTIFIERS not in self._away:
            self._put_away("trigger", "name = ?", _IDENTIFIERS)
            if keys[0] == 1:
                self._put_away("trigger", "name = ?", _LOG)
            self._connection.exec_driver_sql(_MERGE, (_SELDOM,))
        self._coming.append((keys[0], keys[-1]))

    def fill(self) -> None:
        """Begin to enter the identifiers of the rows that were inserted. Nothing else may use the session meanwhile."""
        if self._coming:
            coming, self._coming = self._coming, []
            self._filling = threading.Thread(target=self._fill, args=(coming,), name="desk-identifiers")
            self._filling.start()

    def settle(self) -> None:
        """Wait until the session is free again. Raises what went wrong."""
        if self._filling is not None:
            self._filling.join()
            self._filling = None
        if self._error is not None:
            error, self._error = self._error, None
            raise error

    def put_back(self, progress: Callable[[], None] | None = None) -> None:
        """Make the indexes that were put away, and restore the trigger. `progress` is called after each; may raise."""
        self.fill()
        self.settle()
        if self._connection is None or not self._away:
            return
        # Sorting takes as much memory as the rest of the work may hold of the file.
        self._connection.exec_driver_sql(_SORTING)
        if _IDENTIFIERS in self._away:
            self._connection.exec_driver_sql(_MERGE, (_USUALLY,))
        for made in self._away.values():
            self._connection.exec_driver_sql(made)
            if progress is not None:
                progress()
        self._away.clear()
        self._asked.clear()

    def _put_away(self, kind: str, which: str, value: str) -> None:
        assert self._connection is not None
        found = self._connection.exec_driver_sql(
            f"SELECT name, sql FROM sqlite_master WHERE type = '{kind}' AND {which}",  # noqa: S608 - words of this module
            (value,),
        ).all()
        for name, made in found:
            self._connection.exec_driver_sql(f'DROP {kind.upper()} "{name}"')
            self._away[name] = made

    def _fill(self, coming: list[tuple[int, int]]) -> None:
        """On the second thread. The driver gives up the interpreter while SQLite works, so both go on."""
        assert self._connection is not None
        driver = self._connection.connection.dbapi_connection
        assert driver is not None
        try:
            for first, last in coming:
                driver.cursor().execute(
                    "INSERT INTO identifier_search (rowid, ids) "
                    "SELECT id, ids FROM identifier WHERE id BETWEEN ? AND ?",
                    (first, last),
                )
        except Exception as error:
            self._error = error
