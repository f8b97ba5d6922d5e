"""Acts on many rows of the subscriptions page: who may be chosen, what is asked, and nothing left out unasked."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop.data import subscriptions
from desktop.data.conditions import DEFAULT, Condition, Field, Operator
from desktop.data.sample import story
from desktop.models import roles
from desktop.models.desk import Desk
from tests.views.test_subscriptions_page import Opened

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Many(Opened):
    """The page, with several rows selected."""

    @property
    def panel(self):
        return self.page.panel

    @property
    def question(self):
        return self.panel.question

    def select(self, *guids: str) -> None:
        """Select these rows, the first one as the current one."""
        keys = [self.key_of(guid) for guid in guids]
        self.table.select_row(self.model.row_of(keys[0]))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for key in keys[1:]:
            self.table.selectionModel().select(self.model.index(self.model.row_of(key), 0), flags)
        self.settle()

    def key_of(self, guid: str) -> int:
        with self.desk.runner._store.reading() as session:
            key = subscriptions.key_of(session, guid)
        assert key is not None
        return key

    def paste(self, text: str) -> None:
        """Paste onto the selected rows, as Ctrl+V does."""
        QGuiApplication.clipboard().setText(text)
        self.page.contact_rows().paste()
        self.settle()

    def undo(self) -> None:
        self.desk.undo()
        self.settle()

    def offered(self) -> dict[str, str]:
        """The names in the list with the words beside each."""
        model = self.panel.picker.candidates
        chips = {row: model.index(row, 0).data(roles.CHIP) for row in range(model.rowCount())}
        return {model.index(row, 0).data(): chip.text if chip else "" for row, chip in chips.items()}

    def pick(self, typed: str) -> None:
        """Open the list by key, type, and take the first."""
        self.press(Key.Key_F2)
        edit = self.panel.picker.lineEdit()
        self.qtbot.keyClicks(edit, typed)
        self.press(Key.Key_Return, widget=edit)

    def said(self, name: str) -> str:
        part = self.page.findChild(QLabel, name)
        return part.text() if part else ""


@pytest.fixture
def many(qtbot: Any, desk: Desk) -> Many:
    opened = Many(qtbot, desk)
    opened.page.focus_main()
    return opened


TWO = (story.CONTOSO_HEAD_OFFICE, story.ROMASHKA_OFFICE)


def test_the_list_counts_for_how_many_each_one_may_be_chosen(many: Many) -> None:
    many.select(story.CONTOSO_HEAD_OFFICE, story.CONTOSO_E3, story.CONTOSO_VISIO_DELETED)
    offered = many.offered()
    assert next(iter(offered)) == story.PROVIDER.name
    assert offered[story.PROVIDER.name] == "Default"
    assert offered[story.FABRIKAM.name] == "For 2 of 3"
    takes = many.panel.told.takes
    assert list(takes[1:]) == sorted(takes[1:], reverse=True)
    assert many.said("contactAbout").startswith("3 subscription(s) selected · 1 customer(s)")


def test_all_that_the_filter_shows_is_said_to_be_selected(many: Many) -> None:
    many.press(Key.Key_A, CONTROL)
    total = many.model.rowCount()
    assert many.said("contactAbout").startswith(f"All {total} subscription(s) are selected")
    many.filter(Condition(Field.CONTACT, Operator.IS, (DEFAULT,)))
    many.press(Key.Key_A, CONTROL)
    shown = many.model.rowCount()
    assert shown < total
    assert many.said("contactAbout").startswith(f"All {shown} subscription(s) that this filter shows are selected")


def test_stopping_changes_nothing_and_leads_back_to_the_rows(many: Many) -> None:
    many.select(*TWO)
    many.pick("tailspin")
    assert many.question.isVisible()
    assert many.question.stop.hasFocus()
    many.press(Key.Key_Return, widget=many.question.stop)
    assert not many.question.isVisible()
    assert many.changes() == []
    many.qtbot.waitUntil(many.table.hasFocus)
    assert many.table.selected_count() == 2
    many.pick("tailspin")
    many.press(Key.Key_Escape, widget=many.question.leave_out)
    assert not many.question.isVisible()
    assert many.changes() == []


def test_leaving_out_stages_the_others_as_one_act_with_the_reason(many: Many) -> None:
    many.select(*TWO)
    many.qtbot.keyClicks(many.panel.reason, "HD-7")
    many.pick("tailspin")
    assert many.question.leave_out.text().replace("&", "") == "Leave out 1, assign 1"
    many.question.leave_out.click()
    many.settle()
    assert [(change.subscription_id, change.reason) for change in many.changes()] == [
        (story.CONTOSO_HEAD_OFFICE, "HD-7")
    ]
    assert not many.panel.notice.isVisible()


def test_who_takes_them_all_is_staged_unasked(many: Many) -> None:
    many.select(story.CONTOSO_HEAD_OFFICE, story.CONTOSO_E3)
    many.pick("fabrikam")
    assert not many.question.isVisible()
    assert len(many.changes()) == 2
    assert len({change.batch_id for change in many.changes()}) == 1


def test_another_selection_takes_the_question_back(many: Many) -> None:
    many.select(*TWO)
    many.pick("tailspin")
    assert many.question.isVisible()
    many.go_to(story.CONTOSO_E3)
    assert not many.question.isVisible()
    assert many.panel.proposing.question is None
    assert many.changes() == []


def test_del_puts_all_selected_rows_back(many: Many) -> None:
    many.select(story.CONTOSO_HEAD_OFFICE, story.CONTOSO_E3)
    many.pick("fabrikam")
    assert len(many.changes()) == 2
    many.press(Key.Key_Delete)
    assert many.changes() == []


def test_fill_down_gives_the_contact_of_the_first_row_to_the_others(many: Many) -> None:
    many.go_to(story.CONTOSO_HEAD_OFFICE)
    many.pick("fabrikam")
    rows = sorted(many.model.row_of(many.key_of(guid)) for guid in (story.CONTOSO_HEAD_OFFICE, story.CONTOSO_E3))
    first, other = (many.model.record_at(row) for row in rows)
    many.select(other.id, first.id)
    wanted = many.model.record_at(rows[0]).contact
    assert many.page.contact_rows().fill_down()
    many.settle()
    assert many.model.record_at(rows[1]).contact == wanted
    assert many.desk.undo_state.undo.count == 1


def test_filling_down_asks_about_rows_that_do_not_take_it(many: Many) -> None:
    many.go_to(story.CONTOSO_HEAD_OFFICE)
    many.pick("tailspin")
    many.select(*TWO)
    assert many.page.contact_rows().fill_down()
    many.settle()
    assert many.question.isVisible()
    many.question.which.click()
    assert "Ромашка" in many.question.lines()[0]
    many.question.stop.click()
    assert len(many.changes()) == 1


def test_one_row_has_nothing_to_fill_down_to(many: Many) -> None:
    many.go_to(story.CONTOSO_HEAD_OFFICE)
    assert not many.page.contact_rows().fill_down()
    assert many.changes() == []


@pytest.mark.parametrize("text", [story.FABRIKAM.name.upper(), story.FABRIKAM.mpn_id, story.FABRIKAM.tenant_id + "\n"])
def test_one_partner_is_pasted_onto_all_selected_rows_after_a_look(many: Many, text: str) -> None:
    many.select(story.CONTOSO_HEAD_OFFICE, story.CONTOSO_E3)
    many.paste(text)
    assert many.changes() == []
    assert many.question.isVisible()
    assert many.question.text() == f"{story.FABRIKAM.name} may be chosen for all 2 of them."
    assert many.question.leave_out.text().replace("&", "") == "Assign 2"
    many.question.leave_out.click()
    many.settle()
    assert [change.wanted.name for change in many.changes()] == [story.FABRIKAM.name] * 2
    many.undo()
    assert many.changes() == []


def test_a_pasted_sheet_is_shown_line_by_line_and_staged_as_one_act(many: Many) -> None:
    many.go_to(story.CONTOSO_E3)
    many.paste(
        f"{story.CONTOSO_HEAD_OFFICE}\t{story.FABRIKAM.name}\n"
        f"{story.CONTOSO_E3}\t{story.TAILSPIN.mpn_id}\n"
        f"{story.ROMASHKA_OFFICE}\t{story.TAILSPIN.mpn_id}\n"
        f"{story.CONTOSO_VISIO_DELETED}\tNobody at all\n"
    )
    assert many.changes() == []
    lines = many.question.lines()
    assert lines[0].startswith("Line 3. ООО «Ромашка»")
    assert "may not be its support contact" in lines[0]
    assert lines[1] == "Line 4. No reseller is known as “Nobody at all”."
    assert lines[2].endswith(f"→ {story.FABRIKAM.name}")
    assert many.question.leave_out.text().replace("&", "") == "Leave out 2, assign 2"
    many.question.leave_out.click()
    many.settle()
    assert {(change.subscription_id, change.wanted.name) for change in many.changes()} == {
        (story.CONTOSO_HEAD_OFFICE, story.FABRIKAM.name),
        (story.CONTOSO_E3, story.TAILSPIN.name),
    }
    assert len({change.batch_id for change in many.changes()}) == 1
    many.undo()
    assert many.changes() == []


def test_a_name_that_nobody_has_is_said_once_and_changes_nothing(many: Many) -> None:
    many.select(*TWO)
    many.paste("Nobody at all")
    assert many.question.lines() == ["Line 1. No reseller is known as “Nobody at all”."]
    assert not many.question.leave_out.isVisible()
    many.press(Key.Key_Return, widget=many.question.stop)
    assert not many.question.isVisible()


def test_an_empty_clipboard_says_so(many: Many) -> None:
    many.select(*TWO)
    many.paste(" \n ")
    assert many.panel.notice.text() == "There is no text in the clipboard to paste."
