"""The dictionary of support contacts: one row for each distinct triple, so that a million subscriptions share a few."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from desktop.data.store.schema import PROVIDER_CONTACT, ContactRow
from desktop.domain.folding import fold
from desktop.domain.records import SupportContact


class Contacts:
    """Reads the dictionary once for a unit of work, and adds to it. Bound to its session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        rows = session.execute(select(ContactRow.id, ContactRow.tenant_id, ContactRow.mpn_id, ContactRow.name)).all()
        self._by_key = {
            row.id: SupportContact(row.tenant_id, row.mpn_id, row.name, row.id == PROVIDER_CONTACT) for row in rows
        }
        self._keys = {(c.tenant_id, c.mpn_id, c.name): key for key, c in self._by_key.items()}

    def __getitem__(self, key: int) -> SupportContact:
        return self._by_key[key]

    @property
    def provider(self) -> SupportContact:
        """The default contact."""
        return self._by_key[PROVIDER_CONTACT]

    def settled(self, contact: SupportContact) -> SupportContact:
        """`contact`, or the provider's own row for whatever names the provider's tenant."""
        named = contact.is_provider or (contact.tenant_id and contact.tenant_id == self.provider.tenant_id)
        return self.provider if named else contact

    def key_of(self, contact: SupportContact, received: str | None = None) -> int:
        """The row of `contact`, made when it is new. Whatever names the provider's tenant is the provider."""
        if self.settled(contact).is_provider:
            return PROVIDER_CONTACT
        triple = (contact.tenant_id, contact.mpn_id, contact.name)
        key = self._keys.get(triple)
        if key is None:
            key = _made(self._session, contact, received or contact.tenant_id)
            self._keys[triple] = key
            self._by_key[key] = contact
        return key


def contacts_by_key(session: Session, keys: Iterable[int]) -> dict[int, SupportContact]:
    """The contacts of these rows."""
    wanted = set(keys)
    rows = session.execute(
        select(ContactRow.id, ContactRow.tenant_id, ContactRow.mpn_id, ContactRow.name).where(ContactRow.id.in_(wanted))
    )
    return {row.id: SupportContact(row.tenant_id, row.mpn_id, row.name, row.id == PROVIDER_CONTACT) for row in rows}


def settled(session: Session, contact: SupportContact) -> SupportContact:
    """`contact`, or the provider's own row for whatever names the provider's tenant."""
    provider = contacts_by_key(session, [PROVIDER_CONTACT])[PROVIDER_CONTACT]
    named = contact.is_provider or (contact.tenant_id and contact.tenant_id == provider.tenant_id)
    return provider if named else contact


def same_keys(session: Session, contact: SupportContact) -> dict[int, SupportContact]:
    """The rows that name the same partner location as `contact`, under whatever name."""
    rows = session.execute(
        select(ContactRow.id, ContactRow.tenant_id, ContactRow.mpn_id, ContactRow.name).where(
            ContactRow.tenant_id == contact.tenant_id
        )
    )
    found = {row.id: SupportContact(row.tenant_id, row.mpn_id, row.name, row.id == PROVIDER_CONTACT) for row in rows}
    return {key: other for key, other in found.items() if other.same_as(contact)}


def key_of(session: Session, contact: SupportContact) -> int:
    """The row of a settled contact, made when it is new."""
    if contact.is_provider:
        return PROVIDER_CONTACT
    for key, other in same_keys(session, contact).items():
        if other.name == contact.name and key != PROVIDER_CONTACT:
            return key
    return _made(session, contact, contact.tenant_id)


_INSERT = insert(cast(Table, ContactRow.__table__)).returning(ContactRow.id)


def _made(session: Session, contact: SupportContact, received: str) -> int:
    row = {
        "tenant_id": contact.tenant_id,
        "mpn_id": contact.mpn_id,
        "name": contact.name,
        "tenant_id_received": received,
        "search_text": fold(f"{contact.name} {contact.mpn_id} {contact.tenant_id}"),
    }
    return session.connection().execute(_INSERT, row).scalar_one()
