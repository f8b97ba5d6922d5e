"""Settling from the command line: conflicts, drift and refusals are listed, settled by ID or all, and told as JSON."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from desktop import settings
from desktop.settings import Settings
from tests.changing import decide_in_every_way, roomy_desk
from tests.factories import guid

from .conftest import Console

NOBODY = guid(999)


@pytest.fixture
def desk(tmp_path: Path) -> Console:
    """The command line on a desk with changes in every state."""
    console = Console(tmp_path)
    store = roomy_desk(tmp_path)
    decide_in_every_way(store)
    store.close()
    return console


def subscriptions(items: list[dict[str, object]]) -> list[object]:
    return [item["subscription_id"] for item in items]


def test_conflicts_are_listed_with_what_the_service_holds(desk: Console) -> None:
    found = desk.json("changes", "--state", "conflict")
    assert found["total"] == 3
    for item in found["items"]:
        assert (item["base"]["name"], item["wanted"]["name"]) == ("Tien Shan Cloud", "Fabrikam")
        assert item["theirs"]["name"] == "Ёлка Сервис"
        assert item["theirs_read_at"].endswith("Z")
    assert all("theirs" not in item for item in desk.json("changes", "--state", "staged")["items"])


def test_a_conflict_is_settled_by_the_id_of_its_change_or_subscription(desk: Console) -> None:
    first, second, _third = desk.json("changes", "--state", "conflict")["items"]
    done = desk.json("settle", "--keep-mine", first["id"].upper())
    assert done["items"] == [
        {"subscription_id": first["subscription_id"], "change_id": first["id"], "outcome": "submitted"}
    ]
    assert done["outcomes"] == {"submitted": 1}
    assert "withdrawn" in desk("settle", "--take-theirs", second["subscription_id"]).stdout
    assert desk.json("changes", "--state", "conflict")["total"] == 1
    # Settled already: it is not there any more.
    again = desk("settle", "--keep-mine", first["id"], NOBODY, code=1)
    assert again.stderr.count("nothing there is to be settled") == 2
    assert desk.json("settle", "--keep-mine", "--all")["outcomes"] == {"submitted": 1}
    assert desk("settle", "--keep-mine", "--all").stdout == "There is nothing to settle.\n"
    assert desk.json("check")["clean"]


def test_drift_is_listed_accepted_and_put_back(desk: Console) -> None:
    found = desk.json("changes", "--state", "drift")
    assert found["total"] == 4
    assert {(item["before"]["name"], item["after"]["name"]) for item in found["items"]} == {
        ("Tien Shan Cloud", "Fabrikam")
    }
    assert "(default)" in desk("changes", "--state", "drift").stdout
    first, second, *_rest = subscriptions(found["items"])
    assert desk.json("settle", "--accept", first)["outcomes"] == {"accepted": 1}
    assert desk.json("settle", "--put-back", second)["outcomes"] == {"staged": 1}
    assert desk.json("changes", "--state", "drift", "--limit", 1)["total"] == 2
    assert desk.json("settle", "--put-back", "--all")["outcomes"] == {"staged": 2}
    assert "No contact was changed elsewhere." in desk("changes", "--state", "drift").stderr
    assert desk.json("check")["clean"]


def test_what_was_refused_is_staged_again_and_saved_as_a_list(desk: Console, tmp_path: Path) -> None:
    file = tmp_path / "failures.csv"
    saved = desk("changes", "--state", "refused", "--save", file)
    assert "2 rows saved" in saved.stderr
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["code"], row["reseller"]) for row in rows] == [("600009", "Fabrikam")] * 2
    refused = subscriptions(desk.json("changes", "--state", "refused")["items"])
    assert [row["subscription_id"] for row in rows] == refused
    assert desk.json("settle", "--set-aside", refused[0])["outcomes"] == {"set_aside": 1}
    done = desk.json("settle", "--stage-again", "--all")
    assert done["outcomes"] == {"staged": 2}
    assert desk.json("changes", "--state", "staged")["total"] == 10
    (dropped, _other) = desk.json("changes", "--state", "withdrawn")["items"]
    assert desk.json("settle", "--stage-again", dropped["id"])["outcomes"] == {"staged": 1}


def test_wrong_usage_is_told(desk: Console) -> None:
    assert "Say how" in desk("settle", "--all", code=2).stderr
    assert "say --all" in desk("settle", "--accept", code=2).stderr
    assert "say --all" in desk("settle", "--accept", "--all", NOBODY, code=2).stderr
    assert "drift (alone)" in desk("changes", "--state", "drift", "--state", "staged", code=2).stderr
    assert "not an identifier" in desk("settle", "--accept", "x", code=2).stderr


def test_a_role_that_may_not_is_told(desk: Console) -> None:
    settings.save(desk.config, Settings(author="Sal", role="sales_agent"))
    assert "may not" in desk("settle", "--take-theirs", "--all", code=1).stderr
    assert desk.json("changes", "--state", "conflict")["total"] == 3
