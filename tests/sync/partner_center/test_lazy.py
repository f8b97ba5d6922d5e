"""What is heavy is loaded when somebody connects, not before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
HEAVY = ("httpx", "httpcore", "truststore", "msal", "keyring", "requests", "cryptography", "jwt")


def loaded_by(*modules: str) -> set[str]:
    program = f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\nprint(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in answer.stdout.split()}


@pytest.mark.parametrize(
    "modules",
    [
        ("desktop.app", "desktop.cli"),
        ("desktop.sync.remote", "desktop.sync.errors", "desktop.sync.partner_center.connection"),
    ],
)
def test_a_desk_that_is_not_connected_loads_none_of_it(modules: tuple[str, ...]) -> None:
    assert not loaded_by(*modules) & set(HEAVY)


def test_a_token_of_the_environment_needs_nobody_to_sign_in() -> None:
    loaded = loaded_by("desktop.sync.partner_center.client", "desktop.sync.partner_center.tokens")
    assert "httpx" in loaded
    assert not loaded & {"msal", "keyring", "requests", "cryptography", "jwt"}


def test_the_protected_store_is_loaded_when_it_is_asked() -> None:
    loaded = loaded_by("desktop.sync.partner_center.sign_in", "desktop.sync.partner_center.keeping")
    assert "msal" in loaded
    assert "keyring" not in loaded
