"""Work off the GUI thread: reads on a few threads, writes one after another; answers are calls on the GUI thread.

What waits for a network or for a person has a thread of its own, so that it keeps nobody from reading and writing.

Work gets a session and returns plain values; it holds no widget. An expected error (`DeskError`) reaches `failed`, or
`error_occurred` when nobody asked for it; anything else is a bug and reaches `bug_found` with its trace.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot

from desktop.data.store.first_rows import FirstRows
from desktop.errors import Cancelled, DeskError
from desktop.garbage import GuiCollector

logger = logging.getLogger(__name__)

if TYPE_CHECKING:
    from desktop.data.store import Session, Store

T = TypeVar("T")
Progress = Callable[[int, int], None]
Tell = Callable[[Callable[[], None]], None]
"""Has a call made on the GUI thread."""
_PATIENCE_S = 15.0
"""How long closing waits for what was asked to stop, such as an answer that is due."""


_PAINTED = QEvent.Type(QEvent.registerEventType())
# Qt asks for a frame by an event whose priority is one above this.
_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1


class Task(Generic[T]):
    """One piece of work under way. `cancel` may be called on the GUI thread at any time.

    The late answer of a cancelled read is dropped. What was written before the wish to stop arrived is told as done.
    """

    def __init__(
        self, done: Callable[[T], None] | None, failed: Callable[[DeskError], None] | None, *, writes: bool = False
    ) -> None:
        self.writes = writes
        self.done = done
        self.failed = failed
        self._cancelled = threading.Event()
        self._interrupt: Callable[[], None] | None = None
        self._lock = threading.Lock()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask to stop; a running read is interrupted, a write rolls back at its next progress."""
        self._cancelled.set()
        with self._lock:
            if self._interrupt is not None:
                self._interrupt()

    def interruptible(self, interrupt: Callable[[], None] | None) -> None:
        """Worker thread: how to break into the running statement, None when none runs."""
        with self._lock:
            self._interrupt = interrupt

    def check(self) -> None:
        """Worker thread: raise Cancelled when asked to stop."""
        if self.cancelled:
            raise Cancelled


class TaskRunner(QObject):
    """Runs work for one store. Lives on the GUI thread; `close` waits for what is being written.

    On a store of which only the first rows are read, all work waits for `begin`; then the first of it opens the store.
    """

    error_occurred = Signal(object)
    bug_found = Signal(object)
    became_idle = Signal()
    _answered = Signal(object)

    def __init__(self, store: Store | FirstRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given = store
        self._held: list[Callable[[], object]] | None = [] if isinstance(store, FirstRows) else None
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="desk-write")
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="desk-read")
        self._apart: ThreadPoolExecutor | None = None
        self._under_way = 0
        self._closed = False
        self._long: set[Task[Any]] = set()
        self._beside: set[threading.Thread] = set()
        self._waiting: deque[Callable[[], object]] = deque()
        self._collector = GuiCollector(self)
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def first_rows(self) -> FirstRows | None:
        """What can be shown without a wait, until work begins."""
        return self._given if isinstance(self._given, FirstRows) and self._held is not None else None

    def begin(self) -> None:
        """The first rows are on screen: do what was asked for so far. Harmless when repeated."""
        held, self._held = self._held, None
        if not self._closed:
            for submit in held or ():
                submit()

    @property
    def _store(self) -> Store:
        """Worker thread: the open store."""
        return self._given.store() if isinstance(self._given, FirstRows) else self._given

    @property
    def busy(self) -> bool:
        """Whether any work has not been answered."""
        return self._under_way > 0

    def read(
        self,
        work: Callable[[Session], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
        *,
        after_painting: bool = False,
    ) -> Task[T]:
        """Run `work` in a reading session on a reader thread; with `after_painting` once the due frame is painted."""
        task: Task[T] = Task(done, failed)

        def job() -> T:
            task.check()
            with self._store.reading() as session:
                raw = session.connection().connection.dbapi_connection
                task.interruptible(getattr(raw, "interrupt", None))
                try:
                    return work(session)
                finally:
                    task.interruptible(None)

        self._start(self._readers, task, job, after_painting=after_painting)
        return task

    def write(
        self,
        work: Callable[[Session], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
    ) -> Task[T]:
        """Run `work` in a writing session on the writer thread; `done` is called after it is durable."""
        task: Task[T] = Task(done, failed, writes=True)

        def job() -> T:
            task.check()
            with self._store.writing() as session:
                return work(session)

        self._start(self._writer, task, job)
        return task

    def run(
        self,
        work: Callable[[Store, Progress], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
        progressed: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        *,
        apart: bool = False,
    ) -> Task[T]:
        """Run long work that opens its own sessions, on the writer thread; its progress call raises Cancelled.

        Work that only reads runs `apart` from all other: neither a decision nor a page of rows waits for it.
        """
        task: Task[T] = Task(done, failed, writes=True)
        pool = self._writer
        if apart:
            pool = self._apart = self._apart or ThreadPoolExecutor(1, thread_name_prefix="desk-apart")

        def progress(now: int, total: int) -> None:
            task.check()
            if progressed is not None:
                self._answer(lambda: progressed(now, total))

        self._long.add(task)
        self._start(pool, task, lambda: work(self._store, progress), cancelled)
        return task

    def beside(
        self,
        work: Callable[[Callable[[], Store], Tell], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
        *,
        ended: Callable[[], None] | None = None,
        stop: Callable[[], None] | None = None,
    ) -> Task[T]:
        """Run work that waits for the world on a thread of its own: reads and writes go on, and nobody is busy.

        `work` is given what opens the store, and `tell`, which has a call made on the GUI thread. `stop` is how it is
        asked to end, by `Task.cancel` and when the runner closes; called on the GUI thread. What it answers after that
        is still told. `ended` is called however it ends, also by a bug, and before what else is told of it.
        """
        task: Task[T] = Task(done, failed, writes=True)
        task.interruptible(stop)

        def finish(call: Callable[[], None] | None) -> None:
            self._long.discard(task)
            self._beside.discard(thread)
            if ended is not None:
                ended()
            if call is not None:
                call()

        def body() -> None:
            try:
                value = work(lambda: self._store, self._answer)
            except Cancelled:
                self._answer(partial(finish, None))
            except DeskError as error:
                self._answer(partial(finish, partial(self._fail, task, error)))
            except BaseException as error:
                logger.exception("work beside the window failed")
                self._answer(partial(finish, partial(self.bug_found.emit, error)))
            else:
                self._answer(partial(finish, partial(self._succeed, task, value)))

        # A daemon: a protected store that asks a person to unlock it must not keep the process from ending.
        thread = threading.Thread(target=body, name="desk-beside", daemon=True)
        if not self._closed:
            self._long.add(task)
            self._beside.add(thread)
            thread.start()
        return task

    def close(self) -> None:
        """Stop taking work, cancel long work, let the writer finish decisions, and drop all answers.

        Harmless when repeated.
        """
        if self._closed:
            return
        self._closed = True
        until = time.monotonic() + _PATIENCE_S
        # What waits for a frame holds whoever asked for it.
        self._waiting.clear()
        if self._held:
            self._held.clear()
        for task in self._long:
            task.cancel()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        if self._apart is not None:
            self._apart.shutdown(wait=True)
        for thread in self._beside:
            thread.join(max(until - time.monotonic(), 0.0))
        # No worker is left that could collect a widget.
        self._collector.close()

    def _start(
        self,
        pool: ThreadPoolExecutor,
        task: Task[T],
        job: Callable[[], T],
        cancelled: Callable[[], None] | None = None,
        *,
        after_painting: bool = False,
    ) -> None:
        if self._closed:
            return
        self._under_way += 1

        def body() -> None:
            try:
                value = job()
            except Cancelled:
                self._finish(task, cancelled)
            except DeskError as error:
                dropped = task.cancelled and not task.writes
                self._finish(task, None if dropped else partial(self._fail, task, error))
            except BaseException as error:
                if task.cancelled:
                    self._finish(task, cancelled)
                    return
                logger.exception("work off the GUI thread failed")
                self._finish(task, partial(self.bug_found.emit, error))
            else:
                self._finish(task, lambda: self._succeed(task, value))

        submit: Callable[[], object] = partial(pool.submit, body)
        if self._held is not None:
            self._held.append(submit)
        elif after_painting:
            self._waiting.append(submit)
            QCoreApplication.postEvent(self, QEvent(_PAINTED), _AFTER_PAINTING)
        else:
            submit()

    def event(self, event: QEvent) -> bool:
        if event.type() == _PAINTED:
            while self._waiting and not self._closed:
                self._waiting.popleft()()
            return True
        return super().event(event)

    def _succeed(self, task: Task[Any], value: object) -> None:
        if task.done is not None and (task.writes or not task.cancelled):
            task.done(value)

    def _fail(self, task: Task[Any], error: DeskError) -> None:
        if task.failed is not None:
            task.failed(error)
        else:
            self.error_occurred.emit(error)

    def _finish(self, task: Task[Any], call: Callable[[], None] | None) -> None:
        def finish() -> None:
            self._under_way -= 1
            self._long.discard(task)
            try:
                if call is not None:
                    call()
            finally:
                if self._under_way == 0:
                    self.became_idle.emit()

        self._answer(finish)

    def _answer(self, call: Callable[[], None]) -> None:
        if not self._closed:
            self._answered.emit(call)

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()
