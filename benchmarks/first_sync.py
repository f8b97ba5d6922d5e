"""A first full sync in the real window: how long its loop stands while everything is read and the lists follow.

The sandbox is a process of its own, and is asked six times as fast as Partner Center allows. A machine with other work
makes every thread wait for a core; where the system tells how long (Linux), that is taken off in a figure of its own.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from benchmarks.figures import Bar, Figure, Measure
from benchmarks.stores import Book
from benchmarks.watching import BEAT_MS, wait, wait_until
from desktop import settings
from desktop.app import application, open_desk
from desktop.sandbox.process import separate
from desktop.sandbox.tenant import Tenant
from desktop.settings import Settings

PER_MINUTE = 3_000
MOST = 3_000
"""Subscriptions that are read: more of them take longer, and each second is like the others."""
_STALL = (Bar(Measure.WORST, 50.0),)
_QUIET_MS = 5_000
_PATIENCE_MS = 600_000


class Seconds:
    """The longest stall of each second of the thread that makes it, with and without waiting for a core."""

    def __init__(self) -> None:
        self._tid = threading.get_native_id()
        self._timer = QTimer()
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self.stalls: dict[int, float] = {}
        self.own: dict[int, float] = {}
        self._last = time.perf_counter()
        self._waited = self._wait_ms()
        self._timer.start()

    def _wait_ms(self) -> float:
        """For how long this thread has waited for a core so far; 0 where nobody tells."""
        try:
            return int(Path(f"/proc/self/task/{self._tid}/schedstat").read_text().split()[1]) / 1e6
        except (OSError, ValueError, IndexError):
            return 0.0

    def _beat(self) -> None:
        now, waited = time.perf_counter(), self._wait_ms()
        late = (now - self._last) * 1000 - BEAT_MS
        second = int(now)
        self.stalls[second] = max(self.stalls.get(second, 0.0), late)
        self.own[second] = max(self.own.get(second, 0.0), late - (waited - self._waited))
        self._last, self._waited = now, waited

    def stop(self) -> None:
        """Take no more."""
        self._beat()
        self._timer.stop()


def figures(book: Book, folder: Path) -> list[Figure]:
    """The stalls of the first sync of a book of this size, at most of `MOST` subscriptions."""
    subscriptions = min(book.size.subscriptions, MOST)
    tenant = Tenant(subscriptions // 3, subscriptions, min(book.size.resellers, 150), lost=False)
    config = folder / "config"
    with separate(tenant) as sandbox:
        os.environ["PARTNER_DESK_TOKEN"] = sandbox.token
        settings.save(
            config,
            Settings(
                author="bench", language="en", connected=True, base_url=sandbox.base_url, per_minute=PER_MINUTE
            ),
        )  # fmt: skip
        application()
        with open_desk(str(folder / "new.sqlite"), config_dir=config) as window:
            window.show()
            wait_until(lambda: not window.desk.runner.busy)
            quiet = Seconds()
            wait(_QUIET_MS)
            quiet.stop()
            syncing = window.sync.syncing
            taken = Seconds()
            start = time.perf_counter()
            window.sync.sync()
            wait_until(lambda: syncing.busy, _PATIENCE_MS)
            wait_until(lambda: not syncing.busy, _PATIENCE_MS)
            spent = time.perf_counter() - start
            taken.stop()
            requests = syncing.progress.requests
    note = f"{requests:,} requests in {spent:,.0f} s; at rest before it {max(quiet.stalls.values()):.0f} ms"
    return [
        Figure.sampled(
            "stall.sync", f"longest stall of a second in a first sync of {subscriptions:,} subscriptions",
            list(taken.stalls.values()), bars=_STALL, note=note,
        ),
        Figure.sampled(
            "stall.sync.own", "the same without waiting for a core", list(taken.own.values()), bars=_STALL
        ),
    ]  # fmt: skip
