"""Going through a list page by page, and what may go wrong between two pages."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.data.sample import story
from desktop.sandbox.faults import Kind
from desktop.sandbox.running import Sandbox, running
from desktop.sandbox.tenant import Tenant

from .conftest import SMALL, Client


def ids(pages: list[Any]) -> list[str]:
    return [item["id"] for page in pages for item in page["items"]]


@pytest.mark.parametrize(("size", "pages"), [(1, 60), (25, 3), (30, 2), (60, 1), (0, 1), (9999, 1)])
def test_every_customer_comes_once(client: Client, sandbox: Sandbox, size: int, pages: int) -> None:
    found = client.pages(f"/customers?size={size}")
    assert len(found) == pages
    assert ids(found) == [fact.tenant_id for fact in sandbox.directory.customers()]
    assert "next" not in found[-1]["links"]
    assert "continuationToken" not in found[-1]


def test_no_answer_holds_more_than_five_hundred() -> None:
    with running(Tenant(1050, 0, 5)) as sandbox:
        client = Client(sandbox)
        found = client.pages("/customers?size=2000")
        client.connection.close()
    assert [len(page["items"]) for page in found] == [500, 500, 50]


def test_there_are_two_ways_to_the_next_page(client: Client) -> None:
    first = client.ok("/customers?size=20")
    link = first["links"]["next"]
    assert link["headers"] == [{"key": "MS-ContinuationToken", "value": first["continuationToken"]}]
    followed = client.follow(first)
    sought = client.get("/customers?seekOperation=next", MS_ContinuationToken=first["continuationToken"])
    assert sought.body == followed.body
    # The version stands in front of every other link.
    links = [page["links"]["next"]["uri"] for page in client.pages("/customers?size=20")[:-1]]
    assert [link.startswith("/v1/") for link in links] == [False, True]
    again = client.get("/customers?seekOperation=First", MS_ContinuationToken=first["continuationToken"])
    assert again.json["items"] == first["items"]


def test_tokens_of_other_lists_and_none_are_refused(client: Client) -> None:
    token = client.ok("/customers?size=20")["continuationToken"]
    refused = [
        client.get("/auditrecords?seekOperation=Next", MS_ContinuationToken=token),
        client.get("/customers?seekOperation=Next", MS_ContinuationToken="bm90aGluZw=="),
        client.get("/customers?seekOperation=Next", MS_ContinuationToken="x"),
        client.get("/customers?seekOperation=Next"),
        client.get("/customers?seekOperation=Last", MS_ContinuationToken=token),
    ]
    assert [(answer.status, answer.json) for answer in refused] == [(400, {"message": "The request is invalid."})] * 5


def test_a_second_question_mark_counts_as_an_ampersand(client: Client, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.ODD_LINK)
    found = client.pages("/customers?size=20")
    assert found[0]["links"]["next"]["uri"] == "/customers?size=20?seekOperation=Next"
    assert len(ids(found)) == 60


def test_a_page_that_leads_to_itself(client: Client, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.LOOPING_PAGE, on="customers", skip=1)
    first = client.ok("/customers?size=20")
    pages = [client.follow(first).json]
    for _ in range(3):
        pages.append(client.follow(pages[-1]).json)
    assert all(page == pages[0] for page in pages)
    assert pages[0]["items"] != first["items"]


def test_a_page_that_comes_twice(client: Client, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.DOUBLED_PAGE, on="customers")
    found = client.pages("/customers?size=20")
    expected = [fact.tenant_id for fact in sandbox.directory.customers()]
    assert [len(page["items"]) for page in found] == [20] * 6
    assert [page["items"] for page in found[::2]] == [page["items"] for page in found[1::2]]
    assert list(dict.fromkeys(ids(found))) == expected


def test_items_that_move_between_pages(client: Client, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.MOVING_ITEMS, on="customers")
    found = ids(client.pages("/customers?size=20"))
    expected = [fact.tenant_id for fact in sandbox.directory.customers()]
    assert {one for one in found if found.count(one) > 1} == {expected[19], found[39]}
    assert set(expected) - set(found) == {expected[20], expected[40]}


def test_a_link_to_another_host(client: Client, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.FOREIGN_LINK, times=1)
    uri = client.ok("/customers?size=20")["links"]["next"]["uri"]
    assert uri == sandbox.base_url.replace("127.0.0.1", "localhost") + "/v1/customers?size=20&seekOperation=Next"
    sandbox.faults.add(Kind.FOREIGN_LINK, text="https://elsewhere.example")
    assert client.ok("/customers?size=20")["links"]["next"]["uri"].startswith("https://elsewhere.example/v1/")


def test_customers_who_join_and_leave_meanwhile(client: Client, sandbox: Sandbox) -> None:
    expected = [fact.tenant_id for fact in sandbox.directory.customers()]
    first = client.ok("/customers?size=20")
    sandbox.directory.leave(expected[0])
    sandbox.directory.leave(expected[30])
    joined = sandbox.directory.join("Coho Winery", "coho.example", [story.FABRIKAM.mpn_id])
    pages = [first]
    while "next" in pages[-1]["links"]:
        pages.append(client.follow(pages[-1]).json)
    assert ids(pages) == [*expected[:30], *expected[31:], joined]


def test_the_story_is_the_same_over_the_wire_each_time() -> None:
    bodies = []
    for _ in range(2):
        with running(SMALL) as sandbox:
            client = Client(sandbox)
            bodies.append(
                [client.get("/customers?size=20").body, client.get(f"/customers/{story.BOLD}/subscriptions").body]
            )
            client.connection.close()
    assert bodies[0] == bodies[1]
