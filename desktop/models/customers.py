"""The customers list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from desktop.data.finding import Found
from desktop.data.later import customers
from desktop.data.queries import CustomerQuery, CustomerSort
from desktop.domain.records import CustomerRow
from desktop.models import wording
from desktop.models.paging import Column, PagedModel
from desktop.tasks import TaskRunner

translate = QCoreApplication.translate

COLUMNS: tuple[Column[CustomerRow], ...] = (
    Column(
        "name",
        lambda: translate("Customers", "Customer"),
        lambda row: row.name,
        sort=CustomerSort.NAME,
        caption=lambda row: row.alias,
        width=24,
    ),
    Column(
        "domain", lambda: translate("Customers", "Domain"), lambda row: row.domain, sort=CustomerSort.DOMAIN, width=22
    ),
    Column(
        "subscriptions",
        lambda: translate("Customers", "Subs."),
        lambda row: wording.number(row.subscriptions),
        sort=CustomerSort.SUBSCRIPTIONS,
        numeric=True,
        width=7,
        about=lambda: translate("Customers", "Subscriptions of the customer, deleted ones left out"),
    ),
    Column(
        "on_default",
        lambda: translate("Customers", "Default"),
        lambda row: wording.number(row.on_default) if row.on_default else "",
        sort=CustomerSort.ON_DEFAULT,
        numeric=True,
        width=8,
        about=lambda: translate("Customers", "Subscriptions whose support contact is still the provider"),
    ),
    Column(
        "pending",
        lambda: translate("Customers", "Pending"),
        lambda row: wording.number(row.pending) if row.pending else "",
        sort=CustomerSort.PENDING,
        numeric=True,
        width=8,
        about=lambda: translate("Customers", "Subscriptions with a change that is not settled"),
    ),
    Column("location", lambda: translate("Customers", "Country"), lambda row: row.location, shown=False, width=8),
    Column(
        "relationship",
        lambda: translate("Customers", "Relationship"),
        lambda row: wording.relationship_word(row.relationship),
        shown=False,
        width=14,
    ),
    Column(
        "id",
        lambda: translate("Customers", "Microsoft ID"),
        lambda row: row.id,
        elide_middle=True,
        shown=False,
        width=20,
    ),
    Column(
        "read_at",
        lambda: translate("Customers", "Read"),
        lambda row: wording.moment(row.read_at),
        shown=False,
        width=16,
    ),
)


def _summary(row: CustomerRow) -> str:
    sentence = translate("Customers", "%1, %Ln subscription(s)", "", row.subscriptions).replace("%1", row.name)
    if row.pending:
        sentence += ", " + translate("Customers", "%Ln change(s) not sent", "", row.pending)
    return sentence


class CustomersModel(PagedModel[CustomerRow]):
    """Customers of a `CustomerQuery`."""

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(
            runner,
            COLUMNS,
            lambda session, query: customers.ids(session, query),
            lambda session, keys: customers.rows(session, keys),
            _summary,
            parent,
            first=lambda session, query: customers.find(session, query, quick=True),
        )

    def _at_hand(self, query: Any) -> tuple[Found, dict[int, CustomerRow]] | None:
        first_rows = self._runner.first_rows
        return None if first_rows is None else first_rows.customers(query)

    def sorted_query(self, query: CustomerQuery) -> CustomerQuery:
        """`query` in the order that the header shows."""
        order = self.columns[self.sort_column].sort if self.sort_column >= 0 else None
        return replace(
            query,
            sort=CustomerSort(order or CustomerSort.NAME),
            descending=order is not None and self.sort_order == Qt.SortOrder.DescendingOrder,
        )
