"""The look: one table of tones, and the palettes, fonts and style sheet made from it.

No literal colour stands anywhere else. Widgets and delegates ask `tones(palette)`: everything follows from
the palette they are painted with, so a theme can change while the window is open and nothing is kept in a
module.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from desktop.models.roles import ChipKind
from desktop.resources import resource

Scheme = Literal["light", "dark"]

# Spacing: nothing is set apart by any other distance.
TIGHT: Final = 4
SMALL: Final = 8
MEDIUM: Final = 12
LARGE: Final = 16
WIDE: Final = 24

RADIUS: Final = 4
CARD_RADIUS: Final = 8

TITLE_SCALE: Final = 1.35
CAPTION_SCALE: Final = 0.9
TEXT_SCALE_MIN: Final = 1.0
TEXT_SCALE_MAX: Final = 2.0

_THEME_PROPERTY: Final = "deskTheme"

# Each tone in: light, dark, light with high contrast, dark with high contrast.
_TABLE: Final[dict[str, tuple[str, str, str, str]]] = {
    "window": ("#f5f6f8", "#1a1d21", "#ffffff", "#000000"),
    "base": ("#ffffff", "#202429", "#ffffff", "#000000"),
    "raised": ("#fafbfc", "#272b31", "#ffffff", "#0d0d0d"),
    "text": ("#1c2127", "#e4e7eb", "#000000", "#ffffff"),
    "muted": ("#59626e", "#a2abb7", "#2b2b2b", "#e0e0e0"),
    "disabled": ("#868e99", "#727b87", "#5e5e5e", "#a0a0a0"),
    "hairline": ("#e1e4e9", "#31363d", "#6b6b6b", "#8c8c8c"),
    "control": ("#868e99", "#6e7783", "#000000", "#ffffff"),
    "button": ("#ffffff", "#2b3037", "#ffffff", "#000000"),
    "button_down": ("#e9ecf0", "#363c45", "#d9d9d9", "#333333"),
    "accent": ("#2356c7", "#8db2ff", "#0038b8", "#a8c7ff"),
    "accent_down": ("#1a419a", "#b0caff", "#002780", "#d0e1ff"),
    "on_accent": ("#ffffff", "#0c1a38", "#ffffff", "#000000"),
    "selection": ("#dde7fa", "#2b3d63", "#cfe0ff", "#1c3c7a"),
    "selection_idle": ("#e9ecf1", "#31373f", "#e2e2e2", "#333333"),
    "hover": ("#f4f6f9", "#262a30", "#eeeeee", "#1f1f1f"),
    "placeholder": ("#e7eaee", "#31363d", "#bdbdbd", "#5a5a5a"),
    "scroll": ("#b9c0c9", "#4c545e", "#5e5e5e", "#a0a0a0"),
    "neutral_text": ("#4c5561", "#b6bec9", "#000000", "#ffffff"),
    "neutral_tint": ("#eceff2", "#333941", "#ffffff", "#000000"),
    "good_text": ("#14643a", "#86d9a5", "#00401c", "#9df0bb"),
    "good_tint": ("#dff3e7", "#1d3a2a", "#ffffff", "#000000"),
    "caution_text": ("#7d4b00", "#f0c065", "#553300", "#ffd480"),
    "caution_tint": ("#fdf0d2", "#41331a", "#ffffff", "#000000"),
    "bad_text": ("#a3212b", "#ffa29c", "#7a0010", "#ffb8b3"),
    "bad_tint": ("#fce4e4", "#4a2427", "#ffffff", "#000000"),
    "staged_text": ("#1f4db3", "#a3c1ff", "#002f9c", "#a8c7ff"),
    "staged_tint": ("#e3ecfe", "#27385c", "#ffffff", "#000000"),
    "local_text": ("#5f3aa6", "#cbb2ff", "#3f1a86", "#d9c7ff"),
    "local_tint": ("#efe8fc", "#382d54", "#ffffff", "#000000"),
    "sending_text": ("#0a5c73", "#7fd3ea", "#00404f", "#9be8fb"),
    "sending_tint": ("#dcf1f6", "#173944", "#ffffff", "#000000"),
    "info_text": ("#35506f", "#b3c8e2", "#0b2a4d", "#c9ddf5"),
    "info_tint": ("#e8eef6", "#2c3948", "#ffffff", "#000000"),
}


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one scheme. `chip(kind)` gives the pair of a chip."""

    window: QColor
    base: QColor
    raised: QColor
    text: QColor
    muted: QColor
    disabled: QColor
    hairline: QColor
    control: QColor
    button: QColor
    button_down: QColor
    accent: QColor
    accent_down: QColor
    on_accent: QColor
    selection: QColor
    selection_idle: QColor
    hover: QColor
    placeholder: QColor
    scroll: QColor
    neutral_text: QColor
    neutral_tint: QColor
    good_text: QColor
    good_tint: QColor
    caution_text: QColor
    caution_tint: QColor
    bad_text: QColor
    bad_tint: QColor
    staged_text: QColor
    staged_tint: QColor
    local_text: QColor
    local_tint: QColor
    sending_text: QColor
    sending_tint: QColor
    info_text: QColor
    info_tint: QColor

    def chip(self, kind: ChipKind) -> tuple[QColor, QColor]:
        """Text colour and tint of a chip of this kind."""
        text: QColor = getattr(self, f"{kind.value}_text")
        tint: QColor = getattr(self, f"{kind.value}_tint")
        return text, tint

    def named(self, name: str) -> QColor:
        """The tone called `name`; AttributeError when there is none."""
        tone: QColor = getattr(self, name)
        return tone


@dataclass(frozen=True, slots=True)
class Theme:
    """What a person chose: a scheme, how large text is (1.0 to 2.0, clamped), whether contrast is raised."""

    scheme: Scheme = "light"
    text_scale: float = 1.0
    high_contrast: bool = False

    def __post_init__(self) -> None:
        clamped = min(max(self.text_scale, TEXT_SCALE_MIN), TEXT_SCALE_MAX)
        object.__setattr__(self, "text_scale", clamped)

    @property
    def tones(self) -> Tones:
        """The colours of this theme."""
        return _tones_of(_column(self.scheme, self.high_contrast))

    @property
    def icon_size(self) -> int:
        """The side of an icon beside text, in logical pixels; a multiple of 4 so that strokes stay sharp."""
        return round(16 * self.text_scale / 4) * 4


def _column(scheme: Scheme, high_contrast: bool) -> int:
    return (2 if high_contrast else 0) + (1 if scheme == "dark" else 0)


@cache
def _tones_of(column: int) -> Tones:
    return Tones(**{field.name: QColor(_TABLE[field.name][column]) for field in fields(Tones)})


@cache
def _column_of_hairline(hairline: int) -> int | None:
    for column in range(4):
        if QColor(_TABLE["hairline"][column]).rgb() == hairline:
            return column
    return None


def tones(palette: QPalette) -> Tones:
    """The tones that go with a palette: exact for those made here, else the nearer of light and dark."""
    group, role = QPalette.ColorGroup.Active, QPalette.ColorRole
    # Mid holds the hairline, and no style sheet rule touches it as it does the roles of backgrounds and text.
    column = _column_of_hairline(palette.color(group, role.Mid).rgb())
    if column is None:
        column = 0 if palette.color(group, role.Window).lightnessF() > 0.5 else 1
    return _tones_of(column)


def is_dark(palette: QPalette) -> bool:
    """Whether text on this palette is lighter than what it stands on."""
    return palette.color(QPalette.ColorRole.Window).lightnessF() <= 0.5


def palette_of(theme: Theme) -> QPalette:
    """The palette of a theme, every role and group set."""
    tone = theme.tones
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    everywhere = {
        role.Window: tone.window,
        role.WindowText: tone.text,
        role.Base: tone.base,
        role.AlternateBase: tone.hover,
        role.ToolTipBase: tone.raised,
        role.ToolTipText: tone.text,
        role.PlaceholderText: tone.muted,
        role.Text: tone.text,
        role.Button: tone.button,
        role.ButtonText: tone.text,
        role.BrightText: tone.bad_text,
        role.Light: tone.base,
        role.Midlight: tone.button_down,
        role.Mid: tone.hairline,
        role.Dark: tone.control,
        role.Shadow: QColor("#000000"),
        role.Highlight: tone.selection,
        role.HighlightedText: tone.text,
        role.Link: tone.accent,
        role.LinkVisited: tone.accent,
        role.Accent: tone.accent,
    }
    for name, colour in everywhere.items():
        palette.setColor(group.All, name, colour)
    palette.setColor(group.Inactive, role.Highlight, tone.selection_idle)
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.PlaceholderText):
        palette.setColor(group.Disabled, name, tone.disabled)
    palette.setColor(group.Disabled, role.Base, tone.window)
    palette.setColor(group.Disabled, role.Button, tone.window)
    palette.setColor(group.Disabled, role.Highlight, tone.selection_idle)
    palette.setColor(group.Disabled, role.Accent, tone.disabled)
    return palette


def scaled(font: QFont, factor: float) -> QFont:
    """`font` with its size multiplied, whether the size is kept in points or in pixels."""
    larger = QFont(font)
    if font.pointSizeF() > 0:
        larger.setPointSizeF(font.pointSizeF() * factor)
    else:
        larger.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return larger


def tabular(font: QFont) -> QFont:
    """`font` with figures of one width, so that columns of numbers line up (where the font has them)."""
    aligned = QFont(font)
    aligned.setFeature(QFont.Tag("tnum"), 1)
    return aligned


def base_font(theme: Theme) -> QFont:
    """The system's own font at the theme's text scale."""
    return scaled(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont), theme.text_scale)


def title_font(font: QFont) -> QFont:
    """The one larger size, half bold."""
    title = scaled(font, TITLE_SCALE)
    title.setWeight(QFont.Weight.DemiBold)
    return title


def caption_font(font: QFont) -> QFont:
    """The one smaller size."""
    return scaled(font, CAPTION_SCALE)


def row_height(metrics: QFontMetrics, lines: int = 1) -> int:
    """The height of a table row: 28 to 32 pixels at usual sizes, and it grows with the font."""
    return max(28, lines * metrics.height() + MEDIUM)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole application this theme; safe to call again while windows are open. GUI thread."""
    wanted = Qt.ColorScheme.Dark if theme.scheme == "dark" else Qt.ColorScheme.Light
    hints = app.styleHints()
    # Native title bars and file dialogs follow this; asking for what is already so ends following the system.
    if hints.colorScheme() not in (wanted, Qt.ColorScheme.Unknown):
        hints.setColorScheme(wanted)
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setProperty(_THEME_PROPERTY, theme)
    app.setFont(base_font(theme))
    app.setPalette(palette_of(theme))
    app.setStyleSheet(style_sheet(theme))


def current_theme() -> Theme:
    """The theme last applied to the running application, or the default one."""
    app = QApplication.instance()
    theme = app.property(_THEME_PROPERTY) if app is not None else None
    return theme if isinstance(theme, Theme) else Theme()


def resolve_scheme(setting: str, app: QApplication) -> Scheme:
    """The scheme a setting ("system", "light" or "dark") stands for; "system" asks the platform anew."""
    if setting == "dark":
        return "dark"
    if setting == "light":
        return "light"
    hints = app.styleHints()
    hints.unsetColorScheme()
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"


def wants_high_contrast(app: QApplication) -> bool:
    """Whether the platform asks for raised contrast."""
    # The binding lets the inner object go with the outer one's wrapper: both need a name.
    hints = app.styleHints()
    accessibility = hints.accessibility()
    preference = accessibility.contrastPreference()
    return preference is Qt.ContrastPreference.HighContrast


def _size(font: QFont) -> str:
    if font.pointSizeF() > 0:
        return f"{font.pointSizeF():.2f}pt"
    return f"{font.pixelSize()}px"


def style_sheet(theme: Theme) -> str:
    """What a palette cannot say: flat bars, hairlines, padding, the focus ring, modest scroll bars."""
    tone = theme.tones
    colour = {field.name: tone.named(field.name).name() for field in fields(Tones)}
    font = base_font(theme)
    em = theme.text_scale
    side = round(14 * em)
    ring = max(4, round(side * 0.3))
    sheet = _SHEET
    words = {
        **colour,
        "title_size": _size(title_font(font)),
        "caption_size": _size(caption_font(font)),
        "radius": f"{RADIUS}px",
        "card_radius": f"{CARD_RADIUS}px",
        "pad_y": f"{round(4 * em)}px",
        "pad_y_focus": f"{round(4 * em) - 1}px",
        "pad_x": f"{round(8 * em)}px",
        "pad_x_focus": f"{round(8 * em) - 1}px",
        # A line edit keeps a pixel above and below its text; with it buttons are as high.
        "button_y": f"{round(4 * em) + 1}px",
        "button_y_focus": f"{round(4 * em)}px",
        "button_x": f"{round(14 * em)}px",
        "button_x_focus": f"{round(14 * em) - 1}px",
        "icon": f"{theme.icon_size}px",
        "arrow_room": f"{theme.icon_size + 8}px",
        "scroll_width": f"{round(12 * (1 + (em - 1) / 2))}px",
        "indicator": f"{side}px",
        "indicator_round": f"{side // 2 + 1}px",
        "indicator_ring": f"{ring}px",
        "indicator_hole": f"{side + 2 - 2 * ring}px",
        "check": resource("icons", f"check-on-{theme.scheme}.svg").as_posix(),
        "dash": resource("icons", f"dash-on-{theme.scheme}.svg").as_posix(),
        "arrow": f"{round(10 * em)}px",
        "group_top": f"{round(20 * em)}px",
        "chevron_up": resource("icons", "chevron-up-grey.svg").as_posix(),
        "chevron": resource("icons", "chevron-down-grey.svg").as_posix(),
    }
    for word, value in words.items():
        sheet = sheet.replace(f"<{word}>", value)
    return sheet


_SHEET: Final = """
QToolTip { color: <text>; background: <raised>; border: 1px solid <control>; padding: 4px 6px; }

QLabel[role="title"] { font-size: <title_size>; font-weight: 600; }
QLabel[role="caption"] { font-size: <caption_size>; color: <muted>; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: <muted>; }
QLabel[role="label"] { color: <muted>; }

QPushButton, QToolButton, QToolBar, QTabBar, QMenu, QAbstractItemView { icon-size: <icon>; }
QMainWindow::separator { width: 1px; height: 1px; background: <hairline>; }
QMenuBar { background: <window>; border-bottom: 1px solid <hairline>; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: <radius>; background: transparent; }
QMenuBar::item:selected { background: <selection>; color: <text>; }
QStatusBar { background: <window>; border-top: 1px solid <hairline>; }
QStatusBar::item { border: none; }
QToolBar { background: <window>; border: none; spacing: 4px; padding: 4px; }
QToolButton { border: 1px solid transparent; border-radius: <radius>; padding: <pad_y_focus>; }
QToolButton:hover { background: <button_down>; }
QToolButton:pressed, QToolButton:checked { background: <selection>; }
QToolButton:focus { border: 1px solid <accent>; outline: none; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QComboBox, QDateEdit, QSpinBox, QPlainTextEdit, QTextEdit {
  color: <text>; background: <base>; border: 1px solid <control>; border-radius: <radius>;
}
QLineEdit, QPlainTextEdit, QTextEdit {
  selection-background-color: <accent>; selection-color: <on_accent>; placeholder-text-color: <muted>;
}
QLineEdit, QComboBox { padding: <pad_y> <pad_x>; }
QLineEdit:focus, QComboBox:focus, QComboBox:on {
  border: 2px solid <accent>; padding: <pad_y_focus> <pad_x_focus>;
}
QDateEdit, QSpinBox { padding: <pad_y> 0 <pad_y> <pad_x>; }
QDateEdit:focus, QSpinBox:focus {
  border: 2px solid <accent>; padding: <pad_y_focus> 0 <pad_y_focus> <pad_x_focus>;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid <accent>; }
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled, QSpinBox:disabled,
QPlainTextEdit:disabled, QTextEdit:disabled {
  color: <disabled>; background: <window>; border: 1px solid <hairline>;
}
QLineEdit:read-only { background: <window>; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: <arrow_room>; }
QComboBox::down-arrow { image: url("<chevron>"); width: <icon>; height: <icon>; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; padding: 0; background: transparent; }
QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus { border: none; padding: 0; }
QDateEdit::drop-down { border: none; width: <arrow_room>; }
QDateEdit::down-arrow { image: url("<chevron>"); width: <icon>; height: <icon>; }
QSpinBox::up-button, QSpinBox::down-button { border: none; background: transparent; width: <arrow_room>; }
QSpinBox::up-button:hover, QSpinBox::down-button:hover { background: <button_down>; }
QSpinBox::up-arrow { image: url("<chevron_up>"); width: <arrow>; height: <arrow>; }
QSpinBox::down-arrow { image: url("<chevron>"); width: <arrow>; height: <arrow>; }
QComboBox QAbstractItemView {
  background: <base>; border: 1px solid <control>; outline: none; padding: 2px;
}
QComboBox QAbstractItemView::item { color: <text>; padding: <pad_y> <pad_x>; border-radius: <radius>; }
QComboBox QAbstractItemView::item:selected { color: <text>; background: <selection>; }

QCheckBox, QRadioButton { spacing: <pad_x>; padding: <pad_y_focus> 2px; border: 1px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid <accent>; border-radius: <radius>; outline: none; }
QCheckBox:disabled, QRadioButton:disabled { color: <disabled>; }
QCheckBox::indicator, QGroupBox::indicator, QAbstractItemView::indicator {
  width: <indicator>; height: <indicator>; border: 1px solid <control>; border-radius: 3px; background: <base>;
}
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QAbstractItemView::indicator:checked {
  background: <accent>; border: 1px solid <accent>; image: url("<check>");
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
  background: <accent>; border: 1px solid <accent>; image: url("<dash>");
}
QCheckBox::indicator:disabled, QAbstractItemView::indicator:disabled {
  background: <window>; border: 1px solid <hairline>;
}
QCheckBox::indicator:checked:disabled, QAbstractItemView::indicator:checked:disabled {
  background: <disabled>; border: 1px solid <disabled>;
}
QRadioButton::indicator {
  width: <indicator>; height: <indicator>; border: 1px solid <control>; border-radius: <indicator_round>;
  background: <base>;
}
QRadioButton::indicator:checked {
  width: <indicator_hole>; height: <indicator_hole>; border: <indicator_ring> solid <accent>;
}
QRadioButton::indicator:disabled { background: <window>; border-color: <hairline>; }
QRadioButton::indicator:checked:disabled { border-color: <disabled>; }

QPushButton {
  color: <text>; background: <button>; border: 1px solid <control>; border-radius: <radius>;
  padding: <button_y> <button_x>;
}
QPushButton:hover { background: <hover>; }
QPushButton:pressed, QPushButton:checked { background: <button_down>; }
QPushButton:focus { border: 2px solid <accent>; padding: <button_y_focus> <button_x_focus>; outline: none; }
QPushButton:disabled { color: <disabled>; background: <window>; border: 1px solid <hairline>; }
QPushButton[primary="true"] {
  color: <on_accent>; background: <accent>; border: 1px solid <accent>; font-weight: 600;
}
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed { background: <accent_down>; }
QPushButton[primary="true"]:focus { border: 2px solid <text>; }
QPushButton[primary="true"]:disabled {
  color: <disabled>; background: <window>; border: 1px solid <hairline>;
}
QPushButton[quiet="true"] { color: <accent>; background: transparent; border: 1px solid transparent; }
QPushButton[quiet="true"]:hover { background: <button_down>; }
QPushButton[quiet="true"]:focus { border: 2px solid <accent>; }
QPushButton[quiet="true"]:disabled { color: <disabled>; background: transparent; }

QListView#navigation { background: <window>; border: none; outline: none; padding: 8px 0; }

QTabWidget::pane { border: none; border-top: 1px solid <hairline>; }
QTabBar::tab {
  color: <muted>; background: transparent; border: none; border-bottom: 2px solid transparent;
  padding: <button_y> <button_x>;
}
QTabBar::tab:hover { color: <text>; }
QTabBar::tab:selected { color: <text>; border-bottom: 2px solid <accent>; }
QTabBar::tab:focus { border: 1px solid <accent>; border-bottom: 2px solid <accent>; }
QGroupBox { border: none; margin-top: <group_top>; padding: 8px 0 0 0; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; padding: 0; }

QHeaderView { background: <base>; border: none; }
QSplitter::handle { background: <hairline>; }
QSplitter::handle:hover { background: <accent>; }
QSplitter::handle:horizontal { width: 1px; margin: 0 3px; }
QSplitter::handle:vertical { height: 1px; margin: 3px 0; }

QScrollArea { border: none; background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: <scroll_width>; }
QScrollBar:horizontal { height: <scroll_width>; }
QScrollBar::handle { background: <scroll>; border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover { background: <control>; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar {
  border: none; border-radius: 2px; background: <placeholder>; color: transparent;
  min-height: 4px; max-height: 4px;
}
QProgressBar::chunk { background: <accent>; border-radius: 2px; }
"""
