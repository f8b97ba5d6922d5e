"""Applying facts about the provider, who always stands in row 1 of the contacts."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update

from desktop.data.applying.marks import count
from desktop.data.applying.profiles import write_profile
from desktop.data.applying.unit import Row, Unit, told_over
from desktop.data.contacts import Contacts
from desktop.data.facts import PlacedFact, ProviderFact
from desktop.data.store.schema import (
    PROVIDER_CONTACT,
    ChangeRow,
    ContactRow,
    ProviderRow,
    SubscriptionRow,
    SupportContactRow,
)
from desktop.domain.folding import fold


class Providers:
    """Writes the provider."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def write(self, placed: Sequence[PlacedFact]) -> None:
        """Apply facts about us."""
        for item in placed:
            fact = item.fact
            assert isinstance(fact, ProviderFact)
            row = self._unit.session.execute(select(ProviderRow.__table__)).mappings().one_or_none()
            empty = {"tenant_id": "", "mpn_id": "", "name": "", "location": "", "invitation_link": ""}
            before: Row = dict(row) if row else {"id": 1, **empty, "invitation_read_at": None, "read_at": None}
            after = told_over(
                before,
                {
                    "tenant_id": fact.tenant_id,
                    "mpn_id": fact.mpn_id,
                    "name": fact.name,
                    "location": fact.location,
                    "invitation_link": fact.invitation_link,
                },
            )
            if after["invitation_link"] != before["invitation_link"]:
                after["invitation_read_at"] = self._unit.now
            count(
                self._unit.applied.tally("provider"),
                self._unit.store_one(ProviderRow, before if row else None, after),
            )
            if after["tenant_id"] != before["tenant_id"] or not row:
                self._become_provider(after["tenant_id"])
            self._unit.session.execute(
                update(ContactRow)
                .where(ContactRow.id == PROVIDER_CONTACT)
                .values(
                    tenant_id=after["tenant_id"],
                    mpn_id=after["mpn_id"],
                    name=after["name"],
                    tenant_id_received=after["tenant_id"],
                    search_text=fold(f"{after['name']} {after['mpn_id']} {after['tenant_id']}"),
                )
            )
            self._unit.contacts = Contacts(self._unit.session)
            write_profile(self._unit, after["tenant_id"], before["tenant_id"], fact)

    def _become_provider(self, tenant_id: str) -> None:
        """Contacts that were read before the provider was known, and turn out to be the provider, join row 1."""
        if not tenant_id:
            return
        session = self._unit.session
        same = select(ContactRow.id).where(ContactRow.tenant_id == tenant_id, ContactRow.id != PROVIDER_CONTACT)
        keys = list(session.scalars(same))
        if not keys:
            return
        shown = select(SubscriptionRow.id).where(SubscriptionRow.shown_contact_id.in_(keys))
        told = select(SupportContactRow.subscription_id).where(SupportContactRow.contact_id.in_(keys))
        self._unit.touched.update(session.scalars(shown))
        self._unit.touched.update(session.scalars(told))
        session.execute(
            update(SupportContactRow).where(SupportContactRow.contact_id.in_(keys)).values(contact_id=PROVIDER_CONTACT)
        )
        for column in (ChangeRow.base_contact_id, ChangeRow.wanted_contact_id):
            session.execute(update(ChangeRow).where(column.in_(keys)).values({column: PROVIDER_CONTACT}))
