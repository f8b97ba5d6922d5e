"""A table model over any number of rows: ordered keys, and pages of records on demand in a bounded cache.

`data` never asks the store: a missing row is a placeholder, and its page is asked for when the event loop turns. A new
query brings the records of its first page along; when all of its keys take longer to find, that page is shown before
them. Every query has a number; late answers are dropped and the query that runs is interrupted.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from desktop.data.finding import Found
from desktop.errors import DeskError
from desktop.models import roles
from desktop.models.roles import Cell, Chip
from desktop.tasks import Task, TaskRunner

if TYPE_CHECKING:
    from desktop.data.store import Session
    from desktop.models.copying import Copied

R = TypeVar("R")

PAGE = 64
PAGES_KEPT = 48
REST_MS = 40
"""How long the first page may be painted before all of the keys are asked for."""
COPIED_AT_ONCE = 2 * PAGE
"""So many rows are put into words for the clipboard without anybody noticing; more are a thread's business."""
_COPIED_BITE = 500
MANY_KEYS = 20_000
"""From so many keys on, walking them one by one takes longer than a loop in C."""
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_NEVER_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.CheckStateRole,
        Qt.ItemDataRole.SizeHintRole,
        Qt.ItemDataRole.StatusTipRole,
        Qt.ItemDataRole.WhatsThisRole,
        Qt.ItemDataRole.EditRole,
    }
)


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: how a record is shown in it. `title` is asked each time, so that a new language shows at once."""

    key: str
    title: Callable[[], str]
    text: Callable[[R], str]
    sort: str | None = None
    numeric: bool = False
    chip: Callable[[R], Chip | None] | None = None
    caption: Callable[[R], str] | None = None
    elide_middle: bool = False
    shown: bool = True
    width: int | Callable[[], int] = 16
    about: Callable[[], str] | None = None
    hint: Callable[[R], str] | None = None
    """What more there is to say of a cell, for whoever rests on it; nothing when empty."""
    fleeting: bool = False
    """Whether its text changes while the record does not, as an age does."""


class Phase(Enum):
    """Whether the model knows its rows yet."""

    IDLE = auto()
    LOADING = auto()
    READY = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class _Answer(Generic[R]):
    """What a query found, and by key the records of its first page."""

    found: Found
    records: dict[int, R]


class PagedModel(QAbstractTableModel, Generic[R]):
    """Give it a runner and functions of the data room; `show` a query, and it keeps the table filled.

    `ids` finds all keys; `first`, where there is one, may answer sooner with the first of them. READY means that all
    are known.
    """

    phase_changed = Signal()
    rows_arrived = Signal()

    def __init__(
        self,
        runner: TaskRunner,
        columns: Sequence[Column[R]],
        ids: Callable[[Session, Any], array[int]],
        rows: Callable[[Session, Sequence[int]], dict[int, R]],
        summary: Callable[[R], str],
        parent: QObject | None = None,
        *,
        first: Callable[[Session, Any], Found] | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self.columns = tuple(columns)
        self._read_ids = ids
        self._read_first = first
        self._read_rows = rows
        self._summary = summary
        self._query: Any = None
        self._keys: array[int] = array("i")
        self._pages: OrderedDict[int, dict[int, R]] = OrderedDict()
        # What was painted of the rows at hand, page by page.
        self._cells: dict[int, dict[int, list[Cell | None]]] = {}
        self._wanted: set[int] = set()
        self._asked: set[int] = set()
        self._generation = 0
        self._ids_task: Task[Any] | None = None
        # What the rows at hand are the answer to.
        self._answered: Any = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._ask_for_pages)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask_for_rest)
        self.phase = Phase.IDLE
        self.again = False
        """While rows are exchanged: whether the new ones answer the question that the former ones answered."""
        self.sort_column = -1
        self.sort_order = Qt.SortOrder.AscendingOrder

    # Queries

    @property
    def query(self) -> Any:
        """What is shown, or being fetched."""
        return self._query

    def show(self, query: Any) -> None:
        """Show the rows of `query`; the rows shown so far stay until the new ones are known."""
        self._query = query
        self._ask_for_ids()

    def refresh(self) -> None:
        """Ask for the same rows again, as something may have changed."""
        if self._query is not None:
            self._ask_for_ids()

    def clear(self) -> None:
        """Show nothing."""
        if self._ids_task is not None:
            self._ids_task.cancel()
        self._rest.stop()
        self._query = None
        self._answered = None
        self._take(array("i"), {})
        self._set_phase(Phase.IDLE)

    def _ask_for_ids(self) -> None:
        if self._ids_task is not None:
            self._ids_task.cancel()
        self._rest.stop()
        query = self._query
        if self._answered is None and (at_hand := self._at_hand(query)) is not None:
            self._take_answer(query, _Answer(*at_hand))
            self._set_phase(Phase.LOADING)
            return
        self._set_phase(Phase.LOADING)
        self._ids_task = self._runner.read(
            partial(self._find, query, query != self._answered), partial(self._take_answer, query), self._fail
        )

    def _at_hand(self, query: Any) -> tuple[Found, dict[int, R]] | None:
        """The first rows of a query and their records, where a model has them without a wait."""
        return None

    def _find(self, query: Any, anew: bool, session: Session) -> _Answer[R]:
        """Reader thread: the keys, or the first of them, and for a new query the records of its first page."""
        found = self._read_first(session, query) if self._read_first else Found(self._read_ids(session, query))
        return _Answer(found, self._read_rows(session, list(found.keys[:PAGE])) if anew else {})

    def _fail(self, error: DeskError) -> None:
        self._ids_task = None
        self._set_phase(Phase.FAILED)
        self._runner.error_occurred.emit(error)

    def _take_answer(self, query: Any, answer: _Answer[R]) -> None:
        self._ids_task = None
        keys = answer.found.keys
        if not answer.found.complete:
            # What is shown first is painted first.
            self._rest.start()
            if query == self._answered:
                # The rows at hand are good until all keys are known.
                return
        if query == self._answered and keys == self._keys and self._keys:
            # The same rows in the same order: keep the places, read the records again.
            # Pages that are under way are asked for anew as well: their answers are dropped.
            self._generation += 1
            self._wanted |= self._asked | set(self._pages)
            self._asked.clear()
            self._ask_for_pages()
        else:
            self._take(keys, answer.records, again=query == self._answered)
        self._answered = query
        if answer.found.complete:
            self._set_phase(Phase.READY)

    def _ask_for_rest(self) -> None:
        query = self._query
        self._ids_task = self._runner.read(
            lambda session: self._read_ids(session, query), partial(self._take_rest, query), self._fail
        )

    def _take_rest(self, query: Any, keys: array[int]) -> None:
        """All keys, after the first of them were shown."""
        self._ids_task = None
        known = len(self._keys)
        if query == self._answered and 0 < known < len(keys) and keys[:known] == self._keys:
            self.beginInsertRows(_NO_PARENT, known, len(keys) - 1)
            self._keys = keys
            self.endInsertRows()
        elif keys != self._keys:
            self._take(keys, {}, again=query == self._answered)
        self._answered = query
        self._set_phase(Phase.READY)

    def _take(self, keys: array[int], records: dict[int, R], *, again: bool = False) -> None:
        self.again = again
        known = self._known() if again else {}
        places = list(self._pages)
        self.beginResetModel()
        self._generation += 1
        self._keys = keys
        self._pages.clear()
        self._cells.clear()
        self._asked.clear()
        self._wanted.clear()
        if records:
            self._pages[0] = {row: records[key] for row, key in enumerate(keys[:PAGE]) if key in records}
        elif known:
            self._carry_over(known, places)
        self.endResetModel()
        self.again = False
        if self._pages:
            self.rows_arrived.emit()
        if again:
            self._ask_for_pages()

    def _known(self) -> dict[int, R]:
        """The records at hand, by key."""
        return {self._keys[row]: record for page in self._pages.values() for row, record in page.items()}

    def _carry_over(self, known: dict[int, R], places: list[int]) -> None:
        """Show what is known of rows that have moved a little, until their pages are read again: nothing flickers."""
        for page in places:
            first = page * PAGE
            rows = {first + i: known[key] for i, key in enumerate(self._keys[first : first + PAGE]) if key in known}
            if rows:
                self._pages[page] = rows
                self._wanted.add(page)

    def _set_phase(self, phase: Phase) -> None:
        if phase is not self.phase or phase is Phase.READY:
            self.phase = phase
            self.phase_changed.emit()

    # Places

    def key_at(self, row: int) -> int | None:
        """The key of the record in a row."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: int) -> int:
        """The row that holds a key, or -1."""
        if len(self._keys) > MANY_KEYS:
            import numpy as np

            places = np.flatnonzero(np.frombuffer(self._keys, f"i{self._keys.itemsize}") == key)
            return int(places[0]) if len(places) else -1
        try:
            return self._keys.index(key)
        except ValueError:
            return -1

    def keys_in(self, rows: Sequence[range]) -> array[int]:
        """The keys of many rows at once."""
        keys: array[int] = array(self._keys.typecode)
        for part in rows:
            keys.extend(self._keys[part.start : part.stop])
        return keys

    def keys_led_by(self, current: int, rows: Sequence[range]) -> list[int]:
        """The keys of selected rows, that of the current row first if it is one of them; alone when none is selected.

        The current row need not be selected: Ctrl moves it by itself, and nobody means it then.
        """
        if not rows:
            rows = [range(current, current + 1)] if 0 <= current < len(self._keys) else []
        keys = self.keys_in(rows).tolist()
        if any(current in part for part in rows):
            first = self._keys[current]
            return [first, *(key for key in keys if key != first)]
        return keys

    def ranges_of(self, keys: Sequence[int]) -> list[range]:
        """The rows of many keys as few ranges, in order; keys that are not here are left out."""
        import numpy as np

        here = np.frombuffer(self._keys, f"i{self._keys.itemsize}")
        wanted = np.fromiter(keys, np.int64, len(keys))
        if not len(here) or not len(wanted):
            return []
        flags = np.zeros(max(int(here.max()), int(wanted.max())) + 1, np.bool_)
        flags[wanted] = True
        rows = np.flatnonzero(flags[here])
        parts = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
        return [range(int(part[0]), int(part[-1]) + 1) for part in parts if len(part)]

    def record_at(self, row: int) -> R | None:
        """The record in a row, None while it is being fetched."""
        page = self._pages.get(row // PAGE)
        if page is None:
            return None
        # What is looked at stays in the cache.
        self._pages.move_to_end(row // PAGE)
        return page.get(row)

    def cell(self, row: int, section: int) -> Cell | None:
        """All that is painted of a cell, None while its record is being fetched; asking sees to that."""
        record = self.record_at(row)
        if record is None:
            self._want(row)
            return None
        cells = self._cells.setdefault(row // PAGE, {}).setdefault(row, [])
        if not cells:
            cells.extend([None] * len(self.columns))
        cell = cells[section]
        if cell is None:
            column = self.columns[section]
            cell = _cell_of(record, column)
            if not column.fleeting:
                cells[section] = cell
        return cell

    def copy(
        self,
        rows: Sequence[range],
        sections: Sequence[int],
        *,
        with_headers: bool,
        done: Callable[[Copied], None],
    ) -> Task[Copied] | None:
        """Let `done` have these rows as a table: at once when they are few and known, else once they were read."""
        from desktop.models.copying import as_table

        columns = [self.columns[section] for section in sections]
        count = sum(map(len, rows))
        if count <= COPIED_AT_ONCE:
            records = [self.record_at(row) for part in rows for row in part]
            if None not in records:
                done(as_table(columns, records, with_headers=with_headers))
                return None
        keys = self.keys_in(rows).tolist()

        def work(session: Session) -> Copied:
            return as_table(columns, self._records_of(session, keys), with_headers=with_headers)

        return self._runner.read(work, done)

    def _records_of(self, session: Session, keys: list[int]) -> Iterator[R]:
        for first in range(0, len(keys), _COPIED_BITE):
            bite = keys[first : first + _COPIED_BITE]
            found = self._read_rows(session, bite)
            yield from (found[key] for key in bite if key in found)

    def column_of(self, key: str) -> int:
        """The section of a column key, or -1."""
        return next((i for i, column in enumerate(self.columns) if column.key == key), -1)

    # Pages

    def _want(self, row: int) -> None:
        page = row // PAGE
        # A row that has vanished from the store leaves a gap in a page that is known: asking again finds no more.
        if page not in self._asked and page not in self._wanted and page not in self._pages:
            self._wanted.add(page)
            if not self._timer.isActive():
                self._timer.start()

    def _ask_for_pages(self) -> None:
        for page in sorted(self._wanted):
            first = page * PAGE
            keys = list(self._keys[first : first + PAGE])
            if not keys:
                continue
            self._asked.add(page)
            self._runner.read(
                partial(self._rows_of, keys),
                partial(self._take_page, page, self._generation),
                partial(self._fail_page, page, self._generation),
            )
        self._wanted.clear()

    def _rows_of(self, keys: list[int], session: Session) -> dict[int, R]:
        return self._read_rows(session, keys)

    def _fail_page(self, page: int, generation: int, error: DeskError) -> None:
        # The next painting asks again.
        if generation == self._generation:
            self._asked.discard(page)
        self._runner.error_occurred.emit(error)

    def _take_page(self, page: int, generation: int, records: dict[int, R]) -> None:
        if generation != self._generation:
            return
        self._asked.discard(page)
        first = page * PAGE
        keys = self._keys[first : first + PAGE]
        self._pages[page] = {first + i: records[key] for i, key in enumerate(keys) if key in records}
        self._pages.move_to_end(page)
        self._cells.pop(page, None)
        while len(self._pages) > PAGES_KEPT:
            dropped, _records = self._pages.popitem(last=False)
            self._cells.pop(dropped, None)
        last = first + len(keys) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.rows_arrived.emit()

    # Qt

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        # Asked for each cell at each painting.
        if role in _NEVER_ANSWERED or not index.isValid():
            return None
        row = index.row()
        if role == roles.KEY:
            return self.key_at(row)
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == roles.ELIDE:
            return roles.ELIDE_MIDDLE if column.elide_middle else roles.ELIDE_END
        record = self.record_at(row)
        if record is None:
            if role in (Qt.ItemDataRole.DisplayRole, roles.PLACEHOLDER):
                self._want(row)
                return "" if role == Qt.ItemDataRole.DisplayRole else True
            return None
        return self._value(record, column, role, index.column())

    def _value(self, record: R, column: Column[R], role: int, section: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        if role == roles.CHIP:
            return column.chip(record) if column.chip else None
        if role == roles.CAPTION:
            return column.caption(record) if column.caption else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return (column.hint(record) or None) if column.hint else None
        if role == roles.RECORD:
            return record
        if role == roles.PLACEHOLDER:
            return False
        if role == Qt.ItemDataRole.AccessibleTextRole:
            # The first column speaks for the row, as some readers read rows and some cells.
            return self._summary(record) if section == 0 else f"{column.title()}: {column.text(record)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.title()
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.about() if column.about else None
        if role == roles.COLUMN_KEY:
            return column.key
        if role == roles.SORT:
            return column.sort is not None
        if role == roles.WIDTH:
            return column.width() if callable(column.width) else column.width
        if role == roles.HIDDEN:
            return not column.shown
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorting is a new query; -1 goes back to the natural order, an unsortable column leaves the order as it is."""
        if column == -1 and self.sort_column == -1:
            return
        if column >= len(self.columns) or (column >= 0 and self.columns[column].sort is None):
            return
        self.sort_column, self.sort_order = column, order
        if self._query is not None:
            self.show(self.sorted_query(self._query))

    def sorted_query(self, query: Any) -> Any:
        """`query` in the order that the header shows; models with an order override this."""
        return query

    def retranslate(self) -> None:
        """The language changed: every word is asked for again."""
        self._cells.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(self.columns) - 1))


def _cell_of(record: R, column: Column[R]) -> Cell:
    chip = column.chip(record) if column.chip else None
    text = column.text(record)
    return Cell(
        # A chip that says the text stands for it.
        "" if chip is not None and chip.text == text else text,
        column.caption(record) if column.caption else "",
        chip,
        column.numeric,
        column.elide_middle,
    )


def _unsorted(query: Any) -> Any:
    """`query` with the order it has when nobody asks for one."""
    own = {field.name: field.default for field in fields(query) if field.name in ("sort", "descending")}
    return replace(query, **own)
