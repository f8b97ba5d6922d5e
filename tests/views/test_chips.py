"""Cells and chips: what is painted, what is cut, and that text from outside stays text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.models import roles
from desktop.models.roles import Chip, ChipKind
from desktop.views.cells import chip_size, one_line, paint_chip
from desktop.views.chips import ChipDelegate, ChipLabel, NavigationDelegate
from desktop.views.icons import NAMES
from desktop.views.theme import Theme, apply_theme, palette_of
from desktop.views.tooltips import plain_tooltip

from .sheet import DISPLAY, Sheet

LONG = "Adventure Works Cycles International Holding GmbH & Co. KG"


@pytest.fixture(autouse=True)
def light(qapp) -> None:
    apply_theme(qapp, Theme())


def option(width: int = 200, height: int = 30) -> QStyleOptionViewItem:
    cell = QStyleOptionViewItem()
    cell.rect = QRect(0, 0, width, height)
    cell.palette = palette_of(Theme())
    return cell


def painted(delegate: ChipDelegate, sheet: Sheet, row: int, column: int, cell: QStyleOptionViewItem) -> QImage:
    image = QImage(cell.rect.size(), QImage.Format.Format_ARGB32)
    image.fill(Theme().tones.base)
    painter = QPainter(image)
    delegate.paint(painter, cell, sheet.index(row, column))
    painter.end()
    return image


def has_colour(image: QImage, colour: QColor) -> bool:
    return any(
        image.pixelColor(x, y).rgb() == colour.rgb() for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("kind", list(ChipKind))
def test_every_kind_of_chip_has_a_glyph_of_its_own(qapp, kind: ChipKind) -> None:
    def picture(which: ChipKind) -> QImage:
        chip = Chip(which, "")
        size = chip_size(chip, QFont(), word=False)
        image = QImage(size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_chip(painter, QRectF(image.rect()), chip, palette_of(Theme()), QFont())
        painter.end()
        return image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)

    others = [picture(other) for other in ChipKind if other is not kind]
    assert picture(kind) not in others
    assert f"chip-{kind.value}" not in NAMES


def test_a_chip_is_painted_in_its_tint() -> None:
    image = painted(ChipDelegate(), Sheet(), 0, 2, option())
    text, tint = Theme().tones.chip(ChipKind.GOOD)
    assert has_colour(image, tint)
    assert has_colour(image, text)


def test_a_row_not_loaded_is_a_soft_bar() -> None:
    sheet = Sheet()
    sheet.not_loaded.add(3)
    image = painted(ChipDelegate(), sheet, 3, 0, option())
    assert has_colour(image, Theme().tones.placeholder)
    assert not has_colour(image, Theme().tones.text)


def test_painting_leaves_the_painter_as_it_was() -> None:
    sheet = Sheet()
    image = QImage(200, 30, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = painter.font(), painter.pen(), painter.hasClipping(), painter.transform()
    for column in range(4):
        ChipDelegate().paint(painter, option(), sheet.index(0, column))
    NavigationDelegate().paint(painter, option(), sheet.index(0, 2))
    assert (painter.font(), painter.pen(), painter.hasClipping(), painter.transform()) == before
    painter.end()


def test_a_narrow_cell_keeps_the_glyph_beside_its_text() -> None:
    sheet = Sheet()
    sheet.extra[0, "name", roles.CHIP] = Chip(ChipKind.STAGED, "Staged by somebody")
    image = painted(ChipDelegate(), sheet, 0, 0, option(90))
    assert has_colour(image, Theme().tones.staged_text)


def test_what_fits_has_no_tooltip_and_what_is_cut_shows_all() -> None:
    sheet = Sheet()
    sheet.extra[0, "name", DISPLAY] = LONG
    sheet.extra[0, "name", roles.CAPTION] = "MPN 4512345"
    index = sheet.index(0, 0)
    delegate = ChipDelegate()
    assert delegate.tooltip_text(option(2000), index) == ""
    assert delegate.tooltip_text(option(100), index) == f"{LONG}\nMPN 4512345"
    sheet.extra[0, "name", Qt.ItemDataRole.ToolTipRole] = "was Fabrikam"
    assert delegate.tooltip_text(option(2000), index) == "was Fabrikam"


def test_the_size_of_a_cell_holds_all_that_it_shows() -> None:
    sheet = Sheet()
    delegate = ChipDelegate()
    plain = delegate.sizeHint(option(), sheet.index(0, 0)).width()
    sheet.extra[0, "name", roles.CHIP] = Chip(ChipKind.BAD, "Conflict")
    with_chip = delegate.sizeHint(option(), sheet.index(0, 0)).width()
    sheet.extra[0, "name", roles.CAPTION] = "MPN 4512345"
    assert plain < with_chip < delegate.sizeHint(option(), sheet.index(0, 0)).width()
    assert delegate.sizeHint(option(), sheet.index(0, 0)).height() >= 28


@pytest.mark.parametrize(
    "hostile", ["<b>Bold</b> Bakery", "a\n<img src=x>", "=cmd|' /C calc'!A0", "&lt;i&gt;", "\u202edrowssap", " x"]
)
def test_a_tooltip_shows_hostile_text_as_it_is(hostile: str) -> None:
    document = QTextDocument()
    document.setHtml(plain_tooltip(hostile))
    assert document.toPlainText() == hostile
    assert plain_tooltip("") == ""


def test_a_row_has_one_line() -> None:
    assert one_line("a\r\n b\t c\u2028d") == "a b c d"
    assert one_line("two  blanks") == "two  blanks"


def test_a_chip_in_a_form_says_its_word_and_can_be_empty(qtbot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    label = ChipLabel(Chip(ChipKind.CAUTION, "Unconfirmed"))
    QVBoxLayout(form).addWidget(label)
    form.show()
    assert label.accessibleName() == "Unconfirmed"
    assert label.isVisible()
    assert label.minimumSizeHint().width() < label.sizeHint().width()
    label.set_chip(None)
    assert not label.isVisible()
    assert label.sizeHint() == QSize(0, 0)
    label.set_chip(Chip(ChipKind.GOOD, "Confirmed"))
    assert label.isVisible()
    tint = Theme().tones.good_tint
    assert has_colour(label.grab().toImage(), tint)


def test_a_chip_is_never_a_window_of_its_own(qtbot) -> None:
    label = ChipLabel(Chip(ChipKind.GOOD, "Active"))
    qtbot.addWidget(label)
    assert not label.isVisible()
