"""Gathers the words of the screens into resources/translations/*.ts, with nothing left behind that no screen says.

Qt's lupdate reads `translate(context, text, comment, count)` in Python as a plural only where the count is a digit, and
passes over the call where it is an expression. So it is shown a copy of the sources in which every count is a digit.
"""

from __future__ import annotations

import argparse
import ast
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
COUNT = 3
"""The place of the count among the arguments of `translate`."""


def with_plain_counts(source: bytes) -> bytes:
    """`source` with the digit 1 for the count of every `translate` call that has one."""
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    spans: list[tuple[int, int]] = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or len(node.args) <= COUNT:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        count = node.args[COUNT]
        if name == "translate" and count.end_lineno is not None and count.end_col_offset is not None:
            begin = starts[count.lineno - 1] + count.col_offset
            spans.append((begin, starts[count.end_lineno - 1] + count.end_col_offset))
    for begin, end in sorted(spans, reverse=True):
        source = source[:begin] + b"1" + source[end:]
    return source


def gather(into: Path) -> None:
    """Bring `into`/partner-desk_{ru,en}.ts up to date: every text in Russian, the plurals alone in English."""
    lupdate = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    if lupdate is None:
        raise SystemExit("pyside6-lupdate is missing; run “make setup” first.")
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        names: list[str] = []
        for path in sorted((ROOT / "desktop").rglob("*.py")):
            copy = Path(folder, path.relative_to(ROOT))
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(with_plain_counts(path.read_bytes()))
            names.append(str(copy.relative_to(folder)))
        for language, only in (("ru", []), ("en", ["-pluralonly"])):
            words = into.resolve() / f"partner-desk_{language}.ts"
            command = [lupdate, "-silent", "-locations", "none", "-no-obsolete", "-sort-messages", *only]
            command += ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
            command += ["-source-language", "en", "-target-language", language, *names, "-ts", str(words)]
            subprocess.run(command, cwd=folder, check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Gather the words of the screens into Qt's translation files.")
    parser.add_argument("--into", type=Path, default=TRANSLATIONS, help="the folder of the .ts files")
    gather(parser.parse_args().into)
