"""Sheets of assignments: every line is taken as it says, offered a suggestion, or explained."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from desktop.data import assigning, outbox
from desktop.data.assigning import SENTENCES, Preview, Sheet, SuggestionKey, What, read_file, read_pasted
from desktop.data.assigning.partners import PROVIDER as DEFAULT
from desktop.data.assigning.partners import Partners
from desktop.data.store import Store
from desktop.domain.folding import fold
from desktop.domain.records import ActKind, ChangeState
from desktop.errors import ImportRefused
from tests.factories import (
    ACTOR,
    CONTOSO,
    FABRIKAM,
    LITWARE,
    NOW,
    ROMASHKA,
    TAILSPIN,
    TODAY,
    WINGTIP,
    contact,
    contact_fact,
    customer_fact,
    guid,
    reseller_fact,
    small_desk,
    subscription_fact,
    write,
)

FAILURES = "subscription_id,mpn_id,tenant_id,reseller,code,reason\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = small_desk(tmp_path)
    yield store
    store.close()


def sheet_of(folder: Path, text: str, encoding: str = "utf-8") -> Sheet:
    path = folder / "sheet.csv"
    path.write_bytes(text.encode(encoding))
    return read_file(path)


def previewed(store: Store, sheet: Sheet, accepted: dict[SuggestionKey, int] | None = None) -> Preview:
    with store.reading() as session:
        found = assigning.preview(session, ACTOR, TODAY, sheet, accepted or {})
    told = len(found.assignments) + len(found.unchanged) + found.waiting + len(found.troubles)
    assert told == len(sheet.lines) + len(sheet.unreadable)
    assert {trouble.code for trouble in found.troubles} <= SENTENCES.keys()
    return found


def wants(found: Preview) -> dict[int, str]:
    """The wanted name by subscription key."""
    return {one.subscription_key: one.wanted.name for one in found.assignments}


def codes(found: Preview) -> list[tuple[int, str, str]]:
    return [(trouble.line, trouble.code, trouble.text) for trouble in found.troubles]


# Whom a line means


@pytest.mark.parametrize(
    ("mpn", "tenant", "name"),
    [
        ("200", "", ""),
        ("", guid(FABRIKAM), ""),
        ("", guid(FABRIKAM).upper(), "a former name"),
        ("200", guid(FABRIKAM), "Fabrikam"),
        ("", "", "  «FABRIKAM»  "),
        ("", "", "200"),
        ("", "", "MPN ID 200"),
        ("", "", guid(FABRIKAM)),
    ],
)
def test_a_reseller_is_named_by_mpn_id_tenant_id_or_name(
    store: Store, tmp_path: Path, mpn: str, tenant: str, name: str
) -> None:
    sheet = sheet_of(tmp_path, FAILURES + f"{guid(20)},{mpn},{tenant},{name},store_busy,HD-1\n")
    found = previewed(store, sheet)
    assert wants(found) == {1: "Fabrikam"}
    assert found.assignments[0].reason == "HD-1"


@pytest.mark.parametrize("name", ["default", "По умолчанию", "Tien Shan Cloud", "100", guid(1), "Provider (default)"])
def test_the_provider_is_named_by_its_name_or_as_the_default(store: Store, tmp_path: Path, name: str) -> None:
    write(store, contact_fact(20, FABRIKAM))
    sheet = sheet_of(tmp_path, FAILURES + f"{guid(20)},,,{name},,\n{guid(21)},,,{name},,\n")
    found = previewed(store, sheet)
    assert [(one.subscription_key, one.wanted.is_provider) for one in found.assignments] == [(1, True)]
    assert found.unchanged == (3,)


def test_what_cannot_be_matched_is_explained_line_by_line(store: Store, tmp_path: Path) -> None:
    write(store, reseller_fact(6, mpn_id="200", name="Fabrikam Almaty"))
    sheet = sheet_of(
        tmp_path,
        FAILURES
        + f",200,,,,\n{guid(99)},,,Fabrikam,,\nxyz,,,Fabrikam,,\n{guid(20)},,,,,\n{guid(20)},12a,,,,\n"
        + f"{guid(20)},,none,,,\n{guid(20)},200,,,,\n{guid(20)},300,{guid(FABRIKAM)},,,\n{guid(20)},,,Qqqqqq,,\n"
        + f"{guid(20)},999,,Fabrikam,,\n{guid(20)},200\n",
    )
    assert codes(previewed(store, sheet)) == [
        (2, "missing_subscription", ""),
        (3, "unknown_subscription", guid(99)),
        (4, "bad_id", "xyz"),
        (5, "missing_partner", ""),
        (6, "bad_mpn_id", "12a"),
        (7, "bad_id", "none"),
        (8, "ambiguous_partner", "200"),
        (9, "partners_differ", "Fabrikam, Ёлка Сервис"),
        (10, "unknown_partner", "Qqqqqq"),
        # An MPN ID that nobody has is not overruled by a name.
        (11, "unknown_partner", "999"),
        (12, "ragged_row", "2 ≠ 6"),
    ]


def test_a_name_tells_locations_apart_that_share_an_mpn_id(store: Store, tmp_path: Path) -> None:
    write(store, reseller_fact(6, mpn_id="200", name="Fabrikam Almaty"))
    sheet = sheet_of(tmp_path, FAILURES + f"{guid(20)},200,,Fabrikam,,\n")
    assert wants(previewed(store, sheet)) == {1: "Fabrikam"}


def test_not_eligible_lines_have_the_findings_of_the_rule(store: Store, tmp_path: Path) -> None:
    write(store, subscription_fact(23, status="deleted"))
    sheet = sheet_of(
        tmp_path,
        FAILURES + f"{guid(20)},,,Wingtip,,\n{guid(21)},,,Litware,,\n{guid(23)},,,Fabrikam,,\n{guid(24)},300,,,,\n",
    )
    found = previewed(store, sheet)
    assert [(one.code, one.text, [finding.reason.value for finding in one.findings]) for one in found.troubles] == [
        ("not_eligible", "Wingtip", ["partnership_requested", "not_linked"]),
        ("not_eligible", "Litware", ["partnership_ended", "not_linked"]),
        ("not_eligible", "Fabrikam", ["subscription_deleted"]),
        ("not_eligible", "Ёлка Сервис", ["not_linked"]),
    ]


def test_lines_that_repeat_or_contradict_another_are_told_of(store: Store, tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        FAILURES
        + f"{guid(20)},200,,,,\n{guid(20)},,,Fabrikam,,\n{guid(21)},200,,,,\n{guid(21)},300,,,,\n{guid(21)},200,,,,\n",
    )
    found = previewed(store, sheet)
    assert wants(found) == {1: "Fabrikam"}
    assert codes(found) == [
        (3, "said_before", "2"),
        (4, "contradicted", "5"),
        (5, "contradicted", "4"),
        (6, "contradicted", "5"),
    ]


def test_what_is_staged_already_is_unchanged_and_what_is_on_its_way_is_left(store: Store, tmp_path: Path) -> None:
    with store.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1, 2], contact(session, FABRIKAM))
        (_, second) = outbox.changes(session)
        outbox.submit(session, ACTOR, NOW, TODAY, [second.key], connected=True)
        outbox.move_changes(session, ACTOR, NOW, [second.key], ChangeState.SENDING)
    found = previewed(store, sheet_of(tmp_path, FAILURES + f"{guid(20)},200,,,,\n{guid(21)},300,,,,\n"))
    assert found.unchanged == (2,)
    assert codes(found) == [(3, "in_flight", "")]


# Which subscription a line is about


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("Customer;Product;Reseller", "ООО Ромашка;Seats 21"),
        ("Клиент;Подписка;Посредник", "ромашка ооо;Seats 21"),
        ("Основной домен;Продукт;Реселлер", "Romashka.example;seats 21"),
        ("tenant_id;product;mpn_id", f"{guid(ROMASHKA)};Seats 21"),
        ("Customer name;Tenant ID;Product;New contact", f"whatever;{guid(ROMASHKA)};Seats 21"),
        ("Customer name;Product;Nickname;New contact", "Ромашка ООО;Office 365 E3;Seats 21"),
    ],
)
def test_a_subscription_is_named_by_its_customer_and_product(
    store: Store, tmp_path: Path, heading: str, named: str
) -> None:
    write(store, customer_fact(ROMASHKA, alias="Ромашка ООО", name="ООО «Ромашка»", domain="romashka.example"))
    found = previewed(store, sheet_of(tmp_path, f"{heading}\n{named};200\n"))
    assert wants(found) == {2: "Fabrikam"}


def test_a_product_that_is_not_the_only_one_is_explained(store: Store, tmp_path: Path) -> None:
    write(store, customer_fact(12, name="Contoso"))
    text = (
        "Customer,Domain,Product,Reseller\nContoso,,Seats 24,Fabrikam\nContoso,contoso.example,Office 365 E3,Fabrikam\n"
        ",contoso.example,Visio,Fabrikam\nNobody we know,,Visio,Fabrikam\n"
    )
    assert codes(previewed(store, sheet_of(tmp_path, text))) == [
        (2, "ambiguous_customer", "Contoso"),
        (3, "ambiguous_product", "2"),
        (4, "unknown_product", "Visio"),
        (5, "unknown_customer", "Nobody we know"),
    ]


def test_what_is_over_is_meant_only_when_nothing_else_is_called_so(store: Store, tmp_path: Path) -> None:
    write(store, subscription_fact(25, CONTOSO, status="deleted"))
    found = previewed(store, sheet_of(tmp_path, "Customer,Product,Reseller\nContoso,Office 365 E3,Fabrikam\n"))
    assert wants(found) == {5: "Fabrikam"}


# Suggestions


def test_a_name_that_is_only_like_a_known_one_is_offered_and_taken_when_accepted(store: Store, tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        "Customer,Product,Reseller\nContosso,Seat 24,Fabrikom LLC\nContoso,Seats 25,fabrikom llc\n",
    )
    found = previewed(store, sheet)
    assert not found.assignments
    assert found.waiting == 2
    offered = {one.key.what: one for one in found.suggestions}
    assert offered[What.PARTNER].lines == (2, 3)
    assert [option.name for option in offered[What.PARTNER].options] == ["Fabrikam"]
    accepted = {one.key: one.options[0].key for one in found.suggestions}
    found = previewed(store, sheet, accepted)
    # With the customer known, its subscriptions are looked at.
    assert [one.key.what for one in found.suggestions] == [What.PRODUCT]
    assert wants(found) == {6: "Fabrikam"}
    accepted |= {one.key: one.options[0].key for one in found.suggestions}
    assert wants(previewed(store, sheet, accepted)) == {5: "Fabrikam", 6: "Fabrikam"}


def test_only_an_option_that_leads_may_be_accepted_with_all_others(store: Store, tmp_path: Path) -> None:
    write(store, reseller_fact(6, name="Северный ветер плюс"), reseller_fact(7, name="Северный ветер минус"))
    text = FAILURES + f"{guid(20)},,,Северный ветер,,\n{guid(21)},,,ТОО Fabrikam,,\n"
    found = previewed(store, sheet_of(tmp_path, text))
    leading = {one.text: one.leading and one.leading.name for one in found.suggestions}
    assert leading == {"Северный ветер": None, "ТОО Fabrikam": "Fabrikam"}


decoration = st.tuples(st.sampled_from(["", " ", "«", '"']), st.sampled_from([str.upper, str.lower, str.title, str]))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.sampled_from([FABRIKAM, TAILSPIN, WINGTIP, LITWARE]), how=decoration)
def test_a_folded_name_is_taken_as_it_is(store: Store, number: int, how: tuple[str, object]) -> None:
    with store.reading() as session:
        partners = Partners(session)
        known = contact(session, number)
    mark, case = how
    written = f"{mark}{case(known.name)}{mark.replace('«', '»')}"  # type: ignore[operator]
    assert [partners.contacts[key] for key in partners.by_name(written)] == [known]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(["Fabrikam", "Ёлка Сервис", "Wingtip"]).flatmap(
            lambda name: st.tuples(st.integers(0, len(name)), st.text("abя .", max_size=2)).map(
                lambda cut: name[: cut[0]] + cut[1] + name[cut[0] :]
            )
        ),
    )
)
def test_no_name_is_taken_that_nobody_has(store: Store, written: str) -> None:
    with store.reading() as session:
        partners = Partners(session)
        found = partners.by_name(written)
        names = {fold(one.name) for one in partners.contacts.values()}
        assume(found != [DEFAULT])
        assert bool(found) == (fold(written) in names or written.strip() in {"100", "200", "300", "400", "500"})
        if not found and written.strip():
            paste = assigning.preview_pasted(session, ACTOR, TODAY, written, [1])
            assert not paste.assignments


# Files and the clipboard


def test_a_workbook_is_read_as_a_table_is(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Март")
        sheet.write_row(0, 0, ["Идентификатор подписки", "MPN ID", "Причина"])
        sheet.write_row(1, 0, [guid(20), 200, "Тикет 7"])
    found = previewed(store, read_file(path))
    assert [(one.wanted.name, one.reason) for one in found.assignments] == [("Fabrikam", "Тикет 7")]


def test_a_sheet_of_an_old_spreadsheet_is_read_in_its_encoding(store: Store, tmp_path: Path) -> None:
    text = f"Идентификатор подписки;Реселлер\n{guid(20)};Ёлка Сервис\n"
    sheet = sheet_of(tmp_path, text, "cp1251")
    assert sheet.notes == ("encoding_guessed",)
    assert wants(previewed(store, sheet)) == {1: "Ёлка Сервис"}


def test_an_export_of_subscriptions_says_the_contact_that_each_has(store: Store, tmp_path: Path) -> None:
    write(store, contact_fact(20, FABRIKAM, name="Fabrikam"))
    text = (
        "Customer,Subscription,Support contact,Reseller of record,Subscription ID\n"
        f"Contoso,Seats 24,Fabrikam,Wingtip,{guid(24)}\nРомашка,Seats 20,Fabrikam,,{guid(20)}\n"
        f"Ромашка,Seats 21,Tien Shan Cloud,,{guid(21)}\n"
    )
    found = previewed(store, sheet_of(tmp_path, text))
    assert wants(found) == {5: "Fabrikam"}
    assert found.unchanged == (3, 4)


def test_a_file_that_is_no_such_sheet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ImportRefused) as refused:
        read_file(tmp_path / "sheet.csv")
    assert refused.value.code == "unknown_header"
    with pytest.raises(ImportRefused):
        read_file(tmp_path / "nowhere.csv")


def test_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    with path.open("w", newline="") as stream:
        csv.writer(stream).writerows([["subscription_id", "mpn_id"], *([guid(20), "200"] for _ in range(2_000))])
    told: list[tuple[int, int]] = []
    read_file(path, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert len(told) > 3


@pytest.mark.parametrize(
    ("text", "selected", "expected"),
    [
        ("Fabrikam", [1, 2, 5], {1: "Fabrikam", 2: "Fabrikam", 5: "Fabrikam"}),
        ("200\n", [2], {2: "Fabrikam"}),
        (guid(FABRIKAM), [2], {2: "Fabrikam"}),
        ("Fabrikam\nЁлка Сервис\n", [2, 1], {2: "Fabrikam", 1: "Ёлка Сервис"}),
        (f"{guid(20)}\tFabrikam\n{guid(21)}\t300\n", [], {1: "Fabrikam", 2: "Ёлка Сервис"}),
        (f"Fabrikam\t{guid(20)}\r\n", [5], {1: "Fabrikam"}),
        (f"{guid(20)},200\n\n{guid(21)},200", [], {1: "Fabrikam", 2: "Fabrikam"}),
        (f"Subscription ID\tReseller\n{guid(20)}\tFabrikam", [5], {1: "Fabrikam"}),
        ("", [1], {}),
        ("\t\t\n\n", [1], {}),
    ],
)
def test_text_from_the_clipboard_gives_the_same_preview(
    store: Store, text: str, selected: list[int], expected: dict[int, str]
) -> None:
    with store.reading() as session:
        assert wants(assigning.preview_pasted(session, ACTOR, TODAY, text, selected)) == expected


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("ab;,\t\n\"'200Fabrikam ", max_size=40), st.lists(st.integers(1, 6), unique=True))
def test_no_text_from_the_clipboard_is_an_error(store: Store, text: str, selected: list[int]) -> None:
    previewed(store, read_pasted(text, selected))


def test_a_preview_is_staged_as_one_act_with_the_reasons_of_its_lines(store: Store, tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, FAILURES + f"{guid(20)},200,,,,HD-9\n{guid(21)},300,,,,\n{guid(24)},200,,,,\n")
    found = previewed(store, sheet)
    with store.writing() as session:
        done = assigning.stage(session, ACTOR, NOW, TODAY, found.assignments, reason="HD-1")
        staged = outbox.changes(session, states=[ChangeState.STAGED])
        act = outbox.next_undo(session, ACTOR.author)
    assert sorted(done.staged) == [1, 2, 5]
    assert {one.subscription_key: (one.wanted.name, one.reason) for one in staged} == {
        1: ("Fabrikam", "HD-9"), 2: ("Ёлка Сервис", "HD-1"), 5: ("Fabrikam", "HD-1"),
    }  # fmt: skip
    assert act is not None
    assert (act.kind, act.count) == (ActKind.SHEET, 3)
    assert previewed(store, sheet).unchanged == (2, 3, 4)
