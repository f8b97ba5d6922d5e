"""Filling translated sentences: placeholders are numbered, so a translation may reorder them."""

from __future__ import annotations

import re

_PLACE = re.compile(r"%([1-9])")


def fill(sentence: str, *values: object) -> str:
    """`sentence` with `%1`, `%2` … replaced by `values` in one pass, so a value may itself contain `%1`."""

    def value(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        return str(values[index]) if index < len(values) else match.group(0)

    return _PLACE.sub(value, sentence)
