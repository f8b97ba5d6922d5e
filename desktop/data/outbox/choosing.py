"""Staging contacts that differ from row to row, as one act: a sweep, or what a sheet says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Integer, Select, String, Text, exists, insert, select, update
from sqlalchemy.orm import Session

from desktop.data import resellers
from desktop.data.contacts import Contacts
from desktop.data.judgement import Judgement, Keyed
from desktop.data.many_rows import ASKED, asked, emptied, insert_rows, temporary
from desktop.data.outbox import acts, moving
from desktop.data.outbox.staging import Fate, add, barred_by, having, judged, standing_as, with_fates, withdraw_replaced
from desktop.data.outbox.standing import STANDING, standings
from desktop.data.projection import project_all_of
from desktop.data.store.schema import ContactRow
from desktop.domain.records import ActKind, StagingOutcome, SupportContact
from desktop.domain.roles import Actor, DeskAct
from desktop.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Choice:
    """One contact for some subscriptions, and why; without a reason the reason of the act counts."""

    wanted: SupportContact
    subscriptions: Sequence[int]
    reason: str = ""


_CHOSEN = temporary(
    "chosen",
    Column("number", Integer, primary_key=True),
    Column("tenant_id", String(36)),
    Column("mpn_id", String(40)),
    Column("reseller_id", Integer),
    Column("contact_id", Integer),
)
"""The wanted contacts by number. One that has no row yet gets it when a row is staged on it."""
_SAME = temporary("same", Column("number", Integer, primary_key=True), Column("contact_id", Integer, primary_key=True))
"""The contacts that name the same partner location as a wanted one."""
_CHOICE = temporary(
    "choice", Column("key", Integer, primary_key=True), Column("number", Integer), Column("reason", Text)
)
"""What is chosen for each subscription."""


def stage_each(
    session: Session,
    actor: Actor,
    now: datetime,
    today: date,
    choices: Iterable[Choice],
    *,
    kind: ActKind,
    reason: str = "",
) -> StagingOutcome:
    """Stage each choice on its subscriptions, all as one batch, and say what became of each row, as `stage` does.

    The first choice that names a subscription counts. Raises NotAllowed by role.
    """
    if not actor.may(DeskAct.ASSIGN_CONTACT):
        raise NotAllowed("role_may_not", "The role {} may not assign support contacts.", actor.role)
    known = Contacts(session)
    wanted: dict[SupportContact, int] = {}
    rows: dict[int, tuple[int, str]] = {}
    for choice in choices:
        number = wanted.setdefault(known.settled(choice.wanted), len(wanted))
        what = (number, choice.reason or reason)
        for key in choice.subscriptions:
            rows.setdefault(key, what)
    verdicts = judged(session, *_looked_up(session, actor, today, wanted, rows))
    uid = acts.new_uid()
    staged, removed = having(session, Fate.STAGED), having(session, Fate.REMOVED)
    if staged or removed:
        count = len(staged) + len(removed)
        touched = select(STANDING.c.key).where(standing_as(Fate.STAGED, Fate.REMOVED))
        name = next(iter(wanted)).name if len(wanted) == 1 else ""
        batch = acts.new_batch(session, uid, kind, actor, now, name, reason, count, touched)
        moving.begin(session)
        withdraw_replaced(session, actor, now, batch, STANDING.c.reason)
        if staged:
            _name_contacts(session, known, list(wanted))
            contact = select(_CHOSEN.c.contact_id).where(_CHOSEN.c.number == STANDING.c.choice).scalar_subquery()
            add(session, actor, now, batch, contact, STANDING.c.reason, verdicts)
        project_all_of(session, touched)
    return StagingOutcome(uid, staged, removed, having(session, Fate.UNCHANGED), barred_by(session, verdicts))


def _looked_up(
    session: Session,
    actor: Actor,
    today: date,
    wanted: dict[SupportContact, int],
    rows: dict[int, tuple[int, str]],
) -> tuple[Judgement, Select[*tuple[Any, ...]]]:
    """The rule on all that is wanted, and the query for what becomes of each row."""
    judgement = Judgement(session, actor, today, {number: contact for contact, number in wanted.items()})
    found = resellers.of_contacts(session, list(wanted))
    insert_rows(
        session,
        emptied(session, _CHOSEN),
        ("number", "tenant_id", "mpn_id", "reseller_id"),
        (
            # Nobody has the key 0: the provider, and whoever is not in the directory.
            (number, one.tenant_id, one.mpn_id, 0 if one.is_provider or one not in found else found[one].key)
            for one, number in wanted.items()
        ),
    )
    same = (ContactRow.tenant_id == _CHOSEN.c.tenant_id) & (ContactRow.mpn_id == _CHOSEN.c.mpn_id)
    query = select(_CHOSEN.c.number, ContactRow.id).join_from(_CHOSEN, ContactRow, same)
    session.execute(insert(emptied(session, _SAME)).from_select(["number", "contact_id"], query))
    # In the order of the keys, as they stand in the table of subscriptions.
    ordered = sorted(rows.items())
    insert_rows(session, emptied(session, _CHOICE), ("key", "number", "reason"), ((k, *what) for k, what in ordered))
    asked(session, rows)

    def names_wanted(contact: Keyed) -> ColumnElement[bool]:
        return exists().where(_SAME.c.number == _CHOICE.c.number, _SAME.c.contact_id == contact)

    query = (
        with_fates(standings(), names_wanted)
        .add_columns(_CHOICE.c.number.label("choice"), _CHOICE.c.reason)
        .join(_CHOICE, _CHOICE.c.key == ASKED.c.key)
        .join(_CHOSEN, _CHOSEN.c.number == _CHOICE.c.number)
    )
    return judgement, judgement.facts(query, _CHOSEN.c.number, _CHOSEN.c.reseller_id)


def _name_contacts(session: Session, known: Contacts, wanted: Sequence[SupportContact]) -> None:
    """Give each contact that is staged its row."""
    used = session.scalars(select(STANDING.c.choice).where(standing_as(Fate.STAGED)).distinct()).all()
    for number in used:
        key = known.key_of(wanted[number])
        session.execute(update(_CHOSEN).where(_CHOSEN.c.number == number).values(contact_id=key))
