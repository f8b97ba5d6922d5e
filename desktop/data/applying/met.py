"""Which identifiers a unit of work has met, in a few megabytes however many there are."""

from __future__ import annotations

from collections.abc import Iterable

_BITS = 25
_LAST = (1 << _BITS) - 1


class Met:
    """Remembers identifiers by two bits each: it forgets none, and takes a new one for met once in hundreds."""

    def __init__(self) -> None:
        self._marks = bytearray(1 << _BITS - 3)

    def those(self, identifiers: Iterable[str]) -> list[str]:
        """Those that may have been met before; from now on all of them are."""
        marks = self._marks
        found = []
        for identifier in identifiers:
            hashed = hash(identifier)
            one, two = hashed & _LAST, hashed >> _BITS & _LAST
            before = marks[one >> 3] >> (one & 7) & marks[two >> 3] >> (two & 7) & 1
            if before:
                found.append(identifier)
            else:
                marks[one >> 3] |= 1 << (one & 7)
                marks[two >> 3] |= 1 << (two & 7)
        return found
