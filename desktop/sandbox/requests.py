"""Requests as they came off the wire, and which call of the service each one is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl, unquote

VERSION: Final = "/v1"


class Call(StrEnum):
    """What a request asks for. Faults are ordered and requests are counted by these."""

    ORGANIZATION = "organization"
    MPN = "mpn"
    SUPPORT = "support"
    LEGAL = "legal"
    RELATIONSHIPS = "relationships"
    CUSTOMERS = "customers"
    CUSTOMER = "customer"
    SUBSCRIPTIONS = "subscriptions"
    SUBSCRIPTION = "subscription"
    CONTACT = "contact"
    PUT_CONTACT = "put_contact"
    CUSTOMER_RELATIONSHIPS = "customer_relationships"
    INVITATION = "invitation"
    AGREEMENT = "agreement"
    AUDIT = "audit"
    UNKNOWN = "unknown"


_CALLS: Final = {
    "profiles/organization": {"GET": Call.ORGANIZATION},
    "profiles/mpn": {"GET": Call.MPN},
    "profiles/support": {"GET": Call.SUPPORT},
    "profiles/legalbusiness": {"GET": Call.LEGAL},
    "relationships": {"GET": Call.RELATIONSHIPS},
    "customers": {"GET": Call.CUSTOMERS},
    "customers/*": {"GET": Call.CUSTOMER},
    "customers/*/subscriptions": {"GET": Call.SUBSCRIPTIONS},
    "customers/*/subscriptions/*": {"GET": Call.SUBSCRIPTION},
    "customers/*/subscriptions/*/supportcontact": {"GET": Call.CONTACT, "PUT": Call.PUT_CONTACT},
    "customers/*/relationships": {"GET": Call.CUSTOMER_RELATIONSHIPS},
    "customers/relationshiprequests": {"GET": Call.INVITATION},
    "compliance/csp/agreementstatus": {"GET": Call.AGREEMENT},
    "auditrecords": {"GET": Call.AUDIT},
}


@dataclass(slots=True)
class Request:
    """One request. Header names are lower-case; the query's names keep their case.

    `call` is UNKNOWN for a path that the service does not have, and `allowed` then tells whether it has it with
    another method. `customer` and `subscription` are the ids in the path as they were sent.
    """

    method: str
    target: str
    headers: dict[str, str]
    body: bytes = b""
    path: str = field(init=False)
    query: dict[str, str] = field(init=False)
    call: Call = field(init=False, default=Call.UNKNOWN)
    allowed: bool = field(init=False, default=True)
    customer: str = field(init=False, default="")
    subscription: str = field(init=False, default="")

    def __post_init__(self) -> None:
        path, _, query = self.target.partition("?")
        self.path = path
        # Links of the service itself sometimes have a second question mark.
        self.query = dict(parse_qsl(query.replace("?", "&"), keep_blank_values=True)) if query else {}
        if path.lower().startswith(f"{VERSION}/"):
            self._find_call([part for part in path[len(VERSION) + 1 :].split("/") if part])

    def parameter(self, name: str) -> str:
        """A parameter of the query by its name in any case; "" when it is absent."""
        wanted = name.lower()
        return next((value.strip() for key, value in self.query.items() if key.lower() == wanted), "")

    def _find_call(self, parts: list[str]) -> None:
        words = [part.lower() for part in parts]
        if len(parts) > 1 and words[0] == "customers" and words[1] != "relationshiprequests":
            self.customer, words[1] = unquote(parts[1]), "*"
            if len(parts) > 3 and words[2] == "subscriptions":
                self.subscription, words[3] = unquote(parts[3]), "*"
        methods = _CALLS.get("/".join(words), {})
        self.call = methods.get(self.method, Call.UNKNOWN)
        self.allowed = not methods or self.method in methods
