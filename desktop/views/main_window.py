"""The window: navigation, search, pages and status around one store. It connects what views emit, no more.

Dialogs are loaded when they are first shown, and the pages behind the first one after its rows have come, so that a
person sees rows at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.data.clock import utc_now
from desktop.data.later import customers, overview, resellers
from desktop.domain.records import Counts, Provider, RequestKind, Reseller
from desktop.domain.roles import Actor, DeskAct
from desktop.errors import DeskError
from desktop.models import wording
from desktop.models.desk import Desk, Kind, UndoState
from desktop.models.error_words import error_sentence
from desktop.models.filling import fill
from desktop.models.jumping import Target, TargetKind
from desktop.models.roles import ChipKind
from desktop.settings import Settings
from desktop.views.actions import Actions
from desktop.views.dialogs import Dialogs
from desktop.views.icons import app_icon
from desktop.views.key_layout import KeyLayout
from desktop.views.language import apply_language, resolve_language
from desktop.views.navigation import Navigation
from desktop.views.pages import PAGES, WITH_PANEL, Pages
from desktop.views.panels import Hairline, NoticeBar, SearchEdit
from desktop.views.row_steps import RowSteps
from desktop.views.status_bar import DeskStatusBar
from desktop.views.table import DeskTable
from desktop.views.theme import MEDIUM, SMALL, Theme, apply_theme, resolve_scheme, wants_high_contrast

if TYPE_CHECKING:
    from desktop.models.syncing import Service
    from desktop.views.first_run import FirstRunPage
    from desktop.views.window_sync import WindowSync

_LAYOUT_VERSION = 1
_LATER_MS = 400
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def page_of(layout: dict[str, Any]) -> str:
    """The page that was shown when the layout was remembered, the first one otherwise."""
    page = layout.get("page")
    return page if page in PAGES else PAGES[0]


class MainWindow(QMainWindow):
    """One desk on one store. `settings_changed` and `layout_saved` are for whoever keeps files; views keep none."""

    settings_changed = Signal(object)
    layout_saved = Signal(dict)
    store_requested = Signal(str)
    closed = Signal()
    ready = Signal()
    """The first page has its rows, or the first-run page is up."""

    def __init__(
        self,
        desk: Callable[[Callable[[], Actor]], Desk],
        settings: Settings,
        actor: Callable[[Settings], Actor],
        layout: dict[str, Any],
        store_location: str,
        service: Callable[[], Service] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self._settings = settings
        self._store_location = store_location
        self._service = service
        self._counts: Counts | None = None
        self._provider: Provider | None = None
        self._selections: dict[str, tuple[int, int]] = {}
        self._newest_step: int | None = None
        self._is_ready = False
        self._is_painted = False
        self._changing_page = False
        self.desk = desk(lambda: actor(self._settings))
        self._pages = Pages(self.desk, self._connect_page, self)
        self._dialogs = Dialogs(self, self.desk, lambda: self._settings, lambda: self._provider)
        self._build()
        self._connect()
        self._retranslate()
        self._restore(layout)
        # Asked for at once, so that the rows come while the window is still being shown.
        if self.desk.runner.first_rows is None:
            self.desk.runner.read(lambda session: overview.is_empty(session), self._open)
        else:
            self._open(empty=False)
        self._pages.current.refresh(Kind.ALL)
        # What the bars tell is read behind the first rows: counting a large store would only be in their way.
        self._later = self._timer(_LATER_MS, self._read_the_rest)
        self._later.start()
        self.desk.runner.became_idle.connect(self._read_the_rest)

    # Building

    def _build(self) -> None:
        self._navigation = Navigation()
        self._search = SearchEdit()
        self._search.setObjectName("searchBox")
        self._search.setMaxLength(1_000)

        self._notice = NoticeBar()
        self._notice.setObjectName("windowNotice")
        self._notice.hide()

        top = QHBoxLayout()
        top.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        top.setSpacing(SMALL)
        top.addWidget(self._search, 1)
        top.addWidget(self._pages.filters)
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._pages.content, 1)

        self._body = QWidget()
        across = QHBoxLayout(self._body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._navigation)
        across.addWidget(Hairline(orientation=Qt.Orientation.Vertical))
        across.addWidget(place, 1)

        self._first_run: FirstRunPage | None = None
        self._whole = QStackedWidget()
        # Neither the empty desk nor the first-run doors flash up before the store has answered.
        self._whole.addWidget(QWidget())
        self._whole.addWidget(self._body)
        central = QWidget()
        outer = QVBoxLayout(central)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._notice)
        outer.addWidget(self._whole, 1)
        self.setCentralWidget(central)

        self._keys = KeyLayout(self)
        self._status = DeskStatusBar()
        self._steps = RowSteps(lambda: self._pages.current, self._focus_search, self._status.say)
        self.setStatusBar(self._status)
        self._actions = Actions(
            self,
            self.menuBar(),
            {
                "openStore": self._open_store,
                "importFiles": self._import_files,
                "export": lambda: self._dialogs.export(self.page, self._pages.current, self._status.say),
                "print": lambda: self._dialogs.print_list(self.page, self._pages.current),
                "backUp": self._back_up,
                "saved": self._say_saved,
                "settings": self._show_settings,
                "closeWindow": self.close,
                "quit": QApplication.closeAllWindows,
                "undo": self._undo,
                "redo": self._redo,
                "copyRows": lambda: self._dialogs.copy_rows(self.page, self._pages.current),
                "copyWithHeaders": lambda: self._dialogs.copy_rows(self.page, self._pages.current, with_headers=True),
                "find": self._focus_search,
                "findNext": lambda: self._steps.step(1, self._search.text()),
                "findPrevious": lambda: self._steps.step(-1, self._search.text()),
                "fillDown": lambda: self._steps.fill_down(),
                "paste": lambda: self._steps.paste(),
                "jump": lambda: self._dialogs.jump(self._actions.commands(), self._jumped),
                "clearSearch": self._search.clear,
                "customers": lambda: self._visit("customers"),
                "subscriptions": lambda: self._visit("subscriptions"),
                "resellers": lambda: self._visit("resellers"),
                "changes": lambda: self._visit("changes"),
                "activity": lambda: self._visit("activity"),
                "showCustomer": self._show_customer,
                "nextPane": lambda: self._cycle_panes(1),
                "previousPane": lambda: self._cycle_panes(-1),
                "columns": self._show_columns,
                "zoomIn": lambda: self._zoom(0.1),
                "zoomOut": lambda: self._zoom(-0.1),
                "zoomReset": lambda: self._zoom(None),
                "chooseContact": self._choose_contact,
                "resetContact": self._reset_contact,
                "request": lambda: self._dialogs.request(RequestKind.PARTNERSHIP, None, None),
                "sweep": self._sweep,
                "importAssignments": lambda: self._dialogs.import_assignments(),
                "review": self.review,
                "help": self._dialogs.help,
                "cheatSheet": lambda: self._dialogs.cheat_sheet(self._actions.sections()),
                "about": lambda: self._dialogs.about(self._store_location),
            },
        )
        self.resize(1280, 800)
        self.setMinimumSize(720, 480)

    def _connect(self) -> None:
        self.desk.changed.connect(self._something_changed)
        self.desk.refused.connect(self._show_refused)
        self.desk.undo_state_changed.connect(self._show_undo_state)
        self.desk.runner.error_occurred.connect(self.show_error)
        self.desk.runner.bug_found.connect(self.show_bug)
        self._navigation.chosen.connect(self._navigated)
        self._search.textChanged.connect(self._searched)
        self._status.review_requested.connect(self.review)
        self._status.settings_requested.connect(self._show_settings)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_scheme_changed)

    def _timer(self, pause_ms: int, act: Callable[[], None]) -> QTimer:
        # A child: what is pending goes with the window.
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause_ms)
        timer.timeout.connect(act)
        return timer

    def _connect_page(self, name: str, page: Any) -> None:
        slots: dict[str, Callable[..., object]] = {
            "clear_search_requested": self._search.clear,
            "first_run_requested": self._import_files,
            "copy_refused": self._say_not_copied,
            "review_requested": self.review,
            "sweep_requested": self._sweep,
            "request_requested": self._dialogs.request,
            "profile_requested": self._dialogs.edit_profile,
            "counts_changed": partial(self._take_selection, name),
            "customer_requested": self._show_on_customers,
            "customers_of_requested": self._show_subscriptions_of,
            "subscription_requested": self.open_subscription,
            "said": self._status.say,
        }
        for signal, slot in slots.items():
            if hasattr(page, signal):
                getattr(page, signal).connect(slot)
        for table in page.findChildren(DeskTable):
            table.copied.connect(self._say_copied)

    def _doors(self) -> FirstRunPage:
        """The doors of an empty store, built when they are first shown."""
        if self._first_run is None:
            from desktop.views.first_run import FirstRunPage

            self._first_run = FirstRunPage(self._whole)
            self._whole.addWidget(self._first_run)
            self._first_run.sample_requested.connect(self.build_sample)
            self._first_run.import_requested.connect(self._import_files)
            self._first_run.connect_requested.connect(lambda: self.sync.connect_service(lead_on=True))
            self._first_run.cancel_requested.connect(lambda: self.sync.cancel())
        return self._first_run

    @cached_property
    def sync(self) -> WindowSync:
        """Syncing with the service, built when it is first asked for: behind the first rows."""
        from desktop.models.syncing import NoService
        from desktop.views.window_sync import Around, WindowSync

        return WindowSync(
            Around(
                window=self,
                desk=self.desk,
                notice=self._notice,
                status=self._status,
                actions=self._actions,
                pages=self._pages,
                settings=lambda: self._settings,
                apply_settings=self.apply_settings,
                read_counts=self._ask_for_counts,
                is_sample=lambda: self._counts is not None and self._counts.is_sample,
                first_run=lambda: self._first_run if self.is_first_run else None,
                go_to=self._visit,
            ),
            self._service() if self._service else NoService(),
        )

    # Words and looks

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._look_for_news()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._search.setAccessibleName(self.tr("Search"))
        if self._pages.is_built(self.page):
            self._search.setPlaceholderText(self._pages.current.search_hint())
        self._actions.retranslate()
        if "sync" in vars(self):
            self.sync.retranslate()
        self._search.setToolTip(self._actions.hint("find"))
        self._navigation.show_hints([self._actions.hint(page) for page in PAGES])
        self._show_undo_state(self.desk.undo_state)
        self._show_counts()

    def apply_settings(self, settings: Settings) -> None:
        """Take new settings at once, and tell whoever keeps them."""
        before, self._settings = self._settings, settings
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if settings.language != before.language:
            apply_language(app, resolve_language(settings.language))
        if (settings.theme, settings.text_scale) != (before.theme, before.text_scale):
            self._apply_theme()
        if (settings.role, settings.role_edition, settings.strict) != (before.role, before.role_edition, before.strict):
            self._something_changed(Kind.SUBSCRIPTIONS)
            self._show_counts()
        self.settings_changed.emit(settings)

    def _apply_theme(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        scheme = resolve_scheme(self._settings.theme, app)
        apply_theme(app, Theme(scheme, self._settings.text_scale, wants_high_contrast(app)))

    def _system_scheme_changed(self) -> None:
        if self._settings.theme == "system":
            # Resolving asks the platform anew, which may answer with this very signal.
            hints = QGuiApplication.styleHints()
            hints.blockSignals(True)
            self._apply_theme()
            hints.blockSignals(False)

    def _zoom(self, by: float | None) -> None:
        scale = 1.0 if by is None else round(min(max(self._settings.text_scale + by, 1.0), 2.0), 2)
        if scale != self._settings.text_scale:
            self.apply_settings(self._with(text_scale=scale))

    def _with(self, **values: Any) -> Settings:
        current = {name: getattr(self._settings, name) for name in self._settings.__struct_fields__}
        return Settings(**{**current, **values})

    # Pages

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._pages.name

    @property
    def is_first_run(self) -> bool:
        """Whether the doors of an empty store are shown."""
        return self._first_run is not None and self._whole.currentWidget() is self._first_run

    def go_to(self, name: str) -> None:
        """Show a page; one that missed changes catches up."""
        page = self._pages.show(name)
        self._navigation.show_place(name)
        for place in PAGES:
            self._actions[place].setChecked(place == name)
        # The page shown keeps its own search: its text is put back, not searched for again.
        self._changing_page = True
        self._search.setText(self._pages.searches[name])
        self._changing_page = False
        self._search.setPlaceholderText(page.search_hint())
        self._enable_acts()
        self._show_selection()
        self._pages.catch_up()

    def _visit(self, name: str) -> None:
        self.go_to(name)
        self._pages.current.focus_main()

    def _navigated(self, name: str) -> None:
        if name != self.page:
            self.go_to(name)

    def _searched(self, text: str) -> None:
        if self._changing_page:
            return
        self._pages.searches[self.page] = text
        self._pages.current.set_search(text)

    def _focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = QApplication.focusWidget()
        if event.key() in _ENTER and isinstance(focus, QPushButton | QToolButton):
            # Outside of a dialog Qt presses a button by Space alone.
            focus.click()
        elif not self._search.hasFocus():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, *_ENTER):
            self._pages.current.focus_main()
        else:
            super().keyPressEvent(event)

    def _cycle_panes(self, step: int) -> None:
        panes: list[QWidget] = [self._navigation, self._search, *self._pages.current.panes()]
        panes = [pane for pane in panes if pane.isVisible() and pane.isEnabled()]
        focus = QApplication.focusWidget()
        here = next((i for i, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), -1)
        panes[(here + step) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_columns(self) -> None:
        menu = self._pages.current.columns_menu()
        menu.setParent(self, menu.windowFlags())
        menu.popup(self._pages.content.mapToGlobal(self._pages.content.rect().topLeft()))

    def open_subscription(self, guid: str) -> None:
        """Show a subscription by its id, wherever it is."""

        def found(place: tuple[int, int] | None) -> None:
            if place is not None:
                self._show_on_customers(*place)

        self.desk.runner.read(lambda session: customers.of_subscription(session, guid), found)

    def _show_on_customers(self, customer_key: int, subscription_key: int) -> None:
        self.go_to("customers")
        self._search.clear()
        self._pages.get("customers").open_subscription(customer_key, subscription_key)

    def _jumped(self, target: Target) -> None:
        if target.kind in (TargetKind.PAGE, TargetKind.COMMAND):
            self._actions[target.id].trigger()
        elif target.kind is TargetKind.SUBSCRIPTION:
            self.open_subscription(target.id)
        elif target.kind is TargetKind.CUSTOMER:
            self._visit("customers")
            self._search.clear()
            self._pages.current.open_customer(target.key)
        else:
            self._visit("resellers")
            self._search.setText(target.name)

    def _show_customer(self) -> None:
        self._pages.get("subscriptions").show_customer()

    def _show_subscriptions_of(self, reseller: Reseller) -> None:
        self.go_to("subscriptions")
        self._pages.get("subscriptions").show_contact(reseller)

    def _take_selection(self, page: str, shown: int, selected: int) -> None:
        self._selections[page] = (shown, selected)
        self._show_selection()

    def _show_selection(self) -> None:
        shown, selected = self._selections.get(self.page, (0, 0))
        self._status.show_selection(shown, selected, of_subscriptions=self.page == "subscriptions")

    # What has changed

    def _something_changed(self, kinds: Kind) -> None:
        if self._notice.kind() is not ChipKind.BAD:
            # What was said of one act is old with the next; an error stays until it is read.
            self._notice.close_notice()
        self._pages.refresh(kinds, visible=self._whole.currentWidget() is self._body)
        self._ask_for_counts()

    def _open(self, empty: bool) -> None:
        """Show the pages, or the doors of an empty store."""
        target = self._doors() if empty else self._body
        if self._whole.currentWidget() is not target:
            self._whole.setCurrentWidget(target)
            self._enable_acts()
            if empty:
                target.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._pages.catch_up()
                self._pages.current.focus_main()
        if not self._is_ready:
            self._is_ready = True
            self.ready.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            # The rest of the window follows in the same frame; what comes behind it is put off until then.
            self._is_painted = True
            QTimer.singleShot(0, self.desk.runner.begin)

    def _read_the_rest(self) -> None:
        self._later.stop()
        # A window that nobody sees is never painted.
        self.desk.runner.begin()
        self.desk.runner.became_idle.disconnect(self._read_the_rest)
        self._ask_for_counts()
        self.desk.read_undo_state()
        self.sync.read_standing()

    def _ask_for_counts(self) -> None:
        self.desk.runner.read(
            lambda session: (
                overview.counts(session),
                resellers.provider(session),
                overview.is_empty(session),
                overview.newest_step(session),
            ),
            self._take_counts,
        )

    def _look_for_news(self) -> None:
        # Another desk on this store may have acted while the person was elsewhere.
        known = self._newest_step
        if known is None:
            return

        def compare(newest: int) -> None:
            if newest != known == self._newest_step:
                self.desk.tell(Kind.ALL)

        self.desk.runner.read(overview.newest_step, compare)

    def _take_counts(self, answer: tuple[Counts, Provider | None, bool, int]) -> None:
        self._counts, self._provider, empty, self._newest_step = answer
        self._show_counts()
        self._open(empty)

    def _show_counts(self) -> None:
        actor = self.desk.actor
        self._status.show_state(self._counts, wording.role_word(actor.role), utc_now())
        staged = self._counts.staged if self._counts else 0
        may = actor.may(DeskAct.ASSIGN_CONTACT)
        self._actions["review"].setEnabled(staged > 0)
        self._actions["review"].setText(
            self.tr("&Review and submit %Ln change(s)…", "", staged) if staged else self.tr("&Review and submit…")
        )
        for name in ("chooseContact", "resetContact", "fillDown", "paste"):
            self._actions[name].setToolTip("" if may else self.tr("Your role may not assign support contacts"))
        self._enable_acts()
        waiting = staged + (self._counts.needs_person if self._counts else 0)
        self._navigation.show_waiting("changes", wording.number(waiting) if waiting else None)
        name = self._provider.name if self._provider else ""
        title = fill(self.tr("%1 — Partner Desk"), name) if name else self.tr("Partner Desk")
        if self._counts and self._counts.is_sample:
            title = fill(self.tr("%1 (sample data) — Partner Desk"), name)
        self.setWindowTitle(title)

    def _enable_acts(self) -> None:
        has_pages = self._whole.currentWidget() is self._body
        may = has_pages and self.desk.actor.may(DeskAct.ASSIGN_CONTACT) and self.page in WITH_PANEL
        for name in ("chooseContact", "resetContact", "fillDown", "paste"):
            self._actions[name].setEnabled(may)
        for name in ("findNext", "findPrevious", "jump"):
            self._actions[name].setEnabled(has_pages)
        self._actions["showCustomer"].setEnabled(has_pages and self.page == "subscriptions")
        for name in (
            "export",
            "print",
            "copyRows",
            "copyWithHeaders",
            "request",
            "sweep",
            "importAssignments",
            "find",
            "clearSearch",
            "nextPane",
            "previousPane",
        ):
            self._actions[name].setEnabled(has_pages)
        self._actions["columns"].setEnabled(has_pages and hasattr(self._pages.current, "columns_menu"))

    def _show_undo_state(self, state: UndoState) -> None:
        undo, redo = self._actions["undo"], self._actions["redo"]
        undo.setEnabled(state.undo is not None)
        redo.setEnabled(state.redo is not None)
        # A name may hold an ampersand, which a menu would take for a mnemonic.
        undo.setText(
            fill(self.tr("&Undo %1"), wording.act_sentence(state.undo).replace("&", "&&"))
            if state.undo
            else self.tr("&Undo")
        )
        redo.setText(
            fill(self.tr("&Redo %1"), wording.act_sentence(state.redo).replace("&", "&&"))
            if state.redo
            else self.tr("&Redo")
        )

    # Acts

    def _undo(self) -> None:
        def done(outcome: Any) -> None:
            sentence = fill(self.tr("Undone: %1."), wording.act_sentence(outcome.act))
            if not outcome.counter and not outcome.left:
                self._status.say(sentence)
                return
            if outcome.counter:
                sentence += " " + self.tr(
                    "%Ln confirmed row(s) go back through the review: nothing is sent until you submit.",
                    "",
                    len(outcome.counter),
                )
            if outcome.left:
                sentence += " " + self.tr(
                    "%Ln row(s) were left as they are, as they were decided anew or are on their way.",
                    "",
                    len(outcome.left),
                )
            self._notice.show_notice(ChipKind.INFO, sentence)

        self.desk.undo(done)

    def _redo(self) -> None:
        self.desk.redo(
            lambda outcome: self._status.say(
                fill(self.tr("Done again: %1. It is staged, and waits for submit."), wording.act_sentence(outcome.act))
            )
        )

    def _choose_contact(self) -> None:
        self._pages.current.panel.open_list()

    def _reset_contact(self) -> None:
        self._pages.current.panel.assign_default()

    def _sweep(self) -> None:
        self._dialogs.sweep(self._pages.current)

    def review(self) -> None:
        """Open the review sheet over all staged changes."""
        self._dialogs.review()

    # Files

    def _open_store(self) -> None:
        dialog = QFileDialog(self, self.tr("Open store"))
        dialog.setObjectName("openStoreDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([self.tr("Partner Desk stores (*.sqlite)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.store_requested)
        dialog.open()

    def _import_files(self) -> None:
        self.show_import([])

    def show_import(self, files: list[str]) -> None:
        """Open the import dialog with these files already in it."""
        self._dialogs.import_files(files)

    def build_sample(self) -> None:
        """Fill the empty store with the sample tenant."""
        from desktop.data.sample.building import build_sample
        from desktop.data.sample.tenant import SampleSize

        actor, today = self.desk.actor, self.desk.today
        doors = self._doors()

        def done(_applied: object) -> None:
            doors.set_idle()
            self.desk.tell(Kind.ALL)

        def failed(error: DeskError) -> None:
            doors.set_idle()
            self.show_error(error)

        doors.set_busy(self.tr("Making the sample tenant…"), 0, 0)
        task = self.desk.runner.run(
            lambda store, progress: build_sample(store, SampleSize(), today, actor, utc_now(), progress),
            done,
            failed,
            lambda now, total: doors.set_busy(self.tr("Making the sample tenant…"), now, total),
            doors.set_idle,
        )
        doors.cancel_requested.connect(task.cancel)

    def _back_up(self) -> None:
        from desktop.data.store.backup import back_up

        self.desk.runner.run(
            lambda store, _progress: back_up(store, reason="manual"),
            lambda path: self._notice.show_notice(ChipKind.GOOD, fill(self.tr("Backed up to %1."), path)),
            self.show_error,
        )

    def _say_saved(self) -> None:
        self._status.say(self.tr("Already saved: every choice is kept as soon as it is made."))

    def _say_copied(self, rows: int) -> None:
        self._status.say(fill(self.tr("%1 rows were copied.", "", rows), wording.number(rows)))

    def _say_not_copied(self, rows: int) -> None:
        self._notice.show_notice(
            ChipKind.CAUTION,
            self.tr("%Ln rows were not copied: they are too many for the clipboard, or not all read yet.", "", rows),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self._dialogs.take_dropped(files)

    def _show_settings(self) -> None:
        self._dialogs.settings(self.apply_settings, lambda: self.sync.connect_service())

    # Errors

    def show_error(self, error: DeskError) -> None:
        """Show what the world or the rules refused, where the person is."""
        self._notice.show_notice(ChipKind.BAD, error_sentence(error))

    def _show_refused(self, error: DeskError) -> None:
        if not self._dialogs.tell_refusals():
            self.show_error(error)

    def show_bug(self, error: BaseException) -> None:
        """Show a bug with a report to copy; the desk goes on, as its store is sound."""
        self._dialogs.bug(error)

    # Layout

    def _restore(self, layout: dict[str, Any]) -> None:
        if isinstance(geometry := layout.get("geometry"), str):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        self._pages.restore_layouts(layout.get("pages"))
        self.go_to(page_of(layout))

    def layout_now(self) -> dict[str, Any]:
        """What is remembered of the window's layout."""
        return {
            "version": _LAYOUT_VERSION,
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            "page": self.page,
            "pages": self._pages.layouts(),
        }

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing to ask: every choice is durable already."""
        self.layout_saved.emit(self.layout_now())
        super().closeEvent(event)
        self.closed.emit()
