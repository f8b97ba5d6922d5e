"""The drop-down of the support contact: who may be chosen, narrowed as one types; nothing is taken by accident."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.data.later import candidates as field
from desktop.domain.records import SupportContact
from desktop.models import roles
from desktop.models.candidates import CandidatesFilter, CandidatesModel, contact_name
from desktop.views.chips import ChipDelegate
from desktop.views.theme import SMALL, caption_font
from desktop.views.tooltips import plain_tooltip

if TYPE_CHECKING:
    from desktop.data.candidates import Candidates

_Index = QModelIndex | QPersistentModelIndex

_SHOWN_ROWS = 9
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVES = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class _TwoLines(ChipDelegate):
    """A candidate on two lines: the name, and below it what tells it apart."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = super().sizeHint(option, index)
        lines = QFontMetrics(option.font).height() + QFontMetrics(caption_font(option.font)).height()
        return QSize(size.width(), lines + SMALL)


class _PickerEdit(QLineEdit):
    """The line of the picker: its keys are the picker's, and what is typed and left is forgotten."""

    def __init__(self, picker: ContactPicker) -> None:
        super().__init__(picker)
        self._picker = picker

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._picker.takes_key(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # A combo box takes a text that names an item as a choice when it is left; here only an act chooses.
        if event.reason() not in _LEAVES:
            self._picker.restore()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _CandidateList(QListView):
    """The list that opens; a platform may activate it late, when it has been closed again."""

    activated_late = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and not self.isVisible():
            self.activated_late.emit()
        return super().event(event)


class ContactPicker(QComboBox):
    """One item per eligible candidate; the current one is the effective contact.

    `chosen` is emitted when a person picks another, and only then. The widget shows the old contact until it is told
    of the new one.
    """

    chosen = Signal(object)
    """The `SupportContact` that a person picked."""
    sought = Signal(str)
    """What was typed when nobody who may be chosen is named so; empty when somebody is, or it is taken back."""
    insisted = Signal()
    """Enter was pressed on a text that names nobody who may be chosen."""
    left = Signal()
    """Esc was pressed with nothing to take back: focus may go to where it came from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contactPicker")
        self._candidates = CandidatesModel(self)
        self._found = CandidatesFilter(self._candidates, self)
        self._contact: SupportContact | None = None
        self._text = ""
        self._subscription: int | None = None
        self._waiting: tuple[Candidates, SupportContact | None, str, Sequence[int], int] | None = None
        self._busy = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(_SHOWN_ROWS)
        self._edit = _PickerEdit(self)
        self._edit.setObjectName("contactPickerEdit")
        self.setLineEdit(self._edit)
        # The combo box would complete by prefix and choose when focus leaves; this list only answers `_pick`.
        self.setCompleter(None)  # type: ignore[arg-type]
        self._completer = QCompleter(self)
        self._completer.setModel(self._found)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_SHOWN_ROWS)
        self._completer.setWidget(self._edit)
        self._list = _CandidateList()
        self._list.setObjectName("contactPickerList")
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._completer.setPopup(self._list)
        # The list has no use for the focus; a platform that activates it late would give the line the focus again.
        self._list.setFocusProxy(None)  # type: ignore[arg-type]
        # A completer gives its list a delegate of its own.
        self._list.setItemDelegate(_TwoLines(self._list))
        self._completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]
        # Else no key would reach the window any more.
        self._list.activated_late.connect(lambda: self.window().activateWindow(), Qt.ConnectionType.QueuedConnection)
        self.setModel(self._candidates)
        self._edit.textEdited.connect(self._narrow)
        self.activated.connect(self._activated)
        self._retranslate()

    # What is shown

    def view(self) -> QAbstractItemView:
        """The list that opens; the same for typing and for opening it whole."""
        return self._list

    @property
    def candidates(self) -> CandidatesModel:
        """Who may be chosen."""
        return self._candidates

    @property
    def contact(self) -> SupportContact | None:
        """The contact that is shown as chosen."""
        return self._contact

    def show_candidates(
        self,
        candidates: Candidates,
        contact: SupportContact | None,
        text: str = "",
        takes: Sequence[int] = (),
        of: int = 0,
    ) -> None:
        """List `candidates` with `contact` as the current one; `text` stands there when there is no one contact.

        Where `of` subscriptions are selected, `takes` says for how many of them each one may be chosen. While a person
        types, an answer for the same subscription waits until they have done.
        """
        if candidates.subscription_key == self._subscription and self._typing():
            self._waiting = (candidates, contact, text, takes, of)
            return
        self._waiting = None
        self._subscription = candidates.subscription_key
        self._contact = contact
        self._text = text or (contact_name(contact) if contact else "")
        self._candidates.show(candidates.eligible, takes, of)
        self.hidePopup()
        self._show_current()

    def set_busy(self, busy: bool) -> None:
        """While a choice is being written no other is taken; nothing turns grey for that moment."""
        self._busy = busy
        self._edit.setReadOnly(busy)

    def _show_current(self) -> None:
        row = self._candidates.row_of(self._contact) if self._contact is not None else -1
        if self.currentIndex() != row:
            self.setCurrentIndex(row)
        if self._edit.text() != self._text:
            self.setEditText(self._text)
        # The beginning of a long name says more than its end.
        self._edit.home(False)
        caption = self._candidates.caption(row) if row >= 0 else ""
        self.setToolTip(plain_tooltip("\n".join(part for part in (self._text, caption) if part)))

    def _typing(self) -> bool:
        return self._list.isVisible() or self._edit.text() != self._text

    def restore(self) -> None:
        """Forget what was typed: the contact that holds stands there again."""
        self.hidePopup()
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self.setEditText(self._text)
            self.show_candidates(*waiting)
        self._show_current()

    def _retranslate(self) -> None:
        self._edit.setPlaceholderText(self.tr("Type a name, MPN ID or country"))
        self._candidates.retranslate()

    def retranslate(self) -> None:
        """The language changed: every word is asked for again."""
        self._retranslate()

    # Choosing

    def showPopup(self) -> None:
        """Open the whole list at the current contact, ready to be narrowed by typing."""
        if self._busy or not self.isEnabled() or not self._candidates.rowCount():
            return
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.selectAll()
        self._open("", max(0, self.currentIndex()))

    def hidePopup(self) -> None:
        """Close the list without choosing."""
        self._list.hide()

    def _open(self, typed: str, row: int) -> None:
        self._found.look_for(typed)
        self.sought.emit("" if self._found.rowCount() else typed.strip())
        if not self._found.rowCount():
            self._list.hide()
            return
        self._list.setMinimumWidth(self.width())
        # Below the whole box, not below the line in it.
        self._completer.complete(self.rect().translated(self._edit.mapFrom(self, QPoint(0, 0))))
        shown = self._completer.completionModel().index(min(row, self._found.rowCount() - 1), 0)
        self._list.setCurrentIndex(shown)
        self._list.scrollTo(shown)

    def _narrow(self, typed: str) -> None:
        if self._busy:
            return
        # What is typed behind the old name counts from where the person began.
        self._open(typed, 0)

    def takes_key(self, event: QKeyEvent) -> bool:
        """Act on a key of the line; False leaves it to the line itself."""
        key = event.key()
        event.accept()
        if key in _ENTER:
            self._take_typed()
            return True
        if key == Qt.Key.Key_Escape:
            if self._typing():
                self.restore()
                self._edit.selectAll()
                self.sought.emit("")
            else:
                self.left.emit()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_F4, Qt.Key.Key_F2) and not self._list.isVisible():
            self.showPopup()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.restore()
            return True
        # The combo box would turn to the next page of items, and choose there.
        return key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and not self._list.isVisible()

    def _take_typed(self) -> None:
        if self._busy:
            return
        if self._list.isVisible():
            index = self._list.currentIndex()
            if not index.isValid():
                index = self._completer.completionModel().index(0, 0)
            self._pick(index)
            return
        if self._edit.text() == self._text:
            self.left.emit()
            return
        self._found.look_for(self._edit.text())
        if self._found.rowCount():
            self._choose(self._found.mapToSource(self._found.index(0, 0)).row())
        else:
            self.insisted.emit()

    def _pick(self, index: QModelIndex) -> None:
        candidate = index.data(roles.RECORD)
        if isinstance(candidate, field.Candidate):
            self._choose(self._candidates.row_of(candidate.contact))

    def _activated(self, row: int) -> None:
        self._choose(row)

    def _choose(self, row: int) -> None:
        self.hidePopup()
        if self._busy or not 0 <= row < self._candidates.rowCount():
            self.restore()
            return
        wanted = self._candidates.candidates[row].contact
        # The old contact stands there until the new one is in the store.
        self.restore()
        self._edit.deselect()
        if self._contact is None or not wanted.same_as(self._contact):
            self.chosen.emit(wanted)
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A combo box walks through its items by itself; here all keys are the line's.
        self._edit.keyPressEvent(event)

    # Nothing by accident

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.showPopup()
            return
        super().mousePressEvent(event)
