"""What people record beside decisions: requests and how they went, agreements, profiles, notes; and what was when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.data import candidates, customers, history, lookups, outbox, overview, requests, resellers
from desktop.data.facts import AgreementFact, CustomerFact
from desktop.data.store import Store, open_store
from desktop.domain.records import (
    ChangeState,
    Counts,
    DelegatedAdminKind,
    Event,
    PartnershipState,
    RequestKind,
    RequestState,
    SupportProfile,
)
from desktop.domain.roles import Actor, Role
from desktop.errors import NotAllowed, NotFound
from tests.factories import (
    ACTOR,
    CONTOSO,
    FABRIKAM,
    LITWARE,
    NOW,
    PROVIDER,
    TAILSPIN,
    TODAY,
    WINGTIP,
    contact,
    contact_fact,
    guid,
    link_fact,
    reseller_fact,
    small_desk,
    write,
)

LATER = NOW + timedelta(days=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    store = small_desk(tmp_path)
    yield store
    store.close()


def partnership(store: Store, number: int) -> PartnershipState:
    with store.reading() as session:
        found = resellers.by_tenant_id(session, guid(number))
    assert found is not None
    return found.partnership


def eligible(store: Store, key: int) -> dict[str, bool]:
    """Names of the eligible, and whether each is unconfirmed."""
    with store.reading() as session:
        found = candidates.candidates_for(session, ACTOR, TODAY, key)
    assert found is not None
    return {candidate.contact.name: candidate.verdict.unconfirmed for candidate in found.eligible}


def told(store: Store, *events: Event) -> list[str]:
    with store.reading() as session:
        keys = history.ids(session, history.HistoryQuery(events=events, descending=False))
        rows = history.rows(session, keys)
        return [rows[key].event.value for key in keys]


# Requests


def test_a_partnership_requested_reminded_and_established(desk: Store) -> None:
    with desk.writing() as session:
        key = requests.add_reseller(session, name="Новый", mpn_id="900", tenant_id=guid(9), location="KZ", now=NOW)
        uid = requests.remember(session, ACTOR, NOW, RequestKind.PARTNERSHIP, key, language="ru", link="https://x")
    assert partnership(desk, 9) is PartnershipState.REQUESTED
    with desk.writing() as session:
        assert requests.remember(session, ACTOR, LATER, RequestKind.PARTNERSHIP, key) == uid
    with desk.reading() as session:
        (request,) = requests.listed(session, open_only=True)
        assert resellers.rows(session, [key], TODAY)[key].open_request is RequestState.REMINDED
    assert (request.state, request.created_at, request.state_at) == (RequestState.REMINDED, NOW, LATER)
    assert (request.reseller_name, request.language, request.link) == ("Новый", "ru", "https://x")
    with desk.writing() as session:
        requests.move(session, ACTOR, LATER, uid, RequestState.ESTABLISHED)
        link = requests.remember(session, ACTOR, NOW, RequestKind.CUSTOMER_LINK, key, customer_key=2)
    assert partnership(desk, 9) is PartnershipState.ACTIVE
    assert "Новый" not in eligible(desk, 5)
    with desk.writing() as session:
        requests.move(session, ACTOR, LATER, link, RequestState.ESTABLISHED)
    # Once established the reseller is offered, and the review asks to attest.
    assert eligible(desk, 5)["Новый"] is True
    with desk.reading() as session:
        assert requests.listed(session, open_only=True) == []
        assert len(requests.listed(session, reseller_key=key)) == 2
    assert told(desk, Event.REQUEST_SENT, Event.REQUEST_REMINDED, Event.REQUEST_ESTABLISHED) == [
        "request_sent",
        "request_reminded",
        "request_established",
        "request_sent",
        "request_established",
    ]


@pytest.mark.parametrize(("number", "after"), [(WINGTIP, PartnershipState.NONE), (LITWARE, PartnershipState.ENDED)])
def test_declining_leaves_what_was_before_asking(desk: Store, number: int, after: PartnershipState) -> None:
    with desk.writing() as session:
        uid = requests.remember(session, ACTOR, NOW, RequestKind.PARTNERSHIP, number - 1)
    assert partnership(desk, number) is PartnershipState.REQUESTED
    with desk.writing() as session:
        requests.move(session, ACTOR, LATER, uid, RequestState.DECLINED)
    assert partnership(desk, number) is after


def test_an_active_partnership_is_not_changed_by_requests(desk: Store) -> None:
    with desk.writing() as session:
        uid = requests.remember(session, ACTOR, LATER, RequestKind.PARTNERSHIP, 1)
        requests.move(session, ACTOR, LATER, uid, RequestState.DECLINED)
    with desk.reading() as session:
        found = resellers.by_tenant_id(session, guid(FABRIKAM))
    assert found is not None
    assert (found.partnership, found.partnership_since) == (PartnershipState.ACTIVE, NOW)


def test_an_import_establishes_a_customer_link(desk: Store) -> None:
    with desk.writing() as session:
        requests.remember(session, ACTOR, NOW, RequestKind.CUSTOMER_LINK, 2, customer_key=2)
    write(desk, link_fact(CONTOSO, TAILSPIN, attested=False))
    with desk.reading() as session:
        assert [request.state for request in requests.listed(session)] == [RequestState.ESTABLISHED]
    assert eligible(desk, 5)["Ёлка Сервис"] is True


def test_established_by_hand_keeps_a_link_that_is_there(desk: Store) -> None:
    with desk.writing() as session:
        uid = requests.remember(session, ACTOR, NOW, RequestKind.CUSTOMER_LINK, 1, customer_key=1)
        requests.move(session, ACTOR, NOW, uid, RequestState.ESTABLISHED)
    assert eligible(desk, 1)["Fabrikam"] is False


@pytest.mark.parametrize(
    ("kind", "role"),
    [(RequestKind.PARTNERSHIP, Role.HELPDESK_AGENT), (RequestKind.CUSTOMER_LINK, Role.GLOBAL_ADMIN)],
)
def test_a_role_that_may_not_ask(desk: Store, kind: RequestKind, role: Role) -> None:
    with pytest.raises(NotAllowed), desk.writing() as session:
        requests.remember(session, Actor("x", role), NOW, kind, 3, customer_key=1)


def test_an_unknown_request(desk: Store) -> None:
    with pytest.raises(NotFound), desk.writing() as session:
        requests.move(session, ACTOR, NOW, "nothing", RequestState.DECLINED)


def test_a_reseller_that_is_known_is_not_added_again(desk: Store) -> None:
    write(desk, reseller_fact(50, mpn_id="", name="No MPN"))

    def add(mpn_id: str, tenant: int | None) -> int:
        with desk.writing() as session:
            tenant_id = guid(tenant) if tenant else None
            return requests.add_reseller(
                session, name="New", mpn_id=mpn_id, tenant_id=tenant_id, location="KZ", now=NOW
            )

    assert add("200", None) == 1
    assert add("", FABRIKAM) == 1
    assert add("901", None) == 6
    assert add("", 51) == 7
    assert add("", 52) == 8


# History


def test_who_was_responsible_when(desk: Store) -> None:
    moments = [NOW + timedelta(hours=hour) for hour in range(8)]

    def at(moment: datetime) -> str | None:
        with desk.reading() as session:
            return history.contact_as_of(session, 1, moment)

    def act(moment: datetime, partner: int) -> None:
        with desk.writing() as session:
            outbox.stage(session, ACTOR, moment, TODAY, [1], contact(session, partner))
            outbox.submit(session, ACTOR, moment, TODAY)

    assert at(moments[0]) is None
    act(moments[1], FABRIKAM)
    act(moments[2], TAILSPIN)
    with desk.writing() as session:
        outbox.undo(session, ACTOR, moments[3], TODAY)
    with desk.writing() as session:
        outbox.undo(session, ACTOR, moments[4], TODAY)
    write(desk, contact_fact(20, PROVIDER), now=moments[5])
    write(desk, contact_fact(20, TAILSPIN, name="Ёлка Сервис"), now=moments[5])
    act(moments[6], FABRIKAM)
    write(desk, contact_fact(20, PROVIDER), now=moments[7])
    assert [at(moment) for moment in moments] == [
        None,
        "Fabrikam",
        "Ёлка Сервис",
        "Fabrikam",
        "Tien Shan Cloud",
        "Ёлка Сервис",
        "Fabrikam",
        # Kept here, it is laid over what the service said later.
        "Fabrikam",
    ]
    assert at(moments[1] - timedelta(microseconds=1)) is None
    assert at(moments[7] + timedelta(days=365)) == "Fabrikam"


def test_a_confirmed_change_ends_what_was_kept(desk: Store) -> None:
    with desk.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1], contact(session, FABRIKAM))
        outbox.submit(session, ACTOR, NOW, TODAY)
        outbox.stage(session, ACTOR, NOW, TODAY, [1], contact(session, TAILSPIN))
        outbox.submit(session, ACTOR, NOW, TODAY, connected=True)
    for state in (ChangeState.SENDING, ChangeState.CONFIRMED):
        with desk.writing() as session:
            outbox.move_changes(session, ACTOR, LATER, [2], state)
    with desk.reading() as session:
        assert history.contact_as_of(session, 1, NOW) == "Fabrikam"
        assert history.contact_as_of(session, 1, LATER) == "Ёлка Сервис"


def test_history_by_subject(desk: Store) -> None:
    with desk.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1, 5], contact(session, FABRIKAM))
        requests.remember(session, ACTOR, NOW, RequestKind.PARTNERSHIP, 3)
    with desk.reading() as session:

        def found(**query: Any) -> int:
            return len(history.ids(session, history.HistoryQuery(**query)))

        assert found() == 3
        assert found(subscription_key=1) == 1
        assert found(customer_key=2) == 1
        assert found(reseller_key=3) == 1
        assert found(events=(Event.STAGED,)) == 2
        newest = history.ids(session, history.HistoryQuery())
        assert list(newest) == sorted(newest, reverse=True)


# Agreements, profiles, notes, attestations


def test_agreements_are_kept_by_reference_and_the_valid_one_is_shown(desk: Store) -> None:
    with desk.writing() as session:
        resellers.record_agreement(session, ACTOR, NOW, 1, "A-1", "first line", date(2025, 1, 1), date(2025, 12, 31))
        resellers.record_agreement(session, ACTOR, NOW, 1, "A-2", "", date(2026, 1, 1), TODAY)
        resellers.record_agreement(session, ACTOR, NOW, 1, "A-3", "", date(2027, 1, 1), None)
        resellers.record_agreement(session, ACTOR, NOW, 1, "A-1", "changed", date(2025, 1, 1), date(2025, 6, 30))
    with desk.reading() as session:
        assert [(a.reference, a.scope) for a in resellers.agreements(session, [1])] == [
            ("A-1", "changed"),
            ("A-2", ""),
            ("A-3", ""),
        ]
        shown = resellers.rows(session, [1], TODAY)[1].agreement
        later = resellers.rows(session, [1], TODAY + timedelta(days=1))[1].agreement
        assert resellers.has_agreement(session, [guid(FABRIKAM), guid(TAILSPIN)], TODAY) == {guid(FABRIKAM)}
    assert shown is not None
    assert shown.reference == "A-2"
    assert later is not None
    assert later.reference == "A-3"
    write(desk, AgreementFact(guid(TAILSPIN), "A-1"))
    with desk.reading() as session:
        assert resellers.has_agreement(session, [guid(TAILSPIN)], TODAY) == {guid(TAILSPIN)}


def test_a_profile_is_kept_and_told(desk: Store) -> None:
    profile = SupportProfile("help@x.example", "+7 700", "https://x.example")
    with desk.writing() as session:
        resellers.set_profile(session, ACTOR, NOW, guid(FABRIKAM), profile)
        resellers.set_profile(session, ACTOR, NOW, guid(TAILSPIN), profile)
    with desk.reading() as session:
        assert resellers.profile_of(session, guid(FABRIKAM)) == profile
        assert resellers.profile_of(session, guid(TAILSPIN)) == profile
        assert resellers.profile_of(session, guid(99)) == SupportProfile()
    assert told(desk, Event.PROFILE_CHANGED) == ["profile_changed"] * 2


def test_a_role_that_may_not_attest(desk: Store) -> None:
    with pytest.raises(NotAllowed), desk.writing() as session:
        resellers.attest(session, Actor("x", Role.SALES_AGENT), NOW, 1, 2, DelegatedAdminKind.GDAP, "said so")


def test_attesting_confirms_and_is_told(desk: Store) -> None:
    assert eligible(desk, 1)["Ёлка Сервис"] is True
    with desk.writing() as session:
        resellers.attest(session, ACTOR, NOW, 1, 2, DelegatedAdminKind.GDAP, "their mail", ends_on=TODAY)
    assert eligible(desk, 1)["Ёлка Сервис"] is False
    with desk.writing() as session:
        resellers.attest(session, ACTOR, NOW, 1, 2, DelegatedAdminKind.NONE, "they have none")
    assert "Ёлка Сервис" not in eligible(desk, 1)
    assert told(desk, Event.ATTESTED) == ["attested"] * 2


def test_attesting_again_renews_what_has_expired(desk: Store) -> None:
    write(desk, link_fact(10, FABRIKAM, ends_on=TODAY - timedelta(days=1)))
    assert "Fabrikam" not in eligible(desk, 1)
    with desk.writing() as session:
        resellers.attest(session, ACTOR, NOW, 1, 1, DelegatedAdminKind.GDAP, "renewed")
    assert eligible(desk, 1)["Fabrikam"] is False
    write(desk, link_fact(10, TAILSPIN, starts_on=TODAY, ends_on=TODAY))
    with desk.writing() as session:
        resellers.attest(session, ACTOR, NOW, 1, 2, DelegatedAdminKind.GDAP, "seen")
    with desk.reading() as session:
        found = candidates.candidates_for(session, ACTOR, TODAY + timedelta(days=1), 1)
    assert found is not None
    assert "Ёлка Сервис" not in [candidate.contact.name for candidate in found.eligible]


def test_only_a_link_can_be_attested(desk: Store) -> None:
    with pytest.raises(NotFound) as refused, desk.writing() as session:
        resellers.attest(session, ACTOR, NOW, 2, 2, DelegatedAdminKind.GDAP, "said so")
    assert refused.value.code == "not_linked"


def test_a_tenant_id_completes_one_reseller_only(desk: Store) -> None:
    with desk.writing() as session:
        key = requests.add_reseller(session, name="Новый", mpn_id="900", tenant_id=None, location="KZ", now=NOW)
        resellers.set_tenant_id(session, key, guid(9))
    with desk.reading() as session:
        assert resellers.by_tenant_id(session, guid(9)) is not None
        assert list(resellers.ids(session, resellers.ResellerQuery(text=guid(9)))) == [key]
    with pytest.raises(NotAllowed) as refused, desk.writing() as session:
        resellers.set_tenant_id(session, key, guid(FABRIKAM))
    assert refused.value.code == "tenant_id_taken"


def test_notes_are_kept_and_an_import_leaves_them(desk: Store) -> None:
    with desk.writing() as session:
        customers.set_note(session, 2, "Big", "Call first")
    write(desk, CustomerFact(guid(CONTOSO), name="Contoso KZ"))
    with desk.reading() as session:
        assert customers.note_of(session, 2) == ("Big", "Call first")
        assert list(customers.ids(session, customers.CustomerQuery(text="call first"))) == [2]


# The whole store


def test_counts(desk: Store, tmp_path: Path) -> None:
    empty = open_store(tmp_path / "empty.sqlite")
    with empty.reading() as session:
        assert overview.counts(session) == Counts()
        assert overview.is_empty(session)
    empty.close()
    with desk.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1, 2], contact(session, FABRIKAM))
        outbox.submit(session, ACTOR, NOW, TODAY, [1])
        outbox.stage(session, ACTOR, NOW, TODAY, [5], contact(session, FABRIKAM))
        outbox.submit(session, ACTOR, NOW, TODAY, [3], connected=True)
        overview.set_mark(session, overview.SAMPLE, "1")
        overview.set_mark(session, overview.SAMPLE, "2")
    write(desk, contact_fact(20, PROVIDER), contact_fact(24, PROVIDER, read_at=LATER))
    with desk.reading() as session:
        assert overview.counts(session) == Counts(
            customers=2,
            subscriptions=6,
            resellers=4,
            on_default=3,
            staged=1,
            submitted=1,
            kept=1,
            newest_read_at=LATER,
            is_sample=True,
            has_provider=True,
        )
        assert overview.mark(session, overview.SAMPLE) == "2"
        assert not overview.is_empty(session)


def test_lookups_by_the_names_that_people_write(desk: Store) -> None:
    with desk.writing() as session:
        customers.set_note(session, 2, "Big", "")
    with desk.reading() as session:
        known = lookups.StoreLookups(session)
        assert known.customer_by_name("ооо ромашка") == [guid(10)]
        assert known.customer_by_name("BIG") == [guid(11)]
        assert known.customer_by_domain(" CONTOSO.example ") == [guid(11)]
        assert known.reseller_by_name("елка сервис") == [guid(3)]
        assert known.customer_by_name("nobody") == known.reseller_by_name("") == []
