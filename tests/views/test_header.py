"""Column layouts: chosen by a person, kept by key, at home in any text size."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from desktop.views.table import DeskTable
from desktop.views.theme import Theme, apply_theme

from .sheet import Sheet


@pytest.fixture
def sheet() -> Sheet:
    return Sheet()


@pytest.fixture
def table(qtbot, qapp, sheet: Sheet) -> DeskTable:
    apply_theme(qapp, Theme())
    table = DeskTable()
    qtbot.addWidget(table)
    table.setModel(sheet)
    table.resize(800, 300)
    table.show()
    return table


def shown(table: DeskTable) -> list[str]:
    header, keys = table.horizontalHeader(), table.columns.keys()
    order = [header.logicalIndex(visual) for visual in range(header.count())]
    return [keys[section] for section in order if not header.isSectionHidden(section)]


def test_a_layout_survives_json_and_a_new_window(qtbot, table: DeskTable) -> None:
    header = table.horizontalHeader()
    header.moveSection(2, 0)
    header.resizeSection(1, 333)
    table.columns.set_shown("count", False)
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    saved = json.loads(json.dumps(table.columns.save()))

    other_sheet = Sheet()
    other = DeskTable()
    qtbot.addWidget(other)
    other.columns.restore(saved)
    other.setModel(other_sheet)
    assert shown(other) == ["status", "name", "domain"]
    assert other.columnWidth(1) == pytest.approx(333, abs=1)
    assert other_sheet.sorted_by == [(1, Qt.SortOrder.DescendingOrder)]
    assert other.columns.save() == saved


def test_added_and_removed_columns_spoil_nothing(table: DeskTable, sheet: Sheet) -> None:
    table.columns.restore(
        {"order": ["count", "gone", "name", "status"], "hidden": ["gone", "status"], "widths": {"gone": 20, "count": 9}}
    )
    assert shown(table) == ["count", "name", "domain"]
    saved = table.columns.save()
    assert "gone" in saved["order"]
    assert "gone" in saved["hidden"]
    assert saved["widths"]["gone"] == 20
    sheet.reset_to(("name", "gone", "status", "count", "new"))
    assert shown(table) == ["count", "new", "name"]


@pytest.mark.parametrize("rows", [0, 5])
def test_a_query_that_runs_again_keeps_the_layout(table: DeskTable, sheet: Sheet, rows: int) -> None:
    header = table.horizontalHeader()
    header.moveSection(0, 2)
    header.resizeSection(1, 222)
    table.columns.set_shown("count", False)
    before = shown(table), [header.sectionSize(section) for section in range(4)]
    sheet.rows = rows
    sheet.reset_to(tuple(sheet.keys))
    sheet.layoutAboutToBeChanged.emit()
    sheet.layoutChanged.emit()
    assert (shown(table), [header.sectionSize(section) for section in range(4)]) == before


def test_what_a_person_changes_is_announced_and_what_is_restored_is_not(qtbot, table: DeskTable) -> None:
    changes = []
    table.columns.layout_changed.connect(lambda: changes.append(1))
    table.columns.restore({"order": ["status"], "hidden": ["domain"], "widths": {"name": 30}, "sort": ["name", "asc"]})
    QApplication.processEvents()
    assert changes == []
    for act in (
        lambda: table.horizontalHeader().moveSection(0, 1),
        lambda: table.horizontalHeader().resizeSection(0, 300),
        lambda: table.columns.set_shown("domain", True),
        lambda: table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder),
        table.columns.reset_columns,
    ):
        with qtbot.waitSignal(table.columns.layout_changed):
            act()


def test_reset_brings_back_what_the_model_proposes(qtbot, table: DeskTable, sheet: Sheet) -> None:
    sheet.hidden.add("count")
    table.columns.model_changed()
    proposed = shown(table), table.columnWidth(0)
    assert proposed[0] == ["name", "domain", "status"]
    table.horizontalHeader().moveSection(0, 2)
    table.setColumnWidth(0, 400)
    table.columns.set_shown("count", True)
    table.columns.reset_columns()
    assert (shown(table), table.columnWidth(0)) == proposed


def test_the_chooser_shows_and_hides_but_never_the_last(qtbot, table: DeskTable) -> None:
    menu = table.columns.columns_menu()
    qtbot.addWidget(menu)
    menu.findChild(type(menu.actions()[0]), "column:domain").trigger()
    assert shown(table) == ["name", "status", "count"]
    for key in ("name", "status"):
        table.columns.set_shown(key, False)
    table.columns.set_shown("count", False)
    assert shown(table) == ["count"]
    again = table.columns.columns_menu()
    qtbot.addWidget(again)
    boxes = {action.objectName(): action for action in again.actions() if action.isCheckable()}
    assert not boxes["column:count"].isEnabled()
    assert boxes["column:name"].isEnabled()


def test_columns_move_and_fit_without_a_mouse(qtbot, table: DeskTable) -> None:
    table.columns.set_shown("domain", False)
    menu = table.columns.columns_menu("status")
    qtbot.addWidget(menu)
    acts = {action.objectName(): action for action in menu.actions()}
    acts["moveColumnLeft"].trigger()
    assert shown(table) == ["status", "name", "count"]
    acts["moveColumnLeft"].trigger()
    assert shown(table)[0] == "status"
    acts["moveColumnRight"].trigger()
    assert shown(table) == ["name", "status", "count"]
    table.setColumnWidth(2, 500)
    acts["fitColumn"].trigger()
    assert table.columnWidth(2) < 300


def test_a_right_click_on_the_header_offers_the_chooser(qtbot, table: DeskTable) -> None:
    header = table.horizontalHeader()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), header.mapToGlobal(QPoint(5, 5)))
    header.contextMenuEvent(event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.objectName() == "columnsMenu"
    menu.close()


@pytest.mark.parametrize(
    "nonsense",
    [
        {},
        {"order": "name"},
        {"widths": {"name": "wide", "domain": -4, "status": 1e9}},
        {"sort": ["nothing", "asc"]},
        {"sort": ["name", "sideways"]},
        {"hidden": ["name", "domain", "status", "count"], "order": ["name", "domain", "status", "count"]},
        {"order": [None, 3, "name", "name"]},
    ],
)
def test_a_spoilt_layout_is_left_out(table: DeskTable, nonsense: dict) -> None:
    table.columns.restore(nonsense)
    assert set(shown(table)) == {"name", "domain", "status", "count"}
    assert all(20 < table.columnWidth(section) < 500 for section in range(4))


def test_widths_are_kept_across_text_sizes(qapp, table: DeskTable) -> None:
    table.setColumnWidth(0, 240)
    saved = table.columns.save()
    apply_theme(qapp, Theme(text_scale=1.5))
    assert table.columnWidth(0) == pytest.approx(360, rel=0.1)
    assert table.columns.save()["widths"] == saved["widths"]
    apply_theme(qapp, Theme())
    assert table.columnWidth(0) == 240
