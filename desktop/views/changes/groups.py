"""The groups of the changes page, each with its number, in a row that wraps."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from desktop.data.change_lines import NEEDING, ChangeGroup
from desktop.models import wording
from desktop.models.change_words import group_about, group_word
from desktop.models.filling import fill
from desktop.views.flow import FlowLayout
from desktop.views.theme import MEDIUM, SMALL, TIGHT
from desktop.views.tooltips import plain_tooltip

ORDER = (
    ChangeGroup.ALL,
    ChangeGroup.STAGED,
    ChangeGroup.WAITING,
    ChangeGroup.CONFLICTS,
    ChangeGroup.REFUSED,
    ChangeGroup.UNKNOWN,
    ChangeGroup.KEPT,
    ChangeGroup.CONFIRMED,
    ChangeGroup.BIN,
    ChangeGroup.DRIFT,
)
"""From left to right; all of them first."""

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class GroupBar(QWidget):
    """One group is chosen at a time, by mouse or by the arrow keys."""

    chosen = Signal(object)
    """The `ChangeGroup` that a person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changeGroups")
        self._counts: Mapping[ChangeGroup, int] = {}
        self._buttons: dict[ChangeGroup, QToolButton] = {}
        together = QButtonGroup(self)
        flow = FlowLayout(self, spacing=TIGHT)
        flow.setContentsMargins(MEDIUM, 0, MEDIUM, SMALL)
        for group in ORDER:
            button = QToolButton(self)
            button.setObjectName(f"changeGroup_{group.value}")
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.clicked.connect(lambda _checked=False, chosen=group: self.choose(chosen))
            together.addButton(button)
            flow.addWidget(button)
            self._buttons[group] = button
        self.group = ChangeGroup.ALL
        self._buttons[self.group].setChecked(True)
        self.setFocusProxy(self._buttons[self.group])
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self.retranslate()

    def choose(self, group: ChangeGroup) -> None:
        """Choose a group, and tell of it when it is another one."""
        self._buttons[group].setChecked(True)
        if group is self.group:
            return
        focused = self._buttons[self.group].hasFocus()
        self.group = group
        self.setFocusProxy(self._buttons[group])
        if focused:
            self._buttons[group].setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(group)

    def show_counts(self, counts: Mapping[ChangeGroup, int]) -> None:
        """Show how many are in each group."""
        self._counts = counts
        self.retranslate()

    def count(self, group: ChangeGroup) -> int:
        """How many are in a group, as last told."""
        return self._counts.get(group, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.choose(ORDER[(ORDER.index(self.group) + step) % len(ORDER)])
        self._buttons[self.group].setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Set every word."""
        self.setAccessibleName(self.tr("Which changes"))
        for group, button in self._buttons.items():
            number = self._counts.get(group, 0)
            word = group_word(group)
            # Numbers that wait for a person stand out; where nothing is, a nought would only be noise.
            button.setText(fill(self.tr("%1  %2"), word, wording.number(number)) if number else word)
            button.setAccessibleName(fill(self.tr("%1: %2"), word, wording.number(number)))
            button.setToolTip(plain_tooltip(group_about(group)))
            font = button.font()
            font.setBold(bool(number) and group in NEEDING)
            button.setFont(font)
        self.updateGeometry()
