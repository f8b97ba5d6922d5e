"""Applying facts about customer links and the delegated admin that goes with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from desktop.data.applying.customers import Customers
from desktop.data.applying.marks import CHANGED, NEW, UNCHANGED, PairMarks
from desktop.data.applying.resellers import Resellers
from desktop.data.applying.stored import Stored
from desktop.data.applying.unit import Row, Unit, bites, told_over
from desktop.data.facts import LinkFact, Place, PlacedFact
from desktop.data.store.schema import CustomerLinkRow
from desktop.domain.records import DelegatedAdminKind

_COLUMNS = (
    "customer_id", "reseller_id", "admin_kind", "admin_starts_on", "admin_ends_on", "attested_by", "attested_at",
    "attested_how", "read_at",
)  # fmt: skip
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
    """Writes customer links. A bite is taken before subscriptions, and written after them."""

    def __init__(self, unit: Unit, customers: Customers, resellers: Resellers) -> None:
        self._unit = unit
        self._customers = customers
        self._resellers = resellers
        self._stored = Stored(unit, CustomerLinkRow, _COLUMNS)
        self._wanted: dict[tuple[int, int], list[tuple[LinkFact, Place]]] = {}
        self._marks = PairMarks()

    def take(self, placed: Iterable[PlacedFact]) -> None:
        """The facts of the next bite; customers and resellers that their rows tell of are written now."""
        facts = [(item.fact, item.place) for item in placed if isinstance(item.fact, LinkFact)]
        self._customers.need(fact.customer for fact, _ in facts)
        self._wanted = {}
        keys = self._resellers.keys() if facts else {}
        for fact, place in facts:
            reseller: int | None
            if fact.reseller_fact is not None:
                reseller = self._resellers.write_linked(fact.reseller_fact, place)
            else:
                reseller = keys.get(fact.reseller)
                if reseller is None:
                    self._unit.reject(place, "", "unknown_reseller", fact.reseller)
            if reseller is not None:
                self._wanted.setdefault((self._customers.keys[fact.customer], reseller), []).append((fact, place))
        self._resellers.flush()

    def write(self) -> None:
        """Apply the facts that were taken."""
        wanted = self._wanted
        if not wanted:
            return
        self._customers.flush()
        found = self._stored.find("customer_id", list({customer for customer, _ in wanted}), ("reseller_id",))
        there = {(customer, reseller) for customer, reseller in found}
        known: dict[tuple[int, int], Row] = {}
        if again := there & wanted.keys():
            known = self._known({customer for customer, _ in again})
        new: list[tuple[Any, ...]] = []
        changed: list[Row] = []
        tally = self._unit.applied.tally("customer_links")
        moment, day, now = self._stored.moment, self._stored.day, self._unit.now
        for link, told in wanted.items():
            before = known.get(link)
            after = before or dict(_EMPTY_LINK, customer_id=link[0], reseller_id=link[1])
            previous: LinkFact | None = None
            for fact, place in told:
                if previous is not None and fact != previous:
                    self._unit.told_twice(place, told[0][1].line)
                previous = fact
                after = _laid_over(after, fact)
            if before is not None:
                # It was told again, so it is not gone.
                after = {**after, "gone_at": None}
            line = told[0][1].line
            if before is None:
                new.append(
                    (
                        *link, after["admin_kind"], day(after["admin_starts_on"]), day(after["admin_ends_on"]),
                        after["attested_by"], moment(after["attested_at"]), after["attested_how"], moment(now),
                    )
                )  # fmt: skip
                self._marks.note(tally, link, NEW, line)
            elif after != before:
                changed.append({**after, "read_at": now})
                self._unit.told_twice(told[0][1], self._marks.note(tally, link, CHANGED, line))
            else:
                self._marks.note(tally, link, UNCHANGED, line)
        self._stored.insert(new)
        self._unit.update(CustomerLinkRow, changed)

    def _known(self, customers: Iterable[int]) -> dict[tuple[int, int], Row]:
        """The whole rows of all links of these customers."""
        known: dict[tuple[int, int], Row] = {}
        for part in bites(customers):
            found = self._unit.session.execute(
                select(CustomerLinkRow.__table__).where(CustomerLinkRow.customer_id.in_(part))
            )
            known |= {(row["customer_id"], row["reseller_id"]): dict(row) for row in found.mappings()}
        return known


def _laid_over(row: Row, fact: LinkFact) -> Row:
    after = row
    if fact.kind not in (None, DelegatedAdminKind.UNKNOWN, after["admin_kind"]):
        # Another kind of delegated admin replaces the old one whole, its days and its witness.
        after = {**_EMPTY_LINK, **_keys_of(after), "admin_kind": fact.kind.value}
    return told_over(
        after,
        {
            "admin_starts_on": fact.starts_on,
            "admin_ends_on": fact.ends_on,
            "attested_by": fact.attested_by,
            "attested_at": fact.attested_at,
            "attested_how": fact.attested_how,
        },
    )
