"""Finding the reseller, or the provider, whom a sheet names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.data import resellers
from desktop.data.assigning.suggesting import Offers, Option
from desktop.data.importing import values
from desktop.data.store.schema import ResellerRow
from desktop.domain.folding import fold
from desktop.domain.identifiers import guid, mpn_id
from desktop.domain.records import SupportContact

PROVIDER = 0
"""Stands for the provider among the keys of resellers."""

_DEFAULT = frozenset(
    map(
        values.key,
        ("default", "default contact", "provider", "provider (default)", "the provider", "по умолчанию",
         "контакт по умолчанию", "провайдер", "провайдер (по умолчанию)", "поставщик"),
    )
)  # fmt: skip
_MPN = re.compile(r"(?:mpn(?:\s*id)?|partner\s?id)?\s*[:№#]?\s*(\d+(?:\.0)?)", re.IGNORECASE)


class Partners:
    """The resellers of one store and the provider, by tenant id, MPN ID, name and alias. Bound to what was read."""

    def __init__(self, session: Session) -> None:
        self.contacts: dict[int, SupportContact] = {PROVIDER: resellers.provider_contact(session)}
        self._tenants: dict[str, int] = {}
        self._mpns: dict[str, list[int]] = {}
        self._names: dict[str, list[int]] = {}
        self._named: list[tuple[str, Option]] = []
        self._offers: Offers | None = None
        provider = self.contacts[PROVIDER]
        self._learn(PROVIDER, provider, "")
        row = ResellerRow.__table__.c
        for key, tenant, mpn, name, alias in session.connection().execute(
            select(row.id, row.tenant_id, row.mpn_id, row.name, row.alias)
        ):
            if not tenant or tenant != provider.tenant_id:
                self.contacts[key] = SupportContact(tenant or "", mpn, name or mpn)
                self._learn(key, self.contacts[key], alias)
        # An MPN ID that a reseller has is not taken for the provider's.
        if len(self._mpns.get(provider.mpn_id, ())) > 1:
            self._mpns[provider.mpn_id].remove(PROVIDER)

    def _learn(self, key: int, contact: SupportContact, alias: str) -> None:
        if contact.tenant_id:
            self._tenants[contact.tenant_id] = key
        if contact.mpn_id:
            self._mpns.setdefault(contact.mpn_id, []).append(key)
        option = Option(key, contact.name, contact.mpn_id, 100)
        for name in dict.fromkeys((contact.name, alias)):
            if name:
                self._named.append((name, option))
        for name in {fold(contact.name), fold(alias)} - {""}:
            self._names.setdefault(name, []).append(key)

    def by_tenant(self, text: str) -> list[int]:
        """Who has this tenant id."""
        known = self._tenants.get(guid(text) or "")
        return [] if known is None else [known]

    def by_mpn(self, text: str) -> list[int]:
        """Who has this MPN ID."""
        return self._mpns.get(mpn_id(text) or "", [])

    def by_name(self, text: str) -> list[int]:
        """Who is called so, after folding; a name may stand for an identifier or for the default."""
        if values.key(text) in _DEFAULT:
            return [PROVIDER]
        if known := self._names.get(fold(text)):
            return known
        if guid(text) is not None:
            return self.by_tenant(text)
        number = _MPN.fullmatch(text.strip())
        return self.by_mpn(number.group(1)) if number else []

    def like(self, text: str) -> tuple[Option, ...]:
        """Whose name is like it; nobody's is like an identifier."""
        if guid(text) is not None or _MPN.fullmatch(text.strip()):
            return ()
        if self._offers is None:
            self._offers = Offers(self._named)
        return self._offers.like(text)

    def names(self, keys: Iterable[int]) -> str:
        """The names of some, for a sentence."""
        return ", ".join(self.contacts[key].name or self.contacts[key].mpn_id for key in keys)
