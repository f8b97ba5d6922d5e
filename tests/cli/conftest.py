"""The command line over real stores: one small sample tenant, built once and copied for each test."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from desktop import logs
from desktop.cli import group

ROOT = Path(__file__).parents[2]
SIZE = ("--customers", "40", "--subscriptions", "200", "--resellers", "25")


@pytest.fixture(autouse=True)
def closed_log() -> Iterator[None]:
    """The log file is closed with each test."""
    yield
    logs.stop()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample tenant; to be copied, not used."""
    path = tmp_path_factory.mktemp("sample") / "sample.sqlite"
    done = CliRunner().invoke(group, ["--store", str(path), "demo", "--no-window", *SIZE])
    assert done.exit_code == 0, done.output
    logs.stop()
    return path


class Console:
    """`partner-desk` on one store."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "desk.sqlite"
        self.config = folder / "config"
        self.before = ["--store", str(self.store), "--config", str(self.config)]

    def __call__(self, *arguments: object, code: int = 0, input: str | bytes | None = None) -> Result:  # noqa: A002
        """Run a command in this process; `code` is what it must exit with."""
        given = [*self.before, *map(str, arguments)]
        result = CliRunner().invoke(group, given, input=input, prog_name="partner-desk")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result

    def json(self, *arguments: object, code: int = 0) -> Any:
        """What a command says with --json."""
        return json.loads(self(*arguments, "--json", code=code).stdout)

    def process(self, *arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
        """Run a command as a process of its own."""
        command = [sys.executable, "-m", "desktop", *self.before, *map(str, arguments)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, **options)


@pytest.fixture
def empty(tmp_path: Path) -> Console:
    """The command line on a store that is not there yet."""
    return Console(tmp_path)


@pytest.fixture
def desk(tmp_path: Path, sample_file: Path) -> Console:
    """The command line on the sample tenant."""
    console = Console(tmp_path)
    shutil.copy(sample_file, console.store)
    return console


@pytest.fixture
def choice(desk: Console) -> Callable[[], tuple[dict[str, Any], dict[str, Any]]]:
    """Finds a subscription on the default contact, and a confirmed reseller who may take it over."""

    def find() -> tuple[dict[str, Any], dict[str, Any]]:
        for subscription in desk.json("subscriptions", "--filter", "contact=default")["items"]:
            field = desk.json("contacts", "--subscription", subscription["id"])
            for partner in field["eligible"][1:]:
                if not partner["unconfirmed"] and partner["mpn_id"]:
                    return subscription, partner
        raise AssertionError("the sample has no such subscription")

    return find
