"""Every call, held to the shapes of the service's own examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from desktop.data.facts import CustomerFact, Problem, SubscriptionFact
from desktop.data.importing.partner_center import PayloadReader
from desktop.data.sample import story
from desktop.sandbox.directory import Directory
from desktop.sandbox.running import Sandbox, running
from desktop.sandbox.tenant import Tenant

from .conftest import Client, condition

RESELLERS = "/relationships?relationship_type=IsIndirectCloudSolutionProviderOf"
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@pytest.fixture(scope="module")
def large() -> Iterator[Sandbox]:
    """Large enough for every oddity; nothing in it is changed."""
    with running(Tenant(1200, 6000, 60)) as started:
        yield started


@pytest.fixture(scope="module")
def asked(large: Sandbox) -> Iterator[Client]:
    client = Client(large)
    yield client
    client.connection.close()


@pytest.fixture(scope="module")
def subscriptions(large: Sandbox) -> dict[str, Any]:
    """All subscriptions as the service writes them, by id."""
    held = large.directory
    with held.lock:
        accounts = [held.account(customer.tenant_id) for customer in held.customers()]
        return {fact.id: held.shape(account, fact) for account in accounts for fact in account.subscriptions.values()}


def facts_of(payload: object, customer: str | None = None) -> list[object]:
    """What the desk itself reads out of a payload."""
    found = list(PayloadReader("answer.json", customer).read(payload))
    problems = [problem for problem in found if isinstance(problem, Problem)]
    assert [problem for problem in problems if problem.code != "recognised_not_imported"] == []
    return [placed.fact for placed in found if not isinstance(placed, Problem)]


# Profiles and partners


def test_the_provider_is_told_by_its_profiles(asked: Client) -> None:
    organization = asked.ok("/profiles/organization")
    assert set(organization) == {
        *("id", "companyName", "defaultAddress", "tenantId", "domain", "email", "language", "culture"),
        *("profileType", "links", "attributes"),
    }
    assert organization["tenantId"] == organization["id"] == story.PROVIDER.tenant_id
    mpn = asked.ok("/profiles/mpn")
    assert mpn["mpnId"] == story.PROVIDER.mpn_id
    assert "partnerName" not in mpn
    support = asked.ok("/profiles/support")
    assert support["profileType"] == " SupportProfile"
    assert support["links"]["self"]["uri"] == "/v1/profiles/support"
    assert asked.ok("/profiles/legalbusiness?vettingVersion=Current")["vettingStatus"] == "authorized"


def test_the_name_of_any_location_can_be_asked_for(asked: Client) -> None:
    assert asked.ok(f"/profiles/mpn?mpnId={story.FABRIKAM.mpn_id}")["partnerName"] == story.FABRIKAM.name
    assert asked.ok("/profiles/mpn?mpnId=9000002")["partnerName"]
    unknown = asked.get("/profiles/mpn?mpnId=9999999")
    assert (unknown.status, unknown.has_bom) == (404, False)
    assert unknown.json == {
        "code": 3000,
        "description": "Partner Organization with partner_id 9999999 could not be found",
        "data": [],
        "source": "PartnerFD",
    }
    assert asked.get("/profiles/mpn?mpnId=x").status == 400


def test_resellers_are_those_in_partnership_and_in_states_nobody_knows(asked: Client) -> None:
    listed = asked.ok(RESELLERS)
    assert "links" not in listed
    by_mpn = {item["mpnId"]: item for item in listed["items"]}
    assert by_mpn[story.FABRIKAM.mpn_id] == {
        "id": story.FABRIKAM.tenant_id,
        "name": story.FABRIKAM.name,
        "relationshipType": "is_indirect_cloud_solution_provider_of",
        "state": "Active",
        "mpnId": story.FABRIKAM.mpn_id,
        "location": "KZ",
        "attributes": {"objectType": "PartnerRelationship"},
    }
    assert by_mpn[story.FOURTH_COFFEE.mpn_id]["state"] == story.UNKNOWN_PARTNERSHIP
    assert not {story.LITWARE.mpn_id, story.WOODGROVE.mpn_id, story.DATUM.mpn_id} & by_mpn.keys()
    assert {"Active", "active"} <= {item["state"] for item in listed["items"]}
    assert asked.ok("/relationships?relationship_type=IsIndirectResellerOf")["items"] == []


@pytest.mark.parametrize(("query", "body"), [("", "message"), ("?relationship_type=Friends", "code")])
def test_relationships_of_no_kind_are_refused(asked: Client, query: str, body: str) -> None:
    refused = asked.get(f"/relationships{query}")
    assert refused.status == 400
    assert body in refused.json


def test_the_resellers_of_a_customer_tell_neither_state_nor_country(asked: Client) -> None:
    items = asked.ok(f"/customers/{story.CONTOSO.upper()}/relationships")["items"]
    assert {"id", "name", "relationshipType", "mpnId", "attributes"} == set(items[0])
    listed = {item["mpnId"] for item in items}
    assert {story.FABRIKAM.mpn_id, story.TAILSPIN.mpn_id} <= listed
    # Those whom the provider does not list are not listed here.
    assert not {story.WOODGROVE.mpn_id, story.LITWARE.mpn_id} & listed


def test_the_invitation_link(asked: Client) -> None:
    invitation = asked.ok("/customers/relationshiprequests")
    assert set(invitation) == {"url", "attributes"}
    assert story.PROVIDER.tenant_id in invitation["url"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", 2001),
        (f"?mpnId=1&tenantId={story.CONTOSO}", 2000),
        ("?mpnId=x", 2000),
        ("?tenantId=x", 2000),
        ("?mpnId=123", 2200),
        ("?tenantId=12345678-ACBD-1234-ABCD-123456789ABC", 2205),
        (f"?mpnId={story.RELECLOUD.mpn_id}", 2201),
        (f"?mpnId={story.DATUM.mpn_id}", 2204),
        (f"?mpnid={story.TREY.mpn_id}", 2203),
        (f"?TenantId={story.TREY.tenant_id}", 2206),
    ],
)
def test_an_agreement_that_is_not_signed_is_a_fault(asked: Client, query: str, code: int) -> None:
    answer = asked.get(f"/compliance/csp/agreementstatus{query}")
    assert (answer.status, answer.has_bom) == (400, False)
    assert answer.json["code"] == code
    assert set(answer.json) == {"code", "description", "data", "source"}


def test_an_agreement_that_is_signed(asked: Client) -> None:
    signed = asked.ok(f"/compliance/csp/agreementstatus?tenantId={story.FABRIKAM.tenant_id}")
    assert signed == {"isAgreementSigned": True}


# Customers


def test_a_listed_customer_has_no_more_than_lists_tell(asked: Client) -> None:
    items = asked.ok("/customers?size=500")["items"]
    contoso = items[0]
    assert contoso["companyProfile"]["companyName"] == "Contoso Ltd"
    assert contoso["companyProfile"]["tenantId"] == contoso["id"] == story.CONTOSO
    assert contoso["companyProfile"]["attributes"] == {"objectType": "CustomerCompanyProfile"}
    assert contoso["relationshipToPartner"] == "reseller"
    told = {"id", "companyProfile", "relationshipToPartner", "links", "attributes"}
    assert not any({"billingProfile", "allowDelegatedAccess"} & set(item) for item in items)
    assert any("links" not in item for item in items), "the oldest have no links"
    assert any(item.get("associatedPartnerId", "") is None for item in items), "some have explicit nulls"
    assert any(set(item) - told - {"associatedPartnerId"} for item in items), "some have unknown members"
    assert {"reseller", "advisor", "none"} <= {item["relationshipToPartner"] for item in items}


def test_a_customer_by_id_shows_more_where_the_provider_may_look(asked: Client, large: Sandbox) -> None:
    shapes = [asked.get(f"/customers/{fact.tenant_id}") for fact in list(large.directory.customers())[:36]]
    found = [answer.json for answer in shapes if answer.status == 200]
    assert all({"commerceId", "billingProfile", "allowDelegatedAccess"} <= set(shape) for shape in found)
    assert {shape["allowDelegatedAccess"] for shape in found} == {True, False}
    for shape in found:
        seen = shape["allowDelegatedAccess"]
        assert ("customDomains" in shape) == ("address" in shape["companyProfile"]) == seen
        assert ("email" in shape["companyProfile"]) == seen


@pytest.mark.parametrize(
    ("customer", "status", "code"),
    [("x", 400, 900118), ("00000000-0000-4000-8000-000000000000", 404, 60003)],
)
def test_customers_that_nobody_knows(asked: Client, customer: str, status: int, code: int) -> None:
    for below in ("", "/subscriptions", "/relationships", f"/subscriptions/{customer}/supportcontact"):
        answer = asked.get(f"/customers/{customer}{below}")
        assert (answer.status, answer.json["code"], answer.has_bom) == (status, code, False)


def test_customers_that_are_lost_are_listed_and_refused(asked: Client, large: Sandbox) -> None:
    answers = {}
    for page in asked.pages("/customers"):
        for item in page["items"]:
            answer = asked.get(f"/customers/{item['id']}/subscriptions")
            answers[item["id"]] = (answer.status, answer.json.get("code"))
    assert len(answers) == 1200
    assert set(answers.values()) == {(200, None), (403, 20002), (404, 60003)}
    assert sum(answer == (403, 20002) for answer in answers.values()) == 14


# Filters


def test_customers_by_the_beginning_of_name_or_domain(asked: Client, large: Sandbox) -> None:
    answer = asked.get(f"/customers?size=0&{condition('CompanyName', 'CONT')}", MS_RequestId="mine")
    found = answer.json
    expected = [fact.name for fact in large.directory.customers() if (fact.name or "").casefold().startswith("cont")]
    assert [item["companyProfile"]["companyName"] for item in found["items"]] == expected
    assert "Domain" in found["links"]["self"]["uri"], "it names another field than the one asked for"
    assert answer.headers["MS-RequestId"] != "mine"
    domains = asked.ok(f"/customers?{condition('Domain', 'romashka.')}")["items"]
    assert story.ROMASHKA in [item["id"] for item in domains]


def test_customers_of_a_reseller(asked: Client, large: Sandbox) -> None:
    pages = asked.pages(f"/customers?size=20&{condition('IndirectReseller', story.FABRIKAM.tenant_id.upper())}")
    found = [item["id"] for page in pages for item in page["items"]]
    held: Directory = large.directory
    expected = [
        fact.tenant_id
        for fact in held.customers()
        if story.FABRIKAM.tenant_id in held.account(fact.tenant_id).resellers
    ]
    assert found == expected
    assert len(pages) > 1


@pytest.mark.parametrize(
    "query", [condition("CompanyName", "x", "contains"), condition("Colour", "x"), "filter=%7B", "filter=3", "size=x"]
)
def test_filters_that_cannot_be_read_are_refused(asked: Client, query: str) -> None:
    assert asked.get(f"/customers?{query}").status == 400


# Subscriptions


def test_legacy_and_new_commerce_are_written_differently(subscriptions: dict[str, Any]) -> None:
    legacy = subscriptions[story.CONTOSO_HEAD_OFFICE]
    assert legacy["id"] == story.CONTOSO_HEAD_OFFICE.upper()
    assert set(legacy["links"]) == {"offer", "self"}
    assert legacy["attributes"]["etag"]
    assert "productType" not in legacy
    assert legacy["friendlyName"] == "Head office"
    modern = subscriptions[story.CONTOSO_E5_NEW]
    assert modern["id"] == story.CONTOSO_E5_NEW
    assert set(modern["links"]) == {"product", "sku", "availability", "self"}
    assert modern["attributes"] == {"objectType": "Subscription"}
    assert modern["productType"]["id"] == "OnlineServicesNCE"
    assert modern["renewalTermDuration"] == ""
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z", modern["creationDate"])
    add_on = subscriptions[story.ROMASHKA_AUDIO]
    assert add_on["parentSubscriptionId"] == story.ROMASHKA_OFFICE.upper()
    assert "parentSubscription" in add_on["links"]
    azure = subscriptions[story.ROMASHKA_AZURE]
    assert azure["commitmentEndDate"].startswith("9999-12-14")
    assert azure["billingType"] == "usage"


def test_every_oddity_of_subscriptions_occurs(subscriptions: dict[str, Any]) -> None:
    shapes = subscriptions.values()
    assert {"absent", "null", "empty", "text"} == {
        {None: "null", "": "empty"}.get(shape["partnerId"], "text") if "partnerId" in shape else "absent"
        for shape in shapes
    }
    dates = {date for shape in shapes for name, date in shape.items() if name.endswith("Date")}
    assert "0001-01-01T00:00:00" in dates
    assert any(date.startswith("9999-") for date in dates)
    assert any(": " in date for date in dates)
    digits = {len(date.partition(".")[2]) - 1 for date in dates if "." in date}
    assert digits == {2, 3, 6, 7}
    assert any("isTrial" not in shape for shape in shapes)
    assert any(shape.get("suspensionReasons", 0) is None for shape in shapes)
    assert any("sustainability" in shape for shape in shapes)
    assert any(shape["attributes"].get("etag") == "" for shape in shapes)
    assert story.UNKNOWN_STATUS in {shape["status"] for shape in shapes}
    assert "Annual" in {shape["billingCycle"] for shape in shapes}
    assert not all(GUID.fullmatch(shape["orderId"]) for shape in shapes)


def test_the_desk_reads_what_the_sandbox_writes(asked: Client, large: Sandbox) -> None:
    held = {fact.tenant_id: fact for fact in large.directory.customers()}
    listed = [fact for page in asked.pages("/customers") for fact in facts_of(page)]
    read = {fact.tenant_id: fact.name for fact in listed if isinstance(fact, CustomerFact)}
    assert read.keys() == held.keys()
    for customer in list(held)[:300]:
        answer = asked.get(f"/customers/{customer}/subscriptions")
        if answer.status != 200:
            continue
        here = {fact.id: fact for fact in large.directory.subscriptions(customer)}
        items = answer.json["items"]
        for item, fact in zip(items, here.values(), strict=True):
            if ": " in item["creationDate"]:
                continue
            (found,) = [each for each in facts_of(item, customer) if isinstance(each, SubscriptionFact)]
            assert (found.id, found.id_received, found.status) == (fact.id, fact.id_received, fact.status)
            assert (found.quantity, found.offer_id) == (fact.quantity, fact.offer_id)


def test_lists_of_subscriptions(asked: Client, large: Sandbox) -> None:
    modern = asked.ok(f"/customers/{story.CONTOSO}/subscriptions")
    assert modern["links"]["self"]["uri"] == f"/customers/{story.CONTOSO}/subscriptions"
    legacy = asked.ok(f"/customers/{story.ZHULDYZ}/subscriptions")
    assert "links" not in legacy
    assert asked.ok(f"/customers/{story.WIDE_WORLD}/subscriptions")["items"] == []
    lists = [asked.get(f"/customers/{fact.tenant_id}/subscriptions") for fact in list(large.directory.customers())[:30]]
    counts = {answer.json["totalCount"] - len(answer.json["items"]) for answer in lists if answer.status == 200}
    assert counts == {0, 1}, "the count is not to be trusted"
    filtered = asked.ok(f"/customers/{story.CONTOSO}/subscriptions?mpn_id={story.WOODGROVE.mpn_id}")
    assert [item["id"].lower() for item in filtered["items"]] == [story.CONTOSO_PROJECT_SUSPENDED]


def test_one_subscription(asked: Client, subscriptions: dict[str, Any]) -> None:
    path = f"/customers/{story.CONTOSO}/subscriptions"
    assert asked.ok(f"{path}/{story.CONTOSO_E3}") == subscriptions[story.CONTOSO_E3]
    # One that another customer has.
    missing = asked.get(f"{path}/{story.ROMASHKA_OFFICE}")
    assert (missing.status, missing.json["code"]) == (404, 20003)


@pytest.mark.parametrize(("method", "status"), [("GET", 404), ("PUT", 404)])
def test_paths_that_the_service_does_not_have(asked: Client, method: str, status: int) -> None:
    for path in ("/v1/nothing", "/v1/customers/a/b/c", "/v1"):
        answer = asked.send(method, path)
        assert (answer.status, answer.body) == (status, b"")
    assert asked.send("PATCH", f"/v1/customers/{story.CONTOSO}", {}).status == 405
