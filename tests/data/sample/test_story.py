"""The curated beginning: who may be support contact at Contoso, and every reason why another one may not."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from desktop.data.facts import ContactFact, CustomerFact, Fact, LinkFact, ResellerFact, SubscriptionFact
from desktop.data.sample import story
from desktop.data.sample.story import Cast
from desktop.data.sample.tenant import SampleSize, sample_facts
from desktop.domain.eligibility import Circumstances, Reason, Verdict, judge
from desktop.domain.publishing import commerce_of
from desktop.domain.records import (
    Commerce,
    CustomerLink,
    DelegatedAdmin,
    DelegatedAdminKind,
    PartnershipState,
    Reseller,
)

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module", params=[SampleSize(20, 60, 12), SampleSize(300, 900, 40)], ids=["least", "more"])
def facts(request: pytest.FixtureRequest) -> list[Fact]:
    return list(sample_facts(request.param, TODAY))


def reseller_of(fact: ResellerFact) -> Reseller:
    return Reseller(
        key=0,
        tenant_id=fact.tenant_id or "",
        mpn_id=fact.mpn_id or "",
        name=fact.name or "",
        location=fact.location or "",
        partnership=fact.partnership or PartnershipState.NONE,
        agreement_signed=fact.agreement_signed,
    )


def link_of(fact: LinkFact) -> CustomerLink:
    admin = DelegatedAdmin(
        fact.kind or DelegatedAdminKind.UNKNOWN,
        fact.starts_on,
        fact.ends_on,
        fact.attested_by or "",
        fact.attested_at,
        fact.attested_how or "",
    )
    return CustomerLink(0, 0, admin)


def verdicts(facts: list[Fact], customer: str, status: str = "active", *, strict: bool = False) -> dict[str, Verdict]:
    """The verdict on every reseller at one customer, by MPN ID."""
    where = next(fact for fact in facts if isinstance(fact, CustomerFact) and fact.tenant_id == customer)
    links = {fact.reseller: link_of(fact) for fact in facts if isinstance(fact, LinkFact) and fact.customer == customer}
    circumstances = Circumstances(TODAY, where.location or "", subscription_status=status, strict=strict)
    return {
        fact.mpn_id or "": judge(reseller_of(fact), links.get(fact.tenant_id or fact.mpn_id or ""), circumstances)
        for fact in facts
        if isinstance(fact, ResellerFact)
    }


def reasons(verdict: Verdict) -> set[Reason]:
    return {finding.reason for finding in verdict.findings}


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (story.WINGTIP, {Reason.DELEGATED_ADMIN_EXPIRED}),
        (story.PROSEWARE, {Reason.NO_DELEGATED_ADMIN}),
        (story.LITWARE, {Reason.PARTNERSHIP_REQUESTED}),
        (story.ADVENTURE_WORKS, {Reason.NOT_LINKED}),
        (story.WOODGROVE, {Reason.PARTNERSHIP_ENDED}),
        (story.RELECLOUD, {Reason.OTHER_MARKET}),
        (story.TREY, {Reason.AGREEMENT_UNSIGNED}),
        (story.LUTIK, {Reason.DELEGATED_ADMIN_NOT_STARTED}),
        (story.FOURTH_COFFEE, {Reason.PARTNERSHIP_UNKNOWN}),
        (story.DATUM, {Reason.NO_PARTNERSHIP, Reason.NO_TENANT_ID, Reason.NOT_LINKED}),
    ],
    ids=lambda value: value.name if isinstance(value, Cast) else "",
)
def test_each_reseller_shows_its_reason_at_contoso(facts: list[Fact], who: Cast, expected: set[Reason]):
    assert reasons(verdicts(facts, story.CONTOSO)[who.mpn_id]) == expected


def test_every_reason_of_the_service_and_the_desk_occurs_at_contoso(facts: list[Fact]):
    found: set[Reason] = set()
    for subscription in facts:
        if isinstance(subscription, SubscriptionFact) and subscription.customer == story.CONTOSO:
            for verdict in verdicts(facts, story.CONTOSO, subscription.status or "").values():
                found |= reasons(verdict)
    assert found == set(Reason) - {Reason.ROLE_MAY_NOT, Reason.DELEGATED_ADMIN_UNCONFIRMED}
    strict = verdicts(facts, story.CONTOSO, strict=True)
    assert reasons(strict[story.TAILSPIN.mpn_id]) == {Reason.DELEGATED_ADMIN_UNCONFIRMED}


def test_exactly_two_may_be_chosen_at_contoso(facts: list[Fact]):
    chosen = {mpn: verdict for mpn, verdict in verdicts(facts, story.CONTOSO).items() if verdict.eligible}
    assert chosen.keys() == {story.FABRIKAM.mpn_id, story.TAILSPIN.mpn_id}
    assert not chosen[story.FABRIKAM.mpn_id].unconfirmed
    assert chosen[story.TAILSPIN.mpn_id].unconfirmed


def test_romashka_has_its_own_reseller(facts: list[Fact]):
    chosen = {mpn: verdict for mpn, verdict in verdicts(facts, story.ROMASHKA).items() if verdict.eligible}
    assert story.LUTIK.mpn_id in chosen
    assert not chosen[story.LUTIK.mpn_id].unconfirmed
    nicknames = [f.nickname for f in facts if isinstance(f, SubscriptionFact) and f.customer == story.ROMASHKA]
    assert "Головной офис" in nicknames


def test_contoso_s_six_subscriptions(facts: list[Fact]):
    mine = {f.id: f for f in facts if isinstance(f, SubscriptionFact) and f.customer == story.CONTOSO}
    assert list(mine) == [
        story.CONTOSO_HEAD_OFFICE,
        story.CONTOSO_WAREHOUSE,
        story.CONTOSO_E3,
        story.CONTOSO_E5_NEW,
        story.CONTOSO_PROJECT_SUSPENDED,
        story.CONTOSO_VISIO_DELETED,
    ]
    head, warehouse = mine[story.CONTOSO_HEAD_OFFICE], mine[story.CONTOSO_WAREHOUSE]
    assert head.product == warehouse.product
    assert (head.nickname, warehouse.nickname) == ("Head office", "Warehouse")
    assert head.reseller_of_record == story.FABRIKAM.mpn_id
    new = [f.id for f in mine.values() if commerce_of(f.product_type or "", f.offer_id or "") is Commerce.NEW]
    assert new == [story.CONTOSO_E5_NEW]
    assert mine[story.CONTOSO_PROJECT_SUSPENDED].status == "suspended"
    assert mine[story.CONTOSO_VISIO_DELETED].status == "deleted"
    contacts = {f.subscription: f.tenant_id for f in facts if isinstance(f, ContactFact) and f.subscription in mine}
    assert contacts == {
        story.CONTOSO_HEAD_OFFICE: story.PROVIDER.tenant_id,
        story.CONTOSO_WAREHOUSE: story.FABRIKAM.tenant_id,
        story.CONTOSO_E3: story.PROVIDER.tenant_id,
        story.CONTOSO_PROJECT_SUSPENDED: story.WOODGROVE.tenant_id,
        story.CONTOSO_VISIO_DELETED: story.PROVIDER.tenant_id,
    }


def test_the_story_comes_first_with_its_fixed_identifiers(facts: list[Fact]):
    customers = [fact for fact in facts if isinstance(fact, CustomerFact)][:5]
    assert [fact.tenant_id for fact in customers] == [
        story.CONTOSO,
        story.ROMASHKA,
        story.ZHULDYZ,
        story.WIDE_WORLD,
        story.BOLD,
    ]
    assert (customers[0].name, customers[0].domain) == ("Contoso Ltd", "contoso.onmicrosoft.com")
    assert customers[1].name == "ООО «Ромашка»"
    assert any(isinstance(f, SubscriptionFact) and f.status == story.UNKNOWN_STATUS for f in facts)


def test_look_alikes_differ_in_mpn_id_and_country():
    told = {fact.mpn_id: fact for fact in story.resellers()}
    for one, other in (
        (story.ALPHA_HYPHEN, story.ALPHA_BLANK),
        (story.CONTOSO_IT, story.CONTOSO_IT_CYRILLIC),
    ):
        assert one.name != other.name
        assert len(one.name) == len(other.name)
        assert told[one.mpn_id].location != told[other.mpn_id].location
    assert story.CONTOSO_IT_CYRILLIC.name.encode("ascii", "ignore") != story.CONTOSO_IT.name.encode()


def test_fixed_identifiers_are_distinct_guids():
    cast = [value for value in vars(story).values() if isinstance(value, Cast)]
    guids = [who.tenant_id for who in cast if who.tenant_id]
    for chapter in story.chapters(TODAY):
        guids += [chapter.customer.tenant_id, *(fact.id for fact in chapter.subscriptions)]
    assert all(uuid.UUID(text).version == 4 and text == text.lower() for text in guids)
    assert len(set(guids)) == len(guids)
    assert len({who.mpn_id for who in cast}) == len(cast)


def test_the_invitation_link_has_the_contract_s_form():
    link = story.provider().invitation_link or ""
    assert link.startswith("https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=")
    assert link.endswith(f"{story.PROVIDER.tenant_id}&msppId=0&DAP=false#/BillingAccounts/partner-invitation")
