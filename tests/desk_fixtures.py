"""Fixtures of tests that need a desk: a real store with the sample story, a runner, and a desk that acts on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop.data.sample.building import build_sample
from desktop.data.sample.tenant import SampleSize
from desktop.data.store import Store, open_store
from desktop.domain.roles import Actor
from desktop.models.desk import Desk
from desktop.tasks import TaskRunner

TODAY = date(2026, 11, 23)
ACTOR = Actor("Ann Desk")


@pytest.fixture(autouse=True)
def _no_language_left_behind() -> Iterator[None]:
    """A test that speaks a language leaves the application silent again, as the next one expects its own words."""
    before = QLocale()
    yield
    app = QApplication.instance()
    if app is not None and app.property("deskTranslators"):
        for translator in app.property("deskTranslators"):
            app.removeTranslator(translator)
        app.setProperty("deskTranslators", None)
    QLocale.setDefault(before)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample story in a store file, built once; tests work on copies."""
    path = tmp_path_factory.mktemp("sample") / "sample.sqlite"
    store = open_store(path)
    build_sample(store, SampleSize(30, 90, 16), TODAY, ACTOR, datetime(2026, 11, 23, 8, tzinfo=UTC))
    store.close()
    return path


@pytest.fixture
def store(sample_file: Path, tmp_path: Path) -> Iterator[Store]:
    """An open copy of the sample store."""
    path = tmp_path / "desk.sqlite"
    shutil.copy(sample_file, path)
    store = open_store(path)
    yield store
    store.close()


@pytest.fixture
def empty_store(tmp_path: Path) -> Iterator[Store]:
    """A store into which nothing was ever imported."""
    store = open_store(tmp_path / "empty.sqlite")
    yield store
    store.close()


@pytest.fixture
def runner(qapp, store: Store) -> Iterator[TaskRunner]:
    runner = TaskRunner(store)
    yield runner
    runner.close()


@pytest.fixture
def desk(runner: TaskRunner) -> Desk:
    return Desk(runner, lambda: ACTOR, today=lambda: TODAY)


@pytest.fixture
def empty_desk(qapp, empty_store: Store) -> Iterator[Desk]:
    """A desk on a store into which nothing was ever imported."""
    runner = TaskRunner(empty_store)
    yield Desk(runner, lambda: ACTOR, today=lambda: TODAY)
    runner.close()
