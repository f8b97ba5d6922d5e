"""Which customers stand on a reseller who may not be support contact there, by the rule of `domain.eligibility`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.data import resellers
from desktop.data.store.schema import ContactRow, CustomerLinkRow, CustomerRow
from desktop.domain.eligibility import Circumstances, judge
from desktop.domain.records import CustomerLink, DelegatedAdmin, DelegatedAdminKind, PartnershipState, Reseller

_FEW = 400
"""For so few pairs only what they need is read."""


def misplaced(session: Session, pairs: Sequence[tuple[int, int]], today: date, *, strict: bool) -> list[bool]:
    """For each pair of customer key and contact key whether the contact may not be chosen for a live subscription.

    Who is looking does not matter: a role that may not assign makes no contact a wrong one.
    """
    asked = select(ContactRow.id, ContactRow.tenant_id, ContactRow.mpn_id, ContactRow.name)
    where = select(CustomerRow.id, CustomerRow.location)
    linked = select(
        CustomerLinkRow.customer_id,
        CustomerLinkRow.reseller_id,
        CustomerLinkRow.admin_kind,
        CustomerLinkRow.admin_starts_on,
        CustomerLinkRow.admin_ends_on,
        CustomerLinkRow.attested_at,
    ).where(CustomerLinkRow.gone_at.is_(None))
    if len(pairs) <= _FEW:
        keys = {customer for customer, _ in pairs}
        asked = asked.where(ContactRow.id.in_({contact for _, contact in pairs}))
        where, linked = where.where(CustomerRow.id.in_(keys)), linked.where(CustomerLinkRow.customer_id.in_(keys))
    contacts = session.execute(asked).all()
    by_tenant: dict[str, Reseller] = {}
    by_mpn: dict[str, Reseller] = {}
    for reseller in resellers.directory(session):
        if reseller.tenant_id:
            by_tenant[reseller.tenant_id] = reseller
        else:
            by_mpn.setdefault(reseller.mpn_id, reseller)
    meant = {
        row.id: (by_tenant.get(row.tenant_id) if row.tenant_id else by_mpn.get(row.mpn_id))
        or Reseller(0, row.tenant_id, row.mpn_id, row.name, "", PartnershipState.NONE)
        for row in contacts
    }
    places: dict[int, str] = {row.id: row.location for row in session.execute(where)}
    links: dict[tuple[int, int], tuple[Any, ...]] = {
        (row.customer_id, row.reseller_id): tuple(row[2:])
        for row in session.execute(linked.execution_options(yield_per=2_000))
    }
    judged: dict[tuple[Any, ...], bool] = {}
    answers: list[bool] = []
    for customer, contact in pairs:
        reseller = meant[contact]
        facts = links.get((customer, reseller.key))
        attested = facts is not None and facts[3] is not None
        case = (contact, places[customer], facts and facts[:3], attested)
        bad = judged.get(case)
        if bad is None:
            link = None
            if facts is not None:
                kind, starts_on, ends_on, attested_at = facts
                admin = DelegatedAdmin(DelegatedAdminKind(kind), starts_on, ends_on, attested_at=attested_at)
                link = CustomerLink(reseller.key, customer, admin)
            there = Circumstances(today=today, customer_location=places[customer], strict=strict)
            bad = judged[case] = not judge(reseller, link, there).eligible
        answers.append(bad)
    return answers
