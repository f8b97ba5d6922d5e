"""The first rows of a store without SQLAlchemy: the same as the list's own, and none where there is anything to say."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from desktop.data import customers
from desktop.data.queries import CustomerQuery, CustomerSort
from desktop.data.store import Store, open_store
from desktop.data.store.first_rows import FirstRows, look_in
from desktop.errors import StoreError
from tests.factories import small_desk


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_file, tmp_path / "desk № 1?.sqlite"))


@pytest.fixture
def first_rows(path: Path) -> FirstRows:
    found = look_in(path)
    assert found is not None
    return found


def execute(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", CustomerSort)
def test_they_are_the_rows_that_the_list_begins_with(
    first_rows: FirstRows, path: Path, sort: CustomerSort, descending: bool
) -> None:
    query = CustomerQuery(sort=sort, descending=descending)
    page = first_rows.customers(query)
    assert page is not None
    found, records = page
    with closing(open_store(path)) as store, store.reading() as session:
        wanted = customers.find(session, query, quick=True)
        assert (found.keys, found.complete) == (wanted.keys, wanted.complete)
        assert records == customers.rows(session, wanted.keys)
    assert len(records) > 20


def test_a_customer_without_a_name_is_called_as_the_list_calls_it(tmp_path: Path) -> None:
    with closing(small_desk(tmp_path)) as store, store.reading() as session:
        path = Path(store.location)
        keys = customers.ids(session, CustomerQuery())
    execute(path, "UPDATE customer SET name = '', read_at = NULL")
    execute(path, "UPDATE customer SET domain = '' WHERE id = ?", keys[0])
    found = look_in(path)
    page = found.customers(CustomerQuery()) if found else None
    assert page is not None
    with closing(open_store(path)) as store, store.reading() as session:
        assert page[1] == customers.rows(session, keys)


@pytest.mark.parametrize(
    "query",
    [
        CustomerQuery(text="a"),
        CustomerQuery(on_default=True),
        CustomerQuery(pending=False),
        CustomerQuery(reseller_key=1),
    ],
)
def test_a_search_takes_an_open_store(first_rows: FirstRows, query: CustomerQuery) -> None:
    assert first_rows.customers(query) is None


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert look_in(tmp_path / "folder" / "desk.sqlite") is None
    assert look_in(tmp_path / "desk.sqlite") is None
    assert list(tmp_path.iterdir()) == []


def test_an_empty_store_has_no_first_rows(tmp_path: Path) -> None:
    open_store(tmp_path / "desk.sqlite").close()
    assert look_in(tmp_path / "desk.sqlite") is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE alembic_version SET version_num = '9999'",
        "DELETE FROM alembic_version",
        "INSERT INTO alembic_version VALUES ('9999')",
        "DROP TABLE alembic_version",
    ],
)
def test_another_revision_is_for_whoever_opens_stores(path: Path, statement: str) -> None:
    execute(path, statement)
    assert look_in(path) is None


def test_other_places_are_not_looked_into(tmp_path: Path) -> None:
    assert look_in("sqlite:///somewhere.sqlite") is None
    assert look_in("postgresql://nobody@nowhere/desk") is None
    assert look_in(tmp_path) is None
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam" * 100)
    assert look_in(tmp_path / "letter.txt") is None


def test_a_row_that_cannot_be_read_is_left_to_the_list(path: Path, first_rows: FirstRows) -> None:
    execute(path, "UPDATE customer SET relationship = 'sworn enemies'")
    assert first_rows.customers(CustomerQuery()) is None


def test_a_locked_store_is_not_waited_for(path: Path, first_rows: FirstRows) -> None:
    # Readers of a store in WAL mode wait for nobody; one that was just restored may not be in it yet.
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        assert first_rows.customers(CustomerQuery()) is None
        assert look_in(path) is None


def test_it_is_opened_once_by_whoever_comes_first(first_rows: FirstRows) -> None:
    opened: list[Store] = []
    threads = [threading.Thread(target=lambda: opened.append(first_rows.store())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened[0] is opened[1]
    assert opened[0].location == first_rows.location
    first_rows.close()
    first_rows.close()


def test_a_store_that_was_never_opened_can_be_closed(first_rows: FirstRows) -> None:
    first_rows.close()


def test_what_became_of_the_file_meanwhile_is_told(path: Path, first_rows: FirstRows) -> None:
    execute(path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version"):
        first_rows.store()
