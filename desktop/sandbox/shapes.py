"""What customers, subscriptions and support contacts look like in JSON, with all that the service does differently.

Which of its habits an answer shows is drawn from the identifier, so that the same thing always looks the same.
"""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime, timedelta
from typing import Final

from desktop.data.facts import CustomerFact, SubscriptionFact
from desktop.domain.publishing import commerce_of
from desktop.domain.records import Commerce
from desktop.sandbox.accounts import Contact
from desktop.sandbox.wire import NEVER, NO_END, Json, encoded, link, moment

SOFTWARE: Final = "Software"


def draw(identifier: str, salt: int, of: int) -> int:
    """A number below `of` that belongs to a GUID; another `salt` gives another one."""
    return (int(identifier[-12:], 16) >> salt) % of


# Customers


def listed_customer(fact: CustomerFact) -> Json:
    """A customer as lists show it. Some carry members that nobody has documented, or explicit nulls."""
    path = f"/customers/{fact.tenant_id}"
    shape: Json = {
        "id": fact.tenant_id,
        "companyProfile": {
            "tenantId": fact.tenant_id,
            "domain": fact.domain,
            "companyName": fact.name,
            "links": {"self": link(f"{path}/profiles/company")},
            "attributes": {"objectType": "CustomerCompanyProfile"},
        },
        "relationshipToPartner": fact.relationship_text,
        "links": {"self": link(path)},
        "attributes": {"objectType": "Customer"},
    }
    habit = draw(fact.tenant_id, 3, 16)
    if habit == 0:
        shape["associatedPartnerId"] = None
    elif habit == 1:
        shape["segment"] = {"name": "smb", "attributes": {"objectType": "CustomerSegment"}}
    elif habit == 2:
        # The oldest answers have no links.
        del shape["links"], shape["companyProfile"]["links"]
    return shape


def customer(fact: CustomerFact) -> Json:
    """A customer asked for by id: with billing profile; where the provider has no DAP, without address and mail."""
    shape = listed_customer(fact)
    has_dap = draw(fact.tenant_id, 7, 4) > 0
    address = {
        "country": fact.location,
        "city": "Almaty",
        "addressLine1": "1 Abay Avenue",
        "postalCode": "050000",
        "phoneNumber": "",
    }
    profile = shape["companyProfile"]
    if has_dap:
        profile["address"] = address
        profile["email"] = f"admin@{fact.domain}"
    person = {"firstName": "Admin", "lastName": "Admin"}
    tail: Json = {name: shape.pop(name) for name in ("relationshipToPartner", "links", "attributes") if name in shape}
    return {
        **shape,
        "commerceId": fact.tenant_id,
        "billingProfile": {
            "id": fact.tenant_id[::-1].replace("-", ""),
            **person,
            "email": f"admin@{fact.domain}",
            "culture": "ru-RU",
            "language": "ru",
            "companyName": fact.name,
            "defaultAddress": {**address, **person},
            "links": {"self": link(f"/customers/{fact.tenant_id}/profiles/billing")},
            "attributes": {"etag": str(-draw(fact.tenant_id, 0, 1 << 44)), "objectType": "CustomerBillingProfile"},
        },
        "relationshipToPartner": tail.pop("relationshipToPartner"),
        "allowDelegatedAccess": has_dap,
        **({"customDomains": [fact.domain]} if has_dap else {}),
        **tail,
    }


# Subscriptions


def subscription(fact: SubscriptionFact, version: int) -> Json:
    """A subscription in a list or by id. `version` rises with each change and shows in the etag of legacy ones."""
    if commerce_of(fact.product_type or "", fact.offer_id or "") is Commerce.NEW:
        return _modern(fact)
    return _legacy(fact, version)


def _legacy(fact: SubscriptionFact, version: int) -> Json:
    shown = fact.id_received or fact.id
    path = f"/customers/{fact.customer}/subscriptions"
    habit = draw(fact.id, 2, 12)
    links: Json = {"offer": link(f"/offers/{fact.offer_id}?country=KZ")}
    shape: Json = {"id": shown, "offerId": fact.offer_id}
    if fact.entitlement_id or habit == 3:
        shape["entitlementId"] = fact.entitlement_id or shown
    shape |= {
        "offerName": fact.product,
        "friendlyName": fact.nickname or fact.product,
        "quantity": fact.quantity,
        "unitType": fact.unit_type,
    }
    if fact.parent_id:
        shape["parentSubscriptionId"] = fact.parent_id.upper()
        links["parentSubscription"] = link(f"{path}/{fact.parent_id.upper()}")
    elif habit == 4:
        shape["parentSubscriptionId"] = None
    shape |= {
        "hasPurchasableAddons": habit < 6,
        "creationDate": _created(fact, (2, 3, 0)[habit % 3]),
        "effectiveStartDate": NEVER if fact.status == "pending" else _day(fact.starts_at),
        "commitmentEndDate": _day(fact.term_end),
    }
    if fact.parent_id:
        shape["commitmentEndDateTime"] = shape["commitmentEndDate"]
    shape |= {"status": fact.status, "autoRenewEnabled": fact.auto_renew}
    if habit != 5 or fact.is_trial:
        shape["isTrial"] = fact.is_trial
    shape |= {"billingType": fact.billing_type, "billingCycle": fact.billing_cycle, "actions": ["Cancel", "Edit"]}
    if fact.reseller_of_record:
        shape["partnerId"] = fact.reseller_of_record
    elif habit == 6:
        shape["partnerId"] = None
    _add_suspension(shape, fact, null=habit == 7)
    if habit == 8:
        shape["sustainability"] = {"tier": "B", "kilograms": 1.25, "measuredOn": None}
    shape |= {"attentionNeeded": False, "actionTaken": False, "contractType": "subscription"}
    links["self"] = link(f"{path}/{shown}")
    etag = b64encode(encoded({"id": fact.id, "version": version})).decode()
    tail = {"orderId": fact.order_id, "attributes": {"etag": etag, "objectType": "Subscription"}}
    return {**shape, "links": links, **tail}


def _modern(fact: SubscriptionFact) -> Json:
    """New commerce, software and Azure plans: lower-case ids, a product type, no etag or an empty one."""
    path = f"/customers/{fact.customer}/subscriptions"
    product, sku, availability = (fact.offer_id or "::").split(":")
    habit = draw(fact.id, 2, 12)
    shape: Json = {
        "id": fact.id,
        "offerId": fact.offer_id,
        "offerName": fact.product,
        "friendlyName": fact.nickname or fact.product,
        "productType": {"id": fact.product_type, "displayName": fact.product_type},
        "quantity": fact.quantity,
        "unitType": fact.unit_type,
        "hasPurchasableAddons": False,
    }
    links: Json = {
        "product": link(f"/products/{product}?country=KZ"),
        "sku": link(f"/products/{product}/skus/{sku}?country=KZ"),
        "availability": link(f"/products/{product}/skus/{sku}/availabilities/{availability}?country=KZ"),
    }
    if fact.parent_id:
        shape["parentSubscriptionId"] = fact.parent_id
        links["parentSubscription"] = link(f"{path}/{fact.parent_id}")
    ends = _day(fact.term_end)
    if fact.product_type == SOFTWARE:
        # What is bought once and for all ends where .NET begins, or the time zone is written out.
        ends = NEVER if fact.term_end is None else ends.replace("Z", "+00:00")
    shape |= {
        "creationDate": _created(fact, 7),
        "effectiveStartDate": _fraction(fact, _day(fact.starts_at), 7 if habit else 6),
        "commitmentEndDate": ends,
        "status": fact.status,
        "autoRenewEnabled": fact.auto_renew,
        "isTrial": fact.is_trial,
        "billingType": fact.billing_type,
        "billingCycle": "Annual" if habit == 1 and fact.billing_cycle == "annual" else fact.billing_cycle,
        "termDuration": fact.term_duration,
        "renewalTermDuration": "",
    }
    if habit == 2 and fact.created_at is not None:
        refundable = moment(fact.created_at + timedelta(days=1))
        shape["refundOptions"] = [{"type": "Full", "expiresAt": refundable}]
    shape |= {"isMicrosoftProduct": True, "partnerId": "" if habit == 3 else fact.reseller_of_record or ""}
    _add_suspension(shape, fact, null=False)
    shape |= {"attentionNeeded": False, "actionTaken": False, "contractType": "subscription"}
    links["self"] = link(f"{path}/{fact.id}")
    attributes: Json = {"objectType": "Subscription"}
    if fact.product_type != "OnlineServicesNCE":
        attributes = {"etag": "", **attributes}
    tail = {"publisherName": "Microsoft Corporation", "orderId": fact.order_id, "attributes": attributes}
    return {**shape, "links": links, **tail}


def _add_suspension(shape: Json, fact: SubscriptionFact, *, null: bool) -> None:
    if fact.suspension_reasons:
        shape["suspensionReasons"] = fact.suspension_reasons.split(",")
    elif null:
        shape["suspensionReasons"] = None


def _created(fact: SubscriptionFact, digits: int) -> str:
    """When it was created; very few are written as the oldest answers are, with blanks in the time of day."""
    text = _fraction(fact, _day(fact.created_at), digits)
    return text.replace(":", ": ") if draw(fact.id, 9, 251) == 0 else text


def _day(at: datetime | None) -> str:
    return NO_END if at is None else moment(at)


def _fraction(fact: SubscriptionFact, text: str, digits: int) -> str:
    """`text` with as many fraction digits; Python's clock knows six of the seven."""
    if not digits or text == NO_END:
        return text
    return f"{text[:-1]}.{draw(fact.id, 5, 10**7):07d}"[: 20 + digits] + "Z"


# Support contacts


def support_contact(customer: str, subscription_received: str, contact: Contact) -> Json:
    """The support contact of a subscription: GUIDs in upper case throughout, and the method as nowhere else."""
    path = f"/customers/{customer.upper()}/subscriptions/{subscription_received.upper()}/supportcontact"
    return {
        "supportTenantId": contact.tenant_id.upper(),
        "supportMpnId": contact.mpn_id,
        "name": contact.name,
        "links": {"self": link(path, "Get")},
        "attributes": {"objectType": "SupportContact"},
    }
