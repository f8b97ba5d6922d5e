"""The reseller directory as a table: states, ids, what each supports, agreements and open requests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, Qt

from desktop.data import resellers
from desktop.data.resellers import ResellerQuery, ResellerSort
from desktop.data.store import Session
from desktop.domain.records import ResellerRow, SupportAgreement
from desktop.models import wording
from desktop.models.filling import fill
from desktop.models.paging import Column, PagedModel
from desktop.models.roles import Chip, ChipKind
from desktop.tasks import TaskRunner

translate = QCoreApplication.translate


def signed_word(signed: bool | None) -> str:
    """Whether a reseller has signed the Microsoft Partner Agreement, as far as is known."""
    if signed is None:
        return translate("Resellers", "Not known")
    return translate("Resellers", "Signed") if signed else translate("Resellers", "Not signed")


def agreement_chip(agreement: SupportAgreement | None, today: date) -> Chip | None:
    """What is wrong with the days of an agreement; None for one that is valid today."""
    if agreement is None:
        return None
    if agreement.valid_to is not None and agreement.valid_to < today:
        return Chip(ChipKind.BAD, translate("Resellers", "Expired"))
    if agreement.valid_from is not None and agreement.valid_from > today:
        return Chip(ChipKind.INFO, translate("Resellers", "Not yet valid"))
    return None


def agreement_word(agreement: SupportAgreement | None) -> str:
    """An agreement in one line: its reference and its last day."""
    if agreement is None:
        return translate("Resellers", "none")
    if agreement.valid_to is None:
        return agreement.reference
    return fill(translate("Resellers", "%1 until %2"), agreement.reference, wording.day(agreement.valid_to))


def agreement_days(agreement: SupportAgreement) -> str:
    """From when until when an agreement is valid."""
    start, end = agreement.valid_from, agreement.valid_to
    if start is not None and end is not None:
        return fill(translate("Resellers", "%1 to %2"), wording.day(start), wording.day(end))
    if start is not None:
        return fill(translate("Resellers", "since %1, open-ended"), wording.day(start))
    if end is not None:
        return fill(translate("Resellers", "until %1"), wording.day(end))
    return translate("Resellers", "open-ended")


def columns(today: Callable[[], date]) -> tuple[Column[ResellerRow], ...]:
    """All columns; `today` tells which agreements have run out."""
    return (
        Column(
            "name",
            lambda: translate("Resellers", "Reseller"),
            lambda row: row.reseller.name,
            sort=ResellerSort.NAME,
            caption=lambda row: row.reseller.alias,
            width=30,
        ),
        Column(
            "state",
            lambda: translate("Resellers", "Partnership"),
            lambda row: wording.partnership_chip(row.reseller.partnership).text,
            sort=ResellerSort.STATE,
            chip=lambda row: wording.partnership_chip(row.reseller.partnership),
            width=16,
        ),
        Column(
            "mpn_id",
            lambda: translate("Resellers", "MPN ID"),
            lambda row: row.reseller.mpn_id,
            sort=ResellerSort.MPN_ID,
            width=10,
            about=lambda: translate("Resellers", "PartnerID (MPN ID)"),
        ),
        Column(
            "location",
            lambda: translate("Resellers", "Country"),
            lambda row: row.reseller.location,
            sort=ResellerSort.LOCATION,
            width=9,
        ),
        Column(
            "supported",
            lambda: translate("Resellers", "Supports"),
            lambda row: wording.number(row.supported) if row.supported else "",
            sort=ResellerSort.SUPPORTED,
            numeric=True,
            width=10,
            about=lambda: translate("Resellers", "Subscriptions whose support contact is this reseller"),
        ),
        Column(
            "linked",
            lambda: translate("Resellers", "Customers"),
            lambda row: wording.number(row.linked_customers) if row.linked_customers else "",
            numeric=True,
            width=10,
            about=lambda: translate("Resellers", "Customers that this reseller is linked to"),
        ),
        Column(
            "agreement",
            lambda: translate("Resellers", "Support agreement"),
            lambda row: agreement_word(row.agreement),
            chip=lambda row: agreement_chip(row.agreement, today()),
            width=28,
        ),
        Column(
            "signed",
            lambda: translate("Resellers", "MPA"),
            lambda row: signed_word(row.reseller.agreement_signed),
            width=11,
            about=lambda: translate("Resellers", "Whether the Microsoft Partner Agreement is signed"),
        ),
        Column(
            "request",
            lambda: translate("Resellers", "Request"),
            lambda row: "" if row.open_request is None else wording.request_chip(row.open_request).text,
            chip=lambda row: None if row.open_request is None else wording.request_chip(row.open_request),
            width=13,
            about=lambda: translate("Resellers", "The latest open request to this reseller"),
        ),
        Column("phone", lambda: translate("Resellers", "Phone"), lambda row: row.reseller.profile.phone, width=18),
        Column(
            "mail",
            lambda: translate("Resellers", "Mail"),
            lambda row: row.reseller.profile.mail,
            shown=False,
            width=26,
        ),
        Column(
            "id",
            lambda: translate("Resellers", "Microsoft ID"),
            lambda row: row.reseller.tenant_id,
            elide_middle=True,
            shown=False,
            width=20,
        ),
    )


def _summary(row: ResellerRow) -> str:
    state = wording.partnership_chip(row.reseller.partnership).text
    sentence = translate("Resellers", "%1, partnership: %2, supports %Ln subscription(s)", "", row.supported)
    return fill(sentence, row.reseller.name, state)


class ResellersModel(PagedModel[ResellerRow]):
    """Resellers of a `ResellerQuery`."""

    def __init__(self, runner: TaskRunner, today: Callable[[], date], parent: QObject | None = None) -> None:
        def rows(session: Session, keys: Sequence[int]) -> dict[int, ResellerRow]:
            return resellers.rows(session, keys, today())

        super().__init__(runner, columns(today), resellers.ids, rows, _summary, parent)

    def sorted_query(self, query: ResellerQuery) -> ResellerQuery:
        """`query` in the order that the header shows."""
        order = self.columns[self.sort_column].sort if self.sort_column >= 0 else None
        return replace(
            query,
            sort=ResellerSort(order or ResellerSort.NAME),
            descending=order is not None and self.sort_order == Qt.SortOrder.DescendingOrder,
        )
