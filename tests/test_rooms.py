"""Each room, imported in a fresh interpreter, loads only what its place in the house allows."""

from __future__ import annotations

import importlib.util
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

# Room → modules (with everything below them) that must not be loaded once the whole room is imported.
FORBIDDEN = {
    "domain": (
        *(
            "PySide6",
            "sqlalchemy",
            "alembic",
            "sqlite3",
            "httpx",
            "click",
            "platformdirs",
            "python_calamine",
            "rapidfuzz",
        ),
        *("desktop.data", "desktop.sync", "desktop.models", "desktop.views", "desktop.app", "desktop.cli"),
    ),
    "data": ("PySide6", "desktop.sync", "desktop.models", "desktop.views", "desktop.app", "desktop.cli"),
    "sync": ("PySide6", "desktop.models", "desktop.views", "desktop.app", "desktop.cli"),
    "models": ("PySide6.QtWidgets", "desktop.sync", "desktop.views", "desktop.app", "desktop.cli"),
    "views": ("desktop.sync", "desktop.app", "desktop.cli"),
    # A command that opens no window must not pay for Qt.
    "cli": ("PySide6", "desktop.models", "desktop.views", "desktop.app"),
    "sandbox": (
        *("PySide6", "sqlalchemy", "alembic", "sqlite3", "httpx", "click"),
        *("desktop.sync", "desktop.models", "desktop.views", "desktop.app", "desktop.cli"),
    ),
    "resources": ("PySide6",),
}
ROOMS = [room for room in FORBIDDEN if importlib.util.find_spec(f"desktop.{room}")]


def modules_of(room: str) -> list[str]:
    """The room and every module in it, but for the migrations, which only Alembic can run."""
    spec = importlib.util.find_spec(f"desktop.{room}")
    assert spec is not None
    inside = pkgutil.walk_packages(spec.submodule_search_locations or [], f"desktop.{room}.")
    return [f"desktop.{room}", *(found.name for found in inside if ".migrations." not in found.name)]


def loaded_by(modules: list[str]) -> set[str]:
    """The names in `sys.modules` of a fresh interpreter that has imported `modules`."""
    program = f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\nprint(*sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert answer.returncode == 0, answer.stderr
    return set(answer.stdout.split())


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_loads_only_what_it_may(room: str) -> None:
    loaded = loaded_by(modules_of(room))
    unwanted = {name for name in loaded for ban in FORBIDDEN[room] if name == ban or name.startswith(f"{ban}.")}
    assert not unwanted


def test_the_rules_of_the_desk_stand_alone() -> None:
    loaded = {name for name in loaded_by(modules_of("domain")) if name.startswith("desktop.")}
    assert {name for name in loaded if not name.startswith("desktop.domain")} == set()
