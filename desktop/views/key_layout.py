"""Shortcuts by the key and not by the letter on it: what Ctrl does is the same in the Russian layout.

With a Latin layout beside it X11 tells the Latin letter while Ctrl is held; with the Russian one alone, and on some
other platforms, Qt gets the Cyrillic letter. Then Ctrl+С copies nothing in a line, and Ctrl+Я in a line would reach the
window. So key events are told to a window with the letter that the key has in the Latin layout.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

LATIN: Final = dict(zip("ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", "QWERTYUIOPASDFGHJKLZXCVBNM", strict=True))
"""The letters of the Russian layout, by key. What its other keys give is a letter nowhere else."""
_OF_KEY: Final = {ord(cyrillic): ord(latin) for cyrillic, latin in LATIN.items()}
_KEYS: Final = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


class KeyLayout(QObject):
    """Stands before the window that has the keyboard, one at a time; the many events of widgets pass it by."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._follow)
        self._follow(QGuiApplication.focusWindow())

    def _follow(self, window: QWindow | None) -> None:
        # The one before may be gone already; a filter goes with what it filters.
        self._window = window
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        key = _OF_KEY.get(event.key())
        if key is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        told = QKeyEvent(
            event.type(),
            key,
            event.modifiers(),
            event.nativeScanCode(),
            event.nativeVirtualKey(),
            event.nativeModifiers(),
            # What Ctrl with a letter gives: no text that a line would take.
            chr(key & 0x1F),
            event.isAutoRepeat(),
            event.count(),
        )
        QCoreApplication.sendEvent(watched, told)
        event.setAccepted(told.isAccepted())
        return True
