"""Filling translated sentences: placeholders are numbered, so a translation may reorder them."""

from __future__ import annotations

import re

_PLACE = re.compile(r"%([1-9])")


# Marks that turn the direction of what follows: embeddings, overrides and isolates.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def isolated(text: str) -> str:
    """`text` so that a mark in it that turns the direction of writing ends with it, and spares the words after it."""
    return f"\u2068{text}\u2069" if _TURNS.search(text) else text


def fill(sentence: str, *values: object) -> str:
    """`sentence` with `%1`, `%2` … replaced by `values` in one pass, so a value may itself contain `%1`."""

    def value(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        return isolated(str(values[index])) if index < len(values) else match.group(0)

    return _PLACE.sub(value, sentence)
