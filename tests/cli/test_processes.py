"""Commands as processes of their own: what they load, how they end, and what a kill leaves behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli.windows import _DISPLAYS

from .conftest import ROOT, SIZE, Console

LOADED = """
import sys
from desktop.cli import group
try:
    group(sys.argv[1:], prog_name="partner-desk")
except SystemExit as end:
    code = end.code or 0
print("\\nLOADED", *sys.modules, file=sys.stderr)
sys.exit(code)
"""


def loaded_by(*arguments: str) -> set[str]:
    """The modules that a command loads."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stderr.rpartition("LOADED")[2].split()}


def test_help_loads_neither_the_store_nor_qt() -> None:
    assert not loaded_by("--help") & {"sqlalchemy", "alembic", "PySide6", "msgspec", "python_calamine", "sqlite3"}
    assert not loaded_by("assign", "--help") & {"sqlalchemy", "PySide6"}


@pytest.mark.parametrize("command", [("status",), ("check",), ("subscriptions", "--json"), ("demo", "--no-window")])
def test_a_command_without_a_window_loads_no_qt(desk: Console, command: tuple[str, ...]) -> None:
    size = SIZE if command[0] == "demo" else ()
    assert not loaded_by(*desk.before, *command, *size) & {"PySide6", "shiboken6", "alembic"}


def test_exit_codes_of_a_process(desk: Console) -> None:
    good = desk.process("status", "--json")
    assert (good.returncode, good.stderr) == (0, "")
    assert json.loads(good.stdout)["customers"] == 40
    bad = desk.process("contacts", "--subscription", "00000000-0000-4000-8000-000000000000")
    assert (bad.returncode, bad.stdout) == (1, "")
    assert bad.stderr.startswith("Error: No subscription")
    assert desk.process("contacts").returncode == 2


def test_output_is_utf8_whatever_the_locale(desk: Console) -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = desk.process("customers", env=surroundings)
    assert done.returncode == 0
    assert "ООО" in done.stdout or "Ромашка" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_without_a_display_the_window_is_refused_in_a_sentence(desk: Console) -> None:
    surroundings = {name: value for name, value in os.environ.items() if name not in _DISPLAYS}
    for command in ((), ("demo", *SIZE)):
        done = desk.process(*command, env=surroundings)
        assert done.returncode == 1
        assert done.stderr.startswith("Error: There is no display here")
        assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="a POSIX pipe")
def test_a_reader_who_leaves_early_is_no_error(desk: Console) -> None:
    command = [sys.executable, "-m", "desktop", *desk.before, "subscriptions", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(os.name != "posix", reason="modes are a POSIX matter")
def test_store_and_log_are_their_owners_only(empty: Console, tmp_path: Path) -> None:
    surroundings = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state"), "HOME": str(tmp_path)}
    done = empty.process("status", env=surroundings)
    assert done.returncode == 0, done.stderr
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert empty.store in made
    assert [path for path in made if path.suffix == ".log"]
    assert [path for path in made if path.stat().st_mode & 0o077] == []


KILLED = """
import sys
from pathlib import Path
from desktop.data.clock import local_today, utc_now
from desktop.data.importing.running import import_file
from desktop.data.sample.building import build_sample
from desktop.data.sample.tenant import SampleSize
from desktop.data.store import open_store
from desktop.domain.roles import Actor

what, store, share, *more = sys.argv[1:]

def wait(done, total):
    if done >= float(share) * total:
        print("reached", flush=True)
        sys.stdin.read()

store = open_store(store)
if what == "demo":
    build_sample(store, SampleSize(2000, 9000, 60), local_today(), Actor("me"), utc_now(), wait)
else:
    import_file(store, Path(more[0]), Actor("me"), utc_now(), progress=wait)
"""


def kill_at(what: str, store: Path, share: float, *more: str) -> None:
    """Start a piece of work and kill it (SIGKILL) when it says that it has come that far."""
    command = [sys.executable, "-c", KILLED, what, str(store), str(share), *more]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "reached\n"
        process.kill()
        process.wait()
        assert process.returncode == -signal.SIGKILL


def seen(console: Console) -> object:
    """What a person sees of a store."""
    assert console.json("check")["clean"]
    status = console.json("status")
    status.pop("newest_read_age_seconds")
    return status, console.json("subscriptions"), console.json("resellers"), console.json("changes")


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("share", [0.3, 0.75, 1.0])
def test_a_killed_import_leaves_the_store_as_it_was(desk: Console, tmp_path: Path, share: float) -> None:
    customer = desk.json("customers", "--limit", 1)["items"][0]["id"]
    path = tmp_path / "big.csv"
    rows = (f"{customer},40000000-0000-4000-8000-{n:012},Office 365 E3,{n},Active\n" for n in range(12_000))
    path.write_text("Customer ID,Subscription ID,Subscription,Quantity,Status\n" + "".join(rows), encoding="utf-8")
    before = seen(desk)
    kill_at("import", desk.store, share, str(path))
    assert seen(desk) == before
    desk("import", path)
    assert desk.json("status")["subscriptions"] == 12_200


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("share", [0.1, 1.0])
def test_a_killed_demo_leaves_nothing(empty: Console, share: float) -> None:
    before = seen(empty)
    kill_at("demo", empty.store, share)
    assert seen(empty) == before
    assert empty.json("demo", "--no-window", *SIZE)["built"] is True
