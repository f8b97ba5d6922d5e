"""Tables of every kind, in both languages and all dialects, become facts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from desktop.data.facts import (
    AgreementFact,
    ContactFact,
    CustomerFact,
    Fact,
    LinkFact,
    Place,
    PlacedFact,
    ResellerFact,
    SubscriptionFact,
)
from desktop.data.importing.headers import recognise
from desktop.data.importing.known import Nobody
from desktop.data.importing.reading import FileReading
from desktop.domain.records import DelegatedAdminKind, PartnershipState, RelationshipState
from desktop.errors import Cancelled, ImportRefused

from .conftest import Directory, FileFacts, Read, guid, read_file


def facts(result: FileFacts) -> list[Fact]:
    assert result.problems == []
    return [placed.fact for placed in result.facts]


CUSTOMERS = [
    CustomerFact(guid(1), "Contoso", "contoso.example", None, RelationshipState.RESELLER, "Reseller"),
    CustomerFact(guid(2), 'He said "hi", Ltd', "said.example", None, RelationshipState.OTHER, "Advisor"),
]
CUSTOMERS_CSV = (
    "Microsoft ID,Company name,Primary domain name,Relationship\r\n"
    f"{guid(1)},Contoso,Contoso.example,Reseller\r\n"
    f'{guid(2).upper()},"He said ""hi"", Ltd",said.example,Advisor\r\n'
)


def test_partner_centers_list_of_customers(read: Read) -> None:
    result = read("Customers.csv", CUSTOMERS_CSV)
    assert facts(result) == CUSTOMERS
    assert result.kinds == ("customers",)
    assert result.rows == 2
    assert [placed.place for placed in result.facts] == [Place(2), Place(3)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_same_rows_in_every_dialect(encoding: str, delimiter: str, quoted: bool, newline: str, read: Read) -> None:
    rows = [
        ["Идентификатор Microsoft", "Название компании", "Основное доменное имя", "Отношения"],
        [guid(1), "ООО «Ромашка», ёлки; и\tпалки|", "romashka.example", "Торговый посредник"],
    ]

    def cell(text: str) -> str:
        return f'"{text}"' if quoted or any(char in text for char in ",;\t|") else text

    text = "".join(delimiter.join(map(cell, row)) + newline for row in rows)
    (fact,) = facts(read("клиенты.csv", text.encode(encoding)))
    assert fact == CustomerFact(
        guid(1),
        "ООО «Ромашка», ёлки; и палки|",
        "romashka.example",
        relationship=RelationshipState.RESELLER,
        relationship_text="Торговый посредник",
    )


def test_excels_separator_line_and_titles_above_the_heading(read: Read) -> None:
    text = f"sep=;\nCustomers of the desk;;\n\nас на;дату;\nMicrosoft ID;Company name;Country\n{guid(1)};A, B;ru\n;;\n"
    result = read("x.csv", text)
    assert facts(result) == [CustomerFact(guid(1), "A, B", location="RU")]
    assert result.facts[0].place.line == 6
    assert result.rows == 1


def test_a_row_over_several_lines_stands_on_its_first(read: Read) -> None:
    text = f'Customer ID,Company name\n{guid(1)},"Two\nlines"\n{guid(2)},Next\n'
    result = read("x.csv", text)
    assert [placed.place.line for placed in result.facts] == [2, 4]
    assert facts(result)[0] == CustomerFact(guid(1), "Two lines")


def test_a_quotation_mark_left_open_costs_one_row(read: Read) -> None:
    text = f'Customer ID,Company name\n{guid(1)},"open\n{guid(2)},Fine\n{guid(3)},"a"b\n{guid(4)},Last\n'
    result = read("x.csv", text)
    assert [placed.fact for placed in result.facts] == [CustomerFact(guid(2), "Fine"), CustomerFact(guid(4), "Last")]
    assert [(problem.line, problem.code) for problem in result.problems] == [
        (2, "unclosed_quote"),
        (4, "unclosed_quote"),
    ]


SUBSCRIPTION_TEXT = f"""Subscription ID,Subscription,Quantity,Status,Reseller
{guid(10).upper()},Microsoft 365 E3,"1 200",Active,Fabrikam
{guid(11)},Visio,3,Suspended,Wingtip
{guid(12)},Project,0,half-open,Nobody Ever Heard Of
"""


def test_partner_centers_list_of_subscriptions_for_a_customer_named_outside(read: Read) -> None:
    result = read("subscriptions.csv", SUBSCRIPTION_TEXT, customer=guid(1).upper())
    assert facts(result) == [
        SubscriptionFact(
            guid(10),
            guid(10).upper(),
            guid(1),
            product="Microsoft 365 E3",
            quantity=1200,
            status="active",
            reseller_of_record_name="Fabrikam",
        ),
        SubscriptionFact(
            guid(11),
            guid(11),
            guid(1),
            product="Visio",
            quantity=3,
            status="suspended",
            reseller_of_record="4391507",
            reseller_of_record_name="Wingtip",
        ),
        SubscriptionFact(
            guid(12),
            guid(12),
            guid(1),
            product="Project",
            quantity=0,
            status="half-open",
            reseller_of_record_name="Nobody Ever Heard Of",
        ),
    ]


def test_subscriptions_of_nobody_are_refused_as_a_whole(read: Read) -> None:
    with pytest.raises(ImportRefused) as caught:
        read("subscriptions.csv", SUBSCRIPTION_TEXT)
    assert caught.value.code == "no_customer"


def test_a_sheet_of_subscriptions_brings_customers_and_contacts(read: Read) -> None:
    text = (
        "Идентификатор подписки;Подписка;Понятное имя;Количество;Состояние;Дата окончания;Автопродление;"
        "Пробная подписка;"
        "Идентификатор клиента;Клиент;Домен;Страна клиента;Посредник;MPN ID посредника;"
        "Назначенный контакт службы поддержки;MPN ID;Идентификатор арендатора контакта\n"
        f"{guid(10)};Office;Мой Office;5;Активна;31.12.2025;да;нет;{guid(7)};Ромашка;Romashka.example;Россия;Крылья;"
        f"4391507;Fabrikam;111222;{guid(101).upper()}\n"
        f"{guid(11)};Visio;;;;;;;{guid(7)};Ромашка;Romashka.example;Россия;;;;;\n"
    )
    result = read("подписки.csv", text)
    customer = CustomerFact(guid(7), "Ромашка", "romashka.example", "RU")
    assert facts(result) == [
        SubscriptionFact(
            guid(10),
            guid(10),
            guid(7),
            customer,
            product="Office",
            nickname="Мой Office",
            quantity=5,
            status="active",
            term_end=datetime(2025, 12, 31, tzinfo=UTC),
            auto_renew=True,
            is_trial=False,
            reseller_of_record="4391507",
            reseller_of_record_name="Крылья",
        ),
        ContactFact(guid(10), guid(101), "111222", "Fabrikam", guid(101).upper()),
        SubscriptionFact(guid(11), guid(11), guid(7), customer, product="Visio"),
    ]
    assert result.kinds == ("subscriptions", "customers", "contacts")


@pytest.mark.parametrize(
    ("column", "value", "tenant"),
    [
        ("Customer", "Contoso", guid(1)),
        ("Domain", "contoso.example", guid(1)),
        ("Клиент", "Ромашка", guid(4)),
        ("Customer tenant ID", guid(9), guid(9)),
    ],
)
def test_a_row_names_its_customer(column: str, value: str, tenant: str, read: Read, known: Directory) -> None:
    known = Directory({"Contoso": [guid(1)], "Ромашка": [guid(4)]}, {"contoso.example": [guid(1)]})
    (fact,) = facts(read("x.csv", f"Subscription ID;Product;{column}\n{guid(10)};P;{value}\n", known=known))
    assert isinstance(fact, SubscriptionFact)
    assert fact.customer == tenant


def test_an_unknown_domain_beside_a_known_name_does_not_matter(read: Read) -> None:
    (fact,) = facts(read("x.csv", f"Subscription ID;Customer;Domain\n{guid(10)};Contoso;other.example\n"))
    assert isinstance(fact, SubscriptionFact)
    assert fact.customer == guid(1)


RESELLER = ResellerFact(
    guid(101),
    "4391507",
    "Fabrikam",
    "US",
    PartnershipState.ACTIVE,
    "Active",
    True,
    "help@fabrikam.example",
    "+1 425 555 0100",
    "https://fabrikam.example",
    "Fab",
    "=cmd|' /C calc'!A0",
)


def test_resellers_in_both_languages(read: Read) -> None:
    english = (
        "Name,MPN ID,Microsoft ID,Country/Region,State,MPA signed,E-mail,Phone,Website,Alias,Note\n"
        f"Fabrikam,4391507.0,{guid(101)},US,Active,yes,help@fabrikam.example,+1 425 555 0100,https://fabrikam.example,Fab,"
        "=cmd|' /C calc'!A0\n"
    )
    russian = (
        "Посредник;Идентификатор партнера (MPN ID);Идентификатор арендатора;Страна;Партнерство;"
        "Соглашение MPA подписано;Почта;Телефон;Сайт;Псевдоним;Примечание\n"
        f"Fabrikam;4391507;{guid(101)};США;Active;да;help@fabrikam.example;+1 425 555 0100;https://fabrikam.example;Fab;"
        "=cmd|' /C calc'!A0\n"
    )
    for text in (english, russian):
        result = read("resellers.csv", text)
        assert facts(result) == [RESELLER]
        assert result.kinds == ("resellers",)


def test_a_reseller_without_an_identifier_is_found_by_name(read: Read) -> None:
    assert facts(read("x.csv", "Reseller;Phone;Site\nFabrikam;112;a\nWingtip;113;b\n")) == [
        ResellerFact(tenant_id=guid(101), name="Fabrikam", phone="112", site="a"),
        ResellerFact(mpn_id="4391507", name="Wingtip", phone="113", site="b"),
    ]


def test_customer_links_in_both_languages(read: Read) -> None:
    english = (
        "Customer ID,Customer name,Reseller tenant ID,Reseller MPN ID,Reseller,Delegated admin,Start date,End date,"
        "Attested by,Attested at,Evidence\n"
        f"{guid(1)},Contoso,{guid(101)},111222,Fabrikam,gdap,2024-01-01,2025-12-31,Jo,2024-01-02T10:00:00Z,mail\n"
    )
    russian = (
        "Домен клиента;Идентификатор арендатора посредника;MPN ID посредника;Посредник;"
        "Делегированные права администратора;Действует с;Действует до;Подтвердил;Дата подтверждения;Основание\n"
        f"contoso.example;{guid(101)};111222;Fabrikam;GDAP;01.01.2024;31.12.2025;Jo;02.01.2024 10:00;mail\n"
    )
    expected = LinkFact(
        guid(1),
        guid(101),
        DelegatedAdminKind.GDAP,
        date(2024, 1, 1),
        date(2025, 12, 31),
        "Jo",
        datetime(2024, 1, 2, 10, tzinfo=UTC),
        "mail",
        ResellerFact(tenant_id=guid(101), mpn_id="111222", name="Fabrikam"),
    )
    for text in (english, russian):
        result = read("links.csv", text)
        assert facts(result) == [expected]
        assert result.kinds == ("customer_links",)


def test_yes_in_a_column_called_gdap_means_gdap(read: Read) -> None:
    text = f"Customer,Reseller,GDAP\nContoso,Fabrikam,yes\nContoso,Wingtip,no\n{'Ромашка'},Wingtip,DAP\n"
    result = read("x.csv", text)
    kinds = [fact.kind for fact in facts(result) if isinstance(fact, LinkFact)]
    assert kinds == [DelegatedAdminKind.GDAP, DelegatedAdminKind.NONE, DelegatedAdminKind.DAP]


def test_links_for_a_customer_named_outside(read: Read) -> None:
    text = "Customer;MPN ID;Type\n;4391507;DAP\n"
    assert facts(read("x.csv", text, customer=guid(5))) == [LinkFact(guid(5), "4391507", DelegatedAdminKind.DAP)]


@pytest.mark.parametrize(
    "text",
    [
        "Subscription ID,Contact tenant ID,Support MPN ID,Support contact,Read at\n{0},{1},111222,Fabrikam,{2}\n",
        "ИД подписки;Арендатор контакта;MPN ID контакта;Контакт поддержки;Прочитано\n{0};{1};111222;Fabrikam;{2}\n",
        "Subscription ID,Support contact,Tenant ID,MPN ID,Read at\n{0},Fabrikam,{1},111222,{2}\n",
    ],
)
def test_contacts_in_both_languages(text: str, read: Read) -> None:
    text = text.format(guid(10), guid(101).upper(), "2024-05-01T10:00:00Z")
    result = read("contacts.csv", text)
    contact = ContactFact(
        guid(10), guid(101), "111222", "Fabrikam", guid(101).upper(), datetime(2024, 5, 1, 10, tzinfo=UTC)
    )
    assert facts(result) == [contact]
    assert result.kinds == ("contacts",)


def test_a_contact_by_name_alone_is_looked_up(read: Read) -> None:
    text = f"Subscription ID;Support contact;Read at\n{guid(10)};Fabrikam;\n{guid(11)};Wingtip;\n"
    assert facts(read("x.csv", text)) == [
        ContactFact(guid(10), guid(101), None, "Fabrikam", guid(101)),
        ContactFact(guid(11), None, "4391507", "Wingtip"),
    ]


def test_agreements_in_both_languages(read: Read) -> None:
    english = (
        "Reseller MPN ID,Agreement number,Scope,Valid from,Valid to\n111222,SA-7,All products,2024-01-01,2024-12-31\n"
    )
    russian = "MPN ID посредника;Номер соглашения;Объем поддержки;Действует с;Действует до\n"
    russian += "111222;SA-7;All products;01.01.2024;31.12.2024\n"
    for text in (english, russian):
        result = read("agreements.csv", text)
        assert facts(result) == [AgreementFact("111222", "SA-7", "All products", date(2024, 1, 1), date(2024, 12, 31))]
        assert result.kinds == ("agreements",)


def test_the_kind_can_be_forced(read: Read) -> None:
    text = f"Tenant ID;Name\n{guid(101)};Fabrikam\n"
    assert facts(read("x.csv", text)) == [CustomerFact(guid(101), "Fabrikam")]
    assert facts(read("x.csv", text, kind="resellers")) == [ResellerFact(tenant_id=guid(101), name="Fabrikam")]
    text = f"Subscription ID;MPN ID\n{guid(10)};4391507\n"
    assert facts(read("x.csv", text, kind="contacts")) == [ContactFact(guid(10), mpn_id="4391507")]


def test_a_plain_mpn_id_is_the_resellers_unless_a_contact_stands_left_of_it() -> None:
    plain = recognise(["Subscription ID", "Product", "MPN ID"])
    beside = recognise(["Subscription ID", "Product", "Status", "Quantity", "Support contact", "MPN ID"])
    assert plain is not None
    assert beside is not None
    assert plain.columns["reseller_mpn"] == 2
    assert beside.columns["contact_mpn"] == 5
    assert "reseller_mpn" not in beside.columns


def workbook(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    subscriptions = book.add_worksheet("Подписки")
    subscriptions.write_row(0, 1, ["Our subscriptions"])
    subscriptions.write_row(
        2, 1, ["Subscription ID", "Product", "Quantity", "Customer", "Term end", "Trial", "Reseller MPN ID"]
    )
    subscriptions.write_row(3, 1, [guid(10), "Office", 25.0, "Learned from the other sheet"])
    subscriptions.write_datetime(3, 5, datetime(2025, 12, 31), day)  # noqa: DTZ001
    subscriptions.write_boolean(3, 6, True)
    subscriptions.write_number(3, 7, 4391507)
    subscriptions.write_string(4, 9, "a remark beside the table")
    customers = book.add_worksheet("Customers")
    customers.write_row(0, 0, ["Customer ID", "Customer name"])
    customers.write_row(1, 0, [guid(8), "Learned from the other sheet"])
    notes = book.add_worksheet("Read me")
    notes.write(0, 0, "Nothing to see")
    hidden = book.add_worksheet("Hidden")
    hidden.write_row(0, 0, ["Customer ID", "Customer name"])
    hidden.write_row(1, 0, [guid(9), "Never read"])
    hidden.hide()
    book.close()


def test_a_workbook_is_read_sheet_by_sheet(tmp_path: Path, known: Directory) -> None:
    path = tmp_path / "book.xlsx"
    workbook(path)
    result = read_file(path, known=known)
    assert result.facts == [
        PlacedFact(CustomerFact(guid(8), "Learned from the other sheet"), Place(2)),
        PlacedFact(
            SubscriptionFact(
                guid(10),
                guid(10),
                guid(8),
                product="Office",
                quantity=25,
                term_end=datetime(2025, 12, 31, tzinfo=UTC),
                is_trial=True,
                reseller_of_record="4391507",
            ),
            Place(4),
        ),
    ]
    assert result.notes == ("sheets_skipped",)
    assert [(p.file, p.line, p.code) for p in result.problems] == [("book.xlsx [Подписки]", 5, "missing_value")]


def test_rows_stream_and_a_stop_is_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    with path.open("w") as stream:
        stream.write("Customer ID,Company name\n")
        for number in range(3000):
            stream.write(f"{guid(number)},Company {number}\n")
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if len(seen) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_file(path, known=Nobody(), progress=progress)
    size = path.stat().st_size
    assert seen[0] == (0, size)
    assert 0 < seen[1][0] <= seen[2][0] <= size
    reading = FileReading(path)
    first = next(reading.iter_facts(Nobody()))
    assert isinstance(first, PlacedFact)
    assert reading.rows == 1


def test_hostile_names_stay_what_they_are(read: Read) -> None:
    names = [
        "<b>bold</b>",
        "=cmd|' /C calc'!A0",
        "'; DROP TABLE customers; --",
        "\u202eevil",
        "🚀 עברית",
        "a\0b\x1b[31m",
    ]
    text = "Customer ID\tCompany name\n" + "".join(f"{guid(n)}\t{name}\n" for n, name in enumerate(names))
    found = [fact.name for fact in facts(read("x.tsv", text)) if isinstance(fact, CustomerFact)]
    assert found == [*names[:5], "ab[31m"]
