"""The two shapes of a small dialog: fields with Cancel and the act, or parts to read with one Close.

Each is opened with `open()`, scrolls when it must, Esc backs out, and it deletes itself when closed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.models.roles import ChipKind
from desktop.views.panels import Caption, FormRow, NoticeBar, PrimaryButton, SectionTitle
from desktop.views.theme import LARGE, MEDIUM, SMALL, WIDE

_CHARACTERS = 54


class BodyScroll(QScrollArea):
    """Asks for the room that its content wants, and scrolls when there is less."""

    def __init__(self, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        self.setWidget(body)
        self._body = body

    def sizeHint(self) -> QSize:
        hint = self._body.sizeHint()
        layout = self._body.layout()
        if layout is not None and layout.hasHeightForWidth():
            hint.setHeight(layout.heightForWidth(max(hint.width(), self.width())))
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(hint.width() + bar, hint.height())

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        width = self._body.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, min(self.sizeHint().height(), 6 * line))


class _ModalDialog(QDialog):
    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)

    def retranslate(self) -> None:
        """Set every word; called by the constructor of a subclass and when the language changes."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class FormDialog(_ModalDialog):
    """Subclasses add rows to `fields`, set words in `retranslate`, and accept in `save`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.heading = SectionTitle("", self)
        self.lead = Caption("", self)
        self.notice = NoticeBar(self)
        body = QWidget(self)
        self.fields = QVBoxLayout(body)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.fields.setSpacing(MEDIUM)
        self.body = BodyScroll(body, self)
        self.cancel_button = QPushButton(self)
        self.cancel_button.setObjectName(f"{name}CancelButton")
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = PrimaryButton("", self)
        self.save_button.setObjectName(f"{name}SaveButton")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(SMALL)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(self.heading)
        column.addWidget(self.lead)
        column.addWidget(self.notice)
        column.addWidget(self.body, 1)
        column.addLayout(self.buttons)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        width = max(hint.width(), _CHARACTERS * self.fontMetrics().averageCharWidth())
        height = max(hint.height(), self.heightForWidth(width)) if self.hasHeightForWidth() else hint.height()
        room = self.screen().availableSize()
        return QSize(min(width, room.width()), min(height, room.height() - 2 * WIDE))

    def open(self) -> None:
        """Open at the size that the words and fields want; Qt by itself stops at two thirds of the screen."""
        self.resize(self.sizeHint())
        super().open()

    def add_row(self, widget: QWidget) -> FormRow:
        """Put a labelled row below the others; its words are set in `retranslate`."""
        row = FormRow("", widget, parent=self)
        self.fields.addWidget(row)
        return row

    def complain(self, sentence: str, widget: QWidget) -> None:
        """Say what is wrong with a field and go there."""
        self.notice.show_notice(ChipKind.CAUTION, sentence)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.cancel_button.setText(self.tr("Cancel"))

    def save(self) -> None:
        """Do the act and accept; subclasses check first."""
        self.accept()


class ClosingDialog(_ModalDialog):
    """Nothing to confirm: subclasses add parts to `parts`, set words in `retranslate`, and Close is the one way out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = QWidget(self)
        self.parts = QVBoxLayout(self.content)
        self.parts.setContentsMargins(0, 0, SMALL, 0)
        self.body = BodyScroll(self.content, self)
        self.close_button = QPushButton(self)
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(WIDE, LARGE, LARGE, LARGE)
        self.column.setSpacing(LARGE)
        self.column.addWidget(self.body, 1)
        self.column.addLayout(row)

    def retranslate(self) -> None:
        self.close_button.setText(self.tr("Close"))

    def fit(self, characters: int) -> None:
        """Take the size that the words want at a width of so many average characters, as far as the screen has it.

        After `open()`: only parts that are shown can tell how high they are at a width.
        """
        room = self.screen().availableSize()
        width = min(characters * self.fontMetrics().averageCharWidth(), room.width() - 2 * WIDE)
        around = self.column.contentsMargins()
        bar = self.body.verticalScrollBar().sizeHint().width()
        words = self.parts.totalHeightForWidth(width - around.left() - around.right() - bar)
        rest = around.top() + self.column.spacing() + self.close_button.sizeHint().height() + around.bottom()
        self.resize(width, min(words + LARGE + rest, room.height() - 2 * WIDE))
