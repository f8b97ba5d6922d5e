"""A desk with changes in every state, made by the acts and moves that lead there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.data import contacts, outbox
from desktop.data.facts import ContactFact
from desktop.data.store import Store, open_store
from desktop.data.store.schema import ChangeRow, SubscriptionRow, SupportContactRow
from desktop.data.syncing import drift, sending
from desktop.data.syncing.contacts import take_contacts
from desktop.data.syncing.sending import Outcome
from desktop.domain.records import ChangeState
from desktop.domain.roles import Actor
from tests.factories import (
    CONTOSO,
    FABRIKAM,
    ROMASHKA,
    TAILSPIN,
    apply,
    contact,
    contact_fact,
    guid,
    small_facts,
    subscription_fact,
)

S = ChangeState
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
ANN, BOB = Actor("Ann Desk"), Actor("Боб Сменщик")
CORRELATION = "5f9c1b52-7f2c-4f0f-9d2b-0a4c5d1e7a31"
REFUSAL = f"The service refused: The partner has no relationship with the customer. (code 600009). ({CORRELATION})"

FIRST, SUBSCRIPTIONS = 30, 40
"""The number of the first of so many more subscriptions, half of them Ромашка's; its key is 7."""


def key(place: int) -> int:
    """The key of the subscription with this place among those that are added here."""
    return 7 + place


def roomy_desk(folder: Path) -> Store:
    """The small desk with many more subscriptions, whose contacts were read: they are on the default."""
    store = open_store(folder / "desk.sqlite")
    owners = [ROMASHKA if n < SUBSCRIPTIONS // 2 else CONTOSO for n in range(SUBSCRIPTIONS)]
    more = [subscription_fact(FIRST + n, owner, nickname=f"Branch-{n:02}") for n, owner in enumerate(owners)]
    told = [
        contact_fact(FIRST + n, 1, mpn_id="100", name="Tien Shan Cloud", read_at=NOW - timedelta(days=1))
        for n in range(SUBSCRIPTIONS)
    ]
    with store.writing() as session:
        assert not apply(session, [*small_facts(), *more, *told], now=NOW - timedelta(days=1)).rejected
    return store


@dataclass(frozen=True)
class Made:
    """What `decide_in_every_way` made: changes by state, and the batches of its acts."""

    changes: dict[ChangeState, list[int]]
    batches: dict[str, str]


def choose(session: Session, places: range, partner: int, actor: Actor, minutes: int, reason: str = "") -> str:
    """Stage a partner on subscriptions by their places; the batch."""
    at = NOW + timedelta(minutes=minutes)
    keys = [key(place) for place in places]
    outcome = outbox.stage(session, actor, at, TODAY, keys, contact(session, partner), reason=reason)
    assert len(outcome.staged) == len(keys), outcome
    return outcome.batch_id


def changes_of(session: Session, batch: str) -> list[int]:
    """Keys of the changes of a batch."""
    return [one.key for one in outbox.changes(session) if one.batch_id == batch]


def refuse(session: Session, keys: list[int], error: str = REFUSAL) -> None:
    """The service refuses changes that are being sent."""
    sending.settle(session, ANN, NOW + timedelta(minutes=40), [Outcome(one, S.REFUSED, detail=error) for one in keys])


def meet_other_contact(session: Session, keys: list[int], partner: int) -> None:
    """Changes that are being sent meet a partner whom somebody else has put there."""
    at = NOW + timedelta(minutes=41)
    rows = {row.id: row.guid for row in session.execute(
        select(ChangeRow.id, SubscriptionRow.guid)
        .join(SubscriptionRow, SubscriptionRow.id == ChangeRow.subscription_id)
        .where(ChangeRow.id.in_(keys))
    )}  # fmt: skip
    who = contact(session, partner)
    outcomes = [
        Outcome(one, S.CONFLICT, _told(rows[one], partner, who.name, at), who.name) for one in keys
    ]  # fmt: skip
    sending.settle(session, ANN, at, outcomes)


def _told(subscription: str, partner: int, name: str, at: datetime) -> ContactFact:
    number = next(n for n in range(1, 200) if guid(n) == subscription)
    return contact_fact(number, partner, name=name, read_at=at)


def drift_away(session: Session, places: range, partner: int) -> None:
    """Somebody changes the contacts of subscriptions elsewhere, and the desk reads it."""
    name = contact(session, partner).name
    at = NOW + timedelta(minutes=50)
    facts = [contact_fact(FIRST + place, partner, name=name, read_at=at) for place in places]
    assert take_contacts(session, ANN, at, facts).drift == len(places)


def decide_in_every_way(store: Store) -> Made:
    """Acts whose changes end in every state, and contacts that drifted."""
    batches: dict[str, str] = {}
    with store.writing() as session:
        batches["sent"] = choose(session, range(12), FABRIKAM, ANN, 0, "HD-1041")
        batches["other"] = choose(session, range(20, 24), FABRIKAM, BOB, 1, "Договор № 7")
        sent = changes_of(session, batches["sent"])
        other = changes_of(session, batches["other"])
        outbox.submit(session, ANN, NOW + timedelta(minutes=5), TODAY, [*sent, *other[:1]], connected=True)
        sending.begin(session, ANN, NOW + timedelta(minutes=30), sent[:10])
        confirmed = [
            Outcome(one, S.CONFIRMED, _told_fabrikam(session, one), "") for one in sent[:4]
        ]  # fmt: skip
        sending.settle(session, ANN, NOW + timedelta(minutes=35), confirmed)
        refuse(session, sent[4:6])
        meet_other_contact(session, sent[6:9], TAILSPIN)
        sending.settle(
            session, ANN, NOW + timedelta(minutes=42), [Outcome(sent[9], S.UNKNOWN, detail="There was no answer.")]
        )
        outbox.submit(session, BOB, NOW + timedelta(minutes=6), TODAY, other[1:], connected=False)
        batches["staged"] = choose(session, range(12, 17), FABRIKAM, ANN, 55, "HD-1050")
        batches["unsure"] = choose(session, range(17, 19), TAILSPIN, ANN, 56)
        batches["dropped"] = choose(session, range(24, 27), FABRIKAM, ANN, 57, "a mistake")
        outbox.withdraw(session, ANN, NOW + timedelta(minutes=58), changes_of(session, batches["dropped"])[:2])
        drift_away(session, range(30, 34), FABRIKAM)
        found: dict[ChangeState, list[int]] = {}
        for one in outbox.changes(session):
            found.setdefault(one.state, []).append(one.key)
        assert drift.number(session) == 4
    return Made(found, batches)


def _told_fabrikam(session: Session, change: int) -> ContactFact:
    subscription = session.scalars(
        select(SubscriptionRow.guid)
        .join(ChangeRow, ChangeRow.subscription_id == SubscriptionRow.id)
        .where(ChangeRow.id == change)
    ).one()
    return _told(subscription, FABRIKAM, "Fabrikam", NOW + timedelta(minutes=35))


def told_contact(session: Session, subscription: int) -> str:
    """The name of the contact that the service told last."""
    row = session.get(SupportContactRow, subscription)
    assert row is not None
    return contacts.contacts_by_key(session, [row.contact_id])[row.contact_id].name
