"""Typing in a table: the first row whose sorted text begins with the letters, also among rows that were never loaded.

The rows are in order, so a few hundred of them tell where to look more closely: three reads find one in a million.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop.data.later import typing_ahead
from desktop.domain.folding import other_layout, sort_form
from desktop.domain.records import ChangeState, Publishing, SubscriptionStatus
from desktop.models import wording
from desktop.models.paging import PagedModel, Phase
from desktop.tasks import Task, TaskRunner

if TYPE_CHECKING:
    from desktop.data.store import Session

PROBES: Final = 500
"""How many rows are looked at in one read."""

Texts = Callable[["Session", Sequence[int], str], dict[int, str]]
Targets = Callable[[str, str], list[str]]

_WORDS: Final[dict[str, Callable[[], dict[str, str]]]] = {
    "status": lambda: {status.value: wording.status_chip(status).text for status in SubscriptionStatus},
    "publishing": lambda: {value.value: wording.publishing_chip(value).text for value in Publishing},
    "change": lambda: {state.value: wording.change_chip(state).text for state in ChangeState},
}


def begins(_sort: str, typed: str) -> list[str]:
    """Beginnings of names to look for: as typed, then as typed on the other keyboard layout."""
    return [form for form in dict.fromkeys((sort_form(typed), sort_form(other_layout(typed)))) if form]


def begins_or_codes(sort: str, typed: str) -> list[str]:
    """As `begins`; where a column shows a word for a code, the codes whose words begin so."""
    words = _WORDS.get(sort)
    if words is None:
        return begins(sort, typed)
    starts = (typed.casefold(), other_layout(typed).casefold())
    return sorted(code for code, word in words().items() if word.casefold().startswith(starts))


class TypingAhead(QObject):
    """Collects letters as they are typed and finds their row. Lives on the GUI thread."""

    found = Signal(int)
    """The row to go to."""
    nothing_found = Signal(str)
    """No row begins with what was typed, or the rows are not ordered by a text."""

    def __init__(
        self,
        model: PagedModel[Any],
        runner: TaskRunner,
        texts: Texts,
        targets: Targets = begins,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._runner = runner
        self._read_texts = texts
        self._read_targets = targets
        self._typed = ""
        self._targets: list[str] = []
        self._task: Task[dict[int, str]] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._forget)
        model.modelAboutToBeReset.connect(self._stop)
        model.phase_changed.connect(self._phase_changed)

    @property
    def busy(self) -> bool:
        """Whether a row is being looked for."""
        return self._task is not None

    def type(self, letters: str) -> None:
        """Take more letters; after a pause they begin anew."""
        if not self._typed and not letters.strip():
            return
        self._typed += letters
        self._pause.start(2 * QGuiApplication.styleHints().keyboardInputInterval())
        self._look()

    def _forget(self) -> None:
        self._typed = ""

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _phase_changed(self) -> None:
        # The rows have changed their order since the letters were typed.
        if self._model.phase is Phase.READY and self._typed:
            self._look()

    def _look(self) -> None:
        self._stop()
        if self._model.phase is not Phase.READY:
            return
        self._targets = self._read_targets(str(self._model.query.sort), self._typed)
        self._look_for_next()

    def _look_for_next(self) -> None:
        if not self._targets:
            self.nothing_found.emit(self._typed)
            return
        self._narrow(self._targets.pop(0), 0, self._model.rowCount(), "")

    def _narrow(self, target: str, low: int, high: int, text: str) -> None:
        """The row is one of `low` … `high`; `text` is that of `high`, empty at the end of the rows."""
        if low >= high:
            if text.startswith(target):
                self.found.emit(high)
            else:
                self._look_for_next()
            return
        step = -(-(high - low) // PROBES)
        keys = {row: key for row in range(low, high, step) if (key := self._model.key_at(row)) is not None}
        sort = str(self._model.query.sort)
        self._task = self._runner.read(
            partial(self._texts_of, list(keys.values()), sort), partial(self._take, target, keys, low, high, text)
        )

    def _texts_of(self, keys: list[int], sort: str, session: Session) -> dict[int, str]:
        return self._read_texts(session, keys, sort)

    def _take(self, target: str, keys: dict[int, int], low: int, high: int, text: str, texts: dict[int, str]) -> None:
        self._task = None
        if not texts:
            self.nothing_found.emit(self._typed)
            return
        falling = bool(self._model.query.descending)
        for row, key in keys.items():
            here = texts.get(key)
            if here is None:
                continue
            if here[: len(target)] <= target if falling else here >= target:
                high, text = row, here
                break
            low = row + 1
        self._narrow(target, low, high, text)


def for_subscriptions(model: PagedModel[Any], runner: TaskRunner) -> TypingAhead:
    """Typing in a list of subscriptions; the model owns it."""
    return TypingAhead(
        model,
        runner,
        lambda session, keys, sort: typing_ahead.subscription_texts(session, keys, sort),
        begins_or_codes,
        model,
    )


def for_customers(model: PagedModel[Any], runner: TaskRunner) -> TypingAhead:
    """Typing in the list of customers; the model owns it."""
    return TypingAhead(
        model, runner, lambda session, keys, sort: typing_ahead.customer_texts(session, keys, sort), begins, model
    )
