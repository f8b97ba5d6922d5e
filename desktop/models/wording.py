"""Words for the values of the desk, in the person's language: the same word for the same thing on every screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTimeZone

from desktop.domain.eligibility import Cure, Finding, Reason
from desktop.domain.records import (
    Act,
    ActKind,
    ChangeState,
    Commerce,
    DelegatedAdmin,
    DelegatedAdminKind,
    Event,
    PartnershipState,
    Publishing,
    RelationshipState,
    RequestKind,
    RequestState,
    SubscriptionStatus,
)
from desktop.domain.roles import Role
from desktop.models.filling import fill
from desktop.models.roles import Chip, ChipKind

translate = QCoreApplication.translate


def day(value: date | None) -> str:
    """A calendar day in the person's short form; empty for none."""
    return (
        ""
        if value is None
        else QLocale().toString(QDate(value.year, value.month, value.day), QLocale.FormatType.ShortFormat)
    )


def moment(value: datetime | None) -> str:
    """A moment in the person's zone and short form; empty for none."""
    if value is None:
        return ""
    stamp = QDateTime.fromSecsSinceEpoch(int(value.timestamp()), QTimeZone.systemTimeZone())
    return QLocale().toString(stamp, QLocale.FormatType.ShortFormat)


def age(value: datetime | None, now: datetime) -> str:
    """How long ago something was read, in one unit; a word for never."""
    if value is None:
        return translate("Age", "never read")
    minutes = max(0, int((now - value).total_seconds() // 60))
    if minutes < 60:
        return translate("Age", "%Ln min ago", "", minutes)
    if minutes < 48 * 60:
        return translate("Age", "%Ln h ago", "", minutes // 60)
    return translate("Age", "%Ln day(s) ago", "", minutes // (24 * 60))


def number(value: int | None) -> str:
    """A number with the locale's grouping; empty for none."""
    return "" if value is None else QLocale().toString(value)


def chip_width(chips: Iterable[Chip]) -> int:
    """How many characters a column needs to show any of these chips whole, in the person's language."""
    return max(len(chip.text) for chip in chips) + 6


def status_chip(status: str) -> Chip:
    """The chip of a subscription status; a status that the desk does not know is shown as received."""
    words = {
        SubscriptionStatus.NONE: (ChipKind.NEUTRAL, translate("Status", "None")),
        SubscriptionStatus.ACTIVE: (ChipKind.GOOD, translate("Status", "Active")),
        SubscriptionStatus.PENDING: (ChipKind.INFO, translate("Status", "Pending")),
        SubscriptionStatus.SUSPENDED: (ChipKind.CAUTION, translate("Status", "Suspended")),
        SubscriptionStatus.EXPIRED: (ChipKind.CAUTION, translate("Status", "Expired")),
        SubscriptionStatus.DISABLED: (ChipKind.BAD, translate("Status", "Disabled")),
        SubscriptionStatus.DELETED: (ChipKind.BAD, translate("Status", "Deleted")),
    }
    try:
        return Chip(*words[SubscriptionStatus(status)])
    except (ValueError, KeyError):
        return Chip(ChipKind.NEUTRAL, status)


def partnership_chip(state: PartnershipState) -> Chip:
    """The chip of a partnership."""
    return {
        PartnershipState.NONE: Chip(ChipKind.NEUTRAL, translate("Partnership", "None")),
        PartnershipState.REQUESTED: Chip(ChipKind.INFO, translate("Partnership", "Requested")),
        PartnershipState.ACTIVE: Chip(ChipKind.GOOD, translate("Partnership", "Active")),
        PartnershipState.ENDED: Chip(ChipKind.BAD, translate("Partnership", "Ended")),
        PartnershipState.UNKNOWN: Chip(ChipKind.CAUTION, translate("Partnership", "Not known")),
    }[state]


def relationship_word(state: RelationshipState) -> str:
    """The relationship with a customer."""
    return {
        RelationshipState.RESELLER: translate("Relationship", "Active"),
        RelationshipState.OTHER: translate("Relationship", "Other"),
        RelationshipState.NONE: translate("Relationship", "Ended"),
        RelationshipState.LOST: translate("Relationship", "Lost"),
    }[state]


def commerce_word(commerce: Commerce) -> str:
    """Legacy or new commerce."""
    if commerce is Commerce.NEW:
        return translate("Commerce", "New commerce")
    return translate("Commerce", "Legacy")


def publishing_chip(publishing: Publishing) -> Chip:
    """Whether a change can be published."""
    return {
        Publishing.PUBLISHABLE: Chip(ChipKind.GOOD, translate("Publishing", "Can be published")),
        Publishing.UNCERTAIN: Chip(ChipKind.CAUTION, translate("Publishing", "May be refused")),
        Publishing.KEPT_HERE: Chip(ChipKind.LOCAL, translate("Publishing", "Kept here only")),
    }[publishing]


def publishing_reason(publishing: Publishing, commerce: Commerce) -> str:
    """Why a change can or cannot be published, as a sentence."""
    if publishing is Publishing.PUBLISHABLE:
        return translate("Publishing", "Partner Center takes a support contact for this subscription.")
    if publishing is Publishing.UNCERTAIN:
        return translate("Publishing", "Partner Center may refuse a support contact for this kind of subscription.")
    if commerce is Commerce.NEW:
        return translate(
            "Publishing",
            "Partner Center takes no support contact for new-commerce subscriptions. The choice is kept on this desk.",
        )
    return translate("Publishing", "The subscription is deleted. The choice is kept on this desk.")


def change_chip(state: ChangeState) -> Chip:
    """The chip of a change."""
    return {
        ChangeState.STAGED: Chip(ChipKind.STAGED, translate("Change", "Staged")),
        ChangeState.WITHDRAWN: Chip(ChipKind.NEUTRAL, translate("Change", "Withdrawn")),
        ChangeState.SUBMITTED: Chip(ChipKind.SENDING, translate("Change", "Submitted")),
        ChangeState.SENDING: Chip(ChipKind.SENDING, translate("Change", "Sending")),
        ChangeState.KEPT: Chip(ChipKind.LOCAL, translate("Change", "Kept here")),
        ChangeState.CONFIRMED: Chip(ChipKind.GOOD, translate("Change", "Confirmed")),
        ChangeState.CONFLICT: Chip(ChipKind.BAD, translate("Change", "Conflict")),
        ChangeState.REFUSED: Chip(ChipKind.BAD, translate("Change", "Refused")),
        ChangeState.UNKNOWN: Chip(ChipKind.CAUTION, translate("Change", "Unknown")),
    }[state]


def admin_kind_word(kind: DelegatedAdminKind) -> str:
    """DAP and GDAP are names; the others are words."""
    return {
        DelegatedAdminKind.UNKNOWN: translate("DelegatedAdmin", "not known"),
        DelegatedAdminKind.NONE: translate("DelegatedAdmin", "none"),
        DelegatedAdminKind.DAP: "DAP",
        DelegatedAdminKind.GDAP: "GDAP",
    }[kind]


def admin_sentence(admin: DelegatedAdmin) -> str:
    """What is known of a reseller's delegated admin, as a short line."""
    if admin.kind is DelegatedAdminKind.UNKNOWN:
        return translate("DelegatedAdmin", "Delegated admin: nobody has said")
    if admin.kind is DelegatedAdminKind.NONE:
        return translate("DelegatedAdmin", "No delegated admin")
    if admin.ends_on is not None:
        return fill(translate("DelegatedAdmin", "%1 until %2"), admin_kind_word(admin.kind), day(admin.ends_on))
    return admin_kind_word(admin.kind)


def request_chip(state: RequestState) -> Chip:
    """The chip of a request."""
    return {
        RequestState.SENT: Chip(ChipKind.INFO, translate("Request", "Sent")),
        RequestState.REMINDED: Chip(ChipKind.CAUTION, translate("Request", "Reminded")),
        RequestState.ESTABLISHED: Chip(ChipKind.GOOD, translate("Request", "Established")),
        RequestState.DECLINED: Chip(ChipKind.BAD, translate("Request", "Declined")),
    }[state]


def request_word(kind: RequestKind) -> str:
    """What a request asks for."""
    if kind is RequestKind.PARTNERSHIP:
        return translate("Request", "Partnership")
    return translate("Request", "Customer link")


def role_word(role: Role) -> str:
    """A partner role, in the service's own term."""
    return {
        Role.ADMIN_AGENT: translate("Role", "Admin agent"),
        Role.GLOBAL_ADMIN: translate("Role", "Global admin"),
        Role.HELPDESK_AGENT: translate("Role", "Helpdesk agent"),
        Role.SALES_AGENT: translate("Role", "Sales agent"),
        Role.USER_MANAGEMENT_ADMIN: translate("Role", "User management admin"),
    }[role]


def reason_sentence(finding: Finding) -> str:
    """Why a reseller may not be chosen."""
    sentence = {
        Reason.NO_PARTNERSHIP: translate("Reason", "No partnership with us"),
        Reason.PARTNERSHIP_REQUESTED: translate("Reason", "The partnership is requested but not established"),
        Reason.PARTNERSHIP_ENDED: translate("Reason", "The partnership has ended"),
        Reason.PARTNERSHIP_UNKNOWN: translate("Reason", "The state of the partnership is not known"),
        Reason.NOT_LINKED: translate("Reason", "Not linked to this customer"),
        Reason.NO_DELEGATED_ADMIN: translate("Reason", "No delegated admin on this customer"),
        Reason.DELEGATED_ADMIN_EXPIRED: translate("Reason", "Delegated admin expired on %1"),
        Reason.DELEGATED_ADMIN_NOT_STARTED: translate("Reason", "Delegated admin starts on %1"),
        Reason.DELEGATED_ADMIN_UNCONFIRMED: translate("Reason", "Nobody has attested its delegated admin"),
        Reason.OTHER_MARKET: translate("Reason", "Sells in another market than the customer's"),
        Reason.AGREEMENT_UNSIGNED: translate("Reason", "Has not signed the Microsoft Partner Agreement"),
        Reason.NO_TENANT_ID: translate("Reason", "Its Microsoft ID is not known"),
        Reason.SUBSCRIPTION_DELETED: translate("Reason", "The subscription is deleted"),
        Reason.ROLE_MAY_NOT: translate("Reason", "Your role may not assign support contacts"),
    }[finding.reason]
    return fill(sentence, day(finding.day)) if finding.day else sentence


def cure_sentence(cure: Cure) -> str:
    """The step that would cure a reason."""
    return {
        Cure.REQUEST_PARTNERSHIP: translate("Cure", "Request a partnership"),
        Cure.REMIND_RESELLER: translate("Cure", "Remind the reseller to accept"),
        Cure.RENEW_PARTNERSHIP: translate("Cure", "Request the partnership again"),
        Cure.CHECK_PARTNERSHIP: translate("Cure", "Check it in Partner Center, then import the resellers"),
        Cure.REQUEST_CUSTOMER_LINK: translate("Cure", "Request a relationship with the customer"),
        Cure.ASK_FOR_GDAP: translate("Cure", "Ask the reseller to set up GDAP with the customer"),
        Cure.RENEW_GDAP: translate("Cure", "Ask the reseller to renew GDAP"),
        Cure.WAIT_FOR_START: translate("Cure", "Wait until it starts"),
        Cure.ATTEST: translate("Cure", "Confirm it with the reseller, then attest it"),
        Cure.CHOOSE_LOCAL_RESELLER: translate("Cure", "Choose a reseller of the customer's market"),
        Cure.ASK_TO_SIGN_AGREEMENT: translate("Cure", "Ask the reseller to sign it in Partner Center"),
        Cure.ADD_TENANT_ID: translate("Cure", "Enter its Microsoft ID on the Resellers page"),
        Cure.NOTHING: translate("Cure", "Nothing to do: deleted subscriptions are not supported"),
        Cure.ASK_ANOTHER_ROLE: translate("Cure", "Ask an admin agent, global admin or helpdesk agent"),
    }[cure]


def event_word(event: Event) -> str:
    """What happened, in two or three words."""
    return {
        Event.STAGED: translate("Event", "Contact chosen"),
        Event.WITHDRAWN: translate("Event", "Change withdrawn"),
        Event.RESTAGED: translate("Event", "Change staged again"),
        Event.SUBMITTED: translate("Event", "Change submitted"),
        Event.KEPT: translate("Event", "Kept on this desk"),
        Event.CONFIRMED: translate("Event", "Confirmed by Partner Center"),
        Event.SENDING: translate("Event", "Being sent"),
        Event.CONFLICT: translate("Event", "Conflict found"),
        Event.REFUSED: translate("Event", "Refused by Partner Center"),
        Event.UNKNOWN: translate("Event", "No answer"),
        Event.CONTACT_READ: translate("Event", "Changed elsewhere"),
        Event.ATTESTED: translate("Event", "Delegated admin attested"),
        Event.REQUEST_SENT: translate("Event", "Relationship requested"),
        Event.REQUEST_REMINDED: translate("Event", "Reminder sent"),
        Event.REQUEST_ESTABLISHED: translate("Event", "Relationship established"),
        Event.REQUEST_DECLINED: translate("Event", "Request declined"),
        Event.PARTNERSHIP_CHANGED: translate("Event", "Partnership changed"),
        Event.AGREEMENT_RECORDED: translate("Event", "Support agreement recorded"),
        Event.PROFILE_CHANGED: translate("Event", "Support profile changed"),
        Event.NOTE_CHANGED: translate("Event", "Note changed"),
        Event.REASON_CHANGED: translate("Event", "Reason changed"),
        Event.IMPORTED: translate("Event", "File imported"),
    }[event]


def act_sentence(act: Act) -> str:
    """What an act did, to follow the words Undo and Redo in a menu."""
    if act.kind is ActKind.COUNTER:
        return fill(translate("Act", "going back to %1 on %Ln subscription(s)", "", act.count), act.contact_name)
    if act.kind is ActKind.RESET:
        if act.subscription_name:
            return fill(translate("Act", "resetting “%1” to the default contact"), act.subscription_name)
        return translate("Act", "resetting %Ln subscription(s) to the default contact", "", act.count)
    if act.kind is ActKind.SWEEP:
        return translate("Act", "the default sweep of %Ln subscription(s)", "", act.count)
    if act.kind is ActKind.SHEET:
        return translate("Act", "assigning what a sheet says to %Ln subscription(s)", "", act.count)
    if act.subscription_name:
        return fill(translate("Act", "assigning %1 to “%2”"), act.contact_name, act.subscription_name)
    return fill(translate("Act", "assigning %1 to %Ln subscription(s)", "", act.count), act.contact_name)
