"""A paged model keeps Qt's rules while rows arrive late, are sorted, searched and read again."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.data.finding import Found
from desktop.data.queries import CustomerQuery, SubscriptionQuery
from desktop.data.store import Store
from desktop.errors import StoreError
from desktop.models import paging, roles
from desktop.models.customers import CustomersModel
from desktop.models.paging import MANY_KEYS, PAGE, PAGES_KEPT, Column, PagedModel, Phase
from desktop.models.roles import Cell, Chip, ChipKind
from desktop.models.subscriptions import SubscriptionsModel
from desktop.tasks import TaskRunner

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@dataclass(frozen=True)
class Query:
    """A made-up query: how many rows, and in which order."""

    count: int = 1000
    descending: bool = False


class Numbers:
    """A source of rows that counts what it is asked and can be made to fail or to forget rows."""

    def __init__(self) -> None:
        self.pages_read: list[int] = []
        self.queries: list[Query] = []
        self.fails = False
        self.gone: set[int] = set()
        self.generation = 0

    def ids(self, session: object, query: Query) -> array[int]:
        self.queries.append(query)
        if self.fails:
            raise StoreError("test", "The test says no.")
        keys = range(1, query.count + 1)
        return array("q", reversed(keys) if query.descending else keys)

    def rows(self, session: object, keys: Sequence[int]) -> dict[int, str]:
        self.pages_read.append(keys[0])
        return {key: f"row {key}.{self.generation}" for key in keys if key not in self.gone}


class NumbersModel(PagedModel[str]):
    """The least a paged model needs."""

    def __init__(self, runner: TaskRunner, source: Numbers) -> None:
        columns = (Column("text", lambda: "Text", str, sort="text"), Column("fixed", lambda: "Fixed", str))
        super().__init__(runner, columns, source.ids, source.rows, str)

    def sorted_query(self, query: Query) -> Query:
        return replace(query, descending=self.sort_order is Qt.SortOrder.DescendingOrder)


@pytest.fixture
def source() -> Numbers:
    return Numbers()


@pytest.fixture
def model(runner: TaskRunner, source: Numbers) -> Iterator[NumbersModel]:
    model = NumbersModel(runner, source)
    tester = QAbstractItemModelTester(model, FATAL)
    yield model
    assert tester.model() is model


@pytest.fixture
def unwatched(runner: TaskRunner, source: Numbers) -> NumbersModel:
    """The same model without the tester, which visits every row on each change."""
    return NumbersModel(runner, source)


def shown(qtbot, model: PagedModel, query: object) -> None:
    model.show(query)
    qtbot.waitUntil(lambda: model.phase is Phase.READY and not model._runner.busy)


def loaded(qtbot, model: PagedModel, row: int):
    model.index(row, 0).data()
    qtbot.waitUntil(lambda: model.record_at(row) is not None)
    return model.record_at(row)


def test_customers_pass_the_testers_rules(qtbot, runner: TaskRunner, store: Store) -> None:
    model = CustomersModel(runner)
    tester = QAbstractItemModelTester(model, FATAL)
    shown(qtbot, model, CustomerQuery())
    assert model.rowCount() == 30
    first = loaded(qtbot, model, 0)
    model.sort(model.column_of("subscriptions"), Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: model.phase is Phase.READY and not runner.busy)
    counts = [loaded(qtbot, model, row).subscriptions for row in range(model.rowCount())]
    assert counts == sorted(counts, reverse=True)
    shown(qtbot, model, CustomerQuery(text="contoso"))
    assert 0 < model.rowCount() < 30
    model.clear()
    assert model.rowCount() == 0
    assert model.phase is Phase.IDLE
    shown(qtbot, model, CustomerQuery())
    assert loaded(qtbot, model, 0) == first
    assert tester.model() is model


def test_subscriptions_pass_the_testers_rules_in_every_order(qtbot, runner: TaskRunner, store: Store) -> None:
    model = SubscriptionsModel(runner)
    tester = QAbstractItemModelTester(model, FATAL)
    shown(qtbot, model, SubscriptionQuery())
    keys = {model.key_at(row) for row in range(model.rowCount())}
    for section, column in enumerate(model.columns):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            model.sort(section, order)
            qtbot.waitUntil(lambda: model.phase is Phase.READY and not runner.busy)
            assert {model.key_at(row) for row in range(model.rowCount())} == keys, column.key
            loaded(qtbot, model, model.rowCount() - 1)
    assert tester.model() is model


def test_a_row_is_a_placeholder_until_its_page_has_come(qtbot, model: NumbersModel, source: Numbers) -> None:
    shown(qtbot, model, Query())
    cell = model.index(700, 0)
    assert cell.data(roles.PLACEHOLDER) is True
    assert cell.data() == ""
    assert cell.data(roles.KEY) == 701
    qtbot.waitUntil(lambda: model.record_at(700) is not None)
    assert cell.data() == "row 701.0"
    assert cell.data(roles.PLACEHOLDER) is False
    assert all(first % PAGE == 1 for first in source.pages_read)


def test_the_answer_to_an_older_query_is_dropped(qtbot, model: NumbersModel) -> None:
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(model.rowCount()))
    for count in range(1, 30):
        model.show(Query(count))
    qtbot.waitUntil(lambda: model.phase is Phase.READY and not model._runner.busy)
    assert model.rowCount() == 29
    assert resets == [29]


def test_pages_of_an_older_order_are_dropped(qtbot, model: NumbersModel) -> None:
    shown(qtbot, model, Query())
    model.index(0, 0).data()
    model._ask_for_pages()
    model.sort(0, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: model.phase is Phase.READY and not model._runner.busy)
    assert loaded(qtbot, model, 0) == "row 1000.0"
    assert model.key_at(0) == 1000


def test_a_column_without_an_order_changes_nothing(qtbot, model: NumbersModel, source: Numbers) -> None:
    shown(qtbot, model, Query())
    asked = len(source.queries)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.sort(-1)
    assert len(source.queries) == asked
    assert model.sort_column == -1


def test_no_column_is_the_order_of_the_query_itself(qtbot, runner: TaskRunner, store: Store) -> None:
    model = CustomersModel(runner)
    shown(qtbot, model, CustomerQuery())
    first = model.key_at(0)
    model.sort(model.column_of("domain"), Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: model.phase is Phase.READY and not runner.busy)
    assert model.key_at(0) != first
    model.sort(-1)
    qtbot.waitUntil(lambda: model.phase is Phase.READY and not runner.busy)
    assert model.key_at(0) == first
    assert model.query == CustomerQuery()


def test_reading_the_same_rows_again_keeps_their_places(qtbot, model: NumbersModel, source: Numbers) -> None:
    shown(qtbot, model, Query())
    loaded(qtbot, model, 500)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    source.generation = 1
    model.refresh()
    qtbot.waitUntil(lambda: model.record_at(500) == "row 501.1")
    assert not resets


def test_a_page_under_way_during_a_refresh_still_comes(qtbot, model: NumbersModel, source: Numbers) -> None:
    shown(qtbot, model, Query())
    model._want(500)
    model._ask_for_pages()
    # The answer to the old question is not taken, and nobody paints the row again to ask for it.
    model._take_answer(model.query, paging._Answer(Found(array("q", range(1, 1001))), {}))
    qtbot.waitUntil(lambda: model.record_at(500) is not None)


def test_the_cache_is_bounded_and_keeps_what_is_looked_at(qtbot, unwatched: NumbersModel) -> None:
    model = unwatched
    shown(qtbot, model, Query((PAGES_KEPT + 20) * PAGE))
    for page in range(PAGES_KEPT + 20):
        loaded(qtbot, model, page * PAGE)
        assert model.record_at(0) is not None
    assert len(model._pages) == PAGES_KEPT


def test_a_row_that_vanished_is_not_asked_for_again_and_again(qtbot, model: NumbersModel, source: Numbers) -> None:
    source.gone = {5}
    shown(qtbot, model, Query())
    loaded(qtbot, model, 0)
    asked = len(source.pages_read)
    assert model.index(4, 0).data(roles.PLACEHOLDER) is True
    qtbot.waitUntil(lambda: not model._timer.isActive() and not model._runner.busy)
    assert len(source.pages_read) == asked


def test_a_query_that_fails_says_so_and_the_next_one_works(qtbot, model: NumbersModel, source: Numbers) -> None:
    errors: list[object] = []
    model._runner.error_occurred.connect(errors.append)
    source.fails = True
    model.show(Query())
    qtbot.waitUntil(lambda: model.phase is Phase.FAILED)
    assert len(errors) == 1
    source.fails = False
    shown(qtbot, model, Query())
    assert model.rowCount() == 1000


def test_every_key_is_found_and_no_other(qtbot, unwatched: NumbersModel) -> None:
    model = unwatched
    for count in (1000, MANY_KEYS + 1):
        shown(qtbot, model, Query(count, descending=True))
        assert model.row_of(count) == 0
        assert model.row_of(1) == count - 1
        assert model.row_of(count + 1) == -1
        assert model.key_at(-1) is None
        assert model.key_at(count) is None


def test_the_first_column_speaks_for_the_row(qtbot, runner: TaskRunner, store: Store) -> None:
    model = SubscriptionsModel(runner)
    shown(qtbot, model, SubscriptionQuery())
    loaded(qtbot, model, 0)
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    record = model.record_at(0)
    assert (record.nickname or record.product) in spoken
    contact = model.index(0, model.column_of("contact")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert contact.startswith("Support contact: ")


def test_a_million_rows_take_no_time_to_show(qtbot, unwatched: NumbersModel) -> None:
    model = unwatched
    shown(qtbot, model, Query(1_000_000))
    assert model.rowCount() == 1_000_000
    assert loaded(qtbot, model, 999_999) == "row 1000000.0"
    assert set(model._pages) == {0, 999_999 // PAGE}
    assert paging.PAGE == PAGE


def test_many_rows_and_their_keys(qtbot, unwatched: NumbersModel) -> None:
    model = unwatched
    shown(qtbot, model, Query(1_000, descending=True))
    assert list(model.keys_in([range(2, 5), range(999, 1000)])) == [998, 997, 996, 1]
    assert model.ranges_of([1, 996, 997, 998, 5_000]) == [range(2, 5), range(999, 1_000)]
    assert model.ranges_of([]) == []
    assert model.keys_led_by(3, [range(2, 5)]) == [997, 998, 996]
    assert model.keys_led_by(9, [range(2, 5)]) == [998, 997, 996], "the current row is not selected"
    assert model.keys_led_by(9, []) == [991]
    assert model.keys_led_by(-1, []) == []
    model.clear()
    assert model.ranges_of([1]) == []


class SlowNumbers(Numbers):
    """Knows the first page sooner than the rest."""

    def first(self, session: object, query: Query) -> Found:
        keys = self.ids(session, query)
        return Found(keys[:PAGE], complete=False)


class FirstPageModel(PagedModel[str]):
    """A model that shows a first page."""

    def __init__(self, runner: TaskRunner, source: SlowNumbers) -> None:
        columns = (Column("text", lambda: "Text", str, sort="text"),)
        super().__init__(runner, columns, source.ids, source.rows, str, first=source.first)


def test_a_first_page_is_shown_before_all_is_known(qtbot, runner: TaskRunner) -> None:
    model = FirstPageModel(runner, SlowNumbers())
    tester = QAbstractItemModelTester(model, FATAL)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(model.rowCount()))
    with qtbot.waitSignal(model.rows_arrived):
        model.show(Query(500))
    assert model.rowCount() == PAGE
    assert model.phase is Phase.LOADING
    assert model.record_at(PAGE - 1) == "row 64.0"
    qtbot.waitUntil(lambda: model.phase is Phase.READY)
    assert model.rowCount() == 500
    assert resets == [PAGE], "the rest came without starting anew"
    # The same query again changes nothing on screen.
    model.refresh()
    qtbot.waitUntil(lambda: model.phase is Phase.READY and not runner.busy)
    assert resets == [PAGE]
    # A new one before the rest of the old has come.
    with qtbot.waitSignal(model.rows_arrived):
        model.show(Query(300))
    model.show(Query(200))
    qtbot.waitUntil(lambda: model.phase is Phase.READY and not runner.busy)
    assert model.rowCount() == 200
    assert tester.model() is model


def test_what_is_painted_of_a_row_is_kept_with_its_page(qtbot, runner: TaskRunner, source: Numbers) -> None:
    asked: list[str] = []

    def text(record: str) -> str:
        asked.append(record)
        return record

    columns = (
        Column("text", lambda: "Text", text, caption=lambda record: f"of {record}", elide_middle=True),
        Column("age", lambda: "Age", text, fleeting=True, numeric=True),
        Column("state", lambda: "State", str, chip=lambda record: Chip(ChipKind.GOOD, record)),
    )
    model: PagedModel[str] = PagedModel(runner, columns, source.ids, source.rows, str)
    shown(qtbot, model, Query())
    assert model.cell(PAGE, 0) is None, "not read yet, but asked for now"
    qtbot.waitUntil(lambda: model.record_at(PAGE) is not None)
    first = model.cell(0, 0)
    assert first == Cell("row 1.0", "of row 1.0", elide_middle=True)
    assert model.cell(0, 0) is first
    assert asked == ["row 1.0"]
    assert model.cell(0, 1) == model.cell(0, 1) == Cell("row 1.0", to_the_right=True)
    assert len(asked) == 3
    assert model.cell(0, 2) == Cell("", chip=Chip(ChipKind.GOOD, "row 1.0")), "the chip says the text"
    source.generation = 1
    model.refresh()
    qtbot.waitUntil(lambda: model.cell(0, 0) == Cell("row 1.1", "of row 1.1", elide_middle=True))
    before = model.cell(0, 0)
    model.retranslate()
    assert model.cell(0, 0) is not before
    shown(qtbot, model, Query(PAGE * (PAGES_KEPT + 2)))
    for page in range(PAGES_KEPT + 2):
        loaded(qtbot, model, page * PAGE)
        model.cell(page * PAGE, 0)
    assert len(model._cells) <= PAGES_KEPT
    assert set(model._cells) <= set(model._pages)
