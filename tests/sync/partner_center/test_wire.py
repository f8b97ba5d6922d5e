"""What the line may do, and what becomes of reads and writes then. Real HTTP; only the clock is not real."""

from __future__ import annotations

import gzip
import json
import logging
import os
import socket
import threading
import time as real
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate
from typing import Any

import httpx
import pytest

from desktop.data.facts import ContactFact
from desktop.domain.records import SupportContact
from desktop.errors import Cancelled
from desktop.sync.errors import BadAnswer, RemoteError, SignInNeeded, Throttled, Unanswered, Unreachable
from desktop.sync.partner_center.budget import Budget
from desktop.sync.partner_center.client import PartnerCenter
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.tokens import VARIABLE, Challenge, EnvironmentToken
from desktop.sync.partner_center.wire import Limits, proxy_of
from tests.sync.partner_center import answers
from tests.sync.partner_center.answers import CUSTOMER, OTHER, REQUEST, RESELLER, SUBSCRIPTION
from tests.sync.partner_center.scripted import Asked, Reply, Scripted, Time, collection, fault, serving, throttled
from tests.sync.partner_center.test_quota import most_in_a_window

WANTED = SupportContact(RESELLER, "4847383", "First Up Consultants")
GOOD = Reply(body=answers.contact())


def read(remote: PartnerCenter) -> ContactFact:
    return remote.support_contact(CUSTOMER, SUBSCRIPTION)


def write(remote: PartnerCenter) -> ContactFact:
    return remote.put_support_contact(CUSTOMER, SUBSCRIPTION, WANTED, "", REQUEST)


@pytest.fixture
def hasty(service: Scripted, time: Time, token: str) -> Iterator[PartnerCenter]:
    """A client that waits for nothing long."""
    client = PartnerCenter(
        Connection(base_url=service.base_url),
        EnvironmentToken(),
        limits=Limits(deadline=0.3, largest=20_000, timeout=httpx.Timeout(0.2)),
        clock=time,
        sleep=time.sleep,
    )
    yield client
    client.close()


# --- reads are repeated


@pytest.mark.parametrize(
    "bad",
    [
        Reply(500),
        Reply(502, b"<html>", kind="text/html"),
        fault(503, 800003),
        Reply(504),
        Reply(408),
        Reply(act="reset"),
        Reply(body=answers.contact(), act="cut"),
    ],
)
def test_a_read_is_repeated_with_growing_pauses(
    service: Scripted, remote: PartnerCenter, time: Time, bad: Reply
) -> None:
    service.will(bad, bad, bad, GOOD)
    assert read(remote).mpn_id == "4391507"
    assert time.waited == pytest.approx(0.5 + 1.5 + 3.5)
    # One operation: the same request, four times.
    assert len({one.headers["MS-RequestId"] for one in service.asked}) == 1
    assert len({one.headers["MS-CorrelationId"] for one in service.asked}) == 1
    assert remote.meter().requests == {"contacts": 4}


@pytest.mark.parametrize(("told", "waits"), [("20", 20), ("0", 0.5), ("9999", 60), ("soon", 0.5)])
def test_a_service_that_is_down_may_say_for_how_long(
    service: Scripted, remote: PartnerCenter, time: Time, told: str, waits: float
) -> None:
    service.will(Reply(503, headers={"Retry-After": told}), GOOD)
    read(remote)
    assert time.waited == pytest.approx(waits, abs=0.3)
    # It is no refusal: the quota is as it was.
    assert remote.meter().per_minute == 500


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        (Reply(500), Unreachable),
        (Reply(503, {"code": 800003, "description": "x"}), Unreachable),
        (Reply(act="reset"), Unreachable),
        (Reply(body=answers.contact(), act="cut"), BadAnswer),
    ],
)
def test_but_not_for_ever(service: Scripted, remote: PartnerCenter, bad: Reply, kind: type[RemoteError]) -> None:
    service.will(bad)
    with pytest.raises(kind) as caught:
        read(remote)
    assert type(caught.value) is kind
    assert len(service.asked) == 4


@pytest.mark.parametrize("status", [400, 403, 404, 409, 412, 417, 501, 505])
def test_what_is_final_is_asked_once(service: Scripted, remote: PartnerCenter, status: int) -> None:
    service.will(fault(status, 4711))
    with pytest.raises(RemoteError):
        read(remote)
    assert len(service.asked) == 1


def test_no_answer_in_time(service: Scripted, hasty: PartnerCenter) -> None:
    service.will(Reply(act="silent"), GOOD)
    assert read(hasty).mpn_id == "4391507"
    service.will(Reply(act="silent"))
    with pytest.raises(Unreachable):
        read(hasty)
    service.over.set()


def test_a_body_that_trickles_in_is_given_up(service: Scripted, hasty: PartnerCenter) -> None:
    # Each piece comes in time, so only a bound on the whole ends it.
    service.will(Reply(body=answers.contact(), act="trickle"))
    started = real.monotonic()
    with pytest.raises(Unreachable):
        read(hasty)
    assert real.monotonic() - started < 4 * 1.5
    with pytest.raises(Unanswered):
        write(hasty)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=collection([answers.contact(name="x" * 30_000)])),
        Reply(body=b"x", headers={"Content-Length": "99999999999"}),
        Reply(body=gzip.compress(b" " * 5_000_000), headers={"Content-Encoding": "gzip"}),
    ],
)
def test_a_body_that_is_too_large_is_not_taken(service: Scripted, hasty: PartnerCenter, reply: Reply) -> None:
    service.will(reply)
    with pytest.raises(BadAnswer):
        read(hasty)
    assert len(service.asked) == 1
    with pytest.raises(Unanswered):
        write(hasty)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b"<html>Sign in to the network</html>", kind="text/html"),
        Reply(body=answers.contact(), kind="text/html"),
        Reply(body=answers.contact(), kind="text/plain; charset=utf-8"),
        Reply(body=b"PK\x03\x04", kind="application/octet-stream"),
        Reply(body=b'{"supportTenantId": "3B'),
        Reply(body=b"<html>", kind="application/json"),
        Reply(body=b"\x1f\x8b nonsense", headers={"Content-Encoding": "gzip"}),
        Reply(204),
    ],
)
def test_an_answer_that_is_no_json_is_no_answer(service: Scripted, remote: PartnerCenter, reply: Reply) -> None:
    service.will(reply)
    with pytest.raises(BadAnswer):
        read(remote)
    assert len(service.asked) == 1
    with pytest.raises(Unanswered):
        write(remote)


@pytest.mark.parametrize("kind", [None, "application/json", "application/problem+json; charset=utf-8", "TEXT/JSON"])
def test_json_by_its_other_names(service: Scripted, remote: PartnerCenter, kind: str | None) -> None:
    service.will(Reply(body=answers.contact(), kind=kind))
    assert read(remote).mpn_id == "4391507"


def test_packed_answers_are_unpacked(service: Scripted, remote: PartnerCenter) -> None:
    packed = gzip.compress(b"\xef\xbb\xbf" + json.dumps(answers.contact()).encode())
    service.will(Reply(body=packed, headers={"Content-Encoding": "gzip"}))
    assert read(remote).name == "Trey Research"


# --- writes are not


@pytest.mark.parametrize(
    "bad", [Reply(500), Reply(503), Reply(408), Reply(act="reset"), Reply(body=answers.contact(), act="cut")]
)
def test_a_write_is_never_repeated_blindly(service: Scripted, remote: PartnerCenter, time: Time, bad: Reply) -> None:
    service.will(bad)
    with pytest.raises(Unanswered):
        write(remote)
    assert len(service.asked) == 1
    assert time.waited == 0


def test_a_write_without_an_answer_is_unanswered(service: Scripted, hasty: PartnerCenter) -> None:
    service.will(Reply(act="silent"))
    with pytest.raises(Unanswered):
        write(hasty)
    assert len(service.asked) == 1
    service.over.set()


@pytest.mark.parametrize("ask", [read, write])
def test_nobody_there_changes_nothing(time: Time, token: str, ask: Callable[[PartnerCenter], ContactFact]) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"
    remote = PartnerCenter(Connection(base_url=address), EnvironmentToken(), clock=time, sleep=time.sleep)
    with pytest.raises(Unreachable) as caught:
        ask(remote)
    assert caught.value.code == "remote_unreachable"
    # Nothing was sent, so trying again is harmless for a write too.
    assert remote.meter().total == 4
    remote.close()


def test_a_write_the_service_was_too_busy_for_is_sent_again(
    service: Scripted, remote: PartnerCenter, time: Time
) -> None:
    service.will(throttled("7"), GOOD)
    write(remote)
    assert [one.headers["MS-RequestId"] for one in service.asked] == [REQUEST, REQUEST]
    assert time.waited == pytest.approx(7, abs=0.3)


def test_a_connection_that_was_hung_up_is_not_used_again(service: Scripted, remote: PartnerCenter) -> None:
    service.will(Reply(body=answers.contact(), act="hang up"))
    for _ in range(5):
        read(remote)
        # The end of the old connection arrives in its own time.
        real.sleep(0.02)
        write(remote)
        real.sleep(0.02)
    assert remote.meter().total == 10


def test_connections_are_used_again(service: Scripted, remote: PartnerCenter) -> None:
    ports: set[Any] = set()
    service.answer = lambda asked: GOOD
    original = service.reply_to
    service.reply_to = lambda asked: ports.add(threading.get_ident()) or original(asked)  # type: ignore[method-assign]
    for _ in range(20):
        read(remote)
    # The server has a thread for each connection.
    assert len(ports) == 1


# --- the service asks to wait


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "57"}, 57),
        ({"Retry-After": " 5 "}, 5),
        ({"Retry-After": "1.5"}, 1.5),
        ({}, 60),
        ({"Retry-After": "soon"}, 60),
        ({"Retry-After": "-5"}, 60),
        ({"Retry-After": "0"}, 1),
        ({"Retry-After": ""}, 60),
    ],
)
def test_a_wait_is_waited(
    service: Scripted, remote: PartnerCenter, time: Time, headers: dict[str, str], seconds: float
) -> None:
    service.will(Reply(429, {"statusCode": 429, "message": "x"}, headers), GOOD)
    read(remote)
    assert time.waited == pytest.approx(seconds, abs=0.3)
    assert remote.meter().throttled == 1
    assert remote.meter().per_minute == 400


@pytest.mark.parametrize("skew", [0.0, -7_200.0, 86_400.0])
def test_a_moment_to_wait_for_is_one_of_the_services_clock(
    service: Scripted, remote: PartnerCenter, time: Time, skew: float
) -> None:
    theirs = real.time() + skew
    headers = {"Retry-After": formatdate(theirs + 20, usegmt=True), "Date": formatdate(theirs, usegmt=True)}

    service.will(Reply(429, b"", headers), GOOD)
    read(remote)
    assert 19 <= time.waited <= 21.5


def test_requests_that_are_refused_again_and_again(service: Scripted, remote: PartnerCenter, time: Time) -> None:
    service.will(throttled("10"))
    with pytest.raises(Throttled) as caught:
        read(remote)
    assert len(service.asked) == 6
    # Each refusal in a row waits longer: 10, 15, 20, 30, 50.
    assert time.waited == pytest.approx(10 + 15 + 20 + 30 + 50, abs=2)
    assert caught.value.seconds == 10


def test_a_wait_that_is_too_long_is_told(service: Scripted, time: Time, token: str) -> None:
    remote = PartnerCenter(
        Connection(base_url=service.base_url, longest_wait=30), EnvironmentToken(), clock=time, sleep=time.sleep
    )
    service.will(throttled("57"))
    with pytest.raises(Throttled) as caught:
        read(remote)
    assert caught.value.seconds == pytest.approx(57)
    assert time.waited == 0
    assert len(service.asked) == 1
    remote.close()


def test_a_refusal_that_names_a_customer_is_theirs_alone(service: Scripted, remote: PartnerCenter, time: Time) -> None:
    def answer(asked: Asked) -> Reply:
        first = CUSTOMER in asked.path and len([one for one in service.asked if CUSTOMER in one.path]) == 1
        return (
            throttled("40", f"Too many calls for customer {CUSTOMER.upper()}") if first else Reply(body=collection([]))
        )

    service.answer = answer
    stop = threading.Event()
    remote.stop(stop.is_set)
    stop.set()
    with pytest.raises(Cancelled):
        remote.subscriptions(CUSTOMER)
    stop.clear()
    remote.subscriptions(OTHER)
    assert time.waited < 1
    assert remote.meter().per_minute == 500
    remote.subscriptions(CUSTOMER)
    assert 39 <= time.waited <= 41


def test_waiting_ends_when_somebody_asks_to_stop(service: Scripted, remote: PartnerCenter, time: Time) -> None:
    service.will(throttled("57"))
    remote.stop(lambda: time.waited > 3)
    with pytest.raises(Cancelled):
        read(remote)
    assert time.waited < 4
    service.will(Reply(500))
    remote.stop(lambda: len(service.asked) > 2)
    with pytest.raises(Cancelled):
        remote.resellers()


def test_one_budget_serves_all_clients_of_a_tenant(service: Scripted, time: Time, token: str) -> None:
    budget = Budget(60, clock=time, sleep=time.sleep)
    connection = Connection(base_url=service.base_url)
    service.will(GOOD)
    clients = [PartnerCenter(connection, EnvironmentToken(), budget=budget) for _ in range(2)]
    for _ in range(30):
        for client in clients:
            read(client)
    assert time.waited == pytest.approx(60, abs=2)
    for client in clients:
        client.close()


def test_threads_together_stay_within_the_quota(service: Scripted, token: str) -> None:
    # A clock that runs sixty times as fast, so that a minute is a second.
    allowed, factor = 60, 60
    arrived: list[float] = []

    def answer(asked: Asked) -> Reply:
        arrived.append(real.monotonic() * factor)
        return GOOD

    service.answer = answer
    remote = PartnerCenter(
        Connection(base_url=service.base_url, per_minute=allowed),
        EnvironmentToken(),
        clock=lambda: real.monotonic() * factor,
        sleep=lambda seconds: real.sleep(seconds / factor),
    )
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: read(remote), range(100)))
    remote.close()
    arrived.sort()
    # A few seconds of that clock may pass on the road.
    assert most_in_a_window(arrived, 55) <= allowed
    assert arrived[-1] - arrived[0] > 90


# --- who is signed in


def mfa_required() -> Reply:
    return Reply(401, b"", {"WWW-Authenticate": 'Bearer error="invalid_token"'}, "Unauthorized - MFA required", None)


class Renewing:
    """Tokens that can be renewed."""

    def __init__(self, *tokens: str) -> None:
        self.tokens = list(tokens)
        self.refused: list[tuple[str, Challenge]] = []

    def token(self) -> str:
        return self.tokens[0]

    def renewed(self, refused: str, challenge: Challenge) -> str:
        self.refused.append((refused, challenge))
        del self.tokens[0]
        return self.tokens[0]


@pytest.mark.parametrize("ask", [read, write])
@pytest.mark.parametrize(
    "refusal",
    [
        Reply(401, b"", {"WWW-Authenticate": 'Bearer error="invalid_token"'}),
        fault(401, 800001),
        fault(401, 400),
        Reply(401, b"<html>", kind="text/html"),
    ],
)
def test_an_expired_token_is_renewed_once(
    service: Scripted, time: Time, refusal: Reply, ask: Callable[[PartnerCenter], ContactFact]
) -> None:
    tokens = Renewing("old", "new")
    remote = PartnerCenter(Connection(base_url=service.base_url), tokens, clock=time, sleep=time.sleep)
    service.will(refusal, GOOD)
    ask(remote)
    assert [one.token for one in service.asked] == ["old", "new"]
    assert len({one.headers["MS-RequestId"] for one in service.asked}) == 1
    assert tokens.refused == [("old", Challenge())]
    assert time.waited == 0
    remote.close()


def test_and_once_only(service: Scripted) -> None:
    remote = PartnerCenter(Connection(base_url=service.base_url), Renewing("old", "new", "newer"))
    service.will(fault(401, 800001))
    with pytest.raises(SignInNeeded) as caught:
        read(remote)
    assert caught.value.code == "sign_in_refused"
    assert len(service.asked) == 2
    remote.close()


def test_a_token_renewed_without_a_second_factor(service: Scripted) -> None:
    remote = PartnerCenter(Connection(base_url=service.base_url), Renewing("old", "new", "newer"))
    service.will(fault(401, 800001), mfa_required())
    with pytest.raises(SignInNeeded) as caught:
        read(remote)
    assert caught.value.code == "sign_in_second_factor"
    remote.close()


def test_what_the_service_asks_for_reaches_the_tokens(service: Scripted) -> None:
    tokens = Renewing("old", "new")
    remote = PartnerCenter(Connection(base_url=service.base_url), tokens)
    service.will(
        Reply(401, b"", {"WWW-Authenticate": 'Bearer error="insufficient_claims", claims="eyJhIjp7fX0="'}), GOOD
    )
    read(remote)
    assert tokens.refused == [("old", Challenge(claims="eyJhIjp7fX0="))]
    remote.close()


def test_a_wrong_audience_says_so(service: Scripted) -> None:
    remote = PartnerCenter(Connection(base_url=service.base_url), Renewing("old", "new"))
    service.will(fault(401, 900420))
    with pytest.raises(SignInNeeded) as caught:
        read(remote)
    assert caught.value.code == "sign_in_wrong_audience"
    remote.close()


@pytest.mark.parametrize(
    ("reply", "code"), [(mfa_required(), "sign_in_second_factor"), (fault(401, 800001), "token_refused")]
)
def test_a_token_of_the_environment_cannot_be_renewed(
    service: Scripted, remote: PartnerCenter, reply: Reply, code: str
) -> None:
    service.will(reply)
    with pytest.raises(SignInNeeded) as caught:
        read(remote)
    assert caught.value.code == code
    assert len(service.asked) == 1


def test_but_somebody_may_have_put_a_new_one_there(
    service: Scripted, remote: PartnerCenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.token == "second":
            return GOOD
        monkeypatch.setenv(VARIABLE, "Bearer second")
        return fault(401, 800001)

    service.answer = answer
    read(remote)
    assert len(service.asked) == 2


@pytest.mark.parametrize("text", [None, "", "  ", "Bearer ", "a b", "a\r\nHost: evil", "tök", "a\x00"])
def test_what_is_no_token_is_not_sent(
    service: Scripted, remote: PartnerCenter, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    monkeypatch.delenv(VARIABLE) if text is None else monkeypatch.setattr("os.environ", {VARIABLE: text})
    with pytest.raises(SignInNeeded):
        read(remote)
    assert service.asked == []


# --- nothing leaves for elsewhere


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("ask", [read, write])
def test_redirections_are_not_followed(
    service: Scripted, remote: PartnerCenter, status: int, ask: Callable[[PartnerCenter], ContactFact]
) -> None:
    other = Scripted()
    other.will(GOOD)
    with serving(other) as address:
        for where in (f"{address}/v1/x", f"{service.base_url}/v1/x", "/v1/x", "//evil.example/"):
            service.asked.clear()
            service.will(Reply(status, b"", {"Location": where}))
            with pytest.raises(BadAnswer) as caught:
                ask(remote)
            assert caught.value.code == "remote_redirect"
            assert len(service.asked) == 1
    assert other.asked == []


def test_no_proxy_of_the_environment_sees_what_stays_on_this_machine(
    service: Scripted, time: Time, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = Scripted()
    proxy.will(GOOD)
    with serving(proxy) as address:
        monkeypatch.setenv("HTTP_PROXY", address)
        monkeypatch.setenv("http_proxy", address)
        monkeypatch.setenv("ALL_PROXY", address)
        remote = PartnerCenter(Connection(base_url=service.base_url), EnvironmentToken())
        service.will(GOOD)
        read(remote)
        remote.close()
    assert proxy.asked == []


@pytest.mark.parametrize(
    ("named", "bypassed", "proxy"),
    [
        ({"https_proxy": "http://proxy.example:3128"}, "", "http://proxy.example:3128"),
        ({"https_proxy": "proxy.example:3128"}, "", "http://proxy.example:3128"),
        ({"all_proxy": "http://other.example"}, "", "http://other.example"),
        ({"http_proxy": "http://proxy.example:3128"}, "", None),
        ({"https_proxy": "http://proxy.example:3128"}, "microsoft.com", None),
        ({}, "", None),
    ],
)
def test_a_proxy_of_the_environment_is_used(
    monkeypatch: pytest.MonkeyPatch, named: dict[str, str], bypassed: str, proxy: str | None
) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    for name, value in {**named, "no_proxy": bypassed}.items():
        monkeypatch.setenv(name, value)
    assert proxy_of(Connection()) == proxy
    assert proxy_of(Connection(base_url="http://127.0.0.1:8080")) is None


@pytest.mark.parametrize(
    "named", ["ftp://SECRET@proxy.example", "http://user:SECRET@proxy:port", "socks5://SECRET@proxy"]
)
def test_a_proxy_that_is_none_is_told_without_its_password(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, named: str
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("https_proxy", named)
    with pytest.raises(Unreachable) as caught:
        PartnerCenter(Connection(), EnvironmentToken())
    assert caught.value.code == "remote_proxy"
    assert "SECRET" not in f"{caught.value!r} {caught.value.__context__!r} {caplog.text}"


def test_what_a_link_sets_is_not_said_twice(token: str) -> None:
    headers = [{"key": "x-locale", "value": "de-DE"}, {"key": "MS-ContinuationToken", "value": "x"}]
    pages = iter([collection([answers.customer(1)], {"uri": "/customers?a=1", "headers": headers}), collection([])])
    said: list[list[str]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        said.append(request.headers.get_list("X-Locale"))
        return httpx.Response(200, json=next(pages))

    remote = PartnerCenter(Connection(), EnvironmentToken(), transport=httpx.MockTransport(answer))
    list(remote.customers())
    assert said == [["en-US"], ["de-DE"]]


def test_cookies_are_not_kept(service: Scripted, remote: PartnerCenter) -> None:
    service.will(Reply(body=answers.contact(), headers={"Set-Cookie": "a=b; Path=/"}))
    read(remote)
    read(remote)
    assert "Cookie" not in service.asked[1].headers


# --- what is written down


def test_each_request_is_logged_in_one_line(
    service: Scripted, remote: PartnerCenter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "desktop")
    service.will(Reply(body=answers.contact(), headers={"MS-CorrelationId": "theirs-1"}))
    read(remote)
    lines = [record for record in caplog.records if record.name.endswith("wire")]
    assert len(lines) == 1
    assert lines[0].levelno == logging.DEBUG
    assert "contacts: 200 after " in lines[0].getMessage()
    assert "theirs-1" in lines[0].getMessage()
    assert "Trey" not in caplog.text


def test_closing_twice_is_harmless(service: Scripted, remote: PartnerCenter) -> None:
    remote.close()
    remote.close()
