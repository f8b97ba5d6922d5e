"""The log file: set up once, made at the first line that is written, readable by its owner only.

No customer data above DEBUG, never a token. A log that cannot be written never stops the desk.
"""

from __future__ import annotations

import io
import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from desktop.paths import default_logs

_BYTES: Final = 1_000_000
_KEPT: Final = 3
_NAME: Final = "partner-desk.log"


class _OwnerOnlyFile(RotatingFileHandler):
    """Opens its file at the first record, for the owner only, and swallows its own troubles."""

    def _open(self) -> io.TextIOWrapper:
        path = Path(self.baseFilename)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        opened = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return io.TextIOWrapper(io.FileIO(opened, "ab"), encoding="utf-8", errors="backslashreplace")

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk or a locked log file is no reason to speak up on the terminal."""


def start(folder: Path | None = None) -> None:
    """Send what the program logs to the log folder; further calls do nothing."""
    root = logging.getLogger()
    if any(isinstance(handler, _OwnerOnlyFile) for handler in root.handlers):
        return
    path = (folder or default_logs()) / _NAME
    handler = _OwnerOnlyFile(path, maxBytes=_BYTES, backupCount=_KEPT, delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    # Others speak up only when something is wrong; the desk tells its main steps.
    logging.getLogger("desktop").setLevel(logging.INFO)


def stop() -> None:
    """Close the log file, for tests."""
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler, _OwnerOnlyFile)]:
        root.removeHandler(handler)
        handler.close()
