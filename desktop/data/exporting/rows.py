"""The rows of an extract as a stream: a page at a time, whatever the size of the list."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from desktop.data.exporting import lists
from desktop.data.exporting.columns import Value, columns_of
from desktop.data.exporting.extracts import Extract

BITE = 500
"""Rows that are read, and held, at a time."""
Bite = list[tuple[Value, ...]]


class Rows:
    """The rows of an extract in one reading session: how many, and each as a tuple of typed values, or as a record."""

    def __init__(self, session: Session, extract: Extract) -> None:
        self._session = session
        self.extract = extract
        self._source = lists.SOURCES[extract.listed]
        self.columns = columns_of(extract.listed, extract.columns)
        keys = extract.keys
        self.keys: Sequence[int] = self._source.ids(session, extract.query) if keys is None else array("q", keys)

    @property
    def read_at(self) -> datetime | None:
        """When the newest of the list was read from the service, or happened; reads the store."""
        return self._source.read_at(self._session)

    def __len__(self) -> int:
        return len(self.keys)

    def bites(self, *, stored: bool = False, start: int = 0, end: int | None = None) -> Iterator[Bite]:
        """The rows from `start` on in lists; each row has the values of the columns in their order.

        With `stored` a name that the service never told is empty; else it is what the screen shows in its place. A row
        that vanished meanwhile is left out.
        """
        names = [column.key for column in self.columns]
        for keys in self._parts(start, len(self.keys) if end is None else end):
            yield self._source.rows(self._session, keys, names, stored, self.extract.today)

    def shapes(self) -> Iterator[list[Mapping[str, object]]]:
        """The rows in lists, each in the form in which the command line writes it as JSON."""
        for keys in self._parts(0, len(self.keys)):
            yield self._source.shapes(self._session, keys, self.extract.today)

    def _parts(self, start: int, end: int) -> Iterator[list[int]]:
        for first in range(start, end, BITE):
            yield list(self.keys[first : min(first + BITE, end)])
