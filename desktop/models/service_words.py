"""Sentences for what may go wrong with Partner Center, by code: what happened, and what helps."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_NO_ANSWER = frozenset({"remote_unreachable", "sign_in_unreachable"})
_AWAY = frozenset({"remote_unavailable"})
_UNFIT = frozenset(
    {
        "remote_bad_answer",
        "remote_bad_link",
        "remote_endless",
        "remote_foreign_link",
        "remote_no_tenant",
        "remote_redirect",
        "remote_unexpected",
        "sign_in_bad_answer",
    }
)
_TOKEN = frozenset({"token_missing", "token_unfit", "token_refused"})


class Cure(Enum):
    """What a person can do about it from here."""

    NONE = auto()
    TRY_AGAIN = auto()
    SIGN_IN = auto()
    CONNECTION = auto()
    """Look at how the connection is set up."""


def is_offline(code: str) -> bool:
    """Whether a code means that there was no answer: a normal state, not an error."""
    return code in _NO_ANSWER | _AWAY


def cure_of(code: str) -> Cure:
    """What helps against that."""
    if is_offline(code) or code in _UNFIT | {"remote_throttled", "sync_under_way", "remote_unanswered"}:
        return Cure.TRY_AGAIN
    if code in {"sign_in_no_application", "sign_in_wrong_audience", "bad_base_url", "bad_tenant", "bad_client_id"}:
        return Cure.CONNECTION
    if code in _TOKEN:
        return Cure.NONE
    return Cure.SIGN_IN if code.startswith("sign_in") else Cure.NONE


def service_sentence(code: str) -> str | None:
    """What went wrong with the service or with signing in, with its cure; %1 and on stand for the error's values."""
    return _of_sync(code) or _of_sign_in(code)


# What the service says in its own words is English; reasons of the network are left to the log.


def _of_sync(code: str) -> str | None:
    return {
        "sync_under_way": translate("Error", "This store is being synced already. Try again when that has ended."),
        "sync_no_lock": translate("Error", "No sync can begin, as the store gives no lock: %1"),
        "other_provider": translate(
            "Error",
            "This store is the book of %1, but the sign-in is for %2. Nothing was sent or read. Sign in there, or "
            "choose another store by File ▸ Open store: a new name makes a new one.",
        ),
        "unknown_customer": translate("Error", "No customer is known as %1."),
        "bad_base_url": translate(
            "Error", "%1 is no address of a service: it begins with https://, or leads to this machine."
        ),
        "bad_tenant": translate("Error", "%1 is no tenant. Enter its ID, or a domain such as contoso.com."),
        "bad_client_id": translate("Error", "%1 is no application (client) ID: five groups of digits and letters."),
        "bad_login": translate("Error", "%1 is no address to sign in at: it begins with https://."),
        "cancelled": translate("Error", "The sync was stopped. What it had read and sent by then stays."),
        "remote_unreachable": translate(
            "Error", "Partner Center cannot be reached. Check the network; the next sync goes on from here."
        ),
        "remote_unavailable": translate(
            "Error", "Partner Center is out of order at present (HTTP status %1). The next sync goes on from here."
        ),
        "remote_certificate": translate(
            "Error",
            "The certificate of Partner Center is not trusted on this computer, so nothing was sent. If your company "
            "has a proxy, its root certificate may have to be installed.",
        ),
        "remote_proxy": translate("Error", "The proxy that this computer names (HTTPS_PROXY) cannot be used."),
        "remote_throttled": translate(
            "Error", "Partner Center asks to wait %1 seconds. The next sync goes on from here."
        ),
        "remote_unanswered": translate(
            "Error", "The change was sent and no answer came. It is looked up before anything is sent again."
        ),
        "remote_bad_answer": translate(
            "Error",
            "The answer of Partner Center cannot be used. A proxy or a sign-in page of the network may stand between; "
            "the next sync asks again.",
        ),
        "remote_unexpected": translate(
            "Error", "Partner Center answered something else than was asked. The next sync asks again."
        ),
        "remote_endless": translate(
            "Error", "A list of Partner Center leads back to where it was. Nothing was taken for gone."
        ),
        "remote_bad_link": translate(
            "Error", "Partner Center's link to the next page cannot be used. Nothing was taken for gone."
        ),
        "remote_foreign_link": translate(
            "Error",
            "A link of Partner Center leads to another server and was not followed. Nothing was taken for gone.",
        ),
        "remote_redirect": translate(
            "Error", "Partner Center sent the request to another address; that was not followed."
        ),
        "remote_not_permitted": translate(
            "Error",
            "Your role in Partner Center does not allow this: %1 (code %2). Reading everything takes an Admin agent; a "
            "Helpdesk agent or a Global admin may set support contacts, too.",
        ),
        "remote_not_in_cloud": translate("Error", "Partner Center does not offer this in this cloud."),
        "remote_customer_lost": translate(
            "Error", "Partner Center says that there is no relationship with this customer any more."
        ),
        "remote_missing": translate("Error", "Partner Center does not have it any more: %1 (code %2)."),
        "remote_no_contact": translate("Error", "Partner Center tells no support contact of this subscription."),
        "remote_refused": translate("Error", "Partner Center refused: %1 (code %2)."),
        "remote_no_tenant": translate("Error", "Partner Center did not say who is signed in. Sign in again."),
        "unknown_contact": translate("Error", "Partner Center names a contact that is not known here."),
        "unknown_reseller": translate("Error", "Partner Center names a reseller that is not known here."),
        "reseller_without_id": translate("Error", "Partner Center tells of a reseller without an identifier."),
        "unknown_subscription": translate("Error", "Partner Center tells of a subscription that is not known here."),
        "no_customer": translate("Error", "Partner Center tells of a subscription without its customer."),
    }.get(code)


def _of_sign_in(code: str) -> str | None:
    return {
        "sign_in": translate("Error", "Sign in to Partner Center."),
        "sign_in_again": translate("Error", "The sign-in has ended; sign in again."),
        "sign_in_second_factor": translate("Error", "Partner Center asks for a sign-in with a second factor."),
        "sign_in_refused": translate("Error", "Partner Center did not accept the sign-in; sign in again."),
        "sign_in_declined": translate("Error", "The sign-in was declined."),
        "sign_in_expired": translate("Error", "Nobody signed in in time. Try again."),
        "sign_in_wrong_audience": translate(
            "Error", "The sign-in was not made for Partner Center; check the application that is configured."
        ),
        "sign_in_no_browser": translate("Error", "No browser could be opened; sign in with a code instead."),
        "sign_in_no_application": translate("Error", "No application is configured to sign in with."),
        "sign_in_failed": translate("Error", "The sign-in failed. Check tenant and application. %1"),
        "sign_in_unreachable": translate("Error", "The sign-in service cannot be reached. Check the network."),
        "sign_in_bad_answer": translate(
            "Error", "The answer of the sign-in service cannot be used. A proxy may stand between."
        ),
        "token_missing": translate("Error", "No token is in PARTNER_DESK_TOKEN."),
        "token_unfit": translate("Error", "What is in PARTNER_DESK_TOKEN is no token."),
        "token_refused": translate("Error", "Partner Center did not accept the token in PARTNER_DESK_TOKEN."),
    }.get(code)
