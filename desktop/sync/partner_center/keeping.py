"""Where a sign-in outlives the session: the protected store of the operating system, and nowhere else."""

from __future__ import annotations

import json
import logging
import secrets
import sys
from typing import Any, Final, Protocol

from desktop.sync.partner_center.connection import Connection

logger = logging.getLogger(__name__)

SERVICE: Final = "Partner Desk"

# Windows keeps at most 2,560 bytes in one entry, two for each character.
_PIECE: Final = 1_000 if sys.platform == "win32" else 100_000


class Vault(Protocol):
    """A protected store, in the form of the keyring package."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret of that name."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""


class Keeper:
    """Keeps one text under one name. Without a vault, or once it has failed, nothing is kept and `protected` is False.

    A vault raises whatever it likes, and may ask the person to unlock it; never call from the GUI thread.
    """

    def __init__(self, vault: Vault | None, name: str, piece: int = _PIECE) -> None:
        self._vault = vault
        self._name = name
        self._piece = piece

    @property
    def protected(self) -> bool:
        """Whether what is kept outlives the session, in the operating system's protected store."""
        return self._vault is not None

    def load(self) -> str:
        """What was kept; empty when there is nothing, or nothing whole."""
        head = self._head()
        text = head.get("text")
        if isinstance(text, str):
            return text
        pieces = [self._get(name) for name in self._names(head)]
        return "" if None in pieces else "".join(piece for piece in pieces if piece is not None)

    def save(self, text: str) -> None:
        """Keep `text` instead of what was kept. A process that is killed meanwhile leaves the one or the other."""
        if self._vault is None:
            return
        before = self._names(self._head())
        head: dict[str, object] = {"text": text}
        if len(text) > self._piece:
            pieces = [text[start : start + self._piece] for start in range(0, len(text), self._piece)]
            head = {"pieces": len(pieces), "mark": secrets.token_hex(4)}
            for name, piece in zip(self._names(head), pieces, strict=True):
                self._set(name, piece)
        self._set(self._name, json.dumps(head))
        for name in before:
            self._delete(name)

    def forget(self) -> None:
        """Remove what was kept."""
        names = [*self._names(self._head()), self._name]
        for name in names:
            self._delete(name)

    def _head(self) -> dict[str, object]:
        try:
            head = json.loads(self._get(self._name) or "{}")
        except ValueError:
            return {}
        return head if isinstance(head, dict) else {}

    def _names(self, head: dict[str, object]) -> list[str]:
        count, mark = head.get("pieces"), head.get("mark")
        if not isinstance(count, int) or not isinstance(mark, str) or not 0 < count < 1_000:
            return []
        return [f"{self._name} {mark} {number}" for number in range(count)]

    def _get(self, name: str) -> str | None:
        if self._vault is None:
            return None
        try:
            return self._vault.get_password(SERVICE, name)
        except Exception as error:
            self._lost(error)
            return None

    def _set(self, name: str, text: str) -> None:
        if self._vault is None:
            return
        try:
            self._vault.set_password(SERVICE, name, text)
        except Exception as error:
            self._lost(error)

    def _delete(self, name: str) -> None:
        if self._vault is None or self._get(name) is None or self._vault is None:
            return
        try:
            self._vault.delete_password(SERVICE, name)
        except Exception as error:
            self._lost(error)

    def _lost(self, error: Exception) -> None:
        """The vault is locked, gone or broken. Its words may repeat what it was given, so only its kind is told."""
        logger.warning(
            "the protected store cannot be used (%s); the sign-in ends with the session", type(error).__name__
        )
        self._vault = None


def open_keeper(connection: Connection) -> Keeper:
    """The keeper of that connection's sign-in, in the protected store where there is one."""
    login = connection.login or connection.place.login
    return Keeper(_vault(), f"{login} {connection.tenant} {connection.client_id}")


def _vault() -> Vault | None:
    """The operating system's own store: never a plug-in, which may be a plain file.

    None on a machine that has none, such as one without a desktop session.
    """
    try:
        if sys.platform == "win32":
            from keyring.backends.Windows import WinVaultKeyring as Backend
        elif sys.platform == "darwin":
            from keyring.backends.macOS import Keyring as Backend
        else:
            from keyring.backends.SecretService import Keyring as Backend
        backend: Any = Backend
        # Reading its priority asks whether the store is there, and raises where it is not.
        logger.debug("protected store: %s, %s", backend.__module__, backend.priority)
        vault: Vault = backend()
    except Exception as error:
        logger.info("there is no protected store here (%s)", type(error).__name__)
        return None
    return vault
