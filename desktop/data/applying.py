"""Writing facts into the store: one path for imports, the sample tenant and sync.

Facts are compared with what is stored, and only what differs is written; so applying the same facts twice changes
nothing. Runs inside the caller's transaction, on the caller's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from desktop.data import history, requests
from desktop.data.contacts import Contacts
from desktop.data.facts import (
    AgreementFact,
    ContactFact,
    CustomerFact,
    LinkFact,
    Place,
    PlacedFact,
    ProviderFact,
    ResellerFact,
    SubscriptionFact,
)
from desktop.data.projection import project
from desktop.data.store.schema import (
    PROVIDER_CONTACT,
    Base,
    ChangeRow,
    ContactRow,
    CustomerLinkRow,
    CustomerRow,
    PartnershipRow,
    ProviderRow,
    ResellerRow,
    SubscriptionRow,
    SupportAgreementRow,
    SupportContactRow,
    SupportProfileRow,
)
from desktop.domain.folding import fold
from desktop.domain.publishing import commerce_of, publishing_of
from desktop.domain.records import DelegatedAdminKind, Event, PartnershipState, RelationshipState, SupportContact
from desktop.domain.roles import Actor

CHUNK = 5_000
PROJECT_ALL = 50_000
"""From this many touched subscriptions on, the whole table is projected at once."""

Row = dict[str, Any]
T = TypeVar("T")


@dataclass(slots=True)
class Tally:
    """Rows by what happened to them."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Rejected:
    """A fact that could not be applied: where it came from, a problem code, and the value it is about."""

    place: Place
    column: str
    code: str
    text: str


@dataclass(slots=True)
class Applied:
    """What applying facts did, by kind of row, and what could not be applied."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def tally(self, kind: str) -> Tally:
        """The tally of one kind, made at first use."""
        return self.tallies.setdefault(kind, Tally())


def sort_form(name: str) -> str:
    """The form by which names are ordered: case and ё/е do not matter."""
    return name.casefold().replace("ё", "е")


def _told(row: Row, values: Mapping[str, Any]) -> Row:
    """`values` without what was not told, laid over `row`."""
    return {**row, **{name: value for name, value in values.items() if value is not None}}


def _bites(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    stream = iter(items)
    while bite := list(islice(stream, size)):
        yield bite


class FactWriter:
    """Applies facts in one unit of work; call `finish` before the transaction ends."""

    def __init__(
        self,
        session: Session,
        actor: Actor,
        now: datetime,
        *,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        self._session = session
        self._actor = actor
        self._now = now
        self._progress = progress
        self._done = 0
        self.applied = Applied()
        self._contacts = Contacts(session)
        self._customers: dict[str, int] = {}
        self._resellers: dict[str, int] | None = None
        self._touched: set[int] = set()
        self._touched_customers: set[int] = set()

    def write(self, facts: Iterable[PlacedFact]) -> None:
        """Apply a stream of facts. Within a bite they are applied in the order in which kinds refer to each other."""
        for bite in _bites(facts):
            kinds: dict[type, list[PlacedFact]] = {}
            for placed in bite:
                kinds.setdefault(type(placed.fact), []).append(placed)
            for kind, apply in (
                (ProviderFact, self._providers),
                (ResellerFact, self._reseller_facts),
                (AgreementFact, self._agreements),
                (CustomerFact, self._customer_facts),
                (LinkFact, self._links),
                (SubscriptionFact, self._subscriptions),
                (ContactFact, self._support_contacts),
            ):
                if placed_facts := kinds.get(kind):
                    apply(placed_facts)
            self._done += len(bite)
            if self._progress:
                self._progress(self._done)

    def finish(self) -> Applied:
        """Refresh what is derived from the written rows and return the account."""
        if len(self._touched) > PROJECT_ALL:
            project(self._session, None)
        else:
            project(self._session, sorted(self._touched), sorted(self._touched_customers))
        requests.notice_established(self._session, self._actor, self._now)
        return self.applied

    # Provider

    def _providers(self, placed: Sequence[PlacedFact]) -> None:
        for item in placed:
            fact = item.fact
            assert isinstance(fact, ProviderFact)
            row = self._session.execute(select(ProviderRow.__table__)).mappings().one_or_none()
            empty = {"tenant_id": "", "mpn_id": "", "name": "", "location": "", "invitation_link": ""}
            before: Row = dict(row) if row else {"id": 1, **empty, "invitation_read_at": None, "read_at": None}
            after = _told(
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
                after["invitation_read_at"] = self._now
            self._store_one(ProviderRow, before if row else None, after, "provider")
            if after["tenant_id"] != before["tenant_id"] or not row:
                self._become_provider(after["tenant_id"])
            self._session.execute(
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
            self._contacts = Contacts(self._session)
            self._profile(after["tenant_id"], before["tenant_id"], fact)

    def _become_provider(self, tenant_id: str) -> None:
        """Contacts that were read before the provider was known, and turn out to be the provider, join row 1."""
        if not tenant_id:
            return
        session = self._session
        same = select(ContactRow.id).where(ContactRow.tenant_id == tenant_id, ContactRow.id != PROVIDER_CONTACT)
        keys = list(session.scalars(same))
        if not keys:
            return
        touched = session.scalars(
            select(SupportContactRow.subscription_id).where(SupportContactRow.contact_id.in_(keys))
        )
        self._touched.update(touched)
        session.execute(
            update(SupportContactRow).where(SupportContactRow.contact_id.in_(keys)).values(contact_id=PROVIDER_CONTACT)
        )
        for column in (ChangeRow.base_contact_id, ChangeRow.wanted_contact_id):
            session.execute(update(ChangeRow).where(column.in_(keys)).values({column: PROVIDER_CONTACT}))

    def _profile(self, tenant_id: str, former: str, fact: ProviderFact | ResellerFact) -> None:
        told = {"mail": fact.mail, "phone": fact.phone, "site": fact.site}
        if all(value is None for value in told.values()) and tenant_id == former:
            return
        row = (
            self._session.execute(
                select(SupportProfileRow.__table__).where(SupportProfileRow.tenant_id.in_({tenant_id, former}))
            )
            .mappings()
            .all()
        )
        known = {r["tenant_id"]: dict(r) for r in row}
        before = known.get(tenant_id)
        start = before or {**(known.get(former) or {"mail": "", "phone": "", "site": ""}), "tenant_id": tenant_id}
        after = {**_told(start, told), "updated_at": (before or {}).get("updated_at")}
        if before is None or any(after[name] != before[name] for name in told):
            after["updated_at"] = self._now
        if before is None and not any(after[name] for name in told):
            return
        self._store_one(SupportProfileRow, before, after, "support_profiles")

    # Resellers

    def _reseller_keys(self) -> dict[str, int]:
        """Row keys by tenant id and by MPN ID; the sets do not meet, as one holds GUIDs and the other digits."""
        if self._resellers is None:
            rows = self._session.execute(select(ResellerRow.id, ResellerRow.tenant_id, ResellerRow.mpn_id)).all()
            self._resellers = {row.mpn_id: row.id for row in rows if row.mpn_id}
            self._resellers |= {row.tenant_id: row.id for row in rows if row.tenant_id}
        return self._resellers

    def _find_reseller(self, fact: ResellerFact) -> int | None:
        keys = self._reseller_keys()
        if fact.tenant_id and (key := keys.get(fact.tenant_id)) is not None:
            return key
        if fact.mpn_id and (key := keys.get(fact.mpn_id)) is not None:
            known = self._session.execute(select(ResellerRow.tenant_id).where(ResellerRow.id == key)).scalar_one()
            # Another tenant may share an MPN ID with a known one; only a row without a tenant id is completed.
            if not fact.tenant_id or not known:
                return key
        return None

    def _reseller_facts(self, placed: Sequence[PlacedFact]) -> None:
        for item in placed:
            assert isinstance(item.fact, ResellerFact)
            self._reseller(item.fact, item.place, linked=False)

    def _reseller(self, fact: ResellerFact, place: Place, *, linked: bool) -> int | None:
        if not fact.tenant_id and not fact.mpn_id:
            self._reject(place, "", "reseller_without_id", fact.name or "")
            return None
        session = self._session
        key = self._find_reseller(fact)
        before: Row | None = None
        if key is not None:
            found = session.execute(select(ResellerRow.__table__).where(ResellerRow.id == key)).mappings().one()
            before = dict(found)
        empty = dict.fromkeys(("mpn_id", "name", "location", "alias", "note"), "")
        after = _told(
            before or {**empty, "tenant_id": None, "agreement_signed": None, "read_at": None},
            {
                "tenant_id": fact.tenant_id or None,
                "mpn_id": fact.mpn_id,
                "name": fact.name,
                "location": fact.location,
                "agreement_signed": fact.agreement_signed,
                "alias": fact.alias,
                "note": fact.note,
            },
        )
        after["name_sort"] = sort_form(after["name"])
        after["search_text"] = fold(
            " ".join((after["name"], after["mpn_id"], after["tenant_id"] or "", after["alias"], after["location"]))
        )
        tally = self.applied.tally("resellers")
        differs = before is None or after != before
        if before is None:
            after["read_at"] = self._now
            key = session.execute(insert(ResellerRow).values(after).returning(ResellerRow.id)).scalar_one()
            tally.new += 1
        assert key is not None
        partnership_differs = self._partnership(key, fact, new=before is None, linked=linked)
        if before is not None:
            if differs or partnership_differs:
                session.execute(
                    update(ResellerRow).where(ResellerRow.id == key).values({**after, "read_at": self._now})
                )
                tally.changed += 1
            else:
                tally.unchanged += 1
        keys = self._reseller_keys()
        if after["mpn_id"]:
            keys.setdefault(after["mpn_id"], key)
        if after["tenant_id"]:
            keys[after["tenant_id"]] = key
            self._profile(after["tenant_id"], after["tenant_id"], fact)
        return key

    def _partnership(self, key: int, fact: ResellerFact, *, new: bool, linked: bool) -> bool:
        state = fact.partnership
        if state is None:
            if not new:
                return False
            # A list of resellers without a state column is a list of partners; a customer's list says nothing of it.
            state = PartnershipState.UNKNOWN if linked else PartnershipState.ACTIVE
            if not linked and "partnership_assumed_active" not in self.applied.notes:
                self.applied.notes.append("partnership_assumed_active")
        session = self._session
        found = session.execute(
            select(PartnershipRow.__table__).where(PartnershipRow.reseller_id == key)
        ).mappings().one_or_none()  # fmt: skip
        before = dict(found) if found else None
        if before and before["state"] == state and fact.partnership_text in (None, before["state_text"]):
            return False
        after: Row = before or {"reseller_id": key, "since": None, "ended_at": None, "state_text": ""}
        after = {**after, "state": state.value, "state_text": fact.partnership_text or "", "read_at": self._now}
        if state is PartnershipState.ACTIVE:
            after |= {"since": after["since"] or self._now, "ended_at": None}
        elif state is PartnershipState.ENDED:
            after["ended_at"] = after["ended_at"] or self._now
        if before is None:
            session.execute(insert(PartnershipRow).values(after))
        else:
            session.execute(update(PartnershipRow).where(PartnershipRow.reseller_id == key).values(after))
            if before["state"] != state:
                event = history.happened(
                    Event.PARTNERSHIP_CHANGED, self._now, self._actor, reseller=key, before=before["state"], after=state
                )
                history.write(session, [event])
        return before is not None

    def _agreements(self, placed: Sequence[PlacedFact]) -> None:
        for item in placed:
            fact = item.fact
            assert isinstance(fact, AgreementFact)
            key = self._reseller_keys().get(fact.reseller)
            if key is None:
                self._reject(item.place, "", "unknown_reseller", fact.reseller)
                continue
            found = self._session.execute(
                select(SupportAgreementRow.__table__).where(
                    SupportAgreementRow.reseller_id == key, SupportAgreementRow.reference == fact.reference
                )
            ).mappings().one_or_none()  # fmt: skip
            before = dict(found) if found else None
            after = _told(
                before or {"reseller_id": key, "scope": "", "valid_from": None, "valid_to": None},
                {
                    "reference": fact.reference,
                    "scope": fact.scope,
                    "valid_from": fact.valid_from,
                    "valid_to": fact.valid_to,
                },
            )
            self._store_one(SupportAgreementRow, before, after, "agreements")

    # Customers and their links

    def _customer_facts(self, placed: Sequence[PlacedFact]) -> None:
        facts = [item.fact for item in placed]
        self._write_customers([fact for fact in facts if isinstance(fact, CustomerFact)], counted=True)

    def _write_customers(self, facts: Sequence[CustomerFact], *, counted: bool) -> None:
        merged: dict[str, list[CustomerFact]] = {}
        for fact in facts:
            merged.setdefault(fact.tenant_id, []).append(fact)
        known = self._known_rows(CustomerRow, CustomerRow.tenant_id, list(merged))
        new: list[Row] = []
        changed: list[Row] = []
        tally = self.applied.tally("customers") if counted else Tally()
        for tenant_id, told in merged.items():
            before = known.get(tenant_id)
            after = dict(before) if before else dict(_EMPTY_CUSTOMER, tenant_id=tenant_id)
            for fact in told:
                after = _told(
                    after,
                    {
                        "name": fact.name,
                        "domain": fact.domain,
                        "location": fact.location,
                        "relationship": fact.relationship.value if fact.relationship else None,
                        "relationship_text": fact.relationship_text,
                        "alias": fact.alias,
                        "note": fact.note,
                        "raw": dict(fact.raw) if fact.raw is not None else None,
                    },
                )
            after["name_sort"] = sort_form(after["name"] or after["domain"] or tenant_id)
            after["search_text"] = fold(
                " ".join((after["name"], after["domain"], tenant_id, after["alias"], after["note"]))
            )
            if before is None:
                new.append({**after, "read_at": self._now})
            elif after != before:
                changed.append({**after, "read_at": self._now})
            else:
                tally.unchanged += 1
        tally.new += len(new)
        tally.changed += len(changed)
        self._insert(CustomerRow, new)
        self._update(CustomerRow, changed)
        self._customers |= {tenant_id: row["id"] for tenant_id, row in known.items()}
        self._learn_customers([row["tenant_id"] for row in new])

    def _learn_customers(self, tenant_ids: Sequence[str]) -> None:
        for part in _bites(tenant_ids):
            rows = self._session.execute(
                select(CustomerRow.tenant_id, CustomerRow.id).where(CustomerRow.tenant_id.in_(part))
            )
            self._customers.update((tenant_id, key) for tenant_id, key in rows)

    def _need_customers(self, facts: Sequence[CustomerFact]) -> None:
        """Know the keys of these customers; one that is new to us is made with what its row tells."""
        unknown = [fact for fact in facts if fact.tenant_id not in self._customers]
        self._learn_customers(sorted({fact.tenant_id for fact in unknown}))
        self._write_customers([fact for fact in unknown if fact.tenant_id not in self._customers], counted=True)

    def _links(self, placed: Sequence[PlacedFact]) -> None:
        facts = [(item, item.fact) for item in placed if isinstance(item.fact, LinkFact)]
        self._need_customers([CustomerFact(fact.customer) for _, fact in facts])
        wanted: dict[tuple[int, int], list[LinkFact]] = {}
        for item, fact in facts:
            reseller: int | None
            if fact.reseller_fact is not None:
                reseller = self._reseller(fact.reseller_fact, item.place, linked=True)
            else:
                reseller = self._reseller_keys().get(fact.reseller)
            if reseller is None:
                self._reject(item.place, "", "unknown_reseller", fact.reseller)
                continue
            wanted.setdefault((self._customers[fact.customer], reseller), []).append(fact)
        customers = sorted({customer for customer, _ in wanted})
        known: dict[tuple[int, int], Row] = {}
        for part in _bites(customers):
            found = self._session.execute(
                select(CustomerLinkRow.__table__).where(CustomerLinkRow.customer_id.in_(part))
            )
            known |= {(row["customer_id"], row["reseller_id"]): dict(row) for row in found.mappings()}
        new: list[Row] = []
        changed: list[Row] = []
        tally = self.applied.tally("customer_links")
        for (customer, reseller), told in wanted.items():
            before = known.get((customer, reseller))
            after = before or dict(_EMPTY_LINK, customer_id=customer, reseller_id=reseller)
            for fact in told:
                if fact.kind is not None:
                    # A new statement of delegated admin replaces the old one whole, its days and its witness.
                    after = {
                        **after,
                        "admin_kind": fact.kind.value,
                        "admin_starts_on": fact.starts_on,
                        "admin_ends_on": fact.ends_on,
                    }
                after = _told(
                    after,
                    {
                        "admin_starts_on": fact.starts_on,
                        "admin_ends_on": fact.ends_on,
                        "attested_by": fact.attested_by,
                        "attested_at": fact.attested_at,
                        "attested_how": fact.attested_how,
                    },
                )
            if before is None:
                new.append({**after, "read_at": self._now})
            elif after != before:
                changed.append({**after, "read_at": self._now})
            else:
                tally.unchanged += 1
        tally.new += len(new)
        tally.changed += len(changed)
        self._insert(CustomerLinkRow, new)
        self._update(CustomerLinkRow, changed)

    # Subscriptions and their contacts

    def _subscriptions(self, placed: Sequence[PlacedFact]) -> None:
        facts = [(item, item.fact) for item in placed if isinstance(item.fact, SubscriptionFact)]
        told_customers = [fact.customer_fact for _, fact in facts if fact.customer_fact is not None]
        if told_customers:
            self._write_customers(told_customers, counted=True)
        self._need_customers([CustomerFact(fact.customer) for _, fact in facts if fact.customer])
        merged: dict[str, list[tuple[PlacedFact, SubscriptionFact]]] = {}
        for item, fact in facts:
            merged.setdefault(fact.id, []).append((item, fact))
        known = self._known_rows(SubscriptionRow, SubscriptionRow.guid, list(merged))
        new: list[Row] = []
        changed: list[Row] = []
        tally = self.applied.tally("subscriptions")
        for guid, told in merged.items():
            before = known.get(guid)
            customer = next((fact.customer for _, fact in reversed(told) if fact.customer), None)
            if before is None and customer is None:
                for item, _ in told:
                    self._reject(item.place, "", "no_customer", guid)
                continue
            after = dict(before) if before else dict(_EMPTY_SUBSCRIPTION, guid=guid, guid_received=guid)
            if customer is not None:
                after["customer_id"] = self._customers[customer]
            for _, fact in told:
                after = _lay_over(after, fact)
            if before is None:
                new.append({**after, "read_at": self._now})
            elif after != before:
                changed.append({**after, "read_at": self._now})
                if after["customer_id"] != before["customer_id"]:
                    self._touched_customers.add(before["customer_id"])
            else:
                tally.unchanged += 1
        tally.new += len(new)
        tally.changed += len(changed)
        self._insert(SubscriptionRow, new)
        self._update(SubscriptionRow, changed)
        self._touched.update(row["id"] for row in changed)
        # New rows start on the provider, as the column's default says; only their customers' counts are stale.
        self._touched_customers.update(row["customer_id"] for row in new)

    def _support_contacts(self, placed: Sequence[PlacedFact]) -> None:
        facts = [(item, item.fact) for item in placed if isinstance(item.fact, ContactFact)]
        keys: dict[str, tuple[int, int]] = {}
        for part in _bites([fact.subscription for _, fact in facts]):
            found = self._session.execute(
                select(SubscriptionRow.guid, SubscriptionRow.id, SubscriptionRow.customer_id).where(
                    SubscriptionRow.guid.in_(part)
                )
            )
            keys |= {row.guid: (row.id, row.customer_id) for row in found}
        wanted: dict[int, tuple[int, int, datetime]] = {}
        for item, fact in facts:
            place = keys.get(fact.subscription)
            if place is None:
                self._reject(item.place, "", "unknown_subscription", fact.subscription)
                continue
            contact = self._contact_of(fact)
            if contact is None:
                self._reject(item.place, "", "unknown_contact", fact.mpn_id or fact.name or "")
                continue
            key = self._contacts.key_of(contact, fact.tenant_id_received)
            wanted[place[0]] = (place[1], key, fact.read_at or self._now)
        known: dict[int, tuple[int, datetime]] = {}
        for keys_part in _bites(wanted):
            told = self._session.execute(
                select(
                    SupportContactRow.subscription_id, SupportContactRow.contact_id, SupportContactRow.read_at
                ).where(SupportContactRow.subscription_id.in_(keys_part))
            )
            known |= {row.subscription_id: (row.contact_id, row.read_at) for row in told}
        new: list[Row] = []
        changed: list[Row] = []
        events: list[Row] = []
        tally = self.applied.tally("contacts")
        for subscription, (customer, contact_key, read_at) in wanted.items():
            before = known.get(subscription)
            row = {"subscription_id": subscription, "contact_id": contact_key, "read_at": read_at}
            if before is None:
                new.append(row)
            elif before[0] != contact_key:
                changed.append(row)
                events.append(
                    history.happened(
                        Event.CONTACT_READ,
                        self._now,
                        self._actor,
                        subscription=subscription,
                        customer=customer,
                        before=self._contacts[before[0]].name,
                        after=self._contacts[contact_key].name,
                    )
                )
            else:
                tally.unchanged += 1
                if read_at > before[1]:
                    changed.append(row)
                    tally.changed -= 1
        tally.new += len(new)
        tally.changed += len(changed)
        self._insert(SupportContactRow, new)
        self._update(SupportContactRow, changed)
        history.write(self._session, events)
        self._touched.update(row["subscription_id"] for row in (*new, *changed))

    def _contact_of(self, fact: ContactFact) -> SupportContact | None:
        if fact.tenant_id:
            return SupportContact(fact.tenant_id, fact.mpn_id or "", fact.name or "")
        provider = self._contacts.provider
        if fact.mpn_id and fact.mpn_id == provider.mpn_id:
            return provider
        key = self._reseller_keys().get(fact.mpn_id or "")
        if key is None:
            return None
        row = self._session.execute(
            select(ResellerRow.tenant_id, ResellerRow.mpn_id, ResellerRow.name).where(ResellerRow.id == key)
        ).one()
        return SupportContact(row.tenant_id, row.mpn_id, row.name) if row.tenant_id else None

    # Rows

    def _known_rows(self, table: type[Base], column: Any, keys: Sequence[str]) -> dict[str, Row]:
        known: dict[str, Row] = {}
        for part in _bites(keys):
            found = self._session.execute(select(table.__table__).where(column.in_(part))).mappings()
            known |= {row[column.key]: dict(row) for row in found}
        return known

    def _insert(self, table: type[Base], rows: list[Row]) -> None:
        if rows:
            self._session.execute(insert(cast(Table, table.__table__)), rows)

    def _update(self, table: type[Base], rows: list[Row]) -> None:
        if rows:
            self._session.execute(update(table), rows)

    def _store_one(self, table: type[Base], before: Row | None, after: Row, kind: str) -> None:
        tally = self.applied.tally(kind)
        if before is None:
            self._insert(table, [after])
            tally.new += 1
        elif after != before:
            self._update(table, [after])
            tally.changed += 1
        else:
            tally.unchanged += 1

    def _reject(self, place: Place, column: str, code: str, text: str) -> None:
        self.applied.rejected.append(Rejected(place, column, code, text))


_EMPTY_CUSTOMER: Row = {
    **dict.fromkeys(("name", "domain", "location", "relationship_text", "alias", "note"), ""),
    "relationship": RelationshipState.RESELLER.value,
    "raw": None,
    "read_at": None,
}
_EMPTY_LINK: Row = {
    "admin_kind": DelegatedAdminKind.UNKNOWN.value,
    "admin_starts_on": None,
    "admin_ends_on": None,
    "attested_by": "",
    "attested_at": None,
    "attested_how": "",
    "read_at": None,
}
_TEXTS = (
    "product", "nickname", "offer_id", "product_type", "unit_type", "status", "billing_type", "billing_cycle",
    "term_duration", "renewal_term_duration", "reseller_of_record", "reseller_of_record_name", "order_id",
    "entitlement_id", "suspension_reasons", "etag",
)  # fmt: skip
_VALUES = ("quantity", "created_at", "starts_at", "term_end", "auto_renew", "is_trial")
_EMPTY_SUBSCRIPTION: Row = {
    **dict.fromkeys(_TEXTS, ""),
    **dict.fromkeys(_VALUES),
    "parent_guid": "",
    "raw": None,
    "gone_at": None,
    "note": "",
    "read_at": None,
}


def _lay_over(row: Row, fact: SubscriptionFact) -> Row:
    """A subscription's row with what `fact` tells, and what follows from it."""
    after = _told(
        row,
        {
            **{name: getattr(fact, name) for name in (*_TEXTS, *_VALUES)},
            "guid_received": fact.id_received,
            "parent_guid": fact.parent_id,
            "raw": dict(fact.raw) if fact.raw is not None else None,
        },
    )
    # It was listed again, so it is not gone.
    after["gone_at"] = None
    commerce = commerce_of(after["product_type"], after["offer_id"])
    after["commerce"] = commerce.value
    after["publishing"] = publishing_of(commerce, after["billing_type"], after["status"]).value
    after["product_sort"] = sort_form(after["product"])
    after["search_text"] = fold(
        " ".join((after["product"], after["nickname"], after["guid"], after["order_id"], after["entitlement_id"]))
    )
    return after
