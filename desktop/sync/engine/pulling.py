"""Reading what the service tells, in the order in which it is of use: partners and customers, their lists, contacts.

A full pull reads all of it once; interrupted, it goes on with what was not read since it began. Otherwise a run reads
the activity log and asks again only about customers that it names, and a slow sweep goes round all others. What fails
for one customer is noted, and asked again by the next run; what fails for all ends the run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from typing import Final

from desktop.data.facts import SubscriptionFact
from desktop.data.store import Session
from desktop.data.syncing import due, happenings, taking
from desktop.data.syncing.checkpoints import Checkpoint, Checkpoints, checkpoints, reach
from desktop.data.syncing.due import Asked, LinksDue
from desktop.data.syncing.taking import Listed
from desktop.errors import Cancelled, NotFound
from desktop.sync.engine import activity
from desktop.sync.engine.contacts import read_contacts
from desktop.sync.engine.control import Phase
from desktop.sync.engine.flight import Job, Landing
from desktop.sync.engine.links import read_links
from desktop.sync.engine.run import Run, stands_for_all
from desktop.sync.errors import BadAnswer, CustomerLost, NotPermitted, RemoteError
from desktop.sync.remote import Happening, Page

LOOK_BACK: Final = timedelta(days=89)
"""How far back the activity log goes, with a day to spare for time zones."""
OVERLAP: Final = timedelta(days=3)
"""Days of the log that are read again: when a record becomes visible is not documented."""
_BITE: Final = 500
"""Rows of a transaction: one takes some hundredths of a second, and nobody has to wait longer for the store."""
_LISTED_AT_ONCE: Final = 500
"""Customers on a page of the service, for telling which way to the links is shorter."""


class Pull:
    """Reads what is due in one run. `full` holds when all of it is read anew."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._options = run.options
        self._reached = run.read(checkpoints)
        self._now = run.clock()
        self.full = run.options.customer is None and self._wants_full(self._reached)
        # A full pull that began goes on until it is done, whatever options the runs after this one have.
        self._since = (self._reached.full_since or self._now) if self.full else None
        if self._since is not None:
            run.write(lambda session, now: reach(session, Checkpoint.FULL_SINCE, self._since))
        self._sweep = 0 if self.full else run.options.sweep

    def _wants_full(self, reached: Checkpoints) -> bool:
        heard = reached.activity
        too_old = heard is None or heard < (self._now - LOOK_BACK).date()
        return self._options.full or reached.full_since is not None or reached.full_done is None or too_old

    def go(self) -> None:
        """Read all that is due."""
        self._run.relaxed = True
        customer = self._options.customer
        if customer is not None:
            self._one(customer)
            return
        since = self._since
        self._try(Phase.RESELLERS, self._resellers)
        self._try(Phase.CUSTOMERS, self._customers)
        if not self.full:
            self._try(Phase.ACTIVITY, self._activity)
        self._try(Phase.SUBSCRIPTIONS, partial(self._subscriptions, since))
        self._try(Phase.LINKS, partial(self._links, since))
        self._try(Phase.CONTACTS, partial(self._contacts, since))
        if since is not None:
            self._run.write(partial(_full_done, since=since))

    def _try(self, phase: Phase, work: Callable[[], None]) -> None:
        """Do a phase. What the signed-in person may not read is noted, and the others go on without it."""
        try:
            work()
        except NotPermitted as error:
            self._run.trouble(phase, error)

    # Everybody

    def _resellers(self) -> None:
        run = self._run
        run.begin(Phase.RESELLERS, 1)

        def landed(answers: list[Landing[None]]) -> Iterable[Job[None]]:
            (answer,) = answers
            if answer.error is not None:
                run.weigh("resellers", answer.error)
            else:
                run.answered()
                run.note(run.write(lambda session, now: taking.take_resellers(session, run.actor, now, answer.answer)))
            run.step()
            return ()

        run.flight.fly([Job(None, run.remote.resellers)], landed)

    def _customers(self) -> None:
        """The list of customers, page by page; only one that was read without a break says who is lost.

        Whoever is on none of several pages may have moved from one to another meanwhile, so those pages are read again.
        """
        run = self._run
        token = self._reached.customers
        pages = run.remote.customers(token)
        listed: set[int] = set()
        number, readings = 0, 1
        run.begin(Phase.CUSTOMERS)
        turn: Job[None] = Job(None, lambda: next(pages, None))

        def take(session: Session, now: datetime, page: Page) -> None:
            taken, keys = taking.take_customers(session, run.actor, now, page.customers)
            reach(session, Checkpoint.CUSTOMERS, page.token)
            run.note(taken)
            listed.update(keys)

        def end(session: Session, now: datetime) -> None:
            if not token:
                run.lost += taking.lose_unlisted(session, now, listed)
            reach(session, Checkpoint.CUSTOMERS, None)

        def may_have_moved() -> bool:
            several = number > 1 and readings == 1 and not token
            return several and bool(run.read(partial(taking.unlisted, listed=listed)))

        def landed(answers: list[Landing[None]]) -> Iterable[Job[None]]:
            nonlocal pages, number, readings
            (answer,) = answers
            if answer.error is not None:
                if isinstance(answer.error, BadAnswer):
                    # Going on from there would meet the same again.
                    run.write(lambda session, now: reach(session, Checkpoint.CUSTOMERS, None))
                run.weigh("customers", answer.error)
                return ()
            run.answered()
            page: Page | None = answer.answer
            if page is None and may_have_moved():
                readings += 1
                pages = run.remote.customers()
                return () if run.flight.ending else (turn,)
            if page is None:
                run.write(end)
                return ()
            number += 1
            run.write(partial(take, page=page))
            run.step(len(page.customers))
            return () if run.flight.ending else (turn,)

        run.flight.fly([turn], landed)

    def _activity(self) -> None:
        """The log of the days since it was last read, and of a few before."""
        run = self._run
        today = self._now.date()
        heard = self._reached.activity or today
        since = max(min(heard, today) - OVERLAP, (self._now - LOOK_BACK).date())
        records = iter(run.remote.happenings(since, today))
        run.begin(Phase.ACTIVITY)
        turn: Job[None] = Job(None, lambda: list(islice(records, _BITE)))

        def end(session: Session, now: datetime) -> None:
            reach(session, Checkpoint.ACTIVITY, today)
            happenings.forget_happenings(session, today - OVERLAP)

        def landed(answers: list[Landing[None]]) -> Iterable[Job[None]]:
            (answer,) = answers
            if answer.error is not None:
                run.weigh("activity", answer.error)
                return ()
            run.answered()
            found: list[Happening] = answer.answer
            if not found:
                run.write(end)
                return ()
            known = [one for record in found if (one := activity.heard(record, today)) is not None]
            run.write(lambda session, now: happenings.take_happenings(session, known))
            run.step(len(found))
            return () if run.flight.ending else (turn,)

        run.flight.fly([turn], landed)

    # By customer

    def _subscriptions(self, since: datetime | None) -> None:
        """The lists that are due; in a full pull those that were not read since it began."""
        swept = self._now - self._options.lists_within
        budget = self._sweep // 2

        def look(session: Session) -> tuple[list[Asked], int]:
            lists = due.customers_to_list(session, before=since, swept=None if since else swept, budget=budget)
            links = 0 if since is None else len(self._links_due(session, since))
            contacts = len(due.contacts_to_read(session, before=since))
            return lists, links + contacts

        lists, later = self._run.read(look)
        self._run.begin(Phase.SUBSCRIPTIONS, len(lists), later)
        self._list(lists)

    def _list(self, lists: Iterable[Asked]) -> None:
        subscriptions = self._run.remote.subscriptions
        jobs = (Job(one, partial(subscriptions, one.tenant_id)) for one in lists)
        self._run.flight.fly(jobs, self._listed)

    def _listed(self, landed: list[Landing[Asked]]) -> Iterable[Job[Asked]]:
        run = self._run
        together: list[Listed] = []
        rows = 0
        failed: list[tuple[Asked, RemoteError | Cancelled]] = []
        for landing in landed:
            if landing.error is not None:
                failed.append((landing.tag, landing.error))
                continue
            run.answered()
            one = self._all_but_last(landing.tag, landing.answer)
            together.append(one)
            rows += len(one.facts)
            if rows >= _BITE:
                self._take_lists(together)
                together, rows = [], 0
        if together:
            self._take_lists(together)
        self._not_listed(failed)
        return ()

    def _all_but_last(self, asked: Asked, facts: list[SubscriptionFact]) -> Listed:
        """Take in a long list bite by bite; the last one is left, with the ids of those before it."""
        last = max((len(facts) - 1) // _BITE * _BITE, 0)
        for start in range(0, last, _BITE):
            self._run.take(taking.take_part, Listed(asked.key, asked.tenant_id, facts[start : start + _BITE]))
        return Listed(asked.key, asked.tenant_id, facts[last:], frozenset(fact.id for fact in facts[:last]))

    def _take_lists(self, lists: list[Listed]) -> None:
        ask_for_links = not self.full and self._options.customer is None
        self._run.take(taking.take_subscriptions, lists, ask_for_links=ask_for_links)
        self._run.step(len(lists))

    def _not_listed(self, failed: list[tuple[Asked, RemoteError | Cancelled]]) -> None:
        """Who is denied is lost; what else failed for one customer is due in the next run."""
        run = self._run
        for asked, error in failed:
            if isinstance(error, CustomerLost):
                run.answered()
                run.deny(asked.key)
                run.step()
        others = [(asked, error) for asked, error in failed if not isinstance(error, CustomerLost)]
        single = [asked.key for asked, error in others if not stands_for_all(error)]
        if single:
            run.write(lambda session, now: taking.note_due(session, single, subscriptions=True))
            run.step(len(single))
        for asked, error in others:
            run.weigh(asked.tenant_id, error)

    def _links_due(self, session: Session, since: datetime) -> LinksDue:
        if self._reached.links_done is not None and self._reached.links_done >= since:
            return LinksDue([], [])
        return due.all_links(session, since, _LISTED_AT_ONCE)

    def _links(self, since: datetime | None) -> None:
        run = self._run
        if since is None:
            swept = self._now - self._options.lists_within
            found = run.read(lambda session: due.changed_links(session, swept=swept, budget=self._sweep // 4))
        else:
            found = run.read(lambda session: self._links_due(session, since))
        run.begin(Phase.LINKS, len(found), run.read(lambda session: len(due.contacts_to_read(session, before=since))))
        read_links(run, found)
        if since is not None:
            run.write(_links_done)

    def _contacts(self, since: datetime | None) -> None:
        swept = self._now - self._options.contacts_within

        def look(session: Session) -> list[int]:
            return due.contacts_to_read(session, before=since, swept=None if since else swept, budget=self._sweep // 4)

        read_contacts(self._run, self._run.read(look), since)

    # One customer

    def _one(self, tenant_id: str) -> None:
        """All that is known of one customer, read anew."""
        run = self._run
        asked = run.read(lambda session: due.customer_asked(session, tenant_id))
        if asked is None:
            raise NotFound("unknown_customer", "No customer is known as {}.", tenant_id)
        run.begin(Phase.SUBSCRIPTIONS, 1)
        self._list([asked])
        run.begin(Phase.LINKS, 1)
        self._try(Phase.LINKS, lambda: read_links(run, LinksDue([asked], [])))
        keys = run.read(lambda session: due.contacts_of(session, tenant_id, before=self._now))
        read_contacts(run, keys, None)


def _links_done(session: Session, now: datetime) -> None:
    taking.know_resellers(session, now)
    reach(session, Checkpoint.LINKS_DONE, now)


def _full_done(session: Session, now: datetime, since: datetime) -> None:
    reach(session, Checkpoint.FULL_DONE, since)
    reach(session, Checkpoint.FULL_SINCE, None)
    # What happened since it began may have come too late for it.
    reach(session, Checkpoint.ACTIVITY, since.date())
