"""Partner Center's JSON payloads into facts: names in any case; absent, null and empty texts are one."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from desktop.data.facts import (
    ContactFact,
    CustomerFact,
    Fact,
    LinkFact,
    Place,
    PlacedFact,
    Problem,
    ProviderFact,
    ResellerFact,
    SubscriptionFact,
)
from desktop.data.importing import values
from desktop.data.importing.payloads import BadJson, parse
from desktop.data.importing.problems import refused, shortened

T = TypeVar("T")

# Members that only the answer to a sign-in holds, and a real bearer token in recorded headers.
_TOKEN = re.compile(
    r'\\?"(?:access_token|refresh_token|id_token|client_secret|accessToken|refreshToken)\\?"\s*:\s*\\?"[^"\\]'
    r"|Bearer\s+eyJ[A-Za-z0-9_-]{8}",
    re.IGNORECASE,
)
_TOKEN_WORDS = ("_token", "accesstoken", "refreshtoken", "client_secret", "bearer")
_OF_CUSTOMER = re.compile(r"/customers/([0-9a-f-]{36})(?:/|$|\?)", re.IGNORECASE)
_OF_SUBSCRIPTION = re.compile(r"/customers/([0-9a-f-]{36})/subscriptions/([0-9a-f-]{36})", re.IGNORECASE)
_LONGEST_TOKEN_START = 1000
_DEEPEST_NESTING = 3
_LONGEST_LINK = 2000


def holds_token(pieces: Iterable[str]) -> bool:
    """Whether a JSON text, given in pieces, holds what signs somebody in. Such a file is refused unread."""
    rest = ""
    for piece in pieces:
        text = rest + piece
        lowered = text.lower()
        # Plain searches first: the pattern is slow over a payload of many megabytes, and hardly ever needed.
        if any(word in lowered for word in _TOKEN_WORDS) and _TOKEN.search(text) is not None:
            return True
        rest = text[-_LONGEST_TOKEN_START:]
    return False


class Members:
    """The members of one JSON object, read without regard to case; remembers which were read."""

    __slots__ = ("_members", "_read")

    def __init__(self, value: Mapping[str, object]) -> None:
        self._members: dict[str, tuple[str, object]] = {}
        for name, member in value.items():
            folded = name.strip().casefold()
            # The same name in two cases: one of them is usually an explicit null.
            if folded not in self._members or self._members[folded][1] is None:
                self._members[folded] = (name, member)
        self._read: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._members

    def get(self, name: str) -> object:
        """The member's value; None when it is absent."""
        folded = name.casefold()
        self._read.add(folded)
        return self._members.get(folded, ("", None))[1]

    @property
    def names(self) -> Set[str]:
        """The case-folded names of all members."""
        return self._members.keys()

    def inner(self, name: str) -> Members:
        """The object that is a member; empty when there is none."""
        value = self.get(name)
        return Members(value) if isinstance(value, dict) else Members({})

    def unread(self, *left_out: str) -> dict[str, object]:
        """What nothing has read, but nulls, empty texts and the members to leave out."""
        skipped = self._read | set(left_out)
        return {
            name: _harmless(value)
            for folded, (name, value) in self._members.items()
            if folded not in skipped and value is not None and value != ""
        }


def _harmless(value: object, depth: int = 0) -> object:
    """`value` without control characters and halves of surrogate pairs, which no store holds."""
    if isinstance(value, str):
        return values.clean(value)[: values.NOTE_LIMIT]
    if depth >= 8:
        return None
    if isinstance(value, dict):
        return {values.clean(str(name)): _harmless(inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, list):
        return [_harmless(inner, depth + 1) for inner in value]
    return value


class _Unusable(Exception):
    """The item lacks what it is about; the problem is reported already."""


class _Item:
    """One resource being read: its members, its place, and what is wrong with it."""

    def __init__(self, file: str, line: int, members: Members, subscription: str | None) -> None:
        self._file = file
        self._line = line
        self.members = members
        self.subscription = subscription
        self.problems: list[Problem] = []

    def report(self, column: str, code: str, text: str = "") -> None:
        self.problems.append(Problem(self._file, self._line, column, code, shortened(values.clean(text))))

    def unusable(self, column: str, code: str, text: str = "") -> _Unusable:
        self.report(column, code, text)
        return _Unusable(code)

    def raw(self, name: str, of: Members | None = None) -> str:
        """A member as clean text. Numbers and truth values are spelled out; anything else is reported."""
        value = (self.members if of is None else of).get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return values.clean(value)
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int | float):
            return str(value)
        self.report(name, "bad_value")
        return ""

    def text(self, name: str, of: Members | None = None, limit: int = values.NAME_LIMIT) -> str | None:
        text = self.raw(name, of)
        if len(text) > limit:
            self.report(name, "too_long", text)
            return None
        return text or None

    def read(self, name: str, parse_text: Callable[[str], T | None], of: Members | None = None) -> T | None:
        text = self.raw(name, of)
        if not text:
            return None
        try:
            return parse_text(text)
        except values.BadValue as error:
            self.report(name, error.code, text)
            return None

    def needed_guid(self, name: str, of: Members | None = None) -> str:
        """The lower-case GUID of a member that the item cannot do without. Raises `_Unusable`."""
        text = self.raw(name, of)
        if not text:
            raise self.unusable(name, "missing_value")
        try:
            return values.guid(text)
        except values.BadValue as error:
            raise self.unusable(name, error.code, text) from error

    @property
    def own_uri(self) -> str:
        """Where the service says this resource stands; empty when it does not."""
        return _own_uri(self.members)

    @property
    def object_type(self) -> str:
        said = _under(self.members.get("attributes"), "objecttype")
        return said.strip().casefold() if isinstance(said, str) else ""


def _under(value: object, name: str) -> object:
    """One member of an object, by its case-folded name; cheaper than `Members` where only one is wanted."""
    if isinstance(value, dict):
        for found, inner in value.items():
            if found.casefold() == name and inner is not None:
                return inner
    return None


def _own_uri(members: Members) -> str:
    uri = _under(_under(members.get("links"), "self"), "uri")
    return uri if isinstance(uri, str) else ""


class PayloadReader:
    """Reads one parsed payload into facts and problems; `more_pages` tells whether the listing goes on elsewhere.

    `customer` and `subscription` (lower-case GUIDs) are whose it is where the payload does not say.
    """

    def __init__(self, file: str, customer: str | None, subscription: str | None = None) -> None:
        self._file = file
        self._customer = customer
        self._subscription = subscription
        self._told: set[tuple[str, str]] = set()
        self.items = 0
        self.total = 0
        self.more_pages = False

    def read(self, payload: object) -> Iterator[PlacedFact | Problem]:
        """The facts of a payload in order. Raises `ImportRefused` ("not_recognised") when it is nothing known."""
        if not isinstance(payload, dict | list):
            raise refused("not_recognised", self._file)
        alone = isinstance(payload, dict) and _listed(Members(payload)) is None
        for found in self._any(payload, self._customer, 0):
            if alone and isinstance(found, Problem) and found.code == "not_recognised":
                raise refused("not_recognised", self._file)
            yield found

    def read_line(self, payload: object, line: int) -> Iterator[PlacedFact | Problem]:
        """The facts of one line of a file that holds a payload per line."""
        self.items = line - 1
        yield from self._any(payload, self._customer, 0)
        self.items = line

    def _any(self, payload: object, customer: str | None, depth: int) -> Iterator[PlacedFact | Problem]:
        """A list, a collection, a recorded exchange or one resource."""
        listed: list[object] | None
        members: Members | None = None
        if isinstance(payload, list):
            listed = payload
        elif isinstance(payload, dict):
            members = Members(payload)
            listed = _listed(members)
            if listed is not None:
                self.more_pages |= isinstance(members.inner("links").get("next"), dict)
                self.more_pages |= isinstance(members.get("@odata.nextLink"), str)
                customer = _customer_in(_own_uri(members)) or customer
            elif "requestUri" in members and "responseBody" in members:
                yield from self._exchange(members, customer, depth)
                return
        else:
            listed = None
        junk = depth > 0 and isinstance(payload, list) and not payload
        if listed is None or junk or depth > _DEEPEST_NESTING:
            self.items += 1
            yield from self._resource(members, customer)
            return
        if _are_headers(listed):
            self.items += 1
            yield from self._tell("recognised_not_imported", "HttpHeaders")
            return
        self.total += len(listed)
        for entry in listed:
            yield from self._any(entry, customer, depth + 1)

    def _exchange(self, members: Members, customer: str | None, depth: int) -> Iterator[PlacedFact | Problem]:
        """A recorded request with its answer: the answer counts, and the request tells whose it is."""
        uri = members.get("requestUri")
        body = members.get("responseBody")
        try:
            answer = parse(body.lstrip("\ufeff")) if isinstance(body, str) else None
        except BadJson:
            answer = None
        if depth < _DEEPEST_NESTING and isinstance(answer, dict | list):
            customer = (_customer_in(uri) if isinstance(uri, str) else None) or customer
            before = self.items
            found = list(self._any(answer, customer, depth + 1))
            if not all(isinstance(one, Problem) and one.code == "not_recognised" for one in found):
                yield from found
                return
            self.items = before
        self.items += 1
        yield from self._tell("recognised_not_imported", "RecordedExchange")

    def _tell(self, code: str, text: str) -> Iterator[Problem]:
        """One remark about the payload; a list of a thousand audit records gets it once."""
        if (code, text) not in self._told:
            self._told.add((code, text))
            yield Problem(self._file, self.items, "", code, shortened(text))

    def _resource(self, members: Members | None, customer: str | None) -> Iterator[PlacedFact | Problem]:
        if members is None:
            yield Problem(self._file, self.items, "", "not_recognised", "")
            return
        item = _Item(self._file, self.items, members, self._subscription)
        remark = _remark(item)
        if remark is not None:
            yield from self._tell(*remark)
            return
        build = _builder(item)
        if build is None:
            yield Problem(self._file, self.items, "", "not_recognised", shortened(item.object_type))
            return
        place = Place(self.items)
        facts: list[Fact] = []
        try:
            facts.extend(build(item, customer))
        except _Unusable:
            facts.clear()
        for fact in facts:
            yield PlacedFact(fact, place)
        yield from item.problems
        if not facts and not item.problems:
            yield from self._tell("nothing_to_import", item.object_type or "empty")


def _listed(members: Members) -> list[object] | None:
    """The items of a collection, of an OData answer or of a recorded session; None when it is none of them."""
    for name in ("items", "value", "entries"):
        value = members.get(name)
        if isinstance(value, list) and (name != "value" or "@odata.context" in members or len(members._members) <= 3):
            return value
    if "items" in members and "totalCount" in members and members.get("items") is None:
        return []
    return None


def _are_headers(listed: list[object]) -> bool:
    return bool(listed) and all(
        isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str) for pair in listed
    )


def _customer_in(uri: str) -> str | None:
    match = _OF_CUSTOMER.search(uri)
    if match is None:
        return None
    try:
        return values.guid(match[1])
    except values.BadValue:
        return None


# Resources that are known and bring nothing: object type → what the report calls it.
_NOT_IMPORTED_TYPES = {
    "auditrecord": "AuditRecord",
    "entitlement": "Entitlement",
    "order": "Order",
    "cart": "Cart",
    "offer": "Offer",
    "product": "Product",
    "sku": "Sku",
    "customeruser": "CustomerUser",
    "customerbillingprofile": "CustomerBillingProfile",
    "partnerbillingprofile": "PartnerBillingProfile",
    "billingprofile": "BillingProfile",
    "invoice": "Invoice",
    "invoicelineitem": "InvoiceLineItem",
    "servicerequest": "ServiceRequest",
    "partnerservicerequest": "ServiceRequest",
    "countryvalidationrules": "CountryValidationRules",
    "agreement": "CustomerAgreement",
    "agreementmetadata": "CustomerAgreement",
}


def _shape(names: str) -> frozenset[str]:
    return frozenset(names.casefold().split())


# The same by shape: all of these members → what the report calls it.
_NOT_IMPORTED_SHAPES = (
    (_shape("operationType resourceType"), "AuditRecord"),
    (_shape("entitlementType"), "Entitlement"),
    (_shape("totalDapCustomerCount"), "DelegatedAdminStatistics"),
    (_shape("establishedDapCount"), "DelegatedAdminStatistics"),
    (_shape("invoiceNumber chargeType"), "InvoiceLineItem"),
    (_shape("resourceUri eventName"), "WebhookEvent"),
    (_shape("aud iss exp"), "TokenClaims"),
    (_shape("firstLine headers"), "HttpHeaders"),
    (_shape("request headers"), "HttpHeaders"),
    (_shape("request source"), "HttpHeaders"),
    (_shape("iso2Code defaultCulture"), "CountryValidationRules"),
    (_shape("authorization"), "HttpHeaders"),
    (_shape("lineItems referenceCustomerId"), "Order"),
)
_ERROR_SHAPES = (
    (_shape("code description"), "code", "description"),
    (_shape("code message"), "code", "message"),
    (_shape("statusCode message"), "statusCode", "message"),
)


def _remark(item: _Item) -> tuple[str, str] | None:
    """What to say of a resource that is known and brings no facts: code and text; None for all others."""
    members = item.members
    names = members.names
    for shape, code, message in _ERROR_SHAPES:
        if shape <= names:
            return "service_error", _error_text(members, code, message)
    inner = members.get("error") if "error" in names else None
    if isinstance(inner, dict):
        return "service_error", _error_text(Members(inner), "code", "message")
    said = item.object_type
    if said in _NOT_IMPORTED_TYPES:
        return "recognised_not_imported", _NOT_IMPORTED_TYPES[said]
    if said == "customer" and not {"id", "companyprofile"} & names:
        return "recognised_not_imported", "CustomerUpdate"
    kind = members.get("relationshipType") if "relationshiptype" in names else None
    if isinstance(kind, str) and values.key(kind) == "isindirectresellerof":
        return "recognised_not_imported", "ProviderRelationship"
    if said in _BY_TYPE:
        return None
    if "isagreementsigned" in names:
        return "nothing_to_import", "AgreementStatus"
    for shape, called in _NOT_IMPORTED_SHAPES:
        if shape <= names:
            return "recognised_not_imported", called
    return None


def _error_text(members: Members, code: str, message: str) -> str:
    parts = [members.get(code), members.get(message)]
    return ": ".join(values.clean(str(part)) for part in parts if isinstance(part, str | int))


_Builder = Callable[[_Item, str | None], Iterator[Fact]]


def _builder(item: _Item) -> _Builder | None:
    """What reads a resource: by its type, else by its shape, for half of the answers leave the type out."""
    build = _BY_TYPE.get(item.object_type)
    if build is not None:
        return build
    for shape, shape_build in _BY_SHAPE:
        if shape <= item.members.names:
            return shape_build
    return None


def _customer(item: _Item, _: str | None) -> Iterator[Fact]:
    company = item.members.inner("companyProfile")
    tenant = item.raw("id")
    try:
        tenant = values.guid(tenant)
    except values.BadValue:
        # The company profile repeats the id; samples put a placeholder in one of the two.
        other = company.get("tenantId")
        try:
            tenant = values.guid(other if isinstance(other, str) else "")
        except values.BadValue:
            raise item.unusable("id", "bad_id" if tenant else "missing_value", tenant) from None
    said = item.text("relationshipToPartner")
    billing = item.members.inner("billingProfile").inner("defaultAddress")
    address = company.inner("address")
    yield CustomerFact(
        tenant,
        name=item.text("companyName", company),
        domain=_lower(item.text("domain", company)),
        location=item.read("country", values.country, address) or item.read("country", values.country, billing),
        relationship=values.relationship(said) if said else None,
        relationship_text=said,
        # Credentials are never stored, and people's addresses are no business of the desk.
        raw=item.members.unread("usercredentials", "links", "attributes") or None,
    )


def _company_profile(item: _Item, _: str | None) -> Iterator[Fact]:
    tenant = item.needed_guid("tenantId")
    yield CustomerFact(
        tenant,
        name=item.text("companyName"),
        domain=_lower(item.text("domain")),
        location=item.read("country", values.country, item.members.inner("address")),
    )


def _delegated_admin_customer(item: _Item, _: str | None) -> Iterator[Fact]:
    """Our own delegated admin on a customer; it says nothing about resellers, so only the customer is taken."""
    yield CustomerFact(item.needed_guid("customerTenantId"), name=item.text("organizationDisplayName"))


def _subscription(item: _Item, customer: str | None) -> Iterator[Fact]:
    members = item.members
    identifier = item.needed_guid("id")
    customer = _customer_in(item.own_uri) or customer
    if customer is None:
        raise item.unusable("links.self.uri", "no_customer")
    kept: dict[str, object] = {}

    def moment_of(*names: str) -> datetime | None:
        """The first date told; what stands for "no end" or cannot be read is kept as text."""
        for name in names:
            text = item.raw(name)
            found = item.read(name, values.moment) if text else None
            if found is not None:
                return found
            if text:
                kept[name] = text
        return None

    product = members.get("productType")
    status = item.text("status")
    reasons = members.get("suspensionReasons")
    etag = _under(members.get("attributes"), "etag")
    fact = SubscriptionFact(
        identifier,
        id_received=item.raw("id"),
        customer=customer,
        product=item.text("offerName"),
        nickname=item.text("friendlyName"),
        offer_id=item.text("offerId"),
        product_type=item.text("id", Members(product)) if isinstance(product, dict) else item.text("productType"),
        quantity=item.read("quantity", values.whole),
        unit_type=item.text("unitType"),
        parent_id=item.read("parentSubscriptionId", values.guid),
        created_at=moment_of("creationDate"),
        starts_at=moment_of("effectiveStartDate"),
        term_end=moment_of("commitmentEndDate", "commitmentEndDateTime"),
        status=values.status(status) if status else None,
        auto_renew=item.read("autoRenewEnabled", values.yes_or_no),
        is_trial=item.read("isTrial", values.yes_or_no),
        billing_type=_lower(item.text("billingType")),
        billing_cycle=_lower(item.text("billingCycle")),
        term_duration=item.text("termDuration"),
        # A whole resource that leaves these out says that there is none.
        renewal_term_duration=item.text("renewalTermDuration") or "",
        reseller_of_record=item.read("partnerId", values.mpn_id) or "",
        order_id=item.text("orderId"),
        entitlement_id=item.text("entitlementId"),
        suspension_reasons=", ".join(values.clean(str(one)) for one in reasons)[: values.NAME_LIMIT]
        if isinstance(reasons, list)
        else item.text("suspensionReasons") or "",
        etag=values.clean(etag)[: values.NOTE_LIMIT] if isinstance(etag, str) else "",
    )
    if isinstance(product, dict) and len(product) > 1:
        kept["productType"] = _harmless(product)
    yield replace(fact, raw=(members.unread("links", "attributes") | kept) or None)


def _analytics_subscription(item: _Item, _: str | None) -> Iterator[Fact]:
    """A row of the analytics listing. Its `partnerId` is a tenant, not an MPN ID, and nothing tells new commerce."""
    members = item.members
    tenant = item.needed_guid("customerTenantId")
    identifier = item.needed_guid("id")
    status = item.text("status")
    product = item.text("productName")
    fact = SubscriptionFact(
        identifier,
        id_received=item.raw("id"),
        customer=tenant,
        customer_fact=CustomerFact(
            tenant, name=item.text("customerName"), location=item.read("customerMarket", values.country)
        ),
        product=None if product == "UNKNOWN" else product,
        nickname=item.text("friendlyName"),
        quantity=item.read("licenseCount", values.whole),
        created_at=item.read("creationDate", values.moment),
        starts_at=item.read("effectiveStartDate", values.moment),
        term_end=item.read("commitmentEndDate", values.moment),
        status=values.status(status) if status else None,
        auto_renew=item.read("autoRenewEnabled", values.yes_or_no),
        billing_cycle=_lower(item.text("billingCycleName")),
        reseller_of_record_name=item.text("partnerName"),
    )
    yield replace(fact, raw=members.unread("links", "attributes") or None)


def _support_contact(item: _Item, _: str | None) -> Iterator[Fact]:
    match = _OF_SUBSCRIPTION.search(item.own_uri)
    try:
        subscription = values.guid(match[2]) if match else item.subscription
    except values.BadValue:
        subscription = item.subscription
    if subscription is None:
        raise item.unusable("links.self.uri", "no_subscription")
    tenant = item.needed_guid("supportTenantId")
    yield ContactFact(
        subscription,
        tenant_id=tenant,
        mpn_id=item.read("supportMpnId", values.mpn_id),
        name=item.text("name"),
        tenant_id_received=item.raw("supportTenantId"),
    )


def _relationship(item: _Item, customer: str | None) -> Iterator[Fact]:
    """A reseller of ours when the state is told; else a reseller of one customer, which only its request names."""
    tenant = item.needed_guid("id")
    said = item.text("state")
    reseller = ResellerFact(
        tenant_id=tenant,
        # The tables of the service's documents call it partnerId; the wire says mpnId.
        mpn_id=item.read("mpnId", values.mpn_id) or item.read("partnerId", values.mpn_id),
        name=item.text("name"),
        location=item.read("location", values.country),
        partnership=values.partnership(said) if said else None,
        partnership_text=said,
    )
    if said:
        yield reseller
    elif customer is not None:
        yield LinkFact(customer, tenant, reseller_fact=reseller)
    else:
        yield reseller
        item.report("", "no_customer", reseller.name or tenant)


def _organization(item: _Item, _: str | None) -> Iterator[Fact]:
    members = item.members
    yield ProviderFact(
        tenant_id=item.read("tenantId", values.guid) or item.read("id", values.guid),
        name=item.text("companyName"),
        location=item.read("country", values.country, members.inner("defaultAddress")),
    )


def _legal_business(item: _Item, _: str | None) -> Iterator[Fact]:
    name = item.text("companyName")
    location = item.read("country", values.country, item.members.inner("address"))
    if name or location:
        yield ProviderFact(name=name, location=location)


def _mpn_profile(item: _Item, _: str | None) -> Iterator[Fact]:
    mpn = item.read("mpnId", values.mpn_id) or item.read("partnerId", values.mpn_id)
    if mpn is not None:
        # Its name may be a location's, and another partner's profile looks the same: the organization names us.
        yield ProviderFact(mpn_id=mpn)


def _support_profile(item: _Item, _: str | None) -> Iterator[Fact]:
    fact = ProviderFact(mail=item.text("email"), phone=item.text("telephone"), site=item.text("website"))
    if fact != ProviderFact():
        yield fact


def _invitation(item: _Item, _: str | None) -> Iterator[Fact]:
    """The invitation link: opaque; an older recording has it escaped for HTML."""
    link = html.unescape(item.raw("url"))
    if not link:
        raise item.unusable("url", "missing_value")
    if not link.lower().startswith("https://") or len(link) > _LONGEST_LINK or any(ch in link for ch in ' <>"\\'):
        raise item.unusable("url", "bad_link", link)
    yield ProviderFact(invitation_link=link)


def _lower(text: str | None) -> str | None:
    return text.lower() if text else text


_BY_TYPE: dict[str, _Builder] = {
    "customer": _customer,
    "customercompanyprofile": _company_profile,
    "subscription": _subscription,
    "supportcontact": _support_contact,
    "partnerrelationship": _relationship,
    "organizationprofile": _organization,
    "mpnprofile": _mpn_profile,
    "legalbusinessprofile": _legal_business,
    "supportprofile": _support_profile,
    "partnersupportprofile": _support_profile,
    "relationshiprequest": _invitation,
    "customerrelationshiprequest": _invitation,
}
_BY_SHAPE: tuple[tuple[frozenset[str], _Builder], ...] = (
    (_shape("customerTenantId organizationDisplayName"), _delegated_admin_customer),
    (_shape("customerTenantId id status"), _analytics_subscription),
    (_shape("supportTenantId"), _support_contact),
    (_shape("id companyProfile"), _customer),
    (_shape("id relationshipToPartner"), _customer),
    (_shape("id relationshipType"), _relationship),
    (_shape("id orderId status"), _subscription),
    (_shape("id offerId status"), _subscription),
    (_shape("companyName vettingStatus"), _legal_business),
    (_shape("companyName tenantId defaultAddress"), _organization),
    (_shape("mpnId profileType"), _mpn_profile),
    (_shape("email telephone website"), _support_profile),
)
