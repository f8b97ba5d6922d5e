"""Which partner role may do which act: a table with its sources, not code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The partner roles that the assignment article has ever named."""

    ADMIN_AGENT = "admin_agent"
    GLOBAL_ADMIN = "global_admin"
    HELPDESK_AGENT = "helpdesk_agent"
    SALES_AGENT = "sales_agent"
    USER_MANAGEMENT_ADMIN = "user_management_admin"


class DeskAct(StrEnum):
    """Acts that a role may or may not do."""

    ASSIGN_CONTACT = "assign_contact"
    REQUEST_RELATIONSHIP = "request_relationship"
    REMOVE_RELATIONSHIP = "remove_relationship"
    REQUEST_PARTNERSHIP = "request_partnership"
    RECORD_AGREEMENT = "record_agreement"
    ATTEST_DELEGATED_ADMIN = "attest_delegated_admin"


class RoleTable(StrEnum):
    """Which edition of the assignment article decides who may assign."""

    ARTICLE_2023 = "2023"
    ARTICLE_2020 = "2020"


@dataclass(frozen=True, slots=True)
class RoleRule:
    """The roles that may do an act, by one edition, and where that is written."""

    act: DeskAct
    edition: RoleTable
    roles: frozenset[Role]
    source: str


_R = Role
_ALL = frozenset(Role)

RULES: tuple[RoleRule, ...] = (
    RoleRule(
        DeskAct.ASSIGN_CONTACT,
        RoleTable.ARTICLE_2020,
        frozenset({_R.ADMIN_AGENT, _R.GLOBAL_ADMIN, _R.HELPDESK_AGENT, _R.SALES_AGENT, _R.USER_MANAGEMENT_ADMIN}),
        "Partner Center, assign-support-contacts, edition of 05/04/2020",
    ),
    RoleRule(
        DeskAct.ASSIGN_CONTACT,
        RoleTable.ARTICLE_2023,
        frozenset({_R.ADMIN_AGENT, _R.GLOBAL_ADMIN, _R.HELPDESK_AGENT}),
        "Partner Center, assign-support-contacts, edition of October 2023 (three roles since December 2020)",
    ),
    RoleRule(
        DeskAct.REQUEST_RELATIONSHIP,
        RoleTable.ARTICLE_2023,
        frozenset({_R.ADMIN_AGENT, _R.SALES_AGENT}),
        "Partner Center, request-a-relationship-with-a-customer, 2023: head says admin agent, the steps page adds "
        "sales agent",
    ),
    RoleRule(
        DeskAct.REMOVE_RELATIONSHIP,
        RoleTable.ARTICLE_2023,
        frozenset({_R.GLOBAL_ADMIN}),
        "Partner Center, remove-a-relationship, 2021 and 2023",
    ),
    RoleRule(
        DeskAct.REQUEST_PARTNERSHIP,
        RoleTable.ARTICLE_2023,
        frozenset({_R.GLOBAL_ADMIN, _R.SALES_AGENT, _R.ADMIN_AGENT}),
        "Partner Center, indirect-provider-tasks, 2023: global admin, sales agent; admin agent in 2021",
    ),
    RoleRule(DeskAct.RECORD_AGREEMENT, RoleTable.ARTICLE_2023, _ALL, "kept on this desk only; no page names a role"),
    RoleRule(
        DeskAct.ATTEST_DELEGATED_ADMIN,
        RoleTable.ARTICLE_2023,
        frozenset({_R.ADMIN_AGENT, _R.GLOBAL_ADMIN, _R.HELPDESK_AGENT}),
        "kept on this desk only: those who may assign by the 2023 edition may vouch",
    ),
)


def roles_for(act: DeskAct, edition: RoleTable = RoleTable.ARTICLE_2023) -> frozenset[Role]:
    """The roles that may do `act`.

    The 2020 edition widens assigning only (and with it attesting): the three of 2023 and the five of 2020.
    """
    allowed = next(rule.roles for rule in RULES if rule.act is act and rule.edition is RoleTable.ARTICLE_2023)
    if edition is RoleTable.ARTICLE_2020 and act in {DeskAct.ASSIGN_CONTACT, DeskAct.ATTEST_DELEGATED_ADMIN}:
        older = next(r.roles for r in RULES if r.act is DeskAct.ASSIGN_CONTACT and r.edition is edition)
        return allowed | older
    return allowed


def may(role: Role, act: DeskAct, edition: RoleTable = RoleTable.ARTICLE_2023) -> bool:
    """Whether `role` may do `act` by that edition."""
    return role in roles_for(act, edition)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, in which role, by which rules: settings until the service says otherwise."""

    author: str = ""
    role: Role = Role.ADMIN_AGENT
    edition: RoleTable = RoleTable.ARTICLE_2023
    strict: bool = False

    def may(self, act: DeskAct) -> bool:
        """Whether the role may do `act`."""
        return may(self.role, act, self.edition)
