"""A running sandbox and a plain HTTP client that hides nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPMessage
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from desktop.data.facts import SubscriptionFact
from desktop.domain.publishing import publishing_of
from desktop.domain.records import Commerce, Publishing
from desktop.sandbox.running import Sandbox, running
from desktop.sandbox.tenant import Tenant

BOM = b"\xef\xbb\xbf"
SMALL = Tenant(customers=60, subscriptions=240, resellers=30)


@dataclass
class Answered:
    """An answer as it came."""

    status: int
    reason: str
    headers: HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body.decode("utf-8-sig"))

    @property
    def has_bom(self) -> bool:
        return self.body.startswith(BOM)


@dataclass
class Client:
    """One connection that stays open."""

    sandbox: Sandbox
    timeout: float = 10
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.connection = HTTPConnection(urlsplit(self.sandbox.base_url).netloc, timeout=self.timeout)
        self.headers = {"Authorization": f"Bearer {self.sandbox.token}", "Accept": "application/json"}

    def send(self, method: str, path: str, body: object = None, **headers: str) -> Answered:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        content = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        kind = {} if content is None else {"Content-Type": "application/json"}
        self.connection.request(method, path, content, {**self.headers, **kind, **named})
        answer = self.connection.getresponse()
        return Answered(answer.status, answer.reason, answer.headers, answer.read())

    def get(self, path: str, **headers: str) -> Answered:
        return self.send("GET", f"/v1{path}", **headers)

    def ok(self, path: str) -> Any:
        """The JSON of a successful answer."""
        answer = self.get(path)
        assert (answer.status, answer.has_bom) == (200, True), answer
        return answer.json

    def follow(self, page: Any) -> Answered:
        """The page after this one, as the service's own client asks for it."""
        link = page["links"]["next"]
        uri = link["uri"] if link["uri"].startswith("/v1") else f"/v1{link['uri']}"
        return self.send("GET", uri, **{header["key"]: header["value"] for header in link["headers"]})

    def pages(self, path: str) -> list[Any]:
        """All pages of a list."""
        found = [self.ok(path)]
        while "next" in found[-1]["links"]:
            assert len(found) < 100
            found.append(self.follow(found[-1]).json)
        return found

    def put(self, fact: SubscriptionFact, body: object, **headers: str) -> Answered:
        return self.send("PUT", contact_path(fact), body, **headers)


def condition(field: str, value: str, operator: str = "starts_with") -> str:
    """A filter, as it goes into a query."""
    return "filter=" + quote(json.dumps({"Field": field, "Value": value, "Operator": operator}, ensure_ascii=False))


def contact_path(fact: SubscriptionFact) -> str:
    return f"/v1/customers/{fact.customer}/subscriptions/{fact.id_received}/supportcontact"


def body_for(tenant_id: str, mpn_id: str, name: str) -> dict[str, str]:
    return {"SupportTenantId": tenant_id, "SupportMpnId": mpn_id, "Name": name}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with running(SMALL) as started:
        yield started


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[Client]:
    client = Client(sandbox)
    yield client
    client.connection.close()


@pytest.fixture
def publishable(sandbox: Sandbox) -> SubscriptionFact:
    """A subscription that takes a contact, beyond the curated ones."""
    return first(sandbox, lambda fact: publishing_of_fact(fact) is Publishing.PUBLISHABLE)


def publishing_of_fact(fact: SubscriptionFact) -> Publishing:
    commerce = Commerce.NEW if (fact.offer_id or "").count(":") == 2 else Commerce.LEGACY
    return publishing_of(commerce, fact.billing_type or "", fact.status or "")


def first(sandbox: Sandbox, fits: Callable[[SubscriptionFact], bool]) -> SubscriptionFact:
    """The first subscription of the generated customers that fits."""
    directory = sandbox.directory
    for customer in list(directory.customers())[5:]:
        for fact in directory.subscriptions(customer.tenant_id):
            if fits(fact):
                return fact
    raise AssertionError("the tenant has no such subscription")
