"""At the size of a small provider's book: what a person waits for walks no large table from end to end.

Every statement that SQLite runs for an act is caught as it is run, with its values, and its plan is read.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.data import customers, history, outbox, overview, resellers, subscriptions, typing_ahead
from desktop.data.candidates import candidates_for, verdicts_for
from desktop.data.finding import keep
from desktop.data.history import HistoryQuery
from desktop.data.queries import ContactFilter, CustomerQuery, CustomerSort, SubscriptionQuery, SubscriptionSort
from desktop.data.resellers import ResellerQuery
from desktop.data.sample.building import build_sample
from desktop.data.sample.tenant import SampleSize
from desktop.data.selection import look_over
from desktop.data.store import Session, Store, open_store
from desktop.domain.records import ChangeState, SupportContact
from tests.factories import ACTOR, NOW, TODAY

M = SampleSize(1_000, 3_000, 150)
LARGE = ("customer", "subscription", "support_contact", "customer_link", "change", "history")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(tmp_path_factory.mktemp("plans") / "desk.sqlite")
    build_sample(store, M, TODAY, ACTOR, NOW)
    keep(store, always=True)
    with store.writing() as session:
        provider = resellers.provider_contact(session)
        keys = list(subscriptions.ids(session, SubscriptionQuery(contact=ContactFilter.RESELLER)))
        assert len(outbox.stage(session, ACTOR, NOW, TODAY, keys[:400], provider).staged) > 300
    with store.reading() as session:
        # What is in memory is loaded by a first search, which does read everything.
        subscriptions.find(session, SubscriptionQuery(text="contoso"))
    with closing(sqlite3.connect(Path(store.location))) as bare:
        bare.execute("ANALYZE")
    yield store
    store.close()


def statements(session: Session, act: Callable[[], object]) -> list[str]:
    raw = session.connection().connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    caught: list[str] = []
    raw.set_trace_callback(caught.append)
    try:
        act()
    finally:
        raw.set_trace_callback(None)
    # Those that a virtual table runs on its own are comments here.
    return [sql for sql in caught if sql.lstrip().upper().startswith(("SELECT", "WITH", "INSERT", "UPDATE", "DELETE"))]


def walked(session: Session, sql: str) -> list[str]:
    """The large tables that a statement walks from end to end, as its plan names them."""
    names = dict(re.findall(r'"?(\w+)"? AS "?(\w+)"?', sql))
    aliases = {alias: table for table, alias in names.items()} | {name: name for name in LARGE}
    plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql.replace('%', '%%')}").all()
    found = []
    for row in plan:
        step = str(row[3])
        if step.startswith("SCAN") and aliases.get(step.split()[1]) in LARGE:
            # A walk along an order stops when the page is full.
            if "USING" in step and " LIMIT " in sql.replace("\n", " "):
                continue
            found.append(step)
    return found


def someone(session: Session) -> SupportContact:
    found = resellers.rows(session, list(resellers.ids(session, ResellerQuery()))[:5], TODAY)
    row = next(row.reseller for row in found.values() if row.reseller.tenant_id)
    return SupportContact(row.tenant_id, row.mpn_id, row.name)


READS: dict[str, Callable[[Session, list[int], list[int]], object]] = {
    "a page of customers": lambda s, c, _: customers.rows(s, c[:64]),
    "a page of subscriptions": lambda s, _, k: subscriptions.rows(s, k[:64]),
    "the subscriptions of a customer": lambda s, c, _: subscriptions.find(s, SubscriptionQuery(customer_key=c[7])),
    "who may be chosen": lambda s, _, k: candidates_for(s, ACTOR, TODAY, k[7], with_not_eligible=False),
    "whether one may be chosen": lambda s, _, k: verdicts_for(s, ACTOR, TODAY, k[:50], someone(s)),
    "what a selection has in common": lambda s, _, k: look_over(s, k[:500]),
    "the change on a row": lambda s, _, k: outbox.changes(s, subscription_key=k[7], states=[ChangeState.STAGED]),
    "what undo would do": lambda s, _c, _k: (outbox.next_undo(s, ACTOR.author), outbox.next_redo(s, ACTOR.author)),
    "how many are staged": lambda s, _c, _k: outbox.count(s, [ChangeState.STAGED]),
    "whether the store is empty": lambda s, _c, _k: overview.is_empty(s),
    "what another desk did": lambda s, _c, _k: overview.newest_step(s),
    "a page of history": lambda s, _c, _k: history.rows(s, list(history.ids(s, HistoryQuery()))[:64]),
    "a subscription by its id": lambda s, _, k: subscriptions.key_of(s, subscriptions.rows(s, k[:1])[k[0]].id),
    "typing ahead": lambda s, _, k: typing_ahead.subscription_texts(s, k[:64], SubscriptionSort.CUSTOMER),
}


@pytest.mark.parametrize("name", READS)
def test_what_is_read_at_a_click_uses_an_index(store: Store, name: str) -> None:
    with store.reading() as session:
        people = list(customers.ids(session, CustomerQuery()))
        keys = list(subscriptions.ids(session, SubscriptionQuery()))
        ran = statements(session, lambda: READS[name](session, people, keys))
        assert ran
        for sql in ran:
            if sql.startswith("SELECT history.id \n"):
                # The order itself is read whole: newest first is the order in which rows were written.
                continue
            assert walked(session, sql) == [], sql


@pytest.mark.parametrize("sort", CustomerSort)
@pytest.mark.parametrize("descending", [False, True])
def test_the_first_page_at_the_start_walks_an_order(tmp_path: Path, store: Store, sort: str, descending: bool) -> None:
    """Before anything is in memory the first page comes out of SQL, along the index of its order."""
    query = CustomerQuery(sort=CustomerSort(sort), descending=descending)
    cold = open_store(store.location)
    try:
        with cold.reading() as session:
            for sql in statements(session, lambda: customers.find(session, query, quick=True)):
                assert walked(session, sql) == [], sql
                plan = [str(row[3]) for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}").all()]
                assert not any("TEMP B-TREE" in step for step in plan), (sql, plan)
    finally:
        cold.close()


@pytest.mark.parametrize("word", ["contoso", "e5", "qq", "ромашка", "365 a", "zzzzzz", "0d0e"])
def test_a_search_reads_no_table_from_end_to_end(store: Store, word: str) -> None:
    with store.reading() as session:
        for quick in (True, False):
            ran = statements(
                session,
                lambda quick=quick: (  # type: ignore[misc]
                    customers.find(session, CustomerQuery(text=word), quick=quick),
                    subscriptions.find(session, SubscriptionQuery(text=word), quick=quick),
                ),
            )
            for sql in ran:
                assert walked(session, sql) == [], sql


def test_the_check_sees_a_walk(store: Store) -> None:
    with store.reading() as session:
        assert walked(session, "SELECT * FROM subscription WHERE entitlement_id = 'x'")
        assert not walked(session, "SELECT * FROM subscription WHERE id = 3")
