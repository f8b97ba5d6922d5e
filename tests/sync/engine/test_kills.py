"""A sync that is killed at any moment leaves a sound store, loses no decision, sends none twice, reads little again.

PARTNER_DESK_KILLS sets how often each case is tried; a few rounds run with every suite.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.data.checking import faults_of
from desktop.data.store import open_store
from desktop.sandbox.process import SeparateSandbox, separate
from desktop.sandbox.tenant import Tenant
from tests.sync.engine.sockets import customer_of, decide_some, states

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="killing is POSIX")

ROOT = Path(__file__).parents[3]
ROUNDS = int(os.environ.get("PARTNER_DESK_KILLS", "3"))
TENANT = Tenant(customers=150, subscriptions=600, resellers=20, lost=False)
DECISIONS = 40

AGAIN = 80
"""Requests that a killed pull may have to make once more: what was under way, at most (`flight`)."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[SeparateSandbox]:
    with separate(TENANT) as sandbox:
        yield sandbox


def command(store: Path, sandbox: SeparateSandbox, *more: str) -> list[str]:
    before = [sys.executable, "-m", "desktop", "--store", str(store), "--config", str(store.parent / "config")]
    return [*before, "sync", "--base-url", sandbox.base_url, "--per-minute", "60000", "--json", *more]


def environment(sandbox: SeparateSandbox) -> dict[str, str]:
    return {**os.environ, "PARTNER_DESK_TOKEN": sandbox.token}


def run(store: Path, sandbox: SeparateSandbox, *more: str) -> dict[str, Any]:
    done = subprocess.run(
        command(store, sandbox, *more), cwd=ROOT, env=environment(sandbox), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def killed(store: Path, sandbox: SeparateSandbox, at: int) -> bool:
    """Start a sync and kill it when it has made about so many requests; False when it was done before."""
    goal = sandbox.ask("GET", "")["requests"] + at
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command(store, sandbox), cwd=ROOT, env=environment(sandbox), stdout=quiet, stderr=quiet)
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
    for number in range(ROUNDS):
        store = tmp_path / f"{number}" / "desk.sqlite"
        store.parent.mkdir()
        forget(sandbox)
        hits += killed(store, sandbox, moments.randrange(1, undisturbed.total()))
        if store.exists():
            assert sound(store)
        told = run(store, sandbox)
        assert told["finished"]
        assert not told["lost"]
        assert sound(store)
        asked = requests(sandbox)
        assert (
            asked["subscriptions"] + asked["contact"] <= undisturbed["subscriptions"] + undisturbed["contact"] + AGAIN
        )
        # Nothing is missing: another full pull finds all as it is.
        rows = run(store, sandbox, "--full")["rows"]
        assert not any(one["new"] + one["changed"] + one["gone"] for one in rows.values())
        assert rows["subscriptions"]["unchanged"] == 600
    assert hits >= ROUNDS // 2


def test_a_killed_push_loses_no_decision_and_sends_none_twice(sandbox: SeparateSandbox, tmp_path: Path) -> None:
    ready = tmp_path / "ready" / "desk.sqlite"
    run(ready, sandbox)
    moments = random.Random(6)
    hits = 0
    for number in range(ROUNDS):
        path = tmp_path / f"push-{number}" / "desk.sqlite"
        path.parent.mkdir()
        shutil.copy(ready, path)
        store = open_store(path)
        wanted = decide_some(store, DECISIONS)
        held = {one: {"customer": customer_of(store, one), "subscription": one} for one in wanted}
        store.close()
        before = {one: sandbox.ask("GET", "contacts", **names)["tenant_id"] for one, names in held.items()}
        forget(sandbox)
        # Killed again and again, until a run gets to its end.
        for _ in range(3):
            hits += killed(path, sandbox, moments.randrange(3, 2 * DECISIONS + 8))
            assert sound(path)
        assert run(path, sandbox)["finished"]
        store = open_store(path)
        assert set(states(store).values()) == {"confirmed"}
        store.close()
        assert sound(path)
        applied = [(one["subscription"].lower(), one["tenant_id"].lower()) for one in sandbox.ask("GET", "applied")]
        assert sorted(applied) == sorted(wanted.items())
        # The next round meets the service as this one did.
        for one, names in held.items():
            sandbox.ask("POST", "contacts", **names, to=before[one])
    assert hits >= ROUNDS
