"""The service itself: every call, from a request to an answer. It knows neither tokens nor quotas nor faults."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import quote

from desktop.data.facts import SubscriptionFact
from desktop.domain.identifiers import guid
from desktop.domain.publishing import commerce_of
from desktop.domain.records import Commerce, SubscriptionStatus
from desktop.sandbox import shapes
from desktop.sandbox.accounts import Account, Contact, Standing
from desktop.sandbox.activity import KEPT_DAYS
from desktop.sandbox.answers import Answer, Refusal, fault, invalid, nothing, success
from desktop.sandbox.directory import Directory
from desktop.sandbox.paging import Place, Turn, next_link, page, place_of, size_of
from desktop.sandbox.partners import Partners
from desktop.sandbox.requests import Call, Request
from desktop.sandbox.wire import Json, collection, link, member, pascal

_TOKEN_HEADER: Final = "ms-continuationtoken"  # noqa: S105 - the name of a header
_WIDEST_WINDOW: Final = timedelta(days=30)
_RELATIONSHIPS: Final = ("isindirectcloudsolutionproviderof", "isindirectresellerof")


class Service:
    """Answers calls out of a directory. The caller holds the directory's lock."""

    def __init__(self, directory: Directory, now: Callable[[], datetime], stored: Callable[[Request], None]) -> None:
        self._directory = directory
        self._now = now
        self._stored = stored
        self._partners = Partners(directory)
        self._calls: dict[Call, Callable[[Request], Answer]] = {
            Call.ORGANIZATION: lambda _: self._partners.organization(),
            Call.MPN: self._mpn,
            Call.SUPPORT: lambda _: self._partners.support(),
            Call.LEGAL: lambda _: self._partners.legal(),
            Call.RELATIONSHIPS: self._relationships,
            Call.CUSTOMER: lambda request: success(shapes.customer(self._account(request).customer)),
            Call.SUBSCRIPTIONS: self._subscriptions,
            Call.SUBSCRIPTION: self._subscription,
            Call.CONTACT: self._contact,
            Call.PUT_CONTACT: self._put_contact,
            Call.CUSTOMER_RELATIONSHIPS: self._customer_relationships,
            Call.INVITATION: lambda _: self._partners.invitation(),
            Call.AGREEMENT: lambda request: self._partners.agreement(
                request.parameter("mpnId"), request.parameter("tenantId")
            ),
        }

    def answer(self, request: Request, turn: Turn) -> Answer:
        """The answer to a request. `turn` is what is wrong with the step to the next page."""
        try:
            if request.call is Call.CUSTOMERS:
                return self._customers(request, turn)
            if request.call is Call.AUDIT:
                return self._audit(request, turn)
            if request.call is Call.UNKNOWN:
                return nothing(404 if request.allowed else 405)
            return self._calls[request.call](request)
        except Refusal as refusal:
            return refusal.answer

    # Partners

    def _mpn(self, request: Request) -> Answer:
        named = request.parameter("mpnId")
        return self._partners.mpn_of(named) if named else self._partners.mpn()

    def _relationships(self, request: Request) -> Answer:
        kind = request.parameter("relationship_type").lower().replace("_", "")
        if not kind:
            raise Refusal(invalid())
        if kind not in _RELATIONSHIPS:
            raise Refusal(fault(400, 900126, "The enum could not be parsed."))
        # The provider is nobody's reseller.
        resellers = self._directory.listed_resellers() if kind == _RELATIONSHIPS[0] else []
        return success(collection([self._partners.relationship(fact, of_customer=False) for fact in resellers]))

    def _customer_relationships(self, request: Request) -> Answer:
        linked = self._account(request).resellers
        resellers = [fact for fact in self._directory.listed_resellers() if fact.tenant_id in linked]
        return success(collection([self._partners.relationship(fact, of_customer=True) for fact in resellers]))

    # Customers

    def _customers(self, request: Request, turn: Turn) -> Answer:
        place = self._place(request, "customers") or Place(
            "customers", _filter(request.query.get("filter", "")), size_of(request.parameter("size"))
        )
        field, value = place.query.get("field", ""), place.query.get("value", "").casefold()
        places: Iterable[int] = range(place.at, len(self._directory))
        if field == "indirectreseller":
            places = (at for at in self._directory.places_of(value) if at >= place.at)

        def item(at: int) -> Json | None:
            fact = self._directory.customer_at(at)
            if fact is None:
                return None
            searched = {"companyname": fact.name, "domain": fact.domain}.get(field)
            if searched is not None and not searched.casefold().startswith(value):
                return None
            return shapes.listed_customer(fact)

        items, token = page(place, places, item, turn)
        links = {"self": link(_self_of_customers(place))}
        if token:
            links["next"] = next_link("/customers", place, token, turn)
        # A filtered answer carries a request id of its own.
        return success(collection(items, links=links, token=token), charset=bool(place.query), echo=not place.query)

    def _account(self, request: Request) -> Account:
        """The customer of a request. Raises Refusal when the provider has nothing to do with it."""
        if guid(request.customer) is None:
            raise Refusal(fault(400, 900118, f"Invalid customer id {request.customer}."))
        standing = self._directory.standing(request.customer)
        if standing is None or standing is Standing.DELETED:
            raise Refusal(fault(404, 60003, f"Tenant {request.customer} was not found."))
        if standing is not Standing.HELD:
            gone = f"The partner does not have a commerce relationship with customer {request.customer}."
            raise Refusal(fault(403, 20002, gone))
        return self._directory.account(request.customer)

    # Subscriptions

    def _subscriptions(self, request: Request) -> Answer:
        account = self._account(request)
        mpn_id, order = request.parameter("mpn_id"), request.parameter("order_id")
        facts = [
            fact
            for fact in account.subscriptions.values()
            if (not mpn_id or fact.reseller_of_record == mpn_id) and (not order or fact.order_id == order)
        ]
        modern = any(_is_modern(fact) for fact in facts)
        links = {"self": link(f"/customers/{account.customer.tenant_id}/subscriptions")} if modern else None
        # What the count counts, nobody has found out.
        total = len(facts) + (shapes.draw(account.customer.tenant_id, 11, 5) == 0)
        return success(collection([self._directory.shape(account, fact) for fact in facts], total=total, links=links))

    def _subscription(self, request: Request) -> Answer:
        account = self._account(request)
        return success(self._directory.shape(account, self._fact(account, request)))

    def _fact(self, account: Account, request: Request) -> SubscriptionFact:
        found = account.subscriptions.get(request.subscription.lower())
        if found is None:
            raise Refusal(fault(404, 20003, f"Subscription {request.subscription} was not found."))
        return found

    # Support contacts

    def _contact(self, request: Request) -> Answer:
        account = self._account(request)
        fact = self._fact(account, request)
        if _is_modern(fact):
            # There is no such section for new commerce.
            return nothing(404)
        return success(self._shape_of_contact(account, fact))

    def _put_contact(self, request: Request) -> Answer:
        account = self._account(request)
        fact = self._fact(account, request)
        contact = self._wanted(request)
        if _is_modern(fact):
            raise Refusal(fault(400, 900279, "Updates to this subscription are not allowed."))
        if (fact.billing_type or "").lower() != "license":
            raise Refusal(fault(400, 900280, "Updates to this subscription are not allowed at present."))
        if fact.status == SubscriptionStatus.DELETED:
            raise Refusal(fault(400, 2011, "A deleted subscription cannot be updated."))
        checked = self._partners.check_contact(contact.tenant_id, contact.mpn_id)
        self._directory.store_contact(request.customer, fact.id, checked._replace(name=contact.name))
        self._stored(request)
        stored = self._shape_of_contact(account, fact)
        if shapes.draw(fact.id, 4, 2):
            return success(stored, echo=False)
        # Some answers to writes are in PascalCase, with nulls written out and no byte order mark.
        stored["attributes"] = {"etag": None, **stored["attributes"]}
        return success(pascal(stored), bom=False, echo=False)

    def _shape_of_contact(self, account: Account, fact: SubscriptionFact) -> Json:
        contact = self._directory.contact(account.customer.tenant_id, fact.id)
        return shapes.support_contact(account.customer.tenant_id, fact.id_received or fact.id, contact)

    @staticmethod
    def _wanted(request: Request) -> Contact:
        """The contact in a body, whose names may be in any case. Raises Refusal."""
        try:
            body = json.loads(request.body.decode("utf-8-sig"))
        except ValueError:
            raise Refusal(invalid()) from None
        tenant_id, mpn_id, name = (member(body, key) for key in ("supportTenantId", "supportMpnId", "name"))
        if not isinstance(tenant_id, str) or not isinstance(mpn_id, str) or not isinstance(name, str) or not name:
            raise Refusal(invalid())
        compared = guid(tenant_id)
        if compared is None:
            raise Refusal(invalid())
        return Contact(compared, mpn_id, name)

    # The activity log

    def _audit(self, request: Request, turn: Turn) -> Answer:
        place = self._place(request, "auditrecords") or self._audit_from_start(request)
        first, last = (date.fromisoformat(place.query[name]) for name in ("startDate", "endDate"))
        records = [record for record in self._directory.activity.between(first, last) if _matches(place.query, record)]
        items, token = page(place, range(place.at, len(records)), lambda at: records[at], turn)
        links = {"self": link(f"/auditrecords?startDate={first}&endDate={last}&size={place.size}")}
        if token:
            links["next"] = next_link("/auditrecords", place, token, turn)
        total = max(len(items) - 1, 0) if len(items) % 3 == 0 else None
        return success(collection(items, total=total, links=links, token=token))

    def _audit_from_start(self, request: Request) -> Place:
        today = self._now().date()
        first = _day(request.parameter("startDate"))
        ends = request.parameter("endDate")
        last = _day(ends) if ends else min(first + _WIDEST_WINDOW, today)
        if first < today - timedelta(days=KEPT_DAYS) or last < first or last - first > _WIDEST_WINDOW:
            raise Refusal(invalid())
        query = {"startDate": str(first), "endDate": str(last), **_filter(request.query.get("filter", ""))}
        return Place("auditrecords", query, size_of(request.parameter("size")))

    @staticmethod
    def _place(request: Request, listing: str) -> Place | None:
        """Where a request goes on; None when it starts. Only `Next` and `First` are done here."""
        seek = request.parameter("seekOperation").lower()
        token = request.headers.get(_TOKEN_HEADER, "")
        if not seek and not token:
            return None
        if seek not in ("", "next", "first") or not token:
            raise Refusal(invalid())
        place = place_of(token, listing)
        return Place(listing, place.query, place.size) if seek == "first" else place


def _is_modern(fact: SubscriptionFact) -> bool:
    return commerce_of(fact.product_type or "", fact.offer_id or "") is Commerce.NEW


def _day(text: str) -> date:
    """A day as clients write it: ISO, or as the SDK does. Raises Refusal."""
    for form in ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%Y %H:%M:%S", "%Y-%m-%dT%H:%M:%SZ"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, in the service's own zone
        except ValueError:
            continue
    raise Refusal(invalid())


_FILTERS: Final = {
    "companyname": ("starts_with", "substring"),
    "domain": ("starts_with",),
    "indirectreseller": ("starts_with",),
    "customerid": ("equals",),
    "resourcetype": ("equals",),
}


def _filter(text: str) -> dict[str, str]:
    """The one condition of a list; empty without a filter. Raises Refusal for one that cannot be read."""
    if not text:
        return {}
    try:
        given = json.loads(text)
    except ValueError:
        raise Refusal(invalid()) from None
    field, value, operator = (member(given, key) for key in ("Field", "Value", "Operator"))
    if not isinstance(field, str) or not isinstance(value, str) or not isinstance(operator, str):
        raise Refusal(invalid())
    if operator not in _FILTERS.get(field.lower(), ()):
        raise Refusal(fault(400, 900126, "The enum could not be parsed."))
    return {"field": field.lower(), "value": value, "filter": text}


def _matches(query: dict[str, str], record: Json) -> bool:
    value = query.get("value", "").casefold()
    match query.get("field"):
        case "customerid":
            return value == str(record["customerId"])
        case "resourcetype":
            return value == str(record["resourceType"]).replace("_", "")
        case "companyname":
            return value in str(record["customerName"]).casefold()
    return True


def _self_of_customers(place: Place) -> str:
    """The link of a page to itself, which names the version, and a field other than the one asked for."""
    if not place.query:
        return f"/v1/customers?size={place.size}"
    told = {"Field": "Domain", "Value": place.query["value"], "Operator": "starts_with"}
    return f"/customers?size=0&filter={quote(json.dumps(told, ensure_ascii=False))}"
