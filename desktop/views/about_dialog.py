"""About the program: versions, where the store is, and under which licences it comes."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import __version__
from desktop.views.form_dialog import ClosingDialog
from desktop.views.icons import app_icon
from desktop.views.panels import Caption, Hairline, PlainLabel, SectionTitle
from desktop.views.theme import LARGE, MEDIUM, SMALL, TIGHT, WIDE, current_theme
from desktop.views.words import fill

_CHARACTERS: Final = 66
_SELECTABLE: Final = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard

# Name, licence: what a self-contained build carries.
_PARTS: Final = (
    ("Qt, PySide6, Shiboken", "LGPL-3.0"),
    ("Python", "PSF-2.0"),
    ("SQLAlchemy, Alembic", "MIT"),
    ("msgspec, click", "BSD-3-Clause"),
    ("python-calamine, platformdirs, RapidFuzz", "MIT"),
    ("SQLite", "Public domain"),
)


class AboutDialog(ClosingDialog):
    """Everything can be selected and copied."""

    def __init__(self, store_location: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.close_button.setObjectName("aboutCloseButton")
        self._store_location = store_location
        self.column.setContentsMargins(WIDE, WIDE, LARGE, LARGE)
        self.parts.setSpacing(MEDIUM)
        self._build_head()
        self._build_facts()
        self._build_licences()
        self.parts.addStretch(1)
        self.retranslate()
        self.close_button.setFocus()

    def _build_head(self) -> None:
        picture = QLabel(self.content)
        side = current_theme().icon_size * 4
        picture.setPixmap(app_icon().pixmap(side, side))
        self._name = SectionTitle("", self.content)
        self._version = PlainLabel("", self.content)
        self._version.setObjectName("aboutVersion")
        self._version.setTextInteractionFlags(_SELECTABLE)
        self._about = Caption("", self.content)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addWidget(self._name)
        words.addWidget(self._version)
        words.addWidget(self._about)
        row = QHBoxLayout()
        row.setSpacing(LARGE)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.parts.addLayout(row)

    def _build_facts(self) -> None:
        self.parts.addWidget(Hairline(self.content))
        facts = QWidget(self.content)
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
        self.parts.addWidget(facts)
        self.folder_button = QPushButton(self.content)
        self.folder_button.setObjectName("aboutFolderButton")
        self.folder_button.clicked.connect(self._open_folder)
        # A store on a server has no folder here.
        self.folder_button.setVisible("://" not in self._store_location)
        self.parts.addWidget(self.folder_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_licences(self) -> None:
        self.parts.addWidget(Hairline(self.content))
        self._licence_title = PlainLabel("", self.content)
        font = self._licence_title.font()
        font.setBold(True)
        self._licence_title.setFont(font)
        self._own = PlainLabel("", self.content)
        self._own.setWordWrap(True)
        self._carried = PlainLabel("", self.content)
        self._carried.setObjectName("aboutLicences")
        self._carried.setWordWrap(True)
        self._carried.setTextInteractionFlags(_SELECTABLE)
        self._lgpl = Caption("", self.content)
        self._apart = Caption("", self.content)
        for part in (self._licence_title, self._own, self._carried, self._lgpl, self._apart):
            self.parts.addWidget(part)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._store_location).parent)))

    def retranslate(self) -> None:
        super().retranslate()
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
        self._carried.setText("\n".join(fill(self.tr("%1: %2"), name, licence) for name, licence in _PARTS))
        self._lgpl.setText(
            self.tr(
                "Qt and PySide are used under the GNU Lesser General Public License, version 3. They are separate "
                "libraries which you may replace by your own builds; their sources are published by The Qt Company."
            )
        )
        self._apart.setText(
            self.tr("Partner Desk is not affiliated with Microsoft. Names of its products belong to their owners.")
        )

    def open(self) -> None:
        """Open at the size that the words want."""
        super().open()
        self.fit(_CHARACTERS)
