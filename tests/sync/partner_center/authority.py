"""A sign-in service on the loopback. It believes everybody, and remembers what it was asked."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import urllib.error
import urllib.request
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx

from tests.sync.partner_center.scripted import Asked, Reply, Scripted

TENANT = "df845f1a-7b35-40a2-ba78-6481de91f8ae"
CLIENT = "23ec45a3-5127-4185-9eff-c8887839e6ab"
LOGIN = "https://login.example"


def _packed(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


class Authority:
    """Signs people in. `person` is who is at the keyboard, `answers` are given once each instead of a token."""

    def __init__(self, scripted: Scripted) -> None:
        self.scripted = scripted
        scripted.answer = self._answer
        self.person = "adminagent@trey.example"
        self.expires_in = 3600
        self.answers: list[Reply] = []
        self.visits: list[dict[str, str]] = []
        self.forms: list[dict[str, str]] = []
        self.issued: list[str] = []
        self._shown: list[tuple[int, str]] = []
        self._browsers: list[threading.Thread] = []
        self._codes: dict[str, dict[str, str]] = {}

    @property
    def transport(self) -> httpx.BaseTransport:
        """Leads what is meant for the sign-in service to this machine, over real HTTP."""
        return _Here(self.scripted.base_url)

    def visit(self, address: str) -> bool:
        """What a browser and a person do: sign in, and be sent back with a form."""
        asked = {name: found[0] for name, found in parse_qs(urlsplit(address).query).items()}
        self.visits.append(asked)
        code = f"SECRET-code-{len(self.visits)}"
        self._codes[code] = asked
        self.come_back(asked["redirect_uri"], {"code": code, "state": asked["state"]})
        return True

    def come_back(self, redirect_uri: str, form: dict[str, str], **headers: str) -> None:
        """Post a form to where the program listens, as a browser would, without waiting for it."""

        def post() -> None:
            request = urllib.request.Request(redirect_uri, urlencode(form).encode(), headers, method="POST")
            try:
                with urllib.request.urlopen(request, timeout=5) as answer:
                    self._shown.append((answer.status, answer.read().decode()))
            except urllib.error.HTTPError as error:
                with error:
                    self._shown.append((error.code, error.read().decode()))

        self._browsers.append(threading.Thread(target=post, daemon=True))
        self._browsers[-1].start()

    @property
    def shown(self) -> list[tuple[int, str]]:
        """What the browser was shown, once all of it has arrived."""
        for browser in self._browsers:
            browser.join(5)
        return self._shown

    def _answer(self, asked: Asked) -> Reply:
        if asked.path.endswith("/openid-configuration"):
            root = f"{LOGIN}/{TENANT}"
            return Reply(
                body={
                    "issuer": f"{root}/v2.0",
                    "authorization_endpoint": f"{root}/oauth2/v2.0/authorize",
                    "token_endpoint": f"{root}/oauth2/v2.0/token",
                    "device_authorization_endpoint": f"{root}/oauth2/v2.0/devicecode",
                }
            )
        form = {name: found[0] for name, found in parse_qs(asked.body.decode()).items()}
        self.forms.append(form)
        if self.answers:
            return self.answers.pop(0)
        if asked.path.endswith("/devicecode"):
            return Reply(
                body={
                    "user_code": "ABCD1234",
                    "device_code": "SECRET-device",
                    "verification_uri": "https://login.example/device",
                    "expires_in": "900",
                    "interval": "1",
                    "message": "type it",
                }
            )
        return self._token(form)

    def _token(self, form: dict[str, str]) -> Reply:
        nonce = ""
        if form["grant_type"] == "authorization_code":
            asked = self._codes[form["code"]]
            nonce = asked.get("nonce", "")
            challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest())
            assert challenge.decode().rstrip("=") == asked["code_challenge"]
            assert form["redirect_uri"] == asked["redirect_uri"]
        number = len(self.issued) + 1
        token, renewal = f"SECRET-access-{number}", f"SECRET-refresh-{number}"
        self.issued.append(token)
        person = f"oid-{self.person}"
        claims = {
            "aud": CLIENT,
            "iss": f"{LOGIN}/{TENANT}/v2.0",
            "exp": 9_999_999_999,
            "iat": 1,
            "oid": person,
            "sub": person,
            "tid": TENANT,
            "preferred_username": self.person,
            "nonce": nonce,
        }
        return Reply(
            body={
                "token_type": "Bearer",
                "scope": form.get("scope", ""),
                "expires_in": self.expires_in,
                "access_token": token,
                "refresh_token": renewal,
                "id_token": f"{_packed({'alg': 'none'})}.{_packed(claims)}.SECRET-signature",
                "client_info": _packed({"uid": person, "utid": TENANT}),
            }
        )


class _Here(httpx.BaseTransport):
    def __init__(self, base_url: str) -> None:
        self._base = httpx.URL(base_url)
        self._line = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        assert str(request.url).startswith(f"{LOGIN}/")
        request.url = request.url.copy_with(scheme="http", host=self._base.host, port=self._base.port)
        return self._line.handle_request(request)

    def close(self) -> None:
        self._line.close()


def refusal(error: str, description: str = "AADSTS: why\nTrace ID: x") -> Reply:
    """The sign-in service's way to say no."""
    return Reply(400, {"error": error, "error_description": description})
