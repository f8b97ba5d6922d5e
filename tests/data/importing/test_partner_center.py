"""Partner Center's payloads, in the shapes that the service and its documents have them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.data.facts import (
    ContactFact,
    CustomerFact,
    Fact,
    LinkFact,
    PlacedFact,
    Problem,
    ProviderFact,
    ResellerFact,
    SubscriptionFact,
)
from desktop.data.importing.partner_center import PayloadReader
from desktop.data.importing.payloads import parse
from desktop.data.importing.problems import PROBLEMS
from desktop.domain.records import PartnershipState, RelationshipState
from desktop.errors import ImportRefused

from .conftest import FileFacts, Read, guid

IGNORED = "recognised_not_imported"
BOM = b"\xef\xbb\xbf"


def facts(result: FileFacts) -> list[Fact]:
    assert result.problems == []
    return [placed.fact for placed in result.facts]


def collection(*items: object, **members: object) -> bytes:
    return (
        BOM
        + json.dumps({"totalCount": 99, "items": items, "attributes": {"objectType": "Collection"}} | members).encode()
    )


def pascal(value: Any) -> Any:
    """The same payload as answers to writes spell it."""
    if isinstance(value, dict):
        return {name[:1].upper() + name[1:]: pascal(inner) for name, inner in value.items()}
    return [pascal(inner) for inner in value] if isinstance(value, list) else value


CUSTOMER: dict[str, Any] = {
    "id": guid(1).upper(),
    "companyProfile": {
        "tenantId": "<guid>",
        "domain": "Contoso.onmicrosoft.example",
        "companyName": "Contoso",
        "address": {"country": "US", "firstName": "Not", "lastName": "Stored"},
        "attributes": {"objectType": "CustomerCompanyProfile"},
    },
    "billingProfile": {"email": "not@stored.example"},
    "relationshipToPartner": "reseller",
    "allowDelegatedAccess": True,
    "userCredentials": {"userName": "admin", "password": "never stored"},
    "attributes": {"objectType": "Customer"},
}
SUBSCRIPTION: dict[str, Any] = {
    "id": guid(10).upper(),
    "offerId": "MS-AZR-0145P",
    "offerName": "Office 365 E3",
    "friendlyName": "our office",
    "quantity": 5,
    "unitType": "Licenses",
    "parentSubscriptionId": guid(11).upper(),
    "creationDate": "2017-04-10T23: 02: 26.0200001Z",
    "effectiveStartDate": "2017-04-10T00:00:00",
    "commitmentEndDate": "9999-12-14T00:00:00Z",
    "status": "active",
    "autoRenewEnabled": True,
    "isTrial": False,
    "billingType": "license",
    "billingCycle": "monthly",
    "termDuration": "P1M",
    "partnerId": " 4847383 ",
    "suspensionReasons": ["CustomerCancellation"],
    "contractType": "subscription",
    "orderId": "34b37d7340cc",
    "links": {"self": {"uri": f"/v1/customers/{guid(1).upper()}/subscriptions/{guid(10).upper()}", "method": "Get"}},
    "attributes": {"etag": "eyJ", "objectType": "Subscription"},
}
SUBSCRIPTION_FACT = SubscriptionFact(
    guid(10),
    id_received=guid(10).upper(),
    customer=guid(1),
    product="Office 365 E3",
    nickname="our office",
    offer_id="MS-AZR-0145P",
    quantity=5,
    unit_type="Licenses",
    parent_id=guid(11),
    created_at=datetime(2017, 4, 10, 23, 2, 26, 20000, tzinfo=UTC),
    starts_at=datetime(2017, 4, 10, tzinfo=UTC),
    status="active",
    auto_renew=True,
    is_trial=False,
    billing_type="license",
    billing_cycle="monthly",
    term_duration="P1M",
    renewal_term_duration="",
    reseller_of_record="4847383",
    order_id="34b37d7340cc",
    suspension_reasons="CustomerCancellation",
    etag="eyJ",
    raw={"contractType": "subscription", "commitmentEndDate": "9999-12-14T00:00:00Z"},
)


@pytest.mark.parametrize("spell", [lambda value: value, pascal])
def test_a_customer_without_credentials_and_addresses(spell: Any, read: Read) -> None:
    (fact,) = facts(read("x.json", collection(spell(CUSTOMER))))
    assert isinstance(fact, CustomerFact)
    assert fact.tenant_id == guid(1)
    assert (fact.name, fact.domain, fact.location) == ("Contoso", "contoso.onmicrosoft.example", "US")
    assert fact.relationship is RelationshipState.RESELLER
    assert list((fact.raw or {}).values()) == [True]
    assert "stored" not in str(fact).lower().replace("not stored", "")


def test_a_customer_whose_id_is_a_placeholder_is_named_by_its_profile(read: Read) -> None:
    customer = CUSTOMER | {"id": "<guid>", "companyProfile": {"tenantId": guid(7), "companyName": "Seven"}}
    (fact,) = facts(read("x.json", json.dumps(customer)))
    assert isinstance(fact, CustomerFact)
    assert fact.tenant_id == guid(7)


def test_a_subscription_in_a_collection_alone_in_a_list_and_per_line(read: Read) -> None:
    one = json.dumps(SUBSCRIPTION)
    for content in (collection(SUBSCRIPTION), one, f"[{one}]", f"{one}\n\n{json.dumps(CUSTOMER)}\n"):
        result = read("x.json", content)
        assert facts(result)[0] == SUBSCRIPTION_FACT


def test_a_subscription_in_pascal_case_with_nulls(read: Read) -> None:
    answer = pascal(SUBSCRIPTION) | {
        "PartnerId": None,
        "SuspensionReasons": None,
        "ParentSubscriptionId": "",
        "partnerid": None,
    }
    (fact,) = facts(read("x.json", json.dumps(answer)))
    assert isinstance(fact, SubscriptionFact)
    assert fact.reseller_of_record == ""
    assert fact.suspension_reasons == ""
    assert fact.parent_id is None
    assert fact.customer == guid(1)


def test_new_commerce_keeps_its_product_type(read: Read) -> None:
    nce = SUBSCRIPTION | {
        "offerId": "A:B:C",
        "productType": {"id": "OnlineServicesNCE", "displayName": "x"},
        "partnerId": "",
    }
    (fact,) = facts(read("x.json", json.dumps(nce)))
    assert isinstance(fact, SubscriptionFact)
    assert fact.product_type == "OnlineServicesNCE"
    assert fact.offer_id == "A:B:C"


def test_the_customer_comes_from_the_link_then_from_the_caller(read: Read) -> None:
    unlinked = SUBSCRIPTION | {"links": {"self": {"uri": "/subscriptions?key=<key>"}}}
    (fact,) = facts(read("x.json", json.dumps(unlinked), customer=guid(5)))
    assert isinstance(fact, SubscriptionFact)
    assert fact.customer == guid(5)
    result = read("x.json", json.dumps(unlinked))
    assert result.facts == []
    assert [(p.line, p.column, p.code) for p in result.problems] == [(1, "links.self.uri", "no_customer")]


def test_a_support_contact_keeps_the_form_received(read: Read) -> None:
    contact = {
        "supportTenantId": guid(101).upper(),
        "supportMpnId": "4391507",
        "name": "Trey",
        "links": {"self": {"uri": f"/customers/{guid(1)}/subscriptions/{guid(10).upper()}/supportcontact"}},
        "attributes": {"objectType": "SupportContact"},
    }
    for payload in (contact, pascal(contact)):
        assert facts(read("x.json", BOM + json.dumps(payload).encode())) == [
            ContactFact(guid(10), guid(101), "4391507", "Trey", guid(101).upper())
        ]


RELATIONSHIP = {
    "id": guid(101),
    "name": "First Up",
    "relationshipType": "is_indirect_cloud_solution_provider_of",
    "state": "Active",
    "mpnId": "4847383",
    "location": "BR",
    "attributes": {"objectType": "PartnerRelationship"},
}


def test_partnerships_and_resellers_of_one_customer(read: Read) -> None:
    partner = ResellerFact(guid(101), "4847383", "First Up", "BR", PartnershipState.ACTIVE, "Active")
    assert facts(read("x.json", collection(RELATIONSHIP))) == [partner]
    renamed = {name: value for name, value in RELATIONSHIP.items() if name not in {"state", "location", "mpnId"}}
    renamed["partnerId"] = "4847383"
    plain = ResellerFact(guid(101), "4847383", "First Up")
    link = LinkFact(guid(5), guid(101), reseller_fact=plain)
    assert facts(read("x.json", collection(renamed), customer=guid(5))) == [link]
    own = {"self": {"uri": f"/customers/{guid(5)}/relationships"}}
    assert facts(read("x.json", collection(renamed, links=own))) == [link]
    result = read("x.json", collection(renamed))
    assert [placed.fact for placed in result.facts] == [plain]
    assert [(p.code, p.text) for p in result.problems] == [("no_customer", "First Up")]
    odd = read("x.json", collection(RELATIONSHIP | {"state": "Quarantined"}))
    assert facts(odd) == [ResellerFact(guid(101), "4847383", "First Up", "BR", PartnershipState.UNKNOWN, "Quarantined")]


@pytest.mark.parametrize(
    ("payload", "fact"),
    [
        (
            {
                "id": guid(9),
                "tenantId": guid(9),
                "companyName": "We",
                "defaultAddress": {"country": "US"},
                "attributes": {"objectType": "OrganizationProfile"},
            },
            ProviderFact(guid(9), name="We", location="US"),
        ),
        (
            {"partnerName": "We", "mpnId": "4391507", "profileType": "MpnProfile"},
            ProviderFact(mpn_id="4391507"),
        ),
        (
            {"email": "a@we.example", "telephone": "425", "website": "we.example", "profileType": " SupportProfile"},
            ProviderFact(mail="a@we.example", phone="425", site="we.example"),
        ),
        (
            {"companyName": "We", "address": {"country": "US"}, "vettingStatus": "authorized"},
            ProviderFact(name="We", location="US"),
        ),
        (
            {"url": "https://portal.example/?type=R&amp;id=1", "attributes": {"objectType": "RelationshipRequest"}},
            ProviderFact(invitation_link="https://portal.example/?type=R&id=1"),
        ),
    ],
)
def test_our_own_profiles(payload: dict[str, Any], fact: ProviderFact, read: Read) -> None:
    assert facts(read("x.json", json.dumps(payload))) == [fact]
    assert facts(read("x.json", json.dumps(pascal(payload)))) == [fact]


def test_a_row_of_the_analytics_listing(read: Read) -> None:
    row = {
        "customerTenantId": guid(1).upper(),
        "customerName": "Contoso",
        "customerMarket": "US",
        "id": guid(10).upper(),
        "status": "DEPROVISIONED",
        "productName": "UNKNOWN",
        "friendlyName": "AZURE",
        "partnerId": guid(9).upper(),
        "partnerName": "Reseller",
        "creationDate": "2016-02-04T19:29:38.037",
        "commitmentEndDate": None,
        "licenseCount": 0,
        "autoRenewEnabled": True,
        "billingCycleName": "MONTHLY",
    }
    expected = SubscriptionFact(
        guid(10),
        guid(10).upper(),
        guid(1),
        CustomerFact(guid(1), "Contoso", location="US"),
        nickname="AZURE",
        quantity=0,
        created_at=datetime(2016, 2, 4, 19, 29, 38, 37000, tzinfo=UTC),
        status="deleted",
        auto_renew=True,
        billing_cycle="monthly",
        reseller_of_record_name="Reseller",
        raw={"partnerId": guid(9).upper()},
    )
    assert facts(read("x.json", json.dumps(row))) == [expected]
    assert facts(read("x.json", json.dumps([row]))) == [expected]


def test_our_own_delegated_admin_brings_only_the_customer(read: Read) -> None:
    row = {"id": guid(1), "customerTenantId": guid(1), "organizationDisplayName": "Contoso", "dapEnabled": True}
    answer = {"@odata.context": "https://x.example/$metadata", "value": [row]}
    assert facts(read("x.json", json.dumps(answer))) == [CustomerFact(guid(1), "Contoso")]


@pytest.mark.parametrize(
    ("payload", "code", "text"),
    [
        ({"code": 2203, "description": "not signed", "data": []}, "service_error", "2203: not signed"),
        ({"Code": "3000", "Description": "gone"}, "service_error", "3000: gone"),
        ({"statusCode": 429, "message": "Rate limit is exceeded."}, "service_error", "429: Rate limit is exceeded."),
        ({"error": {"code": "Denied", "message": "no"}}, "service_error", "Denied: no"),
        ({"isAgreementSigned": True}, "nothing_to_import", "AgreementStatus"),
        (
            {"relationshipToPartner": "none", "attributes": {"objectType": "Customer"}},
            IGNORED,
            "CustomerUpdate",
        ),
        (
            {"items": [{"operationType": "x", "resourceType": "order", "resourceNewValue": '{"Id":"1"}'}] * 3},
            IGNORED,
            "AuditRecord",
        ),
        (
            {"EventName": "subscription-updated", "ResourceUri": "https://x.example"},
            IGNORED,
            "WebhookEvent",
        ),
        ({"aud": "x", "iss": "y", "exp": 1}, IGNORED, "TokenClaims"),
        ({"firstLine": "HTTP/1.1 200 OK", "headers": [["Date", "x"]]}, IGNORED, "HttpHeaders"),
        ([["Authorization", "Bearer <token>"], ["Accept", "x"]], IGNORED, "HttpHeaders"),
        ({"Authorization": "Bearer <token>", "Accept": "x"}, IGNORED, "HttpHeaders"),
        (
            [{"RequestUri": "https://x.example/v1/y", "ResponseBody": "<html>"}],
            IGNORED,
            "RecordedExchange",
        ),
        ({"totalDapCustomerCount": 2}, IGNORED, "DelegatedAdminStatistics"),
        (
            RELATIONSHIP | {"relationshipType": "is_indirect_reseller_of"},
            IGNORED,
            "ProviderRelationship",
        ),
    ],
)
def test_what_is_known_and_brings_nothing(payload: object, code: str, text: str, read: Read) -> None:
    result = read("x.json", json.dumps(payload))
    assert result.facts == []
    assert [(p.line, p.code, p.text) for p in result.problems] == [(1, code, text)]


def test_a_recorded_exchange_is_read_for_its_answer(read: Read) -> None:
    body = {"items": [{name: value for name, value in RELATIONSHIP.items() if name != "state"}]}
    exchange = {
        "RequestUri": f"https://api.example/v1/customers/{guid(5)}/relationships",
        "ResponseBody": "\ufeff" + json.dumps(body),
    }
    (fact,) = facts(read("x.json", json.dumps({"Entries": [exchange]})))
    assert isinstance(fact, LinkFact)
    assert fact.customer == guid(5)


@pytest.mark.parametrize(
    "text",
    [
        '{"token_type":"Bearer","access_token":"SECRET"}',
        '[{"Refresh_Token" : "SECRET"}]',
        '{"headers":[["Authorization","Bearer eyJSECRETSECRET.x.y"]]}',
        '[{"RequestUri":"/x","ResponseBody":"{\\"access_token\\":\\"SECRET\\"}"}]',
        '{"access_token":"SECRET", broken',
    ],
)
def test_a_file_with_a_token_is_refused_and_never_quoted(text: str, read: Read) -> None:
    with pytest.raises(ImportRefused) as caught:
        read("x.json", text)
    assert caught.value.code == "contains_token"
    assert "SECRET" not in f"{caught.value}{caught.value.values}{caught.value.__cause__}"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('{"id":<id>}', 1, 7),
        ('{\n "a": 1,\n}', 3, 1),
        ('{"a": NaN}', 1, 1),
        ('{"a":1} tail', 1, 9),
        ("[" * 100000, 1, 1),
    ],
)
def test_broken_json_is_refused_with_its_place(text: str, line: int, column: int, read: Read) -> None:
    with pytest.raises(ImportRefused) as caught:
        read("x.json", text)
    assert caught.value.code == "bad_json"
    assert caught.value.values[1] == line
    assert caught.value.values[2] == column


@pytest.mark.parametrize("text", ["1", '"text"', "null", '{"foo": 1}', "{}"])
def test_unknown_json_is_refused(text: str, read: Read) -> None:
    with pytest.raises(ImportRefused) as caught:
        read("x.json", text)
    assert caught.value.code == "not_recognised"


def test_junk_among_good_items_costs_only_itself(read: Read) -> None:
    items: list[object] = [
        CUSTOMER,
        None,
        7,
        "text",
        [],
        {"foo": 1},
        {"id": "bad", "companyProfile": {}},
        CUSTOMER | {"id": guid(2)},
    ]
    result = read("x.json", collection(*items))
    assert len(result.facts) == 2
    assert [(p.line, p.column, p.code) for p in result.problems] == [
        (2, "", "not_recognised"),
        (3, "", "not_recognised"),
        (4, "", "not_recognised"),
        (5, "", "not_recognised"),
        (6, "", "not_recognised"),
        (7, "id", "bad_id"),
    ]


def test_an_empty_listing_and_a_page_of_a_longer_one(read: Read) -> None:
    assert read("x.json", collection()).notes == ("no_rows",)
    assert read("x.json", collection(CUSTOMER, links={"next": {"uri": "/customers?seekOperation=Next"}})).notes == (
        "more_pages",
    )


def test_half_a_surrogate_pair_and_huge_numbers_do_no_harm(read: Read) -> None:
    text = json.dumps(SUBSCRIPTION).replace('"our office"', '"half \\ud83d \\u0000"').replace("5,", "1e999,", 1)
    text = text.replace('"contractType": "subscription"', '"x": "\\udc00", "y": ' + "9" * 5000 + ', "z": -1e999')
    (fact,) = facts(read("x.json", text))
    assert isinstance(fact, SubscriptionFact)
    assert fact.nickname == "half \ufffd"
    assert fact.quantity is None
    json.dumps(fact.raw, ensure_ascii=False, allow_nan=False).encode()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.just(guid(1)),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text()
            | st.sampled_from(
                "id items value links self uri attributes objectType companyProfile tenantId status orderId offerId "
                "name state url relationshipType supportTenantId customerTenantId mpnId ResponseBody RequestUri "
                "code description".split()
            ),
            inner | st.sampled_from(["Customer", "Subscription", "SupportContact", "PartnerRelationship"]),
            max_size=6,
        )
    ),
    max_leaves=25,
)


@given(JSON)
def test_no_payload_does_worse_than_a_problem(payload: object) -> None:
    try:
        found = list(PayloadReader("x.json", None).read(parse(json.dumps(payload))))
    except (ImportRefused, ValueError):
        return
    assert all(one.code in PROBLEMS for one in found if isinstance(one, Problem))


@pytest.mark.parametrize("link", [None, {}, {"self": {"uri": "/x"}}, {"self": {"uri": f"/customers/{'-' * 36}/x"}}])
def test_whoever_asked_for_a_contact_knows_whose_it_is(link: object) -> None:
    payload = {"supportTenantId": guid(3), "supportMpnId": "77", "name": "x", "links": link}
    (found,) = PayloadReader("", None, guid(2)).read(payload)
    assert isinstance(found, PlacedFact)
    assert isinstance(found.fact, ContactFact)
    assert (found.fact.subscription, found.fact.tenant_id) == (guid(2), guid(3))


TYPES = [
    "Customer",
    "CustomerCompanyProfile",
    "Subscription",
    "SupportContact",
    "PartnerRelationship",
    "OrganizationProfile",
    "MpnProfile",
    "LegalBusinessProfile",
    "SupportProfile",
    "RelationshipRequest",
]
OTHERS = (
    "supportTenantId supportMpnId email telephone website url tenantId domain companyName defaultAddress productType"
)
NAMES = sorted({*CUSTOMER, *SUBSCRIPTION, *RELATIONSHIP, *OTHERS.split()} - {"attributes"})


@given(st.sampled_from(TYPES), st.dictionaries(st.sampled_from(NAMES), JSON, max_size=12))
def test_no_member_of_a_known_type_does_worse_than_a_problem(kind: str, members: dict[str, object]) -> None:
    payload: dict[str, object] = {"id": guid(1)} | members | {"attributes": {"objectType": kind}}
    try:
        found = list(PayloadReader("x.json", guid(2)).read(payload))
    except ImportRefused:
        return
    assert all(one.code in PROBLEMS for one in found if isinstance(one, Problem))
