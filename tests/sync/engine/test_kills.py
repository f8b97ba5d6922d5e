"""A sync that is killed at any moment leaves a sound store, loses no decision, sends none twice, reads little again.

PARTNER_DESK_KILLS sets how many processes are killed; a handful with every suite. What is killed is the desk's own
command; what goes on after it, and looks at what is left, runs here.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.data.checking import faults_of
from desktop.data.store import open_store
from desktop.sandbox.process import SeparateSandbox, separate
from desktop.sandbox.tenant import Tenant
from desktop.sync.engine import Options, Summary, sync
from desktop.sync.partner_center.client import PartnerCenter
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.tokens import VARIABLE, EnvironmentToken
from tests.sync.engine.service import ACTOR
from tests.sync.engine.sockets import customer_of, decide_some, states

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="killing is POSIX")

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("PARTNER_DESK_KILLS", "6"))
IN_A_ROW = 3
"""How often a push is killed before one may get to its end."""
PULLS, PUSHES = max(1, KILLS // 2), max(1, KILLS // 2 // IN_A_ROW)
TENANT = Tenant(customers=150, subscriptions=600, resellers=20, lost=False)
DECISIONS = 40

AGAIN = 80
"""Requests that a killed pull may have to make once more: what was under way, at most (`flight`)."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[SeparateSandbox]:
    with separate(TENANT) as sandbox, pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, sandbox.token)
        yield sandbox


def run(path: Path, sandbox: SeparateSandbox, *, full: bool = False) -> Summary:
    """One run to its end."""
    path.parent.mkdir(exist_ok=True)
    connection = Connection(base_url=sandbox.base_url, per_minute=60_000)
    with closing(open_store(path)) as store, closing(PartnerCenter(connection, EnvironmentToken())) as remote:
        done = sync(store, remote, ACTOR, Options(full=full))
    assert done.finished, done
    return done


def killed(store: Path, sandbox: SeparateSandbox, at: int) -> bool:
    """Start a sync and kill it when it has made about so many requests; False when it was done before."""
    goal = sandbox.ask("GET", "")["requests"] + at
    command = [sys.executable, "-m", "desktop", "--store", str(store), "--config", str(store.parent / "config")]
    command += ["sync", "--base-url", sandbox.base_url, "--per-minute", "60000"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet)
    while process.poll() is None and sandbox.ask("GET", "")["requests"] < goal:
        time.sleep(0.001)
    ended = process.poll() is not None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return not ended


def sound(path: Path) -> bool:
    store = open_store(path)
    try:
        assert faults_of(store) == []
    finally:
        store.close()
    return True


def forget(sandbox: SeparateSandbox) -> None:
    sandbox.ask("DELETE", "log")


def requests(sandbox: SeparateSandbox) -> Counter[str]:
    return Counter(sandbox.ask("GET", "")["counts"])


def test_a_killed_pull_goes_on_where_it_was(sandbox: SeparateSandbox, tmp_path: Path) -> None:
    whole = tmp_path / "whole" / "desk.sqlite"
    forget(sandbox)
    run(whole, sandbox)
    undisturbed = requests(sandbox)
    moments = random.Random(5)
    hits = 0
    again: list[int] = []
    for number in range(PULLS):
        store = tmp_path / f"{number}" / "desk.sqlite"
        store.parent.mkdir()
        forget(sandbox)
        hits += killed(store, sandbox, moments.randrange(1, undisturbed.total()))
        if store.exists():
            assert sound(store)
        assert not run(store, sandbox).lost
        assert sound(store)
        asked = requests(sandbox)
        again.append(sum(asked[kind] - undisturbed[kind] for kind in ("subscriptions", "contact")))
        assert again[-1] <= AGAIN
        # Nothing is missing: another full pull finds all as it is.
        rows = run(store, sandbox, full=True).rows
        assert not any(one.written for one in rows.values())
        assert rows["subscriptions"].unchanged == 600
        shutil.rmtree(store.parent)
    print(f"{hits} of {PULLS} pulls were killed under way; read again: at most {max(again)}, {sum(again)} in all")
    assert hits >= PULLS // 2


def test_a_killed_push_loses_no_decision_and_sends_none_twice(sandbox: SeparateSandbox, tmp_path: Path) -> None:
    ready = tmp_path / "ready" / "desk.sqlite"
    run(ready, sandbox)
    moments = random.Random(6)
    hits = 0
    for number in range(PUSHES):
        path = tmp_path / f"push-{number}" / "desk.sqlite"
        path.parent.mkdir()
        shutil.copy(ready, path)
        store = open_store(path)
        wanted = decide_some(store, DECISIONS)
        held = {one: {"customer": customer_of(store, one), "subscription": one} for one in wanted}
        store.close()
        before = {one: sandbox.ask("GET", "contacts", **names)["tenant_id"] for one, names in held.items()}
        forget(sandbox)
        # Killed again and again, each time before all that is left can have been sent.
        left = len(wanted)
        for _ in range(IN_A_ROW):
            hits += killed(path, sandbox, moments.randrange(2, 3 + 2 * left))
            assert sound(path)
            with closing(open_store(path)) as store:
                left = sum(state != "confirmed" for state in states(store).values())
        run(path, sandbox)
        store = open_store(path)
        assert set(states(store).values()) == {"confirmed"}
        store.close()
        assert sound(path)
        applied = [(one["subscription"].lower(), one["tenant_id"].lower()) for one in sandbox.ask("GET", "applied")]
        assert sorted(applied) == sorted(wanted.items())
        # The next round meets the service as this one did.
        for one, names in held.items():
            sandbox.ask("POST", "contacts", **names, to=before[one])
        shutil.rmtree(path.parent)
    print(f"{hits} kills of {PUSHES} pushes of {DECISIONS} decisions")
    assert hits >= PUSHES
