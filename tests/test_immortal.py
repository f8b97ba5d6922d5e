"""Many Qt calls in one process: the interpreter must not run out of references to None."""

from __future__ import annotations

import subprocess
import sys

MANY_CALLS = """
import desktop.immortal
from PySide6.QtCore import QModelIndex, QObject, Signal
class Speaker(QObject):
    said = Signal(object)
speaker = Speaker()
for _ in range(100_000):
    speaker.setObjectName("")
    speaker.said.emit(None)
    QModelIndex().data()
"""


def test_a_process_survives_any_number_of_qt_calls() -> None:
    done = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
