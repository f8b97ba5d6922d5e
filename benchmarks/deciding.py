"""Decisions on many rows: staging, submitting and undoing them, beside plain sqlite3 that writes the same rows."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.figures import Bar, Figure, Measure, seconds
from benchmarks.sizes import ACTOR, NOW, TODAY
from benchmarks.stores import Book
from desktop.data import outbox
from desktop.data.store import Store, open_store
from desktop.domain.records import SupportContact

MANY = 100_000
USUAL = 10_000

_LATER = NOW + timedelta(minutes=1)
_SHARE = Bar(Measure.SHARE_OF_FLOOR, 1 / 3)


@dataclass(frozen=True, slots=True)
class Act:
    """A choice on many rows that the rule allows, and the store on which it is made."""

    path: Path
    wanted: SupportContact
    keys: list[int]


def figures(book: Book, folder: Path) -> list[Figure]:
    """A choice on 100,000 rows against its floor, and the waits of one on 10,000; smaller books take fewer."""
    many = prepared(book, folder, min(MANY, book.size.subscriptions // 3))
    bare = folder / "floor.sqlite"
    shutil.copyfile(many.path, bare)
    with _opened(many.path) as store:
        costs = _acts(store, many)
    floor = floor_seconds(many.path, bare)
    bare.unlink()
    count = len(many.keys)
    found = [
        Figure(
            "decide.rate",
            f"stage and submit {count:,} rows in one transaction",
            count / (costs["stage"] + costs["submit"]),
            "rows/s",
            floor="sqlite3, the same rows and indexes",
            floor_value=count / floor,
            bars=(_SHARE,),
        ),
        Figure("decide.undo.many", f"undo {count:,} rows", costs["undo"], "s"),
    ]
    usual = prepared(book, folder, min(USUAL, book.size.subscriptions // 3))
    with _opened(usual.path) as store:
        costs = _acts(store, usual)
    for name, limit in (("stage", 1.0), ("submit", 2.0), ("undo", 1.0)):
        bars = (Bar(Measure.VALUE, limit),)
        found.append(Figure(f"decide.{name}", f"{name} {len(usual.keys):,} rows", costs[name], "s", bars=bars))
    return found


def prepared(book: Book, folder: Path, count: int) -> Act:
    """A copy of the book in which one reseller may be chosen on `count` subscriptions, spread over their market."""
    path = book.copy(folder, "deciding.sqlite")
    with closing(sqlite3.connect(path)) as store, store:
        reseller, tenant_id, mpn_id, name, location = store.execute(
            "SELECT r.id, r.tenant_id, r.mpn_id, r.name, r.location FROM reseller r"
            " JOIN partnership p ON p.reseller_id = r.id JOIN customer c ON c.location = r.location"
            " WHERE p.state = 'active' AND r.tenant_id IS NOT NULL AND r.agreement_signed IS NOT 0"
            " GROUP BY r.id ORDER BY count(*) DESC, r.id DESC LIMIT 1"
            if book.size.resellers <= 50
            else "SELECT r.id, r.tenant_id, r.mpn_id, r.name, r.location FROM reseller r"
            " JOIN partnership p ON p.reseller_id = r.id"
            " WHERE p.state = 'active' AND r.tenant_id IS NOT NULL AND r.agreement_signed IS NOT 0"
            " AND r.location = (SELECT location FROM customer GROUP BY location ORDER BY count(*) DESC LIMIT 1)"
            " ORDER BY r.id DESC LIMIT 1"
        ).fetchone()
        found = store.execute(
            "SELECT s.id, s.customer_id FROM subscription s JOIN customer c ON c.id = s.customer_id"
            " WHERE c.location = ? AND s.status <> 'deleted' AND s.gone_at IS NULL ORDER BY c.id % 5, s.id LIMIT ?",
            (location, count),
        ).fetchall()
        store.executemany(
            "INSERT OR REPLACE INTO customer_link (customer_id, reseller_id, admin_kind, attested_by, attested_at,"
            " attested_how) VALUES (?, ?, 'gdap', 'bench', ?, 'bench')",
            ((customer, reseller, _stored(NOW)) for customer in sorted({customer for _, customer in found})),
        )
    return Act(path, SupportContact(tenant_id, mpn_id, name), [key for key, _ in found])


def _acts(store: Store, act: Act) -> dict[str, float]:
    """How long each act takes: staging and submitting in one transaction, undoing in another."""
    costs: dict[str, float] = {}
    count = len(act.keys)

    def stage_and_submit() -> None:
        with store.writing() as session:

            def stage() -> None:
                outcome = outbox.stage(session, ACTOR, NOW, TODAY, act.keys, act.wanted, reason="HD-1")
                assert len(outcome.staged) + len(outcome.unchanged) == count, outcome.barred

            def submit() -> None:
                assert outbox.submit(session, ACTOR, _LATER, TODAY).kept

            costs["stage"] = seconds(stage)
            costs["submit"] = seconds(submit)

    def undo() -> None:
        with store.writing() as session:
            outbox.undo(session, ACTOR, _LATER, TODAY, batch)

    # The commit, with its wait for the disk, belongs to what the person waits for.
    whole = seconds(stage_and_submit)
    costs["submit"] = whole - costs["stage"]
    with store.reading() as session:
        newest = outbox.next_undo(session, ACTOR.author)
    assert newest is not None
    batch = newest.batch_id
    # What undo does not change is measured against what was written before it.
    kept = act.path.with_name("decided.sqlite")
    with closing(sqlite3.connect(act.path)) as source, closing(sqlite3.connect(kept)) as copy:
        source.backup(copy)
    costs["undo"] = seconds(undo)
    return costs


@contextmanager
def _opened(path: Path) -> Iterator[Store]:
    store = open_store(path)
    try:
        yield store
    finally:
        store.close()


def _stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def floor_seconds(decided: Path, bare: Path) -> float:
    """Plain sqlite3 writing into `bare` what staging and submitting wrote into the copy beside `decided`.

    The same rows into the same tables, indexes and triggers, with the cache and the synchronisation of the desk.
    """
    with closing(sqlite3.connect(decided.with_name("decided.sqlite"))) as made:

        def rows(sql: str) -> list[tuple[Any, ...]]:
            return made.execute(sql).fetchall()

        batches = rows("SELECT * FROM batch")
        changes = rows("SELECT * FROM change")
        columns = [name for _, name, *_ in rows("PRAGMA table_info(change)")]
        place = {name: columns.index(name) for name in ("state", "state_at", "submitted_at")}
        staged = []
        for row in changes:
            values = list(row)
            values[place["state"]], values[place["state_at"]] = "staged", _stored(NOW)
            values[place["submitted_at"]] = None
            staged.append(tuple(values))
        kept = [(row[place["state"]], row[place["state_at"]], row[place["submitted_at"]], row[0]) for row in changes]
        first = rows("SELECT * FROM history WHERE event = 'staged' ORDER BY id")
        then = rows("SELECT * FROM history WHERE event IN ('submitted', 'kept') ORDER BY id")
        shown = rows(
            "SELECT s.shown_contact_id, s.change_id, 'staged', s.id "
            "FROM subscription s JOIN change c ON c.id = s.change_id"
        )
        settled = rows("SELECT s.change_state, s.id FROM subscription s JOIN change c ON c.id = s.change_id")
        counts = rows(
            "SELECT c.default_count, (SELECT count(*) FROM subscription s WHERE s.customer_id = c.id"
            " AND s.change_id IS NOT NULL), c.id FROM customer c"
            " WHERE c.id IN (SELECT s.customer_id FROM subscription s WHERE s.change_id IS NOT NULL)"
        )
    marks = {name: ", ".join("?" * len(some[0])) for name, some in (("change", changes), ("history", first))}
    with closing(sqlite3.connect(bare, isolation_level=None)) as floor:
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "cache_size = -16384", "temp_store = MEMORY"):
            floor.execute(f"PRAGMA {pragma}")

        def write() -> None:
            floor.execute("BEGIN IMMEDIATE")
            floor.executemany(f"INSERT INTO batch VALUES ({', '.join('?' * len(batches[0]))})", batches)
            floor.executemany(f"INSERT INTO change VALUES ({marks['change']})", staged)
            floor.executemany(f"INSERT INTO history VALUES ({marks['history']})", first)
            floor.executemany(
                "UPDATE subscription SET shown_contact_id = ?, change_id = ?, change_state = ? WHERE id = ?", shown
            )
            floor.executemany("UPDATE customer SET default_count = ?, pending_count = ? WHERE id = ?", counts)
            floor.executemany("UPDATE change SET state = ?, state_at = ?, submitted_at = ? WHERE id = ?", kept)
            floor.executemany(f"INSERT INTO history VALUES ({marks['history']})", then)
            floor.executemany("UPDATE subscription SET change_state = ? WHERE id = ?", settled)
            floor.executemany("UPDATE customer SET pending_count = 0 WHERE id = ?", ((key,) for _, _, key in counts))
            floor.execute("COMMIT")

        return seconds(write)
