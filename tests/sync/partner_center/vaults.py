"""Protected stores that are none, for tests."""

from __future__ import annotations


class MemoryVault:
    """Keeps secrets in memory; refuses what is longer than `longest`, as one operating system does."""

    def __init__(self, longest: int = 1_000_000) -> None:
        self.secrets: dict[str, str] = {}
        self.longest = longest
        self.broken: Exception | None = None
        self.good_for = 1_000_000

    def _look(self) -> None:
        self.good_for -= 1
        if self.broken is not None and self.good_for < 0:
            raise self.broken

    def get_password(self, service: str, username: str) -> str | None:
        self._look()
        return self.secrets.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._look()
        if len(password) > self.longest:
            raise ValueError(f"too long: {password}")
        self.secrets[username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._look()
        del self.secrets[username]
