"""Bodies as the service writes them: made up, in the shapes of the contract."""

from __future__ import annotations

from typing import Any

PROVIDER = "3b33e682-00c3-41ee-9dd2-a548adf56438"
CUSTOMER = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1"
OTHER = "c4f6bf3c-60de-432e-a3ec-20bcc5b26ec2"
RESELLER = "484e548c-f5f3-4528-93a9-c16c6373cb59"
SUBSCRIPTION = "C8D8FBAB-6A62-44DC-BE50-B7C74E43A296"
REQUEST = "b72d732a-eed7-4a60-82d1-1b2e6cba0ed2"


def customer(number: int = 1, **more: Any) -> dict[str, Any]:
    tenant = f"{number:08x}-0000-4000-8000-000000000000"
    return {
        "id": tenant,
        "companyProfile": {"tenantId": tenant, "domain": f"c{number}.example", "companyName": f"Customer {number}"},
        "relationshipToPartner": "reseller",
        "attributes": {"objectType": "Customer"},
        **more,
    }


def tenant_of(number: int) -> str:
    return customer(number)["id"]


def subscription(identifier: str = SUBSCRIPTION, **more: Any) -> dict[str, Any]:
    return {
        "id": identifier,
        "offerId": "031C9E47-4802-4248-838E-778FB1D2CC05",
        "offerName": "Office 365 Business Premium",
        "friendlyName": "nickname",
        "quantity": 5,
        "creationDate": "2017-06-15T16:57:15.0966728Z",
        "commitmentEndDate": "9999-12-14T00:00:00Z",
        "status": "active",
        "billingType": "license",
        "partnerId": "4847383",
        "orderId": "34b37d7340cc",
        "attributes": {"etag": "eyJpZCI6", "objectType": "Subscription"},
        **more,
    }


def contact(
    tenant: str = PROVIDER.upper(), mpn: str = "4391507", name: str = "Trey Research", **more: Any
) -> dict[str, Any]:
    return {
        "supportTenantId": tenant,
        "supportMpnId": mpn,
        "name": name,
        "links": {
            "self": {
                "uri": f"/customers/{CUSTOMER.upper()}/subscriptions/{SUBSCRIPTION}/supportcontact",
                "method": "Get",
                "headers": [],
            }
        },
        "attributes": {"objectType": "SupportContact"},
        **more,
    }


def relationship(tenant: str = RESELLER, name: str = "First Up Consultants", **more: Any) -> dict[str, Any]:
    return {
        "id": tenant,
        "name": name,
        "relationshipType": "is_indirect_cloud_solution_provider_of",
        "mpnId": "4847383",
        "attributes": {"objectType": "PartnerRelationship"},
        **more,
    }


def audit(number: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{PROVIDER}_{number}",
        "partnerId": PROVIDER,
        "customerId": CUSTOMER,
        "customerName": "Relecloud",
        "userPrincipalName": "admin@example.com",
        "resourceType": "subscription",
        "operationType": "update_subscription",
        "operationDate": "2018-07-24T10:30:43.3466529Z",
        "operationStatus": "succeeded",
        "resourceNewValue": '{"Id":"x"}',
        "attributes": {"objectType": "AuditRecord"},
        **more,
    }


ORGANIZATION = {
    "id": PROVIDER,
    "companyName": "Trey Research",
    "tenantId": PROVIDER,
    "domain": "trey.example",
    "email": "someone@trey.example",
    "language": "en",
    "culture": "en-US",
    "defaultAddress": {"country": "US", "city": "Redmond"},
    "attributes": {"etag": "x", "objectType": "OrganizationProfile"},
}
MPN = {
    "mpnId": "4391507",
    "partnerName": "Trey Research",
    "profileType": "mpn_profile",
    "attributes": {"objectType": "MpnProfile"},
}
SUPPORT = {
    "email": "help@trey.example",
    "telephone": "4255550101",
    "website": "www.trey.example",
    "profileType": " SupportProfile",
    "attributes": {"objectType": "SupportProfile"},
}


def answer_page(method: str) -> tuple[dict[str, Any], dict[str, Any], tuple[str, ...]]:
    """Two items that a listing of the client may hold, and what it is called with."""
    match method:
        case "resellers":
            return relationship(state="Active"), relationship(OTHER, state="Active"), ()
        case "links_of":
            return relationship(), relationship(OTHER), (CUSTOMER,)
        case _:
            return subscription(), subscription(OTHER), (CUSTOMER,)
