"""The store as a file: who may read it, which versions it opens, how it is copied, and what two desks do to it."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from desktop.data import customers, outbox
from desktop.data.store import HEAD, Store, backup, open_store, opening
from desktop.data.store.backup import back_up, back_up_before_submit, backups, restore
from desktop.data.store.copies import KEEP, backup_folder
from desktop.data.store.schema import Base
from desktop.data.store.upgrading import configuration
from desktop.errors import StoreError
from tests.factories import ACTOR, FABRIKAM, NOW, PROVIDER, TODAY, contact, customer_fact, dump, small_desk, write

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
not_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes into read-only folders"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "desk.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(path)
    yield opened
    opened.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    opened = small_desk(tmp_path)
    yield opened
    opened.close()


def pragma(store: Store, name: str) -> Any:
    with store.reading() as session:
        return session.execute(text(f"PRAGMA {name}")).scalar()


def test_a_connection_has_a_large_cache_only_while_it_writes(store: Store) -> None:
    assert pragma(store, "cache_size") == -2_048
    with store.writing() as session:
        assert session.execute(text("PRAGMA cache_size")).scalar() == -16_384
    assert pragma(store, "cache_size") == -2_048
    with pytest.raises(ZeroDivisionError), store.writing():
        raise ZeroDivisionError
    assert pragma(store, "cache_size") == -2_048


def refusal(location: str | Path) -> str:
    with pytest.raises(StoreError) as refused:
        open_store(location)
    return refused.value.code


# Opening


@posix_only
def test_a_new_store_is_its_owners_only(path: Path) -> None:
    store = open_store(path)
    write(store, customer_fact(10))
    files = [found for found in path.parent.iterdir() if found.is_file()]
    assert {stat.S_IMODE(found.stat().st_mode) for found in files} == {0o600}
    assert {found.name for found in files} >= {"desk.sqlite", "desk.sqlite-wal"}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    store.close()


def test_the_settings_of_a_connection(store: Store) -> None:
    assert pragma(store, "journal_mode") == "wal"
    assert pragma(store, "foreign_keys") == 1
    assert pragma(store, "synchronous") == 2
    assert pragma(store, "busy_timeout") == 30_000
    assert store.dialect == "sqlite"


def test_only_what_can_be_had_again_does_not_wait_for_the_disk(store: Store) -> None:
    for relaxed in (False, True, False):
        with store.writing(relaxed=relaxed) as session:
            assert session.execute(text("PRAGMA synchronous")).scalar() == (1 if relaxed else 2)
        assert pragma(store, "synchronous") == 2


def test_the_migrated_schema_is_the_mapped_one(store: Store) -> None:
    with store.reading() as session:
        context = MigrationContext.configure(
            session.connection(),
            opts={
                "include_object": lambda _thing, name, kind, _reflected, _other: (
                    not (kind == "table" and ("_search" in name or name.startswith("finding")))
                ),
            },
        )
        assert compare_metadata(context, Base.metadata) == []


def test_the_head_is_the_newest_revision(store: Store) -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == HEAD
    with store.reading() as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def test_opening_again_finds_what_was_written_and_makes_no_backup(path: Path) -> None:
    store = open_store(path)
    write(store, customer_fact(10))
    store.close()
    store.close()
    again = open_store(str(path))
    with again.reading() as session:
        assert customers.total(session) == 1
    again.close()
    assert backups(path) == []


def test_a_url_names_the_same_store(path: Path, store: Store) -> None:
    write(store, customer_fact(10))
    by_url = open_store(f"sqlite:///{path}")
    with by_url.reading() as session:
        assert customers.total(session) == 1
    assert by_url.path == store.path
    assert by_url.location == str(path)
    by_url.close()


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("sqlite://", "store_in_memory"),
        ("sqlite:///:memory:", "store_in_memory"),
        ("nonsense://x", "store_url"),
        ("://", "store_url"),
    ],
)
def test_an_address_that_cannot_be_used(location: str, code: str) -> None:
    assert refusal(location) == code


def test_a_newer_store_is_refused_and_left_as_it_is(path: Path) -> None:
    open_store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.commit()
    before = path.read_bytes()
    assert refusal(path) == "store_newer"
    assert path.read_bytes() == before
    assert backups(path) == []


def test_another_programs_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
        connection.commit()
    before = path.read_bytes()
    assert refusal(path) == "store_not_a_store"
    assert path.read_bytes() == before


@pytest.mark.parametrize("size", [1, 100, 100_000])
def test_garbage_is_refused_and_left_as_it_is(tmp_path: Path, size: int) -> None:
    path = tmp_path / "garbage.sqlite"
    path.write_bytes(b"\x07garbage" * size)
    before = path.read_bytes()
    assert refusal(path) == "store_not_a_store"
    assert path.read_bytes() == before


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "store_unreachable"


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert refusal(tmp_path / "file" / "desk.sqlite") == "store_unreachable"


@not_root
@posix_only
def test_a_read_only_folder(tmp_path: Path) -> None:
    folder = tmp_path / "shut"
    folder.mkdir(mode=0o500)
    assert refusal(folder / "desk.sqlite") == "store_unreachable"


def test_a_torn_file_is_told_as_damaged(desk: Store) -> None:
    assert desk.path is not None
    desk.close()
    content = bytearray(desk.path.read_bytes())
    for start in range(4096, len(content) - 100, 4096):
        content[start : start + 100] = b"\xff" * 100
    desk.path.write_bytes(content)

    def read_all(path: Path) -> None:
        with open_store(path).reading() as session:
            customers.rows(session, list(customers.ids(session, customers.CustomerQuery())))

    with pytest.raises(StoreError) as refused:
        read_all(desk.path)
    assert refused.value.code == "store_damaged"


# Migrating


def older(path: Path) -> None:
    """A store of before the first revision: its stamp is there, its tables are not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.execute("INSERT INTO alembic_version VALUES ('0000')")
        connection.execute("CREATE TABLE before_time (word TEXT)")
        connection.execute("INSERT INTO before_time VALUES ('kept')")
        connection.commit()


@pytest.fixture
def revision_0000(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that a revision stood before the first one, until a second one makes such a store real."""
    from alembic.runtime.migration import MigrationContext as Context

    from desktop.data.store import upgrading

    known = upgrading.refuse_newer
    monkeypatch.setattr(upgrading, "refuse_newer", lambda revision: None if revision == "0000" else known(revision))
    heads = Context.get_current_heads
    monkeypatch.setattr(
        Context, "get_current_heads", lambda context: tuple(head for head in heads(context) if head != "0000")
    )


def test_a_store_is_backed_up_before_it_is_migrated(path: Path, revision_0000: None) -> None:
    older(path)
    open_store(path).close()
    (copy,) = backups(path)
    assert copy.name.endswith("-before-upgrade.sqlite")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT word FROM before_time").fetchall() == [("kept",)]
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0000",)]
    with closing(sqlite3.connect(path)) as connection:
        stamps = {row[0] for row in connection.execute("SELECT version_num FROM alembic_version")}
        assert HEAD in stamps
        assert connection.execute("SELECT word FROM before_time").fetchall() == [("kept",)]


def test_a_migration_that_fails_leaves_the_store_as_it_was(path: Path, revision_0000: None) -> None:
    older(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE support_contact (x)")
        connection.commit()
    with pytest.raises(Exception, match="support_contact"):
        open_store(path)
    with closing(sqlite3.connect(path)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert tables == {"alembic_version", "before_time", "support_contact"}
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0000",)]


# Backup and restore


def test_a_backup_sees_what_the_log_still_holds(desk: Store) -> None:
    copy = back_up(desk, reason="manual")
    assert desk.path is not None
    assert copy.parent == backup_folder(desk.path)
    assert [found.name for found in copy.parent.iterdir()] == [copy.name]
    opened = open_store(copy)
    assert dump(opened) == dump(desk)
    opened.close()


@posix_only
def test_backups_are_their_owners_only(desk: Store) -> None:
    copy = back_up(desk, reason="manual")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_old_backups_of_one_reason_make_room(desk: Store) -> None:
    assert desk.path is not None
    other = back_up(desk, reason="before-manual")
    made = [back_up(desk, reason="manual") for _ in range(KEEP + 3)]
    assert set(backups(desk.path)) == {other, *made[3:]}
    assert backups(desk.path)[0] == made[-1]


def test_a_backup_never_overwrites(desk: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite"
    assert back_up(desk, reason="manual", target=target) == target
    before = target.read_bytes()
    with pytest.raises(StoreError) as refused:
        back_up(desk, reason="manual", target=target)
    assert refused.value.code == "backup_exists"
    assert target.read_bytes() == before


def test_a_backup_that_cannot_be_written_leaves_nothing(desk: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        back_up(desk, reason="manual", target=tmp_path / "nowhere" / "copy.sqlite")
    assert refused.value.code == "backup_failed"
    assert desk.path is not None
    backup_folder(desk.path).write_text("a file in its place")
    with pytest.raises(StoreError) as refused:
        back_up(desk, reason="manual")
    assert refused.value.code == "backup_failed"


def test_restoring_brings_everything_back_and_keeps_what_was_there(desk: Store) -> None:
    assert desk.path is not None
    before = dump(desk)
    copy = back_up(desk, reason="manual")
    write(desk, customer_fact(99))
    after = dump(desk)
    desk.close()
    kept = restore(desk.path, copy)
    again = open_store(desk.path)
    assert dump(again) == before
    assert pragma(again, "journal_mode") == "wal"
    again.close()
    assert kept is not None
    assert kept.name.endswith("-before-restore.sqlite")
    opened = open_store(kept)
    assert dump(opened) == after
    opened.close()


def test_restoring_beside_an_open_desk(desk: Store) -> None:
    assert desk.path is not None
    before = dump(desk)
    copy = back_up(desk, reason="manual")
    write(desk, customer_fact(99))
    restore(desk.path, copy)
    assert dump(desk) == before
    write(desk, customer_fact(98))


def test_restoring_does_not_wait_for_ever(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk.path is not None
    copy = back_up(desk, reason="manual")
    write(desk, customer_fact(99))
    before = dump(desk)
    monkeypatch.setattr(backup, "PATIENCE", 0.1)
    with desk.writing(), pytest.raises(StoreError) as refused:
        restore(desk.path, copy)
    assert refused.value.code == "restore_failed"
    assert dump(desk) == before


def test_restoring_where_no_store_is(desk: Store, tmp_path: Path) -> None:
    copy = back_up(desk, reason="manual", target=tmp_path / "odd name #1 %20?.sqlite")
    target = tmp_path / "new" / "desk.sqlite"
    assert restore(target, copy) is None
    opened = open_store(target)
    assert dump(opened) == dump(desk)
    opened.close()


def test_restoring_over_a_store_that_cannot_be_read(desk: Store) -> None:
    assert desk.path is not None
    before = dump(desk)
    copy = back_up(desk, reason="manual")
    desk.close()
    garbage = b"garbage" * 5_000
    desk.path.write_bytes(garbage)
    kept = restore(desk.path, copy)
    assert kept is not None
    assert kept.read_bytes() == garbage
    opened = open_store(desk.path)
    assert dump(opened) == before
    opened.close()


@pytest.mark.parametrize("kind", ["garbage", "foreign", "newer", "missing", "torn"])
def test_restoring_what_is_no_backup_changes_nothing(desk: Store, tmp_path: Path, kind: str) -> None:
    assert desk.path is not None
    source = tmp_path / "source.sqlite"
    match kind:
        case "garbage":
            source.write_bytes(b"garbage" * 1_000)
        case "foreign":
            with closing(sqlite3.connect(source)) as connection:
                connection.execute("CREATE TABLE songs (title TEXT)")
                connection.commit()
        case "newer":
            back_up(desk, reason="manual", target=source)
            with closing(sqlite3.connect(source)) as connection:
                connection.execute("UPDATE alembic_version SET version_num = '9999'")
                connection.commit()
        case "torn":
            back_up(desk, reason="manual", target=source)
            source.write_bytes(source.read_bytes()[:20_000])
    before = dump(desk)
    with pytest.raises(StoreError) as refused:
        restore(desk.path, source)
    expected = {"missing": "restore_missing", "newer": "store_newer"}.get(kind, "restore_unsound")
    assert refused.value.code == expected
    assert dump(desk) == before
    assert backups(desk.path) == []


# The world


def test_a_store_that_another_desk_holds_is_told_as_busy(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    assert desk.path is not None
    other = open_store(desk.path)
    before = dump(desk)
    with desk.writing(), pytest.raises(StoreError) as refused, other.writing():
        pass
    assert refused.value.code == "store_busy"
    assert dump(desk) == before
    with other.writing():
        pass
    other.close()


def test_readers_see_one_state_while_a_writer_works(desk: Store) -> None:
    with desk.reading() as reader:
        first = customers.total(reader)
        with desk.writing() as session:
            outbox.stage(session, ACTOR, NOW, TODAY, [1], contact(session, FABRIKAM))
            with desk.reading() as other:
                assert outbox.changes(other) == []
        assert outbox.changes(reader) == []
        assert customers.total(reader) == first
    with desk.reading() as reader:
        assert len(outbox.changes(reader)) == 1


def test_a_block_that_raises_leaves_nothing(desk: Store) -> None:
    before = dump(desk)

    def stage_and_fail() -> None:
        with desk.writing() as session:
            outbox.stage(session, ACTOR, NOW, TODAY, [1, 2, 3], contact(session, FABRIKAM))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        stage_and_fail()
    assert dump(desk) == before


def test_a_full_disk_changes_nothing_and_says_so(desk: Store) -> None:
    before = dump(desk)
    with desk.reading() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()

    def fill() -> None:
        with desk.writing() as session:
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
            for number in range(100, 2_000):
                session.execute(
                    text("INSERT INTO desk (name, value) VALUES (:name, :value)"),
                    {"name": f"{number}", "value": "x" * 1_000},
                )

    with pytest.raises(StoreError) as refused:
        fill()
    assert refused.value.code == "store_full"
    assert dump(desk) == before


@pytest.mark.parametrize("statement", ["UPDATE history SET author = 'nobody'", "DELETE FROM history"])
def test_history_is_append_only(desk: Store, statement: str) -> None:
    with desk.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1], contact(session, FABRIKAM))
    before = dump(desk)
    with pytest.raises(Exception, match="append-only"), desk.writing() as session:
        session.execute(text(statement))
    assert dump(desk) == before


def test_foreign_keys_hold(desk: Store) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), desk.writing() as session:
        session.execute(text("DELETE FROM customer"))


# Two desks


def stage_in_turn(path: str, keys: list[int], turns: int, barrier: Any) -> None:
    """One desk of two: stages the reseller and the provider by turns."""
    store = open_store(path)
    barrier.wait(30)
    for turn in range(turns):
        with store.writing() as session:
            wanted = contact(session, FABRIKAM if turn % 2 == 0 else PROVIDER)
            outbox.stage(session, ACTOR, NOW, TODAY, keys, wanted, reason=f"turn {turn}")
    store.close()


@pytest.mark.parametrize("rows", ["apart", "shared"])
def test_two_desks_on_one_store_neither_fail_nor_harm_it(desk: Store, rows: str) -> None:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    sets = ([1, 2], [5, 6]) if rows == "apart" else ([1, 2], [1, 2])
    desks = [context.Process(target=stage_in_turn, args=(str(desk.path), keys, 50, barrier)) for keys in sets]
    for process in desks:
        process.start()
    for process in desks:
        process.join(60)
    assert [process.exitcode for process in desks] == [0, 0]
    with desk.reading() as session:
        assert session.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
        doubled = text(
            "SELECT subscription_id FROM change WHERE state IN ('staged', 'submitted') "
            "GROUP BY subscription_id HAVING count(*) > 1"
        )
        assert session.execute(doubled).all() == []
        written = session.execute(text("SELECT count(*) FROM history")).scalar_one()
    assert written == 200 if rows == "apart" else 0 < written <= 200


def open_at_once(path: str, barrier: Any) -> None:
    """One desk of several that start on one store that is not there yet."""
    barrier.wait(30)
    open_store(path).close()


def test_several_desks_may_start_on_one_new_store(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(3)
    desks = [context.Process(target=open_at_once, args=(str(path), barrier)) for _ in range(3)]
    for process in desks:
        process.start()
    for process in desks:
        process.join(60)
    assert [process.exitcode for process in desks] == [0, 0, 0]
    store = open_store(path)
    assert pragma(store, "integrity_check") == "ok"
    store.close()


def test_a_fresh_copy_serves_the_next_submit_too(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.sqlite")
    back_up_before_submit(store)
    back_up_before_submit(store)
    assert [copy.name.endswith("-before-submit.sqlite") for copy in backups(tmp_path / "desk.sqlite")] == [True]
    store.close()
