"""The made-up tenant: the same each time, as large as asked for, and quick to start."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.data.sample import story
from desktop.sandbox.accounts import Accounts, Standing
from desktop.sandbox.directory import Directory
from desktop.sandbox.identities import Identities
from desktop.sandbox.tenant import Tenant

TODAY = date(2026, 11, 23)


def directory(tenant: Tenant) -> Directory:
    return Directory(tenant, lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))


@given(st.integers(0, 1 << 38), st.integers())
def test_an_identifier_tells_its_number_to_its_own_tenant_only(index: int, seed: int) -> None:
    identities = Identities(seed, "customer")
    guid = identities.at(index)
    assert identities.index_of(guid) == identities.index_of(guid.upper()) == index
    assert Identities(seed + 1, "customer").index_of(guid) is None


def test_no_identifier_is_made_of_what_is_none() -> None:
    identities = Identities(1, "customer")
    assert identities.index_of("<guid>") is None
    assert identities.index_of("00000000-0000-0000-0000-000000000000") is None


@pytest.mark.parametrize(
    "tenant",
    [Tenant(0, 0, 0), Tenant(1, 0, 0), Tenant(3, 50, 4), Tenant(5, 7, 20), Tenant(300, 1000, 40), Tenant(400, 30, 12)],
    ids=str,
)
def test_a_tenant_is_as_large_as_asked_for(tenant: Tenant) -> None:
    held = directory(tenant)
    customers = list(held.customers())
    assert len(customers) == len({customer.tenant_id for customer in customers}) == tenant.customers
    subscriptions = [fact for customer in customers for fact in held.subscriptions(customer.tenant_id)]
    assert len(subscriptions) == len({fact.id for fact in subscriptions}) == tenant.subscriptions
    assert len(held.resellers) == tenant.resellers


def test_the_same_numbers_give_the_same_tenant_in_whatever_order_it_is_asked() -> None:
    one, other = Accounts(Tenant(200, 800, 30), TODAY), Accounts(Tenant(200, 800, 30), TODAY)
    forth = [one.account(place) for place in range(200)]
    back = [other.account(place) for place in reversed(range(200))]
    assert forth == back[::-1]
    assert [other.customer(place) for place in range(200)] == [account.customer for account in forth]
    assert [other.links(place) for place in range(200)] == [account.resellers for account in forth]
    assert Accounts(Tenant(200, 800, 30, seed=7), TODAY).account(150) != forth[150]


def test_each_customer_is_found_by_its_id() -> None:
    accounts = Accounts(Tenant(120, 200, 20), TODAY)
    for place in range(120):
        assert accounts.place_of(accounts.customer(place).tenant_id) == place
    # One that a larger tenant of the same seed has.
    assert accounts.place_of(Accounts(Tenant(121, 200, 20), TODAY).customer(120).tenant_id) is None


def test_what_was_made_up_is_not_held_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.sandbox.accounts._HELD", 10)
    accounts = Accounts(Tenant(120, 200, 20), TODAY)
    first = [accounts.account(place) for place in range(20)]
    assert accounts.account(19) is first[19]
    assert accounts.account(6) is not first[6]
    assert accounts.account(6) == first[6]


def test_the_story_stands_at_the_beginning() -> None:
    held = directory(Tenant(60, 240, 30))
    names = [customer.name for customer in held.customers()]
    assert names[:2] == ["Contoso Ltd", "ООО «Ромашка»"]
    assert "<b>Bold</b> & Söhne" in names
    assert held.reseller(story.FABRIKAM.mpn_id).tenant_id == story.FABRIKAM.tenant_id
    assert held.contact(story.CONTOSO, story.CONTOSO_WAREHOUSE.upper()) == (
        story.FABRIKAM.tenant_id,
        story.FABRIKAM.mpn_id,
        story.FABRIKAM.name,
    )
    # What the sample has never read, the service still knows.
    assert held.contact(story.CONTOSO, story.CONTOSO_E5_NEW) == held.provider_contact


def test_some_customers_are_lost_unless_that_is_not_wanted() -> None:
    accounts = Accounts(Tenant(1200, 3000, 20), TODAY)
    lost = [place for place in range(1200) if accounts.standing(place) is not Standing.HELD]
    assert {accounts.standing(place) for place in lost} == {Standing.WITHDRAWN, Standing.DELETED}
    assert 10 < len(lost) < 30
    assert not any(accounts.account(place).subscriptions for place in lost)
    unharmed = Accounts(Tenant(1200, 3000, 20, lost=False), TODAY)
    assert {unharmed.standing(place) for place in range(1200)} == {Standing.HELD}


def test_all_kinds_of_subscriptions_and_odd_texts_are_there() -> None:
    held = directory(Tenant(1200, 6000, 60))
    facts = [fact for customer in held.customers() for fact in held.subscriptions(customer.tenant_id)]
    assert {story.UNKNOWN_STATUS, "active", "suspended", "deleted", "pending"} <= {fact.status for fact in facts}
    assert {"usage", "license"} == {fact.billing_type for fact in facts}
    assert {"", "OnlineServicesNCE", "Azure", "Software"} == {fact.product_type for fact in facts}
    assert any(fact.parent_id for fact in facts)
    assert any("<b>" in (fact.nickname or "") for fact in facts)


@pytest.mark.parametrize("wrong", [{"customers": -1}, {"customers": 0, "subscriptions": 5}])
def test_a_tenant_that_cannot_be_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"sample|subscriptions"):
        Tenant(**wrong)  # type: ignore[arg-type]
