"""The filters over all subscriptions: each is one drop-down, and together they narrow a query."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop.data.queries import ContactFilter, SubscriptionQuery
from desktop.domain.records import Publishing, Reseller, SubscriptionStatus
from desktop.models import wording
from desktop.models.desk import Desk
from desktop.views.flow import FlowLayout
from desktop.views.panels import QuietButton, keep_from_wheel
from desktop.views.subscriptions.reseller_chooser import ResellerChooser
from desktop.views.theme import MEDIUM, SMALL

_LONGEST: Final = 30
"""The most characters of a choice that are shown; the list shows it whole."""
_NOBODY: Final = "nobody"
_CHOOSE: Final = "choose"

_STATUSES = (
    SubscriptionStatus.ACTIVE,
    SubscriptionStatus.PENDING,
    SubscriptionStatus.SUSPENDED,
    SubscriptionStatus.EXPIRED,
    SubscriptionStatus.DISABLED,
    SubscriptionStatus.DELETED,
)


class FilterBox(QComboBox):
    """One filter, as wide as its choice. The first choice lets everything through."""

    changed = Signal()

    def __init__(self, choices: Sequence[Any], words: Callable[[Any], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        # Not as item data: Qt would turn the values of an enumeration into bare texts.
        self.choices: list[Any] = list(choices)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        keep_from_wheel(self)
        self.addItems([""] * len(self.choices))
        self.currentIndexChanged.connect(self._index_changed)

    def value(self) -> Any:
        """What is let through; None for everything."""
        return self.choices[self.currentIndex()]

    def clear_choice(self) -> None:
        """Let everything through."""
        self.setCurrentIndex(0)

    def _index_changed(self) -> None:
        self.show_active()
        self.changed.emit()

    def show_active(self) -> None:
        """Look like a filter that is in use, or like one that is not."""
        active = self.value() is not None
        if self.property("active") != active:
            self.setProperty("active", active)
            self.style().unpolish(self)
            self.style().polish(self)
        self.updateGeometry()

    def retranslate(self) -> None:
        """Ask for all words again."""
        for place, choice in enumerate(self.choices):
            self.setItemText(place, self._words(choice))
        self.updateGeometry()

    def _room(self, hint: QSize) -> QSize:
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(self.itemText(place)) for place in range(self.count())), default=0)
        mine = min(metrics.horizontalAdvance(self.currentText()), _LONGEST * metrics.averageCharWidth())
        return QSize(hint.width() - longest + mine, hint.height())

    def sizeHint(self) -> QSize:
        return self._room(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        # The hint of Qt goes by the longest of all choices.
        return self._room(super().sizeHint())

    def showPopup(self) -> None:
        view = self.view()
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + 3 * MEDIUM))
        super().showPopup()


class ResellerBox(FilterBox):
    """A filter whose last choice is any reseller of the directory."""

    def __init__(self, desk: Desk, choices: Sequence[Any], words: Callable[[Any], str], parent: QWidget) -> None:
        super().__init__((*choices, _CHOOSE), self._name, parent)
        self._named = words
        self._desk = desk
        self._before = 0
        self.chooser: ResellerChooser | None = None

    def _name(self, choice: Any) -> str:
        if choice == _CHOOSE:
            return self.tr("A certain reseller…")
        return choice.name if isinstance(choice, Reseller) else self._named(choice)

    def _index_changed(self) -> None:
        if super().value() == _CHOOSE:
            self._choose()
            return
        self._before = self.currentIndex()
        super()._index_changed()

    def value(self) -> Any:
        choice = super().value()
        return None if choice == _CHOOSE else choice

    def choose_reseller(self, reseller: Reseller) -> None:
        """Let through what is of this reseller."""
        self.blockSignals(True)
        place = len(self.choices) - 1
        if isinstance(self.choices[place - 1], Reseller):
            place -= 1
            self.choices[place] = reseller
        else:
            self.choices.insert(place, reseller)
            self.insertItem(place, "")
        self.setItemText(place, reseller.name)
        self.setCurrentIndex(place)
        self.blockSignals(False)
        self._index_changed()

    def _choose(self) -> None:
        if self.chooser is None:
            # Not a part of the drop-down: its line and list look like any other.
            self.chooser = ResellerChooser(self._desk.runner, self.parentWidget())
            self.chooser.chosen.connect(self.choose_reseller)
            self.chooser.left.connect(self._back)
        self.updateGeometry()
        self.chooser.open_below(self)

    def _back(self) -> None:
        """Nobody was chosen: what was chosen before stands."""
        if super().value() == _CHOOSE:
            self.blockSignals(True)
            self.setCurrentIndex(self._before)
            self.blockSignals(False)
            self.updateGeometry()
        self.setFocus(Qt.FocusReason.PopupFocusReason)


class SubscriptionFilters(QWidget):
    """All filters in a row that wraps, and a button that lifts them."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("subscriptionFilters")
        self._desk = desk
        self.status = FilterBox((None, *_STATUSES), self._status_word, self)
        self.status.setObjectName("statusFilter")
        self.contact = ResellerBox(desk, (None, *ContactFilter), self._contact_word, self)
        self.contact.setObjectName("supportContactFilter")
        self.record = ResellerBox(desk, (None, _NOBODY), self._record_word, self)
        self.record.setObjectName("resellerOfRecordFilter")
        self.pending = FilterBox((None, True, False), self._pending_word, self)
        self.pending.setObjectName("pendingFilter")
        self.publishing = FilterBox((None, *Publishing), self._publishing_word, self)
        self.publishing.setObjectName("publishingFilter")
        self.lift = QuietButton("", self)
        self.lift.setObjectName("clearFiltersButton")
        self.lift.clicked.connect(self.clear)
        flow = FlowLayout(self, spacing=SMALL)
        flow.setContentsMargins(MEDIUM, 0, MEDIUM, SMALL)
        for box in self.boxes():
            flow.addWidget(box)
            box.changed.connect(self._changed)
        flow.addWidget(self.lift)
        self.lift.hide()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self.retranslate()

    def boxes(self) -> tuple[FilterBox, ...]:
        """The drop-downs, from left to right."""
        return (self.contact, self.status, self.record, self.pending, self.publishing)

    def is_narrowing(self) -> bool:
        """Whether any filter is in use."""
        return any(box.value() is not None for box in self.boxes())

    def clear(self) -> None:
        """Let everything through, as one change."""
        if self.lift.hasFocus():
            # What is hidden gives its focus to anything.
            self.contact.setFocus(Qt.FocusReason.OtherFocusReason)
        before = self.is_narrowing()
        for box in self.boxes():
            box.blockSignals(True)
            box.clear_choice()
            box.blockSignals(False)
            box.show_active()
        if before:
            self._changed()

    def narrowed(self, query: SubscriptionQuery) -> SubscriptionQuery:
        """`query` with these filters."""
        status, contact, record = self.status.value(), self.contact.value(), self.record.value()
        if isinstance(contact, Reseller):
            query = replace(query, contact_tenant=contact.tenant_id)
        elif contact is not None:
            query = replace(query, contact=contact)
            if contact not in (ContactFilter.DEFAULT, ContactFilter.RESELLER):
                query = replace(query, today=self._desk.today, strict=self._desk.actor.strict)
        if record is not None:
            query = replace(query, reseller_of_record=record.mpn_id if isinstance(record, Reseller) else "")
        return replace(
            query,
            statuses=() if status is None else (status,),
            pending=self.pending.value(),
            publishing=self.publishing.value(),
        )

    def _changed(self) -> None:
        self.lift.setVisible(self.is_narrowing())
        self.changed.emit()

    def _status_word(self, status: SubscriptionStatus | None) -> str:
        return self.tr("Any status") if status is None else wording.status_chip(status).text

    def _contact_word(self, contact: ContactFilter | None) -> str:
        if contact is None:
            return self.tr("Any contact")
        words = {
            "default": self.tr("On default"),
            "reseller": self.tr("On a reseller"),
            "not_eligible": self.tr("Contact not eligible"),
        }
        return words[contact.value]

    def _record_word(self, record: str | None) -> str:
        return self.tr("Any reseller of record") if record is None else self.tr("No reseller of record")

    def _pending_word(self, pending: bool | None) -> str:
        if pending is None:
            return self.tr("Changed or not")
        return self.tr("Pending changes") if pending else self.tr("No pending change")

    def _publishing_word(self, publishing: Publishing | None) -> str:
        return self.tr("Any publishing") if publishing is None else wording.publishing_chip(publishing).text

    def retranslate(self) -> None:
        """Set every word."""
        names = (
            self.tr("Support contact"),
            self.tr("Status"),
            self.tr("Reseller of record"),
            self.tr("Pending changes"),
            self.tr("Publishing"),
        )
        for box, name in zip(self.boxes(), names, strict=True):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.retranslate()
        self.lift.setText(self.tr("Clear filte&rs"))
