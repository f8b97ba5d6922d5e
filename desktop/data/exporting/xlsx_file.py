"""Workbooks: real dates and numbers, identifiers as text, nothing that can run; memory stays flat whatever the rows."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from desktop.data.exporting.columns import Column, Kind
from desktop.data.exporting.csv_file import stamp
from desktop.data.exporting.extracts import Words
from desktop.data.exporting.mark import MARK
from desktop.data.exporting.rows import Rows

ROWS_OF_SHEET: Final = 1_048_576
"""As many as a sheet can have, the heading included; more rows go on in another sheet."""
_LONGEST: Final = 32_767
_BROADEST: Final = 60
# Names of sheets may not hold these, nor be longer than 31 characters.
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\']")
# No XML can hold them, not even escaped.
_NO_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_OPTIONS: Final = {
    "constant_memory": True,
    # Text is text, whatever it looks like.
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    # A book of a million rows is larger than the old form of a ZIP file allows.
    "use_zip64": True,
}


def write(path: Path, rows: Rows, words: Words, progress: Callable[[int, int], None]) -> int:
    """Write the workbook and return how many rows it holds; may raise OSError, and what `progress` raises."""
    # It takes longer to load than to start a command.
    import xlsxwriter

    total, done = len(rows), 0
    # What was written before a cancellation goes with the folder.
    with tempfile.TemporaryDirectory(prefix="partner-desk-export-") as folder:
        book = xlsxwriter.Workbook(str(path), {**_OPTIONS, "tmpdir": folder})
        sheets = _Sheets(book, rows.columns, words)
        try:
            for bite in rows.bites(stored=rows.extract.importable):
                for row in bite:
                    sheets.add(row)
                done += len(bite)
                progress(done, total)
            sheets.end()
            _about(book, rows.extract.listed, words)
            _save(book)
        except BaseException:
            _close_open_files(book)
            raise
    return done


def _save(book: Any) -> None:
    import xlsxwriter.exceptions

    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        # It wraps what the disk said.
        cause = error.args[0] if error.args else error
        raise cause if isinstance(cause, OSError) else OSError(str(cause)) from error


def _close_open_files(book: Any) -> None:
    """Let go of the files in which the rows wait for the book; a book that is not closed complains when it goes."""
    for sheet in book.worksheets():
        if sheet.row_data_fh is not None and not sheet.row_data_fh.closed:
            sheet.row_data_fh.close()
    book.fileclosed = 1


class _Sheets:
    """The rows, on as many sheets as they take."""

    def __init__(self, book: Any, columns: Sequence[Column], words: Words) -> None:
        self._book = book
        self._columns = columns
        self._words = words
        self._heading = book.add_format({"bold": True, "bottom": 1})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})
        self._number = book.add_format({"num_format": "#,##0"})
        self._text = book.add_format({"num_format": "@"})
        self._count = 0
        self._sheet: Any = None
        self._row = 0
        self._cells: list[Callable[[int, int, Any], None]] = []
        self._begin()

    def add(self, row: Sequence[Any]) -> None:
        """One more row."""
        if self._row == ROWS_OF_SHEET:
            self.end()
            self._begin()
        place = self._row
        for number, value in enumerate(row):
            if value is not None and value != "":
                self._cells[number](place, number, value)
        self._row += 1

    def end(self) -> None:
        """No more rows on this sheet."""
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), max(len(self._columns) - 1, 0))

    def _begin(self) -> None:
        self._count += 1
        name = self._words.sheet if self._count == 1 else f"{self._words.sheet} {self._count}"
        sheet = self._sheet = self._book.add_worksheet(sheet_name(name))
        sheet.freeze_panes(1, 0)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for number, column in enumerate(self._columns):
            # The mark of the filter stands in the heading too.
            heading = len(self._words.title(column)) + 4
            sheet.set_column(number, number, min(max(column.width, heading), _BROADEST))
        for number, column in enumerate(self._columns):
            sheet.write_string(0, number, text(self._words.title(column)), self._heading)
        self._row = 1
        self._cells = [self._cell(column) for column in self._columns]

    def _cell(self, column: Column) -> Callable[[int, int, Any], None]:
        string = self._sheet.write_string
        match column.kind:
            case Kind.NUMBER:
                number, form = self._sheet.write_number, self._number
                return lambda row, place, value: number(row, place, value, form)
            case Kind.MOMENT:
                return self._write_moment
            case Kind.WORD:
                known = {value: text(word) for value, word in self._words.values.get(column.key, {}).items()}
                return lambda row, place, value: string(row, place, known[value] if value in known else text(value))
            case Kind.IDENTIFIER:
                as_text = self._text
                return lambda row, place, value: string(row, place, text(value), as_text)
            case _:
                return lambda row, place, value: string(row, place, text(value))

    def _write_moment(self, row: int, place: int, value: datetime) -> None:
        if value.microsecond:
            # A sheet's own moments are too coarse to come back as they were.
            self._sheet.write_string(row, place, stamp(value))
        else:
            self._sheet.write_datetime(row, place, value.replace(tzinfo=None), self._moment)


def _about(book: Any, listed: str, words: Words) -> None:
    """What the book says of itself, on a sheet behind the rows; its first cell is the mark, as in a CSV."""
    sheet = book.add_worksheet(sheet_name(words.about_sheet))
    label_format = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    quiet = book.add_format({"font_color": "#808080"})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, MARK, quiet)
    sheet.write_string(0, 1, listed, quiet)
    for number, (label, line) in enumerate(words.about, 1):
        sheet.write_string(number, 0, text(label), label_format)
        sheet.write_string(number, 1, text(line), wrapped)


def text(value: str) -> str:
    """`value` as far as a cell can hold it."""
    if len(value) > _LONGEST:
        value = value[: _LONGEST - 1] + "…"
    return value if value.isascii() else _NO_XML.sub("\N{REPLACEMENT CHARACTER}", value)


def sheet_name(name: str) -> str:
    """`name` as a sheet may be called."""
    return _NOT_IN_NAMES.sub(" ", name).strip()[:31] or "Sheet"
