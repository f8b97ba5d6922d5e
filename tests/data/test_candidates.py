"""The drop-down: who is offered and in which order, who is not and why, and that staging judges the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.data import candidates, resellers
from desktop.data.facts import Fact, LinkFact, ResellerFact
from desktop.data.store import Store, open_store
from desktop.domain.eligibility import Verdict
from desktop.domain.records import DelegatedAdminKind, PartnershipState
from desktop.domain.roles import Actor, Role, RoleTable
from tests.factories import (
    ACTOR,
    NOW,
    PROVIDER,
    ROMASHKA,
    TODAY,
    customer_fact,
    guid,
    link_fact,
    provider_fact,
    reseller_fact,
    small_desk,
    subscription_fact,
    write,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    store = small_desk(tmp_path)
    yield store
    store.close()


def field(store: Store, key: int = 1, actor: Actor = ACTOR, **options: bool) -> candidates.Candidates:
    with store.reading() as session:
        found = candidates.candidates_for(session, actor, TODAY, key, **options)
    assert found is not None
    return found


def test_the_provider_comes_first_then_the_reseller_of_record_then_names(desk: Store) -> None:
    write(
        desk,
        reseller_fact(30, name="абв"),
        reseller_fact(31, name="Abc"),
        reseller_fact(32, name="Ягода"),
        *(link_fact(ROMASHKA, number) for number in (30, 31, 32)),
        subscription_fact(20, reseller_of_record="3200"),
    )
    found = field(desk)
    names = [candidate.contact.name for candidate in found.eligible]
    assert names == ["Tien Shan Cloud", "Ягода", "Abc", "Fabrikam", "абв", "Ёлка Сервис"]
    assert [candidate.is_reseller_of_record for candidate in found.eligible] == [False, True, *([False] * 4)]
    assert found.eligible[0].contact.is_provider
    assert found.eligible[0].reseller is None
    assert [candidate.verdict.unconfirmed for candidate in found.eligible] == [*([False] * 5), True]


def test_who_is_linked_comes_first_among_those_not_eligible(desk: Store) -> None:
    write(
        desk,
        reseller_fact(30, name="Zeta", agreement_signed=False),
        link_fact(ROMASHKA, 30),
        subscription_fact(20, reseller_of_record="400"),
    )
    found = field(desk)
    assert [
        (candidate.contact.name, [finding.reason.value for finding in candidate.verdict.findings])
        for candidate in found.not_eligible
    ] == [
        ("Wingtip", ["partnership_requested", "not_linked"]),
        ("Zeta", ["agreement_unsigned"]),
        ("Litware", ["partnership_ended", "not_linked"]),
    ]
    assert field(desk, with_not_eligible=False).not_eligible[0].contact.name == "Zeta"
    assert field(desk, with_not_eligible=False).eligible == found.eligible


def test_each_customer_has_its_own_field(desk: Store) -> None:
    assert [candidate.contact.name for candidate in field(desk, 5).eligible] == ["Tien Shan Cloud", "Fabrikam"]
    assert field(desk, 5).customer_key == 2


def test_what_bars_everybody_leaves_the_provider(desk: Store) -> None:
    write(desk, subscription_fact(20, status="deleted"))
    found = field(desk, actor=replace(ACTOR, role=Role.SALES_AGENT))
    assert found.barred == ("subscription_deleted", "role_may_not")
    assert [candidate.contact.is_provider for candidate in found.eligible] == [True]
    assert len(found.not_eligible) == 4


def test_no_field_for_no_subscription(desk: Store) -> None:
    with desk.reading() as session:
        assert candidates.candidates_for(session, ACTOR, TODAY, 99) is None
        assert candidates.verdicts_for(session, ACTOR, TODAY, [99], resellers.provider_contact(session)) == {}


def test_a_directory_that_lists_the_provider_does_not_offer_it_twice(desk: Store) -> None:
    write(desk, reseller_fact(PROVIDER), link_fact(ROMASHKA, PROVIDER))
    found = field(desk)
    everyone = [*found.eligible, *found.not_eligible]
    assert [candidate.contact.tenant_id for candidate in everyone].count(guid(PROVIDER)) == 1


def test_before_the_provider_is_known_it_is_offered_all_the_same(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.sqlite")
    write(store, subscription_fact(20), reseller_fact(2), link_fact(ROMASHKA, 2))
    found = field(store)
    assert [candidate.contact.is_provider for candidate in found.eligible] == [True, False]
    store.close()


def everything_agrees(store: Store, actor: Actor, keys: list[int]) -> int:
    """Compare both ways of judging, for every partner and subscription; returns how many pairs."""
    pairs = 0
    with store.reading() as session:
        fields = {key: candidates.candidates_for(session, actor, TODAY, key) for key in keys}
        for key, found in fields.items():
            assert found is not None
            for candidate in (*found.eligible, *found.not_eligible):
                verdict = candidates.verdicts_for(session, actor, TODAY, keys, candidate.contact)[key]
                assert verdict == candidate.verdict
                pairs += 1
    return pairs


days = st.sampled_from([None, date(2026, 3, 1), TODAY, date(2026, 3, 3)])
partners = st.tuples(
    st.sampled_from(PartnershipState),
    st.sampled_from(["KZ", "UZ", "DE", ""]),
    st.sampled_from([None, True, False]),
    st.booleans(),
)
admins = st.one_of(st.none(), st.tuples(st.sampled_from(DelegatedAdminKind), days, days, st.booleans()))


@settings(max_examples=15)
@given(
    st.lists(st.tuples(partners, st.lists(admins, min_size=2, max_size=2)), min_size=1, max_size=5),
    st.sampled_from(["active", "deleted"]),
    st.builds(Actor, st.just("x"), st.sampled_from(Role), st.sampled_from(RoleTable), st.booleans()),
)
def test_both_ways_of_judging_agree(
    tmp_path_factory: pytest.TempPathFactory,
    told: list[tuple[tuple[PartnershipState, str, bool | None, bool], list[tuple | None]]],
    status: str,
    actor: Actor,
) -> None:
    store = open_store(tmp_path_factory.mktemp("desk") / "desk.sqlite")
    facts: list[Fact] = [provider_fact(), customer_fact(10), customer_fact(11, location="DE")]
    facts += [subscription_fact(20, 10), subscription_fact(21, 10, status=status), subscription_fact(22, 11)]
    for number, ((state, location, signed, has_tenant), links) in enumerate(told, start=30):
        facts.append(
            ResellerFact(guid(number) if has_tenant else None, str(number), f"R{number}", location, state, None, signed)
        )
        for customer, admin in zip((10, 11), links, strict=True):
            if admin is not None:
                kind, starts, ends, attested = admin
                at = NOW if attested else None
                facts.append(LinkFact(guid(customer), str(number), kind, starts, ends, attested_at=at))
    assert not write(store, *facts).rejected
    assert everything_agrees(store, actor, [1, 2, 3]) == 3 * (len(told) + 1)
    store.close()


def test_the_provider_by_any_of_its_names_is_always_eligible(desk: Store) -> None:
    with desk.reading() as session:
        ours = resellers.provider_contact(session)
        for named in (ours, replace(ours, is_provider=False), replace(ours, is_provider=False, mpn_id="", name="x")):
            assert candidates.verdicts_for(session, ACTOR, TODAY, [1, 5], named) == {1: Verdict(()), 5: Verdict(())}
