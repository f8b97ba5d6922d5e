"""Collecting garbage on the GUI thread only.

A widget that is part of a reference ring is destroyed by whichever thread happens to run Python's collector. On a
worker thread that takes the process down. So automatic collection is off while worker threads exist, and a timer of
the GUI thread collects when the same thresholds are passed.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 100
_lock = threading.Lock()


@contextmanager
def loading() -> Generator[None]:
    """Whatever is loaded in this block stays to the end: it is not walked meanwhile, nor later. Any thread.

    For what is large and loaded once, while somebody works: walking it would hold the window up.
    """
    with _lock:
        GuiCollector.held += 1
    try:
        yield
    finally:
        gc.freeze()
        with _lock:
            GuiCollector.held -= 1


def collect_all() -> None:
    """Collect whatever nobody holds, also among what is not walked usually. GUI thread."""
    frozen = gc.get_freeze_count() > 0
    gc.unfreeze()
    gc.collect()
    if frozen:
        gc.freeze()


class GuiCollector(QObject):
    """While at least one is open, only the GUI thread collects. Made and closed on the GUI thread."""

    _open = 0
    held = 0
    """How many blocks of `loading` are under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._thread = threading.get_ident()
        GuiCollector._open += 1
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation whose threshold is passed, as Python would have done."""
        assert threading.get_ident() == self._thread
        if GuiCollector.held:
            return
        for generation in (2, 1, 0):
            threshold = gc.get_threshold()[generation]
            if threshold and gc.get_count()[generation] > threshold:
                gc.collect(generation)
                return

    def close(self) -> None:
        """Give collection back to Python when no other one is open. Harmless when repeated."""
        if self._closed:
            return
        self._closed = True
        self._timer.stop()
        GuiCollector._open -= 1
        if GuiCollector._open == 0:
            gc.enable()
