"""The desk's own command until the window is at rest: it says so, with the longest stall since its first rows."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import desktop.cli


def run(store: str, *, config_dir: Path | None = None, arguments: list[str] | None = None) -> int:
    """What `desktop.app.run` does, until all rows are known, the pages are built and no work is under way."""
    from desktop.app import application, open_desk

    app = application(arguments)
    with open_desk(store, config_dir=config_dir) as window:
        window.show()
        from PySide6.QtCore import QEvent, QObject, QTimer
        from PySide6.QtWidgets import QTableView, QWidget

        from benchmarks.watching import Heartbeat
        from desktop.models.paging import Phase
        from desktop.views.pages import PAGES

        table: Any = window.findChild(QTableView, "customersTable")
        heart = Heartbeat()

        class FirstFrame(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    watched.removeEventFilter(self)
                    QTimer.singleShot(0, heart.start)
                return False

        first = FirstFrame()
        table.viewport().installEventFilter(first)

        def is_at_rest() -> bool:
            there = all(window.findChild(QWidget, f"{name}Page") for name in PAGES)
            return there and not window.desk.runner.busy and table.model().phase is Phase.READY

        def look() -> None:
            if is_at_rest():
                heart.stop()
                print(heart.take()[0], flush=True)
                sys.stdin.read()
                os._exit(0)

        poll = QTimer()
        poll.setInterval(20)
        poll.timeout.connect(look)
        poll.start()
        return app.exec()


if __name__ == "__main__":
    from desk import lay_aside_run

    lay_aside_run(run)
    sys.argv[:] = ["partner-desk", "--store", sys.argv[1], "--config", sys.argv[2]]
    desktop.cli.main()
