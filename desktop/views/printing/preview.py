"""The list of a page as it will be on paper: every page can be looked at before it is printed.

Pages are read and painted into pictures on a reader thread; the dialog shows one at a time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.data.clock import utc_now
from desktop.errors import DeskError
from desktop.models import export_words, wording
from desktop.models.desk import Desk
from desktop.models.error_words import error_sentence
from desktop.models.filling import fill
from desktop.models.roles import ChipKind
from desktop.tasks import Progress, Task
from desktop.views.exports.subject import Subject
from desktop.views.panels import NoticeBar, PrimaryButton
from desktop.views.printing.pages import Pages, Sheet, page_layout
from desktop.views.printing.pdf import paint_all
from desktop.views.theme import LARGE, MEDIUM, SMALL, tones

if TYPE_CHECKING:
    from desktop.data.exporting.extracts import Extract, Words
    from desktop.data.store import Session, Store

_WIDE, _HIGH = 110, 34
"""The size of a page at first, in average characters and lines."""


class PageView(QWidget):
    """One page on the desk's ground, as large as there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("printPage")
        self.sheet = Sheet.of(page_layout())
        self._picture: QPixmap | None = None
        self.setMinimumSize(self._of_characters(_WIDE // 2, _HIGH // 2))

    def _of_characters(self, wide: int, high: int) -> QSize:
        metrics = self.fontMetrics()
        return QSize(wide * metrics.averageCharWidth(), high * metrics.height())

    def sizeHint(self) -> QSize:
        return self._of_characters(_WIDE, _HIGH)

    def place(self) -> QRectF:
        """Where the page is, in the widget."""
        room = QRectF(self.rect()).adjusted(SMALL, SMALL, -SMALL, -SMALL)
        page = self.sheet.page
        scale = min(room.width() / page.width(), room.height() / page.height())
        size = page.size() * scale
        return QRectF(
            room.center().x() - size.width() / 2, room.center().y() - size.height() / 2, size.width(), size.height()
        )

    def show_picture(self, picture: QImage | None) -> None:
        """Show a painted page, or blank paper while it is being painted."""
        self._picture = None if picture is None else QPixmap.fromImage(picture)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = self.place()
        painter.fillRect(place, QColor(Qt.GlobalColor.white))
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        painter.setPen(tones(self.palette()).hairline)
        painter.drawRect(place)


class PrintPreview(QDialog):
    """Shows the pages of one list, and prints them. Several selected rows stand for themselves, else all are meant."""

    def __init__(self, desk: Desk, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("printPreview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._desk = desk
        self._listed = subject.listed
        self._extract: Extract = subject.extract(desk.today, selection=len(subject.selected) > 1)
        self._words: Words | None = None
        self._page = 0
        self.count = 0
        self._reading: Task[Any] | None = None
        self._printing: Task[int] | None = None
        self._sized = QTimer(self)
        self._sized.setSingleShot(True)
        self._sized.setInterval(0)
        self._sized.timeout.connect(self._read)
        self._build()
        self._retranslate()
        self._judge()

    def _build(self) -> None:
        self.notice = NoticeBar(self)
        self.view = PageView(self)
        self.previous = QPushButton(self)
        self.previous.setObjectName("printPreviousPage")
        self.previous.clicked.connect(lambda: self.go_to(self._page - 1))
        self.next = QPushButton(self)
        self.next.setObjectName("printNextPage")
        self.next.clicked.connect(lambda: self.go_to(self._page + 1))
        self.number = QLabel(self)
        self.number.setObjectName("printPageNumber")
        self.progress = QProgressBar(self)
        self.progress.setObjectName("printProgress")
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("printCancelButton")
        self.cancel.clicked.connect(self.reject)
        self.start = PrimaryButton("", self)
        self.start.setObjectName("printButton")
        self.start.setDefault(True)
        self.start.clicked.connect(self.choose_printer)
        for button in (self.previous, self.next, self.cancel):
            button.setAutoDefault(False)
        below = QHBoxLayout()
        below.setSpacing(SMALL)
        for widget in (self.previous, self.next, self.number):
            below.addWidget(widget)
        below.addWidget(self.progress, 1)
        below.addStretch(1)
        below.addWidget(self.cancel)
        below.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)
        column.addLayout(below)

    def sizeHint(self) -> QSize:
        return super().sizeHint().boundedTo(self.screen().availableSize() * 0.9)

    def open(self) -> None:
        """Open as large as a page can be read; Qt by itself stops at two thirds of the screen."""
        self.resize(self.sizeHint())
        super().open()

    # Pages

    def _read(self) -> None:
        """Read and paint the page that is to be shown; the first time also what it takes to lay out all of them."""
        if self._reading is not None:
            self._reading.cancel()
        ratio = self.devicePixelRatioF()
        size = (self.view.place().size() * ratio).toSize()
        actor, now, page = self._desk.actor, utc_now(), self._page
        extract, words, sheet = self._extract, self._words, self.view.sheet

        def work(session: Session) -> tuple[Extract, Words, int, QImage]:
            from desktop.data.exporting.rows import Rows

            rows = Rows(session, extract)
            spoken = words or export_words.words(session, rows, actor, now, paper=True)
            pages = Pages(rows, spoken, sheet)
            return replace(extract, keys=rows.keys), spoken, pages.count, _picture(pages, page, sheet, size)

        self._reading = self._desk.runner.read(work, self._take, self._failed)

    def _take(self, answer: tuple[Extract, Words, int, QImage]) -> None:
        self._reading = None
        # From now on these are the rows, whatever happens in the store.
        first = self._words is None
        self._extract, self._words, self.count, picture = answer
        self.view.show_picture(picture)
        self._judge()
        if first:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, page: int) -> None:
        """Show another page, counted from 0; beyond the ends nothing happens."""
        if 0 <= page < self.count and page != self._page:
            self._page = page
            self._read()
            self._judge()

    def _judge(self) -> None:
        free = self._printing is None
        ready = self._words is not None
        # A button that is disabled while it has the focus would give it to anything.
        for button, open_way, other in (
            (self.previous, self._page > 0, self.next),
            (self.next, self._page + 1 < self.count, self.previous),
        ):
            if not open_way and button.hasFocus():
                other.setEnabled(True)
                other.setFocus()
            button.setEnabled(ready and open_way)
        self.start.setEnabled(ready and free)
        self.progress.setVisible(not free)
        self.number.setText(
            fill(self.tr("Page %1 of %2"), wording.number(self._page + 1), wording.number(self.count)) if ready else ""
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.count - 1,
        }
        if (page := steps.get(Qt.Key(event.key()))) is not None:
            self.go_to(page)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The page takes its place once the layout has seen the new size.
        self._sized.start()

    # Printing

    def choose_printer(self) -> None:
        """Ask for the printer, then print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        printer.setDocName(self._words.sheet if self._words else "")
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("printerDialog")
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Print all pages behind the window, then close."""
        words, extract = self._words, self._extract
        assert words is not None

        def work(store: Store, progress: Progress) -> int:
            from desktop.data.exporting.rows import Rows

            with store.reading() as session:
                try:
                    return paint_all(printer, Rows(session, extract), words, progress)
                except OSError as error:
                    reason = error.strerror or error
                    raise DeskError("cannot_print", "The printer does not take the list: {}", reason) from error

        self.progress.setRange(0, 0)
        self._printing = self._desk.runner.run(
            work, self._printed, self._failed, self._progressed, self._stopped, apart=True
        )
        self._judge()

    def _progressed(self, now: int, total: int) -> None:
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(now)

    def _printed(self, _rows: int) -> None:
        self._printing = None
        self.accept()

    def _stopped(self) -> None:
        self._printing = None
        self._judge()

    def _failed(self, error: DeskError) -> None:
        self._stopped()
        self.notice.show_notice(ChipKind.BAD, error_sentence(error))

    def reject(self) -> None:
        """Stop printing, or close when nothing is being printed."""
        if self._printing is not None:
            self._printing.cancel()
            return
        super().reject()

    # Words

    def _retranslate(self) -> None:
        self.setWindowTitle(fill(self.tr("Print: %1"), export_words.list_word(self._listed)))
        self.view.setAccessibleName(self.tr("Page"))
        self.previous.setText(self.tr("Pre&vious"))
        self.next.setText(self.tr("&Next"))
        self.cancel.setText(self.tr("Close"))
        self.start.setText(self.tr("&Print…"))
        self.progress.setAccessibleName(self.tr("Printing"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._words = None
            self._read()


def _picture(pages: Pages, page: int, sheet: Sheet, size: QSize) -> QImage:
    """A page as a picture of `size` pixels."""
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scale = size.width() / sheet.page.width()
    painter.scale(scale, scale)
    painter.translate(sheet.corner)
    pages.paint(painter, page, pages.read(page))
    painter.end()
    return picture
