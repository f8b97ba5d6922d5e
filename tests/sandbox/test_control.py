"""Steering a sandbox that runs elsewhere: its own endpoint, a process of its own, and the command."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from desktop.cli import group
from desktop.data.facts import SubscriptionFact
from desktop.data.sample import story
from desktop.sandbox.faults import Kind
from desktop.sandbox.process import SeparateSandbox, separate
from desktop.sandbox.running import Sandbox
from desktop.sandbox.tenant import Tenant

from .conftest import SMALL, Client, body_for

ROOT = Path(__file__).parents[2]
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def remote(sandbox: Sandbox) -> SeparateSandbox:
    return SeparateSandbox(sandbox.base_url, sandbox.token)


def get(base_url: str, token: str, path: str) -> tuple[int, Any]:
    connection = HTTPConnection(urlsplit(base_url).netloc, timeout=10)
    connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, json.loads(body.decode("utf-8-sig")) if body else None


def test_faults_are_ordered_and_taken_back(client: Client, remote: SeparateSandbox) -> None:
    fault = remote.ask("POST", "faults", kind="error", on="mpn", status=500, times=3)
    assert client.get("/profiles/mpn").status == 500
    assert remote.ask("GET", "faults") == [{**fault, "fitted": 1, "met": 1}]
    remote.ask("DELETE", f"faults/{fault['number']}")
    assert client.get("/profiles/mpn").status == 200
    remote.ask("POST", "faults", kind=Kind.THROTTLED, retry_after=None)
    assert client.get("/profiles/mpn").headers["Retry-After"] is None
    remote.ask("DELETE", "faults")
    assert client.get("/profiles/mpn").status == 200


def test_quota_and_tokens(client: Client, sandbox: Sandbox, remote: SeparateSandbox) -> None:
    remote.ask("PUT", "quota", requests=1, sliding=True)
    assert [client.get("/profiles/mpn").status for _ in range(2)] == [200, 429]
    assert remote.ask("GET", "")["quota"] == {"requests": 1, "seconds": 60.0}
    remote.ask("DELETE", "quota")
    client.headers["Authorization"] = f"Bearer {remote.ask('POST', 'tokens', mfa=False)['token']}"
    assert client.get("/profiles/mpn").status == 401


def test_what_others_do(client: Client, remote: SeparateSandbox, publishable: SubscriptionFact) -> None:
    where = {"customer": publishable.customer, "subscription": publishable.id}
    changed = remote.ask("POST", "contacts", **where, to=story.TAILSPIN.mpn_id)
    assert remote.ask("GET", "contacts", **where) == changed
    assert changed["name"] == story.TAILSPIN.name
    bought = remote.ask("POST", "subscriptions", customer=story.CONTOSO, product="Visio Plan 2", quantity=3)["id"]
    remote.ask("PATCH", "subscriptions", customer=story.CONTOSO, subscription=bought, nickname="Plans", logged=False)
    assert client.ok(f"/customers/{story.CONTOSO}/subscriptions/{bought}")["friendlyName"] == "Plans"
    remote.ask("DELETE", "subscriptions", customer=story.CONTOSO, subscription=bought)
    assert client.get(f"/customers/{story.CONTOSO}/subscriptions/{bought}").status == 404
    joined = remote.ask("POST", "customers", name="Coho Winery", domain="coho.example", resellers=["6104201"])["id"]
    assert client.get(f"/customers/{joined}").status == 200
    remote.ask("DELETE", "customers", customer=joined)
    assert client.get(f"/customers/{joined}").status == 403


def test_what_happened(client: Client, remote: SeparateSandbox, publishable: SubscriptionFact) -> None:
    body = body_for(story.FABRIKAM.tenant_id, story.FABRIKAM.mpn_id, story.FABRIKAM.name)
    client.put(publishable, body, MS_RequestId="r-1")
    client.get("/nothing")
    overview = remote.ask("GET", "")
    assert (overview["requests"], overview["applied"], overview["statuses"]) == (2, 1, {"200": 1, "404": 1})
    assert overview["counts"] == {"put_contact": 1, "unknown": 1}
    (applied,) = remote.ask("GET", "applied")
    assert (applied["request_id"], applied["mpn_id"]) == ("r-1", story.FABRIKAM.mpn_id)
    entries = remote.ask("GET", "log")
    assert [(entry["method"], entry["call"], entry["status"]) for entry in entries] == [
        ("PUT", "put_contact", 200),
        ("GET", "unknown", 404),
    ]
    remote.ask("DELETE", "log")
    assert remote.ask("GET", "")["requests"] == 0


@pytest.mark.parametrize(
    ("method", "name", "members", "words"),
    [
        ("POST", "faults", {"kind": "nonsense"}, "nonsense"),
        ("POST", "faults", {}, "kind"),
        ("DELETE", "faults/7", {}, "no fault 7"),
        ("PUT", "quota", {"requests": 0}, "quota"),
        ("POST", "contacts", {"customer": "x", "subscription": "y", "to": ""}, "no customer x"),
        ("GET", "nothing", {}, "nothing is done"),
        ("PATCH", "faults", {}, "nothing is done"),
    ],
)
def test_orders_that_make_no_sense_are_refused(
    remote: SeparateSandbox, method: str, name: str, members: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        remote.ask(method, name, **members)


@pytest.mark.parametrize(
    ("path", "headers", "body"),
    [
        ("/_sandbox/faults", {**JSON, "Host": "evil.example"}, '{"kind": "error"}'),
        ("/_sandbox/faults", {"Content-Type": "text/plain"}, '{"kind": "error"}'),
        ("/_sandbox/faults", JSON, "[]"),
        ("/_sandbox/faults", JSON, "{"),
        ("/else", JSON, "{}"),
    ],
)
def test_a_page_in_a_browser_cannot_steer_it(sandbox: Sandbox, path: str, headers: dict[str, str], body: str) -> None:
    connection = HTTPConnection(urlsplit(sandbox.base_url).netloc, timeout=10)
    connection.request("POST", path, body, headers)
    answer = connection.getresponse()
    assert answer.status == 400
    assert json.loads(answer.read())["error"]
    connection.close()
    assert list(sandbox.faults) == []
    assert sandbox.log.total == 0, "the log is of the service"


def test_a_sandbox_in_a_process_of_its_own() -> None:
    with separate(SMALL) as started:
        status, found = get(started.base_url, started.token, f"/v1/customers/{story.CONTOSO}")
        assert (status, found["companyProfile"]["companyName"]) == (200, "Contoso Ltd")
        assert started.ask("GET", "")["counts"] == {"customer": 1}
    with pytest.raises(ConnectionError):
        get(started.base_url, started.token, "/v1/profiles/mpn")


def test_a_separate_sandbox_is_the_same_tenant(client: Client, sandbox: Sandbox) -> None:
    today = sandbox.gateway.now().date()
    with separate(Tenant(SMALL.customers, SMALL.subscriptions, SMALL.resellers, today=today)) as started:
        _, found = get(started.base_url, sandbox.token, "/v1/customers?size=30")
    assert found == client.ok("/customers?size=30")


# The command


@contextmanager
def command(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    line = [sys.executable, "-m", "desktop", "sandbox", *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(line, cwd=ROOT, encoding="utf-8", **pipes) as process:  # type: ignore[call-overload]
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.skipif(os.name != "posix", reason="SIGINT stands for Ctrl+C")
def test_the_command_serves_until_ctrl_c() -> None:
    with command("--customers", "10", "--subscriptions", "20", "--resellers", "5", "--fault", "odd_link") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first, second = process.stdout.readline(), process.stdout.readline()
        assert first.startswith("The sandbox listens at http://127.0.0.1:")
        variable, *words = second.split()
        token = variable.removeprefix("PARTNER_DESK_TOKEN=")
        assert words[:3] == ["partner-desk", "sync", "--base-url"]
        _, page = get(words[3], token, "/v1/customers?size=5")
        assert len(page["items"]) == 5
        assert page["links"]["next"]["uri"].count("?") == 2
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == "The sandbox has stopped.\n"
        assert process.wait() == 0


@pytest.mark.skipif(os.name != "posix", reason="SIGINT stands for Ctrl+C")
def test_the_command_in_json_with_a_quota() -> None:
    with command("--json", "--customers", "3", "--subscriptions", "3", "--quota", "1") as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        statuses = [get(told["base_url"], told["token"], "/v1/profiles/mpn")[0] for _ in range(2)]
        assert statuses == [200, 429]
        # A second one cannot have the same port.
        again = CliRunner().invoke(group, ["sandbox", "--port", told["base_url"].rpartition(":")[2]])
        assert again.exit_code == 1
        assert again.output.startswith("Error: The sandbox cannot listen on port ")
        process.send_signal(signal.SIGINT)
        assert process.wait() == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--fault", "nonsense"], "throttled"),
        (["--customers", "0", "--subscriptions", "3"], "Subscriptions need at least one customer"),
        (["--quota", "0"], "--quota"),
        (["--port", "70000"], "--port"),
    ],
)
def test_wrong_usage_of_the_command(arguments: list[str], words: str) -> None:
    refused = CliRunner().invoke(group, ["sandbox", *arguments])
    assert refused.exit_code == 2
    assert words in refused.output
