"""docs/ui-map.md names every object name that the views give, and none that they do not."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GIVEN = re.compile(r'setObjectName\("([A-Za-z_]+)"\)')


def names_in_code() -> set[str]:
    return {
        name for path in (ROOT / "desktop" / "views").rglob("*.py") for name in GIVEN.findall(path.read_text("utf-8"))
    }


def names_in_map() -> set[str]:
    return set(re.findall(r"`([a-z][A-Za-z_]+)`", (ROOT / "docs" / "ui-map.md").read_text("utf-8")))


def test_every_name_is_in_the_map() -> None:
    assert not names_in_code() - names_in_map()


def test_the_map_names_nothing_that_is_gone() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "desktop" / "views").rglob("*.py"))
    made = {"undoAction", "reviewAction", "supportCardMail", "supportCardPhone", "supportCardSite"}
    gone = {
        name
        for name in names_in_map() - names_in_code() - made - {"objectName"}
        if name not in sources and not name.startswith("reseller_")
    }
    assert not gone
