"""Kills commands at random moments, many times, and looks whether anything was lost: `python tests/cli/killing.py 50`.

Not part of the suite: it goes by the clock on purpose, so that kills fall into every phase, the commit included.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
HEAD = "Customer ID,Subscription ID,Subscription,Quantity,Status\n"


def command(store: Path, *arguments: str) -> list[str]:
    """A command line on `store`."""
    return [sys.executable, "-m", "desktop", "--store", str(store), "--config", str(store.parent), *arguments]


def told(store: Path, *arguments: str) -> Any:
    """What a command says, which must end well."""
    done = subprocess.run(command(store, *arguments, "--json"), cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, (arguments, done.stdout[-500:], done.stderr[-500:])
    return json.loads(done.stdout)


def seconds_of(store: Path, *arguments: str) -> float:
    """How long a command takes when nobody kills it."""
    start = time.perf_counter()
    subprocess.run(command(store, *arguments), cwd=ROOT, capture_output=True)
    return time.perf_counter() - start


def killed(store: Path, after: float, *arguments: str) -> bool:
    """Run a command and kill it; whether it was still running."""
    with subprocess.Popen(
        command(store, *arguments), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as it:
        try:
            it.wait(after)
        except subprocess.TimeoutExpired:
            it.kill()
        it.wait()
        return it.returncode == -signal.SIGKILL


def imports(rounds: int, folder: Path) -> None:
    """A killed import is there as a whole or not at all."""
    store = folder / "import.sqlite"
    told(store, "demo", "--no-window", "--customers", "50", "--subscriptions", "200")
    customer = told(store, "customers", "--limit", "1")["items"][0]["id"]
    size, present, hits = 6_000, 200, 0
    spent = 0.0
    for number in range(rounds):
        path = folder / f"{number}.csv"
        rows = (f"{customer},{number:08x}-0000-4000-8000-{n:012},E3,{n},Active\n" for n in range(size))
        path.write_text(HEAD + "".join(rows), encoding="utf-8")
        if not spent:
            spent = seconds_of(store, "import", str(path))
            present += size
            continue
        hits += killed(store, random.uniform(0.3, 1.05) * spent, "import", str(path))
        after = told(store, "status")["subscriptions"]
        assert after in (present, present + size), (present, after)
        present = after
        assert told(store, "check")["clean"]
    print(f"import: {rounds} rounds, {hits} killed, {present} subscriptions, clean")


def submits(rounds: int, folder: Path) -> None:
    """A killed assign or submit moved all rows of the act or none; a staged choice is never lost."""
    store = folder / "submit.sqlite"
    told(store, "demo", "--no-window", "--customers", "400", "--subscriptions", "3000")
    ids = [one["id"] for one in told(store, "subscriptions", "--filter", "contact=reseller")["items"]]
    listed = folder / "ids"
    listed.write_text("\n".join(ids))
    assign = ("assign", "--contact", "default", "--file", str(listed), "--stage")
    spent, hits = 0.0, 0
    for _ in range(rounds):
        done = told(store, *assign)
        staged = done["outcomes"]["staged"]
        assert staged == len(ids)
        if not spent:
            spent = seconds_of(store, "submit")
        else:
            hits += killed(store, random.uniform(0.3, 1.05) * spent, "submit")
        counts = told(store, "status")
        assert (counts["staged"], counts["kept"]) in ((0, staged), (staged, 0)), counts
        assert told(store, "check")["clean"]
        told(store, "undo")
        assert told(store, "subscriptions", "--filter", "contact=reseller", "--limit", "0")["total"] == staged
    print(f"submit: {rounds} rounds, {hits} killed, clean")


def picks(rounds: int, folder: Path) -> None:
    """What a command said was staged is staged, though it is killed as soon as it has said so."""
    store = folder / "pick.sqlite"
    told(store, "demo", "--no-window", "--customers", "50", "--subscriptions", "300")
    ids = [one["id"] for one in told(store, "subscriptions", "--filter", "contact=reseller")["items"]][:rounds]
    for number, one in enumerate(ids, 1):
        asked = command(store, "assign", "--contact", "default", "--subscription", one, "--stage", "--json")
        with subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            process.kill()
        assert told(store, "status")["staged"] == number
    assert told(store, "check")["clean"]
    print(f"pick: {len(ids)} rounds, none lost, clean")


def demos(rounds: int, folder: Path) -> None:
    """A killed demo leaves an empty store or the whole tenant."""
    size = ("demo", "--no-window", "--customers", "400", "--subscriptions", "3000")
    spent = seconds_of(folder / "first.sqlite", *size)
    hits = 0
    for number in range(rounds):
        store = folder / f"demo-{number}.sqlite"
        hits += killed(store, random.uniform(0.2, 1.05) * spent, *size)
        assert told(store, "status")["subscriptions"] in (0, 3000)
        assert told(store, "check")["clean"]
        store.unlink()
    print(f"demo: {rounds} rounds, {hits} killed, clean")


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with tempfile.TemporaryDirectory() as made:
        for act in (imports, submits, picks, demos):
            act(wanted, Path(made))
