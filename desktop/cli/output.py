"""Writing to the terminal: aligned tables and JSON, with nothing in the data able to steer the terminal."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import chain, islice
from typing import Any, Final

import click

# Control characters (C0, DEL, C1), line and paragraph separators, direction marks and overrides, lone surrogates.
_STEERING: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_BLANKS: Final = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_WIDEST: Final = 44
_PAGE: Final = 500


def safe(text: object) -> str:
    """`text` on one line, with every character that could steer a terminal made visible."""
    return _STEERING.sub(lambda found: " " if found.group() in _BLANKS else "\N{REPLACEMENT CHARACTER}", str(text))


def as_json(value: object) -> str:
    """`value` as JSON: readable in every script, moments in UTC, terminal controls escaped."""
    text = json.dumps(value, ensure_ascii=False, default=_plain)
    return _STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def echo_json(value: object) -> None:
    """One JSON value on stdout."""
    click.echo(as_json(value))


def echo_json_list(items: Iterable[object], total: int, **more: object) -> None:
    """A list as `{"items": […], "total": n}`, written as it is read, so that a long one is never held."""
    write = sys.stdout.write
    write('{"items": [')
    for index, item in enumerate(items):
        write((",\n" if index else "\n") + as_json(item))
    write(f'], "total": {total}')
    for name, value in more.items():
        write(f', "{name}": {as_json(value)}')
    write("}\n")


def width(text: str) -> int:
    """Cells that `text` takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(ch) else 1 + (unicodedata.east_asian_width(ch) in "WF") for ch in text)


def _shortened(text: str) -> str:
    """`text` with its end left out when it is too wide for a column."""
    if width(text) <= _WIDEST:
        return text
    kept = text
    while width(kept) >= _WIDEST:
        kept = kept[:-1]
    return kept + "…"


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], *, whole: Iterable[str] = ("ID",)) -> None:
    """Rows under headings, aligned; numbers to the right. Columns named in `whole` are never shortened.

    Widths come from the first page of rows, so a long table starts at once; a wider cell further down stands out.
    """
    uncut = {index for index, heading in enumerate(headings) if heading in set(whole)}
    stream = iter(rows)
    first = [_cells(row, uncut) for row in islice(stream, _PAGE)]
    if not first:
        return
    numeric = [all(not row[i] or _is_number(row[i]) for row in first) for i in range(len(headings))]
    widths = [max(width(heading), *(width(row[i]) for row in first)) for i, heading in enumerate(headings)]
    for cells in chain([list(headings)], first, (_cells(row, uncut) for row in stream)):
        aligned = (
            " " * (widths[i] - width(cell)) + cell if numeric[i] else cell + " " * (widths[i] - width(cell))
            for i, cell in enumerate(cells)
        )
        click.echo("  ".join(aligned).rstrip())


def _cells(row: Sequence[object], uncut: set[int]) -> list[str]:
    texts = [safe("" if cell is None else cell) for cell in row]
    return [text if index in uncut else _shortened(text) for index, text in enumerate(texts)]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def facts(pairs: Mapping[str, object]) -> None:
    """Names and values, one pair on a line."""
    widest = max(width(name) for name in pairs)
    for name, value in pairs.items():
        click.echo(f"{name}:{' ' * (widest - width(name))} {safe('-' if value in (None, '') else value)}")


def complain(text: str) -> None:
    """One line on stderr."""
    click.echo(safe(text), err=True)


def paged(keys: Sequence[int], read: Callable[[Sequence[int]], Mapping[int, Any]]) -> Iterator[Any]:
    """Rows of `keys` in their order, read a page at a time."""
    for start in range(0, len(keys), _PAGE):
        page = keys[start : start + _PAGE]
        found = read(page)
        yield from (found[key] for key in page if key in found)


class Progress:
    """A percentage on stderr while a person watches; silent in scripts."""

    def __init__(self, label: str) -> None:
        self._label = safe(label)
        self._shown = -1
        self._watched = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Show how far it is."""
        percent = 100 * done // max(total, 1)
        if self._watched and percent != self._shown:
            self._shown = percent
            click.echo(f"\r{self._label} {percent} %", nl=False, err=True)

    def done(self) -> None:
        """Clear the line."""
        if self._watched and self._shown >= 0:
            click.echo("\r" + " " * (width(self._label) + 6) + "\r", nl=False, err=True)
