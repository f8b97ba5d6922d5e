"""The figures of a run as a table to read and as JSON to compare."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import PySide6
import sqlalchemy

from benchmarks.figures import Bar, Figure, Measure
from benchmarks.sizes import SIZES

_HEADS = ("figure", "value", "p50", "worst", "floor", "×", "peer", "bar", "met")
_WORDS = {True: "yes", False: "NO", None: ""}


def number(value: float | None) -> str:
    """Three digits that count, so that a column stays readable from microseconds to millions."""
    if value is None:
        return ""
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) < 10 else f"{value:.1f}"


def bar_words(bar: Bar) -> str:
    """A bar as one reads it."""
    if bar.measure is Measure.SHARE_OF_FLOOR:
        return f"≥ {bar.limit:.2g} of the floor"
    if bar.measure is Measure.TIMES_FLOOR:
        return f"≤ {bar.limit:g} × the floor"
    return f"≤ {bar.limit:g}" if bar.measure is Measure.VALUE else f"{bar.measure} ≤ {bar.limit:g}"


def table(figures: Iterable[Figure]) -> str:
    """One line for each figure; what stands for floor and peer is told once below."""
    lines: list[tuple[str, ...]] = []
    notes: dict[str, str] = {}
    for figure in figures:
        mark = ""
        told = "; ".join(
            part
            for part in (
                f"floor: {figure.floor}" if figure.floor else "",
                f"peer: {figure.peer}" if figure.peer else "",
                figure.note,
            )
            if part
        )
        if told:
            mark = f" [{notes.setdefault(told, str(len(notes) + 1))}]"
        lines.append(
            (
                figure.name + mark,
                f"{number(figure.value)} {figure.unit}",
                number(figure.samples.p50) if figure.samples else "",
                number(figure.samples.worst) if figure.samples else "",
                number(figure.floor_value),
                number(figure.ratio),
                number(figure.peer_value),
                ", ".join(map(bar_words, figure.bars)),
                _WORDS[figure.met],
            )
        )
    widths = [max(len(line[place]) for line in (_HEADS, *lines)) for place in range(len(_HEADS))]
    rows = [
        "  ".join(cell.ljust(width) if place in (0, 7) else cell.rjust(width) for place, (cell, width) in row).rstrip()
        for row in (list(enumerate(zip(line, widths, strict=True))) for line in (_HEADS, *lines))
    ]
    rows.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join([*rows, *(f"  [{mark}] {told}" for told, mark in notes.items())])


def heading(label: str) -> str:
    """What a size holds."""
    size = SIZES[label]
    held = f"{size.customers:,} customers, {size.subscriptions:,} subscriptions, {size.resellers:,} resellers"
    return f"size {label}: {held}"


def machine() -> dict[str, Any]:
    """Where the figures were taken: processor, versions and the time, but no name of a machine or a person."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "processors": os.cpu_count(),
        "system": platform.system(),
        "architecture": platform.machine(),
        "python": platform.python_version(),
        "qt": PySide6.__version__,
        "sqlalchemy": sqlalchemy.__version__,
        "sqlite": sqlite3.sqlite_version,
    }


def write_json(path: Path, runs: Mapping[str, Iterable[Figure]]) -> None:
    """The whole run: each figure by size, with what its bars came to."""

    def told(figure: Figure) -> dict[str, Any]:
        return {**asdict(figure), "ratio": figure.ratio, "met": figure.met}

    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"machine": machine(), "sizes": {label: [told(f) for f in figures] for label, figures in runs.items()}}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
