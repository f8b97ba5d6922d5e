"""The rule on rows of any number: what they have in common is judged once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    Table,
    case,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.data import resellers
from desktop.data.many_rows import emptied, temporary
from desktop.data.store.schema import ContactRow, CustomerLinkRow, CustomerRow, ResellerRow, SubscriptionRow
from desktop.domain.eligibility import Circumstances, Verdict, judge
from desktop.domain.records import (
    CustomerLink,
    DelegatedAdmin,
    DelegatedAdminKind,
    PartnershipState,
    Reseller,
    SubscriptionStatus,
    SupportContact,
)
from desktop.domain.roles import Actor

Keyed = ColumnElement[int] | InstrumentedAttribute[int]

ELIGIBLE = 0
"""The number of the verdict that finds nothing and asks nothing."""

_NOTHING_FOUND = Verdict(())
# The rule asks whether somebody has attested, not when; no day bars a delegated admin before or after these.
ONCE = datetime.min.replace(tzinfo=UTC)
_ALWAYS, _FOREVER = date.min, date.max
_DELETED = SubscriptionStatus.DELETED.value


def facts_columns(*, distinct: bool = False) -> tuple[Column[Any], ...]:
    """Columns of a temporary table for what a verdict depends on; with `distinct` no two rows are the same."""
    return (
        Column("wanted_id", Integer, primary_key=distinct),
        Column("status", String(40), primary_key=distinct),
        Column("gone", Boolean, primary_key=distinct),
        Column("location", String(40), primary_key=distinct),
        Column("linked", Boolean, primary_key=distinct),
        Column("admin_kind", String(40), primary_key=distinct),
        Column("admin_starts_on", Date, primary_key=distinct),
        Column("admin_ends_on", Date, primary_key=distinct),
        Column("attested", Boolean, primary_key=distinct),
    )


_FACTS = tuple(column.name for column in facts_columns())
_JUDGED = temporary("judged", *facts_columns(distinct=True), Column("verdict", Integer))


class Judgement:
    """The rule on wanted contacts, by the keys that rows name them with. Bound to what its session saw at first."""

    def __init__(self, session: Session, actor: Actor, today: date, wanted: Mapping[int, SupportContact]) -> None:
        provider = resellers.provider_contact(session)
        # Whatever names the provider may always be chosen.
        others = {
            key: contact
            for key, contact in wanted.items()
            if not (contact.is_provider or (contact.tenant_id and contact.tenant_id == provider.tenant_id))
        }
        found = resellers.of_contacts(session, list(others.values()))
        self._partners = {key: found.get(contact) or _stranger(contact) for key, contact in others.items()}
        self._actor = actor
        self._today = today
        self._known: dict[tuple[Any, ...], Verdict] = {}

    @property
    def bars_nothing(self) -> bool:
        """Whether the provider alone is wanted: then no fact counts."""
        return not self._partners

    def reseller_key(self, wanted: int) -> ColumnElement[int]:
        """`reseller_of`, for `facts`."""
        return literal(self.reseller_of(wanted))

    def reseller_of(self, wanted: int) -> int:
        """The key of the reseller that is wanted by this key; 0, which is nobody, for the provider and strangers."""
        partner = self._partners.get(wanted)
        return partner.key if partner else 0

    def facts(self, query: Select[*tuple[Any, ...]], wanted: Keyed, reseller: Keyed) -> Select[*tuple[Any, ...]]:
        """`query`, which reads subscriptions, with the facts of each row as its last columns.

        `wanted` is the key of the wanted contact in a row, and `reseller` the key of the reseller whom it names.
        """
        if self.bars_nothing:
            return query
        its = (
            (CustomerLinkRow.customer_id == SubscriptionRow.customer_id)
            & (CustomerLinkRow.reseller_id == reseller)
            & CustomerLinkRow.gone_at.is_(None)
        )
        starts, ends = CustomerLinkRow.admin_starts_on, CustomerLinkRow.admin_ends_on
        return (
            query.outerjoin(CustomerRow, CustomerRow.id == SubscriptionRow.customer_id)
            .outerjoin(CustomerLinkRow, its)
            .add_columns(
                wanted.label("wanted_id"),
                # What makes no difference to the rule is left out, so that more rows have the same facts: a status that
                # is not deleted, a day that does not bar today.
                case((func.lower(SubscriptionRow.status) == _DELETED, _DELETED), else_="").label("status"),
                SubscriptionRow.gone_at.is_not(None).label("gone"),
                CustomerRow.location,
                CustomerLinkRow.reseller_id.is_not(None).label("linked"),
                func.coalesce(CustomerLinkRow.admin_kind, "").label("admin_kind"),
                case((starts > self._today, starts), else_=_ALWAYS).label("admin_starts_on"),
                case((ends < self._today, ends), else_=_FOREVER).label("admin_ends_on"),
                CustomerLinkRow.attested_at.is_not(None).label("attested"),
            )
        )

    def of(self, row: Sequence[Any]) -> Verdict:
        """The verdict on a row of such a query."""
        if self.bars_nothing:
            return _NOTHING_FOUND
        facts = tuple(row[-len(_FACTS) :])
        verdict = self._known.get(facts)
        if verdict is None:
            verdict = self._known[facts] = self._judge(*facts)
        return verdict

    def judge(self, session: Session, table: Table, which: ColumnElement[bool]) -> list[Verdict]:
        """Judge the rows of a temporary table that has the facts of each.

        Its column `verdict`, which is `ELIGIBLE` before, gets the number of each row's verdict: its place in the list
        that is returned. Needs a writing session.
        """
        verdicts = [_NOTHING_FOUND]
        if self.bars_nothing:
            return verdicts
        numbers = {_NOTHING_FOUND: ELIGIBLE}
        facts = [table.c[name] for name in _FACTS]
        judged: list[dict[str, Any]] = []
        for row in session.execute(select(*facts).where(which).distinct()):
            verdict = self.of(row)
            number = numbers.setdefault(verdict, len(verdicts))
            if number == len(verdicts):
                verdicts.append(verdict)
            if number != ELIGIBLE:
                judged.append(dict(zip(_FACTS, row, strict=True)) | {"verdict": number})
        if judged:
            others = emptied(session, _JUDGED)
            session.execute(insert(others), judged)
            same = [fact == others.c[fact.name] for fact in facts]
            session.execute(update(table).where(which, *same).values(verdict=others.c.verdict))
        return verdicts

    def _judge(
        self, wanted: int, status: str, gone: bool, location: str, linked: bool, kind: str, starts: date, ends: date,
        attested: bool,
    ) -> Verdict:  # fmt: skip
        partner = self._partners.get(wanted)
        if partner is None:
            return _NOTHING_FOUND
        where = Circumstances(
            today=self._today,
            customer_location=location,
            subscription_status=status,
            subscription_gone=gone,
            role=self._actor.role,
            edition=self._actor.edition,
            strict=self._actor.strict,
        )
        link = None
        if linked:
            # The rule looks at the delegated admin of a link, not at whose link it is.
            admin = DelegatedAdmin(DelegatedAdminKind(kind), starts, ends, attested_at=ONCE if attested else None)
            link = CustomerLink(partner.key, 0, admin)
        return judge(partner, link, where)


def names_reseller() -> ColumnElement[bool]:
    """Whether `ContactRow` names `ResellerRow`. A contact that may be staged has a tenant, which one reseller has."""
    return (ResellerRow.tenant_id == ContactRow.tenant_id) & (ContactRow.tenant_id != "")


def _stranger(contact: SupportContact) -> Reseller:
    """A contact who is not in the directory is judged as a reseller without a partnership."""
    return Reseller(0, contact.tenant_id, contact.mpn_id, contact.name, "", PartnershipState.NONE)
