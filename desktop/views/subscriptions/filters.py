"""The filters over all subscriptions: a chip for each that is in use, and a menu that adds more."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from desktop.data.conditions import Condition, Field, Operator
from desktop.data.later import condition_values
from desktop.data.queries import SubscriptionQuery
from desktop.domain.records import Reseller
from desktop.models.condition_words import condition_sentence, field_word
from desktop.models.desk import Desk
from desktop.views.flow import FlowLayout
from desktop.views.icons import icon
from desktop.views.panels import QuietButton
from desktop.views.subscriptions.filter_chip import FilterChip
from desktop.views.subscriptions.filter_popup import FilterPopup
from desktop.views.theme import MEDIUM, SMALL


class SubscriptionFilters(QWidget):
    """Chips in a row that wraps, a button that adds one, and one that lifts them all. `leading` comes first."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None, leading: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("subscriptionFilters")
        self._desk = desk
        self._names: dict[str, str] = {}
        self._unknown: set[str] = set()
        self._chips: list[FilterChip] = []
        self.popup: FilterPopup | None = None
        self.add = QuietButton("", self)
        self.add.setObjectName("addFilterButton")
        self.add.clicked.connect(self.show_fields)
        self._menu = QMenu(self)
        self._menu.setObjectName("filterMenu")
        self.lift = QuietButton("", self)
        self.lift.setObjectName("clearFiltersButton")
        self.lift.clicked.connect(self.clear)
        self.lift.hide()
        self._flow = FlowLayout(self, spacing=SMALL)
        self._flow.setContentsMargins(MEDIUM, 0, MEDIUM, SMALL)
        if leading is not None:
            self._flow.addWidget(leading)
        self._leading = 0 if leading is None else 1
        self._flow.addWidget(self.add)
        self._flow.addWidget(self.lift)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self.retranslate()

    # What is let through

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The filters in use, from left to right."""
        return tuple(chip.condition for chip in self._chips)

    def is_narrowing(self) -> bool:
        """Whether any filter is in use."""
        return bool(self._chips)

    def narrowed(self, query: SubscriptionQuery) -> SubscriptionQuery:
        """`query` with these filters."""
        return replace(
            query, conditions=self.conditions, today=self._desk.today, strict=self._desk.actor.strict
        )  # fmt: skip

    def set_conditions(self, conditions: tuple[Condition, ...]) -> None:
        """Use these filters and no others. Not announced."""
        if self.popup is not None:
            self.popup.close()
        for chip in self._chips:
            self._drop(chip)
        self._chips = []
        for condition in conditions:
            self._put(condition)
        self._settle()

    def clear(self) -> None:
        """Let everything through, as one change."""
        if self.is_narrowing():
            if self.lift.hasFocus() or any(chip.hasFocus() for chip in self._chips):
                # What is hidden gives its focus to anything.
                self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self.set_conditions(())
            self.changed.emit()

    def choose_reseller(self, reseller: Reseller) -> None:
        """Let through only what this reseller supports. Not announced."""
        value = reseller.tenant_id or reseller.mpn_id
        self._names[value] = reseller.name
        self.set_conditions((Condition(Field.CONTACT, Operator.IS, (value,)),) if value else ())

    # Chips

    def chips(self) -> list[FilterChip]:
        """The chips, from left to right."""
        return list(self._chips)

    def _put(self, condition: Condition) -> FilterChip:
        chip = FilterChip(condition, self)
        chip.clicked.connect(partial(self.edit, chip))
        chip.lifted.connect(partial(self.remove, chip))
        place = self._leading + len(self._chips)
        before = self._chips[-1] if self._chips else None
        self._chips.append(chip)
        self._flow.insertWidget(place, chip)
        if before is not None:
            QWidget.setTabOrder(before, chip)
        QWidget.setTabOrder(chip, self.add)
        QWidget.setTabOrder(self.add, self.lift)
        chip.show()
        self._say(chip)
        return chip

    def _drop(self, chip: FilterChip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def remove(self, chip: FilterChip) -> None:
        """Lift one filter; the focus goes to its neighbour."""
        if chip not in self._chips:
            return
        place = self._chips.index(chip)
        focused = chip.hasFocus()
        del self._chips[place]
        if focused:
            near: QWidget = self._chips[min(place, len(self._chips) - 1)] if self._chips else self.add
            near.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(chip)
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        self.lift.setVisible(len(self._chips) > 1)
        self._learn_names()
        self.updateGeometry()

    def _say(self, chip: FilterChip) -> None:
        chip.show_words(condition_sentence(chip.condition, self._names))

    def _learn_names(self) -> None:
        """Ask for the names of partners that chips know by identifier only."""
        wanted = {
            value
            for condition in self.conditions
            if condition.field in (Field.CONTACT, Field.RESELLER_OF_RECORD)
            for value in condition.values
            if value not in self._names and value not in self._unknown and ("-" in value or value.isdigit())
        }
        if wanted:
            # Asked once: nobody may know them.
            self._unknown |= wanted
            self._desk.runner.read(lambda session: condition_values.names_of(session, sorted(wanted)), self._take_names)

    def _take_names(self, names: dict[str, str]) -> None:
        self._names.update(names)
        for chip in self._chips:
            self._say(chip)
        self.updateGeometry()

    # Adding and changing

    def show_fields(self) -> None:
        """Offer what can be filtered by."""
        # Kept: where a menu is done away with, some systems close the window that it has opened.
        menu = self._menu
        menu.clear()
        menu.setAccessibleName(self.tr("Add a filter"))
        for field in Field:
            action = menu.addAction(field_word(field))
            action.setObjectName(f"filter:{field.value}")
            action.triggered.connect(lambda _checked=False, field=field: self.begin(field))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def begin(self, field: Field) -> None:
        """Open a new filter by a field; it holds from its first value on."""
        self._open(field, None, self.add)

    def edit(self, chip: FilterChip) -> None:
        """Open the filter of a chip."""
        self._open(chip.condition.field, chip, chip)

    def _open(self, field: Field, chip: FilterChip | None, below: QWidget) -> None:
        before = chip.condition if chip is not None else None
        popup = FilterPopup(self._desk, field, before, self._names, self)
        here: list[FilterChip] = [chip] if chip is not None else []

        def take(condition: Condition | None) -> None:
            if condition is None:
                if here and before is None:
                    self.remove(here.pop())
                return
            if not here:
                here.append(self._put(condition))
            elif here[0].condition == condition:
                return
            here[0].condition = condition
            self._say(here[0])
            self._settle()
            self.changed.emit()

        def closed() -> None:
            self.popup = None
            target: QWidget = here[0] if here and here[0] in self._chips else self.add
            target.setFocus(Qt.FocusReason.PopupFocusReason)

        popup.changed.connect(take)
        popup.closed.connect(closed)
        self.popup = popup
        popup.open_below(below)

    def retranslate(self) -> None:
        """Set every word."""
        self.add.setText(self.tr("Add filter"))
        self.add.setIcon(icon("plus", self.palette(), "accent"))
        self.add.setToolTip(self.tr("Let through only some subscriptions"))
        self.lift.setText(self.tr("Clear filte&rs"))
        for chip in self._chips:
            self._say(chip)
