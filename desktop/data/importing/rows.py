"""Table rows into facts: one builder per kind of table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, TypeVar, cast

from desktop.data.facts import (
    AgreementFact,
    ContactFact,
    CustomerFact,
    Fact,
    LinkFact,
    Place,
    PlacedFact,
    Problem,
    ResellerFact,
    SubscriptionFact,
)
from desktop.data.importing import values
from desktop.data.importing.headers import Header
from desktop.data.importing.known import Names
from desktop.data.importing.own_files import is_gone
from desktop.data.importing.problems import shortened
from desktop.data.importing.tables import Row
from desktop.domain.identifiers import guid as guid_or_none
from desktop.domain.records import DelegatedAdminKind

_CUSTOMERS_KEPT = 10_000
_VALUES_KEPT = 4_096

T = TypeVar("T")
Memory = dict[str, dict[str, Any]]


class Unusable(Exception):
    """The row lacks what it is about; the problem is reported already."""


class Cells:
    """The cells of one row by field. What cannot be read is reported and left out, or makes the row unusable.

    `memory` is shared by all rows of a table: most columns repeat what they hold, and the same text of a field is read
    once. So a field is always read in one way.
    """

    __slots__ = ("_cells", "_columns", "_file", "_memory", "_names", "line", "problems")

    def __init__(self, file: str, header: Header, row: Row, memory: Memory) -> None:
        self._file = file
        self._cells = row.cells
        self._columns = header.columns
        self._names = header.names
        self._memory = memory
        self.line = row.line
        self.problems: list[Problem] = []

    def name(self, field: str) -> str:
        """The name of the field's column as it stands in the heading."""
        return values.clean(self._names.get(field, ""))

    def report(self, field: str, code: str, text: str = "") -> None:
        """Add a problem with one value, or with the whole row when `field` has no column."""
        self.problems.append(Problem(self._file, self.line, self.name(field), code, shortened(text)))

    def unusable(self, field: str, code: str, text: str = "") -> Unusable:
        """Report what makes the row unusable; the caller raises the answer."""
        self.report(field, code, text)
        return Unusable(code)

    def raw(self, field: str) -> str:
        """The text of a cell, cleaned; empty when there is none."""
        index = self._columns.get(field)
        return values.clean(self._cells[index]) if index is not None and index < len(self._cells) else ""

    def text(self, field: str, limit: int = values.NAME_LIMIT) -> str | None:
        """The text of a cell; None when it is blank."""
        index = self._columns.get(field)
        if index is None or index >= len(self._cells):
            return None
        cell = self._cells[index]
        known = self._memory[field]
        if cell in known:
            return cast("str | None", known[cell])
        text = values.clean(cell)
        if len(text) > limit:
            self.report(field, "too_long", text)
            return None
        self._remember(known, cell, text or None)
        return text or None

    def read(self, field: str, parse: Callable[[str], T | None]) -> T | None:
        """The parsed value of a cell; None when it is blank or, reported, cannot be read."""
        try:
            return self._parsed(field, parse)
        except values.BadValue as error:
            self.report(field, error.code, self.raw(field))
            return None

    def needed(self, field: str, parse: Callable[[str], T | None]) -> T | None:
        """As `read`, but what cannot be read makes the row unusable."""
        try:
            return self._parsed(field, parse)
        except values.BadValue as error:
            raise self.unusable(field, error.code, self.raw(field)) from error

    def _parsed(self, field: str, parse: Callable[[str], T | None]) -> T | None:
        """The value of a cell, None for a blank one. Raises `BadValue`, each time anew."""
        index = self._columns.get(field)
        if index is None or index >= len(self._cells):
            return None
        cell = self._cells[index]
        known = self._memory[field]
        if cell in known:
            return cast("T | None", known[cell])
        text = values.clean(cell)
        value = parse(text) if text else None
        self._remember(known, cell, value)
        return value

    @staticmethod
    def _remember(known: dict[str, Any], cell: str, value: object) -> None:
        if len(known) >= _VALUES_KEPT:
            known.clear()
        known[cell] = value

    def subscription(self) -> str:
        """The subscription id of the row. Raises `Unusable`."""
        found = self.needed("subscription_id", values.guid)
        if found is None:
            raise self.unusable("subscription_id", "missing_value")
        return found


class RowReader:
    """Turns the rows of one table into facts and problems."""

    def __init__(self, file: str, header: Header, names: Names, customer: str | None) -> None:
        self._file = file
        self._header = header
        self._names = names
        self._customer = customer
        self._own = header.own
        self._memory: Memory = {field: {} for field in header.columns}
        self._customers: dict[tuple[str | None, ...], CustomerFact] = {}
        builders: dict[str, Callable[[Cells], Iterator[Fact]]] = {
            "customers": self._customers_row,
            "subscriptions": self._subscriptions_row,
            "contacts": self._contacts_row,
            "resellers": self._resellers_row,
            "customer_links": self._links_row,
            "agreements": self._agreements_row,
        }
        self._build = builders[header.kind]

    def read(self, row: Row) -> list[PlacedFact | Problem]:
        """The facts of one row, then its problems."""
        if row.fault:
            return [Problem(self._file, row.line, "", row.fault, row.text)]
        cells = Cells(self._file, self._header, row, self._memory)
        place = Place(row.line)
        # Nothing of an unusable row goes in, also what was read before the flaw was met.
        try:
            facts = [PlacedFact(fact, place) for fact in self._build(cells)]
        except Unusable:
            return [*cells.problems]
        return [*facts, *cells.problems]

    def _first(self, *fields: str) -> str:
        """The first of the fields that has a column: where a missing value is reported."""
        return next((field for field in fields if field in self._header.columns), fields[0])

    # Whom a row is about

    def _customer_of(self, cells: Cells) -> str | None:
        """The tenant id of the customer that the row names by id, domain or name; None when it names none."""
        tenant = cells.needed("customer_id", values.guid)
        if tenant is not None:
            return tenant
        for field, ask in (
            ("customer_domain", self._names.customer_by_domain),
            ("customer_name", self._names.customer_by_name),
        ):
            text = cells.raw(field)
            if not text:
                continue
            found = ask(text)
            if len(found) == 1:
                return next(iter(found))
            # A domain that nobody knows may stand beside a name that somebody does.
            if found or field == "customer_name" or not cells.raw("customer_name"):
                raise cells.unusable(field, "ambiguous_customer" if found else "unknown_customer", text)
        return None

    def _reseller_of(self, cells: Cells) -> tuple[str, str | None, str | None]:
        """How the row's reseller is named: the identifier to match by, tenant id, MPN ID. Raises `Unusable`."""
        tenant = cells.needed("reseller_tenant", values.guid)
        mpn = cells.needed("reseller_mpn", values.mpn_id)
        if tenant or mpn:
            return tenant or mpn or "", tenant, mpn
        name = cells.raw("reseller_name")
        if not name:
            raise cells.unusable(self._first("reseller_tenant", "reseller_mpn", "reseller_name"), "missing_value")
        found = self._names.reseller_by_name(name)
        if len(found) != 1:
            raise cells.unusable("reseller_name", "ambiguous_reseller" if found else "unknown_reseller", name)
        known = next(iter(found))
        tenant = guid_or_none(known)
        return known, tenant, None if tenant else known

    # One builder per kind

    def _customers_row(self, cells: Cells) -> Iterator[Fact]:
        tenant = cells.needed("customer_id", values.guid)
        if tenant is None:
            raise cells.unusable("customer_id", "missing_value")
        said = cells.text("relationship")
        fact = CustomerFact(
            tenant,
            name=cells.text("customer_name"),
            domain=_lower(cells.text("customer_domain")),
            location=cells.read("location", values.country),
            relationship=values.relationship(said) if said else None,
            relationship_text=said,
            alias=cells.text("alias"),
            note=cells.text("note", values.NOTE_LIMIT),
        )
        self._names.learn_customer(fact)
        yield fact

    def _subscriptions_row(self, cells: Cells) -> Iterator[Fact]:
        subscription = cells.subscription()
        customer = self._customer_of(cells) or self._customer
        if customer is None:
            raise cells.unusable(self._first("customer_id", "customer_domain", "customer_name"), "no_customer")
        received = cells.raw("subscription_id").strip("{}")
        mpn = cells.read("reseller_mpn", values.mpn_id)
        reseller = cells.text("reseller_name")
        if self._own and mpn is not None:
            # Beside the MPN ID stands what the directory calls the reseller.
            reseller = None
        elif reseller and mpn is None and "reseller_mpn" not in self._header.columns:
            found = self._names.reseller_by_name(reseller)
            if len(found) == 1 and guid_or_none(next(iter(found))) is None:
                mpn = next(iter(found))
        status = cells.text("status")
        if self._own and is_gone(status):
            status = None
        yield SubscriptionFact(
            subscription,
            # An export of the desk has the form that is compared.
            id_received=None if self._own else received,
            customer=customer,
            customer_fact=self._customer_fact(cells, customer),
            product=cells.text("product"),
            nickname=cells.text("nickname"),
            offer_id=cells.text("offer_id"),
            product_type=cells.text("product_type"),
            quantity=cells.read("quantity", values.whole),
            unit_type=cells.text("unit_type"),
            parent_id=cells.read("parent_id", values.guid),
            created_at=cells.read("created_at", values.moment),
            starts_at=cells.read("starts_at", values.moment),
            term_end=cells.read("term_end", values.moment),
            status=values.status(status) if status else None,
            auto_renew=cells.read("auto_renew", values.yes_or_no),
            is_trial=cells.read("is_trial", values.yes_or_no),
            billing_type=_lower(cells.text("billing_type")),
            billing_cycle=_lower(cells.text("billing_cycle")),
            term_duration=cells.text("term_duration"),
            renewal_term_duration=cells.text("renewal_term_duration"),
            reseller_of_record=mpn,
            reseller_of_record_name=reseller,
            order_id=cells.text("order_id"),
            entitlement_id=cells.text("entitlement_id"),
            listed=not self._own,
        )
        contact = self._contact(cells, subscription)
        if contact is not None:
            yield contact

    def _customer_fact(self, cells: Cells, customer: str) -> CustomerFact | None:
        """What a subscription's row says about its customer; only a row that gives the customer's id is believed."""
        if not cells.raw("customer_id"):
            return None
        told = (
            customer,
            cells.text("customer_name"),
            _lower(cells.text("customer_domain")),
            cells.read("location", values.country),
        )
        fact = self._customers.get(told)
        if fact is None:
            if len(self._customers) >= _CUSTOMERS_KEPT:
                self._customers.clear()
            fact = self._customers[told] = CustomerFact(customer, name=told[1], domain=told[2], location=told[3])
            self._names.learn_customer(fact)
        return fact

    def _contacts_row(self, cells: Cells) -> Iterator[Fact]:
        subscription = cells.subscription()
        contact = self._contact(cells, subscription)
        if contact is None:
            if not cells.problems:
                cells.report(self._first("contact_tenant", "contact_mpn", "contact_name"), "missing_value")
            return
        yield contact

    def _contact(self, cells: Cells, subscription: str) -> ContactFact | None:
        """The support contact of a row. A name alone is looked up, for a contact without an identifier is nobody."""
        received = cells.raw("contact_tenant").strip("{}")
        tenant = cells.read("contact_tenant", values.guid)
        mpn = cells.read("contact_mpn", values.mpn_id)
        name = cells.text("contact_name")
        if tenant is None and mpn is None:
            if name is None or received or cells.raw("contact_mpn"):
                return None
            found = self._names.reseller_by_name(name)
            if len(found) != 1:
                cells.report("contact_name", "ambiguous_reseller" if found else "unknown_reseller", name)
                return None
            known = next(iter(found))
            tenant = received = guid_or_none(known) or ""
            mpn = None if tenant else known
        return ContactFact(
            subscription,
            tenant_id=tenant or None,
            mpn_id=mpn,
            name=name,
            tenant_id_received=received or None,
            read_at=cells.read("contact_read_at", values.moment),
        )

    def _resellers_row(self, cells: Cells) -> Iterator[Fact]:
        _, tenant, mpn = self._reseller_of(cells)
        said = cells.text("partnership")
        name = cells.text("reseller_name")
        fact = ResellerFact(
            tenant_id=tenant,
            mpn_id=mpn,
            # One without a name is shown by its MPN ID.
            name=None if self._own and name == mpn else name,
            location=cells.read("location", values.country),
            partnership=values.partnership(said) if said else None,
            partnership_text=said,
            agreement_signed=cells.read("agreement_signed", values.yes_or_no),
            mail=cells.text("mail"),
            phone=cells.text("phone"),
            site=cells.text("site"),
            alias=cells.text("alias"),
            note=cells.text("note", values.NOTE_LIMIT),
        )
        self._names.learn_reseller(fact)
        yield fact

    def _links_row(self, cells: Cells) -> Iterator[Fact]:
        customer = self._customer_of(cells) or self._customer
        if customer is None:
            raise cells.unusable(self._first("customer_id", "customer_domain", "customer_name"), "missing_value")
        reseller, tenant, mpn = self._reseller_of(cells)
        name = cells.text("reseller_name")
        starts_on, ends_on = self._period(cells, "starts_on", "ends_on")
        attested_by = cells.text("attested_by")
        attested_how = cells.text("attested_how")
        attested_at: datetime | None = cells.read("attested_at", values.moment)
        if (attested_by or attested_how) and attested_at is None and not cells.raw("attested_at"):
            cells.report(
                "attested_at" if "attested_at" in self._header.columns else "attested_by", "attestation_undated"
            )
        yield LinkFact(
            customer,
            reseller,
            kind=self._admin_kind(cells),
            starts_on=starts_on,
            ends_on=ends_on,
            attested_by=attested_by,
            attested_at=attested_at,
            attested_how=attested_how,
            reseller_fact=ResellerFact(tenant_id=tenant, mpn_id=mpn, name=name) if (tenant and mpn) or name else None,
        )

    def _admin_kind(self, cells: Cells) -> DelegatedAdminKind | None:
        """DAP, GDAP or none; "yes" in a column called DAP or GDAP means just that one."""
        column = values.key(cells.name("kind"))
        if column in {"dap", "gdap"}:
            try:
                yes = values.yes_or_no(cells.raw("kind"))
            except values.BadValue:
                pass
            else:
                return DelegatedAdminKind(column) if yes else DelegatedAdminKind.NONE
        return cells.read("kind", values.delegated_admin)

    def _agreements_row(self, cells: Cells) -> Iterator[Fact]:
        reseller, _, _ = self._reseller_of(cells)
        reference = cells.text("reference")
        if reference is None:
            if not cells.raw("reference"):
                cells.report("reference", "missing_value")
            return
        valid_from, valid_to = self._period(cells, "valid_from", "valid_to")
        yield AgreementFact(
            reseller,
            reference,
            scope=cells.text("scope", values.NOTE_LIMIT),
            valid_from=valid_from,
            valid_to=valid_to,
        )

    def _period(self, cells: Cells, start: str, end: str) -> tuple[date | None, date | None]:
        """First and last day; an end before the start is left out."""
        first = cells.read(start, values.day)
        last = cells.read(end, values.day)
        if first and last and last < first:
            cells.report(end, "bad_period", cells.raw(end))
            last = None
        return first, last


def _lower(text: str | None) -> str | None:
    return text.lower() if text else text
