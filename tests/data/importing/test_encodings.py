"""Bytes become text in the encodings that desks meet, and binaries are refused."""

from __future__ import annotations

import contextlib
import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.data.facts import CustomerFact
from desktop.data.importing.encodings import decode, encoding_of
from desktop.data.importing.known import Nobody
from desktop.data.importing.values import clean
from desktop.errors import ImportRefused

from .conftest import guid, read_file

RUSSIAN = "Идентификатор подписки;Подписка\nё«Ромашка»;№ 1 — да\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_russian_text_comes_back(encoding: str, tmp_path: Path) -> None:
    data = RUSSIAN.encode(encoding)
    text, found = decode(data, "x.csv")
    assert text.lstrip("\ufeff") == RUSSIAN
    assert found.guessed is (encoding == "cp1251")
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    assert encoding_of(path) == found


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    if text.strip("\ufeff \t\r\n"):
        assert decode(text.encode(), "x")[0].lstrip("\ufeff") == text.lstrip("\ufeff")
        assert decode(text.encode("utf-8-sig"), "x")[0].lstrip("\ufeff") == text.lstrip("\ufeff")


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙ«»№— abc;\n", min_size=12))
def test_windows_1251_is_recognised(text: str) -> None:
    if sum(not char.isascii() for char in text) > 6:
        assert decode(text.encode("cp1251"), "x")[0] == text


def test_a_character_split_between_chunks_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"a" * ((1 << 20) - 1) + "я\n".encode() * 100)
    assert encoding_of(path).name == "utf-8"


def test_one_damaged_character_does_not_turn_a_file_into_windows_1251() -> None:
    text, found = decode("Ромашка и Контосо\n".encode() * 20 + b"\xd0\n", "x.csv")
    assert found.name == "utf-8"
    assert found.notes == ("text_damaged",)
    assert "Ромашка" in text


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"%PDF-1.7", bytes(range(32)) * 100, b"PK\x05\x06" + b"\0" * 18]
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(ImportRefused) as caught:
        decode(data, "picture.csv")
    assert caught.value.code == "binary_file"
    assert "picture.csv" in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\r\n", b"\xff\xfe"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(ImportRefused) as caught:
        decode(data, "x.csv")
    assert caught.value.code == "empty_file"


HEAD = b"Microsoft ID,Company name\n"


@pytest.mark.parametrize("name", ["x.csv", "x.json", "x.xlsx", "x"])
@given(
    data=st.one_of(
        st.binary(),
        st.binary().map(HEAD.__add__),
        st.binary().map(b"[{".__add__),
        st.binary().map(b"PK\x03\x04".__add__),
    )
)
def test_no_bytes_do_worse_than_a_refusal(name: str, data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(data)
    with contextlib.suppress(ImportRefused):
        read_file(path, known=Nobody())


NAMES = st.lists(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffd"), max_size=40
    ),
    max_size=20,
)


@given(
    names=NAMES, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), dialect=st.sampled_from([",", ";", "\t"])
)
def test_every_name_that_is_written_is_read(
    names: list[str], encoding: str, dialect: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "names.csv"
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter=dialect)
        writer.writerow(["Customer ID", "Company name"])
        writer.writerows([guid(number), name] for number, name in enumerate(names))
    result = read_file(path, known=Nobody())
    found = [placed.fact.name for placed in result.facts if isinstance(placed.fact, CustomerFact)]
    assert result.problems == []
    assert found == [clean(name) or None for name in names]
