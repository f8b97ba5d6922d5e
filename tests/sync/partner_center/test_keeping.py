from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.sync.partner_center.connection import Cloud, Connection
from desktop.sync.partner_center.keeping import Keeper, open_keeper
from tests.sync.partner_center.vaults import MemoryVault

LONG = "".join(chr(33 + number % 90) for number in range(9_999))


@pytest.mark.parametrize("text", ["short", LONG, "ключ 🔑" * 500, ""])
@pytest.mark.parametrize("piece", [1_000, 100_000])
def test_what_is_kept_comes_back(text: str, piece: int) -> None:
    vault = MemoryVault()
    Keeper(vault, "x", piece).save(text)
    assert Keeper(vault, "x", piece).load() == text
    assert Keeper(vault, "y", piece).load() == ""


def test_a_long_text_goes_in_pieces_where_entries_are_short() -> None:
    vault = MemoryVault(longest=1_280)
    keeper = Keeper(vault, "x", 1_000)
    keeper.save(LONG)
    assert keeper.protected
    assert keeper.load() == LONG
    # A shorter one leaves nothing of the longer behind, and nothing is left at all in the end.
    keeper.save("short")
    assert len(vault.secrets) == 1
    keeper.save(LONG)
    keeper.forget()
    assert vault.secrets == {}
    assert keeper.load() == ""


@pytest.mark.parametrize("good_for", range(0, 40, 3))
def test_a_store_that_breaks_in_the_middle_holds_the_old_or_the_new(good_for: int) -> None:
    vault = MemoryVault(longest=1_280)
    Keeper(vault, "x", 1_000).save("old" * 1_000)
    vault.broken = OSError("SECRET words of the store")
    vault.good_for = good_for
    Keeper(vault, "x", 1_000).save(LONG)
    vault.broken = None
    assert Keeper(vault, "x", 1_000).load() in {"old" * 1_000, LONG}


def test_a_store_that_fails_is_given_up_and_tells_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    vault = MemoryVault(longest=10)
    keeper = Keeper(vault, "x")
    keeper.save("SECRET-refresh")
    assert not keeper.protected
    assert keeper.load() == ""
    keeper.save("SECRET-refresh")
    keeper.forget()
    assert "SECRET" not in caplog.text
    assert "ends with the session" in caplog.text


@pytest.mark.parametrize(
    "head", ["nonsense", "[]", '{"pieces": -1, "mark": "a"}', '{"pieces": 3, "mark": "a"}', '{"text": 5}']
)
def test_a_damaged_entry_is_none(head: str) -> None:
    vault = MemoryVault()
    vault.secrets["x"] = head
    assert Keeper(vault, "x").load() == ""


def test_each_connection_has_its_own() -> None:
    names = {
        open_keeper(Connection(tenant=tenant, client_id=client, cloud=cloud))._name
        for tenant in ("a", "b")
        for client in ("c", "d")
        for cloud in (Cloud.PUBLIC, Cloud.CHINA)
    }
    assert len(names) == 8


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these have a store on every machine")
def test_a_machine_without_a_desktop_session_keeps_nothing(tmp_path: Path) -> None:
    program = (
        "from desktop.sync.partner_center.connection import Connection\n"
        "from desktop.sync.partner_center.keeping import open_keeper\n"
        "keeper = open_keeper(Connection())\n"
        "keeper.save('x')\n"
        "print(keeper.protected, repr(keeper.load()))"
    )
    # Somebody's settings may name a store that is a plain file; it is not used.
    config = tmp_path / "python_keyring" / "keyringrc.cfg"
    config.parent.mkdir()
    config.write_text("[backend]\ndefault-keyring=keyrings.alt.file.PlaintextKeyring\n")
    environment = {
        **os.environ,
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/nobody",
        "XDG_CONFIG_HOME": str(tmp_path),
        "PYTHON_KEYRING_BACKEND": "keyrings.alt.file.PlaintextKeyring",
    }
    answer = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.split() == ["False", "''"]
