"""Words for what an import says: problems of rows, refusals of files, remarks, and kinds of rows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.data.facts import Problem
from desktop.data.importing import running
from desktop.errors import ImportRefused
from desktop.models.filling import fill

translate = QCoreApplication.translate


def _problems() -> dict[str, str]:
    return {
        "missing_value": translate("Problem", "A value is needed here."),
        "bad_id": translate("Problem", "“%1” is not an identifier of the form 00000000-0000-0000-0000-000000000000."),
        "no_customer": translate("Problem", "Nothing says which customer this belongs to."),
        "no_subscription": translate("Problem", "Nothing says which subscription this belongs to."),
        "unknown_customer": translate("Problem", "No customer is known as “%1”."),
        "ambiguous_customer": translate("Problem", "More than one customer is known as “%1”; give the Microsoft ID."),
        "unknown_reseller": translate("Problem", "No reseller is known as “%1”."),
        "ambiguous_reseller": translate(
            "Problem", "More than one reseller is known as “%1”; give the Microsoft ID or the MPN ID."
        ),
        "ragged_row": translate("Problem", "The row has another number of cells than the heading: %1."),
        "unclosed_quote": translate(
            "Problem", "A quotation mark is opened and not closed, or text follows a closing one."
        ),
        "not_recognised": translate("Problem", "This is nothing that Partner Desk knows."),
        "bad_json": translate("Problem", "This line is not valid JSON."),
        "reseller_without_id": translate("Problem", "The reseller “%1” has neither a Microsoft ID nor an MPN ID."),
        "unknown_subscription": translate(
            "Problem", "No subscription %1 is known; import the customer's subscriptions first."
        ),
        "unknown_contact": translate("Problem", "No partner is known as “%1”, so it cannot be a support contact."),
        "bad_mpn_id": translate("Problem", "“%1” is not an MPN ID (digits only)."),
        "bad_number": translate("Problem", "“%1” is not a whole number."),
        "bad_boolean": translate("Problem", "“%1” is neither yes nor no."),
        "bad_date": translate("Problem", "“%1” is not a date."),
        "ambiguous_date": translate("Problem", "“%1” may be day/month or month/day; write it as year-month-day."),
        "bad_period": translate("Problem", "The end “%1” is before the start."),
        "bad_country": translate("Problem", "“%1” is not a two-letter country code."),
        "bad_kind": translate("Problem", "“%1” is none of DAP, GDAP or none."),
        "bad_link": translate("Problem", "“%1” is not a secure web address."),
        "bad_value": translate("Problem", "The value is not a text."),
        "too_long": translate("Problem", "The text is too long: %1"),
        "attestation_undated": translate(
            "Problem", "Somebody attested the delegated admin, but the day is missing; it counts as unconfirmed."
        ),
        "duplicate_row": translate(
            "Problem", "The same thing stands in line %1 with other values; this later row counts."
        ),
        "service_error": translate("Problem", "This is an error answer of the service, not data: %1"),
        "recognised_not_imported": translate("Problem", "Recognised (%1); Partner Desk takes nothing from it."),
        "nothing_to_import": translate(
            "Problem", "Recognised (%1); it does not say whom it is about, so nothing can be taken from it."
        ),
    }


def _refusals() -> dict[str, str]:
    return {
        "cannot_read": translate("Refusal", "%1 cannot be read: %2."),
        "empty_file": translate("Refusal", "%1 is empty."),
        "too_large": translate("Refusal", "%1 is too large to be read in one piece."),
        "binary_file": translate("Refusal", "%1 is not a text file, a workbook or JSON."),
        "bad_workbook": translate("Refusal", "%1 is not a workbook that can be read: %2."),
        "not_xlsx": translate("Refusal", "%1 is not an XLSX workbook; save a copy as XLSX or CSV."),
        "protected_workbook": translate("Refusal", "%1 is protected by a password; save a copy without one."),
        "unknown_header": translate(
            "Refusal", "%1 has no heading that Partner Desk knows among its first rows. The first row reads: %2."
        ),
        "unknown_kind": translate("Refusal", "“%1” is no kind of file; the kinds are %2."),
        "bad_customer": translate("Refusal", "“%1” is not the Microsoft ID of a customer."),
        "no_customer": translate("Refusal", "%1 does not say whose subscriptions these are; choose the customer."),
        "bad_json": translate("Refusal", "%1 is not valid JSON: line %2, column %3: %4."),
        "contains_token": translate(
            "Refusal", "%1 contains an access token. It was not read; delete the file and revoke the token."
        ),
        "not_recognised": translate("Refusal", "%1 is JSON, but nothing that Partner Desk knows."),
    }


def _notes() -> dict[str, str]:
    return {
        "encoding_guessed": translate("Remark", "The text is not UTF-8; it was read as Windows-1251."),
        "text_damaged": translate("Remark", "Some characters are damaged and were replaced."),
        "sheets_skipped": translate("Remark", "Some sheets have no heading that Partner Desk knows and were left out."),
        "more_pages": translate("Remark", "This is one page of a longer listing; import the other pages too."),
        "own_export": translate(
            "Remark",
            "This is an export of Partner Desk. Support contacts, relationships and partnerships in it are what the "
            "desk showed, and were not taken for what the service says.",
        ),
        "no_rows": translate("Remark", "The file holds no rows."),
        "partnership_assumed_active": translate(
            "Remark", "Nothing is said about the partnerships of new resellers; they were taken as active."
        ),
    }


def problem_sentence(problem: Problem) -> str:
    """What is wrong with a row or a value; the English sentence for a code without words."""
    words = _problems().get(problem.code)
    if words is not None:
        return fill(words, problem.text)
    return running.sentence(problem) if problem.code in running.SENTENCES else problem.code


def refusal_sentence(refusal: ImportRefused) -> str:
    """Why a file could not be taken at all."""
    words = _refusals().get(refusal.code)
    return fill(words, *refusal.values) if words else str(refusal)


def note_sentence(code: str) -> str:
    """A remark about a file that went in."""
    return _notes().get(code) or running.NOTES.get(code, code)


def kind_word(kind: str) -> str:
    """A kind of row in a file."""
    return {
        "provider": translate("Kind", "Provider"),
        "customers": translate("Kind", "Customers"),
        "subscriptions": translate("Kind", "Subscriptions"),
        "resellers": translate("Kind", "Resellers"),
        "customer_links": translate("Kind", "Customer links"),
        "agreements": translate("Kind", "Support agreements"),
        "contacts": translate("Kind", "Support contacts"),
        "profiles": translate("Kind", "Support details"),
    }.get(kind, kind)
