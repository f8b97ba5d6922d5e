"""Who may be chosen for many rows is what each row's own drop-down says, counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.data import outbox
from desktop.data.candidates import candidates_for
from desktop.data.candidates_of_many import FieldOfMany, LeftOut, Reach, field_of_many, reach
from desktop.data.store import Store, open_store
from desktop.domain.records import ChangeState, DelegatedAdminKind, PartnershipState
from desktop.domain.roles import Actor, Role
from tests.deciding import ActingDesk
from tests.factories import (
    ACTOR,
    CONTOSO,
    FABRIKAM,
    NOW,
    PROVIDER,
    ROMASHKA,
    TAILSPIN,
    TODAY,
    contact,
    customer_fact,
    link_fact,
    provider_fact,
    reseller_fact,
    small_desk,
    subscription_fact,
    write,
)

ALL = [1, 2, 3, 4, 5, 6]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    store = small_desk(tmp_path)
    yield store
    store.close()


def field(store: Store, *keys: int, actor: Actor = ACTOR) -> FieldOfMany:
    with store.reading() as session:
        return field_of_many(session, actor, TODAY, keys)


def reached(store: Store, partner: int, *keys: int, actor: Actor = ACTOR) -> Reach:
    with store.reading() as session:
        return reach(session, actor, TODAY, keys, contact(session, partner))


def test_the_provider_comes_first_then_who_takes_most(desk: Store) -> None:
    found = field(desk, *ALL)
    assert (found.rows, found.customers, found.on_their_way) == (6, 2, 0)
    assert [(c.contact.name, c.takes, c.unconfirmed) for c in found.candidates] == [
        ("Tien Shan Cloud", 6, 0),
        ("Fabrikam", 6, 0),
        ("Ёлка Сервис", 4, 4),
    ]
    assert found.candidates[0].contact.is_provider
    assert found.candidates[0].reseller is None
    assert [c.contact.name for c in field(desk, 5, 6).candidates] == ["Tien Shan Cloud", "Fabrikam"]


def test_rows_named_twice_or_not_there_count_once_or_not_at_all(desk: Store) -> None:
    assert field(desk, 1, 1, 900).rows == 1
    assert field(desk).rows == 0
    assert field(desk).candidates[0].takes == 0
    assert reached(desk, TAILSPIN, 1, 1, 900) == Reach(1, 0, ())


def test_those_left_out_are_named_by_customer_with_their_reasons(desk: Store) -> None:
    write(desk, subscription_fact(22, status="deleted"))
    assert reached(desk, TAILSPIN, *ALL) == Reach(
        6, 3, (LeftOut("Contoso", 2, ("not_linked",)), LeftOut("ООО «Ромашка»", 1, ("subscription_deleted",)))
    )
    assert reached(desk, PROVIDER, *ALL) == Reach(6, 0, ())
    assert {c.contact.name: c.takes for c in field(desk, *ALL).candidates}["Ёлка Сервис"] == 3


def test_rows_with_a_decision_on_its_way_are_reached_by_no_choice(desk: Store) -> None:
    acting = ActingDesk(desk, at_once=True)
    acting.stage([1, 5], FABRIKAM, "", False)
    acting.submit([1, 5], True)
    acting.send([1], ChangeState.SENDING)
    found = field(desk, *ALL)
    assert (found.rows, found.on_their_way) == (6, 1)
    assert [(c.contact.name, c.takes) for c in found.candidates][:2] == [("Tien Shan Cloud", 5), ("Fabrikam", 5)]
    assert reached(desk, PROVIDER, *ALL) == Reach(6, 1, (LeftOut("ООО «Ромашка»", 1, ("in_flight",)),))


def test_rows_that_have_it_or_go_back_to_it_take_it(desk: Store) -> None:
    with desk.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [5], contact(session, FABRIKAM))
    write(desk, link_fact(CONTOSO, FABRIKAM, ends_on=TODAY - timedelta(days=1)))
    assert [(c.contact.name, c.takes) for c in field(desk, 5, 6).candidates] == [("Tien Shan Cloud", 2)]
    assert reached(desk, FABRIKAM, 5, 6) == Reach(2, 1, (LeftOut("Contoso", 1, ("delegated_admin_expired",)),))


def test_whoever_may_not_assign_is_told_so_of_each_row(desk: Store) -> None:
    actor = replace(ACTOR, role=Role.SALES_AGENT)
    assert [c.contact.name for c in field(desk, *ALL, actor=actor).candidates] == ["Tien Shan Cloud"]
    assert reached(desk, FABRIKAM, *ALL, actor=actor).left == 6


_DAYS = st.sampled_from([None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1)])
_LINKS = st.dictionaries(
    st.tuples(st.sampled_from([ROMASHKA, CONTOSO, 12]), st.sampled_from([FABRIKAM, TAILSPIN, 6])),
    st.tuples(st.sampled_from(DelegatedAdminKind), _DAYS, _DAYS, st.booleans()),
)
_SUBSCRIPTIONS = st.lists(
    st.tuples(st.sampled_from([ROMASHKA, CONTOSO, 12]), st.sampled_from(["active", "suspended", "deleted", "odd"])),
    min_size=1,
    max_size=8,
)
_RESELLERS = st.tuples(
    st.sampled_from(PartnershipState), st.sampled_from(["KZ", "KG", "US"]), st.sampled_from([None, True, False])
)


@settings(max_examples=60)
@given(_LINKS, _SUBSCRIPTIONS, st.lists(_RESELLERS, min_size=3, max_size=3), st.booleans())
def test_the_count_is_that_of_the_single_drop_downs(tmp_path_factory, links, rows, partners, strict) -> None:
    store = open_store(tmp_path_factory.mktemp("many") / "desk.sqlite")
    names = dict(zip((FABRIKAM, TAILSPIN, 6), partners, strict=True))
    write(
        store,
        provider_fact(),
        *(
            reseller_fact(number, partnership=state, location=place, agreement_signed=signed)
            for number, (state, place, signed) in names.items()
        ),
        *(customer_fact(number, location=place) for number, place in ((ROMASHKA, "KZ"), (CONTOSO, "KG"), (12, ""))),
        *(
            link_fact(customer, partner, kind=kind, starts_on=starts, ends_on=ends, attested=attested)
            for (customer, partner), (kind, starts, ends, attested) in links.items()
        ),
        *(subscription_fact(20 + place, customer, status=status) for place, (customer, status) in enumerate(rows)),
    )
    actor = replace(ACTOR, strict=strict)
    keys = list(range(1, len(rows) + 1))
    with store.reading() as session:
        found = field_of_many(session, actor, TODAY, keys)
        counted = {c.contact: (c.takes, c.unconfirmed) for c in found.candidates}
        single: dict[object, tuple[int, int]] = {}
        for key in keys:
            for candidate in candidates_for(session, actor, TODAY, key).eligible:
                takes, unconfirmed = single.get(candidate.contact, (0, 0))
                single[candidate.contact] = (takes + 1, unconfirmed + candidate.verdict.unconfirmed)
        assert counted == single
        for partner in names:
            wanted = contact(session, partner)
            told = reach(session, actor, TODAY, keys, wanted)
            assert told.rows - told.left == counted.get(wanted, (0, 0))[0]
            assert sum(each.rows for each in told.named) == told.left
    store.close()
