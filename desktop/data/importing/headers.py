"""Which table a heading belongs to: forgiving names for every column, in English and Russian."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.data.importing.values import key

# In the order that decides between kinds that fit a heading equally well.
KINDS = ("subscriptions", "contacts", "customers", "resellers", "customer_links", "agreements")
ASSIGNMENTS = "assignments"
"""The kind of a table that says what is wanted, not what is: it is never imported, so it has to be asked for."""

_MPN = (
    "mpn id|mpn|partnerid|partner id|partner id (mpn id)|partnerid (mpn id)|mpn number|идентификатор партнера (mpn id)|"
    "идентификатор партнера|идентификатор mpn|ид партнера|ид mpn|id партнера|код партнера|номер mpn|код mpn"
)
_TENANT = (
    "microsoft id|tenant id|tenantid|directory id|tenant|tenant guid|идентификатор microsoft|ид microsoft|"
    "код microsoft|"
    "идентификатор арендатора|ид арендатора|id арендатора|код арендатора|арендатор|идентификатор тенанта|"
    "ид тенанта|id тенанта|тенант"
)
_CUSTOMER_ID = (
    "customer id|customer tenant id|customer microsoft id|customer tenant|customer guid|идентификатор клиента|"
    "ид клиента|id клиента|код клиента|идентификатор арендатора клиента|ид арендатора клиента|арендатор клиента|"
    "тенант клиента|id тенанта клиента|microsoft id клиента|идентификатор заказчика"
)
_CUSTOMER_NAME = (
    "customer name|customer|customer company name|customer company|название клиента|имя клиента|наименование клиента|"
    "клиент|заказчик|название заказчика"
)
_COMPANY = (
    "company name|company|organization|organisation|organization name|organisation name|название компании|"
    "имя компании|наименование компании|компания|название организации|наименование организации|организация|"
    "наименование"
)
_DOMAIN = (
    "primary domain name|primary domain|domain name|domain|default domain|default domain name|initial domain|"
    "основное доменное имя|имя основного домена|основной домен|доменное имя|домен|имя домена|первичный домен"
)
_COUNTRY = (
    "country|country/region|country code|location|market|страна|страна/регион|страна или регион|код страны|"
    "расположение|рынок|местоположение"
)
_NOTE = "note|notes|comment|comments|remark|remarks|заметка|заметки|примечание|примечания|комментарий"
_ALIAS = "alias|short name|our name|псевдоним|краткое название|краткое имя|наше название|внутреннее название"
_RESELLER_ID = (
    "reseller tenant id|reseller id|reseller microsoft id|reseller tenant|partner tenant id|"
    "indirect reseller tenant id|indirect reseller id|идентификатор арендатора посредника|ид арендатора посредника|"
    "арендатор посредника|идентификатор посредника|ид посредника|id посредника|тенант посредника|"
    "идентификатор реселлера|ид реселлера|id реселлера|тенант реселлера|id тенанта реселлера"
)
_RESELLER_MPN = (
    "reseller mpn id|reseller mpn|reseller partnerid|reseller partner id|indirect reseller mpn id|mpn id посредника|"
    "mpn посредника|mpn id реселлера|mpn реселлера|идентификатор партнера посредника|"
    "идентификатор партнера (mpn id) посредника|идентификатор mpn посредника"
)
_RESELLER_NAME = (
    "reseller name|reseller|indirect reseller|indirect reseller name|partner name|partner|посредник|"
    "название посредника|имя посредника|торговый посредник|непрямой торговый посредник|непрямой посредник|"
    "косвенный торговый посредник|косвенный посредник|реселлер|название реселлера|имя реселлера|непрямой реселлер|"
    "косвенный реселлер|партнер|название партнера|имя партнера"
)
_SUBSCRIPTION_ID = (
    "subscription id|subscriptionid|subscription guid|идентификатор подписки|ид подписки|id подписки|код подписки|"
    "guid подписки"
)
_START = (
    "start|start date|starts on|starts|from|valid from|effective from|начало|дата начала|действует с|"
    "действителен с|действительно с|начало действия"
)
_END = (
    "end|end date|ends on|ends|to|until|valid to|valid until|expires|expires on|expiry|expiry date|expiration date|"
    "окончание|дата окончания|действует до|действует по|по|до|действителен до|действительно до|окончание действия|"
    "срок действия|истекает"
)
_CONTACT = {
    "contact_tenant": "support contact tenant id|support contact id|support tenant id|supporttenantid|"
    "contact tenant id|"
    "support contact microsoft id|contact tenant|contact microsoft id|support contact tenant|"
    "идентификатор арендатора контакта поддержки|идентификатор арендатора контакта|ид арендатора контакта|"
    "арендатор контакта|арендатор контакта поддержки|тенант контакта|тенант контакта поддержки",
    "contact_mpn": "support contact mpn id|support contact mpn|support mpn id|supportmpnid|contact mpn id|contact mpn|"
    "support contact partnerid|contact partnerid|mpn id контакта поддержки|mpn id контакта|mpn контакта|"
    "идентификатор партнера контакта|mpn контакта поддержки|идентификатор mpn контакта|"
    "идентификатор партнера контакта поддержки",
    "contact_name": "support contact|designated support contact|support contact name|contact name|contact|"
    "контакт поддержки|назначенный контакт службы поддержки|контакт службы поддержки|назначенный контакт поддержки|"
    "название контакта поддержки|контакт|имя контакта|название контакта|назначенное контактное лицо поддержки",
    "contact_read_at": "read at|contact read at|contact read|support contact read at|прочитано|дата чтения контакта|"
    "контакт прочитан|когда прочитано",
}

# Within one field the first name wins when a heading holds several of them.
_COLUMNS: dict[str, dict[str, str]] = {
    "customers": {
        "customer_id": f"{_CUSTOMER_ID}|{_TENANT}|id",
        "customer_name": f"{_COMPANY}|{_CUSTOMER_NAME}|name|название|имя|display name",
        "customer_domain": f"{_DOMAIN}|customer domain|домен клиента",
        "location": f"{_COUNTRY}|customer location|customer country|customer market|страна клиента",
        "relationship": "relationship|relationships|relationship to partner|relationshiptopartner|relationship type|"
        "отношения|отношение|отношения с клиентом|связь|связи|взаимоотношения|взаимоотношение|тип отношений|"
        "отношения с партнером|тип связи",
        "alias": f"{_ALIAS}|customer alias|псевдоним клиента",
        "note": f"{_NOTE}|customer note",
    },
    "subscriptions": {
        "subscription_id": f"{_SUBSCRIPTION_ID}|id",
        "product": "product|product name|offer name|offer display name|offer|sku name|sku title|продукт|"
        "название продукта|предложение|название предложения|subscription|subscription name|подписка|"
        "название подписки",
        "nickname": "nickname|friendly name|friendlyname|subscription nickname|subscription friendly name|"
        "понятное имя|понятное название|псевдоним|псевдоним подписки|имя подписки|отображаемое имя",
        "quantity": "quantity|qty|licenses|licences|license count|licence count|seats|number of licenses|"
        "license quantity|количество|кол-во|лицензии|количество лицензий|число лицензий|лицензий|мест",
        "status": "subscription status|status|subscription state|state|состояние подписки|статус подписки|состояние|"
        "статус",
        "reseller_mpn": f"partner on record|partneridonrecord|reseller of record mpn id|reseller of record id|"
        f"{_RESELLER_MPN}|{_MPN}",
        "reseller_name": f"reseller of record|reseller of record name|partner of record|посредник сделки|"
        f"ответственный посредник|посредник по сделке|{_RESELLER_NAME}",
        "customer_id": f"{_CUSTOMER_ID}|{_TENANT}",
        "customer_name": f"{_CUSTOMER_NAME}|{_COMPANY}",
        "customer_domain": f"customer domain|customer domain name|домен клиента|{_DOMAIN}",
        "location": "customer country|customer market|customer location|страна клиента",
        "offer_id": "offer id|offerid|идентификатор предложения|ид предложения|код предложения",
        "product_type": "product type|producttype|product type id|тип продукта|вид продукта",
        "unit_type": "unit type|unit|тип единицы|единица измерения|единица|тип единиц",
        "parent_id": "parent subscription id|parentsubscriptionid|parent subscription|parent id|"
        "идентификатор родительской подписки|родительская подписка|ид родительской подписки",
        "created_at": "creation date|created|created at|created on|created date|purchase date|purchased|order date|"
        "дата создания|создана|создано|дата покупки|дата заказа",
        "starts_at": f"effective start date|term start|term start date|subscription start date|начало срока|"
        f"дата начала подписки|{_START}",
        "term_end": "commitment end date|term end|term end date|subscription end date|renewal date|renews on|"
        f"next renewal|окончание срока|дата окончания подписки|дата продления|продление|{_END}",
        "auto_renew": "auto renew|auto-renew|auto renew enabled|autorenewenabled|auto renewal|автопродление|"
        "автоматическое продление|автоматически продлевать",
        "is_trial": "is trial|trial|пробная|пробная подписка|пробная версия",
        "billing_type": "billing type|тип выставления счетов|тип оплаты|тип тарификации",
        "billing_cycle": "billing cycle|billing frequency|billing plan|billing period|цикл выставления счетов|"
        "периодичность выставления счетов|цикл оплаты|расчетный период|периодичность оплаты|платежный цикл",
        "term_duration": "term duration|term|commitment term|срок|продолжительность срока|длительность срока|"
        "срок обязательства",
        "renewal_term_duration": "renewal term duration|renewal term|срок после продления|срок продления",
        "order_id": "order id|orderid|order|order number|номер заказа|идентификатор заказа|ид заказа|заказ|код заказа",
        "entitlement_id": "entitlement id|entitlementid|идентификатор права|ид права|идентификатор назначения",
        **_CONTACT,
    },
    "contacts": {
        "subscription_id": f"{_SUBSCRIPTION_ID}|subscription|подписка",
        "contact_tenant": f"{_CONTACT['contact_tenant']}|{_TENANT}|{_RESELLER_ID}",
        "contact_mpn": f"{_CONTACT['contact_mpn']}|{_MPN}|{_RESELLER_MPN}",
        "contact_name": f"{_CONTACT['contact_name']}|name|название|имя",
        "contact_read_at": _CONTACT["contact_read_at"],
    },
    "resellers": {
        "reseller_tenant": f"{_RESELLER_ID}|{_TENANT}|id",
        "reseller_mpn": f"{_RESELLER_MPN}|{_MPN}",
        "reseller_name": f"{_RESELLER_NAME}|{_COMPANY}|name|название|имя|display name",
        "location": f"{_COUNTRY}|reseller location|reseller country|страна посредника",
        "partnership": "partnership|partnership state|partnership status|state|status|партнерство|"
        "состояние партнерства|статус партнерства|состояние|статус",
        "phone": "phone|telephone|phone number|support phone|телефон|номер телефона|телефон поддержки|тел",
        "mail": "mail|e-mail|email|support email|support mail|email address|почта|эл. почта|электронная почта|"
        "адрес электронной почты|почта поддержки|адрес почты",
        "site": "site|website|web site|web|url|support site|support website|сайт|веб-сайт|веб сайт|сайт поддержки|"
        "адрес сайта",
        "alias": f"{_ALIAS}|reseller alias|псевдоним посредника",
        "note": f"{_NOTE}|reseller note",
        "agreement_signed": "mpa signed|mpa|partner agreement signed|partner agreement|agreement signed|"
        "microsoft partner agreement|mpa подписано|mpa подписан|соглашение подписано|"
        "партнерское соглашение подписано|партнерское соглашение|соглашение mpa подписано|соглашение mpa|"
        "соглашение с партнером microsoft",
    },
    "customer_links": {
        "customer_id": _CUSTOMER_ID,
        "customer_domain": "customer domain|customer domain name|customer primary domain|домен клиента|"
        "основной домен клиента|primary domain name|primary domain",
        "customer_name": _CUSTOMER_NAME,
        "reseller_tenant": _RESELLER_ID,
        "reseller_mpn": f"{_RESELLER_MPN}|{_MPN}",
        "reseller_name": _RESELLER_NAME,
        "kind": "delegated admin|delegated admin kind|delegated administration privileges|delegated admin privileges|"
        "admin privileges|dap/gdap|dap or gdap|gdap|dap|gdap/dap|kind|type|privileges|"
        "делегированные права администратора|делегированные права|делегированные привилегии администратора|"
        "делегированные привилегии|тип прав|вид прав|права|тип|вид",
        "starts_on": _START,
        "ends_on": _END,
        "attested_by": "attested by|confirmed by|who attested|verified by|подтвердил|подтвердила|кто подтвердил|"
        "кем подтверждено|подтвердивший",
        "attested_at": "attested at|attested on|attested|confirmed at|confirmed on|confirmed|verified on|attested when|"
        "подтверждено|дата подтверждения|когда подтверждено|время подтверждения",
        "attested_how": "attested how|how attested|how confirmed|how|evidence|confirmed how|basis|основание|"
        "как подтверждено|способ подтверждения|чем подтверждено",
    },
    "agreements": {
        "reseller_tenant": f"{_RESELLER_ID}|{_TENANT}",
        "reseller_mpn": f"{_RESELLER_MPN}|{_MPN}",
        "reseller_name": f"{_RESELLER_NAME}|{_COMPANY}",
        "reference": "agreement reference|reference|agreement|agreement no|agreement number|agreement id|contract|"
        "contract no|contract number|support agreement|ref|номер соглашения|соглашение|соглашение о поддержке|"
        "номер договора|договор|договор о поддержке|ссылка|реквизиты соглашения",
        "scope": "scope|agreement scope|scope of support|coverage|объем поддержки|объем|область|предмет|"
        "предмет соглашения|"
        "область действия|что входит",
        "valid_from": _START,
        "valid_to": _END,
    },
    ASSIGNMENTS: {
        "subscription_id": f"{_SUBSCRIPTION_ID}|id",
        "wanted_tenant": f"{_CONTACT['contact_tenant']}|{_RESELLER_ID}|{_TENANT}",
        "wanted_mpn": f"{_CONTACT['contact_mpn']}|{_RESELLER_MPN}|{_MPN}",
        "wanted_name": f"new contact|new support contact|assign to|{_CONTACT['contact_name']}|{_RESELLER_NAME}|"
        "новый контакт|новый контакт поддержки|назначить|кого назначить",
        "customer_id": _CUSTOMER_ID,
        "customer_domain": f"customer domain|customer domain name|домен клиента|{_DOMAIN}",
        "customer_name": f"{_CUSTOMER_NAME}|{_COMPANY}",
        "product": "product|product name|offer name|offer display name|offer|subscription|subscription name|продукт|"
        "название продукта|предложение|название предложения|подписка|название подписки",
        "nickname": "nickname|friendly name|subscription nickname|понятное имя|понятное название|псевдоним подписки",
        "reason": "reason|ticket|reason or ticket|why|причина|основание|тикет|заявка|обращение|причина или заявка",
    },
}

_RESELLER = {"reseller_tenant", "reseller_mpn", "reseller_name"}
_CUSTOMER = {"customer_id", "customer_name", "customer_domain"}
# Of each set a heading needs one.
_NEEDED: dict[str, tuple[set[str], ...]] = {
    "customers": ({"customer_id"},),
    "subscriptions": ({"subscription_id"},),
    "contacts": ({"subscription_id"}, {"contact_tenant", "contact_mpn", "contact_name"}),
    "resellers": (_RESELLER,),
    "customer_links": (_CUSTOMER, _RESELLER),
    "agreements": (_RESELLER, {"reference"}),
    ASSIGNMENTS: ({"subscription_id", *_CUSTOMER}, {"wanted_tenant", "wanted_mpn", "wanted_name"}),
}


@dataclass(frozen=True, slots=True)
class Header:
    """A recognised heading: the kind of table, the column index of each field, and the names as they stand."""

    kind: str
    columns: dict[str, int]
    names: dict[str, str]
    width: int
    score: int


def _names_of(listed: str) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for rank, name in enumerate(listed.split("|")):
        ranks.setdefault(key(name), rank)
    return ranks


def _lookup() -> dict[str, dict[str, tuple[str, int]]]:
    """For each kind: the reduced name → its field and rank. The field listed first keeps a name that two claim."""
    kinds: dict[str, dict[str, tuple[str, int]]] = {}
    for kind, fields in _COLUMNS.items():
        names: dict[str, tuple[str, int]] = {}
        for field, listed in fields.items():
            for name, rank in _names_of(listed).items():
                names.setdefault(name, (field, rank))
        kinds[kind] = names
    return kinds


_LOOKUP = _lookup()
_KINDS_OF_NAME = Counter(name for kind in KINDS for name in _LOOKUP[kind])
# A name by which a support contact, and nothing else, is called.
_CONTACT_NAMES = {name for listed in _CONTACT.values() for name in _names_of(listed)}
# These can stand for the support contact or for the reseller of record.
_BARE_MPN = set(_names_of(_MPN))
_BARE_TENANT = set(_names_of(_TENANT))


def recognise(cells: Sequence[str], kind: str | None = None) -> Header | None:
    """The heading in `cells`, or None when it is none; `kind` restricts the search to one kind of table."""
    names = [key(cell) if len(cell) <= 100 else "" for cell in cells]
    best: Header | None = None
    for candidate in (kind,) if kind else KINDS:
        header = _fit(candidate, cells, names, forced=kind is not None)
        if header is not None and (best is None or header.score > best.score):
            best = header
    return best


def _fit(kind: str, cells: Sequence[str], names: Sequence[str], *, forced: bool) -> Header | None:
    found: dict[str, tuple[int, int]] = {}
    lookup = _LOOKUP[kind]
    for index, name in enumerate(names):
        if name and name in lookup:
            field, rank = lookup[name]
            if field not in found or rank < found[field][0]:
                found[field] = (rank, index)
    columns = {field: index for field, (_, index) in found.items()}
    if kind == ASSIGNMENTS:
        _give_a_bare_tenant_to_the_customer(columns, names)
    if len(columns) < 2 or not all(alternatives & columns.keys() for alternatives in _NEEDED[kind]):
        return None
    if kind == "contacts" and not forced and not any(name in _CONTACT_NAMES for name in names):
        return None
    if kind == "subscriptions":
        _give_bare_ids_to_the_contact(columns, names)
        if columns.keys() <= {"subscription_id", *_CONTACT}:
            return None
    score = sum(1 if _KINDS_OF_NAME[names[index]] > 1 else 2 for index in columns.values())
    width = max((index + 1 for index, name in enumerate(names) if name or cells[index].strip()), default=0)
    return Header(kind, columns, {field: cells[index] for field, index in columns.items()}, width, score)


def _give_a_bare_tenant_to_the_customer(columns: dict[str, int], names: Sequence[str]) -> None:
    """A plain "tenant ID" is the customer's right of the customer's name, or when nothing else says whose row it is."""
    index = columns.get("wanted_tenant", -1)
    if index < 0 or names[index] not in _BARE_TENANT or "customer_id" in columns:
        return
    customer = {columns[field] for field in _CUSTOMER if field in columns}
    if index - 1 in customer or not (customer or "subscription_id" in columns):
        columns["customer_id"] = columns.pop("wanted_tenant")


def _give_bare_ids_to_the_contact(columns: dict[str, int], names: Sequence[str]) -> None:
    """A plain "MPN ID" right of a support contact's other columns is the contact's, not the reseller of record's."""
    for bare, mine, other in (
        (_BARE_TENANT, "contact_tenant", "customer_id"),
        (_BARE_MPN, "contact_mpn", "reseller_mpn"),
        (_BARE_TENANT, "contact_tenant", "customer_id"),
    ):
        for index, name in enumerate(names):
            contact = {columns[field] for field in _CONTACT if field in columns}
            if mine not in columns and name in bare and index - 1 in contact:
                columns[mine] = index
                if columns.get(other) == index:
                    del columns[other]
