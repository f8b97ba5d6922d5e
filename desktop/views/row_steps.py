"""What menus and keys do to the rows of the page that is shown: fill down, paste, and go from match to match."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.views.table import DeskTable


class RowSteps(QObject):
    """Acts on the current page, which `page` names. GUI thread."""

    def __init__(self, page: Callable[[], Any], search: Callable[[], None], say: Callable[[str], None]) -> None:
        super().__init__()
        self._page = page
        self._search = search
        self._say = say

    def fill_down(self) -> None:
        """The contact of the first selected row for the others."""
        if not self._page().contact_rows().fill_down():
            self._say(self.tr("Select more rows: the contact of the first one goes to the others."))

    def paste(self) -> None:
        """Contacts from the clipboard onto the selected rows."""
        self._page().contact_rows().paste()

    def step(self, by: int, typed: str) -> None:
        """Go to the next row that matches the search (`by` 1) or to the one before it (-1); without one, to search."""
        if not typed.strip():
            self._search()
            return
        self._page().focus_main()
        table = QApplication.focusWidget()
        model = table.model() if isinstance(table, DeskTable) else None
        if isinstance(table, DeskTable) and model is not None and model.rowCount():
            # Past the last match it begins anew.
            table.select_row((table.currentIndex().row() + by) % model.rowCount())
