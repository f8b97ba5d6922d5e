"""Identifiers, markets, publishing and folding: text from outside in the form that is compared."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.folding import fold, other_layout, words
from desktop.domain.identifiers import country, guid, mpn_id
from desktop.domain.markets import market_of, same_market
from desktop.domain.publishing import commerce_of, publishing_of
from desktop.domain.records import Commerce, Publishing, SupportContact

# Identifiers


@given(st.uuids())
def test_a_guid_is_read_in_every_form_in_which_the_service_writes_it(value: uuid.UUID) -> None:
    lower = str(value)
    for form in (lower, lower.upper(), "{" + lower + "}", f"  {lower.upper()}\t", lower.title()):
        assert guid(form) == lower
    assert guid(guid(lower) or "") == lower


@pytest.mark.parametrize(
    "text", ["", "abc", "0" * 36, str(uuid.UUID(int=5))[:-1], str(uuid.UUID(int=5)) + "0", uuid.UUID(int=5).hex, "{}"]
)
def test_what_is_no_guid(text: str) -> None:
    assert guid(text) is None


def test_digits_of_another_script_make_no_guid() -> None:
    assert guid("٠" * 8 + "-0000-4000-8000-000000000001") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("123", "123"),
        (" 0123 ", "0123"),
        ("123.0", "123"),
        ("١٢٣", None),
        ("１２３", "123"),
        ("", None),
        ("12a", None),
        ("-5", None),
        ("1.5", None),
        ("9" * 20, "9" * 20),
        ("9" * 21, None),
        ("1e5", None),
        ("²", "2"),
    ],
)
def test_mpn_ids(text: str, expected: str | None) -> None:
    assert mpn_id(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("kz", "KZ"), (" De ", "DE"), ("KAZ", ""), ("К", ""), ("ка", ""), ("", ""), ("1A", "")],
)
def test_countries(text: str, expected: str) -> None:
    assert country(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("a", "1"), ("a", "1"), True),
        (("a", "1"), ("a", "2"), False),
        (("a", "1"), ("b", "1"), False),
    ],
)
def test_contacts_are_compared_by_tenant_and_location_not_by_name(
    one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    assert SupportContact(*one, "Old name").same_as(SupportContact(*other, "New name")) is same


# Markets


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("KZ", "UZ", True),
        ("kz", " UZ ", True),
        ("DE", "FR", True),
        ("DE", "GB", True),
        ("DE", "KZ", False),
        ("RU", "RU", True),
        ("RU", "KZ", False),
        ("RU", "BY", False),
        ("US", "PR", False),
        ("US", "CA", False),
        ("AU", "NZ", False),
        ("", "DE", True),
        ("DE", "", True),
    ],
)
def test_markets(one: str, other: str, same: bool) -> None:
    assert same_market(one, other) is same
    assert same_market(other, one) is same


@given(st.text(max_size=5), st.text(max_size=5))
def test_a_country_shares_a_market_with_itself_whatever_it_is(one: str, other: str) -> None:
    assert same_market(one, one)
    assert same_market(one, other) == same_market(other, one)
    assert market_of(one) == market_of(one.upper())


def test_no_country_stands_in_two_markets() -> None:
    from desktop.domain.markets import _MARKETS

    countries = [code for codes in _MARKETS.values() for code in codes.split()]
    assert len(countries) == len(set(countries))
    assert all(country(code) == code for code in countries)


# Publishing


@pytest.mark.parametrize(
    ("product_type", "offer", "expected"),
    [
        ("OnlineServicesNCE", "", Commerce.NEW),
        ("onlineservicesnce ", "x", Commerce.NEW),
        ("", "CFQ7TTC0LF8R:0001:CFQ7TTC0K971", Commerce.NEW),
        ("", "796b6b5f-613c-4e24-a17c-eba730d49c02", Commerce.LEGACY),
        ("", "a:b", Commerce.LEGACY),
        ("", "a:b:c:d", Commerce.LEGACY),
        ("", "", Commerce.LEGACY),
    ],
)
def test_commerce(product_type: str, offer: str, expected: Commerce) -> None:
    assert commerce_of(product_type, offer) is expected


@pytest.mark.parametrize(
    ("commerce", "billing", "status", "gone", "expected"),
    [
        (Commerce.LEGACY, "license", "active", False, Publishing.PUBLISHABLE),
        (Commerce.LEGACY, "License", "suspended", False, Publishing.PUBLISHABLE),
        (Commerce.LEGACY, "usage", "active", False, Publishing.UNCERTAIN),
        (Commerce.LEGACY, "", "active", False, Publishing.UNCERTAIN),
        (Commerce.LEGACY, "license", "Deleted", False, Publishing.KEPT_HERE),
        (Commerce.LEGACY, "license", "active", True, Publishing.KEPT_HERE),
        (Commerce.NEW, "license", "active", False, Publishing.KEPT_HERE),
        (Commerce.NEW, "usage", "deleted", True, Publishing.KEPT_HERE),
    ],
)
def test_publishing(commerce: Commerce, billing: str, status: str, gone: bool, expected: Publishing) -> None:
    assert publishing_of(commerce, billing, status, gone=gone) is expected


# Folding


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("РОМАШКА", "ООО «Ромашка»"),
        ("ромашка", '"РОМАШКА"'),
        ("елка", "Ёлка"),
        ("ЁЛКА", "елка"),
        ("strasse", "STRAßE"),
        ("οδος", "ΟΔΟΣ"),
        ("istanbul", "İSTANBUL"),
        ("ISPARTA", "ısparta"),
        ("cafe", "Café"),
        ("cafe", "Cafe\u0301"),
        ("n22", "N.22"),
        ("o'brien", "O’Brien"),
        ("wi-fi", "Wi‑Fi"),
        ("fullwidth", "Ｆｕｌｌｗｉｄｔｈ"),
        ("softhyphen", "soft\u00adhyphen"),
        ("zerowidth", "zero\u200bwidth"),
        ("a b", "a\u00a0 b"),
        # Cyrillic look-alikes of Latin letters: typed on the wrong keys, still found.
        ("COOP", "СООР"),
    ],
)
def test_the_same_word_typed_differently(typed: str, stored: str) -> None:
    assert fold(typed) in fold(stored)


@pytest.mark.parametrize(("one", "other"), [("ель", "эль"), ("1", "l"), ("abc", "abd")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert once == " ".join(once.split())


LETTERS = st.text(st.sampled_from("abcxyzABCабвгдеёжзийъыьэюяАБВЁЙΣσςάΩ ıİşğçÖüéñ"))


@given(LETTERS)
def test_case_never_matters(text: str) -> None:
    assert fold(text) == fold(text.upper()) == fold(text.lower()) == fold(text.casefold())


@given(LETTERS, st.sampled_from("\"'`«»„“”‘’.·"), st.integers(0, 20))
def test_quotes_and_dots_never_matter(text: str, mark: str, place: int) -> None:
    assert fold(text[:place] + mark + text[place:]) == fold(text)


@given(LETTERS)
def test_yo_is_ye(text: str) -> None:
    assert fold(text.replace("ё", "е").replace("Ё", "Е")) == fold(text)


@given(st.text(st.characters(), max_size=40))
def test_no_text_breaks_folding(text: str) -> None:
    fold(text).encode()
    for word in words(text):
        assert word
        assert " " not in word
        assert "\0" not in word


def test_half_a_character_is_dropped() -> None:
    assert fold("a\ud83d b") == "a b"


def test_words_come_once_and_longest_first() -> None:
    assert words("b Aaa  cc aaa «b»") == ("aaa", "cc", "b")
    assert words(" «» . ") == ()


@pytest.mark.parametrize(("typed", "meant"), [("hjvfirf", "ромашка"), ("сщтещыщ", "contoso"), ("Ghbdtn", "Привет")])
def test_the_other_keyboard_layout(typed: str, meant: str) -> None:
    assert other_layout(typed) == meant
