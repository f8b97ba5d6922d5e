"""Whatever happens between a reading and a write: no decision is lost, none is applied twice, and the end is the same.

A crash is played by a store that takes no write from one moment on: what a killed process leaves is what it committed.
`tests/sync/engine/test_kills.py` kills real processes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.data import outbox
from desktop.data.store import Store
from desktop.data.store.schema import ChangeRow, CustomerLinkRow, CustomerRow, SubscriptionRow
from desktop.errors import Cancelled
from desktop.sync.engine import Options
from desktop.sync.errors import Throttled, Unanswered, Unreachable
from tests.factories import guid
from tests.sync.engine.service import (
    ACTOR,
    Book,
    Clock,
    Desk,
    Service,
    book,
    copied,
    decide,
    new_desk,
    number_of,
    partner,
    put_back,
    sound,
    states,
    subscription,
    told,
)

DECIDED = {1000: 2, 1001: 3, 1002: 2, 1004: 4, 1006: 3}
OPTIONS = Options(in_flight=2, grace=1.0)


class Crash(BaseException):
    """The process is no more."""


class DyingStore:
    """A store whose process dies at its write number `at`: before that is committed, or right after."""

    def __init__(self, store: Store, at: int, *, committed: bool) -> None:
        self._store = store
        self._at = at
        self._committed = committed
        self.writes = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @contextmanager
    def writing(self, **how: bool) -> Generator[Any]:
        self.writes += 1
        if self.writes > self._at:
            raise Crash
        with self._store.writing(**how) as session:
            yield session
            if self.writes == self._at and not self._committed:
                raise Crash
        if self.writes == self._at:
            raise Crash

    @contextmanager
    def reading(self) -> Generator[Any]:
        if self.writes > self._at:
            raise Crash
        with self._store.reading() as session:
            yield session


def linked_book() -> Book:
    """A book in which every reseller works with every customer."""
    held = book(customers=5, each=2, resellers=3)
    held.links = {(customer, reseller) for customer in held.customers for reseller in held.resellers}
    return held


@pytest.fixture(scope="module", autouse=True)
def only_store() -> Iterator[None]:
    """The one store of these tests, closed in the end."""
    yield
    if _store.cache_info().currsize:
        folder, store, _ = _store()
        store.close()
        folder.cleanup()


@cache
def _store() -> tuple[TemporaryDirectory[str], Store, Path]:
    """A store that was synced once, and on which five decisions wait, with a copy of that."""
    folder = TemporaryDirectory()
    desk = new_desk(Path(folder.name), linked_book())
    assert desk.sync().clean
    for number, wanted in DECIDED.items():
        decide(desk, [number], wanted)
    return folder, desk.store, copied(desk.store, Path(folder.name) / "ready.sqlite")


@contextmanager
def ready_desk() -> Generator[Desk]:
    """A desk on which the decisions wait, while the service has changed here and there. One at a time."""
    _, store, ready = _store()
    assert store.path is not None
    put_back(store, ready)
    clock = Clock()
    clock.sleep(days=1)
    held = linked_book()
    held.customers[105] = "Newcomer"
    del held.customers[103]
    held.subscriptions.pop(1003)
    held.subscriptions[1020] = subscription(1020, 105)
    held.contacts[1020] = partner(2)
    yield Desk(store.path, Service(held, clock), clock, store)


def whole(desk: Desk) -> dict[str, object]:
    """What the store says of the service, without row keys and times."""
    with desk.store.reading() as session:
        return {
            "states": states(desk),
            "told": told(desk),
            "customers": sorted(
                tuple(row) for row in session.execute(select(CustomerRow.tenant_id, CustomerRow.relationship))
            ),
            "subscriptions": sorted(
                (row.guid, row.gone_at is None, row.change_state)
                for row in session.execute(
                    select(SubscriptionRow.guid, SubscriptionRow.gone_at, SubscriptionRow.change_state)
                )
            ),
            "links": len(session.scalars(select(CustomerLinkRow.customer_id)).all()),
        }


@cache
def undisturbed() -> tuple[dict[str, object], int, int]:
    """The end of a full run that nothing disturbs, its requests and its writes."""
    with ready_desk() as desk:
        store = DyingStore(desk.store, 10**9, committed=True)
        assert desk.sync(Options(full=True, in_flight=2), store=store).finished  # type: ignore[arg-type]
        return whole(desk), len(desk.service.asked), store.writes


def finish(desk: Desk) -> None:
    """Run until a full pull gets to its end; a list that was resumed judges nobody, so one more looks at all of it."""
    for _ in range(3):
        if desk.sync(replace(OPTIONS, full=True)).finished:
            break
    assert desk.sync(OPTIONS).finished


def put_once(desk: Desk) -> None:
    """Each decision was applied once, with its own request id."""
    assert Counter(number_of(about) for about, _, _ in desk.service.puts) == Counter(DECIDED.keys())
    with desk.store.reading() as session:
        ids = {
            row.guid: row.request_id
            for row in session.execute(
                select(SubscriptionRow.guid, ChangeRow.request_id).join(
                    ChangeRow, ChangeRow.subscription_id == SubscriptionRow.id
                )
            )
        }
    assert all(ids[about] == request for about, _, request in desk.service.puts)


def same_end(desk: Desk) -> None:
    finish(desk)
    assert whole(desk) == undisturbed()[0]
    put_once(desk)
    assert sound(desk)


ERRORS: dict[str, Exception] = {
    "cancelled": Cancelled(),
    "unreachable": Unreachable("remote_unreachable", "No answer."),
    "throttled": Throttled("remote_throttled", "Wait.", seconds=99),
}


def test_what_is_disturbed_here_is_worth_disturbing() -> None:
    _, requests, writes = undisturbed()
    assert requests == 27
    assert writes > 15


def test_stopped_at_any_request_it_ends_the_same() -> None:
    for number, error in zip(range(1, undisturbed()[1] + 1), cycle(ERRORS.values()), strict=False):
        with ready_desk() as desk:

            def stops(_kind: str, _about: str, asked: int, at: int = number, error: Exception = error) -> None:
                if asked == at:
                    raise error

            desk.service.before = stops
            desk.sync(Options(full=True, in_flight=2))
            desk.service.before = lambda *_: None
            same_end(desk)


def test_a_lost_answer_at_any_request_ends_the_same() -> None:
    for number in range(1, undisturbed()[1] + 1):
        with ready_desk() as desk:

            def loses(kind: str, _about: str, asked: int, at: int = number) -> None:
                if asked == at:
                    raise (Unanswered if kind == "put" else Unreachable)("remote_no_answer", "No answer.")

            desk.service.after = loses
            desk.sync(Options(full=True, in_flight=2))
            desk.service.after = lambda *_: None
            same_end(desk)


@pytest.mark.parametrize("committed", [False, True])
def test_dead_at_any_write_it_ends_the_same_and_reads_little_again(committed: bool) -> None:
    _, requests, writes = undisturbed()
    for number in range(1, writes):
        with ready_desk() as desk:
            dying = DyingStore(desk.store, number, committed=committed)
            with pytest.raises(Crash):
                desk.sync(Options(full=True, in_flight=2, grace=0.5), store=dying)  # type: ignore[arg-type]
            before = len(desk.service.asked)
            assert desk.sync(OPTIONS).finished
            again = len(desk.service.asked) - before
            # Who we are, partners and customers are asked by every run; beyond that, what was under way.
            assert before + again <= requests + 5 + 2 * 2 + 1
            same_end(desk)


# Anything at any time

moves = st.tuples(st.integers(1, 40), st.sampled_from(sorted(DECIDED)), st.sampled_from([2, 3, 4, 9]))
disturbances = st.tuples(
    st.sampled_from(["crash", "lost", *ERRORS]), st.integers(1, 40), st.booleans(),
    st.lists(moves, max_size=3), st.none() | st.sampled_from(sorted(DECIDED)),
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(disturbances, min_size=1, max_size=3))
def test_no_decision_is_lost_or_applied_twice(
    disturbed: list[tuple[str, int, bool, list[tuple[int, int, int]], int | None]],
) -> None:
    """Others change the service at any request, a person takes back a change, runs crash or fail at any point."""
    with ready_desk() as desk:
        taken_back: set[int] = set()
        for what, at, committed, moved, back in disturbed:
            first = len(desk.service.asked)

            def before(
                kind: str,
                about: str,
                asked: int,
                first: int = first,
                what: str = what,
                at: int = at,
                moved: Any = moved,
            ) -> None:
                for number, moving, partner_number in moved:
                    if asked - first == number:
                        desk.service.book.contacts[moving] = partner(partner_number)
                if asked - first == at and what in ERRORS:
                    raise ERRORS[what]

            def after(kind: str, _about: str, asked: int, first: int = first, what: str = what, at: int = at) -> None:
                if asked - first == at and what == "lost":
                    raise (Unanswered if kind == "put" else Unreachable)("remote_no_answer", "No answer.")

            desk.service.before, desk.service.after = before, after
            if back is not None:
                with desk.store.writing() as session:
                    mine = [one.key for one in outbox.changes(session) if one.subscription_id == guid(back)]
                    if outbox.withdraw(session, ACTOR, desk.clock(), mine):
                        taken_back.add(back)
            if what == "crash":
                dying = DyingStore(desk.store, at, committed=committed)
                with suppress(Crash):
                    desk.sync(OPTIONS, store=dying)  # type: ignore[arg-type]
            else:
                desk.sync(OPTIONS)
            assert sound(desk)
        desk.service.before = desk.service.after = lambda *_: None
        finish(desk)
        assert sound(desk)
        became = dict(states(desk))
        assert became.keys() == DECIDED.keys()
        assert set(became.values()) <= {"confirmed", "conflict", "withdrawn"}, became
        assert {number for number, state in became.items() if state == "withdrawn"} == taken_back
        puts = Counter(request for _, _, request in desk.service.puts)
        assert set(puts.values()) <= {1}, puts
        assert not {number_of(about) for about, _, _ in desk.service.puts} & taken_back
        # What the store was told is what the service says.
        said = {number: number_of(contact.tenant_id) for number, contact in desk.service.book.contacts.items()}
        assert {number: said[number] for number in DECIDED if became[number] == "conflict"} == {
            number: told(desk)[number] for number in DECIDED if became[number] == "conflict"
        }
