"""`python -m benchmarks SIZE=M`: each figure beside its floor and its peer, as a table and in build/bench.json.

`SIZE=S,M,L,XL` measures several sizes and draws how each cost grows. `FRESH=1` builds the stores anew, `ONLY=window`
measures that part alone, `OUT=path` names another file for the JSON.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from benchmarks.running import PARTS, alone, measure, tell
from benchmarks.sizes import SIZES

PICTURE = Path("docs/pictures/growth.svg")


def main(words: list[str]) -> int:
    """Measure what the words ask for; 0 when all was measured, whatever the bars say, 2 for a wrong word."""
    asked = dict(word.partition("=")[::2] for word in words)
    labels = [label.strip().upper() for label in (asked.get("SIZE") or "M").split(",")]
    parts = [part.strip() for part in asked["ONLY"].split(",")] if asked.get("ONLY") else list(PARTS)
    if unknown := [
        word
        for word in (*labels, *parts)
        if word
        not in (
            *SIZES,
            *PARTS,
        )
    ]:
        print(f"unknown: {', '.join(unknown)}; sizes are {', '.join(SIZES)}, parts {', '.join(PARTS)}")
        return 2
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out = Path(asked.get("OUT") or "build/bench.json")
    fresh = asked.get("FRESH") == "1"
    failed: list[str] = []
    runs = {label: measure(label, parts, failed, fresh=fresh) for label in sorted(labels, key=list(SIZES).index)}
    alone(partial(tell, runs, out, PICTURE if len(runs) > 2 else None))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
