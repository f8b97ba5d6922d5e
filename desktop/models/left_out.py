"""The staged changes that a person leaves out of the next submit: the same on the changes page and in the review."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class LeftOut(QObject):
    """Keys of changes. They last as long as the desk is open; one that is not staged any more does no harm."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keys: set[int] = set()

    def leave_out(self, keys: Iterable[int], left_out: bool) -> None:
        """Leave changes out of the next submit, or take them along."""
        before = len(self.keys)
        if left_out:
            self.keys |= set(keys)
        else:
            self.keys -= set(keys)
        if len(self.keys) != before:
            self.changed.emit()
