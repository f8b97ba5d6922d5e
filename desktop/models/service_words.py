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


def service_sentence(code: str) -> str:
    """What went wrong with the service or with signing in, with its cure; empty for a code of something else."""
    if code in _NO_ANSWER:
        return translate(
            "Service", "Partner Center cannot be reached. What you decide is kept here and goes out with the next sync."
        )
    if code in _UNFIT:
        return translate(
            "Service",
            "An answer did not come from Partner Center as it should, and nothing was taken from it. Check the "
            "network: a proxy or a log-in page may have answered instead.",
        )
    return {
        "remote_unavailable": translate(
            "Service", "Partner Center is out of order at present. Nothing is lost; try again later."
        ),
        "remote_certificate": translate(
            "Service",
            "The certificate of Partner Center is not trusted on this machine. Your administrator can have the "
            "operating system trust the certificate of your company.",
        ),
        "remote_throttled": translate(
            "Service", "Partner Center asks to wait. Sync again in some minutes: it goes on where it stopped."
        ),
        "remote_unanswered": translate(
            "Service", "A change was sent and its answer did not come. The next sync finds out what became of it."
        ),
        "remote_not_permitted": translate(
            "Service",
            "Your role in Partner Center does not allow this. An Admin agent can grant the role, which takes up to "
            "an hour to act.",
        ),
        "remote_not_in_cloud": translate("Service", "Partner Center does not offer this in your cloud."),
        "sign_in": translate("Service", "Nobody is signed in to Partner Center."),
        "sign_in_again": translate("Service", "The sign-in has ended. Sign in again, and the sync goes on."),
        "sign_in_second_factor": translate("Service", "Partner Center asks for a sign-in with a second factor."),
        "sign_in_refused": translate("Service", "Partner Center did not accept the sign-in. Sign in again."),
        "sign_in_declined": translate("Service", "The sign-in was declined. Nobody is signed in."),
        "sign_in_expired": translate("Service", "Nobody signed in in time. Try again."),
        "sign_in_wrong_audience": translate(
            "Service", "The sign-in was not made for Partner Center. Check the application that is registered."
        ),
        "sign_in_no_browser": translate("Service", "No browser could be opened. Sign in with a code instead."),
        "sign_in_no_application": translate(
            "Service", "Enter the application (client) ID that your administrator has registered."
        ),
        "sign_in_failed": translate("Service", "The sign-in failed: %1"),
        "token_missing": translate("Service", "There is no token in PARTNER_DESK_TOKEN."),
        "token_unfit": translate(
            "Service", "What is in PARTNER_DESK_TOKEN is no token. Start Partner Desk with another one, or without."
        ),
        "token_refused": translate(
            "Service",
            "Partner Center does not accept the token in PARTNER_DESK_TOKEN any more. Start Partner Desk with a new "
            "one, or without.",
        ),
        "bad_base_url": translate(
            "Service", "%1 is no address of a service: it begins with https://, or leads to this machine."
        ),
        "bad_tenant": translate("Service", "%1 is no tenant. Enter its ID, or a domain such as contoso.com."),
        "bad_client_id": translate("Service", "%1 is no application (client) ID: five groups of digits and letters."),
        "sync_under_way": translate(
            "Service", "Another window or program is syncing this store now. Try again when it has ended."
        ),
        "sync_no_lock": translate(
            "Service", "This store cannot be locked for a sync. Check that its folder can be written to."
        ),
        "other_provider": translate(
            "Service",
            "This store is the book of %1, but the sign-in is for %2. Nothing was sent or read. Sign in there, or "
            "choose another store by File ▸ Open store: a new name makes a new one.",
        ),
        "cancelled": translate(
            "Service", "The sync was cancelled. What it has read and settled stays, and the next one goes on there."
        ),
    }.get(code, "")
