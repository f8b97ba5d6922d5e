"""Everything that can be wrong is told by file, line, column and code, and has a sentence."""

from __future__ import annotations

import json
import re
import string
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

import desktop.data.importing
from desktop.data.facts import Problem, SubscriptionFact
from desktop.data.importing.problems import NOTES, PROBLEMS, REFUSALS, refused, sentence
from desktop.errors import ImportRefused

from .conftest import Read, guid, read_file

LINKS = "Customer;Reseller;Kind;Start;End;Attested by;Attested at\n"

# code → the text of a file that has this one flaw, and where it is told
FLAWS: dict[str, tuple[str, int, str]] = {
    "missing_value": ("Customer ID;Company name\n;Contoso\n", 2, "Customer ID"),
    "bad_id": ("Customer ID;Company name\n12345;Contoso\n", 2, "Customer ID"),
    "no_customer": (f"Subscription ID;Product;Customer\n{guid(10)};P;\n", 2, "Customer"),
    "no_subscription": (json.dumps({"supportTenantId": guid(1), "name": "x"}), 1, "links.self.uri"),
    "unknown_customer": (f"Subscription ID;Product;Customer\n{guid(10)};P;Nobody\n", 2, "Customer"),
    "ambiguous_customer": (f"Subscription ID;Product;Customer\n{guid(10)};P;Twins\n", 2, "Customer"),
    "unknown_reseller": (f"{LINKS}Contoso;Nobody;DAP;;;;\n", 2, "Reseller"),
    "ambiguous_reseller": (f"{LINKS}Contoso;Doubles;DAP;;;;\n", 2, "Reseller"),
    "ragged_row": (f"Customer ID;Company name\n{guid(1)};one;two\n", 2, ""),
    "unclosed_quote": (f'Customer ID;Company name\n{guid(1)};"open\n', 2, ""),
    "not_recognised": ('{"items": [{"foo": 1}]}', 1, ""),
    "bad_json": (f'{{"items": []}}\n{{"id": {guid(1)}}}\n', 2, ""),
    "bad_mpn_id": (f"Tenant ID;MPN ID;Reseller\n{guid(101)};12x;Fabrikam\n", 2, "MPN ID"),
    "bad_number": (f"Subscription ID;Product;Quantity;Customer ID\n{guid(10)};P;many;{guid(1)}\n", 2, "Quantity"),
    "bad_boolean": (f"Subscription ID;Product;Trial;Customer ID\n{guid(10)};P;perhaps;{guid(1)}\n", 2, "Trial"),
    "bad_date": (f"Subscription ID;Product;Term end;Customer ID\n{guid(10)};P;31.02.2024;{guid(1)}\n", 2, "Term end"),
    "ambiguous_date": (f"Subscription ID;Product;Until;Customer ID\n{guid(10)};P;01/02/2024;{guid(1)}\n", 2, "Until"),
    "bad_period": (f"{LINKS}Contoso;Fabrikam;DAP;2024-02-01;2024-01-01;;\n", 2, "End"),
    "bad_country": (f"Customer ID;Company name;Country\n{guid(1)};Contoso;Atlantis\n", 2, "Country"),
    "bad_kind": (f"{LINKS}Contoso;Fabrikam;perhaps;;;;\n", 2, "Kind"),
    "bad_link": ('{"url": "javascript:alert(1)", "attributes": {"objectType": "RelationshipRequest"}}', 1, "url"),
    "bad_value": (json.dumps({"id": guid(1), "companyProfile": {"companyName": ["x"]}}), 1, "companyName"),
    "too_long": (f"Customer ID;Company name\n{guid(1)};{'x' * 513}\n", 2, "Company name"),
    "attestation_undated": (f"{LINKS}Contoso;Fabrikam;DAP;;;Jo;\n", 2, "Attested at"),
    "service_error": ('{"code": 3000, "description": "gone"}', 1, ""),
    "recognised_not_imported": ('{"totalDapCustomerCount": 1}', 1, ""),
    "nothing_to_import": ('{"isAgreementSigned": true}', 1, ""),
}
ROW_STAYS_OUT = {
    "missing_value",
    "bad_id",
    "no_customer",
    "no_subscription",
    "unknown_customer",
    "ambiguous_customer",
    "unknown_reseller",
    "ambiguous_reseller",
    "ragged_row",
    "unclosed_quote",
    "not_recognised",
    "bad_json",
    "bad_link",
    "service_error",
    "recognised_not_imported",
    "nothing_to_import",
}


@pytest.mark.parametrize("code", PROBLEMS)
def test_each_flaw_is_told_where_it_is(code: str, read: Read) -> None:
    content, line, column = FLAWS[code]
    result = read("flawed" if content.startswith("{") else "flawed.csv", content)
    (problem,) = result.problems
    assert (problem.code, problem.line, problem.column) == (code, line, column)
    assert problem.file.startswith("flawed")
    assert bool(result.facts) is (code not in ROW_STAYS_OUT | {"bad_mpn_id"})
    said = sentence(problem)
    assert "{" not in said
    assert said.endswith((".", problem.text))


def test_the_sentence_of_a_hostile_value_is_plain_text() -> None:
    problem = Problem("x", 1, "", "bad_id", "{0.__class__} {}")
    assert "{0.__class__} {}" in sentence(problem)


def test_every_code_in_the_source_has_a_sentence() -> None:
    """Codes are literals; the ones that are built into problems are found by the calls that take them."""
    room = Path(desktop.data.importing.__file__).parent
    source = "".join(path.read_text() for path in room.glob("*.py") if path.name != "running.py")
    for pattern, sentences in (
        (r'BadValue\(\s*"(\w+)"', PROBLEMS),
        (r'(?:report|unusable)\([^"()]*(?:"[\w. ]*")?[^"()]*,\s*"(\w+)"', PROBLEMS),
        (r'_tell\(\s*"(\w+)"', PROBLEMS),
        (r'refused\(\s*"(\w+)"', REFUSALS),
        (r'notes \+= \("(\w+)"', NOTES),
    ):
        found = set(re.findall(pattern, source))
        assert found, pattern
        assert found <= sentences.keys(), pattern


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_can_be_put_into_words(code: str) -> None:
    fields = [field for _, field, _, _ in string.Formatter().parse(REFUSALS[code]) if field is not None]
    error = refused(code, *(f"value {n}" for n in range(len(fields))))
    assert error.code == code
    assert all(f"value {n}" in str(error) for n in range(len(fields)))


REFUSED: dict[str, tuple[str, bytes, dict[str, str]]] = {
    "empty_file": ("x.csv", b"", {}),
    "binary_file": ("x.csv", b"\x89PNG\r\n\x1a\n", {}),
    "bad_workbook": ("x.xlsx", b"PK\x03\x04nonsense", {}),
    "unknown_header": ("x.csv", b"Colour;Shape\nred;round\n", {}),
    "unknown_kind": ("x.csv", b"Customer ID;Name\n", {"kind": "invoices"}),
    "bad_customer": ("x.csv", b"Customer ID;Name\n", {"customer": "Contoso"}),
    "no_customer": ("x.csv", b"Subscription ID;Quantity\n", {}),
    "bad_json": ("x.json", b"{", {}),
    "contains_token": ("x.json", b'{"access_token":"SECRET"}', {}),
    "not_recognised": ("x.json", b"{}", {}),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_cannot_be_taken_is_refused_as_a_whole(code: str, read: Read) -> None:
    name, content, options = REFUSED[code]
    with pytest.raises(ImportRefused) as caught:
        read(name, content, **options)
    assert caught.value.code == code


def test_a_missing_file_and_a_folder_are_refused(read: Read, tmp_path: Path) -> None:
    from desktop.data.importing.known import Nobody

    for path, why in ((tmp_path / "absent.csv", "there is no such file"), (tmp_path, "it is not a file")):
        with pytest.raises(ImportRefused, match=why) as caught:
            read_file(path, known=Nobody())
        assert caught.value.code == "cannot_read"


def test_a_workbook_without_a_known_heading_is_refused(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "made.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet().write_row(0, 0, ["Colour", "Shape"])
    book.add_worksheet()
    book.close()
    with pytest.raises(ImportRefused) as caught:
        read("x.xlsx", path.read_bytes())
    assert caught.value.code == "unknown_header"
    assert "Colour, Shape" in str(caught.value)
    with pytest.raises(ImportRefused) as caught:
        read("cut.xlsx", path.read_bytes()[:-200])
    assert caught.value.code == "bad_workbook"


def test_a_stray_cell_in_the_last_corner_is_refused_before_it_takes_the_memory(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "made.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Customer ID", "Company name"])
    sheet.write(1048575, 16383, "stray")
    book.close()
    with pytest.raises(ImportRefused) as caught:
        read("stray.xlsx", path.read_bytes())
    assert caught.value.code == "too_large"


def test_a_claimed_count_is_refused_before_it_takes_the_memory(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "made.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet().write_row(0, 0, ["Customer ID", "Company name"])
    book.close()
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/sharedStrings.xml"
    parts[name] = parts[name].replace(b'uniqueCount="2"', b'uniqueCount="999999999"')
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    with pytest.raises(ImportRefused) as caught:
        read("claims.xlsx", path.read_bytes())
    assert caught.value.code == "too_large"


def test_other_documents_in_the_same_wrapping_are_told_apart(tmp_path: Path, read: Read) -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    path = tmp_path / "letter.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    for name, content, code in (
        ("old.xls", compound, "not_xlsx"),
        ("secret.xlsx", compound + "EncryptedPackage".encode("utf-16-le"), "protected_workbook"),
        ("letter.docx", path.read_bytes(), "not_xlsx"),
    ):
        with pytest.raises(ImportRefused) as caught:
            read(name, content)
        assert caught.value.code == code


def test_notes_tell_what_was_guessed(read: Read) -> None:
    assert read("x.csv", "ИД клиента;Название\n".encode("cp1251")).notes == ("encoding_guessed", "no_rows")
    damaged = f"Customer ID;Company name\n{guid(1)};ООО Ромашка ".encode() + b"\xd0\n"
    assert read("x.csv", damaged).notes == ("text_damaged",)
    for note in ("encoding_guessed", "no_rows", "text_damaged", "sheets_skipped", "more_pages"):
        assert NOTES[note]


def test_two_hundred_rows_of_which_nineteen_are_bad(read: Read) -> None:
    columns = ["Subscription ID", "Product", "Quantity", "Status", "Term end", "Auto renew", "Customer ID", "Customer"]
    columns += ["Country", "Support MPN ID", "Customer country", "Reseller MPN ID", "Created"]
    bad: dict[int, tuple[str, str, str]] = {
        # data row → column, value, code
        3: ("Subscription ID", "not-a-guid", "bad_id"),
        12: ("Subscription ID", "", "missing_value"),
        20: ("Quantity", "-5", "bad_number"),
        21: ("Quantity", "1,5", "bad_number"),
        33: ("Term end", "31.02.2025", "bad_date"),
        47: ("Term end", "03/04/2025", "ambiguous_date"),
        58: ("Auto renew", "sometimes", "bad_boolean"),
        59: ("Customer ID", "contoso", "bad_id"),
        71: ("Customer", "Nobody", "unknown_customer"),
        72: ("Customer", "Twins", "ambiguous_customer"),
        85: ("Product", "x" * 600, "too_long"),
        96: ("Customer country", "Narnia", "bad_country"),
        100: ("Support MPN ID", "12-34", "bad_mpn_id"),
        101: ("Reseller MPN ID", "ABC", "bad_mpn_id"),
        117: ("", "short", "ragged_row"),
        130: ("", "long", "ragged_row"),
        131: ("", "open", "unclosed_quote"),
        177: ("Created", "yesterday", "bad_date"),
        200: ("Customer", "", "no_customer"),
    }
    lines = [";".join(columns)]
    expected: list[tuple[int, str, str]] = []
    for number in range(1, 201):
        row = dict.fromkeys(columns, "")
        row |= {
            "Subscription ID": guid(1000 + number),
            "Product": f"Office «{number}»",
            "Quantity": f"{number}",
            "Status": "Активна",
            "Term end": "31.12.2025",
            "Auto renew": "да",
            "Customer ID": guid(1),
        }
        # Every seventh row holds a line break, so that rows and lines part ways.
        if number % 7 == 0:
            row["Product"] = '"two\nlines"'
        line = sum(text.count("\n") + 1 for text in lines) + 1
        column, value, code = bad.get(number, ("", "", ""))
        if code:
            reported = "Customer ID" if code == "no_customer" else column
            expected.append((line, reported, code))
        if column == "Customer":
            row["Customer ID"] = ""
        if column:
            row[column] = value
        cells = [row[name] for name in columns]
        if value == "short":
            cells = cells[:5]
        elif value == "long":
            cells.append("more")
        elif value == "open":
            cells[1] = '"never closed'
        lines.append(";".join(cells))
    for encoding in ("utf-8", "cp1251"):
        result = read("book.csv", "\n".join(lines).encode(encoding))
        assert [(p.line, p.column, p.code) for p in result.problems] == expected
        assert {p.file for p in result.problems} == {"book.csv"}
        assert len(expected) == 19
        assert result.rows == 200
        # Nine rows stay out for what they lack; the other flaws cost one value only.
        subscriptions = [placed.fact for placed in result.facts if isinstance(placed.fact, SubscriptionFact)]
        assert len(subscriptions) == 200 - 9
