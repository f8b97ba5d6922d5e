"""Decisions: staged, replaced, taken back, submitted, undone and done again, each told in the history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from desktop.data import customers, history, outbox, resellers, subscriptions
from desktop.data.projection import project
from desktop.data.store import Store
from desktop.data.store.schema import BatchRow, ChangeRow, HistoryRow
from desktop.domain.changes import IllegalMove
from desktop.domain.records import (
    Act,
    ActKind,
    ChangeState,
    DelegatedAdminKind,
    Event,
    PartnershipState,
    SupportContact,
)
from desktop.domain.roles import Actor, Role, RoleTable
from desktop.errors import NotAllowed, NotFound
from tests.factories import (
    ACTOR,
    CONTOSO,
    FABRIKAM,
    NOW,
    PROVIDER,
    ROMASHKA,
    TAILSPIN,
    TODAY,
    WINGTIP,
    contact,
    contact_fact,
    dump,
    guid,
    link_fact,
    reseller_fact,
    small_desk,
    subscription_fact,
    write,
)

S = ChangeState


class Desk:
    """A store with the acts of a person in one line each."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.actor = ACTOR

    def stage(self, keys: Sequence[int], partner: int, *, reason: str = "", today: date = TODAY) -> Any:
        with self.store.writing() as session:
            wanted = contact(session, partner)
            return outbox.stage(session, self.actor, NOW, today, keys, wanted, reason=reason)

    def submit(self, changes: Sequence[int] | None = None, *, connected: bool = False, today: date = TODAY) -> Any:
        with self.store.writing() as session:
            return outbox.submit(session, self.actor, NOW, today, changes, connected=connected)

    def undo(self, batch: str | None = None) -> Any:
        with self.store.writing() as session:
            return outbox.undo(session, self.actor, NOW, TODAY, batch)

    def redo(self) -> Any:
        with self.store.writing() as session:
            return outbox.redo(session, self.actor, NOW)

    def withdraw(self, changes: Sequence[int]) -> list[int]:
        with self.store.writing() as session:
            return outbox.withdraw(session, self.actor, NOW, changes)

    def drive(self, change: int, *states: ChangeState) -> None:
        """Move a change as an adapter would."""
        for state in states:
            with self.store.writing() as session:
                outbox.move_changes(session, self.actor, NOW, [change], state)

    def states(self) -> dict[int, ChangeState]:
        with self.store.reading() as session:
            return {change.key: change.state for change in outbox.changes(session)}

    def shown(self, *keys: int) -> list[str]:
        with self.store.reading() as session:
            rows = subscriptions.rows(session, keys)
            return [rows[key].contact.tenant_id for key in keys]

    def told(self) -> list[tuple[Event, int, str, str]]:
        """Event, change, before and after of the whole history."""
        with self.store.reading() as session:
            query = select(HistoryRow.event, HistoryRow.change_id, HistoryRow.before, HistoryRow.after)
            return [(Event(row[0]), *row[1:]) for row in session.execute(query.order_by(HistoryRow.id))]

    def next(self) -> tuple[Act | None, Act | None]:
        with self.store.reading() as session:
            return outbox.next_undo(session, self.actor.author), outbox.next_redo(session, self.actor.author)

    def pending(self) -> list[int]:
        with self.store.reading() as session:
            return [row.pending for _, row in sorted(customers.rows(session, [1, 2]).items())]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = small_desk(tmp_path)
    yield Desk(store)
    store.close()


US, FAB, TAIL = guid(PROVIDER), guid(FABRIKAM), guid(TAILSPIN)


# Staging


def test_staging_shows_the_wanted_contact_and_leaves_the_services_word(desk: Desk) -> None:
    outcome = desk.stage([1, 2], FABRIKAM, reason="T-1")
    assert (outcome.staged, outcome.removed, outcome.unchanged, outcome.barred) == ((1, 2), (), (), {})
    assert desk.shown(1, 2, 3) == [FAB, FAB, US]
    assert desk.pending() == [2, 0]
    with desk.store.reading() as session:
        rows = subscriptions.rows(session, [1])
        first, second = outbox.changes(session)
    assert rows[1].server_contact is None
    assert rows[1].change_id == first.id
    assert rows[1].change_state is S.STAGED
    assert (first.base.is_provider, first.wanted.tenant_id, first.state) == (True, FAB, S.STAGED)
    assert (first.author, first.role, first.reason, first.created_at) == ("Aigerim", "admin_agent", "T-1", NOW)
    assert first.batch_id == second.batch_id == outcome.batch_id
    assert not first.unconfirmed
    assert desk.told() == [
        (Event.STAGED, 1, "Tien Shan Cloud", "Fabrikam"),
        (Event.STAGED, 2, "Tien Shan Cloud", "Fabrikam"),
    ]


def test_choosing_again_replaces_the_staged_change_but_keeps_its_base(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    desk.stage([1], TAILSPIN)
    assert desk.states() == {1: S.WITHDRAWN, 2: S.STAGED}
    assert desk.shown(1) == [TAIL]
    with desk.store.reading() as session:
        assert outbox.changes(session)[1].base.is_provider


def test_choosing_the_base_again_removes_the_change(desk: Desk) -> None:
    desk.stage([1, 2], FABRIKAM)
    outcome = desk.stage([1], PROVIDER)
    assert (outcome.staged, outcome.removed) == ((), (1,))
    assert desk.states() == {1: S.WITHDRAWN, 2: S.STAGED}
    assert desk.shown(1, 2) == [US, FAB]
    assert desk.pending() == [1, 0]


def test_choosing_what_is_there_changes_nothing_at_all(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    before = dump(desk.store)
    assert desk.stage([1], FABRIKAM).unchanged == (1,)
    assert desk.stage([2, 3], PROVIDER).unchanged == (2, 3)
    assert dump(desk.store) == before


def test_a_contact_under_another_name_is_the_same_contact(desk: Desk) -> None:
    write(desk.store, contact_fact(20, FABRIKAM, name="Former name"))
    assert desk.stage([1], FABRIKAM).unchanged == (1,)


def test_whatever_names_the_providers_tenant_is_the_default(desk: Desk) -> None:
    with desk.store.writing() as session:
        other = SupportContact(US, "another location", "Another name")
        assert outbox.stage(session, ACTOR, NOW, TODAY, [1], other).unchanged == (1,)
    assert desk.states() == {}


def test_each_row_fares_for_itself(desk: Desk) -> None:
    desk.stage([2], TAILSPIN)
    desk.stage([3], FABRIKAM)
    outcome = desk.stage([1, 1, 2, 3, 5, 99], FABRIKAM)
    assert outcome.staged == (1, 2, 5)
    assert outcome.unchanged == (3,)
    assert outcome.barred == {99: ("unknown_subscription",)}
    outcome = desk.stage([1, 5, 6], TAILSPIN)
    assert outcome.staged == (1,)
    assert outcome.barred == {5: ("not_linked",), 6: ("not_linked",)}
    assert desk.shown(1, 5, 6) == [TAIL, FAB, US]


@pytest.mark.parametrize("partner", [WINGTIP, 5])
def test_who_is_not_eligible_is_not_staged(desk: Desk, partner: int) -> None:
    before = dump(desk.store)
    outcome = desk.stage([1, 2], partner)
    assert outcome.staged == ()
    assert set(outcome.barred) == {1, 2}
    assert "not_linked" in outcome.barred[1]
    assert dump(desk.store) == before


def test_a_stranger_is_not_staged(desk: Desk) -> None:
    with desk.store.writing() as session:
        stranger = SupportContact(guid(77), "7700", "Stranger")
        outcome = outbox.stage(session, ACTOR, NOW, TODAY, [1], stranger)
    assert outcome.barred == {1: ("no_partnership", "not_linked")}


def test_a_deleted_subscription_takes_no_reseller(desk: Desk) -> None:
    write(desk.store, subscription_fact(20, status="deleted"))
    assert desk.stage([1], FABRIKAM).barred == {1: ("subscription_deleted",)}


def test_unconfirmed_admin_is_marked_and_strict_bars_it(desk: Desk) -> None:
    desk.stage([1], TAILSPIN)
    with desk.store.reading() as session:
        assert outbox.changes(session)[0].unconfirmed
        assert not outbox.changes(session)[0].attested
    desk.actor = replace(ACTOR, strict=True)
    assert desk.stage([2], TAILSPIN).barred == {2: ("delegated_admin_unconfirmed",)}
    with desk.store.writing() as session:
        resellers.attest(session, ACTOR, NOW, 1, 2, DelegatedAdminKind.GDAP, "their mail")
    assert desk.stage([2], TAILSPIN).staged == (2,)
    with desk.store.reading() as session:
        assert outbox.changes(session)[0].attested


@pytest.mark.parametrize("role", [Role.SALES_AGENT, Role.USER_MANAGEMENT_ADMIN])
def test_a_role_that_may_not_assign_does_nothing(desk: Desk, role: Role) -> None:
    desk.stage([1], FABRIKAM)
    desk.undo()
    before = dump(desk.store)
    desk.actor = Actor("Sales", role)
    for act in (lambda: desk.stage([2], FABRIKAM), desk.submit, desk.redo):
        with pytest.raises(NotAllowed) as refused:
            act()
        assert refused.value.code == "role_may_not"
    assert dump(desk.store) == before
    desk.actor = Actor("Sales", role, RoleTable.ARTICLE_2020)
    assert desk.stage([2], FABRIKAM).staged == (2,)


def test_many_rows_are_one_batch(desk: Desk) -> None:
    write(desk.store, *(subscription_fact(number) for number in range(1_000, 12_000)))
    with desk.store.reading() as session:
        keys = list(subscriptions.ids(session, subscriptions.SubscriptionQuery(customer_key=1)))
    assert len(keys) == 11_004
    assert len(desk.stage(keys, FABRIKAM).staged) == 11_004
    assert desk.pending() == [11_004, 0]
    with desk.store.reading() as session:
        assert len(outbox.changes(session, keys=range(1, 11_005))) == 11_004
    assert len(desk.submit().kept) == 11_004
    assert len(desk.undo().withdrawn) == 11_004
    assert desk.pending() == [0, 0]


# The names of acts


def test_acts_are_named_for_the_menu(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    act, redo = desk.next()
    assert act is not None
    assert (act.kind, act.contact_name, act.subscription_name, act.count) == (ActKind.ASSIGN, "Fabrikam", "Seats 20", 1)
    assert redo is None
    desk.stage([2, 3], TAILSPIN)
    act, _ = desk.next()
    assert act is not None
    assert (act.contact_name, act.subscription_name, act.count) == ("Ёлка Сервис", "", 2)
    desk.stage([1], PROVIDER)
    act, _ = desk.next()
    assert act is not None
    assert (act.kind, act.contact_name) == (ActKind.RESET, "Tien Shan Cloud")
    desk.undo()
    assert desk.next()[1] == act


def test_a_subscription_without_a_nickname_is_named_by_its_product(desk: Desk) -> None:
    write(desk.store, subscription_fact(20, nickname=""))
    desk.stage([1], FABRIKAM)
    act, _ = desk.next()
    assert act is not None
    assert act.subscription_name == "Office 365 E3"


# Submitting


def test_submitting_without_a_connection_keeps_everything_here(desk: Desk) -> None:
    desk.stage([1, 5], FABRIKAM)
    outcome = desk.submit()
    assert (outcome.submitted, outcome.kept, outcome.barred) == ((), (1, 2), {})
    assert desk.states() == {1: S.KEPT, 2: S.KEPT}
    assert desk.shown(1, 5) == [FAB, FAB]
    assert desk.pending() == [0, 0]
    assert [event for event, *_ in desk.told()] == [
        *([Event.STAGED] * 2),
        *([Event.SUBMITTED] * 2),
        *([Event.KEPT] * 2),
    ]
    with desk.store.reading() as session:
        assert outbox.changes(session)[0].submitted_at == NOW


def test_with_a_connection_only_what_cannot_be_published_is_kept(desk: Desk) -> None:
    write(desk.store, subscription_fact(21, offer_id="A:B:C"), subscription_fact(22, billing_type="usage"))
    desk.stage([1, 2, 3], FABRIKAM)
    outcome = desk.submit(connected=True)
    assert (outcome.submitted, outcome.kept) == ((1, 3), (2,))
    assert desk.states() == {1: S.SUBMITTED, 2: S.KEPT, 3: S.SUBMITTED}


def test_only_the_named_changes_are_submitted_and_only_staged_ones(desk: Desk) -> None:
    desk.stage([1, 2, 3], FABRIKAM)
    assert desk.submit([2]).kept == (2,)
    assert desk.submit([2, 99]).kept == ()
    assert desk.states() == {1: S.STAGED, 2: S.KEPT, 3: S.STAGED}


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ([reseller_fact(FABRIKAM, partnership=PartnershipState.ENDED)], ("partnership_ended",)),
        ([reseller_fact(FABRIKAM, agreement_signed=False)], ("agreement_unsigned",)),
        ([link_fact(ROMASHKA, FABRIKAM, ends_on=date(2026, 3, 1))], ("delegated_admin_expired",)),
        ([subscription_fact(20, status="deleted")], ("subscription_deleted",)),
    ],
)
def test_who_is_not_eligible_any_more_stays_staged(desk: Desk, facts: list[Any], reasons: tuple[str, ...]) -> None:
    desk.stage([1, 5], FABRIKAM)
    write(desk.store, *facts)
    outcome = desk.submit([1])
    assert outcome.barred == {1: reasons}
    assert desk.states() == {1: S.STAGED, 2: S.STAGED}


def test_a_day_later_the_admin_may_have_expired(desk: Desk) -> None:
    write(desk.store, link_fact(ROMASHKA, FABRIKAM, ends_on=TODAY))
    desk.stage([1], FABRIKAM)
    assert desk.submit(today=TODAY + timedelta(days=1)).barred == {1: ("delegated_admin_expired",)}
    assert desk.submit(today=TODAY).kept == (1,)


def test_the_way_back_to_the_provider_needs_nobodys_leave(desk: Desk) -> None:
    write(desk.store, contact_fact(20, FABRIKAM), reseller_fact(FABRIKAM, partnership=PartnershipState.ENDED))
    assert desk.stage([1], PROVIDER).staged == (1,)
    assert desk.submit().kept == (1,)
    assert desk.shown(1) == [US]


# In flight


def test_a_row_whose_decision_is_on_its_way_takes_no_other(desk: Desk) -> None:
    desk.stage([1, 2, 3], FABRIKAM)
    desk.submit(connected=True)
    desk.drive(1, S.SENDING)
    desk.drive(2, S.SENDING, S.UNKNOWN)
    desk.drive(3, S.SENDING, S.CONFLICT)
    for partner in (TAILSPIN, PROVIDER, FABRIKAM):
        assert desk.stage([1, 2, 3], partner).barred == dict.fromkeys((1, 2, 3), (outbox.IN_FLIGHT,))
    assert desk.pending() == [3, 0]
    undone = desk.undo()
    assert (undone.withdrawn, undone.left) == ((), (1, 2, 3))
    # The act can still be undone when its rows have settled.
    desk.drive(1, S.CONFIRMED)
    desk.drive(2, S.REFUSED)
    desk.drive(3, S.WITHDRAWN)
    write(desk.store, contact_fact(20, FABRIKAM))
    undone = desk.undo()
    assert (undone.counter, undone.left) == ((1,), ())


def test_a_submitted_change_may_still_be_replaced(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    desk.submit(connected=True)
    assert desk.stage([1], TAILSPIN).staged == (1,)
    assert desk.states() == {1: S.WITHDRAWN, 2: S.STAGED}


def test_an_illegal_move_is_a_bug_and_changes_nothing(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    before = dump(desk.store)
    with pytest.raises(IllegalMove):
        desk.drive(1, S.CONFIRMED)
    assert dump(desk.store) == before


# Undo and redo


def test_undo_and_redo_of_one_act(desk: Desk) -> None:
    desk.stage([1, 2], FABRIKAM)
    undone = desk.undo()
    assert (undone.withdrawn, undone.restaged, undone.counter, undone.left) == ((1, 2), (), (), ())
    assert desk.shown(1, 2) == [US, US]
    assert desk.pending() == [0, 0]
    redone = desk.redo()
    assert redone.restaged == (1, 2)
    assert desk.shown(1, 2) == [FAB, FAB]
    assert [event for event, *_ in desk.told()][2:] == [*([Event.WITHDRAWN] * 2), *([Event.RESTAGED] * 2)]
    assert desk.told()[2] == (Event.WITHDRAWN, 1, "Fabrikam", "Tien Shan Cloud")


def test_nothing_to_undo_and_nothing_to_redo(desk: Desk) -> None:
    with pytest.raises(NotFound, match="nothing to undo"):
        desk.undo()
    with pytest.raises(NotFound, match="nothing to redo"):
        desk.redo()
    desk.stage([1], FABRIKAM)
    batch = desk.undo().act.batch_id
    with pytest.raises(NotFound, match="nothing to undo"):
        desk.undo(batch)


def test_acts_are_undone_newest_first_and_redone_in_their_order(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    desk.stage([2], TAILSPIN)
    desk.stage([1], TAILSPIN)
    states = [desk.shown(1, 2)]
    for _ in range(3):
        desk.undo()
        states.append(desk.shown(1, 2))
    assert states == [[TAIL, TAIL], [FAB, TAIL], [FAB, US], [US, US]]
    for expected in reversed(states[:-1]):
        desk.redo()
        assert desk.shown(1, 2) == expected
    assert desk.next()[1] is None


def test_undo_of_a_removal_stages_the_change_again(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    desk.stage([1], PROVIDER)
    assert desk.undo().restaged == (1,)
    assert desk.shown(1) == [FAB]
    assert desk.redo().withdrawn == (1,)
    assert desk.shown(1) == [US]


def test_a_new_act_ends_redo(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    desk.undo()
    desk.stage([2], FABRIKAM)
    assert desk.next()[1] is None
    with pytest.raises(NotFound):
        desk.redo()


def test_an_act_that_changed_nothing_leaves_redo(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    desk.undo()
    desk.stage([2], PROVIDER)
    assert desk.redo().restaged == (1,)


def test_undo_works_after_submitting_and_redo_stages(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    desk.submit()
    assert desk.undo().withdrawn == (1,)
    assert desk.shown(1) == [US]
    assert desk.redo().restaged == (1,)
    assert desk.states() == {1: S.STAGED}


def test_a_newer_kept_change_rests_on_the_older(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    desk.submit()
    desk.stage([1], TAILSPIN)
    with desk.store.reading() as session:
        assert outbox.changes(session)[1].base.tenant_id == FAB
    desk.submit()
    assert desk.shown(1) == [TAIL]
    desk.undo()
    assert desk.shown(1) == [FAB]
    desk.undo()
    assert desk.shown(1) == [US]


def test_choosing_what_is_kept_removes_the_newer_change(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    desk.submit()
    desk.stage([1], TAILSPIN)
    assert desk.stage([1], FABRIKAM).removed == (1,)
    assert desk.shown(1) == [FAB]


def test_undoing_an_older_act_leaves_rows_decided_anew(desk: Desk) -> None:
    first = desk.stage([1, 2], FABRIKAM).batch_id
    desk.stage([1], TAILSPIN)
    undone = desk.undo(first)
    assert (undone.withdrawn, undone.left) == ((2,), ())
    assert desk.shown(1, 2) == [TAIL, US]
    redone = desk.redo()
    assert redone.restaged == (2,)
    assert desk.shown(1, 2) == [TAIL, FAB]


def test_undoing_an_older_act_leaves_a_kept_row_decided_anew(desk: Desk) -> None:
    first = desk.stage([1], FABRIKAM).batch_id
    desk.submit()
    desk.stage([1], TAILSPIN)
    assert desk.undo(first).left == (1,)
    assert desk.shown(1) == [TAIL]


def test_undoing_an_older_removal_does_not_open_a_second_change(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    removal = desk.stage([1], PROVIDER).batch_id
    desk.stage([1], TAILSPIN)
    assert desk.undo(removal).restaged == ()
    assert desk.states() == {1: S.WITHDRAWN, 2: S.STAGED}
    assert desk.shown(1) == [TAIL]


def test_redo_leaves_rows_submitted_since(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    desk.stage([1, 2], TAILSPIN)
    desk.undo()
    desk.submit()
    redone = desk.redo()
    assert (redone.restaged, redone.left) == ((2,), (1,))
    assert desk.shown(1, 2) == [FAB, TAIL]
    assert desk.states() == {1: S.KEPT, 2: S.WITHDRAWN, 3: S.STAGED}


def test_redo_leaves_rows_that_the_service_has_moved(desk: Desk) -> None:
    desk.stage([1, 2], FABRIKAM)
    desk.undo()
    write(desk.store, contact_fact(20, TAILSPIN))
    redone = desk.redo()
    assert (redone.restaged, redone.left) == ((2,), (1,))


def test_taking_back_by_hand_is_an_act_of_its_own(desk: Desk) -> None:
    desk.stage([1, 2, 3], FABRIKAM)
    assert desk.withdraw([1, 2, 99]) == [1, 2]
    assert desk.shown(1, 2, 3) == [US, US, FAB]
    act, _ = desk.next()
    assert act is not None
    assert (act.kind, act.contact_name, act.count) == (ActKind.RESET, "Tien Shan Cloud", 2)
    assert desk.undo().restaged == (1, 2)
    assert desk.shown(1, 2, 3) == [FAB, FAB, FAB]
    assert desk.redo().withdrawn == (1, 2)
    desk.undo()
    desk.undo()
    assert desk.shown(1, 2, 3) == [US, US, US]
    assert desk.withdraw([1]) == []


def test_what_is_kept_can_be_taken_back_by_hand_and_what_was_sent_cannot(desk: Desk) -> None:
    desk.stage([1, 2, 3], FABRIKAM)
    desk.submit([1])
    desk.submit([2, 3], connected=True)
    desk.drive(3, S.SENDING)
    assert desk.withdraw([1, 2, 3]) == [1, 2]
    assert desk.shown(1, 2, 3) == [US, US, FAB]
    assert desk.undo().restaged == (1, 2)
    assert desk.shown(1, 2, 3) == [FAB, FAB, FAB]


def test_what_was_confirmed_is_undone_by_a_counter_change(desk: Desk) -> None:
    desk.stage([1, 2], FABRIKAM)
    desk.submit(connected=True)
    desk.drive(1, S.SENDING, S.CONFIRMED)
    write(desk.store, contact_fact(20, FABRIKAM))
    undone = desk.undo()
    assert (undone.withdrawn, undone.counter, undone.left) == ((2,), (1,), ())
    assert desk.states() == {1: S.CONFIRMED, 2: S.WITHDRAWN, 3: S.STAGED}
    assert desk.shown(1, 2) == [US, US]
    act, redo = desk.next()
    assert act is not None
    assert (act.kind, act.contact_name) == (ActKind.COUNTER, "Tien Shan Cloud")
    assert redo is None
    assert desk.undo().withdrawn == (1,)
    assert desk.shown(1, 2) == [FAB, US]


def test_a_counter_change_that_is_barred_is_told(desk: Desk) -> None:
    write(desk.store, contact_fact(20, TAILSPIN))
    desk.stage([1], FABRIKAM)
    desk.submit(connected=True)
    desk.drive(1, S.SENDING, S.CONFIRMED)
    write(desk.store, contact_fact(20, FABRIKAM), reseller_fact(TAILSPIN, partnership=PartnershipState.ENDED))
    undone = desk.undo()
    assert (undone.counter, undone.left) == ((), (1,))
    assert desk.shown(1) == [FAB]


def test_a_refused_change_lets_the_act_before_it_be_undone(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    desk.submit()
    desk.stage([1], TAILSPIN)
    desk.submit(connected=True)
    desk.drive(2, S.SENDING, S.REFUSED)
    assert desk.shown(1) == [FAB]
    undone = desk.undo()
    assert (undone.withdrawn, undone.left) == ((), ())
    assert desk.undo().withdrawn == (1,)
    assert desk.shown(1) == [US]


def test_a_confirmed_change_ends_an_older_kept_one(desk: Desk) -> None:
    desk.stage([1], FABRIKAM)
    desk.submit()
    desk.stage([1], TAILSPIN)
    desk.submit(connected=True)
    desk.drive(2, S.SENDING, S.CONFIRMED)
    write(desk.store, contact_fact(20, TAILSPIN))
    assert desk.shown(1) == [TAIL]
    assert desk.stage([1], TAILSPIN).unchanged == (1,)
    assert desk.stage([1], FABRIKAM).staged == (1,)


def test_a_conflict_is_settled_by_a_person(desk: Desk) -> None:
    desk.stage([1, 2], FABRIKAM)
    desk.submit(connected=True)
    for change in (1, 2):
        desk.drive(change, S.SENDING, S.CONFLICT)
    desk.drive(1, S.SUBMITTED, S.SENDING, S.CONFIRMED)
    desk.drive(2, S.WITHDRAWN)
    assert desk.states() == {1: S.CONFIRMED, 2: S.WITHDRAWN}
    assert desk.pending() == [0, 0]


# Lists


def test_changes_are_listed_by_state_subscription_and_key(desk: Desk) -> None:
    desk.stage([1, 2, 5], FABRIKAM)
    desk.submit([2])
    with desk.store.reading() as session:
        keys = {
            "all": [change.key for change in outbox.changes(session)],
            "staged": [change.key for change in outbox.changes(session, states=[S.STAGED])],
            "of": [change.key for change in outbox.changes(session, subscription_key=5)],
            "keys": [change.key for change in outbox.changes(session, keys=[3, 1])],
            "page": [change.key for change in outbox.changes(session, limit=1, offset=1)],
        }
        assert outbox.count(session, [S.STAGED, S.KEPT]) == 3
        last = outbox.changes(session)[-1]
    assert keys == {"all": [1, 2, 3], "staged": [1, 3], "of": [3], "keys": [1, 3], "page": [2]}
    assert (last.customer_key, last.customer_id, last.customer_name) == (2, guid(CONTOSO), "Contoso")


def test_every_state_of_every_change_is_explained_by_the_history(desk: Desk) -> None:
    desk.stage([1, 2, 3], FABRIKAM)
    desk.stage([2], TAILSPIN)
    desk.undo()
    desk.submit([1])
    desk.submit(connected=True)
    desk.drive(2, S.SENDING, S.UNKNOWN, S.SENDING, S.CONFIRMED)
    last = {change: event.value for event, change, *_ in desk.told()}
    renamed = {"restaged": "staged"}
    assert {change: renamed.get(event, event) for change, event in last.items()} == desk.states()


def test_a_batch_and_its_history_name_the_person(desk: Desk) -> None:
    desk.stage([1], FABRIKAM, reason="Тикет 7")
    with desk.store.reading() as session:
        batch = session.execute(select(BatchRow.author, BatchRow.role, BatchRow.reason)).one()
        (row,) = history.rows(session, history.ids(session, history.HistoryQuery())).values()
    assert batch == ("Aigerim", "admin_agent", "Тикет 7")
    assert (row.author, row.reason, row.customer_name, row.product) == (
        "Aigerim",
        "Тикет 7",
        "ООО «Ромашка»",
        "Seats 20 · Office 365 E3",
    )


def test_undo_takes_back_ones_own_act_not_a_colleagues(desk: Desk) -> None:
    mine = desk.stage([1], FABRIKAM).batch_id
    other = Desk(desk.store)
    other.actor = Actor("Bolat")
    theirs = other.stage([2], FABRIKAM).batch_id
    assert desk.undo().act.batch_id == mine
    other.stage([5], FABRIKAM)
    assert desk.redo().act.batch_id == mine
    with pytest.raises(NotFound):
        desk.redo()
    assert other.undo().act.batch_id != theirs


def test_another_reason_is_not_another_act(desk: Desk) -> None:
    desk.stage([1, 2], FABRIKAM, reason="HD-1")
    with desk.store.writing() as session:
        assert len(outbox.set_reason(session, desk.actor, NOW, [1], "HD-2")) == 1
        assert outbox.set_reason(session, desk.actor, NOW, [1], "HD-2") == []
    with desk.store.reading() as session:
        assert [change.reason for change in outbox.changes(session)] == ["HD-2", "HD-1"]
    assert sorted(desk.undo().withdrawn) == [1, 2]


def test_projection_of_everything_agrees_with_projection_of_what_was_touched(desk: Desk) -> None:
    desk.stage([1, 2, 5], FABRIKAM)
    desk.submit([1])
    desk.stage([2], TAILSPIN)
    before = dump(desk.store)
    with desk.store.writing() as session:
        project(session, None)
    assert dump(desk.store) == before


# Two desks


def test_undo_of_the_act_that_was_shown_leaves_another_desks_newer_one(desk: Desk) -> None:
    shown = desk.stage([1], FABRIKAM).batch_id
    other = Desk(desk.store)
    other.actor = Actor("Bolat")
    other.stage([2], FABRIKAM)
    assert desk.undo(shown).withdrawn == (1,)
    assert desk.shown(1, 2) == [US, FAB]


def test_a_change_gone_while_the_review_was_open_is_not_submitted(desk: Desk) -> None:
    desk.stage([1, 2], FABRIKAM)
    with desk.store.writing() as session:
        session.execute(update(ChangeRow).where(ChangeRow.id == 1).values(state=S.WITHDRAWN))
    assert desk.submit([1, 2]).kept == (2,)
