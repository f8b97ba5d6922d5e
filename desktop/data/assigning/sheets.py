"""Reading a sheet of assignments: a file with a heading, or text from the clipboard with or without one."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.data.assigning.troubles import Trouble
from desktop.data.importing import values
from desktop.data.importing.headers import ASSIGNMENTS, Header, recognise
from desktop.data.importing.problems import refused, shortened
from desktop.data.importing.tables import Row, Table, csv_table
from desktop.data.importing.workbooks import is_workbook, workbook_tables
from desktop.domain.identifiers import guid

Progress = Callable[[int, int], None]

MOST_LINES = 1_000_000
"""As many as there may be subscriptions; a sheet is held in memory."""
_REPORTED_EVERY = 500


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says, as it is written; an empty text was not said. `number` counts from 1.

    Text from the clipboard may be about a selected row: then `subscription_key` is its key.
    """

    number: int
    subscription: str = ""
    customer_id: str = ""
    customer_domain: str = ""
    customer_name: str = ""
    product: str = ""
    nickname: str = ""
    tenant_id: str = ""
    mpn_id: str = ""
    name: str = ""
    reason: str = ""
    subscription_key: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a sheet in order, those that cannot be read, and remarks (codes of `importing.problems.NOTES`)."""

    name: str
    lines: tuple[Line, ...]
    unreadable: tuple[Trouble, ...] = ()
    notes: tuple[str, ...] = ()


_FIELDS = {
    "subscription_id": "subscription",
    "customer_id": "customer_id",
    "customer_domain": "customer_domain",
    "customer_name": "customer_name",
    "product": "product",
    "nickname": "nickname",
    "wanted_tenant": "tenant_id",
    "wanted_mpn": "mpn_id",
    "wanted_name": "name",
    "reason": "reason",
}


def read_file(path: Path, *, progress: Progress | None = None) -> Sheet:
    """The sheet in a CSV file or a workbook, whose columns are found by their heading.

    `progress(done, total)` may raise `Cancelled`. Raises ImportRefused for a file that cannot be read or has no
    heading of that kind. Blocks; not for the GUI thread.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(16)
        if is_workbook(head):
            tables, notes = workbook_tables(path, ASSIGNMENTS)
        else:
            table, encoding = csv_table(path, ASSIGNMENTS)
            tables, notes = [table], encoding.notes
        total = sum(table.total for table in tables)
        if progress is not None:
            progress(0, total)
        lines: list[Line] = []
        unreadable: list[Trouble] = []
        for table in tables:
            _take(path, table, lines, unreadable, progress, total)
    except OSError as error:
        raise refused("cannot_read", path.name, error.strerror or "unknown error") from error
    if not lines and not unreadable:
        notes += ("no_rows",)
    return Sheet(path.name, tuple(lines), tuple(unreadable), notes)


def _take(
    path: Path, table: Table, lines: list[Line], unreadable: list[Trouble], progress: Progress | None, total: int
) -> None:
    read = _reader(table.header)
    for count, row in enumerate(table.rows, 1):
        found = read(row)
        if isinstance(found, Trouble):
            unreadable.append(found)
        else:
            lines.append(found)
        if len(lines) > MOST_LINES:
            raise refused("too_large", path.name)
        if progress is not None and count % _REPORTED_EVERY == 0:
            progress(min(table.done, total), total)


def _reader(header: Header) -> Callable[[Row], Line | Trouble]:
    columns = [(_FIELDS[field], index) for field, index in header.columns.items()]

    def read(row: Row) -> Line | Trouble:
        if row.fault:
            return Trouble(row.line, row.fault, row.text)
        said: dict[str, Any] = {}
        for field, index in columns:
            text = values.clean(row.cells[index]) if index < len(row.cells) else ""
            if len(text) > (values.NOTE_LIMIT if field == "reason" else values.NAME_LIMIT):
                return Trouble(row.line, "too_long", shortened(text))
            said[field] = text
        return Line(row.line, **said)

    return read


def read_pasted(text: str, subscriptions: Sequence[int] = ()) -> Sheet:
    """The sheet in text from the clipboard; `subscriptions` are the keys of the selected rows, in their order.

    It may be a table with a heading that is known; two columns, subscription ID and reseller, without one; one
    reseller (name, MPN ID, tenant ID or “default”) for all selected rows; or as many of them as rows are selected,
    one under the other. Text that is none of these becomes unreadable lines, never an error.
    """
    rows = list(_pasted_rows(text))
    if not rows:
        return Sheet("", (), (), ("no_rows",))
    header = recognise(rows[0].cells, ASSIGNMENTS) if len(rows) > 1 else None
    if header is not None:
        found = [_reader(header)(row) for row in rows[1:]]
    elif all(sum(map(bool, row.cells)) == 1 for row in rows) and subscriptions:
        found = _for_selected(rows, subscriptions)
    else:
        found = [_of_two(row) for row in rows]
    lines = tuple(line for line in found if isinstance(line, Line))
    return Sheet("", lines, tuple(line for line in found if isinstance(line, Trouble)))


def _pasted_rows(text: str) -> Iterator[Row]:
    """The rows of a text, its cells cleaned; spreadsheets put a tab between cells."""
    delimiter = "\t" if "\t" in text else _delimiter_after_ids(text)
    if delimiter is None:
        yield from (
            Row(number, [cell]) for number, line in enumerate(text.splitlines(), 1) if (cell := values.clean(line))
        )
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            cleaned = [values.clean(cell) for cell in cells]
            if any(cleaned):
                yield Row(line, cleaned)
            line = reader.line_num + 1
    except csv.Error:
        yield Row(line, (), "unclosed_quote")


def _delimiter_after_ids(text: str) -> str | None:
    """A comma or semicolon separates cells only behind identifiers: names hold commas too."""
    lines = [line for line in text.splitlines() if line.strip()]
    first = lines[1] if len(lines) > 1 else lines[0] if lines else ""
    return next((mark for mark in ";," if mark in first and guid(first.partition(mark)[0].strip('" '))), None)


def _for_selected(rows: Sequence[Row], subscriptions: Sequence[int]) -> list[Line | Trouble]:
    """One reseller for all selected rows, or one for each."""
    named = [(row.line, next(filter(None, row.cells))) for row in rows]
    if len(named) == 1:
        named *= len(subscriptions)
    pairs = zip(named, subscriptions, strict=False)
    found: list[Line | Trouble] = [
        Line(line, name=name, subscription_key=key) for (line, name), key in pairs
    ]  # fmt: skip
    found += [Trouble(line, "missing_subscription", name) for line, name in named[len(subscriptions) :]]
    return found


def _of_two(row: Row) -> Line | Trouble:
    """A row of two columns, in either order: the one that holds a subscription ID is the subscription."""
    if row.fault:
        return Trouble(row.line, row.fault, row.text)
    cells = [cell for cell in row.cells if cell]
    if len(cells) < 2:
        lone = bool(cells) and guid(cells[0]) is not None
        return Line(row.line, subscription=cells[0]) if lone else Line(row.line, name=cells[0] if cells else "")
    first, second = cells[:2]
    if guid(first) is None and guid(second) is not None:
        first, second = second, first
    return Line(row.line, subscription=first, name=second, reason=cells[2] if len(cells) > 2 else "")
