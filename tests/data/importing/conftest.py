"""What the tests of reading share: names that are known, and files written on the spot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from desktop.data.facts import PlacedFact, Problem
from desktop.data.importing.known import Known
from desktop.data.importing.reading import FileReading


@dataclass
class Directory:
    """The names of a store, as plain dictionaries."""

    customers: Mapping[str, list[str]] = field(default_factory=dict)
    domains: Mapping[str, list[str]] = field(default_factory=dict)
    resellers: Mapping[str, list[str]] = field(default_factory=dict)

    def customer_by_name(self, text: str) -> list[str]:
        return self.customers.get(text, [])

    def customer_by_domain(self, text: str) -> list[str]:
        return self.domains.get(text, [])

    def reseller_by_name(self, text: str) -> list[str]:
        return self.resellers.get(text, [])


def guid(number: int) -> str:
    return f"{number:08x}-abcd-4000-8000-00000000{number:04x}"


@pytest.fixture
def known() -> Directory:
    return Directory(
        customers={"Contoso": [guid(1)], "Twins": [guid(2), guid(3)], "Ромашка": [guid(4)]},
        domains={"contoso.example": [guid(1)], "twins.example": [guid(2), guid(3)]},
        resellers={"Fabrikam": [guid(101)], "Wingtip": ["4391507"], "Doubles": [guid(102), guid(103)]},
    )


@dataclass
class FileFacts:
    """All that reading a file gave."""

    kinds: tuple[str, ...]
    facts: list[PlacedFact]
    problems: list[Problem]
    rows: int
    notes: tuple[str, ...]


def read_file(path: Path, *, known: Known, **options: Any) -> FileFacts:
    """Read a whole file."""
    reading = FileReading(path, **options)
    found = list(reading.iter_facts(known))
    return FileFacts(
        tuple(reading.kinds),
        [one for one in found if isinstance(one, PlacedFact)],
        [one for one in found if isinstance(one, Problem)],
        reading.rows,
        reading.notes,
    )


Read = Callable[..., FileFacts]


@pytest.fixture
def read(tmp_path: Path, known: Directory) -> Read:
    """Write a file and read it: `read("name.csv", text_or_bytes, **options)`."""

    def write_and_read(name: str, content: str | bytes, **options: Any) -> FileFacts:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_file(path, **({"known": known} | options))

    return write_and_read
