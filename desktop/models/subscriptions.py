"""Subscriptions of one customer, or of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Qt

from desktop.data.clock import utc_now
from desktop.data.later import subscriptions
from desktop.data.queries import SortKey, SubscriptionQuery, SubscriptionSort
from desktop.domain.changes import OPEN
from desktop.domain.records import ChangeState, Publishing, SubscriptionRow, SubscriptionStatus, SupportContact
from desktop.models import wording
from desktop.models.filling import fill
from desktop.models.paging import Column, PagedModel
from desktop.models.roles import Chip, ChipKind
from desktop.tasks import TaskRunner

translate = QCoreApplication.translate


def contact_word(row: SubscriptionRow) -> str:
    """The effective contact; the default contact is called so, as its name says little to a desk that is it."""
    return contact_name(row.contact)


def contact_name(contact: SupportContact) -> str:
    """A contact by name; the default contact has one even where the provider is not known."""
    if contact.is_provider:
        return contact.name or translate("Subscriptions", "Provider (default)")
    return contact.name or contact.mpn_id or contact.tenant_id


def _contact_caption(row: SubscriptionRow) -> str:
    return translate("Subscriptions", "default") if row.contact.is_provider and row.contact.name else ""


def _reseller_of_record(row: SubscriptionRow) -> str:
    if row.reseller_of_record_name:
        return row.reseller_of_record_name
    if row.reseller_of_record:
        return translate("Subscriptions", "MPN %1, not among your resellers").replace("%1", row.reseller_of_record)
    return ""


def _change_chip(row: SubscriptionRow) -> Chip | None:
    return None if row.change_state is None else wording.change_chip(row.change_state)


def _change_hint(row: SubscriptionRow) -> str:
    """What the contact was before the change that is laid over it, and what it is to be."""
    if row.change_state is None:
        return ""
    told = row.server_contact
    before = translate("Subscriptions", "not read yet") if told is None else contact_name(told)
    words = translate("Subscriptions", "%1: was %2, is to be %3")
    return fill(words, wording.change_chip(row.change_state).text, before, contact_word(row))


def _status_chip(row: SubscriptionRow) -> Chip:
    if row.gone:
        return Chip(ChipKind.BAD, translate("Subscriptions", "Gone"))
    return wording.status_chip(row.status)


def columns() -> tuple[Column[SubscriptionRow], ...]:
    """All columns; a page of one customer hides the customer's."""
    return (
        Column(
            "customer",
            lambda: translate("Subscriptions", "Customer"),
            lambda row: row.customer_name,
            sort=SubscriptionSort.CUSTOMER,
            shown=False,
            width=26,
        ),
        Column(
            "product",
            lambda: translate("Subscriptions", "Subscription"),
            lambda row: row.nickname or row.product,
            sort=SubscriptionSort.PRODUCT,
            caption=lambda row: row.product if row.nickname and row.nickname != row.product else "",
            width=32,
        ),
        Column(
            "nickname",
            lambda: translate("Subscriptions", "Nickname"),
            lambda row: row.nickname,
            sort=SubscriptionSort.NICKNAME,
            shown=False,
            width=24,
        ),
        Column(
            "quantity",
            lambda: translate("Subscriptions", "Qty"),
            lambda row: wording.number(row.quantity),
            sort=SubscriptionSort.QUANTITY,
            numeric=True,
            width=6,
            about=lambda: translate("Subscriptions", "Quantity of licences"),
        ),
        Column(
            "status",
            lambda: translate("Subscriptions", "Status"),
            lambda row: _status_chip(row).text,
            sort=SubscriptionSort.STATUS,
            chip=_status_chip,
            width=lambda: wording.chip_width(map(wording.status_chip, SubscriptionStatus)),
        ),
        Column(
            "contact",
            lambda: translate("Subscriptions", "Support contact"),
            contact_word,
            sort=SubscriptionSort.CONTACT,
            caption=_contact_caption,
            hint=_change_hint,
            width=lambda: 24 + len(translate("Subscriptions", "default")),
            about=lambda: translate("Subscriptions", "The partner whose support details the customer sees"),
        ),
        Column(
            "change",
            lambda: translate("Subscriptions", "Change"),
            lambda row: chip.text if (chip := _change_chip(row)) else "",
            sort=SubscriptionSort.CHANGE,
            chip=_change_chip,
            hint=_change_hint,
            width=lambda: wording.chip_width(map(wording.change_chip, (ChangeState.STAGED, ChangeState.KEPT))),
        ),
        Column(
            "reseller_of_record",
            lambda: translate("Subscriptions", "Reseller of record"),
            _reseller_of_record,
            sort=SubscriptionSort.RESELLER_OF_RECORD,
            width=24,
        ),
        Column(
            "publishing",
            lambda: translate("Subscriptions", "Publishing"),
            lambda row: wording.publishing_chip(row.publishing).text,
            sort=SubscriptionSort.PUBLISHING,
            chip=lambda row: wording.publishing_chip(row.publishing),
            width=lambda: wording.chip_width(map(wording.publishing_chip, Publishing)),
        ),
        Column(
            "term_end",
            lambda: translate("Subscriptions", "Term ends"),
            lambda row: wording.day(row.term_end.date() if row.term_end else None),
            sort=SubscriptionSort.TERM_END,
            shown=False,
            width=12,
        ),
        Column(
            "commerce",
            lambda: translate("Subscriptions", "Commerce"),
            lambda row: wording.commerce_word(row.commerce),
            shown=False,
            width=14,
        ),
        Column(
            "contact_age",
            lambda: translate("Subscriptions", "Contact read"),
            lambda row: wording.age(row.contact_read_at, utc_now()),
            sort=SubscriptionSort.CONTACT_AGE,
            fleeting=True,
            shown=False,
            width=14,
        ),
        Column(
            "order",
            lambda: translate("Subscriptions", "Order"),
            lambda row: row.order_id,
            elide_middle=True,
            shown=False,
            width=18,
        ),
        Column(
            "id",
            lambda: translate("Subscriptions", "Subscription ID"),
            lambda row: row.id,
            elide_middle=True,
            shown=False,
            width=20,
        ),
    )


def summary(row: SubscriptionRow) -> str:
    """A row for a screen reader."""
    parts = [row.nickname or row.product, _status_chip(row).text, contact_word(row)]
    if row.change_state is ChangeState.CONFLICT:
        parts.append(translate("Subscriptions", "conflict"))
    elif row.change_state in OPEN:
        parts.append(translate("Subscriptions", "changed, not sent"))
    return ", ".join(parts)


def columns_of_one_customer() -> tuple[Column[SubscriptionRow], ...]:
    """All rows are of one customer, who stands above them."""
    return tuple(column for column in columns() if column.key != "customer")


def columns_over_all() -> tuple[Column[SubscriptionRow], ...]:
    """The customer comes first, and the contact before what matters less when many rows are looked over."""
    known = {column.key: column for column in columns()}
    known["customer"] = replace(known["customer"], shown=True)
    first = ("customer", "product", "contact", "change", "status", "reseller_of_record", "quantity")
    return (*(known.pop(key) for key in first), *known.values())


class SubscriptionsModel(PagedModel[SubscriptionRow]):
    """Subscriptions of a `SubscriptionQuery`."""

    natural: SubscriptionSort = SubscriptionSort.PRODUCT
    """The order when the header shows none."""
    further: tuple[tuple[int, Qt.SortOrder], ...] = ()
    """Columns that sort what is equal by the first one."""

    def __init__(
        self,
        runner: TaskRunner,
        parent: QObject | None = None,
        shown: tuple[Column[SubscriptionRow], ...] | None = None,
    ) -> None:
        super().__init__(
            runner,
            shown or columns(),
            lambda session, query: subscriptions.ids(session, query),
            lambda session, keys: subscriptions.rows(session, keys),
            self.summary,
            parent,
            first=lambda session, query: subscriptions.find(session, query, quick=True),
        )

    def summary(self, row: SubscriptionRow) -> str:
        """A row for a screen reader."""
        return summary(row)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by one column alone; -1 goes back to the natural order."""
        self.further = ()
        super().sort(column, order)

    def sort_further(self, further: Sequence[tuple[int, Qt.SortOrder]]) -> None:
        """Sort what is equal by the first column by these as well; those that cannot sort are left out."""
        self.further = tuple((column, order) for column, order in further if self.columns[column].sort)
        if self._query is not None:
            self.show(self.sorted_query(self._query))

    def sorted_query(self, query: SubscriptionQuery) -> SubscriptionQuery:
        """`query` in the order that the header shows."""
        order = self.columns[self.sort_column].sort if self.sort_column >= 0 else None
        falling = Qt.SortOrder.DescendingOrder
        further = tuple(
            SortKey(SubscriptionSort(self.columns[column].sort or self.natural), order is falling)
            for column, order in self.further
        )
        return replace(
            query,
            sort=SubscriptionSort(order or self.natural),
            descending=order is not None and self.sort_order is falling,
            further=further if order is not None else (),
        )


class AllSubscriptionsModel(SubscriptionsModel):
    """Subscriptions of every customer, the customers by name unless the header says otherwise."""

    natural = SubscriptionSort.CUSTOMER

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(runner, parent, columns_over_all())

    def summary(self, row: SubscriptionRow) -> str:
        """A row for a screen reader, with whose it is."""
        return f"{row.customer_name}, {summary(row)}"
