"""Applying facts about resellers, their partnership and their support agreements."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, select, update

from desktop.data import history
from desktop.data.applying.profiles import write_profile
from desktop.data.applying.unit import Row, Unit, told_over
from desktop.data.facts import AgreementFact, Place, PlacedFact, ResellerFact
from desktop.data.store.schema import PartnershipRow, ResellerRow, SupportAgreementRow
from desktop.domain.folding import fold, sort_form
from desktop.domain.records import Event, PartnershipState


class Resellers:
    """Writes resellers, and knows the row keys of all of them."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._keys: dict[str, int] | None = None
        self._linked: dict[ResellerFact, int] = {}

    def keys(self) -> dict[str, int]:
        """Row keys by tenant id and by MPN ID; the sets do not meet, as one holds GUIDs and the other digits."""
        if self._keys is None:
            rows = self._unit.session.execute(select(ResellerRow.id, ResellerRow.tenant_id, ResellerRow.mpn_id)).all()
            self._keys = {row.mpn_id: row.id for row in rows if row.mpn_id}
            self._keys |= {row.tenant_id: row.id for row in rows if row.tenant_id}
        return self._keys

    def _find(self, fact: ResellerFact) -> int | None:
        keys = self.keys()
        if fact.tenant_id and (key := keys.get(fact.tenant_id)) is not None:
            return key
        if fact.mpn_id and (key := keys.get(fact.mpn_id)) is not None:
            known = self._unit.session.execute(select(ResellerRow.tenant_id).where(ResellerRow.id == key)).scalar_one()
            # Another tenant may share an MPN ID with a known one; only a row without a tenant id is completed.
            if not fact.tenant_id or not known:
                return key
        return None

    def write(self, placed: Sequence[PlacedFact]) -> None:
        """Apply facts about resellers."""
        for item in placed:
            assert isinstance(item.fact, ResellerFact)
            self.write_one(item.fact, item.place, linked=False)

    def write_linked(self, fact: ResellerFact, place: Place) -> int | None:
        """Apply what a customer's list tells of a reseller, once for all the customers whose lists tell the same."""
        key = self._linked.get(fact)
        if key is None and (key := self.write_one(fact, place, linked=True)) is not None:
            self._linked[fact] = key
        return key

    def write_one(self, fact: ResellerFact, place: Place, *, linked: bool) -> int | None:
        """Apply one fact and return the reseller's row key; None when the fact names nobody.

        `linked`: a customer's list told of it, which says nothing about a partnership.
        """
        if not fact.tenant_id and not fact.mpn_id:
            self._unit.reject(place, "", "reseller_without_id", fact.name or "")
            return None
        session = self._unit.session
        key = self._find(fact)
        before: Row | None = None
        if key is not None:
            found = session.execute(select(ResellerRow.__table__).where(ResellerRow.id == key)).mappings().one()
            before = dict(found)
        empty = dict.fromkeys(("mpn_id", "name", "location", "alias", "note"), "")
        after = told_over(
            before or {**empty, "tenant_id": None, "agreement_signed": None, "read_at": None},
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
        after["search_text"] = fold(
            " ".join((after["name"], after["mpn_id"], after["tenant_id"] or "", after["alias"], after["location"]))
        )
        tally = self._unit.applied.tally("resellers")
        differs = before is None or after != before
        if before is None:
            after["read_at"] = self._unit.now
            key = session.execute(insert(ResellerRow).values(after).returning(ResellerRow.id)).scalar_one()
            tally.new += 1
        assert key is not None
        partnership_differs = self._partnership(key, fact, new=before is None, linked=linked)
        if before is not None:
            if differs or partnership_differs:
                session.execute(
                    update(ResellerRow).where(ResellerRow.id == key).values({**after, "read_at": self._unit.now})
                )
                tally.changed += 1
            else:
                tally.unchanged += 1
        keys = self.keys()
        if after["mpn_id"]:
            keys.setdefault(after["mpn_id"], key)
        if after["tenant_id"]:
            keys[after["tenant_id"]] = key
            write_profile(self._unit, after["tenant_id"], after["tenant_id"], fact)
        return key

    def _partnership(self, key: int, fact: ResellerFact, *, new: bool, linked: bool) -> bool:
        state = fact.partnership
        if state is None:
            if not new:
                return False
            # A list of resellers without a state column is a list of partners; a customer's list says nothing of it.
            state = PartnershipState.UNKNOWN if linked else PartnershipState.ACTIVE
            if not linked and "partnership_assumed_active" not in self._unit.applied.notes:
                self._unit.applied.notes.append("partnership_assumed_active")
        session = self._unit.session
        found = session.execute(
            select(PartnershipRow.__table__).where(PartnershipRow.reseller_id == key)
        ).mappings().one_or_none()  # fmt: skip
        before = dict(found) if found else None
        if before and before["state"] == state and fact.partnership_text in (None, before["state_text"]):
            return False
        after: Row = before or {"reseller_id": key, "since": None, "ended_at": None, "state_text": ""}
        after = {**after, "state": state.value, "state_text": fact.partnership_text or "", "read_at": self._unit.now}
        if state is PartnershipState.ACTIVE:
            after |= {"since": after["since"] or self._unit.now, "ended_at": None}
        elif state is PartnershipState.ENDED:
            after["ended_at"] = after["ended_at"] or self._unit.now
        if before is None:
            session.execute(insert(PartnershipRow).values(after))
        else:
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
        return before is not None

    def write_agreements(self, placed: Sequence[PlacedFact]) -> None:
        """Apply facts about support agreements."""
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
            self._unit.store_one(SupportAgreementRow, before, after, "agreements")
