"""Sharp icons that take the colour of the text around them, at any size and on any screen."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from desktop.resources import resource
from desktop.views.theme import tones

NAMES: Final = (
    "activity",
    "arrow-right",
    "bad",
    "check",
    "chevron-down",
    "chevron-right",
    "clock",
    "close",
    "columns",
    "copy",
    "customers",
    "changes",
    "database",
    "export",
    "filter",
    "globe",
    "help",
    "import",
    "inbox",
    "info",
    "link",
    "lock",
    "mail",
    "minus",
    "more",
    "pencil",
    "person",
    "phone",
    "plus",
    "print",
    "redo",
    "resellers",
    "review",
    "search",
    "settings",
    "submit",
    "subscriptions",
    "sync",
    "undo",
    "warning",
)
"""Every icon that follows the text colour; each is `resources/icons/NAME.svg`, drawn on 16 by 16."""


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _renderer(name: str, colour: int, knockout: int) -> QSvgRenderer:
    source = _source(name).replace("currentColor", QColor.fromRgba(colour).name())
    source = source.replace("knockout", QColor.fromRgba(knockout).name())
    return QSvgRenderer(QByteArray(source.encode()))


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor, knockout: QColor | None = None) -> None:
    """Paint an icon into `rect`; `knockout` is the colour that shows through a filled glyph. GUI thread."""
    through = knockout if knockout is not None else colour
    _renderer(name, colour.rgba(), through.rgba()).render(painter, rect)


@lru_cache(maxsize=256)
def _picture(name: str, colour: int, width: int, height: int) -> QPixmap:
    # Qt keeps what it makes of a picture under the picture's own key: a new one each time would fill its cache.
    picture = QPixmap(width, height)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_icon(painter, QRectF(0, 0, width, height), name, QColor.fromRgba(colour))
    painter.end()
    return picture


class _TextColouredEngine(QIconEngine):
    """Paints when asked, in the palette's colour of that moment: a change of theme needs no new icons."""

    def __init__(self, name: str, palette: QPalette | None, tone: str | None) -> None:
        super().__init__()
        self._name = name
        self._palette = palette
        self._tone = tone

    def _colour(self, mode: QIcon.Mode) -> QColor:
        palette = self._palette if self._palette is not None else QApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
        if self._tone is not None:
            return tones(palette).named(self._tone)
        selected = mode == QIcon.Mode.Selected
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.WindowText
        return palette.color(QPalette.ColorGroup.Active, role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, QRectF(rect), self._name, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _picture(self._name, self._colour(mode).rgba(), size.width(), size.height())

    def clone(self) -> QIconEngine:
        return _TextColouredEngine(self._name, self._palette, self._tone)


def icon(name: str, palette: QPalette | None = None, tone: str | None = None) -> QIcon:
    """The icon called `name` (one of `NAMES`; FileNotFoundError otherwise) in the text colour.

    Without a palette it follows the application's, also when that changes later. `tone` names one of
    `theme.Tones` to use in its place, for example "muted" or "caution_text".
    """
    _source(name)
    return QIcon(_TextColouredEngine(name, palette, tone))


def app_icon() -> QIcon:
    """The picture of the program itself, in its own colours, at the sizes desktops ask for."""
    renderer = QSvgRenderer(str(resource("icons", "partner-desk.svg")))
    picture = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        picture.addPixmap(pixmap)
    return picture
