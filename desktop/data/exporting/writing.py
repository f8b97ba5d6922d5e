"""Writing an extract into a file of some format: streamed, with progress, and never half a file."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from desktop.data.exporting import csv_file, json_file, xlsx_file
from desktop.data.exporting.extracts import Words
from desktop.data.exporting.rows import Rows
from desktop.data.replacing import replacing

Progress = Callable[[int, int], None]


class Format(StrEnum):
    """The formats of the data room; paper is the business of whoever can draw."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


def write(rows: Rows, words: Words, path: Path, form: Format, progress: Progress | None = None) -> int:
    """Write the file and return how many rows it holds. Blocks; not for the GUI thread.

    `progress(done, total)` may raise `Cancelled`; then, and when anything fails, `path` is as it was. Raises DeskError
    when the file cannot be written.
    """
    told = progress or (lambda _done, _total: None)
    told(0, len(rows))
    write_rows = {Format.CSV: csv_file.write, Format.XLSX: xlsx_file.write, Format.JSON: json_file.write}[form]
    with replacing(path) as partial:
        return write_rows(partial, rows, words, told)
