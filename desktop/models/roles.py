"""What a cell can answer besides Qt's own roles: shared by models that answer and delegates that paint."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt

_FIRST: Final = int(Qt.ItemDataRole.UserRole)

# Asked of `headerData`, horizontally.
COLUMN_KEY: Final = _FIRST
"""The stable name of a column (str): what a remembered layout is keyed by, never shown."""

# Asked of `data`.
KEY: Final = _FIRST + 1
"""The row's id in the store (int)."""
RECORD: Final = _FIRST + 2
"""The frozen record behind the row, or None while it is not loaded."""
CHIP: Final = _FIRST + 3
"""A `Chip`, or None."""
SORT: Final = _FIRST + 4
"""The native value to sort by. Of a header: False when the column cannot be sorted."""
PLACEHOLDER: Final = _FIRST + 5
"""True while the row is not loaded yet."""
CAPTION: Final = _FIRST + 6
"""Muted text that goes with the cell's text (str): a second line, or after it on the same line."""
ELIDE: Final = _FIRST + 7
"""Where long text is cut: `ELIDE_MIDDLE` for ids, `ELIDE_END` (or None) for names."""

# Asked of `headerData`, horizontally; both may be unanswered.
WIDTH: Final = _FIRST + 8
"""How many average characters the column is wide before a person sizes it (int)."""
HIDDEN: Final = _FIRST + 9
"""True when the column is not shown before a person chooses it."""

ELIDE_MIDDLE: Final = "middle"
ELIDE_END: Final = "end"


class ChipKind(StrEnum):
    """What a chip means; its glyph and tint follow from this, its word does not."""

    NEUTRAL = "neutral"
    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"
    STAGED = "staged"
    LOCAL = "local"
    SENDING = "sending"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Chip:
    """A state to show: a kind and one short word or phrase in the person's language."""

    kind: ChipKind
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """All that is painted of one cell: asked for at once, where asking role by role would take longer than painting."""

    text: str
    caption: str = ""
    chip: Chip | None = None
    to_the_right: bool = False
    elide_middle: bool = False
