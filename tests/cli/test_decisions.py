"""Deciding from the command line: the demo → contacts → assign → changes → undo flow, and its edges."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Console

Choice = Callable[[], tuple[dict[str, Any], dict[str, Any]]]
NOBODY = "00000000-0000-4000-8000-000000000000"


def the(desk: Console, subscription: str) -> Any:
    """One subscription, as the list shows it."""
    (found,) = desk.json("subscriptions", "--search", subscription)["items"]
    return found


def test_assign_then_undo_then_redo(desk: Console, choice: Choice) -> None:
    subscription, partner = choice()
    done = desk.json("assign", "--contact", partner["mpn_id"], "--subscription", subscription["id"], "--reason", "T-1")
    assert [(item["subscription_id"], item["outcome"]) for item in done["items"]] == [(subscription["id"], "kept")]
    assert done["total"] == 1
    shown = the(desk, subscription["id"])
    assert shown["contact"]["tenant_id"] == partner["tenant_id"]
    assert (shown["pending"]["state"], shown["pending"]["change_id"]) == ("kept", done["items"][0]["change_id"])

    (change,) = desk.json("changes")["items"]
    assert {"id", "subscription_id", "base", "wanted", "state", "batch", "reason", "author", "role"} <= change.keys()
    assert (change["state"], change["reason"], change["batch"]) == ("kept", "T-1", done["batch_id"])
    assert change["base"]["is_provider"]
    assert change["wanted"]["tenant_id"] == partner["tenant_id"]
    assert desk.json("check") == {"items": [], "total": 0, "clean": True, "store": str(desk.store)}

    undone = desk.json("undo")
    assert undone["withdrawn"] == [subscription["id"]]
    assert partner["name"] in undone["name"]
    assert the(desk, subscription["id"]) == subscription
    assert [change["state"] for change in desk.json("changes")["items"]] == ["withdrawn"]

    assert "staged again" in desk("redo").stdout
    assert the(desk, subscription["id"])["pending"]["state"] == "staged"
    assert "kept here" in desk("submit").stdout
    assert the(desk, subscription["id"])["pending"]["state"] == "kept"
    assert desk.json("check")["clean"]


def test_stage_waits_for_submit(desk: Console, choice: Choice) -> None:
    subscription, partner = choice()
    assign = ("assign", "--contact", partner["tenant_id"].upper(), "--subscription", subscription["id"].upper())
    assert desk.json(*assign, "--stage")["outcomes"] == {"staged": 1}
    assert desk.json("changes", "--state", "staged")["total"] == 1
    assert desk.json(*assign, "--stage")["outcomes"] == {"unchanged": 1}
    # Assigning for good submits what was staged before.
    assert desk.json(*assign)["outcomes"] == {"kept": 1}
    assert desk("submit").stdout == "Nothing is staged.\n"


def test_choosing_the_base_again_removes_the_change(desk: Console, choice: Choice) -> None:
    subscription, partner = choice()
    desk("assign", "--contact", partner["tenant_id"], "--subscription", subscription["id"], "--stage")
    back = desk.json("assign", "--contact", "default", "--subscription", subscription["id"], "--stage")
    assert back["outcomes"] == {"removed": 1}
    assert the(desk, subscription["id"]) == subscription


def test_who_may_not_be_chosen_is_barred_with_all_reasons(desk: Console) -> None:
    (subscription,) = desk.json("subscriptions", "--limit", 1)["items"]
    field = desk.json("contacts", "--subscription", subscription["id"])
    entry = next(entry for entry in field["not_eligible"] if entry["reseller"]["tenant_id"])
    asked = ("assign", "--contact", entry["reseller"]["tenant_id"], "--subscription", subscription["id"])
    result = desk(*asked, "--json", code=1)
    (item,) = json.loads(result.stdout)["items"]
    assert item["outcome"] == "barred"
    assert item["reasons"] == entry["reasons"]
    assert entry["reasons"][0]["text"] in result.stderr
    assert desk.json("changes")["total"] == 0


def test_many_rows_from_a_file(desk: Console, tmp_path: Path) -> None:
    elsewhere = [one["id"] for one in desk.json("subscriptions", "--filter", "contact=reseller")["items"]]
    listed = tmp_path / "list.csv"
    rows = "".join(f"{NOBODY};{one.upper()}\r\n" for one in elsewhere)
    listed.write_text(f"\ufeffИД клиента;Идентификатор подписки\r\n{rows};oops\r\n", encoding="utf-8")
    result = desk("assign", "--contact", "default", "--file", listed, "--json", code=1)
    done = json.loads(result.stdout)
    assert done["outcomes"] == {"kept": len(elsewhere)}
    assert "list.csv:" in result.stderr
    assert len(done["problems"]) == 1
    assert desk.json("subscriptions", "--filter", "contact=reseller")["total"] == 0
    # One act, one undo; and a copy was made before it.
    assert len(desk.json("undo")["withdrawn"]) == len(elsewhere)
    assert [one["path"] for one in desk.json("restore", "--list")["items"] if "before-submit" in one["path"]]
    assert desk.json("check")["clean"]


def test_ids_from_standard_input(desk: Console) -> None:
    ids = [one["id"] for one in desk.json("subscriptions", "--filter", "contact=default", "--limit", 3)["items"]]
    result = desk("assign", "--contact", "default", "--file", "-", "--json", input="\n".join(ids))
    assert json.loads(result.stdout)["outcomes"] == {"unchanged": 3}


def test_a_shared_mpn_id_is_an_error_that_names_all(empty: Console, tmp_path: Path) -> None:
    sheet = tmp_path / "resellers.csv"
    sheet.write_text(
        "Reseller name,Reseller tenant ID,MPN ID\n"
        "Fabrikam,11111111-0000-4000-8000-000000000001,777\nFabrikam Two,11111111-0000-4000-8000-000000000002,777\n"
    )
    empty("import", "--kind", "resellers", sheet)
    error = empty("assign", "--contact", "777", "--subscription", NOBODY, code=1).stderr
    assert "Fabrikam (11111111-0000-4000-8000-000000000001)" in error
    assert "Fabrikam Two (11111111-0000-4000-8000-000000000002)" in error


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("assign", "--contact", "default"), 2),
        (("assign", "--contact", "Fabrikam", "--subscription", NOBODY), 2),
        (("assign", "--contact", "default", "--subscription", "x"), 2),
        (("assign", "--contact", "1", "--subscription", NOBODY), 1),
        (("assign", "--contact", "default", "--subscription", NOBODY), 1),
        (("assign", "--contact", "default", "--file", "not-there.csv"), 1),
        (("undo",), 1),
        (("redo",), 1),
        (("undo", "--batch", NOBODY), 1),
    ],
)
def test_exit_codes(desk: Console, asked: tuple[str, ...], code: int) -> None:
    assert desk(*asked, code=code).stderr


def test_the_role_of_the_settings_decides(desk: Console, choice: Choice) -> None:
    subscription, partner = choice()
    desk.config.mkdir()
    (desk.config / "settings.json").write_text('{"role": "sales_agent", "author": "Ann"}')
    asked = ("assign", "--contact", partner["tenant_id"], "--subscription", subscription["id"])
    assert "sales_agent" in desk(*asked, code=1).stderr
    reasons = desk.json("contacts", "--subscription", subscription["id"])["not_eligible"][0]["reasons"]
    assert "role_may_not" in {reason["reason"] for reason in reasons}
    (desk.config / "settings.json").write_text('{"role": "sales_agent", "role_edition": "2020", "author": "Ann"}')
    desk(*asked)
    assert desk.json("changes")["items"][0]["author"] == "Ann"


def test_a_broken_settings_file_is_named(desk: Console) -> None:
    desk.config.mkdir()
    (desk.config / "settings.json").write_text("{")
    assert "settings.broken-" in desk("status").stderr


def test_requests_and_attesting(desk: Console) -> None:
    reseller = next(one for one in desk.json("resellers")["items"] if one["partnership"] == "none" and one["tenant_id"])
    made = desk.json("request", "--reseller", reseller["tenant_id"])
    assert (made["kind"], made["state"]) == ("partnership", "sent")
    assert desk.json("request", "--reseller", reseller["tenant_id"])["state"] == "reminded"
    assert [one["id"] for one in desk.json("requests", "--open")["items"]] == [made["id"]]
    (customer, *_) = desk.json("customers", "--limit", 1)["items"]
    asked = ("attest", "--customer", customer["id"], "--kind", "gdap", "--how", "phone", "--until", "2030-01-01")
    assert desk(*asked, "--reseller", reseller["tenant_id"], code=1).stderr


def test_attesting_makes_a_partner_confirmed(desk: Console) -> None:
    for one in desk.json("subscriptions")["items"]:
        field = desk.json("contacts", "--subscription", one["id"])
        if unconfirmed := [partner for partner in field["eligible"] if partner["unconfirmed"]]:
            tenant = unconfirmed[0]["tenant_id"]
            break
    else:
        raise AssertionError("the sample has nobody unconfirmed")
    desk("attest", "--customer", one["customer_id"], "--reseller", tenant, "--kind", "gdap", "--how", "phone")
    after = desk.json("contacts", "--subscription", one["id"])["eligible"]
    assert next(partner for partner in after if partner["tenant_id"] == tenant)["unconfirmed"] is False
