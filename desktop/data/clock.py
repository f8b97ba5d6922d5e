"""The one place where the data room asks what time it is; callers pass moments on, and tests pass their own."""

from __future__ import annotations

from datetime import UTC, date, datetime


def utc_now() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def local_today() -> date:
    """The person's calendar day: delegated admin and agreements end on days, not moments."""
    return datetime.now().astimezone().date()
