"""The frozen values that pass between rooms. Row keys (`key`) belong to one store; `id` is the service's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class PartnershipState(StrEnum):
    """Provider ↔ reseller. `UNKNOWN` is a state text of the service that nobody has documented."""

    NONE = "none"
    REQUESTED = "requested"
    ACTIVE = "active"
    ENDED = "ended"
    UNKNOWN = "unknown"


class RelationshipState(StrEnum):
    """Provider ↔ customer. `LOST`: absent from one complete listing, or the service refused it."""

    RESELLER = "reseller"
    OTHER = "other"
    NONE = "none"
    LOST = "lost"


class SubscriptionStatus(StrEnum):
    """Contract section 8. A text that is not in this list is kept as received and read as `UNKNOWN`."""

    NONE = "none"
    ACTIVE = "active"
    PENDING = "pending"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    DISABLED = "disabled"
    DELETED = "deleted"
    UNKNOWN = "unknown"


class Commerce(StrEnum):
    """Which commerce a subscription was bought through; new commerce has no support contact at Microsoft."""

    LEGACY = "legacy"
    NEW = "new_commerce"


class Publishing(StrEnum):
    """Whether Partner Center takes a support contact for a subscription (contract section 8)."""

    PUBLISHABLE = "publishable"
    UNCERTAIN = "may_be_refused"
    KEPT_HERE = "kept_here_only"


class DelegatedAdminKind(StrEnum):
    """`UNKNOWN`: nobody has said; `NONE`: somebody has attested that there is none."""

    UNKNOWN = "unknown"
    NONE = "none"
    DAP = "dap"
    GDAP = "gdap"


class ChangeState(StrEnum):
    """The life of a change; the legal moves are in `domain.changes`."""

    STAGED = "staged"
    WITHDRAWN = "withdrawn"
    SUBMITTED = "submitted"
    SENDING = "sending"
    KEPT = "kept"
    CONFIRMED = "confirmed"
    CONFLICT = "conflict"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class RequestKind(StrEnum):
    """What is asked for: a partnership with the reseller, or that the reseller is linked to one customer."""

    PARTNERSHIP = "partnership"
    CUSTOMER_LINK = "customer_link"


class RequestState(StrEnum):
    """Where a request stands."""

    SENT = "sent"
    REMINDED = "reminded"
    ESTABLISHED = "established"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class SupportContact:
    """The partner whose support details a customer sees: the triple that the service stores."""

    tenant_id: str
    mpn_id: str
    name: str
    is_provider: bool = False

    def same_as(self, other: SupportContact) -> bool:
        """Whether both name one partner location. The display name does not count (contract section 9)."""
        return self.tenant_id == other.tenant_id and self.mpn_id == other.mpn_id


@dataclass(frozen=True, slots=True)
class SupportProfile:
    """What a customer is shown about a partner. Empty means: not known here."""

    mail: str = ""
    phone: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Provider:
    """Us: the signed-in indirect provider."""

    tenant_id: str
    mpn_id: str
    name: str
    location: str = ""
    profile: SupportProfile = SupportProfile()
    invitation_link: str = ""
    invitation_read_at: datetime | None = None

    @property
    def contact(self) -> SupportContact:
        """The default contact."""
        return SupportContact(self.tenant_id, self.mpn_id, self.name, is_provider=True)


@dataclass(frozen=True, slots=True)
class SupportAgreement:
    """A negotiated support agreement with a reseller. `valid_to` is an inclusive day; None is open-ended."""

    key: int
    reseller_key: int
    reference: str
    scope: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Reseller:
    """An indirect reseller. `tenant_id` is empty while only its MPN ID is known."""

    key: int
    tenant_id: str
    mpn_id: str
    name: str
    location: str
    partnership: PartnershipState
    partnership_since: datetime | None = None
    partnership_ended: datetime | None = None
    agreement_signed: bool | None = None
    alias: str = ""
    note: str = ""
    profile: SupportProfile = SupportProfile()
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ResellerRow:
    """A line of the resellers page."""

    reseller: Reseller
    supported: int
    linked_customers: int
    agreement: SupportAgreement | None
    open_request: RequestState | None


@dataclass(frozen=True, slots=True)
class DelegatedAdmin:
    """DAP or GDAP of one reseller on one customer. Days are inclusive; None is open."""

    kind: DelegatedAdminKind = DelegatedAdminKind.UNKNOWN
    starts_on: date | None = None
    ends_on: date | None = None
    attested_by: str = ""
    attested_at: datetime | None = None
    attested_how: str = ""

    @property
    def attested(self) -> bool:
        """Whether a person has vouched for it."""
        return self.attested_at is not None


@dataclass(frozen=True, slots=True)
class CustomerLink:
    """A reseller works with a customer."""

    reseller_key: int
    customer_key: int
    delegated_admin: DelegatedAdmin
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A line of the customers page. Counts leave deleted subscriptions out."""

    key: int
    id: str
    name: str
    domain: str
    location: str
    relationship: RelationshipState
    alias: str
    subscriptions: int
    on_default: int
    pending: int
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class SubscriptionRow:
    """A line of the subscriptions grid; `contact` is the effective one, `server_contact` what the service told us."""

    key: int
    id: str
    customer_key: int
    customer_id: str
    customer_name: str
    product: str
    nickname: str
    quantity: int | None
    status: str
    commerce: Commerce
    publishing: Publishing
    term_end: datetime | None
    reseller_of_record: str
    reseller_of_record_name: str
    contact: SupportContact
    server_contact: SupportContact | None
    contact_read_at: datetime | None
    change_state: ChangeState | None
    change_id: str
    order_id: str = ""
    is_add_on: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One person's decision about one subscription."""

    key: int
    id: str
    batch_id: str
    subscription_key: int
    subscription_id: str
    customer_key: int
    customer_id: str
    customer_name: str
    product: str
    nickname: str
    base: SupportContact
    wanted: SupportContact
    state: ChangeState
    publishing: Publishing
    author: str
    role: str
    reason: str
    created_at: datetime
    state_at: datetime
    submitted_at: datetime | None
    last_error: str
    unconfirmed: bool
    attested: bool


@dataclass(frozen=True, slots=True)
class Act:
    """One undo step: what a person did in one go, in words a view can translate."""

    batch_id: str
    kind: ActKind
    contact_name: str
    subscription_name: str
    count: int
    at: datetime


class ActKind(StrEnum):
    """The acts that make a batch. `SWEEP` and `SHEET` give each row its own contact."""

    ASSIGN = "assign"
    RESET = "reset"
    COUNTER = "counter"
    SWEEP = "sweep"
    SHEET = "sheet"


class Event(StrEnum):
    """What a history row tells of."""

    STAGED = "staged"
    WITHDRAWN = "withdrawn"
    RESTAGED = "restaged"
    SUBMITTED = "submitted"
    KEPT = "kept"
    CONFIRMED = "confirmed"
    SENDING = "sending"
    CONFLICT = "conflict"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    CONTACT_READ = "contact_read"
    ATTESTED = "attested"
    REQUEST_SENT = "request_sent"
    REQUEST_REMINDED = "request_reminded"
    REQUEST_ESTABLISHED = "request_established"
    REQUEST_DECLINED = "request_declined"
    PARTNERSHIP_CHANGED = "partnership_changed"
    AGREEMENT_RECORDED = "agreement_recorded"
    PROFILE_CHANGED = "profile_changed"
    NOTE_CHANGED = "note_changed"
    REASON_CHANGED = "reason_changed"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A line of the activity page. Names are as they were when it happened."""

    key: int
    at: datetime
    event: Event
    author: str
    role: str
    customer_name: str
    subscription_id: str
    product: str
    reseller_name: str
    before: str
    after: str
    reason: str
    batch_id: str
    detail: str


class DriftState(StrEnum):
    """What became of a support contact that was changed elsewhere. `OVERTAKEN`: a later decision holds instead."""

    OPEN = "open"
    ACCEPTED = "accepted"
    PUT_BACK = "put_back"
    REVERTED = "reverted"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class Drift:
    """A support contact that somebody changed elsewhere: what it was here, what the service says, and since when."""

    key: int
    subscription_key: int
    subscription_id: str
    customer_key: int
    customer_id: str
    customer_name: str
    product: str
    nickname: str
    before: SupportContact
    after: SupportContact
    state: DriftState
    noticed_at: datetime
    settled_at: datetime | None = None
    settled_by: str = ""


@dataclass(frozen=True, slots=True)
class RelationshipRequest:
    """A request for a relationship, and where it stands. `customer_key` is None for a partnership."""

    key: int
    id: str
    kind: RequestKind
    state: RequestState
    reseller_key: int
    reseller_name: str
    customer_key: int | None
    customer_name: str
    language: str
    link: str
    author: str
    created_at: datetime
    state_at: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """What the status bar tells."""

    customers: int = 0
    subscriptions: int = 0
    resellers: int = 0
    on_default: int = 0
    staged: int = 0
    submitted: int = 0
    kept: int = 0
    conflicts: int = 0
    newest_read_at: datetime | None = None
    is_sample: bool = False
    has_provider: bool = False


@dataclass(frozen=True, slots=True)
class StagingOutcome:
    """What one act of staging did, by subscription key."""

    batch_id: str
    staged: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    unchanged: tuple[int, ...] = ()
    barred: dict[int, tuple[str, ...]] = field(default_factory=dict)
