"""The changes page: every decision before and after it is sent; conflicts, refusals and drift are settled here."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.data import change_lines
from desktop.data.change_lines import (
    BatchLine,
    ChangeGroup,
    ChangeLine,
    ChangesQuery,
    DriftLine,
    Line,
    LineKind,
    kind_of,
)
from desktop.data.change_picking import Picked
from desktop.data.store import Session
from desktop.domain.roles import DeskAct
from desktop.models.changes import ChangesModel
from desktop.models.desk import DECISION, Desk, Kind
from desktop.models.paging import Phase
from desktop.models.roles import ChipKind
from desktop.tasks import Task
from desktop.views.changes.acts import ActBar, Situation
from desktop.views.changes.confirming import confirm_discard
from desktop.views.changes.details import ChangeDetails
from desktop.views.changes.groups import GroupBar
from desktop.views.changes.menu import line_menu
from desktop.views.changes.table import ChangesTable
from desktop.views.changes.telling import ActTelling
from desktop.views.changes.words import listing_words
from desktop.views.kept_rows import KeptRows
from desktop.views.listing import Listing
from desktop.views.panels import NoticeBar
from desktop.views.theme import MEDIUM

_SHOWS = DECISION | Kind.CUSTOMERS | Kind.SUBSCRIPTIONS
_DETAIL_LINES: Final = 12
_LEAST_LINES: Final = 4
_MOST_OF_PAGE: Final = 0.4
"""The details take this share of a low page at most, before a person divides it."""


class ChangesPage(QWidget):
    """Lists what was decided and lets a person settle what became of it."""

    review_requested = Signal()
    subscription_requested = Signal(str)
    """The subscription with this id is to be shown."""
    clear_search_requested = Signal()
    first_run_requested = Signal()
    copy_refused = Signal(int)
    said = Signal(str)
    """Something for the status bar."""
    layout_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changesPage")
        self._desk = desk
        self._text = ""
        self._current: int | None = None
        self._place = 0
        self._counting: Task[Any] | None = None
        self._staged, self._left_out = 0, 0
        self._saved_sizes: list[int] = []
        self.filters: QWidget | None = None
        self.groups = GroupBar(self)
        self.notice = NoticeBar(self)
        self.notice.setObjectName("changesNotice")
        self.telling = ActTelling(desk, self.notice, self)
        self.model = ChangesModel(desk, self)
        self.table = ChangesTable(self)
        self.table.setObjectName("changesTable")
        self.stated = Listing(self.table, self.model, desk.runner, self)
        self._kept = KeptRows(self.table, self.model)
        self.details = ChangeDetails(self)
        self.acts = ActBar(self)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._show_check_boxes()

    # Building

    def _lay_out(self) -> None:
        self._foot = QWidget(self)
        self._foot.setObjectName("changesFoot")
        below = QVBoxLayout(self._foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        # What the service said may be long; the list keeps its height from row to row all the same.
        room = QScrollArea(self._foot)
        room.setObjectName("changeDetailsScroll")
        room.setWidgetResizable(True)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(self.details)
        room.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        below.addWidget(room, 1)
        below.addWidget(self.acts)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setObjectName("changesSplitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.stated)
        self.splitter.addWidget(self._foot)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        told = QVBoxLayout()
        told.setContentsMargins(MEDIUM, 0, MEDIUM, 0)
        told.addWidget(self.notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.groups)
        column.addLayout(told)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.groups.chosen.connect(self._group_chosen)
        self.telling.said.connect(self.said)
        self.telling.staged_wanted.connect(lambda: self.groups.choose(ChangeGroup.STAGED))
        self.model.rows_arrived.connect(self._row_changed)
        self.model.left_out.changed.connect(self._count)
        self.stated.listed.connect(self._select_current)
        self.stated.emptied.connect(self._row_changed)
        self.stated.again_requested.connect(self._show)
        self.stated.show_all_requested.connect(lambda: self.groups.choose(ChangeGroup.ALL))
        self.stated.clear_search_requested.connect(self.clear_search_requested)
        self.stated.first_run_requested.connect(self.first_run_requested)
        self.table.current_row_changed.connect(self._current_changed)
        self.table.selection_changed.connect(self._row_changed)
        self.table.activated_row.connect(lambda _index: self.details.text.setFocus(Qt.FocusReason.OtherFocusReason))
        self.table.menu_requested.connect(self._show_menu)
        self.table.copy_refused.connect(self.copy_refused)
        self.table.inclusion_wanted.connect(self._switch_inclusion)
        self.table.discard_wanted.connect(self._discard_by_key)
        self.table.left.connect(self._leave_table)
        self.table.columns.layout_changed.connect(self.layout_changed)
        self.acts.asked.connect(self._act)
        self.acts.asked_for_all.connect(self._act_on_all)
        self.acts.submit_asked.connect(self.review_requested)
        self.acts.export_asked.connect(lambda: self.telling.choose_file(self.listed()))

    # The page

    def set_search(self, text: str) -> None:
        """List what matches `text`."""
        self._text = text
        self._show()

    def search_hint(self) -> str:
        """What the search box asks for."""
        return self.tr("Customer, subscription, contact, person, ticket, correlation ID…")

    def refresh(self, kinds: Kind) -> None:
        """Something changed: read again, unless nothing of it is shown here."""
        if kinds & _SHOWS:
            self._show()

    def focus_main(self) -> None:
        """Go to the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Where F6 leads, in order."""
        first = self.acts.first_button()
        shown = self._foot.isVisibleTo(self)
        return [self.groups, self.table, *([self.details.text, first] if first and shown else [])]

    def columns_menu(self) -> QMenu:
        """The menu that chooses columns."""
        return self.table.columns.columns_menu()

    def save_layout(self) -> dict[str, Any]:
        """Columns and sort, the group, and how the page is divided."""
        return {
            "columns": self.table.columns.save(),
            "group": self.groups.group.value,
            "sizes": self.splitter.sizes(),
        }

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Lay out as saved; parts that make no sense are left out."""
        if isinstance(columns := layout.get("columns"), dict):
            self.table.columns.restore(columns)
        sizes = layout.get("sizes")
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(one, int) and one > 0 for one in sizes):
            self._saved_sizes = sizes
        group = layout.get("group")
        if group in list(ChangeGroup):
            self.groups.choose(ChangeGroup(group))
        self._show_check_boxes()

    def show_group(self, group: ChangeGroup) -> None:
        """List one group, whatever was searched."""
        self.clear_search_requested.emit()
        self.groups.choose(group)

    # Rows

    def _query(self) -> ChangesQuery:
        query = ChangesQuery(self.groups.group, self._text, self._desk.today)
        found = self.model.sorted_query(query)
        assert isinstance(found, ChangesQuery)
        return found

    def _show(self) -> None:
        self.stated.set_words(listing_words(self.groups.group))
        self.stated.set_asked(self._text, filtered=self.groups.group is not ChangeGroup.ALL)
        self.model.show(self._query())
        self._count()

    def _group_chosen(self) -> None:
        self._current, self._place = None, 0
        if self.notice.kind() is not ChipKind.BAD:
            # What was said of one act is old elsewhere; an error stays until it is read.
            self.notice.close_notice()
        self._show_check_boxes()
        self._show()

    def _show_check_boxes(self) -> None:
        """Check boxes belong to what is staged; elsewhere their column would only take room."""
        self.table.columns.set_shown("include", self.groups.group is ChangeGroup.STAGED)

    def _count(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
        today, left_out = self._desk.today, frozenset(self.model.left_out.keys)

        def work(session: Session) -> tuple[dict[ChangeGroup, int], int]:
            return change_lines.counts(session, today), change_lines.number_staged(session, left_out)

        self._counting = self._desk.runner.read(work, self._take_counts)

    def _take_counts(self, answer: tuple[dict[ChangeGroup, int], int]) -> None:
        self._counting = None
        counts, self._left_out = answer
        self._staged = counts[ChangeGroup.STAGED]
        self.groups.show_counts(counts)
        self._offer()

    def _select_current(self) -> None:
        row = -1 if self._current is None else self.model.row_of(self._current)
        if row < 0:
            # What was settled gives way to its neighbour, so that one can go on.
            row = min(self._place, self.model.rowCount() - 1)
            if self._current is None and self.model.rowCount() > 1 and row == 0 and self._is_act(0):
                row = 1
        if self.table.currentIndex().row() != row or not self.table.selected_count():
            self._kept.select_again(row)
        self._row_changed()

    def _is_act(self, row: int) -> bool:
        key = self.model.key_at(row)
        return key is not None and kind_of(key) is LineKind.BATCH

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self._current = self.model.key_at(index.row())
            self._place = index.row()
            # The page of the row may not have been painted, and so not been asked for.
            self.model.data(index)
            self._row_changed()

    def line(self) -> Line | None:
        """The current line, None while it is being read."""
        index = self.table.currentIndex()
        return self.model.record_at(index.row()) if index.isValid() else None

    def _row_changed(self) -> None:
        self.details.show_line(self.line())
        has_rows = self.model.rowCount() > 0
        if self._foot.isVisibleTo(self) != has_rows:
            self._foot.setVisible(has_rows)
        self._offer()

    def _offer(self) -> None:
        keys = self.model.keys_in(self.table.selected_ranges()) if self.table.selected_count() < 10_000 else []
        acts = any(kind_of(key) is LineKind.BATCH for key in keys)
        self.acts.show_for(
            Situation(
                self.groups.group,
                self.line(),
                0 if acts else self.table.selected_count(),
                # Acts among the lines are not what is counted.
                self.groups.count(self.groups.group) if not self._text else self.model.count_changes(),
                self._staged - self._left_out,
                self._staged,
                self._desk.actor.may(DeskAct.ASSIGN_CONTACT),
            )
        )

    def _switch_inclusion(self) -> None:
        """Leave the selected changes out, or take them along: all as the current one is not."""
        keys = self.model.staged_keys_in(self.table.selected_ranges() or [range(self._place, self._place + 1)])
        if keys:
            line = self.line()
            own = line.change.key if isinstance(line, ChangeLine) else keys[0]
            self.model.left_out.leave_out(keys, own not in self.model.left_out.keys)

    # Acts

    def _picked(self) -> Picked:
        current = self.table.currentIndex().row()
        return Picked(self._query(), tuple(self.model.keys_led_by(current, self.table.selected_ranges())))

    def listed(self) -> Picked:
        """All that is listed."""
        return Picked(self._query())

    def _discard_by_key(self) -> None:
        if self.acts.discardable() and self._desk.actor.may(DeskAct.ASSIGN_CONTACT):
            self._act("discard")

    def _act(self, name: str) -> None:
        line = self.line()
        if name == "show":
            if isinstance(line, ChangeLine):
                self.subscription_requested.emit(line.change.subscription_id)
            elif isinstance(line, DriftLine):
                self.subscription_requested.emit(line.drift.subscription_id)
        elif name == "later":
            self._go_on()
        elif name == "include":
            self._switch_inclusion()
        elif name == "undo_act":
            if isinstance(line, BatchLine):
                self._desk.changes.undo_act(line.act.batch_id, self.telling.undone)
        else:
            self._do(name, self._picked())

    def _act_on_all(self, name: str, alike: bool) -> None:
        if name in ("include", "leave_out"):
            count = self.model.rowCount()
            self.model.left_out.leave_out(self.model.staged_keys_in([range(count)]), name == "leave_out")
            return
        picked = Picked(self._query(), None, self._current if alike else None)
        if name == "discard":
            self._confirm_discard(picked)
        else:
            self._do(name, picked)

    def _do(self, name: str, picked: Picked) -> None:
        changes = self._desk.changes
        match name:
            case "keep_mine":
                changes.keep_mine(picked, self.telling.kept_mine)
            case "take_theirs":
                changes.take_theirs(picked, self.telling.took_theirs)
            case "accept":
                changes.accept(picked, self.telling.accepted)
            case "put_back":
                changes.put_back(picked, self.telling.put_back)
            case "stage_again":
                changes.stage_again(picked, self.telling.staged_again)
            case "set_aside":
                changes.set_aside(picked, self.telling.was_set_aside)
            case "restore":
                changes.restore(picked, self.telling.staged_again)
            case "discard":
                changes.discard(picked, self.telling.discarded)

    def _go_on(self) -> None:
        """Go to the next change below the current line, past the headings of acts."""
        for row in range(self._place + 1, self.model.rowCount()):
            if not self._is_act(row):
                self.table.select_row(row)
                break
        self.focus_main()

    def _confirm_discard(self, picked: Picked) -> None:
        number = self.model.count_changes() if self._text else self.groups.count(self.groups.group)
        confirm_discard(self, number, lambda: self._do("discard", picked))

    # Menu and keys

    def menu_of(self, line: Line) -> QMenu:
        """The context menu of a line."""
        may = self._desk.actor.may(DeskAct.ASSIGN_CONTACT)
        included = None
        if self.model.can_include(line) and self.groups.group is ChangeGroup.STAGED:
            included = self.model.is_included(line)
        return line_menu(self.table, line, self.groups.group, self._act, may=may, included=included)

    def _show_menu(self, index: QModelIndex, where: QPoint) -> None:
        line = self.model.record_at(index.row()) if index.isValid() else None
        if line is not None:
            self.menu_of(line).popup(where)

    def _leave_table(self) -> None:
        if self._text:
            self.clear_search_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            if self.table.hasFocus() or not self.table.isVisible():
                self._leave_table()
            else:
                self.focus_main()
            return
        super().keyPressEvent(event)

    # Words and shape

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Changes"))
        self.table.setAccessibleName(self.tr("Changes"))
        self.groups.retranslate()
        self.acts.retranslate()
        self.model.retranslate()
        self.stated.set_words(listing_words(self.groups.group))
        self._row_changed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.model.phase is Phase.IDLE:
            self._show()
        if self._saved_sizes:
            self.splitter.setSizes(self._saved_sizes)
        else:
            line = self.fontMetrics().lineSpacing()
            acts = max(self.acts.heightForWidth(self.width()), self.acts.sizeHint().height())
            low = min(_DETAIL_LINES * line + acts, max(int(_MOST_OF_PAGE * self.height()), _LEAST_LINES * line + acts))
            self.splitter.setSizes([max(1, self.height() - low), low])
        self._saved_sizes = self.splitter.sizes()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
