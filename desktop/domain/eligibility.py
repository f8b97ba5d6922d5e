"""Who may be support contact of a subscription, and every reason why another one may not.

The rule is the assignment article's: the provider always; a reseller related to the provider and to the customer
that holds delegated admin privileges there (DAP, or GDAP that replaced it). The service does not tell the provider
whether a reseller holds them (contract section 14), so they are attested facts; unattested ones are unconfirmed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.markets import same_market
from desktop.domain.records import CustomerLink, DelegatedAdminKind, PartnershipState, Reseller, SubscriptionStatus
from desktop.domain.roles import DeskAct, Role, RoleTable, may


class Reason(StrEnum):
    """Why a reseller may not be support contact."""

    NO_PARTNERSHIP = "no_partnership"
    PARTNERSHIP_REQUESTED = "partnership_requested"
    PARTNERSHIP_ENDED = "partnership_ended"
    PARTNERSHIP_UNKNOWN = "partnership_unknown"
    NOT_LINKED = "not_linked"
    NO_DELEGATED_ADMIN = "no_delegated_admin"
    DELEGATED_ADMIN_EXPIRED = "delegated_admin_expired"
    DELEGATED_ADMIN_NOT_STARTED = "delegated_admin_not_started"
    DELEGATED_ADMIN_UNCONFIRMED = "delegated_admin_unconfirmed"
    OTHER_MARKET = "other_market"
    AGREEMENT_UNSIGNED = "agreement_unsigned"
    NO_TENANT_ID = "no_tenant_id"
    SUBSCRIPTION_DELETED = "subscription_deleted"
    ROLE_MAY_NOT = "role_may_not"


class Cure(StrEnum):
    """The step that would cure a reason."""

    REQUEST_PARTNERSHIP = "request_partnership"
    REMIND_RESELLER = "remind_reseller"
    RENEW_PARTNERSHIP = "renew_partnership"
    CHECK_PARTNERSHIP = "check_partnership"
    REQUEST_CUSTOMER_LINK = "request_customer_link"
    ASK_FOR_GDAP = "ask_for_gdap"
    RENEW_GDAP = "renew_gdap"
    WAIT_FOR_START = "wait_for_start"
    ATTEST = "attest"
    CHOOSE_LOCAL_RESELLER = "choose_local_reseller"
    ASK_TO_SIGN_AGREEMENT = "ask_to_sign_agreement"
    ADD_TENANT_ID = "add_tenant_id"
    NOTHING = "nothing"
    ASK_ANOTHER_ROLE = "ask_another_role"


CURES: dict[Reason, Cure] = {
    Reason.NO_PARTNERSHIP: Cure.REQUEST_PARTNERSHIP,
    Reason.PARTNERSHIP_REQUESTED: Cure.REMIND_RESELLER,
    Reason.PARTNERSHIP_ENDED: Cure.RENEW_PARTNERSHIP,
    Reason.PARTNERSHIP_UNKNOWN: Cure.CHECK_PARTNERSHIP,
    Reason.NOT_LINKED: Cure.REQUEST_CUSTOMER_LINK,
    Reason.NO_DELEGATED_ADMIN: Cure.ASK_FOR_GDAP,
    Reason.DELEGATED_ADMIN_EXPIRED: Cure.RENEW_GDAP,
    Reason.DELEGATED_ADMIN_NOT_STARTED: Cure.WAIT_FOR_START,
    Reason.DELEGATED_ADMIN_UNCONFIRMED: Cure.ATTEST,
    Reason.OTHER_MARKET: Cure.CHOOSE_LOCAL_RESELLER,
    Reason.AGREEMENT_UNSIGNED: Cure.ASK_TO_SIGN_AGREEMENT,
    Reason.NO_TENANT_ID: Cure.ADD_TENANT_ID,
    Reason.SUBSCRIPTION_DELETED: Cure.NOTHING,
    Reason.ROLE_MAY_NOT: Cure.ASK_ANOTHER_ROLE,
}
assert CURES.keys() == set(Reason)


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason, the step that cures it, and the day it is about (an expiry or a start) if there is one."""

    reason: Reason
    day: date | None = None

    @property
    def cure(self) -> Cure:
        """The step that would cure it."""
        return CURES[self.reason]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the verdict depends on besides the reseller: the subscription, the person and the settings."""

    today: date
    customer_location: str = ""
    subscription_status: str = SubscriptionStatus.ACTIVE
    subscription_gone: bool = False
    role: Role = Role.ADMIN_AGENT
    edition: RoleTable = RoleTable.ARTICLE_2023
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Eligible when there are no findings; `unconfirmed` asks the review to attest the delegated admin."""

    findings: tuple[Finding, ...]
    unconfirmed: bool = False

    @property
    def eligible(self) -> bool:
        """Whether the reseller may be chosen."""
        return not self.findings


_PARTNERSHIP_REASONS = {
    PartnershipState.NONE: Reason.NO_PARTNERSHIP,
    PartnershipState.REQUESTED: Reason.PARTNERSHIP_REQUESTED,
    PartnershipState.ENDED: Reason.PARTNERSHIP_ENDED,
    PartnershipState.UNKNOWN: Reason.PARTNERSHIP_UNKNOWN,
}


def judge(reseller: Reseller, link: CustomerLink | None, where: Circumstances) -> Verdict:
    """Whether `reseller` may be chosen, with all its reasons in the order in which a person would cure them."""
    findings = list(barred(where))
    if reseller.partnership is not PartnershipState.ACTIVE:
        findings.append(Finding(_PARTNERSHIP_REASONS[reseller.partnership]))
    if not reseller.tenant_id:
        findings.append(Finding(Reason.NO_TENANT_ID))
    if not same_market(reseller.location, where.customer_location):
        findings.append(Finding(Reason.OTHER_MARKET))
    if reseller.agreement_signed is False:
        findings.append(Finding(Reason.AGREEMENT_UNSIGNED))
    unconfirmed = False
    if link is None:
        findings.append(Finding(Reason.NOT_LINKED))
    else:
        admin = link.delegated_admin
        if admin.kind is DelegatedAdminKind.NONE:
            findings.append(Finding(Reason.NO_DELEGATED_ADMIN))
        elif admin.ends_on is not None and admin.ends_on < where.today:
            findings.append(Finding(Reason.DELEGATED_ADMIN_EXPIRED, admin.ends_on))
        elif admin.starts_on is not None and admin.starts_on > where.today:
            findings.append(Finding(Reason.DELEGATED_ADMIN_NOT_STARTED, admin.starts_on))
        elif not admin.attested or admin.kind is DelegatedAdminKind.UNKNOWN:
            if where.strict:
                findings.append(Finding(Reason.DELEGATED_ADMIN_UNCONFIRMED))
            else:
                unconfirmed = True
    return Verdict(tuple(findings), unconfirmed and not findings)


def barred(where: Circumstances) -> tuple[Finding, ...]:
    """What bars every reseller on this subscription, whoever it is."""
    found: list[Finding] = []
    if where.subscription_gone or where.subscription_status.casefold() == SubscriptionStatus.DELETED:
        found.append(Finding(Reason.SUBSCRIPTION_DELETED))
    if not may(where.role, DeskAct.ASSIGN_CONTACT, where.edition):
        found.append(Finding(Reason.ROLE_MAY_NOT))
    return tuple(found)
