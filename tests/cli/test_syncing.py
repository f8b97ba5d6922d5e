"""`partner-desk sync` against a sandbox: what it says, where, and what it exits with."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from desktop.data.store import open_store
from desktop.data.store.schema import ProviderRow
from desktop.data.syncing.locking import only_sync
from desktop.sandbox.faults import Kind
from desktop.sandbox.requests import Call
from desktop.sandbox.running import Sandbox, running
from desktop.sandbox.tenant import Tenant
from tests.sync.engine.sockets import customer_of, decide_some

from .conftest import ROOT, Console


@pytest.fixture(scope="module")
def tenant() -> Iterator[Sandbox]:
    with running(Tenant(customers=20, subscriptions=60, resellers=12, lost=False)) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(tenant: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    monkeypatch.setenv("PARTNER_DESK_TOKEN", tenant.token)
    yield tenant
    tenant.faults.clear()


def arguments(sandbox: Sandbox, *more: object) -> list[object]:
    return ["sync", "--base-url", sandbox.base_url, "--per-minute", 60_000, *more]


def test_the_account_in_words_and_in_json(empty: Console, sandbox: Sandbox) -> None:
    said = empty(*arguments(sandbox))
    assert said.stdout.startswith("Everything was read: ")
    assert "subscriptions" in said.stdout
    assert said.stderr == "", "a script sees no progress"
    told = empty.json(*arguments(sandbox))
    assert told["kind"] == "delta"
    assert told["finished"]
    assert told["stopped"] is None
    assert told["rows"]["customers"] == {"new": 0, "changed": 0, "unchanged": 20, "gone": 0}
    assert told["total_requests"] == sum(told["requests"].values())
    assert told["confirmed"] == told["conflicts"] == told["unknown"] == 0
    assert empty.json(*arguments(sandbox, "--full"))["kind"] == "full"
    assert empty.json("check")["clean"]


def test_the_token_is_written_nowhere(empty: Console, sandbox: Sandbox, tmp_path: Path) -> None:
    """Not in the store with its side files, the settings or the log, and not on the terminal, whatever goes wrong."""
    said = [empty(*arguments(sandbox))]
    store = open_store(empty.store)
    decide_some(store, 2)
    store.close()
    echo = f"you sent Bearer {sandbox.token}"
    for call, status in ((Call.PUT_CONTACT, 400), (Call.SUBSCRIPTIONS, 404), (Call.CUSTOMERS, 403)):
        sandbox.faults.add(Kind.ERROR, on=call, status=status, code=900279, text=echo)
    said += [empty(*arguments(sandbox, "--full"), code=1), empty("changes", "--json")]
    sandbox.faults.clear()
    for kind in (Kind.REDIRECT, Kind.HTML, Kind.EXPIRED_TOKEN):
        sandbox.faults.add(kind, on=Call.SUBSCRIPTIONS, text=f"https://elsewhere.example/?t={sandbox.token}")
        said.append(empty(*arguments(sandbox, "--full"), code=1))
        sandbox.faults.clear()
    assert "refused" in said[1].stderr
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert empty.store in files
    for path in files:
        assert sandbox.token.encode() not in path.read_bytes(), path
    assert sandbox.token not in "".join(one.stdout + one.stderr for one in said)


def test_decisions_go_out_and_what_needs_a_person_is_named(empty: Console, sandbox: Sandbox) -> None:
    empty(*arguments(sandbox))
    store = open_store(empty.store)
    wanted = decide_some(store, 3)
    first, second, third = wanted
    customers = {one: customer_of(store, one) for one in wanted}
    store.close()
    assert empty.json(*arguments(sandbox, "--pull-only"))["left"] == 3
    other = next(one.tenant_id for one in sandbox.directory.listed_resellers() if one.tenant_id != wanted[first])
    sandbox.directory.change_contact(customers[first], first, str(other))
    sandbox.faults.add(
        Kind.ERROR, on=Call.PUT_CONTACT, path=f"*{second}*", status=400, code=900279, text="Not this one."
    )
    said = empty(*arguments(sandbox, "--push-only"), code=1)
    assert "1 change confirmed." in said.stdout
    assert f"{first}: the contact was changed elsewhere meanwhile" in said.stderr
    assert f"{second}: Partner Center refused the change: " in said.stderr
    assert "Not this one." in said.stderr
    assert third not in said.stderr
    again = empty.json(*arguments(sandbox))
    assert (again["conflicts"], again["refused"]) == (0, 0), "told once"


def test_one_customer(empty: Console, sandbox: Sandbox) -> None:
    empty(*arguments(sandbox))
    name = empty.json("customers", "--limit", 1)["items"][0]["domain"]
    assert empty.json(*arguments(sandbox, "--customer", name))["kind"] == "customer"
    said = empty(*arguments(sandbox, "--customer", "Nobody"), code=1)
    assert said.stderr == "Error: No customer is known as Nobody.\n"


@pytest.mark.parametrize("wrong", [("--push-only", "--pull-only"), ("--push-only", "--full"), ("--per-minute", "0")])
def test_wrong_usage(empty: Console, sandbox: Sandbox, wrong: tuple[str, ...]) -> None:
    assert "Error: " in empty(*arguments(sandbox, *wrong), code=2).stderr
    assert not empty.store.exists()


def test_expected_errors_are_one_line(empty: Console, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = empty("sync", "--base-url", "http://example.com", code=1)
    assert bad.stderr.startswith("Error: http://example.com is no address")
    sandbox.faults.add(Kind.NO_MFA)
    told = empty(*arguments(sandbox), code=1)
    assert told.stderr == "Error: Partner Center asks for a sign-in with a second factor.\n"
    assert told.stdout.startswith("The sync did not get to its end")
    sandbox.faults.clear()
    monkeypatch.setenv("PARTNER_DESK_TOKEN", "")
    said = empty.json(*arguments(sandbox), code=1)
    assert said["stopped"]["code"].startswith("sign_in")
    monkeypatch.setenv("PARTNER_DESK_TOKEN", sandbox.token)
    store = open_store(empty.store)
    with only_sync(store):
        assert "is being synced already" in empty(*arguments(sandbox), code=1).stderr
    store.close()
    assert empty(*arguments(sandbox)).exit_code == 0


def test_another_providers_store_is_left_alone(desk: Console, sandbox: Sandbox) -> None:
    store = open_store(desk.store)
    with store.writing() as session:
        session.execute(update(ProviderRow).values(tenant_id="00000000-0000-4000-8000-000000000077"))
    store.close()
    before = desk.json("status")
    refused = desk(*arguments(sandbox), code=1)
    assert "but the sign-in is for" in refused.stderr
    assert desk.json("status") == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_signal_cancels_it_in_good_order(empty: Console, sandbox: Sandbox) -> None:
    sandbox.faults.add(Kind.SLOW, seconds=0.2)
    sandbox.log.clear()
    command = [sys.executable, "-m", "desktop", *empty.before, *map(str, arguments(sandbox, "--json"))]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        sandbox.log.wait_for(lambda log: log.counts[Call.SUBSCRIPTIONS] > 2, timeout=30)
        process.send_signal(signal.SIGTERM)
        said, complained = process.communicate(timeout=30)
    assert process.returncode == 1
    assert '"code": "cancelled"' in said
    assert complained == "Error: It was cancelled.\n"
    sandbox.faults.clear()
    assert empty.json("check")["clean"]
    assert empty.json(*arguments(sandbox))["finished"]
