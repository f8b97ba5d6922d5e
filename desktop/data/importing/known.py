"""Finding out whom a row means by a name or a domain: in the store, and among what the same file told before."""

from __future__ import annotations

from typing import Protocol

from desktop.data.facts import CustomerFact, ResellerFact
from desktop.domain.folding import fold


class Known(Protocol):
    """What the store can say about names. Each answer lists every match: none, one, or several (ambiguous)."""

    def customer_by_name(self, text: str) -> list[str]:
        """Tenant ids of the customers with this name."""

    def customer_by_domain(self, text: str) -> list[str]:
        """Tenant ids of the customers with this primary domain."""

    def reseller_by_name(self, text: str) -> list[str]:
        """Tenant ids, or MPN IDs where no tenant id is known, of the resellers with this name."""


class Nobody:
    """Knows no names: an empty store."""

    def customer_by_name(self, text: str) -> list[str]:
        """Nothing."""
        return []

    def customer_by_domain(self, text: str) -> list[str]:
        """Nothing."""
        return []

    def reseller_by_name(self, text: str) -> list[str]:
        """Nothing."""
        return []


class Names:
    """`Known` together with what the file itself has told so far; answers are remembered, for files repeat names."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._told: dict[tuple[str, str], set[str]] = {}
        self._asked: dict[tuple[str, str], frozenset[str]] = {}

    def learn_customer(self, fact: CustomerFact) -> None:
        """Remember the name and domain of a customer of this file."""
        for kind, text in (("name", fact.name), ("domain", fact.domain)):
            if text:
                self._told.setdefault((kind, fold(text)), set()).add(fact.tenant_id)

    def learn_reseller(self, fact: ResellerFact) -> None:
        """Remember the name of a reseller of this file."""
        identifier = fact.tenant_id or fact.mpn_id
        if fact.name and identifier:
            self._told.setdefault(("reseller", fold(fact.name)), set()).add(identifier)

    def customer_by_name(self, text: str) -> frozenset[str]:
        """Tenant ids of the customers with this name."""
        return self._ask("name", text)

    def customer_by_domain(self, text: str) -> frozenset[str]:
        """Tenant ids of the customers with this domain."""
        return self._ask("domain", text)

    def reseller_by_name(self, text: str) -> frozenset[str]:
        """Tenant ids or MPN IDs of the resellers with this name."""
        return self._ask("reseller", text)

    def _ask(self, kind: str, text: str) -> frozenset[str]:
        asked = self._asked.get((kind, text))
        if asked is None:
            known = self._known
            ask = {
                "name": known.customer_by_name,
                "domain": known.customer_by_domain,
                "reseller": known.reseller_by_name,
            }[kind]
            asked = self._asked[kind, text] = frozenset(ask(text))
        told = self._told.get((kind, fold(text)))
        return asked | told if told else asked
