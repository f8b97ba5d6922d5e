"""Reading who works with whom: the resellers of a customer, or the customers of a reseller."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from desktop.data.syncing import taking
from desktop.data.syncing.due import Asked, LinksDue
from desktop.data.syncing.taking import CustomersOf, ResellersOf
from desktop.errors import Cancelled
from desktop.sync.engine.flight import Job, Landing
from desktop.sync.engine.run import Run, stands_for_all
from desktop.sync.errors import CustomerLost, RemoteError

_BITE: Final = 500


@dataclass(frozen=True, slots=True)
class _Side:
    """Somebody whose links are read, and on which side of them they stand."""

    asked: Asked
    is_customer: bool


def read_links(run: Run, due: LinksDue) -> None:
    """Read these lists, and take each in when it is whole."""
    remote = run.remote

    def of_customer(tenant_id: str) -> Any:
        return remote.links_of(tenant_id)

    def of_reseller(tenant_id: str) -> Any:
        return list(remote.customers_of(tenant_id))

    jobs = [
        *(Job(_Side(one, True), partial(of_customer, one.tenant_id)) for one in due.customers),
        *(Job(_Side(one, False), partial(of_reseller, one.tenant_id)) for one in due.resellers),
    ]
    run.flight.fly(jobs, partial(_landed, run))


def _landed(run: Run, landed: list[Landing[_Side]]) -> Iterable[Job[_Side]]:
    customers: list[ResellersOf] = []
    resellers: list[CustomersOf] = []
    failed: list[tuple[_Side, RemoteError | Cancelled]] = []
    for landing in landed:
        asked = landing.tag.asked
        if landing.error is not None:
            failed.append((landing.tag, landing.error))
            continue
        run.answered()
        if landing.tag.is_customer:
            customers.append(ResellersOf(asked.key, asked.tenant_id, landing.answer))
            continue
        resellers.append(_all_but_last(run, asked, landing.answer))
        if sum(len(one.customers) for one in resellers) >= _BITE:
            _take_customers_of(run, resellers)
    if customers:
        run.take(taking.take_resellers_of, customers)
        run.step(len(customers))
    if resellers:
        _take_customers_of(run, resellers)
    _not_read(run, failed)
    return ()


def _all_but_last(run: Run, asked: Asked, tenants: list[str]) -> CustomersOf:
    """Take in the customers of one reseller bite by bite; the last one is left, with those before it."""
    last = max((len(tenants) - 1) // _BITE * _BITE, 0)
    for start in range(0, last, _BITE):
        part = CustomersOf(asked.key, asked.tenant_id, tenants[start : start + _BITE], whole=False)
        run.take(taking.take_customers_of, [part])
    return CustomersOf(asked.key, asked.tenant_id, tenants[last:], frozenset(tenants[:last]))


def _take_customers_of(run: Run, lists: list[CustomersOf]) -> None:
    run.take(taking.take_customers_of, lists)
    run.step(len(lists))
    lists.clear()


def _not_read(run: Run, failed: list[tuple[_Side, RemoteError | Cancelled]]) -> None:
    """Customers whose links could not be read are due in the next run; resellers come with the sweep."""
    for side, error in failed:
        if isinstance(error, CustomerLost) and side.is_customer:
            run.deny(side.asked.key)
            run.step()
    others = [(side, error) for side, error in failed if not (isinstance(error, CustomerLost) and side.is_customer)]
    single = [side.asked.key for side, error in others if side.is_customer and not stands_for_all(error)]
    if single:
        run.write(lambda session, now: taking.note_due(session, single, links=True))
    for side, error in others:
        run.step()
        run.weigh(side.asked.tenant_id, error)
