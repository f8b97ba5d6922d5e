"""The user guide, offline and in the language of the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop.resources import resource
from desktop.views.theme import LARGE, MEDIUM


class HelpDialog(QDialog):
    """Shows the guide beside the window, so that a person can read and do."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("User guide"))
        page = QTextBrowser()
        page.setObjectName("helpText")
        page.setAccessibleName(self.tr("User guide"))
        # The guide comes with the program: it is ours, so its headings and lists may be set as such.
        page.setMarkdown(resource("help", f"user-guide_{language}.md").read_text("utf-8"))
        page.setOpenLinks(False)
        page.document().setDocumentMargin(LARGE)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        # No other button of the desk has a picture.
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(page, 1)
        column.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 92, self.fontMetrics().height() * 34)
