"""What stands in exported files, and that a file is there whole or not at all."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from desktop.data.exporting import rows, xlsx_file
from desktop.data.exporting.columns import IDENTIFIERS, OF_LIST, shown_as
from desktop.data.exporting.csv_file import as_text
from desktop.data.exporting.extracts import Words
from desktop.data.exporting.writing import Format
from desktop.data.formulas import guarded, unguarded
from desktop.data.queries import SubscriptionQuery, SubscriptionSort
from desktop.data.store import Store
from desktop.errors import Cancelled, DeskError
from tests.factories import (
    FABRIKAM,
    ROMASHKA,
    contact_fact,
    customer_fact,
    guid,
    reseller_fact,
    subscription_fact,
    write,
)

Export = Callable[..., int]


def lines(path: Path, delimiter: str = ",") -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


def sheet(path: Path, number: int = 0) -> list[list[object]]:
    return python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(number).to_python()


@pytest.mark.parametrize("listed", OF_LIST)
@pytest.mark.parametrize("form", Format)
def test_every_list_can_be_written_in_every_format(export: Export, tmp_path: Path, listed: str, form: Format) -> None:
    assert export(tmp_path / "file", form, listed) == {"subscriptions": 6, "customers": 2, "resellers": 4}.get(
        listed, 0
    )


def test_csv_has_the_shown_columns_in_their_order_and_an_account_behind(export: Export, tmp_path: Path) -> None:
    words = Words(
        titles={"quantity": "Кол-во", "product": "=Продукт"},
        values={"status": {"active": "Активна"}},
        about=[("Вид", "Подписки"), ("Фильтр", "=1+1\nx")],
        delimiter=";",
    )
    path = tmp_path / "list.csv"
    export(path, Format.CSV, columns=("quantity", "product", "status"), words=words, keys=[3, 1])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert lines(path, ";") == [
        ["Кол-во", "'=Продукт", "status"],
        ["10", "Office 365 E3", "Активна"],
        ["10", "Office 365 E3", "Активна"],
        [],
        ["partner-desk-export", "subscriptions"],
        ["Вид", "Подписки"],
        ["Фильтр", "'=1+1 x"],
    ]


def test_rows_come_in_the_order_of_the_query_and_a_selection_in_its_own(export: Export, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    query = SubscriptionQuery(sort=SubscriptionSort.NICKNAME, descending=True)
    export(path, Format.CSV, columns=("nickname",), query=query)
    assert [row[0] for row in lines(path)[1:7]] == [f"Seats {number}" for number in (25, 24, 23, 22, 21, 20)]
    export(path, Format.CSV, columns=("nickname",), query=query, keys=[2, 6, 1])
    assert [row[0] for row in lines(path)[1:4]] == ["Seats 21", "Seats 25", "Seats 20"]


def test_identifiers_stay_text_and_formulas_stay_inert(store: Store, export: Export, tmp_path: Path) -> None:
    write(
        store,
        customer_fact(ROMASHKA, name="=HYPERLINK(1)"),
        reseller_fact(FABRIKAM, mpn_id="0012345"),
        subscription_fact(20, order_id="12345678e12", product="@x", nickname="-1", reseller_of_record="0012345"),
        contact_fact(20, FABRIKAM, mpn_id="0012345"),
    )
    columns = ("customer", "product", "nickname", "reseller_of_record_mpn_id", "order", "contact_mpn_id", "id")
    text = ["=HYPERLINK(1)", "@x", "-1", "0012345", "12345678e12", "0012345", guid(20)]
    export(tmp_path / "list.csv", Format.CSV, columns=columns, keys=[1])
    told = lines(tmp_path / "list.csv")[1]
    assert told == ["'=HYPERLINK(1)", "'@x", "'-1", "\t0012345", "\t12345678e12", "\t0012345", guid(20)]
    assert [unguarded(cell).strip() for cell in told] == text
    export(tmp_path / "list.xlsx", Format.XLSX, columns=columns, keys=[1])
    assert sheet(tmp_path / "list.xlsx")[1] == text
    with zipfile.ZipFile(tmp_path / "list.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_a_workbook_has_real_dates_and_numbers_under_a_heading_that_stays(
    store: Store, export: Export, tmp_path: Path
) -> None:
    moment = datetime(2027, 1, 25, 13, 45, tzinfo=UTC)
    write(store, subscription_fact(20, term_end=moment, quantity=1234))
    path = tmp_path / "list.xlsx"
    words = Words(sheet="Подписки: [все]", about_sheet="О списке", about=[("Вид", "=x")])
    export(path, Format.XLSX, columns=("term_end", "quantity", "customer"), keys=[1], words=words)
    assert sheet(path)[1] == [moment.replace(tzinfo=None), 1234.0, "ООО «Ромашка»"]
    assert sheet(path, 1) == [["partner-desk-export", "subscriptions"], ["Вид", "=x"]]
    with zipfile.ZipFile(path) as book:
        text = book.read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in text
    assert '<autoFilter ref="A1:C2"/>' in text
    widths = [float(width) for width in re.findall(r'<col [^>]*width="([\d.]+)"', text)]
    assert widths[0] > 18
    assert widths[2] > 30


def test_rows_that_one_sheet_cannot_hold_go_on_in_another(
    export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_file, "ROWS_OF_SHEET", 4)
    path = tmp_path / "list.xlsx"
    assert export(path, Format.XLSX, columns=("nickname",)) == 6
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["List", "List 2", "About"]
    assert [len(sheet(path, number)) for number in (0, 1)] == [4, 4]


def test_json_has_the_shapes_of_the_command_line(export: Export, tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    export(path, Format.JSON, words=Words(machine={"view": "subscriptions"}))
    told = json.loads(path.read_text("utf-8"))
    assert told["export"] == {"list": "subscriptions", "view": "subscriptions"}
    assert told["total"] == len(told["items"]) == 6
    assert told["items"][0]["contact"].keys() == {"tenant_id", "mpn_id", "name", "is_provider"}


def test_a_cell_of_two_things_is_two_columns() -> None:
    shown = shown_as("subscriptions", ("product", "contact_age", "reseller_of_record", "no_such", "product"))
    assert shown == ("product", "nickname", "contact_read_at", "reseller_of_record", "reseller_of_record_mpn_id")
    assert shown_as("customers", ("id",), identifiers=True) == ("id",)
    for listed, keys in IDENTIFIERS.items():
        assert set(keys) <= {column.key for column in OF_LIST[listed]}


# Whole or not at all


@pytest.mark.parametrize("form", Format)
def test_a_cancelled_export_leaves_what_was_there(
    export: Export, tmp_path: Path, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "BITE", 2)
    path = tmp_path / "list.out"
    path.write_text("before")

    def progress(done: int, total: int) -> None:
        assert total == 6
        if done == 4:
            raise Cancelled

    files = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        export(path, form, progress=progress)
    assert path.read_text() == "before"
    assert sorted(tmp_path.iterdir()) == files


@pytest.mark.parametrize("form", Format)
def test_a_folder_that_is_not_there_is_an_expected_error(export: Export, tmp_path: Path, form: Format) -> None:
    with pytest.raises(DeskError) as caught:
        export(tmp_path / "nowhere" / "list", form)
    assert caught.value.code == "file_unwritable"


_KILLED = """
import sys
from pathlib import Path
from datetime import date
from desktop.data.exporting import extracts, rows
from desktop.data.exporting.columns import OF_LIST
from desktop.data.exporting.writing import Format, write
from desktop.data.queries import SubscriptionQuery
from desktop.data.store import open_store
rows.BITE = 1
def wait(done, total):
    if done == 3:
        print("half-way", flush=True)
        sys.stdin.read()
store = open_store(sys.argv[1])
with store.reading() as session:
    keys = tuple(column.key for column in OF_LIST["subscriptions"])
    found = rows.Rows(session, extracts.Extract("subscriptions", SubscriptionQuery(), keys, date(2026, 3, 2)))
    write(found, extracts.Words(), Path(sys.argv[2]), Format(sys.argv[3]), wait)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("form", Format)
def test_a_killed_export_leaves_no_half_file(store: Store, tmp_path: Path, form: Format) -> None:
    path = tmp_path / f"list.{form}"
    command = [sys.executable, "-c", _KILLED, store.location, str(path), form]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"half-way"
        process.send_signal(signal.SIGKILL)
    assert not path.exists()


def test_what_a_killed_export_left_is_swept_away_once_it_is_old(export: Export, tmp_path: Path) -> None:
    old, young = tmp_path / ".list.csv.1-0.partial", tmp_path / ".list.csv.2-0.partial"
    for left in (old, young):
        left.write_text("half")
    os.utime(old, (0, 0))
    export(tmp_path / "list.csv", Format.CSV)
    assert not old.exists()
    assert young.exists()


# Text that could run


@given(st.text())
def test_a_guarded_text_is_inert_and_comes_back(text: str) -> None:
    safe = guarded(text)
    assert unguarded(safe) == text
    assert not safe.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@given(st.lists(st.sampled_from("'=+-@\t\r\n x1"), max_size=6).map("".join))
def test_apostrophes_are_neither_lost_nor_gained(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text(st.sampled_from("0123456789eE.,-/+: =@a"), max_size=12))
def test_an_identifier_is_text_and_comes_back(identifier: str) -> None:
    cell = as_text(identifier)
    assert unguarded(cell).strip() == identifier.strip()
    with pytest.raises(ValueError, match="could not convert"):
        float(cell if cell.startswith(("\t", "'")) is False else "text")
