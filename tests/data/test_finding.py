"""Finding customers and subscriptions by whatever a person types, and the plans by which the store does it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from desktop.data import customers, history, lookups, outbox, resellers, search, subscriptions
from desktop.data.finding import Found
from desktop.data.queries import ContactFilter, CustomerQuery, CustomerSort, SubscriptionQuery, SubscriptionSort
from desktop.data.resellers import ResellerQuery, ResellerSort
from desktop.data.store import Store, open_store
from desktop.domain.folding import fold
from desktop.domain.records import ChangeState, PartnershipState, Publishing
from tests.factories import (
    ACTOR,
    CONTOSO,
    FABRIKAM,
    NOW,
    ROMASHKA,
    TAILSPIN,
    TODAY,
    contact,
    contact_fact,
    customer_fact,
    guid,
    reseller_fact,
    small_desk,
    subscription_fact,
    write,
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = small_desk(tmp_path_factory.mktemp("desk"))
    write(
        store,
        customer_fact(ROMASHKA, name="ООО «Ромашка»", domain="romashka.onmicrosoft.example"),
        customer_fact(CONTOSO, name="Contoso", domain="contoso.example"),
        customer_fact(12, name="Ёж & Söhne", domain="hedgehog.example"),
        customer_fact(13, name='100% "hostile" <b>_\\', domain="hostile.example"),
        subscription_fact(20, nickname="Бухгалтерия", order_id="ORD-7781", reseller_of_record="300"),
        subscription_fact(24, CONTOSO, product="Visio Plan 2", nickname="Drawing room", reseller_of_record="200"),
        contact_fact(21, FABRIKAM, name="Fabrikam"),
        reseller_fact(TAILSPIN, name="Ёлка Сервис", alias="Tree", note="x"),
    )
    with store.writing() as session:
        customers.set_note(session, 2, "Big one", "Call Иван first")
    yield store
    store.close()


def found_customers(store: Store, typed: str) -> list[int]:
    with store.reading() as session:
        return list(customers.ids(session, CustomerQuery(text=typed)))


def found_subscriptions(store: Store, typed: str, customer: int | None = None) -> list[int]:
    with store.reading() as session:
        return sorted(subscriptions.ids(session, SubscriptionQuery(text=typed, customer_key=customer)))


R, C, H, X = 1, 2, 3, 4


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ромашка", [R]),
        ("РОМАШКА", [R]),
        ("омаш", [R]),
        ("ооо ромашка", [R]),
        ("ромашка ооо", [R]),
        ("onmicrosoft", [R]),
        (guid(ROMASHKA), [R]),
        (guid(ROMASHKA).upper(), [R]),
        ("big one", [C]),
        ("иван", [C]),
        ("еж", [H]),
        ("ЁЖ", [H]),
        ("sohne", [H]),
        ("söhne ёж", [H]),
        # By what its subscriptions say.
        ("бухгалтерия", [R]),
        ("visio", [C]),
        ("ord-7781", [R]),
        (guid(24).upper(), [C]),
        ("drawing contoso", [C]),
        ("contoso бухгалтерия", []),
        # By the contact shown, and by the reseller of record.
        ("fabrikam", [C, R]),
        ("елка", [R]),
        ("tree", [R]),
        ("300", [R]),
        # Short.
        ("ж", [H]),
        ("ё", [X, C, H, R]),
        ("&", [H]),
        ("%", [X]),
        ("_", [X]),
        ("\\", [X]),
        ("<b>", [X]),
        ("100%", [X]),
        ("zzz", []),
        ("", [X, C, H, R]),
        ("   ", [X, C, H, R]),
        ("«»", [X, C, H, R]),
    ],
)
def test_customers_by_every_field(desk: Store, typed: str, expected: list[int]) -> None:
    assert sorted(found_customers(desk, typed)) == sorted(expected)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("бухгалтерия", [1]),
        ("visio", [5]),
        ("e3 office", [1, 2, 3, 4, 6]),
        (guid(22).upper(), [3]),
        ("seats 23", [4]),
        ("ORD-7781", [1]),
        ("fabrikam", [2, 5]),
        ("ёлка", [1]),
        ("200", [2, 5]),
        ("contoso", [5, 6]),
        ("contoso visio", [5]),
        ("visio contoso", [5]),
        ("big visio", [5]),
        ("ромашка бухг", [1]),
        ("o", [1, 2, 3, 4, 5, 6]),
        ("nothing here", []),
    ],
)
def test_subscriptions_by_every_field(desk: Store, typed: str, expected: list[int]) -> None:
    assert found_subscriptions(desk, typed) == expected


def test_within_one_customer(desk: Store) -> None:
    assert found_subscriptions(desk, "e3", customer=2) == [6]
    assert found_subscriptions(desk, "", customer=2) == [5, 6]


HOSTILE = [
    '"',
    "'",
    '"" OR 1=1 --',
    "*",
    "%%%",
    "___",
    "NEAR(",
    "NEAR(a b, 5)",
    "abc OR",
    "NOT",
    "AND AND",
    "search_text:abc",
    "^abc",
    "{abc}",
    "abc*",
    "-abc",
    "+abc +def",
    "(abc",
    "abc)",
    "a\0bcd",
    "\0",
    "\\",
    "///",
    "abc/%",
    "\ud83d",
    "abc\udfff",
    "\u202eabc",
    "👩‍👩‍👧",
    "x" * 10_000,
    "ab " * 5_000,
    " ".join(chr(ord("а") + place) for place in range(32)) * 5,
    '"' * 10_000,
    "ﷺ" * 300,
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_is_syntax(desk: Store, typed: str) -> None:
    started = time.monotonic()
    found_customers(desk, typed)
    found_subscriptions(desk, typed)
    with desk.reading() as session:
        list(resellers.ids(session, ResellerQuery(text=typed)))
        list(history.ids(session, history.HistoryQuery(text=typed)))
        lookups.StoreLookups(session).customer_by_name(typed)
    assert time.monotonic() - started < 10


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(st.characters(), max_size=12))
def test_what_is_found_is_what_holds_the_words(desk: Store, typed: str) -> None:
    with desk.reading() as session:
        own = {row.id: row.search_text for row in session.execute(text("SELECT id, search_text FROM customer"))}
    wanted = search.search_words(typed)
    found = found_customers(desk, typed)
    assert {key for key, held in own.items() if all(word in held for word in wanted)} <= set(found)
    if not wanted:
        assert len(found) == len(own)


@pytest.mark.parametrize("name", ["ООО «Ромашка»", "Ёж & Söhne", '100% "hostile" <b>_\\'])
def test_every_piece_of_a_name_finds_it(desk: Store, name: str) -> None:
    folded = fold(name)
    for start in range(len(folded)):
        for end in (start + 1, start + 2, start + 3, len(folded)):
            assert found_customers(desk, folded[start:end])


# Filters and orders


def test_customers_by_filter(desk: Store) -> None:
    with desk.reading() as session:

        def found(**filters: object) -> list[int]:
            return sorted(customers.ids(session, CustomerQuery(**filters)))  # type: ignore[arg-type]

        assert found(on_default=True) == [R, C]
        assert found(on_default=False) == [H, X]
        assert found(pending=True) == []
        assert found(pending=False) == [R, C, H, X]
        assert found(reseller_key=1) == [R, C]
        assert found(reseller_key=2) == [R]
        assert found(reseller_key=2, text="contoso") == []


def test_subscriptions_by_filter(desk: Store) -> None:
    with desk.reading() as session:

        def found(**filters: object) -> list[int]:
            return sorted(subscriptions.ids(session, SubscriptionQuery(**filters)))  # type: ignore[arg-type]

        assert found(contact=ContactFilter.RESELLER) == [2]
        assert found(contact=ContactFilter.DEFAULT) == [1, 3, 4, 5, 6]
        assert found(contact_tenant=guid(FABRIKAM)) == [2]
        assert found(reseller_of_record="300") == [1]
        assert found(publishing=Publishing.PUBLISHABLE) == [1, 2, 3, 4, 5, 6]
        assert found(statuses=("active",), pending=False) == [1, 2, 3, 4, 5, 6]
        assert found(statuses=("deleted",)) == []
        assert found(pending=True) == []


def test_every_order_lists_everything_both_ways(desk: Store) -> None:
    with desk.reading() as session:
        for order in CustomerSort:
            up = list(customers.ids(session, CustomerQuery(sort=order)))
            down = list(customers.ids(session, CustomerQuery(sort=order, descending=True)))
            assert up == down[::-1]
            assert sorted(up) == [1, 2, 3, 4]
        for sort in SubscriptionSort:
            up = list(subscriptions.ids(session, SubscriptionQuery(sort=sort)))
            assert up == list(subscriptions.ids(session, SubscriptionQuery(sort=sort, descending=True)))[::-1]
            assert sorted(up) == [1, 2, 3, 4, 5, 6]
        for by in ResellerSort:
            up = list(resellers.ids(session, ResellerQuery(sort=by)))
            assert up == list(resellers.ids(session, ResellerQuery(sort=by, descending=True)))[::-1]
            assert len(up) == 4


def test_resellers_by_text_and_state(desk: Store) -> None:
    with desk.reading() as session:

        def found(**filters: object) -> list[int]:
            return sorted(resellers.ids(session, ResellerQuery(**filters)))  # type: ignore[arg-type]

        assert found(text="ЕЛКА") == [2]
        assert found(text="tree 300") == [2]
        assert found(text=guid(FABRIKAM)) == [1]
        assert found(state=PartnershipState.ACTIVE) == [1, 2]
        assert found(state=PartnershipState.NONE) == []
        rows = resellers.rows(session, [1, 2], TODAY)
    assert (rows[1].supported, rows[1].linked_customers) == (1, 2)
    assert (rows[2].supported, rows[2].linked_customers) == (0, 1)


# Plans


def plans(store: Store, work: object) -> list[str]:
    """The query plans of every SELECT that `work` runs."""
    statements: list[tuple[str, object]] = []
    engine = store._engine

    def note(_conn: object, _cursor: object, statement: str, parameters: object, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            statements.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        with store.reading() as session:
            work(session)  # type: ignore[operator]
    finally:
        event.remove(engine, "before_cursor_execute", note)
    connection = store.raw_connection()
    try:
        return [
            str(row[3])
            for statement, parameters in statements
            for row in connection.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
        ]
    finally:
        connection.close()


CUSTOMER_INDEX = {
    CustomerSort.NAME: "ix_customer_name_sort_id",
    CustomerSort.DOMAIN: "ix_customer_domain_id",
    CustomerSort.SUBSCRIPTIONS: "ix_customer_subscription_count_id",
    CustomerSort.ON_DEFAULT: "ix_customer_default_count_id",
    CustomerSort.PENDING: "ix_customer_pending_count_id",
}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", list(CustomerSort))
def test_each_order_of_customers_walks_its_index(desk: Store, order: CustomerSort, descending: bool) -> None:
    query = CustomerQuery(sort=order, descending=descending)
    found: list[Found] = []
    # A store that was just opened: nothing is in memory yet.
    store = open_store(desk.location)
    try:
        plan = plans(store, lambda session: found.append(customers.find(session, query, quick=True)))
    finally:
        store.close()
    assert plan == [f"SCAN customer USING COVERING INDEX {CUSTOMER_INDEX[order]}"]
    assert not found[0].complete


def test_the_subscriptions_of_a_customer_walk_their_index(desk: Store) -> None:
    plan = plans(desk, lambda session: subscriptions.ids(session, SubscriptionQuery(customer_key=1)))
    # The few rows of one customer are found by the index, then sorted so that deleted ones come last.
    assert plan[0] == "SEARCH subscription USING INDEX ix_subscription_customer_id_product_sort_id (customer_id=?)"


def test_rows_and_changes_are_found_by_key(desk: Store) -> None:
    for work in (
        lambda session: customers.rows(session, [1, 2]),
        lambda session: subscriptions.rows(session, [1, 2]),
        lambda session: outbox.changes(session, states=[ChangeState.STAGED]),
        lambda session: outbox.changes(session, subscription_key=1),
        lambda session: outbox.next_undo(session, "Aigerim"),
        lambda session: history.ids(session, history.HistoryQuery(subscription_key=1)),
    ):
        assert not [step for step in plans(desk, work) if step.startswith("SCAN") and "batch" not in step]


def test_activity_is_found_by_person_contact_customer_and_product(tmp_path: Path) -> None:
    store = small_desk(tmp_path)
    with store.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1], contact(session, TAILSPIN), reason="Тикет 77")
    with store.reading() as session:
        for typed in ("ЕЛКА", "tien shan", "aigerim", "ТИКЕТ", "ромашка", "e3 office", guid(20)):
            assert len(history.ids(session, history.HistoryQuery(text=typed))) == 1, typed
        assert len(history.ids(session, history.HistoryQuery(text="contoso"))) == 0
    store.close()


def test_a_name_typed_on_the_other_keyboard_layout_is_found(desk: Store) -> None:
    with desk.reading() as session:
        meant = customers.ids(session, CustomerQuery(text="ромашка"))
        assert meant
        assert customers.ids(session, CustomerQuery(text="hjvfirf")) == meant
