"""Conditions and orders by several columns: memory, SQL and plain Python agree, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cmp_to_key
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from desktop.data import condition_values, outbox, resellers, subscriptions
from desktop.data.conditions import OPERATORS, Condition, Field, Operator, checked
from desktop.data.finding import not_eligible
from desktop.data.misplaced import misplaced
from desktop.data.queries import SortKey, SubscriptionQuery, SubscriptionSort
from desktop.data.sample import story
from desktop.data.sample.building import build_sample
from desktop.data.sample.tenant import SampleSize
from desktop.data.store import Session, Store, open_store
from desktop.domain.changes import OPEN
from desktop.domain.eligibility import Circumstances, judge
from desktop.domain.folding import sort_form
from desktop.domain.records import CustomerLink, DelegatedAdmin, DelegatedAdminKind
from tests.factories import ACTOR, FABRIKAM, NOW, TODAY, WINGTIP, contact_fact, guid, small_desk, write

BY_VALUE = (
    SubscriptionSort.PRODUCT,
    SubscriptionSort.QUANTITY,
    SubscriptionSort.STATUS,
    SubscriptionSort.TERM_END,
    SubscriptionSort.PUBLISHING,
    SubscriptionSort.CUSTOMER,
    SubscriptionSort.CONTACT_AGE,
    SubscriptionSort.CHANGE,
)
"""Orders in which SQL compares what the columns compare; names are ordered as people do, which SQL cannot."""


class Book:
    """A store, and all of its rows as plain values."""

    def __init__(self, store: Store) -> None:
        self.store = store
        with store.reading() as session:
            self.rows: dict[int, Any] = {
                row.id: row._mapping
                for row in session.execute(
                    text(
                        "SELECT s.id, s.customer_id, s.product, s.product_sort, s.quantity, s.status, s.publishing,"
                        " s.change_state, s.shown_contact_id, s.reseller_of_record, s.gone_at, s.term_end,"
                        " c.read_at, k.tenant_id, k.mpn_id, u.name_sort"
                        " FROM subscription s LEFT JOIN support_contact c ON c.subscription_id = s.id"
                        " JOIN contact k ON k.id = s.shown_contact_id JOIN customer u ON u.id = s.customer_id"
                    )
                )
            }
            self.happened: dict[int, str] = {}
            for key, at in session.execute(text("SELECT subscription_id, at FROM history ORDER BY at")):
                self.happened[key] = at
            self.drifted = set(session.scalars(text("SELECT subscription_id FROM drift WHERE state = 'open'")))
            wrong = SubscriptionQuery(
                today=TODAY, conditions=(Condition(Field.CONTACT, Operator.IS, ("not_eligible",)),)
            )
            self.wrong = set(subscriptions._in_sql(session, wrong, None))

    def passes(self, key: int, condition: Condition) -> bool:
        """Whether a row passes, said as simply as can be."""
        row, values, operator = self.rows[key], condition.values, condition.operator
        status = "gone" if row["gone_at"] and row["status"] != "deleted" else row["status"]
        ends = row["term_end"] and datetime.fromisoformat(row["term_end"]).replace(tzinfo=UTC)
        if operator in (Operator.EMPTY, Operator.NOT_EMPTY):
            held = {
                Field.STATUS: status not in ("", "none"),
                Field.CONTACT: row["read_at"],
                Field.RESELLER_OF_RECORD: row["reseller_of_record"],
                Field.PENDING: row["change_state"],
                Field.PRODUCT: row["product"],
                Field.TERM_END: ends,
                Field.CHANGED: key in self.happened,
                Field.CONFLICT: row["change_state"] == "conflict" or key in self.drifted,
            }[condition.field]
            return bool(held) is (operator is Operator.NOT_EMPTY)
        named = False
        if condition.field is Field.STATUS:
            named = status in values
        elif condition.field is Field.CONTACT:
            default = row["shown_contact_id"] == 1
            named = (
                ("default" in values and default)
                or ("reseller" in values and not default)
                or ("not_eligible" in values and key in self.wrong)
                or row["tenant_id"] in values
                or (not row["tenant_id"] and row["mpn_id"] in values)
            )
        elif condition.field is Field.RESELLER_OF_RECORD:
            named = row["reseller_of_record"] in values
        elif condition.field is Field.PUBLISHING:
            named = row["publishing"] in values
        elif condition.field is Field.PENDING:
            named = row["change_state"] in values or ("open" in values and row["change_state"] in OPEN)
        elif condition.field is Field.PRODUCT:
            forms = [sort_form(value) for value in values]
            if operator in (Operator.IS, Operator.IS_NOT):
                named = row["product_sort"] in forms
            else:
                named = any(form in row["product_sort"] for form in forms)
        elif condition.field is Field.TERM_END:
            if operator is Operator.BEFORE:
                named = bool(ends) and ends.date() < condition.day
            elif operator is Operator.AFTER:
                named = bool(ends) and ends.date() > condition.day
            else:
                named = bool(ends) and TODAY <= ends.date() <= TODAY + timedelta(days=condition.days)
        elif condition.field is Field.CHANGED:
            at = self.happened.get(key)
            first = datetime.combine(TODAY - timedelta(days=condition.days), datetime.min.time()).astimezone(UTC)
            named = at is not None and datetime.fromisoformat(at).replace(tzinfo=UTC) >= first
        else:
            named = ("conflict" in values and row["change_state"] == "conflict") or (
                "elsewhere" in values and key in self.drifted
            )
        return named is not condition.negated

    def in_order(self, keys: list[int], query: SubscriptionQuery) -> list[int]:
        """The keys in the order of the query."""

        def value(key: int, sort: SubscriptionSort, last: bool) -> tuple[Any, ...]:
            row = self.rows[key]
            column = {
                SubscriptionSort.PRODUCT: "product_sort",
                SubscriptionSort.CONTACT_AGE: "read_at",
                SubscriptionSort.CHANGE: "change_state",
            }.get(sort, str(sort))
            if sort is SubscriptionSort.CUSTOMER:
                return (row["name_sort"], row["customer_id"], *([row["product_sort"]] if last else []))
            return (row[column] is not None, row[column] or ("" if isinstance(row[column], str) else 0))

        def compare(one: int, two: int) -> int:
            for place, by in enumerate(query.sort_keys):
                last = place == len(query.sort_keys) - 1
                ours, theirs = value(one, by.sort, last), value(two, by.sort, last)
                if ours[0] != theirs[0] or (ours[0] and ours != theirs):
                    return (1 if ours > theirs else -1) * (-1 if by.descending else 1)
            return (one - two) * (-1 if query.descending else 1)

        return sorted(keys, key=cmp_to_key(compare))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    store = open_store(tmp_path_factory.mktemp("book") / "desk.sqlite")
    build_sample(store, SampleSize(60, 400, 16), TODAY, ACTOR, NOW)
    with store.writing() as session:
        contacts = [
            (row.id, row.tenant_id)
            for row in session.execute(text("SELECT id, tenant_id FROM contact WHERE id <> 1 ORDER BY id LIMIT 2"))
        ]
        for statement in (
            "UPDATE subscription SET gone_at = '2026-02-01 00:00:00.000000' WHERE id % 29 = 0",
            "UPDATE subscription SET status = '' WHERE id % 37 = 0",
            "UPDATE subscription SET status = 'none' WHERE id % 41 = 0",
            "UPDATE subscription SET term_end = NULL WHERE id % 11 = 0",
            "UPDATE subscription SET term_end = '2026-03-02 00:00:00.000000' WHERE id % 13 = 0",
            "UPDATE subscription SET term_end = '2026-03-04 23:59:59.000000' WHERE id % 17 = 0",
            "UPDATE subscription SET term_end = '9999-12-31 00:00:00.000000' WHERE id % 53 = 0",
            "UPDATE subscription SET quantity = NULL WHERE id % 19 = 0",
            "DELETE FROM support_contact WHERE subscription_id % 23 = 0",
            "UPDATE contact SET tenant_id = '' WHERE id = 3",
        ):
            session.execute(text(statement))
        for place, state in enumerate(("conflict", "kept", "submitted", "unknown")):
            session.execute(
                text("UPDATE subscription SET change_state = :state WHERE id % 31 = :place"),
                {"state": state, "place": place},
            )
        for key, days in ((5, 0), (6, 6), (7, 8), (8, 30), (9, 400)):
            session.execute(
                text(
                    "INSERT INTO history (at, event, author, role, subscription_id, before, after, reason, detail,"
                    " search_text) VALUES (:at, 'staged', '', '', :key, '', '', '', '', '')"
                ),
                {"at": str((NOW - timedelta(days=days)).replace(tzinfo=None)) + ".000000", "key": key},
            )
        for key, state in ((3, "open"), (4, "accepted"), (31, "open")):
            session.execute(
                text(
                    "INSERT INTO drift (subscription_id, before_contact_id, after_contact_id, state, noticed_at,"
                    " settled_by) VALUES (:key, 1, :after, :state, '2026-03-01 00:00:00.000000', '')"
                ),
                {"key": key, "after": contacts[0][0], "state": state},
            )
    yield Book(store)
    store.close()


def values_of(book: Book, field: Field, operator: Operator) -> st.SearchStrategy[tuple[str, ...]]:
    """Values that mean something in the book, and some that do not."""
    if operator in (Operator.EMPTY, Operator.NOT_EMPTY):
        return st.just(())
    if operator in (Operator.WITHIN, Operator.NOT_WITHIN):
        return st.sampled_from(("0", "1", "2", "7", "30", "365", "3650")).map(lambda value: (value,))
    if operator in (Operator.BEFORE, Operator.AFTER):
        days = (date(1970, 1, 1), TODAY, TODAY + timedelta(days=2), date(2027, 1, 1), date(5999, 12, 31))
        return st.sampled_from(days).map(lambda day: (day.isoformat(),))
    rows = list(book.rows.values())
    named = {
        Field.STATUS: ("active", "deleted", "suspended", "none", "gone", "unheard of"),
        Field.CONTACT: (
            "default", "reseller", "not_eligible", "6104201",
            *sorted({row["tenant_id"] for row in rows if row["tenant_id"]})[:4],
            *sorted({row["mpn_id"] for row in rows if row["mpn_id"]})[:4],
        ),
        Field.RESELLER_OF_RECORD: sorted({row["reseller_of_record"] for row in rows} - {""})[:6],
        Field.PUBLISHING: ("publishable", "may_be_refused", "kept_here_only"),
        Field.PENDING: ("open", "staged", "kept", "conflict", "submitted"),
        Field.PRODUCT: (*sorted({row["product"] for row in rows})[:6], "office", "E5", "zzz", "%", "_", "\\"),
        Field.CONFLICT: ("conflict", "elsewhere"),
    }[field]  # fmt: skip
    return st.lists(st.sampled_from(named), min_size=1, max_size=3, unique=True).map(tuple)


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_memory_sql_and_python_agree(book: Book, data: st.DataObject) -> None:
    conditions = []
    for _ in range(data.draw(st.integers(0, 3))):
        field = data.draw(st.sampled_from(list(Field)))
        operator = data.draw(st.sampled_from(OPERATORS[field]))
        conditions.append(checked(field, operator, data.draw(values_of(book, field, operator))))
    sorts = data.draw(st.lists(st.sampled_from(BY_VALUE), min_size=1, max_size=4))
    first, *further = [SortKey(sort, data.draw(st.booleans())) for sort in sorts]
    query = SubscriptionQuery(
        today=TODAY,
        sort=first.sort,
        descending=first.descending,
        conditions=tuple(conditions),
        further=tuple(further),
    )
    with book.store.reading() as session:
        found = list(subscriptions.ids(session, query))
        assert found == list(subscriptions._in_sql(session, query, None))
    expected = [key for key in book.rows if all(book.passes(key, one) for one in conditions)]
    assert found == book.in_order(expected, query)


@pytest.mark.parametrize("field", list(Field))
def test_every_condition_divides_the_book(book: Book, field: Field) -> None:
    """A condition that lets everything or nothing through in this book would test nothing."""
    negated = {
        Operator.IS: Operator.IS_NOT, Operator.WITHIN: Operator.NOT_WITHIN, Operator.EMPTY: Operator.NOT_EMPTY,
        Operator.CONTAINS: Operator.CONTAINS_NOT,
    }  # fmt: skip
    some = {
        Field.STATUS: "active", Field.CONTACT: "default", Field.PUBLISHING: "publishable", Field.PENDING: "open",
        Field.PRODUCT: "office", Field.TERM_END: "60", Field.CHANGED: "7", Field.CONFLICT: "elsewhere",
        Field.RESELLER_OF_RECORD: next(row["reseller_of_record"] for row in book.rows.values()
                                       if row["reseller_of_record"]),
    }  # fmt: skip
    for operator, opposite in negated.items():
        if operator not in OPERATORS[field] or (field is Field.PRODUCT and operator in (Operator.IS, Operator.EMPTY)):
            continue
        values = () if operator is Operator.EMPTY else (some[field],)
        with book.store.reading() as session:
            one, two = (
                set(
                    subscriptions.ids(
                        session, SubscriptionQuery(today=TODAY, conditions=(Condition(field, o, values),))
                    )
                )
                for o in (operator, opposite)
            )
        assert one, (field, operator)
        assert two, (field, operator)
        assert one | two == set(book.rows)
        assert not one & two


def test_what_has_just_happened_is_known(book: Book) -> None:
    query = SubscriptionQuery(today=TODAY, conditions=(Condition(Field.CHANGED, Operator.WITHIN, ("1",)),))
    with book.store.reading() as session:
        before = set(subscriptions.ids(session, query))
        row = next(key for key, row in book.rows.items() if not row["change_state"] and key not in before and key % 29)
        other = session.execute(text("SELECT max(id) FROM contact")).scalar_one()
        wanted = subscriptions.rows(session, list(book.rows))
    contact = next(row.contact for row in wanted.values() if not row.contact.is_provider)
    assert other
    with book.store.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [row], contact)
        after = set(subscriptions.ids(session, query))
        staged = after - before
        session.rollback()
    assert staged <= {row}
    with book.store.reading() as session:
        assert set(subscriptions._in_sql(session, query, None)) == before


def test_a_text_narrows_what_conditions_let_through(book: Book) -> None:
    with book.store.reading() as session:
        conditions = (Condition(Field.STATUS, Operator.IS, ("active",)),)
        query = SubscriptionQuery(text="office", conditions=conditions, sort=SubscriptionSort.CUSTOMER)
        found = set(subscriptions.ids(session, query))
        every = set(subscriptions.ids(session, SubscriptionQuery(text="office")))
        assert found == {key for key in every if book.passes(key, conditions[0])} != every
        page = subscriptions.find(session, query, quick=True)
        assert list(page.keys) == list(subscriptions.ids(session, query))[: len(page.keys)]


def test_sql_asks_of_the_contact_that_it_sorts_by(book: Book) -> None:
    """A condition that reads the same table as the order must not become a part of it."""
    tenant = next(row["tenant_id"] for row in book.rows.values() if row["shown_contact_id"] != 1 and row["tenant_id"])
    named = SubscriptionQuery(
        today=TODAY, sort=SubscriptionSort.CONTACT, conditions=(Condition(Field.CONTACT, Operator.IS, (tenant,)),)
    )
    with book.store.reading() as session:
        for query in (named, SubscriptionQuery(contact_tenant=tenant, sort=SubscriptionSort.CONTACT)):
            found = set(subscriptions._in_sql(session, query, None))
            assert found == set(subscriptions.ids(session, query))
            assert found == {key for key, row in book.rows.items() if row["tenant_id"] == tenant}


def test_values_are_found_by_a_part_of_their_name(book: Book) -> None:
    with book.store.reading() as session:
        named = condition_values.offered(session, Field.PRODUCT, "OFFICE")
        assert named
        assert {value for value, _ in named} == {
            row["product"] for row in book.rows.values() if "office" in row["product_sort"]
        }
        partners = condition_values.offered(session, Field.CONTACT, "fabrikam")
        assert [name for _, name in partners] == [story.FABRIKAM.name]
        known = condition_values.names_of(session, [partners[0][0], guid(999)])
    assert known == dict(partners)


def test_a_column_sorts_once() -> None:
    key = SortKey(SubscriptionSort.STATUS, True)
    again = SortKey(SubscriptionSort.STATUS)
    query = SubscriptionQuery(
        sort=SubscriptionSort.STATUS, descending=True, further=(again, SortKey(SubscriptionSort.QUANTITY))
    )
    assert query.sort_keys == (key, SortKey(SubscriptionSort.QUANTITY))


@pytest.mark.parametrize(
    ("field", "operator", "values"),
    [
        ("nothing", "is", ("x",)),
        ("status", "sounds_like", ("x",)),
        ("status", "within", ("1",)),
        ("status", "is", ()),
        ("status", "is", ("",)),
        ("status", "is", ("a\nb",)),
        ("status", "is", ("a\0b",)),
        ("status", "is", ("\u202eevitca",)),
        ("status", "is", ("x" * 300,)),
        ("status", "is", ("x",) * 300),
        ("status", "empty", ("x",)),
        ("contact", "is", ("' OR 1=1 --",)),
        ("publishing", "is", ("maybe",)),
        ("pending", "is", ("withdrawn",)),
        ("conflict", "is", ("war",)),
        ("term_end", "within", ("-1",)),
        ("term_end", "within", ("1e9",)),
        ("term_end", "within", ("99999999999999999999",)),
        ("term_end", "within", ("1", "2")),
        ("term_end", "within", ("٣",)),
        ("term_end", "before", ("tomorrow",)),
        ("term_end", "before", ("2026-02-31",)),
        ("term_end", "before", ("20260101",)),
        ("term_end", "after", ("9999-12-31",)),
        ("term_end", "before", ("1969-12-31",)),
        ("term_end", "before", ("2026-W01-1",)),
    ],
)
def test_what_is_no_condition_is_refused(field: str, operator: str, values: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"."):
        checked(field, operator, values)


def test_who_may_not_be_chosen_is_judged_anew_only_where_something_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = small_desk(tmp_path)
    asked: list[list[tuple[int, int]]] = []
    judge = not_eligible.misplaced

    def counted(session: Session, pairs: list[tuple[int, int]], today: date, *, strict: bool) -> list[bool]:
        asked.append(list(pairs))
        return judge(session, pairs, today, strict=strict)

    monkeypatch.setattr(not_eligible, "misplaced", counted)
    query = SubscriptionQuery(today=TODAY, conditions=(Condition(Field.CONTACT, Operator.IS, ("not_eligible",)),))

    def found() -> set[int]:
        with store.reading() as session:
            keys = set(subscriptions.ids(session, query))
            assert keys == set(subscriptions._in_sql(session, query, None))
        return keys

    write(store, contact_fact(20, WINGTIP), contact_fact(24, FABRIKAM))
    assert found() == {1}
    assert asked == [[(1, 2), (2, 3)]]
    with store.writing() as session:
        session.execute(text("UPDATE subscription SET change_state = 'staged', shown_contact_id = 3 WHERE id = 2"))
    assert found() == {1}
    assert asked[1:] == [[(1, 3)]]
    with store.writing() as session:
        session.execute(text("UPDATE subscription SET shown_contact_id = 2 WHERE id = 5"))
        session.execute(text("UPDATE subscription SET status = 'deleted' WHERE id = 1"))
    assert found() == {5}
    # The reseller's link to the customer is a fact by which all of them are judged.
    with store.writing() as session:
        session.execute(text("UPDATE customer_link SET gone_at = '2026-01-01 00:00:00.000000' WHERE customer_id = 1"))
    assert found() == {2, 5}
    assert asked[-1] == [(1, 3), (2, 2)]
    # Link after link, each seen by itself.
    for gone, expected in (("NULL", {5}), ("'2026-01-01 00:00:00.000000'", {2, 5}), ("NULL", {5})):
        with store.writing() as session:
            session.execute(text(f"UPDATE customer_link SET gone_at = {gone} WHERE customer_id = 1"))
        assert found() == expected
    with store.writing() as session:
        session.execute(text("UPDATE customer SET location = 'US' WHERE id = 2"))
    assert found() == {5}
    store.close()


@pytest.mark.parametrize("strict", [False, True])
def test_whoever_is_misplaced_is_so_by_the_rule_for_one(book: Book, strict: bool) -> None:
    """Pairs are judged by kinds of case; the rule itself is asked for each pair."""
    with book.store.reading() as session:
        pairs = sorted(
            {
                (row["customer_id"], row["shown_contact_id"])
                for row in book.rows.values()
                if row["shown_contact_id"] != 1
            }
        )
        directory = {one.tenant_id: one for one in resellers.directory(session)}
        rows = session.execute(
            text(
                "SELECT customer_id, reseller_id, admin_kind, admin_starts_on, admin_ends_on,"
                " attested_at FROM customer_link WHERE gone_at IS NULL"
            )
        )
        links = {(row[0], row[1]): row[2:] for row in rows}
        places = dict(tuple(row) for row in session.execute(text("SELECT id, location FROM customer")))
        tenants = dict(tuple(row) for row in session.execute(text("SELECT id, tenant_id FROM contact")))
        days = {date.fromisoformat(day) for facts in links.values() for day in facts[1:3] if day}
        assert days
        for today in sorted({TODAY, *(day + timedelta(days=step) for day in list(days)[:6] for step in (-1, 0, 1))}):
            expected = []
            for customer, contact in pairs:
                reseller = directory.get(tenants[contact])
                if reseller is None:
                    expected.append(True)
                    continue
                link = None
                if facts := links.get((customer, reseller.key)):
                    starts, ends = (date.fromisoformat(day) if day else None for day in facts[1:3])
                    admin = DelegatedAdmin(
                        DelegatedAdminKind(facts[0]), starts, ends, attested_at=NOW if facts[3] else None
                    )
                    link = CustomerLink(reseller.key, customer, admin)
                there = Circumstances(today=today, customer_location=places[customer], strict=strict)
                expected.append(not judge(reseller, link, there).eligible)
            assert misplaced(session, pairs, today, strict=strict) == expected
        assert len(set(expected)) == 2
