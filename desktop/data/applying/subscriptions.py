"""Applying facts about subscriptions, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.data.applying.customers import Customers
from desktop.data.applying.unit import Row, Unit, told_over
from desktop.data.facts import CustomerFact, PlacedFact, SubscriptionFact
from desktop.data.store.schema import SubscriptionRow
from desktop.domain.folding import fold, sort_form
from desktop.domain.publishing import commerce_of, publishing_of

_TEXTS = (
    "product", "nickname", "offer_id", "product_type", "unit_type", "status", "billing_type", "billing_cycle",
    "term_duration", "renewal_term_duration", "reseller_of_record", "reseller_of_record_name", "order_id",
    "entitlement_id", "suspension_reasons", "etag",
)  # fmt: skip
_VALUES = ("quantity", "created_at", "starts_at", "term_end", "auto_renew", "is_trial")
_EMPTY_SUBSCRIPTION: Row = {
    **dict.fromkeys(_TEXTS, ""),
    **dict.fromkeys(_VALUES),
    "parent_guid": "",
    "raw": None,
    "gone_at": None,
    "note": "",
    "read_at": None,
}


class Subscriptions:
    """Writes subscriptions."""

    def __init__(self, unit: Unit, customers: Customers) -> None:
        self._unit = unit
        self._customers = customers

    def write(self, placed: Sequence[PlacedFact]) -> None:
        """Apply facts about subscriptions; a customer that the same row tells of is written first."""
        facts = [(item, item.fact) for item in placed if isinstance(item.fact, SubscriptionFact)]
        told_customers = [fact.customer_fact for _, fact in facts if fact.customer_fact is not None]
        if told_customers:
            self._customers.write_all(told_customers)
        self._customers.need([CustomerFact(fact.customer) for _, fact in facts if fact.customer])
        merged: dict[str, list[tuple[PlacedFact, SubscriptionFact]]] = {}
        for item, fact in facts:
            merged.setdefault(fact.id, []).append((item, fact))
        known = self._unit.known_rows(SubscriptionRow, SubscriptionRow.guid, list(merged))
        new: list[Row] = []
        changed: list[Row] = []
        tally = self._unit.applied.tally("subscriptions")
        for guid, told in merged.items():
            before = known.get(guid)
            customer = next((fact.customer for _, fact in reversed(told) if fact.customer), None)
            if before is None and customer is None:
                for item, _ in told:
                    self._unit.reject(item.place, "", "no_customer", guid)
                continue
            after = dict(before) if before else dict(_EMPTY_SUBSCRIPTION, guid=guid, guid_received=guid)
            if customer is not None:
                after["customer_id"] = self._customers.keys[customer]
            for _, fact in told:
                after = _lay_over(after, fact)
            if before is None:
                new.append({**after, "read_at": self._unit.now})
            elif after != before:
                changed.append({**after, "read_at": self._unit.now})
                if after["customer_id"] != before["customer_id"]:
                    self._unit.touched_customers.add(before["customer_id"])
            else:
                tally.unchanged += 1
        tally.new += len(new)
        tally.changed += len(changed)
        self._unit.insert(SubscriptionRow, new)
        self._unit.update(SubscriptionRow, changed)
        self._unit.touched.update(row["id"] for row in changed)
        # New rows start on the provider, as the column's default says; only their customers' counts are stale.
        self._unit.touched_customers.update(row["customer_id"] for row in new)


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
    # It was listed again, so it is not gone.
    after["gone_at"] = None
    commerce = commerce_of(after["product_type"], after["offer_id"])
    after["commerce"] = commerce.value
    after["publishing"] = publishing_of(commerce, after["billing_type"], after["status"]).value
    after["product_sort"] = sort_form(after["product"])
    after["search_text"] = fold(
        " ".join((after["product"], after["nickname"], after["guid"], after["order_id"], after["entitlement_id"]))
    )
    return after
