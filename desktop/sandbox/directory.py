"""What the service holds at this moment: the tenant as it was made up, and all that happened since.

Every method may be called from any thread. Customers and subscriptions are named by their ids in any case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from threading import RLock
from typing import Any

from msgspec.structs import replace

from desktop.data.facts import CustomerFact, ResellerFact, SubscriptionFact
from desktop.data.sample.products import PRODUCTS, Product
from desktop.domain.records import Commerce, PartnershipState, RelationshipState
from desktop.sandbox import shapes
from desktop.sandbox.accounts import Account, Accounts, Contact, Standing
from desktop.sandbox.activity import Activity, order_of
from desktop.sandbox.identities import Identities
from desktop.sandbox.tenant import Tenant
from desktop.sandbox.wire import Json


class Unknown(LookupError):
    """A customer, subscription, partner or product that the sandbox does not hold."""


class Directory:
    """Customers, resellers and contacts, and the acts of others that change them.

    `lock` is held by whoever answers a request, so that each answer shows one state.
    """

    def __init__(self, tenant: Tenant, now: Callable[[], datetime]) -> None:
        self.lock = RLock()
        self._now = now
        self._accounts = Accounts(tenant, tenant.today or now().date())
        self.activity = Activity(self._accounts, tenant.seed, now)
        self.provider = self._accounts.provider
        self.resellers = self._accounts.resellers
        self.provider_contact = Contact(
            self.provider.tenant_id or "", self.provider.mpn_id or "", self.provider.name or ""
        )
        self._new_customers = Identities(tenant.seed, "joined")
        self._new_subscriptions = Identities(tenant.seed, "bought")
        self._bought = 0
        self._joined: list[str] = []
        self._altered: dict[str, Account] = {}
        self._standings: dict[str, Standing] = {}
        self._contacts: dict[str, Contact] = {}
        self._customers_of: dict[str, list[int]] | None = None

    # Looking up

    def __len__(self) -> int:
        """Places in the list of customers, those of customers who left included."""
        return len(self._accounts) + len(self._joined)

    def customer_at(self, place: int) -> CustomerFact | None:
        """The customer at a place in the list; None when it left."""
        joined = place - len(self._accounts)
        fact = self._altered[self._joined[joined]].customer if joined >= 0 else self._accounts.customer(place)
        if self._standings.get(fact.tenant_id) is Standing.LEFT:
            return None
        altered = self._altered.get(fact.tenant_id)
        return altered.customer if altered else fact

    def standing(self, customer: str) -> Standing | None:
        """How the provider stands with a customer; None for one that it never had."""
        tenant_id = customer.lower()
        if (known := self._standings.get(tenant_id)) is not None:
            return known
        if tenant_id in self._altered:
            return Standing.HELD
        place = self._accounts.place_of(tenant_id)
        return None if place is None else self._accounts.standing(place)

    def account(self, customer: str) -> Account:
        """A customer with its subscriptions, whatever its standing. Not to be altered. Raises Unknown."""
        tenant_id = customer.lower()
        if (altered := self._altered.get(tenant_id)) is not None:
            return altered
        place = self._accounts.place_of(tenant_id)
        if place is None:
            raise Unknown(f"no customer {customer}")
        return self._accounts.account(place)

    def customers(self) -> Iterator[CustomerFact]:
        """All who are listed, in the order of the list."""
        for place in range(len(self)):
            with self.lock:
                fact = self.customer_at(place)
            if fact is not None:
                yield fact

    def subscriptions(self, customer: str) -> list[SubscriptionFact]:
        """What a customer holds. Raises Unknown."""
        with self.lock:
            return list(self.account(customer).subscriptions.values())

    def places_of(self, reseller: str) -> Sequence[int]:
        """Places of the customers that work with a reseller (tenant id). The first call looks at every customer."""
        if self._customers_of is None:
            found: dict[str, list[int]] = defaultdict(list)
            for place in range(len(self._accounts)):
                for tenant_id in self._accounts.links(place):
                    found[tenant_id].append(place)
            for joined, customer in enumerate(self._joined, len(self._accounts)):
                for tenant_id in self._altered[customer].resellers:
                    found[tenant_id].append(joined)
            self._customers_of = found
        return self._customers_of.get(reseller.lower(), ())

    def listed_resellers(self) -> list[ResellerFact]:
        """Those whom the service names: in partnership, or in a state that nobody has documented."""
        shown = (PartnershipState.ACTIVE, PartnershipState.UNKNOWN)
        return [fact for fact in self.resellers if fact.tenant_id and fact.partnership in shown]

    def reseller(self, named: str) -> ResellerFact:
        """A reseller by tenant id or MPN ID. Raises Unknown."""
        wanted = named.lower()
        for fact in self.resellers:
            if wanted and wanted in (fact.tenant_id, fact.mpn_id):
                return fact
        raise Unknown(f"no reseller {named}")

    def contact(self, customer: str, subscription: str) -> Contact:
        """The support contact; where nobody ever chose one, the provider. Raises Unknown."""
        with self.lock:
            account = self.account(customer)
            key = self._fact(account, subscription).id
            return self._contacts.get(key) or account.contacts.get(key) or self.provider_contact

    # What others do

    def change_contact(self, customer: str, subscription: str, to: str) -> Contact:
        """Somebody else puts a partner (tenant id or MPN ID; "" is the provider) there. Returns it. Raises Unknown."""
        contact = self.provider_contact
        if to and to.lower() not in contact[:2]:
            fact = self.reseller(to)
            contact = Contact(fact.tenant_id or "", fact.mpn_id or "", fact.name or "")
        self.store_contact(customer, subscription, contact)
        return contact

    def store_contact(self, customer: str, subscription: str, contact: Contact) -> None:
        """Store a contact unasked. The activity log tells nothing of it. Raises Unknown."""
        with self.lock:
            self._contacts[self._fact(self.account(customer), subscription).id] = contact

    def add_subscription(
        self,
        customer: str,
        product: str = "Office 365 E3",
        *,
        nickname: str = "",
        quantity: int = 5,
        reseller_of_record: str = "",
        logged: bool = True,
    ) -> str:
        """A subscription is bought; returns its id as the service writes it. `product` is a name or an offer id."""
        sold = _product(product)
        with self.lock:
            account = self._altering(customer)
            guid = self._new_subscriptions.at(self._bought)
            self._bought += 1
            fact = _fresh(sold, guid, account.customer.tenant_id, self._now())
            fact = replace(fact, nickname=nickname, quantity=quantity, reseller_of_record=reseller_of_record)
            account.subscriptions[guid] = fact
            if logged:
                order = order_of(account, self.shape(account, fact))
                self.activity.record("create_order", "order", account.customer, new=order)
        return fact.id_received or guid

    def change_subscription(self, customer: str, subscription: str, *, logged: bool = True, **members: Any) -> None:
        """Members of a subscription change (names of `SubscriptionFact`). Raises Unknown, and TypeError for a member.

        What the customer or Microsoft does is not `logged`.
        """
        with self.lock:
            account = self._altering(customer)
            before = self._fact(account, subscription)
            after = replace(before, **members)
            old = self.shape(account, before)
            account.subscriptions[before.id] = after
            account.versions[before.id] = account.versions.get(before.id, 1) + 1
            if logged:
                new = self.shape(account, after)
                self.activity.record("update_subscription", "subscription", account.customer, old, new)

    def remove_subscription(self, customer: str, subscription: str, *, logged: bool = False) -> None:
        """A subscription disappears from its customer's list. Raises Unknown."""
        with self.lock:
            account = self._altering(customer)
            gone = self._fact(account, subscription)
            del account.subscriptions[gone.id]
            if logged:
                old = self.shape(account, gone)
                self.activity.record("update_subscription", "subscription", account.customer, old)

    def change_customer(self, customer: str, *, logged: bool = True, **members: Any) -> None:
        """Members of a customer change (names of `CustomerFact`). Raises Unknown, and TypeError for a member."""
        with self.lock:
            account = self._altering(customer)
            account.customer = replace(account.customer, **members)
            if logged:
                self.activity.record("update_company_info", "customer", account.customer)

    def join(self, name: str, domain: str, resellers: Sequence[str] = (), *, logged: bool = True) -> str:
        """A customer takes up the relationship, at the end of the list; returns its tenant id.

        `resellers` are tenant ids or MPN IDs. Raises Unknown.
        """
        linked = tuple(self.reseller(named).tenant_id or "" for named in resellers)
        with self.lock:
            tenant_id = self._new_customers.at(len(self._joined))
            fact = CustomerFact(
                tenant_id=tenant_id,
                name=name,
                domain=domain,
                location=self.provider.location,
                relationship=RelationshipState.RESELLER,
                relationship_text="reseller",
            )
            self._joined.append(tenant_id)
            self._altered[tenant_id] = Account(fact, linked)
            self._customers_of = None
            if logged:
                self.activity.record("resellerrelationshipacceptedbycustomer", "partner_customer_relationship", fact)
        return tenant_id

    def leave(self, customer: str, *, logged: bool = True) -> None:
        """A customer ends the relationship: it is not listed any more, and asking about it is refused."""
        self._stand(customer, Standing.LEFT, logged=logged)

    def withdraw(self, customer: str, *, logged: bool = False) -> None:
        """A customer ends the relationship and is listed all the same."""
        self._stand(customer, Standing.WITHDRAWN, logged=logged)

    def take_back(self, customer: str, *, logged: bool = True) -> None:
        """A customer who left is there again."""
        self._stand(customer, Standing.HELD, logged=logged)

    # Underneath

    def shape(self, account: Account, fact: SubscriptionFact) -> Json:
        """A subscription of the account as JSON."""
        return shapes.subscription(fact, account.versions.get(fact.id, 1))

    def _stand(self, customer: str, standing: Standing, *, logged: bool) -> None:
        with self.lock:
            fact = self.account(customer).customer
            if standing is Standing.HELD:
                self._altering(customer)
                self._standings.pop(fact.tenant_id, None)
            else:
                self._standings[fact.tenant_id] = standing
            if logged:
                joins = standing is Standing.HELD
                operation = "extend_relationship" if joins else "remove_partner_customer_relationship"
                self.activity.record(operation, "partner_customer_relationship", fact)

    def _altering(self, customer: str) -> Account:
        """The account, held from now on, as it can no longer be made up anew."""
        made_up = self.account(customer)
        tenant_id = made_up.customer.tenant_id
        if tenant_id not in self._altered:
            self._altered[tenant_id] = Account(
                made_up.customer, made_up.resellers, dict(made_up.subscriptions), dict(made_up.contacts)
            )
        return self._altered[tenant_id]

    @staticmethod
    def _fact(account: Account, subscription: str) -> SubscriptionFact:
        found = account.subscriptions.get(subscription.lower())
        if found is None:
            raise Unknown(f"no subscription {subscription} at {account.customer.tenant_id}")
        return found


def _product(named: str) -> Product:
    found = next((product for product in PRODUCTS if named in (product.name, product.offer_id)), None)
    if found is None:
        raise Unknown(f"no product {named}")
    return found


def _fresh(product: Product, guid: str, customer: str, now: datetime) -> SubscriptionFact:
    """A subscription as it stands a moment after it was bought."""
    midnight = datetime(now.year, now.month, now.day, tzinfo=UTC)
    legacy = product.commerce is Commerce.LEGACY
    return SubscriptionFact(
        id=guid,
        id_received=guid.upper() if legacy else guid,
        customer=customer,
        product=product.name,
        nickname="",
        offer_id=product.offer_id,
        product_type=product.product_type,
        unit_type=product.unit_type,
        parent_id="",
        created_at=now,
        starts_at=midnight,
        term_end=None if product.endless else midnight + timedelta(days=364),
        status="active",
        auto_renew=True,
        is_trial=product.is_trial,
        billing_type=product.billing_type,
        billing_cycle=product.cycles[0],
        term_duration=product.terms[0],
        renewal_term_duration="",
        order_id=guid.replace("-", "")[:12],
        entitlement_id="",
        suspension_reasons="",
        etag="",
    )
