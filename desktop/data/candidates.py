"""Who may be chosen for a subscription, in the order of the drop-down, and who may not, with every reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.data import resellers
from desktop.data.chunks import chunks
from desktop.data.store.schema import CustomerLinkRow, CustomerRow, SubscriptionRow
from desktop.domain.eligibility import Circumstances, Verdict, barred, judge
from desktop.domain.records import (
    CustomerLink,
    DelegatedAdmin,
    DelegatedAdminKind,
    PartnershipState,
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
    found = session.execute(select(*_LINK).where(CustomerLinkRow.customer_id == row.customer_id))
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
    """The verdict on one contact for many subscriptions, in two queries for each bite of them."""
    provider = resellers.provider_contact(session)
    is_provider = wanted.is_provider or (bool(wanted.tenant_id) and wanted.tenant_id == provider.tenant_id)
    reseller = None if is_provider else resellers.of_contact(session, wanted)
    verdicts: dict[int, Verdict] = {}
    for part in chunks(subscriptions):
        rows = session.execute(
            select(*_SUBSCRIPTION)
            .join(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
            .where(SubscriptionRow.id.in_(part))
        ).all()
        links: dict[int, CustomerLink] = {}
        if reseller is not None:
            found = session.execute(
                select(*_LINK).where(
                    CustomerLinkRow.reseller_id == reseller.key,
                    CustomerLinkRow.customer_id.in_({row.customer_id for row in rows}),
                )
            )
            links = {link.customer_id: _link(link) for link in found}
        for row in rows:
            where = _circumstances(row, actor, today)
            if is_provider:
                verdicts[row.id] = Verdict(())
            else:
                verdicts[row.id] = judge(reseller or _stranger(wanted), links.get(row.customer_id), where)
    return verdicts


def _stranger(contact: SupportContact) -> Reseller:
    """A contact who is not in the directory is judged as a reseller without a partnership."""
    return Reseller(0, contact.tenant_id, contact.mpn_id, contact.name, "", PartnershipState.NONE)
