"""Desks on a service in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.engine.service import Desk, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk that was never synced."""
    made = new_desk(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def synced(desk: Desk) -> Desk:
    """A desk that has just pulled everything."""
    assert desk.sync().clean
    return desk
