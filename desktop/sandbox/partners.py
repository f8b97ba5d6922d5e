"""Everything about the provider and its resellers: profiles, relationships, agreements, and who may be a contact."""

from __future__ import annotations

from typing import Final

from desktop.data.facts import ResellerFact
from desktop.domain.identifiers import guid
from desktop.domain.markets import same_market
from desktop.domain.records import PartnershipState
from desktop.sandbox.accounts import Contact
from desktop.sandbox.answers import Answer, Refusal, fault, success
from desktop.sandbox.directory import Directory, Unknown
from desktop.sandbox.wire import Json, link

_PROFILE_SOURCE: Final = "PartnerApiServiceControllers"
_MPA: Final = (
    "MPN Id {} has not signed Microsoft Partner Agreement (MPA) for the CSP region where the order is being placed. "
    "Please advise your reseller to sign MPA to continue with the order."
)


class Partners:
    """Answers about partners."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._provider = directory.provider

    def organization(self) -> Answer:
        """The provider's organization profile."""
        provider = self._provider
        address = {
            "country": provider.location,
            "city": "Almaty",
            "state": "",
            "addressLine1": "1 Abay Avenue",
            "addressLine2": "",
            "postalCode": "050000",
            "firstName": "Айгерим",
            "lastName": "Сапарова",
            "phoneNumber": "",
        }
        return success(
            {
                "id": provider.tenant_id,
                "companyName": provider.name,
                "defaultAddress": address,
                "tenantId": provider.tenant_id,
                "domain": "northwinddistribution.onmicrosoft.com",
                "email": provider.mail,
                "language": "ru",
                "culture": "ru-RU",
                **_profile("OrganizationProfile", "/profiles/organization", etag="-4242348048554929329"),
            }
        )

    def mpn(self) -> Answer:
        """The provider's MPN profile; without a name, as in the older answers."""
        return success({"mpnId": self._provider.mpn_id, **_profile("MpnProfile", "/profiles/mpn")})

    def mpn_of(self, mpn_id: str) -> Answer:
        """The MPN profile of any partner. Half of the locations that no reseller is known by have one too."""
        if not (mpn_id.isascii() and mpn_id.isdigit()):
            raise Refusal(fault(400, 3000, f"Property partner_id {mpn_id} is invalid"))
        if mpn_id == self._provider.mpn_id:
            name = self._provider.name
        else:
            try:
                name = self._directory.reseller(mpn_id).name
            except Unknown:
                if not 9_000_000 <= int(mpn_id) < 9_004_000 or int(mpn_id) % 2:
                    missing = f"Partner Organization with partner_id {mpn_id} could not be found"
                    raise Refusal(fault(404, 3000, missing)) from None
                name = f"Location {mpn_id}"
        return success({"partnerName": name, "mpnId": mpn_id, **_profile("MpnProfile", "/profiles/mpn")})

    def support(self) -> Answer:
        """The provider's support profile."""
        provider = self._provider
        shape = {"email": provider.mail, "telephone": provider.phone, "website": provider.site}
        return success({**shape, **_profile(" SupportProfile", "/v1/profiles/support")})

    def legal(self) -> Answer:
        """The provider's legal business profile."""
        address = {"country": self._provider.location, "city": "Almaty", "addressLine1": "1 Abay Avenue"}
        shape = {"companyName": self._provider.name, "address": address, "vettingStatus": "authorized"}
        return success({**shape, "vettingSubStatus": "none", **_profile("LegalBusinessProfile", "/profiles/legal")})

    def invitation(self) -> Answer:
        """The link by which a customer takes up a relationship."""
        shape = {"url": self._provider.invitation_link, "attributes": {"objectType": "RelationshipRequest"}}
        return success(shape)

    def relationship(self, fact: ResellerFact, *, of_customer: bool) -> Json:
        """A reseller as lists show it; those of a customer tell neither state nor country."""
        shape: Json = {
            "id": fact.tenant_id,
            "name": fact.name,
            "relationshipType": "is_indirect_cloud_solution_provider_of",
        }
        if not of_customer:
            # Words outside the enums are in no settled case.
            text = fact.partnership_text or ""
            shape["state"] = text.lower() if (fact.mpn_id or "").endswith("3") else text
        shape["mpnId"] = fact.mpn_id
        if not of_customer:
            shape["location"] = fact.location
        return {**shape, "attributes": {"objectType": "PartnerRelationship"}}

    def agreement(self, mpn_id: str, tenant_id: str) -> Answer:
        """Whether a reseller has signed the partner agreement; not signed is a fault, for some plainly false."""
        if mpn_id and tenant_id:
            both = "Both MPN Id and Tenant Id should not be passed."
            raise Refusal(fault(400, 2000, both, source="ComplianceController"))
        if not mpn_id and not tenant_id:
            neither = "Both MPN Id and Tenant Id cannot be empty."
            raise Refusal(fault(400, 2001, neither, source="ComplianceController"))
        if mpn_id and not (mpn_id.isascii() and mpn_id.isdigit()):
            raise Refusal(fault(400, 2000, "MPN Id must be numeric.", source=_PROFILE_SOURCE))
        if tenant_id and guid(tenant_id) is None:
            raise Refusal(fault(400, 2000, "Tenant Id must be a GUID.", source=_PROFILE_SOURCE))
        try:
            reseller = self._directory.reseller(mpn_id or tenant_id)
        except Unknown:
            code = 2200 if mpn_id else 2205
            raise Refusal(fault(400, code, f"Could not find account with id '{mpn_id or tenant_id}'.")) from None
        self._check_agreement(reseller, by_mpn_id=bool(mpn_id))
        return success({"isAgreementSigned": reseller.agreement_signed is not False})

    def _check_agreement(self, reseller: ResellerFact, *, by_mpn_id: bool) -> None:
        if reseller.partnership is PartnershipState.NONE:
            raise Refusal(fault(400, 2204, f"Account {reseller.mpn_id} is not enrolled as a CSP reseller."))
        if not same_market(reseller.location or "", self._provider.location or ""):
            raise Refusal(fault(400, 2201, f"The CSP region of {reseller.mpn_id} isn’t the provider’s."))
        if reseller.agreement_signed is False and not (reseller.mpn_id or "").endswith("8"):
            where = ["https://learn.microsoft.com/partner-center/mpa-indirect-provider-faq"]
            raise Refusal(fault(400, 2203 if by_mpn_id else 2206, _MPA.format(reseller.mpn_id), data=where))

    def check_contact(self, tenant_id: str, mpn_id: str) -> Contact:
        """The contact that these two name, if it may be one. Raises Refusal.

        The provider always may; a reseller in an active partnership, in the same market, with the agreement signed.
        """
        provider = self._directory.provider_contact
        if tenant_id == provider.tenant_id:
            if mpn_id != provider.mpn_id:
                raise Refusal(fault(400, 2071, f"MPN ID {mpn_id} does not belong to tenant {tenant_id}."))
            return provider
        try:
            reseller = self._directory.reseller(tenant_id)
        except Unknown:
            raise Refusal(fault(404, 60003, f"Tenant {tenant_id} was not found.")) from None
        if reseller.mpn_id != mpn_id:
            raise Refusal(fault(400, 2071, f"MPN ID {mpn_id} does not belong to tenant {tenant_id}."))
        near = same_market(reseller.location or "", self._provider.location or "")
        if reseller.partnership is not PartnershipState.ACTIVE or not near:
            raise Refusal(fault(400, 800016, f"MPN ID {mpn_id} is not a valid indirect reseller."))
        if reseller.agreement_signed is False:
            raise Refusal(fault(403, 900123, f"Reseller {mpn_id} has not accepted the partner agreement."))
        return Contact(tenant_id, mpn_id, reseller.name or "")


def _profile(kind: str, path: str, *, etag: str = "") -> Json:
    """What all profiles end with."""
    attributes = {"etag": etag} if etag else {}
    return {
        "profileType": kind,
        "links": {"self": link(path)},
        "attributes": {**attributes, "objectType": kind.strip()},
    }
