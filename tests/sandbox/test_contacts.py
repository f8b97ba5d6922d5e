"""Reading and storing support contacts: who may be one, what a repeated request does, who else may come between."""

from __future__ import annotations

import pytest

from desktop.data.facts import SubscriptionFact
from desktop.data.sample import story
from desktop.data.sample.story import Cast
from desktop.domain.records import Publishing
from desktop.sandbox.running import Sandbox

from .conftest import Client, body_for, contact_path, first, publishing_of_fact

FABRIKAM = body_for(story.FABRIKAM.tenant_id.upper(), story.FABRIKAM.mpn_id, story.FABRIKAM.name)
PROVIDER = body_for(story.PROVIDER.tenant_id, story.PROVIDER.mpn_id, story.PROVIDER.name)


def test_a_contact_is_told_in_upper_case(client: Client) -> None:
    told = client.ok(f"/customers/{story.CONTOSO}/subscriptions/{story.CONTOSO_WAREHOUSE}/supportcontact")
    path = f"/customers/{story.CONTOSO.upper()}/subscriptions/{story.CONTOSO_WAREHOUSE.upper()}/supportcontact"
    assert told == {
        "supportTenantId": story.FABRIKAM.tenant_id.upper(),
        "supportMpnId": story.FABRIKAM.mpn_id,
        "name": story.FABRIKAM.name,
        "links": {"self": {"uri": path, "method": "Get", "headers": []}},
        "attributes": {"objectType": "SupportContact"},
    }


def test_a_stored_contact_is_read_again(client: Client, sandbox: Sandbox, publishable: SubscriptionFact) -> None:
    answer = client.put(publishable, FABRIKAM, MS_RequestId="r-1")
    assert answer.status == 200
    read = client.send("GET", contact_path(publishable)).json
    assert (read["supportTenantId"], read["supportMpnId"]) == (
        story.FABRIKAM.tenant_id.upper(),
        story.FABRIKAM.mpn_id,
    )
    (applied,) = sandbox.log.applied
    assert (applied.subscription, applied.mpn_id, applied.request_id) == (
        publishable.id,
        story.FABRIKAM.mpn_id,
        "r-1",
    )


def test_some_answers_to_writes_are_in_pascal_case(client: Client, sandbox: Sandbox) -> None:
    seen = set()
    for customer in sandbox.directory.customers():
        for fact in sandbox.directory.subscriptions(customer.tenant_id):
            if publishing_of_fact(fact) is not Publishing.PUBLISHABLE:
                continue
            answer = client.put(fact, FABRIKAM, MS_RequestId=fact.id)
            assert answer.headers["MS-RequestId"] != fact.id
            pascal = "SupportTenantId" in answer.json
            assert pascal != answer.has_bom
            assert answer.json["SupportMpnId" if pascal else "supportMpnId"] == story.FABRIKAM.mpn_id
            if pascal:
                assert answer.json["Attributes"] == {"Etag": None, "ObjectType": "SupportContact"}
            seen.add(pascal)
    assert seen == {True, False}


def test_names_in_a_body_may_be_in_any_case(client: Client, publishable: SubscriptionFact) -> None:
    body = {name[:1].lower() + name[1:]: value for name, value in FABRIKAM.items()}
    assert client.put(publishable, {**body, "links": {}, "attributes": {"objectType": "SupportContact"}}).status == 200
    assert client.put(publishable, b"\xef\xbb\xbf" + b'{"SupportTenantId": "x"}').status == 400


@pytest.mark.parametrize(
    ("who", "status", "code"),
    [
        (story.LITWARE, 400, 800016),
        (story.WOODGROVE, 400, 800016),
        (story.RELECLOUD, 400, 800016),
        (story.FOURTH_COFFEE, 400, 800016),
        (story.TREY, 403, 900123),
        (Cast(story.FABRIKAM.tenant_id, story.TAILSPIN.mpn_id, "Fabrikam"), 400, 2071),
        (Cast(story.PROVIDER.tenant_id, "1", "Northwind"), 400, 2071),
        (Cast("00000000-0000-4000-8000-000000000000", "1", "Nobody"), 404, 60003),
    ],
)
def test_who_may_not_be_a_contact(
    client: Client, sandbox: Sandbox, publishable: SubscriptionFact, who: Cast, status: int, code: int
) -> None:
    before = sandbox.directory.contact(publishable.customer or "", publishable.id)
    refused = client.put(publishable, body_for(who.tenant_id, who.mpn_id, who.name))
    assert (refused.status, refused.json["code"], refused.has_bom) == (status, code, False)
    assert sandbox.directory.contact(publishable.customer or "", publishable.id) == before
    assert sandbox.log.applied == []


@pytest.mark.parametrize(
    ("subscription", "code"),
    [
        ((story.CONTOSO, story.CONTOSO_E5_NEW), 900279),
        ((story.ROMASHKA, story.ROMASHKA_AZURE), 900280),
        ((story.CONTOSO, story.CONTOSO_VISIO_DELETED), 2011),
    ],
)
def test_what_takes_no_contact(client: Client, subscription: tuple[str, str], code: int) -> None:
    customer, guid = subscription
    refused = client.send("PUT", f"/v1/customers/{customer}/subscriptions/{guid}/supportcontact", FABRIKAM)
    assert (refused.status, refused.json["code"]) == (400, code)


def test_new_commerce_has_no_contact_to_read(client: Client, sandbox: Sandbox) -> None:
    modern = first(sandbox, lambda fact: publishing_of_fact(fact) is Publishing.KEPT_HERE and ":" in fact.offer_id)
    answer = client.send("GET", contact_path(modern))
    assert (answer.status, answer.body) == (404, b"")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"3", {}, {"SupportTenantId": "x", "SupportMpnId": "1", "Name": "n"}, {**FABRIKAM, "Name": 3}],
)
def test_bodies_that_cannot_be_read(client: Client, publishable: SubscriptionFact, body: object) -> None:
    refused = client.put(publishable, body)
    assert (refused.status, refused.json) == (400, {"message": "The request is invalid."})


def test_a_request_id_is_applied_once(client: Client, sandbox: Sandbox, publishable: SubscriptionFact) -> None:
    customer = publishable.customer or ""
    once = client.put(publishable, FABRIKAM, MS_RequestId="decision-1")
    sandbox.directory.change_contact(customer, publishable.id, story.TAILSPIN.mpn_id)
    again = client.put(publishable, FABRIKAM, MS_RequestId="DECISION-1")
    assert again.body == once.body
    assert sandbox.directory.contact(customer, publishable.id).mpn_id == story.TAILSPIN.mpn_id
    assert [applied.request_id for applied in sandbox.log.applied] == ["decision-1"]
    assert [entry.replayed for entry in sandbox.log.of("put_contact")] == [False, True]
    # Another id is another decision, and so is none.
    for _ in range(2):
        client.put(publishable, PROVIDER)
    client.put(publishable, PROVIDER, MS_RequestId="decision-2")
    assert len(sandbox.log.applied) == 4


def test_somebody_else_changes_a_contact(client: Client, sandbox: Sandbox, publishable: SubscriptionFact) -> None:
    customer = publishable.customer or ""
    changed = sandbox.directory.change_contact(customer.upper(), publishable.id.upper(), story.FABRIKAM.tenant_id)
    assert client.send("GET", contact_path(publishable)).json["name"] == changed.name == story.FABRIKAM.name
    sandbox.directory.change_contact(customer, publishable.id, "")
    assert client.send("GET", contact_path(publishable)).json["supportMpnId"] == story.PROVIDER.mpn_id
    with pytest.raises(LookupError):
        sandbox.directory.change_contact(customer, publishable.id, "424242")
    with pytest.raises(LookupError):
        sandbox.directory.change_contact(customer, story.CONTOSO_E3, "")
