"""Lists: what they hold, in which form, and that data cannot steer the terminal."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from desktop.cli.output import as_json, safe, width
from desktop.data.queries import SortKey, SubscriptionSort
from desktop.data.saved_views import ViewShelf, shipped

from .conftest import Console

SUBSCRIPTION = {
    "id", "customer_id", "customer_name", "product", "nickname", "quantity", "contact", "reseller_of_record", "status",
    "publishable", "publishing", "commerce", "pending",
}  # fmt: skip


def test_an_empty_store_says_that_nothing_was_imported(empty: Console) -> None:
    assert empty.json("customers") == {"items": [], "total": 0}
    assert "Nothing has been imported yet" in empty("subscriptions").stderr
    assert empty.json("status")["customers"] == 0


def test_nothing_found_is_another_message(desk: Console) -> None:
    assert desk("customers", "--search", "zzzzzzzz").stderr == "Nothing found.\n"


def test_customers(desk: Console) -> None:
    listed = desk.json("customers")
    assert listed["total"] == len(listed["items"]) == 40
    first = listed["items"][0]
    assert {"id", "name", "domain", "subscriptions", "on_default", "pending"} <= first.keys()
    page = desk.json("customers", "--limit", 3, "--offset", 2)
    assert page["total"] == 40
    assert page["items"] == listed["items"][2:5]
    most = desk.json("customers", "--sort", "-subscriptions")["items"]
    counts = [one["subscriptions"] for one in most]
    assert counts == sorted(counts, reverse=True)


def test_a_subscription_has_exactly_these_fields(desk: Console) -> None:
    listed = desk.json("subscriptions")
    assert listed["total"] == len(listed["items"]) == 200
    for one in listed["items"]:
        assert one.keys() == SUBSCRIPTION
        assert one["contact"].keys() == {"tenant_id", "mpn_id", "name", "is_provider"}
        assert one["publishable"] is (one["publishing"] != "kept_here_only")
        assert one["pending"] is None


def test_filters_narrow_a_list(desk: Console) -> None:
    everything = desk.json("subscriptions")["items"]
    on_default = desk.json("subscriptions", "--filter", "contact=default")["items"]
    elsewhere = desk.json("subscriptions", "--filter", "contact=reseller")["items"]
    assert all(one["contact"]["is_provider"] for one in on_default)
    assert not any(one["contact"]["is_provider"] for one in elsewhere)
    assert len(on_default) + len(elsewhere) == len(everything)
    partner = elsewhere[0]["contact"]
    theirs = desk.json("subscriptions", "--filter", f"contact={partner['tenant_id'].upper()}")["items"]
    assert {one["contact"]["tenant_id"] for one in theirs} == {partner["tenant_id"]}
    customer = everything[0]["customer_id"]
    of_customer = desk.json("subscriptions", "--customer", customer.upper())["items"]
    assert {one["customer_id"] for one in of_customer} == {customer}
    kept = desk.json("subscriptions", "--filter", "publishing=kept-here-only", "--filter", "status=active")["items"]
    assert kept
    assert all(one["publishing"] == "kept_here_only" and one["status"] == "active" for one in kept)


def test_a_saved_view_is_listed_in_its_order(desk: Console) -> None:
    on_default = desk.json("subscriptions", "--view", "On default")["items"]
    assert on_default
    assert all(one["contact"]["is_provider"] and one["status"] != "deleted" for one in on_default)
    names = [one["customer_name"] for one in on_default]
    assert [one["id"] for one in on_default] != [one["id"] for one in desk.json("subscriptions")["items"]]
    ViewShelf(desk.config).put(replace(shipped("on_default"), name="Мои", sort=(SortKey(SubscriptionSort.QUANTITY),)))
    mine = desk.json("subscriptions", "--view", "мои")["items"]
    assert {one["id"] for one in mine} == {one["id"] for one in on_default}
    quantities = [one["quantity"] or 0 for one in mine]
    assert quantities == sorted(quantities) != []
    turned = desk.json("subscriptions", "--view", "мои", "--sort", "-quantity")["items"]
    assert turned == mine[::-1]
    kept = desk.json("subscriptions", "--view", "мои", "--filter", "publishing=kept_here_only")["items"]
    assert kept == [one for one in mine if one["publishing"] == "kept_here_only"]
    assert len(set(names)) > 1


def test_resellers(desk: Console) -> None:
    listed = desk.json("resellers")
    assert listed["total"] == 25
    assert {"tenant_id", "mpn_id", "name", "location", "partnership", "supported", "agreement"} <= listed["items"][
        0
    ].keys()
    active = desk.json("resellers", "--filter", "state=active", "--sort", "-supported")["items"]
    assert active
    assert {one["partnership"] for one in active} == {"active"}


@pytest.mark.parametrize(
    "wrong",
    [
        ("customers", "--filter", "colour=red"),
        ("customers", "--filter", "pending"),
        ("customers", "--filter", "pending=perhaps"),
        ("subscriptions", "--sort", "colour"),
        ("subscriptions", "--limit", "-1"),
        ("resellers", "--filter", "state=cross"),
        ("contacts",),
        ("frobnicate",),
        ("changes", "--state", "angry"),
        ("import",),
        ("demo", "--customers", "0", "--no-window"),
        ("restore",),
    ],
)
def test_wrong_usage_exits_with_two(desk: Console, wrong: tuple[str, ...]) -> None:
    result = desk(*wrong, code=2)
    assert "Error: " in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "asked",
    [
        ("contacts", "--subscription", "00000000-0000-4000-8000-000000000000"),
        ("subscriptions", "--customer", "00000000-0000-4000-8000-000000000000"),
        ("customers", "--filter", "reseller=1"),
        ("subscriptions", "--view", "nobody's"),
    ],
)
def test_what_is_not_there_exits_with_one(desk: Console, asked: tuple[str, ...]) -> None:
    assert desk(*asked, code=1).stderr.startswith("Error: No ")


def test_contacts_come_in_the_order_of_the_list(desk: Console) -> None:
    reasons: set[str] = set()
    for one in desk.json("subscriptions", "--limit", 25)["items"]:
        field = desk.json("contacts", "--subscription", one["id"])
        assert field["subscription_id"] == one["id"]
        assert field["eligible"][0]["is_provider"]
        others = field["eligible"][1:]
        assert not any(partner["is_provider"] for partner in others)
        of_record = [partner["reseller_of_record"] for partner in others]
        assert of_record == sorted(of_record, reverse=True)
        assert len(others) + len(field["not_eligible"]) == 25
        for entry in field["not_eligible"]:
            assert entry["reseller"].keys() == {"tenant_id", "mpn_id", "name", "location"}
            assert entry["reasons"]
            for reason in entry["reasons"]:
                assert reason.keys() == {"reason", "day", "cure", "text", "cure_text"}
                reasons.add(reason["reason"])
    assert {"no_partnership", "partnership_requested", "partnership_ended", "not_linked"} <= reasons


def test_the_plain_form_names_reasons_and_cures(desk: Console) -> None:
    one = desk.json("subscriptions", "--limit", 1)["items"][0]
    text = desk("contacts", "--subscription", one["id"]).stdout
    assert "default contact" in text
    assert "There is no partnership with this reseller. Request a partnership with the reseller." in text


HOSTILE = "a\x1b[31mb\x9bc\u202ed\u2066e\rf\ng\u2028h\ud800i\u200fj"


def test_text_from_outside_cannot_steer_the_terminal() -> None:
    assert safe(HOSTILE) == "a\ufffd[31mb\ufffdc\ufffdd\ufffde f g h\ufffdi\ufffdj"
    written = as_json({"name": HOSTILE})
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written)
    assert json.loads(written)["name"] == HOSTILE


@pytest.mark.parametrize(("text", "cells"), [("abc", 3), ("Ёлка", 4), ("东方", 4), ("e\u0301", 1)])
def test_cells_of_a_text(text: str, cells: int) -> None:
    assert width(text) == cells


def test_plain_columns_are_aligned(desk: Console) -> None:
    lines = desk("customers", "--limit", 10).stdout.splitlines()
    start = lines[0].index("NAME")
    assert all(line[start - 2 : start] == "  " for line in lines)


def test_status_tells_what_is_there(desk: Console) -> None:
    told: dict[str, Any] = desk.json("status")
    assert (told["customers"], told["subscriptions"], told["resellers"]) == (40, 200, 25)
    assert told["store"] == str(desk.store)
    assert told["revision"]
    assert told["role"] == "admin_agent"
    assert told["sample"].startswith("customers=40 ")
    assert "ago" in desk("status").stdout
