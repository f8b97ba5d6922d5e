"""Only the GUI thread collects while worker threads exist."""

from __future__ import annotations

import gc
import threading
import weakref

from desktop.garbage import GuiCollector, collect_all, loading


class Ring:
    def __init__(self) -> None:
        self.itself = self


def test_collection_is_off_while_one_is_open(qapp) -> None:
    first, second = GuiCollector(), GuiCollector()
    assert not gc.isenabled()
    first.close()
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()


def test_a_ring_is_collected_on_the_gui_thread_however_busy_a_worker_is(qtbot) -> None:
    collector = GuiCollector()
    threads: list[int] = []
    ring = Ring()
    weakref.finalize(ring, lambda: threads.append(threading.get_ident()))
    del ring
    try:
        worker = threading.Thread(target=lambda: [Ring() for _ in range(5_000)])
        worker.start()
        worker.join()
        assert threads == []
        qtbot.waitUntil(lambda: bool(threads))
    finally:
        collector.close()
    assert threads == [threading.get_ident()]


def test_what_is_loaded_is_not_walked_and_still_collected_at_the_end(qapp) -> None:
    collector = GuiCollector()
    try:
        before = gc.get_freeze_count()
        with loading():
            held = [[] for _ in range(10_000)]
            collector.collect()
            assert gc.get_count()[0] > 700, "nothing was collected meanwhile"
        assert gc.get_freeze_count() - before >= 10_000
        ring = Ring()
        gone = weakref.ref(ring)
        gc.freeze()
        del ring
        gc.collect()
        assert gone() is not None
        collect_all()
        assert gone() is None
        assert gc.get_freeze_count() > 0
        assert len(held) == 10_000
    finally:
        collector.close()
        gc.unfreeze()
