"""What a person types: words of the book itself, letter by letter, and words that it does not hold."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from desktop.domain.folding import words

COMMON_SHARE = 0.05
"""A term is common when it finds at least this share of the list."""
MOST_LETTERS = 8
_NOBODY = "qxzjwvk"


class Kind(StrEnum):
    """The kinds of term that a search is measured with."""

    ONE = "one letter"
    TWO = "two letters"
    COMMON = "common"
    SELECTIVE = "selective"
    ABSENT = "absent"
    SEVERAL = "several words"


def kind_of(text: str, found: int, whole: int) -> Kind:
    """What a typed text was, once it is known how much it found."""
    parts = words(text)
    if len(parts) > 1:
        return Kind.SEVERAL
    letters = len("".join(parts))
    if letters <= 2:
        return Kind.ONE if letters <= 1 else Kind.TWO
    if not found:
        return Kind.ABSENT
    return Kind.COMMON if found >= COMMON_SHARE * whole else Kind.SELECTIVE


class Vocabulary:
    """Words to type, drawn from a store by a fixed seed."""

    def __init__(self, path: Path, seed: int = 20) -> None:
        self._random = random.Random(seed)
        with closing(sqlite3.connect(path)) as store:
            most = store.execute("SELECT max(id) FROM customer").fetchone()[0]
            keys = sorted({self._random.randint(1, most) for _ in range(600)})
            marks = ", ".join("?" * len(keys))
            found = store.execute(
                "SELECT customer.name, customer.domain, customer.tenant_id, "
                "(SELECT guid FROM subscription WHERE customer_id = customer.id LIMIT 1), "
                "(SELECT order_id FROM subscription WHERE customer_id = customer.id LIMIT 1) "
                f"FROM customer WHERE id IN ({marks})",
                keys,
            ).fetchall()
            self._products = [name for (name,) in store.execute("SELECT product FROM subscription LIMIT 400")]
            self._resellers = [name for (name,) in store.execute("SELECT name FROM reseller LIMIT 300")]
        self._customers = found

    def word(self, kind: Kind) -> str:
        """A word that is likely to lead to terms of this kind as it is typed."""
        draw = self._random.choice
        if kind is Kind.ABSENT:
            return draw(("c", "m", "a", "к")) + "".join(self._random.sample(_NOBODY, 5))
        name, domain, tenant, guid, order = draw(self._customers)
        if kind is Kind.SELECTIVE:
            return str(draw((tenant, guid or tenant, order or tenant, domain.partition(".")[0][-9:], name)))
        if kind is Kind.COMMON:
            return str(draw((draw(self._products).split()[0], ".example", "onmicrosoft", "group", "gmbh", "business")))
        if kind is Kind.SEVERAL:
            first = draw(words(name) or ("a",))
            second = draw(words(draw((domain, draw(self._products), draw(self._resellers)))) or ("b",))
            return f"{first[:MOST_LETTERS]} {second}"
        return str(draw((name, domain, draw(self._products), draw(self._resellers), guid or tenant)))

    def typing(self, kind: Kind) -> Iterator[str]:
        """The texts that stand in the box one after another while a word is typed; the first takes all at once.

        What comes before the interesting letters is put there as one, as it would be pasted.
        """
        whole = " ".join(self.word(kind).split())
        first = {Kind.ONE: 1, Kind.TWO: 1, Kind.SEVERAL: whole.find(" ") + 2}.get(kind, 2)
        last = {Kind.ONE: 1, Kind.TWO: 2, Kind.SEVERAL: first + 4}.get(kind, MOST_LETTERS)
        for length in range(max(first, 1), min(last, len(whole)) + 1):
            if not whole[:length].endswith(" "):
                yield whole[:length]
