"""Parsing the values of cells and members, in both languages. A value that cannot be read raises `BadValue`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from desktop.domain import identifiers
from desktop.domain.folding import fold
from desktop.domain.records import DelegatedAdminKind, PartnershipState, RelationshipState

NAME_LIMIT = 512
NOTE_LIMIT = 4000
_LARGEST = 2**31 - 1


class BadValue(ValueError):
    """A value that cannot be read; `code` is one of `problems.PROBLEMS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def key(text: str) -> str:
    """`text` reduced to what headings and state words are compared by: folded letters and digits only."""
    return "".join(filter(str.isalnum, fold(text)))


# Line breaks and tabs become a blank; the other control characters and halves of surrogate pairs never do any good.
# Marks of writing direction stay: they belong to names in some scripts, and screens show names as plain text.
_CLEAN = dict.fromkeys((*range(32), *range(127, 160))) | dict.fromkeys((9, 10, 11, 12, 13, 133), " ")
_DIRTY = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_HALVES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` without control characters and blanks around it."""
    if text.isascii() and text.isprintable():
        return text.strip()
    if _DIRTY.search(text):
        text = _HALVES.sub("\ufffd", text.translate(_CLEAN))
    return text.strip().strip("\ufeff")


def limited(text: str, limit: int = NAME_LIMIT) -> str:
    """`text` itself. Raises `BadValue` ("too_long") over the limit."""
    if len(text) > limit:
        raise BadValue("too_long")
    return text


def guid(text: str) -> str:
    """The lower-case GUID. Raises `BadValue` ("bad_id")."""
    found = identifiers.guid(text)
    if found is None:
        raise BadValue("bad_id")
    return found


_BLANKS = re.compile(r"[\s\u00a0\u202f]+")
_WHOLE = re.compile(r"(\d+)(?:[.,]0+)?")


def mpn_id(text: str) -> str | None:
    """The MPN ID as a string of digits; None for the zero that invoices write for "none". Raises `BadValue`."""
    digits = identifiers.mpn_id(_BLANKS.sub("", text))
    if digits is None:
        raise BadValue("bad_mpn_id")
    return digits if digits.strip("0") else None


def whole(text: str) -> int:
    """A whole number; blanks of any kind may stand between thousands. Raises `BadValue` ("bad_number")."""
    match = _WHOLE.fullmatch(_BLANKS.sub("", text))
    # The limit on digits comes first: Python refuses to read thousands of them.
    if match is None or len(match[1]) > 15 or int(match[1]) > _LARGEST:
        raise BadValue("bad_number")
    return int(match[1])


def _table(**words: str) -> dict[str, str]:
    return {key(word): meaning for meaning, listed in words.items() for word in listed.split("|")}


_YES = {
    key(w)
    for w in [
        "yes",
        "y",
        "true",
        "t",
        "1",
        "on",
        "enabled",
        "signed",
        "да",
        "д",
        "истина",
        "вкл",
        "включено",
        "включен",
        "подписано",
        "подписан",
    ]
}
_NO = {
    key(w)
    for w in [
        "no",
        "n",
        "false",
        "f",
        "0",
        "off",
        "disabled",
        "not signed",
        "unsigned",
        "нет",
        "н",
        "ложь",
        "выкл",
        "выключено",
        "отключено",
        "не подписано",
        "не подписан",
    ]
}


def yes_or_no(text: str) -> bool:
    """A truth value in either language. Raises `BadValue` ("bad_boolean")."""
    if text in {"+", "✓", "✔"}:
        return True
    if text in {"-", "–", "—", "✗", "✘"}:
        return False
    word = key(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise BadValue("bad_boolean")


_STATUS = _table(
    none="none|нет",
    active="active|активна|активно|активный|активная|активен|действует|действующая",
    pending="pending|ожидание|ожидает|в ожидании|ожидается",
    suspended="suspended|приостановлена|приостановлено|приостановлен|приостановленная",
    expired="expired|истекла|истек|истекло|истек срок|срок истек|истек срок действия|срок действия истек",
    disabled="disabled|отключена|отключено|отключен|отключенная",
    deleted="deleted|deprovisioned|удалена|удалено|удален|удаленная",
)


@lru_cache(maxsize=256)
def status(text: str) -> str:
    """A subscription's status as the service writes it; an unknown one stays as received, in lower case."""
    return _STATUS.get(key(text)) or text.lower()


_PARTNERSHIP = _table(
    none="none|no|нет|отсутствует|no partnership|нет партнерства",
    requested="requested|pending|invited|request sent|sent|запрошено|запрошен|отправлен запрос|запрос отправлен|"
    "ожидание|ожидает|приглашен",
    active="active|established|authorized|активно|активен|активный|активна|действует|установлено|да|yes",
    ended="ended|terminated|inactive|removed|expired|deleted|closed|revoked|прекращено|завершено|неактивно|неактивен|"
    "закончено|удалено|удален|истекло|расторгнуто|окончено",
)


def partnership(text: str) -> PartnershipState:
    """The state of a partnership; a text that nobody has documented is `UNKNOWN`."""
    return PartnershipState(_PARTNERSHIP.get(key(text), PartnershipState.UNKNOWN))


_RELATIONSHIP = _table(
    reseller="reseller|cloud reseller|indirect reseller|indirect provider|csp|provider|cloud solution provider|"
    "торговый посредник|посредник|непрямой торговый посредник|косвенный торговый посредник|реселлер|"
    "косвенный реселлер|непрямой поставщик|косвенный поставщик|поставщик|дистрибьютор|distributor|"
    "торговый посредник облачных служб|поставщик облачных решений",
    none="none|no|no relationship|нет|нет отношений|отсутствует|отсутствуют",
    lost="lost|removed|ended|утрачены|прекращены|удалены",
)


def relationship(text: str) -> RelationshipState:
    """The relationship with a customer; anything but reseller, none and lost is `OTHER`."""
    return RelationshipState(_RELATIONSHIP.get(key(text), RelationshipState.OTHER))


_KIND = _table(
    dap="dap",
    gdap="gdap|granular",
    none="none|no|нет|отсутствуют|отсутствует|без прав",
    unknown="unknown|not known|неизвестно|не подтверждено|unconfirmed|?",
)


def delegated_admin(text: str) -> DelegatedAdminKind:
    """The kind of delegated admin. Raises `BadValue` ("bad_kind")."""
    kind = "unknown" if text == "?" else _KIND.get(key(text))
    if kind is None:
        raise BadValue("bad_kind")
    return DelegatedAdminKind(kind)


_COUNTRIES = _table(
    AM="Armenia|Армения",
    AT="Austria|Австрия",
    AU="Australia|Австралия",
    AZ="Azerbaijan|Азербайджан",
    BE="Belgium|Бельгия",
    BR="Brazil|Бразилия",
    BY="Belarus|Беларусь|Белоруссия",
    CA="Canada|Канада",
    CH="Switzerland|Швейцария",
    CN="China|Китай",
    CZ="Czech Republic|Czechia|Чехия",
    DE="Germany|Германия",
    DK="Denmark|Дания",
    EE="Estonia|Эстония",
    ES="Spain|Испания",
    FI="Finland|Финляндия",
    FR="France|Франция",
    GB="United Kingdom|UK|Great Britain|Великобритания",
    GE="Georgia|Грузия",
    GR="Greece|Греция",
    HU="Hungary|Венгрия",
    IE="Ireland|Ирландия",
    IL="Israel|Израиль",
    IN="India|Индия",
    IT="Italy|Италия",
    JP="Japan|Япония",
    KG="Kyrgyzstan|Кыргызстан|Киргизия",
    KR="South Korea|Korea|Южная Корея",
    KZ="Kazakhstan|Казахстан",
    LT="Lithuania|Литва",
    LV="Latvia|Латвия",
    MD="Moldova|Молдова",
    MX="Mexico|Мексика",
    NL="Netherlands|The Netherlands|Нидерланды",
    NO="Norway|Норвегия",
    NZ="New Zealand|Новая Зеландия",
    PL="Poland|Польша",
    PT="Portugal|Португалия",
    RO="Romania|Румыния",
    RS="Serbia|Сербия",
    RU="Russia|Russian Federation|Россия|Российская Федерация|РФ",
    SE="Sweden|Швеция",
    SG="Singapore|Сингапур",
    TJ="Tajikistan|Таджикистан",
    TM="Turkmenistan|Туркменистан",
    TR="Turkey|Türkiye|Турция",
    UA="Ukraine|Украина",
    US="United States|United States of America|USA|США",
    UZ="Uzbekistan|Узбекистан",
    ZA="South Africa|ЮАР",
)


def country(text: str) -> str:
    """A two-letter country code; names of the larger markets are understood. Raises `BadValue` ("bad_country")."""
    found = _COUNTRIES.get(key(text)) or identifiers.country(text)
    if not found:
        raise BadValue("bad_country")
    return found


_MONTHS = {
    key(word): number
    for number, listed in enumerate(
        (
            "january|jan|января|январь|янв",
            "february|feb|февраля|февраль|фев",
            "march|mar|марта|март|мар",
            "april|apr|апреля|апрель|апр",
            "may|мая|май",
            "june|jun|июня|июнь|июн",
            "july|jul|июля|июль|июл",
            "august|aug|августа|август|авг",
            "september|sep|sept|сентября|сентябрь|сен|сент",
            "october|oct|октября|октябрь|окт",
            "november|nov|ноября|ноябрь|ноя|нояб",
            "december|dec|декабря|декабрь|дек",
        ),
        1,
    )
    for word in listed.split("|")
}
_TIME = (
    r"(?:(?:\s*T\s*|\s*,?\s+)(?P<hour>\d{1,2})\s*:\s*(?P<minute>\d{2})(?:\s*:\s*(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?\s*(?P<zone>Z|z|UTC|GMT|[+-]\d{2}:?\d{2})?"
)
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})" + _TIME, re.ASCII)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?:\s*г\.?)?" + _TIME, re.ASCII)
_SLASHED = re.compile(r"(?P<one>\d{1,2})[/-](?P<other>\d{1,2})[/-](?P<year>\d{4})" + _TIME, re.ASCII)
_NAMED = re.compile(r"(?P<day>\d{1,2})[ -](?P<name>[^\W\d_]{3,9})\.?,?[ -](?P<year>\d{4})(?:\s*г\.?)?" + _TIME)
_AMERICAN = re.compile(r"(?P<name>[A-Za-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})" + _TIME, re.ASCII)
_SERIAL = re.compile(r"(?P<days>[2-7]\d{4})(?:[.,](?P<part>\d{1,12}))?", re.ASCII)
_EXCEL_START = datetime(1899, 12, 30, tzinfo=UTC)


@lru_cache(maxsize=4096)
def moment(text: str) -> datetime | None:
    """A point in time in UTC; without a zone it is read as UTC. None for "no end" (year 9999) and "never" (year 1).

    Raises `BadValue`: "bad_date", or "ambiguous_date" where day and month cannot be told apart.
    """
    found = _split(text)
    if found is None:
        return None
    local, zone = found
    if zone is UTC:
        return local
    try:
        return local.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError as error:
        raise BadValue("bad_date") from error


@lru_cache(maxsize=4096)
def day(text: str) -> date | None:
    """A calendar day, as written (a zone does not move it). None and `BadValue` as for `moment`."""
    found = _split(text)
    return None if found is None else found[0].date()


# As the service writes moments, and most sheets days.
_PLAIN = re.compile(r"(?!0000|0001|9999)\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ?)?", re.ASCII)


def _split(text: str) -> tuple[datetime, timezone] | None:
    if _PLAIN.fullmatch(text):
        try:
            return datetime.fromisoformat(text[:19]).replace(tzinfo=UTC), UTC
        except ValueError as error:
            raise BadValue("bad_date") from error
    serial = _SERIAL.fullmatch(text)
    if serial:
        part = float(f"0.{serial['part']}") if serial["part"] else 0.0
        found = _EXCEL_START + timedelta(days=int(serial["days"]), seconds=round(part * 86400))
        return found, UTC
    for pattern in (_ISO, _DOTTED, _SLASHED, _COMPACT, _NAMED, _AMERICAN):
        match = pattern.fullmatch(text)
        if match:
            return _built(match.groupdict())
    raise BadValue("bad_date")


def _built(parts: dict[str, str | None]) -> tuple[datetime, timezone] | None:
    year = int(parts["year"] or 0)
    if year in {0, 1, 9999}:
        return None
    if "one" in parts:
        month_number, day_number = _told_apart(int(parts["one"] or 0), int(parts["other"] or 0))
    else:
        day_number = int(parts["day"] or 0)
        name = parts.get("name")
        month_number = _MONTHS.get(key(name), 0) if name else int(parts["month"] or 0)
    hour = int(parts.get("hour") or 0)
    half = (parts.get("half") or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise BadValue("bad_date")
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    fraction = (parts.get("fraction") or "").ljust(6, "0")[:6]
    try:
        found = datetime(
            year,
            month_number,
            day_number,
            hour,
            int(parts.get("minute") or 0),
            int(parts.get("second") or 0),
            int(fraction),
            tzinfo=UTC,
        )
    except ValueError as error:
        raise BadValue("bad_date") from error
    return found, _zone(parts.get("zone"))


def _told_apart(one: int, other: int) -> tuple[int, int]:
    """Month and day of `one/other/year`, where the numbers allow only one reading."""
    if one == other or (one <= 12 < other):
        return one, other
    if other <= 12 < one:
        return other, one
    if one <= 12 and other <= 12:
        raise BadValue("ambiguous_date")
    raise BadValue("bad_date")


def _zone(text: str | None) -> timezone:
    if text is None or text[0] not in "+-":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    if minutes >= 24 * 60:
        raise BadValue("bad_date")
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))
