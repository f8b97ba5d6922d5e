"""Icons: each is there, takes the text colour, and follows a change of theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from desktop.resources import resource
from desktop.views import icons
from desktop.views.theme import Theme, apply_theme, palette_of


def colours(image: QImage) -> set[str]:
    """The colours of the pixels that are fully painted."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", icons.NAMES)
def test_every_icon_paints_in_the_text_colour_only(qapp: QApplication, name: str) -> None:
    palette = palette_of(Theme("dark"))
    picture = icons.icon(name, palette).pixmap(QSize(64, 64))
    assert colours(picture.toImage()) == {Theme("dark").tones.text.name()}
    assert "currentColor" in resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def test_every_drawing_in_the_folder_is_known() -> None:
    drawn = {path.stem for path in resource("icons").glob("*.svg")}
    in_the_style_sheet = {name for name in drawn if name.endswith(("-grey", "-on-light", "-on-dark"))}
    others = in_the_style_sheet | {"partner-desk"} | {name for name in drawn if name.startswith("chip-")}
    assert drawn - others == set(icons.NAMES)


def test_an_icon_follows_the_application(qapp: QApplication) -> None:
    apply_theme(qapp, Theme("light"))
    undo = icons.icon("undo")
    kept = QIcon(undo)
    before = colours(undo.pixmap(QSize(64, 64)).toImage())
    apply_theme(qapp, Theme("dark"))
    after = colours(undo.pixmap(QSize(64, 64)).toImage())
    assert before == {Theme("light").tones.text.name()}
    assert after == {Theme("dark").tones.text.name()}
    assert colours(kept.pixmap(QSize(64, 64)).toImage()) == after
    apply_theme(qapp, Theme("light"))


def test_an_icon_that_cannot_be_used_is_greyed(qapp: QApplication) -> None:
    palette = palette_of(Theme("light"))
    picture = icons.icon("undo", palette).pixmap(QSize(64, 64), QIcon.Mode.Disabled)
    assert colours(picture.toImage()) == {Theme("light").tones.disabled.name()}


def test_an_icon_can_take_a_tone(qapp: QApplication) -> None:
    palette = palette_of(Theme("light"))
    picture = icons.icon("warning", palette, "caution_text").pixmap(QSize(64, 64))
    assert colours(picture.toImage()) == {QColor(Theme("light").tones.caution_text).name()}


def test_icons_are_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    picture = icons.icon("check").pixmap(QSize(16, 16), 2.0)
    assert (picture.width(), picture.height()) == (32, 32)
    assert picture.devicePixelRatio() == 2.0


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_the_program_has_a_picture_at_every_usual_size(qapp: QApplication) -> None:
    sides = {size.width() for size in icons.app_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sides
