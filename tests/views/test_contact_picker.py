"""The picker lists, narrows and chooses, and does nothing that a person has not done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop.data import subscriptions
from desktop.data.sample import story
from desktop.data.store import Store
from desktop.domain.records import SupportContact
from desktop.models.candidates import Particulars, read_particulars
from desktop.views.contact_picker import ContactPicker
from tests.desk_fixtures import ACTOR, TODAY

Key = Qt.Key


def told(store: Store, guid: str) -> Particulars:
    with store.reading() as session:
        found = read_particulars(session, ACTOR, TODAY, [subscriptions.key_of(session, guid)])
    assert found is not None
    return found


class Form(QWidget):
    """The picker between two lines, and all that it has chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.before = QLineEdit(self)
        self.picker = ContactPicker(self)
        self.after = QLineEdit(self)
        self.chosen: list[SupportContact] = []
        self.left: list[bool] = []
        column = QVBoxLayout(self)
        for part in (self.before, self.picker, self.after):
            column.addWidget(part)
        self.picker.chosen.connect(self.chosen.append)
        self.picker.left.connect(lambda: self.left.append(True))

    @property
    def names(self) -> list[str]:
        return [contact.name for contact in self.chosen]


@pytest.fixture
def form(qtbot, store: Store) -> Form:
    form = Form()
    qtbot.addWidget(form)
    found = told(store, story.CONTOSO_HEAD_OFFICE)
    form.picker.show_candidates(found.candidates, found.row.contact)
    form.show()
    form.activateWindow()
    form.picker.setFocus()
    qtbot.waitUntil(lambda: form.picker.lineEdit().hasFocus())
    return form


def listed(form: Form) -> list[str]:
    model = form.picker.view().model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_one_item_for_each_who_may_be_chosen(form: Form) -> None:
    picker = form.picker
    texts = [picker.itemText(row) for row in range(picker.count())]
    assert texts == [story.PROVIDER.name, story.FABRIKAM.name, story.TAILSPIN.name]
    assert picker.currentIndex() == 0
    assert picker.currentText() == story.PROVIDER.name


def test_typing_narrows_and_enter_takes_the_first(qtbot, form: Form) -> None:
    qtbot.keyClick(form.picker.lineEdit(), Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(form.picker.lineEdit(), "tail")
    assert form.picker.view().isVisible()
    assert listed(form) == [story.TAILSPIN.name]
    qtbot.keyClick(form.picker.lineEdit(), Key.Key_Return)
    assert form.names == [story.TAILSPIN.name]
    assert not form.picker.view().isVisible()
    # The old contact stands there until the store has the new one.
    assert form.picker.currentText() == story.PROVIDER.name


def test_arrows_walk_the_list_without_choosing(qtbot, form: Form) -> None:
    edit = form.picker.lineEdit()
    qtbot.keyClick(edit, Key.Key_Down)
    assert form.picker.view().isVisible()
    assert form.chosen == []
    qtbot.keyClick(form.picker.view(), Key.Key_Down)
    qtbot.keyClick(form.picker.view(), Key.Key_Down)
    assert form.chosen == []
    qtbot.keyClick(form.picker.view(), Key.Key_Return)
    assert form.names == [story.TAILSPIN.name]


def test_keys_sent_to_the_box_are_the_lines(qtbot, form: Form) -> None:
    for key in (Key.Key_Down, Key.Key_PageDown, Key.Key_End):
        qtbot.keyClick(form.picker, key)
    assert form.chosen == []
    assert form.picker.currentIndex() == 0
    form.picker.restore()
    form.picker.lineEdit().selectAll()
    qtbot.keyClicks(form.picker, "tail")
    qtbot.keyClick(form.picker, Key.Key_Return)
    assert form.names == [story.TAILSPIN.name]


def test_alt_down_and_f4_open_and_esc_closes(qtbot, form: Form) -> None:
    edit = form.picker.lineEdit()
    for key, modifier in (
        (Key.Key_Down, Qt.KeyboardModifier.AltModifier),
        (Key.Key_F4, Qt.KeyboardModifier.NoModifier),
    ):
        qtbot.keyClick(edit, key, modifier)
        assert form.picker.view().isVisible()
        qtbot.keyClick(form.picker.view(), Key.Key_Escape)
        assert not form.picker.view().isVisible()
    assert form.left == []
    qtbot.keyClick(edit, Key.Key_Escape)
    assert form.left == [True]
    assert form.chosen == []


def test_esc_restores_the_old_text(qtbot, form: Form) -> None:
    edit = form.picker.lineEdit()
    edit.selectAll()
    qtbot.keyClicks(edit, "fabr")
    qtbot.keyClick(form.picker.view(), Key.Key_Escape)
    assert edit.text() == story.PROVIDER.name
    assert form.chosen == []


def test_what_matches_nobody_chooses_nobody(qtbot, form: Form) -> None:
    edit = form.picker.lineEdit()
    edit.selectAll()
    qtbot.keyClicks(edit, "zzz")
    assert not form.picker.view().isVisible()
    qtbot.keyClick(edit, Key.Key_Return)
    assert form.chosen == []
    qtbot.keyClick(edit, Key.Key_Escape)
    assert edit.text() == story.PROVIDER.name


@pytest.mark.parametrize("typed", ["fabr", story.FABRIKAM.name])
def test_leaving_the_line_chooses_nobody(qtbot, form: Form, typed: str) -> None:
    edit = form.picker.lineEdit()
    edit.selectAll()
    qtbot.keyClicks(edit, typed)
    form.picker.view().hide()
    form.after.setFocus()
    qtbot.waitUntil(form.after.hasFocus)
    assert edit.text() == story.PROVIDER.name
    assert form.picker.currentIndex() == 0
    assert form.chosen == []


@pytest.mark.parametrize("focused", [False, True])
def test_a_turn_of_the_wheel_changes_nothing(form: Form, focused: bool) -> None:
    (form.picker if focused else form.before).setFocus()
    for target in (form.picker, form.picker.lineEdit()):
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(target.mapToGlobal(QPoint(5, 5))),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(target, wheel)
    assert form.picker.currentIndex() == 0
    assert form.chosen == []


def test_choosing_who_it_is_already_says_nothing(qtbot, form: Form) -> None:
    qtbot.keyClick(form.picker.lineEdit(), Key.Key_F4)
    qtbot.keyClick(form.picker.view(), Key.Key_Return)
    assert form.chosen == []
    assert form.left == [True]


def test_a_click_on_the_arrow_opens_the_list_and_a_click_chooses(qtbot, form: Form) -> None:
    picker = form.picker
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(picker.width() - 6, picker.height() // 2))
    assert picker.view().isVisible()
    assert picker.view().width() >= picker.width()
    place = picker.view().visualRect(picker.view().model().index(1, 0)).center()
    qtbot.mouseClick(picker.view().viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert form.names == [story.FABRIKAM.name]


def test_who_may_not_be_chosen_any_more_is_shown_but_not_listed(form: Form, store: Store) -> None:
    found = told(store, story.CONTOSO_PROJECT_SUSPENDED)
    form.picker.show_candidates(found.candidates, found.row.contact)
    assert form.picker.currentText() == story.WOODGROVE.name
    assert form.picker.currentIndex() == -1
    assert form.picker.findText(story.WOODGROVE.name) == -1
    assert form.chosen == []


def test_an_answer_waits_while_a_person_types_unless_it_is_of_another_row(qtbot, form: Form, store: Store) -> None:
    edit = form.picker.lineEdit()
    edit.selectAll()
    qtbot.keyClicks(edit, "fab")
    same = told(store, story.CONTOSO_HEAD_OFFICE)
    form.picker.show_candidates(same.candidates, same.candidates.eligible[2].contact)
    assert edit.text() == "fab"
    qtbot.keyClick(form.picker.view(), Key.Key_Escape)
    assert edit.text() == story.TAILSPIN.name
    edit.selectAll()
    qtbot.keyClicks(edit, "fab")
    other = told(store, story.CONTOSO_WAREHOUSE)
    form.picker.show_candidates(other.candidates, other.row.contact)
    assert edit.text() == story.FABRIKAM.name
    assert not form.picker.view().isVisible()


def test_while_a_choice_is_written_no_other_is_taken(qtbot, form: Form) -> None:
    form.picker.set_busy(True)
    assert form.picker.isEnabled()
    qtbot.keyClick(form.picker.lineEdit(), Key.Key_F4)
    qtbot.keyClicks(form.picker.lineEdit(), "tail")
    qtbot.keyClick(form.picker.lineEdit(), Key.Key_Return)
    assert not form.picker.view().isVisible()
    assert form.chosen == []
    form.picker.set_busy(False)
    qtbot.keyClick(form.picker.lineEdit(), Key.Key_F4)
    assert form.picker.view().isVisible()


def test_look_alikes_are_chosen_by_the_row_and_not_by_the_name(qtbot, form: Form, store: Store) -> None:
    found = told(store, story.ZHULDYZ_DEPOT)
    form.picker.show_candidates(found.candidates, found.row.contact)
    edit = form.picker.lineEdit()
    edit.selectAll()
    qtbot.keyClicks(edit, story.ALPHA_HYPHEN.mpn_id)
    qtbot.keyClick(edit, Key.Key_Return)
    assert [contact.mpn_id for contact in form.chosen] == [story.ALPHA_HYPHEN.mpn_id]
