"""The parts of forms: names for screen readers, plain text, and what is missing said plainly."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.models.roles import ChipKind
from desktop.views.panels import (
    Caption,
    FormRow,
    Hairline,
    NoticeBar,
    SearchEdit,
    SectionTitle,
    SupportCard,
    keep_from_wheel,
)
from desktop.views.theme import Theme, apply_theme


@pytest.fixture
def form(qtbot) -> QWidget:
    form = QWidget()
    QVBoxLayout(form)
    qtbot.addWidget(form)
    form.resize(400, 500)
    form.show()
    return form


def test_every_label_is_plain_text(form: QWidget) -> None:
    for part in (SectionTitle("<b>x</b>"), Caption("<i>y</i>")):
        form.layout().addWidget(part)
        assert part.textFormat() is Qt.TextFormat.PlainText
    card = SupportCard(form)
    card.show_card("<b>Contoso</b>", "<i>mail</i>", None, None, True)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in card.findChildren(QLabel) if label.text())


def test_a_form_row_names_its_widget(qtbot, form: QWidget) -> None:
    edit = QLineEdit()
    row = FormRow("&Ticket && reason:", edit, "Shown to who reviews.", form)
    form.layout().addWidget(row)
    label = next(label for label in row.findChildren(QLabel) if label.buddy())
    assert label.buddy() is edit
    assert edit.accessibleName() == "Ticket & reason"
    assert edit.accessibleDescription() == "Shown to who reviews."
    row.set_hint("")
    assert [label.isVisible() for label in row.findChildren(Caption)] == [False]


def test_escape_empties_a_search_and_then_backs_out(qtbot, form: QWidget) -> None:
    search = SearchEdit(form)
    form.layout().addWidget(search)
    search.setText("contoso")
    search.setFocus()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    event.accept()
    search.keyPressEvent(event)
    assert not event.isAccepted()


def test_a_search_line_makes_room_for_its_glass(qapp, form: QWidget) -> None:
    apply_theme(qapp, Theme())
    search = SearchEdit(form)
    form.layout().addWidget(search)
    margin = search.textMargins().left()
    apply_theme(qapp, Theme(text_scale=2.0))
    assert search.textMargins().left() > margin
    apply_theme(qapp, Theme())


def test_a_hairline_is_one_pixel(qtbot, form: QWidget) -> None:
    line = Hairline(form)
    form.layout().addWidget(line)
    qtbot.waitUntil(lambda: line.height() == 1)
    upright = Hairline(form, Qt.Orientation.Vertical)
    assert upright.sizeHint().width() == 1


def test_a_notice_says_offers_and_goes_away(qtbot, form: QWidget) -> None:
    bar = NoticeBar(form)
    form.layout().addWidget(bar)
    assert not bar.isVisible()
    bar.show_notice(ChipKind.BAD, "2 of 42 changes were refused.", "Show them")
    assert bar.isVisible()
    assert bar.text() == "2 of 42 changes were refused."
    assert bar.accessibleName() == bar.text()
    with qtbot.waitSignal(bar.action_requested):
        bar.findChild(QPushButton, "noticeButton").click()
    with qtbot.waitSignal(bar.closed):
        bar.findChild(QToolButton, "noticeClose").click()
    assert not bar.isVisible()
    bar.show_notice(ChipKind.STAGED, "Saved.", can_close=False)
    assert bar.kind() is ChipKind.INFO
    assert not bar.findChild(QToolButton, "noticeClose").isVisible()
    assert not bar.findChild(QPushButton, "noticeButton").isVisible()


def test_the_card_shows_what_the_customer_will_see(form: QWidget) -> None:
    card = SupportCard(form)
    form.layout().addWidget(card)
    card.show_card("Fabrikam", "help@fabrikam.example", "+7 495 000-00-00", "fabrikam.example", False)
    texts = {label.objectName(): label.text() for label in card.findChildren(QLabel) if label.text()}
    assert texts == {
        "supportCardName": "Fabrikam",
        "supportCardMail": "help@fabrikam.example",
        "supportCardPhone": "+7 495 000-00-00",
        "supportCardSite": "fabrikam.example",
    }
    assert card.missing() == []
    selectable = card.findChild(QLabel, "supportCardMail").textInteractionFlags()
    assert selectable & Qt.TextInteractionFlag.TextSelectableByMouse


def test_the_wheel_turns_no_value_of_a_form(form: QWidget) -> None:
    box = QComboBox()
    box.addItems(["GDAP", "none"])
    form.layout().addWidget(box)
    keep_from_wheel(box)
    middle = QPointF(box.rect().center())
    turn = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert box.currentIndex() == 0
    assert not turn.isAccepted()


def test_the_card_says_what_is_missing(form: QWidget) -> None:
    card = SupportCard(form)
    form.layout().addWidget(card)
    card.show_card("Fabrikam", "help@fabrikam.example", None, "", True)
    assert card.missing() == ["No phone number", "No web site"]
    phone = card.findChild(QLabel, "supportCardPhone")
    assert phone.text() == "No phone number"
    assert phone.font().italic()
    assert not card.findChild(QLabel, "supportCardMail").font().italic()
    assert "No phone number" in card.accessibleName()


def test_parts_follow_a_change_of_theme(qapp, form: QWidget) -> None:
    apply_theme(qapp, Theme())
    card, bar = SupportCard(form), NoticeBar(form)
    for part in (card, bar):
        form.layout().addWidget(part)
    card.show_card("Fabrikam", None, None, None, False)
    bar.show_notice(ChipKind.CAUTION, "Not confirmed.")
    form.layout().activate()
    height = card.sizeHint().height()
    apply_theme(qapp, Theme("dark", 2.0))
    picture = bar.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 3).name() == Theme("dark").tones.caution_tint.name()
    assert card.sizeHint().height() > height * 1.4
    apply_theme(qapp, Theme())


def test_the_button_that_empties_a_search_is_there_while_there_is_something(qtbot, form: QWidget) -> None:
    search = SearchEdit(form)
    form.layout().addWidget(search)
    search.show()
    button = search.findChild(QToolButton, "searchClear")
    assert not button.isVisible()
    search.setText("contoso")
    assert button.isVisible()
    assert button.accessibleName()
    qtbot.waitUntil(lambda: search.rect().contains(button.geometry()))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert search.text() == ""
    assert not button.isVisible()
