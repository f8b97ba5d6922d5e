"""Where a link may lead, and what it may bring along."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.data.importing.partner_center import Members
from desktop.sync.errors import BadAnswer
from desktop.sync.partner_center.links import Link, Root, link_of, next_link

HERE = "https://api.partnercenter.microsoft.com"
ROOT = Root(f"{HERE}/v1")


@pytest.mark.parametrize(
    ("uri", "leads_to"),
    [
        ("/customers?size=40", "/v1/customers?size=40"),
        ("customers?size=40", "/v1/customers?size=40"),
        ("/v1/customers?size=40", "/v1/customers?size=40"),
        ("/v1/v1/customers?size=40", "/v1/customers?size=40"),
        (f"{HERE}/v1/customers?size=40", "/v1/customers?size=40"),
        (f"{HERE}:443/v1/customers", "/v1/customers"),
        (f"{HERE.upper()}/v1/customers", "/v1/customers"),
        (f"{HERE}/v1/v1/customers", "/v1/customers"),
        ("/customers?size=500?seekOperation=Next", "/v1/customers?size=500&seekOperation=Next"),
        ("/customers?a=1?b=2?c=3", "/v1/customers?a=1&b=2&c=3"),
        # Nothing is escaped anew.
        ("/auditrecords?filter=%7B%22Field%22%3A%22a+b%22%7D", "/v1/auditrecords?filter=%7B%22Field%22%3A%22a+b%22%7D"),
        ("/customers?token=AbC%2f%2B%3d==", "/v1/customers?token=AbC%2f%2B%3d=="),
        ("/customers?size=40#part", "/v1/customers?size=40"),
    ],
)
def test_links_to_the_service_are_followed(uri: str, leads_to: str) -> None:
    url, headers = ROOT.follow(Link(uri))
    assert str(url) == HERE + leads_to
    assert headers == {}


def test_a_service_below_a_path_is_followed_below_it() -> None:
    root = Root("http://127.0.0.1:8080/sandbox/v1")
    for uri in ("/customers?a=1", "/v1/customers?a=1", "/sandbox/v1/customers?a=1"):
        assert str(root.follow(Link(uri))[0]) == "http://127.0.0.1:8080/sandbox/v1/customers?a=1"
    with pytest.raises(BadAnswer):
        root.follow(Link("http://127.0.0.1:8080/v1/customers"))


ELSEWHERE = [
    "https://evil.example/v1/customers",
    "http://api.partnercenter.microsoft.com/v1/customers",
    f"{HERE}:8443/v1/customers",
    f"{HERE}.evil.example/v1/customers",
    f"{HERE}@evil.example/v1/customers",
    "https://user:pw@api.partnercenter.microsoft.com/v1/customers",
    f"{HERE}\\@evil.example/v1/customers",
    f"{HERE}%2eevil.example/v1/customers",
    "https:evil.example/v1/customers",
    "https:/evil.example/v1/customers",
    "https:///evil.example/v1/customers",
    "HTTPS://evil.example/v1/customers",
    "//evil.example/v1/customers",
    "///evil.example/v1/customers",
    "\\\\evil.example/v1/customers",
    "/\\evil.example/v1/customers",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,x",
    f"{HERE}/v2/customers",
    f"{HERE}/v1",
    f"{HERE}/v1x/customers",
    f"{HERE}/",
    "/v1/../admin",
    "/../admin",
    "/v1/%2e%2e/admin",
    "/v1/.%2E/admin",
    "/v1/%2e%2e%2fadmin",
    "/v1/customers/..%5c..",
    "/customers\r\nHost: evil.example",
    "/customers?a=1\nX: y",
    "/customers?a=1\x00",
    "/custo\u2024mers",
    " /customers",
    "/customers?" + "a" * 9_000,
    "",
]


@pytest.mark.parametrize("uri", ELSEWHERE)
def test_links_elsewhere_are_not(uri: str) -> None:
    with pytest.raises(BadAnswer) as caught:
        ROOT.follow(Link(uri))
    assert caught.value.code in {"remote_foreign_link", "remote_bad_link"}
    assert "pw" not in str(caught.value)


@given(
    st.text(st.sampled_from("htps:/\\@.%2efF#?&=evilapi1 \t\nv:[]"), max_size=40), st.sampled_from(["", HERE, "/v1/"])
)
def test_no_link_leaves_the_service(tail: str, head: str) -> None:
    try:
        url, _ = ROOT.follow(Link(head + tail))
    except BadAnswer:
        return
    assert (url.scheme, url.host, url.port) == ("https", "api.partnercenter.microsoft.com", None)
    assert url.path.startswith("/v1/")
    assert ".." not in url.path.split("/")
    # What the request line says is what was looked at.
    request = httpx.Request("GET", url)
    assert request.headers["host"] == "api.partnercenter.microsoft.com"
    assert request.url.raw_path.startswith(b"/v1/")


def test_headers_come_along_but_none_that_are_ours() -> None:
    link = Link(
        "/customers",
        (
            ("MS-ContinuationToken", "AAA+/=="),
            ("X-Other", "a b"),
            ("authorization", "Bearer other"),
            ("HOST", "evil.example"),
            ("Cookie", "a=b"),
            ("Content-Length", "5"),
            ("Transfer-Encoding", "chunked"),
            ("Connection", "close"),
            ("Proxy-Authorization", "Basic x"),
            ("MS-RequestId", "x"),
            ("Accept", "text/html"),
            ("X-Forwarded-Host", "evil.example"),
        ),
    )
    assert ROOT.follow(link)[1] == {"MS-ContinuationToken": "AAA+/==", "X-Other": "a b"}


@pytest.mark.parametrize(
    "header",
    [
        ("X", "a\r\nHost: evil"),
        ("X\r\nY", "a"),
        ("", "a"),
        ("X Y", "a"),
        ("X", "\u20ac"),
        ("X:", "a"),
        ("X", "a" * 20_000),
    ],
)
def test_headers_that_would_break_the_request_are_refused(header: tuple[str, str]) -> None:
    with pytest.raises(BadAnswer):
        ROOT.follow(Link("/customers", (header,)))


def test_the_next_link_of_a_page_in_any_case() -> None:
    members = Members(
        {"Links": {"Next": {"Uri": " /customers ", "Headers": [{"Key": "MS-ContinuationToken", "Value": "abc"}]}}}
    )
    link = next_link(members)
    assert link == Link("/customers", (("MS-ContinuationToken", "abc"),))
    assert link_of(link.token) == link


@pytest.mark.parametrize("links", [{}, {"next": None}, {"self": {"uri": "/customers"}}, None, "x"])
def test_no_next_link_is_the_end(links: object) -> None:
    assert next_link(Members({"links": links})) is None
    assert next_link(Members({})) is None


@pytest.mark.parametrize(
    "found",
    [
        "/customers",
        {},
        {"uri": ""},
        {"uri": 5},
        {"uri": "/customers", "headers": "x"},
        {"uri": "/customers", "headers": ["x"]},
        {"uri": "/customers", "headers": [{"key": "a"}]},
        {"uri": "/customers", "headers": [{"key": "a", "value": 5}]},
    ],
)
def test_a_next_link_that_says_nothing_is_no_end(found: object) -> None:
    # Taking it for the end would make everything after it look gone.
    with pytest.raises(BadAnswer):
        next_link(Members({"links": {"next": found}}))


@pytest.mark.parametrize(
    "token", ["", "x", "{}", "[]", '{"uri":5,"headers":[]}', '{"uri":"x","headers":[["a"]]}', "[" * 9_999]
)
def test_tokens_that_are_none(token: str) -> None:
    assert link_of(token) is None
