"""What a review reads: all staged changes, each with the verdict as of now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from desktop.data import resellers
from desktop.data.contacts import contacts_by_key
from desktop.data.judgement import Judgement, names_reseller
from desktop.data.many_rows import streamed
from desktop.data.store.schema import ChangeRow, ContactRow, CustomerRow, ResellerRow, SubscriptionRow
from desktop.domain.eligibility import Reason, Verdict
from desktop.domain.records import ChangeState, Publishing, SupportContact, SupportProfile
from desktop.domain.roles import Actor


class StagedChange(msgspec.Struct, frozen=True, gc=False):
    """A change that waits for its review: what the review tells of it. There may be a hundred thousand at once."""

    key: int
    subscription_key: int
    subscription_id: str
    customer_key: int
    customer_name: str
    product: str
    nickname: str
    base: SupportContact
    wanted: SupportContact
    publishing: Publishing
    reason: str


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """What a review says about a wanted contact. `reseller_key` is None for the provider and for strangers."""

    contact: SupportContact
    profile: SupportProfile = field(default_factory=SupportProfile)
    reseller_key: int | None = None
    location: str = ""
    has_agreement: bool = True


class ReviewLine(msgspec.Struct, frozen=True, gc=False):
    """One staged change and the verdict on it as of now."""

    change: StagedChange
    verdict: Verdict
    partner: PartnerFacts

    @property
    def pair(self) -> tuple[int, int] | None:
        """Customer and reseller, None when no reseller of the directory is wanted."""
        key = self.partner.reseller_key
        return None if key is None else (self.change.customer_key, key)

    @property
    def needs_attest(self) -> bool:
        """Whether nobody has vouched for the delegated admin that this change counts on."""
        return self.verdict.unconfirmed or any(
            finding.reason is Reason.DELEGATED_ADMIN_UNCONFIRMED for finding in self.verdict.findings
        )


_CUSTOMER = aliased(CustomerRow)


def staged(session: Session, actor: Actor, today: date, keys: Sequence[int] | None = None) -> list[ReviewLine]:
    """All staged changes in the order of their subscriptions' keys, each with the verdict as of now.

    With `keys` only those of these changes: as many as fit into one statement.
    """
    is_staged = ChangeRow.state == ChangeState.STAGED
    if keys is not None:
        is_staged &= ChangeRow.id.in_(keys)
    pairs = select(ChangeRow.base_contact_id, ChangeRow.wanted_contact_id).where(is_staged).distinct()
    named = session.execute(pairs).all()
    contacts = contacts_by_key(session, (key for pair in named for key in pair))
    judgement = Judgement(session, actor, today, {wanted: contacts[wanted] for _, wanted in named})
    query = (
        select(
            ChangeRow.id,
            ChangeRow.subscription_id,
            SubscriptionRow.guid,
            SubscriptionRow.customer_id,
            _CUSTOMER.name,
            SubscriptionRow.product,
            SubscriptionRow.nickname,
            ChangeRow.base_contact_id,
            ChangeRow.wanted_contact_id,
            SubscriptionRow.publishing,
            ChangeRow.reason,
        )
        .select_from(ChangeRow)
        .join(SubscriptionRow, SubscriptionRow.id == ChangeRow.subscription_id)
        .join(_CUSTOMER, _CUSTOMER.id == SubscriptionRow.customer_id)
        .join(ContactRow, ContactRow.id == ChangeRow.wanted_contact_id)
        .outerjoin(ResellerRow, names_reseller())
        .where(is_staged)
        .order_by(ChangeRow.subscription_id)
    )
    query = judgement.facts(query, ChangeRow.wanted_contact_id, ResellerRow.id)
    partners = _partners(session, today, contacts, {wanted for _, wanted in named})
    publishing = {one.value: one for one in Publishing}
    # What many rows have in common is kept once.
    words: dict[str, str] = {}
    once = words.setdefault
    return [
        ReviewLine(
            StagedChange(
                row[0],
                row[1],
                row[2],
                row[3],
                once(row[4], row[4]),
                once(row[5], row[5]),
                once(row[6], row[6]),
                contacts[row[7]],
                contacts[row[8]],
                publishing[row[9]],
                once(row[10], row[10]),
            ),
            judgement.of(row),
            partners[row[8]],
        )
        for row in streamed(session, query)
    ]


def _partners(
    session: Session, today: date, contacts: Mapping[int, SupportContact], wanted: Iterable[int]
) -> dict[int, PartnerFacts]:  # fmt: skip
    """What a review says about wanted contacts, by their keys."""
    provider = resellers.provider(session)
    others = [contacts[key] for key in wanted if not contacts[key].is_provider]
    known = resellers.of_contacts(session, others)
    agreed = resellers.has_agreement(session, sorted({one.tenant_id for one in others if one.tenant_id}), today)
    found: dict[int, PartnerFacts] = {}
    for key in wanted:
        contact = contacts[key]
        reseller = known.get(contact)
        if contact.is_provider:
            profile = provider.profile if provider else SupportProfile()
            found[key] = PartnerFacts(contact, profile, location=provider.location if provider else "")
        elif reseller is not None:
            agreement = reseller.tenant_id in agreed
            found[key] = PartnerFacts(contact, reseller.profile, reseller.key, reseller.location, agreement)
        else:
            found[key] = PartnerFacts(contact, has_agreement=False)
    return found
