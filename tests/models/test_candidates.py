"""Who may be chosen and who may not, as lists: in order, told apart, with every reason and its cure."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.data import outbox, requests, resellers, subscriptions
from desktop.data.sample import story
from desktop.data.store import Store
from desktop.domain.records import ChangeState, RequestKind, StagingOutcome, SupportContact
from desktop.domain.roles import Actor, Role
from desktop.models import roles
from desktop.models.candidates import (
    LINES,
    LOOK_ALIKE,
    CandidatesFilter,
    CandidatesModel,
    NotListedModel,
    appearance,
    barred_account,
    read_not_listed,
    read_panel,
    read_particulars,
    staged_changes,
)
from tests.desk_fixtures import ACTOR, TODAY

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def key_of(store: Store, guid: str) -> int:
    with store.reading() as session:
        key = subscriptions.key_of(session, guid)
    assert key is not None
    return key


def told(store: Store, *guids: str, actor: Actor = ACTOR):
    keys = [key_of(store, guid) for guid in guids]
    with store.reading() as session:
        return read_particulars(session, actor, TODAY, keys)


def not_listed(store: Store, guid: str, actor: Actor = ACTOR):
    with store.reading() as session:
        return read_not_listed(session, actor, TODAY, key_of(store, guid))


def stage(store: Store, guid: str, who: story.Cast, reason: str = "") -> StagingOutcome:
    with store.writing() as session:
        wanted = SupportContact(who.tenant_id, who.mpn_id, who.name)
        key = subscriptions.key_of(session, guid)
        return outbox.stage(session, ACTOR, NOW, TODAY, [key], wanted, reason=reason)


@pytest.fixture
def model(qapp) -> CandidatesModel:
    model = CandidatesModel()
    model.tester = QAbstractItemModelTester(model, FATAL)
    return model


def names(model) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_provider_comes_first_then_the_reseller_of_record(model: CandidatesModel, store: Store) -> None:
    model.show(told(store, story.CONTOSO_HEAD_OFFICE).candidates.eligible)
    assert names(model) == [story.PROVIDER.name, story.FABRIKAM.name, story.TAILSPIN.name]
    chips = [model.index(row).data(roles.CHIP).text for row in range(3)]
    assert chips == ["Default", "Reseller of record", "Unconfirmed"]
    assert model.index(0).data(roles.KEY) == 0
    assert model.index(1).data(roles.KEY) > 0
    assert model.index(1).data(roles.RECORD).contact.mpn_id == story.FABRIKAM.mpn_id
    assert model.index(1).data(roles.CAPTION) == f"MPN {story.FABRIKAM.mpn_id} · KZ"
    spoken = model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Unconfirmed" in spoken
    assert story.TAILSPIN.mpn_id in spoken


def test_names_that_look_alike_are_marked_with_what_tells_them_apart(model: CandidatesModel, store: Store) -> None:
    model.show(told(store, story.ZHULDYZ_OFFICE).candidates.eligible)
    alike = [model.index(row).data() for row in range(model.rowCount()) if model.index(row).data(LOOK_ALIKE)]
    assert sorted(alike) == sorted([story.ALPHA_HYPHEN.name, story.ALPHA_BLANK.name])
    captions = {model.index(row).data(): model.index(row).data(roles.CAPTION) for row in range(model.rowCount())}
    assert captions[story.ALPHA_BLANK.name] == f"MPN {story.ALPHA_BLANK.mpn_id} · KG · similar name"
    assert captions[story.ALPHA_HYPHEN.name] == f"MPN {story.ALPHA_HYPHEN.mpn_id} · KZ · similar name"


def test_letters_of_two_alphabets_look_alike() -> None:
    assert appearance(story.CONTOSO_IT.name) == appearance(story.CONTOSO_IT_CYRILLIC.name)
    assert appearance("Contoso-IT") == appearance("contoso it")
    assert appearance("Contoso IT") != appearance("Contoso ITS")


def test_the_same_list_moves_nothing(model: CandidatesModel, store: Store) -> None:
    eligible = told(store, story.CONTOSO_HEAD_OFFICE).candidates.eligible
    assert model.show(eligible)
    assert not model.show(told(store, story.CONTOSO_HEAD_OFFICE).candidates.eligible)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tail", [story.TAILSPIN.name]),
        ("SERVICES fabr", [story.FABRIKAM.name]),
        (story.TAILSPIN.mpn_id, [story.TAILSPIN.name]),
        ("kz", [story.FABRIKAM.name, story.TAILSPIN.name]),
        ("nobody", []),
        ("", [story.PROVIDER.name, story.FABRIKAM.name, story.TAILSPIN.name]),
    ],
)
def test_typing_narrows_by_name_number_and_country(
    model: CandidatesModel, store: Store, typed: str, found: list[str]
) -> None:
    model.show(told(store, story.CONTOSO_HEAD_OFFICE).candidates.eligible)
    narrowed = CandidatesFilter(model)
    narrowed.look_for(typed)
    assert names(narrowed) == found


def test_an_alias_is_found(model: CandidatesModel, store: Store) -> None:
    model.show(told(store, story.ROMASHKA_OFFICE).candidates.eligible)
    narrowed = CandidatesFilter(model)
    narrowed.look_for("buttercup")
    assert names(narrowed) == [story.LUTIK.name]


def test_the_panel_reads_the_effective_contact_and_its_change(store: Store) -> None:
    before = told(store, story.CONTOSO_HEAD_OFFICE)
    assert before.change is None
    assert before.row.contact.is_provider
    assert before.profile.phone
    stage(store, story.CONTOSO_HEAD_OFFICE, story.TAILSPIN, "HD-1")
    after = told(store, story.CONTOSO_HEAD_OFFICE)
    assert after.change.reason == "HD-1"
    assert after.change.base.is_provider
    assert after.row.contact.name == story.TAILSPIN.name
    assert after.link is not None
    assert after.verdict.unconfirmed
    assert not after.profile.phone
    assert after.staged_here == 1
    with store.reading() as session:
        assert read_panel(session, ACTOR, TODAY, [])[0] is None
        assert read_panel(session, ACTOR, TODAY, [])[1] == 1


def test_several_rows_say_whether_they_have_one_contact(store: Store) -> None:
    assert told(store, story.CONTOSO_HEAD_OFFICE, story.CONTOSO_E3).one_contact
    assert not told(store, story.CONTOSO_HEAD_OFFICE, story.CONTOSO_WAREHOUSE).one_contact


def test_an_effective_contact_who_may_not_be_chosen_keeps_its_reasons(store: Store) -> None:
    found = told(store, story.CONTOSO_PROJECT_SUSPENDED)
    assert found.row.contact.name == story.WOODGROVE.name
    assert [finding.reason.value for finding in found.verdict.findings] == ["partnership_ended"]
    assert found.link is not None


def test_another_reason_is_given_to_the_staged_changes_only(store: Store) -> None:
    stage(store, story.CONTOSO_HEAD_OFFICE, story.TAILSPIN, "HD-1")
    stage(store, story.CONTOSO_E3, story.FABRIKAM, "HD-1")
    keys = [key_of(store, story.CONTOSO_HEAD_OFFICE)]
    with store.writing() as session:
        assert outbox.set_reason(session, ACTOR, NOW, keys, "HD-2") == staged_changes(session, keys)
        assert outbox.set_reason(session, ACTOR, NOW, keys, "HD-2") == []
    with store.reading() as session:
        staged = outbox.changes(session, states=[ChangeState.STAGED])
    assert {change.wanted.name: change.reason for change in staged} == {
        story.TAILSPIN.name: "HD-2",
        story.FABRIKAM.name: "HD-1",
    }


def test_everybody_who_may_not_be_chosen_is_listed_with_reasons_and_cures(qapp, store: Store) -> None:
    model = NotListedModel()
    tester = QAbstractItemModelTester(model, FATAL)
    model.show(not_listed(store, story.CONTOSO_HEAD_OFFICE))
    assert model.rowCount() == 14
    lines = {model.index(row).data(): model.index(row).data(LINES) for row in range(model.rowCount())}
    assert lines[story.LITWARE.name] == [
        ("The partnership is requested but not established", "Remind the reseller to accept")
    ]
    assert lines[story.DATUM.name] == [
        ("No partnership with us", "Request a partnership"),
        ("Its Microsoft ID is not known", "Enter its Microsoft ID on the Resellers page"),
        ("Not linked to this customer", "Request a relationship with the customer"),
    ]
    for row in range(model.rowCount()):
        index = model.index(row)
        assert index.data(LINES)
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert all(reason in spoken and cure in spoken for reason, cure in index.data(LINES))
    model.look_for("datum")
    assert names(model) == [story.DATUM.name]
    model.look_for("nobody of that name")
    assert model.rowCount() == 0
    assert model.total == 14
    assert tester.model() is model


def test_linked_resellers_come_first(qapp, store: Store) -> None:
    linked = [entry.candidate.link is not None for entry in not_listed(store, story.CONTOSO_HEAD_OFFICE)]
    assert linked == sorted(linked, reverse=True)


def test_the_request_that_cures_a_reason_is_known(store: Store) -> None:
    by_name = {entry.candidate.contact.name: entry for entry in not_listed(store, story.CONTOSO_HEAD_OFFICE)}
    assert by_name[story.DATUM.name].cured_by is RequestKind.PARTNERSHIP
    assert by_name[story.WOODGROVE.name].cured_by is RequestKind.PARTNERSHIP
    assert by_name[story.ADVENTURE_WORKS.name].cured_by is RequestKind.CUSTOMER_LINK
    assert by_name[story.WINGTIP.name].cured_by is None
    assert by_name[story.LITWARE.name].asks_again


def test_an_open_request_shows_its_state(qapp, store: Store) -> None:
    with store.writing() as session:
        reseller = resellers.find(session, story.ADVENTURE_WORKS.mpn_id)[0]
        customer = read_particulars(session, ACTOR, TODAY, [key_of(store, story.CONTOSO_E3)]).row.customer_key
        asked = RequestKind.CUSTOMER_LINK
        requests.remember(session, ACTOR, NOW, asked, reseller.key, customer_key=customer)
    model = NotListedModel()
    model.show(not_listed(store, story.CONTOSO_E3))
    assert model.index(model.row_of(reseller.key)).data(roles.CHIP).text == "Requested"
    # The request is for Contoso: elsewhere there is none.
    model.show(not_listed(store, story.ROMASHKA_OFFICE))
    assert model.index(model.row_of(reseller.key)).data(roles.CHIP) is None


def test_a_role_that_may_not_assign_bars_every_reseller(store: Store) -> None:
    sales = Actor("Sam", Role.SALES_AGENT)
    found = told(store, story.CONTOSO_HEAD_OFFICE, actor=sales)
    assert not found.may_assign
    assert len(found.candidates.eligible) == 1
    entries = not_listed(store, story.CONTOSO_HEAD_OFFICE, sales)
    assert all(entry.candidate.verdict.findings[0].reason.value == "role_may_not" for entry in entries)


def test_rows_left_out_are_named_with_their_reasons(qapp) -> None:
    outcome = StagingOutcome("b", barred=dict.fromkeys(range(7), ("not_linked", "in_flight")))
    account = barred_account(outcome, {0: "Head office"}).splitlines()
    assert account[0] == "Head office: Not linked to this customer; An earlier decision on it is on its way"
    assert len(account) == 6
    assert account[-1] == "and 2 more"


def test_five_thousand_are_searched_at_once(qapp, store: Store) -> None:
    entries = not_listed(store, story.CONTOSO_HEAD_OFFICE) * 400
    model = NotListedModel()
    model.show(entries)
    model.look_for("proseware")
    assert model.rowCount() == 400
