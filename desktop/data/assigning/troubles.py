"""Why a line of a sheet is not staged: a code for each reason, and its English sentence; screens translate by code."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.data.importing.problems import PROBLEMS
from desktop.domain.eligibility import Finding

NOT_ELIGIBLE = "not_eligible"
"""The code of a line whose reseller may not be chosen there; its findings say why."""

SENTENCES: dict[str, str] = {
    "ragged_row": PROBLEMS["ragged_row"],
    "unclosed_quote": PROBLEMS["unclosed_quote"],
    "bad_id": PROBLEMS["bad_id"],
    "bad_mpn_id": PROBLEMS["bad_mpn_id"],
    "too_long": PROBLEMS["too_long"],
    "missing_subscription": "Nothing says which subscription this is about.",
    "missing_partner": "Nothing says which reseller is wanted.",
    "unknown_subscription": "No subscription {} is known; import the customer's subscriptions first.",
    "unknown_customer": "No customer is known as “{}”.",
    "ambiguous_customer": "More than one customer is known as “{}”; give the tenant ID or the domain.",
    "unknown_product": "The customer has no subscription “{}”.",
    "ambiguous_product": "The customer has more than one such subscription ({}); give the subscription ID.",
    "unknown_partner": "No reseller is known as “{}”.",
    "ambiguous_partner": "More than one reseller is known as “{}”; give the tenant ID.",
    "partners_differ": "The columns name different resellers: {}.",
    "said_before": "Line {} says the same about this subscription; once is enough.",
    "contradicted": "Another line wants another contact for this subscription: line {}. Neither is taken.",
    "to_accept": "“{}” is not known; accept a suggestion, or correct the sheet.",
    "in_flight": "An earlier decision on this subscription is on its way or in conflict.",
    NOT_ELIGIBLE: "{} may not be the support contact there.",
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A line that is not staged. `text` fills the sentence of `code`; `findings` say why a reseller is not eligible."""

    line: int
    code: str
    text: str = ""
    subscription_key: int | None = None
    findings: tuple[Finding, ...] = ()


def sentence(trouble: Trouble) -> str:
    """The English sentence of a trouble, with its value filled in; the findings are not in it."""
    return SENTENCES[trouble.code].replace("{}", trouble.text)
