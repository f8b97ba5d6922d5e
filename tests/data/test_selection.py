"""What selected subscriptions have in common is what their rows say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from desktop.data import outbox, selection, subscriptions
from desktop.data.queries import SubscriptionQuery
from desktop.data.selection import Selection, look_over
from desktop.data.store import Store
from desktop.domain.records import Publishing
from tests.factories import ACTOR, FABRIKAM, NOW, TODAY, contact, small_desk


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = small_desk(tmp_path)
    yield store
    store.close()


def told(session: Session, keys: Sequence[int]) -> tuple[int, int, bool]:
    found = look_over(session, keys)
    # The engine counts many rows, and finds the same.
    assert look_over(session, [*keys, *range(900_001, 900_001 + selection.MANY)]) == found
    assert sum(number for _, number in found.contacts) == found.count
    assert sum(number for _, number in found.publishing) == found.count
    return found.count, found.staged, found.one_contact


def test_a_selection_is_counted_as_its_rows_would_be(store: Store) -> None:
    with store.reading() as session:
        keys = list(subscriptions.ids(session, SubscriptionQuery()))
        assert told(session, keys) == (len(keys), 0, True)
        assert look_over(session, []) == Selection(0, 0, one_contact=True)
        assert told(session, [*keys, 900_000])[0] == len(keys)
    with store.writing() as session:
        staged = outbox.stage(session, ACTOR, NOW, TODAY, keys[:2], contact(session, FABRIKAM)).staged
    assert len(staged) == 2
    with store.reading() as session:
        assert told(session, keys) == (len(keys), 2, False)
        assert told(session, staged) == (2, 2, True)


def test_contacts_are_counted_the_one_of_most_rows_first(store: Store) -> None:
    with store.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1, 2], contact(session, FABRIKAM))
    with store.reading() as session:
        found = look_over(session, [1, 2, 3, 4, 5])
    assert [(one.name, number) for one, number in found.contacts] == [("Tien Shan Cloud", 3), ("Fabrikam", 2)]
    assert found.publishing == ((Publishing.PUBLISHABLE, 5),)
