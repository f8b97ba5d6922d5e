"""Columns in memory follow the store whatever is written, and say what SQL and plain Python say."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from desktop.data import customers, outbox, resellers, subscriptions
from desktop.data.finding import (
    FIRST_PAGE,
    FinderPlace,
    finder,
    keep,
    keeping,
    pairs,
    place_of,
    subscription_finding,
    walking,
)
from desktop.data.finding.finder import Finder
from desktop.data.finding.pairs import Pairs
from desktop.data.finding.texts import Texts
from desktop.data.queries import ContactFilter, CustomerQuery, CustomerSort, SubscriptionQuery, SubscriptionSort
from desktop.data.sample.building import build_sample
from desktop.data.sample.tenant import SampleSize
from desktop.data.store import Session, Store, open_store
from desktop.domain.records import Publishing
from tests.factories import (
    ACTOR,
    FABRIKAM,
    NOW,
    TODAY,
    apply,
    contact_fact,
    customer_fact,
    guid,
    subscription_fact,
    write,
)

SIZE = SampleSize(60, 400, 16)
BY_VALUE = (
    SubscriptionSort.PRODUCT,
    SubscriptionSort.QUANTITY,
    SubscriptionSort.STATUS,
    SubscriptionSort.TERM_END,
    SubscriptionSort.PUBLISHING,
    SubscriptionSort.CUSTOMER,
    SubscriptionSort.CONTACT_AGE,
)
"""Orders in which SQL compares what the columns compare; names are ordered as people do, which SQL cannot."""
WORDS = ("a", "e5", "щ", "365", "0d0e", "contoso", "ромашка", "office", "head office", "a b", "zzzz", "'", "%", "NEAR(")


def followed(session: Session) -> Finder:
    place = place_of(session)
    assert place is not None
    return place.get()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.sqlite")
    build_sample(store, SIZE, TODAY, ACTOR, NOW)
    with store.reading() as session:
        followed(session).follow(session)
    yield store
    store.close()


def agrees(store: Store) -> None:
    with store.reading() as session:
        finder = followed(session)
        assert keeping.differences(session, finder) == []
        assert keeping.differences(session) == []


def test_readers_that_come_at_once_get_one_finder(monkeypatch: pytest.MonkeyPatch) -> None:
    makers = threading.Barrier(2)

    def made() -> object:
        # Two who make one meet here; one alone goes on.
        with contextlib.suppress(threading.BrokenBarrierError):
            makers.wait(0.2)
        return object()

    monkeypatch.setattr(finder, "Finder", made)
    place = FinderPlace()
    found: list[object] = []
    readers = [threading.Thread(target=lambda: found.append(place.get())) for _ in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert found[0] is found[1]


def test_every_act_is_followed(store: Store) -> None:
    agrees(store)
    with store.reading() as session:
        keys = list(subscriptions.ids(session, SubscriptionQuery()))
        provider = resellers.provider_contact(session)
    with store.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, keys[:100], provider)
    agrees(store)
    with store.writing() as session:
        outbox.submit(session, ACTOR, NOW, TODAY)
    agrees(store)
    with store.writing() as session:
        outbox.undo(session, ACTOR, NOW, TODAY)
    agrees(store)
    with store.writing() as session:
        customers.set_note(session, 3, "Zebra", "kept in the cellar")
    agrees(store)
    with store.reading() as session:
        assert list(customers.ids(session, CustomerQuery(text="zebra"))) == [3]
    new = guid(900_001)
    write(
        store,
        customer_fact(900_000, name="Quagga GmbH"),
        subscription_fact(900_001, 900_000, nickname="Okapi", order_id="XYZZY-1"),
        contact_fact(900_001, FABRIKAM),
    )
    agrees(store)
    with store.reading() as session:
        for typed in ("okapi", "xyzzy", "quagga", new[-6:], "zy"):
            assert subscriptions.key_of(session, new) in subscriptions.ids(session, SubscriptionQuery(text=typed))
    write(store, subscription_fact(900_001, 900_000, nickname="Tapir", order_id="PLUGH-2"))
    agrees(store)
    with store.reading() as session:
        assert not subscriptions.ids(session, SubscriptionQuery(text="okapi"))
        assert not subscriptions.ids(session, SubscriptionQuery(text="xyzzy"))
        assert len(subscriptions.ids(session, SubscriptionQuery(text="tapir plugh"))) == 1


def test_new_rows_touched_at_once_hide_none_before_them(store: Store) -> None:
    new = range(900_000, 900_004)
    with store.writing() as session:
        apply(session, [fact for n in new for fact in (customer_fact(n), subscription_fact(n, n))])
        last = customers.key_of(session, guid(900_003))
        assert last is not None
        customers.set_note(session, last, "Zebra", "")
        session.execute(text("UPDATE subscription SET quantity = 77 WHERE guid = :guid"), {"guid": guid(900_003)})
    agrees(store)
    with store.reading() as session:
        assert len(customers.ids(session, CustomerQuery())) == SIZE.customers + len(new)
        assert len(subscriptions.ids(session, SubscriptionQuery())) == SIZE.subscriptions + len(new)


def test_what_another_desk_writes_is_followed(store: Store) -> None:
    other = open_store(store.location)
    try:
        write(other, subscription_fact(900_001, 900_000, nickname="Okapi"))
        with store.reading() as session:
            assert len(subscriptions.ids(session, SubscriptionQuery(text="okapi"))) == 1
        assert keep(other, always=True)
        write(other, subscription_fact(900_001, 900_000, nickname="Tapir"))
        with store.reading() as session:
            assert len(subscriptions.ids(session, SubscriptionQuery(text="tapir"))) == 1
        agrees(store)
    finally:
        other.close()


def test_what_is_rolled_back_is_forgotten(store: Store) -> None:
    def fail() -> None:
        with store.writing() as session:
            session.execute(
                text("UPDATE subscription SET nickname = 'Okapi', search_text = 'x' || char(10) || 'okapi'")
            )
            assert subscriptions.ids(session, SubscriptionQuery(text="okapi"))
            followed(session).keep(session)
            raise LookupError("no")

    with pytest.raises(LookupError, match="no"):
        fail()
    with store.reading() as session:
        assert not subscriptions.ids(session, SubscriptionQuery(text="okapi"))
    agrees(store)


def answers(store: Store) -> list[list[int]]:
    with store.reading() as session:
        return [
            *(list(subscriptions.ids(session, SubscriptionQuery(text=typed))) for typed in WORDS),
            *(list(customers.ids(session, CustomerQuery(text=typed))) for typed in WORDS),
            *(list(subscriptions.ids(session, SubscriptionQuery(sort=sort))) for sort in SubscriptionSort),
            *(list(customers.ids(session, CustomerQuery(sort=sort))) for sort in CustomerSort),
        ]


def test_what_is_kept_answers_as_what_is_read(store: Store) -> None:
    before = answers(store)
    assert not keep(store), "few rows are not worth it"
    assert keep(store, always=True)
    assert answers(store) == before
    again = open_store(store.location)
    try:
        assert answers(again) == before
        write(again, subscription_fact(900_001, 900_000, nickname="Okapi", order_id="№-77"))
        with again.reading() as session:
            key = subscriptions.key_of(session, guid(900_001))
            for typed in ("№", "7", "ok", "okapi"):
                assert key in subscriptions.ids(session, SubscriptionQuery(text=typed))
        agrees(again)
    finally:
        again.close()


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("steps", [(512,), (3, 9), (2,)], ids=["whole", "a few rows", "hardly any"])
def test_a_first_page_is_the_beginning_of_the_answer(
    monkeypatch: pytest.MonkeyPatch, store: Store, kept: bool, steps: tuple[int, ...]
) -> None:
    """Whether the page is full soon, or all rows have to be looked up after all."""
    monkeypatch.setattr(walking, "_STEPS", steps)
    monkeypatch.setattr(walking, "_FURTHER", steps)
    monkeypatch.setattr(subscription_finding, "MANY_FOUND", 70)
    if kept:
        keep(store, always=True)
    parts = 0
    with store.reading() as session:
        place_of(session).get().follow(session)  # type: ignore[union-attr]
        for typed, descending, sort in product(
            (*WORDS, ""), (False, True), (SubscriptionSort.CONTACT, SubscriptionSort.CUSTOMER)
        ):
            query = SubscriptionQuery(text=typed, sort=sort, descending=descending)
            for narrowed in (query, replace(query, contact=ContactFilter.RESELLER)):
                page = subscriptions.find(session, narrowed, quick=True)
                every = subscriptions.ids(session, narrowed)
                assert list(page.keys) == list(every if page.complete else every[:FIRST_PAGE]), narrowed
                parts += not page.complete
            whom = CustomerQuery(text=typed, descending=descending)
            page = customers.find(session, whom, quick=True)
            every = customers.ids(session, whom)
            assert list(page.keys) == list(every if page.complete else every[:FIRST_PAGE]), typed
    assert bool(parts) is (steps != (512,))


def test_a_word_is_found_in_every_text_once_it_was_narrowed(store: Store) -> None:
    """While a word is typed each answer is looked for within the one before; a text that comes late counts as well."""
    with store.reading() as session:
        texts = followed(session)
        texts.follow(session)
        names = texts.customers.texts.settled(force=True)
    block = names.block.decode().split("\n")[:-1]
    for word in ("c", "co", "con", "contoso", "o", "os", "oso", "я", "яя"):
        expected = [row for row, text in enumerate(block) if word in text]
        assert np.flatnonzero(names.having(word)).tolist() == expected
        rows = np.arange(len(block))[::-1]
        assert rows[names.among(word, rows)][::-1].tolist() == expected
    names.put(2, "quagga contoso")
    assert 2 in np.flatnonzero(names.having("contoso"))
    assert names.among("quagga", np.array([2, 3])).tolist() == [True, False]


def test_filters_and_orders_are_those_of_sql(store: Store) -> None:
    with store.reading() as session:
        tenant = resellers.directory(session)[0].tenant_id
    filters = [
        {},
        {"statuses": ("active", "suspended")},
        {"contact": ContactFilter.DEFAULT},
        {"contact": ContactFilter.RESELLER, "publishing": Publishing.PUBLISHABLE},
        {"contact": ContactFilter.NOT_ELIGIBLE, "today": TODAY},
        {"contact": ContactFilter.NOT_ELIGIBLE, "today": TODAY + timedelta(days=400), "strict": True},
        {"contact_tenant": tenant},
        {"reseller_of_record": "6104201", "pending": False},
        {"pending": True},
        {"customer_key": 1},
    ]
    some = 0
    with store.reading() as session:
        for chosen, sort, descending in product(filters, BY_VALUE, (False, True)):
            query = SubscriptionQuery(**chosen, sort=sort, descending=descending)  # type: ignore[arg-type]
            found = list(subscriptions.ids(session, query))
            assert found == list(subscriptions._in_sql(session, query, None)), query
            some += bool(found)
            # Of one customer SQL answers alone; with a text the columns do.
            if query.customer_key is None:
                every = set(subscriptions.ids(session, replace(query, text="microsoft")))
                assert every <= set(found)
    assert some > len(BY_VALUE) * len(filters)


letters = st.text(st.sampled_from("aбc\u0301d 0-ё🚀\n"), max_size=6)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(letters, max_size=30),
    st.dictionaries(st.integers(0, 35), letters, max_size=6),
    st.text(st.sampled_from("aбc\u0301d0-ё🚀"), min_size=1, max_size=4),
)
def test_a_word_is_found_as_python_finds_it(rows: list[str], late: dict[int, str], word: str) -> None:
    texts = Texts.of(rows)
    plain = [row.replace("\n", " ") for row in rows]
    for row, value in late.items():
        texts.put(row, value)
        plain.extend([""] * (row + 1 - len(plain)))
        plain[row] = value
    wanted = [word in row for row in plain]
    assert texts.having(word).tolist() == wanted
    settled = texts.settled(force=True)
    assert settled.having(word).tolist() == wanted


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(letters, min_size=1, max_size=40),
    st.dictionaries(st.integers(0, 45), letters, max_size=6),
    st.lists(st.text(st.sampled_from("aбc\u0301d0-ё🚀"), min_size=1, max_size=4), min_size=1, max_size=3),
    st.lists(st.integers(0, 39), max_size=8),
)
def test_kept_pairs_of_letters_change_no_answer(
    rows: list[str], late: dict[int, str], typed: list[str], asked: list[int]
) -> None:
    made = Texts.of(rows)
    with closing(sqlite3.connect(":memory:")) as kept:
        kept.execute("CREATE TABLE finding_part (name TEXT PRIMARY KEY, data BLOB)")
        pairs.write(kept.cursor(), np.frombuffer(made.block, np.uint8), made.starts)
        texts = Texts(made.block, made.starts, paired=True)
        plain = [row.replace("\n", " ") for row in rows]
        for row, value in late.items():
            texts.put(row, value)
            plain.extend([""] * (row + 1 - len(plain)))
            plain[row] = value
        some = np.array([row for row in asked if row < len(rows)], np.int64)
        for word in typed:
            told = Pairs(kept.cursor())
            assert texts.among(word, some, told).tolist() == [word in plain[row] for row in some]
            assert texts.having(word, told).tolist() == [word in row for row in plain]


def test_pairs_are_kept_of_many_texts_and_of_rare_ones() -> None:
    rows = [f"row {number} ж" if number % 7 == 0 else "xyz" for number in range(20_000)]
    rows[12_345] = "q"
    made = Texts.of(rows)
    with closing(sqlite3.connect(":memory:")) as kept:
        kept.execute("CREATE TABLE finding_part (name TEXT PRIMARY KEY, data BLOB)")
        pairs.write(kept.cursor(), np.frombuffer(made.block, np.uint8), made.starts)
        texts = Texts(made.block, made.starts, paired=True)
        for word in ("q", "ж", "xy", "xyz", "row", "99", "qq"):
            assert texts.having(word, Pairs(kept.cursor())).tolist() == [word in row for row in rows]


def test_a_common_letter_in_many_texts() -> None:
    rows = ["abcd" * (row % 3) + "x" * (row % 2) for row in range(5_000)]
    texts = Texts.of(rows)
    for word in ("a", "ab", "x", "dx", "cdab"):
        assert texts.having(word).tolist() == [word in row for row in rows]
