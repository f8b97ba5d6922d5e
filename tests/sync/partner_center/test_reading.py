"""Whatever JSON a service may think of is read, or refused in words of ours."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.data.facts import CustomerFact, ResellerFact, SubscriptionFact
from desktop.data.importing.partner_center import Members
from desktop.sync.errors import RemoteError
from desktop.sync.partner_center import reading
from desktop.sync.partner_center.links import link_of, next_link
from tests.sync.partner_center.answers import (
    CUSTOMER,
    PROVIDER,
    SUBSCRIPTION,
    audit,
    contact,
    customer,
    relationship,
    subscription,
)

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = (
    "id items links next self uri headers key value attributes objectType companyProfile tenantId status orderId state "
    "name supportTenantId supportMpnId totalCount continuationToken operationType operationDate customerId code"
).split()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.just(PROVIDER),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=25,
)
GOOD = [customer(), subscription(), contact(), relationship(), audit()]


def read_all(payload: dict[str, Any]) -> None:
    for read in (
        lambda: reading.facts_of(CustomerFact, payload),
        lambda: reading.facts_of(SubscriptionFact, payload, CUSTOMER),
        lambda: reading.facts_of(ResellerFact, payload),
        lambda: reading.contact_of(payload, SUBSCRIPTION.lower(), NOW),
        lambda: reading.provider_of(payload, payload),
        lambda: [reading.happening_of(item) for item in reading.listed(payload)],
        lambda: next_link(Members(payload)),
    ):
        with contextlib.suppress(RemoteError):
            read()


@given(st.dictionaries(st.text() | st.sampled_from(NAMES), JSON, max_size=6))
def test_no_object_does_worse_than_a_remote_error(payload: dict[str, Any]) -> None:
    read_all(payload)
    read_all({"items": [payload, *payload.values()], "links": payload})


@given(st.sampled_from(GOOD), st.data())
def test_nor_does_a_good_one_with_one_odd_member(good: dict[str, Any], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(good)))
    payload = {**good, name: data.draw(JSON)}
    read_all(payload)
    read_all({"items": [payload]})


@given(st.text())
def test_nor_does_a_token(text: str) -> None:
    link_of(text)


@given(st.dictionaries(st.sampled_from(sorted(subscription())), JSON, max_size=5))
def test_a_subscription_is_never_lost_to_one_odd_member(odd: dict[str, Any]) -> None:
    odd.pop("id", None)
    odd.pop("attributes", None)
    (fact,) = reading.facts_of(SubscriptionFact, {"items": [{**subscription(), **odd}]}, CUSTOMER)
    assert fact.id == SUBSCRIPTION.lower()
