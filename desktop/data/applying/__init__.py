"""Writing facts into the store: one path for imports, the sample tenant and sync.

Facts are compared with what is stored, and only what differs is written; so applying the same facts twice changes
nothing. Runs inside the caller's transaction, on the caller's thread.
"""

from __future__ import annotations

from desktop.data.applying.account import Applied, Rejected, Tally
from desktop.data.applying.writer import FactWriter

__all__ = ["Applied", "FactWriter", "Rejected", "Tally"]
