"""Applying facts about customers."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from desktop.data.applying.unit import Row, Unit, bites, told_over
from desktop.data.facts import CustomerFact, PlacedFact
from desktop.data.store.schema import CustomerRow
from desktop.domain.folding import fold, sort_form
from desktop.domain.records import RelationshipState

_EMPTY_CUSTOMER: Row = {
    **dict.fromkeys(("name", "domain", "location", "relationship_text", "alias", "note"), ""),
    "relationship": RelationshipState.RESELLER.value,
    "raw": None,
    "read_at": None,
}


class Customers:
    """Writes customers, and knows the row keys of those that this unit of work has met."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self.keys: dict[str, int] = {}

    def write(self, placed: Sequence[PlacedFact]) -> None:
        """Apply facts about customers."""
        facts = [item.fact for item in placed]
        self.write_all([fact for fact in facts if isinstance(fact, CustomerFact)])

    def write_all(self, facts: Sequence[CustomerFact]) -> None:
        """Apply what facts and rows of other kinds tell about customers."""
        merged: dict[str, list[CustomerFact]] = {}
        for fact in facts:
            merged.setdefault(fact.tenant_id, []).append(fact)
        known = self._unit.known_rows(CustomerRow, CustomerRow.tenant_id, list(merged))
        new: list[Row] = []
        changed: list[Row] = []
        tally = self._unit.applied.tally("customers")
        for tenant_id, told in merged.items():
            before = known.get(tenant_id)
            after = dict(before) if before else dict(_EMPTY_CUSTOMER, tenant_id=tenant_id)
            for fact in told:
                after = told_over(
                    after,
                    {
                        "name": fact.name,
                        "domain": fact.domain,
                        "location": fact.location,
                        "relationship": fact.relationship.value if fact.relationship else None,
                        "relationship_text": fact.relationship_text,
                        "alias": fact.alias,
                        "note": fact.note,
                        "raw": dict(fact.raw) if fact.raw is not None else None,
                    },
                )
            after["name_sort"] = sort_form(after["name"] or after["domain"] or tenant_id)
            after["search_text"] = fold(
                " ".join((after["name"], after["domain"], tenant_id, after["alias"], after["note"]))
            )
            if before is None:
                new.append({**after, "read_at": self._unit.now})
            elif after != before:
                changed.append({**after, "read_at": self._unit.now})
            else:
                tally.unchanged += 1
        tally.new += len(new)
        tally.changed += len(changed)
        self._unit.insert(CustomerRow, new)
        self._unit.update(CustomerRow, changed)
        self.keys |= {tenant_id: row["id"] for tenant_id, row in known.items()}
        self._learn([row["tenant_id"] for row in new])

    def _learn(self, tenant_ids: Sequence[str]) -> None:
        for part in bites(tenant_ids):
            rows = self._unit.session.execute(
                select(CustomerRow.tenant_id, CustomerRow.id).where(CustomerRow.tenant_id.in_(part))
            )
            self.keys.update((tenant_id, key) for tenant_id, key in rows)

    def need(self, facts: Sequence[CustomerFact]) -> None:
        """Know the keys of these customers; one that is new to us is made with what its row tells."""
        unknown = [fact for fact in facts if fact.tenant_id not in self.keys]
        self._learn(sorted({fact.tenant_id for fact in unknown}))
        self.write_all([fact for fact in unknown if fact.tenant_id not in self.keys])
