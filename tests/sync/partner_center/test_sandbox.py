"""The client and the sandbox, which were written from one contract and not from each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from desktop.domain.records import SupportContact
from desktop.sandbox.faults import Kind
from desktop.sandbox.requests import Call
from desktop.sandbox.running import Sandbox, running
from desktop.sandbox.tenant import Tenant
from desktop.sync.errors import (
    BadAnswer,
    CustomerLost,
    Missing,
    RemoteError,
    SignInNeeded,
    Unanswered,
    Unreachable,
)
from desktop.sync.partner_center.client import PartnerCenter
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.tokens import VARIABLE, EnvironmentToken
from desktop.sync.partner_center.wire import Limits
from tests.sync.partner_center.answers import REQUEST
from tests.sync.partner_center.scripted import Time


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with running(Tenant(customers=620, subscriptions=1_500, resellers=30, lost=False)) as sandbox:
        yield sandbox


@pytest.fixture
def remote(sandbox: Sandbox, time: Time, monkeypatch: pytest.MonkeyPatch) -> Iterator[PartnerCenter]:
    monkeypatch.setenv(VARIABLE, sandbox.token)
    client = PartnerCenter(
        Connection(base_url=sandbox.base_url),
        EnvironmentToken(),
        limits=Limits(deadline=0.35, timeout=httpx.Timeout(0.25)),
        clock=time,
        sleep=time.sleep,
    )
    yield client
    client.close()


def first_contact(sandbox: Sandbox) -> tuple[str, str]:
    """A customer and a subscription of theirs whose contact may be set."""
    for customer in sandbox.directory.customers():
        for fact in sandbox.directory.subscriptions(customer.tenant_id):
            if fact.billing_type == "license" and not fact.product_type and fact.status == "active":
                return customer.tenant_id, fact.id_received or fact.id
    raise AssertionError("the sandbox has none")


def test_everything_can_be_read(sandbox: Sandbox, remote: PartnerCenter) -> None:
    provider = remote.provider()
    assert provider.tenant_id
    assert provider.mpn_id
    assert provider.name
    resellers = remote.resellers()
    # The curated ones come on top, and those who stand in no partnership are not listed.
    assert {fact.tenant_id for fact in resellers} == {fact.tenant_id for fact in sandbox.directory.listed_resellers()}
    pages = list(remote.customers())
    assert [bool(page.token) for page in pages] == [True, False]
    listed = [fact for page in pages for fact in page.customers]
    assert [fact.tenant_id for fact in listed] == [fact.tenant_id for fact in sandbox.directory.customers()]
    customer, subscription = first_contact(sandbox)
    told = remote.subscriptions(customer)
    assert {fact.id for fact in told} == {fact.id for fact in sandbox.directory.subscriptions(customer)}
    contact = remote.support_contact(customer, subscription)
    assert contact.subscription == subscription.lower()
    assert contact.tenant_id
    links = {link.reseller for link in remote.links_of(customer)}
    for reseller in links:
        assert customer in set(remote.customers_of(reseller))


def test_a_contact_is_put_and_read_again(sandbox: Sandbox, remote: PartnerCenter) -> None:
    customer, subscription = first_contact(sandbox)
    reseller = remote.resellers()[0]
    wanted = SupportContact(reseller.tenant_id or "", reseller.mpn_id or "", reseller.name or "")
    stored = remote.put_support_contact(customer, subscription, wanted, "", REQUEST)
    found = remote.support_contact(customer, subscription)
    for fact in (stored, found):
        assert (fact.tenant_id, fact.mpn_id, fact.name) == (wanted.tenant_id, wanted.mpn_id, wanted.name)


def test_the_activity_log_tells_what_happened(sandbox: Sandbox, remote: PartnerCenter) -> None:
    customer, subscription = first_contact(sandbox)
    sandbox.directory.change_subscription(customer, subscription, quantity=77)
    today = datetime.now(UTC).date()
    found = list(remote.happenings(today - timedelta(days=80), today + timedelta(days=1)))
    assert any(one.customer == customer and one.kind == "update_subscription" and one.succeeded for one in found)
    assert len({one.id for one in found}) == len(found)


def test_who_left_is_lost(sandbox: Sandbox, remote: PartnerCenter) -> None:
    customer, subscription = first_contact(sandbox)
    sandbox.directory.leave(customer)
    with pytest.raises((CustomerLost, Missing)):
        remote.subscriptions(customer)
    with pytest.raises((CustomerLost, Missing)):
        remote.support_contact(customer, subscription)


# Ordered on the call that it concerns: what becomes of a read that meets it once, and of one that always does.
READS: dict[Kind, tuple[bool, type[RemoteError] | None]] = {
    Kind.THROTTLED: (True, RemoteError),
    Kind.ERROR: (True, Unreachable),
    Kind.ERROR_AFTER: (True, Unreachable),
    Kind.RESET: (True, Unreachable),
    Kind.RESET_AFTER: (True, Unreachable),
    Kind.SILENT: (True, Unreachable),
    Kind.SILENT_AFTER: (True, Unreachable),
    Kind.HANGS_UP: (True, None),
    Kind.TRICKLES: (True, Unreachable),
    Kind.CUT_OFF: (True, BadAnswer),
    Kind.HALF_JSON: (False, BadAnswer),
    Kind.HTML: (True, RemoteError),
    Kind.WRONG_TYPE: (False, BadAnswer),
    Kind.NO_MFA: (False, SignInNeeded),
    Kind.REDIRECT: (False, BadAnswer),
    Kind.LOST_CUSTOMER: (False, CustomerLost),
    Kind.CLOCK_SKEW: (True, None),
}


@pytest.mark.parametrize("kind", READS)
def test_a_read_that_meets_a_fault(sandbox: Sandbox, remote: PartnerCenter, kind: Kind) -> None:
    survives, error = READS[kind]
    customer, subscription = first_contact(sandbox)
    status = 502 if kind is Kind.HTML else 0
    sandbox.faults.add(kind, on=Call.CONTACT, times=1, seconds=5.0, status=status, retry_after="3")
    if survives:
        assert remote.support_contact(customer, subscription).tenant_id
    else:
        with pytest.raises(RemoteError):
            remote.support_contact(customer, subscription)
    sandbox.faults.clear()
    assert remote.support_contact(customer, subscription).tenant_id
    if error is not None:
        sandbox.faults.add(kind, on=Call.CONTACT, seconds=5.0, status=status, retry_after="3")
        with pytest.raises(error):
            remote.support_contact(customer, subscription)


LOST_ANSWERS = [
    Kind.ERROR_AFTER,
    Kind.RESET_AFTER,
    Kind.SILENT_AFTER,
    Kind.CUT_OFF,
    Kind.HALF_JSON,
    Kind.TRICKLES,
    Kind.WRONG_TYPE,
    Kind.HTML,
]


@pytest.mark.parametrize("kind", [*LOST_ANSWERS, Kind.RESET, Kind.SILENT, Kind.ERROR])
def test_a_write_whose_answer_is_lost_is_sent_once(sandbox: Sandbox, remote: PartnerCenter, kind: Kind) -> None:
    customer, subscription = first_contact(sandbox)
    before = remote.support_contact(customer, subscription)
    reseller = next(one for one in remote.resellers() if one.tenant_id != before.tenant_id)
    wanted = SupportContact(reseller.tenant_id or "", reseller.mpn_id or "", reseller.name or "")
    sandbox.faults.add(kind, on=Call.PUT_CONTACT, seconds=5.0)
    with pytest.raises(Unanswered):
        remote.put_support_contact(customer, subscription, wanted, "", REQUEST)
    assert remote.meter().requests["contact_writes"] == 1
    # Only reading again tells what became of it.
    applied = remote.support_contact(customer, subscription).tenant_id == wanted.tenant_id
    assert applied == (kind in LOST_ANSWERS)


@pytest.mark.parametrize("kind", [Kind.ODD_LINK, Kind.DOUBLED_PAGE, Kind.MOVING_ITEMS])
def test_a_listing_survives(sandbox: Sandbox, remote: PartnerCenter, kind: Kind) -> None:
    sandbox.faults.add(kind, on=Call.CUSTOMERS)
    listed = [fact.tenant_id for page in remote.customers() for fact in page.customers]
    assert len(set(listed)) == len(listed)
    everyone = {fact.tenant_id for fact in sandbox.directory.customers()}
    if kind is Kind.MOVING_ITEMS:
        # Whoever moved to a page that was read already is missing; nobody can tell from one listing.
        assert len(everyone - set(listed)) <= 1
    else:
        assert set(listed) == everyone


@pytest.mark.parametrize("kind", [Kind.FOREIGN_LINK, Kind.LOOPING_PAGE])
def test_a_listing_that_leads_astray_ends(sandbox: Sandbox, remote: PartnerCenter, kind: Kind) -> None:
    sandbox.faults.add(kind, on=Call.CUSTOMERS)
    with pytest.raises(BadAnswer):
        list(remote.customers())
