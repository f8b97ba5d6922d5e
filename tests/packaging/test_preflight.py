"""What set-up says, in one sentence, when the system lacks something."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

SETUP = Path(__file__).parents[2] / "packaging" / "setup"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="set-up is a shell script for POSIX systems")


def preflight(programs: dict[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the preflight on a system whose PATH holds `programs` (name → shell text) and little else."""
    for name in ("sh", "dirname"):
        (folder / name).symlink_to(f"/usr/bin/{name}")
    for name, text in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return subprocess.run(
        ["/bin/sh", str(SETUP / "preflight"), *arguments],
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
    )


def test_it_finds_this_python(tmp_path: Path) -> None:
    answer = preflight({"python3": f'exec "{sys.executable}" "$@"'}, tmp_path)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert Path(answer.stdout.strip()).samefile(sys.executable)


def test_an_old_python_is_passed_over_for_a_newer_one(tmp_path: Path) -> None:
    answer = preflight({"python3": "exit 1", "python3.12": f'exec "{sys.executable}" "$@"'}, tmp_path)
    assert answer.returncode == 0
    assert answer.stdout


@pytest.mark.parametrize(
    ("programs", "package"),
    [
        ({}, "apt-get install python3 python3-venv"),
        ({"python3": "exit 1"}, "apt-get install python3 python3-venv"),
        (
            {"python3": f'case "$2" in *ensurepip*) exit 1;; esac; exec "{sys.executable}" "$@"'},
            "apt-get install python3-venv",
        ),
    ],
    ids=["no Python", "too old", "no venv"],
)
def test_one_sentence_names_the_debian_package(programs: dict[str, str], package: str, tmp_path: Path) -> None:
    answer = preflight(programs, tmp_path)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 1
    assert package in answer.stderr


def test_a_machine_is_told_packages_only(tmp_path: Path) -> None:
    answer = preflight({}, tmp_path, "--packages")
    assert answer.stdout.split() == ["python3", "python3-venv"]


def test_missing_libraries_are_named_with_their_packages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    libraries = runpy.run_path(str(SETUP / "libraries.py"))
    main = libraries["main"]
    monkeypatch.setattr(sys, "argv", ["libraries.py"])
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(
        main.__globals__, "ALWAYS", {"libabsent-one.so.1": "libabsent1", "libabsent-two.so.2": "libabsent2"}
    )
    assert main() == 1
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert "libabsent-one.so.1, libabsent-two.so.2" in told
    assert "apt-get install libabsent1 libabsent2" in told
