"""A list as a PDF, page by page."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFile, QIODevice
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPdfWriter

from desktop.data.exporting.extracts import Words
from desktop.data.exporting.rows import Rows
from desktop.data.replacing import replacing
from desktop.views.printing.pages import Pages, Sheet, page_layout

_DPI: Final = 300
_POINTS: Final = 72
_END: Final = b"%%EOF"


def write_pdf(rows: Rows, words: Words, path: Path, progress: Callable[[int, int], None]) -> int:
    """Write the PDF and return how many rows it holds. Blocks; not for the GUI thread.

    `progress(done, total)` may raise `Cancelled`; then, and when anything fails, `path` is as it was. Raises DeskError
    when the file cannot be written.
    """
    with replacing(path) as partial:
        file = QFile(str(partial))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            raise OSError(errno.EACCES, file.errorString())
        try:
            done = _write(rows, words, file, progress)
        finally:
            file.close()
        _require_whole(partial)
    return done


def _write(rows: Rows, words: Words, file: QFile, progress: Callable[[int, int], None]) -> int:
    writer = QPdfWriter(file)
    writer.setResolution(_DPI)
    writer.setPageLayout(page_layout())
    writer.setTitle(words.sheet)
    writer.setCreator("Partner Desk")
    return paint_all(writer, rows, words, progress)


def paint_all(device: QPagedPaintDevice, rows: Rows, words: Words, progress: Callable[[int, int], None]) -> int:
    """Paint every page on a device that has a page layout, and return how many rows there were.

    May raise OSError, and what `progress` raises; then the device has some of the pages.
    """
    pages = Pages(rows, words, Sheet.of(device.pageLayout()))
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    done, total = 0, len(rows)
    progress(0, total)
    try:
        scale = device.logicalDpiX() / _POINTS
        painter.scale(scale, scale)
        for number, page in enumerate(pages.stream()):
            if number and not device.newPage():
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            pages.paint(painter, number, page)
            done += len(page)
            progress(done, total)
    finally:
        painter.end()
    return done


def _require_whole(path: Path) -> None:
    """Raise OSError for a file without its end: Qt writes on when the disk is full, and says nothing."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 64))
        if _END not in file.read():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
