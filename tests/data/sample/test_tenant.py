"""The generated book: the same on every run, exact in its totals, and like a distributor's in its proportions."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tracemalloc
import unicodedata
import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest

from desktop.data.facts import (
    AgreementFact,
    ContactFact,
    CustomerFact,
    Fact,
    LinkFact,
    ProviderFact,
    ResellerFact,
    SubscriptionFact,
)
from desktop.data.sample import names, story
from desktop.data.sample.tenant import MOST_PER_CUSTOMER, SampleSize, sample_facts
from desktop.domain.identifiers import country, guid, mpn_id
from desktop.domain.markets import same_market
from desktop.domain.publishing import commerce_of, publishing_of
from desktop.domain.records import Commerce, DelegatedAdminKind, PartnershipState, Publishing, SubscriptionStatus

TODAY = date(2026, 11, 23)
SMALL = SampleSize(customers=60, subscriptions=240, resellers=30)
NORMAL = SampleSize(customers=3000, subscriptions=15_000, resellers=700)

F = TypeVar("F")


def of(kind: type[F], facts: Iterable[Fact]) -> list[F]:
    return [fact for fact in facts if isinstance(fact, kind)]


def digest(size: SampleSize, today: date = TODAY) -> str:
    stream = hashlib.sha256()
    for fact in sample_facts(size, today):
        stream.update(repr(fact).encode())
    return stream.hexdigest()


@pytest.fixture(scope="module")
def book() -> list[Fact]:
    return list(sample_facts(NORMAL, TODAY))


def test_the_same_size_and_day_give_the_same_stream():
    assert digest(SMALL) == digest(SMALL)


def test_the_stream_does_not_depend_on_the_hashing_of_the_process():
    program = (
        "import hashlib; from datetime import date; from desktop.data.sample.tenant import SampleSize, sample_facts\n"
        "stream = hashlib.sha256()\n"
        "for fact in sample_facts(SampleSize(60, 240, 30), date(2026, 11, 23)): stream.update(repr(fact).encode())\n"
        "print(stream.hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest(SMALL)


def test_another_seed_or_day_gives_another_stream():
    other_seed = SampleSize(SMALL.customers, SMALL.subscriptions, SMALL.resellers, seed=7)
    assert len({digest(SMALL), digest(other_seed), digest(SMALL, date(2026, 11, 24))}) == 3


@pytest.mark.parametrize(
    "size",
    [
        SampleSize(0, 0, 0),
        SampleSize(0, 0, 40),
        SampleSize(1, 0, 0),
        SampleSize(1, 2, 1),
        SampleSize(1, 100, 3),
        SampleSize(5, 500, 0),
        SampleSize(6, 900, 5),
        SampleSize(7, 18, 11),
        SampleSize(20, 60, 12),
        SampleSize(500, 90, 20),
        SampleSize(100, 4000, 20),
        SampleSize(40, 4000, 20),
        SMALL,
        SampleSize(),
    ],
)
def test_totals_are_exact_and_references_look_back(size: SampleSize):
    facts = list(sample_facts(size, TODAY))
    counts = Counter(type(fact) for fact in facts)
    assert counts[ProviderFact] == 1
    assert isinstance(facts[0], ProviderFact)
    assert counts[ResellerFact] == size.resellers
    assert counts[CustomerFact] == size.customers
    assert counts[SubscriptionFact] == size.subscriptions

    resellers, customers, subscriptions, read = set[str](), set[str](), set[str](), set[str]()
    contacts = {story.PROVIDER.tenant_id}
    links = set[tuple[str, str]]()
    for fact in facts:
        match fact:
            case ResellerFact():
                key = fact.tenant_id or fact.mpn_id or ""
                assert key not in resellers
                resellers.add(key)
                contacts.add(fact.tenant_id or key)
            case AgreementFact():
                assert fact.reseller in resellers
            case CustomerFact():
                assert fact.tenant_id not in customers
                customers.add(fact.tenant_id)
            case LinkFact():
                assert fact.customer in customers
                assert fact.reseller in resellers
                assert (fact.customer, fact.reseller) not in links
                links.add((fact.customer, fact.reseller))
            case SubscriptionFact():
                assert fact.customer in customers
                assert fact.id not in subscriptions
                assert not fact.parent_id or fact.parent_id in subscriptions
                subscriptions.add(fact.id)
            case ContactFact():
                assert fact.subscription in subscriptions
                assert fact.subscription not in read
                assert fact.tenant_id in contacts
                read.add(fact.subscription)


def test_impossible_sizes_are_refused():
    with pytest.raises(ValueError, match="customer"):
        SampleSize(customers=0, subscriptions=5)
    with pytest.raises(ValueError, match="fewer than none"):
        SampleSize(customers=-1)


def test_identifiers_have_the_service_s_forms(book: list[Fact]):
    def is_guid(text: str | None) -> bool:
        return text is not None and guid(text) == text and uuid.UUID(text).version == 4

    resellers = of(ResellerFact, book)
    assert all(is_guid(fact.tenant_id) for fact in resellers if fact.tenant_id is not None)
    assert sum(fact.tenant_id is None for fact in resellers) == 3
    assert all(mpn_id(fact.mpn_id or "") == fact.mpn_id for fact in resellers)
    assert len({fact.mpn_id for fact in resellers}) == len(resellers)
    assert all(country(fact.location or "") == fact.location for fact in resellers)
    customers = of(CustomerFact, book)
    assert all(is_guid(fact.tenant_id) for fact in customers)
    assert len({fact.domain for fact in customers}) == len(customers)
    assert len({fact.reference for fact in of(AgreementFact, book)}) == len(of(AgreementFact, book))
    forms = Counter[str]()
    for fact in of(SubscriptionFact, book):
        assert is_guid(fact.id)
        legacy = commerce_of(fact.product_type or "", fact.offer_id or "") is Commerce.LEGACY
        assert fact.id_received == (fact.id.upper() if legacy else fact.id)
        assert not fact.reseller_of_record or mpn_id(fact.reseller_of_record) == fact.reseller_of_record
        order = fact.order_id or ""
        forms[
            "guid" if guid(order) else "digits" if order.isdigit() else "short" if len(order) == 12 else "base62"
        ] += 1
    assert set(forms) == {"guid", "digits", "short", "base62"}


def test_subscriptions_are_like_a_distributor_s(book: list[Fact]):
    facts = of(SubscriptionFact, book)
    total = len(facts)

    def part(count: int) -> float:
        return count / total

    publishing = Counter(
        publishing_of(
            commerce_of(fact.product_type or "", fact.offer_id or ""), fact.billing_type or "", fact.status or ""
        )
        for fact in facts
    )
    assert 0.5 < part(publishing[Publishing.PUBLISHABLE]) < 0.6
    assert publishing[Publishing.UNCERTAIN]
    statuses = Counter(fact.status for fact in facts)
    assert part(statuses["active"]) > 0.8
    assert {status.value for status in SubscriptionStatus} - {"unknown"} <= statuses.keys()
    assert statuses.keys() - {status.value for status in SubscriptionStatus} == {story.UNKNOWN_STATUS}
    assert 0.2 < part(sum(bool(fact.nickname) for fact in facts)) < 0.3
    assert 0.8 < part(sum(bool(fact.reseller_of_record) for fact in facts)) < 0.9
    known = {fact.mpn_id for fact in of(ResellerFact, book)}
    assert 0.01 < part(sum(bool(f.reseller_of_record) and f.reseller_of_record not in known for f in facts)) < 0.04
    assert {fact.term_duration for fact in facts} == {"", "P1M", "P1Y", "P3Y"}
    assert {fact.billing_cycle for fact in facts} >= {"monthly", "annual", "one_time", "none"}
    assert any(fact.is_trial for fact in facts)
    assert any(fact.parent_id for fact in facts)
    assert any(fact.term_end is None for fact in facts)
    assert all(fact.term_end is None or fact.starts_at < fact.term_end for fact in facts if fact.starts_at)
    assert all((fact.quantity or 0) > 0 for fact in facts)


def test_customers_have_none_to_forty_subscriptions(book: list[Fact]):
    counts = Counter(fact.customer for fact in of(SubscriptionFact, book))
    per_customer = [counts[fact.tenant_id] for fact in of(CustomerFact, book)]
    assert max(per_customer) <= MOST_PER_CUSTOMER
    assert 0.01 < per_customer.count(0) / len(per_customer) < 0.1
    assert per_customer.count(1) > per_customer.count(8) > 0
    # The last customers are no dustbin of what was left over.
    assert sum(per_customer[-300:]) / 300 < 2 * NORMAL.subscriptions / NORMAL.customers


def test_most_contacts_are_still_on_the_provider(book: list[Fact]):
    resellers = {fact.tenant_id: fact for fact in of(ResellerFact, book)}
    contacts = {fact.subscription: fact for fact in of(ContactFact, book)}
    where = Counter[str]()
    for subscription in of(SubscriptionFact, book):
        contact = contacts.get(subscription.id)
        if contact is None:
            where["never read"] += 1
        elif contact.tenant_id == story.PROVIDER.tenant_id:
            where["provider"] += 1
        else:
            reseller = resellers[contact.tenant_id]
            assert (contact.mpn_id, contact.name) == (reseller.mpn_id, reseller.name)
            if reseller.partnership is not PartnershipState.ACTIVE or reseller.agreement_signed is False:
                where["former"] += 1
            else:
                where["of record" if reseller.mpn_id == subscription.reseller_of_record else "another"] += 1
    total = where.total()
    assert 0.74 < where["provider"] / total < 0.86
    assert 0.1 < where["of record"] / total < 0.2
    for rare in ("never read", "another", "former"):
        assert 0.003 < where[rare] / total < 0.05
    now = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    ages = [now - fact.read_at for fact in contacts.values() if fact.read_at]
    assert timedelta(0) < min(ages) < timedelta(days=2)
    assert timedelta(days=55) < max(ages) <= timedelta(days=61)


def test_links_say_of_delegated_admin_what_people_know(book: list[Fact]):
    facts = of(LinkFact, book)
    kinds = Counter[str]()
    for fact in facts:
        assert (fact.attested_by is None) is (fact.attested_at is None) is (fact.attested_how is None)
        if fact.kind is None:
            kinds["nobody said"] += 1
        elif fact.attested_at is None:
            kinds["unattested"] += 1
        elif fact.kind is DelegatedAdminKind.NONE:
            kinds["attested none"] += 1
        elif fact.ends_on is not None and fact.ends_on < TODAY:
            kinds["expired"] += 1
        elif fact.starts_on is not None and fact.starts_on > TODAY:
            kinds["not started"] += 1
        elif fact.ends_on is not None and fact.ends_on <= TODAY + timedelta(days=60):
            kinds["ends soon"] += 1
        else:
            kinds["valid"] += 1
        if fact.starts_on and fact.ends_on:
            assert timedelta(0) < fact.ends_on - fact.starts_on <= timedelta(days=730)
    bounds = {
        "valid": (0.48, 0.62),
        "unattested": (0.11, 0.19),
        "nobody said": (0.07, 0.13),
        "expired": (0.03, 0.08),
        "not started": (0.01, 0.05),
        "attested none": (0.03, 0.08),
        "ends soon": (0.04, 0.1),
    }
    assert kinds.keys() == bounds.keys()
    for kind, (low, high) in bounds.items():
        assert low < kinds[kind] / len(facts) < high, kind
    per_customer = Counter(fact.customer for fact in facts if fact.customer != story.CONTOSO)
    assert set(per_customer.values()) == {1, 2, 3}
    assert len(per_customer) < NORMAL.customers


def test_resellers_are_in_every_state(book: list[Fact]):
    facts = of(ResellerFact, book)
    states = Counter(fact.partnership for fact in facts)
    assert 0.75 < states[PartnershipState.ACTIVE] / len(facts) < 0.88
    assert states.keys() == set(PartnershipState)
    signed = Counter(fact.agreement_signed for fact in facts)
    assert signed.keys() == {True, False, None}
    assert 0.01 < signed[False] / len(facts) < 0.06
    away = sum(not same_market(fact.location or "", story.PROVIDER_LOCATION) for fact in facts)
    assert 0.04 < away / len(facts) < 0.2
    assert any(fact.mail and not fact.phone for fact in facts)
    assert any(not fact.mail and not fact.phone and not fact.site for fact in facts)
    assert any(fact.alias for fact in facts)
    assert 0.5 < len(of(AgreementFact, book)) / len(facts) < 0.7
    assert any(fact.valid_to is not None and fact.valid_to < TODAY for fact in of(AgreementFact, book))


def test_names_are_of_many_scripts_long_and_hostile(book: list[Fact]):
    customers = [fact.name or "" for fact in of(CustomerFact, book)]
    text = "".join(customers)
    scripts = {unicodedata.name(letter).split()[0] for letter in set(text) if letter.isalpha()}
    assert scripts >= {"LATIN", "CYRILLIC", "GREEK", "GEORGIAN", "ARMENIAN", "ARABIC", "HEBREW", "CJK", "HIRAGANA"}
    for letter in "ҚқҒҰұҮІіңӘәӨөıİßё\u0301\u0308":
        assert letter in text, unicodedata.name(letter)
    assert set(names.HOSTILE) <= set(customers)
    assert any(len(name) > 120 for name in customers)
    assert len(set(customers)) > len(customers) / 3
    nicknames = {fact.nickname for fact in of(SubscriptionFact, book)}
    assert set(names.HOSTILE) <= nicknames
    assert not any("\n" in name or "\x00" in name for name in customers)


def test_long_forms_are_long():
    assert all(len(form) > 120 for form in names.LONG_FORMS)


def test_memory_stays_flat():
    def peak(subscriptions: int) -> int:
        size = SampleSize(subscriptions // 10, subscriptions, 50)
        tracemalloc.start()
        try:
            for _ in sample_facts(size, TODAY):
                pass
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(100)
    # Ten times the subscriptions, as much memory give or take what one customer takes.
    assert peak(10_000) < peak(1_000) + 100_000
