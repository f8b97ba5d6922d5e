"""What a built program checks of itself: a new store, the window, a translation, a change that lasts."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from desktop import settings
from desktop.app import application, open_desk
from desktop.data import outbox
from desktop.data.sample.story import FABRIKAM
from desktop.data.store import open_store
from desktop.domain.records import ChangeState
from desktop.errors import DeskError
from desktop.journey import Journey
from desktop.settings import Settings


def run(say: Callable[[str], object] = print) -> int:
    """Try the program; 0 when all of it works, 1 with the reason on stderr otherwise."""
    try:
        _try(say)
    except (DeskError, AssertionError) as error:
        print(f"self-test failed: {error}", file=sys.stderr)
        return 1
    say("self-test passed")
    return 0


def _try(say: Callable[[str], object]) -> None:
    app = application()
    with tempfile.TemporaryDirectory(prefix="partner-desk-self-test-") as folder:
        store, config = Path(folder) / "desk.sqlite", Path(folder) / "config"
        settings.save(config, Settings(author="Self-test", language="ru"))
        with open_desk(str(store), config_dir=config) as window:
            window.show()
            desk = Journey(window)
            desk.settled()
            _expect(window.is_first_run, "an empty store opens at the first-run doors")
            title = app.translate("Navigation", "Customers")
            _expect(title == "Клиенты", f"the Russian translation is loaded (got {title!r})")
            say(f"window on {app.platformName()}, in Russian")
            desk.press("firstRunSampleButton")
            desk.settled()
            desk.search("Contoso Ltd")
            desk.choose_row("customersTable", "Contoso Ltd")
            desk.choose_row("subscriptionsTable", "Head office")
            desk.choose_contact("fab")
            desk.take_contact()
            _expect(bool(desk.change_chip()), "a chosen contact shows as staged")
            say("a change is staged")
        again = open_store(store)
        try:
            with again.reading() as session:
                staged = outbox.changes(session, states=[ChangeState.STAGED])
        finally:
            again.close()
        _expect(len(staged) == 1, "the staged change is there after closing")
        _expect(staged[0].wanted.name == FABRIKAM.name, "it names the contact that was chosen")
        say("the change is there after closing")


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise AssertionError(what)
