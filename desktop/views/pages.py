"""The pages of the window, and what belongs to each while another is shown: its search, its layout, what it has missed.

A page is built when it is first shown, or before that when nothing else is to do, so that a person sees rows at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from desktop.models.desk import Desk, Kind

PAGES: Final = ("customers", "subscriptions", "resellers", "changes", "activity")
"""The names of the pages, in the order of the navigation."""

WITH_PANEL: Final = ("customers", "subscriptions")
"""Those with a contact panel."""


class Pages(QObject):
    """Builds the pages and shows one of them in `content`, its filters in `filters`. GUI thread.

    `made` is told of each page that was built, to connect what it emits.
    """

    def __init__(self, desk: Desk, made: Callable[[str, Any], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made = made
        self.name: str = PAGES[0]
        self.content = QStackedWidget()
        self.filters = QStackedWidget()
        self.searches: dict[str, str] = dict.fromkeys(PAGES, "")
        self._built: dict[str, Any] = {}
        self._filters: list[QWidget] = []
        self._stale: dict[str, Kind] = {}
        self._layouts: dict[str, dict[str, Any]] = {}
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._build_next)
        desk.runner.became_idle.connect(self.build_ahead)

    @property
    def current(self) -> Any:
        """The page that is shown."""
        return self.get(self.name)

    def is_built(self, name: str) -> bool:
        """Whether the page of that name is there already."""
        return name in self._built

    def get(self, name: str) -> Any:
        """The page of that name, built when it is first asked for."""
        page = self._built.get(name)
        if page is None:
            kind = getattr(import_module(_module(name)), f"{name.capitalize()}Page")
            page = self._built[name] = kind(self._desk, self.content)
            self._made(name, page)
            self.content.addWidget(page)
            self._filters.append(page.filters or QWidget(page))
            self.filters.addWidget(self._filters[-1])
            self._fit_filters()
            if layout := self._layouts.get(name):
                page.restore_layout(layout)
        return page

    def show(self, name: str) -> Any:
        """Show a page, and return it."""
        page = self.get(name)
        self.name = name
        self.content.setCurrentWidget(page)
        self.filters.setCurrentIndex(self.content.currentIndex())
        self._fit_filters()
        self.filters.setVisible(page.filters is not None)
        return page

    def _fit_filters(self) -> None:
        """Only the filters that are shown have a say in how wide they are: those of other pages come later."""
        for filters in self._filters:
            shown = filters is self.filters.currentWidget()
            policy = QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored
            filters.setSizePolicy(policy, QSizePolicy.Policy.Preferred)
        self.filters.updateGeometry()

    # What has changed

    def refresh(self, kinds: Kind, *, visible: bool) -> None:
        """Let the current page read anew what has changed, if it is visible; the others do so when they are shown."""
        for name, page in self._built.items():
            # One that is not built yet reads everything when it is.
            if name == self.name and visible:
                page.refresh(kinds)
            else:
                self._stale[name] = self._stale.get(name, Kind(0)) | kinds

    def catch_up(self) -> None:
        """Let the current page read what it has missed."""
        if stale := self._stale.pop(self.name, None):
            self.current.refresh(stale)

    # Building ahead

    def build_ahead(self) -> None:
        """Build the pages that were not visited yet, so that each is there at once; a bit at each turn of the loop."""
        # A worker that has the interpreter as well would make each bit take twice as long.
        if len(self._built) < len(PAGES) and not self._desk.runner.busy:
            self._ahead.start()

    def _build_next(self) -> None:
        name = next((name for name in PAGES if name not in self._built), None)
        if name is None or self._desk.runner.busy:
            return
        if _module(name) in sys.modules:
            self.get(name)
        else:
            import_module(_module(name))
        self.build_ahead()

    # Layout

    def restore_layouts(self, saved: object) -> None:
        """Lay out each page as saved, when it is built; what makes no sense is left out."""
        for name in PAGES:
            if isinstance(saved, dict) and isinstance(layout := saved.get(name), dict):
                self._layouts[name] = layout

    def layouts(self) -> dict[str, Any]:
        """What is remembered of each page's layout."""
        return self._layouts | {name: page.save_layout() for name, page in self._built.items()}


def _module(name: str) -> str:
    return f"desktop.views.{name}_page"
