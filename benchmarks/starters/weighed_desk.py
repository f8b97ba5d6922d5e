"""The desk at work for a while: scrolling, searching, sorting; then it says its peak memory."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from desktop import binding  # noqa: F401 - first, as in a person's process

# isort: split
from weighing import peak

from benchmarks.terms import Kind, Vocabulary
from benchmarks.window import opened, type_text
from desktop.app import application


def work(store: Path, config: Path, seconds: float) -> None:
    """Scroll, search and sort in turns, on each page that lists the book."""
    place = random.Random(5)
    application()
    words = Vocabulary(store)
    with opened(store, config) as desk:
        end = time.monotonic() + seconds
        while True:
            for grid in desk.grids:
                desk.show_page(grid)
                bar = grid.table.verticalScrollBar()
                for _ in range(20):
                    where = place.randint(bar.minimum(), bar.maximum())
                    desk.perform(lambda bar=bar, where=where: bar.setValue(where), grid.look, needs_answer=False)
                for kind in Kind:
                    before = ""
                    for text in words.typing(kind):
                        type_text(desk, grid, before, text)
                        before = text
                columns = [number for number, column in enumerate(grid.model.columns) if column.sort is not None]
                desk.search.clear()
                for number in columns:
                    if not grid.table.isColumnHidden(number):
                        desk.click_header(grid, number)
                if time.monotonic() > end:
                    return


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]))
    print(peak())
