"""What is asked for each thing, and which facts come of the answer."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from desktop.data.facts import CustomerFact, ProviderFact
from desktop.domain.records import PartnershipState, RelationshipState, SupportContact
from desktop.sync.errors import BadAnswer, CustomerLost, Missing, NotPermitted, Refused, Unanswered
from desktop.sync.partner_center.client import PartnerCenter
from desktop.sync.partner_center.connection import Cloud, Connection
from desktop.sync.partner_center.tokens import EnvironmentToken
from desktop.sync.remote import Remote
from tests.sync.partner_center import answers
from tests.sync.partner_center.answers import CUSTOMER, OTHER, PROVIDER, REQUEST, RESELLER, SUBSCRIPTION
from tests.sync.partner_center.scripted import Asked, Reply, Scripted, collection, fault

WANTED = SupportContact(RESELLER, "4847383", "Первый & Söhne")


def test_it_is_a_remote(remote: PartnerCenter) -> None:
    checked: Remote = remote
    assert checked.meter().total == 0


def test_every_request_says_what_it_must(service: Scripted, remote: PartnerCenter, token: str) -> None:
    service.will(Reply(body=collection([])))
    remote.resellers()
    remote.resellers()
    first, second = (one.headers for one in service.asked)
    assert service.asked[0].target == "/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf"
    assert first["Authorization"] == f"Bearer {token}"
    assert first["Accept"] == "application/json"
    assert first["Accept-Encoding"] == "gzip"
    assert first["X-Locale"] == "en-US"
    assert first["MS-PartnerCenter-Application"] == "Partner Desk"
    assert "MS-Contract-Version" not in first
    assert "If-Match" not in first
    # Two operations: nothing may look like a repetition.
    assert first["MS-RequestId"] != second["MS-RequestId"]
    assert first["MS-CorrelationId"] != second["MS-CorrelationId"]


def test_the_provider_is_put_together_of_three_profiles(service: Scripted, remote: PartnerCenter) -> None:
    bodies = {"organization": answers.ORGANIZATION, "mpn": answers.MPN, "support": answers.SUPPORT}
    service.answer = lambda asked: Reply(body=bodies[asked.path.rpartition("/")[2]])
    assert remote.provider() == ProviderFact(
        PROVIDER, "4391507", "Trey Research", "US", "help@trey.example", "4255550101", "www.trey.example"
    )  # fmt: skip
    assert [one.target for one in service.asked] == [
        "/v1/profiles/organization",
        "/v1/profiles/mpn",
        "/v1/profiles/support",
    ]
    assert remote.meter().requests == {"profiles": 3}


def test_a_support_profile_that_is_not_to_be_had_is_left_out(service: Scripted, remote: PartnerCenter) -> None:
    service.will(
        Reply(body=answers.ORGANIZATION), Reply(body=answers.MPN), fault(403, 900150, "no")
    )  # fmt: skip
    found = remote.provider()
    assert (found.tenant_id, found.mpn_id, found.mail) == (PROVIDER, "4391507", None)


def test_no_organization_is_no_provider(service: Scripted, remote: PartnerCenter) -> None:
    service.will(Reply(body={"companyName": "x", "attributes": {"objectType": "OrganizationProfile"}}))
    with pytest.raises(BadAnswer):
        remote.provider()


def test_resellers(service: Scripted, remote: PartnerCenter) -> None:
    service.will(
        Reply(
            body=collection(
                [
                    answers.relationship(state="Active", location="US"),
                    answers.relationship(OTHER.upper(), "Реселлер", state="frozen", mpnId=None, partnerId="77"),
                    answers.relationship(state="Active", location="US"),
                    {"id": "no guid", "name": "x", "relationshipType": "is_indirect_cloud_solution_provider_of"},
                ]
            )
        )
    )
    first, second = remote.resellers()
    assert (first.tenant_id, first.mpn_id, first.partnership) == (RESELLER, "4847383", PartnershipState.ACTIVE)
    assert (second.tenant_id, second.mpn_id, second.name) == (OTHER, "77", "Реселлер")
    assert (second.partnership, second.partnership_text) == (PartnershipState.UNKNOWN, "frozen")


def test_customers_come_page_by_page(service: Scripted, remote: PartnerCenter) -> None:
    link = {
        "uri": "/customers?seekOperation=Next",
        "method": "GET",
        "headers": [{"key": "MS-ContinuationToken", "value": "AAA="}],
    }
    service.will(
        Reply(body=collection([answers.customer(1), answers.customer(2)], link, continuationToken="AAA=")),
        Reply(body=collection([answers.customer(3, relationshipToPartner="something_new")])),
    )
    pages = list(remote.customers())
    assert [[fact.tenant_id for fact in page.customers] for page in pages] == [
        [answers.tenant_of(1), answers.tenant_of(2)],
        [answers.tenant_of(3)],
    ]
    assert pages[0].customers[0] == CustomerFact(
        answers.tenant_of(1), "Customer 1", "c1.example", None, RelationshipState.RESELLER, "reseller"
    )  # fmt: skip
    assert pages[1].customers[0].relationship is RelationshipState.OTHER
    assert pages[1].customers[0].relationship_text == "something_new"
    assert [one.target for one in service.asked] == ["/v1/customers?size=500", "/v1/customers?seekOperation=Next"]
    assert service.asked[1].headers["MS-ContinuationToken"] == "AAA="
    assert pages[0].token
    assert pages[1].token == ""


def test_credentials_in_a_list_are_not_taken(service: Scripted, remote: PartnerCenter) -> None:
    service.will(Reply(body=collection([answers.customer(1, userCredentials={"password": "hunter2"})])))
    assert "hunter2" not in repr(list(remote.customers()))


def test_customers_of_a_reseller_are_asked_with_a_filter(service: Scripted, remote: PartnerCenter) -> None:
    service.will(Reply(body=collection([answers.customer(1), answers.customer(2), answers.customer(1)])))
    assert list(remote.customers_of(RESELLER)) == [answers.tenant_of(1), answers.tenant_of(2)]
    asked = service.asked[0]
    assert json.loads(asked.query["filter"][0]) == {
        "Field": "IndirectReseller",
        "Value": RESELLER,
        "Operator": "starts_with",
    }
    # Percent-encoded: a plus sign for a blank would not be understood everywhere.
    assert "+" not in asked.target
    assert "{" not in asked.target
    assert asked.query["size"] == ["500"]


def test_the_resellers_of_a_customer(service: Scripted, remote: PartnerCenter) -> None:
    service.will(Reply(body=collection([answers.relationship(), answers.relationship(OTHER, "B", state="Active")])))
    first, second = remote.links_of(CUSTOMER)
    assert (first.customer, first.reseller, first.reseller_fact.name) == (CUSTOMER, RESELLER, "First Up Consultants")
    assert (second.customer, second.reseller) == (CUSTOMER, OTHER)
    assert service.asked[0].target == f"/v1/customers/{CUSTOMER}/relationships"


def test_subscriptions_lose_nothing_to_a_bad_date_or_a_new_word(service: Scripted, remote: PartnerCenter) -> None:
    odd = answers.subscription(
        "488745b5-2086-4912-802c-6abb9f7c3638",
        creationDate="yesterday",
        status="hibernating",
        partnerId="",
        links={"self": {"uri": f"/customers/{OTHER}/subscriptions/488745b5-2086-4912-802c-6abb9f7c3638"}},
        somethingNew={"a": 1},
    )
    service.will(Reply(body=collection([answers.subscription(), odd])))
    first, second = remote.subscriptions(CUSTOMER)
    assert (first.id, first.id_received, first.customer) == (SUBSCRIPTION.lower(), SUBSCRIPTION, CUSTOMER)
    assert first.created_at == datetime(2017, 6, 15, 16, 57, 15, 96672, tzinfo=UTC)
    assert first.term_end is None
    assert first.etag == "eyJpZCI6"
    assert (second.status, second.created_at, second.reseller_of_record) == ("hibernating", None, "")
    assert second.raw["creationDate"] == "yesterday"
    assert second.raw["somethingNew"] == {"a": 1}
    # Whom was asked about counts, not what an item says of itself.
    assert second.customer == CUSTOMER


def test_no_subscriptions_are_an_answer_too(service: Scripted, remote: PartnerCenter) -> None:
    service.will(Reply(body=collection([])), Reply(body={"totalCount": 0, "items": None}))
    assert remote.subscriptions(CUSTOMER) == []
    assert remote.subscriptions(CUSTOMER) == []


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"{}",
        b"null",
        b'"x"',
        b"5",
        b"",
        b'{"items": {}}',
        b'{"items": null}',
        b'{"items": "x"}',
        b'{"items": [5, null, "x", [], {}]}',
        b'{"items": [{"id": "no guid", "status": "active", "orderId": "x"}]}',
        b'{"code": 1000, "description": "x"}',
        b'{"items": [',
        b"[" * 100_000,
        b'{"items": NaN}',
        b"\xff\xfe{\x00}\x00",
        b"\xc3\x28",
    ],
)
def test_what_is_no_list_is_never_taken_for_an_empty_one(service: Scripted, remote: PartnerCenter, body: bytes) -> None:
    # An empty list says that everything is gone.
    service.will(Reply(body=body))
    for listing in (
        lambda: remote.subscriptions(CUSTOMER),
        lambda: list(remote.customers()),
        lambda: remote.links_of(CUSTOMER),
        remote.resellers,
    ):
        with pytest.raises(BadAnswer):
            listing()


def test_a_support_contact_is_read_with_its_time(service: Scripted, remote: PartnerCenter) -> None:
    service.will(Reply(body=answers.contact()))
    before = datetime.now(UTC)
    found = remote.support_contact(CUSTOMER.upper(), SUBSCRIPTION)
    assert (found.subscription, found.tenant_id, found.mpn_id) == (SUBSCRIPTION.lower(), PROVIDER, "4391507")
    assert (found.name, found.tenant_id_received) == ("Trey Research", PROVIDER.upper())
    assert found.read_at is not None
    assert before <= found.read_at <= datetime.now(UTC)
    # Both ids in the form last received.
    assert service.asked[0].target == f"/v1/customers/{CUSTOMER.upper()}/subscriptions/{SUBSCRIPTION}/supportcontact"


def test_a_contact_need_not_say_whose_it_is(service: Scripted, remote: PartnerCenter) -> None:
    service.will(
        Reply(body={"SupportTenantId": PROVIDER, "SupportMpnId": 4391507, "Name": None}),
        Reply(body=answers.contact(links={"self": {"uri": f"/customers/{OTHER}/subscriptions/{OTHER}/x"}})),
        Reply(body=answers.contact(links={"self": {"uri": f"/customers/{OTHER}/subscriptions/{'-' * 36}/x"}})),
    )
    for _ in range(3):
        found = remote.support_contact(CUSTOMER, SUBSCRIPTION)
        assert (found.subscription, found.tenant_id, found.mpn_id) == (SUBSCRIPTION.lower(), PROVIDER, "4391507")


@pytest.mark.parametrize("tenant", [None, "", "  "])
def test_no_contact_is_missing(service: Scripted, remote: PartnerCenter, tenant: object) -> None:
    service.will(Reply(body=answers.contact(tenant)))
    with pytest.raises(Missing) as caught:
        remote.support_contact(CUSTOMER, SUBSCRIPTION)
    assert caught.value.code == "remote_no_contact"


@pytest.mark.parametrize(
    "body", [{}, answers.contact("no guid"), answers.subscription(), collection([answers.contact()])]
)
def test_what_is_no_contact(service: Scripted, remote: PartnerCenter, body: object) -> None:
    service.will(Reply(body=body))
    with pytest.raises(BadAnswer):
        remote.support_contact(CUSTOMER, SUBSCRIPTION)


def test_a_contact_is_put_with_its_own_request_id(service: Scripted, remote: PartnerCenter) -> None:
    service.will(
        Reply(body={"SupportTenantId": RESELLER.upper(), "SupportMpnId": "4847383", "Name": "First", "Links": None})
    )
    found = remote.put_support_contact(CUSTOMER, SUBSCRIPTION, WANTED, RESELLER.upper(), REQUEST)
    asked = service.asked[0]
    assert asked.method == "PUT"
    assert asked.json == {"SupportTenantId": RESELLER.upper(), "SupportMpnId": "4847383", "Name": "Первый & Söhne"}
    assert asked.headers["Content-Type"] == "application/json"
    assert asked.headers["MS-RequestId"] == REQUEST
    assert "If-Match" not in asked.headers
    # What the service says it has stored, in whatever case it says it.
    assert (found.subscription, found.tenant_id, found.name) == (SUBSCRIPTION.lower(), RESELLER, "First")
    assert remote.meter().requests == {"contact_writes": 1}


@pytest.mark.parametrize("identifier", ["", " ", ".", ".."])
def test_an_identifier_that_is_none_asks_for_nothing(service: Scripted, remote: PartnerCenter, identifier: str) -> None:
    with pytest.raises(Missing):
        remote.subscriptions(identifier)
    with pytest.raises(Missing):
        remote.support_contact(CUSTOMER, identifier)
    assert service.asked == []


def test_a_hostile_identifier_stays_one_segment(service: Scripted, remote: PartnerCenter) -> None:
    service.will(fault(404, 1000))
    with pytest.raises((Missing, BadAnswer)):
        remote.support_contact(CUSTOMER, "a b?c#d&e")
    assert service.asked[0].target == f"/v1/customers/{CUSTOMER}/subscriptions/a%20b%3Fc%23d%26e/supportcontact"
    with pytest.raises((Missing, BadAnswer)):
        remote.subscriptions("../../profiles")
    assert len(service.asked) == 1


def test_the_activity_log_is_read_in_windows_without_repetitions(service: Scripted, remote: PartnerCenter) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.query["startDate"] == ["2018-07-01"]:
            return Reply(body=collection([answers.audit(1), answers.audit(2), answers.audit(1)]))
        return Reply(
            body=collection(
                [
                    answers.audit(2),
                    answers.audit(3, operationStatus="progress", operationDate="soon", customerId="org:x"),
                    answers.audit(4, id=None),
                    answers.audit(4, id=None),
                    {"id": "x"},
                    "junk",
                ]
            )
        )

    service.answer = answer
    remote._now = lambda: datetime(2018, 8, 5, 12, tzinfo=UTC)
    found = list(remote.happenings(date(2018, 7, 1), date(2018, 8, 5)))
    assert [one.target for one in service.asked] == [
        "/v1/auditrecords?startDate=2018-07-01&endDate=2018-07-30&size=500",
        "/v1/auditrecords?startDate=2018-07-31&endDate=2018-08-05&size=500",
    ]
    assert len(found) == 4
    assert found[0].id == f"{PROVIDER}_1"
    assert found[0].at == datetime(2018, 7, 24, 10, 30, 43, 346652, tzinfo=UTC)
    assert (found[0].kind, found[0].resource, found[0].customer) == ("update_subscription", "subscription", CUSTOMER)
    assert found[0].succeeded
    assert (found[2].at, found[2].customer, found[2].succeeded) == (None, "", False)
    assert found[3].id.startswith(CUSTOMER)


def test_the_activity_log_reaches_ninety_days_back(service: Scripted, remote: PartnerCenter) -> None:
    service.will(Reply(body=collection([])))
    remote._now = lambda: datetime(2018, 8, 5, 12, tzinfo=UTC)
    assert list(remote.happenings(date(2017, 1, 1), date(2018, 8, 5))) == []
    assert service.asked[0].query["startDate"] == ["2018-05-07"]
    assert [one.query["endDate"][0] for one in service.asked] == [
        "2018-06-05",
        "2018-07-05",
        "2018-08-04",
        "2018-08-05",
    ]


def test_a_cloud_is_not_asked_for_what_it_lacks(service: Scripted, token: str) -> None:
    remote = PartnerCenter(Connection(cloud=Cloud.CHINA, base_url=service.base_url), EnvironmentToken())
    for ask in (
        lambda: remote.support_contact(CUSTOMER, SUBSCRIPTION),
        lambda: remote.put_support_contact(CUSTOMER, SUBSCRIPTION, WANTED, "", REQUEST),
        lambda: list(remote.happenings(date(2018, 7, 1), date(2018, 7, 2))),
    ):
        with pytest.raises(NotPermitted):
            ask()
    assert service.asked == []
    remote.close()


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (fault(403, 20002, "no relationship between caller and account"), CustomerLost),
        (fault(403, "20002"), CustomerLost),
        (fault(403, 2032), NotPermitted),
        (fault(403, 1002, "Authorization Failed"), NotPermitted),
        (fault(403, 900150), NotPermitted),
        (fault(403, 900309), NotPermitted),
        (fault(403, 900329), NotPermitted),
        (fault(403, 4711), Refused),
        (fault(404, 60003), Missing),
        (fault(404, 1000), Missing),
        (Reply(404), Missing),
        (fault(400, 900118), Refused),
        (Reply(400, {"message": "The request is invalid."}), Refused),
        (fault(409, 800082), Refused),
        (fault(412, 1), Refused),
        (fault(417, 800036), Refused),
    ],
)
def test_refusals_about_a_customer(
    service: Scripted, remote: PartnerCenter, reply: Reply, kind: type[Exception]
) -> None:
    service.will(reply)
    with pytest.raises(kind) as caught:
        remote.subscriptions(CUSTOMER)
    assert type(caught.value) is kind
    assert len(service.asked) == 1


@pytest.mark.parametrize("reply", [fault(403, 1002), fault(403, 4711), fault(403, 20002), Reply(403)])
def test_whoever_may_not_list_may_not_do_so_at_all(service: Scripted, remote: PartnerCenter, reply: Reply) -> None:
    service.will(reply)
    with pytest.raises(NotPermitted):
        remote.resellers()
    with pytest.raises(NotPermitted):
        list(remote.customers())


@pytest.mark.parametrize(
    ("reply", "kind", "code"),
    [
        (fault(400, 2071, "not valid"), Refused, "2071"),
        (fault(400, 2000), Refused, "2000"),
        (fault(403, 2032), Refused, "2032"),
        (fault(403, 900123), Refused, "900123"),
        (Reply(403), Refused, ""),
        (fault(403, 900150), NotPermitted, None),
        (fault(403, 900308), NotPermitted, None),
        (fault(403, 20002), CustomerLost, None),
        (fault(404, 2072), Refused, "2072"),
        (fault(404, 800015), Refused, "800015"),
        (fault(404, 20003), Missing, None),
        (Reply(404), Missing, None),
        (fault(409, 900278), Refused, "900278"),
        (Reply(400, b"<html>no</html>", kind="text/html"), Refused, ""),
        (Reply(405, b""), Refused, ""),
    ],
)
def test_refusals_of_one_change(
    service: Scripted, remote: PartnerCenter, reply: Reply, kind: type[Exception], code: str | None
) -> None:
    service.will(reply)
    with pytest.raises(kind) as caught:
        remote.put_support_contact(CUSTOMER, SUBSCRIPTION, WANTED, "", REQUEST)
    assert type(caught.value) is kind
    if isinstance(caught.value, Refused):
        assert (caught.value.status, caught.value.fault) == (reply.status, code)
    assert len(service.asked) == 1


def test_a_refusal_tells_what_support_asks_for(service: Scripted, remote: PartnerCenter) -> None:
    service.will(fault(400, 2071, "not {a} valid\x07 advisor " + "x" * 900, headers={"MS-CorrelationId": "abc-1"}))
    with pytest.raises(Refused) as caught:
        remote.support_contact(CUSTOMER, SUBSCRIPTION)
    error = caught.value
    assert error.correlation_id == "abc-1"
    assert error.description.startswith("not {a} valid advisor x")
    assert len(error.description) == 500
    assert "code 2071" in str(error)


def test_a_correlation_id_that_cannot_be_shown_gives_way_to_ours(service: Scripted, remote: PartnerCenter) -> None:
    service.will(fault(400, 1, headers={"MS-CorrelationId": "<b>" + "x" * 500}))
    with pytest.raises(Refused) as caught:
        remote.support_contact(CUSTOMER, SUBSCRIPTION)
    assert caught.value.correlation_id == service.asked[0].headers["MS-CorrelationId"]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(204),
        Reply(200, b""),
        Reply(202, {"x": 1}),
        Reply(body=answers.contact(None)),
        Reply(body=b"<html>", kind="text/html"),
        Reply(body=b'{"supportTenantId":'),
        Reply(500),
        Reply(501),
        Reply(408),
        fault(503, 800003),
    ],
)
def test_a_write_whose_answer_says_nothing_is_unanswered(
    service: Scripted, remote: PartnerCenter, reply: Reply
) -> None:
    service.will(reply)
    with pytest.raises(Unanswered):
        remote.put_support_contact(CUSTOMER, SUBSCRIPTION, WANTED, "", REQUEST)
    assert len(service.asked) == 1
