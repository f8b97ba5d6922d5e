"""About the program: versions, where the store is, and under which licences it comes."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import QEvent, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import __version__
from desktop.views.form_dialog import BodyScroll
from desktop.views.icons import app_icon
from desktop.views.panels import Caption, Hairline, PlainLabel, SectionTitle
from desktop.views.theme import LARGE, MEDIUM, SMALL, TIGHT, WIDE, current_theme
from desktop.views.words import fill

_CHARACTERS: Final = 66

# Name, licence: what a self-contained build carries.
_PARTS: Final = (
    ("Qt, PySide6, Shiboken", "LGPL-3.0"),
    ("Python", "PSF-2.0"),
    ("SQLAlchemy, Alembic", "MIT"),
    ("msgspec, click", "BSD-3-Clause"),
    ("python-calamine, platformdirs", "MIT"),
    ("SQLite", "Public domain"),
)


class AboutDialog(QDialog):
    """Everything can be selected and copied."""

    def __init__(self, store_location: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._store_location = store_location
        body = QWidget(self)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, SMALL, 0)
        self._column.setSpacing(MEDIUM)
        self._build_head(body)
        self._build_facts(body)
        self._build_licences(body)
        self._column.addStretch(1)
        self.close_button = QPushButton(self)
        self.close_button.setObjectName("aboutCloseButton")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        self._scroll = BodyScroll(body, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, LARGE, LARGE)
        column.setSpacing(LARGE)
        column.addWidget(self._scroll, 1)
        column.addLayout(row)
        self._retranslate()
        self.close_button.setFocus()

    def _build_head(self, body: QWidget) -> None:
        picture = QLabel(body)
        side = current_theme().icon_size * 4
        picture.setPixmap(app_icon().pixmap(side, side))
        self._name = SectionTitle("", body)
        self._version = PlainLabel("", body)
        self._version.setObjectName("aboutVersion")
        self._version.setTextInteractionFlags(_SELECTABLE)
        self._about = Caption("", body)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addWidget(self._name)
        words.addWidget(self._version)
        words.addWidget(self._about)
        row = QHBoxLayout()
        row.setSpacing(LARGE)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._column.addLayout(row)

    def _build_facts(self, body: QWidget) -> None:
        self._column.addWidget(Hairline(body))
        facts = QWidget(body)
        form = QFormLayout(facts)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(LARGE)
        form.setVerticalSpacing(SMALL)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._labels: list[PlainLabel] = []
        for name, value in (
            ("aboutQt", f"{qVersion()} / {PySide6.__version__}"),
            ("aboutPython", platform.python_version()),
            ("aboutStore", self._store_location),
        ):
            label = PlainLabel("", facts, role="label")
            shown = PlainLabel(value, facts)
            shown.setObjectName(name)
            shown.setWordWrap(True)
            shown.setTextInteractionFlags(_SELECTABLE)
            form.addRow(label, shown)
            self._labels.append(label)
        self._column.addWidget(facts)
        self.folder_button = QPushButton(body)
        self.folder_button.setObjectName("aboutFolderButton")
        self.folder_button.clicked.connect(self._open_folder)
        # A store on a server has no folder here.
        self.folder_button.setVisible("://" not in self._store_location)
        self._column.addWidget(self.folder_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_licences(self, body: QWidget) -> None:
        self._column.addWidget(Hairline(body))
        self._licence_title = PlainLabel("", body)
        font = self._licence_title.font()
        font.setBold(True)
        self._licence_title.setFont(font)
        self._own = PlainLabel("", body)
        self._own.setWordWrap(True)
        self._parts = PlainLabel("", body)
        self._parts.setObjectName("aboutLicences")
        self._parts.setWordWrap(True)
        self._parts.setTextInteractionFlags(_SELECTABLE)
        self._lgpl = Caption("", body)
        self._apart = Caption("", body)
        for part in (self._licence_title, self._own, self._parts, self._lgpl, self._apart):
            self._column.addWidget(part)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._store_location).parent)))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("About Partner Desk"))
        self._name.setText(self.tr("Partner Desk"))
        self._version.setText(fill(self.tr("Version %1"), __version__))
        self._about.setText(
            self.tr("Keeps the designated support contact of every subscription right, and remembers who decided.")
        )
        words = (self.tr("Qt / PySide"), self.tr("Python"), self.tr("Store"))
        for label, word in zip(self._labels, words, strict=True):
            label.setText(word)
        self.folder_button.setText(self.tr("Open the &folder"))
        self._licence_title.setText(self.tr("Licences"))
        self._own.setText(self.tr("Partner Desk is free software under the MIT licence. It stands on:"))
        self._parts.setText("\n".join(fill(self.tr("%1: %2"), name, licence) for name, licence in _PARTS))
        self._lgpl.setText(
            self.tr(
                "Qt and PySide are used under the GNU Lesser General Public License, version 3. They are separate "
                "libraries which you may replace by your own builds; their sources are published by The Qt Company."
            )
        )
        self._apart.setText(
            self.tr("Partner Desk is not affiliated with Microsoft. Names of its products belong to their owners.")
        )
        self.close_button.setText(self.tr("Close"))

    def open(self) -> None:
        """Open at the size that the words want."""
        width = _CHARACTERS * self.fontMetrics().averageCharWidth()
        room = self.screen().availableSize()
        width = min(width, room.width() - 2 * WIDE)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        body = self._column.heightForWidth(width - WIDE - LARGE - bar)
        wanted = body + self.close_button.sizeHint().height() + 2 * WIDE + 3 * LARGE
        self.resize(width, min(wanted, room.height() - 2 * WIDE))
        super().open()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


_SELECTABLE: Final = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
