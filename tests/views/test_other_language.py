"""Pages and dialogs take another language while they are open, and keep what was typed and chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from desktop.domain.records import SupportProfile
from desktop.settings import Settings
from desktop.views.about_dialog import AboutDialog
from desktop.views.activity_page import ActivityPage
from desktop.views.agreement_dialog import AgreementDialog
from desktop.views.first_run import FirstRunPage
from desktop.views.import_dialog import ImportDialog
from desktop.views.note_dialog import NoteDialog
from desktop.views.profile_dialog import ProfileDialog
from desktop.views.resellers_page import ResellersPage
from desktop.views.settings_dialog import SettingsDialog
from desktop.views.tenant_id_dialog import TenantIdDialog


class Loud(QTranslator):
    """Says everything twice, in capitals: longer than Russian ever is."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return f"{text.upper()} {text.upper()}"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[], None]]:
    translator = Loud()

    def installed() -> None:
        assert qapp.installTranslator(translator)

    yield installed
    qapp.removeTranslator(translator)


def words(widget: QWidget) -> set[str]:
    found: set[str] = {widget.windowTitle()}
    found |= {label.text() for label in widget.findChildren(QLabel)}
    found |= {button.text() for button in widget.findChildren(QAbstractButton)}
    for box in widget.findChildren(QComboBox):
        found |= {box.itemText(place) for place in range(box.count())}
    for bar in widget.findChildren(QTabBar):
        found |= {bar.tabText(place) for place in range(bar.count())}
    return {text for text in found if text}


MAKERS = {
    "resellers": ResellersPage,
    "activity": ActivityPage,
    "first_run": lambda desk: FirstRunPage(),
    "import": lambda desk: ImportDialog(desk, ["a.csv"]),
    "settings": lambda desk: SettingsDialog(Settings(author="ann")),
    "about": lambda desk: AboutDialog("/a/b.sqlite"),
    "agreement": lambda desk: AgreementDialog(desk, 1, "X"),
    "profile": lambda desk: ProfileDialog(desk, "t", "X", SupportProfile("a@b", "1", "https://c")),
    "note": lambda desk: NoteDialog(desk, 1, "X"),
    "tenant_id": lambda desk: TenantIdDialog(desk, 1, "X"),
}


@pytest.mark.parametrize("name", MAKERS)
def test_every_word_follows_the_language(qtbot, desk, speak, name: str) -> None:
    widget = MAKERS[name](desk)
    qtbot.addWidget(widget)
    if filters := getattr(widget, "filters", None):
        qtbot.addWidget(filters)
    if isinstance(widget, QDialog):
        widget.open()
    else:
        widget.show()
    qtbot.waitUntil(lambda: not desk.runner.busy)
    typed = [line.text() for line in widget.findChildren(QLineEdit)]
    before = words(widget)
    speak()
    qtbot.waitUntil(lambda: words(widget) != before and not desk.runner.busy)
    assert [line.text() for line in widget.findChildren(QLineEdit)] == typed
    # What is left in small letters came from outside or from the platform, and it is not a sentence.
    left = {text for text in words(widget) if text != text.upper() and " " in text and any(c.islower() for c in text)}
    outside = {text for text in left if any(part in text for part in OUTSIDE)}
    assert left <= outside, left - outside


OUTSIDE = (
    "A. Datum",  # a name of the sample
    "Contoso",  # a note of the sample
    "assign-support-contacts",  # the source of a rule
    "Ann Desk",
    "PySide",  # names of libraries
    "SQLAlchemy",
    "SQLite",
    "python-calamine",
    "RapidFuzz",
    "msgspec",
)
