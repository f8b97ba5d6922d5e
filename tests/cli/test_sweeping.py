"""Deciding about many rows from the command line: the default sweep, and sheets of assignments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from .conftest import Console

Choice = Callable[[], tuple[dict[str, Any], dict[str, Any]]]


def test_a_sweep_lists_what_it_would_propose_and_stages_nothing(desk: Console) -> None:
    found = desk.json("sweep")
    assert found["proposed"] == sum(item["count"] for item in found["items"]) > 0
    assert found["on_default"] == found["proposed"] + sum(group["count"] for group in found["left_out"])
    assert all(group["text"] for group in found["left_out"])
    assert (found["staged"], found["batch_id"]) == (0, None)
    assert desk.json("changes")["total"] == 0
    on_default = desk.json("subscriptions", "--filter", "contact=default")["total"]
    assert found["on_default"] == on_default
    said = desk("sweep").stdout
    assert f"{found['proposed']:,} proposed of {on_default:,} on the default contact." in said


def test_a_sweep_is_staged_as_one_act_and_waits_for_submit(desk: Console) -> None:
    before = desk.json("sweep")
    done = desk.json("sweep", "--stage", "--reason", "HD-1")
    assert done["staged"] == before["proposed"]
    staged = desk.json("changes", "--state", "staged")
    assert {change["reason"] for change in staged["items"]} == {"HD-1"}
    assert {change["batch"] for change in staged["items"]} == {done["batch_id"]}
    assert {change["wanted"]["mpn_id"] for change in staged["items"]} == {
        item["contact"]["mpn_id"] for item in before["items"]
    }
    again = desk.json("sweep", "--stage")
    assert (again["proposed"], again["staged"], again["batch_id"]) == (0, 0, None)
    assert "Default sweep of" in desk("undo").stdout
    assert desk.json("sweep") == before


def test_a_sweep_keeps_to_its_filters(desk: Console, choice: Choice) -> None:
    subscription, _ = choice()
    mine = desk.json("sweep", "--customer", subscription["customer_id"])
    listed = desk.json("subscriptions", "--customer", subscription["customer_id"], "--filter", "contact=default")
    assert mine["on_default"] == listed["total"]
    assert desk.json("sweep", "--search", "no such thing anywhere")["on_default"] == 0
    suspended = desk.json("sweep", "--filter", "status=suspended")
    assert suspended["on_default"] < desk.json("sweep")["on_default"]
    desk("sweep", "--filter", "colour=red", code=2)
    desk("sweep", "--filter", "publishing=perhaps", code=2)
    desk("sweep", "--customer", "nobody", code=1)


def sheet(folder: Path, *lines: str) -> Path:
    path = folder / "sheet.csv"
    path.write_text("\n".join(("subscription_id,mpn_id,tenant_id,reseller,code,reason", *lines)) + "\n")
    return path


def test_a_sheet_is_listed_then_staged_and_never_submitted(desk: Console, choice: Choice, tmp_path: Path) -> None:
    subscription, partner = choice()
    file = sheet(tmp_path, f"{subscription['id']},{partner['mpn_id']},,,store_busy,HD-2")
    would = desk.json("assign", "--file", file)
    assert [(item["line"], item["outcome"], item["subscription_id"]) for item in would["items"]] == [
        (2, "would_stage", subscription["id"])
    ]
    assert would["batch_id"] is None
    assert desk.json("changes")["total"] == 0
    assert desk.json("assign", "--file", file, "--stage", "--reason", "HD-1")["outcomes"] == {"staged": 1}
    (change,) = desk.json("changes")["items"]
    assert (change["state"], change["reason"]) == ("staged", "HD-2")
    assert change["wanted"]["tenant_id"] == partner["tenant_id"]
    assert desk.json("assign", "--file", file, "--stage")["outcomes"] == {"unchanged": 1}
    assert "Assign a sheet's contacts to" in desk("undo").stdout


def test_lines_that_are_not_taken_are_named_on_stderr(desk: Console, choice: Choice, tmp_path: Path) -> None:
    subscription, partner = choice()
    file = sheet(
        tmp_path,
        f"{subscription['id']},{partner['mpn_id']},,,,",
        f"{subscription['id']},,,,,",
        f"{subscription['id']},,,{partner['name']}x LLC,,",
        "nonsense,1,,,,",
    )
    done = desk("assign", "--file", file, "--stage", code=1)
    told = done.stderr.splitlines()
    assert [line.split(": ")[0] for line in told] == ["sheet.csv:3", "sheet.csv:4", "sheet.csv:5"]
    assert partner["name"] in told[1]
    assert desk.json("changes")["total"] == 1


def test_a_sheet_comes_from_standard_input_too(desk: Console, choice: Choice) -> None:
    subscription, partner = choice()
    text = f"{subscription['id']}\t{partner['name']}\n"
    assert "staged: 1" in desk("assign", "--file", "-", "--stage", input=text).stdout


def test_wrong_usage_and_a_bad_file(desk: Console, choice: Choice, tmp_path: Path) -> None:
    subscription, _ = choice()
    desk("assign", code=2)
    desk("assign", "--subscription", subscription["id"], code=2)
    desk("assign", "--file", tmp_path / "nowhere.csv", code=1)
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    assert "heading" in desk("assign", "--file", tmp_path / "other.csv", code=1).stderr
