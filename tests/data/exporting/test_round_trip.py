"""A list that is exported and taken in again changes nothing, in either language, whatever stands in it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from desktop.data import outbox
from desktop.data.exporting.columns import OF_LIST, shown_as
from desktop.data.exporting.extracts import Extract
from desktop.data.exporting.rows import Rows
from desktop.data.exporting.writing import Format, write
from desktop.data.importing import values
from desktop.data.importing.own_files import is_gone
from desktop.data.importing.running import ImportReport, import_file
from desktop.data.queries import CustomerQuery, SubscriptionQuery
from desktop.data.resellers import ResellerQuery
from desktop.data.store import Store, open_store
from desktop.domain.records import SubscriptionStatus
from desktop.errors import ImportRefused
from desktop.models import export_words
from desktop.views.language import apply_language
from tests.factories import (
    ACTOR,
    FABRIKAM,
    NOW,
    PROVIDER,
    ROMASHKA,
    TODAY,
    contact,
    contact_fact,
    customer_fact,
    dump,
    guid,
    provider_fact,
    reseller_fact,
    small_desk,
    subscription_fact,
)
from tests.factories import write as take

LATER = NOW + timedelta(days=2)
QUERIES: dict[str, Any] = {
    "subscriptions": SubscriptionQuery(),
    "customers": CustomerQuery(),
    "resellers": ResellerQuery(),
}
TABLES = (Format.CSV, Format.XLSX)


@pytest.fixture(params=["en", "ru"])
def language(request: Any, qapp: Any) -> str:
    apply_language(qapp, request.param)
    return str(request.param)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    store = small_desk(tmp_path)
    yield store
    store.close()


def export(
    store: Store, listed: str, path: Path, form: Format, columns: tuple[str, ...] | None = None, **chosen: Any
) -> int:
    keys = columns or tuple(column.key for column in OF_LIST[listed])
    with store.reading() as session:
        rows = Rows(session, Extract(listed, QUERIES[listed], keys, TODAY, **chosen))
        return write(rows, export_words.words(session, rows, ACTOR, NOW), path, form)


def taken_again(store: Store, path: Path) -> ImportReport:
    """What the import says of the file; the store must be as before."""
    before = dump(store)
    report = import_file(store, path, ACTOR, LATER)
    assert dump(store) == before
    assert not report.problems
    assert not report.wrote
    return report


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize("listed", QUERIES)
def test_what_is_taken_in_again_changes_nothing(
    desk: Store, tmp_path: Path, language: str, listed: str, form: Format
) -> None:
    path = tmp_path / f"list.{form}"
    rows = export(desk, listed, path, form)
    report = taken_again(desk, path)
    assert report.rows == rows > 0
    assert report.kinds == (("customers", "subscriptions") if listed == "subscriptions" else (listed,)) or set(
        report.kinds
    ) == {"customers", "subscriptions"}
    assert "own_export" in report.notes


@pytest.mark.parametrize("form", TABLES)
def test_decisions_are_not_taken_for_what_the_service_says(
    desk: Store, tmp_path: Path, language: str, form: Format
) -> None:
    with desk.writing() as session:
        outbox.stage(session, ACTOR, NOW, TODAY, [1, 2, 3], contact(session, FABRIKAM))
    take(desk, contact_fact(24, FABRIKAM))
    path = tmp_path / f"list.{form}"
    export(desk, "subscriptions", path, form)
    taken_again(desk, path)


def test_the_import_knows_the_words_of_an_export(language: str) -> None:
    words = export_words.values("subscriptions")["status"]
    for status in SubscriptionStatus:
        if status.value in words and status is not SubscriptionStatus.UNKNOWN:
            assert values.status(words[status.value]) == status.value
    assert is_gone(words["gone"])
    signed = export_words.values("resellers")["signed"]
    assert values.yes_or_no(signed["signed"]) is True
    assert values.yes_or_no(signed["not_signed"]) is False


def test_a_happening_is_told_in_words(desk: Store, tmp_path: Path, language: str) -> None:
    import csv

    from desktop.data import resellers
    from desktop.data.history import HistoryQuery
    from desktop.domain.records import DelegatedAdminKind

    with desk.writing() as session:
        resellers.attest(session, ACTOR, NOW, 1, 2, DelegatedAdminKind.NONE, "=seen")
    path = tmp_path / "list.csv"
    with desk.reading() as session:
        rows = Rows(session, Extract("history", HistoryQuery(), ("event", "after", "detail"), TODAY))
        write(rows, export_words.words(session, rows, ACTOR, NOW), path, Format.CSV)
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, row, *_ = csv.reader(file, delimiter=";" if language == "ru" else ",")
    assert row[0] == {"en": "Delegated admin attested", "ru": "Права администратора подтверждены"}[language]
    assert row[1] == export_words.values("history")["after"]["attested:none"]
    assert ":" not in row[1]


def test_json_of_the_desk_is_no_payload_of_the_service(desk: Store, tmp_path: Path, qapp: Any) -> None:
    path = tmp_path / "list.json"
    export(desk, "subscriptions", path, Format.JSON)
    with pytest.raises(ImportRefused) as caught:
        import_file(desk, path, ACTOR, LATER)
    assert caught.value.code == "not_recognised"


@pytest.mark.parametrize("form", TABLES)
def test_a_subscription_that_is_gone_stays_gone(desk: Store, tmp_path: Path, language: str, form: Format) -> None:
    from sqlalchemy import update

    from desktop.data.store.schema import SubscriptionRow

    with desk.writing() as session:
        session.execute(update(SubscriptionRow).where(SubscriptionRow.id.in_([1, 2])).values(gone_at=NOW))
    for columns in (None, ("id", "customer_id", "quantity")):
        path = tmp_path / f"list.{form}"
        export(desk, "subscriptions", path, form, columns)
        taken_again(desk, path)


def test_only_some_columns_change_nothing_either(desk: Store, tmp_path: Path, language: str) -> None:
    screen = ("customer", "product", "contact", "change", "status", "reseller_of_record", "quantity", "publishing")
    path = tmp_path / "list.csv"
    export(desk, "subscriptions", path, Format.CSV, shown_as("subscriptions", screen, identifiers=True))
    assert taken_again(desk, path).rows == 6


@pytest.mark.parametrize("listed", ["changes", "history"])
def test_a_list_that_tells_no_facts_is_refused(desk: Store, tmp_path: Path, qapp: Any, listed: str) -> None:
    from desktop.data.exporting.lists import ChangeQuery
    from desktop.data.history import HistoryQuery

    query = ChangeQuery() if listed == "changes" else HistoryQuery()
    for form in TABLES:
        path = tmp_path / f"list.{form}"
        with desk.reading() as session:
            rows = Rows(session, Extract(listed, query, tuple(column.key for column in OF_LIST[listed]), TODAY))
            write(rows, export_words.words(session, rows, ACTOR, NOW), path, form)
        before = dump(desk)
        with pytest.raises(ImportRefused):
            import_file(desk, path, ACTOR, LATER)
        assert dump(desk) == before


def test_a_csv_saved_again_by_a_spreadsheet_is_still_known(desk: Store, tmp_path: Path, qapp: Any) -> None:
    import csv

    path = tmp_path / "list.csv"
    export(desk, "subscriptions", path, Format.CSV)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    width = max(map(len, rows))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([*row, *[""] * (width - len(row))] for row in rows)
    assert taken_again(desk, path).rows == 6


def test_a_csv_saved_as_a_workbook_is_still_known(desk: Store, tmp_path: Path, language: str) -> None:
    import csv

    import xlsxwriter

    take(desk, subscription_fact(20, nickname="=1+1", product="'quoted", order_id="00123"))
    path, book_path = tmp_path / "list.csv", tmp_path / "saved.xlsx"
    export(desk, "subscriptions", path, Format.CSV)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";" if language == "ru" else ","))
    book = xlsxwriter.Workbook(str(book_path), {"strings_to_formulas": False})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell)
    book.close()
    assert taken_again(desk, book_path).rows == 6


def test_another_desk_is_filled_from_an_export(desk: Store, tmp_path: Path, language: str) -> None:
    for form in TABLES:
        path = tmp_path / f"list.{form}"
        export(desk, "subscriptions", path, form)
        other = open_store(tmp_path / f"other-{form}.sqlite")
        report = import_file(other, path, ACTOR, LATER)
        assert not report.problems
        assert report.tallies["subscriptions"].new == 6
        with desk.reading() as one, other.reading() as two:
            from sqlalchemy import select

            from desktop.data.store.schema import SubscriptionRow as Row

            told = select(Row.guid, Row.product, Row.nickname, Row.quantity, Row.status).order_by(Row.guid)
            assert one.execute(told).all() == two.execute(told).all()
        other.close()


# Hostile text

STARTS = st.sampled_from(
    ["=", "+", "-", "@", "\t", "\r", "'", "''=", "=cmd|' /C calc'!A0", "＝", "\ufeff", " =", "partner-desk-export"]
)
PIECES = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
    st.sampled_from(
        [
            '"',
            '""',
            ";",
            ",",
            "\n",
            "\r\n",
            "\0",
            "\u202e",
            "👩‍💻",
            "Ёлка",
            "'",
            "\n\npartner-desk-export,customers\n",
            "x" * 600,
        ]
    ),
)
HOSTILE = st.builds(
    lambda start, pieces: start + "".join(pieces), st.one_of(st.just(""), STARTS), st.lists(PIECES, max_size=3)
)
# As every door of the store lets a text in.
TEXT = HOSTILE.map(values.clean)
MOMENTS = st.integers(0, 7_000_000_000_000_000).map(
    lambda micros: datetime(1970, 1, 2, tzinfo=UTC) + timedelta(microseconds=micros)
)


@given(
    name=TEXT,
    domain=TEXT.map(str.lower),
    product=TEXT,
    nickname=TEXT,
    record=TEXT,
    order=st.one_of(
        TEXT,
        st.from_regex(r"[0-9]{1,20}", fullmatch=True),
        st.from_regex(r"[0-9]{1,3}[eE/.-][0-9]{1,3}", fullmatch=True),
    ),
    mpn=st.from_regex(r"0{0,3}[1-9][0-9]{0,8}", fullmatch=True),
    contact_name=TEXT,
    term_end=st.none() | MOMENTS,
    quantity=st.none() | st.integers(0, 2**31 - 1),
)
@example(
    name="=1+1", domain="", product="", nickname="'=x", record="+7 495", order="12345678e12", mpn="00123",
    contact_name="@x", term_end=datetime(2026, 2, 28, 23, 59, 59, 999999, tzinfo=UTC), quantity=0,
)  # fmt: skip
@settings(
    max_examples=60,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_hostile_text_comes_back_as_it_was(
    qapp: Any, name: str, domain: str, product: str, nickname: str, record: str, order: str, mpn: str,
    contact_name: str, term_end: datetime | None, quantity: int | None,
) -> None:  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder, "desk.sqlite"))
        take(
            store,
            provider_fact(),
            reseller_fact(FABRIKAM, name=contact_name, mpn_id=mpn, phone=nickname, mail=product, alias=record),
            customer_fact(ROMASHKA, name=name, domain=domain, alias=nickname),
            subscription_fact(
                20, product=product, nickname=nickname, order_id=order, reseller_of_record_name=record,
                reseller_of_record="", term_end=term_end, quantity=quantity,
            ),
            subscription_fact(21, reseller_of_record=mpn, status=values.status(product[:40].strip()) or "active"),
            contact_fact(20, FABRIKAM, name=contact_name, mpn_id=mpn),
            contact_fact(21, PROVIDER, tenant_id=guid(PROVIDER)),
        )  # fmt: skip
        before = dump(store)
        for listed in QUERIES:
            for form in TABLES:
                path = Path(folder, f"list.{form}")
                export(store, listed, path, form)
                report = import_file(store, path, ACTOR, LATER)
                assert dump(store) == before, (listed, form)
                assert {problem.code for problem in report.problems} <= {"too_long"}, report.problems
        store.close()
