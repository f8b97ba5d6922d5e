"""Applying facts about customers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import astuple

from desktop.data.applying.marks import CHANGED, UNCHANGED, Marks
from desktop.data.applying.stored import Stored
from desktop.data.applying.unit import Row, Unit, told_over
from desktop.data.facts import CustomerFact, Place, PlacedFact
from desktop.data.store.schema import CustomerRow
from desktop.domain.folding import fold, sort_form
from desktop.domain.records import RelationshipState

_KEPT = 10_000
_NOWHERE = Place(0)
# As `astuple` gives them, without the raw rest.
_TOLD = ("name", "domain", "location", "relationship", "relationship_text", "alias", "note")
_COLUMNS = (
    "id", "tenant_id", *_TOLD, "raw", "name_sort", "search_text", "read_at", "subscription_count", "default_count",
)  # fmt: skip
_LIVE, _ON_DEFAULT = _COLUMNS.index("subscription_count"), _COLUMNS.index("default_count")


class Customers:
    """Writes customers, and knows the row keys of those that the last bites were about."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._stored = Stored(unit, CustomerRow, _COLUMNS)
        self._marks = Marks()
        self._applied: dict[str, CustomerFact] = {}
        # New rows wait for the subscriptions of their bite, so that most are written once, with their counts.
        self._waiting: dict[int, list[Any]] = {}
        self.keys: dict[str, int] = {}

    def write(self, placed: Sequence[PlacedFact]) -> None:
        """Apply facts about customers."""
        self._write([(item.fact, item.place) for item in placed if isinstance(item.fact, CustomerFact)], named=True)

    def write_told(self, facts: Iterable[tuple[CustomerFact, Place]]) -> None:
        """Apply what rows of other kinds tell about customers."""
        self._write(facts, named=False)

    def need(self, tenants: Iterable[str], place: Place = _NOWHERE) -> None:
        """Know the keys of these customers; one that is new to us is made with its tenant id."""
        keys = self.keys
        unknown = {tenant: None for tenant in tenants if tenant not in keys}
        if unknown:
            self.flush()
            keys.update((tenant, key) for tenant, key in self._stored.find("tenant_id", list(unknown), ("id",)))
            self._write([(CustomerFact(tenant), place) for tenant in unknown if tenant not in keys], named=False)

    def count(self, customer: int, *, live: bool, on_default: bool) -> None:
        """A new subscription of a customer; one that is written already has its counts refreshed at the end."""
        row = self._waiting.get(customer)
        if row is None:
            self._unit.touched_customers.add(customer)
        elif live:
            row[_LIVE] += 1
            row[_ON_DEFAULT] += on_default

    def flush(self) -> None:
        """Write the new rows that wait."""
        self._stored.insert([tuple(row) for row in self._waiting.values()])
        self._waiting.clear()

    def end_bite(self) -> None:
        """Write what waits, and forget keys when there are many: a book of any size takes the same memory."""
        self.flush()
        if len(self.keys) > _KEPT:
            self.keys.clear()
            self._applied.clear()

    def _write(self, facts: Iterable[tuple[CustomerFact, Place]], *, named: bool) -> None:
        merged: dict[str, tuple[CustomerFact, Place]] = {}
        applied = self._applied
        for fact, place in facts:
            tenant = fact.tenant_id
            earlier = merged.get(tenant)
            if earlier is None:
                if applied.get(tenant) != fact:
                    merged[tenant] = (fact, place)
            elif earlier[0] is not fact and earlier[0] != fact:
                if named:
                    self._unit.told_twice(place, earlier[1].line)
                merged[tenant] = (_laid_over(earlier[0], fact), earlier[1])
        if not merged:
            return
        self.flush()
        self._apply(merged, named=named)

    def _apply(self, merged: dict[str, tuple[CustomerFact, Place]], *, named: bool) -> None:
        tally = self._unit.applied.tally("customers")
        known = {row[0]: row for row in self._stored.find("tenant_id", list(merged), ("id", *_TOLD))}
        new: list[tuple[CustomerFact, Place]] = []
        differ: dict[str, tuple[CustomerFact, Place]] = {}
        for tenant, (fact, place) in merged.items():
            stored = known.get(tenant)
            if stored is None:
                new.append((fact, place))
            elif fact.raw is not None or _differs(astuple(fact)[1:8], stored[2:]):
                differ[tenant] = (fact, place)
            else:
                self._marks.note(tally, stored[1], UNCHANGED, place.line)
            if stored is not None:
                self.keys[tenant] = stored[1]
            self._applied[tenant] = fact
        self._add(new)
        if differ:
            self._change(differ, named=named)

    def _add(self, new: list[tuple[CustomerFact, Place]]) -> None:
        keys = self._stored.new_keys(len(new)) if new else ()
        read_at = self._stored.moment(self._unit.now)
        for key, (fact, _) in zip(keys, new, strict=True):
            tenant, name, domain, location, relationship, said, alias, note, raw = astuple(fact)
            name, domain, alias, note = name or "", domain or "", alias or "", note or ""
            self._waiting[key] = [
                key,
                tenant,
                name,
                domain,
                location or "",
                (relationship or RelationshipState.RESELLER).value,
                said or "",
                alias,
                note,
                self._stored.json(dict(raw) if raw is not None else None),
                sort_form(name or domain or tenant),
                _searched(name, domain, tenant, alias, note),
                read_at,
                0,
                0,
            ]
            self.keys[tenant] = key
        self._marks.new(self._unit.applied.tally("customers"), keys, [place.line for _, place in new])

    def _change(self, differ: dict[str, tuple[CustomerFact, Place]], *, named: bool) -> None:
        """Compare whole rows and write those that differ."""
        tally = self._unit.applied.tally("customers")
        known = self._unit.known_rows(CustomerRow, CustomerRow.tenant_id, list(differ))
        changed: list[Row] = []
        for tenant, (fact, place) in differ.items():
            before = known[tenant]
            told: Row = dict(zip(_TOLD, astuple(fact)[1:8], strict=True))
            told["relationship"] = fact.relationship.value if fact.relationship else None
            after = told_over(before, {**told, "raw": dict(fact.raw) if fact.raw is not None else None})
            after["name_sort"] = sort_form(after["name"] or after["domain"] or tenant)
            after["search_text"] = _searched(after["name"], after["domain"], tenant, after["alias"], after["note"])
            if after == before:
                self._marks.note(tally, before["id"], UNCHANGED, place.line)
                continue
            changed.append({**after, "read_at": self._unit.now})
            line = self._marks.note(tally, before["id"], CHANGED, place.line)
            if named:
                self._unit.told_twice(place, line)
        self._unit.update(CustomerRow, changed)


def _searched(*texts: str) -> str:
    return fold(" ".join(texts))


def _differs(told: Sequence[Any], stored: Sequence[Any]) -> bool:
    """Whether anything that was told is not what is stored."""
    return any(new is not None and new != old for new, old in zip(told, stored, strict=True))


def _laid_over(earlier: CustomerFact, later: CustomerFact) -> CustomerFact:
    """Both tellings as one; the later one counts."""
    pairs = zip(astuple(earlier), astuple(later), strict=True)
    return CustomerFact(*(old if new is None else new for old, new in pairs))
