"""Partner Center as the window asks for it: settings become connections, and whoever signed in stays so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.data.clock import utc_now
from desktop.data.store import Store, open_store
from desktop.data.syncing.estimate import Estimate, estimate
from desktop.domain.roles import Actor
from desktop.errors import DeskError
from desktop.models.error_words import error_sentence
from desktop.models.syncing import DeviceCode, Progress, Service, SignedIn, Wish
from desktop.sandbox.running import Sandbox, running
from desktop.sandbox.tenant import Tenant
from desktop.service import PartnerCenterService
from desktop.settings import Settings
from desktop.sync import connecting
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.keeping import Keeper
from desktop.sync.partner_center.sign_in import SignIn
from tests.sync.engine.sockets import decide_some
from tests.sync.partner_center.authority import CLIENT, TENANT, Authority
from tests.sync.partner_center.scripted import Scripted, serving
from tests.sync.partner_center.vaults import MemoryVault

ANN = Actor("Ann Desk")


@pytest.fixture
def authority() -> Iterator[Authority]:
    scripted = Scripted()
    with serving(scripted):
        yield Authority(scripted)


@pytest.fixture
def vault() -> MemoryVault:
    return MemoryVault()


@pytest.fixture
def service(
    authority: Authority, vault: MemoryVault, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PartnerCenterService]:
    monkeypatch.delenv("PARTNER_DESK_TOKEN", raising=False)

    def sign_in_of(connection: Connection) -> SignIn:
        keeper = Keeper(vault, f"{connection.tenant} {connection.client_id}")
        return SignIn(connection, keeper, transport=authority.transport)

    monkeypatch.setattr(connecting, "sign_in_of", sign_in_of)
    # The sign-in service of the tests calls itself by another name than that of the public cloud.
    monkeypatch.setattr(Connection, "authority", property(lambda one: f"https://login.example/{one.tenant}"))
    service = PartnerCenterService(authority.visit)
    yield service
    service.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.sqlite")
    yield store
    store.close()


def settings(**values: object) -> Settings:
    return Settings(**{"author": "Ann", "tenant": TENANT, "client_id": CLIENT, **values})


def test_it_is_what_the_window_asks_for() -> None:
    service: Service = PartnerCenterService()
    assert service.uses_token() in (True, False)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"base_url": "http://example.com"}, "bad_base_url"),
        ({"base_url": "https://example.com/a?b"}, "bad_base_url"),
        ({"base_url": "ftp://localhost"}, "bad_base_url"),
        ({"tenant": "contoso.com/../other"}, "bad_tenant"),
        ({"tenant": "contoso com"}, "bad_tenant"),
        ({"tenant": "-contoso"}, "bad_tenant"),
        ({"client_id": "my application"}, "bad_client_id"),
    ],
)
def test_what_leads_nowhere_is_refused_with_words(values: dict[str, object], code: str) -> None:
    with pytest.raises(DeskError) as refused:
        PartnerCenterService().check(settings(**values))
    assert refused.value.code == code
    (value,) = values.values()
    assert error_sentence(refused.value).startswith(f"{value} is no ")


@pytest.mark.parametrize("base_url", ["", "http://127.0.0.1:8080", "http://localhost", "https://example.com/v1"])
def test_what_may_be_asked_is_taken(base_url: str) -> None:
    PartnerCenterService().check(settings(base_url=base_url, tenant="contoso.com"))
    PartnerCenterService().check(settings(base_url=base_url, tenant="", client_id=""))


def test_who_signs_in_by_browser_stays_signed_in(service: PartnerCenterService, authority: Authority) -> None:
    assert not service.signed_in(settings()).somebody
    who = service.sign_in(settings(), "Go back.", lambda: False)
    assert who == SignedIn(authority.person)
    assert authority.shown[0][0] == 200
    assert "Go back." in authority.shown[0][1]
    assert service.signed_in(settings()) == who
    assert service.sign_out(settings()) == SignedIn()
    assert not service.signed_in(settings()).somebody


def test_a_code_is_told_and_the_sign_in_serves_the_next_sync(
    service: PartnerCenterService, authority: Authority
) -> None:
    shown: list[DeviceCode] = []
    who = service.sign_in_by_code(settings(), shown.append, lambda: False)
    assert shown == [DeviceCode("ABCD1234", "https://login.example/device")]
    assert who.name == authority.person
    from desktop.service import _connection

    assert service.signing(_connection(settings(per_minute=20))).token() == authority.issued[-1]


def test_another_tenant_is_another_sign_in(service: PartnerCenterService, authority: Authority) -> None:
    service.sign_in_by_code(settings(), lambda _code: None, lambda: False)
    assert not service.signed_in(settings(tenant="other.example")).somebody
    assert service.signed_in(settings()).name == authority.person, "the protected store keeps it"


def test_without_a_protected_store_it_is_said(service: PartnerCenterService, vault: MemoryVault) -> None:
    vault.broken, vault.good_for = OSError("locked"), 0
    who = service.sign_in_by_code(settings(), lambda _code: None, lambda: False)
    assert who.somebody
    assert not who.outlives_session
    assert service.signed_in(settings()).somebody, "for this session"


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    with running(Tenant(customers=20, subscriptions=60, resellers=12, lost=False)) as sandbox:
        monkeypatch.setenv("PARTNER_DESK_TOKEN", sandbox.token)
        yield sandbox


def test_a_run_syncs_and_tells_how_far_it_is(store: Store, sandbox: Sandbox) -> None:
    service = PartnerCenterService()
    assert service.uses_token()
    here = settings(base_url=sandbox.base_url, per_minute=60_000)
    told: list[Progress] = []
    done = service.run(here, Wish(), lambda: None, told.append).go(store, ANN)
    assert done.clean
    assert done.rows["customers"].new == 20
    assert told[0].phase == "provider"
    customer = next(iter(sandbox.directory.customers())).tenant_id
    done = service.run(here, Wish(customer=customer, push=False), lambda: None, told.append).go(store, ANN)
    assert (done.kind, done.finished) == ("customer", True)


def test_a_run_that_is_cancelled_before_it_begins_asks_nothing(store: Store, sandbox: Sandbox) -> None:
    run = PartnerCenterService().run(settings(base_url=sandbox.base_url), Wish(), lambda: None, lambda _told: None)
    run.cancel()
    assert run.go(store, ANN).stopped == "cancelled"
    assert sandbox.log.total == 0


def test_what_is_announced_is_about_what_is_asked(store: Store, sandbox: Sandbox) -> None:
    here = settings(base_url=sandbox.base_url, per_minute=60_000)

    def announced(*, full: bool = False) -> Estimate:
        with store.reading() as session:
            return estimate(session, utc_now(), full=full)

    def asked(wish: Wish) -> int:
        return PartnerCenterService().run(here, wish, lambda: None, lambda _told: None).go(store, ANN).total_requests

    assert announced().full, "nothing was ever read"
    asked(Wish())
    assert not announced().full
    assert announced().requests < 20
    expected = announced(full=True)
    assert expected.full
    assert expected.requests == pytest.approx(asked(Wish(full=True)), rel=0.1)
    before = announced().requests
    decide_some(store, 3)
    assert announced().requests == before + 6, "each is read and put"
