"""The look: contrast in numbers, fonts that scale, palettes that name their tones."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from desktop.models.roles import ChipKind
from desktop.views import theme as look
from desktop.views.theme import Theme

THEMES = [Theme(scheme, 1.0, contrast) for scheme, contrast in product(("light", "dark"), (False, True))]


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


SURFACES = ("window", "base", "raised", "button", "button_down", "hover", "selection", "selection_idle")
TEXTS = ("text", "muted")


@pytest.mark.parametrize("theme", THEMES, ids=str)
def test_text_can_be_read_on_every_surface(theme: Theme) -> None:
    tones = theme.tones
    for text, surface in product(TEXTS, SURFACES):
        measured = contrast(tones.named(text), tones.named(surface))
        assert measured >= 4.5, f"{text} on {surface}: {measured:.2f}"
    for surface in ("window", "base", "raised", "hover"):
        assert contrast(tones.accent, tones.named(surface)) >= 4.5, surface
    assert contrast(tones.on_accent, tones.accent) >= 4.5
    assert contrast(tones.on_accent, tones.accent_down) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=str)
@pytest.mark.parametrize("kind", list(ChipKind))
def test_the_word_of_a_chip_can_be_read_on_its_tint(theme: Theme, kind: ChipKind) -> None:
    text, tint = theme.tones.chip(kind)
    assert contrast(text, tint) >= 4.5
    # The glyph and the outline of a chip take the text colour, so they show on a selected row as well.
    for surface in ("base", "selection", "selection_idle", "hover"):
        assert contrast(text, theme.tones.named(surface)) >= 4.5, surface


@pytest.mark.parametrize("theme", THEMES, ids=str)
def test_controls_and_focus_stand_out_from_what_is_behind_them(theme: Theme) -> None:
    tones = theme.tones
    for line, surface in product(("control", "accent", "disabled"), ("window", "base", "raised")):
        measured = contrast(tones.named(line), tones.named(surface))
        assert measured >= 3.0, f"{line} on {surface}: {measured:.2f}"
    assert contrast(tones.accent, tones.selection) >= 3.0


@pytest.mark.parametrize("theme", THEMES, ids=str)
def test_a_palette_leads_back_to_its_tones(theme: Theme) -> None:
    palette = look.palette_of(theme)
    assert look.tones(palette) == theme.tones
    assert look.is_dark(palette) is (theme.scheme == "dark")


def test_a_foreign_palette_gets_the_nearer_tones() -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Mid, QColor(60, 60, 66))
    palette.setColor(QPalette.ColorRole.Window, QColor(40, 40, 44))
    assert look.tones(palette) == Theme("dark").tones
    palette.setColor(QPalette.ColorRole.Window, QColor(230, 230, 232))
    assert look.tones(palette) == Theme("light").tones


def test_text_scale_is_kept_between_one_and_two() -> None:
    assert Theme(text_scale=0.2).text_scale == 1.0
    assert Theme(text_scale=9).text_scale == 2.0
    assert [Theme(text_scale=scale).icon_size for scale in (1.0, 1.1, 1.25, 1.5, 2.0)] == [16, 16, 20, 24, 32]


def test_text_scales_once_however_often_the_theme_is_applied(qapp: QApplication) -> None:
    look.apply_theme(qapp, Theme())
    plain = qapp.font().pointSizeF()
    for _ in range(3):
        look.apply_theme(qapp, Theme(text_scale=2.0))
    assert qapp.font().pointSizeF() == pytest.approx(plain * 2)
    assert look.current_theme() == Theme(text_scale=2.0)
    look.apply_theme(qapp, Theme())
    assert qapp.font().pointSizeF() == pytest.approx(plain)


def test_an_open_window_follows_a_change_of_theme(qtbot, qapp: QApplication) -> None:
    look.apply_theme(qapp, Theme())
    label = QLabel("Fabrikam")
    label.setProperty("role", "title")
    plain = QLabel("Fabrikam")
    for widget in (label, plain):
        qtbot.addWidget(widget)
        widget.show()
    heights = label.sizeHint().height(), plain.sizeHint().height()
    assert heights[0] > heights[1]
    look.apply_theme(qapp, Theme("dark", 2.0))
    assert label.sizeHint().height() > heights[0] * 1.6
    assert plain.sizeHint().height() > heights[1] * 1.6
    assert look.tones(plain.palette()) == Theme("dark").tones
    look.apply_theme(qapp, Theme())
    assert label.sizeHint().height() == heights[0]


def test_rows_are_dense_and_grow_with_the_font(qapp: QApplication) -> None:
    heights = [look.row_height(QFontMetrics(look.base_font(Theme(text_scale=scale)))) for scale in (1.0, 1.5, 2.0)]
    assert 28 <= heights[0] <= 32
    assert heights[0] < heights[1] < heights[2]
    metrics = QFontMetrics(look.base_font(Theme()))
    assert look.row_height(metrics, lines=2) > look.row_height(metrics)


def test_the_style_sheet_leaves_no_word_unfilled() -> None:
    for theme in THEMES:
        assert "<" not in look.style_sheet(theme)


def test_a_setting_names_the_scheme(qapp: QApplication) -> None:
    assert look.resolve_scheme("dark", qapp) == "dark"
    assert look.resolve_scheme("light", qapp) == "light"
    assert look.resolve_scheme("system", qapp) in ("light", "dark")
