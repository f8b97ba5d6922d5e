"""What the outside told us, one frozen value per thing: the form in which imports, the sample and sync hand facts over.

`None` means *not told* and never overwrites what is known; an empty string means *told to be empty*. Identifiers are
already in the form that is compared (`domain.identifiers`); the form received is kept where it must be sent back.

They are structs, made in a fifteenth of the time of a frozen dataclass and not followed by the garbage collector: a
file of a distributor makes two million of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from msgspec import Struct

from desktop.domain.records import DelegatedAdminKind, PartnershipState, RelationshipState


class ProviderFact(Struct, frozen=True, gc=False):
    """Our own profiles: organization, MPN, support, and the customer invitation link."""

    tenant_id: str | None = None
    mpn_id: str | None = None
    name: str | None = None
    location: str | None = None
    mail: str | None = None
    phone: str | None = None
    site: str | None = None
    invitation_link: str | None = None


class ResellerFact(Struct, frozen=True, gc=False):
    """A reseller, matched by tenant id, else by MPN ID (then a missing tenant id is filled in)."""

    tenant_id: str | None = None
    mpn_id: str | None = None
    name: str | None = None
    location: str | None = None
    partnership: PartnershipState | None = None
    partnership_text: str | None = None
    agreement_signed: bool | None = None
    mail: str | None = None
    phone: str | None = None
    site: str | None = None
    alias: str | None = None
    note: str | None = None


class AgreementFact(Struct, frozen=True, gc=False):
    """A support agreement with a reseller (named by tenant id or MPN ID), matched by its reference."""

    reseller: str
    reference: str
    scope: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class CustomerFact(Struct, frozen=True, gc=False):
    """A customer, matched by tenant id. `raw` is what no column holds."""

    tenant_id: str
    name: str | None = None
    domain: str | None = None
    location: str | None = None
    relationship: RelationshipState | None = None
    relationship_text: str | None = None
    alias: str | None = None
    note: str | None = None
    raw: Mapping[str, object] | None = None


class LinkFact(Struct, frozen=True, gc=False):
    """A reseller (tenant id or MPN ID) works with a customer (tenant id), with what is said of delegated admin.

    `reseller_fact` carries what the same row tells about the reseller itself, who may be new to us.
    """

    customer: str
    reseller: str
    kind: DelegatedAdminKind | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    attested_by: str | None = None
    attested_at: datetime | None = None
    attested_how: str | None = None
    reseller_fact: ResellerFact | None = None


class SubscriptionFact(Struct, frozen=True, gc=False):
    """A subscription, matched by id. `customer` is the tenant id; None leaves the known one.

    `customer_fact` carries what the same row tells about the customer, who may be new to us.
    `reseller_of_record` is an MPN ID; some exports name the reseller instead: `reseller_of_record_name`.
    """

    id: str
    id_received: str | None = None
    customer: str | None = None
    customer_fact: CustomerFact | None = None
    product: str | None = None
    nickname: str | None = None
    offer_id: str | None = None
    product_type: str | None = None
    quantity: int | None = None
    unit_type: str | None = None
    parent_id: str | None = None
    created_at: datetime | None = None
    starts_at: datetime | None = None
    term_end: datetime | None = None
    status: str | None = None
    auto_renew: bool | None = None
    is_trial: bool | None = None
    billing_type: str | None = None
    billing_cycle: str | None = None
    term_duration: str | None = None
    renewal_term_duration: str | None = None
    reseller_of_record: str | None = None
    reseller_of_record_name: str | None = None
    order_id: str | None = None
    entitlement_id: str | None = None
    suspension_reasons: str | None = None
    etag: str | None = None
    raw: Mapping[str, object] | None = None
    listed: bool = True
    """Whether the service lists it, so that it is not gone; an export of the desk cannot say that."""


class ContactFact(Struct, frozen=True, gc=False):
    """The support contact of a subscription as the service told it."""

    subscription: str
    tenant_id: str | None = None
    mpn_id: str | None = None
    name: str | None = None
    tenant_id_received: str | None = None
    read_at: datetime | None = None


Fact = ProviderFact | ResellerFact | AgreementFact | CustomerFact | LinkFact | SubscriptionFact | ContactFact


class Place(Struct, frozen=True, gc=False):
    """Where in a file something stands: line (1-based; a JSON payload counts items) and column name, if any."""

    line: int
    column: str = ""


MOST_LISTED = 10_000
"""Problems of one file that are told one by one; the others are counted, so that no file can fill the memory."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row, or a value of it, that could not be taken. `code` is for views to put into words; `text` is the value."""

    file: str
    line: int
    column: str
    code: str
    text: str = ""


class PlacedFact(Struct, frozen=True, gc=False):
    """A fact with the place that it came from, so that what cannot be applied can be reported there."""

    fact: Fact
    place: Place
