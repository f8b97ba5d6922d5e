"""A sheet of assignments as tables: what would be staged, what is suggested, and what is wrong; and reading it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.data import assigning, subscriptions
from desktop.data.assigning import Assignment, Preview, Sheet, Suggestion, SuggestionKey, Trouble, What
from desktop.data.store import Session
from desktop.domain.records import SubscriptionRow
from desktop.errors import Cancelled, DeskError
from desktop.models import wording
from desktop.models.candidates import contact_name
from desktop.models.desk import Desk, StagingWork
from desktop.models.filling import fill
from desktop.models.listed import ListedModel
from desktop.models.paging import Column
from desktop.models.roles import Chip, ChipKind
from desktop.tasks import Task

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex

_BITE = 2_000
MOST_LISTED = 10_000
"""Lines that are listed one by one; all of them are staged."""


@dataclass(frozen=True, slots=True)
class Read:
    """A sheet, what it would do, and the subscriptions that are listed."""

    sheet: Sheet
    preview: Preview
    shown: dict[int, SubscriptionRow]


class SheetReading(QObject):
    """Reads a sheet and finds out what it would do, on a reader thread. One at a time. GUI thread."""

    progressed = Signal(int, int)
    found = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task[Read] | None = None
        self._stop = threading.Event()

    @property
    def running(self) -> bool:
        """Whether an answer is still to come."""
        return self._task is not None

    def start(self, source: Path | Sheet, accepted: dict[SuggestionKey, int]) -> None:
        """Read a file, or look at a sheet again with what a person has accepted."""
        self.cancel()
        self._stop = stop = threading.Event()
        actor, today = self._desk.actor, self._desk.today
        accepted = dict(accepted)

        def progress(done: int, total: int) -> None:
            if stop.is_set():
                raise Cancelled
            # Emitted on the reader thread, and delivered on the GUI thread.
            self.progressed.emit(done, total)

        def work(session: Session) -> Read:
            sheet = assigning.read_file(source, progress=progress) if isinstance(source, Path) else source
            preview = assigning.preview(session, actor, today, sheet, accepted)
            keys = [one.subscription_key for one in preview.assignments[:MOST_LISTED]]
            keys += [key for one in preview.troubles[:MOST_LISTED] if (key := one.subscription_key) is not None]
            shown: dict[int, SubscriptionRow] = {}
            for start in range(0, len(keys), _BITE):
                progress(1, 1)
                shown |= subscriptions.rows(session, keys[start : start + _BITE])
            return Read(sheet, preview, shown)

        self._task = self._desk.runner.read(work, self._take, self._fail)

    def cancel(self) -> None:
        """Stop; harmless when nothing runs."""
        if self._task is not None:
            self._stop.set()
            self._task.cancel()
            self._task = None

    def _take(self, read: Read) -> None:
        self._task = None
        self.found.emit(read)

    def _fail(self, error: DeskError) -> None:
        self._task = None
        self.failed.emit(error)


def says_who_is_wanted(file: str) -> bool:
    """Whether a file is a sheet of assignments, and not something to import. Reader thread."""
    return assigning.is_sheet(Path(file))


def staging(preview: Preview, reason: str) -> StagingWork:
    """The work that stages what a preview found, for `Desk.stage_by`."""
    return lambda session, actor, now, today: assigning.stage(
        session, actor, now, today, preview.assignments, reason=reason
    )


# Words


def trouble_sentence(trouble: Trouble) -> str:
    """Why a line is not staged, with all that speaks against its reseller."""
    said = {
        "ragged_row": translate("Assignments", "The row has another number of cells than the heading: %1."),
        "unclosed_quote": translate(
            "Assignments", "A quotation mark is opened and not closed, or text follows a closing one."
        ),
        "bad_id": translate(
            "Assignments", "“%1” is not an identifier of the form 00000000-0000-0000-0000-000000000000."
        ),
        "bad_mpn_id": translate("Assignments", "“%1” is not an MPN ID (digits only)."),
        "too_long": translate("Assignments", "The text is too long: %1"),
        "missing_subscription": translate("Assignments", "Nothing says which subscription this is about."),
        "missing_partner": translate("Assignments", "Nothing says which reseller is wanted."),
        "unknown_subscription": translate(
            "Assignments", "No subscription %1 is known; import the customer's subscriptions first."
        ),
        "unknown_customer": translate("Assignments", "No customer is known as “%1”."),
        "ambiguous_customer": translate(
            "Assignments", "More than one customer is known as “%1”; give the Microsoft ID or the domain."
        ),
        "unknown_product": translate("Assignments", "The customer has no subscription “%1”."),
        "ambiguous_product": translate(
            "Assignments", "The customer has more than one such subscription (%1); give the subscription ID."
        ),
        "unknown_partner": translate("Assignments", "No reseller is known as “%1”."),
        "ambiguous_partner": translate(
            "Assignments", "More than one reseller is known as “%1”; give the Microsoft ID."
        ),
        "partners_differ": translate("Assignments", "The columns name different resellers: %1."),
        "said_before": translate("Assignments", "Line %1 says the same about this subscription; once is enough."),
        "contradicted": translate(
            "Assignments", "Another line wants another contact for this subscription: line %1. Neither is taken."
        ),
        "in_flight": translate("Assignments", "An earlier decision on this subscription is on its way."),
        "not_eligible": translate("Assignments", "%1 may not be the support contact there"),
    }[trouble.code]
    sentence = fill(said, trouble.text)
    if trouble.findings:
        return f"{sentence}: {'; '.join(wording.reason_sentence(finding) for finding in trouble.findings)}"
    return sentence


def what_word(what: What) -> str:
    """What a name in a sheet stands for."""
    return {
        What.PARTNER: translate("Assignments", "Reseller"),
        What.CUSTOMER: translate("Assignments", "Customer"),
        What.PRODUCT: translate("Assignments", "Subscription"),
    }[what]


def _subscription(row: SubscriptionRow | None) -> str:
    return "" if row is None else row.nickname or row.product


# Tables


class AssignmentsModel(ListedModel[Assignment]):
    """What would be staged, by line."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._shown: dict[int, SubscriptionRow] = {}
        super().__init__(
            (
                Column(
                    "line",
                    lambda: translate("Assignments", "Line"),
                    lambda one: wording.number(one.line),
                    sort="line",
                    numeric=True,
                    width=7,
                ),
                Column(
                    "customer",
                    lambda: translate("Assignments", "Customer"),
                    lambda one: row.customer_name if (row := self._row(one)) else "",
                    sort="customer",
                    width=26,
                ),
                Column(
                    "subscription",
                    lambda: translate("Assignments", "Subscription"),
                    lambda one: _subscription(self._row(one)),
                    sort="subscription",
                    width=28,
                ),
                Column(
                    "now",
                    lambda: translate("Assignments", "Contact now"),
                    lambda one: contact_name(row.contact) if (row := self._row(one)) else "",
                    sort="now",
                    width=22,
                ),
                Column(
                    "wanted",
                    lambda: translate("Assignments", "New contact"),
                    lambda one: contact_name(one.wanted),
                    sort="wanted",
                    width=24,
                ),
                Column(
                    "admin",
                    lambda: translate("Assignments", "Delegated admin"),
                    lambda one: chip.text if (chip := _admin_chip(one)) else "",
                    chip=_admin_chip,
                    sort="admin",
                    width=17,
                ),
                Column(
                    "reason",
                    lambda: translate("Assignments", "Reason or ticket"),
                    lambda one: one.reason,
                    sort="reason",
                    width=18,
                ),
            ),
            lambda one: one.subscription_key,
            self._spoken,
            parent,
        )

    def show_read(self, read: Read) -> None:
        """Show what a sheet would stage."""
        self._shown = read.shown
        self.show(read.preview.assignments[:MOST_LISTED])

    def _row(self, one: Assignment) -> SubscriptionRow | None:
        return self._shown.get(one.subscription_key)

    def sort_value(self, record: Assignment, column: Column[Assignment]) -> Any:
        return record.line if column.key == "line" else super().sort_value(record, column)

    def _spoken(self, one: Assignment) -> str:
        row = self._row(one)
        parts = [row.customer_name if row else "", _subscription(row), contact_name(one.wanted)]
        return ", ".join(part for part in parts if part)


def _admin_chip(one: Assignment) -> Chip | None:
    if one.wanted.is_provider:
        return None
    if one.unconfirmed:
        return Chip(ChipKind.CAUTION, translate("Assignments", "Unconfirmed"))
    return Chip(ChipKind.GOOD, translate("Assignments", "Attested"))


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that is offered for a name; the options of a name come one after the other."""

    place: int
    suggestion: Suggestion
    option: int

    @property
    def key(self) -> int:
        """The key of what is offered."""
        return self.suggestion.options[self.option].key


class OffersModel(ListedModel[Offer]):
    """What is offered for names that are not known, one row for each option."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Column(
                    "text",
                    lambda: translate("Assignments", "In the sheet"),
                    lambda offer: offer.suggestion.text,
                    sort="text",
                    caption=lambda offer: what_word(offer.suggestion.key.what),
                    width=42,
                ),
                Column(
                    "name",
                    lambda: translate("Assignments", "Perhaps"),
                    lambda offer: offer.suggestion.options[offer.option].name,
                    sort="name",
                    caption=lambda offer: offer.suggestion.options[offer.option].about,
                    width=40,
                ),
                Column(
                    "likeness",
                    lambda: translate("Assignments", "Alike"),
                    lambda offer: fill(
                        translate("Assignments", "%1 %"), offer.suggestion.options[offer.option].likeness
                    ),
                    sort="likeness",
                    numeric=True,
                    width=8,
                ),
                Column(
                    "lines",
                    lambda: translate("Assignments", "Lines"),
                    lambda offer: wording.number(len(offer.suggestion.lines)),
                    sort="lines",
                    numeric=True,
                    width=8,
                ),
            ),
            lambda offer: offer.place,
            lambda offer: f"{offer.suggestion.text}: {offer.suggestion.options[offer.option].name}",
            parent,
        )

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these; the options of each are neighbours."""
        options = [(one, option) for one in suggestions for option in range(len(one.options))]
        self.show([Offer(place, one, option) for place, (one, option) in enumerate(options)])

    def sort_value(self, record: Offer, column: Column[Offer]) -> Any:
        if column.key == "likeness":
            return record.suggestion.options[record.option].likeness
        return len(record.suggestion.lines) if column.key == "lines" else super().sort_value(record, column)


@dataclass(frozen=True, slots=True)
class TroubleLine:
    """A trouble and its place among all."""

    place: int
    trouble: Trouble


class TroublesModel(ListedModel[TroubleLine]):
    """Why lines are not staged."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._shown: dict[int, SubscriptionRow] = {}
        super().__init__(
            (
                Column(
                    "line",
                    lambda: translate("Assignments", "Line"),
                    lambda line: wording.number(line.trouble.line),
                    sort="line",
                    numeric=True,
                    width=7,
                ),
                Column(
                    "why",
                    lambda: translate("Assignments", "What is wrong"),
                    lambda line: trouble_sentence(line.trouble),
                    sort="why",
                    width=92,
                ),
                Column(
                    "customer",
                    lambda: translate("Assignments", "Customer"),
                    lambda line: row.customer_name if (row := self._row(line)) else "",
                    sort="customer",
                    width=24,
                ),
                Column(
                    "subscription",
                    lambda: translate("Assignments", "Subscription"),
                    lambda line: _subscription(self._row(line)),
                    sort="subscription",
                    width=24,
                ),
            ),
            lambda line: line.place,
            lambda line: trouble_sentence(line.trouble),
            parent,
        )

    def show_read(self, read: Read) -> None:
        """Show what is wrong with a sheet."""
        self._shown = read.shown
        self.show([TroubleLine(place, one) for place, one in enumerate(read.preview.troubles[:MOST_LISTED])])

    def _row(self, line: TroubleLine) -> SubscriptionRow | None:
        key = line.trouble.subscription_key
        return None if key is None else self._shown.get(key)

    def value(self, record: TroubleLine, column: Column[TroubleLine], role: int) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and column.key == "why":
            return trouble_sentence(record.trouble)
        return super().value(record, column, role)

    def sort_value(self, record: TroubleLine, column: Column[TroubleLine]) -> Any:
        return record.trouble.line if column.key == "line" else super().sort_value(record, column)
