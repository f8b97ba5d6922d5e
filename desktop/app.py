"""The composition root: builds everything in order, closes it in reverse; only it knows all rooms."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from desktop import binding  # noqa: F401 - before everything with Qt

# isort: split
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop import __version__, memory, paths, settings
from desktop.data import store as stores
from desktop.data.saved_views import ViewShelf
from desktop.data.store.first_rows import look_in
from desktop.errors import DeskError
from desktop.garbage import collect_all
from desktop.models.desk import Desk
from desktop.tasks import TaskRunner
from desktop.views.icons import app_icon
from desktop.views.language import apply_language, resolve_language
from desktop.views.main_window import MainWindow, page_of
from desktop.views.theme import Theme, apply_theme, resolve_scheme, wants_high_contrast

if TYPE_CHECKING:
    from desktop.models.syncing import Service

logger = logging.getLogger(__name__)

_SWITCH_S = 0.0005


def application(arguments: list[str] | None = None) -> QApplication:
    """The application object of this process, made when there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(arguments or ["partner-desk"])
        app.setApplicationName("partner-desk")
        app.setApplicationDisplayName("")
        app.setApplicationVersion(__version__)
        app.setDesktopFileName("partner-desk")
        app.setWindowIcon(app_icon())
        memory.share_between_threads()
        # How long the window may wait for the interpreter while a worker has it, each time it comes back from Qt.
        sys.setswitchinterval(_SWITCH_S)
    return app


@contextmanager
def open_desk(store: str, *, config_dir: Path | None = None) -> Generator[MainWindow]:
    """The main window on a store, not yet shown; everything is closed when the block ends.

    Several desks can be open in one process, each with its own store, settings and threads. Language, colours and text
    size belong to the application object: the desk opened last sets them for all. Raises StoreError.
    """
    app = application()
    config = config_dir or paths.default_config()
    with ExitStack() as closing:
        closing.callback(collect_all)
        layout = settings.load_layout(config)
        # With the first rows at hand the store itself is opened behind them.
        opened = (look_in(store) if page_of(layout) == "customers" else None) or stores.open_store(store)
        closing.callback(opened.close)
        chosen = settings.load(config)
        apply_language(app, resolve_language(chosen.language))
        apply_theme(app, Theme(resolve_scheme(chosen.theme, app), chosen.text_scale, wants_high_contrast(app)))
        runner = TaskRunner(opened)
        closing.callback(QApplication.removePostedEvents, runner)
        services: list[Service] = []
        closing.callback(_close, services)
        # With it every sync and sign-in ends that is under way.
        closing.callback(runner.close)
        window = MainWindow(
            lambda actor: Desk(runner, actor, views=ViewShelf(config)),
            chosen,
            settings.actor,
            layout,
            opened.location,
            partial(_partner_center, services),
        )
        closing.callback(_dispose, window)
        window.settings_changed.connect(lambda changed: _keep(lambda: settings.save(config, changed)))
        window.layout_saved.connect(lambda layout: _keep(lambda: settings.save_layout(config, layout)))
        yield window


def _partner_center(services: list[Service]) -> Service:
    """What the window can be connected to, loaded behind the first rows; it is added to what is to be closed."""
    from desktop.service import PartnerCenterService

    services.append(PartnerCenterService())
    return services[-1]


def _close(services: list[Service]) -> None:
    for service in services:
        service.close()


def _keep(write: object) -> None:
    """A layout or setting that cannot be written must not stop anybody's work."""
    assert callable(write)
    try:
        write()
    except DeskError as error:
        logger.warning("%s", error)


def _dispose(window: MainWindow) -> None:
    # Whoever was handed the window may have had it deleted already, as a test's tear-down does.
    if isValid(window):
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    # Qt's half is gone. Python's half would linger in a ring of its own parts until a collection finds it, on whatever
    # thread; a test's tear-down would try to close it again. `open_desk` ends with a collection.
    vars(window).clear()


def run(store: str, *, config_dir: Path | None = None, arguments: list[str] | None = None) -> int:
    """Open the desk and stay until its window is closed; opening another store starts over with that one.

    Another store that does not open leaves the person where they are, and is told there. Raises StoreError for `store`.
    """
    app = application(arguments)
    # The desk says itself when it is over. Qt's own quitting would also strike between two windows, outside of any
    # loop, and then every later loop of the process would end as it starts.
    app.setQuitOnLastWindowClosed(False)
    wanted: str | None = store
    while wanted is not None:
        with open_desk(wanted, config_dir=config_dir) as window, _bugs_shown_in(window):
            wanted = None
            following: list[str] = []
            # The desk is over with its window, also while its help is still open. A loop of one's own would not do:
            # Qt tells of closed windows only while the application's runs.
            window.closed.connect(app.exit)
            window.store_requested.connect(partial(_follow, app, window, following))
            window.show()
            app.exec()
            # Disposing of the window closes it again; an exit outside of a loop would stop every later loop at once.
            window.closed.disconnect(app.exit)
            if following:
                wanted = following[0]
    return 0


def _follow(app: QApplication, window: MainWindow, following: list[str], other: str) -> None:
    try:
        stores.open_store(other).close()
    except DeskError as error:
        window.show_error(error)
        return
    following.append(other)
    app.exit()


@contextmanager
def _bugs_shown_in(window: MainWindow) -> Generator[None]:
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        logger.error("a bug reached the event loop", exc_info=(kind, error, trace))
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, trace)
            return
        with contextlib.suppress(RuntimeError):
            window.show_bug(error)

    sys.excepthook = hook
    try:
        yield
    finally:
        sys.excepthook = before
