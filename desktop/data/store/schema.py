"""The tables of the store, typed. What the service told us and what the desk decided stand in different tables.

Columns under "projection" repeat what other tables say, so that lists need no aggregation; `data.projection` keeps them
in the same transaction as the write they follow from.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, Integer, MetaData, String, Text, false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from desktop.data.store.types import (
    ContactKey,
    CustomerKey,
    Guid,
    Key,
    Line,
    MaybeDay,
    MaybeMoment,
    Moment,
    MpnId,
    ResellerKey,
    SubscriptionKey,
    Word,
)

PROVIDER_CONTACT = 1
"""Row of `contact` that always stands for the provider, also before the provider is known."""


class Base(DeclarativeBase):
    """Names every constraint, so that a later revision can change it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {dict[str, Any]: JSON(none_as_null=True)}


class DeskRow(Base):
    """Facts about the store itself: whether it holds the sample tenant, and the like."""

    __tablename__ = "desk"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[Line]


class ProviderRow(Base):
    """Us. At most one row, with id 1."""

    __tablename__ = "provider"

    id: Mapped[Key]
    tenant_id: Mapped[Guid]
    mpn_id: Mapped[MpnId]
    name: Mapped[Line]
    location: Mapped[Word]
    invitation_link: Mapped[Line]
    invitation_read_at: Mapped[MaybeMoment]
    read_at: Mapped[MaybeMoment]


class ContactRow(Base):
    """Each distinct triple that is or was a support contact; row 1 is the provider."""

    __tablename__ = "contact"

    id: Mapped[Key]
    tenant_id: Mapped[Guid] = mapped_column(index=True)
    mpn_id: Mapped[MpnId]
    name: Mapped[Line]
    tenant_id_received: Mapped[Guid]
    search_text: Mapped[Line]


class ResellerRow(Base):
    """An indirect reseller. `tenant_id` is NULL while only its MPN ID is known."""

    __tablename__ = "reseller"
    __table_args__ = (Index("ix_reseller_name_sort_id", "name_sort", "id"),)

    id: Mapped[Key]
    tenant_id: Mapped[str | None] = mapped_column(String(36), unique=True)
    mpn_id: Mapped[MpnId] = mapped_column(index=True)
    name: Mapped[Line]
    name_sort: Mapped[Line]
    location: Mapped[Word]
    agreement_signed: Mapped[bool | None]
    alias: Mapped[Line]
    note: Mapped[Line]
    search_text: Mapped[Line]
    read_at: Mapped[MaybeMoment]


class PartnershipRow(Base):
    """Provider ↔ reseller. `state_text` is what the service said, kept as received."""

    __tablename__ = "partnership"

    reseller_id: Mapped[ResellerKey] = mapped_column(primary_key=True)
    state: Mapped[Word]
    state_text: Mapped[Line]
    since: Mapped[MaybeMoment]
    ended_at: Mapped[MaybeMoment]
    read_at: Mapped[MaybeMoment]


class SupportProfileRow(Base):
    """What customers are shown about a partner; `tenant_id` of the provider or of a reseller."""

    __tablename__ = "support_profile"

    tenant_id: Mapped[Guid] = mapped_column(primary_key=True)
    mail: Mapped[Line]
    phone: Mapped[Line]
    site: Mapped[Line]
    updated_at: Mapped[MaybeMoment]


class SupportAgreementRow(Base):
    """A support agreement with a reseller; days are inclusive."""

    __tablename__ = "support_agreement"
    __table_args__ = (Index("uq_support_agreement_reseller_id_reference", "reseller_id", "reference", unique=True),)

    id: Mapped[Key]
    reseller_id: Mapped[ResellerKey]
    reference: Mapped[str] = mapped_column(String(200))
    scope: Mapped[Line]
    valid_from: Mapped[MaybeDay]
    valid_to: Mapped[MaybeDay]


class CustomerRow(Base):
    """A customer and its relationship with us."""

    __tablename__ = "customer"
    __table_args__ = (
        Index("ix_customer_name_sort_id", "name_sort", "id"),
        Index("ix_customer_domain_id", "domain", "id"),
        Index("ix_customer_subscription_count_id", "subscription_count", "id"),
        Index("ix_customer_default_count_id", "default_count", "id"),
        Index("ix_customer_pending_count_id", "pending_count", "id"),
    )

    id: Mapped[Key]
    tenant_id: Mapped[Guid] = mapped_column(unique=True)
    name: Mapped[Line]
    name_sort: Mapped[Line]
    domain: Mapped[Line]
    location: Mapped[Word]
    relationship: Mapped[Word]
    relationship_text: Mapped[Line]
    alias: Mapped[Line]
    note: Mapped[Line]
    search_text: Mapped[Line]
    raw: Mapped[dict[str, Any] | None]
    read_at: Mapped[MaybeMoment]
    # Projection: live subscriptions, those shown on the default contact, those with an open change.
    subscription_count: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    default_count: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    pending_count: Mapped[int] = mapped_column(Integer, default=0, server_default="0")


class CustomerLinkRow(Base):
    """A reseller works with a customer, and what is known of its delegated admin there."""

    __tablename__ = "customer_link"

    customer_id: Mapped[CustomerKey] = mapped_column(primary_key=True)
    reseller_id: Mapped[ResellerKey] = mapped_column(primary_key=True, index=True)
    admin_kind: Mapped[Word]
    admin_starts_on: Mapped[MaybeDay]
    admin_ends_on: Mapped[MaybeDay]
    attested_by: Mapped[Line]
    attested_at: Mapped[MaybeMoment]
    attested_how: Mapped[Line]
    read_at: Mapped[MaybeMoment]
    # The service listed it once, and does not any more.
    gone_at: Mapped[MaybeMoment]


class SubscriptionRow(Base):
    """A subscription with every field that a desk needs; the rest is in `raw`."""

    __tablename__ = "subscription"
    __table_args__ = (
        Index("ix_subscription_customer_id_product_sort_id", "customer_id", "product_sort", "id"),
        Index("ix_subscription_shown_contact_id_id", "shown_contact_id", "id"),
        Index("ix_subscription_reseller_of_record_id", "reseller_of_record", "id"),
    )

    id: Mapped[Key]
    guid: Mapped[Guid] = mapped_column(unique=True)
    guid_received: Mapped[Guid]
    customer_id: Mapped[CustomerKey]
    product: Mapped[Line]
    product_sort: Mapped[Line]
    nickname: Mapped[Line]
    offer_id: Mapped[Line]
    product_type: Mapped[Line]
    quantity: Mapped[int | None]
    unit_type: Mapped[Word]
    parent_guid: Mapped[Word]
    created_at: Mapped[MaybeMoment]
    starts_at: Mapped[MaybeMoment]
    term_end: Mapped[MaybeMoment]
    status: Mapped[Word]
    auto_renew: Mapped[bool | None]
    is_trial: Mapped[bool | None]
    billing_type: Mapped[Word]
    billing_cycle: Mapped[Word]
    term_duration: Mapped[Word]
    renewal_term_duration: Mapped[Word]
    reseller_of_record: Mapped[MpnId]
    reseller_of_record_name: Mapped[Line]
    order_id: Mapped[Line]
    entitlement_id: Mapped[Line]
    suspension_reasons: Mapped[Line]
    etag: Mapped[Line]
    raw: Mapped[dict[str, Any] | None]
    search_text: Mapped[Line]
    read_at: Mapped[MaybeMoment]
    gone_at: Mapped[MaybeMoment]
    note: Mapped[Line]
    # Derived from the fields above when they are written.
    commerce: Mapped[Word]
    publishing: Mapped[Word]
    # Projection: the effective contact, and the change that makes it differ from the service's.
    shown_contact_id: Mapped[ContactKey] = mapped_column(default=PROVIDER_CONTACT, server_default=str(PROVIDER_CONTACT))
    change_id: Mapped[int | None] = mapped_column(Integer)
    change_state: Mapped[Word] = mapped_column(index=True)


class SupportContactRow(Base):
    """The support contact of a subscription as the service told it, and when it was read. No row: never read."""

    __tablename__ = "support_contact"

    subscription_id: Mapped[SubscriptionKey] = mapped_column(primary_key=True)
    contact_id: Mapped[ContactKey] = mapped_column(index=True)
    read_at: Mapped[Moment]


class BatchRow(Base):
    """The changes of one user act: one undo step. `undone` and `dropped` place it on or off the redo stack."""

    __tablename__ = "batch"

    id: Mapped[Key]
    uid: Mapped[Guid] = mapped_column(unique=True)
    kind: Mapped[Word]
    contact_name: Mapped[Line]
    subscription_name: Mapped[Line]
    count: Mapped[int]
    author: Mapped[Line]
    role: Mapped[Word]
    reason: Mapped[Line]
    created_at: Mapped[Moment]
    undone: Mapped[bool] = mapped_column(default=False, server_default=false())
    dropped: Mapped[bool] = mapped_column(default=False, server_default=false())


class ChangeRow(Base):
    """One decision about one subscription. The row stays; its state and the history tell its life."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_state_id", "state", "id"),
        Index("ix_change_subscription_id_id", "subscription_id", "id"),
        Index("ix_change_batch_id_id", "batch_id", "id"),
    )

    id: Mapped[Key]
    uid: Mapped[Guid] = mapped_column(unique=True)
    subscription_id: Mapped[SubscriptionKey]
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"))
    base_contact_id: Mapped[ContactKey]
    wanted_contact_id: Mapped[ContactKey]
    state: Mapped[Word]
    author: Mapped[Line]
    role: Mapped[Word]
    reason: Mapped[Line]
    created_at: Mapped[Moment]
    state_at: Mapped[Moment]
    submitted_at: Mapped[MaybeMoment]
    request_id: Mapped[Guid]
    last_error: Mapped[Line]
    unconfirmed: Mapped[bool] = mapped_column(default=False, server_default=false())
    # The batch whose act withdrew it, when another choice took its place: undoing that batch stages it again.
    replaced_by_batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"), index=True)


class HistoryRow(Base):
    """Append-only: what happened, in the words and names of that moment. Triggers refuse updates and deletes."""

    __tablename__ = "history"
    __table_args__ = (
        Index("ix_history_subscription_id_id", "subscription_id", "id"),
        Index("ix_history_customer_id_id", "customer_id", "id"),
        Index("ix_history_reseller_id_id", "reseller_id", "id"),
    )

    id: Mapped[Key]
    at: Mapped[Moment] = mapped_column(index=True)
    event: Mapped[Word]
    author: Mapped[Line]
    role: Mapped[Word]
    subscription_id: Mapped[int | None] = mapped_column(Integer)
    customer_id: Mapped[int | None] = mapped_column(Integer)
    reseller_id: Mapped[int | None] = mapped_column(Integer)
    change_id: Mapped[int | None] = mapped_column(Integer)
    batch_id: Mapped[int | None] = mapped_column(Integer)
    before: Mapped[Line]
    after: Mapped[Line]
    reason: Mapped[Line]
    detail: Mapped[Line]
    search_text: Mapped[Line]


class RequestRow(Base):
    """A request for a partnership or a customer link, and where it stands."""

    __tablename__ = "request"
    __table_args__ = (Index("ix_request_reseller_id_customer_id", "reseller_id", "customer_id"),)

    id: Mapped[Key]
    uid: Mapped[Guid] = mapped_column(unique=True)
    kind: Mapped[Word]
    state: Mapped[Word] = mapped_column(index=True)
    reseller_id: Mapped[ResellerKey]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    language: Mapped[Word]
    link: Mapped[Line] = mapped_column(Text)
    author: Mapped[Line]
    created_at: Mapped[Moment]
    state_at: Mapped[Moment]


class CustomerReadingRow(Base):
    """When the lists of a customer were last read whole. No row: never. `due`: something says that one has changed."""

    __tablename__ = "customer_reading"
    __table_args__ = (
        Index("ix_customer_reading_subscriptions_read_at", "subscriptions_read_at"),
        Index("ix_customer_reading_links_read_at", "links_read_at"),
    )

    customer_id: Mapped[CustomerKey] = mapped_column(primary_key=True)
    subscriptions_read_at: Mapped[MaybeMoment]
    subscriptions_due: Mapped[bool] = mapped_column(default=False, server_default=false())
    links_read_at: Mapped[MaybeMoment]
    links_due: Mapped[bool] = mapped_column(default=False, server_default=false())
    # The service denied that we have it as a customer, although it lists it.
    denied_at: Mapped[MaybeMoment]


class ResellerReadingRow(Base):
    """When the customers that work with a reseller were last read whole."""

    __tablename__ = "reseller_reading"

    reseller_id: Mapped[ResellerKey] = mapped_column(primary_key=True)
    links_read_at: Mapped[Moment]


class UnreadContactRow(Base):
    """A support contact that the service would not tell when it was last asked, and what it said instead."""

    __tablename__ = "unread_contact"

    subscription_id: Mapped[SubscriptionKey] = mapped_column(primary_key=True)
    asked_at: Mapped[Moment]
    said: Mapped[Line]


class DriftRow(Base):
    """A support contact that was changed elsewhere, until a person accepts it, puts it back, or decides anew."""

    __tablename__ = "drift"
    __table_args__ = (
        Index("ix_drift_state_id", "state", "id"),
        Index("ix_drift_subscription_id_id", "subscription_id", "id"),
    )

    id: Mapped[Key]
    subscription_id: Mapped[SubscriptionKey]
    before_contact_id: Mapped[ContactKey]
    after_contact_id: Mapped[ContactKey]
    state: Mapped[Word]
    noticed_at: Mapped[Moment]
    settled_at: Mapped[MaybeMoment]
    settled_by: Mapped[Line]


class HappeningRow(Base):
    """A record of the service's activity log that was taken in. The last days are read again, as records come late."""

    __tablename__ = "happening"

    digest: Mapped[str] = mapped_column(String(32), primary_key=True)
    day: Mapped[date] = mapped_column(Date, index=True)


class CheckpointRow(Base):
    """How far syncing has come, written in the transaction that brought it there."""

    __tablename__ = "checkpoint"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[Line]


class SyncRunRow(Base):
    """One run of a sync and its account."""

    __tablename__ = "sync_run"

    id: Mapped[Key]
    started_at: Mapped[Moment]
    ended_at: Mapped[Moment]
    account: Mapped[dict[str, Any] | None]
