"""The benchmarks measure what they say: figures and bars, terms, and each part on a book of sixty subscriptions."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtSvg import QSvgRenderer

from benchmarks import deciding, exporting, first_sync, stores, sweeping, syncing, window
from benchmarks.figures import Bar, Figure, Measure, Samples
from benchmarks.growth import draw, growth_figures
from benchmarks.report import table, write_json
from benchmarks.terms import Kind, Vocabulary, kind_of


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> stores.Book:
    return stores.book("XS", kept=tmp_path_factory.mktemp("kept"), told=lambda _words: None)


def figure(value: float = 10.0, **more: object) -> Figure:
    return replace(Figure("search.customers.one", "a key", value, "ms"), **more)  # type: ignore[arg-type]


def test_a_share_is_that_of_the_samples() -> None:
    spread = Samples.of([float(number) for number in range(100, 0, -1)])
    assert (spread.count, spread.p50, spread.p95, spread.worst) == (100, 50.0, 95.0, 100.0)
    assert Samples.of([7.0]) == Samples(1, 7.0, 7.0, 7.0)


def test_a_bar_is_met_or_not_or_not_measured() -> None:
    spread = Samples(200, 5.0, 10.0, 60.0)
    fast = Bar(Measure.P95, 16.7)
    assert figure(bars=(fast,)).met is True
    assert figure(20.0, bars=(fast,)).met is False
    assert figure(bars=(fast, Bar(Measure.WORST, 50.0)), samples=spread).met is False
    ratio = Bar(Measure.TIMES_FLOOR, 1.3)
    assert figure(bars=(ratio,), floor="f", floor_value=8.0).met is True
    assert figure(bars=(ratio,)).met is None, "a floor that was not measured proves nothing"
    rate = Bar(Measure.SHARE_OF_FLOOR, 0.5)
    assert figure(bars=(rate,), floor="f", floor_value=15.0).met is True
    assert figure(bars=(rate,), floor="f", floor_value=30.0).met is False
    assert figure().met is None


def test_a_run_is_told_in_a_table_and_kept_as_json(tmp_path: Path) -> None:
    figures = [figure(bars=(Bar(Measure.P95, 5.0),), floor="nothing", floor_value=2.0, note="in a hurry")]
    told = table(figures)
    assert "a key" in told
    assert "NO" in told
    assert "in a hurry" in told
    write_json(tmp_path / "bench.json", {"M": figures})
    kept = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert "search.customers.one" in json.dumps(kept)


def test_growth_is_drawn_and_compared(qapp, tmp_path: Path) -> None:
    runs = {label: [figure(cost)] for label, cost in (("S", 8.0), ("M", 10.0), ("XL", 16.0))}
    (grown,) = growth_figures(runs)
    assert grown.ratio == pytest.approx(1.6)
    assert grown.met is False
    draw(runs, tmp_path / "growth.svg")
    assert QSvgRenderer(str(tmp_path / "growth.svg")).isValid()


def test_terms_are_words_of_the_book(book: stores.Book) -> None:
    words = Vocabulary(book.path)
    for kind in Kind:
        typed = list(words.typing(kind))
        assert typed
        assert all(len(text) <= 1 for text in typed) is (kind is Kind.ONE)
    assert kind_of("a", 3, 100) is Kind.ONE
    assert kind_of("zz yy", 0, 100) is Kind.SEVERAL
    assert kind_of("zzz", 0, 100) is Kind.ABSENT
    assert kind_of("abc", 50, 100) is Kind.COMMON
    assert kind_of("abc", 1, 100) is Kind.SELECTIVE


def test_deciding_is_measured_beside_the_same_rows_in_sqlite(book: stores.Book, tmp_path: Path) -> None:
    figures = deciding.figures(book, tmp_path)
    whole = next(one for one in figures if one.key == "decide.rate")
    assert whole.value > 0
    assert whole.floor_value
    assert whole.bars


def test_syncing_is_measured_beside_the_same_requests(book: stores.Book, tmp_path: Path) -> None:
    figures = {one.key: one for one in syncing.figures(book, tmp_path)}
    assert figures["sync.requests"].met
    assert figures["sync.rate"].floor_value
    assert figures["sync.throttled"].met
    assert figures["sync.quota"].value > 0
    assert figures["sync.delta.10"].met
    assert figures["sync.delta.10"].value - figures["sync.delta.0"].value >= 10


def test_a_sweep_and_a_sheet_are_measured(book: stores.Book, tmp_path: Path) -> None:
    figures = {one.key: one for one in sweeping.figures(book, tmp_path)}
    assert figures.keys() == {"sweep.find", "sweep.stage", "assign.sheet"}
    assert all(one.value > 0 and one.bars for one in figures.values())
    assert figures["sweep.find"].floor_value


@pytest.mark.filterwarnings("ignore")
def test_the_window_is_measured_on_every_page(qapp, book: stores.Book, tmp_path: Path) -> None:
    figures = {one.key: one for one in window.figures(book, tmp_path, actions=2)}
    for page in window.TABLES:
        for part in ("total", "stall.search", "placeholder", "sort"):
            assert f"{part}.{page}" in figures
    assert figures["select.customer"].samples is not None
    assert all(one.value >= 0 for one in figures.values())


def test_exporting_is_measured_beside_plain_writers(book: stores.Book, tmp_path: Path) -> None:
    figures = {one.key: one for one in exporting.figures(book, tmp_path)}
    assert figures.keys() == {"export.csv", "memory.export.csv", "export.xlsx"}
    assert all(one.value > 0 and one.floor_value and one.bars for one in figures.values())


def test_a_first_sync_is_watched(qapp, book: stores.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNER_DESK_TOKEN", "")
    monkeypatch.setattr(first_sync, "_QUIET_MS", 100)
    whole, own = first_sync.figures(book, tmp_path)
    assert (whole.key, own.key) == ("stall.sync", "stall.sync.own")
    assert whole.samples is not None
    assert whole.samples.worst > 0
    assert "requests" in whole.note
