"""Contacts that differ from row to row in one act: the same rows as staging each contact by itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.data import history, outbox
from desktop.data.checking import faults_of
from desktop.data.outbox import Choice
from desktop.data.store import Store, open_store
from desktop.data.store.schema import BatchRow, ChangeRow, ContactRow
from desktop.domain.records import ActKind, ChangeState, SupportContact
from desktop.domain.roles import Actor, DeskAct, Role
from desktop.errors import NotAllowed
from tests.factories import (
    ACTOR,
    FABRIKAM,
    NOW,
    PROVIDER,
    TAILSPIN,
    TODAY,
    WINGTIP,
    contact,
    contact_fact,
    guid,
    small_desk,
    write,
)

ROWS = range(1, 7)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = small_desk(tmp_path)
    yield store
    store.close()


def staged_on(store: Store) -> dict[int, tuple[str, str]]:
    """The wanted name and the reason of each staged change, by subscription."""
    with store.reading() as session:
        found = session.execute(
            select(ChangeRow.subscription_id, ContactRow.name, ChangeRow.reason)
            .join(ContactRow, ContactRow.id == ChangeRow.wanted_contact_id)
            .where(ChangeRow.state == ChangeState.STAGED)
        )
        return {row.subscription_id: (row.name, row.reason) for row in found}


def test_each_row_gets_its_own_contact_and_reason_in_one_step_of_undo(store: Store) -> None:
    with store.writing() as session:
        fabrikam, tailspin = contact(session, FABRIKAM), contact(session, TAILSPIN)
        done = outbox.stage_each(
            session, ACTOR, NOW, TODAY,
            [Choice(fabrikam, [5, 1]), Choice(tailspin, [2], "HD-7"), Choice(fabrikam, [2])],
            kind=ActKind.SHEET, reason="HD-1",
        )  # fmt: skip
    assert done.staged == (5, 1, 2)
    assert staged_on(store) == {1: ("Fabrikam", "HD-1"), 5: ("Fabrikam", "HD-1"), 2: ("Ёлка Сервис", "HD-7")}
    with store.reading() as session:
        assert faults_of(store) == []
        act = outbox.next_undo(session, ACTOR.author)
        assert act is not None
        assert (act.kind, act.count, act.contact_name) == (ActKind.SHEET, 3, "")
    with store.writing() as session:
        assert sorted(outbox.undo(session, ACTOR, NOW, TODAY).withdrawn) == [1, 2, 5]
    assert staged_on(store) == {}
    with store.writing() as session:
        outbox.redo(session, ACTOR, NOW)
    assert staged_on(store)[2] == ("Ёлка Сервис", "HD-7")
    assert faults_of(store) == []


def test_rows_that_may_not_take_their_contact_are_left_out_with_their_reasons(store: Store) -> None:
    with store.writing() as session:
        fabrikam, wingtip = contact(session, FABRIKAM), contact(session, WINGTIP)
        stranger = SupportContact(guid(77), "7700", "Nobody")
        done = outbox.stage_each(
            session, ACTOR, NOW, TODAY,
            [Choice(fabrikam, [1]), Choice(wingtip, [2]), Choice(stranger, [3]),
             Choice(contact(session, PROVIDER), [4]), Choice(fabrikam, [99])],
            kind=ActKind.SHEET,
        )  # fmt: skip
    assert done.staged == (1,)
    assert done.unchanged == (4,)
    assert done.barred[2] == ("partnership_requested", "not_linked")
    assert done.barred[3] == ("no_partnership", "not_linked")
    assert done.barred[99] == ("unknown_subscription",)
    with store.reading() as session:
        # Whoever was not staged has left no trace in the dictionary.
        assert "Nobody" not in session.scalars(select(ContactRow.name)).all()


def test_nothing_is_written_when_no_row_changes(store: Store) -> None:
    with store.writing() as session:
        done = outbox.stage_each(
            session, ACTOR, NOW, TODAY, [Choice(contact(session, PROVIDER), list(ROWS))], kind=ActKind.SHEET
        )
    assert done.unchanged == tuple(ROWS)
    with store.reading() as session:
        assert session.scalars(select(BatchRow.id)).all() == []


def test_a_role_that_may_not_assign_is_refused(store: Store) -> None:
    reader = Actor("Ann", role=next(role for role in Role if not Actor("Ann", role).may(DeskAct.ASSIGN_CONTACT)))
    with store.writing() as session, pytest.raises(NotAllowed):
        outbox.stage_each(session, reader, NOW, TODAY, [], kind=ActKind.SWEEP)


partners = st.sampled_from([PROVIDER, FABRIKAM, TAILSPIN, WINGTIP])


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    store = small_desk(folder)
    write(store, contact_fact(20, FABRIKAM), contact_fact(21, TAILSPIN))
    store.close()
    return folder / "desk.sqlite"


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from(ROWS), partners), st.dictionaries(st.sampled_from(ROWS), partners))
def test_an_act_of_many_contacts_comes_to_the_same_as_an_act_for_each(
    book: Path, tmp_path_factory: pytest.TempPathFactory, before: dict[int, int], wanted: dict[int, int]
) -> None:
    folder = tmp_path_factory.mktemp("desks")
    found = []
    for at_once in (True, False):
        path = folder / f"{at_once}.sqlite"
        shutil.copy(book, path)
        store = open_store(path)
        try:
            with store.writing() as session:
                for key, number in before.items():
                    outbox.stage(session, ACTOR, NOW, TODAY, [key], contact(session, number))
                outcomes: dict[int, object] = {}
                by_partner: dict[int, list[int]] = {}
                for key, number in wanted.items():
                    by_partner.setdefault(number, []).append(key)
                if at_once:
                    choices = [Choice(contact(session, number), keys, "HD-1") for number, keys in by_partner.items()]
                    acts = [outbox.stage_each(session, ACTOR, NOW, TODAY, choices, kind=ActKind.SWEEP)]
                else:
                    acts = [
                        outbox.stage(session, ACTOR, NOW, TODAY, keys, contact(session, number), reason="HD-1")
                        for number, keys in by_partner.items()
                    ]
                for done in acts:
                    outcomes |= dict.fromkeys(done.staged, "staged") | dict.fromkeys(done.removed, "removed")
                    outcomes |= dict.fromkeys(done.unchanged, "unchanged") | done.barred
            with store.reading() as session:
                rows = history.rows(session, history.ids(session, history.HistoryQuery())).values()
                told = sorted((row.event, row.subscription_id, row.before, row.after, row.reason) for row in rows)
            found.append((outcomes, staged_on(store), told))
            assert faults_of(store) == []
        finally:
            store.close()
    assert found[0] == found[1]
