"""Reads one file, whatever it is, into facts and problems, as they are asked for. The store stays untouched.

Tables of text stream: one row is held at a time, so a file of any length takes the same memory. A workbook's reader
gives no row before it holds its whole sheet; what a workbook may hold is limited for that reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
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
from desktop.data.importing.encodings import encoding_of
from desktop.data.importing.headers import KINDS
from desktop.data.importing.known import Known, Names
from desktop.data.importing.own_files import is_own_payload
from desktop.data.importing.partner_center import PayloadReader, holds_token
from desktop.data.importing.payloads import BadJson, ExtraValue, JsonFile, parse
from desktop.data.importing.problems import refused, shortened
from desktop.data.importing.rows import RowReader
from desktop.data.importing.tables import Table, csv_table
from desktop.data.importing.workbooks import is_workbook, workbook_tables
from desktop.domain.identifiers import guid
from desktop.errors import ImportRefused

Progress = Callable[[int, int], None]
_Stream = Callable[[Names], Iterator[PlacedFact | Problem]]

_REPORTED_EVERY = 500
_KINDS: dict[type, str] = {
    ProviderFact: "provider",
    ResellerFact: "resellers",
    AgreementFact: "agreements",
    CustomerFact: "customers",
    LinkFact: "customer_links",
    SubscriptionFact: "subscriptions",
    ContactFact: "contacts",
}
_TABLE_SUFFIXES = {".csv", ".tsv", ".tab", ".txt"}
# Whoever is named by a table of the same workbook must have been read before.
_SHEET_ORDER = ("resellers", "customers", "subscriptions", "contacts", "customer_links", "agreements")


class FileReading:
    """One file being read. `kinds` of facts in it, `rows` and `notes` are complete once `iter_facts` has ended.

    `customer` is the tenant id that rows without one belong to; `kind` forces the kind of a table. `progress(done,
    total)` may raise `Cancelled`.
    """

    def __init__(
        self,
        path: Path,
        *,
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
        self._kind = kind
        self._progress = progress
        self._read: _Stream | None = None
        self.kinds: dict[str, None] = {}
        self.rows = 0
        self.notes: tuple[str, ...] = ()

    def look(self) -> None:
        """Find out what the file is, how it is written and what its heading says; `iter_facts` does so otherwise.

        Raises `ImportRefused` for what no row of it could change.
        """
        path = self._path
        try:
            if not path.is_file():
                why = "it is not a file" if path.exists() else "there is no such file"
                raise refused("cannot_read", path.name, why)
            with path.open("rb") as stream:
                head = stream.read(4096)
            if is_workbook(head):
                self._read = self._workbook()
            elif _looks_like_json(path, head):
                self._read = self._payload()
            else:
                table, encoding = csv_table(path, self._kind)
                self.notes += encoding.notes + ("own_export",) * table.header.own
                self._read = self._tables([table])
        except OSError as error:
            raise _unreadable(path, error) from error

    def iter_facts(self, known: Known) -> Iterator[PlacedFact | Problem]:
        """Facts and problems in the order of the file, read as they are asked for. A thing may be told of twice.

        Raises `ImportRefused` when the file cannot be taken at all, possibly after some facts; `Cancelled` comes
        from `progress`.
        """
        if self._read is None:
            self.look()
        assert self._read is not None
        with closing(Names(known)) as names:
            try:
                for found in self._read(names):
                    if isinstance(found, PlacedFact):
                        self._note_kind(found.fact)
                    yield found
            except OSError as error:
                raise _unreadable(self._path, error) from error
        if not self.rows:
            self.notes += ("no_rows",)
        self.notes = tuple(dict.fromkeys(self.notes))

    def _note_kind(self, fact: Fact) -> None:
        self.kinds[_KINDS[type(fact)]] = None
        if isinstance(fact, SubscriptionFact) and fact.customer_fact is not None:
            self.kinds["customers"] = None

    def _report(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress(done, total)

    def _workbook(self) -> _Stream:
        tables, notes = workbook_tables(self._path, self._kind)
        self.notes += notes
        return self._tables(sorted(tables, key=lambda table: _SHEET_ORDER.index(table.header.kind)))

    def _tables(self, tables: Sequence[Table]) -> _Stream:
        for table in tables:
            named = {"customer_id", "customer_name", "customer_domain"} & table.header.columns.keys()
            if table.header.kind == "subscriptions" and self._customer is None and not named:
                raise refused("no_customer", self._path.name)
        return partial(self._rows_of, tables)

    def _rows_of(self, tables: Sequence[Table], names: Names) -> Iterator[PlacedFact | Problem]:
        total = sum(table.total for table in tables)
        before = 0
        self._report(0, total)
        for table in tables:
            name = f"{self._path.name} [{table.sheet}]" if len(tables) > 1 else self._path.name
            reader = RowReader(name, table.header, names, self._customer)
            for row in table.rows:
                self.rows += 1
                yield from reader.read(row)
                if self.rows % _REPORTED_EVERY == 0:
                    self._report(before + table.done, total)
            before += table.total
        self._report(total, total)

    def _payload(self) -> _Stream:
        path = self._path
        file = JsonFile(path, encoding_of(path))
        self.notes += file.encoding.notes
        if holds_token(file.iter_text()):
            raise refused("contains_token", path.name)
        try:
            payload = file.payload()
        except BadJson as error:
            if isinstance(error, ExtraValue) and file.holds_lines():
                return partial(self._payload_lines, file)
            raise refused("bad_json", path.name, error.line, error.column, shortened(error.why)) from error
        if is_own_payload(payload):
            raise refused("not_recognised", path.name)
        return partial(self._one_payload, payload)

    def _one_payload(self, payload: object, _names: Names) -> Iterator[PlacedFact | Problem]:
        reader = PayloadReader(self._path.name, self._customer)
        last = 0
        self._report(0, 1)
        for found in reader.read(payload):
            yield found
            if reader.items >= last + _REPORTED_EVERY:
                last = reader.items
                self._report(last, max(reader.total, last))
        self.rows = reader.items
        self._report(1, 1)
        self._end(reader)

    def _payload_lines(self, file: JsonFile, _names: Names) -> Iterator[PlacedFact | Problem]:
        reader = PayloadReader(self._path.name, self._customer)
        total = file.path.stat().st_size
        done = 0
        for number, line in file.iter_lines():
            self.rows += 1
            done += len(line)
            try:
                payload = parse(line)
            except BadJson:
                yield Problem(self._path.name, number, "", "bad_json", "")
            else:
                yield from reader.read_line(payload, number)
            if self.rows % _REPORTED_EVERY == 0:
                self._report(min(done, total), total)
        self._end(reader)

    def _end(self, reader: PayloadReader) -> None:
        if reader.more_pages:
            self.notes += ("more_pages",)


def _unreadable(path: Path, error: OSError) -> ImportRefused:
    return refused("cannot_read", path.name, error.strerror or "unknown error")


def _looks_like_json(path: Path, head: bytes) -> bool:
    suffix = path.suffix.lower()
    if suffix in {".json", ".jsonl", ".ndjson"}:
        return True
    stripped = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return suffix not in _TABLE_SUFFIXES and stripped.startswith((b"{", b"["))
