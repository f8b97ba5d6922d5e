"""Working the real window as a person does, by keys, buttons and object names: for the tour and the self-test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QTableView, QWidget

from desktop.errors import DeskError
from desktop.models import roles
from desktop.models.paging import PagedModel, Phase
from desktop.views.main_window import MainWindow

PATIENCE_MS = 30_000
"""How long the window may take to get somewhere; a slow machine is no failure."""

T = TypeVar("T", bound=QObject)


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Run the event loop until `holds()`; raises DeskError when it does not come to that."""
    if holds():
        return
    loop = QEventLoop()
    clock = QElapsedTimer()
    clock.start()
    held = False

    def look() -> None:
        nonlocal held
        # Asked once: what holds now may not hold a moment later, when the next page of rows is asked for.
        held = held or holds()
        if held or clock.elapsed() > PATIENCE_MS:
            loop.quit()

    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    timer.stop()
    if not held:
        raise DeskError("journey_stuck", "The window did not get to this: {}", what)


class Journey:
    """One window, its parts by object name, and what a person does with them. GUI thread."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def part(self, kind: type[T], name: str) -> T:
        """The visible part of that name, waited for."""

        def found() -> T | None:
            # Dialogs are children of their window; another desk may be open beside this one.
            dialogs = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
            for top in (*reversed(dialogs), self.window):
                if isinstance(top, kind) and top.objectName() == name:
                    return top
                # Pages that are not shown may have parts of the same name.
                for inner in top.findChildren(kind, name):
                    if not isinstance(inner, QWidget) or inner.isVisible():
                        return inner
            return None

        wait_until(lambda: found() is not None, name)
        part = found()
        assert part is not None
        return part

    def _come_forward(self) -> None:
        """Keys and lists need an active window; some platforms leave none when a dialog has closed."""
        active = QApplication.activeWindow()
        if active is not self.window and not (
            isinstance(active, QDialog) and active in self.window.findChildren(QDialog)
        ):
            self.window.activateWindow()
            wait_until(self.window.isActiveWindow, "an active window")

    def settled(self) -> None:
        """Wait until nothing is read or written, and what came of it is painted."""

        def calm() -> bool:
            QCoreApplication.sendPostedEvents()
            return not self.window.desk.runner.busy and not any(
                model.phase is Phase.LOADING for model in self.window.findChildren(PagedModel)
            )

        wait_until(calm, "a window at rest")
        # Pages of rows are asked for when the event loop turns, and answer on it.
        for _ in range(3):
            loop = QEventLoop()
            QTimer.singleShot(20, loop.quit)
            loop.exec()
            wait_until(calm, "a window at rest")

    def press(self, name: str) -> None:
        """Press a button, once it may be pressed."""
        button = self.part(QAbstractButton, name)
        wait_until(button.isEnabled, f"{name} enabled")
        button.click()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self._come_forward()
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)

    def type(self, text: str) -> None:
        """Type text where the focus is."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClicks(target, text)

    def search(self, text: str) -> None:
        """Put a text into the search box, letter by letter."""
        box = self.part(QLineEdit, "searchBox")
        box.setFocus()
        box.clear()
        QTest.keyClicks(box, text)
        self.settled()

    def choose_row(self, table_name: str, text: str) -> None:
        """Make the row whose text holds `text` the current one."""
        self._come_forward()
        table = self.part(QTableView, table_name)
        model = table.model()

        def row() -> int:
            for number in range(model.rowCount()):
                words = (str(model.index(number, column).data() or "") for column in range(model.columnCount()))
                if any(text in word for word in words):
                    return number
            return -1

        wait_until(lambda: row() >= 0, f"{text} in {table_name}")
        table.setFocus()
        shown = next(c for c in range(model.columnCount()) if not table.isColumnHidden(c))
        table.setCurrentIndex(model.index(row(), shown))
        self.settled()

    def candidates(self) -> list[str]:
        """Who is listed in the contact picker."""
        picker = self.part(QComboBox, "contactPicker")
        return [picker.itemText(row) for row in range(picker.count())]

    def choose_contact(self, typed: str) -> None:
        """Open the picker by key, type, and take the first that is found; returns when the choice is staged."""
        table = self.part(QTableView, "subscriptionsTable")
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_F2)
        QTest.keyClicks(self._picker_edit(), typed)
        self.settled()

    def take_contact(self) -> None:
        """Accept what the picker offers; returns when the choice is staged."""
        QTest.keyClick(self._picker_edit(), Qt.Key.Key_Return)
        self.settled()

    def _picker_edit(self) -> QLineEdit:
        edit = self.part(QComboBox, "contactPicker").lineEdit()
        assert edit is not None
        return edit

    def change_chip(self) -> str:
        """The word of the change on the current subscription."""
        table = self.part(QTableView, "subscriptionsTable")
        model = table.model()
        row = table.currentIndex().row()
        for column in range(model.columnCount()):
            if model.headerData(column, Qt.Orientation.Horizontal, roles.COLUMN_KEY) == "change":
                return str(model.index(row, column).data() or "")
        return ""

    def close_dialog(self, name: str) -> None:
        """Close a dialog as Esc does."""
        dialog = self.part(QDialog, name)
        dialog.reject()
        self.settled()

    def picture(self, path: Path) -> Path:
        """Save what the window shows, with the dialogs and lists that stand on it."""
        self.settled()
        canvas = self.window.grab()
        painter = QPainter(canvas)
        for top in QApplication.topLevelWidgets():
            if top is self.window or not top.isVisible():
                continue
            where = top.mapToGlobal(top.rect().topLeft()) - self.window.mapToGlobal(self.window.rect().topLeft())
            if isinstance(top, QDialog) and top.windowModality() != Qt.WindowModality.NonModal:
                # What a modal dialog covers is out of reach, and looks it.
                shade = self.window.palette().shadow().color()
                shade.setAlphaF(0.45)
                painter.fillRect(canvas.rect(), shade)
            picture = top.grab()
            painter.drawPixmap(where, picture)
            painter.setPen(self.window.palette().mid().color())
            painter.drawRect(where.x(), where.y(), top.width() - 1, top.height() - 1)
        painter.end()
        path.parent.mkdir(parents=True, exist_ok=True)
        canvas.save(str(path))
        return path
