"""The one table of the desk: whole rows, single hairlines, the keyboard first, and copying that is safe.

It shows a model and emits what a person wants; it knows no record and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleOptionViewItem, QTableView, QWidget

from desktop.data.formulas import guarded
from desktop.models import roles
from desktop.models.copying import Copied
from desktop.models.paging import PagedModel
from desktop.models.roles import Chip
from desktop.tasks import Task
from desktop.views.cells import cell_painter, one_line, paint_placeholder
from desktop.views.chips import ChipDelegate
from desktop.views.header import DeskHeader, HeaderState
from desktop.views.theme import SMALL, row_height, tones

COPY_LIMIT: Final = 10_000
"""The most rows of a list without pages that go to the clipboard."""
COPY_LIMIT_PAGED: Final = 200_000
"""The most rows that are read for the clipboard; more are a case for an export."""

_MANY_PARTS: Final = 50
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
# The keys C and A as they answer in the Russian layout, where Qt reports the letter and not the key.
_CYRILLIC_ES = 0x0421
_CYRILLIC_EF = 0x0424


formula_safe = guarded


class DeskTable(QTableView):
    """A table of rows that are selected, opened and copied as wholes."""

    activated_row = Signal(QModelIndex)
    """Enter, F2 or a double click on a row."""
    current_row_changed = Signal(QModelIndex)
    """Another row became the current one; an invalid index when there is none."""
    selection_changed = Signal()
    """Other rows are selected than before."""
    menu_requested = Signal(QModelIndex, QPoint)
    """A context menu is wanted for a row (or an invalid index), at this global place."""
    typed = Signal(str)
    """Letters were typed at the table: a search over all rows is the model's business."""
    copy_refused = Signal(int)
    """More rows are selected than can be copied, or some are not loaded yet; with their number."""
    copied = Signal(int)
    """So many rows are on the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = -1
        self._copying: Task[Copied] | None = None
        self._ranges: list[range] | None = None
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        header = DeskHeader(self)
        self.setHorizontalHeader(header)
        # A table that does not sort by itself hides the arrow as it takes a header.
        header.setSortIndicatorShown(True)
        self.columns = HeaderState(header, self)
        self.setItemDelegate(ChipDelegate(self, paints_background=False))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self._fit_rows()
        header.sortIndicatorChanged.connect(self._sort)
        self.doubleClicked.connect(self.activated_row)

    # What is shown

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show another model; columns are laid out as remembered."""
        before = self._shown_model()
        self._forget_ranges()
        if before is not None:
            before.modelReset.disconnect(self._model_reset)
        super().setModel(model)
        if model is None:
            return
        model.modelReset.connect(self._model_reset)
        # Rows that move take their selection along, and say nothing of it.
        for moved in (model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.layoutChanged):
            moved.connect(self._forget_ranges)
        selection = self.selectionModel()
        selection.currentRowChanged.connect(self._current_changed)
        selection.selectionChanged.connect(self._selection_changed)
        self.columns.model_changed()

    def _shown_model(self) -> QAbstractItemModel | None:
        return self.model()

    def _model_reset(self) -> None:
        self._forget_ranges()
        self.columns.columns_changed()
        self._current_changed(self.currentIndex())
        self.selection_changed.emit()

    def _current_changed(self, current: QModelIndex, previous: QModelIndex | None = None) -> None:
        self.current_row_changed.emit(current)
        for index in (current, previous):
            if index is not None and index.isValid():
                self.viewport().update(self._row_rect(index.row()))

    def _selection_changed(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        self._forget_ranges()
        self.selection_changed.emit()
        # Qt repaints the cells; a row is painted over the whole width.
        if selected.size() + deselected.size() > _MANY_PARTS:
            self.viewport().update()
            return
        for selection in (selected, deselected):
            for place in range(selection.size()):
                part = selection.at(place)
                rect = self._row_rect(part.top()).united(self._row_rect(part.bottom()))
                self.viewport().update(rect & self.viewport().rect())

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        model = self._shown_model()
        if model is None:
            return
        if section >= 0 and model.headerData(section, Qt.Orientation.Horizontal, roles.SORT) is False:
            header = self.horizontalHeader()
            header.blockSignals(True)
            header.setSortIndicator(*self._sorted)
            header.blockSignals(False)
            return
        self._sorted = (section, order)
        model.sort(section, order)

    def _fit_rows(self) -> None:
        # Never the minimum size: Qt then resizes row by row, which takes minutes for a million.
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()
            self.horizontalHeader().setFont(self.font())
            self.columns.text_size_changed()

    # Which rows

    def selected_ranges(self) -> list[range]:
        """The selected rows as ranges from top to bottom, however many there are."""
        if self._ranges is None:
            self._ranges = self._read_ranges()
        return self._ranges

    def _read_ranges(self) -> list[range]:
        if self._shown_model() is None:
            return []
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.size())]
        spans = sorted({(part.top(), part.bottom() + 1) for part in parts})
        merged: list[range] = []
        for top, end in spans:
            if merged and top <= merged[-1].stop:
                merged[-1] = range(merged[-1].start, max(end, merged[-1].stop))
            else:
                merged.append(range(top, end))
        return merged

    def _forget_ranges(self) -> None:
        self._ranges = None

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(len(rows) for rows in self.selected_ranges())

    def select_row(self, row: int) -> None:
        """Make `row` the only selected and the current one, and bring it into view."""
        model = self._shown_model()
        if model is None or not 0 <= row < model.rowCount():
            return
        index = model.index(row, max(0, self.horizontalHeader().logicalIndex(0)))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    # Copying

    def copied_text(self, *, with_headers: bool = False) -> str | None:
        """The selected rows as tab-separated text, columns as shown; None when they cannot be copied."""
        model = self._shown_model()
        count = self.selected_count()
        if model is None or not count:
            return ""
        if count > COPY_LIMIT:
            return None
        columns = list(self.shown_columns())
        lines = []
        if with_headers:
            titles = (model.headerData(column, Qt.Orientation.Horizontal) for column in columns)
            lines.append("\t".join(formula_safe(one_line(str(title or ""))) for title in titles))
        for rows in self.selected_ranges():
            for row in rows:
                if model.index(row, columns[0]).data(roles.PLACEHOLDER):
                    return None
                lines.append("\t".join(_cell_text(model.index(row, column)) for column in columns))
        return "\n".join(lines)

    def copy_rows(self, *, with_headers: bool = False) -> None:
        """Put the selected rows on the clipboard, as text and as HTML, or emit `copy_refused`.

        Rows that are not at hand are read first, off the GUI thread; another copy takes the place of one under way.
        """
        if self._copying is not None:
            self._copying.cancel()
            self._copying = None
        model = self.model()
        if isinstance(model, PagedModel):
            count = self.selected_count()
            if count > COPY_LIMIT_PAGED:
                self.copy_refused.emit(count)
            elif count:
                sections = list(self.shown_columns())
                self._copying = model.copy(
                    self.selected_ranges(), sections, with_headers=with_headers, done=self._put_on_clipboard
                )
            return
        text = self.copied_text(with_headers=with_headers)
        if text is None:
            self.copy_refused.emit(self.selected_count())
        elif text:
            QGuiApplication.clipboard().setText(text)

    def _put_on_clipboard(self, table: Copied) -> None:
        self._copying = None
        data = QMimeData()
        data.setData("text/plain", table.text)
        data.setData("text/html", table.html)
        QGuiApplication.clipboard().setMimeData(data)
        self.copied.emit(table.rows)

    def shown_columns(self) -> Iterator[int]:
        """The sections that are shown, from left to right."""
        header = self.horizontalHeader()
        for visual in range(header.count()):
            logical = header.logicalIndex(visual)
            if not header.isSectionHidden(logical):
                yield logical

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            event.accept()
            self.activated_row.emit(self.currentIndex())
            return
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Copy) or (control and event.key() in (Qt.Key.Key_C, _CYRILLIC_ES)):
            event.accept()
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.copy_rows(with_headers=bool(shift))
            return
        if control and event.key() == _CYRILLIC_EF:
            event.accept()
            self.selectAll()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        # Qt would walk through all rows, loaded or not.
        self.typed.emit(search)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        model = self._shown_model()
        ends = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
        if action in ends and model is not None and model.rowCount():
            row = 0 if action == ends[0] else model.rowCount() - 1
            return model.index(row, max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        # With Ctrl Qt moves only the current row; at the ends a person means to go there.
        if (
            isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
            and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        ):
            return QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        return super().selectionCommand(index, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu_requested.emit(index, where)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        before, self._hovered = self._hovered, row
        if before != row:
            for changed in (before, row):
                self.viewport().update(self._row_rect(changed))

    # Painting

    def _row_rect(self, row: int) -> QRect:
        if row < 0:
            return QRect()
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def _rows_in(self, rect: QRect) -> range:
        model = self._shown_model()
        if model is None or not model.rowCount():
            return range(0)
        first = self.rowAt(rect.top())
        if first < 0:
            return range(0)
        last = self.rowAt(rect.bottom())
        return range(first, (last if last >= 0 else model.rowCount() - 1) + 1)

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        # Qt fills the cells of selected rows itself: with what the whole row is filled.
        option.palette.setColor(QPalette.ColorRole.Highlight, self._selection_colour())

    def _selection_colour(self) -> QColor:
        tone = tones(self.palette())
        return tone.selection if self.hasFocus() else tone.selection_idle

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = tones(self.palette())
        rows = self._rows_in(event.rect())
        selection = self.selectionModel()
        painter = QPainter(self.viewport())
        for row in rows:
            if selection.isRowSelected(row):
                painter.fillRect(self._row_rect(row), self._selection_colour())
            elif row == self._hovered:
                painter.fillRect(self._row_rect(row), tone.hover)
        model = self.model()
        if isinstance(model, PagedModel):
            self._paint_cells(painter, model, rows, event.rect())
        else:
            painter.end()
            super().paintEvent(event)
            painter.begin(self.viewport())
        for row in rows:
            rect = self._row_rect(row)
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tone.hairline)
        current = self.currentIndex()
        if current.isValid() and self.hasFocus():
            rect = self._row_rect(current.row())
            painter.setPen(QPen(tone.accent, 2))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_cells(self, painter: QPainter, model: PagedModel[Any], rows: range, area: QRect) -> None:
        """Paint what the delegate would, without asking the model role by role: a frame has hundreds of cells."""
        header = self.horizontalHeader()
        columns = []
        for section in self.shown_columns():
            left, width = header.sectionViewportPosition(section), header.sectionSize(section)
            if left <= area.right() and left + width > area.left():
                columns.append((section, left + SMALL, width - 2 * SMALL))
        palette = self.palette()
        cells = cell_painter(self.font(), palette, enabled=self.isEnabled(), ratio=self.devicePixelRatioF())
        for row in rows:
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            for section, left, width in columns:
                room = QRectF(left, top, width, height)
                cell = model.cell(row, section)
                if cell is None:
                    paint_placeholder(painter, room, palette, row + 3 * section)
                else:
                    cells.paint(painter, room, cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Rows are painted over the whole width, so a wider view has more than its new part to paint.
        self.viewport().update()


def _cell_text(index: QModelIndex | QPersistentModelIndex) -> str:
    text = index.data(Qt.ItemDataRole.DisplayRole)
    if text is None:
        chip = index.data(roles.CHIP)
        text = chip.text if isinstance(chip, Chip) else ""
    return formula_safe(one_line(str(text)))
