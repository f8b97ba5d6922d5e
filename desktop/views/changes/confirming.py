"""The question before all that is listed is taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

translate = QCoreApplication.translate


def confirm_discard(parent: QWidget, number: int, act: Callable[[], object]) -> None:
    """Ask whether so many changes are to be discarded, and do it; the safe answer is the default."""
    box = QMessageBox(parent)
    box.setObjectName("discardAllDialog")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(translate("ChangesPage", "Discard all"))
    box.setText(translate("ChangesPage", "Take back all %Ln listed change(s)?", "", number))
    box.setInformativeText(translate("ChangesPage", "They go to the withdrawn ones and can be restored for 30 days."))
    words = translate("ChangesPage", "Discard %Ln change(s)", "", number)
    yes = box.addButton(words, QMessageBox.ButtonRole.DestructiveRole)
    yes.setObjectName("discardAllConfirmButton")
    no = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    # What is clicked tells whether it is checked; the act asks for nothing.
    yes.clicked.connect(lambda _checked: act())
    box.open()
