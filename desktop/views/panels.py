"""The small parts that forms and panels are made of: titles, captions, rows, notices, the support card.

All text is plain text; labels wrap and nothing has a fixed width, since a translation may be twice as long.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.models.roles import Chip, ChipKind
from desktop.views.chips import ChipLabel
from desktop.views.icons import icon, paint_icon
from desktop.views.states import announce
from desktop.views.theme import CARD_RADIUS, LARGE, MEDIUM, RADIUS, SMALL, TIGHT, current_theme, tones

_LONGEST_WORD = 16
"""The longest word, in average characters, for which a label that wraps claims room; a longer one is cut."""


class _NoWheel(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()
        return True


def keep_from_wheel(*fields: QWidget) -> None:
    """Let the wheel scroll past these fields: a value that turns while a form is scrolled is a wrong one unseen."""
    for field in fields:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(_NoWheel(field))


class PlainLabel(QLabel):
    """A label that shows every character as it is."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        # A word of two hundred letters from outside must not push everything else out of the window.
        hint = super().minimumSizeHint()
        if self.wordWrap():
            hint.setWidth(min(hint.width(), _LONGEST_WORD * self.fontMetrics().averageCharWidth()))
        return hint


class SectionTitle(PlainLabel):
    """The one larger size: what a page or panel is about. Long titles wrap."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="title")
        self.setWordWrap(True)


class Caption(PlainLabel):
    """The one smaller, muted size: what explains. Long text wraps."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="caption")
        self.setWordWrap(True)


class Hairline(QWidget):
    """One line, one pixel, in the tone that separates."""

    def __init__(self, parent: QWidget | None = None, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__(parent)
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        flat = orientation is Qt.Orientation.Horizontal
        self.setSizePolicy(*((free, fixed) if flat else (fixed, free)))

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), tones(self.palette()).hairline)
        painter.end()


class PrimaryButton(QPushButton):
    """The one act of a panel, in the accent colour."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("primary", True)


class QuietButton(QPushButton):
    """An act beside the main one, that looks like a link."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("quiet", True)


class SearchEdit(QLineEdit):
    """A line to search in: a glass that grows with the text, a button that empties it, and Esc that does so too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The button that Qt offers stays small beside large text, and no screen reader can name it.
        self._clear = QToolButton(self)
        self._clear.setObjectName("searchClear")
        self._clear.setAutoRaise(True)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.hide()
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self._fit()
        self._retranslate()

    def _fit(self) -> None:
        side = current_theme().icon_size
        self._clear.setIcon(icon("close", tone="muted"))
        self._clear.setIconSize(QSize(side, side))
        self.setTextMargins(side + TIGHT, 0, side + TIGHT, 0)
        self._place()

    def _place(self) -> None:
        edge = TIGHT // 2
        high = max(0, self.height() - 2 * edge)
        right = self.width() - high - edge
        left = right if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else edge
        self._clear.setGeometry(left, edge, high, high)

    def _retranslate(self) -> None:
        name = QCoreApplication.translate("Actions", "C&lear search").replace("&", "")
        self._clear.setAccessibleName(name)
        self._clear.setToolTip(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._fit()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = current_theme().icon_size
        left = SMALL if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else self.width() - SMALL - side
        glass = QRectF(left, (self.height() - side) // 2, side, side)
        painter = QPainter(self)
        paint_icon(painter, glass, "search", tones(self.palette()).muted)
        painter.end()


class FormRow(QWidget):
    """A label above the widget it belongs to: its mnemonic and its accessible name lead there."""

    def __init__(self, label: str, widget: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.widget = widget
        self._label = QLabel(self)
        self._label.setProperty("role", "label")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setBuddy(widget)
        self._hint = Caption("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._label)
        column.addWidget(widget)
        column.addWidget(self._hint)
        self.set_label(label)
        self.set_hint(hint)

    def set_label(self, label: str) -> None:
        """Name the row; `&` marks the mnemonic."""
        self._label.setText(label)
        spoken = label.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip(":")
        self.widget.setAccessibleName(spoken)

    def set_hint(self, hint: str) -> None:
        """Explain below the widget; an empty text takes no room."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.widget.setAccessibleDescription(hint)


_NOTICE_ICONS = {
    ChipKind.INFO: "info",
    ChipKind.GOOD: "check",
    ChipKind.CAUTION: "warning",
    ChipKind.BAD: "bad",
}


class NoticeBar(QWidget):
    """A message in place: what happened, and at most one button that helps. Hidden until it has something to say."""

    action_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self._kind = ChipKind.INFO
        self._picture = QLabel(self)
        self._text = PlainLabel("", self)
        self._text.setObjectName("noticeText")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton(self)
        self._button.setObjectName("noticeButton")
        self._button.clicked.connect(self.action_requested)
        self._close = QToolButton(self)
        self._close.setObjectName("noticeClose")
        self._close.setIcon(icon("close"))
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.close_notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(MEDIUM, SMALL, SMALL, SMALL)
        row.setSpacing(SMALL)
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def kind(self) -> ChipKind:
        """What sort of message is shown."""
        return self._kind

    def text(self) -> str:
        """The message that is shown."""
        return self._text.text()

    def show_notice(self, kind: ChipKind, text: str, button_text: str = "", *, can_close: bool = True) -> None:
        """Show a message of kind INFO, GOOD, CAUTION or BAD (anything else counts as INFO)."""
        self._kind = kind if kind in _NOTICE_ICONS else ChipKind.INFO
        self._text.setText(text)
        self._button.setText(button_text)
        self._button.setAccessibleName(button_text)
        self._button.setVisible(bool(button_text))
        name = self.tr("Close this message")
        self._close.setToolTip(name)
        self._close.setAccessibleName(name)
        self._close.setVisible(can_close)
        self.setAccessibleName(text)
        self._take_colours()
        self.show()
        announce(self, text)

    def close_notice(self) -> None:
        """Hide the message; `closed` tells."""
        self.hide()
        self.closed.emit()

    def _take_colours(self) -> None:
        side = current_theme().icon_size
        picture = icon(_NOTICE_ICONS[self._kind], self.palette(), f"{self._kind.value}_text")
        self._picture.setPixmap(picture.pixmap(QSize(side, side), self.devicePixelRatioF()))
        self._close.setIconSize(QSize(side, side))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._take_colours()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_notice(self, self._kind)


def paint_notice(widget: QWidget, kind: ChipKind) -> None:
    """Fill a widget as a message of that kind: its tint, and its line at the near edge."""
    line, tint = tones(widget.palette()).chip(kind)
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(widget.rect(), RADIUS, RADIUS)
    painter.setBrush(line)
    painter.drawRoundedRect(0, 0, 3, widget.height(), 1.5, 1.5)
    painter.end()


class SupportCard(QFrame):
    """What the customer will see: the support details of one partner, and plainly what is missing of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("supportCard")
        self._card: tuple[str, str | None, str | None, str | None, bool] = ("", None, None, None, False)
        self._name = PlainLabel("", self, role="strong")
        self._name.setObjectName("supportCardName")
        self._name.setWordWrap(True)
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._partner = ChipLabel(None, self)
        self._partner.setObjectName("supportCardPartner")
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._name, 1)
        head.addWidget(self._partner, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(TIGHT + 2)
        grid.setColumnStretch(1, 1)
        self._rows: list[tuple[str, QLabel, PlainLabel]] = []
        for row, (name, drawing) in enumerate((("Mail", "mail"), ("Phone", "phone"), ("Site", "globe"))):
            picture = QLabel(self)
            value = PlainLabel("", self)
            value.setObjectName(f"supportCard{name}")
            value.setWordWrap(True)
            flags = Qt.TextInteractionFlag
            value.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
            grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
            self._rows.append((drawing, picture, value))
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(MEDIUM)
        column.addLayout(head)
        column.addLayout(grid)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_card(self, name: str, mail: str | None, phone: str | None, site: str | None, is_provider: bool) -> None:
        """Show the details of a partner; None or an empty text is said to be missing."""
        self._card = (name, mail, phone, site, is_provider)
        self._fill()

    def missing(self) -> list[str]:
        """What the customer will look for in vain, as shown."""
        return [label.text() for value, (_, _, label) in zip(self._card[1:4], self._rows, strict=True) if not value]

    def _fill(self) -> None:
        name, *values, is_provider = self._card
        self._name.setText(str(name))
        word = self.tr("Indirect provider") if is_provider else self.tr("Indirect reseller")
        self._partner.set_chip(Chip(ChipKind.NEUTRAL, word) if name else None)
        absent = (self.tr("No e-mail address"), self.tr("No phone number"), self.tr("No web site"))
        names = (self.tr("Support e-mail"), self.tr("Support phone"), self.tr("Support site"))
        side = current_theme().icon_size
        spoken = [str(name)]
        for value, lack, what, (drawing, picture, label) in zip(values, absent, names, self._rows, strict=True):
            shown = icon(drawing, self.palette(), "muted") if value else icon("warning", self.palette(), "caution_text")
            picture.setPixmap(shown.pixmap(QSize(side, side), self.devicePixelRatioF()))
            label.setText(str(value or lack))
            label.setAccessibleName(what)
            font = self.font()
            font.setItalic(not value)
            label.setFont(font)
            label.setProperty("role", "" if value else "muted")
            label.style().unpolish(label)
            label.style().polish(label)
            spoken.append(str(value or lack))
        self.setAccessibleName(", ".join(spoken))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._fill()

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = tones(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tone.hairline, 1))
        painter.setBrush(tone.raised)
        half = 0.5
        card = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(card, CARD_RADIUS, CARD_RADIUS)
        painter.end()
