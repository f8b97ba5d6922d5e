"""Bytes to text: UTF-8 with or without a byte order mark, UTF-16, else Windows-1251; anything else is refused."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.data.importing.problems import refused

_CHUNK = 1 << 20
_BINARY_STARTS = (
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"SQLite format 3\x00",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"MZ\x90",
    b"7z\xbc\xaf",
    b"Rar!",
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1a")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file are read. `damaged`: some are not valid and become U+FFFD."""

    name: str
    guessed: bool = False
    damaged: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """The remarks (`problems.NOTES`) that a reader of the report should see."""
        return ("encoding_guessed",) * self.guessed + ("text_damaged",) * self.damaged


def encoding_of(path: Path) -> Encoding:
    """How to read a text file. Raises `ImportRefused` for an empty, binary or unreadable one; reads it in chunks."""
    try:
        return _judge(path.name, lambda: _chunks(path))
    except OSError as error:
        raise refused("cannot_read", path.name, error.strerror or "unknown error") from error


def decode(data: bytes, name: str) -> tuple[str, Encoding]:
    """The text of `data` and how it was read. Raises `ImportRefused` naming the file `name`."""
    encoding = _judge(name, lambda: iter((data,)))
    return data.decode(encoding.name, "replace"), encoding


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _judge(name: str, chunks: Callable[[], Iterator[bytes]]) -> Encoding:
    first = next(chunks(), b"")
    marked = _by_mark(first)
    head = first[: 1 << 16]
    if marked is None:
        if head.startswith(_BINARY_STARTS):
            raise refused("binary_file", name)
        controls = len(head) - len(head.translate(None, _CONTROLS))
        # A stray control character in a name is stripped later; a file full of them is no text.
        if controls > 8 and controls * 50 > len(head):
            raise refused("binary_file", name)
    encoding = marked or "utf-8"
    good, bad, blank = _count(chunks(), encoding)
    if blank:
        raise refused("empty_file", name)
    if not bad:
        return Encoding(encoding)
    if marked is not None or good >= 4 * bad:
        return Encoding(encoding, damaged=True)
    undefined = any(b"\x98" in chunk for chunk in chunks())
    return Encoding("cp1251", guessed=True, damaged=undefined)


def _by_mark(head: bytes) -> str | None:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def _count(chunks: Iterator[bytes], encoding: str) -> tuple[int, int, bool]:
    """How many non-ASCII characters decode, how many do not, and whether there is nothing but blanks."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    good = bad = 0
    blank = True
    for chunk in chunks:
        text = decoder.decode(chunk)
        good, bad, blank = _add(text, good, bad, blank)
    good, bad, blank = _add(decoder.decode(b"", True), good, bad, blank)
    return good, bad, blank


def _add(text: str, good: int, bad: int, blank: bool) -> tuple[int, int, bool]:
    if not text.isascii():
        replaced = text.count("\ufffd")
        bad += replaced
        good += len(text) - len(text.encode("ascii", "ignore")) - replaced
    return good, bad, blank and not text.strip("\ufeff \t\r\n\0\x1a")
