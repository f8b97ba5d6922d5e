"""A process that is killed at any moment loses nothing that it showed as saved, and leaves no half of anything.

PARTNER_DESK_KILLS sets how often each case is tried; a few rounds run with every suite. What is killed is a process of
its own; what looks at what is left runs here.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desktop import logs
from desktop.cli import group

ROUNDS = int(os.environ.get("PARTNER_DESK_KILLS", "3"))
ROWS = 4_000


def command(store: Path, *arguments: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "desktop",
        "--store",
        str(store),
        "--config",
        str(store.parent / "config"),
        *arguments,
    ]


def run(store: Path, *arguments: str) -> Result:
    """Run a command here."""
    try:
        return CliRunner().invoke(group, command(store, *arguments)[3:])
    finally:
        logs.stop()


def seconds(store: Path, *arguments: str) -> float:
    """How long a command takes as a process of its own."""
    started = time.monotonic()
    done = subprocess.run(command(store, *arguments), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return time.monotonic() - started


def killed(store: Path, after: float, *arguments: str) -> bool:
    """Start a command and kill it after so many seconds; False when it was done before."""
    process = subprocess.Popen(command(store, *arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def counts(store: Path) -> dict[str, int]:
    status = json.loads(run(store, "status", "--json").stdout)
    return {name: status[name] for name in ("customers", "subscriptions", "staged", "kept")}


def clean(store: Path) -> bool:
    checked = run(store, "check")
    assert checked.exit_code == 0, checked.output
    return True


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("kills") / "sample.sqlite"
    made = run(store, "demo", "--customers", "60", "--subscriptions", "400", "--resellers", "20", "--no-window")
    assert made.exit_code == 0, made.output
    return store


def copy_of(sample: Path, folder: Path) -> Path:
    store = folder / "desk.sqlite"
    for old in ("desk.sqlite", "desk.sqlite-wal", "desk.sqlite-shm"):
        (folder / old).unlink(missing_ok=True)
    shutil.copy(sample, store)
    return store


def test_a_killed_import_leaves_no_row_of_its_file(sample: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "subscriptions.csv"
    lines = ["Subscription ID,Subscription,Quantity,Status,Customer ID,Customer name"]
    for number in range(ROWS):
        owner = number // 4
        lines.append(
            f"10000000-0000-4000-8000-{number:012d},Office 365 E{number % 5},{number % 90 + 1},Active,"
            f"20000000-0000-4000-8000-{owner:012d},Killed {owner}"
        )
    sheet.write_text("\n".join(lines), "utf-8")
    store = copy_of(sample, tmp_path)
    before = counts(store)
    whole = seconds(store, "import", str(sheet))
    after = counts(store)
    assert after["subscriptions"] == before["subscriptions"] + ROWS
    moments = random.Random(1)
    for _ in range(ROUNDS):
        store = copy_of(sample, tmp_path)
        killed(store, moments.uniform(0.1, 1.0) * whole, "import", str(sheet))
        assert counts(store) in (before, after)
        assert clean(store)


def test_a_killed_submit_is_whole_or_not_at_all(sample: Path, tmp_path: Path) -> None:
    store = copy_of(sample, tmp_path)
    listed = json.loads(run(store, "subscriptions", "--filter", "contact=reseller", "--json").stdout)["items"]
    ids = tmp_path / "ids.csv"
    ids.write_text("\n".join(item["id"] for item in listed), "utf-8")
    run(store, "assign", "--contact", "default", "--file", str(ids), "--stage")
    staged = counts(store)["staged"]
    assert staged > 10
    ready = shutil.copy(store, tmp_path / "ready.sqlite")
    whole = seconds(store, "submit")
    moments = random.Random(2)
    for _ in range(ROUNDS):
        store = copy_of(Path(ready), tmp_path)
        killed(store, moments.uniform(0.1, 1.0) * whole, "submit")
        found = counts(store)
        assert (found["staged"], found["kept"]) in ((staged, 0), (0, staged))
        assert clean(store)


PICK = """
import sys
from pathlib import Path
from desktop.app import application, open_desk
from desktop.journey import Journey

application()
with open_desk(sys.argv[1], config_dir=Path(sys.argv[2])) as window:
    window.show()
    desk = Journey(window)
    desk.settled()
    desk.search("contoso ltd")
    desk.choose_row("customersTable", "Contoso Ltd")
    desk.choose_row("subscriptionsTable", "Head office")
    desk.choose_contact("fab")
    desk.take_contact()
    assert desk.change_chip(), "not staged"
    print("staged", flush=True)
    sys.stdin.read()
"""


def test_a_choice_shown_as_staged_survives_a_kill(sample: Path, tmp_path: Path) -> None:
    for _ in range(ROUNDS):
        store = copy_of(sample, tmp_path)
        process = subprocess.Popen(
            [sys.executable, "-c", PICK, str(store), str(tmp_path / "config")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        assert process.stdout is not None
        assert process.stderr is not None
        told = process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        trouble = process.communicate()[1]
        assert told == "staged\n", trouble
        changes = json.loads(run(store, "changes", "--state", "staged", "--json").stdout)
        assert changes["total"] == 1
        assert changes["items"][0]["wanted"]["name"] == "Fabrikam IT Services"
        assert clean(store)
