"""Applying facts about resellers, their partnership and their support agreements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select, update

from desktop.data import history
from desktop.data.applying.marks import CHANGED, NEW, UNCHANGED, Marks, SparseMarks
from desktop.data.applying.profiles import write_profile, write_profiles_of_new
from desktop.data.applying.stored import Stored
from desktop.data.applying.unit import Row, Unit, told_over
from desktop.data.facts import AgreementFact, Place, PlacedFact, ResellerFact
from desktop.data.store.schema import PartnershipRow, ResellerRow, SupportAgreementRow
from desktop.domain.folding import fold, sort_form
from desktop.domain.records import Event, PartnershipState

_COLUMNS = (
    "id", "tenant_id", "mpn_id", "name", "location", "agreement_signed", "alias", "note", "name_sort", "search_text",
    "read_at",
)  # fmt: skip
_PARTNERSHIP = ("reseller_id", "state", "state_text", "since", "ended_at", "read_at")


class Resellers:
    """Writes resellers, and knows the row keys of all of them."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._stored = Stored(unit, ResellerRow, _COLUMNS)
        self._partnerships = Stored(unit, PartnershipRow, _PARTNERSHIP)
        self._marks = Marks()
        self._agreement_marks = SparseMarks()
        self._keys: dict[str, int] | None = None
        self._linked: dict[ResellerFact, int] = {}
        # New resellers wait for others, so that many are written at once.
        self._waiting: dict[int, ResellerFact] = {}
        self._waiting_rows: list[tuple[Any, ...]] = []
        self._waiting_partnerships: list[tuple[Any, ...]] = []

    def keys(self) -> dict[str, int]:
        """Row keys by tenant id and by MPN ID; the sets do not meet, as one holds GUIDs and the other digits."""
        if self._keys is None:
            rows = self._unit.session.execute(select(ResellerRow.id, ResellerRow.tenant_id, ResellerRow.mpn_id)).all()
            self._keys = {row.mpn_id: row.id for row in rows if row.mpn_id}
            self._keys |= {row.tenant_id: row.id for row in rows if row.tenant_id}
        return self._keys

    def write(self, placed: Sequence[PlacedFact]) -> None:
        """Apply facts about resellers."""
        for item in placed:
            assert isinstance(item.fact, ResellerFact)
            self._write(item.fact, item.place, linked=False)
        self.flush()

    def write_linked(self, fact: ResellerFact, place: Place) -> int | None:
        """Apply what a customer's list tells of a reseller, once for all the customers whose lists tell the same.

        Returns the reseller's row key, None when the fact names nobody. Call `flush` after the last one.
        """
        key = self._linked.get(fact)
        if key is None and (key := self._write(fact, place, linked=True)) is not None:
            self._linked[fact] = key
        return key

    def flush(self) -> None:
        """Write the new resellers that wait."""
        if self._waiting:
            self._stored.insert(self._waiting_rows)
            self._partnerships.insert(self._waiting_partnerships)
            write_profiles_of_new(self._unit, list(self._waiting.values()))
            self._waiting, self._waiting_rows, self._waiting_partnerships = {}, [], []

    def _find(self, fact: ResellerFact) -> int | None:
        keys = self.keys()
        if fact.tenant_id and (key := keys.get(fact.tenant_id)) is not None:
            return key
        if fact.mpn_id and (key := keys.get(fact.mpn_id)) is not None:
            if not fact.tenant_id:
                return key
            # Another tenant may share an MPN ID with a known one; only a row without a tenant id is completed.
            if key in self._waiting:
                return None if self._waiting[key].tenant_id else key
            known = select(ResellerRow.tenant_id).where(ResellerRow.id == key)
            if not self._unit.session.execute(known).scalar_one():
                return key
        return None

    def _write(self, fact: ResellerFact, place: Place, *, linked: bool) -> int | None:
        """Apply one fact and return the reseller's row key; None when the fact names nobody.

        `linked`: a customer's list told of it, which says nothing about a partnership.
        """
        if not fact.tenant_id and not fact.mpn_id:
            self._unit.reject(place, "", "reseller_without_id", fact.name or "")
            return None
        key = self._find(fact)
        if key is None:
            return self._add(fact, place, linked=linked)
        if key in self._waiting:
            self.flush()
        self._change(key, fact, place, linked=linked)
        return key

    def _know(self, key: int, tenant_id: str | None, mpn_id: str) -> None:
        keys = self.keys()
        if mpn_id:
            keys.setdefault(mpn_id, key)
        if tenant_id:
            keys[tenant_id] = key

    def _add(self, fact: ResellerFact, place: Place, *, linked: bool) -> int:
        key = self._stored.new_keys(1)[0]
        now = self._stored.moment(self._unit.now)
        tenant_id, mpn_id, name = fact.tenant_id or None, fact.mpn_id or "", fact.name or ""
        location, alias = fact.location or "", fact.alias or ""
        self._waiting[key] = fact
        self._waiting_rows.append(
            (
                key, tenant_id, mpn_id, name, location, fact.agreement_signed, alias, fact.note or "", sort_form(name),
                _searched(name, mpn_id, tenant_id or "", alias, location), now,
            )
        )  # fmt: skip
        state = fact.partnership
        if state is None:
            # A list of resellers without a state column is a list of partners; a customer's list says nothing of it.
            state = PartnershipState.UNKNOWN if linked else PartnershipState.ACTIVE
            if not linked:
                self._unit.note("partnership_assumed_active")
        since = now if state is PartnershipState.ACTIVE else None
        ended_at = now if state is PartnershipState.ENDED else None
        self._waiting_partnerships.append((key, state.value, fact.partnership_text or "", since, ended_at, now))
        self._marks.note(self._unit.applied.tally("resellers"), key, NEW, place.line)
        self._know(key, tenant_id, mpn_id)
        return key

    def _change(self, key: int, fact: ResellerFact, place: Place, *, linked: bool) -> None:
        session = self._unit.session
        found = session.execute(select(ResellerRow.__table__).where(ResellerRow.id == key)).mappings().one()
        before = dict(found)
        after = told_over(
            before,
            {
                "tenant_id": fact.tenant_id or None,
                "mpn_id": fact.mpn_id,
                "name": fact.name,
                "location": fact.location,
                "agreement_signed": fact.agreement_signed,
                "alias": fact.alias,
                "note": fact.note,
            },
        )
        after["name_sort"] = sort_form(after["name"])
        after["search_text"] = _searched(
            after["name"], after["mpn_id"], after["tenant_id"] or "", after["alias"], after["location"]
        )
        differs = self._change_partnership(key, fact) or after != before
        if differs:
            session.execute(
                update(ResellerRow).where(ResellerRow.id == key).values({**after, "read_at": self._unit.now})
            )
        tally = self._unit.applied.tally("resellers")
        line = self._marks.note(tally, key, CHANGED if differs else UNCHANGED, place.line)
        if differs and not linked:
            self._unit.told_twice(place, line)
        self._know(key, after["tenant_id"], after["mpn_id"])
        if after["tenant_id"]:
            write_profile(self._unit, after["tenant_id"], after["tenant_id"], fact)

    def _change_partnership(self, key: int, fact: ResellerFact) -> bool:
        state = fact.partnership
        if state is None:
            return False
        session = self._unit.session
        found = session.execute(select(PartnershipRow.__table__).where(PartnershipRow.reseller_id == key))
        row = found.mappings().one_or_none()
        before: Row = dict(row) if row else {"reseller_id": key, "since": None, "ended_at": None, "state": ""}
        if before["state"] == state and fact.partnership_text in (None, before["state_text"]):
            return False
        after = {**before, "state": state.value, "state_text": fact.partnership_text or "", "read_at": self._unit.now}
        if state is PartnershipState.ACTIVE:
            after |= {"since": after["since"] or self._unit.now, "ended_at": None}
        elif state is PartnershipState.ENDED:
            after["ended_at"] = after["ended_at"] or self._unit.now
        if row is None:
            session.execute(insert(PartnershipRow).values(after))
            return False
        session.execute(update(PartnershipRow).where(PartnershipRow.reseller_id == key).values(after))
        if before["state"] != state:
            event = history.happened(
                Event.PARTNERSHIP_CHANGED,
                self._unit.now,
                self._unit.actor,
                reseller=key,
                before=before["state"],
                after=state,
            )
            history.write(session, [event])
        return True

    def write_agreements(self, placed: Sequence[PlacedFact]) -> None:
        """Apply facts about support agreements."""
        tally = self._unit.applied.tally("agreements")
        for item in placed:
            fact = item.fact
            assert isinstance(fact, AgreementFact)
            key = self.keys().get(fact.reseller)
            if key is None:
                self._unit.reject(item.place, "", "unknown_reseller", fact.reseller)
                continue
            found = self._unit.session.execute(
                select(SupportAgreementRow.__table__).where(
                    SupportAgreementRow.reseller_id == key, SupportAgreementRow.reference == fact.reference
                )
            ).mappings().one_or_none()  # fmt: skip
            before = dict(found) if found else None
            after = told_over(
                before or {"reseller_id": key, "scope": "", "valid_from": None, "valid_to": None},
                {
                    "reference": fact.reference,
                    "scope": fact.scope,
                    "valid_from": fact.valid_from,
                    "valid_to": fact.valid_to,
                },
            )
            outcome = self._unit.store_one(SupportAgreementRow, before, after)
            line = self._agreement_marks.note(tally, (key, fact.reference), outcome, item.place.line)
            if outcome == CHANGED:
                self._unit.told_twice(item.place, line)


def _searched(name: str, mpn_id: str, tenant_id: str, alias: str, location: str) -> str:
    return fold(f"{name} {mpn_id} {tenant_id} {alias} {location}")
