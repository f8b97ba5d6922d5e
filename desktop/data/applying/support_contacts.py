"""Applying what the service told about the support contacts of subscriptions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from desktop.data import history
from desktop.data.applying.marks import CHANGED, NEW, UNCHANGED, Marks
from desktop.data.applying.resellers import Resellers
from desktop.data.applying.stored import Stored
from desktop.data.applying.subscriptions import Subscriptions
from desktop.data.applying.unit import Row, Unit
from desktop.data.facts import ContactFact, Place, PlacedFact
from desktop.data.store.schema import PROVIDER_CONTACT, ResellerRow, SubscriptionRow, SupportContactRow
from desktop.domain.records import Event, SupportContact

_COLUMNS = ("subscription_id", "contact_id", "read_at")


class SupportContacts:
    """Writes support contacts. A bite is taken first, so that new subscriptions are written with what they show."""

    def __init__(self, unit: Unit, resellers: Resellers, subscriptions: Subscriptions) -> None:
        self._unit = unit
        self._resellers = resellers
        self._subscriptions = subscriptions
        self._stored = Stored(unit, SupportContactRow, _COLUMNS)
        self._subscription_rows = Stored(unit, SubscriptionRow, ())
        self._marks = Marks()
        self._told: dict[str, tuple[ContactFact, Place]] = {}
        self._by_mpn_id: dict[str, SupportContact | None] = {}
        self._keys: dict[tuple[str | None, ...], int] = {}

    def take(self, placed: Iterable[PlacedFact]) -> None:
        """The facts of the next bite."""
        # Resellers and the provider may have been written since the last bite.
        self._by_mpn_id.clear()
        self._keys.clear()
        self._told.clear()
        for item in placed:
            fact, place = item.fact, item.place
            assert isinstance(fact, ContactFact)
            earlier = self._told.get(fact.subscription)
            if earlier is not None and earlier[0] != fact:
                self._unit.told_twice(place, earlier[1].line)
            self._told[fact.subscription] = (fact, place)

    def contact_of_new(self, subscription: str) -> int:
        """The contact told of a subscription that is about to be written for the first time; else the default."""
        told = self._told.get(subscription)
        return PROVIDER_CONTACT if told is None else self._key_of(told[0]) or PROVIDER_CONTACT

    def write(self) -> None:
        """Apply the facts that were taken; each change of a contact is in the history."""
        new_subscriptions = self._subscriptions.new
        moment, now = self._stored.moment, self._unit.now
        rows: list[tuple[Any, ...]] = []
        lines: list[int] = []
        others: dict[str, tuple[ContactFact, Place]] = {}
        for guid, (fact, place) in self._told.items():
            subscription = new_subscriptions.get(guid)
            if subscription is None:
                others[guid] = (fact, place)
                continue
            key = self._key_of(fact)
            if key is None:
                self._unit.reject(place, "", "unknown_contact", fact.mpn_id or fact.name or "")
                continue
            rows.append((subscription, key, moment(fact.read_at or now)))
            lines.append(place.line)
        self._add(rows, lines)
        if others:
            self._write_known(others)

    def _add(self, rows: list[tuple[Any, ...]], lines: list[int]) -> None:
        self._stored.insert(rows)
        self._marks.new(self._unit.applied.tally("contacts"), [row[0] for row in rows], lines)

    def _write_known(self, told: dict[str, tuple[ContactFact, Place]]) -> None:
        """Apply what is told of subscriptions that earlier bites or files brought."""
        found = self._subscription_rows.find("guid", list(told), ("id", "customer_id"))
        places = {guid: (key, customer) for guid, key, customer in found}
        wanted: dict[int, tuple[int, int, datetime | None, Place]] = {}
        for guid, (fact, place) in told.items():
            if guid not in places:
                self._unit.reject(place, "", "unknown_subscription", guid)
                continue
            key = self._key_of(fact)
            if key is None:
                self._unit.reject(place, "", "unknown_contact", fact.mpn_id or fact.name or "")
                continue
            subscription, customer = places[guid]
            wanted[subscription] = (customer, key, fact.read_at, place)
        rows = self._stored.find("subscription_id", list(wanted), ("contact_id", "read_at"))
        known = {row[0]: (row[1], row[2]) for row in rows}
        tally = self._unit.applied.tally("contacts")
        moment, now = self._stored.moment, self._unit.now
        new: list[tuple[Any, ...]] = []
        changed: list[Row] = []
        events: list[Row] = []
        for subscription, (customer, key, read_at, place) in wanted.items():
            before = known.get(subscription)
            row = {"subscription_id": subscription, "contact_id": key, "read_at": read_at or now}
            if before is None:
                new.append((subscription, key, moment(read_at or now)))
                self._marks.note(tally, subscription, NEW, place.line)
                self._unit.touched.add(subscription)
            elif before[0] != key:
                changed.append(row)
                self._unit.told_twice(place, self._marks.note(tally, subscription, CHANGED, place.line))
                self._unit.touched.add(subscription)
                contacts = self._unit.contacts
                events.append(
                    history.happened(
                        Event.CONTACT_READ,
                        now,
                        self._unit.actor,
                        subscription=subscription,
                        customer=customer,
                        before=contacts[before[0]].name,
                        after=contacts[key].name,
                    )
                )
            else:
                self._marks.note(tally, subscription, UNCHANGED, place.line)
                # The same contact told without a time may be an old file; only a later reading makes it fresher.
                if read_at is not None and moment(read_at) > before[1]:
                    changed.append(row)
        self._stored.insert(new)
        self._unit.update(SupportContactRow, changed)
        history.write(self._unit.session, events)

    def _key_of(self, fact: ContactFact) -> int | None:
        """The row of the contact, made when it is new; None when it names nobody that we know."""
        named = (fact.tenant_id, fact.mpn_id, fact.name, fact.tenant_id_received)
        key = self._keys.get(named)
        if key is None:
            contact = self._contact_of(fact)
            if contact is None:
                return None
            key = self._keys[named] = self._unit.contacts.key_of(contact, fact.tenant_id_received)
        return key

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
