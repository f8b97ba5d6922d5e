"""What can be done with the changes that are listed: for those that are selected, for all alike, or for all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from desktop.data.change_lines import BatchLine, ChangeGroup, ChangeLine, DriftLine, Line
from desktop.domain.records import ChangeState
from desktop.models import wording
from desktop.models.change_acts import DISCARDABLE
from desktop.models.filling import fill
from desktop.models.review_lines import contact_word
from desktop.views.flow import FlowLayout
from desktop.views.panels import PrimaryButton, QuietButton
from desktop.views.theme import LARGE, MEDIUM, SMALL
from desktop.views.tooltips import plain_tooltip

_S = ChangeState
_NOTHING_LEFT = (_S.WITHDRAWN, _S.REFUSED)

_ACTS_OF = {
    ChangeGroup.STAGED: ("discard",),
    ChangeGroup.WAITING: ("discard",),
    ChangeGroup.KEPT: ("discard",),
    ChangeGroup.CONFLICTS: ("keep_mine", "take_theirs", "later"),
    ChangeGroup.REFUSED: ("stage_again", "set_aside"),
    ChangeGroup.BIN: ("restore",),
    ChangeGroup.DRIFT: ("accept", "put_back"),
}
"""What can be done with the lines of a group, by the name of its act."""

_GROUP_OF = {
    _S.STAGED: ChangeGroup.STAGED,
    _S.SUBMITTED: ChangeGroup.WAITING,
    _S.KEPT: ChangeGroup.KEPT,
    _S.CONFLICT: ChangeGroup.CONFLICTS,
    _S.REFUSED: ChangeGroup.REFUSED,
    _S.WITHDRAWN: ChangeGroup.BIN,
}
_FAILED = (ChangeGroup.CONFLICTS, ChangeGroup.REFUSED, ChangeGroup.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Situation:
    """What the acts are about. `selected` is 0 where an act among the rows stands for many."""

    group: ChangeGroup = ChangeGroup.ALL
    line: Line | None = None
    selected: int = 0
    listed: int = 0
    to_submit: int = 0
    staged: int = 0
    may: bool = True


def acts_on(line: Line | None, group: ChangeGroup) -> tuple[str, ...]:
    """The names of the acts that a line of a group allows."""
    if line is None:
        return ()
    found: tuple[str, ...] = ()
    if isinstance(line, DriftLine):
        found = _ACTS_OF[ChangeGroup.DRIFT]
    elif isinstance(line, BatchLine):
        found = _ACTS_OF.get(group, ())
        if group is ChangeGroup.ALL and line.failed:
            # Only the failures of an act are tried again.
            found = _ACTS_OF[ChangeGroup.REFUSED]
    elif not line.decided_anew and (line.change.state is not _S.WITHDRAWN or line.restorable_until is not None):
        own = _GROUP_OF.get(line.change.state)
        found = _ACTS_OF.get(own, ()) if own else ()
        if line.set_aside:
            found = ("stage_again",)
    return (*found, "undo_act") if isinstance(line, BatchLine) else (*found, "show")


def can_undo(line: Line | None) -> bool:
    """Whether an act has anything left to be undone."""
    return isinstance(line, BatchLine) and not line.undone and any(one not in _NOTHING_LEFT for one in line.states)


class ActBar(QWidget):
    """The buttons below the list. Each tells its name; what it is about is the page's business."""

    asked = Signal(str)
    """An act on the selected lines, by its name."""
    asked_for_all = Signal(str, bool)
    """An act on all listed lines, or (True) only on those alike to the current one."""
    submit_asked = Signal()
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changeActs")
        self._situation = Situation()
        self._buttons = {
            "keep_mine": self._button("keepMineButton"),
            "take_theirs": self._button("takeTheirsButton"),
            "later": self._button("laterButton"),
            "accept": self._button("acceptDriftButton"),
            "put_back": self._button("putBackButton"),
            "stage_again": self._button("stageAgainButton"),
            "set_aside": self._button("setAsideButton"),
            "restore": self._button("restoreButton"),
            "discard": self._button("discardButton"),
            "undo_act": self._button("undoActButton"),
            "show": self._button("showSubscriptionButton"),
        }
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, act=name: self.asked.emit(act))
        self.all = QPushButton(self)
        self.all.setObjectName("allListedButton")
        self.menu = QMenu(self.all)
        self.menu.setObjectName("allListedMenu")
        self.menu.aboutToShow.connect(self._fill_menu)
        self.all.setMenu(self.menu)
        self.export = QuietButton("", self)
        self.export.setObjectName("exportFailuresButton")
        self.export.clicked.connect(self.export_asked)
        self.submit = PrimaryButton("", self)
        self.submit.setObjectName("submitChangesButton")
        self.submit.clicked.connect(self.submit_asked)
        self._lay_out()
        self.retranslate()

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        left = QWidget(self)
        flow = FlowLayout(left, spacing=SMALL)
        flow.setContentsMargins(0, 0, 0, 0)
        *acts, show = self._buttons.values()
        for button in (*acts, self.all, show, self.export):
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        left.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
        row.setSpacing(MEDIUM)
        row.addWidget(left, 1)
        row.addWidget(self.submit, 0, Qt.AlignmentFlag.AlignBottom)

    def first_button(self) -> QPushButton | None:
        """Where the keyboard enters; None when nothing can be done."""
        shown = (*self._buttons.values(), self.all, self.export, self.submit)
        return next((one for one in shown if one.isVisibleTo(self) and one.isEnabled()), None)

    def show_for(self, situation: Situation) -> None:
        """Offer what can be done in a situation."""
        focused = next((one for one in self._buttons.values() if one.hasFocus()), None)
        self._situation = situation
        shown = acts_on(situation.line, situation.group)
        for name, button in self._buttons.items():
            button.setVisible(name in shown)
            button.setEnabled(name == "show" or situation.may)
            button.setText(self._words(name, situation))
            button.setToolTip(plain_tooltip(self._about(name)))
        self._buttons["undo_act"].setEnabled(situation.may and can_undo(situation.line))
        has_all = situation.group in _ACTS_OF and situation.listed > 1
        self.all.setVisible(has_all)
        self.all.setEnabled(situation.may)
        self.all.setText(fill(self.tr("&All %1 listed"), wording.number(situation.listed)))
        self.export.setVisible(situation.group in _FAILED and situation.listed > 0)
        self.submit.setVisible(situation.staged > 0 and situation.group in (ChangeGroup.ALL, ChangeGroup.STAGED))
        self.submit.setEnabled(situation.may and situation.to_submit > 0)
        self.submit.setText(self.tr("&Submit %Ln change(s)…", "", situation.to_submit))
        hidden = focused is not None and not focused.isVisibleTo(self)
        # What is hidden gives its focus to anything.
        if hidden and (other := self.first_button()) is not None:
            other.setFocus(Qt.FocusReason.OtherFocusReason)

        self._fit()

    def _fit(self) -> None:
        """Take the height that the lines of buttons need: a splitter asks for no more than one of them."""
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _words(self, name: str, situation: Situation) -> str:
        line = situation.line
        words = {
            "keep_mine": self.tr("&Keep mine"),
            "take_theirs": self.tr("&Take theirs"),
            "later": self.tr("&Later"),
            "accept": self.tr("A&ccept"),
            "put_back": self.tr("&Put back"),
            "stage_again": self.tr("Stage &again"),
            "set_aside": self.tr("Set as&ide"),
            "restore": self.tr("&Restore"),
            "discard": self.tr("&Discard"),
            "show": self.tr("Sho&w the subscription"),
        }
        if name == "undo_act":
            act = wording.act_sentence(line.act).replace("&", "&&") if isinstance(line, BatchLine) else ""
            return fill(self.tr("&Undo %1"), act)
        if name in ("stage_again", "set_aside") and isinstance(line, BatchLine) and line.failed:
            return fill(self.tr("%1 (%2)", "an act and how many"), words[name], wording.number(line.failed))
        if situation.selected > 1 and name not in ("later", "show"):
            return fill(self.tr("%1 (%2)", "an act and how many"), words[name], wording.number(situation.selected))
        return words[name]

    def _about(self, name: str) -> str:
        return {
            "keep_mine": self.tr("Send your choice again, on top of what Partner Center holds now"),
            "take_theirs": self.tr("Leave what Partner Center holds now; your choice goes to the withdrawn ones"),
            "later": self.tr("Leave it in conflict and go to the next one"),
            "accept": self.tr("Take note of the contact that was set elsewhere"),
            "put_back": self.tr("Stage the contact that was here before; it goes through the review"),
            "stage_again": self.tr("Stage the same choice again; it goes through the review"),
            "set_aside": self.tr("Leave it at that: it does not count as needing anybody any more"),
            "restore": self.tr("Stage the same choice again; it goes through the review"),
            "discard": self.tr("Take the change back; it can be restored for 30 days (Del)"),
            "undo_act": self.tr("What was not sent is withdrawn; what was sent goes back through the review"),
            "show": self.tr("Show it on the customers page"),
        }[name]

    # All that are listed

    def _fill_menu(self) -> None:
        self.menu.clear()
        situation = self._situation
        alike = self._alike(situation.line)
        for name in _ACTS_OF.get(situation.group, ()):
            if name == "later":
                continue
            if alike:
                self._entry(name, fill(self.tr("%1: all %2", "an act, and which"), self._plain(name), alike), True)
            listed = fill(self.tr("%1: all %2 listed", "an act"), self._plain(name), wording.number(situation.listed))
            self._entry(name, f"{listed}…" if name == "discard" else listed, False)
        if situation.group is ChangeGroup.STAGED:
            self.menu.addSeparator()
            self._entry("include", self.tr("Include all in the next submit"), False)
            self._entry("leave_out", self.tr("Leave all out of the next submit"), False)

    def _plain(self, name: str) -> str:
        return self._words(name, replace(self._situation, selected=0)).replace("&", "")

    def _alike(self, line: Line | None) -> str:
        if isinstance(line, ChangeLine) and line.change.state is _S.CONFLICT and line.told is not None:
            names = contact_word(line.change.wanted), contact_word(line.told)
            return fill(self.tr("of %1 against %2", "my contact and theirs"), *names)
        if isinstance(line, DriftLine):
            names = contact_word(line.drift.before), contact_word(line.drift.after)
            return fill(self.tr("from %1 to %2", "contacts that were changed elsewhere"), *names)
        return ""

    def _entry(self, name: str, words: str, alike: bool) -> QAction:
        action = self.menu.addAction(words)
        action.setObjectName(f"all_{name}{'_alike' if alike else ''}")
        action.triggered.connect(lambda _checked=False: self.asked_for_all.emit(name, alike))
        return action

    def discardable(self) -> bool:
        """Whether the current line can be discarded."""
        line = self._situation.line
        if isinstance(line, ChangeLine):
            return line.change.state in DISCARDABLE
        return isinstance(line, BatchLine) and "discard" in _ACTS_OF.get(self._situation.group, ())

    def retranslate(self) -> None:
        """Set every word."""
        self.setAccessibleName(self.tr("What can be done"))
        self.export.setText(self.tr("&Export as a list…"))
        self.export.setToolTip(self.tr("Write these into a file that can be corrected and imported again"))
        self.submit.setToolTip(self.tr("Review what is included, and submit it (Ctrl+Enter)"))
        self.show_for(self._situation)
