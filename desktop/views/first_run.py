"""What stands in an empty desk: three doors, and nothing leaves this machine until somebody asks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.views.icons import icon
from desktop.views.panels import Caption, NoticeBar, PlainLabel, SectionTitle
from desktop.views.states import announce
from desktop.views.theme import CARD_RADIUS, LARGE, MEDIUM, SMALL, TIGHT, WIDE, current_theme, tones

_CHARACTERS: Final = 68


class Door(QAbstractButton):
    """A large quiet card that acts as one button: a picture, what it does, and what comes of it."""

    def __init__(self, name: str, drawing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._drawing = drawing
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._picture = QLabel(self)
        self._head = PlainLabel("", self)
        font = self._head.font()
        font.setBold(True)
        self._head.setFont(font)
        self._head.setWordWrap(True)
        self._about = Caption("", self)
        for part in (self._picture, self._head, self._about):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addWidget(self._head)
        words.addWidget(self._about)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        row.setSpacing(LARGE)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._take_colours()

    def set_words(self, head: str, about: str) -> None:
        """Name the door: `&` marks the mnemonic."""
        # The text is not painted; it gives the button its mnemonic.
        self.setText(head)
        self._head.setText(head.replace("&", ""))
        self._about.setText(about)
        self.setAccessibleName(head.replace("&", ""))
        self.setAccessibleDescription(about)

    def _take_colours(self) -> None:
        side = current_theme().icon_size * 2
        tone = "accent" if self.isEnabled() else "disabled"
        picture = icon(self._drawing, self.palette(), tone)
        self._picture.setPixmap(picture.pixmap(QSize(side, side), self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.EnabledChange):
            self._take_colours()

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = tones(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        width = 2 if focused else 1
        line = tone.accent if focused else tone.control if self.underMouse() and self.isEnabled() else tone.hairline
        painter.setPen(QPen(line, width))
        painter.setBrush(tone.button_down if self.isDown() else tone.hover if self.underMouse() else tone.base)
        edge = width / 2
        card = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(card, CARD_RADIUS, CARD_RADIUS)
        painter.end()


class FirstRunPage(QScrollArea):
    """Three doors; while the sample is built, how far it is and a way to stop."""

    sample_requested = Signal()
    import_requested = Signal()
    connect_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstRunPage")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget(self)
        self._middle = QWidget(body)
        self.title = SectionTitle("", self._middle)
        self.lead = PlainLabel("", self._middle, role="muted")
        self.lead.setWordWrap(True)
        self.sample = Door("firstRunSampleButton", "database", self._middle)
        self.import_files = Door("firstRunImportButton", "import", self._middle)
        self.connect_service = Door("firstRunConnectButton", "sync", self._middle)
        self.notice = NoticeBar(self._middle)
        self._busy = QWidget(self._middle)
        self._busy_words = PlainLabel("", self._busy)
        self._busy_words.setWordWrap(True)
        self.progress = QProgressBar(self._busy)
        self.progress.setObjectName("firstRunProgress")
        self.progress.setTextVisible(False)
        self.cancel = QPushButton(self._busy)
        self.cancel.setObjectName("firstRunCancelButton")
        line = QHBoxLayout()
        line.setSpacing(MEDIUM)
        line.addWidget(self._busy_words, 1)
        line.addWidget(self.cancel)
        busy = QVBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.setSpacing(SMALL)
        busy.addLayout(line)
        busy.addWidget(self.progress)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self.title)
        column.addWidget(self.lead)
        column.addSpacing(SMALL)
        for part in (self.sample, self.import_files, self.connect_service, self.notice, self._busy):
            column.addWidget(part)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._middle, 100)
        across.addStretch(1)
        whole = QVBoxLayout(body)
        whole.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        whole.addStretch(2)
        whole.addLayout(across)
        whole.addStretch(3)
        self.setWidget(body)
        self.setFocusProxy(self.sample)
        self.sample.clicked.connect(self.sample_requested)
        self.import_files.clicked.connect(self.import_requested)
        self.connect_service.clicked.connect(self.connect_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self._fit()
        self._retranslate()
        self.set_idle()

    def set_busy(self, sentence: str, now: int, total: int) -> None:
        """Show how far the work is; a total of 0 means that nobody knows. The doors are shut meanwhile."""
        was_busy = not self._busy.isHidden()
        self._busy_words.setText(sentence)
        self.progress.setAccessibleName(sentence)
        self.progress.setRange(0, total)
        self.progress.setValue(now)
        self._busy.show()
        self.notice.hide()
        if not was_busy:
            self._open_doors(False)
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, sentence)

    def set_idle(self) -> None:
        """The work has ended; the doors are open again."""
        had_focus = self.cancel.hasFocus()
        self._open_doors(True)
        self._busy.hide()
        if had_focus:
            self.sample.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_doors(self, is_open: bool) -> None:
        for door in (self.sample, self.import_files, self.connect_service):
            door.setEnabled(is_open)

    def _fit(self) -> None:
        self._middle.setMaximumWidth(_CHARACTERS * self.fontMetrics().averageCharWidth())

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("First steps"))
        self.title.setText(self.tr("Welcome to Partner Desk"))
        self.lead.setText(
            self.tr("See which partner supports which subscription, and put the right one there. Where do you start?")
        )
        self.sample.set_words(
            self.tr("Open &sample data"),
            self.tr("A made-up distributor with customers, resellers and subscriptions, to try everything safely."),
        )
        self.import_files.set_words(
            self.tr("&Import files"),
            self.tr(
                "Customers, subscriptions and resellers as exported from Partner Center, or as CSV, Excel or JSON."
            ),
        )
        self.connect_service.set_words(
            self.tr("&Connect to Partner Center"),
            self.tr("Read and publish directly. Nothing leaves this machine until you ask for it."),
        )
        self.cancel.setText(self.tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
