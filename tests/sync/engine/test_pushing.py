"""Pushing: each decision is compared with what the service says, put at most once, and told as what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update

from desktop.data import history, outbox
from desktop.data.store import Session
from desktop.data.store.schema import ChangeRow, CustomerRow, SubscriptionRow
from desktop.data.syncing import drift, settling
from desktop.domain.records import ChangeState, DriftState, Event, Publishing, RelationshipState
from desktop.domain.roles import Actor, Role
from desktop.errors import Cancelled, NotAllowed
from desktop.sync.engine import Control, Options
from desktop.sync.errors import (
    BadAnswer,
    Missing,
    NotPermitted,
    Refused,
    SignInNeeded,
    Throttled,
    Unanswered,
    Unreachable,
)
from tests.factories import guid
from tests.sync.engine.service import (
    ACTOR,
    TODAY,
    Desk,
    book,
    decide,
    key_of,
    new_desk,
    number_of,
    partner,
    sound,
    states,
    told,
)

SELLER = Actor("Sales", Role.SALES_AGENT)
PUSH = Options(pull=False)


def of(kind: str, number: int) -> tuple[str, str]:
    return kind, guid(number)


def events(desk: Desk, number: int) -> list[str]:
    """What the history tells of a subscription, in order."""
    with desk.store.reading() as session:
        query = history.HistoryQuery(subscription_key=key_of(desk, number), descending=False)
        keys = history.ids(session, query)
        found = history.rows(session, keys)
        return [found[key].event.value for key in keys]


def errors(desk: Desk) -> list[str]:
    with desk.store.reading() as session:
        return [one.last_error for one in outbox.changes(session)]


def act(desk: Desk, work: object, *given: object) -> object:
    with desk.store.writing() as session:
        return work(session, ACTOR, desk.clock(), *given)  # type: ignore[operator]


# The good way


def test_a_decision_is_read_put_verified_and_told(synced: Desk) -> None:
    decide(synced, [1000, 1001], 3)
    before = len(synced.service.asked)
    done = synced.sync(PUSH)
    assert done.confirmed == 2
    assert done.clean
    assert done.kind == "push"
    assert synced.service.requests(before) == {"profiles": 1, "contact": 2, "put": 2}
    assert states(synced) == [(1000, "confirmed"), (1001, "confirmed")]
    assert told(synced)[1000] == 3
    assert events(synced, 1000) == ["staged", "submitted", "sending", "confirmed"]
    with synced.store.reading() as session:
        assert drift.number(session) == 0, "what we did ourselves did not drift"
    assert sound(synced)
    assert synced.sync().rows["contacts"].written == 0


def test_sending_is_committed_before_the_contact_is_put(synced: Desk) -> None:
    decide(synced, [1000], 3)
    seen: list[str] = []

    def look(kind: str, _about: str, _number: int) -> None:
        if kind == "put":
            seen.extend(state for _, state in states(synced))

    synced.service.before = look
    synced.sync(PUSH)
    assert seen == ["sending"]


def test_ids_go_out_in_the_form_last_received(synced: Desk) -> None:
    decide(synced, [1000], 3)
    given: list[tuple[object, ...]] = []
    put = synced.service.put_support_contact
    synced.service.put_support_contact = lambda *all_: given.append(all_) or put(*all_)  # type: ignore[method-assign]
    synced.sync(PUSH)
    customer, subscription, wanted, received, request_id = given[0]
    assert (customer, subscription) == (guid(100), guid(1000).upper())
    assert (wanted.tenant_id, wanted.mpn_id) == (guid(3), "300")  # type: ignore[attr-defined]
    with synced.store.reading() as session:
        assert session.scalars(select(ChangeRow.request_id)).all() == [request_id]
    assert received == guid(3)


def test_what_the_service_holds_already_is_confirmed_without_a_write(synced: Desk) -> None:
    decide(synced, [1000], 3)
    synced.service.book.contacts[1000] = partner(3)
    done = synced.sync(PUSH)
    assert (done.confirmed, synced.service.puts) == (1, [])
    assert events(synced, 1000) == ["staged", "submitted", "sending", "confirmed"]
    assert told(synced)[1000] == 3


def test_back_to_the_default_is_a_put_of_the_provider(synced: Desk) -> None:
    synced.service.book.contacts[1000] = partner(3)
    synced.sync(Options(full=True))
    decide(synced, [1000], 1)
    assert synced.sync(PUSH).confirmed == 1
    assert synced.service.puts[0][:2] == (guid(1000), guid(1))


# Conflicts


def test_what_moved_meanwhile_is_a_conflict_and_nobody_is_overwritten(synced: Desk) -> None:
    decide(synced, [1000], 3)
    synced.service.book.contacts[1000] = partner(4)
    done = synced.sync()
    assert (done.conflicts, synced.service.puts) == (1, [])
    assert not done.clean
    assert states(synced) == [(1000, "conflict")]
    with synced.store.reading() as session:
        (conflict,) = settling.conflicts(session)
        assert (conflict.base.name, conflict.mine.name, conflict.theirs.name) == ("Partner 1", "Partner 3", "Partner 4")
        assert drift.number(session) == 0, "the conflict says it"
    assert events(synced, 1000)[-3:] == ["contact_read", "sending", "conflict"]
    assert synced.sync().conflicts == 0, "it waits for a person"
    assert sound(synced)


def test_keep_mine_goes_out_on_what_the_service_says_now(synced: Desk) -> None:
    (key,) = decide(synced, [1000], 3)
    synced.service.book.contacts[1000] = partner(4)
    synced.sync()
    with synced.store.reading() as session:
        first = session.scalars(select(ChangeRow.request_id)).one()
    assert act(synced, settling.keep_mine, [key]) == [key]
    assert states(synced) == [(1000, "submitted")]
    done = synced.sync()
    assert done.confirmed == 1
    ((_, tenant, request_id),) = synced.service.puts
    assert tenant == guid(3)
    assert request_id != first, "on another base it is another decision"
    assert sound(synced)


def test_keep_mine_meets_another_conflict_when_it_moved_again(synced: Desk) -> None:
    (key,) = decide(synced, [1000], 3)
    synced.service.book.contacts[1000] = partner(4)
    synced.sync()
    act(synced, settling.keep_mine, [key])
    synced.service.book.contacts[1000] = partner(2)
    assert synced.sync().conflicts == 1
    assert synced.service.puts == []


def test_take_theirs_withdraws(synced: Desk) -> None:
    (key,) = decide(synced, [1000], 3)
    synced.service.book.contacts[1000] = partner(4)
    synced.sync()
    assert act(synced, settling.take_theirs, [key]) == [key]
    assert act(synced, settling.take_theirs, [key]) == []
    assert states(synced) == [(1000, "withdrawn")]
    assert synced.sync().clean
    assert synced.service.puts == []
    assert told(synced)[1000] == 4
    assert sound(synced)


def test_settling_needs_the_role(synced: Desk) -> None:
    (key,) = decide(synced, [1000], 3)
    synced.service.book.contacts[1000] = partner(4)
    synced.sync()
    for settle in (settling.keep_mine, settling.take_theirs):
        with pytest.raises(NotAllowed), synced.store.writing() as session:
            settle(session, SELLER, synced.clock(), [key])
    assert states(synced) == [(1000, "conflict")]


# Refused, and nothing else stops


@pytest.mark.parametrize("kind", ["contact", "put"])
@pytest.mark.parametrize(
    "error",
    [
        Refused(400, "900279", "Updates are not allowed.", correlation_id="c0ffee"),
        Missing("remote_missing", "There is no such subscription.", correlation_id="c0ffee"),
    ],
)
def test_a_refusal_is_final_for_one_change_and_the_others_go_on(synced: Desk, kind: str, error: Exception) -> None:
    decide(synced, [1000, 1001], 3)

    def refuses(asked: str, about: str, _number: int) -> None:
        if (asked, about) == of(kind, 1000):
            raise error

    synced.service.before = refuses
    done = synced.sync(PUSH)
    assert (done.refused, done.confirmed) == (1, 1)
    assert states(synced) == [(1000, "refused"), (1001, "confirmed")]
    assert "c0ffee" in errors(synced)[0]
    assert str(error) in errors(synced)[0]
    assert told(synced)[1000] == 1
    assert sound(synced)


def test_a_lost_customer_refuses_its_changes(synced: Desk) -> None:
    decide(synced, [1000], 3)
    synced.service.book.denied.add(100)
    done = synced.sync(PUSH)
    assert (done.refused, done.lost) == (1, 1)
    with synced.store.reading() as session:
        lost = select(CustomerRow.tenant_id).where(CustomerRow.relationship == RelationshipState.LOST)
        assert session.scalars(lost).all() == [guid(100)]


def test_an_answer_that_cannot_be_read_leaves_the_change_to_wait(synced: Desk) -> None:
    decide(synced, [1000, 1001], 3)

    def nonsense(asked: str, about: str, _number: int) -> None:
        if (asked, about) == of("contact", 1000):
            raise BadAnswer("remote_bad_answer", "Not JSON.")

    synced.service.before = nonsense
    done = synced.sync(PUSH)
    assert (done.confirmed, done.left, done.trouble_count) == (1, 1, 1)
    assert states(synced) == [(1000, "submitted"), (1001, "confirmed")]


# What stands for all


@pytest.mark.parametrize("kind", ["contact", "put"])
@pytest.mark.parametrize(
    "error",
    [
        NotPermitted("remote_not_permitted", "Your role may not."),
        SignInNeeded("remote_sign_in", "Sign in."),
        Unreachable("remote_unreachable", "No answer."),
        Throttled("remote_throttled", "Wait.", seconds=600),
        Cancelled(),
    ],
)
def test_what_was_not_tried_stays_as_it_was(tmp_path: Path, kind: str, error: Exception) -> None:
    desk = new_desk(tmp_path, book(customers=8, each=4, resellers=1))
    assert desk.sync().clean
    numbers = sorted(told(desk))
    decide(desk, numbers, 2)
    first = len(desk.service.asked)

    def fails(asked: str, _about: str, number: int) -> None:
        if asked == kind and number > first + 12:
            raise error

    desk.service.before = fails
    done = desk.sync()
    code = getattr(error, "code", "cancelled")
    assert (done.push_stopped if isinstance(error, NotPermitted) else done.stopped) == code
    assert {state for _, state in states(desk)} <= {"submitted", "confirmed"}
    assert done.left == len(numbers) - done.confirmed
    assert len({about for about, _, _ in desk.service.puts}) == len(desk.service.puts) == done.confirmed
    desk.service.before = lambda *_: None
    assert desk.sync().clean
    assert len(desk.service.puts) == len(numbers)
    assert sound(desk)
    desk.store.close()


@pytest.mark.parametrize(
    ("error", "anew"),
    [
        (NotPermitted("remote_not_permitted", "Your role may not."), True),
        (SignInNeeded("sign_in_again", "Sign in."), True),
        (Throttled("remote_throttled", "Wait.", seconds=600), True),
        (Unreachable("remote_unreachable", "No connection."), False),
    ],
)
def test_an_answer_ends_a_request_id(synced: Desk, error: Exception, anew: bool) -> None:
    """The service may answer an id that it has answered before as it did then, whoever asks by then."""
    decide(synced, [1000], 3)

    def request_id() -> str:
        with synced.store.reading() as session:
            return session.scalars(select(ChangeRow.request_id)).one()

    first = request_id()

    def fails(asked: str, _about: str, _number: int) -> None:
        if asked == "put":
            raise error

    synced.service.before = fails
    synced.sync(PUSH)
    assert states(synced) == [(1000, "submitted")]
    assert (request_id() != first) is anew
    synced.service.before = lambda *_: None
    assert synced.sync(PUSH).confirmed == 1
    assert synced.service.puts[0][2] == request_id()
    assert sound(synced)


def test_whoever_may_not_write_may_still_read(synced: Desk) -> None:
    decide(synced, [1000], 3)

    def bars(asked: str, _about: str, _number: int) -> None:
        if asked == "put":
            raise NotPermitted("remote_not_permitted", "Your role may not.")

    synced.service.before = bars
    synced.service.book.customers[300] = "Newcomer"
    done = synced.sync()
    assert done.push_stopped == "remote_not_permitted"
    assert done.stopped == ""
    assert done.rows["customers"].new == 1
    assert errors(synced) == ["Your role may not."]


# No answer


@pytest.mark.parametrize("applied", [False, True])
@pytest.mark.parametrize("error", [Unanswered("remote_unanswered", "No answer."), BadAnswer("remote_bad", "Cut off.")])
def test_a_write_without_an_answer_is_settled_by_reading(synced: Desk, applied: bool, error: Exception) -> None:
    decide(synced, [1000], 3)
    lost: list[int] = []

    def loses(asked: str, _about: str, number: int) -> None:
        if asked == "put" and not lost:
            lost.append(number)
            raise error

    if applied:
        synced.service.after = loses
    else:
        synced.service.before = loses
    done = synced.sync(PUSH)
    assert (done.confirmed, done.unknown) == (1, 0)
    assert len(synced.service.puts) == 1, "put once, or once more after reading that it had not been"
    assert states(synced) == [(1000, "confirmed")]
    wanted = ["sending", "unknown", "confirmed"] if applied else ["sending", "unknown", "sending", "confirmed"]
    assert events(synced, 1000)[2:] == wanted
    with synced.store.reading() as session:
        assert synced.service.puts[0][2] == session.scalars(select(ChangeRow.request_id)).one()


def test_a_write_without_an_answer_that_met_somebody_else_is_a_conflict(synced: Desk) -> None:
    decide(synced, [1000], 3)

    def loses(asked: str, _about: str, _number: int) -> None:
        if asked == "put":
            synced.service.book.contacts[1000] = partner(4)
            raise Unanswered("remote_unanswered", "No answer.")

    synced.service.before = loses
    done = synced.sync(PUSH)
    assert (done.conflicts, synced.service.puts) == (1, [])
    assert events(synced, 1000)[2:] == ["sending", "unknown", "contact_read", "conflict"]


def test_it_is_not_put_again_and_again(synced: Desk) -> None:
    decide(synced, [1000], 3)

    def loses(asked: str, _about: str, _number: int) -> None:
        if asked == "put":
            raise Unanswered("remote_unanswered", "No answer.")

    synced.service.before = loses
    before = len(synced.service.asked)
    done = synced.sync(PUSH)
    assert synced.service.requests(before)["put"] == 2
    assert (done.unknown, done.clean) == (1, False)
    assert states(synced) == [(1000, "unknown")]
    synced.service.before = lambda *_: None
    assert synced.sync(PUSH).confirmed == 1
    assert sound(synced)


def test_an_answer_that_names_somebody_else_is_not_believed(synced: Desk) -> None:
    decide(synced, [1000], 3)
    put = synced.service.put_support_contact

    def other(*given: object) -> object:
        put(*given)  # type: ignore[arg-type]
        return synced.service._told(guid(1000), partner(4))

    synced.service.put_support_contact = other  # type: ignore[method-assign,assignment]
    assert synced.sync(PUSH).confirmed == 1, "reading again shows what it is"
    assert "unknown" in events(synced, 1000)


def test_what_a_crash_left_on_its_way_is_read_first(synced: Desk) -> None:
    decide(synced, [1000, 1001], 3)
    with synced.store.writing() as session:
        session.execute(update(ChangeRow).values(state=ChangeState.SENDING))
        session.execute(
            update(SubscriptionRow).where(SubscriptionRow.change_id.is_not(None)).values(change_state="sending")
        )
    synced.service.book.contacts[1000] = partner(3)
    done = synced.sync(PUSH)
    assert done.confirmed == 2
    assert [number_of(about) for about, _, _ in synced.service.puts] == [1001]
    assert events(synced, 1000)[2:] == ["unknown", "confirmed"]
    assert events(synced, 1001)[2:] == ["unknown", "sending", "confirmed"]


# Taken back, kept


def test_what_a_person_takes_back_while_it_is_read_is_not_put(synced: Desk) -> None:
    (key,) = decide(synced, [1000], 3)

    def takes_back(asked: str, _about: str, _number: int) -> None:
        if asked == "contact":
            act(synced, outbox.withdraw, [key])

    synced.service.after = takes_back
    done = synced.sync(PUSH)
    assert (done.confirmed, synced.service.puts) == (0, [])
    assert states(synced) == [(1000, "withdrawn")]
    assert sound(synced)


def test_new_commerce_is_kept_here_and_never_sent(synced: Desk) -> None:
    newer = next(n for n, fact in synced.service.book.subscriptions.items() if ":" in (fact.offer_id or ""))
    decide(synced, [newer], 2 + 102 % 3, connected=False)
    assert synced.sync().clean
    assert (states(synced), synced.service.puts) == ([(newer, "kept")], [])
    decide(synced, [1000], 3)
    with synced.store.writing() as session:
        session.execute(
            update(SubscriptionRow).where(SubscriptionRow.guid == guid(1000)).values(publishing=Publishing.KEPT_HERE)
        )
    done = synced.sync(PUSH)
    assert (done.kept, states(synced)[-1]) == (1, (1000, "kept"))


def test_what_was_decided_without_a_connection_is_sent_once_there_is_one(synced: Desk) -> None:
    decide(synced, [1000], 3, connected=False)
    assert states(synced) == [(1000, "kept")]
    assert synced.sync(Options(take_up_kept=False)).confirmed == 0
    assert synced.sync().confirmed == 1
    assert sound(synced)


def test_a_choice_over_a_kept_one_meets_what_lies_beneath_both(tmp_path: Path) -> None:
    held = book(customers=2, resellers=3)
    held.links = {(customer, reseller) for customer in held.customers for reseller in held.resellers}
    desk = new_desk(tmp_path, held)
    desk.sync()
    decide(desk, [1000], 2, connected=False)
    decide(desk, [1000], 3, connected=False)
    decide(desk, [1001], 2, connected=False)
    decide(desk, [1001], 3)
    done = desk.sync()
    assert (done.confirmed, done.conflicts) == (2, 0)
    assert {told(desk)[1000], told(desk)[1001]} == {3}
    assert sound(desk)
    # And the older kept one is not sent later.
    assert desk.sync().confirmed == 0
    desk.store.close()


def test_only_the_changes_of_one_customer(synced: Desk) -> None:
    decide(synced, [1000], 3)
    decide(synced, [1002], 4)
    assert synced.sync(Options(customer=guid(101))).confirmed == 1
    assert states(synced) == [(1000, "submitted"), (1002, "confirmed")]


def test_pull_only_sends_nothing(synced: Desk) -> None:
    decide(synced, [1000], 3)
    assert synced.sync(Options(push=False)).left == 1
    assert synced.service.puts == []


def test_pausing_holds_what_is_new_and_cancelling_ends_it(synced: Desk) -> None:
    decide(synced, [1000, 1001], 3)
    control = Control()
    control.pause()
    asked: list[bool] = []

    def watch(told: object) -> None:
        asked.append(told.paused)  # type: ignore[attr-defined]
        if len(asked) == 3:
            control.resume()

    assert synced.sync(PUSH, control=control, progress=watch).confirmed == 2
    assert asked[0]
    assert not asked[-1]
    control = Control()
    control.cancel()
    assert synced.sync(control=control).stopped == "cancelled"


# Drift


def drifts(session: Session, *states_: DriftState) -> list[tuple[int, str, str, str]]:
    found = drift.listed(session, states=states_ or (DriftState.OPEN,))
    return [(number_of(one.subscription_id), one.before.name, one.after.name, one.state.value) for one in found]


def drifted(desk: Desk, *states_: DriftState) -> list[tuple[int, str, str, str]]:
    with desk.store.reading() as session:
        return drifts(session, *states_)


def test_a_contact_that_was_changed_elsewhere_drifted(synced: Desk) -> None:
    synced.service.book.contacts[1000] = partner(4)
    done = synced.sync(Options(full=True))
    assert done.drift == 1
    assert drifted(synced) == [(1000, "Partner 1", "Partner 4", "open")]
    assert events(synced, 1000) == [Event.CONTACT_READ]
    synced.service.book.contacts[1000] = partner(2)
    synced.sync(Options(full=True))
    assert drifted(synced) == [(1000, "Partner 1", "Partner 2", "open")]
    synced.service.book.contacts[1000] = partner(1)
    synced.sync(Options(full=True))
    assert drifted(synced) == []
    assert drifted(synced, DriftState.REVERTED) == [(1000, "Partner 1", "Partner 2", "reverted")]


def test_drift_is_accepted(synced: Desk) -> None:
    synced.service.book.contacts[1000] = partner(4)
    synced.sync(Options(full=True))
    with synced.store.reading() as session:
        (key,) = [one.key for one in drift.listed(session)]
    with pytest.raises(NotAllowed), synced.store.writing() as session:
        drift.accept(session, SELLER, synced.clock(), [key])
    assert act(synced, drift.accept, [key]) == 1
    assert act(synced, drift.accept, [key]) == 0
    (settled,) = drifted(synced, DriftState.ACCEPTED)
    assert settled[-1] == "accepted"
    assert synced.sync(Options(full=True)).drift == 0


@pytest.mark.parametrize("staged_over_it", [False, True])
def test_drift_is_put_back_by_a_counter_change(synced: Desk, staged_over_it: bool) -> None:
    if staged_over_it:
        with synced.store.writing() as session:
            outbox.stage(session, ACTOR, synced.clock(), TODAY, [key_of(synced, 1000)], partner(3))
    synced.service.book.contacts[1000] = partner(4)
    synced.sync(Options(full=True))
    with synced.store.writing() as session:
        (key,) = [one.key for one in drift.listed(session)]
        (outcome,) = drift.put_back(session, ACTOR, synced.clock(), TODAY, [key])
        assert outcome.staged == (key_of(synced, 1000),)
        (change,) = outbox.changes(session, states=(ChangeState.STAGED,))
        assert (change.base.name, change.wanted.name) == ("Partner 4", "Partner 1")
        outbox.submit(session, ACTOR, synced.clock(), TODAY, connected=True)
    assert drifted(synced, DriftState.PUT_BACK)
    assert synced.sync().confirmed == 1
    assert told(synced)[1000] == 1
    assert drifted(synced) == []
    assert sound(synced)


def test_drift_whose_former_contact_may_not_be_chosen_stays_open(synced: Desk) -> None:
    synced.service.book.contacts[1000] = partner(3)
    synced.sync(Options(full=True))
    synced.service.book.contacts[1000] = partner(4)
    with synced.store.writing() as session:
        act_on = [one.key for one in drift.listed(session)]
        drift.accept(session, ACTOR, synced.clock(), act_on)
    del synced.service.book.resellers[3]
    synced.sync(Options(full=True))
    with synced.store.writing() as session:
        (key,) = [one.key for one in drift.listed(session)]
        (outcome,) = drift.put_back(session, ACTOR, synced.clock(), TODAY, [key])
        assert outcome.barred
    assert drifted(synced) == [(1000, "Partner 3", "Partner 4", "open")]


def test_a_later_decision_overtakes_drift(synced: Desk) -> None:
    synced.service.book.contacts[1000] = partner(4)
    synced.sync(Options(full=True))
    decide(synced, [1000], 3)
    synced.sync()
    assert drifted(synced) == []
    assert drifted(synced, DriftState.OVERTAKEN) == [(1000, "Partner 1", "Partner 4", "overtaken")]


def test_no_contact_at_the_service_means_the_default_one(synced: Desk) -> None:
    decide(synced, [1000], 3)
    unnamed = True

    def names_nobody(asked: str, about: str, _number: int) -> None:
        if unnamed and (asked, about) in (of("contact", 1000), of("contact", 1002)):
            raise Missing("remote_no_contact", "It names no support contact.")

    synced.service.before = names_nobody
    assert synced.sync(PUSH).confirmed == 1
    assert [number_of(about) for about, _, _ in synced.service.puts] == [1000]
    synced.clock.sleep(minutes=1)
    assert synced.sync(Options(full=True)).drift == 1, "it was ours, and is nobody's again"
    assert told(synced)[1000] == 1
