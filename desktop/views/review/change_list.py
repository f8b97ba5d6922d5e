"""The list of staged changes: which of them go with the submit, and the acts on one of them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.data.outbox import ReviewLine
from desktop.models.review import ReviewModel
from desktop.models.review_lines import Review
from desktop.views.chips import ChipDelegate
from desktop.views.panels import Hairline, QuietButton
from desktop.views.states import State, StatedView
from desktop.views.table import DeskTable
from desktop.views.theme import SMALL, TIGHT


class CheckDelegate(ChipDelegate):
    """A check box in line with the text of other cells; a click anywhere in the cell switches it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(TIGHT, 0, 0, 0)
        # The table tints and frames whole rows; a cell of its own would show seams.
        inner.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        super().paint(painter, inner, index)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        released = event.type() == QEvent.Type.MouseButtonRelease
        if released and isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
            wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
            return model.setData(index, wanted.value, Qt.ItemDataRole.CheckStateRole)
        return False


class ChangeList(QWidget):
    """The table of a review, or why it is empty, with the acts on the current row below it."""

    remove_requested = Signal()
    """The current change is to be taken back."""
    unconfirmed_reached = Signal()
    """A person asked for the next change that nobody has attested, and it is current now."""
    again_requested = Signal()
    """The changes could not be read; a person wants another try."""

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._enabled = True
        self.table = DeskTable(self)
        self.table.setObjectName("reviewTable")
        self.table.setModel(model)
        include = model.column_of("include")
        self.table.setItemDelegateForColumn(include, CheckDelegate(self.table, paints_background=False))
        self.stated = StatedView(self.table, self)
        self._acts = QWidget(self)
        self._remove = QuietButton("", self._acts)
        self._remove.setObjectName("removeChangeButton")
        self._next = QuietButton("", self._acts)
        self._next.setObjectName("nextUnconfirmedButton")
        self._lay_out()
        self.stated.action_requested.connect(self.again_requested)
        self._remove.clicked.connect(self.remove_requested)
        self._next.clicked.connect(self._go_to_unconfirmed)
        self.table.installEventFilter(self)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, TIGHT, 0, TIGHT)
        row.setSpacing(SMALL)
        row.addWidget(self._remove)
        row.addWidget(self._next)
        row.addStretch(1)
        acts = QVBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(0)
        acts.addWidget(Hairline(self._acts))
        acts.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stated, 1)
        column.addWidget(self._acts)

    def retranslate(self) -> None:
        """Say all words again, those of the columns too."""
        self.table.setAccessibleName(self.tr("Staged changes"))
        self._remove.setText(self.tr("&Remove change"))
        self._remove.setToolTip(self.tr("Take this change back: the subscription keeps the contact it has now"))
        self._next.setText(self.tr("&Next unconfirmed"))
        self._next.setToolTip(self.tr("Go to the next change whose delegated admin nobody has attested"))
        self._model.retranslate()

    # What is listed

    def current(self) -> ReviewLine | None:
        """The change that the acts are about."""
        return self._model.record_at(self.table.currentIndex().row())

    def show_review(self, review: Review) -> None:
        """List its lines; the current change stays current, or gives way to its neighbour."""
        row = self.table.currentIndex().row()
        key = self._model.key_at(row)
        scroll = self.table.verticalScrollBar().value()
        self._model.show_review(review)
        if not review.lines:
            return
        self.stated.show_content()
        again = self._model.row_of(key) if key is not None else -1
        if again < 0:
            again = min(max(row, 0), len(review.lines) - 1)
        if again != self.table.currentIndex().row():
            self.table.select_row(again)
            self.table.verticalScrollBar().setValue(scroll)

    def show_results(self) -> None:
        """After a submit: what became of each change, in the place of what was to go with it."""
        self.table.columns.set_shown("include", False)
        self.table.columns.set_shown("result", True)

    def say_loading(self) -> None:
        """The changes are being read."""
        self.stated.show_state(State.LOADING, self.tr("Reading the staged changes…"))

    def say_failed(self, sentence: str) -> None:
        """The changes could not be read, and why."""
        self.stated.show_state(State.FAILED, sentence, self.tr("Try again"))

    def say_empty(self) -> None:
        """There is nothing to review."""
        self.stated.show_state(
            State.EMPTY, self.tr("Nothing is staged. Choose a support contact for a subscription first.")
        )

    # Acts

    def set_acts(self, *, shown: bool, enabled: bool) -> None:
        """Offer the acts on changes, or not; disabled, nothing can be left out or brought in either."""
        self._enabled = enabled
        self._acts.setVisible(shown)
        self._next.setVisible(self._model.review.totals.unconfirmed_pairs > 0)
        self._next.setEnabled(enabled)
        self._remove.setEnabled(enabled and self.current() is not None)

    def _go_to_unconfirmed(self) -> None:
        row = self._model.next_asking(self.table.currentIndex().row())
        if row >= 0:
            self.table.select_row(row)
            self.unconfirmed_reached.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if watched is self.table and space and event.type() == QEvent.Type.KeyPress:
            self._switch_selected()
            return True
        return super().eventFilter(watched, event)

    def _switch_selected(self) -> None:
        """Leave the selected rows out, or bring them in: all as the current one is not."""
        line = self.current()
        if line is None or not self._enabled:
            return
        rows = [row for part in self.table.selected_ranges() for row in part] or [self.table.currentIndex().row()]
        self._model.set_included(rows, not self._model.is_included(line))
