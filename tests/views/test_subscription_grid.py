"""Filter chips, sorting by several columns, and saved views, over a real store and by keyboard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.data.conditions import Condition, Field, Operator
from desktop.data.queries import SortKey, SubscriptionSort
from desktop.data.sample import story
from desktop.data.saved_views import ALL, SHIPPED, SavedView, ViewShelf
from desktop.models.condition_words import CHOICES, condition_sentence, field_word, operator_word, value_word, view_word
from desktop.models.desk import Desk
from desktop.views.subscriptions.view_dialogs import DeleteViewDialog, ViewNameDialog
from desktop.views.subscriptions_page import SubscriptionsPage

from .test_subscriptions_page import Opened

Key = Qt.Key
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
ACTIVE = Condition(Field.STATUS, Operator.IS, ("active",))


@pytest.fixture
def opened(qtbot: Any, desk: Desk) -> Opened:
    return Opened(qtbot, desk)


def popup_of(opened: Opened) -> Any:
    popup = opened.page.filter_row.popup
    assert popup is not None
    assert popup.isVisible()
    return popup


def action(menu: QMenu, name: str) -> Any:
    found = [one for one in menu.actions() if one.objectName() == name]
    assert found, (name, [one.objectName() for one in menu.actions()])
    return found[0]


def views_menu(opened: Opened) -> QMenu:
    return opened.page.selector.menu_of_views()


def click(opened: Opened, key: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    header = opened.table.horizontalHeader()
    section = opened.model.column_of(key)
    header.setSectionHidden(section, False)
    opened.table.horizontalScrollBar().setValue(0)
    place = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
    opened.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, place)
    opened.settle()


# Filters


def test_a_filter_is_added_changed_and_lifted_by_keyboard(opened: Opened) -> None:
    everything = opened.rows()
    add = opened.page.findChild(QPushButton, "addFilterButton")
    add.setFocus()
    opened.press(Key.Key_Space, widget=add)
    menu = opened.page.findChild(QMenu, "filterMenu")
    assert [one.objectName() for one in menu.actions()] == [f"filter:{field.value}" for field in Field]
    menu.setActiveAction(action(menu, "filter:status"))
    opened.press(Key.Key_Return, widget=menu)
    popup = popup_of(opened)
    assert opened.page.filter_row.chips() == []
    opened.press(Key.Key_Space, widget=popup.list)
    assert [chip.text() for chip in opened.page.filter_row.chips()] == ["Status is Active"]
    assert len(opened.rows()) == sum(row.status == "active" and not row.gone for row in everything)
    opened.press(Key.Key_Down, widget=popup.list)
    opened.press(Key.Key_Down, widget=popup.list)
    opened.press(Key.Key_Space, widget=popup.list)
    assert opened.page.filter_row.conditions == (Condition(Field.STATUS, Operator.IS, ("active", "suspended")),)
    popup.operator.setCurrentIndex(1)
    opened.settle()
    chip = opened.page.filter_row.chips()[0]
    assert chip.text() == "Status is not Active or Suspended"
    assert not {row.status for row in opened.rows()} & {"active", "suspended"}
    opened.press(Key.Key_Return, widget=popup.list)
    assert opened.page.filter_row.popup is None
    assert chip.hasFocus()
    opened.press(Key.Key_Delete, widget=chip)
    assert opened.page.filter_row.chips() == []
    assert add.hasFocus()
    assert opened.model.rowCount() == len(everything)


def test_escape_takes_back_what_was_chosen(opened: Opened) -> None:
    row = opened.page.filter_row
    row.begin(Field.PUBLISHING)
    opened.press(Key.Key_Space, widget=popup_of(opened).list)
    assert len(row.chips()) == 1
    opened.press(Key.Key_Escape, widget=popup_of(opened).list)
    assert row.chips() == []
    opened.filter(ACTIVE)
    row.edit(row.chips()[0])
    popup_of(opened).operator.setCurrentIndex(2)
    assert row.chips()[0].text() == "Status is empty"
    opened.press(Key.Key_Escape, widget=popup_of(opened).operator)
    assert row.conditions == (ACTIVE,)


@pytest.mark.parametrize("field", [Field.CONTACT, Field.RESELLER_OF_RECORD])
def test_a_certain_reseller_is_found_by_typing(opened: Opened, field: Field) -> None:
    everything = opened.rows()
    row = opened.page.filter_row
    row.begin(field)
    popup = popup_of(opened)
    assert popup.search.hasFocus()
    opened.qtbot.keyClicks(popup.search, story.FABRIKAM.name)
    opened.settle()
    opened.press(Key.Key_Return, widget=popup.search)
    opened.press(Key.Key_Return, widget=popup.search)
    assert row.popup is None
    assert row.chips()[0].text() == f"{field_word(field)} is {story.FABRIKAM.name}"
    if field is Field.CONTACT:
        wanted = {one.key for one in everything if one.contact.tenant_id == story.FABRIKAM.tenant_id}
    else:
        wanted = {one.key for one in everything if one.reseller_of_record == story.FABRIKAM.mpn_id}
    assert {one.key for one in opened.rows()} == wanted
    # A view knows the identifier only; the name is asked for.
    row._names.clear()
    row._unknown.clear()
    row.set_conditions(row.conditions)
    opened.settle()
    assert row.chips()[0].text() == f"{field_word(field)} is {story.FABRIKAM.name}"


def test_days_texts_and_dates_are_filters(opened: Opened) -> None:
    everything = opened.rows()
    row = opened.page.filter_row
    row.begin(Field.TERM_END)
    opened.settle()
    assert row.chips()[0].text() == "Term end within 60 day(s)"
    popup = popup_of(opened)
    popup.days.setValue(400)
    opened.qtbot.waitUntil(lambda: row.conditions[0].values == ("400",))
    popup.operator.setCurrentIndex(2)
    opened.settle()
    today = opened.desk.today
    assert row.conditions == (Condition(Field.TERM_END, Operator.BEFORE, (today.isoformat(),)),)
    assert {one.key for one in opened.rows()} == {
        one.key for one in everything if one.term_end and one.term_end.date() < today
    }
    popup.close()
    row.set_conditions(())
    row.begin(Field.PRODUCT)
    popup = popup_of(opened)
    popup.operator.setCurrentIndex(2)
    opened.qtbot.keyClicks(popup.text, "VISIO")
    opened.qtbot.waitUntil(row.is_narrowing)
    opened.settle()
    assert {one.key for one in opened.rows()} == {one.key for one in everything if "visio" in one.product.lower()}
    popup.close()


def test_the_cross_lifts_a_filter(opened: Opened) -> None:
    opened.filter(ACTIVE, Condition(Field.PENDING, Operator.EMPTY))
    assert opened.page.filter_row.lift.isVisible()
    chip = opened.page.filter_row.chips()[0]
    opened.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross().center())
    opened.settle()
    assert opened.page.filter_row.popup is None
    assert [one.text() for one in opened.page.filter_row.chips()] == ["Change is empty"]
    assert not opened.page.filter_row.lift.isVisible()


def test_no_mnemonic_is_taken_from_the_menus(opened: Opened) -> None:
    assert "&" not in opened.page.filter_row.add.text()


def test_every_filter_has_words(qapp: Any) -> None:
    from desktop.data.conditions import OPERATORS

    for field, operators in OPERATORS.items():
        for operator in operators:
            assert operator_word(field, operator)
        for value in CHOICES.get(field, ()):
            assert value_word(field, value, {}) != value
    for view in (ALL, *SHIPPED):
        assert view_word(view.key) == view.name
        for condition in view.conditions:
            assert "%" not in condition_sentence(condition, {})


def test_a_hostile_name_is_plain_text(opened: Opened) -> None:
    row = opened.page.filter_row
    row._names["6100000"] = "<b>%2 &x"
    opened.filter(Condition(Field.RESELLER_OF_RECORD, Operator.IS, ("6100000",)))
    assert row.chips()[0].text() == "Reseller of record is <b>%2 &x"
    assert "<b>%2" not in row.chips()[0].toolTip()


# Sorting


def test_shift_and_a_click_sorts_what_is_equal(opened: Opened) -> None:
    QAbstractItemModelTester(opened.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shift = Qt.KeyboardModifier.ShiftModifier
    click(opened, "status")
    click(opened, "quantity", shift)
    status, quantity = opened.model.column_of("status"), opened.model.column_of("quantity")
    assert opened.page.sort_keys.keys() == [(status, UP), (quantity, UP)]
    rows = opened.rows()
    assert [(row.status, row.quantity or -1) for row in rows] == sorted(
        (row.status, row.quantity or -1) for row in rows
    )
    click(opened, "quantity", shift)
    rows = opened.rows()
    assert [(row.status, -(row.quantity or -1)) for row in rows] == sorted(
        (row.status, -(row.quantity or -1)) for row in rows
    )
    header = opened.table.horizontalHeader()
    assert header._sorting(status) == ("1", UP)
    assert header._sorting(quantity) == ("2", DOWN)
    click(opened, "status", shift)
    assert opened.page.sort_keys.keys() == [(status, DOWN), (quantity, DOWN)]
    click(opened, "quantity", shift)
    assert opened.page.sort_keys.keys() == [(status, DOWN)]
    click(opened, "change", shift)
    click(opened, "quantity")
    assert opened.page.sort_keys.keys() == [(quantity, UP)]
    assert header._sorting(quantity) == ("", UP)


def test_the_menu_sorts_too(opened: Opened) -> None:
    def sort_menu() -> QMenu:
        menu = views_menu(opened)
        return menu.findChild(QMenu, "sortMenu")

    action(sort_menu(), "sort:status").trigger()
    opened.settle()
    further = sort_menu().findChild(QMenu, "sortFurtherMenu")
    action(further, "sortFurther:term_end").trigger()
    opened.settle()
    query = opened.model.query
    assert query.sort_keys == (SortKey(SubscriptionSort.STATUS), SortKey(SubscriptionSort.TERM_END))
    action(sort_menu(), "clearSort").trigger()
    opened.settle()
    assert opened.page.sort_keys.keys() == []
    assert opened.model.query.sort_keys == (SortKey(SubscriptionSort.CUSTOMER),)


def test_typing_ahead_goes_by_the_first_column(opened: Opened) -> None:
    opened.page.sort_keys.apply([SortKey(SubscriptionSort.CUSTOMER, True), SortKey(SubscriptionSort.QUANTITY)])
    opened.settle()
    opened.page.focus_main()
    opened.type("contoso")
    assert opened.current().customer_name.lower().startswith("contoso")


def test_typing_ahead_finds_a_change_by_its_word(opened: Opened) -> None:
    opened.go_to(story.CONTOSO_HEAD_OFFICE)
    opened.page.panel.assign(next(c.contact for c in opened.page.panel.told.candidates.eligible[1:]))
    opened.settle()
    opened.sort("change")
    opened.table.select_row(0)
    opened.type("stag")
    assert opened.current().id == story.CONTOSO_HEAD_OFFICE


# Views


def test_a_view_that_comes_along_is_chosen_from_the_menu(opened: Opened) -> None:
    selector = opened.page.selector
    assert selector.text() == "View: All subscriptions"
    menu = views_menu(opened)
    assert not action(menu, "deleteView").isEnabled()
    assert not action(menu, "renameView").isEnabled()
    action(menu, "view:expiring").trigger()
    opened.settle()
    assert selector.text() == "View: Expiring in 60 days"
    assert opened.page.filter_row.chips()[0].text() == "Term end within 60 day(s)"
    assert opened.table.columns.shown() == SHIPPED[4].columns
    ends = [row.term_end for row in opened.rows()]
    assert ends == sorted(ends)
    opened.page.filter_row.remove(opened.page.filter_row.chips()[1])
    opened.settle()
    assert selector.text().endswith("•")
    assert selector.accessibleName().endswith("changed")
    action(views_menu(opened), "resetView").trigger()
    opened.settle()
    assert not selector.modified


def test_views_are_saved_renamed_and_deleted(opened: Opened) -> None:
    selector, window = opened.page.selector, opened.page.window()
    opened.filter(ACTIVE)
    action(views_menu(opened), "saveViewAs").trigger()
    dialog = window.findChild(ViewNameDialog)
    assert not dialog.save_button.isEnabled()
    dialog.name.setText("Pending")
    dialog.save()
    opened.settle()
    assert dialog.isVisible()
    assert not dialog.notice.isHidden()
    dialog.name.setText("Mine & yours")
    dialog.save()
    opened.settle()
    assert selector.text() == "View: Mine && yours"
    opened.page.sort_keys.only(opened.model.column_of("quantity"))
    opened.settle()
    assert selector.modified
    action(views_menu(opened), "saveView").trigger()
    opened.settle()
    assert not selector.modified
    assert opened.desk.views.views()[0].sort == (SortKey(SubscriptionSort.QUANTITY),)
    selector.rename()
    dialog = next(one for one in window.findChildren(ViewNameDialog) if one.isVisible())
    dialog.name.setText("Ours")
    dialog.save()
    opened.settle()
    assert [view.name for view in opened.desk.views.views()] == ["Ours"]
    assert action(views_menu(opened), "ownView:Ours").isChecked()
    selector.delete()
    sure = window.findChild(DeleteViewDialog)
    assert sure.cancel_button.isDefault()
    sure.save_button.click()
    opened.settle()
    assert opened.desk.views.views() == ()
    assert selector.base is ALL
    assert opened.page.filter_row.conditions == (ACTIVE,)


def test_a_view_travels_by_file(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "view.json"
    stored = {
        "kind": "partner-desk-view", "version": 1, "name": "Pending",
        "filters": [{"field": "pending", "operator": "is", "values": ["open"]}],
    }  # fmt: skip
    file.write_text(json.dumps(stored))
    opened.page.selector.take_file(str(file))
    opened.settle()
    assert [view.name for view in opened.desk.views.views()] == ["Pending (2)"]
    assert [chip.text() for chip in opened.page.filter_row.chips()] == ["Change is Under way"]
    file.write_text(json.dumps({**stored, "filters": [{"field": "moon"}]}))
    with opened.qtbot.waitSignal(opened.desk.refused) as refused:
        opened.page.selector.take_file(str(file))
    opened.settle()
    assert refused.args[0].code == "view_file_bad"
    assert len(opened.desk.views.views()) == 1


def test_what_is_shown_comes_back(opened: Opened, qtbot: Any, desk: Desk) -> None:
    desk.views.put(SavedView("Mine", conditions=(ACTIVE,)))
    opened.page.selector.load()
    opened.settle()
    opened.page.show_view(desk.views.find("Mine"))
    opened.page.selector.set_base(desk.views.find("Mine"))
    opened.page.sort_keys.apply([SortKey(SubscriptionSort.STATUS), SortKey(SubscriptionSort.QUANTITY, True)])
    layout = json.loads(json.dumps(opened.page.save_layout()))
    other = SubscriptionsPage(desk)
    qtbot.addWidget(other)
    other.restore_layout(layout)
    qtbot.waitUntil(lambda: not desk.runner.busy)
    assert other.filter_row.conditions == (ACTIVE,)
    assert other.sort_keys.saved() == [SortKey(SubscriptionSort.STATUS), SortKey(SubscriptionSort.QUANTITY, True)]
    assert other.selector.text() == "View: Mine •"
    for nonsense in (None, 7, {"name": "x", "filters": [{}]}, {"name": "x\ny"}):
        other.restore_layout({**layout, "view": nonsense})
    assert other.filter_row.conditions == (ACTIVE,)


def test_a_broken_file_of_views_is_told(qtbot: Any, store: Any, tmp_path: Path) -> None:
    from desktop.tasks import TaskRunner
    from tests.desk_fixtures import ACTOR

    (tmp_path / "views.json").write_text("{")
    runner = TaskRunner(store)
    desk = Desk(runner, lambda: ACTOR, views=ViewShelf(tmp_path))
    with qtbot.waitSignal(desk.refused) as refused:
        opened = Opened(qtbot, desk)
    assert refused.args[0].code == "views_broken"
    assert opened.model.rowCount()
    qtbot.waitUntil(lambda: not runner.busy)
    runner.close()
