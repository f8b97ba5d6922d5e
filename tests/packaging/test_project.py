"""The files that describe the project agree with each other and with what they describe."""

from __future__ import annotations

import configparser
import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import desktop
from desktop.resources import resource

ROOT = Path(__file__).parents[2]
DEBIAN = ROOT / "packaging" / "debian"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(lock: str) -> dict[str, str]:
    """Name → version of everything in requirements/`lock`.txt."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def name_of(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement)[0].lower().replace("_", "-")


def test_every_requirement_is_locked() -> None:
    wanted = {name_of(text) for text in PROJECT["project"]["dependencies"]}
    for_work = {name_of(text) for text in PROJECT["dependency-groups"]["dev"]}
    for_work |= {name_of(text) for text in PROJECT["build-system"]["requires"]}
    assert wanted <= pinned("base").keys()
    assert wanted | for_work <= pinned("dev").keys()
    assert pinned("base").items() <= pinned("dev").items()


@pytest.mark.parametrize("lock", ["base", "dev"])
def test_locks_vouch_for_every_file_and_name_no_index(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.search(r"://|^\s*--(?!hash)|trusted-host|find-links", text, re.MULTILINE) is None


def test_the_version_stands_in_one_place() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", desktop.__version__)
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert "${version}" in (DEBIAN / "control").read_text(encoding="utf-8")
    assert 'version="${version}"' in (DEBIAN / "partner-desk.metainfo.xml").read_text(encoding="utf-8")


def test_the_desktop_entry_starts_the_command_under_its_icon() -> None:
    entry = configparser.RawConfigParser(delimiters=("=",))
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(DEBIAN / "partner-desk.desktop", encoding="utf-8")
    facts = entry["Desktop Entry"]
    assert facts["Exec"] in PROJECT["project"]["scripts"]
    assert resource("icons", f"{facts['Icon']}.svg").is_file()
    assert {"Comment", "Comment[ru]"} <= facts.keys()


def test_the_metainfo_names_the_desktop_entry() -> None:
    component = ET.parse(DEBIAN / "partner-desk.metainfo.xml").getroot()
    launchable = component.findtext("launchable")
    assert launchable is not None
    assert (DEBIAN / launchable).is_file()


def test_resources_are_those_of_the_checkout() -> None:
    assert resource("icons").samefile(ROOT / "resources" / "icons")


def test_the_packaged_program_leaves_out_nothing_that_it_depends_on() -> None:
    spec = (ROOT / "packaging" / "partner-desk.spec").read_text(encoding="utf-8")
    left_out = re.search(r"excludes=\[(.*?)\]", spec, re.DOTALL)
    assert left_out is not None
    named = {name_of(name) for name in re.findall(r'"([^"]+)"', left_out[1])}
    assert named.isdisjoint(map(name_of, PROJECT["project"]["dependencies"]))
