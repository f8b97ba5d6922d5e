"""Decisions by act, and contacts that were changed elsewhere, as a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from desktop.data.change_lines import (
    KINDS,
    BatchLine,
    ChangeGroup,
    ChangeLine,
    ChangeSort,
    ChangesQuery,
    Line,
    LineKind,
    row_keys,
)
from desktop.data.later import change_lines
from desktop.data.outbox.failures import failure_of
from desktop.domain.records import ChangeState
from desktop.models import wording
from desktop.models.change_words import (
    act_caption,
    act_name,
    author_of,
    before,
    check_chip,
    check_sentences,
    contact_of,
    moment_of,
    of_line,
    product_caption,
    reason_of,
    result_words,
    state_chip,
    summary,
    wanted_word,
    what,
)
from desktop.models.desk import Desk
from desktop.models.left_out import LeftOut
from desktop.models.paging import Column, Index, PagedModel
from desktop.models.roles import Cell, Chip, ChipKind

if TYPE_CHECKING:
    from desktop.data.store import Session

translate = QCoreApplication.translate
_S = ChangeState


def _correlation(line: Line) -> str:
    return failure_of(line.change.last_error).correlation_id if isinstance(line, ChangeLine) else ""


def _states() -> list[Chip]:
    return [wording.change_chip(state) for state in _S] + [Chip(ChipKind.CAUTION, translate("Changes", "Elsewhere"))]


def columns() -> tuple[Column[Line], ...]:
    """All columns; the check box is painted by the table."""
    return (
        Column(
            "include",
            lambda: translate("Changes", "Submit", "column of check boxes"),
            lambda line: "",
            width=7,
            about=lambda: translate("Changes", "Whether the change goes with the next submit (Space)"),
        ),
        Column(
            "subscription",
            lambda: translate("Changes", "Subscription"),
            what,
            sort=ChangeSort.SUBSCRIPTION,
            caption=product_caption,
            width=22,
        ),
        Column(
            "customer",
            lambda: translate("Changes", "Customer"),
            lambda line: of_line(line, lambda one: one.change.customer_name, lambda one: one.drift.customer_name),
            sort=ChangeSort.CUSTOMER,
            width=18,
        ),
        Column("base", lambda: translate("Changes", "Contact before"), lambda line: contact_of(before(line)), width=15),
        Column(
            "wanted",
            lambda: translate("Changes", "New contact"),
            wanted_word,
            sort=ChangeSort.WANTED,
            width=16,
        ),
        Column(
            "state",
            lambda: translate("Changes", "State"),
            lambda line: chip.text if (chip := state_chip(line)) else "",
            sort=ChangeSort.STATE,
            chip=state_chip,
            width=lambda: wording.chip_width(_states()),
        ),
        Column(
            "result",
            lambda: translate("Changes", "Check or result"),
            result_words,
            chip=lambda line: check_chip(line) if isinstance(line, ChangeLine) else None,
            width=28,
        ),
        Column("reason", lambda: translate("Changes", "Reason or ticket"), reason_of, width=14),
        Column("author", lambda: translate("Changes", "Who"), author_of, sort=ChangeSort.AUTHOR, width=12),
        Column(
            "when",
            lambda: translate("Changes", "When"),
            lambda line: wording.moment(moment_of(line)),
            sort=ChangeSort.WHEN,
            width=19,
        ),
        Column(
            "made",
            lambda: translate("Changes", "Decided"),
            lambda line: wording.moment(line.change.created_at) if isinstance(line, ChangeLine) else "",
            shown=False,
            width=18,
        ),
        Column(
            "correlation",
            lambda: translate("Changes", "Correlation ID"),
            _correlation,
            elide_middle=True,
            shown=False,
            width=20,
        ),
        Column(
            "id",
            lambda: translate("Changes", "Subscription ID"),
            lambda line: of_line(line, lambda one: one.change.subscription_id, lambda one: one.drift.subscription_id),
            elide_middle=True,
            shown=False,
            width=20,
        ),
    )


class ChangesModel(PagedModel[Line]):
    """Lines of a `ChangesQuery`; staged changes have a check box that says whether they go with the next submit."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._actor, self._today = desk.actor, desk.today
        super().__init__(
            desk.runner,
            columns(),
            lambda session, query: change_lines.ids(session, query),  # noqa: PLW0108 - loaded when it is called
            self._lines,
            self._spoken,
            parent,
        )
        self._desk = desk
        self.left_out: LeftOut = desk.left_out
        self.left_out.changed.connect(self._inclusion_changed)
        self.include = self.column_of("include")
        self._counted: int | None = None
        self.modelReset.connect(self._forget_count)

    def _forget_count(self) -> None:
        self._counted = None

    def column_of(self, key: str) -> int:
        """The place of a column."""
        return next(place for place, column in enumerate(self.columns) if column.key == key)

    def show(self, query: ChangesQuery) -> None:
        self._actor, self._today = self._desk.actor, self._desk.today
        super().show(query)

    def _lines(self, session: Session, keys: Sequence[int]) -> dict[int, Line]:
        """Reader thread."""
        return change_lines.rows(session, keys, self._actor, self._today)

    def sorted_query(self, query: ChangesQuery) -> ChangesQuery:
        """`query` in the order that the header shows."""
        order = self.columns[self.sort_column].sort if self.sort_column >= 0 else None
        return replace(
            query,
            sort=None if order is None else ChangeSort(order),
            descending=order is not None and self.sort_order == Qt.SortOrder.DescendingOrder,
        )

    # What goes with the next submit

    def can_include(self, line: Line | None) -> bool:
        """Whether a line has a check box."""
        return isinstance(line, ChangeLine) and line.change.state is _S.STAGED

    def is_included(self, line: Line) -> bool:
        """Whether a staged change goes with the next submit."""
        return isinstance(line, ChangeLine) and line.change.key not in self.left_out.keys

    def staged_keys_in(self, rows: Sequence[range]) -> list[int]:
        """Keys of the staged changes in these rows, read or not; the row of an act stands for those below it."""
        if self.query is None or self.query.group is not ChangeGroup.STAGED:
            lines = (self.record_at(row) for part in rows for row in part)
            return [line.change.key for line in lines if isinstance(line, ChangeLine) and self.can_include(line)]
        headings = self._headings()
        found: dict[int, None] = {}
        for part in rows:
            stop = part.stop
            first, after = bisect_left(headings, part.start), bisect_left(headings, stop)
            if after > first:
                # What is below the last of its headings belongs to that one.
                stop = headings[after] if after < len(headings) else self.rowCount()
            found |= dict.fromkeys(row_keys(self.keys_in([range(part.start, stop)]), LineKind.CHANGE))
        return list(found)

    def _headings(self) -> list[int]:
        """The rows that are acts, in order."""
        heading = int(LineKind.BATCH)
        return [row for row, key in enumerate(self.keys_in([range(self.rowCount())])) if key % KINDS == heading]

    def count_changes(self) -> int:
        """How many lines are not acts."""
        if self._counted is None:
            self._counted = self.rowCount() - len(self._headings())
        return self._counted

    def set_included(self, rows: Sequence[range], included: bool) -> None:
        """Take the staged changes in these rows along with the next submit, or leave them out."""
        self.left_out.leave_out(self.staged_keys_in(rows), not included)

    def _inclusion_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, self.include), self.index(self.rowCount() - 1, self.include))

    def _spoken(self, line: Line) -> str:
        if not self.can_include(line):
            return summary(line)
        included = translate("Changes", "goes with the next submit")
        left_out = translate("Changes", "left out of the next submit")
        return f"{summary(line)}, {included if self.is_included(line) else left_out}"

    # Qt

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == self.include and self.can_include(self.record_at(index.row())):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == self.include:
            line = self.record_at(index.row())
            if line is None or not self.can_include(line):
                return None
            return (Qt.CheckState.Checked if self.is_included(line) else Qt.CheckState.Unchecked).value
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid() and self.columns[index.column()].key == "result":
            line = self.record_at(index.row())
            return "\n".join(check_sentences(line)) or None if isinstance(line, ChangeLine) else None
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.can_include(self.record_at(index.row())):
            return False
        self.set_included([range(index.row(), index.row() + 1)], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def heading(self, row: int) -> Cell | None:
        """What is painted across the row of an act; None for other rows, and while it is not read."""
        line = self.record_at(row)
        if not isinstance(line, BatchLine):
            return None
        return Cell(act_name(line), act_caption(line), state_chip(line))
