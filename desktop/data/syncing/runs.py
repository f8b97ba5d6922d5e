"""The runs of syncing: the account of each is kept, so that the desk can say when it last heard and what came."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from desktop.data.store.schema import SyncRunRow
from desktop.data.syncing.account import Rows

KEPT = 100
"""Runs that are kept; older ones make room."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that could not be read or taken in: what it was about, and the error's code, sentence and values."""

    about: str
    code: str
    text: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `kind` is full, delta, customer or push; `stopped` is empty when it got to its end.

    `requests` are counted by kind, with those repeated; `throttled` is how often the service asked to wait. `left` are
    decisions that wait to be sent. `push_stopped` says why sending ended early while reading went on; the values fill
    the sentence of a code. Troubles beyond the first few are only counted.
    """

    kind: str
    started_at: datetime
    ended_at: datetime
    seconds: float
    requests: dict[str, int] = field(default_factory=dict)
    throttled: int = 0
    rows: dict[str, Rows] = field(default_factory=dict)
    confirmed: int = 0
    conflicts: int = 0
    refused: int = 0
    unknown: int = 0
    kept: int = 0
    left: int = 0
    drift: int = 0
    lost: int = 0
    troubles: tuple[Trouble, ...] = ()
    trouble_count: int = 0
    stopped: str = ""
    stopped_text: str = ""
    stopped_values: tuple[str, ...] = ()
    push_stopped: str = ""
    push_stopped_text: str = ""
    push_stopped_values: tuple[str, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether everything that was due was done, apart from troubles."""
        return not self.stopped and not self.push_stopped

    @property
    def clean(self) -> bool:
        """Whether nothing is left for a person to look at."""
        return self.finished and not (self.conflicts or self.refused or self.unknown or self.trouble_count)

    @property
    def total_requests(self) -> int:
        """All requests, those repeated included."""
        return sum(self.requests.values())


def keep_run(session: Session, summary: Summary) -> None:
    """Keep the account of a run, and drop the oldest beyond those that are kept."""
    account: dict[str, Any] = msgspec.to_builtins(summary)
    session.execute(
        insert(SyncRunRow).values(started_at=summary.started_at, ended_at=summary.ended_at, account=account)
    )
    oldest = session.scalars(select(SyncRunRow.id).order_by(SyncRunRow.id.desc()).offset(KEPT).limit(1)).one_or_none()
    if oldest is not None:
        session.execute(delete(SyncRunRow).where(SyncRunRow.id <= oldest))


def runs(session: Session, limit: int = KEPT) -> list[Summary]:
    """The kept runs, the latest first."""
    rows = session.scalars(select(SyncRunRow.account).order_by(SyncRunRow.id.desc()).limit(limit))
    return [msgspec.convert(account, Summary) for account in rows if account]


def last_run(session: Session) -> Summary | None:
    """The latest run, None when there was none."""
    return next(iter(runs(session, 1)), None)
