"""The real window on the desk of the tests; a file that needs it otherwise makes its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from desktop.models.desk import Desk
from desktop.settings import Settings
from desktop.views.main_window import MainWindow
from tests.desk_fixtures import ACTOR


@pytest.fixture
def window(qtbot: Any, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(lambda _actor: desk, Settings(language="en"), lambda _settings: ACTOR, {}, "desk.sqlite")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not desk.runner.busy)
    yield made
    made.close()
