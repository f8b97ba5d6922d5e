"""Every action of the window, declared once: menus, shortcuts and the cheat sheet are made from here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.models.filling import fill
from desktop.models.jumping import Target, TargetKind
from desktop.views.icons import icon

translate = QCoreApplication.translate

# Qt matches the character, not the key. On the Russian layout the same keys give these.
_RUSSIAN = dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM,/", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБ.", strict=True))


def with_russian_layout(keys: Iterable[str]) -> list[QKeySequence]:
    """The shortcuts, and the same ones as they arrive while the Russian layout is on."""
    found: list[str] = []
    for key in keys:
        found.append(key)
        *modifiers, last = key.split("+")
        if modifiers and last in _RUSSIAN:
            found.append("+".join((*modifiers, _RUSSIAN[last])))
    return [QKeySequence(key) for key in found]


def _native(key: str) -> str:
    """A shortcut in the spelling of the platform and the language."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


@dataclass(frozen=True)
class DeskAction:
    """One thing a person can ask of the window."""

    id: str
    text: Callable[[], str]
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    answered: tuple[str, ...] = ()
    """Keys that whatever has the focus answers by itself: they are shown, and no shortcut of the window."""


@dataclass(frozen=True)
class DeskMenu:
    """A menu: its title and the ids in it; an empty id is a line between groups."""

    id: str
    title: Callable[[], str]
    actions: tuple[str, ...]


ACTIONS: tuple[DeskAction, ...] = (
    DeskAction("openStore", lambda: translate("Actions", "&Open store…"), ("Ctrl+O",), "database"),
    DeskAction("importFiles", lambda: translate("Actions", "&Import files…"), ("Ctrl+Shift+I",), "import"),
    DeskAction("export", lambda: translate("Actions", "&Export…"), ("Ctrl+E",), "export"),
    DeskAction("print", lambda: translate("Actions", "&Print…"), ("Ctrl+P",), "print"),
    DeskAction("backUp", lambda: translate("Actions", "&Back up now")),
    DeskAction("saved", lambda: translate("Actions", "&Save"), ("Ctrl+S",)),
    DeskAction("settings", lambda: translate("Actions", "Se&ttings…"), ("Ctrl+,",), "settings"),
    DeskAction("closeWindow", lambda: translate("Actions", "&Close window"), ("Ctrl+W",)),
    DeskAction("quit", lambda: translate("Actions", "&Quit"), ("Ctrl+Q",)),
    DeskAction("undo", lambda: translate("Actions", "&Undo"), ("Ctrl+Z",), "undo"),
    DeskAction("redo", lambda: translate("Actions", "&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    DeskAction("copyRows", lambda: translate("Actions", "&Copy rows"), icon="copy", answered=("Ctrl+C",)),
    DeskAction(
        "copyWithHeaders",
        lambda: translate("Actions", "Copy rows with &headings"),
        answered=("Ctrl+Shift+C",),
    ),
    DeskAction("find", lambda: translate("Actions", "&Find"), ("Ctrl+F",), "search"),
    DeskAction("findNext", lambda: translate("Actions", "Find &next"), ("F3",)),
    DeskAction("findPrevious", lambda: translate("Actions", "Find &previous"), ("Shift+F3",)),
    DeskAction("jump", lambda: translate("Actions", "&Jump to…"), ("Ctrl+K",), "arrow-right"),
    DeskAction("clearSearch", lambda: translate("Actions", "C&lear search")),
    DeskAction("customers", lambda: translate("Actions", "&Customers"), ("Ctrl+1",), "customers", checkable=True),
    DeskAction(
        "subscriptions",
        lambda: translate("Actions", "Su&bscriptions"),
        ("Ctrl+2",),
        "subscriptions",
        checkable=True,
    ),
    DeskAction("resellers", lambda: translate("Actions", "&Resellers"), ("Ctrl+3",), "resellers", checkable=True),
    DeskAction("changes", lambda: translate("Actions", "C&hanges"), ("Ctrl+4",), "changes", checkable=True),
    DeskAction("activity", lambda: translate("Actions", "&Activity"), ("Ctrl+5",), "activity", checkable=True),
    DeskAction("showCustomer", lambda: translate("Actions", "&Go to the customer"), ("Ctrl+G",), "arrow-right"),
    DeskAction("nextPane", lambda: translate("Actions", "&Next pane"), ("F6",)),
    DeskAction("previousPane", lambda: translate("Actions", "&Previous pane"), ("Shift+F6",)),
    DeskAction("columns", lambda: translate("Actions", "C&olumns…"), ("Ctrl+Shift+L",), "columns"),
    DeskAction("zoomIn", lambda: translate("Actions", "&Larger text"), ("Ctrl++", "Ctrl+=")),
    DeskAction("zoomOut", lambda: translate("Actions", "S&maller text"), ("Ctrl+-",)),
    DeskAction("zoomReset", lambda: translate("Actions", "&Standard text size"), ("Ctrl+0",)),
    DeskAction("chooseContact", lambda: translate("Actions", "&Choose the contact"), ("F2",), "person"),
    DeskAction("fillDown", lambda: translate("Actions", "&Fill down the first contact"), ("Ctrl+D",)),
    DeskAction("paste", lambda: translate("Actions", "&Paste contacts…"), ("Ctrl+V",)),
    DeskAction("resetContact", lambda: translate("Actions", "Back to the &default contact")),
    DeskAction("sweep", lambda: translate("Actions", "Default &sweep…"), ("Ctrl+Shift+D",), "resellers"),
    DeskAction("importAssignments", lambda: translate("Actions", "&Import assignments…"), ("Ctrl+Shift+A",), "import"),
    DeskAction("request", lambda: translate("Actions", "Re&quest a relationship…"), ("Ctrl+Shift+E",), "mail"),
    DeskAction(
        "review",
        lambda: translate("Actions", "&Review and submit…"),
        ("Ctrl+Return", "Ctrl+Enter", "Ctrl+Shift+R"),
        "review",
    ),
    DeskAction("sync", lambda: translate("Actions", "&Sync"), ("F5", "Ctrl+R"), "sync"),
    DeskAction("syncCustomer", lambda: translate("Actions", "Sync this cus&tomer"), ("Shift+F5",)),
    DeskAction("syncAnew", lambda: translate("Actions", "Read &everything anew")),
    DeskAction("pauseSync", lambda: translate("Actions", "&Pause")),
    DeskAction("cancelSync", lambda: translate("Actions", "&Cancel the sync")),
    DeskAction("syncDetails", lambda: translate("Actions", "&Last sync…")),
    DeskAction("connect", lambda: translate("Actions", "Co&nnection…"), (), "link"),
    DeskAction("help", lambda: translate("Actions", "&User guide"), ("F1",), "help"),
    DeskAction("cheatSheet", lambda: translate("Actions", "&Keyboard shortcuts"), ("Ctrl+/",)),
    DeskAction("about", lambda: translate("Actions", "&About Partner Desk"), (), "info"),
)

MENUS: tuple[DeskMenu, ...] = (
    DeskMenu(
        "fileMenu",
        lambda: translate("Actions", "&File"),
        ("openStore", "importFiles", "export", "print", "", "backUp", "saved", "",
         "settings", "", "closeWindow", "quit"),
    ),
    DeskMenu(
        "editMenu",
        lambda: translate("Actions", "&Edit"),
        ("undo", "redo", "", "copyRows", "copyWithHeaders", "",
         "find", "findNext", "findPrevious", "clearSearch", "", "jump"),
    ),
    DeskMenu(
        "viewMenu",
        lambda: translate("Actions", "&View"),
        ("customers", "subscriptions", "resellers", "changes", "activity", "", "showCustomer", "nextPane",
         "previousPane", "columns", "", "zoomIn", "zoomOut", "zoomReset"),
    ),
    DeskMenu(
        "assignMenu",
        lambda: translate("Actions", "&Assign"),
        ("chooseContact", "fillDown", "paste", "resetContact", "request", "",
         "sweep", "importAssignments", "", "review"),
    ),
    DeskMenu(
        "syncMenu",
        lambda: translate("Actions", "&Sync"),
        ("sync", "syncCustomer", "syncAnew", "", "pauseSync", "cancelSync", "syncDetails", "", "connect"),
    ),
    DeskMenu("helpMenu", lambda: translate("Actions", "&Help"), ("help", "cheatSheet", "", "about")),
)  # fmt: skip


LIST_KEYS: tuple[tuple[Callable[[], str], tuple[str, ...]], ...] = (
    (lambda: translate("Actions", "Choose the contact of the selected rows"), ("Return", "F2", "Alt+Down")),
    (lambda: translate("Actions", "Back to the default contact"), ("Del",)),
    (lambda: translate("Actions", "Select all rows that are shown"), ("Ctrl+A",)),
    (lambda: translate("Actions", "Select rows up to this one"), ("Shift+Up", "Shift+Down", "Shift+Space")),
    (lambda: translate("Actions", "Move without selecting, then add a row"), ("Ctrl+Up", "Ctrl+Down", "Ctrl+Space")),
    (lambda: translate("Actions", "Leave, or clear the search"), ("Esc",)),
)
"""What tables answer to themselves, for the cheat sheet; `tests/views/test_keys.py` holds them to it."""


class Actions:
    """The live actions of one window. What is not in `slots` is connected by whoever does it."""

    def __init__(self, window: QWidget, bar: QMenuBar, slots: dict[str, Callable[[], object]]) -> None:
        self._actions: dict[str, QAction] = {}
        self._menus: list[tuple[DeskMenu, QMenu]] = []
        for declared in ACTIONS:
            action = QAction(window)
            action.setObjectName(f"{declared.id}Action")
            action.setCheckable(declared.checkable)
            action.setShortcuts(with_russian_layout(declared.keys))
            if declared.icon:
                action.setIcon(icon(declared.icon))
            if declared.id in slots:
                action.triggered.connect(slots[declared.id])
            self._actions[declared.id] = action
        for menu in MENUS:
            made = bar.addMenu("")
            made.setObjectName(menu.id)
            made.setToolTipsVisible(True)
            for name in menu.actions:
                made.addAction(self._actions[name]) if name else made.addSeparator()
            self._menus.append((menu, made))
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def retranslate(self) -> None:
        """Set every word anew."""
        for declared in ACTIONS:
            # What stands behind a tab is shown where a menu shows shortcuts.
            self._actions[declared.id].setText("\t".join((declared.text(), *map(_native, declared.answered[:1]))))
        for menu, made in self._menus:
            made.setTitle(menu.title())

    def hint(self, name: str) -> str:
        """What a button or field for an action says when one points at it: the words and the first key."""
        keys = next(declared.keys for declared in ACTIONS if declared.id == name)
        words = self._actions[name].text().replace("&", "").rstrip("…")
        return fill(translate("Actions", "%1 (%2)"), words, _native(keys[0])) if keys else words

    def commands(self) -> list[Target]:
        """What can be asked for now, pages first, for jumping to it."""
        keys = {declared.id: declared.keys for declared in ACTIONS}
        found = []
        for menu, made in self._menus:
            for name in filter(None, menu.actions):
                action = self._actions[name]
                if action.isEnabled() and name != "jump":
                    kind = TargetKind.PAGE if action.isCheckable() else TargetKind.COMMAND
                    words = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
                    shown = [_native(key) for key in keys[name]]
                    found.append(Target(kind, name, words, " · ".join((made.title().replace("&", ""), *shown[:1]))))
        return sorted(found, key=lambda target: target.kind is not TargetKind.PAGE)

    def sections(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """For the cheat sheet: each menu with its actions and their shortcuts in the platform's spelling."""
        found: list[tuple[str, list[tuple[str, str]]]] = []
        keys = {declared.id: declared.keys or declared.answered for declared in ACTIONS}
        for menu, made in self._menus:
            lines = [
                (
                    self._actions[name].text().partition("\t")[0].replace("&", "").rstrip("…"),
                    ", ".join(map(_native, keys[name])),
                )
                for name in menu.actions
                if name and keys[name]
            ]
            if lines:
                found.append((made.title().replace("&", ""), lines))
        keys_of_lists = [(words(), ", ".join(map(_native, keys))) for words, keys in LIST_KEYS]
        return [*found, (translate("Actions", "In lists"), keys_of_lists)]
