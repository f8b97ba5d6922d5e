"""Keeping the derived columns true: the effective contact of a subscription and the counts of a customer.

Every writer calls these at the end of its transaction, so lists read one row and never aggregate. The newest change
that is laid over the service's value decides what is shown; a newer confirmed one ends what an older kept one laid
over. What is true already is not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Insert,
    Integer,
    Select,
    String,
    Table,
    Update,
    case,
    func,
    insert,
    null,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.orm import Session, aliased

from desktop.data.many_rows import among, emptied, insert_rows, stretches, temporary
from desktop.data.store.schema import PROVIDER_CONTACT, ChangeRow, CustomerRow, SubscriptionRow, SupportContactRow
from desktop.domain.changes import LAID_OVER, OPEN
from desktop.domain.records import ChangeState, SubscriptionStatus

_DECIDES = LAID_OVER | {ChangeState.CONFIRMED}
_OPEN = sorted(OPEN)
_CHANGE, _DECIDING = aliased(ChangeRow), aliased(ChangeRow)

_STRETCH = 25_000
"""Subscriptions that one statement rewrites: the engine keeps the former pages of as many in memory."""

_TOUCHED = temporary("touched_subscription", Column("key", Integer, primary_key=True))
_TOUCHED_CUSTOMERS = temporary("touched_customer", Column("key", Integer, primary_key=True))
_HOLDING = temporary(
    "holding",
    Column("subscription_id", Integer, primary_key=True),
    Column("change_id", Integer),
    Column("change_state", String(40)),
    Column("shown_contact_id", Integer),
    Column("contact_moves", Boolean),
)


def project(session: Session, subscriptions: Sequence[int] | None, customers: Sequence[int] | None = None) -> None:
    """Refresh the projection of these subscriptions and of their customers (and `customers`); None means all."""
    if subscriptions is None:
        _project_subscriptions(session, every=True)
        _project_customers(session, every=True)
        return
    if not subscriptions:
        _project_customers_among(session, emptied(session, _TOUCHED_CUSTOMERS), customers or ())
        return
    touched = emptied(session, _TOUCHED)
    insert_rows(session, touched, ("key",), ((key,) for key in dict.fromkeys(subscriptions)))
    _project_touched(session, touched, customers or ())


def project_all_of(session: Session, subscriptions: Select[int]) -> None:
    """Refresh the projection of the subscriptions that a query names, and of their customers."""
    touched = emptied(session, _TOUCHED)
    session.execute(insert(touched).from_select(["key"], subscriptions.distinct()))
    _project_touched(session, touched, ())


def in_one_of(change: type[ChangeRow], states: Iterable[ChangeState]) -> ColumnElement[bool]:
    """Whether a change of a subscription is in one of these states.

    Said by the other states, as an engine that knows little of a table looks all changes in a state up for each row.
    """
    return change.state.not_in(sorted(frozenset(ChangeState).difference(states)))


def _project_touched(session: Session, touched: Table, more: Sequence[int]) -> None:
    _project_subscriptions(session, every=False)
    customers = emptied(session, _TOUCHED_CUSTOMERS)
    theirs = select(SubscriptionRow.customer_id).where(SubscriptionRow.id.in_(among(touched))).distinct()
    session.execute(insert(customers).from_select(["key"], theirs))
    _project_customers_among(session, customers, more)


def _project_customers_among(session: Session, customers: Table, more: Sequence[int]) -> None:
    """Refresh the customers in a temporary table, and some more."""
    if more:
        known = {key for (key,) in session.execute(among(customers))}
        insert_rows(session, customers, ("key",), ((key,) for key in dict.fromkeys(more) if key not in known))
    _project_customers(session, every=False)


def _project_subscriptions(session: Session, *, every: bool) -> None:
    holding = emptied(session, _HOLDING)
    if session.connection().execute(_that_differ(every)).rowcount == 0:
        return
    mine = SubscriptionRow.id == holding.c.subscription_id
    moved = {"change_id": holding.c.change_id, "change_state": holding.c.change_state}
    contact_too = moved | {"shown_contact_id": holding.c.shown_contact_id}
    for stretch in stretches(session, holding.c.subscription_id, _STRETCH):
        # The order by contact is rewritten only for rows whose contact moves.
        for which, values in ((~holding.c.contact_moves, moved), (holding.c.contact_moves, contact_too)):
            query = update(SubscriptionRow).where(mine, stretch, which).values(values)
            session.execute(query, execution_options={"synchronize_session": False})
    session.execute(holding.delete())


# Put together once: a sync asks for them with each few answers.


@cache
def _that_differ(every: bool) -> Insert:
    """The statement that holds what is to become of subscriptions, of every one or of those that were touched."""
    which = true() if every else SubscriptionRow.id.in_(among(_TOUCHED))
    newest = (
        select(_CHANGE.id)
        .where(_CHANGE.subscription_id == SubscriptionRow.id, in_one_of(_CHANGE, _DECIDES))
        .order_by(_CHANGE.id.desc())
        .limit(1)
        .correlate(SubscriptionRow)
        .scalar_subquery()
    )
    # NULL when the newest deciding change is confirmed, as the service then says it.
    ended = _DECIDING.state == ChangeState.CONFIRMED
    change_id = case((ended, null()), else_=_DECIDING.id)
    state = func.coalesce(case((ended, null()), else_=_DECIDING.state), "")
    wanted = case((ended, null()), else_=_DECIDING.wanted_contact_id)
    shown = func.coalesce(wanted, SupportContactRow.contact_id, PROVIDER_CONTACT)
    differs = or_(
        SubscriptionRow.change_id.is_distinct_from(change_id),
        SubscriptionRow.change_state != state,
        SubscriptionRow.shown_contact_id != shown,
    )
    return insert(_HOLDING).from_select(
        _HOLDING.c.keys(),
        select(SubscriptionRow.id, change_id, state, shown, SubscriptionRow.shown_contact_id != shown)
        .select_from(SubscriptionRow)
        .outerjoin(_DECIDING, _DECIDING.id == newest)
        .outerjoin(SupportContactRow, SupportContactRow.subscription_id == SubscriptionRow.id)
        .where(which, differs),
    )


def _project_customers(session: Session, *, every: bool) -> None:
    session.execute(_counted_anew(every), execution_options={"synchronize_session": False})


@cache
def _counted_anew(every: bool) -> Update:
    """The statement that counts again what customers have, every one or those that were touched."""
    which = true() if every else CustomerRow.id.in_(among(_TOUCHED_CUSTOMERS))
    live = (
        (SubscriptionRow.customer_id == CustomerRow.id)
        & (SubscriptionRow.status != SubscriptionStatus.DELETED)
        & SubscriptionRow.gone_at.is_(None)
    )

    def count(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

    counted = (
        select(
            CustomerRow.id,
            func.count(SubscriptionRow.id).label("live"),
            count(SubscriptionRow.shown_contact_id == PROVIDER_CONTACT).label("on_default"),
            count(SubscriptionRow.change_state.in_(_OPEN)).label("pending"),
        )
        .select_from(CustomerRow)
        .outerjoin(SubscriptionRow, live)
        .where(which)
        .group_by(CustomerRow.id)
        .subquery()
    )
    return (
        update(CustomerRow)
        .where(
            CustomerRow.id == counted.c.id,
            or_(
                CustomerRow.subscription_count != counted.c.live,
                CustomerRow.default_count != counted.c.on_default,
                CustomerRow.pending_count != counted.c.pending,
            ),
        )
        .values(
            subscription_count=counted.c.live,
            default_count=counted.c.on_default,
            pending_count=counted.c.pending,
        )
    )
