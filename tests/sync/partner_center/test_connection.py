from __future__ import annotations

import pytest

from desktop.errors import DeskError
from desktop.sync.partner_center.connection import Cloud, Connection


@pytest.mark.parametrize(
    ("cloud", "root", "authority", "scope"),
    [
        (
            Cloud.PUBLIC,
            "https://api.partnercenter.microsoft.com/v1",
            "https://login.microsoftonline.com/contoso.example",
            "https://api.partnercenter.microsoft.com/user_impersonation",
        ),
        (
            Cloud.US_GOVERNMENT,
            "https://api.partnercenter.microsoft.com/v1",
            "https://login.microsoftonline.us/contoso.example",
            "https://api.partnercenter.microsoft.com/user_impersonation",
        ),
        (
            Cloud.CHINA,
            "https://partner.partnercenterapi.microsoftonline.cn/v1",
            "https://login.chinacloudapi.cn/contoso.example",
            "https://partner.partnercenterapi.microsoftonline.cn/user_impersonation",
        ),
    ],
)
def test_the_clouds(cloud: Cloud, root: str, authority: str, scope: str) -> None:
    connection = Connection(tenant="contoso.example", cloud=cloud)
    assert (connection.root, connection.authority, connection.scopes) == (root, authority, [scope])
    assert not connection.is_loopback


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8080",
        "http://127.9.9.9",
        "http://localhost:1",
        "http://LOCALHOST:1",
        "http://[::1]:8080/",
        "https://gateway.example:8443/partner",
        "https://gateway.example/partner/v1/",
    ],
)
def test_addresses_that_a_token_may_be_sent_to(url: str) -> None:
    connection = Connection(base_url=url)
    assert connection.root.endswith("/v1")
    assert "/v1/v1" not in connection.root
    assert connection.is_loopback == url.startswith("http:")


@pytest.mark.parametrize(
    "url",
    [
        "http://api.partnercenter.microsoft.com",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://127.0.0.1@evil.example",
        "http://0.0.0.0:8080",
        "http://192.168.1.5",
        "http://0x7f000001",
        "https://api.partnercenter.microsoft.com\\@evil.example",
        "https://user:secret@api.partnercenter.microsoft.com",
        "https://api.example/v1?x=y",
        "https://api.example/v1#x",
        "https://api.example /v1",
        "https://api.example\n/v1",
        "https://",
        "https://api.example:99999",
        "ftp://localhost",
        "file:///etc/passwd",
        "localhost:8080",
        "//api.example",
        "https://[::1",
    ],
)
def test_addresses_that_it_may_not(url: str) -> None:
    with pytest.raises(DeskError) as caught:
        Connection(base_url=url)
    assert caught.value.code == "bad_base_url"


@pytest.mark.parametrize("url", ["http://login.example", "http://127.0.0.1:1", "login.example"])
def test_nobody_signs_in_where_others_listen(url: str) -> None:
    with pytest.raises(DeskError) as caught:
        Connection(login=url)
    assert caught.value.code == "bad_login"
