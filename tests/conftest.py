"""What every test stands on: no display, a home of its own, the same examples on each run."""

from __future__ import annotations

import os

# Before anything imports Qt: the platform plugin is chosen once per process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["tests.desk_fixtures"]

# A slow machine is no failure, and a failure must come back on the next run.
settings.register_profile("desk", deadline=None, derandomize=True, database=None)
settings.load_profile("desk")


@pytest.fixture(scope="session", autouse=True)
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home directory, so that no test touches the files of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
            patch.setenv(name, str(home))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        yield home


@pytest.fixture(autouse=True)
def no_language_left_behind() -> Iterator[None]:
    """A desk opened in Russian leaves the application object speaking it; the next test shall not hear it."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if app is not None:
        for translator in app.property("deskTranslators") or ():
            app.removeTranslator(translator)
        app.setProperty("deskTranslators", [])
        QLocale.setDefault(QLocale.system())
