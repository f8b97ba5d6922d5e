"""The context menu of a table's rows: what a page offers for the row, and copying."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.views.icons import icon
from desktop.views.table import DeskTable

translate = QCoreApplication.translate

Entry = tuple[str, str, Callable[[], object], bool]
"""Object name, words, what it does, and whether it can be done now."""

# Shown beside the words; the table itself answers to them.
_KEYS = {"menuCopy": "Ctrl+C", "menuCopyWithHeaders": "Ctrl+Shift+C"}


def row_menu(table: DeskTable, acts: Sequence[Entry], ids: Sequence[tuple[str, str, str]] = ()) -> QMenu:
    """A menu that deletes itself when closed: `acts` first, then copying the rows and the given ids.

    `ids` are object name, words and the text to copy; those without a text are left out.
    """
    menu = QMenu(table)
    menu.setObjectName("rowMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    entries: list[Entry | None] = [*acts]
    if acts:
        entries.append(None)
    can_copy = table.selected_count() > 0
    entries.append(("menuCopy", translate("RowMenu", "&Copy"), table.copy_rows, can_copy))
    entries.append(
        (
            "menuCopyWithHeaders",
            translate("RowMenu", "Copy with &headers"),
            lambda: table.copy_rows(with_headers=True),
            can_copy,
        )
    )
    for name, words, text in ids:
        if text:
            entries.append((name, words, _copying(text), True))
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        name, words, act, enabled = entry
        action = menu.addAction(words)
        action.setObjectName(name)
        action.setEnabled(enabled)
        action.triggered.connect(_calling(act))
        if name in _KEYS:
            action.setShortcut(QKeySequence(_KEYS[name]))
        if name == "menuCopy":
            action.setIcon(icon("copy"))
    menu.addSeparator()
    columns = table.columns.columns_menu()
    columns.setParent(menu, columns.windowFlags())
    columns.setIcon(icon("columns"))
    menu.addMenu(columns)
    return menu


def _calling(act: Callable[[], object]) -> Callable[[bool], None]:
    def call(_checked: bool = False) -> None:
        act()

    return call


def _copying(text: str) -> Callable[[], None]:
    def copy() -> None:
        QGuiApplication.clipboard().setText(text)

    return copy
