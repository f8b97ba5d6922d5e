"""The dialogs of the window. Each is loaded when it is first shown: a start needs none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog

from desktop.data.later import customers, resellers
from desktop.domain.records import Provider, RequestKind, Reseller
from desktop.models.desk import Desk
from desktop.models.jumping import Target
from desktop.settings import Settings
from desktop.views.language import resolve_language

if TYPE_CHECKING:
    from desktop.views.main_window import MainWindow


class Dialogs:
    """Opens dialogs over one window. `settings` and `provider` tell what holds when a dialog is opened."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        settings: Callable[[], Settings],
        provider: Callable[[], Provider | None],
    ) -> None:
        self._window = window
        self._desk = desk
        self._settings = settings
        self._provider = provider

    def review(self) -> None:
        """The review sheet over all staged changes."""
        from desktop.views.review.sheet import ReviewSheet

        if self._window.findChild(ReviewSheet) is None:
            ReviewSheet(self._desk, self._window).open()

    def sweep(self, page: Any) -> None:
        """The default sweep over all subscriptions, or over what a page lists or has selected; then the review."""
        from desktop.views.sweep.sheet import SweepSheet

        listed, selected = page.to_sweep() if hasattr(page, "to_sweep") else (None, [])
        sheet = SweepSheet(self._desk, listed, selected, self._window)
        sheet.staged.connect(self.review)
        sheet.open()

    def take_dropped(self, files: list[str]) -> None:
        """What was dropped on the window: one sheet of assignments, or files to import."""
        from desktop.models.assigning import says_who_is_wanted

        def show(is_sheet: bool) -> None:
            self.import_assignments(files[0]) if is_sheet else self.import_files(files)

        if len(files) == 1:
            self._desk.runner.read(lambda _session: says_who_is_wanted(files[0]), show)
        else:
            self.import_files(files)

    def import_assignments(self, file: str | None = None) -> None:
        """A sheet that says which reseller is wanted where; then the review."""
        from desktop.views.assigning.dialog import AssignmentsDialog

        dialog = AssignmentsDialog(self._desk, file, self._window)
        dialog.staged.connect(self.review)
        dialog.open()

    def request(self, kind: RequestKind, reseller: Reseller | None, customer_key: int | None) -> None:
        """A request for a relationship with a reseller, or with somebody new; for one customer or for all."""
        from desktop.views.request.dialog import RequestDialog

        def show(name: str) -> None:
            provider = self._provider() or Provider("", "", "")
            settings = self._settings()
            wanted = settings.language if settings.letter_language == "system" else settings.letter_language
            language = resolve_language(wanted)
            RequestDialog(self._desk, kind, reseller, customer_key, name, provider, language, self._window).open()

        if customer_key is None:
            show("")
            return
        key = customer_key
        self._desk.runner.read(
            lambda session: row.name if (row := customers.rows(session, [key]).get(key)) else "", show
        )

    def edit_profile(self, tenant_id: str, name: str) -> None:
        """The support details of a partner."""
        from desktop.views.profile_dialog import ProfileDialog

        self._desk.runner.read(
            lambda session: resellers.profile_of(session, tenant_id),
            lambda profile: ProfileDialog(self._desk, tenant_id, name, profile, self._window).open(),
        )

    def import_files(self, files: list[str]) -> None:
        """The import, with these files already in it."""
        from desktop.views.import_dialog import ImportDialog

        ImportDialog(self._desk, files, self._window).open()

    def export(self, name: str, page: Any, said: Callable[[str], None]) -> None:
        """The export of the list of the page of this name."""
        from desktop.views.exports.dialog import ExportDialog
        from desktop.views.exports.subject import subject_of

        if (subject := subject_of(name, page)) is not None:
            ExportDialog(self._desk, subject, said, self._window).open()

    def copy_rows(self, name: str, page: Any, *, with_headers: bool = False) -> None:
        """The selected rows of the list of the page of this name, to the clipboard."""
        from desktop.views.exports.subject import table_of

        table_of(name, page).copy_rows(with_headers=with_headers)

    def print_list(self, name: str, page: Any) -> None:
        """The list of the page of this name as it will be on paper."""
        from desktop.views.exports.subject import subject_of
        from desktop.views.printing.preview import PrintPreview

        if (subject := subject_of(name, page)) is not None:
            PrintPreview(self._desk, subject, self._window).open()

    def settings(self, changed: Callable[[Settings], None], connect: Callable[[], None]) -> None:
        """The settings; `changed` is told of each new one, `connect` shows the connection."""
        from desktop.views.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._settings(), self._provider(), self._window)
        dialog.settings_changed.connect(changed)
        dialog.connection_requested.connect(connect)
        # What is changed elsewhere meanwhile must not be taken back by the next choice here.
        self._window.settings_changed.connect(dialog.take)
        dialog.open()

    def help(self) -> None:
        """The user guide, beside the window."""
        from desktop.views.help_dialog import HelpDialog

        HelpDialog(resolve_language(self._settings().language), self._window).show()

    def jump(self, commands: list[Target], follow: Callable[[Target], None]) -> None:
        """The palette; `follow` is told of the place that was picked."""
        from desktop.views.palette import Palette

        palette = self._window.findChild(Palette)
        if palette is None:
            palette = Palette(self._desk.runner, self._window)
            palette.chosen.connect(follow)
        palette.open_over(self._window, commands)

    def cheat_sheet(self, sections: list[tuple[str, list[tuple[str, str]]]]) -> None:
        """The keyboard shortcuts."""
        from desktop.views.cheat_sheet import CheatSheet

        CheatSheet(sections, self._window).open()

    def about(self, store_location: str) -> None:
        """What program this is, and where its store lies."""
        from desktop.views.about_dialog import AboutDialog

        AboutDialog(store_location, self._window).open()

    def bug(self, error: BaseException) -> None:
        """The report of a bug; the first one, when one leads to another."""
        from desktop.views.bug_report import BugReport

        if self._window.findChild(BugReport) is None:
            BugReport(error, self._window).open()

    def tell_refusals(self) -> bool:
        """Whether a sheet is open that tells itself what was refused; behind it nobody would see it but afterwards."""
        names = ("reviewSheet", "requestDialog", "sweepSheet", "assignmentsDialog")
        return any(sheet.isVisible() for name in names for sheet in self._window.findChildren(QDialog, name))
