"""How far syncing has come: a few named values, written in the transaction that brought it there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from desktop.data.store.schema import CheckpointRow


class Checkpoint(StrEnum):
    """The names of the values."""

    FULL_SINCE = "full_since"
    """When the full pull began that is not finished."""
    FULL_DONE = "full_done"
    """When the last finished full pull began."""
    LINKS_DONE = "links_done"
    """When all customer links were last read."""
    ACTIVITY = "activity"
    """The day up to which the activity log was taken in."""
    CUSTOMERS = "customers"
    """Where the list of customers goes on that was interrupted."""


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """All of them; None or empty where there is none."""

    full_since: datetime | None = None
    full_done: datetime | None = None
    links_done: datetime | None = None
    activity: date | None = None
    customers: str = ""


def checkpoints(session: Session) -> Checkpoints:
    """How far syncing has come."""
    found = {row.name: row.value for row in session.execute(select(CheckpointRow.name, CheckpointRow.value))}

    def moment(name: Checkpoint) -> datetime | None:
        return datetime.fromisoformat(found[name]) if name in found else None

    day = found.get(Checkpoint.ACTIVITY)
    return Checkpoints(
        moment(Checkpoint.FULL_SINCE),
        moment(Checkpoint.FULL_DONE),
        moment(Checkpoint.LINKS_DONE),
        date.fromisoformat(day) if day else None,
        found.get(Checkpoint.CUSTOMERS, ""),
    )


def reach(session: Session, name: Checkpoint, value: datetime | date | str | None) -> None:
    """Note a value; None or an empty text drops it. One that is noted already is not written."""
    text = value if isinstance(value, str) or value is None else value.isoformat()
    known = session.execute(select(CheckpointRow.value).where(CheckpointRow.name == name)).scalar_one_or_none()
    if not text:
        if known is not None:
            session.execute(delete(CheckpointRow).where(CheckpointRow.name == name))
    elif known is None:
        session.execute(insert(CheckpointRow).values(name=name, value=text))
    elif known != text:
        session.execute(update(CheckpointRow).where(CheckpointRow.name == name).values(value=text))
