"""Import, demo, check, backup and restore from the command line."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from .conftest import SIZE, Console

CUSTOMERS = """Microsoft ID,Company name,Primary domain name,Relationship
10000000-0000-4000-8000-000000000001,Contoso,contoso.onmicrosoft.com,Cloud Reseller
not-an-id,Broken,broken.onmicrosoft.com,Cloud Reseller
10000000-0000-4000-8000-000000000002,ООО «Ромашка»,romashka.onmicrosoft.com,Cloud Reseller
"""
CUSTOMER = "10000000-0000-4000-8000-000000000001"
SUBSCRIPTIONS = f"""Customer ID;Subscription ID;Subscription;Quantity;Status
{CUSTOMER};20000000-0000-4000-8000-000000000001;Office 365 E3;5;Active
{CUSTOMER};20000000-0000-4000-8000-000000000002;Office 365 E1;many;Active
"""
CONTACTS = """Subscription ID,Support contact tenant ID,Support contact MPN ID,Support contact name
20000000-0000-4000-8000-000000000001,30000000-0000-4000-8000-000000000001,555,Fabrikam
"""


def dump(store: Path) -> list[str]:
    """Everything in a store, but for the marks of transactions in the log that finding follows."""
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("DELETE FROM finding_touched WHERE kind = 0")
        return [line for line in connection.iterdump() if "sqlite_sequence" not in line]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    made = (tmp_path / "contacts.csv", tmp_path / "Customers.csv", tmp_path / "subscriptions.csv")
    for path, text in zip(made, (CONTACTS, CUSTOMERS, SUBSCRIPTIONS), strict=True):
        path.write_text(text, encoding="utf-8")
    return made


def test_bad_rows_are_named_and_the_rest_goes_in(empty: Console, files: tuple[Path, ...]) -> None:
    result = empty("import", files[1], code=1)
    (line,) = result.stderr.splitlines()
    assert line.startswith("Customers.csv:3: Microsoft ID: “not-an-id” is not an identifier")
    assert [one["name"] for one in empty.json("customers")["items"]] == ["Contoso", "ООО «Ромашка»"]
    (report,) = json.loads(empty("import", files[1], "--json", code=1).stdout)["items"]
    assert report["tallies"]["customers"] == {"new": 0, "changed": 0, "unchanged": 2}
    (problem,) = report["problems"]
    assert (problem["line"], problem["column"], problem["code"]) == (3, "Microsoft ID", "bad_id")


def test_the_order_of_the_files_does_not_matter(empty: Console, files: tuple[Path, ...]) -> None:
    done = empty.json("import", *files, code=1)
    assert done["total"] == 3
    contacts, customers, subscriptions = done["items"]
    assert contacts["problems"] == []
    assert contacts["tallies"]["contacts"]["new"] == 1
    assert customers["tallies"]["customers"]["new"] == 2
    assert subscriptions["tallies"]["subscriptions"]["new"] == 2
    assert [problem["code"] for problem in subscriptions["problems"]] == ["bad_number"]
    shown = {one["id"][-1]: one["contact"]["name"] for one in empty.json("subscriptions")["items"]}
    assert shown["1"] == "Fabrikam"
    assert empty.json("check")["clean"]


def test_importing_twice_changes_nothing(empty: Console, files: tuple[Path, ...]) -> None:
    empty("import", *files[1:], code=1)
    before = dump(empty.store)
    empty("import", *files[1:], code=1)
    assert dump(empty.store) == before


def test_a_file_that_cannot_be_taken_does_not_stop_the_others(empty: Console, files: tuple[Path, ...]) -> None:
    done = empty.json("import", files[0].with_name("none.csv"), files[1], code=1)
    assert done["items"][0]["error"]["code"] == "cannot_read"
    assert done["items"][1]["tallies"]["customers"]["new"] == 2


def test_a_clean_import_exits_with_zero(empty: Console, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"Subscription ID\tSubscription\tQuantity\tStatus\n{CUSTOMER}\tE3\t1\tActive\n", encoding="cp1251")
    empty("import", path, "--customer", CUSTOMER)
    assert empty.json("status")["subscriptions"] == 1
    assert "imported" in [row[0] for row in _events(empty.store)]


def _events(store: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(store)) as connection:
        return connection.execute("SELECT event FROM history").fetchall()


def test_demo_builds_once_and_never_over_other_data(empty: Console, tmp_path: Path, files: tuple[Path, ...]) -> None:
    assert empty.json("demo", "--no-window", *SIZE)["built"] is True
    before = dump(empty.store)
    assert empty.json("demo", "--no-window", *SIZE)["built"] is False
    assert dump(empty.store) == before
    assert "another sample tenant" in empty("demo", "--no-window", code=1).stderr
    other = Console(tmp_path / "other")
    other("import", files[1], code=1)
    assert "holds data" in other("demo", "--no-window", *SIZE, code=1).stderr


def test_demo_is_the_same_everywhere(desk: Console, tmp_path: Path) -> None:
    again = Console(tmp_path / "again")
    again("demo", "--no-window", *SIZE)
    assert again.json("subscriptions") == desk.json("subscriptions")


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE subscription SET shown_contact_id = 2 WHERE id = 1", "shown_contact"),
        ("UPDATE customer SET default_count = default_count + 1 WHERE id = 1", "counts"),
        ("INSERT INTO identifier_search(identifier_search, rowid, ids) VALUES ('delete', 1, 'no')", "search"),
        ("DROP TRIGGER finding_subscription", "missing"),
        ("PRAGMA foreign_keys = OFF; UPDATE subscription SET customer_id = 99999 WHERE id = 1", "dangling"),
        (
            """UPDATE change SET state = 'confirmed';
            UPDATE subscription SET change_id = NULL, change_state = '' WHERE change_id IS NOT NULL""",
            "history",
        ),
        ("DROP TRIGGER history_refuses_delete", "missing"),
        ("DROP INDEX ix_customer_domain_id", "missing"),
        ("DROP TRIGGER history_refuses_delete; DELETE FROM history WHERE id = 1", "history_gap"),
    ],
)
def test_check_finds_what_is_wrong(desk: Console, damage: str, code: str) -> None:
    subscription = desk.json("subscriptions", "--filter", "contact=reseller", "--limit", 1)["items"][0]["id"]
    desk("assign", "--contact", "default", "--subscription", subscription)
    assert desk("check").stdout == "The store is sound.\n"
    with closing(sqlite3.connect(desk.store)) as connection:
        connection.executescript(damage)
    result = desk("check", "--json", code=1)
    told = json.loads(result.stdout)
    assert told["clean"] is False
    assert code in {fault["code"] for fault in told["items"]}
    assert f"{code}: " in result.stderr


def test_damaged_pages_are_named_by_every_command_that_meets_them(desk: Console) -> None:
    with closing(sqlite3.connect(desk.store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
        pages = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name IN ('subscription', 'identifier_search_data')"
        ).fetchall()
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with desk.store.open("r+b") as file:
        for (page,) in pages:
            file.seek((page - 1) * size)
            file.write(b"\xa5" * size)
    for command in (("check",), ("subscriptions",), ("customers", "--search", "contoso")):
        assert "The store is damaged." in desk(*command, code=1).stderr


@pytest.mark.skipif(os.name != "posix", reason="modes are a POSIX matter")
def test_check_finds_a_store_open_to_others(desk: Console) -> None:
    desk("check")
    desk.store.chmod(0o644)
    assert "readable_by_others" in desk("check", code=1).stderr


def test_backup_and_restore(desk: Console, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    assert desk.json("backup", "--output", copy)["path"] == str(copy)
    assert "already" in desk("backup", "--output", copy, code=1).stderr
    before = desk.json("subscriptions")
    subscription = desk.json("subscriptions", "--filter", "contact=reseller", "--limit", 1)["items"][0]["id"]
    desk("assign", "--contact", "default", "--subscription", subscription)
    done = desk.json("restore", copy)
    assert Path(done["replaced"]).is_file()
    assert desk.json("subscriptions") == before
    # What restoring replaced can be restored by its name.
    desk("restore", Path(done["replaced"]).name)
    assert desk.json("changes")["total"] == 1
    assert "no backup" in desk("restore", tmp_path / "none.sqlite", code=1).stderr
    assert desk.json("restore", "--list")["total"] == 2


@pytest.mark.parametrize("text", [b"hello, this is no store", b"SQLite format 3\0" + b"\0" * 4000])
def test_what_is_no_store_is_named(empty: Console, text: bytes) -> None:
    empty.store.write_bytes(text)
    assert empty("status", code=1).stderr.startswith("Error: ")
    assert empty.store.read_bytes() == text


def test_a_store_of_another_kind_is_named(empty: Console) -> None:
    for url in ("sqlite://", "nonsense://x/y", "postgresql://127.0.0.1:1/none"):
        empty.before = ["--store", url]
        assert empty("status", code=1).stderr.startswith(("Error: The store", "Error: A store"))


def test_each_of_twenty_bad_rows_is_reported_where_it_stands(empty: Console, tmp_path: Path) -> None:
    customer = "10000000-0000-4000-8000-000000000001"
    bad = {
        "no_customer": ",{id},E3,1,Active,2026-01-31,",
        "bad_customer": "nobody,{id},E3,1,Active,2026-01-31,",
        "bad_id": "{customer},{id}0,E3,1,Active,2026-01-31,",
        "no_id": "{customer},,E3,1,Active,2026-01-31,",
        "bad_number": "{customer},{id},E3,five,Active,2026-01-31,",
        "negative": "{customer},{id},E3,1.5,Active,2026-01-31,",
        "bad_date": "{customer},{id},E3,1,Active,31 Foo 2026,",
        "ragged": "{customer},{id},E3,1,Active,2026-01-31,,,extra",
        "quote": '{customer},{id},"E3"x,1,Active,2026-01-31,',
        "bad_mpn": "{customer},{id},E3,1,Active,2026-01-31,12x",
    }
    lines = ["Customer ID,Subscription ID,Subscription,Quantity,Status,Term end,Reseller MPN ID"]
    expected: list[int] = []
    for n in range(200):
        form = "{customer},{id},E3,1,Active,2026-01-31,123"
        if n % 10 == 3:
            form = list(bad.values())[n // 10 % len(bad)]
            expected.append(n + 2)
        lines.append(form.format(customer=customer, id=f"20000000-0000-4000-8000-{n:012}"))
    path = tmp_path / "book.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = empty("import", path, code=1)
    told = [line for line in result.stderr.splitlines() if line.startswith("book.csv:")]
    assert [int(line.split(":")[1]) for line in told] == expected
    assert len(expected) == 20
    # Left out as a whole: the rows that say of nobody, and those that cannot be read; a bad value costs only itself.
    assert empty.json("status")["subscriptions"] == 200 - 2 * 6


EXAMPLES = Path(__file__).resolve().parents[3] / "shared" / "partner-center" / "examples"


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the recorded payloads are not here")
def test_every_recorded_payload_is_taken_or_refused_by_name(empty: Console) -> None:
    files = sorted(EXAMPLES.glob("*.json"))
    for _ in range(2):
        done = json.loads(empty("import", *files, "--json", code=1).stdout)
        assert done["total"] == len(files)
        refused = {item["error"]["code"] for item in done["items"] if item["error"]}
        assert refused == {"bad_json", "contains_token"}
    counts = empty.json("status")
    assert counts["customers"] > 10
    assert counts["subscriptions"] > 5
    assert counts["resellers"] > 1
    assert counts["provider"]["name"]
    assert empty.json("check")["clean"]


@pytest.mark.parametrize("called", [CUSTOMER.upper(), "contoso.onmicrosoft.com", "CONTOSO", " contoso "])
def test_the_customer_of_an_export_is_named_by_id_domain_or_name(
    empty: Console, files: tuple[Path, ...], tmp_path: Path, called: str
) -> None:
    empty("import", files[1], code=1)
    export = tmp_path / "Subscriptions.csv"
    export.write_text(
        "Subscription ID,Subscription,Quantity,Status,Reseller\n"
        "20000000-0000-4000-8000-000000000009,Office 365 E3,5,Active,\n",
        encoding="utf-8-sig",
    )
    empty("import", export, "--customer", called)
    (one,) = empty.json("subscriptions", "--customer", called)["items"]
    assert one["customer_id"] == CUSTOMER


def test_a_customer_that_is_unknown_or_not_the_only_one_is_an_error(
    empty: Console, files: tuple[Path, ...], tmp_path: Path
) -> None:
    files[1].write_text(
        "Microsoft ID,Company name,Primary domain name\n"
        "10000000-0000-4000-8000-000000000001,ООО «Ромашка»,one.example\n"
        "10000000-0000-4000-8000-000000000002,ООО Ромашка,two.example\n",
        encoding="utf-8",
    )
    empty("import", files[1])
    told = empty("import", files[2], "--customer", "ооо ромашка", code=1).stderr
    assert "one.example" in told
    assert "two.example" in told
    assert "No customer is known as nobody" in empty("subscriptions", "--customer", "nobody", code=1).stderr
    assert empty("subscriptions", "--customer", "", code=1).stdout == ""
