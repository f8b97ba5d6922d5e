"""Identifiers as the service writes them, brought to the one form that is compared (contract section 4)."""

from __future__ import annotations

import re
import unicodedata

_GUID = re.compile(r"\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?", re.IGNORECASE)


def guid(text: str) -> str | None:
    """The lower-case GUID in `text`, or None when it is not one. Braces and blanks around it are dropped."""
    match = _GUID.fullmatch(text.strip())
    return match.group(1).lower() if match else None


def mpn_id(text: str) -> str | None:
    """The MPN ID (PartnerID) in `text` as a string of ASCII digits, or None. A spreadsheet's `123.0` is read as 123."""
    digits = unicodedata.normalize("NFKC", text).strip()
    digits = digits.removesuffix(".0")
    return digits if digits.isascii() and digits.isdigit() and len(digits) <= 20 else None


def country(text: str) -> str:
    """A two-letter country code in upper case, or an empty string when the text is none."""
    code = text.strip().upper()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""
