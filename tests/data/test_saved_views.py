"""Saved views: what is kept comes back, what is broken or newer loses nothing, and hostile files are turned away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from desktop.data import saved_views, subscriptions
from desktop.data.conditions import Condition, Field, Operator
from desktop.data.queries import SortKey, SubscriptionQuery, SubscriptionSort
from desktop.data.saved_views import ALL, SHIPPED, SavedView, ViewShelf, export_view, import_view, named
from desktop.data.store import Store
from desktop.errors import DeskError, NotFound
from tests.factories import TODAY, small_desk

EXPIRING = SavedView(
    "Истекает скоро",
    conditions=(
        Condition(Field.TERM_END, Operator.WITHIN, ("14",)),
        Condition(Field.STATUS, Operator.IS, ("active", "suspended")),
    ),
    sort=(SortKey(SubscriptionSort.TERM_END), SortKey(SubscriptionSort.CUSTOMER, True)),
    columns=("customer", "term_end"),
    widths={"customer": 30.5},
)


@pytest.fixture(params=[True, False], ids=["folder", "memory"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> ViewShelf:
    return ViewShelf(tmp_path / "config" if request.param else None)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = small_desk(tmp_path)
    yield store
    store.close()


def code(act: Any, *arguments: Any, **named: Any) -> str:
    """The code of the error that an act raises."""
    with pytest.raises(DeskError) as raised:
        act(*arguments, **named)
    return raised.value.code


def test_a_view_comes_back_as_it_was_saved(shelf: ViewShelf) -> None:
    assert shelf.views() == ()
    assert shelf.put(EXPIRING) == EXPIRING
    assert shelf.views() == (EXPIRING,)
    assert shelf.find(" ИСТЕКАЕТ скоро ") == EXPIRING


def test_a_column_that_was_pulled_too_narrow_loses_no_view(shelf: ViewShelf) -> None:
    shelf.put(SavedView("Narrow", widths={"quantity": 0.5, "customer": 9_999.0}))
    assert dict(shelf.find("Narrow").widths) == {"quantity": 3.0, "customer": 400.0}


def test_views_are_renamed_changed_and_deleted(shelf: ViewShelf) -> None:
    shelf.put(EXPIRING)
    shelf.put(SavedView("Mine"))
    renamed = shelf.put(SavedView("Yours", sort=EXPIRING.sort), replaces="mine")
    assert [view.name for view in shelf.views()] == ["Yours", "Истекает скоро"]
    assert shelf.find("yours") == renamed
    assert code(shelf.put, SavedView("YOURS")) == "view_exists"
    assert code(shelf.put, SavedView("yours"), replaces="Истекает скоро") == "view_exists"
    assert shelf.put(SavedView("YOURS"), replaces="Yours").name == "YOURS"
    assert code(shelf.put, SavedView("New"), replaces="nobody") == "view_unknown"
    shelf.remove("Yours")
    assert shelf.views() == (EXPIRING,)
    assert code(shelf.remove, "Yours") == "view_unknown"


def test_what_comes_along_stays(shelf: ViewShelf) -> None:
    for view in (ALL, *SHIPPED):
        assert shelf.find(view.name) == shelf.find(view.key) == view
        assert code(shelf.remove, view.name) == "view_shipped"
        assert code(shelf.put, SavedView(view.name)) == "view_exists"
    copy = shelf.put(saved_views.replace(SHIPPED[0], name="My defaults"))
    assert copy.conditions == SHIPPED[0].conditions
    assert copy.key == ""


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 81, "a\u202eb", "nul\0"])
def test_a_name_is_one_short_line(shelf: ViewShelf, name: str) -> None:
    assert code(shelf.put, SavedView(name)) == "view_name"


def test_each_view_that_comes_along_lists_what_it_says(store: Store) -> None:
    def found(view: SavedView) -> set[int]:
        with store.reading() as session:
            return set(subscriptions.ids(session, view.query(TODAY)))

    everything = found(ALL)
    assert everything == {1, 2, 3, 4, 5, 6}
    views = {view.key: view for view in SHIPPED}
    assert found(views["on_default"]) == everything
    assert found(views["pending"]) == found(views["conflicts"]) == found(views["expiring"]) == set()
    with store.writing() as session:
        session.execute(text("UPDATE subscription SET status = 'deleted' WHERE id = 1"))
        session.execute(text("UPDATE subscription SET change_state = 'staged' WHERE id = 2"))
        session.execute(text("UPDATE subscription SET change_state = 'conflict' WHERE id = 3"))
        for key, days in ((1, 10), (4, 60), (5, 61), (6, -1)):
            session.execute(
                text("UPDATE subscription SET term_end = :at WHERE id = :key"),
                {"at": f"{TODAY + timedelta(days=days)} 12:00:00.000000", "key": key},
            )
    assert found(views["on_default"]) == everything - {1}
    assert found(views["pending"]) == {2, 3}
    assert found(views["conflicts"]) == {3}
    assert found(views["expiring"]) == {4}
    with store.reading() as session:
        query = SubscriptionQuery(text="zzz", conditions=views["pending"].conditions, today=TODAY)
        assert not subscriptions.ids(session, query)


def test_a_broken_file_is_told_and_left(tmp_path: Path) -> None:
    file = tmp_path / "views.json"
    for broken in ("{", "[]", '{"version": 1}', '{"version": 1, "views": {}}', "\xff\xfe", "[" * 100_000):
        file.write_text(broken, encoding="latin-1")
        shelf = ViewShelf(tmp_path)
        for act in (shelf.views, lambda: ViewShelf(tmp_path).put(EXPIRING), lambda: ViewShelf(tmp_path).remove("x")):
            assert code(act) == "views_broken"
        assert file.read_text(encoding="latin-1") == broken
        # What comes along does not need the file.
        assert named(tmp_path, "pending").key == "pending"
        assert code(named, tmp_path, "mine") == "views_broken"


def test_a_file_of_a_newer_version_is_left(tmp_path: Path) -> None:
    file = tmp_path / "views.json"
    file.write_text('{"version": 2, "views": [{"name": "x"}]}')
    assert code(ViewShelf(tmp_path).put, EXPIRING) == "views_newer"
    assert json.loads(file.read_text())["version"] == 2


def test_an_entry_that_is_not_understood_stays(tmp_path: Path) -> None:
    file = tmp_path / "views.json"
    odd: list[Any] = [{"name": "Newer", "filters": [{"field": "moon", "operator": "is", "values": ["full"]}]}, 7, None]
    told = {"name": "Mine", "filters": [], "note": "of a newer version"}
    file.write_text(json.dumps({"version": 1, "views": [*odd, told], "more": 1}))
    shelf = ViewShelf(tmp_path)
    assert [view.name for view in shelf.views()] == ["Mine"]
    assert code(shelf.put, SavedView("newer")) == "view_exists"
    shelf.put(SavedView("Mine", sort=EXPIRING.sort), replaces="Mine")
    stored = json.loads(file.read_text())
    assert stored["views"][:3] == odd
    assert stored["views"][3]["note"] == told["note"]
    assert stored["more"] == 1


def test_two_desks_do_not_undo_each_other(tmp_path: Path) -> None:
    one, two = ViewShelf(tmp_path), ViewShelf(tmp_path)
    one.put(SavedView("One"))
    two.put(SavedView("Two"))
    assert [view.name for view in one.views()] == ["One", "Two"]


def test_a_view_travels_by_file(tmp_path: Path) -> None:
    file = tmp_path / "a view.json"
    export_view(EXPIRING, file)
    assert import_view(file) == EXPIRING
    export_view(SHIPPED[0], file)
    assert import_view(file).conditions == SHIPPED[0].conditions
    assert code(export_view, EXPIRING, tmp_path / "a view.json" / "x.json") == "file_unwritable"
    assert code(import_view, tmp_path / "nothing.json") == "file_unreadable"
    assert code(import_view, tmp_path) == "file_unreadable"


GOOD: dict[str, Any] = {"kind": "partner-desk-view", "version": 1, "name": "x"}


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ([], "view_file_foreign"),
        ({"name": "x"}, "view_file_foreign"),
        ({**GOOD, "version": 99}, "view_file_newer"),
        ({**GOOD, "name": None}, "view_file_bad"),
        ({**GOOD, "name": "a\nb"}, "view_file_bad"),
        ({**GOOD, "filters": "all"}, "view_file_bad"),
        ({**GOOD, "filters": [["status"]]}, "view_file_bad"),
        ({**GOOD, "filters": [{"field": "status", "operator": "is", "values": [{"$ne": 1}]}]}, "view_file_bad"),
        ({**GOOD, "filters": [{"field": "status", "operator": "is", "values": "active"}]}, "view_file_bad"),
        ({**GOOD, "filters": [{"field": "__class__", "operator": "is", "values": ["x"]}]}, "view_file_bad"),
        ({**GOOD, "filters": [{"field": "status", "operator": "empty"}] * 41}, "view_file_bad"),
        ({**GOOD, "sort": [{"by": "id; DROP TABLE subscription"}]}, "view_file_bad"),
        ({**GOOD, "columns": [1]}, "view_file_bad"),
        ({**GOOD, "columns": ["x" * 41]}, "view_file_bad"),
        ({**GOOD, "widths": {"customer": 10**9}}, "view_file_bad"),
        ({**GOOD, "widths": {"customer": float("nan")}}, "view_file_bad"),
        ({**GOOD, "widths": {"customer": True}}, "view_file_bad"),
    ],
)
def test_a_hostile_file_is_turned_away(tmp_path: Path, stored: object, expected: str) -> None:
    file = tmp_path / "view.json"
    file.write_text(json.dumps(stored))
    assert code(import_view, file) == expected


@pytest.mark.parametrize("raw", [b"", b"\xff", b"[" * 200_000, b"1" * 5_000, b" " * (2 << 20), b'"\\ud800"'])
def test_no_bytes_are_too_strange(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "view.json"
    file.write_bytes(raw)
    assert code(import_view, file) == "view_file_foreign"


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(("name", "filters", "sort", "columns", "widths", "field", "operator", "values", "by")), inner
    ),
    max_leaves=12,
)  # fmt: skip


@given(plain)
def test_plain_values_are_a_view_or_refused(stored: object) -> None:
    try:
        view = saved_views.from_plain(stored)
    except (ValueError, DeskError):
        return
    assert saved_views.from_plain(json.loads(json.dumps(saved_views.to_plain(view)))) == view


def test_a_name_is_found_for_commands(tmp_path: Path) -> None:
    ViewShelf(tmp_path).put(EXPIRING)
    assert named(tmp_path, "истекает скоро") == EXPIRING
    for name in ("on_default", "On default", "on-default", " ON DEFAULT "):
        assert named(tmp_path, name) == SHIPPED[0]
    with pytest.raises(NotFound):
        named(tmp_path, "nobody")
