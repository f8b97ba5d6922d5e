"""The name stock of the sample tenant: made-up companies in the scripts that a distributor's book holds.

Companies are flowers, birds and Microsoft's well-known fictional ones; whoever finds their own name here met chance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random


@dataclass(frozen=True, slots=True)
class Tongue:
    """How companies of one language are called.

    `stems` are (word, Latin form for domains, English gloss); `pair` joins two of them. In the forms
    {0} is the name and {1} the legal form of the country, from `legal`.
    """

    countries: tuple[str, ...]
    weight: int
    stems: tuple[tuple[str, str, str], ...]
    trades: tuple[str, ...]
    forms: tuple[str, ...]
    reseller_forms: tuple[str, ...]
    nicknames: tuple[str, ...]
    pair: str
    legal: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A made-up company: what it is called, where it sits, and what desks would also look for."""

    text: str
    slug: str
    gloss: str
    country: str
    tongue: Tongue


def _stems(text: str) -> tuple[tuple[str, str, str], ...]:
    stems = []
    for line in text.strip().splitlines():
        word, slug, gloss = (part.strip() for part in line.split("|"))
        stems.append((word, slug, gloss))
    return tuple(stems)


RUSSIAN = Tongue(
    countries=(*("KZ",) * 12, "KG", "KG", "UZ", "AM", "RU"),
    weight=40,
    stems=_stems(
        """
        Ромашка | romashka | Camomile
        Василёк | vasilek | Cornflower
        Лютик | lutik | Buttercup
        Одуванчик | oduvanchik | Dandelion
        Рябинка | ryabinka | Rowan
        Подснежник | podsnezhnik | Snowdrop
        Незабудка | nezabudka | Forget-me-not
        Журавлик | zhuravlik | Little Crane
        Ласточка | lastochka | Swallow
        Снегирь | snegir | Bullfinch
        Колокольчик | kolokolchik | Bluebell
        Ёжик | ezhik | Hedgehog
        Берёзка | berezka | Birch
        Стрекоза | strekoza | Dragonfly
        Облепиха | oblepiha | Sea Buckthorn
        Синица | sinitsa | Titmouse
        Кузнечик | kuznechik | Grasshopper
        Тёплый Стан | teply-stan | Warm Camp
        """
    ),
    trades=(
        "",
        "",
        "-Торг",
        "-Сервис",
        "-Логистика",
        "-Строй",
        "-Агро",
        "-Плюс",
        "-Транс",
        "-Дизайн",
        "-Мебель",
        " и К°",
    ),
    forms=(
        "{1} «{0}»",
        "{1} «{0}»",
        "{1} «{0}»",
        "АО «{0}»",
        "Группа компаний «{0}»",
        "Филиал {1} «{0}» в г. Караганда",
        "ЧУ «Клиника „{0}“»",
        "КХ {0}",
        "{0}",
    ),
    reseller_forms=("{1} «{0} Софт»", "{1} «{0} ИТ»", "«{0}-Интегратор»", "{1} «{0} Системы»", "{0} Облако"),
    nicknames=("Бухгалтерия", "Склад", "Головной офис", "Цех № 2", "Отдел продаж", "Филиал Шымкент", "на замену, ёлка"),
    pair="{0} и {1}",
    legal={"KZ": "ТОО", "KG": "ОсОО", "UZ": "ООО", "AM": "ООО", "RU": "ООО"},
)
KAZAKH = Tongue(
    countries=("KZ",),
    weight=15,
    stems=_stems(
        """
        Жұлдыз | zhuldyz | Star
        Қарлығаш | qarlygash | Swallow
        Көктем | koktem | Spring
        Үміт | umit | Hope
        Өркен | orken | Sprout
        Тұлпар | tulpar | Winged Horse
        Ұшқын | ushqyn | Spark
        Қызғалдақ | qyzgaldaq | Tulip
        Бәйшешек | baysheshek | Snowdrop
        Іңкәр | inkar | Longing
        Ғалам | galam | Universe
        Теңіз | teniz | Sea
        Әлем Гүл | alem-gul | World Flower
        """
    ),
    trades=("", "", " Құрылыс", " Логистика", " Агро", " Сауда", " Медиа", " Құс фабрикасы"),
    forms=("«{0}» ЖШС", "«{0}» ЖШС", "ТОО «{0}»", "«{0}» АҚ", "«{0}» ШҚ"),
    reseller_forms=("«{0} АТ» ЖШС", "«{0} Софт» ЖШС", "{0} Digital"),
    nicknames=("Бас кеңсе", "Қойма", "Есеп бөлімі", "Ақтөбе филиалы"),
    pair="{0} мен {1}",
)
ENGLISH = Tongue(
    countries=(*("KZ",) * 5, "AE", "RS", "ZA", "GE", "GB"),
    weight=17,
    stems=_stems(
        """
        Contoso | contoso | Contoso
        Fabrikam | fabrikam | Fabrikam
        Adventure Works | adventureworks | Adventure Works
        Tailspin | tailspin | Tailspin
        Wingtip | wingtip | Wingtip
        Litware | litware | Litware
        Proseware | proseware | Proseware
        Woodgrove | woodgrove | Woodgrove
        Relecloud | relecloud | Relecloud
        Trey Research | trey | Trey Research
        Alpine Ski House | alpineskihouse | Alpine Ski House
        Coho Vineyard | coho | Coho Vineyard
        Consolidated Messenger | consolidated | Consolidated Messenger
        Fourth Coffee | fourthcoffee | Fourth Coffee
        Graphic Design Institute | gdi | Graphic Design Institute
        Humongous Insurance | humongous | Humongous Insurance
        Lucerne Publishing | lucerne | Lucerne Publishing
        Margie's Travel | margies | Margie's Travel
        School of Fine Art | fineart | School of Fine Art
        VanArsdel | vanarsdel | VanArsdel
        Wide World Importers | wwi | Wide World Importers
        Lamna Healthcare | lamna | Lamna Healthcare
        Munson's Pickles and Preserves | munsons | Munson's Pickles
        """
    ),
    trades=(
        "",
        "",
        " Central Asia",
        " Logistics",
        " Residences",
        " Pharmaceuticals",
        " Toys",
        " Caspian",
        " & Partners",
    ),
    forms=("{0}", "{0} Ltd", "{0} LLP", "{0} Group", "{0} Inc.", "The {0} Company"),
    reseller_forms=("{0} IT", "{0} Cloud Services", "{0} Solutions LLP", "{0} Managed IT"),
    nicknames=("Head office", "Warehouse", "Finance", "Interns 2024", "Astana branch", "Board", "Shop floor kiosk"),
    pair="{0} & {1}",
)
GEORGIAN = Tongue(
    countries=("GE",),
    weight=4,
    stems=_stems(
        """
        მზესუმზირა | mzesumzira | Sunflower
        იასამანი | iasamani | Lilac
        მერცხალი | mertskhali | Swallow
        ვარსკვლავი | varskvlavi | Star
        ბროწეული | brotseuli | Pomegranate
        """
    ),
    trades=("", " ჯგუფი", " ლოჯისტიკა"),
    forms=("შპს {0}", "სს {0}", "შპს „{0}“"),
    reseller_forms=("შპს {0} აიტი", "{0} სისტემები"),
    nicknames=("მთავარი ოფისი", "საწყობი"),
    pair="{0} და {1}",
)
ARMENIAN = Tongue(
    countries=("AM",),
    weight=4,
    stems=_stems(
        """
        Արևածաղիկ | arevatsaghik | Sunflower
        Ծիծեռնակ | tsitsernak | Swallow
        Մանուշակ | manushak | Violet
        Նռնենի | nrneni | Pomegranate
        """
    ),
    trades=("", " Շին", " Տրանս"),
    forms=("«{0}» ՍՊԸ", "«{0}» ՓԲԸ"),
    reseller_forms=("«{0} Սոֆթ» ՍՊԸ",),
    nicknames=("Գլխավոր գրասենյակ", "Պահեստ"),
    pair="{0} և {1}",
)
TURKISH = Tongue(
    countries=("TR",),
    weight=5,
    stems=_stems(
        """
        Işık Çiçek | isik-cicek | Light Flower
        İnci Ihlamur | inci-ihlamur | Pearl Linden
        Kırlangıç | kirlangic | Swallow
        Yağmur | yagmur | Rain
        ILGIN İPLİK | ilgin-iplik | Tamarisk Yarn
        """
    ),
    trades=("", " Dış Ticaret", " Lojistik", " Gıda"),
    forms=("{0} A.Ş.", "{0} Ltd. Şti.", "{0} Sanayi ve Ticaret A.Ş."),
    reseller_forms=("{0} Bilişim A.Ş.", "{0} Yazılım Ltd. Şti."),
    nicknames=("Genel müdürlük", "Depo", "ISPARTA şubesi"),
    pair="{0} ve {1}",
)
ARABIC = Tongue(
    countries=("AE", "JO", "QA", "EG"),
    weight=3,
    stems=_stems(
        """
        زهرة الياسمين | yasmin | Jasmine
        سنونو | sununu | Swallow
        نجمة الصباح | najma | Morning Star
        """
    ),
    trades=("", " للتجارة", " للنقل"),
    forms=("شركة {0}", "مجموعة {0} ذ.م.م", "{0}"),
    reseller_forms=("{0} لتقنية المعلومات",),
    nicknames=("المكتب الرئيسي", "المستودع"),
    pair="{0} و{1}",
)
HEBREW = Tongue(
    countries=("IL",),
    weight=2,
    stems=_stems(
        """
        חרצית | hartsit | Chrysanthemum
        סנונית | snunit | Swallow
        כלנית | kalanit | Anemone
        """
    ),
    trades=("", " לוגיסטיקה", " (2019)"),
    forms=('{0} בע"מ', "קבוצת {0}"),
    reseller_forms=('{0} מחשוב בע"מ',),
    nicknames=("משרד ראשי", "מחסן"),
    pair="{0} ו{1}",
)
UZBEK = Tongue(
    countries=("UZ",),
    weight=3,
    stems=_stems(
        """
        Boʻtakoʻz | botakoz | Cornflower
        Qaldirgʻoch | qaldirgoch | Swallow
        Lola | lola | Tulip
        """
    ),
    trades=("", " Savdo", " Qurilish"),
    forms=("{0} MChJ", "«{0}» AJ"),
    reseller_forms=("{0} Soft MChJ",),
    nicknames=("Bosh ofis", "Ombor"),
    pair="{0} va {1}",
)
CHINESE = Tongue(
    countries=("KZ", "KZ", "UZ", "CN"),
    weight=2,
    stems=_stems(
        """
        向日葵 | xiangrikui | Sunflower
        燕子 | yanzi | Swallow
        晨星 | chenxing | Morning Star
        """
    ),
    trades=("", "科技", "物流"),
    forms=("{0}有限公司", "{0}（阿拉木图）代表处"),
    reseller_forms=("{0}信息技术有限公司",),
    nicknames=("总部", "仓库"),
    pair="{0}{1}",
)
JAPANESE = Tongue(
    countries=("KZ", "TR", "JP"),
    weight=1,
    stems=_stems(
        """
        ひまわり | himawari | Sunflower
        ツバメ | tsubame | Swallow
        """
    ),
    trades=("", "商事", "ﾌﾞｯｻﾝ"),
    forms=("株式会社{0}", "{0}㈱"),
    reseller_forms=("{0}システム株式会社",),
    nicknames=("本社", "倉庫"),
    pair="{0}・{1}",
)
GREEK = Tongue(
    countries=("GR", "CY"),
    weight=2,
    stems=_stems(
        """
        Ηλιοτρόπιο | iliotropio | Heliotrope
        Χελιδόνι | chelidoni | Swallow
        ΓΑΛΑΖΙΟΣ ΟΥΡΑΝΟΣ | galazios | Blue Sky
        """
    ),
    trades=("", " Μεταφορές"),
    forms=("{0} Α.Ε.", "{0} Ι.Κ.Ε."),
    reseller_forms=("{0} Πληροφορική Ε.Π.Ε.",),
    nicknames=("Κεντρικά", "Αποθήκη"),
    pair="{0} και {1}",
)
# Combining accents are written as such: the same word may come composed or not.
EUROPEAN = Tongue(
    countries=("DE", "AT", "PL", "CZ", "FR"),
    weight=4,
    stems=_stems(
        """
        Weißdorn | weissdorn | Hawthorn
        Gänseblümchen | gaensebluemchen | Daisy
        Grüßgott & Söhne | gruessgott | Greetings & Sons
        Kopřiva | kopriva | Nettle
        Żółty Mlecz | zolty-mlecz | Yellow Dandelion
        Pa\u0302querette | paquerette | Daisy
        A\u030angstro\u0308m Cafe\u0301 | angstrom-cafe | Angstrom Cafe
        """
    ),
    trades=("", " Spedition", " Straßenbau", " Design"),
    forms=("{0} {1}", "{0} {1}", "{0}"),
    reseller_forms=("{0} EDV {1}", "{0} IT {1}"),
    nicknames=("Zentrale", "Lager Süd", "Poboc\u030cka Brno"),
    pair="{0} + {1}",
    legal={"DE": "GmbH", "AT": "Ges.m.b.H.", "PL": "sp. z o.o.", "CZ": "s.r.o.", "FR": "SARL"},
)

TONGUES = (
    RUSSIAN,
    KAZAKH,
    ENGLISH,
    GEORGIAN,
    ARMENIAN,
    TURKISH,
    ARABIC,
    HEBREW,
    UZBEK,
    CHINESE,
    JAPANESE,
    GREEK,
    EUROPEAN,
)
_TONGUE_CHOICES = tuple(tongue for tongue in TONGUES for _ in range(tongue.weight))

SOLE_TRADERS = ("ИП Кузнецов А.В.", "ИП Ёлкина М. П.", "ЖК Серікбаева Ә.Қ.", "ИП О'Коннор Дж.", "ИП Цой")

HOSTILE = (
    "<b>Bold</b> & Söhne",
    "=cmd|'/c calc'!A1",
    "\"Quotes\" 'n' ООО",
    "Invoice \u202etxt.exe Trading",
    "Rocket 🚀👩‍🚀 Логистика",
    "Rabatt %1 %n 100 %",
    "Robert'); DROP TABLE--",
    "+Плюс-Телеком @SUM(A1:A9)",
    "-Minus+3 Holding",
    "C:\\new\\table {0} $HOME",
    "Zero\u200bWidth\u00a0Space Ltd",
    "&amp;lt;img src=x onerror=alert(1)&gt;",
)
"""What breaks careless labels, exports, placeholders and searches. No line breaks: names have none."""

LONG_FORMS = (
    (
        "Товарищество с ограниченной ответственностью «Научно-производственное объединение „{0}“ по проектированию, "
        "монтажу и обслуживанию систем отопления северных территорий»"
    ),
    (
        "{0} Gesellschaft für Straßenbahnoberleitungsentstörungsdienstleistungen und "
        "Grünflächenbewässerungsanlagen Verwaltungs- und Beteiligungs-GmbH & Co. KG"
    ),
    (
        "The {0} Consolidated International Trading, Shipping, Warehousing, Cold Storage and General Maintenance "
        "Services Company of Central Asia and the Caucasus (Holding) Limited Liability Partnership"
    ),
)
"""Each is longer than 120 characters."""

DESK_STAFF = ("Айгерим Сапарова", "Marta Kowalska", "Иван Петренко", "Nino Beridze", "Dana O'Leary")
ATTESTED_HOW = (
    "Screenshot of the customer's admin centre",
    "Письмо посредника, приложен отчет GDAP",
    "Customer confirmed by phone",
    "Отчет посредника за квартал",
    "Ticket HD-10482",
)
NOTES = (
    "Calls before 12:00 only.",
    "Договор на поддержку в работе у юристов.",
    "Prefers Russian. Ask for Гульнара.",
    "См. переписку от весны: два идентификатора MPN.",
)


PHONE_PREFIXES = {
    "KZ": "+7 727",
    "KG": "+996 312",
    "UZ": "+998 71",
    "AM": "+374 10",
    "RU": "+7 495",
    "AE": "+971 4",
    "GE": "+995 32",
    "TR": "+90 212",
    "IL": "+972 3",
    "GR": "+30 21",
    "DE": "+49 30",
}


def company(index: int, rng: Random, *, reseller: bool = False) -> CompanyName:
    """A made-up company. Hostile and very long names, and sole traders, come at fixed places of `index`."""
    tongue = _TONGUE_CHOICES[int(rng.random() * len(_TONGUE_CHOICES))]
    word, slug, gloss = rng.choice(tongue.stems)
    country = rng.choice(tongue.countries)
    if rng.random() < 0.4:
        partner, _, _ = rng.choice(tongue.stems)
        if partner != word:
            word = tongue.pair.format(word, partner)
    form = rng.choice(tongue.reseller_forms if reseller else tongue.forms)
    text = form.format(word + rng.choice(tongue.trades), tongue.legal.get(country, ""))
    # The steps are primes, so that the oddities do not march together.
    if index % 43 == 11:
        text = HOSTILE[index // 43 % len(HOSTILE)]
    elif index % 97 == 17:
        text = LONG_FORMS[0 if tongue in (RUSSIAN, KAZAKH) else 1 if tongue is EUROPEAN else 2].format(word)
    elif index % 29 == 5 and tongue is RUSSIAN and not reseller:
        text = rng.choice(SOLE_TRADERS)
    return CompanyName(text, f"{slug}{index}", gloss, country, tongue)
