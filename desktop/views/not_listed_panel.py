"""Who may not be chosen, with every reason and its cure, and the way to ask for a relationship."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.records import RequestKind
from desktop.domain.roles import Actor, DeskAct
from desktop.models import roles, wording
from desktop.models.candidates import LINES, NotListed, NotListedModel
from desktop.models.roles import Chip
from desktop.views.cells import chip_size, one_line, paint_chip
from desktop.views.chips import ChipDelegate
from desktop.views.icons import paint_icon
from desktop.views.panels import Caption, QuietButton, SearchEdit
from desktop.views.states import State, StatedView
from desktop.views.theme import MEDIUM, SMALL, TIGHT, caption_font, tones
from desktop.views.tooltips import plain_tooltip
from desktop.views.words import fill

_Index = QModelIndex | QPersistentModelIndex

_BESIDE_CHARACTERS = 100
"""From this width on, in average characters, a cure stands beside its reason, else below it."""
_LEAST_LINES = 10
_MEASURED_MOST = 2_000
_TALL = 10_000


@dataclass(frozen=True, slots=True)
class _Line:
    """A reason and its cure, and where they stand."""

    reason: str
    reason_room: QRectF
    cure: str
    cure_room: QRectF
    side: int


class _ReasonsDelegate(ChipDelegate):
    """A reseller, and below it each reason with its cure, wrapped as the width wants.

    Thousands of rows share a handful of sentences, so the height of each is measured once for a width.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[str, int, str], int] = {}

    def forget(self) -> None:
        """Text has another size: measure anew."""
        self._heights.clear()

    def _height(self, text: str, width: int, font: QFont) -> int:
        key = (text, width, font.key())
        height = self._heights.get(key)
        if height is None:
            if len(self._heights) > _MEASURED_MOST:
                self._heights.clear()
            room = QRect(0, 0, max(1, width), _TALL)
            height = QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
            self._heights[key] = height
        return height

    def _lines(self, index: _Index, width: int, font: QFont) -> list[_Line]:
        """Where each reason and its cure stand, from the top of the first."""
        small = QFontMetrics(font)
        side = round(small.height() * 0.75)
        left = SMALL + side + SMALL
        beside = width >= _BESIDE_CHARACTERS * small.averageCharWidth()
        room = width - left - SMALL
        reason_width = room // 2 - SMALL if beside else room
        cure_left = left + (reason_width + SMALL if beside else 0) + side + TIGHT
        cure_width = width - SMALL - cure_left
        top = 0
        lines = []
        for reason, cure in index.data(LINES) or ():
            reason_height = self._height(reason, reason_width, font)
            cure_height = self._height(cure, cure_width, font)
            cure_top = top if beside else top + reason_height
            lines.append(
                _Line(
                    reason,
                    QRectF(left, top, reason_width, reason_height),
                    cure,
                    QRectF(cure_left, cure_top, cure_width, cure_height),
                    side,
                )
            )
            top = max(top + reason_height, cure_top + cure_height) + TIGHT
        return lines

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        lines = self._lines(index, width, caption_font(option.font))
        bottom = round(max((max(line.reason_room.bottom(), line.cure_room.bottom()) for line in lines), default=0.0))
        return QSize(_LEAST_LINES, QFontMetrics(option.font).height() + TIGHT + bottom + MEDIUM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        tone = tones(cell.palette)
        painter.save()
        painter.setClipRect(cell.rect)
        self._paint_background(painter, cell)
        painter.fillRect(cell.rect.left(), cell.rect.bottom(), cell.rect.width(), 1, tone.hairline)
        room = QRectF(cell.rect).adjusted(SMALL, MEDIUM / 2, -SMALL, 0)
        font = caption_font(cell.font)
        small = QFontMetrics(font)
        top = self._paint_head(painter, cell, room, index, QFontMetrics(cell.font), small) + TIGHT
        painter.setFont(font)
        painter.translate(cell.rect.left(), top)
        wrap = Qt.TextFlag.TextWordWrap
        for line in self._lines(index, cell.rect.width(), font):
            drop = (small.height() - line.side) / 2
            mark = QRectF(SMALL, round(line.reason_room.top() + drop), line.side, line.side)
            paint_icon(painter, mark, "bad", tone.bad_text, tone.base)
            painter.setPen(tone.text)
            painter.drawText(line.reason_room, wrap, line.reason)
            left = line.cure_room.left() - line.side - TIGHT
            arrow = QRectF(left, round(line.cure_room.top() + drop), line.side, line.side)
            paint_icon(painter, arrow, "arrow-right", tone.muted)
            painter.setPen(tone.muted)
            painter.drawText(line.cure_room, wrap, line.cure)
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, metrics: QFontMetrics, room: QRectF, text: str) -> None:
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_head(
        self,
        painter: QPainter,
        cell: QStyleOptionViewItem,
        room: QRectF,
        index: _Index,
        metrics: QFontMetrics,
        small: QFontMetrics,
    ) -> float:
        """Name, what tells it apart, and the state of a request at the far end; where the next line begins."""
        tone = tones(cell.palette)
        right = room.right()
        chip = index.data(roles.CHIP)
        if isinstance(chip, Chip):
            size = chip_size(chip, cell.font)
            width = min(float(size.width()), room.width() / 2)
            right -= width
            place = QRectF(right, room.top() + (metrics.height() - size.height()) / 2, width, size.height())
            paint_chip(painter, place, chip, cell.palette, cell.font)
            right -= SMALL
        name = one_line(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        caption = one_line(str(index.data(roles.CAPTION) or ""))
        # The MPN ID and the country tell look-alike names apart: a long name gives way to them.
        told_apart = min(small.horizontalAdvance(caption) + 2.0, (right - room.left()) / 2)
        name_room = max(0.0, right - room.left() - told_apart - SMALL)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(name_room))
        painter.setFont(cell.font)
        painter.setPen(tone.text)
        line = QRectF(room.left(), room.top(), name_room + 1, metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        left = room.left() + metrics.horizontalAdvance(shown) + SMALL
        painter.setFont(caption_font(cell.font))
        painter.setPen(tone.muted)
        self._line(painter, small, QRectF(left, room.top(), right - left, metrics.height()), caption)
        return room.top() + metrics.height()

    def _paint_background(self, painter: QPainter, cell: QStyleOptionViewItem) -> None:
        tone = tones(cell.palette)
        if cell.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell.rect, tone.selection)
            if cell.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(tone.accent)
                painter.drawRect(QRectF(cell.rect).adjusted(0.5, 0.5, -0.5, -0.5))
        elif cell.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(cell.rect, tone.hover)

    def tooltip_text(self, option: QStyleOptionViewItem, index: _Index) -> str:
        return str(index.data(Qt.ItemDataRole.ToolTipRole) or "")


class _ReasonsList(QListView):
    """A list whose rows are as high as their reasons; Enter asks for the relationship."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # A list lays out anew only when it grows along its flow; here the width makes the height.
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            delegate = self.itemDelegate()
            if isinstance(delegate, _ReasonsDelegate):
                delegate.forget()
            self.scheduleDelayedItemsLayout()


class NotListedPanel(QWidget):
    """Searches among the resellers who may not be chosen; emits which relationship is wanted."""

    request_requested = Signal(object, object)
    """A `RequestKind`, and the `Reseller` it is for or None for someone who is not in the directory."""
    left = Signal()
    """Esc was pressed with nothing to clear."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notListedPanel")
        self._actor: Actor | None = None
        self._known = False
        self.model = NotListedModel(self)
        self._lead = Caption("", self)
        self.search = SearchEdit(self)
        self.search.setObjectName("notListedSearch")
        self.list = _ReasonsList(self)
        self.list.setObjectName("notListedList")
        self.list.setModel(self.model)
        self.list.setItemDelegate(_ReasonsDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setBatchSize(200)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.stated = StatedView(self.list, self)
        self.request = QPushButton(self)
        self.request.setObjectName("requestButton")
        self.request_new = QuietButton("", self)
        self.request_new.setObjectName("requestNewButton")
        self._why = Caption("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._lead)
        column.addWidget(self.search)
        column.addWidget(self.stated, 1)
        column.addWidget(self._why)
        column.addWidget(self.request)
        column.addWidget(self.request_new)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.search.textChanged.connect(self._look_for)
        self.list.selectionModel().currentChanged.connect(self._judge)
        self.list.doubleClicked.connect(lambda _index: self._ask())
        self.list.entered.connect(self._ask)
        self.stated.action_requested.connect(self.search.clear)
        self.request.clicked.connect(self._ask)
        self.request_new.clicked.connect(lambda: self.request_requested.emit(RequestKind.PARTNERSHIP, None))
        self._fit()
        self._retranslate()

    def show_waiting(self) -> None:
        """The resellers are being read; after a moment the panel says so."""
        if not self._known:
            self.stated.show_state(State.LOADING, self.tr("Reading the directory…"))

    def show_entries(self, entries: Sequence[NotListed], actor: Actor) -> None:
        """List these resellers; the one that was current stays so."""
        self._actor = actor
        self._known = True
        key = self.list.currentIndex().data(roles.KEY) if self.list.currentIndex().isValid() else None
        self.model.show(entries)
        self._say_state()
        row = self.model.row_of(key) if key is not None else -1
        self.list.setCurrentIndex(self.model.index(max(0, row)))
        self._judge()

    def entry(self) -> NotListed | None:
        """The reseller that is current."""
        index = self.list.currentIndex()
        return self.model.entry_at(index.row()) if index.isValid() else None

    def _look_for(self, typed: str) -> None:
        self.model.look_for(typed)
        self._say_state()
        self.list.setCurrentIndex(self.model.index(0))
        self._judge()

    def _say_state(self) -> None:
        if not self._known:
            return
        if self.model.rowCount():
            self.stated.show_content()
        elif self.model.total:
            self.stated.show_state(
                State.NOTHING_FOUND,
                fill(self.tr("No reseller matches “%1”."), self.search.text().strip()),
                self.tr("Clear search"),
            )
        else:
            self.stated.show_state(State.EMPTY, self.tr("Every reseller in the directory may be chosen."))

    def _judge(self) -> None:
        entry = self.entry()
        kind = entry.cured_by if entry is not None else None
        allowed = kind is not None and self._may(kind)
        self.request.setEnabled(allowed)
        reminds = entry is not None and (entry.request is not None or entry.asks_again)
        self.request.setText(self.tr("&Remind of the request…") if reminds else self.tr("&Request a relationship…"))
        why = ""
        if entry is not None and kind is None:
            why = self.tr("No request cures this; do the steps named beside the reasons.")
        elif kind is not None and not allowed and self._actor is not None:
            role = wording.role_word(self._actor.role)
            why = fill(self.tr("Your role (%1) may not request this relationship."), role)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.request.setAccessibleDescription(why)
        may_add = self._may(RequestKind.PARTNERSHIP)
        self.request_new.setEnabled(may_add)
        about = ""
        if not may_add and self._actor is not None:
            about = fill(self.tr("Your role (%1) may not request a partnership."), wording.role_word(self._actor.role))
        self.request_new.setToolTip(plain_tooltip(about))

    def _may(self, kind: RequestKind) -> bool:
        if self._actor is None:
            return False
        partnership = kind is RequestKind.PARTNERSHIP
        return self._actor.may(DeskAct.REQUEST_PARTNERSHIP if partnership else DeskAct.REQUEST_RELATIONSHIP)

    def _ask(self) -> None:
        entry = self.entry()
        if entry is None or entry.cured_by is None or not self.request.isEnabled():
            return
        self.request_requested.emit(entry.cured_by, entry.candidate.reseller)

    def focus_main(self) -> None:
        """Go to the search line."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def _fit(self) -> None:
        self.stated.setMinimumHeight(_LEAST_LINES * self.fontMetrics().height())

    def _retranslate(self) -> None:
        name = self.tr("Resellers who may not be chosen")
        self.setAccessibleName(name)
        self.list.setAccessibleName(name)
        self._lead.setText(self.tr("These resellers may not be chosen here. Each reason stands with what cures it."))
        self.search.setPlaceholderText(self.tr("Search by name, MPN ID or country"))
        self.search.setAccessibleName(self.tr("Search the resellers who may not be chosen"))
        self.request_new.setText(self.tr("Someone who is &not in the directory…"))
        self.model.retranslate()
        self._say_state()
        self._judge()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.left.emit()
            return
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            event.accept()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
