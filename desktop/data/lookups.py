"""Finding customers and resellers by the names that people write into sheets."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.data.store.schema import CustomerRow, ProviderRow, ResellerRow
from desktop.domain.folding import fold


class StoreLookups:
    """Folded names and domains of one store, read at the first question. Bound to its session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._customers: dict[str, list[str]] | None = None
        self._domains: dict[str, list[str]] = {}
        self._resellers: dict[str, list[str]] | None = None

    def customer_by_name(self, text: str) -> list[str]:
        """Tenant ids of the customers of that name or alias."""
        return self._read_customers().get(fold(text), [])

    def customer_by_domain(self, text: str) -> list[str]:
        """Tenant ids of the customers with that primary domain."""
        self._read_customers()
        return self._domains.get(text.strip().casefold(), [])

    def reseller_by_name(self, text: str) -> list[str]:
        """Tenant ids (MPN IDs where no tenant id is known) of the partners of that name or alias, the provider too."""
        if self._resellers is None:
            self._resellers = {}
            for provider in self._session.execute(select(ProviderRow.name, ProviderRow.tenant_id)):
                if provider.name and provider.tenant_id:
                    self._resellers[fold(provider.name)] = [provider.tenant_id]
            rows = self._session.execute(
                select(ResellerRow.name, ResellerRow.alias, ResellerRow.tenant_id, ResellerRow.mpn_id)
            )
            for row in rows:
                for name in {fold(row.name), fold(row.alias)} - {""}:
                    self._resellers.setdefault(name, []).append(row.tenant_id or row.mpn_id)
        return self._resellers.get(fold(text), [])

    def _read_customers(self) -> dict[str, list[str]]:
        if self._customers is None:
            self._customers = {}
            rows = self._session.execute(
                select(CustomerRow.name, CustomerRow.alias, CustomerRow.domain, CustomerRow.tenant_id)
            )
            for row in rows:
                for name in {fold(row.name), fold(row.alias)} - {""}:
                    self._customers.setdefault(name, []).append(row.tenant_id)
                if row.domain:
                    self._domains.setdefault(row.domain.casefold(), []).append(row.tenant_id)
        return self._customers
