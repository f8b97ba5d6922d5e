"""Finding out whom a row means by a name or a domain: in the store, and among what the same file told before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Protocol

from desktop.data.facts import CustomerFact, ResellerFact
from desktop.domain.folding import fold

_LEARNED_AT_ONCE = 1_000
_ANSWERS_KEPT = 10_000


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
    """`Known` together with what the file itself has told so far. Close it; belongs to the thread that made it.

    A file may tell of any number of names, so they are kept in a database without a name, which SQLite holds in memory
    while it is small and then in a file that nobody else sees.
    """

    def __init__(self, known: Known) -> None:
        self._ask: dict[str, Callable[[str], list[str]]] = {
            "name": known.customer_by_name,
            "domain": known.customer_by_domain,
            "reseller": known.reseller_by_name,
        }
        self._asked: dict[str, dict[str, frozenset[str]]] = {kind: {} for kind in self._ask}
        self._learned: dict[str, set[tuple[str, str]]] = {kind: set() for kind in self._ask}
        self._told = sqlite3.connect("", isolation_level=None)
        # Nothing in it outlives the file that is being read.
        for setting in ("journal_mode = OFF", "synchronous = OFF"):
            self._told.execute(f"PRAGMA {setting}")
        self._told.execute("CREATE TABLE told (kind, name, id, PRIMARY KEY (kind, name, id)) WITHOUT ROWID")

    def close(self) -> None:
        """Forget everything."""
        self._told.close()

    def learn_customer(self, fact: CustomerFact) -> None:
        """Remember the name and domain of a customer of this file."""
        if fact.name:
            self._learn("name", fact.name, fact.tenant_id)
        if fact.domain:
            self._learn("domain", fact.domain, fact.tenant_id)

    def learn_reseller(self, fact: ResellerFact) -> None:
        """Remember the name of a reseller of this file."""
        identifier = fact.tenant_id or fact.mpn_id
        if fact.name and identifier:
            self._learn("reseller", fact.name, identifier)

    def customer_by_name(self, text: str) -> frozenset[str]:
        """Tenant ids of the customers with this name."""
        return self._find("name", text)

    def customer_by_domain(self, text: str) -> frozenset[str]:
        """Tenant ids of the customers with this domain."""
        return self._find("domain", text)

    def reseller_by_name(self, text: str) -> frozenset[str]:
        """Tenant ids or MPN IDs of the resellers with this name."""
        return self._find("reseller", text)

    def _learn(self, kind: str, text: str, identifier: str) -> None:
        learned = self._learned[kind]
        learned.add((text, identifier))
        if len(learned) >= _LEARNED_AT_ONCE:
            self._write(kind)

    def _write(self, kind: str) -> None:
        rows = [(kind, fold(text), identifier) for text, identifier in self._learned[kind]]
        self._told.executemany("INSERT OR IGNORE INTO told VALUES (?, ?, ?)", rows)
        self._learned[kind].clear()
        self._asked[kind].clear()

    def _find(self, kind: str, text: str) -> frozenset[str]:
        if self._learned[kind]:
            self._write(kind)
        # Files repeat names.
        asked = self._asked[kind]
        found = asked.get(text)
        if found is None:
            told = self._told.execute("SELECT id FROM told WHERE kind = ? AND name = ?", (kind, fold(text)))
            found = frozenset(self._ask[kind](text)).union(identifier for (identifier,) in told)
            if len(asked) >= _ANSWERS_KEPT:
                asked.clear()
            asked[text] = found
        return found
