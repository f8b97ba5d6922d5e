"""What the service said when it refused: read out of what a change remembers, and written as a list to try again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.data.chunks import chunks
from desktop.data.importing.report_file import save_rows
from desktop.data.outbox.reading import changes
from desktop.domain.records import Change, ChangeState

COLUMNS = ("subscription_id", "mpn_id", "tenant_id", "reseller", "code", "reason", "said")
"""The columns of the list. An import of assignments reads it again: `reason` is the person's, `said` the service's."""

FAILED = frozenset({ChangeState.REFUSED, ChangeState.UNKNOWN, ChangeState.CONFLICT})
"""States of a change that did not arrive as it was meant."""

_CORRELATION = re.compile(r"\s*\(([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\)\s*$")
_CODE = re.compile(r"\s*\(code ([^()]{1,80})\)\.?\s*$")
_PREFIX = "The service refused: "


@dataclass(frozen=True, slots=True)
class Failure:
    """What was said of a change that did not arrive: the service's code, its words, and what its support asks for."""

    code: str = ""
    text: str = ""
    correlation_id: str = ""


def failure_of(last_error: str) -> Failure:
    """What a change remembers of its last error, taken apart; a part that is not there is empty."""
    text, correlation, code = last_error.strip(), "", ""
    if found := _CORRELATION.search(text):
        correlation, text = found.group(1), text[: found.start()]
    if found := _CODE.search(text):
        code, text = found.group(1), text[: found.start()]
    return Failure(code, text.removeprefix(_PREFIX), correlation)


def failure_rows(session: Session, keys: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """The header, and a row for each of these changes: whom it wanted for what, and why that did not come about.

    Where the service gave no code, the state of the change stands for it.
    """
    yield COLUMNS
    for part in chunks(keys):
        for change in changes(session, keys=part):
            yield _row(change)


def _row(change: Change) -> tuple[str, ...]:
    failure = failure_of(change.last_error) if change.state in FAILED else Failure()
    wanted = change.wanted
    return (
        change.subscription_id,
        wanted.mpn_id,
        wanted.tenant_id,
        wanted.name,
        failure.code or change.state.value,
        change.reason,
        " ".join(part for part in (failure.text, failure.correlation_id and f"({failure.correlation_id})") if part),
    )


def save_failures(session: Session, keys: Sequence[int], path: Path) -> int:
    """Write these changes as a CSV file that a spreadsheet opens right; returns how many rows it has.

    UTF-8 with a byte order mark; no cell can run as a formula. Raises DeskError when the file cannot be written. It
    blocks, and is not for the GUI thread.
    """
    written = -1

    def counted() -> Iterator[tuple[str, ...]]:
        nonlocal written
        for row in failure_rows(session, keys):
            written += 1
            yield row

    save_rows(path, counted())
    return max(written, 0)
