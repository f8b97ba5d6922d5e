"""Roles as data: what the two editions of the article say, each with its source."""

from __future__ import annotations

import pytest

from desktop.domain.roles import RULES, Actor, DeskAct, Role, RoleTable, may, roles_for

ALL = frozenset(Role)
THREE = frozenset({Role.ADMIN_AGENT, Role.GLOBAL_ADMIN, Role.HELPDESK_AGENT})

EXPECTED = {
    (DeskAct.ASSIGN_CONTACT, RoleTable.ARTICLE_2023): THREE,
    (DeskAct.ASSIGN_CONTACT, RoleTable.ARTICLE_2020): ALL,
    (DeskAct.ATTEST_DELEGATED_ADMIN, RoleTable.ARTICLE_2023): THREE,
    (DeskAct.ATTEST_DELEGATED_ADMIN, RoleTable.ARTICLE_2020): ALL,
    **{
        (act, edition): roles
        for edition in RoleTable
        for act, roles in {
            DeskAct.REQUEST_RELATIONSHIP: frozenset({Role.ADMIN_AGENT, Role.SALES_AGENT}),
            DeskAct.REMOVE_RELATIONSHIP: frozenset({Role.GLOBAL_ADMIN}),
            DeskAct.REQUEST_PARTNERSHIP: frozenset({Role.ADMIN_AGENT, Role.GLOBAL_ADMIN, Role.SALES_AGENT}),
            DeskAct.RECORD_AGREEMENT: ALL,
        }.items()
    },
}


@pytest.mark.parametrize("edition", list(RoleTable))
@pytest.mark.parametrize("act", list(DeskAct))
def test_the_whole_table(act: DeskAct, edition: RoleTable) -> None:
    allowed = EXPECTED[act, edition]
    assert roles_for(act, edition) == allowed
    for role in Role:
        assert may(role, act, edition) is (role in allowed)
        assert Actor("", role, edition).may(act) is (role in allowed)


def test_the_older_edition_names_five_roles_and_the_newer_three() -> None:
    by_edition = {rule.edition: rule for rule in RULES if rule.act is DeskAct.ASSIGN_CONTACT}
    assert len(by_edition[RoleTable.ARTICLE_2020].roles) == 5
    assert by_edition[RoleTable.ARTICLE_2023].roles == THREE


def test_every_rule_has_a_source_and_every_act_a_rule() -> None:
    assert all(rule.source for rule in RULES)
    assert {rule.act for rule in RULES if rule.edition is RoleTable.ARTICLE_2023} == set(DeskAct)
    assert len({(rule.act, rule.edition) for rule in RULES}) == len(RULES)


def test_an_actor_is_an_admin_of_the_newer_edition_unless_told_otherwise() -> None:
    assert Actor() == Actor("", Role.ADMIN_AGENT, RoleTable.ARTICLE_2023, False)
