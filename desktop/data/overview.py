"""What the whole store holds: the counts of the status bar and of `status`, and marks on the store itself."""

from __future__ import annotations

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from desktop.data.change_lines import number_needing
from desktop.data.store.schema import (
    ChangeRow,
    CustomerRow,
    DeskRow,
    HistoryRow,
    ProviderRow,
    ResellerRow,
    SubscriptionRow,
    SupportContactRow,
)
from desktop.domain.records import ChangeState, Counts

SAMPLE = "sample"


def counts(session: Session) -> Counts:
    """Counts and ages of the whole store. On-default leaves deleted subscriptions out."""
    by_state: dict[str, int] = {
        row.state: row.number
        for row in session.execute(select(ChangeRow.state, func.count().label("number")).group_by(ChangeRow.state))
    }
    return Counts(
        customers=session.execute(select(func.count()).select_from(CustomerRow)).scalar_one(),
        subscriptions=session.execute(select(func.count()).select_from(SubscriptionRow)).scalar_one(),
        resellers=session.execute(select(func.count()).select_from(ResellerRow)).scalar_one(),
        on_default=session.execute(select(func.coalesce(func.sum(CustomerRow.default_count), 0))).scalar_one(),
        staged=by_state.get(ChangeState.STAGED, 0),
        submitted=sum(by_state.get(state, 0) for state in (ChangeState.SUBMITTED, ChangeState.SENDING)),
        kept=by_state.get(ChangeState.KEPT, 0),
        conflicts=by_state.get(ChangeState.CONFLICT, 0),
        needs_person=number_needing(session),
        newest_read_at=session.execute(select(func.max(SupportContactRow.read_at))).scalar_one(),
        is_sample=mark(session, SAMPLE) is not None,
        has_provider=session.execute(select(ProviderRow.id)).first() is not None,
    )


def is_empty(session: Session) -> bool:
    """Whether nothing was ever imported."""
    return not any(session.execute(select(table.id).limit(1)).first() for table in (CustomerRow, ResellerRow))


def newest_step(session: Session) -> int:
    """The key of the newest row of history; it grows with every act and import, by whichever desk."""
    return session.execute(select(func.max(HistoryRow.id))).scalar_one() or 0


def mark(session: Session, name: str) -> str | None:
    """A mark on the store."""
    return session.execute(select(DeskRow.value).where(DeskRow.name == name)).scalar_one_or_none()


def set_mark(session: Session, name: str, value: str) -> None:
    """Put a mark on the store."""
    if mark(session, name) is None:
        session.execute(insert(DeskRow).values(name=name, value=value))
    else:
        session.execute(update(DeskRow).where(DeskRow.name == name).values(value=value))
