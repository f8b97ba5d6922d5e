"""A bug was found: say so, keep going, and offer a report that holds no customer data."""

from __future__ import annotations

import platform
import traceback

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import __version__
from desktop.views.panels import PlainLabel, SectionTitle
from desktop.views.theme import LARGE, MEDIUM


def report_of(error: BaseException) -> str:
    """Versions and the trace by file, line and function; a message may quote customer data, so it is left out."""
    lines = [
        f"Partner Desk {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
        type(error).__name__,
    ]
    for frame in traceback.extract_tb(error.__traceback__):
        name = frame.filename.replace("\\", "/").rpartition("/desktop/")[2] or frame.filename
        lines.append(f"  {name.rpartition('/site-packages/')[2] or name}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


class BugReport(QDialog):
    """Shows the report of one bug. Open it with `open`."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bugReport")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(SectionTitle(self.tr("Something went wrong in Partner Desk")))
        words = PlainLabel(
            self.tr(
                "What was shown as saved is saved. You can go on working; if it happens again, send this report to "
                "whoever looks after the program. It holds no customer data."
            )
        )
        words.setWordWrap(True)
        column.addWidget(words)
        text = QPlainTextEdit(report_of(error))
        text.setObjectName("bugReportText")
        text.setAccessibleName(self.tr("Report"))
        text.setReadOnly(True)
        column.addWidget(text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        copy = buttons.addButton(self.tr("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("copyReportButton")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text.toPlainText()))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 80, self.fontMetrics().height() * 24)
