"""Which customers stand on a reseller who may not be support contact there, by the rule of `domain.eligibility`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.data import resellers
from desktop.data.store.schema import ContactRow, CustomerLinkRow, CustomerRow
from desktop.domain.eligibility import Circumstances, judge
from desktop.domain.records import CustomerLink, DelegatedAdmin, DelegatedAdminKind, PartnershipState, Reseller

Facts = tuple[str, bool, bool, bool]
"""Of a link: the kind of delegated admin, whether it starts later, is over, and was attested."""

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
        # Of the days only their side of today counts, and few links differ by it: each kind of case is judged once.
        func.coalesce(CustomerLinkRow.admin_starts_on > today, False),
        func.coalesce(CustomerLinkRow.admin_ends_on < today, False),
        CustomerLinkRow.attested_at.is_not(None),
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
    connection = session.connection()
    places: dict[int, str] = {row.id: row.location for row in connection.execute(where)}
    links: dict[tuple[int, int], Facts] = {
        (customer, reseller): (kind, bool(later), bool(over), bool(attested))
        for customer, reseller, kind, later, over, attested in connection.execute(linked)
    }
    # Resellers of one kind are judged alike.
    kinds = {
        contact: (one.partnership, bool(one.tenant_id), one.location, one.agreement_signed)
        for contact, one in meant.items()
    }
    judged: dict[tuple[object, str, Facts | None], bool] = {}
    answers: list[bool] = []
    for customer, contact in pairs:
        reseller = meant[contact]
        facts = links.get((customer, reseller.key))
        case = (kinds[contact], places[customer], facts)
        bad = judged.get(case)
        if bad is None:
            link = None if facts is None else CustomerLink(reseller.key, customer, _admin(facts, today))
            there = Circumstances(today=today, customer_location=places[customer], strict=strict)
            bad = judged[case] = not judge(reseller, link, there).eligible
        answers.append(bad)
    return answers


def _admin(facts: Facts, today: date) -> DelegatedAdmin:
    """Delegated admin of which these facts are true."""
    kind, later, over, attested = facts
    return DelegatedAdmin(
        DelegatedAdminKind(kind),
        today + timedelta(days=1) if later else None,
        today - timedelta(days=1) if over else None,
        attested_at=datetime(1970, 1, 1, tzinfo=UTC) if attested else None,
    )
