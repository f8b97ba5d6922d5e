"""The texts by which lists are ordered, for some of their rows: what typing ahead in a table looks among.

A list that is ordered by a text can be searched for the first row that begins with some letters by looking at few rows,
so nothing here goes through all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from desktop.data.chunks import chunks
from desktop.data.queries import CustomerSort, SubscriptionSort
from desktop.data.store.schema import ContactRow, CustomerRow, ResellerRow, SubscriptionRow
from desktop.domain.folding import sort_form

Form = Callable[[str], str]
_Texts = Select[*tuple[Any, ...]]


def _as_it_is(text: str) -> str:
    return text


def _first_of(*texts: Any) -> Any:
    """The first of the texts that is not empty."""
    return func.coalesce(*(func.nullif(text, "") for text in texts), "")


_CONTACT = (
    select(
        SubscriptionRow.id, _first_of(ContactRow.name, ContactRow.mpn_id, ContactRow.tenant_id).label("text")
    ).join(ContactRow, ContactRow.id == SubscriptionRow.shown_contact_id)
)  # fmt: skip
# More than one line of the directory may have an MPN ID; they are one partner's.
_DIRECTORY = (
    select(func.max(ResellerRow.name))
    .where(ResellerRow.mpn_id == SubscriptionRow.reseller_of_record, ResellerRow.mpn_id != "")
    .correlate(SubscriptionRow)
    .scalar_subquery()
)
_SUBSCRIPTIONS: Final[dict[str, tuple[_Texts, Form]]] = {
    SubscriptionSort.CUSTOMER: (
        select(SubscriptionRow.id, CustomerRow.name_sort.label("text")).join(
            CustomerRow, CustomerRow.id == SubscriptionRow.customer_id
        ),
        _as_it_is,
    ),
    SubscriptionSort.PRODUCT: (select(SubscriptionRow.id, SubscriptionRow.product_sort.label("text")), _as_it_is),
    SubscriptionSort.NICKNAME: (select(SubscriptionRow.id, SubscriptionRow.nickname.label("text")), sort_form),
    SubscriptionSort.STATUS: (select(SubscriptionRow.id, SubscriptionRow.status.label("text")), _as_it_is),
    SubscriptionSort.PUBLISHING: (select(SubscriptionRow.id, SubscriptionRow.publishing.label("text")), _as_it_is),
    SubscriptionSort.CHANGE: (select(SubscriptionRow.id, SubscriptionRow.change_state.label("text")), _as_it_is),
    SubscriptionSort.CONTACT: (_CONTACT, sort_form),
    SubscriptionSort.RESELLER_OF_RECORD: (
        select(
            SubscriptionRow.id,
            _first_of(_DIRECTORY, SubscriptionRow.reseller_of_record_name, SubscriptionRow.reseller_of_record).label(
                "text"
            ),
        ),
        sort_form,
    ),
}
_CUSTOMERS: Final[dict[str, tuple[_Texts, Form]]] = {
    CustomerSort.NAME: (select(CustomerRow.id, CustomerRow.name_sort.label("text")), _as_it_is),
    CustomerSort.DOMAIN: (select(CustomerRow.id, CustomerRow.domain.label("text")), _as_it_is),
}


def subscription_texts(session: Session, keys: Sequence[int], sort: str) -> dict[int, str]:
    """By key, what orders subscriptions by a `SubscriptionSort`; nothing when that is no text. Reader thread."""
    return _texts(session, keys, _SUBSCRIPTIONS.get(sort), SubscriptionRow.id)


def customer_texts(session: Session, keys: Sequence[int], sort: str) -> dict[int, str]:
    """By key, what orders customers by a `CustomerSort`; nothing when that is no text. Reader thread."""
    return _texts(session, keys, _CUSTOMERS.get(sort), CustomerRow.id)


def _texts(session: Session, keys: Sequence[int], source: tuple[_Texts, Form] | None, key: Any) -> dict[int, str]:
    if source is None:
        return {}
    query, form = source
    return {row.id: form(row.text) for part in chunks(keys) for row in session.execute(query.where(key.in_(part)))}
