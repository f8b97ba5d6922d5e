"""Keeps Python 3.11 alive under PySide6 6.12, whose calls drop references to None and True they do not own.

From Python 3.12 on these objects are immortal and the binding counts on it; on 3.11 each Qt call that returns
nothing takes one reference away, and after some thousand calls the interpreter aborts with "deallocating
None". A surplus of references that no run can use up makes them what they are on 3.12. Imported for effect
by the rooms that use Qt, before they use it.
"""

from __future__ import annotations

import sys
from typing import Final

_SURPLUS: Final = 1 << 40


def keep_singletons_alive() -> None:
    """Give None, True, False, Ellipsis and NotImplemented references to spare; once, and only before 3.12."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) >= _SURPLUS:
        return
    import ctypes  # noqa: PLC0415 - half of the commands need neither Qt nor this

    for singleton in (None, True, False, Ellipsis, NotImplemented):
        ctypes.c_ssize_t.from_address(id(singleton)).value += _SURPLUS


keep_singletons_alive()
