"""A choice on its way: asked about where rows do not take it, taken back at any moment, and never two at a time."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.data import outbox, subscriptions
from desktop.data.sample import story
from desktop.domain.records import SupportContact
from desktop.domain.roles import Actor, Role
from desktop.models.desk import Desk
from desktop.models.proposing import Proposal, Proposing, Question
from tests.desk_fixtures import TODAY


def contact(who: story.Cast) -> SupportContact:
    return SupportContact(who.tenant_id, who.mpn_id, who.name)


class Acting:
    """A desk with proposals, and what they came to."""

    def __init__(self, qtbot: Any, desk: Desk) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.proposing = Proposing(desk)
        self.told: list[str] = []
        for name in ("asked", "staged", "failed", "stopped", "nothing_pasted"):
            getattr(self.proposing, name).connect(lambda *_values, name=name: self.told.append(name))

    def propose(self, who: story.Cast, *guids: str, sure: bool = False) -> None:
        with self.desk.runner._store.reading() as session:
            keys = tuple(subscriptions.keys_of(session, guids).values())
        self.proposing.propose(Proposal(keys, contact(who), "HD-1"), sure=sure)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.desk.runner.busy)

    def staged(self) -> int:
        with self.desk.runner._store.reading() as session:
            return len(outbox.changes(session))


@pytest.fixture
def acting(qtbot: Any, desk: Desk) -> Acting:
    return Acting(qtbot, desk)


def test_what_all_rows_take_is_staged_unasked(acting: Acting) -> None:
    acting.propose(story.FABRIKAM, story.CONTOSO_HEAD_OFFICE, story.CONTOSO_E3)
    acting.settle()
    assert acting.told == ["staged"]
    assert acting.staged() == 2


def test_what_some_rows_do_not_take_is_asked_and_waits(acting: Acting) -> None:
    acting.propose(story.TAILSPIN, story.CONTOSO_HEAD_OFFICE, story.ROMASHKA_OFFICE)
    acting.settle()
    assert acting.told == ["asked"]
    question = acting.proposing.question
    assert isinstance(question, Question)
    assert (question.takes, question.left, len(question.lines())) == (1, 1, 1)
    assert acting.staged() == 0
    acting.proposing.leave_out()
    acting.settle()
    assert acting.told == ["asked", "staged"]
    assert acting.staged() == 1


def test_it_can_be_taken_back_before_the_rows_were_looked_at(acting: Acting) -> None:
    acting.propose(story.FABRIKAM, story.CONTOSO_HEAD_OFFICE)
    assert acting.proposing.busy
    acting.proposing.stop()
    assert not acting.proposing.busy
    acting.settle()
    assert acting.told == ["stopped"]
    assert acting.staged() == 0


def test_another_one_waits_for_nobody_and_is_not_taken(acting: Acting) -> None:
    acting.propose(story.FABRIKAM, story.CONTOSO_HEAD_OFFICE, sure=True)
    acting.propose(story.TAILSPIN, story.CONTOSO_HEAD_OFFICE, sure=True)
    acting.settle()
    assert acting.told == ["staged"]
    assert acting.staged() == 1


def test_a_new_proposal_takes_the_question_back(acting: Acting) -> None:
    acting.propose(story.TAILSPIN, story.CONTOSO_HEAD_OFFICE, story.ROMASHKA_OFFICE)
    acting.settle()
    acting.propose(story.FABRIKAM, story.CONTOSO_HEAD_OFFICE)
    acting.settle()
    assert acting.told == ["asked", "stopped", "staged"]


def test_what_nobody_takes_can_only_be_stopped(acting: Acting) -> None:
    acting.propose(story.LITWARE, story.CONTOSO_HEAD_OFFICE, story.CONTOSO_E3)
    acting.settle()
    question = acting.proposing.question
    assert question is not None
    assert question.takes == 0
    assert question.sentences()[1] == "Nothing was changed."
    acting.proposing.leave_out()
    acting.settle()
    assert acting.staged() == 0


def test_a_role_that_may_not_is_refused_and_nothing_hangs(qtbot: Any, runner: Any) -> None:
    acting = Acting(qtbot, Desk(runner, lambda: Actor("Sam", Role.SALES_AGENT), today=lambda: TODAY))
    acting.propose(story.FABRIKAM, story.CONTOSO_HEAD_OFFICE, sure=True)
    acting.settle()
    assert acting.told == ["failed"]
    assert not acting.proposing.busy
