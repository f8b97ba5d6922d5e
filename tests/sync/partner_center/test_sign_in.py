"""Signing in against a sign-in service on the loopback, through MSAL itself."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop.errors import Cancelled
from desktop.sync.errors import BadAnswer, RemoteError, SignInNeeded, Unreachable
from desktop.sync.partner_center.client import PartnerCenter
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.keeping import Keeper
from desktop.sync.partner_center.sign_in import Account, DeviceCode, SignIn
from desktop.sync.partner_center.tokens import Challenge
from tests.sync.partner_center.authority import CLIENT, LOGIN, TENANT, Authority, refusal
from tests.sync.partner_center.scripted import Reply, Scripted, collection, fault, serving
from tests.sync.partner_center.vaults import MemoryVault


@pytest.fixture
def authority() -> Iterator[Authority]:
    scripted = Scripted()
    with serving(scripted):
        yield Authority(scripted)


@pytest.fixture
def vault() -> MemoryVault:
    return MemoryVault()


Maker = Callable[[], SignIn]


@pytest.fixture
def session(authority: Authority, vault: MemoryVault, seconds: list[float]) -> Iterator[Maker]:
    """Begins a session of the desk on the same protected store."""
    made: list[SignIn] = []

    def begin() -> SignIn:
        connection = Connection(tenant=TENANT, client_id=CLIENT, login=LOGIN)
        made.append(SignIn(connection, Keeper(vault, "x"), transport=authority.transport, now=lambda: seconds[0]))
        return made[-1]

    yield begin
    for sign_in in made:
        sign_in.close()


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The moment that everybody believes in, MSAL too."""
    import msal.application
    import msal.token_cache

    now = [1_700_000_000.0]

    class Clock:
        @staticmethod
        def time() -> float:
            return now[0]

    for module in (msal.application, msal.token_cache):
        monkeypatch.setattr(module, "time", Clock)
    return now


def test_nobody_is_signed_in_at_first(session: Maker, authority: Authority) -> None:
    sign_in = session()
    assert sign_in.account() is None
    with pytest.raises(SignInNeeded) as caught:
        sign_in.token()
    assert caught.value.code == "sign_in"
    assert authority.scripted.asked == []


def test_a_person_signs_in_with_the_browser(session: Maker, authority: Authority) -> None:
    sign_in = session()
    account = sign_in.sign_in(authority.visit, page="Готово <&>")
    assert account == Account("adminagent@trey.example", TENANT)
    assert sign_in.account() == account
    assert sign_in.token() == "SECRET-access-1"
    asked = authority.visits[0]
    assert asked["client_id"] == CLIENT
    assert asked["response_mode"] == "form_post"
    assert asked["code_challenge_method"] == "S256"
    assert asked["prompt"] == "select_account"
    assert asked["redirect_uri"].startswith("http://localhost:")
    assert "https://api.partnercenter.microsoft.com/user_impersonation" in asked["scope"].split()
    assert authority.forms[0]["grant_type"] == "authorization_code"
    # A public client has no secret.
    assert "client_secret" not in authority.forms[0]
    ((status, page),) = authority.shown
    assert status == 200
    assert "Готово &lt;&amp;&gt;" in page


def test_the_next_session_finds_them_signed_in(session: Maker, authority: Authority, vault: MemoryVault) -> None:
    session().sign_in(authority.visit)
    kept = "".join(vault.secrets.values())
    assert "SECRET-refresh-1" in kept
    # What opens a door by itself is not kept.
    assert "SECRET-access-1" not in kept
    assert "SECRET-signature" not in kept
    later = session()
    assert later.outlives_session
    assert later.account() == Account("adminagent@trey.example", TENANT)
    assert later.token() == "SECRET-access-2"
    assert authority.forms[-1]["grant_type"] == "refresh_token"
    assert authority.forms[-1]["refresh_token"] == "SECRET-refresh-1"
    # Every renewal brings a new right to renew, and the newest is kept.
    assert "SECRET-refresh-2" in "".join(vault.secrets.values())
    assert len(authority.visits) == 1


def test_a_token_is_renewed_before_it_ends(session: Maker, authority: Authority, seconds: list[float]) -> None:
    sign_in = session()
    sign_in.sign_in(authority.visit)
    seconds[0] += 3_600 - 300
    assert sign_in.token() == "SECRET-access-1"
    seconds[0] += 11
    assert sign_in.token() == "SECRET-access-2"
    assert sign_in.token() == "SECRET-access-2"


def test_threads_share_one_renewal(session: Maker, authority: Authority, seconds: list[float]) -> None:
    sign_in = session()
    sign_in.sign_in(authority.visit)
    seconds[0] += 3_500
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: sign_in.token(), range(40))) == {"SECRET-access-2"}
        refused = set(pool.map(lambda _: sign_in.renewed("SECRET-access-2", Challenge()), range(40)))
    assert refused == {"SECRET-access-3"}


@pytest.mark.parametrize("trouble", [Reply(503), Reply(429), Reply(act="reset")])
def test_a_renewal_that_fails_for_a_while_ends_nothing(
    session: Maker, authority: Authority, seconds: list[float], trouble: Reply
) -> None:
    sign_in = session()
    sign_in.sign_in(authority.visit)
    seconds[0] += 3_400
    authority.answers = [trouble]
    assert sign_in.token() == "SECRET-access-1"
    assert sign_in.token() == "SECRET-access-2"
    seconds[0] += 3_590
    authority.answers = [trouble]
    with pytest.raises(Unreachable):
        sign_in.token()


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (refusal("invalid_grant"), "sign_in_again"),
        (refusal("interaction_required"), "sign_in_again"),
        (refusal("unauthorized_client", "AADSTS700016: not found"), "sign_in_failed"),
    ],
)
def test_a_right_to_renew_that_is_over_needs_a_person(
    session: Maker, authority: Authority, seconds: list[float], answer: Reply, code: str
) -> None:
    sign_in = session()
    sign_in.sign_in(authority.visit)
    seconds[0] += 3_700
    authority.answers = [answer]
    with pytest.raises(SignInNeeded) as caught:
        sign_in.token()
    assert caught.value.code == code
    asked = len(authority.forms)
    with pytest.raises(SignInNeeded):
        sign_in.token()
    # The sign-in service is not asked the same again and again.
    assert len(authority.forms) == asked
    assert sign_in.sign_in(authority.visit).name == "adminagent@trey.example"
    assert sign_in.token() == authority.issued[-1]


def test_a_second_factor_needs_a_person_who_proves_it(session: Maker, authority: Authority) -> None:
    sign_in = session()
    sign_in.sign_in(authority.visit)
    for ask in (lambda: sign_in.renewed("SECRET-access-1", Challenge(second_factor=True)), sign_in.token):
        with pytest.raises(SignInNeeded) as caught:
            ask()
        assert caught.value.code == "sign_in_second_factor"
    # Renewing would bring the same again, so nothing was asked.
    assert len(authority.forms) == 1
    sign_in.sign_in(authority.visit)
    assert authority.visits[1]["prompt"] == "login"
    assert authority.visits[1]["login_hint"] == "adminagent@trey.example"
    assert sign_in.token() == "SECRET-access-2"


def test_claims_are_passed_on(session: Maker, authority: Authority) -> None:
    sign_in = session()
    sign_in.sign_in(authority.visit)
    claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'
    assert sign_in.renewed("SECRET-access-1", Challenge(claims=claims)) == "SECRET-access-2"
    assert "c1" in authority.forms[-1]["claims"]
    authority.answers = [refusal("interaction_required")]
    with pytest.raises(SignInNeeded):
        sign_in.renewed("SECRET-access-2", Challenge(claims=claims))
    sign_in.sign_in(authority.visit)
    assert "c1" in authority.visits[-1]["claims"]


def test_another_person_takes_the_place_of_the_first(session: Maker, authority: Authority, vault: MemoryVault) -> None:
    session().sign_in(authority.visit)
    authority.person = "second@trey.example"
    sign_in = session()
    assert sign_in.sign_in(authority.visit).name == "second@trey.example"
    kept = "".join(vault.secrets.values())
    assert "SECRET-refresh-2" in kept
    assert "SECRET-refresh-1" not in kept
    assert session().account() == Account("second@trey.example", TENANT)


def test_signing_out_forgets_everything(session: Maker, authority: Authority, vault: MemoryVault) -> None:
    sign_in = session()
    sign_in.sign_in(authority.visit)
    sign_in.sign_out()
    assert vault.secrets == {}
    assert sign_in.account() is None
    with pytest.raises(SignInNeeded):
        sign_in.token()
    sign_in.sign_in(authority.visit)
    assert sign_in.token() == "SECRET-access-2"


def test_without_a_protected_store_the_sign_in_ends_with_the_session(authority: Authority) -> None:
    connection = Connection(tenant=TENANT, client_id=CLIENT, login=LOGIN)
    sign_in = SignIn(connection, Keeper(None, "x"), transport=authority.transport)
    sign_in.sign_in(authority.visit)
    assert sign_in.token() == "SECRET-access-1"
    assert not sign_in.outlives_session
    later = SignIn(connection, Keeper(None, "x"), transport=authority.transport)
    assert later.account() is None
    sign_in.close()
    later.close()


@pytest.mark.parametrize(
    "kept",
    ["nonsense", "[]", "[" * 9_999, '{"RefreshToken": 5}', '{"Account": {"a": "b"}}', '{"Account": {"a": {"b": "c"}}}'],
)
def test_a_kept_sign_in_that_is_damaged_is_none(
    session: Maker, authority: Authority, vault: MemoryVault, kept: str
) -> None:
    Keeper(vault, "x").save(kept)
    sign_in = session()
    assert sign_in.account() is None
    with pytest.raises(SignInNeeded):
        sign_in.token()
    assert sign_in.sign_in(authority.visit).name == "adminagent@trey.example"


# --- the browser


def test_no_browser(session: Maker) -> None:
    with pytest.raises(SignInNeeded) as caught:
        session().sign_in(lambda _: False)
    assert caught.value.code == "sign_in_no_browser"


def test_a_person_may_think_better_of_it(session: Maker) -> None:
    stop = threading.Event()

    def browse(_: str) -> bool:
        stop.set()
        return True

    with pytest.raises(Cancelled):
        session().sign_in(browse, should_stop=stop.is_set)


def test_nobody_comes_back(session: Maker) -> None:
    with pytest.raises(SignInNeeded) as caught:
        session().sign_in(lambda _: True, patience=0.3)
    assert caught.value.code == "sign_in_expired"


def test_the_sign_in_is_declined(session: Maker, authority: Authority) -> None:
    def browse(address: str) -> bool:
        asked = parse_qs(urlsplit(address).query)
        authority.come_back(
            asked["redirect_uri"][0], {"error": "access_denied", "error_description": "x", "state": asked["state"][0]}
        )
        return True

    with pytest.raises(SignInNeeded) as caught:
        session().sign_in(browse)
    assert caught.value.code == "sign_in_declined"


def test_answers_that_nobody_asked_for_change_nothing(session: Maker, authority: Authority) -> None:
    def browse(address: str) -> bool:
        asked = {name: found[0] for name, found in parse_qs(urlsplit(address).query).items()}
        here = asked["redirect_uri"]
        authority.come_back(here, {"code": "theirs", "state": "theirs"})
        authority.come_back(here, {"code": "theirs"})
        authority.come_back(here, {"code": "theirs", "state": asked["state"]}, Host="evil.example")
        authority.come_back(here, {"code": "x" * 70_000, "state": asked["state"]})
        assert [status for status, _ in authority.shown] == [400, 400, 400, 400]
        # Nor does an address with everything in it, which histories and logs would hold.
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{here}/?code=theirs&state={asked['state']}", timeout=5)
        caught.value.close()
        return authority.visit(address)

    sign_in = session()
    with ThreadPoolExecutor(1) as pool:
        # The program listens only while it waits, so the browser is a thread of its own.
        assert sign_in.sign_in(lambda address: bool(pool.submit(browse, address))).name == authority.person
    assert sign_in.token() == "SECRET-access-1"


# --- a code on another device


def test_a_code_on_another_device(session: Maker, authority: Authority) -> None:
    shown: list[DeviceCode] = []

    def show(code: DeviceCode) -> None:
        shown.append(code)
        authority.answers = [refusal("authorization_pending")]

    sign_in = session()
    assert sign_in.sign_in_by_code(show).name == authority.person
    assert shown == [DeviceCode("ABCD1234", "https://login.example/device", 900.0)]
    assert sign_in.token() == "SECRET-access-1"
    assert authority.visits == []


@pytest.mark.parametrize(
    ("error", "code"), [("authorization_declined", "sign_in_declined"), ("expired_token", "sign_in_expired")]
)
def test_a_code_that_comes_to_nothing(session: Maker, authority: Authority, error: str, code: str) -> None:
    def show(_: DeviceCode) -> None:
        authority.answers = [refusal(error)]

    with pytest.raises(SignInNeeded) as caught:
        session().sign_in_by_code(show)
    assert caught.value.code == code


def test_waiting_for_the_code_can_be_stopped(session: Maker) -> None:
    stop = threading.Event()
    with pytest.raises(Cancelled):
        session().sign_in_by_code(lambda _: stop.set(), should_stop=stop.is_set)


def test_no_code_is_given(session: Maker, authority: Authority) -> None:
    authority.answers = [refusal("unauthorized_client", "AADSTS7000218: not a public client")]
    with pytest.raises(SignInNeeded) as caught:
        session().sign_in_by_code(lambda _: None)
    assert "AADSTS7000218" in str(caught.value)


# --- a sign-in service that is not itself


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(503), Unreachable),
        (Reply(act="reset"), Unreachable),
        (Reply(200, b"<html>", kind="text/html"), BadAnswer),
        (Reply(200, b"[]"), BadAnswer),
        (Reply(200, b"x" * 2_000_000), BadAnswer),
        (Reply(302, b"", {"Location": "https://evil.example/"}), BadAnswer),
        (Reply(200, {}), SignInNeeded),
        (Reply(400, {"error": "invalid_tenant"}), SignInNeeded),
        (
            Reply(200, {"authorization_endpoint": "http://evil.example/", "token_endpoint": "http://evil.example/t"}),
            SignInNeeded,
        ),
    ],
)
def test_its_doors_cannot_be_found(session: Maker, authority: Authority, reply: Reply, kind: type[RemoteError]) -> None:
    authority.scripted.answer = None
    authority.scripted.will(reply)
    with pytest.raises(kind) as caught:
        session().sign_in(authority.visit)
    assert type(caught.value) is kind


@pytest.mark.parametrize("body", [b"not json SECRET-x", b'{"access_token":"SECRET-half', b"[]", b'{"token_type":"x"}'])
def test_its_answer_is_broken(
    session: Maker, authority: Authority, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    authority.answers = [Reply(200, body)]
    with pytest.raises((BadAnswer, SignInNeeded)) as caught:
        session().sign_in(authority.visit)
    assert "SECRET" not in caplog.text
    assert "SECRET" not in str(caught.value)


def test_no_application_is_configured(authority: Authority, vault: MemoryVault) -> None:
    sign_in = SignIn(Connection(login=LOGIN), Keeper(vault, "x"), transport=authority.transport)
    with pytest.raises(SignInNeeded) as caught:
        sign_in.sign_in(authority.visit)
    assert caught.value.code == "sign_in_no_application"
    sign_in.close()


# --- together with the service


def test_the_client_renews_by_itself(session: Maker, authority: Authority, service: Scripted) -> None:
    sign_in = session()
    sign_in.sign_in(authority.visit)
    service.answer = lambda asked: (
        fault(401, 800001) if asked.token == "SECRET-access-1" else Reply(body=collection([]))
    )
    remote = PartnerCenter(Connection(base_url=service.base_url), sign_in)
    assert remote.resellers() == []
    assert [one.token for one in service.asked] == ["SECRET-access-1", "SECRET-access-2"]
    remote.close()


def test_a_second_factor_is_asked_for_once(session: Maker, authority: Authority, service: Scripted) -> None:
    sign_in = session()
    sign_in.sign_in(authority.visit)
    service.will(
        Reply(401, b"", {"WWW-Authenticate": 'Bearer error="invalid_token"'}, "Unauthorized - MFA required", None),
        Reply(body=collection([])),
    )
    remote = PartnerCenter(Connection(base_url=service.base_url), sign_in)
    for _ in range(2):
        with pytest.raises(SignInNeeded):
            remote.resellers()
    assert len(service.asked) == 1
    sign_in.sign_in(authority.visit)
    assert remote.resellers() == []
    remote.close()
