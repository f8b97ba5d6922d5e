"""CSV that spreadsheets open right and the desk reads back: UTF-8 with a mark, a heading, the rows, then what it is.

What the file says of itself stands behind the rows, after an empty line and the `MARK`: so a heading is its first line,
for spreadsheets and importers alike, and a reader that knows the mark stops there.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from desktop.data.exporting.columns import Column, Kind
from desktop.data.exporting.extracts import Words
from desktop.data.exporting.mark import MARK
from desktop.data.exporting.rows import Rows
from desktop.data.formulas import FIRST, guarded

# What a spreadsheet would take for a number, a date or a time, losing zeros and digits.
_LONGEST_NUMBER: Final = 32
_NUMBER_LIKE: Final = re.compile(r"[\d\s.,:/+-]*\d[\d\s.,:/eE+-]*")


def write(path: Path, rows: Rows, words: Words, progress: Callable[[int, int], None]) -> int:
    """Write the file and return how many rows it holds; may raise OSError, and what `progress` raises."""
    total, done = len(rows), 0
    writers = [_cells(column, words) for column in rows.columns]
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=words.delimiter)
        writer.writerow([guarded(words.title(column)) for column in rows.columns])
        for bite in rows.bites(stored=rows.extract.importable):
            # Column by column: one loop in C for each, and nothing is asked of a cell that its column has answered.
            columns = [cells(column) for cells, column in zip(writers, zip(*bite, strict=True), strict=True)]
            writer.writerows(zip(*columns, strict=True))
            done += len(bite)
            progress(done, total)
        _write_about(writer, rows.extract.listed, words.about)
    return done


def _write_about(writer: Any, listed: str, about: Sequence[tuple[str, str]]) -> None:
    writer.writerow(())
    writer.writerow((MARK, listed))
    writer.writerows((guarded(one_line(label)), guarded(one_line(text))) for label, text in about)


def one_line(text: str) -> str:
    """`text` without line breaks, so that nothing in it can look like a row of its own."""
    return " ".join(text.split())


def _cells(column: Column, words: Words) -> Callable[[Sequence[Any]], Iterable[str]]:
    """What turns the values of a column into cells."""
    match column.kind:
        case Kind.TEXT:
            return _texts
        case Kind.IDENTIFIER:
            return _identifiers
        case Kind.WORD:
            known = {value: guarded(word) for value, word in words.values.get(column.key, {}).items()}
            return lambda values: _words(known, values)
        case Kind.MOMENT:
            return _moments
        case _:
            return lambda values: ["" if value is None else value for value in values]


def _texts(values: Sequence[Any]) -> list[str]:
    return [guarded(value) if value and value[0] in FIRST else value or "" for value in values]


def _identifiers(values: Sequence[Any]) -> list[str]:
    return [as_text(value) if value else "" for value in values]


def as_text(identifier: str) -> str:
    """An identifier that a spreadsheet leaves as it is.

    A tab before digits makes a spreadsheet take them for text; whoever reads the file strips it as any blank.
    """
    if identifier.isdigit() or (len(identifier) <= _LONGEST_NUMBER and _NUMBER_LIKE.fullmatch(identifier)):
        return f"\t{identifier}"
    return guarded(identifier)


def _words(known: Mapping[str, str], values: Sequence[Any]) -> list[str]:
    # A value that this version has no word for stays as it came: from outside.
    return [known[value] if value in known else guarded(value or "") for value in values]


def _moments(values: Sequence[datetime | None]) -> list[str]:
    return [stamp(value) if value is not None else "" for value in values]


def stamp(moment: datetime) -> str:
    """A moment in UTC, as spreadsheets and the import read it; a fraction only where there is one."""
    text = moment.isoformat(" ")
    return text[:19] if not moment.microsecond else text[:26]
