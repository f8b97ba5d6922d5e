"""The history as a table says who did what, in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from desktop.data.history import HistoryQuery
from desktop.domain.records import Event, HistoryRow
from desktop.models.activity import ActivityModel, EventGroup, account, change_words, detail_word, role_word
from desktop.models.paging import Phase


def row(event: Event, **values: str) -> HistoryRow:
    names = ("customer_name", "subscription_id", "product", "reseller_name", "before", "after", "reason", "batch_id")
    told = dict.fromkeys((*names, "detail"), "") | values
    return HistoryRow(key=1, at=datetime(2026, 11, 23, 9, tzinfo=UTC), event=event, author="Ann", role="x", **told)


def test_every_event_belongs_to_one_group() -> None:
    grouped = [event for group in EventGroup for event in group.value]
    assert sorted(grouped) == sorted(Event)


def test_before_and_after_are_words_and_not_codes() -> None:
    assert change_words(row(Event.STAGED, before="Northwind", after="Fabrikam")) == "Northwind → Fabrikam"
    assert change_words(row(Event.ATTESTED, before="unknown", after="gdap")) == "not known → GDAP"
    assert change_words(row(Event.PARTNERSHIP_CHANGED, before="requested", after="active")) == "Requested → Active"
    assert change_words(row(Event.ATTESTED, after="something newer")) == "something newer"
    assert change_words(row(Event.AGREEMENT_RECORDED, after="A-1")) == "A-1"


def test_an_import_is_told_in_counts() -> None:
    told = detail_word(row(Event.IMPORTED, after="a.csv", detail="new=3 changed=0 unchanged=1 problems=2 rows=6"))
    assert told.startswith("3 new, 0 changed, 1 unchanged.")
    assert "2" in told


def test_a_request_tells_its_kind() -> None:
    assert detail_word(row(Event.REQUEST_SENT, detail="partnership")) == "Partnership"
    assert detail_word(row(Event.REQUEST_SENT, detail="newer")) == "newer"


def test_the_account_of_a_row_holds_all_of_it() -> None:
    text = account(row(Event.STAGED, customer_name="<b>", product="P", before="A", after="B", reason="T-1"))
    for part in ("Contact chosen", "<b>", "P", "A → B", "T-1", "Ann"):
        assert part in text


def test_a_role_of_a_newer_version_is_shown_as_stored() -> None:
    assert role_word("admin_agent") == "Admin agent"
    assert role_word("sleeper") == "sleeper"


@pytest.fixture
def model(qtbot, desk) -> ActivityModel:
    model = ActivityModel(desk.runner)
    model.show(HistoryQuery())
    qtbot.waitUntil(lambda: model.phase is Phase.READY and model.rowCount() > 0)
    model.index(0, 0).data()
    qtbot.waitUntil(lambda: model.record_at(0) is not None)
    return model


def test_the_newest_row_comes_first_and_the_header_turns_it_round(qtbot, model: ActivityModel) -> None:
    assert model.record_at(0).event is Event.IMPORTED
    keys = [model.key_at(place) for place in range(model.rowCount())]
    assert keys == sorted(keys, reverse=True)
    model.sort(0, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: model.phase is Phase.READY)
    assert [model.key_at(place) for place in range(model.rowCount())] == keys[::-1]
