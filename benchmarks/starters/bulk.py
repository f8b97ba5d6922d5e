"""Much written by the desk's own calls: the sample built, or a table imported. Says seconds and peak memory.

`bulk.py build STORE CUSTOMERS SUBSCRIPTIONS RESELLERS SEED`, `bulk.py import STORE TABLE`. A store that is not there
is made first, which is not counted.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from weighing import peak

from benchmarks.sizes import ACTOR, NOW, TODAY
from desktop.data.importing.running import ImportReport, import_files
from desktop.data.sample.building import build_sample
from desktop.data.sample.tenant import SampleSize
from desktop.data.store import Store, open_store


def work(store: Store, action: str, words: list[str]) -> dict[str, int]:
    """Do it; returns rows by what happened to them."""
    if action == "build":
        applied = build_sample(store, SampleSize(*map(int, words)), TODAY, ACTOR, NOW)
        return {"new": applied.tallies["subscriptions"].new}
    ((_, report),) = import_files(store, [Path(words[0])], ACTOR, NOW)
    assert isinstance(report, ImportReport), report
    assert not report.problem_count, report.problems[:3]
    tally = report.tallies["subscriptions"]
    return {"new": tally.new, "changed": tally.changed, "unchanged": tally.unchanged}


if __name__ == "__main__":
    opened = open_store(sys.argv[2])
    start = time.perf_counter()
    told = work(opened, sys.argv[1], sys.argv[3:])
    opened.close()
    print(json.dumps({"seconds": time.perf_counter() - start, "peak": peak(), **told}))
