"""How a file of the desk says that it is one, behind its rows."""

from __future__ import annotations

from typing import Final

MARK: Final = "partner-desk-export"
"""The first cell of what a file says of itself; the cell beside it names the list."""
