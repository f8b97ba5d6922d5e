"""The saved view that is shown, whether it was changed since, and a menu to choose, keep and pass on views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QSizePolicy, QWidget

from desktop.data import saved_views
from desktop.data.saved_views import ALL, SHIPPED, SavedView
from desktop.errors import DeskError
from desktop.models.condition_words import view_word
from desktop.models.desk import Desk
from desktop.views.cells import one_line
from desktop.views.icons import icon
from desktop.views.subscriptions.view_dialogs import DeleteViewDialog, ViewNameDialog
from desktop.views.tooltips import plain_tooltip
from desktop.views.words import fill

_LONGEST = 36
"""The most average characters of a name that are shown."""


class ViewSelector(QPushButton):
    """`state` tells what is shown as a view without a name; `extend` adds entries to the menu before it opens."""

    chosen = Signal(object)
    """A `SavedView` is to be shown."""
    said = Signal(str)

    def __init__(
        self, desk: Desk, state: Callable[[], SavedView], extend: Callable[[QMenu], Any], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("viewSelector")
        self._desk = desk
        self._state = state
        self._extend = extend
        self._own: tuple[SavedView, ...] = ()
        self._base = ALL
        self._wanted: str | None = None
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setIcon(icon("chevron-down"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.clicked.connect(self.show_menu)

    # What is shown

    @property
    def base(self) -> SavedView:
        """The view that was chosen last."""
        return self._base

    def set_base(self, view: SavedView) -> None:
        """From now on this is the view that what is shown is compared with."""
        self._wanted = None
        self._base = view
        self.refresh()

    @property
    def modified(self) -> bool:
        """Whether what is shown is not quite the view that was chosen."""
        state, base = self._state(), self._base
        columns = bool(base.columns) and state.columns != base.columns
        return columns or (state.conditions, state.sort) != (base.conditions, base.sort)

    def refresh(self) -> None:
        """Say which view is shown, with a mark where it was changed."""
        name = one_line(view_name(self._base))
        modified = self.modified
        self._name = fill(self.tr("View: %1"), name)
        shown = f"{self._name} •" if modified else self._name
        self.setAccessibleName(fill(self.tr("%1, changed"), self._name) if modified else self._name)
        self.setToolTip(plain_tooltip(self.accessibleName()))
        longest = _LONGEST * self.fontMetrics().averageCharWidth()
        shown = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, longest)
        self.setText(shown.replace("&", "&&"))

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 20 * self.fontMetrics().averageCharWidth()), hint.height())

    def retranslate(self) -> None:
        """Set every word."""
        self.refresh()

    # The shelf

    def load(self) -> None:
        """Read the person's own views; a file that cannot be used is told where the person is."""
        self._desk.runner.read(lambda _session: self._desk.views.views(), self._take_views, self._desk.refused.emit)

    def _take_views(self, views: tuple[SavedView, ...]) -> None:
        self._own = views
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._base = next((view for view in views if view.name == wanted), ALL)
        self.refresh()

    def remembered(self) -> dict[str, Any]:
        """What is shown and of which view it is, as plain values."""
        return saved_views.to_plain(replace(self._state(), name=self._base.key or self._base.name))

    def recall(self, stored: object) -> SavedView | None:
        """What `remembered` gave, to be shown; None when it makes no sense."""
        try:
            state = saved_views.from_plain(stored)
        except (ValueError, DeskError):
            return None
        found = saved_views.shipped(state.name)
        # Until the person's own views are read.
        self._wanted = None if found else state.name
        self._base = found or state
        return state

    def _act(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[DeskError], None]) -> None:
        self._desk.runner.read(lambda _session: work(), done, failed)

    def _kept(self, said: str, view: SavedView) -> None:
        self.set_base(view)
        self.said.emit(fill(said, view.name))
        self.load()

    # Acts

    def choose(self, view: SavedView) -> None:
        """Show a view."""
        self.set_base(view)
        self.chosen.emit(view)

    def save(self) -> None:
        """Keep what is shown in the view that was chosen, if it is the person's own; else under a new name."""
        name = self._base.name
        if self._base.key:
            self.save_as()
            return
        state = replace(self._state(), name=name)
        self._act(
            lambda: self._desk.views.put(state, replaces=name),
            partial(self._kept, self.tr("The view “%1” is saved.")),
            self._desk.refused.emit,
        )

    def save_as(self) -> None:
        """Keep what is shown under a new name."""
        state = self._state()

        def keep(name: str, done: Callable[[], None], failed: Callable[[DeskError], None]) -> None:
            def kept(view: SavedView) -> None:
                done()
                self._kept(self.tr("The view “%1” is saved."), view)

            self._act(lambda: self._desk.views.put(replace(state, name=name)), kept, failed)

        proposed = fill(self.tr("%1 (copy)"), view_name(self._base)) if self._base is not ALL else ""
        ViewNameDialog(proposed[: saved_views.LONGEST_NAME], keep, self.window()).open()

    def rename(self) -> None:
        """Give the person's view another name."""
        base = self._base

        def keep(name: str, done: Callable[[], None], failed: Callable[[DeskError], None]) -> None:
            def kept(view: SavedView) -> None:
                done()
                self._kept(self.tr("The view is called “%1” now."), view)

            self._act(lambda: self._desk.views.put(replace(base, name=name), replaces=base.name), kept, failed)

        ViewNameDialog(base.name, keep, self.window(), renames=True).open()

    def delete(self) -> None:
        """Delete the person's view, once that was made sure of; what is shown stays."""
        name = self._base.name

        def deleted(_nothing: object) -> None:
            self.set_base(ALL)
            self.said.emit(fill(self.tr("The view “%1” is deleted."), name))
            self.load()

        DeleteViewDialog(
            name,
            lambda: self._act(lambda: self._desk.views.remove(name), deleted, self._desk.refused.emit),
            self.window(),
        ).open()

    def export(self) -> None:
        """Write what is shown to a file that another desk can import."""
        state = replace(self._state(), name=view_name(self._base))
        dialog = self._file_dialog(self.tr("Export view"), "exportViewDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile("".join(c if c.isalnum() or c in " -_" else "_" for c in state.name) + ".json")

        def write(path: str) -> None:
            self._act(
                lambda: saved_views.export_view(state, Path(path)),
                lambda _nothing: self.said.emit(fill(self.tr("The view is written to %1."), Path(path).name)),
                self._desk.refused.emit,
            )

        dialog.fileSelected.connect(write)
        dialog.open()

    def import_file(self) -> None:
        """Take a view from a file, keep it, and show it."""
        dialog = self._file_dialog(self.tr("Import view"), "importViewDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def take_file(self, path: str) -> None:
        """Keep the view in a file, under a name that is still free, and show it."""

        def work() -> SavedView:
            view = saved_views.import_view(Path(path))
            return self._desk.views.put(replace(view, name=self._desk.views.free_name(view.name)))

        def kept(view: SavedView) -> None:
            self._kept(self.tr("The view “%1” was imported."), view)
            self.chosen.emit(view)

        self._act(work, kept, self._desk.refused.emit)

    def _file_dialog(self, title: str, name: str) -> QFileDialog:
        dialog = QFileDialog(self.window(), title)
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([self.tr("Views (*.json)"), self.tr("All files (*)")])
        return dialog

    # The menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.show_menu()
        else:
            super().keyPressEvent(event)

    def show_menu(self) -> None:
        """Open the menu below."""
        menu = self.menu_of_views()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def menu_of_views(self) -> QMenu:
        """Views to choose, and what can be done with the one that is shown. The caller owns it."""
        menu = QMenu(self)
        menu.setObjectName("viewsMenu")
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu.setAccessibleName(self.tr("Views"))
        for place, view in enumerate((ALL, *SHIPPED)):
            if place == 1:
                menu.addSeparator()
            self._add_view(menu, view, f"view:{view.key}")
        if self._own:
            menu.addSeparator()
        for view in self._own:
            self._add_view(menu, view, f"ownView:{view.name}")
        menu.addSeparator()
        own, modified = not self._base.key, self.modified
        self._add(menu, "saveView", self.tr("&Save"), self.save, enabled=own and modified)
        self._add(menu, "saveViewAs", self.tr("Save &as…"), self.save_as)
        back = partial(self.choose, self._base)
        self._add(menu, "resetView", self.tr("&Undo changes to the view"), back, enabled=modified)
        self._add(menu, "renameView", self.tr("&Rename…"), self.rename, enabled=own)
        self._add(menu, "deleteView", self.tr("&Delete…"), self.delete, enabled=own)
        menu.addSeparator()
        self._add(menu, "exportView", self.tr("&Export…"), self.export)
        self._add(menu, "importView", self.tr("&Import…"), self.import_file)
        menu.addSeparator()
        self._extend(menu)
        return menu

    def _add_view(self, menu: QMenu, view: SavedView, name: str) -> None:
        action = menu.addAction(one_line(view_name(view)).replace("&", "&&"))
        action.setObjectName(name)
        action.setCheckable(True)
        action.setChecked(view.key == self._base.key and (bool(view.key) or view.name == self._base.name))
        action.triggered.connect(lambda _checked=False: self.choose(view))

    @staticmethod
    def _add(menu: QMenu, name: str, text: str, act: Callable[[], None], *, enabled: bool = True) -> None:
        action = menu.addAction(text)
        action.setObjectName(name)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked=False: act())


def view_name(view: SavedView) -> str:
    """What a view is called, in the person's language where it comes along."""
    return view_word(view.key) if view.key else view.name
