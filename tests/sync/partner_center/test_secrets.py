"""Whatever happens, no token is in a log, in an error, or in what objects say of themselves."""

from __future__ import annotations

import contextlib
import logging
import traceback
from collections.abc import Callable

import pytest

from desktop.domain.records import SupportContact
from desktop.sync.errors import RemoteError
from desktop.sync.partner_center.client import PartnerCenter
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.keeping import Keeper
from desktop.sync.partner_center.sign_in import SignIn
from desktop.sync.partner_center.tokens import VARIABLE, Challenge, EnvironmentToken
from tests.sync.partner_center import answers
from tests.sync.partner_center.answers import CUSTOMER, REQUEST, RESELLER, SUBSCRIPTION
from tests.sync.partner_center.authority import CLIENT, LOGIN, TENANT, Authority, refusal
from tests.sync.partner_center.scripted import Reply, Scripted, Time, collection, fault, serving, throttled
from tests.sync.partner_center.vaults import MemoryVault

TOKEN = "eyJSECRET0123456789.eyJSECRET.SECRET-signature"
CODE = "SECRET"


def everything_of(error: BaseException) -> str:
    """All that anybody could print of an error, and of those that led to it."""
    told = [str(error), repr(error), "".join(traceback.format_exception(error))]
    cause: BaseException | None = error
    while cause is not None:
        told += [repr(cause.args), repr(vars(cause))]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(told)


ANSWERS = [
    Reply(body=answers.contact()),
    fault(400, TOKEN, f"you sent Bearer {TOKEN}"),
    fault(403, 900150, f"not with {TOKEN}"),
    fault(404, 1000, TOKEN, headers={"MS-CorrelationId": TOKEN[:60]}),
    fault(401, 800001, TOKEN),
    Reply(401, TOKEN.encode(), {"WWW-Authenticate": f'Bearer error="{TOKEN}"'}, f"No {TOKEN}"),
    throttled("5", TOKEN),
    Reply(500, TOKEN.encode()),
    Reply(302, b"", {"Location": f"https://evil.example/{TOKEN}"}),
    Reply(body=f"<html>{TOKEN}".encode(), kind="text/html"),
    Reply(body=f'{{"{TOKEN}'.encode()),
    Reply(body=collection([], {"uri": f"https://evil.example/{TOKEN}?{TOKEN}"})),
    Reply(body=collection([], {"uri": f"https://{TOKEN}@evil.example/"})),
    Reply(body=collection([], {"uri": "/x", "headers": [{"key": f"{TOKEN} x", "value": TOKEN}]})),
    Reply(body=answers.contact(TOKEN, TOKEN)),
    Reply(act="reset"),
    Reply(body=answers.contact(), act="cut"),
]


@pytest.mark.parametrize("reply", ANSWERS)
def test_the_client_keeps_quiet(
    service: Scripted, time: Time, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, reply: Reply
) -> None:
    caplog.set_level(logging.NOTSET)
    for name in ("desktop", "httpx", "httpcore"):
        caplog.set_level(1, name)
    monkeypatch.setenv(VARIABLE, TOKEN)
    service.will(reply)
    tokens = EnvironmentToken()
    connection = Connection(base_url=service.base_url)
    remote = PartnerCenter(connection, tokens, clock=time, sleep=time.sleep)
    contact = SupportContact(RESELLER, "1", "x")
    calls: list[Callable[[], object]] = [
        lambda: remote.support_contact(CUSTOMER, SUBSCRIPTION),
        lambda: remote.put_support_contact(CUSTOMER, SUBSCRIPTION, contact, "", REQUEST),
        lambda: remote.subscriptions(CUSTOMER),
        lambda: list(remote.customers()),
        remote.provider,
    ]
    told = []
    for call in calls:
        try:
            call()
        except RemoteError as error:
            told.append(everything_of(error))
    remote.close()
    assert service.asked[0].token == TOKEN
    told += [caplog.text, repr(remote), repr(tokens), repr(connection), repr(remote.meter()), repr(remote._wire)]
    assert CODE not in "\n".join(told)


def test_signing_in_keeps_quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.NOTSET)
    told = []
    scripted = Scripted()
    vault = MemoryVault()
    with serving(scripted):
        authority = Authority(scripted)
        keeper = Keeper(vault, "x")
        sign_in = SignIn(
            Connection(tenant=TENANT, client_id=CLIENT, login=LOGIN), keeper, transport=authority.transport
        )
        sign_in.sign_in(authority.visit)
        sign_in.token()
        sign_in.renewed(sign_in.token(), Challenge())
        troubles = [
            refusal("invalid_grant", "eyJSECRET"),
            refusal("eyJSECRET"),
            Reply(200, b'{"access_token":"SECRET'),
            Reply(500, b"SECRET"),
            Reply(200, {"access_token": 5, "refresh_token": "SECRET"}),
            Reply(200, {"access_token": "SECRET-x", "expires_in": "SECRET"}),
        ]
        for trouble in troubles:
            authority.answers = [trouble]
            try:
                sign_in.sign_in(authority.visit)
            except RemoteError as error:
                told.append(everything_of(error))
            else:
                raise AssertionError("that is no sign-in")
        vault.broken, vault.good_for = OSError("SECRET"), 0
        sign_in.sign_in(authority.visit)
        with contextlib.suppress(RemoteError):
            sign_in.sign_in_by_code(lambda _: None, should_stop=lambda: bool(authority.answers))
        told += [caplog.text, repr(sign_in), repr(keeper), str(sign_in.account())]
        sign_in.close()
    assert len(told) > len(troubles)
    assert CODE not in "\n".join(told)


def test_no_token_is_in_what_a_page_remembers(service: Scripted, time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, TOKEN)
    headers = [{"key": "MS-ContinuationToken", "value": "x"}, {"key": "Authorization", "value": "Bearer x"}]
    service.will(
        Reply(body=collection([answers.customer(1)], {"uri": "/customers?a=1", "headers": headers})),
        Reply(body=collection([])),
    )
    remote = PartnerCenter(Connection(base_url=service.base_url), EnvironmentToken())
    pages = list(remote.customers())
    remote.close()
    assert CODE not in repr(pages)
    assert "Authorization" not in pages[0].token
