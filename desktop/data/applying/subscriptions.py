"""Applying facts about subscriptions, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from msgspec.structs import astuple

from desktop.data.applying.customers import Customers
from desktop.data.applying.marks import CHANGED, UNCHANGED, Marks
from desktop.data.applying.met import Met
from desktop.data.applying.stored import Stored
from desktop.data.applying.unit import Row, Unit, told_over
from desktop.data.facts import Place, PlacedFact, SubscriptionFact
from desktop.data.store.schema import PROVIDER_CONTACT, SubscriptionRow
from desktop.domain.folding import fold, sort_form
from desktop.domain.publishing import commerce_of, publishing_of
from desktop.domain.records import SubscriptionStatus

_TEXTS = (
    "product", "nickname", "offer_id", "product_type", "unit_type", "status", "billing_type", "billing_cycle",
    "term_duration", "renewal_term_duration", "reseller_of_record", "reseller_of_record_name", "order_id",
    "entitlement_id", "suspension_reasons", "etag",
)  # fmt: skip
_VALUES = ("quantity", "created_at", "starts_at", "term_end", "auto_renew", "is_trial")
# What a fact tells, in the order of its fields.
_TOLD = (
    "product", "nickname", "offer_id", "product_type", "quantity", "unit_type", "parent_guid", "created_at",
    "starts_at", "term_end", "status", "auto_renew", "is_trial", "billing_type", "billing_cycle", "term_duration",
    "renewal_term_duration", "reseller_of_record", "reseller_of_record_name", "order_id", "entitlement_id",
    "suspension_reasons", "etag",
)  # fmt: skip
_COLUMNS = (
    "id", "guid", "guid_received", "customer_id", *_TOLD, "raw", "read_at", "product_sort", "search_text", "commerce",
    "publishing", "shown_contact_id",
)  # fmt: skip

_sorted_as = lru_cache(maxsize=4096)(sort_form)
_folded = lru_cache(maxsize=4096)(fold)


class Subscriptions:
    """Writes subscriptions. `new` are the keys of the rows that the current bite brought, with their customers."""

    def __init__(self, unit: Unit, customers: Customers) -> None:
        self._unit = unit
        self._customers = customers
        self._stored = Stored(unit, SubscriptionRow, _COLUMNS)
        self._marks = Marks()
        self._met = Met() if self._stored.holds_nothing() else None
        self.new: dict[str, int] = {}

    def write(self, placed: Sequence[PlacedFact], contact_of_new: Callable[[str], int]) -> None:
        """Apply facts about subscriptions; a customer that the same row tells of is written first.

        `contact_of_new` is the contact that the same bite tells of a subscription that turns out to be new.
        """
        self.new = {}
        told_customers = []
        merged: dict[str, tuple[SubscriptionFact, Place]] = {}
        for item in placed:
            fact, place = item.fact, item.place
            assert isinstance(fact, SubscriptionFact)
            if fact.customer_fact is not None:
                told_customers.append((fact.customer_fact, place))
            earlier = merged.get(fact.id)
            if earlier is None:
                merged[fact.id] = (fact, place)
            elif earlier[0] != fact:
                self._unit.told_twice(place, earlier[1].line)
                merged[fact.id] = (_laid_over(earlier[0], fact), earlier[1])
        if told_customers:
            self._customers.write_told(told_customers)
        self._customers.need([fact.customer for fact, _ in merged.values() if fact.customer])
        # Nothing is looked for in a table that held nothing, but what this unit of work has put there.
        told = list(merged) if self._met is None else self._met.those(merged)
        found = self._stored.find("guid", told, ("id", "customer_id", "gone_at", "guid_received", *_TOLD))
        known = {row[0]: row for row in found}
        new: list[tuple[SubscriptionFact, Place]] = []
        differ: dict[str, tuple[SubscriptionFact, Place]] = {}
        tally = self._unit.applied.tally("subscriptions")
        for guid, (fact, place) in merged.items():
            stored = known.get(guid)
            if stored is not None:
                if self._differs(fact, stored):
                    differ[guid] = (fact, place)
                else:
                    self._marks.note(tally, stored[1], UNCHANGED, place.line)
            elif fact.customer is None:
                self._unit.reject(place, "", "no_customer", guid)
            else:
                new.append((fact, place))
        if new:
            self._add(new, contact_of_new)
        if differ:
            self._change(differ)

    def _differs(self, fact: SubscriptionFact, stored: Sequence[Any]) -> bool:
        """Whether anything that was told is not what is stored, or the row was taken for gone."""
        if fact.raw is not None or (stored[3] is not None and fact.listed):
            return True
        if fact.customer and self._customers.keys[fact.customer] != stored[2]:
            return True
        moment = self._stored.moment
        told = list(astuple(fact)[4:27])
        told[7:10] = [moment(value) for value in told[7:10]]
        if fact.id_received is not None and fact.id_received != stored[4]:
            return True
        return any(new is not None and new != old for new, old in zip(told, stored[5:], strict=True))

    def _add(self, new: list[tuple[SubscriptionFact, Place]], contact_of_new: Callable[[str], int]) -> None:
        keys = self._stored.new_keys(len(new))
        moment = self._stored.moment
        read_at = moment(self._unit.now)
        customers = self._customers
        rows = []
        for key, (fact, _) in zip(keys, new, strict=True):
            (
                guid, received, customer, _, product, nickname, offer_id, product_type, quantity, unit_type, parent,
                created_at, starts_at, term_end, status, auto_renew, is_trial, billing_type, billing_cycle, term,
                renewal_term, record, record_name, order_id, entitlement_id, reasons, etag, raw, _listed,
            ) = astuple(fact)  # fmt: skip
            product, nickname, status = product or "", nickname or "", status or ""
            offer_id, product_type, billing_type = offer_id or "", product_type or "", billing_type or ""
            order_id, entitlement_id = order_id or "", entitlement_id or ""
            commerce, publishing = _published(product_type, offer_id, billing_type, status)
            contact = contact_of_new(guid)
            customer_key = customers.keys[customer]
            customers.count(
                customer_key, live=status != SubscriptionStatus.DELETED, on_default=contact == PROVIDER_CONTACT
            )
            self.new[guid] = key
            rows.append(
                (
                    key, guid, received or guid, customer_key, product, nickname, offer_id, product_type, quantity,
                    unit_type or "", parent or "", moment(created_at), moment(starts_at), moment(term_end), status,
                    auto_renew, is_trial, billing_type, billing_cycle or "", term or "", renewal_term or "",
                    record or "", record_name or "", order_id, entitlement_id, reasons or "", etag or "",
                    self._stored.json(dict(raw)) if raw is not None else None, read_at, _sorted_as(product),
                    _searched(guid, order_id, entitlement_id, product, nickname), commerce, publishing, contact,
                )
            )  # fmt: skip
        customers.flush()
        self._unit.indexes.identify(keys)
        self._stored.insert(rows)
        self._marks.new(self._unit.applied.tally("subscriptions"), keys, [place.line for _, place in new])

    def _change(self, differ: dict[str, tuple[SubscriptionFact, Place]]) -> None:
        """Compare whole rows and write those that differ."""
        tally = self._unit.applied.tally("subscriptions")
        known = self._unit.known_rows(SubscriptionRow, SubscriptionRow.guid, list(differ))
        changed: list[Row] = []
        for guid, (fact, place) in differ.items():
            before = known[guid]
            after = before
            if fact.customer:
                after = {**before, "customer_id": self._customers.keys[fact.customer]}
            after = _lay_over(after, fact)
            if after == before:
                self._marks.note(tally, before["id"], UNCHANGED, place.line)
                continue
            changed.append({**after, "read_at": self._unit.now})
            self._unit.told_twice(place, self._marks.note(tally, before["id"], CHANGED, place.line))
            self._unit.touched_customers.add(before["customer_id"])
            self._unit.touched_customers.add(after["customer_id"])
        self._customers.flush()
        self._unit.update(SubscriptionRow, changed)


def _laid_over(earlier: SubscriptionFact, later: SubscriptionFact) -> SubscriptionFact:
    """Both tellings as one; the later one counts."""
    pairs = zip(astuple(earlier), astuple(later), strict=True)
    return SubscriptionFact(*(old if new is None else new for old, new in pairs))


def _searched(guid: str, order_id: str, entitlement_id: str, product: str, nickname: str) -> str:
    """Identifiers first, up to a line feed: each part has its own way of being found (`data.finding`)."""
    words = f"{_folded(product)} {_folded(nickname)}" if product and nickname else _folded(product or nickname)
    return f"{fold(f'{guid} {order_id} {entitlement_id}')}\n{words}"


@lru_cache(maxsize=1024)
def _published(product_type: str, offer_id: str, billing_type: str, status: str) -> tuple[str, str]:
    """Commerce and publishing of a subscription that is listed."""
    commerce = commerce_of(product_type, offer_id)
    return commerce.value, publishing_of(commerce, billing_type, status).value


def _lay_over(row: Row, fact: SubscriptionFact) -> Row:
    """A subscription's row with what `fact` tells, and what follows from it."""
    after = told_over(
        row,
        {
            **{name: getattr(fact, name) for name in (*_TEXTS, *_VALUES)},
            "guid_received": fact.id_received,
            "parent_guid": fact.parent_id,
            "raw": dict(fact.raw) if fact.raw is not None else None,
        },
    )
    if fact.listed:
        # It was listed again, so it is not gone.
        after["gone_at"] = None
    after["commerce"], after["publishing"] = _published(
        after["product_type"], after["offer_id"], after["billing_type"], after["status"]
    )
    after["product_sort"] = sort_form(after["product"])
    after["search_text"] = _searched(
        after["guid"], after["order_id"], after["entitlement_id"], after["product"], after["nickname"]
    )
    return after
