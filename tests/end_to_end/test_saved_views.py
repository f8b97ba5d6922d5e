"""A view that was saved and chosen is there, and shown, when the program is started again."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.app import open_desk
from desktop.data.conditions import Condition, Field, Operator
from desktop.data.queries import SortKey, SubscriptionSort
from desktop.data.saved_views import SHIPPED, named
from desktop.models.paging import Phase
from desktop.views.main_window import MainWindow

QUANTITY = SortKey(SubscriptionSort.QUANTITY, True)
OFFICE = Condition(Field.PRODUCT, Operator.CONTAINS, ("office",))


def page_of(qtbot: Any, window: MainWindow) -> Any:
    """The subscriptions page on screen, once it has its rows."""
    window.show()
    window.go_to("subscriptions")
    page = window._pages.get("subscriptions")
    qtbot.waitUntil(lambda: page.model.phase is Phase.READY and not window.desk.runner.busy)
    return page


def test_a_view_outlives_the_program(qtbot: Any, sample_file: Path, tmp_path: Path) -> None:
    store, config = tmp_path / "desk.sqlite", tmp_path / "config"
    shutil.copy(sample_file, store)
    with open_desk(str(store), config_dir=config) as window:
        page = page_of(qtbot, window)
        view = replace(SHIPPED[0], name="Офис", conditions=(*SHIPPED[0].conditions, OFFICE), sort=(QUANTITY,))
        window.desk.views.put(view)
        page.selector.load()
        qtbot.waitUntil(lambda: not window.desk.runner.busy)
        page.selector.choose(named(config, "офис"))
        page.table.columns.set_shown("term_end", True)
        page.filter_row.remove(page.filter_row.chips()[1])
        qtbot.waitUntil(lambda: page.model.phase is Phase.READY and not window.desk.runner.busy)
        shown = [page.model.key_at(row) for row in range(page.model.rowCount())]
        assert 0 < len(shown) < 90
    assert json.loads((config / "views.json").read_text("utf-8"))["views"][0]["name"] == "Офис"
    with open_desk(str(store), config_dir=config) as window:
        page = page_of(qtbot, window)
        assert page.selector.text() == "View: Офис •"
        assert page.filter_row.conditions == (SHIPPED[0].conditions[0], OFFICE)
        assert page.sort_keys.saved() == [QUANTITY]
        assert "term_end" in page.table.columns.shown()
        assert [page.model.key_at(row) for row in range(page.model.rowCount())] == shown
