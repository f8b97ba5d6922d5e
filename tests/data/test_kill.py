"""A desk that is killed at any moment: what it had reported as saved is there, and the store is sound."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.data import outbox
from desktop.data.store import open_store
from tests.factories import small_desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="killing is POSIX")

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from desktop.data import outbox
from desktop.data.store import open_store
from tests.factories import *

store = open_store(sys.argv[1])
turn = 0
while True:
    turn += 1
    with store.writing() as session:
        wanted = contact(session, FABRIKAM if turn % 2 else PROVIDER)
        outcome = outbox.stage(session, ACTOR, NOW, TODAY, [1, 2, 5], wanted)
    # The first act may find what the last desk chose; then nothing was written.
    if outcome.staged or outcome.removed:
        print(outcome.batch_id, flush=True)
"""


def lines_until_killed(path: Path, seconds: float) -> list[str]:
    """Batch ids that a desk printed after their commit, until it was killed that long after its first one."""
    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(path)], cwd=ROOT, stdout=subprocess.PIPE) as desk:
        assert desk.stdout is not None
        printed = b""
        deadline: float | None = None
        while deadline is None or time.monotonic() < deadline:
            wait = 60 if deadline is None else max(0.0, deadline - time.monotonic())
            ready, _, _ = select.select([desk.stdout], [], [], wait)
            if ready:
                part = os.read(desk.stdout.fileno(), 65_536)
                assert part, "the desk ended by itself"
                printed += part
                deadline = deadline or time.monotonic() + seconds
        desk.send_signal(signal.SIGKILL)
        printed += desk.stdout.read()
    # A line torn by the kill was never shown whole.
    return printed.decode().split("\n")[:-1]


def test_nothing_that_was_shown_as_saved_is_lost(tmp_path: Path) -> None:
    small_desk(tmp_path).close()
    path = tmp_path / "desk.sqlite"
    moments = random.Random(7)
    shown: list[str] = []
    for _ in range(10):
        shown += lines_until_killed(path, moments.uniform(0.0, 0.15))
        store = open_store(path)
        with store.reading() as session:
            assert session.execute(text("PRAGMA integrity_check")).scalar() == "ok"
            assert session.execute(text("PRAGMA foreign_key_check")).all() == []
            kept = list(session.scalars(text("SELECT uid FROM batch ORDER BY id")))
            open_changes = outbox.count(session, ["staged"])
        store.close()
        assert set(shown) <= set(kept)
        # One act may have been committed and not printed; none is there in part.
        assert open_changes in (0, 3)
    assert len(shown) >= 10
