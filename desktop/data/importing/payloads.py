"""JSON files item by item: a listing of any length takes the memory of its longest item.

The decoder of the standard library wants a whole value in one text. So what stands around the outermost list is read
first, as it tells whose the items are and often comes after them; then the items are given to the decoder one by one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from desktop.data.importing.encodings import Encoding

_CHUNK = 1 << 18
_LONGEST_VALUE = 1 << 27
_BLANKS = " \t\r\n"
_LISTS = ("items", "value", "entries")


class BadJson(ValueError):
    """Text that is no JSON, or that holds what Python cannot; with the place where it stops being any."""

    def __init__(self, why: str, line: int = 1, column: int = 1) -> None:
        super().__init__(why)
        self.why = why
        self.line = line
        self.column = column


class ExtraValue(BadJson):
    """Another value follows a whole one, as in a file that holds a value on every line."""


def parse(text: str) -> object:
    """The value of a JSON text. Raises `BadJson`."""
    try:
        value, end = _decode(text, len(text) - len(text.lstrip(_BLANKS)))
    except json.JSONDecodeError as error:
        raise BadJson(error.msg, error.lineno, error.colno) from error
    if text[end:].strip(_BLANKS):
        raise ExtraValue("Extra data")
    return value


class Items(list[object]):
    """The outermost list of a JSON file: empty, but it knows its length, and reads the file to go over its items."""

    def __init__(self, file: JsonFile, place: int, count: int) -> None:
        super().__init__()
        self._file = file
        self._place = place
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[object]:
        return self._file.iter_items(self._place)


@dataclass(frozen=True, slots=True)
class JsonFile:
    """One JSON file, and how its bytes are read. Each call reads it from the start."""

    path: Path
    encoding: Encoding

    def payload(self) -> object:
        """Its value, with `Items` for the outermost list. Raises `BadJson`, also for what is wrong further down."""
        with self._opened() as stream:
            window = _Window(stream)
            lists = 0

            def value(name: str | None = None) -> object:
                nonlocal lists
                if not window.at_listing(name):
                    return window.value()
                lists += 1
                return Items(self, lists - 1, sum(1 for _ in window.items()))

            found = {name: value(name) for name in window.members()} if window.peek() == "{" else value()
            if window.peek():
                raise window.wrong("Extra data", ExtraValue)
            return found

    def iter_items(self, place: int) -> Iterator[object]:
        """The items of one of the outermost lists, by its place among them."""
        with self._opened() as stream:
            window = _Window(stream)
            for name in window.members() if window.peek() == "{" else (None,):
                if not window.at_listing(name):
                    window.value()
                elif place:
                    place -= 1
                    for _ in window.items():
                        pass
                else:
                    yield from window.items()
                    return

    def holds_lines(self) -> bool:
        """Whether the first line that is not blank is an object or a list by itself."""
        try:
            return any(isinstance(parse(text), dict | list) for _, text in islice(self.iter_lines(), 1))
        except BadJson:
            return False

    def iter_lines(self) -> Iterator[tuple[int, str]]:
        """The lines that are not blank, with their numbers."""
        with self._opened() as stream:
            for number, line in enumerate(stream, 1):
                if text := line.strip("\ufeff" + _BLANKS):
                    yield number, text

    def iter_text(self) -> Iterator[str]:
        """All of the text, in pieces."""
        with self._opened() as stream:
            while piece := stream.read(_CHUNK):
                yield piece

    def _opened(self) -> TextIO:
        return self.path.open(encoding=self.encoding.name, errors="replace", newline="\n")


class _Window:
    """As much of a text as the next value needs."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._text = stream.read(_CHUNK).lstrip("\ufeff")
        self._at = 0
        self._ended = not self._text
        # The place of the first character that is held.
        self._line = 1
        self._column = 1

    def peek(self) -> str:
        """The next character that is not blank; empty at the end."""
        while True:
            text, at, end = self._text, self._at, len(self._text)
            while at < end and text[at] in _BLANKS:
                at += 1
            self._at = at
            if at < end:
                return text[at]
            if not self._more():
                return ""

    def at_listing(self, name: str | None) -> bool:
        """Whether a list comes that may hold what the file is about: the outermost one, or a member of this name."""
        return self.peek() == "[" and (name is None or name.strip().casefold() in _LISTS)

    def value(self) -> object:
        """The next value, whole. Raises `BadJson`."""
        self.peek()
        while True:
            try:
                value, end = _decode(self._text, self._at)
            except json.JSONDecodeError as error:
                # It may only go on beyond what is held.
                if len(self._text) - self._at > _LONGEST_VALUE or not self._more(len(self._text) - self._at):
                    self._at = error.pos - len(error.doc) + len(self._text)
                    raise self.wrong(error.msg) from error
                continue
            # A number may go on, too.
            if end < len(self._text) or not self._more():
                self._at = end
                return value

    def items(self) -> Iterator[object]:
        """The items of the list that comes. Raises `BadJson`."""
        self._at += 1
        if self.peek() == "]":
            self._at += 1
            return
        while True:
            yield self.value()
            if self._ends_with("]"):
                return

    def members(self) -> Iterator[str]:
        """The names of the object that comes; the caller takes the value of each before it asks for the next."""
        self._at += 1
        if self.peek() == "}":
            self._at += 1
            return
        while True:
            if self.peek() != '"':
                raise self.wrong("Expecting property name enclosed in double quotes")
            name = self.value()
            if self.peek() != ":":
                raise self.wrong("Expecting ':' delimiter")
            self._at += 1
            yield str(name)
            if self._ends_with("}"):
                return

    def _ends_with(self, closing: str) -> bool:
        found = self.peek()
        if found not in (closing, ",") or not found:
            raise self.wrong("Expecting ',' delimiter")
        self._at += 1
        return found == closing

    def wrong(self, why: str, kind: type[BadJson] = BadJson) -> BadJson:
        """The error at the present place."""
        before = self._text[: self._at]
        line = before.count("\n")
        column = self._at - before.rfind("\n") if line else self._column + self._at
        return kind(why, self._line + line, column)

    def _more(self, wanted: int = 0) -> bool:
        """Read on, and let go of what was taken; whether there was more."""
        if self._ended:
            return False
        taken = self._text[: self._at]
        lines = taken.count("\n")
        self._column = self._at - taken.rfind("\n") if lines else self._column + self._at
        self._line += lines
        more = self._stream.read(max(_CHUNK, wanted))
        self._text = self._text[self._at :] + more
        self._at = 0
        self._ended = not more
        return bool(more)


def _no_constant(name: str) -> object:
    raise BadJson(f"{name} is not JSON")


def _finite(text: str) -> float | None:
    number = float(text)
    return number if abs(number) < float("inf") else None


def _sane(digits: str) -> int | str:
    return int(digits) if len(digits) <= 18 else digits


_decoder = json.JSONDecoder(parse_constant=_no_constant, parse_float=_finite, parse_int=_sane)


def _decode(text: str, start: int) -> tuple[object, int]:
    """The value that begins there, and where it ends. Raises `json.JSONDecodeError`, or `BadJson` for good."""
    try:
        return _decoder.raw_decode(text, start)
    except RecursionError as error:
        raise BadJson("nested too deeply") from error
