"""Reading a list of subscriptions from a file: a CSV with a heading, or one id on each line."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from desktop.data.importing.encodings import decode
from desktop.data.importing.headers import recognise
from desktop.data.importing.own_files import begins_account
from desktop.domain.identifiers import guid
from desktop.errors import ImportRefused


def subscription_list(path: Path) -> tuple[list[str], list[str]]:
    """Subscription ids in their order, and one line of complaint for each row that names none or more than one.

    `-` is standard input. Raises ImportRefused when the file cannot be read as text.
    """
    name = "standard input" if str(path) == "-" else path.name
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise ImportRefused("cannot_read", "{} cannot be read: {}.", name, error.strerror or "unknown error") from error
    text, _ = decode(data, name)
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(text.splitlines(), delimiter=delimiter)
    column: int | None = None
    found: list[str] = []
    complaints: list[str] = []
    blank = False
    try:
        for cells in rows:
            line = rows.line_num
            if blank and begins_account(cells):
                # Behind its rows an export of the desk says what it is.
                break
            blank = not any(cell.strip() for cell in cells)
            if blank:
                continue
            named = [known for cell in cells if (known := guid(cell))]
            if line == 1 and not named:
                header = recognise(cells)
                column = header.columns.get("subscription_id") if header else None
                continue
            if column is not None:
                known = guid(cells[column]) if column < len(cells) else None
                named = [known] if known else []
            if len(named) == 1:
                found.append(named[0])
            elif named:
                complaints.append(f"{name}:{line}: more than one ID, and no heading tells which is the subscription's")
            else:
                complaints.append(f"{name}:{line}: there is no subscription ID here")
    except csv.Error as error:
        raise ImportRefused("cannot_read", "{} cannot be read: {}.", name, error) from error
    return found, complaints
