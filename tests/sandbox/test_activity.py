"""The activity log, and the acts of others that it tells of, or does not."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from desktop.data.facts import SubscriptionFact
from desktop.data.sample import story
from desktop.sandbox.activity import KEPT_DAYS, QUIET
from desktop.sandbox.directory import Directory
from desktop.sandbox.running import Sandbox
from desktop.sandbox.tenant import Tenant

from .conftest import Client, body_for, condition


def today(sandbox: Sandbox) -> date:
    return sandbox.gateway.now().date()


def records(client: Client, query: str) -> list[Any]:
    return [item for page in client.pages(f"/auditrecords?{query}") for item in page["items"]]


@pytest.fixture
def news(client: Client, sandbox: Sandbox) -> Any:
    """What the log tells that it did not before."""
    day = today(sandbox)
    query = f"startDate={day - timedelta(days=1)}&endDate={day + timedelta(days=1)}"
    known = {record["id"] for record in records(client, query)}
    return lambda: [record for record in records(client, query) if record["id"] not in known]


def test_a_record(client: Client, sandbox: Sandbox) -> None:
    day = today(sandbox)
    found = records(client, f"startDate={day - timedelta(days=30)}&endDate={day}")
    must = {"id", "partnerId", "customerId", "customerName", "userPrincipalName", "sessionId", "resourceType"}
    must |= {"operationType", "originalCorrelationId", "operationDate", "operationStatus", "customizedData"}
    assert all(must <= set(record) for record in found)
    assert {record["partnerId"] for record in found} == {story.PROVIDER.tenant_id}
    assert len({record["id"] for record in found}) == len(found)
    assert {record["id"].count("_") > 1 for record in found} == {True, False}, "ids have two forms"
    assert len({record["operationStatus"] for record in found}) > 1
    assert "recalculate_footprint" in {record["operationType"] for record in found}, "not every kind is documented"
    assert all(record["operationDate"][19] == "." and len(record["operationDate"]) == 28 for record in found)
    dates = [record["operationDate"] for record in found]
    assert dates == sorted(dates, reverse=True)
    changes = [record for record in found if record["resourceType"] == "subscription"]
    new = json.loads(changes[0]["resourceNewValue"])
    assert {"Id", "OfferId", "Status", "FriendlyName"} <= set(new)
    assert "supportcontact" not in json.dumps(found).lower()


def test_a_day_is_inclusive_and_always_the_same(client: Client, sandbox: Sandbox) -> None:
    day = today(sandbox) - timedelta(days=40)
    found = records(client, f"startDate={day}&endDate={day}")
    assert found
    assert {record["operationDate"][:10] for record in found} == {str(day)}
    assert found == records(client, f"startDate={day:%m/%d/%Y}&endDate={day:%m/%d/%Y}%2000:00:00")


def test_pages_of_the_log(client: Client, sandbox: Sandbox) -> None:
    window = f"startDate={today(sandbox) - timedelta(days=20)}&endDate={today(sandbox)}"
    pages = client.pages(f"/auditrecords?{window}&size=10")
    assert len(pages) > 2
    assert [item for page in pages for item in page["items"]] == records(client, window)


@pytest.mark.parametrize(
    ("first", "last"),
    [(-KEPT_DAYS - 1, None), (-KEPT_DAYS - 1, 0), (-31, 0), (0, -1), (None, None)],
)
def test_windows_that_the_service_does_not_take(
    client: Client, sandbox: Sandbox, first: int | None, last: int | None
) -> None:
    words = []
    for name, days in (("startDate", first), ("endDate", last)):
        if days is not None:
            words.append(f"{name}={today(sandbox) + timedelta(days=days)}")
    refused = client.get(f"/auditrecords?{'&'.join(words)}")
    assert (refused.status, refused.json) == (400, {"message": "The request is invalid."})


def test_without_an_end_a_window_has_thirty_days(client: Client, sandbox: Sandbox) -> None:
    start = today(sandbox) - timedelta(days=KEPT_DAYS)
    dates = {record["operationDate"][:10] for record in records(client, f"startDate={start}")}
    assert max(dates) == str(start + timedelta(days=30))


def test_filters_of_the_log(client: Client, sandbox: Sandbox) -> None:
    window = f"startDate={today(sandbox) - timedelta(days=30)}&endDate={today(sandbox)}"
    everything = records(client, window)
    who = everything[0]["customerId"]
    of_customer = records(client, f"{window}&{condition('CustomerId', who, 'equals')}")
    assert of_customer == [record for record in everything if record["customerId"] == who]
    orders = records(client, f"{window}&{condition('ResourceType', 'Order', 'equals')}")
    assert orders == [record for record in everything if record["resourceType"] == "order"]
    named = records(client, f"{window}&{condition('CompanyName', everything[0]['customerName'][1:4], 'substring')}")
    assert everything[0] in named


def test_what_partner_users_do_is_recorded(client: Client, sandbox: Sandbox, news: Any) -> None:
    act = sandbox.directory
    bought = act.add_subscription(story.CONTOSO, "Visio Plan 2", nickname="Drawing", reseller_of_record="6104201")
    act.change_subscription(story.CONTOSO, bought, quantity=9, status="suspended")
    joined = act.join("Coho Winery", "coho.example")
    act.leave(story.ROMASHKA)
    act.take_back(story.ROMASHKA)
    act.change_customer(story.BOLD, name="Bold")
    found = {record["operationType"]: record for record in news()}
    assert list(found) == [
        "update_company_info",
        "extend_relationship",
        "remove_partner_customer_relationship",
        "resellerrelationshipacceptedbycustomer",
        "update_subscription",
        "create_order",
    ]
    assert found["resellerrelationshipacceptedbycustomer"]["customerId"] == joined
    order = json.loads(found["create_order"]["resourceNewValue"])
    assert order["LineItems"][0]["SubscriptionId"] == bought
    changed = found["update_subscription"]
    assert json.loads(changed["resourceOldValue"])["Status"] == "active"
    assert json.loads(changed["resourceNewValue"])["Quantity"] == 9
    assert {"key": "Status", "value": "Suspended"} in changed["customizedData"]
    yesterday = today(sandbox) - timedelta(days=1)
    assert joined not in {
        record["customerId"] for record in records(client, f"startDate={yesterday}&endDate={yesterday}")
    }
    listed = client.ok(f"/customers/{story.CONTOSO}/subscriptions")["items"][-1]
    assert (listed["id"], listed["quantity"], listed["friendlyName"]) == (bought, 9, "Drawing")


def test_what_others_do_is_not(client: Client, sandbox: Sandbox, news: Any, publishable: SubscriptionFact) -> None:
    act = sandbox.directory
    customer = publishable.customer or ""
    fabrikam = body_for(story.FABRIKAM.tenant_id, story.FABRIKAM.mpn_id, story.FABRIKAM.name)
    assert client.put(publishable, fabrikam).status == 200
    act.change_contact(customer, publishable.id, story.TAILSPIN.mpn_id)
    act.change_subscription(customer, publishable.id, logged=False, status="expired")
    act.remove_subscription(story.CONTOSO, story.CONTOSO_VISIO_DELETED)
    act.leave(story.BOLD, logged=False)
    act.withdraw(story.ZHULDYZ)
    assert news() == []
    assert client.ok(f"/customers/{customer}/subscriptions/{publishable.id}")["status"] == "expired"
    missing = client.get(f"/customers/{story.CONTOSO}/subscriptions/{story.CONTOSO_VISIO_DELETED}")
    assert (missing.status, missing.json["code"]) == (404, 20003)
    for gone in (story.BOLD, story.ZHULDYZ):
        refused = client.get(f"/customers/{gone}/subscriptions")
        assert (refused.status, refused.json["code"]) == (403, 20002)
    listed = {item["id"] for item in client.ok("/customers")["items"]}
    assert story.BOLD not in listed
    assert story.ZHULDYZ in listed


def test_the_etag_of_a_legacy_subscription_changes_with_it(client: Client, sandbox: Sandbox) -> None:
    path = f"/customers/{story.CONTOSO}/subscriptions/{story.CONTOSO_E3}"
    before = client.ok(path)["attributes"]["etag"]
    assert client.ok(path)["attributes"]["etag"] == before
    sandbox.directory.change_subscription(story.CONTOSO, story.CONTOSO_E3, nickname="All of us")
    assert client.ok(path)["attributes"]["etag"] != before


def test_customers_who_join_are_found_by_their_reseller(client: Client, sandbox: Sandbox) -> None:
    path = f"/customers?{condition('IndirectReseller', story.TAILSPIN.tenant_id)}"
    before = {item["id"] for item in client.ok(path)["items"]}
    joined = sandbox.directory.join("Coho Winery", "coho.example", [story.TAILSPIN.mpn_id])
    assert {item["id"] for item in client.ok(path)["items"]} == before | {joined}
    (link,) = client.ok(f"/customers/{joined}/relationships")["items"]
    assert link["id"] == story.TAILSPIN.tenant_id
    bought = sandbox.directory.add_subscription(joined)
    assert (
        client.ok(f"/customers/{joined}/subscriptions/{bought}/supportcontact")["supportMpnId"] == story.PROVIDER.mpn_id
    )


def test_acts_on_what_is_not_there_are_refused(sandbox: Sandbox) -> None:
    nobody = "00000000-0000-4000-8000-000000000000"
    act = sandbox.directory
    for attempt in (
        lambda: act.leave(nobody),
        lambda: act.add_subscription(nobody),
        lambda: act.add_subscription(story.CONTOSO, "Nothing"),
        lambda: act.change_subscription(story.CONTOSO, nobody, quantity=1),
        lambda: act.remove_subscription(story.CONTOSO, story.ROMASHKA_OFFICE),
        lambda: act.join("Coho", "coho.example", ["424242"]),
    ):
        with pytest.raises(LookupError):
            attempt()
    with pytest.raises(TypeError):
        act.change_subscription(story.CONTOSO, story.CONTOSO_E3, colour="red")


@pytest.mark.parametrize("hour", range(24))
def test_nothing_is_made_up_for_the_last_hours_before_the_start(hour: int) -> None:
    started = datetime(2026, 11, 25, hour, 58, tzinfo=UTC)
    directory = Directory(Tenant(customers=4000, subscriptions=8000, resellers=20), lambda: started)
    made_up = directory.activity.between(started.date() - timedelta(days=1), started.date())
    moments = [datetime.fromisoformat(record["operationDate"]) for record in made_up]
    assert moments
    assert all(moment.replace(tzinfo=UTC) < started - QUIET for moment in moments)
