from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.sync.partner_center.client import PartnerCenter
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.tokens import VARIABLE, EnvironmentToken
from tests.sync.partner_center.scripted import Scripted, Time, serving


@pytest.fixture
def service() -> Iterator[Scripted]:
    """A service that answers as it is told."""
    scripted = Scripted()
    with serving(scripted):
        yield scripted


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch) -> str:
    """The token in the environment."""
    secret = "tok-FIRST-0123456789abcdef"
    monkeypatch.setenv(VARIABLE, secret)
    return secret


@pytest.fixture
def remote(service: Scripted, time: Time, token: str) -> Iterator[PartnerCenter]:
    """A client of the service, on a clock that only sleeping moves."""
    client = PartnerCenter(
        Connection(base_url=service.base_url), EnvironmentToken(), clock=time, sleep=time.sleep
    )  # fmt: skip
    yield client
    client.close()
