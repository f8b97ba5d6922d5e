"""How the C library deals with memory that was freed, where it is glibc.

Answers out of the columns of a large book pass through blocks of several megabytes, on one reader thread or another.
Left alone, glibc gives each thread a store of blocks, and takes what was freed once for a sign that it will be wanted
again: each thread comes to hold tens of megabytes that nobody uses.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
from typing import Final

_LARGE: Final = 6 << 20
"""Bytes from which on a block comes from the system and goes back to it. To get smaller ones from there each time
takes as long as to search them."""
_SPARE: Final = 32 << 20
"""Free bytes at the end of the one store that are kept."""
# The numbers of glibc's malloc.h.
_M_TRIM_THRESHOLD: Final = -1
_M_MMAP_THRESHOLD: Final = -3
_M_ARENA_MAX: Final = -8


def share_between_threads() -> None:
    """Let all threads take blocks from one store; to be called before there are threads."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            library = ctypes.CDLL(None)
            library.mallopt(_M_ARENA_MAX, 1)
            library.mallopt(_M_MMAP_THRESHOLD, _LARGE)
            library.mallopt(_M_TRIM_THRESHOLD, _SPARE)
