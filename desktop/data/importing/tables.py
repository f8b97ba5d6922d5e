"""Tables as rows with their place, and CSV in any of the usual dialects."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from msgspec import Struct

from desktop.data.formulas import unguarded
from desktop.data.importing.encodings import Encoding, encoding_of
from desktop.data.importing.headers import Header, recognise
from desktop.data.importing.own_files import as_own, begins_account, kind_of, list_of_text
from desktop.data.importing.problems import refused, shortened

SEARCHED_ROWS = 10
"""How many rows above a heading may be titles."""

_TOLD_EVERY = 100
_SAMPLE = 1 << 16
_DELIMITERS = (";", ",", "\t", "|")


class Row(Struct, frozen=True):
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

    def __iter__(self) -> Iterator[str]:
        returned = self._returned
        while True:
            line = returned.pop() if returned else self._stream.readline()
            if not line:
                return
            self.number += 1
            self.row.append(line)
            yield line

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
    while seen < SEARCHED_ROWS:
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
    own = list_of_text(path, encoding.name)
    found = _delimiter_of(sample.lstrip("\ufeff"), kind_of(own, kind, path))
    if isinstance(found, str):
        raise refused("unknown_header", path.name, shortened(found))
    delimiter, header, line = found
    header = as_own(header, own)
    table = Table(header, iter(()), total=path.stat().st_size)
    table.rows = _csv_rows(path, encoding, delimiter, header, line, table)
    return table, encoding


def _csv_rows(
    path: Path, encoding: Encoding, delimiter: str, header: Header, header_line: int, table: Table
) -> Iterator[Row]:
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding.name, "replace", newline="") as stream:
        lines = _Lines(stream)
        reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
        blank = False
        for number, row in enumerate(_records(reader, lines)):
            if row.line <= header_line:
                continue
            if blank and begins_account(row.cells):
                break
            blank = not any(row.cells)
            if number % _TOLD_EVERY == 0:
                table.done = raw.tell()
            if row.fault:
                yield row
                continue
            cells = row.cells
            if not any(map(str.strip, cells)):
                continue
            if len(cells) != header.width and (len(cells) < header.width or any(map(str.strip, cells[header.width :]))):
                yield Row(row.line, cells, "ragged_row", f"{len(cells)} ≠ {header.width}")
            elif any("'" in line for line in lines.row):
                yield Row(row.line, [unguarded(cell) for cell in cells])
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
