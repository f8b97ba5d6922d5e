"""Listings that go on, go wrong, or never end."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, islice
from typing import Any

import pytest

from desktop.sync.errors import BadAnswer, NotPermitted, Refused, Unreachable
from desktop.sync.partner_center.client import PartnerCenter
from tests.sync.partner_center.answers import CUSTOMER, answer_page, customer, tenant_of
from tests.sync.partner_center.scripted import Asked, Reply, Scripted, collection, fault, serving


def link(number: int, uri: str = "/customers?seekOperation=Next") -> dict[str, Any]:
    return {"uri": uri, "method": "GET", "headers": [{"key": "MS-ContinuationToken", "value": f"page-{number}"}]}


def page_of(asked: Asked) -> int:
    """Which page is asked for."""
    return int(asked.headers.get("MS-ContinuationToken", "page-0").rpartition("-")[2])


def listing(pages: int) -> Callable[[Asked], Reply]:
    """A well-behaved listing with two customers on each page."""

    def answer(asked: Asked) -> Reply:
        at = page_of(asked)
        items = [customer(2 * at), customer(2 * at + 1)]
        return Reply(body=collection(items, link(at + 1) if at + 1 < pages else None))

    return answer


def listed(remote: PartnerCenter, token: str = "") -> list[str]:
    return [fact.tenant_id for page in remote.customers(token) for fact in page.customers]


def test_a_listing_is_followed_to_its_end(service: Scripted, remote: PartnerCenter) -> None:
    service.answer = listing(7)
    assert listed(remote) == [tenant_of(number) for number in range(14)]
    assert remote.meter().requests == {"customers": 7}


def test_the_count_that_a_page_tells_ends_nothing(service: Scripted, remote: PartnerCenter) -> None:
    service.will(
        Reply(body=collection([customer(1)], link(1), totalCount=1)),
        Reply(body=collection([customer(2)], totalCount=99)),
    )
    assert listed(remote) == [tenant_of(1), tenant_of(2)]


def test_an_empty_page_ends_nothing_either(service: Scripted, remote: PartnerCenter) -> None:
    service.will(Reply(body=collection([], link(1))), Reply(body=collection([customer(2)])))
    assert listed(remote) == [tenant_of(2)]


def test_a_later_run_goes_on_where_the_earlier_one_left_off(service: Scripted, remote: PartnerCenter) -> None:
    service.answer = listing(5)
    first = list(islice(remote.customers(), 2))
    service.asked.clear()
    assert listed(remote, first[1].token) == [tenant_of(number) for number in range(4, 10)]
    assert page_of(service.asked[0]) == 2


@pytest.mark.parametrize("refusal", [fault(400, 1), fault(404, 1000), fault(410, 1), fault(412, 1)])
def test_a_token_that_is_too_old_begins_anew(service: Scripted, remote: PartnerCenter, refusal: Reply) -> None:
    good = listing(3)
    service.answer = good
    token = next(iter(remote.customers())).token
    service.answer = lambda asked: (
        refusal if "MS-ContinuationToken" in asked.headers and len(service.asked) == 2 else good(asked)
    )
    assert listed(remote, token) == [tenant_of(number) for number in range(6)]


@pytest.mark.parametrize(
    "kept",
    ["nonsense", '{"uri":"https://evil.example/v1/x","headers":[]}', '{"uri":"/x","headers":[["a","b\\r\\n"]]}'],
)
def test_a_token_that_is_none_begins_anew(service: Scripted, remote: PartnerCenter, kept: str) -> None:
    service.answer = listing(2)
    assert listed(remote, kept) == [tenant_of(number) for number in range(4)]


def test_a_listing_that_breaks_in_the_middle_begins_anew_and_tells_nothing_twice(
    service: Scripted, remote: PartnerCenter
) -> None:
    good = listing(4)
    broken: list[Asked] = []

    def answer(asked: Asked) -> Reply:
        if page_of(asked) == 2 and not broken:
            broken.append(asked)
            return fault(400, 4711, "the continuation token is not valid")
        return good(asked)

    service.answer = answer
    assert listed(remote) == [tenant_of(number) for number in range(8)]


def test_but_not_again_and_again(service: Scripted, remote: PartnerCenter) -> None:
    good = listing(4)
    service.answer = lambda asked: fault(400, 4711) if page_of(asked) == 2 else good(asked)
    with pytest.raises(Refused):
        listed(remote)
    assert len(service.asked) == 9


@pytest.mark.parametrize(("refusal", "kind"), [(fault(403, 900150), NotPermitted), (Reply(503), Unreachable)])
def test_what_is_not_the_tokens_fault_ends_the_listing(
    service: Scripted, remote: PartnerCenter, refusal: Reply, kind: type[Exception]
) -> None:
    good = listing(4)
    service.answer = lambda asked: refusal if page_of(asked) == 2 else good(asked)
    with pytest.raises(kind):
        listed(remote)


def test_doubled_pages_and_moving_items_are_told_once(service: Scripted, remote: PartnerCenter) -> None:
    first, second = [customer(1), customer(2)], [customer(2), customer(3)]
    service.will(
        Reply(body=collection(first, link(1))),
        Reply(body=collection(second, link(2))),
        Reply(body=collection(second, link(3))),
        Reply(body=collection([customer(4)])),
    )
    assert listed(remote) == [tenant_of(number) for number in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    "next_page",
    [
        lambda number: link(1),
        lambda number: link(number % 3),
        lambda number: {"uri": "/customers?size=500", "headers": []},
        lambda number: {"uri": "/v1/customers?size=500", "headers": None},
    ],
)
def test_a_ring_is_noticed(service: Scripted, remote: PartnerCenter, next_page: Callable[[int], Any]) -> None:
    numbers = count(1)

    def answer(asked: Asked) -> Reply:
        number = next(numbers)
        return Reply(body=collection([customer(number)], next_page(number)))

    service.answer = answer
    with pytest.raises(BadAnswer) as caught:
        listed(remote)
    assert caught.value.code == "remote_endless"
    assert len(service.asked) <= 4


@pytest.mark.parametrize("items", [[], [customer(1)]])
def test_a_listing_that_brings_nothing_new_for_ever_is_noticed(
    service: Scripted, remote: PartnerCenter, items: list[Any]
) -> None:
    service.answer = lambda asked: Reply(body=collection(items, link(page_of(asked) + 1)))
    with pytest.raises(BadAnswer):
        listed(remote)
    assert len(service.asked) <= 12


@pytest.mark.parametrize(
    "path", ["/v1/customers?seekOperation=Next", "/v1/v1/customers?seekOperation=Next", "customers?a=1?b=2"]
)
def test_links_as_the_service_writes_them(service: Scripted, remote: PartnerCenter, path: str) -> None:
    service.will(Reply(body=collection([customer(1)], link(1, path))), Reply(body=collection([customer(2)])))
    assert listed(remote) == [tenant_of(1), tenant_of(2)]
    assert service.asked[1].target in {"/v1/customers?seekOperation=Next", "/v1/customers?a=1&b=2"}


def test_no_token_goes_where_a_link_leads(service: Scripted, remote: PartnerCenter) -> None:
    elsewhere = Scripted()
    elsewhere.will(Reply(body=collection([customer(2)])))
    with serving(elsewhere) as address:
        port = address.rpartition(":")[2]
        for uri in (
            f"{address}/v1/customers",
            f"//127.0.0.1:{port}/v1/customers",
            f"http://localhost:{port}/v1/customers",
            f"{service.base_url}@127.0.0.1:{port}/v1/customers",
            f"{service.base_url}/v2/customers",
            "/v1/../customers",
        ):
            service.asked.clear()
            service.will(Reply(body=collection([customer(1)], link(1, uri))))
            with pytest.raises(BadAnswer):
                listed(remote)
            assert len(service.asked) == 1
    assert elsewhere.asked == []


def test_a_link_cannot_sign_us_in_as_somebody_else(service: Scripted, remote: PartnerCenter, token: str) -> None:
    headers = [
        {"key": "authorization", "value": "Bearer theirs"},
        {"key": "Host", "value": "evil.example"},
        {"key": "Cookie", "value": "a=b"},
        {"key": "Content-Length", "value": "100"},
        {"key": "MS-ContinuationToken", "value": "page-1"},
    ]
    service.will(
        Reply(body=collection([customer(1)], {"uri": "/customers?seekOperation=Next", "headers": headers})),
        Reply(body=collection([])),
    )
    assert listed(remote) == [tenant_of(1)]
    second = service.asked[1]
    assert second.token == token
    assert second.headers["Host"] == service.asked[0].headers["Host"]
    assert "Cookie" not in second.headers
    assert "Content-Length" not in second.headers
    assert second.headers["MS-ContinuationToken"] == "page-1"


def test_the_other_listings_go_on_too(service: Scripted, remote: PartnerCenter) -> None:
    service.will(
        Reply(body=collection([customer(1)], link(1))), Reply(body=collection([customer(2), customer(1)]))
    )  # fmt: skip
    assert list(remote.customers_of(CUSTOMER)) == [tenant_of(1), tenant_of(2)]
    for name in ("resellers", "links_of", "subscriptions"):
        one, two, arguments = answer_page(name)
        service.will(Reply(body=collection([one], link(1))), Reply(body=collection([two, one])))
        assert len(getattr(remote, name)(*arguments)) == 2
