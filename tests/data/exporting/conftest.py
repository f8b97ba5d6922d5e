"""A small desk and its lists as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.data.exporting.columns import OF_LIST
from desktop.data.exporting.extracts import Extract, Words
from desktop.data.exporting.lists import ChangeQuery
from desktop.data.exporting.rows import Rows
from desktop.data.exporting.writing import Format, write
from desktop.data.history import HistoryQuery
from desktop.data.queries import CustomerQuery, SubscriptionQuery
from desktop.data.resellers import ResellerQuery
from desktop.data.store import Store
from tests.factories import TODAY, small_desk

QUERIES: dict[str, Any] = {
    "subscriptions": SubscriptionQuery(),
    "customers": CustomerQuery(),
    "resellers": ResellerQuery(),
    "changes": ChangeQuery(),
    "history": HistoryQuery(),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = small_desk(tmp_path)
    yield store
    store.close()


@pytest.fixture
def export(store: Store) -> Callable[..., int]:
    """Writes a list of the small desk into a file, with these words."""

    def write_list(
        path: Path,
        form: Format,
        listed: str = "subscriptions",
        columns: tuple[str, ...] | None = None,
        words: Words | None = None,
        query: Any = None,
        keys: list[int] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> int:
        shown = columns or tuple(column.key for column in OF_LIST[listed])
        with store.reading() as session:
            rows = Rows(session, Extract(listed, query or QUERIES[listed], shown, TODAY, keys))
            return write(rows, words or Words(), path, form, progress)

    return write_list
