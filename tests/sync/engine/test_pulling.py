"""Pulling: what is read, in which order, at what cost, and what the store then says."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from desktop.data.store.schema import (
    CustomerLinkRow,
    CustomerRow,
    PartnershipRow,
    ProviderRow,
    SubscriptionRow,
    SupportContactRow,
    UnreadContactRow,
)
from desktop.data.syncing import due
from desktop.data.syncing.checkpoints import Checkpoint, reach
from desktop.data.syncing.runs import last_run, runs
from desktop.data.syncing.taking import OtherProvider
from desktop.domain.records import RelationshipState
from desktop.errors import Cancelled, NotFound
from desktop.sync.engine import Options, Phase, Progress
from desktop.sync.errors import BadAnswer, NotPermitted, Refused, SignInNeeded, Throttled, Unreachable
from desktop.sync.remote import Happening
from tests.factories import dump, guid
from tests.sync.engine.service import (
    Desk,
    book,
    decide,
    new_desk,
    number_of,
    partner,
    sound,
    subscription,
    told,
)

NEVER_THE_SAME = {"sync_run", "checkpoint"}
READ_AGAIN = {"support_contact", "customer_reading", "reseller_reading"}


def rows(desk: Desk, without: set[str] = NEVER_THE_SAME) -> dict[str, list[tuple[object, ...]]]:
    return {name: found for name, found in dump(desk.store).items() if name not in without}


def relationships(desk: Desk) -> dict[int, str]:
    with desk.store.reading() as session:
        return {
            number_of(row.tenant_id): row.relationship
            for row in session.execute(select(CustomerRow.tenant_id, CustomerRow.relationship))
        }


def gone(desk: Desk) -> set[int]:
    with desk.store.reading() as session:
        return {
            number_of(found)
            for found in session.scalars(select(SubscriptionRow.guid).where(SubscriptionRow.gone_at.is_not(None)))
        }


def happening(desk: Desk, customer: int, kind: str = "update_order", *, id: str = "", **fields: object) -> Happening:  # noqa: A002
    made = {"resource": "order", "succeeded": True, "at": desk.clock()} | fields
    return Happening(id=id or f"{customer} {kind} {made['at']}", kind=kind, customer=guid(customer), **made)  # type: ignore[arg-type]


# The first pull


def test_everything_is_read_once_and_in_the_order_of_use(desk: Desk) -> None:
    seen: list[str] = []
    done = desk.sync(progress=lambda told: seen.append(told.phase))
    held = desk.service.book
    assert done.clean
    assert done.kind == "full"
    assert desk.service.requests() == {
        "profiles": 1, "relationships": 1, "customers": 2, "subscriptions": 5, "customers_of": 3, "contact": 9,
    }  # fmt: skip
    assert list(dict.fromkeys(seen)) == [
        Phase.PROVIDER, Phase.RESELLERS, Phase.CUSTOMERS, Phase.SUBSCRIPTIONS, Phase.LINKS, Phase.CONTACTS,
    ]  # fmt: skip
    assert told(desk) == {number: 1 for number, fact in held.subscriptions.items() if ":" not in (fact.offer_id or "")}
    assert {kind: rows.new for kind, rows in done.rows.items() if rows.new} == {
        "provider": 1, "resellers": 3, "customers": 5, "subscriptions": 10, "customer_links": 5, "contacts": 9,
    }  # fmt: skip
    assert sound(desk)


def test_new_commerce_is_not_asked_for_a_contact(synced: Desk) -> None:
    asked = {number_of(about) for kind, about in synced.service.asked if kind == "contact"}
    newer = {n for n, fact in synced.service.book.subscriptions.items() if ":" in (fact.offer_id or "")}
    assert newer
    assert not asked & newer


def test_links_are_read_by_customer_where_those_are_fewer(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, book(customers=2, resellers=4))
    assert desk.sync().clean
    asked = desk.service.requests()
    assert (asked["links_of"], asked["customers_of"]) == (2, 0)
    # Nobody's links are taken for never read afterwards.
    before = len(desk.service.asked)
    assert desk.sync().clean
    assert desk.service.requests(before) == {"profiles": 1, "relationships": 1, "customers": 1, "activity": 1}
    desk.store.close()


def test_a_second_run_writes_nothing(synced: Desk) -> None:
    before = rows(synced)
    done = synced.sync()
    assert done.kind == "delta"
    assert rows(synced) == before
    assert sum(one.written for one in done.rows.values()) == 0


def test_a_second_full_run_writes_only_when_things_were_read(synced: Desk) -> None:
    before = rows(synced, NEVER_THE_SAME | READ_AGAIN)
    done = synced.sync(Options(full=True))
    assert done.kind == "full"
    assert rows(synced, NEVER_THE_SAME | READ_AGAIN) == before
    assert sum(one.written for one in done.rows.values()) == 0
    assert done.rows["contacts"].unchanged == 9
    assert done.rows["subscriptions"].unchanged == 10


def test_the_run_is_kept(synced: Desk) -> None:
    with synced.store.reading() as session:
        kept = last_run(session)
    assert kept is not None
    assert kept.finished
    assert kept.rows["customers"].new == 5
    done = synced.sync()
    with synced.store.reading() as session:
        assert runs(session)[0] == done


# Delta


@pytest.mark.parametrize("changed", [1, 3])
def test_a_delta_costs_as_many_requests_as_customers_changed(tmp_path: Path, changed: int) -> None:
    desk = new_desk(tmp_path, book(customers=30, resellers=5))
    assert desk.sync().clean
    desk.clock.sleep(days=1)
    held = desk.service.book
    for customer in range(100, 100 + changed):
        fact = subscription(5000 + customer, customer)
        held.subscriptions[5000 + customer] = fact
        held.contacts[5000 + customer] = partner(2)
        held.log.append(happening(desk, customer, "create_order"))
    before = len(desk.service.asked)
    done = desk.sync()
    assert desk.service.requests(before) == {
        "profiles": 1, "relationships": 1, "customers": 10, "activity": 1, "subscriptions": changed,
        "contact": changed,
    }  # fmt: skip
    assert done.rows["subscriptions"].new == changed
    assert {told(desk)[5000 + customer] for customer in range(100, 100 + changed)} == {2}
    before = len(desk.service.asked)
    desk.sync()
    assert desk.service.requests(before)["subscriptions"] == 0, "the log is read again, its records are known"
    assert sound(desk)
    desk.store.close()


def test_what_failed_or_goes_on_says_nothing_yet(synced: Desk) -> None:
    synced.clock.sleep(days=1)
    synced.service.book.log.append(happening(synced, 100, id="one", succeeded=False))
    before = len(synced.service.asked)
    synced.sync()
    assert synced.service.requests(before)["subscriptions"] == 0
    synced.service.book.log[:] = [happening(synced, 100, id="one")]
    before = len(synced.service.asked)
    synced.sync()
    assert synced.service.requests(before)["subscriptions"] == 1


def test_a_record_older_than_the_list_says_nothing_new(synced: Desk) -> None:
    synced.service.book.log.append(happening(synced, 100, at=synced.clock() - timedelta(hours=2)))
    before = len(synced.service.asked)
    synced.sync()
    assert synced.service.requests(before)["subscriptions"] == 0


def test_new_and_leaving_customers_are_noticed_without_the_log(synced: Desk) -> None:
    held = synced.service.book
    held.customers[300] = "Newcomer"
    held.subscriptions[3000] = subscription(3000, 300)
    held.contacts[3000] = partner(1)
    held.links.add((300, 2))
    del held.customers[101]
    before = len(synced.service.asked)
    done = synced.sync()
    asked = synced.service.requests(before)
    assert (asked["subscriptions"], asked["links_of"], asked["contact"]) == (1, 1, 1)
    assert done.lost == 1
    assert relationships(synced)[101] == RelationshipState.LOST
    before = len(synced.service.asked)
    synced.sync(Options(full=True))
    assert guid(101) not in {about for kind, about in synced.service.asked[before:] if kind == "subscriptions"}
    held.customers[101] = "Customer 101"
    synced.sync()
    assert relationships(synced)[101] == RelationshipState.RESELLER


def test_who_moved_between_two_pages_is_not_lost(synced: Desk) -> None:
    held = synced.service.book
    moving = held.customers.pop(104)

    def moves(kind: str, _about: str, _number: int) -> None:
        if kind == "customers":
            held.customers[104] = moving

    # It is on no page of the first reading, and there for the second.
    synced.service.after = moves
    before = len(synced.service.asked)
    done = synced.sync()
    assert done.lost == 0
    assert synced.service.requests(before)["customers"] == 4
    assert relationships(synced)[104] == RelationshipState.RESELLER


def test_the_sweep_goes_round_within_its_budget(synced: Desk) -> None:
    options = Options(sweep=8, lists_within=timedelta(days=7), contacts_within=timedelta(days=7))
    synced.clock.sleep(days=8)
    asked = []
    for _ in range(4):
        before = len(synced.service.asked)
        synced.sync(options)
        found = synced.service.requests(before)
        asked.append((found["subscriptions"], found["customers_of"], found["contact"]))
    assert asked == [(4, 2, 2), (1, 1, 2), (0, 0, 2), (0, 0, 2)]
    everyone = {about for kind, about in synced.service.asked[-200:] if kind == "contact"}
    assert len(everyone) == 9


def test_too_long_away_for_the_log_reads_everything(synced: Desk) -> None:
    synced.clock.sleep(days=91)
    assert synced.sync().kind == "full"
    assert synced.sync().kind == "delta"


# Gone, lost, denied


def test_what_a_list_lacks_is_gone_and_comes_back(synced: Desk) -> None:
    held = synced.service.book
    fact = held.subscriptions.pop(1000)
    done = synced.sync(Options(full=True))
    assert gone(synced) == {1000}
    assert done.rows["subscriptions"].gone == 1
    assert sound(synced)
    held.subscriptions[1000] = fact
    assert synced.sync(Options(full=True)).rows["subscriptions"].changed == 1
    assert gone(synced) == set()
    assert sound(synced)


def test_who_is_denied_is_lost_once_and_found_again(synced: Desk) -> None:
    held = synced.service.book
    held.denied.add(102)
    done = synced.sync(Options(full=True))
    assert done.lost == 1
    assert relationships(synced)[102] == RelationshipState.LOST
    before = rows(synced)
    again = synced.sync()
    assert again.lost == 0
    assert rows(synced) == before, "the list of customers names it still, and does not bring it back"
    synced.clock.sleep(days=8)
    held.denied.clear()
    synced.sync()
    assert relationships(synced)[102] == RelationshipState.RESELLER
    assert gone(synced) == set()


@pytest.mark.parametrize("request_number", range(1, 20))
def test_an_interrupted_listing_takes_nothing_for_gone(synced: Desk, request_number: int) -> None:
    def fails(_kind: str, _about: str, number: int) -> None:
        if number == first + request_number:
            raise Unreachable("remote_unreachable", "No answer.")

    first = len(synced.service.asked)
    synced.service.before = fails
    done = synced.sync(Options(full=True))
    assert done.stopped == "remote_unreachable"
    assert set(relationships(synced).values()) == {RelationshipState.RESELLER}
    assert gone(synced) == set()
    with synced.store.reading() as session:
        assert session.scalars(select(CustomerLinkRow.gone_at).where(CustomerLinkRow.gone_at.is_not(None))).all() == []
    synced.service.before = lambda *_: None
    assert synced.sync().clean
    assert set(relationships(synced).values()) == {RelationshipState.RESELLER}


def test_an_empty_list_of_everybody_loses_nobody(synced: Desk) -> None:
    synced.service.book.customers.clear()
    synced.service.book.resellers.clear()
    synced.sync()
    assert set(relationships(synced).values()) == {RelationshipState.RESELLER}
    with synced.store.reading() as session:
        assert set(session.scalars(select(PartnershipRow.state))) == {"active"}


def test_a_partner_who_is_not_listed_any_more_has_ended(synced: Desk) -> None:
    name = synced.service.book.resellers.pop(3)
    assert synced.sync().rows["resellers"].gone == 1
    with synced.store.reading() as session:
        assert sorted(session.scalars(select(PartnershipRow.state))) == ["active", "active", "ended"]
    synced.service.book.resellers[3] = name
    synced.sync()
    with synced.store.reading() as session:
        assert set(session.scalars(select(PartnershipRow.state))) == {"active"}


def test_a_link_that_is_not_listed_any_more_is_gone_unless_attested(synced: Desk) -> None:
    held = synced.service.book
    links = sorted(held.links)
    with synced.store.writing() as session:
        keys = {row.tenant_id: row.id for row in session.execute(select(CustomerRow.id, CustomerRow.tenant_id))}
        attested = keys[guid(links[0][0])]
        session.execute(
            update(CustomerLinkRow)
            .where(CustomerLinkRow.customer_id == attested)
            .values(attested_at=synced.clock(), attested_by="Aigerim")
        )
    held.links.clear()
    done = synced.sync(Options(full=True))
    assert done.rows["customer_links"].gone == len(links) - 1
    with synced.store.reading() as session:
        there = session.scalars(select(CustomerLinkRow.customer_id).where(CustomerLinkRow.gone_at.is_(None))).all()
    assert there == [attested]
    held.links.update(links)
    assert synced.sync(Options(full=True)).rows["customer_links"].changed == len(links) - 1


# Things that fail


def test_what_fails_for_one_customer_is_asked_again_by_the_next_run(desk: Desk) -> None:
    def fails(kind: str, about: str, _number: int) -> None:
        if kind == "subscriptions" and about == guid(102):
            raise BadAnswer("remote_bad_answer", "Not JSON.")

    desk.service.before = fails
    done = desk.sync()
    assert [(trouble.about, trouble.code) for trouble in done.troubles] == [(guid(102), "remote_bad_answer")]
    assert done.finished
    assert not done.clean
    desk.service.before = lambda *_: None
    before = len(desk.service.asked)
    assert desk.sync().clean
    assert desk.service.requests(before)["subscriptions"] == 1
    assert len(told(desk)) == 9


def test_a_contact_that_is_not_told_waits_for_the_sweep(desk: Desk) -> None:
    def fails(kind: str, about: str, _number: int) -> None:
        if kind == "contact" and about == guid(1000):
            raise Refused(400, "900279", "Not for this one.")

    desk.service.before = fails
    assert desk.sync().clean, "the service says so, and that is no trouble"
    with desk.store.reading() as session:
        (said,) = session.scalars(select(UnreadContactRow.said))
    assert "Not for this one." in said
    before = len(desk.service.asked)
    desk.sync()
    assert desk.service.requests(before)["contact"] == 0
    desk.service.before = lambda *_: None
    desk.clock.sleep(days=31)
    desk.sync()
    assert 1000 in told(desk)
    with desk.store.reading() as session:
        assert session.scalars(select(UnreadContactRow)).all() == []


def test_a_service_that_answers_only_nonsense_is_left_alone(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, book(customers=300, each=0))

    def fails(kind: str, _about: str, _number: int) -> None:
        if kind == "subscriptions":
            raise BadAnswer("remote_bad_answer", "Not JSON.")

    desk.service.before = fails
    done = desk.sync()
    assert done.stopped == "remote_bad_answer"
    assert desk.service.requests()["subscriptions"] < 150
    desk.store.close()


@pytest.mark.parametrize(
    "error",
    [
        SignInNeeded("remote_sign_in", "Sign in."),
        Unreachable("remote_unreachable", "No answer."),
        Throttled("remote_throttled", "Wait.", seconds=600),
        Cancelled(),
    ],
)
@pytest.mark.parametrize("kind", ["profiles", "relationships", "customers", "subscriptions", "customers_of", "contact"])
def test_what_stands_for_all_ends_the_run_and_the_next_goes_on(desk: Desk, error: Exception, kind: str) -> None:
    met = 0

    def fails(asked: str, _about: str, _number: int) -> None:
        nonlocal met
        met += asked == kind
        if (asked == kind and met == 2) or (kind in ("profiles", "relationships") and asked == kind):
            raise error

    desk.service.before = fails
    done = desk.sync()
    assert done.stopped == (getattr(error, "code", "cancelled"))
    desk.service.before = lambda *_: None
    before = len(desk.service.asked)
    assert desk.sync().clean
    assert len(told(desk)) == 9
    asked = desk.service.requests()
    # What had been read and written is not read again; up to as many as were under way may be.
    for repeated in ("subscriptions", "customers_of", "contact"):
        assert asked[repeated] <= {"subscriptions": 5, "customers_of": 3, "contact": 9}[repeated] + 8
    assert desk.service.requests(before)["profiles"] == 1


def test_what_a_role_may_not_read_does_not_stop_the_rest(desk: Desk) -> None:
    def fails(kind: str, _about: str, _number: int) -> None:
        if kind in ("relationships", "customers_of", "links_of"):
            raise NotPermitted("remote_not_permitted", "Your role may not.")

    desk.service.before = fails
    done = desk.sync()
    assert done.finished
    assert {trouble.about for trouble in done.troubles} >= {"resellers"}
    assert len(told(desk)) == 9


def test_another_providers_book_is_not_touched(synced: Desk) -> None:
    with synced.store.writing() as session:
        session.execute(update(ProviderRow).values(tenant_id=guid(77), name="Somebody else"))
    before = rows(synced)
    with pytest.raises(OtherProvider, match="book of Somebody else"):
        synced.sync()
    assert rows(synced) == before


# One customer, and what is on screen


def test_one_customer_alone(synced: Desk) -> None:
    before = len(synced.service.asked)
    done = synced.sync(Options(customer=guid(100)))
    assert done.kind == "customer"
    assert synced.service.requests(before) == {"profiles": 1, "subscriptions": 1, "links_of": 1, "contact": 2}
    with pytest.raises(NotFound):
        synced.sync(Options(customer=guid(999)))


def test_the_customer_on_screen_comes_first_whenever_it_is_opened(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, book(customers=40, each=2))
    opened = [guid(139)]
    desk.sync(Options(in_flight=1, open_customer=lambda: opened[0]))
    contacts = [number_of(about) for kind, about in desk.service.asked if kind == "contact"]
    theirs = {n for n, fact in desk.service.book.subscriptions.items() if fact.customer == guid(139)}
    assert set(contacts[: len(theirs & set(contacts))]) == theirs & set(contacts)
    assert len(contacts) == len(set(contacts))
    desk.store.close()


def test_pending_changes_then_active_ones_then_the_rest(synced: Desk) -> None:
    held = synced.service.book
    held.subscriptions[1000] = subscription(1000, 100, status="suspended")
    decide(synced, [1006], 3, connected=False)
    synced.sync(Options(full=True, push=False))
    with synced.store.writing() as session:
        session.execute(SupportContactRow.__table__.delete())
        keys = due.contacts_to_read(session)
        order = session.execute(select(SubscriptionRow.id, SubscriptionRow.guid)).all()
    numbers = {row.id: number_of(row.guid) for row in order}
    asked = [numbers[key] for key in keys]
    assert asked[0] == 1006
    assert asked[-1] == 1000


def test_progress_can_cancel_and_tells_how_far_it_is(desk: Desk) -> None:
    seen: list[Progress] = []

    def watch(told: Progress) -> None:
        seen.append(told)
        if told.phase is Phase.CONTACTS:
            raise Cancelled

    done = desk.sync(progress=watch)
    assert done.stopped == "cancelled"
    assert seen[-1].phase is Phase.CONTACTS
    assert seen[-1].total == 9
    assert desk.sync().clean


def test_an_interrupted_list_of_customers_goes_on_there_and_judges_nobody(synced: Desk) -> None:
    held = synced.service.book
    del held.customers[100]

    def fails(kind: str, about: str, _number: int) -> None:
        if kind == "customers" and about == "3":
            raise Unreachable("remote_unreachable", "No answer.")

    synced.service.before = fails
    assert synced.sync().stopped == "remote_unreachable"
    synced.service.before = lambda *_: None
    before = len(synced.service.asked)
    assert synced.sync().lost == 0
    assert [about for kind, about in synced.service.asked[before:] if kind == "customers"] == ["3"]
    assert synced.sync().lost == 1


def test_a_place_in_the_list_that_is_no_good_is_forgotten(synced: Desk) -> None:
    with synced.store.writing() as session:
        reach(session, Checkpoint.CUSTOMERS, "3")

    def fails(kind: str, about: str, _number: int) -> None:
        if kind == "customers" and about == "3":
            raise BadAnswer("remote_bad_answer", "It leads to itself.")

    synced.service.before = fails
    assert [trouble.about for trouble in synced.sync().troubles] == ["customers"]
    synced.service.before = lambda *_: None
    before = len(synced.service.asked)
    assert synced.sync().clean
    assert synced.service.requests(before)["customers"] == 2
