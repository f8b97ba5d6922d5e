"""The table: keyboard, selection, copying, sorting, rows that grow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.models import roles
from desktop.views.table import COPY_LIMIT, DeskTable, formula_safe
from desktop.views.theme import Theme, apply_theme

from .sheet import DISPLAY, Sheet


@pytest.fixture
def sheet() -> Sheet:
    return Sheet()


@pytest.fixture
def table(qtbot, qapp, sheet: Sheet) -> DeskTable:
    apply_theme(qapp, Theme())
    table = DeskTable()
    qtbot.addWidget(table)
    table.setModel(sheet)
    table.resize(700, 400)
    table.show()
    table.activateWindow()
    table.setFocus()
    return table


def choose(table: DeskTable, first: int, last: int) -> None:
    model = table.model()
    span = QItemSelection(model.index(first, 0), model.index(last, model.columnCount() - 1))
    table.selectionModel().select(span, QItemSelectionModel.SelectionFlag.Select)


def test_enter_f2_and_a_double_click_open_the_row(qtbot, table: DeskTable) -> None:
    table.select_row(2)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
        with qtbot.waitSignal(table.activated_row) as opened:
            qtbot.keyClick(table, key)
        assert opened.args[0].row() == 2
    place = table.visualRect(table.model().index(4, 1)).center()
    opened_rows = []
    table.activated_row.connect(lambda index: opened_rows.append(index.row()))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened_rows == [4]


def test_home_end_and_paging_move_over_all_rows(qtbot, table: DeskTable) -> None:
    table.select_row(10)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().row() == 49
    assert table.selected_ranges() == [range(49, 50)]
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_ranges() == [range(1)]
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_ranges() == [range(49, 50)]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Qt.Key.Key_PageDown)
    assert table.currentIndex().row() > 5
    qtbot.keyClick(table, Qt.Key.Key_PageUp)
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_count() == 50


def test_tab_leaves_the_table(table: DeskTable) -> None:
    assert not table.tabKeyNavigation()


def test_the_current_row_is_announced_once_per_row(qtbot, table: DeskTable) -> None:
    rows = []
    table.current_row_changed.connect(lambda index: rows.append(index.row()))
    table.select_row(1)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert rows == [1, 2]


def test_typing_searches_no_row_but_says_what_was_typed(qtbot, table: DeskTable, sheet: Sheet) -> None:
    table.select_row(0)
    with qtbot.waitSignal(table.typed) as typed:
        qtbot.keyClicks(table, "n")
    assert typed.args == ["n"]
    assert table.currentIndex().row() == 0


def test_selected_rows_are_ranges_without_overlap(table: DeskTable) -> None:
    for first, last in ((5, 7), (8, 9), (20, 30), (25, 26), (1, 1)):
        choose(table, first, last)
    assert table.selected_ranges() == [range(1, 2), range(5, 10), range(20, 31)]
    assert table.selected_count() == 17


def test_copying_takes_the_shown_columns_in_their_order(qtbot, table: DeskTable) -> None:
    table.columns.set_shown("domain", False)
    table.horizontalHeader().moveSection(3, 0)
    choose(table, 1, 2)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "count 1\tname 1\tActive\ncount 2\tname 2\tActive"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(table, Qt.Key.Key_C, both)
    assert QGuiApplication.clipboard().text().split("\n")[0] == "Count\tName\tStatus"


def test_copying_works_in_the_russian_layout(table: DeskTable) -> None:
    choose(table, 0, 0)
    QGuiApplication.clipboard().clear()
    press = QKeyEvent(QKeyEvent.Type.KeyPress, 0x0421, Qt.KeyboardModifier.ControlModifier, "\x03")
    QApplication.sendEvent(table, press)
    assert QGuiApplication.clipboard().text().startswith("name 0\t")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_is_copied_cannot_run(start: str, table: DeskTable, sheet: Sheet) -> None:
    assert formula_safe(f"{start}cmd").startswith("'")
    sheet.extra[0, "name", DISPLAY] = f"{start}cmd\there"
    choose(table, 0, 0)
    text = table.copied_text()
    assert text is not None
    assert text.count("\t") == 3
    assert text[0] in "'c"


def test_rows_not_loaded_or_too_many_are_not_copied(qtbot, table: DeskTable, sheet: Sheet) -> None:
    sheet.not_loaded.add(1)
    choose(table, 0, 2)
    QGuiApplication.clipboard().setText("before")
    with qtbot.waitSignal(table.copy_refused) as refused:
        table.copy_rows()
    assert refused.args == [3]
    assert QGuiApplication.clipboard().text() == "before"
    many = Sheet(rows=COPY_LIMIT + 1)
    table.setModel(many)
    table.selectAll()
    assert table.copied_text() is None


def test_a_header_sorts_unless_its_column_cannot(qtbot, table: DeskTable, sheet: Sheet) -> None:
    sheet.unsortable.add("status")
    header = table.horizontalHeader()
    assert sheet.sorted_by == []

    def click(section: int) -> None:
        place = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click(1)
    click(1)
    click(2)
    assert sheet.sorted_by == [(1, Qt.SortOrder.AscendingOrder), (1, Qt.SortOrder.DescendingOrder)]
    assert header.sortIndicatorSection() == 1
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_a_menu_is_asked_for_by_mouse_and_by_key(qtbot, table: DeskTable) -> None:
    table.select_row(3)
    place = table.visualRect(table.model().index(1, 0)).center()
    for reason, row in ((QContextMenuEvent.Reason.Mouse, 1), (QContextMenuEvent.Reason.Keyboard, 3)):
        with qtbot.waitSignal(table.menu_requested) as wanted:
            table.contextMenuEvent(QContextMenuEvent(reason, place, table.viewport().mapToGlobal(place)))
        assert wanted.args[0].row() == row


def test_rows_and_columns_grow_with_the_text(qapp, table: DeskTable) -> None:
    height, width = table.rowHeight(0), table.columnWidth(0)
    assert 28 <= height <= 32
    apply_theme(qapp, Theme(text_scale=2.0))
    # Half as much again, less what rounding and the font at hand take.
    assert table.rowHeight(0) >= max(table.fontMetrics().height() + 8, height * 1.4)
    assert table.columnWidth(0) == pytest.approx(width * 2, rel=0.15)
    apply_theme(qapp, Theme())
    assert (table.rowHeight(0), table.columnWidth(0)) == (height, width)


def test_the_current_row_is_framed_while_the_table_has_focus(qtbot, table: DeskTable) -> None:
    table.select_row(2)
    rect = table.visualRect(table.model().index(2, 0))
    corner = table.viewport().grab().toImage().pixelColor(rect.left(), rect.center().y())
    assert corner.name() == Theme().tones.accent.name()
    table.clearFocus()
    corner = table.viewport().grab().toImage().pixelColor(rect.left(), rect.center().y())
    assert corner.name() == Theme().tones.selection_idle.name()


def test_a_selected_row_is_tinted_over_the_whole_width(table: DeskTable) -> None:
    table.resize(1600, 400)
    table.select_row(2)
    y = table.rowViewportPosition(2) + 6
    picture = table.viewport().grab().toImage()
    assert picture.pixelColor(table.viewport().width() - 8, y).name() == Theme().tones.selection.name()


def test_another_model_and_none_can_be_shown(table: DeskTable) -> None:
    table.setModel(Sheet(rows=0))
    assert table.selected_ranges() == []
    assert table.copied_text() == ""
    table.setModel(None)
    assert table.selected_count() == 0
    assert table.viewport().grab().width() > 0


def test_a_million_rows_cost_nothing_to_show(qtbot, qapp, table: DeskTable) -> None:
    asked = 0

    class Huge(Sheet):
        def data(self, index, role=DISPLAY):
            nonlocal asked
            asked += role == roles.PLACEHOLDER
            return super().data(index, role)

    table.setModel(Huge(rows=1_000_000))
    table.viewport().grab()
    table.selectAll()
    assert table.selected_count() == 1_000_000
    table.viewport().grab()
    table.columns.fit("name")
    apply_theme(qapp, Theme(text_scale=2.0))
    table.viewport().grab()
    apply_theme(qapp, Theme())
    assert asked < 3_000


def test_a_reset_keeps_what_is_asked_of_the_current_row(qtbot, table: DeskTable, sheet: Sheet) -> None:
    table.select_row(2)
    with qtbot.waitSignal(table.current_row_changed) as changed:
        sheet.reset_to(tuple(sheet.keys))
    assert not QModelIndex(changed.args[0]).isValid()
