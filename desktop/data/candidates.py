"""Who may be chosen for a subscription, in the order of the drop-down, and who may not, with every reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from desktop.data import resellers
from desktop.data.chunks import chunks
from desktop.data.judgement import Judgement
from desktop.data.store.schema import CustomerLinkRow, CustomerRow, SubscriptionRow
from desktop.domain.eligibility import Circumstances, Verdict, barred, judge
from desktop.domain.records import (
    CustomerLink,
    DelegatedAdmin,
    DelegatedAdminKind,
    Reseller,
    SupportContact,
)
from desktop.domain.roles import Actor


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reseller, or the provider (`reseller` is None), with the verdict on one subscription."""

    contact: SupportContact
    verdict: Verdict
    reseller: Reseller | None = None
    link: CustomerLink | None = None
    is_reseller_of_record: bool = False


@dataclass(frozen=True, slots=True)
class Candidates:
    """The whole field for one subscription: `eligible` in the order of the drop-down."""

    subscription_key: int
    customer_key: int
    eligible: tuple[Candidate, ...]
    not_eligible: tuple[Candidate, ...]
    barred: tuple[str, ...]


def _circumstances(row: Any, actor: Actor, today: date) -> Circumstances:
    return Circumstances(
        today=today,
        customer_location=row.location,
        subscription_status=row.status,
        subscription_gone=row.gone_at is not None,
        role=actor.role,
        edition=actor.edition,
        strict=actor.strict,
    )


_ONE = 0
"""The key of the only wanted contact."""
_SUBSCRIPTION = (
    SubscriptionRow.id,
    SubscriptionRow.customer_id,
    SubscriptionRow.status,
    SubscriptionRow.gone_at,
    SubscriptionRow.reseller_of_record,
    CustomerRow.location,
)
_LINK = (
    CustomerLinkRow.reseller_id,
    CustomerLinkRow.customer_id,
    CustomerLinkRow.admin_kind,
    CustomerLinkRow.admin_starts_on,
    CustomerLinkRow.admin_ends_on,
    CustomerLinkRow.attested_by,
    CustomerLinkRow.attested_at,
    CustomerLinkRow.attested_how,
    CustomerLinkRow.read_at,
)


def _link(row: Any) -> CustomerLink:
    admin = DelegatedAdmin(
        DelegatedAdminKind(row.admin_kind),
        row.admin_starts_on,
        row.admin_ends_on,
        row.attested_by,
        row.attested_at,
        row.attested_how,
    )
    return CustomerLink(row.reseller_id, row.customer_id, admin, row.read_at)


def candidates_for(
    session: Session, actor: Actor, today: date, subscription_key: int, *, with_not_eligible: bool = True
) -> Candidates | None:
    """The field for one subscription, None when there is no such subscription.

    Eligible: provider first, then the reseller of record, then by name. Not eligible: those linked to the customer
    first, then by name; leaving them out saves reading the whole directory.
    """
    row = session.execute(
        select(*_SUBSCRIPTION)
        .join(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
        .where(SubscriptionRow.id == subscription_key)
    ).one_or_none()
    if row is None:
        return None
    where = _circumstances(row, actor, today)
    its = (CustomerLinkRow.customer_id == row.customer_id) & CustomerLinkRow.gone_at.is_(None)
    found = session.execute(select(*_LINK).where(its))
    links = {link.reseller_id: _link(link) for link in found}
    directory = resellers.directory(session, None if with_not_eligible else sorted(links))
    bars = barred(where)
    provider = Candidate(resellers.provider_contact(session), Verdict(()))
    eligible: list[Candidate] = []
    not_eligible: list[Candidate] = []
    for reseller in directory:
        if reseller.tenant_id and reseller.tenant_id == provider.contact.tenant_id:
            continue
        link = links.get(reseller.key)
        verdict = judge(reseller, link, where)
        candidate = Candidate(
            contact=SupportContact(reseller.tenant_id, reseller.mpn_id, reseller.name),
            verdict=verdict,
            reseller=reseller,
            link=link,
            is_reseller_of_record=bool(reseller.mpn_id) and reseller.mpn_id == row.reseller_of_record,
        )
        (eligible if verdict.eligible else not_eligible).append(candidate)
    # The directory comes by name; sorting is stable, so names keep their order within each part.
    eligible.sort(key=lambda candidate: not candidate.is_reseller_of_record)
    not_eligible.sort(key=lambda candidate: (not candidate.is_reseller_of_record, candidate.link is None))
    return Candidates(
        subscription_key=row.id,
        customer_key=row.customer_id,
        eligible=(provider, *eligible),
        not_eligible=tuple(not_eligible),
        barred=tuple(finding.reason.value for finding in bars),
    )


def verdicts_for(
    session: Session, actor: Actor, today: date, subscriptions: Sequence[int], wanted: SupportContact
) -> dict[int, Verdict]:
    """The verdict on one contact for many subscriptions, in one query for each bite of them."""
    judgement = Judgement(session, actor, today, {_ONE: wanted})
    query = judgement.facts(select(SubscriptionRow.id), literal(_ONE), judgement.reseller_key(_ONE))
    verdicts: dict[int, Verdict] = {}
    for part in chunks(subscriptions):
        # The connection itself hands rows out a few at a time.
        for row in session.connection().execute(query.where(SubscriptionRow.id.in_(part))):
            verdicts[row[0]] = judgement.of(row)
    return verdicts
