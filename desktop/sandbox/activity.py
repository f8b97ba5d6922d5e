"""The activity log: what partner users and applications did, as records of whole days.

Days before the sandbox started are made up from the seed. What happens while it runs is recorded by the directory.
A support contact is never named here, whoever changes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID

from desktop.data.facts import CustomerFact
from desktop.sandbox import shapes
from desktop.sandbox.accounts import Account, Accounts
from desktop.sandbox.wire import Json, encoded, moment, pascal, ticks

KEPT_DAYS: Final = 90
QUIET: Final = timedelta(hours=2)
"""Before the sandbox started nothing is made up for so long: who has just read a list would have to read it again for a
deed of the last hour, and what a run costs would depend on the time of day."""

_PEOPLE: Final = ("admin", "aigerim.saparova", "i.petrenko")
# Operation, resource and how often; most is of no interest to a desk, and one is named in no list.
_ORDINARY: Final = (
    *(("update_subscription", "subscription"),) * 5,
    *(("create_order", "order"),) * 3,
    *(("update_customer_user_licenses", "license"),) * 4,
    *(("reset_customer_user_password", "customer_user"),) * 2,
    ("update_customer_billing_profile", "customer"),
    ("recalculate_footprint", "sustainability_report"),
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One record. `old` and `new` are the resource before and after, as it is written in answers."""

    at: datetime
    operation: str
    resource: str
    customer: CustomerFact
    old: Json | None = None
    new: Json | None = None
    status: str = "succeeded"


class Activity:
    """All records of a tenant, day by day."""

    def __init__(self, accounts: Accounts, seed: int, now: Callable[[], datetime]) -> None:
        self._accounts = accounts
        self._seed = seed
        self._now = now
        self._started = now()
        self._deeds: list[Deed] = []

    def record(
        self, operation: str, resource: str, customer: CustomerFact, old: Json | None = None, new: Json | None = None
    ) -> None:
        """Write down what is happening now."""
        at = self._now()
        if self._deeds and timedelta(0) <= self._deeds[-1].at - at < timedelta(milliseconds=1):
            # Ids are made of the moment, and some clocks tick slowly.
            at = self._deeds[-1].at + timedelta(microseconds=1)
        self._deeds.append(Deed(at, operation, resource, customer, old, new))

    def between(self, first: date, last: date) -> list[Json]:
        """The records of these days (inclusive), newest first."""
        deeds = [deed for deed in self._deeds if first <= deed.at.date() <= last]
        day = first
        while day <= min(last, self._started.date()):
            deeds.extend(self._ordinary(day))
            day += timedelta(days=1)
        deeds.sort(key=lambda deed: deed.at, reverse=True)
        return [self._shape(deed) for deed in deeds]

    def _ordinary(self, day: date) -> Iterator[Deed]:
        """What a day before the start holds."""
        customers = len(self._accounts)
        if not customers:
            return
        rng = Random(f"{self._seed} {day}")
        for _ in range(min(2 + customers // 400, 40)):
            at = datetime.combine(day, time(tzinfo=UTC)) + timedelta(microseconds=rng.randrange(86_400_000_000))
            operation, resource = rng.choice(_ORDINARY)
            account = self._accounts.account(rng.randrange(customers))
            status = "succeeded" if rng.random() < 0.95 else rng.choice(("failed", "progress"))
            old = new = None
            if resource == "subscription":
                if not account.subscriptions:
                    continue
                subscription = rng.choice(list(account.subscriptions.values()))
                old = new = shapes.subscription(subscription, 1)
            if at < self._started - QUIET:
                yield Deed(at, operation, resource, account.customer, old, new, status)

    def _shape(self, deed: Deed) -> Json:
        partner = self._accounts.provider.tenant_id or ""
        stamp = ticks(deed.at, tail=7)
        rng = Random(f"{self._seed} {stamp}")
        customer = deed.customer.tenant_id
        # Ids of 2018, and the longer ones since 2020.
        long_id = f"{partner}_{customer}_{deed.resource}_{deed.operation.replace('_', '')}_{stamp}"
        shape: Json = {
            "id": f"{partner}_{stamp}" if stamp // 10 % 3 == 0 else long_id,
            "partnerId": partner,
            "customerId": customer,
            "customerName": deed.customer.name,
            "userPrincipalName": f"{rng.choice(_PEOPLE)}@northwind-distribution.example",
        }
        if rng.random() < 0.8:
            shape["applicationId"] = "Partner Center Web UI" if rng.random() < 0.5 else _guid(rng)
        shape |= {"sessionId": _guid(rng), "resourceType": deed.resource}
        if deed.old is not None:
            shape["resourceOldValue"] = encoded(pascal(deed.old)).decode()
        if deed.new is not None:
            shape["resourceNewValue"] = encoded(pascal(deed.new)).decode()
        shape |= {
            "operationType": deed.operation,
            "originalCorrelationId": _guid(rng),
            "operationDate": moment(deed.at, 7, tail=7),
            "operationStatus": deed.status,
            "customizedData": _details(deed.new or deed.old),
            "attributes": {"objectType": "AuditRecord"},
        }
        return shape


def _guid(rng: Random) -> str:
    return str(UUID(int=rng.getrandbits(128), version=4))


def _details(resource: Json | None) -> list[Json]:
    """The extract of a subscription that the log keeps beside it, with its odd words for nothing."""
    if not resource or "offerId" not in resource:
        return []
    values = {
        "SubscriptionId": resource["id"],
        "OfferId": resource["offerId"],
        "SubscriptionName": resource["friendlyName"],
        "Quantity": str(resource["quantity"]),
        "Status": str(resource["status"]).capitalize(),
        "PartnerOnRecord": resource.get("partnerId") or "None",
        "ActionTaken": "False",
    }
    return [{"key": key, "value": value} for key, value in values.items()]


def order_of(account: Account, subscription: Json) -> Json:
    """The order by which a subscription was bought, as the log shows it."""
    line = {
        "lineItemNumber": 0,
        "offerId": subscription["offerId"],
        "subscriptionId": subscription["id"],
        "parentSubscriptionId": None,
        "friendlyName": subscription["friendlyName"],
        "quantity": subscription["quantity"],
        "partnerIdOnRecord": subscription.get("partnerId"),
        "links": {"subscription": subscription["links"]["self"]},
    }
    return {
        "id": subscription["orderId"],
        "referenceCustomerId": account.customer.tenant_id,
        "billingCycle": subscription["billingCycle"],
        "lineItems": [line],
        "creationDate": subscription["creationDate"],
        "attributes": {"objectType": "Order"},
    }
