"""The least that writing much can cost: plain sqlite3 writing the same rows into the same tables and indexes.

It does what SQLite's own advice is for a bulk load: one transaction, a cache that holds what is met again, triggers
out of the way, secondary indexes made over the rows when these are in, the index of identifiers filled by one
statement. The checks of foreign keys and full synchronisation stay on, as the desk has them.
"""

from __future__ import annotations

import csv
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.sizes import NOW
from desktop.data.store import open_store
from desktop.domain.folding import fold, sort_form
from desktop.domain.publishing import commerce_of, publishing_of

BITE = 10_000
TABLES = (
    "desk", "provider", "contact", "reseller", "partnership", "support_profile", "support_agreement", "customer",
    "customer_link", "subscription", "support_contact", "history", "finding_part",
)  # fmt: skip
"""In an order in which rows refer only to what came before."""
INDEXED = ("customer", "customer_link", "subscription", "support_contact")


class Bare:
    """A new store with the desk's own schema, being filled by plain sqlite3. `seconds` counts what SQLite did."""

    def __init__(self, path: Path) -> None:
        open_store(path).close()
        self.seconds = 0.0
        self._store = sqlite3.connect(path, isolation_level=None)
        for setting in ("synchronous = FULL", "foreign_keys = ON", "cache_size = -65536", "temp_store = FILE"):
            self._store.execute(f"PRAGMA {setting}")
        self._store.execute("BEGIN IMMEDIATE")
        marks = ", ".join("?" * len(INDEXED))
        self._away = self._store.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE type = 'trigger' OR (type = 'index' AND sql IS NOT NULL "
            f"AND tbl_name IN ({marks}))",
            INDEXED,
        ).fetchall()
        for kind, name, _ in self._away:
            self._store.execute(f'DROP {kind} "{name}"')
        # Row 1 stands for the provider, and is written like the others.
        self._store.execute("DELETE FROM contact")
        self._store.execute("INSERT INTO identifier_search (identifier_search, rank) VALUES ('automerge', 8)")

    def write(self, table: str, rows: Sequence[Sequence[Any]], columns: Sequence[str] = ()) -> None:
        """Insert rows."""
        if not rows:
            return
        start = time.perf_counter()
        named = f" ({', '.join(columns)})" if columns else ""
        marks = ", ".join("?" * len(rows[0]))
        self._store.executemany(f'INSERT INTO "{table}"{named} VALUES ({marks})', rows)
        self.seconds += time.perf_counter() - start

    def copy(self, made: sqlite3.Connection, table: str) -> None:
        """Insert what another store holds; reading it there is not counted."""
        found = made.execute(f'SELECT * FROM "{table}"')
        while rows := found.fetchmany(BITE if table != "finding_part" else 4):
            self.write(table, rows)

    def count(self, counts: Sequence[Sequence[int]]) -> None:
        """Write the counts of all customers, whose keys are 1 and so on."""
        start = time.perf_counter()
        self._store.executemany(
            "UPDATE customer SET subscription_count = ?, default_count = ? WHERE id = ?",
            ((live, on_default, key) for key, (live, on_default) in enumerate(counts, 1)),
        )
        self.seconds += time.perf_counter() - start

    def end(self) -> None:
        """Make the indexes, commit, and bring the log into the file."""
        start = time.perf_counter()
        for kind, _, made in self._away:
            if kind == "index":
                self._store.execute(made)
        self._store.execute("INSERT INTO identifier_search (rowid, ids) SELECT id, ids FROM identifier")
        self._store.execute("INSERT INTO identifier_search (identifier_search, rank) VALUES ('automerge', 4)")
        for kind, _, made in self._away:
            if kind == "trigger":
                self._store.execute(made)
        self._store.execute("COMMIT")
        self._store.close()
        self.seconds += time.perf_counter() - start


def rebuilt(built: Path, path: Path) -> float:
    """Seconds of writing every row of a built store into a new one."""
    bare = Bare(path)
    with closing(sqlite3.connect(f"file:{built.absolute()}?mode=ro", uri=True)) as made:
        for table in TABLES:
            bare.copy(made, table)
    bare.end()
    return bare.seconds


HEADINGS = (
    "Customer ID", "Customer name", "Customer domain", "Customer country", "Subscription ID", "Product", "Nickname",
    "Offer ID", "Product type", "Quantity", "Unit type", "Parent subscription ID", "Creation date", "Start date",
    "End date", "Status", "Auto renew", "Trial", "Billing type", "Billing cycle", "Term", "Reseller MPN ID", "Order ID",
    "Entitlement ID", "Support contact tenant ID", "Support contact MPN ID", "Support contact", "Read at",
)  # fmt: skip
_EXPORTED = """
SELECT c.tenant_id, c.name, c.domain, c.location, s.guid_received, s.product, s.nickname, s.offer_id, s.product_type,
       s.quantity, s.unit_type, s.parent_guid, {created}, {starts}, {ends}, s.status,
       CASE s.auto_renew WHEN 1 THEN 'true' WHEN 0 THEN 'false' END,
       CASE s.is_trial WHEN 1 THEN 'true' WHEN 0 THEN 'false' END, s.billing_type, s.billing_cycle, s.term_duration,
       s.reseller_of_record, s.order_id, s.entitlement_id, k.tenant_id_received, k.mpn_id, k.name,
       {read}
FROM subscription s JOIN customer c ON c.id = s.customer_id LEFT JOIN support_contact p ON p.subscription_id = s.id
LEFT JOIN contact k ON k.id = p.contact_id ORDER BY s.id LIMIT ?
"""


def write_table(built: Path, path: Path, rows: int) -> None:
    """The first subscriptions of a store as a CSV file with every column that a table may have."""
    moments = {"created": "s.created_at", "starts": "s.starts_at", "ends": "s.term_end", "read": "p.read_at"}
    query = _EXPORTED.format(
        **{name: f"replace(substr({column}, 1, 19), ' ', 'T') || 'Z'" for name, column in moments.items()}
    )
    with (
        closing(sqlite3.connect(f"file:{built.absolute()}?mode=ro", uri=True)) as made,
        path.open("w", encoding="utf-8", newline="") as file,
    ):
        table = csv.writer(file)
        table.writerow(HEADINGS)
        table.writerows(made.execute(query, (rows,)))


def imported(table: Path, path: Path, kept: Path | None = None) -> float:
    """Seconds of reading a table with the csv module and writing it into a new store.

    `kept` is a store of the desk that took the same table: what it keeps for finding is written as well.
    """
    bare = Bare(path)
    start = time.perf_counter()
    made = _Made()
    bare.write("contact", [(1, "", "", "", "", "")])
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        while bite := list(islice(rows, BITE)):
            for name, columns, found in made.of(bite):
                bare.write(name, found, columns)
    bare.count(made.counts)
    took = time.perf_counter() - start
    bare.seconds = 0.0
    if kept is not None:
        with closing(sqlite3.connect(f"file:{kept.absolute()}?mode=ro", uri=True)) as other:
            bare.copy(other, "finding_part")
    bare.end()
    return took + bare.seconds


_CONTACT = ("id", "tenant_id", "mpn_id", "name", "tenant_id_received", "search_text")
_CUSTOMER = (
    "id", "tenant_id", "name", "name_sort", "domain", "location", "relationship", "search_text", "read_at",
)  # fmt: skip
_SUBSCRIPTION = (
    "id", "guid", "guid_received", "customer_id", "product", "product_sort", "nickname", "offer_id", "product_type",
    "quantity", "unit_type", "parent_guid", "created_at", "starts_at", "term_end", "status", "auto_renew", "is_trial",
    "billing_type", "billing_cycle", "term_duration", "reseller_of_record", "order_id", "entitlement_id",
    "search_text", "read_at", "commerce", "publishing", "shown_contact_id",
)  # fmt: skip
_READ = ("subscription_id", "contact_id", "read_at")
_TRUTH = {"true": 1, "false": 0, "": None}


class _Made:
    """Rows of a table made into rows of the store as a script would do it: every value is taken as right."""

    def __init__(self) -> None:
        self._now = f"{NOW:%Y-%m-%d %H:%M:%S}.000000"
        self._customers: dict[str, int] = {}
        self._contacts: dict[tuple[str, str, str], int] = {}
        self._words: dict[tuple[str, str], tuple[str, str]] = {}
        self._published: dict[tuple[str, str, str, str], tuple[str, str]] = {}
        self._last = 0
        self.counts: list[list[int]] = []
        """Live subscriptions and those on the default contact, of each customer in the order of their keys."""

    def of(self, bite: list[list[str]]) -> Iterator[tuple[str, Sequence[str], list[tuple[Any, ...]]]]:
        """Tables, columns and rows, in an order in which they may be written."""
        customers: list[tuple[Any, ...]] = []
        contacts: list[tuple[Any, ...]] = []
        subscriptions: list[tuple[Any, ...]] = []
        reads: list[tuple[Any, ...]] = []
        for (
            tenant, name, domain, country, received, product, nickname, offer, kind, quantity, unit, parent, created,
            starts, ends, status, renew, trial, billing, cycle, term, record, order, entitlement, contact_tenant,
            contact_mpn, contact_name, read_at,
        ) in bite:  # fmt: skip
            customer = self._customers.get(tenant)
            if customer is None:
                customer = self._customers[tenant] = len(self._customers) + 1
                searched = fold(f"{name} {domain} {tenant}")
                customers.append(
                    (customer, tenant, name, sort_form(name), domain, country, "reseller", searched, self._now)
                )
                self.counts.append([0, 0])
            shown = 1
            self._last += 1
            if contact_tenant:
                lower = contact_tenant.lower()
                found = self._contacts.get((lower, contact_mpn, contact_name))
                if found is None:
                    found = self._contacts[lower, contact_mpn, contact_name] = len(self._contacts) + 2
                    searched = fold(f"{contact_name} {contact_mpn} {lower}")
                    contacts.append((found, lower, contact_mpn, contact_name, contact_tenant, searched))
                shown = found
                reads.append((self._last, shown, _moment(read_at)))
            if status != "deleted":
                counts = self.counts[customer - 1]
                counts[0] += 1
                counts[1] += shown == 1
            words = self._words.get((product, nickname))
            if words is None:
                words = self._words[product, nickname] = (sort_form(product), fold(f"{product} {nickname}"))
            published = self._published.get((kind, offer, billing, status))
            if published is None:
                commerce = commerce_of(kind, offer)
                published = self._published[kind, offer, billing, status] = (
                    commerce.value, publishing_of(commerce, billing, status).value
                )  # fmt: skip
            guid = received.lower()
            subscriptions.append(
                (
                    self._last, guid, received, customer, product, words[0], nickname, offer, kind,
                    int(quantity) if quantity else None, unit, parent, _moment(created), _moment(starts), _moment(ends),
                    status, _TRUTH[renew], _TRUTH[trial], billing, cycle, term, record, order, entitlement,
                    f"{fold(f'{guid} {order} {entitlement}')}\n{words[1]}", self._now, *published, shown,
                )
            )  # fmt: skip
        yield "customer", _CUSTOMER, customers
        yield "contact", _CONTACT, contacts
        yield "subscription", _SUBSCRIPTION, subscriptions
        yield "support_contact", _READ, reads


def _moment(text: str) -> str | None:
    return f"{text[:10]} {text[11:19]}.000000" if text else None
