"""The journey, played in the real window with a picture of each step.

The README's pictures come from here, and a machine without a display shows the desk this way.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop import settings
from desktop.app import application, open_desk
from desktop.data.sample.story import FABRIKAM, LITWARE, TAILSPIN
from desktop.journey import Journey
from desktop.settings import Settings

SIZE = (1360, 860)


def play(
    output: Path, language: str = "en", theme: str = "light", scale: float = 1.0, store: str | None = None
) -> list[Path]:
    """Play the journey and return the pictures in order; raises DeskError when the window gets stuck.

    Without a `store` it starts at the first-run doors of an empty one, in a folder that goes afterwards; a named store
    is filled with the sample when it is empty, and must hold the sample otherwise.
    """
    with tempfile.TemporaryDirectory(prefix="partner-desk-tour-") as folder:
        _give_a_screen(Path(folder))
        before = qInstallMessageHandler(_say_no_more_than_needed)
        application()
        config = Path(folder) / "config"
        settings.save(
            config,
            Settings(author="Ann Desk", language=_language(language), theme=_theme(theme), text_scale=scale),
        )
        with open_desk(store or str(Path(folder) / "desk.sqlite"), config_dir=config) as window:
            window.resize(int(SIZE[0] * min(scale, 1.4)), int(SIZE[1] * min(scale, 1.4)))
            window.show()
            try:
                return _play(Journey(window), output)
            finally:
                qInstallMessageHandler(before)


def _give_a_screen(folder: Path) -> None:
    """Play offscreen unless a platform is named. Its screen of 800 × 800 is too small for the lists: ask for more."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen" and QApplication.instance() is None:
        screen = {"name": "tour", "x": 0, "y": 0, "width": 2560, "height": 1600, "logicalDpi": 96, "logicalBaseDpi": 96}
        file = folder / "screen.json"
        file.write_text(json.dumps({"screens": [{**screen, "dpr": 1}]}), "utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


def _say_no_more_than_needed(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """What the offscreen platform cannot do is of no use to whoever watches a tour."""
    if not message.startswith("This plugin does not support"):
        print(f"{kind.name}: {message}", file=sys.stderr)


def _language(text: str) -> settings.Language:
    return "ru" if text == "ru" else "en"


def _theme(text: str) -> settings.Look:
    return "dark" if text == "dark" else "light"


def _play(desk: Journey, output: Path) -> list[Path]:
    pictures: list[Path] = []

    def picture(name: str) -> None:
        pictures.append(desk.picture(output / f"{len(pictures) + 1:02}-{name}.png"))

    desk.settled()
    if desk.window.is_first_run:
        picture("first-run")
        desk.press("firstRunSampleButton")
        desk.settled()
    picture("customers")
    desk.search("contoso ltd")
    desk.choose_row("customersTable", "Contoso Ltd")
    desk.choose_row("subscriptionsTable", "Head office")
    picture("subscription")
    desk.choose_contact("")
    picture("picker")
    desk.choose_contact("fab")
    picture("type-ahead")
    desk.take_contact()
    picture("staged")
    desk.choose_row("subscriptionsTable", "Warehouse")
    desk.choose_contact(TAILSPIN.name[:5])
    desk.take_contact()
    desk.press("notListedButton")
    desk.settled()
    picture("not-listed")
    desk.choose_row("subscriptionsTable", "Head office")
    desk.press("submitButton")
    desk.settled()
    picture("review")
    desk.press("reviewConfirmButton")
    desk.settled()
    picture("results")
    desk.press("reviewCloseButton")
    desk.settled()
    picture("closed")
    desk.window.go_to("resellers")
    desk.search(FABRIKAM.name)
    picture("resellers")
    desk.search(LITWARE.name)
    desk.press("requestPartnershipButton")
    desk.settled()
    picture("request")
    desk.close_dialog("requestDialog")
    desk.window.go_to("activity")
    desk.settled()
    picture("activity")
    desk.window.go_to("customers")
    desk.choose_row("subscriptionsTable", "Head office")
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settled()
    picture("undone")
    return pictures
