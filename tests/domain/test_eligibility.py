"""Who may be support contact: each reason alone, all of them together, and what no fact can change."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.eligibility import CURES, Circumstances, Cure, Finding, Reason, Verdict, barred, judge
from desktop.domain.records import CustomerLink, DelegatedAdmin, DelegatedAdminKind, PartnershipState, Reseller
from desktop.domain.roles import Role, RoleTable

TODAY = date(2026, 3, 2)
SEEN = datetime(2026, 1, 5, tzinfo=UTC)
RESELLER = Reseller(7, "00000000-0000-4000-8000-000000000002", "200", "Fabrikam", "KZ", PartnershipState.ACTIVE)
ADMIN = DelegatedAdmin(DelegatedAdminKind.GDAP, attested_by="Aigerim", attested_at=SEEN)
LINK = CustomerLink(7, 1, ADMIN)
WHERE = Circumstances(TODAY, "KZ")


def reasons(verdict: Verdict) -> list[Reason]:
    return [finding.reason for finding in verdict.findings]


def with_admin(**fields: Any) -> CustomerLink:
    return replace(LINK, delegated_admin=replace(ADMIN, **fields))


def test_a_partner_that_fulfils_every_rule_is_eligible() -> None:
    assert judge(RESELLER, LINK, WHERE) == Verdict((), unconfirmed=False)


@pytest.mark.parametrize("kind", [DelegatedAdminKind.DAP, DelegatedAdminKind.GDAP])
def test_either_kind_of_attested_admin_will_do(kind: DelegatedAdminKind) -> None:
    assert judge(RESELLER, with_admin(kind=kind), WHERE).eligible


ALONE = [
    (Reason.NO_PARTNERSHIP, replace(RESELLER, partnership=PartnershipState.NONE), LINK, WHERE, None),
    (Reason.PARTNERSHIP_REQUESTED, replace(RESELLER, partnership=PartnershipState.REQUESTED), LINK, WHERE, None),
    (Reason.PARTNERSHIP_ENDED, replace(RESELLER, partnership=PartnershipState.ENDED), LINK, WHERE, None),
    (Reason.PARTNERSHIP_UNKNOWN, replace(RESELLER, partnership=PartnershipState.UNKNOWN), LINK, WHERE, None),
    (Reason.NO_TENANT_ID, replace(RESELLER, tenant_id=""), LINK, WHERE, None),
    (Reason.OTHER_MARKET, replace(RESELLER, location="DE"), LINK, WHERE, None),
    (Reason.AGREEMENT_UNSIGNED, replace(RESELLER, agreement_signed=False), LINK, WHERE, None),
    (Reason.NOT_LINKED, RESELLER, None, WHERE, None),
    (Reason.NO_DELEGATED_ADMIN, RESELLER, with_admin(kind=DelegatedAdminKind.NONE), WHERE, None),
    (Reason.DELEGATED_ADMIN_EXPIRED, RESELLER, with_admin(ends_on=date(2026, 3, 1)), WHERE, date(2026, 3, 1)),
    (Reason.DELEGATED_ADMIN_NOT_STARTED, RESELLER, with_admin(starts_on=date(2026, 3, 3)), WHERE, date(2026, 3, 3)),
    (Reason.DELEGATED_ADMIN_UNCONFIRMED, RESELLER, with_admin(attested_at=None), replace(WHERE, strict=True), None),
    (Reason.SUBSCRIPTION_DELETED, RESELLER, LINK, replace(WHERE, subscription_status="deleted"), None),
    (Reason.ROLE_MAY_NOT, RESELLER, LINK, replace(WHERE, role=Role.SALES_AGENT), None),
]


@pytest.mark.parametrize(("reason", "reseller", "link", "where", "day"), ALONE, ids=[str(row[0]) for row in ALONE])
def test_each_reason_alone_bars_and_says_which_day_it_is_about(
    reason: Reason, reseller: Reseller, link: CustomerLink | None, where: Circumstances, day: date | None
) -> None:
    verdict = judge(reseller, link, where)
    assert verdict.findings == (Finding(reason, day),)
    assert not verdict.eligible
    assert not verdict.unconfirmed


def test_the_table_above_covers_every_reason() -> None:
    assert {row[0] for row in ALONE} == set(Reason)


CURE_OF = {
    Reason.NO_PARTNERSHIP: Cure.REQUEST_PARTNERSHIP,
    Reason.PARTNERSHIP_REQUESTED: Cure.REMIND_RESELLER,
    Reason.PARTNERSHIP_ENDED: Cure.RENEW_PARTNERSHIP,
    Reason.PARTNERSHIP_UNKNOWN: Cure.CHECK_PARTNERSHIP,
    Reason.NOT_LINKED: Cure.REQUEST_CUSTOMER_LINK,
    Reason.NO_DELEGATED_ADMIN: Cure.ASK_FOR_GDAP,
    Reason.DELEGATED_ADMIN_EXPIRED: Cure.RENEW_GDAP,
    Reason.DELEGATED_ADMIN_NOT_STARTED: Cure.WAIT_FOR_START,
    Reason.DELEGATED_ADMIN_UNCONFIRMED: Cure.ATTEST,
    Reason.OTHER_MARKET: Cure.CHOOSE_LOCAL_RESELLER,
    Reason.AGREEMENT_UNSIGNED: Cure.ASK_TO_SIGN_AGREEMENT,
    Reason.NO_TENANT_ID: Cure.ADD_TENANT_ID,
    Reason.SUBSCRIPTION_DELETED: Cure.NOTHING,
    Reason.ROLE_MAY_NOT: Cure.ASK_ANOTHER_ROLE,
}


@pytest.mark.parametrize("reason", list(Reason))
def test_each_reason_has_its_cure(reason: Reason) -> None:
    assert Finding(reason).cure is CURE_OF[reason]
    assert set(CURES.values()) == set(Cure)


PARTNERSHIPS = {
    PartnershipState.ACTIVE: [],
    PartnershipState.NONE: [Reason.NO_PARTNERSHIP],
    PartnershipState.REQUESTED: [Reason.PARTNERSHIP_REQUESTED],
    PartnershipState.ENDED: [Reason.PARTNERSHIP_ENDED],
    PartnershipState.UNKNOWN: [Reason.PARTNERSHIP_UNKNOWN],
}
ADMINS: list[tuple[CustomerLink | None, list[Reason]]] = [
    (LINK, []),
    (None, [Reason.NOT_LINKED]),
    (with_admin(kind=DelegatedAdminKind.NONE), [Reason.NO_DELEGATED_ADMIN]),
    (with_admin(ends_on=date(2025, 1, 1)), [Reason.DELEGATED_ADMIN_EXPIRED]),
    (with_admin(starts_on=date(2027, 1, 1)), [Reason.DELEGATED_ADMIN_NOT_STARTED]),
]


def test_every_combination_gives_all_its_reasons_in_the_order_of_cures() -> None:
    seen = 0
    for partnership, tenant, location, signed, (link, admin), deleted, role in itertools.product(
        PARTNERSHIPS, (True, False), ("KZ", "DE"), (None, True, False), ADMINS, (False, True), Role
    ):
        reseller = replace(
            RESELLER,
            partnership=partnership,
            tenant_id=RESELLER.tenant_id if tenant else "",
            location=location,
            agreement_signed=signed,
        )
        where = replace(WHERE, subscription_gone=deleted, role=role)
        expected = [
            *([Reason.SUBSCRIPTION_DELETED] if deleted else []),
            *([Reason.ROLE_MAY_NOT] if role in {Role.SALES_AGENT, Role.USER_MANAGEMENT_ADMIN} else []),
            *PARTNERSHIPS[partnership],
            *([] if tenant else [Reason.NO_TENANT_ID]),
            *([Reason.OTHER_MARKET] if location == "DE" else []),
            *([Reason.AGREEMENT_UNSIGNED] if signed is False else []),
            *admin,
        ]
        verdict = judge(reseller, link, where)
        assert reasons(verdict) == expected
        assert verdict.eligible is not bool(expected)
        seen += 1
    assert seen == 5 * 2 * 2 * 3 * 5 * 2 * 5


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (None, None, []),
        (TODAY, TODAY, []),
        (None, TODAY, []),
        (TODAY, None, []),
        (None, TODAY - timedelta(days=1), [Reason.DELEGATED_ADMIN_EXPIRED]),
        (TODAY + timedelta(days=1), None, [Reason.DELEGATED_ADMIN_NOT_STARTED]),
        (None, date(9999, 12, 31), []),
        (date(1, 1, 1), date(1, 1, 1), [Reason.DELEGATED_ADMIN_EXPIRED]),
        # Upside down: it has ended, whenever it starts.
        (TODAY + timedelta(days=5), TODAY - timedelta(days=5), [Reason.DELEGATED_ADMIN_EXPIRED]),
    ],
)
def test_days_of_delegated_admin_are_inclusive(starts: date | None, ends: date | None, expected: list[Reason]) -> None:
    for kind in (DelegatedAdminKind.DAP, DelegatedAdminKind.GDAP):
        assert reasons(judge(RESELLER, with_admin(kind=kind, starts_on=starts, ends_on=ends), WHERE)) == expected


@pytest.mark.parametrize("kind", [DelegatedAdminKind.DAP, DelegatedAdminKind.GDAP, DelegatedAdminKind.UNKNOWN])
def test_unattested_admin_is_unconfirmed_and_strict_bars_it(kind: DelegatedAdminKind) -> None:
    link = with_admin(kind=kind, attested_at=None)
    assert judge(RESELLER, link, WHERE) == Verdict((), unconfirmed=True)
    strict = judge(RESELLER, link, replace(WHERE, strict=True))
    assert reasons(strict) == [Reason.DELEGATED_ADMIN_UNCONFIRMED]


def test_an_attested_unknown_kind_is_still_unconfirmed() -> None:
    assert judge(RESELLER, with_admin(kind=DelegatedAdminKind.UNKNOWN), WHERE).unconfirmed


def test_strict_asks_nothing_of_what_was_attested() -> None:
    assert judge(RESELLER, LINK, replace(WHERE, strict=True)).eligible


def test_who_is_barred_anyway_is_not_called_unconfirmed() -> None:
    unsigned = replace(RESELLER, agreement_signed=False)
    verdict = judge(unsigned, with_admin(attested_at=None), WHERE)
    assert reasons(verdict) == [Reason.AGREEMENT_UNSIGNED]
    assert not verdict.unconfirmed


@pytest.mark.parametrize("status", ["deleted", "Deleted", "DELETED"])
def test_deleted_and_gone_subscriptions_bar_everybody(status: str) -> None:
    assert barred(replace(WHERE, subscription_status=status)) == (Finding(Reason.SUBSCRIPTION_DELETED),)
    assert barred(replace(WHERE, subscription_gone=True)) == (Finding(Reason.SUBSCRIPTION_DELETED),)


@pytest.mark.parametrize("status", ["active", "suspended", "expired", "disabled", "pending", "none", "", "paused"])
def test_other_statuses_bar_nobody(status: str) -> None:
    assert judge(RESELLER, LINK, replace(WHERE, subscription_status=status)).eligible


@pytest.mark.parametrize("edition", list(RoleTable))
@pytest.mark.parametrize("role", list(Role))
def test_roles_bar_by_edition(role: Role, edition: RoleTable) -> None:
    may = edition is RoleTable.ARTICLE_2020 or role in {Role.ADMIN_AGENT, Role.GLOBAL_ADMIN, Role.HELPDESK_AGENT}
    found = barred(replace(WHERE, role=role, edition=edition))
    assert found == (() if may else (Finding(Reason.ROLE_MAY_NOT),))


@pytest.mark.parametrize(("ours", "theirs"), [("", "DE"), ("KZ", ""), ("", ""), ("UZ", "KZ")])
def test_an_unknown_country_is_no_other_market(ours: str, theirs: str) -> None:
    assert judge(replace(RESELLER, location=theirs), LINK, replace(WHERE, customer_location=ours)).eligible


days = st.one_of(st.none(), st.dates(date(2026, 2, 20), date(2026, 3, 10)))
admins = st.builds(
    DelegatedAdmin,
    kind=st.sampled_from(DelegatedAdminKind),
    starts_on=days,
    ends_on=days,
    attested_at=st.sampled_from([None, SEEN]),
)
links = st.one_of(st.none(), st.builds(CustomerLink, st.just(7), st.just(1), admins))
resellers = st.builds(
    Reseller,
    st.just(7),
    st.sampled_from(["", RESELLER.tenant_id]),
    st.sampled_from(["", "200"]),
    st.just("Fabrikam"),
    st.sampled_from(["", "KZ", "UZ", "DE", "RU"]),
    st.sampled_from(PartnershipState),
    agreement_signed=st.sampled_from([None, True, False]),
)
circumstances = st.builds(
    Circumstances,
    st.just(TODAY),
    st.sampled_from(["", "KZ", "RU"]),
    st.sampled_from(["active", "deleted", "suspended"]),
    st.booleans(),
    st.sampled_from(Role),
    st.sampled_from(RoleTable),
    st.booleans(),
)


@given(resellers, links, circumstances)
def test_no_reason_is_given_twice_and_unconfirmed_means_eligible(
    reseller: Reseller, link: CustomerLink | None, where: Circumstances
) -> None:
    verdict = judge(reseller, link, where)
    assert len(set(reasons(verdict))) == len(verdict.findings)
    assert verdict.eligible or not verdict.unconfirmed
    assert verdict.findings[: len(barred(where))] == barred(where)


@given(
    resellers,
    links,
    circumstances,
    st.sampled_from(["partnership", "tenant", "market", "agreement", "link", "admin", "deleted", "role", "strict"]),
)
def test_one_reason_more_never_makes_eligible(
    reseller: Reseller, link: CustomerLink | None, where: Circumstances, worse: str
) -> None:
    before = judge(reseller, link, where)
    match worse:
        case "partnership":
            reseller = replace(reseller, partnership=PartnershipState.ENDED)
        case "tenant":
            reseller = replace(reseller, tenant_id="")
        case "market":
            reseller, where = replace(reseller, location="DE"), replace(where, customer_location="KZ")
        case "agreement":
            reseller = replace(reseller, agreement_signed=False)
        case "link":
            link = None
        case "admin" if link is not None:
            link = replace(link, delegated_admin=replace(link.delegated_admin, kind=DelegatedAdminKind.NONE))
        case "deleted":
            where = replace(where, subscription_gone=True)
        case "role":
            where = replace(where, role=Role.SALES_AGENT, edition=RoleTable.ARTICLE_2023)
        case "strict":
            where = replace(where, strict=True)
    after = judge(reseller, link, where)
    assert before.eligible or not after.eligible
    if worse != "strict" and not (worse == "admin" and link is None):
        assert not after.eligible
