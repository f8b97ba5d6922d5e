"""Applying what is told of the support details of a partner."""

from __future__ import annotations

from sqlalchemy import select

from desktop.data.applying.unit import Unit, told_over
from desktop.data.facts import ProviderFact, ResellerFact
from desktop.data.store.schema import SupportProfileRow


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
    unit.store_one(SupportProfileRow, before, after, "support_profiles")
