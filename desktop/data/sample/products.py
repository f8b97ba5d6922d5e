"""What the sample tenant sells: offers in the forms that the service uses.

Names are Microsoft's public product names; every identifier is invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.publishing import commerce_of
from desktop.domain.records import Commerce

NEW_COMMERCE = "OnlineServicesNCE"


@dataclass(frozen=True, slots=True)
class Product:
    """One offer. `weight` is how often it sells; `most` bounds the licences of one subscription."""

    name: str
    offer_id: str
    weight: int
    product_type: str = ""
    billing_type: str = "license"
    unit_type: str = "Licenses"
    cycles: tuple[str, ...] = ("monthly", "annual")
    terms: tuple[str, ...] = ("P1Y",)
    most: int = 400
    is_trial: bool = False
    is_add_on: bool = False
    endless: bool = False
    commerce: Commerce = field(init=False)

    def __post_init__(self) -> None:
        # Derived once, as it is asked for a million times.
        object.__setattr__(self, "commerce", commerce_of(self.product_type, self.offer_id))


def _legacy(name: str, offer_id: str, weight: int, *, most: int = 400) -> Product:
    return Product(name, offer_id, weight, most=most)


def _trial(name: str, offer_id: str, weight: int) -> Product:
    return Product(name, offer_id, weight, cycles=("none",), terms=("",), most=25, is_trial=True)


def _azure(name: str, offer_id: str, weight: int) -> Product:
    return Product(
        name,
        offer_id,
        weight,
        billing_type="usage",
        unit_type="Usage-based",
        cycles=("monthly",),
        terms=("",),
        most=1,
        endless=True,
    )


def _new(name: str, offer_id: str, weight: int, *, most: int = 400, terms: str = "P1M P1Y P1Y P3Y") -> Product:
    return Product(name, offer_id, weight, NEW_COMMERCE, terms=tuple(terms.split()), most=most)


def _add_on(name: str, offer_id: str, weight: int) -> Product:
    new = offer_id.count(":") == 2
    return Product(name, offer_id, weight, NEW_COMMERCE if new else "", is_add_on=True)


BUSINESS_PREMIUM = _legacy("Microsoft 365 Business Premium", "7C1D4C0E-0C6B-4B0F-9E0F-5C7F3B1A2D01", 20)
OFFICE_E3 = _legacy("Office 365 E3", "2F8A6E11-5C4D-4E0A-8B7C-9D3E1F5A7B02", 16, most=2500)
EXCHANGE_1 = _legacy("Exchange Online (Plan 1)", "91B3E5D7-2A4C-46E8-A0B1-C3D5E7F91B03", 18, most=900)
PROJECT_3 = _legacy("Project Plan 3", "5D7F9B1C-3E50-4274-9698-BADCFE103204", 7, most=40)
MICROSOFT_E5_NEW = _new("Microsoft 365 E5", "CFQ7TTC0QZ51:0001:CFQ7TTC0M2R1", 8, most=3000)
BUSINESS_BASIC = _legacy("Microsoft 365 Business Basic", "A4C6E8F0-1B3D-4F5A-8C7E-9F0B2D4F6105", 22)
BUSINESS_STANDARD = _legacy("Microsoft 365 Business Standard", "0F2D4B69-8A7C-4E5E-B1D3-F5A7C9EB0D06", 20)
AZURE = _azure("Microsoft Azure", "MS-AZR-0145P", 5)
AUDIO = _add_on("Microsoft 365 Audio Conferencing", "B8DA0C2E-4F61-4385-9AB7-C9DBEDFF2107", 6)
VISIO_2 = _legacy("Visio Plan 2", "1E3F5A7C-9B0D-4E2F-8163-A5C7E90B2D15", 6, most=60)

PRODUCTS = (
    BUSINESS_PREMIUM,
    BUSINESS_STANDARD,
    BUSINESS_BASIC,
    OFFICE_E3,
    EXCHANGE_1,
    PROJECT_3,
    _legacy("Microsoft 365 Apps for business", "6E8091A2-B3C4-4D5E-8F60-718293A4B508", 14),
    _legacy("Microsoft 365 Apps for enterprise", "3A5C7E90-B1D2-4F34-9657-78899AABBC09", 6, most=1500),
    _legacy("Office 365 E1", "C2E4A608-6B8D-40AF-8C1E-3D5F7A9BBD10", 13, most=4000),
    _legacy("Office 365 E5", "E1F30527-4969-4B8D-ADCF-E10325476911", 4, most=1200),
    _legacy("Office 365 F3", "88AACCEE-1032-4547-9698-BADCFE103212", 5, most=6000),
    _legacy("Exchange Online (Plan 2)", "4B6D8FA1-C3E5-4F07-8294-B6D8FA1C3E13", 7),
    _legacy("Exchange Online Kiosk", "D0F21436-587A-4C9E-B0D2-F41638507214", 4, most=1200),
    VISIO_2,
    _legacy("SharePoint Online (Plan 1)", "79BBDDFF-0224-4466-88AA-CCEE02244616", 3),
    _legacy("Power BI Pro", "F5E4D3C2-B1A0-4F8E-9D7C-6B5A49382717", 6, most=250),
    _legacy("Enterprise Mobility + Security E3", "A7B6C5D4-E3F2-4101-9F8E-7D6C5B4A3918", 5, most=2500),
    _legacy("Azure Active Directory Premium P1", "0A1B2C3D-4E5F-4607-8192-A3B4C5D6E719", 4, most=900),
    _legacy("Dynamics 365 Sales Professional", "62748596-A7B8-4C9D-8EAF-B0C1D2E3F420", 3, most=80),
    _trial("Microsoft 365 Business Premium Trial", "DECADE10-2132-4354-9657-68798A9BAC21", 2),
    _trial("Dynamics 365 Customer Service Trial", "BEAD0123-4567-489A-ABCD-EF0123456722", 1),
    AUDIO,
    _add_on("Office 365 Extra File Storage", "35597D9B-BDDF-4113-8557-799BBDDFF123", 4),
    _add_on("Microsoft Defender for Office 365 (Plan 1)", "EFCDAB89-6745-4301-8FED-CBA987654324", 4),
    AZURE,
    _new("Microsoft 365 Business Premium", "CFQ7TTC0QZ01:0001:CFQ7TTC0M2A1", 28),
    _new("Microsoft 365 Business Standard", "CFQ7TTC0QZ02:0001:CFQ7TTC0M2B1", 26),
    _new("Microsoft 365 Business Basic", "CFQ7TTC0QZ03:0001:CFQ7TTC0M2C1", 24),
    _new("Microsoft 365 Apps for business", "CFQ7TTC0QZ04:0001:CFQ7TTC0M2D1", 12),
    _new("Microsoft 365 E3", "CFQ7TTC0QZ50:0001:CFQ7TTC0M2E1", 9, most=4000),
    MICROSOFT_E5_NEW,
    _new("Microsoft 365 F3", "CFQ7TTC0QZ52:0002:CFQ7TTC0M2F2", 5, most=6000),
    _new("Exchange Online (Plan 1)", "CFQ7TTC0QZ10:0001:CFQ7TTC0M2G1", 12),
    _new("Visio Plan 2", "CFQ7TTC0QZ11:0001:CFQ7TTC0M2H1", 5, most=60),
    _new("Planner and Project Plan 3", "CFQ7TTC0QZ12:0001:CFQ7TTC0M2J1", 5, most=60),
    _new("Power BI Premium Per User", "CFQ7TTC0QZ13:0003:CFQ7TTC0M2K3", 3, most=120),
    _new("Microsoft Teams Rooms Pro", "CFQ7TTC0QZ14:0002:CFQ7TTC0M2L2", 3, most=30),
    _new("Windows 365 Business 2 vCPU, 8 GB, 128 GB", "CFQ7TTC0QZ15:000F:CFQ7TTC0M2M1", 2, most=25, terms="P1M"),
    _add_on("Microsoft 365 Copilot", "CFQ7TTC0QZ20:0001:CFQ7TTC0M2N1", 6),
    _add_on("Teams Phone Standard", "CFQ7TTC0QZ21:0001:CFQ7TTC0M2P1", 4),
    Product(
        "Azure plan",
        "DZH318Z0QZ30:0001:DZH318Z0M2Q1",
        5,
        product_type="Azure",
        billing_type="usage",
        unit_type="Usage-based",
        cycles=("monthly",),
        terms=("",),
        most=1,
        endless=True,
    ),
    Product(
        "Windows Server 2022 Standard - 16 Core, perpetual",
        "DG7GMGF0QZ40:0002:DG7GMGF0M2R2",
        2,
        product_type="Software",
        unit_type="License(s)",
        cycles=("one_time",),
        terms=("",),
        most=20,
        endless=True,
    ),
)
