"""What a sync is going to cost, before it begins: requests, by what the store holds and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.data.store.schema import ChangeRow, CustomerRow, PartnershipRow, SubscriptionRow
from desktop.data.syncing.checkpoints import checkpoints
from desktop.data.syncing.due import numbers_due
from desktop.domain.records import ChangeState, PartnershipState, RelationshipState

REACH: Final = timedelta(days=89)
"""How old the last sync may be for a delta; the activity log reaches no further back."""
_PAGE: Final = 500
_OURSELVES: Final = 4
_WAITING: Final = (ChangeState.SUBMITTED, ChangeState.SENDING, ChangeState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Estimate:
    """About how many requests a run makes. `full`: it reads everything, or what an interrupted full pull has left."""

    requests: int
    full: bool


def estimate(session: Session, now: datetime, *, full: bool = False, sweep: int = 1_000) -> Estimate:
    """What the next run costs, as far as the store can know: customers that it does not know yet are not counted.

    `full` asks for everything anew; `sweep` is the budget of the slow sweep.
    """
    reached = checkpoints(session)
    everybody = select(func.count()).select_from(CustomerRow)
    customers = session.execute(everybody.where(CustomerRow.relationship != RelationshipState.LOST)).scalar_one()
    waiting = select(func.count()).select_from(ChangeRow).where(ChangeRow.state.in_(_WAITING))
    # A change is read before it is sent.
    always = _OURSELVES + ceil(customers / _PAGE) + 2 * session.execute(waiting).scalar_one()
    recent = reached.activity is not None and now.date() - reached.activity <= REACH
    if not full and reached.full_since is None and reached.full_done is not None and recent:
        subscriptions = session.execute(select(func.count()).select_from(SubscriptionRow)).scalar_one()
        # A customer is asked about once a week, a contact once a month.
        swept = min(sweep, customers // 7 + subscriptions // 30)
        return Estimate(always + sum(numbers_due(session)) + swept, full=False)
    since = reached.full_since or now
    links = 0
    if reached.links_done is None or reached.links_done < since:
        partners = select(func.count()).select_from(PartnershipRow)
        active = partners.where(PartnershipRow.state == PartnershipState.ACTIVE)
        links = min(customers, session.execute(active).scalar_one())
    return Estimate(always + sum(numbers_due(session, since)) + links, full=True)
