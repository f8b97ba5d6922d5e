"""The reseller directory as a table says what a desk has to know of each partner."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.data.resellers import ResellerQuery
from desktop.data.sample import story
from desktop.domain.records import SupportAgreement
from desktop.models import roles
from desktop.models.paging import Phase
from desktop.models.resellers import ResellersModel, agreement_chip, agreement_days, agreement_word

TODAY = date(2026, 11, 23)


@pytest.fixture
def model(qtbot, desk) -> ResellersModel:
    model = ResellersModel(desk.runner, lambda: desk.today)
    model.show(ResellerQuery())
    qtbot.waitUntil(lambda: model.phase is Phase.READY)
    model.index(0, 0).data()
    qtbot.waitUntil(lambda: model.record_at(0) is not None)
    return model


def cell(model: ResellersModel, name: str, key: str, role: int = Qt.ItemDataRole.DisplayRole):
    for row in range(model.rowCount()):
        if model.record_at(row).reseller.name == name:
            return model.index(row, model.column_of(key)).data(role)
    raise AssertionError(name)


def test_all_curated_resellers_are_listed(model: ResellersModel) -> None:
    assert model.rowCount() == 16
    assert cell(model, story.FABRIKAM.name, "mpn_id") == story.FABRIKAM.mpn_id
    assert cell(model, story.FABRIKAM.name, "state", roles.CHIP).text == "Active"
    assert cell(model, story.LITWARE.name, "state") == "Requested"
    assert cell(model, story.TREY.name, "signed") == "Not signed"
    assert cell(model, story.LUTIK.name, "name", roles.CAPTION) == "Buttercup"


def test_agreements_tell_when_they_have_run_out(model: ResellersModel) -> None:
    assert cell(model, story.FABRIKAM.name, "agreement") == "SUP-A-001"
    assert cell(model, story.FABRIKAM.name, "agreement", roles.CHIP) is None
    assert cell(model, story.WINGTIP.name, "agreement", roles.CHIP).text == "Expired"
    assert cell(model, story.TREY.name, "agreement") == "none"


def test_the_header_sorts_in_the_store(qtbot, model: ResellersModel) -> None:
    model.sort(model.column_of("supported"), Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: model.phase is Phase.READY)
    model.index(0, 0).data()
    qtbot.waitUntil(lambda: model.record_at(0) is not None)
    counts = [model.record_at(row).supported for row in range(model.rowCount())]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0


def test_a_row_speaks_as_a_whole(model: ResellersModel) -> None:
    spoken = cell(model, story.LITWARE.name, "name", Qt.ItemDataRole.AccessibleTextRole)
    assert story.LITWARE.name in spoken
    assert "Requested" in spoken


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "chip"),
    [
        (None, None, None),
        (None, TODAY, None),
        (TODAY, None, None),
        (None, date(2026, 11, 22), "Expired"),
        (date(2026, 11, 24), None, "Not yet valid"),
    ],
)
def test_the_last_day_of_an_agreement_counts(valid_from, valid_to, chip) -> None:
    agreement = SupportAgreement(1, 1, "A", "", valid_from, valid_to)
    found = agreement_chip(agreement, TODAY)
    assert (found.text if found else None) == chip
    assert agreement_word(agreement).startswith("A")
    assert agreement_days(agreement)
