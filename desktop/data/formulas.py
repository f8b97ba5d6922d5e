"""Text that a spreadsheet must not run: the mark that keeps it text, put on and taken off again."""

from __future__ import annotations

import re
from typing import Final

_BEGINS: Final = "=+\\-@\t\r\n＝＋－＠"
_RUNS: Final = re.compile(f"'*[ \u00a0]*[{_BEGINS}]")
_GUARDED: Final = re.compile(f"'+[ \u00a0]*[{_BEGINS}]")
FIRST: Final = frozenset("=+-@\t\r\n＝＋－＠' \u00a0")
"""What a text begins with that may need the mark: a quick look for long columns."""


def guarded(text: str) -> str:
    """`text` with an apostrophe before it when a spreadsheet would take it for a formula; `unguarded` takes it off."""
    # An apostrophe that stands there already gets one too, or taking one off would change the text.
    return f"'{text}" if text[:1] in FIRST and _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given; a text without the mark stays as it is."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text
