"""The sample tenant as a stream of facts: the curated story first, then as large a book as asked for.

The same size and day give the same stream on every machine. Nothing grows with the number of customers or
subscriptions; the resellers are held, as every customer draws from them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from msgspec.structs import replace

from desktop.data.facts import (
    AgreementFact,
    ContactFact,
    CustomerFact,
    Fact,
    LinkFact,
    ResellerFact,
    SubscriptionFact,
)
from desktop.data.sample import names, story
from desktop.data.sample.names import CompanyName, Tongue
from desktop.data.sample.products import PRODUCTS, Product
from desktop.domain.markets import same_market
from desktop.domain.records import Commerce, DelegatedAdminKind, PartnershipState, RelationshipState

MOST_PER_CUSTOMER = 40
"""No customer has more subscriptions, unless the asked-for total leaves no other way."""


@dataclass(frozen=True, slots=True)
class SampleSize:
    """How much is made up. Raises ValueError for a negative count, and for subscriptions without a customer."""

    customers: int = 1200
    subscriptions: int = 6000
    resellers: int = 150
    seed: int = 2026

    def __post_init__(self) -> None:
        if min(self.customers, self.subscriptions, self.resellers) < 0:
            raise ValueError("a sample cannot have fewer than none")
        if self.subscriptions and not self.customers:
            raise ValueError("subscriptions need at least one customer")


def sample_facts(size: SampleSize, today: date) -> Iterator[Fact]:
    """The facts of a whole tenant, as seen on the morning of `today`.

    Provider, resellers and their agreements come first; then customer by customer its links, its subscriptions and
    their contacts. So everything that a fact refers to came before it.
    """
    yield story.provider()
    told = story.resellers()[: size.resellers]
    book = Book(size.seed, today, list(told))
    yield from told
    present = {fact.tenant_id or fact.mpn_id for fact in told}
    yield from (fact for fact in story.agreements(today) if fact.reseller in present)
    for index in range(len(told), size.resellers):
        reseller = book.reseller(index)
        yield reseller
        if agreement := book.agreement(index, reseller):
            yield agreement
    book.sort_resellers()

    left = size.subscriptions
    chapters = story.chapters(today)[: size.customers]
    generated = size.customers - len(chapters)
    for chapter in chapters:
        subscriptions = chapter.subscriptions[:left]
        left -= len(subscriptions)
        ids = {fact.id for fact in subscriptions}
        yield chapter.customer
        yield from (fact for fact in chapter.links if fact.reseller in present)
        yield from subscriptions
        for contact in chapter.contacts:
            if contact.subscription in ids:
                known = contact.tenant_id in present or contact.tenant_id == story.PROVIDER.tenant_id
                yield contact if known else book.on_provider(contact)
    if not generated and left:
        # Too few customers for the total: the first one takes what the story leaves over.
        yield from book.subscriptions(chapters[0].customer.tenant_id, names.ENGLISH, [], left)
    for index in range(len(chapters), size.customers):
        count = book.share(left, size.customers - index)
        left -= count
        yield from book.customer(index, count)


_PRODUCT_CHOICES = tuple(product for product in PRODUCTS for _ in range(product.weight))
_BASE_CHOICES = tuple(product for product in _PRODUCT_CHOICES if not product.is_add_on)
_STATUSES = (
    *("active",) * 176,
    *("suspended",) * 6,
    *("deleted",) * 6,
    *("expired",) * 4,
    *("pending",) * 3,
    *("disabled",) * 3,
    "none",
    story.UNKNOWN_STATUS,
)
_TERM_DAYS = {"": 365, "P1M": 30, "P1Y": 365, "P3Y": 1096}
_ORDER_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SCOPES = ("All customers", "Office hours", "First line only", "Круглосуточно, все клиенты", "Казахстан и Кыргызстан")


class Book:
    """The provider's book while it is being made up: one source of chance, and the resellers to draw from."""

    def __init__(self, seed: int, today: date, told: list[ResellerFact]) -> None:
        self._seed = seed
        self._rng = Random(seed)
        self._today = today
        self._midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
        self._resellers = told
        self._active: dict[str, ResellerFact] = {}
        self._by_mpn: dict[str, ResellerFact] = {}
        self._other: list[ResellerFact] = []
        self._former: list[ResellerFact] = []
        self._made = 0

    def open_at(self, index: int) -> None:
        """Make up what follows from the seed and `index` alone, whatever was asked for before."""
        self._rng.seed(f"{self._seed} {index}")
        self._made = index

    def _guid(self) -> str:
        """A random GUID of version 4."""
        bits = self._rng.getrandbits(128) & ~(0xF << 76 | 0x3 << 62) | 0x4 << 76 | 0x2 << 62
        text = f"{bits:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    # Resellers

    def reseller(self, index: int) -> ResellerFact:
        """A reseller beyond the story."""
        rng = self._rng
        name = names.company(index, rng, reseller=True)
        draw = rng.random()
        partnership, text = PartnershipState.ACTIVE, "Active"
        if draw > 0.99:
            partnership, text = PartnershipState.UNKNOWN, story.UNKNOWN_PARTNERSHIP
        elif draw > 0.93:
            partnership, text = PartnershipState.REQUESTED, ""
        elif draw > 0.87:
            partnership, text = PartnershipState.ENDED, ""
        elif draw > 0.82:
            partnership, text = PartnershipState.NONE, ""
        told = rng.random()
        profile = rng.random()
        prefix = names.PHONE_PREFIXES.get(name.country, "+7 727")
        fact = ResellerFact(
            # The story has one reseller without a tenant id; two more are enough.
            tenant_id=None if index in (31, 67) else self._guid(),
            mpn_id=str(4_000_000 + index * 13 + rng.randrange(13)),
            name=name.text,
            location=name.country,
            partnership=partnership,
            partnership_text=text,
            agreement_signed=None if told > 0.88 else told > 0.03,
            mail="" if profile > 0.93 else f"support@{name.slug}.example",
            phone="" if profile > 0.78 else f"{prefix} 555 {rng.randrange(10_000):04d}",
            site="" if profile > 0.93 else f"https://{name.slug}.example/support",
            alias=name.gloss if rng.random() < 0.08 else "",
            note=rng.choice(names.NOTES) if rng.random() < 0.05 else "",
        )
        self._resellers.append(fact)
        return fact

    def agreement(self, index: int, reseller: ResellerFact) -> AgreementFact | None:
        """The support agreement with a reseller, if there is one; some are over, some have no end."""
        rng = self._rng
        if rng.random() > 0.6:
            return None
        start = self._today - timedelta(days=rng.randrange(20, 1100))
        length = rng.choice((365, 730, 1095, 0))
        return AgreementFact(
            reseller=reseller.tenant_id or reseller.mpn_id or "",
            reference=f"SUP-{start.year}-{index:03d}",
            scope=rng.choice(_SCOPES),
            valid_from=start,
            valid_to=start + timedelta(days=length) if length else None,
        )

    def sort_resellers(self) -> None:
        """Sort the resellers into those who may be chosen and those no longer."""
        for fact in self._resellers:
            self._by_mpn[fact.mpn_id or ""] = fact
            if fact.tenant_id is None:
                continue
            good = fact.partnership is PartnershipState.ACTIVE and fact.agreement_signed is not False
            if good and same_market(fact.location or "", story.PROVIDER_LOCATION):
                self._active[fact.tenant_id] = fact
                self._other.append(fact)
            elif fact.partnership is PartnershipState.ENDED or fact.agreement_signed is False:
                self._former.append(fact)

    def _some_resellers(self) -> list[ResellerFact]:
        """One to three resellers of a customer, or none; a few resellers serve very many customers."""
        rng = self._rng
        draw = rng.random()
        wanted = 0 if draw < 0.05 else 1 if draw < 0.66 else 2 if draw < 0.9 else 3
        found: dict[str, ResellerFact] = {}
        for _ in range(min(wanted, len(self._resellers))):
            # The ones who may be chosen come first to mind; a tenth is drawn from all, whatever their state.
            pool = self._other if self._other and rng.random() < 0.9 else self._resellers
            fact = pool[int(len(pool) * rng.random() ** 2)]
            found[fact.mpn_id or ""] = fact
        return list(found.values())

    # Customers

    def share(self, left: int, customers: int) -> int:
        """How many of the `left` subscriptions the next of so many customers has; the last takes what remains."""
        most = max(MOST_PER_CUSTOMER, math.ceil(left / customers))
        fewest = max(0, left - most * (customers - 1))
        rng = self._rng
        mean = left / customers
        if mean < 1:
            count = int(rng.random() < mean)
        elif rng.random() < 0.04:
            count = 0
        elif mean > MOST_PER_CUSTOMER / 3:
            count = round(rng.gauss(mean * 1.04, mean / 4))
        else:
            # Many small customers, few large ones.
            count = 1 + int(rng.expovariate(1 / max(mean * 1.04 - 0.5, 0.01)))
        return min(max(count, fewest), most, left)

    def customer(self, index: int, count: int) -> Iterator[Fact]:
        """A customer beyond the story, with its links, `count` subscriptions and their contacts."""
        rng = self._rng
        name = names.company(index, rng)
        tenant_id = self._guid()
        draw = rng.random()
        relationship = RelationshipState.RESELLER
        if draw > 0.99:
            relationship = RelationshipState.NONE
        elif draw > 0.98:
            relationship = RelationshipState.OTHER
        texts = {RelationshipState.OTHER: "advisor", RelationshipState.NONE: "none"}
        yield CustomerFact(
            tenant_id=tenant_id,
            name=name.text,
            domain=self._domain(name),
            location=name.country,
            relationship=relationship,
            relationship_text=texts.get(relationship, "reseller"),
            alias=name.gloss if rng.random() < 0.03 else "",
            note=rng.choice(names.NOTES) if rng.random() < 0.01 else "",
        )
        linked = self._some_resellers()
        for reseller in linked:
            yield self._link(tenant_id, reseller)
        yield from self.subscriptions(tenant_id, name.tongue, linked, count)

    def _domain(self, name: CompanyName) -> str:
        draw = self._rng.random()
        if draw < 0.75:
            return f"{name.slug.replace('-', '')}.onmicrosoft.com"
        if draw < 0.98 or name.tongue is not names.RUSSIAN:
            return f"{name.slug}.example"
        return f"почта-{name.slug}.example"

    def _link(self, customer: str, reseller: ResellerFact) -> LinkFact:
        rng, today = self._rng, self._today
        link = LinkFact(customer=customer, reseller=reseller.tenant_id or reseller.mpn_id or "")
        draw = rng.random()
        if draw > 0.9:
            return link
        if draw > 0.75:
            # Somebody wrote down the kind, nobody vouched for it.
            kind = DelegatedAdminKind.GDAP if rng.random() < 0.7 else DelegatedAdminKind.DAP
            return replace(link, kind=kind)
        attested = replace(
            link,
            attested_by=rng.choice(names.DESK_STAFF),
            attested_at=self._midnight - timedelta(minutes=rng.randrange(60, 400 * 1440)),
            attested_how=rng.choice(names.ATTESTED_HOW),
        )
        if draw > 0.7:
            return replace(attested, kind=DelegatedAdminKind.NONE)
        if draw > 0.65:
            ends = today - timedelta(days=rng.randrange(1, 300))
        elif draw > 0.62:
            starts = today + timedelta(days=rng.randrange(1, 45))
            days = timedelta(days=730)
            return replace(attested, kind=DelegatedAdminKind.GDAP, starts_on=starts, ends_on=starts + days)
        elif draw > 0.55:
            ends = today + timedelta(days=rng.randrange(61))
        elif draw > 0.15:
            ends = today + timedelta(days=rng.randrange(61, 725))
        else:
            # Delegated admin of the old kind has no end; no new one is granted since October 2023.
            granted = min(today, date(2023, 9, 30)) - timedelta(days=rng.randrange(2000))
            return replace(attested, kind=DelegatedAdminKind.DAP, starts_on=granted)
        return replace(attested, kind=DelegatedAdminKind.GDAP, starts_on=ends - timedelta(days=730), ends_on=ends)

    # Subscriptions

    def subscriptions(
        self, customer: str, tongue: Tongue, linked: Sequence[ResellerFact], count: int
    ) -> Iterator[Fact]:
        """`count` subscriptions of one customer, each followed by its contact as last read."""
        parents: dict[Commerce, str] = {}
        for _ in range(count):
            subscription = self._subscription(customer, tongue, linked, parents)
            yield subscription
            if contact := self._contact(subscription, linked):
                yield contact

    def _subscription(
        self, customer: str, tongue: Tongue, linked: Sequence[ResellerFact], parents: dict[Commerce, str]
    ) -> SubscriptionFact:
        rng = self._rng
        chance = rng.random
        self._made += 1
        guid = self._guid()
        product = _PRODUCT_CHOICES[int(chance() * len(_PRODUCT_CHOICES))]
        commerce = product.commerce
        parent = ""
        if product.is_add_on:
            parent = parents.get(commerce, "")
            if not parent:
                product = _BASE_CHOICES[int(chance() * len(_BASE_CHOICES))]
                commerce = product.commerce
        if not product.is_add_on and product.billing_type == "license":
            parents[commerce] = guid
        legacy = commerce is Commerce.LEGACY
        status = _STATUSES[int(chance() * len(_STATUSES))]
        term = product.terms[int(chance() * len(product.terms))]
        cycle = product.cycles[int(chance() * len(product.cycles))]
        starts, ends = self._days(product, term, status)
        return SubscriptionFact(
            id=guid,
            id_received=guid.upper() if legacy else guid,
            customer=customer,
            product=product.name,
            nickname=self._nickname(tongue),
            offer_id=product.offer_id,
            product_type=product.product_type,
            quantity=1 + int((product.most - 1) * chance() ** 4),
            unit_type=product.unit_type,
            parent_id=parent,
            created_at=starts + timedelta(seconds=int(chance() * 86_000)),
            starts_at=starts,
            term_end=ends,
            status=status,
            auto_renew=status == "active" and not product.is_trial and chance() < 0.9,
            is_trial=product.is_trial,
            billing_type=product.billing_type,
            billing_cycle="monthly" if term == "P1M" else cycle,
            term_duration=term,
            renewal_term_duration="",
            reseller_of_record=self._reseller_of_record(linked),
            order_id=self._order_id(legacy=legacy),
            entitlement_id=guid.upper() if product.endless and legacy else "",
            suspension_reasons=("CustomerCancellation" if chance() < 0.6 else "NonPayment")
            if status == "suspended"
            else "",
            etag="",
        )

    def _days(self, product: Product, term: str, status: str) -> tuple[datetime, datetime | None]:
        """The first and the last day of the running term; past for what has run out, None for what never does."""
        midnight, chance = self._midnight, self._rng.random
        if product.endless:
            return midnight - timedelta(days=30 + int(chance() * 2000)), None
        days = 30 if product.is_trial else _TERM_DAYS[term]
        if status in ("expired", "disabled", "deleted"):
            ends = midnight - timedelta(days=1 + int(chance() * 90))
        else:
            ends = midnight + timedelta(days=int(chance() * days))
        return ends - timedelta(days=days - 1), ends

    def _nickname(self, tongue: Tongue) -> str:
        chance = self._rng.random
        if self._made % 211 == 100:
            return names.HOSTILE[self._made // 211 % len(names.HOSTILE)]
        if chance() > 0.25:
            return ""
        words = tongue.nicknames if chance() < 0.8 else names.RUSSIAN.nicknames
        return words[int(chance() * len(words))]

    def _order_id(self, *, legacy: bool) -> str:
        """An order id in one of the forms that the service has used."""
        rng = self._rng
        draw = rng.random()
        if legacy and draw < 0.8:
            return self._guid().upper()
        if draw < 0.9:
            return f"{rng.getrandbits(48):012x}"
        if draw < 0.95:
            return str(700_000_000 + rng.getrandbits(27))
        bits = rng.getrandbits(190)
        return "".join([_ORDER_ALPHABET[(bits >> shift) % 62] for shift in range(0, 186, 6)])

    def _reseller_of_record(self, linked: Sequence[ResellerFact]) -> str:
        """The MPN ID that owns the sale; mostly the first linked reseller's, sometimes a location nobody knows."""
        chance = self._rng.random
        draw = chance()
        if draw > 0.85:
            return ""
        if draw > 0.83:
            return str(9_000_000 + int(chance() * 4000))
        if linked:
            return (linked[0] if draw < 0.7 else linked[int(chance() * len(linked))]).mpn_id or ""
        pool = self._other or self._resellers
        return (pool[int(chance() ** 2 * len(pool))].mpn_id or "") if pool else ""

    def _contact(self, subscription: SubscriptionFact, linked: Sequence[ResellerFact]) -> ContactFact | None:
        """The support contact as last read: mostly still the provider. None: it was never read."""
        chance = self._rng.random
        draw = chance()
        if draw < 0.008:
            return None
        who: ResellerFact | None = None
        if draw > 0.975:
            if self._former:
                who = self._former[int(chance() * len(self._former))]
        elif draw > 0.95:
            others = [fact for fact in linked if fact.mpn_id != subscription.reseller_of_record] or self._other
            if others:
                who = others[int(chance() * len(others))]
        elif draw > 0.75:
            who = self._by_mpn.get(subscription.reseller_of_record or "")
            if who is not None and who.tenant_id not in self._active:
                who = None
        tenant_id, mpn_id, name = story.PROVIDER.tenant_id, story.PROVIDER.mpn_id, story.PROVIDER.name
        if who is not None and who.tenant_id:
            tenant_id, mpn_id, name = who.tenant_id, who.mpn_id or "", who.name or ""
        return ContactFact(
            subscription=subscription.id,
            tenant_id=tenant_id,
            mpn_id=mpn_id,
            name=name,
            tenant_id_received=tenant_id.upper(),
            read_at=self._midnight - timedelta(minutes=1 + int(chance() * 60 * 1440)),
        )

    @staticmethod
    def on_provider(contact: ContactFact) -> ContactFact:
        """The same reading with the provider in it, for a tenant too small for the reseller."""
        who = story.PROVIDER
        return replace(
            contact,
            tenant_id=who.tenant_id,
            mpn_id=who.mpn_id,
            name=who.name,
            tenant_id_received=who.tenant_id.upper(),
        )
