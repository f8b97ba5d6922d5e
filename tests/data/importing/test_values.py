"""Single values in both languages."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.data.importing import values
from desktop.domain.records import DelegatedAdminKind, PartnershipState, RelationshipState


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-01", datetime(2024, 5, 1, tzinfo=UTC)),
        ("2021-01-14T16:57:15.0966728Z", datetime(2021, 1, 14, 16, 57, 15, 96672, tzinfo=UTC)),
        ("2021-01-14T16:57:15.5", datetime(2021, 1, 14, 16, 57, 15, 500000, tzinfo=UTC)),
        ("2015-11-25T06: 41: 12Z", datetime(2015, 11, 25, 6, 41, 12, tzinfo=UTC)),
        ("2019-01-09T00:21:45+00:00", datetime(2019, 1, 9, 0, 21, 45, tzinfo=UTC)),
        ("2017-06-15T15:56:04.077-07:00", datetime(2017, 6, 15, 22, 56, 4, 77000, tzinfo=UTC)),
        ("2017-06-15 15:56", datetime(2017, 6, 15, 15, 56, tzinfo=UTC)),
        ("31.12.2024", datetime(2024, 12, 31, tzinfo=UTC)),
        ("31.12.2024 г.", datetime(2024, 12, 31, tzinfo=UTC)),
        ("1.2.2024 9:05:07", datetime(2024, 2, 1, 9, 5, 7, tzinfo=UTC)),
        ("14/05/2024", datetime(2024, 5, 14, tzinfo=UTC)),
        ("5/14/2024 12:00:00 AM", datetime(2024, 5, 14, tzinfo=UTC)),
        ("5/14/2024 1:30 PM", datetime(2024, 5, 14, 13, 30, tzinfo=UTC)),
        ("5/5/2024", datetime(2024, 5, 5, tzinfo=UTC)),
        ("20240514", datetime(2024, 5, 14, tzinfo=UTC)),
        ("14 мая 2024 г.", datetime(2024, 5, 14, tzinfo=UTC)),
        ("14-May-2024", datetime(2024, 5, 14, tzinfo=UTC)),
        ("May 14, 2024", datetime(2024, 5, 14, tzinfo=UTC)),
        ("45413", datetime(2024, 5, 1, tzinfo=UTC)),
        ("45413.5", datetime(2024, 5, 1, 12, tzinfo=UTC)),
        ("9999-12-14T00:00:00Z", None),
        ("9999-12-31T23:59:59.9999999-11:00", None),
        ("0001-01-01T00:00:00", None),
        ("01.01.0001", None),
        ("12/31/9999 11:59:59 PM", None),
    ],
)
def test_a_moment_is_read(text: str, expected: datetime | None) -> None:
    assert values.moment(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("05/06/2024", "ambiguous_date"),
        ("31.02.2024", "bad_date"),
        ("13/13/2024", "bad_date"),
        ("2024-01-01T25:00:00Z", "bad_date"),
        ("2024-01-01T00:00:00+99:00", "bad_date"),
        ("5/14/2024 13:00 PM", "bad_date"),
        ("01.02.24", "bad_date"),
        ("14 Foo 2024", "bad_date"),
        ("tomorrow", "bad_date"),
        ("=TODAY()", "bad_date"),
    ],
)
def test_what_is_no_date_is_told(text: str, code: str) -> None:
    with pytest.raises(values.BadValue) as caught:
        values.moment(text)
    assert caught.value.code == code


def test_a_day_is_taken_as_written() -> None:
    assert values.day("2024-05-01T23:30:00-07:00") == date(2024, 5, 1)
    assert values.day("9999-12-31") is None


@given(st.datetimes().filter(lambda moment: 1 < moment.year < 9999))
def test_every_iso_moment_comes_back(moment: datetime) -> None:
    assert values.moment(moment.isoformat()) == moment.replace(tzinfo=UTC)


PARSERS = [
    values.moment,
    values.day,
    values.whole,
    values.guid,
    values.mpn_id,
    values.yes_or_no,
    values.country,
    values.delegated_admin,
]


@pytest.mark.parametrize("parse", PARSERS)
@given(st.text())
def test_no_text_does_worse_than_a_bad_value(parse: Callable[[str], Any], text: str) -> None:
    with contextlib.suppress(values.BadValue):
        parse(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("25", 25), ("1 200", 1200), ("1\u00a0200", 1200), ("1\u202f200", 1200), ("25.0", 25), ("3,00", 3)],
)
def test_a_whole_number_is_read(text: str, expected: int) -> None:
    assert values.whole(text) == expected


@pytest.mark.parametrize("text", ["-1", "1.5", "1,234", "ten", "1e3", "9" * 5000, "2147483648", "=1+1", "½"])
def test_what_is_no_whole_number_is_told(text: str) -> None:
    with pytest.raises(values.BadValue, match="bad_number"):
        values.whole(text)


@pytest.mark.parametrize(("text", "expected"), [("4391507.0", "4391507"), ("439 1507", "4391507"), ("0", None)])
def test_an_mpn_id_is_read(text: str, expected: str | None) -> None:
    assert values.mpn_id(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yes", True),
        ("ДА", True),
        ("истина", True),
        ("1", True),
        ("+", True),
        ("no", False),
        ("Нет", False),
        ("ложь", False),
        ("0", False),
        ("-", False),
        ("не подписано", False),
    ],
)
def test_a_truth_value_is_read(text: str, expected: bool) -> None:
    assert values.yes_or_no(text) is expected


def test_states_are_read_in_both_languages() -> None:
    received = ("Active", "Активна", "Приостановлено", "DEPROVISIONED", "Истек срок действия")
    assert [values.status(text) for text in received] == ["active", "active", "suspended", "deleted", "expired"]
    assert values.status("Half-Open") == "half-open"
    assert values.partnership("Active") is PartnershipState.ACTIVE
    assert values.partnership("Запрошено") is PartnershipState.REQUESTED
    assert values.partnership("Прекращено") is PartnershipState.ENDED
    assert values.partnership("quantum") is PartnershipState.UNKNOWN
    assert values.relationship("Reseller") is RelationshipState.RESELLER
    assert values.relationship("Торговый посредник") is RelationshipState.RESELLER
    assert values.relationship("indirect reseller") is RelationshipState.RESELLER
    assert values.relationship("microsoft_support") is RelationshipState.OTHER
    assert values.relationship("Нет") is RelationshipState.NONE
    assert values.delegated_admin("GDAP") is DelegatedAdminKind.GDAP
    assert values.delegated_admin("нет") is DelegatedAdminKind.NONE
    assert values.country("Россия") == "RU"
    assert values.country("us") == "US"
    with pytest.raises(values.BadValue, match="bad_country"):
        values.country("Atlantis")


def test_a_name_keeps_its_script_and_loses_control_characters() -> None:
    assert values.clean(" \0Кон\x07тосо\r\n<b>\u202e עברית 🚀\x85 ") == "Контосо  <b>\u202e עברית 🚀"
    assert values.clean("half \ud83d") == "half \ufffd"
    values.clean("half \ud83d").encode()
