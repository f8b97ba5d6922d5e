"""What text from the clipboard would do to selected rows: one contact for all, or line by line; never an error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.data import pasted
from desktop.data.pasted import OneForAll, PastedSheet
from desktop.data.store import Store
from tests.factories import ACTOR, FABRIKAM, TAILSPIN, TODAY, guid, small_desk

ALL = [1, 2, 3, 4, 5, 6]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("pasted")
    store = small_desk(folder)
    yield store
    store.close()


def read(store: Store, text: str, *keys: int) -> OneForAll | PastedSheet | None:
    with store.reading() as session:
        return pasted.read(session, ACTOR, TODAY, text, keys)


@pytest.mark.parametrize("text", ["елка сервис", " Ёлка «Сервис»\r\n", "MPN 300", "300", guid(TAILSPIN), '"300"'])
def test_one_partner_is_for_all_selected_rows(desk: Store, text: str) -> None:
    found = read(desk, text, *ALL)
    assert isinstance(found, OneForAll)
    assert found.contact.tenant_id == guid(TAILSPIN)
    assert (found.reach.rows, found.reach.left) == (6, 2)


def test_the_default_is_a_partner_as_well(desk: Store) -> None:
    found = read(desk, "default", *ALL)
    assert isinstance(found, OneForAll)
    assert found.contact.is_provider
    assert found.reach.left == 0


def test_two_columns_name_their_own_rows(desk: Store) -> None:
    found = read(desk, f"{guid(20)}\tFabrikam\n{guid(24)}\tЁлка Сервис\n", 6)
    assert isinstance(found, PastedSheet)
    assert [(one.subscription_key, one.wanted.tenant_id) for one in found.preview.assignments] == [(1, guid(FABRIKAM))]
    (trouble,) = found.preview.troubles
    assert (trouble.line, trouble.code, trouble.subscription_key) == (2, "not_eligible", 5)
    assert set(found.rows) == {1, 5}


def test_one_below_the_other_goes_by_the_order_of_the_rows(desk: Store) -> None:
    found = read(desk, "Fabrikam\nЁлка Сервис", 5, 1)
    assert isinstance(found, PastedSheet)
    assert [(one.subscription_key, one.wanted.name) for one in found.preview.assignments] == [
        (5, "Fabrikam"),
        (1, "Ёлка Сервис"),
    ]


def test_a_name_that_nobody_has_is_told_once_for_all_rows(desk: Store) -> None:
    found = read(desk, "Nobody", *ALL)
    assert isinstance(found, PastedSheet)
    assert [trouble.code for trouble in found.preview.troubles] == ["unknown_partner"]


@pytest.mark.parametrize("text", ["", " \n\t\n "])
def test_nothing_says_nothing(desk: Store, text: str) -> None:
    assert read(desk, text, *ALL) is None


@given(st.text(alphabet=st.sampled_from('\t\n\r\0",;a1Ёй=-\u202e ')), st.booleans())
def test_whatever_the_clipboard_holds_there_is_an_answer(desk: Store, text: str, selected: bool) -> None:
    found = read(desk, text, *(ALL if selected else []))
    if isinstance(found, PastedSheet):
        assert not found.preview.assignments
