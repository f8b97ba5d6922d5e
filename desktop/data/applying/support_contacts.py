"""Applying what the service told about the support contacts of subscriptions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from desktop.data import history
from desktop.data.applying.resellers import Resellers
from desktop.data.applying.unit import Row, Unit, bites
from desktop.data.facts import ContactFact, PlacedFact
from desktop.data.store.schema import ResellerRow, SubscriptionRow, SupportContactRow
from desktop.domain.records import Event, SupportContact


class SupportContacts:
    """Writes support contacts."""

    def __init__(self, unit: Unit, resellers: Resellers) -> None:
        self._unit = unit
        self._resellers = resellers
        self._by_mpn_id: dict[str, SupportContact | None] = {}

    def write(self, placed: Sequence[PlacedFact]) -> None:
        """Apply facts about support contacts; each change of one is in the history."""
        # Resellers may have been written since the last bite.
        self._by_mpn_id.clear()
        facts = [(item, item.fact) for item in placed if isinstance(item.fact, ContactFact)]
        keys: dict[str, tuple[int, int]] = {}
        for part in bites([fact.subscription for _, fact in facts]):
            found = self._unit.session.execute(
                select(SubscriptionRow.guid, SubscriptionRow.id, SubscriptionRow.customer_id).where(
                    SubscriptionRow.guid.in_(part)
                )
            )
            keys |= {row.guid: (row.id, row.customer_id) for row in found}
        wanted: dict[int, tuple[int, int, datetime | None]] = {}
        for item, fact in facts:
            place = keys.get(fact.subscription)
            if place is None:
                self._unit.reject(item.place, "", "unknown_subscription", fact.subscription)
                continue
            contact = self._contact_of(fact)
            if contact is None:
                self._unit.reject(item.place, "", "unknown_contact", fact.mpn_id or fact.name or "")
                continue
            key = self._unit.contacts.key_of(contact, fact.tenant_id_received)
            wanted[place[0]] = (place[1], key, fact.read_at)
        known: dict[int, tuple[int, datetime]] = {}
        for keys_part in bites(wanted):
            told = self._unit.session.execute(
                select(
                    SupportContactRow.subscription_id, SupportContactRow.contact_id, SupportContactRow.read_at
                ).where(SupportContactRow.subscription_id.in_(keys_part))
            )
            known |= {row.subscription_id: (row.contact_id, row.read_at) for row in told}
        new: list[Row] = []
        changed: list[Row] = []
        fresher: list[Row] = []
        events: list[Row] = []
        tally = self._unit.applied.tally("contacts")
        for subscription, (customer, contact_key, read_at) in wanted.items():
            before = known.get(subscription)
            row = {"subscription_id": subscription, "contact_id": contact_key, "read_at": read_at or self._unit.now}
            if before is None:
                new.append(row)
            elif before[0] != contact_key:
                changed.append(row)
                events.append(
                    history.happened(
                        Event.CONTACT_READ,
                        self._unit.now,
                        self._unit.actor,
                        subscription=subscription,
                        customer=customer,
                        before=self._unit.contacts[before[0]].name,
                        after=self._unit.contacts[contact_key].name,
                    )
                )
            else:
                tally.unchanged += 1
                # The same contact told without a time may be an old file; only a later reading makes it fresher.
                if read_at is not None and read_at > before[1]:
                    fresher.append(row)
        tally.new += len(new)
        tally.changed += len(changed)
        self._unit.insert(SupportContactRow, new)
        self._unit.update(SupportContactRow, changed + fresher)
        history.write(self._unit.session, events)
        self._unit.touched.update(row["subscription_id"] for row in (*new, *changed))

    def _contact_of(self, fact: ContactFact) -> SupportContact | None:
        if fact.tenant_id:
            return SupportContact(fact.tenant_id, fact.mpn_id or "", fact.name or "")
        provider = self._unit.contacts.provider
        if fact.mpn_id and fact.mpn_id == provider.mpn_id:
            return provider
        mpn_id = fact.mpn_id or ""
        if mpn_id not in self._by_mpn_id:
            self._by_mpn_id[mpn_id] = self._reseller_contact(mpn_id)
        return self._by_mpn_id[mpn_id]

    def _reseller_contact(self, mpn_id: str) -> SupportContact | None:
        key = self._resellers.keys().get(mpn_id)
        if key is None:
            return None
        row = self._unit.session.execute(
            select(ResellerRow.tenant_id, ResellerRow.mpn_id, ResellerRow.name).where(ResellerRow.id == key)
        ).one()
        return SupportContact(row.tenant_id, row.mpn_id, row.name) if row.tenant_id else None
