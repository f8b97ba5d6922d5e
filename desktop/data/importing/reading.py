"""Reads one file, whatever it is, into facts and problems. The store stays untouched."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.data.facts import (
    AgreementFact,
    ContactFact,
    CustomerFact,
    Fact,
    LinkFact,
    PlacedFact,
    Problem,
    ProviderFact,
    ResellerFact,
    SubscriptionFact,
)
from desktop.data.importing.encodings import decode
from desktop.data.importing.headers import KINDS
from desktop.data.importing.known import Known, Names
from desktop.data.importing.partner_center import PayloadReader, holds_token, parse
from desktop.data.importing.problems import refused, shortened
from desktop.data.importing.rows import RowReader
from desktop.data.importing.tables import Table, csv_table
from desktop.data.importing.workbooks import is_workbook, workbook_tables
from desktop.domain.identifiers import guid

Progress = Callable[[int, int], None]

_REPORTED_EVERY = 500
_LARGEST_PAYLOAD = 1 << 30
_TABLE_SUFFIXES = {".csv", ".tsv", ".tab", ".txt"}
# Whoever is named by a table of the same workbook must have been read before.
_SHEET_ORDER = ("resellers", "customers", "subscriptions", "contacts", "customer_links", "agreements")


@dataclass(frozen=True)
class FileFacts:
    """What one file told: kinds of facts in it, the facts (one per thing), what was wrong, rows seen, remarks."""

    kinds: tuple[str, ...]
    facts: list[PlacedFact]
    problems: list[Problem]
    rows: int
    notes: tuple[str, ...] = ()


class FileReading:
    """One file being read. `rows` and `notes` are complete once `iter_facts` has come to its end."""

    def __init__(
        self,
        path: Path,
        *,
        known: Known,
        customer: str | None = None,
        kind: str | None = None,
        progress: Progress | None = None,
    ) -> None:
        if kind is not None and kind not in KINDS:
            raise refused("unknown_kind", kind, ", ".join(KINDS))
        self._customer = guid(customer) if customer else None
        if customer and self._customer is None:
            raise refused("bad_customer", shortened(customer))
        self._path = path
        self._known = known
        self._kind = kind
        self._progress = progress
        self.rows = 0
        self.notes: tuple[str, ...] = ()

    def iter_facts(self) -> Iterator[PlacedFact | Problem]:
        """Facts and problems in the order of the file, read as they are asked for.

        Raises `ImportRefused` when the file cannot be taken at all, possibly after some facts; `Cancelled` comes
        from `progress`.
        """
        path = self._path
        try:
            if not path.is_file():
                why = "it is not a file" if path.exists() else "there is no such file"
                raise refused("cannot_read", path.name, why)
            with path.open("rb") as stream:
                head = stream.read(4096)
            if is_workbook(head):
                yield from self._workbook()
            elif _looks_like_json(path, head):
                yield from self._payload()
            else:
                table, encoding = csv_table(path, self._kind)
                self.notes += encoding.notes
                yield from self._table(table, Names(self._known))
        except OSError as error:
            raise refused("cannot_read", path.name, error.strerror or "unknown error") from error
        if not self.rows:
            self.notes += ("no_rows",)

    def _report(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress(done, total)

    def _workbook(self) -> Iterator[PlacedFact | Problem]:
        tables, notes = workbook_tables(self._path, self._kind)
        self.notes += notes
        names = Names(self._known)
        for table in sorted(tables, key=lambda table: _SHEET_ORDER.index(table.header.kind)):
            yield from self._table(table, names, several=len(tables) > 1)

    def _table(self, table: Table, names: Names, *, several: bool = False) -> Iterator[PlacedFact | Problem]:
        name = self._path.name
        header = table.header
        named = {"customer_id", "customer_name", "customer_domain"} & header.columns.keys()
        if header.kind == "subscriptions" and self._customer is None and not named:
            raise refused("no_customer", name)
        reader = RowReader(f"{name} [{table.sheet}]" if several else name, header, names, self._customer)
        self._report(0, table.total)
        for row in table.rows:
            self.rows += 1
            yield from reader.read(row)
            if self.rows % _REPORTED_EVERY == 0:
                self._report(table.done, table.total)
        self._report(table.total, table.total)

    def _payload(self) -> Iterator[PlacedFact | Problem]:
        path = self._path
        if path.stat().st_size > _LARGEST_PAYLOAD:
            raise refused("too_large", path.name)
        text, encoding = decode(path.read_bytes(), path.name)
        self.notes += encoding.notes
        text = text.lstrip("\ufeff")
        if holds_token(text):
            raise refused("contains_token", path.name)
        reader = PayloadReader(path.name, self._customer)
        try:
            payload = parse(text)
        except json.JSONDecodeError as error:
            lines = _json_lines(text) if error.msg == "Extra data" else None
            if lines is None:
                raise refused("bad_json", path.name, error.lineno, error.colno, error.msg) from error
            yield from self._json_lines(reader, lines)
        except ValueError as error:
            raise refused("bad_json", path.name, 1, 1, shortened(str(error))) from error
        else:
            del text
            last = 0
            self._report(0, 1)
            for found in reader.read(payload):
                yield found
                if reader.items >= last + _REPORTED_EVERY:
                    last = reader.items
                    self._report(last, max(reader.total, last))
            self.rows = reader.items
            self._report(1, 1)
        if reader.more_pages:
            self.notes += ("more_pages",)

    def _json_lines(self, reader: PayloadReader, lines: list[str]) -> Iterator[PlacedFact | Problem]:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            self.rows += 1
            try:
                payload = parse(line)
            except ValueError:
                yield Problem(self._path.name, number, "", "bad_json", "")
            else:
                yield from reader.read_line(payload, number)
            if number % _REPORTED_EVERY == 0:
                self._report(number, len(lines))


def _looks_like_json(path: Path, head: bytes) -> bool:
    suffix = path.suffix.lower()
    if suffix in {".json", ".jsonl", ".ndjson"}:
        return True
    stripped = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return suffix not in _TABLE_SUFFIXES and stripped.startswith((b"{", b"["))


def _json_lines(text: str) -> list[str] | None:
    """The lines of a file with one JSON object per line; None when already the first is no such thing."""
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    try:
        return lines if isinstance(parse(first), dict | list) else None
    except ValueError:
        return None


def read_file(
    path: Path,
    *,
    known: Known,
    customer: str | None = None,
    kind: str | None = None,
    progress: Progress | None = None,
) -> FileFacts:
    """Everything that a file tells.

    `customer` is the tenant id that rows without one belong to; `kind` forces the kind of a table. `progress(done,
    total)` may raise `Cancelled`. Where a file tells of one thing twice, the later row counts. Raises `ImportRefused`.
    """
    reading = FileReading(path, known=known, customer=customer, kind=kind, progress=progress)
    facts: list[PlacedFact] = []
    problems: list[Problem] = []
    first_of: dict[tuple[str, ...], int] = {}
    kinds: dict[str, None] = {}
    for found in reading.iter_facts():
        if isinstance(found, Problem):
            problems.append(found)
            continue
        fact = found.fact
        for kind_of_fact in _kinds_of(fact):
            kinds[kind_of_fact] = None
        thing = _thing(fact)
        index = first_of.get(thing) if thing else None
        if index is None:
            if thing:
                first_of[thing] = len(facts)
            facts.append(found)
        elif facts[index].fact != fact:
            first = facts[index].place.line
            problems.append(Problem(path.name, found.place.line, "", "duplicate_row", str(first)))
            facts[index] = found
    return FileFacts(tuple(kinds), facts, problems, reading.rows, tuple(dict.fromkeys(reading.notes)))


def _thing(fact: Fact) -> tuple[str, ...] | None:
    """What a fact is about, for telling that a file speaks of it twice; our own profiles come in parts."""
    match fact:
        case SubscriptionFact():
            return ("subscription", fact.id)
        case ContactFact():
            return ("contact", fact.subscription)
        case CustomerFact():
            return ("customer", fact.tenant_id)
        case ResellerFact():
            return ("reseller", fact.tenant_id or "", "" if fact.tenant_id else fact.mpn_id or "")
        case LinkFact():
            return ("link", fact.customer, fact.reseller)
        case AgreementFact():
            return ("agreement", fact.reseller, fact.reference)
        case ProviderFact():
            return None


def _kinds_of(fact: Fact) -> tuple[str, ...]:
    match fact:
        case SubscriptionFact():
            return ("subscriptions", "customers") if fact.customer_fact else ("subscriptions",)
        case ContactFact():
            return ("contacts",)
        case CustomerFact():
            return ("customers",)
        case ResellerFact():
            return ("resellers",)
        case LinkFact():
            return ("customer_links",)
        case AgreementFact():
            return ("agreements",)
        case ProviderFact():
            return ("provider",)
