"""Syncing in the window: what F5 does, how the bars and lists follow a run, and what is said when it has ended."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.data.clock import utc_now
from desktop.data.later import estimates, sync_runs
from desktop.errors import DeskError
from desktop.models import sync_words
from desktop.models.desk import Desk, Kind
from desktop.models.error_words import error_sentence
from desktop.models.roles import ChipKind
from desktop.models.service_words import Cure, cure_of
from desktop.models.sync_words import Next, Standing
from desktop.models.syncing import Service, SigningIn, Syncing, SyncState, Wish
from desktop.settings import Settings
from desktop.views.actions import Actions
from desktop.views.pages import PAGES, Pages
from desktop.views.panels import NoticeBar
from desktop.views.status_bar import DeskStatusBar

if TYPE_CHECKING:
    from desktop.data.syncing.runs import Summary
    from desktop.views.first_run import FirstRunPage

FOLLOW_MS: Final = 2_000
"""How often the lists follow a run."""
_AGE_MS: Final = 60_000
_LONG_S: Final = 120
"""A run that takes longer is announced before it begins."""
_RUNS: Final = 30
_REST: Final = 10
"""How many times as long as reading the lists took they rest before they are read again: a large book takes a while."""


@dataclass(frozen=True, slots=True)
class Around:
    """What of the window takes part: bars, pages, and how it is asked for more."""

    window: QWidget
    desk: Desk
    notice: NoticeBar
    status: DeskStatusBar
    actions: Actions
    pages: Pages
    settings: Callable[[], Settings]
    apply_settings: Callable[[Settings], None]
    read_counts: Callable[[], None]
    is_sample: Callable[[], bool]
    first_run: Callable[[], FirstRunPage | None]
    """The doors of an empty store, while they are shown."""
    go_to: Callable[[str], None]


class WindowSync(QObject):
    """Runs syncs for one window. Lives on the GUI thread."""

    changes_requested = Signal()
    """The changes that need a person are to be shown."""

    def __init__(self, around: Around, service: Service) -> None:
        super().__init__(around.window)
        self._around = around
        self.service = service
        runner = around.desk.runner
        self.syncing = Syncing(runner, service, lambda: around.desk.actor, self)
        self.signing = SigningIn(runner, service, self)
        self._bar: QWidget | None = None
        self._known = False
        self._last: Summary | None = None
        """The last run that was about everything, of whichever desk."""
        self._ended: Summary | None = None
        """The last run of this window."""
        self._synced_at: datetime | None = None
        self._act: Callable[[], None] | None = None
        self._offered: Wish | None = None
        self._led_in = False
        self._followed = -1
        self._read_since = 0.0
        self._follow = QTimer(self)
        self._follow.timeout.connect(self._let_lists_follow)
        self._aging = QTimer(self)
        self._aging.setInterval(_AGE_MS)
        self._aging.timeout.connect(self.show_standing)
        self.syncing.state_changed.connect(self._show_run)
        self.syncing.progressed.connect(self._show_progress)
        self.syncing.finished.connect(self._finished)
        self.syncing.failed.connect(self._failed)
        runner.became_idle.connect(self._lists_are_read)
        around.status.standing_requested.connect(self.show_more)
        around.notice.action_requested.connect(self._act_on_notice)
        around.notice.closed.connect(self._forget_act)
        self._connect_actions()
        around.desk.connected = around.settings().connected

    def _connect_actions(self) -> None:
        for name, act in (
            ("sync", self.sync),
            ("syncCustomer", self.sync_customer),
            ("syncAnew", self.sync_anew),
            ("pauseSync", self.pause),
            ("cancelSync", self.cancel),
            ("syncDetails", self.show_details),
            ("connect", self.connect_service),
        ):
            # Without what the signal of an action tells besides.
            self._around.actions[name].triggered.connect(lambda _checked=False, act=act: act())

    # What a person asks for

    def sync(self) -> None:
        """Sync, or say first what that costs when it is much."""
        self._ask(Wish())

    def sync_anew(self) -> None:
        """Read everything anew."""
        self._ask(Wish(full=True))

    def sync_customer(self) -> None:
        """Sync the customer on screen alone."""
        customer = self._customer_on_screen()
        if customer is None:
            self._around.status.say(self.tr("No customer is shown."))
        else:
            self._ask(Wish(customer=customer))

    def pause(self) -> None:
        """Pause, or go on."""
        if self.syncing.state is SyncState.PAUSED:
            self.syncing.resume()
        else:
            self.syncing.pause()

    def cancel(self) -> None:
        """End the sync; what it has read stays."""
        self.syncing.cancel()

    def connect_service(self, why: str = "", *, lead_on: bool = False) -> None:
        """Show how the desk is connected; with `lead_on` a sync follows as soon as somebody has signed in.

        `why` says for what the run that is under way needs it: then that run goes on.
        """
        from desktop.views.connect_dialog import ConnectDialog

        if self._around.window.findChild(ConnectDialog) is not None:
            return
        parent = QApplication.activeModalWidget() or self._around.window
        dialog = ConnectDialog(self._around.settings(), self.signing, parent)
        dialog.settings_changed.connect(self._take_settings)
        dialog.connect_requested.connect(self._begin_again if why else self.sync)
        # An empty desk has nothing to show before its first sync.
        if lead_on or self._around.first_run() is not None:
            dialog.lead_on(why)
        dialog.open()

    def show_more(self) -> None:
        """What came of the last sync; how the desk is connected when there was none."""
        if self._ended is None and self._last is None:
            self.connect_service()
        else:
            self.show_details()

    def show_details(self) -> None:
        """The account of the last sync."""
        from desktop.views.sync_details import SyncDetails

        summary = self._ended or self._last
        if summary is None:
            self._around.status.say(self.tr("Nothing has been synced yet."))
        elif self._around.window.findChild(SyncDetails) is None:
            SyncDetails(summary, self._around.window).open()

    def _take_settings(self, settings: Settings) -> None:
        self._around.apply_settings(settings)
        self._around.desk.connected = settings.connected
        self.show_standing()

    # Beginning

    def _ask(self, wish: Wish) -> None:
        settings = self._around.settings()
        if self.syncing.busy:
            self._around.status.say(self.tr("A sync is under way already."))
            return
        if not settings.connected:
            self.connect_service(lead_on=True)
            return
        if self._offered == wish or wish.customer is not None:
            self._begin(wish)
            return
        self._around.desk.runner.read(
            lambda session: estimates.estimate(session, utc_now(), full=wish.full),
            lambda found: self._take_estimate(wish, found.requests, settings.per_minute),
        )

    def _take_estimate(self, wish: Wish, requests: int, per_minute: int) -> None:
        if self.syncing.busy:
            return
        seconds = requests / per_minute * 60
        if seconds <= _LONG_S:
            self._begin(wish)
            return
        self._offered = wish
        self._tell(
            ChipKind.INFO,
            sync_words.estimate_sentence(requests, seconds),
            self.tr("Start the sync"),
            lambda: self._begin(wish),
        )

    def _begin_again(self) -> None:
        """Somebody connected, or signed in again: what was asked for before goes on."""
        if not self.syncing.busy:
            self._begin(self.syncing.wish)

    def _begin(self, wish: Wish) -> None:
        self._offered = None
        if self._act is not None:
            self._around.notice.close_notice()
        self._led_in = False
        self._followed = -1
        self.syncing.open_customer = self._customer_on_screen()
        self.syncing.start(self._around.settings(), wish)

    def _customer_on_screen(self) -> str | None:
        pages = self._around.pages
        return getattr(pages.current, "shown_customer_id", None) if pages.is_built(pages.name) else None

    # While it runs

    def _show_run(self) -> None:
        busy = self.syncing.busy
        self._tell_page()
        if busy:
            self._bar_shown().show_progress(self.syncing.progress, self.syncing.state)
            if not self._follow.isActive():
                self._follow.start(FOLLOW_MS)
        else:
            self._follow.stop()
            doors = self._around.first_run()
            if doors is not None:
                doors.set_idle()
        if self._bar is not None:
            self._around.status.show_running(self._bar, busy)
        self.enable_acts()

    def enable_acts(self) -> None:
        """Enable what can be asked of a sync now, and say so in the menu."""
        state, actions = self.syncing.state, self._around.actions
        for name in ("sync", "syncAnew", "syncCustomer"):
            actions[name].setEnabled(state is SyncState.IDLE)
        actions["pauseSync"].setEnabled(state in (SyncState.RUNNING, SyncState.PAUSED))
        actions["cancelSync"].setEnabled(state in (SyncState.RUNNING, SyncState.PAUSED))
        paused = state is SyncState.PAUSED
        actions["pauseSync"].setText(self.tr("C&ontinue") if paused else self.tr("&Pause"))

    def _bar_shown(self) -> Any:
        if self._bar is None:
            from desktop.views.sync_bar import SyncBar

            bar = SyncBar()
            bar.pause_requested.connect(self.syncing.pause)
            bar.resume_requested.connect(self.syncing.resume)
            bar.cancel_requested.connect(self.syncing.cancel)
            self._bar = bar
        return self._bar

    def _show_progress(self) -> None:
        progress, state = self.syncing.progress, self.syncing.state
        self._tell_page()
        self._bar_shown().show_progress(progress, state)
        doors = self._around.first_run()
        if doors is None:
            return
        if _has_rows(progress.phase, progress.done):
            if not self._led_in:
                # The counts open the desk; its lists read before them what has come, so that they are not seen empty.
                self._led_in = True
                self._around.pages.refresh(Kind.ALL, visible=True)
                self._around.read_counts()
        else:
            doors.set_busy(sync_words.progress_sentence(progress, state), progress.done, progress.total)

    def _tell_page(self) -> None:
        """Let the page of customers know that what it lacks may still come."""
        if self._around.pages.is_built("customers"):
            first = self.syncing.busy and self._synced_at is None
            early = self.syncing.progress.phase in ("provider", "push", "resellers", "customers", "subscriptions")
            self._around.pages.get("customers").is_being_read = first and early

    def _let_lists_follow(self) -> None:
        """Read the lists again when the run has got on, unless somebody is choosing or the last time is not over."""
        self.syncing.open_customer = self._customer_on_screen()
        requests = self.syncing.progress.requests
        runner = self._around.desk.runner
        if requests == self._followed or runner.busy or QApplication.activePopupWidget() is not None:
            return
        self._followed = requests
        self._read_since = time.monotonic()
        self._around.pages.refresh(
            Kind.CUSTOMERS | Kind.SUBSCRIPTIONS | Kind.RESELLERS, visible=self._around.first_run() is None
        )
        self._around.read_counts()

    def _lists_are_read(self) -> None:
        if self._read_since:
            took = time.monotonic() - self._read_since
            self._read_since = 0.0
            self._follow.setInterval(max(FOLLOW_MS, int(took * 1000 * _REST)))

    # The end

    def _finished(self, summary: Summary) -> None:
        self._ended = summary
        self._around.desk.tell(Kind.ALL)
        self.read_standing()
        told = sync_words.told_of(summary)
        if told.next is Next.SIGN_IN and not self.service.uses_token():
            # Who comes back from signing in finds the sync going on.
            self.connect_service(told.sentence, lead_on=True)
            return
        leads = self._leads_to(told.next)
        self._tell(told.kind, told.sentence, *(leads or ("", None)))

    def _leads_to(self, next_: Next) -> tuple[str, Callable[[], None]] | None:
        return {
            Next.CHANGES: (self.tr("Show the changes"), self._show_changes),
            Next.DETAILS: (self.tr("Details…"), self.show_details),
            Next.CONNECTION: (self.tr("Connection…"), self.connect_service),
            Next.TRY_AGAIN: (self.tr("Try again"), self._begin_again),
        }.get(next_)

    def _show_changes(self) -> None:
        self.changes_requested.emit()
        self._around.go_to("changes" if "changes" in PAGES else "activity")

    def _failed(self, error: DeskError) -> None:
        sentence = error_sentence(error)
        if error.code == "other_provider" and self._around.is_sample():
            sentence += " " + self.tr("The provider of the sample data is made up.")
        leads: tuple[str, Callable[[], None] | None] = ("", None)
        if cure_of(error.code) is Cure.TRY_AGAIN:
            leads = (self.tr("Try again"), self._begin_again)
        elif cure_of(error.code) is Cure.CONNECTION:
            leads = (self.tr("Connection…"), self.connect_service)
        kind = ChipKind.CAUTION if error.code == "sync_under_way" else ChipKind.BAD
        self._tell(kind, sentence, *leads)

    def _tell(self, kind: ChipKind, sentence: str, button: str, act: Callable[[], None] | None) -> None:
        self._around.notice.show_notice(kind, sentence, button)
        self._act = act

    def _act_on_notice(self) -> None:
        # Others show notices with a button in the same bar.
        act, self._act = self._act, None
        if act is not None:
            self._around.notice.close_notice()
            act()

    def _forget_act(self) -> None:
        self._act = None
        self._offered = None

    # How the desk stands

    def read_standing(self) -> None:
        """Read when the desk was synced last."""

        def read(session: Any) -> tuple[Summary | None, datetime | None]:
            runs = sync_runs.runs(session, _RUNS)
            whole = [run for run in runs if run.kind != "customer"]
            finished = (run.ended_at for run in whole if not run.stopped and run.kind in ("full", "delta"))
            return next(iter(whole), None), next(finished, None)

        if self._around.desk.runner.first_rows is None:
            self._around.desk.runner.read(read, self._take_standing)

    def _take_standing(self, answer: tuple[Summary | None, datetime | None]) -> None:
        self._known = True
        self._last, self._synced_at = answer
        self.show_standing()

    def show_standing(self) -> None:
        """Say in the status bar how the desk stands, and how long ago that was."""
        connected = self._around.settings().connected
        standing = sync_words.standing_of(self._last, connected=connected)
        if not self._known:
            return
        if standing is Standing.NOT_CONNECTED:
            self._aging.stop()
            self._around.status.show_standing("", "")
            return
        self._aging.start()
        about = self.tr("What came of the last sync")
        if standing is Standing.NEVER:
            about = self.tr("How the desk is connected")
        elif standing is Standing.OFFLINE:
            about = self.tr("Partner Center was not reached; you can go on working. F5 tries again.")
        self._around.status.show_standing(sync_words.standing_sentence(standing, self._synced_at, utc_now()), about)

    def retranslate(self) -> None:
        """The language changed."""
        self.show_standing()
        self.enable_acts()


def _has_rows(phase: str, done: int) -> bool:
    """Whether a run that is so far has brought something to look at."""
    return phase in ("subscriptions", "links", "contacts") or (phase == "customers" and done > 0)
