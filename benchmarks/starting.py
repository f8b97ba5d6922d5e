"""Process start to first rows painted: the desk's own command, against a process that only shows an empty window.

Every process tells through a pipe when its first frame with rows is on screen, so that neither its end nor anything
it still reads counts. What is put off until then is measured by itself: when the window is at rest, and the longest
stall on the way there. Compiled modules are kept in a folder of this run, for all of them alike.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Bar, Figure, Measure
from benchmarks.stores import Book

RUNS = 7

STARTERS = Path(__file__).with_name("starters")


def environment(folder: Path) -> dict[str, str]:
    """The environment of every measured process: no screen, and compiled modules kept in a folder of the run."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    root = str(Path(__file__).resolve().parents[1])
    path = os.pathsep.join(part for part in (root, kept.get("PYTHONPATH", "")) if part)
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONPATH": path}


def started(program: str, arguments: Sequence[str], folder: Path) -> float:
    """Seconds from the start of one of the starters to its first frame with rows."""
    told, tell = os.pipe()
    try:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, str(STARTERS / f"{program}.py"), *arguments],
            env={**environment(folder), "TOLD": str(tell)},
            stdin=subprocess.PIPE,
            pass_fds=(tell,),
        )
        os.close(tell)
        tell = -1
        answer = os.read(told, 1)
        took = time.perf_counter() - start
        assert process.stdin is not None
        process.stdin.close()
        if process.wait() != 0 or answer != b"!":
            raise RuntimeError(f"the measured process {program} ended before it had painted anything")
        return took
    finally:
        os.close(told)
        if tell >= 0:
            os.close(tell)


def settled(book: Book, folder: Path) -> tuple[float, float]:
    """Seconds from the start of the desk to rest, and the longest stall from its first rows on in milliseconds."""
    command = [sys.executable, str(STARTERS / "settling.py"), str(book.path.absolute()), str(folder / "config")]
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    stall = process.stdout.readline()
    took = time.perf_counter() - start
    process.stdin.close()
    if process.wait() != 0 or not stall:
        raise RuntimeError("the measured desk ended before it was at rest")
    return took, float(stall)


def figures(book: Book, folder: Path, *, small: Book | None = None, runs: int = RUNS) -> list[Figure]:
    """The start of one size beside the empty window, and beside the smallest size where one is given."""
    config = str(folder / "config")
    programs: dict[str, tuple[str, list[str]]] = {
        "desk": ("desk", [str(book.path.absolute()), config]),
        "empty": ("empty", []),
        "peer": ("peer", [str(book.path.absolute())]),
    }
    if small is not None and small != book:
        programs["small"] = ("desk", [str(small.path.absolute()), config])
    taken: dict[str, list[float]] = {name: [] for name in programs}
    # The first round compiles, and warms the disk's cache. The programs take turns, so that what else the machine
    # does meets all of them.
    for number in range(runs + 1):
        for name, (program, arguments) in programs.items():
            if name == "peer" and number > 1:
                continue
            took = started(program, arguments, folder)
            if number:
                taken[name].append(took)
    middle = {name: statistics.median(values) for name, values in taken.items()}
    result = [
        Figure(
            "start",
            "process start to first rows painted",
            middle["desk"],
            "s",
            "an empty window, QtWidgets and sqlalchemy.orm imported",
            middle["empty"],
            "a list model that loads every row first",
            middle["peer"],
            (Bar(Measure.TIMES_FLOOR, 1.3),),
        )
    ]
    took, stalls = zip(*(settled(book, folder) for _ in range(runs)), strict=True)
    result += [
        Figure("start.rest", "process start to a window at rest", statistics.median(took), "s"),
        Figure.sampled(
            "stall.start", "longest stall from the first rows to rest", stalls, bars=(Bar(Measure.WORST, 50.0),)
        ),
    ]
    if small is not None and "small" in middle:
        result.append(
            Figure(
                "start.growth",
                f"process start to first rows painted, beside size {small.label}",
                middle["desk"],
                "s",
                f"the same at size {small.label}",
                middle["small"],
                bars=(Bar(Measure.TIMES_FLOOR, 1.1),),
            )
        )
    return result
