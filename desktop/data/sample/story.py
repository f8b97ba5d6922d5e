"""The curated beginning of the sample tenant: fixed names and identifiers for pictures, the guide and tests.

At Contoso Ltd each of the first resellers shows one answer to "may this one be support contact?":

| reseller | at Contoso |
|---|---|
| Fabrikam IT Services | may be chosen; reseller of record |
| Tailspin Support | may be chosen, delegated admin unconfirmed |
| Wingtip Partners | GDAP expired |
| Proseware | attested: holds no delegated admin |
| Litware Cloud | partnership requested |
| Adventure Works Cloud | not linked to this customer |
| Woodgrove Services | partnership ended |
| Relecloud BR | in another market |
| Trey Reseller | partner agreement unsigned |
| «Лютик-Сервис» | GDAP starts next month (it may be chosen at ООО «Ромашка») |
| Fourth Coffee IT | the service names a state that nobody has documented |
| A. Datum Consulting | no partnership, and known by its MPN ID only |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from desktop.data.facts import (
    AgreementFact,
    ContactFact,
    CustomerFact,
    LinkFact,
    ProviderFact,
    ResellerFact,
    SubscriptionFact,
)
from desktop.data.sample.products import (
    AUDIO,
    AZURE,
    BUSINESS_BASIC,
    BUSINESS_PREMIUM,
    BUSINESS_STANDARD,
    EXCHANGE_1,
    MICROSOFT_E5_NEW,
    OFFICE_E3,
    PROJECT_3,
    VISIO_2,
    Product,
)
from desktop.domain.records import Commerce, DelegatedAdminKind, PartnershipState, RelationshipState


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays a part in the story. `tenant_id` is empty where only the MPN ID is known."""

    tenant_id: str
    mpn_id: str
    name: str

    @property
    def key(self) -> str:
        """What facts name it by."""
        return self.tenant_id or self.mpn_id


PROVIDER = Cast("a5836d09-193d-42f2-a699-158a642b9748", "6120418", "Northwind Distribution")
PROVIDER_LOCATION = "KZ"

FABRIKAM = Cast("4a303423-8526-413e-8a70-d171598c486b", "6104201", "Fabrikam IT Services")
TAILSPIN = Cast("7d758922-a5a9-4562-8ab7-fc17f6a4dffc", "6104377", "Tailspin Support")
WINGTIP = Cast("fc6d006a-4d1b-4d9c-b908-61285cb8a2f3", "6104590", "Wingtip Partners")
PROSEWARE = Cast("a2d15f4f-5ee6-4612-8719-471fd2c71b9c", "6104612", "Proseware")
LITWARE = Cast("5419c4e7-e6b8-4626-abdb-d74742880774", "6104748", "Litware Cloud")
ADVENTURE_WORKS = Cast("bdff0fb1-982b-4a30-97db-a70dc9308ddd", "6104855", "Adventure Works Cloud")
WOODGROVE = Cast("55ffeb8f-6cf8-4af4-b839-60239a718528", "6104930", "Woodgrove Services")
RELECLOUD = Cast("100ba8da-1189-4de5-b48c-e2d441f18f7e", "6105012", "Relecloud BR")
TREY = Cast("2e485cf6-da9e-42d3-b7ba-716698c4cf5c", "6105166", "Trey Reseller")
LUTIK = Cast("fab516d6-a137-4e7d-88c0-5e06cbe6ba48", "6105289", "ТОО «Лютик-Сервис»")
FOURTH_COFFEE = Cast("cb6f1354-63c9-47a3-bf38-3eecc0e7aa6a", "6105304", "Fourth Coffee IT")
DATUM = Cast("", "6105471", "A. Datum Consulting")
# Beyond the first twelve: pairs that only the MPN ID and the country tell apart.
ALPHA_HYPHEN = Cast("6d4adcb3-53cf-470c-a539-6e8c4d488978", "6106018", "ТОО «Альфа-Софт»")
ALPHA_BLANK = Cast("7fd4430d-1c36-4361-91fe-7fa55095bdc6", "6106810", "ТОО «Альфа Софт»")
CONTOSO_IT = Cast("1ee119df-0e28-4131-bca7-dba167ad2630", "6107205", "Contoso IT")
CONTOSO_IT_CYRILLIC = Cast("be8e256a-1b2d-4b20-af6d-d8abbaff2109", "6107502", "\u0421\u043ent\u043es\u043e IT")

CONTOSO = "4f45a9f4-3cc5-41ad-a858-7de23f4b8ece"
ROMASHKA = "9d2111db-c2dd-4e8e-83da-e3a6cb90ad96"
ZHULDYZ = "94c26617-468e-4dbc-ab1e-18ac4b2f3289"
WIDE_WORLD = "c43370c2-a0f7-4057-9f02-48f628f6c5f1"
BOLD = "5ca63ca4-c74e-4b6f-af9e-a40f86e92543"

CONTOSO_HEAD_OFFICE = "a929296a-9c5b-4472-8828-68a5f481367b"
CONTOSO_WAREHOUSE = "cf50ecf4-5980-46d4-b87f-fd3b08c73034"
CONTOSO_E3 = "440dd694-0ded-48a5-a916-dc6320d9b7c7"
CONTOSO_E5_NEW = "1e45506d-eaf0-45d7-b009-fe00ffbe97fb"
CONTOSO_PROJECT_SUSPENDED = "ab518c89-14dc-4610-a5e9-19cb639b12ed"
CONTOSO_VISIO_DELETED = "1bf92368-1e54-4d58-952f-b5120a398789"
ROMASHKA_OFFICE = "4ccb1860-3df6-452a-be34-87e2fd748b1b"
ROMASHKA_BOOKKEEPING = "b7fbf7f9-8732-46c0-b86c-2922a6c0b876"
ROMASHKA_AUDIO = "8efcbeea-c962-432a-b900-01139ac0dc82"
ROMASHKA_AZURE = "ff609811-306c-421a-9efc-da658b5a0c25"
ZHULDYZ_OFFICE = "625d485d-f9d9-4bec-9f66-0db5ebbfb7bc"
ZHULDYZ_DEPOT = "a23cc0f2-a3a3-4ad4-8167-a3c594cbd4e6"
ZHULDYZ_STATELESS = "90fc2bdb-71b7-4504-aa7d-13c1cfd395b0"
BOLD_OFFICE = "d0428699-bd79-464a-bf75-cde109f6af57"
BOLD_NICKNAMED = "34f3a874-e887-4a6f-a7ae-2f7a1b365638"

UNKNOWN_STATUS = "provisioning_hold"
"""A status text that no list of the service has."""
UNKNOWN_PARTNERSHIP = "PendingReview"
"""A partnership state text that nobody has documented."""

REGISTRAR = "Айгерим Сапарова"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One curated customer with all that hangs on it."""

    customer: CustomerFact
    links: tuple[LinkFact, ...] = ()
    subscriptions: tuple[SubscriptionFact, ...] = ()
    contacts: tuple[ContactFact, ...] = ()


def provider() -> ProviderFact:
    """Northwind Distribution of Almaty."""
    return ProviderFact(
        tenant_id=PROVIDER.tenant_id,
        mpn_id=PROVIDER.mpn_id,
        name=PROVIDER.name,
        location=PROVIDER_LOCATION,
        mail="support@northwind-distribution.example",
        phone="+7 727 555 01 00",
        site="https://northwind-distribution.example/support",
        invitation_link=(
            "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship"
            f"&partnerId={PROVIDER.tenant_id}&msppId=0&DAP=false#/BillingAccounts/partner-invitation"
        ),
    )


def resellers() -> tuple[ResellerFact, ...]:
    """The sixteen curated resellers; a smaller tenant takes as many of the first as it has room for."""
    return (
        _reseller(FABRIKAM, "fabrikam-it", phone="+7 727 555 02 10", note="Round the clock. Ask for Гульнара."),
        _reseller(TAILSPIN, "tailspin-support", phone=""),
        _reseller(WINGTIP, "wingtip-partners", phone="+7 7172 555 031"),
        _reseller(PROSEWARE, "proseware", phone="+7 727 555 04 40"),
        _reseller(LITWARE, "litware-cloud", phone="", partnership=PartnershipState.REQUESTED),
        _reseller(ADVENTURE_WORKS, "adventureworks-cloud", phone="+7 727 555 06 60"),
        _reseller(WOODGROVE, "woodgrove-services", phone="+7 727 555 07 70", partnership=PartnershipState.ENDED),
        _reseller(RELECLOUD, "relecloud-br", phone="+55 11 5550 0808", location="BR"),
        _reseller(TREY, "trey-reseller", phone="+7 727 555 09 90", agreement_signed=False),
        _reseller(LUTIK, "lutik-service", phone="+7 7212 555 100", alias="Buttercup"),
        _reseller(FOURTH_COFFEE, "fourthcoffee-it", phone="", partnership=PartnershipState.UNKNOWN),
        ResellerFact(
            mpn_id=DATUM.mpn_id,
            name=DATUM.name,
            location=PROVIDER_LOCATION,
            partnership=PartnershipState.NONE,
            note="Named by Contoso in a letter; has not answered yet.",
        ),
        _reseller(ALPHA_HYPHEN, "alfa-soft", phone="+7 727 555 13 13"),
        _reseller(ALPHA_BLANK, "alfasoft", phone="+996 312 555 014", location="KG"),
        _reseller(CONTOSO_IT, "contoso-it", phone="+7 727 555 15 15"),
        _reseller(CONTOSO_IT_CYRILLIC, "contoso-it-ge", phone="", location="GE", note="Mixed letters in the name."),
    )


def agreements(today: date) -> tuple[AgreementFact, ...]:
    """Support agreements of the curated resellers: one running, one about to end, one over."""
    year = timedelta(days=365)
    return (
        AgreementFact(FABRIKAM.key, "SUP-A-001", "All customers, 24×7", today - year * 2, None),
        AgreementFact(TAILSPIN.key, "SUP-A-002", "Office hours", today - year, today + timedelta(days=20)),
        AgreementFact(WINGTIP.key, "SUP-A-003", "First line only", today - year * 3, today - timedelta(days=40)),
        AgreementFact(LUTIK.key, "SUP-A-010", "ООО «Ромашка» и филиалы", today - year, today + year),
    )


def chapters(today: date) -> tuple[Chapter, ...]:
    """The curated customers in their order."""
    return (_contoso(today), _romashka(today), _zhuldyz(today), _wide_world(today), _bold(today))


def _contoso(today: date) -> Chapter:
    gdap, kind_none = DelegatedAdminKind.GDAP, DelegatedAdminKind.NONE
    running = (today - timedelta(days=200), today + timedelta(days=530))
    soon = (today + timedelta(days=14), today + timedelta(days=744))
    over = (today - timedelta(days=760), today - timedelta(days=31))
    subscriptions = (
        _subscription(
            CONTOSO_HEAD_OFFICE, CONTOSO, BUSINESS_PREMIUM, today, 48, FABRIKAM.mpn_id, nickname="Head office"
        ),
        _subscription(CONTOSO_WAREHOUSE, CONTOSO, BUSINESS_PREMIUM, today, 12, FABRIKAM.mpn_id, nickname="Warehouse"),
        _subscription(CONTOSO_E3, CONTOSO, OFFICE_E3, today, 150, FABRIKAM.mpn_id),
        _subscription(CONTOSO_E5_NEW, CONTOSO, MICROSOFT_E5_NEW, today, 20, FABRIKAM.mpn_id, order="34b37d7340cc"),
        replace(
            _subscription(CONTOSO_PROJECT_SUSPENDED, CONTOSO, PROJECT_3, today, 5, WOODGROVE.mpn_id),
            status="suspended",
            auto_renew=False,
            suspension_reasons="CustomerCancellation",
        ),
        replace(_subscription(CONTOSO_VISIO_DELETED, CONTOSO, VISIO_2, today, 30, ""), status="deleted"),
    )
    return Chapter(
        customer=_customer(CONTOSO, "Contoso Ltd", "contoso.onmicrosoft.com"),
        links=(
            _link(CONTOSO, FABRIKAM, today, gdap, running, attested="GDAP report of the reseller"),
            _link(CONTOSO, TAILSPIN, today, gdap, running),
            _link(CONTOSO, WINGTIP, today, gdap, over, attested="GDAP report of the reseller"),
            _link(CONTOSO, PROSEWARE, today, kind_none, attested="Customer confirmed by phone"),
            _link(CONTOSO, LITWARE, today, gdap, running, attested="Screenshot of the customer's admin centre"),
            _link(CONTOSO, WOODGROVE, today, gdap, running, attested="GDAP report of the reseller"),
            _link(CONTOSO, RELECLOUD, today, gdap, running, attested="Ticket HD-10482"),
            _link(CONTOSO, TREY, today, gdap, running, attested="Ticket HD-10511"),
            _link(CONTOSO, LUTIK, today, gdap, soon, attested="Письмо посредника, приложен отчет GDAP"),
            _link(CONTOSO, FOURTH_COFFEE, today, gdap, running, attested="Ticket HD-10519"),
        ),
        subscriptions=subscriptions,
        # The new-commerce one was never read: the service has no contact there.
        contacts=(
            _contact(CONTOSO_HEAD_OFFICE, PROVIDER, today, 2),
            _contact(CONTOSO_WAREHOUSE, FABRIKAM, today, 2),
            _contact(CONTOSO_E3, PROVIDER, today, 2),
            _contact(CONTOSO_PROJECT_SUSPENDED, WOODGROVE, today, 41),
            _contact(CONTOSO_VISIO_DELETED, PROVIDER, today, 58),
        ),
    )


def _romashka(today: date) -> Chapter:
    running = (today - timedelta(days=90), today + timedelta(days=640))
    ending = (today - timedelta(days=700), today + timedelta(days=30))
    parent = ROMASHKA_OFFICE
    return Chapter(
        customer=replace(_customer(ROMASHKA, "ООО «Ромашка»", "romashka.onmicrosoft.com"), alias="Camomile"),
        links=(
            _link(
                ROMASHKA,
                LUTIK,
                today,
                DelegatedAdminKind.GDAP,
                running,
                attested="Письмо посредника, приложен отчет GDAP",
            ),
            _link(
                ROMASHKA,
                FABRIKAM,
                today,
                DelegatedAdminKind.GDAP,
                ending,
                attested="Отчет посредника за квартал",
            ),
        ),
        subscriptions=(
            _subscription(
                ROMASHKA_OFFICE, ROMASHKA, BUSINESS_STANDARD, today, 35, LUTIK.mpn_id, nickname="Головной офис"
            ),
            _subscription(
                ROMASHKA_BOOKKEEPING, ROMASHKA, BUSINESS_BASIC, today, 7, LUTIK.mpn_id, nickname="Бухгалтерия, ёлка"
            ),
            replace(
                _subscription(
                    ROMASHKA_AUDIO, ROMASHKA, AUDIO, today, 10, LUTIK.mpn_id, nickname="Конференции", order="708912345"
                ),
                parent_id=parent,
            ),
            _subscription(ROMASHKA_AZURE, ROMASHKA, AZURE, today, 1, LUTIK.mpn_id, nickname="Резервные копии"),
        ),
        contacts=(
            _contact(ROMASHKA_OFFICE, PROVIDER, today, 1),
            _contact(ROMASHKA_BOOKKEEPING, LUTIK, today, 1),
            _contact(ROMASHKA_AUDIO, PROVIDER, today, 1),
            _contact(ROMASHKA_AZURE, PROVIDER, today, 1),
        ),
    )


def _zhuldyz(today: date) -> Chapter:
    running = (today - timedelta(days=300), today + timedelta(days=430))
    return Chapter(
        customer=_customer(ZHULDYZ, "«Жұлдыз Логистика» ЖШС", "zhuldyz-logistika.example"),
        links=(
            _link(ZHULDYZ, ALPHA_HYPHEN, today, DelegatedAdminKind.GDAP, running, attested="Ticket HD-10623"),
            _link(ZHULDYZ, ALPHA_BLANK, today, DelegatedAdminKind.DAP, attested="Customer confirmed by phone"),
            _link(ZHULDYZ, CONTOSO_IT_CYRILLIC, today, DelegatedAdminKind.GDAP, running),
        ),
        subscriptions=(
            _subscription(
                ZHULDYZ_OFFICE, ZHULDYZ, BUSINESS_PREMIUM, today, 60, ALPHA_HYPHEN.mpn_id, nickname="Бас кеңсе"
            ),
            _subscription(ZHULDYZ_DEPOT, ZHULDYZ, EXCHANGE_1, today, 90, ALPHA_BLANK.mpn_id, nickname="Қойма"),
            replace(
                _subscription(ZHULDYZ_STATELESS, ZHULDYZ, OFFICE_E3, today, 15, ALPHA_HYPHEN.mpn_id),
                status=UNKNOWN_STATUS,
            ),
        ),
        contacts=(
            _contact(ZHULDYZ_OFFICE, ALPHA_BLANK, today, 9),
            _contact(ZHULDYZ_DEPOT, PROVIDER, today, 9),
            _contact(ZHULDYZ_STATELESS, PROVIDER, today, 9),
        ),
    )


def _wide_world(today: date) -> Chapter:
    """A customer with no subscription at all."""
    return Chapter(
        customer=_customer(WIDE_WORLD, "Wide World Importers", "wideworldimporters.onmicrosoft.com"),
        links=(_link(WIDE_WORLD, FABRIKAM, today),),
    )


def _bold(today: date) -> Chapter:
    return Chapter(
        customer=_customer(BOLD, "<b>Bold</b> & Söhne", "bold-soehne.example"),
        subscriptions=(
            _subscription(BOLD_OFFICE, BOLD, BUSINESS_BASIC, today, 3, "", nickname="=cmd|'/c calc'!A1"),
            _subscription(
                BOLD_NICKNAMED,
                BOLD,
                BUSINESS_BASIC,
                today,
                4,
                "",
                nickname="\u202eexe.txt\u202c %1 %n 🚀",
                order="ImxjLNL4_fOc-2KoyOxGTZcrlIquzls11",
            ),
        ),
        contacts=(_contact(BOLD_OFFICE, PROVIDER, today, 30), _contact(BOLD_NICKNAMED, PROVIDER, today, 30)),
    )


def _reseller(
    who: Cast,
    slug: str,
    *,
    phone: str,
    location: str = PROVIDER_LOCATION,
    partnership: PartnershipState = PartnershipState.ACTIVE,
    agreement_signed: bool | None = True,
    alias: str = "",
    note: str = "",
) -> ResellerFact:
    texts = {PartnershipState.ACTIVE: "Active", PartnershipState.UNKNOWN: UNKNOWN_PARTNERSHIP}
    return ResellerFact(
        tenant_id=who.tenant_id,
        mpn_id=who.mpn_id,
        name=who.name,
        location=location,
        partnership=partnership,
        partnership_text=texts.get(partnership, ""),
        agreement_signed=agreement_signed,
        mail=f"support@{slug}.example",
        phone=phone,
        site=f"https://{slug}.example/help",
        alias=alias,
        note=note,
    )


def _customer(tenant_id: str, name: str, domain: str) -> CustomerFact:
    return CustomerFact(
        tenant_id=tenant_id,
        name=name,
        domain=domain,
        location=PROVIDER_LOCATION,
        relationship=RelationshipState.RESELLER,
        relationship_text="reseller",
        alias="",
        note="",
    )


def _link(
    customer: str,
    who: Cast,
    today: date,
    kind: DelegatedAdminKind | None = None,
    days: tuple[date, date] | None = None,
    *,
    attested: str = "",
) -> LinkFact:
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
    return LinkFact(
        customer=customer,
        reseller=who.key,
        kind=kind,
        starts_on=days[0] if days else None,
        ends_on=days[1] if days else None,
        attested_by=REGISTRAR if attested else None,
        attested_at=midnight - timedelta(days=25, hours=-9) if attested else None,
        attested_how=attested or None,
    )


def _subscription(
    guid: str,
    customer: str,
    product: Product,
    today: date,
    quantity: int,
    reseller_of_record: str,
    *,
    nickname: str = "",
    order: str = "",
) -> SubscriptionFact:
    legacy = product.commerce is Commerce.LEGACY
    bought = datetime(today.year, today.month, today.day, 10, 24, tzinfo=UTC) - timedelta(days=146)
    return SubscriptionFact(
        id=guid,
        id_received=guid.upper() if legacy else guid,
        customer=customer,
        product=product.name,
        nickname=nickname,
        offer_id=product.offer_id,
        product_type=product.product_type,
        quantity=quantity,
        unit_type=product.unit_type,
        parent_id="",
        created_at=bought,
        starts_at=bought.replace(hour=0, minute=0),
        term_end=None if product.endless else bought.replace(hour=0, minute=0) + timedelta(days=364),
        status="active",
        auto_renew=True,
        is_trial=product.is_trial,
        billing_type=product.billing_type,
        billing_cycle=product.cycles[0],
        term_duration="" if product.endless else "P1Y",
        renewal_term_duration="",
        reseller_of_record=reseller_of_record,
        order_id=order or f"0D0E{guid[4:]}".upper(),
        entitlement_id="",
        suspension_reasons="",
        etag="",
    )


def _contact(subscription: str, who: Cast, today: date, days_ago: int) -> ContactFact:
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
    return ContactFact(
        subscription=subscription,
        tenant_id=who.tenant_id,
        mpn_id=who.mpn_id,
        name=who.name,
        tenant_id_received=who.tenant_id.upper(),
        read_at=midnight - timedelta(days=days_ago, hours=-6),
    )
