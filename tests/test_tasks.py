"""Work off the GUI thread: answers on the GUI thread, errors told apart, cancelling, closing."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.data import overview
from desktop.data.store import Session, Store, open_store
from desktop.data.store.first_rows import look_in
from desktop.errors import Cancelled, DeskError
from desktop.tasks import Progress, TaskRunner, Tell


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.sqlite")
    yield store
    store.close()


@pytest.fixture
def runner(qapp, store: Store) -> Iterator[TaskRunner]:
    runner = TaskRunner(store)
    yield runner
    runner.close()


def mark(session: Session) -> str | None:
    return overview.mark(session, "name")


def test_work_runs_elsewhere_and_answers_here(qtbot, runner: TaskRunner) -> None:
    threads: list[int] = []
    answers: list[tuple[int, int]] = []

    def work(session: Session) -> int:
        threads.append(threading.get_ident())
        return 7

    runner.read(work, lambda value: answers.append((value, threading.get_ident())))
    assert runner.busy
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(7, threading.get_ident())]
    assert threads[0] != threading.get_ident()
    qtbot.waitUntil(lambda: not runner.busy)


def test_what_can_wait_is_read_after_the_frame_is_painted(qtbot, runner: TaskRunner) -> None:
    order: list[str] = []

    class Rows(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            order.append("painted")

    rows = Rows()
    qtbot.addWidget(rows)
    with qtbot.waitExposed(rows):
        rows.show()
    order.clear()
    rows.update()
    runner.read(lambda _session: order.append("read"), lambda _value: order.append("told"), after_painting=True)
    dropped = runner.read(lambda _session: order.append("dropped"), after_painting=True)
    dropped.cancel()
    assert runner.busy
    qtbot.waitUntil(lambda: not runner.busy)
    assert order == ["painted", "read", "told"]


def test_a_write_is_durable_before_it_is_told(qtbot, runner: TaskRunner, store: Store) -> None:
    seen: list[str | None] = []

    def look(_done: None) -> None:
        with store.reading() as session:
            seen.append(mark(session))

    runner.write(lambda session: overview.set_mark(session, "name", "value"), look)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["value"]


def test_writes_keep_their_order(qtbot, runner: TaskRunner) -> None:
    order: list[int] = []
    for number in range(20):
        runner.write(lambda session, number=number: number, order.append)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))


def test_an_expected_error_reaches_who_asked_or_everybody(qtbot, runner: TaskRunner) -> None:
    def fail(session: Session) -> None:
        raise DeskError("code", "a sentence")

    mine: list[DeskError] = []
    runner.read(fail, None, mine.append)
    qtbot.waitUntil(lambda: bool(mine))
    with qtbot.waitSignal(runner.error_occurred) as told:
        runner.write(fail)
    assert told.args[0].code == "code"


def test_a_bug_is_told_as_one_and_work_goes_on(qtbot, runner: TaskRunner, caplog) -> None:
    with qtbot.waitSignal(runner.bug_found) as told:
        runner.read(lambda session: 1 // 0)
    assert isinstance(told.args[0], ZeroDivisionError)
    answers: list[int] = []
    runner.read(lambda session: 1, answers.append)
    qtbot.waitUntil(lambda: answers == [1])


def test_the_late_answer_of_a_cancelled_read_is_dropped(qtbot, runner: TaskRunner) -> None:
    go_on = threading.Event()
    answers: list[int] = []
    task = runner.read(lambda session: int(go_on.wait(5)), answers.append)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert answers == []


def test_cancelled_long_work_rolls_back(qtbot, runner: TaskRunner, store: Store) -> None:
    begun = threading.Event()
    go_on = threading.Event()
    ends: list[str] = []

    def work(opened: Store, progress: Progress) -> None:
        with opened.writing() as session:
            overview.set_mark(session, "name", "half")
            begun.set()
            go_on.wait(5)
            progress(1, 2)

    task = runner.run(work, lambda _: ends.append("done"), cancelled=lambda: ends.append("cancelled"))
    assert begun.wait(5)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == ["cancelled"]
    with store.reading() as session:
        assert mark(session) is None


def test_what_was_written_before_the_wish_to_stop_is_told_as_done(qtbot, runner: TaskRunner) -> None:
    written = threading.Event()
    go_on = threading.Event()
    ends: list[str] = []

    def work(opened: Store, progress: Progress) -> None:
        with opened.writing() as session:
            overview.set_mark(session, "name", "whole")
        written.set()
        go_on.wait(5)

    task = runner.run(work, lambda _: ends.append("done"), cancelled=lambda: ends.append("cancelled"))
    assert written.wait(5)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == ["done"]


def test_closing_waits_for_decisions_and_cancels_long_work(qapp, runner: TaskRunner, store: Store) -> None:
    begun = threading.Event()

    def endless(opened: Store, progress: Progress) -> None:
        begun.set()
        pause = threading.Event()
        while not pause.wait(0.01):
            progress(0, 0)

    runner.run(endless)
    assert begun.wait(5)
    runner.write(lambda session: overview.set_mark(session, "name", "decided"))
    runner.close()
    runner.close()
    with store.reading() as session:
        assert mark(session) == "decided"


def test_work_waits_while_only_the_first_rows_are_read(qtbot, sample_file: Path, tmp_path: Path) -> None:
    first_rows = look_in(shutil.copy(sample_file, tmp_path / "sample.sqlite"))
    assert first_rows is not None
    runner = TaskRunner(first_rows)
    told: list[str] = []
    runner.read(lambda session: str(overview.counts(session).customers), told.append)
    runner.write(lambda session: overview.set_mark(session, "name", "value"), lambda _done: told.append("written"))
    runner.run(lambda store, _progress: store.location, told.append)
    assert runner.first_rows is first_rows
    qtbot.wait(50)
    assert told == []
    assert runner.busy
    runner.begin()
    assert runner.first_rows is None
    qtbot.waitUntil(lambda: not runner.busy)
    assert sorted(told) == sorted(["30", "written", first_rows.location])
    runner.begin()
    assert not runner.busy
    runner.close()
    first_rows.close()


def test_a_runner_that_never_began_can_be_closed(qapp, sample_file: Path, tmp_path: Path) -> None:
    first_rows = look_in(shutil.copy(sample_file, tmp_path / "sample.sqlite"))
    assert first_rows is not None
    runner = TaskRunner(first_rows)
    told: list[object] = []
    runner.read(overview.counts, told.append)
    runner.close()
    runner.begin()
    assert told == []


def test_a_store_that_does_not_open_after_all_is_told_to_whoever_asks(qtbot, sample_file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample_file, tmp_path / "sample.sqlite"))
    first_rows = look_in(path)
    assert first_rows is not None
    runner = TaskRunner(first_rows)
    path.write_bytes(b"Dear Sir or Madam" * 1000)
    told: list[str] = []
    runner.error_occurred.connect(lambda error: told.append(error.code))
    runner.read(overview.counts, failed=lambda error: told.append(f"asked: {error.code}"))
    runner.read(overview.counts)
    runner.begin()
    qtbot.waitUntil(lambda: not runner.busy)
    assert sorted(told) == ["asked: store_not_a_store", "store_not_a_store"]
    runner.close()


def test_what_waits_for_the_world_keeps_nobody_from_work(qtbot, runner: TaskRunner) -> None:
    told: list[str] = []
    here = threading.get_ident()
    go_on = threading.Event()

    def work(store: Callable[[], Store], tell: Tell) -> int:
        assert threading.get_ident() != here
        tell(lambda: told.append(f"told {threading.get_ident() == here}"))
        assert go_on.wait(20)
        with store().reading() as session:
            return len(mark(session) or "")

    runner.beside(work, lambda value: told.append(f"done {value}"), ended=lambda: told.append("ended"))
    assert not runner.busy
    qtbot.waitUntil(lambda: told == ["told True"])
    answered: list[None] = []
    runner.write(lambda session: overview.set_mark(session, "name", "four"), answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    go_on.set()
    qtbot.waitUntil(lambda: told == ["told True", "ended", "done 4"])


@pytest.mark.parametrize("error", [DeskError("no", "No."), ZeroDivisionError(), Cancelled()])
def test_however_work_beside_the_window_ends_it_is_told(qtbot, runner: TaskRunner, error: Exception) -> None:
    told: list[str] = []

    def work(_store: Callable[[], Store], _tell: Tell) -> None:
        raise error

    runner.bug_found.connect(lambda _error: told.append("bug"))
    runner.beside(work, failed=lambda _error: told.append("failed"), ended=lambda: told.append("ended"))
    expected = {DeskError: ["failed"], ZeroDivisionError: ["bug"], Cancelled: []}[type(error)]
    qtbot.waitUntil(lambda: told == ["ended", *expected])


def test_closing_asks_work_beside_the_window_to_stop_and_waits(qapp, store: Store) -> None:
    runner = TaskRunner(store)
    asked = threading.Event()
    over: list[bool] = []

    def work(_store: Callable[[], Store], _tell: Tell) -> None:
        over.append(asked.wait(20))

    runner.beside(work, lambda _value: over.append(False), stop=asked.set)
    runner.close()
    assert over == [True]
