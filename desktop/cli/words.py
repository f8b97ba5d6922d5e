"""Plain English for what the command line says; the screens have their own, translated words."""

from __future__ import annotations

from datetime import date

from desktop.domain.eligibility import CURES, Cure, Finding, Reason
from desktop.domain.records import Act, ActKind

_REASONS: dict[Reason, str] = {
    Reason.NO_PARTNERSHIP: "There is no partnership with this reseller.",
    Reason.PARTNERSHIP_REQUESTED: "The partnership has been requested but not accepted yet.",
    Reason.PARTNERSHIP_ENDED: "The partnership with this reseller has ended.",
    Reason.PARTNERSHIP_UNKNOWN: "Nobody has said whether the partnership with this reseller is active.",
    Reason.NOT_LINKED: "The reseller is not linked to this customer.",
    Reason.NO_DELEGATED_ADMIN: "The reseller holds no delegated admin privileges on this customer.",
    Reason.DELEGATED_ADMIN_EXPIRED: "The reseller's delegated admin privileges on this customer expired on {}.",
    Reason.DELEGATED_ADMIN_NOT_STARTED: "The reseller's delegated admin privileges on this customer start on {} only.",
    Reason.DELEGATED_ADMIN_UNCONFIRMED: "Nobody has attested that the reseller holds delegated admin privileges.",
    Reason.OTHER_MARKET: "The reseller is in another market than the customer.",
    Reason.AGREEMENT_UNSIGNED: "The reseller has not signed the Microsoft Partner Agreement.",
    Reason.NO_TENANT_ID: "The reseller's tenant ID is not known.",
    Reason.SUBSCRIPTION_DELETED: "The subscription is deleted.",
    Reason.ROLE_MAY_NOT: "Your role may not assign support contacts.",
}
_CURES: dict[Cure, str] = {
    Cure.REQUEST_PARTNERSHIP: "Request a partnership with the reseller.",
    Cure.REMIND_RESELLER: "Remind the reseller to accept the request.",
    Cure.RENEW_PARTNERSHIP: "Request a partnership again.",
    Cure.CHECK_PARTNERSHIP: "Look the partnership up in Partner Center and import it.",
    Cure.REQUEST_CUSTOMER_LINK: "Ask the reseller to request a relationship with the customer.",
    Cure.ASK_FOR_GDAP: "Ask the reseller to request GDAP from the customer.",
    Cure.RENEW_GDAP: "Ask the reseller to have GDAP renewed by the customer.",
    Cure.WAIT_FOR_START: "Wait for the start, or ask the reseller for an earlier one.",
    Cure.ATTEST: "Make sure that the reseller holds them, and attest it.",
    Cure.CHOOSE_LOCAL_RESELLER: "Choose a reseller in the customer's market.",
    Cure.ASK_TO_SIGN_AGREEMENT: "Ask the reseller to sign the agreement in Partner Center.",
    Cure.ADD_TENANT_ID: "Add the tenant ID to the reseller, or import it.",
    Cure.NOTHING: "Nothing can be done.",
    Cure.ASK_ANOTHER_ROLE: "Ask a colleague whose role may, or correct the role in the settings.",
}
# Bars that come from the life of a change rather than from eligibility.
_OTHER_BARS = {
    "in_flight": ("An earlier decision on this subscription is on its way or in conflict.", "Wait, or settle it."),
    "unknown_subscription": ("The subscription is not in the store.", "Import the customer's subscriptions."),
}
_OUTCOMES = {
    "kept": "kept here",
    "submitted": "submitted",
    "staged": "staged",
    "unchanged": "unchanged",
    "removed": "change removed",
    "barred": "not allowed",
}
assert _REASONS.keys() == set(Reason)
assert _CURES.keys() == set(Cure)


def finding(found: Finding) -> dict[str, object]:
    """A finding of the eligibility rule as JSON, in words as well."""
    return {
        "reason": found.reason.value,
        "day": found.day,
        "cure": found.cure.value,
        "text": _REASONS[found.reason].format(found.day or "a day that is not known"),
        "cure_text": _CURES[found.cure],
    }


def bar(code: str, day: date | None = None) -> dict[str, object]:
    """A bare reason code of the outbox, in the same form."""
    if code in _OTHER_BARS:
        text, cure_text = _OTHER_BARS[code]
        return {"reason": code, "day": None, "cure": "", "text": text, "cure_text": cure_text}
    reason = Reason(code)
    assert reason in CURES
    return finding(Finding(reason, day))


def outcome(code: str) -> str:
    """What became of a row."""
    return _OUTCOMES[code]


def many(number: int, one: str, several: str | None = None) -> str:
    """`1 change`, `2 changes`."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def act(done: Act) -> str:
    """The name of an act, as the undo menu would say it."""
    what = done.subscription_name if done.count == 1 and done.subscription_name else many(done.count, "subscription")
    match done.kind:
        case ActKind.RESET:
            return f"Reset {what} to the default contact"
        case ActKind.COUNTER:
            return f"Put {what} back to {done.contact_name}"
        case ActKind.ASSIGN:
            return f"Assign {done.contact_name} to {what}"
        case ActKind.SWEEP:
            return f"Default sweep of {what}"
        case ActKind.SHEET:
            return f"Assign a sheet's contacts to {what}"
