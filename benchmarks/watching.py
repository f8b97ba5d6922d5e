"""Watching a window from within its process: when a frame was painted and what it showed, and how long the loop stood.

A frame is what one update request of the window paints and puts on screen. The watch hands the request on to Qt and
takes the time when Qt has come back from it, so a cost holds the painting. What a frame shows is told by a `look`: a
value to compare, or None while something is a placeholder. An action is over when the window is at rest; its cost ends
with the first frame that showed what is still shown then.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

Look = Callable[[], Hashable | None]

PATIENCE_MS = 60_000
"""How long one action may take before the run gives up."""
BEAT_MS = 2


@dataclass(slots=True)
class Frame:
    """One painted frame: when it was finished, and what it showed if that was looked at."""

    at: float
    shown: Hashable | None


class FrameWatch(QObject):
    """Takes the time of each frame of a window in which the watched widgets were painted. GUI thread."""

    def __init__(self, window: QWidget, watched: Iterable[QWidget]) -> None:
        super().__init__()
        self._window = window
        self._watched = list(watched)
        self._painting = False
        self._painted = False
        self.frames: list[Frame] = []
        self.look: Look = lambda: None
        self.frame_painted: Callable[[], None] = lambda: None
        window.installEventFilter(self)
        for widget in self._watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Paint and watched is not self._window:
            self._painted = True
        elif kind == QEvent.Type.UpdateRequest and watched is self._window and not self._painting:
            self._painting, self._painted = True, False
            try:
                QCoreApplication.sendEvent(watched, event)
            finally:
                self._painting = False
            if self._painted:
                at = time.perf_counter()
                self.frames.append(Frame(at, self.look()))
                self.frame_painted()
            return True
        return False

    def close(self) -> None:
        """Watch no more."""
        self._window.removeEventFilter(self)
        for widget in self._watched:
            widget.removeEventFilter(self)


class Heartbeat(QObject):
    """A precise timer of the GUI thread: what two beats lie apart beyond their time, a key press would have waited."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self.stalls: list[float] = []
        """Of each action, or each second of a long one, the longest stall in milliseconds."""
        self._longest = 0.0

    def _beat(self) -> None:
        now = time.perf_counter()
        late = (now - self._last) * 1000 - BEAT_MS
        self._last = now
        self._longest = max(self._longest, late)

    def start(self) -> None:
        """Begin a new stretch; the time in which no loop ran before it does not count."""
        self._longest = 0.0
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """End the stretch and keep its longest stall."""
        self._beat()
        self._timer.stop()
        self.stalls.append(self._longest)

    def take(self) -> list[float]:
        """The longest stalls of the stretches since the last call."""
        stalls, self.stalls = self.stalls, []
        return stalls


@dataclass(slots=True)
class Outcome:
    """What one action cost, in milliseconds, and how old the oldest placeholder became."""

    cost: float
    rest: float
    placeholder: float
    final: Hashable
    marks: dict[str, float] = field(default_factory=dict)


class NotReached(Exception):
    """The window did not come to rest in time."""


class Stage:
    """Performs actions on a window and times them: from the call to the frame that shows their result. GUI thread."""

    def __init__(self, frames: FrameWatch, heart: Heartbeat) -> None:
        self.frames = frames
        self.heart = heart
        self.answered = 0.0

    def answer(self, *_arguments: object) -> None:
        """To be connected to what tells that the model has new rows: earlier frames show old ones."""
        if not self.answered:
            self.answered = time.perf_counter()

    def perform(
        self,
        action: Callable[[], None],
        look: Look,
        at_rest: Callable[[], bool],
        *,
        needs_answer: bool = True,
        marks: dict[str, Callable[[], bool]] | None = None,
        patience_ms: int = PATIENCE_MS,
    ) -> Outcome | None:
        """Do it, and run the loop until the window shows its result and is at rest.

        `marks` are times to take on the way. None when nothing had to be painted anew. Raises NotReached.
        """
        frames = self.frames.frames
        frames.clear()
        self.frames.look = look
        self.answered = 0.0
        loop = QEventLoop()
        taken: dict[str, float] = {}
        over = False
        calm_since = 0.0

        def check() -> None:
            nonlocal over, calm_since
            now = time.perf_counter()
            for name, holds in (marks or {}).items():
                if name not in taken and holds():
                    taken[name] = now
            if not at_rest() or (final := look()) is None:
                calm_since = 0.0
                return
            if self._first(final, needs_answer) is not None:
                over = True
                loop.quit()
            else:
                # Nothing may have had to be painted; a frame that is due comes in far less than this.
                calm_since = calm_since or now
                if now - calm_since > 0.2:
                    loop.quit()

        self.frames.frame_painted = lambda: QTimer.singleShot(0, check)
        # For what ends without a frame. It is a look at some flags, and slow enough to cost nothing.
        poll = QTimer()
        poll.setInterval(5)
        poll.timeout.connect(check)
        give_up = QTimer()
        give_up.setSingleShot(True)
        give_up.timeout.connect(loop.quit)
        start = time.perf_counter()
        self.heart.start()
        action()
        poll.start()
        give_up.start(patience_ms)
        loop.exec()
        self.heart.stop()
        self.frames.frame_painted = lambda: None
        poll.stop()
        if (time.perf_counter() - start) * 1000 >= patience_ms:
            raise NotReached
        final = look()
        shown = self._first(final, needs_answer) if over and final is not None else None
        if shown is None:
            return None
        return Outcome(
            (shown - start) * 1000,
            (time.perf_counter() - start) * 1000,
            _oldest_placeholder(frames),
            final,
            {name: (at - start) * 1000 for name, at in taken.items()},
        )

    def _first(self, final: Hashable, needs_answer: bool) -> float | None:
        """When the first frame was finished that shows the final state, after the answer came."""
        if needs_answer and not self.answered:
            return None
        earliest = self.answered if needs_answer else 0.0
        return next((f.at for f in self.frames.frames if f.at >= earliest and f.shown == final), None)


def _oldest_placeholder(frames: list[Frame]) -> float:
    """The longest time, in milliseconds, from a frame with a placeholder to the frame that had none any more."""
    oldest, since = 0.0, None
    for frame in frames:
        if frame.shown is None:
            since = frame.at if since is None else since
        elif since is not None:
            oldest = max(oldest, (frame.at - since) * 1000)
            since = None
    return oldest


def wait(milliseconds: int) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(holds: Callable[[], bool], patience_ms: int = PATIENCE_MS) -> None:
    """Run the loop until something holds. Raises NotReached."""
    if holds():
        return
    loop = QEventLoop()
    held = False

    def look() -> None:
        nonlocal held
        # Asked once: what holds now may not hold a moment later, when the next page of rows is asked for.
        held = held or holds()
        if held:
            loop.quit()

    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(look)
    timer.start()
    QTimer.singleShot(patience_ms, loop.quit)
    loop.exec()
    timer.stop()
    if not held:
        raise NotReached
