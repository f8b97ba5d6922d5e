"""Every fault that can be ordered, seen from the other end of the wire."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import BadStatusLine, IncompleteRead, RemoteDisconnected

import pytest

from desktop.data.facts import SubscriptionFact
from desktop.data.sample import story
from desktop.sandbox.faults import BEFORE, USUAL, Fault, Kind
from desktop.sandbox.running import Sandbox

from .conftest import Client, body_for, contact_path

FABRIKAM = body_for(story.FABRIKAM.tenant_id, story.FABRIKAM.mpn_id, story.FABRIKAM.name)
SUBSCRIPTIONS = f"/customers/{story.CONTOSO}/subscriptions"
LOST = (ConnectionError, BadStatusLine, RemoteDisconnected)

Another = Callable[[], Client]


@pytest.fixture
def another(sandbox: Sandbox, request: pytest.FixtureRequest) -> Another:
    """Opens further connections, which give up soon."""

    def make() -> Client:
        client = Client(sandbox, timeout=0.3)
        request.addfinalizer(client.connection.close)
        return client

    return make


def contact_of(sandbox: Sandbox, fact: SubscriptionFact) -> str:
    return sandbox.directory.contact(fact.customer or "", fact.id).mpn_id


# Which requests meet a fault


def test_every_third_request_after_the_first_two_and_twice_at_most(client: Client, sandbox: Sandbox) -> None:
    fault = sandbox.faults.add(Kind.ERROR, on="mpn", every=3, skip=2, times=2)
    assert [client.get("/profiles/mpn").status for _ in range(14)] == [200] * 4 + [503, 200, 200, 503] + [200] * 6
    assert client.get("/profiles/support").status == 200
    assert fault.met == 2


def test_a_fault_is_for_a_call_a_path_a_method_or_a_customer(client: Client, sandbox: Sandbox) -> None:
    paths = (SUBSCRIPTIONS, f"/customers/{story.ROMASHKA}/subscriptions", "/profiles/mpn")

    def met(**settings: str) -> list[bool]:
        fault = sandbox.faults.add(Kind.ERROR, **settings)
        statuses = [client.get(path).status for path in paths]
        sandbox.faults.remove(fault.number)
        return [status == 503 for status in statuses]

    assert met() == [True, True, True]
    assert met(on="subscriptions") == [True, True, False]
    assert met(path="/customers/*/subscriptions") == [True, True, False]
    assert met(path="/profiles/*") == [False, False, True]
    assert met(customer=story.ROMASHKA.upper()) == [False, True, False]
    assert met(method="put") == [False, False, False]
    assert met(on="put_contact") == [False, False, False]


def test_two_faults_at_once(client: Client, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.WRONG_TYPE)
    sandbox.faults.add(Kind.ERROR, status=500)
    late = sandbox.faults.add(Kind.THROTTLED)
    answer = client.get("/profiles/mpn")
    assert (answer.status, answer.headers["Content-Type"]) == (500, "text/plain")
    assert late.fitted == 0, "the first that keeps a request from being handled stands for all"
    assert sandbox.log.entries[-1].faults == ("wrong_type", "error")
    sandbox.faults.clear()
    assert client.get("/profiles/mpn").status == 200


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ({"kind": "nonsense"}, ValueError),
        ({"kind": "error", "on": "nonsense"}, ValueError),
        ({"kind": "error", "every": 0}, ValueError),
        ({"kind": "error", "status": 42}, ValueError),
        ({"kind": "error", "colour": "red"}, TypeError),
        ({"kind": "error", "number": 3}, TypeError),
    ],
)
def test_faults_that_cannot_be_ordered(sandbox: Sandbox, settings: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        sandbox.faults.add(**settings)  # type: ignore[arg-type]
    assert list(sandbox.faults) == []
    with pytest.raises(LookupError):
        sandbox.faults.remove(1)


def test_each_kind_has_its_usual_settings() -> None:
    assert set(USUAL) == set(Kind)
    for kind, settings in USUAL.items():
        Fault(kind, **settings)


# Refusals


@pytest.mark.parametrize("asked", ["57", None, "0", "soon", "Wed, 21 Oct 2026 07:28:00 GMT"])
def test_throttled(client: Client, sandbox: Sandbox, asked: str | None) -> None:
    sandbox.faults.add(Kind.THROTTLED, retry_after=asked)
    answer = client.get("/profiles/mpn", MS_RequestId="mine")
    assert (answer.status, answer.reason, answer.has_bom) == (429, "Too Many Requests", False)
    assert answer.json == {"statusCode": 429, "message": f"Rate limit is exceeded. Try again in {asked or 60} seconds."}
    assert answer.headers["Retry-After"] == asked
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["MS-RequestId"] is None, "the gateway does not know these headers"
    assert sandbox.log.statuses[429] == 1


def test_errors_with_and_without_a_body(client: Client, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.ERROR, times=1)
    assert client.get("/profiles/mpn").body == b""
    sandbox.faults.add(Kind.ERROR, status=409, code=900278, text="Come back tomorrow.", times=1)
    busy = client.get("/profiles/mpn")
    assert (busy.status, busy.json["code"], busy.json["description"]) == (409, 900278, "Come back tomorrow.")
    sandbox.faults.add(Kind.ERROR, status=400, text="The request is invalid.", times=1)
    assert client.get("/profiles/mpn").json == {"message": "The request is invalid."}


@pytest.mark.parametrize("kind", [Kind.EXPIRED_TOKEN, Kind.NO_MFA])
def test_a_token_that_is_not_good_enough(client: Client, sandbox: Sandbox, kind: Kind) -> None:
    sandbox.faults.add(kind, times=1)
    answer = client.get("/profiles/mpn")
    assert (answer.status, answer.body) == (401, b"")
    assert answer.reason == ("Unauthorized - MFA required" if kind is Kind.NO_MFA else "Unauthorized")
    assert answer.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert client.get("/profiles/mpn").status == 200


def test_a_lost_customer(client: Client, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.LOST_CUSTOMER, customer=story.CONTOSO)
    refused = client.get(SUBSCRIPTIONS)
    assert (refused.status, refused.json["code"]) == (403, 20002)
    assert client.get(f"/customers/{story.ROMASHKA}/subscriptions").status == 200


def test_a_redirection_leads_to_another_host(client: Client, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.REDIRECT, times=1)
    moved = client.get("/profiles/mpn?x=1")
    other = sandbox.base_url.replace("127.0.0.1", "localhost")
    assert (moved.status, moved.headers["Location"]) == (302, f"{other}/v1/profiles/mpn?x=1")
    sandbox.faults.add(Kind.REDIRECT, status=307, text="https://elsewhere.example/", times=1)
    moved = client.get("/profiles/mpn")
    assert (moved.status, moved.headers["Location"]) == (307, "https://elsewhere.example/")
    # Whoever follows with the token is found out by the host that was asked.
    client.get("/profiles/mpn", Host="localhost")
    assert [entry.host for entry in sandbox.log.entries if entry.authorized][-1] == "localhost"


# Answers that do not come


def test_a_reset_before_the_request_is_handled(client: Client, sandbox: Sandbox, publishable: SubscriptionFact) -> None:
    before = contact_of(sandbox, publishable)
    sandbox.faults.add(Kind.RESET, times=1)
    with pytest.raises(ConnectionResetError) as caught:
        client.put(publishable, FABRIKAM)
    assert caught.type is ConnectionResetError, "a reset, and not an end without an answer"
    assert contact_of(sandbox, publishable) == before
    assert sandbox.log.applied == []


def test_a_reset_after_a_contact_was_stored(
    client: Client, another: Another, sandbox: Sandbox, publishable: SubscriptionFact
) -> None:
    sandbox.faults.add(Kind.RESET_AFTER, on="put_contact", times=1)
    with pytest.raises(ConnectionResetError):
        client.put(publishable, FABRIKAM, MS_RequestId="decision")
    assert contact_of(sandbox, publishable) == story.FABRIKAM.mpn_id
    assert another().put(publishable, FABRIKAM, MS_RequestId="decision").status == 200
    assert len(sandbox.log.applied) == 1
    assert [entry.status for entry in sandbox.log.entries] == [0, 200]


@pytest.mark.parametrize("kind", [Kind.SILENT, Kind.SILENT_AFTER])
def test_silence(another: Another, sandbox: Sandbox, publishable: SubscriptionFact, kind: Kind) -> None:
    sandbox.faults.add(kind, times=1)
    asking = another()
    with pytest.raises(TimeoutError):
        asking.put(publishable, FABRIKAM)
    asking.connection.close()
    sandbox.log.wait_for(lambda log: log.statuses[0] == 1)
    assert len(sandbox.log.applied) == (kind is Kind.SILENT_AFTER)
    assert another().get("/profiles/mpn").status == 200


def test_an_error_although_the_contact_was_stored(
    client: Client, sandbox: Sandbox, publishable: SubscriptionFact
) -> None:
    sandbox.faults.add(Kind.ERROR_AFTER, status=504, times=1)
    assert client.put(publishable, FABRIKAM, MS_RequestId="decision").status == 504
    assert contact_of(sandbox, publishable) == story.FABRIKAM.mpn_id
    assert client.put(publishable, FABRIKAM, MS_RequestId="decision").status == 200
    assert len(sandbox.log.applied) == 1


def test_a_connection_that_ends_without_a_word(client: Client, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.HANGS_UP, times=1)
    first = client.get("/profiles/mpn")
    assert (first.status, first.headers["Connection"]) == (200, None)
    # What the client's end of the connection has seen of that is a matter of chance.
    with pytest.raises(LOST):
        client.get("/profiles/mpn")


def test_an_answer_that_takes_its_time(client: Client, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.SLOW, seconds=0.2)
    before = time.monotonic()
    assert client.get("/profiles/mpn").status == 200
    assert time.monotonic() - before >= 0.2


# Answers that are not what they should be


def test_a_body_that_trickles(client: Client, another: Another, sandbox: Sandbox) -> None:
    whole = client.get(SUBSCRIPTIONS).body
    sandbox.faults.add(Kind.TRICKLES, seconds=0.6)
    before = time.monotonic()
    # Each piece arrives before this client gives up.
    assert another().get(SUBSCRIPTIONS).body == whole
    assert time.monotonic() - before >= 0.6
    assert sandbox.log.entries[-1].status == 200


def test_a_body_that_is_cut_off(client: Client, sandbox: Sandbox) -> None:
    whole = client.get(SUBSCRIPTIONS).body
    sandbox.faults.add(Kind.CUT_OFF)
    with pytest.raises(IncompleteRead) as caught:
        client.get(SUBSCRIPTIONS)
    assert whole.startswith(caught.value.partial)
    assert 0 < len(caught.value.partial) < len(whole)
    assert sandbox.log.entries[-1].status == 0


def test_json_that_stops_half_way(client: Client, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.HALF_JSON)
    answer = client.get(SUBSCRIPTIONS)
    assert answer.status == 200
    with pytest.raises(json.JSONDecodeError):
        _ = answer.json


def test_html_and_plain_text(client: Client, sandbox: Sandbox) -> None:
    page = sandbox.faults.add(Kind.HTML)
    answer = client.get("/profiles/mpn")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert answer.body.startswith(b"<!DOCTYPE html>")
    sandbox.faults.remove(page.number)
    sandbox.faults.add(Kind.WRONG_TYPE)
    answer = client.get("/profiles/mpn")
    assert (answer.headers.get_all("Content-Type"), answer.json["mpnId"]) == (["text/plain"], story.PROVIDER.mpn_id)


def test_a_contact_that_changes_right_after_it_was_read(
    client: Client, sandbox: Sandbox, publishable: SubscriptionFact
) -> None:
    sandbox.faults.add(Kind.OVERTAKEN, on="contact", times=1, text=story.TAILSPIN.mpn_id)
    read = client.send("GET", contact_path(publishable)).json["supportMpnId"]
    assert read != story.TAILSPIN.mpn_id
    assert client.send("GET", contact_path(publishable)).json["supportMpnId"] == story.TAILSPIN.mpn_id


@pytest.mark.parametrize("seconds", [-86_400, 7_200])
def test_a_clock_that_is_wrong(client: Client, sandbox: Sandbox, seconds: float) -> None:
    sandbox.faults.add(Kind.CLOCK_SKEW, seconds=seconds)
    wrong = datetime.now(UTC) + timedelta(seconds=seconds)
    answer = client.get("/profiles/mpn")
    assert abs(parsedate_to_datetime(answer.headers["Date"]) - wrong) < timedelta(seconds=30)
    sandbox.directory.change_subscription(story.CONTOSO, story.CONTOSO_E3, quantity=1)
    found = client.ok(f"/auditrecords?startDate={wrong.date()}&endDate={wrong.date() + timedelta(days=1)}")["items"]
    recorded = [record["operationDate"] for record in found if record["customerId"] == story.CONTOSO]
    assert any(abs(datetime.fromisoformat(f"{date[:19]}+00:00") - wrong) < timedelta(seconds=30) for date in recorded)


def test_what_bars_a_request_is_seen_without_a_token(client: Client, sandbox: Sandbox) -> None:
    assert len(BEFORE) == 8
    sandbox.faults.add(Kind.THROTTLED)
    client.headers.pop("Authorization")
    assert client.get("/profiles/mpn").status == 429


def test_a_fault_of_the_sandbox_itself_is_an_answer_too(
    client: Client, sandbox: Sandbox, publishable: SubscriptionFact, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.faults.add(Kind.OVERTAKEN, text="424242")
    assert client.send("GET", contact_path(publishable)).status == 500
    assert "the sandbox failed" in caplog.text
    assert client.get("/profiles/mpn").status == 200


def test_a_stopped_sandbox_ends_every_connection(sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.SILENT)
    host, port = sandbox.base_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as waiting:
        waiting.sendall(b"GET /v1/profiles/mpn HTTP/1.1\r\nHost: x\r\n\r\n")
        sandbox.log.wait_for(lambda log: log.total == 1)
        sandbox.stop()
        assert waiting.recv(1) == b""
