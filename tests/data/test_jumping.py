"""What Ctrl+K finds: a few of each, those that are called so first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.data.jumping import OFFERED, matching_subscriptions, partners
from desktop.data.store import Store
from tests.factories import CONTOSO, FABRIKAM, customer_fact, guid, reseller_fact, small_desk, subscription_fact, write


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    store = small_desk(tmp_path)
    yield store
    store.close()


def names(store: Store, typed: str) -> tuple[list[str], list[str], list[str]]:
    with store.reading() as session:
        found = partners(session, typed)
        rows = matching_subscriptions(session, typed)
    return [row.name for row in found.customers], [one.name for one in found.resellers], [row.nickname for row in rows]


def test_each_kind_is_found_by_a_part_of_its_name(desk: Store) -> None:
    assert names(desk, "ромаш")[0] == ["ООО «Ромашка»"]
    assert names(desk, "abrik")[1] == ["Fabrikam"]
    assert names(desk, "seats 22")[2] == ["Seats 22"]


def test_identifiers_are_found_too(desk: Store) -> None:
    assert names(desk, guid(23))[2] == ["Seats 23"]
    assert names(desk, guid(FABRIKAM))[1] == ["Fabrikam"]
    assert names(desk, guid(CONTOSO))[0] == ["Contoso"]


def test_who_is_called_so_comes_before_who_is_only_found_so(desk: Store) -> None:
    write(
        desk,
        customer_fact(30, name="Best of Contoso"),
        reseller_fact(31, name="Alpha for Contoso"),
        reseller_fact(32, name="Contoso Partner"),
        subscription_fact(40, CONTOSO, nickname="Contoso desk"),
    )
    customers, resellers, subscriptions = names(desk, "contoso")
    assert customers == ["Contoso", "Best of Contoso"]
    assert resellers == ["Contoso Partner", "Alpha for Contoso"]
    assert subscriptions[0] == "Contoso desk"


def test_nothing_typed_finds_nothing_and_much_is_cut(desk: Store) -> None:
    assert names(desk, " «» ") == ([], [], [])
    write(desk, *(customer_fact(50 + number, name=f"Many {number}") for number in range(OFFERED + 3)))
    assert len(names(desk, "many")[0]) == OFFERED
