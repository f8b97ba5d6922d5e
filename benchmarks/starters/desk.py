"""The desk's own command with its own way of opening a window; it tells when its first rows are painted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import desktop.cli


def run(store: str, *, config_dir: Path | None = None, arguments: list[str] | None = None) -> int:
    """What `desktop.app.run` does, until the first rows are painted."""
    from desktop.app import application, open_desk

    app = application(arguments)
    with open_desk(store, config_dir=config_dir) as window:
        window.show()
        from PySide6.QtWidgets import QTableView
        from telling import Tell

        from desktop.models import roles

        table: Any = window.findChild(QTableView, "customersTable")

        def has_rows() -> bool:
            if not table.isVisible() or not table.model().rowCount():
                return False
            last = table.rowAt(table.viewport().height() - 1)
            end = last + 1 if last >= 0 else table.model().rowCount()
            rows = range(table.rowAt(0), end)
            return not any(table.model().index(row, 0).data(roles.PLACEHOLDER) for row in rows)

        Tell(window, table.viewport(), has_rows)
        return app.exec()


def lay_aside_run(run: Callable[..., int]) -> None:
    """Let the command open its window by `run`; everything is loaded when the command loads it."""
    from desktop.cli import windows

    load = windows.import_module

    def loaded(name: str) -> Any:
        module = load(name)
        if name == "desktop.app":
            module.run = run  # type: ignore[attr-defined]
        return module

    windows.import_module = loaded


if __name__ == "__main__":
    lay_aside_run(run)
    sys.argv[:] = ["partner-desk", "--store", sys.argv[1], "--config", sys.argv[2]]
    desktop.cli.main()
