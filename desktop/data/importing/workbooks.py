"""Workbooks (XLSX) as tables: what they claim to hold is checked before a native reader takes memory for it."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

import python_calamine

from desktop.data.formulas import unguarded
from desktop.data.importing.headers import Header, recognise
from desktop.data.importing.own_files import SEARCHED_FROM_END, as_own, begins_account, kind_of
from desktop.data.importing.problems import refused, shortened
from desktop.data.importing.tables import SEARCHED_ROWS, Row, Table

_LARGEST = 2 << 30
_MOST_CELLS = 30_000_000
_CHUNK = 1 << 20
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_COUNT = re.compile(rb"[cC]ount\s*=\s*[\"']([0-9]+)[\"']")
_PLACE = re.compile(rb"\sr\s*=\s*[\"']\$?([A-Za-z]*)\$?([0-9]+)[\"']")


def is_workbook(head: bytes) -> bool:
    """Whether a file that begins with `head` is a workbook, or something else in the same wrapping."""
    return head.startswith((_ZIP, _COMPOUND))


def workbook_tables(path: Path, kind: str | None) -> tuple[list[Table], tuple[str, ...]]:
    """The tables of all visible sheets with a known heading, and remarks. Raises `ImportRefused`."""
    sheets = _sheets(path)
    tables: list[Table] = []
    skipped = 0
    first_row = ""
    accounts = {name: told for name, sheet in sheets if (told := _account(sheet))}
    own = next((listed for listed, _ in accounts.values()), "")
    wanted = kind_of(own, kind, path)
    for name, sheet in sheets:
        _, account = accounts.get(name, ("", None))
        if account == 0:
            continue
        found = _sheet_heading(sheet, wanted)
        if isinstance(found, str):
            skipped += bool(found)
            first_row = first_row or found
            continue
        header, line = as_own(found[0], own), found[1]
        table = Table(header, iter(()), total=sheet.total_height, sheet=name)
        table.rows = _sheet_rows(sheet, header, line, table, account)
        tables.append(table)
    if not tables:
        raise refused("unknown_header", path.name, shortened(first_row))
    return tables, ("sheets_skipped",) * bool(skipped) + ("own_export",) * any(table.header.own for table in tables)


def _account(sheet: python_calamine.CalamineSheet) -> tuple[str, int] | None:
    """The list of which the book is an export of the desk, where this sheet says so, and in which row from 0.

    The desk writes that at the head of a sheet of its own; in a CSV that was saved as a workbook it stands at the end.
    """
    ends = range(max(0, sheet.total_height - SEARCHED_FROM_END), sheet.total_height)
    blank = True
    for number, values in enumerate(sheet.iter_rows()):
        if number == 0 or number in ends:
            cells = [_text(value) for value in values]
            if blank and begins_account(cells):
                return cells[1].strip(), number
            blank = not any(cells)
    return None


def _sheets(path: Path) -> list[tuple[str, python_calamine.CalamineSheet]]:
    try:
        _require_sane(path)
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        return [
            (sheet.name, book.get_sheet_by_name(sheet.name))
            for sheet in book.sheets_metadata
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible
            and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
    except (
        python_calamine.CalamineError,
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        LookupError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        raise refused("bad_workbook", path.name, shortened(str(error))) from error
    except BaseException as error:
        # A damaged workbook can make the reader's native code give up, which is no `Exception`.
        if type(error).__name__ != "PanicException":
            raise
        raise refused("bad_workbook", path.name, "damaged") from error


def _require_sane(path: Path) -> None:
    """Raise `ImportRefused` for what is no XLSX or would not fit into memory.

    The native reader takes memory for the whole rectangle between the outermost cells, and one stray cell in the last
    corner of a sheet asks for gigabytes: that ends the process instead of raising anything.
    """
    if not zipfile.is_zipfile(path):
        with path.open("rb") as stream:
            head = stream.read(len(_COMPOUND))
            protected = head == _COMPOUND and _ENCRYPTED in stream.read(_LARGEST)
        if head.startswith(_ZIP):
            raise refused("bad_workbook", path.name, "damaged")
        raise refused("protected_workbook" if protected else "not_xlsx", path.name)
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        if not any(entry.filename.lower().startswith("xl/worksheets/") for entry in entries):
            raise refused("not_xlsx", path.name)
        if sum(entry.file_size for entry in entries) > _LARGEST:
            raise refused("too_large", path.name)
        for entry in entries:
            if entry.filename.lower().endswith((".xml", ".rels")) and _cells(archive, entry) > _MOST_CELLS:
                raise refused("too_large", path.name)


def _cells(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """How many things the reader will take memory for: the rectangle around all cells, or a count that is claimed."""
    rows: list[int] = []
    columns: list[int] = []
    claimed = 0
    with archive.open(entry) as stream:
        rest = b""
        while chunk := stream.read(_CHUNK):
            claimed = max(map(int, _COUNT.findall(rest + chunk)), default=claimed)
            if claimed > _MOST_CELLS:
                return claimed
            found = _PLACE.findall(rest + chunk)
            rest = chunk[-64:]
            if not found:
                continue
            numbers = {int(digits) for _, digits in found}
            letters = {_column(letters) for letters, _ in found if letters}
            rows = [min(numbers | set(rows)), max(numbers | set(rows))]
            columns = [min(letters | set(columns), default=1), max(letters | set(columns), default=1)]
    if not rows:
        return 0
    return (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:8]:
        number = number * 26 + letter - 64
    return number


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
        if seen == SEARCHED_ROWS:
            break
    return first_row


def _sheet_rows(
    sheet: python_calamine.CalamineSheet, header: Header, line: int, table: Table, account: int | None
) -> Iterator[Row]:
    """The rows below the heading, down to what a CSV of the desk that was saved as a workbook says of itself."""
    for number, values in enumerate(sheet.iter_rows(), 1):
        table.done = number
        if number > line:
            cells = [_text(value) for value in values]
            if number - 1 == account:
                return
            if any(map(str.strip, cells)):
                yield Row(number, cells if account is None else [unguarded(cell) for cell in cells])


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
