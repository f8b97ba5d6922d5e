"""Applying what is told of the support details of a partner."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from desktop.data.applying.marks import count
from desktop.data.applying.stored import Stored
from desktop.data.applying.unit import Unit, told_over
from desktop.data.facts import ProviderFact, ResellerFact
from desktop.data.store.schema import SupportProfileRow

_KIND = "support_profiles"
_COLUMNS = ("tenant_id", "mail", "phone", "site", "updated_at")


def write_profile(unit: Unit, tenant_id: str, former: str, fact: ProviderFact | ResellerFact) -> None:
    """Keep what is told of a partner's support details; they follow a partner whose tenant id was learned late."""
    told = {"mail": fact.mail, "phone": fact.phone, "site": fact.site}
    if all(value is None for value in told.values()) and tenant_id == former:
        return
    row = (
        unit.session.execute(
            select(SupportProfileRow.__table__).where(SupportProfileRow.tenant_id.in_({tenant_id, former}))
        )
        .mappings()
        .all()
    )
    known = {r["tenant_id"]: dict(r) for r in row}
    before = known.get(tenant_id)
    start = before or {**(known.get(former) or {"mail": "", "phone": "", "site": ""}), "tenant_id": tenant_id}
    after = {**told_over(start, told), "updated_at": (before or {}).get("updated_at")}
    if before is None or any(after[name] != before[name] for name in told):
        after["updated_at"] = unit.now
    if before is None and not any(after[name] for name in told):
        return
    count(unit.applied.tally(_KIND), unit.store_one(SupportProfileRow, before, after))


def write_profiles_of_new(unit: Unit, facts: Iterable[ResellerFact]) -> None:
    """Keep what is told of the support details of new resellers, all at once."""
    told = {fact.tenant_id: fact for fact in facts if fact.tenant_id and (fact.mail or fact.phone or fact.site)}
    if not told:
        return
    stored = Stored(unit, SupportProfileRow, _COLUMNS)
    now = stored.moment(unit.now)
    # Another partner of the same tenant, the provider say, may have told its details before.
    for (tenant_id,) in stored.find("tenant_id", list(told), ()):
        write_profile(unit, tenant_id, tenant_id, told.pop(tenant_id))
    stored.insert([(tenant_id, f.mail or "", f.phone or "", f.site or "", now) for tenant_id, f in told.items()])
    unit.applied.tally(_KIND).new += len(told)
