"""`export`: lists as files, in the words of both languages, and back again."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

from .conftest import Console


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    """Whichever test comes first in this process, all speak through one application object."""


def lines(path: Path, delimiter: str = ",") -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


@pytest.mark.parametrize("listed", ["subscriptions", "customers", "resellers", "changes", "history"])
@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "pdf"])
def test_every_list_in_every_format(desk: Console, tmp_path: Path, listed: str, form: str) -> None:
    path = tmp_path / f"list.{form}"
    told = desk.json("export", "--list", listed, "--output", path)
    assert told["list"] == listed
    assert told["format"] == form
    assert told["rows"] == {"subscriptions": 200, "customers": 40, "resellers": 25, "changes": 0, "history": 1}[listed]
    assert path.stat().st_size


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("listed", ["subscriptions", "customers", "resellers"])
def test_what_is_imported_again_changes_nothing(
    desk: Console, tmp_path: Path, lang: str, form: str, listed: str
) -> None:
    path = tmp_path / f"list.{form}"
    desk("export", "--list", listed, "--output", path, "--lang", lang)
    told = desk.json("import", path)
    counts = [tally for one in told["items"] for tally in one["tallies"].values()]
    assert counts
    assert all(tally["new"] == tally["changed"] == 0 for tally in counts), told
    assert not any(one["problems"] for one in told["items"])


def test_rows_of_a_filter_in_their_order_under_the_words_of_a_language(desk: Console, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    filters = ("--filter", "contact=default", "--sort", "-quantity", "--search", "office")
    desk("export", "--output", path, "--lang", "ru", "--columns", "product,quantity,status", *filters)
    heading, *rows = lines(path, ";")
    assert heading == ["Продукт", "Количество", "Статус"]
    listed = desk.json("subscriptions", *filters)["items"]
    assert [row[:2] for row in rows[: len(listed)]] == [[one["product"], str(one["quantity"])] for one in listed]
    about = dict(row for row in rows[len(listed) + 1 :])
    assert about["Фильтр"] == "поиск «office»; Контакт поддержки: по умолчанию"
    assert about["Порядок"] == "Количество, по убыванию"
    assert about["Строк"] == str(len(listed))


def test_json_says_the_same_as_the_list(desk: Console, tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    desk("export", "--list", "customers", "--output", path, "--filter", "on_default=yes")
    told = json.loads(path.read_text("utf-8"))
    assert told["items"] == desk.json("customers", "--filter", "on_default=yes")["items"]
    assert told["export"]["filter"] == {"on_default": True}
    assert told["export"]["exported_by"]


def test_a_view_is_exported_by_its_name_with_its_filter_and_columns(desk: Console, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    desk("export", "--view", "on_default", "--output", path, "--lang", "ru")
    _heading, *rows = lines(path, ";")
    listed = desk.json("subscriptions", "--view", "on_default", "--limit", "10000")["items"]
    names = [one["customer_name"] for one in listed]
    assert names
    assert [row[0] for row in rows[: len(names)]] == names
    about = dict(row for row in rows[len(names) + 1 :])
    assert "Контакт поддержки" in about["Фильтр"]
    assert "conditions" not in about["Фильтр"]
    desk("export", "--view", "customers", "--output", path)
    assert "yours" in desk("export", "--view", "yours", "--output", path, code=1).stderr


@pytest.mark.parametrize(
    "wrong",
    [
        ("--output", "list.doc"),
        ("--list", "letters", "--output", "list.csv"),
        ("--list", "customers", "--view", "x", "--output", "list.csv"),
        ("--list", "customers", "--filter", "status=active", "--output", "list.csv"),
        ("--list", "customers", "--customer", "x", "--output", "list.csv"),
        ("--list", "history", "--sort", "name", "--output", "list.csv"),
        ("--list", "changes", "--search", "x", "--output", "list.csv"),
        ("--columns", "nothing", "--output", "list.csv"),
    ],
)
def test_wrong_usage_exits_with_two(desk: Console, tmp_path: Path, wrong: tuple[str, ...]) -> None:
    given = [str(tmp_path / word) if word.startswith("list.") else word for word in wrong]
    assert "Error: " in desk("export", *given, code=2).stderr
    assert not list(tmp_path.glob("list.*"))


def test_a_place_that_cannot_be_written_exits_with_one(desk: Console, tmp_path: Path) -> None:
    assert "cannot be written" in desk("export", "--output", tmp_path / "no" / "list.csv", code=1).stderr


def test_a_list_of_an_export_can_be_assigned(desk: Console, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    desk("export", "--output", path, "--lang", "ru", "--filter", "contact=default")
    told = desk("assign", "--contact", "default", "--file", path, "--stage")
    assert "there is no subscription ID here" not in told.stderr


def test_no_window_is_opened_and_no_display_needed(desk: Console, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}
    for name in ("list.csv", "list.pdf"):
        done = desk.process("export", "--output", tmp_path / name, "--lang", "ru", env=environment)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / name).exists()
