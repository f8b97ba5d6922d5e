"""Lists as files: CSV beside plain sqlite3 with the csv module, and XLSX beside XlsxWriter that is handed its cells.

Both sides write the same columns of the same rows in the same order. The desk's side runs in a process of its own, and
its peak memory is weighed beside that of a list a tenth as long.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import xlsxwriter

from benchmarks.figures import Bar, Figure, Measure, seconds
from benchmarks.starting import STARTERS, environment
from benchmarks.stores import Book

WORKBOOK_ROWS = 100_000

_THIRD = Bar(Measure.SHARE_OF_FLOOR, 1 / 3)
_TWICE = Bar(Measure.TIMES_FLOOR, 2.0)
_FLAT = Bar(Measure.TIMES_FLOOR, 1.3)
_PLAIN = "plain sqlite3 and the csv module: the same columns of the same rows in the same order"
_ALONE = "XlsxWriter alone: the same cells from memory, constant_memory too"
_SELECT = """
SELECT c.name, s.product, s.nickname, k.name, CASE WHEN k.id = 1 THEN 'yes' ELSE '' END, s.change_state, s.status,
    coalesce((SELECT r.name FROM reseller r WHERE r.mpn_id = s.reseller_of_record AND s.reseller_of_record <> ''
        ORDER BY r.id DESC LIMIT 1), s.reseller_of_record_name),
    s.reseller_of_record, s.quantity, s.publishing, s.term_end, s.commerce, t.read_at, s.order_id, s.guid, c.tenant_id,
    c.domain, k.tenant_id, k.mpn_id
FROM subscription s JOIN customer c ON c.id = s.customer_id JOIN contact k ON k.id = s.shown_contact_id
    LEFT JOIN support_contact t ON t.subscription_id = s.id
ORDER BY c.name_sort, c.id, s.product_sort, s.id LIMIT ?
"""
_QUANTITY = 9


def figures(book: Book, folder: Path) -> list[Figure]:
    """Rates and memory of one size."""
    path = book.copy(folder)
    try:
        return [*_text(path, book.size.subscriptions, folder), *_workbook(path, book.size.subscriptions, folder)]
    finally:
        path.unlink()


def _text(path: Path, rows: int, folder: Path) -> list[Figure]:
    small = _desk(folder, path, "csv", rows // 10)
    # The two sides close together, the floor on both ends of the desk's.
    before = _plain_csv(path, folder / "floor.csv", rows)
    desk = _desk(folder, path, "csv", rows)
    after = _plain_csv(path, folder / "floor.csv", rows)
    assert desk["rows"] == rows, desk
    floor = (before + after) / 2
    return [
        Figure(
            "export.csv",
            f"export {rows:,} subscriptions as CSV",
            rows / desk["seconds"],
            "rows/s",
            _PLAIN,
            rows / floor,
            bars=(_THIRD,),
        ),
        Figure(
            "memory.export.csv",
            "peak memory of exporting CSV",
            desk["peak"],
            "MB",
            "the same with a tenth of the rows",
            small["peak"],
            bars=(_FLAT,),
        ),
    ]


def _workbook(path: Path, rows: int, folder: Path) -> list[Figure]:
    rows = min(rows, WORKBOOK_ROWS)
    with closing(_opened(path)) as store:
        cells = store.execute(_SELECT, (rows,)).fetchall()
    before = seconds(lambda: _plain_workbook(folder / "floor.xlsx", cells))
    desk = _desk(folder, path, "xlsx", rows)
    after = seconds(lambda: _plain_workbook(folder / "floor.xlsx", cells))
    assert desk["rows"] == rows, desk
    return [
        Figure(
            "export.xlsx",
            f"export {rows:,} subscriptions as XLSX",
            desk["seconds"],
            "s",
            _ALONE,
            (before + after) / 2,
            bars=(_TWICE,),
        )
    ]


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path.absolute()}?mode=ro", uri=True)


def _plain_csv(path: Path, target: Path, rows: int) -> float:
    def work() -> None:
        with closing(_opened(path)) as store, target.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(store.execute(_SELECT, (rows,)))

    cost = seconds(work)
    target.unlink()
    return cost


def _plain_workbook(target: Path, cells: list[tuple[Any, ...]]) -> None:
    book = xlsxwriter.Workbook(str(target), {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    for number, row in enumerate(cells):
        for place, value in _some(row):
            if place == _QUANTITY:
                sheet.write_number(number, place, value)
            else:
                sheet.write_string(number, place, value)
    book.close()
    target.unlink()


def _some(row: tuple[Any, ...]) -> Iterator[tuple[int, Any]]:
    return ((place, value) for place, value in enumerate(row) if value not in (None, ""))


def _desk(folder: Path, store: Path, form: str, rows: int) -> dict[str, Any]:
    """What `starters/exporting.py` says of its work."""
    target = folder / f"desk.{form}"
    command = [sys.executable, str(STARTERS / "exporting.py"), str(store), str(target), form, str(max(rows, 1)), "ru"]
    done = subprocess.run(command, env=environment(folder), check=True, stdout=subprocess.PIPE, text=True)
    target.unlink()
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
