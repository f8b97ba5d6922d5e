"""What selected subscriptions have in common is what their rows say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.data import outbox, subscriptions
from desktop.data.queries import SubscriptionQuery
from desktop.data.selection import Selection, look_over
from desktop.data.store import Store
from tests.factories import ACTOR, FABRIKAM, NOW, TODAY, contact, small_desk


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = small_desk(tmp_path)
    yield store
    store.close()


def test_a_selection_is_counted_as_its_rows_would_be(store: Store) -> None:
    with store.reading() as session:
        keys = list(subscriptions.ids(session, SubscriptionQuery()))
        assert look_over(session, keys) == Selection(len(keys), 0, one_contact=True)
        assert look_over(session, []) == Selection(0, 0, one_contact=True)
        assert look_over(session, [*keys, 900_000]).count == len(keys)
    with store.writing() as session:
        staged = outbox.stage(session, ACTOR, NOW, TODAY, keys[:2], contact(session, FABRIKAM)).staged
    assert len(staged) == 2
    with store.reading() as session:
        assert look_over(session, keys) == Selection(len(keys), 2, one_contact=False)
        assert look_over(session, staged) == Selection(2, 2, one_contact=True)
