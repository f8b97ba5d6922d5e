"""Places where a very long word may break, so that a name from outside cannot widen a panel or a dialog."""

from __future__ import annotations

import re
from typing import Final

# Ids of 36 characters stay whole: they are copied, and what is copied must be found again.
_LONGEST: Final = 40
_PIECE: Final = 24
_ZERO_WIDTH_SPACE: Final = "\u200b"
_LONG_WORD = re.compile(rf"\S{{{_LONGEST + 1},}}")


def breakable(text: str) -> str:
    """`text` for a label that wraps: words of more than 40 characters can break, and look as they are.

    For names only: in an address or a ticket that somebody copies the invisible breaks would be copied too.
    """
    return _LONG_WORD.sub(_broken, text)


def _broken(match: re.Match[str]) -> str:
    word = match.group(0)
    return _ZERO_WIDTH_SPACE.join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))
