"""Every example payload of the service, where the folder with them is at hand, ends in facts or in a clear word."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from desktop.data.importing.known import Nobody
from desktop.data.importing.problems import PROBLEMS
from desktop.errors import ImportRefused

from .conftest import guid, read_file

EXAMPLES = Path(__file__).resolve().parents[4] / "shared" / "partner-center" / "examples"
FILES = sorted(EXAMPLES.glob("*.json")) if EXAMPLES.is_dir() else []

# file → facts by type, problem codes; a string is the code of the refusal
EXPECTED: dict[str, tuple[dict[str, int], list[str]] | str] = {
    "GET-analytics-subscriptions--nulls.json": ({"SubscriptionFact": 1}, []),
    "GET-analytics-subscriptions--row.json": ({"SubscriptionFact": 1}, []),
    "GET-auditrecords--by-customer.json": ({}, ["recognised_not_imported"]),
    "GET-auditrecords--recorded.json": ({}, ["recognised_not_imported"]),
    "GET-compliance-csp-agreementstatus--error-2000-both.json": ({}, ["service_error"]),
    "GET-compliance-csp-agreementstatus--error-2000-mpn-not-numeric.json": ({}, ["service_error"]),
    "GET-compliance-csp-agreementstatus--error-2000-tenant-not-guid.json": ({}, ["service_error"]),
    "GET-compliance-csp-agreementstatus--error-2001-neither.json": ({}, ["service_error"]),
    "GET-compliance-csp-agreementstatus--error-2203-not-signed.json": ({}, ["service_error"]),
    "GET-compliance-csp-agreementstatus--error-2205-unknown-tenant.json": ({}, ["service_error"]),
    "GET-compliance-csp-agreementstatus--signed.json": ({}, ["nothing_to_import"]),
    "GET-customers--filter-companyname.json": ({"CustomerFact": 3}, []),
    "GET-customers--size-40.json": ({"CustomerFact": 2}, []),
    "GET-customers-id--full.json": ({"CustomerFact": 1}, []),
    "GET-customers-id-entitlements--recorded.json": ({}, ["recognised_not_imported"]),
    "GET-customers-id-relationships.json": ({"ResellerFact": 1}, ["no_customer"]),
    "GET-customers-id-subscriptions--mpn_id.json": ({"SubscriptionFact": 1}, []),
    "GET-customers-id-subscriptions--recorded.json": ({"SubscriptionFact": 2}, []),
    "GET-customers-id-subscriptions--software.json": ({"SubscriptionFact": 1}, []),
    "GET-customers-id-subscriptions-id--addon.json": ({"SubscriptionFact": 1}, []),
    "GET-customers-id-subscriptions-id--azure-legacy.json": ({"SubscriptionFact": 1}, []),
    "GET-customers-id-subscriptions-id--nce-2021.json": ({"SubscriptionFact": 1}, []),
    "GET-customers-id-subscriptions-id-supportcontact.json": ({"ContactFact": 1}, []),
    "GET-customers-relationshiprequests.json": ({"ProviderFact": 1}, []),
    "GET-delegatedAdminCustomers.json": ({"CustomerFact": 2}, []),
    "GET-delegatedAdminStatistics.json": ({}, ["recognised_not_imported"]),
    "GET-invoices-unbilled-lineitems--page-with-next.json": ({}, ["recognised_not_imported"]),
    "GET-profiles-legalbusiness.json": ({"ProviderFact": 1}, []),
    "GET-profiles-mpn--404.json": ({}, ["service_error"]),
    "GET-profiles-mpn--by-id.json": ({"ProviderFact": 1}, []),
    "GET-profiles-mpn--self.json": ({}, ["bad_mpn_id"]),
    "GET-profiles-organization.invalid.json": "bad_json",
    "GET-profiles-support.json": ({"ProviderFact": 1}, []),
    "GET-relationships--IsIndirectCloudSolutionProviderOf.json": ({"ResellerFact": 2}, []),
    "PATCH-customers-id--relationship-none.request.json": ({}, ["recognised_not_imported"]),
    "PATCH-customers-id-subscriptions-id--marketplace-cancelled.json": ({"SubscriptionFact": 1}, []),
    "PATCH-customers-id-subscriptions-id--response-pascal.json": ({}, ["no_customer"]),
    "PUT-customers-id-subscriptions-id-supportcontact.request.json": ({"ContactFact": 1}, []),
    "PUT-profiles-support--response.json": ({"ProviderFact": 1}, []),
    "PUT-profiles-support.request.json": ({"ProviderFact": 1}, []),
    "error-403-conditional-access.json": ({}, ["service_error"]),
    "error-429-throttled.json": ({}, ["service_error"]),
    "jwt-claims-app-user-mfa.json": ({}, ["recognised_not_imported"]),
    "recording-countryvalidationrules.json": ({}, ["recognised_not_imported"]),
    "token-refresh-grant.json": "contains_token",
    "webhook-event--reseller-relationship-accepted.json": ({}, ["recognised_not_imported"]),
}

needs_examples = pytest.mark.skipif(not FILES, reason="the example payloads are not here")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_example_ends_as_expected(path: Path) -> None:
    expected = EXPECTED.get(path.name)
    if path.name.endswith(".headers.json"):
        expected = ({}, ["recognised_not_imported"])
    try:
        result = read_file(path, known=Nobody())
    except ImportRefused as refusal:
        found: object = refusal.code
    else:
        found = (
            dict(Counter(type(placed.fact).__name__ for placed in result.facts)),
            [problem.code for problem in result.problems],
        )
        assert all(problem.code in PROBLEMS for problem in result.problems)
    if expected is not None:
        assert found == expected
    else:
        # An example that was added later: some outcome, and no traceback.
        assert found


@needs_examples
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("GET-customers-id-relationships.json", "LinkFact"),
        ("PATCH-customers-id-subscriptions-id--response-pascal.json", "SubscriptionFact"),
    ],
)
def test_an_example_that_needs_its_customer_named(name: str, kind: str) -> None:
    result = read_file(EXAMPLES / name, known=Nobody(), customer=guid(1))
    assert [type(placed.fact).__name__ for placed in result.facts] == [kind]
    assert result.problems == []


@needs_examples
def test_no_example_is_forgotten() -> None:
    names = {path.name for path in FILES if not path.name.endswith(".headers.json")}
    assert names >= EXPECTED.keys()
