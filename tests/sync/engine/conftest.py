"""Desks on a service in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from desktop.data.store import Store
from tests.sync.engine.service import Clock, Desk, Service, book, copied, new_desk, put_back


@dataclass(frozen=True)
class Kept:
    """The one store of these desks, which stays open, with what it holds before and after a first sync.

    `asked` and `now` are what the service was asked in that sync, and the time when it ended.
    """

    store: Store
    blank: Path
    synced: Path
    asked: list[tuple[str, str]]
    now: datetime

    def desk(self, holds: Path) -> Desk:
        """A desk on that store as it was then. One at a time."""
        put_back(self.store, holds)
        assert self.store.path is not None
        clock = Clock()
        return Desk(self.store.path, Service(book(), clock), clock, self.store)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    folder = tmp_path_factory.mktemp("kept")
    desk = new_desk(folder)
    blank = copied(desk.store, folder / "blank.sqlite")
    assert desk.sync().clean
    synced = copied(desk.store, folder / "synced.sqlite")
    yield Kept(desk.store, blank, synced, list(desk.service.asked), desk.clock.now)
    desk.store.close()


@pytest.fixture
def desk(kept: Kept) -> Desk:
    """A desk that was never synced."""
    return kept.desk(kept.blank)


@pytest.fixture
def synced(kept: Kept) -> Desk:
    """A desk that has just pulled everything."""
    desk = kept.desk(kept.synced)
    desk.clock.now = kept.now
    desk.service.asked = list(kept.asked)
    return desk
