"""What is worth doing after many rows were written and committed."""

from __future__ import annotations

import logging

from desktop.data import finding
from desktop.data.store import Store
from desktop.errors import DeskError

logger = logging.getLogger(__name__)


def keep_for_finding(store: Store) -> None:
    """Keep what finding would read from all rows at the next start, if many came. What was written stays in any case.

    Blocks; not for the GUI thread.
    """
    try:
        finding.keep(store)
    except DeskError as error:
        logger.warning("what finding holds was not kept: %s", error.code)
