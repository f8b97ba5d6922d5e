"""Writing facts: what is new, what differs, what stays, and what cannot be applied."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import fields, replace
from sqlalchemy import select, update

from desktop.data import customers, history, outbox, overview, requests, resellers, subscriptions
from desktop.data.applying import FactWriter, Tally
from desktop.data.facts import (
    AgreementFact,
    ContactFact,
    CustomerFact,
    Fact,
    LinkFact,
    Place,
    PlacedFact,
    ProviderFact,
    ResellerFact,
    SubscriptionFact,
)
from desktop.data.store import Store, open_store
from desktop.data.store.schema import ContactRow, CustomerLinkRow, SubscriptionRow, SupportContactRow
from desktop.domain.folding import sort_form
from desktop.domain.records import (
    ChangeState,
    Commerce,
    DelegatedAdminKind,
    Event,
    PartnershipState,
    Publishing,
    RelationshipState,
    RequestKind,
    RequestState,
    SupportContact,
    SupportProfile,
)
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
    customer_fact,
    dump,
    guid,
    link_fact,
    provider_fact,
    reseller_fact,
    small_desk,
    small_facts,
    subscription_fact,
    write,
)

LATER = NOW + timedelta(days=30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "desk.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    opened = small_desk(tmp_path)
    yield opened
    opened.close()


def events(store: Store, *wanted: Event) -> list[tuple[str, str, str]]:
    with store.reading() as session:
        keys = history.ids(session, history.HistoryQuery(events=wanted, descending=False))
        return [(row.event.value, row.before, row.after) for row in history.rows(session, keys).values()]


def customer_rows(store: Store) -> dict[int, Any]:
    with store.reading() as session:
        keys = customers.ids(session, customers.CustomerQuery())
        rows = customers.rows(session, keys)
        return {key: rows[key] for key in keys}


def subscription_row(store: Store, key: int = 1) -> Any:
    with store.reading() as session:
        return subscriptions.rows(session, [key])[key]


MORE_FACTS: list[Fact] = [
    AgreementFact(guid(FABRIKAM), "A-1", "first line", date(2026, 1, 1), date(2026, 12, 31)),
    AgreementFact("200", "A-2"),
    contact_fact(20, FABRIKAM),
    contact_fact(21, PROVIDER),
    ContactFact(guid(22), mpn_id="200"),
    ContactFact(guid(23), mpn_id="100"),
]


# Nothing twice


def test_the_first_time_everything_is_new(store: Store) -> None:
    applied = write(store, *small_facts(), *MORE_FACTS)
    assert applied.rejected == []
    assert {kind: (tally.new, tally.changed, tally.unchanged) for kind, tally in applied.tallies.items()} == {
        "provider": (1, 0, 0),
        "resellers": (4, 0, 0),
        "support_profiles": (1, 0, 0),
        "agreements": (2, 0, 0),
        "customers": (2, 0, 0),
        "customer_links": (3, 0, 0),
        "subscriptions": (6, 0, 0),
        "contacts": (4, 0, 0),
    }


@pytest.mark.parametrize("later", [NOW, LATER], ids=["at once", "a month later"])
def test_the_second_time_nothing_changes(store: Store, later: datetime) -> None:
    write(store, *small_facts(), *MORE_FACTS)
    before = dump(store)
    applied = write(store, *small_facts(), *MORE_FACTS, now=later)
    assert dump(store) == before
    assert all((tally.new, tally.changed) == (0, 0) for tally in applied.tallies.values())
    assert sum(tally.unchanged for tally in applied.tallies.values()) >= 22


def test_the_order_of_facts_does_not_matter(store: Store, tmp_path: Path) -> None:
    facts = [*small_facts(), *MORE_FACTS]
    applied = write(store, *reversed(facts))
    assert applied.rejected == []
    with store.reading() as session:
        assert overview.counts(session).subscriptions == 6


def test_facts_with_nothing_told_change_nothing(desk: Store) -> None:
    before = dump(desk)
    applied = write(
        desk,
        ProviderFact(),
        ResellerFact(guid(FABRIKAM)),
        CustomerFact(guid(ROMASHKA)),
        LinkFact(guid(ROMASHKA), guid(FABRIKAM)),
        SubscriptionFact(guid(20)),
        now=LATER,
    )
    assert applied.rejected == []
    assert dump(desk) == before


NEW_VALUES: list[tuple[Fact, str, Any]] = [
    (provider_fact(), "name", "Tien Shan"),
    (provider_fact(), "invitation_link", "https://invite.example/1"),
    (provider_fact(), "phone", "+7 700"),
    (reseller_fact(FABRIKAM, name="Fabrikam", mail="help@fabrikam.example"), "name", "Fabrikam LLP"),
    (reseller_fact(FABRIKAM, name="Fabrikam", mail="help@fabrikam.example"), "agreement_signed", True),
    (reseller_fact(FABRIKAM, name="Fabrikam", mail="help@fabrikam.example"), "site", "https://fabrikam.example"),
    (reseller_fact(FABRIKAM, name="Fabrikam"), "note", "calls back"),
    (reseller_fact(FABRIKAM, name="Fabrikam"), "partnership", PartnershipState.ENDED),
    (customer_fact(CONTOSO, name="Contoso", domain="contoso.example"), "name", "Contoso KZ"),
    (customer_fact(CONTOSO, name="Contoso", domain="contoso.example"), "relationship", RelationshipState.NONE),
    (customer_fact(CONTOSO, name="Contoso", domain="contoso.example"), "raw", {"tags": ["a", 1, None]}),
    (link_fact(CONTOSO, FABRIKAM), "ends_on", date(2027, 1, 1)),
    (link_fact(CONTOSO, FABRIKAM), "kind", DelegatedAdminKind.DAP),
    (subscription_fact(20), "quantity", 11),
    (subscription_fact(20), "status", "suspended"),
    (subscription_fact(20), "term_end", datetime(9999, 12, 31, tzinfo=UTC)),
    (subscription_fact(20), "auto_renew", False),
    (subscription_fact(20), "raw", {"links": {"self": "x"}}),
    (subscription_fact(20), "customer", guid(CONTOSO)),
]


@pytest.mark.parametrize(
    ("fact", "name", "value"), NEW_VALUES, ids=[f"{row[0].__class__.__name__}.{row[1]}" for row in NEW_VALUES]
)
def test_one_other_value_is_one_changed_row_and_then_none(desk: Store, fact: Fact, name: str, value: Any) -> None:
    other = replace(fact, **{name: value})  # type: ignore[arg-type]
    applied = write(desk, other, now=LATER)
    assert sum(tally.changed + tally.new for tally in applied.tallies.values()) == 1
    before = dump(desk)
    again = write(desk, other, now=LATER + timedelta(days=1))
    assert sum(tally.changed + tally.new for tally in again.tallies.values()) == 0
    assert dump(desk) == before


def test_a_value_told_to_be_empty_is_emptied(desk: Store) -> None:
    write(desk, customer_fact(CONTOSO, name="Contoso", domain=""), subscription_fact(24, CONTOSO, nickname=""))
    assert customer_rows(desk)[2].domain == ""
    assert subscription_row(desk, 5).nickname == ""


def test_the_last_of_several_facts_about_one_thing_holds(store: Store) -> None:
    write(store, customer_fact(10, name="First"), customer_fact(10, name="Second", domain=None))
    (row,) = customer_rows(store).values()
    assert (row.name, row.domain) == ("Second", "customer10.example")


def test_names_are_ordered_whatever_their_case(store: Store) -> None:
    names = ["Яблоко", "ёлка", "Ель", "abc", "ABD", "Ёж"]
    write(store, *(customer_fact(10 + place, name=name) for place, name in enumerate(names)))
    assert sorted(names, key=sort_form) == ["abc", "ABD", "Ёж", "ёлка", "Ель", "Яблоко"]
    assert sorted(["«Яблоко»", "zebra", "<b>Bold"], key=sort_form) == ["<b>Bold", "zebra", "«Яблоко»"]
    assert [row.name for row in customer_rows(store).values()] == ["abc", "ABD", "Ёж", "ёлка", "Ель", "Яблоко"]


def test_progress_is_told_and_may_stop_the_work(store: Store) -> None:
    told: list[int] = []
    facts = [PlacedFact(customer_fact(number), Place(number)) for number in range(10, 7_010)]
    with store.writing() as session:
        FactWriter(session, ACTOR, NOW, progress=told.append).write(facts)
    assert told == [5_000, 7_000]

    class Stopped(Exception):
        pass

    def stop(_done: int) -> None:
        raise Stopped

    before = dump(store)

    def write_more() -> None:
        with store.writing() as session:
            more = [replace(fact, fact=replace(fact.fact, name="Other")) for fact in facts]  # type: ignore[call-arg]
            FactWriter(session, ACTOR, NOW, progress=stop).write(more)

    with pytest.raises(Stopped):
        write_more()
    assert dump(store) == before


# Provider


def test_contacts_read_before_the_provider_was_known_join_it(store: Store) -> None:
    facts = [fact for fact in small_facts() if not isinstance(fact, ProviderFact)]
    write(store, *facts, contact_fact(20, PROVIDER), contact_fact(21, FABRIKAM))
    assert not subscription_row(store, 1).contact.is_provider
    write(store, provider_fact())
    row = subscription_row(store, 1)
    assert row.contact.is_provider
    assert row.server_contact.is_provider
    assert row.contact == SupportContact(guid(PROVIDER), "100", "Tien Shan Cloud", is_provider=True)
    assert subscription_row(store, 2).contact.tenant_id == guid(FABRIKAM)
    with store.reading() as session:
        assert overview.counts(session).on_default == 5
        assert overview.counts(session).has_provider


def test_a_change_towards_what_turns_out_to_be_the_provider_shows_it(store: Store) -> None:
    facts = [fact for fact in small_facts() if not isinstance(fact, ProviderFact)]
    write(store, *facts, reseller_fact(PROVIDER), link_fact(ROMASHKA, PROVIDER))
    with store.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1], SupportContact(guid(PROVIDER), "100", "Reseller 1"))
    write(store, provider_fact())
    assert subscription_row(store, 1).contact.is_provider


def test_the_provider_learned_piece_by_piece(store: Store) -> None:
    write(store, ProviderFact(name="Tien Shan Cloud"))
    write(store, ProviderFact(mail="help@tienshan.example"))
    write(store, ProviderFact(tenant_id=guid(PROVIDER), mpn_id="100"))
    with store.reading() as session:
        provider = resellers.provider(session)
    assert provider is not None
    assert (provider.tenant_id, provider.mpn_id, provider.name) == (guid(PROVIDER), "100", "Tien Shan Cloud")
    assert provider.profile == SupportProfile("help@tienshan.example")


def test_the_invitation_link_knows_when_it_was_read(store: Store) -> None:
    write(store, provider_fact(invitation_link="https://invite.example/1"))
    write(store, provider_fact(invitation_link="https://invite.example/1"), now=LATER)
    with store.reading() as session:
        provider = resellers.provider(session)
    assert provider is not None
    assert provider.invitation_read_at == NOW


# Resellers


def directory(store: Store) -> list[tuple[str, str, str, PartnershipState]]:
    with store.reading() as session:
        return [(r.tenant_id, r.mpn_id, r.name, r.partnership) for r in resellers.directory(session)]


def test_a_reseller_known_by_mpn_id_is_completed_by_its_tenant(store: Store) -> None:
    write(store, ResellerFact(mpn_id="200", name="Fabrikam"))
    applied = write(store, ResellerFact(tenant_id=guid(2), mpn_id="200"))
    assert applied.tallies["resellers"] == Tally(0, 1, 0)
    assert directory(store) == [(guid(2), "200", "Fabrikam", PartnershipState.ACTIVE)]
    write(store, ResellerFact(tenant_id=guid(2), name="Fabrikam LLP"))
    write(store, ResellerFact(mpn_id="200", location="KZ"))
    assert directory(store) == [(guid(2), "200", "Fabrikam LLP", PartnershipState.ACTIVE)]


def test_two_tenants_may_share_an_mpn_id(store: Store) -> None:
    write(store, ResellerFact(guid(2), "200", "North"), ResellerFact(guid(3), "200", "South"))
    assert [row[0] for row in directory(store)] == [guid(2), guid(3)]


def test_a_list_of_resellers_without_states_is_a_list_of_partners_and_says_so(store: Store) -> None:
    applied = write(store, ResellerFact(guid(2), "200", "Fabrikam"), ResellerFact(guid(3), "300", "Wingtip"))
    assert applied.notes == ["partnership_assumed_active"]
    assert {row[3] for row in directory(store)} == {PartnershipState.ACTIVE}


def test_a_customers_list_says_nothing_of_a_partnership(store: Store) -> None:
    told = ResellerFact(guid(2), "200", "Fabrikam")
    applied = write(
        store, LinkFact(guid(10), guid(2), reseller_fact=told), LinkFact(guid(11), guid(2), reseller_fact=told)
    )
    assert applied.notes == []
    assert applied.tallies["resellers"] == Tally(1, 0, 0)
    assert applied.tallies["customer_links"] == Tally(2, 0, 0)
    assert directory(store) == [(guid(2), "200", "Fabrikam", PartnershipState.UNKNOWN)]


@pytest.mark.parametrize("state", list(PartnershipState))
def test_a_partnership_that_changes_is_in_the_history(desk: Store, state: PartnershipState) -> None:
    write(desk, ResellerFact(guid(FABRIKAM), partnership=state))
    expected = [] if state is PartnershipState.ACTIVE else [("partnership_changed", "active", state.value)]
    assert events(desk, Event.PARTNERSHIP_CHANGED) == expected


def test_a_partnership_ends_and_comes_back(desk: Store) -> None:
    write(desk, ResellerFact(guid(FABRIKAM), partnership=PartnershipState.ENDED), now=LATER)
    with desk.reading() as session:
        reseller = resellers.by_tenant_id(session, guid(FABRIKAM))
    assert reseller is not None
    assert (reseller.partnership_since, reseller.partnership_ended) == (NOW, LATER)
    write(desk, ResellerFact(guid(FABRIKAM), partnership=PartnershipState.ACTIVE), now=LATER)
    with desk.reading() as session:
        reseller = resellers.by_tenant_id(session, guid(FABRIKAM))
    assert reseller is not None
    assert reseller.partnership_ended is None


# Links


def link(store: Store, customer: int = 1, reseller: int = 1) -> Any:
    with store.reading() as session:
        row = session.execute(
            select(CustomerLinkRow.__table__).where(
                CustomerLinkRow.customer_id == customer, CustomerLinkRow.reseller_id == reseller
            )
        )
        return row.mappings().one()


def test_an_import_that_repeats_the_kind_leaves_a_persons_attestation(desk: Store) -> None:
    with desk.writing() as session:
        resellers.attest(
            session, ACTOR, LATER, 1, 2, DelegatedAdminKind.GDAP, "mail of 1 March", ends_on=date(2027, 3, 1)
        )
    before = dump(desk)
    write(desk, link_fact(ROMASHKA, TAILSPIN, attested=False), LinkFact(guid(ROMASHKA), guid(TAILSPIN)))
    write(desk, LinkFact(guid(ROMASHKA), guid(TAILSPIN), kind=DelegatedAdminKind.UNKNOWN))
    assert dump(desk) == before


def test_another_kind_replaces_the_old_statement_whole(desk: Store) -> None:
    write(desk, link_fact(ROMASHKA, FABRIKAM, ends_on=date(2026, 12, 31)))
    write(desk, LinkFact(guid(ROMASHKA), guid(FABRIKAM), kind=DelegatedAdminKind.DAP))
    row = link(desk)
    assert (row["admin_kind"], row["admin_ends_on"]) == ("dap", None)
    assert (row["attested_by"], row["attested_at"], row["attested_how"]) == ("", None, "")


def test_a_link_makes_a_customer_that_is_new(store: Store) -> None:
    write(store, reseller_fact(2), LinkFact(guid(77), "200"))
    (row,) = customer_rows(store).values()
    assert (row.id, row.name) == (guid(77), guid(77))


# Subscriptions


def test_what_follows_from_a_subscriptions_fields(store: Store) -> None:
    write(
        store,
        subscription_fact(20),
        subscription_fact(21, offer_id="A:B:C"),
        subscription_fact(22, billing_type="usage"),
    )
    rows = [subscription_row(store, key) for key in (1, 2, 3)]
    assert [row.commerce for row in rows] == [Commerce.LEGACY, Commerce.NEW, Commerce.LEGACY]
    assert [row.publishing for row in rows] == [Publishing.PUBLISHABLE, Publishing.KEPT_HERE, Publishing.UNCERTAIN]
    write(store, subscription_fact(22, status="deleted"))
    assert subscription_row(store, 3).publishing is Publishing.KEPT_HERE


def test_deleted_subscriptions_leave_the_counts_and_come_back(desk: Store) -> None:
    write(desk, subscription_fact(20, status="deleted"))
    assert (customer_rows(desk)[1].subscriptions, customer_rows(desk)[1].on_default) == (3, 3)
    write(desk, subscription_fact(20, status="active"))
    assert (customer_rows(desk)[1].subscriptions, customer_rows(desk)[1].on_default) == (4, 4)


def test_a_subscription_that_was_gone_is_back_when_it_is_listed_again(desk: Store) -> None:
    with desk.writing() as session:
        session.execute(update(SubscriptionRow).where(SubscriptionRow.id == 1).values(gone_at=NOW, etag="old"))
    assert subscription_row(desk).gone
    applied = write(desk, subscription_fact(20))
    assert applied.tallies["subscriptions"] == Tally(0, 1, 0)
    assert not subscription_row(desk).gone


def test_a_subscription_that_moves_counts_for_its_new_customer_only(desk: Store) -> None:
    write(desk, subscription_fact(20, CONTOSO))
    assert {key: row.subscriptions for key, row in customer_rows(desk).items()} == {1: 3, 2: 3}


def test_a_row_may_tell_of_its_customer(store: Store) -> None:
    told = CustomerFact(guid(77), name="Told by a row", domain="told.example")
    write(store, SubscriptionFact(guid(20), customer=guid(77), customer_fact=told, product="Visio"))
    (row,) = customer_rows(store).values()
    assert (row.name, row.subscriptions) == ("Told by a row", 1)


def test_the_form_received_is_kept(store: Store) -> None:
    write(store, subscription_fact(20, id_received=guid(20).upper()))
    with store.reading() as session:
        assert session.scalars(select(SubscriptionRow.guid_received)).one() == guid(20).upper()


# Contacts


def test_a_contact_that_changed_is_in_the_history_with_before_and_after(desk: Store) -> None:
    write(desk, contact_fact(20, PROVIDER))
    assert events(desk, Event.CONTACT_READ) == []
    write(desk, contact_fact(20, FABRIKAM, read_at=LATER))
    write(desk, contact_fact(20, FABRIKAM, read_at=LATER))
    assert events(desk, Event.CONTACT_READ) == [("contact_read", "Tien Shan Cloud", "Reseller 2")]
    row = subscription_row(desk)
    assert (row.contact.tenant_id, row.contact_read_at) == (guid(FABRIKAM), LATER)
    assert customer_rows(desk)[1].on_default == 3


def test_a_later_reading_makes_a_contact_fresher_and_an_earlier_one_does_not(desk: Store) -> None:
    write(desk, contact_fact(20, FABRIKAM))
    write(desk, contact_fact(20, FABRIKAM, read_at=LATER))
    write(desk, contact_fact(20, FABRIKAM, read_at=NOW))
    applied = write(desk, contact_fact(20, FABRIKAM, read_at=None), now=LATER + timedelta(days=9))
    assert applied.tallies["contacts"] == Tally(0, 0, 1)
    assert subscription_row(desk).contact_read_at == LATER


def test_a_contact_read_beneath_a_staged_change_stays_beneath(desk: Store) -> None:
    with desk.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1], contact(session, TAILSPIN))
    write(desk, contact_fact(20, FABRIKAM))
    row = subscription_row(desk)
    assert row.contact.tenant_id == guid(TAILSPIN)
    assert row.server_contact.tenant_id == guid(FABRIKAM)
    assert row.change_state is ChangeState.STAGED


def test_one_dictionary_row_for_each_triple(desk: Store) -> None:
    write(
        desk, *(contact_fact(number, FABRIKAM) for number in (20, 21, 22, 23)), contact_fact(24, FABRIKAM, name="Other")
    )
    with desk.reading() as session:
        assert len(session.scalars(select(ContactRow.id)).all()) == 3
        assert len(session.scalars(select(SupportContactRow.subscription_id)).all()) == 5


# Rejected


@pytest.mark.parametrize(
    ("fact", "code", "text"),
    [
        (ResellerFact(name="Nobody"), "reseller_without_id", "Nobody"),
        (LinkFact(guid(ROMASHKA), "", reseller_fact=ResellerFact(name="Nobody")), "reseller_without_id", "Nobody"),
        (LinkFact(guid(ROMASHKA), guid(99)), "unknown_reseller", guid(99)),
        (AgreementFact("999", "A-1"), "unknown_reseller", "999"),
        (SubscriptionFact(guid(99), product="Visio"), "no_customer", guid(99)),
        (ContactFact(guid(99), guid(FABRIKAM)), "unknown_subscription", guid(99)),
        (ContactFact(guid(20), mpn_id="999"), "unknown_contact", "999"),
        (ContactFact(guid(20), name="Nobody"), "unknown_contact", "Nobody"),
    ],
)
def test_what_cannot_be_applied_is_reported_once_with_its_place(desk: Store, fact: Fact, code: str, text: str) -> None:
    applied = write(desk, customer_fact(CONTOSO, name="Contoso KZ"), fact, subscription_fact(25, CONTOSO, quantity=9))
    assert [(r.place.line, r.code, r.text) for r in applied.rejected] == [(2, code, text)]
    assert applied.tallies["customers"].changed == 1
    assert applied.tallies["subscriptions"].changed == 1


def test_a_contact_whose_reseller_has_no_tenant_is_not_guessed(desk: Store) -> None:
    write(desk, ResellerFact(mpn_id="900", name="No tenant"))
    applied = write(desk, ContactFact(guid(20), mpn_id="900"))
    assert [r.code for r in applied.rejected] == ["unknown_contact"]
    write(desk, ResellerFact(tenant_id=guid(9), mpn_id="900"), ContactFact(guid(20), mpn_id="900"))
    assert subscription_row(desk).contact.tenant_id == guid(9)


# Requests that facts fulfil


def test_an_import_establishes_what_was_requested_and_importing_again_changes_nothing(desk: Store) -> None:
    with desk.writing() as session:
        requests.remember(session, ACTOR, NOW, RequestKind.PARTNERSHIP, 3)
        requests.remember(session, ACTOR, NOW, RequestKind.CUSTOMER_LINK, 1, customer_key=2)
        requests.remember(session, ACTOR, NOW, RequestKind.CUSTOMER_LINK, 2, customer_key=2)
    told = reseller_fact(WINGTIP, name="Wingtip", partnership_text="Active (indirect)")
    facts = (told, LinkFact(guid(CONTOSO), guid(TAILSPIN)))
    write(desk, *facts, now=LATER)
    with desk.reading() as session:
        assert {(r.reseller_key, r.state) for r in requests.listed(session)} == {
            (3, RequestState.ESTABLISHED),
            (1, RequestState.ESTABLISHED),
            (2, RequestState.ESTABLISHED),
        }
    before = dump(desk)
    applied = write(desk, *facts, now=LATER + timedelta(days=1))
    assert dump(desk) == before
    assert all((tally.new, tally.changed) == (0, 0) for tally in applied.tallies.values())


def test_every_field_of_a_subscription_is_stored(store: Store) -> None:
    moments = dict.fromkeys(("created_at", "starts_at", "term_end"), NOW)
    others: dict[str, Any] = {"quantity": 3, "auto_renew": True, "is_trial": False, "raw": {"a": [1]}}
    texts = {
        field.name: f"told {field.name}"[:20]
        for field in fields(SubscriptionFact)
        if field.name not in {"id", "id_received", "customer", "customer_fact", "listed", *moments, *others}
    }
    write(store, SubscriptionFact(guid(20), guid(20).upper(), guid(10), **texts, **moments, **others))
    with store.reading() as session:
        row = session.execute(select(SubscriptionRow.__table__)).mappings().one()
    for name, value in {**texts, **moments, **others}.items():
        assert row["parent_guid" if name == "parent_id" else name] == value
