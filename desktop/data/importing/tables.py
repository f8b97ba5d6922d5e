"""Tables as rows with their place: CSV in any of the usual dialects, and workbooks."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import TextIO

import python_calamine

from desktop.data.importing.encodings import Encoding, encoding_of
from desktop.data.importing.headers import Header, recognise
from desktop.data.importing.problems import refused, shortened

_SEARCHED_ROWS = 10
_SAMPLE = 1 << 16
_DELIMITERS = (";", ",", "\t", "|")
_LARGEST_WORKBOOK = 1 << 30


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row. `fault` is the code of a problem that makes the row unusable, `text` what it tells."""

    line: int
    cells: Sequence[str]
    fault: str = ""
    text: str = ""


@dataclass(slots=True)
class Table:
    """One table: its heading, its rows in order (to be read once), and how far reading them has come."""

    header: Header
    rows: Iterator[Row]
    total: int
    done: int = 0
    sheet: str = ""


class _Lines:
    """The physical lines of a text, able to take back those of a row that could not be read."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._returned: list[str] = []
        self.row: list[str] = []
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._returned.pop() if self._returned else next(self._stream)
        self.number += 1
        self.row.append(line)
        return line

    def return_all_but_first(self) -> None:
        self._returned.extend(reversed(self.row[1:]))
        self.number -= len(self.row) - 1


def _delimiter_of(sample: str, kind: str | None) -> tuple[str, Header, int] | str:
    """Delimiter, heading and its line; or the first row as text when no heading is recognised."""
    first, _, _ = sample.partition("\n")
    first = first.strip().strip('"')
    named = first[4:5] if first.lower().startswith("sep=") and len(first) <= 5 else ""
    best: tuple[str, Header, int] | None = None
    for delimiter in (named or "\t",) if first.lower() == "sep=" or named else _DELIMITERS:
        found = _heading(sample, delimiter, kind)
        if found is not None and (best is None or found[0].score > best[1].score):
            best = (delimiter, *found)
    return best or first


def _heading(sample: str, delimiter: str, kind: str | None) -> tuple[Header, int] | None:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, skipinitialspace=True)
    line = 1
    seen = 0
    while seen < _SEARCHED_ROWS:
        try:
            cells = next(reader)
        except StopIteration:
            return None
        except csv.Error:
            cells = []
        header = recognise(cells, kind) if any(cells) else None
        if header is not None:
            return header, line
        seen += any(cells)
        line = reader.line_num + 1
    return None


def csv_table(path: Path, kind: str | None) -> tuple[Table, Encoding]:
    """The table of a CSV file; its rows are read as they are asked for.

    Raises `ImportRefused`: no text, or no heading that is known. `OSError` while reading goes through.
    """
    encoding = encoding_of(path)
    with path.open(encoding=encoding.name, errors="replace", newline="") as stream:
        sample = stream.read(_SAMPLE)
    found = _delimiter_of(sample.lstrip("\ufeff"), kind)
    if isinstance(found, str):
        raise refused("unknown_header", path.name, shortened(found))
    delimiter, header, line = found
    table = Table(header, iter(()), total=path.stat().st_size)
    table.rows = _csv_rows(path, encoding, delimiter, header, line, table)
    return table, encoding


def _csv_rows(
    path: Path, encoding: Encoding, delimiter: str, header: Header, header_line: int, table: Table
) -> Iterator[Row]:
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding.name, "replace", newline="") as stream:
        lines = _Lines(stream)
        reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
        for row in _records(reader, lines):
            if row.line <= header_line:
                continue
            table.done = raw.tell()
            if row.fault:
                yield row
                continue
            cells = row.cells
            if not any(map(str.strip, cells)):
                continue
            if len(cells) != header.width and (len(cells) < header.width or any(map(str.strip, cells[header.width :]))):
                yield Row(row.line, cells, "ragged_row", f"{len(cells)} ≠ {header.width}")
            else:
                yield row
        table.done = table.total


def _records(reader: Iterator[list[str]], lines: _Lines) -> Iterator[Row]:
    while True:
        lines.row = []
        line = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            text = shortened(lines.row[0].strip()) if lines.row else ""
            # A quotation mark left open would swallow the rows below it; they are read again on their own.
            lines.return_all_but_first()
            yield Row(line, (), "unclosed_quote", text)
        else:
            yield Row(line, cells)


def is_workbook(head: bytes) -> bool:
    """Whether a file that begins with `head` may be a workbook."""
    return head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))


def workbook_tables(path: Path, kind: str | None) -> tuple[list[Table], tuple[str, ...]]:
    """The tables of all visible sheets with a known heading, and remarks. Raises `ImportRefused`."""
    sheets = _sheets(path)
    tables: list[Table] = []
    skipped = 0
    first_row = ""
    for name, sheet in sheets:
        found = _sheet_heading(sheet, kind)
        if isinstance(found, str):
            skipped += bool(found)
            first_row = first_row or found
            continue
        header, line = found
        table = Table(header, iter(()), total=sheet.total_height, sheet=name)
        table.rows = _sheet_rows(sheet, header, line, table)
        tables.append(table)
    if not tables:
        raise refused("unknown_header", path.name, shortened(first_row))
    return tables, ("sheets_skipped",) if skipped else ()


def _sheets(path: Path) -> list[tuple[str, python_calamine.CalamineSheet]]:
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_WORKBOOK:
                    raise refused("too_large", path.name)
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        return [
            (sheet.name, book.get_sheet_by_name(sheet.name))
            for sheet in book.sheets_metadata
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible
            and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
    except python_calamine.PasswordError as error:
        raise refused("protected_workbook", path.name) from error
    except (
        python_calamine.CalamineError,
        zipfile.BadZipFile,
        ValueError,
        OSError,
        NotImplementedError,
    ) as error:
        raise refused("bad_workbook", path.name, shortened(str(error))) from error
    except BaseException as error:
        # A damaged workbook can make the reader's native code give up, which is no `Exception`.
        if type(error).__name__ != "PanicException":
            raise
        raise refused("bad_workbook", path.name, "damaged") from error


def _sheet_heading(sheet: python_calamine.CalamineSheet, kind: str | None) -> tuple[Header, int] | str:
    first_row = ""
    seen = 0
    for number, values in enumerate(islice(sheet.iter_rows(), 1000), 1):
        cells = [_text(value) for value in values]
        if not any(cells):
            continue
        header = recognise(cells, kind)
        if header is not None:
            return header, number
        first_row = first_row or ", ".join(filter(None, cells))
        seen += 1
        if seen == _SEARCHED_ROWS:
            break
    return first_row


def _sheet_rows(sheet: python_calamine.CalamineSheet, header: Header, line: int, table: Table) -> Iterator[Row]:
    for number, values in enumerate(sheet.iter_rows(), 1):
        table.done = number
        if number > line:
            cells = [_text(value) for value in values]
            if any(map(str.strip, cells)):
                yield Row(number, cells)


def _text(value: int | float | str | bool | time | date | datetime | timedelta | None) -> str:
    """A cell as text: whole numbers without a fraction, dates in ISO form."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
