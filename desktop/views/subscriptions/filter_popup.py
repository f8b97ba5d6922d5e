"""A small window below a filter: what is asked, and the values. What is chosen holds at once; Esc takes it back."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.data.conditions import (
    FIRST_DAY,
    LAST_DAY,
    LONGEST_VALUE,
    MOST_DAYS,
    OPERATORS,
    Condition,
    Field,
    Operator,
    checked,
)
from desktop.data.later import condition_values
from desktop.models.condition_words import CHOICES, field_word, operator_word, proposed, value_word
from desktop.models.desk import Desk
from desktop.tasks import Task
from desktop.views.panels import Caption, SearchEdit
from desktop.views.theme import MEDIUM, SMALL, TIGHT, row_height
from desktop.views.tooltips import plain_tooltip

_CHARACTERS: Final = 44
_LINES: Final = 9
_REST_MS: Final = 250
"""How long typing rests before it narrows."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_SEARCHED = (Field.CONTACT, Field.RESELLER_OF_RECORD, Field.PRODUCT)
_EMPTINESS = (Operator.EMPTY, Operator.NOT_EMPTY)
_DAYS = (Operator.WITHIN, Operator.NOT_WITHIN)
_DATES = (Operator.BEFORE, Operator.AFTER)
_TEXTS = (Operator.CONTAINS, Operator.CONTAINS_NOT)


class FilterPopup(QFrame):
    """Opens with `open_below`, and deletes itself when it closes."""

    changed = Signal(object)
    """The `Condition` as it stands, None while it has no value."""
    closed = Signal()

    def __init__(
        self, desk: Desk, field: Field, condition: Condition | None, names: dict[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("filterPopup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.Box)
        self._desk = desk
        self._field = field
        self._before = condition
        self._names = names
        self._values: list[str] = list(condition.values) if condition else []
        self._found: list[tuple[str, str]] = []
        self._task: Task[list[tuple[str, str]]] | None = None
        self._filling = False
        self._build()
        operators = OPERATORS[field]
        self.operator.addItems([operator_word(field, operator) for operator in operators])
        self.operator.setCurrentIndex(operators.index(condition.operator) if condition else 0)
        self._show_editor()
        self.operator.currentIndexChanged.connect(self._operator_changed)

    def _build(self) -> None:
        word = field_word(self._field)
        title = Caption(word, self)
        self.operator = QComboBox(self)
        self.operator.setObjectName("filterOperator")
        self.operator.setAccessibleName(self.tr("What is asked of “%1”").replace("%1", word))
        self.search = SearchEdit(self)
        self.search.setObjectName("filterSearch")
        self.search.setMaxLength(LONGEST_VALUE)
        product = self._field is Field.PRODUCT
        self.search.setAccessibleName(self.tr("Find a product") if product else self.tr("Find a reseller"))
        self.search.setPlaceholderText(self.tr("Product") if product else self.tr("Name or MPN ID"))
        self.search.textChanged.connect(lambda _text: self._look())
        self.search.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setObjectName("filterValues")
        self.list.setAccessibleName(self.tr("Values of “%1”").replace("%1", word))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._ticked)
        self.list.installEventFilter(self)
        self.text = QLineEdit(self)
        self.text.setObjectName("filterText")
        self.text.setMaxLength(LONGEST_VALUE)
        self.text.setAccessibleName(self.tr("Text"))
        self.days = QSpinBox(self)
        self.days.setObjectName("filterDays")
        self.days.setRange(0, MOST_DAYS)
        self.days.lineEdit().setTextMargins(SMALL, 0, 0, 0)
        self.days.setAccessibleName(self.tr("Number of days"))
        self.day = QDateEdit(self)
        self.day.setObjectName("filterDay")
        self.day.setCalendarPopup(True)
        self.day.setDateRange(_qdate(FIRST_DAY), _qdate(LAST_DAY))
        self.day.setAccessibleName(self.tr("Day"))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._tell)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(MEDIUM, SMALL, MEDIUM, MEDIUM)
        column.setSpacing(SMALL)
        for part in (title, self.operator, self.search, self.text, self.days, self.day):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.text.textChanged.connect(lambda _text: self._rest.start())
        self.days.valueChanged.connect(lambda _value: self._rest.start())
        self.day.dateChanged.connect(lambda _day: self._rest.start())

    # What is asked

    def asked(self) -> Operator:
        """The operator that is chosen."""
        return OPERATORS[self._field][self.operator.currentIndex()]

    def condition(self) -> Condition | None:
        """The filter as it stands, None while a value is missing."""
        operator = self.asked()
        if operator in _EMPTINESS:
            values: tuple[str, ...] = ()
        elif operator in _DAYS:
            values = (str(self.days.value()),)
        elif operator in _DATES:
            chosen = self.day.date()
            values = (date(chosen.year(), chosen.month(), chosen.day()).isoformat(),)
        elif operator in _TEXTS:
            values = (self.text.text().strip(),)
        else:
            values = tuple(self._values)
        try:
            return checked(self._field, operator, values)
        except ValueError:
            return None

    def _operator_changed(self) -> None:
        self._show_editor()
        self._tell()
        self._focus_editor()

    def _show_editor(self) -> None:
        """Show the field for the values of what is asked, with the values so far or those that are proposed."""
        operator = self.asked()
        listed = operator in (Operator.IS, Operator.IS_NOT)
        parts = {
            self.search: listed and self._field in _SEARCHED,
            self.list: listed,
            self.text: operator in _TEXTS,
            self.days: operator in _DAYS,
            self.day: operator in _DATES,
        }
        for part, shown in parts.items():
            part.setVisible(shown)
        values = proposed(self._field, operator, self._desk.today)
        if self._before is not None and self._before.operator is operator:
            values = self._before.values
        for part in (self.text, self.days, self.day):
            part.blockSignals(True)
        if operator in _DAYS:
            self.days.setValue(int(values[0]))
        elif operator in _DATES:
            self.day.setDate(_qdate(date.fromisoformat(values[0])))
        elif operator in _TEXTS and values:
            self.text.setText(values[0])
        for part in (self.text, self.days, self.day):
            part.blockSignals(False)
        if listed:
            self._fill()
            if self._field in _SEARCHED:
                self._look()
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        wide = max(_CHARACTERS * metrics.averageCharWidth(), self.operator.sizeHint().width() + 2 * MEDIUM)
        lines = _LINES if self._field in _SEARCHED else len(CHOICES.get(self._field, ()))
        self.list.setFixedHeight(lines * row_height(metrics) + TIGHT)
        self.setFixedWidth(wide)
        self._column.activate()
        self.adjustSize()

    def _tell(self) -> None:
        self._rest.stop()
        self.changed.emit(self.condition())

    # Values

    def _entries(self) -> list[tuple[str, str]]:
        """Values and their words: what is chosen first, then what there is to choose."""
        typed = self.search.text().strip().casefold()
        fixed = CHOICES.get(self._field, ())
        if self._field is not Field.PRODUCT:
            self._names.update(self._found)
        words = {value: value_word(self._field, value, self._names) for value in (*self._values, *fixed)}
        chosen = [value for value in self._values if value not in fixed and not typed]
        entries = [(value, words[value]) for value in chosen]
        entries += [(value, words[value]) for value in fixed if typed in words[value].casefold()]
        shown = {value for value, _ in entries}
        return entries + [(value, name) for value, name in self._found if value not in shown]

    def _fill(self) -> None:
        self._filling = True
        self.list.clear()
        high = row_height(self.fontMetrics())
        for value, word in self._entries():
            item = QListWidgetItem(word)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            chosen = value in self._values
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            item.setToolTip(plain_tooltip(word))
            item.setSizeHint(QSize(0, high))
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        self._filling = False

    def _ticked(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        value = item.data(Qt.ItemDataRole.UserRole)
        if item.checkState() is Qt.CheckState.Checked:
            self._values.append(value)
        else:
            self._values.remove(value)
        self._tell()

    def _toggle(self) -> None:
        # While an answer is awaited the list shows what an earlier text has found.
        if self.list.count() and self._task is None:
            item = self.list.currentItem()
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def _look(self) -> None:
        if self._task is not None:
            self._task.cancel()
        field, text = self._field, self.search.text()
        self._task = self._desk.runner.read(
            lambda session: condition_values.offered(session, field, text), self._take_found
        )

    def _take_found(self, found: list[tuple[str, str]]) -> None:
        self._task = None
        self._found = found
        self._fill()

    # Opening and closing

    def open_below(self, widget: QWidget) -> None:
        """Open below a widget, ready for a value."""
        where = widget.mapToGlobal(QPoint(0, widget.height()))
        screen = widget.screen().availableGeometry()
        where.setX(max(screen.left(), min(where.x(), screen.right() - self.width())))
        where.setY(max(screen.top(), min(where.y(), screen.bottom() - self.height())))
        self.move(where)
        self.show()
        self._focus_editor()
        if self._before is None and self.condition() is not None:
            self._tell()

    def _focus_editor(self) -> None:
        for part in (self.search, self.text, self.days, self.day, self.list):
            if part.isVisible():
                part.setFocus(Qt.FocusReason.PopupFocusReason)
                return
        self.operator.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.search and event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in _ENTER and watched is self.search and self.search.text():
                self._toggle()
                self.search.clear()
                return True
            if event.key() in _ENTER and watched in (self.search, self.list):
                self.close()
                return True
            if event.key() == Qt.Key.Key_Escape and watched is self.search and not self.search.text():
                self._back()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self._back()
        elif event.key() in _ENTER:
            event.accept()
            self.close()
        else:
            super().keyPressEvent(event)

    def _back(self) -> None:
        """Nothing was meant: what held before holds again."""
        self._rest.stop()
        self.changed.emit(self._before)
        self.close()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._rest.isActive():
            self._tell()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.closed.emit()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
