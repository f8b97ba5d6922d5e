"""The letters that ask for a relationship, in English and Russian.

A letter is in the reader's language, which is chosen apart from the window's: so it does not go through `tr`. The
invitation link stands in a line of its own, as it came.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import Final

from desktop.domain.records import RequestKind

LANGUAGES: Final = ("en", "ru")
"""The languages that letters are written in."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft: its subject, and a body in which the link is one line."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Parts:
    """What goes into a letter. `author` may be empty; `link` is empty while there is none."""

    recipient: str
    provider: str
    reseller: str = ""
    customer: str = ""
    author: str = ""
    link: str = ""


_PARTNERSHIP_EN = Letter(
    "Partnership request from $provider",
    """\
Hello $recipient,

we are $provider, an indirect provider in the Microsoft Cloud Solution Provider program. We would be glad to work \
with you as an indirect reseller, so that our customers can count on your support.

To establish the partnership, please open this link in Partner Center and authorize us as your indirect provider:

$link

You need to be signed in to Partner Center as a global administrator of your company. The partnership \
gives us no access to your customers and changes none of your own agreements.

Once it is established, we can name you as the support contact of the customers we serve together. If anything is \
unclear, please answer this letter; we are happy to help.

Kind regards
$signature
""",
)

_PARTNERSHIP_REMINDER_EN = Letter(
    "Reminder: partnership request from $provider",
    """\
Hello $recipient,

some time ago we asked you to establish a partnership with us, $provider, in Partner Center. We do not see it yet, so \
here is the link once more:

$link

A global administrator of your company can open it and authorize us as your indirect provider. If \
you have decided against it, or if something does not work, a short answer helps us.

Kind regards
$signature
""",
)

_LINK_EN = Letter(
    "Your support partner for Microsoft services: $reseller",
    """\
Hello $recipient,

you use Microsoft services that you obtain through us, $provider. We would like $reseller to work with you on them \
and \
to be your support contact, close to you and reachable directly.

For this we ask you to confirm the relationship. Please have a global administrator of your organization open this \
link and accept:

$link

Accepting gives nobody access to your data: delegated admin privileges are agreed upon apart, and only you grant \
them. \
Your subscriptions and prices stay as they are.

As soon as the relationship is established, you will find the support details of $reseller beside your subscriptions. \
If you have questions, please answer this letter.

Kind regards
$signature
""",
)

_LINK_REMINDER_EN = Letter(
    "Reminder: your support partner $reseller",
    """\
Hello $recipient,

we recently asked you to confirm the relationship that lets $reseller support you with your Microsoft services. We do \
not see it yet, so here is the link once more:

$link

A global administrator of your organization can open it and accept. It gives nobody access to your data. If you would \
rather not, a short answer helps us.

Kind regards
$signature
""",
)

_PARTNERSHIP_RU = Letter(
    "Запрос на партнерство от $provider",
    """\
Здравствуйте, $recipient!

Мы, $provider, — непрямой поставщик в программе Microsoft Cloud Solution Provider. Мы будем рады работать с вами как \
с \
непрямым торговым посредником, чтобы наши клиенты могли рассчитывать на вашу поддержку.

Чтобы установить партнерство, откройте, пожалуйста, эту ссылку в Центре партнеров и авторизуйте нас как своего \
непрямого поставщика:

$link

Для этого нужно войти в Центр партнеров с ролью глобального администратора вашей компании. Партнерство не дает нам \
доступа к вашим клиентам и не меняет ваших договоров.

Когда партнерство будет установлено, мы сможем указывать вас как контакт службы поддержки для наших общих клиентов. \
Если что-то непонятно, просто ответьте на это письмо: мы с радостью поможем.

С уважением,
$signature
""",
)

_PARTNERSHIP_REMINDER_RU = Letter(
    "Напоминание: запрос на партнерство от $provider",
    """\
Здравствуйте, $recipient!

Некоторое время назад мы, $provider, предложили вам установить партнерство в Центре партнеров. Мы пока его не видим, \
поэтому отправляем ссылку еще раз:

$link

Открыть ее и авторизовать нас как непрямого поставщика может глобальный администратор вашей компании. Если вы решили \
отказаться или что-то не получается, ответьте нам, пожалуйста, в двух словах.

С уважением,
$signature
""",
)

_LINK_RU = Letter(
    "Ваш партнер по поддержке служб Майкрософт: $reseller",
    """\
Здравствуйте, $recipient!

Вы пользуетесь службами Майкрософт, которые получаете через нас, $provider. Мы хотели бы, чтобы с вами работала \
компания $reseller и чтобы именно она была вашим контактом службы поддержки: она ближе к вам, и к ней можно \
обращаться напрямую.

Для этого нужно подтвердить отношения. Пожалуйста, попросите глобального администратора вашей организации открыть эту \
ссылку и принять приглашение:

$link

Принятие приглашения никому не открывает доступа к вашим данным: делегированные права администратора согласуются \
отдельно, и предоставляете их только вы. Ваши подписки и цены не меняются.

Как только отношения будут установлены, рядом с вашими подписками появятся контактные данные компании $reseller. Если \
у вас есть вопросы, просто ответьте на это письмо.

С уважением,
$signature
""",
)

_LINK_REMINDER_RU = Letter(
    "Напоминание: ваш партнер по поддержке — $reseller",
    """\
Здравствуйте, $recipient!

Недавно мы попросили вас подтвердить отношения, благодаря которым компания $reseller сможет помогать вам со службами \
Майкрософт. Мы пока их не видим, поэтому отправляем ссылку еще раз:

$link

Открыть ее и принять приглашение может глобальный администратор вашей организации. Это никому не открывает доступа к \
вашим данным. Если вы передумали, ответьте нам, пожалуйста, в двух словах.

С уважением,
$signature
""",
)

_LETTERS: Final = {
    ("en", RequestKind.PARTNERSHIP, False): _PARTNERSHIP_EN,
    ("en", RequestKind.PARTNERSHIP, True): _PARTNERSHIP_REMINDER_EN,
    ("en", RequestKind.CUSTOMER_LINK, False): _LINK_EN,
    ("en", RequestKind.CUSTOMER_LINK, True): _LINK_REMINDER_EN,
    ("ru", RequestKind.PARTNERSHIP, False): _PARTNERSHIP_RU,
    ("ru", RequestKind.PARTNERSHIP, True): _PARTNERSHIP_REMINDER_RU,
    ("ru", RequestKind.CUSTOMER_LINK, False): _LINK_RU,
    ("ru", RequestKind.CUSTOMER_LINK, True): _LINK_REMINDER_RU,
}

_NO_LINK: Final = {
    "en": "[the invitation link goes here]",
    "ru": "[здесь будет ссылка-приглашение]",
}


def no_link_line(language: str) -> str:
    """What stands in place of a link that is not there yet."""
    return _NO_LINK[language]


def letter_language(language: str) -> str:
    """The language that letters have for a setting such as `ru_RU`; English for any other."""
    return "ru" if language.casefold().startswith("ru") else "en"


def draft(kind: RequestKind, language: str, parts: Parts, *, reminder: bool = False) -> Letter:
    """The letter of one kind in one of `LANGUAGES`, with names and link put in."""
    letter = _LETTERS[language, kind, reminder]
    names = {
        "recipient": one_line(parts.recipient),
        "provider": one_line(parts.provider),
        "reseller": one_line(parts.reseller),
        "customer": one_line(parts.customer),
    }
    signature = "\n".join(line for line in (one_line(parts.author), names["provider"]) if line)
    link = parts.link or no_link_line(language)
    values = {**names, "signature": signature, "link": link}
    return Letter(Template(letter.subject).substitute(values), Template(letter.body).substitute(values))


def one_line(text: str) -> str:
    """`text` as one line without control marks: names come from outside, and a letter keeps its shape."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
