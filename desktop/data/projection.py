"""Keeping the derived columns true: the effective contact of a subscription and the counts of a customer.

Every writer calls these at the end of its transaction, so lists read one row and never aggregate. The newest change
that is laid over the service's value decides what is shown; a newer confirmed one ends what an older kept one laid over.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, case, func, select, true, update
from sqlalchemy.orm import Session, aliased

from desktop.data.chunks import chunks
from desktop.data.store.schema import PROVIDER_CONTACT, ChangeRow, CustomerRow, SubscriptionRow, SupportContactRow
from desktop.domain.changes import LAID_OVER, OPEN
from desktop.domain.records import ChangeState, SubscriptionStatus

_DECIDES = sorted(LAID_OVER | {ChangeState.CONFIRMED})
_OPEN = sorted(OPEN)


def project(session: Session, subscriptions: Sequence[int] | None, customers: Sequence[int] | None = None) -> None:
    """Refresh the projection of these subscriptions and of their customers (and `customers`); None means all."""
    if subscriptions is None:
        _project_subscriptions(session, true())
        _project_customers(session, true())
        return
    touched = set(customers or ())
    for part in chunks(subscriptions):
        _project_subscriptions(session, SubscriptionRow.id.in_(part))
        touched.update(
            session.scalars(select(SubscriptionRow.customer_id).where(SubscriptionRow.id.in_(part)).distinct())
        )
    for part in chunks(sorted(touched)):
        _project_customers(session, CustomerRow.id.in_(part))


def _project_subscriptions(session: Session, which: ColumnElement[bool]) -> None:
    change = aliased(ChangeRow)
    newest = (
        select(func.max(change.id))
        .where(change.subscription_id == SubscriptionRow.id, change.state.in_(_DECIDES))
        .scalar_subquery()
    )
    laid_over = select(change.id).where(change.id == newest, change.state != ChangeState.CONFIRMED).scalar_subquery()
    state = select(change.state).where(change.id == laid_over).scalar_subquery()
    wanted = select(change.wanted_contact_id).where(change.id == laid_over).scalar_subquery()
    told = (
        select(SupportContactRow.contact_id)
        .where(SupportContactRow.subscription_id == SubscriptionRow.id)
        .scalar_subquery()
    )
    session.execute(
        update(SubscriptionRow)
        .where(which)
        .values(
            change_id=laid_over,
            change_state=func.coalesce(state, ""),
            shown_contact_id=func.coalesce(wanted, told, PROVIDER_CONTACT),
        )
        .execution_options(synchronize_session=False)
    )


def _project_customers(session: Session, which: ColumnElement[bool]) -> None:
    live = (
        (SubscriptionRow.customer_id == CustomerRow.id)
        & (SubscriptionRow.status != SubscriptionStatus.DELETED)
        & SubscriptionRow.gone_at.is_(None)
    )

    def count(condition: ColumnElement[bool]) -> ColumnElement[int]:
        one = func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
        return select(one).where(live).correlate(CustomerRow).scalar_subquery()

    session.execute(
        update(CustomerRow)
        .where(which)
        .values(
            subscription_count=count(true()),
            default_count=count(SubscriptionRow.shown_contact_id == PROVIDER_CONTACT),
            pending_count=count(SubscriptionRow.change_state.in_(_OPEN)),
        )
        .execution_options(synchronize_session=False)
    )
