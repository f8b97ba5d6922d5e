"""Others' log lines hold what ours never do: customers' ids, headers, and at DEBUG what signs people in."""

from __future__ import annotations

import logging


def hush() -> None:
    """Let the libraries that speak to the service, or sign people in, tell warnings only, whatever a log is set to."""
    for name in ("httpx", "httpcore", "msal"):
        logging.getLogger(name).setLevel(logging.WARNING)
