"""Says where in the rows one is: while the scroll bar is dragged, and when typing has led nowhere."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QToolTip

from desktop.models import roles, wording
from desktop.views.cells import one_line
from desktop.views.table import DeskTable
from desktop.views.tooltips import plain_tooltip
from desktop.views.words import fill

translate = QCoreApplication.translate


def sorted_section(table: DeskTable) -> int:
    """The column that the rows are sorted by: the one with the arrow, else the first."""
    header = table.horizontalHeader()
    section = header.sortIndicatorSection()
    return max(section, 0)


def nothing_begins_so(table: DeskTable, typed: str) -> str:
    """Says that typing in a table has found no row."""
    title = table.model().headerData(sorted_section(table), Qt.Orientation.Horizontal)
    sentence = translate("DeskTable", "Nothing in the sorted column “%1” begins with “%2”.")
    return fill(sentence, title, typed)


class ScrollPlace(QObject):
    """Stands beside the scroll bar of a table while it is dragged. The table owns it."""

    def __init__(self, table: DeskTable) -> None:
        super().__init__(table)
        self._table = table
        self._dragged = False
        bar = table.verticalScrollBar()
        bar.sliderPressed.connect(self._begin)
        bar.sliderReleased.connect(self._end)
        bar.valueChanged.connect(self.tell)
        bar.installEventFilter(self)

    def words(self) -> str:
        """The row at the top, in words; empty when there is none."""
        model = self._table.model()
        row = self._table.rowAt(0)
        if row < 0:
            return ""
        place = fill(self.tr("Row %1 of %2"), wording.number(row + 1), wording.number(model.rowCount()))
        index = model.index(row, sorted_section(self._table))
        name = index.data()
        if not name or index.data(roles.PLACEHOLDER):
            return place
        return fill(self.tr("%1 · %2"), place, one_line(str(name)))

    def tell(self) -> None:
        """Say it, while the bar is dragged; rows that arrive later say it again."""
        if not self._dragged:
            return
        bar = self._table.verticalScrollBar()
        span = max(1, bar.maximum() - bar.minimum() + bar.pageStep())
        height = bar.height() * (bar.value() - bar.minimum()) // span
        where = bar.mapToGlobal(QPoint(0, height))
        text = plain_tooltip(self.words())
        room = self._table.fontMetrics().averageCharWidth() * 34
        QToolTip.showText(where - QPoint(room, 0), text, bar)

    def _begin(self) -> None:
        self._dragged = True
        self.tell()

    def _end(self) -> None:
        self._dragged = False
        QToolTip.hideText()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and self._dragged:
            self._end()
        return super().eventFilter(watched, event)
