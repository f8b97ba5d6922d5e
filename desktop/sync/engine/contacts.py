"""Reading support contacts, one request each: those on screen first, whenever another customer is opened."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Final

from msgspec import structs

from desktop.data.contacts import Contacts
from desktop.data.facts import ContactFact
from desktop.data.store import Session
from desktop.data.syncing import contacts, due, taking
from desktop.data.syncing.due import ContactAsked
from desktop.errors import Cancelled
from desktop.sync.engine.control import Phase
from desktop.sync.engine.flight import Job, Landing
from desktop.sync.engine.run import Run, stands_for_all
from desktop.sync.errors import CustomerLost, Missing, Refused, RemoteError

_BITE: Final = 200
"""Contacts whose ids are looked up at a time."""

NO_CONTACT: Final = "remote_no_contact"
"""The code of the error that says that a subscription is there and names no contact: the default one stands for it."""


def default_contact(known: Contacts, subscription: str) -> ContactFact:
    """What the service means when it names no contact of a subscription."""
    ours = known.provider
    return ContactFact(subscription, ours.tenant_id, ours.mpn_id, ours.name)


def read_contacts(run: Run, keys: list[int], since: datetime | None) -> None:
    """Read the contacts of these subscriptions in their order, after those of the customer on screen.

    In a full pull, what was read `since` it began is not read again.
    """
    run.begin(Phase.CONTACTS, len(keys))
    run.flight.fly(_jobs(run, keys, since), partial(_landed, run))


def _jobs(run: Run, keys: list[int], since: datetime | None) -> Iterator[Job[ContactAsked]]:
    asked: set[int] = set()
    waiting = iter(keys)
    ready: deque[ContactAsked] = deque()
    on_screen: str | None = None

    def look_up(wanted: Iterable[int]) -> list[ContactAsked]:
        bite = [key for key in wanted if key not in asked]
        return run.read(lambda session: due.contacts_asked(session, bite))

    while True:
        opened = run.options.open_customer()
        if opened is not None and opened != on_screen:
            before = since or run.clock() - run.options.open_within
            first = look_up(run.read(partial(_of_opened, opened=opened, before=before)))
            ready.extendleft(reversed(first))
        on_screen = opened
        if not ready:
            bite = list(islice(waiting, _BITE))
            if not bite:
                return
            ready.extend(look_up(bite))
            continue
        one = ready.popleft()
        if one.key in asked:
            continue
        asked.add(one.key)
        yield Job(one, partial(run.remote.support_contact, one.customer, one.subscription))


def _of_opened(session: Session, opened: str, before: datetime) -> list[int]:
    return due.contacts_of(session, opened, before=before)


def _landed(run: Run, landed: list[Landing[ContactAsked]]) -> Iterable[Job[ContactAsked]]:
    facts: list[ContactFact] = []
    unnamed: list[str] = []
    unread: dict[int, str] = {}
    listed_anew: list[int] = []
    denied: list[int] = []
    failed: list[tuple[ContactAsked, RemoteError | Cancelled]] = []
    for landing in landed:
        asked, error = landing.tag, landing.error
        if error is None:
            fact: ContactFact = landing.answer
            facts.append(structs.replace(fact, subscription=asked.id, read_at=fact.read_at or run.clock()))
            run.answered()
        elif isinstance(error, Missing) and error.code == NO_CONTACT:
            unnamed.append(asked.id)
            run.answered()
        elif isinstance(error, CustomerLost):
            denied.append(asked.customer_key)
            run.answered()
        elif not stands_for_all(error):
            # The sweep asks again; meanwhile it waits behind those that were never asked about.
            unread[asked.key] = str(error)
            if isinstance(error, Missing):
                # It was deleted or moved: the list of its customer tells.
                listed_anew.append(asked.customer_key)
            if not isinstance(error, Missing | Refused):
                failed.append((asked, error))
        else:
            failed.append((asked, error))

    def take(session: Session, now: datetime) -> None:
        if facts or unnamed:
            told = facts
            if unnamed:
                known = Contacts(session)
                told = [*facts, *(structs.replace(default_contact(known, one), read_at=now) for one in unnamed)]
            run.note(contacts.take_contacts(session, run.actor, now, told))
        contacts.note_unread(session, now, unread)
        taking.note_due(session, listed_anew, subscriptions=True)
        for key in dict.fromkeys(denied):
            run.lost += taking.deny_customer(session, now, key)

    if facts or unnamed or unread or denied:
        run.write(take)
    run.step(len(facts) + len(unnamed) + len(unread) + len(denied))
    for asked, error in failed:
        run.weigh(asked.id, error)
    return ()
