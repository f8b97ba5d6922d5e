"""Applying facts about customer links and the delegated admin that goes with them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from desktop.data.applying.customers import Customers
from desktop.data.applying.resellers import Resellers
from desktop.data.applying.unit import Row, Unit, bites, told_over
from desktop.data.facts import CustomerFact, LinkFact, PlacedFact
from desktop.data.store.schema import CustomerLinkRow
from desktop.domain.records import DelegatedAdminKind

_EMPTY_LINK: Row = {
    "admin_kind": DelegatedAdminKind.UNKNOWN.value,
    "admin_starts_on": None,
    "admin_ends_on": None,
    "attested_by": "",
    "attested_at": None,
    "attested_how": "",
    "read_at": None,
}


def _keys_of(row: Row) -> Row:
    return {name: row[name] for name in ("customer_id", "reseller_id", "read_at")}


class Links:
    """Writes customer links."""

    def __init__(self, unit: Unit, customers: Customers, resellers: Resellers) -> None:
        self._unit = unit
        self._customers = customers
        self._resellers = resellers

    def write(self, placed: Sequence[PlacedFact]) -> None:
        """Apply facts about links; a reseller that the same row tells of is written with it."""
        facts = [(item, item.fact) for item in placed if isinstance(item.fact, LinkFact)]
        self._customers.need([CustomerFact(fact.customer) for _, fact in facts])
        wanted: dict[tuple[int, int], list[LinkFact]] = {}
        for item, fact in facts:
            reseller: int | None
            if fact.reseller_fact is not None:
                reseller = self._resellers.write_linked(fact.reseller_fact, item.place)
            else:
                reseller = self._resellers.keys().get(fact.reseller)
                if reseller is None:
                    self._unit.reject(item.place, "", "unknown_reseller", fact.reseller)
            if reseller is None:
                continue
            wanted.setdefault((self._customers.keys[fact.customer], reseller), []).append(fact)
        customers = sorted({customer for customer, _ in wanted})
        known: dict[tuple[int, int], Row] = {}
        for part in bites(customers):
            found = self._unit.session.execute(
                select(CustomerLinkRow.__table__).where(CustomerLinkRow.customer_id.in_(part))
            )
            known |= {(row["customer_id"], row["reseller_id"]): dict(row) for row in found.mappings()}
        new: list[Row] = []
        changed: list[Row] = []
        tally = self._unit.applied.tally("customer_links")
        for (customer, reseller), told in wanted.items():
            before = known.get((customer, reseller))
            after = before or dict(_EMPTY_LINK, customer_id=customer, reseller_id=reseller)
            for fact in told:
                if fact.kind not in (None, DelegatedAdminKind.UNKNOWN, after["admin_kind"]):
                    # Another kind of delegated admin replaces the old one whole, its days and its witness.
                    after = {**_EMPTY_LINK, **_keys_of(after), "admin_kind": fact.kind.value}
                after = told_over(
                    after,
                    {
                        "admin_starts_on": fact.starts_on,
                        "admin_ends_on": fact.ends_on,
                        "attested_by": fact.attested_by,
                        "attested_at": fact.attested_at,
                        "attested_how": fact.attested_how,
                    },
                )
            if before is None:
                new.append({**after, "read_at": self._unit.now})
            elif after != before:
                changed.append({**after, "read_at": self._unit.now})
            else:
                tally.unchanged += 1
        tally.new += len(new)
        tally.changed += len(changed)
        self._unit.insert(CustomerLinkRow, new)
        self._unit.update(CustomerLinkRow, changed)
