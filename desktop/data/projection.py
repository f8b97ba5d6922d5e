"""Keeping the derived columns true: the effective contact of a subscription and the counts of a customer.

Every writer calls these at the end of its transaction, so lists read one row and never aggregate. The newest change
that is laid over the service's value decides what is shown; a newer confirmed one ends what an older kept one laid
over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, ScalarSelect, case, func, null, select, true, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from desktop.data.chunks import chunks
from desktop.data.store.schema import PROVIDER_CONTACT, ChangeRow, CustomerRow, SubscriptionRow, SupportContactRow
from desktop.domain.changes import LAID_OVER, OPEN
from desktop.domain.records import ChangeState, SubscriptionStatus

T = TypeVar("T")

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

    def newest(column: ColumnElement[T] | InstrumentedAttribute[T]) -> ScalarSelect[T | None]:
        """A column of the newest deciding change; NULL when that one is confirmed, as the service then says it."""
        return (
            select(case((change.state == ChangeState.CONFIRMED, null()), else_=column))
            .where(change.subscription_id == SubscriptionRow.id, change.state.in_(_DECIDES))
            .order_by(change.id.desc())
            .limit(1)
            .correlate(SubscriptionRow)
            .scalar_subquery()
        )

    told = (
        select(SupportContactRow.contact_id)
        .where(SupportContactRow.subscription_id == SubscriptionRow.id)
        .correlate(SubscriptionRow)
        .scalar_subquery()
    )
    session.execute(
        update(SubscriptionRow)
        .where(which)
        .values(
            change_id=newest(change.id),
            change_state=func.coalesce(newest(change.state), ""),
            shown_contact_id=func.coalesce(newest(change.wanted_contact_id), told, PROVIDER_CONTACT),
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
