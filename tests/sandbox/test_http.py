"""The server underneath: tokens, quotas, headers, and clients that do as they like."""

from __future__ import annotations

import gzip
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from uuid import UUID

import pytest

from desktop.data.facts import SubscriptionFact
from desktop.data.sample import story
from desktop.sandbox.faults import Kind
from desktop.sandbox.quota import Quota
from desktop.sandbox.running import Sandbox, running

from .conftest import SMALL, Client, body_for, contact_path


@contextmanager
def raw(sandbox: Sandbox) -> Iterator[socket.socket]:
    host, port = sandbox.base_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        yield connection


def everything(connection: socket.socket) -> bytes:
    """What arrives until the other side ends."""
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts)


# Tokens


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer nonsense", "Basic {token}", "{token}"])
def test_without_a_token_nothing_is_answered(client: Client, sandbox: Sandbox, authorization: str | None) -> None:
    del client.headers["Authorization"]
    if authorization is not None:
        client.headers["Authorization"] = authorization.format(token=sandbox.token)
    refused = client.get("/profiles/mpn")
    assert (refused.status, refused.body, refused.reason) == (401, b"", "Unauthorized")
    assert refused.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert refused.headers["Transfer-Encoding"] == "chunked"
    assert client.get(f"/customers/{story.CONTOSO}").status == 401


def test_tokens_end_and_others_are_given(client: Client, sandbox: Sandbox) -> None:
    sandbox.tokens.expire(sandbox.token)
    assert client.get("/profiles/mpn").status == 401
    client.headers["Authorization"] = f"bearer {sandbox.tokens.issue(60)}"
    assert client.get("/profiles/mpn").status == 200
    client.headers["Authorization"] = f"Bearer {sandbox.tokens.issue(0)}"
    assert client.get("/profiles/mpn").reason == "Unauthorized"
    client.headers["Authorization"] = f"Bearer {sandbox.tokens.issue(mfa=False)}"
    assert client.get("/profiles/mpn").reason == "Unauthorized - MFA required"
    with pytest.raises(LookupError):
        sandbox.tokens.expire("nonsense")


def test_the_token_is_the_same_for_the_same_seed(sandbox: Sandbox) -> None:
    with running(SMALL) as again:
        assert again.token == sandbox.token
        assert again.base_url != sandbox.base_url


# Quotas


def test_a_fixed_window_opens_again() -> None:
    quota = Quota(3, seconds=60)
    assert [quota.take("", now) for now in (0, 1, 2)] == [None] * 3
    assert quota.take("", 10) == 50
    assert quota.take("", 60) is None


def test_a_sliding_window_counts_refused_attempts() -> None:
    quota = Quota(2, seconds=60, sliding=True)
    assert [quota.take("", now) for now in (0, 30)] == [None, None]
    assert quota.take("", 40) == 50, "the attempts at 30 and 40 count until 90"
    assert quota.take("", 89) == 11
    assert quota.take("", 150) is None


@pytest.mark.parametrize("sliding", [False, True])
def test_whoever_waits_as_told_is_let_through(sliding: bool) -> None:
    quota = Quota(5, seconds=60, sliding=sliding)
    now, answered = 0.0, 0
    while answered < 40:
        wait = quota.take("", now)
        answered += wait is None
        now += 0.01 if wait is None else wait
    # Of the attempts that a sliding window counts, one in five is refused.
    assert now < 60 * (40 / 4) + 1


def test_a_quota_for_each_customer() -> None:
    quota = Quota(1, per_customer=True)
    assert [quota.take(who, 0) for who in ("a", "b", "", "A")] == [None, None, None, 60]


@pytest.mark.parametrize("wrong", [(0, 60.0), (1, 0.0)])
def test_quotas_that_cannot_be(wrong: tuple[int, float]) -> None:
    with pytest.raises(ValueError, match="quota"):
        Quota(*wrong)


def test_beyond_the_quota_the_service_asks_to_wait(client: Client, sandbox: Sandbox) -> None:
    sandbox.quota = Quota(2)
    answers = [client.get("/profiles/mpn") for _ in range(4)]
    assert [answer.status for answer in answers] == [200, 200, 429, 429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
    sandbox.quota = None
    assert client.get("/profiles/mpn").status == 200


# Headers


def test_ids_come_back_and_are_made_up_when_there_are_none(client: Client) -> None:
    told = client.get("/profiles/mpn", MS_RequestId="R-1", MS_CorrelationId="C-1", X_Locale="en-US").headers
    assert (told["MS-RequestId"], told["MS-CorrelationId"], told["X-Locale"]) == ("R-1", "C-1", "en-US,en-US")
    assert told["Content-Type"] == "application/json; charset=utf-8"
    made_up = client.get("/profiles/mpn").headers
    assert UUID(made_up["MS-RequestId"]) != UUID(made_up["MS-CorrelationId"])
    assert parsedate_to_datetime(made_up["Date"]).tzinfo is not None
    assert client.get("/customers").headers["Content-Type"] == "application/json"


def test_long_answers_are_packed_for_whoever_takes_that(client: Client) -> None:
    plain = client.get("/customers")
    assert plain.headers["Content-Encoding"] is None
    packed = client.get("/customers", Accept_Encoding="gzip, deflate")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.body) == int(packed.headers["Content-Length"]) < len(plain.body) / 3
    assert gzip.decompress(packed.body) == plain.body
    assert client.get("/profiles/mpn", Accept_Encoding="gzip").headers["Content-Encoding"] is None


def test_a_body_is_asked_for_when_the_client_waits_for_that(
    client: Client, sandbox: Sandbox, publishable: SubscriptionFact
) -> None:
    with raw(sandbox) as connection:
        head = (
            f"PUT {contact_path(publishable)} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {sandbox.token}\r\n"
            "Content-Length: 3\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
        )
        connection.sendall(head.encode())
        assert connection.recv(1024) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"{}\n")
        assert everything(connection).startswith(b"HTTP/1.1 400 Bad Request\r\n")


# Clients


def test_requests_in_one_go_are_answered_in_their_order(sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.SLOW, on="mpn", seconds=0.05)
    calls = ["mpn", "organization", "support", "mpn", "organization"]
    heads = [
        f"GET /v1/profiles/{call} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {sandbox.token}\r\n" for call in calls
    ]
    with raw(sandbox) as connection:
        whole = ("\r\n".join(heads) + "Connection: close\r\n\r\n").encode()
        for at in range(0, len(whole), 7):
            connection.sendall(whole[at : at + 7])
        answers = everything(connection).decode()
    kinds = re.findall(r'"profileType":" ?(\w+)Profile"', answers)
    assert kinds == ["Mpn", "Organization", "Support", "Mpn", "Organization"]
    assert [str(entry.call) for entry in sandbox.log.entries] == calls


def test_many_clients_at_once_are_counted(sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.SLOW, seconds=0.3)

    def ask() -> None:
        client = Client(sandbox)
        client.get("/profiles/mpn")
        client.connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sandbox.log.total == sandbox.log.statuses[200] == 4
    assert 2 <= sandbox.log.most_at_once <= 4
    sandbox.log.clear()
    assert (sandbox.log.total, sandbox.log.most_at_once) == (0, 0)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"NONSENSE\r\n\r\n", 400),
        (b"GET /v1 SPDY/3\r\n\r\n", 400),
        (b"GET /v1 HTTP/1.1\r\nno colon\r\n\r\n", 400),
        (b"PUT /v1 HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
        (b"PUT /v1 HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", 413),
        (b"PUT /v1 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
        (b"GET /v1 HTTP/1.1\r\nX: " + b"x" * 70_000, 431),
    ],
)
def test_what_is_no_request_is_refused(sandbox: Sandbox, sent: bytes, status: int) -> None:
    with raw(sandbox) as connection:
        connection.sendall(sent)
        assert everything(connection).startswith(f"HTTP/1.1 {status} ".encode())
    assert sandbox.log.total == 0


@pytest.mark.parametrize("line", ["GET {url}/v1/profiles/mpn HTTP/1.1", "GET /v1/profiles/mpn HTTP/1.0"])
def test_older_ways_to_ask(sandbox: Sandbox, line: str) -> None:
    with raw(sandbox) as connection:
        head = f"{line.format(url=sandbox.base_url)}\r\nAuthorization: Bearer {sandbox.token}\r\n"
        closing = "" if line.endswith("0") else "Connection: close\r\n"
        connection.sendall(f"{head}{closing}\r\n".encode())
        assert b"MpnProfile" in everything(connection)


def test_a_client_that_leaves_is_no_trouble(client: Client, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.SLOW, on="customers", seconds=5)
    with raw(sandbox) as connection:
        connection.sendall(b"GET /v1/customers HTTP/1.1\r\nHost: x\r\n\r\n")
        sandbox.log.wait_for(lambda log: log.total == 1)
    sandbox.log.wait_for(lambda log: log.statuses[0] == 1)
    assert client.get("/profiles/mpn").status == 200


def test_waiting_for_what_does_not_come_ends(sandbox: Sandbox) -> None:
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        sandbox.log.wait_for(lambda log: log.total == 1, timeout=0.05)
    assert time.monotonic() - begun < 5


def test_no_token_is_ever_written_down(client: Client, sandbox: Sandbox, publishable: SubscriptionFact) -> None:
    client.put(publishable, body_for(story.FABRIKAM.tenant_id, story.FABRIKAM.mpn_id, "Fabrikam"))
    entry = sandbox.log.entries[-1]
    assert "Fabrikam" in entry.body
    assert sandbox.token not in str(entry.told())


def test_a_port_that_is_taken_is_an_error(sandbox: Sandbox) -> None:
    port = int(sandbox.base_url.rpartition(":")[2])
    with pytest.raises(OSError, match="in use"), running(SMALL, port=port):
        pass
