"""Identifiers that can be read backwards, so that no table of a hundred thousand customers has to be held."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final
from uuid import UUID

_INDEX_BYTES: Final = 5
_HEAD_BYTES: Final = 16 - _INDEX_BYTES


class Identities:
    """Turns numbers into GUIDs of version 4 that look random, and back."""

    def __init__(self, seed: int, purpose: str) -> None:
        self._key = blake2b(f"{seed} {purpose}".encode(), digest_size=32).digest()

    def at(self, index: int) -> str:
        """The GUID of `index` (below 2⁴⁰), in lower case."""
        head = bytearray(self._digest(index.to_bytes(_INDEX_BYTES, "big"), _HEAD_BYTES))
        head[6] = head[6] & 0x0F | 0x40
        head[8] = head[8] & 0x3F | 0x80
        text = (bytes(head) + self._masked(index, bytes(head))).hex()
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def index_of(self, guid: str) -> int | None:
        """The number that `guid` was made from; None for any other GUID or text."""
        try:
            whole = UUID(guid).bytes
        except ValueError:
            return None
        head, tail = whole[:_HEAD_BYTES], whole[_HEAD_BYTES:]
        index = int.from_bytes(self._masked(int.from_bytes(tail, "big"), head), "big")
        return index if self.at(index) == str(UUID(bytes=whole)) else None

    def _masked(self, number: int, head: bytes) -> bytes:
        mask = int.from_bytes(self._digest(head, _INDEX_BYTES), "big")
        return (number ^ mask).to_bytes(_INDEX_BYTES, "big")

    def _digest(self, data: bytes, size: int) -> bytes:
        return blake2b(data, digest_size=size, key=self._key).digest()
