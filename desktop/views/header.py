"""Column headers: painting, the column chooser, and a layout that is remembered by column key.

Qt's own `saveState` goes by section number, so one added column spoils it; here order, width, visibility and
sort go by the key each column gives for `roles.COLUMN_KEY`, and widths are kept in characters, so that they
fit at any text size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu, QWidget

from desktop.models import roles
from desktop.views.cells import one_line
from desktop.views.icons import icon, paint_icon
from desktop.views.theme import SMALL, TIGHT, caption_font, row_height, tabular, tones

_HORIZONTAL = Qt.Orientation.Horizontal
_FEWEST_CHARACTERS = 3
_MOST_CHARACTERS = 400


def _model_of(header: QHeaderView) -> QAbstractItemModel | None:
    return header.model()


class DeskHeader(QHeaderView):
    """A flat header: muted titles over one hairline, an arrow beside the title that sorts."""

    menu_requested = Signal(QPoint, int)
    """Where (global) and over which logical column (-1 for none) a menu is wanted."""
    further_requested = Signal(int)
    """A column was clicked with Shift: it is to sort what is equal by the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_HORIZONTAL, parent)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        # Only what is on screen is measured for a fit: rows beyond it may not be loaded.
        self.setResizeContentsPrecision(0)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.setMinimumSectionSize(24)
        self._hovered = -1
        self._pressed = -1
        self._pressed_at = QPoint()
        self._further: tuple[tuple[int, Qt.SortOrder], ...] = ()

    def show_further(self, further: Sequence[tuple[int, Qt.SortOrder]]) -> None:
        """Show by small numbers which columns sort after the first one, and in which order."""
        self._further = tuple(further)
        self.viewport().update()

    def _sorting(self, section: int) -> tuple[str, Qt.SortOrder] | None:
        """The number that is shown at a column (none when it sorts alone) and its order; None when it does not sort."""
        if not self.isSortIndicatorShown() or self.sortIndicatorSection() < 0:
            return None
        if section == self.sortIndicatorSection():
            return "1" if self._further else "", self.sortIndicatorOrder()
        for place, (other, order) in enumerate(self._further, start=2):
            if other == section:
                return str(place), order
        return None

    def _title(self, section: int) -> str:
        model = _model_of(self)
        title = model.headerData(section, _HORIZONTAL) if model is not None else None
        return one_line(str(title)) if title else ""

    def _to_the_right(self, section: int) -> bool:
        model = self.model()
        given = model.headerData(section, _HORIZONTAL, Qt.ItemDataRole.TextAlignmentRole)
        return given is not None and bool(int(given) & int(Qt.AlignmentFlag.AlignRight.value))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), row_height(self.fontMetrics()))

    def sectionSizeFromContents(self, section: int) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._title(section)) + 2 * SMALL + TIGHT + self._arrow(metrics)
        return QSize(width, row_height(metrics))

    @staticmethod
    def _arrow(metrics: QFontMetrics) -> int:
        return round(metrics.height() * 0.7)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tone = tones(self.palette())
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, tone.hover if section == self._hovered else tone.base)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tone.hairline)
        third = rect.height() // 4
        if self.visualIndex(section) < self.count() - 1:
            painter.fillRect(rect.right(), rect.top() + third, 1, rect.height() - 2 * third, tone.hairline)
        sorting = self._sorting(section)
        room = QRectF(rect).adjusted(SMALL, 0, -SMALL, -1)
        metrics = self.fontMetrics()
        arrow = self._arrow(metrics)
        small = tabular(caption_font(self.font()))
        number = sorting[0] if sorting else ""
        digits = QFontMetrics(small).horizontalAdvance(number)
        text_room = room.width() - (arrow + TIGHT + digits if sorting else 0)
        title = metrics.elidedText(self._title(section), Qt.TextElideMode.ElideRight, int(text_room))
        width = metrics.horizontalAdvance(title)
        right = self._to_the_right(section)
        left = room.right() - width if right else room.left()
        painter.setPen(tone.text if sorting else tone.muted)
        words = QRectF(left, room.top(), width + 1, room.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        if sorting:
            start = left - TIGHT - arrow - digits if right else left + width + TIGHT
            box = QRectF(round(start), round(room.center().y() - arrow / 2), arrow, arrow)
            if number:
                painter.setFont(small)
                painter.setPen(tone.accent)
                beside = QRectF(box.right(), room.top(), digits + 1, room.height())
                painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, number)
            if sorting[1] is Qt.SortOrder.AscendingOrder:
                painter.translate(box.center())
                painter.rotate(180)
                painter.translate(-box.center())
            paint_icon(painter, box, "chevron-down", tone.accent)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.logicalIndexAt(event.position().toPoint())
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        at_an_edge = self.cursor().shape() is Qt.CursorShape.SplitHCursor
        if not shift or at_an_edge or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        # Qt would sort by this column alone.
        self.setSectionsClickable(False)
        super().mouseReleaseEvent(event)
        self.setSectionsClickable(True)
        moved = (place - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if not moved and self._pressed >= 0 and self.logicalIndexAt(place) == self._pressed:
            self.further_requested.emit(self._pressed)

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.HoverMove:
            self._hover(self.logicalIndexAt(event.position().toPoint()))  # type: ignore[attr-defined]
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self._hover(-1)
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos(), self.logicalIndexAt(event.pos()))


class HeaderState(QObject):
    """Which columns are shown, in which order and width, and what is sorted: chosen, saved and restored.

    `save()` and `restore()` deal in plain values that can be kept as JSON. Columns that a saved layout does not
    know keep their natural place and width; columns it knows and the model lacks are remembered.
    """

    layout_changed = Signal()
    """A person moved, sized, hid, showed or sorted a column."""

    def __init__(self, header: QHeaderView, parent: QObject | None = None) -> None:
        super().__init__(parent if parent is not None else header)
        self._header = header
        self._remembered: dict[str, Any] = {}
        self._quiet = 0
        self._keys: tuple[str, ...] = ()
        # A drag resizes column after column, pixel after pixel; it is one change of layout.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self.layout_changed)
        header.sectionMoved.connect(self._changed)
        header.sectionResized.connect(self._changed)
        header.sortIndicatorChanged.connect(self._changed)
        if isinstance(header, DeskHeader):
            header.menu_requested.connect(self._show_menu)

    def _changed(self) -> None:
        if not self._quiet:
            self._remembered = self.save()
            self._settled.start()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    def _ask(self, section: int, role: int) -> Any:
        model = _model_of(self._header)
        return model.headerData(section, _HORIZONTAL, role) if model is not None else None

    def keys(self) -> list[str]:
        """The key of each column, in the order of the model."""
        found = []
        for section in range(self._header.count()):
            key = self._ask(section, roles.COLUMN_KEY)
            found.append(str(key) if key else str(section))
        return found

    def _character(self) -> float:
        return max(1.0, self._header.fontMetrics().horizontalAdvance("0" * 20) / 20)

    def model_changed(self) -> None:
        """Lay out the columns of the header's present model: as remembered, else as the model proposes."""
        self._keys = tuple(self.keys())
        self._apply(self._remembered)

    def columns_changed(self) -> None:
        """Lay out again when the columns of the model are others than before; else leave all as it is."""
        if tuple(self.keys()) != self._keys:
            self.model_changed()

    def text_size_changed(self) -> None:
        """Give each column the room it had, measured in characters of the present font."""
        widths = self._remembered.get("widths", {})
        with self._quietly():
            for section, key in enumerate(self.keys()):
                self._header.resizeSection(section, self._pixels(section, widths.get(key)))

    def save(self) -> dict[str, Any]:
        """The layout as plain values: `order`, `hidden`, `widths` (in characters) and `sort`."""
        header, keys = self._header, self.keys()
        order = [keys[header.logicalIndex(visual)] for visual in range(len(keys))]
        hidden = [key for section, key in enumerate(keys) if header.isSectionHidden(section)]
        character = self._character()
        old_widths: Mapping[str, float] = self._remembered.get("widths", {})
        widths = dict(old_widths)
        for section, key in enumerate(keys):
            if header.isSectionHidden(section):
                continue
            size = header.sectionSize(section)
            if key not in widths or self._pixels(section, widths[key]) != size:
                widths[key] = round(size / character, 2)
        section = header.sortIndicatorSection()
        sort: list[str] | None = None
        if 0 <= section < len(keys):
            rising = header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            sort = [keys[section], "asc" if rising else "desc"]
        absent = [key for key in self._remembered.get("order", []) if key not in keys]
        return {
            "order": order + absent,
            "hidden": hidden + [key for key in self._remembered.get("hidden", []) if key in absent],
            "widths": widths,
            "sort": sort,
        }

    def restore(self, layout: Mapping[str, Any]) -> None:
        """Lay out the columns as saved; parts of `layout` that make no sense are left out. Not announced."""
        self._remembered = _sensible(layout)
        if _model_of(self._header) is not None:
            self.model_changed()

    def shown(self) -> tuple[str, ...]:
        """The keys of the columns that are shown, from the left."""
        layout = self.save()
        return tuple(key for key in layout["order"] if key not in layout["hidden"] and key in self._keys)

    def widths(self) -> dict[str, float]:
        """How wide the columns are, in characters."""
        return {key: width for key, width in self.save()["widths"].items() if key in self._keys}

    def show_only(self, shown: Sequence[str], widths: Mapping[str, float]) -> None:
        """Show these columns in this order and no others; those that the model lacks are left out. Not announced."""
        layout = self.save()
        first = [key for key in shown if key in self._keys]
        if first:
            rest = [key for key in layout["order"] if key not in first]
            changed = {"order": first + rest, "hidden": rest, "widths": layout["widths"] | dict(widths)}
            self.restore(layout | changed)

    def reset_columns(self) -> None:
        """Back to the columns, order, widths and sort that the model proposes."""
        self._remembered = {}
        self.model_changed()
        self._settled.start()

    def _pixels(self, section: int, characters: float | None) -> int:
        character = self._character()
        if characters is None:
            proposed = self._ask(section, roles.WIDTH)
            title = self._header.sectionSizeFromContents(section).width()
            return max(title, round((proposed or 12) * character))
        return max(self._header.minimumSectionSize(), round(characters * character))

    def _apply(self, layout: Mapping[str, Any]) -> None:
        header, keys = self._header, self.keys()
        with self._quietly():
            for visual, key in enumerate(_merged(layout.get("order", []), keys)):
                header.moveSection(header.visualIndex(keys.index(key)), visual)
            known = set(layout.get("order", []))
            hidden = {
                key
                for section, key in enumerate(keys)
                if (key in layout.get("hidden", []) if key in known else self._ask(section, roles.HIDDEN))
            }
            if len(hidden) == len(keys):
                hidden.clear()
            widths = layout.get("widths", {})
            for section, key in enumerate(keys):
                header.setSectionHidden(section, False)
                header.resizeSection(section, self._pixels(section, widths.get(key)))
                header.setSectionHidden(section, key in hidden)
            sort = layout.get("sort")
            if sort and sort[0] in keys:
                falling = sort[1] == "desc"
                order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
                header.setSortIndicator(keys.index(sort[0]), order)
            else:
                header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def set_shown(self, key: str, shown: bool) -> None:
        """Show or hide the column `key`; the last one shown stays."""
        keys = self.keys()
        section = keys.index(key)
        if not shown and self._header.count() - self._header.hiddenSectionCount() <= 1:
            return
        with self._quietly():
            self._header.setSectionHidden(section, not shown)
        self._changed()

    def move(self, key: str, by: int) -> None:
        """Move a column `by` places among the columns that are shown: -1 to the left, 1 to the right."""
        header = self._header
        start = header.visualIndex(self.keys().index(key))
        target = start + by
        while 0 <= target < header.count() and header.isSectionHidden(header.logicalIndex(target)):
            target += by
        if 0 <= target < header.count():
            header.moveSection(start, target)

    def fit(self, key: str) -> None:
        """Make the column `key` as wide as what it shows."""
        self._header.sectionHandleDoubleClicked.emit(self.keys().index(key))

    def columns_menu(self, key: str | None = None) -> QMenu:
        """A menu to choose columns; with `key`, acts upon that column come first. The caller owns it."""
        menu = QMenu(self.tr("Columns"), self._header)
        menu.setObjectName("columnsMenu")
        menu.setAccessibleName(self.tr("Columns"))
        if key is not None:
            self._add(menu, "fitColumn", self.tr("Fit to contents"), partial(self.fit, key))
            self._add(menu, "moveColumnLeft", self.tr("Move left"), partial(self.move, key, -1))
            self._add(menu, "moveColumnRight", self.tr("Move right"), partial(self.move, key, 1))
            menu.addSeparator()
        keys = self.keys()
        last = self._header.count() - self._header.hiddenSectionCount() <= 1
        for visual in range(len(keys)):
            section = self._header.logicalIndex(visual)
            title = self._ask(section, Qt.ItemDataRole.DisplayRole) or keys[section]
            # An ampersand from outside would become a mnemonic.
            action = menu.addAction(one_line(str(title)).replace("&", "&&"))
            action.setObjectName(f"column:{keys[section]}")
            action.setCheckable(True)
            shown = not self._header.isSectionHidden(section)
            action.setChecked(shown)
            action.setEnabled(not (shown and last))
            action.toggled.connect(partial(self.set_shown, keys[section]))
        menu.addSeparator()
        reset = self._add(menu, "resetColumns", self.tr("Reset columns"), self.reset_columns)
        reset.setIcon(icon("columns"))
        return menu

    @staticmethod
    def _add(menu: QMenu, name: str, text: str, act: Any) -> QAction:
        action = menu.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _show_menu(self, where: QPoint, section: int) -> None:
        menu = self.columns_menu(self.keys()[section] if section >= 0 else None)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)


def _sensible(layout: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a saved layout that can be used: it comes from a file a person may have edited."""
    clean: dict[str, Any] = {}
    for name in ("order", "hidden"):
        given = layout.get(name)
        if isinstance(given, list | tuple):
            clean[name] = [key for key in dict.fromkeys(given) if isinstance(key, str)]
    widths = layout.get("widths")
    if isinstance(widths, Mapping):
        clean["widths"] = {
            key: float(width)
            for key, width in widths.items()
            if isinstance(key, str)
            and isinstance(width, int | float)
            and _FEWEST_CHARACTERS <= width <= _MOST_CHARACTERS
        }
    sort = layout.get("sort")
    if isinstance(sort, list | tuple) and len(sort) == 2 and sort[1] in ("asc", "desc"):
        clean["sort"] = [str(sort[0]), str(sort[1])]
    return clean


def _merged(saved: list[str], natural: list[str]) -> list[str]:
    """The columns of the model in saved order; one that is new comes after its natural neighbour."""
    order = [key for key in saved if key in natural]
    for place, key in enumerate(natural):
        if key not in order:
            order.insert(order.index(natural[place - 1]) + 1 if place else 0, key)
    return order
