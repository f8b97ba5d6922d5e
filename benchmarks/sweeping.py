"""Deciding about many rows at once: the default sweep over the whole book, and a sheet of assignments."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Bar, Figure, Measure, seconds
from benchmarks.sizes import ACTOR, NOW, TODAY
from benchmarks.stores import Book
from desktop.data import assigning, outbox, resellers, subscriptions, sweeping
from desktop.data.queries import ContactFilter, SubscriptionQuery
from desktop.data.store import Store, open_store
from desktop.data.sweeping import Sweep

MANY = 100_000
LINES = 10_000

_SWEPT = (Bar(Measure.VALUE, 10.0),)
_STAGED = (Bar(Measure.TIMES_FLOOR, 1.5),)
_SHEET = (Bar(Measure.VALUE, 4.0),)


def figures(book: Book, folder: Path) -> list[Figure]:
    """Finding a sweep beside the bare join that it stands on, staging the first of it, and a sheet of many lines."""
    path = book.copy(folder, "sweeping.sqlite")
    store = open_store(path)
    try:
        found: list[Sweep] = []
        swept = seconds(lambda: found.append(_sweep(store)))
        floor = seconds(lambda: _bare_join(path))
        sheet = _sheet(store, found[0], folder)
        one_contact = _stage_one(store)
        staged, count = _stage(store, found[0])
        read, lines = _assign(store, sheet)
    finally:
        store.close()
    return [
        Figure(
            "sweep.find",
            f"sweep {book.size.subscriptions:,} subscriptions",
            swept,
            "s",
            floor="sqlite3, the join alone",
            floor_value=floor,
            bars=_SWEPT,
        ),
        Figure(
            "sweep.stage",
            f"stage {count:,} of a sweep in one transaction",
            staged,
            "s",
            floor="one contact for as many rows",
            floor_value=one_contact * count,
            bars=_STAGED,
        ),
        Figure("assign.sheet", f"read, match and stage a sheet of {lines:,} lines", read, "s", bars=_SHEET),
    ]


def _sweep(store: Store) -> Sweep:
    with store.reading() as session:
        return sweeping.sweep(session, ACTOR, TODAY)


def _bare_join(path: Path) -> None:
    """What any sweep has to read: each subscription on the default with its customer, reseller and link."""
    with closing(sqlite3.connect(path)) as bare:
        for _row in bare.execute(
            "SELECT s.id, r.id, c.location, l.admin_kind FROM subscription s JOIN customer c ON c.id = s.customer_id "
            "LEFT JOIN reseller r ON r.mpn_id = s.reseller_of_record AND r.mpn_id != '' "
            "LEFT JOIN customer_link l ON l.customer_id = s.customer_id AND l.reseller_id = r.id "
            "WHERE s.shown_contact_id = 1"
        ):
            pass


def _stage_one(store: Store) -> float:
    """Seconds that a row costs when all of them get one contact: those on resellers go back to the default."""
    listed = SubscriptionQuery(contact=ContactFilter.RESELLER, pending=False)
    with store.reading() as session:
        keys = subscriptions.ids(session, listed)[:MANY].tolist()
        provider = resellers.provider_contact(session)

    def act() -> None:
        with store.writing() as session:
            outcome = outbox.stage(session, ACTOR, NOW, TODAY, keys, provider, reason="HD-1")
            assert len(outcome.staged) == len(keys), outcome.barred

    return seconds(act) / len(keys)


def _stage(store: Store, found: Sweep) -> tuple[float, int]:
    """How long staging takes, and how many it staged."""
    proposals, count = [], 0
    for proposal in found.proposals:
        if count >= MANY:
            break
        proposals.append(proposal)
        count += len(proposal.keys)

    def act() -> None:
        with store.writing() as session:
            outcome = sweeping.stage(session, ACTOR, NOW, TODAY, proposals, reason="HD-1")
            assert len(outcome.staged) == count, outcome.barred

    return seconds(act), count


def _sheet(store: Store, found: Sweep, folder: Path) -> Path:
    """A sheet of lines from all over the book, whose resellers are named by MPN ID."""
    pairs = [(key, proposal.contact.mpn_id) for proposal in found.proposals for key in proposal.keys]
    # The last ones are not among those that are staged first.
    chosen = random.Random(2026).sample(pairs[MANY:] or pairs, min(LINES, len(pairs[MANY:] or pairs)))
    with store.reading() as session:
        rows = subscriptions.rows(session, [key for key, _ in chosen])
    path = folder / "sheet.csv"
    path.write_text("subscription_id,mpn_id\n" + "".join(f"{rows[key].id},{mpn}\n" for key, mpn in chosen))
    return path


def _assign(store: Store, sheet: Path) -> tuple[float, int]:
    """How long a sheet takes from its file to its staged changes, and how many lines it has."""
    counted: list[int] = []

    def act() -> None:
        read = assigning.read_file(sheet)
        with store.reading() as session:
            found = assigning.preview(session, ACTOR, TODAY, read)
        assert not found.troubles, found.troubles[:3]
        with store.writing() as session:
            assigning.stage(session, ACTOR, NOW, TODAY, found.assignments, reason="HD-2")
        counted.append(len(read.lines))

    return seconds(act), counted[0]
