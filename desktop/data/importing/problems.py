"""The English sentences for everything that can be wrong with a file, a row or a value; screens translate by code."""

from __future__ import annotations

from desktop.data.facts import Problem
from desktop.errors import ImportRefused

# A row or a value of it. `{}` is the text as received (shortened), or the number of the other line.
PROBLEMS: dict[str, str] = {
    # The row is left out.
    "missing_value": "A value is needed here.",
    "bad_id": "“{}” is not an identifier of the form 00000000-0000-0000-0000-000000000000.",
    "no_customer": "Nothing says which customer this belongs to.",
    "no_subscription": "Nothing says which subscription this belongs to.",
    "unknown_customer": "No customer is known as “{}”.",
    "ambiguous_customer": "More than one customer is known as “{}”; give the tenant ID.",
    "unknown_reseller": "No reseller is known as “{}”.",
    "ambiguous_reseller": "More than one reseller is known as “{}”; give the tenant ID or the MPN ID.",
    "ragged_row": "The row has another number of cells than the heading: {}.",
    "unclosed_quote": "A quotation mark is opened and not closed, or text follows a closing one.",
    "not_recognised": "This is nothing that Partner Desk knows.",
    "bad_json": "This line is not valid JSON.",
    # The value is left out, the rest of the row is taken.
    "bad_mpn_id": "“{}” is not an MPN ID (digits only).",
    "bad_number": "“{}” is not a whole number.",
    "bad_boolean": "“{}” is neither yes nor no.",
    "bad_date": "“{}” is not a date.",
    "ambiguous_date": "“{}” may be day/month or month/day; write it as year-month-day.",
    "bad_period": "The end “{}” is before the start.",
    "bad_country": "“{}” is not a two-letter country code.",
    "bad_kind": "“{}” is none of DAP, GDAP or none.",
    "bad_link": "“{}” is not a secure web address.",
    "bad_value": "The value is not a text.",
    "too_long": "The text is too long: {}",
    "attestation_undated": "Somebody attested the delegated admin, but the day is missing; it counts as unconfirmed.",
    # Nothing is wrong with the row as such.
    "service_error": "This is an error answer of the service, not data: {}",
    "recognised_not_imported": "Recognised ({}); Partner Desk takes nothing from it.",
    "nothing_to_import": "Recognised ({}); it does not say whom it is about, so nothing can be taken from it.",
}

# A file that cannot be taken at all.
REFUSALS: dict[str, str] = {
    "cannot_read": "{} cannot be read: {}.",
    "empty_file": "{} is empty.",
    "too_large": "{} is too large to be read in one piece.",
    "binary_file": "{} is not a text file, a workbook or JSON.",
    "bad_workbook": "{} is not a workbook that can be read: {}.",
    "not_xlsx": "{} is not an XLSX workbook; save a copy as XLSX or CSV.",
    "protected_workbook": "{} is protected by a password; save a copy without one.",
    "unknown_header": "{} has no heading that Partner Desk knows among its first rows. The first row reads: {}.",
    "unknown_kind": "“{}” is no kind of file; the kinds are {}.",
    "bad_customer": "“{}” is not the tenant ID of a customer.",
    "no_customer": "{} does not say whose subscriptions these are; name the customer.",
    "bad_json": "{} is not valid JSON: line {}, column {}: {}.",
    "contains_token": "{} contains an access token. It was not read; delete the file and revoke the token.",
    "not_recognised": "{} is JSON, but nothing that Partner Desk knows.",
}

# Remarks about a file that went in.
NOTES: dict[str, str] = {
    "encoding_guessed": "The text is not UTF-8; it was read as Windows-1251.",
    "text_damaged": "Some characters are damaged and were replaced.",
    "sheets_skipped": "Some sheets have no heading that Partner Desk knows and were left out.",
    "more_pages": "This is one page of a longer listing; import the other pages too.",
    "own_export": "This is an export of Partner Desk. Support contacts, relationships and partnerships in it are what "
    "the desk showed, and were not taken for what the service says.",
    "no_rows": "The file holds no rows.",
}

_SHOWN = 120


def shortened(text: str) -> str:
    """`text` short enough for a report line."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def sentence(problem: Problem) -> str:
    """The English sentence of a problem, with its value filled in."""
    return PROBLEMS[problem.code].replace("{}", problem.text)


def refused(code: str, *values: object) -> ImportRefused:
    """The error for a file that cannot be taken; `values` fill the sentence of `code`."""
    return ImportRefused(code, REFUSALS[code], *values)
